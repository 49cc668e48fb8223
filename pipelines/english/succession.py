"""Who left an English post, and to whom it went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines.document import Token
from pipelines.english import status as statuses
from pipelines.english import syntax
from pipelines.english.careers import held, who
from pipelines.english.scene import PEOPLE, Scene
from pipelines.held_posts import HeldPosts, as_post, draft, former
from pipelines.languages.en import careers as words
from pipelines.languages.en import roles
from pipelines.matcher import Draft
from pipelines.types import Post, Qualifiers, Status

REACH = 60  # tokens after which a post left is no more the one that somebody takes over


def read(scene: Scene, told: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Posts left and taken over, of those that titles give and `told` tells of."""
    known = HeldPosts(scene.resolution, told)
    moved: list[Draft] = []
    for verb in scene.with_lemmas(words.MOVES):
        if not syntax.is_verbal(verb):
            continue
        if verb.lemma_ in words.SUCCEED | words.PRECEDE or _takes_over(verb):
            moved += _succeeds(scene, verb, known, told)
        elif verb.lemma_ in words.LEAVE:
            moved += _leaves(scene, verb, known)
        elif verb.lemma_ in words.DISMISS:
            moved += _dismissed(scene, verb, known)
        elif verb.lemma_ in words.APPOINT:
            moved += _in_his_place(scene, verb, [*told, *moved])
    moved += _predecessors(scene, known)
    for verb in scene.with_lemmas({"hold", "occupy"}):
        moved += _holds_it(scene, verb, told)
    return tuple(moved)


def _holds_it(scene: Scene, verb: Token, told: tuple[Draft, ...]) -> Iterator[Draft]:
    """«Z, who had held the post since 2019»: the post told of just before, of somebody else."""
    post = next((c for c in verb.children if c.dep_ == "obj" and c.lemma_ in words.POSTS), None)
    status = held(verb, verb)
    bare = post is not None and {c.lower_ for c in post.children} & {"the", "that"} and not any(
        c.dep_ in {"nmod", "acl", "acl:relcl"} for c in post.children
    )
    if not bare or status not in {"asserted", "former"} or not syntax.is_verbal(verb):
        return
    had = any(c.lower_ == "had" for c in verb.children)
    for person in who(scene, verb, "subject")[:1]:
        given = [d for d in told if d.subject != person and 0 < verb.i - d.token.i < REACH and d.status == "asserted"]
        mine = any(d.subject == person and 0 < verb.i - d.token.i < REACH for d in told)
        if given and not mine:
            stated = replace(given[-1].qualifiers, title=None)
            last: Status = "former" if had else status
            yield replace(
                given[-1], subject=person, status=last, token=verb, frame="post.succeeded", qualifiers=stated)


def _predecessors(scene: Scene, known: HeldPosts) -> Iterator[Draft]:
    """«X, who heads Y … Her predecessor, Z», «his deputy»: Z held or serves the post that a verb tells X to hold."""
    placed = {who for who, post, _ in scene.resolution.posts if post.place}
    for title in scene.resolution.titles:
        word = scene.doc[title.head].lower_
        if word not in roles.PREDECESSORS | {"deputy"} or title.body is None:
            continue
        posts = [p for e in scene.of_types(scene.resolution.at(title.body), PEOPLE) for p in known.of(e)]
        for n in title.people if posts else ():
            for person in scene.resolution.at(scene.resolution.mentions[n].head):
                if person not in placed and word == "deputy":
                    post = replace(posts[0], role=roles.DEPUTIES.get(posts[0].role, "other"), title=title.title)
                    yield replace(
                        draft(person, post, "asserted", scene.doc[title.head], "post.told"),
                        qualifiers=Qualifiers(role=post.role, title=title.title))
                elif person not in placed:
                    yield former(person, posts[0], scene.doc[title.head], "post.succeeded")


def _leaves(scene: Scene, verb: Token, known: HeldPosts) -> Iterator[Draft]:
    """«X, who resigned in May», «the minister stepped down», «left the cabinet»: the posts known of X, now former."""
    needed = words.LEFT.get(verb.lemma_, frozenset())
    beside = {t.lemma_.casefold() for t in scene.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]}
    if (needed and not beside & needed) or statuses.of(verb) != "asserted":
        return
    for person in who(scene, verb, "subject"):
        for post in known.within(person, verb.sent.start_char, verb.idx):
            if post.place and not post.former and not any(p.place == post.place for p in known.after(person, verb.idx)):
                yield former(person, post, verb, "post.left")


def _dismissed(scene: Scene, verb: Token, known: HeldPosts) -> Iterator[Draft]:
    """«dismissed X», «has relieved X of his duties»."""
    if statuses.of(verb) == "asserted":
        people = [e for a in scene.arguments(verb) if a.role == "object" for e in scene.ids(a.token, PEOPLE)]
        for person in people[:1]:
            for post in known.within(person, verb.sent.start_char, verb.sent.end_char):
                if post.place and not post.former:
                    yield former(person, post, verb, "post.left")


def _takes_over(verb: Token) -> bool:
    """«took over from Y», «took charge of the portfolio from Y»."""
    after = {t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]}
    return verb.lemma_ == "take" and bool(after & {"over", "charge", "office", "reins"})


def _succeeds(scene: Scene, verb: Token, known: HeldPosts, told: tuple[Draft, ...]) -> Iterator[Draft]:
    """«X succeeded Y», «took over from Y»: Y held what X holds now. «Z will succeed her»: Z gets what she holds."""
    status = statuses.of(verb)
    wanted = "from" if verb.lemma_ == "take" else "object"
    earlier = [e for a in scene.arguments(verb) if a.role == wanted for e in scene.ids(a.token, PEOPLE)]
    later = who(scene, verb, "subject")
    if verb.dep_ in {"advcl", "xcomp", "acl"} and (appoints := _appoints(verb)) is not None:
        later, status = who(scene, appoints, "object"), statuses.of(appoints)
    if verb.lemma_ in words.PRECEDE:
        earlier, later = list(later), tuple(earlier)
    for person in later[:1] if status is not None else ():
        for other in earlier[:1]:
            own, others = known.of(person), known.of(other) or _just_left(told, other, verb)
            if person == other:
                continue
            if own and status == "asserted":
                post = next((p for p in own if any(p.role == o.role for o in others)), own[0])
                yield former(other, post, verb, "post.succeeded")
            elif others and status is not None:
                yield draft(person, others[0], status, verb, "post.succeeds")
                if status == "asserted":
                    yield former(other, others[0], verb, "post.succeeded")


def _just_left(told: tuple[Draft, ...], person: str, verb: Token) -> tuple[Post, ...]:
    """The post that a verb just told a person to have left: "X resigned as president; Y will succeed him"."""
    left = [d for d in told if d.subject == person and d.status == "former" and 0 < verb.i - d.token.i < REACH]
    return tuple(as_post(d) for d in left[-1:])


def _appoints(verb: Token) -> Token | None:
    """«named X as chief executive, replacing Y», «appointed X minister to replace Y»."""
    return next((t for t in verb.ancestors if t.lemma_ in words.APPOINT and syntax.is_verbal(t)), None)


def _in_his_place(scene: Scene, verb: Token, told: list[Draft]) -> Iterator[Draft]:
    """«relieved X of his duties as POST and appointed Y in his place»."""
    place = next((t for t in scene.doc[verb.i + 1 : verb.sent.end] if t.lower_ in {"place", "stead"}), None)
    status = statuses.of(verb)
    if place is None or status is None or not any(c.dep_ == "nmod:poss" for c in place.children):
        return
    left = next((d for d in reversed(told) if d.status == "former" and 0 < verb.i - d.token.i < REACH), None)
    for person in who(scene, verb, "object"):
        if left is not None and left.subject != person:
            stated = replace(left.qualifiers, title=None)
            yield replace(left, subject=person, status=status, token=verb, frame="post.succeeds", qualifiers=stated)
