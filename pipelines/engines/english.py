"""The English engine: a small spaCy pipeline trained for this project (`models/en`), as a spaCy Doc.

Sentences are found by rule and analysed side by side as a batch, then put together again: a line break ends a
sentence, white space never reaches the model, and each sentence is one tree. Entities bear the types of
`pipelines.types` (Person, Country, Region, City, GovernmentBody, Company, Organization, Event).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import spacy
from spacy.attrs import LANG  # type: ignore[import-not-found]  # compiled, without a stub
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.vocab import Vocab, create_vocab
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import threadpool_limits

from pipelines.engines.english_lemmas import Lemmas
from pipelines.engines.english_network import quicken
from pipelines.engines.lines import breakable, trimmed
from pipelines.engines.sheet import Sheet
from pipelines.types import Article

NAME = "english"
MODEL = Path(__file__).with_name("en")
WORDS = "words.json"
LEMMAS = "lemmas.json"
BATCH = 64
LONGEST_SENTENCE = 400  # words: what is longer is no sentence
LONGEST_WORD = 40  # how far back an abbreviation is looked for

# A full stop, with what closes quotes and brackets after it, before a word that may begin a sentence.
_END = re.compile(r"""(?<![.!?…])(?P<stop>[.!?…]+)["'”’»)\]]*\s+(?=["'“‘«(\[$€£₽]*[^\W_a-z])""")
_LAST_WORD = re.compile(r"[^\s(\[\"“«]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NEXT_WORD = re.compile(r"[\"“‘«(\[]*([\w'’]+)")

# After these a name or number follows: "Gov. Hartsook", "Sept. 14", "No. 3", "Innoprom. Central Asia".
_NEVER_LAST = frozenset("""
    gov govs lt sen sens rep reps mr mrs ms dr prof st ste mt ft gen col maj capt cmdr adm sgt hon rev pres sec
    amb dep asst messrs mx fr no nos art vol fig pp ed approx ca cf vs viz e.g i.e jan feb mar apr jun jul
    aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun rs innoprom dato sh smt shri h.e
""".split())
# These end a sentence only where the next word is one that begins sentences: "Acme Inc. The firm grew".
_SELDOM_LAST = frozenset("""
    inc corp co ltd llc bros jr sr esq ph.d m.d etc a.m p.m u.s u.k u.n e.u u.a.e d.c est dept univ ave blvd rd
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo ont que sask alta
""".split())
_COURTESY = frozenset(("Mr", "Mrs", "Ms", "Dr", "Prof", "Gov", "Sen", "Rep", "Lt", "Shri", "Smt", "Sheikh"))
_STARTERS = frozenset("""
    a an the this that these those he she it they we i you his her its their our there here in on at by for from
    with as after before during since while when if under over according also but and or yet however meanwhile
    earlier later last next now then today yesterday both each all some many most more no not among another
    other what who how why
""".split())


def fingerprint() -> str:
    """The versions that decide what this engine says of a text."""
    return f"english-{_model_hash()}+spacy-{version('spacy')}"


class Engine:
    """The trained pipeline, loaded once."""

    def __init__(self, model: Path = MODEL) -> None:
        with numpy_products():
            self._nlp = spacy.load(model, vocab=vocabulary(json.loads((model / WORDS).read_bytes())))
        quicken(self._nlp)
        self._lemmas = lemmas(model)

    def __call__(self, article: Article) -> Doc:
        """The article's cleaned text, analysed. `doc.text` is `article.text`."""
        return self.annotate(article.text)

    def annotate(self, text: str) -> Doc:
        whole = (self._tokens(text, start, end) for start, end in sentences(text))
        tokens = [row[at:at + LONGEST_SENTENCE] for row in whole for at in range(0, len(row), LONGEST_SENTENCE)]
        bare = [Doc(self._nlp.vocab, words=[text[s:e] for s, e in row]) for row in tokens]
        sheet = Sheet(text)
        names = []
        for row, doc in zip(tokens, self._nlp.pipe(bare, batch_size=BATCH), strict=True):
            morphs = [str(token.morph) for token in doc]
            sheet.add(
                row,
                [token.head.i for token in doc],
                [token.dep_ for token in doc],
                [token.pos_ for token in doc],
                morphs,
                [self._lemmas.of(token.text, token.pos_, morph) for token, morph in zip(doc, morphs, strict=True)],
            )
            names += [(row[first][0], row[last][1], label) for first, last, label in _names(doc)]
        return sheet.doc(self._nlp.vocab, names)

    def _tokens(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        return [
            (at + t.idx, at + t.idx + len(t))
            for at, piece in breakable(text[start:end], start)
            for t in self._nlp.tokenizer(piece)
            if not t.is_space
        ]


@cache
def lemmas(model: Path = MODEL) -> Lemmas:
    """The dictionary forms that come with the model."""
    table = json.loads((model / LEMMAS).read_bytes())
    return Lemmas(table["irregular"], {pos: frozenset(known) for pos, known in table["known"].items()})


@contextmanager
def numpy_products() -> Iterator[None]:
    """Models made here multiply matrices by NumPy's library, up to three times as fast as the one thinc brings."""
    before = get_current_ops()
    if type(before) is NumpyOps:
        set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


def vocabulary(classes: Mapping[str, str]) -> Vocab:
    """spaCy's English vocabulary, its words marked."""
    vocab = create_vocab("en", English.Defaults)
    mark(vocab, classes)
    return vocab


def mark(vocab: Vocab, classes: Mapping[str, str]) -> None:
    """Give a vocabulary's words the kinds of name they are known as, those that it has and those still to come.

    The kinds stand in the lexemes' LANG, an attribute that a model can look at and that nothing else here uses.
    """
    getters: dict[int, Callable[[str], object]] = vocab.lex_attr_getters  # type: ignore[attr-defined]  # not in its stub
    getters[LANG] = lambda word: _class_of(word, classes)
    for lexeme in vocab:
        lexeme.lang_ = _class_of(lexeme.text, classes)


@cache
def load() -> Engine:
    """The engine, once a process. Its matrices are too small for threads, which only fight over cores: one is used."""
    threadpool_limits(1)
    return Engine()


@cache
def _words() -> Mapping[str, str]:
    words: dict[str, str] = json.loads((MODEL / WORDS).read_bytes())
    return words


def known_as(word: str) -> str:
    """The kinds of name that a word is known as: a letter each, G for given names, S for surnames (`wordlists.py`)."""
    return _class_of(word, _words())


@cache
def _dictionary() -> frozenset[str]:
    lemmas: dict[str, list[str]] = json.loads((MODEL / LEMMAS).read_bytes())["known"]
    return frozenset(word for known in lemmas.values() for word in known)


def is_common(word: str) -> bool:
    """Whether a word, or what it is the plural of, is a common noun, verb, adjective or adverb of the treebanks."""
    lower = word.casefold()
    return lower in _dictionary() or (lower.endswith("s") and lower[:-1] in _dictionary())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, white space around it left out."""
    at = 0
    for line in text.splitlines(keepends=True):
        start = at
        for match in _END.finditer(line):
            if _ends(line, match):
                yield from trimmed(text, start, at + match.end())
                start = at + match.end()
        at += len(line)
        yield from trimmed(text, start, at)


def _ends(line: str, match: re.Match[str]) -> bool:
    """Whether the stop ends a sentence, and not an abbreviation or an initial."""
    stop = match.start("stop")
    before = _LAST_WORD.search(line, max(0, stop - LONGEST_WORD), stop)
    if before is None or match["stop"] != ".":
        return True
    word = before.group().casefold()
    following = _NEXT_WORD.match(line, match.end())
    starter = following is not None and following.group(1).casefold() in _STARTERS
    if word in _NEVER_LAST:
        return False
    if word in _SELDOM_LAST or _INITIALS.fullmatch(before.group()):
        return starter
    return True


def _names(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """First token, last token and type of each name, without a dash at its edge ("DES MOINES —") or "Ms" before it."""
    for name in doc.ents:
        inside = [token.i for token in name if any(c.isalnum() for c in token.text)]
        if name.label_ == "Person" and len(inside) > 1 and doc[inside[0]].text.rstrip(".") in _COURTESY:
            del inside[0]
        if inside:
            yield inside[0], inside[-1], name.label_


def _class_of(word: str, classes: Mapping[str, str]) -> str:
    return classes.get(word) or (classes.get(word.title(), "") if word.isupper() else "")


@cache
def _model_hash() -> str:
    digest = blake2b(digest_size=8)
    for path in sorted(p for p in MODEL.rglob("*") if p.is_file()):
        digest.update(path.relative_to(MODEL).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
