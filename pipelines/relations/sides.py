"""Who acts together in a clause: from phrases to the places, bodies and people that they stand for, and lists of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines import syntax
from pipelines.mentions.phrases import case_of, number_of
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES

SIDES = PLACES | BODIES
EVERYONE = SIDES | {"Person"}
# Plural nouns that mean the two named last, by what they may be.
PAIRS: dict[str, frozenset[str]] = {
    "регион": frozenset({"Region"}), "область": frozenset({"Region"}), "край": frozenset({"Region"}), "республика": frozenset({"Country", "Region"}),
    "страна": frozenset({"Country"}), "государство": frozenset({"Country"}), "город": frozenset({"City"}), "муниципалитет": frozenset({"City"}),
    "вуз": frozenset({"Organization"}), "университет": frozenset({"Organization"}), "палата": frozenset({"Organization"}),
    "компания": frozenset({"Company"}), "предприятие": frozenset({"Company"}), "завод": frozenset({"Company"}),
    "ведомство": frozenset({"GovernmentBody"}), "министерство": frozenset({"GovernmentBody"}),
}
HEADS = frozenset({"глава", "губернатор", "мэр", "министр", "руководитель", "президент", "премьер"})
NAMING = frozenset({"appos", "flat", "flat:name", "nmod", "nsubj"})
# Where a list or a clause ends.
STOPS = frozenset({";", "(", "—", "–", ":", "."})


def sides(scene: Scene, token: Token) -> tuple[str, ...]:
    """The places and bodies that a phrase stands for; a person stands for the place or body of the post."""
    found = [side for id_ in everyone(scene, token) for side in represented(scene, id_) if scene.type_of(side) in SIDES]
    return tuple(dict.fromkeys(found))


def everyone(scene: Scene, token: Token) -> tuple[str, ...]:
    """The entities that a phrase stands for, people as themselves; of "регионы" the two named last."""
    found = scene.ids(token, EVERYONE)
    if found:
        return found
    for child in token.children:
        if child.dep_ in NAMING and (child.dep_ != "nmod" or case_of(child) in {"", "Nom"}):
            named = scene.ids(child, EVERYONE)
            if named:
                return named
    return pair(scene, token) if number_of(token) == "Plur" else ()


def represented(scene: Scene, id_: str) -> tuple[str, ...]:
    """What somebody who signs or speaks does it for: the place or body of the post; else the person."""
    if scene.type_of(id_) != "Person":
        return (id_,)
    held = [post.place for post in scene.resolution.entity(id_).posts if post.place and not post.former]
    return tuple(held[:1]) or (id_,)


def pair(scene: Scene, token: Token) -> tuple[str, ...]:
    """The two that a plural means: "регионы", "оба города": those of the kind named last before it."""
    kinds = PAIRS.get(token.lemma_)
    if kinds is None or any(c.dep_ in {"nmod", "amod"} and c.pos_ != "DET" for c in token.children):
        return ()
    found: list[str] = []
    for mention in reversed(scene.resolution.mentions):
        if mention.head >= token.i:
            continue
        for id_ in scene.resolution.at(mention.head):
            if scene.type_of(id_) in kinds and id_ not in found:
                found.append(id_)
        if len(found) >= 2:
            return tuple(found[:2])
    return ()


def listed(scene: Scene, start: int, stop: int, people: bool = True) -> tuple[str, ...]:
    """The entities that a stretch lists as such: heads in the nominative, no owners and no adjectives."""
    found: list[str] = []
    for mention in scene.resolution.mentions:
        head = scene.doc[mention.head]
        if not start <= mention.tokens[0] < stop or mention.kind != "name" or case_of(head) not in {"", "Nom", "Acc"} or _within(scene, mention.tokens):
            continue
        if syntax.preposition(head) or case_of(head) == "Acc" and mention.type == "Person":
            continue
        for id_ in scene.resolution.at(mention.head):
            if scene.type_of(id_) in (EVERYONE if people else SIDES):
                found.append(id_)
    return tuple(dict.fromkeys(found))


def _within(scene: Scene, tokens: tuple[int, int]) -> bool:
    """Whether a mention stands within another's name or within a title."""
    inside = any(m.tokens != tokens and m.tokens[0] <= tokens[0] and tokens[1] <= m.tokens[1] and m.type in BODIES | {"Event"}
                 for m in scene.resolution.mentions)
    return inside or any(title.tokens[0] <= tokens[0] and tokens[1] <= title.tokens[1] and not any(
        scene.resolution.mentions[p].tokens == tokens for p in title.people) for title in scene.resolution.titles)


def clause(token: Token) -> tuple[int, int]:
    """Bounds of the stretch around a token between the punctuation and relative words that part clauses."""
    start = end = token.i
    sent = token.sent
    while start > sent.start and not _parts(token.doc[start - 1], token.doc[start]):
        start -= 1
    while end + 1 < sent.end and not _parts(token.doc[end], token.doc[end + 1]):
        end += 1
    return start, end + 1


def _parts(token: Token, after: Token) -> bool:
    if token.text in STOPS or after.text in STOPS:
        return True
    if token.text != ",":
        return False
    return after.lemma_ in {"который", "где", "что", "чтобы", "а", "но", "однако", "причем", "когда", "чей", "если", "хотя"} or (
        after.pos_ == "ADP" and after.i + 1 < len(after.doc) and after.nbor(1).lemma_ == "который") or syntax.is_participle(after) or after.text in {"—", "–"}


def subjects(scene: Scene, verb: Token) -> Iterator[Token]:
    """The doers of a verb. Parsers take nominatives for objects at times: an entity beside the thing done is a doer."""
    arguments = scene.arguments(verb)
    yield from (a.token for a in arguments if a.role == "subject")
    yield from (a.token for a in arguments if a.role == "object" and case_of(a.token) in {"Nom", "Acc", ""} and everyone(scene, a.token)
                and not syntax.is_passive(verb))


def partners(scene: Scene, token: Token) -> Iterator[Token]:
    """Phrases under "с" and "между" at a verb or noun."""
    for argument in scene.arguments(token):
        role = argument.role.removeprefix("governor.")
        if role in {"с+Ins", "между+Ins", "с+", "между+Gen", "совместно с+Ins"}:
            yield argument.token
