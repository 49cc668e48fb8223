"""What cooperation is in: the noun phrases after its word, and the object of what is done together."""

from __future__ import annotations

from pipelines import goods, syntax
from pipelines.document import Token
from pipelines.languages.ru import partnership as words
from pipelines.mentions.phrases import case_of
from pipelines.relations import sides
from pipelines.scene import Scene
from pipelines.types import PLACES


def after(scene: Scene, trigger: Token) -> tuple[str, ...]:
    """What the cooperation is in: "в семеноводстве и садоводстве", "в сфере туризма", "по выпуску лифтов"."""
    doc, (_, stop) = scene.doc, sides.clause(trigger)

    def foreign(token: Token) -> bool:
        return bool(scene.ids(token, PLACES)) or bool(scene.resolution.at(token.i))

    for i in range(trigger.i + 1, min(stop, trigger.i + 20)):
        word = doc[i].text.casefold()
        if word in {"в", "во"} and i + 1 < stop:
            after = doc[i + 1]
            if after.lemma_ in words.SPHERES or (
                i + 2 < stop and doc[i + 2].lemma_ in words.SPHERES and after.pos_ in {"ADJ", "DET"}
            ):
                at = next(k for k in range(i + 1, i + 3) if doc[k].lemma_ in words.SPHERES) + 1
                if at - i == 3:  # «в социальной сфере»
                    return (doc[i + 1 : at].text,)
                found = goods.listing(doc, at, stop, goods.GENITIVE, foreign)
            elif (
                foreign(after)
                or after.lemma_ in words.NO_AREA
                or after.pos_ == "NUM"
                or (i + 2 < stop and doc[i + 2].lemma_ in words.NO_AREA)
            ):
                continue
            else:
                found = goods.listing(doc, i + 1, stop, goods.LOCATIVE, foreign)
        elif word == "над":  # «работает с институтом над новыми двигателями»
            found = goods.listing(doc, i + 1, stop, goods.INSTRUMENTAL, foreign)
        elif word == "по" and i + 2 < stop and words.NO_AREA & {doc[i + 1].lemma_, doc[i + 2].lemma_}:
            continue  # «по широкому кругу вопросов»
        elif word == "по":
            found = goods.listing(doc, i + 1, stop, frozenset({"Dat"}), foreign)
        else:
            continue
        if found is not None and found.items:
            return found.items
    colon = next((t.i for t in scene.tokens[trigger.i : trigger.sent.end] if t.text == ":"), None)
    if colon is not None and not any(syntax.is_verbal(t) for t in scene.tokens[trigger.i : colon]):
        listed = goods.listing(doc, colon + 1, trigger.sent.end, frozenset({"Nom", "Acc"}), foreign)
        return listed.items if listed is not None and listed.items else ()
    return ()


def directions(scene: Scene, noun: Token) -> tuple[str, ...]:
    """What directions of cooperation are said to be, or what it covers: «направления сотрудничества — химия»."""
    _, stop = sides.clause(noun)
    heads = noun.head.lemma_ in words.DIRECTIONS and noun.head.i < noun.i
    for i in range(noun.i + 1, min(noun.sent.end, max(stop, noun.i + 20)) - 1):
        token = scene.tokens[i]
        covers = token.lemma_ in words.COVER and syntax.is_verbal(token)
        are = token.text in {"—", "–", ":"} or (token.lemma_ in words.ARE and token.pos_ != "NOUN")
        if covers or (heads and are):
            found = goods.listing(
                scene.tokens, i + 1, noun.sent.end, goods.DIRECT, lambda t: bool(scene.resolution.at(t.i))
            )
            return found.items if found is not None else ()
    return ()


def of(scene: Scene, matter: Token, stop: int) -> tuple[str, ...]:
    """What is discussed itself, as the area: "о подготовке ветеринаров и общих сортах льна"."""
    if exchange := exchanged(scene, matter, stop):
        return exchange
    start = min([matter.i, *(c.i for c in matter.children if c.dep_ == "amod" and c.i < matter.i)])
    if scene.doc[start].lemma_ in words.JOINT and start < matter.i:
        start += 1
    return _items(scene, start, stop, frozenset({case_of(matter) or "Acc"}))


def listed(scene: Scene, matter: Token, stop: int, cases: frozenset[str]) -> tuple[str, ...]:
    """A list that begins with a noun and its adjectives, in one of the cases."""
    return _items(scene, min([matter.i, *(c.i for c in matter.children if c.dep_ == "amod")]), stop, cases)


def exchanged(scene: Scene, word: Token, stop: int) -> tuple[str, ...]:
    """What is exchanged: "обмен студентами", "обменяться выставками"."""
    if word.lemma_ not in words.EXCHANGE | {"обмен"}:
        return ()
    near = scene.tokens[word.i + 1 : min(word.i + 3, stop)]
    what = next((t for t in near if t.pos_ == "NOUN" and case_of(t) == "Ins"), None)
    return () if what is None else (f"обмен {scene.doc[word.i + 1 : what.i + 1].text}",)


def _items(scene: Scene, start: int, stop: int, cases: frozenset[str]) -> tuple[str, ...]:
    found = goods.listing(scene.doc, start, stop, cases, lambda t: bool(scene.resolution.at(t.i)))
    return found.items if found else ()


def done(scene: Scene, verb: Token, stop: int) -> tuple[str, ...]:
    """The object of what is done together, as the area."""
    thing = next(
        (
            a.token
            for a in scene.arguments(verb)
            if a.role == "object"
            and not scene.resolution.at(a.token.i)
            and a.token.lemma_ not in words.PAIRED | words.SIDES
            and case_of(a.token) in {"Acc", "Gen", "Nom"}
        ),
        None,
    )
    if thing is None:
        return ()
    return listed(scene, thing, stop, frozenset({case_of(thing)}))
