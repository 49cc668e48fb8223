"""Sentences of the treebanks with a name exchanged for one as this news introduces people: with post, place and tree.

"Bush said…" → "Ambassador of Belarus to Russia Dmitry Krutoi said…". The treebanks hardly have such phrases, and the
frames live on them. Trees follow the treebanks: the post is the name's `nmod:desc`, its place depends on the post.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import spacy
from sentences import Writer
from treebanks import Sentence, Word

EXCHANGED = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "iobj", "nmod:poss", "conj"))
INSIDE = frozenset(("flat", "compound", "nmod:desc"))
OUTSIDE = frozenset(("case", "punct", "cc", "conj"))  # what may depend on the name and stays
OF_PLACES = frozenset(("in", "at", "on", "near", "into", "through", "across"))
OF_TIME = frozenset("""
    January February March April May June July August September October November December Jan Feb Mar Apr Jun
    Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri
    Sat Sun Christmas Easter
""".split())
POSTS = (
    "Governor", "Acting Governor", "Deputy Governor", "Mayor", "Premier", "President", "Prime Minister",
    "Deputy Prime Minister", "Ambassador", "Consul", "Head", "Chairman", "Speaker", "Rector", "Akim", "Senator",
    "Minister", "Deputy Minister", "Director",
)
SMALL_POSTS = (
    "governor", "deputy governor", "mayor", "head", "chairman", "chairwoman", "director", "minister",
    "deputy minister", "president", "ambassador", "consul", "rector", "spokesman", "spokeswoman", "owner",
    "chief executive", "press secretary", "envoy", "leader",
)
COURTESY = (
    "Mr.", "Ms.", "Dr.", "Gov.", "Governor", "President", "Premier", "Ambassador", "Minister", "Mayor", "Secretary",
)

LANDS = ("country", "region", "regionname", "city")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with heads counted from the phrase's first word; its own head has `head` equal to its index."""

    words: tuple[Word, ...]
    head: int


class Introducer:
    """Makes phrases that introduce people, bodies and places."""

    def __init__(self, writer: Writer, rng: random.Random) -> None:
        self._writer = writer
        self._rng = rng
        self._tokenize = spacy.blank("en").tokenizer
        self._makers: tuple[Callable[[], Phrase], ...] = (
            self.person, self.governor, self.governor, self.ambassador, self.ambassador, self.minister,
            self.ministers_country, self.post_of, self.post_of, self.apposition, self.apposition, self.named_after_post,
            self.courtesy, self.body, self.commerce, self.commerce, self.pair,
        )

    def phrase(self) -> Phrase:
        return self._makers[self._rng.randrange(len(self._makers))]()

    def person(self) -> Phrase:
        words = self._words("person")
        return Phrase(tuple(_word(form, "PROPN", 0, "flat") for form in words), 0)

    def governor(self) -> Phrase:
        """Perm Krai Governor Dmitry Makhonin"""
        post = self._pick(POSTS)
        return self._described(_compound([*self._words("region", "city", "country", "regionname"), *post.split()]))

    def ambassador(self) -> Phrase:
        """Ambassador of Belarus to Russia Dmitry Krutoi"""
        post = _compound(self._pick(("Ambassador", "Ambassador", "Consul", "Trade Representative", "Envoy")).split())
        post = _attach(post, "of", _compound(self._words("country")))
        return self._described(_attach(post, self._pick(("to", "to", "in")), _compound(self._words("country", "city"))))

    def minister(self) -> Phrase:
        """Belarusian Forestry Minister Aleksandr Kulik"""
        area = self._writer.name("shortarea").replace(" and ", " ").split()
        return self._described(self._demonym(_compound([*area, "Minister"])))

    def ministers_country(self) -> Phrase:
        """Japan's Trade Minister Yoji Muto"""
        posts = ("Trade Minister", "Prime Minister", "President", "Ambassador", "Energy Minister", "deputy governor")
        post = _compound(self._pick(posts).split())
        return self._described(_owned(_compound(self._words("country", "region")), post))

    def post_of(self) -> Phrase:
        """Governor of the Omsk Region Stanislav Verkholomov, director of Altair Ivan Orlov"""
        post = _compound(self._pick((*POSTS, *SMALL_POSTS)).split())
        return self._described(_attach(post, "of", self._place()))

    def apposition(self) -> Phrase:
        """Dmitry Makhonin, the governor of Perm Krai,"""
        post = _attach(_compound(self._pick(SMALL_POSTS).split()), "of", self._place())
        if self._rng.random() < 0.5:
            post = _determined(post)
        return _apposed(self.person(), post)

    def named_after_post(self) -> Phrase:
        """the governor of Perm Krai, Dmitry Makhonin, or Perm Krai's governor, Dmitry Makhonin,"""
        post = _compound(self._pick(SMALL_POSTS).split())
        if self._rng.random() < 0.5:
            return _apposed(_determined(_attach(post, "of", self._place())), self.person())
        return _apposed(_owned(_compound(self._words("country", "region", "city")), post), self.person())

    def courtesy(self) -> Phrase:
        """Mr. Makhonin"""
        name = self._words("surname")
        title = _word(self._pick(COURTESY), "PROPN", 1, "nmod:desc")
        return Phrase((title, *(_word(form, "PROPN", 1, "flat") for form in name)), 1)

    def body(self) -> Phrase:
        """the Ministry of Agriculture of Belarus, Altair Motors"""
        if self._rng.random() < 0.5:
            return _compound(self._words("company"))
        area = self._pick(("Agriculture", "Energy", "Trade", "Industry", "Culture", "Transport", "Finance", "Health"))
        body = _attach(_compound([self._pick(("Ministry", "Department"))]), "of", _compound([area]))
        return _determined(_attach(body, "of", self._place()))

    def commerce(self) -> Phrase:
        """trade between Belarus and Perm Krai, Perm Krai's exports to China, turnover with China"""
        first, second = _compound(self._words(*LANDS)), _compound(self._words(*LANDS))
        if self._rng.random() < 0.4:
            noun = _noun(self._pick(("trade", "turnover", "talks", "cooperation")))
            noun = _adjective(self._pick(("bilateral", "mutual", "")), noun)
            return _attach(noun, "between", _coordinated(first, "and", second))
        noun = _noun(self._pick(("exports", "imports", "trade", "turnover", "deliveries", "sales", "supplies")))
        noun = _owned(first, noun) if self._rng.random() < 0.4 else _attach(noun, self._pick(("of", "from")), first)
        return _attach(noun, self._pick(("to", "with", "from")), second)

    def pair(self) -> Phrase:
        """Belarus and Perm Krai, or as headlines have it, Belarus, Perm Krai"""
        link = self._pick(("and", ","))
        return _coordinated(_compound(self._words(*LANDS)), link, _compound(self._words(*LANDS)))

    def _described(self, post: Phrase) -> Phrase:
        """The post before a name."""
        return _join(post, self.person(), "nmod:desc", leading=True)

    def _demonym(self, post: Phrase) -> Phrase:
        words = self._writer.name("demonym").split()
        adjective = Phrase((_word(words[-1], "ADJ", 0, "amod", "Degree=Pos"),), 0)
        return _join(adjective, post, "amod", leading=True)

    def _place(self) -> Phrase:
        place = _compound(self._words("region", "country", "company", "city"))
        return _determined(place) if place.words[-1].form in {"Region", "Oblast", "Territory", "Republic"} else place

    def _words(self, *slots: str) -> list[str]:
        """The words of a name that the tokenizer leaves whole, and that has no grammar of its own ("Bank of Minsk")."""
        while True:
            name = self._writer.name(self._pick(slots))
            words = name.split()
            if all(word[0].isupper() and word.isalpha() for word in words) and len(self._tokenize(name)) == len(words):
                return words

    def _pick(self, alternatives: Sequence[str]) -> str:
        return alternatives[self._rng.randrange(len(alternatives))]


def introduced(sentence: Sentence, introducer: Introducer, rng: random.Random) -> Sentence | None:
    """The sentence with one of its proper names exchanged; None where it has none that stands by itself."""
    blocks = [block for i in range(len(sentence.words)) if (block := _name_block(sentence.words, i)) is not None]
    if not blocks:
        return None
    start, end, head = blocks[rng.randrange(len(blocks))]
    old, phrase = sentence.words, introducer.phrase()
    after = old[end] if end < len(old) else None
    if phrase.words[-1].form == "," and (after is None or after.pos == "PUNCT" or after.dep == "case"):
        phrase = Phrase(phrase.words[:-1], phrase.head)
    grown = len(phrase.words) - (end - start)

    def moved(i: int) -> int:
        return start + phrase.head if start <= i < end else i if i < start else i + grown

    middle = [replace(word, head=start + word.head) for word in phrase.words]
    own = moved(old[head].head) if old[head].head != head else start + phrase.head
    middle[phrase.head] = replace(middle[phrase.head], head=own, dep=old[head].dep)
    middle[-1] = replace(middle[-1], space=old[end - 1].space)
    if start == 0:
        middle[0] = replace(middle[0], form=middle[0].form[:1].upper() + middle[0].form[1:])
    outside = [[replace(word, head=moved(word.head)) for word in part] for part in (old[:start], old[end:])]
    return replace(sentence, words=(*outside[0], *middle, *outside[1]))


def _name_block(words: Sequence[Word], head: int) -> tuple[int, int, int] | None:
    """Start, end and head of a name that is nothing but proper nouns side by side."""
    if words[head].pos != "PROPN" or words[head].dep not in EXCHANGED:
        return None
    members = {head}
    while True:
        more = {i for i, w in enumerate(words) if w.head in members and w.dep in INSIDE and w.pos == "PROPN"} - members
        if not more:
            break
        members |= more
    start, end = min(members), max(members) + 1
    plain = len(members) == end - start and not (start and words[start - 1].pos in {"DET", "ADJ", "NUM"})
    others = any(w.head in members - {head} and i not in members for i, w in enumerate(words))
    own = [w for i, w in enumerate(words) if w.head == head and i not in members]
    person = not any(w.dep not in OUTSIDE or w.form.lower() in OF_PLACES for w in own)
    dated = any(words[i].form in OF_TIME for i in members)
    return (start, end, head) if plain and person and not others and not dated else None


def _word(form: str, pos: str, head: int, dep: str, feats: str = "Number=Sing") -> Word:
    return Word(form, True, form.lower() if pos in {"DET", "NOUN"} else form, pos, feats, head, dep, "")


def _compound(forms: Sequence[str]) -> Phrase:
    """Nouns of which the last is the head; small ones are common nouns, "chief" is an adjective."""
    last = len(forms) - 1
    return Phrase(tuple(
        _word(form, "ADJ", last, "amod", "Degree=Pos") if form == "chief"
        else _word(form, "PROPN" if form[0].isupper() else "NOUN", last, "compound")
        for form in forms
    ), last)


def _join(left: Phrase, right: Phrase, dep: str, *, leading: bool) -> Phrase:
    """Two phrases side by side; the left one depends on the right if `leading`, else the other way round."""
    shift = len(left.words)
    first = [replace(word, head=word.head) for word in left.words]
    second = [replace(word, head=word.head + shift) for word in right.words]
    if leading:
        first[left.head] = replace(first[left.head], head=right.head + shift, dep=dep)
        return Phrase((*first, *second), right.head + shift)
    second[right.head] = replace(second[right.head], head=left.head, dep=dep)
    return Phrase((*first, *second), left.head)


def _attach(noun: Phrase, preposition: str, complement: Phrase) -> Phrase:
    """governor + of + Perm Krai"""
    case = Phrase((_word(preposition, "ADP", 0, "case", ""),), 0)
    return _join(noun, _join(case, complement, "case", leading=True), "nmod", leading=False)


def _owned(owner: Phrase, noun: Phrase) -> Phrase:
    """Japan + 's + Trade Minister"""
    last = len(owner.words) - 1
    words = (*owner.words[:last], replace(owner.words[last], space=False))
    mark = Phrase((_word("'s", "PART", 0, "case", ""),), 0)
    return _join(_join(Phrase(words, owner.head), mark, "case", leading=False), noun, "nmod:poss", leading=True)


def _coordinated(first: Phrase, link: str, second: Phrase) -> Phrase:
    """Belarus + and + Russia, or a comma for the conjunction"""
    if link == ",":
        last = len(first.words) - 1
        first = Phrase((*first.words[:last], replace(first.words[last], space=False)), first.head)
        mark = _word(link, "PUNCT", 0, "punct", "")
    else:
        mark = _word(link, "CCONJ", 0, "cc", "")
    return _join(first, _join(Phrase((mark,), 0), second, mark.dep, leading=True), "conj", leading=False)


def _noun(form: str) -> Phrase:
    """A common noun; plural if it ends in s."""
    if not form.endswith("s"):
        return Phrase((_word(form, "NOUN", 0, "dep"),), 0)
    lemma = form.removesuffix("ies") + "y" if form.endswith("ies") else form.removesuffix("s")
    return Phrase((replace(_word(form, "NOUN", 0, "dep", "Number=Plur"), lemma=lemma),), 0)


def _adjective(form: str, noun: Phrase) -> Phrase:
    if not form:
        return noun
    return _join(Phrase((_word(form, "ADJ", 0, "amod", "Degree=Pos"),), 0), noun, "amod", leading=True)


def _determined(noun: Phrase) -> Phrase:
    return _join(Phrase((_word("the", "DET", 0, "det", "Definite=Def|PronType=Art"),), 0), noun, "det", leading=True)


def _apposed(noun: Phrase, apposition: Phrase) -> Phrase:
    """Noun, apposition, with both commas on the apposition."""
    comma = Phrase((_word(",", "PUNCT", 0, "punct", ""),), 0)
    framed = _join(_join(comma, apposition, "punct", leading=True), comma, "punct", leading=False)
    last = len(noun.words) - 1
    inner = len(framed.words) - 2
    noun = Phrase((*noun.words[:last], replace(noun.words[last], space=False)), noun.head)
    framed = Phrase((*framed.words[:inner], replace(framed.words[inner], space=False), framed.words[-1]), framed.head)
    return _join(noun, framed, "appos", leading=False)
