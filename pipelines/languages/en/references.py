"""English words that point back to something named before, or to those acted for. Lemmas in lower case."""

from __future__ import annotations

# Bare nouns for a place named before, by the type of place that they may mean.
REGIONS = frozenset(
    """
    region oblast krai province prefecture territory state land county governorate voivodeship canton emirate aimag
    wilaya okrug
    commonwealth
    """.split()
)
COUNTRIES = frozenset("country nation kingdom sultanate".split())
CITIES = frozenset("city town municipality metropolis capital village".split())
REPUBLIC = "republic"
PLACES = REGIONS | COUNTRIES | CITIES | {REPUBLIC}
# Adjectives for the region in question: "the regional government", "provincial officials".
REGIONAL = frozenset("regional provincial prefectural county state republican cantonal".split())
NATIONAL = frozenset("national federal".split())

# Bare nouns for whatever firm was named last, and for firms by kind.
ANY_COMPANY = frozenset(
    """
    company firm manufacturer maker producer supplier exporter importer group holding enterprise carrier developer
    builder retailer distributor trader operator conglomerate business packer grower processor startup automaker
    carmaker winery brewery plant factory mill bank airline shipyard port farm refinery corporation chain railway
    """.split()
)
# Of these, any firm may be meant; of the others one that was called so.
COMPANY_GENERIC = frozenset(
    """
    company firm manufacturer maker producer supplier exporter importer group holding enterprise carrier developer
    operator business processor conglomerate corporation
    """.split()
)
ORGANISATIONS = frozenset(
    "university institute chamber association union federation fund foundation college academy center centre".split()
)
AGENCIES = frozenset(
    """
    ministry department agency committee commission authority bureau customs service embassy consulate government
    administration parliament council assembly duma office board directorate inspectorate senate legislature
    """.split()
)
BODIES = ANY_COMPANY | ORGANISATIONS | AGENCIES

# Nouns for people who act for a body or place: "representatives of the plant", "a Minsk delegation".
ON_BEHALF = frozenset(
    """
    representative delegation official leader management executive member team group mission envoy spokesman
    spokesperson spokeswoman specialist staff head leadership board side authority party delegate manager
    """.split()
)

# Nouns for the people, firms and goods of a place: "Belarusian enterprises", "the Vietnamese side".
SIDES = frozenset(
    """
    side delegation authority leadership enterprise company producer manufacturer business farmer exporter importer
    entrepreneur firm plant consumer partner colleague representative specialist product economy market businessman
    builder supplier buyer investor industrialist grower guest neighbour neighbor maker factory processor trader
    official goods counterpart people industry
    """.split()
)
PARTIES = frozenset({"side", "party"})

SPEECH = frozenset(
    """
    say tell note add stress emphasize emphasise state announce explain report remark comment believe think recall
    point underline underscore declare joke argue insist admit acknowledge reply answer write observe clarify specify
    quote continue claim assert confirm warn promise highlight mention concede conclude suggest quip
    """.split()
)
