"""Posts in the text: a title's head noun, what it heads, and the people named with it.

"Чрезвычайного и Полномочного Посла Республики Беларусь в Российской Федерации Александра Рогожника" is one title with
role `ambassador`, a place (Беларусь), an accreditation (Россия) and a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.document import Doc, Token
from pipelines.engines.inflection import given_name_cases, nominative
from pipelines.languages.ru import roles
from pipelines.languages.ru.careers import POSTS
from pipelines.languages.ru.organisations import ANAPHORS, GOVERNMENT_KINDS
from pipelines.languages.ru.places import REGION_KINDS
from pipelines.mentions.phrases import agrees, case_of, number_of, text_of
from pipelines.mentions.post_roles import post_lemma, role_of
from pipelines.types import BODIES, PLACES, Mention

GENERIC_PLACES = REGION_KINDS | frozenset(
    "регион страна государство субъект город район столица королевство муниципалитет эмират округ".split()
)
BODY_WORDS = ANAPHORS | GOVERNMENT_KINDS | {"вуз", "ведомство"}
ACTING_PHRASE = frozenset({"обязанность", "временно", "исполнять", "исполняющий"})


@dataclass(frozen=True, slots=True)
class Title:
    """A post where it stands in the text.

    `tokens` is its half-open range, `head` its head noun. `role` is one of the guide's, or empty where the words
    alone don't tell ("руководитель"). `scope` are indices (into the mentions) of what is headed, `generic` the
    token of a bare word for its place ("области"), `body` that of a bare word for a firm or body ("завода"),
    `accredited` the index of the place that an envoy is sent to, `people` the indices of the people named with
    it.
    """

    tokens: tuple[int, int]
    head: int
    role: str
    title: str
    scope: tuple[int, ...]
    generic: int | None
    body: int | None
    accredited: int | None
    people: tuple[int, ...]
    former: bool
    plural: bool


def find(doc: Doc, mentions: Sequence[Mention]) -> tuple[Title, ...]:
    """The titles of a text, in its order. `mentions` are its names and place adjectives."""
    starts = {m.tokens[0]: n for n, m in enumerate(mentions) if m.kind == "name"}
    by_token = {i: n for n, m in enumerate(mentions) for i in range(*m.tokens)}
    ends = {m.tokens[1]: n for n, m in enumerate(mentions) if m.type == "Person"}
    found: list[Title] = []
    used: set[int] = set()
    for token in doc:
        if token.i in used or not _is_head(token, by_token, mentions):
            continue
        title = _title(doc, token, mentions, starts, by_token, ends, found[-1] if found else None)
        found.append(title)
        used.update(range(*title.tokens))
    return tuple(found)


def _is_head(token: Token, by_token: Mapping[int, int], mentions: Sequence[Mention]) -> bool:
    lemma = post_lemma(token)
    if (
        lemma in roles.ACTING_WORDS
        and token.i + 1 < len(token.doc)
        and post_lemma(token.doc[token.i + 1]) in roles.PLAIN.keys() | roles.HEADS
    ):
        return False  # врио губернатора: the post is what follows
    if lemma not in roles.PLAIN and lemma not in roles.HEADS and lemma not in roles.ROLE_REFERENCES:
        return False
    if (
        token.pos_ not in {"NOUN", "PROPN", "X", "ADJ", "VERB"}
        or (token.pos_ == "VERB" and lemma != "заведующий")
        or (token.pos_ == "ADJ" and lemma not in {"управляющий", "заведующий", "уполномоченный", "поверенный"})
    ):
        return False
    n = by_token.get(token.i)
    return n is None or (mentions[n].type not in {"Person", *BODIES} and mentions[n].kind == "adjective")


def _title(
    doc: Doc,
    head: Token,
    mentions: Sequence[Mention],
    starts: Mapping[int, int],
    by_token: Mapping[int, int],
    ends: Mapping[int, int],
    previous: Title | None,
) -> Title:
    start = _start(doc, head, by_token)
    end, accredited = _end(doc, head, mentions, starts, by_token)
    inside = [n for n in dict.fromkeys(by_token[i] for i in range(start, end) if i in by_token) if n != accredited]
    scope = tuple(n for n in inside if mentions[n].type in PLACES | BODIES)
    generic = next((i for i in range(head.i + 1, end) if doc[i].lemma_ in GENERIC_PLACES and i not in by_token), None)
    body = next((i for i in range(head.i + 1, end) if doc[i].lemma_ in BODY_WORDS and i not in by_token), None)
    acting = any(t.lemma_ in roles.ACTING_WORDS or t.lemma_ == "обязанность" for t in doc[start : head.i])
    plural = number_of(head) == "Plur" or any(
        _another_region(doc, i, by_token, mentions) for i in range(head.i + 2, end)
    )
    people = _people(doc, head, start, end, mentions, starts, ends, acting, plural, previous)
    complement = [doc[i] for i in range(head.i + 1, end)]
    former = _is_former(doc, head, start)
    role = role_of(head, complement, [mentions[n] for n in scope])
    return Title(
        (start, end),
        head.i,
        role,
        _text(doc, head, start, end, by_token, mentions),
        scope,
        generic,
        body,
        accredited,
        people,
        former,
        plural,
    )


def _is_former(doc: Doc, head: Token, start: int) -> bool:
    """Whether a title is told to be past: "экс-министр", "бывший министр", "X, в ту пору министр"."""
    said = any(t.lemma_ in roles.FORMER_WORDS for t in doc[start : head.i]) or head.lemma_.startswith(
        roles.FORMER_PREFIX
    )
    adverb = " ".join(t.text.casefold() for t in doc[_before_adverb(doc, start) : start])
    return said or adverb in roles.FORMER_ADVERBS


def _start(doc: Doc, head: Token, by_token: Mapping[int, int]) -> int:
    i = head.i
    while i > 0:
        before = doc[i - 1]
        wanted = (
            before.pos_ in {"ADJ", "VERB", "ADV"}
            or before.lemma_ in roles.ACTING_WORDS
            or before.text.casefold() in roles.ACTING_WORDS
        )
        known = {before.lemma_, before.text.casefold()} & (
            roles.TITLE_ADJECTIVES | roles.FORMER_WORDS | roles.ACTING_WORDS | ACTING_PHRASE
        )
        if (
            (
                wanted
                and (known or (before.i in by_token and before.pos_ == "ADJ"))
                and (agrees(before, head) or known & (roles.ACTING_WORDS | ACTING_PHRASE))
            )
            or before.lemma_ == "обязанность"
            or (before.lemma_ in {"исполнять", "исполняющий"} and doc[i].lemma_ == "обязанность")
            or (before.text == "и" and i - 2 >= 0 and doc[i - 2].lemma_ in roles.TITLE_ADJECTIVES and i < head.i)
        ):
            i -= 1
        else:
            break
    return i


def _end(
    doc: Doc, head: Token, mentions: Sequence[Mention], starts: Mapping[int, int], by_token: Mapping[int, int]
) -> tuple[int, int | None]:
    """End of the title (exclusive), and the mention of the place to which an envoy is accredited."""
    i, good, accredited = head.i + 1, head.i + 1, None
    preposition = ""
    while i < len(doc) and not doc[i].is_sent_start and not doc[i].is_space:
        token, n = doc[i], by_token.get(i)
        if n is not None:
            mention = mentions[n]
            if mention.type in {"Person", "Event"}:
                break
            if preposition in {"в", "при"} and mention.type in PLACES:
                accredited = n
            elif (
                not preposition
                and case_of(doc[mention.head]) not in {"Gen", "", "Acc"}
                and mention.kind == "name"
                and doc[mention.tokens[0]].text not in '«"“'
                and case_of(doc[mention.head]) in {"Dat", "Ins", "Loc"}
                and mention.type in PLACES
                and not {doc[i - 1].lemma_, token.lemma_} & REGION_KINDS
            ):
                break
            i = mention.tokens[1] if mention.tokens[0] == i else i + 1
            good, preposition = i, preposition if mention.kind == "adjective" else ""
            continue
        lemma = token.lemma_
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} and (
            preposition
            or case_of(token) in {"Gen", ""}
            or (token.lemma_ in REGION_KINDS and i + 1 in starts)
            or (case_of(token) == "Ins" and post_lemma(head) in {"заведующий", "управляющий", "командующий"})
        ):
            if token.i > head.i + 1 and lemma in roles.PLAIN and case_of(token) == case_of(head) != "Gen":
                break
            i += 1
            if token.pos_ != "ADJ":
                good, preposition = i, ""
        elif lemma == "этот" and token.pos_ == "DET" and i + 1 < len(doc) and _is_bare(doc[i + 1]):
            i += 1  # «послом этой страны», «директор этого завода»
        elif lemma in {"по", "при", "от", "в"} and _goes_on(doc, head, i, by_token, mentions):
            preposition = lemma
            i += 1
        elif (
            token.text == "и"
            and i + 1 < len(doc)
            and (case_of(doc[i + 1]) == "Gen" or (doc[i + 1].pos_ == "ADJ" and case_of(doc[i + 1]) in {"Gen", "Dat"}))
            and doc[i + 1].lemma_ not in roles.PLAIN
            and (by_token.get(i + 1) not in starts.values() or _another_region(doc, i, by_token, mentions))
            and i > head.i + 1
        ) or (token.text == "," and i + 2 < len(doc) and i > head.i + 1 and _lists_portfolio(doc, i, by_token)):
            i += 1
        else:
            break
    return good, accredited


def _is_bare(noun: Token) -> bool:
    """Whether a noun in the genitive stands for a place or body named elsewhere."""
    return noun.lemma_ in GENERIC_PLACES | BODY_WORDS and case_of(noun) == "Gen"


def _another_region(doc: Doc, i: int, by_token: Mapping[int, int], mentions: Sequence[Mention]) -> bool:
    """Whether "и" joins the regions of two holders: "главы Вологодской и Мурманской областей"."""
    before, after = by_token.get(i - 1), by_token.get(i + 1)
    if before is None or after is None:
        return False
    listed = mentions[before].tokens[1] - mentions[before].tokens[0] == 1 and doc[i - 1].pos_ == "ADJ"
    return listed and mentions[before].type == mentions[after].type == "Region"


def _goes_on(doc: Doc, head: Token, i: int, by_token: Mapping[int, int], mentions: Sequence[Mention]) -> bool:
    lemma, after = doc[i].lemma_, by_token.get(i + 1)
    if lemma == "по":
        return (
            i + 1 < len(doc)
            and case_of(doc[i + 1]) in {"Dat", ""}
            and doc[i + 1].lemma_ not in {"слово", "итог", "мнение", "данные", "оценка", "поручение"}
        )
    if lemma == "в":
        if post_lemma(head) == "поверенный" and doc[i + 1].lemma_ == "дело":
            return True
        district = after is None and any(t.lemma_ == "округ" for t in doc[i + 1 : i + 4])
        return post_lemma(head) in roles.ENVOYS and (district or (after is not None and mentions[after].type in PLACES))
    if lemma == "при":
        return after is not None
    return after is not None or doc[i + 1].lemma_ in GENERIC_PLACES


def _lists_portfolio(doc: Doc, comma: int, by_token: Mapping[int, int]) -> bool:
    """A comma inside a portfolio: "министр природных ресурсов, экологии и туризма"."""
    j = comma + 1
    while j < len(doc) and j not in by_token and doc[j].pos_ in {"NOUN", "ADJ"} and case_of(doc[j]) == "Gen":
        j += 1
    return (
        j > comma + 1
        and j < len(doc)
        and doc[j].text == "и"
        and doc[j - 1].pos_ == "NOUN"
        and doc[j - 1].lemma_ not in roles.PLAIN
    )


def _people(
    doc: Doc,
    head: Token,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    starts: Mapping[int, int],
    ends: Mapping[int, int],
    acting: bool,
    plural: bool,
    previous: Title | None,
) -> tuple[int, ...]:
    n = starts.get(end)
    if n is None and end < len(doc) and doc[end].text in {"—", "–"}:
        n = starts.get(end + 1) if case_of(head) == "Nom" else None
    if n is not None and start and doc[start - 1].lemma_ in POSTS and case_of(head) == "Gen":
        return ()  # «занимавший пост министра X»: who holds it, and whether still, is the verb's to tell
    beside = end < len(doc) and starts.get(end) == n
    if n is not None and mentions[n].type == "Person" and (acting or beside or _same_case(doc, head, mentions[n])):
        people = [n]
        while plural:
            after = mentions[people[-1]].tokens[1]
            following = starts.get(after + 1) if after < len(doc) and doc[after].text in {",", "и"} else None
            if following is None or mentions[following].type != "Person":
                break
            people.append(following)
        return tuple(people)
    comma = _before_adverb(doc, start) - 1
    if comma > 0 and doc[comma].text in {",", "(", "—", "–"} and not plural:
        if comma in ends and _same_case(doc, head, mentions[ends[comma]]):
            return (ends[comma],)
        if previous is not None and previous.tokens[1] == comma and comma + 1 < start:
            return previous.people  # "X, в ту пору председатель облисполкома, ныне посол"
    return ()


def _before_adverb(doc: Doc, start: int) -> int:
    """Where an adverb of time before a title begins ("ныне", "в ту пору"), else the title's own start."""
    for words in (3, 2, 1):
        said = " ".join(t.text.casefold() for t in doc[max(0, start - words) : start])
        if start >= words and said in roles.FORMER_ADVERBS + roles.PRESENT_ADVERBS:
            return start - words
    return start


def _same_case(doc: Doc, head: Token, person: Mention) -> bool:
    """Whether a name beside a title may be its holder's: a known given name must be able to stand in its case."""
    case = case_of(head)
    possible = set(given_name_cases(doc[person.tokens[0]].text))
    if not possible or not case:
        return True
    return case in possible or (case in {"Gen", "Acc"} and bool(possible & {"Gen", "Acc"}))


def _tells_where(token: Token, by_token: Mapping[int, int], mentions: Sequence[Mention]) -> bool:
    """Whether a title's own words end at a token: "глава МИД" keeps the ministry and leaves out "России"."""
    n = by_token.get(token.i)
    if n is None:
        return token.lemma_ in GENERIC_PLACES or token.text in {"в", "от"} or token.pos_ == "DET"
    return mentions[n].type != "GovernmentBody"


def _text(doc: Doc, head: Token, start: int, end: int, by_token: Mapping[int, int], mentions: Sequence[Mention]) -> str:
    """The title in the nominative, without its place: "министр иностранных дел"."""
    i = head.i + 1
    while i < end and not _tells_where(doc[i], by_token, mentions):
        i += 1
    left_out = roles.FORMER_WORDS | roles.ACTING_WORDS | ACTING_PHRASE
    while start < head.i and (start in by_token or {doc[start].lemma_, doc[start].text.casefold()} & left_out):
        start += 1
    tail = text_of(doc[head.i + 1 : i])
    lead = nominative(doc[start : head.i + 1], head, number="Sing")
    lead = lead.removeprefix(roles.FORMER_PREFIX)
    return f"{lead} {tail}".strip()
