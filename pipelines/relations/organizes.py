"""ORGANIZES: who organises or hosts an event."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import status, syntax, timing
from pipelines.document import Token
from pipelines.languages.ru import gatherings as words
from pipelines.matcher import PARTIES, Draft, Example, Relation
from pipelines.mentions.phrases import case_of
from pipelines.relations import sides
from pipelines.relations.en import organizes as en
from pipelines.relations.events import Agenda, agenda
from pipelines.scene import Scene
from pipelines.types import Qualifiers, Status


def read(scene: Scene) -> Iterator[Draft]:
    """Verbs of organising with an event as object, and nouns for organisers."""
    events = agenda(scene)
    if not events.stands:
        return
    for token in scene.with_lemmas(words.ORGANISE | words.ORGANISERS | words.ORGANISING):
        if token.lemma_ in words.ORGANISE and syntax.is_verbal(token):
            yield from _by_verb(scene, events, token)
        elif token.lemma_ in words.ORGANISERS and token.pos_ == "NOUN":
            yield from _by_noun(scene, events, token)
        elif token.lemma_ in words.ORGANISING and token.pos_ == "NOUN":
            yield from _by_light_noun(scene, events, token)


def _by_verb(scene: Scene, events: Agenda, verb: Token) -> Iterator[Draft]:
    event = events.done_to(verb)
    said = status.of(verb)
    if event is None or said is None:
        return
    start, stop = sides.clause(verb)
    doers = list(
        dict.fromkeys(
            id_
            for token in (*sides.subjects(scene, verb), *_together(scene, verb))
            if token.i not in events.stands
            for id_ in sides.everyone(scene, token)
        )
    )
    doers.extend(id_ for id_ in (*sides.antecedents(scene, verb), *_alongside(scene, start, stop)) if id_ not in doers)
    if not doers and not syntax.is_passive(verb):
        doers = list(sides.listed(scene, start, stop, people=False))
    if events.occasions[event].status == "planned":
        said = timing.latest(said, "planned")
    for doer in sides.chained(scene, start, stop, doers):
        yield _draft(scene, events, doer, event, verb, said, "organizes.verb")


def _together(scene: Scene, verb: Token) -> Iterator[Token]:
    """As in "совместно с Союзом", "вместе с палатой"."""
    for argument in scene.arguments(verb):
        if argument.role.startswith("с+") and any(
            t.lemma_ in words.TOGETHER for t in verb.doc[max(argument.token.i - 4, verb.sent.start) : argument.token.i]
        ):
            yield argument.token


def _alongside(scene: Scene, start: int, stop: int) -> list[str]:
    """Whoever stands right after "совместно с", wherever the parse hangs it."""
    adverbs = [t.i for t in scene.tokens[start:stop] if t.lemma_ in words.TOGETHER]
    return [
        id_
        for u in sides.units(scene, start, stop)
        if u.preposition == "с" and any(0 < u.start - i <= 4 for i in adverbs)
        for id_ in u.ids
    ]


def _by_noun(scene: Scene, events: Agenda, noun: Token) -> Iterator[Draft]:
    """As in "организаторами выступают …", "одним из организаторов фестиваля станет …", "организатор — …"."""
    event = next((e for c in noun.subtree if (e := events.at(c)) is not None), None) or events.around(noun)
    if event is None:
        return
    verb = syntax.governor(noun)
    doers: list[str] = []
    said: Status | None = "asserted"
    if verb is not None and verb.lemma_ in words.COPULAS:
        said = status.of(verb)
        doers = [id_ for token in sides.subjects(scene, verb) for id_ in sides.everyone(scene, token)]
    if not doers and case_of(noun) in {"Nom", "Ins"}:
        dashed = any(t.text in {"—", "–"} for t in noun.doc[noun.i : min(noun.i + 6, noun.sent.end)])
        stop = sides.clause(noun)[1] if verb is not None and not dashed else noun.sent.end
        doers = list(sides.listed(scene, noun.i + 1, stop, people=False))
    for token in noun.doc[noun.i : noun.sent.end]:
        if token.lemma_ == "наряду":
            doers.extend(
                id_
                for t in token.doc[token.i : min(token.i + 6, token.sent.end)]
                for id_ in scene.ids(t)
                if id_ not in doers
            )
    if said is None:
        return
    for doer in dict.fromkeys(doers):
        ahead: Status = "planned" if events.occasions[event].status == "planned" else "asserted"
        yield _draft(scene, events, doer, event, noun, timing.latest(said, ahead), "organizes.noun")


def _by_light_noun(scene: Scene, events: Agenda, noun: Token) -> Iterator[Draft]:
    """As in "организацию форума взяло на себя правительство области"."""
    verb = syntax.governor(noun)
    event = next((e for c in noun.children if (e := events.at(c)) is not None), None)
    if verb is None or event is None or verb.lemma_ not in words.TAKE_CHARGE:
        return
    said = status.of(verb)
    if said is None:
        return
    for token in sides.subjects(scene, verb):
        for doer in sides.everyone(scene, token):
            yield _draft(scene, events, doer, event, noun, said, "organizes.charge")


def _draft(scene: Scene, events: Agenda, doer: str, event: str, token: Token, said: Status, frame: str) -> Draft:
    return Draft(doer, event, said, token, frame, Qualifiers(date=events.occasions[event].date))


EXAMPLES = (
    Example(
        "Байкальский международный кинофестиваль пройдёт в Твери 9 июня. Его устроители — Тверская ТПП и завод «Луч».",
        (
            ("Тверская ТПП", "Байкальский международный кинофестиваль", "planned", {}),
            ("Луч", "Байкальский международный кинофестиваль", "planned", {}),
        ),
    ),
    Example(
        "Форум «Северный путь» открылся сегодня в Мурманске. Его организует правительство Мурманской области.",
        (("правительство Мурманской области", "Северный путь", "asserted", {"date": "2026-02-05"}),),
    ),
    Example(
        "В Рязани открылась выставка «Сад и огород», организованная компанией «Рязань-Экспо».",
        (("Рязань-Экспо", "Сад и огород", "asserted", {}),),
    ),
    Example(
        "В Рязани открылась выставка «Сад и огород». Организаторами выступили компания «Рязань-Экспо» и Рязанская ТПП.",
        (("Рязань-Экспо", "Сад и огород", "asserted", {}), ("Рязанская ТПП", "Сад и огород", "asserted", {})),
    ),
)

RELATION = Relation(
    "ORGANIZES",
    PARTIES,
    frozenset({"Event"}),
    False,
    None,
    {"ru": read, "en": en.read},
    {"ru": EXAMPLES, "en": en.EXAMPLES},
)
