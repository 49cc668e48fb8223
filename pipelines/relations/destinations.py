"""Where a visit goes: what a frame names, else the firm or place that the text is at; for visited.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines import syntax, timing
from pipelines.document import Token
from pipelines.languages.ru import encounters as words
from pipelines.matcher import Draft, Filler, Match, fill
from pipelines.mentions.phrases import case_of
from pipelines.relations import sides
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES

IN = ("в+Loc", "на+Loc")
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


def of(scene: Scene, found: Match) -> tuple[Filler, ...]:
    """What is visited: the frame's object, of movements all under "в" and "на"; else what is near."""
    found = replace(found, objects=tuple(f for f in found.objects if f.token.lemma_ not in words.GROUPS))
    if found.objects and found.frame.name in SPREAD:
        arguments = scene.arguments(found.trigger)
        spread = (f for role in found.frame.object[:2] for f in fill(scene, arguments, (role,), PLACES | BODIES))
        return _narrowest(scene, tuple(dict.fromkeys((*found.objects, *spread))))
    if found.objects:
        return found.objects
    if found.frame.name == "visit.go" and (inhabited := hosts(scene, found.trigger)):
        return inhabited
    if found.frame.name == "visit.tour" and (there := meant(scene, found.trigger)):
        return there
    return _sites(scene, found)


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


def hosts(scene: Scene, trigger: Token) -> tuple[Filler, ...]:
    """«Ездил к актюбинцам»: the place whose inhabitants are visited."""
    return tuple(
        Filler(e, a.token)
        for a in scene.arguments(trigger)
        if a.role == "к+Dat"
        for e in scene.parties.delegations.inhabitants(a.token)
    )


def meant(scene: Scene, verb: Token) -> tuple[Filler, ...]:
    """«В октябре его посетил X»: the place or firm of the pronoun's gender that the text is at."""
    pronoun = next(
        (
            t
            for t in scene.tokens[max(verb.i - 4, verb.sent.start) : min(verb.i + 4, verb.sent.end)]
            if t.head.i == verb.i and t.pos_ in {"PRON", "DET"} and t.text.casefold() in {"его", "её", "ее"}
        ),
        None,
    )
    if pronoun is None:
        return ()
    since = scene.tokens[max(pronoun.sent.start - 1, 0)].sent.start
    feminine = pronoun.text.casefold() != "его"
    for token in reversed(scene.tokens[since : pronoun.i]):
        found = scene.of_types(scene.resolution.at(token.i), PLACES | BODIES)
        if scene.of_types(scene.resolution.at(token.i), frozenset({"Person"})):
            return ()
        gender = syntax.feature(token, "Gender")
        whole = token.pos_ in {"NOUN", "PROPN"} and case_of(token) != "Gen" and token.dep_ not in syntax.NAMES
        if found and whole and (gender == "Fem") == feminine:
            return tuple(Filler(e, token) for e in found)
    return ()


def gapped(scene: Scene, trigger: Token, roles: tuple[str, ...]) -> Iterator[tuple[str, Token, str | None]]:
    """(place, token, date) of "побывал в Анкаре, а в ноябре — в Риме и Загребе": the verb is left out."""
    tokens, end = scene.tokens, trigger.sent.end
    for dash in tokens[trigger.i + 1 : end]:
        if dash.text not in {"—", "–"}:
            continue
        start = dash.i
        while start > trigger.i and tokens[start].text not in {",", ";"}:
            start -= 1
        before, after = tokens[start : dash.i], tokens[dash.i + 1 : end]
        if start == trigger.i or any(_clausal(t) or scene.resolution.at(t.i) for t in before):
            continue
        date = next((t.value for t in timing.within(scene, tokens[start].idx, dash.idx) if t.value), None)
        for token in after:
            if token.text in {",", ";", "—", "–", ":", "."} or _clausal(token):
                break
            role = f"{sides.preposition(token) or _listed(token)}+{case_of(token)}".removeprefix("+")
            if role in roles or (role in {"Acc", "Nom"} and "object" in roles):
                for place in scene.of_types(scene.resolution.at(token.i), PLACES | BODIES):
                    if token.pos_ in {"NOUN", "PROPN"}:
                        yield place, token, date


def _clausal(token: Token) -> bool:
    return token.pos_ == "VERB" and not syntax.is_participle(token)


def _listed(token: Token) -> str:
    """The preposition of the list that a noun goes on: "в Риме и Загребе"."""
    return sides.preposition(token.head) if token.dep_ == "conj" else ""


def stops(scene: Scene) -> Iterator[tuple[Token, tuple[Filler, ...]]]:
    """(verb, what is visited) of "Первым пунктом программы стал завод «X»"."""
    for noun in scene.with_lemmas(words.STOPS):
        verb = syntax.governor(noun)
        route = any(t.lemma_ in words.ROUTES for t in noun.subtree if t.i > noun.i)
        if verb is None or not route or verb.lemma_ not in words.BECOME or case_of(noun) not in {"Ins", "Nom"}:
            continue
        subjects = (a.token for a in scene.arguments(verb) if a.role in {"subject", "object"} and a.token.i != noun.i)
        found = ((e, t) for t in subjects for e in scene.of_types(scene.resolution.at(t.i), PLACES | BODIES))
        yield verb, tuple(Filler(e, t) for e, t in found)


def returned(scene: Scene, journey: Token, guests: tuple[str, ...], told: tuple[Draft, ...]) -> tuple[Filler, ...]:
    """«Ответный визит оренбуржцев намечен на март»: to where the last guests came from."""
    own_guests = any(a.role == "Gen" for a in scene.arguments(journey))
    if not own_guests or not any(c.lemma_ == "ответный" for c in journey.children):
        return ()
    for draft in reversed(told):
        own = [d.subject for d in told if d.token == draft.token and scene.type_of(d.subject) in PLACES]
        if own and draft.status == "asserted" and not set(own) & set(guests):
            return (Filler(own[0], journey),)
    return ()
