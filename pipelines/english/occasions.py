"""When, where and by what means in English: the qualifiers that meetings, journeys and signings share."""

from __future__ import annotations

from spacy.tokens import Token

from pipelines import timing
from pipelines.dates import TimeSpan
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.syntax import feature
from pipelines.types import Status

QUOTES = frozenset({'"', "“", "”"})
LOCAL = frozenset({"in", "at", "governor.in", "governor.at"})


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
    days = [s for s in spans if s.kind == "date"]
    own = {t.i for t in syntax.clause(trigger).subtree}
    near = days or [s for s in spans if s.kind == "period" and len(s.value) > 4 and scene.token(s.start).i in own]
    if near:

        def distance(span: TimeSpan) -> tuple[bool, int, int]:
            return scene.token(span.start).i not in own, abs(span.start - trigger.idx), span.start

        return min(near, key=distance).value
    if status != "asserted":
        return None
    day = timing.carried(scene, trigger)
    around = scene.article.text[sentence.start_char : trigger.idx].casefold()
    if day and any(phrase in around for phrase in words.DAY_AFTER):
        return timing.shifted(day, 1)
    if day and any(phrase in around for phrase in words.DAY_BEFORE):
        return timing.shifted(day, -1)
    return day


def _apart(scene: Scene, trigger: Token, span: TimeSpan) -> bool:
    """A time limit ("until Friday", "by 2030"), or the time of a relative clause that the trigger isn't in."""
    token = scene.token(span.start)
    if token.i > trigger.sent.start and token.nbor(-1).lower_ in words.LIMITS:
        return True
    verb = syntax.clause(token)
    return verb.dep_ == "acl:relcl" and trigger.i != verb.i and not verb.is_ancestor(trigger)


def is_past(trigger: Token) -> bool:
    """Whether a trigger, or the verb that it hangs on, is in the past tense or a past participle without a future."""
    verb = trigger if syntax.is_verbal(trigger) else syntax.governor(trigger)
    if verb is None or feature(verb, "Tense") != "Past":
        return False
    return not any(c.dep_ in {"aux", "aux:pass"} and c.lower_ in {"will", "be", "would"} for c in verb.children)


def place(scene: Scene, trigger: Token) -> str | None:
    """The city where something is told to happen, of the trigger's own phrases, else of its clause; else the region."""
    own = [a.token for a in scene.arguments(trigger) if a.role in LOCAL]
    clause = [t for t in syntax.clause(trigger).subtree if t.pos_ == "PROPN" and syntax.preposition(t) == "in"]
    for types, tokens in ((frozenset({"City"}), own), (frozenset({"City"}), clause), (frozenset({"Region"}), own)):
        for token in tokens:
            if token.i not in scene.titled and not _quoted_apart(trigger, token):
                for entity in scene.of_types(scene.resolution.at(token.i), types):
                    return entity
    return None


def _quoted_apart(a: Token, b: Token) -> bool:
    """Whether one of two tokens stands within a quotation and the other doesn't."""
    start, end = sorted((a.i, b.i))
    return sum(t.text in QUOTES for t in a.doc[start:end]) % 2 == 1


def medium(trigger: Token) -> str | None:
    """`video` or `phone`, where the clause says so."""
    verb = syntax.clause(trigger)
    text = " ".join(t.lower_ for t in verb.subtree if abs(t.i - trigger.i) < 14 or t.head.i == verb.i)
    if any(word in text for word in words.VIDEO):
        return "video"
    return "phone" if any(word in text for word in words.PHONE) else None
