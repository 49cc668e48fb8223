"""Cooperation told by what is done, discussed, agreed or offered together, for cooperates_with.py."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import goods, status, syntax
from pipelines.document import Token
from pipelines.languages.ru import partnership as words
from pipelines.languages.ru import trade
from pipelines.matcher import Draft
from pipelines.mentions.phrases import case_of, left_modifiers, number_of
from pipelines.relations import areas as areas_of
from pipelines.relations import partners, sides
from pipelines.relations.partners import Pairs
from pipelines.scene import Scene
from pipelines.types import PLACES, Status

DATIVE = frozenset({"Dat"})


def by_verb(scene: Scene, verb: Token) -> Iterator[Draft]:
    """As in "область сотрудничает с Карелией", "завод работает с институтом с 2020 года", "регионы дружат"."""
    said = status.of(verb)
    if said is None:
        return
    start, stop = sides.clause(verb)
    doers, others = partners.acting(scene, verb, start, stop)
    if verb.lemma_ in words.WORK and (not others or not doers or partners.peopled(scene, start, stop)):
        return
    if verb.lemma_ in words.EXCHANGE and not any(
        a.token.lemma_ in words.EXCHANGED for a in scene.arguments(verb) if a.role == "Ins"
    ):
        return
    if not others:
        others = _antecedent(scene, start, stop)
    pairs = partners.pairs(scene, doers, others)
    if others and not doers:
        ours = [m for m in partners.main_sides(scene) if not scene.akin(m, others)][:1]
        pairs = partners.pairs(scene, ours, others) if ours else []
    if not pairs and not others and any(t.lemma_ in words.PAIRED and number_of(t) == "Plur" for t in verb.lefts):
        both = partners.main_sides(scene)  # «регионы дружат десять лет»
        told = [pair for pair in partners.talking(scene, verb) if {scene.type_of(e) for e in pair} <= PLACES]
        pairs = partners.pairs(scene, both, []) if len(both) == 2 else told
    yield from partners.drafts(scene, pairs, verb, "cooperates.verb", areas_of.after(scene, verb), said)


def _antecedent(scene: Scene, start: int, stop: int) -> list[str]:
    """Who "с которым" is, at a clause's beginning: what the text names right before it."""
    with_whom = any(t.lemma_ == "который" and syntax.preposition(t) == "с" for t in scene.tokens[start : start + 3])
    if not with_whom:
        return []
    before = sides.units(scene, scene.tokens[start].sent.start, start)
    return [e for u in before[-1:] if start - u.end <= 2 for e in partners.sided(scene, u.ids)]


def discussing(scene: Scene, verb: Token) -> Iterator[Draft]:
    """As in "обсудили совместное производство", "говорили о подготовке врачей", "мы обсуждаем с областью школы"."""
    said = status.of(verb)
    if said is None:
        return
    start, stop = sides.clause(verb)
    matter = _matter(scene, verb, start, stop)
    doers, others = partners.acting(scene, verb, start, stop)
    if matter is None:
        # Sides that discuss anything but deals with each other.
        thing = next((a.token for a in scene.arguments(verb) if a.role in {"object", "о+Loc"}), None)
        if thing is None or thing.lemma_ in words.DEALS or scene.resolution.at(thing.i):
            return
        matter = thing
    if matter.lemma_ in words.COOPERATION:
        return  # told by the noun
    pairs = partners.pairs(scene, doers, others) or partners.talking(scene, verb)
    yield from partners.drafts(scene, pairs, verb, "cooperates.discussing", areas_of.of(scene, matter, stop), said)


def _matter(scene: Scene, verb: Token, start: int, stop: int) -> Token | None:
    """What is discussed that is joint work: an exchange, a project, anything "совместное"."""
    for token in scene.tokens[start:stop]:
        if token.pos_ != "NOUN" or token.i in scene.named or syntax.preposition(token) in {"на", "в", "после", "с"}:
            continue
        if token.lemma_ in words.MATTERS or any(
            c.lemma_ in words.JOINT and c.dep_ == "amod" for c in token.children if token.lemma_ not in words.PLAIN
        ):
            return token
    return None


def agreeing(scene: Scene, verb: Token) -> Iterator[Draft]:
    """As in "университет и округ договариваются о наборе корабелов", "договорились об обмене студентами"."""
    start, stop = sides.clause(verb)
    thing = next((a.token for a in scene.arguments(verb) if a.role == "о+Loc"), None) or _about(scene, verb, stop)
    said = status.of(verb)
    if said is None:
        return
    if thing is None:
        yield from _agreed_to_do(scene, verb, start, stop, said)
        return
    if thing.lemma_ in words.DEALS or thing.lemma_ in words.COOPERATION:
        return
    doers, others = partners.acting(scene, verb, start, stop)
    pairs = partners.pairs(scene, doers, others) or partners.talking(scene, verb)
    if not others and len(pairs) > 1:
        return
    areas = areas_of.exchanged(scene, thing, stop) or areas_of.listed(scene, thing, stop, goods.LOCATIVE)
    yield from partners.drafts(scene, pairs, verb, "cooperates.agreeing", areas, _settled(verb, said))


def _about(scene: Scene, verb: Token, stop: int) -> Token | None:
    """What is agreed on, where the parse hangs it elsewhere."""
    return next(
        (
            t
            for t in scene.tokens[verb.i + 1 : stop]
            if t.pos_ == "NOUN" and case_of(t) == "Loc" and syntax.preposition(t) == "о"
        ),
        None,
    )


def _settled(verb: Token, said: Status) -> Status:
    """What has been agreed on is still to come."""
    return "planned" if said == "asserted" and "Pres" not in verb.morph.get("Tense", []) else said


def _agreed_to_do(scene: Scene, verb: Token, start: int, stop: int, said: Status) -> Iterator[Draft]:
    """As in "стороны договорились создать факультет", "развивать логистику"."""
    deeds = words.BUILD | words.EXCHANGE
    done = next((c for c in verb.children if c.dep_ in {"xcomp", "csubj"} and c.lemma_ in deeds), None)
    if done is None or any(t.lemma_ in words.COOPERATION | words.JOINT for t in scene.tokens[start:stop]):
        return
    doers, others = partners.acting(scene, verb, start, stop)
    pairs = partners.pairs(scene, doers, others) or partners.talking(scene, verb)
    if len(pairs) == 1:
        areas = areas_of.exchanged(scene, done, stop) or areas_of.done(scene, done, stop)
        yield from partners.drafts(scene, pairs, verb, "cooperates.agreeing", areas, _settled(verb, said))


def together(scene: Scene, adverb: Token) -> Iterator[Draft]:
    """As in "X и Y совместно готовят механиков", "X вместе с Y откроет лабораторию"."""
    verb = adverb.head if syntax.is_verbal(adverb.head) else syntax.clause(adverb)
    said = status.of(verb) if syntax.is_verbal(verb) else None
    if said is None or verb.lemma_ in words.PASSING:
        return
    start, stop = sides.clause(adverb)
    agreed = any(t.lemma_ in words.AGREE for t in scene.tokens[start : adverb.i])
    if partners.peopled(scene, start, stop) and not agreed:
        return
    doers, others = partners.acting(scene, verb, start, stop)
    beside = adverb.i + 1 < len(scene.doc) and adverb.nbor(1).text.casefold() in {"с", "со"}
    beside = beside and bool(others)  # not "вместе с 2019 года"
    if beside and not doers:
        return
    pairs = partners.pairs(scene, doers[:3], others if beside else [])
    if not pairs and not beside and (agreed or _we(verb)):
        pairs = partners.talking(scene, verb)
    yield from partners.drafts(scene, pairs, adverb, "cooperates.together", areas_of.done(scene, verb, stop), said)


def _we(verb: Token) -> bool:
    return "1" in [p[:1] for p in verb.morph.get("Person", [])] or "First" in verb.morph.get("Person", [])


def joint(scene: Scene, work: Token) -> Iterator[Draft]:
    """As in "X и Y создают совместную лабораторию", "совместное предприятие X и Y", "предложил Y общий центр"."""
    said = status.of(work)
    if said is None:
        return
    start, stop = sides.clause(work)
    stretch = scene.tokens[start:stop]
    if any(t.lemma_ in words.TALK and syntax.is_verbal(t) for t in stretch):
        return  # told by the talks
    verb = next((t for t in stretch if t.lemma_ in words.BUILD and syntax.is_verbal(t)), None)
    founding = next((t for t in stretch if t.lemma_ in words.FOUNDING and t.pos_ == "NOUN"), None)
    over = next((t for t in stretch if t.lemma_ in words.OFFER and syntax.is_verbal(t)), None)
    doer = over or verb or (syntax.clause(work) if founding is not None else None)
    if doer is None:
        pairs = _owned(scene, work, stop)
    else:
        mood = status.of(verb) if verb is not None else None
        said = mood if mood in {"planned", "proposed"} and said == "asserted" else said
        doers, others = partners.acting(scene, doer, start, stop, DATIVE if over is not None else frozenset())
        if over is None and verb is not None and verb.lemma_ in words.ATTENDED and partners.peopled(scene, start, stop):
            return
        pairs = _owned(scene, work, stop) or partners.pairs(scene, doers, others)
        if not pairs and not others and (over is None or not _told_to(over)):
            pairs = partners.talking(scene, work)
    found = goods.listing(
        scene.doc,
        next((c.i for c in work.children if c.lemma_ in words.JOINT), work.i),
        work.sent.end,
        frozenset({case_of(work) or "Acc"}),
        lambda t: bool(scene.ids(t, PLACES)),
    )
    told = areas_of.after(scene, work) if work.lemma_ in words.WORKS else ()
    yield from partners.drafts(scene, pairs, work, "cooperates.joint", told or (found.items[:1] if found else ()), said)


def _told_to(over: Token) -> bool:
    """Whether an offer is made to somebody whom the parse may not show: "политеху предложил открыть …"."""
    return any(c.pos_ in {"NOUN", "PROPN"} and c.text.endswith(("у", "ю", "ам", "ям")) for c in over.children)


def _owned(scene: Scene, work: Token, stop: int) -> Pairs:
    """Whose a joint work is: "совместное предприятие X и Y", "совместный проект X с Y"."""
    own: list[str] = []
    others: list[str] = []
    for child in work.children:
        if child.i < work.i or child.dep_ not in {"nmod", "appos"}:
            continue
        ids = [side for m in syntax.members(child) for side in partners.sided(scene, sides.everyone(scene, m))]
        before = syntax.preposition(child)
        if not before and case_of(child) == "Gen":
            own.extend(ids)
        elif before in {"с", "между"}:
            others.extend(ids)
    own, others = list(dict.fromkeys(own)), [o for o in dict.fromkeys(others) if o not in own]
    return partners.pairs(scene, own, others) if own else partners.pairs(scene, others, [])


def fellows(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "партнёрами области являются X и Y", "X и Y стали побратимами", "партнёр завода — фирма X"."""
    verb = syntax.governor(noun)
    said = status.of(noun if verb is None else verb)
    if said is None or any(c.lemma_ in trade.PARTNER_TRADE for c in noun.children):
        return  # a "торговый партнёр" trades
    start, stop = sides.clause(noun)
    twins = noun.lemma_.endswith("побратим")
    first = left_modifiers(noun, noun.sent.start)
    dashed = first > 0 and scene.doc[first - 1].text in {"—", "–"}
    plural = noun.morph.get("Number", []) == ["Plur"] or ("-" in noun.text and noun.text.endswith("ы"))
    owner = _owners(scene, noun)
    pairs: Pairs = []
    if verb is not None and verb.lemma_ in words.COPULAS and _instrumental(noun):
        members = [m for m in _named(scene, start, stop, frozenset({"Nom", ""})) if m not in owner] or [
            id_ for t in sides.subjects(scene, verb) for id_ in sides.sides(scene, t)
        ]
        pairs = partners.pairs(scene, owner, members) if owner else partners.pairs(scene, members, []) if plural else []
        if not owner and not plural and any(t.lemma_ in words.OFFER for t in scene.tokens[start : noun.i]):
            pairs = partners.pairs(scene, *partners.acting(scene, verb, start, stop, DATIVE))
    elif verb is not None and verb.lemma_ in words.MAKE and _instrumental(noun):
        members = [m for m in _named(scene, start, stop, frozenset({"Acc", "Nom", ""})) if m not in owner]
        pairs = partners.pairs(scene, owner, members) if owner else partners.pairs(scene, members[-2:], [])
        said = status.of(verb)
    elif not owner and plural and dashed:
        members = _named(scene, noun.sent.start, first - 1, frozenset({"Nom", ""}))
        pairs = partners.pairs(scene, members, []) if len(members) == 2 else []
    elif owner and case_of(noun) == "Nom" and dashed:
        pairs = partners.pairs(scene, owner, _named(scene, noun.sent.start, first - 1, frozenset({"Nom", ""}))[-1:])
        said = "asserted"
    elif owner and (noun.head.lemma_ == "число" or sides.preposition(noun) == "среди"):
        dash = next((t.i for t in scene.tokens[noun.i : noun.sent.end] if t.text in {"—", "–", ":"}), noun.i)
        listed = sides.listed(scene, dash + 1, noun.sent.end, people=False)
        members = [m for m in listed if m not in owner]
        pairs, said = partners.pairs(scene, owner, members) if owner and members else [], "asserted"
    elif owner:
        pairs, said = _introduced(scene, noun, owner, plural), "asserted"
    if said is not None:
        yield from partners.drafts(scene, pairs, noun, "cooperates.partner", words.TWIN_AREA if twins else (), said)


def _introduced(scene: Scene, noun: Token, owner: list[str], plural: bool) -> Pairs:
    """As in "партнёр завода — фирма X", "с партнёром завода, фирмой X", "побратим Твери Оснабрюк"."""
    near = scene.tokens[noun.i + 1 : min(noun.i + 10, noun.sent.end)]
    end = next((t.i for t in near if t.text in {",", "—", "–", "("} or t.pos_ == "VERB"), noun.i)
    dash = next((t.i for t in scene.tokens[noun.i : noun.sent.end] if t.text in {"—", "–", ":"}), None)
    if case_of(noun) == "Nom" and dash is not None:
        members = list(sides.listed(scene, dash + 1, noun.sent.end, people=False))
    elif scene.doc[end].text in {",", "—", "–", "("} and not plural:
        units = sides.units(scene, end + 1, min(end + 8, noun.sent.end))
        members = partners.sided(scene, units[0].ids) if units and units[0].start - end < 4 else []
    else:
        return []
    return partners.pairs(scene, owner, [m for m in members if m not in owner][: 4 if plural else 1])


def _owners(scene: Scene, noun: Token) -> list[str]:
    """Whose partner: a genitive, or "наш" and "свой" of a side that is known."""
    found: list[str] = []
    for child in noun.children:
        if child.dep_ == "nmod" and case_of(child) == "Gen" and not syntax.preposition(child):
            found.extend(side for m in syntax.members(child) for side in sides.sides(scene, m))
        elif child.dep_ in {"det", "amod"} and child.lemma_ in words.OUR:
            found.extend(partners.sided(scene, scene.resolution.at(child.i)))
    return list(dict.fromkeys(found))


def _named(scene: Scene, start: int, stop: int, cases: frozenset[str]) -> list[str]:
    """The sides that a stretch names without a preposition, in one of the cases."""
    units = sides.units(scene, start, stop)
    return list(
        dict.fromkeys(
            id_ for u in units if not u.preposition and u.case in cases for id_ in partners.sided(scene, u.ids)
        )
    )


def _instrumental(noun: Token) -> bool:
    return case_of(noun) == "Ins" or noun.text.endswith(("ами", "ями"))


def collective(scene: Scene, verb: Token) -> Iterator[Draft]:
    """As in "Стороны намерены открыть прямой рейс", "оба вуза готовят инженеров": what the two do they do together."""
    start, stop = sides.clause(verb)
    subject = next(
        (
            t
            for t in scene.tokens[start : verb.i]
            if t.lemma_ in words.SIDES or (t.lemma_ in words.PAIRED and number_of(t) == "Plur")
            if case_of(t) in {"Nom", "Acc"} and not sides.preposition(t)
        ),
        None,
    )
    said = status.of(verb)
    if said is None or any(t.lemma_ in words.ELSEWHERE for t in scene.tokens[start:stop]):
        return
    if subject is None:
        pairs = _both(scene, verb, start, stop) or _with_partner(scene, verb, start, stop)
    else:
        both = partners.sided(scene, sides.everyone(scene, subject)) if subject.lemma_ not in words.SIDES else []
        pairs = partners.pairs(scene, list(dict.fromkeys(both)), []) or partners.talking(scene, verb)
    if len(pairs) == 1:
        areas = areas_of.done(scene, verb, stop)
        yield from partners.drafts(scene, pairs, verb, "cooperates.collective", areas, said)


def _both(scene: Scene, verb: Token, start: int, stop: int) -> Pairs:
    """Two bodies or places that do one thing: "завод и институт разрабатывают двигатель"."""
    objects = [a.token for a in scene.arguments(verb) if a.role == "object"]
    thing = next((t for t in objects if not scene.resolution.at(t.i)), None)
    units = [u for u in sides.units(scene, start, stop) if not u.preposition and u.case in {"Nom", ""}]
    if (
        thing is None
        or number_of(thing) == "Plur"
        or len(units) != 2
        or any(scene.type_of(id_) == "Person" for u in units for id_ in u.ids)
        or [t.text for t in scene.tokens[units[0].end : units[1].start] if t.pos_ not in {"ADJ", "PUNCT"}] != ["и"]
    ):
        return []
    return partners.pairs(scene, [id_ for u in units for id_ in u.ids], [])


def _with_partner(scene: Scene, verb: Token, start: int, stop: int) -> Pairs:
    """Bodies or places that set something up with another: "институт ведёт с палатой программу"."""
    thing = any(a.role == "object" and not scene.resolution.at(a.token.i) for a in scene.arguments(verb))
    doers, others = partners.acting(scene, verb, start, stop)
    if not thing or not doers or not others or partners.peopled(scene, start, stop):
        return []
    return partners.pairs(scene, doers[:1], others[:1])


def joining(scene: Scene, verb: Token, before: list[Draft]) -> Iterator[Draft]:
    """As in "а с 2026 года к ним присоединится Чукотка": to those whose joint work the sentence told of."""
    said = status.of(verb)
    told = [d for d in before if verb.sent.start <= d.token.i < verb.i]
    if said is None or not told:
        return
    doers, _ = partners.acting(scene, verb, *sides.clause(verb))
    present = list(dict.fromkeys(e for d in told for e in (d.subject, d.object)))
    found = [(new, old) for new in doers if new not in present for old in present]
    yield from partners.drafts(scene, found, verb, "cooperates.joining", told[-1].qualifiers.areas, said)
