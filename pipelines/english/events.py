"""English events: mentions that the engine leaves out, which names mean one event, and the bare nouns for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from pipelines.languages.en import gatherings as words
from pipelines.types import PLACES, Mention

if TYPE_CHECKING:  # mentions are found before anything is resolved
    from pipelines.resolution import Resolver

BODIES = frozenset({"GovernmentBody", "Organization", "Company"})


# --- mentions ---


def find(doc: Doc, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Events that no mention covers: names that end in a kind of event, missions, sessions, plain fairs somewhere."""
    taken = {i for m in mentions if m.type not in PLACES for i in range(*m.tokens)}
    starts = {m.tokens[0]: m for m in mentions}
    named = [w for m in mentions if m.type == "Event" for w in _split(m.name)]
    families = {words.KINDS.get(w) for w in named}
    found = []
    for token in _nouns(doc, _KINDS):
        lemma = token.lemma_.casefold()
        if token.i in taken:
            continue
        span = _span(token, lemma, starts, taken, not named or words.KINDS[lemma] not in families)
        if span is not None:
            start, end = span
            whole = doc[start:end]
            name = " ".join(whole.text.split())
            found.append(
                Mention(whole.start_char, whole.end_char, whole.text, "Event", "name", name, span, token.i, lemma)
            )
            taken |= set(range(start, end))
    return tuple(found)


def _forms(lemmas: Collection[str]) -> frozenset[int]:
    """The hashes of lemmas as taggers write them, names of events in capitals too."""
    return frozenset(get_string_id(form) for lemma in lemmas for form in (lemma, lemma.capitalize(), lemma.upper()))


def _nouns(doc: Doc, forms: frozenset[int]) -> list[Token]:
    """The nouns with any of the lemmas, without making the other tokens."""
    hits = (i for i, lemma in enumerate(doc.to_array("LEMMA").tolist()) if lemma in forms)
    return [doc[i] for i in hits if doc[i].pos_ in {"NOUN", "PROPN"}]


def _span(
    token: Token, lemma: str, starts: Mapping[int, Mention], taken: Collection[int], only: bool
) -> tuple[int, int] | None:
    """The tokens of an event's name that ends in a kind noun; `only`: no event of the kind is named otherwise."""
    if lemma == "mission" and not _plural(token):
        return _mission(token, starts)
    if token.text[:1].isupper():
        return _proper(token, taken)
    if _plural(token):
        return None
    start = _modifiers(token, taken)
    modifiers = {t.lower_ for t in token.doc[start : token.i]}
    if lemma in {"session", "meeting"}:
        return _session(token, lemma, start, starts)
    if lemma not in words.PLAIN_KINDS or modifiers & (words.NO_EVENTS | words.OTHERS):
        return None
    article = _article(token, start)
    if start < token.i and start in starts and starts[start].type == "City" and article == "the":
        return start, token.i + 1  # "the Minsk exhibition"
    called = _called(token, starts, taken)
    if called < token.i:
        return called, token.i + 1
    end = _with_place(token, starts, {"in"})
    held = token.dep_ in {"nsubj", "nsubj:pass"} and token.head.lemma_ in words.HELD
    if article in {"a", "an"} and ((end > token.i + 1 and start < token.i) or held):
        return start, end
    if article == "the" and only and end > token.i + 1 and start < token.i:
        return start, end  # "the agro-industrial forum in Stavropol"
    return None


def _called(token: Token, starts: Mapping[int, Mention], taken: Collection[int]) -> int:
    """Where the name in capitals before a kind of event begins: "the Taste of Kuban fair", "the ITB travel fair"."""
    doc, first = token.doc, token.i
    while first > token.sent.start and first - 1 not in taken and doc[first - 1].pos_ in {"NOUN", "ADJ"}:
        if doc[first - 1].text[:1].isupper() or doc[first - 1].text == "-":
            break
        first -= 1
    start = first
    while start > token.sent.start and start - 1 not in taken and doc[start - 1].lower_ not in {"the", "a", "an"}:
        before = doc[start - 1]
        if not before.text[:1].isupper() and not (before.lower_ in words.JOINING and doc[start - 2].text[:1].isupper()):
            break
        start -= 1
    if start == first or start == token.sent.start or doc[start - 1].lower_ not in {"the", "a", "an"}:
        return token.i
    place = starts.get(start)
    if doc[start].lower_ in words.JOINING or (place is not None and place.tokens[1] >= first):
        return token.i  # "the Russian trade fair"
    return start


def _proper(token: Token, taken: Collection[int]) -> tuple[int, int] | None:
    """A name in capitals that ends in a kind of event: "the Volga Halal Forum"; not a headline's words."""
    start = token.i
    while start > token.sent.start:
        before = token.nbor(start - 1 - token.i)
        capital = before.text[:1].isupper() or before.text[:1].isdigit()
        joins = (
            before.lower_ in words.JOINING and start - 1 > token.sent.start and token.doc[start - 2].text[:1].isupper()
        )
        if start - 1 in taken or not (capital or joins) or before.pos_ == "VERB":
            break
        start -= 1
    while start < token.i and (
        token.doc[start].lower_ in {"the", "a", "an"} or token.doc[start].pos_ in {"PRON", "ADP"}
    ):
        start += 1
    if start == token.i or token.lemma_.casefold() in {"meeting", "day", "month", "season", "assembly"}:
        return None
    end = token.i + 1
    while end + 1 < token.sent.end and token.doc[end].lower_ == "of" and token.doc[end + 1].text[:1].isupper():
        end += 2  # "the International Fair of Plovdiv"
    low = sum(t.is_alpha and t.text[:1].islower() for t in token.sent)
    return (start, end) if low > 4 and end - start > 2 else None


def _mission(token: Token, starts: Mapping[int, Mention]) -> tuple[int, int] | None:
    """A journey of firms or officials: "a business mission to Uzbekistan", "to Lead Trade Mission to Japan"."""
    start = token.i
    while start > token.sent.start and token.doc[start - 1].lower_ in words.MISSIONS | {"and", "-", "reverse"}:
        start -= 1
    while start < token.i and token.doc[start].lower_ in {"and", "-"}:
        start += 1
    if start == token.i:
        return None
    end = _with_place(token, starts, {"to"})
    if end == token.i + 1:  # "the business mission of Saratov Oblast to Armenia"
        of = _with_place(token, starts, {"of", "from"})
        end = _with_place(token.doc[of - 1], starts, {"to"}) if of > end else end
    return start, end


def _session(token: Token, lemma: str, start: int, starts: Mapping[int, Mention]) -> tuple[int, int] | None:
    """A sitting of a body with a name: "the tenth session of the working group"; of meetings only numbered ones."""
    before = [t.lower_ for t in token.doc[start : token.i]]
    numbered = any(ordinal(word) is not None for word in before)
    following = lemma == "session" and any(word in {"next", "upcoming", "forthcoming"} for word in before)
    if lemma == "meeting" and not numbered:
        return None
    end = _body_end(token, starts)
    sits = any(t.text in words.SITTING for t in token.doc[token.i : end])
    return (start, end) if numbered or following or sits else None


def _body_end(token: Token, starts: Mapping[int, Mention]) -> int:
    """Where the name of the body ends that a session is of, known or only written in capitals."""
    doc, i = token.doc, token.i + 1
    if i + 1 >= len(doc) or doc[i].lower_ != "of":
        return i
    first = i + 2 if doc[i + 1].lower_ in {"the", "its", "their"} else i + 1
    body = starts.get(first)
    if body is not None and body.type in BODIES and doc[body.head].sent == token.sent:
        return body.tokens[1]
    end = first
    while end < token.sent.end and (
        doc[end].text[:1].isupper() or (end > first and doc[end].lower_ in words.JOINING and _next_is_capital(doc, end))
    ):
        end += 1
    return end if end > first else i


def _next_is_capital(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i + 1].text[:1].isupper() and doc[i].text not in {".", ":"}


def _modifiers(token: Token, taken: Collection[int]) -> int:
    """Where the words before a noun that describe it begin, its article left out."""
    start = token.i
    while start > token.sent.start:
        before = token.doc[start - 1]
        if before.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} and before.text not in {"-", "–"}:
            break
        if start - 1 in taken:
            break
        start -= 1
    return start


def _article(token: Token, start: int) -> str:
    return token.doc[start - 1].lower_ if start > token.sent.start else ""


def _with_place(token: Token, starts: Mapping[int, Mention], prepositions: set[str]) -> int:
    """Where a phrase ends that a place belongs to: "mission to Uzbekistan", "conference in Halifax"."""
    i = token.i + 1
    if i + 1 < token.sent.end and token.doc[i].lower_ in prepositions:
        place = starts.get(i + 1) or (starts.get(i + 2) if token.doc[i + 1].lower_ == "the" else None)
        if place is not None and place.type in PLACES and place.kind == "name":
            return place.tokens[1]
    return token.i + 1


def _plural(token: Token) -> bool:
    return "Plur" in token.morph.get("Number", [])


def extended(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, missions with the place that they go to: "Trade Mission to Japan"; firms that are fairs as such."""
    starts = {m.tokens[0]: m for m in mentions}
    uses = Counter(m.name for m in mentions)
    found = []
    for mention in mentions:
        start, end = mention.tokens
        last = doc[end - 1]
        if mention.type in {"Company", "Person"} and uses[mention.name] == 1 and _is_called(doc, start, end):
            mention = replace(mention, type="Event")
        if mention.type == "Event" and last.lemma_.casefold() == "mission":
            end = _with_place(last, starts, {"to"})
            if end > mention.tokens[1]:
                whole = doc[start:end]
                name = " ".join(whole.text.split())
                mention = replace(
                    mention, end=whole.end_char, text=whole.text, name=name, tokens=(start, end), head=last.i
                )
        found.append(mention)
    return found


def _is_called(doc: Doc, start: int, end: int) -> bool:
    """Whether a name stands before a kind of event that it is the name of: "the WorldFood exhibition"."""
    return (
        start > 0
        and end < len(doc)
        and doc[start - 1].lower_ == "the"
        and doc[end].text in words.PLAIN_KINDS
        and doc[end].pos_ == "NOUN"
    )


# --- one event by several names ---


def ordinal(word: str) -> int | None:
    """Which in a series a word says: "tenth", "11th", "III"."""
    if word in words.ORDINALS:
        return words.ORDINALS[word]
    digits = word.rstrip("stndrh")
    if digits != word and digits.isdigit():
        return int(digits)
    return None


def same(known: str, name: str) -> bool:
    """Whether two names may be of one event: with and without its kind, its number, its first words."""
    a, b = _parts(known), _parts(name)
    if a == b:
        return True
    if any(x and y and x != y for x, y in ((a[1], b[1]), (a[2], b[2]))):
        return False  # the tenth and the eleventh session, this year's and last year's
    long, short = sorted((a[0], b[0]), key=len, reverse=True)
    if not short:
        return False
    if long == short or _bare(long) == _bare(short):
        return True
    kind = KIND_OF(short)
    if kind is not None and len(short) > 1:
        return long[-len(short) :] == short or long[: len(short)] == short
    return False


def _split(name: str) -> list[str]:
    return name.casefold().replace("-", " ").replace("–", " ").replace(".", " ").split()


def _parts(name: str) -> tuple[tuple[str, ...], int | None, str | None]:
    """A name's words, its number in a series and its year."""
    plain, number, year = [], None, None
    for word in _split(name):
        n = ordinal(word)
        if n is not None:
            number = n
        elif word.isdigit() and len(word) == 4:
            year = word
        elif word not in {"the", "annual", "next", "a", "an"}:
            plain.append(word)
    return tuple(plain), number, year


def KIND_OF(parts: tuple[str, ...]) -> str | None:
    return next((words.KINDS[w] for w in parts if w in words.KINDS), None)


def _bare(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A name without its kind at the end: "Made in Belarus exhibition"."""
    return parts[:-1] if len(parts) > 1 and parts[-1] in words.KINDS else parts


# --- bare nouns ---


def resolve(known: Resolver) -> None:
    """Let every noun that means an event named elsewhere stand for it: "the forum", "Belagro, an exhibition"."""
    heads: dict[int, int] = {}  # by the head of an event's name its cluster
    inside: dict[int, int] = {}
    families: dict[int, set[str]] = {}
    for n, mention in enumerate(known.mentions):
        if mention.type == "Event":
            cluster = known.of[n]
            heads[mention.head] = cluster
            inside.update(dict.fromkeys(range(*mention.tokens), cluster))
            families.setdefault(cluster, set()).update(words.KINDS[w] for w in _split(mention.name) if w in words.KINDS)
    if not heads:
        return
    nouns = [t for t in _nouns(known.doc, _MEANING) if t.i not in inside]
    for token in nouns:
        tied = _tied(token, inside)
        if tied is not None:
            known.stands[token.i] = (tied,)
            families[tied].add(words.KINDS[token.lemma_.casefold()])
    order = sorted(heads)
    for token in nouns:
        if token.i not in known.stands and _is_bare(token, known):
            meant = _meant(token, order, heads, families)
            if meant is not None:
                known.stands[token.i] = (meant,)


_KINDS = _forms(words.KINDS)
_MEANING = _forms(frozenset(words.KINDS) | words.GENERAL | words.JOURNEYS)


def _tied(token: Token, inside: Mapping[int, int]) -> int | None:
    """The event that a noun stands beside: "the Fruit Logistica fair", "Belagro, an agricultural exhibition"."""
    if token.lemma_.casefold() not in words.KINDS:
        return None
    i = token.i - 1
    if i >= 0 and i in inside:
        return inside[i]
    while i > token.sent.start and token.doc[i].pos_ in {"ADJ", "NOUN", "NUM"} | {"PROPN"} and i not in inside:
        i -= 1
    if token.doc[i].lower_ in {"a", "an", "the"} and i - 2 >= 0 and token.doc[i - 1].text in {",", "(", "–", "—"}:
        return inside.get(i - 2)
    if token.doc[i].lower_ in {"a", "an", "the"} or i == token.i - 1:
        follows = token.i + 1  # "the exhibition Made in Belarus"
        return inside.get(follows) or (
            inside.get(follows + 1)
            if follows + 1 < len(token.doc) and token.doc[follows].is_punct and token.doc[follows].text != "."
            else None
        )
    return None


def _is_bare(token: Token, known: Resolver) -> bool:
    """Whether a noun is said of something known: "the forum", "this three-day event", not "another fair"."""
    lemma = token.lemma_.casefold()
    if _plural(token) and lemma not in {"games", "day"}:
        return False
    definite = False
    for child in token.lefts:
        word = child.lemma_.casefold()
        if word in words.OTHERS:
            return False
        if child.dep_ == "det":
            if child.lower_ not in {"the", "this", "that"}:
                return lemma in words.JOURNEYS and _to_a_place(token, known)
            definite = True
        elif child.dep_ in {"amod", "nummod", "compound"} and word not in words.SAYING_NOTHING:
            if child.dep_ != "compound" or child.text[:1].isupper() or word in words.NO_EVENTS:
                return lemma in words.JOURNEYS and _to_a_place(token, known)
        elif child.dep_ == "nmod:poss" and word not in {"year", "month", "week"}:
            return False
    if lemma in words.VAGUE or lemma in words.JOURNEYS:
        return definite and not any(c.dep_ == "nmod" for c in token.rights)
    return definite or _is_headline(token)


def _to_a_place(token: Token, known: Resolver) -> bool:
    """As in "lead a state delegation to Japan", of a mission to Japan."""
    return any(
        c.dep_ == "nmod"
        and any(g.lower_ == "to" for g in c.children)
        and any(c.text in name for cluster in known.clusters if cluster.type == "Event" for name in cluster.names)
        for c in token.rights
    )


def _is_headline(token: Token) -> bool:
    """A headline leaves articles out: "Regions gear up for border trade fair"."""
    return token.sent.start == 0 or token.doc[token.sent.end - 1].is_space


def _meant(token: Token, order: list[int], named: Mapping[int, int], families: Mapping[int, set[str]]) -> int | None:
    """The last event of the noun's family named before it, or of no family known; else the next one of its family."""
    lemma = token.lemma_.casefold()
    family = "mission" if lemma in words.JOURNEYS else words.KINDS.get(lemma)

    def fits(event: int, strictly: bool) -> bool:
        known = families.get(event, set())
        if family is None or family in known:
            return True
        return not strictly and not known

    strict = lemma in words.JOURNEYS
    before = [named[i] for i in order if i < token.i and fits(named[i], strict)]
    if before:
        return before[-1]
    return next((named[i] for i in order if i > token.i and fits(named[i], True)), None)


def pronouns(doc: Doc) -> Iterator[Token]:
    """The tokens of "it" and "its" that may stand for an event."""
    return (t for t in doc if t.lower_ in {"it", "its"})
