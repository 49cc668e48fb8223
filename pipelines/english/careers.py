"""Posts that English verbs tell of: who becomes, serves as, heads. What titles beside names say is coreference's."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import syntax as features
from pipelines.document import Token
from pipelines.english import status as statuses
from pipelines.english import syntax
from pipelines.english.post_roles import place_of, role_at, role_heading
from pipelines.english.scene import PEOPLE, Scene
from pipelines.languages.en import careers as words
from pipelines.languages.en import roles
from pipelines.matcher import Draft
from pipelines.mentions.titles import Title
from pipelines.types import BODIES, PLACES, Qualifiers, Status

REACH = 9  # tokens before a post in which its verb is looked for
DETERMINERS = frozenset("the a an its his her their our my".split())
STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", '"', "“", "”"})


def read(scene: Scene) -> tuple[Draft, ...]:
    """The posts of an article that aren't said by a title beside a name."""
    told: list[Draft] = []
    for title in scene.resolution.titles:
        if not title.people and not title.plural:
            told += _said_of(scene, title)
    for verb in scene.with_lemmas(words.LEAD | words.REPRESENT):
        if syntax.is_verbal(verb):
            told += _leads(scene, verb)
    for verb in scene.with_lemmas({"sit", "serve"}):
        told += _sits(scene, verb)
    return tuple(told)


# --- a post named without its holder ---


def _said_of(scene: Scene, title: Title) -> Iterator[Draft]:
    found = _until(scene, title) or _predicate(scene, title) or _complement(scene, title)
    if found is None:
        return
    person, status, token = found
    if person and status is not None:
        yield from post(scene, title, person[0], status, token)


def post(scene: Scene, title: Title, person: str, status: Status, token: Token) -> Iterator[Draft]:
    """The post of a title, as a verb gives it to a person."""
    place, role = _place(scene, title, person, token)
    if place is not None and role:
        accredited = None if title.accredited is None else _entity(scene, title.accredited)
        stated = Qualifiers(role=role, title=title.title, accredited_to=accredited)
        over = title.former and status == "asserted"
        yield Draft(person, place, "former" if over else status, token, "post.told", stated)


def _until(scene: Scene, title: Title) -> tuple[tuple[str, ...], Status, Token] | None:
    """«X, until last month deputy director of Y», «X, since May the head of Y»."""
    head = scene.doc[title.head]
    for i in range(title.tokens[0] - 1, max(title.tokens[0] - 8, 0), -1):
        token = scene.tokens[i]
        if token.text in {",", "("}:
            person = scene.of_types(scene.resolution.at(i - 1), PEOPLE)
            first = scene.tokens[i + 1].lower_
            if person and i - 1 in scene.named and (first in words.UNTIL or first in {"since", "once"}):
                return person, "asserted" if first == "since" else "former", head
            return None
        if token.is_space or token.pos_ == "VERB":
            return None
    return None


def _predicate(scene: Scene, title: Title) -> tuple[tuple[str, ...], Status | None, Token] | None:
    """«X is (now) the minister», «She has been a member», «when he was still mayor»."""
    head = next((scene.tokens[i] for i in range(*title.tokens) if _copula(scene.tokens[i]) is not None), None)
    if head is None:
        return None
    copula = _copula(head)
    assert copula is not None  # chosen for it
    if any(c.lower_ in {"first", "only", "last", "next", "second"} for c in head.children):
        return None  # "he will be the first envoy to attend"
    for child in head.children:
        if child.dep_ in {"nsubj", "nsubj:outer"}:
            status = held(head, copula)
            given_up = status == "asserted" and _given_up(scene, title)
            return scene.ids(_noun(child), PEOPLE), "former" if given_up else status, head
    subject = syntax.surface_subject(head)
    return None if subject is None else (scene.ids(_noun(subject), PEOPLE), held(head, copula), head)


def _given_up(scene: Scene, title: Title) -> bool:
    """«a member of the board, a post she gave up in December»."""
    after = scene.tokens[title.tokens[1] : title.tokens[1] + 6]
    said = {t.lemma_.casefold() for t in after}
    return bool(after) and after[0].text == "," and bool(said & words.POSTS) and bool(said & {"give", "leave", "hold"})


def _copula(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ == "cop"), None)


def _noun(token: Token) -> Token:
    """The noun instead of its relative pronoun."""
    if token.lower_ in syntax.RELATIVE:
        return syntax.antecedent(token) or token
    return token


def held(trigger: Token, verb: Token) -> Status | None:
    """Held, taken or left by the verb's tense: "was", "chaired" are over; "is", "has chaired", "became" are not."""
    status = statuses.of(trigger)
    if status != "asserted" or verb.lemma_ not in words.HOLDING:
        return status
    auxiliaries = {c.lower_ for c in (*trigger.children, *verb.children) if c.dep_ in {"aux", "aux:pass"}}
    if auxiliaries & {"has", "have", "is", "are", "been"}:
        around = {c.lower_ for t in trigger.children for c in t.children if c.dep_ in {"case", "mark"}}
        return "former" if around & words.UNTIL else "asserted"
    past = features.feature(verb, "Tense") == "Past" or "had" in auxiliaries
    finite = features.feature(verb, "VerbForm") in {"Fin", "Part"}
    return "former" if past and finite else "asserted"


# --- as the complement of a verb ---


def _complement(scene: Scene, title: Title) -> tuple[tuple[str, ...], Status | None, Token] | None:
    """«appointed X consul in Y», «served as director», «joined Z as vice-president», «As minister he flew»."""
    before = title.tokens[0] - 1
    while before > 0 and scene.tokens[before].lower_ in DETERMINERS:
        before -= 1
    as_ = scene.tokens[before].lower_ in {"as", "to"}
    fronted = as_ and scene.tokens[before].is_sent_start
    verb = scene.tokens[title.head].sent.root if fronted else _verb(scene, before, as_)
    if verb is None:
        return _nominal(scene, before) if as_ else _comes_to(scene, title)
    lemma = verb.lemma_.casefold()
    if lemma in words.APPOINT | words.NOMINATE:
        status = statuses.of(verb)
        proposed = status == "asserted" and lemma in words.NOMINATE
        return who(scene, verb, "object"), "proposed" if proposed else status, verb
    if lemma in words.DISMISS:
        return (who(scene, verb, "object"), "former", verb) if statuses.of(verb) == "asserted" else None
    if lemma in words.BECOME:
        return who(scene, verb, "subject"), statuses.of(verb), verb
    if not as_ or scene.tokens[before].lower_ == "to":
        return None
    if lemma in words.PRECEDE or (lemma in words.LEAVE and lemma not in words.TAKE) or _down(verb):
        return (who(scene, verb, "subject"), "former", verb) if statuses.of(verb) == "asserted" else None
    if lemma in words.SERVE:
        return who(scene, verb, "subject"), held(verb, verb), verb
    if lemma in words.TAKE | words.SUCCEED:
        return who(scene, verb, "subject"), statuses.of(verb), verb
    if fronted and features.feature(verb, "Tense") == "Past" and any(t.like_num for t in verb.sent):
        return who(scene, verb, "subject"), "former", verb  # «As trade minister he flew to Seoul in 2019»
    return None


def _nominal(scene: Scene, as_: int) -> tuple[tuple[str, ...], Status | None, Token] | None:
    """«the appointment of X as director», «X's election as mayor», «welcomed the nomination of X as envoy»."""
    for i in range(as_ - 1, max(as_ - REACH, scene.tokens[as_].sent.start) - 1, -1):
        noun = scene.tokens[i]
        status = words.GIVING_NOUNS.get(noun.lower_)
        if status is None:
            if noun.text in STOPS or syntax.is_verbal(noun):
                return None
            continue
        named = [t for t in scene.tokens[i + 1 : as_] if t.i in scene.named] or [
            t for t in noun.children if t.dep_ == "nmod:poss"
        ]
        people = [e for t in named for e in scene.ids(t, PEOPLE)]
        told = statuses.of(noun) is not None and _happened(noun)
        return tuple(people[:1]), status if told else None, noun
    return None


def _happened(noun: Token) -> bool:
    """Whether an appointment or a resignation is told as a fact: "announced the appointment", "after his election"."""
    if noun.dep_ == "obj":
        return noun.head.lemma_.casefold() in words.TELLING
    return noun.dep_.startswith("nsubj") or any(
        c.dep_ == "case" and c.lower_ in words.FOLLOWING for c in noun.children
    )


def _comes_to(scene: Scene, title: Title) -> tuple[tuple[str, ...], Status | None, Token] | None:
    """«The post of director went to X», «X took up the post of director», «X left the post of director»."""
    before = scene.tokens[max(title.tokens[0] - 3, 0) : title.tokens[0]]
    post = next((t for t in before if t.lemma_ in words.POSTS), None)
    verb = None if post is None else syntax.governor(post)
    if verb is None:
        return None
    if verb.lemma_ in words.FALL_TO:
        people = [e for a in scene.arguments(verb) if a.role == "to" for e in scene.ids(a.token, PEOPLE)]
        return tuple(people[:1]), statuses.of(verb), verb
    if verb.lemma_ in words.GIVE_UP:
        return (who(scene, verb, "subject"), "former", verb) if statuses.of(verb) == "asserted" else None
    if verb.lemma_ in words.OCCUPY:
        return who(scene, verb, "subject"), held(verb, verb), verb
    return None


def _down(verb: Token) -> bool:
    return verb.lemma_ in words.LEFT and any(c.lower_ in {"down", "aside"} for c in verb.children)


def _verb(scene: Scene, before: int, as_: bool) -> Token | None:
    """The verb that a post completes: the nearest before it, no other verb of the clause between."""
    known = words.APPOINT | words.NOMINATE | words.BECOME
    if as_:
        known |= words.SERVE | words.TAKE | words.LEAVE | words.DISMISS | words.SUCCEED | words.PRECEDE
    first = scene.tokens[before].sent.start
    apposed = False
    for i in range(before, max(before - (2 * REACH if as_ else REACH), first) - 1, -1):
        token = scene.tokens[i]
        if token.text == "," and as_:
            apposed = True
        elif token.text in STOPS:
            return None
        elif token.lemma_.casefold() in known and token.pos_ in {"VERB", "AUX", "NOUN"}:
            return token
        elif syntax.is_verbal(token) and not as_ and not apposed:
            return None
    return None


def who(scene: Scene, verb: Token, role: str) -> tuple[str, ...]:
    """The person who fills a verb's role, else the nearest on that side of it."""
    if role == "subject" and (beside := _beside(scene, verb)):
        return beside
    relative = next((t for t in scene.tokens[max(verb.i - 5, verb.sent.start) : verb.i] if t.lower_ == "who"), None)
    if relative is not None and (role == "object") == syntax.is_passive(verb):
        return _nearest(scene, range(relative.i - 1, verb.sent.start - 1, -1))
    for argument in scene.arguments(verb):
        if argument.role == role:
            found = scene.ids(argument.token, PEOPLE)
            if found:
                return found[:1]
    passive = syntax.is_passive(verb)
    sent = verb.sent
    stretch = (
        range(verb.i - 1, sent.start - 1, -1) if role == "subject" or passive else range(verb.i + 1, sent.end)
    )
    return _nearest(scene, stretch)


def _beside(scene: Scene, verb: Token) -> tuple[str, ...]:
    """The person named right before a verb, over its auxiliaries: "X will head the council"."""
    i = verb.i - 1
    while i > verb.sent.start and scene.tokens[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    named = i in scene.named and not syntax.is_passive(verb)
    return scene.of_types(scene.resolution.at(i), PEOPLE)[:1] if named else ()


def _nearest(scene: Scene, stretch: range) -> tuple[str, ...]:
    """The first person in a stretch of tokens; to the right, before any comma or bracket."""
    for i in stretch:
        found = scene.of_types(scene.resolution.at(i), PEOPLE)
        if found:
            return found[:1]
        if stretch.step > 0 and scene.tokens[i].text in STOPS:
            break
    return ()


# --- what a post is of ---


def _entity(scene: Scene, mention: int) -> str | None:
    found = scene.resolution.at(scene.resolution.mentions[mention].head)
    return found[0] if found else None


def _place(scene: Scene, title: Title, person: str, verb: Token) -> tuple[str | None, str]:
    """The place or body that a bare title is of, and its role; for some, of what the person is known to be of."""
    scope = [(e, scene.type_of(e)) for n in title.scope if (e := _entity(scene, n))]
    pointed = [
        (e, scene.type_of(e))
        for i in (title.generic, title.body)
        if i is not None
        for e in scene.resolution.at(i)
        if scene.type_of(e) != "Person"
    ]
    found = place_of(title.role, scope, pointed)
    role = title.role
    joins = words.TAKE | words.SERVE | (words.APPOINT if role not in roles.GOVERNING else frozenset())
    if found is None and verb.lemma_ in joins:
        wanted = {"subject"} if verb.lemma_ in words.APPOINT else {"object", "at", "in"}
        ends = [a.token for a in scene.arguments(verb) if a.role in wanted]
        employer = [e for end in ends for e in scene.ids(end, BODIES)]
        found = employer[0] if employer else None
    if found is None:
        found = _by_context(scene, title, person)
    if not role and found is not None:
        own = [scene.tokens[i].lower_ for i in range(title.tokens[0], title.head)]
        role = role_at(scene.doc[title.head].lower_, own, scene.type_of(found))
    return found, role


def _by_context(scene: Scene, title: Title, person: str) -> str | None:
    """A post without a place is of what the person's other posts are of, else of what others of the kind are."""
    alike = roles.ENVOYS if title.role in roles.ENVOYS else roles.GOVERNING - roles.ENVOYS
    if title.role in {"", "director", "deputy_director", "agency_head"}:  # "his former deputy, X, is acting head"
        known = [p.place for who_, p, _ in scene.resolution.posts if who_ == person and p.place]
        return next((e for e in known if scene.type_of(e) in BODIES), None)
    if title.role not in alike:
        return None
    likely = roles.LIKELY.get(title.role, roles.STATES_FIRST)[:2]
    placed = [(who_, p) for who_, p, _ in scene.resolution.posts if p.role in alike and p.place]
    fits = [(who_, p) for who_, p in placed if scene.type_of(p.place or "") in likely]
    own = [p.place for who_, p in fits if who_ == person and p.role != "legislator"]
    if own:
        return own[0]
    others = [p.place for _, p in sorted(fits, key=lambda e: e[1].role != title.role) if not p.former]
    if title.role in roles.ENVOYS:
        return _sender(scene, title) or next(iter(others), None)
    return next(iter(others), None) or _sender(scene, title)


def _sender(scene: Scene, title: Title) -> str | None:
    """«Kenya's Foreign Ministry has appointed X consul in Y»: the country that the sentence names, but Y's."""
    sent = scene.doc[title.head].sent
    for token in scene.tokens[sent.start : title.tokens[0]]:
        for entity in scene.of_types(scene.resolution.at(token.i), frozenset({"Country"})):
            return entity
    host = None if title.accredited is None else _entity(scene, title.accredited)
    states = [e for e in scene.resolution.entities if e.type == "Country" and e.id != host]
    return max(states, key=lambda e: len(e.mentions)).id if states else None


# --- leading ---


def _leads(scene: Scene, verb: Token) -> Iterator[Draft]:
    """«Y, who has chaired the council», «now heads the association», «it will be headed by X»."""
    people, status = who(scene, verb, "subject"), held(verb, verb)
    if not people or status is None:
        return
    wanted = {"object", "over"} if verb.lemma_ == "preside" else {"object"}
    for argument in scene.arguments(verb):
        token = argument.token
        if argument.role not in wanted or token.lemma_.casefold() in words.GROUPS:
            continue
        if token.i not in scene.named and any(c.dep_ == "nmod:poss" and c.i in scene.named for c in token.children):
            return  # «who chairs the Chamber's committee on trade»: a part of it
        led = scene.ids(token, PLACES | BODIES)
        passive = syntax.is_passive(verb)
        if not led or (passive and scene.type_of(led[0]) in PLACES) or _beside_group(token):
            continue
        if verb.lemma_ in words.REPRESENT:
            yield from _represents(scene, verb, people[0], led[0], status)
        else:
            role = role_heading("head", _words(scene, token), scene.type_of(led[0]))
            title = verb.lemma_ if verb.lemma_ in {"head", "chair"} else None
            yield Draft(people[0], led[0], status, verb, "post.leads", Qualifiers(role=role, title=title))
        return


def _sits(scene: Scene, verb: Token) -> Iterator[Draft]:
    """«X, who sits on the board of Y»."""
    after = scene.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)]
    board = next((t for t in after if t.lower_ in {"board", "boards"}), None)
    status = held(verb, verb)
    if board is None or after[0].lower_ != "on" or not syntax.is_verbal(verb) or status is None:
        return
    title = "board member" if after[2].i == board.i else f"member of the {after[2].text} board"
    bodies = [e for t in scene.doc[board.i + 1 : min(board.i + 6, verb.sent.end)] for e in scene.ids(t, BODIES)]
    bodies += [e for t in board.children if t.dep_ == "nmod:poss" for e in scene.ids(t, BODIES)]
    for person in who(scene, verb, "subject")[:1]:
        for body in bodies[:1]:
            yield Draft(person, body, status, verb, "post.sits", Qualifiers(role="other", title=title))


def _beside_group(token: Token) -> bool:
    """«a delegation from the state of Gujarat, headed by X»: it is the delegation that is led."""
    return any(t.lemma_.casefold() in words.GROUPS for t in token.ancestors) and token.dep_ in {"nmod", "compound"}


def _words(scene: Scene, token: Token) -> tuple[str, ...]:
    """The words of what is led, its name's too."""
    for mention in scene.resolution.mentions:
        if mention.tokens[0] <= token.i < mention.tokens[1] and mention.type in BODIES:
            return tuple(scene.tokens[i].lower_ for i in range(*mention.tokens))
    return (token.lemma_.casefold(),)


def _represents(scene: Scene, verb: Token, person: str, place: str, status: Status) -> Iterator[Draft]:
    """«who has represented the region in Astana since June», «represented Meru in the Senate until 2022»."""
    lasting = any(c.lower_ in {"since", "until", "from"} for t in verb.children for c in t.children)
    for argument in scene.arguments(verb):
        if argument.role != "in" or not lasting:
            continue
        body = scene.ids(argument.token, BODIES)
        if body and set(_words(scene, argument.token)) & roles.PARLIAMENTS:
            yield Draft(person, place, status, verb, "post.represents", Qualifiers(role="legislator"))
            return
        seat = scene.ids(argument.token, PLACES)
        if seat:
            stated = Qualifiers(role="representative", accredited_to=seat[0])
            yield Draft(person, place, status, verb, "post.represents", stated)
            return
