"""What an English document that is signed is called, and when it is signed, for signed_with.py."""

from __future__ import annotations

from pipelines import timing
from pipelines.dates import TimeSpan
from pipelines.document import Token
from pipelines.english import occasions, syntax
from pipelines.english.agenda import agenda
from pipelines.english.scene import Scene
from pipelines.languages.en import partnership as words
from pipelines.relations.en import partners
from pipelines.types import Status

REACH = 40  # tokens back in which "it" is a document
LONGEST = 12


def is_main(token: Token) -> bool:
    """Whether a verb was taken for a participle: "Lagos signed agreements with Tampere"."""
    if token.pos_ != "VERB" or token.dep_ != "amod" or token.i == token.sent.start:
        return False
    before = token.nbor(-1)
    return before.pos_ in {"NOUN", "PROPN"} or before.lower_ in {"has", "have", "had"}


def date(scene: Scene, trigger: Token, document: Token, said: Status) -> str | None:
    """The day or month of signing, not the years that a document is for or from; else that of the event or talks."""
    put_off = _put_off(scene, trigger)
    if put_off is not None:
        return put_off
    sentence = trigger.sent
    spans = timing.within(scene, sentence.start_char, sentence.end_char)
    others = {s.value for s in spans if _of_document(scene, s, document)}
    found = occasions.date(scene, trigger, said)
    told = {s.value for s in spans}
    if found in others or (trigger.lemma_ in words.RENEW and found not in told):
        found = None
        near = [s for s in spans if s.value not in others and (s.kind == "date" or len(s.value) > len("2025"))]
        if near:
            found = min(near, key=lambda s: abs(s.start - trigger.idx)).value
    if found is None or found not in told:
        found = _at_event(scene, trigger) or _after_talks(scene, trigger) or found
    return found or _year(scene, trigger)


def _put_off(scene: Scene, trigger: Token) -> str | None:
    """ "Its signing was put off until March": the new time."""
    verb = None if syntax.is_verbal(trigger) else syntax.governor(trigger)
    if verb is None or verb.lemma_ not in words.DELAY:
        return None
    for span in timing.within(scene, verb.idx, verb.sent.end_char):
        if _opening(scene, span) & {"until", "till", "to"}:
            return span.value
    return None


def _of_document(scene: Scene, span: TimeSpan, document: Token) -> bool:
    """Whether a time is the document's own: "a plan for 2025-2027", "their 2018 agreement"."""
    token = scene.token(span.start)
    if "for" in _opening(scene, span) and not span.value.startswith("--"):
        return True
    return token.i < document.i and token.head.i == document.i and token.dep_ in {"nummod", "compound", "amod"}


def _opening(scene: Scene, span: TimeSpan) -> set[str]:
    """The words that a time opens with, its preposition within or before it."""
    token = scene.token(span.start)
    return {token.lower_, token.nbor(-1).lower_ if token.i else ""}


def _at_event(scene: Scene, trigger: Token) -> str | None:
    """ "Will be signed at the forum": the forum's time."""
    known = agenda(scene)
    for token in scene.tokens[trigger.sent.start : partners.clause_end(trigger)] if known.stands else ():
        if token.i in known.stands and syntax.preposition(token) in words.AT_EVENT:
            return known.occasions[known.stands[token.i]].date
    return None


def _after_talks(scene: Scene, trigger: Token) -> str | None:
    """ "At the end of the meeting the two concluded": the day of the talks told of before."""
    start = trigger.sent.start
    if not any(t.lemma_.casefold() in words.TALKS for t in scene.tokens[start : trigger.i]):
        return None
    return partners.talks_date(scene, trigger)


def _year(scene: Scene, trigger: Token) -> str | None:
    """ "Was concluded in 2023": a bare year of the clause."""
    for argument in scene.arguments(trigger):
        if argument.role == "in" and len(argument.token.text) == 4 and argument.token.text.isdigit():
            return argument.token.text
    return None


def phrase(scene: Scene, document: Token) -> str:
    """The document's name: its adjectives, and what it is of, on or for."""
    doc = scene.doc
    if document.lemma_.casefold() not in words.DOCUMENTS:
        before = scene.tokens[max(document.i - REACH, 0) : document.i]
        last = next((t for t in reversed(before) if t.lemma_.casefold() in words.DEALS and t.pos_ == "NOUN"), None)
        return "" if last is None else phrase(scene, last)
    modifiers = (c.i for c in document.children if c.dep_ in {"amod", "compound"} and c.i < document.i)
    start = min([document.i, *modifiers])
    while start < document.i and (scene.resolution.at(start) or doc[start].pos_ == "PUNCT" or is_main(doc[start])):
        start += 1
    end = document.i + 1
    while end < min(document.sent.end, document.i + LONGEST) and _goes_on(scene, doc[end]):
        end += 1
    while end > document.i + 1 and doc[end - 1].pos_ in {"ADP", "CCONJ", "ADV", "DET", "PART"}:
        end -= 1
    return "".join(t.text_with_ws for t in scene.tokens[start:end]).strip()


def _goes_on(scene: Scene, token: Token) -> bool:
    """Whether a word after a document's noun still tells what it is on: not its parties, not its time."""
    before = token.nbor(-1)
    if token.pos_ == "ADP":
        return token.lower_ in {"of", "on", "for"}
    if (token.is_punct and token.text not in {"-", "–"}) or token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"}:
        return False
    if scene.resolution.at(token.i) and token.pos_ == "PROPN" and before.pos_ != "ADJ":
        return False
    timed = any(s.start <= token.idx < s.end for s in scene.times)
    return not (timed and before.lower_ not in {"for", "-", "–"} and token.pos_ != "NUM")
