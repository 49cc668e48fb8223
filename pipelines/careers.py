"""Posts that verbs tell of: who becomes, leads, leaves, succeeds. What titles beside names say is coreference's."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import status as statuses
from pipelines import syntax
from pipelines.document import Token
from pipelines.languages.ru import careers as words
from pipelines.languages.ru import encounters, roles
from pipelines.matcher import PEOPLE, Draft
from pipelines.mentions.phrases import case_of, number_of
from pipelines.mentions.titles import Title
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Qualifiers, Status

AFTER_POST = 8  # tokens after a post within which its holder is named
REACH = 60  # tokens after a title within which "эта должность" means it
BEFORE_POST = 5  # tokens between a participle and "пост": "занимавшая до мая пост …"
FIRMS = frozenset({"Company", "Organization"})
REGIONS = frozenset({"Region"})
ENVOYS = frozenset({"ambassador", "consul", "representative"})
# Roles whose place is what is governed or represented, not the body named with it.
GOVERNING = ENVOYS | frozenset(
    """
governor deputy_governor minister deputy_minister head_of_state head_of_government deputy_head_of_government mayor
legislator speaker
""".split()
)


def read(scene: Scene) -> tuple[Draft, ...]:
    """The posts of an article that aren't said by a title beside a name."""
    told: list[Draft] = []
    for title in scene.resolution.titles:
        if not title.people and not title.plural:
            told += _said_of(scene, title)
    for token in scene.with_lemmas(words.LEAD):
        if syntax.is_verbal(token):
            told += _leads(scene, token)
    for token in scene.with_lemmas(words.POSTS):
        told += _this_post(scene, token)
    return tuple(told)


# --- a post named without its holder ---


def _said_of(scene: Scene, title: Title) -> Iterator[Draft]:
    head = scene.doc[title.head]
    if head.head.lemma_ in words.POSTS and case_of(head) == "Gen":
        yield from _handed_over(scene, title, head)
    person, status, token = (
        _appositive(scene, title) or _predicate(scene, title, head) or _occupied(scene, title, head) or ((), None, head)
    )
    if person and status is not None:
        yield from _posts(scene, title, person, status, token)
        if status == "asserted" and (before := _instead_of(scene, token)) and before != person:
            yield from _posts(scene, title, before, "former", token)


def _instead_of(scene: Scene, token: Token) -> tuple[str, ...]:
    """«Вместо ушедшего X председателем стал Y»."""
    instead = next((t for t in token.sent if t.lemma_ == "вместо"), None)
    after = () if instead is None else scene.tokens[instead.i + 1 : min(instead.i + 6, token.sent.end)]
    return next((p for t in after if (p := scene.of_types(scene.resolution.at(t.i), PEOPLE))), ())[:1]


def _posts(scene: Scene, title: Title, person: tuple[str, ...], status: Status, token: Token) -> Iterator[Draft]:
    place, role = _place(scene, title, person[0])
    if place is not None and role:
        accredited = None if title.accredited is None else _entity(scene, title.accredited)
        for holder in person:
            yield Draft(
                holder,
                place,
                status,
                token,
                "post.told",
                Qualifiers(role=role, title=title.title, accredited_to=accredited),
            )


def _this_post(scene: Scene, post: Token) -> Iterator[Draft]:
    """«Посол Ганы … Тогда эту должность занимал X», «на этот пост назначен X»: the post that was named last."""
    verb = syntax.governor(post) if any(c.lemma_ == "этот" for c in post.children) else None
    if verb is None or verb.lemma_ not in words.OCCUPY | words.APPOINT:
        return
    title = next((t for t in reversed(scene.resolution.titles) if t.head < post.i), None)
    if title is None or title.plural or post.i - title.head > REACH:
        return
    role = "object" if verb.lemma_ in words.APPOINT else "subject"
    person, status = who(scene, verb, (role,), role), held(verb)
    if person and status is not None:
        yield from _posts(scene, title, person, status, verb)


def _handed_over(scene: Scene, title: Title, head: Token) -> Iterator[Draft]:
    """«X на посту директора завода сменила Y»."""
    verb = syntax.governor(head.head)
    if verb is None or verb.lemma_ not in words.SUCCEED:
        return
    status = statuses.of(verb)
    later, earlier = who(scene, verb, ("subject",), "subject"), who(scene, verb, ("object",), "object")
    if status is not None and later and earlier and later != earlier:
        yield from _posts(scene, title, later, status, verb)
        if status == "asserted":
            yield from _posts(scene, title, earlier, "former", verb)


def _appositive(scene: Scene, title: Title) -> tuple[tuple[str, ...], Status, Token] | None:
    """«Лев Шадрин, в настоящее время спикер …», «X, до весны — мэр Читы», «прежний представитель, X,»."""
    doc, i = scene.doc, title.tokens[0] - 1
    told: list[Token] = []
    while (
        i >= 0 and title.tokens[0] - i < 9 and not (doc[i].text in {",", "("} and not told and i != title.tokens[0] - 1)
    ):
        token = doc[i]
        found = scene.of_types(scene.resolution.at(i), PEOPLE)
        if found and i in scene.named:
            if i == title.tokens[0] - 2 and doc[i + 1].text in {"—", "–", "-"} and case_of(doc[title.head]) == "Nom":
                return found, "asserted", doc[title.head]  # «X — директор завода»
            if not told or not any(t.text in {",", "(", "—", "–"} for t in doc[i + 1 : title.tokens[0]]):
                return None
            former = any(t.lemma_ in words.FORMERLY or t.text.casefold() == "до" for t in told)
            return found, "former" if former else "asserted", doc[title.head]
        if token.is_space or syntax.is_verbal(token):
            return None
        if not token.is_punct or token.text not in {",", "—", "–", "("}:
            plain = token.pos_ in {"ADV", "ADJ", "NUM", "DET"} or token.lemma_ in {"он", "она", "свой"}
            if not (plain or token.lemma_ in words.FORMERLY | words.NOW | words.BETWEEN) or token.ent_type_:
                return None
            told.append(token)
        i -= 1
    if title.former and title.tokens[1] + 1 < len(doc) and doc[title.tokens[1]].text == ",":
        found = scene.of_types(scene.resolution.at(title.tokens[1] + 1), PEOPLE)
        if found:
            return found, "former", doc[title.head]
    return None


def _predicate(scene: Scene, title: Title, head: Token) -> tuple[tuple[str, ...], Status | None, Token] | None:
    """«назначен послом», «станет советником», «до избрания работал вице-губернатором»."""
    if case_of(head) != "Ins":
        return None
    telling = words.BECOME | words.SERVE | words.APPOINT
    # «работал секретарём, затем директором»
    above = (head.head, head.head.head) if head.dep_ == "conj" else (head.head,)
    verb = next((t for t in (*above, *_verbs_near(head)) if t.lemma_ in telling), None)
    if verb is None:
        return None
    appointed = verb.lemma_ in words.APPOINT
    wanted = ("object", "Gen") if appointed else ("subject",)
    person = who(scene, verb, wanted, "object" if appointed else "subject")
    if appointed and verb.pos_ == "NOUN":
        status: Status | None = "asserted"
    else:
        status = held(verb)
    return (person, status, verb) if person else None


def _verbs_near(head: Token) -> list[Token]:
    near = [t for t in head.sent if abs(t.i - head.i) < 9 and t.lemma_ in words.BECOME | words.SERVE | words.APPOINT]
    return sorted(near, key=lambda t: (abs(t.i - head.i), t.i))


def _occupied(scene: Scene, title: Title, head: Token) -> tuple[tuple[str, ...], Status | None, Token] | None:
    """«занимавший пост министра экономики», «займёт кресло вице-президента», «сохранил мандат депутата»."""
    post = head.head
    if post.lemma_ not in words.POSTS or case_of(head) != "Gen":
        return None
    before = (scene.doc[i] for i in range(post.i - 1, max(post.i - BEFORE_POST, post.sent.start - 1), -1))
    verb = next((t for t in before if t.lemma_ in words.OCCUPY and syntax.is_participle(t)), syntax.governor(post))
    if verb is None or verb.lemma_ not in words.OCCUPY | words.FALL_TO | {"сохранить"}:
        return None
    if verb.lemma_ in words.FALL_TO:
        person, told = who(scene, verb, ("Dat", "к+Dat"), "Dat"), statuses.of(verb)
        return (person, "proposed" if verb.lemma_ == "предложить" else told, verb) if person else None
    if verb.lemma_ == "обещать":
        person = who(scene, verb, ("Dat",), "Dat")
        return (person, "planned", verb) if person else None
    person = (_named_after(scene, title, verb) if syntax.is_participle(verb) else ()) or who(
        scene, verb, ("subject",), "subject"
    )
    return (person, held(verb), verb) if person else None


def _named_after(scene: Scene, title: Title, participle: Token) -> tuple[str, ...]:
    """«Занимавший пост полпреда с 2019 года X»: the name that follows the post, in the participle's case."""
    for token in scene.tokens[title.tokens[1] : min(title.tokens[1] + AFTER_POST, participle.sent.end)]:
        if token.is_punct or syntax.is_verbal(token):
            break
        found = scene.of_types(scene.resolution.at(token.i), PEOPLE) if token.i in scene.named else ()
        if found and participle.i < title.head:
            return found[:1] if case_of(token) in {case_of(participle), ""} else ()
    return ()


def who(scene: Scene, verb: Token, roles: tuple[str, ...], fallback: str) -> tuple[str, ...]:
    """The person who fills a verb's role, else the nearest phrase that could."""
    for role in roles:
        for argument in scene.arguments(verb):
            if argument.role == role:
                found = scene.ids(argument.token, PEOPLE)
                if found:
                    return found[:1]
    near = tuple(e for e, _ in scene.nearby(verb, fallback, PEOPLE))[:1]
    return near or (_spoken_of(scene, verb) if "subject" in roles else ())


def _spoken_of(scene: Scene, verb: Token) -> tuple[str, ...]:
    """«Он окончил университет. В 2023 году занимал пост …»: the person of the sentence before, where none is said."""
    start = verb.sent.start
    passive = syntax.is_passive(verb) or syntax.is_participle(verb)
    if passive or not start or syntax.feature(verb, "VerbForm") != "Fin" or number_of(verb) == "Plur":
        return ()
    before = scene.doc[start - 1]
    if before.is_space or any(t.dep_.startswith("nsubj") for t in verb.sent):
        return ()
    subjects = (t for t in before.sent if t.dep_ == "nsubj")
    return next((p for t in subjects if (p := scene.of_types(scene.resolution.at(t.i), PEOPLE))), ())[:1]


def held(verb: Token) -> Status | None:
    """Taken, held or left by the verb's tense: "работал", "возглавлял" are over, "стал", "возглавил" are not."""
    status = statuses.of(verb)
    if status != "asserted":
        return status
    over = any(
        c.lemma_ in words.FORMERLY or syntax.preposition(c) == "до"
        for c in verb.children
        if c.i < verb.i and not any(t.text == "," for t in verb.doc[c.i : verb.i])
    )
    past = syntax.feature(verb, "Tense") == "Past" and (verb.lemma_ in words.ONGOING or over)
    return "former" if past else "asserted"


# --- what a post is of ---


def _entity(scene: Scene, mention: int) -> str | None:
    found = scene.resolution.at(scene.resolution.mentions[mention].head)
    return found[0] if found else None


def _place(scene: Scene, title: Title, person: str) -> tuple[str | None, str]:
    """The place or body that a bare title is of, and its role; both from whose post it is, for a deputy or an aide."""
    scope = [e for n in title.scope if (e := _entity(scene, n))]
    located = [e for e in scope if scene.type_of(e) in PLACES]
    bodies = [e for e in scope if scene.type_of(e) in BODIES]
    generic = scene.resolution.at(title.generic) if title.generic is not None else ()
    body = scene.resolution.at(title.body) if title.body is not None else ()
    governs = title.role in GOVERNING
    ends = located[:1] if title.role in ENVOYS else located[-1:]
    order = [*ends, *generic, *bodies[:1], *body] if governs else [*bodies[:1], *body, *generic, *ends]
    role = title.role
    if not order:
        order, role = _of_whom(scene, title, person)
    return (order[0], role) if order else (None, role)


def _of_whom(scene: Scene, title: Title, person: str) -> tuple[list[str], str]:
    """«прежде его заместитель», «её директор»: of the person or firm just told of."""
    head = scene.doc[title.head]
    own = any(c.lemma_ in {"он", "она", "свой", "его", "её"} for c in head.children)
    if own and not title.role and head.lemma_ in roles.HEADS - roles.DEPUTY:  # «его председателем стал …»: of a board
        firms = (scene.of_types(scene.resolution.at(i), FIRMS) for i in range(head.i - 1, max(head.i - 60, -1), -1))
        return [firm[0] for firm in firms if firm][:1], "director"
    if not title.role or (title.role.startswith("deputy") and own):
        for _, other in scene.parties.before(head):
            for post in scene.resolution.entity(other).posts:
                if other != person and post.place:
                    return [post.place], title.role or {
                        "minister": "deputy_minister",
                        "governor": "deputy_governor",
                        "director": "deputy_director",
                    }.get(post.role, "")
        return [], title.role
    for other, post, span in scene.resolution.posts:  # «прежний представитель»: of what the new one is of
        if (
            other != person
            and post.role == title.role
            and post.place
            and title.role in GOVERNING
            and span[0] < head.idx
        ):
            return [post.place], title.role
    if title.role in GOVERNING:
        earlier = (t for t in reversed(scene.resolution.titles) if t.head < title.head and t.role == title.role)
        named = next((t for t in earlier if t.scope or t.generic is not None), None)
        if named is not None:  # «сменил полномочного представителя республики. Занимавший пост полпреда X …»
            place, role = _place(scene, named, person)
            return [place] if place is not None else [], role
    if title.role in {"governor", "deputy_governor"} and (region := _governed(scene, head)) is not None:
        return [region], title.role
    employed = case_of(head) == "Ins"  # «трудится в "Белпромстрое" советником»
    of_firm = title.role in {"director", "deputy_director", "spokesperson"} and head.lemma_ != "сопредседатель"
    if of_firm or (employed and title.role == "other"):
        for i in range(head.i - 1, max(head.i - 60, -1), -1):
            found = scene.of_types(scene.resolution.at(i), FIRMS)
            if found:
                return [found[0]], title.role
    return [], title.role


def _governed(scene: Scene, head: Token) -> str | None:
    """The region whose governor the article tells of, else the last region named in the sentence."""
    for _, post, _ in scene.resolution.posts:
        if post.role == "governor" and post.place is not None:
            return post.place
    named = (scene.of_types(scene.resolution.at(i), REGIONS) for i in range(head.i - 1, head.sent.start - 1, -1))
    return next((found[0] for found in named if found), None)


# --- leading ---


def _leads(scene: Scene, verb: Token) -> Iterator[Draft]:
    """«Палату возглавил X», «до назначения X руководил заводом»."""
    people = who(scene, verb, ("subject",), "subject")
    status = held(verb)
    if not people or status is None:
        return
    for argument in (*scene.arguments(verb), *_where(scene, verb)):
        if argument.role in {"object", "Ins", "subject", "в+Loc"}:
            led = scene.of_types(scene.resolution.at(argument.token.i), PLACES | BODIES)
            led = led or _of_that_kind(scene, argument.token)
            named = bool(led) and scene.type_of(led[0]) in BODIES  # «группа «Север»», not «группа чиновников»
            if led and (named or argument.token.lemma_ not in encounters.GROUPS):
                lemma = argument.token.lemma_
                role = words.LED.get(lemma) or words.LED_BY_TYPE[scene.type_of(led[0])]
                if any(a.token.lemma_ in words.PARTS for a in scene.arguments(verb)):
                    role = "other"
                yield Draft(people[0], led[0], status, verb, "post.leads", Qualifiers(role=role))
                before = _instead_of(scene, verb) if status == "asserted" else ()
                if before and before[0] != people[0]:
                    yield Draft(before[0], led[0], "former", verb, "post.leads", Qualifiers(role=role))
                return


def _of_that_kind(scene: Scene, noun: Token) -> tuple[str, ...]:
    """«Возглавившая центр»: the last body named before with that word in its name."""
    if noun.lemma_ not in words.LED_KINDS:
        return ()
    for i in range(noun.i - 1, -1, -1):
        for body in scene.of_types(scene.resolution.at(i), BODIES):
            if any(noun.lemma_[:-1] in word for word in scene.resolution.entity(body).name.casefold().split()):
                return (body,)
    return ()


def _where(scene: Scene, verb: Token) -> tuple[syntax.Argument, ...]:
    """«заведует кафедрой в университете»: the body, where only its part is led."""
    parts = any(a.token.lemma_ in words.PARTS for a in scene.arguments(verb))
    return tuple(a for a in scene.arguments(verb) if a.role == "в+Loc") if parts else ()
