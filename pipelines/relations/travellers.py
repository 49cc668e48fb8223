"""Who travels on a visit: people, delegations with those who lead them, guests and inhabitants, firms that go along."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru import encounters as words
from pipelines.matcher import PARTIES, PEOPLE, Draft, Filler, Match
from pipelines.mentions.phrases import case_of, number_of
from pipelines.scene import Scene
from pipelines.syntax import Argument
from pipelines.types import BODIES, PLACES

REACH = 40  # tokens back in which a delegation still is what "они" means


def of(scene: Scene, found: Match, last: tuple[Draft, ...]) -> tuple[str, ...]:
    """Those who travel: people; delegations, as what they represent and as their leaders; who goes along."""
    arguments = scene.arguments(found.trigger)
    fillers = list(found.subjects)
    if not fillers and found.frame.subject and not _lifeless(scene, arguments):
        fillers = [Filler(e, t) for e, t in scene.nearby(found.trigger, found.frame.subject[0], PEOPLE)]
    fillers += _companions(scene, found.trigger)
    travellers: list[str] = []
    for filler in fillers:
        if filler.token.lemma_ in words.GROUPS or scene.parties.delegations.inhabitants(filler.token):
            continue
        if filler.token.lemma_ == "они" and _they(scene, filler.token):
            continue
        if filler.token.lemma_ in {"мы", "я"}:
            travellers += scene.parties.people(filler.token)
        elif scene.type_of(filler.id) == "Person" or _travels(scene, filler, found.trigger):
            travellers.append(filler.id)
    for argument in arguments:
        brought = found.frame.name == "visit.bring" and argument.role == "object"
        stray = argument.token.i < found.trigger.i and scene.parties.delegations.inhabitants(argument.token)
        hung = found.frame.name == "visit.journey" and argument.token.lemma_ in words.GROUPS  # «визит в X делегации Y»
        if argument.role in found.frame.subject or brought or stray or hung:
            travellers += _group(scene, argument.token, found, last)
        elif argument.role == "с+Ins" and argument.token.lemma_ in words.GROUPS and travellers:
            travellers += _own_delegation(scene, argument.token, travellers[0])
    if found.frame.name == "visit.mission":
        travellers += delegation(scene, found.trigger)
        if not travellers:  # «палаты направят общую делегацию»
            senders = (a.token for a in arguments if a.role == "governor.subject")
            travellers += [e for t in senders for e in scene.of_types(scene.resolution.at(t.i), PLACES | BODIES)]
    if not travellers and found.frame.name in {"visit.journey", "visit.stage"} and _unowned(arguments):
        group = scene.parties.delegations.group(found.trigger)
        travellers += () if group is None else delegation(scene, group)
    for token in found.trigger.sent:
        if (
            token.lemma_ in words.GROUPS
            and set(scene.parties.leaders(token)) & set(travellers)
            and token.i > found.trigger.i
        ):
            travellers += delegation(scene, token)  # «прилетает премьер X во главе делегации»
    return tuple(dict.fromkeys(travellers))


def _lifeless(scene: Scene, arguments: tuple[Argument, ...]) -> bool:
    """Whether a clause has a subject that is nobody: "лён поедет в Рыбинск"."""
    return any(
        a.role == "subject"
        and a.token.pos_ == "NOUN"
        and syntax.feature(a.token, "Animacy") == "Inan"
        and not scene.resolution.at(a.token.i)
        for a in arguments
    )


def _travels(scene: Scene, filler: Filler, trigger: Token) -> bool:
    """Firms and bodies that go somewhere; a place where many of its firms or people do."""
    if trigger.lemma_ not in words.TRAVEL | {*words.RETURN}:
        return False
    if scene.type_of(filler.id) in PLACES:
        return filler.token.lemma_ in words.SENT and number_of(filler.token) == "Plur"
    return scene.type_of(filler.id) in {"Company", "Organization"}


def _group(scene: Scene, token: Token, found: Match, last: tuple[Draft, ...]) -> Iterator[str]:
    """What a delegation, "гости" or "ивановцы" are: the delegation named, or the one spoken of before."""
    if token.lemma_ in words.GROUPS:
        yield from delegation(scene, token)
        return
    if token.lemma_ == "они":
        group = _they(scene, token)
        yield from () if group is None else delegation(scene, group)
        return
    if token.lemma_ in words.ON_BEHALF and number_of(token) == "Plur":
        yield from scene.genitive(token, frozenset({"Company", "Organization"}))
        return
    place = scene.parties.delegations.inhabitants(token) or _origin(scene, token)
    members = token.lemma_ in words.GUESTS | words.MEMBERS or token.lower_.startswith("визитер")
    if not (place and (members or scene.parties.delegations.inhabitants(token))) and not (
        members and (number_of(token) == "Plur" or token.lemma_ in words.GUESTS)
    ):
        return
    group = scene.parties.delegations.group(found.trigger)
    if _origin(scene, token):
        yield from place
    elif group is not None and not members and place and not _from(scene, group, place):
        yield from place  # «Сами омичи ездили …», after another's delegation
        later = next((t for t in scene.tokens[token.i : token.sent.end] if t.lemma_ in words.GROUPS), None)
        yield from () if later is None else scene.parties.leaders(later)  # «… : делегацию тогда возглавлял X»
    elif group is not None:
        yield from delegation(scene, group)
    elif place:
        yield from place
    elif members and not scene.ids(token, PARTIES):
        yield from dict.fromkeys(d.subject for d in last)


def _from(scene: Scene, group: Token, place: tuple[str, ...]) -> bool:
    """Whether a delegation may be that of a place's inhabitants: the same place, or one around or within it."""
    sent = _sent(scene, group)
    return not sent or any(s == p or scene.at_home(s, p) or scene.at_home(p, s) for s in sent for p in place)


def _they(scene: Scene, pronoun: Token) -> Token | None:
    """The delegation that "они" means: one spoken of in this sentence or the two before."""
    group = scene.parties.delegations.group(pronoun)
    return group if group is not None and pronoun.i - group.i < REACH else None


def _unowned(arguments: tuple[Argument, ...]) -> bool:
    """«Визит продлится до пятницы»: nobody is named, but a delegation was before."""
    return not any(a.role in {"Gen", "det"} for a in arguments)


def _own_delegation(scene: Scene, group: Token, leader: str) -> tuple[str, ...]:
    """«Губернатор с делегацией»: of the region that he governs, where the delegation has no name."""
    named = scene.of_types(scene.resolution.at(group.i), PLACES | BODIES)
    return named or governed(scene, (leader,), ("Region",))


def delegation(scene: Scene, group: Token) -> Iterator[str]:
    """What a delegation represents, by its name, by the last one named or by its leader's post, and its leaders."""
    leaders = scene.parties.leaders(group)
    sent = _sent(scene, group)
    if not sent:
        before = scene.parties.delegations.group(group)
        if before is not None and (not leaders or leaders == scene.parties.leaders(before)):
            sent, leaders = _sent(scene, before), leaders or scene.parties.leaders(before)
    led = governed(scene, leaders, ("Region", "Country") if not sent else ("Region",))
    if led and (not sent or scene.type_of(sent[0]) == "City"):  # «астраханская делегация» of the region's governor
        sent = led[:1]
    yield from sent
    yield from leaders


def _sent(scene: Scene, group: Token) -> tuple[str, ...]:
    """Whom a delegation represents; "Делегация Хайфона", "группа предпринимателей" are no bodies of their own."""
    stem = group.lemma_[:-1]
    named = tuple(
        e for e in scene.resolution.at(group.i) if stem not in scene.resolution.entity(e).name.casefold()
    ) or tuple(e for c in group.children if c.dep_ == "amod" for e in scene.resolution.at(c.i) if c.pos_ == "ADJ")
    genitive = (
        e for e in scene.genitive(group, PLACES | BODIES) if stem not in scene.resolution.entity(e).name.casefold()
    )
    return scene.of_types(named, PLACES | BODIES) or tuple(genitive) or _origin(scene, group) or _owner(scene, group)


def _owner(scene: Scene, group: Token) -> tuple[str, ...]:
    """«Делегация комитета по образованию Шаньдуна»: the place at the end of a body that has no name of its own."""
    for token in scene.tokens[group.i + 1 : min(group.i + 8, group.sent.end)]:
        if token.is_punct or syntax.is_verbal(token) or (token.pos_ == "ADP" and token.text != "по"):
            break
        found = scene.of_types(scene.resolution.at(token.i), PLACES)
        if found and token.pos_ != "ADJ" and case_of(token) not in {"Dat", "Ins", "Loc"}:
            return found
    return ()


def _origin(scene: Scene, noun: Token) -> tuple[str, ...]:
    """«Группа из Твери», «предприниматели из Гомеля»."""
    if noun.lemma_ not in words.GROUPS and number_of(noun) != "Plur":
        return ()
    for child in noun.children:
        if child.i > noun.i and syntax.preposition(child) == "из":
            return scene.of_types(scene.resolution.at(child.i), PLACES)
    return ()


def governed(scene: Scene, leaders: tuple[str, ...], types: tuple[str, ...]) -> tuple[str, ...]:
    """The places or firms, of the given types, that people now hold posts in."""
    return tuple(
        post.place
        for leader in leaders
        for post in scene.resolution.entity(leader).posts
        if post.place and not post.former and scene.type_of(post.place) in types
    )


def _companions(scene: Scene, trigger: Token) -> list[Filler]:
    """«Вместе с врио губернатора X она осмотрела …»."""
    for token in trigger.sent:
        if (
            token.lemma_ == "вместе"
            and abs(token.i - trigger.i) < 12
            and token.i + 1 < trigger.sent.end
            and token.nbor(1).lemma_ == "с"
        ):
            for other in scene.tokens[token.i + 2 : min(token.i + 10, trigger.sent.end)]:
                found = scene.of_types(scene.resolution.at(other.i), PEOPLE)
                if found:
                    return [Filler(e, other) for e in found]
    return []
