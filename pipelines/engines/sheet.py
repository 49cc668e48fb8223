"""The columns of a spaCy Doc, which every engine fills sentence by sentence.

White space besides the single space between words is a token of its own, as in spaCy, and each sentence is one tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

ROOTS = frozenset({"root", "ROOT"})


class Sheet:
    """A text's tokens with what an engine says of them; offsets are characters of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._words: list[str] = []
        self._spaces: list[bool] = []
        self._heads: list[int] = []
        self._deps: list[str] = []
        self._pos: list[str] = []
        self._morphs: list[str] = []
        self._lemmas: list[str] = []
        self._starts: list[bool | int | None] = []

    def add(
        self, spans: Sequence[tuple[int, int]], heads: Sequence[int], deps: Sequence[str], pos: Sequence[str],
        morphs: Sequence[str], lemmas: Sequence[str],
    ) -> None:
        """One sentence: its tokens in the order of the text, each with its head's number, -1 or its own at the root."""
        self._fill(spans[0][0])
        columns = [self._token(start, end) for start, end in spans]
        fixed = tree(heads)
        for i, column in enumerate(columns):
            self._heads[column] = columns[fixed[i]]
            self._deps[column] = "ROOT" if fixed[i] == i else "dep" if deps[i] in ROOTS else deps[i]
            self._pos[column] = pos[i]
            self._morphs[column] = morphs[i]
            self._lemmas[column] = lemmas[i]
        self._starts[columns[0]] = True

    def doc(self, vocab: Vocab, names: Iterable[tuple[int, int, str]] = ()) -> Doc:
        """The whole text as a Doc; `names` are start, end and type of its entities, left out where they cut a token."""
        self._fill(len(self._text))
        doc = Doc(
            vocab, words=self._words, spaces=self._spaces, heads=self._heads, deps=self._deps, pos=self._pos,
            morphs=self._morphs, lemmas=self._lemmas, sent_starts=self._starts,
        )
        doc.ents = [name for s, e, label in names if isinstance(name := doc.char_span(s, e, label=label), Span)]
        return doc

    def _token(self, start: int, end: int) -> int:
        self._fill(start)
        self._append(self._text[start:end])
        self._at = end
        if self._text[end : end + 1] == " ":
            self._spaces[-1] = True
            self._at += 1
        return len(self._words) - 1

    def _fill(self, until: int) -> None:
        if self._at < until:
            self._append(self._text[self._at : until])
            self._pos[-1] = "SPACE"
            if len(self._words) > 1:
                self._heads[-1] = len(self._words) - 2
            self._at = until

    def _append(self, word: str) -> None:
        self._words.append(word)
        self._spaces.append(False)
        self._heads.append(len(self._words) - 1)
        self._deps.append("dep")
        self._pos.append("X")
        self._morphs.append("")
        self._lemmas.append(word)
        self._starts.append(len(self._words) == 1)


def tree(heads: Sequence[int]) -> list[int]:
    """Heads that form one tree: the first root takes the other roots' place as head, and cycles are cut.

    `heads[i]` is -1 or i for a root; in the result a root is its own head, as spaCy has it.
    """
    n = len(heads)
    roots = [i for i, head in enumerate(heads) if not 0 <= head < n or head == i]
    root = roots[0] if roots else 0
    fixed = [root if i in roots else head for i, head in enumerate(heads)]
    fixed[root] = root
    for i in range(n):
        seen, at = {i}, fixed[i]
        while at != root and at not in seen:
            seen.add(at)
            at = fixed[at]
        if at != root:
            fixed[i] = root
    return fixed
