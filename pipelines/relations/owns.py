"""OWNS: who holds or bought a firm, wholly or in part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby

from pipelines import status, syntax
from pipelines.document import Token
from pipelines.languages.ru import capital as words
from pipelines.languages.ru.references import SPEECH
from pipelines.matcher import Draft, Example, Relation
from pipelines.mentions.phrases import case_of
from pipelines.relations.capital import FIRMS, OWNERS, Owned, bare_infinitive, cast
from pipelines.relations.en import owns as en
from pipelines.scene import Scene
from pipelines.types import Qualifiers, Status

SUBJECT, DATIVE = ("subject",), ("Dat",)
REACH = 9  # tokens from a stake over a dash to its owner


def read(scene: Scene) -> Iterator[Draft]:
    """Verbs of holding and buying, owners by name, stakes shared out, subsidiaries."""
    for each in holdings(scene):
        yield Draft(each.owner, each.firm, each.status, each.token, each.frame, Qualifiers(share_pct=each.pct))


@lru_cache(maxsize=1)  # investments by "the owner" ask, too
def holdings(scene: Scene) -> tuple[Owned, ...]:
    """All that an article says of who owns what, in its order."""
    return tuple(_Reader(scene).result())


class _Reader:
    """Goes once through an article; "остальные 40%" and a bare "доля" are of the firm spoken of before."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc, self.cast = scene, scene.tokens, cast(scene)
        self.found: list[Owned] = []
        self.used: set[int] = set()  # stakes that a verb has told of
        self.verbs: dict[str, Callable[[Token], None]] = {}
        for lemmas, reader in (
            (words.HOLD, self._hold),
            (words.BELONG, self._belong),
            (words.BUY, self._buy),
            (words.GET, self._get),
            (words.REMAIN, self._remain),
            (words.PASS, self._pass),
            (words.SELL, self._sell),
            (words.GROW, self._grow),
            (words.RAISE, self._raise),
            (words.PURCHASE, self._purchase),
            (words.OWNER, self._owner),
            (words.BELONGS_TO, self._belongs_to),
        ):
            self.verbs.update(dict.fromkeys(lemmas, reader))

    def result(self) -> list[Owned]:
        daughters = (t.head for t in self.scene.with_lemmas(words.DAUGHTER) if t.dep_ == "amod")
        telling = {*self.scene.with_lemmas(self.verbs.keys() | words.SUBSIDIARY | words.UNITS), *daughters}
        stakes = {*self.scene.with_lemmas(words.STAKES | {"остальной"})}
        for _, sentence in groupby(sorted(telling | stakes, key=lambda t: t.i), lambda t: self.cast.sentence(t.i)):
            tokens = list(sentence)
            for token in tokens:
                reader = self.verbs.get(token.lemma_)
                if reader is not None and token.i not in self.scene.named:
                    reader(token)
                if token.pos_ == "NOUN":
                    self._subsidiary(token)
            for token in tokens:
                if self.cast.is_stake(token) and token.i not in self.used:
                    self._shared_out(token)
        return self.found

    # --- verbs ---

    def _hold(self, verb: Token) -> None:
        if _past(verb):
            return
        owners = self.cast.ends(verb, SUBJECT)
        self._state(verb, owners, self._things(verb, ("Ins", "object", "Acc")), "owns.hold")

    def _belong(self, verb: Token) -> None:
        if _past(verb):
            return
        beside = self._beside_comma(verb)
        things = [beside] if beside is not None else self._things(verb, ("subject", "object", "Nom"))
        own = frozenset(self.cast.ids(beside, FIRMS)) if beside is not None else frozenset()
        self._state(verb, self.cast.ends(verb, DATIVE, but=own), things, "owns.belong", topic=True)

    def _beside_comma(self, verb: Token) -> Token | None:
        """ "Digital Sky, принадлежащая Мильнеру": a participle after a comma is of the firm right before it."""
        if (
            not verb.text.casefold().endswith(words.ACTIVE)
            or verb.i - 2 < verb.sent.start
            or self.doc[verb.i - 1].text != ","
        ):
            return None
        last = self.doc[verb.i - 2]
        return last if self.scene.of_types(self.scene.resolution.at(last.i), FIRMS) else None

    def _buy(self, verb: Token) -> None:
        if syntax.is_participle(verb) and syntax.is_passive(verb):
            return
        things = self._things(verb, ("object", "Acc", "Gen", "subject"))
        things = self._whole_firms(verb, things)
        self._state(verb, self.cast.ends(verb, SUBJECT, skip=things), things, "owns.buy")

    def _get(self, verb: Token) -> None:
        things = [t for t in self._things(verb, ("object", "subject", "Acc")) if self.cast.is_stake(t)]
        if things:
            self._state(verb, self.cast.ends(verb, SUBJECT, skip=things), things, "owns.get")

    def _remain(self, verb: Token) -> None:
        if syntax.is_participle(verb):
            return
        things = self._things(verb, ("subject", "object"))
        stakes = [t for t in things if self.cast.is_stake(t)]
        if stakes:
            self._state(verb, self.cast.ends(verb, ("за+Ins", "у+Gen")), stakes, "owns.remain")
        elif owners := self._proprietors(verb, "в+Loc"):
            self._state(verb, owners, things, "owns.property")

    def _proprietors(self, verb: Token, role: str) -> list[tuple[str, Token]]:
        """ "Порт остаётся в собственности компании", "завод перешёл в собственность фонда"."""
        found = []
        for argument in self.scene.arguments(verb):
            if argument.role == role and argument.token.lemma_ in words.PROPERTY:
                holders = [c for c in argument.token.children if c.dep_ == "nmod" and case_of(c) in {"Gen", ""}]
                found += [(e, c) for c in holders for e in self.cast.ids(c, OWNERS)[:1]]
        return found

    def _pass(self, verb: Token) -> None:
        owners = self._proprietors(verb, "в+Acc") or self.cast.ends(verb, ("к+Dat", "Dat"))
        self._state(verb, owners, self._things(verb, ("subject", "object")), "owns.pass")

    def _sell(self, verb: Token) -> None:
        things = self._whole_firms(verb, self._things(verb, ("object", "Acc")))
        self._state(verb, self.cast.ends(verb, DATIVE), things, "owns.sell")

    def _whole_firms(self, verb: Token, things: list[Token]) -> list[Token]:
        """What is bought or sold: a stake, or a firm as the only object of a finished deal (firms buy goods daily)."""
        stakes = [t for t in things if self.cast.is_stake(t)]
        if stakes:
            return stakes
        objects = [a.token for a in self.scene.arguments(verb) if a.role in {"object", "Acc"}]
        firms = [t for t in objects if any(self.scene.type_of(e) == "Company" for e in self.cast.ids(t, FIRMS))]
        return firms if "Perf" in verb.morph.get("Aspect", []) and len(objects) == len(firms) else []

    def _grow(self, verb: Token) -> None:
        for stake in self._things(verb, ("subject",)):
            if stake.lemma_ in {"доля", "пакет"}:
                owners = self._possessors(stake)
                self._state(verb, owners, [stake], "owns.grow", pct=self._share_of(verb))

    def _raise(self, verb: Token) -> None:
        for stake in self._things(verb, ("object", "Acc")):
            if stake.lemma_ in {"доля", "пакет"}:
                owners = self.cast.ends(verb, SUBJECT)
                self._state(verb, owners, [stake], "owns.raise", pct=self._share_of(verb))
                before = self._share_before(verb)
                if before is not None:
                    self._state(verb, owners, [stake], "owns.raise", pct=before, status_="asserted")

    def _purchase(self, noun: Token) -> None:
        direct = syntax.is_verbal(noun.head) or noun.head.lemma_ in words.AGREED
        owners = self.cast.ends(noun, ("Ins", "governor.subject") if direct else ("Ins",))
        self._state(noun, owners, self._things(noun, ("Gen",)) or self._stake_after(noun), "owns.purchase")

    def _stake_after(self, noun: Token) -> list[Token]:
        """ "Приобретение фондом 1,5% акций": a stake that the parse hangs elsewhere."""
        for token in self.doc[noun.i + 1 : min(noun.i + 8, noun.sent.end)]:
            if token.text in {",", ";", "("} or (syntax.is_verbal(token) and not syntax.is_participle(token)):
                break
            if self.cast.is_stake(token) and not syntax.preposition(token):
                return [token]
        return []

    # --- nouns ---

    def _owner(self, noun: Token) -> None:
        """ "Единственный владелец завода — холдинг", "владельцем остаётся группа", "совладелец банка Иванов"."""
        if any(c.dep_ == "amod" and c.lemma_ in words.PAST for c in noun.children):
            return
        buyer = noun.lemma_ == "покупатель"
        verb = (
            noun.head
            if noun.head.lemma_ in words.BECOME
            and noun.dep_ in {"xcomp", "obl", "obj", "iobj", "nmod"}
            and case_of(noun) == "Ins"
            else None
        )
        firms = [
            c for c in noun.children if (c.dep_ in {"nmod", "appos"} and case_of(c) in {"Gen", ""}) or c.dep_ == "nmod"
        ]
        things = [c for c in firms if self.cast.is_stake(c) or self.cast.ids(c, FIRMS)][:1]
        pct = 100.0 if any(c.lemma_ in words.WHOLE for c in noun.children) else None
        if verb is not None:
            if not _past(verb) or verb.lemma_ not in {"быть", "являться", "оставаться"}:
                self._state(verb, self.cast.ends(verb, SUBJECT), things, "owns.owner", pct=pct, topic=not buyer)
            return
        if buyer or not things:
            return
        self._state(noun, self._holders(noun, things), things, "owns.owner", pct=pct, status_="asserted")

    def _holders(self, noun: Token, things: list[Token]) -> list[tuple[str, Token]]:
        """Whom an owner's title is of: named beside it, or over a dash."""
        taken = {i.i for t in things for i in t.subtree}
        named = [(e, noun) for e in self.scene.of_types(self.scene.resolution.at(noun.i), frozenset({"Person"}))]
        if named:
            return named
        for child in noun.children:
            if child.i not in taken and (child.dep_ in {"appos", "nsubj"} and child.i != noun.i):
                found = self.cast.ids(child, OWNERS)
                if found:
                    return [(found[0], child)]
        if (
            noun.dep_ in {"appos", "nsubj", "parataxis"}
            and noun.head.i not in taken
            and (case_of(noun) == case_of(noun.head) or noun.dep_ == "nsubj")
        ):
            found = self.cast.ids(noun.head, OWNERS)
            if found:
                return [(found[0], noun.head)]
        return []

    def _belongs_to(self, verb: Token) -> None:
        """ "Завод входит в холдинг", "входящий в неё порт"."""
        if _past(verb) and "Imp" in verb.morph.get("Aspect", []) and not syntax.is_participle(verb):
            return
        for argument in self.scene.arguments(verb):
            if argument.role != "в+Acc":
                continue
            holder = argument.token
            if holder.lemma_ in {"состав", "структура", "число", "периметр"}:
                holder = next((c for c in holder.children if c.dep_ == "nmod"), holder)
            owners = [(e, holder) for e in self.cast.ids(holder, frozenset({"Company"}))]
            members = self.cast.ends(verb, SUBJECT, frozenset({"Company"}), but=frozenset(e for e, _ in owners))
            # «входящий в неё северодвинский завод»: the parse at times hangs it on what stands before
            if syntax.is_participle(verb):
                after = next(
                    (
                        t
                        for t in self.doc[holder.i + 1 : holder.i + 4]
                        if self.cast.ids(t, frozenset({"Company"})) and t.pos_ == "NOUN"
                    ),
                    None,
                )
                if after is not None:
                    members = [(self.cast.ids(after, frozenset({"Company"}))[0], after)]
            for owner, _ in owners:
                for firm, _ in members:
                    self._add(owner, firm, None, verb, "owns.member", "asserted")

    def _subsidiary(self, noun: Token) -> None:
        """ "Дочерняя компания «Роснефти» — «Башнефть»", "другое предприятие группы, завод стеклотары"."""
        daughter = noun.lemma_ in words.SUBSIDIARY or any(
            c.dep_ == "amod" and c.lemma_ in words.DAUGHTER for c in noun.children
        )
        if not daughter and not (noun.lemma_ in words.UNITS and noun.i not in self.scene.named):
            return
        company = frozenset({"Company"})
        owner = next(
            (
                (e, c)
                for c in noun.children
                if c.dep_ == "nmod" and case_of(c) == "Gen"
                for e in self.cast.ids(c, company)
                if daughter or c.lemma_ in words.GROUPS
            ),
            None,
        )
        if owner is None:
            return
        taken = {t.i for t in owner[1].subtree}
        named = [
            c
            for c in (*noun.children, *owner[1].children)
            if c.dep_ in {"appos", "conj", "nsubj"}
            and c.i > noun.i
            and not (c.i in taken and c.dep_ == "appos" and not self._named_apart(c, owner[0]))
        ]
        for child in named:
            for firm in self.scene.of_types(self.scene.resolution.at(child.i), company)[:1]:
                self._add(owner[0], firm, None, noun, "owns.subsidiary", "asserted")
                return
        for firm in self.scene.of_types(self.scene.resolution.at(noun.i), company)[:1]:
            self._add(owner[0], firm, None, noun, "owns.subsidiary", "asserted")

    def _named_apart(self, token: Token, owner: str) -> bool:
        return owner not in self.scene.resolution.at(token.i)

    def _shared_out(self, stake: Token) -> None:
        """Stakes without a verb: "остальные 26% — у банка", "25% — предпринимателю", "остальное — доля области"."""
        phrase = sum(1 for t in stake.subtree if t.i > stake.i)
        role = ""
        for token in self.doc[stake.i + 1 : min(stake.i + REACH + phrase, stake.sent.end)]:
            if token.text in {"—", "–", "-"}:
                role = "dash"
            elif token.text.casefold() in {"у", "за"}:
                role = "у" if token.text.casefold() == "у" else "за"
            elif token.text in {";", ".", ":"} or (syntax.is_verbal(token) and not syntax.is_participle(token)):
                if token.lemma_ not in SPEECH | {"остаться"}:
                    return
            elif self.cast.is_stake(token) and token.lemma_ != "доля" and role:
                return
            elif role:
                fits = token.pos_ in syntax.NOMINALS and case_of(token) in {*self._cases(role, token), ""}
                found = self.cast.ids(token, OWNERS) if fits else ()
                if found:
                    if role == "dash" and not self._under_way(stake):
                        return
                    self._state(stake, [(found[0], token)], [stake], "owns.rest", status_=self._last_status(stake))
                    return

    def _cases(self, role: str, token: Token) -> frozenset[str]:
        """The cases that an owner may stand in after "у", "за" or a dash."""
        if role == "dash":
            return frozenset({"Dat", "Gen"} if "доля" in {token.head.lemma_, self.doc[token.i - 1].lemma_} else {"Dat"})
        return frozenset({"Gen" if role == "у" else "Ins"})

    def _under_way(self, token: Token) -> bool:
        """Whether stakes are being told of right before."""
        return bool(self.found) and self.cast.distance(self.found[-1].token.i, token.i) <= 1

    def _last_status(self, token: Token) -> Status:
        return (
            self.found[-1].status
            if self._under_way(token) and self.found[-1].token.sent.start == token.sent.start
            else "asserted"
        )

    # --- ends ---

    def _things(self, trigger: Token, roles: tuple[str, ...]) -> list[Token]:
        """What is owned: heads of phrases of stakes or firms."""
        found = [
            a.token
            for role in roles
            for a in self.scene.arguments(trigger)
            if a.role == role and not syntax.preposition(a.token)
        ]
        stakes = [t for t in found if self.cast.is_stake(t)]
        if not stakes and trigger.dep_ == "xcomp":  # «его пакет группа намерена выкупить»
            stakes = [
                c
                for c in trigger.head.children
                if c.dep_ in {"nsubj", "obj"} and self.cast.is_stake(c) and not syntax.preposition(c)
            ]
        for step in (1, -1) if not stakes and syntax.is_verbal(trigger) else ():
            i = trigger.i + step
            while trigger.sent.start <= i < trigger.sent.end and abs(i - trigger.i) <= 5:
                token = self.doc[i]
                if token.text in {",", ";", ":", "—"} or (syntax.is_verbal(token) and not syntax.is_participle(token)):
                    break
                if self.cast.is_stake(token) and token.lemma_ != "доля" and not syntax.preposition(token):
                    before = token.nbor(-1) if token.i else token
                    return [before if self.cast.is_stake(before) else token]  # «67% акций», found from behind
                i += step
        return stakes or [t for t in found if self.cast.ids(t, FIRMS)]

    def _possessors(self, stake: Token) -> list[tuple[str, Token]]:
        """Whose a stake is: "её доля", "доля холдинга в заводе"."""
        for child in stake.children:
            if child.dep_ == "det" or (
                child.dep_ == "nmod" and case_of(child) in {"Gen", ""} and not syntax.preposition(child)
            ):
                found = self.cast.ids(child, OWNERS)
                if found:
                    return [(found[0], child)]
        return []

    # --- stating ---

    def _state(
        self,
        trigger: Token,
        owners: list[tuple[str, Token]],
        things: list[Token],
        frame: str,
        *,
        pct: float | None = None,
        status_: Status | None = None,
        topic: bool = False,
    ) -> None:
        """Adds what a trigger says of each owner and thing, if it isn't denied."""
        self.used.update(t.i for t in things if self.cast.is_stake(t))
        if not owners:
            return
        stated = status_ or status.of(trigger)
        if stated is None:
            return
        if stated == "asserted" and bare_infinitive(trigger):
            stated = "proposed"
        if (
            len(owners) > 1 and things and self.cast.is_stake(things[0])
        ):  # a firm in the genitive taken for a second owner
            firms = self.cast.stake_firm(things[0], FIRMS, frozenset())
            owners = [o for o in owners if o[0] not in firms]
        taken = frozenset(e for e, _ in owners)
        found: list[Token | None] = [*things] if things or not topic else [None]
        for thing in found:
            stake = thing is not None and self.cast.is_stake(thing)
            firms = self._firm(thing, taken, stake, trigger)
            if not firms:
                continue
            share = pct
            if share is None and stake and thing is not None:
                share = self._stake_share(thing, firms[0], trigger, taken)
            for owner, token in owners:
                beside = self._beside(token)
                part = share if share is not None else self._whole(trigger)
                self._add(owner, firms[0], part if beside is None else beside, trigger, frame, stated)

    def _firm(self, thing: Token | None, taken: frozenset[str], stake: bool, trigger: Token) -> tuple[str, ...]:
        if thing is None:
            return self.cast.topic(trigger, taken)
        if not stake:
            return self.cast.ids(thing, FIRMS, taken)
        known = self._known(thing, taken)
        if known is not None and known.firm not in taken and trigger.lemma_ in words.BUY:
            return (known.firm,)
        own = self.cast.stake_firm(thing, FIRMS, taken)
        if own:
            return own
        for argument in self.scene.arguments(trigger) if syntax.is_verbal(trigger) else ():  # «75% в ней принадлежит»
            if argument.role in {"в+Loc"}:
                own = self.cast.ids(argument.token, FIRMS, taken)
                if own:
                    return own
        if self.found and self.cast.distance(self.found[-1].token.i, thing.i) <= 1 and self.found[-1].firm not in taken:
            return (self.found[-1].firm,)
        return self.cast.topic(thing, taken)

    def _known(self, stake: Token, taken: frozenset[str]) -> Owned | None:
        """A stake told of before, by its holder: "его пакет", "доля банка"."""
        others = [o for o in reversed(self.found) if o.owner not in taken]
        for child in stake.children:
            if child.text.casefold() in words.PRONOUN_FORMS and others and self._under_way(stake):
                return others[0]
            if child.dep_ == "nmod" and case_of(child) == "Gen":
                holders = self.cast.ids(child, OWNERS)
                known = next((o for o in others if o.owner in holders), None)
                if known is not None:
                    return known
        return None

    def _stake_share(self, stake: Token, firm: str, trigger: Token, taken: frozenset[str]) -> float | None:
        share = self.cast.stake_share(stake)
        if share is None and stake.lemma_ in {"доля", "пакет", "акция"} and trigger.lemma_ in words.BUY:
            known = self._known(stake, taken)
            share = known.pct if known is not None and known.firm == firm else None
        rest = any(t.lemma_ in words.REST for t in stake.subtree)
        if rest and trigger.lemma_ in words.BUY:  # with what it had before
            return 100.0
        if share is None and rest:
            others = {
                o.owner: o.pct for o in self.found if o.firm == firm and o.pct is not None and o.owner not in taken
            }
            left = round(100 - sum(others.values()), 2)
            return left if others and left > 0 else None
        return share

    def _share_of(self, verb: Token) -> float | None:
        left, right = self.cast.stretch(verb)
        after = self.cast.share(verb.idx, right)
        return after if after is not None else self.cast.share(left, verb.idx)

    def _share_before(self, verb: Token) -> float | None:
        """ "С нынешних 24 до 49 процентов": the first figure."""
        for token in verb.subtree:
            figure = token.text.replace(",", ".")
            if figure.replace(".", "", 1).isdigit() and any(
                t.text.casefold() == "с" for t in self.doc[max(token.i - 3, 0) : token.i]
            ):
                return float(figure)
        return None

    def _beside(self, token: Token) -> float | None:
        """ "Росимущество (51%) и банк (49%)": the share in brackets after an owner."""
        last = max(
            (
                t.i
                for t in token.subtree
                if t.i < token.i + 8 and t.dep_ in {"appos", "flat:name", "punct", "amod"} | {token.dep_}
            ),
            default=token.i,
        )
        for i in range(token.i + 1, min(last + 4, len(self.doc))):
            if self.doc[i].text == "(":
                return self.cast.share(self.doc[i].idx, self.doc[min(i + 4, len(self.doc) - 1)].idx)
            if self.doc[i].pos_ in {"CCONJ", "VERB"} or self.doc[i].text in {",", ";"}:
                return None
        return None

    def _whole(self, trigger: Token) -> float | None:
        """ "Целиком принадлежит", "завод на 45% принадлежит"."""
        if any(c.lemma_ in words.WHOLE for c in trigger.children):
            return 100.0
        if trigger.lemma_ in words.BELONG | words.HOLD:
            for child in trigger.children:
                if self.cast.is_stake(child) and syntax.preposition(child) == "на":
                    return self.cast.stake_share(child)
        return None

    def _add(self, owner: str, firm: str, pct: float | None, token: Token, frame: str, status_: Status) -> None:
        if owner != firm:
            self.found.append(Owned(owner, firm, pct, token, frame, status_))


def _past(verb: Token) -> bool:
    """A state that is told in the past: it is so no more, or nobody says."""
    return "Past" in verb.morph.get("Tense", [])


EXAMPLES = (
    Example("Порт «Оля» остаётся в собственности компании «Каспий».", (("Каспий", "Оля", "asserted", {}),)),
    Example("Завод «Заря» перешёл в собственность фонда «Юг».", (("Юг", "Заря", "asserted", {}),)),
    Example(
        "Калужский холдинг «Агроверсия» приобрёл 35% акций мценского завода «Орлик».",
        (("Агроверсия", "Орлик", "asserted", {"share_pct": 35.0}),),
    ),
    Example(
        "Группе «Заречье» принадлежит половина комбината «Сурапласт».",
        (("Заречье", "Сурапласт", "asserted", {"share_pct": 50.0}),),
    ),
    Example(
        "Компания «Вега-Транс» целиком владеет заводом «Маякпром».",
        (("Вега-Транс", "Маякпром", "asserted", {"share_pct": 100.0}),),
    ),
    Example(
        "Единственным владельцем завода «Маякпром» стал холдинг «Заречье».",
        (("Заречье", "Маякпром", "asserted", {"share_pct": 100.0}),),
    ),
    Example(
        "Группе «Заречье» принадлежит 60% завода «Орлик». Остальные 40% — у банка «Ленский кредит».",
        (
            ("Заречье", "Орлик", "asserted", {"share_pct": 60.0}),
            ("Ленский кредит", "Орлик", "asserted", {"share_pct": 40.0}),
        ),
    ),
    Example(
        "Холдинг «Заречье» планирует купить четверть акций завода «Орлик».",
        (("Заречье", "Орлик", "planned", {"share_pct": 25.0}),),
    ),
    Example("Завод «Орлик» входит в группу «Заречье».", (("Заречье", "Орлик", "asserted", {}),)),
    Example("Холдинг «Заречье» не покупал завод «Орлик».", ()),
    Example("Завод «Орлик» купил у комбината «Сурапласт» станки.", ()),
)

RELATION = Relation(
    "OWNS", OWNERS, FIRMS, False, None, {"ru": read, "en": en.read}, {"ru": EXAMPLES, "en": en.EXAMPLES}
)
