"""factRuEval answers: what a text of our own gives in the contest's form."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.factrueval import render, write_answers

TEXT = """Губернатор Калужской области Иван Сотников встретился с послом Узбекистана Рустамом Каримовым.

О покупке рассказала Анна Верховцева, директор Института речного транспорта. Холдинг «Заречье» купил завод «Орлик».

Компания «Вега-Транс» вложила в завод «Орлик» 300 млн рублей. Министерство связи оштрафовало компанию «Вега-Транс».
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    source, out = tmp_path_factory.mktemp("book"), tmp_path_factory.mktemp("out") / "answers"
    (source / "book_1.txt").write_text(TEXT, encoding="utf-8")
    assert write_answers(source, out) == 1
    return (out / "book_1.task3").read_text(encoding="utf-8").strip().split("\n\n")


@pytest.mark.parametrize(
    "fact",
    [
        ("Occupation", "Who : Иван Сотников", "Where : Калужской области", "Position : губернатор"),
        ("Occupation", "Who : Анна Верховцева", "Where : Института речного транспорта", "Position : директор"),
        ("Meeting", "Participant : Иван Сотников", "Participant : Рустам Каримов"),
        ("Ownership", "Owner : Заречье", "Property : Орлик"),
        ("Deal", "Type : купля/продажа", "Participant : Заречье", "Participant : Орлик"),
        ("Deal", "Type : инвестиции", "Participant : Вега-Транс", "Participant : Орлик"),
        ("Deal", "Type : наложение/выплата штрафа", "Participant : Министерство связи", "Participant : Вега-Транс"),
    ],
)
def test_what_a_text_says(answers: list[str], fact: tuple[str, ...]) -> None:
    assert set(fact) in [set(answer.split("\n")) for answer in answers]


def test_each_fact_is_a_paragraph_of_plain_lines() -> None:
    assert render((("Meeting", (("Participant", "А: Б"), ("Participant", "В\nГ"))),)) == (
        "Meeting\nParticipant : А Б\nParticipant : В Г\n"
    )


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no book_N\.txt"):
        write_answers(tmp_path, tmp_path / "out")
