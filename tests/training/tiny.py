"""Tiny models of other engines, trained when a test first asks for them and kept in pytest's cache between runs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import corpus
import tiny_spacy

HERE = Path(__file__).parent
SENTENCES, FEWER = 240, 150


@cache
def spacy_pipeline(language: str, scheme: str, kept: Path) -> Path:
    """The folder of a pipeline with Universal Dependencies, or with ClearNLP's where the scheme is `clearnlp`."""

    def train(folder: Path) -> None:
        docs = corpus.clearnlp() if scheme == "clearnlp" else corpus.sentences(language, SENTENCES)
        tiny_spacy.train(language, docs, folder)

    return _kept(kept / f"spacy-{language}-{scheme}-{_recipe('spacy')}", train) / "model-last"


@cache
def stanza_models(language: str, kept: Path) -> Path:
    """A folder of models in which Stanza's lie as its downloads do."""
    import tiny_stanza  # only where Stanza is installed

    return _kept(kept / f"stanza-{language}-{_recipe('stanza')}", lambda folder: tiny_stanza.train(
        language, corpus.sentences(language, FEWER), folder / "stanza"))


def _kept(folder: Path, train: Callable[[Path], object]) -> Path:
    """A folder that `train` fills, unless it did before; a training that was broken off leaves none."""
    if not folder.exists():
        draft = folder.with_name(f".{folder.name}")
        shutil.rmtree(draft, ignore_errors=True)
        train(draft)
        draft.rename(folder)
    return folder


def _recipe(library: str) -> str:
    """What decides a trained model: the library and the code here; what read its corpus matters little."""
    digest = blake2b(version(library).encode(), digest_size=6)
    for name in ("corpus.py", f"tiny_{library}.py"):
        digest.update((HERE / name).read_bytes())
    return digest.hexdigest()
