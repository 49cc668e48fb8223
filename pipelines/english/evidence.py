"""Whose a name is: what its words, its surroundings and the engine say of all its mentions in an article together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipelines import places as gazetteer
from pipelines.document import Doc, Token
from pipelines.engines import english
from pipelines.english.bodies import POSSESSIVE, head_of, type_of
from pipelines.english.people import is_given, is_surname
from pipelines.english.spans import Named, is_capital
from pipelines.languages.en import events, places
from pipelines.languages.en import names as human
from pipelines.languages.en import organisations as words
from pipelines.types import BODIES, PLACES, EntityType

Scores = Counter[EntityType]
ENGINE, ENGINE_UNLISTED_PLACE, SURE = 4, 2, 40
LOOK_AHEAD, LOOK_BACK = 7, 12
LIST_LENGTH = 25
REGIONAL_KINDS = frozenset("region oblast krai kray province prefecture voblast governorate voivodeship canton".split())
LISTING = frozenset({",", "and", "or", "&", ";"})


def best(scores: Scores) -> EntityType | None:
    """What most is said for; None where nothing is."""
    return max(scores.items(), key=lambda said: said[1])[0] if scores else None


def types(doc: Doc, spans: Sequence[Named]) -> dict[str, EntityType | None]:
    """The type of each name, by its folded text: what most is said for. None where too little is said of a guess."""
    told: dict[str, Scores] = {}
    for span in spans:
        scores = told.setdefault(folded(doc, span), Counter())
        scores.update(_around(doc, span))
        if span.guess and span.end - span.start == 1 and len(doc[span.start]) > 6:
            scores["Company"] += ENGINE * doc[span.start].text.casefold().endswith(words.FIRM_ENDINGS)
        if span.guess and len(doc[span.start]) > 2 and doc[span.start].text.isupper():
            scores["Company"] += 2
        if span.guess and span.end - span.start == 1 and _camel(doc[span.start].text):
            scores["Company"] += ENGINE
        if span.guess and "F" in english.known_as(doc[span.start].text):
            scores["Company"] += ENGINE
    for name in _exemplified(doc, spans):
        told[name]["Company"] += 4
    known = {folded(doc, span) for span in spans if not span.guess}
    told = {name: scores for name, scores in told.items() if name in known or max(scores.values(), default=0) >= ENGINE}
    for span in spans:
        if not span.guess:
            weight = ENGINE_UNLISTED_PLACE if span.type in PLACES else ENGINE
            told[folded(doc, span)][span.type] += SURE if span.sure else weight
    first = {folded(doc, s): s for s in reversed(spans)}
    for name, scores in told.items():
        scores.update(_of_words(list(doc[first[name].start : first[name].end])))
    _by_fuller_names(told)
    _by_neighbours(doc, spans, told)
    return {name: best(scores) for name, scores in told.items()}


def _exemplified(doc: Doc, spans: Sequence[Named]) -> Iterator[str]:
    """Names in lists of examples of firms: "firms such as Zeya Agro and Dinur", "companies, including Olvi"."""
    starts = [
        token.i for token in doc
        if token.text in {"including", "like", "such"} and any(
            t.lemma_ in words.FIRM_NOUNS for t in doc[max(0, token.i - 2) : token.i]
        )
    ]
    starts += [  # "the Belarusian companies Mogotex and Amkodor"
        token.i for token in doc[:-1]
        if token.lemma_ != token.text and token.lemma_ in words.FIRM_NOUNS and is_capital(doc[token.i + 1])
    ]
    for span in spans:
        for start in starts:
            if start < span.start <= start + LIST_LENGTH and doc[start].sent == doc[span.start].sent and all(
                t.pos_ not in {"VERB", "AUX"} or t.text == "such" for t in doc[start + 1 : span.start]
            ):
                yield folded(doc, span)


def folded(doc: Doc, span: Named) -> str:
    return " ".join(t.text.casefold() for t in doc[span.start : span.end])


def _of_words(name: list[Token]) -> Mapping[EntityType, int]:
    """What a name's own words say: a known firm, a firm's last word, a given name first."""
    scores: Scores = Counter()
    lower = [t.text.casefold() for t in name]
    known = words.KNOWN.get(" ".join(lower)) or (words.KNOWN.get(lower[0]) if "-" in lower else None)
    if known is not None:
        scores[known] += 20
    if lower[-1].endswith(events.ENDINGS):
        scores["Event"] += 6
    if len(name) == 1:
        _of_one_word(scores, name[0])
        return scores
    if lower[-1] in words.LEGAL_FORMS or lower[0] in words.PREFIXED_FORMS or "&" in lower:
        scores["Company"] += 12
    if lower[-1] in REGIONAL_KINDS and name[-1].text[0].isupper():
        scores["Region"] += 15  # "Wielkopolska Region"
    elif lower[-1] in {"county", "municipality", "rayon", "raion"} and name[-1].text[0].isupper():
        scores["City"] += 15
    by_kind = type_of(name, head_of(name))
    if _is_human(name) and (by_kind is None or is_surname(name[-1].text)):
        scores["Person"] += 6 if is_surname(name[-1].text) else 4
    elif by_kind is not None:
        scores[by_kind] += 7
    if english.is_common(lower[-1]) and not is_given(name[0].text) and not is_surname(name[-1].text):
        scores["Company"] += 4 if lower[-1].endswith("ers") else 3  # "Orkney Distillers", "Clyde Marine"
        scores["Person"] -= 2
    if lower[0] in events.FIRST_WORDS:
        scores["Event"] += 8
    first = words.FIRST_WORDS.get(lower[0])
    if first is not None:
        scores[first] += 6
    if all("F" in english.known_as(t.text) for t in name):
        scores["Company"] += 6
    return scores


def _of_one_word(scores: Scores, token: Token) -> None:
    word = token.text
    known = english.known_as(word)
    if "F" in known:
        scores["Company"] += 3
    if "E" in known:
        scores["Event"] += 6
    if "S" in known and "G" not in known:
        scores["Person"] += 2
    if word.casefold() in words.KINDS:
        scores[words.KINDS[word.casefold()]] += 2
    if len(word) > 6 and "E" not in known and word.casefold().endswith(words.FIRM_ENDINGS):
        scores["Company"] += 5
    if (word.isupper() and len(word) > 2) or _camel(word):
        scores["Company"] += 3
        scores["Person"] -= 4
        scores["City"] -= 4
        scores["Event"] -= 0 if "E" in known else 2


def _is_human(name: Sequence[Token]) -> bool:
    return 1 < len(name) < 6 and is_given(name[0].text) and all(is_capital(t) or len(t.text) < 4 for t in name)


def _camel(word: str) -> bool:
    """Whether a capital stands inside a word: "KazMunayGas", "PrairieLift"; "McDonald" is a surname."""
    return any(c.isupper() for c in word[1:]) and not word.isupper() and not word.startswith(("Mc", "Mac", "O'", "O’"))


def _around(doc: Doc, span: Named) -> Mapping[EntityType, int]:
    """What the words around one mention say."""
    scores: Scores = Counter()
    if span.start and not doc[span.start].is_sent_start:
        _before(scores, doc, span.start - 1)
    if span.end < len(doc):
        _after(scores, doc, span, doc[span.end])
    _grammar(scores, doc[span.start : span.end].root, span)
    return scores


def _before(scores: Scores, doc: Doc, i: int) -> None:
    word = doc[i].text.casefold().rstrip(".")
    if word == "up" and i > 1 and doc[i - 1].text == "-":
        word = f"{doc[i - 2].text}-up"  # "the start-up Aerospacelab"
    if word in human.POSTS:
        scores["Person"] += 6
    elif word in words.FIRM_NOUNS:
        scores["Company"] += 6
    elif word in words.ORGANISATION_NOUNS and not is_capital(doc[i]):  # not "the Russian Federation Ivan Lis"
        scores["Organization"] += 6
    elif word in events.COMMON:
        scores["Event"] += 6
    elif word in places.SETTLEMENT_KINDS:
        scores["City"] += 6
    elif word == "of" and i:
        owner = doc[i - 1].text.casefold()
        level = doc[i - 2].text.casefold() if i > 1 else ""
        if owner == "council" and level in {"municipal", "city", "town"}:
            scores["City"] += 12  # "the municipal council of Saint-Malo"
        elif owner in words.FIRM_POSSESSIONS:
            scores["Company"] += 6
        elif owner in places.SETTLEMENT_KINDS:
            scores["City"] += 8
        elif owner in places.REGION_POSTS or owner in places.REGION_KINDS:
            scores["Region"] += 6
    elif word in places.LOCAL_PREPOSITIONS:
        if word == "in" and i and doc[i - 1].lemma_ == "swear":
            scores["Person"] += 10  # "swore in X as minister"
        else:
            _in_place(scores, word)
    elif doc[i].text == "The" and not doc[i].is_sent_start:  # "told The Hindu"
        scores["Organization"] += 6
        scores["City"] -= 4
    elif word in {"the", "a", "an"}:
        scores["Person"] -= 4
        scores["City"] -= 2
    elif word in POSSESSIVE:  # "Kazakhstan’s SCAT", "South Korea's Hanbit Cell"
        scores["Company"] += 4 if i and is_place(doc[i - 1].text) else 2
        scores["City"] -= 3
    elif word == ",":
        scores.update(_described(doc, i))


def _in_place(scores: Scores, preposition: str) -> None:
    if preposition in {"in", "near", "outside", "around"}:
        scores["City"] += 3
        scores["Person"] -= 4
    elif preposition in {"to", "from", "towards"}:
        scores["City"] += 1
    elif preposition == "at":
        scores["Person"] -= 4
        scores["Event"] += 1
        scores["Company"] += 2
        scores["City"] -= 1


def _described(doc: Doc, comma: int) -> Mapping[EntityType, int]:
    """What a name is by the words before its comma: "the Chinese ambassador, Shen Boyuan", "a firm, Peachline"."""
    last = doc[comma - 1].text.casefold() if comma else ""
    if last in words.FIRM_NOUNS:
        return {"Company": 6}
    if last in events.KINDS:
        return {"Event": 4}
    for token in reversed(doc[max(0, comma - LOOK_BACK) : comma]):
        if token.pos_ in {"VERB", "AUX", "PUNCT", "PRON"} and token.text != "-" and token.text not in POSSESSIVE:
            return {}
        if token.text.casefold() in human.POSTS:
            return {"Person": 5}
        if token.text.casefold() in words.FIRM_NOUNS and token.head.i != token.i - 1:
            return {"Company": 4}
    return {}


def _after(scores: Scores, doc: Doc, span: Named, after: Token) -> None:
    following = doc[span.end + 1].text.casefold() if span.end + 1 < len(doc) else ""
    word = after.text.casefold()
    if after.text == "-" and following == "based":
        scores["City"] += 10
    elif after.text in POSSESSIVE:
        if any(t.text.casefold() in words.FIRM_POSSESSIONS for t in doc[span.end + 1 : span.end + 4]):
            scores["Company"] += 4
    elif word == "who" or (after.text == "," and following in {"who", "whose"}):
        scores["Person"] += 6 if following != "whose" else 2
    elif after.text == "," and following == "which":
        scores["Person"] -= 4
    elif word in events.KINDS:
        scores["Event"] += 6
    elif word in places.REGION_KINDS:
        scores["Region"] += 6
    elif (noun := modified(doc, span.end)) is not None:
        kind: EntityType | None = "Company" if noun.text in words.FIRM_NOUNS else words.KINDS.get(noun.text)
        of_other = noun.i + 1 < len(doc) and is_capital(doc[noun.i + 1])
        if kind is not None:
            if of_other:
                scores["City"] += 6  # "the Zamudio engine-parts maker Turbotek"
            else:
                scores[kind] += 4
    if after.text == ",":
        scores.update(_apposition(doc, span.end + 1))


def modified(doc: Doc, i: int) -> Token | None:
    """The noun that a name stands before as its modifier: "the Kedrovsky open-pit mine"."""
    k = i
    while k < min(i + 5, len(doc)) and (doc[k].pos_ in {"ADJ", "NOUN", "PRON"} or doc[k].text == "-"):
        if is_capital(doc[k]):
            break
        k += 1
    return doc[k - 1] if k > i else None


def _apposition(doc: Doc, i: int) -> Mapping[EntityType, int]:
    """What a name is by what follows its comma: ", a leather producer from Gaziantep", ", managing director of"."""
    start = doc[i].text.casefold() if i < len(doc) else ""
    if start.isdigit() and i + 1 < len(doc) and doc[i + 1].text == ",":
        return {"Person": 6}
    article = start in {"a", "an", "the", "one"}
    if i < len(doc) and (doc[i].pos_ in {"ADP", "SCONJ", "CCONJ", "ADV"} or start == "as"):
        return {}
    for token in doc[i : i + LOOK_AHEAD]:
        word = token.text.casefold()
        if token.pos_ in {"VERB", "AUX", "PUNCT", "ADP", "PRON"} and token.text != "-" and word not in POSSESSIVE:
            break
        last = token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in {"NOUN", "PROPN"}
        if word in human.POSTS:
            return {"Person": 6} if start != "whose" else {}
        if word in words.FIRM_NOUNS and last:
            return {"Company": 6} if article else {}
        if word in words.ORGANISATION_NOUNS and article and last:
            return {"Organization": 4}
        if word in events.KINDS and article:
            return {"Event": 4}
        if word in places.SETTLEMENT_KINDS and article:
            return {"City": 6}
    return {}


def _grammar(scores: Scores, head: Token, span: Named) -> None:
    governor = head.head
    if head.dep_ in {"nsubj", "nsubj:pass"}:
        if governor.lemma_ in words.FIRM_VERBS:
            scores["Company"] += 3
            scores["City"] -= 2
        elif governor.lemma_ in human.ACTS:
            scores["Person"] += 4
            scores["City"] -= 2
    elif span.start and head.doc[span.start - 1].text == "to" and governor.lemma_ in words.DELIVERY:
        scores["Company"] += 3  # "sold bulldozers to Zoomlion"
    inside = range(span.start, span.end)
    if head.dep_ == "appos" and governor.i not in inside:
        _by_noun(scores, governor.text.casefold())
    for child in head.children:
        if child.dep_ == "appos" and child.i not in inside:
            _by_noun(scores, child.text.casefold())
        elif child.dep_ == "nmod:desc" and child.i not in inside and child.text.casefold() in human.POSTS:
            scores["Person"] += 6  # "Ambassador of Kazakhstan to Hungary Zhanibek Abdrashov"


def _by_noun(scores: Scores, noun: str) -> None:
    if noun in words.FIRM_NOUNS:
        scores["Company"] += 4
    elif noun in human.POSTS:
        scores["Person"] += 3
    elif noun in words.ORGANISATION_NOUNS:
        scores["Organization"] += 3


def _by_fuller_names(told: dict[str, Scores]) -> None:
    """A shorter name is what the fuller one is: "Stoltz" after "Karen Stoltz", "Tsugaru Apple" after "… Foods"."""
    ends: set[str] = set()
    starts: dict[str, EntityType] = {}
    for name, scores in told.items():
        parts = name.split()
        type_ = best(scores)
        for n in range(1, len(parts)):
            if type_ == "Person":
                ends.update((" ".join(parts[n:]), parts[n - 1]))
            elif type_ is not None and type_ in BODIES:
                starts.setdefault(" ".join(parts[:n]), type_)
    for name, scores in told.items():
        if name in ends:
            scores["Person"] += 10
        elif name in starts:
            scores[starts[name]] += 16
        elif " " not in name:
            scores["Person"] -= 6  # people are called by their surname alone only after their full name
            scores["Company"] += 3 * (scores["Person"] < ENGINE and best(scores) == "Person")


def _by_neighbours(doc: Doc, spans: Sequence[Named], told: Mapping[str, Scores]) -> None:
    """Names in a list are of one kind: "supplies General Motors and Ford", "SCAT and Air Serbia"."""
    firm_or_human = {name: type_ for name, scores in told.items() if (type_ := best(scores)) in {"Company", "Person"}}
    for one, other in pairwise(spans):
        between = doc[one.end : other.start]
        if not 0 < len(between) <= 2 or not all(t.text in LISTING for t in between):
            continue
        if "and" in between.text or (one.type in PLACES and other.type == "Company"):
            for mine, theirs in ((one, other), (other, one)):
                type_ = firm_or_human.get(folded(doc, theirs))
                if type_ is not None and folded(doc, mine) in told:
                    told[folded(doc, mine)][type_] += 3


def is_place(text: str) -> bool:
    """Whether a name is of a country, a region or a large city, and so needs no more evidence."""
    return any(p.type != "City" or p.population >= 1_000_000 for p in gazetteer.load().by_lemmas(text.split(), "en"))
