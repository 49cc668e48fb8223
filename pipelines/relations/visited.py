"""VISITED: somebody, or the delegation of a place or body, went there. That talks took place in a city is no visit."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipelines import occasions, syntax, timing
from pipelines import status as statuses
from pipelines.document import Token
from pipelines.languages.ru import encounters as words
from pipelines.matcher import PARTIES, PEOPLE, Draft, Example, Filler, Frame, Match, Relation, match
from pipelines.relations import destinations, invited, travellers
from pipelines.relations.en import visited as en
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Qualifiers, Status

TO = ("в+Acc", "на+Acc", "в+Nom", "в+Gen")
FRAMES = {
    "ru": (
        Frame("visit.tour", words.TOUR, ("subject",), ("object",)),
        Frame("visit.stay", words.STAY, ("subject",), destinations.IN),
        Frame("visit.spend", words.SPEND, ("subject",), destinations.IN),
        Frame("visit.go", words.GO, ("subject",), TO),
        Frame("visit.reach", words.REACHED, ("subject",), ("до+Gen",)),
        Frame("visit.bring", words.BRING, ("subject",), TO),
        Frame("visit.return", words.RETURN, ("subject",), ("из+Gen", "с+Gen")),
        Frame("visit.intend", ("собираться", "собраться"), ("subject",), TO, "planned"),
        Frame("visit.journey", words.JOURNEY, ("Gen", "det", "governor.subject"), (*TO, "по+Dat", "governor.в+Loc")),
        Frame("visit.work", words.WORK, ("subject",), destinations.IN),
        Frame("visit.await", words.AWAIT, ("object",), destinations.IN, "planned"),
        Frame("visit.acquaint", words.ACQUAINT, ("subject",), ("с+Ins",)),
        Frame("visit.walk", words.WALK, ("subject",), ("по+Dat",)),
        Frame("visit.guided", words.GUIDE, ("object",), ("по+Dat",)),
        Frame("visit.introduced", ("познакомить", "знакомить"), ("object",), ("с+Ins",)),
        Frame("visit.inspection", words.INSPECTION, ("Ins", "для+Gen", "governor.для+Gen"), ("Gen", "по+Dat")),
        Frame("visit.stage", words.STAGE, ("subject",), ("с+Gen", *destinations.IN)),
        Frame("visit.shown", ("показать", "показывать"), ("Dat",), ("object", "Dat", "subject")),
        Frame("visit.speak", ("выступить", "выступать"), ("subject",), ("в+Loc", "перед+Ins")),
        Frame("visit.mission", ("миссия", "бизнес-миссия", "делегация"), (), ("в+Acc", "governor.в+Acc")),
        Frame("visit.escort", words.ESCORT, ("subject",), ("object",)),
    ),
}
SENDING = frozenset("организовать организовывать направить направлять отправить отправлять снарядить послать".split())
GAPPING = frozenset({"visit.stay", "visit.go", "visit.tour"})
REACH = 80  # tokens back in which a visit still is the one that others join
FAR = 250  # the same where the delegation or the programme is named again


def read(scene: Scene) -> tuple[Draft, ...]:
    """Visits that verbs and nouns tell of, then those that somebody is invited to."""
    return visits(scene)


@lru_cache(maxsize=1)  # MET_WITH asks for the same article's: talks take place where somebody is on a visit
def visits(scene: Scene) -> tuple[Draft, ...]:
    """The visits that the text tells of."""
    return tuple(_read(scene))


def _read(scene: Scene) -> Iterator[Draft]:
    told: list[Draft] = []
    last: tuple[Draft, ...] = ()
    programme = deque(destinations.stops(scene))
    for found in match(scene, FRAMES[scene.article.language], PARTIES, PLACES | BODIES):
        while programme and programme[0][0].i < found.trigger.i:
            last = tuple(_stop(scene, *programme.popleft(), told)) or last
            told += [d for d in last if d not in told]
        reach = FAR if _with_group(found.trigger) else REACH
        near = tuple(d for d in last if found.trigger.i - d.token.i < reach)
        if found.frame.name == "visit.escort":
            drafts = tuple(_escorts(scene, found, near))
        else:
            drafts = tuple(_drafts(scene, found, near, told))
        told += drafts
        last = drafts or last
    for verb, places in programme:
        told += _stop(scene, verb, places, told)
    yield from told
    yield from _places_to_be(scene)
    yield from _received(scene)
    for invitation in invited.invitations(scene):
        yield from _bidden(scene, invitation)


def _stop(scene: Scene, verb: Token, places: tuple[Filler, ...], told: list[Draft]) -> Iterator[Draft]:
    """«Первым пунктом программы стал завод»: those who were last told to travel visit it."""
    before = [d for d in told if d.token.i < verb.i and verb.i - d.token.i < FAR]
    status = statuses.of(verb)
    if not before or status is None:
        return
    tokens = {d.token.i for d in before if d.object == before[-1].object}
    travelling = tuple(dict.fromkeys(d.subject for d in before if d.token.i in tokens))
    yield from _visits(scene, travelling, places, status, verb, "visit.stop")


def _drafts(scene: Scene, found: Match, last: tuple[Draft, ...], told: list[Draft]) -> Iterator[Draft]:
    trigger, name = found.trigger, found.frame.name
    if not _is_visit(scene, found):
        return
    subjects = travellers.of(scene, found, last)
    objects = destinations.of(scene, found)
    if name in destinations.SITES:
        objects = tuple(o for o in objects if scene.type_of(o.id) in BODIES and not _beyond(trigger, o.token))
    if name == "visit.shown":
        hosts = {e for a in scene.arguments(trigger) if a.role == "subject" for e in scene.ids(a.token, PEOPLE)}
        subjects = tuple(s for s in subjects if s not in hosts)
        objects = objects or tuple(Filler(e, trigger) for e in travellers.governed(scene, tuple(hosts), ("Company",)))
    if not objects and name == "visit.go" and last and _along(scene, found):
        objects = tuple(Filler(d.object, d.token) for d in last)  # «С ним полетели X и Y»: where he went
        status = found.status if occasions.is_past(trigger) else last[0].status
        for draft in _visits(scene, subjects, objects, status, trigger, "visit.along"):
            yield draft if draft.qualifiers.date else replace(draft, qualifiers=last[0].qualifiers)
        return
    if not objects and name == "visit.go" and last and trigger.lemma_ in words.ARRIVE and occasions.is_past(trigger):
        here = tuple(Filler(d.object, d.token) for d in last if d.status == "asserted")
        subjects = tuple(s for s in subjects if s not in {d.subject for d in last})
        yield from _visits(scene, subjects, here, found.status, trigger, "visit.here")
        return
    if not objects and name == "visit.journey":
        objects = destinations.returned(scene, trigger, subjects, tuple(told))
    yield from _visits(scene, subjects, objects, found.status, trigger, name)
    if name in GAPPING and objects:
        for place, token, date in destinations.gapped(scene, trigger, found.frame.object):
            for draft in _visits(scene, subjects, (Filler(place, token),), found.status, trigger, "visit.gapped"):
                yield replace(draft, token=token, qualifiers=Qualifiers(date=date)) if date else draft


def _beyond(trigger: Token, token: Token) -> bool:
    """Whether a relative clause starts between a trigger and a token: "цех, где работают линии завода"."""
    return any(t.lemma_ in {"где", "который", "куда"} for t in trigger.doc[trigger.i + 1 : max(token.i, trigger.i + 1)])


def _is_visit(scene: Scene, found: Match) -> bool:
    """What a frame needs besides its trigger to tell of a visit."""
    trigger, name, arguments = found.trigger, found.frame.name, scene.arguments(found.trigger)
    if name == "visit.await":
        # «которую ждали в Полоцке»: she didn't come; «в Красноярске его ждёт работа»
        idle = any(a.role == "subject" and not scene.ids(a.token, PARTIES) for a in arguments)
        return syntax.feature(trigger, "Tense") != "Past" and not (idle and syntax.feature(trigger, "Number") == "Sing")
    if name == "visit.mission":
        governor = syntax.governor(trigger)
        return governor is not None and governor.lemma_ in SENDING
    if name == "visit.work":
        return not any(a.role == "Ins" for a in arguments)  # «работает консулом в …»
    if name == "visit.spend":
        return any(c.lemma_ in words.TIMES and not syntax.preposition(c) for c in trigger.children)
    if name == "visit.stage":
        return any(a.token.lemma_ in words.STAGES for a in arguments)
    if name == "visit.bring":
        brought = [a.token for a in arguments if a.role == "object"]
        return all(t.lemma_ in words.GROUPS or syntax.feature(t, "Animacy") == "Anim" for t in brought) and any(brought)
    return True


def _visits(
    scene: Scene, subjects: tuple[str, ...], objects: tuple[Filler, ...], status: Status, trigger: Token, name: str
) -> Iterator[Draft]:
    date = occasions.date(scene, trigger, status)
    for subject in subjects:
        for place in dict.fromkeys(o.id for o in objects):
            if subject != place and not scene.at_home(subject, place):
                yield Draft(subject, place, timing.due(scene, status, date), trigger, name, Qualifiers(date=date), True)


def _escorts(scene: Scene, found: Match, last: tuple[Draft, ...]) -> Iterator[Draft]:
    """«Его сопровождали X и Y»: they went where he went, but for his hosts."""
    led = {e for a in scene.arguments(found.trigger) if a.role == "object" for e in scene.ids(a.token, PEOPLE)}
    joined = [d for d in last if d.subject in led]
    for filler in found.subjects:
        if scene.type_of(filler.id) == "Person":
            for draft in joined:
                if not scene.at_home(filler.id, draft.object):
                    yield replace(draft, subject=filler.id, token=found.trigger, frame="visit.escort")


def _with_group(verb: Token) -> bool:
    """«Приехавшая вместе с делегацией», «в составе делегации», «в её составе прилетели»."""
    return any(
        (c.lemma_ in words.GROUPS and syntax.preposition(c) == "с")
        or (
            c.lemma_ == "состав"
            and syntax.preposition(c) == "в"
            and any(g.lemma_ in words.GROUPS or g.text.casefold() in {"её", "ее", "их"} for g in c.children)
        )
        for child in verb.children
        for c in (child, *child.children)
    )


def _along(scene: Scene, found: Match) -> bool:
    """«С ним», «вместе с делегацией», «в её составе»."""
    if _with_group(found.trigger):
        return True
    return any(c.lemma_ == "вместе" for c in found.trigger.children) or any(
        a.role == "с+Ins"
        and (
            a.token.pos_ == "PRON"
            or a.token.lemma_ in words.GROUPS | words.MEMBERS
            or scene.of_types(scene.resolution.at(a.token.i), PEOPLE)
        )
        for a in scene.arguments(found.trigger)
    )


def _received(scene: Scene) -> Iterator[Draft]:
    """«Область примет делегацию сербского города»: a place that receives a delegation is visited by it."""
    for verb in scene.with_lemmas(words.RECEIVE):
        status = statuses.of(verb) if syntax.is_verbal(verb) else None
        arguments = scene.arguments(verb) if status is not None else ()
        groups = [a.token for a in arguments if a.role == "object" and a.token.lemma_ in words.GROUPS]
        hosts = [
            Filler(e, a.token)
            for a in arguments
            if a.role == "subject" and groups
            for e in scene.of_types(scene.resolution.at(a.token.i), PLACES)
        ]
        for group in groups if status is not None else ():
            guests = tuple(dict.fromkeys(travellers.delegation(scene, group)))
            yield from _visits(scene, guests, tuple(hosts[:1]), status or "asserted", verb, "visit.received")


def _places_to_be(scene: Scene) -> Iterator[Draft]:
    """«Завтра X будет в Челябинске», «вчера был там»: the place is the predicate."""
    for token in scene.with_lemmas(("быть",)):
        status: Status = "planned" if statuses.is_future(token) else "asserted"
        if token.dep_ != "cop" or (status == "asserted" and syntax.feature(token, "Tense") != "Past"):
            continue
        place = token.head
        if syntax.preposition(place) not in {"в", "на"}:
            continue
        objects = tuple(Filler(e, place) for e in scene.ids(place, PLACES))
        subjects = tuple(e for c in place.children if c.dep_ == "nsubj" for e in scene.ids(c, PEOPLE))
        if not any(c.lemma_ == "не" for c in (*place.children, *token.children)):
            yield from _visits(scene, subjects, objects, status, token, "visit.be")


def _bidden(scene: Scene, invitation: invited.Invitation) -> Iterator[Draft]:
    """What somebody is invited to visit is planned."""
    places = tuple(Filler(e, t) for e, t in invitation.targets if scene.type_of(e) in PLACES)
    guests = tuple(g for g in invitation.guests if scene.type_of(g) == "Person")
    date = invited.when(scene, invitation)
    for draft in _visits(scene, guests, places, "planned", invitation.trigger, "visit.invited"):
        yield replace(draft, qualifiers=Qualifiers(date=date)) if date else draft


EXAMPLES = (
    Example("Мэр Пскова Олег Ганин посетил с рабочей поездкой Шэньян.", (("Олег Ганин", "Шэньян", "asserted", {}),)),
    Example(
        "Церемонию в Улан-Баторе посетил глава Карелии Пётр Ивлев.", (("Пётр Ивлев", "Улан-Батор", "asserted", {}),)
    ),
    Example(
        "В декабре Тверская область примет делегацию Армении во главе с министром экономики Давидом Каряном.",
        (
            ("Армения", "Тверская область", "planned", {"date": "2026-12"}),
            ("Давид Карян", "Тверская область", "planned", {"date": "2026-12"}),
        ),
    ),
    Example(
        "Мэр Пскова Олег Ганин принял посла Армении Давида Каряна, прибывшего в Псков на открытие Дома дружбы.",
        (("Давид Карян", "Псков", "asserted", {}),),
    ),
    Example(
        "В сентябре мэр Харбина Чжао Лэй планирует приехать в Мурманск.",
        (("Чжао Лэй", "Мурманск", "planned", {"date": "2026-09"}),),
    ),
    Example(
        "В Псков прибыла делегация Армении, возглавляемая министром экономики Давидом Каряном.",
        (("Армения", "Псков", "asserted", {}), ("Давид Карян", "Псков", "asserted", {})),
    ),
    Example(
        "Делегация Тверской области во главе с губернатором Петром Ивлевым посетила Минск.",
        (("Тверская область", "Минск", "asserted", {}), ("Пётр Ивлев", "Минск", "asserted", {})),
    ),
    Example(
        "Министр экономики Армении Давид Карян 3 февраля прилетел в Астану.",
        (("Давид Карян", "Астана", "asserted", {"date": "2026-02-03"}),),
    ),
    Example(
        "Посол Финляндии в России Юхани Саари осмотрел цеха завода «Тверьмаш».",
        (("Юхани Саари", "Тверьмаш", "asserted", {}),),
    ),
    Example(
        "Визит губернатора Тверской области Петра Ивлева в Минск запланирован на март.",
        (("Пётр Ивлев", "Минск", "planned", {}),),
    ),
    Example(
        "Завтра министр экономики Армении Давид Карян будет в Казани.",
        (("Давид Карян", "Казань", "planned", {"date": "2026-02-06"}),),
    ),
    Example(
        "Мэр Пскова Олег Ганин находится с рабочим визитом в Риге.",
        (("Олег Ганин", "Рига", "asserted", {}),),
    ),
    # What somebody is invited to visit is planned.
    Example(
        "Мэр Пскова Олег Ганин получил от посла Финляндии в России Юхани Саари приглашение приехать в Турку.",
        (("Олег Ганин", "Турку", "planned", {}),),
    ),
    Example(
        "Министр экономики Армении Давид Карян провёл два дня в столице Казахстана.",
        (("Давид Карян", "Казахстан", "asserted", {}),),
    ),
    Example(
        "Делегация Тверской области во главе с губернатором Петром Ивлевым прилетела в Ташкент. Вместе с ней прилетел "
        "завод «Тверьмаш». Гости прошли по цехам комбината «Ташлён».",
        (
            ("Тверская область", "Ташкент", "asserted", {}),
            ("Пётр Ивлев", "Ташкент", "asserted", {}),
            ("Тверьмаш", "Ташкент", "asserted", {}),
            ("Тверская область", "Ташлён", "asserted", {}),
            ("Пётр Ивлев", "Ташлён", "asserted", {}),
        ),
    ),
    Example(
        "Тверская делегация работает в Могилёве. Завтра тверичане переедут в Бобруйск.",
        (("Тверь", "Могилёв", "asserted", {}), ("Тверь", "Бобруйск", "planned", {"date": "2026-02-06"})),
    ),
    Example(
        "Министр экономики Армении Давид Карян вылетел в Минск. Его сопровождала ректор Гюмрийского университета "
        "Анна Лапина.",
        (("Давид Карян", "Минск", "asserted", {}), ("Анна Лапина", "Минск", "asserted", {})),
    ),
    Example(
        "Делегация Хайфона прибыла в Псков 2 февраля. На следующий день гости переехали в Великие Луки.",
        (
            ("Хайфон", "Псков", "asserted", {"date": "2026-02-02"}),
            ("Хайфон", "Великие Луки", "asserted", {"date": "2026-02-03"}),
        ),
    ),
    Example(
        "Министра экономики Армении Давида Каряна провели по цехам завода «Тверьмаш».",
        (("Давид Карян", "Тверьмаш", "asserted", {}),),
    ),
    Example(
        "Мэр Пскова Олег Ганин встретился с министром экономики Армении Давидом Каряном, прибывшим в Псков 2 февраля. "
        "Вместе с ним приехала директор завода «Арарат» Анна Лапина.",
        (("Давид Карян", "Псков", "asserted", {}), ("Анна Лапина", "Псков", "asserted", {})),
    ),
    Example(
        "Делегация Хайфона прибыла в Псков 2 февраля. В её составе прилетел директор завода «Луч» Олег Рогов.",
        (("Хайфон", "Псков", "asserted", {}), ("Олег Рогов", "Псков", "asserted", {"date": "2026-02-02"})),
    ),
    # To inhabitants, to what a pronoun means, to where the text is; back to where guests came from.
    Example(
        "В Витебске ждут гостей. Бывший мэр Пскова Семён Рогов ездил к витебчанам в мае 2019 года.",
        (("Семён Рогов", "Витебск", "asserted", {"date": "2019-05"}),),
    ),
    Example(
        "Завод «Тверьмаш» известен. 3 февраля его осмотрел посол Финляндии Юхани Саари.",
        (("Юхани Саари", "Тверьмаш", "asserted", {"date": "2026-02-03"}),),
    ),
    Example(
        "В Тверь 2 февраля прибыл мэр Гюмри Давид Карян. 3 февраля приезжал мэр Минска Игорь Савчук.",
        (
            ("Давид Карян", "Тверь", "asserted", {"date": "2026-02-02"}),
            ("Игорь Савчук", "Тверь", "asserted", {"date": "2026-02-03"}),
        ),
    ),
    Example(
        "Делегация Пскова побывала в Минске. Ответный визит минчан намечен на март.",
        (("Псков", "Минск", "asserted", {}), ("Минск", "Псков", "planned", {})),
    ),
    Example(
        "В Твери побывала делегация комитета по спорту Шаньдуна. В провинцию Шаньдун тверичане ездили в 2023 году.",
        (("Шаньдун", "Тверь", "asserted", {}), ("Тверь", "Шаньдун", "asserted", {})),
    ),
    Example(
        "В сентябре министр экономики Армении Давид Карян побывал в Анкаре, а в ноябре — в Риме и Загребе.",
        (
            ("Давид Карян", "Анкара", "asserted", {"date": "2025-09"}),
            ("Давид Карян", "Рим", "asserted", {"date": "2025-11"}),
            ("Давид Карян", "Загреб", "asserted", {"date": "2025-11"}),
        ),
    ),
    Example(
        "Министр экономики Армении Давид Карян прилетел в Тверь. Первым пунктом программы стал завод «Луч».",
        (("Давид Карян", "Тверь", "asserted", {}), ("Давид Карян", "Луч", "asserted", {})),
    ),
    Example("Лён из Тверской области поедет в Рыбинск.", ()),
    Example("Губернатор Тверской области Пётр Ивлев отменил поездку в Минск.", ()),
    Example("Мэра Пскова Олега Ганина ждали в Риге, но он не приехал.", ()),
    Example("Губернатор Тверской области Пётр Ивлев побывал в Твери.", ()),
)

RELATION = Relation(
    "VISITED",
    PARTIES,
    PARTIES,
    False,
    "CONSULT",
    {"ru": read, "en": en.read},
    {"ru": EXAMPLES, "en": en.EXAMPLES},
)
