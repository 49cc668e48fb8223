"""Mentions → local entities, in any language: what is known of an article's entities, and what points to which.

A language's resolver goes through the text from left to right and says what its own words point to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines import places
from pipelines.clusters import Cluster
from pipelines.document import Doc, Token
from pipelines.document import Span as Phrase
from pipelines.mentions.titles import Title
from pipelines.types import BODIES, PLACES, Article, LocalEntity, Mention, Post, Span


@dataclass(frozen=True, slots=True)
class Resolution:
    """One article with its entities known.

    `posts` are (person's id, post, span of the words in the cleaned text). `at` answers what a token, as the head of a
    phrase, stands for.
    """

    doc: Doc
    article: Article
    mentions: tuple[Mention, ...]
    entities: tuple[LocalEntity, ...]
    posts: tuple[tuple[str, Post, Span], ...]
    titles: tuple[Title, ...]
    stands: Mapping[int, tuple[str, ...]] = field(repr=False)
    _index: Mapping[str, LocalEntity] = field(repr=False)

    def at(self, i: int) -> tuple[str, ...]:
        """Ids of the local entities that token `i`, as the head of a phrase, stands for; empty if none."""
        return self.stands.get(i, ())

    def entity(self, id_: str) -> LocalEntity:
        return self._index[id_]

    def type_of(self, id_: str) -> str:
        return self._index[id_].type


class Resolver:
    """The state of one article's resolution; it goes once through the text, from left to right.

    `of` gives the cluster of each mention, by their indices. `speech` are the language's verbs of speech; adjectives
    of the place `home` alone make no entity.
    """

    speech: frozenset[str] = frozenset()
    home: str | None = None

    def __init__(
        self,
        doc: Doc,
        mentions: tuple[Mention, ...],
        clusters: list[Cluster],
        of: dict[int, int],
        titles: Sequence[Title],
        article: Article,
    ) -> None:
        self.doc, self.article, self.titles = doc, article, tuple(titles)
        self.tokens = tuple(doc)  # spaCy makes them anew at every pass over it
        self.clusters, self.of, self.mentions = clusters, of, mentions
        self.stands: dict[int, tuple[int, ...]] = {}
        self.posts: list[tuple[int, Post, Span]] = []
        self.recent: list[tuple[int, int]] = []  # (token, cluster) of every mention, by place in the text
        self.places_at: dict[int, list[int]] = defaultdict(list)  # mentions of places, by their first token
        for n, mention in enumerate(mentions):
            if mention.type in PLACES:
                self.places_at[mention.tokens[0]].append(n)
        self.weights = Counter(self.of[n] for n, m in enumerate(self.mentions) if m.kind == "name")

    def names(self) -> None:
        """Let the words of names stand for what they name."""
        for n, mention in enumerate(self.mentions):
            cluster = self.of[n]
            self.recent.append((mention.tokens[0], cluster))
            for i in range(*mention.tokens):
                token = self.doc[i]
                if i == mention.head or (i not in self.stands and not (token.is_punct or token.is_space)):
                    self.stands[i] = (cluster,)
        # Nested mentions: each token belongs to the innermost, but an organisation's head noun to the organisation.
        for n, mention in sorted(enumerate(self.mentions), key=lambda e: e[1].tokens[0] - e[1].tokens[1]):
            for i in range(*mention.tokens):
                self.stands[i] = (self.of[n],)
        for n, mention in enumerate(self.mentions):
            if mention.type in BODIES or mention.type == "Event":
                self.stands[mention.head] = (self.of[n],)
        self.recent.sort()

    def latest(self, i: int, fits: Callable[[Cluster], bool], since: int = 0) -> int | None:
        """The last fitting cluster mentioned before a token, from token `since` on."""
        for token, cluster in reversed(self.recent):
            if since <= token < i and fits(self.clusters[cluster]):
                return cluster
        return None

    def near_or_main(self, i: int, fits: Callable[[Cluster], bool]) -> int | None:
        """The last one in this sentence, else the one that the article so far names most."""
        near = self.latest(i, fits, since=self.doc[i].sent.start)
        if near is not None:
            return near
        named = Counter(cluster for token, cluster in self.recent if token < i and fits(self.clusters[cluster]))
        return max(named, key=lambda c: (named[c], -c), default=None)

    def main(self, type_: str) -> int | None:
        """The cluster of a type that the article names most."""
        candidates = [c for c, cluster in enumerate(self.clusters) if cluster.type == type_]
        return max(candidates, key=lambda c: (self.weights[c], -c)) if candidates else None

    def token(self, span: Span) -> int:
        """The token at which a span of the text begins."""
        return next(t.i for t in self.doc if t.idx >= span[0])

    def within(self, inner: str, outer: int) -> bool:
        """Whether a place, given by its id, lies within another, given by its cluster."""
        a, b = self.clusters[int(inner[1:]) - 1], self.clusters[outer]
        if not a.key or not b.key:
            return False
        place = places.load().by_key(a.key)
        return place is not None and any(p.key == b.key for p in places.load().ancestors(place))

    def parties(self, i: int) -> tuple[int, ...]:
        """The two sides spoken of: the last two states or regions before, neither within the other."""
        found: list[int] = []
        for token, cluster in reversed(self.recent):
            if token < i and self.clusters[cluster].type in {"Country", "Region"} and cluster not in found:
                if any(self.within(f"e{cluster + 1}", f) or self.within(f"e{f + 1}", cluster) for f in found):
                    continue
                found.append(cluster)
                if len(found) == 2:
                    break
        return tuple(sorted(found))

    def seat(self, body: int) -> int | None:
        """The place that a body's name holds."""
        for n, mention in enumerate(self.mentions):
            if self.of[n] == body:
                inner = [k for i in range(*mention.tokens) for k in self.places_at.get(i, ())]
                if inner:
                    return self.of[max(inner)]
        return None

    def speaker(self, token: Token) -> int | None:
        """The person whose words a token is among: the nearest subject of a verb of speech in the paragraph."""
        best: tuple[int, int] | None = None
        for verb in self._paragraph(token):
            if verb.lemma_ in self.speech and verb.pos_ == "VERB":
                for child in verb.children:
                    if child.dep_ == "nsubj":
                        for cluster in self.stands.get(child.i, ()):
                            if self.clusters[cluster].type == "Person" and (
                                best is None or abs(verb.i - token.i) < best[0]
                            ):
                                best = abs(verb.i - token.i), cluster
        return best[1] if best else None

    def _paragraph(self, token: Token) -> Phrase:
        start, end = token.i, token.i
        while start > 0 and not self.doc[start - 1].is_space:
            start -= 1
        while end < len(self.doc) and not self.doc[end].is_space:
            end += 1
        return self.doc[start:end]

    def _is_home(self, cluster: int) -> bool:
        return self.home is not None and self.clusters[cluster].key == self.home

    def resolution(self) -> Resolution:
        """What the article's words stand for, when all is worked out."""
        held = {int(post.place[1:]) - 1 for _, post, _ in self.posts if post.place}
        named = {self.of[n] for n, m in enumerate(self.mentions) if m.kind == "name"} | held
        used = sorted(c for c in set(self.of.values()) if c in named or not self._is_home(c))
        self.stands = {i: kept for i, cs in self.stands.items() if (kept := tuple(c for c in cs if c in used))}
        spans: dict[int, list[Span]] = {c: [] for c in used}
        for n, mention in enumerate(self.mentions):
            spans.setdefault(self.of[n], []).append((mention.start, mention.end))
        holds: dict[int, list[Post]] = {}
        for person, post, _ in self.posts:
            if post not in holds.setdefault(person, []):
                holds[person].append(post)
        entities = tuple(
            self.clusters[c].entity(
                f"e{c + 1}", tuple(sorted(set(spans[c]))), tuple(holds.get(c, ())), self.article.published
            )
            for c in used
        )
        return Resolution(
            self.doc,
            self.article,
            self.mentions,
            entities,
            tuple((f"e{p + 1}", post, span) for p, post, span in self.posts),
            self.titles,
            {i: tuple(f"e{c + 1}" for c in cs) for i, cs in self.stands.items()},
            {e.id: e for e in entities},
        )
