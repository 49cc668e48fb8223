"""Extraction against gold articles: precision, recall and F1 of entities, relations and qualifiers.

Entities: a gold entity is found when a predicted one of its type has its code or name; further fragments of it, and
inventions, are spurious. Relations: claims that agree in type, both ends (either way round for a symmetric type) and
status class and contradict each other in no qualifier are one predicted relation; predicted and gold relations are then
matched one to one. Qualifiers are scored on the matched ones, extra ones as wrong.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines import confidence

Record = Mapping[str, Any]
Triple = tuple[str, str, str, str]

SYMMETRIC = frozenset({"MET_WITH", "TRADES_WITH", "COOPERATES_WITH", "SIGNED_WITH"})
BODIES = frozenset({"GovernmentBody", "Company", "Organization"})
PLACES = frozenset({"Country", "Region", "City"})
CORE = ("HOLDS_POSITION", "MET_WITH", "VISITED", "INVITED", "TRADES_WITH", "EXPORTS_TO", "SIGNED_WITH")
STATUS_CLASS = {"asserted": "asserted", "planned": "future", "proposed": "future", "former": "former"}
NUMBERS = frozenset({"value", "change_pct", "share_pct"})
TIMES = frozenset({"date", "period"})
ENTITY_ENDS = frozenset({"place", "to", "accredited_to"})
PHRASES = frozenset({"title", "document"})
PHRASE_LISTS = frozenset({"goods", "areas"})
TOKENS = frozenset({"currency", "role", "format"})
QUALIFIERS = tuple(sorted(NUMBERS | TIMES | ENTITY_ENDS | PHRASES | PHRASE_LISTS | TOKENS))
CONTRADICTING = NUMBERS | TIMES | {"currency", "role", "format", "place", "to"}
LITTLE_WORDS = frozenset("the of and for in в во и по на для ооо оао зао ао пао ojsc jsc llc ltd".split())
LINKED = 0.75  # similarity from which two entities are taken for one


@dataclass(slots=True)
class Scores:
    """Counts over articles; `tp`, `fp`, `fn` by relation type, `right`, `wrong`, `extra`, `missing` by qualifier."""

    articles: int = 0
    relations: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    qualifiers: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    entities: Counter[str] = field(default_factory=Counter)
    absent: int = 0
    absent_asserted: int = 0
    frames: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[tuple[str, str, Record]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The figures as `--json` prints them."""
        overall, core = _sum(self.relations.values()), _sum(c for k, c in self.relations.items() if k in CORE)
        return {
            "articles": self.articles,
            "core": _named(core),
            "relations": _named(overall),
            "entities": _named(self.entities),
            "by_type": {k: _named(c) | {"gold": c["tp"] + c["fn"]} for k, c in sorted(self.relations.items())},
            "qualifiers": {k: {"f1": qualifier_f1(c), **c} for k, c in sorted(self.qualifiers.items())},
            "qualifiers_f1": qualifier_f1(_sum(self.qualifiers.values())),
            "absent_asserted": self.absent_asserted,
            "absent": self.absent,
        }


def evaluate(gold: Sequence[Record], predictions: Mapping[str, Record], types: frozenset[str] = frozenset()) -> Scores:
    """Scores of predictions (by gold article's name) against gold; `types` limits them to some relation types."""
    total = Scores()
    for article in gold:
        name = str(article["article"])
        _score(article, predictions.get(name, {"entities": [], "claims": []}), types, total)
    return total


def read_gold(folder: Path, language: str | None = None) -> list[Record]:
    """The gold articles of a folder, by name."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [g for g in found if language in {None, g["language"]}]


def match_articles(gold: Sequence[Record], records: Iterable[Record]) -> dict[str, Record]:
    """Extraction records by the gold article each belongs to: by file name, for seed-NNN by its first three signs."""
    by_stem = {Path(str(r["article"]["path"])).stem: r for r in records}
    found: dict[str, Record] = {}
    for article in gold:
        name = str(article["article"])
        stem = name
        if name.startswith("seed-") and name not in by_stem:
            stem = next((s for s in sorted(by_stem) if s.startswith(name.removeprefix("seed-"))), name)
        if stem in by_stem:
            found[name] = by_stem[stem]
    return found


# --- names ---------------------------------------------------------------------------------------------------------


def _words(name: str) -> tuple[str, ...]:
    folded = name.casefold().replace("ё", "е").replace("’", "").replace("'", "")
    return tuple(w for w in re.findall(r"\w+", folded) if w not in LITTLE_WORDS)


def _stems(name: str) -> frozenset[str]:
    return frozenset(w[:5] for w in _words(name))


def _names(entity: Record) -> list[str]:
    names = entity.get("names") or []
    listed = list(names.values()) if isinstance(names, Mapping) else list(names)
    return [n for n in [entity.get("name"), *listed, *(entity.get("aliases") or [])] if n and _words(n)]


def _family(type_: str) -> str:
    return "body" if type_ in BODIES else "place" if type_ in PLACES else type_


def _same_script(a: str, b: str) -> bool:
    return bool(re.search("[а-яё]", a, re.IGNORECASE)) == bool(re.search("[а-яё]", b, re.IGNORECASE))


def _person_similarity(gold: Sequence[str], predicted: Sequence[str]) -> float:
    best = 0.0
    for g in map(_words, gold):
        for p in map(_words, predicted):
            if sorted(g) == sorted(p) and len(g) > 1:
                return 1.0
            if g[-1] == p[-1] and len(g) > 1 and len(p) > 1:
                initial = len(g[0]) == 1 or len(p[0]) == 1
                if g[0][0] == p[0][0] and (initial or g[0][:3] == p[0][:3]):
                    best = 0.95
    if best:
        return best
    full = [[n for n in names if len(_words(n)) > 1] for names in (gold, predicted)]
    if all(full) and any(_same_script(g, p) for g in full[0] for p in full[1]):
        return 0.0  # both have a full name, and no two of them agree
    return 0.9 if any(_words(g)[-1] == _words(p)[-1] for g in gold for p in predicted) else 0.0


def _similarity(gold: Record, predicted: Record) -> float:
    if _family(gold["type"]) != _family(predicted["type"]):
        return 0.0
    if gold.get("iso") and predicted.get("iso"):
        return float(gold["iso"] == predicted["iso"])
    if gold["type"] == "Person":
        return _person_similarity(_names(gold), _names(predicted))
    best = 0.0
    for g in _names(gold):
        for p in _names(predicted):
            if sorted(_words(g)) == sorted(_words(p)):
                return 1.0
            if gold["type"] not in PLACES:
                gs, ps = _stems(g), _stems(p)
                nested = min(len(gs), len(ps)) >= 2 and (gs <= ps or ps <= gs)
                best = max(best, 0.95 * len(gs & ps) / len(gs | ps), 0.8 if nested else 0.0)
    return best


def _link(gold: Record, predicted: Sequence[Record]) -> dict[str, str]:
    """Predicted entity id → gold entity id, the best pairs first; fragments of one entity all link to it."""
    pairs = sorted(
        (
            (_similarity(g, p), g["type"] == p["type"], str(g["id"]), str(p["id"]))
            for g in gold["entities"]
            for p in predicted
        ),
        key=lambda pair: (-pair[0], not pair[1], pair[2], pair[3]),
    )
    linked: dict[str, str] = {}
    for score, _, g, p in pairs:
        if score >= LINKED:
            linked.setdefault(p, g)
    return linked


def _link_plain_names(gold: Record, predicted: Sequence[Record], linked: dict[str, str]) -> None:
    """Links predictions that are no gold entity to the plain names in `absent`: people of teasers have no entity."""
    ids = {g["id"] for g in gold["entities"]}
    plain = sorted(
        {
            str(a[end])
            for a in gold.get("absent", [])
            for end in ("subject", "object")
            if not isinstance(a[end], list) and str(a[end]) not in ids
        }
    )
    for p in predicted:
        if p["id"] not in linked:
            hit = next((n for n in plain if any(_is_plain(n, own, p) for own in _names(p))), None)
            if hit:
                linked[p["id"]] = hit


def _is_plain(name: str, own: str, predicted: Record) -> bool:
    return sorted(_words(name)) == sorted(_words(own)) or (
        predicted["type"] == "Person" and _person_similarity([name], [own]) >= 0.9
    )


# --- relations -----------------------------------------------------------------------------------------------------


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _readings(relation: Record, status: str | None = None) -> set[Triple]:
    """Every (type, subject, object, status class) that a relation may be read as."""
    class_ = STATUS_CLASS[status or relation.get("status") or "asserted"]
    out: set[Triple] = set()
    for s in _listed(relation["subject"]):
        for o in _listed(relation["object"]):
            ends = sorted((str(s), str(o))) if relation["type"] in SYMMETRIC else [str(s), str(o)]
            out.add((relation["type"], ends[0], ends[1], class_))
    return out


def _agree(name: str, gold: Any, predicted: Any) -> bool:
    """Whether a predicted qualifier says what the gold one does. A gold list means: any of these."""
    if name in PHRASE_LISTS:
        wanted, found = (frozenset().union(*(_stems(str(v)) for v in _listed(side))) for side in (gold, predicted))
        return bool(wanted | found) and len(wanted & found) / len(wanted | found) >= 0.5
    if name in ENTITY_ENDS:
        g, p = {str(v) for v in _listed(gold)}, _listed(predicted)
        return bool(g & {str(v) for v in p}) and len(p) <= max(1, len(_listed(gold)))
    if isinstance(predicted, list):
        return False
    if isinstance(gold, list):
        return any(_agree(name, g, predicted) for g in gold)
    if name in NUMBERS:
        try:
            return abs(float(gold) - float(predicted)) <= max(0.05, 0.005 * abs(float(gold)))
        except (TypeError, ValueError):
            return False
    if name in PHRASES:
        gs, ps = _stems(str(gold)), _stems(str(predicted))
        return bool(gs and ps) and (gs <= ps or ps <= gs or len(gs & ps) / len(gs | ps) >= 0.5)
    return str(gold).casefold() == str(predicted).casefold()


def _compatible(a: Record, b: Record) -> bool:
    """Two claims of one triple that may be one relation: no qualifier of theirs contradicts."""
    for name in CONTRADICTING:
        x, y = a.get(name), b.get(name)
        if x is None or y is None:
            continue
        if name in TIMES:
            if not (str(x).startswith(str(y)) or str(y).startswith(str(x))):
                return False
        elif not _agree(name, x, y):
            return False
    goods = [frozenset().union(*(_stems(str(g)) for g in _listed(r.get("goods")))) for r in (a, b)]
    valued = a.get("value") is not None and b.get("value") is not None
    return not (valued and all(goods) and not goods[0] & goods[1])


def _merge(claims: Iterable[Record]) -> list[dict[str, Any]]:
    """One relation for claims of one triple that don't contradict each other; `frames` are those of all of them."""
    merged: list[dict[str, Any]] = []
    fullest = sorted(
        claims,
        key=lambda c: (-sum(c.get(q) is not None for q in QUALIFIERS), json.dumps(c, sort_keys=True, default=str)),
    )
    for claim in fullest:
        home = next((m for m in merged if _compatible(m, claim)), None)
        if home is None:
            merged.append({**claim, "frames": [_frame(claim)]})
            continue
        home["frames"].append(_frame(claim))
        for name in QUALIFIERS:
            value, known = claim.get(name), home.get(name)
            if value is None:
                continue
            if known is None or (name in TIMES and len(str(value)) > len(str(known))):
                home[name] = value
            elif name in PHRASE_LISTS:
                home[name] = _listed(known) + [g for g in _listed(value) if g not in _listed(known)]
    return merged


def _qualifiers(relation: Record) -> dict[str, Any]:
    found = {q: relation[q] for q in QUALIFIERS if relation.get(q) not in (None, [], "")}
    if found.get("format") == "in_person":  # the default
        del found["format"]
    return found


def _match(gold: Sequence[Record], predicted: Sequence[Record]) -> list[tuple[int, int]]:
    """Pairs (gold index, predicted index), one to one, those that agree in most first."""
    pairs = []
    for i, g in enumerate(gold):
        wanted = _qualifiers(g)
        for j, p in enumerate(predicted):
            if _readings(g) & _readings(p):
                stated = [(q, v) for q, v in wanted.items() if p.get(q) is not None]
                right = sum(_agree(q, v, p.get(q)) for q, v in stated)
                pairs.append(
                    (len(stated) - 2 * right, g.get("status", "asserted") != p.get("status", "asserted"), i, j)
                )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    out = []
    for _, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            out.append((i, j))
    return out


def _score(gold: Record, predicted: Record, types: frozenset[str], total: Scores) -> None:
    """Adds one article's counts."""
    name = str(gold["article"])
    linked = _link(gold, predicted["entities"])
    type_of = {str(p["id"]): p["type"] for p in predicted["entities"]}
    gold_type = {str(g["id"]): g["type"] for g in gold["entities"]}
    found = {g for p, g in linked.items() if type_of[p] == gold_type[g]}
    _link_plain_names(gold, predicted["entities"], linked)

    triples: defaultdict[Triple, list[Record]] = defaultdict(list)
    for claim in predicted["claims"]:
        if types and claim["type"] not in types:
            continue
        ends = {end: [linked.get(e, e) for e in _listed(claim[end])] for end in ENTITY_ENDS if claim.get(end)}
        read = {**claim, **ends, **{end: linked.get(claim[end], f"?{claim[end]}") for end in ("subject", "object")}}
        triples[min(_readings(read))].append(read)
    relations = [r for t in sorted(triples) for r in _merge(triples[t])]
    wanted = [r for r in gold["relations"] if not types or r["type"] in types]
    pairs = _match(wanted, relations)
    for i, j in pairs:
        _count_match(name, wanted[i], relations[j], total)
    for i, g in enumerate(wanted):
        if i not in {i for i, _ in pairs}:
            total.relations[g["type"]]["fn"] += 1
            total.errors.append((name, "missed", g))
    for j, p in enumerate(relations):
        if j not in {j for _, j in pairs}:
            total.relations[p["type"]]["fp"] += 1
            total.errors.append((name, "spurious", p))
            for frame in p["frames"]:
                total.frames[frame]["fp"] += 1

    absent = [a for a in gold.get("absent", []) if not types or a["type"] in types]
    asserted = [a for a in absent if _readings(a, "asserted") & triples.keys()]
    total.errors += [(name, "absent, yet asserted", a) for a in asserted]
    total.absent += len(absent)
    total.absent_asserted += len(asserted)
    total.entities.update(
        tp=len(found), fn=len(gold["entities"]) - len(found), fp=len(predicted["entities"]) - len(found)
    )
    total.articles += 1


def _frame(claim: Record) -> str:
    """What the claim's frame is counted under; records of other programs may have none."""
    return confidence.key(claim.get("frame", ""), claim.get("engine", ""))


def _count_match(name: str, gold: Record, predicted: Record, total: Scores) -> None:
    total.relations[gold["type"]]["tp"] += 1
    for frame in predicted["frames"]:
        total.frames[frame]["tp"] += 1
    gq, pq = _qualifiers(gold), _qualifiers(predicted)
    for q in sorted(gq.keys() | pq.keys()):
        if q in gq and q in pq:
            outcome = "right" if _agree(q, gq[q], pq[q]) else "wrong"
        else:
            outcome = "missing" if q in gq else "extra"
        total.qualifiers[q][outcome] += 1
        if outcome != "right":
            total.errors.append((name, f"{outcome} {q}: {pq.get(q)!r} for {gq.get(q)!r}", gold))
    same = gold.get("status", "asserted") == predicted.get("status", "asserted")
    total.qualifiers["status"]["right" if same else "wrong"] += 1


# --- figures -------------------------------------------------------------------------------------------------------


def prf(counts: Mapping[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1, 0 where nothing was counted."""
    tp, fp, fn = (counts.get(k, 0) for k in ("tp", "fp", "fn"))
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def qualifier_f1(counts: Mapping[str, int]) -> float:
    right, wrong, extra, missing = (counts.get(k, 0) for k in ("right", "wrong", "extra", "missing"))
    return prf({"tp": right, "fp": wrong + extra, "fn": wrong + missing})[2]


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for c in counts:
        total.update(c)
    return total


def _named(counts: Mapping[str, int]) -> dict[str, float]:
    return dict(zip(("precision", "recall", "f1"), prf(counts), strict=True))
