"""Words that tell an event's name, and events called by common nouns, as data."""

from __future__ import annotations

KINDS = frozenset("""
    forum summit fair expo exhibition festival congress conference week days day meet show biennale games olympics
    championship cup convention symposium salon olympiad universiade marathon roundtable round-table dialogue
    messe mart salon feria ausstellung gala carnival jubilee hackathon
""".split())
# What ends a name that is an event's: "BuildExpo".
ENDINGS = ("expo", "fest", "prom-expo")

# Events called by common nouns: "a business mission to Minsk", "the trade fair Avitec".
COMMON = frozenset("""
    forum summit fair exhibition expo festival congress conference mission session roundtable symposium show
""".split())
# A fair's name in other languages opens with its kind: "Feria Internacional de Alimentos".
FIRST_WORDS = frozenset("feria festival foire salon fiera congreso congresso semana foro fórum".split())
