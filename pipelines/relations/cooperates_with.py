"""COOPERATES_WITH: who works together, is building or discussing cooperation, and in what."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import goods, status, syntax
from pipelines.document import Token
from pipelines.languages.ru import partnership as words
from pipelines.matcher import Draft, Example, Relation
from pipelines.mentions.phrases import case_of
from pipelines.relations import areas as areas_of
from pipelines.relations import joint_work, sides, signed_with
from pipelines.relations import partners as sharing
from pipelines.relations.en import cooperates_with as en
from pipelines.relations.partners import PARTNERS
from pipelines.scene import Scene
from pipelines.types import PLACES


def read(scene: Scene) -> Iterator[Draft]:
    """Cooperation told by documents, nouns, verbs, partners and what is done together."""
    yield from _agreed(scene)
    told: list[Draft] = []
    for token in scene.with_lemmas(words.TOLD):
        for draft in _told(scene, token, told):
            told.append(draft)
            yield draft
    yield from _groups(scene)


def _told(scene: Scene, token: Token, before: list[Draft]) -> Iterator[Draft]:
    """What one word tells."""
    lemma = token.lemma_
    if token.i in scene.named:
        return
    if token.pos_ in {"NOUN", "ADJ"} and (
        lemma in words.COOPERATION
        or (
            lemma in words.TIES
            and token.i
            and (token.nbor(-1).lemma_ in words.TYING or token.head.lemma_ in words.FOSTER)
        )
    ):
        yield from _by_noun(scene, token)
    elif lemma in words.FELLOWS or lemma.endswith("побратим"):
        yield from joint_work.fellows(scene, token)
    elif lemma in words.AGREE and syntax.is_verbal(token):
        yield from joint_work.agreeing(scene, token)
    elif (lemma in words.TALK and (syntax.is_verbal(token) or token.is_sent_start)) or (
        lemma in words.TOPICS and token.pos_ == "NOUN"
    ):
        yield from joint_work.discussing(scene, token)
    elif lemma in words.COOPERATE and syntax.is_verbal(token):
        yield from joint_work.by_verb(scene, token)
    elif lemma in words.JOIN and syntax.is_verbal(token):
        yield from joint_work.joining(scene, token, before)
    elif lemma in words.BUILD and syntax.is_verbal(token):
        yield from joint_work.collective(scene, token)
    elif lemma in words.TOGETHER and token.pos_ in {"ADV", "ADP"}:
        yield from joint_work.together(scene, token)
    elif (
        lemma in words.JOINT
        and token.pos_ in {"ADJ", "NOUN"}
        and token.head.i > token.i
        and token.head.lemma_ not in words.PLAIN
    ) or lemma == words.VENTURE:
        yield from joint_work.joint(scene, token if lemma == words.VENTURE else token.head)


def _groups(scene: Scene) -> Iterator[Draft]:
    """Working groups and councils of two sides, those with names of their own among them."""
    for token in scene.with_lemmas(words.STANDING):
        if any(c.lemma_ in words.WORKING for c in token.children) or (
            token.i and token.nbor(-1).lemma_ in words.WORKING
        ):
            yield from _group(scene, token)


def _agreed(scene: Scene) -> Iterator[Draft]:
    """Whoever has signed a document about cooperation cooperates; "документ охватывает …" tells in what."""
    last: list[Draft] = []
    drafts = sorted(signed_with.read(scene), key=lambda d: d.token.i)
    for draft in drafts:
        if scene.type_of(draft.subject) in PARTNERS and scene.type_of(draft.object) in PARTNERS:
            if draft.status == "asserted":
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
                yield from sharing.drafts(
                    scene, [(draft.subject, draft.object)], draft.token, "cooperates.agreed", areas, draft.status
                )
    for token in scene.with_lemmas(words.COVER):
        if syntax.is_verbal(token) and status.of(token) == "asserted":
            subject = next((t for t in scene.tokens[token.sent.start : token.i] if t.lemma_ in words.DOCUMENTS), None)
            before = [d for d in last if d.token.i < token.i]
            found = goods.listing(
                scene.doc, token.i + 1, token.sent.end, goods.DIRECT, lambda t: bool(scene.resolution.at(t.i))
            )
            if subject is not None and before and found is not None and found.items:
                pairs = [(d.subject, d.object) for d in before if d.token.i == before[-1].token.i]
                yield from sharing.drafts(scene, pairs, token, "cooperates.covered", found.items, "asserted")


# --- nouns ---


def _by_noun(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "сотрудничество X с Y", "между X и Y", "сотрудничество с Y", "обсуждалось сотрудничество в …"."""
    said = status.of(noun)
    if said is None:
        return
    twins = noun.lemma_ == "побратимство" or (noun.i > 0 and noun.nbor(-1).lemma_ == "побратимский")
    areas = words.TWIN_AREA if twins else areas_of.after(scene, noun)
    areas = areas or areas_of.directions(scene, noun)
    own, partners, between = _around(scene, noun)
    verb = syntax.governor(noun)
    if verb is not None and verb.lemma_ in words.STOPPED:
        return
    if said == "asserted" and noun.head.lemma_ in words.INTERESTED:  # «заинтересованы в сотрудничестве»
        said = "proposed"
    lasting = twins and verb is not None and verb.lemma_ not in words.SIGN
    twinned = sharing.acting(scene, verb, *sides.clause(verb))[0] if lasting and verb is not None else []
    if len(between) > 1:
        pairs = sharing.pairs(scene, between, [])
    elif partners:
        pairs = sharing.pairs(scene, own or _speakers(scene, noun, partners), partners)
    elif len(own) > 1:
        pairs = sharing.pairs(scene, own, [])
    elif len(twinned) == 2 and not own:  # «Курск и Полоцк продлили побратимские связи»
        pairs = sharing.pairs(scene, twinned, [])
    elif verb is not None and (
        verb.lemma_ in words.DISCUSS
        or verb.lemma_ in words.TALK
        or any(t.lemma_ in words.TOPICS for t in scene.tokens[slice(*sides.clause(verb))])
    ):
        pairs = _discussed(scene, verb)
    elif verb is not None and verb.lemma_ in words.LINK:
        around = sides.units(scene, *sides.clause(verb))
        linked = [u for u in around if not u.preposition and u.case in {"Acc", "Nom", ""}]
        pairs = sharing.pairs(
            scene,
            [s for u in linked for s in sharing.sided(scene, u.ids)],
            [s for u in around if u.preposition == "с" for s in sharing.sided(scene, u.ids)],
        )
    else:
        pairs = []
    yield from sharing.drafts(scene, pairs, noun, "cooperates.noun", areas, said)


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
    start, _ = sides.clause(noun)
    for unit in sides.units(scene, start, noun.i):  # «между X и Y налажены связи»
        if unit.preposition == "между":
            between.extend(sharing.sided(scene, unit.ids))
    for unit in sides.units(scene, noun.i + 1, reach):
        if any(syntax.is_verbal(t) and "Fin" in t.morph.get("VerbForm", []) for t in scene.tokens[noun.i : unit.start]):
            break
        found = sharing.sided(scene, unit.ids)
        if unit.preposition == "с" and unit.case in {"Ins", ""}:
            partners.extend(found)
        elif unit.preposition == "между":
            between.extend(found)
        elif not unit.preposition and unit.case == "Gen" and own:
            own.extend(found)
    return list(dict.fromkeys(own)), [p for p in dict.fromkeys(partners) if p not in own], list(dict.fromkeys(between))


def _speakers(scene: Scene, noun: Token, partners: list[str]) -> list[str]:
    """Whose cooperation with a side it is: the clause's subject's, else the article's main region's."""
    start, stop = sides.clause(noun)
    doers = [
        id_
        for u in sides.units(scene, start, stop)
        if not u.preposition and u.case in {"Nom", ""}
        for id_ in sharing.sided(scene, u.ids)
    ]
    verb = syntax.governor(noun)
    if verb is not None:
        doers += [id_ for t in sides.subjects(scene, verb) for id_ in sharing.sided(scene, sides.everyone(scene, t))]
    others = [d for d in dict.fromkeys(doers) if d not in partners and not scene.akin(d, partners)]
    if others:
        return others
    return [m for m in sharing.main_sides(scene) if m not in partners and not scene.akin(m, partners)][:1]


def _discussed(scene: Scene, verb: Token) -> sharing.Pairs:
    """Who discusses it: subject and "с"; else those whose talks it is; else the two sides that the article is about."""
    doers, partners = sharing.acting(scene, verb, *sides.clause(verb))
    found = sharing.pairs(scene, doers, partners) or sharing.talking(scene, verb)
    if found:
        return found
    pair = sharing.main_sides(scene)[:2]
    return [(pair[0], pair[1])] if len(pair) == 2 else []


def _group(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "совместная рабочая группа X и Y", "координационный совет X и Y", "рабочая группа X — Y"."""
    stop = min(noun.sent.end, noun.i + 16)
    found: list[str] = []
    names = {m.head: m for m in scene.resolution.mentions if m.type in PLACES and m.kind == "name"}
    for i in range(noun.i + 1, stop):
        token = scene.doc[i]
        if syntax.is_verbal(token) or token.text in {",", ";"}:
            break
        mention = names.get(i)
        if (
            mention is not None
            and case_of(token) in {"Gen", "Ins", "", "Nom"}
            and scene.doc[mention.tokens[0] - 1].text.casefold() not in {"в", "на", "во"}
        ):
            found.extend(scene.of_types(scene.resolution.at(i), PLACES))
    found = list(dict.fromkeys(found))
    joined = {t.text.casefold() for t in scene.tokens[noun.i : stop]} & {"и", "—", "–", "-", "с"}
    if len(found) == 2 and joined and not scene.akin(found[0], found[1:]):
        yield from sharing.drafts(scene, [(found[0], found[1])], noun, "cooperates.group", (), "asserted")
        return
    verb, said = syntax.governor(noun), status.of(noun)
    if verb is None or said is None or verb.lemma_ not in words.FOUND:
        return
    doers, partners = sharing.acting(scene, verb, *sides.clause(verb))
    pairs = sharing.pairs(scene, doers, partners) or sharing.talking(scene, verb)
    yield from sharing.drafts(scene, pairs, noun, "cooperates.group", areas_of.after(scene, noun), said)


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
    # What officials who met discuss, agree on or offer is their places' cooperation.
    Example(
        "Губернатор Тверской области Пётр Ивлев встретился с послом Армении Давидом Каряном. "
        "Темой встречи стало сотрудничество в медицине.",
        (("Тверская область", "Армения", "asserted", {"areas": ["медицина"]}),),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев и посол Армении в России Давид Карян договорились о прямых рейсах.",
        (("Тверская область", "Армения", "planned", {}),),
    ),
    Example(
        "Посол Армении Давид Карян предложил Тверской области создать совместное предприятие по выпуску лифтов.",
        (("Армения", "Тверская область", "proposed", {}),),
    ),
    Example("Тверская ТПП и Карельская ТПП — давние партнёры.", (("Тверская ТПП", "Карельская ТПП", "asserted", {}),)),
    Example(
        "Завод «Тверьмаш» покупает двигатели у компании «Аракс». Предприятия вместе выпускают лифты.",
        (("Тверьмаш", "Аракс", "asserted", {"areas": ["лифты"]}),),
    ),
    Example(
        "Тверская область и Карелия 10 марта подпишут меморандум о сотрудничестве в туризме.",
        (("Тверская область", "Карелия", "planned", {"areas": ["туризм"]}),),
    ),
    Example(
        "Тверская область торгует с Арменией. «Мы с ними строим общий логистический центр», — сказал губернатор "
        "Тверской области Пётр Ивлев.",
        (("Тверская область", "Армения", "asserted", {}),),
    ),
    Example("Министр транспорта Карелии Анна Лапина и мэр Твери Олег Рогов вместе осмотрели мост.", ()),
    Example(
        "Подписано соглашение о сотрудничестве между Псковом и Ереваном на три года: туризм, медицина, виноделие.",
        (("Псков", "Ереван", "asserted", {"areas": ["туризм", "медицина", "виноделие"]}),),
    ),
    Example(
        "Тверской университет и Ереванский институт договорились об обмене студентами.",
        (("Тверской университет", "Ереванский институт", "planned", {"areas": ["обмен студентами"]}),),
    ),
    Example("Иран остаётся главным внешнеторговым партнёром Тверской области.", ()),
    Example("Тверская область не сотрудничает с Карелией.", ()),
)

RELATION = Relation(
    "COOPERATES_WITH",
    PARTNERS,
    PARTNERS,
    True,
    "COOPERATE",
    {"ru": read, "en": en.read},
    {"ru": EXAMPLES, "en": en.EXAMPLES},
)
