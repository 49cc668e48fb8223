"""English posts: from the head noun of a title to the guide's closed list of roles. Words in lower case."""

from __future__ import annotations

# Head nouns whose role doesn't hang on what is headed.
PLAIN = {
    "governor": "governor",
    "gov.": "governor",
    "gov": "governor",
    "akim": "governor",
    "äkim": "governor",
    "hokim": "governor",
    "khokim": "governor",
    "hakim": "governor",
    "rais": "governor",
    "wali": "governor",
    "voivode": "governor",
    "voivod": "governor",
    "prefect": "governor",
    "intendant": "governor",
    "besar": "governor",  # Menteri Besar of Johor
    "lehendakari": "governor",
    "landeshauptmann": "governor",
    "minister": "minister",
    "mec": "minister",
    "undersecretary": "deputy_minister",
    "taoiseach": "head_of_government",
    "tánaiste": "deputy_head_of_government",
    "king": "head_of_state",
    "queen": "head_of_state",
    "emir": "head_of_state",
    "amir": "head_of_state",
    "sultan": "head_of_state",
    "emperor": "head_of_state",
    "monarch": "head_of_state",
    "mayor": "mayor",
    "mayoress": "mayor",
    "burgomaster": "mayor",
    "landrat": "mayor",
    "regent": "mayor",
    "bupati": "mayor",
    "reeve": "mayor",
    "ambassador": "ambassador",
    "envoy": "ambassador",
    "nuncio": "ambassador",
    "consul": "consul",
    "diplomat": "",
    "senator": "legislator",
    "sen.": "legislator",
    "rep.": "legislator",
    "lawmaker": "legislator",
    "legislator": "legislator",
    "parliamentarian": "legislator",
    "congressman": "legislator",
    "congresswoman": "legislator",
    "congressperson": "legislator",
    "assemblyman": "legislator",
    "assemblywoman": "legislator",
    "councillor": "legislator",
    "councilor": "legislator",
    "councilman": "legislator",
    "councilwoman": "legislator",
    "alderman": "legislator",
    "councilmember": "legislator",
    "assemblymember": "legislator",
    "mp": "legislator",
    "mla": "legislator",
    "mpp": "legislator",
    "mep": "legislator",
    "backbencher": "legislator",
    "speaker": "speaker",
    "ceo": "director",
    "md": "director",
    "cmd": "director",
    "cm": "governor",
    "pm": "head_of_government",
    "rector": "director",
    "provost": "deputy_director",
    "dean": "director",
    "headmaster": "director",
    "cfo": "other",
    "coo": "other",
    "cto": "other",
    "cio": "other",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
    "representative": "representative",
    "chargé": "representative",
    "d'affaires": "representative",
    "delegate": "representative",
    "plenipotentiary": "representative",
    "founder": "",
    "cofounder": "",
    "owner": "",
    "adviser": "other",
    "advisor": "other",
    "aide": "other",
    "assistant": "other",
    "counsellor": "other",
    "counselor": "other",
    "attaché": "other",
    "attache": "other",
    "critic": "other",
    "analyst": "other",
    "economist": "other",
    "strategist": "other",
    "professor": "other",
    "lecturer": "other",
    "researcher": "other",
    "fellow": "other",
    "scientist": "other",
    "editor": "other",
    "correspondent": "other",
    "columnist": "other",
    "reporter": "other",
    "engineer": "other",
    "designer": "other",
    "architect": "other",
    "agronomist": "other",
    "technologist": "other",
    "accountant": "other",
    "lawyer": "other",
    "coach": "other",
    "judge": "other",
    "ombudsman": "other",
    "ombudswoman": "other",
    "coordinator": "other",
    "negotiator": "other",
    "curator": "other",
    "winemaker": "other",
    "brewmaster": "other",
    "bishop": "other",
    "archbishop": "other",
    "shareholder": "",
    "whip": "other",
    "prosecutor": "agency_head",
    "superintendent": "agency_head",
    "comptroller": "agency_head",
    "auditor": "agency_head",
}
# Head nouns whose role hangs on the words before them, or on what is headed.
HEADS = frozenset(
    """
    president premier chancellor head chief leader boss chairman chairwoman chairperson chair director directress
    secretary commissioner treasurer executive manager partner member deputy officer administrator marshal principal
    """.split()
)
# Head nouns that take their post from somebody else's: "his Kazakh counterpart, X", "his predecessor, Y".
COUNTERPARTS = frozenset({"counterpart", "colleague", "homologue", "number"})  # his opposite number
PREDECESSORS = frozenset({"predecessor"})
SUCCESSORS = frozenset({"successor"})
SHARED = COUNTERPARTS | PREDECESSORS | SUCCESSORS

HEAD_NOUNS = frozenset(PLAIN) | HEADS
# Nouns that point to a person by post alone, and the roles that they may stand for.
ROLE_REFERENCES: dict[str, frozenset[str]] = {
    "diplomat": frozenset({"ambassador", "consul", "representative"}),
    "envoy": frozenset({"ambassador", "consul", "representative"}),
    "ambassador": frozenset({"ambassador"}),
    "lawmaker": frozenset({"legislator", "speaker"}),
    "parliamentarian": frozenset({"legislator", "speaker"}),
    "legislator": frozenset({"legislator", "speaker"}),
    "premier": frozenset({"head_of_government", "governor"}),
    "president": frozenset({"head_of_state", "director", "governor"}),
    "executive": frozenset({"director", "deputy_director"}),
    "businessman": frozenset({"director", "other"}),
    "businesswoman": frozenset({"director", "other"}),
    "secretary": frozenset({"minister"}),
    "commissioner": frozenset({"agency_head", "ambassador", "representative"}),
    "chairman": frozenset({"director", "governor", "speaker", "agency_head"}),
    "chairwoman": frozenset({"director", "governor", "speaker", "agency_head"}),
}
ENVOYS = frozenset({"ambassador", "consul", "representative"})
ENVOY_WORDS = frozenset(
    """
    ambassador envoy consul representative delegate counsellor counselor attaché attache commissioner chargé charge
    d'affaires nuncio plenipotentiary
    """.split()
)
# Roles whose place is what is governed or represented, not the body named with it.
GOVERNING = frozenset(
    """
    governor deputy_governor minister deputy_minister ambassador consul head_of_state head_of_government
    deputy_head_of_government mayor legislator
    """.split()
)
DEPUTIES = {
    "governor": "deputy_governor",
    "minister": "deputy_minister",
    "head_of_government": "deputy_head_of_government",
    "director": "deputy_director",
    "agency_head": "deputy_director",
    "speaker": "legislator",
}

# What is headed: noun in the phrase → role of its head.
HEADED = {
    "government": "head_of_government",
    "cabinet": "head_of_government",
    "ministers": "head_of_government",
    "ministry": "minister",
    "parliament": "speaker",
    "legislature": "speaker",
    "duma": "speaker",
    "senate": "speaker",
    "assembly": "speaker",
    "congress": "speaker",
    "bundestag": "speaker",
    "landtag": "speaker",
    "majlis": "speaker",
    "mazhilis": "speaker",
    "khural": "speaker",
    "kurultai": "speaker",
    "knesset": "speaker",
    "deputies": "speaker",
    "department": "agency_head",
    "agency": "agency_head",
    "directorate": "agency_head",
    "committee": "agency_head",
    "commission": "agency_head",
    "authority": "agency_head",
    "bureau": "agency_head",
    "customs": "agency_head",
    "inspectorate": "agency_head",
    "administration": "agency_head",
    "mayoralty": "mayor",
    "chamber": "director",
    "association": "director",
    "federation": "director",
    "union": "director",
    "board": "director",
    "delegation": "",
    "mission": "",
    "household": "",
    "table": "",
}
PLACES = {
    "region": "governor",
    "oblast": "governor",
    "krai": "governor",
    "province": "governor",
    "republic": "governor",
    "territory": "governor",
    "prefecture": "governor",
    "county": "governor",
    "city": "mayor",
    "town": "mayor",
    "district": "mayor",
    "municipality": "mayor",
    "village": "mayor",
    "country": "head_of_state",
    "nation": "head_of_state",
}
HEADED |= PLACES
BY_TYPE = {
    "Country": "head_of_state",
    "Region": "governor",
    "City": "mayor",
    "GovernmentBody": "agency_head",
    "Company": "director",
    "Organization": "director",
}
PARLIAMENTS = frozenset(
    """
    parliament legislature duma senate assembly congress bundestag landtag majlis mazhilis khural kurultai knesset
    deputies house council sejm
    """.split()
)

# Words before a head noun that belong to the title and tell whom it is of no further.
DEPUTY = frozenset("deputy vice under assistant associate lieutenant lt lt. dy sub".split())
ACTING = frozenset("acting interim caretaker".split())
FORMER = frozenset(
    "former ex then erstwhile onetime sometime previous past late ousted".split()
)
FORMER_ADVERBS = frozenset("formerly previously earlier once then".split())
PRESENT_ADVERBS = frozenset("now currently presently also still today meanwhile".split())
ADJECTIVES = frozenset(
    """
    first second third senior junior executive general managing chief prime foreign honorary special permanent official
    trade commercial extraordinary plenipotentiary newly new incoming outgoing longtime long-time veteran co state
    elected appointed re-elected current sitting main top regional federal high visiting press
    """.split()
)
# Of these a title needs none: "the visiting premier", "the new governor".
IDLE = frozenset(
    """
    newly new incoming outgoing longtime long-time veteran elected appointed re-elected current sitting visiting long
    """.split()
)
COURTESY = frozenset(
    """
    mr mr. mrs mrs. ms ms. dr dr. prof prof. shri smt smt. sheikh h.e. he. sir dame lord lady hon hon. dato datuk
    tan sri     alhaji hajiya malam mallam engr engr. chief comrade eng. col. gen. lt. adm. capt. madam sayyid
    """.split()
)
# Words of dates between two posts, or before one: "and since August", "until last month".
DATES = frozenset(
    """
    january february march april may june july august september october november december spring summer autumn fall
    winter week month year last this recently
    """.split()
)
# Nouns for people told of by another's post, or by one that they don't hold.
NO_HOLDERS = frozenset(
    """
    candidate candidates contender contenders nominee hopeful challenger rival wife husband widow widower spouse son
    daughter brother sister father mother nephew niece friend ally critic cousin partner
    """.split()
)
# States whose provinces, states or Länder have a premier each.
PROVINCES_WITH_PREMIERS = frozenset({"CA", "AU", "ZA", "DE"})
# Types of place that a role is of, the likeliest first.
LIKELY: dict[str, tuple[str, ...]] = {
    "governor": ("Region", "City", "Country"),
    "deputy_governor": ("Region", "City", "Country"),
    "mayor": ("City", "Region"),
    "legislator": ("Region", "City", "Country"),
    "minister": ("Region", "Country", "City"),
    "deputy_minister": ("Region", "Country", "City"),
    "head_of_government": ("Region", "Country", "City"),
    "deputy_head_of_government": ("Region", "Country", "City"),
}
STATES_FIRST = ("Country", "Region", "City")
