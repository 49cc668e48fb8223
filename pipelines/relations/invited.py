"""INVITED: somebody asked somebody to come or take part. That the invitation was taken up is another relation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipelines import occasions, syntax
from pipelines.document import Token
from pipelines.languages.ru import encounters as words
from pipelines.languages.ru.references import SPEECH
from pipelines.matcher import PARTIES, PEOPLE, Draft, Example, Filler, Frame, Relation, apart, fill, match
from pipelines.relations import travellers
from pipelines.relations.en import invited as en
from pipelines.scene import Scene
from pipelines.syntax import Argument
from pipelines.types import PLACES, Qualifiers, Status

FRAMES = {
    "ru": (
        Frame("invite.verb", words.INVITE, ("subject",), ("object",)),
        Frame("invite.await", words.AWAIT, ("subject",), ("object",)),
        Frame("invite.offer", words.OFFER, ("subject",), ("Dat",)),
        Frame("invite.noun", words.LETTERS, ("Gen", "от+Gen", "det"), ("Dat", "governor.Dat")),
        Frame("invite.call", words.COME, ("subject",), ("object",)),
    ),
}
TARGETS = PLACES | frozenset({"Event"})
TOWARDS = ("на+Acc", "в+Acc", "на+Nom", "в+Nom")


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who invited whom where to. `targets` are the event or place and their tokens, the best first."""

    hosts: tuple[str, ...]
    guests: tuple[str, ...]
    targets: tuple[tuple[str, Token], ...]
    status: Status
    trigger: Token
    frame: str


def read(scene: Scene) -> Iterator[Draft]:
    """An invitation a pair of host and guest."""
    for found in invitations(scene):
        to = found.targets[0][0] if found.targets else None
        date = when(scene, found)
        for host in found.hosts:
            for guest in found.guests:
                yield Draft(host, guest, found.status, found.trigger, found.frame, Qualifiers(date=date, to=to), False)


@lru_cache(maxsize=1)  # VISITED asks for the same article's right before or after INVITED
def invitations(scene: Scene) -> tuple[Invitation, ...]:
    """The invitations that the text tells of."""
    return tuple(_invitations(scene))


def _invitations(scene: Scene) -> Iterator[Invitation]:
    last: Invitation | None = None
    for found in match(scene, FRAMES[scene.article.language], PARTIES, PARTIES):
        trigger, name = found.trigger, found.frame.name
        arguments = scene.arguments(trigger)
        hosts, guests, status = found.subjects, found.objects, found.status
        if name == "invite.noun":
            hosts, guests, told = _told(scene, trigger, hosts, guests)
            if not told:
                continue
            status = "asserted" if status == "planned" else status
        targets = _targets(scene, trigger, arguments)
        if name == "invite.call" or any(g.token.lemma_ == "вы" for g in guests) or _addressed(arguments):
            hosts, guests = _face_to_face(scene, trigger, hosts)
            status = "asserted"
            if name == "invite.call" and syntax.feature(trigger, "Mood") != "Imp":
                continue
        if name == "invite.await" and not hosts and any(t.lower_ == "гости" for t in trigger.sent):
            hosts = tuple(Filler(e, t) for e, t in targets if scene.type_of(e) in PLACES)[:1]  # «его ждут в гости в X»
        if name == "invite.offer" and not (_going(trigger) and targets):
            continue
        if name == "invite.await" and not (hosts and targets and not _seeks_talks(arguments)):
            continue
        if name in {"invite.offer", "invite.await"}:
            status = "asserted"
        if name == "invite.verb":
            passive = syntax.is_passive(trigger)
            hosts = hosts or (
                () if passive else tuple(Filler(e, t) for e, t in scene.nearby(trigger, "subject", PARTIES))
            )
            guests = guests or tuple(Filler(e, t) for e, t in scene.nearby(trigger, "object", PARTIES))
            guests = apart(scene, hosts, guests or _delegated(scene, arguments))
            again = last is not None and set(_ids(guests)) == set(last.guests)
            if not hosts and last is not None and (_also(trigger) or again):
                yield Invitation(last.hosts, _ids(guests), targets or last.targets, status, trigger, name)
                continue
        if {h.id for h in hosts} == {g.id for g in guests} and name == "invite.noun":
            hosts = tuple(
                Filler(p, trigger) for _, p in scene.parties.before(trigger) if p not in {g.id for g in guests}
            )[:1]
        guests = tuple(g for g in guests if g.id not in {h.id for h in hosts})
        if hosts and guests:
            last = Invitation(
                _ids(hosts[:1] if name == "invite.noun" else hosts), _ids(guests), targets, status, trigger, name
            )
            yield last


def _delegated(scene: Scene, arguments: tuple[Argument, ...]) -> tuple[Filler, ...]:
    """«Пригласил делегацию министерства энергетики Монголии»: whom the delegation represents."""
    groups = (a.token for a in arguments if a.role == "object" and a.token.lemma_ in words.GROUPS)
    return tuple(Filler(e, g) for g in groups for e in travellers.delegation(scene, g))


def _also(verb: Token) -> bool:
    """«Приглашён и губернатор»: by whoever invited just before."""
    return any(t.lemma_ in {"и", "также", "тоже"} for t in verb.sent if abs(t.i - verb.i) < 5)


def _ids(fillers: tuple[Filler, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.id for f in fillers))


def _told(
    scene: Scene, noun: Token, hosts: tuple[Filler, ...], guests: tuple[Filler, ...]
) -> tuple[tuple[Filler, ...], tuple[Filler, ...], bool]:
    """Host and guest of an invitation handed over, received or followed; False where none of that is told."""
    arguments = scene.arguments(noun)
    verb = _carrier(noun)
    signed = _phrase(scene, noun, "за", "подпись") or _phrase(scene, noun, "от", "имя")
    hosts = signed or hosts or tuple(Filler(e, noun) for e in scene.genitive(noun, PARTIES)) or _signer(scene, noun)
    hosts = hosts or _sender(scene, noun)
    guests = _phrase(scene, noun, "на", "имя") or guests
    if syntax.preposition(noun) == "по":
        taken = _taken_up(noun)
        return hosts, () if taken is None else fill(scene, scene.arguments(taken), ("subject",), PARTIES), True
    if verb is None:
        return hosts, guests, False
    if verb.lemma_ in words.GET and not syntax.is_passive(verb):
        return (
            hosts or fill(scene, arguments, ("governor.от+Gen",), PARTIES),
            fill(scene, arguments, ("governor.subject",), PARTIES),
            True,
        )
    if verb.lemma_ in words.HAND or verb.lemma_ in words.GET:
        hosts = hosts or fill(scene, arguments, ("governor.от+Gen",), PARTIES)
        guests = guests or tuple(Filler(e, t) for e, t in scene.nearby(noun, "Dat", PARTIES))
        guests = guests or fill(scene, scene.arguments(verb), ("Dat",), PARTIES)
        guests = guests or tuple(
            Filler(e, a.token)
            for a in arguments
            if a.token.lemma_ in words.COUNTERPARTS
            for e in scene.ids(a.token, PEOPLE)
        )
        return hosts or fill(scene, arguments, ("governor.subject",), PARTIES), guests, True
    return hosts, guests, False


def _carrier(noun: Token) -> Token | None:
    """The verb that hands an invitation over or gets it: its governor, else the nearest such verb beside it."""
    governor = syntax.governor(noun)
    carriers = words.HAND | words.GET
    if governor is not None and governor.lemma_ in carriers and not syntax.broken(governor, noun):
        return governor
    near = [
        t
        for t in noun.sent
        if t.lemma_ in carriers and abs(t.i - noun.i) < 14 and syntax.is_verbal(t) and not syntax.broken(t, noun)
    ]
    return min(near, key=lambda t: (abs(t.i - noun.i), t.i)) if near else governor


def _taken_up(noun: Token) -> Token | None:
    """What is done by an invitation: the verb before it, else the one that it hangs on."""
    before = [t for t in noun.doc[max(noun.sent.start, noun.i - 10) : noun.i] if t.pos_ == "VERB"]
    return before[-1] if before else syntax.governor(noun)


def _phrase(scene: Scene, noun: Token, preposition: str, lemma: str) -> tuple[Filler, ...]:
    """«На имя X», «за подписью X», «от имени X»."""
    for token in noun.sent:
        if token.lemma_ == lemma and syntax.preposition(token) == preposition:
            return tuple(Filler(e, token) for e in scene.genitive(token, PARTIES))
    return ()


def _signer(scene: Scene, noun: Token) -> tuple[Filler, ...]:
    """«приглашение, подписанное губернатором», «приглашение получено: письмо подписал губернатор»."""
    for verb in noun.sent:
        own = verb.head.i == noun.i or any(c.lemma_ in {*words.LETTERS, "письмо"} for c in verb.children)
        if verb.lemma_ == "подписать" and syntax.is_verbal(verb) and own:
            return fill(scene, scene.arguments(verb), ("subject",), PARTIES)
    return ()


def _sender(scene: Scene, noun: Token) -> tuple[Filler, ...]:
    """«Приглашение на форум «Север» от министерства», wherever the parser hangs it."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 14, noun.sent.end)]:
        if syntax.preposition(token) == "от":
            return tuple(Filler(e, token) for e in scene.of_types(scene.resolution.at(token.i), PARTIES))
    return ()


def _addressed(arguments: tuple[Argument, ...]) -> bool:
    """«Жду вас»: one of those who talk."""
    return any(a.role == "object" and a.token.lemma_ == "вы" for a in arguments)


def _face_to_face(
    scene: Scene, trigger: Token, hosts: tuple[Filler, ...]
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """«Приезжайте к нам, — сказал X послу Y»: who speaks, and to whom."""
    for verb in trigger.sent:
        if verb.lemma_ in SPEECH | words.TURN and verb.pos_ == "VERB":
            arguments = scene.arguments(verb)
            speakers = fill(scene, arguments, ("subject",), PEOPLE) or hosts
            guests = fill(scene, arguments, ("Dat", "к+Dat"), PEOPLE)
            if speakers and guests:
                return speakers, guests
    return (), ()


def _targets(scene: Scene, trigger: Token, arguments: tuple[Argument, ...]) -> tuple[tuple[str, Token], ...]:
    """Where to: an event before a place; of the trigger, or of the infinitive under it ("приглашение посетить …")."""
    found = [
        (e, a.token) for a in arguments if a.role.removeprefix("governor.") in TOWARDS for e in _target(scene, a.token)
    ]
    if syntax.preposition(trigger) == "по":
        taken = _taken_up(trigger)
        arguments = () if taken is None else scene.arguments(taken)
        toured = {"object"} if taken is not None and taken.lemma_ in words.TOUR else set()
        found += [(e, a.token) for a in arguments if a.role in {*TOWARDS, *toured} for e in _target(scene, a.token)]
    if trigger.lemma_ in words.AWAIT:
        awaited = [
            (e, a.token) for a in arguments if a.role in {"в+Loc", "на+Loc"} for e in scene.ids(a.token, TARGETS)
        ]
        found += awaited or scene.nearby(trigger, "в+Loc", TARGETS)
    for verb in _infinitives(trigger):
        for argument in scene.arguments(verb):
            if argument.role in {*TOWARDS, "object", "в+Loc", "на+Loc"}:
                found += [(e, argument.token) for e in scene.ids(argument.token, TARGETS)]
    return tuple(dict.fromkeys(sorted(found, key=lambda pair: scene.type_of(pair[0]) != "Event")))


def _infinitives(trigger: Token) -> Iterator[Token]:
    """What somebody is asked to do: the infinitives after a trigger, up to the next finite verb."""
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if syntax.feature(token, "VerbForm") == "Inf":
            yield token
        elif syntax.feature(token, "VerbForm") == "Fin":
            return


def _target(scene: Scene, token: Token) -> tuple[str, ...]:
    """The event or place of a phrase; of "на неё", the event last spoken of."""
    if token.pos_ == "PRON":
        for i in range(token.i - 1, max(token.i - 60, -1), -1):
            found = scene.of_types(scene.resolution.at(i), frozenset({"Event"}))
            if found:
                return found
        return ()
    return scene.ids(token, TARGETS)


def _going(trigger: Token) -> bool:
    """«предложил X побывать в …»."""
    return any(c.lemma_ in words.GO_THERE and syntax.feature(c, "VerbForm") == "Inf" for c in trigger.subtree)


def _seeks_talks(arguments: tuple[Argument, ...]) -> bool:
    return any(a.token.lemma_ in words.TALKS for a in arguments)


def when(scene: Scene, found: Invitation) -> str | None:
    """The day of the occasion: named with the event or after the invitation, not the day of inviting."""
    start, end = found.trigger.idx, found.trigger.sent.end_char
    spans = [s for s in scene.times if s.value and start < s.start < end and s.kind != "comparison"]
    taken = _taken_up(found.trigger) if not spans and syntax.preposition(found.trigger) == "по" else None
    if taken is not None:  # «в ноябре посетит Астану по приглашению палаты»
        return occasions.date(scene, taken, found.status)
    return spans[0].value if spans else None


EXAMPLES = (
    Example(
        "Делегацию министерства энергетики Монголии пригласил директор завода «Луч» Олег Рогов.",
        (("Олег Рогов", "министерство энергетики Монголии", "asserted", {}),),
    ),
    Example(
        "В ноябре мэр Пскова Олег Ганин посетит Астану по приглашению посла Казахстана Ерлана Ахметова.",
        (("Ерлан Ахметов", "Олег Ганин", "asserted", {"to": "Астана", "date": "2026-11"}),),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев пригласил министра экономики Армении Давида Каряна "
        "посетить Тверь в мае.",
        (("Пётр Ивлев", "Давид Карян", "asserted", {"to": "Тверь", "date": "2026-05"}),),
    ),
    Example(
        "Посол Финляндии в России Юхани Саари передал мэру Пскова Олегу Ганину приглашение на форум «Северный берег».",
        (("Юхани Саари", "Олег Ганин", "asserted", {"to": "Северный берег"}),),
    ),
    Example(
        "Мэр Пскова Олег Ганин получил от посла Финляндии в России Юхани Саари приглашение приехать в Турку.",
        (("Юхани Саари", "Олег Ганин", "asserted", {"to": "Турку"}),),
    ),
    Example(
        "Мэр Твери Олег Ганин встретился с мэром Витебска Анной Лапиной. Та приглашает его на фестиваль «Василёк».",
        (("Анна Лапина", "Олег Ганин", "asserted", {"to": "Василёк"}),),
    ),
    Example(
        "Мэр Витебска Игорь Савчук приехал в Тверь. Мэр Твери Олег Ганин позвал витебского коллегу на форум «Лён».",
        (("Олег Ганин", "Игорь Савчук", "asserted", {"to": "Лён"}),),
    ),
    # Who carries a letter doesn't invite.
    Example(
        "Письмо-приглашение на имя министра экономики Армении Давида Каряна ушло за подписью губернатора Тверской "
        "области Петра Ивлева. Его передал посол Финляндии Юхани Саари.",
        (("Пётр Ивлев", "Давид Карян", "asserted", {}),),
    ),
    Example(
        "По приглашению губернатора Тверской области Петра Ивлева в Тверь приехал министр экономики Армении Давид "
        "Карян.",
        (("Пётр Ивлев", "Давид Карян", "asserted", {"to": "Тверь"}),),
    ),
    Example("Мэр Пскова Олег Ганин не приглашал главу Карелии Анну Лапину на форум «Северный берег».", ()),
    Example(
        "Глава Карелии Анна Лапина приглашена мэром Пскова Олегом Ганиным на выставку «Ладога-Экспо».",
        (("Олег Ганин", "Анна Лапина", "asserted", {"to": "Ладога-Экспо"}),),
    ),
)

RELATION = Relation(
    "INVITED",
    PARTIES,
    PARTIES,
    False,
    "CONSULT",
    {"ru": read, "en": en.read},
    {"ru": EXAMPLES, "en": en.EXAMPLES},
    agreed=True,
)
