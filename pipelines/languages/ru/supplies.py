"""Russian words for what firms deliver, sell and buy, besides those of trade between places. Lemmas, ё as е."""

from __future__ import annotations

from pipelines.languages.ru import trade

# The subject hands over, the subject takes in, goods move by themselves; nouns for the first two.
OUT_VERBS = trade.OUT_VERBS | frozenset(
    """
передать передавать передаваться реализовать реализовывать сбывать сбыть доставить доставлять изготовить изготавливать
изготовлять продаваться возить завезти завозить выпустить допоставить распродать
""".split()
)
# The receiver is their object: «снабжает колбасами торговую сеть».
PROVIDE_VERBS = frozenset("снабжать снабдить обеспечивать обеспечить".split())
IN_VERBS = (trade.IN_VERBS | frozenset("брать взять заказать заказывать ждать докупить".split())) - {
    "завезти",
    "завозить",
    "завозиться",
}
MOVE_VERBS = (
    trade.MOVE_VERBS | frozenset("уйти пойти прийти приходить прибыть прибывать поступить отправиться приехать".split())
) - {"следовать", "двигаться"}
OUT_NOUNS = trade.OUT_NOUNS | frozenset({"передача", "реализация"})
IN_NOUNS = trade.IN_NOUNS | frozenset({"покупка", "приобретение"})
# Of a delivery that is still to come.
EXPECTING = frozenset({"ждать"})
# Who gets an order is to deliver.
ORDERS = frozenset({"заказ"})
# Who is said to be one: «поставщиком оборудования стала фирма».
SUPPLIERS = frozenset({"поставщик", "изготовитель"})
PARTIES = SUPPLIERS | frozenset({"покупатель", "потребитель"})
# Said of states and regions; of a firm only where it is named with the word.
MACRO = frozenset("экспорт импорт ввоз вывоз".split())
NOUNS = OUT_NOUNS | IN_NOUNS | ORDERS
# These need no goods beside them where both ends are said.
SURE = (
    frozenset(
        """
поставлять поставить отгружать отгрузить экспортировать закупать закупить снабжать снабдить продавать продать покупать
поставляться отгружаться закупаться поставка отгрузка закупка
""".split()
    )
    | ORDERS
    | PARTIES
)
TRIGGERS = OUT_VERBS | PROVIDE_VERBS | IN_VERBS | MOVE_VERBS | NOUNS | PARTIES

# What is handed over, got, taken or ordered and is no goods.
NO_GOODS = trade.NO_GOODS | frozenset(
    """
директор гендиректор руководитель глава министр слово сообщение кредит заем ссуда деньги средство инвестиция субсидия
грант доход прибыль выручка дивиденд доля акция пакет бумага процент контроль актив право лицензия разрешение
сертификат статус звание награда премия диплом возможность поддержка опыт знание технология документ документация
заказ письмо ответ согласие отказ место участок земля здание помещение площадь роль участие время интервью привет
благодарность предписание уведомление прописка резидент аренда управление собственность обязательство ответственность
власть курс старт начало пример вид верх повод импульс шанс развитие имя название оценка отзыв данные сигнал эстафета
флаг знамя подарок макет консультация образование ребенок гостья гость посол губернатор студент специалист работник
сотрудник кадр рекорд максимум минимум аванс чертеж продолжение оборот завод комбинат фабрика компания
предприятие холдинг фирма банк сеть
цех
""".split()
)
CEDING = frozenset("продать продавать передать передавать уступить".split())
STAKES = frozenset({"акция", "доля", "пакет"})  # what is bought is a firm or a part of it
# A contract says what is still to come; talks say what might.
CONTRACTS = frozenset("контракт договор соглашение сделка заказ меморандум договоренность тендер протокол".split())
TALKS = frozenset("переговоры обсудить обсуждать обсуждаться прорабатывать проработать вопрос возможность".split())
BOUND = frozenset(
    "обязаться обязать обязанный обязуется должен должный договориться условиться законтрактовать".split()
)
LOTS = frozenset("партия комплект единица штука экземпляр".split())
CITY = frozenset({"город", "мегаполис"})
# Verbs with an infinitive that tell a fact: «начал поставлять».
PHASES = frozenset("начать начинать стать продолжать продолжить прекратить удаться суметь смочь успеть".split())
ALIKE = frozenset("аналогичный такой".split())
# What is said for goods named before: «Пятнадцать машин завод отгрузил».
STANDING_IN = frozenset("машина единица экземпляр штука агрегат изделие".split())
MORE = frozenset("еще остальной оставшийся последний следующий второй третий четвертый очередной партия".split())
WE = frozenset({"мы", "наш", "я", "мой"})
