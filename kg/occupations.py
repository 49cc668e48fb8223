"""Who works where as what, for factRuEval's contest: any animate noun beside a name, not only the graph's posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru import organisations
from pipelines.languages.ru.capital import BECOME
from pipelines.mentions.phrases import case_of, number_of
from pipelines.resolution import Resolution
from pipelines.types import BODIES, PLACES, Mention

# Nouns for a part of a body that the graph doesn't take for one.
PARTS = frozenset(
    """
отдел отделение фракция делегация сборная команда жюри цех президиум секретариат штаб проект подкомитет редакция
бюро политбюро сектор филиал коллегия палата трибунал войско армия флот дивизия полк оппозиция экипаж факультет блок
""".split()
)
KINDS = organisations.GOVERNMENT_KINDS | organisations.ORGANISATION_KINDS | organisations.COMPANY_KINDS | PARTS
# Animate nouns that say who somebody is to others, not what they do somewhere.
NO_POSTS = frozenset(
    """
сын дочь отец мать брат сестра жена муж супруг супруга вдова друг подруга родственник племянник внук дед бабушка
человек мужчина женщина ребенок мальчик девочка девушка юноша житель жительница гражданин гражданка уроженец
уроженка сторонник противник соперник участник участница победитель победительница чемпион чемпионка призер лауреат
автор герой жертва пострадавший обвиняемый подозреваемый преступник террорист свидетель очевидец коллега гость
ветеран пенсионер выпускник студент предшественник преемник кумир тезка болельщик работник работница кандидат экс-
кандидат претендент предприниматель господин госпожа товарищ любитель поклонник фанат читатель однофамилец
соотечественник земляк лицо конкурент партнер клиент сосед знакомый
""".split()
)
# Who made or holds a firm: the contest calls that ownership.
HOLDERS = frozenset(
    """
основатель основательница сооснователь создатель создательница владелец владелица совладелец совладелица собственник
хозяин акционер учредитель
""".split()
)
IDLE = frozenset(
    {"бывший", "нынешний", "новый", "тогдашний", "известный", "знаменитый", "сам", "такой", "этот", "тот", "один"}
)
INTO = frozenset({"из", "от", "в", "при", "во", "на"})
LEAVE = frozenset({"от", "в", "на", "из", "с", "во", "со", "к", "о", "об", "под"})
PUT = BECOME | frozenset(
    {"назначить", "избрать", "утвердить", "работать", "служить", "назначать", "избирать", "трудиться", "выбрать"}
)
LOOK = 14  # tokens between a post's noun and the name


@dataclass(frozen=True, slots=True)
class Occupation:
    """A person's name, the post in the nominative, and the body or place; `holds`: as its owner or founder."""

    who: str
    position: str
    where: str
    holds: bool = False


def find(resolution: Resolution) -> tuple[Occupation, ...]:
    """Every occupation that stands beside a person's name or is said of it, in the order of the text."""
    return tuple(dict.fromkeys(_Reader(resolution).result()))


class _Reader:
    def __init__(self, resolution: Resolution) -> None:
        self.resolution, self.doc = resolution, resolution.doc
        self.bodies = {
            i: m for m in resolution.mentions if m.type != "Person" and m.kind == "name" for i in range(*m.tokens)
        }
        self.people = {i: m for m in resolution.mentions if m.type == "Person" for i in range(*m.tokens)}
        self.governing = {t.head for t in resolution.titles if t.role not in {"", "other"}}
        self.placed = {
            i: m for m in resolution.mentions if m.type in PLACES and m.kind == "adjective" for i in range(*m.tokens)
        }

    def result(self) -> Iterator[Occupation]:
        for mention in self.resolution.mentions:
            if mention.type == "Person" and mention.kind == "name":
                who = self._who(mention)
                if who:
                    yield from self._before(mention, who)
                    yield from self._after(mention, who)
        for token in self.doc:
            if case_of(token) == "Ins" and self._is_post(token) and token.head.lemma_ in PUT:
                yield from self._said(token)

    def _who(self, mention: Mention) -> str:
        ids = self.resolution.at(mention.head)
        return clean(self.resolution.entity(ids[0]).name) if ids and self.resolution.type_of(ids[0]) == "Person" else ""

    # --- where a post may stand ---

    def _before(self, mention: Mention, who: str) -> Iterator[Occupation]:
        """ "Полузащитник футбольного клуба «Челси» Фрэнк Лэмпард"."""
        stop, name = mention.tokens[0], self.doc[mention.tokens[0]]
        cases = {case_of(name), "Nom"} if case_of(name) in {"", "Gen"} else {case_of(name)}
        while True:
            stretch = self._stretch(stop)
            posts = [t for t in stretch if self._is_post(t) and case_of(t) in cases]
            if not posts:
                return
            yield from self._list(posts, stop, who)
            comma = stretch[0].i - 1
            # «депутат собрания, сопредседатель движения Михаил Вельмакин»
            if comma < 0 or self.doc[comma].text != "," or not self._is_first(posts[0], stretch):
                return
            stop, cases = comma, {case_of(posts[0])}

    def _is_first(self, post: Token, stretch: list[Token]) -> bool:
        return all(t.pos_ in {"ADJ", "ADV"} for t in stretch if t.i < post.i)

    def _list(self, posts: list[Token], stop: int, who: str) -> Iterator[Occupation]:
        """Posts side by side; one without a body of its own shares the one before or after."""
        read = [
            list(self._read(post, posts[n + 1].i if n + 1 < len(posts) else stop, who)) for n, post in enumerate(posts)
        ]
        told = [each for some in read for each in some]
        yield from told
        for post, some in zip(posts, read, strict=True):
            if not some and told and post.lemma_ not in HOLDERS and (self._adjacent(post, posts)):
                yield replace(told[0], position=" ".join([*self._adjectives(post), post.lemma_]), holds=False)

    def _adjacent(self, post: Token, posts: list[Token]) -> bool:
        """ "Представитель вооружённых сил полковник", "директор и совладелец агентства"."""
        return post is posts[-1] or self.doc[post.i + 1].lemma_ == "и"

    def _stretch(self, start: int) -> list[Token]:
        found: list[Token] = []
        i = start - 1
        while i >= self.doc[start].sent.start and start - i <= LOOK:
            token = self.doc[i]
            if i in self.people or (
                (
                    i not in self.bodies
                    and (
                        token.text in {",", ":", ";", "—", "–", ".", "(", ")"}
                        or token.pos_ in {"VERB", "CCONJ", "SCONJ"}
                    )
                )
                and not self._joins(token)
            ):
                break
            found.append(token)
            i -= 1
        return found[::-1]

    def _joins(self, token: Token) -> bool:
        """An "и" within a phrase: between two posts or two names of places and bodies."""
        if token.lemma_ != "и" or not 0 < token.i < len(self.doc) - 1:
            return False
        before, after = self.doc[token.i - 1], self.doc[token.i + 1]
        named = all(t.i in self.bodies or t.ent_type_ in {"LOC", "ORG"} for t in (before, after))
        return named or (self._is_post(before) and self._is_post(after))

    def _after(self, mention: Mention, who: str) -> Iterator[Occupation]:
        """ "Борис Стомахин, редактор газеты", "Светлана Яковлева - директор института"."""
        i = mention.tokens[1]
        if i >= len(self.doc) or self.doc[i].text not in {",", "-", "—", "–"}:
            return
        cases = {case_of(self.doc[mention.tokens[0]]), "Nom"}
        while i < len(self.doc) and self.doc[i].text in {",", "-", "—", "–"}:
            post = self._post_at(i + 1)
            if post is None or case_of(post) not in cases:
                return
            i = self._right(post)
            if i < len(self.doc) and i in self.people and self.doc[i].sent.start == post.sent.start:
                return  # «X, редактор газеты Y»: the post of the next name
            yield from self._list(
                [t for t in self.doc[post.i : i] if self._is_post(t) and case_of(t) == case_of(post)], i, who
            )

    def _post_at(self, start: int) -> Token | None:
        """The post that a phrase after a name opens with, over its adjectives."""
        for token in self.doc[start : start + 4]:
            if self._is_post(token):
                return token
            if token.pos_ not in {"ADJ", "ADV", "NUM"}:
                return None
        return None

    def _said(self, post: Token) -> Iterator[Occupation]:
        """ "Был избран председателем совета": of the verb's subject."""
        for argument in syntax.arguments(post.head) if syntax.is_verbal(post.head) else ():
            if argument.role in {"subject", "object"}:
                for person in self.resolution.at(argument.token.i):
                    if self.resolution.type_of(person) == "Person":
                        yield from self._read(post, self._right(post), clean(self.resolution.entity(person).name))
                        return

    def _right(self, post: Token) -> int:
        """Where the phrase of a post after a name ends."""
        i = post.i + 1
        while i < post.sent.end and i - post.i <= LOOK:
            token = self.doc[i]
            if i in self.people or (
                (
                    i not in self.bodies
                    and (
                        (token.is_punct and token.text not in {"«", "»", '"'})
                        or token.pos_ in {"VERB", "SCONJ", "CCONJ"}
                    )
                )
                and not self._joins(token)
            ):
                break
            i += 1
        return i

    # --- what it says ---

    def _is_post(self, token: Token) -> bool:
        return (
            token.pos_ == "NOUN"
            and "Anim" in token.morph.get("Animacy", [])
            and number_of(token) != "Plur"
            and token.i not in self.bodies
            and token.i not in self.people
            and token.lemma_ not in NO_POSTS
            and not token.text[:1].isdigit()
        )

    def _read(self, post: Token, stop: int, who: str) -> Iterator[Occupation]:
        begin = self._institution(post.i + 1, stop)
        where = self._where(begin, stop) if begin is not None else self._by_adjective(post)
        holds = post.lemma_ in HOLDERS
        if not where or (self._mere_place(begin) and (holds or post.i not in self.governing)):
            return
        words = [*self._adjectives(post), post.lemma_ if case_of(post) != "Nom" else post.text.casefold()]
        words += [
            t.text
            for t in self.doc[post.i + 1 : begin if begin is not None else stop]
            if not t.is_space and t.pos_ != "PROPN"
        ]
        while words and words[-1].casefold() in INTO | {"и", ",", "«", '"'}:
            words.pop()
        yield Occupation(who, " ".join(words), where, holds)

    def _mere_place(self, begin: int | None) -> bool:
        """Whether a phrase names but a place ("гроссмейстер Украины"), or nothing by name ("лидер оппозиции")."""
        if begin is None:
            return True
        token = self.doc[begin]
        body = self.bodies.get(begin)
        if token.pos_ == "ADP":
            body = self.bodies.get(begin + 1)
        kind = token.lemma_ in organisations.GOVERNMENT_KINDS
        return (body is not None and body.type in PLACES) or (
            body is None
            and not token.ent_type_
            and not kind
            and not any(t.text[:1].isupper() or t.i in self.placed for t in self.doc[begin : begin + 5])
        )

    def _adjectives(self, post: Token) -> list[str]:
        """The adjectives that belong to a post: "официальный", "народный"."""
        found: list[str] = []
        i = post.i - 1
        while (
            i >= 0
            and self.doc[i].pos_ == "ADJ"
            and self.doc[i].head.i == post.i
            and i not in self.placed
            and i not in self.bodies
        ):
            if self.doc[i].lemma_ not in IDLE and not self.doc[i].text[:1].isdigit():
                found.insert(0, self.doc[i].lemma_)
            i -= 1
        return found

    def _institution(self, start: int, stop: int) -> int | None:
        """The first token of the body or place after a post."""
        for i in range(start, stop):
            token = self.doc[i]
            named = i in self.bodies or token.ent_type_ in {"ORG", "LOC"} or i in self.placed
            if named or (token.pos_ == "NOUN" and token.lemma_ in KINDS and not self._is_post(token)):
                while i - 1 >= start and self.doc[i - 1].pos_ == "ADJ" and i - 1 not in self.placed:
                    i -= 1
                while i - 1 >= start and i - 1 in self.placed:
                    i -= 1
                return i
        return None

    def _where(self, begin: int, stop: int) -> str:
        end = begin
        while end < stop:
            token = self.doc[end]
            if (
                end > begin
                and end not in self.bodies
                and not token.ent_type_
                and (
                    token.text.casefold() in LEAVE
                    or (self._is_post(token) and case_of(token) not in {"Gen", "Loc"})
                    or token.text in {",", "-"}
                    or (token.i in self.placed and case_of(token) == "Nom")
                )
            ):
                break
            end += 1
        inner = {id(m): m for i in range(begin, end) if (m := self.bodies.get(i)) is not None and m.type in BODIES}
        for mention in inner.values():  # «футбольного клуба «Челси»»: the name by itself
            ids = self.resolution.at(mention.head)
            name = self.resolution.entity(ids[0]).name if ids else ""
            if mention.tokens[1] >= end and name and mention.tokens[1] - mention.tokens[0] > len(name.split()):
                return clean(name)
        return clean(self.doc[begin:end].text)

    def _by_adjective(self, post: Token) -> str:
        """ "Российский министр": the place of the adjective."""
        for child in post.children:
            if child.i in self.placed:
                ids = self.resolution.at(child.i)
                if ids:
                    return self.resolution.entity(ids[0]).name
        return ""


def clean(name: str) -> str:
    """A name without what stands in brackets and without quotation marks."""
    return re.sub(r"[«»\"“”„]", "", re.sub(r"\s*\(.*", "", name)).strip(" ,")
