"""Goods, and areas of work, as lists of noun phrases in the nominative: between the parsed text and trade claims.

Lists are read from left to right by case, not by the parse: parsers hang the members of a long list on one another at
random, while case and commas hold: «тракторов, сухого молока и средств защиты растений».
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipelines import places
from pipelines.document import Doc, Token
from pipelines.engines.inflection import dictionary_gender, inflect, is_adjective, is_participle, noun_form
from pipelines.languages.ru.places import NATURAL_ADJECTIVES
from pipelines.mentions.phrases import starts_sentence

Test = Callable[[Token], bool]
Words = Doc | tuple[Token, ...]  # a document, or its tokens made once

DIRECT = frozenset({"Nom", "Acc"})
GENITIVE = frozenset({"Gen", "Par"})
INSTRUMENTAL = frozenset({"Ins"})
LOCATIVE = frozenset({"Loc"})
DATIVE = frozenset({"Dat"})
ALL = DIRECT | GENITIVE | INSTRUMENTAL | LOCATIVE | DATIVE

# «в основном», «главным образом» stand before a list; «другие товары», «прочее» are no member of it.
HEDGES = frozenset(
    """
главный преимущественно прежде всего основной основном только также например традиционно особенно исключительно
образом частность же еще даже лишь
""".split()
)
REST = frozenset("другой прочий иной остальной многое пр др т.д. т.п. ряд вид группа позиция".split())
# Words for goods in general: alone they name none.
GENERIC = frozenset(
    """
продукция товар груз изделие объем поставка сырье поток номенклатура ассортимент товарооборот продукт сумма весь
экспорт импорт показатель категория позиция миллион миллиард тысяча млн млрд тыс рубль доллар
евро процент год месяц раз уровень тонна часть доля треть половина четверть штука единица комплект килограмм
литр килотонна пара десяток сотня партия модель
сбыт рост падение снижение увеличение прирост спад плюс минус результат стоимость
предприятие компания производитель завод фабрика партнер покупатель потребитель поставщик аграрий сторона
""".split()
)
# Adjectives that name no goods either: «отечественная продукция», «местные товары».
UNTELLING = frozenset(
    """
отечественный местный собственный региональный областной краевой республиканский зарубежный иностранный импортный
экспортный различный разный готовый новый весь общий донский
первый второй третий четвертый пятый очередной последний следующий пробный
""".split()
)
# What may follow a noun inside its phrase: «устройства на кристаллах», «техника для села», «оборудование без привода».
INNER = {"на": LOCATIVE, "для": GENITIVE, "без": GENITIVE, "из": GENITIVE}
ITSELF = frozenset({"него", "неё", "нее", "них"})
TO_ITSELF = frozenset({"нему", "ней", "ним"})  # «автомобили и запчасти к ним»
SERVICES = frozenset({"услуга", "работа"})  # «услуги по ремонту котлов»
ADJECTIVAL = ("ой", "ий", "ый", "ого", "его", "их", "ых", "ая", "ую", "ое", "ие", "ые")
AND = frozenset({"и", "или", "да", "плюс"})
# What leads from a word for goods to the goods themselves, after a comma or bracket: the longest first.
DETAILS = tuple(
    tuple(words.split())
    for words in (
        "в том числе", "такие как", "таких как", "таким как", "такими как", "в частности", "в основном",
        "прежде всего", "главным образом", "преимущественно", "например", "включая", "как", "это",
    )
)  # fmt: skip
SUCH = frozenset({"такой"})  # «такие товары, как мука»
# What goods are counted in: they follow in the genitive.
UNITS = frozenset(
    """
тонна килотонна кубометр куб метр литр декалитр килограмм центнер баррель штука единица комплект экземпляр голова
пара доза упаковка тысяча миллион миллиард тыс млн млрд шт кг
""".split()
)
# Words before an amount in a list: «мясо (более 5 тыс. тонн)», «сыры – на 8 млн долларов».
ABOUT = frozenset("на в по до около более менее свыше почти порядка объем сумма примерно".split())
SUMS = frozenset("доллар рубль евро юань процент российский белорусский $ % € ₽ + − - .".split())


@dataclass(frozen=True, slots=True)
class Listing:
    """Noun phrases in the nominative, and the tokens (half-open) that they were read from."""

    items: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    head: Token
    modifiers: tuple[Token, ...]
    end: int


def listing(doc: Words, start: int, stop: int, cases: frozenset[str], foreign: Test) -> Listing | None:
    """The list of noun phrases in one of the cases that begins at token `start`; None where no such phrase begins.

    `foreign` tells the words that are no part of goods: places and the adjectives made of them (both «белорусской» in
    «белорусской техники» and «Беларуси»). General words («товары») and remainders («и другое») give no item.
    """
    items: list[str] = []
    start = at = end = _skip(doc, start, stop)
    while at < stop:
        amount = past_amount(doc, at, stop) if items else at
        phrase = _phrase(doc, amount, stop, GENITIVE if amount > at else cases, foreign)
        if phrase is None:
            break
        text = _text(doc, phrase, GENITIVE if amount > at else cases, foreign)
        if text and text not in items:
            items.append(text)
        end = phrase.end
        told = _detail(doc, end, stop, general=not text)
        if told is not None:
            within = listing(doc, told, _bracket(doc, end, stop) or stop, cases | DIRECT, foreign)
            if within is not None and within.items:
                items += [each for each in within.items if each not in items]
                end = within.end
        after = _joint(doc, _past_remark(doc, end, stop, foreign), stop)
        if after is None:
            break
        at = after
    return Listing(tuple(items), start, end) if end > start else None


def _detail(doc: Words, at: int, stop: int, general: bool) -> int | None:
    """Where the goods begin that a word for them is followed by: «товары, такие как мука», «металлы (трубы, прокат)».

    A colon and a bare «как» lead to them after a `general` word only.
    """
    if at + 1 >= stop:
        return None
    if doc[at].text == ":" and general:
        return at + 1
    if doc[at].text not in {",", "("}:
        return None
    for words in DETAILS:
        here = tuple(doc[i].lower_ for i in range(at + 1, min(at + 1 + len(words), stop)))
        if here == words and (general or words != ("как",)):
            after = at + 1 + len(words)
            return after + 1 if after < stop and doc[after].text in {",", ":", "—", "–"} else after
    return at + 1 if doc[at].text == "(" else None


def _bracket(doc: Words, at: int, stop: int) -> int:
    """The closing one of a bracket that opens here; else 0."""
    if at >= stop or doc[at].text != "(":
        return 0
    return next((i for i in range(at + 1, stop) if doc[i].text == ")"), 0)


def _past_remark(doc: Words, at: int, stop: int, foreign: Test) -> int:
    """Past what may stand between a member of a list and the next: a bracket, a make, how much of it.

    «автобусов МАЗ и электробусов», «мясо (на 5 млн долларов), сыры – на 8 млн, творог».
    """
    after = _past_make(doc, at, stop, foreign)
    closed = _bracket(doc, after, stop)
    if closed:
        after = closed + 1
    elif after < stop and doc[after].text == ")":
        after += 1
    measured = _past_measure(doc, after, stop)
    return measured if _joint(doc, measured, stop) is not None else at if after == at else after


def _past_make(doc: Words, at: int, stop: int, foreign: Test) -> int:
    """Past a name in quotes or capitals: «грузовики «КамАЗ»», «тракторы BELARUS»."""
    if at < stop and doc[at].text in {"«", '"'}:
        closing = (i for i in range(at + 1, min(at + 6, stop)) if doc[i].text in {"»", '"'})
        return next(closing, at - 1) + 1
    if at < stop and doc[at].text.isupper() and doc[at].text[:1].isalpha():
        return at + 2 if at + 1 < stop and doc[at + 1].is_digit else at + 1  # «автобусов МАЗ», «бульдозеры Б10»
    return at


def _past_measure(doc: Words, at: int, stop: int) -> int:
    """Past «– на 8 млн долларов», «на $5 млн»."""
    i = at
    while i < stop and (doc[i].text in {"—", "–", "-"} or doc[i].lemma_ in ABOUT):
        i += 1
    number = i
    while i < stop and (doc[i].like_num or doc[i].lemma_ in UNITS or doc[i].lemma_ in SUMS or doc[i].text in SUMS):
        if doc[i].text == "." and doc[i - 1].lemma_ not in UNITS:
            break
        i += 1
    return i if any(doc[k].like_num for k in range(number, i)) else at


def past_amount(doc: Words, at: int, stop: int) -> int:
    """Past «3,2 тыс. тонн», «более 40» before goods; where there is no number, the same place."""
    i = at
    while i < stop and doc[i].lemma_ in ABOUT:
        i += 1
    number = i
    while i < stop and (
        doc[i].like_num or doc[i].pos_ == "NUM" or doc[i].lemma_ in UNITS or (doc[i].text == "." and i > number)
    ):
        i += 1
    counted = any(doc[k].like_num or doc[k].pos_ == "NUM" for k in range(number, i))
    return i if counted else at


def _skip(doc: Words, at: int, stop: int) -> int:
    """Past «в основном», «главным образом», «такие как»."""
    while at < stop:
        token = doc[at]
        next_ = doc[at + 1] if at + 1 < stop else None
        if (
            token.lemma_ in HEDGES
            and token.pos_ != "NOUN"
            and not (token.pos_ == "ADJ" and next_ is not None and next_.lemma_ != "образ")
        ):
            at += 1
        elif token.lemma_ in {"в", "образ"} and (
            token.lemma_ == "образ" or (next_ is not None and next_.text.casefold() in {"основном", "частности"})
        ):
            at += 1 if token.lemma_ == "образ" else 2
        elif token.text in {":"}:
            at += 1
        else:
            break
    return at


def _joint(doc: Words, at: int, stop: int) -> int | None:
    """Where the next member of the list begins, or None where the list is over."""
    start = at
    if at < stop and doc[at].text == ",":
        at += 1
    words = [doc[i].text.casefold() for i in range(at, min(at + 2, stop))]
    if words[:2] in (["а", "также"], ["а", "еще"], ["а", "ещё"]):
        return at + 2
    if words and words[0] in AND:
        return _skip(doc, at + 1, stop)
    return _skip(doc, at, stop) if at > start and at < stop else None


def _phrase(doc: Words, at: int, stop: int, cases: frozenset[str], foreign: Test) -> _Phrase | None:
    """One noun phrase whose head is in one of the cases: adjectives, noun, and what depends on the noun."""
    modifiers: list[Token] = []
    i = at
    while i < stop:
        token = doc[i]
        if _is_noun(token, cases) and not (_adjectival(token) and _noun_follows(doc, i, stop)):
            if foreign(token) or (token.text.isupper() and len(token) > 6):
                return None
            after = _postposed(doc, i + 1, stop)
            return _Phrase(token, tuple(modifiers), _complement(doc, after, stop, cases, foreign))
        if (
            token.pos_ == "DET"
            or _adjectival(token)
            or (token.pos_ == "VERB" and token.morph.get("VerbForm", []) == ["Part"])
        ):
            modifiers.append(token)
            i = _past_circumstance(doc, i, stop)
        elif not (
            (token.pos_ == "CCONJ" and modifiers and i + 1 < stop and _adjectival(doc[i + 1]))
            or (token.pos_ == "ADV" and i + 1 < stop and doc[i + 1].pos_ in {"ADJ", "VERB"} and not _finite(doc[i + 1]))
        ):
            break
        i += 1
    return _substantive(modifiers, stop, cases, foreign)


def _past_circumstance(doc: Words, i: int, stop: int) -> int:
    """The last token of what a participle has between itself and its noun: «произведённого в Карелии щебня»."""
    if i + 2 >= stop or doc[i + 1].pos_ != "ADP" or not is_participle(doc[i].text):
        return i
    k = i + 2
    while k < stop and doc[k].pos_ in {"ADJ", "DET", "NUM"}:
        k += 1
    return k if k + 1 < stop and doc[k].pos_ in {"NOUN", "PROPN"} else i


def _postposed(doc: Words, at: int, stop: int) -> int:
    """Past an adjective that stands after its noun: «алюминий первичный, уголь каменный»."""
    if at < stop and doc[at].pos_ in {"ADJ", "NOUN"} and doc[at].text.islower() and is_adjective(doc[at].text):
        alone = at + 1 >= stop or doc[at + 1].is_punct or doc[at + 1].lower_ in AND
        if alone and (doc[at].morph.get("Case", []) or [""])[0] in DIRECT:
            return at + 1
    return at


def _substantive(modifiers: list[Token], stop: int, cases: frozenset[str], foreign: Test) -> _Phrase | None:
    """«цитрусовые», «комплектующие»: adjectives without a noun."""
    last = modifiers[-1] if modifiers else None
    if (
        last is None
        or len(modifiers) > 2
        or foreign(last)
        or last.pos_ == "DET"
        or (last.morph.get("Number", []) != ["Plur"] and last.lemma_ not in REST)
    ):
        return None
    case = (last.morph.get("Case", []) or [""])[0]
    return _Phrase(last, tuple(modifiers[:-1]), last.i + 1) if case in cases else None


def _finite(token: Token) -> bool:
    return "Fin" in token.morph.get("VerbForm", [])


def _adjectival(token: Token) -> bool:
    """An adjective, also one taken for a noun, «донских товаров», or, where the dictionary doesn't know it, for a verb,
    «биохимическую продукцию»; no noun taken for one: «снабжает колбасами»."""
    if token.pos_ == "VERB":
        return token.text.casefold() == token.lemma_ and token.text.endswith(ADJECTIVAL)
    return (token.pos_ == "ADJ" and not _mistaken(token)) or (
        token.pos_ in {"NOUN", "PROPN"}
        and token.text.islower()
        and is_adjective(token.text)
        and token.text.endswith(ADJECTIVAL)
    )


def _mistaken(token: Token) -> bool:
    """A noun taken for an adjective, which the dictionary has no adjective for."""
    return token.text.islower() and not is_adjective(token.text) and noun_form(token.text, ALL) is not None


def _noun_follows(doc: Words, i: int, stop: int) -> bool:
    if i + 2 < stop and doc[i + 1].lower_ in AND and _adjectival(doc[i + 2]):  # «шерстяные и льняные ткани»
        return _case(doc[i]) == _case(doc[i + 2]) and _noun_follows(doc, i + 2, stop)
    i = _past_circumstance(doc, i, stop)
    return i + 1 < stop and doc[i + 1].pos_ in {"NOUN", "ADJ", "PROPN"}


def _case(token: Token) -> str:
    return (token.morph.get("Case", []) or [""])[0]


def _is_noun(token: Token, cases: frozenset[str]) -> bool:
    if token.pos_ not in {"NOUN", "PROPN", "X"} or not token.text[:1].isalpha():
        # «шины», «стали» taken for a verb or an adjective: the dictionary knows better
        return (
            token.pos_ in {"ADV", "ADJ"}
            and token.lemma_ not in HEDGES
            and (token.morph.get("Case", []) == [] or (token.pos_ == "ADJ" and _mistaken(token)))
            and noun_form(token.text, cases) is not None
            and token.text.islower()
        )
    known = noun_form(token.text, ALL)
    return noun_form(token.text, cases) is not None or (
        known is None and (token.morph.get("Case", []) or [""])[0] in cases
    )


def _complement(doc: Words, at: int, stop: int, cases: frozenset[str], foreign: Test) -> int:
    """End of what depends on a noun: genitives («защиты растений») and a few prepositions."""
    end = at
    while at < stop:
        token = doc[at]
        wanted = GENITIVE
        if token.text.casefold() in INNER and at + 1 < stop:
            wanted = INNER[token.text.casefold()]
            if doc[at + 1].lower_ in ITSELF:  # «медь и изделия из неё»
                return at + 2
            if token.lower_ == "для" and doc[at + 1].lemma_ in GENERIC:  # «ткани для предприятий»
                break
            if (
                (token.text.casefold() not in {"для", "без", "из"} and cases == wanted)
                or doc[at + 1].pos_ == "NUM"
                or foreign(doc[at + 1])
            ):
                break
            at += 1
        elif token.lower_ == "к" and at + 1 < stop and doc[at + 1].lower_ in TO_ITSELF:
            return at + 2
        elif token.lower_ == "по" and at == end and doc[at - 1].lemma_ in SERVICES:
            wanted = DATIVE
            at += 1
        elif (
            token.text.casefold() in AND
            and end > 0
            and at == end
            and cases.isdisjoint(GENITIVE)
            and end < stop
            and (doc[end - 1].morph.get("Case", []) == ["Gen"])
        ):
            at += 1  # «части автомобилей и тракторов»
        start = at
        while (
            at < stop
            and doc[at].pos_ == "ADJ"
            and (doc[at].morph.get("Case", []) or [""])[0] in wanted
            and not foreign(doc[at])
        ):
            at += 1
        if at >= stop or foreign(doc[at]) or not _depends(doc, at, stop, wanted):
            break
        if (
            doc[at].lemma_ in GENERIC
            and wanted is GENITIVE
            and start == at
            and token.text.casefold() not in INNER
            and doc[at].lemma_ in {"год", "месяц"}
        ):
            break
        at += 1
        end = at
    return end


def _depends(doc: Words, at: int, stop: int, cases: frozenset[str]) -> bool:
    token = doc[at]
    if token.pos_ in {"NOUN", "PROPN"}:
        return _case(token) in cases and (noun_form(token.text, cases) is not None or noun_form(token.text, ALL) is None)
    # «видов стали,»: taken for a verb
    return token.pos_ == "VERB" and at + 1 < stop and doc[at + 1].is_punct and noun_form(token.text, cases) is not None


def _text(doc: Words, phrase: _Phrase, cases: frozenset[str], foreign: Test) -> str:
    head = phrase.head
    own = [m for m in phrase.modifiers if not foreign(m) and m.pos_ != "DET"]
    if head.lemma_ in REST or any(m.lemma_ in REST for m in own) or head.text.casefold() in REST:
        return ""
    plain = [m for m in own if m.lemma_ not in HEDGES]
    parts = head.lemma_ == "часть" and head.morph.get("Number", []) == [
        "Plur"
    ]  # «части и принадлежности», no «часть экспорта»
    detail = phrase.end > head.i + 1 and doc[phrase.end - 1].lemma_ not in GENERIC  # «продукты питания»
    telling = [m for m in plain if not _of_place(m)]  # «донские товары» are goods of any kind
    if head.lemma_ in GENERIC and not telling and not parts and not detail:
        return ""
    case, number = noun_form(
        head.text, cases, (head.morph.get("Case", []) or [""])[0], (head.morph.get("Number", []) or [""])[0]
    ) or ((head.morph.get("Case", []) or ["Nom"])[0], (head.morph.get("Number", []) or ["Sing"])[0])
    wanted = "Plur" if _counted(head) else number
    noun = inflect(head.text, "NOUN" if head.pos_ != "ADJ" else "ADJ", case, number, wanted)
    if noun == head.text and case in GENITIVE:  # a participle for a noun: «направляющих»
        noun = inflect(head.text, "ADJ", case, number, wanted)
    gender = dictionary_gender(noun) or (head.morph.get("Gender", []) or [""])[0]
    words = [inflect(m.text, "ADJ", (m.morph.get("Case", []) or [case])[0], number, wanted, gender) for m in own]
    rest = "".join(token.text_with_ws for token in doc[head.i + 1 : phrase.end]).rstrip()
    return " ".join(word for word in (*_joined(own, words), _lower(noun, head), rest) if word)


def _of_place(adjective: Token) -> bool:
    lemma = adjective.lemma_
    return lemma in NATURAL_ADJECTIVES or lemma in UNTELLING or bool(places.load().by_adjective(lemma, "ru"))


def _counted(head: Token) -> bool:
    """Whether a numeral other than one stands with a noun: "четыре станка" are станки."""
    return any(c.dep_.startswith("nummod") and c.i < head.i and c.lemma_ not in {"один", "1"} for c in head.children)


def _joined(tokens: list[Token], words: list[str]) -> Iterator[str]:
    """Adjectives as they stood, with «и» between coordinated ones."""
    for i, (token, word) in enumerate(zip(tokens, words, strict=True)):
        if i and tokens[i - 1].i == token.i - 2 and token.nbor(-1).text.casefold() in AND:
            yield "и"
        yield _lower(word, token)


def _lower(word: str, token: Token) -> str:
    """A capital that only the sentence's beginning gave is taken off."""
    return word[:1].lower() + word[1:] if starts_sentence(token) and not word[1:2].isupper() else word
