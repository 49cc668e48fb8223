"""Tiny Stanza models, trained by Stanza's own code from what other engines say of a few hundred sentences.

They lie in a folder as Stanza's downloads do, with a list of packages beside them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path

import torch
from spacy.tokens import Doc, Token
from stanza.utils.datasets import conllu_to_text, prepare_tokenizer_data

PACKAGE = "default"
STEPS = 60
SMALL = ("--hidden_dim 64 --char_hidden_dim 32 --char_emb_dim 16 --word_emb_dim 32 --transformed_dim 32 --num_layers 1 "
         "--deep_biaff_hidden_dim 64 --tag_emb_dim 16").split()
CONTRACTIONS = ("'s", "’s", "n't", "n’t", "'re", "'ve", "'ll")


def train(language: str, docs: Sequence[Doc], folder: Path) -> None:
    """Trains all processors on the sentences; the models come to lie in `folder`."""
    torch.set_num_threads(1)
    work = folder / "work"
    work.mkdir(parents=True)
    conllu, text, labels, words = (str(work / name) for name in ("c.conllu", "c.txt", "c.labels", "c.json"))
    Path(conllu).write_text("".join(_conllu(doc) for doc in docs), "utf-8")
    named = str(work / "ner.json")
    Path(named).write_text(json.dumps([[{"text": t.text, "ner": f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O"}
                                        for t in doc] for doc in docs], ensure_ascii=False), "utf-8")
    conllu_to_text.main([conllu, text])
    prepare_tokenizer_data.main([text, conllu, "-o", labels, "-m", words])
    processors = {
        "tokenize": ("tokenizer", ["--lang", language, "--txt_file", text, "--label_file", labels, "--dev_txt_file",
                                   text, "--dev_label_file", labels, "--dev_conll_gold", conllu, "--mwt_json_file",
                                   words, "--conll_file", str(work / "out"), *_steps(), "--batch_size", "16",
                                   "--eval_steps", str(STEPS), "--max_seqlen", "150"]),
        "mwt": ("mwt_expander", ["--lang", language, *_files(conllu), "--gold_file", conllu, "--num_epoch", "5"]),
        "lemma": ("lemmatizer", [*_files(conllu), "--dict_only"]),
        "pos": ("tagger", ["--lang", language, *_files(conllu), *SMALL, "--composite_deep_biaff_hidden_dim", "32",
                           "--batch_size", "16", "--max_steps", str(STEPS), *_interval(), "--fix_eval_interval",
                           "--no_pretrain"]),
        "depparse": ("parser", ["--lang", language, *_files(conllu), *SMALL, "--deep_biaff_output_dim", "32",
                                "--batch_size", "500", "--max_steps", str(STEPS), *_interval(), "--no_checkpoint",
                                "--no_pretrain"]),
        "ner": ("ner_tagger", ["--train_file", named, "--eval_file", named, "--hidden_dim", "64", "--char_hidden_dim",
                               "32", "--char_emb_dim", "16", "--word_emb_dim", "32", "--optim", "adam", "--lr", "0.005",
                               "--max_steps", str(STEPS), *_interval(), "--no_pretrain"]),
    }
    if all(number == word.i for doc in docs for word, number in _tokens(doc).items()):
        del processors["mwt"]  # a language without multi-word tokens
    for processor, (module, options) in processors.items():
        where = folder / language / processor
        where.mkdir(parents=True)
        import_module(f"stanza.models.{module}").main(
            [*options, "--cpu", "--save_dir", str(where), "--save_name", "tiny.pt", "--shorthand", f"{language}_tiny"])
        for other in [path for path in where.iterdir() if path.name != "tiny.pt"]:
            other.unlink()
    shutil.rmtree(work)
    names = dict.fromkeys(processors, "tiny")
    listed = {language: {"lang_name": language, "packages": {PACKAGE: names}} | {
        processor: {"tiny": {}} for processor in processors}}
    (folder / "resources.json").write_text(json.dumps(listed), "utf-8")


def _files(conllu: str) -> list[str]:
    return ["--train_file", conllu, "--eval_file", conllu]


def _steps() -> list[str]:
    return ["--steps", str(2 * STEPS)]


def _interval() -> list[str]:
    return ["--eval_interval", str(STEPS // 2)]


def _conllu(doc: Doc) -> str:
    rows = []
    for _, group in groupby(doc, key=_tokens(doc).__getitem__):
        words = list(group)
        if len(words) > 1:
            rows.append(_row(f"{words[0].i + 1}-{words[-1].i + 1}", "".join(w.text for w in words), *"______",
                             space=words[-1].whitespace_))
        rows += [_row(str(w.i + 1), w.text, w.lemma_, w.pos_, "_", str(w.morph) or "_",
                      str(0 if w.head == w else w.head.i + 1), "root" if w.head == w else w.dep_,
                      space=w.whitespace_ if len(words) == 1 else " ") for w in words]
    return f"# text = {doc.text.strip()}\n" + "\n".join(rows) + "\n\n"


def _row(*columns: str, space: str) -> str:
    return "\t".join((*columns, "_", "_" if space else "SpaceAfter=No"))


def _tokens(doc: Doc) -> dict[Token, int]:
    """The number of the token that each word is a part of: "didn't" is one of two words."""
    found: dict[Token, int] = {}
    for word in doc:
        joined = word.i and not doc[word.i - 1].whitespace_ and word.text in CONTRACTIONS
        found[word] = found[doc[word.i - 1]] if joined else word.i
    return found
