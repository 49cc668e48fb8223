"""The firms and places around a word for a delivery or purchase, and which of them gives and which receives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipelines import syntax
from pipelines.document import Token
from pipelines.engines.inflection import noun_form
from pipelines.languages.ru import supplies as words
from pipelines.languages.ru import trade
from pipelines.languages.ru.organisations import GATHERINGS, kind_of
from pipelines.languages.ru.references import SPEECH
from pipelines.mentions.phrases import case_of, number_of
from pipelines.relations.capital import FIRMS, Cast
from pipelines.relations.trade_clauses import mistaken
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Mention

# made: «лифты завода»; either: a genitive that may be a dative as well («сети»); where: «в Китае»;
# agent: «поставлено заводом».
Role = Literal["subject", "receiver", "agent", "owner", "either", "made", "from", "to", "with", "object", "where"]
Kind = Literal["out", "provide", "in", "move"]

ANYONE = FIRMS | PLACES
QUOTES = frozenset({"«", "»", '"', "“", "”", "„"})
SMALL = frozenset({"ADJ", "DET", "NUM", "PART"})
DATIVE = frozenset({"Dat"})
# Endings of inhabitants, in the plural, also where the tagger takes them for adjectives.
INHABITANTS = re.compile(r"(?<=\w\w\w)(?:[её]?ц(?:ы|ев|ам|ами)|(?:ч|чан|ян|иян)(?:ане|ан|анам|анами|е|ам|ами)?)$")
ENDINGS = {"ами": "Ins", "ам": "Dat", "ы": "Nom", "е": "Nom"}
AFTER = 5  # tokens from a verb of speech to who says it
STEM, NEAR = 3, 2  # letters of a place that tell it; sentences in which its firm is still meant
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
    lemma: str
    kind: Kind
    verb: bool
    passive: bool


def trigger_of(token: Token) -> Trigger | None:
    """What a word says of a delivery, if anything."""
    infinitive = mistaken(token)
    lemma = infinitive or token.lemma_
    if infinitive or syntax.is_verbal(token):
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
        return Trigger(token, lemma, kind, True, passive and kind != "move") if kind is not None else None
    if token.pos_ in {"NOUN", "PROPN"} and lemma in words.PARTIES and _predicated(token):
        return Trigger(token, lemma, "out", False, False)
    if token.pos_ in {"NOUN", "PROPN"} and lemma in words.NOUNS:
        return Trigger(token, lemma, "in" if lemma in words.IN_NOUNS else "out", False, False)
    return None


def _predicated(token: Token) -> bool:
    """«поставщиком … стала», «… — главный поставщик»: said of somebody, no part of a name."""
    if case_of(token) == "Ins":
        return token.head.lemma_ in trade.BUYER_PREDICATES
    i = token.i - 1
    while i > token.sent.start and token.doc[i].pos_ in {"ADJ", "DET"}:
        i -= 1
    return case_of(token) == "Nom" and token.doc[i].text in {"—", "–"}


def indeclinable(name: Token) -> bool:
    """Whether a place's name has one form for all cases, so that "в Алматы" may say where to: its tag is a guess."""
    return name.text.casefold() == name.lemma_ and name.lemma_.endswith(("о", "е", "и", "ы", "у", "ю", "э"))


class Ends:
    """Finds both ends of deliveries in one article."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene, self.doc, self.cast = scene, scene.tokens, cast
        self.adjectives = {m.head for m in scene.resolution.mentions if m.kind == "adjective"}
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
        if INHABITANTS.search(token.text) and token.pos_ in {"NOUN", "ADJ"}:
            return self._inhabitants(token)
        if token.pos_ not in {"NOUN", "PROPN", "PRON", "DET"} or token.lemma_ in words.WE or token.i in self.adjectives:
            return ()
        if number_of(token) == "Plur" and token.lemma_ in trade.GOODS_WORDS | {"который"}:
            return ()
        return self._colleagues(token) or self.cast.ids(token, ANYONE)[:1]

    def _inhabitants(self, token: Token) -> tuple[str, ...]:
        """«сарапульцы», «минчане»: the firm spoken of that is at home there, else the place."""
        stem = INHABITANTS.sub("", token.text.casefold()).rstrip("ь")
        if len(stem) < STEM:
            return ()
        for i, firm in reversed(self.cast.firms):
            close = i < token.i and self.cast.distance(i, token.i) <= NEAR
            if close and any(self._begins(home, stem) for home in self.cast.homes.get(firm, ())):
                return (firm,)
        places = (e.id for e in self.scene.resolution.entities if e.type in PLACES and self._begins(e.id, stem))
        return tuple(places)[:1]

    def _inhabiting(self, token: Token) -> str:
        """The case of a plural noun for inhabitants by its ending, since taggers miss it; else an empty string."""
        if not INHABITANTS.search(token.text) or token.pos_ not in {"NOUN", "ADJ"}:
            return ""
        return next((case for ending, case in ENDINGS.items() if token.text.endswith(ending)), "Gen")

    def _begins(self, place: str, stem: str) -> bool:
        entity = self.scene.resolution.entity(place)
        return any(name.casefold().startswith(stem) for name in (entity.name, *entity.aliases))

    def _colleagues(self, token: Token) -> tuple[str, ...]:
        """«поставка китайским машиностроителям»: the firm spoken of in this sentence that is at home in that place."""
        where = [e for c in token.children if c.i in self.adjectives for e in self.scene.resolution.at(c.i)]
        if number_of(token) != "Plur" or not where:
            return ()
        for i, firm in reversed(self.cast.firms):
            homes = self.cast.homes.get(firm, set())
            if token.sent.start <= i < token.i and any(self.scene.closeness(h, w) for h in homes for w in where):
                return (firm,)
        return ()

    def _small(self, i: int) -> bool:
        """Whether a token may stand between a preposition and its noun."""
        token = self.doc[i]
        return token.i in self.adjectives or (token.pos_ in SMALL and not token.text[:1].isdigit())

    def _before(self, start: int) -> Token | None:
        """The first word before a phrase that isn't its adjective or quote."""
        k, first = start - 1, self.doc[start].sent.start
        while k >= first and (self._small(k) or self.doc[k].text in QUOTES):
            k -= 1
        return self.doc[k] if k >= first else None

    def _seat(self, found: list[Phrase], i: int) -> bool:
        """«агрохолдинг «Ирмень» из Ордынского района»: only where the firm is."""
        before = self._before(i)
        if before is None or before.text.casefold() not in {"из", "в", "на", "под"} or not found or not found[-1].firm:
            return False
        located = case_of(self.doc[i]) in {"Gen", "Loc", "Ins"} or before.text.casefold() == "из"
        between = self.doc[before.i - 1]
        return located and 0 <= before.i - found[-1].stop <= 1 and between.text != "," and not syntax.is_verbal(between)

    def _role(self, trigger: Token, start: int, head: Token, found: list[Phrase]) -> Role | None:
        before, telling = self._before(start), self._telling(start, head)
        case = "Nom" if telling is None else self._inhabiting(head) or case_of(telling)
        after = before is not None and before.text.casefold() in {",", "и"} and self._follows(before, found)
        if after and (case in {"", "Nom", "Acc"} or found[-1].role in {"from", "to", "with"}):
            return found[-1].role  # «получают завод «А» и тульская «Б»»
        if before is not None and before.pos_ == "ADP":
            return self._under(before.text.casefold(), case)
        dative = telling is not None and (telling.pos_ == "ADJ" or noun_form(telling.text, DATIVE) is not None)
        if case == "Gen":
            owned = before is not None and before.i == trigger.i and trigger.pos_ == "NOUN"
            thing = before is not None and before.pos_ == "NOUN" and syntax.feature(before, "Animacy") == "Inan"
            return "either" if dative else "owner" if owned else "made" if thing else None
        if case == "Ins" and telling is not None and telling.pos_ == "ADJ" and telling.text.endswith("ой"):
            return "either"  # «поставлять карбамид турецкой «Анадолу»»
        if case == "Acc" and dative and telling is not None and telling.text.endswith("и"):
            return "either"  # «верфи»
        plain: dict[str, Role] = {"Nom": "subject", "": "subject", "Dat": "receiver", "Ins": "agent", "Acc": "object"}
        return plain.get(case)

    def _follows(self, token: Token, found: list[Phrase]) -> bool:
        """Whether a comma or «и» comes right after the phrase before."""
        return bool(found) and 0 <= token.i - found[-1].stop <= 1

    def _under(self, preposition: str, case: str) -> Role | None:
        word = syntax.SPELLINGS.get(preposition, preposition)
        if word in {"в", "на"}:
            return "where" if case == "Loc" else "to"
        if word == "с":
            return "from" if case == "Gen" else "with"
        return PREPOSITIONS.get(word)

    def _telling(self, start: int, head: Token) -> Token | None:
        """The word that tells a phrase's case; of a name in quotes the noun or adjective before; None: a nominative."""
        quoted = (start > 0 and self.doc[start - 1].text in QUOTES) or self.doc[start].text in QUOTES
        if not quoted or head.text[:1].islower():
            return head
        k = start - 1
        while k > 0 and self.doc[k].text in QUOTES:
            k -= 1
        before = self.doc[k]
        firm = kind_of(before.lemma_) is not None and before.lemma_ not in GATHERINGS
        kind = k in self.adjectives or before.pos_ == "ADJ" or firm
        if kind and k < start and before.sent == head.sent and case_of(before):
            return before
        return None if head.dep_.startswith("nsubj") else head

    # --- who gives, who receives ---

    def told(self, trigger: Trigger, phrases: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
        """Who gives and who receives, as far as the clause says it."""
        by: dict[Role, list[Phrase]] = {}
        for each in phrases:
            if each.role is not None:
                by.setdefault(each.role, []).append(each)
        subjects = by.get("subject", [])
        if not subjects and trigger.kind != "provide" and trigger.verb and not trigger.passive:
            subjects = [p for p in by.get("object", []) if p.firm and p.head.pos_ not in {"PRON", "DET"}]
        if trigger.passive:
            subjects = by.get("agent", [])
        to = [*by.get("receiver", []), *by.get("to", [])]
        if not trigger.verb:
            return self._of_noun(trigger, by, subjects, to)
        made = [p for p in by.get("made", []) if p.firm]
        if trigger.kind == "move":
            return by.get("from", []) or made, to
        if trigger.kind == "in":
            return by.get("from", []) or by.get("where", []) or self._whose(trigger, by) or made, subjects
        if trigger.kind == "provide":
            return subjects, by.get("object", [])
        sources = subjects or by.get("from", []) or (made if trigger.passive else [])
        return sources, to or by.get("either", []) or [p for p in by.get("where", []) if indeclinable(p.head)]

    def _whose(self, trigger: Trigger, by: dict[Role, list[Phrase]]) -> list[Phrase]:
        """«её зефир закупает сеть», «его покупает фирма»: what is spoken of is of the firm just named."""
        return [
            p
            for p in by.get("object", [])
            if p.head.pos_ in {"PRON", "DET"} and p.stop <= trigger.token.i and self._just_named(p)
        ]

    def _just_named(self, phrase: Phrase) -> bool:
        """Whether this sentence or the one before speaks of the firm."""
        since = self.doc[max(phrase.head.sent.start - 1, 0)].sent.start
        nouns = (t for t in self.doc[since : phrase.start] if t.pos_ in {"NOUN", "PROPN", "X"})
        return any(phrase.id in self.cast.ids(t, FIRMS) for t in nouns)

    def _of_noun(
        self, trigger: Trigger, by: dict[Role, list[Phrase]], subjects: list[Phrase], to: list[Phrase]
    ) -> tuple[list[Phrase], list[Phrase]]:
        others, either = by.get("with", []), by.get("either", [])
        if trigger.lemma in words.ORDERS:  # «получил заказ от города», «заказ сети»
            return subjects, by.get("from", []) or by.get("owner", []) or either
        if (
            trigger.lemma in words.PARTIES
        ):  # «поставщиком комбината стала фирма», «покупателем лифтов завода стала сеть»
            theirs = to or by.get("owner", []) or either or by.get("from", []) or by.get("made", [])
            return (subjects, theirs) if trigger.lemma in words.SUPPLIERS else (theirs, subjects)
        if trigger.lemma in words.MACRO:  # «включая 290 млн белорусского импорта»
            subjects = []
        owners = by.get("owner", []) or (either if to or by.get("from") else [])
        if trigger.kind == "in":
            return by.get("from", []) or by.get("where", []) or others, owners or by.get("agent", []) or subjects
        sources = by.get("agent", []) or owners or by.get("from", [])
        targets = to or [p for p in either if p not in owners] or [p for p in others if p not in sources]
        return sources or subjects, targets

    def above(self, trigger: Trigger, but: frozenset[str]) -> list[str]:
        """The doer whom the clause itself doesn't name: the subject of what it hangs on."""
        if trigger.passive or trigger.lemma in words.MACRO:
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
        for person in self.scene.parties.speaker(token) or self._said(token):
            for post in self.scene.resolution.entity(person).posts:
                if post.place and not post.former and self.scene.type_of(post.place) in ANYONE:
                    yield post.place
                    return

    def _said(self, token: Token) -> tuple[str, ...]:
        """The person named right after a verb of speech in the paragraph: «рассказал гостям Курносенков»."""
        text = self.scene.article.text
        start, stop = text.rfind("\n", 0, token.idx) + 1, text.find("\n", token.idx)
        line = self.scene.doc.char_span(start, stop if stop >= 0 else len(text))
        for verb in line if line is not None else ():
            if verb.pos_ == "VERB" and verb.lemma_ in SPEECH:
                for after in self.doc[verb.i + 1 : min(verb.i + AFTER, verb.sent.end)]:
                    found = self.scene.of_types(self.scene.resolution.at(after.i), frozenset({"Person"}))
                    if found:
                        return found
        return ()

    def strangers(self, trigger: Trigger, start: int, stop: int) -> bool:
        """Whether the clause has a doer of its own that no name is known of: «поставщики отгрузили …»."""
        for token in self.doc[start:stop]:
            if token.pos_ in {"NOUN", "PROPN"} and case_of(token) == "Nom" and not syntax.preposition(token):
                firmlike = token.lemma_ in trade.FIRMS | trade.ACTORS or syntax.feature(token, "Animacy") == "Anim"
                if token.dep_.startswith("nsubj") and firmlike and not self.cast.ids(token, ANYONE):
                    return True
        return False


def quoted(scene: Scene, token: Token) -> bool:
    """Whether a word is somebody's: within quotes that open in its paragraph, or in a line of dialogue."""
    text = scene.article.text
    line = text[text.rfind("\n", 0, token.idx) + 1 : token.idx]
    return line.count("«") > line.count("»") or line.count('"') % 2 == 1 or line[:1] in {"—", "–", "-"}
