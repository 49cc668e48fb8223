"""What the rules read of an engine's spaCy Doc: the same words and tree as plain objects, made once an article.

spaCy makes a Token anew at every look at it, and a Span to tell a sentence; the rules look some ten thousand times at
an article. The names are spaCy's own, so a rule can be tried on a spaCy Doc as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import overload

import spacy.tokens
from spacy.vocab import Vocab

FORMS = 10_000  # different sets of features that are remembered
WORDS = 100_000  # different words, likewise
VOCABULARIES = 8
IOB = ("", "I", "O", "B")

_COLUMNS = ("IDX", "ORTH", "LEMMA", "POS", "DEP", "MORPH", "ENT_TYPE", "ENT_IOB", "SPACY", "SENT_START", "HEAD")
# A word's text, the same in small letters, and whether it is letters, digits, punctuation, white space, like a number.
_Word = tuple[str, str, bool, bool, bool, bool, bool]


class Morph:
    """A token's features (`Case=Nom|Number=Sing`). Tokens share it."""

    __slots__ = ("_values",)

    def __init__(self, features: str) -> None:
        pairs = (feature.split("=", 1) for feature in features.split("|") if "=" in feature)
        self._values = {name: values.split(",") for name, values in pairs}

    def get(self, name: str, default: list[str]) -> list[str]:
        """A feature's values, mostly one."""
        return self._values.get(name, default)


class Token:
    """A word, mark or white space. One object a place in the text: tokens are equal if they are the same."""

    __slots__ = (
        "_subtree", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha", "is_digit", "is_punct",
        "is_sent_start", "is_space", "lefts", "lemma_", "like_num", "lower_", "morph", "pos_", "rights", "sent", "text",
        "whitespace_",
    )  # fmt: skip
    head: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    sent: Span

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        word: _Word,
        lemma: str,
        pos: str,
        dep: str,
        morph: Morph,
        name: tuple[str, str],
        space: str,
        first: bool,
    ) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.is_alpha, self.is_digit, self.is_punct, self.is_space, self.like_num = word
        self.lemma_, self.pos_, self.dep_, self.morph = lemma, pos, dep, morph
        (self.ent_type_, self.ent_iob_), self.whitespace_ = name, space
        self.is_sent_start = first
        self._subtree: tuple[Token, ...] | None = None

    @property
    def children(self) -> tuple[Token, ...]:
        return self.lefts + self.rights

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and all that hangs on it, in the order of the tree."""
        if self._subtree is None:
            for token in _from_below(self):
                left = [below for child in token.lefts for below in child._subtree or ()]
                right = [below for child in token.rights for below in child._subtree or ()]
                token._subtree = (*left, token, *right)
        return self._subtree or ()

    @property
    def left_edge(self) -> Token:
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        return max(self.subtree, key=_place)

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, that one's head and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    def is_ancestor(self, other: Token) -> bool:
        return any(above is self for above in other.ancestors)

    def nbor(self, by: int = 1) -> Token:
        """Raises IndexError beyond the text's first and last token."""
        at = self.i + by
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i


class Span:
    """Tokens that follow each other. Spans of the same tokens and label are equal."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    @property
    def start_char(self) -> int:
        return self.doc.tokens[self.start].idx if self.start < len(self.doc.tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """Its token nearest to the sentence's root, the first of those equally near, no mark if there is a word."""
        tokens = self.doc.tokens[self.start : self.end]
        top = next((token for token in tokens if token.head is token), None)
        if top is not None:
            return top
        outer = (token for token in tokens if not self.start <= token.head.i < self.end)
        return min(outer, key=_depth, default=self.doc.tokens[self.start])

    @property
    def sent(self) -> Span:
        """The sentence of its first token."""
        return self.doc.tokens[self.start].sent

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(self.end - self.start)
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][at]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Span)
            and (self.start, self.end, self.label_) == (other.start, other.end, other.label_)
            and self.doc is other.doc
        )

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.label_))

    def __repr__(self) -> str:
        return self.text


class Doc:
    """An article's text as tokens, sentences and the engine's names. It doesn't change."""

    def __init__(self, doc: spacy.tokens.Doc) -> None:
        self.text: str = doc.text
        columns, known, strings = doc.to_array(list(_COLUMNS)), _words(doc.vocab), doc.vocab.strings
        rows: list[list[int]] = columns.tolist()
        self.tokens = tuple(
            Token(
                self,
                i,
                idx,
                known.get(word) or _word(known, doc.vocab, word),
                strings[lemma],
                strings[pos],
                strings[dep],
                _morph(strings[morph]),
                (strings[type_], IOB[iob]),
                " " if space else "",
                start == 1,
            )
            for i, (idx, word, lemma, pos, dep, morph, type_, iob, space, start, _) in enumerate(rows)
        )
        self._starts = [token.idx for token in self.tokens]
        self._hang([i + way for i, way in enumerate(columns[:, -1].astype("int64").tolist())])
        self.sents = tuple(self._sentences())
        self.ents = tuple(Span(self, name.start, name.end, name.label_) for name in doc.ents)

    def char_span(self, start: int, end: int) -> Span | None:
        """The tokens that lie within two offsets of the text."""
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, end - 1) - 1
        if last >= 0 and self.tokens[last].idx + len(self.tokens[last]) > end:
            last -= 1
        return Span(self, first, last + 1) if first <= last else None

    def _hang(self, heads: list[int]) -> None:
        lefts: list[list[Token]] = [[] for _ in heads]
        rights: list[list[Token]] = [[] for _ in heads]
        for token, head in zip(self.tokens, heads, strict=True):
            token.head = self.tokens[head]
            if token.i != head:
                (lefts if token.i < head else rights)[head].append(token)
        for token, left, right in zip(self.tokens, lefts, rights, strict=True):
            token.lefts, token.rights = tuple(left), tuple(right)

    def _sentences(self) -> Iterator[Span]:
        starts = [token.i for token in self.tokens if token.is_sent_start or token.i == 0]
        for start, end in pairwise((*starts, len(self.tokens))):
            sentence = Span(self, start, end)
            for token in self.tokens[start:end]:
                token.sent = sentence
            yield sentence

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if type(at) is not slice:
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))
        return Span(self, start, end if end > start else start)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)


@lru_cache(VOCABULARIES)
def _words(vocab: Vocab) -> dict[int, _Word]:
    """What is known of a vocabulary's words, by their hashes."""
    return {}


def _word(known: dict[int, _Word], vocab: Vocab, number: int) -> _Word:
    if len(known) >= WORDS:
        known.clear()
    word = vocab[number]
    known[number] = found = (
        word.text, word.lower_, word.is_alpha, word.is_digit, word.is_punct, word.is_space, word.like_num
    )  # fmt: skip
    return found


@lru_cache(FORMS)
def _morph(features: str) -> Morph:
    return Morph(features)


def _from_below(top: Token) -> list[Token]:
    """The tokens of a tree, each after those that hang on it: bait is deeper than Python's calls go."""
    found = [top]
    for token in found:
        found += token.children
    return found[::-1]


def _place(token: Token) -> int:
    return token.i


def _depth(token: Token) -> int:
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc.tokens)
    return sum(1 for _ in token.ancestors)
