"""What heads a clause in English: verbs, those that the tagger or parser took for something else, and passives."""

from __future__ import annotations

from pipelines.document import Token
from pipelines.syntax import feature

VERBS = frozenset({"VERB", "AUX"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM", "DET", "SYM"})
# Verbs whose participle before "by" has an agent after it: "a group headed by X".
BY_SOMEBODY = frozenset(
    """
    lead head chair represent own found run manage organise organize sign make produce host build develop operate
    control attend receive send invite appoint author issue publish fund finance back
    """.split()
)
DONE_TO_PEOPLE = frozenset("invite receive host meet visit welcome greet tour phone telephone ask".split())
INTRANSITIVE = frozenset(
    "travel arrive come go return depart confer speak talk journey head stay remain lunch dine agree".split()
)  # fmt: skip
# Verbs that look like nouns: "a contract to supply", "the delegation heads to".
VERB_NOUNS = frozenset(
    """
    plan export import supply visit ship buy head host sell tour land source aim hope purchase invest own offer return
    report open meet sign produce process market transport fund finance launch trade purchase lease acquire join honour
    """.split()
)
TIMELY = frozenset("last this next that each every today yesterday also".split())
PLURAL_MODIFIERS = frozenset("goods arms sales parts services systems savings earnings gas news needs".split())
MISTAKEN_ROLES = frozenset({"ROOT", "ccomp", "parataxis", "acl:relcl", "advcl"})


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause: a verb, not a participle used as an adjective or a noun."""
    if token.pos_ in VERBS:
        if token.dep_ not in {"aux", "aux:pass", "cop", "amod", "compound"}:
            return True
        if token.dep_ not in {"amod", "compound"}:
            return False
        return _is_mistaken_participle(token) or _is_mistaken_attribute(token) or is_mistaken_infinitive(token)
    return token.pos_ == "NOUN" and (
        is_mistaken_infinitive(token)
        or after_plural(token) is not None
        or _is_mistaken_verb(token)
        or is_lost_verb(token)
    )


def is_mistaken_infinitive(token: Token) -> bool:
    """A verb taken for the first noun of a compound: "a contract to supply tractors"."""
    return (
        token.dep_ in {"amod", "compound"}
        and token.lemma_ in VERB_NOUNS
        and token.i > token.sent.start
        and token.nbor(-1).lower_ == "to"
        and token.head.i > token.i
        and token.lower_ == token.lemma_
    )


def after_plural(token: Token) -> Token | None:
    """The subject of a verb taken for a compound's first noun: "Minsk [companies] supply tractors"."""
    if token.dep_ != "compound" or token.lemma_ not in VERB_NOUNS or token.lower_ != token.lemma_:
        return None
    if token.i == token.sent.start or token.head.i < token.i:
        return None
    before = token.nbor(-1)
    plural = before.lower_.endswith("s") and before.lemma_ != before.lower_ and before.pos_ in {"NOUN", "VERB"}
    return before if plural and before.lower_ not in PLURAL_MODIFIERS else None


def _is_mistaken_participle(token: Token) -> bool:
    """A verb taken for the adjective of what comes next: "Mayor Lee invited Minister Park to the forum"."""
    return (
        token.dep_ == "amod"
        and token.lemma_ in DONE_TO_PEOPLE
        and token.head.i > token.i > token.sent.start
        and feature(token, "Tense") == "Past"
        and token.nbor(-1).pos_ == "PROPN"
        and token.nbor(-1).dep_ in {"flat", "ROOT", "nsubj", "nmod", "nmod:poss"}
    )


def _is_mistaken_attribute(token: Token) -> bool:
    """A verb taken for its object's attribute: "is considering investing 1.2 billion", "Iowa exported goods"."""
    if token.pos_ != "VERB":
        return False
    if any(c.dep_ == "nsubj" for c in token.children):
        return True
    if token.lower_.endswith("ing"):
        after_verb = token.i > token.sent.start and token.nbor(-1).pos_ == "VERB" and token.head.i > token.i
        return after_verb or any(c.dep_ == "obj" for c in token.children)
    return token.head.dep_ == "ROOT" and token.dep_ == "amod" and subject_of_object(token) is not None


def subject_of_object(attribute: Token) -> Token | None:
    """Of a verb taken for its object's attribute: the subject, hung on the object."""
    if any(c.dep_ == "cop" for c in attribute.head.children):
        return None
    return next((c for c in attribute.head.children if c.dep_ == "nsubj" and c.i < attribute.i), None)


def _is_mistaken_verb(token: Token) -> bool:
    """A verb taken for a noun: "the firm ships 40 boxes a month", "the delegation heads to Oslo"."""
    if token.dep_ not in MISTAKEN_ROLES:
        return False
    roles = {c.dep_ for c in token.children}
    if roles & {"cop", "case", "nmod:poss"}:
        return False
    if "nsubj" in roles and "obj" in roles:
        return True
    if not token.lower_.endswith("s") or token.lemma_ == token.lower_ or token.dep_ != "ROOT":
        return False
    if "nsubj" in roles:
        return True
    return (token.lemma_ in VERB_NOUNS or "obj" in roles) and _compound_before(token) is not None


def is_lost_verb(token: Token) -> bool:
    """A verb taken for a plural noun before its object, the clause's root: "Iowa exports beef to Japan"."""
    if token.dep_ not in {"nsubj", "appos", "compound", "list", "flat"} or token.lemma_ not in VERB_NOUNS:
        return False
    root = token.sent.root
    if token.lower_ == token.lemma_ or not token.sent.start < token.i < root.i or root.pos_ not in {"NOUN", "PROPN"}:
        return False
    before, after = token.nbor(-1), token.nbor(1)
    named = before.pos_ == "PROPN" or (before.pos_ == "NOUN" and feature(before, "Number") == "Sing")
    plain = after.pos_ in {"NOUN", "ADJ", "NUM", "DET", "SYM", "ADV"} and after.lower_ not in TIMELY
    return named and plain and not any(c.dep_ in {"cop", "case"} for c in root.children)


def _compound_before(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "compound" and c.i == token.i - 1), None)


def is_passive(verb: Token) -> bool:
    """Whether the grammatical subject undergoes what the verb says: "was received", "signed by", "held in"."""
    if any(c.dep_ == "aux:pass" for c in verb.children) or _by(verb):
        return True
    if bare_participle(verb) and any(c.dep_ == "obl:agent" for c in verb.children):
        return True  # "Lee, received by Park, …"
    if any(c.dep_ == "nsubj:pass" for c in verb.children):
        return feature(verb, "VerbForm") != "Fin" and not _told_in_full(verb)
    if any(c.dep_ in {"nsubj", "aux", "obj"} for c in verb.children):
        return False
    if any(c.dep_ == "obl:agent" for c in verb.children):
        return True
    reduced = verb.dep_ in {"acl", "advcl"} and verb.lemma_ not in INTRANSITIVE
    return reduced and feature(verb, "VerbForm") == "Part" and feature(verb, "Tense") == "Past"


def bare_participle(verb: Token) -> bool:
    """A past participle without "has", "was" or the like."""
    return (
        feature(verb, "VerbForm") == "Part"
        and feature(verb, "Tense") == "Past"
        and not any(c.dep_ in {"aux", "aux:pass"} for c in verb.children)
    )


def _told_in_full(verb: Token) -> bool:
    """«The envoy also called on the minister.»: only a headline leaves out what makes a participle passive."""
    return verb.dep_ in {"ROOT", "acl:relcl", "ccomp", "advcl"} and any(t.text == "." for t in verb.sent[-2:])


def _by(verb: Token) -> bool:
    """«a delegation led by X had toured»: a participle whatever the parser takes it for; not «rose by a third»."""
    if verb.i + 2 >= len(verb.doc) or verb.nbor(1).lower_ != "by" or feature(verb, "Tense") != "Past":
        return False
    after = verb.nbor(2)
    return (
        not any(c.dep_ in {"obj", "aux"} for c in verb.children)
        and verb.lemma_ in BY_SOMEBODY
        and after.pos_ in NOMINALS | {"ADJ"}
    )


def own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass", "nsubj:outer"}:
            return child
    return _compound_before(verb) if verb.pos_ == "NOUN" and _is_mistaken_verb(verb) else None
