"""What an English article says of who owns what, as its readers state it: owners, stakes, firms and shares."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import capital as words
from pipelines.relations.capital import FIRMS, NOBODY, OWNERS, Owned
from pipelines.relations.en.capital import STOPS, Part, cast
from pipelines.types import Status

NAMED_OWNERS = FIRMS | {"Person", "GovernmentBody"}
COMPANY = frozenset({"Company"})
# Words within "about 51 and 49 percent".
PHRASE = frozenset({"NUM", "SYM", "DET", "ADJ", "NOUN", "CCONJ", "PRON", "ADV", "ADP"})
NEXT = 3  # tokens between a name and its share: "Jialing Power with 20%"


class Holdings:
    """What was told so far; "the other 40%" and a bare "stake" are of the firm spoken of before."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc, self.cast = scene, scene.tokens, cast(scene)
        self.found: list[Owned] = []
        self.used: set[int] = set()  # where shares begin that a verb has told of

    # --- stating ---

    def state(
        self,
        trigger: Token,
        owners: Iterable[str],
        things: list[Token],
        frame: str,
        *,
        pct: float | None = None,
        stated: Status | None = None,
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
            self.add(owner, firms[0], self.bracketed(owner, trigger) or part, trigger, frame, stated)

    def add(self, owner: str, firm: str, pct: float | None, token: Token, frame: str, stated: Status) -> None:
        if owner == firm:
            return
        for i, o in enumerate(self.found):
            if (o.owner, o.firm, o.status) == (owner, firm, stated) and (o.pct is None or pct is None or o.pct == pct):
                if o.pct is None and pct is not None:
                    self.found[i] = Owned(owner, firm, pct, token, frame, stated)
                return
        self.found.append(Owned(owner, firm, pct, token, frame, stated))

    def bracketed(self, owner: str, trigger: Token) -> float | None:
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
        if told and not self.cast.is_stake(self._last_of(stake)):
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

    def _last_of(self, stake: Token) -> Token:
        """ "20 per cent of the voting shares": the last stake of a chain."""
        below = next((c for c in stake.children if c.i > stake.i and syntax.preposition(c) == "of"), None)
        return self._last_of(below) if below is not None else stake

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

    # --- stakes shared out ---

    def shared_out(self, start: int) -> None:
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
                    self.add(owner, last.firm, part.pct, token, "owns.rest", last.status)
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
                self.add(owner, last.firm, left, token, "owns.rest", last.status)

    def _left_over(self, firm: str, but: frozenset[str]) -> float | None:
        """What of a firm nobody has been told to hold."""
        parts = {o.owner: o.pct for o in self.found if o.firm == firm and o.pct is not None and o.owner not in but}
        left = round(100 - sum(pct for pct in parts.values() if pct is not None), 2)
        return left if parts and left > 0 else None

    # --- ends ---

    def owners(self, verb: Token, things: list[Token]) -> list[str]:
        """Who holds or buys: the subject, of a passive the agent."""
        firms = frozenset(e for t in things if not self.cast.is_stake(t) for e in self.cast.ids(t, FIRMS))
        staked = frozenset(e for t in things if self.cast.is_stake(t) for e in self._plain_firm(t))
        if syntax.is_passive(verb):
            tokens = [a.token for a in self.scene.arguments(verb) if a.role == "subject"]
            found = [e for t in tokens for e in self.owner_ids(t)[:1] if e not in firms]
            return list(dict.fromkeys(found)) or self.after(verb, "by", frozenset(firms))
        return list(dict.fromkeys(self.cast.subjects(verb, OWNERS, firms | staked)))

    def _plain_firm(self, stake: Token) -> tuple[str, ...]:
        return tuple(e for c in stake.children if c.i > stake.i and c.pos_ != "PRON" for e in self.cast.ids(c, FIRMS))

    def owner_ids(self, token: Token) -> tuple[str, ...]:
        return self.cast.ids(token, OWNERS)

    def after(self, verb: Token, word: str, but: frozenset[str] = NOBODY) -> list[str]:
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

    def things(self, verb: Token, roles: tuple[str, ...] = ("object",)) -> list[Token]:
        """What is owned: heads of phrases of stakes, else of firms."""
        found = [a.token for a in self.scene.arguments(verb) if a.role in roles]
        stakes = [t for t in found if self.cast.is_stake(t)]
        if not stakes and "object" in roles:
            stakes = self.stake_near(verb)
        if stakes:
            return stakes[:1]
        return [t for t in found if self.cast.firm(t)]

    def stake_near(self, verb: Token) -> list[Token]:
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

    def subject_things(self, word: Token) -> list[Token]:
        """What belongs to somebody: the subject of "belongs", of "in the hands of", also where the parse fails."""
        found = [a.token for a in self.scene.arguments(word) if a.role == "subject"]
        found += [c for c in word.children if c.dep_ in {"nsubj", "compound", "amod"} and c.i < word.i]
        stakes = [t for t in found if self.cast.is_stake(t)]
        whole = next((t for t in self.doc[max(word.i - 3, word.sent.start + 2) : word.i] if t.lower_ == "which"), None)
        if whole is not None and self.doc[whole.i - 1].lower_ == "of" and self.cast.is_stake(self.doc[whole.i - 2]):
            return [self.doc[whole.i - 2]]  # "60 per cent of which belongs to"
        if self.cast.beside_pronoun(word, COMPANY):
            return self._token_before(word)
        firms = [t for t in found if self.cast.firm(t)]
        if stakes or firms:
            return stakes[:1] or firms[:1]
        return self.left_firm(word)

    def _token_before(self, word: Token) -> list[Token]:
        for i in range(word.i - 1, max(word.sent.start, word.i - 8), -1):
            if self.scene.of_types(self.scene.resolution.at(i), COMPANY):
                return [self.doc[i]]
        return []

    def left_firm(self, verb: Token) -> list[Token]:
        """The stake or firm that stands before a verb, only auxiliaries and adverbs between."""
        for i in range(verb.i - 1, max(verb.sent.start - 1, verb.i - 8), -1):
            token = self.doc[i]
            if self.cast.is_stake(token) or self.scene.of_types(self.scene.resolution.at(i), COMPANY):
                return [token]
            if token.text in STOPS or (token.pos_ == "VERB" and syntax.is_verbal(token)):
                break
        return []
