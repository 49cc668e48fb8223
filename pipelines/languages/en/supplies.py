"""English words for what firms deliver, sell and buy, besides those of trade between places. Lemmas, small letters."""

from __future__ import annotations

# "signed a contract for 40 pumps", "a supply deal": what they say is still to come.
CONTRACTS = frozenset("contract deal agreement order tender memorandum protocol letter".split())
# "won an order from"
WON = frozenset({"order", "contract", "tender"})
# Without goods or a figure these say enough where both ends are told.
SURE = frozenset("supply deliver ship sell buy purchase export import procure source".split())
# Goods that aren't bought: "bought a stake", "acquired a plant".
STAKES = frozenset("stake share interest shareholding per cent percent % equity majority minority".split())
WE = frozenset({"we", "our", "us", "ours", "i", "my"})
