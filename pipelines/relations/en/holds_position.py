"""HOLDS_POSITION in English: a person holds, takes or has left a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines.english import careers, succession
from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.types import Qualifiers, Status


def read(scene: Scene) -> Iterator[Draft]:
    """Posts named with people, but for those whom the text says to have left; then those that verbs tell of."""
    told = careers.read(scene)
    told = (*told, *succession.read(scene, told))
    left = {(d.subject, d.object, d.qualifiers.role) for d in told if d.status == "former"}
    seen: set[tuple[str, str, str | None]] = set()
    for draft in _titles(scene):
        key = (draft.subject, draft.object, draft.qualifiers.role)
        seen.add(key)
        yield replace(draft, status="former") if key in left and draft.status == "asserted" else draft
    for draft in told:
        key = (draft.subject, draft.object, draft.qualifiers.role)
        if key in seen and (draft.frame == "post.left" or draft.status == "asserted"):
            continue  # said with the title
        if draft.frame == "post.leads" and draft.status == "asserted" and any(s[:2] == key[:2] for s in seen):
            continue
        yield draft


def _titles(scene: Scene) -> Iterator[Draft]:
    for person, post, (start, _) in scene.resolution.posts:
        if post.place is not None and post.role:
            stated = Qualifiers(role=post.role, title=post.title, accredited_to=post.accredited_to)
            status: Status = "former" if post.former else "asserted"
            yield Draft(person, post.place, status, scene.token(start), "post.title", stated)


EXAMPLES = (
    Example(
        "Finland's Transport Minister Juhani Saari opened the fair.",
        (("Juhani Saari", "Finland", "asserted", {"role": "minister", "title": "Transport Minister"}),),
    ),
)
