"""Frames and what they match in English: triggers whose arguments fill a relation's ends with entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.english import lists
from pipelines.english import status as statuses
from pipelines.english.scene import Scene
from pipelines.matcher import Filler, Frame, Match, by_lemma
from pipelines.syntax import Argument


def match(scene: Scene, frames: Iterable[Frame], subjects: frozenset[str], objects: frozenset[str]) -> Iterator[Match]:
    """The frames' matches in the order of the text. `subjects` and `objects` are the types that may fill the ends."""
    index = by_lemma(tuple(frames))
    for token in scene.with_lemmas(index):
        for frame in index.get(token.lemma_.casefold(), ()):
            if token.i in scene.named and token.pos_ != "VERB":
                continue
            status = statuses.of(token, frame.status)
            if status is not None:
                arguments = scene.arguments(token)
                left = fill(scene, arguments, frame.subject, subjects)
                right = fill(scene, arguments, frame.object, objects)
                yield Match(frame, token, *apart(scene, left, right), status)


def apart(
    scene: Scene, subjects: tuple[Filler, ...], objects: tuple[Filler, ...]
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Ends with "he" and "her" that were taken for the other end set right: nobody invites or meets himself."""
    named = {f.id for f in (*subjects, *objects) if f.token.pos_ != "PRON"}
    mine, others = {f.id for f in subjects}, {f.id for f in objects}
    return _other(scene, subjects, others & named, named), _other(scene, objects, mine, named | mine)


def _other(scene: Scene, fillers: tuple[Filler, ...], taken: set[str], known: set[str]) -> tuple[Filler, ...]:
    """Pronouns among the fillers that stand for somebody taken: the person before him."""
    set_right = []
    for filler in fillers:
        if filler.token.pos_ == "PRON" and filler.id in taken and "elf" not in filler.token.lower_:
            other = next((p for _, p in scene.parties.before(filler.token) if p not in known), None)
            filler = filler if other is None else Filler(other, filler.token)
        set_right.append(filler)
    return tuple(set_right)


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
