"""Who does what an English verb says: its own, shared, controlled or misplaced subject."""

from __future__ import annotations

from pipelines.document import Token
from pipelines.english.phrases import RELATIVE, clause, governor, preposition, starts_clause
from pipelines.english.verbs import NOMINALS, bare_participle, is_verbal, own_subject, subject_of_object
from pipelines.syntax import feature

# Verbs whose object does what the infinitive says: "invited X to visit", "asked X to come".
OBJECT_CONTROL = frozenset(
    """
    like prefer invite ask urge encourage allow enable help tell order instruct persuade convince call request advise
    expect want require permit let make see task press push appoint name authorise authorize
    """.split()
)
# Verbs whose preposition's noun does what the infinitive says: "called on Finland to join".
OBLIQUE_CONTROL = {"call": "on", "appeal": "to", "count": "on", "rely": "on"}


def surface_subject(verb: Token) -> Token | None:
    """The grammatical subject of a verb: its own, else the one that it shares, or the noun that it modifies."""
    at = verb
    for _ in range(6):
        own = own_subject(at) or _listed_subject(at)
        if own is not None:
            return own
        if at.head.i == at.i:
            return None
        dep, head = at.dep_, at.head
        if dep == "acl" and head.pos_ in NOMINALS:
            if feature(at, "VerbForm") != "Inf":
                return head  # "the delegation visiting Minsk"
            return of_infinitive(head)  # "a plan to visit"
        if dep == "acl:relcl":
            return None
        if dep in {"amod", "compound"}:
            above = governor(head)
            return subject_of_object(at) if above is None else surface_subject(above)
        if dep in {"csubj", "xcomp", "ccomp"} and head.pos_ == "ADJ" and not is_verbal(head):
            return of_adjective(head)  # "is ready to build"
        if dep == "ccomp" and bare_participle(head) and head.i < at.i and feature(at, "VerbForm") == "Fin":
            return own_subject(head)  # "Lee, accompanied by Kim, met Park"
        if dep in {"advcl", "xcomp"} and head.lemma_ in OBLIQUE_CONTROL and feature(at, "VerbForm") == "Inf":
            asked = next((c for c in head.children if preposition(c) == OBLIQUE_CONTROL[head.lemma_]), None)
            if asked is not None:
                return asked
        if dep == "xcomp" and is_verbal(head):
            controller = _controller(head)
            if controller is not None:
                return controller
        elif dep not in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "dep", "obj", "obl"}:
            return None
        if dep in {"ccomp", "parataxis", "dep"} and feature(at, "VerbForm") == "Fin":
            return None
        if dep == "conj" and head.dep_ == "acl:relcl" and _after_comma(at):
            head = clause(head.head)  # "toured the plant, which sells cheese, and asked"
        at = head
    return None


def _after_comma(verb: Token) -> bool:
    """Whether a coordinated verb comes after a comma and "and"."""
    joint = next((c for c in verb.children if c.dep_ == "cc"), None)
    return joint is not None and joint.i > 0 and joint.nbor(-1).text == ","


def is_subject_of_next(child: Token, verb: Token) -> bool:
    """ "Volkshaus, in which the state holds 20 per cent, has run": hung on the relative clause's verb."""
    if child.dep_ != "nsubj" or child.i > verb.i:
        return False
    between = (c for c in verb.children if child.i < c.i < verb.i)
    return any(c.lower_ in RELATIVE and c.nbor(-1).pos_ == "ADP" for c in between)


def _listed_subject(verb: Token) -> Token | None:
    """A finite verb's subject that the parser hung on a participle before it, or took for the last of a list."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.i < verb.i and bare_participle(child):
            subject = own_subject(child)
            if subject is not None:
                return subject  # "Lee, accompanied by Kim, arrived"
    if verb.dep_ in {"ccomp", "conj", "parataxis"} and verb.head.i < verb.i:
        outer = next((c for c in verb.head.children if is_subject_of_next(c, verb.head)), None)
        if outer is not None:
            return outer  # "Volkshaus, in which the state holds 20 per cent, has run"
    if verb.dep_ != "ROOT" or verb.i == verb.sent.start:
        return None
    at = next((c for c in verb.children if c.dep_ == "aux"), verb)
    if at.i == verb.sent.start:
        return None
    before = at.nbor(-1)
    before = before.head if before.dep_ == "flat" else before
    return before if before.dep_ == "conj" and before.pos_ in NOMINALS and starts_clause(before) else None


def of_adjective(adjective: Token) -> Token | None:
    return next(
        (c for c in adjective.children if c.dep_ in {"nsubj", "expl", "nsubj:outer"} and c.pos_ in NOMINALS), None
    ) or surface_subject(adjective)


def _controller(verb: Token) -> Token | None:
    """Who does what the infinitive under a verb says: its object for verbs of asking, else nobody told here."""
    if verb.lemma_ in OBJECT_CONTROL:
        return next((c for c in verb.children if c.dep_ in {"obj", "iobj"}), None)
    return None


def of_infinitive(noun: Token) -> Token | None:
    """Of an infinitive under a noun: "Lee's plan to visit", "accepted an invitation to visit"."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" and child.lower_ not in {"his", "her", "its", "their"}:
            return child
        if child.dep_ == "compound" and child.pos_ == "PROPN" and noun.dep_ == "ROOT":
            return child  # "Lee plans to visit", the verb taken for a noun
    verb = governor(noun)
    return None if verb is None else surface_subject(verb)
