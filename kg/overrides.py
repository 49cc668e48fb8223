"""The overrides file: YAML → what the graph takes over the rules' word, each mistake told with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, field_validator

from graph.overrides import NONE, Anchor, Overrides, Rejection
from graph.schema import ENTITY_TYPES, RELATIONS
from kg.errors import OverridesError
from kg.settings import Settings
from pipelines import places
from pipelines.types import Status

NAME = "overrides.yaml"
SECTIONS = ("same", "different", "reject")


def _id_of(article: str) -> str:
    """An article's id: the absolute path of a file, and anything else as it stands."""
    return str(Path(article).absolute()) if Path(article).exists() else article


def _key_of(place: str) -> str:
    """The key of a place given by its code, key or name. Raises ValueError."""
    known = places.load()
    if ":" in place:
        return place
    coded = known.by_key(f"place:{place.upper()}")
    if coded is not None:
        return coded.key
    for language in ("ru", "en"):
        found = known.by_name(place, language)
        if found:
            return found[0].key
    raise ValueError(f"no place is known as {place!r}; give its code, such as RU-PER, or the id of its entity")


ArticleId = Annotated[str, AfterValidator(_id_of)]
PlaceKey = Annotated[str, AfterValidator(_key_of)]


class _Anchor(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    name: str
    type: str | None = None
    post: str | None = None
    place: PlaceKey | None = None
    article: ArticleId | None = None

    @field_validator("type")
    @classmethod
    def _type(cls, value: str) -> str:
        if value not in ENTITY_TYPES:
            raise ValueError(f"{value!r} is no entity type; it is one of {', '.join(ENTITY_TYPES)}")
        return value


class _Rejection(BaseModel):
    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    type: str
    subject: str
    object: str
    date: str | None = None
    status: Status | None = None
    article: ArticleId | None = None

    @field_validator("type")
    @classmethod
    def _type(cls, value: str) -> str:
        if value not in RELATIONS:
            raise ValueError(f"{value!r} is no relation type; it is one of {', '.join(RELATIONS)}")
        return value


def configured(settings: Settings) -> Overrides | None:
    """The overrides of KG_OVERRIDES, else of the file in KG_HOME; None without either. Raises OverridesError."""
    if settings.overrides is not None:
        return read(settings.overrides)
    file = settings.home / NAME
    return read(file) if file.exists() else None


def read(file: Path) -> Overrides:
    """The overrides that a file holds. Raises OverridesError, which names the line and what may stand there."""
    try:
        root = yaml.compose(file.read_text("utf-8"), Loader=yaml.SafeLoader)
    except OSError as error:
        raise OverridesError(f"{file}: {error.strerror}. Correct KG_OVERRIDES, or make the file.") from error
    except UnicodeDecodeError as error:
        raise OverridesError(f"{file}: not UTF-8. Save it as UTF-8.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise OverridesError(f"{file}{line}: not YAML: {getattr(error, 'problem', None) or error}.") from error
    return NONE if root is None else _File(file).overrides(root)


class _File:
    """A file being read; it knows its name for what goes wrong."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def overrides(self, root: yaml.Node) -> Overrides:
        found: dict[str, list[Any]] = {section: [] for section in SECTIONS}
        for key, value in self._pairs(root, f"the file; it has {', '.join(SECTIONS)}"):
            if key.value not in SECTIONS:
                raise self._error(key, f"{key.value!r} is not known; write {', '.join(SECTIONS)}")
            if found[key.value]:
                raise self._error(key, f"{key.value!r} stands twice; put both lists under one")
            for item in self._items(value, f"{key.value}; each begins with a dash"):
                found[key.value].append(self._rejection(item) if key.value == "reject" else self._anchors(item))
        return Overrides(*(tuple(found[section]) for section in SECTIONS))

    def _anchors(self, node: yaml.Node) -> tuple[Anchor, ...]:
        anchors = tuple(self._anchor(each) for each in self._items(node, "two anchors or more, such as [A, B]"))
        if len(anchors) < 2:
            raise self._error(node, "two anchors or more belong here, such as [A, B]")
        if len(set(anchors)) < len(anchors):
            raise self._error(node, "two anchors here are equal; tell them apart by type, post, place or article")
        return anchors

    def _anchor(self, node: yaml.Node) -> Anchor:
        if isinstance(node, yaml.ScalarNode):
            return Anchor(str(node.value))
        return Anchor(**self._checked(_Anchor, node))

    def _rejection(self, node: yaml.Node) -> Rejection:
        return Rejection(**self._checked(_Rejection, node))

    def _checked(self, model: type[BaseModel], node: yaml.Node) -> dict[str, Any]:
        """A mapping's values as the model has them; an error names the line of the key that is wrong."""
        lines = {key.value: key for key, _ in self._pairs(node, f"a mapping of {', '.join(model.model_fields)}")}
        said = {key.value: value.value for key, value in self._pairs(node, "") if isinstance(value, yaml.ScalarNode)}
        if len(said) < len(lines):
            raise self._error(node, "each of its values is one text")
        try:
            return model.model_validate({key: text for key, text in said.items() if text}).model_dump()
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            if first["type"] == "extra_forbidden":
                told = f"{name!r} is not known; write {', '.join(model.model_fields)}"
            elif first["type"] == "missing":
                told = f"{name} is missing"
            else:
                told = f"{name}: {first['msg'].removeprefix('Value error, ')}"
            raise self._error(lines.get(name, node), told) from None

    def _pairs(self, node: yaml.Node, wanted: str) -> Sequence[tuple[yaml.Node, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            raise self._error(node, f"a mapping belongs here: {wanted}")
        return list(node.value)

    def _items(self, node: yaml.Node, wanted: str) -> Iterator[yaml.Node]:
        if isinstance(node, yaml.ScalarNode) and not node.value:
            return
        if not isinstance(node, yaml.SequenceNode):
            raise self._error(node, f"a list belongs here: {wanted}")
        yield from node.value

    def _error(self, node: yaml.Node, told: str) -> OverridesError:
        return OverridesError(f"{self.file}, line {node.start_mark.line + 1}: {told}.")
