"""Firms, stakes and sums as OWNS and INVESTS_IN see them: whom a bare noun or pronoun means, what share, what money."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipelines import places, quantities, syntax
from pipelines.document import Token
from pipelines.languages.ru import capital as words
from pipelines.languages.ru.references import SIDES
from pipelines.mentions.phrases import case_of, number_of
from pipelines.quantities import Money, Share
from pipelines.scene import Scene
from pipelines.types import PLACES, Status

FIRMS = frozenset({"Company", "Organization"})
OWNERS = FIRMS | {"Person", "Country", "Region", "GovernmentBody"}
INVESTORS = frozenset({"Person", "Company", "Organization", "Country", "Region"})
NOBODY: frozenset[str] = frozenset()
STOPS = frozenset({";", ":", "(", ")", "—", "–"})
STEM = 4  # letters that a people and its place share: "китаец", "Китай"
REACH = 18  # tokens left of a verb in which its subject may stand
APPOSED = 4
BACK = 4  # sentences in which a firm named before is still meant
GROUP_LIKE, PLANT_LIKE = words.GROUPS | {"объединение"}, words.PLANTS
GENERIC = words.ANY_FIRM | words.GROUPS | words.PLANTS | words.KINDS | words.JOINT


@dataclass(frozen=True, slots=True)
class Owned:
    """An owner, what it owns and its share."""

    owner: str
    firm: str
    pct: float | None
    token: Token
    frame: str
    status: Status


@dataclass(frozen=True, slots=True)
class Investment:
    """Who puts what sum into what."""

    investor: str
    target: str
    money: Money | None
    period: str | None
    token: Token
    frame: str
    status: Status


class Cast:
    """The firms of one article in the order of the text, and its shares and sums."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.tokens
        self.kinds: dict[str, set[str]] = {}
        self.homes: dict[str, set[str]] = {}
        self.firms: list[tuple[int, str]] = []
        self._collect()

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """The shares that the article names."""
        return quantities.shares(self.scene.article.text, self.scene.article.language)

    @cached_property
    def money(self) -> tuple[Money, ...]:
        """The sums that the article names."""
        return quantities.inherit(quantities.money(self.scene.article.text, self.scene.article.language))

    @cached_property
    def _sentences(self) -> list[int]:
        return [token.i for token in self.doc if token.is_sent_start]

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
        for token in self.scene.with_lemmas(GENERIC):
            if token.i not in named and token.pos_ == "NOUN":
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
            apposed = (
                self._over_dash(token, types - PLACES, but) if placed or token.lemma_ in SIDES | words.OWNER else ()
            )
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

    def _over_dash(self, token: Token, types: frozenset[str], but: frozenset[str]) -> tuple[str, ...]:
        """ "Партнёр завода — фирма «Лотос»"."""
        for i in range(token.i + 1, min(token.i + 4, token.sent.end - 1)):
            if self.doc[i].text in {"—", "–"}:
                after = self.doc[i + 1]
                return self._named(after, types, but) if case_of(after) == case_of(token) else ()
            if self.doc[i].is_punct or syntax.is_verbal(self.doc[i]):
                return ()
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
        before = [(self._gender(i, firm), firm) for i, firm in self._before(token, but)]
        if not gender or token.lemma_ == "последний":
            return tuple(firm for _, firm in before[:1])
        sure = [firm for other, firm in before if set(other) & set(gender)]
        unsure = [firm for other, firm in before if not other]
        return tuple((sure or unsure)[:1])

    def _gender(self, i: int, firm: str) -> list[str]:
        """The gender that a pronoun for a firm takes: its kind noun's, else its name's unless that is in quotes."""
        token = self.doc[i]
        if token.dep_ in syntax.NAMES and firm in self.scene.resolution.at(token.head.i):
            token = token.head
        quoted = token.i > 0 and self.doc[token.i - 1].text in {"«", '"', "“", "„"}
        return [] if quoted else list(token.morph.get("Gender", []))

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
        named = [
            f
            for _, f in self._before(token, but, len(self.doc))
            if not where or not self.homes.get(f) or self._at_home(f, where)
        ]
        candidates = [f for _, f in self._before(token, but) if f in named]
        same = [f for f in named if lemma in self.kinds.get(f, ()) or self._in_name(lemma, f)]
        like = [f for f in named if alike & self.kinds.get(f, set())]
        if lemma in words.KINDS:
            return tuple(same[:1])
        if lemma == "предприятие":
            near = [f for f in candidates if (PLANT_LIKE | {lemma}) & self.kinds.get(f, set())]
            return tuple((near or candidates)[:1])
        return tuple((same or like or candidates)[:1]) if lemma in GENERIC - words.ANY_FIRM else tuple(candidates[:1])

    def _people(self, token: Token, but: frozenset[str]) -> tuple[str, ...]:
        """The firm that "ростовчане", "китайцы" means: the last one that is at home where they are."""
        stem = re.sub(r"(ч?анин|янин|[оие]нец|ец)$", "", token.lemma_)
        if len(stem) < STEM:
            return ()
        for _, firm in self._before(token, but):
            if any(self._named_like(home, stem) for home in self.homes.get(firm, ())):
                return (firm,)
        return ()

    def _named_like(self, place: str, stem: str) -> bool:
        """Whether a place or one above it is named by a word with this stem."""
        gazetteer, entity = places.load(), self.scene.resolution.entity(place)
        known = next((p for p in map(gazetteer.by_key, entity.keys) if p is not None), None)
        above = () if known is None else (known, *gazetteer.ancestors(known))
        names = (entity.name, *entity.aliases, *(p.name_ru for p in above))
        return any(word.startswith(stem) for name in names for word in name.casefold().split())

    def _in_name(self, lemma: str, firm: str) -> bool:
        return lemma in self.scene.resolution.entity(firm).name.casefold()

    def _at_home(self, firm: str, where: set[str]) -> bool:
        homes = self.homes.get(firm, set())
        return bool(homes & where) or any(self.scene.closeness(h, w) for h in homes for w in where)

    def _before(self, token: Token, but: frozenset[str], back: int = BACK) -> Iterator[tuple[int, str]]:
        """Firms named before a token, within some sentences, the latest first."""
        at = bisect_left(self.firms, (token.i, ""))
        for i, firm in reversed(self.firms[:at]):
            if firm not in but and not self.kinds.get(firm, set()) & words.MEDIA and self.distance(i, token.i) <= back:
                yield i, firm

    def distance(self, earlier: int, later: int) -> int:
        """How many sentences lie between two tokens."""
        return max(self.sentence(later) - self.sentence(earlier), 0)

    def sentence(self, i: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self._sentences, i)

    def topic(self, token: Token, but: frozenset[str] = NOBODY) -> tuple[str, ...]:
        """The firm under discussion: the last one spoken of."""
        return next(((firm,) for _, firm in self._before(token, but)), ())

    # --- ends ---

    def ends(
        self,
        trigger: Token,
        roles: tuple[str, ...],
        types: frozenset[str] = OWNERS,
        but: frozenset[str] = NOBODY,
        skip: list[Token] | None = None,
    ) -> list[tuple[str, Token]]:
        """(entity, head of its phrase) of the first role that an owner fills; `skip` are phrases of other roles."""
        skipped = {t.i for t in skip or ()}
        for role in roles:
            groups: Iterator[list[Token]] = iter([[a.token for a in self.scene.arguments(trigger) if a.role == role]])
            if role == "subject" and syntax.is_verbal(trigger):
                groups = self._subjects(trigger, bool(skip))
            for group in groups:
                tokens = [t for t in group if t.i not in skipped and not self.is_stake(t)]
                found = [(e, token) for token in tokens for e in self.ids(token, types, but)[:1]]
                if found:
                    return found
        return []

    def _subjects(self, verb: Token, staked: bool) -> Iterator[list[Token]]:
        """What may be a verb's subject, the likeliest first: the parse misplaces some or takes them for objects."""
        if verb.dep_ == "acl" and verb.text.casefold().endswith(words.ACTIVE):
            yield [verb.head]
        plain = [c for c in verb.children if not syntax.preposition(c)]
        own = [c for c in plain if c.dep_ in {"nsubj", "nsubj:pass"}]
        above = list(subjects_above(verb)) if not any(case_of(c) == "Nom" for c in own) else []
        if verb.dep_ == "xcomp":  # «предложила заводу вложиться», «готова вложить», «намерен купить»
            told = verb.head.lemma_ in words.TELL
            yield [c for c in verb.head.children if told and case_of(c) == "Dat" and not syntax.preposition(c)]
            yield above[:1]
        arguments = self.scene.arguments(verb)
        yield [a.token for a in arguments if a.role == "subject"]
        if any(c.dep_ == "obj" for c in plain):  # «завод вложит 28 млн»: an accusative that looks like a nominative
            yield [c for c in own if case_of(c) == "Acc" and c.i < verb.i]
        if staked:  # «49 процентов сохраняет правительство»
            yield [a.token for a in arguments if a.role == "object" and a.token.i > verb.i]
        yield [c for c in plain if c.dep_ in {"obj", "obl", "iobj"} and case_of(c) == "Nom"]
        yield from self._left_of(verb)
        yield from ([token] for token in above)

    def _left_of(self, verb: Token) -> Iterator[list[Token]]:
        """Nominatives left of a verb that the parse hangs elsewhere, also over a participle's phrase between commas."""
        i = verb.i - 1
        while i >= max(verb.sent.start, verb.i - REACH):
            token = self.doc[i]
            if token.text == ",":
                i = self._opening(i)
                if i < 0:
                    return
                token = self.doc[i]
            if token.text in {";", ":", "—", "("} or (syntax.is_verbal(token) and token.dep_ != "amod"):
                return
            nominative = case_of(token) in ({"Nom", ""} if token.pos_ in {"X", "PROPN"} else {"Nom"})
            if token.dep_ not in syntax.NAMES | {"amod"} and nominative and not syntax.preposition(token):
                yield [token]
            i -= 1

    def _opening(self, closing: int) -> int:
        """The token before the participle's phrase that a comma closes; -1 if it closes none."""
        for i in range(closing - 1, max(closing - REACH, 1), -1):
            if self.doc[i].text == "," and self.doc[i + 1].text.casefold().endswith(words.ACTIVE):
                return i - 1
        return -1

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
            if token.dep_ in {"nmod", "obl", "conj", "appos", "det", "nsubj"} and (
                case_of(token) in {"Gen", "Loc", ""} or syntax.preposition(token) == "в"
            ):
                found = self.ids(token, types, but)
                if found:
                    return found
        for token in self.doc[
            stake.i + 1 : min(stake.i + 8, stake.sent.end)
        ]:  # «30% джиддского завода», hung elsewhere
            if token.text in STOPS | {","} or (syntax.is_verbal(token) and not syntax.is_participle(token)):
                break
            before = syntax.preposition(token)
            if token.pos_ in syntax.NOMINALS and (before == "в" or (case_of(token) in {"Gen", ""} and not before)):
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


@lru_cache(maxsize=1)
def cast(scene: Scene) -> Cast:
    """An article's firms: ownership, investments and deliveries ask for them, one after the other."""
    return Cast(scene)


def is_generic(token: Token) -> bool:
    """A bare noun for a firm: "завод", "холдинг", "вагоностроитель"."""
    return (token.lemma_ in GENERIC and token.pos_ in {"NOUN", "PROPN", "ADJ"}) or (
        token.pos_ == "NOUN" and token.lemma_.endswith("строитель")
    )


def subjects_above(verb: Token) -> Iterator[Token]:
    """Nominatives of what a verb without a subject hangs on: "готов вложить", "объявила, что откроет"."""
    at = verb
    for _ in range(4):
        if at.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "parataxis", "csubj", "dep"} or at.head.i == at.i:
            return
        at = at.head
        for child in at.children:
            if (
                child.dep_ in {"nsubj", "nsubj:pass", "obj", "obl"}
                and case_of(child) in {"Nom", ""}
                and not syntax.preposition(child)
            ):
                yield from syntax.members(child)


def bare_infinitive(verb: Token) -> bool:
    """An option that nobody is yet said to take: "вариантов два: построить цех или купить завод"."""
    while verb.dep_ == "conj" and "Inf" in verb.morph.get("VerbForm", []):
        verb = verb.head
    return "Inf" in verb.morph.get("VerbForm", []) and verb.dep_ in {"parataxis", "ROOT"}
