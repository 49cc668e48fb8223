"""Sentences → clauses with one trade word each, within which figures, goods and places belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pipelines.document import Token
from pipelines.engines.inflection import verb
from pipelines.goods import Words
from pipelines.languages.ru import trade as words
from pipelines.languages.ru.letters import folded
from pipelines.languages.ru.references import SPEECH
from pipelines.mentions.phrases import case_of
from pipelines.resolution import Resolution
from pipelines.scene import Scene
from pipelines.types import BODIES

# What a trade word says: trade both ways; a ranking of partners; goods that the subject sends out, or takes in; goods
# that move by themselves; the flow before turned round; a ranking of buyers; the figure before carried on.
Kind = Literal["turnover", "partner", "out", "in", "move", "reverse", "buyer", "same"]

CUTTING = frozenset("а но причем зато однако включая хотя".split())
STOPS = frozenset(".!?…")
# Endings of verbs that a sentence about trade has: «ввозим», «наторговали», «поставляет».
VERBAL = tuple("лись лась лось лся тся ем им ём ет ёт ит ют ут ят ат л ла ло ли".split())
PLAIN = frozenset({"VERB", "AUX", "PUNCT", "NUM"})  # tags that aren't doubted
OBJECTS = frozenset({"obj", "iobj", "nsubj", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The trade word of a clause: its token, what it says, and whether it is a verb (or participle)."""

    i: int
    kind: Kind
    verb: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A half-open range of tokens of one sentence. `opens`: the first of its sentence."""

    start: int
    stop: int
    trigger: Trigger | None
    opens: bool


def clauses(scene: Scene, start: int, stop: int) -> tuple[Clause, ...]:
    """The clauses of a sentence given as a half-open range of tokens, each with at most one trade word."""
    doc = scene.tokens
    triggers = _triggers(scene, start, stop)
    edges = [start, *_edges(doc, start, stop, triggers, scene), stop]
    found: list[Clause] = []
    opens = True
    for left, right in pairwise(edges):
        inside = [t for t in triggers if left <= t.i < right]
        own = next((t for t in inside if t.kind not in {"same", "buyer"}), inside[0] if inside else None)
        found.append(Clause(left, right, own, opens))
        opens = doc[right - 1].text[-1:] in STOPS
    return tuple(found)


def _edges(doc: Words, start: int, stop: int, triggers: list[Trigger], scene: Scene) -> list[int]:
    """Where new clauses begin."""
    edges: set[int] = set()
    for i in range(start, stop - 1):
        sign = doc[i].text
        if (
            (sign == ";" and not _in_brackets(doc, i, start, stop))
            or (sign[-1:] in STOPS and _ends(doc, i, stop))
            or (sign == "," and i > start and _at_comma(doc, i, start, stop, triggers))
            or (sign == ":" and i > start and _opened(scene, i, start, triggers))
            or (sign in {",", "и"} and i > start and _elliptic(scene, i, stop))
        ):
            edges.add(i + 1)
    for first, second in pairwise(triggers):
        if not any(first.i < edge <= second.i for edge in edges):
            edge = _between(doc, first, second)
            if edge is not None:
                edges.add(edge)
    return sorted(edges)


def _at_comma(doc: Words, i: int, start: int, stop: int, triggers: list[Trigger]) -> bool:
    if doc[i - 1].text == "»" and _dash(doc[i + 1]):
        return True
    if folded(doc[i + 1].text) in CUTTING:
        return not _adds(doc, i + 1, stop, triggers)
    return _reported(doc, i, start, stop, triggers) or _pursued(doc, i, start, stop, triggers)


def _adds(doc: Words, i: int, stop: int, triggers: list[Trigger]) -> bool:
    """«…, а также огнеупоры», «…, включая станки, вырос»: more of the same list, without a trade word of its own."""
    lists = doc[i].lower_ == "включая" or (doc[i].lower_ == "а" and i + 1 < stop and doc[i + 1].lower_ == "также")
    return lists and not any(i < t.i < stop for t in triggers)


def _ends(doc: Words, i: int, stop: int) -> bool:
    """A full stop inside what the segmenter took for one sentence: «… на 14 млрд. «Ввозим …»."""
    if not doc[i].is_punct:
        return False
    after = next((doc[k] for k in range(i + 1, stop) if doc[k].text[:1].isalnum()), None)
    return after is not None and after.text[:1].isupper()


def _reported(doc: Words, i: int, start: int, stop: int, triggers: list[Trigger]) -> bool:
    """«Власти сообщили, что турки купили …»: what is said has a subject of its own."""
    if doc[i + 1].lower_ != "что" or any(start <= t.i < i for t in triggers):
        return False
    if not any(t.lemma_ in SPEECH for t in doc[start:i]):
        return False
    return any(t.dep_ == "nsubj" and t.pos_ in {"NOUN", "PROPN"} and case_of(t) == "Nom" for t in doc[i + 2 : stop])


def _pursued(doc: Words, i: int, start: int, stop: int, triggers: list[Trigger]) -> bool:
    """«…, к 2035 году его хотят довести до 100 млн»: a comma, and a clause about what the trade word says."""
    if not any(start <= t.i < i for t in triggers):
        return False
    end = next((k for k in range(i + 1, stop) if doc[k].text in {",", ";", ":"}), stop)
    inside = doc[i + 1 : end]
    refers = any(t.pos_ == "PRON" and t.text.casefold() in words.PRONOUNS for t in inside)
    aims = any(t.lemma_ in words.MEANT for t in inside)  # «…, и мы хотим выйти на 400»
    return (refers or aims) and any(t.lemma_ in words.CHANGING and t.pos_ == "VERB" for t in inside)


def _dash(token: Token) -> bool:
    return token.text in {"—", "–", "-"}


def _opened(scene: Scene, i: int, start: int, triggers: list[Trigger]) -> bool:
    """A colon between a statement of another kind and the trade word: «Лён знают далеко: ткани область везёт в …»."""
    doc, resolution = scene.tokens, scene.resolution
    if not triggers or any(t.i < i for t in triggers):
        return False
    said = any("Fin" in t.morph.get("VerbForm", []) for t in doc[start:i])
    firm = any(resolution.type_of(e) in BODIES for k in range(start, i) for e in resolution.at(k))
    return said and not firm  # «Летит и завод: он рассчитывает продать …» goes on about the firm


def _elliptic(scene: Scene, i: int, stop: int) -> bool:
    """«…, в Узбекистан — на 27 млн»: a comma, perhaps a preposition, a place, a dash."""
    doc, resolution = scene.tokens, scene.resolution
    k = i + 1
    if (
        doc[i].text == ","
        and k + 3 < stop
        and doc[k + 1].text == "у"
        and doc[k].pos_ == "PRON"
        and doc[k + 3].text in {"—", "–", "-"}
    ):
        return True  # «мы покупаем у вас оборудование, вы у нас — виноград»
    if k < stop and doc[k].pos_ == "CCONJ":
        k += 1
    if k < stop and doc[k].pos_ == "ADP":
        k += 1
    named = k
    while k < stop and resolution.at(k) and k - named < 4:
        k += 1
    if named < k < stop - 1 and doc[k].pos_ == "ADP" and is_place(resolution, k - 1):  # «…, в Беларусь из Мордовии — …»
        k += 1
        while k < stop and resolution.at(k) and k - named < 8:
            k += 1
    listed = k < stop and (_dash(doc[k]) or (doc[i - 1].text == ")" and _bracketed(doc, k, stop)))
    if k > named and listed and is_place(resolution, k - 1):
        return True
    return _pronouns(doc, i + 1, stop) or _numbered(doc, i + 1, stop) or _following(scene, i + 1, stop)


def _following(scene: Scene, i: int, stop: int) -> bool:
    """«…, следом идут Казахстан (98 млн) и …», «…, на третьем месте Индия с 120 млн»: the next one in a ranking."""
    doc, k = scene.tokens, i
    while k < stop and k - i < 6 and not is_place(scene.resolution, k):
        k += 1
    ranks = any(t.lemma_ in words.FOLLOWING | words.LISTED for t in doc[i:k])
    return ranks and k < stop and is_place(scene.resolution, k) and any(t.like_num for t in doc[k : k + 4])


def _bracketed(doc: Words, i: int, stop: int) -> bool:
    """«Казахстан (120 млн), Беларусь (90 млн)»: a figure in brackets."""
    return doc[i].text == "(" and i + 1 < stop and doc[i + 1].like_num


def _in_brackets(doc: Words, i: int, start: int, stop: int) -> bool:
    """Whether a sign stands within brackets that begin with a figure: «Индия (395 млн; рост на 8%)»."""
    opening = next((k for k in range(i, start, -1) if doc[k].text in {"(", ")"}), i)
    closed = any(doc[k].text == ")" for k in range(i, stop))
    return closed and _bracketed(doc, opening, stop)


def _pronouns(doc: Words, i: int, stop: int) -> bool:
    """«…, от них к нам — грузовики», «…, туда — мясо»."""
    k = i + 1 if i < stop and doc[i].pos_ == "CCONJ" else i
    start = k
    while k + 1 < stop and doc[k].pos_ == "ADP" and doc[k + 1].pos_ == "PRON":
        k += 2
    if k < stop and doc[k].lower_ in words.DEICTIC:
        k += 1
    return start < k < stop and _dash(doc[k])


def _numbered(doc: Words, i: int, stop: int) -> bool:
    """«…, 60 — с Тверской»: the figure first."""
    return i + 2 < stop and doc[i].like_num and _dash(doc[i + 1]) and doc[i + 2].pos_ == "ADP"


def _between(doc: Words, first: Trigger, second: Trigger) -> int | None:
    """Where the second trade word's clause begins: at a colon, at the last comma, or at an «и» before a verb."""
    gap = range(first.i + 1, second.i)
    if first.verb and second.verb and folded(doc[second.i - 1].text) == "и" and second.i - 1 > first.i:
        return second.i - 1  # «поставляет технику, мебель и закупает вино»
    for signs in ({":"}, {","}, {"—", "–"}):
        at = [i for i in gap if doc[i].text in signs]
        if at:
            return at[-1] + 1
    joint = [i for i in gap if folded(doc[i].text) == "и"]
    return joint[-1] if joint and (second.verb or first.verb) else None


# --- trade words -----------------------------------------------------------------------------------------------


def _triggers(scene: Scene, start: int, stop: int) -> list[Trigger]:
    barred = _barred(scene)
    found: list[Trigger] = []
    for token in likely(scene, start, stop):
        kind = _kind(scene.resolution, token) if token.i not in barred else None
        if kind is not None:
            found.append(Trigger(token.i, kind, token.pos_ in {"VERB", "AUX"} or bool(mistaken(token))))
    if any(t.kind not in {"same", "buyer", "partner"} for t in found):
        found = [t for t in found if t.kind != "same"]
    return list(_unnested(scene.tokens, found))


def likely(scene: Scene, start: int, stop: int) -> list[Token]:
    """The tokens of a stretch that are worth a closer look as trade words."""
    found = _likely(scene)
    return [scene.tokens[i] for i in found[bisect_left(found, start) : bisect_left(found, stop)]]


@lru_cache(maxsize=1)
def _likely(scene: Scene) -> tuple[int, ...]:
    return tuple(sorted({t.i for t in scene.with_lemmas(words.TRIGGERS)} | mistakes(scene).keys()))


@lru_cache(maxsize=1)
def mistakes(scene: Scene) -> dict[int, str]:
    """The tokens of verbs taken for other words, with their infinitives."""
    return {t.i: infinitive for t in scene.tokens if (infinitive := mistaken(t))}


@lru_cache(maxsize=1)
def _barred(scene: Scene) -> frozenset[int]:
    """Tokens of names of bodies and of posts: «министр торговли», «Центр поддержки экспорта»."""
    barred = {
        i
        for m in scene.resolution.mentions
        if m.type in BODIES or m.type in {"Event", "Person"}
        for i in range(*m.tokens)
        if scene.tokens[i].lemma_ not in {"оборот", "товарооборот"}
    }
    return frozenset(barred | scene.titled)


def _unnested(doc: Words, found: list[Trigger]) -> Iterator[Trigger]:
    """Without nouns that only belong to the one before: «начал отгрузку», «рост экспорта и поставок»."""
    triggers = [
        t
        for t in found
        if t.kind != "move" or not any(n.kind in {"out", "in"} and not n.verb and 0 < n.i - t.i <= 3 for n in found)
    ]
    last: Trigger | None = None
    for trigger in triggers:
        if (
            last is not None
            and not trigger.verb
            and trigger.i - last.i <= 2
            and all(doc[k].pos_ in {"ADJ", "CCONJ"} for k in range(last.i + 1, trigger.i))
        ):
            if {last.kind, trigger.kind} == {"in", "out"}:
                last = trigger
            continue
        yield trigger
        last = trigger


def _kind(resolution: Resolution, token: Token) -> Kind | None:
    lemma = token.lemma_
    if token.lower_ in words.REVERSE_ADVERBS and (token.pos_ == "ADV" or token.lower_ == "обратно"):
        return "reverse"
    if infinitive := mistaken(token):
        return _verb_kind(resolution, token, infinitive)
    if token.pos_ in {"NOUN", "PROPN"} or (token.pos_ == "X" and len(token) > 3):
        return _noun_kind(resolution, token, lemma)
    if token.pos_ in {"VERB", "AUX", "ADJ"}:
        return _verb_kind(resolution, token, lemma)
    if token.text.casefold() == "обороты":  # taken for an adverb
        return "turnover"
    return None


def mistaken(token: Token) -> str:
    """The infinitive of a verb that the tagger took for a noun, as «Ввозим …» opening a sentence; else empty."""
    word = token.text
    if len(word) <= 3 or not word.endswith(VERBAL) or token.pos_ in PLAIN or not word.isalpha():
        return ""
    return verb(word)


def _noun_kind(resolution: Resolution, token: Token, lemma: str) -> Kind | None:
    adjectives = {t.lemma_ for t in before_noun(token)}
    if lemma in words.TURNOVER:
        if adjectives & words.OTHER_TRADE or (lemma == "оборот" and owned_by_firm(resolution, token)):
            return None
        return "turnover"
    if lemma in words.OUT_NOUNS:
        return (
            "reverse"
            if adjectives & words.REVERSE_ADJECTIVES
            else None
            if _fold_before(token) == "на" and lemma == "экспорт"
            else "out"
        )
    if lemma in words.IN_NOUNS:
        return "in"
    if lemma in words.REVERSE_FLOWS and adjectives & words.REVERSE_ADJECTIVES:
        return "reverse"
    if (lemma in words.PARTNER and adjectives & words.PARTNER_TRADE) or (
        lemma in words.PARTNER and adjectives & words.PARTNER_RANK and _about_trade(token)
    ):
        return "partner"
    if (
        lemma in words.BUYER
        and _ranked(token, lemma)
        and any(t.lemma_ in words.BUYER_PREDICATES or t.text in {"—", "–"} for t in token.sent)
    ):
        return "buyer"
    if lemma in {"товар", "продукция"} and adjectives & words.FOREMOST and _of_a_place(resolution, token):
        return "out"  # «Главные белорусские товары на Смоленщине — цемент и сыры»
    return "same" if lemma in words.SAME and not _of_something(resolution, token) else None


def _of_a_place(resolution: Resolution, token: Token) -> bool:
    """Whether an adjective says whose goods they are, and a dash or «стали» which they are."""
    told = any(t.text in {"—", "–", ":"} or t.lemma_ in words.LIST_VERBS for t in token.doc[token.i : token.sent.end])
    return told and any(is_place(resolution, t.i) for t in before_noun(token))


def _of_something(resolution: Resolution, token: Token) -> bool:
    """«объём инвестиций», «результат переговоров»: no figure of the trade."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    while after is not None and after.pos_ == "ADJ" and after.i + 1 < len(token.doc):
        after = after.nbor(1)
    return (
        after is not None and after.pos_ in {"NOUN", "PROPN"} and case_of(after) == "Gen" and not resolution.at(after.i)
    )


def _verb_kind(resolution: Resolution, token: Token, lemma: str) -> Kind | None:
    if lemma in words.TRADE_VERBS or (lemma in words.OUT_VERBS | words.IN_VERBS and _each_other(token)):
        return "turnover"
    if token.pos_ == "ADJ" and token.morph.get("VerbForm", []) != ["Part"] and not mistaken(token):
        return None
    said = (*(c for c in token.children if c.dep_ in OBJECTS), *token.doc[token.i + 1 : token.i + 2])
    if any(t.lemma_ in words.NO_GOODS for t in said):
        return None  # «поставил задачу», «получил приглашение», «идут переговоры»
    return (
        "out"
        if lemma in words.OUT_VERBS
        else "in"
        if lemma in words.IN_VERBS
        else "move"
        if lemma in words.MOVE_VERBS
        else None
    )


def _each_other(verb: Token) -> bool:
    """«продали друг другу»."""
    near = verb.doc[max(verb.i - 3, verb.sent.start) : min(verb.i + 4, verb.sent.end)]
    return any(t.lower_ == "друг" and t.i + 1 < verb.sent.end and t.nbor(1).lower_ in {"другу", "друга"} for t in near)


def _ranked(token: Token, lemma: str) -> bool:
    """«рынком сбыта», «рынок номер один», «среди покупателей»; any other «рынок» is no buyer."""
    after = token.nbor(1).lemma_ if token.i + 1 < len(token.doc) else ""
    return lemma != "рынок" or after in {"сбыт", "номер", "на"}


def _about_trade(token: Token) -> bool:
    """Whether this sentence or the one before speaks of trade."""
    since = token.doc[token.sent.start - 1].sent.start if token.sent.start else 0
    about = words.TURNOVER | words.TRADE_VERBS | words.OUT_NOUNS | words.IN_NOUNS | words.PARTNER_TRADE
    return any(t.lemma_ in about for t in token.doc[since : token.sent.end])


def owned_by_firm(resolution: Resolution, token: Token) -> bool:
    """«оборот холдинга»."""
    for child in token.children:
        if child.dep_ == "nmod" and (
            child.lemma_ in words.FIRMS or any(resolution.type_of(e) in BODIES for e in resolution.at(child.i))
        ):
            return True
    return False


def before_noun(token: Token) -> list[Token]:
    """The adjectives right before a noun, and those that the parse hangs on it."""
    found = [c for c in token.children if c.dep_ == "amod" and c.i < token.i]
    i = token.i - 1
    while i >= 0 and token.doc[i].pos_ in {"ADJ", "DET"}:
        if token.doc[i] not in found:
            found.append(token.doc[i])
        i -= 1
    return found


def is_place(resolution: Resolution, i: int) -> bool:
    return any(resolution.type_of(e) in {"Country", "Region", "City"} for e in resolution.at(i))


def _fold_before(token: Token) -> str:
    return folded(token.doc[token.i - 1].text) if token.i else ""
