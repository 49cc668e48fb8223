"""The relation types, one a line: a new one is a module beside this file and a line here."""

from __future__ import annotations

from pipelines.matcher import Relation
from pipelines.relations import (
    cooperates_with,
    exports_to,
    held_in,
    holds_position,
    invests_in,
    invited,
    located_in,
    met_with,
    organizes,
    owns,
    participates_in,
    signed_with,
    supplies_to,
    trades_with,
    visited,
)

RELATIONS: tuple[Relation, ...] = (
    holds_position.RELATION,
    located_in.RELATION,
    met_with.RELATION,
    visited.RELATION,
    invited.RELATION,
    trades_with.RELATION,
    exports_to.RELATION,
    supplies_to.RELATION,
    cooperates_with.RELATION,
    signed_with.RELATION,
    participates_in.RELATION,
    organizes.RELATION,
    held_in.RELATION,
    owns.RELATION,
    invests_in.RELATION,
)
