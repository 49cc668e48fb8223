"""The goods of a delivery: the list that its word governs, or the one that the clause refers to."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines import goods as lists
from pipelines.languages.ru import supplies as words
from pipelines.languages.ru import trade
from pipelines.relations import sides, trade_clauses, trade_goods
from pipelines.relations.supply_ends import Trigger, trigger_of
from pipelines.relations.trade_figures import Figures
from pipelines.scene import Scene

SHORT = frozenset({"тыс", "млн", "млрд", "трлн", "шт", "руб"})


class Reader:
    """Finds goods in the clauses of one article that tell of deliveries."""

    def __init__(self, scene: Scene, figures: Figures) -> None:
        self.doc, self.lists = scene.tokens, trade_goods.Reader(scene, figures)

    def bar(self, tokens: Iterable[int]) -> None:
        """Take tokens for names: no goods are read there."""
        self.lists.named.update(tokens)

    def of(self, trigger: Trigger, start: int, stop: int) -> tuple[str, ...]:
        """The goods of a clause."""
        token = trigger.token
        if trigger.kind == "provide":
            for i in range(start, stop):
                found = lists.listing(self.doc, i, stop, lists.INSTRUMENTAL, self.lists.foreign)
                if found is not None and found.items and self.doc[i].pos_ != "ADP":
                    return found.items
            return ()
        for i in range(start, stop - 1):  # «первая партия лифтов»
            if self.doc[i].lemma_ in words.LOTS and (lot := self.lists.of_lot(i, stop)):
                return lot
        stop = self._opened(trigger, stop)
        kind: trade_clauses.Kind = "move" if trigger.kind == "move" else "in" if trigger.kind == "in" else "out"
        clause = trade_clauses.Clause(start, stop, trade_clauses.Trigger(token.i, kind, trigger.verb), True)
        items = self.lists.of(clause, token.sent.start)
        if not items and not trigger.verb:
            items = self.lists.listed(token.i + 1, stop)
        if not items:  # «первый из пяти комплексов»
            counts = [lists.past_amount(self.doc, i, stop) for i in range(start, stop) if self.doc[i].pos_ == "NUM"]
            found_ = (lists.listing(self.doc, i, stop, lists.GENITIVE, self.lists.foreign) for i in counts)
            items = next((f.items for f in found_ if f is not None and f.items), ())
        return tuple(g for g in items if not words.NO_GOODS & set(g.split()))

    def _opened(self, trigger: Trigger, stop: int) -> int:
        """Where the clause ends with a list after a colon: «закупает сырьё: полиэтилен и нитрил»."""
        end = trigger.token.sent.end
        if not trigger.verb or stop >= end or self.doc[stop].text != ":":
            return stop
        after = self.doc[stop + 1 : end]
        return stop if any("Fin" in t.morph.get("VerbForm", []) for t in after) else end

    def referred(self, trigger: Trigger) -> tuple[str, ...]:
        """The goods of a delivery told before that a pronoun means: «с 2020 года его покупает фирма»."""
        token = trigger.token
        objects = (c for c in token.children if c.dep_ == "obj" and c.pos_ == "PRON" and c.lemma_ in trade.PRONOUNS)
        if not trigger.verb or not any(objects):
            return ()
        since = self.doc[max(token.sent.start - 1, 0)].sent.start
        for i in range(token.i - 1, since - 1, -1):
            earlier = trigger_of(self.doc[i])
            if earlier is not None and (found := self.of(earlier, *stretch(earlier))):
                return found
        return ()


def stands_in(item: str) -> bool:
    """Whether a noun like «машины» may be said for goods named before."""
    return any(item.startswith(word[:-1]) and len(item) <= len(word) + 1 for word in words.STANDING_IN)


def stretch(trigger: Trigger) -> tuple[int, int]:
    """The tokens of a delivery's clause, as a half-open range."""
    doc = trigger.token.doc
    start, stop = sides.clause(trigger.token)
    end = trigger.token.sent.end
    if stop + 1 < end and doc[stop].text == "." and doc[stop - 1].lower_ in SHORT:  # «220 тыс. тонн»
        more = (i for i in range(stop + 1, end) if doc[i].text in sides.STOPS | {","})
        stop = next(more, end)
    while stop > trigger.token.i + 1 and doc[stop - 1].is_space:
        stop -= 1
    return start, stop
