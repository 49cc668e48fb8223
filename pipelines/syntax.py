"""Universal Dependencies → arguments of a predicate: who does what to whom, with whom and where, however it is put.

Passives, participles, relative clauses, shared subjects and coordination are undone here, so that frames need to name
each role once. Natasha at times takes subjects for objects: case and animacy decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.document import Token
from pipelines.mentions.phrases import case_of, number_of

SPELLINGS = {"со": "с", "во": "в", "ко": "к", "изо": "из", "ото": "от", "об": "о", "обо": "о"}
VERBS = frozenset({"VERB", "AUX"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM", "DET"})
# Dependents that are no argument.
OBLIQUES = frozenset({"iobj", "obl", "obl:agent", "nmod", "obl:tmod", "discourse", "vocative"})
NAMES = frozenset({"appos", "flat", "flat:name", "flat:foreign", "compound"})
RELATIVE = frozenset({"который", "кто", "что"})
# Signs over which a verb has no subject or object: the parser reaches over them at times.
BREAKS = frozenset({":", ";"})
INFINITIVES = ("ать", "ять", "еть", "ить", "уть", "ться")
# Verbs whose dative is the subject of the infinitive: "предложил ему приехать".
CONTROL = frozenset("предложить предлагать разрешить позволить помочь поручить посоветовать доверить".split())
# Adverbs that stand for a phrase in a relative clause.
RELATIVE_ADVERBS = {"где": "в+Loc", "куда": "в+Acc", "откуда": "из+Gen"}


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase, by its head, and the role that it plays: `subject`, `object`, `с+Ins`, `Gen`, `det`, …"""

    token: Token
    role: str


def arguments(token: Token) -> tuple[Argument, ...]:
    """The arguments of a verb, participle or noun; of a noun also what its governing verb gives, as `governor.ROLE`."""
    if is_verbal(token):
        return tuple(
            dict.fromkeys(
                a for a in _of_verb(token) if a.role not in {"subject", "object"} or not _broken(token, a.token)
            )
        )
    return tuple(dict.fromkeys((*_of_noun(token), *_of_governor(token))))


def feature(token: Token, name: str) -> str:
    """A morphological feature's value, or an empty string."""
    values = token.morph.get(name, [])
    return values[0] if values else ""


def _broken(verb: Token, token: Token) -> bool:
    """Whether a colon or semicolon stands between a verb and what the parser takes for its subject or object."""
    start, end = sorted((verb.i, token.i))
    return end - start < 80 and broken(verb, token)


def broken(a: Token, b: Token) -> bool:
    """Whether a colon or semicolon stands between two tokens."""
    start, end = sorted((a.i, b.i))
    return any(t.text in BREAKS for t in a.doc[start:end])


def is_verbal(token: Token) -> bool:
    """Whether a token heads a clause: a verb, converb, or participle (short ones are tagged ADJ or VERB)."""
    return token.pos_ in VERBS or feature(token, "VerbForm") == "Part" or _mistagged(token)


def _mistagged(token: Token) -> bool:
    """A participle tagged as a noun, but with a verb's dictionary form: "Приглашён и губернатор"."""
    lemma = token.lemma_
    return token.pos_ == "NOUN" and lemma.endswith(INFINITIVES) and not token.text.casefold().startswith(lemma[:-1])


def is_participle(token: Token) -> bool:
    """A participle that modifies a noun; short ones, which have no case, are predicates."""
    return feature(token, "VerbForm") == "Part" and bool(case_of(token))


def modifies(token: Token) -> bool:
    """A participle, however tagged, that isn't a clause of its own."""
    return feature(token, "VerbForm") == "Part" or _mistagged(token)


def is_passive(token: Token) -> bool:
    return feature(token, "Voice") == "Pass"


def preposition(token: Token) -> str:
    """The preposition of a phrase, in its plain spelling; a member of a list has that of the list."""
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i and child.pos_ == "ADP":
            word = child.text.casefold()
            return SPELLINGS.get(word, word)
    for child in token.children:  # "после состоявшихся сегодня переговоров": hung on the participle
        if child.dep_ in {"amod", "acl"} and child.i < token.i:
            for before in child.children:
                if before.dep_ == "case" and before.pos_ == "ADP" and before.i < child.i:
                    return SPELLINGS.get(before.text.casefold(), before.text.casefold())
    if token.dep_ == "conj" and case_of(token) == case_of(token.head):
        return preposition(token.head)
    return ""


def members(token: Token) -> Iterator[Token]:
    """A phrase's head and those coordinated with it: "с Ивановым, Петровым и Сидоровым"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in NOMINALS | {"ADJ"} and not is_verbal(child):
            yield from members(child)
        elif child.dep_ in NAMES:  # a conjunct hung on the name instead of the title
            yield from (
                m for grand in child.children if grand.dep_ == "conj" and grand.pos_ in NOMINALS for m in members(grand)
            )


def clause(token: Token) -> Token:
    """The verb (or root) of the clause that a token stands in."""
    at = token
    while at.head.i != at.i and not (at.pos_ in VERBS or (is_verbal(at) and at.dep_ not in {"amod"})):
        at = at.head
    return at


def governor(noun: Token) -> Token | None:
    """The verb that a noun hangs on, over other nouns: "в ходе встречи с … отметил", "состоялась встреча"."""
    at = noun
    while at.head.i != at.i:
        if at.dep_ in {"acl", "acl:relcl", "advcl", "parataxis", "ccomp"} and at != noun:
            return None
        at = at.head
        if is_verbal(at):
            return at
    return None


def antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun within a relative clause stands for."""
    at = token
    for _ in range(8):
        if at.dep_ in {"acl:relcl", "acl"} and at.head.pos_ in NOMINALS:
            return at.head
        if at.head.i == at.i:
            return None
        at = at.head
    return None


# --- verbs ---------------------------------------------------------------------------------------------------------


def _of_verb(verb: Token) -> Iterator[Argument]:
    own = list(_own(verb))
    if not any(a.role == "subject" for a in own) and not is_participle(verb):
        own += _under_adverb(verb)
    yield from own
    roles = {a.role for a in own}
    modified = _modified(verb) if is_participle(verb) else None
    if modified is not None:
        yield Argument(modified, "object" if is_passive(verb) else "subject")
    elif "subject" not in roles and not is_passive(verb):
        shared = _shared_subject(verb)
        if shared is not None:
            yield from (Argument(m, "subject") for m in members(shared))


def _under_adverb(verb: Token) -> Iterator[Argument]:
    """«Завтра гости переедут»: a subject that the parser hangs on the adverb before it."""
    for child in verb.children:
        if child.dep_ == "advmod" and child.i < verb.i:
            for noun in child.children:
                if noun.dep_ == "nmod" and noun.i > child.i and case_of(noun) == "Nom" and not preposition(noun):
                    yield from (Argument(m, "subject") for m in members(noun))


def _modified(participle: Token) -> Token | None:
    """The noun that a participle modifies: the one before its comma, where they agree, else the parser's choice."""
    if participle.i > participle.sent.start + 1 and participle.nbor(-1).text == ",":
        before = participle.nbor(-2)
        if before.pos_ in {"PROPN", "NOUN"} and _alike(before, participle):
            return before
    if not _alike(participle.head, participle):  # «принял приехавшего в город посла»
        for token in participle.doc[participle.i + 1 : min(participle.i + 8, participle.sent.end)]:
            if token.pos_ in {"PROPN", "NOUN"} and _alike(token, participle) and not preposition(token):
                return token
    return participle.head if participle.head.pos_ in NOMINALS else None


def _alike(noun: Token, participle: Token) -> bool:
    """Whether they agree; an accusative of the living looks like a genitive: "принял посла, прибывшего …"."""
    cases = {case_of(noun), case_of(participle)}
    same = len(cases) == 1 or (cases == {"Acc", "Gen"} and feature(noun, "Animacy") == "Anim")
    if noun.pos_ == "PROPN" and cases <= {"Dat", "Ins"} and participle.text.casefold().endswith(("им", "ым", "мся")):
        return True  # «с X, прибывшим в …»: one of many and many of one look alike
    return same and number_of(noun) == number_of(participle)


def _own(verb: Token) -> Iterator[Argument]:
    passive = is_passive(verb) or any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in verb.children)
    for child in verb.children:
        if child.dep_ == "advmod" and child.lemma_ in RELATIVE_ADVERBS:
            head = antecedent(child)
            if head is not None:
                yield Argument(head, RELATIVE_ADVERBS[child.lemma_])
            continue
        role = _role(child, passive)
        if role is None:
            continue
        for member in members(child):
            stands = member
            if member.lemma_ == "который":
                head = antecedent(member)
                stands = head if head is not None else member
            told = role
            if member is not child and not passive and feature(member, "Animacy") == "Anim":
                # a conjunct hung on the other side of the verb
                if role == "object" and case_of(member) == "Nom":
                    told = "subject"
                elif role == "subject" and case_of(member) == "Acc":
                    told = "object"
            yield Argument(stands, told)
    for child in verb.children:
        # «примет мэр» within «будет принимать»: the auxiliary's own dependents are the verb's
        if child.dep_ in {"aux", "cop"}:
            yield from (a for a in _own(child) if a.role != "subject")


def _role(child: Token, passive: bool) -> str | None:
    case, animate = case_of(child), feature(child, "Animacy") == "Anim" or child.ent_type_ == "PER"
    dep = child.dep_
    if dep in {"nsubj", "csubj"}:
        if preposition(child):
            return _oblique(child)
        if case == "Acc":
            return "object"
        return (
            "object"
            if passive and dep == "nsubj" and case in {"Nom", ""}
            else "subject"
            if case in {"Nom", "", "Gen"}
            else _oblique(child)
        )
    if dep == "nsubj:pass":
        return "subject" if case == "Ins" else "object"
    if dep == "obj":
        if preposition(child):
            return _oblique(child)
        if case == "Nom" and animate:
            return "subject"
        if case in {"Dat", "Ins"}:
            return "subject" if case == "Ins" and passive else case
        return "object"
    if dep in OBLIQUES and child.pos_ in NOMINALS | {"ADJ"}:
        if not preposition(child):
            if case == "Ins" and passive:
                return "subject"
            if case == "Nom" and animate:
                return "subject"
            if case == "Acc" and animate:
                return "object"
            if dep == "iobj" and case == "Gen":
                return "Dat"
        return _oblique(child)
    if dep in {"appos", "dep"} and case == "Nom" and animate:
        return "subject"
    if dep == "xcomp" and case == "Acc":
        return "object"
    if dep == "xcomp" and child.pos_ in NOMINALS | {"ADJ"}:
        return case or None
    return None


def _oblique(child: Token) -> str:
    before, case = preposition(child), case_of(child)
    return f"{before}+{case}" if before else case


def _shared_subject(verb: Token) -> Token | None:
    """The subject that a verb without its own has from the verb that it is coordinated with or depends on."""
    at = verb
    if feature(verb, "VerbForm") == "Inf":  # «предложил X, мэру Пскова, побывать»: wherever it is hung
        before = next((t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.pos_ in VERBS), None)
        if before is not None and before.lemma_ in CONTROL:
            asked = next((c for c in before.children if c.pos_ in NOMINALS and case_of(c) == "Dat"), None)
            if asked is not None:
                return asked
    for _ in range(4):
        if feature(at, "VerbForm") == "Inf":
            if at.head.pos_ in {"NOUN", "PROPN"} and not is_verbal(at.head):
                return _noun_subject(at.head)
            if at.head.lemma_ in CONTROL:
                return next(
                    (c for c in at.head.children if c.dep_ in {"iobj", "obl", "obj"} and case_of(c) == "Dat"), None
                )
        if at.dep_ == "acl:relcl" and any(c.lemma_ in RELATIVE_ADVERBS for c in at.children):
            return _noun_subject(at.head)  # «отправится в X, где посетит …»
        if at.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "parataxis", "csubj", "acl"} or at.head.i == at.i:
            return None
        dep, at = at.dep_, at.head
        if dep in {"ccomp", "parataxis"} and not _infinitive_or_same(verb, at):
            return None
        if dep == "acl" and not is_verbal(at):
            return _noun_subject(at)
        if not is_verbal(at) and not any(c.dep_ == "nsubj" for c in at.children):
            continue  # «губернатор намерен посетить»: short adjectives have subjects, too
        if is_participle(at) and not is_passive(at):
            return _modified(at)
        for child in at.children:
            if _role(child, is_passive(at)) == "subject" and child.dep_ in {"nsubj", "obj", "obl"}:
                if child.lemma_ == "который":
                    return antecedent(child)
                return child if _agree(verb, child) else None
    return None


def _noun_subject(noun: Token) -> Token | None:
    """Of an infinitive under a noun: "получил приглашение посетить", "выразил готовность приехать"."""
    verb = governor(noun)
    if verb is None:
        return None
    return next((a.token for a in _of_verb(verb) if a.role == "subject"), None)


def _infinitive_or_same(verb: Token, at: Token) -> bool:
    return feature(verb, "VerbForm") == "Inf"


def _agree(verb: Token, subject: Token) -> bool:
    """Whether a noun may be a finite verb's subject by number and gender."""
    numbers = number_of(verb), number_of(subject)
    if feature(verb, "VerbForm") != "Fin" or not all(numbers):
        return True
    plural_subject = numbers[1] == "Plur" or any(c.dep_ == "conj" for c in subject.children)
    if numbers[0] == "Plur":
        return True
    if plural_subject and numbers[1] == "Plur":
        return False
    genders = feature(verb, "Gender"), feature(subject, "Gender")
    return not all(genders) or genders[0] == genders[1] or subject.pos_ != "PROPN"


# --- nouns ---------------------------------------------------------------------------------------------------------


def _of_noun(noun: Token) -> Iterator[Argument]:
    for child in noun.children:
        if child.dep_ in {"amod", "det"}:
            if is_verbal(child):
                continue
            other = child.pos_ in {"NOUN", "PROPN"} and (case_of(child) or "Dat")
            yield Argument(child, other or child.dep_)
        elif (
            child.dep_ in {"nmod", "obl", "iobj", "obj", "nsubj", "appos"}
            and child.pos_ in NOMINALS
            and not (child.dep_ == "appos" and not preposition(child))
        ):
            stray = case_of(child) == "Nom" != case_of(noun) and not preposition(child)  # the clause's subject
            role = "governor.subject" if stray else _oblique(child)
            yield from (Argument(m, role) for m in members(child))


def _of_governor(noun: Token) -> Iterator[Argument]:
    verb = governor(noun)
    if verb is None:
        return
    skip = {noun.i, *(a.i for a in noun.ancestors)}
    for argument in _of_verb(verb):
        if argument.token.i not in skip or (argument.role == "subject" and is_participle(verb)):
            yield Argument(argument.token, f"governor.{argument.role}")
