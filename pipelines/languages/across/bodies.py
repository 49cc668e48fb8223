"""What bodies' and events' names are made of, in Russian and English: kinds, portfolios, common adjectives.

A line is a concept, then stems of Russian words, a bar, English words; what a concept is called is seen in keys only.
"""

from __future__ import annotations

from pipelines.languages.across.themes import THEMES

# Heads of names. Firms of different kinds are different firms, even under one brand.
_KINDS = """
ministry: министерств | ministry
department: департамент управлен офис аппарат канцеляри бюро менеджмент отдел | ~
department: ~ | department directorate authority office bureau directorate-general chancellery
department: ~ | secretariat management
committee: комитет | committee
agency: агентств | agency
service: служб | service
inspectorate: инспекц инспекторат | inspectorate inspection
administration: администрац мэри муниципалитет | administration mayoralty
government: правительств кабмин | government
cabinet: кабинет | cabinet
parliament: парламент | parliament
assembly: собран заксобран | assembly
duma: дум | duma
senate: сенат | senate
council: совет | council board
ispolkom: исполком | ispolkom
embassy: посольств | embassy
consulate: консульств | consulate
consulategeneral: генконсульств | consulate-general
mission: представительств торгпредств мисси | mission representation
prosecutor: прокуратур | prosecutor
court: суд | court
customs: таможн таможен | customs
chamber: палат | chamber
police: полици | police
university: университет | university
institute: институт | institute
academy: академи | academy
college: колледж техникум училищ | college
school: школ лицей лицея гимнази | school
union: союз | union
association: ассоциаци | association
federation: федераци | federation
confederation: конфедераци | confederation
league: лиг | league
society: обществ | society
foundation: фонд | foundation fund
centre: центр | centre center
cluster: кластер | cluster
club: клуб | club
party: парти | party
museum: музе | museum
theatre: театр | theatre theater
library: библиотек | library
hospital: больниц госпитал клиник | hospital clinic
zone: зон | zone
technopark: технопарк | technopark
park: парк | park
authority: регулятор | regulator
bank: банк | bank
plant: завод фабрик комбинат | plant factory works mill combine
shipyard: верф судоверф | shipyard shipyards
refinery: нпз | refinery
mine: шахт рудник разрез | mine colliery
farm: ферм агрофирм совхоз колхоз | farm agrofirm
port: порт морпорт | port
airport: аэропорт | airport
airline: авиакомпани авиалини | airline airlines airways
hotel: отел гостиниц | hotel
newspaper: газет | newspaper
insurer: страховщик | insurer
working-group: рабгруп | workgroup
kremlin: кремл | kremlin
commission: комисси | commission
council-republic: ~ | ~
council-federation: ~ | ~
house-representatives: ~ | ~
executive-office: ~ | ~
"""
# Words around a firm's name that don't tell which firm it is.
_GENERIC = """
company: компани предприят комплекс терминал фирм корпораци госкорпораци концерн холдинг | ~
company: агрохолдинг групп объединени агропромхолдинг перерабат переработк сет дистрибьютор | ~
company: дистрибутор трейдер агротрейдер поставщик оператор перевозчик бренд марк застройщик | ~
company: ретейлер девелопер инвестор дилер | ~
company: ~ | company complex processing terminal grupo groupe gruppo firm enterprise corporation
company: ~ | concern holding holdings group producer manufacturer maker association-of-firms
"""
_EVENTS = """
forum: форум | forum
exhibition: выставк экспозиц экспо | exhibition expo exposition show
fair: ярмарк | fair
festival: фестивал | festival
congress: конгресс | congress
conference: конференц | conference
summit: саммит | summit
salon: салон | salon
week: недел | week
games: игр | games
olympiad: олимпиад | olympiad
championship: чемпионат | championship
cup: кубок кубк | cup
session: заседан сесси | session meeting
days: дн день | days day
seminar: семинар | seminar
symposium: симпозиум | symposium
competition: конкурс | contest
tournament: турнир | tournament
mission: мисси бизнес-мисси | mission
"""

# Several words that are one concept, before words are looked up. Stems of Russian, a bar, English.
_PHRASES = """
union-state: союзн государств | union state
administration: мэри | mayor office
machine-builders: машиностроителей | machine builders
council-republic: совет республик | council republic
council-federation: совет федерац | federation council
house-representatives: палат представител | house representatives
executive-office: администрац президент | presidential executive office
executive-office: администрац президент | presidential administration
poultry: птицефабрик | poultry farm
poultry: птицекомплекс | poultry complex
poultry: птицефабрик | poultry factory
poultry: птицефабрик | poultry plant
environment: окружающ сред | environment
water: водн ресурс | water resources
premier: премьер-министр | prime minister
foreign: внешн связ | external relations
foreign: международн связ | international relations
shipyard: судостроительн завод | shipyard
far-east: дальн восток | far east
foreign: иностранн дел | foreign affairs
foreign: внешн сношен | external relations
foreigneconomy: внешнеэкономическ связ | foreign economic relations
agriculture: сельск хозяйств | agriculture
forestry: лесн хозяйств | forestry
water: водн хозяйств | water management
chamber: торгово-промышленн палат | chamber of commerce and industry
chamber: торгово-промышленн палат | chamber of industry and commerce
chamber: торгов палат | chamber of commerce
ispolkom: исполнительн комитет | executive committee
railway: железн дорог | railways
working-group: рабоч групп | working group
emergency: чрезвычайн ситуац | emergency situations
interior: внутренн дел | internal affairs
pulp paper: целлюлозно-бумажн | pulp and paper
oil gas: нефтегазов | oil and gas
machine: машиностроительн | machine building
brand-house: торгов дом | trading house
mission: делов мисси | business mission
mission: бизнес-мисси | trade mission
mission: торгов мисси | trade mission
business: делов | business
council ministers: совмин | council of ministers
press-service: пресс-служб | press service
consulategeneral: генеральн консульств | consulate general
"""
# Words that say nothing of which body it is.
SKIPPED = frozenset("""
    и в во по на при для с из от за об о им имени республики республика республике республикой республику
    хозяйства хозяйство хозяйству высшего the of and for in on at to by a an de republic du des ao оао зао пао
    ооо ао гк тк гп уп руп муп фгуп фгбоу чп тоо сп ип одо чуп llc ltd limited inc jsc pjsc ojsc cjsc plc gmbh
    co corp ao ooo oao zao pao too государственное учреждение учреждения public joint-stock stock акционерное
    публичное закрытое ответственностью ограниченной s higher г высшее
""".split())
HOSTS = frozenset({"в", "во", "in", "to", "при"})
_STOPS_IN_PHRASES = frozenset({"of", "and", "и", "the"})


def _table(*texts: str) -> tuple[dict[str, str], dict[str, str]]:
    russian: dict[str, str] = {}
    english: dict[str, str] = {}
    for line in "\n".join(texts).strip().splitlines():
        if ": " not in line:
            continue
        concept, _, rest = line.partition(": ")
        stems, _, words = rest.partition(" | ")
        for stem in stems.split():
            russian.setdefault(stem, concept)
        for word in words.split():
            english.setdefault(word, concept)
    return russian, english


def _kinds(text: str) -> frozenset[str]:
    return frozenset(line.partition(": ")[0] for line in text.strip().splitlines())


def _phrases() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = []
    for line in _PHRASES.strip().splitlines():
        concepts, _, rest = line.partition(": ")
        for side in rest.split(" | "):
            words = tuple(word for word in side.split() if word not in _STOPS_IN_PHRASES)
            found.append((words, tuple(concepts.split())))
    return sorted(found, key=lambda each: -len(each[0]))


STEMS, WORDS = _table(_KINDS, _GENERIC, THEMES, _EVENTS)
KINDS = _kinds(_KINDS)
EVENT_KINDS = _kinds(_EVENTS)
GENERIC = _kinds(_GENERIC)
PHRASES = _phrases()
# Kinds of firms and institutions that one brand doesn't join.
KEPT_APART = frozenset("""
    university institute academy college school bank plant shipyard mine farm port airport airline hotel
    newspaper museum theatre library hospital insurer club party technopark union association foundation chamber
""".split())
GOVERNMENT = frozenset("""
    ministry department committee agency service inspectorate administration government cabinet parliament
    assembly duma senate council ispolkom embassy consulate consulategeneral prosecutor court customs police
    commission kremlin authority mission council-republic council-federation house-representatives
    executive-office
""".split())
