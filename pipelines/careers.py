"""Posts that verbs tell of: who becomes, leads, leaves, succeeds. What titles beside names say is coreference's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from pipelines import status as statuses
from pipelines import syntax
from pipelines.languages.ru import careers as words
from pipelines.languages.ru import encounters
from pipelines.matcher import PEOPLE, Draft
from pipelines.mentions.phrases import case_of
from pipelines.mentions.titles import Title
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES, Post, Qualifiers, Status

ENVOYS = frozenset({"ambassador", "consul", "representative"})
# Roles whose place is what is governed or represented, not the body named with it.
GOVERNING = ENVOYS | frozenset("""
governor deputy_governor minister deputy_minister head_of_state head_of_government deputy_head_of_government mayor legislator speaker
""".split())


def read(scene: Scene) -> tuple[Draft, ...]:
    """The posts of an article that aren't said by a title beside a name: first those told of, then who left them to whom."""
    told: list[Draft] = []
    for title in scene.resolution.titles:
        if not title.people and not title.plural:
            told += _said_of(scene, title)
    for token in scene.doc:
        if token.lemma_ in words.LEAD and syntax.is_verbal(token):
            told += _leads(scene, token)
    known = _Posts(scene, told)
    moved: list[Draft] = []
    for token in scene.doc:
        if token.lemma_ in words.LEAVE or token.lemma_ in words.DISMISS:
            moved += _leaves(scene, token, known)
        elif token.lemma_ in words.SUCCEED:
            moved += _succeeds(scene, token, known)
        elif token.lemma_ in words.PREDECESSOR:
            moved += _preceded(scene, token, known)
        elif token.lemma_ in words.DUTIES and moved:
            moved += _acts(scene, token, moved[-1])
    return (*told, *moved)


class _Posts:
    """The posts that an article gives each person, by titles and by verbs."""

    def __init__(self, scene: Scene, told: list[Draft]) -> None:
        self._titled = [(who, post, span[0]) for who, post, span in scene.resolution.posts if post.place and post.role]
        self._told = [(d.subject, _post(d), d.token.idx) for d in told if d.status in {"asserted", "former"}]

    def of(self, person: str) -> tuple[Post, ...]:
        """The posts that a person holds, those told of by verbs first: they are news."""
        return tuple(dict.fromkeys(p for who, p, _ in (*self._told, *self._titled) if who == person and not p.former))

    def within(self, person: str, start: int, end: int) -> tuple[Post, ...]:
        """Those given within a stretch of the text, else all."""
        titled = [(p, at) for who, p, at in (*self._titled, *self._told) if who == person]
        inside = tuple(p for p, at in titled if start <= at < end)
        return tuple(dict.fromkeys(inside or tuple(p for p, _ in titled)))


def _post(draft: Draft) -> Post:
    stated = draft.qualifiers
    return Post(stated.role or "", stated.title or "", draft.object, None, draft.status == "former", stated.accredited_to)


# --- a post named without its holder ---


def _said_of(scene: Scene, title: Title) -> Iterator[Draft]:
    head = scene.doc[title.head]
    person, status, token = _appositive(scene, title) or _predicate(scene, title, head) or _occupied(scene, head) or ((), None, head)
    if not person or status is None:
        return
    place, role = _place(scene, title, person[0])
    if place is not None and role:
        accredited = None if title.accredited is None else _entity(scene, title.accredited)
        for holder in person:
            yield Draft(holder, place, status, token, "post.told", Qualifiers(role=role, title=title.title, accredited_to=accredited))


def _appositive(scene: Scene, title: Title) -> tuple[tuple[str, ...], Status, Token] | None:
    """«Лев Шадрин, в настоящее время спикер …», «X, до весны — мэр Читы», «прежний представитель, X,»."""
    doc, i = scene.doc, title.tokens[0] - 1
    told: list[Token] = []
    while i >= 0 and title.tokens[0] - i < 9 and not (doc[i].text in {",", "("} and not told and i != title.tokens[0] - 1):
        token = doc[i]
        found = scene.of_types(scene.resolution.at(i), PEOPLE)
        if found and i in scene.named:
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
    verb = next((t for t in (head.head, *_verbs_near(head)) if t.lemma_ in words.BECOME | words.SERVE | words.APPOINT), None)
    if verb is None:
        return None
    appointed = verb.lemma_ in words.APPOINT
    wanted = ("object", "Gen") if appointed else ("subject",)
    person = _who(scene, verb, wanted, "object" if appointed else "subject")
    if appointed and verb.pos_ == "NOUN":
        status: Status | None = "asserted"
    else:
        status = _held(verb)
    return (person, status, verb) if person else None


def _verbs_near(head: Token) -> list[Token]:
    near = [t for t in head.sent if abs(t.i - head.i) < 9 and t.lemma_ in words.BECOME | words.SERVE | words.APPOINT]
    return sorted(near, key=lambda t: (abs(t.i - head.i), t.i))


def _occupied(scene: Scene, head: Token) -> tuple[tuple[str, ...], Status | None, Token] | None:
    """«занимавший пост министра экономики», «займёт кресло вице-президента», «сохранил мандат депутата»."""
    post = head.head
    if post.lemma_ not in words.POSTS or case_of(head) != "Gen":
        return None
    verb = syntax.governor(post)
    if verb is None or verb.lemma_ not in words.OCCUPY | {"сохранить"}:
        return None
    if verb.lemma_ == "обещать":
        person = _who(scene, verb, ("Dat",), "Dat")
        return (person, "planned", verb) if person else None
    person = _who(scene, verb, ("subject",), "subject")
    return (person, _held(verb), verb) if person else None


def _who(scene: Scene, verb: Token, roles: tuple[str, ...], fallback: str) -> tuple[str, ...]:
    for role in roles:
        for argument in scene.arguments(verb):
            if argument.role == role:
                found = scene.ids(argument.token, PEOPLE)
                if found:
                    return found[:1]
    return tuple(e for e, _ in scene.nearby(verb, fallback, PEOPLE))[:1]


def _held(verb: Token) -> Status | None:
    """Taken, held or left by the verb's tense: "работал", "возглавлял" are over, "стал", "возглавил" are not."""
    status = statuses.of(verb)
    if status != "asserted":
        return status
    over = any(c.lemma_ in words.FORMERLY or syntax.preposition(c) == "до" 
               for c in verb.children if c.i < verb.i and not any(t.text == "," for t in verb.doc[c.i : verb.i]))
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
    """«прежде его заместитель», «её директор», «избрали генеральным директором»: of the person's or firm's just told of."""
    head = scene.doc[title.head]
    own = any(c.lemma_ in {"он", "она", "свой", "его", "её"} for c in head.children)
    if not title.role or (title.role.startswith("deputy") and own):
        for _, other in scene.parties.before(head):
            for post in scene.resolution.entity(other).posts:
                if other != person and post.place:
                    return [post.place], title.role or {"minister": "deputy_minister", "governor": "deputy_governor",
                                                        "director": "deputy_director"}.get(post.role, "")
        return [], title.role
    for other, post, span in scene.resolution.posts:  # «прежний представитель»: of what the new one is of
        if other != person and post.role == title.role and post.place and title.role in GOVERNING and span[0] < head.idx:
            return [post.place], title.role
    employed = case_of(head) == "Ins"  # «трудится в "Белпромстрое" советником»
    if title.role in {"director", "deputy_director", "spokesperson"} or (employed and title.role == "other"):
        for i in range(head.i - 1, max(head.i - 60, -1), -1):
            found = scene.of_types(scene.resolution.at(i), frozenset({"Company", "Organization"}))
            if found:
                return [found[0]], title.role
    return [], title.role


# --- leading, leaving, succeeding ---


def _leads(scene: Scene, verb: Token) -> Iterator[Draft]:
    """«Палату возглавил X», «до назначения X руководил заводом»."""
    people = _who(scene, verb, ("subject",), "subject")
    status = _held(verb)
    if not people or status is None:
        return
    for argument in (*scene.arguments(verb), *_where(scene, verb)):
        if argument.role in {"object", "Ins", "subject", "в+Loc"} and argument.token.lemma_ not in encounters.GROUPS:
            led = scene.of_types(scene.resolution.at(argument.token.i), PLACES | BODIES)
            if led:
                lemma = argument.token.lemma_
                role = words.LED.get(lemma) or words.LED_BY_TYPE[scene.type_of(led[0])]
                if any(a.token.lemma_ in words.PARTS for a in scene.arguments(verb)):
                    role = "other"
                yield Draft(people[0], led[0], status, verb, "post.leads", Qualifiers(role=role))
                return


def _where(scene: Scene, verb: Token) -> tuple[syntax.Argument, ...]:
    """«заведует кафедрой в университете»: the body, where only its part is led."""
    parts = any(a.token.lemma_ in words.PARTS for a in scene.arguments(verb))
    return tuple(a for a in scene.arguments(verb) if a.role == "в+Loc") if parts else ()


def _leaves(scene: Scene, verb: Token, known: _Posts) -> Iterator[Draft]:
    """«X покинул пост», «прекратил полномочия директора X»: the posts that the text gives X, now former."""
    dismissed = verb.lemma_ in words.DISMISS
    needed = words.DISMISS[verb.lemma_] if dismissed else words.LEAVE[verb.lemma_]
    around = verb.doc[max(verb.sent.start, verb.i - 6) : min(verb.sent.end, verb.i + 8)]
    if (needed and not any(t.lemma_ in needed for t in around)) or statuses.of(verb) != "asserted":
        return
    if dismissed:
        people = _who(scene, verb, ("object",), "object") or tuple(
            e for t in verb.doc[verb.i + 1 : verb.sent.end] for e in scene.of_types(scene.resolution.at(t.i), PEOPLE))[:1]
    else:
        people = _who(scene, verb, ("subject",), "subject")
    for person in people:
        for post in known.within(person, verb.sent.start_char, verb.sent.end_char):
            yield _former(person, post, verb, "post.left")


def _acts(scene: Scene, duties: Token, left: Draft) -> Iterator[Draft]:
    """«Обязанности исполняет X», «исполнение его обязанностей возложено на X»: of the post just left."""
    verb = syntax.governor(duties)
    if verb is None or verb.lemma_ not in words.ACT or scene.doc[left.token.i].sent.start < duties.sent.start - 40:
        return
    person = _who(scene, verb, ("на+Acc", "subject"), "subject")
    if person and statuses.of(verb) is not None and person[0] != left.subject:
        stated = left.qualifiers
        yield replace(left, subject=person[0], status="asserted", token=verb, frame="post.acts", qualifiers=replace(stated, title=None))


def _succeeds(scene: Scene, verb: Token, known: _Posts) -> Iterator[Draft]:
    """«Он сменил на посту X»: X held what he holds now."""
    for person in _who(scene, verb, ("subject",), "subject"):
        for other in _who(scene, verb, ("object",), "object"):
            for post in known.of(person)[:1]:
                if person != other and statuses.of(verb) == "asserted":
                    yield _former(other, post, verb, "post.succeeded")


def _preceded(scene: Scene, noun: Token, known: _Posts) -> Iterator[Draft]:
    """«Её предшественник X», «предшественником X был Y», «предшественник X Y»."""
    people = list(dict.fromkeys(
        e for t in scene.doc[noun.i + 1 : noun.sent.end] if t.i in scene.named for e in scene.of_types(scene.resolution.at(t.i), PEOPLE)))
    possessive = any(c.lemma_ in {"он", "она", "они", "свой", "его", "её", "их"} for c in noun.children)
    if possessive and people:
        earlier = people[0]
        later = next((p for _, p in scene.parties.before(noun) if p != earlier and known.of(p)), None)
    elif len(people) > 1:
        later, earlier = people[:2]
    else:
        return
    for post in known.within(later, 0, 0)[:1] if later is not None else ():
        yield _former(earlier, post, noun, "post.succeeded")


def _former(person: str, post: Post, token: Token, frame: str) -> Draft:
    post = replace(post, former=True)
    assert post.place is not None  # only such are chosen
    return Draft(person, post.place, "former", token, frame, Qualifiers(role=post.role, title=post.title, accredited_to=post.accredited_to))
