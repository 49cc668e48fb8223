"""Who an article speaks of when it speaks of trade: its two sides, the pair under discussion, period and currency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipelines import places
from pipelines.languages.ru import trade as words
from pipelines.relations import trade_figures
from pipelines.relations.trade_clauses import Clause, Trigger
from pipelines.relations.trade_figures import Figure
from pipelines.scene import Scene
from pipelines.timespans import shifted
from pipelines.types import Status

Type = Literal["TRADES_WITH", "EXPORTS_TO", "SUPPLIES_TO"]
Pair = tuple[str, str]

OPENING = 60  # tokens of headline and first sentence
# In sentences: how far back a place, a pair and a period still are under discussion.
NEAR, PAIRED, DATED, CARRIED = 2, 3, 8, 2


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of the trade between two places. `token` is the word that says it, `frame` names the pattern."""

    type: Type
    subject: str
    object: str
    status: Status
    figure: Figure
    goods: tuple[str, ...]
    token: int
    frame: str


class Discourse:
    """What an article has said so far; it goes along with the reading, sentence by sentence.

    `home` is the place most spoken of (`main`) or, while somebody is `speaking`, his; `partner` the one outside it that
    stands out, `dominant` whether it does so by far. `pair` is under discussion since sentence number `paired_at`.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self.resolution, self.doc = scene, scene.resolution, scene.tokens
        self.figures = trade_figures.read(scene)
        self.found: list[Statement] = []
        self.places = list(self._mentions())
        self.dominant = False
        self.main, self.partner = self._main()
        self.home, self.speaking = self.main, False
        self.pair: Pair | None = (self.home, self.partner) if self.home and self.partner else None
        self.paired_at = -1
        self.last: Statement | None = None
        self.topic: Trigger | None = None
        self.raised: tuple[Statement, int] | None = None
        self.period: str | None = None
        self.period_at = -99
        self.currency: str | None = None
        self.clauses: tuple[Clause, ...] = ()
        self.sentence = self.number = 0
        self.before = len(self.doc)  # the token up to which the reading has come

    def enter(self, number: int, start: int, clauses: tuple[Clause, ...]) -> None:
        """Begin a sentence; of one in quotes home is the speaker's side."""
        self.number, self.sentence, self.clauses = number, start, clauses
        side = self._speaker(start)
        speaking = side is not None and not self.related(side, self.main)
        self.home, self.speaking = side if speaking else self.main, speaking

    def _speaker(self, start: int) -> str | None:
        """The state or region for which somebody speaks whose words a sentence is."""
        first = next((t for t in self.doc[start : start + 3] if t.text[:1].isalnum()), self.doc[start])
        text = self.scene.article.text
        line = text[text.rfind("\n", 0, first.idx) + 1 : first.idx].lstrip()
        if line.count("«") <= line.count("»") and line[:1] not in {"—", "–", "-"}:
            return None
        for person in self.scene.parties.speaker(first):
            held = [p.place for p in self.resolution.entity(person).posts if p.place and not p.former]
            for place in held:
                if self.resolution.type_of(place) in {"Country", "Region"}:
                    return place
        return None

    def keep(self, statement: Statement) -> None:
        """Take a statement in; two of one sentence with different partners leave no pair under discussion."""
        if statement.figure.compared and statement.status != "asserted":
            return  # «увеличить с 210 до 300 млн»: when it was so much isn't said
        if statement not in self.found:
            self.found.append(statement)
        last, pair = self.last, (statement.subject, statement.object)
        several = last is not None and not self.since() and {*pair} != {last.subject, last.object}
        self.pair = None if several and statement.frame != "partner" else pair
        self.last, self.paired_at = statement, self.number

    def take_up(self, pairs: list[Pair], topic: Trigger) -> None:
        """A trade of which nothing is told yet: it is under discussion now."""
        if not pairs:
            self.topic = self.topic or topic
            return
        self.pair, self.topic, self.paired_at = pairs[0], topic, self.number
        self.raised = Statement("TRADES_WITH", *pairs[0], "asserted", Figure(0), (), topic.i, "carried"), self.number

    def amend(self, statement: Statement) -> None:
        """Put a fuller statement in the place of the last one."""
        self.found[-1] = self.last = statement

    def subject(self) -> Statement | None:
        """What a clause without a trade word goes on about: the statement before, or a trade just taken up."""
        if self.raised is not None and (self.last is None or self.raised[0].token > self.last.token):
            return self.raised[0] if self.number - self.raised[1] <= CARRIED else None
        return self.last

    def since(self) -> int:
        """Sentences since the last statement."""
        return self.number - self.paired_at

    # --- places ---

    def _mentions(self) -> Iterator[tuple[int, str]]:
        """Tokens that stand for states and regions."""
        last, before = -1, tuple[str, ...]()
        for i, ids in sorted(self.resolution.stands.items()):
            ids = ids if self.doc[i].pos_ not in {"PRON", "DET"} else ()
            if ids != before or i != last + 1:
                yield from ((i, e) for e in ids if self.resolution.type_of(e) in {"Country", "Region"})
            last, before = i, ids

    def _main(self) -> tuple[str | None, str | None]:
        """The article's two sides."""
        counts = self._counts()
        if not counts:
            return None, None
        first = {e: i for i, e in reversed(self.places)}
        regions = [e for e in counts if self.resolution.type_of(e) == "Region"]
        home = max(regions or counts, key=lambda e: (counts[e] + 2 * (first[e] < OPENING), -first[e]))
        others = sorted((e for e in counts if not self.related(e, home)), key=lambda e: (-counts[e], first[e]))
        if not others:
            return home, None
        best, second = others[0], counts[others[1]] if len(others) > 1 else 0
        nested = len(others) > 1 and self.related(
            best, others[1]
        )  # a state and its own region rival each other for nothing
        self.dominant = counts[best] >= 3 and (counts[best] >= 2 * second or nested)
        stands_out = len(others) == 1 or (counts[best] >= 2 and (counts[best] > second or nested))
        return home, best if stands_out else None

    def _counts(self) -> Counter[str]:
        """How often states and regions are spoken of; cities count for their region, half of a region for its state."""
        counts = Counter(e for _, e in self.places)
        named = sorted(counts)
        stands = self.resolution.stands.values()
        cities = Counter(e for ids in stands for e in ids if self.resolution.type_of(e) == "City")
        regions = [e for e in named if self.resolution.type_of(e) == "Region"]
        for city, n in cities.items():
            region = next((e for e in regions if self.related(e, city)), None)
            if region is not None:
                counts[region] += n
        for state in named:
            if self.resolution.type_of(state) == "Country":
                counts[state] += sum(counts[e] // 2 for e in regions if self.related(e, state))
        return counts

    def related(self, a: str | None, b: str | None) -> bool:
        """Whether two places are one, or one lies within the other."""
        if a == b or a is None or b is None:
            return a == b
        gazetteer = places.load()
        first, second = (next(iter(self.resolution.entity(e).keys), "") for e in (a, b))
        one, two = gazetteer.by_key(first), gazetteer.by_key(second)
        if one is None or two is None:
            return False
        return two in gazetteer.ancestors(one) or one in gazetteer.ancestors(two)

    def in_pair(self, known: str) -> str | None:
        """The other place of the pair under discussion."""
        if self.pair is None or known not in self.pair:
            return None
        return self.pair[1] if self.pair[0] == known else self.pair[0]

    def other(self, known: str) -> str | None:
        """The place that trades with a known one, when the clause doesn't say."""
        paired = self.in_pair(known)
        if self.speaking and self.home is not None and not self.related(known, self.home):
            return self.home
        if paired is not None and self.since() <= PAIRED:
            return paired
        if self.home is not None and not self.related(known, self.home):
            return self.home
        return self.recent(known) or paired

    def recent(self, known: str) -> str | None:
        """The last place outside a known one, in this sentence or the two before."""
        since = self.sentence
        for _ in range(NEAR):
            since = self.previous(since)
        return next(
            (e for i, e in reversed(self.places) if since <= i < self.before and not self.related(e, known)), None
        )

    def previous(self, start: int) -> int:
        """The first token of the sentence before one that begins at `start`."""
        return int(self.doc[start - 1].sent.start) if start else 0

    def near(self, entity: str) -> bool:
        """Whether a place is under discussion here, or the article as a whole is about it."""
        if entity == self.home or (entity == self.partner and self.dominant):
            return True
        if self.pair is not None and entity in self.pair and self.paired_at >= 0 and self.since() <= PAIRED:
            return True
        since, stop = self.previous(self.sentence), self.clauses[-1].stop
        return any(since <= i < stop and e == entity for i, e in self.places)

    def there(self, known: list[str], i: int) -> list[str]:
        """«туда», «оттуда»: the last place spoken of outside the known one, or outside home."""
        close = self.pair if self.since() <= 1 else None
        end = known[0] if known else close[0] if close is not None and self.home not in close else self.home
        if end is None:
            return []
        here = [e for k, e in self.places if self.sentence <= k < i and not self.related(e, end)]
        if here:
            return here[-1:]
        if close is not None and end in close:
            return [e for e in close if e != end]
        found = self.recent(end)
        return [found] if found is not None else []

    def here(self, known: list[str]) -> list[str]:
        """«сюда», «отсюда»: where the speaker is, which is home unless home is the other end."""
        found = self.other(known[0]) if known else self.home
        return [found] if found is not None else []

    def numbered(self, clause: Clause) -> list[str]:
        """«с первой из них»: a place of the sentence before, by its number."""
        for i in range(clause.start, clause.stop - 2):
            rank = words.ORDINALS.get(self.doc[i].lemma_)
            if (
                rank is not None
                and self.doc[i + 1].text == "из"
                and self.doc[i + 2].text.casefold() in {"них", "которых"}
            ):
                since = self.previous(self.sentence)
                named = [e for k, e in self.places if since <= k < self.sentence and not self.related(e, self.home)]
                return named[rank : rank + 1]
        return []

    # --- figures ---

    def stated(self, clause: Clause) -> tuple[Figure, ...]:
        """The figures of a clause, a sum without a currency in that of the sum before."""
        first, last = self.doc[clause.start], self.doc[clause.stop - 1]
        found = []
        for figure in self.figures.within(first.idx, last.idx + len(last)):
            if figure.value is not None:
                self.currency = figure.currency or self.currency
                figure = replace(figure, currency=self.currency)
            found.append(figure)
        if not any(f.telling for f in found):
            aims = any(t.lemma_ in words.TARGET_VERBS for t in self.doc[clause.start : clause.stop])
            bare = self.figures.bare(self.doc[self.sentence].idx, first.idx, last.idx + len(last), aims)
            if bare is not None:
                period = next((f.period for f in found if f.period), None)
                return (replace(bare, period=period),)
        return tuple(found)

    def dated(self, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The same figures, the main one with the period that the text before leaves to it, and those that it is
        compared with a year earlier."""
        if figures and figures[0].period is not None:
            self.period, self.period_at = figures[0].period, self.number
        else:
            if self.period is None or self.number - self.period_at > DATED:
                self.period, self.period_at = self.figures.before(self.doc[self.sentence].idx), self.number
            if figures and figures[0].telling:
                figures = (replace(figures[0], period=self.period), *figures[1:])
        then = shifted(self.period, -1) if self.period and self.period[:1].isdigit() else None
        return tuple(replace(f, period=then) if f.compared else f for f in figures)
