"""Which words of an English text are head nouns of posts: "governor", "consul general", not "the member states"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.document import Doc
from pipelines.languages.en import references, roles
from pipelines.types import Mention

HEADS = roles.PLAIN.keys() | roles.HEADS | roles.SHARED
FORMS = {**{f"{w}s": w for w in HEADS}, "secretaries": "secretary", "deputies": "deputy"}
FORMS |= {**{w.replace("man", "men"): w for w in HEADS}, **{w: w for w in HEADS}}
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
POSSESSORS = frozenset("its his her their our my whose".split())
DETERMINERS = frozenset("the a an this that one another these those both all".split())
BEFORE_POSTS = frozenset("deputy chief executive head assistant general".split())
SHORT = frozenset("cm pm md mp cmd mec".split())
KNOWN = DETERMINERS | POSSESSORS | POSSESSIVE | references.REGIONAL
AFTER_HEAD = frozenset("general extraordinary plenipotentiary designate elect emeritus".split())
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})


class PostWords:
    """An article's tokens and names as the reading of titles asks for them."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc, self.mentions = tuple(doc), mentions
        self.words = [t.lower_ for t in self.doc]
        self.outer: dict[int, int] = {}  # token → the widest mention over it
        for n in sorted(range(len(mentions)), key=lambda n: mentions[n].tokens[0] - mentions[n].tokens[1]):
            for i in range(*mentions[n].tokens):
                self.outer.setdefault(i, n)
        self.people = {m.tokens[0]: n for n, m in enumerate(mentions) if m.type == "Person"}
        self.people_ends = {m.tokens[1]: n for n, m in enumerate(mentions) if m.type == "Person"}

    def heads(self) -> Iterator[int]:
        """The tokens that are head nouns of posts, from left to right."""
        return (i for i, word in enumerate(self.words) if word in FORMS and self.is_head(i, word))

    def singular(self, i: int) -> str:
        """A token's word in small letters, a head noun in the singular."""
        return FORMS.get(self.words[i], self.words[i])

    def is_head(self, i: int, word: str) -> bool:
        """Whether a token is the head noun of a post."""
        if self.singular(i) not in HEADS:
            return False
        n = self.outer.get(i)
        if n is not None and self.mentions[n].kind == "name":
            return False
        token = self.doc[i]
        if word == "number" and self.words[i - 1] != "opposite":
            return False
        if word in SHORT and (not token.text.isupper() or self.doc[i - 1].pos_ == "NUM"):
            return False  # "5 pm", "40 cm"
        if token.pos_ not in NOUNS and not (token.text[0].isupper() or i + 1 in self.people):
            return False
        return not self._modifies(i)

    def _modifies(self, i: int) -> bool:
        """Whether a word only describes the noun after it: "the deputy governor", "member states", "minister-level"."""
        k = i + 1
        if k < len(self.words) and self.words[k] == "-" and not self.doc[i].whitespace_ and not self.doc[k].whitespace_:
            k += 1
            if self.words[k] in AFTER_HEAD:
                return False
            if self.doc[k].pos_ in {"VERB", "ADJ", "NOUN"}:
                return True
        if k >= len(self.words) or k in self.people or self.words[k] in AFTER_HEAD:
            return False
        if self.singular(k) in HEADS:
            return self.words[i] not in {"ceo", "prefect"}
        after = self.doc[k]
        if after.is_space or k in self.outer:
            return False
        if self.words[i] in BEFORE_POSTS and self._leads_to_head(k):
            return True
        return after.pos_ == "NOUN" and not after.text[0].isupper() and after.dep_ not in {"obl:unmarked", "obl:npmod"}

    def _leads_to_head(self, k: int) -> bool:
        """Whether another head noun follows over words of a portfolio: "Deputy Economy Minister"."""
        while k < len(self.words) and self.doc[k].pos_ in NOUNS | {"CCONJ"} and k not in self.outer:
            if self.singular(k) in HEADS:
                return True
            k += 1
        return False
