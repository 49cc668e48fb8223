"""What is visited, in English: the place, body or event that a phrase reaches, shows or tours."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english import occasions, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.types import BODIES, PLACES

GOALS = PLACES | BODIES | frozenset({"Event"})
LEVELS = frozenset("city town region state capital province county district village port oblast prefecture".split())
REACH = 80  # tokens back in which "there" has its place


def site(scene: Scene, token: Token, freely: bool) -> tuple[str, ...]:
    """What a phrase names as visited; of "the workshops of the plant" the plant, of "the X works" X.

    `freely`: a place is enough; else only a body or its parts.
    """
    if token.i in scene.titled:
        return ()
    if token.dep_ == "appos" and freely:  # «Hohhot, the capital of the region»
        above = scene.of_types(scene.resolution.at(token.head.i), PLACES)
        if above:
            return above[:1]
    own = scene.of_types(scene.resolution.at(token.i), GOALS) or _apposed(scene, token)
    if own and (freely or scene.type_of(own[0]) in BODIES):
        return own[:1]
    if token.lemma_.casefold() not in words.SITES:
        return ()
    for types in (BODIES, PLACES):
        for inner in _inner(token):
            found = scene.of_types(scene.resolution.at(inner.i), types)
            if found:
                return found[:1]
    return ()


def _inner(token: Token) -> Iterator[Token]:
    """The words within a site's phrase: "the forge of X", "X's shop", "the Daegu head office", "a plant in X"."""
    for child in token.children:
        if child.dep_ in {"nmod:poss", "compound", "appos", "flat"} or (
            child.dep_ == "nmod" and syntax.preposition(child) in {"of", "at", "in"}
        ):
            yield child
            if child.dep_ == "compound" or child.lemma_.casefold() in words.SITES:
                yield from _inner(child)


def _apposed(scene: Scene, token: Token) -> tuple[str, ...]:
    """«the city of Perm», «the company X», «the capital, Minsk»."""
    for child in token.children:
        if child.dep_ in {"appos", "flat", "nmod:desc"} or (
            child.dep_ in {"nmod", "compound"} and token.lemma_ in LEVELS
        ):
            found = scene.of_types(scene.resolution.at(child.i), GOALS)
            if found:
                return found
    return ()


def adverbs(scene: Scene, head: Token) -> Iterator[str]:
    """«came here»: where the article is from; «flew there»: the place last spoken of."""
    for child in head.children:
        if child.lower_ == "here":
            yield from occasions.here(scene, child)
        elif child.lower_ == "there" and child.dep_ != "expl":
            yield from there(scene, child)


def there(scene: Scene, token: Token) -> tuple[str, ...]:
    """The place that "there" points back to: the last one spoken of as a place, not within a title or a name."""
    for i in range(token.i - 1, max(token.i - REACH, -1), -1):
        found = scene.of_types(scene.resolution.at(i), PLACES)
        word = scene.tokens[i]
        if found and i not in scene.titled and word.dep_ not in {"compound", "amod", "nmod:desc", "nmod:poss"}:
            return found[:1]
    return ()


def away(scene: Scene, subject: str, token: Token, goal: str) -> str | None:
    """Of "the city" and "the state" taken for a visitor's own: where the article is from, or another told before."""
    if not scene.at_home(subject, goal):
        return goal
    if token.pos_ != "NOUN" or token.lemma_ not in LEVELS:
        return None
    kind = scene.type_of(goal)
    near = [e for t in token.sent if t.i < token.i for e in scene.of_types(scene.resolution.at(t.i), frozenset({kind}))]
    others = [e for e in (*reversed(near), *occasions.here(scene, token)) if not scene.at_home(subject, e)]
    return others[0] if others else None
