"""Bars of figures by period: what is drawn of an answer, in which order and with which sources; no text over text."""

from __future__ import annotations

from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from graph.chart import MOST_BARS, bars, chart_of, compose_chart
from graph.errors import QueryError
from graph.layout import FONT
from graph.schema import Rows

COLUMNS = ("region", "partner", "direction", "goods", "period", "value", "currency", "change_pct", "status", "article",
           "source")
LONG = "машины и оборудование для нефтяников и газовиков, электронные компоненты, кондитерские изделия, хмель и табак"


def answer(*rows: dict[str, Any]) -> Rows:
    usual = {"region": "Вологодская область", "partner": "Беларусь", "direction": "turnover", "goods": "",
             "currency": "USD", "status": "asserted", "article": "Заголовок", "source": "https://example.org/1"}
    return Rows(COLUMNS, tuple(tuple((usual | row).get(c) for c in COLUMNS) for row in rows))


TRADE = answer(
    {"period": "2025-01/2025-06", "value": 316.4e6, "change_pct": 0.9, "article": "Второй"},
    {"period": "2024", "value": 678.1e6}, {"period": "2023", "value": 335e6},
    {"period": "2024", "value": 10.2e6, "goods": "продовольствие"},
    {"period": "2025", "value": 1e9, "status": "planned"},
    {"period": "2023", "value": 6.4e9, "currency": "RUB", "partner": "Мурманская область"},
    {"period": "2024", "value": None, "change_pct": 5.0},
)


def test_bars_stand_by_series_and_time_with_their_sources() -> None:
    chart = chart_of(TRADE)
    assert [(bar.series, bar.period, bar.currency) for bar in chart.bars] == [
        (("Беларусь",), "2023", "USD"), (("Беларусь",), "2024", "USD"), (("Беларусь",), "2025-01/2025-06", "USD"),
        (("Беларусь",), "2025", "USD"), (("Беларусь", "продовольствие"), "2024", "USD"),
        (("Мурманская область",), "2023", "RUB")]
    assert chart.common == ("Вологодская область", "turnover")
    assert chart.sources == {"Заголовок, https://example.org/1": 1, "Второй, https://example.org/1": 2}
    assert (chart.without_figure, chart.too_many) == (1, 0)


def drawn(rows: Rows) -> tuple[list[Text], list[float], Any]:
    with mpl.rc_context({"font.family": FONT}):
        figure = compose_chart(chart_of(rows), "Trade by period (trade-by-period)\nregion = RU-VLG\n2026-02-06")
        renderer = FigureCanvasAgg(figure).get_renderer()
        texts = [t for t in figure.findobj(Text) if t.get_text()]
        for text in texts:
            text.get_window_extent(renderer)
    return texts, [p.get_width() for p in figure.axes[0].patches if isinstance(p, Rectangle)], (figure, renderer)


def test_what_the_picture_says() -> None:
    texts, widths, _ = drawn(TRADE)
    said = "\n".join(t.get_text() for t in texts)
    for words in ("678.1M USD  [1]", "316.4M USD  +0.9%  [2]", "Jan – Jun 2025", "[2] Второй, https://example.org/1",
                  "different currencies can't be compared", "1 row of the answer", "planned", "region = RU-VLG"):
        assert words in said
    assert texts[-1].get_text() == "2026-02-06"
    assert widths[0] / widths[1] == pytest.approx(335 / 678.1)


@pytest.mark.parametrize("rows", [
    TRADE,
    answer({"period": "2024", "value": 1e6}),
    answer(*({"period": str(1990 + n % 9), "value": 1e6 * n, "goods": LONG[: n + 9], "article": LONG[n:]}
             for n in range(80))),
    answer({"period": "2024", "value": -5e6}, {"period": "2025", "value": 3e6}),
    answer({"period": "2024", "value": 0.0}),
], ids=["trade", "one", "many", "negative", "zero"])
def test_no_text_lies_over_another_or_off_the_page(rows: Rows) -> None:
    texts, widths, (figure, renderer) = drawn(rows)
    extents = [t.get_window_extent(renderer) for t in texts]
    page = figure.bbox
    assert all(page.x0 <= e.x0 and e.x1 <= page.x1 and page.y0 <= e.y0 and e.y1 <= page.y1 for e in extents)
    assert not any(a.shrunk(0.95, 0.8).overlaps(b.shrunk(0.95, 0.8)) for a, b in combinations(extents, 2))
    assert min(widths) >= 0


def test_figures_that_differ_and_those_left_out_are_told() -> None:
    texts, *_ = drawn(answer({"period": "2024", "value": 1e6}, {"period": "2024", "value": 2e6}))
    assert any("Articles differ" in t.get_text() for t in texts)
    chart = chart_of(answer(*({"period": str(1900 + n), "value": float(n)} for n in range(MOST_BARS + 7))))
    assert (len(chart.bars), chart.too_many) == (MOST_BARS, 7)
    assert min(bar.value for bar in chart.bars) == 7.0


@pytest.mark.parametrize(("periods", "told"), [
    (("2023", "2024", "2025"), False), (("2024", "2025-01/2025-06"), True), (("2024-02", "2024-03"), False),
])
def test_periods_of_different_length_are_told(periods: tuple[str, ...], told: bool) -> None:
    texts, *_ = drawn(answer(*({"period": period, "value": 1e6} for period in periods)))
    assert any("longer than others" in t.get_text() for t in texts) is told


def test_the_same_answer_gives_the_same_file_and_hostile_text_is_xml() -> None:
    for kind in ("png", "svg"):
        assert bars(chart_of(TRADE), kind, "c") == bars(chart_of(TRADE), kind, "c")
    evil = answer({"period": "<b>\x00$x$", "value": 1.0, "article": "]]>&\ud800", "partner": "<i>\x08"})
    assert ElementTree.fromstring(bars(chart_of(evil), "svg", "\x1b<&")).tag.endswith("svg")


def test_refusals() -> None:
    with pytest.raises(QueryError, match="columns period and value; this one has n"):
        chart_of(Rows(("n",), ((1,),)))
    with pytest.raises(QueryError, match="no figure with a period"):
        chart_of(answer({"period": "2024", "value": None}))
