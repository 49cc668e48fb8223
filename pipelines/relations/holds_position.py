"""HOLDS_POSITION: a person holds, takes or has left a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines import careers, held_posts, succession
from pipelines.matcher import PEOPLE, Draft, Example, Relation
from pipelines.relations.en import holds_position as en
from pipelines.scene import Scene
from pipelines.types import BODIES, PLACES


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
        if draft.status == "former" and draft.frame == "post.left" and key in seen:
            continue  # said with the title, which is former now
        if draft.frame == "post.leads" and draft.status == "asserted" and any(s[:2] == key[:2] for s in seen):
            continue  # «вице-губернатор остался руководить областью»
        yield draft


EXAMPLES = (
    Example(
        "Министр транспорта Казахстана Аслан Буркитов открыл форум.",
        (("Аслан Буркитов", "Казахстан", "asserted", {"role": "minister", "title": "Министр транспорта"}),),
    ),
    Example(
        "Посол Финляндии в России Юхани Саари открыл форум.",
        (("Юхани Саари", "Финляндия", "asserted", {"role": "ambassador", "accredited_to": "Россия"}),),
    ),
    Example(
        "Министром экономики Чувашии назначен Дмитрий Рощин.",
        (("Дмитрий Рощин", "Чувашия", "asserted", {"role": "minister"}),),
    ),
    Example(
        "До избрания губернатор Тверской области Пётр Ивлев работал заместителем министра экономики Коми.",
        (
            ("Пётр Ивлев", "Тверская область", "asserted", {"role": "governor"}),
            ("Пётр Ивлев", "Коми", "former", {"role": "deputy_minister"}),
        ),
    ),
    Example("Мэр Пскова Олег Ганин покинул пост.", (("Олег Ганин", "Псков", "former", {"role": "mayor"}),)),
    Example(
        "Завод «Центрокран» с 1 марта возглавит Павел Белов.",
        (("Павел Белов", "Центрокран", "planned", {"role": "director"}),),
    ),
    Example(
        "Лев Чудов, ныне сенатор от Тверской области, открыл выставку.",
        (("Лев Чудов", "Тверская область", "asserted", {"role": "legislator"}),),
    ),
    Example(
        "Предшественником губернатора Тверской области Петра Ивлева был Сергей Жохов.",
        (
            ("Пётр Ивлев", "Тверская область", "asserted", {"role": "governor"}),
            ("Сергей Жохов", "Тверская область", "former", {"role": "governor"}),
        ),
    ),
    Example(
        "Мэр Пскова Олег Ганин сложил полномочия. Его обязанности исполняет Ирина Котова.",
        (
            ("Олег Ганин", "Псков", "former", {"role": "mayor"}),
            ("Ирина Котова", "Псков", "asserted", {"role": "mayor"}),
        ),
    ),
    Example(
        "Мэр Пскова Олег Ганин покинул пост. На его место назначена Ирина Котова.",
        (
            ("Олег Ганин", "Псков", "former", {"role": "mayor"}),
            ("Ирина Котова", "Псков", "asserted", {"role": "mayor"}),
        ),
    ),
    Example(
        "Мэр Пскова Олег Ганин ушёл в отставку. Его сменит Ирина Котова.",
        (
            ("Олег Ганин", "Псков", "former", {"role": "mayor"}),
            ("Ирина Котова", "Псков", "planned", {"role": "mayor"}),
        ),
    ),
    Example(
        "Алексинская «Химпластика» продала станки фирме «Полимер», сообщила её гендиректор Ольга Саврасова.",
        (("Ольга Саврасова", "Химпластика", "asserted", {"role": "director"}),),
    ),
    Example(
        "Гостей в Измирской торговой палате принял её президент Мехмет Айдын.",
        (("Мехмет Айдын", "Измирская торговая палата", "asserted", {"role": "director", "title": "президент"}),),
    ),
    Example(
        "На вопросы ответил председатель ТПП Ростовской области Олег Гончар.",
        (("Олег Гончар", "ТПП Ростовской области", "asserted", {"role": "director"}),),
    ),
    Example(
        "В Приморский край прибыли гости из провинции Хэйлунцзян. Их встретила вице-премьер краевого правительства "
        "Вера Лис.",
        (("Вера Лис", "Приморский край", "asserted", {"role": "deputy_head_of_government"}),),
    ),
    Example(
        "Тульский экспорт вырос. Губернатор Пётр Ивлев приехал в Тулу вчера.",
        (("Пётр Ивлев", "Тульская область", "asserted", {"role": "governor"}),),
    ),
    Example(
        "Главой завода «Тверьмаш» стал Лев Лещинский. Лещинскому 44 года. Он окончил университет, работал вторым "
        "секретарём посольства России в Венгрии, затем директором по экспорту завода «Заря». В 2023 году занимал пост "
        "заместителя мэра Твери.",
        (
            ("Лев Лещинский", "Тверьмаш", "asserted", {"role": "director"}),
            ("Лев Лещинский", "посольство России в Венгрии", "former", {"role": "other"}),
            ("Лев Лещинский", "Заря", "former", {"role": "other", "title": "директор по экспорту"}),
            ("Лев Лещинский", "Тверь", "former", {"role": "other"}),
        ),
    ),
    Example(
        "Глава Минсельхоза Бурятии Баир Дамдинов открыл выставку.",
        (("Баир Дамдинов", "Бурятия", "asserted", {"role": "minister"}),),
    ),
    Example(
        "Завод «Заря» станет резидентом территории опережающего развития «Север». Договор подписал гендиректор "
        "компании Олег Драгун.",
        (("Олег Драгун", "Заря", "asserted", {"role": "director"}),),
    ),
    Example(
        "Завод «Заря» избрал новый совет директоров. Его председателем вместо ушедшего Леонида Фраера стал Тимур Лис.",
        (
            ("Тимур Лис", "Заря", "asserted", {"role": "director"}),
            ("Леонид Фраер", "Заря", "former", {"role": "director"}),
        ),
    ),
    Example(
        "Договор связал Тверской университет и Псковский университет. Ректоры Олег Ганин и Анна Лапина рады.",
        (
            ("Олег Ганин", "Тверской университет", "asserted", {"role": "director"}),
            ("Анна Лапина", "Псковский университет", "asserted", {"role": "director"}),
        ),
    ),
    Example(
        "Делегацию повёз министр связей Лев Чудов. Тверская область показала лён, губернатор Пётр Ивлев задержался.",
        (
            ("Лев Чудов", "Тверская область", "asserted", {"role": "minister"}),
            ("Пётр Ивлев", "Тверская область", "asserted", {"role": "governor"}),
        ),
    ),
    Example(
        "Лев Чудов пять лет проработал заместителем министра экономики Коми.",
        (("Лев Чудов", "Коми", "former", {"role": "deputy_minister"}),),
    ),
    Example(
        "Пост директора завода «Тверьмаш» достался Льву Чудову.",
        (("Лев Чудов", "Тверьмаш", "asserted", {"role": "director"}),),
    ),
    Example(
        "Занимавшая до мая пост министра экономики Омской области Ирина Лис уехала.",
        (("Ирина Лис", "Омская область", "former", {"role": "minister", "title": "министр экономики"}),),
    ),
    Example(
        "С министром встретился занимающий должность директора завода «Заря» Лев Чудов.",
        (("Лев Чудов", "Заря", "asserted", {"role": "director"}),),
    ),
    Example(
        "Делегацию Омской области возглавил занимавший пост заместителя губернатора Михаил Лис.",
        (("Михаил Лис", "Омская область", "former", {"role": "deputy_governor"}),),
    ),
    Example(
        "Раньше в область приезжал посол Нигерии в России. Тогда эту должность занимал Ахмед Бельо.",
        (("Ахмед Бельо", "Нигерия", "former", {"role": "ambassador", "accredited_to": "Россия"}),),
    ),
    Example(
        "Губернатор Тверской области Пётр Ивлев сменил министра экономики региона. На этот пост назначен Лев Чудов.",
        (
            ("Пётр Ивлев", "Тверская область", "asserted", {"role": "governor"}),
            ("Лев Чудов", "Тверская область", "asserted", {"role": "minister"}),
        ),
    ),
    Example(
        "Министр транспорта Монголии Баир Дамдинов, до назначения служивший послом этой страны в Китае, уехал.",
        (
            ("Баир Дамдинов", "Монголия", "asserted", {"role": "minister"}),
            ("Баир Дамдинов", "Монголия", "former", {"role": "ambassador", "accredited_to": "Китай"}),
        ),
    ),
    Example(
        "Завод вошёл в группу «Черноземье», которую возглавляет Игорь Лис.",
        (("Игорь Лис", "Черноземье", "asserted", {"role": "director"}),),
    ),
    Example(
        "Центр поддержки экспорта нашёл покупателей, рассказала Полина Лис, возглавившая центр вместо Игоря Чудова.",
        (
            ("Полина Лис", "Центр поддержки экспорта", "asserted", {"role": "director"}),
            ("Игорь Чудов", "Центр поддержки экспорта", "former", {"role": "director"}),
        ),
    ),
)

RELATION = Relation(
    "HOLDS_POSITION",
    PEOPLE,
    PLACES | BODIES,
    False,
    None,
    {"ru": read, "en": en.read},
    {"ru": EXAMPLES, "en": en.EXAMPLES},
)
