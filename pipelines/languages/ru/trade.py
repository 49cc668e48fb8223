"""Russian words of trade and of the flow of goods, as `pipelines.relations.trade` reads them. Lemmas, ё as е."""

from __future__ import annotations

# Nouns for trade both ways. «торговля» and «оборот» mean other things too: see the two sets after them.
TURNOVER = frozenset("товарооборот товарообмен оборот торговля внешторг торгооборот".split())
OTHER_TRADE = frozenset(
    "розничный оптовый уличный выездной электронный интернет приграничный".split()
)  # «розничная торговля»
MUTUAL = frozenset("взаимный двусторонний обоюдный встречный".split())
TOTAL = frozenset("внешний внешнеторговый общий совокупный весь".split())  # alone: trade with the whole world
TRADE_VERBS = frozenset("торговать наторговать поторговать".split())
# «среди крупнейших торговых партнёров»
PARTNER = frozenset({"партнер"})
PARTNER_TRADE = frozenset("торговый внешнеторговый внешнеэкономический торгово-экономический".split())
PARTNER_RANK = frozenset("крупный главный основной ключевой первый второй третий ведущий важный".split())

# Nouns and verbs for goods that leave the subject, and for goods that it takes in.
OUT_NOUNS = frozenset("экспорт вывоз поставка отгрузка продажа отправка".split())
IN_NOUNS = frozenset("импорт ввоз закупка".split())
OUT_VERBS = frozenset(
    """
экспортировать вывозить вывезти поставлять поставить отгружать отгрузить отправлять отправить продавать продать
поставляться экспортироваться вывозиться отгружаться отправляться реэкспортировать слать посылать послать сбывать
""".split()
)
IN_VERBS = frozenset(
    """
импортировать ввозить ввезти закупать закупить покупать купить приобретать приобрести получать получить завозить
завезти импортироваться ввозиться завозиться закупаться брать взять забирать забрать докупать
""".split()
)
# Goods move by themselves: the subject is the goods, the ends are «из …» and «в …». «везти» says no direction either.
MOVE_VERBS = frozenset("идти пойти уходить уйти поступать поступить везти следовать двигаться ехать плыть".split())
# «идут переговоры»: what moves must be goods.
NO_GOODS = frozenset(
    """
речь работа переговоры разговор дело помощь подготовка строительство процесс встреча делегация поезд рейс заседание
приглашение предложение информация подпись договор соглашение контракт заявка сотрудничество обучение форум выставка
запуск сообщение документ вопрос задача цель точка план оценка
""".split()
)
DEICTIC = frozenset("сюда туда отсюда оттуда".split())
REVERSE_ADVERBS = frozenset("обратно навстречу".split())
REVERSE_FLOWS = frozenset("поток направление".split())
REVERSE_ADJECTIVES = frozenset("встречный обратный".split())

# «Главным покупателем донских товаров осталась Турция»
BUYER = frozenset("покупатель импортер рынок".split())
BUYER_PREDICATES = frozenset("стать остаться оставаться являться быть служить занимать".split())
# Words that carry on the figure before: «показатель просел на 6%».
SAME = frozenset("показатель цифра результат объем".split())
PRONOUNS = frozenset({"он", "она", "оно", "они", "его", "ее", "её", "их"})
# «товарооборот продовольственных товаров»
KINDS_OF_GOODS = frozenset("товар продукция изделие сырье продукт груз".split())
# «на долю Витебской области приходится 1,9 млрд»
SHARE = frozenset({"доля"})
# «выйти на 15 млрд», «довести его до 5 млрд»: a target without a trade word.
TARGET_VERBS = frozenset(
    """
выйти довести достичь достигнуть нарастить увеличить превысить составить вырасти быть дойти дотягивать дотянуть
превышать составлять равняться исчисляться оказаться получиться
    """.split()
)

# Who trade with each other, when the two are known: «соседи наторговали на …».
BOTH = frozenset("сосед сторона партнер регион область республика страна государство территория".split())
# Verbs that mean trade only where goods have an origin: «берут иранские фрукты», «взяли у соседей».
TAKING = frozenset("брать взять забирать забрать".split())
# Sums that are no trade.
OTHER_MONEY = frozenset(
    """
инвестиция вложение кредит проект контракт бюджет программа субсидия грант заем договор соглашение фонд пошлина налог
""".split()
)

GROWTH = frozenset(
    """
расти вырасти возрасти подрасти увеличиться увеличиваться прибавить прибавлять снизиться сократиться упасть
развиваться нарастать укрепляться расширяться окрепнуть нарастить наращивать увеличить расширить достичь удвоиться
""".split()
)

ORDINALS = {"первый": 0, "второй": 1, "третий": 2}
# Goods counted without money: «1,3 млн тонн зерна».
MEASURES = frozenset({"тонна", "килотонна"})
# Parts and lots, which the goods follow in the genitive.
PARTS = frozenset("часть партия половина треть четверть остаток излишек".split())

# People and firms of a place: an adjective on them makes the place what they are (subject, receiver).
ACTORS = frozenset(
    """
предприятие компания производитель бизнес хозяйство аграрий промышленник экспортер предприниматель фирма завод
потребитель партнер коллега поставщик переработчик импортер покупатель сосед дилер рынок сторона мельник фермер
житель торговец машиностроитель
""".split()
)
FIRMS = frozenset(
    """
завод компания фирма холдинг агрохолдинг предприятие фабрика комбинат сеть банк трест объединение концерн корпорация
терминал порт агрокомбинат производитель дистрибьютор дилер магазин кооператив ферма хозяйство поставщик группа
университет
""".split()
)
GOODS_WORDS = frozenset("товар продукция продукт изделие продовольствие техника".split())
# «в страны Африки», «за рубеж»: goods go where no one state is named.
NOWHERE = frozenset("страна рубеж зарубежье государство регион рынок мир".split())
CURRENCY_NOUNS = frozenset(
    """
рубль доллар евро юань тенге рупия риал реал лира сом сум дирхам манат сомони деньги валюта
    """.split()
)
# «Основой экспорта стали …», «В структуре экспорта преобладают …»
LIST_VERBS = frozenset(
    """
стать составлять составить являться входить быть остаться оставаться преобладать занимать лидировать значиться
    """.split()
)

PLANNED = frozenset(
    """
намереваться намеренный намерен планировать планироваться договориться договариваться условиться решить собираться
обязаться обещать согласиться запланировать предстоять намечать наметить подтвердить
""".split()
)
PROPOSED = frozenset(
    """
хотеть хотеться мочь смочь надеяться рассчитывать готовый готов предложить предлагать прогноз прогнозировать мечтать
стремиться заинтересованный заинтересовать возможный возможно ожидать ожидаться желать потенциал способный попросить
просить полагать перспектива
""".split()
)
# «заинтересованы в поставках»: who is wants to receive.
WANTING = frozenset("заинтересованный заинтересовать нуждаться потребность спрос".split())
RISE_NOUNS = frozenset("рост прирост увеличение наращивание расширение".split())
RANKS = frozenset("занимать занять войти входить лидировать".split())
# "Обсудили поставки муки": whether any were made isn't said.
TALKED_OF = frozenset("обсудить обсуждать обсуждаться говорить поговорить рассмотреть рассматривать затронуть".split())
DENIED = frozenset(
    """
нет отсутствовать нулевой прекратить прекратиться прекращать остановить запретить никакой нисколько
    """.split()
)
TARGETS = frozenset("цель задача планка ориентир".split())
AIMED = PLANNED | TARGETS
MEANT = PLANNED | PROPOSED
CHANGING = TARGET_VERBS | GROWTH

# Any lemma that may be a trade word; a sentence without one and without a figure needs no reading.
TRIGGERS = (
    TURNOVER
    | TRADE_VERBS
    | PARTNER
    | OUT_NOUNS
    | IN_NOUNS
    | OUT_VERBS
    | IN_VERBS
    | MOVE_VERBS
    | REVERSE_ADVERBS
    | REVERSE_FLOWS
    | BUYER
    | SAME
    | {"обороты", "обратный"}  # taken for an adverb, for an adjective
)
