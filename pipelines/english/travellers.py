"""Who travels, in English: people, delegations with those who lead them, guests, and firms whose people go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.document import Token
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import PEOPLE
from pipelines.syntax import Argument, feature
from pipelines.types import BODIES

FIRMS = frozenset({"Company", "Organization"})


def of(scene: Scene, arguments: Iterable[Argument], roles: tuple[str, ...]) -> tuple[str, ...]:
    """The travellers under the first of the roles that has any."""
    arguments = tuple(arguments)
    for role in roles:
        found = [e for a in arguments if a.role == role for e in each(scene, a.token)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def each(scene: Scene, token: Token) -> Iterator[str]:
    """Who travels where one phrase is said to: a person, a delegation and its people, a firm."""
    word = token.lemma_.casefold()
    if scene.delegations.is_group(token):
        yield from scene.delegations.sent(token)
        yield from scene.delegations.members(token)
        return
    if word in words.GUESTS | {"delegate"} and feature(token, "Number") == "Plur":
        group = scene.delegations.group(token)
        if group is not None:
            yield from scene.delegations.sent(group)
            yield from scene.delegations.members(group)
            return
    people = scene.ids(token, PEOPLE)
    if people:
        yield from people
        if word not in words.GUESTS:
            yield from _with_delegation(scene, token)
    elif word in words.STAFF and feature(token, "Number") == "Plur":
        yield from scene.ids(token, BODIES)
    elif token.pos_ == "PROPN" and token.dep_ not in {"nmod", "nmod:poss", "compound"}:
        yield from scene.of_types(scene.resolution.at(token.i), FIRMS)


def _with_delegation(scene: Scene, token: Token) -> Iterator[str]:
    """«X, at the head of a delegation, flew to …»: the place that the delegation represents goes, too."""
    for group in scene.delegations.groups:
        led = scene.delegations.led.get(group.i) == scene.ids(token, PEOPLE)
        if led and group.sent.start == token.sent.start and not any(c.lower_ == "to" for c in group.subtree):
            yield from scene.delegations.sent(group)
