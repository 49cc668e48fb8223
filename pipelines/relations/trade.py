"""Statements about trade and flows of goods in an article; TRADES_WITH and EXPORTS_TO are made of them.

Both ends often stand in other sentences than the figure: «Товарооборот вырос на 12,4%» is about the pair under discussion,
«встречным потоком идут сахар и масло» turns the flow before round. So an article is read once, in order, with that in mind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from spacy.tokens import Token

from pipelines import places
from pipelines.coreference import Resolution
from pipelines.languages.ru import trade as words
from pipelines.matcher import Draft
from pipelines.mentions.phrases import case_of
from pipelines.relations import trade_figures, trade_goods
from pipelines.relations.trade_clauses import Clause, Trigger, before_noun, clauses
from pipelines.relations.trade_figures import Figure
from pipelines.relations.trade_sides import Side, sides
from pipelines.scene import Scene
from pipelines.types import Qualifiers, Status

Type = Literal["TRADES_WITH", "EXPORTS_TO"]
NEAR = 2  # sentences back in which a place still is under discussion
OPENING = 60  # tokens of headline and first sentence


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of the trade between two places. `token` is the trade word or the place that says it, `frame` the pattern."""

    type: Type
    subject: str
    object: str
    status: Status
    figure: Figure
    goods: tuple[str, ...]
    token: int
    frame: str


@lru_cache(maxsize=1)  # both relation types ask for the same article's, one after the other
def read(scene: Scene) -> tuple[Statement, ...]:
    """All statements of an article about trade, in its order."""
    return _Reader(scene.resolution).result()


def drafts(scene: Scene, type_: Type) -> Iterator[Draft]:
    """The statements of one relation type, as drafts of claims."""
    for each in read(scene):
        if each.type == type_:
            figure = each.figure
            yield Draft(each.subject, each.object, each.status, scene.doc[each.token], each.frame, Qualifiers(
                period=figure.period, value=figure.value, currency=figure.currency if figure.value is not None else None,
                change_pct=figure.change, goods=each.goods))


class _Reader:
    """One article's discourse: who is under discussion, what was said last."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution, self.doc = resolution, resolution.doc
        self.figures = trade_figures.read(resolution)
        self.goods = trade_goods.Reader(resolution, self.figures)
        self.found: list[Statement] = []
        self.places = [(i, e) for i, e in self._mentions()]
        self.dominant = False
        self.home, self.partner = self._main()
        self.pair: tuple[str, str] | None = (self.home, self.partner) if self.home and self.partner else None
        self.paired_at = -1
        self.last: Statement | None = None
        self.topic: Trigger | None = None
        self.period: str | None = None
        self.period_at = -99
        self.currency: str | None = None
        self.sentence = self.number = 0
        self.before = len(self.doc)

    def result(self) -> tuple[Statement, ...]:
        for number, (start, stop) in enumerate(self._sentences()):
            self.sentence, self.number = start, number
            self._sentence(start, stop)
        return tuple(self.found)

    def _sentences(self) -> Iterator[tuple[int, int]]:
        for sent in self.doc.sents:
            stop = sent.end
            while stop > sent.start and self.doc[stop - 1].is_space:
                stop -= 1
            if stop > sent.start:
                yield sent.start, stop

    # --- who the article is about ---

    def _mentions(self) -> Iterator[tuple[int, str]]:
        """Tokens that stand for states and regions."""
        before: tuple[str, ...] = ()
        for token in self.doc:
            ids = self.resolution.at(token.i) if token.pos_ not in {"PRON", "DET"} else ()
            if ids != before:
                for e in ids:
                    if self.resolution.type_of(e) in {"Country", "Region"}:
                        yield token.i, e
            before = ids

    def _main(self) -> tuple[str | None, str | None]:
        """The article's two sides: the place most spoken of, and the one most spoken of outside it, if it stands out."""
        counts = Counter(e for _, e in self.places)
        if not counts:
            return None, None
        for city, n in Counter(e for t in self.doc for e in self.resolution.at(t.i) if self.resolution.type_of(e) == "City").items():
            region = next((e for e in sorted(counts) if self.resolution.type_of(e) == "Region" and self.related(e, city)), None)
            if region is not None:
                counts[region] += n
        regions = [e for e in counts if self.resolution.type_of(e) == "Region"]
        for e in regions[:]:  # a state is spoken of in its regions, too
            for state in counts:
                if state != e and self.resolution.type_of(state) == "Country" and self.related(e, state):
                    counts[state] += counts[e] // 2
        opening = {e for i, e in self.places if i < min(OPENING, len(self.doc))}
        home = max(regions or counts, key=lambda e: (counts[e] + (2 if e in opening else 0), -self._first(e)))
        others = sorted((e for e in counts if not self.related(e, home)), key=lambda e: (-counts[e], self._first(e)))
        if not others:
            return home, None
        second = counts[others[1]] if len(others) > 1 else 0
        within = len(others) > 1 and self.related(others[0], others[1])
        self.dominant = counts[others[0]] >= 3 and (counts[others[0]] >= 2 * second or within)
        return home, others[0] if counts[others[0]] >= 2 and (counts[others[0]] > second or within) or len(others) == 1 else None

    def _first(self, entity: str) -> int:
        return next((i for i, e in self.places if e == entity), len(self.doc))

    def related(self, a: str, b: str) -> bool:
        """Whether two places are one, or one lies within the other."""
        if a == b or not a or not b:
            return a == b
        first, second = (places.load().by_key(self.resolution.entity(e).keys[0]) if self.resolution.entity(e).keys else None for e in (a, b))
        if first is None or second is None:
            return False
        gazetteer = places.load()
        return second.key in {p.key for p in gazetteer.ancestors(first)} or first.key in {p.key for p in gazetteer.ancestors(second)}

    def other(self, known: str) -> str | None:
        """The place that trades with a known one, when the clause doesn't say."""
        if self.pair is not None and known in self.pair and self.number - self.paired_at <= 3:
            return self.pair[1] if self.pair[0] == known else self.pair[0]
        if self.home is not None and not self.related(known, self.home):
            return self.home
        recent = self._recent(known)
        if recent is not None:
            return recent
        if self.pair is not None and known in self.pair:
            return self.pair[1] if self.pair[0] == known else self.pair[0]
        return None

    def _recent(self, known: str) -> str | None:
        """The last place outside a known one, in this sentence or the two before."""
        since = self.sentence
        for _ in range(NEAR):
            since = self.doc[since - 1].sent.start if since else 0
        for i, e in reversed(self.places):
            if since <= i < self.before and not self.related(e, known):
                return e
        return None

    now: tuple[Clause, ...] = ()

    # --- sentences and clauses ---

    def _sentence(self, start: int, stop: int) -> None:
        self.now = clauses(self.resolution, start, stop)
        self._carried_goods(start, stop)
        for clause in self.now:
            for statement in self._clause(clause, start):
                self._keep(statement)

    def _keep(self, statement: Statement) -> None:
        if statement not in self.found:
            self.found.append(statement)
        last, pair = self.last, (statement.subject, statement.object)
        several = last is not None and self.paired_at == self.number and set(pair) != {last.subject, last.object} and "partner" not in statement.frame
        self.last, self.pair, self.paired_at = statement, None if several else pair, self.number

    def _clause(self, clause: Clause, start: int) -> list[Statement]:
        trigger = clause.trigger
        self.before = clause.stop
        figures = self._figures(clause)
        if trigger is None or (trigger.kind == "move" and not self._moves(clause, trigger, sides(self.resolution, clause))):
            return self._elliptic(clause, figures)
        status = self._status(clause, trigger)
        if status is None:
            return []
        found = sides(self.resolution, clause)
        if trigger.kind == "same":
            return self._continued(clause, figures, self._status_of(clause))
        if trigger.kind == "turnover":
            return self._turnover(clause, trigger, found, figures, status, start)
        if trigger.kind == "partner":
            return self._partners(trigger, found, figures)
        return self._flow(clause, trigger, found, figures, status, start)

    # --- figures ---

    def _figures(self, clause: Clause) -> tuple[Figure, ...]:
        first, last = self.doc[clause.start], self.doc[clause.stop - 1]
        figures = self.figures.within(first.idx, last.idx + len(last))
        return tuple(self._dated(f) for f in figures)

    def _dated(self, figure: Figure) -> Figure:
        """A figure with the currency and period that the text before leaves to it."""
        if figure.value is not None:
            self.currency = figure.currency or self.currency
            figure = replace(figure, currency=figure.currency or self.currency)
        if figure.period == "":
            return replace(figure, period=None)
        return figure

    def _with_period(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        stated = figures[0].period if figures else None
        if stated is not None:
            self.period, self.period_at = stated, self.number
        elif self.period is None or self.number - self.period_at > 8:
            self.period, self.period_at = self.figures.before(self.doc[self.sentence].idx), self.number
        if stated is None and self.period is not None:
            figures = tuple(replace(f, period=self.period) if n == 0 and (f.value is not None or f.change is not None) else f
                            for n, f in enumerate(figures))
        return figures

    # --- trade both ways ---

    def _turnover(self, clause: Clause, trigger: Trigger, found: tuple[Side, ...], figures: tuple[Figure, ...], status: Status,
                  start: int) -> list[Statement]:
        telling = [f for f in figures if f.value is not None or f.change is not None]
        pairs = self._pairs(trigger, found, bool(telling))
        if not pairs:
            if telling:
                self.topic = trigger
                self._with_period(figures)
            return []
        figures = self._with_period(figures)
        goods = self.goods.of(clause, start) if not trigger.verb else ()
        frame = "turnover.verb" if trigger.verb else "turnover.noun"
        if not telling and not (trigger.verb or self._grows(clause) or self._ranks(clause)):
            return []
        self.topic = trigger
        if not telling and not any(s.part in {"with", "between"} for s in found) and len([s for s in found if s.part == "owner"]) < 2:
            return []
        chosen = telling_of(figures) if telling else (Figure(self.doc[trigger.i].idx, period=figures[0].period if figures else None),)
        return [Statement("TRADES_WITH", a, b, status, f, goods, trigger.i, frame) for a, b in pairs for f in chosen]

    def _pairs(self, trigger: Trigger, found: tuple[Side, ...], telling: bool) -> list[tuple[str, str]]:
        between = [e for s in found if s.part == "between" for e in s.ids]
        if len(between) >= 2:
            return [(between[0], e) for e in between[1:] if not self.related(between[0], e)]
        both = next((s for s in found if len(s.ids) == 2 and s.part in {"subject", "owner", "between"}), None)
        if both is not None and not self.related(*both.ids):
            sides_ = self.pair if self.pair is not None and self.doc[both.i].lemma_ == "сторона" else (both.ids[0], both.ids[1])
            return [sides_]
        with_ = [e for s in found if s.part in {"with", "from"} for e in s.ids] or self._ordinal(trigger)
        shares = [e for s in found if s.part == "share" for e in s.ids]
        owners = [e for s in found if s.part in {"owner", "subject"} for e in s.ids]
        if trigger.verb:
            owners = [e for s in found if s.part == "subject" for e in s.ids] or owners
        adjectives = {t.lemma_ for t in self._adjectives(trigger)}
        if with_:
            owner = next((e for e in owners if not self.related(e, with_[0])), None)
            return [(a, e) for e in with_ for a in [owner or self.other(e)] if a is not None and not self.related(a, e)]
        if len(owners) >= 2 and not self.related(owners[0], owners[1]):
            return [(owners[0], owners[1])]
        if shares or not telling:
            return []
        if owners and adjectives & words.TOTAL and not adjectives & words.MUTUAL:
            return []
        if owners:
            other = self.other(owners[0])
            return [(owners[0], other)] if other is not None and (adjectives & words.MUTUAL or self._near(other)) else []
        if trigger.verb or self.pair is None or self.related(*self.pair):
            return []
        return [self.pair]

    def _adjectives(self, trigger: Trigger) -> list[Token]:
        return before_noun(self.doc[trigger.i])

    def _ordinal(self, trigger: Trigger) -> list[str]:
        """«с первой из них»: a place of the sentence before, by its number."""
        clause = next(c for c in self.now if c.start <= trigger.i < c.stop)
        for i in range(clause.start, clause.stop - 2):
            rank = words.ORDINALS.get(self.doc[i].lemma_)
            if rank is not None and self.doc[i + 1].text == "из" and self.doc[i + 2].text.casefold() in {"них", "которых"}:
                since = self.doc[self.sentence - 1].sent.start if self.sentence else 0
                named = [e for k, e in self.places if since <= k < self.sentence and (self.home is None or not self.related(e, self.home))]
                return named[rank : rank + 1]
        return []

    def _near(self, entity: str) -> bool:
        """Whether a place is spoken of in this sentence or the one before, or is the one that all is about."""
        if entity == self.home or (entity == self.partner and self.dominant):
            return True
        if self.pair is not None and entity in self.pair and 0 <= self.paired_at and self.number - self.paired_at <= 3:
            return True
        since = self.doc[self.sentence - 1].sent.start if self.sentence else 0
        return any(since <= i and e == entity for i, e in self.places if i < self.now[-1].stop)

    def _grows(self, clause: Clause) -> bool:
        return any(self.doc[i].lemma_ in words.GROWTH and self.doc[i].pos_ == "VERB" for i in range(clause.start, clause.stop))

    def _ranks(self, clause: Clause) -> bool:
        """«заняла первое место по объёму внешней торговли области»."""
        lemmas = {self.doc[i].lemma_ for i in range(clause.start, clause.stop)}
        return bool(lemmas & words.RANKS) and "место" in lemmas

    def _partners(self, trigger: Trigger, found: tuple[Side, ...], figures: tuple[Figure, ...]) -> list[Statement]:
        """«Киргизия остаётся третьим партнёром края после Казахстана и Китая»."""
        owner = next((e for s in found if s.part == "owner" for e in s.ids), None) or self.home
        others = [e for part in ("after", "owner", "subject") for s in found if s.part == part for e in s.ids]
        return [Statement("TRADES_WITH", owner, e, "asserted",
                          Figure(self.doc[trigger.i].idx, period=figures[0].period if figures else None), (), trigger.i, "partner")
                for e in others if owner is not None and not self.related(owner, e)]

    # --- flows ---

    def _flow(self, clause: Clause, trigger: Trigger, found: tuple[Side, ...], figures: tuple[Figure, ...], status: Status,
              start: int) -> list[Statement]:
        if self._firms(clause, trigger) or self._no_goods(trigger):
            return []
        goods = self.goods.of(clause, start)
        if trigger.kind == "reverse" and not self._moves(clause, trigger, found):
            return []
        telling = telling_of(figures)
        ends = self._ends(clause, trigger, found)
        self.topic = trigger if trigger.kind in {"out", "in", "buyer"} else self.topic
        if ends is None or (not telling and not goods and not self._plain(clause, trigger, found)):
            self._with_period(figures)
            return []
        figures = self._with_period(figures)
        telling = telling_of(figures)
        chosen = telling or (Figure(self.doc[trigger.i].idx, period=next((f.period for f in figures if f.period), None)),)
        frame = f"flow.{trigger.kind}.{'verb' if trigger.verb else 'noun'}"
        return [Statement("EXPORTS_TO", a, b, status, f, goods, trigger.i, frame) for a, b in ends for f in chosen]

    def _plain(self, clause: Clause, trigger: Trigger, found: tuple[Side, ...]) -> bool:
        """A ranking of buyers, a figure in tonnes, and a flow with both ends stated count without money and goods, too."""
        rises = any(self.doc[i].lemma_ in words.RISE_NOUNS or (self.doc[i].lemma_ in words.GROWTH and self.doc[i].pos_ == "VERB")
                    for i in range(clause.start, clause.stop))
        if rises and (any(s.part in {"to", "receiver"} for s in found) or self._nowhere(clause)):
            return True
        if trigger.kind == "buyer" or any(self.doc[i].lemma_ in words.MEASURES for i in range(clause.start, clause.stop)):
            return True
        return trigger.verb and len({e for s in found if s.part in {"from", "to", "subject", "receiver", "there", "thence"} for e in s.ids}) >= 2

    def _firms(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether a firm is a side of the flow: then it is no trade between places."""
        for i in range(clause.start, clause.stop):
            token = self.doc[i]
            if token.pos_ not in {"NOUN", "PROPN"} or self._source(i):
                continue
            ids = self.resolution.at(i)
            if any(self.resolution.type_of(e) in {"Company", "Organization"} for e in ids):
                return True
            if token.lemma_ in words.FIRMS and not ids and token.morph.get("Number") == ["Sing"] and trigger.verb:
                return True
        return False

    def _no_goods(self, trigger: Trigger) -> bool:
        """«поставили подписи», «получил приглашение»."""
        token = self.doc[trigger.i]
        chain = [*token.children, *(g for c in token.children for g in c.children if c.dep_ in {"obj", "nsubj", "nsubj:pass", "obl"})]
        if any(c.lemma_ in words.NO_GOODS for c in chain):
            return True
        return trigger.verb and trigger.i + 1 < len(self.doc) and self.doc[trigger.i + 1].lemma_ in words.NO_GOODS

    def _source(self, i: int) -> bool:
        """«по данным таможни», «по подсчётам палаты», «сообщил завод»: who says it."""
        token = self.doc[i]
        for k in range(max(0, i - 5), i):
            if self.doc[k].text.casefold() == "по" and self.doc[k + 1].lemma_ in {
                    "данные", "данный", "подсчет", "сведение", "информация", "оценка", "слово", "словам", "итог"}:
                return True
        return token.dep_ == "parataxis" or token.head.dep_ == "parataxis"

    def _moves(self, clause: Clause, trigger: Trigger, found: tuple[Side, ...]) -> bool:
        """Whether what goes is goods: «идут переговоры», «идёт речь» aren't."""
        if any(self.doc[i].lemma_ in words.NO_GOODS for i in range(clause.start, clause.stop)):
            return False
        if trigger.kind == "reverse":
            return True
        return any(s.part in {"from", "to", "there", "thence"} for s in found) or any(
            self.doc[i].lemma_ in words.REVERSE_ADVERBS or self.doc[i].lemma_ in words.REVERSE_FLOWS for i in range(clause.start, clause.stop))

    def _ends(self, clause: Clause, trigger: Trigger, found: tuple[Side, ...]) -> list[tuple[str, str]] | None:
        """From where to where; None where it can't be told."""
        if trigger.kind == "reverse" or any(self.doc[i].lemma_ in words.REVERSE_ADVERBS or (
                self.doc[i].lemma_ in words.REVERSE_FLOWS and any(t.lemma_ in words.REVERSE_ADJECTIVES for t in self.doc[i].children))
                for i in range(clause.start, clause.stop)):
            return self._reversed(found)
        general = self._nowhere(clause)
        if general:  # «в такие страны, как Малайзия, Мексика»
            named = [e for s in found if s.i > general for e in s.ids if s.part == "subject" and self.resolution.type_of(e) == "Country"]
            return [(self.home, e) for e in named if self.home is not None and not self.related(self.home, e)] or None
        sources, targets = self._parts(trigger, found)
        if trigger.kind == "buyer" and not targets:
            return None
        if "взаимный" in {t.lemma_ for t in self._adjectives(trigger)} and not trigger.verb:
            pair = (sources + targets)[:2] if len(sources + targets) >= 2 else list(self.pair or ())
            return [(pair[0], pair[1]), (pair[1], pair[0])] if len(pair) == 2 and not self.related(pair[0], pair[1]) else None
        if sources and targets:
            ends = [(a, b) for a in sources for b in targets if not self.related(a, b)]
            return ends or None
        if not sources and not targets:
            return self._carried(clause, trigger)
        known = (sources or targets)[0]
        other = self.other(known)
        if other is None or self.related(other, known):
            return None
        if not trigger.verb and known == self.home and not self._near(other):
            return None
        return [(known, other)] if sources else [(other, known)]

    def _reversed(self, found: tuple[Side, ...]) -> list[tuple[str, str]] | None:
        sources = [e for s in found if s.part == "from" for e in s.ids if self.resolution.type_of(e) != "City"]
        if sources:
            other = self.other(sources[0])
            return [(sources[0], other)] if other is not None and not self.related(other, sources[0]) else None
        last = next((s for s in reversed(self.found) if s.type == "EXPORTS_TO"), None)
        if last is not None and last.frame != "reverse" and self.number - self.paired_at <= 3:
            return [(last.object, last.subject)]
        return None

    def _nowhere(self, clause: Clause) -> int:
        """The token of «страны» in «в страны Африки», «за рубеж», where no state is named; else 0."""
        for i in range(clause.start, clause.stop - 1):
            if self.doc[i].pos_ == "ADP" and self.doc[i].text.casefold() in {"в", "во", "на", "за"}:
                k = i + 1
                while k < clause.stop - 1 and self.doc[k].pos_ in {"ADJ", "DET", "NUM"}:
                    k += 1
                if self.doc[k].lemma_ in words.NOWHERE and not self.resolution.at(k) and case_of(self.doc[k]) in {"Acc", "Nom"}:
                    return k
        return 0

    def _parts(self, trigger: Trigger, found: tuple[Side, ...]) -> tuple[list[str], list[str]]:
        """Places that goods leave, and places that they reach."""
        sources: list[str] = []
        targets: list[str] = []
        inward = trigger.kind == "in" or (not trigger.verb and trigger.kind == "out" and self._wanted(trigger))
        goods: list[str] = []
        for side in found:
            ids = [e for e in side.ids]
            if side.part == "from":
                sources += ids
            elif side.part == "to":
                (sources if trigger.kind == "buyer" else targets).extend(ids)  # «Россия — рынок номер один для области»
            elif side.part == "receiver":
                targets += ids if not inward else []
            elif side.part == "there":
                targets += self._there(sources, side.i)
            elif side.part == "thence":
                sources += self._there(targets, side.i)
            elif side.part == "here":
                targets += self._here(sources or ([self.home] if self.home is not None and not trigger.verb else []))
            elif side.part == "hence":
                sources += self._here(targets)
            elif side.part == "goods":
                goods += ids
            elif side.part == "owner":
                adjective = self.doc[side.i].pos_ in {"ADJ", "DET"}
                (targets if inward and not (adjective and self.doc[side.i].pos_ == "ADJ") else sources).extend(ids)
            elif side.part == "subject":
                if trigger.kind == "buyer" or inward:
                    targets += ids
                elif trigger.kind == "out" and trigger.verb:
                    sources += ids
            elif side.part == "where" and self._outside(ids):
                # «закупки в Поднебесной»; «отгрузки на Ставрополье», a locative for an accusative
                if inward:
                    sources += ids
                elif trigger.kind == "out":
                    targets += ids
            elif side.part == "with" and trigger.kind in {"in", "out"} and not trigger.verb:
                targets += ids
        if not sources:
            sources = [e for e in goods if e not in targets and not any(self.related(e, t) for t in targets)]
        if trigger.kind == "buyer":
            sources = [e for e in sources if e not in targets]
        return list(dict.fromkeys(sources)), [t for t in dict.fromkeys(targets) if t not in sources]

    def _wanted(self, trigger: Trigger) -> bool:
        """«Наши предприятия заинтересованы в поставках техники»: they want to receive it."""
        return any(self.doc[i].lemma_ in words.WANTING for i in range(max(self.sentence, trigger.i - 4), trigger.i))

    def _outside(self, ids: list[str]) -> bool:
        return bool(ids) and self.home is not None and not self.related(ids[0], self.home) and self.resolution.type_of(ids[0]) != "City"

    def _there(self, known: list[str], i: int) -> list[str]:
        """«туда», «оттуда»: the last place spoken of outside the known one, or home."""
        close = self.pair if self.pair is not None and self.number - self.paired_at <= 1 else None
        end = known[0] if known else close[0] if close is not None and self.home not in close else self.home
        if end is None:
            return []
        here = [e for k, e in self.places if self.sentence <= k < i and not self.related(e, end)]
        if here:
            return here[-1:]
        if close is not None and end in close:
            return [e for e in close if e != end]
        found = self._recent(end)
        return [found] if found is not None else []

    def _here(self, known: list[str]) -> list[str]:
        """«сюда», «отсюда»: where the speaker is, which is home unless home is the other end."""
        if not known:
            return [self.home] if self.home is not None else []
        other = self.other(known[0])
        return [other] if other is not None else []

    def _carried(self, clause: Clause, trigger: Trigger) -> list[tuple[str, str]] | None:
        """No end is stated: the flow before goes on, or home's trade with the partner under discussion."""
        last, same = self.last, self.paired_at == self.number
        if last is not None and last.type == "EXPORTS_TO" and self.number - self.paired_at <= 1 and trigger.verb and trigger.kind in {"out", "in"}:
            if same and "verb" in last.frame and f".{trigger.kind}." not in last.frame:
                return [(last.object, last.subject)]  # «мы закупаем овощи, отправляем тележки»
            if same or trigger.kind == "out":
                return [(last.subject, last.object)]
        if self.pair is None or self.home not in self.pair or self.related(*self.pair):
            return None
        if self.number - self.paired_at > 3 or self.paired_at < 0:
            return None
        other = self.pair[1] if self.pair[0] == self.home else self.pair[0]
        return [(other, self.home)] if trigger.kind == "in" else [(self.home, other)] if self.home is not None else None

    # --- clauses without a trade word of their own ---

    def _continued(self, clause: Clause, figures: tuple[Figure, ...], status: Status) -> list[Statement]:
        """«В первом полугодии показатель просел на 6%, до 88 млн»: the statement before, with other figures."""
        telling = telling_of(figures)
        if self.last is None or not telling or self.number - self.paired_at > 2:
            return []
        figures = telling_of(self._with_period(figures))
        last = self.last
        return [replace(last, figure=f, status=status, token=clause.start, frame="carried", goods=last.goods if f.value is None else ())
                for f in figures]

    def _elliptic(self, clause: Clause, figures: tuple[Figure, ...]) -> list[Statement]:
        telling = telling_of(figures)
        tonnes = any(self.doc[i].lemma_ in words.MEASURES for i in range(clause.start, clause.stop))
        if self.doc[clause.start + 1].text == "у" and self.doc[clause.start].pos_ == "PRON":
            return self._turned(clause)
        if not telling and not tonnes:
            return []
        found = sides(self.resolution, clause)
        named = [s for s in found if s.ids and s.part in {"from", "to", "with", "subject", "share", "receiver"}
                 and self.resolution.type_of(s.ids[0]) in {"Country", "Region"}]
        if not named:
            carried = self._refers(clause) or (not clause.opens and self._aims(clause))
            return self._continued(clause, figures, self._status_of(clause)) if carried else []
        return self._listed(clause, named[0], figures)

    def _turned(self, clause: Clause) -> list[Statement]:
        """«…, вы у нас — виноград и волокно»: the flow before turned round."""
        goods = self.goods.listed(clause.start + 3, clause.stop)
        if self.last is None or self.last.type != "EXPORTS_TO" or self.paired_at != self.number or not goods:
            return []
        return [replace(self.last, subject=self.last.object, object=self.last.subject, goods=goods, figure=Figure(self.doc[clause.start].idx),
                        token=clause.start, frame="flow.turned")]

    def _refers(self, clause: Clause) -> bool:
        """«она достигла $395 млн», «это в 1,6 раза больше»."""
        pronoun = any(self.doc[i].text.casefold() in words.PRONOUNS and case_of(self.doc[i]) == "Nom" for i in range(clause.start, clause.stop))
        return pronoun and self.number - self.paired_at <= 1 and any(
            self.doc[i].lemma_ in words.TARGET_VERBS | words.GROWTH for i in range(clause.start, clause.stop))

    def _aims(self, clause: Clause) -> bool:
        return any(self.doc[i].lemma_ in words.TARGET_VERBS for i in range(clause.start, clause.stop))

    def _listed(self, clause: Clause, side: Side, figures: tuple[Figure, ...]) -> list[Statement]:
        """«в Узбекистан — на 27,5 млн»; «Египет — 412 млн долларов»: the trade word before, another place."""
        status = self._status_of(clause)
        if not (self._dashed(clause, side) or side.part in {"share", "with"} or self._adjacent(clause)):
            return []
        place = side.ids[0]
        last = self.last if self.number - self.paired_at <= 3 else None
        figures = telling_of(self._with_period(figures)) or self._with_period((Figure(self.doc[side.i].idx, change=0.0),))
        figures = tuple(replace(f, change=None) if f.change == 0.0 else f for f in figures)
        goods = self.goods.listed(side.i + 1, clause.stop)
        if side.part == "from" or side.part == "to":
            other = self.other(place) if last is None else self.home if self.home and not self.related(self.home, place) else self.other(place)
            if other is None or self.related(other, place):
                return []
            a, b = (place, other) if side.part == "from" else (other, place)
            goods = goods or (last.goods if last is not None and last.type == "EXPORTS_TO" else ())
            return [Statement("EXPORTS_TO", a, b, status, f, goods, side.i, "listed.flow") for f in figures]
        type_, inward = self._theme(last)
        fixed = self._fixed(last, place)
        if type_ is None or fixed is None or self.related(fixed, place):
            return []
        a, b = (place, fixed) if inward else (fixed, place)
        return [Statement(type_, a, b, status, f, goods if type_ == "EXPORTS_TO" else (), side.i, "listed") for f in figures]

    def _fixed(self, last: Statement | None, place: str) -> str | None:
        """The end of the statement before that stays, when a list goes on with another place."""
        if last is None or self.home in {last.subject, last.object} and not self.related(self.home or "", place):
            return self.home
        if self.related(last.subject, place):
            return last.object
        return last.subject

    def _dashed(self, clause: Clause, side: Side) -> bool:
        return any(self.doc[i].text in {"—", "–", "-"} for i in range(side.i + 1, min(side.i + 4, clause.stop)))

    def _adjacent(self, clause: Clause) -> bool:
        """A clause right after another of the same sentence, or of the sentence before: «; Могилёвская прибавила 2%»."""
        return self.last is not None and self.number - self.paired_at <= 1 and clause.stop - clause.start <= 12

    def _theme(self, last: Statement | None) -> tuple[Type | None, bool]:
        """What a bare list of places and figures is of: the statement before, else the trade word before."""
        if last is not None:
            return last.type, last.type == "EXPORTS_TO" and last.object == self.home
        if self.topic is None:
            return None, False
        if self.topic.kind == "turnover":
            return "TRADES_WITH", False
        return "EXPORTS_TO", self.topic.kind == "in"

    def _carried_goods(self, start: int, stop: int) -> None:
        """«Это прежде всего станки и электронные компоненты» after a flow: its goods."""
        if self.last is None or self.last.type != "EXPORTS_TO" or self.number - self.paired_at != 1 or self.last.goods:
            return
        head = [self.doc[i].text.casefold() for i in range(start, min(start + 4, stop))]
        if "это" not in head or any(c.trigger for c in self.now):
            return
        goods = self.goods.listed(start + head.index("это") + 1, stop)
        if goods and self.found:
            self.found[-1] = self.last = replace(self.last, goods=goods)

    # --- status ---

    def _status(self, clause: Clause, trigger: Trigger) -> Status | None:
        """How real a statement is; None where it is denied."""
        token = self.doc[trigger.i]
        tokens = [self.doc[i] for i in range(clause.start, clause.stop)]
        if any(t.lemma_ in words.DENIED for t in tokens):
            return None
        near = range(max(clause.start, trigger.i - 3), trigger.i)
        if trigger.verb and any(self.doc[i].text.casefold() in {"не", "ни"} for i in near):
            return None
        head = token.head
        if not trigger.verb and head.pos_ == "VERB" and any(c.text.casefold() == "не" for c in head.children) and not self._figures(clause):
            return None
        return self._status_of(clause)

    def _status_of(self, clause: Clause) -> Status | None:
        tokens = [self.doc[i] for i in range(clause.start, clause.stop)]
        lemmas = {t.lemma_ for t in tokens}
        if lemmas & words.PROPOSED or any(t.text.casefold() in {"бы", "б"} for t in tokens):
            return "proposed"
        if lemmas & words.PLANNED or any(t.morph.get("Tense") == ["Fut"] and t.pos_ in {"VERB", "AUX"} for t in tokens):
            return "planned"
        return "asserted"


def telling_of(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Those with a value or a change."""
    return tuple(f for f in figures if f.value is not None or f.change is not None)


