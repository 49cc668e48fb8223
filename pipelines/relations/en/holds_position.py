"""HOLDS_POSITION in English: a person holds, takes or has left a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines import held_posts
from pipelines.english import careers, succession
from pipelines.english.scene import Scene
from pipelines.matcher import Draft, Example


def read(scene: Scene) -> Iterator[Draft]:
    """Posts named with people, but for those whom the text says to have left; then those that verbs tell of."""
    told = careers.read(scene)
    told = (*told, *succession.read(scene, told))
    left = {(d.subject, d.object, d.qualifiers.role) for d in told if d.status == "former"}
    seen: set[tuple[str, str, str | None]] = set()
    for draft in held_posts.by_titles(scene):
        key = (draft.subject, draft.object, draft.qualifiers.role)
        seen.add(key)
        yield replace(draft, status="former") if key in left and draft.status == "asserted" else draft
    for draft in told:
        key = (draft.subject, draft.object, draft.qualifiers.role)
        if key in seen and (draft.frame == "post.left" or draft.status == "asserted"):
            continue  # said with the title
        if draft.frame == "post.leads" and any(d.frame == "post.succeeded" and _pair(d) == _pair(draft) for d in told):
            continue  # "Y succeeded X, who had run the city"
        if draft.frame == "post.leads" and draft.status == "asserted" and any(s[:2] == key[:2] for s in seen):
            continue
        yield draft


def _pair(draft: Draft) -> tuple[str, str, str]:
    return draft.subject, draft.object, draft.status


EXAMPLES = (
    Example(
        "Finland's Transport Minister Juhani Saari opened the fair.",
        (("Juhani Saari", "Finland", "asserted", {"role": "minister", "title": "Transport Minister"}),),
    ),
    Example(
        "Ambassador of Finland to Russia Juhani Saari and Perm Mayor Oleg Ganin opened the fair.",
        (
            ("Juhani Saari", "Finland", "asserted", {"role": "ambassador", "accredited_to": "Russia"}),
            ("Oleg Ganin", "Perm", "asserted", {"role": "mayor"}),
        ),
    ),
    Example(
        "Fumio Kenda, who was Japan's prime minister until 2024, spoke.",
        (("Fumio Kenda", "Japan", "former", {"role": "head_of_government"}),),
    ),
    Example(
        "Anna Moloi was sworn in as premier of Limpopo, succeeding Refilwe Seete, who resigned in May.",
        (
            ("Anna Moloi", "Limpopo", "asserted", {"role": "governor"}),
            ("Refilwe Seete", "Limpopo", "former", {"role": "governor"}),
        ),
    ),
    Example(
        "Perm Mayor Oleg Ganin stepped down. Irina Kotova was appointed in his place.",
        (
            ("Oleg Ganin", "Perm", "former", {"role": "mayor"}),
            ("Irina Kotova", "Perm", "asserted", {"role": "mayor"}),
        ),
    ),
    Example(
        "Perm Mayor Oleg Ganin resigned on Monday. He will be replaced by Irina Kotova.",
        (
            ("Oleg Ganin", "Perm", "former", {"role": "mayor"}),
            ("Irina Kotova", "Perm", "planned", {"role": "mayor"}),
        ),
    ),
    Example(
        "Olga Lind has been nominated as Norway's ambassador to Chile.",
        (("Olga Lind", "Norway", "proposed", {"role": "ambassador", "accredited_to": "Chile"}),),
    ),
    Example(
        "Maria Lopez served as Spain's consul general in Miami from 2015 to 2019.",
        (("Maria Lopez", "Spain", "former", {"role": "consul", "accredited_to": "Miami"}),),
    ),
    Example(
        "Bavaria's economy minister, Karl Huber, met his Ohio counterpart, Lydia Moss.",
        (
            ("Karl Huber", "Bavaria", "asserted", {"role": "minister"}),
            ("Lydia Moss", "Ohio", "asserted", {"role": "minister"}),
        ),
    ),
    Example(
        "Kenya's Trade Minister Lee Kinara took over from Salim Ouko last month.",
        (
            ("Lee Kinara", "Kenya", "asserted", {"role": "minister"}),
            ("Salim Ouko", "Kenya", "former", {"role": "minister"}),
        ),
    ),
    Example(
        "The post of director of the Minsk Tractor Works went to Vitaly Lis.",
        (("Vitaly Lis", "Minsk Tractor Works", "asserted", {"role": "director"}),),
    ),
    Example(
        "Peter Novak (SPD), minister-president of Brandenburg, met Rosa Klein, a lawyer and former mayor of Lyon.",
        (
            ("Peter Novak", "Brandenburg", "asserted", {"role": "governor", "title": "minister-president"}),
            ("Rosa Klein", "Lyon", "former", {"role": "mayor"}),
        ),
    ),
    Example(
        "Perm Krai's governor cannot come. Governor Oleg Ganin will be represented by his first deputy, Ivan Lis.",
        (
            ("Oleg Ganin", "Perm Krai", "asserted", {"role": "governor"}),
            ("Ivan Lis", "Perm Krai", "asserted", {"role": "deputy_governor"}),
        ),
    ),
    Example(
        "Ohio Lt. Gov. Mark Hess announced the appointment of Eve Lind as director of the Port of Rotterdam.",
        (
            ("Mark Hess", "Ohio", "asserted", {"role": "deputy_governor", "title": "Lt. Gov."}),
            ("Eve Lind", "Port of Rotterdam", "asserted", {"role": "director"}),
        ),
    ),
    Example(
        "Ivan Petrov has been named Russia's trade representative in Turkey. Oleg Ganin had held the post since 2019.",
        (
            ("Ivan Petrov", "Russia", "asserted", {"role": "representative", "accredited_to": "Turkey"}),
            ("Oleg Ganin", "Russia", "former", {"role": "representative", "accredited_to": "Turkey"}),
        ),
    ),
    Example(
        "Ines Pohl sits on the board of Fjordgass AS.", (("Ines Pohl", "Fjordgass AS", "asserted", {"role": "other"}),)
    ),
    Example("Unions demanded the resignation of Ivan Petrov as mayor of Perm.", ()),
    Example("Ivan Petrov is not the governor of Perm Krai.", ()),
    Example("The wife of the president of Chile, Jill Soto, opened the fair.", ()),
    Example("Anna Lee denied that she would become governor of Ohio.", ()),
    Example("Ivan Petrov will be the first ambassador to visit Perm Krai.", ()),
)
