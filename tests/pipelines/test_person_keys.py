"""People's identity keys: one person in Russian and English news shares one, two people don't."""

from __future__ import annotations

import pytest

from pipelines.keys.people import person_keys

SAME = [
    "Дмитрий Махонин|Dmitry Makhonin|Dmitri Mahonin|Dmitrij Makhonin|Дмитрий Николаевич Махонин|Махонин Дмитрий",
    "Александр Лукашенко|Alexander Lukashenko|Aliaksandr Lukashenka|Aleksandr Lukashenko",
    "Светлана Тихановская|Sviatlana Tsikhanouskaya|Svetlana Tikhanovskaya",
    "Владимир Зеленский|Volodymyr Zelensky|Volodymyr Zelenskyy|Vladimir Zelenskiy",
    "Денис Шмыгаль|Denys Shmyhal|Denis Shmygal",
    "Юрий Щукин|Yuri Shchukin|Yury Schukin|Iurii Shchukin|Yuriy Shchukin",
    "Сергей Соловьёв|Sergei Solovyov|Sergey Soloviev|Sergej Solovev",
    "Си Цзиньпин|Xi Jinping",
    "Ли Цян|Li Qiang",
    "Цюй Вэньхай|Qu Wenhai",
    "Ким Чен Ын|Kim Jong Un|Kim Jong-un",
    "Юн Сок Ёль|Yoon Suk-yeol|Yoon Suk Yeol",
    "Нгуен Суан Фук|Nguyen Xuan Phuc",
    "Фам Минь Тьинь|Pham Minh Chinh",
    "Синдзо Абэ|Shinzo Abe",
    "Фумио Кисида|Fumio Kishida",
    "Борис Джонсон|Boris Johnson",
    "Реджеп Тайип Эрдоган|Recep Tayyip Erdogan|Recep Tayyip Erdoğan",
    "Олаф Шольц|Olaf Scholz",
    "Шарль Мишель|Charles Michel",
    "Эммануэль Макрон|Emmanuel Macron",
    "Урсула фон дер Ляйен|Ursula von der Leyen",
    "Джо Байден|Joe Biden",
    "Дональд Трамп|Donald Trump",
    "Марк Рютте|Mark Rutte",
    "Александр Вучич|Aleksandar Vucic|Aleksandar Vučić",
    "Ильхам Алиев|Ilham Aliyev|Ильхам Гейдар оглы Алиев",
    "Шавкат Мирзиёев|Shavkat Mirziyoyev",
    "Касым-Жомарт Токаев|Kassym-Jomart Tokayev",
    "Рустам Минниханов|Rustam Minnikhanov",
    "Нарендра Моди|Narendra Modi",
    "Саиф ад-Дармаки|Saif Al Darmaki",
    "Михаил Мишустин|Mikhail Mishustin|Michael Mishustin",
    "Пётр Порошенко|Petro Poroshenko|Petr Poroshenko",
]
OTHERS = [
    ("Иван Петров", "Ivan Petrova"),
    ("Александр Иванов", "Alexandra Ivanova"),
    ("Сергей Иванов", "Semyon Ivanov"),
    ("Ли Цян", "Li Keqiang"),
    ("Ван И", "Wang Yang"),
    ("Михаил Шмидт", "Michael Schmidt"),
    ("Андрей Волков", "Andrei Volkonsky"),
    ("Иван Королёв", "Ivan Korolenko"),
]


@pytest.mark.parametrize("names", SAME)
def test_spellings_of_one_person_share_a_key(names: str) -> None:
    first, *others = names.split("|")
    strong = [key for key in person_keys(first) if key.startswith("person:")]
    for other in others:
        assert set(strong) & set(person_keys(other)), f"{strong} {person_keys(other)}"


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_people_do_not(one: str, other: str) -> None:
    shared = set(person_keys(one)) & set(person_keys(other))
    assert not [key for key in shared if key.startswith("person:")]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Д. Махонин", "initial:mahonyn d"),
        ("Д.Н. Махонин", "initial:mahonyn d"),
        ("Махонин Д. Н.", "initial:mahonyn d"),
        ("Yu. Shchukin", "initial:shukyn y"),
        ("Махонин", "surname:mahonyn"),
        ("Дмитрий Николаевич Махонин", "person:mahonyn dmitry nykola"),
        ("Dmitry Nikolayevich Makhonin", "person:mahonyn dmitry nykola"),
        ("Махонин Дмитрий Николаевич", "person:mahonyn dmitry nykola"),
    ],
)
def test_keys_of_a_name(name: str, key: str) -> None:
    assert person_keys(name)[0] == key
