"""Resolution → claims: every relation type reads the scene; what it states gets its sentence, date and number."""

from __future__ import annotations

from dataclasses import replace

from pipelines import confidence
from pipelines.document import Token
from pipelines.english.scene import Scene as EnglishScene
from pipelines.matcher import Draft, Relation
from pipelines.relations import RELATIONS
from pipelines.resolution import Resolution
from pipelines.scene import Scene
from pipelines.setting import Setting
from pipelines.types import Claim

SCENES: dict[str, type[Setting]] = {"ru": Scene, "en": EnglishScene}


def find(resolution: Resolution, engine: str) -> tuple[Claim, ...]:
    """All claims of an article, in the order of the text, then of the table of relations; numbered c1, c2, …"""
    language = resolution.article.language
    scene = SCENES[language](resolution)
    found = [
        claim
        for relation in RELATIONS
        if language in relation.readers
        for draft in relation.readers[language](scene)
        if (claim := _claim(scene, relation, draft, engine))
    ]
    unique = dict.fromkeys(sorted(found, key=lambda c: c.start))
    return tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(unique, 1))


def _claim(scene: Setting, relation: Relation, draft: Draft, engine: str) -> Claim | None:
    """The claim that a draft makes; None where its ends don't fit the relation."""
    if draft.subject == draft.object or not _fits(scene, relation, draft):
        return None
    start, end = sentence(draft.token)
    agreed = relation.agreed or draft.status in {"planned", "proposed"}
    plover = "AGREE" if relation.plover and agreed else relation.plover
    return Claim(
        "",
        relation.type,
        draft.subject,
        draft.object,
        draft.status,
        confidence.of(draft.frame, engine),
        plover,
        scene.article.text[start:end],
        start,
        end,
        draft.frame,
        engine,
        draft.qualifiers,
    )


def _fits(scene: Setting, relation: Relation, draft: Draft) -> bool:
    return scene.type_of(draft.subject) in relation.subjects and scene.type_of(draft.object) in relation.objects


def sentence(token: Token) -> tuple[int, int]:
    """Bounds of the sentence of a token in the text, without the white space around it."""
    tokens = [t for t in token.sent if not t.is_space]
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])
