"""Firms, stakes and sums as OWNS and INVESTS_IN see them in English: who is meant, what share, what money, when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipelines import quantities
from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import capital as words
from pipelines.quantities import Money
from pipelines.relations.capital import FIRMS, NOBODY, OWNERS
from pipelines.types import PLACES, Mention

STOPS = frozenset({";", ":", "(", ")", "—", "–", "."})
BACK = 3  # sentences in which a firm named before is still meant
REACH = 14  # tokens beside a trigger in which what belongs to it may stand

_SHARE = re.compile(words.SHARE, re.IGNORECASE)
_SHARE_BEFORE = re.compile(words.SHARE_BEFORE, re.IGNORECASE)
_FRACTIONS = tuple((re.compile(rf"(?<!\w){form}(?=s?\b)", re.IGNORECASE), pct) for form, pct in words.FRACTIONS)
_FRACTION_NOUN = re.compile("|".join(words.FRACTION_NOUNS), re.IGNORECASE)
_FRACTION_BEFORE = re.compile(words.FRACTION_BEFORE, re.IGNORECASE)
_FRACTION_AFTER = re.compile(words.FRACTION_AFTER, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a firm in per cent, by its offsets in the text."""

    start: int
    end: int
    pct: float


class Cast:
    """The firms of one article in the order of the text, and its shares and sums."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.tokens
        self.text = scene.article.text
        self.starts = [t.i for t in self.doc if t.is_sent_start]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The shares that the article names, from left to right."""
        found = [Part(*m.span(), float(m["n"].replace(",", "."))) for m in _SHARE.finditer(self.text)]
        found += [Part(m.start("n"), m.end("n"), float(m["n"])) for m in _SHARE_BEFORE.finditer(self.text)]
        for pattern, pct in _FRACTIONS if _FRACTION_NOUN.search(self.text) else ():
            for m in pattern.finditer(self.text):
                before = _FRACTION_BEFORE.search(self.text, max(m.start() - 40, 0), m.start())
                if (before or _FRACTION_AFTER.match(self.text, m.end())) and not any(
                    p.start < m.end() and m.start() < p.end for p in found
                ):
                    found.append(Part(*m.span(), pct))
        return tuple(sorted((p for p in found if 0 < p.pct <= 100), key=lambda p: p.start))

    @cached_property
    def money(self) -> tuple[Money, ...]:
        """The sums that the article names."""
        return quantities.inherit(quantities.money(self.text, self.scene.article.language))

    @cached_property
    def firms(self) -> list[tuple[int, str]]:
        """(head, firm) of every mention of a firm, by name or by what stands for it."""
        return sorted((m.head, e) for m in self.scene.resolution.mentions for e in self._at(m.head, FIRMS))

    @cached_property
    def ends(self) -> dict[int, tuple[str, ...]]:
        """Whom the mention that ends before a token names."""
        return {m.tokens[1]: self._at(m.head, OWNERS) for m in self._names}

    def over(self, start: int) -> int:
        """The token after the name that begins at one."""
        return max((m.tokens[1] for m in self.scene.resolution.mentions if m.tokens[0] == start), default=start + 1)

    @cached_property
    def begins(self) -> dict[int, tuple[str, ...]]:
        """Whom the mention that begins at a token names."""
        return {m.tokens[0]: self._at(m.head, OWNERS) for m in self._names}

    @cached_property
    def _names(self) -> list[Mention]:
        """The names, longer ones last: "Uzbekistan" begins the Uzbekistan Fund's name."""
        names = [m for m in self.scene.resolution.mentions if m.kind == "name"]
        return sorted(names, key=lambda m: m.tokens[1] - m.tokens[0])

    # --- whom a phrase means ---

    def _at(self, i: int, types: frozenset[str]) -> tuple[str, ...]:
        return self.scene.of_types(self.scene.resolution.at(i), types)

    def ids(self, token: Token, types: frozenset[str], but: frozenset[str] = NOBODY) -> tuple[str, ...]:
        """The entities that a phrase stands for: by name, apposed name, "the Indonesian state", "firms from Japan"."""
        lemma = token.lemma_.casefold()
        if types & PLACES and self._is_seat(token):
            types = types - PLACES
        if token.i not in self.scene.named:
            if lemma in words.FIRM_NOUNS | words.OWNER:
                found = self._named_beside(token, types - PLACES, but)
                if found:
                    return found
            if lemma in words.STATE or (lemma in words.INVESTOR_NOUNS and token.lower_ != lemma):
                found = self._of_land(token, types & PLACES, but)
                if found:
                    return found
        found = tuple(e for e in self.scene.ids(token, types) if e not in but)
        acting = token.lower_ == "it" and token.dep_ == "nsubj" and bool(types & FIRMS)
        if acting and not any(self.scene.type_of(e) in FIRMS for e in found):
            return self.topic(token, but, 2) or found  # firms buy, places hardly
        if found:
            return found
        if token.dep_ == "appos" and lemma in words.FIRM_NOUNS and token.i > token.head.i:
            return tuple(e for e in self._at(token.head.i, types) if e not in but)  # "Volkshaus, the car maker"
        for child in token.children:  # "the founder, Ernesto Larralde"
            if child.dep_ in {"conj", "nmod", "nmod:desc"} and child.i == token.i + 2 and child.nbor(-1).text == ",":
                found = tuple(e for e in self._at(child.i, types) if e not in but)
                if found:
                    return found
        return ()

    def _is_seat(self, token: Token) -> bool:
        """ "Chongqing-based", "Tata-owned": no place of its own."""
        after = self.doc[token.i + 1 : token.i + 3]
        return len(after) == 2 and after[0].text in {"-", "‑", "–"} and after[1].lower_ in {"based", "owned", "born"}

    def _named_beside(self, token: Token, types: frozenset[str], but: frozenset[str]) -> tuple[str, ...]:
        """ "A local firm, Peachline Plastics", "the port operator Portos do Paraná"."""
        after = self.doc[token.i + 1 : token.i + 3]
        for at in (t.i for t in after if t.text == "," or t.i == token.i + 1):
            comma = self.doc[at].text == ","
            if at + comma >= len(self.doc):
                break
            found = self.begins.get(at + comma, ())
            apposed = not comma or self.doc[at + 1].head.i in {token.i, *(c.i for c in token.children)}
            if found and apposed:
                return tuple(e for e in found if self.scene.type_of(e) in types and e not in but)
        return ()

    def firm(self, token: Token, but: frozenset[str] = NOBODY) -> tuple[str, ...]:
        """As `ids`, of firms only; "the seller", "the packhouse" is the one under discussion."""
        found = self.ids(token, FIRMS, but)
        if found or token.lemma_.casefold() not in words.FIRM_NOUNS | words.ROLES:
            return found
        if any(c.lower_ == "new" for c in token.children):  # "a new venture, to be known as X"
            later = (f for i, f in self.firms if token.i < i < token.sent.end and f not in but)
            return tuple(f for f in later)[:1]
        return self.topic(token, but) if any(c.lower_ in words.DEFINITE for c in token.children) else ()

    def alike(self, token: Token, but: frozenset[str]) -> tuple[str, ...]:
        """The firm before that "the winery" means: one called a winery, "the Mendoza winery Bodegas Quimera"."""
        lemma = token.lemma_.casefold()
        at = bisect_left(self.firms, (token.i, ""))
        for i, firm in reversed(self.firms[:at]):
            if self.distance(i, token.i) > BACK + 1:
                break
            near = self.doc[max(i - 4, 0) : i + 4]
            if firm not in but and i != token.i and any(t.lemma_.casefold() == lemma for t in near):
                return (firm,)
        return ()

    def _of_land(self, token: Token, types: frozenset[str], but: frozenset[str]) -> tuple[str, ...]:
        for child in token.children:
            if child.dep_ in {"amod", "compound", "nmod:poss"} or syntax.preposition(child) in {"from", "of"}:
                found = tuple(e for e in self._at(child.i, types) if e not in but)
                if found:
                    return found
        return ()

    def beside_pronoun(self, verb: Token, types: frozenset[str]) -> tuple[str, ...]:
        """Who is named right before "who", "which" or "whose" of a verb's clause, wherever the parse hangs it."""
        for token in reversed(self.doc[max(verb.sent.start + 1, verb.i - 9) : verb.i]):
            if token.lower_ in syntax.RELATIVE and token.pos_ in {"PRON", "DET", "SCONJ"}:
                at = token.i - (self.doc[token.i - 1].text == ",")
                return self._ending(at, types)
            if syntax.is_verbal(token) or token.text in STOPS:
                return ()
        return ()

    def _ending(self, at: int, types: frozenset[str]) -> tuple[str, ...]:
        """Whom the name that ends before a token is of, or the one before its place: "Slipways of Adelaide"."""
        found = tuple(e for e in self.ends.get(at, ()) if self.scene.type_of(e) in types)
        if found or at not in self.ends_of_places:
            return found
        start = self.ends_of_places[at]
        if self.doc[start - 1].lower_ in {"of", "in", "from"}:
            return tuple(e for e in self.ends.get(start - 1, ()) if self.scene.type_of(e) in types)
        return ()

    @cached_property
    def ends_of_places(self) -> dict[int, int]:
        """Where the names of places begin, by where they end."""
        return {m.tokens[1]: m.tokens[0] for m in self._names if m.type in PLACES}

    def subjects(
        self, verb: Token, types: frozenset[str], but: frozenset[str] = NOBODY, left: bool = True
    ) -> tuple[str, ...]:
        """Who does what a verb says: by the parse, else (`left`) the nearest name to the left over no other verb."""
        named = tuple(e for e in self.beside_pronoun(verb, types) if e not in but)
        pronouns = [t for t in verb.lefts if t.lower_ in {"who", "which", "that"} and not syntax.preposition(t)]
        if named and any(t.i == 0 or t.nbor(-1).pos_ != "ADP" for t in pronouns):
            return named
        tokens = [a.token for a in self.scene.arguments(verb) if a.role == "subject"]
        found = [e for t in tokens if not self.is_stake(t) for e in self._subject(t, types, but)[:1]]
        if found or not left or any(t.pos_ == "PRON" and t.lower_ not in syntax.RELATIVE for t in tokens):
            bodies = [e for e in found if self.scene.type_of(e) not in PLACES]
            return tuple(dict.fromkeys(bodies or found))
        return named or self._left_of(verb, types, but)

    def _subject(self, token: Token, types: frozenset[str], but: frozenset[str]) -> tuple[str, ...]:
        """As `ids`; "the Eibar company" that nothing else explains is the firm under discussion."""
        found = self.ids(token, types, but)
        return found or (self.introduced(token) or self.firm(token, but) if types & FIRMS else ())

    def introduced(self, token: Token) -> tuple[str, ...]:
        """ "A Turkish company will build a tannery": the firm from there that is first named after it."""
        lemma = token.lemma_.casefold()
        if lemma not in words.FIRM_NOUNS or not any(c.lower_ in {"a", "an"} for c in token.children):
            return ()
        lands = {k for c in token.children for e in self._at(c.i, PLACES) for k in self.scene.resolution.entity(e).keys}
        known = {firm for i, firm in self.firms if i < token.i}
        for i, firm in self.firms:
            if i > token.i and firm not in known and self.distance(token.i, i) <= BACK + 1:
                around = range(max(i - 4, token.i + 1), min(i + 9, len(self.doc)))
                if any(lands & self.scene.homes(e) for at in around for e in self._at(at, PLACES)):
                    return (firm,)
        return ()

    def _left_of(self, verb: Token, types: frozenset[str], but: frozenset[str]) -> tuple[str, ...]:
        """The subject that the parse hangs elsewhere: "Jialing Power, a battery maker, [will put]"."""
        for i in range(verb.i - 1, max(verb.sent.start - 1, verb.i - REACH), -1):
            token = self.doc[i]
            if token.text in STOPS or (syntax.is_verbal(token) and token.i != verb.i):
                return ()
            found = tuple(e for e in self._at(i, types) if e not in but)
            if found and not syntax.preposition(token) and token.dep_ not in {"nmod:poss", "amod", "obj"}:
                return found[:1]
        return ()

    def topic(self, token: Token, but: frozenset[str] = NOBODY, back: int = BACK) -> tuple[str, ...]:
        """The firm under discussion: the last one spoken of within some sentences."""
        at = bisect_left(self.firms, (token.i, ""))
        for i, firm in reversed(self.firms[:at]):
            if self.distance(i, token.i) > back:
                break
            if firm not in but and self.scene.type_of(firm) == "Company":
                return (firm,)
        return ()

    def distance(self, earlier: int, later: int) -> int:
        """How many sentences lie between two tokens."""
        return max(bisect_right(self.starts, later) - bisect_right(self.starts, earlier), 0)

    # --- stakes ---

    def is_stake(self, token: Token) -> bool:
        """Whether a phrase's head is a part of a firm: "a 20 percent stake", "half of the shares"."""
        lemma = token.lemma_.casefold()
        if token.i in self.scene.named:
            return False
        if lemma in words.UNSURE_STAKES:
            return self.part(token) is not None
        return lemma in words.STAKES or token.lower_ in words.STAKES or lemma.rstrip("s") in words.STAKES

    def part(self, stake: Token) -> float | None:
        """The share that a stake's phrase states, in per cent."""
        left = min([stake.idx, *(t.idx for t in stake.lefts)])
        first = self.doc[max(stake.left_edge.i, stake.i - 6)].idx
        for part in self.parts:
            if min(left, first) <= part.start <= stake.idx + len(stake) and part.end <= stake.idx + len(stake) + 9:
                return part.pct
        if any(c.lower_ in {"all", "whole", "entire"} for c in stake.children):
            return 100.0
        if stake.lemma_.rstrip("s") in words.FRACTION_NOUNS:
            phrase = self.text[min(left, first) : stake.idx + len(stake)]
            return next((pct for pattern, pct in _FRACTIONS if pattern.search(phrase)), None)
        for child in stake.children:  # "a stake of 20 percent", "its shares, 40 percent"
            if child.i > stake.i and child.dep_ in {"nmod", "appos"} and child.lower_ in words.PERCENT:
                return self.part(child)
        return None

    def between(self, left: int, right: int) -> list[Part]:
        """The shares that start between two offsets."""
        return [p for p in self.parts if left <= p.start < right]

    def firm_of(self, stake: Token, types: frozenset[str], but: frozenset[str]) -> tuple[tuple[str, ...], bool]:
        """The firm whose stake it is, and whether the phrase tells of what it is at all: "a stake in", "its shares"."""
        told = False
        for token in self._complements(stake):
            if self.is_stake(token):
                return self.firm_of(token, types, but)
            found = self.ids(token, types, but) or self.firm(token, but)
            if found:
                return found[:1], True
            if token.pos_ == "PRON":
                return self.topic(stake, but), True
            told = not self._is_time(token)
        for child in stake.children:
            if child.dep_ in {"compound", "nmod:poss"} and child.pos_ != "PRON":  # "its stake" is the owner's
                found = self.ids(child, types, but)
                if found:
                    return found[:1], True
        return (), told

    def _is_time(self, token: Token) -> bool:
        """ "Acquired a stake in 2019"."""
        return any(s.start <= token.idx < s.end for s in self.scene.times)

    def _complements(self, stake: Token) -> Iterator[Token]:
        """Phrases in "of" or "in" after a stake, as the parse has them or right behind it."""
        for child in stake.children:
            if child.i > stake.i and syntax.preposition(child) in {"of", "in"}:
                yield child
        after = stake.i + 1
        if after < len(self.doc) and self.doc[after].lower_ in {"of", "in"} and self.doc[after].dep_ == "case":
            head = self.doc[after].head
            if head.i > after:
                yield head

    # --- sums and times ---

    def sentence(self, token: Token) -> tuple[int, int]:
        """Offsets of the part of the sentence between semicolons that a token stands in."""
        sent = token.sent
        left, right = sent.start_char, sent.end_char
        for sign in sent:
            if sign.text == ";":
                if sign.i < token.i:
                    left = sign.idx
                else:
                    right = sign.idx
                    break
        return left, right

    def sums(self, token: Token) -> list[Money]:
        """The sums of a token's part of the sentence."""
        left, right = self.sentence(token)
        return [m for m in self.money if left <= m.start < right]

    def is_sum(self, token: Token) -> bool:
        return any(m.start <= token.idx < m.end for m in self.money)

    def period(self, token: Token) -> str | None:
        """The years or range of months that a token's clause names, nearest first."""
        left, right = self.sentence(token)
        spans = [s for s in self.scene.times if s.value and s.kind == "period" and left <= s.start < right]
        spans = [s for s in spans if len(s.value) != len("2026-05")]  # the month in which a plant opens
        own = {t.i for t in syntax.clause(token).subtree} | {t.i for t in token.subtree}
        near = [s for s in spans if self.scene.token(s.start).i in own] or spans
        value = min(near, key=lambda s: abs(s.start - token.idx)).value if near else None
        published = self.scene.article.published
        since = any(c.lower_ == "since" and c.dep_ == "advmod" for c in token.children)
        if value and since and published and len(value) == len("2019"):
            return f"{value}/{published[:4]}"  # "bought the mine in 2019 and has since invested"
        return value


@lru_cache(maxsize=1)
def cast(scene: Scene) -> Cast:
    """An article's firms and stakes: ownership and investments ask for them, one after the other."""
    return Cast(scene)
