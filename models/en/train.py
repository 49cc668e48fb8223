"""Train the English pipeline: `python models/en/train.py TREEBANKS [--out FOLDER]`; under an hour on one core.

Corpora and the two models that are put together lie in `build/en`; what is there already is not made again.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import articles
import measure
import prepare
import spacy
import treebanks
import wordforms
import wordlists
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from threadpoolctl import threadpool_limits

from pipelines.engines import english

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "en"
SHIPPED = ROOT / "pipelines" / "engines" / "en"
VERSION = "1.0.0"


def learn(part: str, steps: int | None = None, build: Path = BUILD) -> Path:
    """Train one of the two models, `syntax` or `names`, unless it is there. Its last state is taken: nothing is chosen
    by the held-out documents."""
    last = build / part / "model-last"
    if last.exists():
        return last
    config = spacy.util.load_config(HERE / f"{part}.cfg", overrides={
        f"paths.{corpus}": str(build / f"{part}-{corpus}.spacy") for corpus in ("train", "dev")})
    if steps is not None:
        config["training"]["max_steps"] = steps
    last.parent.mkdir(parents=True, exist_ok=True)
    with english.numpy_products():
        nlp = init_nlp(config)
        if part == "names":
            english.mark(nlp.vocab, wordlists.held_back(wordlists.classes()))
        train(nlp, last.parent)
    return last


def assemble(syntax: Path, names: Path, training: Sequence[treebanks.Sentence], out: Path) -> None:
    """The two models as one pipeline, with what it was made from."""
    nlp = spacy.load(syntax)
    nlp.config["paths"] |= {"train": None, "dev": None}
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta |= {
        "name": "kg_news", "version": VERSION, "license": "CC BY-SA 4.0",
        "description": "Universal Dependencies and eight types of names for news of regions, trade and visits.",
        "sources": [
            {"name": "Universal Dependencies English Web Treebank", "license": "CC BY-SA 4.0"},
            {"name": "GUM, genres under CC BY, CC BY-SA or in the public domain", "license": "CC BY-SA 4.0"},
            {"name": "Universal NER, English EWT", "license": "CC BY-SA 4.0"},
        ],
    }
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    for name, content in ((english.WORDS, wordlists.classes()), (english.LEMMAS, wordforms.table(training))):
        (out / name).write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")


def cross_validate(treebank_folder: Path, steps: int | None) -> None:
    """Train names on three quarters of the articles, measure on the rest."""
    left_out = [article.id for article in articles.load()][::4]
    build = BUILD / "cross-validation"
    if not (build / "names-train.spacy").exists():
        prepare.names(treebank_folder, build, left_out)
    measure.report_names(learn("names", steps, build), left_out)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("treebanks", type=Path, help="folder of ud-english-ewt, ud-english-gum, uner-english-ewt")
    arguments.add_argument("--out", type=Path, default=SHIPPED, help="folder of the trained pipeline (replaced)")
    arguments.add_argument("--steps", type=int, help="steps of each training; for a trial run")
    arguments.add_argument("--cross-validate", action="store_true", help="only measure names on articles left out")
    given = arguments.parse_args()
    threadpool_limits(1)
    if given.cross_validate:
        cross_validate(given.treebanks, given.steps)
        return
    if not (BUILD / "names-train.spacy").exists():
        prepare.syntax(given.treebanks, BUILD)
        prepare.names(given.treebanks, BUILD)
    training = treebanks.split(given.treebanks)[0]
    assemble(learn("syntax", given.steps), learn("names", given.steps), training, given.out)
    measure.report(given.out, given.treebanks)


if __name__ == "__main__":
    main()
