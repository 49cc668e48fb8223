"""ClearNLP's dependencies, in which spaCy's own English pipelines parse → Universal Dependencies.

Both hang the words of a clause on its verb; they part where Universal Dependencies prefer words with a meaning of their
own as heads: a preposition hangs on its noun, a form of "be" on what is said of the subject, a conjunct on the first of
its row. Written from both published guidelines and the practice of the English Web Treebank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines import places
from pipelines.engines.punctuation import attach

RENAMED = {
    "acomp": "xcomp", "agent": "obl", "attr": "xcomp", "auxpass": "aux:pass", "csubjpass": "csubj:pass",
    "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "discourse", "neg": "advmod",
    "nsubjpass": "nsubj:pass", "oprd": "xcomp", "pcomp": "advcl", "pobj": "obl", "poss": "nmod:poss",
    "preconj": "cc:preconj", "predet": "det:predet", "prep": "advmod", "prt": "compound:prt", "quantmod": "advmod",
    "relcl": "acl:relcl",
}  # fmt: skip
BE = frozenset("be am is are was were been being 's 're 'm ’s ’re ’m".split())
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj dative attr appos".split())
PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
# Two words that are one preposition; the second is its head in ClearNLP, or hangs on the first.
FIXED = frozenset({
    ("according", "to"), ("because", "of"), ("due", "to"), ("instead", "of"), ("such", "as"), ("prior", "to"),
    ("as", "of"), ("as", "to"), ("as", "per"), ("including", "on"), ("including", "in"),
})  # fmt: skip
AMOUNTS = frozenset({("more", "than"), ("less", "than"), ("up", "to")})
CAUSING = frozenset("make makes made making let lets letting help helps helped helping have had see saw seen watch "
                    "watched hear heard".split())
TELLING = frozenset("tell tells told telling".split())
WHEREABOUTS = frozenset("here there back home away abroad overseas".split())  # "is back from Denmark"
MONTHS = frozenset("January February March April May June July August September October November December Jan. Feb. "
                   "Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.".split())
AFTER_TITLE = frozenset({"General", "general", "Designate", "Emeritus"})
LAST_DAY, YEAR_DIGITS = 31, 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word as a ClearNLP parser sees it; `head` is its head's number, its own at the root. `person`: in a name."""

    text: str
    pos: str
    head: int
    dep: str
    person: bool = False


def universal(words: Sequence[Word]) -> tuple[list[int], list[str]]:
    """Heads and labels of one sentence in Universal Dependencies; the root is its own head, labelled ROOT."""
    tree = _Tree(words)
    for step in (_fixed, _amounts, _dates, _prepositions, _raised, _copulas, _names, _labels, _rows):
        step(tree)
    attach([word.text for word in words], tree.heads, tree.deps)
    return [i if head < 0 else head for i, head in enumerate(tree.heads)], tree.deps


class _Tree:
    """Heads (-1 at the root) and labels, while they change."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.heads = [-1 if word.head == i else word.head for i, word in enumerate(words)]
        self.deps = [word.dep for word in words]
        self.lower = [word.text.casefold() for word in words]

    def children(self, i: int) -> list[int]:
        return [j for j, head in enumerate(self.heads) if head == i]

    def child(self, i: int, *deps: str) -> int | None:
        return next((j for j in self.children(i) if self.deps[j] in deps), None)

    def replace(self, old: int, new: int, dep: str, *stay: int) -> None:
        """`new` takes the place of `old`, which hangs on it as `dep`, and its children but those that stay."""
        for child in self.children(old):
            if child != new and child not in stay:
                self.heads[child] = new
        self.heads[new], self.deps[new] = self.heads[old], self.deps[old]
        self.heads[old], self.deps[old] = new, dep

    def depth(self, i: int) -> int:
        steps = 0
        while self.heads[i] >= 0 and steps <= len(self.words):
            i, steps = self.heads[i], steps + 1
        return steps


def _fixed(tree: _Tree) -> None:
    """"because of", "such as", "as well as": the first word stands for all."""
    for i in range(len(tree.words) - 1):
        a, b = i, i + 1
        if tree.lower[i : i + 3] == ["as", "well", "as"] and tree.deps[i + 2] == "cc":
            tree.heads[a], tree.deps[a] = tree.heads[i + 2], "cc"
            for j in (b, i + 2):
                tree.heads[j], tree.deps[j] = a, "fixed"
        elif (tree.lower[a], tree.lower[b]) in FIXED and (tree.heads[a] == b or tree.heads[b] == a):
            if tree.heads[a] == b:
                tree.heads[a], tree.deps[a] = tree.heads[b], "prep"
            for child in tree.children(b):
                tree.heads[child] = a
            tree.heads[b], tree.deps[b] = a, "fixed"
            if tree.child(a, "pobj", "pcomp") is not None:
                tree.deps[a] = "prep"


def _amounts(tree: _Tree) -> None:
    """"more than 200"; "$90 million", whose head is the sign."""
    for i in range(len(tree.words) - 1):
        if (tree.lower[i], tree.lower[i + 1]) in AMOUNTS:
            number = tree.heads[i + 1] if tree.heads[i + 1] > i + 1 else tree.heads[i]
            if number > i + 1 and tree.words[number].pos in {"NUM", "SYM"} and tree.heads[i] in {number, i + 1}:
                tree.heads[i], tree.deps[i] = number, "advmod"
                tree.heads[i + 1], tree.deps[i + 1] = i, "fixed"
    for i, word in enumerate(tree.words):
        number = tree.heads[i]
        signs = word.pos == "SYM" and word.text != "%" and tree.deps[i] in {"quantmod", "nmod", "compound", "nummod"}
        if signs and number > i and tree.words[number].pos == "NUM":
            digits = [j for j in tree.children(number) if i < j < number]
            tree.replace(number, i, "nummod", *digits)


def _dates(tree: _Tree) -> None:
    """"February 3, 2026": the day is the head, if there is one; the year stands beside it."""
    for i, word in enumerate(tree.words):
        if word.text not in MONTHS:
            continue
        numbers = [j for j in tree.children(i) if tree.words[j].pos == "NUM" and j > i]
        for j in numbers:
            if len(tree.words[j].text) == YEAR_DIGITS:
                tree.deps[j] = "nmod:unmarked"
        day = next((j for j in numbers if j == i + 1 and tree.words[j].text.isdigit()
                    and int(tree.words[j].text) <= LAST_DAY), None)
        if day is not None:
            tree.replace(i, day, "compound")


def _prepositions(tree: _Tree) -> None:
    """A preposition hangs on its object, which takes its place; one before a clause is the clause's mark."""
    found = [i for i in range(len(tree.words)) if _is_preposition(tree, i)]
    for i in sorted(found, key=lambda i: (-tree.depth(i), -i)):
        role, governor = tree.deps[i], tree.heads[i]
        object_ = _object(tree, i)
        if object_ is None:
            continue
        clause = tree.deps[object_] == "pcomp" and tree.words[object_].pos in {"VERB", "AUX"}
        fixed = [j for j in tree.children(i) if tree.deps[j] == "fixed"]
        tree.replace(i, object_, "mark" if clause else "case", *fixed)
        if role == "conj":
            continue
        nominal = governor >= 0 and _is_nominal(tree, governor)
        if clause:
            tree.deps[object_] = "acl" if nominal else "advcl"
        elif role == "agent":
            tree.deps[object_] = "obl:agent"
        elif role in PREPOSITIONAL or role in {"advmod", "pcomp"}:
            tree.deps[object_] = "nmod" if nominal else "obl"


def _is_preposition(tree: _Tree, i: int) -> bool:
    if tree.deps[i] == "dative":
        return tree.words[i].pos in {"ADP", "SCONJ"}
    return tree.deps[i] in {"prep", "agent"} or (
        tree.words[i].pos in {"ADP", "SCONJ"} and tree.child(i, "pobj", "pcomp") is not None
    )


def _object(tree: _Tree, i: int) -> int | None:
    """What a preposition governs: its object, clause, or the object of a preposition under it ("than in 2023")."""
    found = tree.child(i, "pobj")
    if found is None:
        found = tree.child(i, "pcomp")
    if found is None:
        found = next((j for j in tree.children(i) if j > i and tree.deps[j] in {"obl", "nmod"}), None)
    return found


def _is_nominal(tree: _Tree, i: int) -> bool:
    if tree.words[i].pos in NOMINAL:
        return True
    return tree.words[i].pos in {"ADJ", "DET"} and (
        tree.deps[i] in ARGUMENTS - {"attr"} or tree.child(i, "det") is not None
    )


def _raised(tree: _Tree) -> None:
    """"wants farmers to sell", "made the lake shrink", "found them false": whom it concerns is the verb's object."""
    for i, word in enumerate(tree.words):
        verb = tree.heads[i]
        if tree.deps[i] != "ccomp" or verb < 0:
            continue
        subject = tree.child(i, "nsubj", "nsubjpass")
        if subject is None or not verb < subject < i or tree.child(i, "mark") is not None:
            continue
        infinitive = any(tree.lower[j] == "to" and tree.deps[j] == "aux" for j in tree.children(i))
        bare = tree.lower[verb] in CAUSING and tree.child(i, "aux") is None and word.pos in {"VERB", "AUX"}
        verbless = word.pos in {"ADJ", "NOUN"}
        if infinitive or bare or verbless:
            tree.heads[subject], tree.deps[subject], tree.deps[i] = verb, "dobj", "xcomp"


def _copulas(tree: _Tree) -> None:
    """"be" hangs on what is said of the subject: a noun, an adjective, a place, a clause."""
    for i, lower in enumerate(tree.lower):
        if lower not in BE or tree.deps[i] in {"aux", "auxpass", "cop", "case"} or tree.words[i].pos == "PART":
            continue
        if tree.child(i, "expl") is not None:
            said = tree.child(i, "attr")
            if said is not None:
                tree.deps[said] = "nsubj"
            continue
        said = tree.child(i, "attr", "acomp", "oprd")
        if said is not None:
            _extraposed(tree, i)
        else:
            said = _predicate(tree, i)
        if said is not None:
            if tree.deps[said] in {"ccomp", "xcomp"}:
                _outer(tree, i)
            tree.replace(i, said, "cop")


def _extraposed(tree: _Tree, be: int) -> None:
    """"It is important to open routes": the clause is what is important."""
    it = tree.child(be, "nsubj")
    clause = next((j for j in tree.children(be) if j > be and tree.deps[j] in {"xcomp", "ccomp"}), None)
    if it is not None and clause is not None and tree.lower[it] == "it":
        tree.deps[it], tree.deps[clause] = "expl", "csubj"


def _outer(tree: _Tree, be: int) -> None:
    """"The goal is to attract investors": the goal isn't what attracts."""
    subject = tree.child(be, "nsubj")
    if subject is not None:
        tree.deps[subject] = "nsubj:outer"


def _predicate(tree: _Tree, be: int) -> int | None:
    """What follows "be" without being labelled its complement: a clause, a place or time, an adverb."""
    after = [j for j in tree.children(be) if j > be]
    whereabouts = next((j for j in after if tree.deps[j] == "advmod" and tree.lower[j] in WHEREABOUTS), None)
    if whereabouts is not None:
        return whereabouts
    for deps in ({"ccomp", "xcomp"}, {"obl"}, {"advmod"}):
        found = next((j for j in after if tree.deps[j] in deps and _can_be_said(tree, j)), None)
        if found is not None:
            return found
    return next((j for j in tree.children(be) if tree.lower[j] in {"where", "how"}), None)


def _can_be_said(tree: _Tree, i: int) -> bool:
    if tree.deps[i] == "obl":
        return tree.child(i, "case") is not None
    return tree.deps[i] != "advmod" or tree.words[i].pos in {"ADV", "ADP"}


def _names(tree: _Tree) -> None:
    """A person's first name is the head of the others, and of the title before it."""
    for last, word in enumerate(tree.words):
        if not word.person or (last + 1 < len(tree.words) and tree.heads[last] == last + 1
                               and tree.words[last + 1].person):
            continue
        first = last
        while first and tree.words[first - 1].person and tree.heads[first - 1] == last:
            first -= 1
        title = _title(tree, first, last)
        if first < last:
            tree.replace(last, first, "flat")
            for i in range(first + 1, last):
                tree.heads[i], tree.deps[i] = first, "flat"
        if title is not None:
            tree.heads[title], tree.deps[title] = first, "nmod:desc"


def _title(tree: _Tree, first: int, last: int) -> int | None:
    """The title before a name ("Finnish Trade Minister Juhani Saari"); what stands before it hangs on it."""
    before = [j for j in tree.children(last) if j < first]
    titles = [j for j in before if tree.deps[j] in {"compound", "nmod"} and not tree.words[j].person]
    if not titles or titles[-1] != first - 1:
        return None
    title = titles[-1]
    if len(titles) > 1 and tree.words[title].text in AFTER_TITLE:
        tree.heads[title], tree.deps[title] = titles[-2], "amod"
        title = titles[-2]
    for j in before:
        if j < title and tree.deps[j] in {"compound", "nmod", "amod", "poss", "det", "nummod"}:
            tree.heads[j] = title
    return title


def _labels(tree: _Tree) -> None:
    """The labels that say the same by another name."""
    for i, word in enumerate(tree.words):
        dep, head = tree.deps[i], tree.heads[i]
        if head < 0:
            tree.deps[i] = "ROOT"
        elif dep == "aux" and tree.lower[i] == "to":
            tree.deps[i] = "mark"
        elif dep == "npadvmod":
            tree.deps[i] = _unmarked(tree, i)
        elif dep == "nmod" and i < head and tree.child(i, "case") is None:
            tree.deps[i] = "nummod" if word.pos == "NUM" else "compound"
        elif dep == "relcl" and _is_infinitive(tree, i):
            tree.deps[i] = "acl"
        elif dep == "dobj" and tree.lower[head] in TELLING and tree.child(head, "ccomp") is not None:
            tree.deps[i] = "iobj"
        elif dep == "neg" and word.pos == "DET":
            tree.deps[i] = "det"
        elif dep == "appos" and _is_wider_place(tree, i):
            tree.deps[i] = "nmod:unmarked"
        else:
            tree.deps[i] = RENAMED.get(dep, dep)


def _unmarked(tree: _Tree, i: int) -> str:
    head = tree.heads[i]
    if i + 2 == head and tree.words[i + 1].text in {"-", "–"}:  # "state-owned"
        return "compound"
    return "nmod:unmarked" if tree.words[head].pos in NOMINAL else "obl:unmarked"


def _is_infinitive(tree: _Tree, i: int) -> bool:
    """Whether a clause has "to" and no relative word: "the first woman to lead"."""
    inside = tree.children(i)
    return any(tree.lower[j] == "to" and tree.deps[j] in {"aux", "mark"} for j in inside) and not any(
        tree.deps[j] in {"nsubj", "nsubjpass"} or tree.lower[j].startswith("wh") for j in inside
    )


def _is_wider_place(tree: _Tree, i: int) -> bool:
    """Whether a place tells in which the one before lies: "Austin, Texas"."""
    if tree.words[i].pos != "PROPN" or tree.words[tree.heads[i]].pos != "PROPN" or tree.words[i].person:
        return False
    named = " ".join(tree.words[j].text for j in [*(j for j in tree.children(i) if tree.deps[j] == "compound"), i])
    return any(place.type != "City" for place in places.load().by_name(named, "en"))


def _rows(tree: _Tree) -> None:
    """All conjuncts hang on the first of their row, a conjunction on the conjunct that it opens."""
    for i in _from_above(tree):
        if tree.deps[i] == "conj":
            while tree.deps[tree.heads[i]] == "conj" and tree.heads[tree.heads[i]] >= 0:
                tree.heads[i] = tree.heads[tree.heads[i]]
    for i, dep in enumerate(tree.deps):
        if dep != "cc" or tree.heads[i] < 0:
            continue
        first = tree.heads[i]
        while tree.deps[first] == "conj":
            first = tree.heads[first]
        following = [j for j in tree.children(first) if j > i and tree.deps[j] == "conj"]
        if following and first < i:
            tree.heads[i] = following[0]


def _from_above(tree: _Tree) -> Iterator[int]:
    return iter(sorted(range(len(tree.words)), key=tree.depth))
