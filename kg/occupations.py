"""Who works where as what, for factRuEval's contest: any animate noun beside a name, wider than the posts of the graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from pipelines import syntax
from pipelines.coreference import Resolution
from pipelines.languages.ru import organisations
from pipelines.languages.ru.capital import BECOME
from pipelines.mentions.phrases import case_of, number_of
from pipelines.types import BODIES, PLACES, Mention

# Nouns for a part of a body that the graph doesn't take for one.
PARTS = frozenset(
    """
отдел отделение фракция делегация сборная команда жюри цех президиум секретариат штаб проект подкомитет редакция бюро политбюро сектор
филиал коллегия палата трибунал войско армия флот дивизия полк оппозиция экипаж факультет блок
""".split()
)
KINDS = organisations.GOVERNMENT_KINDS | organisations.ORGANISATION_KINDS | organisations.COMPANY_KINDS | PARTS
# Animate nouns that say who somebody is to others, not what they do somewhere.
NO_POSTS = frozenset(
    """
сын дочь отец мать брат сестра жена муж супруг супруга вдова друг подруга родственник племянник внук дед бабушка человек мужчина
женщина ребенок мальчик девочка девушка юноша житель жительница гражданин гражданка уроженец уроженка сторонник противник соперник
участник участница победитель победительница чемпион чемпионка призер лауреат автор герой жертва пострадавший обвиняемый подозреваемый
преступник террорист свидетель очевидец коллега гость ветеран пенсионер выпускник студент предшественник преемник кумир тезка господин
госпожа товарищ любитель поклонник фанат читатель однофамилец соотечественник земляк лицо конкурент партнер клиент сосед знакомый
""".split()
)
IDLE = frozenset({"бывший", "нынешний", "новый", "тогдашний", "известный", "знаменитый", "сам", "такой", "этот", "тот", "один"})
INTO = frozenset({"из", "от", "в", "при", "во", "на"})
LEAVE = frozenset({"от", "в", "на", "из", "с", "во", "со", "к", "о", "об", "под"})
PUT = BECOME | frozenset({"назначить", "избрать", "утвердить", "работать", "служить", "назначать", "избирать", "трудиться", "выбрать"})
LOOK = 14  # tokens between a post's noun and the name


@dataclass(frozen=True, slots=True)
class Occupation:
    """A person's name, the post in the nominative, and the body or place, each as the contest wants it."""

    who: str
    position: str
    where: str


def find(resolution: Resolution) -> tuple[Occupation, ...]:
    """Every occupation that stands beside a person's name or is said of it, in the order of the text."""
    return tuple(dict.fromkeys(_Reader(resolution).result()))


class _Reader:
    def __init__(self, resolution: Resolution) -> None:
        self.resolution, self.doc = resolution, resolution.doc
        self.bodies = {i: m for m in resolution.mentions if m.type != "Person" and m.kind == "name" for i in range(*m.tokens)}
        self.people = {i: m for m in resolution.mentions if m.type == "Person" for i in range(*m.tokens)}
        self.placed = {i: m for m in resolution.mentions if m.type in PLACES and m.kind == "adjective" for i in range(*m.tokens)}

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
        """"Полузащитник футбольного клуба «Челси» Фрэнк Лэмпард"."""
        start = mention.tokens[0]
        stretch = self._stretch(start)
        name = self.doc[start]
        posts = [t for t in stretch if self._is_post(t) and case_of(t) in {case_of(name), "Nom" if case_of(name) in {"", "Gen"} else case_of(name)}]
        if posts:
            yield from self._read(posts[0], start, who)

    def _stretch(self, start: int) -> list[Token]:
        found: list[Token] = []
        i = start - 1
        while i >= self.doc[start].sent.start and start - i <= LOOK:
            token = self.doc[i]
            if i in self.people or (i not in self.bodies and (token.text in {",", ":", ";", "—", "–", ".", "(", ")"} or token.pos_ in {"VERB", "CCONJ", "SCONJ"})):
                break
            found.append(token)
            i -= 1
        return found[::-1]

    def _after(self, mention: Mention, who: str) -> Iterator[Occupation]:
        """"Борис Стомахин, редактор газеты", "Светлана Яковлева - директор института"."""
        i = mention.tokens[1]
        if i >= len(self.doc) or self.doc[i].text not in {",", "-", "—", "–"}:
            return
        for token in self.doc[i + 1 : i + 5]:
            if self._is_post(token):
                if case_of(token) in {case_of(self.doc[mention.tokens[0]]), "Nom"}:
                    yield from self._read(token, self._right(token), who)
                return
            if token.pos_ not in {"ADJ", "ADV", "NUM"}:
                return

    def _said(self, post: Token) -> Iterator[Occupation]:
        """"Был избран председателем совета": of the verb's subject."""
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
            if i in self.people or (i not in self.bodies and (token.is_punct and token.text not in {"«", "»", '"'} or token.pos_ in {"VERB", "SCONJ", "CCONJ"})):
                break
            i += 1
        return i

    # --- what it says ---

    def _is_post(self, token: Token) -> bool:
        return (token.pos_ == "NOUN" and "Anim" in token.morph.get("Animacy", []) and number_of(token) != "Plur" and token.i not in self.bodies
                and token.i not in self.people and token.lemma_ not in NO_POSTS and not token.text[:1].isdigit())

    def _read(self, post: Token, stop: int, who: str) -> Iterator[Occupation]:
        begin = self._institution(post.i + 1, stop)
        where = self._where(begin, stop) if begin is not None else self._by_adjective(post)
        if not where:
            return
        words = self._adjectives(post) + [post.lemma_ if case_of(post) != "Nom" else post.text.casefold()]
        words += [t.text for t in self.doc[post.i + 1 : begin if begin is not None else stop] if not t.is_space and t.pos_ != "PROPN"]
        while words and words[-1].casefold() in INTO | {"и", ",", "«", '"'}:
            words.pop()
        yield Occupation(who, " ".join(words), where)

    def _adjectives(self, post: Token) -> list[str]:
        """The adjectives that belong to a post: "официальный", "народный"."""
        found: list[str] = []
        i = post.i - 1
        while i >= 0 and self.doc[i].pos_ == "ADJ" and self.doc[i].head.i == post.i and i not in self.placed and i not in self.bodies:
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
            if end > begin and end not in self.bodies and not token.ent_type_ and (
                    token.text.casefold() in LEAVE or (self._is_post(token) and case_of(token) != "Gen") or token.text in {",", "-"}):
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
        """"Российский министр": the place of the adjective."""
        for child in post.children:
            if child.i in self.placed:
                ids = self.resolution.at(child.i)
                if ids:
                    return self.resolution.entity(ids[0]).name
        return ""


def clean(name: str) -> str:
    """A name without what stands in brackets and without quotation marks."""
    return re.sub(r"[«»\"“”„]", "", re.sub(r"\s*\(.*", "", name)).strip(" ,")
