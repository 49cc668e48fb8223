"""What every engine owes, whatever made it: one contract, and engines that can't be used say so."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipelines.engines import registry
from pipelines.engines.registry import Choice, Engine
from pipelines.engines.spacy import UNIVERSAL
from pipelines.errors import EngineError
from pipelines.extract import extract, fingerprint
from pipelines.types import ENTITY_TYPES, Article, Segment

POS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split())
TYPES = {"ru": {"PER", "LOC", "ORG"}, "en": set(ENTITY_TYPES)}
TEXTS = {
    "ru": "Губернатор Пермского края Дмитрий Махонин принял посла Беларуси в Перми.\n\n"
          "Они говорили о торговле — два часа.  Потом посол уехал в Минск",
    "en": "Perm Krai Governor Dmitry Makhonin received the ambassador of Belarus in Perm.\n\n"
          "They didn't talk about trade — for two hours.  Then he left for Minsk",
}
ODD = ("", " ", "\n\n", "!!!", "—", "a\tb\t", "«»", "12", "Ёж", "a\u2028b", "x\x85y", "\r\n", "\ufeffa", "a\x00b",
       "👍🏽 да", "а\u0301", "\u202eabc", "слово" * 500, "(" * 500, "и " * 1000, "A. " * 400)
MARKS = "абвАБёabcABC .,'’“”«»\"\n\r\t-—12é$%\u00a0\u2028"


@pytest.fixture(scope="module", params=("ru=natasha", "en=english", "ru=spacy", "en=spacy", "en=spacy-clearnlp",
                                        "ru=stanza", "en=stanza"))
def choice(request: pytest.FixtureRequest) -> Choice:
    """An engine for a language; spaCy's and Stanza's with models trained here."""
    language, _, engine = request.param.partition("=")
    engine, _, scheme = engine.partition("-")
    model = str(request.getfixturevalue("tiny_spacy")(language, scheme)) if engine == "spacy" else ""
    folder = request.getfixturevalue("tiny_stanza")(language) if engine == "stanza" else None
    found = registry.parse(f"{language}={engine}{':' * bool(model)}{model}", folder).of(language)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def engine(choice: Choice) -> Engine:
    return registry.load(choice)


@pytest.fixture(scope="module")
def text(choice: Choice) -> str:
    return TEXTS[choice.language]


@pytest.fixture(scope="module")
def doc(engine: Engine, text: str) -> Doc:
    return engine.annotate(text)


def seen(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.idx, t.text, t.lemma_, t.pos_, str(t.morph), t.dep_, t.head.i, t.ent_type_, t.is_sent_start)
            for t in doc]


def test_tokens_and_offsets_cover_the_text(doc: Doc, text: str) -> None:
    assert doc.text == text
    assert [text[t.idx : t.idx + len(t)] for t in doc] == [t.text for t in doc]
    assert all(not any(c.isspace() for c in t.text) or t.text.isspace() for t in doc)


def test_heads_form_a_tree_inside_each_sentence(doc: Doc) -> None:
    sentences = list(doc.sents)
    assert len(sentences) >= 2  # a line break ends one, whatever the model thinks of full stops
    for sentence in sentences:
        assert sum(t.head == t for t in sentence) == 1
        assert all(t.head in sentence for t in sentence)
        assert set(sentence) == set(sentence.root.subtree)


def test_labels_are_those_of_universal_dependencies(doc: Doc) -> None:
    assert {t.pos_ for t in doc} <= POS
    assert {t.dep_.partition(":")[0] for t in doc} - {"ROOT"} <= UNIVERSAL
    assert all((t.dep_ == "ROOT") == (t.head == t) for t in doc if not t.is_space)


def test_lemmas_and_morphology_are_there(doc: Doc) -> None:
    assert all(t.lemma_ for t in doc)
    assert {t.lemma_ for t in doc} & {"в", "in"}
    assert sum(bool(str(t.morph)) for t in doc) > len(doc) / 4


def test_russian_lemmas_are_small_and_without_yo(doc: Doc, choice: Choice) -> None:
    if choice.language == "ru":
        assert all(t.lemma_ == t.lemma_.lower().replace("ё", "е") for t in doc if not t.is_space and t.is_alpha)


def test_entities_bear_the_types_that_the_rules_read(doc: Doc, choice: Choice) -> None:
    assert doc.ents
    assert {e.label_ for e in doc.ents} <= TYPES[choice.language]


def test_the_doc_travels_between_processes(doc: Doc) -> None:
    assert seen(pickle.loads(pickle.dumps(doc))) == seen(doc)


def test_the_same_text_gives_the_same_doc(engine: Engine, doc: Doc, text: str) -> None:
    engine.annotate("Something else. Другое.\n" * 3)
    assert seen(engine.annotate(text)) == seen(doc)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_text_survives(engine: Engine, odd: str) -> None:
    doc = engine.annotate(odd)
    assert doc.text == odd
    assert all(t.head.sent.start == t.sent.start for t in doc)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=MARKS, max_size=80))
def test_any_text_comes_back_whole_in_trees(engine: Engine, any_text: str) -> None:
    doc = engine.annotate(any_text)
    assert doc.text == any_text
    assert all(t.head.sent.start == t.sent.start for t in doc)


def test_claims_and_fingerprints_name_the_engine(choice: Choice, text: str) -> None:
    article = Article("a", None, None, None, choice.language, "2026-02-05", "", text, (Segment(0, 0, len(text)),))
    engines = registry.Engines((choice,))
    evidence = extract(article, engines)
    assert {claim.engine for claim in evidence.claims} <= {choice.name}
    assert evidence.fingerprint == fingerprint(article, engines)
    assert (fingerprint(article) == evidence.fingerprint) == choice.is_default


def test_an_option_is_read() -> None:
    engines = registry.parse(" en = spacy:/models/my model ,", None)
    assert [(c.language, c.engine, c.model, c.name) for c in engines.choices] == [
        ("ru", "natasha", "", "natasha"), ("en", "spacy", "/models/my model", "spacy:my_model")]
    assert registry.parse("") == registry.DEFAULT


@pytest.mark.parametrize(("option", "told"), [
    ("spacy", "Write LANGUAGE=ENGINE"),
    ("ru=", "Write LANGUAGE=ENGINE"),
    ("de=spacy:de_core_news_sm", "no rules for the language 'de'"),
    ("ru=gpt", "choose one of natasha"),
    ("en=natasha", "doesn't read en: choose english or spacy"),
    ("ru=natasha:big", "one model, its own"),
    ("en=spacy", "en=spacy:MODEL"),
])
def test_an_option_that_makes_no_sense_is_told(option: str, told: str) -> None:
    with pytest.raises(EngineError, match=told):
        registry.parse(option)


def test_a_missing_pipeline_is_told_with_the_command_that_installs_it() -> None:
    with pytest.raises(EngineError, match="`kg models download spacy en_no_such_model` installs it"):
        registry.ready(registry.parse("en=spacy:en_no_such_model"))


def test_a_pipeline_of_another_language_is_told(tiny_spacy) -> None:
    with pytest.raises(EngineError, match=r"reads 'en', not 'ru'.*or write en=spacy:"):
        registry.ready(registry.parse(f"ru=spacy:{tiny_spacy('en')}"))


def test_a_broken_pipeline_is_told(tiny_spacy, tmp_path) -> None:
    broken = shutil.copytree(tiny_spacy("en"), tmp_path / "broken")
    (broken / "parser" / "model").write_bytes(b"nothing")
    with pytest.raises(EngineError, match=r"can't be used .*Install it anew: `kg models download spacy"):
        registry.ready(registry.parse(f"en=spacy:{broken}"))


def test_a_pipeline_without_a_parser_is_told(tmp_path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(EngineError, match="no parser"):
        registry.ready(registry.parse(f"en=spacy:{tmp_path / 'blank'}"))


def test_a_library_that_is_missing_is_told_with_the_command_that_installs_it() -> None:
    code = ("import sys; sys.modules['stanza'] = None\nfrom pipelines.engines import registry\n"
            "try: registry.ready(registry.parse('ru=stanza'))\nexcept registry.EngineError as error: print(error)")
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'kg-news[stanza]'" in ran.stdout


@pytest.mark.usefixtures("tiny_stanza")  # for its skip, where Stanza isn't installed
def test_missing_models_of_stanza_are_told_with_the_command_that_fetches_them(tmp_path) -> None:
    for option, command in (("ru=stanza", "stanza ru`"), ("en=stanza:gum", "stanza en:gum`")):
        with pytest.raises(EngineError, match=f"`kg models download {command} fetches them"):
            registry.ready(registry.parse(option, tmp_path))


def test_broken_models_of_stanza_are_told(tiny_stanza, tmp_path) -> None:
    broken = shutil.copytree(tiny_stanza("en"), tmp_path / "models")
    (broken / "stanza" / "en" / "depparse" / "tiny.pt").write_bytes(b"nothing")
    with pytest.raises(EngineError, match=r"can't be used .* fetch them anew: `kg models download stanza en`"):
        registry.ready(registry.parse("en=stanza", broken))


def test_models_that_are_there_are_not_fetched_again(tiny_stanza) -> None:
    assert registry.download("stanza", "en", tiny_stanza("en")).endswith("already")


def test_models_are_fetched_from_where_stanza_keeps_them(tiny_stanza, tmp_path) -> None:
    """From a server on this machine, with the list of models as Stanza publishes it."""
    import json
    from functools import partial
    from hashlib import md5
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    from stanza.resources.common import DEFAULT_RESOURCES_VERSION

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    site = tmp_path / "site"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}"
        shutil.copytree(tiny_stanza("en") / "stanza" / "en", site / "en")
        listed = json.loads((tiny_stanza("en") / "stanza" / "resources.json").read_text("utf-8"))
        for path in site.glob("en/*/tiny.pt"):
            listed["en"][path.parent.name]["tiny"]["md5"] = md5(path.read_bytes()).hexdigest()
        listed["url"] = address + "/{lang}/{filename}"
        (site / f"resources_{DEFAULT_RESOURCES_VERSION}.json").write_text(json.dumps(listed), "utf-8")
        Thread(target=server.serve_forever, daemon=True).start()
        code = ("from pathlib import Path\nfrom pipelines.engines import registry\n"
                f"print(registry.download('stanza', 'en', Path({str(tmp_path / 'models')!r})))")
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                             env=dict(os.environ, STANZA_RESOURCES_URL=address))
        server.shutdown()
    assert ran.returncode == 0, ran.stderr
    assert registry.download("stanza", "en", tmp_path / "models").endswith("already")
    registry.ready(registry.parse("en=stanza", tmp_path / "models"))


@pytest.mark.usefixtures("tiny_stanza")
def test_a_language_that_stanza_has_not_is_told(tmp_path) -> None:
    with pytest.raises(EngineError, match="couldn't be fetched"):
        registry.download("stanza", "no-such-language", tmp_path)
