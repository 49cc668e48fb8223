"""What an English article has said of trade so far: its two sides, the pair under discussion, period and speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipelines.english.scene import Scene
from pipelines.languages.en import supplies
from pipelines.languages.en.modality import SPEECH
from pipelines.relations.en.trade_clauses import Trigger
from pipelines.relations.en.trade_figures import Figures
from pipelines.relations.trade_discourse import Pair, Statement
from pipelines.relations.trade_figures import Figure, telling
from pipelines.types import PLACES, Status

OPENING = 60  # tokens of headline and first sentence
# In sentences: how far back a pair and a period still are under discussion.
PAIRED, DATED = 3, 10
HEADING = 300  # characters between a figure and the line that dates it
QUOTES = frozenset({'"', "“", "”", "»", "«", "''"})
WIDE = frozenset({"Country", "Region"})
FIRMS = frozenset({"Company", "Organization"})


class Discourse:
    """Goes along with the reading, sentence by sentence.

    `home` is the place most spoken of, `partner` the one outside it that stands out. `pair` is under discussion since
    sentence number `paired_at`.
    """

    def __init__(self, scene: Scene, figures: Figures, found: dict[int, Trigger]) -> None:
        self.figures = figures
        self.scene, self.resolution, self.doc = scene, scene.resolution, scene.tokens
        self.found: list[Statement] = []
        named = self._mentions()
        self.places = [(i, e) for i, e, type_ in named if type_ in WIDE]
        self.firms = [(i, e) for i, e, type_ in named if type_ in FIRMS]
        self.bilateral = False  # whether the article is about home and partner above all
        self.home, self.partner = self._main(self._owners(found))
        self.pair: Pair | None = None
        self.paired_at = -99
        self.last: Statement | None = None
        self.supply: Statement | None = None
        self.total: Statement | None = None  # the last flow told with a sum: what "of the total" is a part of
        self.topic = ""
        self.period: str | None = None
        self.period_at = -99
        self.number = self.start = self.stop = 0
        self.supplied_at = -99
        self.heading: str | None = None
        self.heading_until = 0

    def enter(self, number: int, start: int, stop: int) -> None:
        """Begin a sentence."""
        self.number, self.start, self.stop = number, start, stop

    def keep(self, statement: Statement) -> None:
        """Take a statement in."""
        if statement not in self.found:
            self.found.append(statement)
        if statement.type == "SUPPLIES_TO":
            self.supply, self.supplied_at = statement, self.number
        else:
            self.pair, self.paired_at = (statement.subject, statement.object), self.number
        self.last = statement

    def announce(self, statement: Statement) -> None:
        """Take note of what only the sentences to come tell in figures: "noted the growth of mutual trade"."""
        self.pair, self.paired_at, self.last = (statement.subject, statement.object), self.number, statement

    def amend(self, statement: Statement, fuller: Statement) -> None:
        """Put a fuller statement in the place of one."""
        self.found[self.found.index(statement)] = fuller
        if self.last == statement:
            self.last = fuller
        if self.supply == statement:
            self.supply = fuller

    def head(self, start: int, stop: int) -> None:
        """Take note of an item's heading, "• China.": the partner that its sentences are about, to the line's end."""
        text = self.scene.article.text
        first = self.doc[start].idx
        if first >= self.heading_until:
            self.heading = None
        words = [t for t in self.doc[start:stop] if not t.is_punct and not t.is_space]
        ids = self.resolution.at(words[0].i) if words else ()
        alone = 0 < len(words) <= 3 and bool(ids) and all(self.resolution.at(t.i) == ids for t in words)
        if alone and self.resolution.type_of(ids[0]) in WIDE and self.opens(start):
            self.heading, end = ids[0], text.find("\n", first)
            self.heading_until = end if end >= 0 else len(text)

    def opens(self, start: int) -> bool:
        """Whether a token begins a line, a sign of a list before it left out."""
        text, at = self.scene.article.text, self.doc[start].idx
        return text[text.rfind("\n", 0, at) + 1 : at].strip(" •*–—-·") == ""

    def flow(self) -> Statement | None:
        """The last flow between places, if it is still under discussion."""
        last = self.last
        return last if last is not None and last.type == "EXPORTS_TO" and self.since() <= 2 else None

    def several(self) -> bool:
        """Whether the last flows told were home's with one partner after another: a list, no pair under discussion."""
        last = [s for s in self.found[-3:] if s.type == "EXPORTS_TO"]
        return len({e for s in last for e in (s.subject, s.object) if e != self.home}) > 1

    def since(self) -> int:
        """Sentences since the last statement about places."""
        return self.number - self.paired_at

    # --- places ---

    def _mentions(self) -> list[tuple[int, str, str]]:
        """Where each entity is spoken of, with its type."""
        found: list[tuple[int, str, str]] = []
        before: tuple[str, ...] = ()
        for i, ids in sorted(self.resolution.stands.items()):
            if ids != before or (found and found[-1][0] < i - 1):
                found.extend((i, e, self.resolution.type_of(e)) for e in ids)
            before = ids
        return found

    def _owners(self, found: dict[int, Trigger]) -> Counter[str]:
        """How often a place is told to trade: "Serbia's exports", "Serbia imported"."""
        owners: Counter[str] = Counter()
        for trigger in found.values():
            wanted = {"nsubj"} if trigger.verb else {"nmod:poss", "compound", "amod"}
            for child in self.doc[trigger.i].children:
                if child.dep_ in wanted:
                    owners.update(e for e in self.resolution.at(child.i) if self.resolution.type_of(e) in WIDE)
        return owners

    def _main(self, owners: Counter[str]) -> tuple[str | None, str | None]:
        """The place most spoken of, a region rather than a state, and the one outside it that comes next."""
        counts = Counter(e for _, e in self.places)
        first = {e: i for i, e in reversed(self.places)}
        if not counts:
            return None, None
        regions = {e for e in counts if self.resolution.type_of(e) == "Region"}
        weights = {e: counts[e] + owners[e] + 2 * (first[e] < OPENING) + 3 * (e in regions) for e in counts}
        ranked = sorted(counts, key=lambda e: (-weights[e], first[e]))
        home = ranked[0]
        partner = next((e for e in ranked if not self.related(e, home)), None)
        if partner is not None:
            rest = [counts[e] for e in ranked if not self.related(e, home) and not self.related(e, partner)]
            self.bilateral = counts[partner] >= 2 * max(rest, default=1)
        return home, partner

    def related(self, a: str | None, b: str | None) -> bool:
        """Whether two places are one, or one lies within the other."""
        if a is None or b is None or a == b:
            return a == b
        if self.resolution.type_of(a) not in PLACES or self.resolution.type_of(b) not in PLACES:
            return False
        keys = {e: {*self.resolution.entity(e).keys} for e in (a, b)}
        return bool(keys[a] & self.scene.homes(b) or keys[b] & self.scene.homes(a))

    def other(self, known: str) -> str | None:
        """The place that trades with a known one, when the clause doesn't say."""
        if self.pair is not None and known in self.pair and self.since() <= PAIRED:
            return self.pair[1] if self.pair[0] == known else self.pair[0]
        if self.pair is not None and self.since() <= 1:  # "its trade with Russia …; that with Tatarstan alone …"
            within = [self.related(e, known) for e in self.pair]
            if within[0] != within[1]:
                return self.pair[1] if within[0] else self.pair[0]
        for e in (self.home, self.partner):
            if e is not None and not self.related(e, known):
                return e
        return None

    def there(self, i: int) -> str | None:
        """As "There": home's partner just told of, else the state or region outside home named last before `i`."""
        if self.pair is not None and self.home in self.pair and self.since() <= 1:
            return self.pair[1] if self.pair[0] == self.home else self.pair[0]
        return next((e for k, e in reversed(self.places) if k < i and not self.related(e, self.home)), None)

    def both(self, countries: bool = False, mutual: bool = False) -> Pair | None:
        """The two places under discussion: of the statement before, of the sentences before, or of the article.

        `countries`: only states are meant, as in "between the two countries"; `mutual`: "bilateral trade".
        """
        reach = 3 * PAIRED if mutual else PAIRED
        if self.pair is not None and self.since() <= reach and not (countries and self._regional(self.pair)):
            return self.pair
        since = self.start
        for _ in range(2):
            since = self.doc[max(since - 1, 0)].sent.start
        near = [e for i, e in reversed(self.places) if since <= i < self.start]
        ranked = [*near, *(e for e, _ in Counter(e for _, e in self.places).most_common())]
        if countries:
            ranked = [e for e in ranked if self.resolution.type_of(e) == "Country"]
        elif self.home is not None:
            ranked = [self.home, *ranked]
        other = next((e for e in ranked if not self.related(e, ranked[0])), None)
        return (ranked[0], other) if other is not None else None

    def _regional(self, pair: Pair) -> bool:
        return any(self.resolution.type_of(e) != "Country" for e in pair)

    # --- speakers and firms ---

    def we(self, i: int) -> str | None:
        """Whom "we" stands for at a token: the place, or else the firm, of whoever is said to speak."""
        for person in self._speakers(i):
            held = [p.place for p in self.resolution.entity(person).posts if p.place and not p.former]
            for place in held:
                if self.resolution.type_of(place) in WIDE | FIRMS:
                    return place
        return self.home

    def _speakers(self, i: int) -> list[str]:
        """People of the sentence and those beside it, the speaking one first."""
        sent = self.doc[i].sent
        since, until = sent.start, sent.end
        before = self.doc[since - 1].sent.start if since else since
        after = self.doc[until].sent.end if until < len(self.doc) else until
        found = self._people(since, until)
        if not found and self._spoken(before, since):  # "…," said Stein. "We sell them pork."
            found = self._people(before, since)
        return found or self._people(until, after) or self._people(before, since)

    def _spoken(self, start: int, stop: int) -> bool:
        """Whether a stretch quotes somebody and nothing ends its paragraph."""
        words = self.doc[start:stop]
        lines = any(t.is_space and "\n" in t.text for t in words)
        return not lines and any(t.lemma_ in SPEECH for t in words) and any(t.text in QUOTES for t in words)

    def _people(self, start: int, stop: int) -> list[str]:
        people = [
            (i, e) for i in range(start, stop) for e in self.resolution.at(i) if self.resolution.type_of(e) == "Person"
        ]
        verbs = [t.i for t in self.doc[start:stop] if t.lemma_ in SPEECH]
        people.sort(key=lambda p: min((abs(p[0] - v) for v in verbs), default=p[0]))
        return list(dict.fromkeys(e for _, e in people))

    def supplier(self, i: int) -> str | None:
        """Who delivers what is told of a contract earlier in the sentence: the firm named first there."""
        sent = self.doc[i].sent
        if not any(t.lemma_ in supplies.CONTRACTS for t in self.doc[sent.start : i]):
            return None
        return next((e for k, e in self.firms if sent.start <= k < i), None)

    def counterpart(self, known: str, i: int) -> str | None:
        """The other firm of the contract that this sentence or the one before tells of."""
        sent = self.doc[i].sent
        since = self.doc[max(sent.start - 1, 0)].sent.start
        if not any(t.lemma_ in supplies.CONTRACTS for t in self.doc[since : sent.end]):
            return None
        others = {e for k, e in self.firms if since <= k < sent.end and e != known}
        return others.pop() if len(others) == 1 else None

    # --- figures ---

    def dated(self, figures: tuple[Figure, ...], status: Status) -> tuple[Figure, ...]:
        """The same figures, the main ones with the period that the text before leaves to them."""
        if status == "asserted":
            figures = tuple(replace(f, period=self._elapsed(f.period)) for f in figures)
        if figures and figures[0].period is not None:
            if status == "asserted":
                self.period, self.period_at = figures[0].period, self.number
        elif telling(figures) and status == "asserted":
            if self.period is None or self.number - self.period_at > DATED:
                self.period, self.period_at = self.figures.heading(figures[0].start, HEADING), self.number
            figures = tuple(f if f.period or f.compared else replace(f, period=self.period) for f in figures)
        return tuple(self._compared(figures))

    def _elapsed(self, period: str | None) -> str | None:
        """A period over by now: "in January-September" of news from February is that of the year before."""
        published = self.scene.article.published
        if period is None or published is None or period not in self.figures.yearless or "/" not in period:
            return period
        return self.figures.shifted(period) if period.partition("/")[2] > published[:7] else period

    def _compared(self, figures: tuple[Figure, ...]) -> Iterator[Figure]:
        """Figures compared with stand last and are of a year before where no time is told."""
        for n, figure in enumerate(figures):
            if not (n and figure.compared):
                yield figure
            elif figure.period or figures[0].period:
                yield replace(figure, period=figure.period or self.figures.shifted(figures[0].period))

    def ahead(self, period: str | None) -> bool:
        """Whether a period is of a year still to come."""
        published = self.scene.article.published
        return bool(period and published) and str(period)[:4] > str(published)[:4]
