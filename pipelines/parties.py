"""People whom the text doesn't name where they act: "гость", "собеседник", "они", "оба", a delegation's leader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from pipelines import syntax
from pipelines.delegations import Delegations
from pipelines.document import Span, Token
from pipelines.languages.ru import encounters as words
from pipelines.languages.ru.references import SPEECH
from pipelines.mentions.phrases import number_of
from pipelines.resolution import Resolution

DASHES = frozenset({"—", "–", "-"})
LABEL = 6  # tokens in which a line of an interview says whose it is
REACH = 160  # tokens back in which somebody is still present to the reader


def label(line: Span) -> Token | None:
    """The surname that a line of an interview begins with: "В. Гончар: Мы …"."""
    colon = next((t for t in line[:LABEL] if t.text == ":"), None)
    if colon is None or colon.i == line.start:
        return None
    before = line.doc[colon.i - 1]
    named = all(t.text[:1].isupper() or t.is_punct for t in line.doc[line.start : colon.i])
    return before if named and before.pos_ == "PROPN" else None


class Parties:
    """Who is present in an article, place by place."""

    def __init__(self, resolution: Resolution, tokens: tuple[Token, ...], homes: dict[str, frozenset[str]]) -> None:
        self.resolution, self.doc, self.tokens, self.homes = resolution, resolution.doc, tokens, homes
        self.delegations = Delegations(resolution, tokens)

    def people(self, token: Token) -> tuple[str, ...]:
        """The people whom an unnamed phrase with this head means; empty if none can be told."""
        lemma = token.lemma_
        if lemma in words.GROUPS:
            return self.leaders(token)
        if lemma in words.TOGETHER and (number_of(token) == "Plur" or lemma in {"оба", "обе", "они"}):
            return self._last(token, 2)
        if lemma in {"я", "мы"}:
            return self._we(token)
        if lemma in words.COUNTED:
            return self._others(token, words.COUNTED[lemma])
        if number_of(token) == "Plur" and lemma in words.GUESTS:
            group = self.delegations.group(token)
            return () if group is None else self.leaders(group)
        if number_of(token) == "Plur" and token.pos_ == "NOUN":
            role = next((t.role for t in self.resolution.titles if t.head == token.i and not t.people), "")
            return self._holders(token, role) if role else ()
        if lemma in words.GUESTS and number_of(token) != "Plur":
            return self._guest(token)
        if lemma in words.COUNTERPARTS and number_of(token) != "Plur":
            return self._counterpart(token)
        if lemma in words.LATTER and token.dep_ in {"nsubj", "obj", "obl", "iobj"} and number_of(token) != "Plur":
            return self._latter(token)
        if token.pos_ in {"DET", "PRON"} and lemma in {"его", "её", "ее", "он", "она"}:
            return self._last_of(token, "Fem" if lemma in {"её", "ее", "она"} else "Masc")
        return ()

    # --- who was spoken of ---

    @cached_property
    def _mentioned(self) -> tuple[tuple[int, str], ...]:
        """(token, person) for every token that stands for one person alone, from left to right."""
        found: list[tuple[int, str]] = []
        for i in range(len(self.doc)):
            ids = self.resolution.at(i)
            found.extend((i, e) for e in ids if self.resolution.type_of(e) == "Person")
        return tuple(found)

    def before(self, token: Token) -> Iterator[tuple[int, str]]:
        """People mentioned before a token, the last first, each once."""
        seen: set[str] = set()
        for i, person in reversed(self._mentioned):
            if i < token.i and token.i - i <= REACH and person not in seen:
                seen.add(person)
                yield i, person

    def _last(self, token: Token, count: int) -> tuple[str, ...]:
        found = [person for _, person in self.before(token)][:count]
        return tuple(reversed(found)) if len(found) == count else ()

    def _others(self, token: Token, count: int) -> tuple[str, ...]:
        """«Всех четверых»: the last so many people besides the clause's subject."""
        found = [person for _, person in self.before(token) if person not in self._subjects(token)][:count]
        return tuple(reversed(found)) if len(found) == count else ()

    def _subjects(self, token: Token) -> frozenset[str]:
        return frozenset(
            e
            for a in syntax.arguments(syntax.clause(token))
            if a.role == "subject" or a.token.dep_ == "nsubj"
            for e in self.resolution.at(a.token.i)
        )

    def _last_of(self, token: Token, gender: str) -> tuple[str, ...]:
        """The person a possessive means: the last subject of the gender, else the last of it."""
        fallback: tuple[str, ...] = ()
        for i, person in self.before(token):
            if self.gender(person) in {gender, ""}:
                if self.doc[i].dep_ in {"nsubj", "nsubj:pass"}:
                    return (person,)
                fallback = fallback or (person,)
        if not fallback:  # a foreign name whose gender the tagger guesses: the only one spoken of
            near = [p for i, p in self.before(token) if i >= self.doc[max(token.sent.start - 1, 0)].sent.start]
            return tuple(near) if len(near) == 1 else ()
        return fallback

    def _we(self, token: Token) -> tuple[str, ...]:
        """The speaker; of "нас обоих" the last two, of "нас с X" X as well."""
        near = token.nbor(1).lemma_ if token.i + 1 < token.sent.end else ""
        if near in {"оба", "обе"} or near in words.COUNTED:
            return self._last(token, words.COUNTED.get(near, 2))
        others = [
            p
            for t in self.tokens[token.i + 2 : min(token.i + 5, token.sent.end)]
            if near == "с"
            for p in self._persons(t.i)
        ]
        return tuple(dict.fromkeys((*self.speaker(token), *others)))

    def _latter(self, token: Token) -> tuple[str, ...]:
        """«Та приглашает», «последний ответил»: the last person of the gender in the sentence before."""
        gender = syntax.feature(token, "Gender")
        if gender not in {"Fem", "Masc"}:
            return ()
        since = self.tokens[max(token.sent.start - 1, 0)].sent.start
        near = (p for i, p in self.before(token) if i >= since and self.gender(p) in {gender, ""})
        return tuple(near)[:1]

    def speaker(self, token: Token) -> tuple[str, ...]:
        """Who says "я" or "мы": the nearest subject of a verb of speech in the paragraph, else the interviewed."""
        line = self._line(token)
        if labelled := label(line):
            return self._persons(labelled.i)
        dialogue = line[0].text in DASHES
        said = [(abs(t.i - token.i), p) for t in line if not dialogue or self._dashed(t) for p in self._says(t)]
        if said:
            return (min(said)[1],)
        return self._interviewed if dialogue else self.author

    @cached_property
    def author(self) -> tuple[str, ...]:
        """Whose words the whole article is: "Канал главы Тверской области X"."""
        for token in self.doc[:40]:
            if token.lemma_ in words.OWN_MEDIA:
                for after in self.doc[token.i + 1 : min(token.i + 12, token.sent.end)]:
                    if self._persons(after.i):
                        return self._persons(after.i)
        return ()

    @cached_property
    def _interviewed(self) -> tuple[str, ...]:
        """Whose words the lines with a dash are: the one who speaks outside of them, else the first named."""
        told = Counter(p for t in self.tokens for p in self._says(t) if self._line(t)[0].text not in DASHES)
        people = [e.id for e in self.resolution.entities if e.type == "Person"]
        return (told.most_common(1)[0][0],) if told else tuple(people[:1])

    def _says(self, verb: Token) -> Iterator[str]:
        if verb.pos_ == "VERB" and verb.lemma_ in SPEECH:
            yield from (p for a in syntax.arguments(verb) if a.role == "subject" for p in self._persons(a.token.i))

    def _dashed(self, verb: Token) -> bool:
        """«— Да, — ответил X»: right after a dash."""
        return verb.i > 0 and self.tokens[verb.i - 1].text in DASHES

    def _line(self, token: Token) -> Span:
        """The tokens of a token's paragraph."""
        start, end = token.i, token.i
        while start > 0 and "\n" not in self.doc[start - 1].text:
            start -= 1
        while end < len(self.doc) and "\n" not in self.doc[end].text:
            end += 1
        return self.doc[start:end]

    def leaders(self, group: Token) -> tuple[str, ...]:
        """Who leads or escorts a delegation."""
        return self.delegations.leaders(group)

    def _holders(self, token: Token, role: str) -> tuple[str, ...]:
        """ "Губернаторы", "мэры": the last two people with that role."""
        found = [
            person
            for _, person in self.before(token)
            if any(post.role == role and not post.former for post in self.resolution.entity(person).posts)
        ]
        return tuple(reversed(found[:2])) if len(found) >= 2 else ()

    @cached_property
    def _genders(self) -> dict[str, str]:
        counts: dict[str, Counter[str]] = {}
        for i, person in self._mentioned:
            gender = syntax.feature(self.doc[i], "Gender")
            if gender and self.doc[i].pos_ == "PROPN":
                counts.setdefault(person, Counter())[gender] += 1
        return {person: counter.most_common(1)[0][0] for person, counter in counts.items()}

    def gender(self, person: str) -> str:
        return self._genders.get(person, "")

    @cached_property
    def host(self) -> frozenset[str]:
        """Keys of the region that the article is mostly about: where guests come to."""
        regions = [e for e in self.resolution.entities if e.type == "Region"]
        if not regions:
            return frozenset()
        main = max(regions, key=lambda e: (len(e.mentions), -e.mentions[0][0] if e.mentions else 0))
        return frozenset(k for k in main.keys if k.startswith("place:"))

    def _guest(self, token: Token) -> tuple[str, ...]:
        wanted = {"гостья": "Fem"}.get(token.lemma_, "Masc" if token.lemma_ == "гость" else "")
        here = (
            frozenset(
                k
                for t in token.sent
                if t.i != token.i
                for e in self.resolution.at(t.i)
                for k in self.homes.get(e, ())
                if "-" in k
            )
            or self.host
        )
        for _, person in self.before(token):
            fits = self.resolution.entity(person).posts and (self.gender(person) in {wanted, ""} or wanted == "Masc")
            if fits and not self.homes.get(person, frozenset()) & here:
                return (person,)
        return ()

    def _counterpart(self, token: Token) -> tuple[str, ...]:
        """The one whom the clause's subject talks to: the last other person; a colleague with the same post first."""
        subjects = self._subjects(token)
        wanted = "Fem" if token.lemma_ == "собеседница" else ""
        others = [
            p
            for _, p in self.before(token)
            if p not in subjects and (not wanted or self.gender(p) in {wanted, ""}) and self.resolution.entity(p).posts
        ]
        own = {post.role for s in subjects for post in self.resolution.entity(s).posts}
        places = {e for e in self.resolution.at(token.i) if self.resolution.type_of(e) != "Person"}
        if places:  # «витебский коллега»: who holds the same post there, else any
            keys = {k for e in places for k in self.resolution.entity(e).keys}
            there = [
                e
                for e in self.resolution.entities
                if e.type == "Person" and e.id not in subjects and keys & self.homes.get(e.id, frozenset())
            ]
            there.sort(key=lambda e: not own & {post.role for post in e.posts})
            return tuple(e.id for e in there[:1])
        if token.lemma_ == "коллега":  # one of the same post, however long ago he was named
            people = dict.fromkeys(p for i, p in reversed(self._mentioned) if i < token.i and p not in subjects)
            others = [p for p in people if own & {post.role for post in self.resolution.entity(p).posts}] or others
        return tuple(others[:1])

    def _persons(self, i: int) -> tuple[str, ...]:
        return tuple(e for e in self.resolution.at(i) if self.resolution.type_of(e) == "Person")
