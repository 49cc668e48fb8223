"""When and where an English event takes place, and whether it lies ahead; agenda.py asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from pipelines import timing
from pipelines.dates import TimeSpan
from pipelines.english import events, status, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import gatherings as words
from pipelines.syntax import feature
from pipelines.types import PLACES, Status

RELATIVE = frozenset({"which", "that", "who", "whom", "where", "when", "whose"})
BREAKS = frozenset({"which", "who", "whom", "whose", "where", "while", "but", "with", "as", "although", "though"})
SETTLEMENTS = frozenset({"city", "town", "village", "resort", "state", "region", "province"})
QUOTES = frozenset({'"', "“", "”", "«", "»"})
ORDER: tuple[Status, ...] = ("asserted", "planned", "proposed")


@dataclass(frozen=True, slots=True)
class Spot:
    """A phrase that means an event: its head and the half-open range of the name's tokens."""

    head: Token
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that tell of an event: its holding, or, weaker, what happens there. `verb` None: words after its name."""

    verb: Token | None
    start: int
    stop: int
    weight: int  # 0 its own words, 1 that it is held, 2 that something is done there


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event with its time, its places (each with the token that tells it) and its status."""

    id: str
    date: str | None
    places: tuple[tuple[str, Token], ...]
    status: Status
    dated: frozenset[int] = frozenset()  # the first tokens of the sentences that tell its time


def occasion(scene: Scene, id_: str, spots: list[Spot]) -> Occasion:
    """What the text tells of an event that these phrases mean."""
    told = sorted(
        (s for spot in spots for s in stretches(scene, spot) if not _is_denied(s)),
        key=lambda s: (max(s.weight, 1), s.start),
    )
    when = _when(scene, told, spots)
    where = _where(scene, told, spots)
    dated = frozenset(scene.doc[s.start].sent.start for s in told if s.start < s.stop and spans(scene, s))
    return Occasion(id_, when, where, _status(scene, when, spots, told), dated)


def _is_denied(stretch: Stretch) -> bool:
    """Whether a stretch says that an event isn't held: "lost its bid to host", "has been cancelled"."""
    return stretch.weight < 2 and stretch.verb is not None and status.of(stretch.verb) is None


# --- what tells of an event ---


def stretches(scene: Scene, spot: Spot) -> Iterator[Stretch]:
    """The parts of an event's sentence that tell of it."""
    doc, head = spot.head.doc, spot.head
    tail = _tail(doc, spot)
    if tail is not None:
        yield tail
    verb = head.head
    entry = _entry(doc, spot)
    if entry is not None:
        yield entry
    leads = head.lemma_ in words.JOURNEYS | {"mission"} and (
        verb.lemma_ in words.LEAD if head.dep_ in {"obj", "nsubj:pass"} else verb.lemma_ in words.GOING
    )
    if head.dep_ in {"nsubj", "nsubj:pass", "obj", "nsubj:outer"}:
        also = [c for c in verb.children if c.dep_ == "conj" and c.lemma_ in words.HELD and not _has_subject(c)]
        holding = verb if leads or _tells_holding(verb) else next(iter(also), None)
        if holding is not None:
            yield Stretch(holding, clause_start(verb, head), boundary(doc, max(holding.i, spot.end - 1) + 1), 1)
            return
    if head.head.lemma_ in words.VENUES and any(c.dep_ == "cop" for c in head.head.children):
        yield Stretch(head.head, clause_start(head.head, head), boundary(doc, spot.end), 1)
        return
    above = main_verb(head)
    if above is not None and _is_setting(head, above):
        yield Stretch(above, clause_start(above, head), boundary(doc, max(above.i, spot.end - 1) + 1), 2)
    elif above is not None and (moved := _moved(head, above)) is not None:
        yield Stretch(moved, clause_start(moved, head), boundary(doc, max(moved.i, spot.end - 1) + 1), 3)


def _entry(doc: Doc, spot: Spot) -> Stretch | None:
    """The day and place that an entry of a programme opens with: "Wednesday, 10 May, Riga. Opening of the fair"."""
    sent = doc[spot.start].sent
    if sent.start == 0 or any(t.pos_ in {"VERB", "AUX"} and t.dep_ in {"ROOT", "aux"} for t in sent):
        return None
    before = doc[sent.start - 1].sent
    if len(before) > 12 or before[-1].text not in {".", ":"} or any(t.pos_ in {"VERB", "AUX"} for t in before):
        return None
    return Stretch(None, before.start, before.end - 1, 2)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubj:pass"} for c in verb.children)


def _tells_holding(verb: Token) -> bool:
    if verb.lemma_ in {"way", "underway"}:  # "is under way"
        return True
    return verb.lemma_ in words.HELD | words.ORGANISE | words.HOST | words.GATHER or any(
        c.dep_ in {"xcomp", "fixed", "ccomp"} and c.lemma_ in words.HELD | words.ORGANISE for c in verb.children
    )


def _moved(head: Token, verb: Token) -> Token | None:
    """The verb of coming to where an event is: "arrived in Riga for the forum", "is in Baku to attend the summit"."""
    if verb.lemma_ in words.MOVE | words.GOING and syntax.preposition(head) == "for":
        return verb
    attends = verb.lemma_ in words.ATTEND | words.PARTICIPATE | {"take"}
    above = verb.head
    if attends and verb.dep_ in {"xcomp", "advcl"} and above.lemma_ in words.MOVE | words.GOING | {"stay", "be"}:
        return above
    return None


def _is_setting(head: Token, verb: Token) -> bool:
    """Whether what a verb tells happens at the event: "said at the forum", "told the conference"."""
    if verb.lemma_ in words.INVITE or any(t.lemma_ in words.INVITATION for t in head.ancestors if t.i > verb.i):
        return False
    if head.dep_ in {"obj", "iobj"}:
        return verb.lemma_ in words.ATTEND | {"tell", "visit"}
    return syntax.preposition(head) in {"at", "in", "during", "on"} or (
        head.dep_ == "nmod" and head.head.lemma_ in words.SETTINGS
    )


def _tail(doc: Doc, spot: Spot) -> Stretch | None:
    """The words after an event's name that are about it: ", organised in Smolensk in May by …", " (Ufa, 3 June)"."""
    i, end = spot.end, doc[spot.end - 1].sent.end
    if i < end and doc[i].lower_ in {"'s", "’s"}:  # "the Canton Fair's second phase, Guangzhou, 23–27 October"
        i = next((j for j in range(i, min(i + 5, end)) if doc[j].text == ","), end)
    if i >= end:
        return None
    if doc[i].text == "(":
        stop = next((j for j in range(i, min(i + 12, end)) if doc[j].text == ")"), i)
        return Stretch(None, i + 1, stop, 0) if stop > i + 1 else None
    comma = doc[i].text in {",", "–", "—"}
    j = i + 1 if comma else i
    if j >= end:
        return None
    after = doc[j]
    if after.lower_ in {"to", "at", "in"} and j + 2 < end and doc[j + 1].lower_ in {"which", "whom"}:
        return None
    opens = (
        (after.lower_ in {"which", "that"} and after.pos_ in {"PRON", "DET", "SCONJ"})
        or after.lemma_ in {"due", "slated", "scheduled", "planned", "set"}
        or (
            after.pos_ in {"VERB", "ADJ"}
            and after.lemma_ in words.HELD | words.ORGANISE
            and after.text[-3:] in _PARTICIPLES | {"ing"}
        )
        or (after.lower_ == "to" and j + 2 < end and doc[j + 1].lower_ in {"be", "take", "open"})
        or after.lower_ in {"co", "jointly"}
    )
    if opens:
        verb = next((t for t in doc[j : min(j + 10, end)] if t.lemma_ in words.HELD | words.ORGANISE), None)
        return Stretch(verb, j, boundary(doc, j), 0)
    names = comma and after.ent_type_ in {"City", "Region"} and j + 1 < end and doc[j + 1].text in ",.;)"
    if (
        names
        or after.lower_ in {"in", "on", "from", "at", "to", "between", "next", "this", "last"}
        or (comma and after.pos_ == "NUM")
    ):
        stop = j
        while (
            stop < end
            and doc[stop].pos_ not in {"VERB", "AUX", "SCONJ", "PRON", "SPACE"}
            and doc[stop].text not in {";", ":", "."}
        ):
            if doc[stop].text == "," and not (stop + 1 < end and doc[stop + 1].pos_ in {"PROPN", "NUM"}):
                break
            stop += 1
        return Stretch(None, j, stop, 0)
    return None


_PARTICIPLES = frozenset({"sed", "zed", "eld", "ted", "ged", "red", "run", "set", "ned", "led"})


def boundary(doc: Doc, i: int) -> int:
    """Where a clause that is read from a token on ends: at the next relative clause, subject of its own, quotation."""
    end = doc[i].sent.end if i < len(doc) else len(doc)
    verbs = 0
    for j in range(i, end):
        token = doc[j]
        if token.text == ";" or token.text in QUOTES or "\n" in token.text:
            return j
        if j > i and token.lower_ in BREAKS and (doc[j - 1].text == "," or doc[j - 1].pos_ == "ADP"):
            return j - 1
        if token.dep_ in {"nsubj", "nsubj:pass"} and token.lower_ not in RELATIVE and verbs:
            return max(i, token.left_edge.i)
        verbs += token.pos_ in {"VERB", "AUX"} or token.lemma_ == "due"
    return end


def clause_start(verb: Token, least: Token) -> int:
    """Where the clause of a verb begins, as far as its words go without another verb of its own tense between."""
    start = min(verb.i, least.i)
    doc, first = verb.doc, verb.sent.start
    while start > first:
        token = doc[start - 1]
        if token.text in {";", ":"} or token.text in QUOTES or token.lower_ in BREAKS | {"that"}:
            break
        if token.pos_ in {"VERB"} and token.i != verb.i and token.dep_ not in {"amod", "xcomp", "compound"}:
            break
        start -= 1
    return start


# --- when ---


def _when(scene: Scene, told: list[Stretch], spots: list[Spot]) -> str | None:
    """An event's day, month or range: the first that what tells of its holding names; else what is done there."""
    firsts: list[str] = []
    until = closed = None
    for stretch in told:
        if stretch.weight == 3 or (stretch.weight == 2 and firsts):
            break
        for span in spans(scene, stretch):
            value = _value(scene, span, stretch)
            if _is_limit(scene, span, stretch):
                until = until or span.value
            elif _is_end(scene, span, stretch):
                closed = closed or value
            else:
                firsts.append(value)
    if not firsts:
        return closed
    first = next((s for s in firsts if len(s) > 4), firsts[0])
    last = until or closed or next((d for s in told if (d := _last_day(scene, s, first))), None)
    if last and len(first) == 10 == len(last) and last > first:
        return f"{first}/{last}"
    days = next((n for s in told if s.weight < 2 and (n := _days(s, scene))), None) or _length(spots)
    if days and len(first) == 10 and not first.startswith("-"):
        return f"{first}/{(date.fromisoformat(first) + timedelta(days - 1)).isoformat()}"
    return first


def _value(scene: Scene, span: TimeSpan, stretch: Stretch) -> str:
    """A span's value; its other year where the tense asks for it: "took part on June 5", "will send to the fair"."""
    verb = stretch.verb or main_verb(scene.doc[stretch.stop - 1])
    if verb is None or not span.other:
        return span.value
    ahead, said = timing.ahead(scene, span.value), status.of(verb)
    wrong = _is_past(verb) and said == "asserted" if ahead else said == "planned" and timing.ahead(scene, span.other)
    return span.other if wrong else span.value


def main_verb(token: Token) -> Token | None:
    """The verb over a phrase; of "send a delegation led by X to the fair" the sending."""
    verb = syntax.governor(token)
    while verb is not None and verb.dep_ == "acl" and verb.lemma_ in words.LEAD:
        verb = syntax.governor(verb.head)
    return verb


def _is_past(verb: Token) -> bool:
    """Told in the past tense: "took", "was held", "has ended"; not "scheduled for" or "is scheduled"."""
    if feature(verb, "VerbForm") == "Fin":
        return feature(verb, "Tense") == "Past"
    return any(
        c.dep_ in {"aux", "aux:pass"} and c.lower_ in {"was", "were", "has", "had", "have"} for c in verb.children
    )


def spans(scene: Scene, stretch: Stretch) -> list[TimeSpan]:
    """The dates and periods that a stretch names, but for those it only sets itself against: "since 2019"."""
    if stretch.start >= stretch.stop:
        return []
    doc = scene.doc
    first, last = doc[stretch.start].idx, doc[stretch.stop - 1].idx + len(doc[stretch.stop - 1])
    return [
        t
        for t in scene.times
        if first <= t.start < last and t.kind != "comparison" and t.value and not _set_against(scene, t)
        if scene.token(t.start).i not in scene.named  # "the Golden Autumn exhibition"
    ]


def _set_against(scene: Scene, span: TimeSpan) -> bool:
    """As in "since 2019", "after Monday": no time of the event."""
    token = scene.token(span.start)
    before = {token.lower_, token.nbor(-1).lower_} if token.i > token.sent.start else {token.lower_}
    if before & words.BEFORE or "every" in before:
        return True
    return span.kind == "period" and ("of" in before or ("for" in before and "/" in span.value))  # "for ten years"


def _is_limit(scene: Scene, span: TimeSpan, stretch: Stretch) -> bool:
    """How long it lasts: "will run until Thursday"."""
    i = scene.token(span.start).i
    return any(t.lower_ in words.LIMITS for t in scene.doc[max(stretch.start, i - 2) : i + 1])


def _is_end(scene: Scene, span: TimeSpan, stretch: Stretch) -> bool:
    """A last day: "ends on 5 May"."""
    i = scene.token(span.start).i
    verb = next((t for t in reversed(scene.doc[stretch.start : i]) if t.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ in words.END - {"last", "run", "continue"}


def _last_day(scene: Scene, stretch: Stretch, first: str) -> str | None:
    """A last day told by its number only: "will end in Samarkand on the 25th"."""
    if len(first) != 10 or first.startswith("-"):
        return None
    ending = False
    for token in scene.doc[stretch.start : stretch.stop]:
        ending = ending or token.lemma_ in words.END
        day = events.ordinal(token.lower_) if ending and token.text[:1].isdigit() else None
        if day is not None and day <= 31 and token.nbor(-1).lower_ == "the":
            return f"{first[:8]}{day:02}"
    return None


def _length(spots: list[Spot]) -> int | None:
    """How many days an event's adjective says that it lasts: "the five-day event"."""
    for spot in spots:
        before = [t.lower_ for t in spot.head.doc[max(spot.start - 4, spot.head.sent.start) : spot.start]]
        for i, word in enumerate(before[:-2]):
            if word in words.DAYS and before[i + 1 : i + 3] == ["-", "day"]:
                return words.DAYS[word]
    return None


def _days(stretch: Stretch, scene: Scene) -> int | None:
    """How many days a stretch says that the event lasts: "for three days"."""
    doc = scene.doc
    for i in range(stretch.start, stretch.stop - 1):
        if doc[i].lower_ in {"for", "last", "lasts"} and i + 2 < len(doc) and doc[i + 2].lemma_ == "day":
            return words.DAYS.get(doc[i + 1].lower_)
    return None


# --- where ---


def _where(scene: Scene, told: list[Stretch], spots: list[Spot]) -> tuple[tuple[str, Token], ...]:
    named = tuple(_in_name(scene, spots))
    if named:
        return named[:1]
    for strong in (True, False):
        for stretch in told:
            if (stretch.weight < 2) == strong:
                found = tuple(_hosting(scene, stretch)) or tuple(
                    located(scene, stretch.start, stretch.stop, stretch.verb is None)
                )
                if found:
                    return found[:1]
        if strong:
            begun = tuple(_dateline(scene, told))
            if begun:
                return begun[:1]
    return tuple(_city_of_name(scene, spots))[:1]


def _in_name(scene: Scene, spots: list[Spot]) -> Iterator[tuple[str, Token]]:
    """A place within the event's own name: "business mission to Uzbekistan"."""
    for spot in spots:
        for i in range(spot.start + 1, spot.end):
            if scene.doc[i - 1].lower_ in {"in", "to"} and scene.doc[i].ent_type_ != "Event":
                yield from ((p, scene.doc[i]) for p in scene.ids(scene.doc[i], PLACES))


def _city_of_name(scene: Scene, spots: list[Spot]) -> Iterator[tuple[str, Token]]:
    """The city or region in an event's name: "the Kano International Trade Fair", "the Minsk exhibition"."""
    cities = {
        name: entity.id
        for entity in scene.resolution.entities
        if entity.type in {"City", "Region"}
        for name in (entity.name, *entity.aliases)
    }
    for spot in spots:
        if spot.head.lemma_.casefold() in {"day", "week"}:
            continue  # "Tatarstan Days" are abroad
        for i in range(spot.start, spot.end):
            if i == spot.head.i:
                continue
            token = scene.doc[i]
            after = token.nbor(1) if i + 1 < spot.end else None
            if after is None or after.text in {"-", "–"} or scene.doc[max(i - 1, 0)].text in {"-", "–"}:
                continue
            if token.text in cities:
                yield cities[token.text], token


def located(scene: Scene, start: int, stop: int, bare: bool) -> Iterator[tuple[str, Token]]:
    """The places that a stretch names under "in", or `bare` between commas; cities first."""
    found: list[tuple[str, Token]] = []
    for i in range(start, stop):
        token = scene.doc[i]
        if token.lower_ in {"in", "at"} and token.pos_ == "ADP":
            found.extend((p, t) for p, t in _place_after(scene, token, stop))
        elif (i == start or scene.doc[i - 1].text == ",") and token.ent_type_ in {"City", "Region"} and bare:
            found.extend((p, token) for p in scene.of_types(scene.resolution.at(i), PLACES))
    yield from sorted(found, key=lambda f: scene.type_of(f[0]) != "City")


def _place_after(scene: Scene, adposition: Token, stop: int) -> Iterator[tuple[str, Token]]:
    head = adposition.head
    ids = scene.of_types(scene.resolution.at(head.i), PLACES) if head.i > adposition.i else ()
    if not ids and head.i > adposition.i:
        for child in head.children:
            if child.dep_ in {"nmod", "appos", "flat"} and head.lemma_ in SETTLEMENTS:
                ids = scene.of_types(scene.resolution.at(child.i), PLACES)
                if ids:
                    break
    if not ids:
        i = adposition.i + 1
        while i < stop and scene.doc[i].pos_ in {"DET", "ADJ"} and not scene.resolution.at(i):
            i += 1
        if i < stop and (i + 1 >= len(scene.doc) or scene.doc[i + 1].lower_ not in {"'s", "’s"}):
            own = scene.doc[i].pos_ == "PROPN" and i not in scene.named
            ids = scene.of_types(scene.resolution.at(i), PLACES) if own else ()
    yield from ((p, head) for p in ids)


def _hosting(scene: Scene, stretch: Stretch) -> Iterator[tuple[str, Token]]:
    """The place that hosts, or that a mission goes to: "which Belgrade will host", "the mission will visit Lima"."""
    verb = stretch.verb
    if verb is not None and verb.lemma_ in words.VENUES:
        for child in verb.children:
            if child.dep_ == "nsubj":
                yield from ((p, child) for p in scene.ids(child, PLACES))
    if verb is not None and verb.lemma_ in words.GOING | words.MOVE:
        for argument in scene.arguments(verb):
            if argument.role in {"object", "to", "in"}:
                yield from ((p, argument.token) for p in scene.ids(argument.token, PLACES))
    if verb is None or verb.lemma_ not in words.HOST:
        return
    for argument in scene.arguments(verb):
        if argument.role == "subject":
            yield from ((p, argument.token) for p in scene.ids(argument.token, PLACES))
    for i in range(verb.i + 1, min(stretch.stop, verb.i + 3)):
        if scene.doc[i - 1].lower_ == "by":
            yield from ((p, scene.doc[i]) for p in scene.of_types(scene.resolution.at(i), PLACES))


def _dateline(scene: Scene, told: list[Stretch]) -> Iterator[tuple[str, Token]]:
    """The place that a paragraph opens with, of what is told to open: "Ürümqi. The fair kicked off today"."""
    for stretch in told:
        verb = stretch.verb
        if verb is None or verb.lemma_ not in words.START | {"take", "hold"} or stretch.weight != 1:
            continue
        text = scene.article.text
        line = text.rfind("\n", 0, verb.idx) + 1
        token = scene.token(line)
        while token.i < verb.i and (token.is_space or not token.text[:1].isalpha()):
            token = token.nbor(1)
        ids = scene.of_types(scene.resolution.at(token.i), frozenset({"City"}))
        if ids and token.i + 1 < len(scene.doc) and token.nbor(1).text in {".", ",", "(", "–", "—", "-", "--", ":"}:
            yield ids[0], token


# --- status ---


def _status(scene: Scene, when: str | None, spots: list[Spot], told: list[Stretch]) -> Status:
    """Whether an event is proposed, lies ahead, or takes or took place."""
    said = [s for t in told if t.verb is not None and t.weight < 2 and (s := status.of(t.verb)) is not None]
    ahead = is_ahead(when, scene.article.published)
    if "proposed" in said and "asserted" not in said:
        return "proposed"
    if ahead is not None:
        return "planned" if ahead else "asserted"
    for stretch in told:
        if stretch.weight < 2 and any(
            t.lemma_ in {"due", "slate", "schedule", "plan"}
            or (t.lower_ == "be" and t.nbor(-1).lower_ == "to" and t.i > 0)
            for t in scene.doc[stretch.start : min(stretch.start + 4, stretch.stop)]
        ):
            return "planned"
    if said:
        return said[0]
    if any(
        t.lemma_ in words.INVITATION | {"invite", "upcoming", "forthcoming", "next"}
        for s in spots
        for t in (*s.head.ancestors, *s.head.lefts)
    ):
        return "planned"
    moods = [s for t in told if t.verb is not None and (s := status.of(t.verb)) is not None]
    return moods[0] if moods else "asserted"


def is_ahead(when: str | None, published: str | None) -> bool | None:
    """Whether a time begins after the day of publication; None where that can't be told."""
    if when is None or published is None or when.startswith("-"):
        return None
    start = when.split("/")[0].replace("-Q", "-0")
    return start > published[: len(start)]


def latest(*statuses: Status) -> Status:
    """The least certain of statuses."""
    return max((s for s in statuses if s in ORDER), key=ORDER.index, default="asserted")
