"""Whether what a trigger says is asserted, planned, proposed or denied, from its clause and those above it. English."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.languages.en import modality
from pipelines.syntax import feature
from pipelines.types import Status

_ORDER: tuple[Status, ...] = ("asserted", "planned", "proposed")
_UP = frozenset({"xcomp", "ccomp", "csubj", "obj", "obl", "nsubj", "nsubj:pass", "acl", "csubj:pass", "nmod"})
_REACH = 8  # words above the trigger that are asked
UNSURE = modality.PERHAPS | modality.CONDITIONS


class Bearing(Enum):
    """What of a word above a trigger bears on it."""

    WHOLE = "its meaning, negation and tense"
    TENSE = "its tense only: talks at which somebody will speak"
    DENIAL = "whether it denies or doubts: reports that somebody bought"
    FUTURE = "whether it is to come: the visit will help"
    COURSE = "whether it is planned or proposed as a whole: will spend $5 million expanding its plant"


def of(trigger: Token, least: Status = "asserted") -> Status | None:
    """The status of what a trigger word states; None if the text denies or doubts it. `least` is the frame's own."""
    status: Status = least
    below = trigger
    for token, bearing in _chain(trigger):
        here = _reading(token, bearing, below, status, token.i == trigger.i)
        if here is None:
            return None
        status, below = _graver(status, here), token
    return None if _asked(trigger) or any(t.lower_ in modality.UNCONFIRMED for t in trigger.sent) else status


def mood(verb: Token) -> Status | None:
    """What a verb's auxiliaries say: "will visit" planned, "could visit" proposed, "would have visited" None."""
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i < verb.i]
    words = {c.lower_ for c in auxiliaries}
    if words & modality.WILL:
        return "planned"
    if words & modality.MAYBE:
        if "have" in words and feature(verb, "VerbForm") == "Part":
            return None
        return "planned" if "would" in words and _reported(verb) else "proposed"
    subject = next((c.i for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subject is not None and any(c.lower_ in {"had", "were"} and c.i < subject for c in auxiliaries):
        return None  # "had he met her, he would have known"
    infinitive = _infinitive(verb)
    if infinitive and any(c.lemma_ == "be" and c.lower_ != "be" for c in auxiliaries):
        unreal = "have" in words and words & {"was", "were"}  # "was to have flown"
        return None if unreal or _disappointed(verb) else "planned"  # "is to visit"
    if infinitive and verb.dep_ in {"ROOT", "root"}:
        return "planned"  # a headline's "Governor to visit Oslo"
    light = verb.lemma_ in {"go", "be", "have"}
    if light and any(c.dep_ in {"xcomp", "ccomp"} and _infinitive(c) for c in verb.children):
        if any(c.lower_ == "yet" for c in verb.children):
            return None  # "has yet to visit"
        return "asserted" if verb.lemma_ == "go" and feature(verb, "Tense") == "Past" else "planned"
    return "asserted"


# --- the words above a trigger -------------------------------------------------------------------------------------


def _chain(trigger: Token) -> Iterator[tuple[Token, Bearing]]:
    """The trigger and the words above it that bear on it."""
    token, claimed = trigger, False
    yield token, Bearing.WHOLE
    if token.dep_ in {"amod", "compound"} and syntax.is_verbal(token):
        token = token.head  # "a contract to supply tractors": the verb hung on its object
    for _ in range(_REACH):
        if token.head.i == token.i:
            return
        bearing, further = _step(token)
        if bearing is None or (claimed and bearing in {Bearing.TENSE, Bearing.FUTURE}):
            return
        claimed = claimed or bearing is Bearing.DENIAL
        bearing = Bearing.DENIAL if claimed else bearing
        if further and token.dep_ == "conj":
            yield from _chain(token.head)
            return
        yield token.head, bearing
        if not further:
            return
        token = token.head


def _step(token: Token) -> tuple[Bearing | None, bool]:
    """How the word above bears on one, and whether to go on from it."""
    clausal = syntax.is_verbal(token) or any(c.dep_ == "cop" for c in token.children)
    return _from_verb(token) if clausal else _from_noun(token)


def _from_verb(verb: Token) -> tuple[Bearing | None, bool]:
    dep, head = verb.dep_, verb.head
    if dep == "conj":  # "plans to visit A and meet B", "has not visited A or met B"
        bare = verb.lower_ == verb.lemma_ and any(c.dep_ in {"aux", "mark"} for c in head.children)
        shares = (feature(verb, "VerbForm") in {"Inf", "Part"} or bare) and not _has_subject(verb)
        own = any(c.dep_ in {"aux", "cop"} for c in verb.children)
        adverse = any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.children)
        return (Bearing.WHOLE, True) if shares and not own and not adverse else (None, False)
    if dep in {"advcl", "obl"}:
        return _from_adverbial(verb, head)
    if dep == "acl" or (dep == "acl:relcl" and _claims(head) and _marked(verb, frozenset({"that"}))):
        return _from_attribute(verb, head)
    if dep == "ccomp" and not _infinitive(verb):
        return _from_complement(verb, head)
    return (Bearing.WHOLE, True) if dep in _UP else (None, False)


def _claims(noun: Token) -> bool:
    """ "Reports that they had signed are false": a clause that a noun of saying claims, taken for a relative one."""
    return noun.lemma_ in modality.SPEECH or noun.lemma_ in modality.CLAIMS


def _from_adverbial(verb: Token, head: Token) -> tuple[Bearing | None, bool]:
    """Of purposes, gerunds and clauses of time."""
    meant = _denies(head) or _means(head, verb)
    if meant and (_infinitive(verb) or _marked(verb, modality.MATTER)):
        return Bearing.WHOLE, True  # "called on the company to build", "agreed on opening", "ruled out opening"
    if _finite(verb):
        return None, False
    if _infinitive(verb) and _negated(head):
        return Bearing.WHOLE, False  # "didn't get in to see the president"
    return Bearing.TENSE, False


def _from_attribute(verb: Token, noun: Token) -> tuple[Bearing | None, bool]:
    """ "A plan to visit", "the possibility of visiting", "reports that he visited", "the delegation visiting"."""
    if _infinitive(verb) or _marked(verb, modality.MATTER):
        return Bearing.WHOLE, True
    if _marked(verb, frozenset({"that"})):
        return (Bearing.WHOLE if noun.lemma_ in modality.PROPOSING else Bearing.DENIAL), True
    return None, False


def _from_complement(verb: Token, head: Token) -> tuple[Bearing | None, bool]:
    """Of a clause with "that": what is claimed keeps its own tense, what is hoped for doesn't."""
    if head.lemma_ in modality.DENYING | modality.PROPOSING or head.lemma_ in modality.EXPECTING:
        past = feature(verb, "Tense") == "Past" and verb.lower_ != verb.lemma_  # "proposed that they become"
        past = past or any(c.lower_ in {"had", "has", "have"} for c in verb.children)
        return (Bearing.DENIAL if past else Bearing.WHOLE), True
    return Bearing.DENIAL, head.lemma_ not in modality.SPEECH


def _from_noun(noun: Token) -> tuple[Bearing | None, bool]:
    dep, head = noun.dep_, noun.head
    before = syntax.preposition(noun)
    if before in modality.COMING_SETTING or before.startswith("ahead"):
        return Bearing.FUTURE, False
    if syntax.is_verbal(head) or head.pos_ == "ADJ" or (dep == "nsubj" and _denies(head)):  # "reports are nonsense"
        if before in modality.SETTING and not _about(noun, before, head):
            return (None, False) if before in modality.PAST_SETTING else (Bearing.TENSE, False)
        if dep == "nsubj" and not (head.lemma_ in modality.HAPPENING or _denies(head) or _means(head, noun)):
            return Bearing.FUTURE, False
        return (Bearing.WHOLE, True) if dep in _UP | {"conj"} else (None, False)
    if dep == "nsubj" and any(c.dep_ == "cop" for c in head.children):
        return Bearing.DENIAL, False  # "a meeting has never been on the agenda"
    if dep not in {"nmod", "conj", "appos", "obl", "nmod:poss"} or before in modality.PAST_SETTING | {"during"}:
        return None, False
    return Bearing.WHOLE, True


def _about(noun: Token, before: str, head: Token) -> bool:
    """Whether a preposition goes with what the verb above means: "prepares for a visit", "insists on a visit"."""
    meant = _means(head, noun)
    if before == "for":
        return meant is not None
    return meant == "proposed" and before in {"on", "about", "at", "in"} and head.lemma_ in modality.ABOUT


# --- what one word does --------------------------------------------------------------------------------------------


def _reading(token: Token, bearing: Bearing, below: Token, status: Status, is_trigger: bool) -> Status | None:
    """What one word of the chain makes of the status."""
    if bearing is Bearing.FUTURE:
        return "planned" if mood(token) == "planned" else "asserted"
    if bearing is Bearing.COURSE:
        return of(token) or "asserted"
    if bearing is Bearing.TENSE:
        return mood(token) or "asserted"
    if not is_trigger and bearing is Bearing.DENIAL and _corrected(token):
        return None
    denied = _negated(token)
    meant = None if is_trigger else _means(token, below)
    if not is_trigger and _denies(token, below):
        if not denied:
            return "planned" if token.lemma_ in modality.DELAYING | {"put"} and _put_off_to(token) else None
        return "proposed"  # "did not rule out"
    if denied or (not is_trigger and meant is not None and _disappointed(token)):
        return None
    beside = _beside(token)
    if beside is None or bearing is Bearing.DENIAL:
        return None if beside is None else "asserted"
    here: Status = "asserted"
    if meant is not None and not (meant == "proposed" and status == "planned" and token.lemma_ in modality.ABOUT):
        here = meant
    told = mood(token)
    if told is None:
        return None
    return _graver(_graver(here, beside), _graver(told, _conditional(token, told)))


def _means(token: Token, below: Token) -> Status | None:
    """What a word says of what hangs on it: planned, proposed, or nothing."""
    lemma = token.lemma_.casefold()
    if lemma in modality.PROPOSING_AS and token.pos_ in modality.PROPOSING_AS[lemma]:
        if lemma == "able" and any(c.lower_ in {"was", "were"} for c in token.children):
            return None  # "was able to buy"
        if lemma in modality.WOULD_BE:
            return "proposed" if any(c.lower_ in {"would", "'d"} for c in token.children) else None
        needed = modality.PROPOSING_WITH.get(lemma)
        return "proposed" if needed is None or needed & _particles(token, below) else None
    if lemma == "ready" and token.head.lemma_ == "get":
        return "planned"
    if lemma in modality.PROPOSING:
        return "proposed"
    infinitive = syntax.is_verbal(below) and _infinitive(below)
    if lemma in modality.PLANNING_TO:
        return "planned" if infinitive else None
    if lemma in modality.BINDING:
        return "planned" if syntax.is_verbal(below) or below.dep_ == "nmod" else None
    if lemma in modality.PLANNING:
        return "planned"
    if below.dep_ == "acl" and infinitive and token.pos_ in {"NOUN", "PROPN"}:
        return None if lemma in modality.NEUTRAL or _singled_out(token) else "planned"  # "the forum to be held"
    return None


def _singled_out(noun: Token) -> bool:
    """ "The first firm to build", "the only one to sign"."""
    words = {noun.lower_, *(c.lower_ for c in noun.children), *(c.lemma_ for c in noun.children)}
    return bool(words & modality.ORDINALS) or any(feature(c, "Degree") == "Sup" for c in noun.children)


def _put_off_to(token: Token) -> bool:
    """Whether what is put off has a new time: "postponed until June"."""
    return any(syntax.preposition(c) in {"until", "till", "to"} for c in token.children if c.dep_ == "obl")


def _denies(token: Token, below: Token | None = None) -> bool:
    lemma = token.lemma_.casefold()
    if lemma in modality.DELAYING or (lemma == "lose" and below is not None and below.lemma_ in modality.PROPOSING):
        return True
    if lemma in modality.STOPPING and below is not None and syntax.is_verbal(below):
        return True
    particle = modality.DENYING_WITH.get(lemma)
    return lemma in modality.DENYING or (particle is not None and particle in _particles(token, below))


def _particles(token: Token, below: Token | None = None) -> set[str]:
    """Words that go with a verb: particles, and prepositions of its phrases."""
    found = {c.lower_ for c in token.children if c.dep_ in {"compound:prt", "advmod", "mark", "case"}}
    for child in token.children:
        if child.dep_ in {"obl", "advcl", "acl", "nmod", "ccomp"}:
            found.update(c.lower_ for c in child.children if c.dep_ in {"case", "mark"} and c.i < child.i)
            found.update({child.lower_} & {"nothing"})
    if below is not None:
        found.update(c.lower_ for c in below.children if c.dep_ in {"case", "mark"} and c.i < below.i)
    return found


def _beside(token: Token) -> Status | None:
    """What the words that modify one say: "a possible visit", "a visit planned for May", "perhaps visited"."""
    status: Status = "asserted"
    for child in token.children:
        lemma = child.lemma_.casefold()
        if (child.dep_ in {"amod", "compound"} and child.i < token.i) or (
            child.dep_ == "acl" and not _infinitive(child) and feature(child, "Tense") == "Past"
        ):
            if lemma in modality.DENYING | modality.DELAYING:
                return None
            if lemma in modality.PROPOSING:
                status = "proposed"
            elif lemma in modality.PLANNING - modality.BINDING or lemma in {"set", "future"}:
                status = _graver(status, "planned")
        elif child.dep_ in {"advmod", "mark"}:
            word = child.lower_
            if word in modality.DOUBTING and not (word == "whether" and _infinitive(token)):
                return None
            if word in UNSURE or word == "whether":
                status = "proposed"
        elif child.dep_ in {"acl:relcl", "acl"} and not syntax.is_verbal(token):
            told = _told_of(child)
            if told is None:
                return None
            status = _graver(status, told)
    return status


def _told_of(clause: Token) -> Status | None:
    """What a relative clause or infinitive says of its noun: "talks which will be held", "a visit to take place"."""
    lemma = clause.lemma_
    if lemma in modality.HAPPENING and lemma not in {"be", "open", "run", "come"}:
        if _infinitive(clause):
            return "planned"
        return None if _negated(clause) else mood(clause) or "asserted"
    if syntax.is_passive(clause):
        if _denies(clause):
            return None
        if lemma in modality.PLANNING - modality.BINDING:
            return "planned"
    return "asserted"


def _conditional(verb: Token, told: Status) -> Status:
    """ "If the permit is granted, it will build": what will be only on a condition is proposed."""
    if told == "asserted":
        return "asserted"
    for child in verb.children:
        if child.dep_ == "advcl":
            marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "advmod"}}
            if marks & modality.CONDITIONS and not marks & {"even", "as"}:
                return "proposed"
    return "asserted"


def _reported(verb: Token) -> bool:
    """«said that he would»: the future seen from the past."""
    at = verb
    for _ in range(4):
        if at.dep_ in {"ccomp", "parataxis", "conj", "root", "ROOT", "acl:relcl"}:
            said = at.head if at.head.i != at.i else at
            if said.lemma_ in modality.SPEECH | modality.EXPECTING or said.lemma_ in modality.PLANNING:
                return not any(c.lower_ in modality.CONDITIONS for c in verb.subtree)
        if at.head.i == at.i:
            break
        at = at.head
    return any(c.dep_ in {"parataxis", "ccomp"} and c.lemma_ in modality.SPEECH for c in verb.children)


def _disappointed(token: Token) -> bool:
    """ "Had been expected to visit but stayed at home", "was supposed to visit": a plan of the past not kept."""
    past = any(c.lower_ in {"was", "were", "had"} for c in token.children) or feature(token, "Tense") == "Past"
    if token.lemma_ == "suppose" and any(c.lower_ in {"was", "were"} for c in token.children):
        return True
    if not past or (token.lemma_ not in modality.DISAPPOINTED and not _infinitive(token)):
        return False
    return any(
        c.dep_ == "conj" and any(g.dep_ == "cc" and g.lower_ in {"but", "yet"} for g in c.children)
        for c in token.children
    )


def _corrected(token: Token) -> bool:
    """ "The daily had written that X bought Y", "last week we wrote that": told to be set right."""
    if token.lemma_ not in modality.RETOLD:
        return False
    words = {c.lower_ for c in token.children if c.dep_ in {"aux", "nsubj"}}
    return "had" in words or (token.lemma_ == "write" and "we" in words)


def _negated(token: Token) -> bool:
    """Whether a word is denied: by itself, by its subject or object ("no firm signed"), or as what was not chosen."""
    for child in token.children:
        word, dep = child.lower_, child.dep_
        if dep in {"nsubj", "nsubj:pass", "obj"}:
            if word in modality.NOBODY or any(
                c.dep_ in {"det", "cc:preconj"} and c.lower_ in {"no", "neither"} and c.i < child.i
                for c in child.children
            ):
                return True
        elif word in modality.NEGATIONS:
            after = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            if dep in {"advmod", "det", "cc:preconj", "mark", "case", "cc"} and after not in modality.ONLY:
                return True  # "not only … but also" denies nothing
        elif (word in modality.INSTEAD and dep in {"cc", "mark", "case"} and child.i < token.i) or (
            word == "longer" and any(c.lower_ == "no" for c in child.children)
        ):
            return True
    return False


def _infinitive(verb: Token) -> bool:
    return syntax.is_mistaken_infinitive(verb) or any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


def _finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own."""
    return feature(verb, "VerbForm") == "Fin" or any(
        c.dep_ in {"aux", "cop", "aux:pass"} and feature(c, "VerbForm") == "Fin" for c in verb.children
    )


def _marked(verb: Token, words: frozenset[str]) -> bool:
    return any(c.dep_ in {"mark", "case"} and c.i < verb.i and c.lower_ in words for c in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubj:pass"} for c in verb.children)


def _graver(a: Status, b: Status) -> Status:
    return max(a, b, key=_ORDER.index)


def _asked(trigger: Token) -> bool:
    """Within a question."""
    for token in reversed(trigger.sent):
        if token.pos_ != "SPACE" and token.text not in {'"', "”", "’", "'", ")"}:
            return bool(token.text == "?")
    return False
