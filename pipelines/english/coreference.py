"""English mentions → local entities: what each name, post, bare noun and pronoun of one article stands for."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines import syntax
from pipelines.document import Doc, Token
from pipelines.english import bare_nouns, clusters, event_nouns, pronouns, tenure
from pipelines.languages.en import references
from pipelines.mentions.titles import Title
from pipelines.resolution import Resolution, Resolver
from pipelines.types import PLACES, Article, Mention

SIDES = references.SIDES | references.PARTIES


def resolve(doc: Doc, mentions: Sequence[Mention], titles: Sequence[Title], article: Article) -> Resolution:
    """The article's local entities, and what every token that names, describes or points to one stands for."""
    found, of, decided = clusters.join(doc, mentions)
    return _Resolver(doc, decided, found, of, titles, article).result()


class _Resolver(Resolver):
    """The resolution of one English article."""

    speech = references.SPEECH

    def result(self) -> Resolution:
        self.names()
        event_nouns.resolve(self)
        bare_nouns.resolve(self)
        pronouns.resolve_its(self)
        tenure.resolve(self)
        pronouns.resolve_people(self)
        self._sides()
        pronouns.resolve_groups(self)
        pronouns.resolve_speakers(self)
        return self.resolution()

    # --- the people and firms of a place ---

    def _sides(self) -> None:
        for token in self.tokens:
            if token.pos_ not in {"NOUN", "PROPN"} or token.i in self.stands:
                continue
            lemma = token.lemma_.casefold()
            if lemma not in SIDES:
                continue
            if token.dep_ in {"compound", "nmod:desc"} and token.head.i in self.stands:
                self.stands[token.i] = self.stands[token.head.i]  # "the Kazakh firm KazSteel"
                continue
            named = self._named(token)
            if named:
                self.stands[token.i] = named
                continue
            owners = self._owners(token)
            if owners:
                self.stands[token.i] = owners
            elif lemma in references.PARTIES and syntax.feature(token, "Number") == "Plur":
                parties = self.parties(token.i)
                if len(parties) == 2:
                    self.stands[token.i] = parties

    def _named(self, token: Token) -> tuple[int, ...]:
        """The body that a noun names beside it: "the company Vityaz from Vitebsk", "Jinshan, a company from Baotou"."""
        beside = [c for c in token.children if c.dep_ in {"appos", "flat"}]
        if token.dep_ == "appos":
            beside.append(token.head)
        for other in beside:
            found = self.stands.get(other.i, ())
            if found and self.clusters[found[0]].type not in PLACES:
                return found
        return ()

    def _owners(self, token: Token) -> tuple[int, ...]:
        """The places whose people a noun means: "the Vietnamese side", "firms from the region", "our enterprises"."""
        found: list[int] = []
        for child in token.children:
            if child.dep_ in {"amod", "compound", "nmod:poss", "nmod"} and child.i in self.stands:
                if child.dep_ == "nmod" and not any(c.lower_ in {"of", "from"} for c in child.children):
                    continue
                for owner in (child, *(c for c in child.children if c.dep_ == "conj")):
                    found += [c for c in self.stands.get(owner.i, ()) if self.clusters[c].type in PLACES]
        return tuple(dict.fromkeys(found))
