"""A Russian article as the relation modules see it: who plays which part, however the sentence is built."""

from __future__ import annotations

from functools import cached_property

from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru.encounters import COUNTERPARTS
from pipelines.languages.ru.letters import folded
from pipelines.mentions.phrases import case_of
from pipelines.parties import Parties
from pipelines.setting import Setting
from pipelines.syntax import Argument
from pipelines.types import PLACES

PEOPLE = frozenset({"Person"})
# Signs over which no argument is looked for.
BOUNDS = frozenset({";", ":", "—", "–", "«", "»", '"', "(", ")", "!", "?"})


class Scene(Setting):
    """A Russian article: its arguments by case, and the people whom it doesn't name where they act."""

    @cached_property
    def parties(self) -> Parties:
        return Parties(self.resolution, self.tokens, {e.id: self.homes(e.id) for e in self.resolution.entities})

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
