"""Tiny spaCy pipelines, trained by spaCy's own code from what other engines say of a few hundred sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run
from spacy.util import fix_random_seed
from thinc.api import Config

STEPS = 90
PIPES = ("morphologizer", "trainable_lemmatizer", "parser", "ner")


def train(language: str, docs: Sequence[Doc], folder: Path, pipes: Sequence[str] = PIPES, steps: int = STEPS) -> Path:
    """Trains a pipeline on the sentences; gives the folder that it lies in."""
    folder.mkdir(parents=True, exist_ok=True)
    corpus = folder / "train.spacy"
    # Training wants the model's own tokens: the sentences' words stand apart, so spaces say nothing.
    DocBin(docs=docs, store_user_data=False).to_disk(corpus)
    fix_random_seed(0)
    nlp = init_nlp(Config().from_str(_config(language, corpus, pipes, steps)))
    run(nlp, folder)
    return folder / "model-last"


def _config(language: str, corpus: Path, pipes: Sequence[str], steps: int) -> str:
    nlp = spacy.blank(language)
    nlp.add_pipe("tok2vec", config={"model": {
        "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 48, "depth": 2,
        "embed_size": 500, "window_size": 1, "maxout_pieces": 2, "subword_features": True}})
    for pipe in pipes:
        nlp.add_pipe(pipe, config={"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 48}}})
    config = nlp.config.copy()
    config["paths"] |= {"train": str(corpus), "dev": str(corpus)}
    config["training"] |= {"max_steps": steps, "eval_frequency": steps, "patience": 0, "train_corpus": "corpora.train",
                           "dev_corpus": "corpora.dev"}
    config["corpora"] = {name: {"@readers": "spacy.Corpus.v1", "path": f"${{paths.{name}}}", "max_length": 0,
                                "gold_preproc": True, "limit": 40 if name == "dev" else 0, "augmenter": None}
                         for name in ("train", "dev")}
    config["training"]["batcher"] = {"@batchers": "spacy.batch_by_words.v1", "size": 400, "tolerance": 0.2,
                                     "discard_oversize": False, "get_length": None}
    return str(config.to_str())
