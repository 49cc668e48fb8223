"""Russian words of taking, holding and leaving posts. Lemmas, ё as е."""

from __future__ import annotations

# Verbs with a post in the instrumental; of the second kind the person is the object.
BECOME = frozenset("стать становиться остаться оставаться являться быть".split())
SERVE = frozenset("работать трудиться служить проработать поработать прослужить".split())
APPOINT = frozenset(
    """
назначить назначать избрать избирать выбрать переизбрать утвердить утверждать выдвинуть рекомендовать утверждение
назначение избрание
""".split()
)
# Verbs with what is led as object (or in the instrumental).
LEAD = frozenset({"возглавить", "возглавлять", "руководить", "управлять", "заведовать"})
ONGOING = frozenset(
    {
        "возглавлять",
        "руководить",
        "управлять",
        "заведовать",
        "работать",
        "проработать",
        "прослужить",
        "трудиться",
        "служить",
        "занимать",
        "являться",
        "быть",
    }
)
# Leaving: verb → nouns one of which must stand with it, if any. Of the second kind the person is the object.
POSTS = frozenset("пост должность кресло место мандат портфель".split())
LEAVE = {
    "покинуть": POSTS,
    "покидать": POSTS,
    "оставить": POSTS,
    "оставлять": POSTS,
    "уйти": POSTS | {"отставка"},
    "уходить": POSTS | {"отставка"},
    "сложить": frozenset({"полномочие", "мандат"}),
    "подать": frozenset({"отставка"}),
    "лишиться": POSTS,
    "уволиться": frozenset(),
}
DISMISS = {
    "уволить": frozenset(),
    "отправить": frozenset({"отставка"}),
    "освободить": POSTS,
    "снять": POSTS,
    "отстранить": frozenset(),
    "прекратить": frozenset({"полномочие"}),
    "отозвать": POSTS,
}
OCCUPY = frozenset({"занять", "занимать", "получить", "обещать"})
# A post that comes to somebody in the dative.
FALL_TO = frozenset({"достаться", "доверить", "поручить", "перейти", "отойти", "предложить"})
SUCCEED = frozenset({"сменить", "сменять", "заменить"})
# Verbs with which somebody takes "his place": the person is the object of appointing, the subject of the others.
TAKE_OVER = frozenset({"прийти", "заступить", "занять", "претендовать"})
PREDECESSOR = frozenset({"предшественник", "предшественница"})
DUTIES = frozenset({"обязанность"})
ACT = frozenset({"исполнять", "возложить", "исполнение"})
PARTS = frozenset({"кафедра", "лаборатория", "отдел"})

FORMERLY = frozenset({"прежде", "ранее", "раньше", "прошлое", "бывший", "некогда", "когда-то", "прежний"})
NOW = frozenset({"ныне", "теперь", "сейчас", "пока", "настоящее", "нынче", "сегодня"})
# Words that may stand between a person and a post said of him: "X, до весны нынешнего года — мэр Читы".
BETWEEN = frozenset(
    {
        "в",
        "о",
        "во",
        "время",
        "до",
        "с",
        "со",
        "это",
        "этот",
        "того",
        "год",
        "прошлый",
        "нынешний",
        "весна",
        "осень",
        "лето",
        "зима",
    }
)
# Bare nouns that mean a body named before when somebody leads it, though they mean much else elsewhere.
LED_KINDS = frozenset("центр совет группа общество комиссия комитет ассоциация союз фонд агентство управление".split())
# A body's noun → the role of who leads it, where its type doesn't tell.
LED = {
    "правительство": "head_of_government",
    "министерство": "minister",
    "дума": "speaker",
    "собрание": "speaker",
    "парламент": "speaker",
    "совет": "speaker",
    "область": "governor",
    "край": "governor",
    "республика": "governor",
    "регион": "governor",
    "город": "mayor",
    "район": "mayor",
    "кафедра": "other",
    "администрация": "mayor",
    "мэрия": "mayor",
}
LED_BY_TYPE = {
    "Country": "head_of_state",
    "Region": "governor",
    "City": "mayor",
    "GovernmentBody": "agency_head",
    "Company": "director",
    "Organization": "director",
}
