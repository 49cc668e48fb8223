"""Files and folders → articles or the reason why not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pipelines.articles import language_of, read
from pipelines.errors import ArticleError, SourceError, UnreadableArticle
from pipelines.sources.files import MAX_BYTES
from pipelines.types import Article

GOLD = Path(__file__).parents[1] / "gold"
SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Губернатор Тюменской области принял в понедельник посла Узбекистана и обсудил с ним поставки труб."
ENGLISH = "The governor of the Tyumen Region received the ambassador of Uzbekistan on Monday to discuss pipes."


def one(path: Path | str) -> Article:
    (article,) = read([str(path)])
    assert isinstance(article, Article), article
    return article


def refused(path: Path | str) -> str:
    (error,) = read([str(path)])
    assert isinstance(error, UnreadableArticle), error
    assert error.path == str(path)
    return error.reason


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- front matter ------------------------------------------------------------------------------------------------

def test_date_header(tmp_path: Path) -> None:
    article = one(written(tmp_path / "a.txt", f" date 2026-02-05 {TEXT}"))
    assert (article.published, article.title, article.text) == ("2026-02-05", None, TEXT)
    assert article.to_file(0) == len(" date 2026-02-05 ")
    assert article.id == article.path == str(tmp_path / "a.txt")


def test_date_header_wins_over_the_time_line(tmp_path: Path) -> None:
    page = f" date 2026-02-05 Тюмень и Ташкент сверили планы\n12.03.2025 10:00\n{TEXT}"
    article = one(written(tmp_path / "a.txt", page))
    assert (article.published, article.title) == ("2026-02-05", "Тюмень и Ташкент сверили планы")


def test_fenced_front_matter(tmp_path: Path) -> None:
    front = 'id: a-17\ntitle: "Планы: сверены"\ndate: 2025-03-04T10:00:00+05:00\ntags: [x]'
    page = f"---\n{front}\n---\n\n# Планы: сверены\n\n{TEXT}\n"
    article = one(written(tmp_path / "a.md", page))
    assert (article.id, article.url) == ("a-17", None)
    assert (article.title, article.published) == ("Планы: сверены", "2025-03-04")
    assert article.text == f"Планы: сверены\n{TEXT}"
    assert page[article.to_file(0):].startswith("Планы: сверены\"")


def test_url_is_the_id(tmp_path: Path) -> None:
    front = "url: https://example.org/1\r\nid: a-17\r\ndate: March 3, 2025\r\nlanguage: en"
    page = f"---\r\n{front}\r\n---\r\n{ENGLISH}\r\n"
    article = one(written(tmp_path / "a.md", page))
    assert article.id == article.url == "https://example.org/1"
    assert (article.published, article.language, article.text) == ("2025-03-03", "en", ENGLISH)


@pytest.mark.parametrize("page", [f"---\n{TEXT}\nid: 7\n", f" date 2026-02-35 {TEXT}", f"date of birth: {TEXT}"])
def test_what_is_no_front_matter(tmp_path: Path, page: str) -> None:
    article = one(written(tmp_path / "a.txt", page))
    assert article.id == str(tmp_path / "a.txt")
    assert article.published is None
    assert TEXT in article.text


def test_byte_order_mark_and_line_ends(tmp_path: Path) -> None:
    page = f"\ufeffТюмень и Ташкент сверили планы\r\n\r\n{TEXT}\r\n"
    article = one(written(tmp_path / "a.txt", page))
    assert article.text == f"Тюмень и Ташкент сверили планы\n{TEXT}"
    assert [page[article.to_file(i)] for i in range(len(article.text)) if article.text[i] != "\n"] == [
        char for char in article.text if char != "\n"]


# --- what can't be read ------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("content", "says"), [
    (b"", "empty"), (b" \n\t\r\n", "empty"), (b"\xef\xbb\xbf \n", "no text"),
    ("Меню\n\n12.03.2025\n".encode(), "no text"),
    (TEXT.encode() + b"\x00", "binary"), (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    (TEXT.encode("cp1251"), "iconv -f cp1251 -t utf-8"), (TEXT.encode("koi8-r"), "iconv -f koi8-r -t utf-8"),
    (TEXT.encode("utf-16"), "iconv -f utf-16 -t utf-8"), (ENGLISH.encode() + b" caf\xe9", "byte 104"),
])
def test_bad_content(tmp_path: Path, content: bytes, says: str) -> None:
    assert says in refused(written(tmp_path / "a.txt", content))


def test_too_big(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: takes no room, and would be told as binary if it were read
    assert "50 MB" in refused(path)
    assert MAX_BYTES == 2_000_000


def test_no_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a b.txt", TEXT)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything
        def denied(_: Path) -> bytes:
            raise PermissionError(13, "Permission denied")
        monkeypatch.setattr(Path, "read_bytes", denied)
    assert f"chmod u+r '{path}'" in refused(path)


def test_broken_link_pipe_and_other_kinds(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert "link to a file that isn't there" in refused(link)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "regular file" in refused(pipe)
    assert ".txt, .md, .html" in refused(written(tmp_path / "a.docx", TEXT))


# --- sources -----------------------------------------------------------------------------------------------------

def test_order_and_folders(tmp_path: Path) -> None:
    for name in ("z.txt", "in/b.md", "in/a/c.txt", "in/A.TXT", "in/picture.png", "in/.hidden.txt", "in/.git/x.txt"):
        written(tmp_path / name, f"{TEXT} {name}.")
    written(tmp_path / "in" / "bad.txt", b"")
    found = list(read([str(tmp_path / "z.txt"), str(tmp_path / "in"), str(tmp_path / "in" / "b.md")]))
    names = [str(Path(str(each.path)).relative_to(tmp_path)) for each in found]
    assert names == ["z.txt", "in/A.TXT", "in/a/c.txt", "in/b.md", "in/bad.txt"]
    assert [isinstance(each, ArticleError) for each in found] == [False, False, False, False, True]


def test_missing_path_stops_before_the_first_article(tmp_path: Path) -> None:
    good = written(tmp_path / "a.txt", TEXT)
    with pytest.raises(SourceError, match=r"nowhere: no such file or folder; check the path"):
        read([str(good), str(tmp_path / "nowhere")])


def test_folder_without_articles(tmp_path: Path) -> None:
    written(tmp_path / "in" / "a.png", b"x")
    with pytest.raises(SourceError, match=r"no articles in this folder"):
        read([str(tmp_path / "in")])


def test_nothing_to_read() -> None:
    assert list(read([])) == []


def test_same_text_same_hash(tmp_path: Path) -> None:
    first, second = one(written(tmp_path / "a.txt", TEXT)), one(written(tmp_path / "b.txt", f"\n\n{TEXT}\n"))
    assert first.sha256 == second.sha256
    assert first.id != second.id


# --- languages ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("text", "language"), [
    (TEXT, "ru"), (ENGLISH, "en"), ("Завод продал «Ostrava Steel» трубы на 5 млн.", "ru"),
    ("Президент України зустрівся з міністрами та обговорив її пропозиції щодо торгівлі.", "uk"),
    ("Прэм'ер-міністр сустрэўся з паслом, ён абмеркаваў супрацоўніцтва ў прамысловасці.", "be"),
    ("Қазақстан үкіметі мен Өзбекстан елшісі сауда айналымын ұлғайту туралы келісті.", "kk"),
    ("Председник владе је разговарао са амбасадором о сарадњи у области енергетике и њеном развоју.", "sr"),
    ("Der Ministerpräsident traf am Montag den Botschafter und sprach mit ihm über den Handel.", "und"),
    ("El presidente se reunió con el embajador para hablar sobre el comercio entre los dos países.", "und"),
    ("国务院总理会见了白俄罗斯总理", "und"), ("2025", "und"), ("", "und"),
])
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


# --- real pages --------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("path", sorted(GOLD.glob("*.txt")), ids=lambda path: path.stem)
def test_gold(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = one(path)
    assert (article.language, article.published, article.title) == (gold["language"], gold["published"], gold["title"])
    text = " ".join(article.text.split())
    assert [each["evidence"] for each in gold["relations"] if " ".join(each["evidence"].split()) not in text] == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_seeds(language: str) -> None:
    articles = list(read([str(SEEDS / language)]))
    assert len(articles) == 5
    for article in articles:
        assert isinstance(article, Article), article
        assert article.language == language
        # One is told without its headline, one without the year.
        assert (article.title is None) == (article.path or "").endswith("en/04-vologda-belarus.txt")
        assert (article.published is None) == (article.path or "").endswith("02-perm-belarus.txt")
