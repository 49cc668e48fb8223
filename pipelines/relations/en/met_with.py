"""MET_WITH in English: people, and bodies through theirs, met, received or talked with each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from spacy.tokens import Token

from pipelines import timing
from pipelines.english import occasions, syntax
from pipelines.english.matcher import apart, fill, match
from pipelines.english.nearby import between, filled
from pipelines.english.scene import Scene
from pipelines.languages.en import encounters as words
from pipelines.matcher import ANYONE, PEOPLE, Draft, Example, Filler, Frame, Match
from pipelines.relations.en.visited import visits
from pipelines.syntax import Argument, feature
from pipelines.types import PLACES, Qualifiers, Status

TALKS = words.TALKS + words.CALLS
FRAMES = (
    Frame("meet.verb", words.MEET, ("subject",), ("object", "with", "obl")),
    Frame("meet.discuss", words.DISCUSS, ("subject",), ("with",)),
    Frame("meet.speak", words.SPEAK, ("subject",), ("with", "to")),
    Frame("meet.spend", ("spend",), ("subject",), ("with",)),
    Frame("meet.receive", words.RECEIVE, ("subject",), ("object", "obl")),
    Frame("meet.exchange", ("exchange",), ("subject",), ("with",)),
    Frame("meet.call", words.PHONE_VERBS, ("subject",), ("object",)),
    Frame("meet.sit", ("sit", "catch"), ("subject",), ("with",)),
    Frame("meet.call_on", ("call", "drop", "look", "wait"), ("subject",), ("on", "in on", "upon")),
    Frame("meet.see", ("see",), ("subject",), ("object",)),
    Frame("meet.talks", TALKS, ("poss", "of", "by", "governor.subject"), ("with", "governor.with")),
    Frame("meet.join", words.JOIN, ("subject",), ("object", "in", "at", "in on", "on")),
    Frame("meet.present", ("present", "attendance"), (), ()),
    Frame("meet.take_part", ("part",), ("governor.subject",), ("governor.in", "in")),
)
VERBS = frozenset((*words.MEET, *words.DISCUSS, *words.SPEAK))
JOINING = frozenset({"meet.join", "meet.present", "meet.take_part"})
BODIES_MEET = frozenset({"meet.verb", "meet.discuss", "meet.talks", "meet.sit", "meet.see", "meet.receive"})
REACH = 90  # tokens after talks in which "the talks" and "also present" still mean them


def read(scene: Scene) -> tuple[Draft, ...]:
    """Meetings that the text tells of."""
    return meetings(scene)


@lru_cache(maxsize=1)  # COOPERATES_WITH asks for the same article's, too
def meetings(scene: Scene) -> tuple[Draft, ...]:
    """Meetings, each pair once a sentence; who joins one later meets its other side."""
    told: list[Draft] = []
    last: tuple[Draft, ...] = ()
    joins: list[Match] = []
    for found in match(scene, FRAMES, PEOPLE, PEOPLE):
        name = found.frame.name
        if name in JOINING:
            joins.append(found)
            continue
        drafts = tuple(_drafts(scene, found)) or tuple(_bodies(scene, found))
        if not drafts and name == "meet.talks" and last and _recalled(scene, found, last):
            drafts = tuple(_completed(scene, d, found.trigger) for d in last)
            told[len(told) - len(last) :] = drafts
        else:
            told += drafts
        last = drafts or last
    return (*told, *(d for found in joins for d in _joined(scene, found, _last(told, found.trigger))))


def _last(told: list[Draft], trigger: Token) -> tuple[Draft, ...]:
    """The meetings told of in a word's own sentence, else in the last one before it that tells of any."""
    near = [d for d in told if d.token.i < trigger.sent.end and trigger.i - d.token.i < REACH]
    own = tuple(d for d in near if d.token.sent.start == trigger.sent.start)
    if own or not near:
        return own
    return tuple(d for d in near if d.token.sent.start == near[-1].token.sent.start)


# --- both sides ---


def _drafts(scene: Scene, found: Match) -> Iterator[Draft]:
    trigger, name = found.trigger, found.frame.name
    if not _is_meeting(scene, found):
        return
    subjects, objects = _sides(scene, found) if name == "meet.talks" else _ends(scene, found)
    subjects, objects = apart(scene, subjects, objects)
    pairs: Iterator[tuple[str, str]]
    if objects:
        pairs = ((s.id, o.id) for s in subjects for o in objects if s.id != o.id)
    elif name == "meet.talks" or trigger.lemma_ in words.MUTUAL:
        pairs = _mutual(scene, subjects, found)
    else:
        return
    for a, b in dict.fromkeys(pairs):
        yield _draft(scene, a, b, found.status, trigger, name)


def _ends(scene: Scene, found: Match) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Who met whom, told by a verb."""
    arguments = scene.arguments(found.trigger)
    objects = filled(scene, found.trigger, arguments, found.frame.object, PEOPLE)
    taken = {o.id for o in objects}
    subjects = filled(scene, found.trigger, arguments, found.frame.subject, PEOPLE)
    if not objects and len(subjects) == 1 and found.trigger.dep_ == "acl:relcl":
        head = found.trigger.head  # «A and B, who then met over lunch»
        if head.dep_ == "conj":
            above = tuple(Filler(e, head.head) for e in scene.ids(head.head, PEOPLE))
            subjects = (*above, *subjects)
    if not objects and len(subjects) == 1 and subjects[0].token.lower_ == "we":
        subjects = (*subjects, *_partner(scene, subjects[0]))
    return tuple(s for s in subjects if s.id not in taken) if not objects else subjects, objects


def _partner(scene: Scene, speaker: Filler) -> tuple[Filler, ...]:
    """«we spoke by phone»: the speaker and the one last spoken of."""
    token = speaker.token
    return tuple(Filler(p, token) for _, p in scene.parties.before(token) if p != speaker.id)[:1]


def _is_meeting(scene: Scene, found: Match) -> bool:
    """What a frame needs besides its trigger to tell of a meeting."""
    trigger, name = found.trigger, found.frame.name
    noun = trigger.pos_ in {"NOUN", "PROPN"}
    if name == "meet.talks":
        if trigger.lemma_ in words.CALLS:
            told = {"with", "between", "from"}
            return noun and any(c.lower_ in words.CALL_KINDS or syntax.preposition(c) in told for c in trigger.children)
        return noun
    if not syntax.is_verbal(trigger):
        return False
    if name == "meet.spend":
        return any(c.dep_ == "obj" and c.lemma_ in words.TIMES for c in trigger.children)
    if name == "meet.exchange":
        return any(c.dep_ == "obj" and c.lemma_ in words.EXCHANGED for c in trigger.children)
    if name == "meet.sit":
        return trigger.lemma_ != "sit" or any(c.lower_ in {"down", "together"} for c in trigger.children)
    if name == "meet.call":
        named = any(c.dep_ in {"xcomp", "obl:arg"} for c in trigger.children) or any(
            c.dep_ == "appos" and c.pos_ == "NOUN" and any(g.lower_ in {"a", "an"} for g in c.children)
            for o in found.objects
            for c in o.token.children
        )
        return trigger.lemma_ != "call" or not (named or _otherwise(trigger, found.objects))
    return True


def _otherwise(verb: Token, objects: tuple[Filler, ...]) -> bool:
    """«called him a friend», «called on him to act»: no telephone call."""
    return any(c.dep_ in {"obj", "iobj"} and c.i not in {o.token.i for o in objects} for c in verb.children) or any(
        c.lower_ in {"on", "for", "off"} for c in verb.children
    )


def _sides(scene: Scene, found: Match) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Both sides of talks named by a noun: "X's talks with Y", "X held talks with Y", "at a meeting with Y, X said"."""
    trigger, arguments = found.trigger, scene.arguments(found.trigger)
    both = between(scene, trigger, PEOPLE)
    if both:
        return both, ()
    roles = ("with", "governor.with", *(("on", "governor.on") if trigger.lemma_ in words.CALLS else ()))
    objects = filled(scene, trigger, arguments, roles, PEOPLE)
    subjects = filled(scene, trigger, arguments, found.frame.subject, PEOPLE) if found.subjects else ()
    held = next((c for c in trigger.children if c.dep_ == "acl:relcl" and c.lemma_ in words.HOLD), None)
    if held is not None:  # «the talks that X held with Y»
        inner = scene.arguments(held)
        subjects = filled(scene, held, inner, ("subject",), PEOPLE)
        objects = filled(scene, held, inner, ("with",), PEOPLE) or objects
    governor = syntax.governor(trigger)
    objects, acting = _acting(scene, trigger, objects)
    subjects = subjects or acting
    if governor is not None and governor.lemma_ in words.JOIN and not objects:
        return (), ()  # «the meeting was attended by X and Y»: they join it
    if governor is not None and governor.lemma_ in VERBS and trigger.dep_ not in {"nsubj", "nsubj:pass"}:
        return (), ()  # «discussed it in a telephone conversation»: the verb has told it
    if governor is not None and governor.lemma_ in words.SUMMON and not objects:
        return fill(scene, arguments, ("governor.subject",), PEOPLE), fill(
            scene, arguments, ("governor.object",), PEOPLE
        )
    if not objects and governor is not None and governor.lemma_ in words.GIVING:
        objects = _honoured(scene, trigger, arguments)
    if objects:
        ids = {o.id for o in objects}
        return tuple(s for s in subjects if s.id not in ids) or _speaker(scene, trigger, ids), objects
    told = _of_whom(scene, found) or (
        governor is not None and (governor.lemma_ in words.HOLD or syntax.preposition(trigger) in words.BY_TALKS)
    )
    return (subjects if told else ()), ()


def _honoured(scene: Scene, trigger: Token, arguments: tuple[Argument, ...]) -> tuple[Filler, ...]:
    """«hosted a dinner for X», «gave a reception in honour of X», «received a call from X»."""
    if trigger.lemma_ in words.CALLS:
        return filled(scene, trigger, arguments, ("from", "governor.from"), PEOPLE)
    found = fill(scene, arguments, ("for", "governor.for"), PEOPLE)
    honour = (t for t in scene.tokens[trigger.i : trigger.sent.end] if t.lemma_ in {"honor", "honour"})
    return found or tuple(f for t in honour for f in fill(scene, scene.arguments(t), ("of",), PEOPLE))


def _acting(
    scene: Scene, trigger: Token, objects: tuple[Filler, ...]
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """«At a meeting with A, B proposed»: the one right before the verb isn't in a list with A."""
    governor = syntax.governor(trigger)
    if governor is None or governor.i < trigger.i or len(objects) < 2:
        return objects, ()
    between_ = scene.tokens[objects[0].token.i : objects[-1].token.i]
    told = any(c.dep_ in {"nsubj", "nsubj:pass"} for c in governor.children)
    if told or any(t.lower_ == "and" for t in between_) or not any(t.text == "," for t in between_):
        return objects, ()
    return objects[:-1], objects[-1:]


def _of_whom(scene: Scene, found: Match) -> bool:
    return (
        sum(a.role in {"of", "poss"} and bool(scene.ids(a.token, PEOPLE)) for a in scene.arguments(found.trigger)) > 1
    )


def _speaker(scene: Scene, trigger: Token, others: set[str]) -> tuple[Filler, ...]:
    """Who acts at talks that the parse hangs elsewhere: the subject of the clauses above."""
    at = syntax.clause(trigger)
    for _ in range(4):
        found = fill(scene, scene.arguments(at), ("subject",), PEOPLE)
        if found and not {f.id for f in found} & others:
            return found
        if at.head.i == at.i:
            return ()
        at = syntax.clause(at.head)
    return ()


def _mutual(scene: Scene, fillers: tuple[Filler, ...], found: Match) -> Iterator[tuple[str, str]]:
    """People who met each other: two, or several of different sides."""
    ids = list(dict.fromkeys(f.id for f in fillers))
    formal = found.trigger.lemma_ == "meet" or found.frame.name == "meet.talks"
    for a, b in combinations(ids, 2):
        if (len(ids) == 2 and formal and not _one_side(scene, a, b)) or scene.parties.apart(a, b):
            yield a, b


def _one_side(scene: Scene, a: str, b: str) -> bool:
    """Whether two people hold posts of one place: a premier and her trade minister."""
    mine, others = ({p.place for p in scene.resolution.entity(e).posts if p.place} for e in (a, b))
    return any(scene.type_of(p) in PLACES | {"GovernmentBody"} for p in mine & others)


def _bodies(scene: Scene, found: Match) -> Iterator[Draft]:
    """Talks of firms and bodies: "X met executives of the firm", "talks of the plant with the chamber"."""
    trigger, name, arguments = found.trigger, found.frame.name, scene.arguments(found.trigger)
    if name not in BODIES_MEET or not _is_meeting(scene, found):
        return
    if name == "meet.discuss" and trigger.lemma_ not in words.MEET_FORMALLY:
        return
    subjects = filled(scene, trigger, arguments, found.frame.subject, ANYONE)
    objects = filled(scene, trigger, arguments, found.frame.object, ANYONE)
    people = any(scene.type_of(f.id) == "Person" for f in subjects)
    if name in {"meet.see", "meet.receive"} and not people:
        return
    if people:
        objects = tuple(o for o in objects if _people_of(scene, o))
    if name == "meet.talks":
        both = between(scene, trigger, ANYONE)
        if len({f.id for f in both}) == 2:
            subjects, objects = both[:1], both[1:]
    for a in subjects:
        for b in objects:
            if a.id != b.id and not (scene.type_of(a.id) == scene.type_of(b.id) == "Person"):
                yield _draft(scene, a.id, b.id, found.status, trigger, "meet.bodies")


def _people_of(scene: Scene, filler: Filler) -> bool:
    """«executives of X», not X itself."""
    return feature(filler.token, "Number") == "Plur" or scene.type_of(filler.id) != "Company"


# --- who joins ---


def _joined(scene: Scene, found: Match, last: tuple[Draft, ...]) -> Iterator[Draft]:
    """«Z also attended the talks», «X was accompanied by Z»: Z meets those of the talks who aren't of his side."""
    trigger, name, arguments = found.trigger, found.frame.name, scene.arguments(found.trigger)
    if not last:
        if _of_talks(scene, found, arguments):  # «a meeting attended by X and Y»
            for a, b in _mutual(scene, filled(scene, trigger, arguments, ("subject",), PEOPLE), found):
                yield _draft(scene, a, b, found.status, trigger, name)
        return
    present = list(dict.fromkeys(e for d in last for e in (d.subject, d.object) if scene.type_of(e) == "Person"))
    talks = _of_talks(scene, found, arguments)
    led = {o.id for o in found.objects} & set(present) if name == "meet.join" and not talks else set()
    together = led == set(present)  # «They talked for an hour, joined by X»
    led = set() if together else led
    if not (talks or ((led or together) and trigger.lemma_ in {"accompany", "join"})):
        return
    joining = filled(scene, trigger, arguments, ("subject",), PEOPLE) if found.subjects else ()
    newcomers = [f.id for f in joining if f.id not in present] or _inverted(scene, trigger, present)
    own_side = _named_side(scene, arguments)
    for person in newcomers:
        for other in _others(scene, person, present, led, own_side):
            told = last[0]
            yield Draft(other, person, told.status, trigger, "meet.join", told.qualifiers, True)


def _others(scene: Scene, person: str, present: list[str], led: set[str], own_side: frozenset[str]) -> list[str]:
    """Those of talks who aren't of a newcomer's side: the one named, that of whom he accompanies, or the closer."""
    if led:
        return [p for p in present if p not in led]
    if own_side:
        return [p for p in present if not own_side & scene.homes(p)]
    closest = max((scene.closeness(person, p) for p in present), default=0)
    known = [p for p in present if scene.homes(p)]
    if not closest and scene.homes(person) and len(present) == 2 and len(known) == 1:
        return known  # the other, of whom nothing is known, is of his side
    return [p for p in present if closest and scene.closeness(person, p) < closest]


def _named_side(scene: Scene, arguments: tuple[Argument, ...]) -> frozenset[str]:
    """«attending from the Mongolian side», «on the Polish side»: its keys."""
    sides = [a.token for a in arguments if a.role in {"from", "on"} and a.token.lemma_ == "side"]
    return frozenset(k for t in sides for e in scene.ids(t) for k in scene.resolution.entity(e).keys)


def _of_talks(scene: Scene, found: Match, arguments: tuple[Argument, ...]) -> bool:
    trigger, name = found.trigger, found.frame.name
    nouns = [a.token for a in arguments if a.role in {"object", "in", "at", "on", "in on", "governor.in"}]
    if any(t.lemma_ in words.TALKS or t.lemma_ == "call" for t in nouns):
        return True
    verb = trigger if syntax.is_verbal(trigger) else syntax.clause(trigger)
    also = any(t.lower_ == "also" for t in (*verb.children, *trigger.children)) or verb.lower_ == "also"
    if name == "meet.present":
        return also or any(t.lemma_ in TALKS for t in trigger.sent)
    return also and not nouns


def _inverted(scene: Scene, trigger: Token, present: list[str]) -> list[str]:
    """«Also attending were X and Y», «Taking part in the talks were X and Y»: the people after the verb."""
    if trigger.i - trigger.sent.start > 4:
        return []
    found = []
    for token in scene.tokens[trigger.i + 1 : trigger.sent.end]:
        if token.dep_ not in {"flat", "compound", "nmod:poss"}:
            found += [e for e in scene.of_types(scene.resolution.at(token.i), PEOPLE) if e not in present]
    return list(dict.fromkeys(found))


# --- when and where ---


def _recalled(scene: Scene, found: Match, last: tuple[Draft, ...]) -> bool:
    """«The talks took place on 5 February»: says more of the talks told of before."""
    governor = syntax.governor(found.trigger)
    near = last[0].token.sent.end <= found.trigger.i < last[0].token.sent.end + REACH
    return near and governor is not None and governor.lemma_ in words.BEGUN and found.trigger.dep_.startswith("nsubj")


def _completed(scene: Scene, draft: Draft, trigger: Token) -> Draft:
    """A meeting with the day, place and means that a later sentence gives."""
    known, form = draft.qualifiers, occasions.medium(trigger)
    date = occasions.date(scene, trigger, "planned") or known.date
    place = None if form else occasions.place(scene, trigger) or known.place
    status = timing.due(scene, draft.status, date)
    return replace(draft, status=status, qualifiers=replace(known, date=date, place=place, format=form or known.format))


def _draft(scene: Scene, a: str, b: str, status: Status, trigger: Token, name: str) -> Draft:
    date = occasions.date(scene, trigger, status)
    form = occasions.medium(trigger)
    place = None if form else occasions.place(scene, trigger)
    if not form and not (date and place):
        visit = _during(scene, a, b, status, trigger)
        if visit is not None:
            place = place or visit.object
            date = date or visit.qualifiers.date
    if not form and not place and status == "asserted":  # «Lahore. The minister hosted X»
        here = occasions.dateline(scene, trigger)
        place = here if here is not None and any(scene.at_home(e, here) for e in (a, b)) else None
    qualifiers = Qualifiers(date=date, place=place, format=form)
    return Draft(a, b, timing.due(scene, status, date), trigger, name, qualifiers, True)


def _during(scene: Scene, a: str, b: str, status: Status, trigger: Token) -> Draft | None:
    """The visit to a city or region, told in the sentence or the two before, during which one meets the other."""
    since = trigger.sent.start
    for _ in range(2):
        since = scene.tokens[max(since - 1, 0)].sent.start
    near = [
        d
        for d in visits(scene)
        if d.subject in {a, b}
        and scene.type_of(d.object) in {"City", "Region"}
        and since <= d.token.i < trigger.sent.end
        and (d.status == "asserted") == (status == "asserted")
    ]
    return min(
        near, key=lambda d: (d.token.i > trigger.i, abs(trigger.i - d.token.i), scene.type_of(d.object)), default=None
    )


EXAMPLES = (
    Example(
        "Iowa Governor Anna Hartsook met with Finnish Trade Minister Juhani Saari in Helsinki on February 3.",
        (("Anna Hartsook", "Juhani Saari", "asserted", {"date": "2026-02-03", "place": "Helsinki"}),),
    ),
    Example(
        "Finnish Ambassador Juhani Saari was received on Tuesday by Iowa Governor Anna Hartsook.",
        (("Anna Hartsook", "Juhani Saari", "asserted", {"date": "2026-02-03"}),),
    ),
    Example(
        "At a meeting with Consul General Yuki Tanaka, Mayor Bill Horton proposed a direct flight.",
        (("Bill Horton", "Yuki Tanaka", "asserted", {}),),
    ),
    Example(
        "A meeting between Mayor Bill Horton and Consul General Yuki Tanaka took place in Denver on 4 February.",
        (("Bill Horton", "Yuki Tanaka", "asserted", {"date": "2026-02-04", "place": "Denver"}),),
    ),
    Example(
        "Kerala Chief Minister Meera Pillai held a phone call with Dutch Prime Minister Pieter Vos on Monday.",
        (("Meera Pillai", "Pieter Vos", "asserted", {"date": "2026-02-02", "format": "phone"}),),
    ),
    Example(
        "Governor Laura Pruitt and Minister Rodrigo Salas spoke by video link.",
        (("Laura Pruitt", "Rodrigo Salas", "asserted", {"format": "video"}),),
    ),
    Example(
        "Talks between Mayor Bill Horton and Consul General Yuki Tanaka will be held in Denver next week.",
        (("Bill Horton", "Yuki Tanaka", "planned", {"date": "2026-02-09/2026-02-15", "place": "Denver"}),),
    ),
    Example(
        "Mayor Bill Horton hopes to meet Consul General Yuki Tanaka in March.",
        (("Bill Horton", "Yuki Tanaka", "proposed", {"date": "2026-03"}),),
    ),
    # Who joins talks meets their other side only.
    Example(
        "Iowa Governor Anna Hartsook met Consul General of Japan Yuki Tanaka. Iowa Agriculture Secretary Ben Cole "
        "joined the meeting.",
        (("Anna Hartsook", "Yuki Tanaka", "asserted", {}), ("Yuki Tanaka", "Ben Cole", "asserted", {})),
    ),
    Example(
        "Iowa Governor Anna Hartsook hosted Danish Ambassador Lars Holm. The two later talked over lunch.",
        (("Anna Hartsook", "Lars Holm", "asserted", {}),),
    ),
    # Bodies meet through their people.
    Example(
        "Iowa Governor Anna Hartsook met with executives of Nordvik Shipping.",
        (("Anna Hartsook", "Nordvik Shipping", "asserted", {}),),
    ),
    Example("Mayor Bill Horton and Consul General Yuki Tanaka attended the opening of the Denver Expo.", ()),
    Example("Mayor Bill Horton has never met Consul General Yuki Tanaka.", ()),
    Example("Mayor Bill Horton's meeting with Consul General Yuki Tanaka was cancelled.", ()),
    Example("Mayor Bill Horton called Consul General Yuki Tanaka a friend of the city.", ()),
)
