"""Every relation's own examples, read by the real engine, mentions and coreference."""

from __future__ import annotations

import pytest

from pipelines import frames
from pipelines.engines import english, natasha
from pipelines.extract import resolve
from pipelines.matcher import Example, Relation
from pipelines.relations import RELATIONS
from pipelines.types import Article, Claim, LocalEntity, Segment

ENDS = ("place", "to", "accredited_to")
ENGINES = {"ru": natasha, "en": english}
CASES = [
    pytest.param(language, r, e, id=f"{r.type}: {e.text[:60]}")
    for r in RELATIONS
    for language, examples in r.examples.items()
    for e in examples
]


def claims(language: str, text: str, published: str | None) -> tuple[dict[str, LocalEntity], tuple[Claim, ...]]:
    article = Article("example", None, None, None, language, published, "", text, (Segment(0, 0, len(text)),))
    resolution = resolve(ENGINES[language].load()(article), article)
    return {e.id: e for e in resolution.entities}, frames.find(resolution, ENGINES[language].NAME)


def names(entity: LocalEntity) -> set[str]:
    return {entity.name, *entity.aliases, *(name for _, name in entity.names)}


def states(claim: Claim, expected: tuple[object, ...], entities: dict[str, LocalEntity], symmetric: bool) -> bool:
    subject, object_, status, qualifiers = expected
    ends = [(claim.subject, claim.object), *([(claim.object, claim.subject)] if symmetric else [])]
    if claim.status != status or not any(
        subject in names(entities[a]) and object_ in names(entities[b]) for a, b in ends
    ):
        return False
    assert isinstance(qualifiers, dict)
    for name, value in qualifiers.items():
        found = getattr(claim.qualifiers, name)
        if name in ENDS:
            if found is None or value not in names(entities[found]):
                return False
        elif isinstance(found, tuple):
            if list(found) != list(value):
                return False
        elif found != (pytest.approx(value) if isinstance(value, float) else value):
            return False
    return True


@pytest.mark.parametrize(("language", "relation", "example"), CASES)
def test_examples(language: str, relation: Relation, example: Example) -> None:
    """Each expected claim is made, and no claim of the type that isn't expected."""
    entities, found = claims(language, example.text, example.published)
    mine = [c for c in found if c.type == relation.type]
    shown = [(entities[c.subject].name, entities[c.object].name, c.status, c.qualifiers) for c in mine]
    for expected in example.claims:
        assert any(states(c, expected, entities, relation.symmetric) for c in mine), (expected, shown)
    for claim, words in zip(mine, shown, strict=True):
        bare = [(s, o, status, {}) for s, o, status, _ in example.claims]
        assert any(states(claim, e, entities, relation.symmetric) for e in bare), words


def test_every_relation_has_examples_of_what_it_states() -> None:
    for relation in RELATIONS:
        for language, examples in relation.examples.items():
            assert any(e.claims for e in examples), (relation.type, language)


def test_relations_are_listed_once() -> None:
    types = [r.type for r in RELATIONS]
    assert len(types) == len(set(types))
