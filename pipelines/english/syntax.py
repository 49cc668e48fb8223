"""English Universal Dependencies → arguments of a predicate: who does what to whom, with whom and where.

Passives, participles, relative clauses, shared and controlled subjects and coordination are undone here, so that
frames name each role once. Roles: `subject`, `object`, `iobj`; a preposition's own word (`with`, `to`, `in`, `from`);
for nouns also `poss` ("Lee's visit"), `compound` ("trade talks"), `amod`; `governor.ROLE` for what the verb over a noun
gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english.phrases import RELATIVE, antecedent, clause, governor, members, preposition
from pipelines.english.subjects import is_subject_of_next, of_adjective, of_infinitive, surface_subject
from pipelines.english.verbs import (
    NOMINALS,
    VERBS,
    after_plural,
    is_lost_verb,
    is_mistaken_infinitive,
    is_passive,
    is_verbal,
)
from pipelines.syntax import Argument

__all__ = [
    "NOMINALS", "RELATIVE", "VERBS", "antecedent", "arguments", "clause", "governor", "is_mistaken_infinitive",
    "is_passive", "is_verbal", "members", "preposition", "surface_subject",
]  # fmt: skip

RELATIVE_ADVERBS = {"where": "in", "when": "on"}
TIMES = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday year month week day morning afternoon evening spring summer autumn winter
    """.split()
)
# Phrases that belong to the verb although they hang on a noun deep below it: "talks on trade with Finland".
FAR_ROLES = frozenset({"with", "between", "by"})
COMPANY = frozenset({"together", "along", "jointly", "alongside", "accompanied", "ahead"})


def arguments(token: Token) -> tuple[Argument, ...]:
    """The arguments of a verb or noun; of a noun also what its governing verb gives, as `governor.ROLE`."""
    if is_verbal(token):
        return tuple(dict.fromkeys(_of_verb(token)))
    return tuple(dict.fromkeys((*_of_noun(token), *_of_governor(token))))


def _of_verb(verb: Token) -> Iterator[Argument]:
    if verb.dep_ in {"amod", "compound"} and (verb.pos_ == "NOUN" or is_mistaken_infinitive(verb)):
        yield from _of_mistaken(verb)
        return
    if verb.pos_ == "NOUN" and is_lost_verb(verb):
        yield from _of_lost(verb)
        return
    passive = is_passive(verb)
    told = set()
    for child in verb.children:
        role = None if is_subject_of_next(child, verb) else _role(child, passive)
        if role is None and _is_object_of_mistaken(child, verb):
            role = "object"
        if role is None:
            continue
        if child.pos_ != "NUM" and child.lower_ not in TIMES:  # "in 2022 it invested [a sum in a plant]"
            told.add(role)
        for member in members(child):
            yield Argument(_resolved(member), role)
    if verb.dep_ == "conj" and verb.head.lower_ == "worth" and passive:  # "[goods worth] $20 million were exported"
        yield from (Argument(c, "object") for c in verb.head.children if c.dep_ == "nsubj")
    yield from _strays(verb, told)
    shared: tuple[str, Token] | None = None
    grammatical = "object" if passive else "subject"
    if grammatical not in told:
        subject = surface_subject(verb)
        if subject is not None:
            shared = grammatical, subject
    if shared is not None and (shared[1].i != verb.head.i or verb.dep_ != "acl:relcl"):
        for member in members(shared[1]):
            yield Argument(_resolved(member), shared[0])
    if verb.dep_ == "acl:relcl" and not any(t.lower_ in RELATIVE for t in verb.lefts):
        yield from _reduced(verb, told)


def _of_mistaken(verb: Token) -> Iterator[Argument]:
    """Of an infinitive taken for a compound's first noun: "a contract to supply [tractors to Cuba]"."""
    for member in members(verb.head):
        yield Argument(member, "object")
    for role, token in _hung_on(verb.head):
        yield from (Argument(_resolved(m), role) for m in members(token))
    above = verb.head.head
    subject = after_plural(verb)
    if subject is not None:  # "Minsk companies supply [tractors to Cuba]"
        for child in above.children if above.i < verb.i else ():
            if child.dep_ == "obl" and child.i > verb.head.i:
                yield from (Argument(_resolved(m), preposition(child) or "obl") for m in members(child))
    else:
        adjective = above.pos_ == "ADJ" and not is_verbal(above)
        plain = of_adjective if adjective else surface_subject if is_verbal(above) else of_infinitive
        subject = plain(above)
    if subject is not None:
        yield from (Argument(_resolved(m), "subject") for m in members(subject))


def _of_lost(verb: Token) -> Iterator[Argument]:
    """Of a verb taken for a noun: the noun before it, and the root as its object."""
    before, root = verb.nbor(-1), verb.sent.root
    while before.dep_ == "flat":
        before = before.head
    yield Argument(before, "subject")
    yield from (Argument(_resolved(m), "object") for m in members(root))
    for child in root.children:
        if child.i > root.i and child.dep_ in {"nmod", "obl"} and preposition(child) not in {"", "of"}:
            yield from (Argument(_resolved(m), preposition(child)) for m in members(child))
    for role, token in _hung_on(root):
        yield from (Argument(_resolved(m), role) for m in members(token))


def _strays(verb: Token, told: set[str]) -> Iterator[Argument]:
    """Phrases that the parser hangs on the verb's objects or on an adverb: "sold [tractors to Cuba]"."""
    if verb.dep_ in {"amod", "compound"}:
        if not any(c.dep_ == "obj" for c in verb.children):
            yield from (Argument(m, "object") for m in members(verb.head))
        for role, token in _hung_on(verb.head):
            yield from (Argument(_resolved(m), role) for m in members(token))
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in COMPANY:
            for grand in child.children:
                if grand.dep_ in {"obl", "nmod"} and preposition(grand):
                    yield from (Argument(_resolved(m), preposition(grand)) for m in members(grand))
        elif child.dep_ in {"obj", "nsubj:pass", "obl:agent", "obl", "iobj"} or _is_object_of_mistaken(child, verb):
            for role, token in _hung_on(child):
                if role not in told and (child.dep_ != "nsubj:pass" or token.i < verb.i):
                    agent = role == "by" and token.ent_type_ and is_passive(verb)  # "was joined [on the trip by Kim]"
                    yield from (Argument(_resolved(m), "subject" if agent else role) for m in members(token))


def _hung_on(noun: Token, nested: bool = False) -> Iterator[tuple[str, Token]]:
    """The phrases to the right of a noun, and of what follows it: "20 tonnes of beef to Japan"."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in {"nmod", "obl"}:
            role = preposition(child)
            if role and role != "of" and (not nested or role in FAR_ROLES):
                yield role, child
            if role == "of" or not child.ent_type_:
                yield from _hung_on(child, nested or role != "of")
        elif child.dep_ in {"appos", "nmod:unmarked"} and child.pos_ in {"SYM", "NUM"}:
            yield from _hung_on(child, nested)  # "goods worth [$20 million to Finland]"


def _is_object_of_mistaken(child: Token, verb: Token) -> bool:
    """ "The plant exports 40 percent": taken for a noun and its apposition."""
    if verb.pos_ != "NOUN" or child.dep_ != "appos" or child.i < verb.i:
        return False
    return child.left_edge.i == verb.i + 1


def _reduced(verb: Token, told: set[str]) -> Iterator[Argument]:
    """What a relative clause modifies: "the plant he toured", "the city where they met"."""
    where = next((c for c in verb.children if c.lower_ in RELATIVE_ADVERBS), None)
    if where is not None:
        place = _place_before(where) if where.lower_ == "where" and verb.head.pos_ in {"NUM", "PRON"} else None
        yield Argument(place or verb.head, RELATIVE_ADVERBS[where.lower_])
    elif "subject" in told and "object" not in told and not is_passive(verb):
        yield Argument(verb.head, "object")


def _place_before(where: Token) -> Token | None:
    """ "A visit to Oslo on 3 February, where he toured": the place, not the day."""
    before = reversed(where.doc[max(where.sent.start, where.i - 10) : where.i])
    return next((t for t in before if t.pos_ == "PROPN" and t.ent_type_ in {"City", "Region", "Country"}), None)


def _resolved(token: Token) -> Token:
    """The noun instead of its relative pronoun."""
    if token.lower_ in RELATIVE and token.pos_ in {"PRON", "DET", "SCONJ"}:
        head = antecedent(token)
        if head is None and token.i > token.sent.start + 1 and token.nbor(-1).pos_ == "ADP":
            before = token.nbor(-2) if token.nbor(-2).text != "," or token.i < token.sent.start + 3 else token.nbor(-3)
            head = before if before.pos_ in NOMINALS else None  # "the maker in which Saxony holds"
        return token if head is None else head
    return token


def _role(child: Token, passive: bool) -> str | None:
    dep = child.dep_
    if dep == "nsubj:pass":
        return "object"
    if dep in {"nsubj", "nsubj:outer"}:
        return "object" if passive and dep == "nsubj" else "subject"
    if dep == "obj":
        return "object"
    if dep == "iobj":
        return "iobj"
    if dep == "obl:agent":
        return "subject" if passive else "by"
    if dep in {"obl", "nmod", "obl:tmod", "obl:npmod", "obl:unmarked", "advmod", "xcomp"}:
        if dep in {"advmod", "xcomp"} and child.pos_ not in NOMINALS:
            return None
        role = preposition(child)
        return "subject" if role == "by" and passive and dep == "obl" and child.pos_ == "PROPN" else role or "obl"
    return None


def _of_noun(noun: Token) -> Iterator[Argument]:
    for child in noun.children:
        role = _noun_role(child)
        if role is not None:
            for member in members(child):
                yield Argument(_resolved(member), role)
        if role in {"of", "by"}:  # "the signing of [the agreement by Lee]"
            for stray, token in _hung_on(child):
                yield from (Argument(_resolved(m), stray) for m in members(token))


def _noun_role(child: Token) -> str | None:
    dep = child.dep_
    if dep == "nmod:poss":
        return "poss"
    if dep in {"compound", "amod"}:
        return dep if not (dep == "amod" and child.pos_ == "VERB") else None
    if dep in {"nmod", "obl", "obl:agent", "nmod:unmarked", "obl:unmarked"}:
        return preposition(child) or "of"
    return None


def _of_governor(noun: Token) -> Iterator[Argument]:
    verb = governor(noun)
    if verb is None:
        return
    skip = {noun.i, *(a.i for a in noun.ancestors)}
    for argument in _of_verb(verb):
        if argument.token.i not in skip:
            yield Argument(argument.token, f"governor.{argument.role}")
