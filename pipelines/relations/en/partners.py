"""Who acts together in an English clause: its phrases, the two that a plural means, and whom people act for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from pipelines.document import Token
from pipelines.english import lists, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import partnership as words
from pipelines.languages.en.premises import KINDS_OF_PLACE
from pipelines.languages.en.references import SPEECH
from pipelines.matcher import Draft
from pipelines.relations.en import met_with
from pipelines.types import BODIES, PLACES, Qualifiers, Status

PARTNERS = PLACES | BODIES
EVERYONE = PARTNERS | {"Person"}
MAX_SIDES = 4
QUOTE = 30  # tokens after a sentence within which its speaker is told
REACH = 4  # sentences back in which talks are still what the text is about
HEADS = frozenset({"director", "deputy_director"})
INNER = frozenset({"amod", "compound", "nmod:poss", "nummod", "nmod:desc"})
LINKS = frozenset({"appos", "flat", "nmod:desc", "list"})

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A phrase that names entities: their ids, its preposition ("" if none) and its head."""

    ids: tuple[str, ...]
    preposition: str
    token: Token


# --- phrases ---


def units(scene: Scene, start: int, stop: int) -> list[Unit]:
    """The phrases of a stretch that name or mean somebody, without those that only describe another."""
    found = []
    for token in scene.tokens[start:stop]:
        ids = scene.of_types(scene.resolution.at(token.i), EVERYONE)
        if not ids or (token.dep_ in INNER and not _is_head(scene, token)) or _owns(token):
            continue
        nested = token.i in _inside(scene) and scene.type_of(ids[0]) in PLACES
        if nested or _encloses(scene, token) or (token.i + 1 < len(scene.doc) and token.nbor(1).text in {"-", ":"}):
            continue  # "Kochi Shipyard", "Sharjah-based", "Kochi: The minister said"
        if (
            token.dep_ == "appos" and token.pos_ == "NOUN" and scene.resolution.at(token.head.i)
        ):  # "Jinshan Coking, a company from Baotou"
            continue
        if token.i > start and scene.resolution.at(token.i - 1) == ids and token.dep_ in {"flat", "compound"}:
            continue
        if token.head.i != token.i and token.dep_ in {"flat", "compound"} and scene.resolution.at(token.head.i) == ids:
            continue
        found.append(Unit(ids, _preposition(token), token))
    return found


def _encloses(scene: Scene, token: Token) -> bool:
    """ "Ontario" of "London, Ontario": a place after the comma says where the one before it lies."""
    doc, start = scene.doc, token.i
    while start and scene.resolution.at(start - 1) == scene.resolution.at(token.i):
        start -= 1
    if start < 2 or doc[start - 1].text != ",":
        return False
    inner = scene.of_types(scene.resolution.at(start - 2), frozenset({"City", "Region"}))
    outer = scene.of_types(scene.resolution.at(token.i), PLACES)
    return bool(inner and outer) and bool(scene.homes(inner[0]) & set(scene.resolution.entity(outer[0]).keys))


@lru_cache(maxsize=1)
def _inside(scene: Scene) -> frozenset[int]:
    """The words of bodies' and people's names but for their heads."""
    names = (m for m in scene.resolution.mentions if m.type not in PLACES and m.kind == "name")
    return frozenset(i for m in names for i in range(*m.tokens) if i != m.head)


def _is_head(scene: Scene, token: Token) -> bool:
    """A name that the parse hangs on a word of its own: the head of a mention is a head all the same."""
    return token.dep_ == "nmod:desc" and scene.type_of(scene.resolution.at(token.i)[0]) == "Person"


def _owns(token: Token) -> bool:
    """ "Hanbit's chief executive": another's owner."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return after.lower_ in {"'s", "’s", "’"} or token.dep_ == "nmod:poss"


def _preposition(token: Token) -> str:
    """The preposition of a phrase that a name stands in, also of the title or list that it is hung on."""
    at = token
    for _ in range(5):
        if at.dep_ == "conj" and any(t.text == ";" for t in at.doc[min(at.head.i, at.i) : at.i]):
            return ""  # "… with X; Y and Z are to sign theirs"
        own = syntax.preposition(at)
        if own == "of" and at.dep_ == "nmod" and _only_kind(at.head):
            at = at.head  # "with the city of Lyon"
            continue
        if own:
            return own
        if at.dep_ not in LINKS | {"conj"} or at.head.i == at.i:
            return ""
        at = at.head
    return ""


def _only_kind(noun: Token) -> bool:
    """ "The city of", but not "a sister city of"."""
    return noun.lemma_.casefold() in KINDS_OF_PLACE and all(c.dep_ not in {"compound", "amod"} for c in noun.children)


def around(scene: Scene, start: int, stop: int) -> Iterator[Unit]:
    """The phrases of a stretch, and those that name nobody but mean two: "between the two regions"."""
    yield from units(scene, start, stop)
    for token in scene.tokens[start:stop]:
        if not scene.resolution.at(token.i) and (ids := pair(scene, token)):
            yield Unit(ids, syntax.preposition(token), token)


def before(scene: Scene, verb: Token) -> list[str]:
    """The sides named without a preposition before a verb in its clause, where the parse gives it no subject."""
    start = verb.sent.start
    for i in range(verb.i - 1, start, -1):
        token = scene.doc[i]
        if token.text in {";", ":"} or (token.pos_ in syntax.VERBS and "Fin" in token.morph.get("VerbForm", [])):
            if token.pos_ == "AUX" or token.i in scene.named:
                continue
            start = i + 1
            break
    found = [id_ for unit in units(scene, start, verb.i) if not unit.preposition for id_ in unit.ids]
    return sided(scene, found)


def clause_end(token: Token) -> int:
    """Where what a trigger says ends: before the next finite verb, a semicolon or the end of the sentence."""
    end = token.sent.end
    for i in range(token.i + 1, end):
        other = token.doc[i]
        if other.text in {";", ":"} or (
            other.pos_ in syntax.VERBS and "Fin" in other.morph.get("VerbForm", []) and other.head.i != token.i
        ):
            return i
    return end


def subjects(scene: Scene, token: Token) -> list[str]:
    """The sides that are the subject of the nearest clause above a word: "Perm Krai is interested in cooperation"."""
    at = token
    for _ in range(6):
        own = [c for c in at.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.i != token.i]
        if own or at.head.i == at.i:
            return [s for c in own for m in syntax.members(c) for s in sided(scene, everyone(scene, m))]
        at = at.head
    return []


# --- who is meant ---


def everyone(scene: Scene, token: Token) -> tuple[str, ...]:
    """The entities that a phrase and its list stand for, people as themselves; of "the two regions" the two before."""
    if token.lemma_.casefold() in words.SIDES and not scene.resolution.at(token.i):
        before = _subjects_before(scene, token)
        if before:
            return before
    found = scene.ids(token, EVERYONE)
    if len(found) > 1:
        return found
    if not found and token.lemma_.casefold() in KINDS_OF_PLACE:  # "the city of Lyon"
        inner = (c for c in token.children if c.dep_ in {"nmod", "appos"} and syntax.preposition(c) in {"", "of"})
        found = next((ids for c in inner if (ids := scene.ids(c, PLACES))), ())
    return pair(scene, token) or (*found, *listed(scene, token, found))


def all_of(scene: Scene, unit: Unit) -> tuple[str, ...]:
    """A phrase's entities with those of its list."""
    return (*unit.ids, *listed(scene, unit.token, unit.ids))


def listed(scene: Scene, token: Token, but: tuple[str, ...]) -> tuple[str, ...]:
    """The entities that stand in a list with a name, but for those known."""
    others = (id_ for other in lists.beside(scene, token) for id_ in scene.resolution.at(other.i))
    return tuple(dict.fromkeys(id_ for id_ in others if id_ not in but))


def pair(scene: Scene, token: Token) -> tuple[str, ...]:
    """The two that a plural means: "the two regions", "both firms", "the sides", "they"."""
    lemma = token.lemma_.casefold()
    if lemma in words.WE:
        return next(iter(talking(scene, token)), None) or _speakers(scene, token)
    if lemma in words.THEY:
        return _subjects_before(scene, token)
    if lemma in words.SIDES:
        before = _subjects_before(scene, token) or next(iter(talking(scene, token)), ())
        return before or _last_two(scene, token, None)
    kinds = words.PAIRED.get(lemma)
    two = any(c.lower_ in {"two", "both"} for c in token.children)
    named = lemma if kinds and not kinds & {"Company", "Person"} and kinds & BODIES else ""
    if kinds is None or "Plur" not in token.morph.get("Number", []):
        return ()
    definite = any(c.lower_ in {"the", "these", "their"} for c in token.children)
    described = any(
        c.dep_ in {"acl", "acl:relcl", "appos"} or (c.dep_ == "nmod" and syntax.preposition(c) in {"of", "from", "in"})
        for c in token.children
    )
    if not two and (not definite or described):
        return ()
    return _last_two(scene, token, kinds, named)


def _speakers(scene: Scene, token: Token) -> tuple[str, ...]:
    """Whom "we" means in what an official says: the two places that the article is about, if one is the speaker's."""
    main = main_sides(scene)[:2]
    stop = min(token.sent.end + QUOTE, len(scene.doc))
    for verb in scene.tokens[token.sent.start : stop]:
        if verb.lemma_ in SPEECH and syntax.is_verbal(verb):
            said = [s for a in scene.arguments(verb) if a.role == "subject" for s in sided(scene, scene.ids(a.token))]
            return (main[0], main[1]) if len(main) == 2 and set(main) & set(said) else ()
    return ()


def _subjects_before(scene: Scene, token: Token) -> tuple[str, ...]:
    """The two or more that do what the clause or sentence before tells: whom "they" and "their" mean."""
    start = token.sent.start
    verbs = [t for t in scene.tokens[start : token.i] if t.dep_ in {"ROOT", "conj"} and syntax.is_verbal(t)]
    if start:
        verbs = [scene.doc[start - 1].sent.root, *verbs]
    for verb in reversed(verbs):
        if token.is_ancestor(verb):
            continue
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.i < token.i), None)
        if subject is None or subject.lemma_.casefold() in words.THEY:
            continue
        found = tuple(e for m in syntax.members(subject) for e in everyone(scene, m))
        if len(apart(scene, list(dict.fromkeys(found)))) > 1:
            return tuple(dict.fromkeys(found))
    return ()


def _last_two(scene: Scene, token: Token, kinds: frozenset[str] | None, kind: str = "") -> tuple[str, ...]:
    """The two of some types, of any if None, that were named last before a token, neither standing for the other.

    `kind` is a noun that their names hold: "the two chambers".
    """
    found: list[str] = []
    for mention in reversed(scene.resolution.mentions):
        if mention.head >= token.i:
            continue
        for id_ in scene.resolution.at(mention.head):
            type_ = scene.type_of(id_)
            if kinds is not None and type_ not in kinds:
                continue
            if kinds is None and (type_ == "Event" or (found and type_ != scene.type_of(found[0]))):
                continue
            if kind and kind not in scene.resolution.entity(id_).name.casefold():
                continue
            if id_ not in found and not scene.akin(id_, found):
                found.append(id_)
        if len(found) >= 2:
            return found[1], found[0]
    return _last_two(scene, token, kinds) if kind else ()


def represented(scene: Scene, id_: str) -> tuple[str, ...]:
    """What somebody who signs or speaks does it for: the place or body of the post; else the person."""
    if scene.type_of(id_) != "Person":
        return (id_,)
    held = [post for post in scene.resolution.entity(id_).posts if post.place and not post.former]
    # A rector's "Chinese colleague" doesn't stand for China.
    places = [p.place for p in held if p.place and (p.role not in HEADS or scene.type_of(p.place) != "Country")]
    return tuple(places[:1]) or (id_,)


def sided(scene: Scene, ids: Iterable[str]) -> list[str]:
    """The places and bodies that entities stand for, people by their posts."""
    found = [side for id_ in ids for side in represented(scene, id_) if scene.type_of(side) in PARTNERS]
    return list(dict.fromkeys(found))


def main_sides(scene: Scene) -> list[str]:
    """The states and regions that an article is about, the most mentioned first, none within another."""
    found: list[str] = []
    entities = [e for e in scene.resolution.entities if e.type in {"Country", "Region"}]
    for entity in sorted(entities, key=lambda e: (-len(e.mentions), e.mentions[0][0] if e.mentions else 0)):
        if not scene.akin(entity.id, found):
            found.append(entity.id)
    return found


@lru_cache(maxsize=1)
def _talks(scene: Scene) -> tuple[Draft, ...]:
    return tuple(sorted(met_with.read(scene), key=lambda d: d.token.i))


def talking(scene: Scene, token: Token) -> Pairs:
    """The two sides whose talks the text tells of around a token: in its sentence, else in those just before."""
    since = token.sent
    for _ in range(REACH):
        if since.start > 0:
            since = token.doc[since.start - 1].sent
    near = [d for d in _talks(scene) if since.start <= d.token.i < token.sent.end]
    for draft in sorted(near, key=lambda d: (d.status != "asserted", d.token.i > token.i, abs(d.token.i - token.i))):
        ours, theirs = (sided(scene, (id_,)) for id_ in (draft.subject, draft.object))
        if ours and theirs and ours[0] != theirs[0] and not scene.akin(ours[0], theirs[:1]):
            return [(ours[0], theirs[0])]
    return []


def talks_date(scene: Scene, token: Token) -> str | None:
    """The day of the talks told of last before a token."""
    before = [d for d in _talks(scene) if d.token.i < token.i and d.qualifiers.date]
    return before[-1].qualifiers.date if before else None


# --- pairs ---


def pairs(scene: Scene, doers: list[str], partners: list[str]) -> Pairs:
    """Each side with each of the other's; without others, the doers with one another."""
    if doers and partners:
        return list(product(doers[:MAX_SIDES], partners[:MAX_SIDES]))
    return list(combinations(apart(scene, doers)[:MAX_SIDES], 2))


def apart(scene: Scene, ids: list[str]) -> list[str]:
    """The sides without those that stand for a place or body already among them."""
    return [d for n, d in enumerate(ids) if not scene.akin(d, ids[:n])]


def unlike(scene: Scene, found: Pairs) -> Iterator[tuple[str, str]]:
    """Pairs without those of an official, a body or a place and that of whom it is."""
    for a, b in dict.fromkeys(found):
        firms = {scene.type_of(a), scene.type_of(b)} & {"Company", "Organization"}
        if a != b and (firms or not scene.akin(a, [b])):
            yield a, b


def drafts(
    scene: Scene, found: Pairs, token: Token, frame: str, areas: tuple[str, ...], said: Status
) -> Iterator[Draft]:
    """The pairs that cooperate as claims."""
    for a, b in unlike(scene, found):
        if {scene.type_of(a), scene.type_of(b)} <= PARTNERS:
            yield Draft(a, b, said, token, frame, Qualifiers(areas=areas))
