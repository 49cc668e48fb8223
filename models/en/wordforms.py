"""The table of lemmas: what the treebanks say of words that `pipelines.engines.english_lemmas` gets wrong by rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from treebanks import Sentence

from pipelines.engines.english_lemmas import UNCHANGED, Lemmas


def table(sentences: Sequence[Sentence]) -> dict[str, Any]:
    """`known` lemmas a part of speech, and the `irregular` forms; to be written as JSON."""
    lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    feats: dict[tuple[str, str, str], str] = {}
    known: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        for word in sentence.words:
            if word.pos in UNCHANGED or word.lemma == "_" or "Typo=Yes" in word.misc:
                continue
            form, lemma = word.form.casefold().replace("’", "'"), word.lemma
            lemmas[word.pos, form][lemma] += 1
            feats.setdefault((word.pos, form, lemma), word.feats)
            known[word.pos].add(lemma.casefold())
    for verb in Path(__file__).with_name("verbs.txt").read_text("utf-8").split():
        known["VERB"].add(verb)
    rules = Lemmas({}, {pos: frozenset(found) for pos, found in known.items()})
    irregular: dict[str, dict[str, str]] = defaultdict(dict)
    for (pos, form), counts in sorted(lemmas.items()):
        lemma = counts.most_common(1)[0][0]
        if rules.regular(form, pos, feats[pos, form, lemma]) != lemma:
            irregular[pos][form] = lemma
    kept = ("NOUN", "VERB", "AUX", "ADJ", "ADV")
    return {"irregular": irregular, "known": {pos: sorted(known[pos]) for pos in kept}}
