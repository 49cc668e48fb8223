"""Russian posts: from the head noun of a title to the guide's closed list of roles. Lemmas, ё as е."""

from __future__ import annotations

# Head nouns whose role doesn't hang on what is headed.
PLAIN = {
    "губернатор": "governor", "врио": "governor", "раис": "governor", "хоким": "governor", "аким": "governor", "вали": "governor",
    "вице-губернатор": "deputy_governor", "генерал-губернатор": "governor", "замгубернатора": "deputy_governor",
    "министр": "minister", "госсекретарь": "minister", "нарком": "minister",
    "замминистр": "deputy_minister", "замминистра": "deputy_minister", "вице-министр": "deputy_minister",
    "премьер": "head_of_government", "премьер-министр": "head_of_government", "канцлер": "head_of_government",
    "вице-премьер": "deputy_head_of_government", "вице-премьер-министр": "deputy_head_of_government",
    "король": "head_of_state", "эмир": "head_of_state", "султан": "head_of_state", "шейх": "head_of_state",
    "мэр": "mayor", "градоначальник": "mayor", "бургомистр": "mayor", "сити-менеджер": "mayor",
    "посол": "ambassador", "консул": "consul", "генконсул": "consul",
    "депутат": "legislator", "сенатор": "legislator", "парламентарий": "legislator", "законодатель": "legislator",
    "спикер": "speaker", "вице-спикер": "legislator",
    "директор": "director", "гендиректор": "director", "ректор": "director", "управляющий": "director", "замдиректора": "deputy_director",
    "проректор": "deputy_director", "вице-президент": "deputy_director", "сопредседатель": "director", "худрук": "director",
    "соучредитель": "other", "учредитель": "other", "основатель": "other", "совладелец": "other", "владелец": "other",
    "пресс-секретарь": "spokesperson", "представитель": "representative", "торгпред": "representative", "полпред": "representative",
    "постпред": "representative", "поверенный": "representative", "уполномоченный": "representative", "атташе": "other",
    "советник": "other", "помощник": "other", "профессор": "other", "аналитик": "other", "эксперт": "other", "экономист": "other",
    "инженер": "other", "конструктор": "other", "бригадир": "other", "технолог": "other", "агроном": "other", "секретарь": "other",
    "бухгалтер": "other", "тренер": "other", "научный-сотрудник": "other", "сотрудник": "other", "менеджер": "other", "доцент": "other",
    "прокурор": "agency_head", "судья": "other", "омбудсмен": "other", "комиссар": "agency_head", "декан": "director", "атаман": "other",
    "митрополит": "other", "архитектор": "other", "специалист": "other", "куратор": "other", "координатор": "other", "фермер": "other",
    "архиепископ": "other", "логист": "other", "завкафедрой": "other", "зампред": "deputy", "зампредседателя": "deputy",
    "замглавы": "deputy", "замруководителя": "deputy", "замначальника": "deputy", "и.о.": "acting",
}
# Head nouns whose role hangs on what is headed.
HEADS = frozenset("глава президент председатель руководитель начальник лидер заместитель зам заведующий командующий вице-президент".split())
DEPUTY = frozenset("заместитель зам зампред зампредседателя замглавы замруководителя замначальника".split())

# Nouns that point to a person by post alone, and the roles they may stand for.
ROLE_REFERENCES: dict[str, frozenset[str]] = {
    "дипломат": frozenset({"ambassador", "consul", "representative"}),
    "посланник": frozenset({"ambassador", "representative"}),
    "градоначальник": frozenset({"mayor"}),
    "зампред": frozenset({"deputy_head_of_government", "deputy_governor", "deputy_director"}),
    "парламентарий": frozenset({"legislator", "speaker"}),
    "топ-менеджер": frozenset({"director", "deputy_director"}),
}

# What a head noun with a variable role heads: lemma in the phrase → (role, role of the deputy).
HEADED: dict[str, tuple[str, str]] = {
    "государство": ("head_of_state", "other"), "страна": ("head_of_state", "other"),
    "правительство": ("head_of_government", "deputy_head_of_government"),
    "кабмин": ("head_of_government", "deputy_head_of_government"),
    "кабинет": ("head_of_government", "deputy_head_of_government"),
    "совмин": ("head_of_government", "deputy_head_of_government"),
    "облисполком": ("governor", "deputy_governor"), "горисполком": ("mayor", "other"), "райисполком": ("mayor", "other"),
    "горсовет": ("speaker", "other"), "администрация": ("mayor", "other"), "мэрия": ("mayor", "other"),
    "регион": ("governor", "deputy_governor"), "область": ("governor", "deputy_governor"), "край": ("governor", "deputy_governor"),
    "республика": ("governor", "deputy_governor"), "штат": ("governor", "deputy_governor"), "провинция": ("governor", "deputy_governor"),
    "округ": ("governor", "deputy_governor"), "земля": ("governor", "deputy_governor"), "субъект": ("governor", "deputy_governor"),
    "город": ("mayor", "other"), "район": ("mayor", "other"), "муниципалитет": ("mayor", "other"), "столица": ("mayor", "other"),
    "губернатор": ("governor", "deputy_governor"), "министр": ("minister", "deputy_minister"),
    "премьер": ("head_of_government", "deputy_head_of_government"),
    "премьер-министр": ("head_of_government", "deputy_head_of_government"),
    "мэр": ("mayor", "other"), "директор": ("director", "deputy_director"), "гендиректор": ("director", "deputy_director"),
    "ректор": ("director", "deputy_director"), "начальник": ("agency_head", "other"), "руководитель": ("director", "deputy_director"),
    "президент": ("director", "deputy_director"), "посол": ("ambassador", "other"), "глава": ("director", "deputy_director"),
    "министерство": ("minister", "deputy_minister"), "мид": ("minister", "deputy_minister"), "ведомство": ("minister", "deputy_minister"),
    "минпромторг": ("minister", "deputy_minister"), "внешнеполитический": ("minister", "deputy_minister"),
    "дума": ("speaker", "legislator"), "госдума": ("speaker", "legislator"), "парламент": ("speaker", "legislator"), "собрание": ("speaker", "legislator"),
    "совет": ("director", "deputy_director"), "сенат": ("speaker", "legislator"), "палата": ("director", "deputy_director"),
    "заксобрание": ("speaker", "legislator"), "хурал": ("speaker", "legislator"), "курултай": ("speaker", "legislator"), "меджлис": ("speaker", "legislator"),
    "департамент": ("agency_head", "other"), "управление": ("agency_head", "other"), "комитет": ("agency_head", "other"),
    "служба": ("agency_head", "other"), "агентство": ("agency_head", "other"), "инспекция": ("agency_head", "other"),
    "таможня": ("agency_head", "other"), "отдел": ("agency_head", "other"), "госкомитет": ("agency_head", "other"),
    "отделение": ("director", "other"), "пресс-служба": ("spokesperson", "other"), "дорога": ("director", "deputy_director"),
    "делегация": ("", ""), "группа": ("director", "deputy_director"), "представительство": ("representative", "other"),
    "торгпредство": ("representative", "other"), "кафедра": ("other", "other"), "лаборатория": ("other", "other"),
    "комиссия": ("director", "other"), "миссия": ("", ""),
}
SPEAKER_COUNCILS = frozenset({"депутат", "федерация", "республика", "народный"})

# Adjectives and particles before a head noun that belong to the title.
TITLE_ADJECTIVES = frozenset("""
генеральный исполнительный коммерческий технический финансовый чрезвычайный полномочный почетный первый старший главный ведущий
управляющий временный исполняющий официальный постоянный торговый специальный научный художественный региональный
внешнеторговый региональный областной краевой городской республиканский местный государственный вице
""".split())
FORMER_WORDS = frozenset({"бывший", "экс", "прежний", "тогдашний", "предыдущий", "отставной"})
ACTING_WORDS = frozenset({"врио", "и.о.", "ио", "и.о"})
FORMER_PREFIX = "экс-"
