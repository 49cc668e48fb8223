"""`kg report`: every fact stands in it with its statements, and nothing that an article says is taken for Markdown."""

from datetime import date

from graph.dossier import Dossier, Fact
from graph.schema import Edge, Node
from graph.statements import Statement
from graph.words import ENGLISH, Words
from kg.report import AROUND, SECTIONS, markdown, plain

EVIL = "<img src=x onerror=alert(1)>\n# a | [b](javascript:c) `d` \u202e&lt; *e*\x1b[31m"
DAY = date(2026, 2, 6)


def dossier(*facts: Fact, name: str = "Дмитрий Махонин") -> Dossier:
    entity = Node("1", ("Entity", "Person"), {"id": "person:m", "name": name, "aliases": [name, "Makhonin"]})
    return Dossier(entity, 2, 5, "2026-02-05", "2026-02-07", facts)


def fact(type_: str, *statements: Statement, **given: object) -> Fact:
    return Fact(Edge("e", type_, "1", "2", {"fact": type_, "status": "asserted", "reports": 1, **given}),
                "Дмитрий Махонин", "Сергей Лавров", statements)


MET = Statement("Встретились.", "Встреча", "2026-02-05", "https://example.org/a (1)")
POST = Statement("Губернатор Махонин.", None, None, "/articles/b.txt")


def test_facts_stand_in_sections_with_numbers_of_their_statements():
    text = markdown(dossier(
        fact("HOLDS_POSITION", POST, MET, title="губернатор", first_reported="2026-02-05"),
        fact("MET_WITH", MET, date="2026-02-05", place="Москва"),
    ), [AROUND], DAY, ENGLISH)
    lines = text.splitlines()
    assert lines[0] == "# Дмитрий Махонин"
    assert lines[2] == ("Person. Mentioned 5 times in 2 articles of 5–7 Feb 2026; 2 facts. As of 6 Feb 2026.")
    assert "Also called: Makhonin." in lines
    assert "![Around Дмитрий Махонин](around.png)" in lines and "trade.png" not in text
    assert "## Posts" in lines and "## Meetings" in lines and "## Trade" not in lines
    assert ("| reported 5 Feb 2026 | Дмитрий Махонин **holds position** Сергей Лавров: губернатор | reported as fact "
            "| 1 | [1](#s1) [2](#s2) |") in lines
    assert ("| 5 Feb 2026 | Дмитрий Махонин **met with** Сергей Лавров: in Москва | reported as fact | 1 "
            "| [2](#s2) |") in lines
    assert lines[-2:] == [
        '1. <a id="s1"></a>“Губернатор Махонин.” — /articles/b.txt, undated',
        '2. <a id="s2"></a>“Встретились.” — [Встреча](https://example.org/a%20%281%29), 5 Feb 2026']


def test_what_nothing_is_said_of_is_told():
    text = markdown(dossier(fact("MET_WITH", MET)), [], DAY, ENGLISH)
    assert "The articles say nothing of: posts, visits, invitations, trade, capital," in text


def test_a_report_in_russian():
    text = markdown(dossier(fact("MET_WITH", MET, date="2026-02-05", status="planned")), [], DAY, Words("ru"))
    assert "## Встречи" in text and "**встреча**" in text and "| план |" in text
    assert "Упоминается 5 раз в 2 статьях за 5–7 февр." in text


def test_every_relation_has_a_section():
    from graph.schema import RELATIONS

    assert sorted(each for types in SECTIONS.values() for each in types) == sorted(RELATIONS)


def test_nobody_says_anything_of_it():
    assert "holds no statement about it" in markdown(dossier(), [], DAY, ENGLISH)


def test_what_articles_say_is_no_markup():
    evil = Statement(EVIL, EVIL, "2026-02-05", f"https://example.org/{EVIL})")
    said = fact("MET_WITH", evil, title=EVIL, place=EVIL, date=EVIL)
    text = markdown(dossier(said, name=EVIL), [AROUND], DAY, ENGLISH)
    assert "<img" not in text.replace("\\<img", "") and "\x1b" not in text and "\u202e" not in text
    assert "](javascript" not in text.replace("\\](javascript", "")
    table = [line for line in text.splitlines() if line.startswith("| ") and "met with" in line]
    assert len(table) == 1 and table[0].replace("\\|", "").count("|") == 6
    assert plain(EVIL).count("\n") == 0


def test_a_report_of_the_seeds(kg, store, folder, tmp_path):
    assert kg("load", folder).status == 0
    ran = kg("report", "RU-VLG", "-o", tmp_path / "deep" / "vologda", "--lang", "en")
    assert ran.status == 0, ran.err
    assert sorted(file.name for file in (tmp_path / "deep" / "vologda").iterdir()) == [
        "around.png", "report.md", "trade.png"]
    text = (tmp_path / "deep" / "vologda" / "report.md").read_text("utf-8")
    assert text.startswith("# Vologda Oblast\n") and "M USD" in text and "04-vologda-belarus.txt, 25 Aug 2025" in text
    facts = store.read("MATCH (e:Entity {iso: 'RU-VLG'})-[r]-() WHERE r.fact IS NOT NULL "
                       "RETURN count(DISTINCT r.fact) AS n", {}).rows[0][0]
    assert sum(line.startswith("| ") and "](#s" in line for line in text.splitlines()) == facts
    unknown = kg("report", "Махновин", "-o", tmp_path / "none")
    assert unknown.status == 2 and "Махонин" in unknown.err and not (tmp_path / "none").exists()
    (tmp_path / "file").touch()
    assert kg("report", "RU-VLG", "-o", tmp_path / "file").status == 2
