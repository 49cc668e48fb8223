"""Frames and what they match in English: triggers whose arguments fill a relation's ends with entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.english import lists
from pipelines.english import status as statuses
from pipelines.english.scene import Scene
from pipelines.matcher import Filler, Frame, Match
from pipelines.syntax import Argument


def match(scene: Scene, frames: Iterable[Frame], subjects: frozenset[str], objects: frozenset[str]) -> Iterator[Match]:
    """The frames' matches in the order of the text. `subjects` and `objects` are the types that may fill the ends."""
    index: dict[str, list[Frame]] = {}
    for frame in frames:
        for lemma in frame.triggers:
            index.setdefault(lemma, []).append(frame)
    for token in scene.with_lemmas(index):
        for frame in index.get(token.lemma_.casefold(), ()):
            if token.i in scene.named and token.pos_ != "VERB":
                continue
            status = statuses.of(token, frame.status)
            if status is not None:
                arguments = scene.arguments(token)
                left = fill(scene, arguments, frame.subject, subjects)
                right = fill(scene, arguments, frame.object, objects)
                yield Match(frame, token, left, right, status)


def fill(
    scene: Scene, arguments: tuple[Argument, ...], roles: tuple[str, ...], types: frozenset[str]
) -> tuple[Filler, ...]:
    """What fills a slot: the entities of the first role that has any of the types."""
    for role in roles:
        tokens = dict.fromkeys(t for a in arguments if a.role == role for t in (a.token, *lists.beside(scene, a.token)))
        found = [Filler(e, token) for token in tokens for e in scene.ids(token, types)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()
