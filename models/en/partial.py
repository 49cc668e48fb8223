"""Names that the treebanks know in part: UNER's over EWT, GUM's people and places. What isn't known stays open.

A treebank says who is a person; whether an organisation is a company or a ministry it does not, so such words are
marked as unknown and count neither way. All other words are no names: else the model would see names everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from treebanks import Sentence, to_doc

from pipelines import places

GENRES = ("news", "interview", "bio", "voyage", "speech")
_NAMED = ("organization", "place", "event", "object", "person")


def uner(path: Path, trees: Sequence[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """Universal NER's tags over the sentences they belong to."""
    tags = dict(_iob(path))
    for sentence in trees:
        labels = tags.get(sentence.id)
        if labels is None or len(labels) != len(sentence.words):
            continue
        doc = to_doc(sentence, vocab)
        known, open_spans = [], []
        for start, end, kind in _spans(labels):
            label = "Person" if kind == "PER" else _place_type(doc[start:end].text) if kind == "LOC" else None
            if label is None:
                open_spans.append(Span(doc, start, end))
            else:
                known.append(Span(doc, start, end, label=label))
        doc.set_ents(known, missing=open_spans, default="outside")
        yield doc


def gum(trees: Sequence[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """People and places of GUM's news, interviews, lives, journeys and speeches; other proper nouns stay open."""
    for sentence in trees:
        if not sentence.document.startswith(tuple(f"GUM_{genre}_" for genre in GENRES)):
            continue
        doc = to_doc(sentence, vocab)
        known: dict[int, Span] = {}
        closed: set[int] = set()
        unknown = {i for i, word in enumerate(sentence.words) if word.pos == "PROPN"}
        for start, end, kind in _entities(sentence):
            span = doc[start:end]
            if span.root.pos_ != "PROPN" or kind not in _NAMED:
                continue
            name = _name(span) if kind == "person" else span
            label = "Person" if kind == "person" else _place_type(span.text) if kind == "place" else None
            if label is not None and not closed & set(range(name.start, name.end)):
                known[name.start] = Span(doc, name.start, name.end, label=label)
                closed |= set(range(name.start, name.end))
            elif label is None:
                unknown |= set(range(start, end))
        missing = [Span(doc, i, i + 1) for i in sorted(unknown - closed)]
        doc.set_ents([known[i] for i in sorted(known)], missing=missing, default="outside")
        yield doc


def _name(span: Span) -> Span:
    """The name proper in "NASA Administrator Charles Bolden": the head and the flat words after it."""
    end = span.root.i + 1
    while end < span.end and span.doc[end].head == span.root and span.doc[end].dep_ == "flat":
        end += 1
    return span.doc[span.root.i:end]


def _place_type(name: str) -> str | None:
    found = places.load().by_name(name, "en")
    return found[0].type if found else None


def _entities(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Bracketed spans of the Entity attribute, outer ones after inner ones."""
    opened: dict[str, tuple[int, str]] = {}
    for i, word in enumerate(sentence.words):
        entity = next((part.removeprefix("Entity=") for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", entity):
            number = re.match(r"\(?(\d+)", piece)
            if number is None:
                continue
            if piece.startswith("("):
                opened[number.group(1)] = (i, piece.strip("()").split("-")[1] if "-" in piece else "")
            if piece.endswith(")") and number.group(1) in opened:
                start, kind = opened.pop(number.group(1))
                yield start, i + 1, kind


def _iob(path: Path) -> Iterator[tuple[str, list[str]]]:
    identity, tags = "", []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# sent_id = "):
            identity = line.removeprefix("# sent_id = ").strip()
        elif line and not line.startswith("#"):
            tags.append(line.split("\t")[2])
        elif not line and tags:
            yield identity, tags
            tags = []


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            yield start, i, tags[start][2:]
            start = -1
        if tag.startswith("B-"):
            start = i
