"""The two ends of an English flow of goods: who sends and who receives, from a clause and what was said before it."""

from __future__ import annotations

from pipelines.document import Token
from pipelines.english import syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import supplies
from pipelines.languages.en import trade as words
from pipelines.relations.en.trade_clauses import Clause, Trigger, base
from pipelines.relations.en.trade_discourse import Discourse
from pipelines.relations.en.trade_goods import Reader
from pipelines.relations.en.trade_sides import Side
from pipelines.relations.trade_discourse import Pair, Statement
from pipelines.types import PLACES

LINKING = frozenset({"and", "but", ","})
FIRMS = frozenset({"Company", "Organization"})


class Flows:
    """Works out the ends of one article's flows. `all` are the sides of the sentence, `subject` those that its
    first clause is about."""

    def __init__(self, scene: Scene, discourse: Discourse, goods: Reader) -> None:
        self.scene, self.doc, self.discourse, self.goods = scene, scene.tokens, discourse, goods
        self.subject: tuple[Side, ...] = ()
        self.all: tuple[Side, ...] = ()
        self.we = False

    def ids(self, side: Side) -> tuple[str, ...]:
        """Whom a side names, "we" and "there" resolved."""
        if side.we:
            told = self.scene.of_types(self.scene.resolution.at(side.start), PLACES | FIRMS)
            found = told[0] if told else self.discourse.we(side.start)
            return (found,) if found is not None else ()
        if side.there or side.far:
            found = self.discourse.there(side.start)
            return (found,) if found is not None else ()
        return side.ids

    def ends(
        self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...], told: bool, goods: tuple[str, ...]
    ) -> list[Pair]:
        """Pairs (from, to); empty where they can't be told."""
        sources, targets = self._parts(clause, trigger, sides)
        a, b = self._choose(sources), self._choose(targets)
        a = [e for e in a if e not in b] or a
        if not (a and b) and self.returned(clause):
            last = self.discourse.flow()
            return [(last.object, last.subject)] if last is not None else []
        there = [s for s in sides if s.there]
        last = self.discourse.flow() if there else None
        if last is not None and trigger.kind in {"out", "in"} and not self._elsewhere(a + b, last):
            turned = self.discourse.topic != trigger.kind  # "exports grain to Turkey, and imports fruit from there"
            return [(last.object, last.subject) if turned else (last.subject, last.object)]
        if not a and not b:
            return self._agreed_with(clause, trigger, sides) or self._carried(clause, trigger, told, goods)
        if len(a) == len(b) == 1 and a == b:
            a, b = self._apart(a, b, sources, targets)
        if not (a and b) and self.strangers(trigger, {"from"} if b else {"to", "into"}):
            return []
        if not a or not b:
            a, b = self._filled(clause, trigger, a, b, told, goods)
        pairs = [(x, y) for x in a for y in b if x != y and not self.discourse.related(x, y)]
        return list(dict.fromkeys(pairs))

    def _apart(
        self, a: list[str], b: list[str], sources: list[Side], targets: list[Side]
    ) -> tuple[list[str], list[str]]:
        """As in "Finland imports pulp from the South American country": the noun can't mean whom the clause names."""
        named, bare = (
            [any(t.pos_ in tags for s in sides for t in self.doc[s.start : s.stop]) for sides in (sources, targets)]
            for tags in ({"PROPN", "ADJ"}, {"NOUN"})
        )
        other = self.discourse.other(a[0])
        if other is None or (named[0] == named[1] and bare[0] == bare[1]):
            return a, b
        ours = any(s.we for s in (*sources, *targets))  # "we deliver grain to the republic": the noun is the other
        stays = named[0] if named[0] != named[1] else bare[0] != ours
        return (a, [other]) if stays else ([other], b)

    def strangers(self, trigger: Trigger, prepositions: set[str]) -> bool:
        """Whether a trade word has a partner that is no party here: "exports to 40 countries"."""
        for child in self.doc[trigger.i].children:
            if child.pos_ not in {"NOUN", "PROPN"} or not child.i > trigger.i or child.dep_ not in {"nmod", "obl"}:
                continue
            if not any(c.dep_ == "case" and c.lower_ in prepositions and c.i < child.i for c in child.children):
                continue
            inside = range(child.left_edge.i, child.right_edge.i + 1)
            if any(s.start in inside and s.part != "none" for s in self.all) or self._measure(child):
                continue
            return True
        return self._group(trigger.i, prepositions)

    def _group(self, i: int, prepositions: set[str]) -> bool:
        """The same by order alone, whatever the parser hangs it on: "goods worth $900 million to 40 countries"."""
        after = self.doc[i + 1 : min(i + 15, self.discourse.stop)]
        found = next((t.i for t in after if t.lower_ in prepositions and t.i + 1 < len(self.doc)), None)
        if found is None:
            return False
        phrase = self.doc[found + 1 : found + 5]
        group = next((t for t in phrase if t.lower_ in words.GROUPS), None)
        return group is not None and not any(found < s.start <= group.i + 2 for s in self.all)

    def _measure(self, token: Token) -> bool:
        """As in "rose to 210,000 tonnes", "from a low level"."""
        known = words.SAME | words.SHARE_VERBS | words.GROWTH_NOUNS | words.MEASURES | words.GENERIC
        return token.lemma_ in known or self.discourse.figures.covers(token.idx)

    def _elsewhere(self, ids: list[str], last: Statement) -> bool:
        return any(e not in {last.subject, last.object} for e in ids)

    def _choose(self, sides: list[Side]) -> list[str]:
        """The entities of sides: firms rather than the places that describe them."""
        named = [(s, e) for s in sides for e in self.ids(s)]
        firms = [e for s, e in named if self.scene.type_of(e) in FIRMS]
        places = [e for s, e in named if self.scene.type_of(e) in PLACES]
        return list(dict.fromkeys(firms or places))

    def _parts(self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...]) -> tuple[list[Side], list[Side]]:
        """Sides that goods leave, and sides that they reach."""
        subjects, objects, strange = self._subjects(clause, trigger, sides)
        passive = trigger.verb and self.goods.passive(trigger)
        self.we = any(s.we or s.there for s in sides)
        sources: list[Side] = []
        targets: list[Side] = []
        inward = trigger.kind in {"in", "pay"}
        doing, other = (targets, sources) if inward else (sources, targets)
        origins = []
        for side in sides:
            part = side.part
            if part == "from":
                sources.append(side)
            elif part == "to" and not self._spoken_to(side, trigger):
                targets.append(side)
            elif part == "goods":
                origins.append(side)
            elif part == "by" and trigger.kind == "out" and self.commissioned(trigger):
                targets.append(side)
            elif part == "by" and (passive or not trigger.verb) and not self._by_another(side, trigger):
                doing.append(side)
            elif part == "owner" and not trigger.verb and trigger.kind in {"out", "in"}:
                (targets if inward and not self._adjective_source(side, sides) else sources).append(side)
            elif part == "owner" and trigger.kind == "out" and base(self.doc[side.word]) in words.IN_NOUNS:
                targets.append(side)  # "supplied 40 percent of Dutch cocoa imports"
            elif part in {"in", "with", "for", "of"}:
                self._placed(trigger, side, sources, targets, inward)
        if trigger.kind in {"buyer", "seller"}:
            return self._ranked(trigger, sides, subjects)
        if trigger.verb and not passive and trigger.kind in {"out", "in", "pay"}:
            doing.extend(subjects)
            if trigger.kind == "out":
                targets.extend(self._receivers(clause, trigger, objects))
        elif (
            trigger.verb
            and passive
            and base(self.doc[trigger.i]) in words.PROVIDE_VERBS
            and self._with(clause, trigger)
        ):
            targets.extend(subjects)
        elif not trigger.verb:
            if not doing:
                doing.extend(subjects)
            elif not other:
                other.extend(s for s in subjects if not set(self.ids(s)) & {e for d in doing for e in self.ids(d)})
        if strange and any(s.we or s.there for s in (sources if inward else targets)):
            strange = False  # "they sell us grain"
        if strange and not doing and trigger.kind in {"out", "in", "pay"} and not passive:
            return [], []  # "the minister sells", "it supplies" of nobody known
        if not sources:
            sources.extend(o for o in origins if not set(self.ids(o)) & {e for t in targets for e in self.ids(t)})
        return sources, targets

    def _by_another(self, side: Side, trigger: Trigger) -> bool:
        """As in "was awarded a contract by SSE for 48 towers, to be handed over in 2027"."""
        between = self.doc[side.stop : trigger.i]
        return any(t.text == "," for t in between) and self.doc[trigger.i - 1].pos_ in {"AUX", "PART"}

    def commissioned(self, trigger: Trigger) -> bool:
        """As in "has been commissioned by the utility to supply three turbines"."""
        token = self.doc[trigger.i]
        return token.head.i != token.i and token.head.lemma_ in words.CHOOSING and token.head.pos_ == "VERB"

    def _spoken_to(self, side: Side, trigger: Trigger) -> bool:
        """As in "Speaking to Xinhua, he said it would supply …"."""
        before = self.doc[max(side.start - 2, 0)]
        return side.start < trigger.i and before.pos_ == "VERB" and before.i not in self.goods.triggers

    def _with(self, clause: Clause, trigger: Trigger) -> bool:
        return any(t.lower_ == "with" for t in self.doc[trigger.i : clause.stop])

    def _adjective_source(self, side: Side, sides: tuple[Side, ...]) -> bool:
        """As "Chinese imports to Kazakhstan": the adjective says whence where the clause says whither."""
        return any(s.part == "to" for s in sides) and not any(s.part == "from" for s in sides)

    def _placed(self, trigger: Trigger, side: Side, sources: list[Side], targets: list[Side], inward: bool) -> None:
        part, lemma = side.part, base(self.doc[trigger.i])
        if part == "in" and trigger.kind == "pay":
            sources.append(side)
        elif (part == "in" and side.start > trigger.i and (side.there or self._abroad(side))) or (
            part == "with" and trigger.kind in {"out", "in"} and not trigger.verb
        ):
            (sources if inward else targets).append(side)
        elif part == "for" and trigger.kind == "out" and side.start > trigger.i:
            targets.append(side)
        elif part == "of" and trigger.kind == "out" and lemma in words.OUT_NOUNS and side.general:
            sources.append(side)

    def _abroad(self, side: Side) -> bool:
        home = self.discourse.home
        return any(
            self.scene.type_of(e) in {"Country", "Region"} and not self.discourse.related(e, home)
            for e in self.ids(side)
        )

    def _subjects(
        self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...]
    ) -> tuple[list[Side], list[Side], bool]:
        """The sides that are the subject, the bare ones after the trade word, and whether some other is the subject."""
        bare = [s for s in sides if s.part == "bare"]
        before = [s for s in bare if s.start < trigger.i]
        after = [s for s in bare if s.start > trigger.i]
        token = self.doc[trigger.i]
        if trigger.verb and token.pos_ != "VERB":  # taken for a noun: the parse tells nothing
            return self._linear(trigger, before, after)
        verb = token if trigger.verb else syntax.governor(token)
        told = not trigger.verb and token.dep_.startswith("nsubj")  # "sales to Dubai were up"
        head = None if verb is None or told else syntax.surface_subject(verb)
        if head is not None and head.i not in self.goods.triggers:
            own = self._named_by(head, trigger)
            if own:
                if not self.subject:
                    self.subject = tuple(own)
                return own, after, False
            if head.i < trigger.i and trigger.verb and head.pos_ in {"NOUN", "PROPN", "PRON"}:
                relative = head.lower_ in {"which", "who", "that"}
                return (list(self.subject) if relative else []), after, not relative
        if not before and trigger.verb and clause.start > token.sent.start and self.doc[clause.start].lower_ in LINKING:
            earlier = [s for s in self.all if s.part == "bare" and s.start < clause.start]
            return earlier[:1], after, False  # "X has opened a plant, and will supply …"
        if before:
            return ([before[0], *(s for s in before[1:] if self._joined(before[0], s))]), after, False
        return [], after, False

    def _linear(
        self, trigger: Trigger, before: list[Side], after: list[Side]
    ) -> tuple[list[Side], list[Side], bool]:
        """The subject by order alone: what stands right before the verb, else the first named after a comma."""
        i = trigger.i - 1
        while i > 0 and (self.doc[i].pos_ in {"AUX", "PART", "ADV"} or self.doc[i].lower_ in {"to", "is", "are"}):
            i -= 1
        own = [s for s in self.all if s.start <= i < s.stop and s.part == "bare"]
        if own:
            return own, after, False
        if self.doc[i].is_punct:
            found = [s for s in self.all if s.part == "bare" and s.start < trigger.i][:1]
            return found or list(self.subject), after, not found and not self.subject
        if self.doc[i].lower_ in {"and", "which", "who", "that"}:
            return list(self.subject) or before[-1:], after, False
        return [], after, True

    def _named_by(self, head: Token, trigger: Trigger) -> list[Side]:
        """The sides that a subject's phrase names: its head, its name in apposition, those joined to it."""
        start, stop = head.left_edge.i, min(head.right_edge.i + 1, max(trigger.i, head.i + 1))
        inside = [s for s in self.all if start <= s.start < stop and s.part not in {"none", "goods", "owner"}]
        own = [s for s in inside if s.start <= head.i < s.stop]
        if not own:  # "the Belarusian manufacturer Bobruiskagromash", "companies from Serbia"
            close = [s for s in inside if s.general or (s.part == "bare" and s.start - head.i <= 3)]
            own = close[:1] or [s for s in self.all if s.start == head.i + 1 and s.part == "bare"]
        return own + [s for s in inside if own and s not in own and self._joined(own[-1], s)] if own else []

    def _joined(self, first: Side, second: Side) -> bool:
        between = self.doc[first.stop : second.start]
        return len(between) <= 4 and any(t.lower_ in {"and", "or"} for t in between)

    def _receivers(self, clause: Clause, trigger: Trigger, objects: list[Side]) -> list[Side]:
        """As "will supply the utility with 80 towers", "sold Makro tea"."""
        if not objects or objects[0].start - trigger.i > 6 or self.doc[objects[0].start].lower_ == "it":
            return []
        between = self.doc[trigger.i + 1 : objects[0].start]
        if any(t.pos_ in {"ADP", "VERB"} or t.text == "," for t in (between[:-1] if objects[0].general else between)):
            return []  # "supplied mills in Guatemala" is all right
        return [s for s in objects if s.start < trigger.i + 12]

    def _ranked(self, trigger: Trigger, sides: tuple[Side, ...], subjects: list[Side]) -> tuple[list[Side], list[Side]]:
        """As in "Thailand is the biggest customer for the region's fruit", "Russia is its main supplier"."""
        owners = [s for s in sides if s.part in {"owner", "from", "to", "for", "of"} or s.part == "goods"]
        bare = subjects or [s for s in sides if s.part == "bare"]
        if not bare and trigger.kind == "buyer":  # "Japan is its main source of funds and its fifth-largest market"
            bare = [s for s in self.all if s.part == "bare" and s.start < trigger.i][:1]
        bare = [s for s in bare if s not in owners]
        if trigger.kind == "buyer":  # "France is its top customer, ahead of Germany"
            bare += [s for s in sides if s.part == "after"]
        return (owners, bare) if trigger.kind == "buyer" else (bare, owners)

    # --- ends that the clause leaves out ---

    def _filled(
        self, clause: Clause, trigger: Trigger, a: list[str], b: list[str], told: bool, goods: tuple[str, ...]
    ) -> tuple[list[str], list[str]]:
        d, known = self.discourse, (a or b)[0]
        if self.scene.type_of(known) in FIRMS:
            found = d.counterpart(known, trigger.i) if goods or told else None
            if found is None:
                return [], []
            return (a, [found]) if a else ([found], b)
        selling = not trigger.verb and base(self.doc[trigger.i]) in words.SALES
        if not a and trigger.kind == "out" and (selling or self._done(trigger)):
            lately = d.number - d.supplied_at <= 2 and d.supplied_at > d.paired_at
            seller = d.supply.subject if d.supply is not None and lately else None
            if seller is not None and self.scene.type_of(seller) in FIRMS:
                return [seller], b  # "It sells tea in Oman. Sales to Qatar rose"
        if not a and trigger.verb and trigger.kind in {"out", "move"}:
            firm = d.supplier(trigger.i)
            if firm is not None:
                return [firm], b
        active = trigger.verb and not self.goods.passive(trigger)
        if trigger.kind == "move" or (active and not (b if trigger.kind in {"in", "pay"} else a) and not self.we):
            return [], []  # who sells, or buys, is nobody known
        if self.scene.type_of(known) not in PLACES or not (told or goods or trigger.kind in {"buyer", "seller"}):
            return [], []
        if trigger.kind in {"buyer", "seller"} and not (d.pair is not None and d.home in d.pair and d.since() <= 2):
            return [], []
        if self._overall(known, trigger):
            return [], []
        other = self._going_on(known, trigger, bool(a)) or d.other(known)
        if other is None or not self._near(other, trigger):
            return [], []
        return (a, [other]) if a else ([other], b)

    def _overall(self, known: str, trigger: Trigger) -> bool:
        """Whether a flow told of one side only is that to or from the whole world: no pair is spoken of."""
        d = self.discourse
        if d.heading is not None or d.home is None or not d.related(known, d.home):
            return False  # what another place sells and buys is told for home's sake
        if d.pair is None:
            return not d.bilateral and d.partner not in self._around()
        same = d.topic == trigger.kind and d.since() > 0 and trigger.verb
        return known not in d.pair or d.since() > 2 or same

    def _around(self) -> set[str]:
        """The states and regions of this sentence and the one before."""
        d = self.discourse
        since = self.doc[max(d.start - 1, 0)].sent.start
        return {e for i, e in d.places if since <= i <= d.stop}

    def _going_on(self, known: str, trigger: Trigger, source: bool) -> str | None:
        """As in "Serbia's exports to Italy rose. Exports to Spain fell": whose flow was told right before."""
        d, last = self.discourse, self.discourse.flow()
        fixed = source == (trigger.kind == "out")  # the side that the noun's owner would have told
        if last is None or trigger.verb or d.topic != trigger.kind or fixed or d.since() > 1:
            return None
        found = last.subject if trigger.kind == "out" else last.object
        return None if d.related(found, known) else found

    def _done(self, trigger: Trigger) -> bool:
        return trigger.verb and self.goods.passive(trigger)

    def _near(self, other: str, trigger: Trigger) -> bool:
        """Whether a place may be meant though the clause doesn't name it: it is home, or was just spoken of."""
        d = self.discourse
        if other in {d.home, d.partner} or (d.pair is not None and other in d.pair and d.since() <= 2):
            return True
        return other in self._around()

    def returned(self, clause: Clause) -> bool:
        """As in "supplies vegetables in return", "came the other way"."""
        text = self.doc[clause.start : clause.stop]
        return any(
            (t.lower_ in words.REVERSE and self.doc[t.i - 1].lower_ == "in")
            or (t.lower_ in words.WAYS and self.doc[t.i - 1].lower_ in words.REVERSE_WAYS)
            for t in text
            if t.i > clause.start
        )

    def _agreed_with(self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...]) -> list[Pair]:
        """As in "Qaradagh Cement struck a deal with Savinja for 40 pumps, to be delivered next spring"."""
        if not trigger.verb or trigger.kind != "out" or not self.goods.passive(trigger):
            return []
        before = [s for s in self.all if s.start < trigger.i and s.ids and self.scene.type_of(s.ids[0]) in FIRMS]
        buyer = next((s for s in before if s.part == "bare"), None)
        seller = next((s for s in before if s.part == "with"), None)
        if buyer is None or seller is None or buyer.start > seller.start:
            return []
        between = self.doc[buyer.stop : seller.start]
        agreed = any(t.lemma_ in supplies.CONTRACTS for t in between)
        return [(seller.ids[0], buyer.ids[0])] if agreed and self.doc[seller.stop].lower_ == "for" else []

    def _valued(self, clause: Clause) -> bool:
        start, stop = self.doc[clause.start].idx, self.doc[clause.stop - 1].idx
        return any(start <= m.start <= stop for m in self.discourse.figures.money)

    def _carried(self, clause: Clause, trigger: Trigger, told: bool, goods: tuple[str, ...]) -> list[Pair]:
        """As in "Exports amounted to $700m", "Flour is exported" after a turnover: home's with the partner told of."""
        d = self.discourse
        if trigger.kind not in {"out", "in"} or not (told or goods):
            return []
        if trigger.verb and not (self.goods.passive(trigger) and base(self.doc[trigger.i]) in words.TRADING_VERBS):
            return []
        if self.strangers(trigger, {"to", "from", "into"}) or (not told and d.since() > 1):
            return []
        last = d.last
        same = last is not None and last.type == "EXPORTS_TO" and d.topic == trigger.kind
        if (same and last is not None and last.figure.value is not None and self._valued(clause)) or d.several():
            return []
        return self.spoken_of(trigger.kind == "in")

    def spoken_of(self, inward: bool) -> list[Pair]:
        """The pair under discussion, from home to its partner or the other way."""
        d = self.discourse
        if d.pair is None or d.since() > 2:
            return []
        home = d.home if d.home is not None and d.home in d.pair else d.pair[0]
        other = d.pair[1] if d.pair[0] == home else d.pair[0]
        return [(other, home)] if inward else [(home, other)]

    # --- what is no flow, or says enough by itself ---

    def ordered(self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...]) -> Pair | None:
        """As in "has received an order from Air India for 50 aircraft": who got the order is to deliver."""
        token = self.doc[trigger.i]
        if not trigger.verb or token.lemma_ not in words.TAKING | {"win", "secure"}:
            return None
        if not any(c.dep_ == "obj" and c.lemma_ in supplies.WON for c in token.children):
            return None
        subjects, _, _ = self._subjects(clause, trigger, sides)
        source = next((e for s in subjects for e in self.ids(s)), None)
        target = next((e for s in sides if s.part == "from" for e in self.ids(s)), None)
        if source is None or target is None or not self._firm(source, target):
            return None
        return source, target

    def _firm(self, *ends: str) -> bool:
        return any(self.scene.type_of(e) in FIRMS for e in ends)

    def none(self, clause: Clause, trigger: Trigger) -> bool:
        """As "delivered a letter", "took part", "bought a stake", "go to the polls"."""
        token = self.doc[trigger.i]
        things = [c for c in token.children if c.dep_ in {"obj", "nsubj:pass"}]
        barren = words.NO_GOODS | supplies.STAKES
        if trigger.verb and any(c.lemma_ in barren and not self._of_goods(c) for c in things):
            return True
        after = self.doc[trigger.i + 1 : min(trigger.i + 5, clause.stop)]
        if not trigger.verb and after and after[0].lower_ == "of" and any(t.lemma_ in words.NO_GOODS for t in after):
            return True
        if (
            trigger.verb
            and trigger.kind == "in"
            and any(self.scene.ids(c) for c in things if c.lemma_ not in words.GENERIC and c.pos_ == "PROPN")
        ):
            return token.lemma_ in words.TAKING | {"buy", "purchase"}  # "bought the plant Sibmash"
        sold = token.lemma_ == "sell" and any(c.pos_ == "PROPN" and self._firm(*self.scene.ids(c)) for c in things)
        if sold and any(t.lower_ == "to" for t in self.doc[trigger.i + 1 : clause.stop]):
            return True  # "sold Omega Works to Orion Holdings"
        if trigger.verb and any(c.lemma_ in supplies.STAKES and self._of_firm(c) for c in things):
            return True  # "bought 25 percent of Jadehafen"
        if token.lemma_ == "hand" and not any(t.lower_ == "over" for t in self.doc[trigger.i + 1 : clause.stop]):
            return True
        if trigger.kind == "move":
            subject = next((c for c in token.children if c.dep_ in {"nsubj"}), None)
            return (
                subject is None
                or subject.pos_ == "PRON"
                or bool(self.scene.resolution.at(subject.i))
                or (subject.lemma_ in words.NO_GOODS)
            )
        return False

    def _of_goods(self, token: Token) -> bool:
        """As in "a large part of its raw materials"."""
        return token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ == "of" and token.lemma_ in words.GENERIC

    def _of_firm(self, token: Token) -> bool:
        after = self.doc[token.i + 1 : token.i + 6]
        return any(self.scene.type_of(e) in FIRMS for t in after for e in self.scene.resolution.at(t.i))

    def abroad(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether goods go to no one place, or come from none: "abroad", "worldwide"."""
        if trigger.kind in {"buyer", "seller"}:
            return False
        return any(t.lower_ in words.ABROAD and t.pos_ == "ADV" for t in self.doc[clause.start : clause.stop])

    def plain(self, clause: Clause, trigger: Trigger, sides: tuple[Side, ...]) -> bool:
        """What counts without money and goods: a ranking, a flow that grows, a verb of trade with both ends told."""
        if trigger.kind in {"buyer", "seller"}:
            return True
        lemma = base(self.doc[trigger.i])
        if trigger.verb:
            return lemma in supplies.SURE
        verb = syntax.governor(self.doc[trigger.i])
        if verb is not None and verb.lemma_ in words.SHARE_VERBS:
            return True  # "accounts for 12 percent of Saxony's exports"
        if verb is not None and verb.lemma_ in words.SETTING_UP and any(s.part in {"to", "from"} for s in sides):
            return True
        tokens = self.doc[clause.start : clause.stop]
        return any(
            t.lemma_ in words.GROWTH and t.lemma_ not in {"be", "come"} and t.pos_ in {"VERB", "NOUN"} for t in tokens
        )

    def agreed(self, clause: Clause, trigger: Trigger) -> bool:
        """As "signed a contract for the supply of 40 pumps": still to come."""
        before = self.doc[max(clause.start, trigger.i - 6) : trigger.i]
        return not trigger.verb and any(t.lemma_ in supplies.CONTRACTS for t in before)
