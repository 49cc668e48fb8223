"""SIGNED_WITH in English: the parties of an agreement, memorandum or contract, and what they sign."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from pipelines import timing
from pipelines.document import Token
from pipelines.english import occasions, status, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import partnership as words
from pipelines.matcher import Draft, Example
from pipelines.relations.en import documents, partners
from pipelines.relations.en.partners import Unit
from pipelines.types import BODIES, Qualifiers, Status

FIRM_NOUNS = frozenset("firm company business enterprise manufacturer producer exporter trader".split())
PEOPLE = frozenset({"Person"})
FIRMS = frozenset({"Company", "Organization"})
POINTING = frozenset("it this these them which that theirs one ones his hers".split())
NEAR = 3  # sentences in which "the agreement" still is the one told of


@dataclass(slots=True)
class Parties:
    """Who signs, with whom, and between whom."""

    doers: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)  # COOPERATES_WITH asks for the same article's, too
def read(scene: Scene) -> tuple[Draft, ...]:
    """Signings told by verbs and by nouns, and documents "between X and Y"."""
    found = _Reader(scene).result()
    ahead = {frozenset((d.subject, d.object)): d.token.i for d in found if d.status != "asserted"}
    # What has been initialled only is signed later.
    return tuple(
        d
        for d in found
        if d.token.lemma_ not in words.INITIAL
        or d.status != "asserted"
        or ahead.get(frozenset((d.subject, d.object)), -1) < d.token.i
    )


class _Reader:
    """Goes once through an article; "it" and "the agreement" are what was told of last."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc = scene, scene.tokens
        self.found: list[Draft] = []
        self.told: list[tuple[Token, tuple[str, ...]]] = []  # documents and their parties, in the order of the text
        self.used: set[int] = set()  # documents that a verb has told of

    def result(self) -> list[Draft]:
        triggers = words.SIGN | words.CONCLUDE | words.RENEW | words.ENTER | words.BEAR | words.SIGNING
        ordered = self.scene.with_lemmas(triggers | words.DOCUMENTS)
        for token in ordered:
            lemma = token.lemma_.casefold()
            if token.i in self.scene.named and not syntax.is_verbal(token):
                continue
            if syntax.is_verbal(token) or documents.is_main(token):
                self._verb(token, lemma)
            elif lemma in words.SIGNING and token.pos_ in {"NOUN", "VERB"}:
                self._signing(token)
        for token in ordered:
            if token.lemma_.casefold() in words.DOCUMENTS and token.pos_ in {"NOUN", "PROPN"}:
                self._document(token)
        return self.found

    # --- verbs ---

    def _verb(self, verb: Token, lemma: str) -> None:
        document = self._signed(verb, lemma)
        said = status.of(verb)
        if document is None or said is None:
            return
        parties = self._parties(verb, document)
        self._state(verb, document, parties, said, "signed.verb")

    def _signed(self, verb: Token, lemma: str) -> Token | None:
        """What a verb says is signed; None if it tells of no signing. A pronoun stands for a document, too."""
        if not syntax.is_verbal(verb):
            return verb.head if verb.head.lemma_.casefold() in words.DOCUMENTS else None
        arguments = self.scene.arguments(verb)
        roles = ("to",) if lemma in words.ENTER else ("object", "on", "to") if lemma in words.SIGN else ("object",)
        things = [a.token for role in roles for a in arguments if a.role == role]
        if lemma in words.BEAR:
            return self._signatures(verb, things)
        if lemma not in words.SIGN | words.CONCLUDE | words.RENEW | words.ENTER:
            return None
        kinds = words.DOCUMENTS if lemma in words.SIGN else words.DEALS
        for thing in things:
            if thing.lemma_.casefold() in kinds:
                return thing
            named = next((c for c in thing.children if c.lemma_.casefold() in kinds), None)
            if named is not None and thing.lemma_ in {"number", "series", "set", "pair", "package", "raft"}:
                return named
        if verb.dep_ in {"acl", "acl:relcl"} and verb.head.lemma_.casefold() in kinds:
            return verb.head
        pointed = any(t.lower_ in POINTING for t in things)
        if (lemma in words.SIGN and (pointed or not things)) or (pointed and self._last(verb) is not None):
            return verb
        return None

    def _signatures(self, verb: Token, things: list[Token]) -> Token | None:
        """ "The letter bears the signatures of X and Y", "X and Y put their signatures to the memorandum"."""
        if not any(t.lemma_.casefold() in words.SIGNATURES for t in things):
            return None
        near = [t for t in verb.sent if t.lemma_.casefold() in words.DOCUMENTS and t.pos_ in {"NOUN", "PROPN"}]
        return min(near, key=lambda t: abs(t.i - verb.i), default=None)

    def _parties(self, trigger: Token, document: Token) -> Parties:
        """Who signs, with whom and between whom, by the phrases around a trigger and its document."""
        parties, told = Parties(), False
        stop = partners.clause_end(trigger)
        for argument in self.scene.arguments(trigger):
            if argument.role in {"subject", "by", "governor.by"} and argument.token.i != document.i:
                signer = argument.token
                if any(t.text == ";" for t in self.doc[signer.i : trigger.i]):
                    continue  # another clause's
                found = partners.everyone(self.scene, signer)
                if signer.lemma_ in FIRM_NOUNS:  # "Hunan firms sign deals" says of no two sides that they do
                    found = self.scene.of_types(found, BODIES | PEOPLE)
                    told = True
                parties.doers += found
        if not (told or parties.doers) and not syntax.is_passive(trigger) and trigger.pos_ == "VERB":
            parties.doers += partners.before(self.scene, trigger)
        first = min(trigger.i, document.i)
        around = list(partners.around(self.scene, first, stop))
        listed = any(unit.preposition == "including" for unit in around)
        for unit in around:
            role = unit.preposition
            if role == "including":  # "contracts with three firms, including X"
                role = "with" if any(t.lower_ == "with" for t in self.doc[first : unit.token.i]) else ""
            elif listed and unit.token.pos_ == "NOUN":
                continue  # "with three Korean firms", which are told after it
            found = partners.all_of(self.scene, unit)
            if role == "with":
                parties.partners += found
            elif role == "between":
                parties.between += found
            elif role in {"by", "of"} and self._signs(unit, trigger):
                parties.doers += found
        for child in document.children:
            if child.dep_ == "nmod:poss":
                parties.doers += partners.everyone(self.scene, child)
        return parties

    def _signs(self, unit: Unit, trigger: Token) -> bool:
        """ "Signed by X", "the signatures of X": not "by" or "of" of anything else."""
        if unit.token.i < trigger.i:
            return False
        if unit.preposition == "by":
            return True
        if trigger.lemma_.casefold() not in words.BEAR:
            return False
        at = unit.token
        while at.head.i != at.i and at.dep_ in {"conj", *partners.LINKS}:
            at = at.head
        return at.head.lemma_.casefold() in words.SIGNATURES

    # --- nouns ---

    def _signing(self, noun: Token) -> None:
        """ "The signing of an agreement between X and Y", "the talks ended with the signing of a memorandum"."""
        document = next((c for c in noun.children if c.lemma_.casefold() in words.DOCUMENTS), None)
        own = [c for c in noun.children if c.dep_ == "nmod:poss"]
        last = self._last(noun)
        if document is None and not (own and last is not None):
            return
        said = status.of(noun)
        verb = syntax.governor(noun)
        if said is not None and verb is not None and verb.lemma_ in words.DELAY:
            said = "planned" if said == "asserted" else said
        if said is None:
            return
        if document is None:
            if last is not None:
                self._state(noun, last[0], Parties(between=[*last[1]]), said, "signed.its")
            return
        parties = self._parties(noun, document)
        result = verb is not None and verb.lemma_.casefold() in words.RESULT
        if not parties.between and len({*parties.doers, *parties.partners}) < 2 and not result:
            return
        self._state(noun, document, parties, said, "signed.signing")

    def _document(self, noun: Token) -> None:
        """ "An agreement between X and Y", "under a contract with X, Y will supply", "their 2018 agreement"."""
        if noun.i in self.used or noun.i in self.scene.named or noun.head.lemma_.casefold() in words.DOCUMENTS:
            return
        lemma = noun.lemma_.casefold()
        before = syntax.preposition(noun) or next(
            (t.lower_ for t in reversed(self.doc[max(noun.i - 3, 0) : noun.i]) if t.pos_ == "ADP"), ""
        )
        said: Status | None = "asserted" if before in words.GROUND else status.of(noun)
        if said is None or lemma in words.LOOSE - {"deal"}:
            return
        stop = partners.clause_end(noun)
        parties = Parties()
        for unit in partners.around(self.scene, noun.i + 1, min(stop, noun.i + 25)):
            if unit.preposition == "between" and self._holds(noun, unit.token):
                parties.between += partners.all_of(self.scene, unit)
            elif unit.preposition == "with" and before in words.GROUND and self._holds(noun, unit.token):
                parties.partners += partners.all_of(self.scene, unit)
        if parties.partners and not parties.between:
            verb = syntax.governor(noun)
            if verb is not None:
                for argument in self.scene.arguments(verb):
                    if argument.role == "subject":
                        parties.doers += partners.everyone(self.scene, argument.token)
        elif before in words.GROUND and not parties.between:
            self._supplied(noun, parties)
        if len(parties.between) > 1 or (parties.partners and parties.doers):
            self._state(noun, noun, parties, said, "signed.between")

    def _supplied(self, noun: Token, parties: Parties) -> None:
        """ "Under a contract, the plant will supply pumps to the mine": a firm and its customer or supplier."""
        verb = noun.sent.root
        if not syntax.is_verbal(verb):
            return
        own = {t.i for t in noun.subtree}
        for argument in self.scene.arguments(verb):
            if argument.role == "subject" and argument.token.i not in own:
                parties.doers += self.scene.of_types(partners.everyone(self.scene, argument.token), FIRMS)
        for unit in partners.units(self.scene, verb.i + 1, partners.clause_end(verb)):
            if unit.preposition in {"to", "from", "for"} and unit.token.i not in own:
                parties.partners += self.scene.of_types(unit.ids, FIRMS)

    def _holds(self, noun: Token, token: Token) -> bool:
        """Whether a phrase is a document's own and not of a meeting or talks told between."""
        verbs = any(t.pos_ == "VERB" and t.dep_ not in {"amod", "acl"} for t in self.doc[noun.i + 1 : token.i])
        return not verbs

    # --- stating ---

    def _last(self, token: Token) -> tuple[Token, tuple[str, ...]] | None:
        """The document told of last before a token, with its parties."""
        before = [(d, p) for d, p in self.told if d.i < token.i]
        if before:
            return before[-1]
        for noun in reversed(self.doc[max(token.i - documents.REACH, 0) : token.i]):
            if noun.lemma_.casefold() in words.DOCUMENTS and noun.pos_ == "NOUN":
                between = [
                    e
                    for unit in partners.around(self.scene, noun.i + 1, min(partners.clause_end(noun), noun.i + 25))
                    if unit.preposition == "between"
                    for e in unit.ids
                ]
                if len(between) > 1:
                    return noun, tuple(between)
        return None

    def _state(self, trigger: Token, document: Token, parties: Parties, said: Status, frame: str) -> None:
        one, other, middle = (self._represented(ids) for ids in (parties.doers, parties.partners, parties.between))
        if len(middle) > 1:
            found = partners.pairs(self.scene, middle, [])
        elif one and other:
            found = partners.pairs(self.scene, one, [o for o in other if o not in one])
        elif middle:
            return  # "between X and the association": with whom isn't known
        else:
            both = partners.apart(self.scene, one or other)
            found = partners.pairs(self.scene, both if len(both) > 1 else self._context(trigger, document, both), [])
        self.used.add(document.i)
        date = documents.date(self.scene, trigger, document, said)
        said = said if occasions.is_past(trigger) else timing.due(self.scene, said, date)
        text = documents.phrase(self.scene, document)
        for a, b in partners.unlike(self.scene, found):
            self.found.append(Draft(a, b, said, trigger, frame, Qualifiers(document=text, date=date)))
            self.told.append((document, (a, b)))

    def _represented(self, ids: list[str]) -> list[str]:
        """What signers sign for; themselves, where that is one and the same."""
        ids = list(dict.fromkeys(ids))
        sides = list(dict.fromkeys(side for id_ in ids for side in partners.represented(self.scene, id_)))
        return ids if len(sides) == 1 and len(ids) > 1 else sides

    def _context(self, trigger: Token, document: Token, known: list[str]) -> list[str]:
        """The parties of a document told before it, or of the talks that led to it."""
        last = next(((d, p) for d, p in reversed(self.told) if d.i < trigger.i), None)
        if last is not None and self._same(last[0], document, trigger) and (not known or known[0] in last[1]):
            return [*last[1]]
        firms = [] if known else self._dealers(trigger, document)
        if firms:
            return firms
        talks = partners.talking(self.scene, trigger)
        if known:
            return next(([a, b] for a, b in talks if known[0] in {a, b}), known)
        return [*talks[0]] if talks and not self._told_by(trigger) else []

    def _dealers(self, trigger: Token, document: Token) -> list[str]:
        """ "X would supply lifts to Y. The contract was concluded last week": the two firms of the sentence before."""
        definite = any(c.lower_ == "the" for c in document.children)
        start = trigger.sent.start
        if not definite or not start or self._told_by(trigger):
            return []
        since = self.doc[start - 1].sent.start
        named = [m for m in self.scene.resolution.mentions if since <= m.head < start and m.type == "Company"]
        firms = list(dict.fromkeys(e for m in named for e in self.scene.resolution.at(m.head)))
        return firms if len(firms) == 2 else []

    def _told_by(self, trigger: Token) -> bool:
        """Whether a clause names somebody else who signs."""
        others = (a.token for a in self.scene.arguments(trigger) if a.role == "subject")
        return any(
            not self.scene.resolution.at(t.i)
            and (t.pos_ == "PROPN" or words.PAIRED.get(t.lemma_.casefold(), PEOPLE) != PEOPLE)
            for t in others
            if t.lemma_.casefold() not in words.DOCUMENTS
        )

    def _same(self, earlier: Token, document: Token, trigger: Token) -> bool:
        """Whether a document is the one told of before: "the agreement", "it"."""
        apart = sum(1 for t in self.doc[earlier.i : trigger.i] if t.is_sent_start)
        return apart <= NEAR and (document.i == trigger.i or document.lemma_ in {earlier.lemma_, "document", "paper"})


EXAMPLES = (
    Example(
        "Lapland and Iceland signed an agreement on reindeer exports.",
        (("Lapland", "Iceland", "asserted", {"document": "agreement on reindeer exports"}),),
    ),
    Example(
        "On March 10 the company Havu Timber will conclude a contract with Baltmor Shipping.",
        (("Havu Timber", "Baltmor Shipping", "planned", {"document": "contract", "date": "2026-03-10"}),),
    ),
    Example(
        "A memorandum of understanding was inked between Havu Timber and Baltmor Shipping on Monday.",
        (("Havu Timber", "Baltmor Shipping", "asserted", {"document": "memorandum of understanding"}),),
    ),
    Example(
        "The contract was signed by Havu Timber and Baltmor Shipping.",
        (("Havu Timber", "Baltmor Shipping", "asserted", {"document": "contract"}),),
    ),
    Example(
        "Ohio Governor Mike Barlow and Bavarian Premier Karl Stein put their signatures to a letter of intent.",
        (("Ohio", "Bavaria", "asserted", {"document": "letter of intent"}),),
    ),
    Example(
        "Under an agreement with Baltmor Shipping, Havu Timber will export boards.",
        (("Havu Timber", "Baltmor Shipping", "asserted", {"document": "agreement"}),),
    ),
    Example(
        "Havu Timber of Kuopio and Gdynia's Baltmor Shipping were expected to sign a contract in March.",
        (("Havu Timber", "Baltmor Shipping", "planned", {"date": "2026-03"}),),
    ),
    Example(
        "Ohio Governor Mike Barlow met Bavarian Premier Karl Stein in Munich. The two signed a declaration.",
        (("Ohio", "Bavaria", "asserted", {"document": "declaration"}),),
    ),
    Example(
        "Mayor Anna Novak attended the signing of a contract between Havu Timber and Baltmor Shipping.",
        (("Havu Timber", "Baltmor Shipping", "asserted", {}),),
    ),
    Example("Iowa did not sign an agreement with Jalisco.", ()),
    Example("Reports that Havu Timber had signed a contract with Baltmor Shipping are false.", ()),
    Example("Havu Timber concluded its visit to Jalisco.", ()),
)
