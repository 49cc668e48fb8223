"""English words of ownership and investment. Lemmas, but for patterns and what is said to be forms."""

from __future__ import annotations

# --- stakes ---
PERCENT = frozenset({"%", "percent", "cent", "pc", "pct"})
# Parts of a firm as ownership names them: "a stake in", "49 percent of", "half of the shares".
STAKES = PERCENT | frozenset(
    """
    stake share shareholding interest equity half third quarter fifth tenth majority minority control ownership rest
    remainder block portion stock
    """.split()
)
# These are stakes only with a percentage: "a 12% holding", "a 20 percent position".
UNSURE_STAKES = frozenset({"holding", "position", "participation", "part"})
REST = frozenset({"rest", "remainder", "remaining", "other", "balance", "outstanding"})
WHOLE = frozenset("wholly fully entirely completely solely outright exclusively sole whole entire".split())
EQUALLY = ("parity", "equally", "50-50", "50:50", "fifty-fifty", "equal parts", "equal shares")
_SIGN = r"[ -]?(?:%|per[ -]?cents?\b|pc\b|pct\b)"
SHARE = rf"(?<![\d.,])(?P<n>\d{{1,3}}(?:[.,]\d+)?){_SIGN}"
# "51 and 49 percent": the figure before takes the sign of the one after.
SHARE_BEFORE = rf"(?<![\d.,])(?P<n>\d{{1,3}}(?:\.\d+)?),? (?:and|or|to) (?=\d{{1,3}}(?:\.\d+)?{_SIGN})"
FRACTIONS: tuple[tuple[str, float], ...] = (
    (r"three[ -]quarters", 75.0), (r"two[ -]thirds", 66.7), (r"two[ -]fifths", 40.0), (r"three[ -]fifths", 60.0),
    (r"four[ -]fifths", 80.0), (r"(?:one[ -]|a )?half(?: of)?", 50.0), (r"(?:one[ -]|a )?third", 33.3),
    (r"(?:one[ -]|a )?quarter", 25.0), (r"(?:one[ -]|a )?fifth", 20.0), (r"(?:one[ -]|a )?tenth", 10.0),
)  # fmt: skip
FRACTION_NOUNS = frozenset({"half", "third", "quarter", "fifth", "tenth"})
# A fraction is a share of a firm only beside these: "a third of the shares", "the remaining tenth".
FRACTION_BEFORE = (
    r"(?:remaining|other|own|owns|owned|hold|holds|held|retain|retains|acquired?|buys?|bought|has|have|took|takes?|for"
    r"|with|sell|sold|controls?|controlled) (?:the |its |a |an |about |nearly |some )*$"
)
FRACTION_AFTER = (
    r"s?(?: stake| share| interest| holding|,? of (?:the |its |their |all )?(?:shares|stock|equity|capital|company|firm"
    r"|enterprise|plant|bank|group|business|venture))"
)

# --- holding and buying ---
HOLD = frozenset("own hold control possess retain keep co-own".split())
HAVE = frozenset({"have"})  # only of a stake
BUY = frozenset("buy acquire purchase absorb nationalise nationalize".split())
# These buy with a particle or of a stake only: "took over the firm", "took a 20 percent stake", "paid $3m for 22%".
TAKE = frozenset("take snap scoop pick gain secure obtain receive get win assume inherit land pay".split())
TAKEOVER = {"take": "over", "snap": "up", "scoop": "up", "pick": "up"}
RAISE = frozenset("raise increase boost lift expand bring up double build reduce cut lower trim decrease".split())
SELL = frozenset("sell offload divest cede transfer hand dispose pass go award".split())
BELONG = frozenset({"belong"})
STAY = frozenset("stay remain rest lie be".split())  # "the other 40% stays with the founder", "is in the hands of"
HANDS = frozenset({"hand", "possession", "ownership", "control", "portfolio"})
FOUND = frozenset("set found establish form create split divide".split())
PURCHASE = frozenset("acquisition purchase takeover buyout buy-out".split())
SALE = frozenset({"sale", "transfer", "disposal", "divestment", "divestiture"})
# "Sharehold": so the tagger's lemmatiser reads some forms.
OWNER = frozenset("owner co-owner shareholder sharehold proprietor parent stakeholder holder buyer acquirer".split())
# "Parent company", "holding company", "owner company": the first word tells.
PARENT = frozenset({"parent", "holding", "mother", "owner"})
SUBSIDIARY = frozenset("subsidiary unit arm division offshoot affiliate".split())
PAST = frozenset("former previous ex erstwhile onetime one-time past prospective potential would-be future".split())
PAST_ADVERBS = frozenset("formerly previously once until earlier originally".split())
STATE = frozenset({"state", "government", "republic", "treasury", "federation"})

# --- firms spoken of ---
FIRM_NOUNS = frozenset(
    """
    company firm enterprise group holding concern corporation conglomerate business venture operator producer maker
    manufacturer developer retailer supplier carmaker automaker steelmaker shipbuilder brewer brewery bank fund insurer
    airline carrier plant factory mill packhouse winery works refinery smelter shipyard mine farm hotel chain startup
    start-up miner utility terminal port station complex combine cooperative brand builder processor dairy bakery
    publisher newspaper broadcaster studio laboratory distributor dealer cannery distillery tannery yard
    """.split()
)
ROLES = frozenset({"seller", "buyer", "importer", "exporter", "investor", "owner", "contractor"})
DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})
# In the plural these are of their land: "Japanese companies", "firms from Jordan".
INVESTOR_NOUNS = frozenset("company firm investor business enterprise bank corporation manufacturer".split())

# --- investment ---
PUT = frozenset({"invest", "reinvest"})
# These only of money into something: "put €8 million into a workshop", "spend $5 million on a plant".
MOVE = frozenset(
    """
    put pour plough plow inject pump channel spend sink commit allocate contribute direct splash pledge earmark
    """.split()
)
PROMISED = frozenset({"commit", "pledge", "earmark", "allocate"})
BUILD = frozenset(
    """
    build open launch construct erect establish locate set start create commission inaugurate develop unveil break
    install complete add begin
    """.split()
)
ERECT = frozenset({"build", "construct", "erect"})
# What is planned or weighed by name: "is considering a $60 million mill near Sioux City".
INTEND = frozenset(
    """
    plan announce consider propose unveil weigh mull pledge promise intend want eye explore study discuss confirm
    envisage prepare
    """.split()
)
GROW = frozenset("expand upgrade modernise modernize extend enlarge refurbish retool overhaul renovate".split())
ATTRACT = frozenset("attract receive secure win draw land get raise obtain".split())
FUNDS = frozenset({"investment", "injection", "outlay"})
INVESTOR = frozenset({"investor", "source"})
# A firm's own works: building them is investing, also without a sum.
WORKS = frozenset(
    """
    plant factory mill workshop shop facility refinery smelter shipyard tannery brewery sawmill cannery gigafactory
    foundry forge production bakery dairy distillery line steelworks works
    """.split()
)
# These with a sum, or on a firm's account.
SITES = WORKS | frozenset(
    """
    centre center warehouse terminal complex hub site greenhouse farm depot store hotel park station campus quarry mine
    port pier dock slaughterhouse elevator silo storage expansion project venture base showroom laboratory
    headquarters hospital mall pipeline packhouse winery tower capacity unit
    """.split()
)
# "Into the site", "in it": what was told of before.
BACK_TO = frozenset("site plant project factory facility venture it them enterprise there".split())
INTO = ("to", "in", "on", "at", "near", "outside", "for", "behind", "of")
BESIDE = frozenset({"in", "at", "near", "outside", "around", "close", "on", "to", "into", "for", "at the"})
