"""HOLDS_POSITION in English: a person holds, takes or has left a post."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.types import Qualifiers


def read(scene: Scene) -> Iterator[Draft]:
    """Posts named with people."""
    for person, post, (start, _) in scene.resolution.posts:
        if post.place is not None and post.role:
            yield Draft(
                person,
                post.place,
                "former" if post.former else "asserted",
                scene.token(start),
                "post.title",
                Qualifiers(role=post.role, title=post.title, accredited_to=post.accredited_to),
            )


EXAMPLES = (
    Example(
        "Finland's Transport Minister Juhani Saari opened the fair.",
        (("Juhani Saari", "Finland", "asserted", {"role": "minister", "title": "Transport Minister"}),),
    ),
)
