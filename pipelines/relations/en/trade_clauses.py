"""English sentences → clauses with one trade word each, within which figures, goods and sides belong together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipelines.document import Token
from pipelines.english.scene import Scene
from pipelines.languages.en import trade as words
from pipelines.languages.en.modality import SPEECH
from pipelines.syntax import feature

# Trade both ways; a ranking of partners; goods sent out, or taken in; goods that move; who buys; who sells; who pays.
Kind = Literal["turnover", "partner", "out", "in", "move", "buyer", "seller", "pay"]

NOMINAL = frozenset({"NOUN", "PROPN"})
HARD = frozenset({"while", "whereas", "whilst"})
LINKS = frozenset({"and", "but", "or", "with", "including", "which", "who", "although", "though", "compared", "as"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The trade word of a clause: its token, what it says, and whether it is a verb."""

    i: int
    kind: Kind
    verb: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A half-open range of tokens of one sentence; `opens`: the first of it."""

    start: int
    stop: int
    trigger: Trigger | None
    opens: bool


def triggers(scene: Scene) -> dict[int, Trigger]:
    """All trade words of an article, by token."""
    found: dict[int, Trigger] = {}
    for token in scene.with_lemmas(GERUNDS):  # taken for an adjective: "has been shipping to Guangdong"
        before = scene.tokens[max(token.i - 1, 0)].lemma_
        if token.pos_ != "VERB" and before in {"be", "begin", "start", "continue"}:
            found[token.i] = Trigger(token.i, "out" if GERUNDS[token.lemma_] in words.OUT_VERBS else "in", True)
    for token in scene.with_lemmas(LEMMAS):
        if (token.i in scene.titled and token.lemma_ != "partner") or (token.i in scene.named and token.pos_ != "VERB"):
            continue
        trigger = _trigger(scene, token)
        if trigger is not None:
            found[trigger.i] = trigger
    return found


def _trigger(scene: Scene, token: Token) -> Trigger | None:
    lemma = SINGULARS.get(token.lower_, token.lemma_.casefold()) if token.pos_ != "VERB" else token.lemma_.casefold()
    if token.pos_ == "VERB" and _nominal(scene, token, lemma):
        return Trigger(token.i, "out" if lemma in words.OUT_NOUNS else "in", False)
    verb = (token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}) or _mistagged(scene, token)
    if verb:
        if lemma in words.TRADE_VERBS:
            return Trigger(token.i, "turnover", True)
        if lemma in words.OUT_VERBS or lemma == "provide":
            return Trigger(token.i, "out", True)
        if lemma in words.IN_VERBS:
            return Trigger(token.i, "in", True)
        if lemma in words.PAY_VERBS:
            return Trigger(token.i, "pay", True)
        counted = any(t.pos_ in {"NUM", "SYM"} or t.like_num for t in scene.tokens[token.i + 1 : token.i + 5])
        return Trigger(token.i, "move", True) if lemma in words.MOVE_VERBS and not counted else None
    if token.pos_ not in NOMINAL and not (token.pos_ == "VERB" and lemma in words.OUT_NOUNS | words.IN_NOUNS):
        return None
    if lemma in words.TURNOVER:
        return _turnover(scene, token)
    after = _next(scene, token)
    if lemma in words.PARTNER:
        before = scene.tokens[max(0, token.i - 4) : token.i]
        ranked = any(t.lower_ in words.RANKS for t in before) and _about_trade(scene, token)
        trading = ranked or any(t.lower_ in words.PARTNER_TRADE for t in before)
        return Trigger(token.i, "partner", False) if trading else None
    if lemma in words.BUYER | words.SELLER:
        return Trigger(token.i, "buyer" if lemma in words.BUYER else "seller", False) if _ranked(scene, token) else None
    if after is not None and _compounded(scene, after):
        return None  # "export duty", "supply chain", "sales office"
    if lemma in words.OUT_NOUNS:
        return Trigger(token.i, "out", False)
    return Trigger(token.i, "in", False) if lemma in words.IN_NOUNS else None


def _about_trade(scene: Scene, token: Token) -> bool:
    """Whether this sentence or the one before it speaks of trade."""
    since = scene.tokens[token.sent.start - 1].sent.start if token.sent.start else 0
    trade = words.TURNOVER | words.OUT_NOUNS | words.IN_NOUNS
    return any(t.lemma_ in trade for t in scene.tokens[since : token.sent.end])


def _compounded(scene: Scene, after: Token) -> bool:
    """Whether the noun after a trade word is what is meant: no name, no "exports accounting for", "export volumes"."""
    if after.pos_ not in NOMINAL or after.lower_.endswith("ing"):
        return False
    if after.i in scene.named or scene.resolution.at(after.i):
        return False
    return after.lemma_ not in words.VOLUMES | words.FLOW_NOUNS


def _nominal(scene: Scene, token: Token, lemma: str) -> bool:
    """Whether a noun was taken for a verb: "; exports accounted for $800 million, imports to $400 million"."""
    doc, i = scene.tokens, token.i
    if lemma not in words.OUT_NOUNS | words.IN_NOUNS or not token.lower_.endswith("s") or i + 1 >= len(doc):
        return False
    after, before = doc[i + 1], doc[i - 1] if i else None
    opens = before is None or before.is_punct or before.lower_ in {"and", "while", "whereas", "but", "its", "their"}
    return opens and (after.pos_ in {"VERB", "AUX"} or after.lower_ in {"to", "from", "of", "for", "were", "made"})


def _mistagged(scene: Scene, token: Token) -> bool:
    """Whether a verb was taken for a noun: "the firm ships 40 containers", "is to supply cathodes"."""
    doc, i = scene.tokens, token.i
    if token.pos_ == "VERB" or not i or i + 1 >= len(doc) or token.lower_ not in FORMS:
        return False
    before, after = doc[i - 1], doc[i + 1]
    if before.lower_ == "to" and before.pos_ == "PART":
        return True
    joined = before.lower_ in {"and", "but"} and token.pos_ == "ADJ"  # "exports milk and buys glass": "busy" in plural
    if token.lower_ not in SINGULARS or (before.pos_ not in {"NOUN", "PROPN", "PRON", "PUNCT"} and not joined):
        return False
    if after.pos_ not in {"NUM", "DET", "NOUN", "ADJ", "PROPN", "PRON", "VERB", "X"} or before.text == "'s":
        return False
    if (before.is_punct and after.pos_ == "VERB") or after.lower_ in words.GROWTH:
        return False  # "; exports accounted for $800 million", "Serbian exports slip as …"
    left = _reach(doc, i - 2 if before.is_punct else i - 1, token.sent.start - 1, -1)
    return not left and not _reach(doc, i + 2, token.sent.end, 1)


def _reach(doc: tuple[Token, ...], start: int, stop: int, step: int) -> bool:
    """Whether another finite verb stands between a token and the nearest sign in one direction."""
    for k in range(start, stop, step):
        if doc[k].is_punct or doc[k].lower_ in {"and", "which", "who", "that"}:
            return False
        if doc[k].pos_ in {"VERB", "AUX"} and feature(doc[k], "VerbForm") == "Fin":
            return True
    return False


def _next(scene: Scene, token: Token) -> Token | None:
    return scene.tokens[token.i + 1] if token.i + 1 < len(scene.tokens) else None


def _turnover(scene: Scene, token: Token) -> Trigger | None:
    """Trade that is a figure or goes on with somebody: no "trade minister", "retail trade"."""
    doc, i = scene.tokens, token.i
    before = doc[i - 1] if i else None
    if before is not None and before.lower_ in words.OTHER_TRADE:
        return None
    end = i
    while end + 1 < len(doc) and doc[end + 1].pos_ in NOMINAL and doc[end + 1].i not in scene.named:
        end += 1
    if doc[i].lemma_.casefold() == "turnover":
        near = doc[max(0, i - 3) : i]
        mutual = any(t.lower_ in words.TRADED for t in near)
        with_ = i + 1 < len(doc) and doc[i + 1].lower_ in {"with", "between"}
        opens = token.is_sent_start or (before is not None and before.text in {"•", "-", "–", "—"})
        return Trigger(i, "turnover", False) if mutual or with_ or opens or token.dep_ == "nsubj" else None
    if end > i:
        if doc[end].lemma_ in words.VOLUMES:
            return Trigger(end, "turnover", False)
        return None
    after = _next(scene, token)
    if after is not None and after.lower_ in {"and", ",", "-", "/"} and i + 2 < len(doc):
        other = doc[i + 2]
        if other.pos_ == "ADJ" or other.lower_ in words.BESIDE_TRADE:  # "trade and economic cooperation"
            return None
    if before is not None and before.lower_ in {"economic", "investment", "cultural"}:
        return None
    return Trigger(i, "turnover", False)


def _ranked(scene: Scene, token: Token) -> bool:
    """As "the biggest overseas customer", "a supplier of"; no "domestic market", "customers said"."""
    doc, i = scene.tokens, token.i
    before = doc[max(0, i - 5) : i]
    ranked = any(t.lower_ in words.RANKS or (t.pos_ == "ADJ" and t.text.endswith("est")) for t in before)
    after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    supplies = after == "of" and any(t.lower_ in {"to", "for"} for t in token.sent)
    supplies = supplies or (after == "for" and token.lemma_ in words.BUYER)  # "the destination for half of its wine"
    return (ranked or supplies) and any(t.lemma_ in words.RANKING for t in token.sent)


def clauses(scene: Scene, start: int, stop: int, found: dict[int, Trigger]) -> tuple[Clause, ...]:
    """The clauses of a sentence given as a half-open range of tokens, each with at most one trade word."""
    doc = scene.tokens
    inside = [found[i] for i in range(start, stop) if i in found]
    edges = {start, stop}
    kept: list[Trigger] = []
    for trigger in inside:
        if not kept:
            kept.append(trigger)
            continue
        edge = _edge(doc, kept[-1].i + 1, trigger.i)
        if edge is None:
            kept[-1] = _stronger(kept[-1], trigger)
        else:
            edges.add(edge)
            kept.append(trigger)
    edges |= {e for t in kept if t.verb and (e := _shared(doc, t.i, start)) is not None}
    edges |= {i for i in range(start + 1, stop - 2) if _goes_on(doc, i, stop, found)}
    edges |= {i for i in range(start, stop) if doc[i].text == ";" or doc[i].lower_ in HARD or doc[i].text == "•"}
    bounds = sorted(edges)
    out = []
    for a, b in pairwise(bounds):
        own = [t for t in kept if a <= t.i < b]
        out.append(Clause(a, b, own[0] if own else None, a == start))
    return tuple(out)


def _shared(doc: tuple[Token, ...], i: int, start: int) -> int | None:
    """The "and" from which a verb goes on with the subject of another: "has opened a plant …, and will supply"."""
    k = i - 1
    if doc[k].pos_ != "AUX" and doc[i].dep_ not in {"conj", "xcomp"}:
        return None
    while k > start and (doc[k].pos_ in {"AUX", "ADV", "PART"} or (doc[k].dep_ == "conj" and doc[k].pos_ == "VERB")):
        k -= 1
    before = any(t.pos_ in {"VERB", "AUX"} for t in doc[start:k])
    return k if k > start and before and doc[k].lower_ in {"and", "but"} else None


def _goes_on(doc: tuple[Token, ...], i: int, stop: int, found: dict[int, Trigger]) -> bool:
    """Whether another clause begins: ", and pointed to a firm", ", and we intend", "a little behind that with"."""
    token = doc[i]
    if token.text == "," and doc[i + 1].lemma_ in SPEECH and doc[i + 1].lower_.endswith("ing"):
        return True  # ", adding that it could reach one billion"
    if token.lower_ == "of" and doc[i - 1].text == "," and doc[i + 1].lower_ == "which":
        return True
    if token.lower_ in {"that", "those"} and doc[i + 1].lower_ in {"with", "to", "from"}:
        return doc[i - 1].pos_ != "VERB"
    if token.lower_ == "with" and doc[i - 1].text == ",":  # ", with exports accounting for 29 million"
        return any(k in found and not found[k].verb for k in range(i + 1, min(i + 8, stop)))
    if token.lower_ not in {"and", "but"}:
        return False
    k = i + 1
    while k < min(i + 5, stop - 1) and doc[k].pos_ in {"PRON", "PROPN", "DET", "NOUN", "ADV", "AUX", "PART"}:
        k += 1
    verb = doc[k]
    if verb.pos_ != "VERB" or verb.i in found or verb.dep_ not in {"conj", "parataxis"}:
        return False
    if k + 1 < stop and doc[k + 1].lower_ == "worth":
        return False
    own = any(c.dep_.startswith("nsubj") and c.i > i for c in verb.children)
    return own or (k == i + 1 and verb.lemma_ not in words.GROWTH and feature(verb, "VerbForm") == "Fin")


def _stronger(first: Trigger, second: Trigger) -> Trigger:
    """Of two trade words in one clause the one that says more: "make deliveries", "resumed purchases"."""
    if first.verb and first.kind in {"move", "pay"} and not second.verb:
        return second
    if second.verb and second.kind not in {"move", "pay"} and not first.verb and first.kind in {"buyer", "seller"}:
        return second
    return first


def _edge(doc: tuple[Token, ...], start: int, stop: int) -> int | None:
    """The token at which the clause of the second of two trade words begins."""
    best: tuple[int, int] | None = None
    depth = 0
    for i in range(start, stop):
        token, weight = doc[i], 0
        after = doc[i + 1] if i + 1 < stop + 1 else None
        if token.text == ";" or token.lower_ in HARD:
            weight = 6
        elif token.text in {":", "—", "–", "•"}:
            weight = 3
        elif token.text == "(":
            depth, weight = 1, 2
        elif token.text == ")":
            depth = 0
        elif token.text == "," and not depth:
            weight = 4 if after is not None and after.lower_ in LINKS else 2
        elif token.lower_ in {"and", "but"} and not depth:
            weight = (
                4
                if i > start and doc[i - 1].text == ","
                else 3
                if after is not None
                and (after.pos_ in {"VERB", "AUX", "ADV"} or after.i == stop or after.pos_ == "PRON")
                else 1
            )
        elif token.lower_ in {"with", "who", "which", "that"} and not depth:
            weight = 1
        if weight and (best is None or weight >= best[0]):
            best = (weight, i)
    return None if best is None else best[1]


def sentences(scene: Scene) -> Iterator[tuple[int, int]]:
    """Sentences as half-open ranges of tokens, without the white space at their ends; a line break ends one too."""
    doc = scene.tokens
    for sent in scene.doc.sents:
        start = sent.start
        for i in range(sent.start, sent.end):
            if doc[i].is_space and "\n" in doc[i].text:
                if i > start:
                    yield start, i
                start = i + 1
        if sent.end > start:
            yield start, sent.end


def base(token: Token) -> str:
    """A trade word's dictionary form, also where a verb was taken for a noun."""
    return SINGULARS.get(token.lower_, token.lemma_.casefold())


def _gerund(verb: str) -> str:
    double = "p" if verb == "ship" else ""
    return f"{verb.removesuffix('e')}{double}ing"


SINGULARS = {
    "supplies": "supply", "ships": "ship", "sources": "source", "exports": "export", "imports": "import",
    "sells": "sell", "buys": "buy", "delivers": "deliver", "dispatches": "dispatch", "purchases": "purchase",
    "sends": "send",
}  # fmt: skip
FORMS = frozenset(SINGULARS) | frozenset("supply ship source export import purchase dispatch".split())
GERUNDS = {
    _gerund(verb): verb for verb in "ship export import sell supply buy purchase deliver source dispatch".split()
}
LEMMAS = (
    frozenset(SINGULARS) |
    words.TURNOVER
    | words.PARTNER
    | words.TRADE_VERBS
    | words.OUT_NOUNS
    | words.IN_NOUNS
    | words.OUT_VERBS
    | words.IN_VERBS
    | words.PAY_VERBS
    | words.MOVE_VERBS
    | words.BUYER
    | words.SELLER
    | {"provide", "busy"}
)
