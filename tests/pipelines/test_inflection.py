"""Russian words in the nominative."""

from __future__ import annotations

import pytest

from pipelines.engines.inflection import inflect


@pytest.mark.parametrize(
    ("word", "case", "number", "expected"),
    [
        ("галереи", "Gen", "Sing", "галерея"),
        ("поверенным", "Ins", "Sing", "поверенный"),
        ("Уполномоченному", "Dat", "Sing", "Уполномоченный"),
        ("направляющих", "Gen", "Plur", "направляющие"),
        ("Гродеково", "Loc", "Sing", "Гродеково"),
    ],
)
def test_nouns_and_what_stands_for_one(word: str, case: str, number: str, expected: str) -> None:
    assert inflect(word, "NOUN", case, number, gender="Masc") == expected
