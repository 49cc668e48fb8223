"""People's names: spans of the engine's PER entities, trimmed and put in the nominative by all their forms together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from pipelines.document import Doc, Span, Token
from pipelines.engines.inflection import given_name_cases, given_name_genders, is_common_word, name_nominative
from pipelines.languages.ru import roles
from pipelines.languages.ru.letters import folded
from pipelines.languages.ru.names import PARTICLES, UNMISTAKABLE, nominatives
from pipelines.mentions.phrases import case_of, is_capital, number_of, starts_sentence
from pipelines.mentions.post_roles import post_lemma
from pipelines.types import Mention

MAX_NAME, MAX_TITLE = 5, 12


def find(doc: Doc, taken: Collection[int], not_names: Collection[int]) -> list[Mention]:
    """Mentions of people by name. `taken` and `not_names` are tokens of other names and of posts and places."""
    named = [ent for ent in doc.ents if ent.label_ == "PER" or after_post(ent)]
    spans = [s for ent in named if (s := _trim(doc, ent.start, ent.end, taken, not_names))]
    spans = _with_missed_surnames(doc, spans, taken)
    chosen = _nominatives(doc, spans)
    mentions = []
    for start, end in spans:
        name = " ".join(chosen[i] for i in range(start, end))
        name = name.replace(" - ", "-").replace(" .", ".")
        mentions.append(
            Mention(
                doc[start].idx,
                doc[end - 1].idx + len(doc[end - 1]),
                doc[start:end].text,
                "Person",
                "name",
                name,
                (start, end),
                doc[start:end].root.i,
            )
        )
    return mentions


def after_post(ent: Span) -> bool:
    """Whether an entity of two words or more right after a title names its holder, whatever the engine takes it for."""
    words = [t for t in ent if is_capital(t) and t.pos_ in {"PROPN", "X"} and not t.text.isupper()]
    return (
        len(ent) > 1 and len(words) == len(ent) and ent.label_ == "LOC" and _post_before(ent.doc, ent.start) is not None
    )


def _trim(doc: Doc, start: int, end: int, taken: Collection[int], not_names: Collection[int]) -> tuple[int, int] | None:
    if start < end and starts_sentence(doc[start]) and is_common_word(doc[start].text):
        start += 1  # a capital that only opens the sentence: "Побратимство Шуи"
    if end - start == 1 and doc[start].text.rstrip(".").casefold() in roles.SPEAKERS:
        return None  # «Корр.: А цифры?»
    while start < end and (
        start in not_names or _is_post(doc[start]) or not (is_capital(doc[start]) or _is_particle(doc[start]))
    ):
        start += 1
    while end > start and not (is_capital(doc[end - 1]) or _is_particle(doc[end - 1])):
        end -= 1
    while end < len(doc) and _continues(doc, end, taken, not_names):
        end += 1
    if any(i in taken for i in range(start, end)) or end - start > MAX_NAME or start >= end:
        return None
    if end - start == 1 and (
        doc[start].pos_ not in {"PROPN", "NOUN", "ADJ", "X"} or doc[start].ent_type_ not in {"PER", ""}
    ):
        return None
    return start, end


def _is_post(token: Token) -> bool:
    """Whether a word that the engine took for part of a name is of a post: "Вице-губернатору Лукьяну"."""
    post = token.lemma_ in roles.PLAIN or token.lemma_ in roles.HEADS or token.lemma_ in roles.TITLE_ADJECTIVES
    return post or token.text.casefold().startswith(("вице-", "экс-", "генерал-", "пресс-"))


def _continues(doc: Doc, i: int, taken: Collection[int], not_names: Collection[int]) -> bool:
    """Whether a token goes on a name that ends before it: "Саиф ад-Дармаки", "Осмоналы уулу"."""
    token = doc[i]
    if i in taken or i in not_names or token.is_punct or token.is_space or token.is_sent_start:
        return False
    if _is_particle(token):
        return True
    return (
        is_capital(token)
        and token.dep_ == "flat:name"
        and token.pos_ == "PROPN"
        and case_of(token) in {case_of(doc[i - 1]), ""}
    )


def _is_particle(token: Token) -> bool:
    first = token.text.casefold().split("-")[0]
    return first in PARTICLES and ((first == token.text.casefold() and len(first) > 2) or "-" in token.text)


def _with_missed_surnames(doc: Doc, spans: list[tuple[int, int]], taken: Collection[int]) -> list[tuple[int, int]]:
    """Spans, and bare repetitions of their surnames that the engine overlooked ("Тан", "Лихого")."""
    covered = {i for start, end in spans for i in range(start, end)} | set(taken)
    stems = {stem(doc[end - 1].text) for start, end in spans if end - start > 1 and len(doc[end - 1].text) > 4}
    found = list(spans)
    for token in doc:
        if (
            token.i not in covered
            and is_capital(token)
            and token.pos_ in {"PROPN", "NOUN", "ADJ"}
            and (not token.ent_type_ or _alone(doc, token))
            and len(token.text) > 3
            and stem(token.text) in stems
        ):
            found.append((token.i, token.i + 1))
    return sorted(found)


def _alone(doc: Doc, token: Token) -> bool:
    """Whether a token is a whole entity, which the engine may have taken for a place or firm."""
    return any(ent.start == token.i and ent.end == token.i + 1 for ent in doc.ents)


def stem(word: str) -> str:
    """A word without its ending, to compare names in any case."""
    return folded(word).rstrip("аеоуыиюямйхгь")


def _nominatives(doc: Doc, spans: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The nominative of every token of the spans: the candidate that most of the article's forms allow."""
    candidates: dict[int, tuple[str, ...]] = {}
    votes: Counter[str] = Counter()
    read = {span: _case_and_gender(doc, *span) for span in spans}
    told = {  # forms whose case a post before the name tells
        doc[end - 1].text: (case, gender)
        for (start, end), (case, gender) in read.items()
        if end - start > 1 and case != "Nom" and _post_before(doc, start) is not None
    }
    for start, end in spans:
        case, gender = read[start, end]
        if case == "Nom" and end - start == 1:
            case, gender = told.get(doc[start].text, (case, gender))
        for i in range(start, end):
            candidates[i] = _forms(doc[i].text, case, gender, single=end - start == 1, last=i == end - 1)
            for rank, form in enumerate(candidates[i]):
                votes[folded(form)] += 4 if case == "Nom" else 3 - min(rank, 2)
    return {i: max(forms, key=lambda f: (votes[folded(f)], -forms.index(f))) for i, forms in candidates.items()}


def _case_and_gender(doc: Doc, start: int, end: int) -> tuple[str, str]:
    """Case and gender of a whole name: a known given name tells best, then the post before it, then the majority."""
    known = [doc[i] for i in range(start, end) if end - start > 1 and given_name_genders(doc[i].text)]
    genders = given_name_genders(known[0].text) if known else ()
    if len(set(genders)) != 1:
        genders = tuple(g for token in doc[start:end] for g in token.morph.get("Gender", []))
    gender = "Masc" if 2 * genders.count("Masc") >= len(genders) else genders[0]
    cases = Counter(case_of(t) for t in known or doc[start:end] if case_of(t))
    case = cases.most_common(1)[0][0] if cases else "Nom"
    possible = given_name_cases(known[0].text) if known else ()
    if possible and case not in possible:
        if _is_subject(doc, start, end):
            return "Nom", gender  # «занимал Алему Бекеле»: looks like the dative of Алем, and is none
        case = possible[0]
    post = _post_before(doc, start)
    if post is not None and case_of(post) in cases:
        return case_of(post), gender
    if post is not None and (case == "Nom" or not possible or case_of(post) in possible):
        return case_of(post), gender
    return case, gender


def _is_subject(doc: Doc, start: int, end: int) -> bool:
    """Whether a name of two words or more, all in the nominative, is the subject of a verb that agrees with it."""
    verb = doc[start].head
    return (
        end - start > 1
        and doc[start].dep_ == "nsubj"
        and all(case_of(token) == "Nom" for token in doc[start:end])
        and verb.pos_ == "VERB"
        and number_of(verb) == "Sing"
        and verb.morph.get("Gender", []) == doc[start].morph.get("Gender", [])
    )


def _post_before(doc: Doc, start: int) -> Token | None:
    """The head noun of the title right before a name, whose case the name shares: endings of rare names mislead."""
    i = start - 1
    while (
        i >= max(0, start - MAX_TITLE)
        and not doc[i].is_punct
        and not doc[i].is_space
        and doc[i].pos_ not in {"VERB", "PRON", "SCONJ"}
    ):
        lemma = post_lemma(doc[i])
        if (lemma in roles.PLAIN or lemma in roles.HEADS) and case_of(doc[i]) and number_of(doc[i]) != "Plur":
            before = doc[i - 1] if i else doc[i]
            deputy = (
                before.lemma_ in roles.DEPUTY or before.lemma_ in roles.ACTING_WORDS or before.lemma_ == "обязанность"
            )
            if not deputy:
                return doc[i]
            case = case_of(before)
            return before if case and before.lemma_ in roles.DEPUTY else None
        i -= 1
    return None


def _forms(word: str, case: str, gender: str, single: bool, last: bool = True) -> tuple[str, ...]:
    if word.casefold() in PARTICLES:
        return (word,)
    if "-" in word and case != "Nom":
        parts = [
            _forms(p, case, gender, single) if p and p.casefold() not in PARTICLES else (p,) for p in word.split("-")
        ]
        return tuple(dict.fromkeys(("-".join(p[0] for p in parts), word)))
    case, gender = next((t for e, t in UNMISTAKABLE.items() if word.casefold().endswith(e)), (case, gender))
    known = name_nominative(word, case, gender) if case != "Nom" else None
    forms = nominatives(word, case, gender)
    if single and case != "Nom":  # a lone surname: its gender may be misread
        forms = (*forms[:-1], *nominatives(word, case, "Fem" if gender == "Masc" else "Masc"))
    if last and word.endswith("и") and not known:
        forms = (word, *forms)  # Лахти: more foreign surnames end in -и than Russian ones decline to it
    return tuple(dict.fromkeys((*([known] if known else []), *forms)))
