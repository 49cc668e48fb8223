"""`make bench-identity`: who is who among 100,000 local entities, and ten new articles into a graph of so many.

The first is the pure decision of every block, in seconds of processor time. For the second a graph is loaded into the
embedded store (minutes), and then ten articles more; only the blocks that they touch are decided anew. Ends with exit
status 1 if a figure is over its limit.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.embedded import EmbeddedServer
from graph.identity import clusters
from graph.members import HeldPost, Member, Stratum
from graph.schema import ArticleEvidence
from graph.store import Store
from kg import records

LOCALS, PER_ARTICLE, BATCH = 100_000, 10, 500
DECIDING_LIMIT, LOADING_LIMIT = 20.0, 2.0  # seconds
SURNAMES = [f"ivanov{n}" for n in range(6000)]
GIVEN = ("ivan", "petr", "anna", "oleg", "maria", "dmytry", "sergey", "olga")
REGIONS = ("RU-PER", "RU-SVE", "RU-SAM", "RU-TA", "RU-VLG", "BY", "KZ", "UZ")
ROLES = ("governor", "minister", "director", "mayor")


def members(chance: random.Random) -> dict[Stratum, list[Member]]:
    """Half people, some of whose surnames are common, four tenths bodies, the rest events."""
    found: dict[Stratum, list[Member]] = {"body": [], "person": [], "event": []}
    for n in range(LOCALS):
        name, kind = f"{n:06d}#e1", chance.random()
        day = f"{chance.randint(2023, 2026)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        if kind < 0.5:
            surname, given = chance.choice(SURNAMES if chance.random() < 0.7 else SURNAMES[:50]), chance.choice(GIVEN)
            keys = (f"person:{surname} {given}", f"initial:{surname} {given[0]}", f"surname:{surname}")
            keys = keys[0 if (form := chance.random()) < 0.7 else 1 if form < 0.8 else 2:]
            place = f"place:{chance.choice(REGIONS)}"
            posts = (HeldPost(chance.choice(ROLES), place, None),) if chance.random() < 0.6 else ()
            found["person"].append(
                Member(name, "Person", surname, None, None, (), None, keys, day, posts, frozenset({place})))
        elif kind < 0.9:
            body = chance.randint(0, 8000)
            keys = (f"org:b{body}@RU", f"org:b{body}") if chance.random() < 0.5 else (f"org:b{body}", f"brand:{body}")
            found["body"].append(Member(name, "Company", str(body), None, None, (), None, keys, day))
        else:
            event = chance.randint(0, 2000)
            keys = (f"event:e{event} 2026", f"event:e{event}")
            found["event"].append(Member(name, "Event", str(event), None, None, (), None, keys, day))
    return found


def deciding() -> float:
    """Seconds of processor time to decide all of them."""
    found = members(random.Random(1))
    start = time.process_time()
    for stratum, some in found.items():
        clusters(stratum, some, lambda place: frozenset({"place:RU"} if place.startswith("place:RU-") else ()))
    return time.process_time() - start


def article(n: int, chance: random.Random) -> ArticleEvidence:
    """An article about five people of two firms in three regions, some of whom meet."""
    entities: list[dict[str, Any]] = [
        _entity(k, "Region", REGIONS[(n + k) % len(REGIONS)], f"place:{REGIONS[(n + k) % len(REGIONS)]}")
        for k in range(3)]
    for k in range(3, 8):
        surname, given = chance.choice(SURNAMES), chance.choice(GIVEN)
        entities.append(_entity(
            k, "Person", f"{given} {surname}", f"person:{surname} {given}", f"initial:{surname} {given[0]}",
            f"surname:{surname}", posts=[{"role": "director", "title": "director", "place": "e0"}]))
    entities += [_entity(k, "Company", f"b{(body := chance.randint(0, 5000))}", f"org:b{body}") for k in (8, 9)]
    claims = [{
        "id": f"c{k}", "type": "MET_WITH", "subject": f"e{3 + k % 2}", "object": f"e{5 + k % 3}", "status": "asserted",
        "confidence": 0.9, "plover": "CONSULT", "sentence": "They met.", "start": 0, "end": 9, "frame": "bench",
        "engine": "bench", "date": "2026-02-05"} for k in range(4)]
    head = {"id": f"a{n}", "path": f"/a{n}", "language": "en", "published": "2026-02-06", "sha256": f"{n:064x}",
            "fingerprint": "1", "text": "They met."}
    return ArticleEvidence(head, tuple(entities), tuple(claims))


def _entity(number: int, type_: str, name: str, *keys: str, **more: Any) -> dict[str, Any]:
    return {"id": f"e{number}", "type": type_, "name": name, "names": {"en": name}, "aliases": [], "mentions": [[0, 4]],
            "keys": list(keys), "posts": [], **more}


def loading() -> float:
    """Seconds to load ten articles into a graph of so many local entities, the best of five times."""
    chance = random.Random(1)
    numbers = iter(range(10 * LOCALS))

    def some(count: int) -> Iterator[ArticleEvidence]:
        return (article(next(numbers), chance) for _ in range(count))

    with tempfile.TemporaryDirectory() as home, EmbeddedServer(Path(home)) as server:
        at = server.connection
        with Store(at.uri, at.user, at.password, at.database, records.place) as store:
            store.prepare()
            with store.writer():
                for _ in range(LOCALS // PER_ARTICLE // BATCH):
                    store.load(list(some(BATCH)))
                best = float("inf")
                for _ in range(5):
                    ten = list(some(10))
                    start = time.perf_counter()
                    store.load(ten)
                    best = min(best, time.perf_counter() - start)
                return best


def main() -> int:
    decided = deciding()
    print(f"identity of {LOCALS:,} local entities: {decided:.1f} s (limit {DECIDING_LIMIT:.0f} s)", flush=True)
    loaded = loading()
    print(f"ten articles into a graph of {LOCALS:,}: {loaded:.2f} s (limit {LOADING_LIMIT:.0f} s)")
    return int(decided > DECIDING_LIMIT or loaded > LOADING_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
