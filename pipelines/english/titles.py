"""English posts in the text: a title's head noun, what it heads, and the people named with it.

"Belarus' Ambassador Extraordinary and Plenipotentiary to the Russian Federation Yuri Selivyorstov" is one title with
role `ambassador`, a place (Belarus), an accreditation (Russia) and a person. `body` of a title may also be the token of
a possessive: "its CEO", "Orlov's deputy".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.document import Doc
from pipelines.english.post_phrases import Phrase
from pipelines.english.post_words import DETERMINERS, HEADS, NOUNS, PostWords
from pipelines.languages.en import references, roles
from pipelines.mentions.titles import Title
from pipelines.types import BODIES, PLACES, Mention

DESCRIBED, BRACKETED = 7, 6  # tokens looked back over: "a lawyer and", "(CSU)"
AFTER_NAMES = frozenset("and in on at to with during".split())
JOINTS = frozenset("and & / – - ,".split())
LINKS = frozenset("and & / – - , ; — also since formerly previously now concurrently currently then later".split())


def find(doc: Doc, mentions: Sequence[Mention]) -> tuple[Title, ...]:
    """The titles of a text, in its order. `mentions` are its names and place adjectives."""
    words = PostWords(doc, mentions)
    found: list[Title] = []
    at = 0
    for i in words.heads():
        if i >= at:
            found.append(_title(Phrase(words, i, at), found[-1] if found else None))
            at = found[-1].tokens[1]
    return tuple(_shared(words, found))


def _title(phrase: Phrase, previous: Title | None) -> Title:
    people = _Holders(phrase).people(previous)
    return Title(
        (phrase.start, phrase.end), phrase.head, phrase.role(), phrase.text(), tuple(dict.fromkeys(phrase.scope)),
        phrase.generic, phrase.body, phrase.accredited, people,
        phrase.former or phrase.singular in roles.PREDECESSORS or (bool(people) and phrase.over()), phrase.plural,
    )


class _Holders:
    """The people named with one post, before or after it."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase, self.r = phrase, phrase.r

    def people(self, previous: Title | None) -> tuple[int, ...]:
        """The indices of the mentions of those who hold the post; what stands after their names is read, too."""
        people = () if self._others() else self._named(previous)
        if people and not self.phrase.scope:
            self._place_after(people[-1])
            self._body_after()
        return people

    def _others(self) -> bool:
        """Whether somebody else is named by a post: "candidate for governor X", "the wife of the president, Y"."""
        i = self.phrase.start - 1
        while i > 0 and self.r.words[i] in DETERMINERS:
            i -= 1
        return i > 0 and (self.r.words[i] in {"of", "for", "to"} and self.r.words[i - 1] in roles.NO_HOLDERS)

    def _named(self, previous: Title | None) -> tuple[int, ...]:
        beside = self._over_courtesy(self.phrase.end) in self.r.people
        before = () if beside else self._named_before()
        free = previous is None or not set(before) & set(previous.people)
        if before and free:
            return before  # "A, head of X, B, chairman of Y, C": each post is of who stands before it
        following = self._named_after()
        return before if following is None else self._listed(following)

    def _named_after(self) -> int | None:
        """The person named right after a post, or after a comma: "the governor of X, Y, said"."""
        i = self._over_courtesy(self.phrase.end)
        if i in self.r.people:
            return self.r.people[i]
        if self.r.words[self.phrase.end : self.phrase.end + 1] in ([","], ["–"], ["—"], [":"]) and self._definite():
            after = self._over_courtesy(self._over_trade(self.phrase.end + 1))
            n = self.r.people.get(self._over_place(after))
            if n is not None and self._closes(n):
                return n
        return None

    def _over_place(self, i: int) -> int:
        """«Mayor of Gdansk, Poland, X»: the token after where the place lies."""
        outer = self.r.outer.get(i)
        if outer is None or not self.phrase.scope or self.r.mentions[outer].type not in PLACES:
            return i
        end = self.r.mentions[outer].tokens[1]
        return self._over_courtesy(end + 1) if self.r.words[end : end + 1] == [","] else i

    def _over_trade(self, i: int) -> int:
        """«The honorary consul, businessman X»: the token after what a person is by trade."""
        end = i
        while end < i + 3 and end < len(self.r.words) and self.r.doc[end].text.islower() and (
            self.r.doc[end].pos_ in {"NOUN", "ADJ"} and self.r.singular(end) not in HEADS
        ):
            end += 1
        return end if end in self.r.people else i

    def _over_courtesy(self, i: int) -> int:
        while i < len(self.r.words) and (self.r.words[i] in roles.COURTESY or self.r.words[i] in {'"', "“"}):
            if i in self.r.people:
                return i
            i += 1
        return i

    def _definite(self) -> bool:
        before = self.r.words[self.phrase.start - 1] if self.phrase.start else ""
        told = self.phrase.body is not None or self.phrase.generic is not None or bool(self.phrase.scope)
        return before == "the" or told or self.phrase.core < self.phrase.head

    def _place_after(self, n: int) -> None:
        """«Premier Alden Prystai of Saskatchewan»."""
        i = self.r.mentions[n].tokens[1]
        if self.r.words[i : i + 1] == ["("]:
            i = next((k + 1 for k in range(i, i + BRACKETED) if self.r.words[k : k + 1] == [")"]), i)
        after = i + 2 if self.r.words[i + 1 : i + 2] == ["the"] else i + 1
        if self.r.words[after + 1 : after + 2] == ["of"] and self.r.words[after] in references.PLACES | {"district"}:
            after += 2  # "Landrat X of the district of Rosenheim"
        place = self.r.outer.get(after)
        if self.r.words[i : i + 1] == ["of"] and place is not None and self.r.mentions[place].type in PLACES:
            self.phrase.adds(place)

    def _body_after(self) -> None:
        """«X, Managing Director, Hutson Products»."""
        n = self.r.outer.get(self.phrase.end + 1)
        told = self.phrase.body is not None or self.phrase.generic is not None or self.phrase.scope
        if n is not None and not told and self.r.words[self.phrase.end] == "," and self.r.mentions[n].type in BODIES:
            self.phrase.adds(n)

    def _closes(self, n: int) -> bool:
        """Whether an apposition ends after a name: a comma, a bracket or a stop follows, no verb of its own."""
        end = self.r.mentions[n].tokens[1]
        if end >= len(self.r.words) or self.r.doc[self.phrase.start].is_sent_start:
            return True  # "Mayor of Gdansk, Poland, X told …"
        after = self.r.doc[end]
        if self.phrase.scope and after.pos_ == "VERB" and after.lemma_ not in references.SPEECH:
            return True  # "the head of Shandong's department, Mr. Liang Bo signed it"
        return after.is_punct or after.is_space or self.r.words[end] in AFTER_NAMES

    def _listed(self, first: int) -> tuple[int, ...]:
        """All the holders of a post in the plural: "mayors X and Y"."""
        people = [first]
        while self.phrase.plural:
            after = self.r.mentions[people[-1]].tokens[1]
            while self.r.words[after : after + 1] in ([","], ["and"]):
                after += 1
            following = self.r.people.get(self._over_courtesy(after))
            if following is None or after == self.r.mentions[people[-1]].tokens[1]:
                break
            people.append(following)
        return tuple(people)

    def _named_before(self) -> tuple[int, ...]:
        """The person before a comma, bracket or dash: "X, a former deputy governor", "X, until now head of Y"."""
        i = self.phrase.start - 1
        while i > self.phrase.floor - 1 and i >= 0 and (
            self.r.words[i] in DETERMINERS or self.r.words[i] in roles.PRESENT_ADVERBS | roles.FORMER_ADVERBS
        ):
            self.phrase.former = self.phrase.former or self.r.words[i] in roles.FORMER_ADVERBS
            i -= 1
        if self.r.words[i : i + 1] == ["and"]:
            i = self._described(i)
        spaced = i > 0 and bool(self.r.doc[i].whitespace_) and bool(self.r.doc[i - 1].whitespace_)
        dashed = spaced and self.r.words[i] == "-"
        if i < 1 or not (dashed or self.r.words[i] in {",", "(", "–", "—", "--"}):
            return ()
        person = self.r.people_ends.get(self._over_brackets(i))
        if person is None:
            return ()
        if not self.phrase.plural:
            return (person,)
        return self._before_in_list(person)

    def _over_brackets(self, i: int) -> int:
        """«Peter Novak (SPD), minister-president»: where the bracket before a token opens."""
        if i and self.r.words[i - 1] == ")":
            return next((k for k in range(i - 2, max(i - BRACKETED, 0), -1) if self.r.words[k] == "("), i)
        return i

    def _described(self, i: int) -> int:
        """«X, a farmer and past president of Y»: the comma before what else the person is, which no post tells."""
        for k in range(i - 1, max(i - DESCRIBED, self.phrase.floor, 1), -1):
            if self.r.words[k] == "," and self.r.words[k + 1] in {"a", "an", "the"}:
                return k
            if self.r.doc[k].pos_ not in NOUNS | {"DET"} or k in self.r.people:
                break
        return i

    def _before_in_list(self, last: int) -> tuple[int, ...]:
        """«X and Y, deputies of Z»."""
        people = [last]
        while True:
            i = self.r.mentions[people[0]].tokens[0] - 1
            while i > 0 and self.r.words[i] in {"and", ","}:
                i -= 1
            person = self.r.people_ends.get(i + 1)
            if person is None or i == self.r.mentions[people[0]].tokens[0] - 1:
                return tuple(people)
            people.insert(0, person)


def _links(reader: PostWords, start: int, end: int) -> bool:
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


def _shared(reader: PostWords, titles: list[Title]) -> list[Title]:
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


def _enumerated(reader: PostWords, titles: list[Title], at: int) -> tuple[int, ...]:
    """«the co-chairs, Minister X and Governor Y»: the holders named with posts of their own."""
    people = list(titles[at].people)
    for other in titles[at + 1 :]:
        end = reader.mentions[people[-1]].tokens[1]
        between = set(reader.words[end : other.tokens[0]])
        if not other.people or other.tokens[0] < end or not between or not between <= {",", "and", "the"}:
            break
        people += other.people
    return tuple(people)
