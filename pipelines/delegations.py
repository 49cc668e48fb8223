"""Delegations: which one is spoken of, who leads it, and which place's people are meant by "ивановцы"."""

from __future__ import annotations

from functools import cached_property

from pipelines import places, syntax
from pipelines.document import Token
from pipelines.languages.ru import encounters as words
from pipelines.languages.ru.inhabitants import adjectives
from pipelines.languages.ru.letters import folded
from pipelines.mentions.phrases import number_of
from pipelines.resolution import Resolution
from pipelines.types import PLACES

REACH = 160  # tokens back in which a delegation still is the one spoken of


def folk(resolution: Resolution, word: str) -> tuple[str, ...]:
    """«пензенцы», «омичи», «армяне»: the place whose people they are, if the article speaks of it."""
    keys = [p.key for a in adjectives(word) for p in places.load().by_adjective(a, "ru")]
    named = [e for e in resolution.entities if e.type in PLACES and any(k in e.keys for k in keys)]
    best = min(named, key=lambda e: ("Region", "Country", "City").index(e.type), default=None)
    return (best.id,) if best is not None else ()


class Delegations:
    """The delegations of an article."""

    def __init__(self, resolution: Resolution, tokens: tuple[Token, ...]) -> None:
        self.resolution, self.doc, self.tokens = resolution, resolution.doc, tokens

    def inhabitants(self, token: Token) -> tuple[str, ...]:
        """The place whose people a noun means, "ивановцы", "тверичане": one that sent a delegation first."""
        word = folded(token.text)
        if token.pos_ not in {"NOUN", "PROPN"}:
            return ()
        if len(word) < 6 or not word.endswith(words.INHABITANTS):
            return folk(self.resolution, token.text) if number_of(token) == "Plur" and token.text.islower() else ()
        stem = word[: 4 if len(word) < 10 else 5]
        fits = [
            e.id
            for kind in ("Region", "City", "Country")
            for e in self.resolution.entities
            if e.type == kind and any(name.casefold().startswith(stem) for name in (e.name, *e.aliases))
        ]
        sent = {e for t in self.tokens if t.lemma_ in words.GROUPS for e in self.resolution.at(t.i)}
        return tuple(sorted(fits, key=lambda e: e not in sent)[:1]) or folk(self.resolution, token.text)

    def group(self, token: Token) -> Token | None:
        """The delegation last spoken of before a token: whom "гости" and "визит" alone are about."""
        for earlier in reversed(self.tokens[max(token.i - REACH, 0) : token.i]):
            if earlier.lemma_ in words.GROUPS and (self.resolution.at(earlier.i) or self.leaders(earlier)):
                return earlier
        return None

    def leaders(self, group: Token) -> tuple[str, ...]:
        """Who leads or escorts a delegation: told at that word, or at another word for the same delegation."""
        own = self._led.get(group.i)
        if own:
            return own
        ids = self.resolution.at(group.i)
        others = [
            led for i, led in self._led.items() if not ids or not self.resolution.at(i) or self.resolution.at(i) == ids
        ]
        return others[0] if len({tuple(sorted(o)) for o in others}) == 1 else ()

    @cached_property
    def _led(self) -> dict[int, tuple[str, ...]]:
        found: dict[int, list[str]] = {}
        for token in self.tokens:
            if token.lower_ == "во" and token.i + 1 < len(self.doc) and token.nbor(1).lemma_ == "глава":
                self._at_head(token, found)
            elif token.lemma_ in words.UNDER and token.i and self.tokens[token.i - 1].lower_ == "под":
                self._led_by(token, found)
            elif token.lemma_ in words.LEADING and syntax.is_verbal(token):
                self._headed(token, found)
            elif token.lemma_ == "глава" and token.i and self.tokens[token.i - 1].lower_ in {"её", "ее"}:
                self._its_head(token, found)
            elif token.lemma_ in words.HEADS and token.i + 1 < len(self.doc) and token.nbor(1).lemma_ in words.GROUPS:
                self._head_of(token, found)
        return {i: tuple(dict.fromkeys(people)) for i, people in found.items()}

    def _at_head(self, token: Token, found: dict[int, list[str]]) -> None:
        """«группа во главе с X», «прилетает X во главе делегации»."""
        after = token.nbor(2) if token.i + 2 < len(self.doc) else None
        if after is not None and after.text.casefold() in {"с", "со"}:
            group = next((t for t in reversed(self.doc[token.sent.start : token.i]) if t.lemma_ in words.GROUPS), None)
            people = next(
                (p for t in self.doc[after.i + 1 : min(after.i + 14, token.sent.end)] if (p := self._persons(t.i))), ()
            )
        else:
            group = next(
                (t for t in self.doc[token.i + 2 : min(token.i + 6, token.sent.end)] if t.lemma_ in words.GROUPS), None
            )
            people = next((p for t in reversed(self.doc[token.sent.start : token.i]) if (p := self._persons(t.i))), ())
        if group is not None:
            found.setdefault(group.i, []).extend(people)

    def _led_by(self, token: Token, found: dict[int, list[str]]) -> None:
        """«Делегация под руководством X»."""
        before = self.tokens[max(token.i - 12, token.sent.start) : token.i]
        group = next((t for t in reversed(before) if t.lemma_ in words.GROUPS), None)
        after = self.tokens[token.i + 1 : min(token.i + 12, token.sent.end)]
        people = next((p for t in after if (p := self._persons(t.i))), ())
        if group is not None:
            found.setdefault(group.i, []).extend(people)

    def _head_of(self, token: Token, found: dict[int, list[str]]) -> None:
        """«X, глава делегации», «глава делегации X»."""
        after = self.tokens[token.i : min(token.i + 6, token.sent.end)]
        before = self.tokens[max(token.i - 4, token.sent.start) : token.i]
        people = next((p for t in (*after, *reversed(before)) if (p := self._persons(t.i))), ())
        found.setdefault(token.i + 1, []).extend(people)

    def _its_head(self, token: Token, found: dict[int, list[str]]) -> None:
        """«Вчера её глава, мэр X, …»: of the delegation named right before."""
        near = self.tokens[max(token.i - 30, 0) : token.i]
        group = next((t for t in reversed(near) if t.lemma_ in words.GROUPS), None)
        after = self.tokens[token.i : min(token.i + 8, token.sent.end)]
        people = next((p for t in after if (p := self._persons(t.i))), ())
        if group is not None:
            found.setdefault(group.i, []).extend(people)

    def _headed(self, verb: Token, found: dict[int, list[str]]) -> None:
        """«делегацию возглавляет X», «делегация, возглавляемая X», «возглавила её X»."""
        arguments = syntax.arguments(verb)
        group = next((a.token for a in arguments if a.role == "object" and a.token.lemma_ in words.GROUPS), None)
        if group is None and any(a.role == "object" and a.token.text.casefold() in {"ее", "её"} for a in arguments):
            group = next((t for t in reversed(self.doc[verb.sent.start : verb.i]) if t.lemma_ in words.GROUPS), None)
        agents: tuple[Token, ...] = tuple(a.token for a in arguments if a.role == "subject")
        if syntax.is_participle(verb) and syntax.is_passive(verb):
            group = verb.head if verb.head.lemma_ in words.GROUPS else group
            agents = agents or tuple(c for c in verb.children if c.i > verb.i and syntax.feature(c, "Case") == "Ins")
        if group is not None:
            for agent in agents:
                found.setdefault(group.i, []).extend(self._persons(agent.i))

    def _persons(self, i: int) -> tuple[str, ...]:
        return tuple(e for e in self.resolution.at(i) if self.resolution.type_of(e) == "Person")
