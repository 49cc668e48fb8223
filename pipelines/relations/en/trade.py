"""Statements about trade and flows of goods in an English article: TRADES_WITH, EXPORTS_TO and SUPPLIES_TO.

Both ends often stand in other sentences than the figure: "Exports amounted to $700m" is about the pair under
discussion, "Québec absorbed €186 million of this" about the flow before. So an article is read once, in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipelines.english import status as statuses
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import modality
from pipelines.languages.en import trade as words
from pipelines.matcher import Draft
from pipelines.relations.en import trade_clauses, trade_figures, trade_goods, trade_lists
from pipelines.relations.en.trade_clauses import Clause, Trigger
from pipelines.relations.en.trade_discourse import PAIRED, Discourse
from pipelines.relations.en.trade_flows import Flows
from pipelines.relations.en.trade_sequels import Sequels, offsets
from pipelines.relations.en.trade_sides import Side, Sides
from pipelines.relations.trade_discourse import Pair, Statement, Type
from pipelines.relations.trade_figures import Figure, telling
from pipelines.types import PLACES, Status

TRADING = PLACES | {"Company"}


def drafts(scene: Scene, type_: Type) -> Iterator[Draft]:
    """The statements of one relation type, as drafts of claims."""
    for each in read(scene):
        if each.type == type_:
            qualifiers = each.figure.qualifiers(each.goods)
            yield Draft(each.subject, each.object, each.status, scene.doc[each.token], each.frame, qualifiers)


@lru_cache(maxsize=1)  # three relation types ask for the same article's, one after the other
def read(scene: Scene) -> tuple[Statement, ...]:
    """All statements of an article about trade, in its order."""
    found = trade_clauses.triggers(scene)
    return _Reader(scene, found).result() if found else ()


class _Reader:
    """Reads one article from its first sentence to its last."""

    def __init__(self, scene: Scene, found: dict[int, Trigger]) -> None:
        self.scene, self.doc, self.found = scene, scene.tokens, found
        self.figures = trade_figures.read(scene)
        self.discourse = Discourse(scene, self.figures, found)
        nouns = frozenset(t.i for t in found.values() if not t.verb)
        self.sides = Sides(scene, nouns, frozenset(found) - nouns, self.figures)
        self.goods = trade_goods.Reader(scene, self.figures, frozenset(found))
        self.flows = Flows(scene, self.discourse, self.goods)
        self.sequels = Sequels(scene, self.discourse, self.goods, self.flows, found)

    def result(self) -> tuple[Statement, ...]:
        d = self.discourse
        for number, (start, stop) in enumerate(trade_clauses.sentences(self.scene)):
            first, last = offsets(self.doc, start, stop)
            d.head(start, stop)
            trades = not self.found.keys().isdisjoint(range(start, stop))
            if not trades and not (d.last is not None and self.figures.any(first, last)):
                continue
            d.enter(number, start, stop)
            sides = self.sides.of(start, stop)
            self.goods.enter(sides, self.sides, start)
            self.flows.all, self.flows.subject = sides, ()
            for clause in trade_clauses.clauses(self.scene, start, stop, self.found):
                for statement in self._clause(clause, sides):
                    d.keep(statement)
        return tuple(d.found)

    def _clause(self, clause: Clause, sides: tuple[Side, ...]) -> list[Statement]:
        """The statements of a clause."""
        own = tuple(s for s in sides if clause.start <= s.start < clause.stop and s.part != "none")
        figures = self.figures.within(*offsets(self.doc, clause.start, clause.stop))
        carried = self.sequels.of(clause, own, figures)
        if carried is not None or clause.trigger is None:
            return carried or []
        trigger = clause.trigger
        status = self._status(clause, trigger, figures)
        if status is None:
            return []
        figures = self.discourse.dated(figures, status)
        if trigger.kind == "turnover":
            return self._turnover(clause, trigger, own, figures, status)
        if trigger.kind == "partner":
            return self._partners(clause, trigger, own, figures)
        return self._flow(clause, trigger, own, figures, status)

    # --- figures and status ---

    def _status(self, clause: Clause, trigger: Trigger, figures: tuple[Figure, ...]) -> Status | None:
        """How real a statement is; None where it is denied."""
        token = self.doc[trigger.i]
        near = self.doc[max(clause.start, trigger.i - 5) : min(clause.stop, trigger.i + 3)]
        opening = self.doc[clause.start : clause.start + 3]
        if any(t.lower_ in words.DENIED and not self._only(t.i) for t in (*near, *opening)):
            return None
        above = syntax.governor(token)
        if above is not None and above.lemma_ in words.STOPPED and token.dep_ != "nsubj":
            return None  # "has banned imports of poultry"
        if any(t.lower_ in words.UNTRUE for t in token.sent):
            return None
        if trigger.i > 1 and self.doc[trigger.i - 1].lower_ == "to" and self.doc[trigger.i - 2].lower_ == "used":
            return None  # "We used to sell raw cotton"
        verb = None if trigger.verb else syntax.governor(token)
        if verb is None or verb.pos_ != "VERB" or not token.dep_.startswith("nsubj"):  # the parse may hang it below
            verb = next((c for c in token.children if c.dep_.startswith("acl") and not trigger.verb), None)
        fell = verb is not None and verb.lemma_ in words.GROWTH  # "exports dropped" denies nothing
        status = statuses.mood(verb) if fell and verb is not None else statuses.of(token)
        if trigger.verb and status == "asserted":
            status = self._auxiliary(trigger.i)
        if status == "planned" and any(t.lower_ in words.GLADLY for t in near):
            status = "proposed"
        if status is None or any(t.lemma_ in words.REJECTING for t in self.doc[token.sent.start : trigger.i]):
            return None
        if any(t.lemma_ in words.TARGETS for t in self.doc[clause.start : clause.stop]) and telling(figures):
            return "planned" if status == "asserted" else status
        if status == "asserted" and figures and self.discourse.ahead(figures[0].period):
            return "planned"
        return status

    def _auxiliary(self, i: int) -> Status:
        """What stands right before a verb says, whatever the parser made of it: "could supply canola oil"."""
        while i > 0 and (self.doc[i - 1].pos_ == "ADV" or self.doc[i - 1].lower_ in {"be", "also"}):
            i -= 1
        before = self.doc[i - 1].lower_ if i else ""
        return "planned" if before in modality.WILL else "proposed" if before in modality.MAYBE else "asserted"

    def _only(self, i: int) -> bool:
        return self.doc[min(i + 1, len(self.doc) - 1)].lower_ in {"only", "just", "least", "less"}

    def _undated(self, trigger: int, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """No figure, only a period, if there is one."""
        own = (f for f in figures if f.period and not self._aside(f, trigger))
        return (Figure(self.doc[trigger].idx, period=next((f.period for f in own), None)),)

    def _aside(self, figure: Figure, trigger: int) -> bool:
        """Whether a time is told of something else by the way: "Its facility, opened in 2011, supplies …"."""
        token = self.scene.token(figure.start)
        for ancestor in (token, *token.ancestors):
            if ancestor.i == trigger:
                return False
            if ancestor.dep_.startswith("acl") and ancestor.i < trigger:
                return self.doc[ancestor.i - 1].is_punct
        return False

    # --- trade both ways ---

    def _turnover(
        self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...], figures: tuple[Figure, ...], status: Status
    ) -> list[Statement]:
        d, told = self.discourse, telling(figures)
        frame = "turnover.verb" if trigger.verb else "turnover.noun"
        pairs, certain = self._pairs(clause, trigger, sides)
        pairs = [p for p in pairs if not d.related(*p)]
        if told:
            d.topic = "turnover"
        elif not certain or not self._grows(clause, trigger):
            if pairs and (certain or self._grows(clause, trigger)):  # "noted the growth of mutual trade"
                d.topic = "turnover"
                figure = self._undated(trigger.i, figures)[0]
                d.announce(Statement("TRADES_WITH", *pairs[0], status, figure, (), trigger.i, frame))
            return []
        goods = self.goods.of(clause) if not trigger.verb else ()
        chosen = told or self._undated(trigger.i, figures)
        main = [f for f in chosen if not f.compared]
        shared = self._shared_out(clause, sides, pairs, main)  # "with China stood at $5bn, with Japan at $2bn"
        told_of = shared or [(p, f) for p in pairs for f in chosen]
        return [Statement("TRADES_WITH", *p, status, f, goods, trigger.i, frame) for p, f in told_of]

    def _pairs(self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...]) -> tuple[list[Pair], bool]:
        """Who trades with whom; and whether the clause itself says so."""
        d = self.discourse
        named = [(s, e) for s in sides for e in self.flows.ids(s) if self.scene.type_of(e) in TRADING]
        between = [e for s, e in named if s.part == "between"]
        countries = any(self._both(t.i) for t in self.doc[clause.start : clause.stop])
        if countries and any(self.scene.type_of(e) != "Country" for e in between):
            between = list(d.both(countries) or ())  # "between the two countries"
        if countries and len(between) < 2:
            found = d.both(countries)
            return ([found], False) if found is not None else ([], False)
        if any(s.part == "between" for s in sides) and len(between) < 2:
            return [], False
        if len(between) >= 2:
            return [(between[0], e) for e in between[1:]], True
        partners = [e for s, e in named if s.part == "with"]
        if not partners and self.flows.strangers(trigger, {"with"}):
            return [], False
        owners = [e for s, e in named if s.part in {"owner", "bare", "of", "goods"} and e not in partners]
        owners += [e for s, e in named if s.part == "in" and s.start < trigger.i and e not in partners]
        if trigger.verb and not partners and not owners:
            return [], False
        if d.heading is not None and not partners and not owners and d.home not in {None, d.heading}:
            return [(str(d.home), d.heading)], False
        if partners:
            owner = next((e for e in owners if not d.related(e, partners[0])), None)
            certain = owner is not None
            owner = owner or d.other(partners[0])
            return ([(owner, e) for e in partners], certain) if owner is not None else ([], False)
        apart = [e for e in owners if owners and not d.related(e, owners[0])]
        if apart:
            return [(owners[0], apart[0])], True
        adjectives = {t.lower_ for t in self.doc[max(clause.start, trigger.i - 4) : trigger.i]}
        if any(s.we and s.part == "owner" for s in sides):
            adjectives |= {"mutual"}  # "our trade reached $118 million"
        if owners and (adjectives & words.TOTAL and not adjectives & words.MUTUAL):
            return [], False
        if owners:
            other = d.other(owners[0])
            near = adjectives & words.MUTUAL or d.since() <= PAIRED
            return ([(owners[0], other)], False) if other is not None and near else ([], False)
        if adjectives & words.TOTAL and not adjectives & words.MUTUAL:
            return [], False
        both = d.both(countries, mutual=bool(adjectives & words.MUTUAL))
        return ([both], False) if both is not None else ([], False)

    def _both(self, i: int) -> bool:
        """Whether a noun is that of the pair: "between the two countries", but not "with Asian countries"."""
        before = self.doc[max(i - 2, 0) : i]
        return self.doc[i].lower_ in words.COUNTRIES and any(t.lower_ in words.BOTH for t in before)

    def _grows(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether what is told of trade without a figure is a fact: it grows, or two trade with each other."""
        if trigger.verb:
            return True
        above, verb = self.doc[trigger.i].head, syntax.governor(self.doc[trigger.i])
        return any(t is not None and t.lemma_ in words.GROWTH and t.lemma_ != "be" for t in (above, verb))

    def _partners(
        self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...], figures: tuple[Figure, ...]
    ) -> list[Statement]:
        """As "Mexico is Iowa's largest trading partner after Canada"."""
        d = self.discourse
        figures = d.dated(figures, "asserted")
        named = [(s, e) for s in sides for e in self.flows.ids(s) if self.scene.type_of(e) in PLACES]
        owner = next(
            (e for s, e in named if s.part == "owner" or (s.part in {"of", "for"} and s.start > trigger.i)), None
        )
        subject = next((e for s, e in named if s.part == "bare"), None)
        if owner is None:  # "Slovenia is the third most important trading partner of the Austrian province"
            owner = d.other(subject) if subject is not None and d.related(subject, d.home) else d.home
        rivals = frozenset("overtake replace surpass displace overtaken".split())
        if owner is None or any(t.lower_ in words.DENIED for t in self.doc[clause.start : clause.stop]):
            return []
        overtaken = any(t.lemma_ in rivals for t in self.doc[clause.start : clause.stop])
        sides = tuple(sorted(sides, key=lambda s: s.part != "after"))  # the subject last: it is spoken of on
        named = [(s, e) for s in sides for e in self.flows.ids(s) if self.scene.type_of(e) in PLACES]
        others = [e for s, e in named if s.part in {"bare", "after"} and not d.related(e, owner)]
        self_pair = [(owner, e) for e in dict.fromkeys(others[-1:] if overtaken else others)]
        shared = self._shared_out(clause, sides, self_pair, list(telling(figures)))
        if shared:
            return [Statement("TRADES_WITH", *p, "asserted", f, (), trigger.i, "partner") for p, f in shared]
        return [
            Statement("TRADES_WITH", *p, "asserted", f, (), trigger.i, "partner")
            for p in self_pair
            for f in self._undated(trigger.i, figures)
        ]

    # --- flows ---

    def _flow(
        self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...], figures: tuple[Figure, ...], status: Status
    ) -> list[Statement]:
        d, told = self.discourse, telling(figures)
        ordered = self.flows.ordered(clause, trigger, sides)
        if ordered:
            goods = self.goods.after(clause, trigger, {"for"})
            chosen = told or self._undated(trigger.i, figures)
            return [self._flowing(ordered, "planned", f, goods, trigger.i, "flow.order") for f in chosen]
        if self.flows.none(clause, trigger):
            return []
        goods = self.goods.of(clause)
        if self.flows.abroad(clause, trigger) and not any(s.part == "to" for s in sides):
            self._everywhere(trigger, told, goods)
            return []
        ends = self.flows.ends(clause, trigger, sides, bool(told), goods)
        if not ends or (trigger.kind == "pay" and not goods):
            if told and not trigger.verb:
                d.last = None  # of whom it is told nobody knows: nothing goes on with it
            return []
        if not told and not goods and not self.flows.plain(clause, trigger, sides):
            return []
        if status == "asserted" and (self.flows.agreed(clause, trigger) or self.flows.commissioned(trigger)):
            status = "planned"
        chosen = told or self._undated(trigger.i, figures)
        if clause.start > d.start and self.doc[clause.start + (self.doc[clause.start].text == ",")].lower_ == "with":
            last = d.last if d.since() == 0 else None  # "…, with Russian exports making up 94% of it"
            chosen = tuple(f if f.period or last is None else replace(f, period=last.figure.period) for f in chosen)
        frame = f"flow.{trigger.kind}.{'verb' if trigger.verb else 'noun'}"
        main = [f for f in chosen if not f.compared]
        respectively = any(t.lower_ == "respectively" for t in self.doc[clause.start : clause.stop])
        told_of = [(p, f) for p in ends for f in chosen]
        shared = self._shared_out(clause, sides, ends, main)
        parallel = all(f.value is not None for f in main) and len({f.period for f in main}) == 1
        if len(ends) > 1 and len(main) == len(ends) and (respectively or parallel) and not shared:
            told_of = list(zip(ends, main, strict=True))
        elif shared:
            rest = [p for p in ends if p not in {pair for pair, _ in shared}]
            told_of = [*shared, *((p, self._undated(trigger.i, figures)[0]) for p in rest)]
        found = [self._flowing(p, status, f, goods, trigger.i, frame) for p, f in told_of]
        if found and found[0].type == "EXPORTS_TO":
            d.topic = "in" if trigger.kind == "in" else "out"
        return found

    def _everywhere(self, trigger: Trigger, figures: tuple[Figure, ...], goods: tuple[str, ...]) -> None:
        """As in "The state sold goods worth $14.2 billion abroad": what shares of the total told next are parts of."""
        home = self.discourse.home
        if figures and home is not None and trigger.kind in {"out", "in"}:
            figure = figures[0]
            self.discourse.total = Statement("EXPORTS_TO", home, home, "asserted", figure, goods, trigger.i, "total")

    def _shared_out(
        self, clause: Clause, sides: tuple[Side, ...], pairs: list[Pair], figures: list[Figure]
    ) -> list[tuple[Pair, Figure]]:
        """Each pair with its own figure: "from Russia ($780 million) and Canada ($515 million)"."""
        listed = trade_lists.shared_out(self.scene, clause, sides, figures)
        first = next((p for p in pairs if listed and listed[0][0].ids[0] in p), None)
        if first is None:
            return []
        stays = first[1] if first[0] == listed[0][0].ids[0] else first[0]
        if any(self.discourse.related(s.ids[0], stays) for s, _ in listed):
            return []
        return [((s.ids[0], stays) if first[1] == stays else (stays, s.ids[0]), f) for s, f in listed]

    def _flowing(
        self, pair: Pair, status: Status, figure: Figure, goods: tuple[str, ...], token: int, frame: str
    ) -> Statement:
        firm = any(self.scene.type_of(e) not in PLACES for e in pair)
        statement = Statement("SUPPLIES_TO" if firm else "EXPORTS_TO", *pair, status, figure, goods, token, frame)
        if figure.value is not None and not firm:
            self.discourse.total = statement
        return statement

