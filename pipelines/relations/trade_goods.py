"""The goods of a clause about trade: the list that its trade word governs."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines import goods
from pipelines.document import Token
from pipelines.engines.inflection import is_adjective
from pipelines.languages.ru import trade as words
from pipelines.languages.ru.goods import UNITS
from pipelines.mentions.phrases import case_of
from pipelines.relations.trade_clauses import Clause, Trigger
from pipelines.relations.trade_figures import Figures
from pipelines.relations.trade_sides import FEMININE, agreeing, people
from pipelines.scene import Scene
from pipelines.types import PLACES

FREE = frozenset({"Nom", "Acc", "Gen", "Loc", ""})  # cases of goods without a preposition; a locative is a mistake


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
        share = self._of_share(clause, trigger) if trigger.kind != "turnover" else ()
        if share:
            return share
        for i in range(trigger.i + 1, clause.stop - 1):
            token = self.doc[i]
            if token.lemma_ in words.LIST_VERBS and token.pos_ in {"VERB", "AUX"}:
                found = goods.listing(self.doc, i + 1, clause.stop, goods.DIRECT, self.foreign)
                return found.items if found is not None else ()
            if trigger.kind != "turnover" and (items := self._predicated(trigger, i, clause.stop)):
                return items
        if trigger.kind == "turnover":
            return self._instrumental(clause, trigger)
        return self._after_place(clause, trigger) or self._led_by(clause, trigger)

    def _predicated(self, trigger: Trigger, i: int, stop: int) -> tuple[str, ...]:
        """«экспорт состоит из зерна», «представлен станками», «40% поставок приходится на уголь», «импорта — шины»."""
        token = self.doc[i]
        if token.lemma_ == "счет" and self.doc[i - 1].lower_ == "за":  # «вырос за счёт поставок зерна»
            at = i + 2 if self.doc[i + 1].lemma_ in words.OUT_NOUNS | words.IN_NOUNS else i + 1
            found = goods.listing(self.doc, at, stop, goods.GENITIVE, self.foreign)
            return found.items if found is not None else ()
        if token.lower_ == "включая":
            found = goods.listing(self.doc, i + 1, stop, goods.DIRECT, self.foreign)
            return found.items if found is not None else ()
        governed = words.MADE_UP.get(token.lemma_)
        if governed is not None and token.pos_ in {"VERB", "ADJ", "AUX"}:
            under, case = governed
            near = range(i, min(i + 4, stop - 1))
            led = next((k for k in near if not under or self.doc[k].lower_ == under), stop)
            found = goods.listing(self.doc, led + 1, stop, frozenset({case}), self.foreign)
            return found.items if found is not None else ()
        if token.text not in {"—", "–", ":"} or any(t.pos_ == "VERB" for t in self.doc[trigger.i + 1 : i]):
            return ()
        found = goods.listing(self.doc, i + 1, stop, goods.DIRECT, self.foreign)
        if found is None:
            return ()
        listed = len(found.items) > 1 or case_of(self.doc[trigger.i]) in {"Gen", "Loc"}
        return found.items if listed else ()

    def _of_share(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """«доля продовольствия в экспорте», «на долю удобрений пришлось 60% экспорта»."""
        for i in range(clause.start, trigger.i):
            if self.doc[i].lemma_ in words.SHARE:
                found = goods.listing(self.doc, i + 1, clause.stop, goods.GENITIVE, self.foreign)
                return found.items if found is not None else ()
        return ()

    def _led_by(self, clause: Clause, trigger: Trigger) -> tuple[str, ...]:
        """«Сыры и мебель составляют основу экспорта», «мясо лидирует в структуре экспорта»: the list comes first."""
        verb = next((i for i in range(clause.start, trigger.i) if self.doc[i].lemma_ in words.LEADING), None)
        if verb is None or self.doc[verb].pos_ not in {"VERB", "AUX"}:
            return ()
        between = self.doc[verb + 1 : trigger.i]
        if not any(t.lemma_ in words.STRUCTURE for t in between):
            return ()
        for i in range(clause.start, verb):
            found = goods.listing(self.doc, i, verb, goods.DIRECT, self.foreign)
            if found is not None and found.items:
                return found.items if found.end == verb else ()
        return ()

    def _of_a_kind(self, start: int, stop: int) -> bool:
        """«товарооборот продовольственных товаров», where a genitive is of goods and not of those who trade."""
        after = next((t for t in self.doc[start:stop] if t.pos_ not in {"ADJ", "DET"}), None)
        if after is None or case_of(after) != "Gen" or self.foreign(after):
            return False
        return after.lemma_ in words.KINDS_OF_GOODS or (after.pos_ == "NOUN" and not self._trades(after))

    def _trades(self, noun: Token) -> bool:
        """Whether a noun after «товарооборот» is of those who trade, or of the time: «товарооборот сторон»."""
        known = words.TURNOVER | words.ACTORS | words.BOTH | words.NOWHERE | words.FIRMS | words.SPANS
        return noun.lemma_ in known or noun.morph.get("Animacy", []) == ["Anim"]

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
        """«импорт из Китая станков и электроники», «поставку в Омскую область в 2025 году 30 троллейбусов»."""
        i = trigger.i + 1
        while i < min(trigger.i + 16, clause.stop - 1):
            token = self.doc[i]
            if token.pos_ in {"VERB", "AUX"} or token.is_punct:
                return ()
            if token.pos_ == "ADP":
                i = self._past_phrase(i, clause.stop)
                while i < clause.stop - 1 and (self.foreign(self.doc[i]) and self.doc[i].pos_ != "ADJ"):
                    i += 1
                continue
            if self.foreign(self.doc[i - 1]) and not self._place_at(i):
                found = goods.listing(self.doc, i, clause.stop, goods.GENITIVE, self.foreign)
                if found is not None:
                    return found.items
            i += 1
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

    def told_at(self, start: int, stop: int) -> int | None:
        """Where the goods begin in a sentence that only tells them."""
        head = self.doc[start : min(start + 6, stop)]
        this = next((t.i for t in head[:4] if t.lower_ == "это"), None)
        if this is not None:
            return this + 1
        if head[0].lemma_ in words.PREVAILING:  # «Лидируют метанол и кедровый орех»
            return start + 1
        if not (any(t.lemma_ in words.POSITIONS for t in head) or _among_them(head)):
            return None
        leads = (t for t in self.doc[start:stop] if t.text in {"—", "–", ":"} or t.lemma_ in words.LIST_VERBS)
        return next((t.i + 1 for t in leads if t.i > start), None)

    def _scan(self, start: int, stop: int, through: bool = False) -> tuple[str, ...] | None:
        """The first list in a stretch, prepositional phrases, places and figures passed over; None if there is none.

        A list of general words («продукции») ends the search, unless `through`.
        """
        counted = [i for i in range(start, stop - 1) if self.doc[i].lemma_ in UNITS and self._many(i, start)]
        for i in counted[:1]:  # «1,3 млн тонн зерна»
            found = goods.listing(self.doc, i + 1, stop, goods.GENITIVE, self.foreign)
            if found is not None:
                return found.items
        part = next((i for i in range(start, stop - 1) if self.doc[i].lemma_ in words.PARTS), None)
        if part is not None and (items := self.of_lot(part, stop)):
            return items
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
                doubted = token.pos_ == "ADJ" and not is_adjective(token.text)  # «полипропилен» taken for an adjective
                found = self._list_at(i, stop, case) if case in FREE or doubted else None
                if found is not None and not self._person(found.start, found.end):
                    if found.items or not through:
                        return found.items
                    i = found.end
                    continue
            i += 1
        return None

    def of_lot(self, part: int, stop: int) -> tuple[str, ...]:
        """«часть свёклы», «партию станков», «партию из 20 погрузчиков»."""
        of = part + 1
        while of < stop - 1 and (self.doc[of].lower_ == "из" or self.doc[of].like_num or self.doc[of].pos_ == "NUM"):
            of += 1
        found = goods.listing(self.doc, of, stop, goods.GENITIVE, self.foreign)
        return found.items if found is not None else ()

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
        return longer or (genitive if case == "Gen" and self._partitive(i, genitive.end) else direct)

    def _partitive(self, i: int, end: int) -> bool:
        """Whether goods stand in the genitive: counted, or for a sum: «муки край отгрузил на 640 млн»; not «ткани»."""
        sums = (k for k in range(end, self.doc[i].sent.end - 1) if self.doc[k].text == "на")
        counted = i > 0 and (self.doc[i - 1].like_num or self.doc[i - 1].pos_ == "NUM")
        return counted or any(self.figures.covers(self.doc[k + 1].idx) for k in sums)

    def _many(self, i: int, start: int) -> bool:
        """Whether a unit stands with a number and is the last: «40 тыс. кубометров»."""
        if self.doc[i + 1].lemma_ in UNITS or self.doc[i + 1].text == ".":
            return False
        before = self.doc[max(start, i - 3, 0) : i]
        return self.doc[i].lemma_ in words.MEASURES or any(t.like_num or t.pos_ == "NUM" for t in before)

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


def _among_them(head: Sequence[Token]) -> bool:
    """«Среди них — …», «В их числе …»."""
    said = " ".join(t.lower_ for t in head[:3])
    return said.startswith(("среди них", "в их числе", "в том числе", "из них"))
