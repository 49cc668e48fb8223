"""Who left a post, to whom it went, and who does its duties meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines import status as statuses
from pipelines import syntax
from pipelines.careers import who
from pipelines.document import Token
from pipelines.held_posts import HeldPosts, draft, former
from pipelines.languages.ru import careers as words
from pipelines.matcher import PEOPLE, Draft
from pipelines.scene import Scene

REACH = 60  # tokens after which a post left is no more the one that somebody takes over


def read(scene: Scene, told: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Posts left and taken over, of those that titles give and `told` tells of."""
    known = HeldPosts(scene.resolution, told)
    moved: list[Draft] = []
    for token in scene.with_lemmas(
        (*words.LEAVE, *words.DISMISS, *words.SUCCEED, *words.PREDECESSOR, *words.DUTIES, *words.POSTS)
    ):
        if token.lemma_ in words.LEAVE or token.lemma_ in words.DISMISS:
            moved += _leaves(scene, token, known)
        elif token.lemma_ in words.SUCCEED:
            moved += _succeeds(scene, token, known)
        elif token.lemma_ in words.PREDECESSOR:
            moved += _preceded(scene, token, known)
        elif token.lemma_ in words.DUTIES and moved:
            moved += _acts(scene, token, moved[-1])
        elif token.lemma_ in words.POSTS:
            moved += _takes_place(scene, token, known, moved)
    return tuple(moved)


def _leaves(scene: Scene, verb: Token, known: HeldPosts) -> Iterator[Draft]:
    """«X покинул пост», «прекратил полномочия директора X»: the posts that the text gives X, now former."""
    dismissed = verb.lemma_ in words.DISMISS
    needed = words.DISMISS[verb.lemma_] if dismissed else words.LEAVE[verb.lemma_]
    around = verb.doc[max(verb.sent.start, verb.i - 6) : min(verb.sent.end, verb.i + 8)]
    if (needed and not any(t.lemma_ in needed for t in around)) or statuses.of(verb) != "asserted":
        return
    if dismissed:
        people = (
            who(scene, verb, ("object",), "object")
            or tuple(
                e
                for t in verb.doc[verb.i + 1 : verb.sent.end]
                for e in scene.of_types(scene.resolution.at(t.i), PEOPLE)
            )[:1]
        )
    else:
        people = who(scene, verb, ("subject",), "subject")
    for person in people:
        for post in known.within(person, verb.sent.start_char, verb.sent.end_char):
            yield former(person, post, verb, "post.left")


def _acts(scene: Scene, duties: Token, left: Draft) -> Iterator[Draft]:
    """«Обязанности исполняет X», «исполнение его обязанностей возложено на X»: of the post just left."""
    verb = syntax.governor(duties)
    if verb is None or verb.lemma_ not in words.ACT or scene.doc[left.token.i].sent.start < duties.sent.start - 40:
        return
    person = who(scene, verb, ("на+Acc", "subject"), "subject")
    if person and statuses.of(verb) is not None and person[0] != left.subject:
        stated = left.qualifiers
        yield replace(
            left,
            subject=person[0],
            status="asserted",
            token=verb,
            frame="post.acts",
            qualifiers=replace(stated, title=None),
        )


def _succeeds(scene: Scene, verb: Token, known: HeldPosts) -> Iterator[Draft]:
    """«Он сменил на посту X»: X held what he holds now; «Его сменит Y»: Y will hold what he held."""
    status = statuses.of(verb)
    earlier = who(scene, verb, ("object",), "object")
    for person in who(scene, verb, ("subject",), "subject"):
        for other in earlier:
            if person == other or status is None:
                continue
            own, others = known.of(person), known.within(other, 0, 0)
            if own and status == "asserted":
                yield former(other, own[0], verb, "post.succeeded")
            elif others and not own:
                yield draft(person, others[0], status, verb, "post.succeeds")


def _takes_place(scene: Scene, post: Token, known: HeldPosts, moved: list[Draft]) -> Iterator[Draft]:
    """«На его место назначен Y», «его место занял Y»: the post that was left just before."""
    verb = syntax.governor(post)
    whose = [c for c in post.children if c.lemma_ in {"он", "она", "его", "её", "освободиться"}]
    if verb is None or not whose or verb.lemma_ not in words.APPOINT | words.TAKE_OVER:
        return
    status = statuses.of(verb)
    taken = verb.lemma_ in words.APPOINT
    people = who(scene, verb, ("object",) if taken else ("subject",), "object" if taken else "subject")
    for person in people[:1] if status is not None else ():
        left = moved[-1] if moved and 0 < post.i - moved[-1].token.i < REACH else None
        if left is not None and left.subject != person and status is not None:
            stated = replace(left.qualifiers, title=None)
            yield replace(left, subject=person, status=status, token=verb, frame="post.succeeds", qualifiers=stated)
        elif left is None and status is not None:
            other = next((p for _, p in scene.parties.before(post) if p != person), None)
            for held in known.within(other, 0, 0)[:1] if other is not None else ():
                yield draft(person, held, status, verb, "post.succeeds")


def _preceded(scene: Scene, noun: Token, known: HeldPosts) -> Iterator[Draft]:
    """«Её предшественник X», «предшественником X был Y», «предшественник X Y»."""
    people = list(
        dict.fromkeys(
            e
            for t in scene.tokens[noun.i + 1 : noun.sent.end]
            if t.i in scene.named
            for e in scene.of_types(scene.resolution.at(t.i), PEOPLE)
        )
    )
    possessive = any(c.lemma_ in {"он", "она", "они", "свой", "его", "её", "их"} for c in noun.children)
    if possessive and people:
        earlier = people[0]
        later = next((p for _, p in scene.parties.before(noun) if p != earlier and known.of(p)), None)
    elif len(people) > 1:
        later, earlier = people[:2]
    else:
        return
    for post in known.within(later, 0, 0)[:1] if later is not None else ():
        yield former(earlier, post, noun, "post.succeeded")
