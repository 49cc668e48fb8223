"""Settings: the only place that reads the environment."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from kg.errors import SettingsError
from pipelines.engines import registry
from pipelines.engines.registry import Engines
from pipelines.errors import EngineError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
LONGEST_SECRET = 1000  # characters


class Settings(BaseSettings):
    """Where the graph is kept and how articles are loaded.

    Without `neo4j_uri` the embedded store in `home` is used. `engine` is read by `pipelines.engines.registry`, `models`
    is the folder of downloaded models. A variable that is set but empty counts as not set.
    """

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True, extra="ignore")

    home: Path = Field(default_factory=lambda: user_data_path("kg"), validation_alias="KG_HOME")
    neo4j_uri: str | None = Field(default=None, validation_alias="NEO4J_URI")
    neo4j_username: str = Field(default="neo4j", validation_alias="NEO4J_USERNAME")
    neo4j_password: SecretStr | None = Field(default=None, validation_alias="NEO4J_PASSWORD")
    neo4j_password_file: Path | None = Field(default=None, validation_alias="NEO4J_PASSWORD_FILE")
    neo4j_database: str = Field(default="neo4j", validation_alias="NEO4J_DATABASE")
    overrides: Path | None = Field(default=None, validation_alias="KG_OVERRIDES")
    config: Path | None = Field(default=None, validation_alias="KG_CONFIG")
    store_text: bool = Field(default=True, validation_alias="KG_STORE_TEXT")
    engine: str = Field(default="", validation_alias="KG_ENGINE")
    models: Path = Field(default_factory=lambda: user_data_path("kg-models"), validation_alias="KG_MODELS")
    workers: int = Field(default=1, ge=1, le=256, validation_alias="KG_WORKERS")
    batch: int = Field(default=50, ge=1, le=10_000, validation_alias="KG_BATCH")

    @field_validator("home", "models", "overrides", "config", "neo4j_password_file")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return None if path is None else path.expanduser().absolute()

    @field_validator("neo4j_uri")
    @classmethod
    def _address(cls, uri: str | None) -> str | None:
        if uri is None:
            return None
        parts = urlsplit(uri)
        if parts.scheme not in SCHEMES or not parts.hostname or not _has_valid_port(parts):
            raise ValueError("write it as bolt://HOST:7687 or neo4j://HOST:7687")
        if parts.username is not None or parts.password is not None:
            raise ValueError("leave user and password out of it; NEO4J_USERNAME and NEO4J_PASSWORD are for them")
        return uri

    @field_validator("engine")
    @classmethod
    def _engines(cls, option: str) -> str:
        try:
            registry.parse(option)
        except EngineError as error:
            raise ValueError(str(error).removesuffix(".")) from None
        return option

    @property
    def engines(self) -> Engines:
        """The engine for each language."""
        return registry.parse(self.engine, self.models)

    @model_validator(mode="after")
    def _log_in(self) -> Settings:
        if self.neo4j_password is not None and self.neo4j_password_file is not None:
            raise ValueError("NEO4J_PASSWORD and NEO4J_PASSWORD_FILE are both set: unset one of them")
        if self.neo4j_uri and self.neo4j_password is None and self.neo4j_password_file is None:
            raise ValueError("NEO4J_URI is set, but NEO4J_PASSWORD is not: set it, or NEO4J_PASSWORD_FILE, too")
        return self


def _has_valid_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def read() -> Settings:
    """The settings of this process. Raises SettingsError; its message never shows a value, which may be secret."""
    try:
        found = Settings()
    except ValidationError as error:
        told = [": ".join([*map(str, e["loc"]), e["msg"].removeprefix("Value error, ")]) for e in error.errors()]
        raise SettingsError(f"Settings in the environment: {'; '.join(told)}.") from None
    if found.neo4j_uri is None or found.neo4j_password_file is None:
        return found
    return found.model_copy(update={"neo4j_password": _secret(found.neo4j_password_file)})


def _secret(file: Path) -> SecretStr:
    """The password in a file, such as a container's secret; the line break at its end is none of it."""
    try:
        with file.open(encoding="utf-8") as opened:
            password = opened.read(LONGEST_SECRET).rstrip("\r\n")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no text in UTF-8"
        raise SettingsError(f"NEO4J_PASSWORD_FILE: {file} can't be read ({why}). Name a file that holds the password "
                            "and nothing else.") from None
    if not password or "\n" in password or len(password) >= LONGEST_SECRET - 2:
        raise SettingsError(f"NEO4J_PASSWORD_FILE: {file} doesn't hold a password alone, in one line.")
    return SecretStr(password)
