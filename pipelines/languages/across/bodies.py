"""What bodies' and events' names are made of, in Russian and English: kinds, portfolios, common adjectives.

A line is a concept, then stems of Russian words, a bar, English words; what a concept is called is seen in keys only.
"""

from __future__ import annotations

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
_WORDS = """
foreign: иностран внешн | foreign external
energy: энергетик энергетич энерго | energy power
industry: промышленност индустри промышленн индустриальн | industry industrial
trade: торговл торгов коммерц | trade commerce trading commercial
agriculture: сельск сельскохозяйствен аграрн агро | agriculture agricultural agrarian agro
forestry: лесн лесохозяйствен лес | forestry forest timber
finance: финанс финансов | finance financial
economy: экономик экономическ | economy economic economics
development: развит | development
transport: транспорт транспортн | transport transportation
health: здравоохранен здоров здрав | health healthcare
education: образован просвещен | education
science: наук научн | science scientific research
culture: культур | culture cultural
sport: спорт спортивн | sport sports
tourism: туризм туристическ турист | tourism tourist
environment: эколог природн природопользован | environment environmental ecology natural
resources: ресурс | resources resource
construction: строительств строительн строй | construction building
architecture: архитектур | architecture
housing: жилищн жкх жиль | housing
communal: коммунальн | communal utilities
digital: цифров | digital
communications: связ коммуникац | communications communication telecommunications
justice: юстици | justice
interior: внутренн мвд | interior internal
defence: оборон | defence defense
emergency: чрезвычайн мчс | emergency emergencies situations
labour: труд | labour labor
social: социальн | social
protection: защит | protection
investment: инвестиц инвестицион | investment investments
property: имуществ | property
integration: интеграц | integration
food: продовольств пищев продовольствен | food provisions
tax: налогов налог | tax taxes revenue
antimonopoly: антимонопольн | antimonopoly competition
statistics: статистик статистическ | statistics statistical
youth: молодеж | youth
information: информац информационн | information
press: печат пресс | press
news: новост | news
security: безопасност | security
state: государств государственн | state states
commonwealth: содружеств | commonwealth
federal: федеральн | federal
national: национальн | national
people: народн | people's people peoples
regional: областн региональн краев област кра провинци | regional oblast provincial krai province
city: городск город муниципальн | city municipal
district: районн район | district raion
legislative: законодательн | legislative
executive: исполнительн | executive
representatives: представител депутат | representatives deputies
ministers: министр | ministers minister prime-minister
president: президент | president presidential
standards: стандартизац стандарт | standards standardization standardisation
technical: техническ | technical
technological: технологическ технолог | technological technology technologies
polytechnic: политехническ | polytechnic
medical: медицин медицинск | medical medicine
pedagogical: педагогическ | pedagogical
classical: классическ | classical
linguistic: лингвистическ | linguistic linguistics
law: юридическ правов | law legal
mining: горн | mining
oil: нефт нефтян | oil petroleum
gas: газ газов | gas
petrochemical: нефтехимическ | petrochemical
chemical: химическ | chemical chemicals
coal: угольн угол угл | coal
metallurgical: металлургическ | metallurgical metallurgy steel iron
machine: машиностроительн машиностроен машин | machine machine-building engineering machinery
tractor: трактор | tractor tractors
automobile: автомобильн автозавод авто | automobile automotive auto car
wagon: вагоностроительн вагон | wagon railcar carriage
bearing: подшипников | bearing bearings
instrument: прибор приборн приборостроительн | instrument instruments
electrical: электротехническ электрическ | electrical electric
electromechanical: электромеханическ | electromechanical
boiler: котельн | boiler
cement: цемент | cement
glass: стекол стеклян стекольн | glass
sugar: сахар сахарн | sugar
mechanical: механическ | mechanical
repair: ремонтн | repair
hosiery: чулочн | hosiery
democratic: демократическ | democratic
arbitration: арбитражн | arbitration
modern: современн | modern
crafts: ремесл ремесел | crafts
vaccines: вакцин | vaccines vaccine
independent: независим | independent
reconstruction: реконструкц | reconstruction
plywood: фанер фанерн | plywood
jewellery: ювелирн | jewellery jewelry
crystal: хрустальн | crystal
aggregate: агрегатн | aggregate
container: контейнер | container containers
biotechnology: биотехнолог | biotechnology
motor: моторн двигател | motor engine engines
policy: политик | policy
governor: губернатор | governor
branch: отделен филиал | branch
marketing: маркетинг | marketing
exchange: бирж | exchange
universal: универсальн | universal
fortress: крепост | fortress
aluminium: алюмини | aluminium aluminum
thermal: тепл | thermal
heavy: тяжел | heavy
light: легк | light
steel: сталь стальн стали сталелитейн | steel
cable: кабел | cable
tools: инструмент инструментальн | tool tools
machine-tool: станкостроительн станк | machine-tool
pump: насос | pump
elevator: элеватор | elevator grain
pharmaceutical: фармацевтическ фарм | pharmaceutical pharma pharmaceuticals
fertilizer: удобрен | fertilizer fertilizers fertiliser
potash: калийн | potash
cotton: хлопк | cotton
wool: шерст | wool
leather: кожевен кож | leather
shoe: обувн | shoe footwear
clothing: швейн | clothing garment
sewing: швей | sewing
tobacco: табачн | tobacco
tea: чайн | tea
wine: винодельческ вин | wine winery
distillery: спиртов ликероводочн | distillery
light-bulb: ламп | lamp
rubber: резин каучук | rubber
plastic: пластмасс пластик | plastics plastic
wood: дерев деревообрабатывающ | wood woodworking
ceramic: керам | ceramics ceramic
porcelain: фарфор | porcelain
television: телевиз телерадиокомпан | television tv
radio: радио | radio
broadcasting: телерадио вещан | broadcasting
bridge: мост | bridge
music: музыкальн | music
art: искусств | art arts
policy2: стратег | strategy strategic
studies: исследован | research studies
humanitarian: гуманитарн | humanitarian
maritime: морск | maritime marine sea
river: речн | river
civil: гражданск | civil
military: воен | military
veteran: ветеран | veteran
youth2: детск | children children's
family: семь семейн | family
demography: демограф | demography demographic
archive: архив | archive archives
monetary: валютн | monetary
reserve: резерв | reserve
commodity: сырьев | commodity
stock: фондов | stock
insurance: страхов | insurance
leasing: лизинг | leasing
venture: венчурн | venture
direct: прям | direct
rating: рейтинг | rating
brick: кирпичн | brick
paper: бумажн | paper
pulp: целлюлозн | pulp cellulose
furniture: мебел | furniture
poultry: птицефабрик птиц птицеводческ | poultry
dairy: молочн молок | dairy milk
meat: мяс | meat
bakery: хлебозавод хлеб | bakery bread
confectionery: кондитерск | confectionery
brandy: коньячн | brandy cognac
brewery: пивоварен пив | brewery beer brewing
shipbuilding: судостроительн судостроен судоремонтн | shipbuilding
shipping: пароходств судоходн | shipping
railway: железнодорожн | railway railways railroad
road: дорог дорожн | road roads highway
aviation: авиацион | aviation aircraft
space: космическ | space
nuclear: атомн ядерн | nuclear atomic
tyre: шинн | tyre tire
pipe: трубн | pipe tube
textile: текстильн | textile
linen: льнян льнокомбинат | linen flax
export: экспорт экспортн | export exports
import: импорт | import
support: поддержк | support
promotion: привлечен продвижен | promotion attraction
entrepreneurship: предпринимательств предпринимател бизнес | entrepreneurship entrepreneurs business businesses
small: мал | small
medium: средн | medium
special: особ специальн | special
free: свободн | free
open: открыт | open
joint: совместн объединенн | joint united
general: генеральн общ | general
international: международн | international
allrussia: всероссийск общероссийск | all-russia all-russian allrussian allrussia
cooperation: сотрудничеств кооперац | cooperation collaboration
friendship: дружб | friendship
relations: отношен | relations
affairs: дел | affairs
innovation: инновац инновационн | innovation innovative innovations
northern: северн север | northern north
southern: южн юг | southern south
eastern: восточн восток | eastern east
western: западн запад | western west
arctic: арктическ | arctic
pacific: тихоокеанск | pacific
ural: уральск урал | ural urals
siberian: сибирск сибир | siberian siberia
baltic: балтийск балтик | baltic
caspian: каспийск каспи | caspian
volga: поволж приволжск волжск | volga
eurasian: евразийск | eurasian
european: европейск | european
asian: азиатск ази | asian asia
union-state: союзн | union
central: центральн | central
first: перв | first
second: втор | second
new: нов | new
machinery: оборудован | equipment
water: водн вод | water
fishery: рыбн рыболовств рыб | fishery fisheries fish
veterinary: ветеринарн | veterinary
protocol: протокол | protocol
press-service: пресс-служб | press-service
region: регион | region regions regional-s
peace: мир | peace
women: женщин женск | women women's
veterans: ветеран | veterans
journalists: журналист | journalists
writers: писател | writers
workers: работник | workers
employers: работодател | employers
manufacturers: производител промышленник | manufacturers industrialists
builders: строител | builders
farmers: фермер крестьянск | farmers
exporters: экспортер | exporters
consumer: потребительск потребител | consumer consumers
market: рынк рынок | market
logistics: логистик логистическ | logistics logistic
border: пограничн | border
migration: миграц миграцион | migration
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
# Abbreviations, written out.
ABBREVIATIONS: dict[str, str] = {
    short: long
    for short, _, long in (
        line.partition(": ")
        for line in """
мид: министерство иностранных дел
мвд: министерство внутренних дел
мчс: министерство чрезвычайных ситуаций
тпп: торгово-промышленная палата
мясокомбинат: мясной комбинат
мясокомбината: мясной комбинат
машзавод: машиностроительный завод
машиностроительного-завода: машиностроительный завод
молкомбинат: молочный комбинат
молокозавод: молочный завод
химкомбинат: химический комбинат
тэц: тепловая энергетическая фабрика
аэс: атомная энергетическая фабрика
агроуниверситет: аграрный университет
политех: политехнический университет
медуниверситет: медицинский университет
судозавод: судостроительный завод
радиозавод: радио завод
хладокомбинат: холодильный комбинат
цбк: целлюлозно-бумажный комбинат
цбз: целлюлозно-бумажный завод
рф: россии
рб: беларуси
рк: казахстана
рт: татарстана
нпз: нефтеперерабатывающий завод
мтз: минский тракторный завод
ржд: российские железные дороги
облисполком: областной исполком
горисполком: городской исполком
райисполком: районный исполком
облдума: областная дума
гордума: городская дума
горсовет: городской совет
госдума: государственная дума
заксобрание: законодательное собрание
госсовет: государственный совет
генконсульство: генеральное консульство
торгпредство: торговое представительство
автозавод: автомобильный завод
минпромторг: министерство промышленности и торговли
минсельхоз: министерство сельского хозяйства
минсельхозпрод: министерство сельского хозяйства и продовольствия
минпром: министерство промышленности
минторг: министерство торговли
минэнерго: министерство энергетики
минтранс: министерство транспорта
минздрав: министерство здравоохранения
минфин: министерство финансов
минстрой: министерство строительства
минэкономики: министерство экономики
минэкономразвития: министерство экономического развития
минобрнауки: министерство науки и высшего образования
минобразования: министерство образования
минпросвещения: министерство просвещения
минкультуры: министерство культуры
минкульт: министерство культуры
минспорт: министерство спорта
минприроды: министерство природных ресурсов
минцифры: министерство цифрового развития
минюст: министерство юстиции
минтруд: министерство труда
минобороны: министерство обороны
минлесхоз: министерство лесного хозяйства
минархитектуры: министерство архитектуры и строительства
минвостокразвития: министерство развития дальнего востока
минтуризм: министерство туризма
минимущества: министерство имущества
минсвязи: министерство связи
мининвест: министерство инвестиций
фас: федеральная антимонопольная служба
фнс: федеральная налоговая служба
фтс: федеральная таможенная служба
оэз: особая экономическая зона
сэз: свободная экономическая зона
mfa: ministry of foreign affairs
moe: ministry of energy
cci: chamber of commerce and industry
rcci: chamber of commerce and industry of russia
sez: special economic zone
fez: free economic zone
uae: united arab emirates
eeu: eurasian economic union
eaeu: eurasian economic union
еаэс: евразийский экономический союз
снг: содружество независимых государств
cis: commonwealth of independent states
оон: организация объединенных наций
un: united nations
шос: шанхайская организация сотрудничества
sco: shanghai cooperation organization
еэк: евразийская экономическая комиссия
eec: eurasian economic commission
ес: европейский союз
eu: european union
пмэф: петербургский международный экономический форум
spief: st petersburg international economic forum
вэф: восточный экономический форум
eef: eastern economic forum
""".strip().splitlines()
    )
}
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


STEMS, WORDS = _table(_KINDS, _GENERIC, _WORDS, _EVENTS)
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
