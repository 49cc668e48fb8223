"""Who works together: the sides of a clause, of the talks around it, and of the whole article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, product

from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru import partnership as words
from pipelines.matcher import Draft
from pipelines.relations import met_with, sides
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Qualifiers, Status

PARTNERS = PLACES | BODIES
REACH = 5  # sentences back in which talks are still what the text is about
MAX_SIDES = 4

Pairs = list[tuple[str, str]]


def sided(scene: Scene, ids: Iterable[str]) -> list[str]:
    """The places and bodies that entities stand for, people by their posts."""
    return [side for id_ in ids for side in sides.represented(scene, id_) if scene.type_of(side) in PARTNERS]


def main_sides(scene: Scene) -> list[str]:
    """The states and regions that an article is about, the most mentioned first, none within another."""
    found: list[str] = []
    entities = [e for e in scene.resolution.entities if e.type in {"Country", "Region"} and "place:RU" not in e.keys]
    for entity in sorted(entities, key=lambda e: (-len(e.mentions), e.mentions[0][0] if e.mentions else 0)):
        if not scene.akin(entity.id, found):
            found.append(entity.id)
    return found


@lru_cache(maxsize=1)
def _talks(scene: Scene) -> tuple[Draft, ...]:
    return tuple(sorted(met_with.read(scene), key=lambda d: d.token.i))


def talking(scene: Scene, token: Token) -> Pairs:
    """The two sides whose talks the text tells of around a token: in its sentence, else in those just before."""
    since = token.sent
    for _ in range(REACH):
        if since.start > 0:
            since = token.doc[since.start - 1].sent
    near = [d for d in _talks(scene) if since.start <= d.token.i < token.sent.end]
    for draft in sorted(near, key=lambda d: (d.status != "asserted", d.token.i > token.i, abs(d.token.i - token.i))):
        ours, theirs = (sided(scene, (id_,)) for id_ in (draft.subject, draft.object))
        if ours and theirs and ours[0] != theirs[0] and not scene.akin(ours[0], theirs[:1]):
            return [(ours[0], theirs[0])]
    return []


def acting(
    scene: Scene, verb: Token, start: int, stop: int, cases: frozenset[str] = frozenset()
) -> tuple[list[str], list[str]]:
    """The sides that do something and those with whom, or in one of the cases to whom, by the phrases of a clause."""
    doers: list[str] = []
    partners: list[str] = []
    fronted: list[str] = []  # nominatives before the verb that the tagger takes for accusatives: "Регионы запустят …"
    for unit in sides.units(scene, start, stop):
        if unit.preposition == "с" and (
            unit.case in {"Ins", ""} or scene.doc[unit.end - 1].text.endswith(sides.UNDECLINED)
        ):
            partners.extend(sided(scene, unit.ids))
        elif not unit.preposition and unit.case in {"Nom", ""}:
            doers.extend(sided(scene, unit.ids))
        elif not unit.preposition and unit.case in cases:
            partners.extend(sided(scene, unit.ids))
        elif not unit.preposition and unit.case == "Acc" and unit.end <= verb.i:
            fronted.extend(i for i in unit.ids if scene.type_of(i) in PARTNERS)
    if any(t.lemma_ in words.SIDES for t in scene.tokens[start:stop]):  # those whose talks it is, if known
        both = talking(scene, verb)
        if both:
            return list(both[0]), []
    doers = doers or fronted
    if not doers and any(t.lemma_ in words.IMPERSONAL for t in scene.tokens[start:stop]):  # «области предстоит …»
        given = (u for u in sides.units(scene, start, verb.i) if u.case == "Dat" and not u.preposition)
        doers = [e for u in given for e in sided(scene, u.ids)]
    if not doers:
        doers = [id_ for t in sides.subjects(scene, verb) for id_ in sided(scene, sides.everyone(scene, t))]
    doers = list(dict.fromkeys(doers))
    if (
        doers
        and not partners
        and any(t.lemma_ == "они" and syntax.preposition(t) == "с" for t in scene.tokens[start:stop])
    ):
        partners = _others(scene, start, doers)
    return doers, [p for p in dict.fromkeys(partners) if p not in doers]


def _others(scene: Scene, start: int, doers: list[str]) -> list[str]:
    """Whom "с ними" means: the last other side named, in this sentence or the one before it."""
    first = scene.doc[start].sent.start
    since = scene.doc[first - 1].sent.start if first else 0
    for mention in reversed(scene.resolution.mentions):
        if since <= mention.head < start:
            found = scene.of_types(scene.resolution.at(mention.head), PARTNERS)
            if found and found[0] not in doers and not scene.akin(found[0], doers):
                return [found[0]]
    return []


def pairs(scene: Scene, doers: list[str], partners: list[str]) -> Pairs:
    """Each side with each of the other's; without others, the doers with one another."""
    if doers and partners:
        return list(product(doers[:MAX_SIDES], partners[:MAX_SIDES]))
    apart = [d for n, d in enumerate(doers) if not scene.akin(d, doers[:n])]
    return list(combinations(apart[:MAX_SIDES], 2)) if len(apart) > 1 else []


def peopled(scene: Scene, start: int, stop: int) -> bool:
    """Whether people act in a stretch: what they do together isn't always what their places do."""
    return any(
        scene.type_of(id_) == "Person"
        for u in sides.units(scene, start, stop)
        if u.preposition in {"", "с"} and u.case in {"Nom", "Ins", ""}
        for id_ in u.ids
    )


def drafts(
    scene: Scene, found: Pairs, token: Token, frame: str, areas: tuple[str, ...], said: Status
) -> Iterator[Draft]:
    """The pairs as claims, but for a place and what lies within it."""
    for a, b in dict.fromkeys(found):
        if a != b and not scene.akin(a, [b]):
            yield Draft(a, b, said, token, frame, Qualifiers(areas=areas))
