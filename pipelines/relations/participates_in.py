"""PARTICIPATES_IN: who takes part in an event: delegates, exhibitors, guests, those who speak or are invited there."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import status, syntax, timing
from pipelines.document import Token
from pipelines.languages.ru import gatherings as words
from pipelines.matcher import PARTIES, PEOPLE, Draft, Example, Relation
from pipelines.mentions.phrases import case_of, number_of
from pipelines.relations import attendance, invited, met_with, sides
from pipelines.relations.en import participates_in as en
from pipelines.relations.events import Agenda, agenda
from pipelines.relations.venues import in_setting
from pipelines.scene import Scene
from pipelines.types import PLACES, Qualifiers, Status

EVENTS = frozenset({"Event"})


def read(scene: Scene) -> Iterator[Draft]:
    """Every way to be at an event that the text tells."""
    events = agenda(scene)
    if not events.stands:
        return
    yield from _invitations(scene, events)
    for i in sorted(events.stands):
        yield from _there(scene, events, scene.tokens[i])
    for token in scene.with_lemmas(words.ATTENDING):
        if syntax.is_verbal(token):
            yield from _taking_part(scene, events, token)
            yield from _leading(scene, events, token)
            yield from _showing(scene, events, token)
        elif token.pos_ == "NOUN" and token.lemma_ in words.PARTICIPANTS:
            yield from _participants(scene, events, token)
        elif token.lemma_ == words.INVITATION:
            yield from _accepted(scene, events, token)
        for found in attendance.implied(scene, events, token):
            for member in found.members:
                yield _draft(events, member, found.event, found.token, found.status, found.frame)
    yield from _meeting(scene, events)


def _meeting(scene: Scene, events: Agenda) -> Iterator[Draft]:
    """Both of two who met at an event: "послом, с которым беседовал на форуме"."""
    for draft in met_with.read(scene):
        trigger = draft.token
        verb = trigger if syntax.is_verbal(trigger) else syntax.governor(trigger)
        for token in trigger.sent:
            if token.i in events.stands and in_setting(token) and syntax.governor(token) == verb is not None:
                for person in (draft.subject, draft.object):
                    yield _draft(events, person, events.stands[token.i], trigger, draft.status, "participates.meeting")


def _there(scene: Scene, events: Agenda, token: Token) -> Iterator[Draft]:
    """Whose doing is set at the event: "выступил на форуме", "провёл на полях форума переговоры"."""
    event = events.stands[token.i]
    verb = syntax.governor(token)
    if verb is None:
        return
    said = status.of(verb)
    if (
        said is None
        or any(t.lemma_ in words.WAYS for t in token.ancestors if verb in t.ancestors)
        or _negated(token, verb)
    ):
        return
    if verb.lemma_ in words.INVITE:
        if in_setting(token):
            yield from _invited(scene, events, verb, event)
    elif in_setting(token) and verb.lemma_ not in words.AWAY:
        shown = [
            id_
            for a in scene.arguments(verb)
            if a.role == "object" and verb.lemma_ in words.PRESENT
            for id_ in scene.ids(a.token, PLACES)
        ]
        shown = sides.chained(scene, *sides.clause(verb), shown)
        for doer in (*attendance.doers(scene, verb), *shown):
            yield _draft(events, doer, event, verb, said, "participates.there")
    elif token.lemma_ in words.THITHER:
        ahead: Status = "planned" if verb.lemma_ in words.SETTING_OUT else said
        for doer in attendance.doers(scene, verb) if verb.lemma_ in words.GOING else ():
            yield _draft(events, doer, event, verb, timing.latest(said, ahead), "participates.thither")
    elif (case_of(token) == "Acc" or token.text.casefold() in {"его", "её", "ее"}) and (
        opening := _opening(token)
    ) is not None:
        verb, said = opening, status.of(opening)
        if said is None:
            return
        openers = attendance.doers(scene, verb) if syntax.is_verbal(verb) else sides.everyone(scene, verb.head)
        for doer in openers:
            if scene.type_of(doer) == "Person":
                yield _draft(events, doer, event, verb, said, "participates.opening")
    elif case_of(token) == "Gen" and token.head.lemma_ in {"открытие", "церемония"}:
        for doer in attendance.doers(scene, verb):
            if scene.type_of(doer) == "Person":
                yield _draft(events, doer, event, verb, said, "participates.opening")


def _opening(token: Token) -> Token | None:
    """The verb of opening or leading whose object an event is."""
    start, stop = sides.clause(token)
    found = [t for t in token.doc[start:stop] if t.lemma_ in words.OPEN and (syntax.is_verbal(t) or t.pos_ == "ADJ")]
    return found[0] if len(found) == 1 and not sides.preposition(token) else None


def _negated(token: Token, verb: Token) -> bool:
    """As in "на форуме не было": the particle hung on the event."""
    return any(t.lemma_ in {"не", "нет"} for t in verb.doc[max(verb.i - 1, 0) : verb.i + 1]) or any(
        c.lemma_ == "не" for c in token.children
    )


def _invited(scene: Scene, events: Agenda, verb: Token, event: str) -> Iterator[Draft]:
    """Whom "ждут" at an event, by nobody in particular: other invitations have their hosts."""
    start, _ = sides.clause(verb)
    if any(a.role == "subject" and start <= a.token.i < verb.i for a in scene.arguments(verb)) or not (
        syntax.is_passive(verb) or number_of(verb) == "Plur"
    ):
        return
    for argument in scene.arguments(verb):
        if argument.role in {"object", "Acc", "Gen"}:
            for guest in sides.everyone(scene, argument.token):
                yield _draft(events, guest, event, verb, "planned", "participates.invited")


def _taking_part(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    part = verb.lemma_ in words.PART_VERBS and any(c.lemma_ == words.PART for c in verb.children)
    if verb.lemma_ not in words.TAKE_PART and not part:
        return
    said = status.of(verb)
    named = [t for t in verb.subtree if t.i in events.stands and not (syntax.clause(t).i != verb.i and t.i < verb.i)]
    other = any(
        a.role in {"в+Loc", "на+Loc"}
        and a.token.i not in events.stands
        and a.token.lemma_ not in {"год", "рамка", "день", "число"}
        and not any(t.i in events.stands for t in a.token.subtree)
        and not scene.ids(a.token)
        for a in scene.arguments(verb)
    )
    if said is None or (not named and other):
        return
    event = events.stands[named[0].i] if named else events.around(verb)
    if event is None:
        return
    doers = list(attendance.doers(scene, verb))
    if not doers:
        doers = list(sides.listed(scene, sides.clause(verb)[0], verb.i))
    for doer in (*doers, *_among(scene, verb)):
        yield _draft(events, doer, event, verb, said, "participates.part")


def _among(scene: Scene, verb: Token) -> tuple[str, ...]:
    """As in "участвуют 300 компаний, среди них — …", "в их числе …"."""
    for token in scene.tokens[verb.i + 1 : verb.sent.end - 2]:
        after = token.nbor(1).text.casefold()
        if (token.lemma_ == "среди" and after in {"них", "которых"}) or (
            token.text.casefold() == "в" and after == "их" and token.nbor(2).lemma_ == "число"
        ):
            return sides.listed(scene, token.i + 2, _list_end(token))
    return ()


def _leading(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    """As in "Делегацию республики возглавляет министр": both take part in the event that the text is about."""
    if verb.lemma_ not in words.LEAD:
        return
    group = next(
        (a.token for a in scene.arguments(verb) if a.role == "object" and a.token.lemma_ in words.GROUPS), None
    )
    said = status.of(verb)
    event = None if group is None else events.around(verb)
    if group is None or said is None or event is None:
        return
    for member in (*attendance.doers(scene, verb), *sides.everyone(scene, group)):
        yield _draft(events, member, event, verb, said, "participates.delegation")


def _showing(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    """As in "стенды развернули Карелия и …", "экспозицию представляют …"."""
    if verb.lemma_ not in words.SHOW:
        return
    thing = next(
        (a.token for a in scene.arguments(verb) if a.role == "object" and a.token.lemma_ in words.STANDS), None
    )
    said = status.of(verb)
    if thing is None or said is None or (thing.lemma_ in words.GOODS and verb.lemma_ not in words.DISPLAY):
        return
    if thing.lemma_ in words.BOOTHS and verb.lemma_ in words.OPEN | words.PREPARE:
        return  # whose stand it is, not who opens or prepares it
    event = events.near(verb) if thing.lemma_ in words.GOODS else events.around(verb)
    if event is None:
        return
    _, stop = sides.clause(verb)
    doers = [
        *(attendance.doers(scene, verb)),
        *sides.listed(scene, verb.i, stop),
        *(scene.ids(thing) if thing.lemma_ == "экспозиция" else ()),
    ]
    for child in thing.children:
        if child.dep_ == "amod":
            doers.extend(scene.ids(child))
    for doer in dict.fromkeys(doers):
        yield _draft(events, doer, event, verb, said, "participates.stand")


def _participants(scene: Scene, events: Agenda, noun: Token) -> Iterator[Draft]:
    """As in "среди участников — …", "гостем выставки стал …", "в числе экспонентов …"."""
    event = next((e for c in noun.subtree if c.i > noun.i and (e := events.at(c)) is not None), None) or events.around(
        noun
    )
    if event is None:
        return
    among = sides.preposition(noun) == "среди" or (noun.head.lemma_ == "число" and case_of(noun) == "Gen")
    verb = syntax.governor(noun)
    said: Status | None = "asserted"
    members: list[str] = []
    if among:
        members = [*_quoted(scene, noun), *sides.listed(scene, noun.i + 1, _list_end(noun))]
    elif verb is not None and verb.lemma_ in words.COPULAS and case_of(noun) == "Ins":
        said = status.of(verb)
        members = [*attendance.doers(scene, verb), *sides.listed(scene, verb.i + 1, _list_end(noun))]
    elif (
        case_of(noun) == "Nom"
        and noun.i + 2 < len(noun.doc)
        and any(t.text in {"—", "–", ":"} for t in noun.doc[noun.i : noun.i + 5])
    ):
        members = list(sides.listed(scene, noun.i + 1, _list_end(noun)))
    elif case_of(noun) != "Nom":  # «с гостем форума — губернатором …»
        members = [id_ for c in noun.children if c.dep_ == "appos" for id_ in sides.everyone(scene, c)]
    if said is None:
        return
    for member in dict.fromkeys(members):
        yield _draft(events, member, event, noun, said, "participates.member")


def _quoted(scene: Scene, noun: Token) -> tuple[str, ...]:
    """The name in quotes right after "участников", whose case parsers guess."""
    after = next((m for m in scene.resolution.mentions if m.tokens[0] == noun.i + 1 and m.kind == "name"), None)
    if after is None or scene.doc[after.tokens[0]].text not in {"«", '"'}:
        return ()
    return scene.resolution.at(after.head)


def _list_end(noun: Token) -> int:
    """Where a list after a noun ends: at a clause set against it, else with the sentence."""
    doc = noun.doc
    for i in range(noun.i + 1, noun.sent.end - 1):
        after = doc[i + 1]
        if doc[i].text == ";" or (doc[i].text == "," and after.lemma_ in {"но", "причем", "однако", "тогда"}):
            return i
        if doc[i].text == "," and after.lemma_ == "а" and (i + 2 >= noun.sent.end or doc[i + 2].lemma_ != "также"):
            return i
    return noun.sent.end


def _invitations(scene: Scene, events: Agenda) -> Iterator[Draft]:
    """Whoever is invited to an event plans to take part."""
    for found in invited.invitations(scene):
        event = next((e for e, _ in found.targets if e in events.occasions), None)
        if event is None and not found.targets:
            _, stop = sides.clause(found.trigger)
            event = next((events.stands[i] for i in range(found.trigger.i + 1, stop) if i in events.stands), None)
        if event is not None:
            for guest in found.guests:
                yield _draft(events, guest, event, found.trigger, "planned", "participates.invitation")


def _accepted(scene: Scene, events: Agenda, noun: Token) -> Iterator[Draft]:
    """As in "Приглашение принял", "губернатору приглашение вручено": to the event that was spoken of."""
    verb = syntax.governor(noun)
    if (
        verb is None
        or status.of(verb) is None
        or verb.lemma_ not in words.ACCEPT
        or any(t.i > noun.i and t.pos_ == "VERB" and "Inf" in t.morph.get("VerbForm", []) for t in noun.subtree)
    ):
        return
    event = next((e for c in noun.subtree if (e := events.at(c)) is not None), None) or events.around(noun)
    if event is None:
        return
    if verb.lemma_ == "принять" and not syntax.is_passive(verb):
        start, stop = sides.clause(verb)
        guests = [*attendance.doers(scene, verb)] or [
            id_ for t in scene.tokens[start:stop] for id_ in scene.of_types(scene.resolution.at(t.i), PEOPLE)
        ][:1]
    else:
        guests = [id_ for a in scene.arguments(verb) if a.role == "Dat" for id_ in sides.everyone(scene, a.token)]
    for guest in guests:
        yield _draft(events, guest, event, noun, "planned", "participates.accepted")


def _draft(events: Agenda, member: str, event: str, token: Token, said: Status, frame: str) -> Draft:
    occasion = events.occasions[event]
    return Draft(
        member,
        event,
        timing.latest(said, "planned" if occasion.status != "asserted" else "asserted"),
        token,
        frame,
        Qualifiers(date=occasion.date),
    )


EXAMPLES = (
    Example(
        "Форум «Лён» открылся в Пскове. Участвуют 38 компаний, в их числе «Уралхиммаш», а также завод «Луч».",
        (("Уралхиммаш", "Лён", "asserted", {}), ("Луч", "Лён", "asserted", {})),
    ),
    Example(
        "Мэр Пскова Олег Ганин беседовал с послом Армении Давидом Каряном на форуме «Северный берег».",
        (("Олег Ганин", "Северный берег", "asserted", {}), ("Давид Карян", "Северный берег", "asserted", {})),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев выступил на форуме «Северный путь».",
        (("Пётр Ивлев", "Северный путь", "asserted", {}),),
    ),
    Example(
        "Форум «Северный путь» открылся сегодня в Мурманске. Делегацию Карелии возглавила министр Анна Лапина.",
        (
            ("Карелия", "Северный путь", "asserted", {"date": "2026-02-05"}),
            ("Анна Лапина", "Северный путь", "asserted", {"date": "2026-02-05"}),
        ),
    ),
    Example(
        "Среди участников выставки «Сад и огород» — компании «Агротех» и «Луговое».",
        (("Агротех", "Сад и огород", "asserted", {}), ("Луговое", "Сад и огород", "asserted", {})),
    ),
    # Of an event that the sentence doesn't name.
    Example(
        "Бизнес-миссия Тверской области в Армению пройдёт 10–12 марта. В её составе — завод «Тверьмаш».",
        (("Тверьмаш", "Бизнес-миссия Тверской области", "planned", {"date": "2026-03-10/2026-03-12"}),),
    ),
    Example(
        "В Рязани открылась выставка «Сад и огород». Карелия и Тверская область делят один павильон.",
        (("Карелия", "Сад и огород", "asserted", {}), ("Тверская область", "Сад и огород", "asserted", {})),
    ),
    Example(
        "В Мурманске открылся форум «Северный путь». Открывал его губернатор Мурманской области Олег Дорин. "
        "Слово взяла глава Карелии Анна Лапина.",
        (("Олег Дорин", "Северный путь", "asserted", {}), ("Анна Лапина", "Северный путь", "asserted", {})),
    ),
    Example(
        "Форум «Северный путь» пройдёт в Мурманске 10 марта. Туда собирается губернатор Тверской области Пётр Ивлев.",
        (("Пётр Ивлев", "Северный путь", "planned", {"date": "2026-03-10"}),),
    ),
    Example(
        "В форуме «Северный путь» участвуют 300 компаний, среди них «Тверьмаш» и «Луговое».",
        (("Тверьмаш", "Северный путь", "asserted", {}), ("Луговое", "Северный путь", "asserted", {})),
    ),
    Example("Пётр Ивлев не участвовал в форуме «Северный путь».", ()),
    Example(
        "Губернатор Пётр Ивлев пригласил Анну Лапину на форум «Северный путь», который пройдёт 10 марта.",
        (("Анна Лапина", "Северный путь", "planned", {"date": "2026-03-10"}),),
    ),
)

RELATION = Relation(
    "PARTICIPATES_IN", PARTIES, EVENTS, False, None, {"ru": read, "en": en.read}, {"ru": EXAMPLES, "en": en.EXAMPLES}
)
