"""Declension of people's names, and their spellings in Latin letters."""

from __future__ import annotations

import pytest

from pipelines.languages.ru.names import is_patronymic, nominatives
from pipelines.transliteration import fold, to_english


@pytest.mark.parametrize(
    ("form", "case", "gender", "expected"),
    [
        ("Махонина", "Gen", "Masc", "Махонин"),
        ("Лавровым", "Ins", "Masc", "Лавров"),
        ("Тухватуллину", "Acc", "Fem", "Тухватуллина"),
        ("Шереметкиной", "Dat", "Fem", "Шереметкина"),
        ("Лихим", "Ins", "Masc", "Лихой"),
        ("Ветлужскому", "Dat", "Masc", "Ветлужский"),
        ("Вуканичем", "Ins", "Masc", "Вуканич"),
        ("Горобца", "Gen", "Masc", "Горобец"),
        ("Заборонком", "Ins", "Masc", "Заборонок"),
        ("Дзюбы", "Gen", "Masc", "Дзюба"),
        ("Савчиц", "Gen", "Fem", "Савчиц"),
        ("Андреем", "Ins", "Masc", "Андрей"),
        ("Игоря", "Gen", "Masc", "Игорь"),
        ("Отрадную", "Acc", "Fem", "Отрадная"),
    ],
)
def test_nominative_is_among_the_candidates(form: str, case: str, gender: str, expected: str) -> None:
    assert expected in nominatives(form, case, gender)


def test_a_nominative_stays() -> None:
    assert nominatives("Махонин", "Nom", "Masc") == ("Махонин",)


@pytest.mark.parametrize(
    ("word", "expected"), [("Ильдаровна", True), ("Маратович", True), ("Вуканич", False), ("Махонин", False)]
)
def test_patronymics(word: str, expected: bool) -> None:
    assert is_patronymic(word) is expected


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Дмитрий Махонин", "Dmitry Makhonin"),
        ("Александр Рогожник", "Aleksandr Rogozhnik"),
        ("Юлий Щукин", "Yuly Shchukin"),
    ],
)
def test_english_spelling(russian: str, english: str) -> None:
    assert to_english(russian) == english


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Дмитрий", "Dmitri"),
        ("Дмитрий", "Dmitriy"),
        ("Крутой", "Krutoi"),
        ("Махонин", "Mahonin"),
        ("Пётр", "Petr"),
        ("Юлия", "Iuliia"),
        ("Андрей", "Andrei"),
        ("Щукин", "Schukin"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Ванин", "Иванин"), ("Лавров", "Лаврова"), ("Ким", "Кин")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)
