"""Which engine reads which language, as told by `ru=stanza,en=spacy:MODEL`. An engine is imported when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pipelines.errors import EngineError

if TYPE_CHECKING:  # a command that reads no article needs no NLP library
    from spacy.tokens import Doc

    from pipelines.types import Article

DEFAULTS: Mapping[str, str] = {"ru": "natasha", "en": "english"}
# The languages that an engine can read; all that kg has rules for, where its model decides.
LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "natasha": ("ru",), "english": ("en",), "spacy": tuple(DEFAULTS), "stanza": tuple(DEFAULTS),
}
TAKES_MODEL = frozenset({"spacy", "stanza"})
FORM = "LANGUAGE=ENGINE or LANGUAGE=ENGINE:MODEL, parted by commas, such as ru=stanza,en=spacy:en_core_web_sm"


class Engine(Protocol):
    """What reads a text: it gives a spaCy Doc with Universal Dependencies, lemmas, morphology and entities."""

    def __call__(self, article: Article) -> Doc: ...
    def annotate(self, text: str) -> Doc: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine chosen for a language. `model` is empty for the engine's own, `folder` holds downloaded models."""

    language: str
    engine: str
    model: str = ""
    folder: Path | None = None

    @property
    def name(self) -> str:
        """What claims say that read their article; where the model is a folder, by its last name."""
        model = "_".join(Path(self.model).name.split())
        return f"{self.engine}:{model}" if model else self.engine

    @property
    def is_default(self) -> bool:
        return DEFAULTS.get(self.language) == self.engine


@dataclass(frozen=True, slots=True)
class Engines:
    """One engine for each language that kg reads."""

    choices: tuple[Choice, ...]

    def of(self, language: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.language == language), None)


def parse(option: str, folder: Path | None = None) -> Engines:
    """The engines that an option names; languages that it leaves out keep their default. Raises EngineError."""
    chosen = dict(DEFAULTS)
    for part in filter(None, map(str.strip, option.split(","))):
        language, sign, said = map(str.strip, part.partition("="))
        if not sign or not said:
            raise EngineError(f"Can't read the engine {part!r}. Write {FORM}.")
        if language not in DEFAULTS:
            raise EngineError(f"There are no rules for the language {language!r}: engines can be chosen for "
                              f"{' and '.join(DEFAULTS)}.")
        _check(language, said)
        chosen[language] = said
    return Engines(tuple(_choice(language, said, folder) for language, said in chosen.items()))


DEFAULT = Engines(tuple(Choice(language, engine) for language, engine in DEFAULTS.items()))


def ready(engines: Engines) -> None:
    """Loads every engine that isn't a default one. Raises EngineError where its library or model is missing, broken or
    of another language, so that a load can say so before it reads its first article."""
    for choice in engines.choices:
        if not choice.is_default:
            load(choice)


def load(choice: Choice) -> Engine:
    """The engine, loaded once a process. Raises EngineError."""
    return _calls(choice)[0]()


def fingerprint(choice: Choice) -> str:
    """The versions of library and model that decide what the engine says of a text. Raises EngineError."""
    return _calls(choice)[1]()


def download(engine: str, model: str, folder: Path) -> str:
    """Fetches an engine's model, unless it is there; tells what was done. Raises EngineError."""
    if engine == "spacy":
        from pipelines.engines import spacy

        return spacy.download(model)
    if engine == "stanza":
        return str(_stanza().download(model, folder))
    raise EngineError(f"There are no models to download for {engine!r}: choose {' or '.join(sorted(TAKES_MODEL))}.")


def _calls(choice: Choice) -> tuple[Callable[[], Engine], Callable[[], str]]:
    match choice.engine:
        case "natasha":
            from pipelines.engines import natasha

            return natasha.load, natasha.fingerprint
        case "english":
            from pipelines.engines import english

            return english.load, english.fingerprint
        case "spacy":
            from pipelines.engines import spacy

            return partial(spacy.load, choice), partial(spacy.fingerprint, choice)
        case "stanza":
            stanza = _stanza()
            return partial(stanza.load, choice), partial(stanza.fingerprint, choice)
        case other:
            raise EngineError(f"There is no engine {other!r}: choose one of {', '.join(LANGUAGES)}.")


def _stanza() -> Any:
    """The module of the engine stanza. Raises EngineError where the library isn't installed."""
    try:
        from pipelines.engines import stanza
    except ModuleNotFoundError as error:
        raise EngineError(f"The engine stanza needs a library that isn't installed ({error.name}): "
                          "pip install 'kg-news[stanza]'.") from None
    return stanza


def _choice(language: str, said: str, folder: Path | None) -> Choice:
    engine, _, model = said.partition(":")
    return Choice(language, engine, model.strip(), folder if engine in TAKES_MODEL else None)


def _check(language: str, said: str) -> None:
    engine, sign, model = said.partition(":")
    if engine not in LANGUAGES:
        raise EngineError(f"There is no engine {engine!r}: choose one of {', '.join(LANGUAGES)}.")
    if language not in LANGUAGES[engine]:
        can = " or ".join(name for name, languages in LANGUAGES.items() if language in languages)
        raise EngineError(f"The engine {engine} doesn't read {language}: choose {can}.")
    if engine not in TAKES_MODEL and sign:
        raise EngineError(f"The engine {engine} has one model, its own: write {language}={engine}.")
    if engine == "spacy" and not model.strip():
        raise EngineError(f"Name the spaCy pipeline that shall read {language}: {language}=spacy:MODEL.")
