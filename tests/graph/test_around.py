"""An entity's surroundings on the embedded store, and what a caption says of the articles behind them."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from graph.around import around
from graph.coverage import coverage
from graph.narrowing import Narrowing
from graph.schema import ArticleEvidence
from graph.store import Store
from graph.subgraph import Subgraph, node_name

PEOPLE = {"e1": "Анна Первая", "e2": "Борис Второй", "e3": "Вера Третья", "e4": "Глеб Четвёртый", "e5": "Дина Пятая"}
KEYS = {"e1": "pervaia anna", "e2": "vtoroi boris", "e3": "tretia vera", "e4": "chetverty gleb", "e5": "piataia dina"}


def article(name: str, published: str, *claims: tuple[str, str, str, dict[str, Any]]) -> ArticleEvidence:
    head = {"id": name, "title": name, "language": "ru", "published": published, "fingerprint": "1", "text": name,
            "sha256": hashlib.sha256(name.encode()).hexdigest()}
    used = sorted({end for _, a, b, _ in claims for end in (a, b)})
    people = [{"id": e, "type": "Person", "name": PEOPLE[e], "names": {"ru": PEOPLE[e]}, "aliases": [PEOPLE[e]],
               "mentions": [[0, 5]], "keys": [f"person:{KEYS[e]}", f"surname:{KEYS[e].split()[0]}"], "posts": []}
              for e in used]
    return ArticleEvidence(head, tuple(people), tuple(
        {"id": f"c{n}", "type": type_, "subject": a, "object": b, "status": "asserted", "confidence": 0.9,
         "plover": None, "sentence": "Так.", "start": 0, "end": 4, "frame": "f", "engine": "x", **more}
        for n, (type_, a, b, more) in enumerate(claims)))


@pytest.fixture
def chain(store: Store) -> Store:
    """Анна met Борис (two reports) and Вера; Борис met Глеб; Глеб is to meet Дина."""
    met = {"date": "2026-02-05"}
    store.load([
        article("one", "2026-02-06", ("MET_WITH", "e1", "e2", met), ("MET_WITH", "e1", "e3", met)),
        article("two", "2026-02-07", ("MET_WITH", "e1", "e2", met), ("MET_WITH", "e2", "e4", {"date": "2026-03-01"}),
                ("INVITED", "e4", "e5", {"status": "planned", "date": "2026-05"})),
    ])
    return store


def names(found: Subgraph) -> set[str]:
    return {node_name(n).split()[0] for n in found.nodes}


def test_steps(chain: Store) -> None:
    assert [names(around(chain, "анна первая", depth, Narrowing(), 60)[0]) for depth in (1, 2, 3)] == [
        {"Анна", "Борис", "Вера"}, {"Анна", "Борис", "Вера", "Глеб"}, {"Анна", "Борис", "Вера", "Глеб", "Дина"}]
    found, left = around(chain, "Анна Первая", 2, Narrowing(), 60)
    assert (len(found.edges), left) == (3, None)


def test_the_next_step_is_not_crowded_out(chain: Store) -> None:
    found, left = around(chain, "Анна Первая", 2, Narrowing(), 3)
    assert names(found) == {"Анна", "Борис", "Глеб"}
    assert left is not None and (left.shown, left.types) == (3, {"Person": 1})
    found, left = around(chain, "Анна Первая", 2, Narrowing(), 2)
    assert names(found) == {"Анна", "Борис"} and left is not None and left.nodes == 2


def test_filters_hold_on_the_way_and_for_the_edges(chain: Store) -> None:
    assert names(around(chain, "Глеб Четвертый", 1, Narrowing(("INVITED",)), 60)[0]) == {"Глеб", "Дина"}
    assert names(around(chain, "Глеб Четвертый", 3, Narrowing(statuses=("asserted",), since="2026-03"), 60)[0]) == {
        "Глеб", "Борис"}


def test_nobody_of_the_name(chain: Store) -> None:
    assert around(chain, "Никто", 2, Narrowing(), 60) == (Subgraph((), ()), None)


def test_caption_counts_articles_and_tells_the_period(chain: Store) -> None:
    found, _ = around(chain, "Анна Первая", 1, Narrowing(), 60)
    assert coverage(chain, found) == (
        "2 edges from 2 articles of 6–7 Feb 2026; facts dated 5 Feb 2026")
    assert coverage(chain, Subgraph(found.nodes, ())) == ""
