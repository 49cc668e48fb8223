"""OWNS in English: who holds or bought a firm, wholly or in part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from pipelines.english import status, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import capital as words
from pipelines.languages.en.modality import SPEECH
from pipelines.matcher import Draft, Example
from pipelines.relations.en.capital import FIRMS, NOBODY, OWNERS, STOPS, Part, cast
from pipelines.syntax import feature
from pipelines.types import Qualifiers, Status

NAMED_OWNERS = FIRMS | {"Person", "GovernmentBody"}
COMPANY = frozenset({"Company"})
# Words within "about 51 and 49 percent".
PHRASE = frozenset({"NUM", "SYM", "DET", "ADJ", "NOUN", "CCONJ", "PRON", "ADV", "ADP"})
NEXT = 3  # tokens between a name and its share: "Jialing Power with 20%"


@dataclass(frozen=True, slots=True)
class Owned:
    """An owner, what it owns and its share."""

    owner: str
    firm: str
    pct: float | None
    token: Token
    frame: str
    status: Status


def read(scene: Scene) -> Iterator[Draft]:
    """Verbs of holding and buying, owners and subsidiaries by name, stakes shared out."""
    for each in holdings(scene):
        yield Draft(each.owner, each.firm, each.status, each.token, each.frame, Qualifiers(share_pct=each.pct))


@lru_cache(maxsize=1)  # investments by "the owner" ask, too
def holdings(scene: Scene) -> tuple[Owned, ...]:
    """All that an article says of who owns what, in its order."""
    return tuple(_Reader(scene).result())


class _Reader:
    """Goes once through an article; "the other 40%" and a bare "stake" are of the firm spoken of before."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc, self.cast = scene, scene.tokens, cast(scene)
        self.found: list[Owned] = []
        self.used: set[int] = set()  # where shares begin that a verb has told of
        self.readers: dict[str, list[Callable[[Token], None]]] = {}
        for lemmas, reader in (
            (words.HOLD, self._hold),
            (words.HAVE, self._have),
            (words.BUY, self._buy),
            (words.TAKE, self._take),
            (words.RAISE, self._raise),
            (words.SELL, self._sell),
            (words.BELONG, self._belong),
            (words.STAY, self._stay),
            (words.PURCHASE, self._purchase),
            (words.SALE, self._sale),
            (words.FOUND, self._founded),
            (words.OWNER | words.PARENT, self._owner),
            (words.SUBSIDIARY, self._subsidiary),
            (words.STAKES | words.UNSURE_STAKES, self._stake_of),
        ):
            for lemma in lemmas:
                self.readers.setdefault(lemma, []).append(reader)

    def result(self) -> list[Owned]:
        sentence = -1
        for token in self.scene.with_lemmas(self.readers):
            if token.sent.start != sentence:
                self._shared_out(sentence)
                sentence = token.sent.start
            if token.i not in self.scene.named or syntax.is_verbal(token):
                for reader in self.readers[token.lemma_.casefold()]:
                    reader(token)
        self._shared_out(sentence)
        return self.found

    # --- verbs ---

    def _hold(self, verb: Token) -> None:
        if not syntax.is_verbal(verb) and not (verb.lower_ == "hold" and self._stake_near(verb)):
            return self._compound(verb)
        if _over(verb):
            return None
        things = self._things(verb)
        if verb.lower_ == "holding" and not any(c.dep_ == "aux" for c in verb.children):
            things = [t for t in things if self.cast.is_stake(t)]  # "the Belarusian holding Amkodor"
        if not things and syntax.is_passive(verb):
            things = self._left_firm(verb)
        self._state(verb, self._owners(verb, things), things, "owns.hold")
        return None

    def _compound(self, word: Token) -> None:
        """ "The Tata-owned carmaker Jaguar", "the Indian-owned plant Ferro"."""
        if word.lower_ != "owned" or word.i < 2 or self.doc[word.i - 1].text not in {"-", "‑", "–"}:
            return
        at = word.i - 2
        owners = self.scene.of_types(self.scene.resolution.at(at), OWNERS - {"GovernmentBody"})
        firms = self.cast.ids(word.head, COMPANY, frozenset(owners))
        after = word.i + 1
        while not firms and after < min(word.i + 5, len(self.doc)):
            firms = self.scene.of_types(self.scene.resolution.at(after), COMPANY)
            after += 1
        for owner in owners[:1]:
            for firm in firms[:1]:
                self._add(owner, firm, None, word, "owns.compound", "asserted")

    def _have(self, verb: Token) -> None:
        """ "BelAZ has 70% of it"."""
        things = [t for t in self._things(verb) if isinstance(t, Token) and self.cast.is_stake(t)]
        if things and syntax.is_verbal(verb) and any(self.cast.part(t) or t.lemma_ == "stake" for t in things):
            self._state(verb, self._owners(verb, things), things, "owns.have", bare=False)

    def _buy(self, verb: Token) -> None:
        if syntax.is_verbal(verb):
            things = self._things(verb)
            self._state(verb, self._owners(verb, things), things, "owns.buy")

    def _take(self, verb: Token) -> None:
        """ "Took over the firm", "takes a 20 percent stake", "paid $3m for 22 per cent of the firm"."""
        if not syntax.is_verbal(verb):
            return
        over = words.TAKEOVER.get(verb.lemma_)
        after = {t.lower_ for t in self.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)] if t.head.i == verb.i}
        near = verb.i + 1 < len(self.doc) and self.doc[verb.i + 1].lower_ == over
        things = self._things(verb, ("for",) if verb.lemma_ == "pay" else ("object", "up", "over"))
        if over is None or not (over in after or near):
            things = [t for t in things if self.cast.is_stake(t) and _owned_part(t)]
        if things:
            self._state(verb, self._owners(verb, things), things, "owns.take")

    def _raise(self, verb: Token) -> None:
        """ "Raised its stake to 51 per cent": the share that it comes to, and the one that it had."""
        things = [t for t in self._things(verb) if self.cast.is_stake(t)] if syntax.is_verbal(verb) else []
        if not things:
            return
        owners = self._owners(verb, things)
        parts = [p for p in self.cast.between(verb.idx, self.cast.sentence(verb)[1]) if p.start not in self.used]
        to = next((p for p in parts if self.cast.text[max(p.start - 4, 0) : p.start].endswith(("to ", "at "))), None)
        before = next((p for p in parts if self.cast.text[: p.start].endswith("from ")), None)
        if to is not None:
            self.used.update(p.start for p in (to, before) if p)
            self._state(verb, owners, things, "owns.raise", pct=to.pct)
            if before is not None and status.of(verb) not in {None, "asserted"}:
                self._state(verb, owners, things, "owns.raise", pct=before.pct, stated="asserted")

    def _sell(self, verb: Token) -> None:
        """ "Sold its stake in the firm to X": the buyer owns."""
        if not syntax.is_verbal(verb):
            return
        things = [t for t in self._things(verb) if t.pos_ != "PRON"]
        to = [a.token for a in self.scene.arguments(verb) if a.role in {"to", "iobj"}]
        buyers = [e for token in to for e in self._owner_ids(token)[:1]]
        self._state(verb, buyers, things, "owns.sell", topic=False)

    def _belong(self, verb: Token) -> None:
        """ "The rest of the shares belong to X"; the parse may take the verb for a noun."""
        if _over(verb):
            return
        owners = [e for a in self.scene.arguments(verb) if a.role == "to" for e in self._owner_ids(a.token)[:1]]
        owners = owners or self._after(verb, "to")
        things = self._subject_things(verb)
        self._state(verb, owners, things, "owns.belong", stated=None if syntax.is_verbal(verb) else "asserted")

    def _stay(self, verb: Token) -> None:
        """ "The other 40% stays with the founder", "60 per cent is in the hands of X", "is part of the X group"."""
        noun = verb.head if verb.dep_ == "cop" else None
        if noun is not None and noun.lemma_ in words.HANDS and syntax.preposition(noun) == "in":
            things = self._subject_things(noun)
            roles = [c for c in noun.children if syntax.preposition(c) == "of" or c.dep_ == "nmod:poss"]
        elif noun is not None and noun.lemma_ == "part":
            things = [t for t in self._subject_things(noun) if not self.cast.is_stake(t)]
            groups = [c for c in noun.children if syntax.preposition(c) == "of"]
            owners = [e for c in groups for e in self.cast.ids(c, COMPANY)[:1]]
            self._state(noun, owners, things, "owns.part", topic=False)
            return
        else:
            things = [t for t in self._subject_things(verb) if self.cast.is_stake(t)]
            roles = [a.token for a in self.scene.arguments(verb) if a.role == "with"]
            for argument in self.scene.arguments(verb):
                if argument.role == "in" and argument.token.lemma_ in words.HANDS:
                    roles += [c for c in argument.token.children if syntax.preposition(c) == "of"]
        owners = [e for t in roles for e in self._owner_ids(t)[:1]]
        self._state(noun or verb, owners, things, "owns.stay", topic=False)

    def _founded(self, verb: Token) -> None:
        """ "The venture X was set up by A (51%) and B (49%)": by the shares in brackets only."""
        if not syntax.is_verbal(verb):
            return
        firms = [t for t in self._things(verb) or self._subject_things(verb) if not self.cast.is_stake(t)]
        stated = status.of(verb)
        firm = next((e for t in firms for e in self.cast.firm(t)), None)
        for at in range(verb.sent.start + 1, verb.sent.end - 1):
            owners = self.cast.ends.get(at, ()) if self.doc[at].text == "(" else ()
            part = self._bracketed(owners[0], verb) if owners and firm is not None else None
            if part is not None and firm is not None and stated is not None:
                self._add(owners[0], firm, part, verb, "owns.found", stated)

    # --- nouns ---

    def _purchase(self, noun: Token) -> None:
        """ "X's acquisition of Y", "completed the takeover of Y", "the purchase of a stake in Y by X"."""
        if syntax.is_verbal(noun):
            return
        arguments = self.scene.arguments(noun)
        things = [a.token for a in arguments if a.role == "of"] + [c for c in noun.children if c.dep_ == "compound"]
        things = [t for t in things if self.cast.is_stake(t) or self.cast.ids(t, COMPANY)]
        owners: list[str] = []
        for role in ("by", "poss", "governor.subject"):
            owners = owners or [e for a in arguments if a.role == role for e in self._owner_ids(a.token)[:1]]
        self._state(noun, owners, things, "owns.purchase", topic=False)

    def _sale(self, noun: Token) -> None:
        """ "The sale of the plant to X"."""
        arguments = self.scene.arguments(noun) if not syntax.is_verbal(noun) else ()
        things = [a.token for a in arguments if a.role == "of"]
        things = [t for t in things if self.cast.is_stake(t) or self.cast.ids(t, COMPANY)]
        owners = [e for a in arguments if a.role == "to" for e in self._owner_ids(a.token)[:1]]
        self._state(noun, owners, things, "owns.sale", topic=False)

    def _owner(self, noun: Token) -> None:
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
        owners = self._named_owner(at, frozenset(firms), token) if firms else []
        whole = any(c.lower_ in words.WHOLE for c in at.children)
        for owner in owners[:1]:
            for firm in firms[:1]:
                part = 100.0 if whole else self._bracketed(owner, noun) or self._with_part(at)
                self._add(owner, firm, part, noun, "owns.owner", self._of_noun(at))

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
                    found = self.cast.ids(child, FIRMS)
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
                found = found or self.cast.ids(self.doc[at - 2], OWNERS, but)  # "the company, a unit of X"
                if found:
                    return found[:1]
        return ()

    def _subsidiary(self, noun: Token) -> None:
        """ "Y, a subsidiary of X", "X's subsidiary Y", "Y, the cooperative's feed subsidiary", "X subsidiary Y"."""
        if syntax.is_verbal(noun) or any(c.lower_ in {"former", "previous"} for c in noun.children):
            return
        owners: tuple[str, ...] = ()
        for child in noun.children:
            if syntax.preposition(child) == "of" or child.dep_ in {"nmod:poss", "compound"}:
                owners = owners or self.cast.ids(child, FIRMS)[:1]
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
            self._add(owners[0], each, 100.0 if whole else None, noun, "owns.subsidiary", "asserted")

    def _topic_before(self, token: Token) -> tuple[str, ...]:
        """The firm that "its" or "the cooperative's" means, not the one named right before: "Y, its subsidiary"."""
        near = frozenset(e for at in range(max(token.i - 4, 0), token.i) for e in self.cast.ends.get(at, ()))
        return self.cast.topic(token, near)

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

    def _stake_of(self, stake: Token) -> None:
        """ "X's 30% stake in Y": it holds it, unless it is what a verb sells or buys."""
        if stake.lemma_ in words.PERCENT | {"majority", "control"} or not self.cast.is_stake(stake):
            return
        holders = [c for c in stake.children if c.dep_ == "nmod:poss"]
        governor = syntax.governor(stake)
        if not holders or (governor is not None and governor.lemma_ in words.SELL | words.BUY | words.TAKE):
            return
        owners = [e for c in holders if c.pos_ != "PRON" for e in self._owner_ids(c)[:1]]
        firms, _ = self.cast.firm_of(stake, COMPANY, frozenset(owners))
        told = stake.i + 1 < len(self.doc) and self.doc[stake.i + 1].lower_ in {"in", "of"}
        part = self.cast.part(stake)
        if part is None and stake.dep_ == "nsubj" and stake.head.lower_ in words.PERCENT:
            part = self.cast.part(stake.head)  # "its stake in the firm is 20 percent"
        if owners and firms and told and (part is not None or stake.lemma_ != "interest"):
            self._add(owners[0], firms[0], part, stake, "owns.stake", "asserted")

    # --- stakes shared out ---

    def _shared_out(self, start: int) -> None:
        """Stakes without a verb of their own: "BelAZ has 70%, Jialing Power 20%", "A (51%) and B (49%)"."""
        if start < 0 or not self.found or self.found[-1].token.sent.start != start:
            return
        last = self.found[-1]
        sentence = last.token.sent
        for part in self.cast.between(sentence.start_char, sentence.end_char):
            if part.start not in self.used:
                owner = self._beside(part)
                known = {(o.owner, o.firm) for o in self.found if o.token.sent.start == start}
                if owner and owner != last.firm and (owner, last.firm) not in known:
                    self.used.add(part.start)
                    token = self.scene.token(part.start)
                    self._add(owner, last.firm, part.pct, token, "owns.rest", last.status)
        for token in sentence:
            if token.lower_ in {"rest", "remainder"} and token.i > last.token.i:
                self._rest(token, last)

    def _beside(self, part: Part) -> str | None:
        """Whose a share is by the words beside it: "Jialing Power 20%", "20% to Jialing", "49% by B"."""
        at = self.scene.token(part.start).i
        for i in range(at, max(at - NEXT, 0), -1):
            found = self.cast.ends.get(i, ())
            if found:
                return found[0]
            if self.doc[i - 1].lower_ not in {",", "with", "(", "has", "holds", "owns", "a", "the", "another", "gets"}:
                break
        end = self.scene.token(part.end - 1).i + 1
        if end < len(self.doc) and self.doc[end].lower_ in {"by", "to", "with", "for", "–", "—", "goes"}:
            for i in range(end + 1, min(end + 5, len(self.doc))):
                found = self.cast.begins.get(i, ())
                if found:
                    return found[0]
                if self.doc[i].is_punct:
                    break
        return None

    def _rest(self, token: Token, last: Owned) -> None:
        """ "Holds 51 percent and Norsk the rest"."""
        at = token.i - (self.doc[token.i - 1].lower_ == "the")
        left = self._left_over(last.firm, NOBODY)
        for owner in self.cast.ends.get(at, ())[:1]:
            if left is not None and owner not in {o.owner for o in self.found if o.firm == last.firm}:
                self._add(owner, last.firm, left, token, "owns.rest", last.status)

    def _left_over(self, firm: str, but: frozenset[str]) -> float | None:
        """What of a firm nobody has been told to hold."""
        parts = {o.owner: o.pct for o in self.found if o.firm == firm and o.pct is not None and o.owner not in but}
        left = round(100 - sum(pct for pct in parts.values() if pct is not None), 2)
        return left if parts and left > 0 else None

    # --- ends ---

    def _owners(self, verb: Token, things: list[Token]) -> list[str]:
        """Who holds or buys: the subject, of a passive the agent."""
        firms = frozenset(e for t in things if not self.cast.is_stake(t) for e in self.cast.ids(t, FIRMS))
        staked = frozenset(e for t in things if self.cast.is_stake(t) for e in self._plain_firm(t))
        if syntax.is_passive(verb):
            tokens = [a.token for a in self.scene.arguments(verb) if a.role == "subject"]
            found = [e for t in tokens for e in self._owner_ids(t)[:1] if e not in firms]
            return list(dict.fromkeys(found)) or self._after(verb, "by", frozenset(firms))
        return list(dict.fromkeys(self.cast.subjects(verb, OWNERS, firms | staked)))

    def _plain_firm(self, stake: Token) -> tuple[str, ...]:
        return tuple(e for c in stake.children if c.i > stake.i and c.pos_ != "PRON" for e in self.cast.ids(c, FIRMS))

    def _owner_ids(self, token: Token) -> tuple[str, ...]:
        return self.cast.ids(token, OWNERS)

    def _after(self, verb: Token, word: str, but: frozenset[str] = NOBODY) -> list[str]:
        """The names after a preposition behind a verb: "owned on a parity basis by A and B", "belongs to the X"."""
        at = next((t.i for t in self.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)] if t.lower_ == word), None)
        found: list[str] = []
        apart = 0
        while at is not None and at + 1 < verb.sent.end and apart < 8:
            at, apart = at + 1, apart + 1
            here = [e for e in self.cast.begins.get(at, ()) if self.scene.type_of(e) in NAMED_OWNERS and e not in but]
            if here:
                found += here[:1]
                at = self.cast.over(at) - 1
                apart = 0
                if at + 1 < len(self.doc) and self.doc[at + 1].lower_ not in {"and", ","}:
                    break
            elif syntax.is_verbal(self.doc[at]) or (self.doc[at].is_punct and self.doc[at].text != ","):
                break
        return found

    def _things(self, verb: Token, roles: tuple[str, ...] = ("object",)) -> list[Token]:
        """What is owned: heads of phrases of stakes, else of firms."""
        found = [a.token for a in self.scene.arguments(verb) if a.role in roles]
        stakes = [t for t in found if self.cast.is_stake(t)]
        if not stakes and "object" in roles:
            stakes = self._stake_near(verb)
        if stakes:
            return stakes[:1]
        return [t for t in found if self.cast.firm(t)]

    def _stake_near(self, verb: Token) -> list[Token]:
        """A stake right behind a verb that the parse hangs elsewhere; before "owned": "is 51% owned by"."""
        if verb.lower_ == "owned" and verb.i and self.doc[verb.i - 1].lower_ in words.PERCENT:
            return [self.doc[verb.i - 1]]
        for token in self.doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)]:
            if token.is_punct and token.text not in {"-", "%"}:
                break
            if syntax.is_verbal(token) or (token.dep_ == "case" and token.lower_ != "per"):
                break
            if self.cast.is_stake(token) and token.dep_ not in {"compound", "amod", "nummod"}:
                return [token]
        return []

    def _subject_things(self, word: Token) -> list[Token]:
        """What belongs to somebody: the subject of "belongs", of "in the hands of", also where the parse fails."""
        found = [a.token for a in self.scene.arguments(word) if a.role == "subject"]
        found += [c for c in word.children if c.dep_ in {"nsubj", "compound", "amod"} and c.i < word.i]
        stakes = [t for t in found if self.cast.is_stake(t)]
        if self.cast.beside_pronoun(word, COMPANY):
            return self._token_before(word)
        firms = [t for t in found if self.cast.firm(t)]
        if stakes or firms:
            return stakes[:1] or firms[:1]
        return self._left_firm(word)

    def _token_before(self, word: Token) -> list[Token]:
        for i in range(word.i - 1, max(word.sent.start, word.i - 8), -1):
            if self.scene.of_types(self.scene.resolution.at(i), COMPANY):
                return [self.doc[i]]
        return []

    def _left_firm(self, verb: Token) -> list[Token]:
        """The stake or firm that stands before a verb, only auxiliaries and adverbs between."""
        for i in range(verb.i - 1, max(verb.sent.start - 1, verb.i - 8), -1):
            token = self.doc[i]
            if self.cast.is_stake(token) or self.scene.of_types(self.scene.resolution.at(i), COMPANY):
                return [token]
            if token.text in STOPS or (token.pos_ == "VERB" and syntax.is_verbal(token)):
                break
        return []

    # --- stating ---

    def _state(
        self,
        trigger: Token,
        owners: Iterable[str],
        things: list[Token],
        frame: str,
        *,
        pct: float | None = None,
        stated: Status | None = None,
        topic: bool = True,
        bare: bool = True,
    ) -> None:
        """Adds what a trigger says of each owner and thing, if it isn't denied."""
        owners = list(owners)
        stated = stated or status.of(trigger)
        parts = self._parts(trigger, things)
        self.used.update(p.start for p in parts)
        if not owners or stated is None or not things:
            return
        thing, taken = things[0], frozenset(owners)
        stake = self.cast.is_stake(thing)
        firms = self._firm(thing, trigger, taken) if stake else self.cast.firm(thing, taken)
        if not firms:
            return
        share = pct if pct is not None else self._share(thing, firms[0], trigger, taken) if stake else None
        if share is None and self._whole(trigger):
            share = 100.0
        if self._equal(trigger) and len(owners) > 1:
            share = round(100 / len(owners), 1)
        several = len(owners) > 1 and len(parts) == len(owners)
        for at, owner in enumerate(owners):
            part = parts[at].pct if several else share
            self._add(owner, firms[0], self._bracketed(owner, trigger) or part, trigger, frame, stated)

    def _bracketed(self, owner: str, trigger: Token) -> float | None:
        """ "Belongs to Vega Steel (70%) and Delta Bank (30%)"."""
        for at in range(trigger.sent.start, trigger.sent.end - 1):
            if self.doc[at].text == "(" and owner in self.cast.ends.get(at, ()):
                for part in self.cast.between(self.doc[at].idx, self.doc[at + 1].idx + 1):
                    self.used.add(part.start)
                    return part.pct
        return None

    def _parts(self, trigger: Token, things: list[Token]) -> list[Part]:
        """The shares that go with a trigger's things: of several owners in order, "hold 51 and 49 percent"."""
        stakes = [t for t in things if self.cast.is_stake(t)]
        if not stakes:
            return []
        first = stakes[0].i
        while first > stakes[0].sent.start and stakes[0].i - first < 7 and self.doc[first - 1].pos_ in PHRASE:
            first -= 1
        left = max(self.doc[first].idx, trigger.idx if trigger.i < stakes[0].i else 0)
        return self.cast.between(left, stakes[0].idx + len(stakes[0]) + 1)

    def _firm(self, stake: Token, trigger: Token, taken: frozenset[str]) -> tuple[str, ...]:
        """The firm whose stake is spoken of, else the one of the last stake told, else the one under discussion."""
        found, told = self.cast.firm_of(stake, COMPANY, taken)
        if found:
            return found
        if told:
            return ()  # "40 percent of the market"
        if syntax.is_verbal(trigger):
            for argument in self.scene.arguments(trigger):
                if argument.role in {"in", "of"}:
                    own = self.cast.ids(argument.token, COMPANY, taken)
                    if own:
                        return own
            relative = tuple(e for e in self.cast.beside_pronoun(trigger, COMPANY) if e not in taken)
            if relative:
                return relative
        last = self.found[-1] if self.found else None
        if last is not None and self.cast.distance(last.token.i, stake.i) <= 1 and last.firm not in taken:
            return (last.firm,)
        return self.cast.topic(stake, taken)

    def _share(self, stake: Token, firm: str, trigger: Token, taken: frozenset[str]) -> float | None:
        share = self.cast.part(stake)
        if share is None and any(t.lower_ in words.REST for t in (stake, *stake.children)):
            if trigger.lemma_ in words.BUY:
                return None
            return self._left_over(firm, taken)
        return share

    def _whole(self, trigger: Token) -> bool:
        return any(c.lower_ in words.WHOLE for c in trigger.children) and trigger.lemma_ in words.HOLD | words.BUY

    def _equal(self, trigger: Token) -> bool:
        """ "Owned on a parity basis by A and B"."""
        left, right = self.cast.sentence(trigger)
        text = self.cast.text[left:right].casefold()
        return trigger.lemma_ in words.HOLD and any(phrase in text for phrase in words.EQUALLY)

    def _of_noun(self, noun: Token) -> Status:
        """An owner by title owns; only a predicate takes its clause's mood: "will become the owner"."""
        verb = noun.head if noun.dep_ in {"xcomp", "obj", "obl"} else noun
        told = status.of(verb) if verb is not noun or any(c.dep_ == "cop" for c in noun.children) else "asserted"
        return told or "asserted"

    def _add(self, owner: str, firm: str, pct: float | None, token: Token, frame: str, stated: Status) -> None:
        if owner == firm:
            return
        for i, o in enumerate(self.found):
            if (o.owner, o.firm, o.status) == (owner, firm, stated) and (o.pct is None or pct is None or o.pct == pct):
                if o.pct is None and pct is not None:
                    self.found[i] = Owned(owner, firm, pct, token, frame, stated)
                return
        self.found.append(Owned(owner, firm, pct, token, frame, stated))


def _owned_part(stake: Token) -> bool:
    """Whether what is taken is a part of a firm, not one of a market: it is called a stake, or "of" or "in" follows."""
    return stake.lemma_ in words.STAKES - words.PERCENT or any(
        syntax.preposition(c) in {"of", "in"} for c in stake.children if c.i > stake.i
    )


def _over(verb: Token) -> bool:
    """A state told in the past: "owned 40% until 2020", "was once owned by"; not after "said that"."""
    if any(c.lower_ in words.PAST_ADVERBS for c in verb.children if c.dep_ in {"advmod", "case", "mark"}):
        return True
    near = {c.lower_ for c in verb.children}
    past = bool(near & {"was", "were"}) or (
        feature(verb, "Tense") == "Past"
        and not near & {"has", "have", "had", "is", "are"}
        and not syntax.is_passive(verb)
    )
    return past and not (verb.dep_ == "ccomp" and verb.head.lemma_ in SPEECH)


EXAMPLES = (
    Example(
        "Vega Steel of Tampere has bought a 40 percent stake in Orion Shipyard from Delta Bank.",
        (("Vega Steel", "Orion Shipyard", "asserted", {"share_pct": 40.0}),),
    ),
    Example(
        "Orion Shipyard, owned by Vega Steel, will exhibit in Oslo.",
        (("Vega Steel", "Orion Shipyard", "asserted", {"share_pct": None}),),
    ),
    Example(
        "Orion Shipyard is a joint venture in which Vega Steel holds 51 percent and Delta Bank the rest.",
        (
            ("Vega Steel", "Orion Shipyard", "asserted", {"share_pct": 51.0}),
            ("Delta Bank", "Orion Shipyard", "asserted", {"share_pct": 49.0}),
        ),
    ),
    Example(
        "Two thirds of the shares in Orion Shipyard are held by Delta Bank, and the remaining third by Vega Steel.",
        (
            ("Delta Bank", "Orion Shipyard", "asserted", {"share_pct": 66.7}),
            ("Vega Steel", "Orion Shipyard", "asserted", {"share_pct": 33.3}),
        ),
    ),
    # The buyer owns, not the seller.
    Example(
        "Delta Bank sold its 40 percent stake in Orion Shipyard to Vega Steel.",
        (("Vega Steel", "Orion Shipyard", "asserted", {"share_pct": 40.0}),),
    ),
    Example(
        "The Italian group Marelli took over the Serbian factory Zastava in 2019.",
        (("Marelli", "Zastava", "asserted", {}),),
    ),
    Example(
        "Orion Shipyard, a wholly owned subsidiary of Vega Steel, posted a profit.",
        (("Vega Steel", "Orion Shipyard", "asserted", {"share_pct": 100.0}),),
    ),
    Example(
        "The owner of Orion Shipyard, businessman Pavel Orlov, will attend the forum.",
        (("Pavel Orlov", "Orion Shipyard", "asserted", {}),),
    ),
    Example(
        "Vega Steel wants to raise its stake in Orion Shipyard to 51 percent.",
        (("Vega Steel", "Orion Shipyard", "proposed", {"share_pct": 51.0}),),
    ),
    Example(
        "Vega Steel has agreed to acquire Orion Shipyard for $90 million.",
        (("Vega Steel", "Orion Shipyard", "planned", {}),),
    ),
    Example(
        "Norway is a seafaring nation. A controlling stake in Orion Shipyard is held by the Norwegian state.",
        (("Norway", "Orion Shipyard", "asserted", {}),),
    ),
    Example("Pavel Orlov, the former owner of Orion Shipyard, will attend the forum.", ()),
    Example("Orion Shipyard was once owned by Vega Steel.", ()),
    Example("Vega Steel denied that it had bought Orion Shipyard.", ()),
    Example("Vega Steel bought 300 tractors from Orion Shipyard and holds 40 percent of the market.", ()),
)
