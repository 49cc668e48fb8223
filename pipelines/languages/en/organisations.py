"""Words that tell what a body is, as data: heads of names, legal forms, and how text introduces a firm."""

from __future__ import annotations

from pipelines.types import EntityType

LEGAL_FORMS = frozenset("""
    llc l.l.c. llp ltd ltd. limited inc inc. incorporated corp corp. corporation plc jsc pjsc ojsc cjsc oao ooo zao
    pao ao tov too gmbh ag se kg ohg sa s.a. sas sarl s.a.r.l. spa s.p.a. srl s.r.l. nv n.v. bv b.v. ab asa oy oyj
    aps a/s as sp z.o.o. d.o.o. doo kft zrt nyrt a.s. s.r.o. pty pvt pte sdn bhd tbk co co. company kk k.k. ltda
    eireli jv
""".split())
PREFIXED_FORMS = frozenset("pt cv jsc pjsc ojsc cjsc llc oao ooo zao pao ao too".split())  # "PT Pupuk Nusantara"

_GOVERNMENT = """
    ministry department government administration parliament senate embassy consulate legislature directorate
    inspectorate chancellery treasury customs court duma akimat khokimiyat hokimiyat hokimliyat prefecture-office
    bureau office authority commission committee cabinet agency commissariat commissioner secretariat diet knesset
    bundestag bundesrat landtag seimas sejm saeima kremlin headquarters police army navy khural hural kurultai
    kenesh mazhilis majlis
    assembly consulate-general mayoralty prosecutor ombudsman exchequer presidency chancellor
"""
_ORGANISATION = """
    chamber university institute academy college school polytechnic conservatory union association federation
    confederation society league party alliance club foundation fund center centre council zone estate park hub
    technopark network movement organization organisation cooperative cluster consortium museum theatre theater
    hospital clinic library church diocese patriarchate brotherhood guild forum-committee team fc initiative
    community commonwealth observatory laboratory lab congregation syndicate mission-office house
    bloc technopolis incubator accelerator platform conservancy think-tank coalition board
"""
_MEDIA = """
    news times herald tribune post gazette daily chronicle telegraph journal observer dispatch courier examiner
    shimbun zeitung pravda izvestia vedomosti gazeta jornal diario
    guardian mirror standard reporter bulletin newspaper broadcasting tv radio press wire
"""
_COMPANY = """
    plant plants works factory mill mills refinery mine mines colliery smelter shipyard shipyards foundry foundries bank
    holding holdings group company corporation industries industry enterprise enterprises motors motor foods food
    airlines airline airways air railways railway rail energy power steel mining metals metal technologies technology
    tech systems solutions pharma pharmaceuticals pharmaceutical chemicals chemical logistics shipping lines partners
    capital ventures investments investment electronics semiconductor semiconductors textile textiles breweries
    brewery brewing dairy dairies winery wines distillery farm farms agro poultry port ports airport terminal terminals
    trading insurance telecom telecoms telecommunications mobile communications combine concern trust hotel hotels
    resort oil gas petroleum petrochemical petrochemicals cement ceramics glass paper timber wood furniture
    plastics polymers rubber tyres tires tools machinery machines engineering equipment components automotive auto
    aviation aerospace dynamics robotics labs software digital networks cables cable batteries battery solar wind
    renewables nuclear construction builders developers properties estates retail stores supermarkets markets
    beverages beverage drinks brands products produce fruit fruits seafood seafoods fisheries meat sugar grain
    fertilizers fertilisers minerals resources gold aluminium aluminum copper salt brothers sons bros publishing
    studios pictures cosmetics fashion apparel garments jewellery optics instruments medical biotech diagnostics
    healthcare consulting leasing finance financial securities exchange stroy invest eximbank complex packhouse
    packaging freight transport ferries cruises tours leather footwear shoes tannery spinning weaving knitwear
    carpets tea coffee cocoa spices oils feeds seeds nurseries orchards vineyards estates-ltd slipways pumps turbines
    alimentos alimenti energia énergie energie logística logistica logistik transportes construções construcciones
    textil tekstil maden deri sanayi gida gıda inşaat makina enerji tarım petrol kimya maschinenbau maschinenfabrik
    werke bau brauerei chemie stahl papier technik finanziaria comercial frigorífico celulose siderúrgica açúcar café
    stal zavod kombinat moloko khleb maslo pivo molkombinat stroy neft gaz energo ugol bumaga metall keramika steklo
    konditer mebel trikotazh obuv agro dobycha transgaz avto mash elektro kabel khim plast
    maritime cells distillers molinos
    wagons carriages tractors tractor bearings gear gears boilers valves forge castings tube tubes pipe pipes wire-works
    shipbuilding docks dockyard yard yards wharf cargo express courier-service trucks bus buses carmaker elevators lifts
"""
KINDS: dict[str, EntityType] = {
    **dict.fromkeys(_COMPANY.split(), "Company"),
    **dict.fromkeys(_MEDIA.split(), "Organization"),
    **dict.fromkeys(_ORGANISATION.split(), "Organization"),
    **dict.fromkeys(_GOVERNMENT.split(), "GovernmentBody"),
}
# Heads that make a name of the capitalised words around them, whatever the engine says: "Revda Brick Plant".
NAMING = frozenset("""
    ministry department administration parliament senate embassy consulate directorate inspectorate chancellery treasury
    customs duma akimat bureau office authority commission committee agency assembly government cabinet secretariat
    court legislature chamber university institute academy college polytechnic union association federation
    confederation society league party alliance foundation fund center centre council zone estate park organization
    organisation consortium plant works factory mill refinery mine smelter shipyard bank holding holdings group
    company corporation airlines airways railways board complex kremlin bundestag landtag
""".split())

# A head that is of another kind after these words: "Kazakh-Serbian Business Council", "Pinsk City Council of Deputies".
KINDS_AFTER: dict[str, tuple[tuple[frozenset[str], EntityType], ...]] = {
    "council": ((frozenset("""city town state federation regional county municipal district village ministers deputies
        security executive legislative provincial federal privy national people's supreme borough territorial
        european oblast""".split()), "GovernmentBody"),),
    "committee": ((frozenset("olympic paralympic organizing organising business joint relief jewish".split()),
                   "Organization"),),
    "commission": ((frozenset("economic european eurasian intergovernmental joint fisheries whaling".split()),
                    "Organization"),),
    "agency": ((frozenset("news information press telegraph advertising travel rating recruitment".split()),
                "Organization"),),
    "office": ((frozenset("trade representative liaison project".split()), "Organization"),),
    "assembly": ((frozenset("general parliamentary".split()), "Organization"),),
    "house": ((frozenset("white".split()), "GovernmentBody"),
              (frozenset("trading trade publishing".split()), "Company")),
    "board": ((frozenset("investments investment trade revenue tourism tourist".split()), "GovernmentBody"),),
    "bank": ((frozenset("central national reserve".split()), "GovernmentBody"),
             (frozenset("world development".split()), "Organization")),
    "fund": ((frozenset("venture hedge".split()), "Company"),),
    "center": ((frozenset("shopping business data logistics".split()), "Company"),),
    "centre": ((frozenset("shopping business data logistics".split()), "Company"),),
    "company": ((frozenset("theatre theater ballet opera dance".split()), "Organization"),),
    "group": ((frozenset("working contact expert steering study advocacy lobby parliamentary friendship".split()),
               "Organization"),),
    "industry": ((frozenset("and of".split()), "Organization"),),
    "court": ((frozenset("arbitration".split()), "GovernmentBody"),),
    "park": ((frozenset("amusement theme".split()), "Company"),),
    "union": ((frozenset("credit".split()), "Company"),),
    "exchange": ((frozenset("stock commodity mercantile".split()), "Company"),),
}
# Words that go on a body's name after its head: "Ministry of Energy", "Fund for Reconstruction", "Council on Trade".
NAME_PREPOSITIONS = frozenset({"of", "for", "on"})

# Bodies of a place called by a common noun: "the Dutch embassy", "Amur regional government", "Gaza government".
# The canonical name is the noun with a capital before "of" the place.
PLACE_BODIES: dict[str, EntityType] = {
    **dict.fromkeys("embassy government ministry parliament akimat administration legislature senate duma consulate"
                    " khokimiyat hokimiyat chancellery cabinet department customs".split(), "GovernmentBody"),
    "chamber": "Organization",
}
# What level a body is of that has no place beside it: "the county government" is that of the county named before.
LEVELS: dict[str, EntityType] = {
    **dict.fromkeys("regional provincial state oblast county prefectural cantonal".split(), "Region"),
    **dict.fromkeys("city municipal town".split(), "City"),
}
BODY_MODIFIERS = frozenset("""
    regional provincial state federal county city municipal local central district territorial republican
    foreign economy economic energy industry trade agriculture finance defence defense transport health education
    commerce statistics tourism culture environment investment interior justice labour labor and development
    industrial general agricultural
""".split())

# A noun right before a name, or after it in an apposition, that says what it is.
FIRM_NOUNS = frozenset("""
    company firm manufacturer maker producer supplier exporter importer retailer developer operator carmaker automaker
    shipbuilder steelmaker chipmaker brewer brewery dairy winery distillery distiller plant factory mill bank airline
    carrier holding group corporation conglomerate enterprise startup start-up subsidiary contractor distributor
    dealer trader processor packer grower packhouse miner refinery refiner smelter mine shipyard port utility insurer
    lender broker investor giant giants business venture concern works builder designer integrator vendor provider
    chain brand restaurateur hotelier publisher fund shareholder tannery cannery bakery confectionery confectioner
    foundry consultancy farm agriholding agrofirm cooperative bottler shipper forwarder wholesaler greenhouse
    studio wholesaler affiliate unit buyer owner seller outfit smelters drugmaker fabricator miller roaster cement-maker
    tiremaker tyremaker planemaker truckmaker toymaker winemaker cheesemaker papermaker boatbuilder cellmaker
    hatchery sawmill telecom shipowner assembler bookmaker fishery landlord lessor telco
""".split())
ORGANISATION_NOUNS = frozenset("""
    newspaper daily weekly portal broadcaster channel outlet magazine association union federation society party
    institute university college academy foundation charity ngo club cluster think-tank network website site
    movement coalition alliance chamber cooperative league
""".split())
# What a firm has: "Hanbit's chief executive", "a stake in Severobat", "director of Zeya Agro".
FIRM_POSSESSIONS = frozenset("""
    plant factory subsidiary ceo chief director shareholder shareholders share shares stake workshop product products
    turnover revenue profit sales owner founder cfo coo chairman chairwoman workers employees unit facility
    mill mine branch dealer dealers customer customers supplier suppliers management headquarters warehouse
    insolvency bankruptcy debt debts earnings profits brewery premises assets
    investment manager executive boss president vice-president output order orders fleet brand headcount
""".split())
FIRM_VERBS = frozenset("""
    supply produce manufacture ship acquire invest deliver sell buy purchase export import employ assemble build
    launch make operate own hire distribute process pack order
""".split())
# A firm's name in other languages opens with its kind: "Grupo Maíz Real", "Portos do Paraná".
FIRST_WORDS: dict[str, EntityType] = {
    **dict.fromkeys("""
        grupo banco fonds groupe gruppo bodegas bodega viña vina cervecería destilería aceros portos porto usina
        companhia compagnie société stadtwerke air banca banque bank cementos cantine aciérie acciaierie industrias
        indústrias frigorífico cooperativa minera viñedos laboratorios autobuses ferrocarriles aerolíneas puerto molinos
    """.split(), "Company"),
    **dict.fromkeys("""
        ku tu eth universidad universidade université universität università hochschule instituto institut fundación
        fundação fondation stiftung fraunhofer federación federação cámara câmara camera chambre
    """.split(), "Organization"),
}
FIRM_ENDINGS = (
    "bank", "mash", "neft", "gas", "gaz", "stroy", "prom", "energo", "trans", "telecom", "tech", "invest", "agro",
    "kombinat", "zavod", "khim", "chem", "pharm", "pharma", "soft", "werk", "werke", "metall", "steel", "eximbank",
    "cement", "kabel", "cable", "auto", "motors", "plast", "neftegaz", "servis", "torg", "export", "import", "selmash",
    "airlines", "jet", "corp", "holding", "oil", "ugol", "ship", "shipping", "logistics", "foods", "mine", "lift",
)
# What is done to a firm, less often to a town.
DELIVERY = frozenset("sell supply deliver lend pay lease licence license".split())
ABBREVIATION_SKIPS = frozenset({"of", "and", "the", "for", "in", "on", "&", "de", "du", "des", "do", "da"})

# Bodies that a bare noun with a capital names.
LONE = frozenset("""
    senate kremlin bundestag bundesrat landtag duma knesset sejm seimas saeima khural diet congress parliament treasury
    pentagon mazhilis majlis capitol
""".split())
# Countries that take an article.
WITH_ARTICLE = frozenset("""
    netherlands philippines maldives bahamas gambia seychelles comoros
""".split()) | {"united states", "united kingdom", "united arab emirates", "czech republic", "dominican republic",
                "marshall islands", "solomon islands", "central african republic"}
# Names that the gazetteer or a list of people's names would take for something else, and known ones.
KNOWN: dict[str, EntityType] = {
    **dict.fromkeys((
        "eu", "european union", "eaeu", "eurasian economic union", "cis", "commonwealth of independent states", "un",
        "united nations", "nato", "asean", "brics", "sco", "shanghai cooperation organization", "opec", "wto", "imf",
        "world bank", "g7", "g20", "mercosur", "apec", "unesco", "unido", "who", "csto", "african union", "ecowas",
        "arab league", "oecd", "osce", "undp", "unicef", "fao", "ilo", "iaea", "ebrd", "adb", "saarc", "gcc",
        "eurasian economic commission", "european commission",
        "tass", "ria novosti", "interfax", "belta", "reuters", "afp", "xinhua", "kyodo", "bloomberg",
        "kazinform", "montsame", "pti", "ani", "yonhap", "anadolu", "sputnik", "azertac", "trend", "uza", "khovar",
        "kabar", "akipress", "antara", "bernama", "wam", "spa", "irna", "tasnim", "bbc", "cnn", "ap",
        "associated press",
    ), "Organization"),
    **dict.fromkeys((  # firms that bear their founders' names
        "john deere", "archer daniels midland", "johnson & johnson", "rolls-royce", "mercedes-benz", "morgan stanley",
        "goldman sachs", "wells fargo", "charles schwab", "hewlett packard", "eli lilly", "marks & spencer",
        "ralph lauren", "louis vuitton", "hugo boss", "tommy hilfiger", "del monte", "philip morris", "louis dreyfus",
        "john cockerill", "levi strauss", "max mara", "harley-davidson", "baker hughes", "thomas cook", "walt disney",
        "saint-gobain", "lockheed martin", "northrop grumman", "rio tinto", "jp morgan", "j.p. morgan", "mary kay",
        "estée lauder", "jack daniel's", "dr. oetker", "booz allen hamilton", "hyundai", "general electric",
    ), "Company"),
    **dict.fromkeys(("kremlin", "white house", "pentagon", "state department", "bundestag", "bundesrat", "capitol"),
                    "GovernmentBody"),
}
