"""COOPERATES_WITH in Russian: twins, impersonal clauses, whom a relative clause means, and areas told apart."""

from __future__ import annotations

import hashlib

import pytest

from pipelines.extract import extract
from pipelines.types import Article, Segment

Told = tuple[frozenset[str], str, tuple[str, ...]]

CASES: list[tuple[str, list[Told]]] = [
    ("Елец и Слуцк — города-побратимы.", [(frozenset({"Елец", "Слуцк"}), "asserted", ("побратимские связи",))]),
    (
        "Елец и Слуцк отметили десятилетие побратимства.",
        [(frozenset({"Елец", "Слуцк"}), "asserted", ("побратимские связи",))],
    ),
    (
        "Елец и Слуцк продлили побратимские связи на пять лет.",
        [(frozenset({"Елец", "Слуцк"}), "asserted", ("побратимские связи",))],
    ),
    ("Омская область и Шаньдун — регионы-партнёры.", [(frozenset({"Омская область", "Шаньдун"}), "asserted", ())]),
    (
        "Псковской области стоило бы объединиться с Новгородской областью.",
        [(frozenset({"Псковская область", "Новгородская область"}), "proposed", ())],
    ),
    (
        "Тверской медицинский университет, с которым Ереванский технический университет сотрудничает пять лет, растёт.",
        [(frozenset({"Тверской медицинский университет", "Ереванский технический университет"}), "asserted", ())],
    ),
    (
        "Рязанская область и Беларусь реализуют совместные проекты в станкостроении и льноводстве.",
        [(frozenset({"Рязанская область", "Беларусь"}), "asserted", ("станкостроение", "льноводство"))],
    ),
    (
        "Главными направлениями сотрудничества Рязанской области и Казахстана названы химия и транспорт.",
        [(frozenset({"Рязанская область", "Казахстан"}), "asserted", ("химия", "транспорт"))],
    ),
    (
        "Приоритетные направления взаимодействия Рязани и Бреста – культура, спорт.",
        [(frozenset({"Рязань", "Брест"}), "asserted", ("культура", "спорт"))],
    ),
    (
        "Сотрудничество между Рязанью и Брестом охватывает экологию и образование.",
        [(frozenset({"Рязань", "Брест"}), "asserted", ("экология", "образование"))],
    ),
    (
        "Рязанская область заинтересована в сотрудничестве с Сербией в сфере туризма.",
        [(frozenset({"Рязанская область", "Сербия"}), "proposed", ("туризм",))],
    ),
    (
        "Рязанская область сотрудничает с Беларусью по широкому кругу вопросов.",
        [(frozenset({"Рязанская область", "Беларусь"}), "asserted", ())],
    ),
    (
        "В Рязанскую область прибыли гости из Казахстана. Регионы сотрудничают в нефтехимии.",
        [(frozenset({"Рязанская область", "Казахстан"}), "asserted", ("нефтехимия",))],
    ),
    ("Сотрудничество Рязанской области с Венгрией прекращено.", []),
]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[text[:50] for text, _ in CASES])
def test_cooperation(text: str, told: list[Told]) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    found = extract(Article("test", None, None, None, "ru", "2026-02-05", digest, text, (Segment(0, 0, len(text)),)))
    names = {e.id: e.name for e in found.entities}
    assert [
        (frozenset({names[c.subject], names[c.object]}), c.status, c.qualifiers.areas)
        for c in found.claims
        if c.type == "COOPERATES_WITH"
    ] == told
