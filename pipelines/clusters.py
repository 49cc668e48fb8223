"""Mentions by name → clusters, one an entity: places by code, people by surname and given name, bodies by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipelines import places
from pipelines.document import Doc, Token
from pipelines.keys import keys_of
from pipelines.languages.en import organisations as english
from pipelines.languages.ru.letters import folded
from pipelines.languages.ru.names import PARTICLES, is_patronymic
from pipelines.languages.ru.organisations import LEGAL_FORMS
from pipelines.languages.ru.places import REGION_KINDS
from pipelines.languages.ru.references import SIDES
from pipelines.mentions.phrases import number_of
from pipelines.places import Place
from pipelines.transliteration import fold, to_english
from pipelines.types import BODIES, PLACES, EntityType, LocalEntity, Mention, Post, Span

STEM = 5
REGIONAL_TALK = frozenset({"губернатор", "вице-губернатор", "регион", "облправительство", "облдума"})
# "Тульский экспорт", where the governor is spoken of, is the region's.
FLOWS = frozenset("экспорт импорт вывоз ввоз товарооборот оборот торговля поставка отгрузка".split())
CACHE = 20_000  # names: those of an article are compared again and again
FOLDED_FORMS = {
    "ru": frozenset(fold(form) for form in LEGAL_FORMS),
    "en": frozenset(fold(form) for form in english.LEGAL_FORMS),
}
EXPANSIONS = (
    ("тпп", "торгово-промышленная палата"),
    ("рф", "россия"),
    ("российской федерации", "россия"),
    ("россии", "россия"),
    ("мид", "министерство иностранных дел"),
    ("минсельхоз", "министерство сельского хозяйства"),
    ("минпромторг", "министерство промышленности и торговли"),
    ("минтранс", "министерство транспорта"),
    ("минэнерго", "министерство энергетики"),
    ("минздрав", "министерство здравоохранения"),
    ("ленобласти", "ленинградской области"),
)


@dataclass(slots=True)
class Cluster:
    """An entity in the making: its type, its key in the gazetteer if it is a place, and its names."""

    type: EntityType
    key: str | None = None
    names: list[str] = field(default_factory=list)
    variants: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    gender: str = ""
    language: str = "ru"

    @property
    def iso(self) -> str | None:
        place = places.load().by_key(self.key) if self.key else None
        return place.iso if place else None

    def all_names(self) -> tuple[str, ...]:
        place = places.load().by_key(self.key) if self.key else None
        known = _known_names(place, self.language) if place else ()
        return (*dict.fromkeys((*self.names, *known)),)

    def entity(self, id_: str, spans: tuple[Span, ...], posts: tuple[Post, ...], published: str | None) -> LocalEntity:
        place = places.load().by_key(self.key) if self.key and self.type in PLACES else None
        if place is not None:
            name = _known_names(place, self.language)[0]
            return LocalEntity(
                id_,
                place.type,
                name,
                (("ru", place.name_ru), ("en", place.name_en)),
                tuple(n for n in dict.fromkeys(self.names) if n != name),
                place.iso,
                spans,
                (place.key,),
                posts,
            )
        name = self._best_name()
        names: tuple[tuple[str, str], ...] = (("en", name),)
        if self.language == "ru":
            names = (("ru", name), ("en", name if name.isascii() else to_english(name)))
        aliases = tuple(n for n in dict.fromkeys((*self.names, *self.variants)) if n != name)
        return LocalEntity(
            id_,
            self.type,
            name,
            names,
            aliases,
            None,
            spans,
            self._keys(name, published),
            posts,
        )

    def _best_name(self) -> str:
        """The fullest of a person's names; of others the most frequent, then the longest."""
        counts = Counter(self.names)
        if self.type == "Person":
            return max(counts, key=lambda n: (len(n.split()), counts[n], n))
        return (
            max(counts, key=lambda n: (len(n), counts[n], n))
            if self.type in BODIES
            else max(counts, key=lambda n: (counts[n], len(n), n))
        )

    def _keys(self, name: str, published: str | None) -> tuple[str, ...]:
        return keys_of(self.type, name, tuple(dict.fromkeys((*self.variants, *self.names))), published=published)


def _known_names(place: Place, language: str) -> tuple[str, ...]:
    """A place's names in a language, the best first; its English one where it has none in Russian."""
    if language == "ru":
        return (place.name_ru or place.name_en, *place.aliases_ru)
    return (place.name_en, *place.aliases_en)


def join(doc: Doc, mentions: Sequence[Mention]) -> tuple[list[Cluster], dict[int, int], tuple[Mention, ...]]:
    """Clusters, the cluster of each mention by its index, and the mentions with their adjectives' places decided."""
    clusters: list[Cluster] = []
    of: dict[int, int] = {}
    mentions = _with_readings(mentions, doc)
    full_first = sorted(range(len(mentions)), key=lambda n: (-_weight(mentions[n]), n))
    for n in full_first:
        mention = mentions[n]
        assert mention.type is not None  # pronouns and bare nouns are resolved later
        home = next(
            (c for c, cluster in enumerate(clusters) if _same(cluster, mention, clusters, mentions, of, n)), None
        )
        if home is None:
            home = len(clusters)
            clusters.append(Cluster(mention.type, mention.key if mention.type in PLACES else None))
        cluster = clusters[home]
        if mention.kind == "name" or mention.type not in PLACES:
            cluster.names.append(mention.name)
            cluster.variants.extend(mention.variants)
        elif not cluster.names:
            cluster.names.append(mention.name)
        if mention.type not in PLACES and mention.key:
            cluster.kinds.append(mention.key)
        if mention.type == "Person" and not cluster.gender:
            genders = [
                g for i in range(*mention.tokens) for g in doc[i].morph.get("Gender", []) if number_of(doc[i]) != "Plur"
            ]
            cluster.gender = Counter(genders).most_common(1)[0][0] if genders else ""
        of[n] = home
    return clusters, of, tuple(mentions)


def _with_readings(mentions: Sequence[Mention], doc: Doc) -> list[Mention]:
    """Mentions with each adjective read as the place that the article names, else as the city: "омский завод"."""
    gazetteer = places.load()
    named = {m.key for m in mentions if m.kind == "name" and m.type in PLACES}
    # A text that speaks of "the governor" or "the region" and names none means the region of its adjectives.
    regional = not any(m.kind == "name" and m.type == "Region" for m in mentions) and any(
        t.lemma_ in REGIONAL_TALK for t in doc
    )
    read = []
    for mention in mentions:
        if mention.kind == "adjective":
            choices = gazetteer.by_adjective(doc[mention.head].lemma_, "ru")
            listed = _of_listed_regions(doc[mention.head])  # "Витебская, Могилёвская и Брестская области"
            many = regional and doc[mention.head].head.lemma_ in SIDES | FLOWS
            wanted = "Region" if listed or many else _level(doc[mention.head])
            best = next((p for p in choices if (p.type == wanted if wanted else p.key in named)), None)
            if best is None and not wanted:  # "кировский завод" in an article on Murmansk Oblast: Kirovsk
                best = next((p for p in choices if p.type == "City" and p.parent in named), None)
            if listed and best is not None:
                mention = replace(mention, kind="name")
            if best is None and choices and choices[0].type == "Region" and not regional:
                capital = next((p for p in choices[1:] if p.type == "City" and p.parent == choices[0].key), None)
                best = capital or choices[0]
            if best is not None:
                mention = replace(mention, key=best.key, type=best.type, name=best.name_ru or best.name_en)
        read.append(mention)
    return read


def _level(adjective: Token) -> str:
    """Whether what an adjective describes is of a region ("Могилёвский облисполком") or a city ("псковский мэр")."""
    noun = adjective.head
    lemmas = {noun.lemma_, *(c.lemma_ for c in noun.children if c.dep_ == "amod")}
    if lemmas & {"облисполком", "облдума", "областной", "краевой", "губернатор", "вице-губернатор", "губернский"}:
        return "Region"
    if lemmas & {"горисполком", "гордума", "городской", "мэр", "градоначальник", "мэрия"}:
        return "City"
    return ""


def _of_listed_regions(adjective: Token) -> bool:
    """Whether an adjective is one of several before "области": adjectives, commas and "и" up to the noun."""
    doc, i = adjective.doc, adjective.i + 1
    while i < len(doc) and (doc[i].text in {",", "и"} or doc[i].pos_ == "ADJ"):
        i += 1
    return i > adjective.i + 1 and i < len(doc) and doc[i].lemma_ in REGION_KINDS


def _weight(mention: Mention) -> int:
    """Mentions in the order in which they found clusters: the fullest names first."""
    if mention.type in PLACES:
        return 100 if mention.kind == "name" else 50
    return min(len(mention.name.split()), 40)


def _same(
    cluster: Cluster,
    mention: Mention,
    clusters: Sequence[Cluster],
    mentions: Sequence[Mention],
    of: dict[int, int],
    n: int,
) -> bool:
    if mention.type in PLACES:
        return cluster.type in PLACES and cluster.key == mention.key
    if mention.type == "Person":
        return cluster.type == "Person" and _same_person(cluster, mention.name)
    if cluster.type in PLACES or cluster.type == "Person":
        return False
    return (cluster.type == "Event") == (mention.type == "Event") and _same_body(cluster, mention)


def _same_person(cluster: Cluster, name: str) -> bool:
    """A shorter name joins the first cluster whose full name ends in it, or begins with it (given name, patronymic)."""
    mine = [folded(w) for w in name.split()]
    for known in cluster.names:
        other = [folded(w) for w in known.split()]
        if mine == other:
            return True
        if len(mine) == 1 and len(other) > 1 and _close(mine[0], other[-1]):
            return True
        if (
            len(mine) == 1
            and len(other) > 1
            and mine[0] in other[:-1]
            and mine[0] not in PARTICLES
            and is_patronymic(name) is False
            and len(other) > 2
        ):
            return True
        if len(mine) > 1 and len(other) > 1:
            if _close(mine[-1], other[-1]) and (_close(mine[0], other[0]) or mine[0].rstrip(".") == other[0][:1]):
                return True
            if is_patronymic(name.split()[-1]) and mine[0] == other[0]:
                return True
            if mine == other[-len(mine) :] or mine == other[: len(mine)]:
                return True
    return False


def _close(a: str, b: str) -> bool:
    """The same word, or two guesses at its nominative."""
    return a == b or (
        len(a) > 4 and len(b) > 4 and a.rstrip("аеоуыиюяйь") == b.rstrip("аеоуыиюяйь") and abs(len(a) - len(b)) <= 2
    )


def _same_body(cluster: Cluster, mention: Mention) -> bool:
    mine = _stems(mention.name)
    for known in cluster.names:
        other = _stems(known)
        if mine == other and (len(mine) > 1 or _close(folded(mention.name), folded(known))):
            return True
        same_head = _first(mention.name) == _first(known) or mention.key in cluster.kinds
        if cluster.type == mention.type and len(mine) >= 2 and mine < other and same_head:
            return True
    return False


@lru_cache(CACHE)
def _stems(name: str) -> frozenset[str]:
    spelled = folded(name)
    for short, long in EXPANSIONS:
        spelled = re.sub(rf"\b{short}\b", long, spelled)
    words = re.findall(r"\w+", spelled)
    return frozenset(w[:STEM] for w in words if w not in LEGAL_FORMS and w not in {"и", "в", "по", "на"})


def _first(name: str) -> str:
    return folded(name.split()[0])[:STEM]
