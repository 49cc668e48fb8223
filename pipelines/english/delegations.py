"""Delegations in English: which one is spoken of, whom it represents, who leads it and who is among its members."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.languages.en import encounters as words
from pipelines.syntax import feature
from pipelines.types import BODIES, PLACES

if TYPE_CHECKING:
    from pipelines.english.scene import Scene

PEOPLE = frozenset({"Person"})
SENDERS = PLACES | BODIES
REACH = 200  # tokens back in which a delegation still is the one spoken of
# What a delegation is of without its name: "a state delegation", "the provincial delegation".
LEVELS = frozenset(
    "state provincial prefectural regional county city municipal oblast province region prefecture cantonal".split()
)
# People who may travel together: "investors led by X".
BANDS = frozenset(
    """
    investor businessman businesswoman businesspeople entrepreneur lawmaker farmer executive exporter importer official
    parliamentarian legislator student expert representative manager scientist industrialist official leader mayor
    diplomat deputy academic journalist trader producer people
    """.split()
)
HEADS = frozenset("head leader chief".split())
INCLUDE = ("include", "comprise")


class Delegations:
    """The delegations of an article."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @cached_property
    def groups(self) -> tuple[Token, ...]:
        """Every word for a delegation that isn't part of a name."""
        found = self.scene.with_lemmas(words.GROUPS)
        plain = {t.i for t in found if t.pos_ in syntax.NOMINALS and t.i not in self.scene.named}
        return tuple(self.scene.tokens[i] for i in sorted(plain | self._bands))

    def is_group(self, token: Token) -> bool:
        """Whether a noun is a word for a delegation, or for people who are told to be led by somebody."""
        return (token.lemma_.casefold() in words.GROUPS and token.pos_ in syntax.NOMINALS) or token.i in self._bands

    @cached_property
    def _bands(self) -> frozenset[int]:
        """«Kuwaiti investors led by X», «businesspeople headed by Y»."""
        return frozenset(
            t.i
            for verb in self.scene.with_lemmas(("lead", "head"))
            if syntax.is_verbal(verb) and verb.nbor(1 if verb.i + 1 < len(verb.doc) else 0).lower_ == "by"
            for t in verb.doc[max(verb.sent.start, verb.i - 5) : verb.i]
            if t.lemma_.casefold() in BANDS and feature(t, "Number") == "Plur" and t.i not in self.scene.named
        )

    def group(self, token: Token) -> Token | None:
        """The delegation last spoken of before a token: whom "the guests" and "the trip" alone are about."""
        for earlier in reversed(self.groups):
            if token.i - REACH < earlier.i < token.i and (self._own(earlier) or self.led.get(earlier.i)):
                return earlier
        return None

    def sent(self, group: Token) -> tuple[str, ...]:
        """Whom a delegation represents: its own word's name, the place its leaders govern, or the one before's."""
        own = self._own(group)
        if own:
            return own
        leaders = self.leaders(group)
        level = any(c.lemma_.casefold() in LEVELS for c in group.children)
        governed = self.governed(leaders, ("Region", "City") if level else ("Region",))
        if governed:
            return governed[:1]
        before = self.group(group)
        again = not self.led.get(group.i) or any(c.lower_ in {"the", "this", "that"} for c in group.children)
        return self._own(before) if before is not None and again else ()

    def _own(self, group: Token) -> tuple[str, ...]:
        """«a Minsk delegation», «Kentucky's delegation», «a delegation from the region», «a team from the ministry»."""
        found: list[str] = []
        for child in group.children:
            if child.lemma_.casefold() in LEVELS:
                continue
            if child.dep_ in {"compound", "amod", "nmod:poss", "nmod:desc"} or (
                child.dep_ in {"nmod", "obl"} and syntax.preposition(child) in {"of", "from", "representing"}
            ):
                for member in syntax.members(child):
                    found += self.scene.named_ids(member, SENDERS) or self._modifying(member)
        return tuple(dict.fromkeys(found)) or self._after(group)

    def _after(self, group: Token) -> tuple[str, ...]:
        """«hosted a delegation from the Indian state of Y»: what follows, wherever the parser hangs it."""
        following = self.scene.tokens[group.i + 1 : min(group.i + 9, group.sent.end)]
        if not following or following[0].lower_ not in {"of", "from"}:
            return ()
        for token in following[1:]:
            if token.is_punct or token.pos_ in syntax.VERBS:
                return ()
            if token.dep_ != "amod" and (found := self.scene.of_types(self.scene.resolution.at(token.i), SENDERS)):
                return found[:1]
        return ()

    def _modifying(self, noun: Token) -> tuple[str, ...]:
        """«a delegation of Chubut lawmakers»: Chubut."""
        inner = (c for c in noun.children if c.dep_ in {"compound", "amod", "nmod:poss"})
        return tuple(e for c in inner for e in self.scene.of_types(self.scene.resolution.at(c.i), PLACES))

    def leaders(self, group: Token) -> tuple[str, ...]:
        """Who leads a delegation: told at that word, or at another word for the same delegation."""
        own = self.led.get(group.i)
        if own:
            return own
        sent = self._own(group)
        others = [led for i, led in self.led.items() if not sent or self._own(self.scene.tokens[i]) in {(), sent}]
        return others[0] if len({tuple(sorted(o)) for o in others}) == 1 else ()

    def members(self, group: Token) -> tuple[str, ...]:
        """The people named of a delegation: its leaders and those it is told to include."""
        sent = self._own(group)
        included = [
            p
            for i, people in self._included.items()
            if self._own(self.scene.tokens[i]) in {(), sent} or not sent
            for p in people
        ]
        return tuple(dict.fromkeys((*self.leaders(group), *included)))

    def governed(self, leaders: tuple[str, ...], types: tuple[str, ...]) -> tuple[str, ...]:
        """The places, of the given types, that people now hold posts in."""
        return tuple(
            post.place
            for leader in leaders
            for post in self.scene.resolution.entity(leader).posts
            if post.place and not post.former and self.scene.type_of(post.place) in types
        )

    @cached_property
    def led(self) -> dict[int, tuple[str, ...]]:
        """Leaders by the token of their delegation's word."""
        found: dict[int, list[str]] = {}
        for verb in self.scene.with_lemmas(("lead", "head")):
            if syntax.is_verbal(verb):
                self._by_verb(verb, found)
        for noun in self.scene.with_lemmas(HEADS):
            self._by_noun(noun, found)
        for group in self.groups:
            for child in group.children:
                if syntax.preposition(child) == "under" or child.dep_ == "nmod:poss":
                    found.setdefault(group.i, []).extend(self._under(child))
        return {i: tuple(dict.fromkeys(people)) for i, people in found.items() if people}

    def _under(self, token: Token) -> tuple[str, ...]:
        """«a delegation under X», «under the leadership of X»."""
        own = self.scene.named_ids(token, PEOPLE)
        return own or tuple(p for c in token.children if c.dep_ == "nmod" for p in self.scene.named_ids(c, PEOPLE))

    def _by_verb(self, verb: Token, found: dict[int, list[str]]) -> None:
        """«a delegation led by X», «X leads a delegation», «the delegation, which X headed»."""
        arguments = self.scene.arguments(verb)
        groups = [a.token for a in arguments if a.role == "object" and self.is_group(a.token)]
        if not groups and verb.dep_ in {"acl", "amod", "advcl", "conj"} and syntax.is_passive(verb):
            near = (t for t in reversed(verb.doc[max(verb.sent.start, verb.i - 12) : verb.i]) if self.is_group(t))
            groups = list(near)[:1]
        people = [p for a in arguments if a.role == "subject" for p in self.scene.named_ids(a.token, PEOPLE)]
        if not people and verb.i + 2 < verb.sent.end and verb.nbor().lower_ == "by":
            people = self._after_by(verb)
        if not people and syntax.is_passive(verb):  # «headed by the head of the chamber, X»
            people = [p for t in verb.subtree if t.i > verb.i for p in self.scene.named_ids(t, PEOPLE)][:1]
        for group in groups:
            found.setdefault(group.i, []).extend(people)

    def _after_by(self, verb: Token) -> list[str]:
        """«led by Vice Governor X arrived»: who stands next to the verb, wherever the parser hangs the name."""
        for token in self.scene.tokens[verb.i + 2 : min(verb.i + 12, verb.sent.end)]:
            if token.is_punct or token.pos_ in syntax.VERBS:
                break
            if token.pos_ == "PROPN" and (found := self.scene.named_ids(token, PEOPLE)):
                return list(found[:1])
        return []

    def _by_noun(self, noun: Token, found: dict[int, list[str]]) -> None:
        """«X, head of the delegation», «X flew in at the head of a delegation»."""
        group = next((c for c in noun.children if c.dep_ == "nmod" and self.is_group(c)), None)
        if group is None:
            return
        people = self.scene.named_ids(noun, PEOPLE)
        if not people and noun.dep_ == "appos":
            people = self.scene.named_ids(noun.head, PEOPLE)
        if not people and syntax.preposition(noun) in {"at", "as"}:
            verb = syntax.governor(noun)
            people = (
                ()
                if verb is None
                else tuple(
                    p
                    for a in self.scene.arguments(verb)
                    if a.role == "subject"
                    for p in self.scene.named_ids(a.token, PEOPLE)
                )
            )
        found.setdefault(group.i, []).extend(people)

    @cached_property
    def _included(self) -> dict[int, list[str]]:
        """«The delegation also includes X and Y», «members of the delegation X and Y»."""
        found: dict[int, list[str]] = {}
        for verb in self.scene.with_lemmas(INCLUDE):
            arguments = self.scene.arguments(verb) if syntax.is_verbal(verb) else ()
            for group in (a.token for a in arguments if a.role == "subject" and self.is_group(a.token)):
                for argument in arguments:
                    if argument.role == "object":
                        found.setdefault(group.i, []).extend(self.scene.named_ids(argument.token, PEOPLE))
        for group in self.groups:
            for child in group.children:
                if syntax.preposition(child) == "including":
                    for member in syntax.members(child):
                        found.setdefault(group.i, []).extend(self.scene.named_ids(member, PEOPLE))
        return found
