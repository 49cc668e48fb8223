"""English phrases: their prepositions, what is coordinated in them, the clause and verb that they stand under."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english.verbs import NOMINALS, is_verbal, own_subject
from pipelines.syntax import feature

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "ccomp", "csubj"})
EXCEPTING = frozenset({"not", "rather", "instead", "except", "excluding", "than"})
# Prepositions of several words, and those that say the same.
PREPOSITIONS = {
    "along with": "with", "together with": "with", "jointly with": "with", "alongside": "with", "into": "to",
    "onto": "to", "towards": "to", "toward": "to", "inside": "in", "within": "in", "throughout": "in",
    "as well as": "and", "including": "including", "such as": "including", "amid": "during",
}  # fmt: skip


def preposition(token: Token) -> str:
    """The preposition of a phrase, small letters, synonyms made one; a member of a list has that of the list."""
    cases = _cases(token)
    if not cases:  # "to [Vega] Steel": hung on the first part of a name
        first = next((c for c in token.children if c.dep_ in {"compound", "flat", "nmod:desc"} and c.i < token.i), None)
        cases = [] if first is None else _cases(first)
    if cases:
        first = cases[0]
        words = [w for case in cases for w in (case.lower_, *(c.lower_ for c in case.children if c.dep_ == "fixed"))]
        before = first.nbor(-1).lower_ if first.i > token.sent.start else ""
        for whole in (" ".join(words), f"{before} {words[0]}"):
            if whole in PREPOSITIONS:
                return PREPOSITIONS[whole]
        return " ".join(words) if len(words) < 3 or len(cases) == 1 else words[0]
    if token.dep_ == "conj":
        return preposition(token.head)
    return ""


def _cases(token: Token) -> list[Token]:
    return [c for c in token.children if c.dep_ == "case" and c.i < token.i and c.pos_ != "PART"]


def members(token: Token) -> Iterator[Token]:
    """A phrase's head and those coordinated with it: "with Lee, Park and Kim"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and (child.ent_type_ or child.pos_ in NOMINALS | {"ADJ"}) and not is_verbal(child):
            if not _excepted(child) and not starts_clause(child):
                yield from members(child)
        elif child.dep_ in {"appos", "flat", "nmod:desc", "list"}:  # a conjunct hung on the name beside the title
            for grand in child.children:
                if grand.dep_ == "conj" and grand.pos_ in NOMINALS:
                    yield from members(grand)


def _excepted(conjunct: Token) -> bool:
    """ "Met Park, not Kim", "rather than Kim", "but not Kim"."""
    return any(
        c.lower_ in EXCEPTING and c.i < conjunct.i and c.dep_ in {"advmod", "cc", "case"} for c in conjunct.children
    )


def starts_clause(conjunct: Token) -> bool:
    """ "After signing an agreement with Kim, Lee flew home": the next clause's subject taken for one more in a list."""
    if conjunct.i == 0 or conjunct.nbor(-1).text != "," or any(c.dep_ == "cc" for c in conjunct.children):
        return False
    last = conjunct
    for child in conjunct.children:
        if child.dep_ == "flat" and child.i > last.i:
            last = child
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    verb = after.head if after.dep_ == "aux" else after
    main = verb.pos_ == "VERB" and verb.dep_ == "ROOT" and feature(after, "VerbForm") == "Fin"
    return main and not own_subject(verb)


def clause(token: Token) -> Token:
    """The verb (or root) of the clause that a token stands in."""
    at = token
    while at.head.i != at.i and not is_verbal(at):
        at = at.head
    return at


def governor(noun: Token) -> Token | None:
    """The verb that a noun hangs on, over other nouns: "held a meeting with", "the signing … took place"."""
    at = noun
    while at.head.i != at.i:
        if at.dep_ in CLAUSES and at.i != noun.i:
            return None
        at = at.head
        if is_verbal(at):
            return at
    return None


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun within a relative clause stands for."""
    at = token
    for _ in range(8):
        if at.dep_ in {"acl:relcl", "acl", "advcl:relcl"} and at.head.pos_ in NOMINALS:
            return _nearer(token, at) or at.head
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def _nearer(pronoun: Token, verb: Token) -> Token | None:
    """The name right before a pronoun, where the noun that the parser chose doesn't fit "who" or the verb's number."""
    at = pronoun.i - 1
    if at > pronoun.sent.start and pronoun.doc[at].text == ",":
        at -= 1
    before = pronoun.doc[max(at, 0)]
    head = verb.head
    if not before.ent_type_ or before.i == head.i:
        return None
    if pronoun.lower_ == "who":
        misfit = head.ent_type_ != "Person" and before.ent_type_ == "Person"
    else:
        numbers = feature(head, "Number"), feature(verb, "Number")
        misfit = pronoun.lower_ in {"which", "that"} and numbers == ("Plur", "Sing") and not head.ent_type_
    if not misfit:
        return None
    while before.dep_ == "flat":
        before = before.head
    return before
