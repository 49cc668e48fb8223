"""Figures by period → bars for a report, PNG or SVG: a group for each partner, flow and good; each bar's source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from graph.errors import QueryError
from graph.layout import FONT, LINE, text_width
from graph.render import DPI, INK, LINE_INK, caption_lines, file_metadata
from graph.schema import Rows
from graph.subgraph import writable
from graph.timespans import span
from graph.words import ENGLISH, STATUSES, Words

MOST_BARS = 60
NEEDED = ("period", "value")
# What a row says beside that which tells its series from others.
TOLD = frozenset({*NEEDED, "currency", "change_pct", "worked_out_pct", "status", "reports", "sentence", "article",
                  "source", "published", "date", "confidence"})
TITLE = 10.0
SIZE = 8.5  # font sizes, in points
SMALL = 7.5
ROW = 15.0
BAR = 10.0
GROUP_GAP = 9.0
ZONE = 320.0  # width of the longest bar
MARGIN = 18.0
BOLD = 7.0  # the size at which plain letters are as wide as bold ones of a caption's size
# A bar's fill by the direction of trade; whatever has none is drawn like turnover.
FILLS = {"turnover": "#2b6cb0", "export": "#2f7d3b", "import": "#c05f0c"}
FAINT = {"planned": 0.35, "proposed": 0.18}


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure of a period. `series` is what its row says apart from the figure; `change` in per cent."""

    series: tuple[str, ...]
    period: str
    value: float
    currency: str
    change: float | None
    status: str
    direction: str
    source: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in the order of the picture, what all of them have in common, and how many rows have no place in it."""

    bars: tuple[Bar, ...]
    common: tuple[str, ...]
    without_figure: int
    too_many: int

    @property
    def sources(self) -> dict[str, int]:
        """Sources with their numbers, in the order of the bars."""
        return {source: n for n, source in enumerate(dict.fromkeys(b.source for b in self.bars if b.source), 1)}


def chart_of(rows: Rows, words: Words = ENGLISH) -> Chart:
    """What to draw of an answer. Raises QueryError where it has no columns `period` and `value`, or no figure."""
    if not set(NEEDED) <= set(rows.columns):
        raise QueryError(f"Bars need an answer with the columns {' and '.join(NEEDED)}; this one has "
                         f"{', '.join(rows.columns)}. Try `kg export trade-by-period`, or leave out --chart.")
    given = figures(rows)
    if not given:
        raise QueryError("The answer holds no figure with a period, so there are no bars to draw. Check the names in "
                         "the parameters, and with `kg query` what the answer says.")
    largest = sorted(range(len(given)), key=lambda n: -abs(given[n]["value"]))[:MOST_BARS]
    shown = [given[n] for n in sorted(largest)]
    naming = [c for c in rows.columns if c not in TOLD]
    several = [c for c in naming if len({_text(row[c]) for row in shown}) > 1]
    bars = [_bar(row, several, words) for row in shown]
    turn = {key: n for n, key in enumerate(dict.fromkeys((bar.currency, bar.series) for bar in bars))}
    currencies = {currency: n for n, currency in enumerate(dict.fromkeys(bar.currency for bar in bars))}
    bars.sort(key=lambda bar: (currencies[bar.currency], turn[bar.currency, bar.series], _order(bar.period)))
    common = tuple(filter(None, (_naming(shown[0], c, words) for c in naming if c not in several)))
    return Chart(tuple(bars), common, len(rows.rows) - len(given), len(given) - len(shown))


def figures(rows: Rows) -> list[dict[str, Any]]:
    """The rows of an answer that give a figure and its period."""
    told = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    return [row for row in told if isinstance(row["value"], int | float) and row["period"]]


def _bar(row: Mapping[str, Any], naming: Sequence[str], words: Words) -> Bar:
    change = row.get("change_pct")
    return Bar(
        tuple(filter(None, (_naming(row, c, words) for c in naming))),
        writable(_text(row["period"])), float(row["value"]), _text(row.get("currency")),
        float(change) if isinstance(change, int | float) else None,
        _text(row.get("status")) or "asserted", _text(row.get("direction")),
        ", ".join(dict.fromkeys(_text(row.get(c)) for c in ("article", "source", "published") if row.get(c))),
    )


def _naming(row: Mapping[str, Any], column: str, words: Words) -> str:
    """A cell that names a series: the direction of trade is the graph's own word, all else the articles'."""
    text = _text(row[column])
    return words.say(text) if column == "direction" and text else text


def _said(bar: Bar, sources: Mapping[str, int], words: Words) -> str:
    """What stands at a bar's end: its figure, its change, the number of its source."""
    return "  ".join(filter(None, (
        words.money({"value": bar.value, "currency": bar.currency}),
        "" if bar.change is None else words.percent(bar.change, signed=True),
        f"[{sources[bar.source]}]" if bar.source else "")))


def _order(period: str) -> tuple[str, str]:
    days = span(period)
    return (days.first.isoformat(), days.last.isoformat()) if days else (period, period)


def _days(period: str) -> int:
    """How long a period is, roughly: months and years of any length are alike."""
    days = span(period)
    return round((days.last - days.first).days / 15) if days else 0


def bars(chart: Chart, kind: str, caption: str, words: Words = ENGLISH) -> bytes:
    """The picture as the bytes of a file of this kind, `png` or `svg`; the same chart gives the same bytes."""
    with mpl.rc_context({"font.family": FONT, "text.usetex": False, "svg.fonttype": "path", "svg.hashsalt": "kg"}):
        file = BytesIO()
        compose_chart(chart, caption, words).savefig(file, format=kind, dpi=DPI, metadata=file_metadata(kind))
    return file.getvalue()


def compose_chart(chart: Chart, caption: str, words: Words = ENGLISH) -> Figure:
    """The figure with everything on it, one unit of its axes a point, from the top down."""
    left = max(text_width(words.when(bar.period), SIZE) for bar in chart.bars) + 8
    ends = {bar: writable(_said(bar, chart.sources, words)) for bar in chart.bars}
    right = max(text_width(each, SIZE) for each in ends.values()) + 8
    width = left + ZONE + right + 2 * MARGIN
    heads = [_head(group, width - 2 * MARGIN) for group in _groups(chart.bars)]
    notes = [line for source, number in chart.sources.items()
             for line in caption_lines(f"[{number}] {source}", width - 2 * MARGIN)]
    said, _, day = caption.rpartition("\n")
    captions = caption_lines("\n".join(filter(None, (said, *_remarks(chart, words), day))), width - 2 * MARGIN)
    title = caption_lines(", ".join(chart.common), (width - 2 * MARGIN) * BOLD / TITLE)
    statuses = [s for s in STATUSES if s in {bar.status for bar in chart.bars}]
    rows = len(chart.bars) * ROW + sum(len(head) * SIZE * LINE + GROUP_GAP for head in heads)
    height = (rows + (len(notes) + len(captions)) * SMALL * LINE + (ROW if len(statuses) > 1 else 0)
              + len(title) * TITLE * LINE + 3 * MARGIN)

    figure = Figure(figsize=(width / 72, height / 72), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(-height, 0)
    y = _write(axes, MARGIN, -MARGIN, title, TITLE, INK, bold=True) - (4 if title else 0)
    zero = MARGIN + left
    for group, head in zip(_groups(chart.bars), heads, strict=True):
        alike = [bar.value for bar in chart.bars if bar.currency == group[0].currency]
        low, high = min(0.0, *alike), max(0.0, *alike)
        scale = ZONE / ((high - low) or 1.0)
        y = _write(axes, MARGIN, y, head, SIZE, INK, bold=True) - 3
        top = y
        for bar in group:
            base, end = zero - low * scale, zero + (bar.value - low) * scale
            _draw(axes, bar, min(base, end), abs(end - base), y - ROW / 2 - BAR / 2)
            middle = y - ROW / 2 - 0.36 * SIZE
            axes.text(zero - 6, middle, words.when(bar.period), size=SIZE, color=INK, ha="right", parse_math=False)
            axes.text(max(base, end) + 6, middle, ends[bar], size=SIZE, color=INK, parse_math=False)
            y -= ROW
        axes.add_line(mpl.lines.Line2D([zero - low * scale] * 2, [top, y], color=LINE_INK, linewidth=0.8, zorder=3))
        y -= GROUP_GAP - 3
    if len(statuses) > 1:
        _legend(axes, statuses, zero, y, words)
        y -= ROW
    y = _write(axes, MARGIN, y - MARGIN / 2, notes, SMALL, INK)
    _write(axes, MARGIN, y - MARGIN / 2, captions, SMALL, LINE_INK)
    return figure


def _groups(bars: Sequence[Bar]) -> list[list[Bar]]:
    """Bars of one currency and series, in their order."""
    groups: dict[tuple[str, tuple[str, ...]], list[Bar]] = {}
    for bar in bars:
        groups.setdefault((bar.currency, bar.series), []).append(bar)
    return list(groups.values())


def _head(group: Sequence[Bar], width: float) -> list[str]:
    """What stands above a group: its series, and the currency that its bars are scaled by."""
    words = ", ".join(filter(None, (*group[0].series, group[0].currency)))
    return caption_lines(words, width * BOLD / SIZE)


def _remarks(chart: Chart, words: Words) -> Iterator[str]:
    """What a reader can't see in the bars."""
    if len({bar.currency for bar in chart.bars}) > 1:
        yield words.say("Bars of one currency have one scale; those of different currencies can't be compared.")
    if any(len({_days(bar.period) for bar in group} - {0}) > 1 for group in _groups(chart.bars)):
        yield words.say("Some periods are longer than others of their group: a half-year's bar doesn't compare with a "
                        "year's.")
    several = Counter((bar.currency, bar.series, bar.period, bar.status) for bar in chart.bars)
    if any(count > 1 for count in several.values()):
        yield words.say("Articles differ on figures of the same period: each stands by itself, with its source.")
    if chart.without_figure:
        yield words.count("{n} row of the answer is left out, as it gives a change but no figure.",
                          "{n} rows of the answer are left out, as they give a change but no figure.",
                          chart.without_figure)
    if chart.too_many:
        yield words.count("The smallest figure is left out: {most} bars are as many as can be read.",
                          "The {n} smallest figures are left out: {most} bars are as many as can be read.",
                          chart.too_many, most=MOST_BARS)


def _draw(axes: mpl.axes.Axes, bar: Bar, x: float, width: float, y: float) -> None:
    colour = FILLS.get(bar.direction, FILLS["turnover"])
    axes.add_patch(Rectangle((x, y), width, BAR, facecolor=colour, alpha=FAINT.get(bar.status, 0.85), linewidth=0))
    if bar.status != "asserted":
        axes.add_patch(Rectangle((x, y), width, BAR, fill=False, edgecolor=colour, linewidth=0.9,
                                 linestyle=(0, (4, 2))))


def _legend(axes: mpl.axes.Axes, statuses: Sequence[str], x: float, y: float, words: Words) -> None:
    for status in statuses:
        _draw(axes, Bar((), "", 0.0, "", None, status, "", ""), x, 18.0, y - ROW / 2 - BAR / 2)
        said = words.say(STATUSES[status])
        axes.text(x + 24, y - ROW / 2 - 0.36 * SMALL, said, size=SMALL, color=INK, parse_math=False)
        x += 24 + text_width(said, SMALL) + 18


def _write(axes: mpl.axes.Axes, x: float, y: float, lines: Sequence[str], size: float, colour: str, *,
           bold: bool = False) -> float:
    """Lines of text from `y` down; where the next may begin."""
    for line in lines:
        axes.text(x, y - 0.5 * size * LINE - 0.36 * size, line, size=size, color=colour, parse_math=False,
                  weight="bold" if bold else "normal")
        y -= size * LINE
    return y


def _text(value: Any) -> str:
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
