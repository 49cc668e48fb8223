"""Dictionary forms as the rules read them, whatever engine gives them: lower case and ё as е in Russian."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

Lemma = Callable[[str, str, str], str]  # word, part of speech, morphology as `Case=Nom|Number=Sing`


@cache
def dictionary(language: str) -> Lemma:
    """kg's own dictionary of a language, for models without lemmas of their own."""
    if language == "ru":
        from pipelines.engines import natasha

        return lambda word, pos, morph: natasha.lemma(word, pos, _features(morph))
    from pipelines.engines import english

    return english.lemmas().of


def normal(lemma: str, language: str) -> str:
    """A model's lemma in the rules' spelling."""
    return lemma.lower().replace("ё", "е") if language == "ru" else lemma


def _features(morph: str) -> tuple[tuple[str, str], ...]:
    pairs = (feature.partition("=") for feature in morph.split("|") if feature)
    return tuple((name, value) for name, _, value in pairs)
