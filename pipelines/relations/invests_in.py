"""INVESTS_IN: who puts money into a firm or place, or builds a plant there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines import status, syntax
from pipelines.document import Token
from pipelines.languages.ru import capital as words
from pipelines.languages.ru.references import SPEECH
from pipelines.matcher import Draft, Example, Relation
from pipelines.mentions.phrases import case_of
from pipelines.quantities import Money
from pipelines.relations import owns
from pipelines.relations.capital import FIRMS, INVESTORS, Investment, bare_infinitive, cast, subjects_above
from pipelines.relations.en import invests_in as en
from pipelines.scene import Scene
from pipelines.types import PLACES, Qualifiers, Status

TARGETS = FIRMS | PLACES
COMPANY = frozenset({"Company"})
INTO = ("в+Acc", "на+Acc", "в+Loc", "на+Loc", "под+Ins", "для+Gen")
WHERE = ("в+Loc", "на+Loc", "под+Ins")
NEAR = 2  # sentences in which "инвестиции составят …" still is of what was told before
_YEARS = re.compile(r"\d{4}(/\d{4})?")


def read(scene: Scene) -> Iterator[Draft]:
    """Verbs of investing, spending on sites and building, and the nouns for money put in."""
    for each in _Reader(scene).result():
        money = each.money
        yield Draft(
            each.investor,
            each.target,
            each.status,
            each.token,
            each.frame,
            Qualifiers(
                period=each.period, value=money.value if money else None, currency=money.currency if money else None
            ),
        )


class _Reader:
    """Goes once through an article: sums told later are of the investment told before."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.doc, self.cast = scene, scene.tokens, cast(scene)
        self.found: list[Investment] = []

    def result(self) -> list[Investment]:
        for token in self.scene.with_lemmas(words.PUT | words.SPEND | words.BUILD | words.FUNDS):
            if token.i in self.scene.named:
                continue
            if syntax.is_verbal(token):
                if token.lemma_ in words.PUT:
                    self._put(token, "invests.put")
                elif token.lemma_ in words.SPEND:
                    self._spend(token)
                elif token.lemma_ in words.BUILD:
                    self._build(token)
            elif token.lemma_ in words.FUNDS:
                self._funds(token)
        return self.found

    # --- what tells of it ---

    def _put(self, verb: Token, frame: str, types: frozenset[str] = INVESTORS) -> None:
        stated = self._status(verb)
        if stated is None:
            return
        investors = self._investors(verb, types)
        money = self.cast.sum_near(verb)
        if not investors:
            self._more(verb, money, stated)
            return
        target = self._target(verb, frozenset(e for e, _ in investors), [t for _, t in investors])
        if target is None:
            return
        for investor, token in investors:
            own = self._sum_of(token, verb) if len(investors) > 1 else money
            self._add(investor, target, own, verb, frame, stated)

    def _spend(self, verb: Token) -> None:
        """ "Направил на новую линию $3 млн": only sums, only on sites, works and firms."""
        money = self.cast.sum_near(verb)
        if money is None:
            return
        aims = [a.token for a in self.scene.arguments(verb) if a.role in {"на+Acc", "в+Acc"}]
        if any(self._is_site(t) or self.cast.ids(t, FIRMS) for t in aims):
            self._put(verb, "invests.spend", frozenset({"Company", "Person"}))
        elif not aims and verb.lemma_ in words.ADD and self._last(verb) is not None:
            self._put(verb, "invests.add", frozenset({"Company", "Person"}))

    def _build(self, verb: Token) -> None:
        """ "Построит завод в Пскове", "запустил в Ельце завод": a firm's own works away from home."""
        stated = self._status(verb)
        sites = [
            a.token
            for a in self.scene.arguments(verb)
            if a.role in {"object", "Acc", "в+Acc"} and a.token.lemma_ in words.SITES
        ]
        if stated is None or not sites or (syntax.is_participle(verb) and syntax.is_passive(verb)):
            return
        site, money = sites[0], self.cast.sum_near(verb)
        if money is None and site.lemma_ not in words.WORKS:
            return
        investors = self._investors(verb, COMPANY)
        if not investors:
            return
        taken = frozenset(e for e, _ in investors)
        own = self.cast.ids(site, COMPANY, taken) if site.i in self.scene.named else ()
        target = own[0] if own else self._place(verb, site)
        if target is not None:
            for investor, _ in investors:
                self._add(investor, target, money, verb, "invests.build", stated)

    def _funds(self, noun: Token) -> None:
        """ "Вложения завода в цех составят …", "инвестиции оцениваются в …", "рассматривает вложение"."""
        stated = status.of(noun)
        if stated is None:
            return
        money = self.cast.sum_near(noun)
        own = [
            (e, c)
            for c in noun.children
            if c.dep_ in {"nmod", "amod"} and (c.dep_ == "amod" or case_of(c) == "Gen") and not syntax.preposition(c)
            for e in self._ids(c, INVESTORS)[:1]
        ]
        investors = (
            own[:1]
            or [
                (e, a.token)
                for a in self.scene.arguments(noun)
                if a.role == "governor.subject" and a.token.i != noun.i
                for e in self._ids(a.token, frozenset({"Company", "Person"}))[:1]
            ][:1]
        )
        aims = [
            a.token
            for a in self.scene.arguments(noun)
            if a.role in {"в+Acc", "governor.в+Acc"} and not self._is_sum(a.token)
        ]
        if not investors:
            if money is not None and not aims:
                self._complete(noun, money)
            return
        if not own and not aims and money is None:
            return
        taken = frozenset(e for e, _ in investors)
        target = next((t for aim in aims if (t := self._goal(aim, taken))), None) or self._context(noun, taken)
        if target is not None and (money is not None or aims):
            self._add(investors[0][0], target, money, noun, "invests.funds", stated)

    def _more(self, verb: Token, money: Money | None, stated: Status) -> None:
        """ "700 млн из них уже вложено": another sum of the investment told before."""
        last = self._last(verb)
        if (
            last is not None
            and money is not None
            and not any(
                a.role == "subject"
                for a in self.scene.arguments(verb)
                if a.token.pos_ in syntax.NOMINALS and not self._is_sum(a.token)
            )
        ):
            self._add(last.investor, last.target, money, verb, "invests.more", stated)

    def _complete(self, noun: Token, money: Money) -> None:
        """ "Инвестиции составят 5 млрд": the sum of what was told before."""
        last = self._last(noun)
        if last is not None and last.money is None:
            self.found[self.found.index(last)] = replace(last, money=money)

    def _status(self, verb: Token) -> Status | None:
        """As its clause says; what somebody is bound to do is planned."""
        stated = status.of(verb)
        if stated != "asserted":
            return stated
        if verb.dep_ == "xcomp" and verb.head.lemma_ in words.BOUND:
            return "planned"
        return "proposed" if bare_infinitive(verb) else stated

    # --- who ---

    def _investors(self, verb: Token, types: frozenset[str]) -> list[tuple[str, Token]]:
        found = [(e, t) for e, t in self.cast.ends(verb, ("subject",), types) if not self._is_sum(t)]
        if found:
            return found
        subjects = [a.token for a in self.scene.arguments(verb) if a.role == "subject"]
        for subject in (*subjects, *subjects_above(verb)):
            if subject.lemma_ == "мы":
                return self._speaker(verb)
            found = [(e, subject) for e in self._ids(subject, types)[:1]]
            if found:
                return found
        return []

    def _ids(self, token: Token, types: frozenset[str]) -> tuple[str, ...]:
        """As the cast has it; "собственник", "покупатель завода" is who owns it."""
        found = self.cast.ids(token, types)
        if found or token.lemma_ not in words.OWNER:
            return found
        held = [o for o in owns.holdings(self.scene) if o.status == "asserted" and self.scene.type_of(o.owner) in types]
        firms = next((f for c in token.children if (f := self.cast.ids(c, FIRMS) or self._quoted(c))), ())
        if firms:
            return next(((o.owner,) for o in held if o.firm in firms), ())
        before = [o for o in held if o.token.i < token.i and self.cast.distance(o.token.i, token.i) <= NEAR]
        return (before[-1].owner,) if before else ()

    def _quoted(self, token: Token) -> tuple[str, ...]:
        """A firm whose declined name in quotes went unrecognised: "покупатель «Северного стекла»"."""
        stems = [t.text.casefold()[:5] for t in token.subtree if t.pos_ in {"ADJ", "NOUN", "PROPN"}]
        return next(
            (
                (f,)
                for _, f in self.cast.firms
                if stems and all(s in self.scene.resolution.entity(f).name.casefold() for s in stems)
            ),
            (),
        )

    def _speaker(self, verb: Token) -> list[tuple[str, Token]]:
        """The firm, else the person, that says "мы" in this sentence or the next."""
        stop = min(verb.sent.end + 40, len(self.doc))
        for token in self.doc[verb.sent.start : stop]:
            if token.pos_ == "VERB" and token.lemma_ in SPEECH:
                for child in token.children:
                    people = self.scene.ids(child, frozenset({"Person"})) if child.dep_ == "nsubj" else ()
                    for person in people[:1]:
                        firms = [
                            p.place
                            for p in self.scene.resolution.entity(person).posts
                            if p.place and self.scene.type_of(p.place) in FIRMS
                        ]
                        return [(firms[0] if firms else person, child)]
        return []

    # --- into what ---

    def _target(self, verb: Token, but: frozenset[str], owners: list[Token]) -> str | None:
        aims = [
            a.token for role in INTO for a in self.scene.arguments(verb) if a.role == role and not self._is_sum(a.token)
        ]
        for aim in aims:
            found = self._goal(aim, but)
            if found is not None:
                return found
        owned = next(
            (
                f
                for t in owners
                if t.lemma_ in words.OWNER
                for c in t.children
                if (f := self.cast.ids(c, FIRMS) or self._quoted(c))
            ),
            (),
        )
        return owned[0] if owned and owned[0] not in but else self._context(verb, but)

    def _goal(self, phrase: Token, but: frozenset[str]) -> str | None:
        """The firm, else the place, that a phrase names: "терминал порта Высоцк", "цех в Пскове", "в него"."""
        site = self._site_before(phrase)
        if site is not None:
            where = self._place(syntax.clause(site), site)
            if where is not None:
                return where
        inner = [t for t in phrase.subtree if t.i < phrase.i + 14 and t.dep_ != "punct" and not self._is_sum(t)]
        named = [t for t in inner if t.i in self.scene.named]
        for tokens, types in (
            (named, FIRMS),
            ([t for t in inner if t.dep_ != "amod"], PLACES),
            ([phrase, *inner], TARGETS),
        ):
            for token in tokens:
                found = self.cast.ids(token, types, but)
                if found:
                    return found[0]
        return None

    def _site_before(self, phrase: Token) -> Token | None:
        """The works that a pronoun or "этот терминал" points back to, if no firm was named since."""
        pronoun = phrase.text.casefold() in words.PRONOUN_FORMS
        if not pronoun and not (phrase.lemma_ in words.SITES and any(c.lemma_ == "этот" for c in phrase.children)):
            return None
        firms = {i for i, _ in self.cast.firms}
        for i in range(phrase.i - 1, max(phrase.i - 60, -1), -1):
            token = self.doc[i]
            if token.i in firms and pronoun:
                return None
            if token.i not in self.scene.named and (
                token.lemma_ == phrase.lemma_ or (pronoun and token.lemma_ in words.SITES)
            ):
                return token
        return None

    def _place(self, verb: Token, site: Token) -> str | None:
        """Where something is built: by the verb or by the site."""
        phrases = [a.token for role in WHERE for a in self.scene.arguments(verb) if a.role == role]
        phrases += [a.token for role in WHERE for a in self.scene.arguments(site) if a.role == role]
        # «открыть в Костанае сервисный центр»: a place that the parse takes for an attribute
        phrases += [t for t in site.subtree if t.i != site.i and self.doc[t.i - 1].lemma_ in {"в", "на", "под"}]
        # «построить завод в Рубцовском районе»: a phrase hung elsewhere
        right = [t for t in self.doc[site.i + 1 : site.i + 5] if t.dep_ != "amod"]
        phrases += [t for t in right if syntax.preposition(t) in {"в", "на", "под"}]
        return next((e for phrase in phrases for e in self.cast.ids(phrase, PLACES | {"Organization"})), None)

    def _context(self, trigger: Token, but: frozenset[str]) -> str | None:
        """What is under discussion: the target told of before, else the firm spoken of last."""
        last = self._last(trigger)
        if last is not None and last.target not in but:
            return last.target
        owned = [
            o.firm
            for o in owns.holdings(self.scene)
            if o.token.i < trigger.i and self.cast.distance(o.token.i, trigger.i) <= NEAR
        ]
        if owned and owned[-1] not in but:
            return owned[-1]
        for i in range(trigger.i - 1, -1, -1):
            if self.cast.distance(i, trigger.i) > NEAR:
                break
            token = self.doc[i]
            if token.lemma_ in words.SITES and i not in self.scene.named:
                where = self._place(token, token)
                if where is not None and where not in but:
                    return where
        return next(iter(self.cast.topic(trigger, but)), None)

    def _last(self, token: Token) -> Investment | None:
        return self.found[-1] if self.found and self.cast.distance(self.found[-1].token.i, token.i) <= NEAR else None

    # --- sums ---

    def _is_sum(self, token: Token) -> bool:
        return any(m.start <= token.idx < m.end for m in self.cast.money)

    def _is_site(self, token: Token) -> bool:
        return token.lemma_ in words.SITES | words.WORKS_ON or any(t.lemma_ in words.SITES for t in token.subtree)

    def _sum_of(self, investor: Token, verb: Token) -> Money | None:
        """Of several investors each has the sum before it: "38 млрд вложит ВЭБ, 16 млрд — Газпромбанк"."""
        left, _ = self.cast.stretch(verb)
        return next((m for m in reversed(self.cast.money) if left <= m.start < investor.idx), None)

    def _add(self, investor: str, target: str, money: Money | None, token: Token, frame: str, stated: Status) -> None:
        if investor != target:
            self.found.append(Investment(investor, target, money, self._period(token), token, frame, stated))

    def _period(self, trigger: Token) -> str | None:
        """The years that the trigger's clause names."""
        within = (
            {t.i for t in trigger.subtree}
            if syntax.is_verbal(trigger)
            else {t.i for t in syntax.clause(trigger).subtree}
        )
        left, right = self.cast.stretch(trigger)
        for span in self.scene.times:
            if (
                left <= span.start < right
                and span.value
                and _YEARS.fullmatch(span.value)
                and self.scene.token(span.start).i in within
            ):
                return span.value
        return None


EXAMPLES = (
    Example(
        "Заводом «Енисей» владеет группа «Магнат». В 2026 году предприятие вложит 9 млн рублей в цех в Канске.",
        (("Енисей", "Канск", "planned", {"value": 9_000_000, "currency": "RUB", "period": "2026"}),),
    ),
    Example(
        "Завод «Тверьмаш» намерен открыть в Караганде цех, вложив в него 5,5 млн долларов.",
        (("Тверьмаш", "Караганда", "planned", {"value": 5_500_000, "currency": "USD"}),),
    ),
    Example(
        "Калужский холдинг «Агроверсия» вложит 300 млн рублей в мценский завод «Орлик».",
        (("Агроверсия", "Орлик", "planned", {"value": 300e6, "currency": "RUB"}),),
    ),
    Example(
        "Компания «Вега-Транс» построит в Пскове завод. Инвестиции составят 2 млрд рублей.",
        (("Вега-Транс", "Псков", "planned", {"value": 2e9, "currency": "RUB"}),),
    ),
    Example(
        "В 2025 году группа «Заречье» инвестировала в комбинат «Сурапласт» 12 млн долларов.",
        (("Заречье", "Сурапласт", "asserted", {"value": 12e6, "currency": "USD", "period": "2025"}),),
    ),
    Example(
        "Вложения холдинга «Заречье» в завод «Орлик» превысили 5 млрд рублей.",
        (("Заречье", "Орлик", "asserted", {"value": 5e9, "currency": "RUB"}),),
    ),
    Example(
        "Холдинг «Заречье» готов вложить в комбинат «Сурапласт» 90 млн юаней.",
        (("Заречье", "Сурапласт", "proposed", {"value": 90e6, "currency": "CNY"}),),
    ),
    Example("Холдинг «Заречье» не будет вкладывать деньги в комбинат «Сурапласт».", ()),
    Example("Школьники открыли в Пскове выставку рисунков.", ()),
)

RELATION = Relation(
    "INVESTS_IN",
    INVESTORS,
    TARGETS,
    False,
    "COOPERATE",
    {"ru": read, "en": en.read},
    {"ru": EXAMPLES, "en": en.EXAMPLES},
)
