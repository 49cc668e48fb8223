"""Places in English text: the gazetteer's names and adjectives, and settlements that only the engine knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pipelines import places
from pipelines.document import Doc, Token
from pipelines.engines import english
from pipelines.english.bodies import POSSESSIVE
from pipelines.english.spans import Named, is_capital
from pipelines.languages.en import places as words
from pipelines.languages.en.layout import MONTHS, WEEKDAYS
from pipelines.languages.en.names import POSTS
from pipelines.languages.en.organisations import BODY_MODIFIERS, FIRM_NOUNS, KINDS, ORGANISATION_NOUNS
from pipelines.places import Gazetteer, Place
from pipelines.places.gazetteer import normalise
from pipelines.transliteration import fold
from pipelines.types import BODIES, PLACES, Mention

LARGE = 100_000  # inhabitants; a smaller town's name must look like a place to the engine, too
SMALL = 15_000  # a town may be this small in a body's name: "Technical University of Rosenheim"
HUGE = 500_000  # from this on a city needs no preposition before it
DATES = frozenset((*MONTHS, *WEEKDAYS))
CURRENCIES = frozenset({"dollar", "dollars", "$"})
# Bodies that sit where their name says: "Omsk Poultry Complex", "Technical University of Rosenheim".
SEATED = frozenset("""
    plant works factory mill refinery complex shipyard smelter combine chamber university institute academy college
    council committee akimat customs port airport administration government legislature company dairy brewery foundry
    distillery winery bakery steelworks shipyards mills museum theatre theater hospital
""".split())

# Of these an adjective tells the seat, too: "Bavarian Chamber of Commerce"; ministries are of their country only.
CIVIL = frozenset("chamber university institute academy union federation association bank".split())
JOINTS = frozenset({"-", "–", "/"})


@dataclass(frozen=True, slots=True)
class Found:
    """A place's tokens and all that the name may stand for, best first."""

    start: int
    end: int
    choices: tuple[Place, ...]
    adjective: bool = False


def find(doc: Doc, human: Collection[int], bodies: Sequence[Named], unknown: Sequence[Named]) -> list[Mention]:
    """Mentions of places by name or adjective.

    Tokens of people's names (`human`) are left alone. In names of bodies and events (`bodies`) a place is a mention
    where the article names it elsewhere, too, or it tells the seat. `unknown` are names that the article shows to be
    places.
    """
    gazetteer = places.load()
    covered = {i for s in unknown for i in range(s.start, s.end)}
    found = _matches(doc, gazetteer, set(human) | covered)
    mentions = _decided(doc, found, gazetteer)
    called = {m.key for m in mentions if m.kind == "name"}
    mentions = [m for m in mentions if m.kind == "name" or m.key in called or _says_more(doc[m.head])]
    around = {i: body for body in bodies for i in range(body.start, body.end)}
    mentions = _settled(mentions, around)
    alone = {
        m.key for m in mentions
        if m.kind == "name" and (m.tokens[0] not in around or _apart(doc, m, around[m.tokens[0]]))
    }
    kept = [m for m in mentions if m.tokens[0] not in around or m.key in alone or _seat(doc, m, around[m.tokens[0]])]
    return kept + [_unlisted(doc, s) for s in unknown]


def _settled(mentions: list[Mention], around: Collection[int]) -> list[Mention]:
    """A place in a body's name is the namesake that the article names by itself: "Agriculture Federation of Paraná"."""
    known = {m.text: m for m in mentions if m.tokens[0] not in around and m.kind == "name"}
    return [
        replace(m, type=other.type, name=other.name, key=other.key)
        if m.tokens[0] in around and (other := known.get(m.text)) is not None
        else m
        for m in mentions
    ]


def _says_more(adjective: Token) -> bool:
    """Whether an adjective says something of its country: "a Finnish owner", but not "French beans", "Czech region"."""
    doc, i = adjective.doc, adjective.i
    if (i and doc[i - 1].text.casefold() in words.COMPASS) or (i + 1 < len(doc) and doc[i + 1].text == "-"):
        return False
    nouns = {adjective.head, *doc[i + 1 : i + 2]}
    return any(is_capital(noun) or _owned(noun.lemma_.casefold()) for noun in nouns if noun is not adjective)


def _owned(noun: str) -> bool:
    if noun in words.REGION_KINDS or noun in words.SETTLEMENT_KINDS:
        return False
    return noun in words.OWNED or noun in FIRM_NOUNS or noun in ORGANISATION_NOUNS or noun in KINDS or noun in POSTS


def _apart(doc: Doc, mention: Mention, body: Named) -> bool:
    """Whether a place in a body's name stands by itself: "Xinjiang's commerce department", "Government of Gujarat"."""
    start, end = mention.tokens
    if body.type == "GovernmentBody" and doc[start - 1].text in {"of", "the", "in", "to"} and start > body.start:
        return True
    return start == body.start and end < body.end and (doc[end].text in POSSESSIVE or not is_capital(doc[end]))


def _seat(doc: Doc, mention: Mention, body: Named) -> bool:
    """Whether a place in a body's name is where the body is, and so an entity: "Minsk Tractor Works"."""
    head = doc[body.head] if body.head is not None else doc[body.end - 1]
    kind, start = head.text.casefold(), mention.tokens[0]
    if start == body.start:  # "Omsk Poultry Complex", "Bavarian Chamber of Commerce"
        kinds = SEATED if mention.kind == "name" else CIVIL
        return kind in kinds and not (mention.tokens[1] < body.end and doc[mention.tokens[1]].text in JOINTS)
    if mention.kind != "name" or doc[start - 1].text != "of":
        return False
    return kind in SEATED or doc[start - 2].text.casefold() in SEATED  # "Port of Rotterdam"


def _matches(doc: Doc, gazetteer: Gazetteer, taken: Collection[int]) -> list[Found]:
    """Everything that may name or describe a place, the longest names first."""
    found: list[Found] = []
    i = 0
    while i < len(doc):
        each = None if i in taken else _named(doc, i, gazetteer, taken) or _adjective(doc[i], gazetteer)
        if each is not None:
            found.append(each)
        i = each.end if each is not None else i + 1
    listed = [each for token in doc if token.lower_ in words.PLURAL_KINDS for each in _listed(token, gazetteer)]
    inside = {i for each in listed for i in range(each.start, each.end)}
    return sorted((*(f for f in found if f.start not in inside), *listed), key=lambda f: f.start)


def _listed(kind: Token, gazetteer: Gazetteer) -> list[Found]:
    """The regions before a word for several: "the Kaluga, Vladimir and Nizhny Novgorod regions"."""
    doc, singular = kind.doc, words.PLURAL_KINDS[kind.lower_]
    found: list[Found] = []
    end = start = kind.i
    while start > kind.sent.start:
        before = doc[start - 1]
        if is_capital(before) and before.pos_ != "PUNCT":
            start -= 1
            continue
        choices = _regions(doc[start:end].text, singular, gazetteer) if start < end else ()
        if not choices:
            break
        found.append(Found(start, end, choices))
        if before.text not in {",", "and", "&"}:
            return found if len(found) > 1 else []
        end = start = start - 1
        while end > kind.sent.start and doc[end - 1].text in {",", "and", "&"}:  # "A, B, and C"
            end = start = end - 1
    return found if len(found) > 1 else []


def _regions(name: str, kind: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The regions called by a name and a word of their kind, or by the name alone."""
    for text in (f"{name} {kind}", f"{name} region", f"{name} oblast", name):
        choices = tuple(p for p in gazetteer.by_name(text, "en") if p.type == "Region")
        if choices:
            return choices
    return ()


def _named(doc: Doc, i: int, gazetteer: Gazetteer, taken: Collection[int]) -> Found | None:
    """The longest name of a place that starts at a token."""
    token = doc[i]
    if not is_capital(token) or _is_date(token):
        return None
    if (state := words.STATES.get(token.text.removesuffix("."))) and i and doc[i - 1].text == ",":  # "OLYMPIA, Wash."
        return Found(i, i + 1, gazetteer.by_name(state, "en"))
    if token.text == "People":  # its "'s" is a token of its own
        choices = gazetteer.by_name(doc[i : i + 5].text.replace("’", "'"), "en")
        if choices:
            return Found(i, i + 5, choices)
    whole = _of_engine(doc, i, gazetteer, taken)
    longest = gazetteer.longest(normalise(token.text, "en"), "en")
    for n in range(min(longest, len(doc) - i), 0, -1):
        if any(k in taken or doc[k].is_space for k in range(i, i + n)):
            continue
        if whole is not None and whole.end > i + n:
            break
        choices = gazetteer.by_lemmas([t.text for t in doc[i : i + n]], "en")
        if choices and _fits(doc, i, n, choices[0]):
            return Found(i, i + n, (*dict.fromkeys((*choices, *gazetteer.by_name(doc[i : i + n].text, "en"))),))
    return whole


def _of_engine(doc: Doc, i: int, gazetteer: Gazetteer, taken: Collection[int]) -> Found | None:
    """The engine's place that starts at a token, or a town's name after "town of", if the gazetteer has it."""
    called = _called_settlement(doc, i) or _seats_university(doc, i)
    if not called and not (doc[i].ent_iob_ == "B" and doc[i].ent_type_ in PLACES):
        return None
    end = i + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    choices = gazetteer.by_name(doc[i:end].text, "en")
    if not choices or any(k in taken for k in range(i, end)):
        return None
    return None if end == i + 1 and _is_no_place(doc[i], choices[0]) else Found(i, end, choices)


def _fits(doc: Doc, i: int, n: int, place: Place) -> bool:
    """Whether a name may be of a place here; a small town's needs the engine's word for it."""
    token = doc[i]
    if _is_money(doc, i + n):
        return False
    if n == 1 and _is_no_place(token, place):
        return False
    if token.ent_type_ in PLACES or _called_settlement(doc, i):
        return True
    if _dateline(doc, i, n) or _in_brackets(doc, i, n) or (token.ent_type_ in BODIES and place.population >= SMALL):
        return True
    if n == 1 and len(token.text) < 4 and not (token.text.isupper() and place.type == "Country"):
        return False
    if n > 1 or place.type != "City":
        proper = token.pos_ == "PROPN" or (n > 1 and doc[i + n - 1].pos_ == "PROPN")  # "the Russian Federation"
        return proper or token.ent_type_ != "" or (n > 1 and token.text.isupper())
    after = i > 0 and doc[i - 1].text.casefold() in words.LOCAL_PREPOSITIONS
    return (token.pos_ == "PROPN" or token.ent_type_ != "") and place.population >= (LARGE if after else HUGE)


def _called_settlement(doc: Doc, i: int) -> bool:
    """Whether the words before a name say that it is of a settlement: "the Czech town of Most"."""
    return i > 1 and doc[i - 1].text == "of" and doc[i - 2].text.casefold() in words.SETTLEMENT_KINDS


def _is_no_place(token: Token, place: Place) -> bool:
    """Whether a word means something else than the place: a sea, a part of the world, "TRADE MISSION" in Texas."""
    if token.text.casefold().removesuffix("s") in words.NATURAL:
        return True
    if token.text.casefold() in KINDS:
        return True  # "the Commonwealth"
    return place.type == "City" and token.text.isupper() and english.is_common(token.text)


def _is_date(token: Token) -> bool:
    """Whether "Jan" is a month: a number stands beside it."""
    near = [token.doc[k].text[:1].isdigit() for k in (token.i - 1, token.i + 1) if 0 <= k < len(token.doc)]
    return any(near) and token.text.casefold().rstrip(".") in DATES


def _is_money(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].text.casefold() in CURRENCIES


def _seats_university(doc: Doc, i: int) -> bool:
    """Whether a university's name ends in a small town: "Technical University of Rosenheim"."""
    if i < 2 or doc[i - 1].text != "of" or doc[i - 2].text not in {"University", "College", "Polytechnic"}:
        return False
    last = i + 1 == len(doc) or not is_capital(doc[i + 1])
    return last and doc[i].text.casefold() not in BODY_MODIFIERS


def _in_brackets(doc: Doc, i: int, n: int) -> bool:
    """Whether a name stands alone in brackets after another: "Havu Timber (Kuopio)"."""
    if i < 2 or i + n >= len(doc) or doc[i - 1].text != "(" or doc[i + n].text not in {")", ","}:
        return False
    return is_capital(doc[i - 2]) and not doc[i].text.isupper()


def _dateline(doc: Doc, i: int, n: int) -> bool:
    """Whether a name opens a line as the place where news was written: "REGINA —", "Vitoria-Gasteiz, Monday"."""
    if (i and not (doc[i - 1].is_space and "\n" in doc[i - 1].text)) or i + n + 1 >= len(doc):
        return False
    after, then = doc[i + n], doc[i + n + 1]
    if after.text in {",", "—", "–", "-", "--", "(", "/", ":", "."}:
        dated = after.text == "," and (then.text[:1].isdigit() or then.text.casefold().rstrip(".") in DATES)
        return dated or all(t.text.isupper() for t in doc[i : i + n] if t.is_alpha)
    return False


def _adjective(token: Token, gazetteer: Gazetteer) -> Found | None:
    if not is_capital(token) or token.pos_ not in {"ADJ", "PROPN", "NOUN"}:
        return None
    if token.text.casefold() in words.NATURAL or _is_money(token.doc, token.i + 1):
        return None
    choices = gazetteer.by_adjective(token.text, "en")
    return Found(token.i, token.i + 1, choices, adjective=True) if choices else None


def _decided(doc: Doc, found: Sequence[Found], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, namesakes told apart first by the places with one meaning, then by all the others."""
    known = [(each, each.choices[0]) for each in found if len(each.choices) == 1]
    near = _near(doc, known, gazetteer)
    near = _near(doc, [(each, _chosen(doc, each, near, gazetteer)) for each in found], gazetteer)
    chosen = [(each, _chosen(doc, each, near, gazetteer)) for each in found]
    regions = {doc[each.start].text: place for each, place in chosen if _is_called_region(doc, each, place)}
    placed = {
        doc[each.start : each.end].text: place for each, place in chosen
        if _enclosing(doc, each.end, gazetteer) or (place.type == _level(doc, each) and not each.adjective)
    }
    decided = []
    for each, place in chosen:
        text = doc[each.start : each.end].text
        region = regions.get(text)
        city = place.type == "City" and _level(doc, each) == "City"  # "Osh Oblast … Osh city mayor"
        if region is not None and not each.adjective and not city and region not in gazetteer.ancestors(place):
            place = region  # "Gaza" in an article on Mozambique's Gaza Province
        elif text in placed and not each.adjective and {place.type, placed[text].type} != {"City", "Region"}:
            place = placed[text]  # "Georgia" is one all through an article, but "Kano" may be both
        decided.append(_mention(doc, each, place))
    return decided


def _is_called_region(doc: Doc, found: Found, place: Place) -> bool:
    two = found.end - found.start == 2 and not found.adjective
    return two and place.type == "Region" and doc[found.end - 1].text.casefold() in words.REGION_KINDS


@dataclass(frozen=True, slots=True)
class Near:
    """How often an article names places of each country or region, in all and by each name."""

    all: Counter[str]
    by_name: dict[str, Counter[str]]


def _near(doc: Doc, chosen: Iterable[tuple[Found, Place]], gazetteer: Gazetteer) -> Near:
    """The votes of the places chosen; of namesakes none may vote for itself, so they are kept by name, too."""
    near = Near(Counter(), {})
    for each, place in chosen:
        above = (place.key, *(p.key for p in gazetteer.ancestors(place)))
        near.all.update(above)
        near.by_name.setdefault(doc[each.start : each.end].text, Counter()).update(above)
    return near


def _chosen(doc: Doc, found: Found, near: Near, gazetteer: Gazetteer) -> Place:
    """Of namesakes the one that the words beside it, or the article's other places, ask for."""
    if len(found.choices) == 1:
        return found.choices[0]
    own = near.by_name.get(doc[found.start : found.end].text, Counter())
    wanted = _level(doc, found)
    after = _enclosing(doc, found.end, gazetteer)
    beside = _beside_country(doc, found, gazetteer)

    def weight(rank: int, place: Place) -> float:
        above = {p.key for p in gazetteer.ancestors(place)}
        score = -float(rank) + 6 * (place.type == wanted) + 8 * bool(after & above)
        score += 3 * (place.type == "Country" and beside)
        votes = {key: near.all[key] - own[key] for key in (place.key, *above)}
        peer = place.type == found.choices[0].type and votes[place.key] > 0  # Lahore tells which Punjab it is
        return score + min(3.0, sum(votes.values())) + 2 * peer

    return max(((weight(n, place), -n, place) for n, place in enumerate(found.choices)), key=lambda r: r[:2])[2]


def _level(doc: Doc, found: Found) -> str:
    """Whether the words beside a name are said of a region, a city or a country: "Georgia Governor", "Kano state"."""
    after = doc[found.end].text.casefold() if found.end < len(doc) else ""
    before = [t.text.casefold() for t in doc[max(0, found.start - 3) : found.start] if t.text != "the"]
    owner = before[-2] if before[-1:] == ["of"] and len(before) > 1 else ""
    if after in {"'s", "’s"}:
        after = doc[found.end + 1].text.casefold() if found.end + 1 < len(doc) else ""
    for word in (after, owner):
        if word in words.REGION_KINDS or word in words.REGION_POSTS:
            return "Region"
        if word in words.SETTLEMENT_KINDS or word in words.CITY_POSTS:
            return "City"
        if word in words.COUNTRY_POSTS:
            return "Country"
    return ""


def _beside_country(doc: Doc, found: Found, gazetteer: Gazetteer) -> bool:
    """Whether a name is coordinated with a country's: "Niger and Ghana"."""
    beside = []
    if found.end + 1 < len(doc) and doc[found.end].text in {"and", ","}:
        beside.append(doc[found.end + 1])
    if found.start >= 2 and doc[found.start - 1].text in {"and", ","}:
        beside.append(doc[found.start - 2])
    return any(p.type == "Country" for t in beside for p in gazetteer.by_lemmas([t.text], "en")[:1])


def _enclosing(doc: Doc, i: int, gazetteer: Gazetteer) -> set[str]:
    """Keys of the place after a comma: "Paris, Texas", "Springfield, Ill."."""
    if i + 1 >= len(doc) or doc[i].text != "," or not is_capital(doc[i + 1]):
        return set()
    for n in (3, 2, 1):
        choices = gazetteer.by_name(doc[i + 1 : i + 1 + n].text, "en")
        if choices:
            return {p.key for p in choices if p.type != "City"}
    return set()


def _mention(doc: Doc, found: Found, place: Place) -> Mention:
    span = doc[found.start : found.end]
    return Mention(
        span.start_char, span.end_char, span.text, place.type, "adjective" if found.adjective else "name",
        place.name_en, (found.start, found.end), span.root.i, place.key,
    )


def _unlisted(doc: Doc, span: Named) -> Mention:
    """A place outside the gazetteer, or one of its small towns."""
    tokens = doc[span.start : span.end]
    region = span.type == "Region"
    key = ("region:" if region else "city:") + fold(tokens.text)
    return Mention(
        tokens.start_char, tokens.end_char, tokens.text, "Region" if region else "City", "name", tokens.text,
        (span.start, span.end), tokens.root.i, key,
    )
