"""OWNS in English: who holds or bought a firm, wholly or in part."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import capital as words
from pipelines.languages.en.modality import SPEECH
from pipelines.matcher import Draft, Example
from pipelines.relations.capital import OWNERS, Owned
from pipelines.relations.en.holdings import COMPANY, Holdings
from pipelines.relations.en.owners import Owners
from pipelines.syntax import feature
from pipelines.types import Qualifiers


def read(scene: Scene) -> Iterator[Draft]:
    """Verbs of holding and buying, owners and subsidiaries by name, stakes shared out."""
    for each in _Reader(scene).result():
        yield Draft(each.owner, each.firm, each.status, each.token, each.frame, Qualifiers(share_pct=each.pct))


class _Reader:
    """Goes once through an article: verbs and nouns of holding, buying and selling."""

    def __init__(self, scene: Scene) -> None:
        self.told = Holdings(scene)
        self.scene, self.doc, self.cast = scene, scene.tokens, self.told.cast
        titles = Owners(self.told)
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
            (words.OWNER | words.PARENT, titles.owner),
            (words.SUBSIDIARY, titles.subsidiary),
            (words.STAKES | words.UNSURE_STAKES, titles.stake_of),
        ):
            for lemma in lemmas:
                self.readers.setdefault(lemma, []).append(reader)

    def result(self) -> list[Owned]:
        sentence = -1
        for token in self.scene.with_lemmas(self.readers):
            if token.sent.start != sentence:
                self.told.shared_out(sentence)
                sentence = token.sent.start
            if token.i not in self.scene.named or syntax.is_verbal(token):
                for reader in self.readers[token.lemma_.casefold()]:
                    reader(token)
        self.told.shared_out(sentence)
        return self.told.found

    # --- verbs ---

    def _hold(self, verb: Token) -> None:
        if not syntax.is_verbal(verb) and not (verb.lower_ == "hold" and self.told.stake_near(verb)):
            return self._compound(verb)
        if _over(verb):
            return None
        things = self.told.things(verb)
        if verb.lower_ == "holding" and not any(c.dep_ == "aux" for c in verb.children):
            things = [t for t in things if self.cast.is_stake(t)]  # "the Belarusian holding Amkodor"
        if not things and syntax.is_passive(verb):
            things = self.told.left_firm(verb)
        self.told.state(verb, self.told.owners(verb, things), things, "owns.hold")
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
                self.told.add(owner, firm, None, word, "owns.compound", "asserted")

    def _have(self, verb: Token) -> None:
        """ "BelAZ has 70% of it"."""
        things = [t for t in self.told.things(verb) if isinstance(t, Token) and self.cast.is_stake(t)]
        if things and syntax.is_verbal(verb) and any(self.cast.part(t) or t.lemma_ == "stake" for t in things):
            self.told.state(verb, self.told.owners(verb, things), things, "owns.have")

    def _buy(self, verb: Token) -> None:
        if syntax.is_verbal(verb):
            things = self.told.things(verb)
            self.told.state(verb, self.told.owners(verb, things), things, "owns.buy")

    def _take(self, verb: Token) -> None:
        """ "Took over the firm", "takes a 20 percent stake", "paid $3m for 22 per cent of the firm"."""
        if not syntax.is_verbal(verb):
            return
        over = words.TAKEOVER.get(verb.lemma_)
        after = {t.lower_ for t in self.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)] if t.head.i == verb.i}
        near = verb.i + 1 < len(self.doc) and self.doc[verb.i + 1].lower_ == over
        things = self.told.things(verb, ("for",) if verb.lemma_ == "pay" else ("object", "up", "over"))
        if over is None or not (over in after or near):
            things = [t for t in things if self.cast.is_stake(t) and _owned_part(t)]
        if things:
            self.told.state(verb, self.told.owners(verb, things), things, "owns.take")

    def _raise(self, verb: Token) -> None:
        """ "Raised its stake to 51 per cent": the share that it comes to, and the one that it had."""
        things = [t for t in self.told.things(verb) if self.cast.is_stake(t)] if syntax.is_verbal(verb) else []
        if not things:
            return
        owners = self.told.owners(verb, things)
        parts = [p for p in self.cast.between(verb.idx, self.cast.sentence(verb)[1]) if p.start not in self.told.used]
        to = next((p for p in parts if self.cast.text[max(p.start - 4, 0) : p.start].endswith(("to ", "at "))), None)
        before = next((p for p in parts if self.cast.text[: p.start].endswith("from ")), None)
        if to is not None:
            self.told.used.update(p.start for p in (to, before) if p)
            self.told.state(verb, owners, things, "owns.raise", pct=to.pct)
            if before is not None and status.of(verb) not in {None, "asserted"}:
                self.told.state(verb, owners, things, "owns.raise", pct=before.pct, stated="asserted")

    def _sell(self, verb: Token) -> None:
        """ "Sold its stake in the firm to X": the buyer owns."""
        if not syntax.is_verbal(verb):
            return
        things = [t for t in self.told.things(verb) if t.pos_ != "PRON"]
        to = [a.token for a in self.scene.arguments(verb) if a.role in {"to", "iobj"}]
        buyers = [e for token in to for e in self.told.owner_ids(token)[:1]]
        self.told.state(verb, buyers, things, "owns.sell")

    def _belong(self, verb: Token) -> None:
        """ "The rest of the shares belong to X"; the parse may take the verb for a noun."""
        if _over(verb):
            return
        owners = [e for a in self.scene.arguments(verb) if a.role == "to" for e in self.told.owner_ids(a.token)[:1]]
        owners = owners or self.told.after(verb, "to")
        things = self.told.subject_things(verb)
        self.told.state(verb, owners, things, "owns.belong", stated=None if syntax.is_verbal(verb) else "asserted")

    def _stay(self, verb: Token) -> None:
        """ "The other 40% stays with the founder", "60 per cent is in the hands of X", "is part of the X group"."""
        noun = verb.head if verb.dep_ == "cop" else None
        if noun is not None and noun.lemma_ in words.HANDS and syntax.preposition(noun) == "in":
            things = self.told.subject_things(noun)
            roles = [c for c in noun.children if syntax.preposition(c) == "of" or c.dep_ == "nmod:poss"]
        elif noun is not None and noun.lemma_ == "part":
            things = [t for t in self.told.subject_things(noun) if not self.cast.is_stake(t)]
            groups = [c for c in noun.children if syntax.preposition(c) == "of"]
            owners = [e for c in groups for e in self.cast.ids(c, COMPANY)[:1]]
            self.told.state(noun, owners, things, "owns.part")
            return
        else:
            things = [t for t in self.told.subject_things(verb) if self.cast.is_stake(t)]
            roles = [a.token for a in self.scene.arguments(verb) if a.role == "with"]
            for argument in self.scene.arguments(verb):
                if argument.role == "in" and argument.token.lemma_ in words.HANDS:
                    roles += [c for c in argument.token.children if syntax.preposition(c) == "of"]
        owners = [e for t in roles for e in self.told.owner_ids(t)[:1]]
        self.told.state(noun or verb, owners, things, "owns.stay")

    def _founded(self, verb: Token) -> None:
        """ "The venture X was set up by A (51%) and B (49%)": by the shares in brackets only."""
        if not syntax.is_verbal(verb):
            return
        firms = [t for t in self.told.things(verb) or self.told.subject_things(verb) if not self.cast.is_stake(t)]
        stated = status.of(verb)
        firm = next((e for t in firms for e in self.cast.firm(t)), None)
        for at in range(verb.sent.start + 1, verb.sent.end - 1):
            owners = self.cast.ends.get(at, ()) if self.doc[at].text == "(" else ()
            part = self.told.bracketed(owners[0], verb) if owners and firm is not None else None
            if part is not None and firm is not None and stated is not None:
                self.told.add(owners[0], firm, part, verb, "owns.found", stated)

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
            owners = owners or [e for a in arguments if a.role == role for e in self.told.owner_ids(a.token)[:1]]
        self.told.state(noun, owners, things, "owns.purchase")

    def _sale(self, noun: Token) -> None:
        """ "The sale of the plant to X"."""
        arguments = self.scene.arguments(noun) if not syntax.is_verbal(noun) else ()
        things = [a.token for a in arguments if a.role == "of"]
        things = [t for t in things if self.cast.is_stake(t) or self.cast.ids(t, COMPANY)]
        owners = [e for a in arguments if a.role == "to" for e in self.told.owner_ids(a.token)[:1]]
        self.told.state(noun, owners, things, "owns.sale")


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
