"""Sentence, trigger → its arguments in English, on the real parse: "role: head of the phrase; …"."""

from __future__ import annotations

import pytest

from pipelines.engines import english
from pipelines.english import syntax

CASES = [
    ("Governor Lee met President Park.", "met", "subject: Lee; object: Park"),
    ("Governor Lee met with President Park in Oslo.", "met", "subject: Lee; with: Park"),
    ("Governor Lee met with President Park in Oslo.", "met", "subject: Lee; with: Park; in: Oslo"),
    ("Lee met Park and Kim.", "met", "subject: Lee; object: Park; object: Kim"),
    ("Lee and Kim met Park.", "met", "subject: Lee; subject: Kim; object: Park"),
    ("Lee, together with Kim, met Park.", "met", "subject: Lee; with: Kim; object: Park"),
    ("Lee, along with Kim, met Park.", "met", "subject: Lee; with: Kim; object: Park"),
    ("Lee as well as Kim met Park.", "met", "subject: Lee; subject: Kim; object: Park"),
    ("Both Lee and Kim met Park.", "met", "subject: Lee; subject: Kim; object: Park"),
    ("Lee met both Park and Kim.", "met", "subject: Lee; object: Park; object: Kim"),
    ("Lee met Park, not Kim.", "met", "subject: Lee; object: Park"),
    ("Lee was received by President Park in Oslo.", "received", "subject: Park; object: Lee"),
    ("President Park received Lee.", "received", "subject: Park; object: Lee"),
    ("Lee, received by President Park in Oslo, praised the town.", "received", "subject: Park; object: Lee"),
    ("The plant was built by Norsk in Ohio.", "built", "subject: Norsk; object: plant; in: Ohio"),
    ("The plant built by Norsk employs 200 people.", "built", "subject: Norsk; object: plant"),
    ("The plant which was built by Norsk employs 200 people.", "built", "subject: Norsk; object: plant"),
    ("Norsk, which owns Alba, is based in Oslo.", "owns", "subject: Norsk; object: Alba"),
    ("Norsk owns Alba.", "owns", "subject: Norsk; object: Alba"),
    ("Alba, owned by Norsk, is based in Oslo.", "owned", "subject: Norsk; object: Alba"),
    ("Alba, which is owned by Norsk, is based in Oslo.", "owned", "subject: Norsk; object: Alba"),
    ("Alba is owned by Norsk.", "owned", "subject: Norsk; object: Alba"),
    ("The delegation visiting Minsk is led by Lee.", "visiting", "subject: delegation; object: Minsk"),
    ("The delegation led by Lee visited Minsk.", "led", "subject: Lee; object: delegation"),
    ("The delegation, headed by Lee, visited Minsk.", "visited", "subject: delegation; object: Minsk"),
    ("Lee plans to visit Oslo.", "visit", "subject: Lee; object: Oslo"),
    ("Lee wants to visit Oslo.", "visit", "subject: Lee; object: Oslo"),
    ("Lee invited Kim to visit Oslo.", "visit", "subject: Kim; object: Oslo"),
    ("Kim was invited by Lee to visit Oslo.", "visit", "subject: Kim; object: Oslo"),
    ("Lee announced his plan to visit Oslo.", "visit", "subject: Lee; object: Oslo"),
    ("Lee accepted an invitation to visit Oslo.", "visit", "subject: Lee; object: Oslo"),
    ("Lee flew to Oslo and visited Bergen.", "visited", "subject: Lee; object: Bergen"),
    ("Lee met Park and toured the plant.", "toured", "subject: Lee; object: plant"),
    (
        "Lee visited Oslo, met Park and signed a memorandum with Kim.",
        "signed",
        "subject: Lee; object: memorandum; with: Kim",
    ),
    ("After signing an agreement with Kim, Lee flew home.", "signing", "subject: Lee; object: agreement"),
    ("Arriving in Oslo, Lee met Park.", "Arriving", "subject: Lee; in: Oslo"),
    ("The signing of the agreement by Lee and Kim took place in Oslo.", "signing", "of: agreement; by: Lee; by: Kim"),
    ("The agreement was signed by Lee and Kim.", "signed", "subject: Lee; subject: Kim; object: agreement"),
    ("The agreement was signed by Governor Lee for the region.", "signed", "subject: Lee; object: agreement"),
    ('"We met Park," said Lee.', "said", "subject: Lee"),
    ('"We met Park," said Governor Lee, adding that more talks will follow.', "said", "subject: Lee"),
    ('"We met Park," said Governor Lee, adding that more talks will follow.', "adding", "subject: Lee"),
    ("Lee held a meeting with Park.", "meeting", "governor.subject: Lee; with: Park"),
    ("Lee's meeting with Park lasted an hour.", "meeting", "poss: Lee; with: Park"),
    ("The meeting between Lee and Park lasted an hour.", "meeting", "between: Lee; between: Park"),
    ("Talks between Lee and Park were held in Oslo.", "Talks", "between: Lee; between: Park"),
    ("Lee has held talks with Park in Oslo.", "talks", "governor.subject: Lee; with: Park"),
    ("The visit of the delegation to Oslo begins on Monday.", "visit", "of: delegation; to: Oslo"),
    ("Lee's visit to Oslo begins on Monday.", "visit", "poss: Lee; to: Oslo"),
    ("Norsk supplied 20 tractors to Cuba.", "supplied", "subject: Norsk; object: tractors; to: Cuba"),
    ("Norsk supplied Cuba with 20 tractors.", "supplied", "subject: Norsk; object: Cuba; with: tractors"),
    ("Norsk sold the plant to Alba.", "sold", "subject: Norsk; object: plant; to: Alba"),
    ("Norsk sold Alba the plant.", "sold", "subject: Norsk; iobj: Alba; object: plant"),
    ("The plant was sold to Alba.", "sold", "object: plant; to: Alba"),
    ("Alba bought the plant from Norsk.", "bought", "subject: Alba; object: plant; from: Norsk"),
    ("Alba, a bank, bought a 20 percent stake in Norsk.", "bought", "subject: Alba; object: stake"),
    ("Lee, the governor of Iowa, met Park, the president of Korea.", "met", "subject: Lee; object: Park"),
    (
        "The governor of Iowa, Anna Lee, met the Korean president, Jin Park.",
        "met",
        "subject: governor; object: president",
    ),
    ("The delegation's head, Anna Lee, met Jin Park.", "met", "subject: head; object: Jin"),
    ("The forum was attended by Lee, Kim and others.", "attended", "subject: Lee; subject: Kim; object: forum"),
    ("Lee, who arrived on Monday, opened the forum.", "opened", "subject: Lee; object: forum"),
    ("In Oslo, Lee met Park.", "met", "subject: Lee; object: Park; in: Oslo"),
    ("The forum, hosted by Oslo, drew 200 firms.", "hosted", "subject: Oslo; object: forum"),
    ("Oslo, where Lee met Park, is cold.", "met", "in: Oslo; subject: Lee; object: Park"),
    ("Lee met Park during talks with Kim.", "met", "subject: Lee; object: Park; with: Kim"),
    ("Norsk is building a plant in Ohio.", "building", "subject: Norsk; object: plant; in: Ohio"),
    ("Norsk has agreed to build a plant in Ohio.", "build", "subject: Norsk; object: plant; in: Ohio"),
    ("Norsk said it is ready to build a plant in Ohio.", "build", "subject: it; object: plant"),
    ("Norsk will invest $20 million in Ohio.", "invest", "subject: Norsk; in: Ohio"),
    ("Norsk, based in Oslo, has invested $20 million in the plant.", "invested", "subject: Norsk; in: plant"),
    ("Some $20 million was invested in the plant.", "invested", "in: plant; object: $"),
    ("Norsk signed a contract to supply tractors to Cuba.", "supply", "subject: Norsk; object: tractors; to: Cuba"),
    ("Norsk won a tender to supply tractors to Cuba.", "supply", "subject: Norsk; object: tractors; to: Cuba"),
    ("Iowa plans to export beef to Japan.", "export", "subject: Iowa; object: beef; to: Japan"),
    ("Iowa wants to import beef from Japan.", "import", "subject: Iowa; object: beef; from: Japan"),
    ("Lee was accompanied by Kim.", "accompanied", "subject: Kim; object: Lee"),
    ("Iowa was represented by Kim.", "represented", "subject: Kim; object: Iowa"),
    ("Lee was joined by Kim at the forum.", "joined", "subject: Kim; object: Lee"),
    ("The firms include Norsk and Alba.", "include", "subject: firms; object: Norsk; object: Alba"),
    ("Lee toured the plant that Norsk built in Ohio.", "built", "subject: Norsk; object: plant"),
    ("Lee called on Norsk to build a plant in Ohio.", "build", "subject: Norsk; object: plant"),
    (
        "Governor Anna Lee of Iowa, accompanied by Trade Minister Jin Kim, met Ola Berg in Oslo.",
        "met",
        "subject: Anna; object: Ola",
    ),
    (
        "The Kenyan firm ships 40 containers of avocados a month to its new shareholder.",
        "ships",
        "subject: firm; object: containers",
    ),
    ("Today the delegation heads to Omaha, Nebraska.", "heads", "subject: delegation; to: Omaha"),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_arguments(text: str, trigger: str, expected: str) -> None:
    """Subjects, objects and every role named in the case hold these phrases, and no other name."""
    wanted = {(role, head) for role, head in (pair.split(": ") for pair in expected.split("; "))}
    doc = english.load().annotate(text)
    token = next(t for t in doc if t.text == trigger)
    roles = {role for role, _ in wanted} | {"subject", "object"}
    found = {(a.role, a.token.text) for a in syntax.arguments(token) if a.role in roles}
    assert {f for f in found if f[1][0].isupper() or f in wanted} == wanted
