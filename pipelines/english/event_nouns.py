"""Bare English nouns for events named before: "the forum", "Belagro, an exhibition", "the trip" of a mission."""

from __future__ import annotations

from collections.abc import Mapping

from pipelines.document import Token
from pipelines.english import events
from pipelines.languages.en import gatherings as words
from pipelines.resolution import Resolver


def resolve(known: Resolver) -> None:
    """Let every noun that means an event named elsewhere stand for it: "the forum", "Belagro, an exhibition"."""
    heads: dict[int, int] = {}  # by the head of an event's name its cluster
    inside: dict[int, int] = {}
    families: dict[int, set[str]] = {}
    for n, mention in enumerate(known.mentions):
        if mention.type == "Event":
            cluster = known.of[n]
            heads[mention.head] = cluster
            inside.update(dict.fromkeys(range(*mention.tokens), cluster))
            families.setdefault(cluster, set()).update(
                words.KINDS[w] for w in events.split(mention.name) if w in words.KINDS
            )
    if not heads:
        return
    nouns = [t for t in events.nouns(known.doc, _MEANING) if t.i not in inside and not events.names_premises(t)]
    for token in nouns:
        tied = _tied(token, inside)
        if tied is not None:
            known.stands[token.i] = (tied,)
            families[tied].add(words.KINDS[token.lemma_.casefold()])
    order = sorted(heads)
    for token in nouns:
        if token.i not in known.stands and _is_bare(token, known):
            meant = _meant(token, order, heads, families)
            if meant is not None:
                known.stands[token.i] = (meant,)


_MEANING = events.forms(frozenset(words.KINDS) | words.GENERAL | words.JOURNEYS)


def _tied(token: Token, inside: Mapping[int, int]) -> int | None:
    """The event that a noun stands beside: "the Fruit Logistica fair", "Belagro, an agricultural exhibition"."""
    if token.lemma_.casefold() not in words.KINDS:
        return None
    i = token.i - 1
    if i >= 0 and i in inside:
        return inside[i]
    while i > token.sent.start and token.doc[i].pos_ in {"ADJ", "NOUN", "NUM"} | {"PROPN"} and i not in inside:
        i -= 1
    if i in inside and token.sent.start < i:
        return inside[i]  # "the INNOPROM international industrial exhibition"
    if token.doc[i].lower_ in {"a", "an", "the"} and i - 2 >= 0 and token.doc[i - 1].text in {",", "(", "–", "—"}:
        return inside.get(i - 2)
    if token.doc[i].lower_ in {"a", "an", "the"} or i == token.i - 1:
        follows = token.i + 1  # "the exhibition Made in Belarus"
        return inside.get(follows) or (
            inside.get(follows + 1)
            if follows + 1 < len(token.doc) and token.doc[follows].is_punct and token.doc[follows].text != "."
            else None
        )
    return None


def _is_bare(token: Token, known: Resolver) -> bool:
    """Whether a noun is said of something known: "the forum", "this three-day event", not "another fair"."""
    lemma = token.lemma_.casefold()
    if events.plural(token) and lemma not in {"games", "day"}:
        return False
    definite = False
    for child in token.lefts:
        word = child.lemma_.casefold()
        if word in words.OTHERS:
            return False
        if child.dep_ == "det":
            if child.lower_ not in {"the", "this", "that"}:
                return lemma in words.JOURNEYS and _to_a_place(token, known)
            definite = True
        elif child.dep_ in {"amod", "nummod", "compound"} and word not in words.SAYING_NOTHING:
            if child.dep_ != "compound" or child.text[:1].isupper() or word in words.NO_EVENTS:
                return lemma in words.JOURNEYS and _to_a_place(token, known)
        elif child.dep_ == "nmod:poss" and word not in {"year", "month", "week"}:
            return False
    if lemma in words.VAGUE or lemma in words.JOURNEYS:
        return definite and not any(c.dep_ == "nmod" for c in token.rights)
    return definite or _is_headline(token)


def _to_a_place(token: Token, known: Resolver) -> bool:
    """As in "lead a state delegation to Japan", of a mission to Japan."""
    return any(
        c.dep_ == "nmod"
        and any(g.lower_ == "to" for g in c.children)
        and any(c.text in name for cluster in known.clusters if cluster.type == "Event" for name in cluster.names)
        for c in token.rights
    )


def _is_headline(token: Token) -> bool:
    """A headline leaves articles out: "Regions gear up for border trade fair"."""
    return token.sent.start == 0 or token.doc[token.sent.end - 1].is_space


def _meant(token: Token, order: list[int], named: Mapping[int, int], families: Mapping[int, set[str]]) -> int | None:
    """The last event of the noun's family named before it, or of no family known; else the next one of its family."""
    lemma = token.lemma_.casefold()
    family = "mission" if lemma in words.JOURNEYS else words.KINDS.get(lemma)

    def fits(event: int, strictly: bool) -> bool:
        known = families.get(event, set())
        if family is None or family in known:
            return True
        return not strictly and not known

    strict = lemma in words.JOURNEYS
    before = [named[i] for i in order if i < token.i and fits(named[i], strict)]
    if before:
        return before[-1]
    return next((named[i] for i in order if i > token.i and fits(named[i], True)), None)
