"""The goods of an English clause about trade: the list that its trade word governs."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import syntax
from pipelines.document import Token
from pipelines.english.scene import Scene
from pipelines.languages.en import supplies
from pipelines.languages.en import trade as words
from pipelines.relations.en.trade_clauses import Clause, Trigger, base
from pipelines.relations.en.trade_figures import Figures
from pipelines.relations.en.trade_sides import Side, Sides

MODIFYING = frozenset({"ADJ", "NOUN", "PROPN", "X"})
LONGEST = 4  # words of one item
TIMES = frozenset("year month quarter season week day half".split())
NOT_GOODS = words.GENERIC | words.NO_GOODS | supplies.STAKES | words.ACTORS | words.GROWTH_NOUNS


class Reader:
    """Finds goods in the clauses of one article."""

    def __init__(self, scene: Scene, figures: Figures, triggers: frozenset[int]) -> None:
        self.scene, self.doc, self.figures, self.triggers = scene, scene.tokens, figures, triggers
        self.sided: set[int] = set()
        self.origins: set[int] = set()  # "deliveries of Adyghe cheese"

    def enter(self, sides: tuple[Side, ...], finder: Sides, start: int) -> None:
        """The sides of the sentence that is read: their words are no goods."""
        self.sided = {i for s in sides for i in range(s.start, s.stop)}
        self.origins = {s.start for s in sides if s.part == "goods"}
        for side in sides:
            if side.part in {"to", "from", "by", "with", "bare"}:  # "to the Tashkent utility Shahar Issiqlik"
                self.sided.update(range(finder.left(side, start), side.stop))

    def of(self, clause: Clause) -> tuple[str, ...]:
        """The goods of a clause with a trade word."""
        trigger = clause.trigger
        assert trigger is not None
        if trigger.verb:
            return self._of_verb(clause, trigger)
        return self._of_noun(clause, trigger)

    # --- nouns ---

    def _of_noun(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """As in "flour exports", "exports of flour and oil", "exports to Russia, mainly cars"."""
        if trigger.kind in {"turnover", "partner"}:
            return self.after(clause, trigger, {"in"}) if trigger.kind == "turnover" else ()
        before = self._modifiers(trigger.i, clause.start)
        if before:
            return before
        prepositions = {"of", "for"} if trigger.kind in {"buyer", "seller"} else {"of"}
        found = self.after(clause, trigger, prepositions) or self.chiefly(clause, trigger.i + 1)
        return found or self.predicated(clause, trigger)

    def _modifiers(self, at: int, start: int) -> tuple[str, ...]:
        """The goods right before a noun: "flour exports", "coal and steel exports"."""
        i = at
        while i > start and self._part_of_item(self.doc[i - 1]) and not self._rank(self.doc[i - 1]):
            i -= 1
        while i < at and self.doc[i].pos_ == "ADJ" and self._plain_adjective(self.doc[i]):
            i += 1
        words_ = tuple(t for t in self.doc[i:at] if t.pos_ != "PROPN" or t.is_sent_start or not t.text.istitle())
        if not words_ or all(t.pos_ == "ADJ" and t.lower_ not in words.GOODS_ADJECTIVES for t in words_):
            return ()
        if words_[-1].lemma_ in words.GENERIC | words.NO_MODIFIERS:
            return ()
        return tuple(self._item(words_))

    def _plain_adjective(self, token: Token) -> bool:
        return token.lower_ in words.NO_MODIFIERS or token.lemma_ in words.NO_MODIFIERS

    def _rank(self, token: Token) -> bool:
        return token.lower_ in words.NO_MODIFIERS or token.lemma_ in words.NO_MODIFIERS

    def after(self, clause: Clause, trigger: Trigger, prepositions: set[str]) -> tuple[str, ...]:
        """As "exports to China of flour", "imports of steel"."""
        for i in range(trigger.i + 1, clause.stop - 1):
            token = self.doc[i]
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"acl", "amod"}:
                return ()
            after = self.doc[i + 1]
            strange = self._foreign(after) and after.pos_ != "ADJ" and after.i not in self.origins
            if token.lower_ in prepositions and not strange:
                found = self.listed(i + 1, clause.stop)
                if found:
                    return found
        return ()

    def chiefly(self, clause: Clause, start: int) -> tuple[str, ...]:
        """As ", chiefly soya", "– tractors, milk powder, timber –", "included milk and meat", "(mostly coal)"."""
        for i in range(start, clause.stop - 1):
            token = self.doc[i]
            opened = (
                token.lower_ in words.CHIEFLY
                or token.lower_ in {"including"}
                or (token.lower_ == "as" and self.doc[i - 1].lower_ == "such")
            )
            opened = opened or (token.lemma_ in words.LISTING and token.pos_ == "VERB")
            opened = opened or (token.lower_ == "by" and self.doc[i - 1].lower_ in words.LED)
            opened = opened or (token.lower_ == "with" and self._leading(i + 1, clause.stop))
            if opened or (token.text in {"–", "—", "--"} and i <= start + 6):
                found = self.listed(i + 1, clause.stop)
                if found:
                    return found
        return ()

    def _leading(self, start: int, stop: int) -> bool:
        """As in "with ferrochrome and seafood leading the basket"."""
        verb = next((t for t in self.doc[start : min(start + 8, stop)] if t.lower_.endswith("ing")), None)
        return verb is not None and verb.lower_ in words.LEADING

    def predicated(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """As in "The main exports are cocoa and gold", "Cars accounted for €3.1bn of Bavarian deliveries"."""
        token = self.doc[trigger.i]
        before = self.doc[max(clause.start, trigger.i - 4) : trigger.i]
        after = next((t for t in self.doc[trigger.i + 1 : clause.stop] if t.pos_ in {"VERB", "AUX"}), None)
        if after is not None and after.lemma_ in {"be", "remain"} and any(t.lower_ in words.RANKS for t in before):
            return self.listed(after.i + 1, clause.stop, first=True)
        verb = next((t for t in reversed(self.doc[clause.start : trigger.i]) if t.pos_ in {"VERB", "AUX"}), None)
        if verb is None or verb.lemma_ not in words.SHARE_VERBS or token.dep_.startswith("nsubj"):
            return ()
        return self.listed(clause.start, verb.i)

    # --- verbs ---

    def _of_verb(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        if trigger.kind == "pay":
            return self.after(clause, trigger, {"for"})
        passive = self.passive(trigger)
        if passive or trigger.kind == "move":
            return self._subject(clause, trigger) or self.chiefly(clause, trigger.i + 1)
        for i in range(trigger.i + 1, clause.stop):
            token = self.doc[i]
            if token.lower_ == "with" and base(self.doc[trigger.i]) in words.PROVIDE_VERBS:
                return self.listed(i + 1, clause.stop)
        found = self.listed(trigger.i + 1, clause.stop, first=True)
        if found:
            return found
        return self._relative(clause, trigger) or self.chiefly(clause, trigger.i + 1)

    def passive(self, trigger: Trigger) -> bool:
        token = self.doc[trigger.i]
        if any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in token.children):
            return True
        if syntax.feature(token, "VerbForm") != "Part" or syntax.feature(token, "Tense") != "Past":
            return False
        if any(c.dep_ in {"nsubj", "obj"} or c.lemma_ == "have" for c in token.children if c.dep_ != "mark"):
            return False
        return token.dep_ in {"acl", "advcl", "xcomp", "conj", "ccomp"}

    def _subject(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """As "Mongolian meat goes to …", "Fertilisers were imported", "leather worth N18.5 billion was exported"."""
        token = self.doc[trigger.i]
        subject = next((c for c in token.children if c.dep_ in {"nsubj:pass", "nsubj"} and c.i < trigger.i), None)
        if subject is not None and subject.lower_ in {"which", "that"}:
            return self._relative(clause, trigger)
        start = clause.start
        if subject is not None and start <= subject.i:
            start = (
                min(t.i for t in subject.subtree) if subject.i - min(t.i for t in subject.subtree) < 12 else subject.i
            )
            start = max(start, clause.start)
        return self.listed(start, trigger.i)

    def _relative(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """As "avocados, which Kenya has been shipping": the noun before the comma."""
        for i in range(max(clause.start - 1, self.doc[trigger.i].sent.start), trigger.i):
            if self.doc[i].lower_ in {"which", "that"} and i > 0:
                at = i - (2 if self.doc[i - 1].text == "," else 1)
                if at >= 0 and not self._foreign(self.doc[at]) and self.doc[at].pos_ in {"NOUN", "PROPN"}:
                    start = at
                    while start > 0 and self._part_of_item(self.doc[start - 1]):
                        start -= 1
                    return self.listed(start, at + 1)
        return ()

    # --- lists ---

    def listed(self, start: int, stop: int, first: bool = False) -> tuple[str, ...]:
        """The first list of goods in a stretch; places, figures and measures are passed over.

        `first`: the list must not stand after a preposition of its own ("sells to firms").
        """
        i = start
        while i < stop:
            token = self.doc[i]
            if first and token.pos_ == "ADP" and (token.lower_ == "up" or self.doc[min(i + 1, stop - 1)].pos_ == "NUM"):
                i += 1  # "up to 60,000 tonnes of tomatoes"
                continue
            inside = token.lower_ in {"of", "over", "than"} or (token.lower_ == "in" and self._measured(i))
            if first and token.pos_ == "ADP" and not inside:
                if token.lower_ not in {"from", "to", "in", "with", "for", "between", "by", "at", "since", "during"}:
                    return ()
                i = self._over(i + 1, stop)
                continue
            if first and i > start and token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
                return ()
            if first and i > start and token.text in {",", "("}:
                return ()
            if self._starts_item(token):
                items, end = self._list(i, stop)
                if items:
                    return items
                i = max(end, i + 1)
                continue
            i += 1
        return ()

    def _over(self, i: int, stop: int) -> int:
        """The end of a prepositional phrase that names a party or a time."""
        while i < stop and (
            self.doc[i].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"} or self._foreign(self.doc[i])
        ):
            i += 1
        return i

    def _measured(self, i: int) -> bool:
        return i > 0 and (self.doc[i - 1].lemma_ in words.MEASURES or self.figures.covers(self.doc[i - 1].idx))

    def _list(self, i: int, stop: int) -> tuple[tuple[str, ...], int]:
        items: list[str] = []
        while i < stop:
            while (
                i < stop
                and (self.doc[i].pos_ in {"DET", "NUM"} or self._foreign(self.doc[i]))
                and self.doc[i].text != ","
            ):
                i += 1
            end = i
            while end < stop and end - i < 6 and self._part_of_item(self.doc[end]):
                end += 1
            if end == i:
                break
            phrase = self.doc[i:end]
            if phrase[-1].lemma_.casefold() in words.MEASURES and end < stop - 1 and self.doc[end].lower_ == "of":
                i = end + 1
                continue
            items.extend(self._item(phrase))
            i = end
            link = i
            while link < stop and (
                self.doc[link].text in {",", "&"}
                or self.doc[link].lower_ in {"and", "or"}
                or self.doc[link].lower_ in {"well", "as", "also"}
            ):
                link += 1
            if link == i or link >= stop:
                break
            if not self._starts_item(self.doc[link]) or self._clause_after(link, stop):
                break
            i = link
        return tuple(dict.fromkeys(items)), i

    def _clause_after(self, i: int, stop: int) -> bool:
        """Whether a new clause begins: ", exports rose"."""
        if not any(syntax.feature(t, "VerbForm") == "Fin" for t in self.doc[self.doc[i].sent.start : i]):
            return False  # "Plastics and furniture were among the goods exported": the subject goes on
        end = i
        while end < stop and self._part_of_item(self.doc[end]):
            end += 1
        if end >= len(self.doc) or self.doc[end].head.i == self.doc[i].i:
            return False
        return syntax.feature(self.doc[end], "VerbForm") == "Fin"

    def _item(self, phrase: tuple[Token, ...]) -> Iterator[str]:
        """One item's words as they stand, a capital that only the sentence gave taken off."""
        plain = [t for t in phrase if not self._skipped(t)]
        if plain and phrase[-1].lemma_.casefold() in words.WARES and phrase[-1] not in plain:
            plain.append(phrase[-1])  # "dairy products"
        tokens = plain[-LONGEST:]
        plain_first = tokens and (tokens[0].text.islower() or tokens[0].is_sent_start)
        if len(tokens) > 1 and plain_first and tokens[-1].lemma_.casefold() in words.WARES:
            yield _small("".join(t.text + (" " if t.whitespace_ else "") for t in tokens).strip(), tokens[0])
            return
        while tokens and tokens[0].text == "-":
            tokens = tokens[1:]
        parts = len(tokens) > 1 and tokens[-1].lower_ in {"parts", "units", "sets"}  # "aircraft parts"
        if not tokens or (tokens[-1].lemma_.casefold() in NOT_GOODS and not parts):
            return
        if all(t.pos_ == "PROPN" and t.text.istitle() and not t.is_sent_start for t in tokens):
            return  # a name that nobody knows
        if tokens[-1].pos_ == "ADJ" and len(tokens) == 1 and not self._noun_like(tokens[0]):
            return
        yield _small("".join(t.text + (" " if t.whitespace_ else "") for t in tokens).strip(), tokens[0])

    def _noun_like(self, token: Token) -> bool:
        """Whether an adjective stands for goods, or was a noun: "chiefly soya."."""
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        return token.lower_ in words.GOODS_ADJECTIVES or (after is not None and after.text in {".", ";"})

    def _skipped(self, token: Token) -> bool:
        return token.lower_ in words.NO_MODIFIERS or token.pos_ in {"NUM", "DET"}

    def _starts_item(self, token: Token) -> bool:
        return self._part_of_item(token) and token.text != "-"

    def _part_of_item(self, token: Token) -> bool:
        if token.text == "-":
            return not self._foreign(token)
        if token.lower_ in {"worth", "valued"} or token.lemma_ in TIMES:
            return False
        if token.pos_ in {"ADP", "ADV"} and token.dep_ in {"nmod", "obj", "nsubj"}:
            return not self._foreign(token)  # "bottles of brandy", taken for a preposition
        wobbly = token.pos_ == "VERB" and (token.dep_ in {"amod", "compound", "obj"} or self._noun(token))
        return (token.pos_ in MODIFYING or wobbly) and not self._foreign(token)

    def _noun(self, token: Token) -> bool:
        """Whether a word was taken for a verb: "to supply cathodes", ", rapeseed oil and flour"."""
        if token.i == 0 or token.lower_.endswith(("ed", "ing")) or token.i + 1 >= len(self.doc):
            return False
        before, after = self.doc[token.i - 1], self.doc[token.i + 1]
        if before.i in self.triggers and before.pos_ != "VERB":
            return True
        listed = (before.text == "," or before.lower_ == "and") and token.lemma_ == token.lower_
        return listed and after.pos_ == "NOUN"

    def _foreign(self, token: Token) -> bool:
        """Whether a word is no part of goods: a party, a figure, a trade word, a pronoun."""
        return (
            token.i in self.sided
            or token.i in self.triggers
            or token.i in self.scene.named
            or token.i in self.scene.titled
            or bool(self.scene.resolution.at(token.i))
            or self.figures.covers(token.idx)
            or token.pos_ == "PRON"
            or token.lemma_ in words.KINDS
        )


def _small(text: str, first: Token) -> str:
    """Without the capital that only the sentence's beginning gave."""
    opens = first.is_sent_start and not first.text[1:2].isupper() and first.pos_ != "PROPN"
    return text[:1].lower() + text[1:] if opens else text
