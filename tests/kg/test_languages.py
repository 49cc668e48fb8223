"""Articles of both languages in one graph: a person is one node however an article spells him, and so is a place."""

from __future__ import annotations

from pathlib import Path

from graph import queries
from graph.store import Store
from kg.load import load

SEEDS = Path(__file__).parents[2] / "seeds"
BOTH = """
MATCH (e:Entity)<-[:REFERS_TO]-(l:LocalEntity)<-[:MENTIONS]-(a:Article)
WHERE e.type IN ['Person', 'Region']
WITH e, collect(DISTINCT a.language) AS languages
RETURN e.type AS type, e.name_en AS name, size(languages) AS languages
"""


def test_people_of_both_languages_are_one_node(store: Store) -> None:
    load(store, [str(SEEDS)])
    rows = store.read(BOTH, {}).rows
    people = {name: languages for type_, name, languages in rows if type_ == "Person"}
    # Each article stands in Russian and in English: whom only one of them knows was told apart wrongly.
    assert len(people) >= 12
    assert {name for name, languages in people.items() if languages < 2} == set()
    assert ["Region", "Perm Krai", 2] in [list(row) for row in rows]
    assert queries.run(store, queries.get("duplicates"), {}).rows == ()
