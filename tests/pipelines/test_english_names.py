"""English texts → the entities that they name: types, names, codes; the engine's errors mended, names joined."""

from __future__ import annotations

import pytest

from pipelines.engines import english
from pipelines.english import clusters, names
from pipelines.types import LocalEntity


def entities(text: str) -> list[LocalEntity]:
    """The entities named (not those only described by an adjective)."""
    found, of, mentions = clusters.join(doc := english.load().annotate(text), names.find(doc))
    named = {of[n] for n, mention in enumerate(mentions) if mention.kind == "name"}
    return [
        cluster.entity(f"e{n}", tuple((m.start, m.end) for k, m in enumerate(mentions) if of[k] == n), (), None)
        for n, cluster in enumerate(found) if n in named
    ]


def named(text: str) -> set[tuple[str, str]]:
    return {(e.type, e.name) for e in entities(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perm Krai traded with Lower Saxony.", {("Region", "Perm Krai"), ("Region", "Lower Saxony")}),
        ("Goods go from the Kama region to Belarus.", {("Region", "Perm Krai"), ("Country", "Belarus")}),
        ("He flew to Ústí nad Labem and São Paulo.", {("City", "Ústí nad Labem"), ("City", "São Paulo")}),
        (
            "Crews worked in the Kaluga, Vladimir, and Nizhny Novgorod regions and in the Lagos and Ogun states.",
            {("Region", "Kaluga Oblast"), ("Region", "Vladimir Oblast"), ("Region", "Nizhny Novgorod Oblast"),
             ("Region", "Lagos State"), ("Region", "Ogun")},
        ),
        ("Northeast China imports it for 5 million US dollars.", {("Country", "China")}),
        ("They looked at the Balkans, the Caspian Sea and the Urals.", set()),
        ("The Indonesians bought it on Jan 8.", set()),
        ("The All-Russia Forestry Forum opens.", {("Event", "All-Russia Forestry Forum")}),
        ("She lives in the Czech town of Most.", {("City", "Most")}),
    ],
)
def test_places(text: str, expected: set[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Georgia Gov. Lee Tibbs flew from Atlanta to Seoul.", {"place:US-GA"}),
        ("The president of Georgia spoke in Tbilisi.", {"place:GE"}),
        ("Niger and Ghana would take part.", {"place:NE", "place:GH"}),
        ("OLYMPIA, Wash. — Washington Gov. Rita Moss spoke.", {"place:US-WA"}),
        ("Trains go to Washington and London.", {"place:US-DC"}),
        ("They met in Springfield, Illinois.", {"place:US-IL/springfield", "place:US-IL"}),
        ("Kano State Governor Musa Bello arrived.", {"place:NG-KN"}),
        ("The governor of Mozambique's Gaza Province came. Gaza grows rice.", {"place:MZ-G", "place:MZ"}),
    ],
)
def test_namesakes(text: str, keys: set[str]) -> None:
    found = {key for e in entities(text) for key in e.keys if key.startswith("place:")}
    assert keys <= found
    assert not {"place:GE", "place:US-GA"} <= found
    assert not {"place:US-DC", "place:US-WA"} <= found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks were held with Ambassador Salim al-Farsi.", {("Person", "Salim al-Farsi")}),
        ("Governor Kim Dong-yeon received Mr Nguyen Van Thang.",
         {("Person", "Kim Dong-yeon"), ("Person", "Nguyen Van Thang")}),
        ("Prime Minister Anwar bin Razak arrived. Anwar spoke.", {("Person", "Anwar bin Razak")}),
        ("K Velmurugan met T R Selvaraj. Velmurugan smiled.", {("Person", "K Velmurugan"), ("Person", "T R Selvaraj")}),
        ("Governor James Okello Otieno is back. Okello said so.", {("Person", "James Okello Otieno")}),
        ("Premier Olaf Lies was in Japan. Lies signed a declaration.", {("Person", "Olaf Lies"), ("Country", "Japan")}),
        ("The Deputy Economy Minister and the Ambassador Extraordinary spoke.", set()),
    ],
)
def test_people(text: str, expected: set[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's Ministry of Foreign Affairs wrote to her.",
         {("GovernmentBody", "Ministry of Foreign Affairs of Kenya"), ("Country", "Kenya")}),
        ("He thanked the Dutch embassy.", {("GovernmentBody", "Embassy of the Netherlands")}),
        ("Xinjiang's commerce department runs it.",
         {("GovernmentBody", "Commerce Department of Xinjiang"), ("Region", "Xinjiang")}),
        ("The Ministry of Environment, Water and Agriculture agreed.",
         {("GovernmentBody", "Ministry of Environment, Water and Agriculture")}),
        ("The chamber and the Ministry agreed with the Committee.", set()),
        ("He works at the Technical University of Rosenheim.",
         {("Organization", "Technical University of Rosenheim"), ("City", "Rosenheim")}),
        ("The Minsk Tractor Works sold tractors.", {("Company", "Minsk Tractor Works"), ("City", "Minsk")}),
        ("Meru County wants a road. The county government pays.",
         {("Region", "Meru County"), ("GovernmentBody", "Government of Meru County")}),
        ("The Export Support Centre (ESC) helped. ESC paid.", {("Organization", "Export Support Centre")}),
        ("She read it in a plan called the Cooperation Plan 2023.", set()),
        ("The tea exporter Highland Leaf grew. Highland Leaf sells tea.", {("Company", "Highland Leaf")}),
        ("The dairy Zelenoye Pole, the carmaker Kestrel and Air Laponia agreed.",
         {("Company", "Zelenoye Pole"), ("Company", "Kestrel"), ("Company", "Air Laponia")}),
        ("Orvinbank lent money to Torvia Motors. Torvia thanked it.",
         {("Company", "Orvinbank"), ("Company", "Torvia Motors")}),
    ],
)
def test_bodies(text: str, expected: set[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_an_entity_bears_its_forms_in_the_text_and_no_invented_russian_name() -> None:
    place, firm = sorted(entities("Kiev buys from Torvia Motors Inc."), key=lambda e: e.type)
    assert (place.name, place.iso) == ("Kyiv", "UA-30")
    assert "Kiev" in place.aliases
    assert dict(place.names)["ru"] == "Киев"
    assert dict(firm.names) == {"en": "Torvia Motors Inc."}
    assert firm.keys
    assert all(key.startswith(("org:", "brand:")) for key in firm.keys)
