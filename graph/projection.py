"""From claims to relation edges: one edge a fact, with what all its claims say together. Pure.

A pair is one relation type between two entities; all its claims are projected at once, so that their order can't
matter. What tells facts of a pair apart is RELATIONS' keying.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.schema import RELATIONS, Relation
from graph.timespans import Occasion, day_of, occasions, span, with_year

CLAIMS_SHOWN = 5
CONFIDENCE_DIGITS = 4

Figure = tuple[float | None, str | None, float | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """One relation type between two entities; of a symmetric one `subject` is the lower id."""

    type: str
    subject: str
    object: str

    @staticmethod
    def of(type_: str, subject: str, object_: str) -> Pair | None:
        """The pair of a claim, or None where both ends are one entity."""
        if subject == object_:
            return None
        if _relation(type_).symmetric and object_ < subject:
            subject, object_ = object_, subject
        return Pair(type_, subject, object_)

    @property
    def text(self) -> str:
        return "\t".join((self.type, self.subject, self.object))

    @staticmethod
    def parse(text: str) -> Pair:
        type_, subject, object_ = text.split("\t")
        return Pair(type_, subject, object_)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as projection sees it.

    `id` is the store's; `name`, `source` (the article) and `story` (the same for all its near-identical reprints),
    which decide, come from the evidence alone. `place`, `to` and `accredited_to` are ids of entities; the other
    qualifiers are the claim's own.
    """

    id: str
    name: str
    source: str
    published: str | None
    status: str
    confidence: float
    plover: str | None
    sentence: str
    qualifiers: Mapping[str, Any]
    place: str | None = None
    to: str | None = None
    accredited_to: str | None = None
    story: str | None = None

    @property
    def report(self) -> str:
        """What it is a report of its own by: its article, or the story that reprints of it tell, too."""
        return self.story or self.source

    @property
    def rank(self) -> tuple[float, int, str, int, str]:
        """The best statement first: sure, full (with date, place, figures), early, short."""
        full = len(self.qualifiers) + (self.place is not None)
        return (-self.confidence, -full, self.published or "9999", len(self.sentence), self.name)


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation edge: its `id` (the claims' `fact`), its properties, and the names of the claims that it rests on."""

    id: str
    key: str
    properties: Mapping[str, Any]
    statements: tuple[str, ...]


def facts(pair: Pair, statements: Iterable[Statement], name_of: Callable[[str], str | None]) -> tuple[Fact, ...]:
    """The facts that all claims of a pair make. `name_of` gives an entity's display name."""
    distinct = {s.name: s for s in sorted(statements, key=lambda s: s.id, reverse=True)}
    by_status: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(distinct.values(), key=lambda s: s.rank):
        by_status[statement.status].append(statement)
    found: list[Fact] = []
    for status in sorted(by_status):
        for parts, group, extra in _groups(_relation(pair.type), by_status[status]):
            key = "|".join((status, *parts))
            fact = hashlib.sha256(f"{pair.text}\t{key}".encode()).hexdigest()[:16]
            properties = {"key": key, "fact": fact, "status": status, **_common(group, name_of), **extra}
            kept = {k: v for k, v in sorted(properties.items()) if v is not None and v != []}
            found.append(Fact(fact, key, kept, tuple(s.name for s in group)))
    return tuple(sorted(found, key=lambda f: f.key))


Group = tuple[tuple[str, ...], list[Statement], Mapping[str, Any]]


def _relation(type_: str) -> Relation:
    return RELATIONS.get(type_, Relation("dates"))


def _groups(relation: Relation, statements: Sequence[Statement]) -> list[Group]:
    match relation.keying:
        case "figure":
            return _by_figure(statements)
        case "role":
            return [((role,), group, {"role": role or None, **_interval(group)})
                    for role, group in _grouped(statements, lambda s: str(s.qualifiers.get("role") or ""))]
        case "interval":
            return [((), list(statements), {"share_pct": _mode(statements, "share_pct"), **_interval(statements)})]
        case "areas":
            return [((), list(statements), _interval(statements))]
        case "document":
            return [((document, *key), group, {"document": document or None, **extra})
                    for document, alike in _grouped(statements, lambda s: str(s.qualifiers.get("document") or ""))
                    for key, group, extra in _by_occasion(alike)]
        case "dates":
            return _by_occasion(statements)


def _grouped(statements: Sequence[Statement], key: Callable[[Statement], str]) -> list[tuple[str, list[Statement]]]:
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[key(statement)].append(statement)
    return sorted(groups.items())


def _by_occasion(statements: Sequence[Statement]) -> list[Group]:
    when = occasions([(s.qualifiers.get("date") or s.qualifiers.get("period"), s.published) for s in statements])
    groups: dict[str, list[tuple[Statement, Occasion]]] = defaultdict(list)
    for statement, occasion in zip(statements, when, strict=True):
        groups[occasion.label].append((statement, occasion))
    found: list[Group] = []
    for label in sorted(groups):
        first = groups[label][0][1]
        group = [statement for statement, _ in groups[label]]
        days = [d for s in group if (d := s.qualifiers.get("date")) and day_of(d)
                and first.first and first.last and first.first <= d[:10] <= first.last]
        found.append(((label,), group, {
            "date": _most_common(d[:10] for d in days) or first.date, "date_from": first.first, "date_to": first.last}))
    return found


def _by_figure(statements: Sequence[Statement]) -> list[Group]:
    """Facts by period and goods; figures that contradict stay apart."""
    found: list[Group] = []
    for key, alike in _grouped(statements, lambda s: f"{_period(s) or ''}|{', '.join(_listed(s, 'goods'))}"):
        period = _period(alike[0])
        days = span(period)
        for figure, group in _figures(alike):
            value, currency, change = figure
            label = " ".join(str(part) for part in (value, currency, f"{change}%" if change is not None else None)
                             if part is not None)
            found.append(((key, label), group, {
                "period": period, "value": value, "currency": currency, "change_pct": change,
                "date_from": days.first.isoformat() if days else None,
                "date_to": days.last.isoformat() if days else None}))
    return found


def _figures(statements: Sequence[Statement]) -> list[tuple[Figure, list[Statement]]]:
    """Statements by figure. A less complete figure joins the only one that it can be part of."""
    said = {s.name: _figure(s) for s in statements}
    distinct = set(said.values())
    if all(len({figure[n] for figure in distinct} - {None}) <= 1 for n in range(3)):
        value = next((v for v, _, _ in distinct if v is not None), None)
        currency = next((c for _, c, _ in distinct if c is not None), None)
        change = next((c for _, _, c in distinct if c is not None), None)
        return [((value, currency, change), list(statements))]
    groups: dict[Figure, list[Statement]] = defaultdict(list)
    for statement in statements:
        figure = said[statement.name]
        fuller = [f for f in distinct if _part_of(figure, f) and not any(_part_of(f, g) and f != g for g in distinct)]
        groups[fuller[0] if len(fuller) == 1 else figure].append(statement)
    return sorted(groups.items(), key=lambda item: str(item[0]))


def _figure(statement: Statement) -> Figure:
    q = statement.qualifiers
    value, change = q.get("value"), q.get("change_pct")
    return (None if value is None else float(value), q.get("currency"), None if change is None else float(change))


def _part_of(figure: Figure, other: Figure) -> bool:
    return all(a is None or a == b for a, b in zip(figure, other, strict=True))


def _period(statement: Statement) -> str | None:
    period = statement.qualifiers.get("period") or statement.qualifiers.get("date")
    return with_year(period, day_of(statement.published)) if period else None


def _interval(statements: Sequence[Statement]) -> dict[str, Any]:
    """The time that the statements' dates span."""
    said = [s.qualifiers.get("date") or s.qualifiers.get("period") for s in statements]
    spans = [found for text, s in zip(said, statements, strict=True)
             if text and (found := span(with_year(text, day_of(s.published))))]
    if not spans:
        return {}
    return {"date_from": min(s.first for s in spans).isoformat(), "date_to": max(s.last for s in spans).isoformat()}


def _common(group: Sequence[Statement], name_of: Callable[[str], str | None]) -> dict[str, Any]:
    """What every edge says: how well it is supported, and the qualifiers that most of its claims give."""
    published = sorted(s.published for s in group if s.published)
    place = _most_common(s.place for s in group)
    to = _most_common(s.to for s in group)
    accredited = sorted({s.accredited_to for s in group if s.accredited_to})
    return {
        "reports": len({s.report for s in group}), "articles": len({s.source for s in group}),
        "sentence": group[0].sentence, "evidence": [s.id for s in group[:CLAIMS_SHOWN]],
        "confidence": _confidence(group), "plover": group[0].plover,
        "first_reported": published[0] if published else None, "last_reported": published[-1] if published else None,
        "place": name_of(place) if place else None, "place_id": place, "to": name_of(to) if to else None, "to_id": to,
        "accredited_to": [name_of(a) or a for a in accredited], "accredited_to_ids": accredited,
        "title": _mode(group, "title"), "format": _mode(group, "format"),
        "goods": _union(group, "goods"), "areas": _union(group, "areas"),
    }


def _confidence(group: Sequence[Statement]) -> float:
    """That at least one story is right, each as sure as its surest claim."""
    surest: dict[str, float] = {}
    for statement in group:
        surest[statement.report] = max(surest.get(statement.report, 0.0), statement.confidence)
    wrong = 1.0
    for confidence in sorted(surest.values()):
        wrong *= 1.0 - confidence
    return round(1.0 - wrong, CONFIDENCE_DIGITS)


def _mode(group: Sequence[Statement], name: str) -> Any:
    return _most_common(s.qualifiers.get(name) for s in group)


def _most_common(values: Iterable[Any]) -> Any:
    """The most frequent value that isn't None; of equals the first by letters."""
    said = [value for value in values if value is not None]
    if len(said) < 2:  # as nearly always, so it should cost little
        return said[0] if said else None
    counts = Counter(said)
    return min(counts, key=lambda v: (-counts[v], str(v)))


def _union(group: Sequence[Statement], name: str) -> list[str]:
    return sorted({item for s in group for item in s.qualifiers.get(name) or ()})


def _listed(statement: Statement, name: str) -> list[str]:
    return sorted(set(statement.qualifiers.get(name) or ()))
