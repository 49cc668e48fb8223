"""Russian words for the gazetteer: their frequency and lemmas, adjectives made from names, transliteration."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import product
from pathlib import Path

import natasha
from natasha import MorphVocab
from navec import Navec

from gazetteer.tables import lines, words
from pipelines.languages.ru.letters import folded
from pipelines.places.gazetteer import normalise

LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}
ENDINGS = ("ий", "ая", "ое", "ого", "ой", "ом", "ому", "ие", "их", "им", "ую", "ими")
COMMON_ADJECTIVES = words("adjectives_of_other_things")


@cache
def morphology() -> MorphVocab:
    return MorphVocab()


@cache
def counts() -> dict[str, int]:
    """How often each word form stands in the news that Natasha's embeddings were trained on."""
    path = next(Path(natasha.__file__).parent.glob("data/emb/navec_news*.tar"))
    vocabulary = Navec.load(path).vocab
    return {folded(word): int(count) for word, count in zip(vocabulary.words, vocabulary.counts, strict=True)}


def frequency(name: str) -> float:
    """Decimal logarithm of the count of the rarest word of a name; 0 if news don't know it."""
    return math.log10(1 + min(counts().get(folded(word), 0) for word in name.split()))


def transliterate(text: str) -> str:
    return "".join(LATIN.get(letter, letter) for letter in text.casefold())


def romanise(name: str) -> list[str]:
    """The usual English spellings of a Russian name: Гусь-Хрустальный → Gus-Khrustalny, Ельня → Yelnya, Elnya."""
    small = re.sub(r"[иы]й\b", "y", name.casefold().replace("ье", "ye").replace("ьё", "ye"))
    iotated = re.sub(r"(^|[аеёиоуыэюя -])[её]", r"\1ye", small)
    spelled = dict.fromkeys("".join(LATIN.get(letter, letter) for letter in text) for text in (iotated, small))
    return [re.sub(r"(?:^|(?<=[ -]))[a-z](?!a-|e-)", lambda m: m[0].upper(), text) for text in spelled]


@cache
def is_toponym(word: str) -> bool:
    """Whether the dictionary's likeliest reading of a word is a place in the nominative."""
    if not morphology().word_is_known(word.casefold()):
        return False
    parses = morphology().parse(word.casefold())
    return "Geox" in parses[0].tag.grammemes and folded(parses[0].normal) == folded(word)


@cache
def is_common(word: str) -> bool:
    """Whether a word is in the dictionary as something other than a place: a noun, a given name, a surname."""
    word = word.casefold()
    if not morphology().word_is_known(word):
        return False
    return not any("Geox" in form.tag.grammemes for form in morphology().parse(word))


@cache
def is_everyday(word: str) -> bool:
    """Whether a word that the dictionary doesn't take for a place first has another reading than a name: порту."""
    word = word.casefold()
    if is_toponym(word) or not morphology().word_is_known(word):
        return False
    return any(not form.tag.grammemes & {"Geox", "Surn", "Name", "Orgn"} for form in morphology().parse(word))


@cache
def lemmas(word: str) -> tuple[str, ...]:
    """Lemmas that a tagger may give a word of a name, likeliest first; ё is е."""
    nominal = [form for form in morphology().parse(word.casefold()) if form.tag.grammemes & {"NOUN", "ADJF", "PRTF"}]
    forms = [form for form in nominal if "nomn" in form.tag.grammemes] or nominal
    found = dict.fromkeys(folded(form.normal) for form in forms)
    found.setdefault(folded(word))
    return tuple(found)[:3]


def phrases(name: str) -> Iterator[tuple[str, ...]]:
    """Sequences of lemmas that a name may stand as in a lemmatised text: ("республика", "беларусь")."""
    parts = [part for part in name.replace(",", " ").split() if part]
    if len(parts) == 1:
        yield (folded(parts[0]),)
        for form in morphology().parse(parts[0].casefold())[:1]:
            if "Geox" in form.tag.grammemes and folded(form.normal) != folded(parts[0]):
                yield (folded(form.normal),)
        return
    options = [lemmas(part) for part in parts]
    for number, sequence in enumerate(product(*options)):
        if number == 8:
            return
        yield sequence


@cache
def irregular_adjectives() -> dict[str, str]:
    return dict(line.split("\t") for line in lines("adjectives.tsv"))


def adjective(name: str, near: bool = True) -> tuple[str, float]:
    """The adjective of a town's name and how sure it is: 1 irregular or regular in -ск, else what the news know of it.

    Names from afar take only the plain suffix: Лима gives no лиманский.
    """
    key = folded(name)
    irregular = {folded(k): v for k, v in irregular_adjectives().items()}
    if key in irregular:
        return irregular[key], 1.0
    candidates = [
        word for word in dict.fromkeys(derive(name.casefold()))
        if near or not word.endswith(("инский", "анский", "овский", "енский")) or word[:-4].endswith(key[-4:-1])
    ]
    if not candidates or " " in name or (not near and len(name) < 5):
        return "", 0.0
    if key.endswith(("ск", "цк")) and len(key) > 3:
        return candidates[0], 1.0
    best = max(candidates, key=lambda word: (known(word), -candidates.index(word)))
    return best, known(best)


@cache
def is_given_name(word: str) -> bool:
    """Whether the dictionary has a word as a given name, too: владимир."""
    return morphology().word_is_known(word) and any("Name" in form.tag.grammemes for form in morphology().parse(word))


@cache
def is_surname(word: str) -> bool:
    """Whether the dictionary has a word as a surname, too: слуцкий."""
    return morphology().word_is_known(word) and any("Surn" in form.tag.grammemes for form in morphology().parse(word))


@cache
def known(word: str) -> float:
    """How well the news and the dictionary know an adjective: 0 not at all, 1 surely."""
    stem = folded(word)[:-2]
    total = sum(counts().get(stem + ending, 0) for ending in ENDINGS)
    bonus = 0.3 if morphology().word_is_known(word) else 0.0
    return min(1.0, math.log10(1 + total) / 3 + bonus)


def derive(name: str) -> Iterator[str]:
    """Adjectives that the rules allow, the most regular first: Казань → казанский, Тула → тульский."""
    if name.endswith(("ский", "цкий")):
        yield name
    elif name.endswith(("ой", "ый", "ий", "ая", "ое", "ие", "ые")) and not name.endswith(("хой", "кой")):
        return
    elif name.endswith(("ск", "цк")):
        yield name + "ий"
    elif name.endswith("ец"):
        yield name[:-1] + "цкий"
        yield name[:-2] + "ецкий"
    elif name.endswith("ц"):
        yield name[:-1] + "цкий"
        yield name + "кий"
    elif name.endswith("ль"):
        yield name + "ский"
        yield name[:-2] + "ский"
    elif name.endswith("ь"):
        yield name[:-1] + "ский"
        yield name + "ский"
    elif name.endswith(("ово", "ево", "ёво", "ино", "ыно")):
        yield name[:-1] + "ский"
    elif name.endswith("й"):
        yield name + "ский"
        yield name[:-1] + "ский"
    elif name[-1] in "аяоеиыуюэ":
        stem = name[:-1]
        if stem.endswith("л"):
            yield stem + "ьский"
        if stem.endswith("ц"):
            yield stem[:-1] + "цкий"
        if stem.endswith("г"):
            yield stem[:-1] + "жский"
        yield stem + "ский"
        yield stem + "инский"
        yield stem + "йский"
        yield name + "йский"
        yield stem + "енский"
        yield stem + "анский"
        yield stem + "овский"
        if name[-1] in "оеуюэ":
            yield name + "ский"
    else:
        yield name + "ский"
        yield name + "овский"
        if name.endswith("л"):
            yield name + "ьский"
        if name.endswith(("н", "р")):
            yield name + "ьский"


def fold(name: str) -> str:
    """A Latin name in small letters without diacritics."""
    return normalise(name, "en").replace("'", "")


@cache
def likeness(left: str, right: str) -> float:
    """How alike two spellings are, between 0 and 1."""
    return 1.0 if left == right else SequenceMatcher(None, left, right, autojunk=False).ratio()
