"""When and where an event takes place, and whether it lies ahead; events.py asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines import status, syntax, timing
from pipelines.document import Token
from pipelines.languages.ru import gatherings as words
from pipelines.mentions.phrases import case_of
from pipelines.relations import sides
from pipelines.scene import Scene
from pipelines.types import PLACES, Status

EVENTS = frozenset({"Event"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event with its time, its places (each with the token that tells it) and its status."""

    id: str
    date: str | None
    places: tuple[tuple[str, Token], ...]
    status: Status


def occasion(scene: Scene, id_: str, tokens: list[Token]) -> Occasion:
    """What the text tells of an event that these tokens stand for."""
    held = [(verb, token) for token in tokens for verb in _held(token)]
    when = _when(scene, tokens, held)
    where = _where(scene, tokens, held)
    return Occasion(id_, when, where, _status(scene, when, tokens, held))


def _held(token: Token) -> Iterator[Token]:
    """Verbs of taking place that an event is a subject or object of, participles and relative clauses among them."""
    for child in token.children:
        if child.dep_ in {"acl", "acl:relcl", "amod"} and syntax.is_verbal(child) and child.lemma_ in words.HELD:
            yield child
            yield from (c for c in child.children if c.dep_ == "conj" and c.lemma_ in words.HELD)
    at = token
    while at.head.i != at.i:
        relation, at = at.dep_, at.head
        if syntax.is_verbal(at):
            if at.lemma_ in words.HELD and relation in {
                "nsubj",
                "nsubj:pass",
                "obj",
                "obl",
                "nmod",
                "iobj",
                "xcomp",
                "csubj",
                "ccomp",
            }:
                yield at
                yield from (c for c in at.children if c.dep_ == "conj" and c.lemma_ in words.HELD)
            elif at.dep_ not in {"xcomp"}:
                for child in at.children:
                    if (
                        child.dep_ in {"xcomp", "csubj", "ccomp"}
                        and child.lemma_ in words.HELD
                        and "Inf" in child.morph.get("VerbForm", [])
                        and child.i > token.i
                    ):
                        yield child
                break
            if at.dep_ not in {"xcomp", "csubj", "ccomp"}:
                break
        elif relation not in {"nmod", "conj", "appos", "flat", "flat:name"}:
            break
    if not sides.preposition(token):
        start, stop = sides.clause(token)
        yield from (t for t in token.doc[start:stop] if t.lemma_ in words.HELD and syntax.is_verbal(t))


def _when(scene: Scene, tokens: list[Token], held: list[tuple[Token, Token]]) -> str | None:
    """The event's time: in the clause that says that it takes place, else beside the event under a preposition."""
    for verb, _ in held:
        start, stop = sides.clause(verb)
        found = times(scene, start, stop)
        if found:
            return _until(scene, found[0], verb)
    for token in tokens:
        if sides.preposition(token) in {"на", "в", "к"} or _within_setting(token):
            found = times(scene, *sides.clause(token))
            if found:
                return found[0]
    for token in tokens:
        found = times(scene, token.i, min(token.i + 12, token.sent.end)) if token.i + 1 < token.sent.end else []
        if found and "(" in token.doc[token.i : token.i + 12].text:
            return found[0]
    return None


def times(scene: Scene, start: int, stop: int) -> list[str]:
    """The values of the dates and periods that a stretch names."""
    first, last = scene.doc[start].idx, scene.doc[stop - 1].idx + len(scene.doc[stop - 1])
    return [t.value for t in scene.times if first <= t.start < last and t.kind != "comparison" and t.value]


def _until(scene: Scene, value: str, verb: Token) -> str:
    """A first day with how long it lasts, said in the same sentence or the next: "и продлится четыре дня"."""
    if verb.lemma_ not in words.START or len(value) != 10 or value.startswith("-"):
        return value
    after = verb.doc[verb.i : min(verb.sent.end + 40, len(verb.doc))]
    for token in after:
        if token.lemma_ in words.END:
            end = token.i + 1
            rest = verb.doc[end : min(end + 6, len(verb.doc))]
            days = next(
                (
                    words.DAYS.get(t.lemma_) or (int(t.text) if t.text.isdigit() else None)
                    for t in rest
                    if t.lemma_ in words.DAYS or t.text.isdigit()
                ),
                None,
            )
            if days and any(t.lemma_ == "день" for t in rest):
                return f"{value}/{date.fromisoformat(value) + timedelta(days - 1)}"
            until = [v for v in times(scene, end, rest.end) if len(v) == 10 and v > value]
            if until:
                return f"{value}/{until[0]}"
    return value


def _where(scene: Scene, tokens: list[Token], held: list[tuple[Token, Token]]) -> tuple[tuple[str, Token], ...]:
    for mention in scene.resolution.mentions:
        # the place within the event's own name: "бизнес-миссия в Узбекистан"
        if mention.head in {t.i for t in tokens}:
            inner = [
                (p, scene.doc[m.head])
                for m in scene.resolution.mentions
                if m.type in PLACES
                and mention.tokens[0] < m.tokens[0]
                and m.tokens[1] <= mention.tokens[1]
                and m.tokens[0] > 0
                and scene.doc[m.tokens[0] - 1].text.casefold() in {"в", "на", "во"}
                for p in scene.ids(scene.doc[m.head], PLACES)
            ]
            if inner:
                return tuple(inner[:1])
    for token in tokens:
        found = _after_name(scene, token)
        if found:
            return found
    for verb, _ in held:
        told = tuple(_located(scene, verb))
        if told:
            return told
    for token in tokens:
        inside = [(p, c) for c in token.children if syntax.preposition(c) in {"в", "на"} for p in scene.ids(c, PLACES)]
        if inside:
            return tuple(inside[:1])
    for token in tokens:
        if sides.preposition(token) in {"на", "в"} or _within_setting(token):
            near = [f for f in _located(scene, syntax.clause(token)) if abs(f[1].i - token.i) < 8]
            beside = tuple(near[:1]) or _beside(scene, token)
            if beside:
                return beside
    return ()


def _after_name(scene: Scene, token: Token) -> tuple[tuple[str, Token], ...]:
    """The place right after an event's name: "форума «Залив» в Эр-Рияде", "«Декан» (Хайдарабад, 20 августа)"."""
    mention = next((m for m in scene.resolution.mentions if m.head == token.i and m.type == "Event"), None)
    end = mention.tokens[1] if mention is not None else token.i + 1
    doc = token.doc
    if end + 1 >= len(doc) or doc[end].text.casefold() not in {"в", "во", "на", "("}:
        return ()
    place = next(
        (m for m in scene.resolution.mentions if m.tokens[0] == end + 1 and m.type in PLACES and m.kind == "name"), None
    )
    if place is None or (doc[end].text != "(" and case_of(doc[place.head]) == "Acc"):
        return ()
    return tuple((p, doc[place.head]) for p in scene.ids(doc[place.head], PLACES))[:1]


def _located(scene: Scene, verb: Token) -> Iterator[tuple[str, Token]]:
    for argument in scene.arguments(verb):
        if argument.role in {"в+Loc", "на+Loc", "в+Acc", "в+"} and not (
            argument.token.lemma_ == "столица" or scene.of_types(scene.resolution.at(argument.token.i), EVENTS)
        ):
            yield from ((p, argument.token) for p in scene.ids(argument.token, PLACES))


def _beside(scene: Scene, token: Token) -> tuple[tuple[str, Token], ...]:
    """The place right before an event: "в Новосибирск, на форум", "в Минске на выставке"."""
    i = token.i - 1
    while i > token.sent.start and token.i - i < 6:
        at = token.doc[i]
        places = scene.ids(at, PLACES)
        if places and case_of(at) in {"Loc", "Acc", "Nom"} and token.doc[i - 1].text.casefold() in {"в", "во", "на"}:
            return ((places[0], at),)
        if at.pos_ not in {"ADP", "PUNCT", "ADJ", "NOUN", "PROPN"}:
            return ()
        i -= 1
    return ()


def _within_setting(token: Token) -> bool:
    """As in "в рамках форума", "на полях форума", "в дни выставки"."""
    return (
        case_of(token) == "Gen"
        and token.head.lemma_ in words.SETTINGS
        and syntax.preposition(token.head) in {"в", "на"}
    )


def in_setting(token: Token) -> bool:
    """Whether a phrase says that what the clause tells happens at an event: "на форуме", "в рамках форума"."""
    if _within_setting(token):
        return True
    return sides.preposition(token) in {"на", "в"} and case_of(token) in {"Loc", "", "Nom", "Acc"}


def _status(scene: Scene, when: str | None, tokens: list[Token], held: list[tuple[Token, Token]]) -> Status:
    """Whether an event is proposed, lies ahead, or takes or took place."""
    said = [s for verb, _ in held if (s := status.of(verb)) is not None]
    ahead = timing.is_ahead(when, scene.article.published)
    if "proposed" in said and "asserted" not in said:
        return "proposed"
    if ahead is not None:
        return "planned" if ahead else "asserted"
    if said:
        return said[0]
    if any(t.lemma_ in words.ASKED for t in tokens[0].doc[tokens[0].sent.start : tokens[0].i]):
        return "planned"
    moods = [s for token in tokens if (s := status.of(token)) is not None]
    return moods[0] if moods else "asserted"
