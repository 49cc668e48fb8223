"""Pages as news sites make them, with menus, teasers, cookie boxes and comments: what is left is the article."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from pipelines.articles import read_file
from pipelines.errors import UnreadableArticle
from pipelines.sources import html

PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*.html"))
GOLD = json.loads((Path(__file__).parents[1] / "pages" / "gold.json").read_text("utf-8"))
LEAST_F1 = 0.95


def gold(page: Path) -> tuple[str, str, str]:
    """A page's date, headline, and all its words in order."""
    said = GOLD[page.stem]
    return said["published"], said["title"], "\n".join((said["title"], *said["text"]))


def f1(found: str, wanted: str) -> float:
    """Of words, each as often as it stands there."""
    left, right = (Counter(re.findall(r"\w+", text.casefold())) for text in (found, wanted))
    return 2 * (left & right).total() / (left.total() + right.total())


def test_the_text_of_thirty_pages() -> None:
    scores = {page.stem: f1(read_file(str(page)).text, gold(page)[2]) for page in PAGES}
    assert len(scores) == 30
    assert sum(scores.values()) / len(scores) >= LEAST_F1, scores
    assert min(scores.values()) > 0.9, scores


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_headline_date_and_language(page: Path) -> None:
    article = read_file(str(page))
    assert (article.published, article.title) == gold(page)[:2]
    assert article.language == page.name[:2]


def test_a_canonical_address_is_the_id() -> None:
    page = next(page for page in PAGES if page.stem == "ru-02-html5")
    article = read_file(str(page))
    assert article.id == article.url == "https://news.example.org/ru/2026-02-03/story-2"


@pytest.mark.parametrize("markup", [
    "", "просто слова", "<div>" * 100_000, "<a href=x>y</a>" * 50_000, "<p>" + "слово " * 200_000,
    "<table><tr><td>" * 5000,
])
def test_what_is_no_page_of_an_article_has_no_text(markup: str) -> None:
    assert html.page(markup) is None


def test_a_page_without_an_article_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<html><body><nav><a href='/'>Меню</a></nav></body></html>", "utf-8")
    with pytest.raises(UnreadableArticle, match="no text"):
        read_file(str(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", "iso-8859-1", "nonsense"])
def test_whatever_a_page_says_of_its_encoding(tmp_path: Path, encoding: str, declared: str) -> None:
    page = next(page for page in PAGES if page.stem == "ru-10-drupal").read_text("utf-8")
    file = tmp_path / "a.html"
    file.write_bytes(page.replace('charset="utf-8"', f'charset="{declared}"').encode(encoding, "xmlcharrefreplace"))
    assert "производители пряников" in read_file(str(file)).text
