"""COOPERATES_WITH in English: who works together, is building or discussing cooperation, and in what."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.document import Token
from pipelines.english import status, syntax
from pipelines.english.scene import Scene
from pipelines.languages.en import partnership as words
from pipelines.matcher import Draft, Example
from pipelines.relations.en import areas as areas_of
from pipelines.relations.en import joint_work, partners, signed_with
from pipelines.types import PLACES, Status

TOLD = (
    words.COOPERATE
    | words.WORK
    | words.COOPERATION
    | words.TIES
    | words.PLACES_TWINNED
    | words.FELLOWS
    | words.TOGETHER
    | words.JOINT
    | words.STANDING
    | words.BUILD
    | words.EXCHANGE
    | {"join"}
)


def read(scene: Scene) -> Iterator[Draft]:
    """Cooperation told by nouns, verbs, partners and what is done together."""
    for token in scene.with_lemmas(TOLD):
        if token.i not in scene.named:
            yield from _told(scene, token, token.lemma_.casefold())
    yield from _named(scene)
    yield from _twinned(scene)


def _told(scene: Scene, token: Token, lemma: str) -> Iterator[Draft]:
    """What one word tells."""
    before = token.nbor(-1).lower_ if token.i else ""
    verbal = syntax.is_verbal(token) or before in {"to", "will", "would"}  # or taken for a noun
    works = verbal and lemma in words.COOPERATE | words.WORK
    if verbal and lemma in words.EXCHANGE:
        things = [*(a.token for a in scene.arguments(token) if a.role == "object"), token.head]
        works = any(t.lemma_ in words.EXCHANGED for t in things)
    forces = lemma == "join" and any(c.lemma_ == "force" for c in token.children)
    if works or forces or lemma in words.VERBS_ONLY:
        yield from joint_work.by_verb(scene, token)
    elif syntax.is_verbal(token) and lemma in words.BUILD:
        yield from joint_work.collective(scene, token)
    elif lemma in words.TOGETHER and token.pos_ in {"ADV", "ADP"}:
        yield from joint_work.together(scene, token)
    elif lemma in words.JOINT and token.pos_ == "ADJ" and token.dep_ == "amod":
        head = token.head
        while head.dep_ == "compound":  # "a joint dairy enterprise"
            head = head.head
        if head.lemma_ in words.COOPERATION:
            yield from _by_noun(scene, head)
        elif head.lemma_ in words.WORKS and token.lower_ in {"joint", "common", "shared"}:
            yield from joint_work.joint(scene, head)
    elif token.pos_ not in {"NOUN", "PROPN"}:
        return
    elif lemma in words.STANDING and any(c.lower_ in words.WORKING for c in token.children):
        yield from _group(scene, token)
    elif lemma in words.COOPERATION or (lemma in words.TIES and _tying(token)):
        yield from _by_noun(scene, token)
    elif lemma in words.PLACES_TWINNED and _twin(token) is not None:
        yield from _twins(scene, token)
    elif lemma in words.FELLOWS:
        yield from _fellows(scene, token)


def _tying(token: Token) -> bool:
    return any(c.lemma_.casefold() in words.TYING for c in token.subtree if c.i < token.i)


def _twin(token: Token) -> str | None:
    """The word before "cities" that makes them twins: "sister", "twin", "partner"."""
    before = token.nbor(-1) if token.i else token
    return before.lower_ if before.lower_ in words.TWINS else None


# --- nouns ---


def _by_noun(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "cooperation between X and Y", "X's partnership with Y", "discussed cooperation in energy"."""
    verb = syntax.governor(noun)
    discussed = verb is not None and _discussed(noun, verb)
    said = status.of(verb) if discussed and verb is not None else status.of(noun)
    if said is None or (noun.head.lemma_ in words.DOCUMENTS and not discussed):
        return  # told by the signing
    if verb is not None and verb.lemma_ in words.BREAK and noun.dep_ in {"obj", "nsubj", "nsubj:pass"}:
        return  # "ended its partnership with Perm"
    own, others, between = _around(scene, noun)
    if discussed and not (own or others or between):  # "the topics of the talks between X and Y included cooperation"
        told = partners.around(scene, noun.sent.start, noun.i)
        between = [s for u in told if u.preposition == "between" for s in partners.sided(scene, u.ids)]
    if len(between) < 2 and not (own and others):
        if verb is None:
            own = own or partners.subjects(scene, noun)
            if not own or not others:
                return
        elif not discussed and verb.lemma_ not in words.FOSTER | words.BUILD | words.OFFER and not others:
            return
        else:
            doers, with_ = joint_work.acting(scene, verb)
            own, others = own or partners.subjects(scene, noun) or doers, others or with_
        own = [o for o in own if o not in others]
    pairs = partners.pairs(scene, between, []) if len(between) > 1 else joint_work.paired(scene, noun, own, others)
    twins = noun.lemma_ in words.TIES or noun.lemma_ == "twinning"
    areas = areas_of.thing(scene, noun, noun.i + 1) if twins else areas_of.after(scene, noun)
    yield from partners.drafts(scene, pairs, noun, "cooperates.noun", areas, said)


def _discussed(noun: Token, verb: Token) -> bool:
    """Whether cooperation is what is talked about: "discussed cooperation", "the talks focused on partnership"."""
    if verb.lemma_ in words.DISCUSS:
        return syntax.preposition(noun) not in {"after", "during", "at"}
    return any(c.lemma_ in words.TOPICS for c in verb.children) or noun.head.lemma_ in words.TOPICS


def _around(scene: Scene, noun: Token) -> tuple[list[str], list[str], list[str]]:
    """Whose cooperation, with whom, between whom."""
    own: list[str] = []
    others: list[str] = []
    between: list[str] = []
    for child in noun.children:
        if child.dep_ in {"nmod:poss", "amod", "compound"} and child.i < noun.i:
            own += partners.sided(scene, partners.everyone(scene, child))
    stop = min(partners.clause_end(noun), noun.i + 25)
    for unit in partners.around(scene, noun.i + 1, stop):
        found = partners.sided(scene, partners.all_of(scene, unit))
        if unit.preposition == "with":
            others += found
        elif unit.preposition == "between":
            between += found
        elif unit.preposition == "of" and unit.token.i - noun.i < 5:
            own += found
    if len(own) > 1 and not others:
        between, own = own, []
    return list(dict.fromkeys(own)), [o for o in dict.fromkeys(others) if o not in own], list(dict.fromkeys(between))


# --- twins and partners ---


def _twins(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "X and Y are sister cities", "X is a twin town of Y", "its partner region Y", "become sister cities"."""
    said = status.of(noun)
    if said is None:
        return
    verb = next((t for t in reversed(scene.tokens[noun.sent.start : noun.i]) if t.lemma_ in words.COPULAS), None)
    members = [s for c in noun.children if c.dep_.startswith("nsubj") for s in _places(scene, c)]
    if len(members) < 2 and verb is not None:
        members += [s for a in scene.arguments(verb) if a.role == "subject" for s in _places(scene, a.token)]
        if len(members) < 2:
            members += [m for m in partners.before(scene, verb) if scene.type_of(m) in PLACES]
        also = status.of(verb)
        said = None if also is None else max(said, also, key=("asserted", "planned", "proposed").index)
    if noun.dep_ == "appos":
        members = [m for m in partners.sided(scene, scene.resolution.at(noun.head.i)) if scene.type_of(m) in PLACES]
    elif noun.dep_ in {"compound", "nmod:desc", "nsubj"}:  # "Perm's twin town Duisburg", "… is Duisburg"
        members = list(scene.of_types(scene.resolution.at(noun.head.i), PLACES))
    if not members:
        near = (s for c in noun.children if c.dep_ in partners.LINKS for s in scene.resolution.at(c.i))
        members = list(scene.of_types(tuple(near), PLACES))
    others = [
        id_
        for unit in partners.units(scene, noun.i + 1, min(partners.clause_end(noun), noun.i + 8))
        if unit.preposition in {"of", "with", "to"}
        for id_ in scene.of_types(unit.ids, PLACES)
    ]
    others += _owners(scene, noun)
    if verb is None and (has := syntax.governor(noun)) is not None and has.lemma_ in words.HAVE:
        members = [m for m in partners.subjects(scene, noun) if scene.type_of(m) in PLACES]
        others += _told_after(scene, noun)  # "Minsk has 20 twin cities, among them Lyon"
    members = list(dict.fromkeys(m for m in members if m not in others))
    if said is not None and members and (others or len(members) < 4):
        pairs = partners.pairs(scene, members, others)
        yield from partners.drafts(scene, pairs, noun, "cooperates.twins", (f"{_twin(noun)} {noun.text}",), said)


def _told_after(scene: Scene, noun: Token) -> list[str]:
    """Who is listed after a noun: "among the partners are X and Y", "twin cities, including X"."""
    listed = (
        u for u in partners.units(scene, noun.i + 1, noun.sent.end) if u.preposition in {"", "among", "including"}
    )
    return [s for u in listed for s in partners.sided(scene, partners.all_of(scene, u))]


def _owners(scene: Scene, noun: Token) -> list[str]:
    """Whose twin or partner it is: "Perm's sister city"; "our partner" is anybody's."""
    nouns = (noun, noun.head) if noun.dep_ in {"compound", "nmod:desc"} else (noun,)
    own = (c for n in nouns for c in n.children if c.dep_ == "nmod:poss" and c.lower_ not in {"our", "my"})
    return [s for c in own for s in partners.sided(scene, scene.resolution.at(c.i))]


def _places(scene: Scene, token: Token) -> list[str]:
    """The places of a phrase and of those coordinated with it."""
    ids = (id_ for m in syntax.members(token) for id_ in partners.everyone(scene, m))
    return [s for s in partners.sided(scene, ids) if scene.type_of(s) in PLACES]


def _fellows(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "X and Y are partners", "Y, a partner of X", "X's partner Y", "X's strategic partner is Y"."""
    if any(c.lower_ in words.NO_FELLOWS for c in noun.children) or noun.dep_ == "compound":
        return
    said = status.of(noun)
    if said is None:
        return
    members: list[str] = []
    owners = _owners(scene, noun)
    for child in noun.children:
        if child.dep_.startswith("nsubj") and child.lower_ not in words.WE:
            members += [s for m in syntax.members(child) for s in partners.sided(scene, partners.everyone(scene, m))]
        elif child.dep_ in partners.LINKS:
            members += partners.sided(scene, scene.resolution.at(child.i))
    if noun.dep_ in {"appos", "nsubj"}:  # "Y, a partner of X", "X's partner is Y"
        members += partners.sided(scene, scene.resolution.at(noun.head.i))
    for unit in partners.units(scene, noun.i + 1, min(partners.clause_end(noun), noun.i + 8)):
        if unit.preposition in {"of", "to"}:
            owners += partners.sided(scene, partners.all_of(scene, unit))
    if syntax.preposition(noun) == "among" and owners:  # "among the partners of X are Y and Z"
        members = [m for m in _told_after(scene, noun) if m not in owners]
    if "Plur" not in noun.morph.get("Number", []) and not owners:
        return
    pairs = partners.pairs(scene, list(dict.fromkeys(members)), [o for o in owners if o not in members])
    yield from partners.drafts(scene, pairs, noun, "cooperates.partner", areas_of.after(scene, noun), said)


def _twinned(scene: Scene) -> Iterator[Draft]:
    """Whoever has signed a twinning agreement is twinned."""
    for draft in signed_with.read(scene):
        document = (draft.qualifiers.document or "").casefold()
        if any(word in document for word in words.TWINNING):
            pair = [(draft.subject, draft.object)]
            yield from partners.drafts(scene, pair, draft.token, "cooperates.twinned", ("twinning",), draft.status)


def _group(scene: Scene, noun: Token) -> Iterator[Draft]:
    """As in "a Finnish-Icelandic working group", "the intergovernmental commission of Belarus and Venezuela"."""
    before = [s for t in noun.subtree if t.i < noun.i for s in scene.of_types(scene.resolution.at(t.i), PLACES)]
    after = [
        s
        for u in partners.around(scene, noun.i + 1, min(partners.clause_end(noun), noun.i + 10))
        if u.preposition in {"of", "between"}
        for s in scene.of_types(u.ids, PLACES)
    ]
    sides = list(dict.fromkeys(before)) if len(set(before)) == 2 else list(dict.fromkeys(after))
    said, verb = status.of(noun), syntax.governor(noun)
    if len(sides) == 2 and said is not None:
        founded = verb is not None and verb.lemma_ in words.BUILD  # else it is there, whatever is told of it
        pair = [(sides[0], sides[1])]
        areas = areas_of.after(scene, noun)
        yield from partners.drafts(scene, pair, noun, "cooperates.group", areas, said if founded else "asserted")
    elif said is not None and verb is not None and not sides and verb.lemma_ in words.BUILD | words.AGREE:
        yield from _founded(scene, noun, verb, said)


def _founded(scene: Scene, noun: Token, verb: Token, said: Status) -> Iterator[Draft]:
    """As in "they agreed on a working group on hydropower": of those who do so."""
    if any(c.lower_ == "joint" for c in noun.children):
        return  # told by joint_work
    if verb.lemma_ in words.AGREE and said == "asserted":
        said = "planned"
    pairs = joint_work.paired(scene, noun, *joint_work.acting(scene, verb))
    areas = (*areas_of.thing(scene, noun, noun.i + 1), *areas_of.after(scene, noun))
    yield from partners.drafts(scene, pairs, noun, "cooperates.group", areas, said)


# --- names ---


def _named(scene: Scene) -> Iterator[Draft]:
    """Standing bodies of two sides by their names: "the Belarus-Dagestan Working Group on Trade"."""
    for mention in scene.resolution.mentions:
        if mention.type != "Organization" or mention.kind != "name":
            continue
        start, end = mention.tokens
        kind = next((scene.doc[i] for i in range(start, end) if scene.doc[i].lemma_.casefold() in words.STANDING), None)
        if kind is None:
            continue
        inner = [p for i in range(start, kind.i) for p in scene.of_types(scene.resolution.at(i), PLACES)]
        sides = list(dict.fromkeys(inner))
        if len(sides) == 2:
            areas = areas_of.named(scene, kind, end)
            yield from partners.drafts(scene, [(sides[0], sides[1])], kind, "cooperates.group", areas, "asserted")


EXAMPLES = (
    Example(
        "Lapland cooperates with Iceland in tourism and forestry.",
        (("Lapland", "Iceland", "asserted", {"areas": ["tourism", "forestry"]}),),
    ),
    Example("Tampere and Lagos have been sister cities since 1999.", (("Tampere", "Lagos", "asserted", {}),)),
    Example("Tampere and Lagos could become twin cities.", (("Tampere", "Lagos", "proposed", {}),)),
    Example(
        "Finland and Iceland discussed cooperation in geothermal energy.",
        (("Finland", "Iceland", "asserted", {"areas": ["geothermal energy"]}),),
    ),
    Example(
        "Havu Timber and Baltmor Shipping will set up a joint venture.",
        (("Havu Timber", "Baltmor Shipping", "planned", {}),),
    ),
    Example(
        "The University of Tampere and the University of Lagos run a clinic together.",
        (("University of Tampere", "University of Lagos", "asserted", {}),),
    ),
    Example("Kyoto, a sister city of Boston, sent a delegation.", (("Kyoto", "Boston", "asserted", {}),)),
    Example(
        "Ohio Governor Mike Barlow met Bavarian Premier Karl Stein. They discussed cooperation in robotics.",
        (("Ohio", "Bavaria", "asserted", {"areas": ["robotics"]}),),
    ),
    Example(
        "Ohio and Bavaria agreed to deepen their partnership in aerospace.",
        (("Ohio", "Bavaria", "planned", {"areas": ["aerospace"]}),),
    ),
    Example("The intergovernmental commission of Finland and Iceland met.", (("Finland", "Iceland", "asserted", {}),)),
    Example("Finland and Iceland jointly attended the forum.", ()),
    Example("Ohio ended its partnership with Bavaria.", ()),
    Example("Finland does not cooperate with Iceland.", ()),
)
