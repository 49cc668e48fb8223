"""Archives: rows as articles, columns by their names, and what breaks off."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipelines.articles import count, read, read_document
from pipelines.errors import ArticleError, IncompleteSource
from pipelines.sources import archives
from pipelines.sources.files import Files
from pipelines.types import Article

TEXT = "Губернатор Тюменской области принял посла Узбекистана и обсудил с ним поставки труб на стройки Ташкента."
ROWS: list[dict[str, Any]] = [
    {"Link": "https://News.example.org/1?utm_source=rss", "headline": "Трубы для Ташкента", "body": TEXT,
     "date": "2026-02-05T10:00:00+03:00", "lang": "ru-RU"},
    {"Link": None, "headline": "Снова о трубах", "body": f"<p>{TEXT}</p><p>{TEXT} Снова.</p>",
     "date": "5 февраля 2026"},
]


def packed(path: Path, content: bytes) -> Path:
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def jsonl(path: Path, rows: list[Any]) -> Path:
    return packed(path, "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode() + b"\n")


def table(path: Path, rows: list[dict[str, Any]], delimiter: str = ",") -> Path:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, names, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return packed(path, path.read_bytes())


def found(path: Path, columns: Mapping[str, str] | None = None) -> list[Article | ArticleError]:
    return list(map(read_document, Files([str(path)], columns).read()))


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.csv.gz", "b.csv", "t.csv"])
def test_rows_are_articles(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    delimiter = {"b": ";", "t": "\t"}.get(name[0], ",")
    archive = jsonl(path, ROWS) if "jsonl" in name else table(path, ROWS, delimiter)
    first, second = found(archive)
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.id == first.url == "https://news.example.org/1"
    assert (first.title, first.published, first.language) == ("Трубы для Ташкента", "2026-02-05", "ru")
    assert first.text == f"Трубы для Ташкента\n{TEXT}"
    assert (second.id, second.path, second.published) == (f"{archive}#2", str(archive), "2026-02-05")
    assert second.text.count(TEXT) == 2 and "<" not in second.text
    assert count([str(archive)]) == 2


def test_columns_of_ones_own(tmp_path: Path) -> None:
    rows = [{"text": "не то", "inhalt": TEXT, "wann": "2026-02-05"}]
    (article,) = found(jsonl(tmp_path / "a.jsonl", rows), {"text": "inhalt", "published": "wann"})
    assert isinstance(article, Article)
    assert (article.text, article.published) == (TEXT, "2026-02-05")


@pytest.mark.parametrize(("rows", "says"), [
    ([{"text": ""}, ROWS[0]], "empty"), ([["a"], ROWS[0]], "JSON object"), ([17, ROWS[0]], "JSON object"),
    ([ROWS[0], {"headline": "Без текста"}], "no column 'text'"), ([{"text": {"a": 1}}, ROWS[0]], "empty"),
])
def test_a_bad_row_stops_nothing(tmp_path: Path, rows: list[Any], says: str) -> None:
    kinds = found(jsonl(tmp_path / "a.jsonl", rows))
    (error,) = (each for each in kinds if isinstance(each, ArticleError))
    assert says in error.reason and "#" in error.path and not isinstance(error, IncompleteSource)
    assert sum(isinstance(each, Article) for each in kinds) == 1


def test_an_archive_without_texts_is_refused_once(tmp_path: Path) -> None:
    (error,) = found(jsonl(tmp_path / "a.jsonl", [{"x": "1", "y": "2"}] * 100))
    assert isinstance(error, IncompleteSource)
    assert "it has x, y" in error.reason and "kg.toml" in error.reason


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
def test_a_cut_archive_is_read_as_far_as_it_goes_and_told(tmp_path: Path, name: str) -> None:
    rows = [{"id": str(n), "text": f"{TEXT} {n * 7919 % 10007}"} for n in range(3000)]
    path = jsonl(tmp_path / name, rows) if "jsonl" in name else table(tmp_path / name, rows)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    kinds = list(archives.read(str(path), {}))
    assert isinstance(kinds[-1], IncompleteSource) and "to its end" in kinds[-1].reason
    assert len(kinds) > 100
    assert not any(isinstance(each, ArticleError) for each in kinds[:-1])


def test_what_is_not_utf8_or_one_endless_line(tmp_path: Path) -> None:
    (error,) = found(packed(tmp_path / "a.csv", f"text\n{TEXT}\n".encode("cp1251")))
    assert isinstance(error, IncompleteSource) and "UTF-8" in error.reason
    (error,) = found(packed(tmp_path / "b.jsonl", b"[" + b"1," * 2_000_000))
    assert isinstance(error, IncompleteSource) and "JSON Lines" in error.reason


def test_archives_lie_in_folders_and_dumps_are_none(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", ROWS)
    jsonl(tmp_path / "b.kg.jsonl", ROWS)
    (tmp_path / "c.html").write_text(f"<html><body><h1>Трубы</h1><p>{TEXT} {TEXT} {TEXT}</p></body></html>", "utf-8")
    (tmp_path / "c_files").mkdir()
    (tmp_path / "c_files" / "frame.html").write_text("<p>Реклама", "utf-8")
    kinds = list(read([str(tmp_path)]))
    assert [str(each.path).rpartition("/")[2] for each in kinds] == ["a.jsonl", "a.jsonl", "c.html"]
