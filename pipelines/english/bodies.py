"""Bodies and events whose names tell their kind: "Revda Brick Plant", "Ministry of Energy", "the Dutch embassy"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from pipelines import places
from pipelines.document import Doc, Token
from pipelines.english.spans import Named, is_capital, spelled
from pipelines.languages.en import events
from pipelines.languages.en import organisations as words
from pipelines.languages.en.names import NOT_NAMES, POSTS
from pipelines.types import PLACES, EntityType, Mention

MAX_LEFT, MAX_RIGHT = 8, 10
LONGEST_SHORT = 13  # an abbreviation's letters, and one more
PRESS = frozenset({"press", "media"})  # "Press Office of the Government" is the government
JOINING = frozenset({"&", "-", "–"})
# Firms whose seat follows their name: "Revda Brick Plant of the Sverdlovsk Region".
FIRMS_OF = frozenset("plant works factory mill refinery fund holding holdings group company corporation complex"
                     .split())
OPENING = frozenset({"Port", "Bank", "City", "University", "House"})
ALSO_BODIES = frozenset({"executive", "general", "prime"})  # "Executive Committee", "General Directorate"
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def find(doc: Doc, shouted: Collection[int]) -> Iterator[Named]:
    """Names with a kind noun in capitals, and bodies of a place called by a common noun. They don't overlap."""
    done = 0
    for token in doc:
        if token.i < done or token.i in shouted:
            continue
        kind = token.text.casefold()
        found = None
        if is_capital(token):
            if kind == "board" and _of_body(doc, token.i):
                continue
            if kind in words.NAMING or kind in events.KINDS:
                found = _named(doc, token, done)
        elif kind in words.PLACE_BODIES:
            found = _of_place(doc, token, done)
        if found is not None:
            done = found.end
            yield found


def _of_body(doc: Doc, i: int) -> bool:
    """Whether a board is that of the body named after it: "Chairman of the Board of the National Bank"."""
    after = [t.text for t in doc[i + 1 : i + 3]]
    if i and after[:1] == ["of"] and doc[i - 1].text in {"Management", "Supervisory", "Executive"}:
        return True
    return after == ["of", "the"] and any(_is_kind(t) for t in doc[i + 3 : _run(doc, i + 3)])


def of_level(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Bodies without a name of the region or city named before: "the county government", "the city akimat"."""
    inside = {i for m in mentions for i in range(*m.tokens)}
    named = sorted((m for m in mentions if m.kind == "name" and m.type in {"Region", "City"}), key=lambda m: m.start)
    for token in doc:
        type_ = words.PLACE_BODIES.get(token.text)
        if type_ != "GovernmentBody" or token.i in inside or "Plur" in token.morph.get("Number", []):
            continue
        start = token.i
        while start and doc[start - 1].text in words.BODY_MODIFIERS and start - 1 not in inside:
            start -= 1
        level = words.LEVELS.get(doc[start].text) if start < token.i else None
        if level is None or not start or doc[start - 1].text.casefold() not in {"the", "its", "whose", "that"}:
            continue
        owner = next((m for m in reversed(named) if m.type == level and m.tokens[1] <= start), None)
        if owner is not None:
            kind = " ".join(t.text.capitalize() for t in doc[start + 1 : token.i + 1])
            span = doc[start : token.i + 1]
            yield Mention(
                span.start_char, span.end_char, span.text, type_, "name", f"{kind} of {owner.text}",
                (start, token.i + 1), token.i, token.lemma_, (span.text,),
            )


def abbreviations(doc: Doc, spans: Iterable[Named]) -> Iterator[Named]:
    """Abbreviations in brackets after names: "the Taiwan External Trade Development Council (TAITRA)"."""
    for span in spans:
        inner = span.end + 1
        if inner + 1 >= len(doc) or doc[span.end].text != "(" or span.end - span.start < 2:
            continue
        end = inner + 3 if doc[inner + 1].text == "-" else inner + 1
        short = doc[inner:end].text
        if not short.isupper() and (doc[inner].ent_type_ in PLACES or places.load().by_lemmas([short], "en")):
            continue  # "Havu Timber (Kuopio)"
        if doc[end : end + 1].text == ")" and 1 < len(short) < LONGEST_SHORT and is_capital(doc[inner]):
            yield Named(inner, end, span.type, span.sure, variants=(span.name or spelled(doc[span.start : span.end]),))


def type_of(tokens: Iterable[Token], head: Token) -> EntityType | None:
    """What a body with a kind noun is, by the words around the noun; None if the noun tells nothing."""
    kind = head.text.casefold()
    if kind in events.KINDS:
        return "Event"
    lower = {t.text.casefold() for t in tokens} - {kind}
    for others, type_ in words.KINDS_AFTER.get(kind, ()):
        if lower & others:
            return type_
    return words.KINDS.get(kind)


def is_state(doc: Doc, start: int, end: int) -> bool:
    """Whether words that end in a body's noun name a state or region: "Russian Federation"."""
    return any(p.type != "City" for p in places.load().by_name(doc[start:end].text, "en"))


def head_of(tokens: list[Token]) -> Token:
    """The noun that tells a name's kind: the last before "of", "for", a comma or a bracket."""
    for n, token in enumerate(tokens):
        if n and (token.text.casefold() in words.NAME_PREPOSITIONS or token.text in {",", "("}):
            return tokens[n - 1]
    plain = [t for t in tokens if t.text.casefold() not in words.LEGAL_FORMS]
    return plain[-1] if plain else tokens[-1]


def _named(doc: Doc, token: Token, stop: int) -> Named | None:
    """The capitalised words around a kind noun; a noun alone names nothing."""
    end = token.i + 1
    while end < len(doc) and _is_kind(doc[end]) and not doc[end].is_sent_start:  # "Great Stone Park Administration"
        end += 1
    head = doc[end - 1]
    start = _left(doc, token.i, stop)
    full = _right(doc, end, head)
    if start == token.i and end == token.i + 1 and full == end:
        return None
    plain_kind = all(_is_kind(t) or t.text.casefold() in words.BODY_MODIFIERS for t in doc[start:end])
    if full == end and plain_kind and not (head.text == "Ministry" and _owner(doc, start)):
        return None  # "Foreign Ministry", "State Government": whose, the context tells
    posts = [i for i in range(start, token.i) if doc[i].text.casefold() in POSTS - ALSO_BODIES]
    if posts and not any(doc[i].text.casefold() in words.NAME_PREPOSITIONS for i in range(start, token.i)):
        return None  # "South Chungcheong Governor Park Jae-min"
    if full == end and start == head.i:
        return None
    if doc[head.i - 1].text.casefold() in PRESS and head.text.casefold() in {"office", "service"}:
        return None
    end = full
    type_ = type_of(doc[start:end], head)
    if type_ is None or is_state(doc, start, end):
        return None
    owner = _owner(doc, start) if type_ == "GovernmentBody" else ""
    plain = spelled(doc[start:end])
    name = f"{plain} of {owner}" if owner and " of " + owner not in plain else plain
    variants = (plain,) if name != plain else _by_owner(doc, start, head, end) if type_ == "GovernmentBody" else ()
    sure = head.text.casefold() != "fund"
    return Named(start, end, type_, sure, False, name, variants, head.lemma_.casefold(), head.i)


def _by_owner(doc: Doc, start: int, head: Token, end: int) -> tuple[str, ...]:
    """The name with its place at the end: "Embassy of Belarus" for "Belarusian Embassy"."""
    if end != head.i + 1 or head.i == start:
        return ()
    for first in range(min(start + 3, head.i), start, -1):
        found = _place_ending(doc, first)
        if found is not None and found[0] == start:
            return (f"{spelled(doc[first:end])} of {_with_article(found[1])}",)
    return ()


def _is_kind(token: Token) -> bool:
    return is_capital(token) and (token.text.casefold() in words.NAMING or token.text.casefold() in events.KINDS)


def _left(doc: Doc, i: int, stop: int) -> int:
    """The first of the capitalised words that end at a kind noun: "Navoi Mining and Metallurgical" before "Company"."""
    start = i
    while start - 1 >= stop and i - start < MAX_LEFT and not doc[start].is_sent_start:
        before = doc[start - 1]
        if start - 2 >= stop and _may_be_part(doc[start - 2]) and (before.text in JOINING or _joins_left(doc, start)):
            start -= 2
        elif _may_be_part(before):
            start -= 1
        else:
            break
    of = start - 1
    if of > stop and doc[of].text == "of" and doc[of - 1].text in OPENING and not doc[start].is_sent_start:
        start = of - 1  # "Port of Rotterdam Authority"
    while start < i and (doc[start].text.casefold() in POSTS or doc[start].text.isdigit()):
        start += 1
    return start


def _joins_left(doc: Doc, i: int) -> bool:
    """Whether "and" before a word joins parts of a name: "Mining and Metallurgical Company"."""
    if doc[i].ent_iob_ == "B" and doc[i].ent_type_ and doc[i - 2].ent_type_ == doc[i].ent_type_:
        return False  # two names by the engine: "Severmetall and Minsk Motor Plant"
    return (
        doc[i - 1].text == "and" and doc[i - 2].ent_type_ not in {"City", "Region", "Country", "Person"}
        and doc[i].ent_type_ not in {"City", "Region", "Country", "Person"}
    )


def _may_be_part(token: Token) -> bool:
    """Whether a word may stand in a name before its kind noun."""
    if token.text[:1].isdigit():
        return token.text.endswith(("st", "nd", "rd", "th"))
    return (
        is_capital(token) and token.pos_ in {"PROPN", "ADJ", "NOUN", "VERB", "X", "NUM"} and token.ent_type_ != "Person"
        and token.text.casefold() not in NOT_NAMES
        and not (token.is_sent_start and token.pos_ not in {"PROPN", "ADJ"} and not token.ent_type_)
    )


def _right(doc: Doc, i: int, kind: Token) -> int:
    """The end of what goes on a name after its kind noun: "of Energy", "for Reconstruction and Development"."""
    end = i
    while end < len(doc) and doc[end].text in words.NAME_PREPOSITIONS and end - i < MAX_RIGHT:
        after = end + 1
        if after < len(doc) and doc[after].text in {"the", "The"}:
            after += 1
        run = _run(doc, after)
        if run == after or doc[after].ent_type_ == "Person" or doc[after].text.casefold() in NOT_NAMES:
            break
        placed = doc[after].ent_type_ in {"City", "Region", "Country", "Event"}
        if placed and (doc[end].text != "of" or kind.text.casefold() in FIRMS_OF):
            break  # "Xinyuan Fund of Shanghai" is a fund from there
        end = run
    return end


def _run(doc: Doc, i: int) -> int:
    """The end of the capitalised words from a token on, with "and" and commas between them."""
    end = i
    while end < len(doc):
        token = doc[end]
        if token.is_sent_start and end > i:
            break
        part = is_capital(token) and token.pos_ not in {"PRON", "DET", "AUX", "ADP"} and token.ent_type_ != "Person"
        if not part and not (i < end < len(doc) - 1 and _joins_on(doc, i, end)):
            break
        end += 1
    return end


def _joins_on(doc: Doc, start: int, joint: int) -> bool:
    """Whether a comma, "and" or hyphen stands inside a name that goes on after it."""
    if doc[joint].text == ",":
        return _listed(doc, joint)
    return doc[joint].text in {"and", "&", "-"} and _goes_on(doc, start, joint)


def _goes_on(doc: Doc, start: int, joint: int) -> bool:
    """Whether "and" joins parts of a name, "Trade and Industry", and not two names: "of Kenya and Uganda"."""
    before, after = doc[joint - 1], doc[joint + 1]
    if not is_capital(after) or after.ent_type_ == "Person" or _begins_body(doc, joint + 1):
        return False
    return not (before.ent_type_ in {"City", "Region", "Country"} and before.ent_type_ == doc[start].ent_type_)


def _begins_body(doc: Doc, i: int) -> bool:
    """Whether another body's name begins at a token: "and IPB University", "and Ministry of Energy"."""
    for token in doc[i : i + MAX_LEFT]:
        if not is_capital(token) and token.text not in JOINING:
            return False
        if token.text.casefold() in words.NAMING and token.text.casefold() not in {"industry"}:
            return True
    return False


def _listed(doc: Doc, comma: int) -> bool:
    """Whether a comma stands in a list inside a name: "Ministry of Environment, Water and Agriculture"."""
    after = doc[comma + 1 : comma + 6]
    return (
        len(after) > 2 and is_capital(after[0])
        and (after[0].ent_type_ not in {"Person", "City", "Region", "Country"}
             or (after[1].text == "and" and after[2].text.casefold() in words.BODY_MODIFIERS))
        and any(t.text == "and" and is_capital(doc[t.i + 1]) for t in after[1:] if t.i + 1 < len(doc))
        and all(is_capital(t) or t.text in {"and", ","} for t in after[:3])
    )


def _owner(doc: Doc, start: int) -> str:
    """The place whose body it is: "Kenya's Ministry of Foreign Affairs"."""
    if start >= 2 and doc[start - 1].text in POSSESSIVE:
        found = _place_ending(doc, start - 1)
        return _with_article(found[1]) if found else ""
    return ""


def _of_place(doc: Doc, noun: Token, stop: int) -> Named | None:
    """A body called by a common noun with its place: "the Dutch embassy", "Xinjiang's commerce department"."""
    end = noun.i + 1
    following = doc[end].text if end < len(doc) else ""
    if "Plur" in noun.morph.get("Number", []) or following in {"-", "official", "officials", "building"}:
        return None
    kind = noun.text.capitalize()
    if noun.text == "chamber":
        end = _end_of_chamber(doc, end)
        if end == noun.i + 1:
            return None
        kind = "Chamber of " + " ".join(t.text if t.text == "and" else t.text.title() for t in doc[noun.i + 2 : end])
    start = noun.i
    while start - 1 >= stop and doc[start - 1].text.casefold() in words.BODY_MODIFIERS:
        start -= 1
    described = " ".join([*(t.text.capitalize() for t in doc[start : noun.i]), kind])
    type_ = words.PLACE_BODIES[noun.text]
    before = start
    while before - 1 >= stop and doc[before - 1].text in POSSESSIVE:
        before -= 1
    owner = _place_ending(doc, before)
    if owner is not None and owner[0] >= stop:
        text = spelled(doc[owner[0] : end])
        return Named(
            owner[0], end, type_, True, False, f"{described} of {_with_article(owner[1])}", (text,), noun.lemma_, noun.i
        )
    if end + 1 < len(doc) and doc[end].text == "of":
        after = end + 1 + (doc[end + 1].text == "the")
        stop_at = _run(doc, after)
        if stop_at > after and doc[after].ent_type_ in {"City", "Region", "Country"}:
            name = f"{described} of {spelled(doc[after:stop_at])}"
            return Named(start, stop_at, type_, True, False, name, (), noun.lemma_, noun.i)
    return None


def _with_article(country: str) -> str:
    return f"the {country}" if country.casefold() in words.WITH_ARTICLE else country


def _end_of_chamber(doc: Doc, i: int) -> int:
    """The end of "of commerce and industry" from its "of" on; the given index if something else follows."""
    end = i
    if i + 1 < len(doc) and doc[i].text == "of" and doc[i + 1].text in {"commerce", "industry", "trade"}:
        end = i + 2
        while end + 1 < len(doc) and doc[end].text == "and" and doc[end + 1].text in {"commerce", "industry", "trade"}:
            end += 2
    return end


def _place_ending(doc: Doc, end: int) -> tuple[int, str] | None:
    """The place's name or adjective that ends before a token: where it starts, and the place's name."""
    gazetteer = places.load()
    for n in (4, 3, 2, 1):
        if end - n < 0 or not is_capital(doc[end - n]):
            continue
        found = gazetteer.by_lemmas([t.text for t in doc[end - n : end]], "en")
        if found:
            return end - n, found[0].name_en
    if end > 0 and is_capital(doc[end - 1]):
        adjectives = gazetteer.by_adjective(doc[end - 1].text, "en")
        if adjectives:
            return end - 1, adjectives[0].name_en
    return None
