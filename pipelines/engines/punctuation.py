"""Where Universal Dependencies hang marks: on the head of the part that they set off, those at the end on the root."""

from __future__ import annotations

from collections.abc import Sequence

FINAL = frozenset({".", "?", "!", "…", "..."})
PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"', "``": "''"}
CLOSING = frozenset(PAIRS.values())
DIVIDING = frozenset({",", ";", ":", "-", "–", "—", "--"})
INSERTED = frozenset({"parataxis", "discourse", "advcl", "appos", "acl", "vocative"})


def attach(texts: Sequence[str], heads: list[int], deps: Sequence[str]) -> None:
    """Gives every mark its head; `heads` has -1 at the root."""
    marks = {i for i, dep in enumerate(deps) if dep == "punct" and heads[i] >= 0}
    if not marks or len(marks) == len(texts):
        return
    spans = _spans(heads, marks)
    root = next((i for i, head in enumerate(heads) if head < 0), 0)
    for i in sorted(marks):
        heads[i] = _off_marks(heads, marks, i)
    for i in sorted(marks):
        if texts[i] in FINAL and all(j in marks for j in range(i, len(texts))):
            heads[i] = root
        elif texts[i] in DIVIDING and not _joins_a_word(texts, heads, marks, i):
            found = _set_off(texts, heads, deps, spans, marks, i)
            heads[i] = heads[i] if found is None else found
    for start, end in _pairs(texts, marks):
        found = _inside(heads, marks, start, end)
        if found is not None:
            heads[start] = heads[end] = found


def _spans(heads: Sequence[int], marks: set[int]) -> list[tuple[int, int]]:
    """First and last word of what hangs on each word, marks left out."""
    spans = [(i, i) for i in range(len(heads))]
    for i in range(len(heads)):
        at, steps = i, 0
        while i not in marks and at >= 0 and steps <= len(heads):
            spans[at] = min(spans[at][0], i), max(spans[at][1], i)
            at, steps = heads[at], steps + 1
    return spans


def _off_marks(heads: Sequence[int], marks: set[int], i: int) -> int:
    """Its head, or the next above that is a word."""
    at, steps = heads[i], 0
    while at in marks and heads[at] >= 0 and steps < len(heads):
        at, steps = heads[at], steps + 1
    return at


def _joins_a_word(texts: Sequence[str], heads: Sequence[int], marks: set[int], i: int) -> bool:
    """Whether a hyphen stands inside a word: "state-owned"."""
    return texts[i] in {"-", "–"} and 0 < i < len(texts) - 1 and heads[i] == i + 1 and heads[i - 1] == i + 1


def _set_off(
    texts: Sequence[str], heads: Sequence[int], deps: Sequence[str], spans: Sequence[tuple[int, int]], marks: set[int],
    i: int,
) -> int | None:
    """The head of the part that a comma opens or closes; None if it sets nothing off."""
    after = next((j for j in range(i + 1, len(texts)) if j not in marks), None)
    before = next((j for j in range(i - 1, -1, -1) if j not in marks), None)
    opened = None if after is None else _opened(texts, heads, deps, spans, i, after)
    if opened is not None and deps[opened] == "conj":
        return opened
    closed, ahead = (None, None) if before is None else _closed(texts, heads, deps, spans, i, before)
    return next((found for found in (closed, opened, ahead) if found is not None), None)


def _opened(
    texts: Sequence[str], heads: Sequence[int], deps: Sequence[str], spans: Sequence[tuple[int, int]], i: int, at: int,
) -> int | None:
    """The highest part that begins behind the mark and hangs on a word before it, or is inserted between two marks."""
    first = at
    while heads[at] >= 0:
        start, end = spans[at]
        inserted = deps[at] in INSERTED and start == first and end + 1 < len(texts) and texts[end + 1] in DIVIDING
        if heads[at] < i or inserted:
            return at if start > i else None
        at = heads[at]
    return None


def _closed(
    texts: Sequence[str], heads: Sequence[int], deps: Sequence[str], spans: Sequence[tuple[int, int]], i: int, at: int,
) -> tuple[int | None, int | None]:
    """The highest part that ends before the mark and begins behind another one, and the one that hangs on a word
    behind the mark."""
    closed = None
    while heads[at] >= 0 and spans[at][1] < i:
        start = spans[at][0]
        if start and texts[start - 1] in DIVIDING and deps[at] != "conj":
            closed = at
        if heads[at] > i:
            return closed, at
        at = heads[at]
    return closed, None


def _pairs(texts: Sequence[str], marks: set[int]) -> list[tuple[int, int]]:
    """Brackets and quotation marks that belong together."""
    found: list[tuple[int, int]] = []
    open_: list[int] = []
    for i in sorted(marks):
        text = texts[i]
        if open_ and text == PAIRS[texts[open_[-1]]]:
            found.append((open_.pop(), i))
        elif text in PAIRS:
            open_.append(i)
    return found


def _inside(heads: Sequence[int], marks: set[int], start: int, end: int) -> int | None:
    """The word between two marks that everything between them hangs on; None if there is more than one."""
    tops = [i for i in range(start + 1, end) if i not in marks and not start < heads[i] < end]
    return tops[0] if len(tops) == 1 else None
