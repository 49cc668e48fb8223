"""Any installed spaCy pipeline as an engine, Russian or English.

Which scheme of dependencies a pipeline was trained in, the labels of its parser tell: Universal Dependencies are taken
as they are; ClearNLP's, which spaCy's own English pipelines have, are converted. A line break ends a sentence, and
white space never reaches the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.cli.download import download as fetch
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package
from threadpoolctl import threadpool_limits

from pipelines.engines import clearnlp, entities, lemmas
from pipelines.engines.clearnlp import Word
from pipelines.engines.lines import breakable, pieces
from pipelines.engines.sheet import ROOTS, Sheet
from pipelines.errors import EngineError
from pipelines.types import Article

if TYPE_CHECKING:
    from pipelines.engines.registry import Choice

BATCH = 32  # lines
UNIVERSAL = frozenset("""
    acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed
    flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum vocative xcomp
""".split())
TRIAL = {"ru": "Посол прибыл в Минск.", "en": "The envoy came to Minsk."}


class Engine:
    """A pipeline, loaded once."""

    def __init__(self, nlp: Language, language: str, converted: bool) -> None:
        self._nlp, self._language, self._converted = nlp, language, converted

    def __call__(self, article: Article) -> Doc:
        """The article's cleaned text, analysed. `doc.text` is `article.text`."""
        return self.annotate(article.text)

    def annotate(self, text: str) -> Doc:
        rows = [row for start, end in pieces(text) if (row := self._tokens(text, start, end))]
        sheet, names = Sheet(text), []
        for row, doc in zip(rows, self._nlp.pipe(_bare(self._nlp, text, rows), batch_size=BATCH), strict=True):
            for sentence in doc.sents:
                self._add(sheet, row, doc, sentence.start, sentence.end)
            for name in doc.ents:
                start, end = row[name.start][0], row[name.end - 1][1]
                if label := entities.type_of(name.label_, text[start:end], self._language):
                    names.append((start, end, label))
        return sheet.doc(self._nlp.vocab, names)

    def _add(self, sheet: Sheet, row: list[tuple[int, int]], doc: Doc, start: int, end: int) -> None:
        tokens = list(doc[start:end])
        heads, deps = [token.head.i - start for token in tokens], [token.dep_ for token in tokens]
        if self._converted:
            heads, deps = clearnlp.universal([
                Word(token.text, token.pos_, head, dep, token.ent_type_ == "PERSON")
                for token, head, dep in zip(tokens, heads, deps, strict=True)
            ])
        morphs = [str(token.morph) for token in tokens]
        of = lemmas.dictionary(self._language)
        sheet.add(
            row[start:end],
            heads,
            deps,
            [token.pos_ for token in tokens],
            morphs,
            [
                lemmas.normal(token.lemma_, self._language) or of(token.text, token.pos_, morph)
                for token, morph in zip(tokens, morphs, strict=True)
            ],
        )

    def _tokens(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        return [
            (at + token.idx, at + token.idx + len(token))
            for at, piece in breakable(text[start:end], start)
            for token in self._nlp.tokenizer(piece)
            if not token.is_space
        ]


@cache
def load(choice: Choice) -> Engine:
    """The pipeline that a choice names, tried on a sentence. Raises EngineError."""
    threadpool_limits(1)  # as for the other engines: kg shares work out between processes
    try:
        nlp = spacy.load(choice.model)
    except OSError as error:
        if "[E050]" not in str(error):
            raise EngineError(_broken(choice, error)) from error
        raise EngineError(f"There is no spaCy pipeline {choice.model}: `kg models download spacy {choice.model}` "
                          "installs it, or name the folder of another.") from None
    except Exception as error:  # whatever the pipeline's own code or a missing library raises
        raise EngineError(_broken(choice, error)) from error
    if nlp.lang != choice.language:
        raise EngineError(f"The spaCy pipeline {choice.model} reads {nlp.lang!r}, not {choice.language!r}: choose one "
                          f"of that language, or write {nlp.lang}=spacy:{choice.model}.")
    converted = _is_clearnlp(nlp, choice.model)
    _try(nlp, choice)
    return Engine(nlp, choice.language, converted)


@cache
def fingerprint(choice: Choice) -> str:
    """The versions of spaCy and the pipeline, and a hash of its files. Raises EngineError."""
    nlp = load(choice)._nlp
    digest = blake2b(digest_size=8)
    root = nlp.path or Path()
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    meta = nlp.meta
    return f"spacy-{version('spacy')}+{meta['lang']}_{meta['name']}-{meta['version']}+{digest.hexdigest()}"


def download(model: str, folder: Path | None = None) -> str:
    """Installs a pipeline as a package, unless it is there; tells what was done. Raises EngineError."""
    if is_package(model):
        return f"{model} is installed already"
    try:
        fetch(model)
    except (Exception, SystemExit) as error:  # spaCy's own command ends the process where it fails
        raise EngineError(f"spaCy couldn't download {model}: is it the name of one of its pipelines, and is there a "
                          "network? Without one, install the pipeline's wheel: pip install FILE.whl.") from error
    return f"{model} is installed"


def _is_clearnlp(nlp: Language, model: str) -> bool:
    """Whether the labels of a parser are ClearNLP's, and not those of Universal Dependencies. Raises EngineError."""
    labels = {
        label
        for name in nlp.pipe_names
        if "token.dep" in nlp.get_pipe_meta(name).assigns
        for label in nlp.pipe_labels.get(name, ())
    } - ROOTS
    if not labels:
        raise EngineError(f"The spaCy pipeline {model} has no parser, and the rules read trees: choose one that has.")
    if all(label.partition(":")[0] in UNIVERSAL for label in labels):
        return False
    if {"pobj", "prep", "dobj"} <= labels:
        return True
    strange = ", ".join(sorted(label for label in labels if label.partition(":")[0] not in UNIVERSAL)[:5])
    raise EngineError(f"The parser of the spaCy pipeline {model} has labels of a scheme that kg doesn't read "
                      f"({strange}, …): choose one with Universal Dependencies, or ClearNLP's labels.")


def _try(nlp: Language, choice: Choice) -> None:
    """Reads a sentence: what a pipeline lacks shows only then."""
    try:
        doc = nlp(TRIAL[choice.language])
    except Exception as error:
        raise EngineError(_broken(choice, error)) from error
    if not any("doc.ents" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
        raise EngineError(f"The spaCy pipeline {choice.model} finds no names: choose one that has `ner`.")
    if not any(token.pos_ for token in doc):
        raise EngineError(f"The spaCy pipeline {choice.model} gives no parts of speech: choose one that has a tagger "
                          "or a morphologizer.")


def _broken(choice: Choice, error: Exception) -> str:
    return (f"The spaCy pipeline {choice.model} can't be used ({type(error).__name__}: {str(error)[:200]}). "
            f"Install it anew: `kg models download spacy {choice.model}`; a pipeline of transformers also needs "
            "pip install 'spacy[transformers]'.")


def _bare(nlp: Language, text: str, rows: list[list[tuple[int, int]]]) -> Iterator[Doc]:
    for row in rows:
        ends = [end for _, end in row]
        yield Doc(nlp.vocab, words=[text[s:e] for s, e in row], spaces=[text[end : end + 1].isspace() for end in ends])
