"""Identity keys of bodies and events: one body in Russian and English news shares one, its likes don't."""

from __future__ import annotations

import pytest

from pipelines.keys import keys_of

SAME = [
    "GovernmentBody|Министерство энергетики Беларуси|Energy Ministry of Belarus|Минэнерго Беларуси",
    "GovernmentBody|Министерство энергетики Республики Беларусь|Ministry of Energy of the Republic of Belarus",
    "GovernmentBody|Минпромторг России|Ministry of Industry and Trade of Russia|Russian Ministry of Industry and Trade",
    "GovernmentBody|МИД России|Russian Foreign Ministry|Ministry of Foreign Affairs of the Russian Federation",
    "GovernmentBody|Министерство лесного хозяйства Беларуси|Ministry of Forestry of Belarus",
    "GovernmentBody|Минсельхоз Самарской области|Ministry of Agriculture of Samara Oblast",
    "GovernmentBody|Правительство Пермского края|Government of Perm Krai|Perm Krai government",
    "GovernmentBody|Посольство Беларуси в России|Embassy of Belarus in Russia|Belarusian Embassy in Russia",
    "GovernmentBody|Брестский облисполком|Brest Oblast Executive Committee|Brest Regional Executive Committee",
    "GovernmentBody|Минский горисполком|Minsk City Executive Committee",
    "GovernmentBody|Администрация Перми|Perm City Administration|Администрация города Перми",
    "Organization|ТПП Самарской области|Торгово-промышленная палата Самарской области"
    "|Samara Oblast Chamber of Commerce and Industry",
    "Organization|Пермская торгово-промышленная палата|Perm Chamber of Commerce and Industry",
    "Organization|Томский политехнический университет|Tomsk Polytechnic University",
    "Company|МАЗ|MAZ|ОАО «МАЗ»|завод «МАЗ»",
    "Company|СтанкоГомель|StankoGomel|ОАО «СтанкоГомель»",
    "Company|«Белгоспроект»|Belgosproekt|институт «Белгоспроект»",
    "Company|Пермская целлюлозно-бумажная компания|Perm Pulp and Paper Company",
    "Company|Минский тракторный завод|Minsk Tractor Plant|Minsk Tractor Works",
    "Company|Архангельский ЦБК|Arkhangelsk Pulp and Paper Mill",
    "Company|Блю Дюн Трейдинг|Blue Dune Trading",
    "Event|Иннопром. Беларусь|Innoprom Belarus|Innoprom. Belarus",
    "Event|Всероссийский лесной форум|All-Russia Forestry Forum|All-Russian Forestry Forum",
    "Event|форум «Урал — Каспий»|Ural – Caspian forum",
]
OTHERS = [
    "GovernmentBody|Министерство энергетики Беларуси|Ministry of Energy of Russia",
    "GovernmentBody|Министерство промышленности Беларуси|Ministry of Trade of Belarus",
    "GovernmentBody|Правительство Пермского края|Government of Kirov Oblast",
    "GovernmentBody|Посольство Беларуси в России|Embassy of Russia in Belarus",
    "Organization|ТПП Самарской области|Perm Chamber of Commerce and Industry",
    "Company|Минский тракторный завод|Minsk Bearing Plant",
    "Company|МАЗ|BelAZ",
    "Event|Всероссийский лесной форум|All-Russia Transport Forum",
]


def keys(type_: str, name: str) -> set[str]:
    # Keys that a name shares with its likes elsewhere say nothing where a jurisdiction is told.
    found = set(keys_of(type_, name, published="2025-06-01"))
    return {key for key in found if "@" in key} or found


@pytest.mark.parametrize("line", SAME)
def test_names_of_one_body_share_a_key(line: str) -> None:
    type_, first, *others = line.split("|")
    for other in others:
        assert keys(type_, first) & set(keys_of(type_, other, published="2025-06-01")), (
            keys(type_, first), keys_of(type_, other))


@pytest.mark.parametrize("line", OTHERS)
def test_other_bodies_do_not(line: str) -> None:
    type_, one, other = line.split("|")
    assert not keys(type_, one) & keys(type_, other)
