"""What an English text says cooperation is in: the noun phrases after its word, and what is done together."""

from __future__ import annotations

from pipelines.document import Token
from pipelines.english.scene import Scene
from pipelines.languages.en import partnership as words
from pipelines.relations.en import partners

SIDES = frozenset({"Person", "Company", "Organization", "GovernmentBody"})
MAX_ITEMS, LONGEST = 6, 6
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "PART"})


def after(scene: Scene, trigger: Token, stop: int | None = None) -> tuple[str, ...]:
    """As in "cooperation in railway engineering and energy", "work together on ship design and welder training"."""
    stop = partners.clause_end(trigger) if stop is None else stop
    for i in range(trigger.i + 1, min(stop - 1, trigger.i + 24)):
        if scene.doc[i].lower_ in words.IN and not _foreign(scene, i + 1, stop):
            start = i + 1
            while start < stop and scene.doc[start].pos_ in {"DET", "PRON"}:
                start += 1
            # "in the field of tourism", "in such areas as energy"
            for k in range(start, min(start + 3, stop - 1)):
                if scene.doc[k].lemma_ in words.AREAS and scene.doc[k + 1].lower_ in {"of", "as", "such"}:
                    start = k + 2
            found = _items(scene, start, stop)
            if found:
                return found
    return ()


def named(scene: Scene, kind: Token, stop: int) -> tuple[str, ...]:
    """Of a body's name what it is on: "Working Group on Trade and Economic Cooperation"."""
    start = next((i + 1 for i in range(kind.i + 1, stop - 1) if scene.doc[i].lower_ in words.IN), stop)
    return _items(scene, start, stop)


def thing(scene: Scene, head: Token, stop: int) -> tuple[str, ...]:
    """The phrase of a noun itself: "a cross-border cable car", "joint venture"."""
    start = head.i
    while start > head.sent.start and scene.doc[start - 1].pos_ in {"NOUN", "ADJ", "PUNCT", "PROPN", "VERB"}:
        before = scene.doc[start - 1]
        if before.text in {",", ";", ":"} or (before.pos_ == "VERB" and before.dep_ not in {"amod", "compound"}):
            break
        start -= 1
    return _items(scene, start, stop)[:2]


def _foreign(scene: Scene, i: int, stop: int) -> bool:
    """Whether what follows a preposition is a place, a body or a time: "in Minsk", "in 2024", "on Monday"."""
    while i < stop and scene.doc[i].pos_ in {"DET", "PRON"}:
        i += 1
    if i >= stop:
        return True
    token = scene.doc[i]
    if token.pos_ in {"NUM", "VERB"} and not token.text.endswith("ing"):
        return True
    return bool(scene.resolution.at(i)) or any(s.start <= token.idx < s.end for s in scene.times)


def _items(scene: Scene, start: int, stop: int) -> tuple[str, ...]:
    """The noun phrases of a list, each as its words."""
    items: list[str] = []
    words_: list[str] = []

    def close() -> None:
        while words_ and words_[-1].casefold() in {"of", "the", "a", "'s", "’s", "-", "new", "other"}:
            words_.pop()
        if (words_ and words_[-1].isalpha()) or (words_ and "-" in words_[-1]):
            items.append(" ".join(words_).replace(" - ", "-"))
        words_.clear()

    for i in range(start, stop):
        token = scene.doc[i]
        if token.lower_ == "and" and words_ and words_[-1] == "-":  # "foot-and-mouth disease"
            words_.append(token.text)
        elif token.text == "," or token.lower_ in {"and", "&", "or"}:
            close()
        elif token.pos_ == "DET":
            continue
        elif token.lower_ == "of" and words_:
            words_.append("of")
        elif token.text in {"-", "‑"} and words_:
            words_.append("-")
        elif _part(scene, token):
            words_.append(token.text)
        else:
            break
        if len(items) >= MAX_ITEMS or len(words_) > LONGEST:
            break
    close()
    return tuple(items)


def _part(scene: Scene, token: Token) -> bool:
    """Whether a word may stand in the name of an area."""
    if any(s.start <= token.idx < s.end for s in scene.times):
        return False
    if token.pos_ == "PROPN" and scene.of_types(scene.resolution.at(token.i), SIDES):
        return False
    if token.pos_ == "VERB" and token.i and token.i + 1 < len(scene.doc):
        joined = token.nbor(-1).lower_ in {"and", ","} and token.nbor(1).pos_ == "NOUN"  # "tourism and flax processing"
        return joined or token.text.endswith("ing")
    return token.pos_ in INSIDE
