"""What bodies and events are of or about, in Russian and English: portfolios, trades, adjectives of names.

A line is a concept, then stems of Russian words, a bar, English words.
"""

from __future__ import annotations

THEMES = """
foreign: иностран внешн | foreign external
energy: энергетик энергетическ энерго | energy power
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
science: наук научн | science sciences scientific
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
islamic: исламск ислам | islam
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
motor: моторн двигател мотор | motor engine engines motors
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
studies: исследован исследовательск | research studies
humanitarian: гуманитарн | humanitarian
maritime: морск | maritime marine sea
river: речн | river
civil: гражданск | civil
military: воен | military
veteran: ветеран | veteran
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
pipe: трубн трубопрокатн труб | pipe tube pipes
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
regulation: регулирован | regulation regulatory
organization: организац | organization organisation
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
intellectual: интеллектуальн | intellectual intelligent smart
system: систем | systems system
foundry: литейн | foundry casting
gallery: галере | gallery
artistic: художественн | fine
political: политическ | political
public: общественн | public civic
hearings: слушан | hearings hearing
advanced: передов | advanced
applied: прикладн | applied
physics: физическ физик | physics physical
mathematics: математическ | mathematical mathematics
engineering: инженерн | engineering
computer: компьютерн вычислительн | computer computing
electronic: электронн электроник | electronic electronics
optical: оптическ оптик | optical optics
biological: биологическ | biological biology
genetics: генетик | genetics
ecological: экологическ | eco
climate: климат климатическ | climate
geological: геологическ | geological geology
geographical: географическ | geographical geographic
historical: историческ | historical history
philharmonic: филармони | philharmonic
orchestra: оркестр | orchestra
opera: опер | opera
ballet: балет | ballet
drama: драматическ | drama
circus: цирк | circus
football: футбольн футбол | football soccer
hockey: хокке хоккейн | hockey
olympic: олимпийск | olympic
chess: шахматн шахмат | chess
student: студенческ студент | student students
teachers: учител | teachers
doctors: врач | doctors
lawyers: юрист адвокат | lawyers bar
bankers: банкир | bankers
investors: инвесторов инвесторы | investors
importers: импортер | importers
suppliers: поставщиков | suppliers
owners: собственник владельц | owners
tenants: арендатор | tenants
customers: клиент | customers
hunters: охотник охотнич | hunting hunters
beekeepers: пчеловод | beekeepers
horticulture: садовод | gardeners horticulture gardening
grain: зернов зерн | grain
seed: семен семеновод | seed seeds
fruit: плодов фрукт плодоовощн | fruit fruits
vegetable: овощн овощ | vegetable vegetables
greenhouse: теплич тепличн | greenhouse
breeding: племенн | breeding
pig: свиновод свинокомплекс | pig pork
cattle: скот | cattle
feed: комбикорм корм | feed
oilseed: маслоэкстракцион маслозавод масложиров | oil-extraction fat-and-oil
flour: мук мукомольн | flour
salt: соляной сол соль | salt
water-supply: водоканал водоснабжен | vodokanal
heat: теплосет | heating
grid: электросет сетев | grid grids
generation: генерац генерирующ | generation
renewable: возобновляем | renewable renewables
solar: солнечн | solar
wind: ветров ветроэнергетическ | wind
hydro: гидро гидроэнергетическ | hydro hydropower
hydroelectric: гидроэлектростанц | hydroelectric
pipeline: трубопровод | pipeline pipelines
drilling: буров | drilling
geophysical: геофизическ | geophysical
gold: золот золотодобывающ | gold
diamond: алмаз алмазн | diamond diamonds
nickel: никел никелев | nickel
zinc: цинков цинк | zinc
titanium: титан титанов | titanium
magnesium: магни магниев | magnesium
ferroalloy: ферросплав ферросплавн | ferroalloy
nitrogen: азот азотн | nitrogen azot
ammonia: аммиак | ammonia
polymer: полимер полимерн | polymer polymers
paint: лакокрасочн | paint paints
fibre: волокн | fibre fiber
synthetic: синтетическ | synthetic
carbon: углеродн | carbon
composite: композит композитн | composite composites
ore: рудн | ore
stone: камнеобрабатывающ камен камн | stone
sand: песк | sand
concrete: бетон железобетонн жби | concrete
panel: панельн | panel
lift: лифт лифтостроительн | lift lifts elevator-building
crane: кранов кран | crane cranes
bus: автобусн | bus
truck: грузов | truck trucks
bicycle: велосипедн велозавод | bicycle
motorcycle: мотоцикл мотовел | motorcycle
helicopter: вертолет вертолетн | helicopter helicopters
rocket: ракетн | rocket
locomotive: локомотив тепловозн электровозостроительн | locomotive
ship: корабел | ship ships
aircraft: самолетостроительн авиазавод | aircraft-building
turbine: турбин турбинн | turbine turbines
transformer: трансформатор трансформаторн | transformer transformers
battery: аккумулятор аккумуляторн | battery batteries
lighting: светотехническ осветительн | lighting
radio-electronic: радиоэлектрон | radioelectronic
semiconductor: полупроводник | semiconductor semiconductors
watch: часов | watch
toy: игрушк | toy toys
sports-goods: спорттовар | sportswear
match: спичечн | match
carpet: ковров ковр | carpet carpets
silk: шелков шелк | silk
spinning: прядильн | spinning
weaving: ткацк | weaving
knitwear: трикотажн | knitwear knitted
fur: мехов | fur
cosmetics: косметик косметическ | cosmetics
perfume: парфюмерн | perfume
printing: полиграф полиграфическ | printing
publishing: издательств издательск | publishing publishers
book: книжн | book books
film: кино киностуд | film cinema
advertising: реклам рекламн | advertising
exhibitions: выставочн | exhibitions
fairs: ярмарочн | fairs
training: подготовк учебн | training
retraining: переподготовк | retraining
employment: занятост | employment
pension: пенсион | pension
medicine-agency: лекарствен лекарств | medicines drugs
sanitary: санитарн | sanitary
epidemiological: эпидемиологическ | epidemiological
surveillance: надзор | supervision oversight
control: контрол контрольн | control
audit: аудит аудитор | audit
accounts: счетн | accounts
election: избирательн | election electoral
ombudsman: уполномоченн омбудсмен | ombudsman commissioner
religious: религиозн | religious
orthodox: православн | orthodox
muslim: мусульман | muslim muslims islamic
jewish: еврейск | jewish
ethnic: этническ | ethnic
compatriots: соотечественник | compatriots
diaspora: диаспор | diaspora
cossack: казач казак | cossack
refugee: беженц | refugees refugee
rescue: спасател спасательн | rescue
fire: пожарн | fire
guard: охранн | guard guards
army: арми | army
navy: флот | navy fleet
air-force: воздушн | air
land: земельн | land
cadastre: кадастр кадастров | cadastre cadastral
registration: регистрац | registration
metrology: метролог | metrology
certification: сертификац | certification
patent: патент патентн | patent
procurement: закупк закупок | procurement
privatisation: приватизац | privatization privatisation
bankruptcy: банкротств | bankruptcy
lottery: лотере | lottery
quality: качеств | quality
productivity: производительност | productivity
competence: компетенц | competence competences
design: дизайн проектн | design
planning: планирован | planning
urban: градостроительн | urban
landscaping: благоустройств | improvement
territorial: территориальн | territorial
neighbouring: сосед соседн | neighbouring neighboring
interregional: межрегиональн | interregional
intergovernmental: межправительствен | intergovernmental
interparliamentary: межпарламентск парламентск | interparliamentary parliamentary
coordination: координацион | coordination coordinating
advisory: консультативн | advisory consultative
supervisory: наблюдательн | supervisory
expert: эксперт экспертн | expert experts
analytical: аналитическ | analytical
strategic: стратегическ | strategical
global: глобальн всемирн мировой | global world worldwide
rural: сельских | rural
island: остров | island islands
sea: море моря | sea
black: черн черноморск | black
golden: золотой | golden
silver: серебрян | silver
green: зелен | green
blue: син голуб | blue
big: больш велик | big great grand
young: молод | young
old: стар | old
clean: чист | clean
safe: безопасн | safe
winter: зимн | winter
summer: летн | summer
autumn: осенн | autumn
spring: весенн | spring
christmas: рождествен | christmas
new-year: новогодн | new-year
border2: приграничн | cross-border
"""
