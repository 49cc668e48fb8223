"""English cooperation told by what is done, set up or run together, for cooperates_with.py."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import partnership as words
from pipelines.matcher import Draft
from pipelines.relations.en import areas as areas_of
from pipelines.relations.en import partners
from pipelines.types import PLACES

PEOPLE = frozenset({"Person"})


def by_verb(scene: Scene, verb: Token) -> Iterator[Draft]:
    """As in "Lapland cooperates with Iceland", "the two work together in energy", "Chita is twinned with Y"."""
    said = status.of(verb)
    if said is None or (verb.lemma_ == "team" and not any(c.lower_ == "up" for c in verb.children)):
        return
    if said == "asserted" and verb.i and verb.nbor(-1).lower_ in {"will", "would"}:
        said = "planned"  # of verbs that the tagger takes for nouns
    doers, others = acting(scene, verb)
    if verb.lemma_ in words.WORK and (not doers or not others or peopled(scene, verb)):
        return
    areas = ("twin cities",) if verb.lemma_ == "twin" else areas_of.after(scene, verb)
    yield from partners.drafts(scene, paired(scene, verb, doers, others), verb, "cooperates.verb", areas, said)


def together(scene: Scene, adverb: Token) -> Iterator[Draft]:
    """As in "X and Y will be training agronomists together", "jointly set up a trade house", "work together on"."""
    verb = adverb.head if syntax.is_verbal(adverb.head) else syntax.clause(adverb)
    if not syntax.is_verbal(verb) or verb.lemma_ in words.PASSING:
        return
    said = status.of(verb)
    if said is None:
        return
    doers, others = acting(scene, verb)
    beside = adverb.i + 1 < len(scene.doc) and adverb.nbor(1).lower_ == "with"
    if (beside and not others) or (verb.lemma_ not in words.WORK and said == "asserted" and peopled(scene, verb)):
        return
    if verb.lemma_ in words.WORK or verb.lemma_ in {"come", "act", "operate"}:
        areas = areas_of.after(scene, verb)
    else:
        areas = done(scene, verb)
    yield from partners.drafts(scene, paired(scene, verb, doers, others), adverb, "cooperates.together", areas, said)


def joint(scene: Scene, work: Token) -> Iterator[Draft]:
    """As in "X and Y will set up a joint venture", "a joint project of X and Y", "X's joint laboratory with Y"."""
    said, verb = status.of(work), syntax.governor(work)
    if said is None or (verb is not None and status.of(verb) is None):
        return
    stop = partners.clause_end(work)
    areas = (*areas_of.thing(scene, work, work.i + 1), *areas_of.after(scene, work, stop))
    own, others = _owned(scene, work)
    if not (own and others) and len(own) < 2 and verb is not None:
        doers, with_ = acting(scene, verb)
        own, others = (own or doers), (others or with_)
        if not others and len(own) == 1 and not words.BUILD & {verb.lemma_}:
            return
    pairs = paired(scene, work, own, others)
    yield from partners.drafts(scene, pairs, work, "cooperates.joint", areas, said)


def collective(scene: Scene, verb: Token) -> Iterator[Draft]:
    """As in "The two ports will open direct services", "Both cities train vets": two do it together."""
    said = status.of(verb)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ == "xcomp":
        subject = syntax.surface_subject(verb)
    people = subject is not None and words.PAIRED.get(subject.lemma_.casefold(), PLACES) == PEOPLE
    if said is None or subject is None or people or not _two(subject):
        return  # what two governors do isn't always what their places do
    if any(t.lemma_ in words.COOPERATION | words.JOINT | words.TOGETHER for t in verb.subtree):
        return  # told by these
    both = partners.sided(scene, partners.pair(scene, subject))
    yield from partners.drafts(
        scene, partners.pairs(scene, both, []), verb, "cooperates.collective", done(scene, verb), said
    )


def _two(subject: Token) -> bool:
    """ "The two companies", "both cities", "the sides"."""
    if subject.lemma_ in {"side", "party"} and "Plur" in subject.morph.get("Number", []):
        return True
    return any(c.lower_ in {"two", "both"} for c in subject.children)


def _owned(scene: Scene, work: Token) -> tuple[list[str], list[str]]:
    """Whose a joint work is, and with whom: "a joint venture of X and Y", "between X and Y", "X's lab with Y"."""
    own: list[str] = []
    others: list[str] = []
    for unit in partners.units(scene, work.i + 1, min(partners.clause_end(work), work.i + 18)):
        if unit.preposition == "with":
            others += partners.sided(scene, partners.all_of(scene, unit))
        elif unit.preposition in {"between", "of"} and unit.token.i - work.i < 8:
            own += partners.sided(scene, partners.all_of(scene, unit))
    for child in work.children:
        if child.dep_ == "nmod:poss" or (child.dep_ == "compound" and child.i < work.i):
            own += partners.sided(scene, scene.resolution.at(child.i))
    own = list(dict.fromkeys(own))
    return own, [o for o in dict.fromkeys(others) if o not in own]


# --- shared ---


def acting(scene: Scene, verb: Token) -> tuple[list[str], list[str]]:
    """The sides that do something, and those with whom."""
    doers: list[str] = []
    others: list[str] = []
    arguments = scene.arguments(verb)
    passive = syntax.is_passive(verb)
    for argument in arguments:
        if argument.role == ("object" if passive else "subject") or (passive and argument.role == "subject"):
            doers += partners.sided(scene, partners.everyone(scene, argument.token))
    if not doers:
        over = verb
        while over.dep_ == "xcomp" and over.head.i != over.i:  # "discussed setting up a joint group"
            over = over.head
        doers = partners.before(scene, over)
    for unit in partners.units(scene, verb.i + 1, partners.clause_end(verb)):
        if unit.preposition == "with":
            others += partners.sided(scene, partners.all_of(scene, unit))
    others += [
        id_ for a in arguments if a.role == "with" for id_ in partners.sided(scene, partners.everyone(scene, a.token))
    ]
    above = verb.head if verb.dep_ in {"xcomp", "advcl"} else verb
    if above.lemma_ in words.OFFER:  # "offered Tatarstan to set up a joint venture"
        asked = [c for c in above.children if c.dep_ in {"obj", "iobj"}]
        others += [id_ for c in asked for id_ in partners.sided(scene, partners.everyone(scene, c))]
        doers = [id_ for id_ in partners.subjects(scene, above) if id_ not in others] or doers
    doers = list(dict.fromkeys(doers))
    return doers, [o for o in dict.fromkeys(others) if o not in doers]


def paired(scene: Scene, token: Token, doers: list[str], others: list[str]) -> partners.Pairs:
    """Who works with whom; of one side alone, or none, those whose talks it is."""
    found = partners.pairs(scene, doers, others) if doers else []
    if found or (doers and not others):
        return found
    talks = partners.talking(scene, token)
    if not others:
        return talks
    return [(a, b) for a, b in talks if {a, b} & set(others)] or partners.pairs(
        scene, [m for m in partners.main_sides(scene) if not scene.akin(m, others)][:1], others
    )


def peopled(scene: Scene, verb: Token) -> bool:
    """Whether people act: what they do with others isn't always what their places do."""
    return any(scene.ids(a.token, PEOPLE) for a in scene.arguments(verb) if a.role in {"subject", "with"})


def done(scene: Scene, verb: Token) -> tuple[str, ...]:
    """What is done together, as the area: its object, with the verb unless it only says that it is being made."""
    thing = next(
        (a.token for a in scene.arguments(verb) if a.role == "object" and not scene.resolution.at(a.token.i)), None
    )
    if thing is None:
        return areas_of.after(scene, verb)
    found = areas_of.thing(scene, thing, partners.clause_end(verb))
    if found and verb.lemma_ in {"train", "research", "study", "test", "teach"}:
        return (f"{verb.lemma_} {found[0]}", *found[1:])
    return found
