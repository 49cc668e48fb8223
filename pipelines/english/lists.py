"""Names in a list with one another by their order in the text, where the parse loses the thread: "X of A and B's Y"."""

from __future__ import annotations

from functools import lru_cache

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.types import PLACES, Mention

GAP = 14  # tokens between two names of a list
NAMING = frozenset({"appos", "flat", "nmod:desc"})
ANDS = frozenset({"and", "&"})
ADDS = frozenset({"as", "well", "along", "together", "also", "both"})
AFTER = frozenset({"of", "from", "in", "at"})  # "SOCAR of Azerbaijan", "the plant in Minsk"
STOPS = frozenset({";", ":", ".", "(", ")", "—", '"', "“", "”"})
DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "PART", "X", "SYM", "ADV"})


def beside(scene: Scene, token: Token) -> tuple[Token, ...]:
    """The heads of the other names in a name's list, in the order of the text; empty if it is in none."""
    found = _lists(scene)
    near = (token, *(c for c in token.children if c.dep_ in NAMING))  # "the company X and the plant Y"
    at = next((t.i for t in near if t.i in found), None)
    return () if at is None else tuple(scene.doc[m.head] for m in found[at] if not m.tokens[0] <= at < m.tokens[1])


@lru_cache(maxsize=1)
def _lists(scene: Scene) -> dict[int, tuple[Mention, ...]]:
    """By each token of a listed name all names of its list."""
    names = _names(scene)
    found: dict[int, tuple[Mention, ...]] = {}
    chain: list[Mention] = []
    joined = False  # whether an "and" has closed the list
    for mention in names:
        link = _link(scene, chain[-1], mention) if chain else ""
        if not link or joined:
            _keep(found, chain, joined)
            chain, joined = [], False
        chain.append(mention)
        joined = link == "and" if len(chain) > 1 else False
    _keep(found, chain, joined)
    return found


def _keep(found: dict[int, tuple[Mention, ...]], chain: list[Mention], joined: bool) -> None:
    if joined:
        for mention in chain:
            for i in range(*mention.tokens):
                found[i] = tuple(chain)


def _names(scene: Scene) -> list[Mention]:
    """The names of bodies and people, those within others and in titles left out."""
    found: list[Mention] = []
    for mention in scene.resolution.mentions:
        if mention.type in PLACES or mention.type == "Event" or mention.kind != "name":
            continue
        if mention.tokens[0] in scene.titled or (found and mention.tokens[0] < found[-1].tokens[1]):
            continue
        found.append(mention)
    return found


def _link(scene: Scene, a: Mention, b: Mention) -> str:
    """How the text between two names joins them: "and", "," or not at all."""
    start, stop = a.tokens[1], b.tokens[0]
    if not 0 < stop - start <= GAP or (a.type == "Person") != (b.type == "Person"):
        return ""
    gap = scene.tokens[start:stop]
    link = ""
    for n, token in enumerate(gap):
        if token.lower_ in ANDS and token.i not in scene.named:
            if link == "and":
                return ""
            link = "and"
        elif token.text == ",":
            link = link or ","
        elif token.lower_ in AFTER and token.pos_ == "ADP":
            if not scene.of_types(scene.resolution.at(token.i + 1), PLACES) and token.i not in scene.titled:
                return ""
            if n and link == "and" and token.i not in scene.titled:
                return ""
        elif token.is_space or token.text in STOPS or not _describes(token):
            return ""
    return "" if link == "and" and _clauses(scene, a, b, gap) else link


def _describes(token: Token) -> bool:
    """ "The Harbin-headquartered group", "as well as"; not a verb of what somebody does."""
    if token.pos_ in DESCRIBING or token.lower_ in ADDS:
        return True
    return token.pos_ == "VERB" and "Fin" not in token.morph.get("VerbForm", []) and token.dep_ in {"amod", "acl"}


def _clauses(scene: Scene, a: Mention, b: Mention, gap: tuple[Token, ...]) -> bool:
    """Whether "and" joins clauses: "praised X, and Y said"."""
    second = scene.doc[b.head]
    if second.dep_ not in {"nsubj", "nsubj:pass"} or not any(t.text == "," for t in gap):
        return False
    first = scene.doc[a.head]
    return (first.dep_ not in {"nsubj", "nsubj:pass"} and not syntax.is_verbal(first.head)) or first.head.i < first.i
