"""English Universal Dependencies → arguments of a predicate: who does what to whom, with whom and where.

Passives, participles, relative clauses, shared and controlled subjects and coordination are undone here, so that
frames name each role once. Roles: `subject`, `object`, `iobj`; a preposition's own word (`with`, `to`, `in`, `from`);
for nouns also `poss` ("Lee's visit"), `compound` ("trade talks"), `amod`; `governor.ROLE` for what the verb over a noun
gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines.syntax import Argument, feature

VERBS = frozenset({"VERB", "AUX"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM", "DET", "SYM"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
RELATIVE_ADVERBS = {"where": "in", "when": "on"}
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "ccomp", "csubj"})
# Verbs whose object does what the infinitive says: "invited X to visit", "asked X to come".
OBJECT_CONTROL = frozenset(
    """
    invite ask urge encourage allow enable help tell order instruct persuade convince call request advise expect want
    require permit let make see task press push appoint name authorise authorize
    """.split()
)
# Prepositions of several words, and those that say the same.
PREPOSITIONS = {
    "along with": "with", "together with": "with", "jointly with": "with", "alongside": "with", "into": "to",
    "onto": "to", "towards": "to", "toward": "to", "inside": "in", "within": "in", "throughout": "in",
    "as well as": "and", "including": "including", "such as": "including", "amid": "during",
}  # fmt: skip


def arguments(token: Token) -> tuple[Argument, ...]:
    """The arguments of a verb or noun; of a noun also what its governing verb gives, as `governor.ROLE`."""
    if is_verbal(token):
        return tuple(dict.fromkeys(_of_verb(token)))
    return tuple(dict.fromkeys((*_of_noun(token), *_of_governor(token))))


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause: a verb, not a participle used as an adjective or a noun, or a strange name."""
    if token.ent_type_:
        return False
    return token.pos_ in VERBS and token.dep_ not in {"aux", "aux:pass", "cop", "amod", "compound"}


def is_passive(verb: Token) -> bool:
    """Whether the grammatical subject undergoes what the verb says: "was received", "signed by", "held in"."""
    if any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in verb.children):
        return True
    if any(c.dep_ in {"nsubj", "aux", "obj"} for c in verb.children):
        return False
    if any(c.dep_ == "obl:agent" for c in verb.children):
        return True
    return verb.dep_ in {"acl", "advcl"} and feature(verb, "VerbForm") == "Part" and feature(verb, "Tense") == "Past"


def preposition(token: Token) -> str:
    """The preposition of a phrase, small letters, synonyms made one; a member of a list has that of the list."""
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i and child.pos_ != "PART":
            words = [child.lower_, *(c.lower_ for c in child.children if c.dep_ == "fixed")]
            before = child.nbor(-1).lower_ if child.i > token.sent.start else ""
            whole = " ".join(words)
            return PREPOSITIONS.get(f"{before} {whole}", PREPOSITIONS.get(whole, whole))
    if token.dep_ == "conj":
        return preposition(token.head)
    return ""


def members(token: Token) -> Iterator[Token]:
    """A phrase's head and those coordinated with it: "with Lee, Park and Kim"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and (child.ent_type_ or child.pos_ in NOMINALS | {"ADJ"}) and not is_verbal(child):
            yield from members(child)
        elif child.dep_ in {"appos", "flat", "nmod:desc", "list"}:  # a conjunct hung on the name beside the title
            for grand in child.children:
                if grand.dep_ == "conj" and grand.pos_ in NOMINALS:
                    yield from members(grand)


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
            return at.head
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def surface_subject(verb: Token) -> Token | None:
    """The grammatical subject of a verb: its own, else the one that it shares, or the noun that it modifies."""
    at = verb
    for _ in range(6):
        own = _own_subject(at)
        if own is not None:
            return own
        if at.head.i == at.i:
            return None
        dep, head = at.dep_, at.head
        if dep == "acl" and head.pos_ in NOMINALS:
            if feature(at, "VerbForm") != "Inf":
                return head  # "the delegation visiting Minsk"
            return _of_infinitive(head)  # "a plan to visit"
        if dep == "acl:relcl":
            return None
        if dep == "xcomp" and is_verbal(head):
            controller = _controller(head)
            if controller is not None:
                return controller
        elif dep not in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "dep", "obj", "obl"}:
            return None
        if dep in {"ccomp", "parataxis", "dep"} and feature(at, "VerbForm") == "Fin":
            return None
        at = head
    return None


# --- verbs ---------------------------------------------------------------------------------------------------------


def _of_verb(verb: Token) -> Iterator[Argument]:
    passive = is_passive(verb)
    told = set()
    for child in verb.children:
        role = _role(child, passive)
        if role is None:
            continue
        told.add(role)
        for member in members(child):
            yield Argument(_resolved(member), role)
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


def _reduced(verb: Token, told: set[str]) -> Iterator[Argument]:
    """What a relative clause modifies: "the plant he toured", "the city where they met"."""
    where = next((c for c in verb.children if c.lower_ in RELATIVE_ADVERBS), None)
    if where is not None:
        yield Argument(verb.head, RELATIVE_ADVERBS[where.lower_])
    elif "subject" in told and "object" not in told and not is_passive(verb):
        yield Argument(verb.head, "object")


def _resolved(token: Token) -> Token:
    """The noun instead of its relative pronoun."""
    if token.lower_ in RELATIVE and token.pos_ in {"PRON", "DET", "SCONJ"}:
        head = antecedent(token)
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


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass", "nsubj:outer"}:
            return child
    return None


def _controller(verb: Token) -> Token | None:
    """Who does what the infinitive under a verb says: its object for verbs of asking, else nobody told here."""
    if verb.lemma_ in OBJECT_CONTROL:
        return next((c for c in verb.children if c.dep_ in {"obj", "iobj"}), None)
    return None


def _of_infinitive(noun: Token) -> Token | None:
    """Of an infinitive under a noun: "Lee's plan to visit", "accepted an invitation to visit"."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child
    verb = governor(noun)
    return None if verb is None else surface_subject(verb)


# --- nouns ---------------------------------------------------------------------------------------------------------


def _of_noun(noun: Token) -> Iterator[Argument]:
    for child in noun.children:
        role = _noun_role(child)
        if role is not None:
            for member in members(child):
                yield Argument(_resolved(member), role)


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
