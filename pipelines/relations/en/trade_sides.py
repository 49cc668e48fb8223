"""Who is named in an English sentence about trade, and in which part: subject, to, from, with, whose, whose goods."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipelines import places, syntax
from pipelines.document import Token
from pipelines.english.scene import Scene
from pipelines.languages.en import trade as words
from pipelines.relations.en.trade_figures import Figures
from pipelines.types import Mention

# `bare`: without a preposition, so subject or object. `owner` of a trade word, origin of `goods`.
Part = Literal["bare", "owner", "goods", "to", "from", "with", "between", "of", "in", "by", "for", "after", "none"]
PREPOSITIONS: dict[str, Part] = {
    "to": "to", "into": "to", "towards": "to", "toward": "to", "from": "from", "with": "with", "between": "between",
    "among": "between", "of": "of", "in": "in", "at": "in", "by": "by", "for": "for", "after": "after", "via": "none",
    "through": "none", "behind": "after", "across": "in", "like": "bare", "including": "bare", "than": "none",
}  # fmt: skip
ENDS = frozenset({"Country", "Region", "City", "Company", "Organization"})
DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
NEAR = 2  # sentences back in which "the builder" may have been named
WE = frozenset({"we", "us", "our", "ours", "i", "my"})


@dataclass(frozen=True, slots=True)
class Side:
    """A party named at tokens [start, stop). `word`: the trade noun that it owns; `general`: through firms or people of
    a place; `we`: a first person, `there`: an adverb, `far`: a neighbour; these name nobody by themselves."""

    start: int
    stop: int
    ids: tuple[str, ...]
    part: Part
    word: int = -1
    general: bool = False
    we: bool = False
    there: bool = False
    far: bool = False


class Sides:
    """Finds the sides of an article's sentences."""

    def __init__(self, scene: Scene, triggers: frozenset[int], verbs: frozenset[int], figures: Figures) -> None:
        self.verbs = verbs
        self.figures = figures
        named = ((m.head, e) for m in scene.resolution.mentions for e in scene.resolution.at(m.head))
        self.firms = tuple((i, e) for i, e in named if scene.type_of(e) == "Company")
        self.scene, self.doc, self.resolution = scene, scene.tokens, scene.resolution
        self.triggers = triggers  # tokens of trade nouns
        self.mentions: dict[int, Mention] = {}  # the longest name that a token is part of
        for mention in sorted(self.resolution.mentions, key=lambda m: m.tokens[1] - m.tokens[0]):
            self.mentions.update(dict.fromkeys(range(*mention.tokens), mention))

    def of(self, start: int, stop: int) -> tuple[Side, ...]:
        """The sides of a sentence, from left to right."""
        found: list[Side] = []
        i = start
        while i < stop:
            side = self._at(i, start, stop, found)
            if side is not None:
                found.append(side)
                i = max(side.stop, i + 1)
            else:
                i += 1
        return tuple(found)

    def _at(self, i: int, start: int, stop: int, found: list[Side]) -> Side | None:
        token = self.doc[i]
        lower = token.lower_
        if lower in WE:
            return Side(i, i + 1, (), *self._part(i, i + 1, start, stop, found), we=True)
        if lower in {"there", "thence"} and token.pos_ == "ADV" and not self._existential(token):
            part: Part = "from" if i > start and self.doc[i - 1].lower_ == "from" else "in"
            return Side(i, i + 1, (), part, there=True)
        if lower in {"which", "whom", "whose"} and found and i > start:
            return self._relative(i, found)
        ids = self._ids(i) or self._people(token) or self._some_firm(token, found)
        if (not ids or (token.lemma_ in words.NEIGHBOURS and i not in self.mentions)) and self._neighbour(token):
            return Side(i, i + 1, (), *self._part(i, i + 1, start, stop, found), far=True)
        if not ids or i in self.scene.titled or self._described(i, ids):
            return None
        first, last = self._span(i, ids)
        return Side(first, last, ids, *self._part(first, last, start, stop, found))

    def _ids(self, i: int) -> tuple[str, ...]:
        mention = self.mentions.get(i)
        at = i if mention is None else mention.head
        return tuple(e for e in self.resolution.at(at) if self.resolution.type_of(e) in ENDS)

    def _described(self, i: int, ids: tuple[str, ...]) -> bool:
        """Whether a noun only describes the firm named after it, or is some unnamed firm of a place."""
        token = self.doc[i]
        if i in self.mentions or not (token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.text.islower())):
            return False
        after = self.mentions.get(i + 1)
        if after is not None and after.kind == "name":
            return True
        some = token.lemma_ in words.ACTORS and syntax.feature(token, "Number") != "Plur"
        return some and token.lemma_ not in words.COLLECTIVE and not self._firms(ids)

    def _neighbour(self, token: Token) -> bool:
        """As "its northern neighbour", "the neighbouring country"."""
        if token.lower_ in {"they", "them", "their"}:  # "they sell us machinery"
            return any(t.lower_ in WE for t in token.sent)
        if token.lower_ == "it":  # "buys glass from it"
            return token.i > token.sent.start and self.doc[token.i - 1].lower_ in {"to", "from", "with"}
        if token.pos_ != "NOUN" or syntax.feature(token, "Number") == "Plur":
            return False
        before = self.doc[max(token.i - 3, token.sent.start) : token.i]
        owned = any(t.lower_ in {"the", "its", "their", "our"} for t in before)
        if not owned or any(self._adjective(t.i) for t in before):
            return False
        if token.lemma_ in words.NEIGHBOURS:
            return token.i + 1 >= len(self.doc) or token.i + 1 not in self.mentions
        return token.lemma_ in words.KINDS and before[-1].lower_ in words.NEIGHBOURING

    def _some_firm(self, token: Token, found: list[Side]) -> tuple[str, ...]:
        """As in "the builder": the only firm, besides those in the sentence so far, that was just named."""
        if token.pos_ != "NOUN" or token.lemma_ not in words.FIRM_NOUNS or syntax.feature(token, "Number") == "Plur":
            return ()
        if self.doc[self._left(token.i, token.sent.start) + 1].lower_ != "the" or token.i + 1 in self.mentions:
            return ()
        since = token.sent.start
        for _ in range(NEAR):
            since = self.doc[max(since - 1, 0)].sent.start
        taken = {e for s in found for e in s.ids}
        near = {e for i, e in self.firms if since <= i < token.i} - taken
        return tuple(near) if len(near) == 1 else ()

    def _people(self, token: Token) -> tuple[str, ...]:
        """As in "Indonesians bought": the people of a place that the article names."""
        if token.pos_ not in {"NOUN", "PROPN"} or not token.text[:1].isupper() or not token.text.endswith("ns"):
            return ()
        place = next(iter(places.load().by_adjective(token.text[:-1], "en")), None)
        if place is None:
            return ()
        return tuple(e.id for e in self.resolution.entities if place.key in e.keys)

    def _existential(self, token: Token) -> bool:
        if token.i and token.i - 1 in self.triggers:
            return False  # "its exports there were worth"
        return token.dep_ == "expl" or (token.i + 1 < len(self.doc) and self.doc[token.i + 1].lemma_ in {"be", "have"})

    def _span(self, i: int, ids: tuple[str, ...]) -> tuple[int, int]:
        if i in self.mentions:
            return self.mentions[i].tokens
        last = i + 1
        while last < len(self.doc) and self.resolution.at(last) == ids and self.doc[last].pos_ not in {"PRON", "DET"}:
            last += 1
        return i, last

    def _relative(self, i: int, found: list[Side]) -> Side | None:
        """As "China, to which poultry was sold", "Azersun, whose exports …": who stands before the comma."""
        before = self.doc[i - 1].lower_
        last = found[-1]
        between = self.doc[last.stop : i]
        if len(between) > 4 or not last.ids:
            return None
        if self.doc[i].lower_ == "whose":
            return replace(last, start=i, stop=i + 1, part="owner", word=self._trade_noun(i + 1))
        if before in PREPOSITIONS:
            return replace(last, start=i, stop=i + 1, part=PREPOSITIONS[before])
        return replace(last, start=i, stop=i + 1, part="bare")

    # --- parts ---

    def _part(self, first: int, last: int, start: int, stop: int, found: list[Side]) -> tuple[Part, int, bool]:
        """The part that a name plays; the trade noun that it owns, and whether it stands for people of a place."""
        doc = self.doc
        possessive = last < stop and (doc[last].text in {"'s", "’s", "'", "’"} and doc[last].pos_ == "PART")
        if doc[first].pos_ == "PRON":
            modifies = doc[first].lower_ in {"its", "their", "our", "his", "her", "my"}
        else:
            modifies = possessive or self._modifies(first, last, stop)
        if modifies:
            return self._possessor(first, last + possessive, start, stop, found)
        return self._prepositional(first, start, stop, found)

    def _modifies(self, first: int, last: int, stop: int) -> bool:
        """As "Belarusian exports", "Sverdlovsk firms": a name right before a noun."""
        if last >= stop:
            return False
        after = self.doc[last]
        if first not in self.mentions or self.figures.covers(after.idx) or last in self.verbs:
            return False
        if after.lower_ in {"account", "accounts"} and last + 1 < stop and self.doc[last + 1].lower_ == "for":
            return False  # "exports from the region account for", taken for a noun
        if after.lower_ in words.TIMING:
            return False  # "to China last season"
        infinitive = last + 2 < stop and self.doc[last + 1].lower_ == "to" and self.doc[last + 2].pos_ == "VERB"
        if infinitive and after.lower_.endswith("s"):
            return False  # "Punjab plans to export"
        if after.text == "-":
            return True  # "a Japanese-owned facility"
        if self.doc[last - 1].pos_ == "ADJ" or self._adjective(first):
            return after.pos_ in NOMINAL or after.text in {"and", "-"}
        named = last in self.mentions and not self._adjective(last)
        plain = after.pos_ in {"NOUN", "ADJ", "X", "PROPN"} and after.text[:1].islower()
        return plain and not named and not self.doc[last - 1].is_punct

    def _adjective(self, i: int) -> bool:
        return i in self.mentions and self.mentions[i].kind == "adjective"

    def _run(self, at: int, stop: int) -> int:
        """The end of a run of nouns and adjectives."""
        while at < stop and at not in self.verbs and (
            self.doc[at].pos_ in NOMINAL
            or self.doc[at].text in {"-", "–"}
            or (self.doc[at].pos_ == "VERB" and self.doc[at].dep_ in {"amod", "compound"})
        ):
            at += 1
        return at

    def _trade_noun(self, at: int) -> int:
        end = self._run(at, min(at + 8, len(self.doc)))
        return next((i for i in range(at, end) if i in self.triggers), -1)

    def _possessor(self, first: int, at: int, start: int, stop: int, found: list[Side]) -> tuple[Part, int, bool]:
        if at + 1 < stop and self.doc[at].text == "-" and self.doc[at + 1].lower_ in words.SEATED:
            return "none", -1, False  # "Grodno-based Nemankhim"
        end = self._run(at, stop)
        # "trade and exports", "own sales"
        noun = next((i for i in range(at, end) if i in self.triggers), -1)
        if noun >= 0:
            return "owner", noun, False
        named = [i for i in range(at, min(end + 1, stop)) if self._ids(i) and i not in range(first, at)]
        if end > at and self.doc[end - 1].lemma_ in words.ACTORS and self._firms(self._ids(first)):
            part, word, _ = self._prepositional(first, start, stop, found)
            return part, word, False  # "BMW's factory"
        if named:  # "Romania's Electrom", "the Serbian operator Srbija Kargo", "the Spanish region"
            return "none", -1, False
        if end == at:
            return "none", -1, False
        head = self.doc[end - 1]
        if head.lemma_ in words.ACTORS:
            if syntax.feature(head, "Number") != "Plur" and head.lemma_ not in words.COLLECTIVE:
                return "none", -1, False  # "the Uzbek combine": some firm
            part, word, _ = self._prepositional(first, start, stop, found)
            return part, word, True
        if head.lemma_ in words.KINDS and end < stop and self.doc[end].lower_ == "of":
            return "none", -1, False  # "the Chinese province of Zhejiang"
        if any(self.doc[i].lemma_ in words.NOT_OWNED for i in range(at, end)):
            return "none", -1, False
        return "goods", -1, False

    def _prepositional(self, first: int, start: int, stop: int, found: list[Side]) -> tuple[Part, int, bool]:
        """The part told by the preposition before a phrase."""
        i = self._left(first, start)
        if i < start:
            return "bare", -1, False
        token = self.doc[i]
        joined = self._joined(first, i, found)
        if joined is not None:
            return joined.part, joined.word, joined.general
        lower = token.lower_
        if lower not in PREPOSITIONS or token.pos_ not in {"ADP", "SCONJ", "PART", "VERB", "ADV"}:
            return ("none" if self._appositive(i, first, found) else "bare"), -1, False
        part = PREPOSITIONS[lower]
        before = self.doc[i - 1] if i > start else None
        if before is None:
            return part, -1, False
        last = found[-1] if found and found[-1].ids and found[-1].stop == i else None
        if last is not None and lower in {"of", "in", "from", "at"} and (self._firms(last.ids) or self._place(last)):
            return "none", -1, False  # "Orobica Freni of Bergamo"
        if lower == "of" and found and found[-1].stop == i and found[-1].ids == self._ids(first):
            return found[-1].part, found[-1].word, found[-1].general  # "the emirate of Ras Al Khaimah"
        if lower == "of" and before.lemma_ in words.KINDS and not self._ids(before.i):
            return self._prepositional(i - 1, start, stop, found)
        if before.lemma_ in words.ACTORS and lower in {"of", "in", "from", "at"} and before.i not in self.triggers:
            if syntax.feature(before, "Number") != "Plur" and before.lemma_ not in words.COLLECTIVE:
                return "none", -1, False
            part, word, _ = self._prepositional(before.i, start, stop, found)
            return part, word, True
        if lower == "of" and before.i in self.triggers:
            return "owner", before.i, False
        if lower == "of" and before.lower_ in words.BESIDE:
            return ("after" if before.lower_ == "ahead" else "none"), -1, False
        if lower == "of" and before.i not in self.triggers:
            return "of", -1, False
        return part, -1, False

    def left(self, side: Side, start: int) -> int:
        """Where the phrase of a side begins, descriptions included."""
        return self._left(side.start, start) + 1

    def _left(self, first: int, start: int) -> int:
        """The token before a phrase: over its article, adjectives and descriptions."""
        i = first - 1
        while i >= start:
            token = self.doc[i]
            if i in self.triggers or not (token.pos_ in DESCRIBING or self._describes(token, first)):
                break
            if self.figures.covers(token.idx):
                break
            if token.pos_ == "PRON" and not syntax.feature(token, "Poss"):
                break
            if token.pos_ == "PART" and token.text not in {"'s", "’s", "'", "’"}:
                break
            if self.resolution.at(i) and token.pos_ in {"NOUN", "PROPN"} and not self._descriptive(i, first):
                break
            i -= 1
        return i

    def _describes(self, token: Token, first: int) -> bool:
        """Whether a word is part of a description though no noun or adjective: "Moscow-based", "very large"."""
        if token.pos_ == "ADV":
            return token.i + 1 < first and self.doc[token.i + 1].pos_ in {"ADJ", "ADV"}
        if token.text == "-" or token.lower_ in words.SEATED:
            return True
        return token.pos_ == "VERB" and token.dep_ in {"amod", "compound"}

    def _descriptive(self, i: int, first: int) -> bool:
        """Whether a name before another belongs to its phrase: "Romania's Electrom", "the Uzbek combine"."""
        ids = self.resolution.at(i)
        after = self.doc[i + 1]
        if i not in self.mentions or after.pos_ in {"PART", "NOUN", "ADJ"} or after.text == "-":
            return True
        return self._adjective(i) or ids == self.resolution.at(first)

    def _joined(self, first: int, i: int, found: list[Side]) -> Side | None:
        """The side before, of which this is another member: "to Uzbekistan and Tajikistan"."""
        if not found or i < 0:
            return None
        at, last = i, found[-1]
        token = self.doc[at]
        if token.text not in {",", "and", "or", "&"} and token.lower_ not in {"and", "or"}:
            return None
        if token.lower_ in {"and", "or", "&"} and at > 0 and self.doc[at - 1].text == ",":
            at -= 1
        while at > last.stop and self.doc[at - 1].text in {")", ","}:
            if self.doc[at - 1].text == ")":
                at = next((k for k in range(at - 1, last.stop - 1, -1) if self.doc[k].text == "("), last.stop)
            else:
                at -= 1
        if at > last.stop or last.part in {"none"}:
            return None
        if token.text == "," and not self._listed(first):
            return None
        begins = self.doc[first].sent.start
        commas = [k + 1 for k in range(begins, last.start) if self.doc[k].text == ","]
        told = any(t.pos_ in {"VERB", "AUX"} for t in self.doc[max(commas, default=begins) : last.start])
        if token.lower_ in {"and", "or"} and told and last.part not in {"bare", "between"} and self._verb_after(first):
            return None
        return last

    def _listed(self, first: int) -> bool:
        """Whether a list goes on to an "and" within reach."""
        for i in range(first, min(first + 14, len(self.doc))):
            if self.doc[i].lower_ in {"and", "or"}:
                return bool(self._ids(min(i + 1, len(self.doc) - 1)) or self._ids(min(i + 2, len(self.doc) - 1)))
            if self.doc[i].pos_ in {"VERB", "AUX", "ADP"} or self.doc[i].text in {".", ";"}:
                return False
        return False

    def _verb_after(self, first: int) -> bool:
        """As "… to China and Kazakhstan imports …": a new clause."""
        i = first
        while i < len(self.doc) and self._ids(i):
            i += 1
        return i < len(self.doc) and self.doc[i].pos_ in {"VERB", "AUX"} and self.doc[i].dep_ not in {"acl", "amod"}

    def _appositive(self, i: int, first: int, found: list[Side]) -> bool:
        """As "Greenville, South Carolina": the larger place after a comma."""
        if self.doc[i].text != "," or not found or found[-1].stop != i or not found[-1].ids:
            return False
        inner, outer = found[-1].ids[0], self._ids(first)
        return self.resolution.type_of(inner) == "City" and any(
            self.resolution.type_of(e) in {"Region", "Country"} for e in outer
        )

    def _firms(self, ids: tuple[str, ...]) -> bool:
        return any(self.resolution.type_of(e) in {"Company", "Organization"} for e in ids)

    def _place(self, side: Side) -> bool:
        return any(self.resolution.type_of(e) == "City" for e in side.ids)
