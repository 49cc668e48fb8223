"""What an English official governs, represents or leads where the text doesn't say: a governor's region, a firm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipelines import places
from pipelines.english.post_roles import DIVISIONS
from pipelines.languages.en import roles
from pipelines.places import Place, capitals
from pipelines.resolution import Resolver
from pipelines.types import BODIES, PLACES, Post, Span

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
OFFICERS = frozenset("cfo coo cto cio officer".split())
LISTED = frozenset("minister deputy_minister head_of_government deputy_head_of_government".split())
LIST_WORDS = frozenset({",", ";", "and", "of", "the", "&", "mr", "mr.", "ms", "ms.", "dr", "dr."})
HOME = 1.5  # the weight of the place where the news was written
DATELINE, DATELINE_ENDS = 12, frozenset({"—", "–", "--", "-", ":"})
MAIN = 3  # times a firm is named more often than one nearby to be the one whose "director" is meant
COMPANIONS = frozenset("and his her its own the accompanied along together joined alongside by with , was is".split())
OWN = frozenset({"governor", "deputy_governor", "ambassador", "consul"})


def context_place(known: Resolver, person: int, post: Post, span: Span) -> int | None:
    """What a post without a place is most likely of: a governor's region, a minister's state."""
    i = known.token(span)
    if post.role == "deputy_governor" and (chief := chief_of(known, post)) is not None:
        return chief
    if post.role in {"governor", "deputy_governor"}:
        sent = _delegation(known, i, "Region")
        return _likely_place(known, i, ("Region",), person, post.role == "governor") if sent is None else sent
    if post.role in {"head_of_state", "head_of_government", "deputy_head_of_government", "ambassador"}:
        near = _near(known, i, ("Country",), post.role in roles.ENVOYS)
        return _likely_place(known, i, ("Country",), person) if near is None else near
    if post.role in {"minister", "deputy_minister"} or post.title.casefold().startswith("opposition"):
        for told in (_beside_official(known, i, person), _delegation(known, i, "Region"),
                     _delegation(known, i, "Country"), _of_ministry(known, post)):
            if told is not None:
                return told
        return _likely_place(known, i, ("Region", "Country"), person)
    if post.role == "other" and post.title.casefold().endswith("mayor"):
        cities = {p.place for _, p, _ in known.posts if p.place and p.role == "mayor"}
        return int(next(iter(cities))[1:]) - 1 if len(cities) == 1 else None
    if post.role == "mayor":
        return known.latest(i, lambda c: c.type == "City")
    division = post.role == "other" and set(post.title.casefold().split()) & (DIVISIONS | OFFICERS)
    if post.role in {"director", "deputy_director", "spokesperson"} or division:
        return _firm(known, i)
    return None


def _likely_place(known: Resolver, i: int, types: tuple[str, ...], person: int, alone: bool = False) -> int | None:
    """The place whose official token `i` speaks of: the article's own, or that of its sentence and paragraph.

    `alone`: of none that somebody else is told to govern.
    """
    hosts = {known.mentions[t.accredited].tokens[0] for t in known.titles if t.accredited is not None}
    counts = Counter(c for t, c in known.recent if known.clusters[c].type in types and t not in hosts)
    if alone:
        for governed in _governed(known, person):
            counts.pop(governed, None)
    taken = _of_others(known, person, OWN if alone else roles.ENVOYS | {"deputy_governor"})
    scores = {c: min(n, 6) / 2 - 4 * (c in taken) for c, n in counts.items()}
    _add_home(known, person, scores, "Country" in types)
    last = [c for t, c in known.recent if t < i and c in scores][-1:] if types == ("Country",) else []
    for cluster in (*(c for _, c in known.recent[:3]), *last):
        if cluster in scores:
            scores[cluster] += 1
    _add_near(known, i, scores)
    _add_government(known, i, person, scores)
    best = max(scores, key=lambda c: (scores[c], -c), default=None)
    return None if best is not None and best in taken and scores[best] <= 0 else best


def _add_home(known: Resolver, person: int, scores: dict[int, float], states: bool) -> None:
    """Weigh the places around the city where the news was written; no state of others where its own isn't named."""
    city = dateline(known)
    if city is None:
        return
    around = {p.key for p in places.load().ancestors(city) if p.type == "Country" or not (states and _is_capital(city))}
    home = [c for c in scores if known.clusters[c].key in around]
    for cluster in home:
        scores[cluster] += HOME
    if states and not home:
        for cluster in _of_others(known, person, roles.GOVERNING) | _hosts(known):
            if known.clusters[cluster].type == "Country":
                scores.pop(cluster, None)


def _is_capital(city: Place) -> bool:
    return any(capitals.of_state(p.iso or "") == city.key for p in places.load().ancestors(city) if p.type == "Country")


def _hosts(known: Resolver) -> frozenset[int]:
    return frozenset(known.of[t.accredited] for t in known.titles if t.accredited is not None)


def dateline(known: Resolver) -> Place | None:
    """The city at the start of a line where news was written: "RABAT (MAP) —", "Warsaw, March 3 (Reuters) -"."""
    for mention in known.mentions:
        start, end = mention.tokens
        if start and not known.doc[start - 1].is_space:
            continue
        if mention.type == "City" and any(t.text in DATELINE_ENDS for t in known.doc[end : end + DATELINE]):
            return places.load().by_key(mention.key or "")
    return None


def _governed(known: Resolver, person: int) -> Iterator[int]:
    """The places that others are told to govern."""
    for who, post, _ in known.posts:
        if who != person and post.place and post.role.endswith("governor") and not post.former:
            yield int(post.place[1:]) - 1


def _add_near(known: Resolver, i: int, scores: dict[int, float]) -> None:
    """Weigh what the sentence and the paragraph name: a subject most, a city for the region around it."""
    start, end = _line(known, i)
    sentence = known.doc[i].sent
    titled = {k for title in known.titles if title.people for k in range(*title.tokens)}
    here: dict[int, float] = {}
    for token, cluster in known.recent:
        if not start <= token < end or token in titled:
            continue
        subject = known.doc[token].head.dep_ in SUBJECTS or known.doc[token].dep_ in SUBJECTS
        weight = 0.5 + (2.0 if subject else 0.5) * (sentence.start <= token < sentence.end)
        if cluster in scores:
            here[cluster] = max(here.get(cluster, 0), weight)
        elif known.clusters[cluster].type == "City":
            for outer in scores:
                if known.within(f"e{cluster + 1}", outer):
                    scores[outer] += 0.5
    for cluster, weight in here.items():
        scores[cluster] += weight


def _add_government(known: Resolver, i: int, person: int, scores: dict[int, float]) -> None:
    """Weigh the places of governors: one of the same sentence, and one whose place the text takes as known."""
    sentence = known.doc[i].sent
    for who, post, span in known.posts:
        if post.place and post.role == "governor" and who != person and (c := int(post.place[1:]) - 1) in scores:
            beside = sentence.start_char <= span[0] < sentence.end_char
            scores[c] += 4 * beside + 3 * (c not in _told_of(known, who))


def _told_of(known: Resolver, person: int) -> frozenset[int]:
    """The places that a person's titles name."""
    own = (t for t in known.titles if person in {known.of[n] for n in t.people})
    return frozenset(known.of[n] for title in own for n in title.scope)


def _of_others(known: Resolver, person: int, own: frozenset[str]) -> frozenset[int]:
    """Places that others govern or represent, as the words of their titles tell."""
    found: set[int] = set()
    for title in known.titles:
        people = {known.of[n] for n in title.people}
        if people and person not in people and title.role in own and not title.former:
            found.update(known.of[n] for n in title.scope)
    return frozenset(found)


def _line(known: Resolver, i: int) -> tuple[int, int]:
    """The tokens of a token's paragraph."""
    start, end = i, i
    while start > 0 and not known.doc[start - 1].is_space:
        start -= 1
    while end < len(known.doc) and not known.doc[end].is_space:
        end += 1
    return start, end


def _near(known: Resolver, i: int, types: tuple[str, ...], sender: bool = False) -> int | None:
    """The last of some types in this sentence or the one before it, names in other people's titles left out.

    `sender`: of an envoy, whom the country "in" which he is didn't send.
    """
    titled = {k for title in known.titles if title.people for k in range(*title.tokens)}
    since = known.doc[max(known.doc[i].sent.start - 1, 0)].sent.start
    for token, cluster in reversed(known.recent):
        fits = since <= token < i and token not in titled and known.clusters[cluster].type in types
        if fits and sender and token and known.doc[token - 1].lower_ in {"in", "to"}:
            continue
        if fits and not _describes_region(known, token, cluster):
            return cluster
    return None


def _describes_region(known: Resolver, token: int, country: int) -> bool:
    """Whether a country says no more than where a region lies: "Belarus and Vologda Region of Russia"."""
    before = {m.tokens[1]: known.of[n] for n, m in enumerate(known.mentions) if m.type == "Region"}
    region = before.get(token - 1)
    return region is not None and known.doc[token - 1].lower_ in {"of", ",", "in"} and known.within(
        f"e{region + 1}", country)


def chief_of(known: Resolver, post: Post) -> int | None:
    """«Deputy khokim X»: of the place whose khokim the article tells, if it is one place."""
    head = post.title.casefold().split()[-1:]
    chief = next((r for r, deputy in roles.DEPUTIES.items() if deputy == post.role), None)
    of = {
        p.place for _, p, _ in known.posts
        if p.place and p.role == chief and not p.former and p.title.casefold().split()[-1:] == head
    }
    place = of.pop() if len(of) == 1 else None
    return None if place is None else int(place[1:]) - 1


def _firm(known: Resolver, i: int) -> int | None:
    """The firm of "director X": of those in this sentence or the one before it, the one most spoken of."""
    since = known.doc[max(known.doc[i].sent.start - 1, 0)].sent.start
    counts = Counter(
        c for t, c in known.recent if known.clusters[c].type in {"Company", "Organization"} and not _signs(known, t)
    )
    near = {c for t, c in known.recent if since <= t < i and c in counts}
    main = max(counts, key=lambda c: (counts[c], -c), default=None)
    if main is not None and near and counts[main] > MAIN * max(counts[c] for c in near):
        return main if known.clusters[main].type == "Company" else None
    for k in range(since, i):
        token = known.doc[k]
        subject = token if token.dep_ in SUBJECTS else token.head
        if subject.dep_ in SUBJECTS and subject.head.dep_ == "ROOT":
            counts.update({c: 3 for c in known.stands.get(k, ()) if c in near})
    return max(near or counts, key=lambda c: (counts[c], -c), default=None)


def _signs(known: Resolver, i: int) -> bool:
    """Whether a name in brackets is the agency that signs the news: "TOKYO (Kyodo) —"."""
    return 0 < i < len(known.doc) - 1 and known.doc[i - 1].text == "(" and known.doc[i + 1].text == ")"


def _of_ministry(known: Resolver, post: Post) -> int | None:
    """The place of the ministry that the article names: "the region's Ministry of Trade … Trade Minister X"."""
    portfolio = {w for w in post.title.casefold().split() if len(w) > 3} - {"minister", "deputy", "secretary", "first"}
    for mention in known.mentions:
        words = set(mention.name.casefold().split())
        if mention.type == "GovernmentBody" and "ministry" in words and portfolio & words:
            inner = [
                known.of[k]
                for k, other in enumerate(known.mentions)
                if other.type in PLACES and mention.tokens[0] - 3 <= other.tokens[0] < mention.tokens[1]
            ]
            if inner:
                return inner[0]
    return None


def _beside_official(known: Resolver, i: int, person: int) -> int | None:
    """«Coish and Fisheries Minister X», «the premier, accompanied by Trade Minister Y»: of what the first is of."""
    k = i - 1
    while k > 0 and known.doc[k].lower_ in COMPANIONS:
        k -= 1
    words = {known.doc[j].lower_ for j in range(k + 1, i)}
    if not words & {"and", "accompanied", "along", "together", "joined", "alongside"}:
        return None
    for other in known.stands.get(k, ()):
        for who, post, _ in known.posts:
            if who == other != person and post.place and not post.former and post.role in LISTED | {"governor"}:
                return int(post.place[1:]) - 1
    return None


def beside_colleague(known: Resolver, person: int, span: Span) -> int | None:
    """«Renault chief executive X and chairman Y»: of the firm or body that the first leads."""
    i = known.token(span) - 1
    if i < 1 or known.doc[i].lower_ not in {"and", "&"}:
        return None
    for other in known.stands.get(i - 1, ()):
        for who, post, _ in known.posts:
            place = int(post.place[1:]) - 1 if post.place else None
            if who == other != person and place is not None and known.clusters[place].type in BODIES:
                return place
    return None


def _delegation(known: Resolver, i: int, type_: str) -> int | None:
    """The place whose delegation the holder leads: "a Smolensk delegation led by First Deputy Governor X".

    Of "the team, headed by X" it is the one told in the sentence before.
    """
    start = known.doc[i].sent.start
    for k in range(i - 1, start - 1, -1):
        token = known.doc[k]
        if any(known.clusters[c].type == "Person" for c in known.stands.get(k, ())):
            return None  # "a delegation led by X met with Governor Y"
        if token.lower_ in {"delegation", "mission", "team", "side"}:
            for child in token.children:
                for cluster in known.stands.get(child.i, ()):
                    if known.clusters[cluster].type == type_:
                        return cluster
            if {"led", "headed"} & {t.lower_ for t in known.doc[k : min(k + 5, i)]}:
                return _group_before(known, k, start, type_)
    return None


def _group_before(known: Resolver, i: int, start: int, type_: str) -> int | None:
    """The place of the delegation told in the sentence before."""
    since = known.doc[start - 1].sent.start if start else 0
    for k in range(start - 1 if known.doc[i - 1].lower_ in {"the", "that"} else since, since, -1):
        if known.doc[k].lower_ in {"delegation", "mission", "team", "group"}:
            of = (c for child in known.doc[k].children if child.dep_ in {"amod", "compound"} or child.lower_ == "of"
                  for c in known.stands.get(child.i, ()))
            return next((c for c in of if known.clusters[c].type == type_), None)
    return None


def of_province(known: Resolver, person: int, post: Post) -> bool:
    """Whether a premier without a place is a region's: in Canada, Australia, South Africa he mostly is."""
    if not post.title.casefold().endswith("premier") or "vice" in post.title.casefold():
        return False
    if any(who == person and other.role == "governor" for who, other, _ in known.posts):
        return True
    return any(
        c.type == "Region" and (c.iso or "")[:2] in roles.PROVINCES_WITH_PREMIERS for c in known.clusters
    )


def province_of(known: Resolver, post: Post) -> str | None:
    """«Deputy Premier X» where the article tells of one province's premier: that province."""
    head = post.title.casefold().split()[-1:]
    of = {p.place for _, p, _ in known.posts if p.role == "governor" and p.title.casefold().split()[-1:] == head}
    return of.pop() if len(of) == 1 and head == ["premier"] else None


def listed_before(known: Resolver, span: Span, n: int) -> str | None:
    """«the Vice Premier of China X; Vice Minister Y»: of what the official listed right before is of."""
    if n == 0:
        return None
    _, before, told = known.posts[n - 1]
    start, end = known.token(told), known.token(span)
    if before.place is None or before.role not in LISTED | {"governor", "head_of_state"}:
        return None
    if known.doc[start].sent.start != known.doc[end].sent.start:
        return None
    named = {i for m in known.mentions for i in range(*m.tokens)} | {i for t in known.titles for i in range(*t.tokens)}
    between = [t.lower_ for t in known.doc[start:end] if t.i not in named]
    listed = set(between) <= LIST_WORDS and bool({",", ";", "and"} & set(between))
    return before.place if listed else None
