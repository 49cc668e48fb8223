"""When, where and by what means: the qualifiers that meetings, journeys and invitations share."""

from __future__ import annotations

from pipelines import syntax, timing
from pipelines.dates import TimeSpan
from pipelines.document import Token
from pipelines.languages.ru import encounters as words
from pipelines.languages.ru.letters import folded
from pipelines.scene import Scene
from pipelines.types import Status

QUOTES = frozenset({"«", "»", '"', "“", "”", "„"})


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
    own = {t.i for t in _whole(syntax.clause(trigger)).subtree}
    near = days or [s for s in spans if s.kind == "period" and len(s.value) > 4 and scene.token(s.start).i in own]
    if near:

        def distance(span: TimeSpan) -> tuple[bool, int, int]:
            return scene.token(span.start).i not in own, abs(span.start - trigger.idx), span.start

        return min(near, key=distance).value
    if status != "asserted":
        return None
    day = timing.carried(scene, trigger)
    around = folded(scene.article.text[sentence.start_char : trigger.idx])
    if day and any(phrase in around for phrase in words.DAY_AFTER):
        return timing.shifted(day, 1)
    if day and any(phrase in around for phrase in words.DAY_BEFORE):
        return timing.shifted(day, -1)
    lemmas = {folded(t.text) for t in syntax.clause(trigger).subtree if abs(t.i - trigger.i) < 12}
    if words.DAYTIME & lemmas:
        return day or scene.article.published
    return timing.shifted(day or scene.article.published, -1) if _eve(trigger) else day


def _whole(verb: Token) -> Token:
    """The verb that an infinitive belongs to: "в сентябре планирует приехать" is one clause."""
    while (
        syntax.feature(verb, "VerbForm") == "Inf"
        and verb.dep_ in {"xcomp", "csubj", "ccomp"}
        and syntax.is_verbal(verb.head)
        and verb.head.i != verb.i
    ):
        verb = verb.head
    return verb


def _apart(scene: Scene, trigger: Token, span: TimeSpan) -> bool:
    """A time limit, "до пятницы", or the time of a relative clause that the trigger isn't in."""
    token = scene.token(span.start)
    if token.i > trigger.sent.start and token.nbor(-1).lemma_ in words.LIMITS:
        return True
    if token.i > trigger.i and _gapped(scene.token(span.end - 1)):
        return True
    verb = syntax.clause(token)
    return verb.dep_ == "acl:relcl" and trigger.i != verb.i and not verb.is_ancestor(trigger)


def _gapped(last: Token) -> bool:
    """«Побывал в Анкаре, а в ноябре — в Риме»: the time of what the dash stands for."""
    after = next((t for t in last.doc[last.i + 1 : last.sent.end] if t.lemma_ != "год"), None)
    return after is not None and after.text in {"—", "–"}


def _eve(trigger: Token) -> bool:
    """«Накануне он обсудил», not «накануне отъезда»."""
    eves = [t for t in syntax.clause(trigger).subtree if t.lemma_ == "накануне"]
    return any(t.i + 1 < t.sent.end and syntax.feature(t.nbor(1), "Case") != "Gen" for t in eves)


def is_past(trigger: Token) -> bool:
    """Whether a trigger, or the verb that it hangs on, is in the past tense."""
    verb = trigger if syntax.is_verbal(trigger) else syntax.governor(trigger)
    return verb is not None and syntax.feature(verb, "Tense") == "Past"


def place(scene: Scene, trigger: Token) -> str | None:
    """The city where something is told to happen, of the trigger's own phrases, else of its clause; else the region."""
    own = [a.token for a in scene.arguments(trigger) if a.role.removeprefix("governor.") in {"в+Loc", "на+Loc"}]
    clause = [
        t for t in syntax.clause(trigger).subtree if syntax.preposition(t) == "в" and syntax.feature(t, "Case") == "Loc"
    ]
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
    around = [trigger, *(t for t in verb.subtree if abs(t.i - trigger.i) < 12 or t.head.i == verb.i)]
    text = " ".join(t.text.casefold() for t in around)
    if any(word in text for word in words.VIDEO):
        return "video"
    return "phone" if any(word in text for word in words.PHONE) else None
