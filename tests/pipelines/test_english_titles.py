"""English titles: text → role, what it is of, where an envoy is sent, who holds it."""

from __future__ import annotations

import pytest

from pipelines.engines import english
from pipelines.english import names, titles

# Text → for each title with people: (role, names of what it is of, accredited to, people).
CASES = (
    (
        "Perm Krai Governor Dmitry Makhonin met Ambassador of Belarus to Russia Dmitry Krutoi.",
        (
            ("governor", ("Perm Krai",), None, ("Dmitry Makhonin",)),
            ("ambassador", ("Belarus",), "Russia", ("Dmitry Krutoi",)),
        ),
    ),
    (
        "Ambassador of Uzbekistan to the Russian Federation Botirjon Asadov came.",
        (("ambassador", ("Uzbekistan",), "Russian Federation", ("Botirjon Asadov",)),),
    ),
    (
        "He Houhua, vice chairman of the council, Li Wenda, chairman of Sinomet, and Anna Lee, mayor of Kiel, came.",
        (
            ("deputy_director", (), None, ("He Houhua",)),
            ("director", ("Sinomet",), None, ("Li Wenda",)),
            ("mayor", ("Kiel",), None, ("Anna Lee",)),
        ),
    ),
    (
        "Canadian Prime Minister Mark Carney and Alberta Premier Danielle Smith signed a memorandum.",
        (
            ("head_of_government", ("Canadian",), None, ("Mark Carney",)),
            ("governor", ("Alberta",), None, ("Danielle Smith",)),
        ),
    ),
    (
        "U.S. Secretary of State Marco Rubio spoke.",
        (("minister", ("U.S.",), None, ("Marco Rubio",)),),
    ),
    (
        "Iowa's agriculture secretary, Beth Ames, came with Gov. Anna Lee.",
        (
            ("minister", ("Iowa",), None, ("Beth Ames",)),
            ("governor", (), None, ("Anna Lee",)),
        ),
    ),
    (
        "Aidos Kurman, Deputy Prime Minister – Minister of Trade of Kazakhstan, arrived.",
        (
            ("deputy_head_of_government", (), None, ("Aidos Kurman",)),
            ("minister", ("Kazakhstan",), None, ("Aidos Kurman",)),
        ),
    ),
    (
        "First Deputy Chairman of the Government of Perm Krai – Minister of Economy Ivan Petrov spoke.",
        (
            ("deputy_head_of_government", ("Government of Perm Krai", "Perm Krai"), None, ("Ivan Petrov",)),
            ("minister", (), None, ("Ivan Petrov",)),
        ),
    ),
    (
        "Azerbaijani Deputy Economy Minister Samir Valizada arrived.",
        (("deputy_minister", ("Azerbaijani",), None, ("Samir Valizada",)),),
    ),
    (
        "Industry, Trade and Investment Minister Anna Bo spoke.",
        (("minister", (), None, ("Anna Bo",)),),
    ),
    (
        "Maharashtra Deputy Chief Minister Devendra Fadnavis laid the stone.",
        (("deputy_governor", ("Maharashtra",), None, ("Devendra Fadnavis",)),),
    ),
    (
        "North Rhine-Westphalia Minister-President Hendrik Wüst visited Osaka Governor Hirofumi Yoshimura.",
        (
            ("governor", ("North Rhine-Westphalia",), None, ("Hendrik Wüst",)),
            ("governor", ("Osaka",), None, ("Hirofumi Yoshimura",)),
        ),
    ),
    (
        "Rais of the Republic of Tatarstan Rustam Minnikhanov received Consul General of China in Kazan Xiang Bo.",
        (
            ("governor", ("Republic of Tatarstan",), None, ("Rustam Minnikhanov",)),
            ("consul", ("China",), "Kazan", ("Xiang Bo",)),
        ),
    ),
    (
        "Akim of Almaty Darkhan Satybaldy spoke.",
        (("mayor", ("Almaty",), None, ("Darkhan Satybaldy",)),),
    ),
    (
        "Belarusian Chargé d'Affaires in Latvia Aleksandr Shpakovsky arrived.",
        (("representative", ("Belarusian",), "Latvia", ("Aleksandr Shpakovsky",)),),
    ),
    (
        "Perm Krai's trade representative in Belarus, Oleg Ivanov, said so.",
        (("representative", ("Perm Krai",), "Belarus", ("Oleg Ivanov",)),),
    ),
    (
        "Australia's High Commissioner to India, Philip Green, attended.",
        (("ambassador", ("Australia",), "India", ("Philip Green",)),),
    ),
    (
        "New Zealand's trade commissioner in Mumbai, Ann Lee, attended.",
        (("representative", ("New Zealand",), "Mumbai", ("Ann Lee",)),),
    ),
    (
        "Siemens Energy chief executive Christian Bruch and Volkswagen chairman Hans Dieter Pötsch attended.",
        (
            ("director", ("Siemens Energy",), None, ("Christian Bruch",)),
            ("director", ("Volkswagen",), None, ("Hans Dieter Pötsch",)),
        ),
    ),
    (
        "WTO Director-General Ngozi Okonjo-Iweala spoke.",
        (("director", ("WTO",), None, ("Ngozi Okonjo-Iweala",)),),
    ),
    (
        "Rector of Perm State University Dmitry Krasilnikov signed it.",
        (("director", ("Perm State University", "Perm"), None, ("Dmitry Krasilnikov",)),),
    ),
    (
        "State Duma deputy Irina Ivanova came.",
        (("legislator", ("State Duma",), None, ("Irina Ivanova",)),),
    ),
    (
        "Sen. Chris Murphy of Connecticut spoke.",
        (("legislator", ("Connecticut",), None, ("Chris Murphy",)),),
    ),
    (
        "Anna Müller (mayor of Kiel) and Jens Olsen, mayor of Aarhus, signed.",
        (
            ("mayor", ("Kiel",), None, ("Anna Müller",)),
            ("mayor", ("Aarhus",), None, ("Jens Olsen",)),
        ),
    ),
    (
        "The governors of Iowa and Jalisco, Kim Reynolds and Pablo Lemus, met.",
        (("governor", ("Iowa", "Jalisco"), None, ("Kim Reynolds", "Pablo Lemus")),),
    ),
    (
        "Minister-President Ludwig Achterberg of Bavaria spoke.",
        (("governor", ("Bavaria",), None, ("Ludwig Achterberg",)),),
    ),
    (
        "Irina Matusevich, director general of the Pinsk-based company, told reporters so.",
        (("director", (), None, ("Irina Matusevich",)),),
    ),
    (
        "The head of Tatarstan, Rustam Minnikhanov, met the head of the department, Oleg Kim.",
        (
            ("governor", ("Tatarstan",), None, ("Rustam Minnikhanov",)),
            ("agency_head", (), None, ("Oleg Kim",)),
        ),
    ),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_titles(text: str, expected: tuple[tuple[object, ...], ...]) -> None:
    doc = english.load().annotate(text)
    mentions = names.find(doc)
    found = tuple(
        (
            t.role,
            tuple(mentions[n].text for n in t.scope),
            None if t.accredited is None else mentions[t.accredited].text,
            tuple(mentions[n].text for n in t.people),
        )
        for t in titles.find(doc, mentions)
        if t.people
    )
    assert found == expected


@pytest.mark.parametrize(
    ("text", "title", "former"),
    [
        ("Belarus' Ambassador Extraordinary and Plenipotentiary to Russia Yuri Lis came.",
         "Ambassador Extraordinary and Plenipotentiary", False),
        ("Minister of State for External Affairs Anna Rao spoke.", "Minister of State for External Affairs", False),
        ("Former British prime minister Tony Blair spoke.", "prime minister", True),
        ("Gov. Anna Lee spoke.", "Governor", False),
        ("Boris Pyatkin, a former deputy governor, spoke.", "deputy governor", True),
        ("Zoran Maletić, formerly Serbia's consul general in Yekaterinburg, spoke.", "consul general", True),
        ("Iowa's ex-governor Lyle Gray spoke.", "governor", True),
    ],
)
def test_title_words(text: str, title: str, former: bool) -> None:
    doc = english.load().annotate(text)
    found = [t for t in titles.find(doc, names.find(doc)) if t.people]
    assert [(t.title, t.former) for t in found] == [(title, former)]


@pytest.mark.parametrize(
    "text",
    [
        "The member states agreed at ministerial level.",
        "He took charge of the head office.",
        "The mayoral elections are over.",
        "The Council of Ministers met.",
    ],
)
def test_words_that_are_no_posts(text: str) -> None:
    doc = english.load().annotate(text)
    assert not [t for t in titles.find(doc, names.find(doc)) if t.people or t.scope]
