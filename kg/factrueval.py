"""What the pipelines read in factRuEval-2016's documents, as answers to that contest's third track (facts)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import UsageError
from pipelines import articles
from pipelines.errors import UnreadableArticle
from pipelines.extract import extract
from pipelines.types import Claim, Evidence

Fact = tuple[str, tuple[tuple[str, str], ...]]  # its type, then (argument, value)

# Relations that the contest calls deals, and the type of deal that each is.
DEALS = {"INVESTS_IN": "инвестиции", "SUPPLIES_TO": "купля/продажа", "SIGNED_WITH": "договор"}
BOUGHT = frozenset({"owns.buy", "owns.sell", "owns.purchase", "owns.pass"})


def write_answers(directory: Path, out: Path) -> int:
    """Writes `book_N.task3` for each `book_N.txt` of a folder; gives how many. Raises UsageError where there is none."""
    texts = sorted(directory.glob("book_*.txt"))
    if not texts:
        raise UsageError(f"{directory}: no book_N.txt in it; give the folder of factRuEval's documents")
    out.mkdir(parents=True, exist_ok=True)
    for text in texts:
        try:
            evidence = extract(replace(articles.read_file(str(text)), language="ru"))
        except UnreadableArticle:
            written = ""
        else:
            written = render(facts(evidence))
        (out / f"{text.stem}.task3").write_text(written, encoding="utf-8")
    return len(texts)


def facts(evidence: Evidence) -> tuple[Fact, ...]:
    """What an article says, in the contest's terms; each fact once."""
    return tuple(dict.fromkeys((*_occupations(evidence), *_claims(evidence))))


def render(found: tuple[Fact, ...]) -> str:
    """Facts in the contest's form: a paragraph each, the type first, then `Argument : value` lines."""
    return "\n".join("\n".join((type_, *(f"{name} : {_plain(value)}" for name, value in arguments))) + "\n" for type_, arguments in found)


def _plain(value: str) -> str:
    """A value on one line and without the sign that parts it from its argument."""
    return " ".join(value.replace(":", " ").split())


def _occupations(evidence: Evidence) -> Iterator[Fact]:
    names = {e.id: e.name for e in evidence.entities}
    for person in evidence.entities:
        for post in person.posts:
            place = (("Where", names[post.place]),) if post.place in names else ()
            yield "Occupation", (("Who", person.name), *place, ("Position", post.title))


def _claims(evidence: Evidence) -> Iterator[Fact]:
    names = {e.id: e.name for e in evidence.entities}
    for claim in evidence.claims:
        ends = names[claim.subject], names[claim.object]
        if claim.type == "MET_WITH":
            yield "Meeting", (("Participant", ends[0]), ("Participant", ends[1]))
        elif claim.type == "OWNS":
            yield "Ownership", (("Owner", ends[0]), ("Property", ends[1]))
        deal = _deal(claim)
        if deal is not None:
            yield "Deal", (("Type", deal), ("Participant", ends[0]), ("Participant", ends[1]))


def _deal(claim: Claim) -> str | None:
    if claim.type == "OWNS":
        return "купля/продажа" if claim.frame in BOUGHT else None
    return DEALS.get(claim.type)
