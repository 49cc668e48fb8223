"""Stanza as an engine, Russian or English; models lie in a folder of kg's own and are only read, never fetched.

A text's lines are read as one batch, and texts one by one: what stands beside an article must not change its analysis.
Stanza parts some tokens into words ("didn't" is "did" and "n't"); where the words don't stand in the text, the token
stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import spacy
import stanza
import torch
from spacy.tokens import Doc

from pipelines.engines import entities, lemmas
from pipelines.engines.lines import pieces
from pipelines.engines.sheet import Sheet
from pipelines.errors import EngineError
from pipelines.types import Article

if TYPE_CHECKING:
    from pipelines.engines.registry import Choice

PROCESSORS = "tokenize,pos,lemma,depparse,ner"  # and, where a language has them, words of multi-word tokens
FOLDER = "stanza"  # in the folder of models
DEFAULT_PACKAGE = "default"
LONGEST_PIECE = 2_000  # characters: the parser's time and memory grow with the square of a sentence
TRIAL = {"ru": "Посол прибыл в Минск.", "en": "The envoy came to Minsk."}


class Unit(NamedTuple):
    """A token of the Doc: where it stands, and the word of Stanza's that stands for it. `whole`: it is all of it."""

    start: int
    end: int
    word: Any
    whole: bool = True


class Engine:
    """A pipeline, loaded once; on a GPU, if PyTorch sees one."""

    def __init__(self, pipeline: Any, language: str) -> None:
        self.pipeline, self._language = pipeline, language
        self._vocab = spacy.blank(language).vocab

    def __call__(self, article: Article) -> Doc:
        """The article's cleaned text, analysed. `doc.text` is `article.text`."""
        return self.annotate(article.text)

    def annotate(self, text: str) -> Doc:
        spans = list(pieces(text, LONGEST_PIECE))
        lines = [stanza.Document([], text=text[start:end]) for start, end in spans]
        sheet, names = Sheet(text), []
        for (at, _), line in zip(spans, self.pipeline.bulk_process(lines) if lines else (), strict=True):
            for sentence in line.sentences:
                self._add(sheet, text, at, sentence)
            for name in line.ents:
                start, end = at + name.start_char, at + name.end_char
                if label := entities.type_of(name.type, text[start:end], self._language):
                    names.append((start, end, label))
        return sheet.doc(self._vocab, names)

    def _add(self, sheet: Sheet, text: str, at: int, sentence: Any) -> None:
        units: list[Unit] = []
        unit_of: dict[int, int] = {0: -1}  # by the number of a word; 0 is above the root
        for token in sentence.tokens:
            for unit, ids in _units(text, at, token):
                unit_of.update(dict.fromkeys(ids, len(units)))
                units.append(unit)
        if not units:
            return
        # The part that stands for a token's word; a token with a blank in it has further parts.
        firsts = list(enumerate(unit_of[unit.word.id] for unit in units))
        own = lemmas.dictionary(self._language)
        pos, morphs = [unit.word.upos or "X" for unit in units], [unit.word.feats or "" for unit in units]
        sheet.add(
            [(unit.start, unit.end) for unit in units],
            [unit_of[units[i].word.head] if first == i else first for i, first in firsts],
            [units[i].word.deprel if first == i else "flat" for i, first in firsts],
            pos,
            morphs,
            [
                (lemmas.normal(unit.word.lemma or "", self._language) if unit.whole else "")
                or own(text[unit.start : unit.end], tag, morph)
                for unit, tag, morph in zip(units, pos, morphs, strict=True)
            ],
        )


def _units(text: str, at: int, token: Any) -> Iterator[tuple[Unit, tuple[int, ...]]]:
    """A token's parts in the text, each with the numbers of the words that it stands for."""
    start, end = at + token.start_char, at + token.end_char
    if len(token.words) > 1 and "".join(word.text for word in token.words) == text[start:end]:
        for word in token.words:
            yield Unit(start, start + len(word.text), word), (word.id,)
            start += len(word.text)
        return
    ids = tuple(word.id for word in token.words)
    top = next((word for word in token.words if word.head not in ids), token.words[0])
    parts = _parts(text, start, end)
    for part, (s, e) in enumerate(parts):
        yield Unit(s, e, top, len(parts) == 1), () if part else ids


def _parts(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """A token without the white space in it: "1 000" is two tokens of the Doc."""
    found, at = [], start
    for part in text[start:end].split():
        at = text.index(part, at)
        found.append((at, at + len(part)))
        at += len(part)
    return found


@cache
def load(choice: Choice) -> Engine:
    """The pipeline that a choice names, tried on a sentence. Raises EngineError."""
    if not torch.cuda.is_available():
        torch.set_num_threads(1)  # as for the other engines: kg shares work out between processes
    try:
        engine = Engine(_open(choice), choice.language)
        engine.annotate(TRIAL[choice.language])
    except EngineError:
        raise
    except Exception as error:  # whatever a model's file makes Stanza or PyTorch raise
        raise EngineError(f"Stanza's models of {choice.language!r} in {_folder(choice)} can't be used "
                          f"({type(error).__name__}: {str(error)[:200]}). Delete that folder and fetch them anew: "
                          f"`{_command(choice)}`.") from error
    return engine


@cache
def fingerprint(choice: Choice) -> str:
    """The versions of Stanza and PyTorch, and a hash of the models' files. Raises EngineError."""
    digest = blake2b(digest_size=8)
    for path in _files(load(choice).pipeline):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return f"stanza-{version('stanza')}+torch-{version('torch')}+{digest.hexdigest()}"


def download(model: str, folder: Path) -> str:
    """Fetches the models of LANGUAGE or LANGUAGE:PACKAGE, unless they are there; tells what was done.

    Raises EngineError.
    """
    language, _, package = model.partition(":")
    where = folder / FOLDER
    if _is_there(language, package or DEFAULT_PACKAGE, where):
        return f"Stanza's models of {model} are in {where} already"
    try:
        stanza.download(language, model_dir=str(where), package=package or DEFAULT_PACKAGE, processors=PROCESSORS,
                        logging_level="CRITICAL")
    except Exception as error:  # a language that there isn't, no network, no room
        raise EngineError(f"Stanza's models of {model} couldn't be fetched ({type(error).__name__}: "
                          f"{str(error)[:200]}). Where there is no network, copy the folder {where} from a machine "
                          "that has one.") from error
    return f"Stanza's models of {model} are in {where}"


def _open(choice: Choice) -> Any:
    package, where = choice.model or DEFAULT_PACKAGE, _folder(choice)
    if not _is_there(choice.language, package, where):
        raise EngineError(f"Stanza's models of {choice.language!r} ({package}) aren't in {where}: "
                          f"`{_command(choice)}` fetches them.")
    pipeline = stanza.Pipeline(choice.language, dir=str(where), package=package, processors=PROCESSORS,
                               download_method=None, logging_level="CRITICAL")
    missing = [name for name in PROCESSORS.split(",") if name not in pipeline.processors]
    if missing:
        raise EngineError(f"Stanza's package {package} of {choice.language!r} has no {' and no '.join(missing)}: "
                          "choose another.")
    return pipeline


def _is_there(language: str, package: str, where: Path) -> bool:
    """Whether the models of a package were fetched, as far as Stanza's list of them tells."""
    listed = where / "resources.json"
    if not listed.is_file():
        return False
    known = stanza.resources.common.load_resources_json(str(where)).get(language, {})
    chosen = known.get("packages", {}).get(package)
    if chosen is None:
        return False
    return all((where / language / name / f"{chosen[name]}.pt").is_file()
               for name in PROCESSORS.split(",") if name in chosen)


def _files(pipeline: Any) -> list[Path]:
    """The files that a pipeline was read from, those of its word vectors and characters' models too."""
    held = [value if isinstance(value, list) else [value] for value in pipeline.config.values()]
    said = [value for values in held for value in values]
    return sorted({Path(value) for value in said if isinstance(value, str) and Path(value).is_file()})


def _folder(choice: Choice) -> Path:
    return (choice.folder or Path(stanza.resources.common.DEFAULT_MODEL_DIR)) / FOLDER


def _command(choice: Choice) -> str:
    return f"kg models download stanza {choice.language}{':' * bool(choice.model)}{choice.model}"
