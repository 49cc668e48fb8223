"""The role of an English post: from its head noun, the words before it, and what is headed."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from pipelines.languages.en import references, roles
from pipelines.types import BODIES, PLACES, Mention

T = TypeVar("T")
# A firm's divisions, whose heads don't lead it: "finance chief", "commercial director".
DIVISIONS = frozenset(
    """
    commercial technical financial finance marketing sales export artistic design technology operations legal editorial
    communications communication hr personnel procurement purchasing logistics production research product program
    programme project investment investments strategy sustainability innovation creative sporting
    """.split()
)


def role_of(head: str, before: Sequence[str], around: Sequence[str], scope: Sequence[Mention]) -> str:
    """One of the guide's roles, or empty where the words alone don't tell ("the head", "his counterpart").

    `before` are the post's own words before its head noun, `around` those that tell what it is of.
    """
    words = frozenset(before)
    if head in roles.SHARED:
        return ""
    if head == "chancellor" and "vice" in words and any(m.type == "Organization" for m in scope):
        return "director"  # the vice-chancellor runs the university
    role = _own(head, words, around, scope)
    if head == "deputy" and not words & roles.DEPUTY:
        return roles.DEPUTIES.get(role, "other") if role not in {"", "legislator"} else role
    if words & roles.DEPUTY and role:
        return roles.DEPUTIES.get(role, "other")
    return role


def role_at(head: str, before: Sequence[str], type_: str) -> str:
    """The role of a post whose words don't tell it, by the type of what it is found to be of."""
    if head in roles.SHARED or head not in roles.HEADS:
        return ""
    role = "" if head in {"leader", "member", "deputy"} else roles.BY_TYPE.get(type_, "")
    return roles.DEPUTIES.get(role, "") if roles.DEPUTY & set(before) else role


def role_heading(head: str, words: Sequence[str], type_: str) -> str:
    """The role of who heads a body or place, by the words of its name and its type."""
    known = _headed(words, ())
    return known if known is not None else roles.BY_TYPE.get(type_, "") if head in roles.HEADS else ""


def place_of(role: str, scope: Sequence[tuple[T, str]], pointed: Sequence[tuple[T, str]]) -> T | None:
    """What a post with a role is of: of (entity, type) told by names, and by bare words and possessives."""
    located = [(e, t) for e, t in scope if t in PLACES]
    bodies = [(e, t) for e, t in scope if t in BODIES]
    if role not in roles.GOVERNING and role != "representative":
        if role == "spokesperson":
            return next((e for e, _ in [*bodies, *located, *pointed]), None)
        return next((e for e, _ in [*bodies, *pointed, *located]), None)
    if role == "representative" and bodies:
        return bodies[0][0]
    for wanted in roles.LIKELY.get(role, roles.STATES_FIRST):
        for entity, type_ in (*located, *pointed):
            if type_ == wanted:
                return entity
    return next((e for e, _ in [*bodies, *pointed]), None)


def _own(head: str, words: frozenset[str], around: Sequence[str], scope: Sequence[Mention]) -> str:
    """The role, a deputy's being that of whom he stands in for."""
    special = _special(head, words, around, scope)
    if special is not None:
        return special
    if head in roles.PLAIN:
        return roles.PLAIN[head]
    return _headed([*around, *words], scope) or ""


def _special(head: str, words: frozenset[str], around: Sequence[str], scope: Sequence[Mention]) -> str | None:
    """The roles of heads that their own words decide."""
    types = {m.type for m in scope}
    if head == "minister":
        if "prime" in words:
            return "head_of_government"
        return "governor" if "chief" in words or ("first" in words and types == {"Region"}) else "minister"
    if head == "president":
        if "minister" in words:
            return "governor"
        if "vice" in words and not types & BODIES and types & {"Country"}:
            return "other"
        if {"regional", "government"} <= {*around} or set(around) & {"generalitat", "junta", "xunta"}:
            return "governor"
        return _headed(around, scope)
    if head == "premier":
        return "governor" if "Region" in types and "vice" not in words else "head_of_government"
    if head == "chancellor":
        return "director" if types & BODIES else "head_of_government"
    if head == "secretary":
        return _secretary(words, around, types)
    if head == "commissioner":
        envoy = "trade" in words and not types & BODIES
        return "ambassador" if "high" in words else "representative" if envoy else "agency_head"
    if head == "envoy" and words & {"special", "presidential", "trade", "climate"}:
        return "representative"
    if head in {"akim", "hokim", "khokim", "hakim"} and types == {"City"}:
        return "mayor"
    if head == "chief" and around[:2] == ["of", "staff"]:
        return "other"
    if head in {"chief", "boss", "head"} and words & (DIVISIONS | {"party"}):
        return "other"
    if head == "executive":
        if words == {"county"} or (not words and "county" in around):
            return "mayor"
        return (_headed(around, scope) or "director") if "chief" in words else "other"
    if head == "director":
        if words & DIVISIONS:
            return "other"
        role = _headed(around, scope) or "director"
        return "agency_head" if role in roles.GOVERNING | {"speaker"} else role
    if head in {"manager", "partner", "officer"}:
        return "director" if words & {"general", "managing"} or {"chief", "executive"} <= words else "other"
    if head == "treasurer":
        return "other" if types & BODIES else "minister"
    if head == "member":
        member = set(around) & roles.PARLIAMENTS and not set(around) & {"board", "executive"}
        return "legislator" if member or words & {"opposition", "assembly"} else "other"
    if head in {"marshal", "administrator", "principal"}:
        return {"marshal": "governor", "administrator": "agency_head", "principal": "director"}[head]
    if head == "leader":
        return "other" if words - {"regional", "top"} else _headed(around, scope)
    if head == "deputy":
        if set(around) & roles.PARLIAMENTS:
            return "legislator"
        return _headed(around, scope) if scope or "of" in around or "to" in around else "legislator"
    if head == "judge" or (head == "general" and "attorney" in words):
        return "other"
    return None


def _secretary(words: frozenset[str], around: Sequence[str], types: AbstractSet[str | None]) -> str:
    if "press" in words:
        return "spokesperson"
    if words & {"party", "chief", "permanent", "private"} or "cabinet" in around:
        return "other"
    if "general" in around:
        return "director"
    if "executive" in words:
        return "agency_head" if "GovernmentBody" in types else "director"
    return "other" if types & {"Company", "Organization"} or "committee" in around else "minister"


def _headed(around: Sequence[str], scope: Sequence[Mention]) -> str | None:
    """The role of who heads what is told around a post."""
    words = set(around)
    if "executive" in words and "committee" in words:
        return "mayor" if words & {"city", "district", "town"} else "governor"
    if "administration" in words and words & {"regional", "oblast", "krai", "provincial"}:
        return "governor"
    if words & {"state", "department"} == {"state"} and not scope and "head" in words:
        return "head_of_state"
    if words & {"apparatus", "secretariat", "staff", "office"}:
        return "agency_head"
    if {"people", "committee"} <= words:
        return "mayor" if words & {"city", "municipal", "district"} else "governor"
    if {"regional", "council"} <= words and "legislative" not in words and any(m.type == "Region" for m in scope):
        return "governor"  # the president of the regional council of Occitanie
    if {"council", "ministers"} <= words:
        return "head_of_government"
    if "council" in words:
        if words & {"deputies", "city", "town", "municipal", "legislative", "federation"}:
            return "speaker"
        return "director" if not any(m.type == "GovernmentBody" for m in scope) else "speaker"
    if "press" in words and "service" in words:
        return "spokesperson"
    if "board" in words:
        return "director"
    if "house" in words and "representatives" in words:
        return "speaker"
    for nouns in (roles.HEADED.keys() - roles.PLACES.keys(), roles.PLACES.keys()):
        for word in around:
            if word in nouns:
                return _of_noun(word, scope)
    if words & (references.ANY_COMPANY | references.ORGANISATIONS) and not any(m.type in BODIES for m in scope):
        return "director"
    for wanted in (BODIES, PLACES):
        for mention in scope:
            if mention.type in wanted and mention.type is not None:
                return roles.BY_TYPE[mention.type]
    return None


def _of_noun(word: str, scope: Sequence[Mention]) -> str:
    role = roles.HEADED[word]
    if word == "administration" and any(m.type in PLACES for m in scope):
        return "mayor"
    if role == "agency_head" and any(m.type in {"Company", "Organization"} for m in scope):
        return "director"
    return role
