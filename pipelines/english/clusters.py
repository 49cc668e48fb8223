"""English mentions by name → clusters, one an entity: places by code, people by surname, bodies by name."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from pipelines.clusters import Cluster
from pipelines.english import events
from pipelines.transliteration import fold
from pipelines.types import PLACES, Mention


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
            cluster.names.append(mention.name)
            cluster.variants.extend(mention.variants)
        of[n] = home
    return clusters, of, tuple(mentions)


def _weight(mention: Mention) -> int:
    """Mentions in the order in which they found clusters: the fullest names first."""
    if mention.type in PLACES:
        return 100 if mention.kind == "name" else 50
    return min(len(mention.name.split()), 40)


def _same(cluster: Cluster, mention: Mention) -> bool:
    if mention.type in PLACES:
        return cluster.type in PLACES and cluster.key == mention.key
    if cluster.type in PLACES or (cluster.type == "Person") != (mention.type == "Person"):
        return False
    if mention.type == "Person":
        return any(_same_person(known, mention.name) for known in cluster.names)
    if cluster.type == "Event" == mention.type:
        return any(events.same(known, mention.name) for known in cluster.names)
    return any(fold(known) == fold(mention.name) for known in cluster.names)


def _same_person(known: str, name: str) -> bool:
    """A shorter name is of a full name that ends in it, or has its surname and initial."""
    full, mine = fold(known).split(), fold(name).split()
    if full == mine or (full and mine and len(mine) < len(full) and full[-len(mine) :] == mine):
        return True
    return len(mine) > 1 and len(full) > 1 and full[-1] == mine[-1] and full[0][:1] == mine[0][:1]
