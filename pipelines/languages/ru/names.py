"""How Russian people's names decline: from an oblique form back to its possible nominatives.

Dictionaries don't know most surnames, and guess badly ("Тухватуллину" as a man's name), so endings are undone by rule,
and the article's other forms of the name choose among the candidates.
"""

from __future__ import annotations

from functools import lru_cache

HUSHERS = "жшчщц"
VELARS = "кгх"
VOWELS = "аеёиоуыэюя"

# Surnames like adjectives: women's have one ending in the genitive, dative and instrumental.
_FEMININE = (
    ("овой", ("ова",)),
    ("евой", ("ева",)),
    ("ёвой", ("ёва",)),
    ("иной", ("ина",)),
    ("ыной", ("ына",)),
    ("ской", ("ская",)),
    ("цкой", ("цкая",)),
)
# Per gender and case: (ending, nominative endings), the first that fits wins.
_RULES: dict[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]] = {
    ("Masc", "Gen"): (
        ("ова", ("ов", "ова")),
        ("ева", ("ев", "ева")),
        ("ёва", ("ёв",)),
        ("ина", ("ин", "ина")),
        ("ына", ("ын",)),
        ("ского", ("ский", "ской")),
        ("цкого", ("цкий", "цкой")),
        ("ого", ("ый", "ой", "ий")),
        ("его", ("ий",)),
        ("ия", ("ий",)),
        ("я", ("й", "ь")),
        ("а", ("",)),
        ("ы", ("а",)),
        ("у", ("у", "а")),  # Дестау: as a genitive it doesn't decline, as an accusative it is Деста
        ("ю", ("ю", "я")),
    ),
    ("Masc", "Dat"): (
        ("ову", ("ов", "ова")),
        ("еву", ("ев", "ева")),
        ("ёву", ("ёв",)),
        ("ину", ("ин",)),
        ("ыну", ("ын",)),
        ("скому", ("ский", "ской")),
        ("цкому", ("цкий", "цкой")),
        ("ому", ("ый", "ой", "ий")),
        ("ему", ("ий",)),
        ("ию", ("ий",)),
        ("ю", ("й", "ь")),
        ("у", ("",)),
        ("е", ("а", "я")),
        ("и", ("я",)),
    ),
    ("Masc", "Ins"): (
        ("овым", ("ов", "овый")),
        ("евым", ("ев",)),
        ("ёвым", ("ёв",)),
        ("иным", ("ин",)),
        ("ыным", ("ын",)),
        ("ским", ("ский", "ской")),
        ("цким", ("цкий", "цкой")),
        ("ым", ("ый", "ой")),
        ("им", ("ой", "ий")),
        ("ием", ("ий",)),
        ("ем", ("й", "ь", "")),
        ("ём", ("й", "ь", "")),
        ("ом", ("", "о")),
        ("ой", ("а",)),
        ("ей", ("я", "а")),
        ("ёй", ("я",)),
    ),
    ("Masc", "Loc"): (
        ("ове", ("ов",)),
        ("еве", ("ев",)),
        ("ёве", ("ёв",)),
        ("ине", ("ин",)),
        ("ыне", ("ын",)),
        ("ском", ("ский", "ской")),
        ("цком", ("цкий",)),
        ("ом", ("ый", "ой", "ий")),
        ("ем", ("ий",)),
        ("ии", ("ий",)),
        ("е", ("", "й", "ь", "а", "я")),
    ),
    ("Fem", "Gen"): (
        *_FEMININE,
        ("ой", ("ая", "а")),
        ("ей", ("яя",)),
        ("ии", ("ия",)),
        ("ы", ("а",)),
        ("и", ("я", "а", "ь")),
    ),
    ("Fem", "Dat"): (
        *_FEMININE,
        ("ой", ("ая",)),
        ("ии", ("ия",)),
        ("е", ("а", "я")),
        ("и", ("ь",)),
    ),
    ("Fem", "Ins"): (
        *_FEMININE,
        ("ной", ("ная", "на")),
        ("ой", ("а", "ая")),
        ("ией", ("ия",)),
        ("ей", ("я", "а")),
        ("ью", ("ь",)),
    ),
    ("Fem", "Acc"): (
        ("ову", ("ова",)),
        ("еву", ("ева",)),
        ("ёву", ("ёва",)),
        ("ину", ("ина",)),
        ("ыну", ("ына",)),
        ("скую", ("ская",)),
        ("цкую", ("цкая",)),
        ("ую", ("ая",)),
        ("ию", ("ия",)),
        ("у", ("а",)),
        ("ю", ("я",)),
    ),
}
_RULES["Masc", "Acc"] = (*_RULES["Masc", "Gen"][:-2], ("у", ("а",)), ("ю", ("я",)))
_RULES["Fem", "Loc"] = _RULES["Fem", "Dat"]

# Endings of surnames that tell case and gender whatever the tagger says: "Лещинскому".
UNMISTAKABLE = {
    f"{consonant}{ending}": told
    for consonant in ("ск", "цк")
    for ending, told in (
        ("ого", ("Gen", "Masc")),
        ("ому", ("Dat", "Masc")),
        ("им", ("Ins", "Masc")),
        ("ом", ("Loc", "Masc")),
        ("ую", ("Acc", "Fem")),
    )
}

# Words inside a name that never decline or lead a surname.
PARTICLES = frozenset(
    """
аль ад ар ас ат аз аш ан эль бин ибн бен бинт ван фон де ди да дос дель ла ле дю оглы кызы уулу заде
    """.split()
)


@lru_cache(20_000)
def nominatives(word: str, case: str, gender: str) -> tuple[str, ...]:
    """Possible nominatives of a form, likeliest first; the form itself comes last. Letter case is kept.

    `case` and `gender` are Universal Dependencies values (`Gen`, `Masc`).
    """
    if case in {"Nom", ""}:
        return (word,)
    lower = word.casefold()
    found: list[str] = []
    for ending, replacements in _RULES.get((gender or "Masc", case), ()):
        stem = word[: len(word) - len(ending)]
        if lower.endswith(ending) and len(stem) >= 2:
            found.extend(stem + r for r in replacements if _pronounceable(stem.casefold(), r))
            if "" in replacements:
                found = [*_with_fleeting_vowel(stem), *found]
            break
    return (*dict.fromkeys(found), word)


def _with_fleeting_vowel(stem: str) -> list[str]:
    """Nominatives that lose a vowel when declined: Горобца → Горобец, Заборонком → Заборонок."""
    lower = stem.casefold()
    if len(lower) > 3 and lower[-1] == "ц" and lower[-2] not in VOWELS:
        return [stem[:-1] + "ец"]
    if lower.endswith(("онк", "ёнк", "енк", "анк")) and len(lower) > 4:
        return [stem[:-1] + "ок"]
    return []


def _pronounceable(stem: str, ending: str) -> bool:
    last = stem[-1]
    if ending == "й":
        return last in VOWELS
    if ending == "ь":
        return last not in VOWELS + VELARS + HUSHERS
    if ending == "":
        return last not in VOWELS
    if ending == "ый":
        return last not in VELARS + HUSHERS
    if ending == "я":
        return last not in VELARS + HUSHERS
    return True


def is_patronymic(word: str) -> bool:
    """Whether a nominative is a patronymic (Ильдаровна); a surname such as Вуканич in `-ич` isn't one."""
    lower = word.casefold()
    return len(lower) > 5 and lower.endswith(("ович", "евич", "овна", "евна", "ична"))
