"""The two ends of a flow of goods: where it goes from and where to, from a clause and what was said before it."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.languages.ru import trade as words
from pipelines.languages.ru.references import SPEECH
from pipelines.mentions.phrases import case_of, number_of
from pipelines.relations.trade_clauses import Clause, Trigger, before_noun
from pipelines.relations.trade_discourse import PAIRED, Discourse, Pair
from pipelines.relations.trade_sides import Side
from pipelines.syntax import preposition
from pipelines.types import PLACES

OPPOSITE = {"in": "out", "out": "in"}
OBJECTS = frozenset({"obj", "iobj", "obl", "nsubj", "nsubj:pass"})
FIRMS = tuple(sorted(words.FIRMS | words.ACTORS))
SOURCES = frozenset("данные данный подсчет сведение информация оценка слово итог".split())
HELP = frozenset("поддержка содействие помощь участие посредничество".split())


def ends(d: Discourse, clause: Clause, trigger: Trigger, found: tuple[Side, ...]) -> list[Pair]:
    """Pairs (from, to); empty where they can't be told."""
    return [(a, b) for a, b in _ends(d, clause, trigger, found) if not d.related(a, b)]


def _ends(d: Discourse, clause: Clause, trigger: Trigger, found: tuple[Side, ...]) -> Iterable[Pair]:
    if trigger.kind == "reverse" or turned(d, clause):
        return _reversed(d, found)
    general = nowhere(d, clause)
    if general:  # «в такие страны, как Малайзия, Мексика»
        named = [
            e
            for s in found
            if s.i > general and s.part == "subject"
            for e in s.ids
            if d.resolution.type_of(e) == "Country"
        ]
        return [(d.home, e) for e in named] if d.home is not None else []
    sources, targets = _parts(d, trigger, found)
    if trigger.kind == "buyer" and not targets:
        return []
    if not trigger.verb and any(t.lemma_ in words.MUTUAL for t in before_noun(d.doc[trigger.i])):
        both = sources + targets
        pair = (both[0], both[1]) if len(both) > 1 else d.pair
        return [pair, (pair[1], pair[0])] if pair is not None else []
    if sources and targets:
        return [(a, b) for a in sources for b in targets]
    if not sources and not targets:
        return _carried(d, trigger)
    known = (sources or targets)[0]
    other = d.other(known)
    if other is None or (not trigger.verb and known == d.home and not d.near(other)):
        return []
    if any(other in s.ids and s.part in {"to", "receiver"} for s in found):  # «шла в Казахстан, Киргизию»: none sends
        return []
    if all(s.part == "goods" for s in found if s.ids and s.ids[0] in sources):
        return [(a, other) for a in sources] or [(other, known)]  # «берут иранские фрукты и азербайджанские томаты»
    return [(a, other) for a in sources] if sources else [(other, b) for b in targets]


def _parts(d: Discourse, trigger: Trigger, found: tuple[Side, ...]) -> tuple[list[str], list[str]]:
    """Places that goods leave, and places that they reach."""
    wanted = (
        trigger.kind == "out" and not trigger.verb and _wanted(d, trigger) and not any(s.part == "to" for s in found)
    )
    inward = trigger.kind == "in" or wanted
    sources: list[str] = []
    targets: list[str] = []
    goods: list[str] = []
    for side in found:
        ids, part = side.ids, side.part
        if part == "there":
            targets += d.there(sources, side.i)
        elif part == "thence":
            sources += d.there(targets, side.i)
        elif part == "here":
            targets += d.here(sources or ([d.home] if d.home is not None and not trigger.verb else []))
        elif part == "hence":
            sources += d.here(targets)
        elif part == "goods":
            goods += ids
        elif _leaves(d, trigger, side, inward):
            sources += ids
        elif _reaches(d, trigger, side, inward):
            targets += ids
    if inward and not sources and any(s.part == "local" for s in found):  # «турки купили здесь пиломатериалов»
        sources = d.here(targets)
    sources = sources or [e for e in goods if not any(d.related(e, t) for t in targets)]
    if trigger.kind == "buyer":
        sources = [e for e in sources if e not in targets]
    return list(dict.fromkeys(sources)), [t for t in dict.fromkeys(targets) if t not in sources]


def _leaves(d: Discourse, trigger: Trigger, side: Side, inward: bool) -> bool:
    if side.part == "from":
        return True
    if side.part == "to":
        return trigger.kind == "buyer"  # «Россия — рынок номер один для области»
    if side.part == "owner":
        return (
            not inward or d.doc[side.i].pos_ == "ADJ"
        )  # «белорусский импорт» comes from there, «импорт Беларуси» goes there
    if side.part == "subject":
        carries = trigger.kind == "move" and d.doc[trigger.i].lemma_ == "везти"  # «монголы везут мясо»
        return (trigger.kind == "out" and trigger.verb) or carries
    if side.part == "where":  # «закупки в Поднебесной», no «в Узбекистане заинтересованы в поставках»
        return trigger.kind == "in" and _outside(d, side.ids)
    return False


def _reaches(d: Discourse, trigger: Trigger, side: Side, inward: bool) -> bool:
    if side.part in {"to", "owner"}:
        return True
    if side.part == "receiver":
        return not inward
    if side.part == "subject":
        return inward or trigger.kind == "buyer"
    if side.part == "where":  # «отгрузки на Ставрополье»: a locative for an accusative
        return trigger.kind == "out" and (_outside(d, side.ids) or (inward and _wanted(d, trigger)))
    return side.part == "with" and trigger.kind in {"in", "out"} and not trigger.verb


def _wanted(d: Discourse, trigger: Trigger) -> bool:
    """«Наши предприятия заинтересованы в поставках техники»: they want to receive it."""
    return any(d.doc[i].lemma_ in words.WANTING for i in range(max(d.sentence, trigger.i - 4), trigger.i))


def _outside(d: Discourse, ids: tuple[str, ...]) -> bool:
    return bool(ids) and d.home is not None and not d.related(ids[0], d.home) and d.resolution.type_of(ids[0]) != "City"


def _reversed(d: Discourse, found: tuple[Side, ...]) -> list[Pair]:
    """«Встречным потоком идут …»: the flow before turned round, unless the clause says where it comes from."""
    source = next((e for s in found if s.part == "from" for e in s.ids if d.resolution.type_of(e) != "City"), None)
    if source is not None:
        other = d.other(source)
        return [(source, other)] if other is not None else []
    last = next((s for s in reversed(d.found) if s.type == "EXPORTS_TO"), None)
    return [(last.object, last.subject)] if last is not None and d.since() <= PAIRED else []


def _carried(d: Discourse, trigger: Trigger) -> list[Pair]:
    """No end is stated: the flow before goes on, or home's trade with the partner under discussion."""
    last, same = d.last, d.since() == 0
    we = bool({"1", "First"} & set(d.doc[trigger.i].morph.get("Person", [])))
    if last is not None and last.type == "EXPORTS_TO" and d.since() <= 1 and not we:
        if not trigger.verb and f".{trigger.kind}.noun" in last.frame:
            return [(last.subject, last.object)]
        if f".{OPPOSITE.get(trigger.kind)}.noun" in last.frame and (not trigger.verb or _passive(d, trigger)):
            return [(last.object, last.subject)]  # «экспорт в Китай вырос, импорт упал», «импортировались рис и обувь»
    if (
        last is not None
        and last.type == "EXPORTS_TO"
        and d.since() <= 1
        and trigger.verb
        and trigger.kind in {"out", "in"}
    ):
        if same and "verb" in last.frame and f".{trigger.kind}." not in last.frame:
            return [(last.object, last.subject)]  # «мы закупаем овощи, отправляем тележки»
        if same or trigger.kind == "out":
            return [(last.subject, last.object)]
    other = d.in_pair(d.home) if d.home is not None else None
    if d.home is None or other is None or d.paired_at < 0 or d.since() > PAIRED:
        return []
    return [(other, d.home)] if trigger.kind == "in" else [(d.home, other)]


# --- what is no flow between places ---


def _passive(d: Discourse, trigger: Trigger) -> bool:
    return d.doc[trigger.i].lower_.endswith(("ся", "сь"))


def turned(d: Discourse, clause: Clause) -> bool:
    """«обратно», «навстречу», «встречным потоком»."""
    return any(
        t.lower_ in words.REVERSE_ADVERBS
        or (t.lemma_ in words.REVERSE_FLOWS and any(c.lemma_ in words.REVERSE_ADJECTIVES for c in t.children))
        for t in d.doc[clause.start : clause.stop]
    )


def nowhere(d: Discourse, clause: Clause) -> int:
    """The token of «страны» in «в страны Африки», «за рубеж», where no state is named; else 0."""
    for i in range(clause.start, clause.stop - 1):
        if d.doc[i].pos_ == "ADP" and d.doc[i].text.casefold() in {"в", "во", "на", "за"}:
            k = i + 1
            while k < clause.stop - 1 and d.doc[k].pos_ in {"ADJ", "DET", "NUM"}:
                k += 1
            if d.doc[k].lemma_ in words.NOWHERE and not d.resolution.at(k) and case_of(d.doc[k]) in {"Acc", "Nom"}:
                return k
    return 0


def moves(d: Discourse, clause: Clause, trigger: Trigger, found: tuple[Side, ...]) -> bool:
    """Whether what goes is goods, and goes somewhere: «идут переговоры», «идёт речь» aren't."""
    verb = d.doc[trigger.i]
    going = [c for c in verb.children if c.dep_ in OBJECTS and not preposition(c)]
    going += [verb.head] if verb.dep_ in {"amod", "acl"} else []
    if any(c.lemma_.endswith(FIRMS) for c in going):  # «ушедшие из России западные фирмы»
        return False
    if any(t.lemma_ in words.NO_GOODS for t in d.doc[clause.start : clause.stop]):
        return False
    return (
        trigger.kind == "reverse"
        or turned(d, clause)
        or any(s.part in {"from", "to", "there", "thence", "here", "hence"} for s in found)
        or (d.doc[trigger.i].lemma_ == "везти" and any(s.part == "subject" for s in found))
    )


def no_goods(d: Discourse, clause: Clause, trigger: Trigger) -> bool:
    """«поставили подписи», «получил приглашение»."""
    objects = (c for c in d.doc[trigger.i].children if c.dep_ in OBJECTS and clause.start <= c.i < clause.stop)
    return any(c.lemma_ in words.NO_GOODS for c in objects)


def between_firms(d: Discourse, clause: Clause, trigger: Trigger) -> bool:
    """Whether a firm is a side of the flow: then it is no trade between places."""
    for i in range(clause.start, clause.stop):
        token = d.doc[i]
        if token.pos_ not in {"NOUN", "PROPN"} or _cited(d, i):
            continue
        types = {d.resolution.type_of(e) for e in d.resolution.at(i)}
        if types & {"Company", "Organization"} or (
            trigger.verb and not types & PLACES and token.lemma_ in words.FIRMS and number_of(token) == "Sing"
        ):
            return True
    return False


def _cited(d: Discourse, i: int) -> bool:
    """«по данным таможни», «по подсчётам палаты», «сообщил завод»: who says it."""
    token = d.doc[i]
    if any(d.doc[k].text.casefold() == "по" and d.doc[k + 1].lemma_ in SOURCES for k in range(max(0, i - 5), i)):
        return True
    if any(t.lemma_ in HELP for t in d.doc[max(0, i - 4) : i]):  # «при поддержке экспортного центра»
        return True
    return token.dep_ == "parataxis" or (token.head.dep_ == "parataxis" and token.head.lemma_ in SPEECH)
