"""English numerals, currencies and words of growth and decline, as `pipelines.quantities` reads them.

Every string is a regular expression for a whole word or phrase, matched without regard to case.
"""

from __future__ import annotations

DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
THOUSANDS = ","
JOINT = r"(?: and (?!a )|[ -])?"
HUNDRED_MULTIPLIES = True

NUMERALS: tuple[tuple[str, float], ...] = (
    (r"zero", 0), (r"one", 1), (r"two", 2), (r"three", 3), (r"four", 4), (r"five", 5), (r"six", 6), (r"seven", 7),
    (r"eight", 8), (r"nine", 9), (r"ten", 10), (r"eleven", 11), (r"twelve", 12), (r"thirteen", 13), (r"fourteen", 14),
    (r"fifteen", 15), (r"sixteen", 16), (r"seventeen", 17), (r"eighteen", 18), (r"nineteen", 19), (r"twenty", 20),
    (r"thirty", 30), (r"forty", 40), (r"fifty", 50), (r"sixty", 60), (r"seventy", 70), (r"eighty", 80),
    (r"ninety", 90), (r"(?:a )?hundred", 100),
)
# Indian English counts in lakh and crore.
SCALES: tuple[tuple[str, float], ...] = (
    (r"(?:a )?thousand|k", 1e3),
    (r"lakhs?", 1e5),
    (r"(?:a )?million|mln|mn|m", 1e6),
    (r"crores?|cr", 1e7),
    (r"(?:a )?billion|bln|bn|b", 1e9),
    (r"(?:a )?trillion|trln|tn", 1e12),
)
HALF_PREFIX = r"half (?=a )"
TAILS: tuple[tuple[str, float], ...] = ((r"and a half", 0.5), (r"and a quarter", 0.25), (r"and a third", 1 / 3))
FRACTIONS: tuple[tuple[str, float], ...] = (
    (r"(?:one )?half|a half", 50),
    (r"two[ -]thirds", 66.7),
    (r"three[ -]quarters", 75),
    (r"(?:a|one)[ -]third", 33.3),
    (r"(?:a|one)[ -]quarter", 25),
    (r"(?:a|one)[ -]fifth", 20),
    (r"(?:a|one)[ -]tenth", 10),
)
SCALE_ADJECTIVES: tuple[tuple[str, float], ...] = ()
# A bare `million` counts as one only after its article.
BARE_SCALES = r"a (?:million|billion|trillion)|half a (?:million|billion|trillion)"

# Where a sum may be: nothing is looked for far from a digit or one of these.
HINT = r"thousand|lakh|crore|million|billion|trillion|dollar|euro|rouble|ruble"
PREFIXES: tuple[tuple[str, str], ...] = (
    (r"Rs\.?|(?-i:INR)", "INR"), (r"(?-i:Br)", "BYN"), (r"(?-i:KSh|KShs|Ksh|Sh)", "KES"), (r"(?-i:Tk)", "BDT"),
    (r"(?-i:N)", "NGN"), (r"(?-i:RM)", "MYR"), (r"(?-i:Rp)", "IDR"), (r"(?-i:Dh|Dhs)", "AED"),
    (r"(?-i:R)", "ZAR"), (r"(?-i:RMB)", "CNY"),
)
CURRENCIES: tuple[tuple[str, str], ...] = (
    (r"Belarus(?:ian|sian) (?:roubles?|rubles?)", "BYN"),
    (r"(?:Russian )?(?:roubles?|rubles?)", "RUB"),
    (r"Canadian dollars?", "CAD"), (r"Australian dollars?", "AUD"), (r"New Zealand dollars?", "NZD"),
    (r"Singapore dollars?", "SGD"), (r"Hong Kong dollars?", "HKD"),
    (r"(?:US |U\.S\. |American )?dollars?", "USD"),
    (r"euros?", "EUR"), (r"(?:Chinese )?yuan|renminbi", "CNY"), (r"(?:Japanese )?yen", "JPY"),
    (r"(?:South Korean |"
     r"Korean )?won", "KRW"), (r"(?:Kazakh(?:stani)? )?tenge", "KZT"), (r"(?:Uzbek )?so[u']?ms?", "UZS"),
    (r"Kyrgyz soms?", "KGS"), (r"(?:Tajik )?somoni", "TJS"), (r"Turkmen manats?", "TMT"),
    (r"(?:Azerbaijani )?manats?", "AZN"), (r"(?:Armenian )?drams?", "AMD"), (r"(?:Georgian )?lari", "GEL"),
    (r"(?:Ukrainian )?hryvnias?", "UAH"), (r"(?:Turkish )?liras?", "TRY"), (r"Pakistani rupees?", "PKR"),
    (r"Sri Lankan rupees?", "LKR"), (r"(?:Indian )?rupees?", "INR"), (r"(?:Indonesian )?rupiahs?", "IDR"),
    (r"(?:Vietnamese )?dong", "VND"), (r"(?:Thai )?baht", "THB"), (r"(?:Malaysian )?ringgits?", "MYR"),
    (r"Moroccan dirhams?", "MAD"), (r"(?:UAE |Emirati )?dirhams?", "AED"), (r"Qatari ri[yi]?als?", "QAR"),
    (r"Saudi ri[yi]?als?", "SAR"), (r"Omani ri[yi]?als?", "OMR"), (r"Iranian ri[yi]?als?", "IRR"),
    (r"(?:Brazilian )?reais|(?:Brazilian )?reals?", "BRL"), (r"Algerian dinars?", "DZD"), (r"Iraqi dinars?", "IQD"),
    (r"Serbian dinars?", "RSD"), (r"Kuwaiti dinars?", "KWD"), (r"Jordanian dinars?", "JOD"),
    (r"Egyptian pounds?", "EGP"), (r"pounds?(?: sterling)?", "GBP"), (r"(?:Swiss )?francs?", "CHF"),
    (r"(?:Polish )?z[łl]ot(?:y|ys|ych)", "PLN"), (r"Czech (?:koruna|crown)s?", "CZK"),
    (r"Norwegian (?:krone|kroner|crowns?)", "NOK"), (r"Swedish (?:krona|kronor|crowns?)", "SEK"),
    (r"Danish (?:krone|kroner|"
     r"crowns?)", "DKK"), (r"(?:Hungarian )?forints?", "HUF"), (r"(?:South African )?rands?", "ZAR"),
    (r"(?:Nigerian )?naira", "NGN"), (r"(?:Israeli )?shekels?", "ILS"), (r"Kenyan? shillings?", "KES"),
    (r"Mexican pesos?", "MXN"), (r"Argentine pesos?", "ARS"), (r"Philippine pesos?", "PHP"),
)
SHARED_CURRENCIES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (r"ri[yi]?als?", (("iran", "IRR"), ("qatar", "QAR"), ("saudi", "SAR"), ("kingdom", "SAR"), ("oman", "OMR"))),
    (r"dinars?", (("serb", "RSD"), ("alger", "DZD"), ("tunis", "TND"), ("iraq", "IQD"), ("kuwait", "KWD"),
                  ("jordan", "JOD"), ("bahrain", "BHD"))),
    (r"pesos?", (("mexic", "MXN"), ("argent", "ARS"), ("philipp", "PHP"), ("chile", "CLP"), ("colomb", "COP"))),
    (r"shillings?", (("kenya", "KES"), ("uganda", "UGX"), ("tanzan", "TZS"))),
    (r"krone|kroner|krona|kronor|korunas?|"
     r"crowns?", (("czech", "CZK"), ("norw", "NOK"), ("swed", "SEK"), ("dan", "DKK"))),
)

NOT_LESS = r"not less than|no less than|at least|a minimum of"
MORE = r"more than|over|above|upwards of|exceed\w*|topp\w+|surpass\w*|in excess of"
LESS = r"less than|under|below|up to|nearly|almost|just short of|no more than|at most"
ABOUT = r"about|around|approximately|roughly|some|nearly|circa"

COUNTED_ADJECTIVE = r"(?:metric|short|square|cubic|gross|new|foreign|local|[a-z]+ of)"
COUNTED = (
    r"tonnes?|tons?|kg|kilograms?|barrels?|bushels?|lit(?:er|re)s?|gallons?|people|persons?|residents?|"
    r"inhabitants?|tourists?|"
    r"visitors?|passengers?|workers?|employees?|users?|copies|pieces|units?|sets?|heads?|met(?:er|re)s?|square|cubic|"
    r"kilomet(?:er|re)s?|km|hectares?|ha\b|acres?|miles?|kwh|mwh|kw\b|mw\b|bottles?|cans|eggs|doses|packs|pairs|cars|"
    r"vehicles|trucks|containers?|teu|years?|times|boxes|cases|head\b|jobs|homes|households|students"
)

RISE = (
    r"rise\b|rises\b|rising|risen|rose\b|grow\w*|grew\b|growth|increas\w*|climb\w*|jump\w*|surg\w*|soar\w*|gain\w*|"
    r"expand\w*|up\b|higher|more\b|doubl\w*|tripl\w*|trebl\w*|quadrupl\w*|edged up|went up|plus\b|advance[sd]?\b|"
    r"accelerat\w*|improv\w*|swell\w*|swelled|leap\w*|rocket\w*|above\b|uptick|exceed\w*"
)
FALL = (
    r"f[ae]ll\b|falls\b|fell\b|fallen|falling|drop\w*|declin\w*|decreas\w*|shr[aiu]nk\w*|los[ets]\w*|lost\b|reduc\w*|"
    r"down\b|lower\b|less\b|fewer|slump\w*|plung\w*|tumbl\w*|slipp\w*|slid\b|contract(?:ed|ion)|minus\b|dipp\w*|"
    r"halv\w*|below\b|sank\b|plummet\w*|eased\b|weaken\w*|collaps\w*|crash\w*|dwindl\w*"
)
BOUNDS = r"more|above|higher|less|below|lower|exceed|up to"
MORE_WORDS = r"more|higher|above|up|increase|rise|growth|gain|jump|surge"
LESS_WORDS = r"less|fewer|lower|below|down|decrease|fall|drop|decline"
LED_WITHIN = 4
SHARE_AFTER = (
    r"stake|share|interest|of (?:the|its|their|all|total|it|shares|stock|a|an|this|that|which|turnover|trade|exports|"
    r"imports|output|sales|\w+'s)\b|owned|belong|held|ownership|made up|account"
)
UP_TO = r"to|from|at"
LEVEL_AFTER = (
    r"(?:of|against|compared (?:with|to)|relative to) (?:(?:the|its|that) )?(?:last year|the previous|previous year|"
    r"the year before|year-earlier|a year (?:earlier|before|ago)|20\d\d level|level of|same period|"
    r"corresponding period|prior year)"
)
PERCENT = r"%|per ?cent(?:age)?|pct"
PLUS = r"\+|plus "
MINUS = r"[−–-]|minus "
BY = r"by(?: (?:a|an|nearly|almost|about|around|over|more than|roughly|some|another|a further|as much as))?"
RATE_AFTER = r"(?:interest|tariff|tax|duty|duties|vat|inflation)"
RATE_BEFORE = r"(?:interest|tariff|tax|duty|vat|inflation|rate|discount)s?"

FOLDS: tuple[tuple[str, float, bool], ...] = (
    (r"doubl(?:e|ed|es|ing)", 2, True), (r"tripl(?:e|ed|es|ing)|trebl(?:e|ed|es|ing)", 3, True),
    (r"quadrupl(?:e|ed|es|ing)", 4, True), (r"twofold|two-fold|twice(?= (?:as|the|more|its|last|what))", 2, True),
    (r"threefold|three-fold", 3, True), (r"fourfold|four-fold", 4, True), (r"fivefold|five-fold", 5, True),
    (r"tenfold|ten-fold", 10, True),
)
TIMES = (
    r"(?<![\w.,-]){n}(?:[ -]fold(?!\w)| times(?= (?:more|less|higher|lower|as much|the|up|down|in|to|from|last|"
    r"over|compared))|(?<=\d) times\b)"
)
AGAINST = r"against|(?:up|down) from|compared (?:with|to)|versus|vs\.?"
FROM_TO = (r"from", r"to")
SINCE = r"from"
WAS_NOW = (r"was", r"is now")
