"""Events of one article and what stands for each: names, bare nouns, pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru import gatherings as words
from pipelines.languages.ru.letters import folded
from pipelines.languages.ru.organisations import EVENT_DAYS, EVENT_KINDS
from pipelines.mentions.phrases import case_of, number_of
from pipelines.relations import sides
from pipelines.relations.venues import Occasion, occasion
from pipelines.scene import Scene
from pipelines.types import PLACES

REACH = 3  # sentences back in which an event is still what the text is about


@dataclass(frozen=True, slots=True)
class Agenda:
    """The events of an article; `stands` maps the tokens that mean one to its id."""

    occasions: dict[str, Occasion]
    stands: dict[int, str]

    def at(self, token: Token) -> str | None:
        return self.stands.get(token.i)

    def done_to(self, verb: Token) -> str | None:
        """The event that a verb's clause has without a preposition: what is organised or opened there."""
        start, stop = sides.clause(verb)
        near = [
            i
            for i in range(start, stop)
            if i in self.stands
            and not _under_preposition(verb.doc[i])
            and case_of(verb.doc[i]) in {"Nom", "Acc", "", "Gen"}
            and not (case_of(verb.doc[i]) == "Gen" and verb.doc[i].head.i != verb.i)
        ]
        if syntax.is_participle(verb) and verb.head.i in self.stands:
            near.append(verb.head.i)
        return self.stands[min(near, key=lambda i: abs(i - verb.i))] if near else None

    def near(self, token: Token) -> str | None:
        """The event of this sentence up to a word, or of the sentence before it."""
        since = token.doc[token.sent.start - 1].sent.start if token.sent.start else 0
        before = [i for i in self.stands if since <= i < token.i]
        return self.stands[max(before)] if before else None

    def around(self, token: Token) -> str | None:
        """The event that a clause without one is about: the last one before it, in this sentence or a few before;
        else one named later in the sentence.
        """
        sent = token.sent
        since = sent
        for _ in range(REACH):
            if since.start > 0:
                since = token.doc[since.start - 1].sent
        before = [i for i in self.stands if since.start <= i < token.i]
        if before:
            return self.stands[max(before)]
        after = [i for i in self.stands if token.i < i < sent.end]
        return self.stands[min(after)] if after else None


@lru_cache(maxsize=4)
def agenda(scene: Scene) -> Agenda:
    """The events of a scene, worked out once for the relations that ask."""
    stands = _stands(scene)
    spots: dict[str, list[Token]] = {}
    for i in sorted(stands):
        spots.setdefault(stands[i], []).append(scene.doc[i])
    occasions = {id_: occasion(scene, id_, tokens) for id_, tokens in spots.items()}
    return Agenda(occasions, stands | _adverbs(scene, stands, occasions))


def _adverbs(scene: Scene, stands: dict[int, str], occasions: dict[str, Occasion]) -> dict[int, str]:
    """The event that "туда" and "там" mean: the last one before, where no place is named after it but its own."""
    found: dict[int, str] = {}
    for token in scene.with_lemmas(words.THITHER):
        since = scene.doc[token.sent.start - 1].sent.start if token.sent.start else 0
        before = [i for i in stands if since <= i < token.i]
        if not before:
            continue
        event = stands[max(before)]
        own = {place for place, _ in occasions[event].places}
        named = [
            m
            for m in scene.resolution.mentions
            if max(before) < m.head < token.i and m.type in PLACES and m.kind == "name"
            if sides.preposition(scene.doc[m.head]) in {"в", "на", "из"}
        ]
        if all(set(scene.resolution.at(m.head)) & own for m in named):
            found[token.i] = event
    return found


def _under_preposition(token: Token) -> bool:
    """Whether a preposition stands right before a phrase, whatever the parse says."""
    i = token.i - 1
    while i >= token.sent.start and token.doc[i].pos_ in {"ADJ", "DET", "NUM"}:
        i -= 1
    return i >= token.sent.start and token.doc[i].pos_ == "ADP"


# --- what stands for an event ---


def _stands(scene: Scene) -> dict[int, str]:
    named: dict[int, str] = {}
    kinds: dict[str, set[str]] = {}
    for mention in scene.resolution.mentions:
        for id_ in scene.resolution.at(mention.head):
            if scene.type_of(id_) == "Event":
                named[mention.head] = id_
                parts = {w for name in (mention.name, *mention.variants) for w in folded(name).split()}
                kinds.setdefault(id_, set()).update({*parts, *((mention.key,) if mention.key else ())})
    names = {scene.resolution.entity(id_).name.casefold(): id_ for id_ in kinds}
    for mention in scene.resolution.mentions:  # the name alone, taken for a firm's
        if mention.type != "Event" and mention.name.casefold() in names:
            named[mention.head] = names[mention.name.casefold()]
    main = {id_: _main(scene, id_, kinds) for id_ in kinds}
    found = {i: main[id_] for i, id_ in named.items()}
    ends = {m.tokens[1]: found[m.head] for m in scene.resolution.mentions if m.head in found}
    for token in scene.with_lemmas(EVENT_KINDS | EVENT_DAYS | words.GENERAL):
        if (
            token.i in found
            or scene.resolution.at(token.i)
            or token.pos_ not in {"NOUN", "PROPN"}
            or not _is_bare(token)
        ):
            continue
        meant = _meant(token, found, kinds)
        if meant is not None:
            found[token.i] = meant
    for token in scene.with_lemmas({"который", *words.PRONOUNS}):
        meant = None
        if token.lemma_ == "который":
            meant = _relative(token, found, ends)
        elif (
            (token.pos_ == "PRON" and token.lemma_ in {"он", "она", "оно"})
            or token.lemma_ in {"его", "ее"}
            or token.text.casefold() in words.IT | {"её", "ее"}
        ):
            meant = _pronoun(token, found)
        if meant is not None:
            found[token.i] = meant
    return found


def _main(scene: Scene, id_: str, kinds: dict[str, set[str]]) -> str:
    """An event named only by its kind and place ("форум в Бресте") is the one of that kind with a name of its own."""
    name = scene.resolution.entity(id_).name.casefold().split()
    if len(name) > 1 and name[1] not in {"в", "на"}:
        return id_
    return next(
        (
            other
            for other in kinds
            if other != id_
            and name
            and name[0] in kinds[other]
            and len(scene.resolution.entity(other).name.split()) > 0
            and scene.resolution.entity(other).name.casefold().split()[0] != name[0]
        ),
        id_,
    )


def _is_bare(token: Token) -> bool:
    if token.lemma_ in EVENT_DAYS and token.text[:1].isupper() and not token.is_sent_start:
        return True
    if token.lemma_ not in EVENT_KINDS | words.GENERAL or number_of(token) == "Plur":
        return False
    return not any(
        c.dep_ in {"amod", "det"} and (c.lemma_ in words.OTHERS or (c.text[:1].isupper() and not c.is_sent_start))
        for c in token.children
    )


def _meant(token: Token, found: dict[int, str], kinds: dict[str, set[str]]) -> str | None:
    """The event that a bare noun means: the last one of its kind, or of no kind known, before it; else the next one."""

    def fits(id_: str) -> bool:
        known = kinds[id_]
        return (
            token.lemma_ in known
            or any(w.endswith(token.lemma_) for w in known)
            or token.lemma_ in words.GENERAL
            or not (known & EVENT_KINDS)
        )

    ids = [id_ for i, id_ in sorted(found.items()) if i < token.i and id_ in kinds and fits(id_)]
    if ids:
        return ids[-1]
    return next(
        (id_ for i, id_ in sorted(found.items()) if i > token.i and id_ in kinds and token.lemma_ in kinds[id_]), None
    )


def _relative(token: Token, found: dict[int, str], ends: dict[int, str]) -> str | None:
    """The event right before "которая", "на котором"."""
    i = token.i - 1
    while i > token.sent.start and (token.doc[i].is_punct or token.doc[i].pos_ == "ADP"):
        i -= 1
    return ends.get(i + 1) or ends.get(i + 2) or found.get(i)


def _pronoun(token: Token, found: dict[int, str]) -> str | None:
    """The event that "он", "её" means: the last event noun of the gender, in the sentence before or this one."""
    start = token.sent.start
    since = token.doc[start - 1].sent.start if start else 0
    feminine = token.text.casefold() in {"она", "ее", "её", "ей", "ней", "неё", "нее"}
    for i in range(token.i - 1, since - 1, -1):
        if i in found:
            gender = (token.doc[i].morph.get("Gender", []) or [""])[0]
            return found[i] if not gender or (gender == "Fem") == feminine else None
    return None
