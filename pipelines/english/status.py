"""Whether what a trigger says is asserted, planned, proposed or denied, from its clause and those above it. English."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines.english import syntax
from pipelines.languages.en import modality
from pipelines.syntax import feature
from pipelines.types import Status

_ORDER: tuple[Status, ...] = ("asserted", "planned", "proposed")
_UP = frozenset({"xcomp", "ccomp", "csubj", "obj", "obl", "nsubj", "nsubj:pass", "acl", "csubj:pass", "nmod"})


def of(trigger: Token, least: Status = "asserted") -> Status | None:
    """The status of what a trigger word states; None if the text denies or doubts it. `least` is the frame's own."""
    status: Status = least
    for token, whole in _chain(trigger):
        here = _at(token, whole, token.i == trigger.i)
        if here is None:
            return None
        status = max(status, here, key=_ORDER.index)
    return None if _asked(trigger) else status


def _chain(trigger: Token) -> Iterator[tuple[Token, bool]]:
    """The trigger and the words above it whose mood bears on it; False where only their tense does."""
    token = trigger
    yield token, True
    for _ in range(8):
        if token.head.i == token.i:
            return
        dep, head = token.dep_, token.head
        if syntax.is_verbal(token):
            infinitive = _to(token)
            if dep == "conj":
                if not infinitive and (feature(token, "VerbForm") == "Fin" or _has_subject(token)):
                    return
                if head.pos_ not in syntax.VERBS and not infinitive:
                    return
                for other, _ in _chain(head):  # "plans to visit A and meet B"
                    yield other, True
                return
            if dep == "advcl":
                if not infinitive:
                    yield head, False
                return
            if dep in {"acl:relcl", "parataxis"} or (dep == "acl" and not infinitive and not _gerund(token)):
                return
            if dep == "ccomp" and head.lemma_ in modality.SPEECH and _finite(token):
                yield head, False
                return
            if dep not in _UP:
                return
        else:
            before = syntax.preposition(token)
            if syntax.is_verbal(head) or head.pos_ == "ADJ":
                if before in modality.SETTING and not (before == "for" and head.lemma_ in modality.PLANNING):
                    yield head, False
                    return
                if dep == "nsubj" and not _weak(head) and head.lemma_ not in modality.DENYING | modality.PLANNING:
                    yield head, False
                    return
            elif dep not in {"nmod", "conj", "appos", "obl", "compound", "nmod:poss"} or before in {"after", "during"}:
                return
            if dep == "compound":
                return
        yield head, True
        token = head


def _at(token: Token, whole: bool, is_trigger: bool) -> Status | None:
    """What one word of the chain does to the status: its negation, mood, tense and, but for the trigger, meaning."""
    status: Status = "asserted"
    if whole:
        if _negated(token) or (token.lemma_ in modality.DENYING and not is_trigger):
            return None
        if not is_trigger:
            if token.lemma_ in modality.PROPOSING:
                status = "proposed"
            elif token.lemma_ in modality.PLANNING:
                status = "planned"
        for child in token.children:
            if child.dep_ in {"amod", "compound"} and child.i < token.i:
                if child.lemma_ in modality.DENYING:
                    return None
                if child.lemma_ in modality.PROPOSING:
                    status = "proposed"
                elif child.lemma_ in modality.PLANNING:
                    status = max(status, "planned", key=_ORDER.index)
            elif child.dep_ in {"advmod", "mark"}:
                if child.lower_ in modality.DOUBTING:
                    return None
                if child.lower_ in modality.PERHAPS | modality.CONDITIONS:
                    status = "proposed"
    return max(status, mood(token), key=_ORDER.index)


def mood(verb: Token) -> Status:
    """What a verb's auxiliaries say: "will visit" planned, "could visit" proposed, "said he would visit" planned."""
    for child in verb.children:
        if child.dep_ not in {"aux", "aux:pass", "cop"} or child.i > verb.i:
            continue
        word = child.lower_
        if word in modality.WILL:
            return "planned"
        if word == "would" and _reported(verb):
            return "planned"
        if word in modality.MAYBE:
            return "proposed"
        if child.lemma_ == "be" and _to(verb) and child.dep_ != "aux:pass":
            return "planned"  # "is to visit"
    if verb.lemma_ == "go" and any(c.dep_ == "xcomp" and _to(c) for c in verb.children):
        return "planned"  # "is going to visit"
    if verb.lemma_ == "be" and any(c.dep_ in {"xcomp", "ccomp"} and _to(c) for c in verb.children):
        return "planned"
    return "asserted"


def _reported(verb: Token) -> bool:
    """«said that he would»: the future seen from the past."""
    at = verb
    for _ in range(4):
        if at.dep_ in {"ccomp", "parataxis", "conj", "root", "ROOT"}:
            said = at.head if at.head.i != at.i else at
            if said.lemma_ in modality.SPEECH | modality.PLANNING:
                return not any(c.lower_ in modality.CONDITIONS for c in verb.subtree)
        if at.head.i == at.i:
            break
        at = at.head
    return any(c.dep_ in {"parataxis", "ccomp"} and c.lemma_ in modality.SPEECH for c in verb.children)


def _negated(token: Token) -> bool:
    for child in token.children:
        if child.lower_ in modality.NEGATIONS and child.dep_ in {"advmod", "det", "cc:preconj", "mark", "case", "cc"}:
            if child.i + 1 < len(child.doc) and child.nbor(1).lower_ in {"only", "just", "least"}:
                continue  # "not only … but also" denies nothing
            return True
        if child.dep_ in {"nsubj", "nsubj:pass", "obj"} and child.lower_ in {"nobody", "none", "nothing", "neither"}:
            return True
        if child.dep_ in {"nsubj", "nsubj:pass"} and any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
            return True
    return False


def _to(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def _gerund(verb: Token) -> bool:
    return any(
        c.dep_ == "mark" and c.i < verb.i and c.lower_ in {"of", "for", "in", "about", "on"} for c in verb.children
    )


def _finite(verb: Token) -> bool:
    return not _to(verb)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubj:pass"} for c in verb.children)


def _weak(verb: Token) -> bool:
    """Verbs that say of their subject only that it takes place: "the visit will begin", "talks were held"."""
    return verb.lemma_ in {
        "be",
        "hold",
        "take",
        "begin",
        "start",
        "open",
        "happen",
        "occur",
        "last",
        "end",
        "run",
        "follow",
        "continue",
    }


def _asked(trigger: Token) -> bool:
    """Within a question."""
    for token in reversed(list(trigger.sent)):
        if token.pos_ != "SPACE" and token.text not in {'"', "”", "’", "'", ")"}:
            return token.text == "?"
    return False
