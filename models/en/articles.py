"""The training articles: their cleaned text and what they name, as `data/articles.jsonl` keeps them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sentences

from pipelines.articles import read_file
from pipelines.engines.english import sentences as split

DATA = Path(__file__).with_name("data") / "articles.jsonl"


@dataclass(frozen=True, slots=True)
class TrainingArticle:
    """An article's cleaned text and its entities, each a type and the names it has in the text."""

    id: str
    text: str
    entities: tuple[tuple[str, tuple[str, ...]], ...]


def load() -> list[TrainingArticle]:
    """The articles of the data file, in its order."""
    rows = (json.loads(line) for line in DATA.read_text("utf-8").splitlines())
    return [
        TrainingArticle(row["id"], row["text"], tuple((kind, tuple(names)) for kind, names in row["entities"]))
        for row in rows
    ]


def marked_sentences(article: TrainingArticle) -> Iterator[sentences.Marked]:
    """The article's sentences with their names marked."""
    whole = sentences.mark(article.text, article.entities)
    for start, end in split(article.text):
        inside = tuple((s - start, e - start, kind) for s, e, kind in whole.names if start <= s and e <= end)
        yield sentences.Marked(article.text[start:end], inside)


def collect(folder: Path) -> None:
    """Write the data file anew from a folder of annotated articles, `NAME.txt` with `NAME.json` beside it."""
    lines = []
    for path in sorted(folder.glob("en-*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
        text = read_file(str(path)).text
        named = ([entity["type"], [name for name in entity["names"] if name in text]] for entity in gold["entities"])
        row = {"id": path.stem, "text": text, "entities": [entity for entity in named if entity[1]]}
        lines.append(json.dumps(row, ensure_ascii=False))
    DATA.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    collect(Path(sys.argv[1]))
