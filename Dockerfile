# kg as a command in a container: `docker compose run --rm kg load /articles`. It needs no right but to read articles.
FROM python:3.11-slim
WORKDIR /src
COPY pyproject.toml README.md NOTICE ./
COPY kg kg
COPY pipelines pipelines
COPY graph graph
COPY cypher cypher
COPY seeds seeds
RUN pip install --no-cache-dir '.[fast]' && rm -rf /src && useradd --create-home --uid 10001 kg
USER kg
WORKDIR /home/kg
ENV KG_HOME=/home/kg/store
ENTRYPOINT ["kg"]
CMD ["--help"]
