"""Stretches of English text that may be names, before it is known whose: the engine's and those that rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.document import Doc, Token
from pipelines.engines import english
from pipelines.types import EntityType, Mention

SHOUTED_SHARE = 0.7  # of a line's longer words with a capital, from which capitals in it say nothing
LONG = 4  # letters from which a word shows whether its line is a title


@dataclass(frozen=True, slots=True)
class Named:
    """A name's tokens, its type as far as known, and the name where it isn't the text itself.

    `sure`: the name itself tells its type ("Revda Brick Plant"), the context has no say. `guess`: nothing but a
    capital says that it is a name.
    """

    start: int
    end: int
    type: EntityType
    sure: bool = False
    guess: bool = False
    name: str = ""
    variants: tuple[str, ...] = ()
    key: str | None = None
    head: int | None = None

    def mention(self, doc: Doc) -> Mention:
        span = doc[self.start : self.end]
        name = self.name or spelled(span)
        head = span.root.i if self.head is None else self.head
        return Mention(
            span.start_char, span.end_char, span.text, self.type, "name", name, (self.start, self.end), head, self.key,
            self.variants,
        )


def spelled(tokens: Iterable[Token]) -> str:
    """The tokens' text as it stands, white space made single."""
    return " ".join("".join(t.text_with_ws for t in tokens).split())


def is_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def free(start: int, end: int, taken: set[int]) -> bool:
    return not any(i in taken for i in range(start, end))


def lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """The token ranges of the text's lines."""
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def shouted(doc: Doc) -> frozenset[int]:
    """Tokens of lines whose capitals say nothing: "Hartsook to Lead Trade Mission to Japan", "WHO BUYS, WHO SELLS"."""
    return frozenset(i for start, end in lines(doc) if _is_shouted(doc, start, end) for i in range(start, end))


def _is_shouted(doc: Doc, start: int, end: int) -> bool:
    letters = [t for t in doc[start:end] if t.is_alpha]
    if len(letters) > 1 and all(t.text.isupper() for t in letters):
        return True
    long = [t for t in letters[1:] if len(t) >= LONG]
    capital = sum(map(is_capital, long))
    common = any(is_capital(t) and (t.pos_ not in {"PROPN", "ADP"} or english.is_common(t.text)) for t in long)
    return len(long) > 2 and capital >= SHOUTED_SHARE * len(long) and common and doc[end - 1].text != "."
