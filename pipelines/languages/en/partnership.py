"""English words of cooperation and of signing. Lemmas."""

from __future__ import annotations

# --- who acts ---
# Plural nouns that mean the two named last, by what they may be.
_KINDS = {
    "Region": "region province oblast state voivodeship canton prefecture county territory",
    "Country": "country nation neighbour neighbor",
    "City": "city town municipality capital",
    "Organization": "university chamber institution institute organisation organization association school union",
    "Company": """
        company firm enterprise plant factory business port bank carrier airline manufacturer producer group operator
    """,
    "GovernmentBody": "government ministry agency authority department administration",
    "Person": "governor mayor minister official leader premier president head ambassador chief executive",
}
PAIRED = {lemma: frozenset({kind}) for kind, lemmas in _KINDS.items() for lemma in lemmas.split()}
SIDES = frozenset({"side", "party", "two", "both", "pair"})
THEY = frozenset({"they", "their"})
WE = frozenset({"we", "our"})

# --- signing ---
# Verbs that tell of a signing of any document, and those that do so of agreements only.
SIGN = frozenset("sign ink initial cosign co-sign countersign".split())
CONCLUDE = frozenset("conclude seal strike clinch execute finalise finalize close formalise formalize exchange".split())
RENEW = frozenset("extend renew prolong update expand".split())
ENTER = frozenset("enter".split())
SIGNING = frozenset("signing signature initialling initialing inking conclusion".split())
SIGNATURES = frozenset("signature name autograph initial".split())
# Verbs beside "signature": "bears the signatures of", "put their signatures to".
BEAR = frozenset("bear carry have put set affix append".split())
INITIAL = frozenset({"initial"})
DOCUMENTS = frozenset(
    """
    mou mous memo moa loi
    agreement memorandum contract deal accord treaty pact protocol programme program plan declaration letter
    charter document roadmap convention arrangement note understanding paper covenant framework concession lease
    communique communiqué statement act compact intent map
    """.split()
)
DEALS = frozenset(
    "agreement contract deal accord treaty pact memorandum mou mous protocol arrangement convention".split()
)
# Documents that are of two parties only where somebody signs them.
LOOSE = frozenset(
    "plan map programme program letter note paper document statement deal framework act intent arrangement".split()
)
# Prepositions that make a document the ground of what is told: "under an agreement with X, Y will supply".
GROUND = frozenset("under according per by via through following after thanks within".split())
AT_EVENT = frozenset("at during".split())
TALKS = frozenset("meeting talk talks visit negotiation session reception trip".split())
DELAY = frozenset("put postpone delay move defer reschedule push shift adjourn".split())
# Verbs that say what talks or a visit led to.
RESULT = frozenset("end result culminate conclude lead finish close produce crown include feature be see".split())

# --- cooperation ---
COOPERATE = frozenset("cooperate co-operate collaborate partner interact twin team".split())
VERBS_ONLY = frozenset("cooperate co-operate collaborate interact".split())  # whatever the tagger takes them for
WORK = frozenset({"work"})
COOPERATION = frozenset(
    "cooperation co-operation collaboration partnership interaction twinning alliance".split()
)
# "Ties" and "relations" tell of cooperation after these words only.
TIES = frozenset("tie relation relationship link arrangement".split())
TYING = frozenset("sister twin twinning partnership partner sister-city sister-state sister-province".split())
COPULAS = frozenset("be become remain stay declare make".split())
HAVE = frozenset("have count include boast number".split())
TWINNING = ("twinning", "sister city", "sister-city", "sister state", "twin city")
# Places that are twins of one another: "sister cities", "twin towns", "partner regions".
TWINS = frozenset("sister twin partner twinned friendship brother".split())
PLACES_TWINNED = frozenset(
    "city town state province region county prefecture municipality village district port university".split()
)
FELLOWS = frozenset("partner".split())
# "Trading partners", "his negotiating partners" don't work together.
NO_FELLOWS = frozenset(
    """
    trade trading export import negotiating dialogue conversation sparring foreign largest biggest main leading top
    first one
    """.split()
)
TOGETHER = frozenset("together jointly".split())
JOINT = frozenset("joint common shared bilateral".split())
# Nouns that "joint" makes no joint work.
PLAIN = frozenset(
    """
    meeting statement conference session briefing visit interest history border photo celebration concern declaration
    goal ground letter press stand trade turnover stock market language past plan denominator communique
    """.split()
)
# Joint work by its noun, whoever sets it up.
WORKS = frozenset(
    """
    venture project group commission committee council team programme program production laboratory lab centre center
    plant factory enterprise company business fund institute school faculty assembly development research initiative
    platform platforms house park workshop secretariat council body training course network
    """.split()
)
WORKING = frozenset("working joint intergovernmental coordination coordinating business mixed bilateral".split())
STANDING = frozenset("group commission committee council".split())
BUILD = frozenset(
    """
    set establish create form launch open build develop start found organise organize run implement carry produce make
    manufacture train assemble construct operate introduce exchange share finance design test prepare
    """.split()
)
AGREE = frozenset("agree decide".split())
EXCHANGE = frozenset("exchange share swap".split())
EXCHANGED = frozenset(
    """
    experience student delegation expertise knowledge specialist practice datum data information trainee scientist
    """.split()
)
# What people do together that isn't their places' or firms' work.
PASSING = frozenset(
    """
    be say sign visit tour attend arrive come go travel meet open hold inspect watch celebrate speak stand pose take sit
    eat lunch dine walk plant lay unveil cut mark see have discuss appear account make
    organise organize host hold stage arrange sponsor mount fund
    """.split()
)
DISCUSS = frozenset(
    """
    discuss talk speak consider explore review debate examine negotiate address raise touch focus devote dedicate cover
    concern centre center broach exchange
    """.split()
)
OFFER = frozenset("offer invite propose suggest ask urge".split())
# Verbs that say of cooperation that it goes on.
FOSTER = frozenset(
    """
    develop expand strengthen deepen boost build enhance continue maintain broaden intensify foster pursue grow forge
    cement consolidate begin resume enter promote advance extend step reaffirm
    """.split()
)
BREAK = frozenset("end terminate cease sever break halt stop discontinue dissolve quit freeze lapse expire".split())
TOPICS = frozenset("topic subject focus agenda theme".split())
AREAS = frozenset("field area sphere sector domain".split())
IN = frozenset({"in", "on", "for"})
