"""Who does something at an event, or has it done: people, bodies, and the places whose firms or delegates they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.english.stretches import clause_start
from pipelines.languages.en import gatherings as words
from pipelines.matcher import PARTIES
from pipelines.syntax import feature
from pipelines.types import PLACES, Status

FROM = frozenset({"from", "of"})
BREAKS = frozenset("which who whom whose where while but although though when as".split())


@dataclass(frozen=True, slots=True)
class Presence:
    """Who takes part in which event, and the word that tells it."""

    members: tuple[str, ...]
    event: str
    token: Token
    status: Status
    frame: str


def doers(scene: Scene, verb: Token) -> Iterator[str]:
    """Who does what a verb says."""
    found = [a.token for a in scene.arguments(verb) if a.role == "subject"]
    if not found and verb.dep_ == "acl" and any(c.dep_ == "cop" for c in verb.head.children):
        found = [c for c in verb.head.children if c.dep_ == "nsubj"]  # "He will be the first envoy to attend"
    if not found and feature(verb, "VerbForm") == "Fin" and not syntax.is_passive(verb):
        yield from listed(scene, clause_start(verb, verb), verb.i)  # the parse hangs the subject on a dateline
    found += [a.token for a in scene.arguments(verb) if a.role == "with" and _together(a.token)]
    if not found and verb.i == verb.sent.start and verb.text.endswith("ing"):
        yield from first_after(scene, verb.i, verb.sent.end)  # "Addressing the forum, Minister X praised …"
    for token in found:
        if _opens_line(scene, token) and token.i < verb.i:  # "AHMEDABAD: Chief Minister X inaugurated …"
            yield from listed(scene, token.i + 1, verb.i)
        else:
            yield from parties(scene, token)


def _opens_line(scene: Scene, token: Token) -> bool:
    """Whether a word is a dateline's place, which the parse takes for the subject."""
    text = scene.article.text
    start = text.rfind("\n", 0, token.idx) + 1
    opens = not text[start : token.idx].strip(" •*–—-")
    return (
        opens
        and token.i + 1 < len(token.doc)
        and token.nbor().text in {":", "(", "–", "—", "--", "."} | ({","} if token.text.isupper() else set())
    )


def _together(token: Token) -> bool:
    """As in "together with X", "along with X"."""
    first = next((c for c in token.children if c.dep_ == "case"), token)
    return first.i > 0 and first.nbor(-1).lower_ in {"together", "along", "jointly"}


def parties(scene: Scene, token: Token) -> Iterator[str]:
    """Whom a phrase means: itself; of "companies from X" the place, of a delegation also who leads it."""
    if (
        token.i + 2 < len(token.doc)
        and token.nbor(1).text == "-"
        and token.nbor(2).lower_ in {"based", "headquartered"}
    ) or (token.text.isupper() and _opens_line(scene, token)):
        return
    called = _called(scene, token)
    if called:
        yield from called
        return
    named = [c for c in token.children if c.dep_ in {"appos", "flat"} and c.i > token.i and not c.nbor(-1).is_punct]
    own = list(scene.of_types(scene.resolution.at(token.i), PARTIES))
    if own and token.i in scene.named and scene.type_of(own[0]) in PLACES:  # a place within a body's name
        own = [
            e
            for m in scene.resolution.mentions
            if m.type not in PLACES and m.tokens[0] <= token.i < m.tokens[1]
            for e in scene.resolution.at(m.head)
        ] or own
    if own and not (named and scene.type_of(own[0]) in PLACES and scene.resolution.at(named[0].i)):
        yield from own
        yield from led_by(scene, token)
        return
    if token.lemma_.casefold() in words.FOLK:
        yield from led_by(scene, token)
        yield from sent_by(scene, token)
        return
    yield from scene.ids(token, PARTIES)


def _called(scene: Scene, token: Token) -> tuple[str, ...]:
    """The names right after a plural: "the Chuvash companies Akkond and Elara"."""
    if token.lemma_.casefold() not in words.FOLK or feature(token, "Number") != "Plur":
        return ()
    after = token.i + 1
    if any(m.tokens[0] == after and m.type in PARTIES - PLACES for m in scene.resolution.mentions):
        return listed(scene, after, list_end(scene, after))
    return ()


def sent_by(scene: Scene, token: Token) -> Iterator[str]:
    """The places and bodies that people or firms come from: "firms from Turkey", "Meru's exhibitors"."""
    named = [
        e
        for child in token.children
        if child.dep_ in {"appos", "flat", "obj"} and child.i > token.i
        for member in syntax.members(child)
        for e in scene.of_types(scene.resolution.at(member.i), PARTIES)
    ]
    if named:
        yield from named
        return
    many = feature(token, "Number") == "Plur" or token.lemma_.casefold() in words.DELEGATIONS
    for child in token.children:
        if child.pos_ == "PRON" or (child.dep_ in {"amod", "compound"} and not many):
            continue  # "a Vologda dairy" is no doing of the region's
        if child.dep_ in {"nmod:poss", "amod", "compound"} or (
            child.dep_ in {"nmod", "obl"} and syntax.preposition(child) in FROM
        ):
            for member in syntax.members(child):
                if child.dep_ in {"nmod", "nmod:poss"} and member.lemma_.casefold() in words.FOLK:
                    yield from sent_by(scene, member)
                else:
                    yield from scene.of_types(scene.resolution.at(member.i), PARTIES)


def led_by(scene: Scene, token: Token) -> Iterator[str]:
    """Who leads a delegation: "a delegation led by X", ", headed by X,"."""
    for i in range(token.i + 1, min(token.i + 16, token.sent.end - 1)):
        at = token.doc[i]
        if at.lemma_ in words.LEAD and token.doc[i + 1].lower_ == "by" and (at.head.i == token.i or i - token.i < 9):
            yield from first_after(scene, i + 2, token.sent.end)
            return
        if at.pos_ == "AUX" or at.text == ";":
            return


def first_after(scene: Scene, start: int, stop: int) -> Iterator[str]:
    """The first person named in a stretch."""
    for i in range(start, min(stop, start + 14)):
        found = scene.of_types(scene.resolution.at(i), frozenset({"Person"}))
        if found:
            yield from found
            return


def named_after_by(scene: Scene, verb: Token) -> tuple[str, ...]:
    """Whom a passive names after "by": "was attended by A, B and C"."""
    found = [e for a in scene.arguments(verb) if a.role == "subject" for e in parties(scene, a.token)]
    by = next((t.i for t in verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)] if t.lower_ == "by"), None)
    if by is not None:
        found.extend(listed(scene, by + 1, list_end(scene, by + 1)))
    return tuple(found)


def among(scene: Scene, start: int, stop: int) -> tuple[str, ...]:
    """Those named after "among them", "including", "such as"."""
    doc = scene.doc
    for i in range(start, stop - 1):
        word, after = doc[i].lower_, doc[i + 1].lower_
        if (word == "among" and after in {"them", "which", "whom"}) or word == "including" or word + after == "suchas":
            return listed(scene, i + 1, list_end(scene, i + 2))
    return ()


def list_end(scene: Scene, start: int) -> int:
    """Where a list that begins at a token ends: at a clause of its own, a relative clause, with the sentence."""
    doc, end = scene.doc, scene.doc[start].sent.end
    for i in range(start, end):
        token = doc[i]
        if token.text == ";" or (i > start and token.lower_ in BREAKS and doc[i - 1].text == ","):
            return i
        if token.pos_ in {"VERB", "AUX"} and i not in scene.named and _is_finite(token):
            subjects = [c.left_edge.i for c in token.subtree if c.dep_ in {"nsubj", "nsubj:pass"} and start < c.i < i]
            return min(subjects, default=i)
    return end


def _is_finite(verb: Token) -> bool:
    """Whether a verb makes a clause; taggers take "the refractories producer X" for one."""
    agent = verb.lower_ == verb.lemma_ and verb.lower_.endswith(("er", "or"))
    return feature(verb, "VerbForm") == "Fin" and not agent


def listed(scene: Scene, start: int, stop: int) -> tuple[str, ...]:
    """The parties that a stretch lists, without the places and bodies that only describe them."""
    found: list[str] = []
    mentions = [
        m for m in scene.resolution.mentions if m.type in PARTIES and start <= m.tokens[0] and m.tokens[1] <= stop
    ]
    doc = scene.doc
    ends = {i for m in mentions if m.type not in PLACES for i in range(*m.tokens)}
    for mention in mentions:
        first, last = mention.tokens
        if mention.type in PLACES and first in ends:
            continue  # within a body's name
        after = doc[last] if last < len(doc) else None
        before = doc[first - 1] if first > start else None
        if before is not None and before.lower_ == "the" and first - 1 > start:
            before = doc[first - 2]
        if mention.type != "Person" and after is not None and after.lower_ in {"'s", "’s"}:
            continue
        if mention.kind != "name" or (
            mention.type in PLACES
            and after is not None
            and (after.pos_ in {"NOUN", "ADJ", "PROPN"} or "-" in doc[last : last + 2].text)
        ):
            continue
        if (
            mention.type != "Person"
            and before is not None
            and first > start
            and before.lower_ in {"of", "in", "from", "at", "for", "near", "(", "to"}
        ):
            head = doc[first - 2] if first - 2 >= start else None
            if not (
                before.lower_ in FROM
                and head is not None
                and head.lemma_.casefold() in words.FOLK
                and mention.type in PLACES
            ):
                continue
        if mention.type != "Person" and mention.head in scene.titled:
            continue
        found.extend(scene.resolution.at(mention.head))
    return tuple(dict.fromkeys(e for e in found if scene.type_of(e) in PARTIES))
