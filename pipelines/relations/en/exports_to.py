"""EXPORTS_TO in English: goods go from one place to another; an import is read the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.relations.en import trade


def read(scene: Scene) -> Iterator[Draft]:
    """What an article says of it, with figures, periods and goods."""
    return trade.drafts(scene, "EXPORTS_TO")


EXAMPLES = (
    # nouns
    Example(
        "Exports from Queensland to Vietnam rose 12 per cent to A$900 million in the year to June 2025.",
        (
            (
                "Queensland",
                "Vietnam",
                "asserted",
                {"value": 900e6, "currency": "AUD", "change_pct": 12.0, "period": "2024-07/2025-06"},
            ),
        ),
    ),
    Example(
        "Imports of rice from Thailand to Ghana dropped by a third in 2025.",
        (("Thailand", "Ghana", "asserted", {"change_pct": -33.3, "period": "2025", "goods": ("rice",)}),),
    ),
    Example(
        "Rwandan coffee exports to South Korea doubled in 2025.",
        (("Rwanda", "South Korea", "asserted", {"change_pct": 100.0, "goods": ("coffee",)}),),
    ),
    # verbs: who sends, who takes
    Example(
        "Wisconsin exported $310 million worth of cheese to Mexico in 2024.",
        (("Wisconsin", "Mexico", "asserted", {"value": 310e6, "period": "2024", "goods": ("cheese",)}),),
    ),
    Example(
        "Kyrgyzstan imported cars worth $1.9bn from China in 2025.",
        (("China", "Kyrgyzstan", "asserted", {"value": 1.9e9, "goods": ("cars",)}),),
    ),
    Example(
        "Ukraine ships grain and sunflower oil to Egypt, Spain and China.",
        (
            ("Ukraine", "Egypt", "asserted", {"goods": ("grain", "sunflower oil")}),
            ("Ukraine", "Spain", "asserted", {}),
            ("Ukraine", "China", "asserted", {}),
        ),
    ),
    Example("Most of Manitoba's canola goes to Japan.", (("Manitoba", "Japan", "asserted", {"goods": ("canola",)}),)),
    # parts of a whole, and the flow turned round
    Example(
        "Norway's imports from Scotland came to £450 million, of which whisky made up £60 million.",
        (
            ("Scotland", "Norway", "asserted", {"value": 450e6, "currency": "GBP"}),
            ("Scotland", "Norway", "asserted", {"value": 60e6, "goods": ("whisky",)}),
        ),
    ),
    Example(
        "Volgograd Oblast exports fertilizers and grain to Turkey, while it imports fruit from there.",
        (
            ("Volgograd Oblast", "Turkey", "asserted", {"goods": ("fertilizers", "grain")}),
            ("Turkey", "Volgograd Oblast", "asserted", {"goods": ("fruit",)}),
        ),
    ),
    Example(
        "Trade turnover between Tatarstan and Turkey totalled $1.2 billion in January-November 2025; "
        "exports accounted for $800 million and imports for $400 million.",
        (
            ("Tatarstan", "Turkey", "asserted", {"value": 800e6, "period": "2025-01/2025-11"}),
            ("Turkey", "Tatarstan", "asserted", {"value": 400e6, "currency": "USD"}),
        ),
    ),
    # rankings, changes told as sums, plans
    Example(
        "Galicia's main export market is Portugal, which took €3.2 billion worth of goods in 2024.",
        (("Galicia", "Portugal", "asserted", {"value": 3.2e9, "period": "2024"}),),
    ),
    Example(
        "The Basque Country exported €1.2bn of goods to Britain last year, €80m more than in 2023.",
        (("Basque Country", "United Kingdom", "asserted", {"value": 1.2e9, "change_pct": 7.1}),),
    ),
    Example(
        "Alberta could start exporting liquefied gas to Japan by 2028.",
        (("Alberta", "Japan", "proposed", {"goods": ("liquefied gas",), "period": "2028"}),),
    ),
    # each with its own figure; a neighbour; a list of markets
    Example(
        "Estonia shipped goods valued at €210m to Kazakhstan, €95m to Uzbekistan and €12m to Georgia in 2025.",
        (
            ("Estonia", "Kazakhstan", "asserted", {"value": 210e6}),
            ("Estonia", "Uzbekistan", "asserted", {"value": 95e6}),
            ("Estonia", "Georgia", "asserted", {"value": 12e6, "period": "2025"}),
        ),
    ),
    Example(
        "Trade between Portugal and Spain reached €60bn. Portugal buys cars and medicines from its neighbour.",
        (("Spain", "Portugal", "asserted", {"goods": ("cars", "medicines")}),),
    ),
    Example(
        "Nepal's exports to Italy were worth $9 million in 2025. Exports to Japan fell to $7 million.",
        (
            ("Nepal", "Italy", "asserted", {"value": 9e6}),
            ("Nepal", "Japan", "asserted", {"value": 7e6}),
        ),
    ),
    Example(
        "Chile's sales to Norway came to $40 million in 2025. They could reach $60 million by 2028.",
        (
            ("Chile", "Norway", "asserted", {"value": 40e6}),
            ("Chile", "Norway", "proposed", {"value": 60e6, "period": "2028"}),
        ),
    ),
    # no relation
    Example("Fiji used to sell sugar to Portugal.", ()),
    Example("Bolivia exported goods worth $900 million to 40 countries. Peru's president visited Tonga.", ()),
    Example("Georgia does not export wine to Brazil.", ()),
    Example("Peru has banned imports of poultry from Brazil.", ()),
    Example("Finland stopped buying electricity from Russia in 2022.", ()),
)
