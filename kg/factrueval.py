"""What the pipelines read in factRuEval-2016's documents, as answers to that contest's third track (facts)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg import deals, occupations
from kg.errors import UsageError
from kg.occupations import clean
from pipelines import articles
from pipelines.errors import UnreadableArticle
from pipelines.extract import analyse, claims_of
from pipelines.resolution import Resolution
from pipelines.scene import Scene
from pipelines.types import PLACES, Article, Claim

Fact = tuple[str, tuple[tuple[str, str], ...]]  # its type, then (argument, value)

# Relations that the contest calls deals, and the type of deal that each is.
DEALS = {"INVESTS_IN": "инвестиции", "SUPPLIES_TO": "купля/продажа"}
CONTRACTS = ("контракт", "договор")
BOUGHT = frozenset({"owns.buy", "owns.sell", "owns.purchase", "owns.pass"})


def write_answers(directory: Path, out: Path) -> int:
    """Writes `book_N.task3` for each `book_N.txt` of a folder; gives how many. Raises UsageError if there is none."""
    texts = sorted(directory.glob("book_*.txt"))
    if not texts:
        raise UsageError(f"{directory}: no book_N.txt in it; give the folder of factRuEval's documents")
    out.mkdir(parents=True, exist_ok=True)
    for text in texts:
        try:
            written = render(facts(replace(articles.read_file(str(text)), language="ru")))
        except UnreadableArticle:
            written = ""
        (out / f"{text.stem}.task3").write_text(written, encoding="utf-8")
    return len(texts)


def facts(article: Article) -> tuple[Fact, ...]:
    """What a Russian article says, in the contest's terms; each fact once."""
    resolution = analyse(article)
    claims = claims_of(resolution)
    return tuple(dict.fromkeys((*_occupations(resolution), *_claims(resolution, claims), *_deals(resolution))))


def render(found: tuple[Fact, ...]) -> str:
    """Facts in the contest's form: a paragraph each, the type first, then `Argument : value` lines."""
    return "\n".join(
        "\n".join((type_, *(f"{name} : {_plain(value)}" for name, value in arguments))) + "\n"
        for type_, arguments in found
    )


def _plain(value: str) -> str:
    """A value on one line and without the sign that parts it from its argument."""
    return " ".join(value.replace(":", " ").split())


def _occupations(resolution: Resolution) -> Iterator[Fact]:
    """Occupations beside names, then the posts of the graph that they don't tell of."""
    told: set[tuple[str, str]] = set()
    for each in occupations.find(resolution):
        told.add((each.who, _head(each.position)))
        if each.holds:
            yield "Ownership", (("Owner", each.who), ("Property", each.where))
            continue
        yield "Occupation", (("Who", each.who), ("Where", each.where), ("Position", each.position))
    for id_, post, span in resolution.posts:
        who = clean(resolution.entity(id_).name)
        if post.place is not None and (who, _head(post.title)) not in told:
            told.add((who, _head(post.title)))
            yield (
                "Occupation",
                (("Who", who), ("Where", _worded(resolution, post.place, span[0])), ("Position", post.title)),
            )


def _worded(resolution: Resolution, id_: str, at: int) -> str:
    """An entity as the text names it nearest to an offset: "РФ", "Подмосковья"; the contest knows those forms."""
    names = [m for m in resolution.mentions if m.kind == "name" and id_ in resolution.at(m.head)]
    nearest = min(names, key=lambda m: abs(m.start - at), default=None)
    return clean(nearest.text if nearest is not None else resolution.entity(id_).name)


def _head(title: str) -> str:
    """The first noun of a title: what two wordings of one post share."""
    words = title.casefold().split()
    return next((w for w in words if not w.endswith(("ый", "ий", "ой", "ая"))), "")


def _claims(resolution: Resolution, claims: tuple[Claim, ...]) -> Iterator[Fact]:
    for claim in claims:
        ends = clean(resolution.entity(claim.subject).name), clean(resolution.entity(claim.object).name)
        if claim.type == "MET_WITH":
            yield "Meeting", (("Participant", ends[0]), ("Participant", ends[1]))
        elif claim.type == "OWNS":
            yield "Ownership", (("Owner", ends[0]), ("Property", ends[1]))
        deal = _deal(claim)
        if (
            claim.type == "SUPPLIES_TO"
            and {resolution.type_of(claim.subject), resolution.type_of(claim.object)} & PLACES
        ):
            continue  # trade with a state, not a deal between two parties
        if deal is not None:
            yield "Deal", (("Type", deal), ("Participant", ends[0]), ("Participant", ends[1]))


def _deals(resolution: Resolution) -> Iterator[Fact]:
    for each in deals.find(Scene(resolution)):
        sides = tuple(clean(resolution.entity(side).name) for side in each.sides)
        yield "Deal", (("Type", each.type), ("Participant", sides[0]), ("Participant", sides[1]))


def _deal(claim: Claim) -> str | None:
    if claim.type == "OWNS":
        return "купля/продажа" if claim.frame in BOUGHT else None
    if claim.type == "SIGNED_WITH":
        return "договор" if (claim.qualifiers.document or "").casefold().startswith(CONTRACTS) else None
    return DEALS.get(claim.type)
