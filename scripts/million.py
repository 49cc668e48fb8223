"""A graph of a million claims for `make bench-queries`, made up in the store's own shape and imported into Neo4j.

Articles are drawn at random, always the same ones: a few places and people stand in a great many of them, most in few.
Their rows are what the store would write (`graph.evidence`, `graph.identity`, `graph.projection`), all but the bands
of reprints, which no query looks at. Every entity has keys of its own, so that who is who needs no deciding.
"""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, TextIO

import neo4j_server

from graph.evidence import ENDS, member_of, name_of, prepare, statement_of
from graph.identity import Entity, ancestors, entity_of, place_entity
from graph.lookup import names_of
from graph.members import Cluster
from graph.projection import Pair, facts
from graph.schema import ArticleEvidence
from kg import records
from pipelines.places.gazetteer import load as gazetteer

CLAIMS, ARTICLES = 1_000_000, 60_000
PEOPLE, COMPANIES, BODIES, ORGANIZATIONS, EVENTS, CITIES = 62_000, 18_000, 5_000, 4_000, 6_000, 5_000
FIRST_DAY, DAYS = date(2019, 1, 1), 2600
SKEW = 0.8  # the n-th entity of a kind is drawn n ** -SKEW as often as the first
FIRST_ROWS = 20_000  # among which every property of a node or edge comes up
LAST_LOAD = 500  # articles that the last load brought
RETOLD = 0.3  # articles that tell again what a recent one told
GIVEN = (("Иван", "Ivan"), ("Пётр", "Petr"), ("Анна", "Anna"), ("Олег", "Oleg"), ("Мария", "Maria"),
         ("Дмитрий", "Dmitry"), ("Сергей", "Sergey"), ("Ольга", "Olga"), ("Алексей", "Alexey"), ("Елена", "Elena"),
         ("Михаил", "Mikhail"), ("Наталья", "Natalya"), ("Виктор", "Viktor"), ("Павел", "Pavel"), ("Юрий", "Yury"))
HEADS = tuple(zip("бвгдзклмнпрстфх", "bvgdzklmnprstfh", strict=True))
MIDDLES = tuple(zip(("ара", "ело", "ири", "оло", "уда", "ани", "ере", "ома", "ука", "али", "еро"),
                    ("ara", "elo", "iri", "olo", "uda", "ani", "ere", "oma", "uka", "ali", "ero"), strict=True))
TAILS = (("нов", "nov"), ("ков", "kov"), ("тин", "tin"), ("чук", "chuk"), ("шев", "shev"), ("зян", "zyan"))
ROLES = ("governor", "minister", "director", "mayor", "ambassador", "deputy_governor", "deputy_minister", "head",
         "head_of_state", "head_of_government", "speaker", "deputy_head_of_government")
GOODS = ("удобрения", "тракторы", "древесина", "лифты", "молоко", "станки", "сахар", "чёрные металлы", "нефтепродукты",
         "автобусы", "мебель", "лекарства", "обувь", "зерно", "калийные соли")
AREAS = ("туризм", "образование", "сельское хозяйство", "промышленность", "логистика", "культура", "медицина")
DOCUMENTS = ("соглашение", "меморандум", "контракт", "протокол", "дорожная карта")
WORDS = ("регион развитие совместный проект встреча предприятие поставка рост год программа область сторона вопрос "
         "промышленный делегация подписать отметить глава участие план рынок партнёр").split()
PLACES = ("Country", "Region", "City")
# By relation type: how often it is claimed, of whom, about whom.
TEMPLATES: Mapping[str, tuple[int, Sequence[str], Sequence[str]]] = {
    "HOLDS_POSITION": (14, ("Person",), ("Country", "Region", "GovernmentBody", "Company")),
    "MET_WITH": (15, ("Person", "Person", "GovernmentBody"), ("Person",)),
    "VISITED": (9, ("Person",), (*PLACES, "Company")),
    "INVITED": (3, ("Person",), ("Person",)),
    "TRADES_WITH": (10, ("Country", "Region"), ("Country",)),
    "EXPORTS_TO": (8, ("Country", "Region", "Company"), ("Country", "Region")),
    "SUPPLIES_TO": (7, ("Company",), ("Country", "Region", "City", "Company")),
    "COOPERATES_WITH": (7, ("Region", "Country", "Company", "Organization"), ("Country", "Region", "Company")),
    "SIGNED_WITH": (6, ("Region", "Company", "GovernmentBody"), ("Country", "Region", "Company")),
    "PARTICIPATES_IN": (7, ("Person", "Company", "Region"), ("Event",)),
    "ORGANIZES": (2, ("GovernmentBody", "Organization", "Company"), ("Event",)),
    "HELD_IN": (3, ("Event",), ("City", "Region")),
    "INVESTS_IN": (3, ("Company", "Country"), ("Region", "City", "Company")),
    "OWNS": (2, ("Company", "Person", "Country"), ("Company",)),
    "LOCATED_IN": (4, ("Company", "GovernmentBody", "Organization"), ("City", "Region")),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that articles speak of; `keys` name it, the first its entity, too."""

    type: str
    ru: str
    en: str
    keys: tuple[str, ...]
    iso: str | None = None

    def entity(self, local: str) -> dict[str, Any]:
        """As the extraction of an article gives it."""
        return {"id": local, "type": self.type, "name": self.ru, "names": {"ru": self.ru, "en": self.en},
                "iso": self.iso, "aliases": [self.ru, self.ru.split()[-1]] if self.type == "Person" else [self.ru],
                "mentions": [[7, 12], [40, 52]], "keys": list(self.keys)}


# A claim before it stands in an article: its type, its ends by role, its qualifiers.
Said = tuple[str, Mapping[str, Actor], Mapping[str, Any]]


class Kind:
    """All actors of one type, of whom the first are drawn most."""

    def __init__(self, actors: Sequence[Actor], chance: random.Random) -> None:
        self.actors = actors
        self._chance = chance
        self._weights = list(accumulate((n + 1) ** -SKEW for n in range(len(actors))))

    def draw(self, count: int) -> list[Actor]:
        return self._chance.choices(self.actors, cum_weights=self._weights, k=count)


def world(chance: random.Random) -> dict[str, Kind]:
    """All actors by type. Russia and Belarus come first, and of their regions and cities the biggest."""
    known = sorted(gazetteer(), key=lambda p: (not p.key.startswith(("place:RU", "place:BY")), -p.population, p.key))
    places: dict[str, list[Actor]] = defaultdict(list)
    for p in known:
        places[p.type].append(Actor(p.type, p.name_ru or p.name_en, p.name_en, (p.key,), p.iso))
    surnames = [(h[0].upper() + m[0] + t[0], h[1].upper() + m[1] + t[1]) for h in HEADS for m in MIDDLES for t in TAILS]
    surnames += [(h[0].upper() + m[0] + m2[0][1:] + t[0], h[1].upper() + m[1] + m2[1][1:] + t[1])
                 for h in HEADS for m in MIDDLES for m2 in MIDDLES[:6] for t in TAILS]
    people = [Actor("Person", f"{g} {s}", f"{e} {n}", (f"person:{n.lower()} {e.lower()}", f"surname:{n.lower()}"))
              for s, n in surnames for g, e in GIVEN]
    chance.shuffle(people)

    def bodies(type_: str, ru: str, en: str, key: str, count: int) -> list[Actor]:
        made = ((n, *(a + b + c.lower() for a, b, c in zip(*chance.choices(HEADS, k=1), *chance.choices(MIDDLES, k=1),
                                                            *chance.choices(TAILS, k=1), strict=True)))
                for n in range(count))
        return [Actor(type_, f"{ru} {r.title()} {n}", f"{en} {e.title()} {n}", (f"{key}:{e} {n}",)) for n, r, e in made]

    return {kind: Kind(actors, chance) for kind, actors in {
        "Country": places["Country"], "Region": places["Region"], "City": places["City"][:CITIES],
        "Person": people[:PEOPLE],
        "Company": bodies("Company", "Завод", "Plant", "org", COMPANIES),
        "GovernmentBody": bodies("GovernmentBody", "Министерство", "Ministry of", "org:ministry", BODIES),
        "Organization": bodies("Organization", "Союз", "Union", "org:union", ORGANIZATIONS),
        "Event": bodies("Event", "Форум", "Forum", "event", EVENTS)}.items()}


def articles(kinds: Mapping[str, Kind], chance: random.Random, claims: int, count: int) -> Iterator[ArticleEvidence]:
    """So many articles with so many claims in all, each about a handful of actors."""
    recent: list[list[Said]] = []
    homes: dict[tuple[str, str], Actor] = {}
    left = claims
    types = list(TEMPLATES)
    weights = [weight for weight, _, _ in TEMPLATES.values()]
    for number in range(count):
        size = -(-left // (count - number))
        left -= size
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        pool = {kind: kinds[kind].draw(some) for kind, some in (
            ("Country", 2), ("Region", 2), ("City", 2), ("Person", 5), ("Company", 3), ("GovernmentBody", 1),
            ("Organization", 1), ("Event", 1))}
        said = chance.sample(old := chance.choice(recent), len(old) // 2) if recent and chance.random() < RETOLD else []
        while len(said) < size:
            (type_,) = chance.choices(types, weights)
            if (made := claim(type_, pool, homes, day, chance)) is not None:
                said.append(made)
        recent = [*recent[-40:], said]
        yield evidence(number, day, said[:size], chance)


def claim(type_: str, pool: Mapping[str, Sequence[Actor]], homes: dict[tuple[str, str], Actor], day: date,
          chance: random.Random) -> Said | None:
    """A claim of this type among these actors; None where it would join one with itself.

    Whoever holds a post or has a seat keeps to one place, one company and so on, noted in `homes`; an event keeps its
    venues and organisers, a company its owners.
    """
    _, subjects, objects = TEMPLATES[type_]
    subject, object_ = (chance.choice(pool[chance.choice(some)]) for some in (subjects, objects))
    if type_ in ("HOLDS_POSITION", "LOCATED_IN", "HELD_IN"):
        object_ = homes.setdefault((subject.keys[0], object_.type), object_)
    if type_ in ("ORGANIZES", "OWNS"):
        subject = homes.setdefault((object_.keys[0], subject.type), subject)
    if subject is object_:
        return None
    ends = {"subject": subject, "object": object_}
    status = chance.choices(("asserted", "planned", "proposed"), (85, 12, 3))[0]
    said: dict[str, Any] = {"status": status}
    near = day + timedelta(days=chance.randint(5, 200) if status == "planned" else -chance.randint(0, 5))
    dated = {"date": near.isoformat()[: 10 if chance.random() < 0.8 else 7]} if chance.random() < 0.9 else {}
    figure = {"value": round(chance.lognormvariate(17, 2)), "currency": chance.choice(("USD", "RUB", "BYN"))}
    period = {"period": str(day.year - chance.randint(0, 2))}
    match type_:
        case "HOLDS_POSITION":
            said |= {"role": ROLES[hash_of(subject) % len(ROLES)], "title": "должность"}
            if chance.random() < 0.1:
                said |= {"status": "former", **dated}
        case "TRADES_WITH" | "EXPORTS_TO" | "SUPPLIES_TO":
            said |= period | (figure if chance.random() < 0.7 else {"change_pct": round(chance.uniform(-30, 60), 1)})
            if type_ == "SUPPLIES_TO" or chance.random() < 0.4:
                said["goods"] = sorted(chance.sample(GOODS, chance.randint(1, 2)))
        case "INVESTS_IN":
            said |= period | figure
        case "COOPERATES_WITH":
            said["areas"] = sorted(chance.sample(AREAS, chance.randint(1, 3)))
        case "SIGNED_WITH":
            said |= dated | {"document": chance.choice(DOCUMENTS)}
        case "OWNS":
            said["share_pct"] = float(chance.randint(1, 100))
        case "LOCATED_IN":
            pass
        case _:
            said |= dated
    if type_ == "MET_WITH":
        said["format"] = chance.choice(("in_person", "call", "online"))
        if chance.random() < 0.5:
            ends["place"] = chance.choice(pool["City"])
    if type_ == "INVITED" and chance.random() < 0.7:
        ends["to"] = chance.choice(pool[chance.choice(("City", "Region", "Event"))])
    return type_, ends, said


def evidence(number: int, day: date, said: Sequence[Said], chance: random.Random) -> ArticleEvidence:
    """The evidence of an article that says this."""
    locals_: dict[str, str] = {}
    named: dict[str, Actor] = {}
    claims = []
    for n, (type_, ends, more) in enumerate(said, 1):
        ids = {}
        for end, actor in ends.items():
            local = locals_.setdefault(actor.keys[0], f"e{len(locals_) + 1}")
            named[local] = actor
            ids[end] = local
        sentence = f"{ends['subject'].ru} {' '.join(chance.choices(WORDS, k=12))} {ends['object'].ru}."
        claims.append({"id": f"c{n}", "type": type_, **ids, **more, "sentence": sentence, "start": 100 * n,
                       "end": 100 * n + len(sentence), "frame": f"{type_.lower()}.ru.{chance.randint(1, 9)}",
                       "engine": "natasha", "plover": "CONSULT",
                       "confidence": chance.choice((0.7, 0.85, 0.9, 0.93, 0.96))})
    source = f"news{number % 200}.example"
    url = f"https://{source}/{number}"
    head = {"id": url, "source": source, "url": url, "title": f"{claims[0]['sentence'][:60]} {number}",
            "language": "ru" if number % 5 else "en", "published": day.isoformat(), "sha256": f"{number:064x}",
            "fingerprint": "bench"}
    return ArticleEvidence(head, tuple(actor.entity(local) for local, actor in named.items()), tuple(claims))


def hash_of(actor: Actor) -> int:
    return sum(map(ord, actor.keys[0]))


def loaded_at(number: int) -> str:
    """When the article of this number was loaded: in the order of publication, a second after the other."""
    return (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)).isoformat(timespec="seconds")


class Table:
    """Rows of one label or relationship type as the importer reads them, under the columns of the first ones."""

    def __init__(self, folder: Path, name: str, *ids: str) -> None:
        self.name = name
        self._folder = folder
        self._columns = dict.fromkeys(ids, "")
        self._first: list[Mapping[str, Any]] | None = []
        self._file: TextIO = (folder / f"{name}.csv").open("w", newline="", encoding="utf-8")
        self._writer = csv.writer(self._file)

    def add(self, row: Mapping[str, Any]) -> None:
        if self._first is None:
            self._write(row)
            return
        self._first.append(row)
        for key, value in row.items():
            if key not in self._columns:
                self._columns[key] = kind_of(value)
        if len(self._first) == FIRST_ROWS:
            self._flush()

    def close(self) -> str:
        """Writes the header, and says where both files are."""
        self._flush()
        self._file.close()
        header = self._folder / f"{self.name}.header.csv"
        header.write_text(",".join(key + kind for key, kind in self._columns.items()) + "\n", "utf-8")
        return f"{header},{self._folder / self.name}.csv"

    def _flush(self) -> None:
        for row in self._first or ():
            self._write(row)
        self._first = None

    def _write(self, row: Mapping[str, Any]) -> None:
        if not row.keys() <= self._columns.keys():
            sys.exit(f"{self.name}: {row.keys() - self._columns.keys()} came up late; raise FIRST_ROWS.")
        self._writer.writerow([";".join(map(str, v)) if isinstance(v := row.get(key), list) else
                               str(v).lower() if isinstance(v, bool) else v for key in self._columns])


def kind_of(value: Any) -> str:
    many, one = isinstance(value, list), value[0] if isinstance(value, list) else value
    kinds = ((bool, ":boolean"), (int, ":long"), (float, ":double"), (str, ":string"))
    return next(kind for type_, kind in kinds if isinstance(one, type_)) + ("[]" if many else "")


class Graph:
    """The graph on its way into files. Entities and edges are written when all articles are in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: dict[str, Table] = {}
        self._articles = 0
        self._blocks: set[str] = set()
        self._entities: dict[str, Entity] = {}
        self._claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._refers: dict[str, str] = {}

    def node(self, label: str, id_: str, row: Mapping[str, Any], labels: str | None = None) -> None:
        """Writes a node whose property `id_` is its identity."""
        column = f"{id_}:ID({label})"
        table = self._tables.get(label) or self._tables.setdefault(label, Table(self._folder, label, column, ":LABEL"))
        table.add({column: row[id_], ":LABEL": labels or label, **{k: v for k, v in row.items() if k != id_}})

    def link(self, type_: str, start: tuple[str, str], end: tuple[str, str], row: Mapping[str, Any]) -> None:
        """Writes a relationship between two nodes, each given by its label and identity."""
        name, columns = f"{type_}-{start[0]}-{end[0]}", (f":START_ID({start[0]})", f":END_ID({end[0]})")
        table = self._tables.get(name) or self._tables.setdefault(name, Table(self._folder, name, *columns))
        table.add({columns[0]: start[1], columns[1]: end[1], **row})

    def add(self, said: ArticleEvidence) -> None:
        """One article's evidence, with the entities that it is the first to name."""
        ready = prepare(said)
        self.node("Article", "id", {**ready.article, "loaded_at": loaded_at(self._articles)})
        self._articles += 1
        for row, mention in zip(ready.locals, ready.mentions, strict=True):
            self.node("LocalEntity", "id", row)
            self.link("MENTIONS", ("Article", ready.id), ("LocalEntity", row["id"]),
                      {"count": mention["count"], "spans": mention["spans"]})
            for block in row.get("blocks", ()):
                if block not in self._blocks:
                    self._blocks.add(block)
                    self.node("Block", "key", {"key": block})
                self.link("IN_BLOCK", ("LocalEntity", row["id"]), ("Block", block), {})
            entity = row["keys"][0]
            self._refers[row["id"]] = entity
            self.link("REFERS_TO", ("LocalEntity", row["id"]), ("Entity", entity), {"why": entity})
            if entity not in self._entities:
                member = member_of(row, {})
                cluster = Cluster(entity, (member,), {member.name: entity}, len(self._entities) % 97 == 0)
                self._entities[entity] = (place_entity(entity, records.place) if entity.startswith("place:")
                                          else entity_of(cluster))
        for claimed in ready.claims:
            pair = Pair.of(claimed["type"], *(self._refers[claimed[end]] for end in ("subject", "object")))
            self._claims[pair.text if pair else ""].append(dict(claimed))

    def finish(self) -> dict[str, str]:
        """Writes entities, names, claims and edges. All files, by label or relationship type."""
        for key in [*self._entities]:
            for above in ancestors(key, records.place):
                self._entities.setdefault(above, place_entity(above, records.place))
        for key, entity in self._entities.items():
            self.node("Entity", "id", entity.properties, f"Entity;{entity.type}")
            if line := ancestors(key, records.place):
                self.link("PART_OF", ("Entity", key), ("Entity", line[0]), {})
        self.node("Run", "id", {"id": "bench", "at": loaded_at(self._articles), "details": json.dumps(
            {"started": loaded_at(self._articles - LAST_LOAD), "loaded": LAST_LOAD, "unchanged": 0})})
        bearers: dict[str, list[str]] = defaultdict(list)
        for key, entity in self._entities.items():
            for name in names_of(entity.properties):
                bearers[name].append(key)
        for name, keys in bearers.items():
            self.node("Name", "key", {"key": name})
            for key in keys:
                self.link("NAMES", ("Name", name), ("Entity", key), {})
        for pair, rows in self._claims.items():
            self._project(pair, rows)
        return {name: table.close() for name, table in self._tables.items()}

    def _project(self, text: str, rows: Sequence[dict[str, Any]]) -> None:
        """The claims of one pair and the edges that follow."""
        fact_of: dict[str, str] = {}
        if text:
            pair = Pair.parse(text)
            for fact in facts(pair, [statement_of(row, self._refers, {}) for row in rows],
                              lambda key: str(self._entities[key].properties["name"])):
                self.link(pair.type, ("Entity", pair.subject), ("Entity", pair.object), fact.properties)
                fact_of |= dict.fromkeys(fact.statements, fact.id)
        for row in rows:
            derived = {"pair": text, "fact": fact_of[name_of(row)]} if text else {}
            self.node("Claim", "id", {**row, **derived})
            self.link("STATES", ("Article", row["article"]), ("Claim", row["id"]), {})
            for end, type_ in ENDS.items():
                if end in row:
                    self.link(type_, ("Claim", row["id"]), ("LocalEntity", row[end]), {})


def make(home: Path, claims: int = CLAIMS, count: int = ARTICLES) -> None:
    """Makes the graph anew as the database of a server that isn't running."""
    shutil.rmtree(home, ignore_errors=True)
    folder = home / "import"
    folder.mkdir(parents=True)
    chance = random.Random(7)
    kinds = world(chance)
    graph = Graph(folder)
    for said in articles(kinds, chance, claims, count):
        graph.add(said)
    files = graph.finish()
    command = ["java", "-cp", f"{neo4j_server.LIBRARY}/*", *neo4j_server.OPENED, "-Xmx2g", "org.neo4j.cli.AdminTool",
               "database", "import", "full", "neo4j", "--overwrite-destination=true", "--multiline-fields=true"]
    for name, both in files.items():
        type_, *ends = name.split("-")
        command.append(f"--relationships={type_}={both}" if ends else f"--nodes={both}")
    where = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(command, env=os.environ | where, cwd=home, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"The import failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    shutil.rmtree(folder)
    (home / "made.json").write_text(json.dumps({"claims": claims, "articles": count}), "utf-8")
