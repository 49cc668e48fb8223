"""Firms, stakes and sums as OWNS and INVESTS_IN see them: whom a bare noun or pronoun means, what share, what money."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from pipelines import quantities, syntax
from pipelines.languages.ru import capital as words
from pipelines.languages.ru.references import SIDES
from pipelines.mentions.phrases import case_of, number_of
from pipelines.quantities import Money, Share
from pipelines.scene import Scene
from pipelines.types import PLACES

FIRMS = frozenset({"Company", "Organization"})
NOBODY: frozenset[str] = frozenset()
STOPS = frozenset({";", ":", "(", ")", "—", "–"})
STEM = 4  # letters that a people and its place share: "китаец", "Китай"
APPOSED = 4
BACK = 4  # sentences in which a firm named before is still meant
GROUP_LIKE, PLANT_LIKE = words.GROUPS | {"объединение"}, words.PLANTS
GENERIC = words.ANY_FIRM | words.GROUPS | words.PLANTS | words.KINDS | words.JOINT


class Cast:
    """The firms of one article in the order of the text, and its shares and sums."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.doc
        article = scene.article
        self.shares: tuple[Share, ...] = quantities.shares(article.text, article.language)
        self.money: tuple[Money, ...] = quantities.inherit(quantities.money(article.text, article.language))
        self.kinds: dict[str, set[str]] = {}
        self.homes: dict[str, set[str]] = {}
        self.firms: list[tuple[int, str]] = []
        self._collect()

    def _collect(self) -> None:
        resolution = self.scene.resolution
        for mention in resolution.mentions:
            for firm in self.scene.of_types(resolution.at(mention.head), FIRMS) if mention.kind == "name" else ():
                start, end = mention.tokens
                kinds = self.kinds.setdefault(firm, set())
                kinds.update(
                    self.doc[i].lemma_ for i in range(max(start - 1, 0), end) if self.doc[i].pos_ in {"NOUN", "PROPN"}
                )
                if mention.key:
                    kinds.add(mention.key)
                self.firms.append((mention.head, firm))
                homes = self.homes.setdefault(firm, set())
                homes.update(
                    e
                    for i in range(max(start - 3, 0), min(end + 2, len(self.doc)))
                    for e in self.scene.of_types(resolution.at(i), PLACES)
                )
        named = {i for i, _ in self.firms}
        for token in self.doc:
            if token.i not in named and token.lemma_ in GENERIC and token.pos_ == "NOUN":
                self.firms.extend((token.i, e) for e in self.scene.of_types(resolution.at(token.i), FIRMS))
        self.firms.sort()

    # --- whom a phrase means ---

    def ids(self, token: Token, types: frozenset[str], but: frozenset[str] = NOBODY) -> tuple[str, ...]:
        """The entities of the given types that a phrase stands for: by name, apposed name, or what was named before."""
        found = self._named(token, types, but)
        placed = bool(found) and token.lemma_ in SIDES | GENERIC and self.scene.type_of(found[0]) in PLACES
        if found and not placed:
            return found
        if (
            not found or token.lemma_ in SIDES | words.OWNER | GENERIC
        ):  # «псковский предприниматель Марк Изборцев», «бакинская «Хазар»»
            for child in token.children:
                if child.dep_ in {"appos", "flat:name"} and 0 < child.i - token.i < APPOSED:
                    apposed = self._named(child, types - PLACES, but)
                    if apposed:
                        return apposed
        if placed and not is_generic(token):
            return found
        if token.lemma_ in words.PRONOUNS | words.OWN or token.text.casefold() in words.PRONOUN_FORMS:
            return self._pronoun(token, types, but)
        if is_generic(token) and types & FIRMS:
            return self._generic(token, but)
        if (
            token.pos_ == "NOUN"
            and token.lemma_.endswith(words.PEOPLE)
            and number_of(token) == "Plur"
            and types & FIRMS
        ):
            return self._people(token, but)
        return ()

    def _named(self, token: Token, types: frozenset[str], but: frozenset[str]) -> tuple[str, ...]:
        return tuple(e for e in self.scene.of_types(self.scene.resolution.at(token.i), types) if e not in but)

    def _pronoun(self, token: Token, types: frozenset[str], but: frozenset[str]) -> tuple[str, ...]:
        if token.lemma_ == "который":
            head = syntax.antecedent(token)
            found = self.ids(head, types, but) if head is not None and head.i < token.i else ()
            if found:
                return found
        gender, number = token.morph.get("Gender", []), number_of(token)
        word = token.text.casefold()
        if word.startswith(("его", "него", "ему", "нему", "нем", "нём", "им", "ним")):
            gender = ["Masc", "Neut"]
        elif word in {"ее", "её", "нее", "неё", "ней", "ей", "ею", "нею"}:
            gender = ["Fem"]
        if word in {"их", "ими", "них"} or (number == "Plur" and token.lemma_ != "который"):
            return ()
        for i, firm in self._before(token, but):
            other = self.doc[i].morph.get("Gender", [])
            if not gender or not other or set(other) & set(gender) or token.lemma_ == "последний":
                return (firm,)
        return ()

    def _generic(self, token: Token, but: frozenset[str]) -> tuple[str, ...]:
        """The firm named before that "группа", "завод", "эта китайская компания" means."""
        if number_of(token) == "Plur":
            return ()
        where: set[str] = set()
        for child in token.children:
            if child.lemma_ in words.OTHER:
                return ()
            if child.dep_ == "amod":
                where.update(self._named(child, PLACES, NOBODY))
        lemma = token.lemma_
        alike = (
            GROUP_LIKE
            if lemma in GROUP_LIKE
            else PLANT_LIKE | {"предприятие"}
            if lemma in PLANT_LIKE
            else frozenset({lemma})
        )
        named = [f for _, f in self._before(token, but, len(self.doc)) if not where or self._at_home(f, where)]
        candidates = [f for _, f in self._before(token, but) if f in named]
        same = [f for f in named if lemma in self.kinds.get(f, ()) or self._in_name(lemma, f)]
        like = [f for f in named if alike & self.kinds.get(f, set())]
        if lemma in words.KINDS:
            return tuple(same[:1])
        return tuple((same or like or candidates)[:1]) if lemma in GENERIC - words.ANY_FIRM else tuple(candidates[:1])

    def _people(self, token: Token, but: frozenset[str]) -> tuple[str, ...]:
        """The firm that "ростовчане", "китайцы" means: the last one that is at home where they are."""
        stem = re.sub(r"(ч?анин|янин|[оие]нец|ец)$", "", token.lemma_)
        if len(stem) < STEM:
            return ()
        where = {
            e.id
            for e in self.scene.resolution.entities
            if e.type in PLACES
            and any(word.startswith(stem) for name in (e.name, *e.aliases) for word in name.casefold().split())
        }
        return next(((f,) for _, f in self._before(token, but) if where and self._at_home(f, where)), ())

    def _in_name(self, lemma: str, firm: str) -> bool:
        return lemma in self.scene.resolution.entity(firm).name.casefold()

    def _at_home(self, firm: str, where: set[str]) -> bool:
        homes = self.homes.get(firm, set())
        return bool(homes & where) or any(self.scene.closeness(h, w) for h in homes for w in where)

    def _before(self, token: Token, but: frozenset[str], back: int = BACK) -> Iterator[tuple[int, str]]:
        """Firms named before a token, within some sentences, the latest first."""
        at = bisect_left(self.firms, (token.i, ""))
        for i, firm in reversed(self.firms[:at]):
            if firm not in but and self.distance(i, token.i) <= back:
                yield i, firm

    def distance(self, earlier: int, later: int) -> int:
        """How many sentences lie between two tokens."""
        return sum(1 for t in self.doc[earlier + 1 : later + 1] if t.is_sent_start)

    def topic(self, token: Token, but: frozenset[str] = NOBODY) -> tuple[str, ...]:
        """The firm under discussion: the last one spoken of."""
        return next(((firm,) for _, firm in self._before(token, but)), ())

    # --- stakes ---

    def is_stake(self, token: Token) -> bool:
        return token.lemma_ in words.STAKES or (token.lemma_ == "остальной" and token.dep_ not in {"amod", "det"})

    def stake_firm(self, stake: Token, types: frozenset[str], but: frozenset[str]) -> tuple[str, ...]:
        """The firm whose stake it is: "30% акций завода", "доля в комплексе", "четверть которого", "его пакет"."""
        for token in sorted(stake.subtree, key=lambda t: (t.i < stake.i, t.i)):
            if token.i == stake.i or (
                syntax.is_verbal(token) and token.i > stake.i and not syntax.is_participle(token)
            ):
                if token.i != stake.i:
                    break
                continue
            if token.dep_ in {"nmod", "obl", "conj", "appos", "det", "nsubj"} and case_of(token) in {"Gen", "Loc", ""}:
                found = self.ids(token, types, but)
                if found:
                    return found
        for token in self.doc[
            stake.i + 1 : min(stake.i + 8, stake.sent.end)
        ]:  # «30% джиддского завода», hung elsewhere
            if token.text in STOPS | {","} or (syntax.is_verbal(token) and not syntax.is_participle(token)):
                break
            if token.pos_ in syntax.NOMINALS and case_of(token) in {"Gen", ""} and not syntax.preposition(token):
                found = self.ids(token, types, but)
                if found:
                    return found
        return ()

    def share(self, left: int, right: int) -> float | None:
        """The share stated between two offsets of the text."""
        return next((s.pct for s in self.shares if left <= s.start < right), None)

    def stake_share(self, stake: Token) -> float | None:
        """The share that a stake's phrase states."""
        tokens = sorted(stake.subtree, key=lambda t: t.i)
        left = min(tokens[0].idx, stake.idx)
        for share in self.shares:
            if share.start <= stake.idx < share.end or (
                left - 1 <= share.start and share.start <= stake.idx + len(stake) and share.end >= left
            ):
                return share.pct
        for token in [stake, *(t for t in tokens if t.i > stake.i)][:3]:
            if token.lemma_ in words.PARTS:
                return words.PARTS[token.lemma_]
        if any(c.lemma_ == "весь" for c in stake.children):
            return 100.0
        return None

    def sum_near(self, trigger: Token) -> Money | None:
        """The sum that a clause states: the one nearest to its verb, within the stretch between strong signs."""
        left, right = self.stretch(trigger)
        near = [m for m in self.money if left <= m.start < right]
        return min(near, key=lambda m: max(m.start - trigger.idx, trigger.idx - m.end), default=None)

    def stretch(self, trigger: Token) -> tuple[int, int]:
        """Offsets of the part of the sentence between semicolons, colons and brackets that a token stands in."""
        sent = trigger.sent
        left, right = sent.start_char, sent.end_char
        for token in sent:
            if token.text in {";", "(", ")"} or (token.text == ":" and token.i < trigger.i):
                if token.i < trigger.i:
                    left = token.idx
                elif token.i > trigger.i:
                    right = token.idx
                    break
        return left, right


def is_generic(token: Token) -> bool:
    """A bare noun for a firm: "завод", "холдинг", "вагоностроитель"."""
    return (token.lemma_ in GENERIC and token.pos_ in {"NOUN", "PROPN", "ADJ"}) or (
        token.pos_ == "NOUN" and token.lemma_.endswith("строитель")
    )
