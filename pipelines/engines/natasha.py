"""Natasha as the Russian engine: segmentation, morphology, syntax, names and lemmas, as a spaCy Doc.

Natasha's own `Doc` mutates from stage to stage; here its models are called in order and give one immutable-by-use
spaCy `Doc` with Universal Dependencies. Entities are labelled PER, LOC and ORG.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from typing import Any

import natasha
import razdel
from slovnet.bio import bio_spans
from slovnet.conll import parse_conll_tag
from slovnet.shape import word_shape
from spacy.lang.lex_attrs import LEX_ATTRS
from spacy.tokens import Doc
from spacy.vocab import Vocab
from threadpoolctl import threadpool_limits

from pipelines.engines.sheet import Sheet, tree
from pipelines.types import Article

# pymorphy2 finds its dictionaries through pkg_resources, of which later setuptools warn on standard error.
warnings.filterwarnings("ignore", message="pkg_resources is deprecated")

NAME = "natasha"

LEMMA_CACHE = 100_000
DECLINED = frozenset({"NOUN", "PROPN", "ADJ"})  # parts of speech whose case is checked against the dictionary
VOWELS = frozenset("аеёиоуыэюя")
TOLD = frozenset({"Animacy", "Case", "Gender", "Number"})  # features that the dictionary then gives
WORD_CACHE = 50_000
LONGEST_SENTENCE = 400  # words: what is longer is no sentence, and the parser's time and memory grow with its square
LONGEST_STRETCH = 10_000  # words that names are read in at once: 35 MB of windows
LONGEST_WORD = 100  # characters: a longer one is in no dictionary
# Adjectives made of names of places, which the tagger often takes for nouns before a name: "алексинская «Заря»".
OF_PLACE = re.compile(r"(\w{2,}[сц]к)(?:ий|ая|ое|ого|ому|им|ом|ой|ую|ие|их|ими)", re.IGNORECASE)
QUOTED_NAME = 25  # characters up to a full stop inside quotes that may still be a name


def fingerprint() -> str:
    """The versions that decide what this engine says of a text."""
    return "+".join(f"{name}-{version(name)}" for name in ("natasha", "slovnet", "razdel", "pymorphy2-dicts-ru"))


class Engine:
    """Natasha's models, loaded once (about a second)."""

    def __init__(self) -> None:
        embedding = natasha.NewsEmbedding()
        self._vocab = Vocab(lex_attr_getters=LEX_ATTRS)  # without them no token is punctuation or white space
        self._morphology = natasha.NewsMorphTagger(embedding)
        self._syntax = natasha.NewsSyntaxParser(embedding)
        self._names = natasha.NewsNERTagger(embedding)
        for tagger in (self._morphology, self._syntax, self._names):
            _remember_words(tagger.infer.encoder)

    def __call__(self, article: Article) -> Doc:
        """The article's cleaned text, analysed. `doc.text` is `article.text`."""
        return self.annotate(article.text)

    def annotate(self, text: str) -> Doc:
        sentences = list(_sentences(text))
        words = [[token.text for token in tokens] for tokens in sentences]
        sheet = Sheet(text)
        for tokens, tags, (_, heads, relations) in zip(
            sentences, _infer(self._morphology, words), _infer(self._syntax, words), strict=True
        ):
            read = _Sentence(tokens, tags, heads, relations)
            read.set_right([_opens(text, token.start) for token in tokens])
            spans = [(token.start, token.stop) for token in tokens]
            sheet.add(spans, read.heads, read.deps, read.pos, read.morphs, read.lemmas)
        return sheet.doc(self._vocab, self._named(sentences))

    def _named(self, sentences: Iterable[list[Any]]) -> Iterable[tuple[int, int, str]]:
        for tokens in _stretches(sentences):
            for span in bio_spans(tokens, next(iter(_infer(self._names, [[token.text for token in tokens]])))):
                yield span.start, span.stop, span.type


def _stretches(sentences: Iterable[list[Any]]) -> Iterable[list[Any]]:
    """What names are read in: the text as one sequence, as Natasha itself reads them, a very long one in parts."""
    tokens: list[Any] = []
    for sentence in sentences:
        tokens += sentence
        if len(tokens) >= LONGEST_STRETCH:
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def _remember_words(encoder: Any) -> None:
    """Lets a model's encoder look each word up once: most of a text's words have been seen before."""

    @lru_cache(WORD_CACHE)
    def known(word: str) -> tuple[int, int]:
        return encoder.words_vocab.encode(word.lower()), encoder.shapes_vocab.encode(word_shape(word))

    def item(words: Sequence[str]) -> tuple[list[int], list[int]]:
        pairs = [known(word) for word in words]
        return [word for word, _ in pairs], [shape for _, shape in pairs]

    encoder.item = item


def _infer(tagger: Any, words: Sequence[Sequence[str]]) -> Iterable[Any]:
    """What a model says of each sentence, before Natasha makes objects of it: that takes as long as the model."""
    inference = tagger.infer
    order = sorted(range(len(words)), key=lambda i: len(words[i]))  # sentences of a batch are padded to one length
    said = inference.decoder(inference.process(inference.encoder([words[i] for i in order])))
    return [each for _, each in sorted(zip(order, said, strict=True), key=lambda pair: pair[0])]


@cache
def load() -> Engine:
    """The engine, once a process. Its matrices are too small for threads, which only fight over cores: one is used."""
    threadpool_limits(1)
    return Engine()


@cache
def vocabulary() -> Any:
    """pymorphy2's dictionary, with Universal Dependencies tags."""
    return natasha.MorphVocab()


@lru_cache(LEMMA_CACHE)
def lemma(word: str, pos: str, feats: tuple[tuple[str, str], ...]) -> str:
    """The dictionary form of a word, lower case, ё as е; short, since lemmas cost a third of the analysis."""
    if len(word) > LONGEST_WORD:
        return word.lower()
    return str(vocabulary().lemmatize(word, pos, dict(feats)))


@lru_cache(LEMMA_CACHE)
def _form(tag: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Part of speech, morphology as spaCy writes it, and features of a tag (`NOUN|Case=Nom|Number=Sing`)."""
    pos, feats = parse_conll_tag(tag)
    pairs = tuple(sorted(feats.items()))
    return pos, "|".join(f"{key}={value}" for key, value in pairs), pairs


@lru_cache(LEMMA_CACHE)
def _possible(word: str, tag: str, relation: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """What a tag says, where the dictionary excludes its case another: «полипропилен» is no dative of an adjective."""
    said = _form(tag)
    pos, _, pairs = said
    feats = dict(pairs)
    case = feats.get("Case")
    if pos not in DECLINED or not case or len(word) > LONGEST_WORD or not vocabulary().word_is_known(word.lower()):
        return said
    if word[:1].isupper() and (case != "Loc" or word[-1] in VOWELS):
        return said  # names in -о and foreign ones aren't always declined: «в Жодино», «закупки Бангладеш»
    forms = [f for f in vocabulary()(word.lower()) if f.feats.get("Case")]
    own = [f for f in forms if _fits(pos, f)]
    if not own and pos == "ADJ" and word.islower():
        pos, own = "NOUN", [f for f in forms if f.pos == "NOUN"]
    if not own or (pos == said[0] and any(f.feats["Case"] == case for f in own)):
        return said
    wanted = (case, "Nom", "Acc") if relation.startswith("nsubj") else (case, "Acc", "Nom")
    best = min(own, key=lambda f: wanted.index(f.feats["Case"]) if f.feats["Case"] in wanted else len(wanted))
    kept = {name: value for name, value in feats.items() if pos == said[0] and name not in best.feats}
    changed = {**kept, **{name: value for name, value in best.feats.items() if name in TOLD}}
    return _form("|".join((pos, *(f"{name}={value}" for name, value in sorted(changed.items())))))


def _fits(pos: str, form: Any) -> bool:
    """Whether a form of the dictionary is of a tag's part of speech."""
    if pos == "ADJ":
        return form.pos in {"ADJ", "DET", "NUM"} or form.feats.get("VerbForm") == "Part"
    return bool(form.pos == "NOUN")


class _Sentence:
    """The columns of a sentence, with adjectives that the models take for names of places set right."""

    def __init__(
        self, tokens: Sequence[Any], tags: Sequence[str], heads: Sequence[Any], relations: Sequence[str]
    ) -> None:
        forms = [
            _possible(token.text, tag, relation) for token, tag, relation in zip(tokens, tags, relations, strict=True)
        ]
        self.words = [token.text for token in tokens]
        self.heads = tree([int(head) - 1 for head in heads])
        self.deps = list(relations)
        self.pos = [pos for pos, _, _ in forms]
        self.morphs = [morph for _, morph, _ in forms]
        self.lemmas = [lemma(token.text, pos, feats) for token, (pos, _, feats) in zip(tokens, forms, strict=True)]

    def set_right(self, opening: Sequence[bool]) -> None:
        """`opening` tells of each token whether a line or the text begins with it."""
        for at in range(len(self.words) - 1):
            if self.pos[at] in {"NOUN", "PROPN", "VERB"} and (made := OF_PLACE.fullmatch(self.words[at])):
                noun = self._described(at, opening[at])
                if noun is not None:
                    self._attach(at, noun, f"{made[1]}ий".lower().replace("ё", "е"))

    def _described(self, at: int, opening: bool) -> int | None:
        """The noun that a misread adjective describes: the head of a quoted name, or of "торговой палате" after it."""
        following = at + 1
        if self.words[following] in {"«", '"', "“"}:
            last = range(following + 1, len(self.words))
            end = next((i for i in last if self.words[i] in {"»", '"', "”"}), following)
            inside = range(following + 1, end)
            return next((i for i in inside if self.heads[i] not in inside), None)
        noun = self.heads[following]
        opens = opening or (at > 0 and self.pos[at - 1] in {"ADP", "CCONJ"})
        agrees = self.pos[following] == "ADJ" and noun > following and self.deps[following] == "amod"
        return noun if opens and agrees else None

    def _attach(self, at: int, noun: int, lemma_: str) -> None:
        """Makes a token the adjective of a noun, which takes the place in the sentence that the token had had."""
        if self.heads[noun] == at:
            self.heads[noun], self.deps[noun] = self.heads[at], self.deps[at]
            if self.heads[noun] == at:  # the sentence's root
                self.heads[noun] = noun
        for i, head in enumerate(self.heads):
            if head == at and i not in {at, noun}:
                self.heads[i] = noun
        self.heads[at], self.deps[at], self.pos[at], self.lemmas[at] = noun, "amod", "ADJ", lemma_
        self.morphs[at] = "|".join(
            feat for feat in self.morphs[noun].split("|") if feat.startswith(("Case=", "Gender=", "Number="))
        )


def _opens(text: str, start: int) -> bool:
    """Whether a line or the text begins at a token, or more white space than a blank stands before it."""
    before = text[max(start - 2, 0) : start]
    return not before or (before[-1].isspace() and (before[-1] != " " or before[:-1].isspace()))


def _sentences(text: str) -> Iterable[list[Any]]:
    """Tokens of each sentence, with offsets in the text. A line break ends a sentence: razdel knows full stops only."""
    start = 0
    for line in text.split("\n"):
        for shift, sentence in _whole(line, start):
            tokens = [type(t)(t.start + shift, t.stop + shift, t.text) for t in razdel.tokenize(sentence)]
            for first in range(0, len(tokens), LONGEST_SENTENCE):
                yield tokens[first : first + LONGEST_SENTENCE]
        start += len(line) + 1


def _whole(line: str, start: int) -> Iterable[tuple[int, str]]:
    """Sentences of a line, with offsets; a full stop inside a short quoted name ends none («Иннопром. Беларусь»)."""
    at, text = start, ""
    for sentence in razdel.sentenize(line):
        if text and not _opens_name(text):
            yield at, text
            text = ""
        if not text:
            at = start + sentence.start
        text = line[at - start : sentence.stop]
    if text:
        yield at, text


def _opens_name(text: str) -> bool:
    opened = text.rfind("«")
    return opened > text.rfind("»") and len(text) - opened < QUOTED_NAME and text.count("«") > text.count("»")
