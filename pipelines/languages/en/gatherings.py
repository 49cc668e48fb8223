"""English words of events: their kinds, that they take place, who organises them, who takes part. Lemmas."""

from __future__ import annotations

# --- kinds ---
# Nouns for events by family: "the exhibition" may be a fair named before, not a forum.
FAMILIES: dict[str, frozenset[str]] = {
    "fair": frozenset("fair exhibition expo exposition show salon showcase trade-fair bazaar".split()),
    "forum": frozenset(
        """
        forum summit conference congress symposium convention meet conclave colloquium seminar workshop roundtable
        webinar dialogue assembly
        """.split()
    ),
    "mission": frozenset({"mission"}),
    "festival": frozenset("festival carnival fest week day days month season celebration biennale".split()),
    "session": frozenset({"session", "meeting", "sitting", "plenary"}),
    "games": frozenset("games tournament championship olympiad contest marathon cup competition hackathon".split()),
}
KINDS: dict[str, str] = {noun: family for family, nouns in FAMILIES.items() for noun in nouns}
# Nouns that may stand for an event of any kind, and for a mission.
GENERAL = frozenset({"event", "gathering", "occasion", "happening"})
JOURNEYS = frozenset({"trip", "tour", "journey", "visit", "delegation"})
# Kinds that a text names by the common noun alone, with a place or a day: "a seafood conference in Halifax".
PLAIN_KINDS = frozenset(
    """
    fair exhibition expo forum summit conference congress symposium convention festival seminar roundtable workshop
    """.split()
)
# What stands at an event or makes it: "exhibition centre", "fair operator".
PREMISES = frozenset(
    """
    center centre complex hall ground venue company organiser organizer operator stand space area hotel park palace
    industry calendar programme program participant organization organisation committee
    """.split()
)
# "a press conference", "the Frankfurt book fair's stand"; "a talk show".
NO_EVENTS = frozenset("press news video talk conference phone job science art photo".split())
MISSIONS = frozenset("business trade economic commercial investment export buyer trade-economic".split())
# Nouns that mean an event only with an article and nothing after them: "the show", not "the meeting of the board".
VAGUE = frozenset("day week month season show meeting dialogue assembly sitting cup competition".split())
# Adjectives that say nothing of which event is meant: "the three-day forum", "this year's fair".
SAYING_NOTHING = frozenset(
    """
    annual international upcoming forthcoming day three-day two-day four-day five-day year whole entire main large
    big major same current global regional prestigious flagship important traditional recent trade business economic
    industry industrial specialised specialized agricultural investment week-long day-long
    """.split()
)
# Words that tell another event than the one named, or none.
OTHERS = frozenset(
    "other another next last previous such similar any every each no various numerous several some many".split()
)
ORDINALS: dict[str, int] = {
    word: n
    for n, word in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """.split(),
        1,
    )
}
# Bodies that sit, as their names have them.
SITTING = frozenset("Commission Council Committee Group Board Assembly Parliament Cabinet Panel Union Club".split())
JOINING = frozenset("of and & for the in on - – — . :".split())

# --- taking place ---
START = frozenset("open begin start kick commence launch".split())
END = frozenset("end close conclude finish last run wrap continue culminate".split())
HELD = START | END | frozenset("hold take occur happen schedule slate plan set due convene".split())
LIMITS = frozenset({"until", "till", "through"})
DAYS: dict[str, int] = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
BEFORE = frozenset({"before", "after", "since", "by"})

# --- organising ---
ORGANISE = frozenset(
    """
    organise organize co-organise co-organize coorganise coorganize host co-host cohost hold stage co-stage arrange
    convene run mount put initiate
    """.split()
)
# Verbs that organise only in the passive, or with a particle: "run by", "put on by".
WITH_BY = frozenset({"run", "initiate", "mount"})
HOST = frozenset({"host", "co-host", "cohost", "stage", "hold", "welcome", "receive", "accommodate"})
ORGANISERS = frozenset("organiser organizer co-organiser co-organizer host co-host coorganiser coorganizer".split())
WITH = frozenset({"jointly", "together", "conjunction", "partnership", "along", "cooperation", "alongside"})
# What helps an event along without organising it.
SUPPORT = frozenset("support auspice auspices patronage aegis sponsorship backing help participation".split())

# --- taking part ---
ATTEND = frozenset("attend join enter address open close inaugurate co-chair chair moderate tour crash".split())
PARTICIPATE = frozenset("participate partake exhibit feature compete perform".split())
SIGN_UP = frozenset({"register", "sign"})
AT = frozenset({"at", "in", "during", "on", "to", "for"})
SETTINGS = frozenset(
    """
    sideline sidelines margin margins framework opening closing ceremony part session day stand booth pavilion fringe
    fringes course occasion plenary inauguration panel
    """.split()
)
# Verbs that tell nothing of their subject's being at the event beside them.
AWAY = frozenset(
    """
    hold host organise organize schedule plan expect announce prepare invite ask discuss release sign ink postpone
    cancel miss skip withdraw open take begin start kick end close lose buy order accept decline send convey
    hope want propose conclude initial seal be become grow rise fall fail refuse promise
    """.split()
)
# Nouns for those who come, whoever sent them: "companies from Perm Krai", "a delegation of the region".
FOLK = frozenset(
    """
    company firm enterprise exporter exhibitor delegate participant business producer manufacturer entrepreneur
    businessman businesswoman businesspeople delegation representative official guest visitor group team member
    maker supplier farmer plant factory artisan craftsman craftspeople expert investor trader organisation
    organization chamber university minister leader executive authority governor diplomat scientist artist
    ensemble troupe choir orchestra band dancer musician singer athlete winery dairy craftswoman student
    performer speaker envoy mission attendee startup start-up brand vendor operator
    """.split()
)
DELEGATIONS = frozenset("delegation team group mission contingent party ensemble troupe choir side".split())
LEAD = frozenset({"lead", "head", "bring", "co-lead", "spearhead"})
PARTICIPANTS = frozenset(
    "participant exhibitor guest delegate speaker attendee panelist panellist moderator visitor keynoter member".split()
)
GATHER = frozenset("bring gather attract draw feature include assemble unite convene comprise involve".split())
SHOW = frozenset(
    """
    show display exhibit present showcase demonstrate unveil bring book rent take have set put open reserve inaugurate
    """.split()
)
STANDS = frozenset({"stand", "booth", "pavilion", "stall", "space", "exposition", "display"})
REPRESENT = frozenset({"represent"})
INVITE = frozenset({"invite", "ask", "welcome", "await", "expect"})
INVITATION = frozenset({"invitation", "invite"})
DECLINE = frozenset("decline reject refuse turn".split())
GET = frozenset("accept receive get obtain confirm".split())
COMING = frozenset(
    "attend come take participate join exhibit visit arrive be speak show present open address perform travel".split()
)
# Speeches given at an event or to it, and the ribbon.
SPEECHES = frozenset("report speech address presentation keynote remark lecture talk paper toast welcome".split())
DELIVER = frozenset("deliver give make present read hold".split())
CUT = frozenset({"cut", "snip"})
# An event's beginning, for those who come to it: "arrived for the opening".
OPENINGS = frozenset({"opening", "inauguration", "closing", "ceremony"})
VENUES = frozenset("venue site location home".split())
ASSEMBLE = frozenset("gather meet assemble convene unite".split())
GOING = frozenset("visit travel go head depart leave tour".split())
MEET = frozenset("meet confer talk speak".split())
CONFIRM = frozenset("confirm announce declare pledge".split())
LEADERS = frozenset("head leader chief".split())
SPEAK = frozenset("speak present show exhibit display demonstrate perform compete appear lecture pitch".split())
SEND = frozenset("send dispatch delegate take bring".split())
MOVE = frozenset("come arrive return travel go head fly set turn show drive".split())
BRINGING = frozenset("bring show display exhibit present showcase demonstrate unveil".split())
ACCOMPANY = frozenset({"join", "accompany"})
