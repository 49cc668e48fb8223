"""VISITED: somebody, or the delegation of a place or body, went there. That talks took place in a city is no visit."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines import occasions, syntax
from pipelines import status as statuses
from pipelines.languages.ru import encounters as words
from pipelines.matcher import PARTIES, PEOPLE, Draft, Example, Filler, Frame, Match, Relation, match
from pipelines.relations import invited
from pipelines.scene import Scene
from pipelines.syntax import Argument
from pipelines.types import BODIES, PLACES, Qualifiers, Status

IN = ("в+Loc", "на+Loc")
TO = ("в+Acc", "на+Acc", "в+Nom", "в+Gen")
FRAMES = {
    "ru": (
        Frame("visit.tour", words.TOUR, ("subject",), ("object",)),
        Frame("visit.stay", words.STAY, ("subject",), IN),
        Frame("visit.go", words.GO, ("subject",), TO),
        Frame("visit.return", words.RETURN, ("subject",), ("из+Gen", "с+Gen")),
        Frame("visit.intend", ("собираться", "собраться"), ("subject",), TO, "planned"),
        Frame("visit.journey", words.JOURNEY, ("Gen", "det", "governor.subject"), (*TO, "по+Dat", "governor.в+Loc")),
        Frame("visit.work", words.WORK, ("subject",), IN),
        Frame("visit.await", words.AWAIT, ("object",), IN, "planned"),
        Frame("visit.acquaint", words.ACQUAINT, ("subject",), ("с+Ins",)),
        Frame("visit.inspection", words.INSPECTION, ("Ins",), ("Gen",)),
        Frame("visit.shown", ("показать", "показывать"), ("Dat",), ("object", "Dat", "subject")),
        Frame("visit.speak", ("выступить", "выступать"), ("subject",), ("в+Loc", "перед+Ins")),
        Frame("visit.mission", ("миссия", "бизнес-миссия", "делегация"), (), ("в+Acc", "governor.в+Acc")),
    ),
}
STATIONED = frozenset({"visit.work", "visit.stay"})
SITES = frozenset({"visit.acquaint", "visit.inspection", "visit.shown", "visit.speak"})
SENDING = frozenset("организовать организовывать направить направлять отправить отправлять снарядить послать".split())


def read(scene: Scene) -> Iterator[Draft]:
    """Visits that verbs and nouns tell of, then those that somebody is invited to."""
    for found in match(scene, FRAMES[scene.article.language], PARTIES, PLACES | BODIES):
        yield from _drafts(scene, found)
    yield from _places_to_be(scene)
    for invitation in invited.invitations(scene):
        yield from _bidden(scene, invitation)


def _drafts(scene: Scene, found: Match) -> Iterator[Draft]:
    trigger, name = found.trigger, found.frame.name
    if name == "visit.await" and syntax.feature(trigger, "Tense") == "Past":
        return  # «которую ждали в Полоцке»: she didn't come
    single = syntax.feature(trigger, "Number") == "Sing"
    if (
        name == "visit.await"
        and single
        and any(a.role == "subject" and not scene.ids(a.token, PARTIES) for a in scene.arguments(trigger))
    ):
        return  # «в Красноярске его ждёт работа»
    if name == "visit.mission":
        governor = syntax.governor(trigger)
        if governor is None or governor.lemma_ not in SENDING:
            return
    subjects = _travellers(scene, found)
    objects = found.objects or _sites(scene, found)
    if name in SITES:
        objects = tuple(o for o in objects if scene.type_of(o.id) in BODIES)
    if name == "visit.work" and any(a.role == "Ins" for a in scene.arguments(trigger)):
        return  # «работает консулом в …»
    yield from _visits(scene, subjects, objects, found.status, trigger, name)


def _visits(
    scene: Scene, subjects: tuple[str, ...], objects: tuple[Filler, ...], status: Status, trigger: Token, name: str
) -> Iterator[Draft]:
    date = occasions.date(scene, trigger, status)
    for subject in subjects:
        for place in dict.fromkeys(o.id for o in objects):
            if subject != place and not scene.at_home(subject, place):
                yield Draft(
                    subject, place, occasions.due(scene, status, date), trigger, name, Qualifiers(date=date), True
                )


def _travellers(scene: Scene, found: Match) -> tuple[str, ...]:
    """Those who travel: people; delegations, as what they represent and as their leaders; who goes along."""
    arguments = scene.arguments(found.trigger)
    fillers = list(found.subjects)
    if not fillers and found.frame.subject:
        fillers = [Filler(e, t) for e, t in scene.nearby(found.trigger, found.frame.subject[0], PEOPLE)]
    fillers += _companions(scene, found.trigger)
    travellers: list[str] = []
    for filler in fillers:
        if scene.type_of(filler.id) == "Person" and filler.token.lemma_ not in words.GROUPS:
            travellers.append(filler.id)
    for argument in arguments:
        if argument.role in found.frame.subject and argument.token.lemma_ in words.GROUPS:
            travellers += _delegation(scene, argument.token)
    if found.frame.name == "visit.mission":
        travellers += _delegation(scene, found.trigger)
    if not travellers and _speaks_of_group(arguments, found):
        group = scene.parties.group(found.trigger)
        travellers += () if group is None else _delegation(scene, group)
    for token in found.trigger.sent:
        if (
            token.lemma_ in words.GROUPS
            and set(scene.parties.leaders(token)) & set(travellers)
            and token.i > found.trigger.i
        ):
            travellers += _delegation(scene, token)  # «прилетает премьер X во главе делегации»
    return tuple(dict.fromkeys(travellers))


def _speaks_of_group(arguments: tuple[Argument, ...], found: Match) -> bool:
    """«Визит продлится до пятницы», «гости осмотрели»: nobody is named, but a delegation was before."""
    guests = any(a.role in found.frame.subject and a.token.lemma_ in words.GUESTS for a in arguments)
    return guests or (found.frame.name == "visit.journey" and not any(a.role in {"Gen", "det"} for a in arguments))


def _delegation(scene: Scene, group: Token) -> Iterator[str]:
    """What a delegation represents, by its name or else by its leader's post, and its leaders."""
    leaders = scene.parties.leaders(group)
    sent = scene.of_types(scene.resolution.at(group.i), PLACES | BODIES) or scene.of_types(
        scene.genitive(group, PLACES | BODIES), None
    )
    governed = [
        post.place
        for leader in leaders
        for post in scene.resolution.entity(leader).posts
        if post.place and not post.former and scene.type_of(post.place) == "Region"
    ]
    if governed and (not sent or scene.type_of(sent[0]) == "City"):  # «астраханская делегация» of the region's governor
        sent = (governed[0],)
    yield from sent
    yield from leaders


def _companions(scene: Scene, trigger: Token) -> list[Filler]:
    """«Вместе с врио губернатора X она осмотрела …»."""
    for token in trigger.sent:
        if (
            token.lemma_ == "вместе"
            and abs(token.i - trigger.i) < 12
            and token.i + 1 < trigger.sent.end
            and token.nbor(1).lemma_ == "с"
        ):
            for other in scene.doc[token.i + 2 : min(token.i + 10, trigger.sent.end)]:
                found = scene.of_types(scene.resolution.at(other.i), PEOPLE)
                if found:
                    return [Filler(e, other) for e in found]
    return []


def _sites(scene: Scene, found: Match) -> tuple[Filler, ...]:
    """The firm whose parts are named: "осмотрел цеха фабрики"; else the nearest place under the preposition."""
    for argument in scene.arguments(found.trigger):
        if argument.role in found.frame.object:
            inner = scene.genitive(argument.token, BODIES)
            if inner:
                return tuple(Filler(e, argument.token) for e in inner)
    if found.frame.name == "visit.inspection":
        return tuple(Filler(e, found.trigger) for e in scene.genitive(found.trigger, BODIES))
    for role in () if found.frame.name in SITES else found.frame.object:
        near = scene.nearby(found.trigger, role, PLACES | BODIES)
        if near:
            return tuple(Filler(e, t) for e, t in near)
    return ()


def _places_to_be(scene: Scene) -> Iterator[Draft]:
    """«Завтра X будет в Челябинске»: the place is the predicate."""
    for token in scene.with_lemmas(("быть",)):
        if token.dep_ != "cop" or not statuses.is_future(token):
            continue
        place = token.head
        if syntax.preposition(place) not in {"в", "на"}:
            continue
        objects = tuple(Filler(e, place) for e in scene.ids(place, PLACES))
        subjects = tuple(e for c in place.children if c.dep_ == "nsubj" for e in scene.ids(c, PEOPLE))
        if not any(c.lemma_ == "не" for c in (*place.children, *token.children)):
            yield from _visits(scene, subjects, objects, "planned", token, "visit.be")


def _bidden(scene: Scene, invitation: invited.Invitation) -> Iterator[Draft]:
    """What somebody is invited to visit is planned."""
    places = tuple(Filler(e, t) for e, t in invitation.targets if scene.type_of(e) in PLACES)
    guests = tuple(g for g in invitation.guests if scene.type_of(g) == "Person")
    yield from _visits(scene, guests, places, "planned", invitation.trigger, "visit.invited")


EXAMPLES = (
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
    Example("Губернатор Тверской области Пётр Ивлев отменил поездку в Минск.", ()),
    Example("Мэра Пскова Олега Ганина ждали в Риге, но он не приехал.", ()),
    Example("Губернатор Тверской области Пётр Ивлев побывал в Твери.", ()),
)

RELATION = Relation("VISITED", PARTIES, PARTIES, False, "CONSULT", read, EXAMPLES)
