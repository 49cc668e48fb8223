"""The guide's roles of posts: told by a title's head noun, by what follows it, and by what is headed."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.document import Token
from pipelines.languages.ru import roles
from pipelines.languages.ru.organisations import GOVERNMENT_NAMES
from pipelines.types import BODIES, PLACES, Mention

DEPUTIES = {
    "governor": "deputy_governor",
    "minister": "deputy_minister",
    "head_of_government": "deputy_head_of_government",
    "director": "deputy_director",
    "deputy": "other",
}


def post_lemma(token: Token) -> str:
    """The lemma of a post's head noun, as `roles` has it."""
    lemma = str(token.lemma_)
    if lemma.startswith(roles.FORMER_PREFIX):
        lemma = lemma.removeprefix(roles.FORMER_PREFIX)
    if lemma.endswith("генконсул"):
        return "генконсул"
    if token.pos_ in {"NOUN", "ADJ"} and token.text.casefold().startswith("поверенн"):
        return "поверенный"  # its lemma is the verb's
    if token.text.casefold().startswith("заведующ"):
        return "заведующий"
    return lemma


def role_of(head: Token, complement: Sequence[Token], scope: Sequence[Mention]) -> str:
    """The guide's role of a post by its head noun, the words after it and what is headed; empty if they don't tell."""
    lemma = post_lemma(head)
    if _kindless(head, scope) and lemma in roles.HEADS and lemma not in roles.DEPUTY:
        return "deputy_director" if lemma == "вице-президент" else "director"
    lemmas = [t.lemma_ for t in complement]
    if lemma in roles.DEPUTY:
        chain = [post_lemma(t) for t in complement]
        at = next((k for k, w in enumerate(chain) if w in roles.PLAIN or w in roles.HEADS or w in roles.HEADED), None)
        if at is None:
            return {"замглавы": "deputy_governor"}.get(lemma, "")
        if chain[at] in {"председатель", "глава", "руководитель", "президент"} and at + 1 < len(chain):
            deputy = _headed(chain[at + 1 :], scope)
            return deputy[1] if deputy else "deputy_director"
        if chain[at] in roles.HEADED:
            return roles.HEADED[chain[at]][1]
        return DEPUTIES.get(roles.PLAIN.get(chain[at], ""), "other")
    if lemma in roles.HEADS:
        if lemma == "вице-президент":
            return "deputy_director"
        headed = _headed(lemmas, scope)
        if headed is not None:
            role = headed[0]
            if lemma == "президент" and role == "governor":
                return "governor"
            if lemma == "начальник" and role == "director":
                return "agency_head" if any(m.type == "GovernmentBody" for m in scope) else "director"
            return role
        return {"президент": "head_of_state"}.get(lemma, "")
    role = roles.PLAIN.get(lemma, "")
    adjectives = {t.lemma_ for t in head.lefts}
    abroad = any(m.type == "Region" and not (m.key or "").startswith("place:RU") for m in scope) and not any(
        m.type == "Country" for m in scope if m.kind == "name"
    )
    if (lemma == "министр" and "главный" in adjectives) or (lemma in {"премьер", "премьер-министр"} and abroad):
        return "governor"
    if lemma in {"директор", "управляющий"} and (
        adjectives & {"коммерческий", "технический", "финансовый"} or "по" in lemmas[:1]
    ):
        return "other"
    if role == "acting":
        return ""
    if (
        lemma in {"аким", "хоким", "врио"}
        and any(m.type == "City" for m in scope)
        and not any(m.type == "Region" for m in scope)
    ):
        return "mayor"
    return role


def _kindless(head: Token, scope: Sequence[Mention]) -> bool:
    """Whether what is headed is a firm or organisation whose own word tells no role: "председатель ТПП области"."""
    first = min(scope, key=lambda m: (m.tokens[0], -m.tokens[1]), default=None)
    return (
        first is not None
        and first.type in {"Company", "Organization"}
        and first.tokens[0] == head.i + 1
        and first.key not in roles.HEADED
    )


def _headed(lemmas: Sequence[str], scope: Sequence[Mention]) -> tuple[str, str] | None:
    """The role of who heads what follows, and of his deputy."""
    words = set(lemmas)
    if "совет" in words and words & roles.SPEAKER_COUNCILS:
        return "speaker", "legislator"
    if "палата" in words and "представитель" in words:
        return "speaker", "legislator"
    for lemma in lemmas:
        if lemma in roles.HEADED:
            return roles.HEADED[lemma]
        if lemma.startswith("мин") and lemma in GOVERNMENT_NAMES:
            return roles.HEADED["министерство"]
    by_type = {
        "Country": ("head_of_state", "other"),
        "Region": ("governor", "deputy_governor"),
        "City": ("mayor", "other"),
        "GovernmentBody": ("agency_head", "other"),
        "Company": ("director", "deputy_director"),
        "Organization": ("director", "deputy_director"),
    }
    for wanted in (BODIES, PLACES):
        for mention in scope:
            if mention.type in wanted and mention.type is not None:
                kind = roles.HEADED.get(mention.key or "")
                return kind or by_type[mention.type]
    return None
