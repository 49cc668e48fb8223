"""An English article as the relation modules see it: what phrases stand for, and the arguments of triggers."""

from __future__ import annotations

from functools import cached_property

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.delegations import Delegations
from pipelines.english.parties import Parties
from pipelines.languages.en.references import ON_BEHALF
from pipelines.setting import Setting
from pipelines.syntax import Argument
from pipelines.types import BODIES

HYPHENS = frozenset({"-", "‑", "–"})
SEATED = frozenset({"based", "headquartered", "registered"})
DATELINE = 3  # tokens at the start of a sentence that may tell where it was written
PEOPLE = frozenset({"Person"})


class Scene(Setting):
    """An English article's resolution with what several relations ask of it, worked out once. It doesn't change."""

    @cached_property
    def _by_lemma(self) -> dict[str, list[Token]]:
        index: dict[str, list[Token]] = {}
        for token in self.tokens:
            index.setdefault(token.lemma_.casefold(), []).append(token)
        return index

    def ids(self, token: Token, types: frozenset[str] | None = None) -> tuple[str, ...]:
        """The entities, of the given types, that the phrase with this head stands for or points back to."""
        return self.named_ids(token, types) or self.of_types(self.parties.of(token), types)

    def named_ids(self, token: Token, types: frozenset[str] | None = None) -> tuple[str, ...]:
        """The entities, of the given types, that the phrase with this head names."""
        if _describes(token):
            return ()
        meant = self._roots.get(token.i) or self.resolution.at(token.i)
        return self.of_types(meant, types) or self._within(token, types)

    @cached_property
    def _roots(self) -> dict[int, tuple[str, ...]]:
        """Bodies by their names' heads in the parse, where those are a place's: "Kochi" of "Kochi Shipyard"."""
        found = {}
        for mention in self.resolution.mentions:
            if mention.type in BODIES and mention.kind == "name":
                root = self.doc[slice(*mention.tokens)].root.i
                if root != mention.head:
                    found[root] = self.resolution.at(mention.head)
        return found

    @cached_property
    def delegations(self) -> Delegations:
        return Delegations(self)

    @cached_property
    def parties(self) -> Parties:
        return Parties(self)

    def _within(self, head: Token, types: frozenset[str] | None) -> tuple[str, ...]:
        """Of a phrase whose head names nobody: its name in apposition ("the company X"), or whom it acts for."""
        for child in head.children:
            if child.dep_ in {"appos", "flat", "nmod:desc"}:
                found = self.of_types(self.resolution.at(child.i), types)
                if found:
                    return found
        if head.lemma_.casefold() in ON_BEHALF:
            for child in head.children:
                if child.dep_ in {"nmod:poss", "compound", "amod", "nmod"}:
                    if child.dep_ == "nmod" and syntax.preposition(child) not in {"of", "from", "for"}:
                        continue
                    found = tuple(
                        e
                        for member in syntax.members(child)
                        for e in self.of_types(self.resolution.at(member.i), types)
                    )
                    if found:
                        return found
        return ()

    def arguments(self, token: Token) -> tuple[Argument, ...]:
        """A trigger's arguments, worked out once."""
        found = self._arguments.get(token.i)
        if found is None:
            found = self._arguments[token.i] = syntax.arguments(token)
        return found


def _describes(token: Token) -> bool:
    """Whether a name only describes what is beside it, whatever the parse says: "Sharjah-based", "Kochi:"."""
    doc, after = token.doc, token.i + 1
    if after + 1 >= len(doc):
        return False
    if doc[after].text in HYPHENS:
        return doc[after + 1].lower_ in SEATED
    if doc[after].lower_ in {"'s", "’s"}:
        return token.dep_ == "conj"
    return doc[after].text == ":" and token.i - token.sent.start < DATELINE and doc[after + 1].text[:1].isupper()
