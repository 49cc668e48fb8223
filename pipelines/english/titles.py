"""English posts in the text: a title's head noun, what it heads, and the people named with it.

"Belarus' Ambassador Extraordinary and Plenipotentiary to the Russian Federation Yuri Selivyorstov" is one title with
role `ambassador`, a place (Belarus), an accreditation (Russia) and a person. `body` of a title may also be the token of
a possessive: "its CEO", "Orlov's deputy".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from pipelines.english.post_roles import role_of
from pipelines.languages.en import references, roles
from pipelines.mentions.titles import Title
from pipelines.types import BODIES, PLACES, Mention

HEADS = roles.PLAIN.keys() | roles.HEADS | roles.SHARED
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
POSSESSORS = frozenset("its his her their our my whose".split())
DETERMINERS = frozenset("the a an this that one another these those both all".split())
DASHES = frozenset({"-", "–", "—", "--"})
BEFORE_POSTS = frozenset("deputy chief executive head assistant general".split())
SHORT = frozenset("cm pm md mp cmd".split())
KNOWN = DETERMINERS | POSSESSORS | POSSESSIVE | references.REGIONAL
AFTER_HEAD = frozenset("general extraordinary plenipotentiary designate elect emeritus".split())
# After "and" these begin another post: "Minister of Trade and Deputy Prime Minister".
NEW_POST = roles.DEPUTY | frozenset("first prime chief acting former managing".split())
JOINTS = frozenset("and & / – - ,".split())
# Words that may stand between two posts of one person: "X, formerly consul in A and since August envoy to B".
LINKS = frozenset("and & / – - , ; — also since formerly previously now concurrently currently then later".split())
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})


def find(doc: Doc, mentions: Sequence[Mention]) -> tuple[Title, ...]:
    """The titles of a text, in its order. `mentions` are its names and place adjectives."""
    return _Reader(doc, mentions).titles()


class _Reader:
    """The state of one article's reading."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc, self.mentions = tuple(doc), mentions
        self.words = [t.lower_ for t in self.doc]
        self.outer: dict[int, int] = {}  # token → the widest mention over it
        for n in sorted(range(len(mentions)), key=lambda n: mentions[n].tokens[0] - mentions[n].tokens[1]):
            for i in range(*mentions[n].tokens):
                self.outer.setdefault(i, n)
        self.people = {m.tokens[0]: n for n, m in enumerate(mentions) if m.type == "Person"}
        self.people_ends = {m.tokens[1]: n for n, m in enumerate(mentions) if m.type == "Person"}

    def titles(self) -> tuple[Title, ...]:
        found: list[Title] = []
        at = 0
        for i, word in enumerate(self.words):
            if i >= at and self._is_head(i, word):
                title = _Phrase(self, i, at).title(found[-1] if found else None)
                found.append(title)
                at = title.tokens[1]
        return tuple(_shared(self, found))

    # --- which words are heads ---

    def singular(self, i: int) -> str:
        word = self.words[i]
        if word not in HEADS and word.endswith(("s", "en")):
            return next((s for s in (word[:-1], word.replace("men", "man")) if s in HEADS), word)
        return word

    def _is_head(self, i: int, word: str) -> bool:
        if self.singular(i) not in HEADS:
            return False
        n = self.outer.get(i)
        if n is not None and self.mentions[n].kind == "name":
            return False
        token = self.doc[i]
        if word in SHORT and (not token.text.isupper() or self.doc[i - 1].pos_ == "NUM"):
            return False  # "5 pm", "40 cm"
        if token.pos_ not in NOUNS and not (token.text[0].isupper() or i + 1 in self.people):
            return False
        return not self._modifies(i)

    def _modifies(self, i: int) -> bool:
        """Whether a word only describes the noun after it: "the deputy governor", "member states", "minister-level"."""
        k = i + 1
        if k < len(self.words) and self.words[k] == "-" and not self.doc[i].whitespace_ and not self.doc[k].whitespace_:
            k += 1
            if self.words[k] in AFTER_HEAD:
                return False
            if self.doc[k].pos_ in {"VERB", "ADJ", "NOUN"}:
                return True
        if k >= len(self.words) or k in self.people or self.words[k] in AFTER_HEAD:
            return False
        if self.singular(k) in HEADS:
            return self.words[i] not in {"ceo", "prefect"}
        after = self.doc[k]
        if after.is_space or k in self.outer:
            return False
        if self.words[i] in BEFORE_POSTS and self._leads_to_head(k):
            return True
        return after.pos_ == "NOUN" and not after.text[0].isupper() and after.dep_ not in {"obl:unmarked", "obl:npmod"}


    def _leads_to_head(self, k: int) -> bool:
        """Whether another head noun follows over words of a portfolio: "Deputy Economy Minister"."""
        while k < len(self.words) and self.doc[k].pos_ in NOUNS | {"CCONJ"} and k not in self.outer:
            if self.singular(k) in HEADS:
                return True
            k += 1
        return False


class _Phrase:
    """One title being read around its head."""

    def __init__(self, reader: _Reader, head: int, floor: int) -> None:
        self.r, self.doc, self.words, self.head, self.floor = reader, reader.doc, reader.words, head, floor
        self.start = head  # first token of the whole phrase, its determiner left out
        self.core = head  # first token of the post's own words
        self.end = head + 1
        self.core_end = head + 1
        self.scope: list[int] = []
        self.generic: int | None = None
        self.body: int | None = None
        self.accredited: int | None = None
        self.former = self.acting = False

    def title(self, previous: Title | None) -> Title:
        self._read_left()
        self._read_right()
        singular = self.r.singular(self.head)
        self.plural = singular != self.words[self.head] and singular not in {"d'affaires"}
        people = self._people(previous)
        if people and not self.scope:
            self._place_after(people[-1])
            self._body_after()
        before = [self.words[i] for i in range(self.core, self.head)]
        after = [self.words[i] for i in range(self.head + 1, self.end)]
        beside = [self.words[i] for i in range(self.start, self.core)]
        mentions = [self.r.mentions[n] for n in self.scope]
        for sign in POSSESSIVE & set(after):
            after = after[len(after) - after[::-1].index(sign) :]  # "of the Foreign Ministry's First Department"
        role = role_of(singular, before, [*after, *beside], mentions)
        text = self._text()
        return Title(
            (self.start, self.end), self.head, role, text, tuple(dict.fromkeys(self.scope)), self.generic, self.body,
            self.accredited, people, self.former or singular in roles.PREDECESSORS, self.plural,
        )

    def _text(self) -> str:
        text = "".join(t.text_with_ws for t in self.doc[self.core : self.core_end]).rstrip()
        return "Governor" if text.casefold() in {"gov.", "gov"} else text

    # --- to the left ---

    def _read_left(self) -> None:
        i, portfolio, whose, outside = self.head - 1, False, False, False
        while i >= self.floor:
            word, token, n = self.words[i], self.doc[i], self.r.outer.get(i)
            if token.is_space :
                break
            if n is not None and self.r.mentions[n].type == "Person":
                if whose:
                    self.body, self.start = self.r.mentions[n].head, self.r.mentions[n].tokens[0]
                break
            if n is not None and self.r.mentions[n].type == "Event":
                break
            if n is not None:
                self._adds(n)
                i = self.r.mentions[n].tokens[0] - 1
                self.start, outside, whose = i + 1, True, False
                continue
            if word in POSSESSIVE and token.pos_ == "PART":
                whose = True
            elif word in POSSESSORS:
                if self.body is None and self.generic is None:
                    self.body = i
                self.start = i
                break
            elif word in roles.FORMER:
                self.former, self.start = True, i
            elif word in roles.FORMER_ADVERBS | roles.PRESENT_ADVERBS:
                self.former = self.former or word in roles.FORMER_ADVERBS
                self.start = i + 1
                break
            elif word in roles.ACTING:
                self.acting, self.start = True, i
            elif word in references.REGIONAL | references.PLACES | references.BODIES | references.NATIONAL and (
                whose or self._bare(i)
            ):
                if word in references.BODIES:
                    self.body = i if self.body is None else self.body
                elif word not in references.NATIONAL:
                    self.generic = i if self.generic is None else self.generic
                self.start, outside, whose = i, True, False
            elif whose:
                if token.pos_ in {"NOUN", "PROPN"}:  # the minister's deputy, the thinker's editor
                    if self.body is None:
                        self.body = i
                    self.start = i
                break
            elif word in roles.ADJECTIVES | roles.DEPUTY | {"chargé", "charge"} and not _verbal(token):
                self.start = i
                if not outside:
                    self.core = i
            elif word == "-" and not self.doc[i - 1].whitespace_ and not token.whitespace_ and i > self.floor:
                pass
            elif outside:
                break
            elif word in {"and", "&", ","} and portfolio and self._joins(i):
                pass
            elif self._is_portfolio(i):
                self.core = self.start = i
                portfolio = True
            else:
                break
            i -= 1
        if whose and self.body is None and i < self.floor and i >= 0:
            self.body = i  # the governor's spokesman
        while self.words[self.start] in {"-", ",", "and", "&"} and self.start < self.head:
            self.start += 1
        while self.words[self.core] in roles.IDLE and self.core < self.head:
            self.core += 1

    def _bare(self, i: int) -> bool:
        """Whether a bare noun or adjective before the post says whose it is: "state senator", "company spokesman"."""
        word = self.words[i]
        if word in {"state", "trade", "business"} and self.words[self.head] == "secretary" and i == self.head - 1:
            return False
        return word not in {"economy", "bank", "finance"} or self.doc[i].text[0].islower()

    def _adds(self, n: int) -> None:
        """Take a mention and the places within it as what the post is of."""
        m = self.r.mentions[n]
        self.scope.append(n)
        if m.type in BODIES:
            self.scope += [
                k
                for k, other in enumerate(self.r.mentions)
                if other.type in PLACES and m.tokens[0] <= other.tokens[0] and other.tokens[1] <= m.tokens[1]
            ]

    def _is_portfolio(self, i: int) -> bool:
        token = self.doc[i]
        if self.words[i] in roles.DATES or token.pos_ == "NUM":
            return False
        if token.pos_ not in NOUNS or self.r.singular(i) in HEADS or self.words[i] in DETERMINERS:
            return self.r.singular(i) in {"prime", "minister", "secretary", "director"} and self.words[i + 1] == "-"
        if token.text[0].isupper() and self.doc[self.head].text[0].isupper():
            return not (token.is_sent_start and token.pos_ in {"ADV", "PRON"})
        return i < token.head.i <= self.head or (token.dep_ == "compound" and token.head.i >= i)

    def _joins(self, i: int) -> bool:
        """Whether "and" or a comma joins words of one portfolio: "Industry, Trade and Investment Minister"."""
        if self.words[i] == "," and not {"and", "&"} & set(self.words[i + 1 : self.head]):
            return False
        if i <= self.floor or i - 1 in self.r.outer or not self._is_portfolio(i - 1):
            left = self.doc[i - 1]
            capital = left.text[0].isupper() and left.pos_ in NOUNS and i - 1 not in self.r.outer
            return capital and self.r.singular(i - 1) not in HEADS and self.doc[i + 1].text[0].isupper()
        return self.doc[i - 1].text[0].isupper() == self.doc[i + 1].text[0].isupper()

    # --- to the right ---

    def _read_right(self) -> None:
        i = self.head + 1
        while i < len(self.words) and (
            self.words[i] in AFTER_HEAD
            or (self.words[i] in {"-", "and"} and i + 1 < len(self.words) and self.words[i + 1] in AFTER_HEAD)
        ):
            i += 1
        self.end = self.core_end = i
        while i < len(self.words) and not self.doc[i].is_sent_start:
            taken = self._phrase_after(i)
            if taken is None:
                break
            i = self.end = taken

    def _phrase_after(self, i: int) -> int | None:
        """End of the prepositional phrase at a token, if it belongs to the post."""
        word = self.words[i]
        singular = self.r.singular(self.head)
        if word == "of":
            return self._noun_phrase(i + 1, word)
        if word == "for":
            after = i + 1 if self.words[i + 1] != "the" else i + 2
            tells = self.doc[after].text[:1].isupper() or after in self.r.outer or singular in {
                "minister", "secretary", "commissioner", "spokesman", "spokeswoman", "spokesperson", "critic", "senator"
            }
            return self._noun_phrase(i + 1, word) if tells and self.doc[after].pos_ in NOUNS | {"DET"} else None
        if word == "to":
            if singular in roles.ENVOY_WORDS | {"adviser", "advisor", "aide", "assistant", "commissioner"}:
                return self._noun_phrase(i + 1, word)
            return None
        if word in {"in", "at"} and self.words[i + 1 : i + 2] == ["office"]:
            return i + 2
        if word in {"in", "at", "from", "with"}:
            return self._where(i, word, singular)
        return None

    def _where(self, i: int, word: str, singular: str) -> int | None:
        after = i + 2 if i + 2 < len(self.words) and self.words[i + 1] in DETERMINERS else i + 1
        n = self.r.outer.get(after)
        if n is None and singular == "representative" and word == "in" and self.doc[after].text[0].isupper():
            return self._noun_phrase(i + 1, word)
        if n is None and not (after < len(self.words) and self.words[after] in references.BODIES and word == "at"):
            return None
        mention = None if n is None else self.r.mentions[n]
        if word == "in":
            if mention is None or mention.type not in PLACES:
                return None
            end = mention.tokens[1]
            if singular in roles.ENVOY_WORDS:
                return self._noun_phrase(i + 1, word)
            named = end in self.r.people or (self.words[end : end + 1] == [","] and end + 1 in self.r.people)
            return end if named else None
        if word == "from":
            legislator = roles.PLAIN.get(singular) == "legislator" or singular in roles.COUNTERPARTS
            return self._noun_phrase(i + 1, word) if legislator or singular in {"deputy", "member"} else None
        body = mention is None or mention.type in BODIES
        return self._noun_phrase(i + 1, word) if body else None

    def _noun_phrase(self, i: int, preposition: str) -> int | None:
        """The end of the noun phrase at a token; its places and bodies are what the post is of."""
        start, good, possessed = i, None, False
        while i < len(self.words):
            token, word, n = self.doc[i], self.words[i], self.r.outer.get(i)
            if token.is_space or token.is_sent_start:
                break
            if n is not None:
                mention = self.r.mentions[n]
                if mention.type in {"Person", "Event"}:
                    break
                end = mention.tokens[1]
                if self.words[end : end + 1] == ["-"] and not self.doc[end].whitespace_:
                    i = end + 2  # "the Pinsk-based company"
                    continue
                self._takes(n, preposition)
                i = good = end
                possessed = False
                continue
            if word in DETERMINERS or word in POSSESSORS:
                if i != start and not possessed and self.words[i - 1] not in {"of"}:
                    break
                if word in POSSESSORS and self.body is None:
                    self.body = i
            elif word in POSSESSIVE and token.pos_ == "PART":
                possessed = True
                good = None
            elif self.r.singular(i) in HEADS and (token.text[0].isupper() or word not in references.BODIES):
                if preposition not in {"to", "for", "of"} or i + 1 in self.r.people or not self._nested(i, start):
                    break
                good = i + 1
            elif token.pos_ in NOUNS:
                if token.pos_ != "ADJ" or word in references.REGIONAL:
                    self._bare_place(start, i)
                    good = i + 1
                if preposition in {"of", "for"} and not (self.scope or self.body or self.generic):
                    self.core_end = i + 1
            elif not self._goes_on(i, start, good):
                break
            i += 1
        return good

    def _goes_on(self, i: int, start: int, good: int | None) -> bool:
        """Whether a hyphen, a conjunction or another "of" goes on with a phrase."""
        if self.words[i] == "-":
            return not self.doc[i].whitespace_ and i > start
        if self.words[i] == "of":
            return good is not None
        return i > start and self.words[i] in {"and", "&", ","} and self._lists(i)

    def _nested(self, i: int, start: int) -> bool:
        """Whether a head noun inside is another's post: "adviser to the governor", not "head of Asia Director X"."""
        return all(
            self.doc[k].pos_ in NOUNS or self.words[k] in DETERMINERS | POSSESSIVE or k in self.r.outer
            for k in range(start, i)
        )

    def _takes(self, n: int, preposition: str) -> None:
        mention = self.r.mentions[n]
        singular = self.r.singular(self.head)
        if preposition in {"to", "in"} and mention.type in PLACES and singular in roles.ENVOY_WORDS:
            self.accredited = n if self.accredited is None else self.accredited
        elif not (preposition == "in" and mention.type in PLACES):
            self._adds(n)

    def _possessed(self, start: int, i: int) -> bool:
        """Whether a determiner or possessive makes a noun one that is known, not a word of the portfolio."""
        return any(w in KNOWN for w in self.words[start:i])

    def _bare_place(self, start: int, i: int) -> None:
        word = self.words[i]
        if word in references.PLACES | references.REGIONAL:
            told = self.words[i - 1] in DETERMINERS | POSSESSORS or self.doc[i - 1].pos_ == "ADJ"
            if told or (word in references.REGIONAL and word != "state"):
                self.generic = i if self.generic is None else self.generic
        elif word in references.BODIES and self.body is None and (i == start or self._possessed(start, i)):
            self.body = i

    def _lists(self, i: int) -> bool:
        """Whether "and" or a comma goes on within the phrase: "Minister of Industry, Energy and Trade"."""
        k = i + 1
        if k >= len(self.words) or k in self.r.outer or self.words[k] in DETERMINERS | POSSESSORS:
            return self._lists_places(i)
        token = self.doc[k]
        if token.pos_ not in NOUNS or self.r.singular(k) in HEADS or self.words[k] in NEW_POST:
            return False
        if token.text[0].isupper() != self.doc[i - 1].text[0].isupper():
            return False
        if self.words[i] == ",":  # the list must close with "and"
            close = next((j for j in range(k, min(k + 6, len(self.words))) if self.words[j] in {"and", "&"}), None)
            if close is None:
                return False
            return all(self.doc[j].pos_ in NOUNS or self.words[j] == "," for j in range(k, close)) and (
                self.doc[close + 1].text[0].isupper() == token.text[0].isupper() and close + 1 not in self.r.outer
            )
        if i - 1 in self.r.outer:
            return False
        return token.text[0].isupper() or token.dep_ == "conj" or token.head.i > k

    def _lists_places(self, i: int) -> bool:
        """«the governors of Pskov and Tver regions»: several places of several holders."""
        a, b = self.r.outer.get(i - 1), self.r.outer.get(i + 1)
        plural = self.words[self.head] != self.r.singular(self.head)
        return plural and a is not None and b is not None and self.r.mentions[a].type == self.r.mentions[b].type

    # --- the people ---

    def _people(self, previous: Title | None) -> tuple[int, ...]:
        beside = self._over_courtesy(self.end) in self.r.people
        before = () if beside else self._named_before()
        free = previous is None or not set(before) & set(previous.people)
        if before and free:
            return before  # "A, head of X, B, chairman of Y, C": each post is of who stands before it
        following = self._named_after()
        return before if following is None else self._listed(following)

    def _named_after(self) -> int | None:
        """The person named right after a post, or after a comma: "the governor of X, Y, said"."""
        i = self._over_courtesy(self.end)
        if i in self.r.people:
            return self.r.people[i]
        if self.words[self.end : self.end + 1] in ([","], ["–"], ["—"], [":"]) and self._definite():
            n = self.r.people.get(self._over_courtesy(self.end + 1))
            if n is not None and self._closes(n):
                return n
        return None

    def _over_courtesy(self, i: int) -> int:
        while i < len(self.words) and (self.words[i] in roles.COURTESY or self.words[i] in {'"', "“"}):
            if i in self.r.people:
                return i
            i += 1
        return i

    def _definite(self) -> bool:
        before = self.words[self.start - 1] if self.start else ""
        told = self.body is not None or self.generic is not None or bool(self.scope)
        return before == "the" or told or self.core < self.head

    def _place_after(self, n: int) -> None:
        """«Premier Alden Prystai of Saskatchewan»."""
        i = self.r.mentions[n].tokens[1]
        after = i + 2 if self.words[i + 1 : i + 2] == ["the"] else i + 1
        place = self.r.outer.get(after)
        if self.words[i : i + 1] == ["of"] and place is not None and self.r.mentions[place].type in PLACES:
            self._adds(place)

    def _body_after(self) -> None:
        """«X, Managing Director, Hutson Products»."""
        n = self.r.outer.get(self.end + 1)
        told = self.body is not None or self.generic is not None or self.scope
        if n is not None and not told and self.words[self.end] == "," and self.r.mentions[n].type in BODIES:
            self._adds(n)

    def _closes(self, n: int) -> bool:
        """Whether an apposition ends after a name: a comma, a bracket or a stop follows, no verb of its own."""
        end = self.r.mentions[n].tokens[1]
        if end >= len(self.words):
            return True
        after = self.doc[end]
        if self.scope and after.pos_ == "VERB" and after.lemma_ not in references.SPEECH:
            return True  # "the head of Shandong's department, Mr. Liang Bo signed it"
        return after.is_punct or after.is_space or self.words[end] in {"and", "in", "on", "at", "to", "with", "during"}

    def _listed(self, first: int) -> tuple[int, ...]:
        """All the holders of a post in the plural: "mayors X and Y"."""
        people = [first]
        while self.plural:
            after = self.r.mentions[people[-1]].tokens[1]
            while self.words[after : after + 1] in ([","], ["and"]):
                after += 1
            following = self.r.people.get(self._over_courtesy(after))
            if following is None or after == self.r.mentions[people[-1]].tokens[1]:
                break
            people.append(following)
        return tuple(people)

    def _named_before(self) -> tuple[int, ...]:
        """The person before a comma, bracket or dash: "X, a former deputy governor", "X, until now head of Y"."""
        i = self.start - 1
        while i > self.floor - 1 and i >= 0 and (
            self.words[i] in DETERMINERS or self.words[i] in roles.PRESENT_ADVERBS | roles.FORMER_ADVERBS
        ):
            self.former = self.former or self.words[i] in roles.FORMER_ADVERBS
            i -= 1
        if i < 1 or self.words[i] not in {",", "(", "–", "—", "--"}:
            return ()
        person = self.r.people_ends.get(i)
        if person is None:
            return ()
        if not self.plural:
            return (person,)
        return self._before_in_list(person)

    def _before_in_list(self, last: int) -> tuple[int, ...]:
        """«X and Y, deputies of Z»."""
        people = [last]
        while True:
            i = self.r.mentions[people[0]].tokens[0] - 1
            while i > 0 and self.words[i] in {"and", ","}:
                i -= 1
            person = self.r.people_ends.get(i + 1)
            if person is None or i == self.r.mentions[people[0]].tokens[0] - 1:
                return tuple(people)
            people.insert(0, person)


def _verbal(token: Token) -> bool:
    """Whether a participle is the verb that the post completes: "was elected mayor"."""
    return token.lower_ in {"elected", "appointed", "re-elected"} and token.dep_ not in {"amod", "compound"}


def _links(reader: _Reader, start: int, end: int) -> bool:
    """Whether only words of sequence and dates stand between two posts: "and since August"."""
    dated = False
    for i in range(start, end):
        word = reader.words[i]
        if word in {"since", "until", "from", "in"}:
            dated = True
        elif word not in LINKS | DETERMINERS and not (
            dated and i not in reader.outer and (word in roles.DATES or reader.doc[i].pos_ == "NUM")
        ):
            return False
    return True


def _shared(reader: _Reader, titles: list[Title]) -> list[Title]:
    """Titles joined to one person: "Deputy Prime Minister – Minister of Trade X", "X, head of A and chair of B"."""
    for at in range(1, len(titles)):
        first, second = titles[at - 1], titles[at]
        between = reader.words[first.tokens[1] : second.tokens[0]]
        if first.people and not second.people and not first.plural:
            before = reader.mentions[first.people[0]].tokens[1] <= first.tokens[0]
            if before and 0 < len(between) < 7 and _links(reader, first.tokens[1], second.tokens[0]):
                former = second.former or (first.former and between == ["and"])
                titles[at] = replace(second, people=first.people, former=former)
        elif first.plural and not first.people and second.people and between in ([","], [":"], ["–"], []):
            titles[at - 1] = replace(first, people=_enumerated(reader, titles, at))
        elif second.people and not first.people and not first.plural:
            after = reader.mentions[second.people[0]].tokens[0] >= second.tokens[1]
            alike = reader.doc[first.head].text[0].isupper() == reader.doc[second.head].text[0].isupper()
            if after and alike and between and set(between) <= JOINTS and len(between) < 3:
                titles[at - 1] = replace(first, people=second.people)
    return titles


def _enumerated(reader: _Reader, titles: list[Title], at: int) -> tuple[int, ...]:
    """«the co-chairs, Minister X and Governor Y»: the holders named with posts of their own."""
    people = list(titles[at].people)
    for other in titles[at + 1 :]:
        end = reader.mentions[people[-1]].tokens[1]
        between = set(reader.words[end : other.tokens[0]])
        if not other.people or other.tokens[0] < end or not between or not between <= {",", "and", "the"}:
            break
        people += other.people
    return tuple(people)
