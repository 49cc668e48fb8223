"""SUPPLIES_TO in English: a firm delivers or sells, or a place to a firm."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example
from pipelines.relations.en import trade


def read(scene: Scene) -> Iterator[Draft]:
    """What an article says of it, with figures, periods and goods."""
    return trade.drafts(scene, "SUPPLIES_TO")


EXAMPLES = (
    Example(
        "The Turkish firm Karsan sold 50 electric buses to Bucharest for €25 million.",
        (("Karsan", "Bucharest", "asserted", {"value": 25e6, "currency": "EUR", "goods": ("electric buses",)}),),
    ),
    Example(
        "Siemens Mobility has supplied 20 trains to Egypt.",
        (("Siemens Mobility", "Egypt", "asserted", {"goods": ("trains",)}),),
    ),
    Example(
        "Hungary's MOL bought oil from Kazakhstan's KazMunayGas.",
        (("KazMunayGas", "MOL", "asserted", {"goods": ("oil",)}),),
    ),
    Example(
        "A batch of 15 tractors from Minsk Tractor Works was shipped to Zimbabwe in January.",
        (("Minsk Tractor Works", "Zimbabwe", "asserted", {"goods": ("tractors",), "period": "2026-01"}),),
    ),
    Example(
        "Bosch is a supplier of brakes to Toyota.",
        (("Bosch", "Toyota", "asserted", {"goods": ("brakes",)}),),
    ),
    # still to come
    Example(
        "Finnish machine builder Ponsia will deliver 30 harvesters to the Uruguayan forestry company Forestal Oriental "
        "in 2027.",
        (("Ponsia", "Forestal Oriental", "planned", {"goods": ("harvesters",), "period": "2027"}),),
    ),
    Example(
        "Airbus has received an order from Air India for 50 aircraft.",
        (("Airbus", "Air India", "planned", {"goods": ("aircraft",)}),),
    ),
    Example(
        "Hyundai Steel signed a contract to supply 200,000 tons of steel plate to Vietnam's Vinashin.",
        (("Hyundai Steel", "Vinashin", "planned", {"goods": ("steel plate",)}),),
    ),
    Example(
        "The plant builder Andritz Hydro has been commissioned by the utility Elektra to supply three turbines.",
        (("Andritz Hydro", "Elektra", "planned", {"goods": ("turbines",)}),),
    ),
    # no relation
    Example("Fjordgass bought 25 percent of the German firm Jadehafen.", ()),
    Example("Nokia does not sell phones to Iran.", ()),
    Example("Sigma Ltd sold Omega Works to Orion Holdings.", ()),
    Example("The Dutch company delivered a letter to the ministry of Fiji.", ()),
    Example("Tesla bought a 10 percent stake in the Chilean firm Litio Sur.", ()),
    Example("Belarusian companies supplied equipment worth $15 million to Sakhalin Oblast in 2025.", ()),
)
