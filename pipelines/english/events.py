"""Names of events in English: those that the engine leaves out, and which names mean one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipelines.document import Doc, Token
from pipelines.languages.en import gatherings as words
from pipelines.types import PLACES, Mention

BODIES = frozenset({"GovernmentBody", "Organization", "Company"})


def find(doc: Doc, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Events that no mention covers: names that end in a kind of event, missions, sessions, plain fairs somewhere."""
    taken = {i for m in mentions if m.type not in PLACES for i in range(*m.tokens)}
    starts = {m.tokens[0]: m for m in mentions}
    named = [w for m in mentions if m.type == "Event" for w in split(m.name)]
    families = {words.KINDS.get(w) for w in named}
    found = []
    for token in nouns(doc, _KINDS):
        lemma = token.lemma_.casefold()
        if token.i in taken or names_premises(token):
            continue
        span = _span(token, lemma, starts, taken, not named or words.KINDS[lemma] not in families)
        if span is not None:
            start, end = span
            whole = doc[start:end]
            name = " ".join(whole.text.split())
            found.append(
                Mention(
                    whole.start_char,
                    whole.end_char,
                    whole.text,
                    "Event",
                    "name",
                    name,
                    span,
                    token.i if start <= token.i < end else whole.root.i,
                    lemma,
                )
            )
            taken |= set(range(start, end))
    return tuple(found)


def names_premises(token: Token) -> bool:
    """Whether a kind of event only says what premises or firms are for: "the exhibition centre", "a fair operator"."""
    after = next(iter(token.doc[token.i + 1 : token.i + 2]), None)
    return after is not None and after.text.islower() and after.lemma_ in words.PREMISES


def forms(lemmas: Collection[str]) -> frozenset[str]:
    """Lemmas as taggers write them, names of events in capitals too."""
    return frozenset(form for lemma in lemmas for form in (lemma, lemma.capitalize(), lemma.upper()))


def nouns(doc: Doc, wanted: frozenset[str]) -> list[Token]:
    """The nouns with any of the lemmas."""
    return [token for token in doc if token.lemma_ in wanted and token.pos_ in {"NOUN", "PROPN"}]


def _span(
    token: Token, lemma: str, starts: Mapping[int, Mention], taken: Collection[int], only: bool
) -> tuple[int, int] | None:
    """The tokens of an event's name that ends in a kind noun; `only`: no event of the kind is named otherwise."""
    if lemma == "mission" and not plural(token):
        return _mission(token, starts)
    if token.text[:1].isupper():
        return _proper(token, taken)
    if plural(token):
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
    if start < token.i and any((ordinal(word) or 0) > 1 for word in modifiers):
        return start, token.i + 1  # "the 12th investment forum"
    named = _calling(token, starts, taken)
    if named is not None:
        return named
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
    while start > token.sent.start and start - 1 not in taken and _is_of_name(doc, start - 1):
        start -= 1
    before = doc[start - 1].lower_ if start > token.sent.start else ""
    if start == first or not (before in {"the", "a", "an", "its"} or ordinal(before) is not None):
        return token.i
    place = starts.get(start)
    if doc[start].lower_ in words.JOINING or (place is not None and place.tokens[1] >= first):
        return token.i  # "the Russian trade fair"
    return start if ordinal(before) is None else start - 1


def _calling(token: Token, starts: Mapping[int, Mention], taken: Collection[int]) -> tuple[int, int] | None:
    """The name in capitals right after a kind of event: "the exhibition Industry of Belarus"."""
    doc, first = token.doc, token.i + 1
    end = first
    while end < token.sent.end and end not in taken:
        joins = doc[end].lower_ in {"of", "and", "for", "-"} and end > first and _next_is_capital(doc, end)
        if not (doc[end].text[:1].isupper() or joins):
            break
        end += 1
    place = starts.get(first)
    if end == first or (place is not None and place.tokens[1] >= end) or doc[first].pos_ in {"VERB", "AUX"}:
        return None
    return first, end


def _is_of_name(doc: Doc, i: int) -> bool:
    """Whether a token may belong to a name in capitals, from the right: "Taste of Kuban", "INNOPROM-2025"."""
    token = doc[i]
    if token.lower_ in {"the", "a", "an"} or ordinal(token.lower_) is not None:
        return False
    if token.text[:1].isupper():
        return True
    if token.text.isdigit() or token.lower_ in words.JOINING:
        return i > 0 and (doc[i - 1].text[:1].isupper() or doc[i - 1].text == "-")
    return False


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
    if end == token.i + 1 and token.doc[end : end + 1].text in {"of", "from", "by"}:
        for i in range(end + 1, min(end + 7, token.sent.end)):  # "the business mission of Perm companies to Minsk"
            if token.doc[i].pos_ in {"VERB", "AUX"}:
                break
            if token.doc[i].lower_ == "to":
                return start, max(end, _with_place(token.doc[i - 1], starts, {"to"}))
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


def plural(token: Token) -> bool:
    return "Plur" in token.morph.get("Number", [])


def extended(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, missions with the place that they go to: "Trade Mission to Japan"; firms that are fairs as such."""
    starts = {m.tokens[0]: m for m in mentions}
    uses = Counter(m.name for m in mentions)
    families = Counter(
        family for m in mentions if m.type == "Event" for family in {words.KINDS.get(w) for w in split(m.name)}
    )
    inside = {i for m in mentions if m.type == "Event" for i in range(*m.tokens)}
    found = []
    for mention in mentions:
        start, end = mention.tokens
        last = doc[end - 1]
        if mention.type in {"Company", "Person"} and uses[mention.name] == 1 and _is_called(doc, start, end):
            mention = replace(mention, type="Event")
        if mention.type == "Event" and (end < len(doc) and names_premises(doc[end] if _kind_at(doc, end) else last)):
            mention = replace(mention, type="Organization")  # "Permskaya Yarmarka exhibition centre"
        if mention.type == "Event" and end - start == 1 and start - 2 in inside and doc[start - 1].lower_ == "in":
            mention = replace(mention, type="City")  # "the World Economic Forum in Davos"
        kind = words.KINDS.get(last.lemma_.casefold())
        follows = start > 0 and doc[start - 1].lower_ in {"'s", "’s"}
        if mention.type == "Event" and end - start == 1 and kind is not None and (families[kind] > 1 or follows):
            continue  # "The Days will last …": of the Days named before
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


def _kind_at(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].lemma_.casefold() in words.KINDS


def _is_called(doc: Doc, start: int, end: int) -> bool:
    """Whether a name stands before a kind of event that it is the name of: "the WorldFood exhibition"."""
    if start == 0 or doc[start - 1].lower_ != "the":
        return False
    while end < len(doc) and doc[end].pos_ == "ADJ" and doc[end].text.islower():
        end += 1  # "the INNOPROM international industrial exhibition"
    return end < len(doc) and doc[end].text in words.PLAIN_KINDS and doc[end].pos_ == "NOUN"


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
    if len(short) == 1 and long[0] == short[0] and all(w in words.KINDS or w in words.SAYING_NOTHING for w in long[1:]):
        return short[0] not in words.KINDS  # "INNOPROM", "INNOPROM international industrial exhibition"
    kind = _kind_of(short)
    if kind is not None and len(short) > 1:
        return long[-len(short) :] == short or long[: len(short)] == short
    return False


def split(name: str) -> list[str]:
    return name.casefold().replace("-", " ").replace("–", " ").replace(".", " ").split()


def _parts(name: str) -> tuple[tuple[str, ...], int | None, str | None]:
    """A name's words, its number in a series and its year."""
    plain, number, year = [], None, None
    for word in split(name):
        n = ordinal(word)
        if n is not None:
            number = n
        elif word.isdigit() and len(word) == 4:
            year = word
        elif word not in {"the", "annual", "next", "a", "an"}:
            plain.append(word)
    return tuple(plain), number, year


def _kind_of(parts: tuple[str, ...]) -> str | None:
    return next((words.KINDS[w] for w in parts if w in words.KINDS), None)


def _bare(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A name without its kind at the end: "Made in Belarus exhibition"."""
    return parts[:-1] if len(parts) > 1 and parts[-1] in words.KINDS else parts


_KINDS = forms(words.KINDS)
