"""`kg.toml`: the named sources, when each is loaded, and what becomes of articles that vanish from it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apscheduler.triggers.cron import CronTrigger
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from kg.errors import ConfigError, UsageError
from kg.load import PRUNE_LIMIT, Named
from kg.settings import Settings
from pipelines.engines import registry
from pipelines.errors import EngineError
from pipelines.sources import web
from pipelines.sources.feeds import Feeds
from pipelines.sources.files import Files
from pipelines.sources.urls import is_web, shown

FILE = "kg.toml"
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
Name = Annotated[str, StringConstraints(pattern=r"^[\w-]{1,60}$")]
ColumnOf = Literal["text", "title", "published", "url", "language", "id"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Source(_Part):
    """A named source: `paths` of files, folders and archives; or `feeds` and `pages` of the web.

    `follow`: an entry's page is read, not the text in the feed. `delay` is in seconds between requests to a host.
    """

    paths: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    schedule: str | None = None
    vanished: Literal["keep", "withdraw"] = "keep"
    prune_limit: float = Field(default=PRUNE_LIMIT, ge=0, le=100)
    columns: dict[ColumnOf, str] = Field(default_factory=dict)
    follow: bool = True
    delay: float = Field(default=web.DELAY, ge=0, le=600)
    robots: bool = True
    agent: Annotated[str, StringConstraints(min_length=3, max_length=200, pattern=r"^[\x20-\x7e]+$")] = web.AGENT

    @field_validator("feeds", "pages")
    @classmethod
    def _addresses(cls, urls: tuple[str, ...]) -> tuple[str, ...]:
        for url in urls:
            if not is_web(url):
                raise ValueError(f"{shown(url)!r} is no address; write http:// or https:// and the rest")
        return urls

    @field_validator("schedule")
    @classmethod
    def _cron(cls, cron: str | None) -> str | None:
        if cron is not None:
            _cron(cron, None)
        return cron

    @model_validator(mode="after")
    def _one_kind(self) -> Source:
        if bool(self.paths) == bool(self.feeds or self.pages):
            raise ValueError("give either `paths`, or `feeds` and `pages`")
        if self.columns and not self.paths:
            raise ValueError("`columns` are an archive's; feeds and pages have none")
        return self


class Config(_Part):
    """The whole of `kg.toml`. `timezone` is that of the schedules; `failures`, how many runs in a row may fail before
    it is told. `engine` chooses engines, as `--engine` does. `folder` is where the file lies; paths count from it."""

    sources: dict[Name, Source] = Field(min_length=1)
    timezone: str | None = None
    failures: int = Field(default=3, ge=1)
    engine: str | None = None
    folder: Path = Field(default=Path(), exclude=True)

    @field_validator("timezone")
    @classmethod
    def _zone(cls, name: str | None) -> str | None:
        try:
            ZoneInfo(name or "UTC")
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{name!r} is no time zone; write it as Europe/Moscow") from error
        return name

    @field_validator("engine")
    @classmethod
    def _engine(cls, option: str | None) -> str | None:
        try:
            registry.parse(option or "")
        except EngineError as error:
            raise ValueError(str(error).removesuffix(".")) from None
        return option

    def named(self, name: str) -> Named:
        """A source by its name. Raises UsageError."""
        if name not in self.sources:
            raise UsageError(f"{FILE} has no source {name!r}; it has {', '.join(self.sources)}.")
        said = self.sources[name]
        how = web.Web(said.delay, said.robots, said.agent)
        paths = [str(self.folder / Path(path).expanduser()) for path in said.paths]
        columns = {str(field): column for field, column in said.columns.items()}
        source = Files(paths, columns) if paths else Feeds(said.feeds, said.pages, follow=said.follow, how=how)
        return Named(source, name, said.language, said.vanished == "withdraw", said.prune_limit)

    def triggers(self) -> dict[str, CronTrigger]:
        """When each source that has a schedule is loaded."""
        return {name: _cron(source.schedule, self.timezone)
                for name, source in self.sources.items() if source.schedule}


def read(file: Path) -> Config:
    """The configuration in a file. Raises ConfigError, which names the line or the field."""
    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{file}: no such file. Correct KG_CONFIG, or write one as the README shows.") from error
    except OSError as error:
        raise ConfigError(f"{file}: can't be read ({error.strerror}); allow it, e.g. with chmod.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: no TOML ({error}).") from error
    try:
        found = Config(**said)
    except (ValidationError, TypeError) as error:
        raise ConfigError(f"{file}: {_told(error)}") from None
    return found.model_copy(update={"folder": file.absolute().parent})


def found(settings: Settings) -> Config | None:
    """The configuration that counts: of KG_CONFIG, else `kg.toml` here, else in KG_HOME; None if there is none."""
    if settings.config is not None:
        return read(settings.config)
    return next((read(file) for file in (Path(FILE), settings.home / FILE) if file.is_file()), None)


def trigger_of(cron: str) -> CronTrigger:
    """The times of a cron expression of five fields, in local time. Raises UsageError."""
    try:
        return _cron(cron, None)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _cron(cron: str, timezone: str | None) -> CronTrigger:
    try:
        minute, hour, day, month, weekday = cron.split()
        return CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=_weekdays(weekday),
                           timezone=timezone)
    except ValueError as error:
        raise ValueError(f"Can't read the schedule {cron!r}: {error}. Write minute, hour, day, month and weekday, "
                         'e.g. "*/15 * * * *" for every quarter of an hour.') from error


def _weekdays(field: str) -> str:
    """A weekday field with names for numbers: cron counts from Sunday (0 or 7), APScheduler from Monday."""
    found: list[str] = []
    for part in field.split(","):
        span, _, step = part.replace("*/", "0-6/").partition("/")
        first, dash, last = span.partition("-")
        ends = [int(end) for end in (first, last or first) if end.isdecimal()]
        if len(ends) < 2 or not 0 <= ends[0] <= ends[1] <= 7:
            found.append(part)
            continue
        days = range(ends[0], (6 if step and not dash else ends[1]) + 1, int(step or 1))
        found.extend(WEEKDAYS[day % 7] for day in days)
    return ",".join(dict.fromkeys(found))


def _told(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return f"can't be used ({error})"
    lines = []
    for each in error.errors(include_url=False, include_input=False):
        where = ".".join(str(part) for part in each["loc"] if part != "[key]")
        what = each["msg"].removeprefix("Value error, ")
        known = ", ".join(Source.model_fields if len(each["loc"]) > 2 else ("sources", "timezone", "failures"))
        lines.append(f"{where}: {f'unknown; known are {known}' if each['type'] == 'extra_forbidden' else what}")
    return "; ".join(lines)

