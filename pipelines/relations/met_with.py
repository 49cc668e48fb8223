"""MET_WITH: people met, received each other, held talks or a call. Attending the same event is no meeting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from pipelines import occasions, syntax
from pipelines.languages.ru import encounters as words
from pipelines.matcher import PEOPLE, Draft, Example, Filler, Frame, Match, Relation, fill, match
from pipelines.scene import Scene
from pipelines.types import Qualifiers, Status

FRAMES = {
    "ru": (
        Frame("meet.verb", words.MEET, ("subject",), ("с+Ins",)),
        Frame("meet.receive", words.RECEIVE, ("subject",), ("object",)),
        Frame("meet.talks", words.TALKS, ("Gen", "det", "governor.subject"), ("с+Ins", "governor.с+Ins")),
        Frame("meet.introduce", ("познакомить", "знакомить"), ("object",), ("с+Ins",)),
        Frame("meet.cochair", words.COCHAIR, ("subject",), ("с+Ins",)),
        Frame("meet.join", words.JOIN, ("subject",), ("в+Loc", "на+Loc", "к+Dat")),
    ),
}
BODIES_THAT_MEET = frozenset({"Person", "GovernmentBody"})


def read(scene: Scene) -> Iterator[Draft]:
    """Meetings that the text tells of, each pair once a sentence; who joins one later meets its other side."""
    last: tuple[Draft, ...] = ()
    for found in match(scene, FRAMES[scene.article.language], PEOPLE, PEOPLE):
        drafts = tuple(_joined(scene, found, last) if found.frame.name == "meet.join" else _drafts(scene, found))
        yield from drafts
        if drafts and found.frame.name != "meet.join":
            last = drafts


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
        if objects or name in {"meet.receive", "meet.introduce"}
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
    return Draft(
        a, b, occasions.due(scene, status, date), trigger, name, Qualifiers(date=date, place=place, format=form), True
    )


EXAMPLES = (
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
        "Встреча губернатора Тверской области Петра Ивлева с послом Финляндии в России Юхани Саари не состоялась.", ()
    ),
    Example("Губернатор Тверской области Пётр Ивлев и мэр Пскова Олег Ганин выступили на форуме в Москве.", ()),
)

RELATION = Relation("MET_WITH", BODIES_THAT_MEET, BODIES_THAT_MEET, True, "CONSULT", read, EXAMPLES)
