"""MET_WITH: people met, received each other, held talks or a call. Attending the same event is no meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from pipelines import occasions, syntax, timing
from pipelines.document import Token
from pipelines.languages.ru import encounters as words
from pipelines.languages.ru.modality import BEGUN
from pipelines.matcher import ANYONE, PEOPLE, Draft, Example, Filler, Frame, Match, Relation, fill, match
from pipelines.relations.en import met_with as en
from pipelines.relations.visited import visits
from pipelines.scene import Scene
from pipelines.syntax import Argument
from pipelines.types import BODIES, Qualifiers, Status

FRAMES = {
    "ru": (
        Frame("meet.verb", words.MEET, ("subject",), ("с+Ins",)),
        Frame("meet.receive", words.RECEIVE, ("subject",), ("object",)),
        Frame(
            "meet.talks",
            words.TALKS,
            ("Gen", "det", "governor.subject", "governor.у+Gen"),
            ("с+Ins", "governor.с+Ins", "у+Gen"),
        ),
        Frame("meet.introduce", ("познакомить", "знакомить"), ("object",), ("с+Ins",)),
        Frame("meet.call", words.CALL, ("subject",), ("Dat",)),
        Frame("meet.look_in", words.LOOK_IN, ("subject",), ("к+Dat",)),
        Frame("meet.cochair", words.COCHAIR, ("subject",), ("с+Ins",)),
        Frame("meet.join", words.JOIN, ("subject",), ("в+Loc", "на+Loc", "к+Dat")),
    ),
}
REACH = 50  # tokens after talks in which "разговор" still means them


@lru_cache(maxsize=1)  # COOPERATES_WITH asks for the same article's, too
def read(scene: Scene) -> tuple[Draft, ...]:
    """Meetings that the text tells of, each pair once a sentence; who joins one later meets its other side."""
    told: list[Draft] = []
    last: tuple[Draft, ...] = ()
    for found in match(scene, FRAMES[scene.article.language], PEOPLE, PEOPLE):
        name = found.frame.name
        if name == "meet.talks" and last and _recalled(scene, found, last[0]):
            completed = tuple(_completed(scene, d, found.trigger) for d in last)
            told[len(told) - len(last) :] = completed
            last = completed
            continue
        drafts = tuple(_joined(scene, found, last) if name == "meet.join" else _drafts(scene, found))
        drafts = drafts or tuple(_bodies(scene, found))
        told += drafts
        if drafts and name != "meet.join":
            last = drafts
    return tuple(told)


def _recalled(scene: Scene, found: Match, last: Draft) -> bool:
    """«Разговор прошёл 5 февраля»: says more of the talks told of before."""
    governor = syntax.governor(found.trigger)
    alone = not any(
        a.role in {"с+Ins", "Gen", "между+Ins", "governor.с+Ins"} and scene.ids(a.token, ANYONE)
        for a in scene.arguments(found.trigger)
    )
    near = last.token.sent.end <= found.trigger.i < last.token.sent.end + REACH
    return near and alone and governor is not None and governor.lemma_ in BEGUN


def _completed(scene: Scene, draft: Draft, trigger: Token) -> Draft:
    """A meeting with the day, place and means that a later sentence gives."""
    known, form = draft.qualifiers, occasions.medium(trigger)
    date = occasions.date(scene, trigger, "planned") or known.date
    place = None if form else occasions.place(scene, trigger) or known.place
    status = timing.due(scene, draft.status, date)
    return replace(draft, status=status, qualifiers=replace(known, date=date, place=place, format=form or known.format))


def _bodies(scene: Scene, found: Match) -> Iterator[Draft]:
    """Talks of firms and bodies, or with them: "представители завода провели переговоры с палатой"."""
    trigger, name, arguments = found.trigger, found.frame.name, scene.arguments(found.trigger)
    governor = syntax.governor(trigger)
    if name == "meet.talks":
        if governor is None or governor.lemma_ not in words.HOLD | BEGUN:
            return
    elif name != "meet.verb" or trigger.lemma_ not in words.MEET_FORMALLY:
        return
    subjects = list(dict.fromkeys(e for role in found.frame.subject for e in _side(scene, arguments, role)))
    objects = list(dict.fromkeys(e for role in found.frame.object for e in _side(scene, arguments, role)))
    if not objects and name == "meet.talks" and len(subjects) == 2 and governor is not None:
        subjects, objects = subjects[:1], subjects[1:]
    for a in subjects:
        for b in objects:
            if a != b and not (scene.type_of(a) == scene.type_of(b) == "Person"):
                yield _draft(scene, a, b, found.status, trigger, "meet.bodies")


def _side(scene: Scene, arguments: tuple[Argument, ...], role: str) -> Iterator[str]:
    """People and bodies under a role; bodies also by those who speak for them."""
    for argument in arguments:
        if argument.role == role:
            token = argument.token
            yield from scene.of_types(scene.resolution.at(token.i), ANYONE) or (
                scene.genitive(token, BODIES) if token.lemma_ in words.ON_BEHALF else ()
            )


def _drafts(scene: Scene, found: Match) -> Iterator[Draft]:
    trigger, name = found.trigger, found.frame.name
    subjects, objects = found.subjects, found.objects
    if name == "meet.receive":
        objects = objects or _near(scene, trigger, "object")
        subjects = subjects or _near(scene, trigger, "subject")
    elif name == "meet.talks":
        subjects, objects = _sides(scene, found)
    elif name == "meet.verb":
        objects = objects or _near(scene, trigger, "с+Ins")
        subjects = subjects or _near(scene, trigger, "subject") or _speaker(scene, trigger)
    if name == "meet.introduce":
        subjects += fill(scene, scene.arguments(trigger), ("subject",), PEOPLE) or _near(scene, trigger, "subject")
    pairs = (
        _pairs(scene, subjects, objects)
        if objects or name in {"meet.receive", "meet.introduce", "meet.call", "meet.look_in"}
        else _mutual(scene, subjects)
    )
    for a, b in dict.fromkeys(pairs):
        yield _draft(scene, a, b, found.status, trigger, name)


def _sides(scene: Scene, found: Match) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Both sides of talks named by a noun: "встреча X с Y", "провёл встречу с Y", "на встрече с Y X отметил"."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    objects = found.objects or _near(scene, trigger, "с+Ins")
    subjects = found.subjects
    between = fill(scene, arguments, ("между+Ins",), PEOPLE)
    if between:
        return between, ()
    held = next((c for c in trigger.children if c.dep_ == "acl:relcl" and c.lemma_ in words.HOLD), None)
    if held is not None and not objects:  # «переговоры, которые вели X и Y»
        return fill(scene, scene.arguments(held), ("subject",), PEOPLE), fill(
            scene, scene.arguments(held), ("с+Ins",), PEOPLE
        )
    governor = syntax.governor(trigger)
    if governor is not None and governor.lemma_ in words.SUMMON:
        return fill(scene, arguments, ("governor.subject",), PEOPLE), fill(
            scene, arguments, ("governor.object",), PEOPLE
        )
    if not subjects and objects:
        subjects = _near(scene, trigger, "Gen") or _speaker(scene, trigger)
    return tuple(s for s in subjects if s.id not in {o.id for o in objects}), objects


def _speaker(scene: Scene, trigger: Token) -> tuple[Filler, ...]:
    """Who acts at talks that the parse hangs elsewhere: the subject of the nearest verb that has one."""
    verbs = sorted(
        (t for t in trigger.sent if t.pos_ == "VERB" and not syntax.is_participle(t)),
        key=lambda t: (abs(t.i - trigger.i), t.i),
    )
    for verb in verbs:
        found = fill(scene, scene.arguments(verb), ("subject",), PEOPLE)
        if found:
            return found
    return ()


def _near(scene: Scene, trigger: Token, role: str) -> tuple[Filler, ...]:
    return tuple(Filler(e, t) for e, t in scene.nearby(trigger, role, PEOPLE))


def _pairs(scene: Scene, subjects: tuple[Filler, ...], objects: tuple[Filler, ...]) -> Iterator[tuple[str, str]]:
    for s in subjects:
        for o in objects:
            if s.id != o.id:
                yield s.id, o.id


def _mutual(scene: Scene, fillers: tuple[Filler, ...]) -> Iterator[tuple[str, str]]:
    """People who met each other: two of different sides."""
    ids = list(dict.fromkeys(f.id for f in fillers))
    if len(ids) == 2:
        yield from combinations(ids, 2)


def _joined(scene: Scene, found: Match, last: tuple[Draft, ...]) -> Iterator[Draft]:
    """«В беседе участвовал Z»: Z meets those of the talks just told of who aren't of his side."""
    arguments = scene.arguments(found.trigger)
    talks = any(a.token.lemma_ in words.TALKS for a in arguments) or _of_talks(found.trigger)
    if not talks and not (found.trigger.lemma_.startswith("подключ") and last):
        return
    here = any(d.token.sent.start == found.trigger.sent.start for d in last)
    if not here and _of_talks(found.trigger):  # «встреча, в которой участвовали X и Y»
        for a, b in _mutual(scene, found.subjects):
            yield _draft(scene, a, b, found.status, found.trigger, "meet.join")
        return
    present = list(dict.fromkeys(e for d in last for e in (d.subject, d.object)))
    newcomers = [f.id for f in found.subjects if f.id not in present]
    for person in newcomers:
        closest = max((scene.closeness(person, p) for p in present), default=0)
        for other in present:
            if closest and scene.closeness(person, other) < closest:
                told = last[0].qualifiers  # the day and place of the talks joined
                yield Draft(other, person, found.status, found.trigger, "meet.join", told, True)


def _of_talks(verb: Token) -> bool:
    """«на встрече с X, в которой участвовала Z»."""
    before = verb.doc[max(verb.sent.start, verb.i - 16) : verb.i]
    return (
        verb.dep_ == "acl:relcl"
        and any(t.lemma_ in words.TALKS for t in before)
        and any(t.lemma_ == "который" for t in before)
    )


def _draft(scene: Scene, a: str, b: str, status: Status, trigger: Token, name: str) -> Draft:
    date = occasions.date(scene, trigger, status)
    form = occasions.medium(trigger)
    place = None if form else occasions.place(scene, trigger)
    if not form and not (date and place):
        visit = _during(scene, a, b, status, trigger)
        if visit is not None:
            place = place or visit.object
            date = date or (None if "/" in (visit.qualifiers.date or "") else visit.qualifiers.date)
    return Draft(
        a, b, timing.due(scene, status, date), trigger, name, Qualifiers(date=date, place=place, format=form), True
    )


def _during(scene: Scene, a: str, b: str, status: Status, trigger: Token) -> Draft | None:
    """The visit to a city or region, told in the sentence or the two before, during which one meets the other."""
    sentence = trigger.sent
    since = sentence.start
    for _ in range(2):
        since = scene.tokens[max(since - 1, 0)].sent.start
    near = [
        d
        for d in visits(scene)
        if d.subject in {a, b}
        and scene.type_of(d.object) in {"City", "Region"}
        and since <= d.token.i < sentence.end
        and (d.status == "asserted") == (status == "asserted")
        and d.frame != "visit.return"
    ]
    return min(
        near, key=lambda d: (d.token.i > trigger.i, abs(trigger.i - d.token.i), scene.type_of(d.object)), default=None
    )


EXAMPLES = (
    Example(
        "В Псков прибыла делегация Армении во главе с министром экономики Давидом Каряном. Гостей встретил мэр Пскова "
        "Олег Ганин.",
        (("Олег Ганин", "Давид Карян", "asserted", {}),),
    ),
    Example(
        "И. Лапина: В Ереване нас принял министр экономики Армении Давид Карян.\nМэр Пскова Ирина Лапина вернулась.",
        (("Ирина Лапина", "Давид Карян", "asserted", {"place": "Ереван"}),),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев встретился в Москве с министром транспорта Казахстана "
        "Асланом Буркитовым.",
        (("Пётр Ивлев", "Аслан Буркитов", "asserted", {"place": "Москва"}),),
    ),
    Example(
        "Глава Карелии Анна Лапина 4 февраля приняла посла Финляндии в России Юхани Саари.",
        (("Анна Лапина", "Юхани Саари", "asserted", {"date": "2026-02-04"}),),
    ),
    Example(
        "Мэр Пскова Олег Ганин по телефону обсудил паромную линию с главой Карелии Анной Лапиной.",
        (("Олег Ганин", "Анна Лапина", "asserted", {"format": "phone"}),),
    ),
    Example(
        "Посол Финляндии в России Юхани Саари на встрече с мэром Пскова Олегом Ганиным предложил наладить обмены.",
        (("Юхани Саари", "Олег Ганин", "asserted", {}),),
    ),
    # Who joins talks meets their other side only.
    Example(
        "Министр экономики Армении Давид Карян провёл переговоры с губернатором Тверской области Петром Ивлевым. "
        "В беседе участвовал вице-губернатор Тверской области Семён Рогов.",
        (("Давид Карян", "Пётр Ивлев", "asserted", {}), ("Давид Карян", "Семён Рогов", "asserted", {})),
    ),
    Example(
        "Переговоры между губернатором Тверской области Петром Ивлевым и послом Финляндии Юхани Саари "
        "прошли по видеосвязи.",
        (("Пётр Ивлев", "Юхани Саари", "asserted", {"format": "video"}),),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев завтра встретится с министром экономики Армении Давидом Каряном.",
        (("Пётр Ивлев", "Давид Карян", "planned", {"date": "2026-02-06"}),),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев хотел бы встретиться с министром экономики Армении Давидом Каряном.",
        (("Пётр Ивлев", "Давид Карян", "proposed", {}),),
    ),
    Example(
        "Посол Финляндии Юхани Саари 2 февраля прилетел в Псков. Утром с ним уединился мэр Пскова Олег Ганин.",
        (("Олег Ганин", "Юхани Саари", "asserted", {"place": "Псков", "date": "2026-02-02"}),),
    ),
    Example(
        "Глава Карелии Анна Лапина побеседовала с послом Финляндии Юхани Саари. Разговор прошёл 3 февраля в Твери.",
        (("Анна Лапина", "Юхани Саари", "asserted", {"place": "Тверь", "date": "2026-02-03"}),),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев и мэр Твери Олег Ганин приехали в Астану. Нас обоих принял министр "
        "экономики Казахстана Аслан Буркитов, рассказал Пётр Ивлев.",
        (("Аслан Буркитов", "Пётр Ивлев", "asserted", {}), ("Аслан Буркитов", "Олег Ганин", "asserted", {})),
    ),
    Example(
        "Мэр Пскова Олег Ганин позвонил министру экономики Армении Давиду Каряну.",
        (("Олег Ганин", "Давид Карян", "asserted", {"format": "phone"}),),
    ),
    Example(
        "В Москве прошла встреча, в которой участвовали мэр Пскова Олег Ганин и глава Карелии Анна Лапина.",
        (("Олег Ганин", "Анна Лапина", "asserted", {}),),
    ),
    # Firms and bodies meet, too; a day told of something else isn't the day of the meeting.
    Example(
        "Представители завода «Тверьмаш» провели переговоры с компанией «Белкран», которую основали 1 декабря.",
        (("Тверьмаш", "Белкран", "asserted", {"date": None}),),
    ),
    Example(
        "Встреча губернатора Тверской области Петра Ивлева с послом Финляндии в России Юхани Саари не состоялась.", ()
    ),
    Example("Губернатор Тверской области Пётр Ивлев и мэр Пскова Олег Ганин выступили на форуме в Москве.", ()),
)

RELATION = Relation(
    "MET_WITH", ANYONE, ANYONE, True, "CONSULT", {"ru": read, "en": en.read}, {"ru": EXAMPLES, "en": en.EXAMPLES}
)
