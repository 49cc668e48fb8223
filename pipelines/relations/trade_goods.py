"""The goods of a clause about trade: the list that its trade word governs."""

from __future__ import annotations

from pipelines import goods
from pipelines.document import Token
from pipelines.languages.ru import trade as words
from pipelines.mentions.phrases import case_of
from pipelines.relations.trade_clauses import Clause, Trigger
from pipelines.relations.trade_figures import Figures
from pipelines.relations.trade_sides import FEMININE, agreeing, people
from pipelines.scene import Scene
from pipelines.types import PLACES


class Reader:
    """Finds goods in the clauses of one article."""

    def __init__(self, scene: Scene, figures: Figures) -> None:
        self.doc, self.resolution, self.figures = scene.tokens, scene.resolution, figures
        self.titled = scene.titled
        self.named = {i for m in self.resolution.mentions for i in range(*m.tokens)}

    def foreign(self, token: Token) -> bool:
        """Whether a word is no part of goods: a name, a place's adjective, a post, a figure."""
        if token.lemma_ in words.GOODS_WORDS:
            return False
        return (
            token.i in self.named
            or bool(self.resolution.at(token.i))
            or self.figures.covers(token.idx)
            or token.pos_ == "PRON"
            or token.like_num
            or token.lemma_ in words.PRONOUNS
            or token.lemma_ in {"который", "это"}
            or token.i in self.titled
            or bool(people(self.resolution, token))
        )

    def of(self, clause: Clause, sentence: int) -> tuple[str, ...]:
        """The goods of a clause; from `sentence`, its sentence's first token, goods before «которые» are looked for."""
        trigger = clause.trigger
        if trigger is None:
            return self.listed(clause.start, clause.stop)
        relative = self._before_relative(clause, trigger, sentence)
        if relative:
            return relative
        if self.doc[trigger.i].lemma_ in words.TRADE_VERBS:  # «торгуют продуктами питания»
            return self._instrumental(clause, trigger)
        if trigger.verb or trigger.kind in {"move", "reverse"}:
            return self._of_verb(clause, trigger)
        return self._of_noun(clause, trigger)

    def _of_noun(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """«отгрузки льняных тканей», «товарооборот продовольственными товарами», «основой экспорта стали …»."""
        cases = goods.GENITIVE
        if trigger.kind == "turnover" and not self._of_a_kind(trigger.i + 1, clause.stop):
            cases = goods.INSTRUMENTAL
        if trigger.i + 1 < clause.stop:
            found = goods.listing(self.doc, trigger.i + 1, clause.stop, cases, self.foreign)
            if found is not None and not self._place_at(found.start):
                return found.items
        for i in range(trigger.i + 1, clause.stop):
            token = self.doc[i]
            if token.lemma_ in words.LIST_VERBS and i + 1 < clause.stop and token.pos_ in {"VERB", "AUX"}:
                found = goods.listing(self.doc, i + 1, clause.stop, goods.DIRECT, self.foreign)
                return found.items if found is not None else ()
        return self._after_place(clause, trigger) if trigger.kind != "turnover" else self._instrumental(clause, trigger)

    def _of_a_kind(self, start: int, stop: int) -> bool:
        """«товарооборот продовольственных товаров», where a genitive is of goods and not of those who trade."""
        after = next((t for t in self.doc[start:stop] if t.pos_ != "ADJ"), None)
        return after is not None and after.lemma_ in words.KINDS_OF_GOODS and case_of(after) == "Gen"

    def _instrumental(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """«товарооборот области с Беларусью продовольственными товарами»."""
        for i in range(trigger.i + 1, min(trigger.i + 8, clause.stop)):
            token = self.doc[i]
            if (
                case_of(token) == "Ins"
                and token.pos_ in {"ADJ", "NOUN"}
                and not self.foreign(token)
                and self.doc[i - 1].pos_ != "ADP"
            ):
                found = goods.listing(self.doc, i, clause.stop, goods.INSTRUMENTAL, self.foreign)
                return found.items if found is not None else ()
        return ()

    def _after_place(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """«импорт из Китая станков и электроники»."""
        for i in range(trigger.i + 1, min(trigger.i + 8, clause.stop)):
            if self._place_at(i) and i + 1 < clause.stop and not self._place_at(i + 1):
                if case_of(self.doc[i + 1]) != "Gen":
                    return ()
                found = goods.listing(self.doc, i + 1, clause.stop, goods.GENITIVE, self.foreign)
                return found.items if found is not None else ()
        return ()

    def _of_verb(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        quoted = (i for i in range(trigger.i + 1, clause.stop) if self.doc[i].text in {"«", "»"})
        end = next(quoted, clause.stop)
        after = self._scan(trigger.i + 1, end if end < clause.stop and self.doc[end].text == "»" else clause.stop)
        if after:
            return after
        colons = [i for i in range(clause.start, trigger.i) if self.doc[i].text == ":"]
        return self._scan(colons[-1] + 1 if colons else clause.start, trigger.i) or ()

    def listed(self, start: int, stop: int) -> tuple[str, ...]:
        """The first list of goods in a stretch of tokens."""
        return self._scan(start, stop, through=True) or ()

    def _scan(self, start: int, stop: int, through: bool = False) -> tuple[str, ...] | None:
        """The first list in a stretch, prepositional phrases, places and figures passed over; None if there is none.

        A list of general words («продукции») ends the search, unless `through`.
        """
        measured = next((i for i in range(start, stop - 1) if self.doc[i].lemma_ in words.MEASURES), None)
        if measured is not None:  # «1,3 млн тонн зерна»
            found = goods.listing(self.doc, measured + 1, stop, goods.GENITIVE, self.foreign)
            if found is not None:
                return found.items
        part = next((i for i in range(start, stop - 1) if self.doc[i].lemma_ in words.PARTS), None)
        if part is not None:  # «часть свёклы», «партию станков»
            found = goods.listing(self.doc, part + 1, stop, goods.GENITIVE, self.foreign)
            if found is not None and found.items:
                return found.items
        i = start
        while i < stop:
            token = self.doc[i]
            if token.pos_ == "ADP":
                i = self._past_phrase(i, stop)
                continue
            if token.is_punct and token.text in {"(", "—", "–"}:
                i += 1
                continue
            case = case_of(token)
            if token.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "ADV", "X"} and not (
                self.foreign(token) and token.pos_ in {"NOUN", "PROPN"}
            ):
                found = self._list_at(i, stop, case) if case in {"Gen", "Nom", "Acc", ""} else None
                if found is not None and not self._person(found.start, found.end):
                    if found.items or not through:
                        return found.items
                    i = found.end
                    continue
            i += 1
        return None

    def _list_at(self, i: int, stop: int, case: str) -> goods.Listing | None:
        """The list that begins here; before «на 5,2 млрд рублей» a genitive goes first: «продал муки и масла на …»."""
        genitive = goods.listing(self.doc, i, stop, goods.GENITIVE, self.foreign)
        if (
            genitive is not None
            and genitive.end + 1 < stop
            and self.doc[genitive.end].text == "на"
            and self.figures.covers(self.doc[genitive.end + 1].idx)
        ):
            return genitive
        direct = goods.listing(self.doc, i, stop, goods.DIRECT, self.foreign)
        if genitive is None or direct is None:
            return genitive or direct
        longer = genitive if genitive.end > direct.end else direct if direct.end > genitive.end else None
        return longer or (genitive if case == "Gen" else direct)

    def _past_phrase(self, i: int, stop: int) -> int:
        """Past a preposition, its noun and the noun's genitives."""
        i += 1
        while i < stop and (
            self.doc[i].pos_ not in {"NOUN", "PROPN", "VERB", "PUNCT", "PRON"} and self.doc[i].pos_ != "SYM"
        ):
            if self.doc[i].lower_.endswith(FEMININE) and self.doc[i].text[:1].isupper() and not agreeing(self.doc[i]):
                return i + 1  # «у Смоленской»: the adjective alone
            i += 1
        i += 1
        while i < stop and self.doc[i].pos_ in {"NOUN", "PROPN", "ADJ"} and (self.foreign(self.doc[i])):
            i += 1
        return i

    def _person(self, start: int, end: int) -> bool:
        return any(
            self.doc[i].morph.get("Animacy", []) == ["Anim"]
            and self.doc[i].pos_ == "NOUN"
            and case_of(self.doc[i]) == "Nom"
            and i == start
            for i in range(start, end)
        )

    def _before_relative(self, clause: Clause, trigger: Trigger, sentence: int) -> tuple[str, ...]:
        """«Две трети — это рыба и концентрат, которые мы отгружаем соседям»."""
        which = next((i for i in range(clause.start, trigger.i) if self.doc[i].lemma_ == "который"), None)
        if which is None or which < 2 or self.doc[which].morph.get("Case", []) not in (["Acc"], ["Nom"]):
            return ()
        for i in range(sentence, which - 1):
            if self.foreign(self.doc[i]):
                continue
            found = goods.listing(self.doc, i, which - 1, goods.DIRECT, self.foreign)
            if found is not None and found.end == which - 1:
                return found.items
        return ()

    def _place_at(self, i: int) -> bool:
        return (
            any(self.resolution.type_of(e) in PLACES for e in self.resolution.at(i))
            and self.doc[i].lemma_ not in words.GOODS_WORDS
            and self.doc[i].pos_ != "ADJ"
        )
