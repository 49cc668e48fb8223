"""SUPPLIES_TO: a firm delivers or sells goods or services; at least one side is a company or organisation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines import status as statuses
from pipelines import syntax
from pipelines.document import Token
from pipelines.engines.inflection import is_future
from pipelines.languages.ru import supplies as words
from pipelines.matcher import Draft, Example, Relation
from pipelines.mentions.phrases import case_of
from pipelines.relations import supply_goods, trade_clauses, trade_figures
from pipelines.relations.capital import FIRMS, bare_infinitive, cast
from pipelines.relations.en import supplies_to as en
from pipelines.relations.supply_ends import ANYONE, Ends, Phrase, Trigger, quoted, trigger_of
from pipelines.relations.trade_figures import Figure, telling
from pipelines.scene import Scene
from pipelines.types import Status

STANDING = 3  # sentences between goods and «пятнадцать машин»
NEAR = 4  # tokens between «контракт» and «поставку»
THINGS = frozenset({"obj", "nsubj", "nsubj:pass", "nmod", "obl"})


@dataclass(frozen=True, slots=True)
class Supply:
    """One delivery: who gives, who receives. `sentence` is its number."""

    subject: str
    object: str
    status: Status
    figure: Figure
    goods: tuple[str, ...]
    token: Token
    frame: str
    sentence: int


def read(scene: Scene) -> Iterator[Draft]:
    """Verbs and nouns of delivery, sale and purchase whose ends are firms, or a firm and a place."""
    if not any(e.type in FIRMS for e in scene.resolution.entities):
        return
    for each in _Reader(scene).result():
        qualifiers = each.figure.qualifiers(each.goods)
        yield Draft(each.subject, each.object, each.status, each.token, each.frame, qualifiers)


class _Reader:
    """Goes once through an article; «ещё 20 уйдут в декабре» carries on the delivery before."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc, self.cast = scene, scene.tokens, cast(scene)
        self.ends = Ends(scene, self.cast)
        self.figures = trade_figures.read(scene)
        self.goods = supply_goods.Reader(scene, self.figures)
        self.sentences = {s.start: n for n, s in enumerate(scene.doc.sents)}
        self.found: list[Supply] = []

    def result(self) -> list[Supply]:
        mistakes = (self.doc[i] for i in trade_clauses.mistakes(self.scene))
        for token in sorted({*self.scene.with_lemmas(words.TRIGGERS), *mistakes}, key=lambda t: t.i):
            if token.i in self.scene.titled or (token.i in self.scene.named and token.pos_ != "VERB"):
                continue
            trigger = trigger_of(token)
            if trigger is not None:
                self._read(trigger)
        return self.found

    def _read(self, trigger: Trigger) -> None:
        token = trigger.token
        start, stop = supply_goods.stretch(trigger)
        if trigger.verb and trigger.kind == "in" and any(t.lemma_ in words.ORDERS for t in self.doc[start:stop]):
            return  # «получил заказ от города»: the order tells it
        phrases = self.ends.phrases(token, start, stop)
        pairs, both = self._pairs(trigger, phrases, start, stop)
        last, more = self._last(token), self._more(start, stop)
        if not pairs and (last is None or not more):
            return
        status = self._status(trigger)
        if status is None or self._no_goods(trigger, start, stop):
            return
        figures = self._figures(start, stop, status)
        self.goods.bar(i for p in phrases for i in range(p.start, p.stop))
        goods = self._standing_for(trigger, self.goods.of(trigger, start, stop), {a for a, _ in pairs})
        frame = f"{trigger.kind}.{'verb' if trigger.verb else 'noun'}"
        if not goods and last is not None and (last.subject, last.object) in pairs and more:
            goods = last.goods
        if not pairs and last is not None and more and (figures or goods) and not _placed(phrases):
            pairs, frame, goods, both = [(last.subject, last.object)], "carried", goods or last.goods, True
        sure = both and (more or trigger.lemma in words.SURE)
        worth = telling(figures) and (not trigger.verb or trigger.lemma in words.SURE)  # «передал 100 млн рублей»
        if not goods and not worth and not sure:
            return
        for subject, object_ in pairs:
            for figure in telling(figures) or figures or (Figure(token.idx),):
                self.found.append(Supply(subject, object_, status, figure, goods, token, frame, self._number(token)))

    # --- ends ---

    def _pairs(
        self, trigger: Trigger, phrases: list[Phrase], start: int, stop: int
    ) -> tuple[list[tuple[str, str]], bool]:
        """Who gives and who receives; and whether the clause says both."""
        sources, targets = self.ends.told(trigger, phrases)
        doing, other = (targets, sources) if trigger.kind == "in" else (sources, targets)
        doers = _firms_first(doing)
        if len(doers) > 1:  # «завод и комбинат договорились о поставке комбинату …»
            doers = [e for e in doers if e not in {p.id for p in other}]
        others = _firms_first(self._apart(other, doers))
        both = bool(doers and others)
        if not doers and not others:
            return [], False
        if not doers:
            doers = list(self.ends.speaking(trigger))
            both = bool(doers)
        if not doers:
            doers = self._doers(trigger, frozenset(others), start, stop)
        if not others:
            others = self._others(trigger, doers, start, stop)
            if not trigger.verb:  # two who sign: neither is told to receive
                others = [e for e in others if e not in {p.id for p in phrases}]
        givers, takers = (others, doers) if trigger.kind == "in" else (doers, others)
        return [(a, b) for a in givers for b in takers if a != b and self._firm(a, b)], both

    def _firm(self, *ends: str) -> bool:
        return any(self.scene.type_of(e) in FIRMS for e in ends)

    def _apart(self, phrases: list[Phrase], doers: list[str]) -> list[Phrase]:
        """«Корпорация передаст перевозчику …»: no doer is meant, but a firm or city named before."""
        known, found = frozenset(doers), []
        for each in phrases:
            city = each.head.lemma_ in words.CITY and any(each.id in self.cast.homes.get(d, ()) for d in doers)
            if each.id not in known and not city:
                found.append(each)
                continue
            ids = self._city(each.head, doers) if city else self.cast.ids(each.head, FIRMS, known)
            found.extend(replace(each, id=e) for e in ids[:1])
        return found

    def _city(self, token: Token, doers: list[str]) -> list[str]:
        """The city named last that isn't the doers' own."""
        homes = {e for d in doers for e in self.cast.homes.get(d, ())}
        for mention in reversed(self.scene.resolution.mentions):
            if mention.tokens[1] <= token.i and mention.type == "City" and mention.kind == "name":
                ids = self.scene.resolution.at(mention.head)
                if ids and ids[0] not in homes and self.scene.type_of(ids[0]) == "City":
                    return list(ids[:1])
        return []

    def _doers(self, trigger: Trigger, known: frozenset[str], start: int, stop: int) -> list[str]:
        """Who gives (or, of a purchase, takes) where the clause doesn't say: whom it hangs on, else the topic."""
        if trigger.kind == "move":
            return []
        found = self.ends.above(trigger, known)[:1]
        if found or not trigger.verb or not self._firm(*known) or self.ends.strangers(trigger, start, stop):
            return found
        return self._topic(trigger.token, known)

    def _others(self, trigger: Trigger, doers: list[str], start: int, stop: int) -> list[str]:
        token = trigger.token
        if not doers or trigger.kind == "provide":
            return []
        found = self._counterpart(token, doers[0]) if len(doers) == 1 else []
        if found or trigger.kind != "in" or not trigger.verb or trigger.passive:
            return found
        # «Перекись берут комбинат «А» и завод «Б»»: what stands first is spoken of, and whose it is
        first = [t for t in self.doc[start : token.i] if t.pos_ in {"NOUN", "PROPN", "PRON"}]
        after = any(e in self.scene.resolution.at(t.i) for t in self.doc[token.i : stop] for e in doers)
        thing = [t for t in first if t.dep_ in {"obj", "nsubj"} and case_of(t) in {"Acc", "Nom", "Gen"}]
        return self._topic(token, frozenset(doers)) if after and thing and thing[0].i - start <= 2 else []

    def _topic(self, token: Token, known: frozenset[str]) -> list[str]:
        """The company under discussion, in a quotation that of the speaker."""
        if quoted(self.scene, token):
            return [e for e in self.ends.speakers(token) if e not in known]
        for i in range(token.i - 1, token.sent.start - 1, -1):
            if self.doc[i].pos_ in {"NOUN", "PROPN"}:
                ids = self.cast.ids(self.doc[i], FIRMS, known)
                if ids:
                    return list(ids[:1])
        found = self.cast.topic(token, known)
        return [e for e in found if self.scene.type_of(e) == "Company"]

    def _counterpart(self, token: Token, known: str) -> list[str]:
        """The other firm of the contract that this sentence or the one before speaks of."""
        since = self.doc[max(token.sent.start - 1, 0)].sent.start
        if not any(t.lemma_ in words.CONTRACTS for t in self.doc[since : token.sent.end]):
            return []
        others = {f for i, f in self.cast.firms if since <= i < token.sent.end and f != known}
        return list(others) if len(others) == 1 else []

    # --- deliveries carried on ---

    def _number(self, token: Token) -> int:
        return self.sentences[token.sent.start]

    def _last(self, token: Token) -> Supply | None:
        last = self.found[-1] if self.found else None
        return last if last is not None and self._number(token) - last.sentence <= 1 else None

    def _more(self, start: int, stop: int) -> bool:
        return any(t.lemma_ in words.MORE for t in self.doc[start:stop])

    # --- goods, figures, status ---

    def _figures(self, start: int, stop: int, status: Status) -> tuple[Figure, ...]:
        """What the clause states; a sum or time that is the only one of its sentence counts too."""
        sent = self.doc[start].sent
        own = self.figures.within(self.doc[start].idx, self.doc[stop - 1].idx + 1)
        if sum(t.lemma_ in words.TRIGGERS and trigger_of(t) is not None for t in sent) > 1:
            return own
        whole = self.figures.within(sent.start_char, sent.end_char)
        if len(whole) != 1 or (own and own[0].period and own[0].telling) or status == "proposed":
            return own
        mine = own[0] if own else Figure(self.doc[start].idx)
        only = whole[0]
        if mine.value is None and mine.change is None:
            return (replace(only, period=mine.period or only.period),)
        return (replace(mine, period=mine.period or only.period),)

    def _standing_for(self, trigger: Trigger, items: tuple[str, ...], subjects: set[str]) -> tuple[str, ...]:
        """The goods named before, where a clause only refers to them: «его покупает», «пятнадцать машин»."""
        last = self.found[-1] if self.found else None
        near = last is not None and self._number(trigger.token) - last.sentence <= STANDING
        if last is not None and near and last.subject in subjects and last.goods:
            alike = any(t.lemma_ in words.ALIKE for t in trigger.token.sent)
            if (not items and alike) or (len(items) == 1 and supply_goods.stands_in(items[0])):
                return last.goods
        return items or self.goods.referred(trigger)

    def _no_goods(self, trigger: Trigger, start: int, stop: int) -> bool:
        """«получил заказ», «передал долю», «купил завод»."""
        token = trigger.token
        if any(t.lemma_ in words.STAKES for t in self.doc[start:stop]):
            return True
        near = [c for c in token.children if c.dep_ in THINGS and start <= c.i < stop]
        if trigger.lemma in words.CEDING:  # «компания продала завод „Волгамаш“ холдингу»: a firm changes hands
            firms = {c.dep_ for c in token.children if not syntax.preposition(c) and self.cast.ids(c, FIRMS)}
            if firms >= {"nsubj", "obj", "iobj"}:
                return True
        thing = [c for c in near if not syntax.preposition(c) and not self.cast.ids(c, ANYONE)]
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        if after is not None:
            thing.append(after)
        return any(c.lemma_ in words.NO_GOODS and not self.cast.ids(c, ANYONE) for c in thing) or any(
            self.cast.is_stake(c) for c in near if not syntax.preposition(c)
        )

    def _status(self, trigger: Trigger) -> Status | None:
        token = trigger.token
        mistagged = trigger.verb and trigger.lemma != token.lemma_
        status = statuses.of(
            token,
            "planned" if trigger.lemma in words.EXPECTING or (mistagged and is_future(token.text)) else "asserted",
        )
        if status is None:
            return None
        above = [token, *_above(token)]
        if any(t.lemma_ in words.TALKS for t in above[1:]):
            return "proposed"
        if status == "asserted":
            if trigger.verb and bare_infinitive(token):
                return "proposed"
            infinitive = syntax.feature(token, "VerbForm") == "Inf" and token.head.lemma_ not in words.PHASES
            if infinitive or any(t.lemma_ in words.BOUND for t in above[1:]):
                return "planned"
            left = self.doc[max(token.sent.start, token.i - NEAR) : token.i]
            if not trigger.verb and (trigger.lemma in words.ORDERS or any(t.lemma_ in words.CONTRACTS for t in left)):
                return "planned"
        return status


def _above(token: Token) -> Iterator[Token]:
    for _ in range(4):
        if token.head.i == token.i or token.dep_ in {"acl:relcl", "parataxis", "conj", "advcl"}:
            return
        token = token.head
        yield token


def _placed(phrases: list[Phrase]) -> bool:
    """Whether a clause has an end of its own."""
    return any(p.role not in {None, "where"} for p in phrases)


def _firms_first(phrases: list[Phrase]) -> list[str]:
    """The firms of one side, or its places if it has no firm."""
    chosen = [p for p in phrases if p.firm] or phrases
    return list(dict.fromkeys(p.id for p in chosen))


EXAMPLES = (
    Example("Компания «Сигма» продала завод «Волгамаш» холдингу «Орион».", ()),  # a firm is no goods
    Example(
        "Компания «Медпром» отгрузила в Алматы партию инсулина.",
        (("Медпром", "Алматы", "asserted", {"goods": ["инсулин"]}),),
    ),
    # verbs of delivery: who sends, who receives
    Example(
        "Калужский завод «Орлик» отгрузил холдингу «Заречье» 40 тракторов на 300 млн рублей.",
        (("Орлик", "Заречье", "asserted", {"value": 300e6, "currency": "RUB", "goods": ("тракторы",)}),),
    ),
    Example(
        "В 2027 году концерн «Вега-Вагон» поставит Узбекистану двести цистерн.",
        (("Вега-Вагон", "Узбекистан", "planned", {"period": "2027", "goods": ("цистерны",)}),),
    ),
    Example(
        "Омская фабрика «Лента» поставляет костромской сети «Семь холмов» полотенца и скатерти.",
        (("Лента", "Семь холмов", "asserted", {"goods": ("полотенца", "скатерти")}),),
    ),
    Example(
        "Завод «Орлик» передал хозяйствам Псковской области 15 комбайнов.",
        (("Орлик", "Псковская область", "asserted", {"goods": ("комбайны",)}),),
    ),
    Example(
        "Комбинат «Сурапласт» готов продать фирме «Маякпром» партию труб.",
        (("Сурапласт", "Маякпром", "proposed", {}),),
    ),
    Example(
        "Брянский холдинг «Заречье» снабжает картофелем минскую сеть «Пять углов».",
        (("Заречье", "Пять углов", "asserted", {"goods": ("картофель",)}),),
    ),
    # verbs of purchase
    Example(
        "С 2024 года холдинг «Заречье» закупает у Витебского станкостроительного завода фрезерные станки.",
        (("Витебский станкостроительный завод", "Заречье", "asserted", {"goods": ("фрезерные станки",)}),),
    ),
    Example(
        "Фирма «Маякпром» получила от завода «Орлик» тридцать насосов.",
        (("Орлик", "Маякпром", "asserted", {"goods": ("насосы",)}),),
    ),
    # passives, participles, relative clauses
    Example(
        "Сорок автобусов поставлено заводом «Орлик» в Армению.",
        (("Орлик", "Армения", "asserted", {}),),
    ),
    Example(
        "Министр побывал на заводе «Орлик», который поставляет насосы холдингу «Заречье».",
        (("Орлик", "Заречье", "asserted", {"goods": ("насосы",)}),),
    ),
    # nouns and contracts
    Example(
        "Поставки завода «Орлик» в Индию в 2025 году выросли на 30%.",
        (("Орлик", "Индия", "asserted", {"change_pct": 30.0, "period": "2025"}),),
    ),
    Example(
        "Завод «Орлик» подписал с холдингом «Заречье» контракт на поставку двадцати комбайнов.",
        (("Орлик", "Заречье", "planned", {"goods": ("комбайны",)}),),
    ),
    Example(
        "Компания «Вега-Транс» договорилась о покупке у завода «Орлик» десяти автобусов.",
        (("Орлик", "Вега-Транс", "planned", {"goods": ("автобусы",)}),),
    ),
    Example(
        "Завод «Орлик» получил заказ от холдинга «Заречье».",
        (("Орлик", "Заречье", "planned", {}),),
    ),
    Example(
        "Поставщиком насосов для комбината «Сурапласт» стала фирма «Вега-Транс».",
        (("Вега-Транс", "Сурапласт", "asserted", {}),),
    ),
    Example(
        "Лифты завода «Орлик» поставляются в Казахстан и Узбекистан.",
        (("Орлик", "Казахстан", "asserted", {}), ("Орлик", "Узбекистан", "asserted", {})),
    ),
    # carried on
    Example(
        "В 2025 году завод «Орлик» отгрузил холдингу «Заречье» 40 тракторов. Ещё 15 уйдут в 2026 году.",
        (
            ("Орлик", "Заречье", "asserted", {"period": "2025", "goods": ("тракторы",)}),
            ("Орлик", "Заречье", "planned", {"period": "2026", "goods": ("тракторы",)}),
        ),
    ),
    # no relation
    Example("Завод «Орлик» не поставлял насосы холдингу «Заречье».", ()),
    Example("Холдинг «Заречье» купил у банка «Ленский кредит» 30% акций завода «Орлик».", ()),
    Example("Завод «Орлик» получил от банка «Ленский кредит» кредит на 2 млрд рублей.", ()),
    Example("Банк «Ленский кредит» передал заводу «Орлик» 100 млн рублей.", ()),
    Example("Пермский край отгрузил в Монголию муки на 20 млн рублей.", ()),
)

RELATION = Relation(
    "SUPPLIES_TO", ANYONE, ANYONE, False, "COOPERATE", {"ru": read, "en": en.read}, {"ru": EXAMPLES, "en": en.EXAMPLES}
)
