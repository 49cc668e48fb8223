"""Who acts, and with whom, by the order of the words: for sentences where the English parse loses an argument."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.matcher import fill
from pipelines.english.scene import Scene
from pipelines.languages.en.modality import SPEECH
from pipelines.matcher import PEOPLE, Filler
from pipelines.syntax import Argument, feature
from pipelines.types import PLACES

REACH = 30  # tokens from a trigger within which its preposition stands
PHRASE = 16  # tokens of a phrase before its name: "Minister of Internal and Foreign Trade X"
INNER = frozenset({"of", "for", "from", "to"})  # prepositions within titles and names
ENDS = frozenset({".", "!", "?", ";", ":", "”", '"'})
NOMINAL = frozenset({"obl", "obj", "nmod", "compound", "amod", "nmod:poss"})  # "at the John Deere works"
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday day week month year morning afternoon evening night
    january february march april may june july august september october november december today yesterday
    """.split()
)
WITHIN = frozenset({"compound", "amod", "nmod:poss"})
PHRASAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "X"})


def filled(
    scene: Scene, trigger: Token, arguments: tuple[Argument, ...], roles: tuple[str, ...], types: frozenset[str]
) -> tuple[Filler, ...]:
    """What fills a slot: by the parse, else by the order of the words; with the others of its list."""
    found = fill(scene, arguments, roles, types)
    if not found:
        for role in roles:
            found = tuple(beside(scene, trigger, role, types))
            if found:
                break
    if len(found) == 1 and "subject" in roles:
        found = (*_joined_before(scene, found[0].token, types), *found)
    return _fuller(scene, trigger, listed(scene, found, types), roles, types)


def _fuller(
    scene: Scene, trigger: Token, found: tuple[Filler, ...], roles: tuple[str, ...], types: frozenset[str]
) -> tuple[Filler, ...]:
    """The list after "by" or "with" as it stands in the text, where the parse has only part of it."""
    passive = "subject" in roles and syntax.is_verbal(trigger) and syntax.is_passive(trigger)
    word = "by" if passive else "with" if "with" in roles else ""
    if not word or not found:
        return found
    told = listed(scene, tuple(_after_word(scene, trigger, word, types)), types)
    return told if {f.id for f in found} < {f.id for f in told} else found


def listed(scene: Scene, fillers: tuple[Filler, ...], types: frozenset[str]) -> tuple[Filler, ...]:
    """Fillers and those in a list with the last of them: "by A, chairman of the chamber, and its director, B"."""
    if not fillers:
        return ()
    last = fillers[-1]
    people = scene.type_of(last.id) == "Person"
    return (*fillers, *_after(scene, last, {f.id for f in fillers}, PEOPLE if people else types - PEOPLE))


def _after(scene: Scene, first: Filler, known: set[str], types: frozenset[str]) -> tuple[Filler, ...]:
    """Those coordinated with one, past their posts: "and its director-general, B"; a list ends at its "and".

    A member is the first of its kind after a comma or "and".
    """
    found: list[Filler] = []
    joined = opened = False
    since = first.token.i
    for token in scene.tokens[first.token.i + 1 : first.token.sent.end]:
        if token.i - since > PHRASE or token.text in ENDS or _clause(scene, token):
            break
        ids = () if token.i in scene.titled else scene.of_types(scene.resolution.at(token.i), types)
        if ids and ids[0] in known:
            since = token.i
        elif ids and opened and token.dep_ not in WITHIN:
            found += [Filler(e, token) for e in ids]
            known = known | set(ids)
            since, opened = token.i, False
            if joined:
                return () if _opens_clause(token, first.token) else tuple(found)
        elif token.lower_ in {"and", "&"} and token.i not in scene.named:
            joined = opened = True
        elif token.text == ",":
            opened = True
        elif token.pos_ == "ADP" and token.lower_ not in INNER and token.i not in scene.titled:
            break
    return ()


def _opens_clause(token: Token, name: Token) -> bool:
    """«received A, and B said»: B is the subject of another clause."""
    at = token
    while at.dep_ in {"flat", "appos", "compound", "nmod:desc"} and at.head.i != at.i:
        at = at.head
    return at.dep_ in {"nsubj", "nsubj:pass"} and at.head.i > token.i and at.head.dep_ != "acl:relcl" and (
        name.dep_ not in {"nsubj", "nsubj:pass", "conj", "appos", "flat"} or name.head.i < name.i
    )


def beside(scene: Scene, trigger: Token, role: str, types: frozenset[str]) -> Iterator[Filler]:
    """The entities that stand where a role's words stand: the subject before the verb, the others after it."""
    passive = syntax.is_verbal(trigger) and syntax.is_passive(trigger)
    if role == "subject":
        agents = tuple(_after_word(scene, trigger, "by", types)) if passive else ()
        yield from agents or (() if _truly_passive(trigger) else _before(scene, trigger, types))
    elif role == "object":
        told = any(c.dep_ == "obj" and c.pos_ == "NOUN" for c in trigger.children)
        if passive or not told:
            yield from _before(scene, trigger, types) if passive else _phrase(scene, trigger.i + 1, types)
    elif role.isalpha():
        yield from _after_word(scene, trigger, role, types)


def _truly_passive(verb: Token) -> bool:
    return any(c.dep_ == "aux:pass" for c in verb.children)


def _before(scene: Scene, verb: Token, types: frozenset[str]) -> Iterator[Filler]:
    """The nearest entity before a verb that isn't under a preposition; past "and" the subject of the verb before."""
    if not syntax.is_verbal(verb):
        return
    start, skipped = _start(scene, verb), verb.i
    joined = False
    for i in range(verb.i - 1, start - 1, -1):
        token = scene.tokens[i]
        if skipped < verb.i and i >= skipped:
            continue
        if token.lemma_ in SPEECH and syntax.is_verbal(token) and token.nbor(1).text == ",":
            skipped = _comma_before(token, start)  # «Y, she added, has …»
            continue
        joined = joined or token.lower_ in {"and", "but", "then"}
        if syntax.is_verbal(token) and token.i not in scene.named and feature(token, "VerbForm") == "Fin":
            if token.dep_ == "acl:relcl":
                continue
            shared = fill(scene, scene.arguments(token), ("subject",), types) if joined else ()
            if shared or not joined:
                yield from shared
                return
            continue
        found = scene.of_types(scene.resolution.at(i), types)
        owner = token.dep_ == "nmod:poss" and (token.pos_ == "PRON" or any(c.dep_ == "case" for c in token.children))
        if found and not owner and not _under_preposition(scene, token, found):
            yield from (*_joined_before(scene, token, types), *(Filler(e, token) for e in found))
            return


def _comma_before(token: Token, start: int) -> int:
    return next((i for i in range(token.i - 1, start, -1) if token.doc[i].text in {",", "”", '"'}), token.i)


def _joined_before(scene: Scene, token: Token, types: frozenset[str]) -> tuple[Filler, ...]:
    """«the ambassador and the consul general called on»: the first of the two."""
    i = token.i - 1
    own = scene.resolution.at(token.i)
    while i > token.sent.start and scene.tokens[i].pos_ in PHRASAL and scene.resolution.at(i) in {(), own}:
        i -= 1
    if scene.tokens[i].lower_ != "and":
        return ()
    return tuple(Filler(e, scene.tokens[i - 1]) for e in scene.of_types(scene.resolution.at(i - 1), types))


def _start(scene: Scene, token: Token) -> int:
    """Where a sentence starts, also where the parser has cut it in two at a dash."""
    start: int = token.sent.start
    for _ in range(2):
        before = scene.tokens[max(start - 1, 0)]
        if start == 0 or before.text in ENDS or before.is_space:
            break
        start = before.sent.start
    return start


def _under_preposition(scene: Scene, token: Token, ids: tuple[str, ...]) -> bool:
    for i in range(token.i - 1, token.sent.start - 1, -1):
        word = scene.tokens[i]
        if i in scene.titled:
            continue
        if word.pos_ == "ADP":
            return True
        other = scene.resolution.at(i) not in {(), ids}
        if other or word.pos_ not in PHRASAL or word.lemma_.casefold() in TIMES:
            return False
    return False


def _after_word(scene: Scene, trigger: Token, word: str, types: frozenset[str]) -> Iterator[Filler]:
    """What follows a preposition after a trigger: "spoke by phone on Monday with X"."""
    for token in scene.tokens[trigger.i + 1 : min(trigger.i + REACH, trigger.sent.end)]:
        if token.lower_ == word and token.pos_ in {"ADP", "SCONJ"} and token.i not in scene.titled:
            yield from _phrase(scene, token.i + 1, types)
            return
        if _clause(scene, token):
            return


def _phrase(scene: Scene, start: int, types: frozenset[str]) -> Iterator[Filler]:
    """The entity whose phrase starts at a token."""
    for token in scene.tokens[start : start + PHRASE]:
        found = scene.ids(token, types)
        if found and not (token.dep_ in WITHIN and scene.type_of(found[0]) in PLACES):  # «by Texas Governor X»
            yield from (Filler(e, token) for e in found)
            return
        if token.text in ENDS or _clause(scene, token):
            return
        if token.pos_ == "ADP" and token.lower_ not in INNER and token.i not in scene.titled:
            return


def _clause(scene: Scene, token: Token) -> bool:
    """Whether another clause starts: a finite verb, or "who" and "which"."""
    if token.i in scene.named or token.i in scene.titled:
        return False
    finite = token.pos_ in syntax.VERBS and feature(token, "VerbForm") == "Fin" and token.dep_ not in NOMINAL
    return finite or (token.lower_ in syntax.RELATIVE and token.lower_ != "that")


def between(scene: Scene, trigger: Token, types: frozenset[str]) -> tuple[Filler, ...]:
    """Both sides of "between A and B", wherever the parse hangs them."""
    governor = syntax.governor(trigger)
    for token in scene.tokens[trigger.i + 1 : min(trigger.i + REACH, trigger.sent.end)]:
        if _clause(scene, token) and (governor is None or token.i != governor.i):
            return ()
        if token.lower_ in {"between", "among"}:
            found = tuple(_phrase(scene, token.i + 1, types))
            both = listed(scene, found, types)
            if len(both) > 1:
                return both
            ands = (t for t in scene.tokens[token.i + 2 : min(token.i + REACH, token.sent.end)] if t.lower_ == "and")
            for word in ands:
                if found and word.i > found[0].token.i and word.i not in scene.named:
                    other = tuple(f for f in _phrase(scene, word.i + 1, types) if f.id != found[0].id)
                    if other:
                        return (*found, *other)
            return found
    return ()


def speaker(scene: Scene, token: Token) -> tuple[str, ...]:
    """Who says what a word is part of: the subject of the nearest verb of speech of its sentence."""
    verbs = [t for t in token.sent if t.lemma_ in SPEECH and syntax.is_verbal(t) and t.i != token.i]
    for verb in sorted(verbs, key=lambda t: abs(t.i - token.i)):
        found = filled(scene, verb, scene.arguments(verb), ("subject",), PEOPLE)
        if found:
            return tuple(dict.fromkeys(f.id for f in found))
    return ()
