"""HOLDS_POSITION: a person holds, takes or has left a post."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.matcher import PEOPLE, Draft, Example, Relation
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Post, Qualifiers


def read(scene: Scene) -> Iterator[Draft]:
    """Posts named with people in the text, then those that verbs tell of."""
    yield from _titles(scene)


def _titles(scene: Scene) -> Iterator[Draft]:
    for person, post, (start, _) in scene.resolution.posts:
        if post.place is None or not post.role:
            continue
        yield Draft(person, post.place, "former" if post.former else "asserted", scene.token(start), "post.title", qualifiers(post))


def qualifiers(post: Post) -> Qualifiers:
    return Qualifiers(role=post.role, title=post.title, accredited_to=post.accredited_to)


EXAMPLES = (
    Example("Губернатор Пермского края Дмитрий Махонин выступил на форуме.",
            (("Дмитрий Махонин", "Пермский край", "asserted", {"role": "governor"}),)),
)

RELATION = Relation("HOLDS_POSITION", PEOPLE, PLACES | BODIES, False, None, read, EXAMPLES)
