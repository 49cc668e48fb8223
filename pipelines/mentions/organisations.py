"""Bodies, firms and events: quoted names, capitalised phrases around a kind noun, Latin names, acronyms."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipelines.document import Doc, Span, Token
from pipelines.engines.inflection import nominative
from pipelines.languages.ru import organisations as words
from pipelines.languages.ru import roles
from pipelines.languages.ru.letters import folded
from pipelines.languages.ru.references import SPEECH
from pipelines.mentions import phrases
from pipelines.mentions.phrases import is_capital, number_of, starts_sentence
from pipelines.types import EntityType, Mention

LATIN = re.compile(r"^[A-ZÀ-ÖØ-Þİ][\w’'&.\-]*$")
NOT_NAMES = frozenset(
    """
B2B B2C IT AI PR HR VIP COVID GPS PDF QR FM TV USD EUR RUB CNY ID I II III IV V VI VII VIII IX X XI XII XX XXI
    """.split()
)
BODY_PREPOSITIONS = frozenset({"по", "в", "при"})
MAX_KIND_DISTANCE = 6


def find(doc: Doc, placed: Collection[int], in_quotes: Sequence[tuple[int, int]]) -> list[Mention]:
    """Mentions of organisations and events by name.

    `placed` holds the tokens that name or describe places, `in_quotes` the quotation marks around short stretches.
    """
    found = _quoted(doc, in_quotes)
    taken = {i for mention in found for i in range(*mention.tokens)}
    for finder in (_latin, _acronyms, _phrases, _entities):
        for mention in finder(doc, taken, placed):
            if not any(i in taken for i in range(*mention.tokens)):
                found.append(mention)
                taken.update(range(*mention.tokens))
    return sorted(found, key=lambda m: m.start)


def _make(
    doc: Doc,
    start: int,
    end: int,
    type_: EntityType,
    name: str,
    head: int,
    key: str | None,
    variants: tuple[str, ...] = (),
) -> Mention:
    span = doc[start:end]
    return Mention(span.start_char, span.end_char, span.text, type_, "name", name, (start, end), head, key, variants)


# --- quoted names ------------------------------------------------------------------------------------------------


def _quoted(doc: Doc, in_quotes: Sequence[tuple[int, int]]) -> list[Mention]:
    found: list[Mention] = []
    firms = _firms(doc, in_quotes)
    previous: tuple[int, EntityType | None] | None = None  # where the last quoted name ended, and what it was
    for opening, closing in in_quotes:
        kind = _kind_before(doc, opening)
        type_: EntityType | None
        if kind is not None and kind.lemma_ in words.GATHERINGS and folded(doc[opening + 1 : closing].text) in firms:
            kind = None  # «на полях миссии «Нордфиш» заключил …»: the subject
        if kind is not None:
            type_ = _quoted_type(kind, doc[opening + 1 : closing].text)
        elif previous is not None and _listed(doc, previous[0], opening):
            type_ = previous[1]
        elif _excluded(doc, opening):
            type_ = None
        else:
            type_ = _bare_type(doc, opening, closing)
        previous = (closing, type_)
        if type_ is None:
            continue
        name = doc[opening + 1 : closing].text
        if kind is None:
            inner = doc[opening + 1 : closing]
            name = nominative(list(inner), inner.root)
            if folded(name) in words.ORGANISATION_NAMES or _is_medium(doc, opening, inner.root):
                type_ = "Organization"
        start = kind.i if kind is not None else opening
        head = kind.i if kind is not None else doc[opening + 1 : closing].root.i
        variants = (f"{nominative([kind], kind)} «{name}»",) if kind is not None else ()
        found.append(
            _make(doc, start, closing + 1, type_, name, head, kind.lemma_ if kind is not None else None, variants)
        )
    return found


def _firms(doc: Doc, in_quotes: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The quoted names that some mention in the text calls a firm: "комбинат «Нордфиш»"."""
    kinds = ((_kind_before(doc, opening), doc[opening + 1 : closing].text) for opening, closing in in_quotes)
    return frozenset(folded(name) for kind, name in kinds if kind is not None and kind.lemma_ in words.FIRM_KINDS)


def _kind_before(doc: Doc, opening: int) -> Token | None:
    """The kind noun that a quoted name belongs to: "производитель упаковки «Данпак»" → производитель."""
    i = opening - 1
    nearest: Token | None = None
    while i >= max(0, opening - MAX_KIND_DISTANCE):
        token = doc[i]
        if token.pos_ in {"PUNCT", "VERB", "SPACE", "AUX", "PRON", "SCONJ"} and token.text != "-":
            break
        if token.pos_ in {"ADP"} and nearest is not None:
            break
        if token.lemma_ in words.OTHER_QUOTED:
            return None if nearest is None else nearest
        if token.lemma_ == words.ZONED:
            return next((t for t in doc[max(0, i - 4) : i] if t.lemma_ == words.ZONE), None)
        if words.kind_of(token.lemma_) and token.pos_ in {"NOUN", "PROPN", "X"}:
            if i == opening - 1 or phrases.case_of(token) != "Gen" or nearest is None:
                nearest = token
            if (
                doc[i - 1].pos_ in {"ADJ", "ADP", "PUNCT", "VERB", "SPACE"}
                or i == 0
                or words.kind_of(doc[i - 1].lemma_) is None
            ):
                return nearest
        elif token.pos_ in {"CCONJ"}:
            break
        i -= 1
    return nearest


def _is_medium(doc: Doc, opening: int, root: Token) -> bool:
    """Whom somebody tells something is a newspaper or agency: "заявил «Кадровому вестнику» секретарь"."""
    return phrases.case_of(root) == "Dat" and any(t.lemma_ in SPEECH for t in doc[max(0, opening - 4) : opening])


def _excluded(doc: Doc, opening: int) -> bool:
    window = [t for t in doc[max(0, opening - 3) : opening] if not t.is_punct]
    return bool(window) and any(t.lemma_ in words.OTHER_QUOTED for t in window[-2:])


def _quoted_type(kind: Token, name: str) -> EntityType | None:
    found = "Organization" if kind.lemma_ == words.ZONE else words.kind_of(kind.lemma_)
    if kind.lemma_ in words.NAMED_COMPANY_KINDS and found == "Organization":
        return "Company"
    if found == "GovernmentBody":
        return "Organization" if kind.lemma_ in {"агентство", "комитет", "служба", "собрание"} else None
    return found


def _listed(doc: Doc, last: int, opening: int) -> bool:
    between = [t.text.casefold() for t in doc[last + 1 : opening]]
    return len(between) <= 2 and all(t in {",", "и", "или", ";", "а", "также"} for t in between)


def _bare_type(doc: Doc, opening: int, closing: int) -> EntityType | None:
    """What a quoted name without a kind noun is: a firm, if it looks like a brand."""
    inner = doc[opening + 1 : closing]
    if any(t.pos_ in {"VERB", "AUX", "PRON", "ADV"} for t in inner):
        return None
    lower = [t for t in inner if t.is_alpha and not is_capital(t)]
    ner = any(t.ent_type_ == "ORG" for t in inner)
    before = doc[opening - 1] if opening else None
    ethnic = before is not None and before.pos_ == "ADJ" and before.lemma_.endswith(("ский", "цкий", "ской"))
    if inner.text.casefold() in words.EVENT_KINDS or any(
        e in inner.text.casefold()
        for e in ("форум", "выставк", "экспо", "фест", "ярмарк", "неделя", "экспо", "expo", "fest")
    ):
        return "Event"
    if ner or ethnic or (not lower and len(inner) <= 4) or inner.text.isupper():
        return "Company"
    return None


# --- Latin names and acronyms -------------------------------------------------------------------------------------


def _latin(doc: Doc, taken: Collection[int], placed: Collection[int]) -> list[Mention]:
    found = []
    i = 0
    while i < len(doc):
        if i in taken or i in placed or not LATIN.match(doc[i].text) or doc[i].text in NOT_NAMES:
            i += 1
            continue
        end = i + 1
        while (
            end < len(doc)
            and end not in taken
            and (LATIN.match(doc[end].text) or doc[end].text in {"&", "of", "and", "-"})
            and not doc[end].is_sent_start
        ):
            end += 1
        while doc[end - 1].text in {"&", "of", "and", "-"}:
            end -= 1
        kind = _kind_before(doc, i)
        type_ = _quoted_type(kind, doc[i:end].text) if kind is not None else None
        if (
            kind is None
            and (end - i > 1 or doc[i].ent_type_ == "ORG" or (i and doc[i - 1].pos_ == "ADJ"))
            and doc[i].ent_type_ != "PER"
        ):
            lower = doc[i:end].text.casefold()
            type_ = (
                "Event"
                if any(e in lower for e in ("forum", "expo", "fair", "show", "summit", "week", "days", "meet"))
                else "Company"
            )
        if type_ is not None:
            if i and doc[i - 1].text.isdigit() and not doc[i - 1].whitespace_:
                i -= 1  # 3Com: the tokenizer splits it
            start = kind.i if kind is not None else i
            name = doc[i:end].text
            variants = (f"{nominative([kind], kind)} {name}",) if kind is not None else ()
            found.append(
                _make(
                    doc,
                    start,
                    end,
                    type_,
                    name,
                    kind.i if kind is not None else i,
                    kind.lemma_ if kind is not None else None,
                    variants,
                )
            )
        i = end
    return found


def _acronyms(doc: Doc, taken: Collection[int], placed: Collection[int]) -> list[Mention]:
    """Bodies that are one word, with what they are of: "Минпромторг Запорожской области", "МИД России"."""
    found = []
    for token in doc:
        lemma = folded(token.text)
        known = token.lemma_ in words.GOVERNMENT_NAMES or lemma in words.GOVERNMENT_NAMES or _ministry(token)
        if token.i in taken or not token.is_alpha:
            continue
        if known and token.pos_ in {"NOUN", "PROPN", "X", "ADJ"}:
            start = phrases.left_modifiers(token)
            end = phrases.right_complement(token, _limit(doc, token.i, taken))
            name = nominative(doc[start:end], token)
            found.append(_make(doc, start, end, "GovernmentBody", name, token.i, token.lemma_))
        elif words.ORGANISATION_NAMES & {lemma, token.lemma_} and (
            token.text.isupper() or (is_capital(token) and len(lemma) > 4)
        ):
            end = _placed_until(token.i + 1, _limit(doc, token.i, taken), placed)
            start = phrases.left_modifiers(token) if token.text.isupper() and lemma == "тпп" else token.i
            found.append(
                _make(doc, start, end, "Organization", nominative(doc[start:end], token), token.i, token.lemma_)
            )
    return found


def _ministry(token: Token) -> bool:
    lemma = token.lemma_
    if len(lemma) < 6 or not token.is_alpha:
        return False
    ministry = lemma.startswith("мин") and lemma[3:].startswith(words.PORTFOLIOS)
    return (ministry and token.pos_ in {"NOUN", "PROPN", "ADJ"}) or (lemma.endswith("стат") and is_capital(token))


# --- phrases around a kind noun -------------------------------------------------------------------------------------


def _phrases(doc: Doc, taken: Collection[int], placed: Collection[int]) -> list[Mention]:
    found = []
    for token in doc:
        type_ = words.kind_of(token.lemma_) or (
            "Event" if token.lemma_ in words.EVENT_DAYS | words.SESSION_KINDS else None
        )
        if type_ is None or token.i in taken or token.i in placed or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        mention = _phrase(doc, token, type_, taken, placed)
        if mention is not None:
            found.append(mention)
    return found


def _phrase(
    doc: Doc, head: Token, type_: EntityType, taken: Collection[int], placed: Collection[int]
) -> Mention | None:
    limit = _limit(doc, head.i, taken)
    start = phrases.left_modifiers(head)
    while start < head.i and start in taken:
        start += 1
    modifiers = doc[start : head.i]
    body = type_ == "GovernmentBody" or head.lemma_ in {"палата", "совет", "группа", "комиссия", "центр"}
    end = phrases.right_complement(head, limit, BODY_PREPOSITIONS if body else frozenset())
    complement = doc[head.i + 1 : end]
    first = doc[start]
    plain = head.lemma_ in words.PLAIN_KINDS or not head.lemma_.endswith(tuple(words.PLAIN_KINDS))
    capital = is_capital(first) and (
        not starts_sentence(first)
        or (first.pos_ == "ADJ" and first.i in placed and (len(modifiers) > 1 or not plain))
        or (type_ == "Event" and len(modifiers) > 1 and first.lemma_.endswith(("ский", "цкий")))
        or type_ == "GovernmentBody"
    )
    lemma = head.lemma_
    placed_modifier = any(t.i in placed for t in modifiers)
    owner = phrases.right_complement(head, limit)
    placed_complement = any(t.i in placed for t in doc[head.i + 1 : owner])
    harbour = (
        lemma in {"порт", "аэропорт", "морпорт"} and (placed_modifier or head.i + 1 in placed) and head.i + 1 < limit
    )
    if harbour:
        end = (
            head.i + 1
            if not (head.i + 1 < limit and head.i + 1 in placed)
            else max(end, _placed_until(head.i + 1, limit, placed))
        )
        if number_of(head) == "Plur":
            return None
    elif lemma in {"представительство", "торгпредство"}:
        if not placed_complement:
            return None
        end = phrases.right_complement(head, limit, frozenset({"в"}))
    elif type_ == "GovernmentBody" or lemma in {"совет", "палата"}:
        body_type = _body_type(head, modifiers, complement, capital, placed_modifier, placed_complement)
        if body_type is None:
            return None
        if lemma == "пресс-служба":
            return None
        type_ = body_type
    elif type_ == "Event":
        somewhere = _event_place(doc, head, limit, placed) > head.i + 1
        if not _is_event(head, modifiers, complement, capital, placed_complement, somewhere):
            return None
        if lemma in words.EVENT_KINDS and not capital:
            end = max(end, _event_place(doc, head, limit, placed))
        elif not capital or lemma in words.EVENT_KINDS - words.EVENT_DAYS:
            end = head.i + 1 if not complement else end
    elif type_ == "Organization" and lemma == "группа" and any(t.lemma_ == "рабочий" for t in modifiers):
        if not complement and not placed_modifier:
            return None
    elif (
        not capital
        or (starts_sentence(first) and not placed_modifier and not any(is_capital(t) for t in doc[start + 1 : end]))
        or (type_ == "Company" and len(modifiers) == 1 and placed_modifier and starts_sentence(first) and plain)
        or (not modifiers and not complement)
    ):
        return None
    while (
        start < head.i
        and doc[start].lemma_ in {"совместный", "крупный", "местный", "новый", "ведущий"}
        and not is_capital(doc[start])
    ):
        start += 1
    if (
        type_ in {"Company", "Organization"}
        and capital
        and modifiers
        and not (body or lemma in {"агентство", "фонд", "союз", "федерация", "ассоциация", "корпорация"})
    ):
        end = head.i + 1 + _own_genitive(complement, placed)
    name = nominative(doc[start:end], head)
    return _make(doc, start, end, type_, name, head.i, lemma)


def _own_genitive(complement: Span, placed: Collection[int]) -> int:
    """How many words after the head noun belong to a firm's name: those before a place that only says where it is."""
    count = 0
    for token in complement:
        if token.i in placed and not is_capital(token):
            break
        count += 1
    return count


def _body_type(
    head: Token, modifiers: Span, complement: Span, capital: bool, by_adjective: bool, of_place: bool
) -> EntityType | None:
    """The type of a phrase around a word for a body, or None where it names none."""
    lemma = head.lemma_
    around = [t for part in (modifiers, complement) for t in part]
    lemmas = {t.lemma_ for t in around}
    official = bool(lemmas & words.GOVERNMENT_WORDS) or of_place or by_adjective
    if lemma == "совет":
        if lemmas & {"депутат", "федерация", "республика", "министр"}:
            return "GovernmentBody"
        return "Organization" if capital or {"координационный", "деловой"} & lemmas else None
    if lemma == "палата":
        if lemmas & {"представитель", "верхний", "нижний", "общественный", "счетный"}:
            return "GovernmentBody"
        return "Organization" if capital or "торгово-промышленный" in lemmas or of_place else None
    if lemma in {"агентство", "служба", "управление", "комитет", "департамент", "инспекция"}:
        return "GovernmentBody" if official or capital else None
    if lemma in {"собрание", "суд", "сенат", "конгресс", "кабинет"}:
        return "GovernmentBody" if lemmas & words.GOVERNMENT_WORDS else None
    if lemma == "правительство" or lemma in {
        "мэрия",
        "администрация",
        "министерство",
        "посольство",
        "консульство",
        "генконсульство",
        "дума",
        "парламент",
    }:
        return "GovernmentBody" if official or len(around) > 0 or (capital and not starts_sentence(head)) else None
    if lemma == "управление" and not capital and not (lemmas & words.GOVERNMENT_WORDS or of_place):
        return None
    return "GovernmentBody" if official or capital else None


def _is_event(head: Token, modifiers: Span, complement: Span, capital: bool, of_place: bool, somewhere: bool) -> bool:
    lemma = head.lemma_
    lemmas = {t.lemma_ for part in (modifiers, complement) for t in part}
    if lemma in words.EVENT_DAYS:
        return (
            capital
            and not starts_sentence(head)
            and bool(lemmas)
            and not {"рождение", "понедельник"} & lemmas
            and (is_capital(head) or lemma == "неделя")
        )
    if lemma in words.SESSION_KINDS:
        return lemma in {"заседание", "сессия", "слушание"} and bool(
            lemmas & {"группа", "совет", "комиссия", "комитет", "международный"}
        )
    if lemma in {"бизнес-миссия", "бизнесмиссия"}:
        return True
    if lemma in {"праздник", "конкурс", "игра", "салон", "чемпионат", "турнир", "конференция", "съезд"}:
        return capital and bool(lemmas)
    if capital and lemmas:
        return True
    return lemma in {"ярмарка", "выставка", "форум", "фестиваль"} and somewhere and number_of(head) != "Plur"


def _placed_until(i: int, limit: int, placed: Collection[int]) -> int:
    while i < limit and i in placed:
        i += 1
    return i


def _event_place(doc: Doc, head: Token, limit: int, placed: Collection[int]) -> int:
    """An unnamed event is told by its place: "рождественская ярмарка в Вологде", "бизнес-миссия в Узбекистан"."""
    i = head.i + 1
    if i < limit and doc[i].text.casefold() in {"в", "на"}:
        j = _placed_until(i + 1, limit, placed)
        if j > i + 1:
            return j
    return head.i + 1


def _entities(doc: Doc, taken: Collection[int], placed: Collection[int]) -> list[Mention]:
    """What the engine calls ORG and nothing above has found."""
    found = []
    for named in doc.ents:
        verb = next((t.i for t in named if t.pos_ in {"VERB", "AUX"}), named.end)
        ent = doc[named.start : verb]  # «Омский завод отгрузил»
        if named.label_ != "ORG" or not len(ent) or any(t.i in taken for t in ent) or not is_capital(ent[0]):
            continue
        if all(t.i in placed for t in ent) or (
            len(ent) == 1 and (len(ent.text) < 2 or ent[0].lemma_ in words.LEGAL_FORMS)
        ):
            continue
        if any(
            t.lemma_ in roles.PLAIN or t.lemma_ in roles.HEADS or "председатель" in t.lemma_ for t in ent
        ) or _shouted(doc, ent):
            continue
        kind = _kind_before(doc, ent.start)
        type_ = (_quoted_type(kind, ent.text) if kind is not None else None) or next(
            (k for t in ent if (k := words.kind_of(t.lemma_))), None
        )
        if kind is None and type_ is None:
            type_ = "Company" if len(ent) == 1 or ent.text.isupper() else "Organization"
        if type_ is None:
            continue
        head = ent.root
        if head.pos_ == "ADJ" and not head.text.isupper():
            continue
        name = nominative(list(ent), head) if len(ent) > 1 or not ent.text.isupper() else ent.text
        start = kind.i if kind is not None else ent.start
        found.append(
            _make(
                doc,
                start,
                ent.end,
                type_,
                name,
                kind.i if kind is not None else head.i,
                kind.lemma_ if kind is not None else None,
            )
        )
    return found


def _shouted(doc: Doc, ent: Span) -> bool:
    """A heading in capitals, or a common noun that opens a sentence: no name."""
    alone = (ent.start == 0 or doc[ent.start - 1].is_space) and (ent.end == len(doc) or doc[ent.end].is_space)
    opens = len(ent) == 1 and starts_sentence(ent[0]) and ent[0].pos_ == "NOUN" and not ent.text.isupper()
    return opens or (ent.text.isupper() and (alone or len(ent) > 1))


def _limit(doc: Doc, i: int, taken: Collection[int]) -> int:
    """Where a phrase that starts at a token must end: at the sentence's end or the next name."""
    end = i + 1
    while end < len(doc) and not doc[end].is_sent_start and not doc[end].is_space and end not in taken:
        end += 1
    return end
