"""SIGNED_WITH: the parties of an agreement, memorandum, contract or programme, and what they sign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from pipelines import status, syntax, timing
from pipelines.document import Token
from pipelines.engines.inflection import nominative
from pipelines.languages.ru import partnership as words
from pipelines.matcher import PARTIES, Draft, Example, Relation
from pipelines.mentions.phrases import case_of, left_modifiers, number_of
from pipelines.relations import partners as partners_of
from pipelines.relations import sides
from pipelines.relations.en import signed_with as en
from pipelines.scene import Scene
from pipelines.types import Qualifiers, Status

FIRMS = frozenset({"Company", "Organization"})
MAX_PARTIES = 4


@lru_cache(maxsize=1)  # COOPERATES_WITH asks for the same article's, too
def read(scene: Scene) -> tuple[Draft, ...]:
    """Signings told by verbs and by nouns, and documents "между X и Y"."""
    found = tuple(_signings(scene))
    ahead = {frozenset((d.subject, d.object)): d.token.i for d in found if d.status != "asserted"}
    # What has been initialled only is signed later.
    return tuple(
        d
        for d in found
        if d.token.lemma_ not in words.INITIAL
        or d.status != "asserted"
        or ahead.get(frozenset((d.subject, d.object)), -1) < d.token.i
    )


def _signings(scene: Scene) -> Iterator[Draft]:
    told: list[Draft] = []
    for token in scene.with_lemmas(words.SIGN | words.SIGNING | words.DOCUMENTS):
        if token.i not in scene.named:
            for draft in _told(scene, token, tuple(told)):
                told.append(draft)
                yield draft


def _told(scene: Scene, token: Token, before: tuple[Draft, ...]) -> Iterator[Draft]:
    if token.lemma_ in words.SIGN and (
        syntax.is_verbal(token) or (token.pos_ in {"ADJ", "NOUN"} and token.lemma_ not in {"оформить"})
    ):
        yield from _signed(scene, token, before)
    elif token.lemma_ in words.SIGNING and token.pos_ == "NOUN":
        yield from _signing(scene, token, before)
    elif token.lemma_ in words.DOCUMENTS and token.pos_ == "NOUN":
        yield from _between(scene, token)


def _signed(scene: Scene, verb: Token, before: tuple[Draft, ...]) -> Iterator[Draft]:
    start, stop = sides.clause(verb)
    light = verb.lemma_ in words.LIGHT
    if light and not any(t.lemma_ in words.SIGNATURE for t in scene.tokens[start:stop]):
        return
    document = _document(scene, verb, start, stop)
    # a past tense taken for an adjective hangs on anything
    said = status.of(verb) if syntax.is_verbal(verb) else None if scene.doc[verb.i - 1].lemma_ == "не" else "asserted"
    if document is None or said is None:
        return
    parties = _parties(scene, verb, document, start, stop)
    yield from _drafts(scene, verb, document, *parties, said, "signed.verb", before)


def _document(scene: Scene, verb: Token, start: int, stop: int) -> Token | None:
    """What is signed: in the clause, in what a participle or relative clause hangs on, or what "его" means."""
    if syntax.is_participle(verb) and verb.head.lemma_ in words.DOCUMENTS:
        return verb.head
    for argument in scene.arguments(verb):
        if (
            argument.role in {"object", "subject", "под+Ins"}
            and argument.token.lemma_ in words.DOCUMENTS
            and not (argument.role == "subject" and case_of(argument.token) not in {"Nom", "Acc"})
        ):
            return argument.token
    near = [
        t
        for t in scene.tokens[start:stop]
        if t.lemma_ in words.DOCUMENTS
        and t.pos_ == "NOUN"
        and ((case_of(t) in {"Nom", "Acc"} and not syntax.preposition(t)) or syntax.preposition(t) == "под")
    ]
    if near:
        return min(near, key=lambda t: abs(t.i - verb.i))
    relative = next((t for t in scene.tokens[start:stop] if t.lemma_ == "который" and not syntax.preposition(t)), None)
    pronoun = next(
        (
            t
            for t in scene.tokens[start:stop]
            if t.text.casefold() in {"его", "её", "ее", "их"} and t.dep_ in {"obj", "nsubj:pass"}
        ),
        None,
    )
    lone = verb.lemma_ in {"подписать", "заключить"} and "Inf" in verb.morph.get("VerbForm", [])
    light = verb.lemma_ in words.LIGHT
    if relative is not None or pronoun is not None or lone or light:
        since = verb.sent.start if lone and relative is None and pronoun is None else max(0, verb.sent.start - 40)
        before = [t for t in scene.tokens[since : (relative or pronoun or verb).i] if t.lemma_ in words.DOCUMENTS]
        return before[-1] if before else None
    return None


def _parties(
    scene: Scene, verb: Token, document: Token, start: int, stop: int
) -> tuple[list[str], list[str], list[str]]:
    """Who signs, with whom, and between whom, by the order and case of the phrases around."""
    passive = syntax.is_passive(verb) or any(t.lemma_ in words.SIGNATURE for t in scene.tokens[start:stop])
    first = min(start, document.i) if syntax.is_participle(verb) else start
    doers: list[str] = []
    partners: list[str] = []
    between: list[str] = []
    # «С российской стороны документ подписал X, с белорусской — Y»
    by_sides = any(
        t.lemma_ == "сторона" and case_of(t) == "Gen" and syntax.preposition(t) == "с" for t in scene.tokens[start:stop]
    )
    if by_sides:
        first, stop = verb.sent.start, verb.sent.end
    for unit in sides.units(scene, first, stop):
        if unit.end - unit.start == 1 and scene.doc[unit.start].pos_ in {"PRON", "DET"} and unit.case == "Acc":
            continue  # the document: "подписали его"
        if by_sides and unit.preposition:
            continue
        if unit.preposition == "с" and unit.case in {"Ins", ""}:
            partners.extend(unit.ids)
        elif unit.preposition == "между":
            between.extend(unit.ids)
        elif not unit.preposition and (unit.case in {"Nom", "Acc", ""} or (passive and unit.case in {"Ins", "Gen"})):
            doers.extend(unit.ids)
    relative = next(
        (t for t in scene.tokens[start:stop] if t.lemma_ == "который" and syntax.preposition(t) == "с"), None
    )
    if relative is not None:
        before = sides.units(scene, verb.sent.start, relative.i)
        partners.extend(before[-1].ids if before else ())
    if not doers:
        doers = [id_ for t in sides.subjects(scene, verb) if t.i != document.i for id_ in sides.everyone(scene, t)]
    if not between and not partners and not start <= document.i < stop:
        between = [id_ for t in sides.partners(scene, document) for id_ in sides.everyone(scene, t)]
        if len(between) == 1:
            partners, between = between, []
    return doers, partners, between


def _signing(scene: Scene, noun: Token, before: tuple[Draft, ...]) -> Iterator[Draft]:
    """As in "подписание соглашения между X и Y", "визит завершился подписанием меморандума"."""
    document = next((c for c in noun.children if c.lemma_ in words.DOCUMENTS), None)
    said = status.of(noun)
    if document is None:
        if noun.lemma_ != "подписание":
            return
        earlier = [t for t in scene.tokens[noun.sent.start : noun.i] if t.lemma_ in words.DOCUMENTS]
        document = earlier[-1] if earlier else None
    if document is None or said is None:
        return
    doers, partners, between = _parties(scene, noun, document, *sides.clause(noun))
    verb = syntax.governor(noun)
    if between or len(partners) > 1:
        yield from _drafts(scene, noun, document, [], partners, between, said, "signed.signing", before)
    elif verb is not None and verb.lemma_ in words.RESULT:
        yield from _drafts(scene, noun, document, doers, partners, [], said, "signed.result", before)


def _between(scene: Scene, document: Token) -> Iterator[Draft]:
    """As in "соглашение между X и Y": whatever is told of it, it has been or is to be signed by them."""
    _, stop = sides.clause(document)
    said = status.of(document)
    if (
        said is None
        or document.lemma_ in words.LOOSE
        or any(t.lemma_ in words.SIGN | words.SIGNING for t in document.sent)
    ):
        return
    between = [
        id_
        for unit in sides.units(scene, document.i + 1, stop)
        if unit.preposition == "между" and unit.start - document.i < 8
        for id_ in unit.ids
    ]
    if len(between) > 1:
        yield from _drafts(scene, document, document, [], [], between, said, "signed.between", ())


def _drafts(
    scene: Scene,
    token: Token,
    document: Token,
    doers: list[str],
    partners: list[str],
    between: list[str],
    said: Status,
    frame: str,
    before: tuple[Draft, ...],
) -> Iterator[Draft]:
    one, other, middle = (_represented(scene, ids) for ids in (doers, partners, between))
    if len(middle) > 1:
        pairs = list(combinations(middle, 2))
    elif one and other:
        pairs = list(product(one, other))
    else:
        both = one or other
        if len(both) < 2:
            both = _context(scene, token, both, before)
        pairs = list(combinations(both[:MAX_PARTIES], 2))
    date, past = _date(scene, token), _past(token)
    date = date or (scene.article.published if said == "asserted" and past else None)
    if timing.is_ahead(date, scene.article.published) and said == "asserted" and not past:
        said = "planned"
    for a, b in dict.fromkeys(pairs):
        if a != b and not _one_side(scene, a, b):
            yield Draft(a, b, said, token, frame, Qualifiers(document=phrase(scene, document), date=date))


def _past(token: Token) -> bool:
    """Whether a word of signing is in the past, also where the tagger takes it for an adjective."""
    form = token.text.casefold()
    return "Past" in token.morph.get("Tense", []) or (
        token.pos_ == "ADJ" and token.lemma_.endswith("ть") and form.endswith(("л", "ла", "ло", "ли"))
    )


def _one_side(scene: Scene, a: str, b: str) -> bool:
    """Whether two are an official, a body or a place and that of whom it is."""
    return not {scene.type_of(a), scene.type_of(b)} & FIRMS and scene.akin(a, [b])


def _represented(scene: Scene, ids: list[str]) -> list[str]:
    return list(dict.fromkeys(side for id_ in ids for side in sides.represented(scene, id_)))


def _context(scene: Scene, token: Token, known: list[str], before: tuple[Draft, ...]) -> list[str]:
    """The parties of a document told before it: the two of the sentence's first clause, the two firms of its deal or of
    the deal in the sentence before, where there are just two, those of the signing just told of, or of the talks.
    """
    start, _ = sides.clause(token)
    last = next(
        (i for i in range(token.sent.start - 1, 0, -1) if not (scene.doc[i].is_space or scene.doc[i].is_punct)), 0
    )
    since = scene.doc[last].sent.start
    earlier = [[d.subject, d.object] for d in reversed(before) if d.token.i >= since and d.token.i < token.sent.start]
    if known:
        if earlier and known[0] in earlier[0]:
            return earlier[0]
        return next((list(pair) for pair in partners_of.talking(scene, token) if known[0] in pair), known)
    doers = [
        id_
        for u in sides.units(scene, token.sent.start, start)
        if not u.preposition and u.case in {"Nom", ""}
        for id_ in u.ids
    ]
    if len(set(doers)) == 2:
        return _represented(scene, doers)
    firms = _firms(scene, token)
    if firms or earlier or not (token.lemma_ in words.SIGNING or _both(scene, token)):
        return firms or next(iter(earlier), known)
    return next((list(pair) for pair in partners_of.talking(scene, token)), known)


def _both(scene: Scene, verb: Token) -> bool:
    """Whether those who sign are but called "оба", "стороны", "сопредседатели"."""
    return any(
        a.role == "subject" and (a.token.lemma_ == "оба" or (number_of(a.token) == "Plur" and a.token.pos_ == "NOUN"))
        for a in scene.arguments(verb)
        if a.token.lemma_ not in words.DOCUMENTS | words.SIGNATURE
    )


def _firms(scene: Scene, token: Token) -> list[str]:
    """The only two firms of the sentence, else of the one before."""
    spans = [(token.sent.start, token.i)]
    if token.sent.start and not scene.doc[token.sent.start - 1].is_space:
        spans.append((scene.doc[token.sent.start - 1].sent.start, token.sent.start))
    for first, last in spans:
        firms = dict.fromkeys(
            id_
            for m in scene.resolution.mentions
            if first <= m.head < last and m.kind == "name" and m.type in FIRMS
            for id_ in scene.of_types(scene.resolution.at(m.head), FIRMS)
        )
        if firms:
            return list(firms) if len(firms) == 2 else []
    return []


def _date(scene: Scene, token: Token) -> str | None:
    """The day or month of signing: in its clause, else in its sentence."""
    start, stop = sides.clause(token)
    for first, last in ((start, stop), (token.sent.start, stop)):
        begin, end = scene.doc[first].idx, scene.doc[last - 1].idx + len(scene.doc[last - 1])
        found = [t for t in scene.times if begin <= t.start < end and t.kind != "comparison" and t.value]
        days = [t for t in found if t.kind == "date"] or (found if first == start else [])
        if first != start and _past(token):
            days = [t for t in days if not timing.is_ahead(t.value, scene.article.published)]
        named = [t for t in days if not _of_document(scene, t.start)]
        if named:
            return min(named, key=lambda t: abs(t.start - token.idx)).value
    return None


def _of_document(scene: Scene, offset: int) -> bool:
    """Whether a time says what years a document is for: "план на 2026 год"."""
    token = scene.token(offset)
    before = scene.doc[token.i - 1] if token.i else token
    return any(t.text.casefold() in {"на", "до"} for t in (token, before))


def phrase(scene: Scene, document: Token) -> str:
    """The document's noun phrase in the nominative: its adjectives, and what it is about."""
    doc, start = document.doc, left_modifiers(document, document.sent.start)
    while start < document.i and (syntax.is_verbal(doc[start]) or scene.resolution.at(start)):
        start += 1
    end = document.i + 1
    while end < document.sent.end and end - document.i < 12:
        token = doc[end]
        if (
            (token.is_punct and token.text not in {"«", "»", '"'})
            or token.pos_ in {"VERB", "AUX", "PRON"}
            or token.is_space
        ):
            break
        if token.pos_ == "ADP" and token.text.casefold() not in words.ABOUT | {"в", "для"}:
            break
        if (token.text.casefold() == "в" and end == document.i + 1) or (
            token.i in scene.resolution.stands and end == document.i + 1 and case_of(token) != "Gen"
        ):
            break
        if (case_of(token) == "Nom" and token.pos_ in {"NOUN", "PROPN"}) or (
            token.pos_ == "NOUN" and case_of(token) == "Ins" and doc[end - 1].pos_ != "ADP"
        ):
            break
        end += 1
    while end > document.i + 1 and doc[end - 1].pos_ in {"ADP", "CCONJ", "ADV"}:
        end -= 1
    head = nominative(list(doc[start : document.i + 1]), document)
    text = f"{head} {doc[document.i + 1 : end].text}".strip()
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text


EXAMPLES = (
    Example(
        "В бизнес-миссии был комбинат «Нордфиш». На полях миссии «Нордфиш» заключил с сетью «Лотос» контракт.",
        (("Нордфиш", "Лотос", "asserted", {"document": "контракт"}),),
    ),
    Example(
        "Тверская область и Карелия подписали соглашение о сотрудничестве.",
        (("Тверская область", "Карелия", "asserted", {"document": "соглашение о сотрудничестве"}),),
    ),
    Example(
        "Компания «Луговое» 10 марта заключит контракт с заводом «Агротех».",
        (("Луговое", "Агротех", "planned", {"document": "контракт", "date": "2026-03-10"}),),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев и глава Карелии Анна Лапина вчера поставили подписи под меморандумом.",
        (("Тверская область", "Карелия", "asserted", {"document": "меморандум", "date": "2026-02-04"}),),
    ),
    Example(
        "Министр экономики Армении Давид Карян провёл переговоры с губернатором Тверской области Петром Ивлевым. "
        "Встреча увенчалась подписанием дорожной карты.",
        (("Армения", "Тверская область", "asserted", {}),),
    ),
    Example(
        "С российской стороны документ подписал губернатор Тверской области Пётр Ивлев, с армянской — "
        "министр экономики Армении Давид Карян.",
        (("Тверская область", "Армения", "asserted", {}),),
    ),
    Example(
        "Соглашение между Тверской областью и Арменией предполагается подписать в июне.",
        (("Тверская область", "Армения", "planned", {"date": "2026-06"}),),
    ),
    Example("Тверская область не подписала соглашение с Карелией.", ()),
)

RELATION = Relation(
    "SIGNED_WITH", PARTIES, PARTIES, True, "SUPPORT", {"ru": read, "en": en.read}, {"ru": EXAMPLES, "en": en.EXAMPLES}
)
