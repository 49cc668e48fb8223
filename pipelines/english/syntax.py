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
    like prefer invite ask urge encourage allow enable help tell order instruct persuade convince call request advise
    expect want require permit let make see task press push appoint name authorise authorize
    """.split()
)
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
TIMES = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday year month week day morning afternoon evening spring summer autumn winter
    """.split()
)
MISTAKEN_ROLES = frozenset({"ROOT", "ccomp", "parataxis", "acl:relcl", "advcl"})
# Verbs whose preposition's noun does what the infinitive says: "called on Finland to join".
OBLIQUE_CONTROL = {"call": "on", "appeal": "to", "count": "on", "rely": "on"}
COMPANY = frozenset({"together", "along", "jointly", "alongside", "accompanied", "ahead"})
EXCEPTING = frozenset({"not", "rather", "instead", "except", "excluding", "than"})
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
    """Whether a token heads a clause: a verb, not a participle used as an adjective or a noun."""
    if token.pos_ in VERBS:
        if token.dep_ not in {"aux", "aux:pass", "cop", "amod", "compound"}:
            return True
        return token.dep_ == "amod" and (_is_mistaken_participle(token) or _is_mistaken_attribute(token))
    return token.pos_ == "NOUN" and (is_mistaken_infinitive(token) or _is_mistaken_verb(token))


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
    if token.dep_ != "amod" or token.pos_ != "VERB":
        return False
    if any(c.dep_ == "nsubj" for c in token.children):
        return True
    if token.lower_.endswith("ing"):
        return any(c.dep_ == "obj" for c in token.children)
    return token.head.dep_ == "ROOT" and _subject_of_object(token) is not None


def _subject_of_object(attribute: Token) -> Token | None:
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
    known = token.lemma_ in VERB_NOUNS or "obj" in roles
    return known and ("nsubj" in roles or _compound_before(token) is not None)


def _compound_before(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "compound" and c.i == token.i - 1), None)


def is_passive(verb: Token) -> bool:
    """Whether the grammatical subject undergoes what the verb says: "was received", "signed by", "held in"."""
    if any(c.dep_ == "aux:pass" for c in verb.children) or _by(verb):
        return True
    if _bare_participle(verb) and any(c.dep_ == "obl:agent" for c in verb.children):
        return True  # "Lee, received by Park, …"
    if any(c.dep_ == "nsubj:pass" for c in verb.children):
        return feature(verb, "VerbForm") != "Fin" and not _told_in_full(verb)
    if any(c.dep_ in {"nsubj", "aux", "obj"} for c in verb.children):
        return False
    if any(c.dep_ == "obl:agent" for c in verb.children):
        return True
    reduced = verb.dep_ in {"acl", "advcl"} and verb.lemma_ not in INTRANSITIVE
    return reduced and feature(verb, "VerbForm") == "Part" and feature(verb, "Tense") == "Past"


def _bare_participle(verb: Token) -> bool:
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
            if not _excepted(child) and not _starts_clause(child):
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


def _starts_clause(conjunct: Token) -> bool:
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
    return main and not _own_subject(verb)


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


def surface_subject(verb: Token) -> Token | None:
    """The grammatical subject of a verb: its own, else the one that it shares, or the noun that it modifies."""
    at = verb
    for _ in range(6):
        own = _own_subject(at) or _listed_subject(at)
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
        if dep == "amod":
            above = governor(head)
            return _subject_of_object(at) if above is None else surface_subject(above)
        if dep in {"csubj", "xcomp", "ccomp"} and head.pos_ == "ADJ" and not is_verbal(head):
            return _of_adjective(head)  # "is ready to build"
        if dep == "ccomp" and _bare_participle(head) and head.i < at.i and feature(at, "VerbForm") == "Fin":
            return _own_subject(head)  # "Lee, accompanied by Kim, met Park"
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
        at = head
    return None


# --- verbs ---------------------------------------------------------------------------------------------------------


def _of_verb(verb: Token) -> Iterator[Argument]:
    if is_mistaken_infinitive(verb) and verb.pos_ == "NOUN":
        yield from _of_mistaken(verb)
        return
    passive = is_passive(verb)
    told = set()
    for child in verb.children:
        role = _role(child, passive)
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
    subject = surface_subject(above) if is_verbal(above) else _of_infinitive(above)
    if subject is not None:
        yield from (Argument(_resolved(m), "subject") for m in members(subject))


def _strays(verb: Token, told: set[str]) -> Iterator[Argument]:
    """Phrases that the parser hangs on the verb's objects or on an adverb: "sold [tractors to Cuba]"."""
    if verb.dep_ == "amod":
        if not verb.lower_.endswith("ing"):
            yield from (Argument(m, "object") for m in members(verb.head))
        for role, token in _hung_on(verb.head):
            yield from (Argument(_resolved(m), role) for m in members(token))
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in COMPANY:
            for grand in child.children:
                if grand.dep_ in {"obl", "nmod"} and preposition(grand):
                    yield from (Argument(_resolved(m), preposition(grand)) for m in members(grand))
        elif child.dep_ in {"obj", "nsubj:pass", "obl:agent", "obl", "iobj"}:
            for role, token in _hung_on(child):
                if role not in told and (child.dep_ != "nsubj:pass" or token.i < verb.i):
                    agent = role == "by" and token.ent_type_ and is_passive(verb)  # "was joined [on the trip by Kim]"
                    yield from (Argument(_resolved(m), "subject" if agent else role) for m in members(token))


def _hung_on(noun: Token) -> Iterator[tuple[str, Token]]:
    """The phrases to the right of a noun, and of what follows it in "of": "20 tonnes of beef to Japan"."""
    for child in noun.children:
        if child.dep_ in {"nmod", "obl"} and child.i > noun.i:
            role = preposition(child)
            if role == "of":
                yield from _hung_on(child)
            elif role:
                yield role, child
        elif child.dep_ in {"appos", "nmod:unmarked"} and child.pos_ in {"SYM", "NUM"} and child.i > noun.i:
            yield from _hung_on(child)  # "goods worth [$20 million to Finland]"


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
    return _compound_before(verb) if verb.pos_ == "NOUN" and _is_mistaken_verb(verb) else None


def _listed_subject(verb: Token) -> Token | None:
    """A finite verb's subject that the parser hung on a participle before it, or took for the last of a list."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.i < verb.i and _bare_participle(child):
            subject = _own_subject(child)
            if subject is not None:
                return subject  # "Lee, accompanied by Kim, arrived"
    if verb.dep_ != "ROOT" or verb.i == verb.sent.start:
        return None
    at = next((c for c in verb.children if c.dep_ == "aux"), verb)
    if at.i == verb.sent.start:
        return None
    before = at.nbor(-1)
    before = before.head if before.dep_ == "flat" else before
    return before if before.dep_ == "conj" and before.pos_ in NOMINALS and _starts_clause(before) else None


def _of_adjective(adjective: Token) -> Token | None:
    return next(
        (c for c in adjective.children if c.dep_ in {"nsubj", "expl", "nsubj:outer"} and c.pos_ in NOMINALS), None
    ) or surface_subject(adjective)


def _controller(verb: Token) -> Token | None:
    """Who does what the infinitive under a verb says: its object for verbs of asking, else nobody told here."""
    if verb.lemma_ in OBJECT_CONTROL:
        return next((c for c in verb.children if c.dep_ in {"obj", "iobj"}), None)
    return None


def _of_infinitive(noun: Token) -> Token | None:
    """Of an infinitive under a noun: "Lee's plan to visit", "accepted an invitation to visit"."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" and child.lower_ not in {"his", "her", "its", "their"}:
            return child
        if child.dep_ == "compound" and child.pos_ == "PROPN" and noun.dep_ == "ROOT":
            return child  # "Lee plans to visit", the verb taken for a noun
    verb = governor(noun)
    return None if verb is None else surface_subject(verb)


# --- nouns ---------------------------------------------------------------------------------------------------------


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
