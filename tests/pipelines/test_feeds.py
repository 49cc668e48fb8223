"""Feeds and pages from a real server: what is read, what is asked for again, and how a server may misbehave."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from pipelines.articles import read_document
from pipelines.errors import ArticleError, IncompleteSource
from pipelines.sources import Document, Same, Validators, web
from pipelines.sources.feeds import FEED, Feeds
from pipelines.sources.urls import canonical, chosen, shown
from pipelines.types import Article

TEXT = "Губернатор Тюменской области принял посла Узбекистана и обсудил с ним поставки труб на стройки Ташкента."
MORE = "Стороны договорились встретиться снова весной и подписать соглашение о сотрудничестве на три года вперёд."
FAST = web.Web(delay=0, whole=1)


@pytest.fixture
def site(news_site: Any) -> Any:
    news_site.publish("/1", "Трубы для Ташкента", TEXT, MORE)
    news_site.publish("/2", "Снова о трубах", MORE, TEXT)
    return news_site


def feeds(site: Any, how: web.Web = FAST, follow: bool = True) -> Feeds:
    return Feeds([f"{site.url}/feed"], how=how, follow=follow)


def failures(found: list[Any]) -> dict[str, str]:
    return {each.path.rpartition("/")[2]: each.reason for each in found if isinstance(each, ArticleError)}


def test_a_feed_s_pages_are_articles(site: Any) -> None:
    articles = [read_document(each) for each in feeds(site).read()]
    assert [article.id for article in articles if isinstance(article, Article)] == [f"{site.url}/2", f"{site.url}/1"]
    second = articles[1]
    assert isinstance(second, Article)
    assert (second.title, second.published, second.language) == ("Трубы для Ташкента", "2026-02-05", "ru")
    assert second.text == f"Трубы для Ташкента\n{TEXT}\n{MORE}"
    assert (second.path, second.url) == (None, second.id)


def test_the_text_of_the_feed_itself(site: Any) -> None:
    item = f"<item><title>Трубы</title><link>{site.url}/7</link><description>{TEXT}</description></item>"
    site.answers["/feed"].body = site.answers["/feed"].body.replace(b"</channel>", item.encode() + b"</channel>")
    found = list(feeds(site, follow=False).read())
    assert isinstance(found[-1], Document)
    assert read_document(found[-1]).text == f"Трубы\n{TEXT}"  # type: ignore[union-attr]
    assert all("follow" in reason for reason in failures(found).values()) and len(failures(found)) == 2
    assert [path for path, _ in site.asked] == ["/robots.txt", "/feed"]


def test_what_is_as_it_was_is_not_sent_again(site: Any) -> None:
    source = feeds(site)
    first = {each.place: each.validators for each in source.read() if isinstance(each, Document)}
    lists = source.remember()
    assert set(lists) == {f"{FEED}{site.url}/feed"}
    site.publish("/1", "Трубы для Ташкента", TEXT, TEXT)
    site.asked.clear()
    again = list(source.read(lambda place: first.get(place)))
    assert [type(each) for each in again] == [Same, Document]
    assert site.asked == [("/robots.txt", 404), ("/feed", 200), ("/2", 304), ("/1", 200)]
    assert list(source.read(lambda place: {**first, **lists}.get(place))) == [Same(f"{FEED}{site.url}/feed")]


@pytest.mark.parametrize(("fault", "says"), [
    ("500", "status 500"), ("404", "isn't there"), ("410", "isn't there"), ("403", "refuses"), ("429", "left alone"),
    ("truncated gzip", "cut off"), ("cut", "broke off"), ("slow", "not all there"), ("empty", "empty"),
    ("loop", "redirects"), ("304", "wasn't asked"), ("elsewhere", "http and https only"),
    ("not html", "no page (application/pdf)"),
])
def test_a_page_that_misbehaves_is_told_and_stops_nothing(site: Any, fault: str, says: str) -> None:
    site.fault("/2", fault)
    found = list(feeds(site).read())
    assert says in failures(found)["2"]
    assert sum(isinstance(each, Document) for each in found) == 1


@pytest.mark.parametrize("fault", ["500", "404", "truncated gzip", "cut", "slow", "empty", "loop", "not html"])
def test_a_feed_that_misbehaves_is_an_incomplete_source(site: Any, fault: str) -> None:
    site.fault("/feed", fault)
    source = feeds(site)
    (error,) = source.read()
    assert isinstance(error, IncompleteSource)
    assert source.remember() == {}


def test_a_broken_feed_is_read_as_far_as_it_goes(site: Any) -> None:
    body = site.answers["/feed"].body
    site.answers["/feed"].body = body[: body.rindex(b"<item>") + 10]
    *found, error = feeds(site).read()
    assert isinstance(error, IncompleteSource) and "well-formed" in error.reason
    assert [each.place for each in found] == [f"{site.url}/2"]


@pytest.mark.parametrize(("encoding", "charset", "said"), [
    ("cp1251", "windows-1251", "utf-8"), ("cp1251", "utf-8", "utf-8"), ("utf-8", "windows-1251", "iso-8859-1"),
    ("koi8-r", "utf-8", "windows-1251"),
])
def test_a_wrong_charset(site: Any, encoding: str, charset: str, said: str) -> None:
    site.publish("/1", "Трубы для Ташкента", TEXT, MORE, encoding=encoding, charset=charset, said=said)
    found = read_document(list(feeds(site).read())[1])
    assert isinstance(found, Article) and found.text.endswith(f"{TEXT}\n{MORE}")


def test_a_feed_in_another_encoding_than_it_says(site: Any) -> None:
    text = site.answers["/feed"].body.decode().replace('version="1.0"?', 'version="1.0" encoding="utf-8"?')
    site.answers["/feed"].body = text.encode("cp1251")
    assert sum(isinstance(each, Document) for each in feeds(site).read()) == 2


def test_packed_answers_and_redirects(site: Any) -> None:
    site.fault("/1", "gzip")
    site.answer("/2", status=301, Location="/new/2")
    site.answer("/new/2", site.answers["/1"].body)
    found = [each for each in feeds(site).read() if isinstance(each, Document)]
    assert [(each.place, each.url) for each in found] == [
        (f"{site.url}/2", f"{site.url}/new/2"), (f"{site.url}/1", f"{site.url}/1")]


def test_a_page_too_big(site: Any) -> None:
    site.answers["/1"].body = b"<p>" + b"a " * 3_000_000
    site.answers["/2"].body = b"<p>" + b"a" * 60_000_000
    site.fault("/2", "gzip")
    assert all("5 MB" in reason for reason in failures(list(feeds(site).read())).values())


def test_robots_are_heeded(site: Any) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /1\nCrawl-delay: 7\n", "text/plain")
    slept: list[float] = []
    with web.Fetcher(FAST, (site.url,), slept.append) as fetcher:
        with pytest.raises(web.FetchError, match=r"robots\.txt forbids"):
            fetcher.get(f"{site.url}/1")
        assert fetcher.get(f"{site.url}/2") is not None
        assert fetcher.get(f"{site.url}/feed") is not None
    assert [round(seconds) for seconds in slept] == [7, 7]
    assert "/1" not in [path for path, _ in site.asked]
    with web.Fetcher(web.Web(delay=0, robots=False), (site.url,)) as fetcher:
        assert fetcher.get(f"{site.url}/1") is not None


def test_a_site_whose_robots_cannot_be_read_is_left_alone(site: Any) -> None:
    site.answer("/robots.txt", status=503)
    (error,) = feeds(site).read()
    assert isinstance(error, IncompleteSource) and "robots.txt" in error.reason


def test_a_pause_between_two_requests(site: Any) -> None:
    slept: list[float] = []
    with web.Fetcher(web.Web(delay=2, robots=False), (site.url,), slept.append) as fetcher:
        for path in ("/1", "/2", "/feed"):
            fetcher.get(site.url + path)
    assert len(slept) == 2 and all(1.5 < seconds <= 2 for seconds in slept)


def test_a_host_that_gives_no_answer_is_left_alone(site: Any) -> None:
    for number in range(3, 9):
        site.publish(f"/{number}", "Трубы", TEXT)
        site.fault(f"/{number}", "500")
    reasons = failures(list(feeds(site).read()))
    assert sum("left alone until the next run" in reason for reason in reasons.values()) == 5
    assert sum(status == 500 for _, status in site.asked) == web.PATIENCE


def test_a_private_network_is_not_entered(site: Any) -> None:
    with web.Fetcher(FAST, ("https://news.example.org/feed",)) as fetcher, \
            pytest.raises(web.FetchError, match="private network"):
        fetcher.get(f"{site.url}/1")
    assert site.asked == []


def test_no_log_in_and_no_key_is_shown(site: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "pipelines")
    host = site.url.removeprefix("http://")
    source = Feeds([f"http://editor:hunter2@{host}/none?token=hunter2&page=1"], how=FAST)
    (error,) = source.read()
    assert isinstance(error, IncompleteSource)
    told = f"{error} {source.remember()} {caplog.text}"
    assert "hunter2" not in told and "page=1" in told


def test_what_is_no_feed_nor_there() -> None:
    (error,) = Feeds(["http://127.0.0.1:9/feed"], how=FAST).read()
    assert isinstance(error, IncompleteSource) and "can't be reached" in error.reason


# --- addresses -------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("url", "name"), [
    ("HTTPS://News.Example.org:443/a?utm_source=rss&id=5#top", "https://news.example.org/a?id=5"),
    ("https://user:pw@example.org/a", "https://example.org/a"), ("urn:x:1", "urn:x:1"), ("http://[bad", "http://[bad"),
])
def test_what_an_article_is_called(url: str, name: str) -> None:
    assert canonical(url) == name


@pytest.mark.parametrize(("own", "name"), [
    ("https://www.example.org/real", "https://www.example.org/real"), ("https://other.org/real", "https://example.org/a"),
    ("https://example.org/", "https://example.org/a"), (None, "https://example.org/a"), ("/x", "https://example.org/a"),
])
def test_a_page_s_own_word_counts_within_its_site(own: str | None, name: str) -> None:
    assert chosen(own, "https://example.org/a") == name


@pytest.mark.parametrize(("url", "told"), [
    ("https://u:p@example.org/a?b=1", "https://example.org/a?b=1"),
    ("https://example.org/a?api_key=x&b=1", "https://example.org/a?api_key=…&b=1"),
    ("http://[", "an address that can't be read"),
])
def test_what_is_shown(url: str, told: str) -> None:
    assert shown(url) == told


def test_validators_are_as_a_server_says_them(site: Any) -> None:
    (first, *_) = [each for each in feeds(site).read() if isinstance(each, Document)]
    assert first.validators is not None and first.validators != Validators()
