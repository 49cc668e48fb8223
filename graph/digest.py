"""The digest of each layer, which makes the law testable: nothing in it says where an article lies or when it came."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from graph.evidence import ENDS, name_of

Rows = Callable[[str], Iterable[dict[str, Any]]]

_NOT_SAID = frozenset({"id", "path", "source", "loaded_at", "story"})  # where it lies, when it came, what follows
_DERIVED = ("pair", "fact")


def digest(rows: Rows) -> dict[str, str]:
    """`entity` and `evidence`, each as hexadecimal. `rows` runs a statement that reads."""
    articles = {row["a"]["id"]: row["a"] for row in rows("MATCH (a:Article) RETURN properties(a) AS a")}
    names: dict[str, str] = {}
    evidence = [["Article", {k: v for k, v in a.items() if k not in _NOT_SAID}] for a in articles.values()]
    for row in rows("MATCH (a:Article)-[m:MENTIONS]->(l:LocalEntity) "
                    "RETURN properties(l) AS l, m.count AS count, m.spans AS spans"):
        local = row["l"]
        names[local["id"]] = name_of(local)
        said = _without(local, "id", "article", "blocks")
        evidence.append(["LocalEntity", name_of(local), said, row["count"], row["spans"]])
    derived = {_line(["story", a["content"], a["story"]]) for a in articles.values() if "story" in a}
    for row in rows("MATCH (:Article)-[:STATES]->(c:Claim) RETURN properties(c) AS c"):
        claim = row["c"]
        names[claim["id"]] = name_of(claim)
        ends = {end: names.get(claim[end]) for end in ENDS if end in claim}
        evidence.append(["Claim", name_of(claim), {**_without(claim, "id", "article", *_DERIVED), **ends}])
        derived.add(_line(["fact", name_of(claim), [claim.get(key) for key in _DERIVED]]))
    for row in rows("MATCH (c:Claim)-[r:SUBJECT|OBJECT|PLACE|TO|ACCREDITED_TO]->(l:LocalEntity) "
                    "RETURN c.id AS c, type(r) AS type, l.id AS l"):
        evidence.append([row["type"], names[row["c"]], names[row["l"]]])
    for row in rows("MATCH (e:Entity) RETURN labels(e) AS labels, properties(e) AS e"):
        derived.add(_line(["Entity", sorted(row["labels"]), row["e"]]))
    for row in rows("MATCH (n:Name) OPTIONAL MATCH (n)-[:NAMES]->(e:Entity) RETURN n.key AS name, e.id AS e"):
        derived.add(_line(["NAMES", row["name"], row["e"]]))
    for row in rows("MATCH (l:LocalEntity)-[r:REFERS_TO]->(e:Entity) RETURN l.id AS l, properties(r) AS r, e.id AS e"):
        derived.add(_line(["REFERS_TO", names[row["l"]], row["r"], row["e"]]))
    edges: list[str] = []
    for row in rows("MATCH (a:Entity)-[r]->(b:Entity) "
                    "RETURN a.id AS a, type(r) AS type, properties(r) AS r, b.id AS b"):
        edge = row["r"]
        shown = [names.get(claim, claim) for claim in edge.get("evidence", ())]
        edges.append(_line([row["type"], row["a"], row["b"], {**edge, "evidence": shown}]))
    # Two articles with one text are two in the evidence layer and one in what follows from it; edges are never two.
    return {"entity": _hash([*sorted(derived), *sorted(edges)]), "evidence": _hash(sorted(_line(e) for e in evidence))}


def _without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def _hash(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode())
        digest.update(b"\n")
    return digest.hexdigest()
