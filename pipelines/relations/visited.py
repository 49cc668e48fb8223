"""VISITED: somebody, or the delegation of a place or body, went there. That talks took place in a city is no visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipelines import occasions, syntax, timing
from pipelines import status as statuses
from pipelines.document import Token
from pipelines.languages.ru import encounters as words
from pipelines.matcher import PARTIES, PEOPLE, Draft, Example, Filler, Frame, Match, Relation, fill, match
from pipelines.relations import invited, travellers
from pipelines.relations.en import visited as en
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Qualifiers, Status

IN = ("в+Loc", "на+Loc")
TO = ("в+Acc", "на+Acc", "в+Nom", "в+Gen")
FRAMES = {
    "ru": (
        Frame("visit.tour", words.TOUR, ("subject",), ("object",)),
        Frame("visit.stay", words.STAY, ("subject",), IN),
        Frame("visit.spend", words.SPEND, ("subject",), IN),
        Frame("visit.go", words.GO, ("subject",), TO),
        Frame("visit.reach", words.REACHED, ("subject",), ("до+Gen",)),
        Frame("visit.bring", words.BRING, ("subject",), TO),
        Frame("visit.return", words.RETURN, ("subject",), ("из+Gen", "с+Gen")),
        Frame("visit.intend", ("собираться", "собраться"), ("subject",), TO, "planned"),
        Frame("visit.journey", words.JOURNEY, ("Gen", "det", "governor.subject"), (*TO, "по+Dat", "governor.в+Loc")),
        Frame("visit.work", words.WORK, ("subject",), IN),
        Frame("visit.await", words.AWAIT, ("object",), IN, "planned"),
        Frame("visit.acquaint", words.ACQUAINT, ("subject",), ("с+Ins",)),
        Frame("visit.walk", words.WALK, ("subject",), ("по+Dat",)),
        Frame("visit.guided", words.GUIDE, ("object",), ("по+Dat",)),
        Frame("visit.introduced", ("познакомить", "знакомить"), ("object",), ("с+Ins",)),
        Frame("visit.inspection", words.INSPECTION, ("Ins", "для+Gen", "governor.для+Gen"), ("Gen", "по+Dat")),
        Frame("visit.stage", words.STAGE, ("subject",), ("с+Gen", *IN)),
        Frame("visit.shown", ("показать", "показывать"), ("Dat",), ("object", "Dat", "subject")),
        Frame("visit.speak", ("выступить", "выступать"), ("subject",), ("в+Loc", "перед+Ins")),
        Frame("visit.mission", ("миссия", "бизнес-миссия", "делегация"), (), ("в+Acc", "governor.в+Acc")),
        Frame("visit.escort", words.ESCORT, ("subject",), ("object",)),
    ),
}
SITES = frozenset(
    {
        "visit.acquaint",
        "visit.inspection",
        "visit.shown",
        "visit.speak",
        "visit.walk",
        "visit.stage",
        "visit.guided",
        "visit.introduced",
    }
)
# Frames in which what is visited may stand under "в" and "на" at once.
SPREAD = frozenset({"visit.go", "visit.stay", "visit.spend", "visit.work", "visit.bring"})
SENDING = frozenset("организовать организовывать направить направлять отправить отправлять снарядить послать".split())
REACH = 80  # tokens back in which a visit still is the one that others join


def read(scene: Scene) -> tuple[Draft, ...]:
    """Visits that verbs and nouns tell of, then those that somebody is invited to."""
    return visits(scene)


@lru_cache(maxsize=1)  # MET_WITH asks for the same article's: talks take place where somebody is on a visit
def visits(scene: Scene) -> tuple[Draft, ...]:
    """The visits that the text tells of."""
    return tuple(_read(scene))


def _read(scene: Scene) -> Iterator[Draft]:
    last: tuple[Draft, ...] = ()
    for found in match(scene, FRAMES[scene.article.language], PARTIES, PLACES | BODIES):
        near = tuple(d for d in last if found.trigger.i - d.token.i < REACH)
        drafts = tuple((_escorts if found.frame.name == "visit.escort" else _drafts)(scene, found, near))
        yield from drafts
        last = drafts or last
    yield from _places_to_be(scene)
    yield from _received(scene)
    for invitation in invited.invitations(scene):
        yield from _bidden(scene, invitation)


def _drafts(scene: Scene, found: Match, last: tuple[Draft, ...]) -> Iterator[Draft]:
    trigger, name = found.trigger, found.frame.name
    if not _is_visit(scene, found):
        return
    subjects = travellers.of(scene, found, last)
    objects = _objects(scene, found)
    if name in SITES:
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
    yield from _visits(scene, subjects, objects, found.status, trigger, name)


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


def _along(scene: Scene, found: Match) -> bool:
    """«С ним», «вместе с делегацией»."""
    return any(c.lemma_ == "вместе" for c in found.trigger.children) or any(
        a.role == "с+Ins"
        and (
            a.token.pos_ == "PRON"
            or a.token.lemma_ in words.GROUPS | words.MEMBERS
            or scene.of_types(scene.resolution.at(a.token.i), PEOPLE)
        )
        for a in scene.arguments(found.trigger)
    )


def _objects(scene: Scene, found: Match) -> tuple[Filler, ...]:
    """What is visited: the frame's object, of movements all under "в" and "на"; else what is near."""
    found = replace(found, objects=tuple(f for f in found.objects if f.token.lemma_ not in words.GROUPS))
    if found.objects and found.frame.name in SPREAD:
        arguments = scene.arguments(found.trigger)
        spread = (f for role in found.frame.object[:2] for f in fill(scene, arguments, (role,), PLACES | BODIES))
        return _narrowest(scene, tuple(dict.fromkeys((*found.objects, *spread))))
    return found.objects or _sites(scene, found)


def _narrowest(scene: Scene, objects: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """Of "в Казань, на завод" the plant alone: it stands for the city, too."""
    tokens = {f.token.i for f in objects if scene.type_of(f.id) in BODIES}
    return tuple(
        f
        for f in objects
        if scene.type_of(f.id) not in PLACES
        or not (f.token.i + 2 < len(scene.doc) and scene.tokens[f.token.i + 1].text == ",")
        or not any(f.token.i < i < f.token.i + 7 for i in tokens)
    )


def _sites(scene: Scene, found: Match) -> tuple[Filler, ...]:
    """The firm whose parts are named: "осмотрел цеха фабрики"; else the nearest place under the preposition."""
    for argument in scene.arguments(found.trigger):
        person = argument.role == "с+Ins" and syntax.feature(argument.token, "Animacy") == "Anim"
        if argument.role in found.frame.object and not person:
            inner = scene.genitive(argument.token, BODIES)
            if inner:
                return tuple(Filler(e, argument.token) for e in inner)
    if found.frame.name == "visit.tour" and (there := _toured(scene, found.trigger)):
        return there
    if found.frame.name == "visit.inspection":
        return tuple(Filler(e, found.trigger) for e in scene.genitive(found.trigger, BODIES))
    roles, types = found.frame.object, PLACES | BODIES
    if found.frame.name in {
        "visit.acquaint",
        "visit.introduced",
        "visit.tour",
    }:  # «познакомились с производством на заводе»
        roles, types = IN if any(a.role == roles[0] for a in scene.arguments(found.trigger)) else (), BODIES
    elif found.frame.name in SITES and found.frame.name != "visit.stage":
        roles = ()
    for role in roles:
        near = scene.nearby(found.trigger, role, types)
        if near:
            return tuple(Filler(e, t) for e, t in near)
    return ()


def _toured(scene: Scene, verb: Token) -> tuple[Filler, ...]:
    """«Посетил с рабочим визитом Шэньян», hung on the visit; «церемонию в Улан-Баторе посетил X»."""
    for argument in scene.arguments(verb):
        noun = argument.token
        if argument.role == "с+Ins" and noun.lemma_ in words.JOURNEY:
            under = (c for c in noun.children if c.dep_ in {"appos", "nmod"} and not syntax.preposition(c))
        elif argument.role == "object" and noun.lemma_ in words.CEREMONIES:
            under = (c for c in noun.children if syntax.preposition(c) == "в")
        else:
            continue
        found = tuple(Filler(e, c) for c in under if c.i > noun.i for e in scene.ids(c, PLACES))
        if found:
            return found
    return ()


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
