"""Which local people are one person. Pure; the hardest stratum of identity.

Full names come first, those with a patronymic before those without, then initials, then lone surnames. A weaker one
joins a person only where it can be that person alone: it never bridges two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.members import Group, Member, Roots, alphabet, keys_of, kind
from graph.timespans import Span, span

CONFLICT_DAYS = 90

# Offices that one person doesn't hold in two places at a time.
EXCLUSIVE = frozenset({
    "head_of_state", "head_of_government", "deputy_head_of_government", "minister", "deputy_minister", "governor",
    "deputy_governor", "mayor", "ambassador", "consul", "legislator", "speaker",
})
# Posts that fill a day: beside them, nobody heads a firm elsewhere.
FULL_TIME = EXCLUSIVE | {"agency_head", "director", "deputy_director", "spokesperson"}
# Offices at the head of a territory: not held beside another one above or below it.
HEADS = frozenset({"head_of_state", "governor", "mayor"})

Above = Callable[[str], frozenset[str]]
FullName = tuple[str, str, str | None]
Office = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Local:
    """A member with its keys and posts taken apart.

    `tier`: 0 with a patronymic, 1 with a given name, 2 with an initial, 3 a lone surname, 4 none of these.
    `offices`: posts that it holds, by role and place, each with its time.
    """

    member: Member
    tier: int
    names: frozenset[FullName]
    initials: frozenset[tuple[str, str]]
    surnames: frozenset[str]
    offices: tuple[tuple[Office, Span | None], ...]

    @property
    def alphabet(self) -> str:
        return alphabet(self.member)

    @property
    def givens(self) -> list[tuple[str, str]]:
        return sorted({(surname, given) for surname, given, _ in self.names})

    @property
    def order(self) -> tuple[int, bool, str, str]:
        """People with a post first: they decide what the others can join. Then by date; the name ends all ties."""
        return (self.tier, not self.offices, self.member.published or "9999", self.member.name)


@dataclass(slots=True)
class _Person:
    """A person in the making."""

    ambiguous: bool = False
    names: set[FullName] = field(default_factory=set)
    initials: set[tuple[str, str]] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    offices: dict[Office, set[Span | None]] = field(default_factory=lambda: defaultdict(set))
    near: set[str] = field(default_factory=set)
    members: list[Member] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)

    def add(self, local: _Local, why: str) -> None:
        self.names |= local.names
        self.initials |= local.initials
        self.surnames |= local.surnames
        for office, days in local.offices:
            self.offices[office].add(days)
        self.near |= local.member.near
        self.members.append(local.member)
        self.why[local.member.name] = why

    def keys(self) -> list[str]:
        return keys_of(self.members) + [f"person:{surname} {given}" for surname, given, _ in self.names]


def people(members: Iterable[Member], above: Above) -> list[Group]:
    """The people among the members of whole blocks. `above` gives the ids of the places that a place lies in."""
    ordered = sorted((_local(member) for member in members), key=lambda each: each.order)
    tiers: dict[int, list[_Local]] = defaultdict(list)
    for local in ordered:
        tiers[local.tier].append(local)
    conflicts = _Conflicts(above, ordered)
    full = [*tiers[0], *tiers[1]]
    persons = _full_names(full, _namings(full), conflicts)
    persons += _initials(tiers[2], persons, conflicts)
    persons += _surnames(tiers[3], persons, conflicts)
    persons += _unnamed(tiers[4])
    return [Group(p.keys(), p.members, p.why, p.ambiguous) for p in persons]


def _namings(locals_: Sequence[_Local]) -> Mapping[str, str]:
    """By member, its name's key: one for all spellings that members have in common.

    What only sounds alike (`~jnsn`) is one name in two alphabets where each has just one candidate in the other.
    """
    roots = Roots()
    names: dict[str, str] = {}
    for local in locals_:
        exact = [_text(given) for given in local.givens if not _is_loose(given[0])] or [_text(local.givens[0])]
        for text in exact:
            roots.join(exact[0], text)
        names[local.member.name] = exact[0]
    alphabets: dict[str, set[str]] = defaultdict(set)
    sounding: dict[str, set[str]] = defaultdict(set)
    for local in locals_:
        root = roots.find(names[local.member.name])
        alphabets[root].add(local.alphabet)
        for given in local.givens:
            if _is_loose(given[0]):
                sounding[_text(given)].add(root)
    partners: dict[str, set[str]] = defaultdict(set)
    for alike in sounding.values():
        for root in alike:
            partners[root] |= {other for other in alike if not alphabets[root] & alphabets[other]}
    for root in sorted(partners):
        if len(partners[root]) == 1:
            (other,) = partners[root]
            if partners[other] == {root}:
                roots.join(root, other)
    return {name: roots.find(text) for name, text in names.items()}


def _text(given: tuple[str, str]) -> str:
    return " ".join(given)


def _is_loose(surname: str) -> bool:
    """Whether a surname is known by its sound only, which another alphabet may spell in several ways."""
    return surname.startswith("~")


def _full_names(locals_: Sequence[_Local], namings: Mapping[str, str], conflicts: _Conflicts) -> list[_Person]:
    persons: list[_Person] = []
    by_name: dict[str, list[_Person]] = defaultdict(list)
    for local in locals_:
        naming = namings[local.member.name]
        same = by_name[naming]
        fitting = [p for p in same if _patronymics_agree(p.names, local.names) and not conflicts.clash(local, p)]
        chosen = fitting[0] if len(fitting) == 1 else _Frozen(fitting).by_context(local, fitting)
        if chosen is not None:
            chosen.add(local, f"name {' '.join(local.givens[0])}")
            continue
        person = _Person(ambiguous=len(fitting) > 1)
        person.add(local, "first of the name" if not same else "could be several of the name" if fitting
                   else "another person of the name: patronymic or posts differ")
        persons.append(person)
        if not person.ambiguous:
            by_name[naming].append(person)
    return persons


def _initials(locals_: Sequence[_Local], persons: Sequence[_Person], conflicts: _Conflicts) -> list[_Person]:
    """Attaches people known by an initial; returns those that stay people of their own."""
    frozen = _Frozen([p for p in persons if not p.ambiguous])
    own: list[_Person] = []
    by_initial: dict[tuple[str, str], set[int]] = defaultdict(set)  # their places among these
    for local in locals_:
        of_name = [p for p in frozen.of(local) if p.initials & local.initials]
        fitting = [p for p in of_name if not conflicts.clash(local, p, strict=True)]
        chosen = fitting[0] if len(fitting) == 1 else frozen.by_context(local, fitting)
        if chosen is not None:
            chosen.add(local, "initial and surname, one candidate")
            continue
        alike = () if of_name else sorted({n for initial in local.initials for n in by_initial[initial]})
        at = next((n for n in alike if not own[n].ambiguous and _alike(own[n], local)
                   and not conflicts.clash(local, own[n], strict=True)), len(own))
        if at < len(own):
            own[at].add(local, "the same initial and surname")
        else:
            own.append(_Person(ambiguous=bool(of_name)))
            own[at].add(local, "initial and surname, several candidates" if of_name else "first of the name")
        for initial in local.initials:
            by_initial[initial].add(at)
    return own


def _surnames(locals_: Sequence[_Local], persons: Sequence[_Person], conflicts: _Conflicts) -> list[_Person]:
    """Attaches lone surnames, each by its own article's context; returns those that stay people of their own."""
    frozen = _Frozen([p for p in persons if not p.ambiguous])
    own: list[_Person] = []
    by_office: dict[Office, dict[int, _Person]] = defaultdict(dict)  # of these; in a large block most have none
    for local in locals_:
        of_name = frozen.of(local)
        fitting = [p for p in of_name if not conflicts.clash(local, p, strict=True)]
        chosen = frozen.by_context(local, fitting)
        why = "surname, and a post, place or body in common"
        if chosen is None and len(of_name) == 1 and fitting:
            chosen, why = fitting[0], "surname, one candidate"
        if chosen is not None:
            chosen.add(local, why)
            continue
        offices = {office for office, _ in local.offices}
        same = [p for p in _unique(p for office in offices for p in by_office[office].values())
                if _alike(p, local) and not conflicts.clash(local, p, strict=True)]
        if len(same) == 1:
            (person,) = same
            person.add(local, "the same surname and post")
        else:
            person = _Person(ambiguous=bool(of_name) or not offices)
            own.append(person)
            person.add(local, "surname, several candidates" if of_name else "surname alone")
        for office in offices:
            by_office[office][id(person)] = person
    return own


def _unnamed(locals_: Sequence[_Local]) -> list[_Person]:
    """People without any name key: the same key, the same person."""
    by_key: dict[str, _Person] = {}
    for local in locals_:
        by_key.setdefault(local.member.keys[0], _Person()).add(local, "the same name")
    return list(by_key.values())


class _Frozen:
    """Candidates as they stood before weaker names came to them: only that counts as context."""

    def __init__(self, persons: Sequence[_Person]) -> None:
        self._by_surname: dict[str, list[_Person]] = defaultdict(list)
        self._near = {id(p): frozenset(p.near) for p in persons}
        self._offices = {id(p): frozenset(p.offices) for p in persons}
        for person in persons:
            for surname in sorted(person.surnames):
                self._by_surname[surname].append(person)

    def of(self, local: _Local) -> list[_Person]:
        """Persons with its surname, spelled so; where there are none, those of another alphabet that sound so."""
        found = _unique(p for surname in sorted(local.surnames) for p in self._by_surname[surname])
        exact = [p for p in found if _spelled(p.surnames) & _spelled(local.surnames)]
        return exact or [p for p in found if _alike(p, local)]

    def by_context(self, local: _Local, fitting: Sequence[_Person]) -> _Person | None:
        """The one that shares a post with it, else a place or body; None unless exactly one does."""
        offices = {office for office, _ in local.offices}
        in_office = [p for p in fitting if offices & self._offices[id(p)]]
        if in_office:
            return in_office[0] if len(in_office) == 1 else None
        near = [p for p in fitting if local.member.near & self._near[id(p)]]
        return near[0] if len(near) == 1 else None


class _Conflicts:
    """Whether a local entity's posts keep it apart from a person."""

    def __init__(self, above: Above, locals_: Sequence[_Local]) -> None:
        self._above = cache(above)
        self._left = _left_offices(locals_)
        self._firms = {p.place for each in locals_ for p in each.member.posts if p.of == "Company" and p.place}
        self._incompatible = cache(self._rule)

    def clash(self, local: _Local, person: _Person, strict: bool = False) -> bool:
        """`strict`: where the name says little, two offices in one place are two people, too."""
        left = {office for given in local.givens for office in self._left.get(given, ())}
        strangers = not local.member.near & person.near and (
            # Bodies that two alphabets spell may be one unawares: then places must tell that they are strangers.
            any(alphabet(member) == local.alphabet for member in person.members)
            or all(any(_is_place(id_) for id_ in near) for near in (local.member.near, person.near))
        )
        return any(
            (self._incompatible(*sorted((office, other)), strict) or (strangers and self._apart(office, other)))
            and office not in left and other not in left
            and any(time is None or days is None or time.gap(days) <= CONFLICT_DAYS for time in times)
            for office, days in local.offices for other, times in person.offices.items())

    def _apart(self, office: Office, other: Office) -> bool:
        """Whether a head of one body holds a full post in another place or body: apart unless context joins them."""
        roles = {office[0], other[0]}
        heads = roles & {"director", "deputy_director"}
        return bool(heads) and roles <= FULL_TIME and office[1] != other[1]

    def _rule(self, a: Office, b: Office, strict: bool) -> bool:
        (role, place), (other_role, other_place) = a, b
        firms = {place, other_place} & self._firms
        if firms and {role, other_role} & EXCLUSIVE and {role, other_role} & {"director", "deputy_director"}:
            return True
        if role not in EXCLUSIVE or other_role not in EXCLUSIVE or not _is_place(place) or not _is_place(other_place):
            return False
        if place == other_place:
            return strict and role != other_role
        if place in self._above(other_place) or other_place in self._above(place):
            return role != other_role and (role in HEADS or other_role in HEADS)
        return True


def _left_offices(locals_: Sequence[_Local]) -> Mapping[tuple[str, str], set[Office]]:
    """By surname and given name, the offices that some article calls former: a change of post was spoken of."""
    left: dict[tuple[str, str], set[Office]] = defaultdict(set)
    for local in locals_:
        gone = {(post.role, post.place) for post in local.member.posts if post.former and post.place}
        for given in local.givens:
            left[given] |= gone
    return left


def _local(member: Member) -> _Local:
    names: set[FullName] = set()
    initials: set[tuple[str, str]] = set()
    surnames: set[str] = set()
    for key in member.keys:
        words = key.split(":", 1)[1].split(" ")
        if kind(key) not in ("person", "initial", "surname"):
            continue
        surnames.add(words[0])
        if len(words) > 1:
            initials.add((words[0], words[1][:1]))
            if kind(key) == "person":
                names.add((words[0], words[1], " ".join(words[2:]) or None))
    tier = (0 if any(patronymic for _, _, patronymic in names) else 1) if names else 2 if initials else 3
    offices = tuple(((post.role, post.place), span(post.date or member.published))
                    for post in member.posts if post.place and not post.former)
    return _Local(member, tier if surnames else 4, frozenset(names), frozenset(initials), frozenset(surnames), offices)


def _is_place(id_: str) -> bool:
    return kind(id_) in ("place", "city", "region")


def _patronymics_agree(a: Iterable[FullName], b: Iterable[FullName]) -> bool:
    ours, theirs = ({patronymic for _, _, patronymic in names if patronymic} for names in (a, b))
    return not ours or not theirs or bool(ours & theirs)


def _alike(person: _Person, local: _Local) -> bool:
    """Whether the surnames are one: spelled alike, or sounding alike in two alphabets."""
    if _spelled(person.surnames) & _spelled(local.surnames):
        return True
    alphabets = {alphabet(member) for member in person.members}
    return bool(person.surnames & local.surnames) and local.alphabet not in alphabets


def _spelled(surnames: Iterable[str]) -> set[str]:
    return {surname for surname in surnames if not _is_loose(surname)}


def _unique(persons: Iterable[_Person]) -> list[_Person]:
    return list({id(p): p for p in persons}.values())
