"""Who holds which English post: what each title is of, and whom a post without a name means."""

from __future__ import annotations

from dataclasses import replace

from pipelines.english import bare_nouns, governed
from pipelines.english.post_roles import place_of, role_at
from pipelines.languages.en import references, roles
from pipelines.mentions.titles import Title
from pipelines.resolution import Resolver
from pipelines.types import BODIES, PLACES, Post, Span

REACH = 700  # characters after a post is first told in which the post alone may still mean its holder


def resolve(known: Resolver) -> None:
    """The posts of an article: those with names, then those that point to their holders."""
    previous: Title | None = None
    for title in known.titles:
        if title.people and known.doc[title.head].lower_ not in roles.SHARED:
            if not _serves(known, title):
                _hold(known, title, previous)
            previous = title
    _inherit_places(known)
    for title in known.titles:
        if title.people and known.doc[title.head].lower_ not in roles.SHARED and _serves(known, title):
            _hold(known, title, None)
    _inherit_places(known)
    for title in known.titles:
        if title.people and known.doc[title.head].lower_ in roles.SHARED:
            _hold_shared(known, title)
    for title in known.titles:
        if not title.people and not title.plural:
            person = _holder(known, title)
            if person is None:
                person = _said_before(known, title)
            if person is not None:
                _stand(known, title, (person,))
                known.recent.append((title.head, person))
    known.recent.sort()


# --- posts with names ---


def _serves(known: Resolver, title: Title) -> bool:
    """Whether a post is told by whom it serves, "his first deputy, X": that one's place must be known first."""
    return title.body is not None and known.doc[title.body].lower_ in {"his", "her"}


def _hold(known: Resolver, title: Title, previous: Title | None) -> None:
    people = tuple(known.of[p] for p in title.people)
    regions = [known.of[n] for n in title.scope if known.mentions[n].type in PLACES]
    if title.plural and not regions and title.role in {"mayor", "governor"}:
        regions = _last_places(known, title, len(people))
    each = title.plural and len(people) > 1 and len(regions) == len(people)
    place, superior = scope(known, title), _superior(known, title)
    unknown = title.body is not None and _unnamed(known, title, title.body)
    if unknown and place is None and superior is None:
        _stand(known, title, people)  # a "union leader" of a union that the text doesn't name
        return
    own = title.body is not None and known.doc[title.body].lower_ == "its"
    if own and previous is not None and previous.people == title.people:
        place = scope(known, previous)  # "Serbia's consul in A and since August its envoy to B"
    for n, person in enumerate(people):
        of = regions[n] if each else place
        role, held = title.role, None if of is None else f"e{of + 1}"
        if superior is not None and held is None:
            held = superior.place
            if known.doc[title.head].lower_ == "deputy":
                role = roles.DEPUTIES.get(superior.role, "other")
        if not role and held is not None:
            role = role_at(*_words(known, title), known.clusters[int(held[1:]) - 1].type)
        sent_to = None if title.accredited is None else f"e{known.of[title.accredited] + 1}"
        known.posts.append((person, Post(role, title.title, held, None, title.former, sent_to), _span(known, title)))
    _stand(known, title, people)


def _unnamed(known: Resolver, title: Title, i: int) -> bool:
    """Whether a post is of a body that the text doesn't name: "a union leader", "president of the Corn Growers"."""
    token = known.doc[i]
    if token.lower_ in references.ORGANISATIONS or (token.text[0].isupper() and not token.is_sent_start):
        known_of = any(known.clusters[c].type in BODIES | PLACES for c in known.stands.get(i, ()))
        return title.role not in roles.GOVERNING and not known_of
    return token.lower_ in references.AGENCIES and title.role in {"spokesperson", "director"}


def _last_places(known: Resolver, title: Title, number: int) -> list[int]:
    """«A and B became sister cities. … by mayors X and Y»: as many places as there are holders, in their order."""
    type_ = roles.LIKELY[title.role][0]
    found: list[int] = []
    for token, cluster in reversed(known.recent):
        if token < title.head and known.clusters[cluster].type == type_ and cluster not in found:
            found.insert(0, cluster)
            if len(found) == number:
                return found
    return []


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
    told = [(known.of[n], known.clusters[known.of[n]].type) for n in title.scope]
    pointed: list[tuple[int, str]] = []
    for i in (title.generic, title.body):
        if i is not None:
            if i not in known.stands and (found := _adjectival(known, i)):
                known.stands[i] = found
            pointed += [(c, t) for c in known.stands.get(i, ()) if (t := known.clusters[c].type) in BODIES | PLACES]
    if title.body is not None and not pointed and known.doc[title.body].lower_ in references.BODIES:
        told = [(c, t) for c, t in told if title.role in roles.GOVERNING or t in BODIES]
    place = place_of(title.role, told, pointed)
    if place is not None and title.role in roles.GOVERNING and known.clusters[place].type == "GovernmentBody":
        return _governed_by(known, place)
    return place


def _governed_by(known: Resolver, body: int) -> int:
    """The place of a government called by the place named before: "vice chairman of the regional government"."""
    owners = {name.partition(" of ")[2] for name in known.clusters[body].names} - {""}
    return next((c for c, e in enumerate(known.clusters) if e.type in PLACES and owners & {*e.names}), body)


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
        sent = known.doc[title.head].sent
        here = {f"e{c + 1}" for i in range(sent.start, title.tokens[0]) for c in known.stands.get(i, ())}
        people.sort(key=lambda c: not any(who == c and post.place in here for who, post, _ in known.posts))
        people = [*_bare_in(known, sent.start, title), *people]
    else:
        people = [c for c in known.stands.get(title.body, ()) if known.clusters[c].type == "Person"]
        if not people:
            return _of_role(known, word, title.head)
    for person in people:
        held = _post_of(known, person)
        if held is not None:
            return held
    return None


def _bare_in(known: Resolver, start: int, title: Title) -> list[int]:
    """«The governor can't come: his first deputy, X»: the holder of a post named before in the sentence."""
    bare = (t for t in reversed(known.titles) if start <= t.head < title.head and not t.people and not t.plural)
    return [who for other in bare if (who := _holder(known, other)) is not None]


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
        likely = roles.LIKELY.get(model.role, roles.STATES_FIRST)
        if model.role not in roles.GOVERNING:
            ids = [known.of[n] for n in title.scope]
            likely = ("Company", "Organization", "GovernmentBody", *likely)
        own = next((c for type_ in likely for c in ids if known.clusters[c].type == type_), None)
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
    for n, (person, post, span) in enumerate(known.posts):
        if post.place is None and post.role == "head_of_government" and governed.of_province(known, person, post):
            post = replace(post, role="governor")
        place = post.place or told.get((person, post.role))
        if place is None and post.role == "deputy_head_of_government":
            province = governed.province_of(known, post)
            post, place = (post, None) if province is None else (replace(post, role="deputy_governor"), province)
        if place is None and post.role in roles.GOVERNING:
            place = _told_beside(known, person, post, beside.get(person))
        if place is None and post.role in governed.LISTED:
            place = governed.listed_before(known, span, n)
        if place is None:
            found = governed.context_place(known, person, post, span)
            if not post.role and post.title:
                found = governed.beside_colleague(known, person, span)
            place = None if found is None else f"e{found + 1}"
        if place is not None:
            told.setdefault((person, post.role), place)
        role = post.role
        if role == "director" and place is not None and post.title.casefold() in {"chief executive", "director", "ceo"}:
            agency = known.clusters[int(place[1:]) - 1].type == "GovernmentBody"
            role = "agency_head" if agency else role  # "the agency … its chief executive"
        if role == "minister" and place is not None and post.title.casefold().startswith("state secretar"):
            state = known.clusters[int(place[1:]) - 1].type == "Country"
            role = "deputy_minister" if state else role  # Hungary's State Secretary for Trade
        if not role and place is not None:
            words = post.title.casefold().split()
            role = role_at(words[-1] if words else "", words[:-1], known.clusters[int(place[1:]) - 1].type)
        known.posts[n] = person, replace(post, place=place, role=role), span


def _told_beside(known: Resolver, person: int, post: Post, place: str | None) -> str | None:
    """«Deputy Prime Minister – Minister of Trade of Kazakhstan X»: one place for both posts."""
    if place is None or known.clusters[int(place[1:]) - 1].type not in PLACES:
        return None
    return place if post.role in roles.LIKELY else None


# --- posts without names ---


def _holder(known: Resolver, title: Title) -> int | None:
    """The last person with the post that a title alone means: "the governor", "the Belarusian ambassador"."""
    head = known.doc[title.head]
    before = known.doc[title.tokens[0] - 1].lower_ if title.tokens[0] else ""
    if before in {"a", "an", "another", "no", "any"} or title.former:
        return None
    wanted = roles.ROLE_REFERENCES.get(head.lower_, frozenset()) | ({title.role} if title.role else frozenset())
    place = scope(known, title)
    best: tuple[tuple[int, int, int], int] | None = None
    for person, post, span in known.posts:
        if post.former or post.role not in wanted or span[0] > head.idx + REACH:
            continue
        if post.role == "other" and post.title.casefold().split()[-1:] != [head.lower_]:
            continue
        same = place is not None and post.place == f"e{place + 1}"
        if place is not None and post.place is not None and not same and not known.within(post.place, place):
            continue
        seen = [t for t, c in known.recent if c == person and t < title.head]
        called = head.lower_ in post.title.casefold().split()  # "the premier" isn't the governor of another province
        rank = (int(same), int(called), max(seen, default=-1))
        if best is None or rank > best[0]:
            best = rank, person
    return None if best is None else best[1]


def _said_before(known: Resolver, title: Title) -> int | None:
    """«X grew up here. On Monday the governor of Jalisco came»: the only one told of just before, without a post."""
    place = scope(known, title)
    before = known.doc[title.tokens[0] - 1].lower_ if title.tokens[0] else ""
    if place is None or title.role not in {"governor", "mayor", "ambassador"} or before != "the":
        return None
    if any(post.role == title.role and post.place == f"e{place + 1}" for _, post, _ in known.posts):
        return None
    start = known.doc[title.head].sent.start
    since = known.doc[start - 1].sent.start if start else 0
    people = {c for t, c in known.recent if since <= t < start and known.clusters[c].type == "Person"}
    people -= {person for person, post, _ in known.posts if not post.former}
    if len(people) != 1 or any(
        known.clusters[c].type == "Person" for t, c in known.recent if start <= t < title.head
    ):
        return None
    person = people.pop()
    sent_to = None if title.accredited is None else f"e{known.of[title.accredited] + 1}"
    post = Post(title.role, title.title, f"e{place + 1}", None, False, sent_to)
    known.posts.append((person, post, _span(known, title)))
    return person
