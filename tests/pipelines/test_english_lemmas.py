"""Form → lemma, with the shipped table and without."""

from __future__ import annotations

import pytest

from pipelines.engines import english
from pipelines.engines.english_lemmas import Lemmas

PAST, THIRD, PLURAL = "Tense=Past|VerbForm=Part", "Number=Sing|Person=3|VerbForm=Fin", "Number=Plur"


@pytest.mark.parametrize(("form", "pos", "feats", "lemma"), [
    ("exported", "VERB", PAST, "export"), ("twinned", "VERB", PAST, "twin"), ("produces", "VERB", THIRD, "produce"),
    ("supplies", "VERB", THIRD, "supply"), ("supplied", "VERB", PAST, "supply"),
    ("increased", "VERB", PAST, "increase"), ("signing", "VERB", "VerbForm=Ger", "sign"),
    ("investing", "VERB", "VerbForm=Ger", "invest"), ("ceded", "VERB", PAST, "cede"), ("met", "VERB", PAST, "meet"),
    ("held", "VERB", PAST, "hold"), ("sold", "VERB", PAST, "sell"), ("has", "AUX", THIRD, "have"),
    ("was", "AUX", "Tense=Past", "be"), ("companies", "NOUN", PLURAL, "company"),
    ("businesses", "NOUN", PLURAL, "business"), ("houses", "NOUN", PLURAL, "house"),
    ("Exports", "NOUN", PLURAL, "export"), ("men", "NOUN", PLURAL, "man"), ("news", "NOUN", "Number=Sing", "news"),
    ("larger", "ADJ", "Degree=Cmp", "large"), ("biggest", "ADJ", "Degree=Sup", "big"),
    ("Works", "PROPN", "Number=Plur", "Works"), ("their", "PRON", "", "their"), ("n't", "PART", "", "not"),
    ("5", "NUM", "", "5"),
])
def test_lemmas(form: str, pos: str, feats: str, lemma: str) -> None:
    assert english.load()._lemmas.of(form, pos, feats) == lemma


@pytest.mark.parametrize(("form", "lemma"), [
    ("exported", "export"), ("produced", "produce"), ("twinned", "twin"), ("toured", "toure"), ("mulled", "mull"),
])
def test_rules_alone(form: str, lemma: str) -> None:
    """Without a list of verbs the likeliest: "toured" is like "cured" then."""
    assert Lemmas({}, {}).of(form, "VERB", PAST) == lemma
