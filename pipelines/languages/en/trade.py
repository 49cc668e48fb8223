"""English words of trade and of the flow of goods, as `relations.en.trade` reads them. Lemmas, small letters."""

from __future__ import annotations

# --- trade both ways ---

TURNOVER = frozenset("trade turnover commerce".split())
# What makes "trade" a figure: "trade turnover", "trade volume", "trade in goods".
VOLUMES = frozenset("turnover volume volumes exchange exchanges flow flows figure figures value".split())
# Before "turnover" it tells that trade is meant; alone that is a firm's sales.
MUTUAL = frozenset("mutual bilateral two-way reciprocal bidirectional".split())
TRADED = MUTUAL | frozenset("trade commodity merchandise foreign goods external".split())
# "foreign trade" alone is that with the whole world.
TOTAL = frozenset("foreign external total overall world global international".split())
OTHER_TRADE = frozenset(
    """
    retail wholesale free fair e-commerce online electronic slave drug illegal illicit barter shadow stock tourist
    wildlife border cross-border fur arms
    """.split()
)
BESIDE_TRADE = frozenset("investment industry economic cooperation tourism economy integration".split())
TRADE_VERBS = frozenset({"trade"})
# What the parser takes "trade" for a mere modifier of: "trade minister", "trade fair".
PARTNER = frozenset({"partner"})
PARTNER_TRADE = frozenset("trading trade business economic commercial export import foreign-trade".split())
# --- flows ---

OUT_NOUNS = frozenset("export shipment delivery supply sale dispatch re-export consignment".split())
# Of these a firm told of before may be the one that sells.
SALES = frozenset("sale delivery supply shipment dispatch".split())
IN_NOUNS = frozenset("import purchase procurement".split())
OUT_VERBS = frozenset(
    """
    export ship sell supply deliver send dispatch re-export reexport resell consign furnish hand transport airlift ferry
    """.split()
)
IN_VERBS = frozenset(
    """
    import buy purchase source obtain procure order take absorb receive get acquire win secure
    """.split()
)
# Verbs that say a purchase only of goods with an origin or for a sum: "China took $6.9bn", "got its first trams".
TAKING = frozenset("take get receive obtain acquire order absorb win secure".split())
# The receiver is their object, the goods follow "with": "will supply the utility with 80 towers".
PROVIDE_VERBS = frozenset("supply provide equip furnish".split())
# Goods move by themselves: the subject is the goods.
MOVE_VERBS = frozenset("go come travel flow arrive head reach move enter".split())
# "paid 3.1 billion yen for apples"
PAY_VERBS = frozenset({"pay", "spend"})
BUYER = frozenset("customer buyer market importer consumer destination purchaser outlet".split())
SELLER = frozenset("supplier exporter seller vendor source".split())
# "in return", "the other way": the flow before, turned round
REVERSE = frozenset({"return", "exchange", "turn"})
REVERSE_WAYS = frozenset("opposite other reverse".split())
WAYS = frozenset("way direction".split())

# --- figures carried on ---

SAME = frozenset("figure total volume amount number value indicator result sum it this that level one they".split())
TOTALS = frozenset("total amount sum figure that this these it which them".split())
SHARE_VERBS = frozenset("account make constitute comprise represent reach amount total absorb".split())
GROWTH = frozenset(
    """
    grow rise increase climb jump surge soar expand double triple treble quadruple fall drop decline decrease shrink
    slump plunge tumble slip slide contract dip halve edge gain reduce swell exceed top surpass total amount reach stand
    hit touch come make constitute average be remain stay account equal raise bring boost lift cut collapse plummet
    crash sink dwindle ease recover rebound retreat balloon multiply accelerate strengthen weaken hover leap rocket
    narrow widen level near approach cross pass advance
    """.split()
)
AIM_VERBS = frozenset(
    "reach raise bring increase double triple boost lift make push take expand grow hit touch".split()
)
# "We hope to reach $120 million", "could be at $50 million"
ATTAINING = frozenset(
    """
    reach hit get be exceed surpass top approach attain achieve touch see make cross pass grow rise
    """.split()
)
# Whose aim a figure is that only goes on with one told before.
THOSE_MEANT = frozenset(
    """
    we it they this that which figure volume amount value indicator number side sides level
    """.split()
)
GROWTH_NOUNS = frozenset(
    "rise increase growth decline decrease fall drop gain surge jump reduction slump change record double".split()
)
TARGETS = frozenset("target goal aim objective benchmark".split())

# --- what is no flow of goods ---

NO_GOODS = frozenset(
    """
    invitation letter message greeting congratulation delegation note proposal offer information report data signal
    speech address lecture remark statement answer reply response approval support permission licence license award
    prize medal certificate diploma title visit talk part place stake share interest bond stock shareholding control
    company firm plant bank holding land building property loan credit grant investment money aid assistance help
    training staff student teacher guest representative team troop word question idea view office seat oath lead
    congratulations condolence gift present flag plaque baton order contract result speech opportunity experience
    decision step measure call visitor tourist time look project envoy ambassador minister people passenger patient
    revenue income profit earnings proceeds earning fee salary decade century
    """.split()
)
GENERIC = frozenset(
    """
    good goods product products item items merchandise commodity commodities batch consignment lot shipment worth bulk
    part share lion rest majority total value volume quantity amount number unit order range variety kind type piece
    delivery supply ton tonne kilogram container cargo truckload load tonnage percent cent per set quarter third half
    season order thing one everything much most some figure year month way list wagonload output ware wares
    """.split()
) | {"them", "it", "those", "these"}
# After these the goods follow "of": "a batch of buses", "the bulk of".
MEASURES = frozenset(
    """
    batch consignment lot shipment worth bulk volume quantity amount number unit ton tonne container cargo truckload
    load piece set tranche part range barrel litre kilogram kilo bag carload wagonload delivery supply dose case head
    variety hundred thousand million dozen cubic metre meter total last first rest value crate box bottle jar can pack
    packet tin carton bunch sack bushel pound gallon container majority share
    """.split()
)
# Places and firms that these stand for: "Serbian companies", "the region's farmers".
ACTORS = frozenset(
    """
    company enterprise firm producer manufacturer exporter business farmer grower maker industry supplier plant factory
    farm mill combine importer buyer consumer customer retailer shop store market partner neighbour neighbor trader
    dealer distributor entrepreneur organisation organization side household economy counterpart purchaser shopper
    resident miner mine port refinery packer processor dairy colleague fisherman facility subsidiary unit workshop
    brewery works arm division yard shipyard winery agency chain
    """.split()
)
# What one firm is called when its name was just told: "the builder", "the retailer".
FIRM_NOUNS = frozenset(
    """
    company firm enterprise plant factory mill combine manufacturer producer maker builder packer processor retailer
    carmaker operator brewer brewery winery distiller exporter importer supplier buyer customer distributor dealer
    holding group corporation concern bakery dairy farm cooperative shipyard refinery miner grower steelmaker works
    chain wholesaler utility airline carrier shipper trader vendor client refiner developer automaker drugmaker
    """.split()
)
# Of these the singular speaks of all of a place: "Serbian industry", "the Kazakh side".
COLLECTIVE = frozenset("business industry market side economy household population".split())
# "a state of", "the province of": the name follows.
KINDS = frozenset(
    """
    province state city republic region oblast krai county prefecture emirate territory district town canton department
    voivodeship land kingdom municipality village governorate capital port area island commonwealth country nation
    """.split()
)

# Lists of goods are opened by these.
CHIEFLY = frozenset("mainly chiefly mostly primarily predominantly notably especially principally largely".split())
# "with cocoa leading the basket", "led by cars"
LEADING = frozenset("leading topping heading dominating prevailing including being making accounting".split())
LED = frozenset("led dominated headed topped".split())
LISTING = frozenset("include comprise consist cover list".split())

PREPOSITIONS = frozenset(
    """
    to from with between of in by for after among into via at towards toward through on against than behind like
    including across as about over under
    """.split()
)
DENIED = frozenset("no not never n't hardly none neither nor without barely".split())
FOLDS = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
REJECTING = frozenset("reject refute dismiss deny".split())
# What was agreed is done: "the first batch has been handed over".
LOTS = frozenset("consignment batch shipment lot delivery".split())
ARRIVING = frozenset("reach arrive deliver ship dispatch leave hand receive send come go".split())
INTENDING = frozenset("follow want plan intend hope expect aim agree like set be have".split())
COUNTRIES = frozenset("countries states nations".split())
# "the two countries", "our countries": the pair under discussion, no group of others.
BOTH = frozenset("two both our the these their".split())
# "its northern neighbour", "the neighbouring country": the place outside home that was spoken of last.
# "has been commissioned by the utility to supply three turbines"
CHOOSING = frozenset("commission contract select choose hire engage pick appoint tap award ask request".split())
# "Cheese and flour are exported."
TRADING_VERBS = frozenset({"export", "import"})
# "The main export items are …", "… topped the list", "Most of it was steel."
ITEMS = frozenset("item product good goods commodity article category position cargo line earner group".split())
TRADED_AS = {
    "export": False, "exports": False, "exported": False, "import": True, "imports": True, "imported": True,
}
TOPPING = frozenset("top lead dominate head account make prevail predominate form constitute represent".split())
BASKET = frozenset("list share bulk basket most majority structure part flow half rest item lion".split())
SUCH = frozenset("it they most bulk majority this these export import shipment delivery supply share half sale".split())
# "ahead of Germany", "outside of Serbia"
BESIDE = frozenset("ahead outside instead because north south east west regardless inside".split())
# "would gladly take", "would be glad to buy"
GLADLY = frozenset("gladly happily willingly readily glad happy pleased keen".split())
# These open a time: "to China last season", "with Peru this year".
TIMING = frozenset("last this next each every per annually yearly monthly alone".split())
# "to 40 countries", "to foreign markets": no one place
GROUPS = frozenset("countries states nations markets buyers customers partners regions continents world".split())
SEATED = frozenset("based owned headquartered listed registered".split())
# Of flows these say that they are: "started shipments to Tajikistan".
SETTING_UP = frozenset(
    "start begin resume launch continue make carry arrange organise organize establish restart conduct perform".split()
)
NEIGHBOURS = frozenset("neighbour neighbor customer partner".split())
NEIGHBOURING = frozenset("neighbouring neighboring adjacent other partner".split())
ABROAD = frozenset("abroad overseas worldwide globally".split())
UNTRUE = frozenset("unfounded untrue false rumour rumor groundless baseless fake".split())
STOPPED = frozenset("stop halt ban suspend cease deny reject rule refuse refute prohibit cancel drop".split())
# What a place has and doesn't sell: "Kazakhstan's capital".
NOT_OWNED = frozenset(
    """
    capital governor president minister premier ambassador consul mayor head government ministry embassy parliament
    delegation visit side authority leader official deputy director region city town border population economy bank
    agency service statistics percent per cent fair exhibition forum market office citizen
    """.split()
)
# "the biggest overseas customer", "its second export market"
RANKS = frozenset(
    """
    main chief key major leading top principal primary first second third fourth fifth number important biggest largest
    """.split()
)
RANKING = frozenset("be remain become rank stay make overtake replace constitute represent".split())
# "export volumes", "import figures", "sales growth"
FLOW_NOUNS = frozenset("growth revenue shipment delivery sale supply earnings purchase contract deal agreement".split())
# Before goods or a trade word these say nothing of the goods: "direct exports", "total sales", "first batch".
NO_MODIFIERS = frozenset(
    """
    direct total overall annual monthly yearly quarterly new first second third last next final own such same other
    further additional more main chief large largest big biggest major key foreign domestic regional local mutual
    bilateral non-primary current previous recent net gross combined future possible potential regular increased growing
    rising record significant various several many most some modern high-quality cheap latest export import trade
    commercial non-oil overseas international northern southern eastern western state subsequent mere entire whole
    fourth fifth initial trial pilot bulk live goods product products global world following
    """.split()
)
# With a word before them these are goods: "dairy products", "leather goods", "building materials".
WARES = frozenset("product products good goods material commodity item ware".split())
# Adjectives that stand for goods: "agricultural exports", "military supplies".
GOODS_ADJECTIVES = frozenset(
    """
    agricultural military pharmaceutical chemical petrochemical digital electronic medical automotive dairy citrus
    agri-food halal mineral leather metallurgical
    """.split()
)
# Sums of these are no trade.
OTHER_MONEY = frozenset(
    """
    investment invest loan credit project contract budget programme program subsidy grant agreement fund duty tax fine
    share surplus deficit balance
    """.split()
)
