"""People's names in English text: the engine's, mended at their ends, and those that a post before them shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipelines import places
from pipelines.document import Doc, Token
from pipelines.engines import english
from pipelines.english.spans import Named, is_capital
from pipelines.languages.en.names import COURTESY, NOT_NAMES, PARTICLES, POSTS
from pipelines.languages.en.organisations import KINDS
from pipelines.languages.en.places import REGION_KINDS, SETTLEMENT_KINDS

MAX_NAME = 6
AFTER_POST = 16  # tokens after a post in which its place is looked for
# Posts of which a place is told, right before the name of who holds them.
GOVERNING = frozenset("""
    governor akim hakim khokim hokim rais wali voivode prefect president premier minister mayor ambassador consul
    plenipotentiary representative chairman chairwoman head regent marshal general envoy
""".split())
AFTER_HYPHEN = frozenset("led based backed appointed style era owned run born chaired headed".split())


def of_engine(doc: Doc, taken: Collection[int]) -> Iterator[Named]:
    """The engine's people, without posts and courtesy before them and with what belongs to the name after them."""
    people = [(ent.start, ent.end) for ent in doc.ents if ent.label_ == "Person"]
    surnames = {doc[end - 1].text for start, end in people if end - start > 1}
    for first, last in _whole(doc, people):
        ent = doc[first:last]
        if len(ent) == 1 and ent.text not in surnames and places.load().by_lemmas([ent.text], "en"):
            continue  # "Washington Gov. Bob Ferguson"
        start, end = trimmed(doc, ent.start, ent.end)
        if start >= end or doc[end - 1].text.casefold().rstrip(".") in POSTS:
            continue
        while end < len(doc) and (length := _continues(doc, end)) and end - start < MAX_NAME:
            end += length
        while start > 0 and start not in taken and _precedes(doc, start - 1):
            start -= 1
        if not any(i in taken for i in range(start, end)):
            yield Named(start, end, "Person")


def _whole(doc: Doc, people: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names without the cuts that the engine makes inside them: "M." and "A. Yusuff Ali", "Adrien" and "Laurent"."""
    start, end = -1, -1
    for first, last in people:
        initial = end > 0 and doc[end - 1].text.endswith(".")
        if first == end and (initial or not doc[first].is_sent_start) and (end - start == 1 or last - first == 1):
            end = last
            continue
        if end > start:
            yield start, end
        start, end = first, last
    if end > start:
        yield start, end


def after_posts(doc: Doc, taken: Collection[int], shouted: Collection[int]) -> Iterator[Named]:
    """People the engine overlooked: two capitalised words or more right after a post ("Governor Wade Hollister")."""
    for token in doc[:-2]:
        if token.text.casefold().rstrip(".") not in POSTS or token.i in shouted:
            continue
        start = end = token.i + 1
        while end < len(doc) and end - start < 4 and end not in taken and _may_be_human(doc[end]):
            end += 1
        if end - start < 2 or any(t.text.casefold().rstrip(".") in POSTS for t in (doc[start], doc[end - 1])):
            continue
        if places.load().by_lemmas([t.text for t in doc[start:end]], "en"):
            continue
        if is_given(doc[start].text) or all(t.ent_type_ in {"", "Person"} for t in doc[start:end]):
            yield Named(start, end, "Person")


def after_places(doc: Doc, shouted: Collection[int]) -> Iterator[Named]:
    """People right after the place that their post is of, however the engine cut them: "Wali of Souss X Y"."""
    for token in doc[:-4]:
        if token.text.casefold() not in GOVERNING or token.i in shouted:
            continue
        for start in _place_ends(doc, token.i + 1):
            end = start
            while end < len(doc) and end - start < 4 and _may_be_human(doc[end]) and not doc[end].is_sent_start:
                end += 1
            alone = end == len(doc) or not is_capital(doc[end])
            seen = doc[start].ent_type_ == "Person" and doc[start].ent_iob_ == "B"
            common = any(english.is_common(t.text) and not english.known_as(t.text) for t in doc[start:end])
            if end - start > 1 and alone and not seen and not common and doc[end - 1].text.casefold() not in POSTS:
                yield Named(start, end, "Person", True)
                break


def _place_ends(doc: Doc, i: int) -> Iterator[int]:
    """Where the places after a post end: "of the Kingdom of Morocco to the Russian Federation", "of the Osh region"."""
    for k in range(i, min(i + AFTER_POST, len(doc) - 2)):
        if doc[k].is_sent_start or (doc[k].is_punct and doc[k].text != "-") or doc[k].pos_ == "VERB" or doc[k].is_space:
            return
        if doc[k].text not in {"of", "to", "in"}:
            continue
        start = k + 1 + (doc[k + 1].text == "the")
        known, words = places.load(), [t.text for t in doc[start : start + 6]]
        n = next((n for n in range(len(words), 0, -1) if known.by_lemmas(words[:n], "en")), 0)
        end = start + n
        while n and end < len(doc) and doc[end].text in REGION_KINDS | SETTLEMENT_KINDS:
            end += 1
        if n and end < len(doc) and is_capital(doc[end]):
            yield end


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A person's tokens without what only stands by the name: "Hajiya Hafsat", "Sonobe's"."""
    while end > start and (not (is_capital(doc[end - 1]) or doc[end - 1].text.casefold() in PARTICLES)):
        end -= 1
    while end - start > 1 and (
        doc[start].text.casefold().rstrip(".") in COURTESY
        or (end - start > 2 and doc[start].text.casefold() in POSTS and not is_given(doc[start].text))
        or (doc[start].text == "Tan" and doc[start + 1].text == "Sri")
        or (end - start > 2 and english.is_common(doc[start].text) and not is_given(doc[start].text)
            and not is_surname(doc[start].text) and doc[start - 1 if start else 0].text in {"and", "of", "for"})
        or not (is_capital(doc[start]) or _particle(doc[start]))
        or (doc[start].pos_ in {"ADP", "SCONJ", "CCONJ"} and not _particle(doc[start]))  # "For Drobyshevsky"
    ):
        start += 1
    return start, end


def is_given(word: str) -> bool:
    """Whether a word is known as a given name."""
    return "G" in english.known_as(word)


def is_surname(word: str) -> bool:
    return "S" in english.known_as(word)


def _particle(token: Token) -> bool:
    return token.text.casefold() in PARTICLES


def _continues(doc: Doc, i: int) -> int:
    """How many tokens from `i` go on a name that ends before it: "al-Farsi", "-lind", "bin Rashid", a surname."""
    token = doc[i]
    if token.is_sent_start or token.is_space:
        return 0
    if token.text == "-" and i + 1 < len(doc) and not doc[i - 1].whitespace_ and not token.whitespace_:
        return 2 if doc[i + 1].is_alpha and doc[i + 1].text not in AFTER_HYPHEN else 0
    if token.text.casefold() in PARTICLES and token.text.islower() and len(token.text) > 1:
        k = i + 1
        while k < len(doc) and (doc[k].text == "-" or doc[k].text in PARTICLES):
            k += 1
        fits = k < len(doc) and is_capital(doc[k]) and doc[k].ent_type_ in {"", "Person"}
        return k + 1 - i if fits and token.text not in {"y", "e", "as", "an", "do"} else 0
    flat = token.dep_ in {"flat", "flat:name"} and token.head.i < i and token.head.ent_type_ == "Person"
    return int(flat and is_capital(token) and token.ent_type_ in {"", "Person"} and token.is_alpha)


def _precedes(doc: Doc, i: int) -> bool:
    """Whether a token before a name belongs to it: an initial or a known given name that the engine left out."""
    token = doc[i]
    if not is_capital(token) or token.ent_type_ or token.text.casefold().rstrip(".") in POSTS:
        return False
    initial = len(token.text.rstrip(".")) == 1 and token.text != "I" and token.text.rstrip(".") != "A"
    return initial or (is_given(token.text) and token.pos_ == "PROPN" and not token.is_sent_start)


def _may_be_human(token: Token) -> bool:
    word = token.text.casefold()
    return (
        is_capital(token) and (token.pos_ == "PROPN" or not english.is_common(token.text))
        and token.text.replace("-", "").replace(".", "").isalpha()
        and word not in KINDS and word not in NOT_NAMES and token.ent_type_ not in {"Country", "Region"}
    )
