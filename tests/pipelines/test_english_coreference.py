"""English references: text → what a word of it stands for."""

from __future__ import annotations

import pytest

from pipelines.engines import english
from pipelines.extract import resolve
from pipelines.types import Article, Segment

# Text, a word in it and which occurrence of the word, the names of what it stands for.
CASES = (
    # posts
    ("Perm Krai Governor Dmitry Orlov met Belarusian Ambassador Yuri Lis. The governor praised him.",
     "governor", 0, ("Dmitry Orlov",)),
    ("Perm Krai Governor Dmitry Orlov met Belarusian Ambassador Yuri Lis. The diplomat smiled.",
     "diplomat", 0, ("Yuri Lis",)),
    ("Egypt's Trade Minister Hassan Ali received Brazilian Ambassador Paulo Silva. The envoy thanked Egypt.",
     "envoy", 0, ("Paulo Silva",)),
    ("Iowa Governor Anna Lee met Jens Olsen, mayor of Aarhus. She gave the mayor a book.", "mayor", 1, ("Jens Olsen",)),
    ("Irina Kim, the region's minister of trade, spoke in Perm Krai.", "minister", 0, ("Irina Kim",)),
    # he and she
    ("Iowa Governor Anna Lee met Jens Olsen, mayor of Aarhus. She gave the mayor a book.", "She", 0, ("Anna Lee",)),
    ("Perm Krai Governor Dmitry Orlov met Belarusian Ambassador Yuri Lis. He invited him to Perm.",
     "him", 0, ("Yuri Lis",)),
    ("Chairwoman Lu Bo met Ivan Petrov. She thanked him.", "She", 0, ("Lu Bo",)),
    # places
    ("Perm Krai exports timber. The region sells it to Vietnam.", "region", 0, ("Perm Krai",)),
    ("Bavaria and Quebec renewed their pact. The Canadian province is a partner.", "province", 0, ("Quebec",)),
    ("Bavaria and Quebec renewed their pact. The German state is a partner.", "state", 0, ("Bavaria",)),
    ("Bavaria and Quebec renewed their pact. The two regions trade.", "regions", 0, ("Bavaria", "Quebec")),
    ("Perm and Louisville are twins. Louisville Mayor Ann Bell visited the Russian city.", "city", 0, ("Perm",)),
    ("Perm Krai opened a fair. Regional exports grew.", "Regional", 0, ("Perm Krai",)),
    # firms and bodies
    ("The Minsk Tractor Works opened a shop in Kirov. The plant will sell tractors there.",
     "plant", 0, ("Minsk Tractor Works",)),
    ("The Ministry of Trade of Kenya opened an office. The ministry said so.", "ministry", 1,
     ("Ministry of Trade of Kenya",)),
    ("The Kazakh firm KazSteel and the Chinese group Sinomet signed a contract. The Kazakh company will supply steel.",
     "company", 0, ("KazSteel",)),
    # the people of a place
    ("Vietnam and Perm Krai discussed trade. Vietnamese companies want timber.", "companies", 0, ("Vietnam",)),
    ("Vietnam and Perm Krai discussed trade. Both sides agreed.", "sides", 0, ("Vietnam", "Perm Krai")),
    ("A delegation from Tatarstan arrived in Hanoi.", "delegation", 0, ("Tatarstan",)),
    # whose words
    ('"We want to sell more," said Saxony\'s premier, Anna Krause.', "We", 0, ("Saxony",)),
    ('Anna Lee, chief executive of Acme Foods, said: "Our plans are ready."', "Our", 0, ("Acme Foods",)),
    ("Bavaria and Quebec renewed their pact.", "their", 0, ("Bavaria", "Quebec")),
    ("Perm Krai opened its fair.", "its", 0, ("Perm Krai",)),
)


@pytest.mark.parametrize(("text", "word", "which", "expected"), CASES)
def test_stands_for(text: str, word: str, which: int, expected: tuple[str, ...]) -> None:
    article = Article("example", None, None, None, "en", "2026-02-05", "", text, (Segment(0, 0, len(text)),))
    doc = english.load()(article)
    resolution = resolve(doc, article)
    token = [t for t in doc if t.text.casefold() == word.casefold()][which]
    found = [resolution.entity(e) for e in resolution.at(token.i)]
    assert len(found) == len(expected)
    for entity, name in zip(found, expected, strict=True):
        assert name in {entity.name, *entity.aliases, *(n for _, n in entity.names)}
