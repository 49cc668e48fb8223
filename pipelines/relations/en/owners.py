"""Owners, parents and subsidiaries by their titles: "Ferro's owner, X", "Y, a unit of X", "X's stake in Y". English."""

from __future__ import annotations

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.languages.en import capital as words
from pipelines.relations.capital import FIRMS, NOBODY, OWNERS
from pipelines.relations.en.capital import STOPS
from pipelines.relations.en.holdings import COMPANY, Holdings
from pipelines.types import Status


class Owners:
    """Reads nouns that tell who owns a firm."""

    def __init__(self, told: Holdings) -> None:
        self.told, self.scene, self.doc, self.cast = told, told.scene, told.doc, told.cast

    def owner(self, noun: Token) -> None:
        """ "Its main owner, X", "X, the parent company of Y", "the owner of Y is X", "Y's parent X"."""
        if syntax.is_verbal(noun) or any(c.lower_ in words.PAST for c in noun.children):
            return
        at = noun
        if noun.lemma_ in words.PARENT:
            if noun.dep_ == "compound" and noun.head.lemma_ in words.FIRM_NOUNS:
                at = noun.head
            elif noun.lemma_ != "parent" and noun.lemma_ not in words.OWNER:
                return
        firms, token = self._firm_of_owner(at)
        if firms and at.dep_ == "nsubj" and at.head.lemma_ == "include":  # "its shareholders include X and Y"
            for argument in self.scene.arguments(at.head):
                for owner in self.told.owner_ids(argument.token)[:1] if argument.role == "object" else ():
                    self.told.add(owner, firms[0], None, noun, "owns.owner", "asserted")
            return
        owners = self._named_owner(at, frozenset(firms), token) if firms else []
        whole = any(c.lower_ in words.WHOLE for c in at.children)
        for owner in owners[:1]:
            for firm in firms[:1]:
                part = 100.0 if whole else self.told.bracketed(owner, noun) or self._with_part(at)
                self.told.add(owner, firm, part, noun, "owns.owner", self._of_noun(at))

    def _with_part(self, noun: Token) -> float | None:
        """ "Its largest shareholder with 34 percent"."""
        stakes = (c for c in noun.children if c.i > noun.i and syntax.preposition(c) in {"with", "at"})
        return next((self.cast.part(c) for c in stakes if self.cast.is_stake(c)), None)

    def _firm_of_owner(self, noun: Token) -> tuple[tuple[str, ...], Token | None]:
        """Whose owner it is: "of Y", "Y's", "its", "whose"."""
        for child in noun.children:
            if child.dep_ == "nmod:poss" or (child.i > noun.i and syntax.preposition(child) in {"of", "in"}):
                if child.lower_ == "whose":
                    found = self.cast.beside_pronoun(noun, COMPANY) or self._before_whose(child)
                else:
                    found = self.cast.ids(child, FIRMS, frozenset(self._before_comma(noun, NOBODY)))
                if not found and child.lower_ in {"its", "whose"}:
                    found = self.cast.topic(noun)
                if found:
                    return found[:1], child
            if child.dep_ in {"compound", "nmod:poss"}:
                found = self.cast.ids(child, COMPANY)
                if found:
                    return found[:1], child
        return (), None

    def _before_whose(self, pronoun: Token) -> tuple[str, ...]:
        at = pronoun.i - (self.doc[pronoun.i - 1].text == ",") if pronoun.i else 0
        return self.scene.of_types(self.cast.ends.get(at, ()), FIRMS)

    def _named_owner(self, noun: Token, but: frozenset[str], firm: Token | None) -> list[str]:
        """Whom an owner's title names: beside it, before it, or as its clause's subject or predicate."""
        found = [e for e in self.cast.ids(noun, OWNERS, but) if e not in but]
        if found:
            return found
        last = max((t.i for t in (noun, *([firm, *firm.subtree] if firm and firm.i > noun.i else ()))), default=noun.i)
        for step in (1, 2, 3, 4, 5, 6, 7):  # "its main owner, [Mexico City investor] Rodrigo Haro"
            at = last + step
            if at >= len(self.doc) or self.doc[at].text in STOPS or syntax.is_verbal(self.doc[at]):
                break
            here = [e for e in self.cast.begins.get(at, ()) if e not in but]
            here = [e for e in here if self.scene.type_of(e) in {"Person", "Company", "Organization"}]
            if here and not syntax.preposition(self.doc[at]):
                return here
        for child in noun.children:
            if child.dep_ == "nsubj":
                found = list(self.cast.ids(child, OWNERS, but)[:1])
                if found:
                    return found
        if noun.dep_ in {"appos", "nsubj", "conj", "parataxis"} and noun.head.i != noun.i:
            found = list(self.cast.ids(noun.head, OWNERS, but)[:1])
            if found:
                return found
        if noun.dep_ in {"xcomp", "obl", "obj"} and syntax.is_verbal(noun.head):  # "became the owner of"
            return list(self.cast.subjects(noun.head, OWNERS, but)[:1])
        return list(self._before_comma(noun, but))

    def _before_comma(self, noun: Token, but: frozenset[str]) -> tuple[str, ...]:
        """ "X, the majority shareholder of Y", wherever the parse hangs it."""
        left = noun.left_edge.i if noun.i - noun.left_edge.i < 8 else noun.i
        for at in {left, noun.i, *range(noun.i - 4, noun.i)}:
            if at > 1 and self.doc[at - 1].text == ",":
                found = tuple(e for e in self.cast.ends.get(at - 1, ()) if e not in but)
                before = self.doc[at - 2]  # "the company, a unit of X"
                found = found or self.cast.ids(before, OWNERS, but) or self.cast.firm(before, but)
                if found:
                    return found[:1]
        return ()

    def subsidiary(self, noun: Token) -> None:
        """ "Y, a subsidiary of X", "X's subsidiary Y", "Y, the cooperative's feed subsidiary", "X subsidiary Y"."""
        if syntax.is_verbal(noun) or any(c.lower_ in {"former", "previous"} for c in noun.children):
            return
        owners: tuple[str, ...] = ()
        own = frozenset(self._before_comma(noun, NOBODY))
        above = [t for t in self.doc[max(noun.i - 4, 0) : noun.i] if t.lower_ == "its" and noun.dep_ == "compound"]
        for child in (*noun.children, *above):
            if syntax.preposition(child) == "of" or child.dep_ in {"nmod:poss", "compound"}:
                owners = owners or self.cast.ids(child, FIRMS, own)[:1]
                if not owners and child.dep_ == "nmod:poss" and child.lemma_.casefold() in words.FIRM_NOUNS | {"its"}:
                    owners = self._topic_before(child)
        if not owners and noun.i:  # "Vega Steel's subsidiary Orion": hung on the firm's name
            possessive = self.doc[noun.i - 1].lower_ in {"'s", "’s", "'", "’"}
            owners = self.scene.of_types(self.cast.ends.get(noun.i - possessive, ()), FIRMS)[:1]
        if not owners:
            return
        firm = self._named_subsidiary(noun, frozenset(owners))
        whole = any(c.lower_ == "owned" and any(g.lower_ in words.WHOLE for g in c.children) for c in noun.children)
        for each in firm[:1]:
            self.told.add(owners[0], each, 100.0 if whole else None, noun, "owns.subsidiary", "asserted")

    def _topic_before(self, token: Token) -> tuple[str, ...]:
        """The firm that "its" or "the cooperative's" means, not the one named right before: "Y, its subsidiary"."""
        beside = self.cast.ends.get(token.i - 1, ()) if token.i and self.doc[token.i - 1].text == "," else ()
        return self.cast.topic(token, frozenset(beside))

    def _named_subsidiary(self, noun: Token, but: frozenset[str]) -> tuple[str, ...]:
        before = self._before_comma(noun, but)
        found = self.scene.of_types(before, FIRMS)
        if found:
            return found
        found = tuple(e for e in self.cast.ids(noun, COMPANY, but))
        if found:
            return found
        for at in range(noun.i + 1, min(noun.i + 4, len(self.doc))):
            found = tuple(e for e in self.scene.of_types(self.cast.begins.get(at, ()), COMPANY) if e not in but)
            if found or self.doc[at].text not in {",", "company", "firm"}:
                return found
        for child in noun.children:
            if child.dep_ == "nsubj":
                return self.cast.ids(child, FIRMS, but)
        return ()

    def stake_of(self, stake: Token) -> None:
        """ "X's 30% stake in Y", "plans to sell its stake in Y": it holds it, unless a verb has sold or bought it."""
        if stake.lemma_ in words.PERCENT | {"majority", "control"} or not self.cast.is_stake(stake):
            return
        holders = [c for c in stake.children if c.dep_ == "nmod:poss"]
        governor = syntax.governor(stake)
        if not holders or (governor is not None and self._changes_hands(governor, stake)):
            return
        owners = [e for c in holders if c.pos_ != "PRON" for e in self.told.owner_ids(c)[:1]]
        if not owners and governor is not None and governor.lemma_ in words.SELL:
            owners = list(self.cast.subjects(governor, OWNERS)[:1])
        firms, _ = self.cast.firm_of(stake, COMPANY, frozenset(owners))
        told = stake.i + 1 < len(self.doc) and self.doc[stake.i + 1].lower_ in {"in", "of"}
        part = self.cast.part(stake)
        if part is None and stake.dep_ == "nsubj" and stake.head.lower_ in words.PERCENT:
            part = self.cast.part(stake.head)  # "its stake in the firm is 20 percent"
        if owners and firms and told and (part is not None or stake.lemma_ != "interest"):
            self.told.add(owners[0], firms[0], part, stake, "owns.stake", "asserted")

    def _changes_hands(self, verb: Token, stake: Token) -> bool:
        """Whether a stake is bought, or sold for good: who only plans to sell still holds it."""
        if verb.lemma_ in words.SELL:
            return status.of(verb) == "asserted" or syntax.is_passive(verb)
        return verb.lemma_ in words.BUY | words.TAKE and stake.dep_ != "nsubj"

    def _of_noun(self, noun: Token) -> Status:
        """An owner by title owns; only a predicate takes its clause's mood: "will become the owner"."""
        verb = noun.head if noun.dep_ in {"xcomp", "obj", "obl"} else noun
        told = status.of(verb) if verb is not noun or any(c.dep_ == "cop" for c in noun.children) else "asserted"
        return told or "asserted"
