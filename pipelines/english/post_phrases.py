"""The phrase of one English post around its head noun: portfolio, place, body, where an envoy is sent.

"Belarus' Ambassador Extraordinary and Plenipotentiary to the Russian Federation", "Industry, Trade and Investment
Minister", "head of the region's Ministry of Trade".
"""

from __future__ import annotations

from pipelines.document import Token
from pipelines.english.post_roles import role_of
from pipelines.english.post_words import AFTER_HEAD, DETERMINERS, HEADS, KNOWN, NOUNS, POSSESSIVE, POSSESSORS, PostWords
from pipelines.languages.en import references, roles
from pipelines.types import BODIES, PLACES

# After "and" these begin another post: "Minister of Trade and Deputy Prime Minister".
NEW_POST = roles.DEPUTY | frozenset("first prime chief acting former managing".split())


class Phrase:
    """What stands around a head noun and belongs to the post.

    `start` and `end` bound the whole, its determiner left out, `core` and `core_end` the post's own words. `scope` are
    mentions that it is of; `generic`, `body` and `accredited` as in Title.
    """

    def __init__(self, reader: PostWords, head: int, floor: int) -> None:
        self.r, self.doc, self.words, self.head, self.floor = reader, reader.doc, reader.words, head, floor
        self.start = head  # first token of the whole phrase, its determiner left out
        self.core = head  # first token of the post's own words
        self.end = head + 1
        self.core_end = head + 1
        self.scope: list[int] = []
        self.generic: int | None = None
        self.body: int | None = None
        self.accredited: int | None = None
        self.former = False
        self.singular = reader.singular(head)
        self.plural = self.singular != self.words[head] and self.singular != "d'affaires"
        self._read_left()
        self._read_right()

    def over(self) -> bool:
        """Whether years after a post tell that it is past: "premier from 2011 to 2015", "mayor until 2019"."""
        after = self.words[self.end : self.end + 4]
        if after[:1] in (["until"], ["till"]):
            return True
        return len(after) == 4 and after[0] in {"from", "between"} and after[1].isdigit() and after[3].isdigit()

    def role(self) -> str:
        """One of the guide's roles, or empty where the words alone don't tell."""
        before = [self.words[i] for i in range(self.core, self.head)]
        after = [self.words[i] for i in range(self.head + 1, self.end)]
        beside = [self.words[i] for i in range(self.start, self.core)]
        for sign in POSSESSIVE & set(after) if "people" not in after else ():
            after = after[len(after) - after[::-1].index(sign) :]  # "of the Foreign Ministry's First Department"
        return role_of(self.singular, before, [*after, *beside], [self.r.mentions[n] for n in self.scope])

    def text(self) -> str:
        """The post's own words, without its place."""
        text = "".join(t.text_with_ws for t in self.doc[self.core : self.core_end]).rstrip()
        return "Governor" if text.casefold() in {"gov.", "gov"} else text

    def _read_left(self) -> None:
        i, portfolio, whose, outside = self._over_brackets(self.head - 1), False, False, False
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
                self.adds(n)
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
                self.start = i
            elif word in references.REGIONAL | references.PLACES | references.BODIES | references.NATIONAL and (
                whose or self._bare(i)
            ):
                if word in references.BODIES:
                    self.body = i if self.body is None else self.body
                elif word not in references.NATIONAL and not self._named_so(i):
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
            elif word == "." and self.words[i - 1] in roles.DEPUTY:
                pass  # "Lt. Gov."
            elif outside and self.body is not None and token.pos_ in {"ADJ", "NOUN"} and token.text.islower():
                pass  # "regional military administration head"
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

    def _over_brackets(self, i: int) -> int:
        """«Turkish Exporters' Assembly (TIM) head»: the token before the short name in brackets after a name."""
        if i > self.floor and self.words[i] == ")":
            start = next((k for k in range(i - 2, max(i - 5, self.floor), -1) if self.words[k] == "("), i)
            return start - 1 if start - 1 in self.r.outer else i
        return i

    def _bare(self, i: int) -> bool:
        """Whether a bare noun or adjective before the post says whose it is: "state senator", "company spokesman"."""
        word = self.words[i]
        if word == "state" and self.words[i + 1] == "house":
            return False
        if word in {"state", "trade", "business"} and self.singular == "secretary" and i == self.head - 1:
            return False
        return word not in {"economy", "bank", "finance"} or self.doc[i].text[0].islower()

    def _named_so(self, i: int) -> bool:
        """Whether a bare noun goes with the name before it: "Osh city mayor"."""
        n = self.r.outer.get(i - 1)
        return n is not None and self.r.mentions[n].type in PLACES and self.r.mentions[n].kind == "name"

    def adds(self, n: int) -> None:
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
        if i == self.head - 1 and token.dep_ == "compound" and token.text.islower() and token.pos_ == "VERB":
            return True  # "fisheries minister"
        if token.pos_ not in NOUNS or self.r.singular(i) in HEADS or self.words[i] in DETERMINERS:
            return self.r.singular(i) in {"prime", "minister", "secretary", "director"} and self.words[i + 1] == "-"
        if token.text[0].isupper() and self.doc[self.head].text[0].isupper():
            return not (token.is_sent_start and token.pos_ in {"ADV", "PRON"})
        if i == self.head - 1 and token.pos_ in NOUNS and self.singular in {"minister", "secretary"}:
            return True  # "X, fisheries minister until 2023", however it was parsed
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

    def _read_right(self) -> None:
        i = self.head + 1
        while i < len(self.words) and (
            self.words[i] in AFTER_HEAD
            or (self.words[i] in {"-", "and"} and i + 1 < len(self.words) and self.words[i + 1] in AFTER_HEAD)
        ):
            i += 1
        self.end = self.core_end = i
        if self.words[i : i + 1] == ["("] and self.words[i + 2 : i + 3] == [")"]:
            i += 3  # "Akim (governor) of East Kazakhstan"
        while i < len(self.words) and not self.doc[i].is_sent_start:
            taken = self._phrase_after(i)
            if taken is None:
                break
            i = self.end = taken

    def _phrase_after(self, i: int) -> int | None:
        """End of the prepositional phrase at a token, if it belongs to the post."""
        word = self.words[i]
        if word == "of":
            return self._noun_phrase(i + 1, word)
        if word == "for":
            after = i + 1 if self.words[i + 1] != "the" else i + 2
            tells = self.doc[after].text[:1].isupper() or after in self.r.outer or self.singular in {
                "minister", "secretary", "commissioner", "spokesman", "spokeswoman", "spokesperson", "critic",
                "senator", "mec", "undersecretary", "adviser", "advisor", "ombudsman",
            }
            return self._noun_phrase(i + 1, word) if tells and self.doc[after].pos_ in NOUNS | {"DET"} else None
        if word == "to":
            if self.singular in roles.ENVOY_WORDS | {"adviser", "advisor", "aide", "assistant", "commissioner"}:
                return self._noun_phrase(i + 1, word)
            return None
        if word in {"in", "at"} and self.words[i + 1 : i + 2] == ["office"]:
            return i + 2
        if word in {"in", "at", "from", "with"}:
            return self._where(i, word)
        return None

    def _where(self, i: int, word: str) -> int | None:
        after = i + 2 if i + 2 < len(self.words) and self.words[i + 1] in DETERMINERS else i + 1
        n = self.r.outer.get(after)
        if n is None and self.singular == "representative" and word == "in" and self.doc[after].text[0].isupper():
            return self._noun_phrase(i + 1, word)
        if n is None and not (after < len(self.words) and self.words[after] in references.BODIES and word == "at"):
            return None
        mention = None if n is None else self.r.mentions[n]
        if word == "in":
            if mention is None or mention.type not in PLACES:
                return None
            end = mention.tokens[1]
            if self.singular in roles.ENVOY_WORDS:
                return self._noun_phrase(i + 1, word)
            named = end in self.r.people or (self.words[end : end + 1] == [","] and end + 1 in self.r.people)
            return end if named else None
        if word == "from":
            legislator = roles.PLAIN.get(self.singular) == "legislator" or self.singular in roles.COUNTERPARTS
            return self._noun_phrase(i + 1, word) if legislator or self.singular in {"deputy", "member"} else None
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
                    if mention.type == "Event" and self.body is None and not self.scope:
                        self.body = mention.head  # "spokesperson for the Canton Fair"
                    break
                end = mention.tokens[1]
                if self.words[end : end + 1] == ["-"] and not self.doc[end].whitespace_:
                    i = end + 2  # "the Pinsk-based company"
                    continue
                if mention.type in PLACES and self._of_unnamed(end):
                    self.body = end if self.body is None else self.body
                    break  # "president of the Iowa Corn Growers"
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

    def _of_unnamed(self, i: int) -> bool:
        """Whether a place only describes a body that no name was seen in."""
        if i + 1 >= len(self.words) or i in self.r.outer or self.doc[i].is_sent_start:
            return False
        plural = self.words[i].endswith("s") and self.doc[i].pos_ in {"NOUN", "PROPN"}
        capital = self.doc[i].text[0].isupper() and self.doc[i + 1].text[0].isupper() and i + 1 not in self.r.outer
        return (plural or capital) and self.doc[i].text[0].isupper() and self.doc[i].pos_ in NOUNS and not (
            self.r.singular(i) in HEADS or self.words[i] in references.PLACES
        ) and self.words[i] not in roles.COURTESY

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
        if preposition in {"to", "in"} and mention.type in PLACES and self.singular in roles.ENVOY_WORDS:
            self.accredited = n if self.accredited is None else self.accredited
        elif not (preposition == "in" and mention.type in PLACES):
            self.adds(n)

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
                self.doc[close + 1].text[0].isupper() == token.text[0].isupper() and self._no_place(close + 1)
            )
        if i - 1 in self.r.outer:
            return False
        return token.text[0].isupper() or token.dep_ == "conj" or token.head.i > k

    def _no_place(self, i: int) -> bool:
        """Whether no place is named at a token; what looks like a body ends a portfolio: "and Northern Development"."""
        n = self.r.outer.get(i)
        return n is None or self.r.mentions[n].type in BODIES

    def _lists_places(self, i: int) -> bool:
        """«the governors of Pskov and Tver regions»: several places of several holders."""
        a, b = self.r.outer.get(i - 1), self.r.outer.get(i + 1)
        plural = self.words[self.head] != self.singular
        return plural and a is not None and b is not None and self.r.mentions[a].type == self.r.mentions[b].type


def _verbal(token: Token) -> bool:
    """Whether a participle is the verb that the post completes: "was elected mayor"."""
    return token.lower_ in {"elected", "appointed", "re-elected"} and token.dep_ not in {"amod", "compound"}
