"""The parts of English sentences that tell of an event: its holding, what is done there, the words after its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.document import Doc, Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import gatherings as words

RELATIVE = frozenset({"which", "that", "who", "whom", "where", "when", "whose"})
BREAKS = frozenset({"which", "who", "whom", "whose", "where", "while", "but", "with", "as", "although", "though"})
QUOTES = frozenset({'"', "“", "”", "«", "»"})


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
    leads = leads or (head.dep_ == "nsubj" and verb.lemma_ in {"return", "come", "move"})  # "the expo returns to Lima"
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
    if verb.lemma_ in words.MOVE | words.GOING | words.ASSEMBLE and syntax.preposition(head) == "for":
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


def main_verb(token: Token) -> Token | None:
    """The verb over a phrase; of "send a delegation led by X to the fair" the sending."""
    verb = syntax.governor(token)
    while verb is not None and verb.dep_ == "acl" and verb.lemma_ in words.LEAD:
        verb = syntax.governor(verb.head)
    return verb
