"""When, where and by what means in English: the qualifiers that meetings, journeys and signings share."""

from __future__ import annotations

import re

from pipelines import timing
from pipelines.dates import TimeSpan
from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.syntax import feature
from pipelines.types import Status

QUOTES = frozenset({'"', "“", "”"})
LOCAL = frozenset({"in", "at", "governor.in", "governor.at"})
# What may stand before a dateline's city in its line: "Tuesday, 9 May, Québec City.", "• Lahore."
BEFORE_CITY = re.compile(r"[\W_]*(?:[A-Z][a-z]+day,? )?(?:\d{1,2} [A-Z][a-z]+,? |[A-Z][a-z]+ \d{1,2},? )?[\W_]*")
AFTER_CITY = re.compile(r"\s?[,(–—.:|/-]+\s*[A-Z\d–—|-]")


def date(scene: Scene, trigger: Token, status: Status = "asserted") -> str | None:
    """The date nearest to a trigger in its sentence, its own clause's first; else a month or season of its clause.

    Where the sentence names none, what happened keeps the day of the sentences right before it.
    """
    sentence = trigger.sent
    spans = [
        s
        for s in timing.within(scene, sentence.start_char, sentence.end_char)
        if not (is_past(trigger) and timing.ahead(scene, s.value)) and not _apart(scene, trigger, s)
    ]
    lead = _lead(scene, trigger) if status == "asserted" else None
    if lead:  # «Earlier in the day»
        spans = [s for s in spans if not _of_same_day(scene, s)]
        if not spans:
            return lead
    verb = _top(trigger)
    own = [s for s in spans if _within(scene.token(s.start), verb)]
    own = [s for s in own if len(s.value) > 4 or _in_year(scene, s)]
    after, before = _told_by_day_before(scene, trigger)
    if after or before:
        own = [s for s in own if s.kind == "date"]
    near = [s for s in own if s.kind == "date"] or own
    if not near and not (after or before):
        near = [s for s in spans if s.kind == "date" and not _beside(scene.token(s.start), verb)]
    if near:
        return min(near, key=lambda span: ("/" in span.value, abs(span.start - trigger.idx), span.start)).value
    if status != "asserted":
        return None
    day = timing.carried(scene, trigger)
    return timing.shifted(day, after - before) if day else None


def to_come(scene: Scene, day: str) -> str:
    """The later reading of a date without its year or week: of what is ahead, as what somebody is invited to."""
    if timing.ahead(scene, day):
        return day
    pairs = ((s.value, s.other) for s in scene.times if s.other)
    others = (b if a == day else a for a, b in pairs if day in {a, b} and b)
    return next((o for o in others if timing.ahead(scene, o)), day)


def of_line(scene: Scene, token: Token) -> str | None:
    """The day that a line of a programme opens with: "Tuesday, 9 May, Quebec City. Working session with X"."""
    start = scene.article.text.rfind("\n", 0, token.idx) + 1
    days = [s.value for s in timing.within(scene, start, token.idx) if s.kind == "date"]
    return days[0] if days else None


def lasting(day: str | None, trigger: Token) -> str | None:
    """The days of a journey whose first is told: "begins a four-day visit", "left on a four-day visit"."""
    if day is None or len(day) != len("2026-02-05") or day.startswith("-"):
        return day
    verb = trigger if syntax.is_verbal(trigger) else syntax.governor(trigger)
    if verb is None or verb.lemma_ not in words.SETTING_OUT:
        return day
    for token in trigger.sent:
        if token.lemma_ in {"day", "week"} and token.dep_ == "compound" and token.head.lemma_ in words.JOURNEY:
            number = next((words.NUMBERS.get(c.lower_, 0) for c in token.children if c.dep_ == "nummod"), 0)
            days = number * (7 if token.lemma_ == "week" else 1)
            return f"{day}/{timing.shifted(day, days - 1)}" if days > 1 else day
    return day


def is_entry(token: Token) -> bool:
    """Whether a noun alone is a sentence: "Tour of the forge of X."."""
    alone = token.dep_ in {"ROOT", "root"} and token.pos_ in {"NOUN", "PROPN"}
    return alone and not any(c.dep_ in {"cop", "nsubj", "aux", "case"} for c in token.children)


def _lead(scene: Scene, trigger: Token) -> str | None:
    """«Earlier in the day», «that evening»: the day that the article is about, the first it names."""
    around = scene.article.text[trigger.sent.start_char : trigger.sent.end_char].casefold()
    if not any(phrase in around for phrase in words.SAME_DAY):
        return None
    spans = [s for s in scene.times if s.kind == "date" and s.value and s.start < trigger.idx]
    days = (s.value for s in spans if not _of_dateline(scene, s))
    return next((d for d in days if len(d) == len("2026-02-05") and not timing.ahead(scene, d)), None)


def _of_same_day(scene: Scene, span: TimeSpan) -> bool:
    return any(phrase in scene.article.text[span.start : span.end].casefold() for phrase in words.SAME_DAY)


def _of_dateline(scene: Scene, span: TimeSpan) -> bool:
    """«GRODNO, 3 October 2024.»: when a text was written."""
    line = scene.article.text.rfind("\n", 0, span.start) + 1
    return span.start - line < 40 and scene.article.text[span.end : span.end + 2].strip()[:1] in set(").–—-,:")


def _in_year(scene: Scene, span: TimeSpan) -> bool:
    """«flew to Seoul in 2019», not «plans for 2030»."""
    token = scene.token(span.start)
    return token.lower_ == "in" or (token.i > 0 and token.nbor(-1).lower_ == "in")


def _told_by_day_before(scene: Scene, trigger: Token) -> tuple[int, int]:
    """Whether a trigger's day is told as the one after or before another: "The following day she was received"."""
    around = scene.article.text[trigger.sent.start_char : trigger.idx].casefold()
    return any(p in around for p in words.DAY_AFTER), any(p in around for p in words.DAY_BEFORE)


def _top(trigger: Token) -> Token:
    """The verb whose phrases tell the time of a trigger: "is expected in February to be received"."""
    verb = trigger if any(c.dep_ == "cop" for c in trigger.children) else syntax.clause(trigger)
    while verb.dep_ == "xcomp" and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _within(token: Token, verb: Token) -> bool:
    """Whether a token is of a verb's own clause, not of another joined to it that has its own subject."""
    at = token
    while at.i != verb.i:
        if at.dep_ in {"conj", "parataxis"} and any(c.dep_ in {"nsubj", "nsubj:pass"} for c in at.children):
            return False
        if at.head.i == at.i:
            return False
        at = at.head
    return True


def _beside(token: Token, verb: Token) -> bool:
    """Whether a token is of a clause that follows a verb's and has its own subject: "…, and on Tuesday B signed"."""
    other = syntax.clause(token)
    follows = other.dep_ in {"conj", "parataxis"} and other.head.i == verb.i
    return follows and any(c.dep_ in {"nsubj", "nsubj:pass"} for c in other.children)


def _apart(scene: Scene, trigger: Token, span: TimeSpan) -> bool:
    """A time limit ("until Friday", "by 2030"), or the time of a relative clause that the trigger isn't in."""
    token = scene.token(span.start)
    if token.i > trigger.sent.start and token.nbor(-1).lower_ in words.LIMITS:
        return True
    verb = syntax.clause(token)
    inside = trigger.i in {verb.i, verb.head.i} or verb.is_ancestor(trigger)
    return verb.dep_ == "acl:relcl" and not inside


def is_past(trigger: Token) -> bool:
    """Whether a trigger, or the verb that it hangs on, is in the past tense: not "is scheduled", "will be received"."""
    verb = trigger if syntax.is_verbal(trigger) else syntax.governor(trigger)
    if verb is None or feature(verb, "Tense") != "Past":
        return False
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "aux:pass"}}
    return not auxiliaries & {"will", "be", "would", "is", "are", "being"}


def place(scene: Scene, trigger: Token) -> str | None:
    """The city where something is told to happen, of the trigger's own phrases, else of its clause; else the region."""
    own = [a.token for t in (trigger, *_held(trigger)) for a in scene.arguments(t) if a.role in LOCAL]
    own += [c for t in own if t.pos_ == "PROPN" for c in t.children if c.dep_ in {"appos", "conj", "nmod"}]
    verb = syntax.clause(trigger)
    clause = [t for t in verb.subtree if t.pos_ == "PROPN" and t.i and t.nbor(-1).lower_ == "in" and _within(t, verb)]
    for types, tokens in ((frozenset({"City"}), own), (frozenset({"City"}), clause), (frozenset({"Region"}), own)):
        for token in tokens:
            apart = _quoted_apart(trigger, token) or (token not in own and _beyond(token, verb, trigger))
            if token.i not in scene.titled and not apart:
                for entity in scene.of_types(scene.resolution.at(token.i), types):
                    return entity
    if any(t.lower_ == "here" and abs(t.i - trigger.i) < 16 for t in verb.subtree):
        return dateline(scene, trigger)
    return None


def _held(trigger: Token) -> list[Token]:
    """«the talks that they held in Oslo»: the verb of the relative clause."""
    return [c for c in trigger.children if c.dep_ == "acl:relcl" and c.lemma_ in words.HOLD]


def _beyond(token: Token, verb: Token, trigger: Token) -> bool:
    """Within a relative clause or another clause than the trigger's: "with the firm that has a plant in X"."""
    if any(t.text == ";" for t in token.doc[min(token.i, trigger.i) : max(token.i, trigger.i)]):
        return True
    at = syntax.clause(token)
    return at.i != verb.i and at.dep_ in {"acl:relcl", "acl", "parataxis"} and at.i != trigger.i


def dateline(scene: Scene, token: Token) -> str | None:
    """The city that opens the nearest line above a token: "MUNICH, March 11 – …", "Lahore. Punjab's …"."""
    return next((city for start, city in reversed(_datelines(scene)) if start <= token.idx), None)


def here(scene: Scene, token: Token) -> tuple[str, ...]:
    """Where "here" is: the dateline's city, else the place that the article is mostly about."""
    city = dateline(scene, token) or scene.parties.home
    return () if city is None else (city,)


def _datelines(scene: Scene) -> list[tuple[int, str]]:
    found = []
    text = scene.article.text
    for mention in scene.resolution.mentions:
        if mention.type == "City" and mention.kind == "name":
            line = text.rfind("\n", 0, mention.start) + 1
            opens = mention.start - line < 40 and BEFORE_CITY.fullmatch(text, line, mention.start)
            if opens and AFTER_CITY.match(text, mention.end):
                found += [(line, e) for e in scene.resolution.at(mention.head)]
    return found


def _quoted_apart(a: Token, b: Token) -> bool:
    """Whether one of two tokens stands within a quotation and the other doesn't."""
    start, end = sorted((a.i, b.i))
    return sum(t.text in QUOTES for t in a.doc[start:end]) % 2 == 1


def medium(trigger: Token) -> str | None:
    """`video` or `phone`, where the clause says so."""
    verb = syntax.clause(trigger)
    if trigger.lemma_ in words.PHONE_VERBS and trigger.pos_ == "VERB":
        return None if any(syntax.preposition(c) in {"on", "upon", "in on"} for c in trigger.children) else "phone"
    near = {t.lower_ for t in verb.subtree if abs(t.i - trigger.i) < 22 or t.head.i == verb.i} | {trigger.lower_}
    if near & words.VIDEO:
        return "video"
    if near & words.PHONE or (trigger.lemma_ == "call" and trigger.pos_ == "NOUN" and not _courtesy(trigger)):
        return "phone"
    return None


def _courtesy(call: Token) -> bool:
    """«paid a courtesy call on X»: a visit."""
    return any(c.lower_ in {"courtesy", "farewell"} for c in call.children)
