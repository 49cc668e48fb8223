"""What an English article says of trade without a word of trade: parts of a total, figures and lists that go on."""

from __future__ import annotations

from dataclasses import replace

from pipelines.document import Token
from pipelines.english import status as statuses
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import modality
from pipelines.languages.en import trade as words
from pipelines.languages.en.modality import SPEECH
from pipelines.relations.en.trade_clauses import Clause, Trigger
from pipelines.relations.en.trade_discourse import PAIRED, Discourse
from pipelines.relations.en.trade_flows import Flows
from pipelines.relations.en.trade_goods import Reader
from pipelines.relations.en.trade_sides import Side
from pipelines.relations.trade_discourse import Statement
from pipelines.relations.trade_figures import Figure, telling
from pipelines.types import PLACES, Status

VERBAL = frozenset({"VERB", "AUX"})


def offsets(doc: tuple[Token, ...], start: int, stop: int) -> tuple[int, int]:
    """Where tokens [start, stop) stand in the text."""
    return doc[start].idx, doc[stop - 1].idx + len(doc[stop - 1])


class Sequels:
    """Reads the clauses of one article that go on with a statement before them."""

    def __init__(
        self, scene: Scene, discourse: Discourse, goods: Reader, flows: Flows, found: dict[int, Trigger]
    ) -> None:
        self.scene, self.doc, self.found = scene, scene.tokens, found
        self.discourse, self.goods, self.flows = discourse, goods, flows
        self.figures = discourse.figures

    def of(self, clause: Clause, sides: tuple[Side, ...], figures: tuple[Figure, ...]) -> list[Statement] | None:
        """The statements of a clause that goes on with one before; None where it has its own to tell."""
        if self._arrived(clause, figures):
            return []
        aimed = self._aimed(clause, sides, figures)
        if aimed:
            return aimed
        parted = self._parted(clause, sides, figures)
        if parted:
            return parted
        if self._more_than_before(clause) or self._goods_told(clause, figures):
            return []
        items = self._items(clause) if clause.trigger is None else []
        if items:
            return items
        doubled = self._doubled(clause, figures)
        if doubled:
            return doubled
        return self._elliptic(clause, sides, figures) if clause.trigger is None else None

    def _parted(self, clause: Clause, sides: tuple[Side, ...], figures: tuple[Figure, ...]) -> list[Statement]:
        """As "Bourbon accounted for $96 million of that total", "Québec absorbed €186 million of this"."""
        d, total, told = self.discourse, self.discourse.total, telling(figures)
        if total is None or not told:
            return []
        of = next((i for i in range(clause.start, clause.stop - 1) if self._of_total(i)), None)
        if of is None or not -60 < self.doc[of].idx - told[0].start < 40:
            return []
        ahead = self.doc[of].idx < told[0].start  # "of which whisky made up £60 million"
        period = told[0].period or total.figure.period
        figure = replace(told[0], period=period)
        if ahead and any(i in self.found and not self.found[i].verb for i in range(of, clause.stop)):
            return []  # "of this, Jordan's imports made up $64 million"
        place = next(
            (e for s in sides for e in s.ids if (s.start < of) != ahead and self.scene.type_of(e) in PLACES), None
        )
        if place is not None:
            outward = not d.related(place, total.subject)
            if d.related(place, total.subject) and d.related(place, total.object):
                return []
            extra = self.goods.chiefly(clause, of)
            pair = (total.subject, place) if outward else (place, total.object)
            return [Statement("EXPORTS_TO", *pair, "asserted", figure, extra, of, "flow.part")]
        goods = self.goods.listed(of + 2, clause.stop) if ahead else self.goods.listed(clause.start, of)
        if not goods or total.frame == "total":
            return []
        return [replace(total, figure=figure, goods=goods, token=of, frame="flow.part")]

    def _of_total(self, i: int) -> bool:
        """Whether "of that", "of the total" begins at a token."""
        if self.doc[i].lower_ != "of":
            return False
        after, then = self.doc[i + 1], self.doc[min(i + 2, len(self.doc) - 1)]
        return after.lower_ in words.TOTALS or (after.lower_ in {"the", "these"} and then.lemma_ in words.TOTALS)

    def _goods_told(self, clause: Clause, figures: tuple[Figure, ...]) -> bool:
        """As in "Most of it was steel and fertilisers", "Cars topped the list": the goods of a flow told before."""
        d, last = self.discourse, self.discourse.last
        if last is None or last not in d.found or last.goods or last.type == "TRADES_WITH" or telling(figures):
            return False
        if clause.trigger is not None or d.number - max(d.paired_at, d.supplied_at) > 1:
            return False
        tokens = self.doc[clause.start : clause.stop]
        verb = next((t for t in tokens if t.pos_ in {"VERB", "AUX"}), None)
        if verb is None or statuses.of(verb) != "asserted":
            return False
        goods: tuple[str, ...] = ()
        such = self._such(clause.start, verb.i)
        if verb.lemma_ in words.TOPPING and any(t.lemma_ in words.BASKET for t in self.doc[verb.i : clause.stop]):
            goods = self.goods.listed(clause.start, verb.i)
        elif (verb.lemma_ == "be" and such) or (verb.lemma_ in words.LISTING and (such or clause.start > d.start)):
            goods = self.goods.listed(verb.i + 1, clause.stop, first=verb.lemma_ == "be")
        if goods:
            d.amend(last, replace(last, goods=goods))
        return bool(goods)

    def _such(self, start: int, stop: int) -> bool:
        """Whether a subject is the flow told before: "Most of it", "They", "The shipments"."""
        return any(t.lemma_ in words.SUCH for t in self.doc[start : min(start + 4, stop)])

    def _items(self, clause: Clause) -> list[Statement]:
        """As in "The main export items are oil and polymers", "Tiles were among the goods imported"."""
        tokens = self.doc[clause.start : clause.stop]
        noun = next((t for t in tokens if t.lemma_ in words.ITEMS and self._traded(t.i) is not None), None)
        verb = next((t for t in tokens if t.lemma_ in words.LISTING | {"be", "remain"} and t.pos_ in VERBAL), None)
        if noun is None or verb is None or self.discourse.since() > 1:
            return []
        goods = (
            self.goods.listed(verb.i + 1, clause.stop, first=verb.lemma_ == "be")
            if noun.i < verb.i
            else self.goods.listed(clause.start, verb.i)
        )
        last = self.discourse.last
        if not goods or last is None or self.flows.strangers(Trigger(noun.i, "out", False), {"to", "from"}):
            return []
        figure = Figure(noun.idx, period=last.figure.period)
        pairs = self.flows.spoken_of(bool(self._traded(noun.i)))
        return [Statement("EXPORTS_TO", *p, "asserted", figure, goods, noun.i, "items") for p in pairs]

    def _traded(self, i: int) -> bool | None:
        """Whether a noun is of goods imported (True) or exported (False): "export items", "goods imported"."""
        near = (*self.doc[max(i - 3, 0) : i], *self.doc[i + 1 : i + 2])
        return next((words.TRADED_AS[t.lower_] for t in near if t.lower_ in words.TRADED_AS), None)

    def _more_than_before(self, clause: Clause) -> bool:
        """As in "That is C$18 million less than a year ago": the change of the figure before."""
        d, last = self.discourse, self.discourse.last
        more = self.figures.differences(*offsets(self.doc, clause.start, clause.stop))
        if not more or last is None or last not in d.found or last.figure.value is None or d.since() > 1:
            return False
        before = last.figure.value - more[0]
        if last.figure.change is None and before > 0:
            change = round((last.figure.value / before - 1) * 100, 1)
            d.amend(last, replace(last, figure=replace(last.figure, change=change)))
        return not any(t.lemma_ in words.TURNOVER for t in self.doc[clause.start : clause.stop])

    def _doubled(self, clause: Clause, figures: tuple[Figure, ...]) -> list[Statement]:
        """As in "would like to double that by 2027": the figure before, so many times over."""
        last = self.discourse.last
        tokens = self.doc[clause.start : clause.stop]
        verb = next((t for t in tokens if t.lemma_ in words.FOLDS and t.pos_ == "VERB"), None)
        if verb is None or last is None or last.figure.value is None or self.discourse.since() > 1:
            return []
        if not any(t.lower_ in words.TOTALS for t in self.doc[verb.i + 1 : verb.i + 4]):
            return []
        status = statuses.of(verb)
        if status in {None, "asserted"}:
            return []
        fold = words.FOLDS[verb.lemma_]
        period = next((f.period for f in figures if f.period), None)
        figure = Figure(verb.idx, last.figure.value * fold, last.figure.currency, (fold - 1) * 100.0, period)
        return [replace(last, status=status or "planned", figure=figure, token=verb.i, frame="carried")]

    def _aimed(self, clause: Clause, sides: tuple[Side, ...], figures: tuple[Figure, ...]) -> list[Statement]:
        """As in "We hope to reach $120 million by 2027", "It could well get to $200 million": more of the same."""
        d, last, told = self.discourse, self.discourse.last, telling(figures)
        if last is None or last.figure.value is None or d.number - d.paired_at > 1 or len(told) != 1:
            return []
        figure, at = told[0], self.scene.token(told[0].start).i
        verb = next((t for t in reversed(self.doc[max(clause.start, at - 6) : at]) if t.pos_ in {"VERB", "AUX"}), None)
        if verb is None or figure.value is None or verb.lemma_ not in words.ATTAINING or verb.i < clause.start:
            return []
        if any(t.pos_ in {"NOUN", "PROPN"} for t in self.doc[verb.i + 1 : at]):
            return []
        head = verb.head if verb.pos_ == "AUX" and verb.dep_ == "cop" else verb  # "could be at $50 million"
        subject = syntax.surface_subject(head)
        if subject is None or subject.lower_ not in words.THOSE_MEANT:
            return []
        if any(not s.we and s.ids and not set(s.ids) & {last.subject, last.object} for s in sides):
            return []
        status = statuses.of(head)
        if status in {None, "asserted"}:
            return []
        figure = replace(figure, currency=figure.currency or last.figure.currency)
        return [replace(last, status=status or "planned", figure=figure, token=verb.i, frame="carried")]

    def _arrived(self, clause: Clause, figures: tuple[Figure, ...]) -> bool:
        """As in "The first consignment, worth $1.2 million, has already reached the buyer": what was agreed is done."""
        d, last = self.discourse, self.discourse.supply
        tokens = self.doc[clause.start : clause.stop]
        lot = next((t for t in tokens[:8] if t.lemma_ in words.LOTS), None)
        if last is None or lot is None or last not in d.found or d.number - d.supplied_at > 2:
            return False
        verb = syntax.governor(lot)
        if verb is None or verb.lemma_ not in words.ARRIVING or statuses.of(verb) != "asserted":
            return False
        told = telling(figures)
        figure = told[0] if told else replace(last.figure, period=next((f.period for f in figures if f.period), None))
        d.amend(last, replace(last, status="asserted", figure=figure, token=verb.i))
        return True

    def _elliptic(self, clause: Clause, sides: tuple[Side, ...], figures: tuple[Figure, ...]) -> list[Statement]:
        """A clause without a trade word: the statement before with other figures, or with another place."""
        d, told = self.discourse, telling(figures)
        last = d.last
        if d.heading is not None and d.home is not None and told and self._bare(clause):
            pair, dated = (d.home, d.heading), telling(d.dated(figures, "asserted"))
            return [Statement("TRADES_WITH", *pair, "asserted", f, (), clause.start, "listed") for f in dated]
        reach = PAIRED if any(s.part == "with" for s in sides) else 1
        if last is None or not told or d.number - d.paired_at > reach or last.type == "SUPPLIES_TO":
            return []
        status = self._mood(clause, figures)
        if status is None:
            return []
        named = [(s, e) for s in sides for e in self.flows.ids(s) if self.scene.type_of(e) in {"Country", "Region"}]
        others = [(s, e) for s, e in named if e not in {last.subject, last.object}]
        tokens = self.doc[clause.start : clause.stop]
        known = words.GROWTH | words.AIM_VERBS | SPEECH | words.INTENDING | {"value", "estimate", "go"}
        verbs = [t for t in tokens if t.pos_ == "VERB" and t.lemma_ not in known and not t.dep_.startswith("acl")]
        if verbs or any(t.lemma_ in words.OTHER_MONEY for t in tokens):
            return []
        dated = d.dated(figures, status)
        if others and clause.stop - clause.start < 25:
            return self._listed(last, others[0], status, telling(dated), clause)
        refers = clause.start > d.start or any(
            t.lemma_ in words.SAME and (t.dep_.startswith("nsubj") or t.i < clause.start + 4) for t in tokens
        )
        if self.flows.returned(clause) and last.type == "EXPORTS_TO" and not named:
            d.topic = "in" if d.topic == "out" else "out"
            goods = self.goods.chiefly(clause, clause.start)
            back = replace(last, subject=last.object, object=last.subject, status=status, goods=goods, frame="returned")
            return [replace(back, figure=f, token=clause.start) for f in telling(dated)]
        if (named and not d.heading) or not refers:
            return []
        goods = last.goods
        only = told[0] if len(told) == 1 and told[0].value is None and told[0].period is None else None
        if only is not None and last in d.found and last.figure.value is not None and last.figure.change is None:
            d.amend(last, replace(last, figure=replace(last.figure, change=only.change)))  # "That is 6 per cent less"
            return []
        first, end = offsets(self.doc, clause.start, clause.stop)
        if not any(f.period for f in figures) and self.figures.earlier(first, end):  # "4.2 billion a year earlier"
            dated = tuple(replace(f, period=self.figures.shifted(last.figure.period)) for f in figures)
        return [
            replace(last, figure=f, status=status, token=clause.start, frame="carried", goods=goods)
            for f in telling(dated)
        ]

    def _bare(self, clause: Clause) -> bool:
        """Whether a heading's figure stands alone: "• Azerbaijan. $0.5bn, no change"."""
        d = self.discourse
        if d.topic != "turnover" or clause.start != d.start or d.related(d.heading, d.home):
            return False
        return not any(t.pos_ == "VERB" for t in self.doc[clause.start : clause.stop])

    def _listed(
        self, last: Statement, place: tuple[Side, str], status: Status, figures: tuple[Figure, ...], clause: Clause
    ) -> list[Statement]:
        d, (side, other) = self.discourse, place
        if side.part == "with" and d.home is not None and not d.related(d.home, other):
            return [Statement("TRADES_WITH", d.home, other, status, f, (), side.start, "listed") for f in figures]
        stays = last.object if d.related(last.subject, other) else last.subject
        if last.type == "EXPORTS_TO" and last.object == d.home and side.part != "to":
            pair = (other, last.object)
        elif d.home in {last.subject, last.object} and d.home is not None and not d.related(d.home, other):
            pair = (d.home, other)
        else:
            pair = (stays, other)
        if d.related(*pair):
            return []
        return [Statement(last.type, *pair, status, f, (), side.start, "listed") for f in figures]

    def _mood(self, clause: Clause, figures: tuple[Figure, ...]) -> Status | None:
        """The status of a clause without a trade word, by its verb."""
        tokens = self.doc[clause.start : clause.stop]
        if any(t.lower_ in words.DENIED for t in tokens if t.pos_ in {"PART", "ADV"}):
            return None
        verbs = [t for t in tokens if t.pos_ == "VERB"]
        status: Status = "asserted"
        for verb in verbs:
            found = statuses.of(verb)
            if found is None:
                return None
            if verb.lemma_ in modality.PROPOSING and found == "asserted":
                found = "proposed"  # "the minister wants that to double"
            status = max(status, found, key=("asserted", "planned", "proposed").index)
        if status == "asserted" and figures and self.discourse.ahead(figures[0].period):
            return "planned"
        return status
