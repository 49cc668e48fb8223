"""TRADES_WITH in English: two places trade with each other, with the turnover that is stated."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.relations.en import trade


def read(scene: Scene) -> Iterator[Draft]:
    """What an article says of it, with figures, periods and goods."""
    return trade.drafts(scene, "TRADES_WITH")


EXAMPLES = (
    Example(
        "Companies of Iowa trade with 90 countries, the governor of Iowa said. In 2025 their biggest partners were "
        "Mexico and Japan.",
        (("Iowa", "Mexico", "asserted", {"period": "2025"}), ("Iowa", "Japan", "asserted", {"period": "2025"})),
    ),
    Example(
        "Trade between Bavaria and Ontario reached 1.4 billion euros in 2025, up 6 percent on the previous year.",
        (
            (
                "Bavaria",
                "Ontario",
                "asserted",
                {"value": 1.4e9, "currency": "EUR", "period": "2025", "change_pct": 6.0},
            ),
        ),
    ),
    Example(
        "Lapland's trade with Norway grew by a fifth last year to €320 million.",
        (("Lapland", "Norway", "asserted", {"value": 320e6, "currency": "EUR", "period": "2025", "change_pct": 20.0}),),
    ),
    Example(
        "The two-way trade of Saxony and Jiangsu stood at €2.1 billion in 2024, "
        "compared with €1.9 billion a year earlier.",
        (
            ("Saxony", "Jiangsu", "asserted", {"value": 2.1e9, "period": "2024"}),
            ("Saxony", "Jiangsu", "asserted", {"value": 1.9e9, "period": "2023"}),
        ),
    ),
    # targets
    Example(
        "Kerala and Oman want to bring their trade to $2 billion by 2030.",
        (("Kerala", "Oman", "proposed", {"value": 2e9, "currency": "USD", "period": "2030"}),),
    ),
    Example(
        "Vietnam and Cuba set a goal of raising bilateral trade to $500 million by 2027.",
        (("Vietnam", "Cuba", "planned", {"value": 500e6, "period": "2027"}),),
    ),
    Example(
        "Trade between Armenia and Georgia was worth $1bn in 2024. The sides intend to double it by 2028.",
        (
            ("Armenia", "Georgia", "asserted", {"value": 1e9, "period": "2024"}),
            ("Armenia", "Georgia", "planned", {"value": 2e9, "change_pct": 100.0, "period": "2028"}),
        ),
    ),
    # partners
    Example(
        "The main trading partners of Tasmania are China, Japan and South Korea.",
        (
            ("Tasmania", "China", "asserted", {}),
            ("Tasmania", "Japan", "asserted", {}),
            ("Tasmania", "South Korea", "asserted", {}),
        ),
    ),
    # sides and figures from the text before
    Example(
        "Governor of Ohio Mike Lane met Ambassador of Belgium Jan Peeters in Columbus. "
        "The sides noted that mutual trade had grown to $1.5 billion in 2025.",
        (("Ohio", "Belgium", "asserted", {"value": 1.5e9, "period": "2025"}),),
    ),
    Example(
        "In 2025 the trade between Serbia and Hungary reached 5 billion euros. "
        "The figure was 4.2 billion a year earlier.",
        (
            ("Serbia", "Hungary", "asserted", {"value": 5e9, "period": "2025"}),
            ("Serbia", "Hungary", "asserted", {"value": 4.2e9, "currency": "EUR", "period": "2024"}),
        ),
    ),
    Example(
        "Quebec's main trading partners in 2025 were Ontario (C$41bn), Mexico (C$9bn) and Japan (C$4bn).",
        (
            ("Quebec", "Ontario", "asserted", {"value": 41e9, "period": "2025"}),
            ("Quebec", "Mexico", "asserted", {"value": 9e9}),
            ("Quebec", "Japan", "asserted", {"value": 4e9}),
        ),
    ),
    # no relation
    Example("Samoa's trade with Asian countries exceeded $300 million in 2025.", ()),
    Example("There is no trade between Nunavut and Bolivia.", ()),
    Example("The trade minister of Ghana visited Bremen.", ()),
    Example("Retail trade in Catalonia rose by 3%.", ()),
)
