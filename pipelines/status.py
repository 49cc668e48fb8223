"""Whether what a trigger says is asserted, planned, proposed or denied, from its clause and those above it."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru import modality
from pipelines.types import Status

_ORDER: tuple[Status, ...] = ("asserted", "planned", "proposed")


def of(trigger: Token, least: Status = "asserted") -> Status | None:
    """The status of what a trigger word states; None if the text denies or doubts it. `least` is the frame's own."""
    status: Status = least
    if _took_place(trigger):
        return status
    for token, inherits in _chain(trigger):
        here = _at(token, inherits, token.i == trigger.i)
        if here is None:
            return None
        status = max(status, here, key=_ORDER.index)
    if _asked(trigger) or any(t.lemma_ in modality.UNCONFIRMED for t in trigger.sent):
        return None
    return max(status, "planned", key=_ORDER.index) if _to_be_done(trigger) else status


def _to_be_done(trigger: Token) -> bool:
    """An infinitive that no word over it says to have been done: «должны подписать», «приехал открыть цех»."""
    if syntax.feature(trigger, "VerbForm") != "Inf":
        return False
    token = trigger
    while syntax.feature(token, "VerbForm") == "Inf" and token.head.i != token.i:
        token = token.head
    return token.lemma_ not in modality.DONE


def _took_place(noun: Token) -> bool:
    """«Визит, начавшийся во вторник, продлится до пятницы», «состоявшаяся сегодня встреча»."""
    return noun.pos_ == "NOUN" and any(
        c.lemma_ in modality.BEGUN and syntax.feature(c, "VerbForm") == "Part" for c in noun.children
    )


def _chain(trigger: Token) -> Iterator[tuple[Token, bool]]:
    """The trigger and the words above it whose mood bears on it; False where only their tense does."""
    token = trigger
    yield token, True
    for _ in range(8):
        if token.head.i == token.i:
            return
        dep, head = token.dep_, token.head
        if syntax.broken(token, head):
            return
        if syntax.is_verbal(token):
            infinitive = syntax.feature(token, "VerbForm") == "Inf"
            if syntax.is_participle(token) or (dep in {"acl:relcl", "parataxis", "acl"} and not infinitive):
                return
            if dep == "advcl":
                # «намерен открыть цех, вложив 5 млн» plans both; «посетив завод, намерен …» has visited it
                follows = syntax.feature(token, "VerbForm") == "Conv" and token.i > head.i
                yield head, follows
                if not follows:
                    return
                token = head
                continue
            if dep == "conj":
                if syntax.feature(token, "VerbForm") == "Fin" or syntax.feature(token, "VerbForm") != "Inf":
                    return
                token = head  # a coordinated infinitive hangs where its fellow hangs
                continue
            if not infinitive and dep not in {"xcomp", "ccomp", "csubj", "obl", "nsubj", "acl", "obj", "csubj:pass"}:
                return
        else:
            before = syntax.preposition(token)
            if syntax.is_verbal(head):
                if before in modality.SETTING:
                    yield head, False
                    return
                if syntax.is_participle(head) and head.dep_ == "acl":
                    return
            elif dep not in {"nmod", "conj", "appos", "obl"} or before in modality.SETTING:
                return
        yield head, True
        token = head


def _at(token: Token, whole: bool, is_trigger: bool) -> Status | None:
    """What one word of the chain does to the status: its negation, mood, tense and, but for the trigger, meaning."""
    status: Status = "asserted"
    if whole:
        if _negated(token) or (token.lemma_ in modality.DENYING and not is_trigger):
            return None
        if token.lemma_ in modality.UNDONE or any(_undone(child) for child in token.children):
            return None
        if token.lemma_ in modality.EXPECTING and syntax.feature(token, "Tense") == "Past" and _but(token):
            return None  # «ожидалось, что присоединится, но …»
        if is_trigger:
            pass
        elif token.lemma_ in modality.PROPOSING:
            status = "proposed"
        elif token.lemma_ in modality.PLANNING:
            status = "planned"
        for child in token.children:
            if child.dep_ in {"amod", "advmod", "mark", "aux", "discourse", "parataxis", "cc"} or child.pos_ == "PART":
                if child.lemma_ in modality.DOUBTING or (child.dep_ == "amod" and child.lemma_ in modality.DENYING):
                    return None
                if child.lemma_ in modality.MAYBE or (child.dep_ == "amod" and child.lemma_ in modality.PROPOSING):
                    status = "proposed"
                elif child.dep_ == "amod" and child.lemma_ in modality.PLANNING:
                    status = max(status, "planned", key=_ORDER.index)
    if is_future(token):
        status = max(status, "planned", key=_ORDER.index)
    return status


def _undone(child: Token) -> bool:
    """«осталось неподписанным», «под вопросом»."""
    if child.lemma_ in modality.IN_DOUBT:
        return child.i > 0 and child.doc[child.i - 1].lemma_ == "под"
    return child.lemma_ in modality.UNDONE


def _but(token: Token) -> bool:
    return any(t.lemma_ in modality.BUT and t.i > token.i for t in token.sent)


def _negated(token: Token) -> bool:
    for child in token.children:
        near = token.i - 2 <= child.i < token.i or child.lemma_ != "не"
        if child.lemma_ in modality.NEGATIONS and near and child.dep_ not in {"conj", "parataxis"}:
            # «не только … но и» denies nothing
            after = child.nbor(1) if child.i + 1 < len(child.doc) else None
            if after is None or after.lemma_ != "только":
                return True
    return token.lemma_ in {"нет", "нельзя"}


def is_future(token: Token) -> bool:
    """A verb in the future: "проведёт", "будет работать", "завтра прилетает"."""
    if syntax.feature(token, "Tense") == "Fut":
        return True
    if token.text.casefold() in modality.WILL or any(c.text.casefold() in modality.WILL for c in token.children):
        return True
    return syntax.feature(token, "Tense") == "Pres" and any(c.lemma_ in modality.TOMORROW for c in token.children)


def _asked(trigger: Token) -> bool:
    """Within a question."""
    last = trigger.sent[-1]
    while last.i > trigger.sent.start and last.pos_ == "SPACE":
        last = last.nbor(-1)
    return bool(last.text.startswith("?"))
