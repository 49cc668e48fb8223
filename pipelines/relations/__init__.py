"""The relation types, one a line: a new one is a module beside this file and a line here."""

from __future__ import annotations

from pipelines.matcher import Relation
from pipelines.relations import (
    holds_position,
)

RELATIONS: tuple[Relation, ...] = (
    holds_position.RELATION,
)
