"""English mentions by name → clusters, one an entity: places by code, people by surname, bodies by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pipelines.clusters import CACHE, FOLDED_FORMS, Cluster
from pipelines.document import Doc
from pipelines.english import events
from pipelines.languages.en.organisations import ABBREVIATION_SKIPS
from pipelines.transliteration import fold
from pipelines.types import PLACES, Mention

SKIPPED = frozenset({"the", "of", "and", fold("affairs")})  # "Foreign Ministry" is the Ministry of Foreign Affairs
SHORTEST = 3  # letters of the shortest name that may stand for the first word of a longer one


def join(doc: Doc, mentions: Sequence[Mention]) -> tuple[list[Cluster], dict[int, int], tuple[Mention, ...]]:
    """Clusters, the cluster of each mention by its index, and the mentions with their adjectives' places decided."""
    clusters: list[Cluster] = []
    of: dict[int, int] = {}
    for n in sorted(range(len(mentions)), key=lambda n: (-_weight(mentions[n]), n)):
        mention = mentions[n]
        assert mention.type is not None  # pronouns and bare nouns are resolved later
        home = next((c for c, cluster in enumerate(clusters) if _same(cluster, mention)), None)
        if home is None:
            home = len(clusters)
            key = mention.key if mention.type in PLACES else None
            clusters.append(Cluster(mention.type, key, language="en"))
        cluster = clusters[home]
        if mention.kind == "name" or not cluster.names:
            cluster.names.append(_in_small_letters(mention.name))
            cluster.variants.extend(mention.variants)
        if mention.type in PLACES and mention.kind == "name":
            cluster.names.append(_in_small_letters(mention.text))
        if mention.key and mention.type not in PLACES:
            cluster.kinds.append(mention.key)
        of[n] = home
    return clusters, of, tuple(mentions)


def _weight(mention: Mention) -> int:
    """Mentions in the order in which they found clusters: the fullest names first."""
    if mention.type in PLACES:
        return 100 if mention.kind == "name" else 50
    return min(len(mention.name.split()), 40)


def _in_small_letters(name: str) -> str:
    """A name from a headline in capitals as running text has it; abbreviations stay."""
    shouted = name.isupper() and " " in name
    return " ".join(w.capitalize() if len(w) > SHORTEST else w for w in name.split()) if shouted else name


def _same(cluster: Cluster, mention: Mention) -> bool:
    if mention.type in PLACES:
        return cluster.type in PLACES and cluster.key == mention.key
    if cluster.type in PLACES or (cluster.type == "Person") != (mention.type == "Person"):
        return False
    if mention.type == "Person":
        return any(_same_person(known, mention.name) for known in cluster.names)
    if (cluster.type == "Event") != (mention.type == "Event"):
        return False
    forms = (mention.name, *mention.variants)
    alike = events.same if mention.type == "Event" else _same_body
    return any(alike(known, form) for known in (*cluster.names, *cluster.variants) for form in forms)


def _same_person(known: str, name: str) -> bool:
    """A shorter name is of a full name that ends in it or begins with it, or has its surname and initial."""
    full, mine = _words(known), _words(name)
    if not full or not mine or full == mine:
        return full == mine
    if len(mine) < len(full) and (full[-len(mine) :] == mine or (len(mine) == 1 and mine[0] in full)):
        return True  # "Bao" for Bao Yinghua, "Okello" for James Okello Otieno
    return len(mine) > 1 and len(full) > 1 and full[-1] == mine[-1] and _initials_fit(full[0], mine[0])


def _initials_fit(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]) or one[:3] == other[:3]


def _same_body(known: str, name: str) -> bool:
    """The same words in any order, a name's beginning ("Nordvind" for Nordvind Components) or its initials."""
    full, mine = _words(known), _words(name)
    if not full or not mine or set(full) == set(mine):
        return set(full) == set(mine)
    if len(mine) < len(full):
        begins = full[: len(mine)] == mine and (len(mine) > 1 or len(mine[0]) >= SHORTEST)
        return begins or (len(mine) > 1 and set(mine) < set(full)) or _abbreviates(name, known)
    return False


def _abbreviates(short: str, full: str) -> bool:
    """Whether a name's first word is the initials of another's first words: "ESC", "RAK Chamber"."""
    first, *rest = short.split()
    words = [w for w in re.findall(r"[\w&]+", full) if w.casefold() not in ABBREVIATION_SKIPS]
    if not first.isupper() or len(first) < 2 or len(words) < len(first):
        return False
    fits = fold("".join(w[0] for w in words[: len(first)])) == fold(first)
    return fits and (set(rest) <= set(words[len(first) :]) if rest else len(words) <= len(first) + 1)


@lru_cache(CACHE)
def _words(name: str) -> list[str]:
    """A name's words, folded, without articles and legal forms."""
    found = [w for w in re.findall(r"[^\W_]+", fold(name)) if w not in FOLDED_FORMS["en"] and w not in SKIPPED]
    return found or fold(name).split()
