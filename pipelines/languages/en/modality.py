"""English words that tell whether what is spoken of is so, planned, only proposed, or denied. Lemmas."""

from __future__ import annotations

# Verbs, nouns and adjectives over what is spoken of.
DENYING = frozenset(
    """
    refuse decline deny reject cancel postpone suspend abandon scrap shelve fail avoid rule dismiss refute abort drop
    halt miss skip forgo cancellation refusal denial rumour rumor unable impossible unlikely
    """.split()
)
PLANNING = frozenset(
    """
    plan intend expect schedule prepare decide promise pledge agree commit announce slate aim set due confirm undertake
    vow await upcoming forthcoming planned scheduled expected intention preparation arrange earmark anticipate
    invite invitation future target order instruct approve resolve bound design mean
    """.split()
)
PROPOSING = frozenset(
    """
    propose offer hope want wish suggest consider discuss urge call recommend seek ready readiness willing willingness
    interested interest possibility possible potential proposal idea option explore like eager keen request ask could
    may might can should opportunity chance prospect desire aspire ambition look study mull weigh envisage proposed
    able capable open talk consideration appeal advocate
    """.split()
)
# Of these nouns and verbs only what stands in the infinitive, or after "of" or "about", is meant: "discuss opening".
ABOUT = frozenset("discuss consider explore study talk look call interest interested request ask mull weigh".split())
WILL = frozenset({"will", "shall", "'ll", "ll", "wo"})
MAYBE = frozenset({"may", "might", "could", "can", "should", "would", "must"})
PERHAPS = frozenset({"possibly", "perhaps", "maybe", "potentially", "hopefully"})
DOUBTING = frozenset({"allegedly", "hardly", "whether"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "without", "nothing"})
CONDITIONS = frozenset({"if", "unless", "provided"})
SPEECH = frozenset(
    """
    say tell note add announce report explain state stress emphasise emphasize point remark recall believe think comment
    declare mention observe claim argue insist admit acknowledge reply answer write post quote clarify underline
    highlight reveal disclose inform according
    """.split()
)
# Prepositions under which something is but the setting of what the verb says: "at the meeting he proposed".
SETTING = frozenset(
    """
    at during after before in on following ahead of since while with amid despite besides beyond for by from as
    """.split()
)
