"""English pronouns: "he", "she", "its", and the side of who says "we"."""

from __future__ import annotations

from pipelines.document import Token
from pipelines.languages.en import given_names
from pipelines.resolution import Resolver
from pipelines.syntax import feature
from pipelines.types import BODIES, PLACES

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their theirs".split())
WE = frozenset("we us our ours i my me".split())
FEMININE = ("woman", "women", "mayoress", "queen", "princess")
MASCULINE = ("man", "king", "prince", "sultan")
COURTESY = {"mr": "Masc", "sir": "Masc", "mrs": "Fem", "ms": "Fem", "miss": "Fem", "madam": "Fem", "smt": "Fem"}
COURTESY |= {"shri": "Masc", "alhaji": "Masc", "malam": "Masc", "hajiya": "Fem", "sheikh": "Masc", "lord": "Masc"}
BACK = 2  # sentences before its own in which "he" has its antecedent


def resolve_its(known: Resolver) -> None:
    """Let "it" and "its" stand for the firm, body or place last spoken of."""
    for token in known.tokens:
        if token.lower_ in {"its", "it"} and token.pos_ == "PRON" and token.i not in known.stands:
            if token.lower_ == "it" and token.dep_ not in {"obj", "nsubj"}:
                continue
            found = _thing(known, token)
            if found is not None:
                known.stands[token.i] = (found,)


def _thing(known: Resolver, token: Token) -> int | None:
    start = token.sent.start
    since = known.doc[start - 1].sent.start if start else 0
    fallback = None
    for i in range(token.i - 1, since - 1, -1):
        for cluster in known.stands.get(i, ()):
            if known.clusters[cluster].type in BODIES | PLACES and known.doc[i].pos_ in {"PROPN", "NOUN"}:
                if known.doc[i].dep_ in SUBJECTS:
                    return cluster
                fallback = cluster if fallback is None else fallback
        if i == start and fallback is not None:
            return fallback
    return fallback


def resolve_people(known: Resolver) -> None:
    """Let "he" and "she" stand for the person last spoken of."""
    told = genders(known)
    for token in known.tokens:
        word = token.lower_
        if token.pos_ != "PRON" or token.i in known.stands or word not in HE | SHE:
            continue
        person = _person(known, token, "Masc" if word in HE else "Fem", told)
        if person is not None:
            known.stands[token.i] = (person,)


def genders(known: Resolver) -> dict[int, str]:
    """The gender of people by courtesy ("Ms"), post ("chairwoman"), given name, then by the surname's ending."""
    told: dict[int, str] = {}
    for title in known.titles:
        word = known.doc[title.head].lower_
        gender = "Fem" if word.endswith(FEMININE) else "Masc" if word.endswith(MASCULINE) else ""
        for n in title.people if gender else ():
            told.setdefault(known.of[n], gender)
    for n, mention in enumerate(known.mentions):
        if mention.type == "Person" and known.of[n] not in told:
            before = known.doc[mention.tokens[0] - 1].lower_.rstrip(".") if mention.tokens[0] else ""
            gender = COURTESY.get(before) or _by_name([known.doc[i].lower_ for i in range(*mention.tokens)])
            if gender:
                told[known.of[n]] = gender
    return told


def _by_name(words: list[str]) -> str:
    given = words[:-1] if len(words) > 1 else []
    for word in given:
        if word in given_names.WOMEN:
            return "Fem"
        if word in given_names.MEN:
            return "Masc"
    if words[-1].endswith(given_names.WOMENS_SURNAMES):
        return "Fem"
    return "Masc" if words[-1].endswith(given_names.MENS_SURNAMES) else ""


def _person(known: Resolver, token: Token, gender: str, told: dict[int, str]) -> int | None:
    """The last subject known to be of that gender, within two sentences, else the last who may be."""
    start = token.sent.start
    since = start
    for _ in range(BACK):
        since = known.doc[since - 1].sent.start if since else 0
    best: tuple[int, int] | None = None
    own = _own_subjects(known, token)
    for i in range(token.i - 1, since - 1, -1):
        for cluster in known.stands.get(i, ()):
            if cluster in own:
                continue
            if known.clusters[cluster].type == "Person" and told.get(cluster, gender) == gender:
                rank = 2 * (cluster in told) + (known.doc[i].dep_ in SUBJECTS)
                if best is None or rank > best[0]:
                    best = rank, cluster
    return None if best is None else best[1]


def _own_subjects(known: Resolver, token: Token) -> frozenset[int]:
    """Whom an object can't mean: nobody "invited him" himself."""
    if token.dep_ not in {"obj", "iobj", "obl"}:
        return frozenset()
    subjects = (c for c in token.head.children if c.dep_ in SUBJECTS)
    return frozenset(cluster for subject in subjects for cluster in known.stands.get(subject.i, ()))


def resolve_groups(known: Resolver) -> None:
    """Let "they" and "their" stand for those who did something together, or the two last told of."""
    for token in known.tokens:
        if token.lower_ in THEY and token.pos_ == "PRON" and token.i not in known.stands:
            found = _several(known, token)
            if found:
                known.stands[token.i] = found


def _several(known: Resolver, token: Token) -> tuple[int, ...]:
    """The coordinated subject before, else a noun for a place's people, else the two people of the sentence before."""
    start = token.sent.start
    since = known.doc[start - 1].sent.start if start else 0
    for i in range(token.i - 1, since - 1, -1):
        subject = known.doc[i]
        if subject.dep_ not in SUBJECTS:
            continue
        members = [subject, *(c for c in subject.subtree if c.dep_ == "conj" and c.head.i == subject.i)]
        found = tuple(dict.fromkeys(c for m in members for c in known.stands.get(m.i, ())))
        if len(found) > 1 or (found and feature(subject, "Number") == "Plur" and subject.pos_ == "NOUN"):
            return found
    told = (c for i in range(since, start) for c in known.stands.get(i, ()))
    people = tuple(dict.fromkeys(c for c in told if known.clusters[c].type == "Person"))
    return people if len(people) == 2 else ()


def resolve_speakers(known: Resolver) -> None:
    """Let "we" and "our" stand for the place that the speaker governs or represents."""
    for token in known.tokens:
        if token.pos_ == "PRON" and token.lower_ in WE and token.i not in known.stands:
            speaker = known.speaker(token)
            if speaker is None:
                continue
            for person, post, _ in known.posts:
                if person == speaker and post.place and not post.former:
                    known.stands[token.i] = (int(post.place[1:]) - 1,)
                    break
