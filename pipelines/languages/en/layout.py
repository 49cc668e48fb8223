"""What surrounds an article on an English news page, as data: read by `clean.py` and `timelines.py`.

Patterns are regular expressions over a whole line, casefolded, its outer punctuation off.
"""

from __future__ import annotations

MONTHS: dict[str, int] = {
    form: number
    for number, forms in enumerate((
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ), 1)
    for form in forms.split()
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
TODAY = ("today",)
PUBLISHED = ("published on", "published at", "published", "posted on", "posted", "date", "first published", "created",
             "issued")
UPDATED = ("last updated", "updated on", "updated", "last modified", "modified")
ZONES = ("gmt", "utc", "msk", "bst", "cet", "cest", "eet", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt",
         "jst", "ist", "aest", "et", "ct", "mt", "pt", "moscow time", "local time")
JOINERS = ("at", "on", "of", "the")

MENU = frozenset((
    "about", "about us", "analysis", "archive", "arts", "business", "careers", "coal", "companies", "contact",
    "contacts", "contact us", "counties", "culture", "e-paper", "ecology", "economics", "economy", "english",
    "events", "exports", "governor", "health", "home", "home page", "interviews", "jobs", "latest", "life", "log in",
    "login", "logistics", "main", "markets", "media", "menu", "money", "multimedia", "news", "opinion", "opinions",
    "photo", "photos", "podcasts", "politics", "press releases", "projects", "regions", "register", "rss", "science",
    "search", "shop", "sign in", "sign up", "society", "sport", "sports", "subscribe", "support us", "tech",
    "technology", "travel", "video", "videos", "weather", "world",
))
RUBRICS = frozenset((
    "analysis", "announcement", "breaking", "breaking news", "briefing", "business", "comment", "commentary", "digest",
    "economics", "economy", "exclusive", "feature", "features", "in brief", "interview", "news", "news in brief",
    "news release", "newsroom", "opinion", "politics", "press release", "press releases", "protocol note", "q&a",
    "regions", "report", "society", "statement", "trade", "world", "for immediate release",
))
PORTAL = (
    r"(?:the )?(?:official|news|information|press) (?:web ?site|site|portal)\b.*",
    r".*\binternational news agency\b.*", r"an official website of .*",
    r"skip to .{0,30}", r"advertisement", r"your trusted source.*",
)
OWNERS = (r"(?:the )?(?:official |telegram |youtube |whatsapp )*(?:channel|blog|page) of .*",)
CREDITS = (
    r"copyright\b.{0,150}", r"(?:currency|exchange) rates?: .{0,60}", r"weather in .{0,60}",
    r"(?:photos?|pictures?|images?|illustration|video|file photo|source|author|authors|text|by line|editor|reporter"
    r"|reporting|credit|photo credit|image credit|written by)\s*(?::|/|—|–|©).*",
    r"(?:photos?|pictures?|images?|video) (?:by|from|courtesy|credit|credits|via|provided)\b.*", r"by [^.,:;!?]{3,60}",
    r"(?:additional )?(?:reporting|editing|writing) by .*",
    r"press (?:office|service|centre|center) of [^.:;!?]+", r"\d+ min(?:ute)?s? read", r"(?:reading time|views)\b.*",
)
LAST_TEASERS = (
    r"(?:other|more|latest|recent|related|similar|top|all|featured|trending|popular|further)"
    r" (?:materials?|news|stories|articles|headlines|posts|reading|coverage|reads?)\b.{0,40}",
    r"(?:most|also) (?:read|popular|viewed|commented|shared|discussed|today)(?: .{1,30})?", r"also today",
    r"also on .{1,40}", r"more (?:from|in) .{1,40}", r"more on (?:the|this) (?:topic|story|subject)",
    r"what to read next", r"up next", r"read next", r"you (?:may|might) (?:also )?(?:like|be interested in).{0,40}",
    r"recommended(?: for you| stories| articles)?", r"editor'?s'? (?:choice|picks?)", r"trending(?: now)?",
    r"popular(?: now)?", r"in other news", r"don'?t miss", r"(?:around|from) the web", r"sponsored(?: content| links)?",
)
COMMENTS = (
    r"(?:latest |recent |readers'? )?comments?(?: section)?(?:\s*[(:]?\s*\d+\)?)?",
    r"join the (?:discussion|conversation)",
)
INLINE_TEASERS = (
    r"(?:read|see|watch|listen)(?: also| more| next| too)+", r"related(?: links?)?", r"on this topic", r"see also",
    r"earlier", r"earlier on .{1,30}",
)
ENDS = (
    r"print", r"print (?:this|page|version).{0,30}", r"share(?: (?:this|on|via|with).{0,60})?", r"send to a friend",
    r"(?:leave|add|post|write) (?:a |your )?(?:comment|reply)\b.{0,30}", r"(?:no|\d+) comments?\b.{0,120}",
    r"(?:tags?|keywords?|topics|filed under|categor(?:y|ies))\b\s*:.{0,160}", r"tags",
    r"back to (?:top|list|news).{0,20}", r"like(?: \d+)?", r"(?:previous|next) (?:article|story|post|news)\b.{0,100}",
    r"load more", r"show more", r"copy link", r"save", r"bookmark", r"follow us.{0,80}",
)
NOISE = (
    r"(?:subscribe|sign up)\b.{0,30}\b(?:newsletter|updates|channel|telegram|alerts|news|youtube).{0,100}",
    r"(?:join|follow) (?:us|our)\b.{0,100}", r".{0,60}all rights reserved.{0,120}",
    r"(?:found|spotted|see) (?:a |an )?(?:mistake|error|typo).{0,120}", r".{0,120}(?:we|site) uses? cookies.{0,200}",
    r"(?:e-mail|email|phone|tel|fax|name|your name|password|username|message|captcha|website|enter the code)\W*",
    r"our standards: .{0,80}",
    r"i'?m not a robot", r"privacy policy.{0,60}", r"terms (?:of use|and conditions|of service).{0,40}",
    r"cookie policy", r"(?:media |press )?contacts?: .{0,200}",
    r"reproduction .{0,40}prohibited.{0,60}",
    r"this article (?:was )?(?:originally )?(?:appeared|published).{0,80}",
)
AGENCIES = ("tass", "xinhua", "belta", "montsame", "reuters", "interfax", "afp", "ap", "pti", "trend", "kyodo", "wam",
            "kazinform", "ria novosti", "sputnik", "prnewswire", "globe newswire", "business wire", "uza", "akipress")
HANGING = ("of", "the", "and", "to", "in", "a", "an", "for", "with", "by", "from", "at", "on", "that", "or")
CALENDAR = ("mo", "tu", "we", "th", "fr", "sa", "su")

# The commonest words: a text with few of them is in another language that uses Latin letters.
FUNCTION_WORDS = frozenset((
    "the", "of", "and", "to", "in", "a", "is", "was", "for", "on", "that", "with", "by", "as", "at", "from", "it",
    "has", "be", "are", "were", "will", "an", "have", "had", "this", "which", "its", "he", "she", "said", "they",
    "not", "or",
))
