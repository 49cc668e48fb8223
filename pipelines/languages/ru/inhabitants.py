"""Russian plurals for the people of a place: «татарстанцы», «костромичи», «армяне» → adjectives of the place."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.languages.ru.letters import folded

# The ending of the plural and the case that it tells; a bare stem («армян») is a genitive.
_ENDING = re.compile(r"(?P<Ins>ами|ями)|(?P<Dat>ам|ям)|(?P<Loc>ах|ях)|(?P<Gen>ов|ев|ёв|ей)|(?P<Nom>[ыие])")
_SHORTEST = 4  # letters of a stem

# Stems whose adjective isn't made of them.
_OTHERS: dict[str, str] = {
    "вологжан": "вологодский", "смолян": "смоленский", "египтян": "египетский", "тверитян": "тверской",
    "тверичан": "тверской", "финн": "финский", "курян": "курский", "казах": "казахстанский", "вятчан": "вятский",
    "москвич": "московский", "киевлян": "киевский", "южан": "",
}


@lru_cache(20_000)
def adjectives(word: str) -> tuple[str, ...]:
    """The adjectives that a plural for inhabitants may belong to; most of them don't exist."""
    stem = _stem(word)[0]
    if len(stem) < _SHORTEST:
        return ()
    if stem in _OTHERS:
        return (_OTHERS[stem],)
    if stem.endswith("буржц"):
        return (stem[:-2] + "гский",)
    if stem.endswith("ц"):  # «китайцы», «немцы»
        return (stem[:-1] + "ский", stem[:-1] + "ецкий", stem[:-1] + "цкий")
    if stem.endswith("ич"):
        return (stem[:-2] + "ский", stem[:-2] + "ской")
    if stem.endswith(("ан", "ян")):  # «ставропольчане», «калужане», «армяне»
        short = stem[:-3] if stem.endswith("чан") else stem[:-2]
        return (short + "ский", short + "ьский", short + "цкий", short + "ецкий", stem + "ский")
    if stem.endswith(("як", "ак")):  # «туляки», «пензяки», «словаки»
        return (stem[:-2] + "ский", stem[:-2] + "ьский", stem[:-2] + "енский", stem[:-1] + "цкий")
    if stem.endswith("к"):  # «калмыки», «турки», «таджики»
        return (stem + "ский", stem[:-1] + "цкий", stem[:-1] + "ецкий")
    return (stem + "ский", stem + "ьский")


def case_of_form(word: str) -> str:
    """The case that the form of such a plural tells."""
    return _stem(word)[1]


def _stem(word: str) -> tuple[str, str]:
    word = folded(word)
    ending = next((m for n in (3, 2, 1) if (m := _ENDING.fullmatch(word[-n:]))), None)
    if ending is None or ending.lastgroup is None:
        return word, "Gen"
    return word[: -len(ending.group())], ending.lastgroup
