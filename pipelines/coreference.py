"""Mentions → local entities: what each name, post, bare noun and pronoun of one article stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines import clusters, places
from pipelines.clusters import Cluster
from pipelines.document import Doc, Token
from pipelines.languages.ru import references, roles
from pipelines.languages.ru.organisations import ANAPHORS, GOVERNMENT_KINDS
from pipelines.mentions.phrases import case_of, number_of
from pipelines.mentions.post_roles import DEPUTIES
from pipelines.mentions.titles import Title
from pipelines.parties import label
from pipelines.resolution import Resolution, Resolver
from pipelines.types import BODIES, PLACES, Article, Mention, Post, Span

HOME = "place:RU"  # "российский" alone makes no entity: in this news it seldom says more than "here"


def resolve(doc: Doc, mentions: Sequence[Mention], titles: Sequence[Title], article: Article) -> Resolution:
    """The article's local entities, and what every token that names, describes or points to one stands for."""
    found, of, decided = clusters.join(doc, mentions)
    return _Resolver(doc, decided, found, of, titles, article).result()


class _Resolver(Resolver):
    """The resolution of one Russian article."""

    speech = references.SPEECH
    home = HOME

    def result(self) -> Resolution:
        self.names()
        self._generic_places()
        self._generic_bodies()
        self._named_posts()
        self._bare_posts()
        self._sides()
        self._pronouns()
        return self.resolution()

    # --- names ---

    # --- bare nouns for places ---

    def _generic_places(self) -> None:
        for token in self.doc:
            if token.i in self.stands or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
                continue
            found = self.generic_place(token)
            if found is not None:
                self.stands[token.i] = (found,)

    def generic_place(self, token: Token) -> int | None:
        """The place that a bare "область", "республика", "краевой" means here."""
        lemma = token.lemma_
        if token.pos_ == "ADJ":
            return self._regional_adjective(token) if lemma in references.REGIONAL else None
        if number_of(token) == "Plur" or any(
            c.dep_ == "amod" and c.lemma_ in {"другой", "соседний", "третий"} for c in token.children
        ):
            return None
        if lemma in references.ANY_REGION:
            return self._region_before(token.i, "")
        if lemma in references.REGIONS:
            return self._region_before(token.i, references.REGIONS[lemma])
        if lemma == references.REPUBLIC:
            if token.head.lemma_ in roles.REGIONAL_HEADS:  # states have presidents
                region = self.near_or_main(token.i, lambda c: c.type == "Region" and _is_republic(c))
                if region is not None:
                    return region
            return self.near_or_main(token.i, _called_republic)
        if lemma in references.COUNTRIES:
            return self.latest(token.i, lambda c: c.type == "Country" and c.iso != "RU")
        if lemma in references.CITIES:
            return self.latest(token.i, lambda c: c.type == "City")
        return None

    def _regional_adjective(self, token: Token) -> int | None:
        """The region of "краевое правительство", "областная дума": one of that kind, if any is named."""
        kind = references.REGIONAL[token.lemma_]
        found = self._region_before(token.i, kind)
        return found if found is not None or not kind else self._region_before(token.i, "")

    def _region_before(self, i: int, kind: str) -> int | None:
        """The region meant: the last one named in this sentence or the one before it, else the article's main one."""

        def fits(cluster: Cluster) -> bool:
            return cluster.type == "Region" and (
                not kind or any(kind in name.casefold() for name in cluster.all_names())
            )

        start = self.doc[i].sent.start
        previous = self.doc[start - 1].sent.start if start else 0
        near = self.latest(i, fits, since=previous)
        if near is not None:
            return near
        pointed = [c for k in range(start, i) for c in self.stands.get(k, ()) if fits(self.clusters[c])]
        if pointed:  # «бюджет области получит …: региону принадлежит …»
            return pointed[-1]
        candidates = [c for c in range(len(self.clusters)) if fits(self.clusters[c])]
        return max(candidates, key=lambda c: (self.weights[c], -c)) if candidates else None

    # --- bare nouns for firms and bodies ---

    def _generic_bodies(self) -> None:
        for token in self.doc:
            if (
                token.i not in self.stands
                and token.pos_ == "NOUN"
                and token.lemma_ in ANAPHORS | GOVERNMENT_KINDS
                and number_of(token) != "Plur"
            ):
                found = self._generic_body(token)
                if found is not None:
                    self.stands[token.i] = (found,)

    def _generic_body(self, token: Token) -> int | None:
        """The firm or body named before that a bare "завод", "компания", "ведомство" means."""
        lemma = token.lemma_
        if any(c.dep_ in {"amod", "nummod", "nmod", "acl", "appos"} and not c.is_punct for c in token.children):
            return None
        if lemma == "предприятие":  # neither a group nor a bank is one
            plant = self.latest(token.i, lambda c: c.type == "Company" and not references.OVER_PLANTS & {*c.kinds})
            if plant is not None:
                return plant
        if lemma in references.ANY_COMPANY:
            return self.latest(token.i, lambda c: c.type == "Company")
        if lemma == "вуз":
            return self.latest(token.i, lambda c: c.type == "Organization")
        if lemma == "ведомство":
            return self.latest(token.i, lambda c: c.type == "GovernmentBody")
        return self.latest(
            token.i,
            lambda c: (
                c.type in BODIES
                and (
                    lemma in c.kinds
                    or any(word.startswith(lemma[:-1]) for name in c.names for word in name.casefold().split())
                )
            ),
        )

    # --- posts ---

    def _named_posts(self) -> None:
        for title in self.titles:
            if not title.people:
                continue
            places_ = self._scopes(title)
            for n, person in enumerate(title.people):
                self._hold(self.of[person], title, places_[min(n, len(places_) - 1)] if places_ else None)
            self.stands[title.head] = tuple(self.of[p] for p in title.people)
        self._inherit_places()

    def _scopes(self, title: Title) -> tuple[int, ...]:
        """The place or body of each holder: one for all, or one each ("главы Псковской и Тверской областей X и Y")."""
        regions = [self.of[n] for n in title.scope if self.mentions[n].type == "Region"]
        if title.plural and len(title.people) > 1 and len(regions) == len(title.people):
            return tuple(regions)
        if title.plural and len(title.people) == 2 and not title.scope and title.role == "director":
            firms = self._firms_before(title.head)
            if len(firms) == 2:  # «между университетами A и B … Ректоры X и Y»
                return firms
        place = self._scope(title)
        return () if place is None else (place,)

    def _firms_before(self, i: int) -> tuple[int, ...]:
        """The firms and organisations that the sentence before names."""
        start = self.doc[i].sent.start
        since = self.doc[start - 1].sent.start if start else start
        named = (c for token, c in self.recent if since <= token < start)
        return tuple(dict.fromkeys(c for c in named if self.clusters[c].type in {"Company", "Organization"}))

    def _scope(self, title: Title) -> int | None:
        """The place or body that a title is of."""
        scope = [self.mentions[n] for n in title.scope]
        ids = [self.of[n] for n in title.scope]
        governs = title.role in {
            "governor",
            "deputy_governor",
            "minister",
            "deputy_minister",
            "ambassador",
            "consul",
            "head_of_state",
            "head_of_government",
            "deputy_head_of_government",
            "mayor",
            "legislator",
            "speaker",
            "representative",
        }
        located = [c for m, c in zip(scope, ids, strict=True) if m.type in PLACES]
        bodies = [c for m, c in zip(scope, ids, strict=True) if m.type in BODIES]
        generic = None
        if title.generic is not None:
            if title.role == "mayor" and self.doc[title.generic].lemma_ in {"город", "столица"}:
                generic = self.latest(title.head, lambda c: c.type == "City")
                located = []
            else:
                stands = self.stands.get(title.generic)
                generic = stands[0] if stands else None
        if not scope and self._possessive(title) in references.POSSESSIVE and (owner := self._possessor(title)):
            order = [*owner]
        elif governs:
            envoy = title.role in {"ambassador", "consul", "representative"}
            order = [
                *(located[:1] if envoy else located[-1:]),
                *([generic] if generic is not None else []),
                *self._regional(title),
                *bodies[:1],
            ]
        else:
            bare = self.stands.get(title.body, ()) if title.body is not None and not bodies else self._possessor(title)
            order = [*bodies[:1], *bare[:1], *([generic] if generic is not None else []), *located[-1:]]
        return order[0] if order else None

    def _regional(self, title: Title) -> tuple[int, ...]:
        """The region that a title's word means: "вице-премьер областного правительства", "правительства региона"."""
        for i in range(*title.tokens):
            lemma = self.doc[i].lemma_
            if lemma in references.REGIONAL:
                region = self._regional_adjective(self.doc[i])
                return () if region is None else (region,)
            if lemma in references.ANY_REGION or lemma in references.REGIONS:
                region = self.generic_place(self.doc[i])
                return () if region is None else (region,)
        return ()

    def _possessor(self, title: Title) -> tuple[int, ...]:
        """The firm of a director without one: "её директор", "директор Нина Кривицкая"."""
        if title.scope or self.doc[title.head].lemma_ == "сопредседатель":
            return ()
        if self._possessive(title) in references.POSSESSIVE and (
            title.role in {"director", "deputy_director", "spokesperson", "other"}
            or self.doc[title.head].lemma_ in roles.HEADS - roles.DEPUTY
        ):
            return self._owner(title)
        if title.role not in {"director", "deputy_director", "spokesperson"}:
            return ()
        firm = self.latest(title.head, lambda c: c.type in {"Company", "Organization"})
        return () if firm is None else (firm,)

    def _possessive(self, title: Title) -> str:
        """The word right before a title, in small letters."""
        return self.doc[title.tokens[0] - 1].text.casefold() if title.tokens[0] else ""

    def _owner(self, title: Title) -> tuple[int, ...]:
        """Whose director "её директор" is: this sentence's subject among the firms of that gender, else the last."""
        gender = references.POSSESSIVE[self._possessive(title)]
        start = self.doc[title.head].sent.start
        since = self.doc[start - 1].sent.start if start else 0
        found: list[tuple[bool, bool, int, int]] = []
        for i in range(since, title.tokens[0]):
            token = self.doc[i]
            for cluster in self.stands.get(i, ()):
                if self.clusters[cluster].type not in {"Company", "Organization"} or token.pos_ not in {
                    "NOUN",
                    "PROPN",
                    "X",
                }:
                    continue
                told = token.lemma_ in ANAPHORS  # the gender of a quoted name is a guess
                if not told or set(token.morph.get("Gender", [])) <= gender:
                    found.append((i >= start, token.dep_ in {"nsubj", "nsubj:pass"}, i, cluster))
        return (max(found)[-1],) if found else ()

    def _superior(self, title: Title) -> tuple[Post, ...]:
        """The post of whom "его заместитель" serves: the last holder of a post that has deputies."""
        deputy = title.role == "" and self.doc[title.head].lemma_ in roles.DEPUTY
        if self._possessive(title) not in references.POSSESSIVE and not deputy:
            return ()
        for token, cluster in reversed(self.recent):
            if token < title.head:
                for person, post, _ in self.posts:
                    if person == cluster and post.role in DEPUTIES and not post.former:
                        return (post,)
        return ()

    def _hold(self, person: int, title: Title, place: int | None) -> None:
        first, last = self.doc[title.tokens[0]], self.doc[title.tokens[1] - 1]
        span = (first.idx, last.idx + len(last))
        role = title.role or ("governor" if place is not None and self.clusters[place].type == "Region" else "")
        if place is not None and role in {"", "head_of_state"} and self.clusters[place].type not in PLACES:
            role = "director"  # "её президент", of a chamber
        superior = self._superior(title)
        if (
            superior
            and place is None
            and self.doc[title.head].lemma_ in roles.DEPUTY | {"пресс-секретарь", "советник", "помощник"}
        ):
            role = DEPUTIES[superior[0].role] if self.doc[title.head].lemma_ in roles.DEPUTY else role
            place = None if superior[0].place is None else int(superior[0].place[1:]) - 1
        sent_to = None if title.accredited is None else f"e{self.of[title.accredited] + 1}"
        post = Post(role, title.title, None if place is None else f"e{place + 1}", None, title.former, sent_to)
        self.posts.append((person, post, span))

    def _inherit_places(self) -> None:
        """A post without a place has that of the same person's same post elsewhere, else what the context leaves."""
        known: dict[tuple[int, str], str] = {}
        for person, post, _ in self.posts:
            if post.place and post.role:
                known.setdefault((person, post.role), post.place)
        for person, post, span in self.posts:  # a minister without a place is of the governor's region
            if post.role == "governor" and not post.place and (person, post.role) not in known:
                region = self._context_place(person, post, span)
                if region is not None:
                    known[person, post.role] = f"e{region + 1}"
        self.posts = [(p, replace(o, place=o.place or known.get((p, o.role))), s) for p, o, s in self.posts]
        completed = []
        for person, post, span in self.posts:
            place = post.place or known.get((person, post.role))
            if place is None:
                found = self._context_place(person, post, span)
                if found is not None:
                    place = f"e{found + 1}"
                    known[person, post.role] = place
            completed.append((person, replace(post, place=place), span))
        self.posts = completed

    def _context_place(self, person: int, post: Post, span: Span) -> int | None:
        """What a post without a place is most likely of: a governor's region, a minister's state."""
        if post.role in {"governor", "deputy_governor"}:
            governed = {
                other.place
                for holder, other, _ in self.posts
                if other.role == post.role == "governor" and holder != person
            }
            free = [
                c for c, cluster in enumerate(self.clusters) if cluster.type == "Region" and f"e{c + 1}" not in governed
            ]
            state = next((code for word, code in roles.STATES.items() if word in post.title.casefold()), "RU")
            there = f"place:{state}-"
            return max(
                free,
                key=lambda c: ((self.clusters[c].key or "").startswith(there), self.weights[c], -c),
                default=None,
            )
        if post.role in {"minister", "deputy_minister", "head_of_government", "deputy_head_of_government"}:
            token = self.doc[self.token(span)]
            titled = {i for title in self.titles for i in range(*title.tokens)}
            near = [
                c
                for i, c in self.recent
                if token.sent.start <= i < token.i
                and i not in titled
                and self.clusters[c].type in {"Country", "Region"}
                and self.clusters[c].key != HOME
            ]
            if near:
                return near[-1]
            if "премьер" in post.title.casefold():
                abroad = [c for c, each in enumerate(self.clusters) if each.type == "Country" and each.key != HOME]
                if abroad:
                    return max(abroad, key=lambda c: (self.weights[c], -c))
            regions = [other.place for _, other, _ in self.posts if other.role == "governor" and other.place]
            if regions:
                return int(regions[0][1:]) - 1
            return next((c for c, cluster in enumerate(self.clusters) if cluster.key == HOME), None)
        if post.role == "mayor":
            return self.latest(self.token(span), lambda c: c.type == "City")
        return None

    def _bare_posts(self) -> None:
        """Posts without a name point to the last person who holds one: "губернатор", "глава региона", "дипломат"."""
        for title in self.titles:
            if title.people or title.plural:
                continue
            head = self.doc[title.head]
            wanted = roles.ROLE_REFERENCES.get(head.lemma_, frozenset({title.role}) if title.role else frozenset())
            place = self._scope(title)
            person = self._holder(title, wanted, place)
            if person is not None:
                self.stands[title.head] = (person,)
                self.recent.append((title.head, person))
        self.recent.sort()

    def _holder(self, title: Title, wanted: frozenset[str], place: int | None) -> int | None:
        holders: dict[int, int] = {}  # person → strength
        for person, post, span in self.posts:
            if post.former or span[0] > self.doc[title.head].idx + 600:
                continue
            same = post.role in wanted if wanted else post.title.split()[0].casefold() == self.doc[title.head].lemma_
            deputy = not wanted and self.doc[title.head].lemma_ in roles.DEPUTY and post.role.startswith("deputy")
            if not same and not deputy:
                continue
            if (
                place is not None
                and post.place is not None
                and post.place != f"e{place + 1}"
                and not self.within(post.place, place)
            ):
                continue
            strength = 2 if place is not None and post.place == f"e{place + 1}" else 1
            if title.title.casefold() == post.title.casefold():
                strength += 1
            holders[person] = max(holders.get(person, 0), strength)
        if not holders:
            return None
        best = max(holders.values())
        names = [p for p, s in holders.items() if s == best]
        before = [(token, cluster) for token, cluster in self.recent if cluster in names and token < title.head]
        return before[-1][1] if before else names[0] if len(names) == 1 else None

    # --- sides, parties, pronouns ---

    def _sides(self) -> None:
        for token in self.doc:
            if (
                token.i in self.stands
                or token.pos_ not in {"NOUN", "PROPN"}
                or token.lemma_ not in references.SIDES | references.PARTIES
            ):
                continue
            owners = self._owners(token)
            if owners:
                self.stands[token.i] = owners
            elif (
                token.lemma_ == "сторона"
                and number_of(token) == "Plur"
                and case_of(token) in {"Nom", "Ins", "Gen", "Dat"}
            ):
                parties = self.parties(token.i)
                if len(parties) == 2:
                    self.stands[token.i] = parties

    def _owners(self, token: Token) -> tuple[int, ...]:
        found: list[int] = []
        for child in token.children:
            if (
                child.dep_ in {"amod", "nmod", "appos", "conj"}
                and child.i in self.stands
                and (case_of(child) == "Gen" or (child.dep_ == "amod" and case_of(child) in {case_of(token), ""}))
            ):
                found.extend(c for c in self.stands[child.i] if self.clusters[c].type in PLACES)
                found.extend(
                    c
                    for grand in child.children
                    if grand.dep_ == "conj"
                    for c in self.stands.get(grand.i, ())
                    if self.clusters[c].type in PLACES
                )
            elif child.dep_ == "det" and child.lemma_ == "наш":
                side = self._speaker_side(child)
                found.extend(() if side is None else (side,))
        return tuple(dict.fromkeys(found))

    def _pronouns(self) -> None:
        for token in self.doc:
            if token.pos_ not in {"PRON", "DET"}:
                continue
            if token.lemma_ in references.FIRST_PERSON:
                side = self._speaker_side(token)
                if side is not None:
                    self.stands[token.i] = (side,)
            elif token.lemma_ in references.THIRD_PERSON and case_of(token) in {"Nom", "Dat", "Acc", "Gen", "Ins"}:
                person = self._antecedent(token)
                if person is not None:
                    self.stands[token.i] = (person,)

    def _antecedent(self, token: Token) -> int | None:
        """The person whom "он" or "она" means: the last subject of that gender, within two sentences."""
        gender = "Fem" if token.text.casefold().startswith(("она", "ей", "её", "ее", "ней")) else "Masc"
        start = token.sent.start
        since = self.doc[start - 1].sent.start if start else 0
        fallback = None
        for i in range(token.i - 1, since - 1, -1):
            if i < start and fallback is not None and case_of(token) != "Nom":
                return fallback  # «новому консулу нашлось дело: его ждёт»
            for cluster in self.stands.get(i, ()):
                if self.clusters[cluster].type == "Person" and self.clusters[cluster].gender in {gender, ""}:
                    if self.doc[i].dep_ in {"nsubj", "nsubj:pass"}:
                        return cluster
                    fallback = cluster if fallback is None else fallback
        return fallback

    def speaker(self, token: Token) -> int | None:
        """The person whose words a token is among: named before a colon at the line's start, else in the paragraph."""
        said = label(self._paragraph(token))
        named = [] if said is None else [c for c in self.stands.get(said.i, ()) if self.clusters[c].type == "Person"]
        return named[0] if named else super().speaker(token)

    def _speaker_side(self, token: Token) -> int | None:
        """The place that the speaker of the words around a token governs or represents."""
        speaker = self.speaker(token)
        if speaker is None:
            return None
        for person, post, _ in self.posts:
            if person == speaker and post.place:
                place = int(post.place[1:]) - 1
                return place if self.clusters[place].type in PLACES else self.seat(place)
        return None

    # --- the result ---


def _called_republic(cluster: Cluster) -> bool:
    return (cluster.type == "Country" and cluster.iso in references.REPUBLICS) or (
        cluster.type == "Region" and _is_republic(cluster)
    )


def _is_republic(cluster: Cluster) -> bool:
    place = places.load().by_key(cluster.key or "")
    if place is None:
        return False
    names = (place.name_ru, *place.aliases_ru)
    return any("республика" in name.casefold() for name in names)
