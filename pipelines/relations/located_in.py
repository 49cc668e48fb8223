"""LOCATED_IN: where a firm, organisation or mission has its seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipelines.document import Token
from pipelines.matcher import Draft, Example, Relation
from pipelines.mentions.phrases import agrees, number_of
from pipelines.relations.en import located_in as en
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Mention

FIRMS = frozenset({"Company", "Organization"})
MISSIONS = frozenset({"посольство", "консульство", "генконсульство", "представительство", "торгпредство"})
SEATED = frozenset(
    {
        "расположить",
        "расположенный",
        "зарегистрировать",
        "зарегистрированный",
        "базироваться",
        "располагаться",
        "находиться",
    }
)
LOCAL = frozenset({"местный", "здешний", "тамошний"})
LEFT = 5  # tokens before a name in which its adjectives stand


def read(scene: Scene) -> Iterator[Draft]:
    """Every firm or organisation with an adjective of place, "из" or "в" a place, or a participle of being there."""
    mentions = scene.resolution.mentions
    placed = {i: m for m in mentions if m.type in PLACES for i in range(*m.tokens)}
    for mention in mentions:
        if mention.kind != "name" or mention.type not in BODIES:
            continue
        body = scene.resolution.at(mention.head)[:1]
        mission = mention.type == "GovernmentBody"
        if mission and mention.key not in MISSIONS:
            continue
        for frame, token in _seats(scene, mention, placed, mission):
            for place in scene.resolution.at(token.i):
                if body and scene.type_of(place) in PLACES:
                    yield Draft(body[0], place, "asserted", token, frame)


def _seats(scene: Scene, mention: Mention, placed: Mapping[int, Mention], mission: bool) -> Iterator[tuple[str, Token]]:
    doc, (start, end) = scene.doc, mention.tokens
    head = doc[mention.head]
    after = end if end + 1 < len(doc) and doc[end].lemma_ in {"из", "в"} and end + 1 in placed else None
    inner = next((i for i in range(head.i + 1, end) if doc[i].text.casefold() == "в" and i + 1 in placed), None)
    if mission or mention.key in MISSIONS:
        where = inner if inner is not None else after
        if where is not None and doc[where].lemma_ == "в":
            yield "located.mission", doc[placed[where + 1].head]
        return
    adjective = next(
        (i for i in _modifiers(doc[start], head, end) if i in placed and placed[i].kind == "adjective"), None
    )
    if adjective is not None:
        yield "located.adjective", doc[adjective]
    elif (near := _local(scene, mention)) is not None:
        yield "located.local", near
    elif after is not None and (doc[after].lemma_ == "из" or _of_name(doc[after + 1], mention)):
        yield "located.from", doc[placed[after + 1].head]
    elif mention.key in {"порт", "аэропорт"} and head.i + 1 in placed:
        yield "located.port", doc[placed[head.i + 1].head]
    elif (shared := _shared_adjective(scene, mention, placed)) is not None:
        yield "located.adjective", doc[shared]
    else:
        yield from _participle(scene, mention, placed)


def _local(scene: Scene, mention: Mention) -> Token | None:
    """«в Находку: местный завод «Дальрыбмаш»»: the city named last, in this sentence or the one before it."""
    doc, (start, _) = scene.doc, mention.tokens
    if not start or doc[start - 1].lemma_ not in LOCAL:
        return None
    opening = doc[start].sent.start
    since = doc[opening - 1].sent.start if opening else 0
    cities = (m for m in scene.resolution.mentions if m.type == "City" and m.kind == "name")
    before = [m.head for m in cities if since <= m.head < start and m.head not in scene.titled]
    return doc[before[-1]] if before else None


def _shared_adjective(scene: Scene, mention: Mention, placed: Mapping[int, Mention]) -> int | None:
    """A plural adjective that a whole list of names shares: "ростовские «Аксай» и «Донмаслопром»"."""
    doc = scene.doc
    before = {m.tokens[1]: m for m in scene.resolution.mentions if m.type == mention.type and m.kind == "name"}
    at = mention
    while at.tokens[0] > 1 and doc[at.tokens[0] - 1].text in {",", "и"} and at.tokens[0] - 1 in before:
        at = before[at.tokens[0] - 1]
    if at is mention:
        return None
    first = doc[at.tokens[0]]
    shared = (i for i in _modifiers(first, doc[at.head], at.tokens[1]) if i in placed and placed[i].kind == "adjective")
    return next((i for i in shared if number_of(doc[i]) == "Plur"), None)


def _modifiers(first: Token, head: Token, end: int) -> Iterator[int]:
    """Adjectives before the name and within it, the nearest to the name's start first."""
    doc = first.doc
    for i in range(first.i, head.i):
        if doc[i].pos_ == "ADJ" and agrees(doc[i], head):
            yield i
    i = first.i - 1
    while (
        i >= max(0, first.i - LEFT)
        and doc[i].pos_ in {"ADJ", "NOUN", "PUNCT"}
        and doc[i].text not in {",", ".", ":", ";", "(", ")", "—", "–"}
    ):
        if doc[i].pos_ == "ADJ":
            yield i
        i -= 1


def _of_name(token: Token, mention: Mention) -> bool:
    """Whether a "в" phrase hangs on the name and not on a verb."""
    at = token
    for _ in range(3):
        if mention.tokens[0] <= at.head.i < mention.tokens[1]:
            return at.head.i != at.i
        at = at.head
    return False


def _participle(scene: Scene, mention: Mention, placed: Mapping[int, Mention]) -> Iterator[tuple[str, Token]]:
    """«Хазар Шиппинг», зарегистрированной в Энзели."""
    doc, end = scene.doc, mention.tokens[1]
    if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].lemma_ in SEATED:
        for i in range(end + 2, min(end + 7, len(doc))):
            if i in placed:
                yield "located.participle", doc[placed[i].head]
                return
            if doc[i].is_punct:
                return


EXAMPLES = (
    Example("Улан-Удэнский авиазавод отгрузил вертолёт.", (("Улан-Удэнский авиазавод", "Улан-Удэ", "asserted", {}),)),
    Example("Гомельский завод «Нивамаш» отгрузил комбайны.", (("Нивамаш", "Гомель", "asserted", {}),)),
    Example("Станки купила компания «Эньхэ» из Хайлара.", (("Эньхэ", "Хайлар", "asserted", {}),)),
    Example(
        "О наборе рассказал Чувашский государственный университет.",
        (("Чувашский государственный университет", "Чувашия", "asserted", {}),),
    ),
    Example(
        "Договор дала фирма «Хазар Шиппинг», зарегистрированная в Астрахани.",
        (("Хазар Шиппинг", "Астрахань", "asserted", {}),),
    ),
    Example(
        "Едут ростовские «Аксай-Агромаш» и «Донмаслопром».",
        (("Аксай-Агромаш", "Ростов-на-Дону", "asserted", {}), ("Донмаслопром", "Ростов-на-Дону", "asserted", {})),
    ),
    Example("Отгрузку начала алексинская «Химпластика».", (("Химпластика", "Алексин", "asserted", {}),)),
    Example(
        "Мурманская область помогла теплицам: кировский комплекс «Полярная зелень» получил ссуду.",
        (("Полярная зелень", "Кировск", "asserted", {}),),
    ),
    Example(
        "Гости посетят Находку: местный завод «Дальрыбмаш» покажет им цеха.",
        (("Дальрыбмаш", "Находка", "asserted", {}),),
    ),
    Example("Правительство Калужской области одобрило план.", ()),
)

RELATION = Relation(
    "LOCATED_IN", BODIES, PLACES, False, None, {"ru": read, "en": en.read}, {"ru": EXAMPLES, "en": en.EXAMPLES}
)
