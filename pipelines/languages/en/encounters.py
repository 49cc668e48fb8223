"""English words of meetings, journeys and invitations. Lemmas."""

from __future__ import annotations

# --- meetings ---
MEET = tuple("meet".split())
# Verbs of talking: with whom stands under "with".
DISCUSS = tuple(
    "confer interact converse consult huddle negotiate discuss lunch dine breakfast parley deliberate liaise".split()
)
SPEAK = tuple("speak talk chat".split())  # also "to"
# Of these verbs two subjects alone have met: "the two discussed tariffs", but not "X and Y spoke at the forum".
MUTUAL = frozenset(
    "meet confer converse chat huddle negotiate lunch dine breakfast parley sit discuss talk speak deliberate".split()
)
# Of these verbs bodies are subjects and objects, too.
MEET_FORMALLY = frozenset("meet confer negotiate consult sit hold have".split())
RECEIVE = tuple("receive host welcome greet entertain".split())
PHONE_VERBS = tuple("phone ring telephone telephon call".split())
# Nouns for talks; "reception" and "lunch" only where somebody holds them.
TALKS = tuple(
    """
    meeting talk talks conversation negotiation discussion consultation audience dialogue dialog session encounter
    tête-à-tête tete-a-tete lunch luncheon dinner breakfast sit-down videoconference teleconference get-together
    exchange interview chat reception
    """.split()
)
MEETINGS = frozenset((*TALKS, "call"))
CALLS = ("call", "conference")  # with "phone", "video" or "with Y"
CALL_KINDS = frozenset("phone telephone video conference zoom online farewell courtesy".split())
DISPATCH = frozenset({"send", "dispatch", "depute", "delegate"})
HOLD = frozenset(
    """
    hold have conduct attend start begin open complete conclude finish resume continue arrange organize organise lead
    chair co-chair join arrive go come fly travel sit take engage enter pay make give grant
    """.split()
)
# Talks by which something is done: "the two will settle the details in a telephone call".
BY_TALKS = frozenset({"in", "during", "over", "by", "at"})
# Giving something to somebody, at which giver and guest meet: "hosted a dinner for X".
GIVING = frozenset("host grant accord give hold offer throw organize organise receive get take".split())
EXCHANGED = frozenset({"view", "opinion", "greeting", "idea", "note"})
BEGUN = frozenset("be take hold begin start go last end finish continue occur focus touch centre center dwell".split())
# Verbs whose subject and object meet when the talks are what they ask to: "invited him to a meeting".
SUMMON = frozenset("invite summon call ask expect".split())
JOIN = tuple("attend join participate accompany sit".split())
VIDEO = frozenset(
    "video videolink online zoom virtual virtually teleconference videoconference webinar remotely".split()
)
PHONE = frozenset("phone telephone phoned telephoned".split())

# --- journeys ---
TOUR = tuple("visit tour inspect revisit reach".split())
# Seeing or being shown is a visit where it is a site that is seen.
SEE = tuple("see view explore survey examine".split())
SITES = frozenset(
    """
    workshop shop plant factory facility site line works mill laboratory lab campus greenhouse warehouse terminal yard
    shipyard mine pit quarry smelter refinery brewery dairy farm packhouse slaughterhouse office headquarters park
    exhibition stand pavilion port complex museum production forge foundry winery hangar depot school hospital clinic
    work activity operation base centre center station field vineyard assembly bakery cannery tannery enterprise
    """.split()
)
# Movements: what is reached stands under "to"; of arrivals and stops under "in" and "at".
GO = tuple(
    """
    go travel fly come arrive head journey drive sail land jet proceed continue set touch walk stop drop swing
    pop call pass cross row ride stopover roll commute rush hurry move
    """.split()
)
ARRIVE = frozenset("arrive land touch stop call stopover".split())
BY = frozenset("drop swing pop come stop go pass".split())  # "dropped by the plant"
THROUGH = frozenset("walk drive pass ride".split())
# Arrivals that need no place named: it is where the article is from.
ARRIVE_HERE = frozenset("arrive land fly come jet touch roll".split())
LEAVE = tuple("leave depart head set".split())  # under "for"
RETURN = tuple("return come get be arrive fly".split())  # under "from"
STAY = tuple("stay".split())
LOOK = tuple("look stroll wander see".split())
# "Was given a tour": who is given it goes.
GIVEN = frozenset({"give", "offer"})
SPEND = ("spend",)
TIMES = frozenset("day week hour month morning afternoon evening night weekend time".split())
JOURNEY = tuple("visit trip tour journey stop stopover stay voyage travel excursion arrival return way".split())
# Verbs that only carry a noun: "paid a visit to Y", "is on a trip to Y".
LIGHT = frozenset(
    "pay make undertake complete conduct begin start end finish wrap conclude be go come arrive fly".split()
)
# Verbs by which a journey has stages: "began her tour in Osaka".
STAGES = frozenset("begin start end finish wind wrap conclude kick open close continue".split())
# Verbs whose subject makes the journey that is their object: "plans a visit to Osaka", not "criticised the visit".
TRAVELLING = LIGHT | STAGES | frozenset(
    """
    plan announce cancel postpone schedule consider take complete extend cut have enjoy use prepare propose confirm
    arrange embark return delay combine board catch get receive give abandon scrap shorten resume interrupt leave set
    depart head want need
    """.split()
)
# Of these only what somebody takes: "took a train to Osaka", "boarded a plane for Osaka".
RIDES = ("train", "plane", "flight", "bus", "ferry", "helicopter", "boat")
BOARD = frozenset({"take", "board", "catch"})
# What is reached by a journey, where it isn't under "to".
JOURNEY_ROLES = {
    "stop": ("in", "at"), "stopover": ("in", "at"), "stay": ("in", "at"), "arrival": ("in", "at", "to"),
    "tour": ("of", "to"), "return": ("from",),
}  # fmt: skip
ACQUAINT = ("acquaint", "acquainted", "familiarize", "familiarise")  # "got acquainted with the plant"
BEING_IN = frozenset({"in", "due in", "at"})
SHOW = tuple("show take guide walk lead escort give drive fly".split())
TAKE = frozenset("take walk lead escort drive guide fly".split())
AROUND = frozenset({"around", "round", "through", "over", "across"})
GROUPS = frozenset("delegation mission group team contingent entourage".split())
SEND = frozenset(
    "lead head send bring take dispatch organize organise plan join mount run fly embark go depart set leave".split()
)
AFTER_MISSION = frozenset({"following", "after", "from", "during", "on"})
LEADING = frozenset("lead head bring take join embark go depart set leave".split())
ALONG = ("accompany",)
TRIPS = frozenset("trip visit mission tour journey delegation travel".split())
AWAIT = ("expect", "await")  # "is expected in Perm"
STILL = frozenset({"now", "currently", "already", "still", "presently", "today"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
WELCOME = frozenset("host welcome greet".split())
STOPS = frozenset("stop stopover visit tour leg stay call".split())  # "her trip includes a stop in Y"
# Words for people of a body, many of whom travel on its behalf: "managers of the plant arrived".
STAFF = frozenset(
    """
    student professor scholar researcher scientist lecturer teacher manager executive representative specialist engineer
    official employee expert inspector director delegate
    """.split()
)

# --- invitations ---
INVITE = tuple("invite".split())
ASK = tuple("ask urge encourage call welcome expect".split())
INVITATION = ("invitation", "invite")
LETTERS = frozenset("letter note message email e-mail telegram missive".split())
HONOURED = frozenset({"guest", "speaker"})  # "asked her to be the guest of honour at the fair"
AT_INVITATION = frozenset({"at", "on", "upon", "following", "by"})
TOWARDS = frozenset({"object", "to", "in", "at", "for"})
OCCASIONS = frozenset({"visit", "trip", "event", "opening", "talk", "talks", "meeting", "ceremony"})
BIDDING = frozenset({"invite", "invitation", "ask", "urge", "encourage"})  # whose infinitive is what is asked
HAND = frozenset(
    """
    extend hand give send deliver convey issue pass forward present bring transmit renew repeat relay make offer
    address reiterate mail dispatch submit
    """.split()
)
DECLINE = frozenset("decline refuse reject turn".split())
GET = frozenset("receive accept get have take welcome consider hold".split()) | DECLINE
COME = frozenset(
    """
    come visit attend take participate join exhibit go travel see tour return send bring put open fly pay become lead
    present showcase stay speak
    """.split()
)

# Of these an invitation that names no place means the host's: "invited Y to come in May".
TO_HOSTS = frozenset("come visit travel return stay fly".split())

# --- people without their names ---
GUESTS = frozenset({"guest", "visitor"})
HOSTS = frozenset({"host", "interlocutor", "counterpart", "colleague", "opposite", "counter-part"})
APPOINT = ("appoint", "name", "nominate", "elect", "designate", "choose", "swear", "select")
PAIRS = frozenset({"pair", "duo"})
COUNTED = {"two": 2, "both": 2, "three": 3, "trio": 3, "four": 4}
# People who are two when the text says so: "the two leaders", "both sides", "the two men".
TOGETHER = frozenset(
    """
    side leader man woman official governor minister party mayor politician diplomat president premier head counterpart
    delegation ambassador envoy chief executive
    """.split()
)

# --- days ---
DAY_AFTER = ("the following day", "the next day", "a day later", "the day after", "the next morning")
DAY_BEFORE = ("the day before", "a day earlier", "the previous day", "the evening before", "the night before")
SETTING_OUT = frozenset("begin start leave depart embark set open kick arrive fly travel land".split())
NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    **{str(n): n for n in range(2, 15)},
}  # fmt: skip
SAME_DAY = (
    "in the day", "the same day", "that day", "that evening", "that morning", "that afternoon", "same evening",
    "in the afternoon", "in the evening", "in the morning", "the same morning", "the same afternoon",
)  # fmt: skip
LIMITS = frozenset({"until", "till", "by", "before"})
