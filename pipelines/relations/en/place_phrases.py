"""Phrases that tell where something is: "a company from the Shandong city of Yantai", for located_in.py."""

from __future__ import annotations

from pipelines.document import Token
from pipelines.english.scene import Scene
from pipelines.languages.en import premises as words
from pipelines.types import PLACES, Mention

RANK = {"City": 0, "Region": 1, "Country": 2}
DASHES = frozenset({"-", "‑", "–", "—", "/", "&"})
RIGHT = 12  # tokens after a name in which what it is may be told


class Phrases:
    """The places of an article, and the phrases that they stand in."""

    def __init__(self, scene: Scene) -> None:
        self.doc = scene.tokens
        mentions = scene.resolution.mentions
        self.places = {i: m for m in mentions if m.type in PLACES for i in range(*m.tokens)}
        self.within = {i for m in mentions if m.type not in PLACES for i in range(*m.tokens)}

    def described(self, first: int) -> Token | None:
        """The place in a description that starts at a token and ends at the next comma or verb."""
        best: tuple[str, Token] | None = None
        noun = False  # whether the described noun has been passed
        before = ""
        for i in range(first, min(first + RIGHT, self.doc[first].sent.end)):
            token = self.doc[i]
            if i in self.places and i not in self.within:
                place = self.places[i]
                if i == place.tokens[0] and self._tells(place, noun, before):
                    best = self.nearer(best, ("", self.doc[place.head]))
            elif i in self.within and not before:
                return None  # "X, the Pervouralsk producer Y": another's
            elif token.lower_ in words.FIRMS:
                noun = noun or token.pos_ == "VERB"
            elif token.pos_ == "ADP" or self.based(i):
                if token.pos_ == "ADP":
                    before = token.lower_
                noun = noun or self.doc[i - 1].pos_ in {"NOUN", "PROPN"}
            elif self._ends(token):
                break
        return None if best is None else best[1]

    def _tells(self, place: Mention, noun: bool, before: str) -> bool:
        """Whether a place in a description is the seat: before its noun, or after "in", "from", "of", "at", "near"."""
        if self.paired(place):
            return False
        if noun and before == "by":
            return self.doc[min(place.tokens[1], len(self.doc) - 1)].lower_ in {"state", "government"}
        if noun:
            return before in {"in", "from", "of", "at", "near", "outside"} and not (
                before == "of" and place.kind == "adjective"
            )
        after = self.following(place)
        return after is not None and after.pos_ in {"NOUN", "ADJ", "PROPN", "PUNCT", "VERB"} and after.text != ","

    def following(self, place: Mention) -> Token | None:
        """The token after a place's name, if any."""
        return self.doc[place.tokens[1]] if place.tokens[1] < len(self.doc) else None

    def _ends(self, token: Token) -> bool:
        """Whether a token ends the description of a name."""
        if token.text in {",", ";", ".", ":", "(", ")", "—", "–"}:
            return True
        if token.lower_ == "owned":  # "a company owned by the Indonesian state"
            return False
        return token.pos_ in {"VERB", "AUX", "PRON", "SCONJ", "CCONJ"} and token.dep_ != "amod"

    def after_preposition(self, i: int) -> Token | None:
        """The nearest place of a phrase: "from the Shandong city of Yantai", "based in Hirosaki", "in nearby X"."""
        best: tuple[str, Token] | None = None
        for k in range(i, min(i + 8, self.doc[i].sent.end)):
            token = self.doc[k]
            if k in self.places:
                place = self.places[k]
                if k == place.tokens[0]:
                    best = self.nearer(best, ("", self.doc[place.head]))
            elif not (
                token.pos_ in {"ADP", "DET", "ADJ", "ADV"}
                or self.based(k)
                or token.lemma_.casefold() in words.KINDS_OF_PLACE
                or token.lower_ == "located"
            ):
                break
        return None if best is None else best[1]

    def nearer(self, best: tuple[str, Token] | None, other: tuple[str, Token]) -> tuple[str, Token]:
        """Of two places of one phrase the smaller one."""
        if best is None:
            return other
        a, b = (self.places[t.i].type or "Country" for t in (best[1], other[1]))
        return other if RANK[b] < RANK[a] else best

    def paired(self, place: Mention) -> bool:
        """ "Kazakh-Serbian Business Council", "the China-Belarus park", "Kano-Ayintap Leather": of two."""
        start, end = place.tokens
        if start > 1 and self.doc[start - 1].text in DASHES and self.doc[start - 2].text[:1].isupper():
            return True
        return end + 1 < len(self.doc) and self.doc[end].text in DASHES and self.doc[end + 1].text[:1].isupper()

    def based(self, i: int) -> bool:
        return i < len(self.doc) and self.doc[i].lower_ in {"based", "headquartered", "registered", "born", "listed"}
