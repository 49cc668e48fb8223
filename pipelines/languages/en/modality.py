"""English words that tell whether what is spoken of is so, planned, only proposed, or denied. Lemmas."""

from __future__ import annotations

# Verbs, nouns and adjectives over what is spoken of: "refused to visit", "the cancelled visit", "no visit".
DENYING = frozenset(
    """
    refuse decline deny reject cancel suspend abandon scrap shelve fail avoid rule dismiss refute abort drop scuttle
    halt miss skip forgo cancellation refusal denial rumour rumor unable impossible unlikely doubt doubtful disprove
    block prevent prohibit forbid veto thwart derail oppose refrain speculation unclear unsuccessful abortive rebuff
    resist collapse discard nix axe retract unfounded untrue false renounce incorrect inaccurate baseless groundless
    fiction fabrication nonsense misleading premature
    """.split()
)
# These deny together with a particle: "called off the visit", "the deal fell through", "backed out of buying".
DENYING_WITH = {
    "call": "off", "fall": "through", "turn": "down", "pull": "out", "back": "out", "walk": "away", "withdraw": "from",
    "stop": "short", "put": "off", "come": "nothing", "break": "down",
}  # fmt: skip
# "Stopped supplying", "ceased exporting".
STOPPING = frozenset("stop cease discontinue quit".split())
# Put off to a day it is planned still; without one, nobody knows.
DELAYING = frozenset({"postpone", "postponement", "postponed"})

PLANNING = frozenset(
    """
    plan intend expect schedule prepare decide decision promise pledge agree commit commitment announce announcement
    suppose slate aim due confirm undertake vow await upcoming forthcoming planned scheduled expected intention intent
    preparation arrange earmark anticipate invite invitation future target instruct approve approval resolve delay
    defer envision obligation oblige contemplate allow permit authorise authorize authorisation authorization license
    agreement contract deal memorandum programme program project licence permission promised pledged agreed intended
    """.split()
)
# These plan only what stands in the infinitive: "is set to visit", but "set up a group".
PLANNING_TO = frozenset("set order design bound mean poise gear go tender right mandate".split())
# These plan only a verb under them: "an agreement to build", but "signed a contract".
BINDING = frozenset("agreement contract deal memorandum programme program project licence license permission".split())
PROPOSING = frozenset(
    """
    propose offer hope want wish suggest consider discuss urge recommend seek readiness willing willingness
    interested interest possibility possible potential proposal idea option explore eager keen request ask
    opportunity chance prospect desire aspire ambition study mull weigh envisage proposed prospective
    capable consideration appeal advocate try attempt bid strive lobby encourage enquire eye court hopeful
    suggestion plea petition wants prefer favour favor mooted tentative feasibility conceivable persuade tempt
    negotiate negotiation need recommendation
    """.split()
)
# These propose in one part of speech only: "is open to visiting", but "opened a shop".
PROPOSING_AS = {
    "open": frozenset({"ADJ"}), "ready": frozenset({"ADJ"}), "like": frozenset({"VERB"}), "able": frozenset({"ADJ"}),
    "look": frozenset({"VERB"}), "talk": frozenset({"NOUN"}), "call": frozenset({"VERB", "NOUN"}),
    "prepared": frozenset({"ADJ"}), "happy": frozenset({"ADJ"}), "glad": frozenset({"ADJ"}),
    "pleased": frozenset({"ADJ"}), "delighted": frozenset({"ADJ"}),
}  # fmt: skip
# These propose with "would" only: "would like to", "would be glad to"; "was glad to meet" tells what happened.
WOULD_BE = frozenset("like happy glad pleased delighted".split())
# Of these it takes a preposition: "called for opening a shop", "is looking at buying".
PROPOSING_WITH = {
    "call": frozenset({"for", "on", "upon"}), "look": frozenset({"at", "into", "to", "forward"}),
    "talk": frozenset({"about", "on", "of", "to"}),
}  # fmt: skip
# Talk of what is planned leaves it planned: "discussed the upcoming visit", "considered plans to build".
ABOUT = frozenset("discuss consider explore study talk look call interest interested request ask mull weigh".split())
# "Exploring ways to build": with an infinitive these say nothing themselves.
NEUTRAL = frozenset("way means ability capacity effort help power time resource".split())
# Of what is not yet so though a whole clause follows: "expects that the group buys".
EXPECTING = frozenset("expect anticipate plan promise pledge agree envision vow intend envisage".split())
# With a past tense and a "but" these tell what did not come: "had been expected to visit, but stayed at home".
DISAPPOINTED = frozenset(
    """
    expect plan intend hope want schedule due set slate mean bound tip
    """.split()
)

WILL = frozenset({"will", "shall", "'ll", "ll", "wo", "’ll"})
MAYBE = frozenset({"may", "might", "could", "can", "should", "would", "must", "ca", "'d", "ought"})
PERHAPS = frozenset({"possibly", "perhaps", "maybe", "potentially", "hopefully", "ideally"})
DOUBTING = frozenset({"allegedly", "hardly", "whether", "supposedly", "purportedly", "formerly", "almost"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "without", "nothing"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
# "Rather than visiting", "instead of a visit".
INSTEAD = frozenset({"rather", "instead"})
# After a negation: "not only met", "no doubt".
ONLY = frozenset({"only", "just", "least", "merely", "simply", "solely", "doubt", "less", "fewer", "later"})
CONDITIONS = frozenset({"if", "unless", "provided", "providing"})
# Of infinitives after these it happened: "the first firm to build".
ORDINALS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
SPEECH = frozenset(
    """
    say tell note add announce report explain state stress emphasise emphasize point remark recall believe think comment
    declare mention observe claim argue insist admit acknowledge reply answer write post quote clarify underline
    highlight reveal disclose inform according confirm conclude warn assure know show learn indicate estimate signal
    """.split()
)
# Prepositions under which something is but the setting of what the verb says: "at the meeting he proposed".
SETTING = frozenset(
    """
    at during after before in on following since while with amid despite besides beyond for by from as over under
    """.split()
)
# Under these it has happened whatever comes: "after the visit he will fly home"; under those it has not.
PAST_SETTING = frozenset({"after", "following", "since", "despite", "besides", "upon"})
COMING_SETTING = frozenset({"ahead", "pending"})
# Verbs that say of their subject only that it takes place: "the visit will begin", "talks were held".
HAPPENING = frozenset(
    """
    be hold take begin start open happen occur last end run follow continue go proceed come conclude bring materialise
    materialize transpire
    """.split()
)
# Marks before a gerund that is what the word above is about: "agreed on opening", "the idea of buying".
MATTER = frozenset({"of", "for", "in", "about", "on", "to", "from", "against", "at", "into", "out", "off"})
# What media are said to have told before: "had written that", "had claimed that".
RETOLD = frozenset("write claim allege".split())
# Nouns of what is claimed: "rumours that", "news that".
CLAIMS = frozenset("rumour rumor report claim news allegation story speculation suggestion statement hearsay".split())
# Anywhere in a sentence: "according to unconfirmed reports", "the agreement remains unsigned".
UNCONFIRMED = frozenset({"unconfirmed", "unverified", "unsigned"})
