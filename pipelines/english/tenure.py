"""Who holds which English post: what each title is of, and whom a post without a name means."""

from __future__ import annotations

from dataclasses import replace

from pipelines.english import bare_nouns
from pipelines.english.post_roles import role_at
from pipelines.languages.en import references, roles
from pipelines.mentions.titles import Title
from pipelines.resolution import Resolver
from pipelines.types import BODIES, PLACES, Post, Span

# Types of place that a role is of, the likeliest first.
LIKELY: dict[str, tuple[str, ...]] = {
    "governor": ("Region", "City", "Country"),
    "deputy_governor": ("Region", "City", "Country"),
    "mayor": ("City", "Region"),
    "legislator": ("Region", "City", "Country"),
    "minister": ("Region", "Country", "City"),
    "deputy_minister": ("Region", "Country", "City"),
    "head_of_government": ("Region", "Country", "City"),
    "deputy_head_of_government": ("Region", "Country", "City"),
}
STATES = ("Country", "Region", "City")
REACH = 700  # characters after a post is first told in which the post alone may still mean its holder


def resolve(known: Resolver) -> None:
    """The posts of an article: those with names, then those that point to their holders."""
    for title in known.titles:
        if title.people and known.doc[title.head].lower_ not in roles.SHARED:
            _hold(known, title)
    _inherit_places(known)
    for title in known.titles:
        if title.people and known.doc[title.head].lower_ in roles.SHARED:
            _hold_shared(known, title)
    for title in known.titles:
        if not title.people and not title.plural:
            person = _holder(known, title)
            if person is not None:
                _stand(known, title, (person,))
                known.recent.append((title.head, person))
    known.recent.sort()


# --- posts with names ---


def _hold(known: Resolver, title: Title) -> None:
    people = tuple(known.of[p] for p in title.people)
    regions = [known.of[n] for n in title.scope if known.mentions[n].type in PLACES]
    each = title.plural and len(people) > 1 and len(regions) == len(people)
    place, superior = scope(known, title), _superior(known, title)
    for n, person in enumerate(people):
        own = regions[n] if each else place
        role, held = title.role, None if own is None else f"e{own + 1}"
        if superior is not None and held is None:
            held = superior.place
            if title.role in {"", "other"} and known.doc[title.head].lower_ == "deputy":
                role = roles.DEPUTIES.get(superior.role, "other")
        if not role and held is not None:
            role = role_at(*_words(known, title), known.clusters[int(held[1:]) - 1].type)
        sent_to = None if title.accredited is None else f"e{known.of[title.accredited] + 1}"
        known.posts.append((person, Post(role, title.title, held, None, title.former, sent_to), _span(known, title)))
    _stand(known, title, people)


def _words(known: Resolver, title: Title) -> tuple[str, tuple[str, ...]]:
    head = known.doc[title.head].lower_
    return head, tuple(known.doc[i].lower_ for i in range(title.tokens[0], title.head))


def _span(known: Resolver, title: Title) -> Span:
    first, last = known.doc[title.tokens[0]], known.doc[title.tokens[1] - 1]
    return first.idx, last.idx + len(last)


def _stand(known: Resolver, title: Title, people: tuple[int, ...]) -> None:
    """Let a title's words outside of names stand for its holders: any of them may be the head of the phrase."""
    known.stands[title.head] = people
    for i in range(*title.tokens):
        token = known.doc[i]
        outside = not title.tokens[0] <= token.head.i < title.tokens[1] or token.head.i == i
        if i not in known.stands and token.pos_ in {"NOUN", "PROPN"} and outside:
            known.stands[i] = people


def scope(known: Resolver, title: Title) -> int | None:
    """The place or body that a title is of, by its own words."""
    ids = [known.of[n] for n in title.scope]
    located = [c for c in ids if known.clusters[c].type in PLACES]
    bodies = [c for c in ids if known.clusters[c].type in BODIES]
    pointed: list[int] = []
    for i in (title.generic, title.body):
        if i is not None:
            found = known.stands.get(i, ()) or _adjectival(known, i)
            pointed += [c for c in found if known.clusters[c].type != "Person"]
    if title.role not in roles.GOVERNING and title.role != "representative":
        if title.role == "spokesperson" and located and not bodies:
            return located[0]
        return next(iter([*bodies, *pointed, *located[:1]]), None)
    wanted = STATES if title.role in roles.ENVOYS else LIKELY.get(title.role, STATES)
    if title.role == "representative" and bodies:
        return bodies[0]
    for type_ in wanted:
        for cluster in (*located, *pointed):
            if known.clusters[cluster].type == type_:
                return cluster
    return next(iter([*bodies, *pointed]), None)


def _adjectival(known: Resolver, i: int) -> tuple[int, ...]:
    """The region of "state Agriculture Secretary", "county trade minister"; the state of "federal minister"."""
    word = known.doc[i].lower_
    if word in references.REGIONAL:
        region = bare_nouns.region_before(known, i, word if word in references.REGIONS else "")
        return () if region is None else (region,)
    if word in references.PLACES:
        place = bare_nouns.meant(known, i, word)
        return () if place is None else (place,)
    if word in references.ANY_COMPANY:
        firm = known.latest(i, lambda c: c.type == "Company")
        return () if firm is None else (firm,)
    if word in references.BODIES:
        body = known.latest(
            i, lambda c: c.type in BODIES and any(word in name.casefold().split() for name in c.names)
        )
        return () if body is None else (body,)
    return ()


def _superior(known: Resolver, title: Title) -> Post | None:
    """The post of whom "his deputy", "the governor's spokesman", "Orlov's adviser" serves."""
    if title.body is None:
        return None
    token = known.doc[title.body]
    word = token.lower_
    if word in {"his", "her", "their"}:
        people = [c for t, c in reversed(known.recent) if t < title.head and known.clusters[c].type == "Person"]
    else:
        people = [c for c in known.stands.get(title.body, ()) if known.clusters[c].type == "Person"]
        if not people:
            return _of_role(known, word, title.head)
    for person in people:
        held = _post_of(known, person)
        if held is not None:
            return held
    return None


def _of_role(known: Resolver, word: str, i: int) -> Post | None:
    """The post that a bare word tells: "the governor's spokesman"."""
    wanted = roles.PLAIN.get(word, "")
    for _, post, span in reversed(known.posts):
        if post.role == wanted and wanted and span[0] < known.doc[i].idx:
            return post
    return None


def _post_of(known: Resolver, person: int) -> Post | None:
    held = [post for who, post, _ in known.posts if who == person and not post.former and post.place]
    return held[0] if held else None


def _hold_shared(known: Resolver, title: Title) -> None:
    """«his Kazakh counterpart, X», «his predecessor, Y»: the post is that of somebody else."""
    word = known.doc[title.head].lower_
    model = _superior(known, title) or _last_post(known, title)
    if model is None:
        _stand(known, title, tuple(known.of[p] for p in title.people))
        return
    place: str | None = model.place
    if word in roles.COUNTERPARTS:
        ids = [known.of[n] for n in title.scope if known.mentions[n].type in PLACES]
        own = next(
            (c for type_ in LIKELY.get(model.role, STATES) for c in ids if known.clusters[c].type == type_), None
        )
        place = None if own is None else f"e{own + 1}"
        if place is None:
            _stand(known, title, tuple(known.of[p] for p in title.people))
            return
    for n in title.people:
        post = replace(model, place=place, former=word in roles.PREDECESSORS)
        known.posts.append((known.of[n], post, _span(known, title)))
    _stand(known, title, tuple(known.of[p] for p in title.people))


def _last_post(known: Resolver, title: Title) -> Post | None:
    before = [(span[0], post) for _, post, span in known.posts if span[0] < known.doc[title.head].idx and post.role]
    return max(before, key=lambda e: e[0])[1] if before else None


# --- posts whose place isn't told with them ---


def _inherit_places(known: Resolver) -> None:
    """A post without a place has that of the same person's same post elsewhere, else what the context leaves."""
    told: dict[tuple[int, str], str] = {}
    beside: dict[int, str] = {}
    for person, post, _ in known.posts:
        if post.place and post.role:
            told.setdefault((person, post.role), post.place)
            beside.setdefault(person, post.place)
    completed = []
    for person, post, span in known.posts:
        place = post.place or told.get((person, post.role))
        if place is None and post.role in roles.GOVERNING:
            place = _told_beside(known, person, post, beside.get(person))
        if place is None:
            found = _context_place(known, person, post, span)
            place = None if found is None else f"e{found + 1}"
        if place is not None:
            told.setdefault((person, post.role), place)
        role = post.role
        if not role and place is not None:
            words = post.title.casefold().split()
            role = role_at(words[-1] if words else "", words[:-1], known.clusters[int(place[1:]) - 1].type)
        completed.append((person, replace(post, place=place, role=role), span))
    known.posts = completed


def _told_beside(known: Resolver, person: int, post: Post, place: str | None) -> str | None:
    """«Deputy Prime Minister – Minister of Trade of Kazakhstan X»: one place for both posts."""
    if place is None or known.clusters[int(place[1:]) - 1].type not in PLACES:
        return None
    return place if post.role in LIKELY else None


def _context_place(known: Resolver, person: int, post: Post, span: Span) -> int | None:
    """What a post without a place is most likely of: a governor's region, a minister's state."""
    i = known.token(span)
    if post.role in {"governor", "deputy_governor"}:
        return _free_region(known, person, post, i)
    if post.role in {"head_of_state", "head_of_government", "deputy_head_of_government", "ambassador"}:
        since = known.doc[max(known.doc[i].sent.start - 1, 0)].sent.start
        near = known.latest(i, lambda c: c.type == "Country", since=since)
        return known.main("Country") if near is None else near
    if post.role in {"minister", "deputy_minister"}:
        governed = [other.place for _, other, _ in known.posts if other.role == "governor" and other.place]
        if governed:
            return int(governed[0][1:]) - 1
        return known.main("Country")
    if post.role == "mayor":
        return known.latest(i, lambda c: c.type == "City")
    if post.role in {"director", "deputy_director", "spokesperson"}:
        since = known.doc[max(known.doc[i].sent.start - 1, 0)].sent.start
        return known.latest(i, lambda c: c.type in {"Company", "Organization"}, since=since)
    return None


def _free_region(known: Resolver, person: int, post: Post, i: int) -> int | None:
    governed = {
        other.place for holder, other, _ in known.posts if other.role == post.role == "governor" and holder != person
    }
    free = [c for c, cluster in enumerate(known.clusters) if cluster.type == "Region" and f"e{c + 1}" not in governed]
    return max(free, key=lambda c: (known.weights[c], -c), default=None)


# --- posts without names ---


def _holder(known: Resolver, title: Title) -> int | None:
    """The last person with the post that a title alone means: "the governor", "the Belarusian ambassador"."""
    head = known.doc[title.head]
    before = known.doc[title.tokens[0] - 1].lower_ if title.tokens[0] else ""
    if before in {"a", "an", "another", "no", "any"} or title.former:
        return None
    wanted = roles.ROLE_REFERENCES.get(head.lower_, frozenset()) | ({title.role} if title.role else frozenset())
    place = scope(known, title)
    best: tuple[tuple[int, int], int] | None = None
    for person, post, span in known.posts:
        if post.former or post.role not in wanted or span[0] > head.idx + REACH:
            continue
        same = place is not None and post.place == f"e{place + 1}"
        if place is not None and post.place is not None and not same and not known.within(post.place, place):
            continue
        seen = [t for t, c in known.recent if c == person and t < title.head]
        rank = (int(same), max(seen, default=-1))
        if best is None or rank > best[0]:
            best = rank, person
    return None if best is None else best[1]
