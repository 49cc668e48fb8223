"""One article as the relation modules see it: its resolution, its times, who is present and belongs to which side."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from spacy.tokens import Token

from pipelines import dates, places, syntax
from pipelines.coreference import Resolution
from pipelines.dates import TimeSpan
from pipelines.languages.ru.encounters import COUNTERPARTS
from pipelines.languages.ru.letters import folded
from pipelines.mentions.phrases import case_of
from pipelines.parties import Parties
from pipelines.syntax import Argument
from pipelines.types import PLACES

PEOPLE = frozenset({"Person"})
# Signs over which no argument is looked for.
BOUNDS = frozenset({";", ":", "—", "–", "«", "»", '"', "(", ")", "!", "?"})


class Scene:
    """An article's resolution with what several relations ask of it, worked out once. It doesn't change."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution, self.doc, self.article = resolution, resolution.doc, resolution.article
        self._arguments: dict[int, tuple[Argument, ...]] = {}

    @cached_property
    def times(self) -> tuple[TimeSpan, ...]:
        """The dates and periods that the text names."""
        return dates.find(self.article.text, self.article.language, self.article.published)

    @cached_property
    def parties(self) -> Parties:
        return Parties(self.resolution, self.tokens, {e.id: self.homes(e.id) for e in self.resolution.entities})

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The document's tokens: spaCy makes them anew at every pass over it."""
        return tuple(self.doc)

    @cached_property
    def _by_lemma(self) -> dict[str, list[Token]]:
        index: dict[str, list[Token]] = {}
        for token in self.tokens:
            index.setdefault(token.lemma_, []).append(token)
        return index

    def with_lemmas(self, lemmas: Iterable[str]) -> list[Token]:
        """The tokens with any of the lemmas, from left to right: where a trigger may stand."""
        found = [token for lemma in dict.fromkeys(lemmas) for token in self._by_lemma.get(lemma, ())]
        return sorted(found, key=lambda token: token.i)

    # --- what tokens stand for ---

    def ids(self, token: Token, types: frozenset[str] | None = None) -> tuple[str, ...]:
        """The entities, of the given types, that the phrase with this head stands for."""
        if types is not None and "Person" in types and token.lemma_ in COUNTERPARTS:  # «витебский коллега X»
            person = self._within(token, PEOPLE) or self.parties.people(token)
            if person:
                return person
        found = self.of_types(self.resolution.at(token.i), types)
        if not found and types is not None and "Person" in types:
            found = self.parties.people(token) or self._within(token, PEOPLE)
        if not found and types is not None and not types & PEOPLE:
            found = self._within(token, types)
        if not found and types is not None and types & PLACES:
            found = self.of_types(self.parties.delegations.inhabitants(token), types)
        return found

    def of_types(self, ids: tuple[str, ...], types: frozenset[str] | None) -> tuple[str, ...]:
        return ids if types is None else tuple(e for e in ids if self.resolution.type_of(e) in types)

    def _within(self, head: Token, types: frozenset[str]) -> tuple[str, ...]:
        """Of a phrase whose head names nobody: the first in its case under it ("с гостем — губернатором …")."""
        case = case_of(head)
        for token in sorted(head.subtree, key=lambda t: t.i):
            if token.i <= head.i or token.i - head.i > 14:
                continue
            if syntax.is_verbal(token):
                break
            found = self.of_types(self.resolution.at(token.i), types)
            if found and token.pos_ != "ADJ" and (not case or case_of(token) in {case, ""}):
                return found
        return ()

    def genitive(self, head: Token, types: frozenset[str]) -> tuple[str, ...]:
        """The first in the genitive right after a noun: "цеха фабрики", "делегация Законодательного собрания"."""
        for token in self.doc[head.i + 1 : min(head.i + 8, head.sent.end)]:
            if syntax.is_verbal(token) or token.pos_ == "ADP" or (token.is_punct and token.text not in '«»"'):
                break
            if token.pos_ in {"NOUN", "PROPN"} and case_of(token) in {"Dat", "Ins", "Loc"}:
                break
            found = self.of_types(self.resolution.at(token.i), types)
            if found and token.pos_ in {"NOUN", "PROPN"} and case_of(token) in {"Gen", ""}:
                return found
        return ()

    def token(self, offset: int) -> Token:
        """The token that an offset of the text stands in."""
        return self.doc[max(bisect_right(self._starts, offset) - 1, 0)]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.idx for t in self.tokens]

    @cached_property
    def named(self) -> frozenset[int]:
        """Tokens within names of bodies, events and people: no words of the story."""
        return frozenset(
            i
            for m in self.resolution.mentions
            if m.type not in PLACES
            for i in range(*m.tokens)
            if m.type != "Event" or i != m.head
        )

    @cached_property
    def titled(self) -> frozenset[int]:
        """Tokens within titles: "генеральный консул в Иркутске" places nothing."""
        return frozenset(i for title in self.resolution.titles for i in range(*title.tokens))

    def type_of(self, entity: str) -> str:
        return self.resolution.type_of(entity)

    # --- arguments ---

    def arguments(self, token: Token) -> tuple[Argument, ...]:
        """A trigger's arguments, subjects and objects told apart by the people's nominatives as well."""
        found = self._arguments.get(token.i)
        if found is None:
            found = self._arguments[token.i] = (
                *(Argument(a.token, self._role(a)) for a in syntax.arguments(token)),
                *self._adverbs(token),
            )
        return found

    def _adverbs(self, token: Token) -> tuple[Argument, ...]:
        """«Поездка туда», «там побеседовал»: the last place named before, in this sentence or the one before it."""
        verb = None if syntax.is_verbal(token) else syntax.governor(token)
        for child in (*token.children, *(() if verb is None else verb.children)):
            role = {"туда": "в+Acc", "там": "в+Loc", "здесь": "в+Loc"}.get(child.lemma_)
            if role:
                since = self.doc[max(token.sent.start - 1, 0)].sent.start
                for i in range(child.i - 1, since - 1, -1):
                    if self.of_types(self.resolution.at(i), PLACES) and self.doc[i].pos_ != "ADJ":
                        return (Argument(self.doc[i], role),)
        return ()

    def _role(self, argument: Argument) -> str:
        prefix, _, role = argument.role.rpartition(".")
        if (
            role in {"subject", "object", "Acc", "Gen", "Dat"}
            and argument.token.pos_ == "PROPN"
            and not syntax.preposition(argument.token)
        ):
            nominative = self._nominative(argument.token)
            verb = argument.token.head
            told = argument.token.dep_ in {"nsubj", "obj"} and not syntax.is_passive(verb)
            if nominative is False and role == "subject" and told:
                role = "object"
            elif (
                nominative
                and role != "subject"
                and argument.token.dep_ in {"obj", "nsubj"}
                and not syntax.is_passive(verb)
                and not argument.token.text.endswith(("о", "е", "и", "у", "ю", "ых", "их", "ко"))
            ):
                role = "subject"
        return f"{prefix}.{role}" if prefix else role

    def _nominative(self, token: Token) -> bool | None:
        """Whether a person's name stands in the nominative, by its known form; None where no person is named."""
        if token.i not in self._named_people:
            return None
        for entity in self.of_types(self.resolution.at(token.i), PEOPLE):
            words = {folded(w) for w in self.resolution.entity(entity).name.replace("-", " ").split()}
            return all(folded(part) in words for part in token.text.split("-"))
        return None

    @cached_property
    def _named_people(self) -> frozenset[int]:
        return frozenset(i for m in self.resolution.mentions if m.type == "Person" for i in range(*m.tokens))

    def nearby(self, trigger: Token, role: str, types: frozenset[str]) -> tuple[tuple[str, Token], ...]:
        """(entity, token) for a role that the parse leaves empty: the nearest fitting phrase beside the trigger."""
        for step in (-1, 1):
            for token in self._stretch(trigger, step):
                if token.lemma_ == "который" and self._fits(token, role):
                    before = self._before_comma(token, types)
                    if before:
                        return before
                elif self._fits(token, role):
                    found = self.of_types(self.resolution.at(token.i), types) or (
                        self.ids(token, types) if "Person" in types else ()
                    )
                    if found:
                        return tuple((e, token) for m in syntax.members(token) for e in self.ids(m, types))
        return ()

    def _before_comma(self, relative: Token, types: frozenset[str]) -> tuple[tuple[str, Token], ...]:
        """«X, с которым губернатор увиделся»: who stands before the comma."""
        i = relative.i - 1
        while i > relative.sent.start and relative.i - i < 4 and self.tokens[i].text != ",":
            i -= 1
        before = self.tokens[i - 1]
        return tuple((e, before) for e in self.of_types(self.resolution.at(before.i), types))

    def _stretch(self, trigger: Token, step: int) -> list[Token]:
        """The tokens beside a trigger, outwards, up to another predicate or a strong sign."""
        found: list[Token] = []
        i, start, end = trigger.i + step, trigger.sent.start, trigger.sent.end
        while start <= i < end:
            token = self.tokens[i]
            if token.text in BOUNDS or (
                syntax.is_verbal(token) and token.dep_ not in {"aux", "cop"} and not syntax.modifies(token)
            ):
                break
            found.append(token)
            i += step
        return found

    def _fits(self, token: Token, role: str) -> bool:
        if (token.dep_ in syntax.NAMES and not syntax.is_verbal(token.head)) or token.pos_ == "ADJ":
            return False
        before, case = self._preposition_left(token), case_of(token)
        if role == "subject":
            nominative = self._nominative(token)
            return not before and (case == "Nom" if nominative is None else nominative)
        if role == "object":
            nominative = self._nominative(token)
            return not before and (case == "Acc" if nominative is None else not nominative)
        wanted, _, wanted_case = role.rpartition("+")
        return before == wanted and case == wanted_case

    def _preposition_left(self, token: Token) -> str:
        """The preposition right before a phrase, over its adjectives."""
        i, start = token.i - 1, token.sent.start
        while i >= start and self.tokens[i].pos_ in {"ADJ", "DET", "NUM"}:
            i -= 1
        if i < start or self.tokens[i].pos_ != "ADP":
            return ""
        word = self.tokens[i].text.casefold()
        return syntax.SPELLINGS.get(word, word)

    # --- sides ---

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        """The gazetteer keys of every place of the article and of those above it."""
        gazetteer, found = places.load(), {}
        for entity in self.resolution.entities:
            if entity.type in PLACES:
                place = next((p for p in map(gazetteer.by_key, entity.keys) if p is not None), None)
                keys = {*entity.keys}
                if place is not None:
                    keys |= {place.key, *(p.key for p in gazetteer.ancestors(place))}
                found[entity.id] = frozenset(keys)
        return found

    def homes(self, entity: str) -> frozenset[str]:
        """Keys of the places that a person, body or place stands for: its own or its posts', and those above them."""
        if entity in self._above:
            return self._above[entity]
        if self.type_of(entity) != "Person":
            return self._seats.get(entity, frozenset())
        held = [post.place for post in self.resolution.entity(entity).posts if post.place and not post.former]
        return frozenset(k for place in held for k in self.homes(place))

    @cached_property
    def _seats(self) -> dict[str, frozenset[str]]:
        """The keys of the places that bodies' names hold: "Чувашский государственный университет"."""
        found: dict[str, frozenset[str]] = {}
        bodies = [m for m in self.resolution.mentions if m.type not in PLACES and m.type != "Person"]
        places_ = [m for m in self.resolution.mentions if m.type in PLACES]
        for body in bodies:
            for place in places_:
                if body.tokens[0] <= place.tokens[0] < body.tokens[1]:
                    for entity in self.resolution.at(body.head):
                        for inner in self.resolution.at(place.head):
                            found[entity] = found.get(entity, frozenset()) | self._above.get(inner, frozenset())
        return found

    def closeness(self, a: str, b: str) -> int:
        """How far two stand on one side: the number of places, from state to city, that both stand for."""
        return len({k for k in self.homes(a) & self.homes(b) if k.startswith("place:") or ":" in k})

    def at_home(self, person: str, place: str) -> bool:
        """Whether a place is what a person governs or represents, or lies within it."""
        own = (
            [post.place for post in self.resolution.entity(person).posts if post.place and not post.former]
            if self.type_of(person) == "Person"
            else [person]
        )
        above = self._above.get(place, frozenset())
        return (
            any(
                self.type_of(o) in {"Region", "City"} and key in above
                for o in own
                for key in self.resolution.entity(o).keys
            )
            or place in own
        )
