"""The places of a clause about trade, each with the part that preposition, case and what it hangs on give it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipelines import places
from pipelines.delegations import folk
from pipelines.document import Token
from pipelines.languages.ru import trade as words
from pipelines.languages.ru.inhabitants import adjectives, case_of_form
from pipelines.mentions.phrases import case_of, number_of, starts_sentence
from pipelines.relations.trade_clauses import Clause, before_noun, is_place
from pipelines.resolution import Resolution
from pipelines.scene import Scene
from pipelines.types import PLACES, Mention

# from: «из …», «у …»; to: «в …»; with: «с …»; between: «между …»; owner: «экспорт области», «белорусский экспорт»;
# receiver: «продали республике»; goods: «белорусской техники»; here to thence: «сюда», «туда», «отсюда», «оттуда»;
# local: «здесь»; where: «в области»; share: «на долю области»; after: «после Китая».
Part = Literal[
    "from",
    "to",
    "with",
    "between",
    "owner",
    "subject",
    "receiver",
    "goods",
    "here",
    "there",
    "hence",
    "thence",
    "local",
    "where",
    "share",
    "after",
]

DEICTIC: dict[str, Part] = {
    "сюда": "here", "туда": "there", "отсюда": "hence", "оттуда": "thence", "здесь": "local", "тут": "local",
}  # fmt: skip
# «от нас», «к вам»: the speaker's side and the other one.
PRONOUNS: dict[tuple[str, str], Part] = {
    ("к", "нам"): "here", ("для", "нас"): "here", ("от", "нас"): "hence", ("у", "нас"): "local",
    ("к", "ним"): "there", ("к", "вам"): "there", ("для", "них"): "there", ("для", "вас"): "there",
    ("от", "них"): "thence", ("от", "вас"): "thence", ("у", "них"): "thence", ("у", "вас"): "thence",
}  # fmt: skip
# «Бразилия, куда ушло удобрений на 720 млн».
WHITHER: dict[str, Part] = {"куда": "to", "откуда": "from"}
# «Казахстан, вывоз в который вырос», «Монголия, торговля с которой удвоилась».
WHICH: dict[str, Part] = {"в": "to", "во": "to", "на": "to", "из": "from", "с": "with"}
REACH = 5  # tokens between such a comma and the pronoun
OPEN = DEICTIC.keys() | WHITHER.keys() | {word for _, word in PRONOUNS}
# Prepositions that tell no end; «чем»: «больше, чем в Казахстан».
UNTOLD = frozenset("чем к ко по при о об под над перед через против без ради среди".split())
FEMININE = ("ская", "ской", "скую", "цкая", "цкой", "цкую")


@dataclass(frozen=True, slots=True)
class Side:
    """A place in a clause. `ids` has two for «стороны» and «двух областей»; none for «туда» and «оттуда»."""

    i: int
    ids: tuple[str, ...]
    part: Part


def sides(scene: Scene, clause: Clause) -> tuple[Side, ...]:
    """The places of a clause, from left to right."""
    found: list[Side] = []
    resolution, (heads, inner) = scene.resolution, _mentions(scene)
    antecedent = _antecedent(scene, clause)
    for token in (*([antecedent] if antecedent is not None else []), *scene.tokens[clause.start : clause.stop]):
        if (token.i not in resolution.stands and not _tells(token.text)) or token.is_punct:
            continue
        word = token.text.casefold()
        if word in DEICTIC:
            found.append(Side(token.i, (), DEICTIC[word]))
            continue
        if word in WHITHER:
            found += _whither(scene, token)
            continue
        if token.lemma_ == "который":
            found += _which(scene, token)
            continue
        told = PRONOUNS.get((_before(token), word)) if token.pos_ == "PRON" and token.i else None
        if told is not None and not (told == "local" and resolution.at(token.i)):
            found.append(Side(token.i, (), told))
            continue
        mention = inner.get(token.i)
        if mention is not None and mention.head != token.i:
            continue
        ids = _ids(resolution, token, heads.get(token.i))
        if ids:
            part = "subject" if token is antecedent else _part(scene, clause, token, mention, found)
            if part is not None:
                found.append(Side(token.i, ids, part))
    return tuple(found)


@lru_cache(maxsize=1)
def _mentions(scene: Scene) -> tuple[dict[int, Mention], dict[int, Mention]]:
    """The article's mentions by their heads, and those of places by each of their tokens."""
    mentions = scene.resolution.mentions
    return {m.head: m for m in mentions}, {i: m for m in mentions if m.type in PLACES for i in range(*m.tokens)}


def _whither(scene: Scene, token: Token) -> list[Side]:
    """The place right before a comma and "куда" or "откуда"."""
    before = scene.tokens[token.i - 2] if token.i > 1 and scene.tokens[token.i - 1].text == "," else token
    ids = _ids(scene.resolution, before, None) if before is not token else ()
    return [Side(token.i, ids, WHITHER[token.text.casefold()])] if ids else []


def _which(scene: Scene, token: Token) -> list[Side]:
    """The place right before a comma and "вывоз в который", "торговля с которой"."""
    under, i = _before(token), token.i - 1
    while i > token.sent.start and scene.tokens[i].text != ",":
        i -= 1
    part = WHICH.get(under) if token.i - i <= REACH else None
    ids = _ids(scene.resolution, scene.tokens[i - 1], None) if part and i > token.sent.start else ()
    return [Side(token.i, ids, part)] if part and ids else []


def _before(token: Token) -> str:
    word = token.doc[token.i - 1].lower_
    return "к" if word == "ко" else word


def _antecedent(scene: Scene, clause: Clause) -> Token | None:
    """«Тунис, купивший сахара на 7,5 млн»."""
    if clause.trigger is None:
        return None
    token = scene.tokens[clause.trigger.i]
    if token.morph.get("VerbForm", []) == ["Part"] and token.head.i < clause.start:
        return token.head
    return None


def _ids(resolution: Resolution, token: Token, mention: Mention | None) -> tuple[str, ...]:
    ids = tuple(e for e in resolution.at(token.i) if resolution.type_of(e) in PLACES)
    if not ids or (len(ids) == 1 and resolution.type_of(ids[0]) == "City" and not agreeing(token)):
        ids = _bare_adjective(resolution, token) or ids
    return ids or people(resolution, token)


def agreeing(token: Token) -> bool:
    """Whether an adjective has a noun of its case after it: not so in «с Брестской торговля упала»."""
    noun = _noun_of(token)
    return noun is not None and (case_of(noun) == case_of(token) or {case_of(noun), case_of(token)} == {"Nom", "Acc"})


def people(resolution: Resolution, token: Token) -> tuple[str, ...]:
    """«пензенцы», «армяне»: the place whose people they are, if the article speaks of it."""
    return folk(resolution, token.text) if _inhabitants(token) else ()


def _inhabitants(token: Token) -> bool:
    """Whether a word may mean the people of a place: a plural, without a capital of its own."""
    if token.pos_ in {"VERB", "ADP", "PRON"} or (token.text[:1].isupper() and not starts_sentence(token)):
        return False
    return _known(token.text)


@lru_cache(20_000)
def _tells(word: str) -> bool:
    """Whether a word that stands for no place by itself may be an end: «сюда», «ним», «псковичи», «Псковской»."""
    if word[:1].isupper() and word.endswith(FEMININE):
        return True
    return word.casefold() in OPEN or word.startswith("котор") or _known(word)


@lru_cache(20_000)
def _known(word: str) -> bool:
    return any(places.load().by_adjective(adjective, "ru") for adjective in adjectives(word))


def _bare_adjective(resolution: Resolution, token: Token) -> tuple[str, ...]:
    """«с Витебской», «Могилёвская прибавила»: a region by its adjective alone."""
    word = token.text.casefold()
    if not token.text[:1].isupper() or not word.endswith(FEMININE):
        return ()
    lemma = word[:-2] + "ий"
    for place in places.load().by_adjective(lemma, "ru"):
        for entity in resolution.entities:
            if place.type == "Region" and place.key in entity.keys:
                return (entity.id,)
    return ()


def preposition(scene: Scene, i: int) -> str:
    """The preposition of a phrase with head `i`; in «с Беларусью и Узбекистаном» also that of the second member."""
    doc, resolution = scene.tokens, scene.resolution
    stop, own = doc[i].sent.start, resolution.at(i)
    k = i - 1
    while k >= stop and not doc[k].is_space:
        token = doc[k]
        if token.pos_ == "ADP":
            return "чем" if k > stop and doc[k - 1].lower_ == "чем" else token.text.casefold()
        if (
            token.text in {"«", '"', "("}
            or token.pos_ in {"ADJ", "DET", "PART", "NUM"}
            or (own and resolution.at(k) == own)
        ):
            k -= 1
        elif token.text in {",", "и"} and k > stop and is_place(resolution, k - 1):
            k -= 1
            own = resolution.at(k)
            k -= 1
        else:
            break
    return ""


def _part(scene: Scene, clause: Clause, token: Token, mention: Mention | None, found: list[Side]) -> Part | None:
    if mention is not None and mention.kind == "adjective" and not agreeing(token):
        return _noun_part(scene, clause, token, found)
    if (
        (mention is not None and mention.kind == "adjective")
        or token.pos_ == "DET"
        or (token.pos_ == "ADJ" and _noun_after(token))
    ):
        return _adjective_part(scene, clause, token)
    return _noun_part(scene, clause, token, found)


def _noun_after(token: Token) -> bool:
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"} and case_of(after) == case_of(token)


def _adjective_part(scene: Scene, clause: Clause, token: Token) -> Part | None:
    """What an adjective (or «наш») makes of its place, by the noun that it stands with."""
    noun = _noun_of(token)
    if noun is None:
        return None
    if clause.trigger is not None and noun.i == clause.trigger.i:
        return "owner"
    if noun.lemma_ in words.CURRENCY_NOUNS or noun.ent_type_ == "PER":
        return None
    if noun.lemma_ == "направление" and preposition(scene, noun.i) in {"в", "на"}:
        return "to"
    own = scene.resolution.at(noun.i)
    if own and noun.lemma_ not in words.GOODS_WORDS:
        return None  # the noun itself stands for the place: «белорусские предприятия», «белорусская столица»
    if noun.lemma_ in words.ACTORS:
        return _noun_part(scene, clause, noun, [])
    if noun.morph.get("Animacy", []) == ["Anim"]:
        return _noun_part(scene, clause, noun, [])
    return "goods"


def _noun_of(token: Token) -> Token | None:
    if token.head.pos_ in {"NOUN", "PROPN"} and token.head.i > token.i and token.head.i - token.i < 6:
        return token.head
    i = token.i + 1
    while i < len(token.doc) and token.doc[i].pos_ in {"ADJ", "DET"}:
        i += 1
    return token.doc[i] if i < len(token.doc) and token.doc[i].pos_ in {"NOUN", "PROPN"} else None


def _noun_part(scene: Scene, clause: Clause, token: Token, found: list[Side]) -> Part | None:
    case, under = case_of(token), preposition(scene, token.i)
    if not scene.resolution.at(token.i) and _inhabitants(token):
        case = case_of_form(token.text)
    if token.lemma_ in words.GOODS_WORDS:
        return "goods"
    if under in {"между"}:
        return "between"
    if under == "после":
        return "after"
    if under in {"с", "со"}:
        bare = token.pos_ == "ADJ" and token.text.endswith(FEMININE)  # «с Псковской»
        return "from" if case == "Gen" and not bare else "with"
    if under in {"из", "изо", "от", "у"}:
        return "from"
    if under in {"в", "во", "на"}:
        return "where" if case == "Loc" else "to"
    moves = clause.trigger is not None and clause.trigger.kind == "move"
    if under in {"для", "за"} or (under in {"к", "ко"} and moves):
        return "to"
    if under in UNTOLD:
        return None
    if case == "Nom":
        return "subject"
    if case == "Dat":
        return "receiver"
    if case == "Gen":
        return _genitive_part(scene, clause, token, found)
    if case == "Ins":
        return "subject"  # «главным покупателем осталась Турция», «отгружено областью»
    provides = token.i > 0 and scene.tokens[token.i - 1].lemma_ in words.PROVIDING  # «209 млн обеспечил Казахстан»
    return "subject" if case == "Acc" and (number_of(token) == "Plur" or provides) else None


def _genitive_part(scene: Scene, clause: Clause, token: Token, found: list[Side]) -> Part | None:
    """A genitive is the owner of the trade word, of its measure («объём торговли региона») or of «доля»."""
    governor = token.head
    before = _noun_before(scene, token)
    if before is None and found and found[-1].part == "owner" and token.i - found[-1].i <= 3:
        return "owner"  # «торговля края и Беларуси»
    if before is not None and before.lemma_ in words.SHARE:
        return "share"
    if clause.trigger is None:
        return None
    trigger = scene.tokens[clause.trigger.i]
    near = before is not None and before.i == trigger.i
    if near or governor.i == trigger.i or (governor.lemma_ in words.SAME and trigger.i - governor.i in {1, 2}):
        return "owner"
    return None


def _noun_before(scene: Scene, token: Token) -> Token | None:
    """The noun that a genitive follows, over its own words and others of its chain."""
    doc, resolution, i = scene.tokens, scene.resolution, token.i - 1
    while i >= 0 and (doc[i].pos_ in {"ADJ", "DET", "NUM", "PART"} or resolution.at(i) == resolution.at(token.i)):
        i -= 1
    return doc[i] if i >= 0 and doc[i].pos_ in {"NOUN", "PROPN"} else None


__all__ = ["Part", "Side", "before_noun", "preposition", "sides"]
