"""When, where and by what means: the qualifiers that meetings and journeys share."""

from __future__ import annotations

from spacy.tokens import Token

from pipelines import syntax
from pipelines.languages.ru import encounters as words
from pipelines.scene import Scene
from pipelines.types import Status


def date(scene: Scene, trigger: Token) -> str | None:
    """The date nearest to a trigger in its sentence, those of its own clause first."""
    sentence = trigger.sent
    spans = [s for s in scene.times if s.kind == "date" and s.value and sentence.start_char <= s.start < sentence.end_char]
    if not spans:
        return None
    own = {t.i for t in syntax.clause(trigger).subtree}

    def distance(start: int) -> tuple[bool, int]:
        return scene.token(start).i not in own, abs(start - trigger.idx)

    return min(spans, key=lambda s: (*distance(s.start), s.start)).value


def due(scene: Scene, status: Status, day: str | None) -> Status:
    """A thing asserted of a day after publication is planned."""
    published = scene.article.published
    if status == "asserted" and day and published and not day.startswith("--") and day[:10] > published[: len(day[:10])]:
        return "planned"
    return status


def place(scene: Scene, trigger: Token) -> str | None:
    """The city or region where something is told to happen: of the trigger's own phrases, else of its clause."""
    settled = frozenset({"City", "Region"})
    for argument in scene.arguments(trigger):
        if argument.role.removeprefix("governor.") in {"в+Loc", "на+Loc"}:
            for entity in scene.of_types(scene.resolution.at(argument.token.i), settled):
                return entity
    for token in syntax.clause(trigger).subtree:
        if syntax.preposition(token) == "в" and syntax.feature(token, "Case") == "Loc":
            for entity in scene.of_types(scene.resolution.at(token.i), frozenset({"City"})):
                return entity
    return None


def medium(trigger: Token) -> str | None:
    """`video` or `phone`, where the clause says so."""
    around = [trigger, *syntax.clause(trigger).subtree]
    text = " ".join(t.text.casefold() for t in around if abs(t.i - trigger.i) < 12)
    if any(word in text for word in words.VIDEO):
        return "video"
    return "phone" if any(word in text for word in words.PHONE) else None
