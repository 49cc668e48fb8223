"""COOPERATES_WITH: who works together, is building or discussing cooperation, and in what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from spacy.tokens import Token

from pipelines import goods, status, syntax
from pipelines.languages.ru import partnership as words
from pipelines.matcher import Draft, Example, Relation
from pipelines.mentions.phrases import case_of
from pipelines.relations import areas as areas_of
from pipelines.relations import sides, signed_with
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Qualifiers, Status

PARTNERS = PLACES | BODIES


def read(scene: Scene) -> Iterator[Draft]:
    """Cooperation told by nouns, verbs, partners and what is done together."""
    yield from _agreed(scene)
    for token in scene.tokens:
        lemma = token.lemma_
        if token.i in scene.named:
            continue
        if token.pos_ in {"NOUN", "ADJ"} and (
            lemma in words.COOPERATION or (lemma in words.TIES and token.i and token.nbor(-1).lemma_ in words.TYING)
        ):
            yield from _by_noun(scene, token)
        elif lemma in words.FELLOWS:
            yield from _fellows(scene, token)
        elif lemma in words.AGREE and syntax.is_verbal(token):
            yield from _agreeing(scene, token)
        elif syntax.is_verbal(token) and lemma in words.COOPERATE:
            yield from _by_verb(scene, token)
        elif lemma in words.TOGETHER and token.pos_ == "ADV":
            yield from _together(scene, token)
        elif lemma in words.JOINT and token.head.lemma_ in words.WORKS:
            yield from _joint(scene, token.head)
        elif lemma == "группа" and any(c.lemma_ == "рабочий" for c in token.children):
            yield from _group(scene, token)
    for mention in scene.resolution.mentions:
        head = scene.doc[mention.head]
        if head.lemma_ in {"группа", "заседание"} and any(
            t.lemma_ == "рабочий" for t in scene.tokens[mention.tokens[0] : mention.tokens[1]]
        ):
            yield from _group(
                scene,
                next(t for t in scene.tokens[mention.tokens[0] : mention.tokens[1]] if t.lemma_ in {"группа", "рабочий"}),
            )


def _agreed(scene: Scene) -> Iterator[Draft]:
    """Whoever has signed a document about cooperation cooperates; "документ охватывает …" tells in what."""
    last: list[Draft] = []
    drafts = sorted((d for d in signed_with.read(scene) if d.status == "asserted"), key=lambda d: d.token.i)
    for draft in drafts:
        if scene.type_of(draft.subject) in PARTNERS and scene.type_of(draft.object) in PARTNERS:
            last.append(draft)
            noun = next(
                (
                    t
                    for t in draft.token.sent
                    if t.lemma_ in words.COOPERATION
                    or (t.lemma_ in words.TIES and t.i and t.nbor(-1).lemma_ == "побратимский")
                ),
                None,
            )
            document = draft.qualifiers.document or ""
            if noun is not None and any(stem in document for stem in words.ABOUT_COOPERATION):
                areas = (
                    areas_of.after(scene, noun)
                    if noun.lemma_ in words.COOPERATION - {"побратимство"}
                    else (noun.lemma_,)
                    if noun.lemma_ in words.COOPERATION
                    else words.TWIN_AREA
                )
                yield from _drafts(
                    scene, [(draft.subject, draft.object)], draft.token, "cooperates.agreed", areas, "asserted"
                )
    for token in scene.tokens:
        if token.lemma_ in words.COVER and syntax.is_verbal(token) and status.of(token) == "asserted":
            subject = next((t for t in scene.tokens[token.sent.start : token.i] if t.lemma_ in words.DOCUMENTS), None)
            before = [d for d in last if d.token.i < token.i]
            found = goods.listing(
                scene.doc, token.i + 1, token.sent.end, goods.DIRECT, lambda t: bool(scene.resolution.at(t.i))
            )
            if subject is not None and before and found is not None and found.items:
                pairs = [(d.subject, d.object) for d in before if d.token.i == before[-1].token.i]
                yield from _drafts(scene, pairs, token, "cooperates.covered", found.items, "asserted")


def _agreeing(scene: Scene, verb: Token) -> Iterator[Draft]:
    """As in "университет и округ договариваются о наборе корабелов": bodies or places about joint work."""
    thing = next((a.token for a in scene.arguments(verb) if a.role == "о+Loc"), None)
    said = status.of(verb)
    if thing is None or said is None or thing.lemma_ in words.DEALS:
        return
    start, stop = sides.clause(verb)
    people = [u for u in sides.units(scene, start, stop) if any(scene.type_of(id_) == "Person" for id_ in u.ids)]
    if any(u.preposition == "с" for u in people):
        return
    doers, partners = _doing(scene, verb, start, stop)
    if people and not partners:
        return
    pairs = (
        list(product(doers, partners))
        if doers and partners
        else list(combinations(doers, 2))
        if len(doers) == 2
        else []
    )
    first = min([thing.i, *(c.i for c in thing.children if c.dep_ == "amod")])
    found = goods.listing(scene.doc, first, stop, goods.LOCATIVE, lambda t: bool(scene.resolution.at(t.i)))
    past = "Pres" not in verb.morph.get("Tense", []) and said == "asserted"
    yield from _drafts(
        scene, pairs, verb, "cooperates.agreeing", found.items if found else (), "planned" if past else said
    )


# --- nouns ---


def _by_noun(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "сотрудничество X с Y", "между X и Y", "сотрудничество с Y", "обсуждалось сотрудничество в …"."""
    said = status.of(noun)
    if said is None:
        return
    areas = words.TWIN_AREA if noun.lemma_ in words.TIES | {"побратимство"} else areas_of.after(scene, noun)
    own, partners, between = _around(scene, noun)
    verb = syntax.governor(noun)
    if len(between) > 1:
        pairs = list(combinations(between, 2))
    elif partners:
        pairs = list(product(own or _speakers(scene, noun, partners), partners))
    elif len(own) > 1:
        pairs = list(combinations(own, 2))
    elif verb is not None and verb.lemma_ in words.DISCUSS:
        pairs = _discussed(scene, verb)
    elif verb is not None and verb.lemma_ in words.LINK:
        around = sides.units(scene, *sides.clause(verb))
        pairs = list(
            product(
                [s for u in around if u.preposition == "с" for s in _sided(scene, u.ids)],
                [s for u in around if not u.preposition and u.case in {"Acc", "Nom"} for s in _sided(scene, u.ids)],
            )
        )
    else:
        pairs = []
    yield from _drafts(scene, pairs, noun, "cooperates.noun", areas, said)


def _around(scene: Scene, noun: Token) -> tuple[list[str], list[str], list[str]]:
    """Whose cooperation, with whom, between whom: the genitives and prepositional phrases right after the noun."""
    _, stop = sides.clause(noun)
    own: list[str] = []
    partners: list[str] = []
    between: list[str] = []
    for child in noun.children:
        if child.dep_ in {"nmod", "nsubj"} and case_of(child) == "Gen" and not syntax.preposition(child):
            own.extend(side for m in syntax.members(child) for side in sides.sides(scene, m))
        elif child.dep_ == "amod":
            own.extend(scene.ids(child, PLACES))
    reach = min(stop, noun.i + 25)
    for unit in sides.units(scene, noun.i + 1, reach):
        if any(syntax.is_verbal(t) and "Fin" in t.morph.get("VerbForm", []) for t in scene.tokens[noun.i : unit.start]):
            break
        found = _sided(scene, unit.ids)
        if unit.preposition == "с" and unit.case in {"Ins", ""}:
            partners.extend(found)
        elif unit.preposition == "между":
            between.extend(found)
        elif not unit.preposition and unit.case == "Gen" and own:
            own.extend(found)
    return list(dict.fromkeys(own)), [p for p in dict.fromkeys(partners) if p not in own], list(dict.fromkeys(between))


def _sided(scene: Scene, ids: tuple[str, ...]) -> list[str]:
    return [side for id_ in ids for side in sides.represented(scene, id_) if scene.type_of(side) in PARTNERS]


def _speakers(scene: Scene, noun: Token, partners: list[str]) -> list[str]:
    """Whose cooperation with a side it is: the clause's subject's, else the article's main region's."""
    start, stop = sides.clause(noun)
    doers = [
        id_
        for u in sides.units(scene, start, stop)
        if not u.preposition and u.case in {"Nom", ""}
        for id_ in _sided(scene, u.ids)
    ]
    verb = syntax.governor(noun)
    if verb is not None:
        doers += [id_ for t in sides.subjects(scene, verb) for id_ in _sided(scene, sides.everyone(scene, t))]
    others = [d for d in dict.fromkeys(doers) if d not in partners and not _within(scene, d, partners)]
    return others or [m for m in main_sides(scene) if m not in partners and not _within(scene, m, partners)][:1]


def _within(scene: Scene, id_: str, others: list[str]) -> bool:
    """Whether an entity stands for one of the others, or a place within one, or above it."""
    return any(
        scene.homes(id_) & set(scene.resolution.entity(o).keys)
        or scene.homes(o) & set(scene.resolution.entity(id_).keys)
        for o in others
    )


def main_sides(scene: Scene) -> list[str]:
    """The states and regions that an article is about, the most mentioned first, none within another."""
    found: list[str] = []
    entities = [e for e in scene.resolution.entities if e.type in {"Country", "Region"} and "place:RU" not in e.keys]
    for entity in sorted(entities, key=lambda e: (-len(e.mentions), e.mentions[0][0] if e.mentions else 0)):
        if not _within(scene, entity.id, found):
            found.append(entity.id)
    return found


def _discussed(scene: Scene, verb: Token) -> list[tuple[str, str]]:
    """Who discusses it: subject and "с"; else the two sides that the article is about."""
    start, stop = sides.clause(verb)
    doers: list[str] = []
    partners: list[str] = []
    for unit in sides.units(scene, start, stop):
        if unit.preposition == "с":
            partners.extend(_sided(scene, unit.ids))
        elif not unit.preposition and unit.case in {"Nom", ""}:
            doers.extend(_sided(scene, unit.ids))
    doers = list(dict.fromkeys(doers))
    if doers and partners:
        return list(product(doers, dict.fromkeys(partners)))
    if len(doers) > 1:
        return list(combinations(doers, 2))
    pair = main_sides(scene)[:2]
    return [(pair[0], pair[1])] if len(pair) == 2 else []


def _group(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "совместная рабочая группа X и Y", "рабочая группа по сотрудничеству X и Y", "рабочая группа X — Y"."""
    stop = min(noun.sent.end, noun.i + 16)
    found: list[str] = []
    for i in range(noun.i + 1, stop):
        token = scene.doc[i]
        if syntax.is_verbal(token) or token.text in {",", ";"}:
            break
        for mention in scene.resolution.mentions:
            if (
                mention.head == i
                and mention.type in PLACES
                and mention.kind == "name"
                and case_of(token) in {"Gen", "Ins", "", "Nom"}
                and scene.doc[mention.tokens[0] - 1].text.casefold() not in {"в", "на", "во"}
            ):
                found.extend(scene.of_types(scene.resolution.at(i), PLACES))
    found = list(dict.fromkeys(found))
    verb = syntax.governor(noun)
    said = status.of(noun)
    if len(found) < 2 and verb is not None and verb.lemma_ in words.FOUND and said is not None:
        doers, partners = _doing(scene, verb, *sides.clause(verb))
        pairs = (
            list(product(doers, partners))
            if doers and partners
            else list(combinations(doers, 2))
            if len(doers) == 2
            else []
        )
        yield from _drafts(scene, pairs, noun, "cooperates.group", areas_of.after(scene, noun), said)
        return
    joined = {t.text.casefold() for t in scene.tokens[noun.i : stop]} & {"и", "—", "–", "-", "с"}
    if len(found) == 2 and joined and not _within(scene, found[0], found[1:]):
        yield from _drafts(scene, [(found[0], found[1])], noun, "cooperates.group", (), "asserted")


# --- partners, verbs, joint works ---


def _fellows(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "партнёрами области являются X и Y", "X и Y стали побратимами", "партнёр завода — фирма X"."""
    start, stop = sides.clause(noun)
    verb = syntax.governor(noun)
    said = status.of(noun if verb is None else verb)
    if said is None:
        return
    owner = [
        side
        for c in noun.children
        if c.dep_ == "nmod" and case_of(c) == "Gen" and not syntax.preposition(c)
        for m in syntax.members(c)
        for side in sides.sides(scene, m)
    ]
    twins = noun.lemma_ in words.TWINS
    areas = words.TWIN_AREA if twins else ()
    if (
        verb is not None
        and verb.lemma_ in words.COPULAS
        and (case_of(noun) == "Ins" or noun.text.endswith(("ами", "ями")))
    ):
        members = [
            id_
            for u in sides.units(scene, start, stop)
            if not u.preposition and u.case in {"Nom", ""}
            for id_ in _sided(scene, u.ids)
            if id_ not in owner
        ]
        members = list(dict.fromkeys(members)) or [
            id_ for t in sides.subjects(scene, verb) for id_ in sides.sides(scene, t)
        ]
        pairs = (
            list(product(owner, members))
            if owner
            else list(combinations(members[:3], 2))
            if noun.morph.get("Number", []) == ["Plur"]
            else []
        )
    elif not owner and noun.morph.get("Number", []) == ["Plur"] and noun.i and scene.doc[noun.i - 1].text in {"—", "–"}:
        around = sides.units(scene, noun.sent.start, noun.i - 1)
        members = list(
            dict.fromkeys(
                id_ for u in around if not u.preposition and u.case in {"Nom", ""} for id_ in _sided(scene, u.ids)
            )
        )
        pairs = list(combinations(members, 2)) if len(members) == 2 else []
    elif (
        owner
        and case_of(noun) == "Nom"
        and (dash := next((t.i for t in scene.tokens[noun.i : noun.sent.end] if t.text in {"—", "–"}), None)) is not None
    ):
        pairs = list(
            product(
                owner,
                sides.listed(scene, dash + 1, noun.sent.end, people=False)[
                    : 1 if noun.morph.get("Number", []) != ["Plur"] else 4
                ],
            )
        )
        said = "asserted"
    else:
        pairs = []
    yield from _drafts(scene, pairs, noun, "cooperates.partner", areas, said)


def _by_verb(scene: Scene, verb: Token) -> Iterator[Draft]:
    said = status.of(verb)
    if said is None:
        return
    start, stop = sides.clause(verb)
    doers, partners = _doing(scene, verb, start, stop)
    pairs = list(product(doers, partners)) if doers and partners else list(combinations(doers[:4], 2))
    if partners and not doers:
        pairs = list(product([m for m in main_sides(scene) if not _within(scene, m, partners)][:1], partners))
    yield from _drafts(scene, pairs, verb, "cooperates.verb", areas_of.after(scene, verb), said)


def _peopled(scene: Scene, start: int, stop: int) -> bool:
    """Whether people act in a stretch: what they do together isn't what their places do."""
    return any(
        scene.type_of(id_) == "Person"
        for u in sides.units(scene, start, stop)
        if u.preposition in {"", "с"} and u.case in {"Nom", "Ins", ""}
        for id_ in u.ids
    )


def _doing(scene: Scene, verb: Token, start: int, stop: int) -> tuple[list[str], list[str]]:
    doers: list[str] = []
    partners: list[str] = []
    for unit in sides.units(scene, start, stop):
        if unit.preposition == "с" and unit.case in {"Ins", ""}:
            partners.extend(_sided(scene, unit.ids))
        elif not unit.preposition and unit.case in {"Nom", ""}:
            doers.extend(_sided(scene, unit.ids))
    if not doers:
        doers = [id_ for t in sides.subjects(scene, verb) for id_ in sides.sides(scene, t)]
    return list(dict.fromkeys(doers)), [p for p in dict.fromkeys(partners) if p not in doers]


def _together(scene: Scene, adverb: Token) -> Iterator[Draft]:
    """As in "X и Y совместно готовят механиков", "X вместе с Y откроет лабораторию"."""
    verb = adverb.head if syntax.is_verbal(adverb.head) else syntax.clause(adverb)
    said = status.of(verb) if syntax.is_verbal(verb) else None
    if said is None or verb.lemma_ in words.PASSING:
        return
    start, stop = sides.clause(adverb)
    if _peopled(scene, start, stop):
        return
    doers, partners = _doing(scene, verb, start, stop)
    beside = adverb.i + 1 < len(scene.doc) and adverb.nbor(1).text.casefold() in {"с", "со"}
    pairs = (
        list(product(doers, partners))
        if beside and doers and partners
        else list(combinations(doers[:3], 2))
        if not beside
        else []
    )
    yield from _drafts(scene, pairs, adverb, "cooperates.together", areas_of.done(scene, verb, stop), said)


def _joint(scene: Scene, work: Token) -> Iterator[Draft]:
    """As in "X и Y создают совместную лабораторию", "совместное предприятие X и Y"."""
    start, stop = sides.clause(work)
    verb = next((t for t in scene.tokens[start:stop] if t.lemma_ in words.BUILD and syntax.is_verbal(t)), None)
    said = status.of(work)
    if verb is None or said is None or _peopled(scene, start, stop):
        return
    doers, partners = _doing(scene, verb, start, stop)
    pairs = list(product(doers, partners)) if doers and partners else list(combinations(doers[:3], 2))
    found = goods.listing(
        scene.doc,
        next((c.i for c in work.children if c.lemma_ in words.JOINT), work.i),
        work.sent.end,
        frozenset({case_of(work) or "Acc"}),
        lambda t: bool(scene.ids(t, PLACES)),
    )
    yield from _drafts(scene, pairs, work, "cooperates.joint", found.items[:1] if found else (), said)


def _drafts(
    scene: Scene, pairs: list[tuple[str, str]], token: Token, frame: str, areas: tuple[str, ...], said: Status
) -> Iterator[Draft]:
    for a, b in dict.fromkeys(pairs):
        if a != b and not _within(scene, a, [b]):
            yield Draft(a, b, said, token, frame, Qualifiers(areas=areas))


EXAMPLES = (
    Example(
        "Тверская область сотрудничает с Карелией в туризме и лесном хозяйстве.",
        (("Тверская область", "Карелия", "asserted", {"areas": ["туризм", "лесное хозяйство"]}),),
    ),
    Example("Рязань и Тверь стали побратимами.", (("Рязань", "Тверь", "asserted", {"areas": ["побратимские связи"]}),)),
    Example(
        "Тверская область и Карелия обсудили сотрудничество в сфере туризма.",
        (("Тверская область", "Карелия", "asserted", {"areas": ["туризм"]}),),
    ),
    Example("Тверская область не сотрудничает с Карелией.", ()),
)

RELATION = Relation("COOPERATES_WITH", PARTNERS, PARTNERS, True, "COOPERATE", read, EXAMPLES)
