"""English words for firms, their premises and where they are. Lemmas."""

from __future__ import annotations

# Bare nouns for a firm or organisation, after which its name may follow: "the Hanoi supermarket chain X".
FIRMS = frozenset(
    """
    company firm business enterprise corporation concern conglomerate group holding house giant major player leader
    maker producer manufacturer builder supplier exporter importer distributor dealer trader retailer wholesaler
    packer processor grower farmer farm cooperative coop co-op operator carrier airline railway line shipper forwarder
    developer contractor constructor engineer designer integrator provider vendor seller merchant broker manager
    investor fund lender insurer bank brewery brewer dairy winery distillery bakery mill refinery smelter foundry
    plant factory works workshop shipyard yard port airport terminal mine miner quarry driller utility generator
    startup start-up start up unicorn consultancy agency studio publisher outlet newspaper chain store supermarket
    hotel restaurant brand label house subsidiary affiliate partner parent owner shareholder customer client buyer
    competitor rival specialist subcontractor recycler automaker carmaker steelmaker shipbuilder shipowner
    planemaker toymaker drugmaker chipmaker textile monopoly institute institution university college academy school
    association union chamber federation foundation society organisation organization body think-tank museum theatre
    theater hospital clinic laboratory lab centre center cannery tannery sawmill packhouse smeltery cement bottler
    roaster fishery ranch orchard vineyard greenhouse hatchery ceramics consortium venture seat bureau council
    """.split()
)
# What of a firm stands at a place: "BMW's factory in Spartanburg", "the Imenti Fresh packhouse in Nkubu".
PREMISES = frozenset(
    """
    plant factory works mill workshop shop brewery dairy winery distillery bakery refinery smelter foundry shipyard yard
    terminal mine quarry packhouse cannery tannery sawmill headquarters hq facility site campus warehouse farm
    greenhouse base depot laboratory complex slipway dockyard
    """.split()
)
SEATS_OF_LEARNING = frozenset("university college academy institute polytechnic conservatory school".split())
# Verbs of having a seat: "is based in", "headquartered in", "registered in".
SEATED = frozenset("base headquarter locate register situate incorporate domicile".split())
SEAT = frozenset("headquarters headquarter hq seat office".split())
# Nouns whose place is not their seat: "the Moscow branch", "a Minsk delegation", "Belarusian exports".
ELSEWHERE = frozenset(
    """
    branch arm unit division visit trip tour meeting talk trade export import market delegation contract deal order
    exhibition fair forum project agreement memorandum mission programme program customer client buyer
    """.split()
)
MISSIONS = frozenset({"embassy", "consulate", "consulate-general", "mission", "representation", "chancery"})
OFFICES = frozenset({"office", "mission", "representation", "bureau"})
HERE = frozenset({"local", "home-grown", "homegrown"})
KINDS_OF_PLACE = frozenset(
    "city town village settlement port capital state province region county district prefecture suburb".split()
)
