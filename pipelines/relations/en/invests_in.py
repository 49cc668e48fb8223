"""INVESTS_IN in English: who puts money into a firm or place, or builds a plant there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import capital as words
from pipelines.languages.en.modality import SPEECH
from pipelines.matcher import Draft, Example
from pipelines.quantities import Money
from pipelines.relations.capital import FIRMS, INVESTORS, Investment
from pipelines.relations.en.capital import cast
from pipelines.relations.en.sites import COMPANY, TARGETS, Sites
from pipelines.types import PLACES, Qualifiers, Status

BUILDERS = frozenset({"Company", "Person"})
NEAR = 2  # sentences in which "the investment will total …" still is of what was told before


def read(scene: Scene) -> Iterator[Draft]:
    """Verbs of investing, spending and building, the nouns for money put in, and plants by their price."""
    for each in _Reader(scene).result():
        money = each.money
        qualifiers = Qualifiers(
            period=each.period, value=money.value if money else None, currency=money.currency if money else None
        )
        yield Draft(each.investor, each.target, each.status, each.token, each.frame, qualifiers)


class _Reader:
    """Goes once through an article: sums told later are of the investment told before."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc, self.cast, self.sites = scene, scene.tokens, cast(scene), Sites(scene)
        self.found: list[Investment] = []
        self.used: set[int] = set()  # where the sums begin that were told of
        self.readers = {
            **dict.fromkeys(words.SITES, self._site),
            **dict.fromkeys(words.ATTRACT, self._attract),
            **dict.fromkeys(words.GROW, self._grow),
            **dict.fromkeys(words.BUILD, self._build),
            **dict.fromkeys(words.MOVE, self._move),
            **dict.fromkeys(words.INVESTOR, self._source),
            **dict.fromkeys(words.FUNDS, self._funds),
            **dict.fromkeys(words.PUT, self._put),
        }

    def result(self) -> list[Investment]:
        sentence = -1
        for token in self.scene.with_lemmas(self.readers):
            if token.sent.start != sentence:
                self._further(sentence)
                sentence = token.sent.start
            if token.i not in self.scene.named or token.pos_ == "VERB":
                self.readers[token.lemma_.casefold()](token)
        self._further(sentence)
        return self.found

    # --- verbs ---

    def _put(self, verb: Token) -> None:
        """ "Invested $20 million in a plant in Ohio"; of a passive the agent, "was invested by"."""
        if syntax.is_verbal(verb):
            self._state(verb, self._investors(verb, INVESTORS), self._goals(verb), "invests.put")

    def _move(self, verb: Token) -> None:
        """ "Will put €8 million into a workshop", "spent $5 million on the plant": only sums."""
        if not syntax.is_verbal(verb):
            return
        roles = {"to", "on"} if verb.lemma_ in {"spend", "splash"} else {"to", "in"}
        goals = [t for t in self._goals(verb) if syntax.preposition(t) in roles]
        sums = [m for m in self.cast.sums(verb) if m.start not in self.used]
        moved = [a.token for a in self.scene.arguments(verb) if a.role == "object"]
        if sums and goals and (not moved or any(self.cast.is_sum(t) or t.lemma_ in words.FUNDS for t in moved)):
            self._state(verb, self._investors(verb, INVESTORS), goals, "invests.move")

    def _build(self, verb: Token) -> None:
        """ "Will build a plant outside Macon", "its first facility, opened in 2011": a firm's own works."""
        if not syntax.is_verbal(verb):
            return
        sites = [a.token for a in self.scene.arguments(verb) if a.role in {"object", "up", "on"}]
        priced = [t for t in sites if self.cast.is_sum(t) or t.lower_ == "worth"]  # "a tannery worth $5 million"
        sites += [c for t in priced for c in t.subtree if c.i < t.i]
        sites = [t for t in sites if t.lemma_ in words.SITES and t.i not in self.scene.named]
        sums = [m for m in self.cast.sums(verb) if m.start not in self.used]
        if not sites or not (sums or sites[0].lemma_ in words.WORKS or verb.lemma_ in words.ERECT):
            return
        businessmen = bool(sums) and verb.lemma_ in words.ERECT
        investors = self._investors(verb, BUILDERS if businessmen else COMPANY) or self._possessor(sites[0])
        investors = [e for e in investors if not self._official(e)]
        if not investors and not syntax.is_passive(verb):
            investors = self._of_land(verb)
        self._state(verb, investors, [sites[0]], "invests.build")

    def _grow(self, verb: Token) -> None:
        """ "Will spend" is told by others: "expands its plant in Kent for $20 million"."""
        if not syntax.is_verbal(verb):
            return
        sites = [a.token for a in self.scene.arguments(verb) if a.role == "object" and a.token.lemma_ in words.SITES]
        if sites and any(m.start not in self.used for m in self.cast.sums(verb)):
            self._state(verb, self._investors(verb, COMPANY), sites[:1], "invests.grow")

    def _attract(self, verb: Token) -> None:
        """ "Ohio has attracted $5 billion from Japanese firms": read the other way round."""
        if not syntax.is_verbal(verb):
            return
        arguments = self.scene.arguments(verb)
        drawn = [a.token for a in arguments if a.role == "object"]
        around = {t.lemma_ for d in drawn for t in d.subtree} | {a.token.lemma_ for a in arguments if a.role == "in"}
        if not around & words.FUNDS and not any(t.lemma_ == "capital" for t in drawn):
            return
        sources = [a.token for a in arguments if a.role == "from"]
        sources += [t for d in drawn for t in d.subtree if t.dep_ == "nmod" and syntax.preposition(t) == "from"]
        givers = list(dict.fromkeys(e for t in sources for e in self.cast.ids(t, INVESTORS)[:1]))
        stated = status.of(verb)
        money = self._sum(verb)
        for target in self.cast.subjects(verb, TARGETS)[:1]:
            for giver in givers:
                if stated is not None:
                    self._add(giver, target, money, verb, "invests.attract", stated)

    # --- nouns ---

    def _funds(self, noun: Token) -> None:
        """ "X's investment in Y", "an investment of $20 million by X in Y", "announced an investment of"."""
        if syntax.is_verbal(noun) or noun.dep_ == "compound" or (noun.i and noun.nbor(-1).text in {"and", "&"}):
            return  # "a trade and investment office"
        stated = status.of(noun)
        if stated is None:
            return
        arguments = self.scene.arguments(noun)
        investors: list[str] = []
        for role in ("by", "poss", "from", "of", "governor.subject"):
            tokens = [a.token for a in arguments if a.role == role and not self.cast.is_sum(a.token)]
            investors = investors or [e for t in tokens for e in self.cast.ids(t, INVESTORS)[:1]]
        goals = [a.token for a in arguments if a.role in {"in", "to", "governor.in"} and not self._is_time(a.token)]
        governor = syntax.governor(noun)
        money = self._sum(noun)
        if governor is not None and governor.lemma_ in words.ATTRACT:
            return
        if investors and (money is not None or goals):
            if governor is not None and governor.lemma_ in SPEECH - {"announce", "confirm"} and money is None:
                return
            self._state(noun, investors, goals, "invests.funds")
        elif money is not None and not goals:
            self._complete(noun, money)

    def _site(self, noun: Token) -> None:
        """ "Is considering a $60 million mill near Sioux City", "its $90 million plant in Kent"."""
        money = next((m for m in self.cast.sums(noun) if self._price(noun, m) and m.start not in self.used), None)
        if money is None or syntax.is_verbal(noun):
            return
        governor = syntax.governor(noun)
        investors: list[str] = []
        under = noun.dep_ in {"obj", "conj", "nmod", "obl"}
        if governor is not None and under and governor.lemma_ in words.INTEND | {"have", "run", "operate"}:
            investors = list(self.cast.subjects(governor, COMPANY))
        investors = investors or self._possessor(noun)
        investors = investors or [
            e for c in noun.children if syntax.preposition(c) in {"by", "from"} for e in self.cast.ids(c, COMPANY)[:1]
        ]
        self._state(noun, investors, [noun], "invests.site")

    def _price(self, noun: Token, money: Money) -> bool:
        """Whether a sum is a noun's own: "a $60 million mill", "a mill worth $60 million"."""
        left = self.doc[max(noun.i - 9, noun.sent.start)].idx
        if left <= money.start < noun.idx:
            between = self.doc[self.scene.token(money.end - 1).i + 1 : noun.i]
            return all(t.pos_ in {"ADJ", "NOUN", "PROPN", "PUNCT", "VERB", "ADV"} and t.text != "," for t in between)
        after = self.doc[noun.i + 1].lower_ if noun.i + 1 < len(self.doc) else ""
        return after in {"worth", "costing", "valued"} and 0 < money.start - noun.idx < 40

    def _source(self, noun: Token) -> None:
        """ "Japan is the state's largest source of foreign investment", "X is the largest investor in Y"."""
        if noun.lemma_ == "source" and not any(t.lemma_ == "investment" for t in noun.subtree):
            return
        subjects = [c for c in noun.children if c.dep_ == "nsubj"]
        if not subjects and syntax.is_verbal(noun.head) and noun.dep_ in {"xcomp", "obj"}:
            subjects = [c for c in noun.head.children if c.dep_ == "nsubj"]
        investors = [e for t in subjects for e in self.cast.ids(t, INVESTORS)[:1]]
        goals = [c for c in noun.children if c.dep_ == "nmod:poss" or syntax.preposition(c) in {"in", "for", "to"}]
        verb = noun.head if syntax.is_verbal(noun.head) and noun.dep_ in {"xcomp", "obj"} else noun
        stated = status.of(verb)
        for investor in investors[:1]:
            for goal in goals:
                target = self.cast.ids(goal, TARGETS, frozenset({investor}))
                if target and stated is not None:
                    self._add(investor, target[0], None, noun, "invests.source", stated)
                    return

    # --- further sums ---

    def _further(self, start: int) -> None:
        """Sums of the same sentence: "including $9 million in Andijan", "and Russia $0.9bn"."""
        if start < 0 or not self.found or self.found[-1].token.sent.start != start:
            return
        last = self.found[-1]
        sentence = last.token.sent
        for money in self.cast.money:
            if not sentence.start_char <= money.start < sentence.end_char or money.start in self.used:
                continue
            first, after = self.scene.token(money.start).i, self.scene.token(money.end - 1).i + 1
            giver = next((e for e in self.cast.ends.get(first, ()) if self.scene.type_of(e) in INVESTORS), None)
            if money.start > last.token.idx and giver is not None and giver not in {last.investor, last.target}:
                self._add(giver, last.target, money, last.token, "invests.further", last.status)
            elif money.start > last.token.idx and after < len(self.doc) and self.doc[after].lower_ in {"in", "into"}:
                target = self._ahead(after, sentence.end)
                if target is not None and target != last.target:
                    self._add(last.investor, target, money, last.token, "invests.further", last.status)

    def _ahead(self, start: int, end: int) -> str | None:
        for i in range(start + 1, min(start + 7, end)):
            found = self.scene.of_types(self.scene.resolution.at(i), TARGETS)
            if found:
                return found[0]
            if self.doc[i].is_punct or syntax.is_verbal(self.doc[i]):
                return None
        return None

    def _complete(self, noun: Token, money: Money) -> None:
        """ "The investment will total $5 million": the sum of what was told before."""
        last = self._last(noun)
        if last is not None and last.money is None:
            self.used.add(money.start)
            self.found[self.found.index(last)] = replace(last, money=money)

    # --- who ---

    def _investors(self, verb: Token, types: frozenset[str]) -> list[str]:
        if syntax.is_passive(verb):
            return [
                e for a in self.scene.arguments(verb) if a.role == "subject" for e in self.cast.ids(a.token, types)[:1]
            ]
        tokens = [a.token for a in self.scene.arguments(verb) if a.role == "subject"]
        if any(t.lower_ == "we" for t in tokens):
            return self._speaker(verb)
        return list(self.cast.subjects(verb, types))

    def _speaker(self, verb: Token) -> list[str]:
        """The firm of who says "we" in this sentence or the next."""
        stop = min(verb.sent.end + 40, len(self.doc))
        for token in self.doc[verb.sent.start : stop]:
            if token.lemma_ in SPEECH and syntax.is_verbal(token):
                people = [c for c in token.children if c.dep_ == "nsubj"]
                for person in (e for c in people for e in self.scene.ids(c, frozenset({"Person"}))):
                    posts = self.scene.resolution.entity(person).posts
                    firms = [p.place for p in posts if p.place and self.scene.type_of(p.place) in FIRMS]
                    return firms[:1]
        return []

    def _possessor(self, site: Token) -> list[str]:
        """ "Its first Kentucky facility", "Vega's plant"."""
        owners = [c for c in site.children if c.dep_ == "nmod:poss" or syntax.preposition(c) == "of"]
        for child in owners:
            found = self.cast.ids(child, COMPANY)
            if not found and child.lower_ == "its":
                found = self.cast.topic(site)
            if found:
                return [found[0]]
        return []

    def _official(self, investor: str) -> bool:
        """Whether somebody governs: the governor who opens a plant has not built it."""
        posts = self.scene.resolution.entity(investor).posts
        return any(p.place and self.scene.type_of(p.place) in PLACES | {"GovernmentBody"} for p in posts)

    def _of_land(self, verb: Token) -> list[str]:
        """ "Would like firms from Jordan to build cold stores"."""
        tokens = [a.token for a in self.scene.arguments(verb) if a.role == "subject"]
        lands = frozenset({"Country", "Region"})
        several = [t for t in tokens if t.lemma_ in words.INVESTOR_NOUNS and t.lower_ != t.lemma_]
        return [e for t in several for e in self.cast.ids(t, lands)[:1]]

    # --- into what ---

    def _goals(self, verb: Token) -> list[Token]:
        """Phrases that tell where money goes: "in a plant", "into the site", "at Hosur"."""
        found = []
        for role in words.INTO:
            for argument in self.scene.arguments(verb):
                token = argument.token
                if argument.role == role and not self.cast.is_sum(token) and not self._is_time(token):
                    found.append(token)
        for child in verb.children:  # "in expanding the Sanand plant", "to build a mill"
            if child.dep_ in {"advcl", "xcomp"} and child.i > verb.i and child.lemma_ in words.BUILD | words.GROW:
                found += [a.token for a in self.scene.arguments(child) if a.role == "object"]
        return found

    def _target(self, trigger: Token, goals: list[Token], but: frozenset[str]) -> str | None:
        for goal in goals:
            found = self.sites.goal(goal, but)
            if found is not None:
                return found
        around = self.sites.beside(trigger, but) if syntax.is_verbal(trigger) else None
        return around or self._context(trigger, but)

    def _context(self, trigger: Token, but: frozenset[str]) -> str | None:
        """What is under discussion: the target told of before, else where a site was named."""
        own = next((i for i in reversed(self.found) if i.investor in but), None)
        last = own or self._last(trigger)
        if last is not None and last.target not in but:
            return last.target
        for token in reversed(self.doc[max(trigger.i - 90, 0) : trigger.i]):
            if self.cast.distance(token.i, trigger.i) > NEAR:
                break
            if token.lemma_ in words.SITES and token.i not in self.scene.named:
                where = self.sites.where(token, but) or self.sites.beside(syntax.clause(token), but)
                if where is not None:
                    return where
        return None

    def _last(self, token: Token) -> Investment | None:
        return self.found[-1] if self.found and self.cast.distance(self.found[-1].token.i, token.i) <= NEAR else None

    # --- stating ---

    def _is_time(self, token: Token) -> bool:
        return any(s.start <= token.idx < s.end for s in self.scene.times)

    def _sum(self, trigger: Token) -> Money | None:
        """The nearest sum of a trigger's part of the sentence that nothing else has told of."""
        free = [m for m in self.cast.sums(trigger) if m.start not in self.used]
        return min(free, key=lambda m: max(m.start - trigger.idx, trigger.idx - m.end), default=None)

    def _state(self, trigger: Token, investors: list[str], goals: list[Token], frame: str) -> None:
        stated = status.of(trigger, "planned" if trigger.lemma_ in words.PROMISED else "asserted")
        if stated is None or not investors:
            return
        taken = frozenset(investors)
        target = self._target(trigger, goals, taken)
        if target is None:
            return
        money = self._sum(trigger)
        for investor in investors:
            self._add(investor, target, money, trigger, frame, stated)

    def _add(self, investor: str, target: str, money: Money | None, token: Token, frame: str, stated: Status) -> None:
        if investor == target:
            return
        if money is not None:
            self.used.add(money.start)
        for other in self.found:
            same = (other.investor, other.target, other.status) == (investor, target, stated)
            if same and (money is None or other.money is None or other.money.value == money.value):
                if other.money is None and money is not None:
                    self.found[self.found.index(other)] = replace(other, money=money)
                return
        self.found.append(Investment(investor, target, money, self.cast.period(token), token, frame, stated))


EXAMPLES = (
    Example(
        "Vega Steel will invest $80 million in a plant in Greenville, South Carolina.",
        (("Vega Steel", "Greenville", "planned", {"value": 80e6, "currency": "USD"}),),
    ),
    Example(
        "Vega Steel put 30 million euros into the Orion Shipyard company between 2021 and 2023.",
        (("Vega Steel", "Orion Shipyard", "asserted", {"value": 30e6, "currency": "EUR", "period": "2021/2023"}),),
    ),
    Example(
        "Vega Steel is building a $2 billion battery plant outside Macon, Georgia.",
        (("Vega Steel", "Macon", "asserted", {"value": 2e9, "currency": "USD"}),),
    ),
    Example(
        "The plant, built by Vega Steel in Kaluga, employs 200 people.",
        (("Vega Steel", "Kaluga", "asserted", {"value": None}),),
    ),
    Example(
        "Vega Steel is considering a $60 million mill near Sioux City.",
        (("Vega Steel", "Sioux City", "proposed", {"value": 60e6}),),
    ),
    Example(
        "Japanese companies have invested $5 billion in Kentucky.",
        (("Japan", "Kentucky", "asserted", {"value": 5e9, "currency": "USD"}),),
    ),
    Example(
        "Vega Steel's investment in Orion Shipyard has reached 50 million euros.",
        (("Vega Steel", "Orion Shipyard", "asserted", {"value": 50e6, "currency": "EUR"}),),
    ),
    # What the parts of a sum go into, and what others put in.
    Example(
        "Finland has invested $500 million in Russia, including $90 million in the Leningrad Region.",
        (
            ("Finland", "Russia", "asserted", {"value": 500e6}),
            ("Finland", "Leningrad Oblast", "asserted", {"value": 90e6}),
        ),
    ),
    Example(
        "Vega Steel committed $45 million to a factory in Ohio.",
        (("Vega Steel", "Ohio", "planned", {"value": 45e6}),),
    ),
    Example(
        '"We will invest $20 million in Kaluga," said Vega Steel director Pavel Orlov.',
        (("Vega Steel", "Kaluga", "planned", {"value": 20e6}),),
    ),
    Example("Norway is the largest foreign investor in Lithuania.", (("Norway", "Lithuania", "asserted", {}),)),
    Example("Vega Steel scrapped plans to build a $300 million plant in Kaluga.", ()),
    Example("Vega Steel signed a $20 million contract with Orion Shipyard in Kent.", ()),
    Example("Governor Anna Lee opened a school in Kaluga.", ()),
)
