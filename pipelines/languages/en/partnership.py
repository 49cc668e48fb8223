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
THEY = frozenset({"they", "we", "their", "our"})

# --- signing ---
# Verbs that tell of a signing of any document, and those that do so of agreements only.
SIGN = frozenset("sign ink initial cosign co-sign countersign".split())
CONCLUDE = frozenset("conclude seal strike clinch execute finalise finalize close formalise formalize".split())
RENEW = frozenset("extend renew prolong update expand".split())
ENTER = frozenset("enter".split())
SIGNING = frozenset("signing signature initialling initialing inking conclusion".split())
SIGNATURES = frozenset("signature name autograph initial".split())
# Verbs beside "signature": "bears the signatures of", "put their signatures to".
BEAR = frozenset("bear carry have put set affix append".split())
INITIAL = frozenset({"initial"})
DOCUMENTS = frozenset(
    """
    agreement memorandum mou memo contract deal accord treaty pact protocol programme program plan declaration letter
    charter document roadmap convention arrangement note understanding paper covenant framework concession lease
    communique communiqué statement loi act compact intent map
    """.split()
)
DEALS = frozenset("agreement contract deal accord treaty pact memorandum mou protocol arrangement convention".split())
# Documents that are of two parties only where somebody signs them.
LOOSE = frozenset("plan map programme program letter note paper document statement deal framework act intent".split())
# Prepositions that make a document the ground of what is told: "under an agreement with X, Y will supply".
GROUND = frozenset("under according per by via through following after thanks within".split())
# Verbs that say what talks or a visit led to.
RESULT = frozenset("end result culminate conclude lead finish close produce crown include feature be see".split())
