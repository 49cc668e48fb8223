"""Treebanks in CoNLL-U → spaCy Docs, a sentence each: the first stage of training the English pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

# Whole documents that no model sees: these of GUM, and every fourth document of EWT's dev file.
HELD_OUT_GUM = frozenset(f"GUM_{name}" for name in (
    "academic_art", "academic_discrimination", "academic_librarians", "bio_byron", "bio_dvorak", "interview_cyclone",
    "interview_hill", "news_defector", "news_expo", "news_homeopathic", "news_nasa", "news_sensitive",
    "speech_austria", "speech_newzealand", "textbook_chemistry", "textbook_union", "voyage_athens", "voyage_oakland",
))
HELD_OUT_EWT_STEP = 4

# Features that tell something about grammar; those about spelling and style (Typo, Abbr, NumForm…) are left out.
FEATURES = frozenset((
    "Case", "Definite", "Degree", "Gender", "Mood", "Number", "NumType", "Person", "Polarity", "Poss", "PronType",
    "Reflex", "Tense", "VerbForm", "Voice",
))
FEWEST_COLUMNS = 10
# Words that headlines write small.
SMALL_WORDS = frozenset(("ADP", "DET", "CCONJ", "PART"))
LONGEST_SMALL = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence. `head` is an index in the sentence, the word's own for the root."""

    form: str
    space: bool
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    misc: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with the document it comes from and whether a paragraph or heading begins with it."""

    id: str
    document: str
    words: tuple[Word, ...]
    opens: bool = False

    @property
    def text(self) -> str:
        return "".join(word.form + " " * word.space for word in self.words)


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of one CoNLL-U file."""
    document, identity, rows, opens = "", "", [], False
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# newdoc id = "):
            document = line.removeprefix("# newdoc id = ").strip()
        elif line.startswith("# sent_id = "):
            identity = line.removeprefix("# sent_id = ").strip()
        elif line.startswith("# newpar"):
            opens = True
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield Sentence(identity, document, tuple(_words(rows)), opens)
            rows, opens = [], False


def split(treebanks: Path) -> tuple[list[Sentence], list[Sentence]]:
    """All sentences of both treebanks, those to train on and those of the held-out documents."""
    training = list(read(treebanks / "ud-english-ewt" / "train.conllu"))
    held_out: list[Sentence] = []
    dev = list(read(treebanks / "ud-english-ewt" / "dev.conllu"))
    documents = list(dict.fromkeys(sentence.document for sentence in dev))
    kept_apart = HELD_OUT_GUM | frozenset(documents[::HELD_OUT_EWT_STEP])
    for path in sorted((treebanks / "ud-english-gum").glob("*.conllu")):
        dev.extend(read(path))
    for sentence in dev:
        (held_out if sentence.document in kept_apart else training).append(sentence)
    return training, held_out


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """The sentence as a Doc with lemmas, tags, features and tree; names are left unknown."""
    words = sentence.words
    return Doc(
        vocab, words=[w.form for w in words], spaces=[w.space for w in words], lemmas=[w.lemma for w in words],
        pos=[w.pos for w in words], morphs=[w.feats for w in words], heads=[w.head for w in words],
        deps=["ROOT" if w.dep == "root" else w.dep for w in words],
        sent_starts=[i == 0 for i in range(len(words))],
    )


def titled(sentence: Sentence) -> Sentence:
    """The sentence as a headline in title case: "Trade With Belarus Grew"."""
    return replace(sentence, words=tuple(
        word if word.pos in SMALL_WORDS and len(word.form) <= LONGEST_SMALL
        else replace(word, form=word.form[:1].upper() + word.form[1:])
        for word in sentence.words
    ))


def _words(rows: Iterable[list[str]]) -> Iterator[Word]:
    """Words proper; a contraction's range ("1-2 don't") only says where the space stands, empty nodes say nothing."""
    inside: dict[int, bool] = {}
    for row in rows:
        if len(row) < FEWEST_COLUMNS or "." in row[0]:
            continue
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            first, last = (int(part) for part in row[0].split("-"))
            inside |= dict.fromkeys(range(first, last), False) | {last: space}
            continue
        number, head = int(row[0]), int(row[6])
        feats = "|".join(feat for feat in row[5].split("|") if feat.split("=")[0] in FEATURES)
        own = head - 1 if head else number - 1
        yield Word(row[1], inside.get(number, space), row[2], row[3], feats, own, row[7], row[9])
