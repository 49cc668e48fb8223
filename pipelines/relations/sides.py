"""Who acts together in a clause: phrases, lists of them, and the places, bodies and people that they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru import partnership as words
from pipelines.mentions.phrases import case_of, number_of
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Mention

SIDES = PLACES | BODIES
EVERYONE = SIDES | {"Person"}
# Plural nouns that mean the two named last, by what they may be.
PAIRS: dict[str, frozenset[str]] = {
    "регион": frozenset({"Region"}),
    "область": frozenset({"Region"}),
    "край": frozenset({"Region"}),
    "республика": frozenset({"Country", "Region"}),
    "страна": frozenset({"Country"}),
    "государство": frozenset({"Country"}),
    "город": frozenset({"City"}),
    "муниципалитет": frozenset({"City"}),
    "вуз": frozenset({"Organization"}),
    "университет": frozenset({"Organization"}),
    "палата": frozenset({"Organization"}),
    "компания": frozenset({"Company"}),
    "предприятие": frozenset({"Company"}),
    "завод": frozenset({"Company"}),
    "ведомство": frozenset({"GovernmentBody"}),
    "министерство": frozenset({"GovernmentBody"}),
}
NAMING = frozenset({"appos", "flat", "flat:name", "nmod", "nsubj"})
UNDECLINED = ("о", "у", "и", "е", "э")  # of places whose case the parser guesses: "Улан-Удэ", "Осло"
# Where a list or a clause ends.
STOPS = frozenset({";", "—", "–", ":", "."})


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
    if token.lemma_ in words.MINISTRIES and number_of(token) != "Plur":
        return _minister(scene, token)
    if token.lemma_ in words.ON_BEHALF or (token.lemma_ in words.HEADS and number_of(token) == "Plur"):
        return _on_behalf(scene, token)
    return pair(scene, token) if number_of(token) == "Plur" else ()


def _on_behalf(scene: Scene, token: Token) -> tuple[str, ...]:
    """Whom "представители", "руководство", "учёные" act for: the bodies and places in the genitive after them."""
    return tuple(
        id_
        for child in token.children
        if child.dep_ == "nmod" and case_of(child) == "Gen" and not syntax.preposition(child)
        for member in syntax.members(child)
        for id_ in scene.of_types(scene.resolution.at(member.i), SIDES)
    )


def _minister(scene: Scene, token: Token) -> tuple[str, ...]:
    """Of "министерство" without a name: the minister spoken of last."""
    held = [
        (span, person)
        for person, post, span in scene.resolution.posts
        if post.role in {"minister", "deputy_minister"} and not post.former and span[0] < token.idx
    ]
    return (max(held)[1],) if held else ()


def represented(scene: Scene, id_: str) -> tuple[str, ...]:
    """What somebody who signs or speaks does it for: the place or body of the post; else the person."""
    if scene.type_of(id_) != "Person":
        return (id_,)
    held = [post.place for post in scene.resolution.entity(id_).posts if post.place and not post.former]
    return tuple(held[:1]) or (id_,)


def pair(scene: Scene, token: Token) -> tuple[str, ...]:
    """The two that a plural means: "регионы", "оба города": those of the kind named last before it."""
    kinds = PAIRS.get(token.lemma_)
    two = any(c.lemma_ in {"два", "оба"} for c in token.children)
    if kinds is None or any(
        c.dep_ == "nmod" or (c.dep_ == "amod" and c.pos_ != "DET" and not two) for c in token.children
    ):
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
        quoted = _quoted(scene, mention)
        if not start <= mention.tokens[0] < stop or mention.kind != "name" or _within(scene, mention.tokens):
            continue
        if case_of(head) not in {"", "Nom", "Acc"} and not quoted:
            continue
        if syntax.preposition(head) or (case_of(head) == "Acc" and mention.type == "Person"):
            continue
        for id_ in scene.resolution.at(mention.head):
            if scene.type_of(id_) in (EVERYONE if people else SIDES):
                found.append(id_)
    return tuple(dict.fromkeys(found))


def _quoted(scene: Scene, mention: Mention) -> bool:
    """A name in quotes, whose case parsers guess, unless it is somebody's: "директор компании «Юг»"."""
    start, end = mention.tokens
    before = scene.doc[start - 1] if start else None
    return scene.doc[end - 1].text in {"»", '"'} and (before is None or before.pos_ not in {"NOUN", "PROPN", "ADP"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A phrase that stands for somebody, as it follows from the words' order: its preposition and case."""

    ids: tuple[str, ...]
    start: int
    end: int
    preposition: str
    case: str


def units(scene: Scene, start: int, stop: int) -> tuple[Unit, ...]:
    """The phrases in a stretch that stand for people, bodies and places, in order; owners within them left out."""
    found: list[Unit] = []
    i = start
    spans = _spans(scene)
    while i < stop:
        span = spans.get(i)
        if span is None and scene.doc[i].text == "(":
            closing = next((k for k in range(i, stop) if scene.doc[k].text == ")"), i)
            i = closing + 1
            continue
        if span is None:
            token = scene.doc[i]
            ids = _plain(scene, token) if token.pos_ in {"NOUN", "PRON"} and token.lemma_ != "который" else ()
            span = (i + 1, i, ids) if ids else None
        if span is None:
            i += 1
            continue
        end, head, ids = span
        unit = _unit(scene, ids, i, end, head, found[-1] if found else None)
        if unit is not None:
            found.append(unit)
        i = max(end, i + 1)
    return tuple(found)


def _plain(scene: Scene, token: Token) -> tuple[str, ...]:
    """What a noun without a name of its own stands for, whatever hangs on it."""
    found = scene.of_types(scene.resolution.at(token.i), EVERYONE) or scene.parties.people(token)
    if not found and token.lemma_ in words.MINISTRIES and number_of(token) != "Plur":
        found = _minister(scene, token)
    if not found and (token.lemma_ in words.ON_BEHALF or (token.lemma_ in words.HEADS and number_of(token) == "Plur")):
        return _on_behalf(scene, token)
    return found or (pair(scene, token) if number_of(token) == "Plur" else ())


@lru_cache(maxsize=4)
def _spans(scene: Scene) -> dict[int, tuple[int, int, tuple[str, ...]]]:
    """Where phrases with a name begin → (end, head, ids): titles with their people first, then names."""
    spans: dict[int, tuple[int, int, tuple[str, ...]]] = {}
    mentions = scene.resolution.mentions
    for mention in mentions:
        ids = scene.of_types(scene.resolution.at(mention.head), EVERYONE)
        if mention.kind == "name" and mention.type != "Event" and ids:
            old = spans.get(mention.tokens[0])
            if old is None or old[0] < mention.tokens[1]:
                spans[mention.tokens[0]] = (mention.tokens[1], mention.head, ids)
    for title in scene.resolution.titles:
        people = [mentions[p] for p in title.people]
        ids = scene.of_types(scene.resolution.at(title.head), EVERYONE)
        if ids:
            end = max([title.tokens[1], *(m.tokens[1] for m in people)])
            spans[title.tokens[0]] = (end, title.head, ids)
    return spans


def _unit(scene: Scene, ids: tuple[str, ...], start: int, end: int, head: int, before: Unit | None) -> Unit | None:
    doc, case = scene.doc, case_of(scene.doc[head])
    i = start - 1
    while i >= doc[start].sent.start and (
        doc[i].pos_ in {"ADJ", "DET", "NUM"} or doc[i].text in {"«", '"'} or syntax.is_participle(doc[i])
    ):
        i -= 1
    previous = doc[i] if i >= doc[start].sent.start else None
    if doc[head].text[:1].isupper() and doc[head].i > 0 and doc[head - 1].text in {"«", '"'}:
        case = ""  # a quoted name's case says little
    if previous is not None and previous.pos_ == "ADP":
        word = previous.text.casefold()
        return Unit(ids, start, end, syntax.SPELLINGS.get(word, word), case)
    if (
        previous is not None
        and before is not None
        and previous.text.casefold() in {",", "и", "также"}
        and 0 <= previous.i - before.end <= 2
        and (case in {before.case, ""} or not before.case or {case, before.case} == {"Nom", "Acc"})
    ):
        return Unit(ids, start, end, before.preposition, before.case or case)
    if (
        previous is not None
        and case == "Gen"
        and previous.pos_ in {"NOUN", "PROPN"}
        and previous.lemma_ not in words.SIGNATURE
    ):
        return None
    if (
        case in {"Gen", "Loc", "Ins"}
        and end - head == 1
        and doc[head].pos_ == "PROPN"
        and doc[head].text.endswith(UNDECLINED)
    ):
        case = ""
    return Unit(ids, start, end, "", case)


def _within(scene: Scene, tokens: tuple[int, int]) -> bool:
    """Whether a mention stands within another's name or within a title."""
    inside = any(
        m.tokens != tokens and m.tokens[0] <= tokens[0] and tokens[1] <= m.tokens[1] and m.type in BODIES | {"Event"}
        for m in scene.resolution.mentions
    )
    return inside or any(
        title.tokens[0] <= tokens[0]
        and tokens[1] <= title.tokens[1]
        and not any(scene.resolution.mentions[p].tokens == tokens for p in title.people)
        for title in scene.resolution.titles
    )


def preposition(token: Token) -> str:
    """The preposition of a phrase: by the parse, else the one right before its adjectives and quotes."""
    found = syntax.preposition(token)
    i = token.i - 1
    while (
        not found and i >= token.sent.start and (token.doc[i].pos_ in {"ADJ", "DET"} or token.doc[i].text in {"«", '"'})
    ):
        i -= 1
    if not found and i >= token.sent.start and token.doc[i].pos_ == "ADP":
        word = token.doc[i].text.casefold()
        found = syntax.SPELLINGS.get(word, word)
    return found


def chained(scene: Scene, start: int, stop: int, ids: list[str]) -> list[str]:
    """Entities and those listed on with them: parsers lose the members of a list, commas don't."""
    found, joined = list(ids), False
    before: Unit | None = None
    for unit in units(scene, start, stop):
        between = (
            [t.text.casefold() for t in scene.tokens[before.end : unit.start] if t.pos_ not in {"ADJ", "DET"}]
            if before is not None
            else []
        )
        joined = bool(set(unit.ids) & set(ids)) or (
            joined
            and len(between) <= 3
            and set(between) <= {",", "и", "а", "также", "«", '"'}
            and unit.preposition == (before.preposition if before else "")
        )
        if joined:
            found.extend(unit.ids)
        before = unit
    return list(dict.fromkeys(found))


def clause(token: Token) -> tuple[int, int]:
    """Bounds of the stretch around a word that is about it.

    It ends at strong punctuation, relative words, and the commas that part it from other finite verbs.
    """
    doc, sent = token.doc, token.sent
    start, comma = token.i, None
    while start > sent.start and not _parts(doc[start - 1], doc[start]):
        start -= 1
        if doc[start].text == ",":
            comma = start
        elif _predicates(doc[start], token) and comma is not None:
            start = comma + 1
            break
    end, comma = token.i, None
    while end + 1 < sent.end and not _parts(doc[end], doc[end + 1]):
        end += 1
        if doc[end].text == "," or (doc[end].text == "и" and comma is None):
            comma = end
        elif _predicates(doc[end], token) and comma is not None:
            end = comma - 1
            break
    return start, end + 1


def _predicates(token: Token, other: Token) -> bool:
    """Whether a token is a finite verb of a clause of its own, not one over an infinitive."""
    if (
        "Fin" not in token.morph.get("VerbForm", [])
        or token.dep_ in {"aux", "aux:pass", "cop"}
        or token.lemma_ == "быть"
    ):
        return False
    if not syntax.is_verbal(other):
        return token not in other.ancestors
    return not ("Inf" in other.morph.get("VerbForm", []) and (token in other.ancestors or abs(token.i - other.i) < 4))


def _parts(token: Token, after: Token) -> bool:
    if token.text in STOPS or after.text in STOPS:
        return True
    if token.text != ",":
        return False
    return (
        after.lemma_
        in {"который", "где", "что", "чтобы", "а", "но", "однако", "причем", "когда", "чей", "если", "хотя"}
        or (after.pos_ == "ADP" and after.i + 1 < len(after.doc) and after.nbor(1).lemma_ == "который")
        or syntax.is_participle(after)
        or after.text in {"—", "–"}
    )


def subjects(scene: Scene, verb: Token) -> Iterator[Token]:
    """The doers of a verb. Parsers take nominatives for objects at times: an entity beside the thing done is a doer."""
    arguments = scene.arguments(verb)
    found = [a.token for a in arguments if a.role == "subject"]
    found += [
        a.token
        for a in arguments
        if a.role == "object"
        and case_of(a.token) in {"Nom", "Acc", ""}
        and everyone(scene, a.token)
        and not syntax.is_passive(verb)
    ]
    start, stop = clause(verb)
    first = scene.doc[start]
    if first.lemma_ == "который" and case_of(first) != "Nom":  # who does it stands within the relative clause
        found = [t for t in found if start <= t.i < stop]
    yield from found


def antecedents(scene: Scene, verb: Token) -> tuple[str, ...]:
    """Whom a relative pronoun as a clause's subject means, by the words' order: "Центр …, который организовал"."""
    start, _ = clause(verb)
    first = scene.doc[start]
    if first.lemma_ != "который" or case_of(first) != "Nom" or start - 1 <= first.sent.start:
        return ()
    before = units(scene, first.sent.start, start)
    return before[-1].ids if before and start - before[-1].end <= 1 else ()


def partners(scene: Scene, token: Token) -> Iterator[Token]:
    """Phrases under "с" and "между" at a verb or noun."""
    for argument in scene.arguments(token):
        role = argument.role.removeprefix("governor.")
        if role in {"с+Ins", "между+Ins", "с+", "между+Gen", "совместно с+Ins"}:
            yield argument.token
