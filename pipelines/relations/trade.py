"""Statements about trade and flows of goods in an article; TRADES_WITH and EXPORTS_TO are made of them.

Both ends often stand in other sentences than the figure: «Товарооборот вырос на 12,4%» is about the pair under
discussion, «встречным потоком идут сахар и масло» turns the flow before round. So an article is read once, in order,
with that in mind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipelines.document import Token
from pipelines.languages.ru import trade as words
from pipelines.languages.ru.supplies import NO_GOODS
from pipelines.matcher import Draft
from pipelines.mentions.phrases import case_of, number_of
from pipelines.relations import trade_flows, trade_goods
from pipelines.relations.trade_clauses import Clause, Trigger, before_noun, clauses, likely
from pipelines.relations.trade_discourse import CARRIED, PAIRED, Discourse, Pair, Statement, Type
from pipelines.relations.trade_figures import Figure, telling
from pipelines.relations.trade_sides import Side, sides
from pipelines.scene import Scene
from pipelines.types import Status

ELLIPTIC = 12  # tokens of a clause that goes on with another place, at most
DIRECTED = frozenset({"here", "hence", "there", "thence"})
LISTED = frozenset({"from", "to", "with", "subject", "share", "receiver"})


def drafts(scene: Scene, type_: Type) -> Iterator[Draft]:
    """The statements of one relation type, as drafts of claims."""
    for each in read(scene):
        if each.type == type_:
            qualifiers = each.figure.qualifiers(each.goods)
            yield Draft(each.subject, each.object, each.status, scene.doc[each.token], each.frame, qualifiers)


@lru_cache(maxsize=1)  # both relation types ask for the same article's, one after the other
def read(scene: Scene) -> tuple[Statement, ...]:
    """All statements of an article about trade, in its order."""
    return _Reader(scene).result() if likely(scene, 0, len(scene.tokens)) else ()


class _Reader:
    """Reads one article from its first sentence to its last."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.resolution, self.doc = scene, scene.resolution, scene.tokens
        self.discourse = Discourse(scene)
        self.goods = trade_goods.Reader(scene, self.discourse.figures)

    def result(self) -> tuple[Statement, ...]:
        for number, (start, stop) in enumerate(self._sentences()):
            if not self._telling(start, stop):
                continue
            self.discourse.enter(number, start, clauses(self.scene, start, stop))
            self._goods_before(start, stop)
            for clause in self.discourse.clauses:
                self.discourse.before = clause.stop
                for statement in self._clause(clause, start):
                    self.discourse.keep(statement)
        return tuple(self.discourse.found)

    def _telling(self, start: int, stop: int) -> bool:
        """Whether a sentence has a trade word, or may carry on: by a figure, a measure or «это»."""
        d, span = self.discourse, self.doc[start:stop]
        if likely(self.scene, start, stop):
            return True
        if d.last is None and d.topic is None:
            return False
        carries = any(t.lemma_ in words.MEASURES for t in span) or self.goods.told_at(start, stop) is not None
        carries = carries or self._after_semicolon(start)
        return carries or d.figures.any(span[0].idx, span[-1].idx + len(span[-1]))

    def _sentences(self) -> Iterator[tuple[int, int]]:
        for sent in self.scene.doc.sents:
            stop = sent.end
            while stop > sent.start and self.doc[stop - 1].is_space:
                stop -= 1
            if stop > sent.start:
                yield sent.start, stop

    def _clause(self, clause: Clause, start: int) -> list[Statement]:
        """The statements of a clause; `start` is the first token of its sentence."""
        d, trigger = self.discourse, clause.trigger
        figures = d.stated(clause)
        if trigger is None and not self._may_list(clause, figures):
            return []
        found = sides(self.scene, clause)
        if trigger is None or (trigger.kind == "move" and not trade_flows.moves(d, clause, trigger, found)):
            return self._elliptic(clause, found, figures)
        if self.doc[trigger.i].lemma_ in words.TAKING and not self._takes(found, figures):
            return []  # «взяла паузу», «взяли на 3 млн»
        status = self._status(clause, trigger, figures)
        if status is None:
            return []
        if trigger.kind == "same":
            return self._continued(clause, figures)
        if trigger.kind == "turnover":
            return self._turnover(clause, trigger, found, figures, status, start)
        if trigger.kind == "partner":
            return self._partners(trigger, found, figures)
        return self._flow(clause, trigger, found, figures, status, start)

    def _takes(self, found: tuple[Side, ...], figures: tuple[Figure, ...]) -> bool:
        """Whether who takes something buys goods: it says whose they are, or a place takes them for so much."""
        if any(s.part in {"from", "thence", "hence", "local", "goods"} for s in found):
            return True
        places = (s for s in found if s.part == "subject" and self.doc[s.i].pos_ in {"NOUN", "PROPN"})
        return any(f.value for f in figures) and self.discourse.topic is not None and any(places)

    # --- trade both ways ---

    def _turnover(
        self,
        clause: Clause,
        trigger: Trigger,
        found: tuple[Side, ...],
        figures: tuple[Figure, ...],
        status: Status,
        start: int,
    ) -> list[Statement]:
        said = bool(telling(figures)) or self._they_trade(trigger, found)
        pairs = [p for p in self._pairs(clause, trigger, found, said) if not self.discourse.related(*p)]
        if self._of_states(clause, trigger):
            pairs = [(a, b) for p in pairs if (a := self._state(p[0])) and (b := self._state(p[1])) and a != b]
        if said:
            self.discourse.topic = trigger
            figures = self.discourse.dated(figures)
        elif not trigger.verb and not self._any(clause, words.GROWTH) and not self._ranks(clause):
            self.discourse.take_up(pairs, trigger)
            return []
        elif (
            not any(s.part in {"with", "between"} for s in found)
            and len([s for s in found if s.part in {"owner", "subject"}]) < 2
        ):
            return []
        goods = self.goods.of(clause, start) if pairs else ()
        frame = "turnover.verb" if trigger.verb else "turnover.noun"
        chosen = telling(figures) or self._undated(trigger, figures)
        return [Statement("TRADES_WITH", a, b, status, f, goods, trigger.i, frame) for a, b in pairs for f in chosen]

    def _of_states(self, clause: Clause, trigger: Trigger) -> bool:
        """«товарооборот двух стран», «торговля между нашими государствами»."""
        for token in self.doc[trigger.i + 1 : clause.stop]:
            if token.lemma_ in words.STATES:
                return number_of(token) == "Plur" and not self.resolution.at(token.i)
            if token.pos_ not in {"ADJ", "NUM", "DET", "ADP"}:
                return False
        return False

    def _state(self, place: str) -> str | None:
        """The state that a place is or lies in, if the article names it."""
        states = (e.id for e in self.resolution.entities if e.type == "Country")
        return next((e for e in states if self.discourse.related(e, place)), None)

    def _undated(self, trigger: Trigger, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """No figure, only a period, if there is one."""
        return (Figure(self.doc[trigger.i].idx, period=next((f.period for f in figures if f.period), None)),)

    def _pairs(self, clause: Clause, trigger: Trigger, found: tuple[Side, ...], said: bool) -> list[Pair]:
        """Who trades with whom. Only a clause with a figure (`said`) takes its ends from the text before it."""
        d = self.discourse
        between = [e for s in found if s.part == "between" for e in s.ids]
        if len(between) >= 2:
            return [(between[0], e) for e in between[1:]]
        both = next((s for s in found if len(s.ids) == 2 and s.part in {"subject", "owner"}), None)
        if both is not None:
            return [
                d.pair if d.pair is not None and self.doc[both.i].lemma_ == "сторона" else (both.ids[0], both.ids[1])
            ]
        partners = [e for s in found if s.part in {"with", "from"} for e in s.ids] or d.numbered(clause)
        subjects = [e for s in found if s.part == "subject" for e in s.ids]
        owners = (
            subjects
            if trigger.verb and subjects
            else [e for s in found if s.part in {"owner", "subject"} for e in s.ids]
        )
        if partners:
            owner = next((e for e in owners if not d.related(e, partners[0])), None)
            return [(a, e) for e in partners if (a := owner or d.other(e)) is not None]
        if len(owners) >= 2 and not d.related(owners[0], owners[1]):
            return [(owners[0], owners[1])]
        alone = trigger.verb and not owners
        if said and alone and d.pair is not None and (self._both(clause) or self._they_trade(trigger, found)):
            return [d.pair]
        return self._pair_before(trigger, owners) if said and not any(s.part == "share" for s in found) else []

    def _they_trade(self, trigger: Trigger, found: tuple[Side, ...]) -> bool:
        """«Торгуют зерном и тканями», right after the two who do were named."""
        verb = self.doc[trigger.i]
        alone = verb.lemma_ in words.TRADE_VERBS and not any(s.ids for s in found)
        told = any(c.dep_.startswith("nsubj") for c in verb.children)
        return alone and not told and number_of(verb) == "Plur" and self.discourse.since() <= 1

    def _both(self, clause: Clause) -> bool:
        """«соседи наторговали на …»: the two under discussion are the subject."""
        subjects = [t for t in self.doc[clause.start : clause.stop] if t.dep_ == "nsubj" and case_of(t) == "Nom"]
        return any(t.lemma_ in words.BOTH and number_of(t) == "Plur" for t in subjects)

    def _pair_before(self, trigger: Trigger, owners: list[str]) -> list[Pair]:
        """The pair under discussion, or its other end; «внешнеторговый оборот области» is that with the whole world."""
        d = self.discourse
        adjectives = {t.lemma_ for t in before_noun(self.doc[trigger.i])}
        if not owners:
            return [d.pair] if d.pair is not None and not trigger.verb else []
        if adjectives & words.TOTAL and not adjectives & words.MUTUAL:
            return []
        other = d.other(owners[0])
        return [(owners[0], other)] if other is not None and (adjectives & words.MUTUAL or d.near(other)) else []

    def _any(self, clause: Clause, lemmas: frozenset[str], pos: str = "VERB") -> bool:
        return any(t.lemma_ in lemmas and t.pos_ == pos for t in self.doc[clause.start : clause.stop])

    def _ranks(self, clause: Clause) -> bool:
        """«заняла первое место по объёму внешней торговли области»."""
        return self._any(clause, words.RANKS) and any(t.lemma_ == "место" for t in self.doc[clause.start : clause.stop])

    def _partners(self, trigger: Trigger, found: tuple[Side, ...], figures: tuple[Figure, ...]) -> list[Statement]:
        """«Киргизия остаётся третьим партнёром края после Казахстана и Китая»."""
        d = self.discourse
        owner = next((e for s in found if s.part == "owner" for e in s.ids), d.home)
        others = [e for part in ("after", "owner", "subject") for s in found if s.part == part for e in s.ids]
        return [
            Statement("TRADES_WITH", owner, e, "asserted", f, (), trigger.i, "partner")
            for e in others
            if owner is not None and not d.related(owner, e)
            for f in self._undated(trigger, figures)
        ]

    # --- flows ---

    def _flow(
        self,
        clause: Clause,
        trigger: Trigger,
        found: tuple[Side, ...],
        figures: tuple[Figure, ...],
        status: Status,
        start: int,
    ) -> list[Statement]:
        d = self.discourse
        if trade_flows.between_firms(d, clause, trigger) or trade_flows.no_goods(d, clause, trigger):
            return []
        if trigger.kind == "reverse" and not trade_flows.moves(d, clause, trigger, found):
            return []
        goods = self.goods.of(clause, start)
        ends = trade_flows.ends(d, clause, trigger, found)
        origins = self._origins(clause, trigger, found)
        if trigger.kind in {"out", "in", "buyer"}:
            d.topic = trigger
        figures = d.dated(figures)
        if not telling(figures) and not goods and not self._plain(clause, trigger, found):
            return []
        chosen = telling(figures) or self._undated(trigger, figures)
        frame = f"flow.{trigger.kind}.{'verb' if trigger.verb else 'noun'}"
        stated = [
            Statement("EXPORTS_TO", a, b, status, f, origins.get(a, goods), trigger.i, frame)
            for a, b in ends
            for f in chosen
        ]
        return [self._uncompared(clause, each) for each in stated]

    def _uncompared(self, clause: Clause, statement: Statement) -> Statement:
        """«Закупки втрое больше: 1,8 млрд»: than the flow the other way, told before; that is no change in time."""
        d, figure = self.discourse, statement.figure
        first, last = self.doc[clause.start].idx, self.doc[clause.stop - 1].idx + 1
        if figure.change is None or not d.figures.compared(first, last):
            return statement
        before = d.last if d.since() <= 1 else None
        turned = before is not None and before.type == "EXPORTS_TO" and before.subject == statement.object
        if turned or statement.frame == "listed" or d.figures.than_other(first, last):
            return replace(statement, figure=replace(figure, change=None))
        return statement

    def _origins(self, clause: Clause, trigger: Trigger, found: tuple[Side, ...]) -> dict[str, tuple[str, ...]]:
        """«иранские фрукты и азербайджанские томаты»: the goods of each place."""
        told = [s for s in found if s.part == "goods" and len(s.ids) == 1 and s.i > trigger.i]
        if len({s.ids for s in told}) < 2:
            return {}
        stops = [*(s.i for s in told[1:]), clause.stop]
        return {s.ids[0]: self.goods.listed(s.i + 1, stop) for s, stop in zip(told, stops, strict=True)}

    def _plain(self, clause: Clause, trigger: Trigger, found: tuple[Side, ...]) -> bool:
        """What counts without money and goods: a ranking, a figure in tonnes, a flow that grows or states both ends."""
        if trigger.kind == "buyer" or self._any(clause, words.MEASURES, "NOUN"):
            return True
        if self._any(clause, words.RISE_NOUNS, "NOUN") or self._any(clause, words.GROWTH):
            return any(s.part in {"to", "receiver"} for s in found) or bool(trade_flows.nowhere(self.discourse, clause))
        return (
            trigger.verb
            and len({e for s in found if s.part in {"from", "to", "subject", "receiver"} for e in s.ids}) >= 2
        )

    def _goods_before(self, start: int, stop: int) -> None:
        """«Это прежде всего станки и электронные компоненты», «основные позиции — …» after a flow: its goods."""
        d = self.discourse
        if d.last is None or d.last.type != "EXPORTS_TO" or d.last.goods or d.since() != 1:
            return
        at = self.goods.told_at(start, stop)
        if at is not None and not any(c.trigger for c in d.clauses):
            goods = self.goods.listed(at, stop)
            if goods and not any(NO_GOODS & set(each.split()) for each in goods):  # «Это рекорд за пять лет»
                d.amend(replace(d.last, goods=goods))

    # --- clauses without a trade word of their own ---

    def _continued(self, clause: Clause, figures: tuple[Figure, ...]) -> list[Statement]:
        """«В первом полугодии показатель просел на 6%, до 88 млн»: the statement before, with other figures."""
        d = self.discourse
        last = d.subject()
        if last is None or not telling(figures) or d.since() > CARRIED:
            return []
        status = self._mood(clause)
        return [
            replace(
                last,
                figure=f,
                status=status,
                token=clause.start,
                frame="carried",
                goods=last.goods if f.value is None else (),
            )
            for f in telling(d.dated(figures))
        ]

    def _elliptic(self, clause: Clause, found: tuple[Side, ...], figures: tuple[Figure, ...]) -> list[Statement]:
        if (
            clause.stop - clause.start > 3
            and self.doc[clause.start + 1].text == "у"
            and self.doc[clause.start].pos_ == "PRON"
        ):
            return self._answered(clause)
        directed = [s for s in found if s.part in DIRECTED]
        if directed and self.discourse.since() <= 1 and self._dashed(clause, directed[-1]):
            return self._directed(clause, directed[-1], found, figures)
        listed = [s for s in found if s.part in LISTED and len(s.ids) == 1]
        listed.sort(key=lambda s: s.part != "with")
        named = next((s for s in listed if self.resolution.type_of(s.ids[0]) in {"Country", "Region"}), None)
        goods_only = (
            named is not None
            and (not clause.opens or self._after_semicolon(clause.start))
            and (named.part in {"from", "to"} or self._answers(named))
            and self._dashed(clause, named)
        )
        if goods_only and named is not None and named.part == "subject" and not telling(figures):
            return self._turned(clause, named)
        if not telling(figures) and not goods_only and not self._any(clause, words.MEASURES, "NOUN"):
            return []
        if named is not None:
            return self._listed(clause, named, found, figures)
        aims, grows = self._any(clause, words.TARGET_VERBS), self._any(clause, words.GROWTH)
        refers = (
            self.discourse.since() <= 1
            and (aims or grows)
            and any(
                t.text.casefold() in words.PRONOUNS and (aims or case_of(t) == "Nom")
                for t in self.doc[clause.start : clause.stop]
            )
        )
        goes_on = not clause.opens and (aims or (grows and not self._subjects(clause)))
        return self._continued(clause, figures) if refers or goes_on else []

    def _subjects(self, clause: Clause) -> bool:
        """Whether a clause has a subject of its own, which isn't a pronoun."""
        tokens = self.doc[clause.start : clause.stop]
        return any(t.pos_ in {"NOUN", "PROPN"} and t.dep_.startswith("nsubj") and case_of(t) == "Nom" for t in tokens)

    def _may_list(self, clause: Clause, figures: tuple[Figure, ...]) -> bool:
        """Whether a clause without a trade word may go on with a list: it has a figure or a dash."""
        return bool(telling(figures)) or any(
            t.text in {"—", "–", "-"} or t.lemma_ in words.MEASURES for t in self.doc[clause.start : clause.stop]
        )

    def _answered(self, clause: Clause) -> list[Statement]:
        """«…, вы у нас — виноград и волокно»: the flow before turned round."""
        last = self.discourse.last
        goods = self.goods.listed(clause.start + 3, clause.stop)
        if last is None or last.type != "EXPORTS_TO" or self.discourse.since() or not goods:
            return []
        return [
            replace(
                last,
                subject=last.object,
                object=last.subject,
                goods=goods,
                figure=Figure(self.doc[clause.start].idx),
                token=clause.start,
                frame="flow.answered",
            )
        ]

    def _listed(
        self, clause: Clause, side: Side, found: tuple[Side, ...], figures: tuple[Figure, ...]
    ) -> list[Statement]:
        """«в Узбекистан — на 27,5 млн»; «Египет — 412 млн долларов»: the trade word before, another place."""
        d, place = self.discourse, side.ids[0]
        told = self._dashed(clause, side) or side.part in {"share", "with"} or self._goes_on(clause)
        if not told and not self._ranked(clause, figures):
            return []
        last = d.last if d.since() <= PAIRED else None
        goods = self.goods.listed(side.i + 1, clause.stop)
        chosen = telling(d.dated(figures)) or (Figure(self.doc[side.i].idx, period=d.period),)
        status = self._mood(clause)
        if side.part in {"from", "to"} and not self._any(clause, words.PROVIDING):
            inward = side.part == "from"
            fixed = self._flows_on(last, place, inward)
            type_: Type | None = "EXPORTS_TO"
            goods = goods or (last.goods if last is not None and last.type == "EXPORTS_TO" else ())
        else:
            own = next((s.ids[0] for s in found if s.part == "subject" and len(s.ids) == 1 and s.i < side.i), None)
            fixed = own if own is not None and side.part == "with" else self._fixed(last, place)
            type_, inward = self._theme(last)
            if side.part == "with" and self._any(clause, words.OTHER_MONEY, "NOUN"):
                return []
        if type_ is None or fixed is None or d.related(fixed, place):
            return []
        a, b = (place, fixed) if inward else (fixed, place)
        goods = goods if type_ == "EXPORTS_TO" else ()
        return [self._uncompared(clause, Statement(type_, a, b, status, f, goods, side.i, "listed")) for f in chosen]

    def _answers(self, side: Side) -> bool:
        """«Область поставляет трубы; Узбекистан — хлопок»: the other end of the flow before in this sentence."""
        last = self.discourse.last
        if last is None or last.type != "EXPORTS_TO" or self.discourse.since() > 1:
            return False
        return side.part == "subject" and side.ids[0] == last.object

    def _after_semicolon(self, start: int) -> bool:
        """Whether what goes before ends with a semicolon, which sentences are cut at."""
        return start > 0 and self.doc[start - 1].text == ";"

    def _turned(self, clause: Clause, side: Side) -> list[Statement]:
        last, goods = self.discourse.last, self.goods.listed(side.i + 1, clause.stop)
        if last is None or not goods:
            return []
        figure = Figure(self.doc[side.i].idx)
        turned = replace(last, subject=last.object, object=last.subject, goods=goods, figure=figure)
        return [replace(turned, token=side.i, frame="flow.answered")]

    def _directed(
        self, clause: Clause, side: Side, found: tuple[Side, ...], figures: tuple[Figure, ...]
    ) -> list[Statement]:
        """«…, от них к нам — грузовики»."""
        d = self.discourse
        goods = self.goods.listed(side.i + 1, clause.stop)
        if d.last is None or d.last.type != "EXPORTS_TO" or not (goods or telling(figures)):
            return []
        ends = trade_flows.ends(d, clause, Trigger(side.i, "move", True), found)
        chosen = telling(d.dated(figures)) or (Figure(self.doc[side.i].idx),)
        status = self._mood(clause)
        return [Statement("EXPORTS_TO", a, b, status, f, goods, side.i, "listed") for a, b in ends for f in chosen]

    def _flows_on(self, last: Statement | None, place: str, inward: bool) -> str | None:
        """The end that stays in «из Дагестана — 18 млн, из Калмыкии — 3 млн»; else home, or the place's partner."""
        d = self.discourse
        if last is not None and last.type == "EXPORTS_TO" and d.since() == 0:
            stays = last.object if inward else last.subject
            if not d.related(stays, place):
                return stays
        return d.home if d.home is not None and not d.related(d.home, place) else d.other(place)

    def _fixed(self, last: Statement | None, place: str) -> str | None:
        """The end of the statement before that stays when a list goes on with another place."""
        d = self.discourse
        known = last is None or d.speaking or d.home in {last.subject, last.object}
        if last is None or (known and not d.related(d.home, place)):
            return d.home
        return last.object if d.related(last.subject, place) else last.subject

    def _dashed(self, clause: Clause, side: Side) -> bool:
        after = self.doc[side.i + 1 : min(side.i + 4, clause.stop)]
        return any(t.text in {"—", "–", "-"} for t in after) or (bool(after) and after[0].text == "(")

    def _goes_on(self, clause: Clause) -> bool:
        """A short clause right after a statement: «; Могилёвская прибавила 2%»."""
        close = (
            self.discourse.last is not None and self.discourse.since() <= 1 and clause.stop - clause.start <= ELLIPTIC
        )
        return close and (self._any(clause, words.GROWTH) or self._any(clause, words.TARGET_VERBS))

    def _ranked(self, clause: Clause, figures: tuple[Figure, ...]) -> bool:
        """«На втором месте Казахстан, 298 млн», «209 млн обеспечил Казахстан»: a place by its rank or its part."""
        if not any(f.value is not None for f in figures) or self.discourse.since() > PAIRED:
            return False
        lemmas = {t.lemma_ for t in self.doc[clause.start : clause.stop]}
        return bool(lemmas & (words.LISTED | words.FOLLOWING | words.PROVIDING))

    def _theme(self, last: Statement | None) -> tuple[Type | None, bool]:
        """What a bare list of places and figures is of, and whether goods come from those places."""
        topic = self.discourse.topic
        if last is not None:
            return last.type, last.type == "EXPORTS_TO" and last.object == self.discourse.home
        if topic is None:
            return None, False
        return ("TRADES_WITH", False) if topic.kind == "turnover" else ("EXPORTS_TO", topic.kind == "in")

    # --- status ---

    def _status(self, clause: Clause, trigger: Trigger, figures: tuple[Figure, ...]) -> Status | None:
        """How real a statement is; None where it is denied. «не дотягивала до $240 млн» denies no turnover."""
        token = self.doc[trigger.i]
        if any(t.lemma_ in words.DENIED for t in self.doc[clause.start : clause.stop]):
            return None
        if trigger.verb:
            denied = any(
                self.doc[i].text.casefold() in {"не", "ни"} for i in range(max(clause.start, trigger.i - 3), trigger.i)
            )
        else:
            verb = token.head
            denied = not figures and verb.pos_ == "VERB" and (_negated(verb) or verb.lemma_ in words.TALKED_OF)
        return None if denied else self._mood(clause)

    def _mood(self, clause: Clause) -> Status:
        tokens = self.doc[clause.start : clause.stop]
        if any(t.lemma_ in words.PROPOSED or t.text.casefold() in {"бы", "б"} for t in tokens):
            return "proposed"
        if any(t.lemma_ in words.AIMED or "Fut" in t.morph.get("Tense", []) or _aimed(t) for t in tokens):
            return "planned"
        return "asserted"


def _aimed(verb: Token) -> bool:
    """«довести товарооборот до 10 млрд»: an infinitive tells no fact."""
    return verb.lemma_ in words.TARGET_VERBS and verb.lemma_ != "быть" and "Inf" in verb.morph.get("VerbForm", [])


def _negated(verb: Token) -> bool:
    return any(c.text.casefold() == "не" for c in verb.children)
