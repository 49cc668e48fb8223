"""The firms and places around a word for a delivery or purchase, and which of them gives and which receives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from pipelines import syntax
from pipelines.engines.inflection import noun_form
from pipelines.languages.ru import supplies as words
from pipelines.languages.ru import trade
from pipelines.languages.ru.organisations import kind_of
from pipelines.mentions.phrases import case_of, number_of
from pipelines.relations.capital import FIRMS, Cast
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Mention

# either: a genitive that may be a dative as well («сети»); where: «в Китае»; agent: «поставлено заводом».
Role = Literal["subject", "receiver", "agent", "owner", "either", "from", "to", "with", "object", "where"]
Kind = Literal["out", "provide", "in", "move"]

ANYONE = FIRMS | PLACES
QUOTES = frozenset({"«", "»", '"', "“", "”", "„"})
SMALL = frozenset({"ADJ", "DET", "NUM", "PART"})
DATIVE = frozenset({"Dat"})
PREPOSITIONS: dict[str, Role] = {"у": "from", "от": "from", "из": "from", "для": "to"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A firm or place in a clause: tokens `start` to `stop`, and the part that preposition and case give it."""

    id: str
    head: Token
    start: int
    stop: int
    role: Role | None
    firm: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word for a delivery: whose hand goods leave or reach, and whether it is a verb, a passive one."""

    token: Token
    kind: Kind
    verb: bool
    passive: bool


def trigger_of(token: Token) -> Trigger | None:
    """What a word says of a delivery, if anything."""
    lemma = token.lemma_
    if syntax.is_verbal(token):
        passive = syntax.is_passive(token) or token.text.casefold().endswith(("ся", "сь"))
        kind: Kind | None = (
            "out"
            if lemma in words.OUT_VERBS
            else "provide"
            if lemma in words.PROVIDE_VERBS
            else "in"
            if lemma in words.IN_VERBS
            else "move"
            if lemma in words.MOVE_VERBS
            else None
        )
        return Trigger(token, kind, True, passive and kind != "move") if kind is not None else None
    if token.pos_ in {"NOUN", "PROPN"} and lemma in words.NOUNS:
        return Trigger(token, "in" if lemma in words.IN_NOUNS else "out", False, False)
    return None


class Ends:
    """Finds both ends of deliveries in one article."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene, self.doc, self.cast = scene, scene.doc, cast
        self.names: dict[int, Mention] = {}
        for mention in scene.resolution.mentions:
            if mention.kind == "name" and mention.type in BODIES | PLACES:
                old = self.names.get(mention.tokens[0])
                if old is None or old.tokens[1] < mention.tokens[1]:
                    self.names[mention.tokens[0]] = mention

    # --- phrases ---

    def phrases(self, trigger: Token, start: int, stop: int) -> list[Phrase]:
        """The firms and places of a stretch, from left to right."""
        found: list[Phrase] = []
        i = start
        while i < stop:
            mention = self.names.get(i)
            if mention is not None and mention.tokens[1] <= stop:
                end, head = mention.tokens[1], self.doc[mention.head]
                ids = self.scene.of_types(self.scene.resolution.at(mention.head), ANYONE)
            else:
                end, head = i + 1, self.doc[i]
                ids = self._unnamed(head)
            if ids and head.i != trigger.i:
                firm = self.scene.type_of(ids[0]) in FIRMS
                if firm or not self._seat(found, i):
                    role = self._role(trigger, i, head, found)
                    found.extend(Phrase(e, head, i, end, role, firm) for e in ids)
            i = end
        return found

    def _unnamed(self, token: Token) -> tuple[str, ...]:
        if token.pos_ not in {"NOUN", "PROPN", "PRON", "DET"} or token.lemma_ in words.WE:
            return ()
        if number_of(token) == "Plur" and token.lemma_ in trade.GOODS_WORDS | {"который"}:
            return ()
        return self.cast.ids(token, ANYONE)[:1]

    def _seat(self, found: list[Phrase], i: int) -> bool:
        """«агрохолдинг «Ирмень» из Ордынского района»: only where the firm is."""
        before = i - 1
        while before >= 0 and self.doc[before].pos_ in SMALL:
            before -= 1
        if before < 1 or self.doc[before].text.casefold() not in {"из", "в", "на", "под"} or not found:
            return False
        located = case_of(self.doc[i]) in {"Gen", "Loc", "Ins"} or self.doc[before].text.casefold() == "из"
        return located and found[-1].firm and 0 <= before - found[-1].stop <= 1 and self.doc[before - 1].text != ","

    def _role(self, trigger: Token, start: int, head: Token, found: list[Phrase]) -> Role | None:
        k = start - 1
        while k >= head.sent.start and (self.doc[k].pos_ in SMALL or self.doc[k].text in QUOTES):
            k -= 1
        before = self.doc[k] if k >= head.sent.start else None
        case = self._case(start, head)
        listed = (
            before is not None
            and before.text.casefold() in {",", "и"}
            and bool(found)
            and 0 <= k - found[-1].stop <= 1
            and (case in {"", "Nom", "Acc"} or found[-1].role in {"from", "to", "with"})
        )
        if listed:
            return found[-1].role  # «получают завод «А» и тульская «Б»»
        if before is not None and before.pos_ == "ADP":
            return self._under(before.text.casefold(), case)
        if case == "Gen":
            owned = before is not None and before.i == trigger.i and trigger.pos_ == "NOUN"
            if not owned and before is not None and before.pos_ == "NOUN" and not self._dative(start, head):
                return None
            return "either" if self._dative(start, head) else "owner" if owned else None
        plain: dict[str, Role] = {"Nom": "subject", "": "subject", "Dat": "receiver", "Ins": "agent", "Acc": "object"}
        return plain.get(case)

    def _under(self, preposition: str, case: str) -> Role | None:
        word = syntax.SPELLINGS.get(preposition, preposition)
        if word in {"в", "на"}:
            return "where" if case == "Loc" else "to"
        if word == "с":
            return "from" if case == "Gen" else "with"
        return PREPOSITIONS.get(word)

    def _case(self, start: int, head: Token) -> str:
        """The case of a phrase; a bare name in quotes has that of the adjective or noun before it."""
        quoted = (start > 0 and self.doc[start - 1].text in QUOTES) or self.doc[start].text in QUOTES
        if not quoted or head.text[:1].islower():
            return case_of(head)
        k = start - 1
        while k > 0 and self.doc[k].text in QUOTES:
            k -= 1
        before = self.doc[k]
        kind = before.pos_ == "ADJ" or (before.pos_ == "NOUN" and kind_of(before.lemma_) is not None)
        if kind and before.sent == head.sent and case_of(before) and before.i < start:
            return case_of(before)
        return "Nom" if head.dep_.startswith("nsubj") else case_of(head)

    def _dative(self, start: int, head: Token) -> bool:
        """Whether what is taken for a genitive may be a dative: «поставит вологодской сети», «компании»."""
        if head.text[:1].islower():
            return noun_form(head.text, DATIVE) is not None and number_of(head) == "Sing"
        return self.doc[start - 1].pos_ == "ADJ" or (start > 1 and self.doc[start - 2].pos_ == "ADJ")

    # --- who gives, who receives ---

    def told(self, trigger: Trigger, phrases: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
        """Who gives and who receives, as far as the clause says it."""
        by: dict[Role, list[Phrase]] = {}
        for each in phrases:
            if each.role is not None:
                by.setdefault(each.role, []).append(each)
        subjects = by.get("subject", [])
        if not subjects and trigger.kind != "provide" and trigger.verb and not trigger.passive:
            subjects = [p for p in by.get("object", []) if p.firm]
        if trigger.passive:
            subjects = by.get("agent", [])
        to = [*by.get("receiver", []), *by.get("to", [])]
        if not trigger.verb:
            return self._of_noun(trigger, by, subjects, to)
        if trigger.kind == "move":
            return by.get("from", []), to
        if trigger.kind == "in":
            return by.get("from", []) or by.get("where", []), subjects
        if trigger.kind == "provide":
            return subjects, by.get("object", [])
        return subjects or by.get("from", []), to or by.get("either", [])

    def _of_noun(
        self, trigger: Trigger, by: dict[Role, list[Phrase]], subjects: list[Phrase], to: list[Phrase]
    ) -> tuple[list[Phrase], list[Phrase]]:
        others, either = by.get("with", []), by.get("either", [])
        if trigger.token.lemma_ in words.ORDERS:  # «получил заказ от города», «заказ сети»
            return subjects, by.get("from", []) or by.get("owner", []) or either
        if trigger.token.lemma_ in words.MACRO:  # «включая 290 млн белорусского импорта»
            subjects = []
        owners = by.get("owner", []) or (either if to or by.get("from") else [])
        if trigger.kind == "in":
            return by.get("from", []) or by.get("where", []) or others, owners or by.get("agent", []) or subjects
        sources = by.get("agent", []) or owners or by.get("from", [])
        targets = to or [p for p in either if p not in owners] or [p for p in others if p not in sources]
        return sources or subjects, targets

    def above(self, trigger: Trigger, but: frozenset[str]) -> list[str]:
        """The doer whom the clause itself doesn't name: the subject of what it hangs on."""
        if trigger.passive or trigger.token.lemma_ in words.MACRO:
            return []
        role = "subject" if trigger.verb else "governor.subject"
        return [e for e, _ in self.cast.ends(trigger.token, (role,), ANYONE, but) if e not in but]

    def speaking(self, trigger: Trigger) -> Iterator[str]:
        """The speaker's firm, where "we" are the doers: «мы отгрузили», «ждём»."""
        token = trigger.token
        we = any(t.lemma_ in words.WE for t in self._doers(token)) or (
            trigger.verb and bool({"1", "First"} & set(token.morph.get("Person", [])))
        )
        if we and not trigger.passive:
            yield from self.speakers(token)

    def _doers(self, token: Token) -> Iterator[Token]:
        at = token
        for _ in range(3):
            yield from (c for c in at.children if c.dep_.startswith("nsubj") or c.lemma_ in {"мы"})
            if at.head.i == at.i or at.dep_ not in {"xcomp", "obj", "obl", "nmod", "ccomp"}:
                return
            at = at.head

    def speakers(self, token: Token) -> Iterator[str]:
        """The firm whose "мы" it is."""
        for person in self.scene.parties.speaker(token):
            for post in self.scene.resolution.entity(person).posts:
                if post.place and not post.former and self.scene.type_of(post.place) in ANYONE:
                    yield post.place
                    return

    def strangers(self, trigger: Trigger, start: int, stop: int) -> bool:
        """Whether the clause has a doer of its own that no name is known of: «поставщики отгрузили …»."""
        for token in self.doc[start:stop]:
            if token.pos_ in {"NOUN", "PROPN"} and case_of(token) == "Nom" and not syntax.preposition(token):
                firmlike = token.lemma_ in trade.FIRMS | trade.ACTORS or syntax.feature(token, "Animacy") == "Anim"
                if token.dep_.startswith("nsubj") and firmlike and not self.cast.ids(token, ANYONE):
                    return True
        return False


def quoted(token: Token) -> bool:
    """Whether a word is somebody's: within quotes that open in its paragraph, or in a line of dialogue."""
    text = token.doc.text
    line = text[text.rfind("\n", 0, token.idx) + 1 : token.idx]
    return line.count("«") > line.count("»") or line.count('"') % 2 == 1 or line[:1] in {"—", "–", "-"}
