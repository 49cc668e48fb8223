"""English Doc → mentions by name: the engine's entities and those of rules, typed by all that the article says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from pipelines import places as gazetteer
from pipelines.document import Doc, Span, Token
from pipelines.engines import english
from pipelines.english import bodies, events, evidence, people, places
from pipelines.english.spans import Named, free, is_capital, shouted, spelled
from pipelines.languages.en import organisations as words
from pipelines.languages.en.names import DOCUMENTS, NOT_NAMES, POSTS
from pipelines.languages.en.places import (
    COMPASS,
    LOCAL_PREPOSITIONS,
    NATURAL,
    REGION_KINDS,
    SETTLEMENT_KINDS,
    STATES,
    STREETS,
    WATERS,
)
from pipelines.types import BODIES, PLACES, EntityType, Mention

ADDED = frozenset({"New", "Old", "Port", "Fort", "Saint", "St.", "San", "Santa", "El", "Los", "Las", "La", "Mount"})
RANKS = frozenset({"lt", "gov", "sen", "rep"})
ARTICLES = frozenset({"the", "a", "an"})
LONGEST = 7
NO_GUESSES = NOT_NAMES | DOCUMENTS | words.BODY_MODIFIERS


def find(doc: Doc) -> tuple[Mention, ...]:
    """Mentions by name and place adjective, by their place in the text; a place in a body's name is nested in it."""
    spans = [_whole(doc, s) for s in _typed(doc, _candidates(doc, shouted(doc)))]
    human = {i for s in spans if s.type == "Person" for i in range(s.start, s.end)}
    named = [s for s in spans if s.type not in PLACES]
    located = places.find(doc, human, [s for s in named if s.type != "Person"], [s for s in spans if s.type in PLACES])
    found = [*(s.mention(doc) for s in named), *located]
    found = [*events.extended(doc, found), *events.find(doc, found)]
    found.extend(bodies.of_level(doc, found))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _candidates(doc: Doc, loud: Collection[int]) -> list[Named]:
    """Stretches that may be names and don't overlap: by kind nouns, the engine's, after posts, repeated, guessed."""
    spans: list[Named] = []
    taken: set[int] = set()
    finders: tuple[Callable[[], Iterator[Named]], ...] = (
        lambda: people.after_places(doc, loud),
        lambda: bodies.find(doc, loud), lambda: _agencies(doc), lambda: people.of_engine(doc, taken),
        lambda: _of_engine(doc), lambda: people.after_posts(doc, taken, loud), lambda: _guesses(doc, taken, loud),
    )
    for finder in finders:
        for span in finder():
            if (span.sure or not _names_nothing(doc, span)) and free(span.start, span.end, taken):
                spans.append(span)
                taken.update(range(span.start, span.end))
    for span in [*bodies.abbreviations(doc, (s for s in spans if s.type in BODIES or s.type == "Event"))]:
        spans = [s for s in spans if s.end <= span.start or s.start >= span.end]
        spans.append(span)
    spans = _merged(doc, sorted(spans, key=lambda s: s.start))
    quiet = {w for s in spans if s.start not in loud for t in doc[s.start : s.end] if (w := t.text.casefold())}
    spans = [s for s in spans if s.start not in loud or doc[s.end - 1].text.casefold() in quiet]
    taken = {i for s in spans for i in range(s.start, s.end)}
    return sorted((*spans, *_repeated(doc, spans, taken)), key=lambda s: s.start)


def _whole(doc: Doc, span: Named) -> Named:
    """A body or event with the word that a hyphen joins to its first one: "All-Russia Forestry Forum"."""
    start = span.start
    if start < 2 or span.type in PLACES or span.type == "Person" or doc[start - 1].text != "-":
        return span
    joined = not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_ and not doc[start].is_sent_start
    if not joined or not is_capital(doc[start - 2]):
        return span
    return replace(span, start=start - 2, name=span.name and f"{doc[start - 2].text}-{span.name}")


def _merged(doc: Doc, spans: Sequence[Named]) -> list[Named]:
    """The spans, a guess or unknown place joined to the name after it: "Safran" and "Aero", "Adrien" and "Roy"."""
    found: list[Named] = []
    for span in spans:
        last = found[-1] if found else None
        firm = last is not None and last.type in PLACES and span.type == "Company"
        human = last is not None and span.type == "Person" and _may_be_given_name(doc, last)
        if last is not None and last.end == span.start and (firm or human) and not (last.sure or span.sure):
            found[-1] = replace(span, start=last.start)
        else:
            found.append(span)
    return found


def _may_be_given_name(doc: Doc, span: Named) -> bool:
    return span.guess and span.end - span.start == 1 and not english.is_common(doc[span.start].text)


def _of_engine(doc: Doc) -> Iterator[Named]:
    """The engine's bodies and events, and its places that the gazetteer doesn't have."""
    for ent in doc.ents:
        if ent.label_ == "Person":
            continue
        start, end = _trimmed(ent)
        if start < end and _is_post(doc[start]) and ent.label_ != "Event":
            start += 1  # "Premier Desrosiers" isn't the firm that the engine sees
        if start >= end:
            continue
        label: EntityType = ent.label_  # type: ignore[assignment]  # the model's labels are the types
        if label in {"Company", "Organization"} and (joint := _joint(doc, start, end)) is not None:
            yield Named(start, joint, label)
            start = joint + 1
        if label not in PLACES:
            if end - start < 2 or label == "Event" or not bodies.is_state(doc, start, end):
                yield Named(start, end, label)
        elif not gazetteer.load().by_name(doc[start:end].text, "en"):
            yield from _unlisted_place(doc, start, end, label)


def _joint(doc: Doc, start: int, end: int) -> int | None:
    """Where "and" joins two firms that the engine takes for one: one of them is named alone elsewhere."""
    for i in range(start + 1, end - 1):
        if doc[i].text == "and":
            halves = {doc[start:i].text, doc[i + 1 : end].text}
            alone = {e.text for e in doc.ents if e.start != start}
            alone |= {t.text for t in doc if t.text in halves and not start <= t.i < end}
            return i if alone & halves else None
    return None


def _unlisted_place(doc: Doc, start: int, end: int, label: EntityType) -> Iterator[Named]:
    """A place that the gazetteer lacks, or with a known one in it more: "Korea Zinc", "Yekaterinburg Ngo Phuong"."""
    known = gazetteer.load()
    if any(t.text in REGION_KINDS or t.text in SETTLEMENT_KINDS for t in doc[start:end]):
        return  # "the Czech region of Ústí" has its own words
    if doc[start].text.casefold() in COMPASS and known.by_lemmas(_texts(doc, start + 1, end), "en"):
        return  # "Northeast China"
    if end - start < 2 or doc[start].text.casefold() in COMPASS or doc[start].text in ADDED:
        yield Named(start, end, label)
        return
    n = next((n for n in range(end - start - 1, 0, -1) if known.by_lemmas(_texts(doc, start, start + n), "en")), 0)
    rest = start + n
    if n and doc[rest].is_punct:
        return  # "BRISBANE - Queensland" is two
    before = doc[start - 1].text if start else ""
    titled = before in LOCAL_PREPOSITIONS or (before == "of" and start > 1 and _is_post(doc[start - 2]))
    if n and end - rest > 1 and titled:
        yield Named(rest, end, "Person")  # "Consul General in Yekaterinburg Ngo Phuong Nghi", "Akim of Almaty X Y"
    elif n or known.by_lemmas([doc[end - 1].text], "en"):
        yield Named(start, end, "Company")
    else:
        yield Named(start, end, label)


def _texts(doc: Doc, start: int, end: int) -> list[str]:
    return [t.text for t in doc[start:end]]


def _is_post(token: Token) -> bool:
    word = token.text.casefold().rstrip(".")
    return word in POSTS and word not in {"general", "prime", "chief", "prince", "king", "queen", "saint", "st"}


def _trimmed(ent: Span) -> tuple[int, int]:
    """An entity's tokens without an article before and small words and signs around them."""
    doc, start, end = ent.doc, ent.start, ent.end
    while end - start > 1 and doc[start].text.casefold() in ARTICLES:
        start += 1
    while end - start > 1 and doc[end - 1].text.casefold().rstrip(".") in RANKS:
        end -= 1  # "Ohio Lt"
    if end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2 * (doc[end + 1].pos_ in {"NOUN", "PROPN"} and doc[end + 1].text not in people.AFTER_HYPHEN)
    while end > start and not (is_capital(doc[end - 1]) or doc[end - 1].is_digit or _ends_name(doc, start, end - 1)):
        end -= 1
    return start, end


def _ends_name(doc: Doc, start: int, i: int) -> bool:
    """Whether a word in small letters may close a name: "Great Stone industrial park", but not "Chamber's board"."""
    word = doc[i].text.casefold()
    kind = word in words.NAMING and not any(t.text in bodies.POSSESSIVE for t in doc[start:i])
    return doc[i].text == ")" or kind or word in words.LEGAL_FORMS


def _names_nothing(doc: Doc, span: Named) -> bool:
    """Whether what looks like a name is a people, a sea, a house, a day, a document or a common word."""
    tokens = doc[span.start : span.end]
    plain = [t.text.casefold().rstrip(".") for t in tokens if any(c.isalnum() for c in t.text)]
    if not plain or tokens[0].text == "of" or not any(map(is_capital, tokens)):
        return True
    if plain[0] in NOT_NAMES and (len(plain) == 1 or span.type != "Person"):  # but "April Smith"
        return True
    if "$" in tokens.text or not any(map(str.isalpha, tokens.text)):
        return True
    if plain[0] == "people" and "republic" in plain[-2:]:
        return True  # "the People's Republic of China" is a state
    if plain[-1] in DOCUMENTS or all(_is_adjective(w) or w in COMPASS for w in plain):
        return True
    place = span.type in PLACES
    if plain[-1] in NATURAL and ((place and len(plain) == 2) or len(plain) == 1 or plain[0] in COMPASS):
        return True
    if len(plain) == 1 and len(plain[0]) < 3 and not tokens.text.isupper():
        return True  # "Ex-premier"
    if len(plain) == 1:
        return _is_common_word(span, tokens[0], plain[0])
    if plain[-1] in WATERS and (span.type != "Company" or plain[0] in NATURAL):
        return True
    if (place and plain[-1] in STREETS) or (plain[-1] == "house" and len(plain) == 2 and plain[0] != "white"):
        return True
    return span.type != "Person" and evidence.is_place(tokens.text)


def _is_common_word(span: Named, token: Token, word: str) -> bool:
    """Whether a single word with a capital is no name: "the Chamber", "Correction:", "Land", "Goods"."""
    if token.text.removesuffix(".") in STATES or word == "mou":
        return True
    if word in words.KINDS or word in REGION_KINDS or word in SETTLEMENT_KINDS:
        return word not in words.LONE
    if english.is_common(word) and not set(english.known_as(token.text)) & set("GSFE"):
        return token.is_sent_start or span.type in PLACES or span.type == "Person"
    if span.type == "Event" and token.is_sent_start and token.doc[token.i + 1 : token.i + 2].text in {":", "."}:
        return True  # a heading: "Programme:"
    return evidence.is_place(token.text)


def _is_adjective(word: str) -> bool:
    known = gazetteer.load()
    return bool(known.by_adjective(word, "en") or (word.endswith("s") and known.by_adjective(word[:-1], "en")))


def _agencies(doc: Doc) -> Iterator[Named]:
    """News agencies and unions of states that everybody knows, also in a dateline: "/MONTSAME/", "(Xinhua)"."""
    for token in doc:
        if token.ent_iob_ == "I" or (token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I"):
            continue  # of a longer name: "Kyodo News"
        name = token.text.strip("/().,–—-")
        type_ = words.KNOWN.get(name.casefold())
        if type_ is None and name and is_capital(token) and _credited(doc, token.i):
            yield Named(token.i, token.i + 1, "Organization", True)
        if type_ is not None and (name.isupper() or (is_capital(token) and token.pos_ == "PROPN")):
            yield Named(token.i, token.i + 1, type_, True, name="" if name == token.text else name)


def _credited(doc: Doc, i: int) -> bool:
    """Whether a dateline names its agency by a word in brackets before a dash: "Sapporo (Jiji) —"."""
    if not 0 < i < len(doc) - 2 or doc[i - 1].text != "(" or doc[i + 1].text != ")":
        return False
    return doc[i + 2].text in {"—", "–", "-", "--"} and not gazetteer.load().by_name(doc[i].text, "en")


def _guesses(doc: Doc, taken: set[int], loud: Collection[int]) -> Iterator[Named]:
    """Capitalised words inside a sentence that nobody took: names where the words around them say of what."""
    i = 0
    while i < len(doc):
        end = i
        while end < len(doc) and end - i < LONGEST and _may_be_name(doc[end], taken, loud):
            end += 1
        if end < len(doc) and doc[end].text.casefold() in POSTS:
            i = end + 1  # "Economy Minister"
            continue
        if end > i and not gazetteer.load().by_name(doc[i:end].text, "en"):
            yield Named(i, end, "Company", guess=True)
        i = max(end, i + 1)


def _may_be_name(token: Token, taken: set[int], loud: Collection[int]) -> bool:
    word = token.text.casefold()
    return (
        is_capital(token) and token.pos_ in {"PROPN", "X"} and not token.ent_type_ and token.i not in taken
        and token.i not in loud and len(word) > 2 and not _is_adjective(token.text)
        and word not in NO_GUESSES and word.rstrip(".") not in POSTS
    )


def _typed(doc: Doc, spans: Sequence[Named]) -> list[Named]:
    """The spans with the types that all mentions of each name together show, and their repetitions."""
    types = evidence.types(doc, spans)
    kept = [replace(s, type=type_) for s in spans if (type_ := types.get(evidence.folded(doc, s))) is not None]
    kept += _repeated(doc, kept, {i for s in kept for i in range(s.start, s.end)})
    return [replace(s, variants=(*s.variants, *_with_kind(doc, s))) if s.type in BODIES else s for s in kept]


def _with_kind(doc: Doc, span: Named) -> Iterator[str]:
    """The name with the common noun that follows it: "Great Stone industrial park"."""
    noun = evidence.modified(doc, span.end)
    if noun is not None and noun.text in words.KINDS:
        yield spelled(doc[span.start : noun.i + 1])


def _surname_first(parts: tuple[str, ...], counts: Counter[str]) -> bool:
    """Whether a name begins with the surname, as Korean and Chinese ones do, or only its first word is repeated."""
    first, last = parts[0], parts[-1]
    known = set(english.known_as(first))
    if len(first) < 2 or gazetteer.load().by_name(first, "en"):
        return False
    alone = len(parts) == 2 and counts[first] > counts[last]
    return alone or "-" in parts[1:] or ("S" in known and "G" not in known)


def _repeated(doc: Doc, spans: Sequence[Named], taken: set[int]) -> Iterator[Named]:
    """Mentions that the engine overlooked of names found elsewhere, and of the surnames of people."""
    known: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
    counts = Counter(t.text for t in doc)
    for span in spans:
        parts = tuple(t.text for t in doc[span.start : span.end])
        if span.guess or span.name or len("".join(parts)) < 3:
            continue
        forms = [parts]
        if span.type == "Person" and len(parts) > 1 and len(parts[-1]) > 2:
            forms.append(parts[-1:])
        if span.type == "Person" and len(parts) > 1 and _surname_first(parts, counts):  # "Park Jin-ho": "Park"
            forms.append(parts[:1])
        for form in forms:
            known.setdefault(form[0], []).append((form, span))
    for entries in known.values():
        entries.sort(key=lambda e: -len(e[0]))
    for token in doc:
        if token.i in taken or token.text not in known or token.text.casefold() in NOT_NAMES:
            continue
        if token.text == "Tan" and doc[token.i + 1 : token.i + 2].text == "Sri":
            continue
        for form, span in known[token.text]:
            end = token.i + len(form)
            if free(token.i, end, taken) and tuple(t.text for t in doc[token.i : end]) == form and is_capital(token):
                taken.update(range(token.i, end))
                yield Named(token.i, end, span.type)
                break
