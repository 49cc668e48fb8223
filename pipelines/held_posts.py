"""The posts that an article gives its people, by titles and by verbs; what somebody else's leaving makes of them."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.matcher import Draft
from pipelines.resolution import Resolution
from pipelines.setting import Setting
from pipelines.types import Post, Qualifiers, Status


class HeldPosts:
    """The posts that an article gives each person, by titles and by verbs."""

    def __init__(self, resolution: Resolution, told: tuple[Draft, ...]) -> None:
        self._titled = [(who, post, span[0]) for who, post, span in resolution.posts if post.place and post.role]
        self._told = [(d.subject, as_post(d), d.token.idx) for d in told if d.status in {"asserted", "former"}]

    def of(self, person: str) -> tuple[Post, ...]:
        """The posts that a person holds, those told of by verbs first: they are news."""
        return tuple(dict.fromkeys(p for who, p, _ in (*self._told, *self._titled) if who == person and not p.former))

    def within(self, person: str, start: int, end: int) -> tuple[Post, ...]:
        """Those given within a stretch of the text, else all."""
        titled = [(p, at) for who, p, at in (*self._titled, *self._told) if who == person]
        inside = tuple(p for p, at in titled if start <= at < end)
        return tuple(dict.fromkeys(inside or tuple(p for p, _ in titled)))

    def after(self, person: str, start: int) -> tuple[Post, ...]:
        """Those that verbs give from an offset of the text on."""
        return tuple(p for who, p, at in self._told if who == person and at > start)


def by_titles(scene: Setting) -> Iterator[Draft]:
    """The posts that titles beside people's names give them."""
    for person, post, (start, _) in scene.resolution.posts:
        if post.place is not None and post.role:
            stated = Qualifiers(role=post.role, title=post.title, accredited_to=post.accredited_to)
            status: Status = "former" if post.former else "asserted"
            yield Draft(person, post.place, status, scene.token(start), "post.title", stated)


def as_post(told: Draft) -> Post:
    """The post that a draft gives."""
    stated = told.qualifiers
    return Post(
        stated.role or "", stated.title or "", told.object, None, told.status == "former", stated.accredited_to
    )


def former(person: str, post: Post, token: Token, frame: str) -> Draft:
    """That a person held a post, and holds it no longer."""
    return draft(person, post, "former", token, frame)


def draft(person: str, post: Post, status: Status, token: Token, frame: str) -> Draft:
    """That a person holds, held or will hold a post, as a token tells."""
    assert post.place is not None  # only such are chosen
    stated = Qualifiers(
        role=post.role, title=post.title if status == "former" else None, accredited_to=post.accredited_to
    )
    return Draft(person, post.place, status, token, frame, stated)
