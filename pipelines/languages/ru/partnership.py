"""Russian words of cooperation and of signing. Lemmas, ё as е."""

from __future__ import annotations

# --- cooperation ---
COOPERATION = frozenset("сотрудничество взаимодействие кооперация партнерство побратимство".split())
# "Связи", "отношения" tell of cooperation after these adjectives only.
TIES = frozenset("связь отношение контакт".split())
TYING = frozenset(
    """
тесный прочный
побратимский партнерский деловой дружеский кооперационный межрегиональный межпарламентский производственный
""".split()
)
# Verbs whose objects "связи" and "отношения" tell of cooperation without an adjective.
FOSTER = frozenset("развивать расширять расширить укреплять укрепить наладить налаживать выстраивать".split())
FELLOWS = frozenset(
    """
партнер побратим город-побратим город-партнер городами-побратим регион-побратим
регион-партнер
""".split()
)
WORK = frozenset({"работать"})
EXCHANGE = frozenset({"обмениваться", "обменяться"})
EXCHANGED = frozenset("студент преподаватель специалист опыт делегация технология школьник стажер ученый".split())
COOPERATE = (
    frozenset(
        """
сотрудничать взаимодействовать кооперироваться объединиться объединяться побрататься дружить
партнерствовать
    """.split()
    )
    | WORK
    | EXCHANGE
)
# Who talks, without a name.
SIDES = frozenset({"сторона", "собеседник"})
PAIRED = frozenset("регион область республика страна город вуз университет палата компания предприятие завод".split())
JOIN = frozenset({"присоединиться", "присоединяться", "подключиться"})
OUR = frozenset({"наш", "свой"})
# Verbs under which "побратимами" is what their objects are made.
MAKE = frozenset({"сделать", "объявить", "признать", "называть"})
AGREE = frozenset("договориться договариваться условиться".split())
# What is agreed on that is a deal or a meeting, no cooperation.
DEALS = frozenset(
    """
поставка покупка продажа закупка встреча визит цена кредит строительство вложение приезд сделка том что это
""".split()
)
DIRECTIONS = frozenset("направление сфера область отрасль приоритет".split())
ARE = frozenset("назвать являться стать остаться оставаться быть считаться определить".split())
# Works that say nothing of what they are in: «совместные проекты в лифтостроении».
WORKS = frozenset("проект программа работа инициатива деятельность производство".split())
STOPPED = frozenset("прекратить прекращать приостановить заморозить свернуть разорвать".split())
# Verbs over a dative that acts: «области стоило бы объединиться с …».
IMPERSONAL = frozenset("стоить предстоять следовать удаться надлежать".split())
COVER = frozenset("охватывать затрагивать охватить касаться".split())
TOGETHER = frozenset("совместно вместе сообща".split())
# What people do together that isn't their places' or firms' work.
PASSING = frozenset(
    """
быть составить сказать отметить подчеркнуть подписать открыть посетить осмотреть приехать прибыть вложить принять
встретиться
провести организовать проводить ждать ожидать
""".split()
)
JOINT = frozenset("совместный общий".split())
VENTURE = "сп"
# What is discussed or agreed on that is joint work, without the word "совместный" too.
MATTERS = (
    COOPERATION
    | frozenset(
        "обмен проект подготовка рейс стажировка побратимство филиал кафедра лаборатория сп практика".split()
    )
)
# Nouns that "совместный" and "общий" make no joint work.
PLAIN = frozenset(
    "план мероприятие встреча заседание граница сумма итог дело вопрос тема интерес история ярмарка поездка".split()
)
# Verbs of discussing.
TALK = frozenset(
    """
обсудить обсуждать обсуждаться говорить поговорить переговорить рассмотреть рассматривать рассматриваться коснуться
затронуть прорабатывать проработать говорили обсуждали
""".split()
)
# Nouns for what talks are about.
TOPICS = frozenset({"речь", "тема", "повестка", "предмет"})
# Verbs over joint works that say that they are offered or agreed on.
OFFER = frozenset("предложить предлагать договориться договариваться условиться пригласить приглашать".split())
FOUNDING = frozenset("создание открытие запуск организация строительство формирование".split())
# What people do at the joint works of others.
ATTENDED = frozenset({"открыть", "открывать", "запустить", "запускать"})
# Standing bodies of two sides, and the adjectives that tell them.
STANDING = frozenset("группа комиссия совет комитет".split())
WORKING = frozenset("рабочий координационный совместный межправительственный смешанный деловой".split())
BUILD = frozenset(
    """
открыть открывать создать создавать запустить запускать развивать реализовать реализовывать вести построить строить
учредить готовить обсуждать обсудить проработать прорабатывать осуществлять выпускать
""".split()
)
DISCUSS = frozenset(
    """
обсудить обсуждать обсуждаться говорить поговорить договориться договариваться коснуться затронуть развивать
развиваться
рассмотреть рассматривать наладить налаживать укреплять укрепить расширять расширить углублять строить выстраивать
установить
""".split()
)
LINK = frozenset({"связывать", "связать", "объединять"})
FOUND = frozenset("создать создавать сформировать учредить".split())
# Words beside which what two do is told by other frames.
ELSEWHERE = COOPERATION | JOINT | TOGETHER | AGREE
# All words that may tell of cooperation.
TOLD = COOPERATION | TIES | FELLOWS | AGREE | TALK | TOPICS | COOPERATE | JOIN | BUILD | TOGETHER | JOINT | {VENTURE}
SPHERES = frozenset("сфера область отрасль направление вопрос рамка часть".split())
# Nouns under "в" after "сотрудничество" that are no area of it.
NO_AREA = frozenset(
    """
год месяц квартал перспектива формат ход время москва россия будущее условие круг вопрос основа ряд спектр
""".split()
)
INTERESTED = frozenset({"заинтересованный", "заинтересовать"})
TWIN_AREA = ("побратимские связи",)
ABOUT_COOPERATION = ("сотруднич", "партнерств", "партнёрств", "побратим", "взаимодейств")

# --- signing ---
SIGN = frozenset(
    """
подписать подписывать подписываться заключить заключать парафировать скрепить скреплять оформить оформлять
завизировать
перезаключить подписываемый подписанный заключенный скрепленный парафированный поставить ставить расписаться
""".split()
)
INITIAL = frozenset({"парафировать", "парафированный"})
SIGNING = frozenset({"подписание", "заключение"})
SIGNATURE = frozenset({"подпись", "автограф"})
# Verbs of signing that need the word "подпись" beside them.
LIGHT = frozenset({"скрепить", "скреплять", "скрепленный", "поставить", "ставить"})
# Verbs that say what talks or a visit led to.
RESULT = frozenset(
    """
завершиться завершить закончиться увенчаться увенчать стать являться привести вылиться кончиться состояться пройти
наметить запланировать планироваться назначить ожидаться
""".split()
)
DOCUMENTS = frozenset(
    """
соглашение меморандум договор контракт программа протокол карта план документ декларация допсоглашение сделка
госконтракт
договоренность пакт концессия
""".split()
)
# Documents that are of no two parties unless somebody signs them.
LOOSE = frozenset({"план", "карта", "программа", "документ", "сделка", "договоренность"})
ABOUT = frozenset({"о", "об", "по", "на"})

# --- shared ---
COPULAS = frozenset({"стать", "являться", "быть", "оставаться", "остаться", "считать"})
# Heads, who in the plural and without names act for those in the genitive after them.
HEADS = frozenset("ректор глава мэр директор губернатор министр руководитель".split())
# Who acts for those in the genitive after them.
ON_BEHALF = frozenset(
    """
представитель руководство руководитель делегация специалист ученый сотрудник исследователь власть администрация
""".split()
)
MINISTRIES = frozenset({"министерство", "ведомство"})
