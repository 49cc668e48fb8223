"""Where money goes, by the phrase that says so: the firm or place of "a workshop in Tver", "the Tver plant", "it"."""

from __future__ import annotations

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import capital as words
from pipelines.relations.capital import FIRMS
from pipelines.relations.en.capital import STOPS, cast
from pipelines.types import PLACES

COMPANY = frozenset({"Company"})
TARGETS = FIRMS | PLACES
RANK = {"City": 0, "Region": 1, "Country": 2}


class Sites:
    """Reads phrases for works and their places."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc, self.cast = scene, scene.tokens, cast(scene)

    def goal(self, phrase: Token, but: frozenset[str]) -> str | None:
        """The firm, else the place, that a phrase names: "a workshop in Shymkent", "the Bilbao plant", "it"."""
        if phrase.lower_ == "it":
            return self._meant(phrase, but)
        if phrase.i in self.scene.named or phrase.pos_ in {"PROPN", "PRON"}:
            found = self.cast.ids(phrase, TARGETS, but)
            if found:
                return self._narrowest(found)
        generic = phrase.lemma_.casefold() in words.SITES
        if phrase.lemma_.casefold() in words.FIRM_NOUNS and not self._is_new(phrase):
            firms = self.cast.alike(phrase, but)
            if firms:
                return firms[0]
        if not generic:
            firms = self.cast.ids(phrase, FIRMS, but)
            if firms:
                return firms[0]
        where = self.where(phrase, but)
        if where is not None:
            return where
        if phrase.lemma_.casefold() in words.BACK_TO | words.SITES and not self._is_new(phrase):
            return None
        found = self.cast.ids(phrase, TARGETS, but)
        return self._narrowest(found) if found else None

    def _meant(self, pronoun: Token, but: frozenset[str]) -> str | None:
        """What "into it" means: the firm or the works spoken of last."""
        for token in reversed(self.doc[max(pronoun.i - 60, 0) : pronoun.i]):
            if token.i in self.scene.named:
                firms = self.scene.of_types(self.scene.resolution.at(token.i), COMPANY)
                if firms and firms[0] not in but:
                    return firms[0]
            elif token.lemma_ in words.SITES:
                return self.where(token, but) or self.beside(syntax.clause(token), but)
        return None

    def _is_new(self, phrase: Token) -> bool:
        return not any(c.lower_ in words.DEFINITE for c in phrase.children)

    def where(self, site: Token, but: frozenset[str]) -> str | None:
        """The firm or place that a site's phrase or what follows it names: first behind a preposition, else before."""
        inside = [t for t in site.subtree if t.i > site.i and t.i - site.i < 16]
        inside += [t for t in self.doc[site.i + 1 : min(site.i + 9, site.sent.end)] if t not in inside]
        for token in sorted(inside, key=lambda t: t.i):
            if token.text in STOPS - {"."}:
                break
            if syntax.is_verbal(token) and token.dep_ not in {"acl", "acl:relcl", "advcl"}:
                break
            before = syntax.preposition(token)
            if before.split(" ")[0] in words.BESIDE or before.startswith("on the outskirts"):
                types = FIRMS | PLACES if before in {"in", "at", "into", "to"} else PLACES
                if token.lemma_ in words.SITES and token.i not in self.scene.named:
                    found = tuple(filter(None, (self._around_site(token, but),)))
                else:
                    found = self.cast.ids(token, types, but)
                if found:
                    return self._narrowest(found)
        return self._around_site(site, but)

    def _around_site(self, site: Token, but: frozenset[str]) -> str | None:
        """The place in a site's own phrase: "the Tver plant", "the port of Ventspils"."""
        for child in site.children:
            if child.dep_ in {"compound", "nmod:poss", "amod"} and child.i < site.i:
                found = self.cast.ids(child, PLACES, but)
                if found and not (child.dep_ == "amod" and self.scene.type_of(found[0]) == "Country"):
                    return self._narrowest(found)
            elif syntax.preposition(child) == "of" and child.i > site.i:
                found = self.cast.ids(child, PLACES, but)
                if found:
                    return self._narrowest(found)
        return None

    def _narrowest(self, found: tuple[str, ...]) -> str:
        return min(found, key=lambda e: RANK.get(self.scene.type_of(e), 0))

    def beside(self, verb: Token, but: frozenset[str]) -> str | None:
        """A place of the verb's own: "opened in Elizabethtown"."""
        for argument in self.scene.arguments(verb):
            if argument.role in words.BESIDE:
                found = self.cast.ids(argument.token, PLACES, but)
                if found:
                    return self._narrowest(found)
        return None
