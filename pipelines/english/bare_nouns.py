"""Bare English nouns for what was named before: "the region", "the Chinese group", "the ministry"."""

from __future__ import annotations

from collections.abc import Callable

from pipelines import places, syntax
from pipelines.clusters import Cluster
from pipelines.document import Token
from pipelines.english import syntax as clauses
from pipelines.languages.en import references
from pipelines.places import capitals
from pipelines.resolution import Resolver
from pipelines.types import BODIES, PLACES

DEFINITE = frozenset("the this that its their our his her".split())
INDEFINITE = frozenset("a an another other each every any no some which what neighbouring neighboring".split())
OTHER = frozenset("other another neighbouring neighboring third second different rival fellow".split())
ADJECTIVES = frozenset({"regional", "provincial", "prefectural"})
NOUNS = references.PLACES | references.BODIES | {"one"}
KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(references.REGIONS, ("Region",)),
    **dict.fromkeys(references.COUNTRIES, ("Country",)),
    **dict.fromkeys(references.CITIES, ("City",)),
    "state": ("Region", "Country"),
    "region": ("Region",),
    references.REPUBLIC: ("Country", "Region"),
}
# Words of one meaning: "Minsk Tractor Works … the plant".
WORKS = frozenset("plant factory works mill foundry combine smelter shipyard refinery".split())
REACH = 250  # tokens back in which a firm still is the one spoken of


def resolve(known: Resolver) -> None:
    """Let the bare nouns of an article stand for the places, firms and bodies that they mean."""
    homes = _Homes(known)
    for token in known.tokens:
        if token.i in known.stands:
            continue
        word = token.lemma_.casefold()
        if word in ADJECTIVES and token.pos_ == "ADJ":
            region = region_before(known, token.i, "")
            if region is not None:
                known.stands[token.i] = (region,)
        elif word in NOUNS and token.pos_ == "NOUN" and syntax.feature(token, "Number") == "Plur":
            pair = _two(known, token, word)
            if pair:
                known.stands[token.i] = pair
        elif word in NOUNS and token.pos_ in {"NOUN", "PROPN", "NUM"}:
            found = place(known, token) if word in references.PLACES else _body(known, homes, token)
            if found is not None:
                known.stands[token.i] = (found,)
                known.recent.append((token.i, found))
                known.recent.sort()


def _two(known: Resolver, token: Token, word: str) -> tuple[int, ...]:
    """«The two regions», «both companies»: the last two of the kind."""
    if not any(c.lower_ in {"two", "both"} for c in token.children) or any(c.dep_ == "amod" for c in token.children):
        return ()
    types = KINDS.get(word, ("Company",) if word in references.ANY_COMPANY else ("Organization", "GovernmentBody"))
    named = word in references.ORGANISATIONS | references.AGENCIES  # "the two chambers": both called so
    found: list[int] = []
    for i, cluster in reversed(known.recent):
        fits = known.clusters[cluster].type in types and (not named or word in _words(known.clusters[cluster]))
        if i < token.i and fits and cluster not in found:
            found.insert(0, cluster)
            if len(found) == 2:
                return tuple(found)
    return ()


# --- places ---


def place(known: Resolver, token: Token) -> int | None:
    """The place that a bare "region", "country" or "city" means here; None where it is told to be another."""
    word = token.lemma_.casefold()
    inside, named = _modifiers(known, token)
    if word == "capital":  # "the capital of Vietnam", "the state capital"
        if named is not None and known.clusters[named].type != "City":
            inside = known.clusters[named].key
            return None if inside is None else _capital(known, token.i, inside)
        if inside is None and any(c.dep_ == "compound" and c.lower_ in references.REGIONS for c in token.children):
            region = region_before(known, token.i, "")
            inside = None if region is None else known.clusters[region].key
    if named is not None:
        return named
    if not _definite(token):
        return None
    return meant(known, token.i, word, inside)


def meant(known: Resolver, i: int, word: str, inside: str | None = None) -> int | None:
    """The place of the kind that a word tells, named before token `i`."""
    if word == "capital" and inside is not None:
        return _capital(known, i, inside)
    if word in references.CITIES:
        return known.latest(i, lambda c: c.type == "City" and _lies(c, inside))
    if word in references.COUNTRIES:
        near = known.latest(i, lambda c: c.type == "Country", since=_sentence_before(known, i))
        return known.main("Country") if near is None else near
    if word == references.REPUBLIC:
        return _republic(known, i)
    return region_before(known, i, word, inside)


def _republic(known: Resolver, i: int) -> int | None:
    """A republic that is called so, near or anywhere; else a state or region not known to be anything else."""
    since = _sentence_before(known, i)

    def called_so(cluster: Cluster) -> bool:
        return cluster.type == "Region" and "republic" in _words(cluster) | _known_words(cluster)

    def may_be(cluster: Cluster) -> bool:
        other = cluster.type == "Region" and (_words(cluster) | _known_words(cluster)) & references.REGIONS
        return cluster.type in {"Country", "Region"} and not other

    near = known.latest(i, called_so, since=since)
    if near is None:
        candidates = [c for c, cluster in enumerate(known.clusters) if called_so(cluster)]
        near = max(candidates, key=lambda c: (known.weights[c], -c), default=None)
    return known.near_or_main(i, may_be) if near is None else near


def _capital(known: Resolver, i: int, outer: str) -> int | None:
    """The capital of a state, wherever the article names it; of a region the city in it that was named last, or is."""
    place = places.load().by_key(outer)
    if place is not None and place.type == "Country":
        key = capitals.of_state(place.iso or "")
        return next((c for c, city in enumerate(known.clusters) if key is not None and city.key == key), None)

    def fits(city: Cluster) -> bool:
        return city.type == "City" and _lies(city, outer)

    before = known.latest(i, fits)
    return before if before is not None else next((c for c, city in enumerate(known.clusters) if fits(city)), None)


def region_before(known: Resolver, i: int, kind: str, inside: str | None = None) -> int | None:
    """The region meant: the last one named in this sentence or the one before it, else the article's main one."""

    def fits(cluster: Cluster) -> bool:
        return cluster.type == "Region" and _lies(cluster, inside)

    def of_kind(cluster: Cluster) -> bool:
        return fits(cluster) and kind in _words(cluster) | _known_words(cluster)

    def of_no_kind(cluster: Cluster) -> bool:
        kinds = references.REGIONS | {references.REPUBLIC}
        return fits(cluster) and not (_words(cluster) | _known_words(cluster)) & kinds

    since = _sentence_before(known, i)
    wanted: tuple[Callable[[Cluster], bool], ...] = (fits,)
    if kind not in {"region", ""}:
        wanted = (of_kind, of_no_kind, fits)
    for test in wanted:
        near = known.latest(i, test, since=since)
        if near is None and test is of_kind:  # "the prefecture" is the last that is one
            near = known.latest(i, test)
        if near is not None:
            return near
    for test in wanted:
        candidates = [c for c, cluster in enumerate(known.clusters) if test(cluster)]
        if candidates:
            return max(candidates, key=lambda c: (known.weights[c], -c))
    return None


def _known_words(cluster: Cluster) -> set[str]:
    """The words of a place's names in the gazetteer: "Hyōgo Prefecture", "State of Oklahoma"."""
    place = places.load().by_key(cluster.key or "")
    names = () if place is None else (place.name_en, *place.aliases_en)
    return {word for name in names for word in name.casefold().split()}


def _lies(cluster: Cluster, outer: str | None) -> bool:
    """Whether a place lies within another, given by its key, where one is told."""
    if outer is None:
        return True
    inner = places.load().by_key(cluster.key or "")
    return inner is not None and any(p.key == outer for p in places.load().ancestors(inner))


def _key(known: Resolver, token: Token) -> str | None:
    """The key of the place that a word beside a bare noun tells: "the Russian city", "the Perm plant"."""
    for cluster in known.stands.get(token.i, ()):
        if known.clusters[cluster].type in PLACES:
            return known.clusters[cluster].key
    if token.i in known.stands or not token.text[0].isupper():
        return None
    place = next(iter(places.load().by_adjective(token.text, "en")), None)
    return None if place is None else place.key


def _sentence_before(known: Resolver, i: int) -> int:
    start = known.doc[i].sent.start
    return known.doc[start - 1].sent.start if start else 0


def _modifiers(known: Resolver, token: Token) -> tuple[str | None, int | None]:
    """The place that a bare noun's place is told to lie in ("the Mexican state"), and its name ("state of Jalisco")."""
    inside = named = None
    for child in token.children:
        if child.dep_ in {"amod", "compound", "nmod:poss"}:
            inside = _key(known, child) or inside
        for cluster in known.stands.get(child.i, ()):
            if known.clusters[cluster].type not in PLACES:
                continue
            if child.dep_ in {"nmod", "appos"} and (child.dep_ == "appos" or _with(child, "of")):
                named = cluster
    return inside, named


def _with(token: Token, preposition: str) -> bool:
    return any(c.dep_ == "case" and c.lower_ == preposition for c in token.children)


def _definite(token: Token) -> bool:
    words = {c.lower_ for c in token.children if c.i < token.i}
    if token.dep_ == "compound" and clauses.is_verbal(token.head):  # "the company exports", the verb taken for a noun
        words |= {c.lower_ for c in token.head.children if c.i < token.i}
    return not words & (INDEFINITE | OTHER) and bool(
        words & DEFINITE or any(c.dep_ == "nmod:poss" for c in token.children)
    )


# --- firms and bodies ---


def _body(known: Resolver, homes: _Homes, token: Token) -> int | None:
    """The firm or body named before that a bare "plant", "company", "ministry" means."""
    word = token.lemma_.casefold()
    if not _definite(token) or any(_restricts(token, c) for c in token.children):
        return None
    home = None
    for child in token.children:
        key = _key(known, child) if child.dep_ in {"amod", "compound", "nmod:poss"} else None
        if key is not None:
            home = key
        elif child.dep_ in {"amod", "compound"} and (child.lower_ in OTHER or word not in references.ANY_COMPANY):
            return None
    if word in references.ANY_COMPANY or word == "one":
        return _company(known, homes, token.i, word, home)
    kind = "GovernmentBody" if word in references.AGENCIES else "Organization"
    return known.latest(
        token.i,
        lambda c: c.type in BODIES
        and (c.type == kind or word in {"administration", "board", "office"})
        and any(word in name.casefold().split() for name in c.names),
    )


def _restricts(token: Token, child: Token) -> bool:
    """Whether a phrase says which one is meant: "the company of X", "the firm building it"; not "the firm, a unit"."""
    if child.dep_ == "appos":
        return bool(child.ent_type_) or child.pos_ == "PROPN"
    return child.dep_ in {"nmod", "nummod"} or (child.dep_ == "acl" and child.i == token.i + 1)


def _company(known: Resolver, homes: _Homes, i: int, word: str, home: str | None) -> int | None:
    if home is not None:
        return next((c for t, c in reversed(known.recent) if t < i and homes.fits(c, home)), None)
    if word == "one":
        return None
    since = max(i - REACH, 0)
    alike = WORKS if word in WORKS else {word}
    own = known.latest(i, lambda c: c.type in BODIES and bool(alike & {*c.kinds, *_words(c)}), since)
    if own is not None:
        return own
    if word not in references.COMPANY_GENERIC:
        since = _sentence_before(known, i)
        near = {c for t, c in known.recent if since <= t < i and known.clusters[c].type == "Company"}
        return near.pop() if len(near) == 1 else None
    return known.latest(i, lambda c: c.type == "Company", since)


def _words(cluster: Cluster) -> frozenset[str]:
    return frozenset(word for name in cluster.names for word in name.casefold().split())


class _Homes:
    """Where the firms of an article are at home, as the words beside their names tell; and what kind they are."""

    def __init__(self, known: Resolver) -> None:
        self.known = known
        self.of: dict[int, set[int]] = {}
        for n, mention in enumerate(known.mentions):
            if mention.type == "Company":
                cluster = known.of[n]
                found = self.of.setdefault(cluster, set())
                found.update(self._before(mention.tokens[0], cluster))
                found.update(self._after(mention.tokens[1], cluster))
                for i in range(*mention.tokens):
                    found.update(c for c in known.stands.get(i, ()) if known.clusters[c].type in PLACES)

    def fits(self, cluster: int, home: str) -> bool:
        """Whether a firm is at home in a place, given by its key, within it, or in a country that it lies in."""
        own = [self.known.clusters[h] for h in self.of.get(cluster, ())]
        if any(c.key == home or _lies(c, home) for c in own):
            return True
        place = places.load().by_key(home)
        above = set() if place is None else {p.key for p in places.load().ancestors(place)}
        return bool(own) and all(c.key in above for c in own)  # "the Pune-based firm" after "the Indian company X"

    def _before(self, i: int, cluster: int) -> list[int]:
        """«the Mendoza winery Bodegas Quimera», «Harbin-headquartered Beidahuang Group»."""
        found: list[int] = []
        for k in range(i - 1, max(i - 7, -1), -1):
            token = self.known.doc[k]
            ends = token.is_space or (token.is_punct and token.text != "-") or token.pos_ in {"VERB", "ADP", "CCONJ"}
            if ends and token.lower_ not in {"based", "headquartered", "owned", "listed"}:
                break
            found += [c for c in self.known.stands.get(k, ()) if self.known.clusters[c].type in PLACES]
            self._kind(token, cluster)
        return found

    def _after(self, i: int, cluster: int) -> list[int]:
        """«Destilería Los Arcos of Guadalajara», «X, a fruit packer based in Hirosaki»."""
        doc, found = self.known.doc, []
        apposed = i < len(doc) and doc[i].text in {",", "("}
        for k in range(i, min(i + 12, len(doc))):
            token = doc[k]
            if token.is_space or token.is_sent_start or (k > i and token.text in {",", ")"}):
                break
            if not apposed and (k > i + 2 or doc[i].lower_ not in {"of", "in", "from"}):
                break
            if token.pos_ in {"VERB", "AUX"} and token.lower_ not in {"based", "headquartered", "located"}:
                break
            found += [c for c in self.known.stands.get(k, ()) if self.known.clusters[c].type in PLACES]
            if apposed:
                self._kind(token, cluster)
        return found

    def _kind(self, token: Token, cluster: int) -> None:
        if token.lower_ in references.BODIES:
            self.known.clusters[cluster].kinds.append(token.lower_)
