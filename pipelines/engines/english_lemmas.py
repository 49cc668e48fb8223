"""English dictionary forms: a table of irregular ones, and rules for the regular ones; used by the English engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Words whose form stands for itself: names, figures, signs.
UNCHANGED = frozenset(("PROPN", "X", "SYM", "PUNCT", "SPACE"))
VOWELS = "aeiou"
# Doubled letters that belong to the stem: "pass", "call", "buzz", "staff".
KEPT_DOUBLES = ("ss", "ll", "zz", "ff")
# A stem that ends so has lost an e: "export|ed" hasn't, "produc|ed", "increas|ed", "negotiat|ed" have.
LOST_E = (
    "ang", "as", "at", "bl", "c", "dg", "gl", "ir", "is", "iz", "os", "pl", "rg", "rs", "tl", "u", "ur", "us", "ut",
    "v", "ys",
)


@dataclass(frozen=True, slots=True)
class Lemmas:
    """`irregular`: part of speech → form → lemma, where the rules would err. `known`: part of speech → lemmas."""

    irregular: Mapping[str, Mapping[str, str]]
    known: Mapping[str, frozenset[str]]

    def of(self, form: str, pos: str, feats: str = "") -> str:
        """The lemma of a form with its part of speech and features, as Universal Dependencies write them."""
        if pos in UNCHANGED:
            return form
        word = form.casefold().replace("’", "'")
        lemma = self.irregular.get(pos, {}).get(word) or self.regular(word, pos, feats)
        return form if pos == "ADJ" and lemma.casefold() == form else lemma  # "national", though mostly in names

    def regular(self, word: str, pos: str, feats: str) -> str:
        """The lemma by rule: of the possible ones the first that is known, else the likeliest."""
        if pos == "NOUN" and "Number=Plur" in feats:
            possible = tuple(_singulars(word))
        elif pos in {"VERB", "AUX"} and "VerbForm=Inf" not in feats:
            possible = tuple(_infinitives(word, feats))
        elif pos in {"ADJ", "ADV"} and ("Degree=Cmp" in feats or "Degree=Sup" in feats):
            possible = tuple(_positives(word))
        else:
            return word
        known = self.known.get(pos, frozenset())
        return next((lemma for lemma in possible if lemma in known), possible[0] if possible else word)


def _singulars(noun: str) -> Iterator[str]:
    if noun.endswith("ies") and len(noun) > len("ties"):
        yield noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zzes")):
        yield noun[:-2]
    if noun.endswith("s") and not noun.endswith("ss"):
        yield noun[:-1]
        if noun.endswith("es"):
            yield noun[:-2]


def _infinitives(verb: str, feats: str) -> Iterator[str]:
    if verb.endswith("ing") and "Tense=Past" not in feats:
        yield from _stems(verb[:-3])
    elif verb.endswith("ed"):
        if verb.endswith("ied"):
            yield verb[:-3] + "y"
        yield from _stems(verb[:-2])
    elif verb.endswith("s") and "Person=3" in feats:
        yield from _singulars(verb)


def _stems(stem: str) -> Iterator[str]:
    """What "invest|ed", "produc|ed", "twinn|ed" may come from, likeliest first."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS
    if doubled and not stem.endswith(KEPT_DOUBLES):
        yield from (stem[:-1], stem)
    elif stem.endswith(LOST_E) or (len(stem) == 3 and stem[1] in VOWELS and stem[2] not in VOWELS + "wxy"):
        yield from (stem + "e", stem)
    else:
        yield from (stem, stem + "e", *([stem[:-1]] if doubled else []))


def _positives(word: str) -> Iterator[str]:
    for ending in ("er", "est"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            if stem.endswith("i"):
                yield stem[:-1] + "y"
            yield from _stems(stem)
