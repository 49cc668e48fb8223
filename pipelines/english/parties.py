"""People whom an English text doesn't name where they act: "the two", "the guests", "his host", "his counterpart"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines import places
from pipelines.document import Token
from pipelines.english import syntax
from pipelines.languages.en import encounters as words
from pipelines.languages.en import roles
from pipelines.syntax import feature

if TYPE_CHECKING:
    from pipelines.english.scene import Scene

PEOPLE = frozenset({"Person"})


class Parties:
    """The people of an article where words without a name point to them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def of(self, token: Token) -> tuple[str, ...]:
        """The people whom a noun, numeral or pronoun points back to; empty if none."""
        word = token.lemma_.casefold()
        count = self._count(token, word)
        if count:
            return self.last(token, count)
        if word in words.GROUPS and token.pos_ in syntax.NOMINALS:
            return self.scene.delegations.members(token)
        if feature(token, "Number") == "Plur" and self._inhabitants(token):
            return self._inhabitants(token)
        if word in words.GUESTS:
            group = self.scene.delegations.group(token)
            people = () if group is None else self.scene.delegations.members(group)
            return people or self._guest(token)
        if token.lower_ in {"they", "them"}:
            return self._they(token)
        if token.lower_ in {"he", "she"} and self._mentioned and token.i < self._mentioned[0][0]:
            return (self._mentioned[0][1],)  # «It wasn't the first time he had come to Oslo. X was …»
        if not self.scene.resolution.at(token.i) and token.pos_ in {"NOUN", "PROPN"} and _definite(token):
            holder = self._holder(token)
            if holder:
                return holder
        if word == "host" and token.pos_ == "NOUN":
            return self._hosts(token) or self._counterpart(token)
        if word in words.HOSTS and token.pos_ == "NOUN":
            return self._counterpart(token)
        return ()

    def _count(self, token: Token, word: str) -> int:
        """How many people "the two", "the pair", "both leaders", "all three" are; 0 if it is no such phrase."""
        if word in words.PAIRS:
            return 2 if _definite(token) else 0
        if word in words.COUNTED and token.dep_ not in {"nummod", "det", "compound", "cc:preconj", "amod"}:
            return words.COUNTED[word] if word == "both" or _definite(token) else 0
        if word in words.TOGETHER and feature(token, "Number") == "Plur":
            for child in token.children:
                if child.lower_ in words.COUNTED and (child.lower_ == "both" or _definite(token)):
                    return words.COUNTED[child.lower_]
        return 0

    @cached_property
    def _mentioned(self) -> list[tuple[int, str]]:
        """Every token that stands for one person, in the order of the text."""
        resolution = self.scene.resolution
        return [
            (i, ids[0])
            for i, ids in sorted(resolution.stands.items())
            if len(ids) == 1 and resolution.type_of(ids[0]) == "Person"
        ]

    def before(self, token: Token) -> Iterator[tuple[int, str]]:
        """The people spoken of before a token, the last first, each once."""
        seen = set()
        for n in range(bisect_left(self._mentioned, (token.i, "")) - 1, -1, -1):
            i, person = self._mentioned[n]
            if person not in seen:
                seen.add(person)
                yield i, person

    def last(self, token: Token, count: int) -> tuple[str, ...]:
        """The last so many people before a token, in the order of the text; those of other sides first."""
        people = [person for _, person in self.before(token)]
        if count == 2 and len(people) > 2 and not self.apart(people[0], people[1]):
            other = next((p for p in people[2:4] if self.apart(people[0], p)), None)
            if other is not None:
                people = [people[0], other]
        return tuple(reversed(people[:count])) if len(people) >= count else ()

    def _they(self, pronoun: Token) -> tuple[str, ...]:
        """The people who were last the subject together, in this sentence or the two before."""
        since = pronoun.sent.start
        for _ in range(2):
            since = self.scene.tokens[max(since - 1, 0)].sent.start
        for verb in reversed(self.scene.tokens[since : pronoun.i]):
            if syntax.is_verbal(verb) or any(c.dep_ == "cop" for c in verb.children):
                heads = (c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.i < pronoun.i)
                people = [p for h in heads for m in syntax.members(h) if m.lower_ != "they" for p in self._each(m)]
                if len(set(people)) > 1:
                    return tuple(dict.fromkeys(people))
        return ()

    def _each(self, token: Token) -> tuple[str, ...]:
        return self.scene.named_ids(token, PEOPLE) or (self.of(token) if token.pos_ != "PRON" else ())

    def apart(self, a: str, b: str) -> bool:
        """Whether two people stand on different sides: they have no region or city in common, or no country."""
        mine, others = self.scene.homes(a), self.scene.homes(b)
        if not mine or not others:
            return True
        return not _near(mine) & _near(others) if _near(mine) or _near(others) else not mine & others

    def subjects(self, token: Token) -> frozenset[str]:
        """The people who are the subject of a token's clause."""
        arguments = self.scene.arguments(syntax.clause(token))
        return frozenset(e for a in arguments if a.role == "subject" for e in self.scene.named_ids(a.token, PEOPLE))

    @cached_property
    def home(self) -> str | None:
        """The region or city that the article is mostly about: where guests come to."""
        homes = [e for e in self.scene.resolution.entities if e.type in {"Region", "City"} and e.mentions]
        return max(homes, key=lambda e: (len(e.mentions), -e.mentions[0][0])).id if homes else None

    @cached_property
    def host(self) -> frozenset[str]:
        """The keys of that place."""
        if self.home is None:
            return frozenset()
        return frozenset(k for k in self.scene.resolution.entity(self.home).keys if k.startswith("place:"))

    def _guest(self, token: Token) -> tuple[str, ...]:
        """The last person before who isn't at home where the article is, but for the clause's own subject."""
        own = self.subjects(token) if token.dep_ not in {"nsubj", "nsubj:pass"} else frozenset()
        others = [p for _, p in self.before(token) if p not in own]
        origin = self._places_of(token)
        if origin:  # «the Austrian visitor»
            return tuple(p for p in others if origin & self.scene.homes(p))[:1]
        foreign = [p for p in others if self.scene.homes(p) and not self.scene.homes(p) & self.host]
        if foreign:  # the one whom the article is about most
            entity = self.scene.resolution.entity
            return (max(foreign, key=lambda p: (len(entity(p).mentions), -entity(p).mentions[0][0])),)
        return tuple(others[:1]) if own else ()

    def _inhabitants(self, token: Token) -> tuple[str, ...]:
        """«the Lithuanians»: the people of the delegation that came from there."""
        if token.pos_ not in {"NOUN", "PROPN"} or not token.text[:1].isupper() or not _definite(token):
            return ()
        place = places.load().by_adjective(token.lower_.removesuffix("s"), "en")
        group = self.scene.delegations.group(token) if place else None
        if group is None:
            return ()
        keys = {p.key for p in place}
        return tuple(p for p in self.scene.delegations.members(group) if keys & self.scene.homes(p))

    def _holder(self, token: Token) -> tuple[str, ...]:
        """«the new ambassador», «the new consul general»: the last one named with that post."""
        names = {token.lower_, *(c.lower_ for c in token.children if c.dep_ in {"compound", "nmod:desc"})}
        wanted = {roles.PLAIN[name] for name in names if name in roles.PLAIN}
        if not wanted:
            return ()
        if any(c.lemma_ in {"new", "incoming", "appoint", "newly"} for c in token.subtree if c.i < token.i):
            return self._appointed(token)
        return tuple(p for _, p in self.before(token) if wanted & self.roles({p}))[:1]

    def _appointed(self, token: Token) -> tuple[str, ...]:
        """Who was last told to have been given a post."""
        for verb in reversed(self.scene.with_lemmas(words.APPOINT)):
            if verb.i < token.i and syntax.is_verbal(verb):
                arguments = (a for a in self.scene.arguments(verb) if a.role == "object")
                people = [p for a in arguments for p in self.scene.named_ids(a.token, PEOPLE)]
                if people:
                    return tuple(people[:1])
        return ()

    def _hosts(self, token: Token) -> tuple[str, ...]:
        """Who was told to receive somebody, the last first."""
        own = self.subjects(token)
        for verb in reversed(self.scene.with_lemmas(words.RECEIVE)):
            if verb.i < token.i and syntax.is_verbal(verb):
                arguments = self.scene.arguments(verb)
                people = [p for a in arguments if a.role == "subject" for p in self.scene.named_ids(a.token, PEOPLE)]
                if people and not own & set(people):
                    return tuple(people[:1])
        return ()

    def _counterpart(self, token: Token) -> tuple[str, ...]:
        """The one whom the clause's subject talks to: who holds the post there, else the last other person."""
        own = self.subjects(token)
        others = [p for _, p in self.before(token) if p not in own]
        keys = self._places_of(token)
        if keys:
            others = [p for p in others if keys & self.scene.homes(p)]
        roles = self.roles(own)
        same = [p for p in others if roles & self.roles({p})]
        if token.lemma_.casefold() in {"counterpart", "colleague"}:
            others = same or others
        return tuple(others[:1])

    def _places_of(self, token: Token) -> frozenset[str]:
        """The keys of the places that a noun's modifiers name: "his Iraqi counterpart"."""
        inner = (c for c in token.children if c.dep_ in {"amod", "compound", "nmod", "nmod:poss"})
        places_ = (e for c in inner for e in self.scene.resolution.at(c.i) if self.scene.type_of(e) != "Person")
        return frozenset(k for e in places_ for k in self.scene.resolution.entity(e).keys)

    def roles(self, people: frozenset[str] | set[str]) -> set[str]:
        return {post.role for p in people for post in self.scene.resolution.entity(p).posts if not post.former}


def _near(keys: frozenset[str]) -> frozenset[str]:
    """Of a person's places those below a country."""
    return frozenset(k for k in keys if "-" in k or not k.startswith("place:"))


def _definite(token: Token) -> bool:
    return any(c.lower_ in {"the", "both", "these", "those", "all"} for c in token.children)
