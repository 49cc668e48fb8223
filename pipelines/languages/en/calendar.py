"""How English names dates and periods, as `pipelines.dates` reads them.

`PATTERNS` maps the rules of `pipelines.dates` to regular expressions; braces name the tables below. Group names are the
rules' arguments: d1 d2 days, m1 m2 months, y y1 y2 years, rel a relative year, q a quarter, h a half, n a count.
"""

from __future__ import annotations

MONTHS: tuple[str, ...] = (
    r"January|Jan\.?", r"February|Feb\.?", r"March|Mar\.", r"April|Apr\.?", r"May", r"June|Jun\.", r"July|Jul\.",
    r"August|Aug\.?", r"September|Sept?\.?", r"October|Oct\.?", r"November|Nov\.?", r"December|Dec\.?",
)
# Monday first
WEEKDAYS: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# first month, last month; winter ends in the next year
SEASONS: tuple[tuple[str, int, int], ...] = (
    ("spring", 3, 5), ("summer", 6, 8), ("autumn|fall", 9, 11), ("winter", 12, 2),
)
ORDINALS: tuple[str, ...] = (
    r"first|1st|Q1|H1", r"second|2nd|Q2|H2", r"third|3rd|Q3", r"fourth|4th|Q4|"
    r"last", r"fifth", r"sixth", r"seventh", r"eighth",
)
# years from the year of publication
RELATIVE: tuple[tuple[str, int], ...] = (
    (r"(?:the )?year before last", -2),
    (r"last|the previous|the past|the preceding", -1),
    (r"this|the current|the present", 0),
    (r"next|the following|the coming", 1),
)
RELATIVE_DAYS: tuple[tuple[str, int], ...] = (
    (r"the day before yesterday", -2), (r"yesterday|last night|the night before|the day before(?! yesterday)", -1),
    (r"today|tonight|this (?:morning|afternoon|evening)", 0), (r"the day after tomorrow", 2), (r"tomorrow", 1),
)
UNITS: tuple[tuple[str, str], ...] = (
    (r"days?", "day"), (r"weeks?", "week"), (r"months?", "month"), (r"years?", "year"),
)
# how `dateparser` writes them
AGO, AHEAD = "{n} {unit} ago", "in {n} {unit}"
UNIT_WORDS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}

COUNT = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
YEAR_WORD = r""
DASH = r" ?[–—-] ?"
YEAR = (
    r"(?:,? (?:of |in )?(?P<y>(?:19|20)\d\d)(?!\d)|,? (?:of |in )?(?P<rel>{relative}) year(?! ?[’']s)|(?: of|"
    r" in)? (?P<own>the year)(?!\w))?"
)
NUMBER_YEAR = r"(?:19|20)\d\d(?!\d)"
_OF = r"(?: of)?"
# `fall` is a season only beside a year: `last fall`, `the fall of 2024`.
_SEASON = (
    r"(?P<season>(?!fall)(?:{season})|fall(?= (?:of )?(?:19|20)\d\d)|(?:(?<=last )|(?<=this )|(?<=next ))fall)"
)

# Where a time may be named: nothing is looked for far from a month, a year in digits or one of these.
HINT = (
    r"year|month|week|period|quarter|half|same|earlier|later|(?:mon|tues|wednes|thurs|fri|satur|sun)day|day(?!\w)|"
    r"days|today|yester|tomorrow|tonight|night|"
    r"morning|evening|ago(?!\w)|spring|summer|autumn|fall(?!\w)|winter|yoy|decade|then(?!\w)|Q\d|H\d"
)
# The first month of the fiscal year (`2023-24`), by words that tell the country.
FISCAL_YEARS: tuple[tuple[str, int], ...] = (
    (r"\b(?:India|Indian|crore|lakh|Rs)\b", 4),
    (r"\b(?:Japan|Japanese|Canada|Canadian|Britain|British|Singapore)\b", 4),
    (r"\b(?:Australian?|Pakistani?|Kenyan?|Bangladeshi?|Egypt(?:ian)?)\b", 7),
)

PATTERNS: tuple[tuple[str, str], ...] = (
    # comparisons: what a figure is set against
    ("year_before", r"(?:than )?(?:a|the) year (?:earlier|before|ago)|year[ -]on[ -]year|yoy|y/y|than (?:the|"
                    r"in the) previous (?:year|fiscal)"),
    ("year_before", r"(?:the|over the|from the) year before(?! last)|(?:of|to|from|against|over|"
                    r"on) last year[’']s(?: \w+)?"),
    ("same", r"(?:in |over |during |for |of |from )?the (?:same|corresponding|comparable) (?:period|months?|"
             r"quarter|term|time|half){year}"),
    ("same", r"(?P<year_earlier>(?:the )?year-earlier period|the previous twelve months)"),
    ("same", r"(?:in|over|during) the period(?! (?:of|from|between))"),
    # days
    ("numeric_day", r"(?P<d1>\d\d?)\.(?P<mm>\d\d?)\.(?P<y>(?:19|20)\d\d)(?!\d)|(?<!\d)(?P<y2>(?:19|"
                    r"20)\d\d)-(?P<mm2>\d\d)-(?P<d2>\d\d)(?!\d)"),
    ("day_range", r"(?:from |on )?(?P<d1>\d\d?)(?:st|nd|rd|th)? (?P<m1>{month})(?: to | until | and |"
                  r"{dash})(?P<d2>\d\d?)(?:st|nd|rd|th)? (?P<m2>{month}){year}"),
    ("day_range", r"(?:from |on )?(?P<m1>{month}) (?P<d1>\d\d?)(?:st|nd|rd|th)?(?: to | until | through | and |"
                  r"{dash})(?P<m2>{month}) (?P<d2>\d\d?)(?:st|nd|rd|th)?(?!\d){year}"),
    ("day_range", r"(?:from |on )?(?P<d1>\d\d?)(?:st|nd|rd|th)?(?: to | until | through | and |"
                  r"{dash})(?P<d2>\d\d?)(?:st|nd|rd|th)? (?:of )?(?P<m1>{month}){year}"),
    ("day_range", r"(?:from |on )?(?P<m1>{month}) (?P<d1>\d\d?)(?:st|nd|rd|th)?(?: to | until | through |"
                  r"{dash})(?P<d2>\d\d?)(?:st|nd|rd|th)?(?!\d){year}"),
    ("day", r"(?:(?:on |until )?(?P<weekday>{weekday}),? )?(?:on |until )?(?:the )?(?P<d1>\d\d?)(?:st|nd|rd|"
            r"th)? (?:of )?(?P<m1>{month}){year}"),
    ("day", r"(?:(?:on |until )?(?P<weekday>{weekday}),? )?(?:on |until )?(?P<m1>{month}) (?P<d1>\d\d?)(?:st|nd|"
            r"rd|th)?(?![\d,]*\d){year}"),
    ("weekday", r"(?:(?P<until>until|till|by)|on|since|last|this|for|from)? ?(?P<weekday>{weekday})(?! (?:Times|"
                r"Morning))"),
    ("relative_day", r"(?P<word>{relative_day})"),
    ("days_apart", r"(?P<later>(?:on )?(?:the )?(?:following|next) day|a day later)"),
    ("days_apart", r"(?:(?:a|(?P<n>{count})) )(?P<unit>days?|weeks?) (?:(?P<earlier>earlier|before(?! \w+ing)|"
                   r"previously|prior)|(?P<later2>later|afterwards))"),
    ("days_apart", r"(?:on )?the (?P<earlier2>previous day|day before(?= \w+ (?:had|was|were|met)))"),
    ("week", r"(?P<rel>{relative}) week(?!end)"),
    ("that_day", r"(?:on )?(?:the|that) same (?:day|evening|morning|afternoon)|earlier in the day|"
                 r"later in the day|that (?:day|evening|morning|afternoon)"),
    ("ago", r"(?:(?:a|an|(?P<n>{count})) )(?P<unit>{unit}) ago"),
    ("ahead", r"(?:in|within) (?:(?:a|(?P<n>{count})) )(?P<unit>{unit})(?:[’']s?)? time|in (?P<n2>{count}) days"),
    # months
    ("month_range", r"(?:(?:in|from|between|for|during|"
                    r"over) )?(?P<m1>{month})(?: (?P<y1>{number_year}))?(?:{dash}| to | through |"
                    r" and )(?P<m2>{month}){year}"),
    ("first_months", r"(?:(?:in|for|over|during) )?(?:the )?first (?P<n>{count}) months{year}"),
    ("first_months", r"(?:over|in|for) the (?P<n>{count}) months(?! (?:to|ago|earlier|later)){year}"),
    ("first_quarters", r"(?:(?:in|for|over|during) )?(?:the )?first (?P<n>two|three|2|3) quarters{year}"),
    ("so_far", r"(?:since|from) the (?:start|beginning) of (?:(?P<rel>{relative}) )?(?:the )?(?:year|"
           r"(?P<y>{number_year}))|so far this year|year[ -]to[ -]date"),
    ("since_month", r"since (?:early |late |mid-)?(?P<m1>{month})(?! \d\d?(?!\d)){year}"),
    ("since_month", r"(?:starting )?from (?P<m1>{month})(?! \d\d?(?!\d)){year}(?! to| through)"),
    ("relative_month", r"(?P<rel>{relative}) month"),
    ("twelve_months", r"(?:the |in the )?(?:year|twelve months|12 months) (?:to|through|ending(?: in)?|"
                      r"ended(?: in)?) (?P<m1>{month}){year}"),
    ("month", r"(?:(?:(?P<until>by|until)|in|for|during|late|early|mid) )?(?:early |late |mid-)?(?P<m1>{month}){year}"),
    # quarters, halves, seasons
    ("quarter", r"(?:the )?(?P<q>{ordinal}) quarter" + _OF + r"{year}"),
    ("quarter", r"(?P<q>Q[1-4]){year}"),
    ("half", r"(?:the )?(?P<h>first|second|last) half" + _OF + r"{year}"),
    ("half", r"(?P<h>H[12]){year}"),
    ("since_season", r"since (?:last )?" + _SEASON + r"(?!s)(?: of)?{year}"),
    ("season", r"(?:(?P<until>by|until) )?(?:(?P<rel2>{relative}) )?" + _SEASON + r"(?!s)" + _OF + r"{year}"),
    # years
    ("fiscal_year", r"(?:in |for |over |during )?(?:the )?(?:(?:fiscal|"
                r"financial)(?: year)? )?(?P<y1>{number_year})[–—/-](?P<y2>\d\d)(?![\d-])(?: (?:fiscal|"
                r"financial) year)?"),
    ("year_range", r"(?:in |for |over |from |between )?(?P<y1>{number_year})(?:{dash}| to |"
                   r" and )(?P<y2>{number_year})"),
    ("since_year", r"(?:since|starting (?:in|from)|from) (?:early |late |the start of )?(?P<y>{number_year})(?! to)"),
    ("since_year", r"since (?P<rel>{relative}) year"),
    ("since_then", r"since then|ever since"),
    ("past_years", r"(?:(?:in|over|during|for) )?the (?:last|past|previous) (?P<n>{count}) years|"
                   r"for (?P<perfect>the {ordinal}|a|{count}) (?P<unit>years?|decades?)(?! (?:running|in a row|"
                   r"straight|from|to come))|(?:over |in )?the (?:last|past) (?P<unit2>decade)"),
    ("year", r"(?:(?:in|by|for|during|until|over|throughout|of|from) )?(?:the (?:course|end|whole|"
         r"start) of )?(?P<y>{number_year})(?![\d,.]*\d)(?!-)"),
    ("year", r"(?:(?:in|for|by|over|during) )?(?:the end of )?(?P<rel>{relative}) year(?![’']s)"),
    ("this_year", r"by the end of the year|(?:over|for) the (?:whole|full) year|by year[- ]end"),
    ("running_year", r"for the (?P<q>second|third|fourth|fifth) year(?: running| in a row| straight)?"),
)

# A word, or a part of it, without which a rule's patterns can't match: they are tried only near one.
_MONTH = r"(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
NEEDS: dict[str, str] = {
    "year_before": r"year|yoy|^y$|fiscal",
    "same": r"same|corresponding|comparable|period|twelve",
    "numeric_day": r"\d{4}",
    "day_range": _MONTH,
    "day": _MONTH,
    "weekday": r"{weekday}",
    "relative_day": r"day|night|tomorrow|morning|afternoon|evening",
    "days_apart": r"day|week",
    "week": r"week",
    "that_day": r"day|morning|afternoon|evening",
    "ago": r"^ago$",
    "ahead": r"^time$|^days$",
    "month_range": _MONTH,
    "first_months": r"months",
    "first_quarters": r"quarters",
    "so_far": r"year|\d{4}",
    "since_month": _MONTH,
    "relative_month": r"month",
    "twelve_months": _MONTH,
    "month": _MONTH,
    "quarter": r"quarter|^Q[1-4]",
    "half": r"half|^H[12]",
    "since_season": r"{season}",
    "season": r"{season}",
    "fiscal_year": r"\d{4}",
    "year_range": r"\d{4}",
    "since_year": r"\d{4}|year",
    "since_then": r"^since$",
    "past_years": r"year|decade",
    "year": r"\d{4}|year",
    "this_year": r"year",
    "running_year": r"year",
}

AGAINST_BEFORE = (
    r"(?:compared (?:with|to)|in comparison (?:with|to)|relative to|than|against|versus|vs\.?|up from|down from|"
    r"the (?:level|figure|amount) (?:of|in|registered)|"
    r"% of|per ?cent of|registered)(?: (?:in|during|for|over|the|that|of|level|"
    r"figure))*(?: [$€£\d.,]+ ?\w+)?(?: (?:in|during|for))? ?"
)
FUTURE = (
    r"(?:will|would|shall|(?-i:may)|might|could|is to|are to)(?!\w)(?: be(?: \w+)?)?|to be \w+|"
    r"to (?:ship|sign|open|deliver|visit|host|attend|supply|receive|take place)(?!\w)|due(?!\w)|plan|schedul|"
    r"expect|intend|hope|aim|invit|forthcoming|upcoming|target|slated|until|invited to|"
    r"next|which \w+ will|welcom|coming"
)
PAST = (
    r"\w{2,}ed(?!\w)|was(?!\w)|were(?!\w)|had(?!\w)|met(?!\w)|held|took|went|came|made|said|told|saw|sold|bought|"
    r"sent|paid|rose|fell|grew|began|"
    r"flew|gave|won|led|hit(?!\w)|put(?!\w)|spoke|shook|stood|became|got"
)
NOT_PAST = r"need|indeed|united|limited"
