"""LOCATED_IN in English: where a firm, organisation or mission has its seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import premises as words
from pipelines.matcher import Draft, Example
from pipelines.relations.en.place_phrases import RANK, Phrases
from pipelines.types import BODIES, PLACES, Mention

FIRMS = frozenset({"Company", "Organization"})
HERE = 150  # tokens back in which a region named is the one where "local" firms are
LEFT = 8  # tokens before a name in which what it is may be told
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM", "PUNCT", "PART", "SYM", "VERB", "ADV"})


@dataclass(frozen=True, slots=True)
class Seat:
    """A body and the place that one phrase gives it."""

    body: str
    place: str
    token: Token
    frame: str


def read(scene: Scene) -> Iterator[Draft]:
    """Each body with the nearest places that the text gives it: a town, else a region, else a country."""
    found: dict[str, list[Seat]] = {}
    for seat in _Reader(scene).seats():
        found.setdefault(seat.body, []).append(seat)
    for seats in found.values():
        told = [s.place for s in seats if s.frame != "located.name"]
        # "the Belarusian Minsk Tractor Works": the town in a name says more, if it lies where the text says.
        fitting = [s for s in seats if s.place in told or not told or any(_inside(scene, s.place, t) for t in told)]
        nearest = min(RANK[scene.type_of(s.place)] for s in fitting)
        for seat in fitting:
            if RANK[scene.type_of(seat.place)] == nearest:
                yield Draft(seat.body, seat.place, "asserted", seat.token, seat.frame)


def _inside(scene: Scene, place: str, other: str) -> bool:
    return bool(scene.homes(place) & frozenset(scene.resolution.entity(other).keys))


class _Reader:
    """Goes once through the names of an article's bodies, and through the bare nouns that stand for them."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.tokens
        mentions = scene.resolution.mentions
        self.phrases = Phrases(scene)
        self.places, self.within = self.phrases.places, self.phrases.within
        self.bodies = [m for m in mentions if m.type in BODIES and m.kind == "name"]
        self.by_end = {m.tokens[1]: m for m in self.bodies}

    def seats(self) -> Iterator[Seat]:
        for mention in self.bodies:
            for body in self._entity(mention):
                for frame, token in self._phrases(mention):
                    yield from self._seat(body, token, frame)
        yield from self._premises()
        yield from self._bare()
        yield from self._predicates()

    def _entity(self, mention: Mention) -> tuple[str, ...]:
        """Whom a name is of; a place within it may share its head."""
        for i in (mention.head, *range(*mention.tokens)):
            found = self.scene.of_types(self.scene.resolution.at(i), BODIES)
            if found:
                return found[:1]
        return ()

    def _phrases(self, mention: Mention) -> Iterator[tuple[str, Token]]:
        if mention.type == "GovernmentBody":
            yield from self._mission(mention)
            return
        yield from self._named(mention)
        if self.doc[mention.tokens[1] - 1].lemma_.casefold() in words.OFFICES:
            yield from self._mission(mention)  # "Saskatchewan's Philippine trade office" isn't in Saskatchewan
            return
        yield from self._before(mention)
        yield from self._apposed(mention)
        yield from self._after(mention)
        yield from self._bracketed(mention)

    def _seat(self, body: str, token: Token, frame: str) -> Iterator[Seat]:
        for place in self._places(token)[:1]:
            if place != body:
                yield Seat(body, place, token, frame)

    def _places(self, token: Token) -> tuple[str, ...]:
        return self.scene.of_types(self.scene.resolution.at(token.i), PLACES)

    # --- within the name ---

    def _named(self, mention: Mention) -> Iterator[tuple[str, Token]]:
        """ "Minsk Tractor Works", "the Turkish Eximbank", "University of Kragujevac"; not "Air Serbia", "Bank of X"."""
        start, end = mention.tokens
        for i in range(start + 1, end):
            inner = self.places.get(i)
            if inner is not None and inner.tokens[0] == i:
                before = self._case(i, start)
                if before == "in" or (before in {"of", "do", "de", "at"} and inner.type != "Country"):
                    yield "located.name", self.doc[inner.head]
                    return
        first = self.places.get(start)
        if first is None or first.tokens[1] >= end or self.phrases.paired(first):
            return
        if first.kind == "adjective" or first.type != "Country":
            yield "located.name", self.doc[first.head]

    def _case(self, i: int, start: int) -> str:
        """The preposition before a place, articles and kinds left out: "of the State of Ceara"."""
        at = i - 1
        while at > start and (self.doc[at].lower_ == "the" or self.doc[at].pos_ == "ADJ"):
            at -= 1
        return self.doc[at].lower_

    # --- beside the name ---

    def _before(self, mention: Mention) -> Iterator[tuple[str, Token]]:
        """ "the Chengdu-based turbine builder X", "Baku's X", "the Tashkent retailer X", "the Finnish firms X, Y"."""
        start = self._listed_from(mention)
        best: tuple[str, Token] | None = None
        for i in range(start - 1, max(start - 1 - LEFT, self.doc[start].sent.start - 1), -1):
            token = self.doc[i]
            if i in self.places:
                place = self.places[i]
                if i == place.tokens[1] - 1 and self._modifies(place, start):
                    best = self.phrases.nearer(best, ("located.modifier", self.doc[place.head]))
            elif token.lower_ in words.HERE:
                here = self._here(token)
                best = best or here
            elif self.scene.resolution.at(i) and i + 1 < start and self.doc[i + 1].lower_ in {"'s", "’s"}:
                if self.scene.of_types(self.scene.resolution.at(i), PLACES):  # "the city's Toraighyrov University"
                    best = best or ("located.modifier", token)
                break
            elif self._stops(token, i, start):
                break
        if best is not None:
            yield best

    def _modifies(self, place: Mention, start: int) -> bool:
        """Whether a place before a name says whose seat it is, and isn't of the verb: "in Minsk Amkodor said"."""
        after = self.doc[place.tokens[1]]  # at the latest the name's first token
        if place.tokens[1] == start:
            return place.kind == "adjective"
        if after.lower_ in {"'s", "’s", "’", "'"} or (
            after.text in {"-", "‑", "–"} and self.phrases.based(place.tokens[1] + 1)
        ):
            return True
        if after.pos_ == "PUNCT":
            return False
        last = self.doc[start - 1]
        if last.text == ",":
            last = self.doc[start - 2]
        return last.lemma_.casefold() not in words.ELSEWHERE and last.text[:1].islower()

    def _stops(self, token: Token, i: int, start: int) -> bool:
        """What ends the phrase before a name: an article, a preposition, another name, a verb."""
        if i in self.within or token.is_space or token.pos_ not in NOMINAL:
            return True
        if token.lower_ in words.FIRMS:  # "the Pervouralsk refractories producer X", taken for a verb
            return False
        if token.pos_ == "PUNCT":
            return token.text not in {"-", "‑", '"', "“", "'", "‘"} and not (token.text == "," and i == start - 1)
        if token.pos_ == "VERB":
            return token.lower_ not in {"based", "headquartered", "registered", "leading"} and token.dep_ != "amod"
        return token.pos_ == "ADV" and token.dep_ != "advmod"

    def _listed_from(self, mention: Mention) -> int:
        """Where the list of names begins that a name belongs to: "the Finnish companies X, Y and Z"."""
        start = mention.tokens[0]
        at = start
        while at > 1 and self.doc[at - 1].text in {",", "and"} and (before := self.by_end.get(at - 1)) is not None:
            at = before.tokens[0]
        if at != start and at > 0 and "Plur" in self.doc[at - 1].morph.get("Number", []):
            return at
        return start

    def _here(self, token: Token) -> tuple[str, Token] | None:
        """ "The local company X": the town or region named last before it, in its sentence or the one before."""
        for i in range(token.i - 1, max(token.i - HERE, -1), -1):
            place = self.places.get(i)
            if place is not None and place.type != "Country" and i >= token.sent.start:
                if i not in self.scene.titled:
                    return "located.local", self.doc[place.head]
            elif self.scene.of_types(self.scene.resolution.at(i), frozenset({"Region"})):
                return "located.local", self.doc[i]
        return None

    def _apposed(self, mention: Mention) -> Iterator[tuple[str, Token]]:
        """ "X, a Baku-based investment company", "X, a company from the Shandong city of Yantai"."""
        end = mention.tokens[1]
        if end + 2 >= len(self.doc) or self.doc[end].text not in {",", "—", "–", "("}:
            return
        after = self.doc[end + 1]
        if after.lower_ in {"a", "an", "the", "another"}:
            found = self.phrases.described(end + 2)
        elif self.phrases.based(end + 1) or after.lower_ in {"located", "from", "of"}:
            found = self.phrases.after_preposition(end + 1)
            then = None if found is None else self.phrases.following(self.places[found.i])
            if then is not None and then.pos_ in {"DET", "NOUN", "ADJ", "VERB"}:
                return  # "X, from Dresden the chip designer Y"
        else:
            return
        if found is not None:
            yield "located.apposition", found

    def _after(self, mention: Mention) -> Iterator[tuple[str, Token]]:
        """ "X of Lagos", "X from Borisov", "the Isarwerk electronics plant in Dachau", "IPB University in Bogor"."""
        end = mention.tokens[1]
        if end + 1 >= len(self.doc):
            return
        first = self.doc[end].lower_
        if first in {"of", "from"} or self.phrases.based(end):
            found = self.phrases.after_preposition(end)
            if found is not None and (first != "of" or mention.type == "Company" or self._is_city(found)):
                yield "located.of", found
            return
        at = end
        while at < min(end + 5, len(self.doc)) and (
            self.doc[at].pos_ in {"NOUN", "ADJ"} or self.doc[at].lower_ in {"'s", "’s", "’", *words.PREMISES}
        ):
            at += 1
        premises = at > end and not words.PREMISES.isdisjoint(
            {self.doc[at - 1].lemma_.casefold(), self.doc[at - 1].lower_}
        )
        if at + 1 < len(self.doc) and self.doc[at].lower_ in {"in", "at", "near", "outside"}:
            found = self.phrases.after_preposition(at)
            if found is not None and (premises or (at == end and self._stands(found, mention))):
                yield "located.in", found

    def _is_city(self, token: Token) -> bool:
        return bool(self.scene.of_types(self.scene.resolution.at(token.i), frozenset({"City", "Region"})))

    def _stands(self, token: Token, mention: Mention) -> bool:
        """Whether an "in" phrase after a name is of the name and not of the verb: "IPB University in Bogor"."""
        if any(self.doc[i].lower_ in words.SEATS_OF_LEARNING for i in range(*mention.tokens)):
            return True
        at = token
        for _ in range(3):
            if mention.tokens[0] <= at.head.i < mention.tokens[1]:
                return at.dep_ == "nmod"
            at = at.head
        return False

    def _bracketed(self, mention: Mention) -> Iterator[tuple[str, Token]]:
        """ "Sao Xanh (Hanoi)", "Sao Xanh (Hanoi, Vietnam)"."""
        end = mention.tokens[1]
        if end + 2 < len(self.doc) and self.doc[end].text == "(" and end + 1 in self.places:
            place = self.places[end + 1]
            after = self.phrases.following(place)
            if after is not None and after.text in {")", ","} and place.kind == "name":
                yield "located.bracket", self.doc[place.head]

    def _premises(self) -> Iterator[Seat]:
        """ "Hyundai's Chennai plant", "the Zwickau works of Volkswagen"."""
        for noun in self.scene.with_lemmas(words.PREMISES):
            if noun.i in self.within or noun.pos_ not in {"NOUN", "PROPN"}:
                continue
            places = [c for c in noun.children if c.i in self.places and c.dep_ in {"compound", "amod"}]
            owners = [c for c in noun.children if c.dep_ == "nmod:poss" or syntax.preposition(c) == "of"]
            for owner in owners if places else ():
                for body in self.scene.of_types(self.scene.resolution.at(owner.i), FIRMS)[:1]:
                    yield from self._seat(body, places[0], "located.premises")

    # --- missions ---

    def _mission(self, mention: Mention) -> Iterator[tuple[str, Token]]:
        """ "the Belarusian embassy in Moscow", "the Consulate General of Iran in Kazan"."""
        if not any(self.doc[i].lemma_.casefold() in words.MISSIONS | words.OFFICES for i in range(*mention.tokens)):
            return
        start, end = mention.tokens
        for i in range(start + 1, min(end + 4, len(self.doc) - 1)):
            if self.doc[i].lower_ == "in":
                found = self.phrases.after_preposition(i)
                if found is not None:
                    yield "located.mission", found
                return

    # --- without the name ---

    def _bare(self) -> Iterator[Seat]:
        """ "The Eibar company", "the Daegu group": a noun that stands for a body named before."""
        for token in self.scene.with_lemmas(words.FIRMS):
            if token.i in self.within or token.i in self.places or token.pos_ not in {"NOUN", "PROPN"}:
                continue
            if token.i + 1 in self.within:
                continue  # its own name follows
            for body in self.scene.of_types(self.scene.resolution.at(token.i), FIRMS)[:1]:
                for child in self._modifiers(token):
                    place = self.places.get(child.i)
                    if place is not None and child.i < token.i and child.dep_ in {"amod", "compound", "nmod:poss"}:
                        yield from self._seat(body, child, "located.bare")

    def _modifiers(self, token: Token) -> Iterator[Token]:
        """What stands before a noun, the town of "the Pune-based firm" too."""
        for child in token.children:
            yield child
            if self.phrases.based(child.i):
                yield from child.children

    def _predicates(self) -> Iterator[Seat]:
        """ "X is based in Perm", "X, whose headquarters are in Perm", "X has its seat in Perm", "X is a Perm firm"."""
        for verb in self.scene.with_lemmas(words.SEATED):
            if not syntax.is_verbal(verb) or verb.i in self.within:
                continue
            arguments = self.scene.arguments(verb)
            where = [a.token for a in arguments if a.role in {"in", "at"}]
            for argument in arguments:
                if argument.role in {"object", "subject"}:
                    for body in self.scene.ids(argument.token, FIRMS)[:1]:
                        for token in where[:1]:
                            yield from self._seat(body, token, "located.based")
        yield from self._headquarters()
        for mention in self.bodies:
            head = self.doc[mention.head]
            if mention.type in FIRMS and head.dep_ == "nsubj" and head.head.pos_ == "NOUN":
                for body in self._entity(mention):
                    found = self.phrases.described(self._phrase_start(head.head))
                    if found is not None and found.i != head.i:
                        yield from self._seat(body, found, "located.predicate")

    def _headquarters(self) -> Iterator[Seat]:
        """ "X, whose headquarters are in Toulouse", "X has its seat in Perm", "the head office of X in Perm"."""
        for noun in self.scene.with_lemmas(words.SEAT):
            if noun.i in self.within or (noun.lemma_ == "office" and noun.nbor(-1).lower_ not in {"head", "main"}):
                continue
            owners = [c for c in noun.children if c.dep_ == "nmod:poss"]
            owners = [syntax.antecedent(c) or c if c.lower_ == "whose" else c for c in owners]
            owners += [c for c in noun.children if c.dep_ == "nmod" and syntax.preposition(c) == "of"]
            where = next((i for i in range(noun.i + 1, min(noun.i + 7, noun.sent.end)) if self._in(i)), None)
            found = None if where is None else self.phrases.after_preposition(where)
            if found is None:
                continue
            for owner in owners:
                for body in self.scene.ids(owner, FIRMS)[:1]:
                    yield from self._seat(body, found, "located.headquarters")

    def _in(self, i: int) -> bool:
        return self.doc[i].lower_ in {"in", "at", "near"} and i not in self.within

    def _phrase_start(self, noun: Token) -> int:
        """The first token of a predicate noun's own modifiers."""
        return min([noun.i, *(c.i for c in noun.children if c.dep_ in {"amod", "compound", "det"})])


EXAMPLES = (
    Example("The Tartu-based drone maker Kullaaer has grown.", (("Kullaaer", "Tartu", "asserted", {}),)),
    Example("Talks were held with Gdynia's Baltmor Shipping.", (("Baltmor Shipping", "Gdynia", "asserted", {}),)),
    Example("The Finnish company Havu Timber buys machines.", (("Havu Timber", "Finland", "asserted", {}),)),
    Example(
        "Havu Timber, a sawmill operator from Kuopio, buys machines.", (("Havu Timber", "Kuopio", "asserted", {}),)
    ),
    Example("Adeola Foods of Lagos sells cocoa.", (("Adeola Foods", "Lagos", "asserted", {}),)),
    Example("Guests toured Minsk Tractor Works.", (("Minsk Tractor Works", "Minsk", "asserted", {}),)),
    Example("The University of Tampere has a new rector.", (("University of Tampere", "Tampere", "asserted", {}),)),
    Example("Havu Timber is headquartered in Kuopio.", (("Havu Timber", "Kuopio", "asserted", {}),)),
    Example("Hyundai's Chennai plant exports cars.", (("Hyundai", "Chennai", "asserted", {}),)),
    Example("The Belarusian embassy in Moscow took part.", (("Embassy of Belarus", "Moscow", "asserted", {}),)),
    Example(
        "Havu Timber (Kuopio) and Baltmor Shipping (Gdynia) have stands.",
        (("Havu Timber", "Kuopio", "asserted", {}), ("Baltmor Shipping", "Gdynia", "asserted", {})),
    ),
    Example("The Bank of Finland raised its forecast.", ()),
    Example("The Ministry of Energy of Kazakhstan raised its forecast.", ()),
)
