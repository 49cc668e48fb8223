"""Given names in the spellings of Russian and English news, one name a line.

Before the colon what keys call it, then its spellings; after a bar the western forms that mean it with a Slavic surname
only: "Michael Mishustin" is Mikhail, "Michael Schmidt" isn't.
"""

from __future__ import annotations

_EASTERN = """
aleksandr: Александр Aleksandr Alexander Alexandr Aliaksandr Alyaksandr Oleksandr Olexandr Aleksander
aleksandr: Олександр Аляксандр Alexandre Александер Alieksandr
aleksandra: Александра Aleksandra Alexandra Aliaksandra Oleksandra Alyaksandra
aleksey: Алексей Aleksei Aleksey Alexei Alexey Aliaksei Alyaksei Oleksii Oleksiy Олексий Аляксей Alexej
aleksey: Aleksej | Alexis
alisa: Алиса Alisa | Alice
alla: Алла Alla
alyona: Алёна Алена Alyona Alena Aliona
anastasia: Анастасия Anastasia Anastasiya Anastasiia Nastassia Anastasija
anatoly: Анатолий Anatoly Anatoli Anatolii Anatoliy Anatol Анатоль Anatolij
andrey: Андрей Andrei Andrey Andrii Andriy Andrej Андрий Andrzej Анджей | Andrew
angela: Ангела Angela Анжела Anzhela
anna: Анна Anna Hanna Ганна | Ann Anne
anton: Антон Anton | Anthony
antonina: Антонина Antonina
arkady: Аркадий Arkady Arkadi Arkadii Arkadiy
arseny: Арсений Arseny Arseni Arsenii Arseniy Arsen
artyom: Артём Артем Artyom Artem Artiom Artsiom Арцём
artur: Артур Artur Arthur
boris: Борис Boris Barys Борислав
bogdan: Богдан Bogdan Bohdan Багдан
valentin: Валентин Valentin Valiantsin Valyantsin | Valentine
valentina: Валентина Valentina Valiantsina
valery: Валерий Valery Valeri Valerii Valeriy Valerij Валерый
valeria: Валерия Valeria Valeriya Valeriia
vasily: Василий Vasily Vasili Vasilii Vasiliy Vasyl Vassily Vasil Василь Vasilij | Basil
vera: Вера Vera
viktor: Виктор Viktor Victor Viktar Віктар
viktoria: Виктория Viktoria Victoria Viktoriya Viktoriia Viktoryia Viktorija
vitaly: Витали Виталий Vitaly Vitali Vitalii Vitaliy Vital Виталь Vitalij
vladimir: Владимир Vladimir Uladzimir Volodymyr Wladimir Уладзимир Володимир Włodzimierz Wolodymyr Vladimír
vladislav: Владислав Vladislav Uladzislau Vladyslav Władysław Wladyslaw Уладзислав
vyacheslav: Вячеслав Vyacheslav Viacheslav Viachaslau Vjaceslav Vyatcheslav В'ячеслав Viatcheslav
vadim: Вадим Vadim Vadym Vadzim
veronika: Вероника Veronika Veranika | Veronica
vsevolod: Всеволод Vsevolod
galina: Галина Galina Halina Halyna Galyna
gennady: Геннадий Gennady Gennadi Gennadii Gennadiy Henadz Hennadii Hennadiy Gennadij Henadzi
georgy: Георгий Georgy Georgi Georgii Georgiy Heorhiy Heorhii Georgij Giorgi Георги | George
gleb: Глеб Gleb Hleb
grigory: Григорий Grigory Grigori Grigorii Grigoriy Hryhoriy Hryhorii Ryhor Grigorij Рыгор | Gregory
daniil: Даниил Данил Данила Daniil Danil Danila Danylo | Daniel
darya: Дарья Дария Darya Daria Dariya Dariia Darja
denis: Денис Denis Dzianis Dzyanis Denys | Dennis
diana: Диана Diana
dmitry: Дмитрий Дмитри Dmitry Dmitri Dmitrii Dmitriy Dmitrij Dmytro Dzmitry Dmitriĭ Дмитро Дзмитрий
dmitry: Dimitri Dimitry Zmitser
evgeny: Евгений Evgeny Evgeni Evgenii Evgeniy Yevgeny Yevgeni Yevgenii Yevgeniy Evgenij Yevhen Yauhen
evgeny: Яўген Yevhenii Yevheniy Eugeny Jewgeni Evgueni | Eugene
evgenia: Евгения Evgenia Evgeniya Evgeniia Yevgenia Yevgeniya Yauheniya Yevheniia | Eugenia
egor: Егор Egor Yegor Yahor Jegor
ekaterina: Екатерина Ekaterina Yekaterina Katsiaryna Kateryna Jekaterina Екацярина | Catherine Katherine
elena: Елена Elena Yelena Jelena Olena | Helen Helena
elizaveta: Елизавета Elizaveta Yelizaveta Lizaveta Yelyzaveta | Elizabeth Elisabeth
zhanna: Жанна Zhanna Janna
zinaida: Зинаида Zinaida
zoya: Зоя Zoya Zoia
ivan: Иван Ivan Иоанн Iwan
ignat: Игнат Ignat Ihnat Игнатий Ignaty
igor: Игорь Igor Ihor Ihar Игар
ilya: Илья Ilya Ilia Illia Ilja Iliya Illya Ил'я | Elijah
inna: Инна Inna
iosif: Иосиф Iosif Josif | Joseph
irina: Ирина Irina Iryna | Irene
kirill: Кирилл Kirill Kiril Kyrylo Kiryl Cyril Кирил
klavdia: Клавдия Klavdia Klavdiya
konstantin: Константин Konstantin Kanstantsin Kostiantyn Kostyantyn Constantin Konstantyn | Constantine
ksenia: Ксения Ksenia Kseniya Kseniia Xenia
larisa: Лариса Larisa Larissa Larysa
lev: Лев Lev | Leo Leon
leonid: Леонид Leonid Leanid
lyubov: Любовь Lyubov Liubov Lubov Ljubov Liubou
lyudmila: Людмила Lyudmila Liudmila Ludmila Ljudmila Liudmyla Lyudmyla Ludmilla
maxim: Максим Maxim Maksim Maksym Maxime
margarita: Маргарита Margarita Marharyta
marina: Марина Marina Maryna
maria: Мария Maria Mariya Mariia Marya Marija Марыя Maryia | Mary
matvey: Матвей Matvei Matvey Matvii | Matthew
mikhail: Михаил Mikhail Mihail Michail Mikhael Mykhailo Mykhaylo Mikhal Michał Михайло Mikhayl Mikhaïl | Michael
nadezhda: Надежда Nadezhda Nadzeya Nadiia Nadezda
natalia: Наталья Наталия Natalia Natalya Nataliya Natallia Nataliia Natalja Natalija | Natalie
nikita: Никита Nikita Mikita Mykyta Микита
nikolay: Николай Nikolai Nikolay Nikolaj Mykola Mikalai Mikalay Микола Nicolai Микалай | Nicholas Nicolas
nina: Нина Nina
oksana: Оксана Oksana Aksana Oxana
oleg: Олег Oleg Oleh Aleh Алег
olga: Ольга Olga Olha Volha Вольга
pavel: Павел Pavel Pavlo Paval Pawel Paweł Павло | Paul
pyotr: Пётр Петр Pyotr Petr Piotr Petro Piatro Петро | Peter
polina: Полина Polina Palina
raisa: Раиса Raisa Raissa
rimma: Римма Rimma
roman: Роман Roman Raman Раман
rostislav: Ростислав Rostislav Rostyslav Rastislau
ruslan: Руслан Ruslan
savely: Савелий Savely Saveli Saveliy Savelii
svetlana: Светлана Svetlana Sviatlana Svitlana Svjatlana Святлана
semyon: Семён Семен Semyon Semen Semion Siamion | Simon
sergey: Сергей Sergei Sergey Sergej Serguei Siarhei Syarhei Serhii Serhiy Siarhej Сяргей Сергий Sergiy | Serge
sofia: София Софья Sofia Sofya Sofiya Sofiia Sofja | Sophia Sophie
stanislav: Станислав Stanislav Stanislau Stanisław Stanislaw
stepan: Степан Stepan Stsiapan Сцяпан | Stephen
tamara: Тамара Tamara
taras: Тарас Taras
tatiana: Татьяна Tatiana Tatyana Tatsiana Tetiana Tetyana Tatjana Таццяна
timofey: Тимофей Timofei Timofey Timafei Tymofii | Timothy
timur: Тимур Timur Temur
ulyana: Ульяна Ulyana Uliana
fyodor: Фёдор Федор Fyodor Fedor Feodor Fiodar Fedir | Theodore
filipp: Филипп Filipp Filip Pilip Philipp | Philip Phillip
eduard: Эдуард Eduard Edvard | Edward
elvira: Эльвира Elvira
emma: Эмма Emma
yulia: Юлия Yulia Yuliya Iuliia Yuliia Julia Julija Юля
yury: Юрий Yury Yuri Yurii Yuriy Iurii Jurij Juri Youri Юры Jury Yurij Iouri
yakov: Яков Yakov Yakau Yakiv Iakov | Jacob
yana: Яна Yana Iana Jana
yaroslav: Ярослав Yaroslav Jaroslav Iaroslav Yaraslau Jarosław Jaroslaw
rinat: Ринат Rinat Renat Ренат
rustam: Рустам Rustam Roustam Rustem Рустем
ramzan: Рамзан Ramzan
radiy: Радий Radiy Radii Rady
ilham: Ильхам Илхам Ilham Ilkham
gulnara: Гульнара Гулнара Gulnara Gülnara Gulnar
shavkat: Шавкат Shavkat Shawkat
nursultan: Нурсултан Nursultan
kassym-zhomart: Касым-Жомарт Kassym-Jomart Qasym-Jomart Kasym-Zhomart Kassym-Zhomart
emomali: Эмомали Emomali
sadyr: Садыр Sadyr
serdar: Сердар Serdar
recep: Реджеп Recep
mevlut: Мевлют Mevlut Mevlüt
hakan: Хакан Hakan
mehmet: Мехмет Mehmet
muhammad: Мухаммад Мухаммед Мохаммед Мохаммад Мохамед Мухамед Магомед Магомет Muhammad Mohammed Mohammad
muhammad: Mohamed Muhammed Magomed Mukhammad Mehmed Mukhamed Mohamad
ahmed: Ахмед Ахмад Ahmed Ahmad Akhmed Akhmad
ibrahim: Ибрагим Ибрахим Ibrahim Ibragim Ebrahim Эбрахим
ismail: Исмаил Ismail Esmail Эсмаил
ali: Али Ali
hasan: Хасан Гасан Hasan Hassan Khasan Gasan
husein: Хусейн Гусейн Hussein Husein Hossein Хоссейн Huseyn Guseyn Khusein Husayn
abdullah: Абдулла Абдаллах Абдуллах Abdulla Abdullah Abdallah
yusuf: Юсуф Yusuf Yousef Yousuf Юсеф Yusup Юсуп
omar: Омар Умар Omar Umar
said: Саид Сайд Said Saeed Sayed Саед
khalid: Халид Халед Khalid Khaled
"""
_OTHERS = """
cyril: Сирил Cyril Cyrille
hugh: Хью Hugh
john: Джон John Jon
jean: Жан Jean
johann: Йоханн Иоганн Йохан Johann Johan Йоханнес Johannes Иоганнес
juan: Хуан Juan
joao: Жоау Жуан João Joao
jose: Хосе Жозе José Jose
joseph: Джозеф Жозеф Joseph Йозеф Josef Юзеф Józef Jozef
giovanni: Джованни Giovanni
giuseppe: Джузеппе Giuseppe
giorgia: Джорджа Giorgia
james: Джеймс James
jim: Джим Jim
joe: Джо Joe
george: Джордж Жорж George Georges Георг Georg
william: Уильям Вильям William
wilhelm: Вильгельм Вильхельм Wilhelm
willem: Виллем Willem
charles: Чарльз Чарлз Шарль Charles
carlos: Карлос Carlos
karl: Карл Karl Carl
carlo: Карло Carlo
michael: Майкл Михаэль Микаэль Michael Mikael Майкель
michel: Мишель Michel Michelle Michèle
miguel: Мигель Miguel
paul: Пол Поль Пауль Paul
pablo: Пабло Pablo
peter: Питер Петер Peter Péter Petér
pierre: Пьер Pierre
pedro: Педро Pedro
david: Дэвид Давид David Davit Дейвид
daniel: Даниэль Дэниел Даниель Daniel
robert: Роберт Робер Robert
richard: Ричард Рихард Ришар Richard
thomas: Томас Тома Thomas Tomas Tomáš Томаш
stephen: Стивен Стефен Stephen Steven Steve Стив
stefan: Стефан Штефан Stefan Stephan Stéphane Stephane Штеффан
andreas: Андреас Andreas
andrew: Эндрю Andrew
anders: Андерс Anders
andre: Андре André Andre
andrea: Андреа Andrea
anthony: Энтони Антони Anthony Antony
antonio: Антонио António Antonio Антониу
alexis: Алексис Алекси Alexis
benjamin: Бенджамин Бенжамен Беньямин Benjamin Binyamin Биньямин
brian: Брайан Brian Bryan
christian: Кристиан Кристьян Christian
christine: Кристин Кристина Christine Christina Kristina
christopher: Кристофер Christopher
claudia: Клаудия Claudia Клаудиа
donald: Дональд Donald
edward: Эдвард Edward
elizabeth: Элизабет Elizabeth Elisabeth
emmanuel: Эммануэль Эмманюэль Emmanuel
eric: Эрик Eric Erik Erick
eugene: Юджин Eugene
francis: Фрэнсис Франсис Francis
francois: Франсуа François Francois
frank: Франк Фрэнк Frank
friedrich: Фридрих Friedrich
gregory: Грегори Gregory
gerhard: Герхард Gerhard
gunther: Гюнтер Günther Günter Gunther Guenter
hans: Ханс Ганс Hans
heinrich: Генрих Хайнрих Heinrich
helmut: Гельмут Хельмут Helmut
helen: Хелен Элен Helen Hélène Helene Хелена
henry: Генри Анри Henry Henri
hugo: Хуго Уго Гуго Hugo
ian: Иэн Ian
jack: Джек Jack
jacques: Жак Jacques
jan: Ян Jan Yan
julio: Хулио Жулиу Julio Júlio
janez: Янез Janez
jason: Джейсон Jason
jeffrey: Джеффри Jeffrey Geoffrey
jennifer: Дженнифер Jennifer
jens: Йенс Jens
jorge: Хорхе Жорже Jorge
jurgen: Юрген Йорген Jürgen Jurgen Juergen
kevin: Кевин Kevin
laura: Лаура Лора Laura
lawrence: Лоуренс Лоренс Lawrence
leo: Лео Leo
louis: Луи Луис Louis Luis Luiz
luca: Лука Luca
lars: Ларс Lars
marco: Марко Marco Marko
marcus: Маркус Маркуш Marcus Markus
mario: Марио Mario
mark: Марк Mark Marc
martin: Мартин Мартен Martin
mary: Мэри Mary
matthew: Мэттью Мэтью Matthew
matthias: Маттиас Матиас Matthias Mathias
nicholas: Николас Nicholas Nicolas Nikolas Николя
oliver: Оливер Оливье Oliver Olivier
olaf: Олаф Olaf Olav Улаф
patrick: Патрик Patrick
philip: Филип Philip Philippe Phillip Филипп
ralph: Ральф Ralph Ralf
roberto: Роберто Роберту Roberto
rodrigo: Родриго Родригу Rodrigo
ronald: Рональд Ronald
sebastian: Себастьян Себастиан Sebastian Sébastien Sebastien
simon: Саймон Симон Simon
susan: Сьюзан Сюзан Susan
timothy: Тимоти Timothy
ursula: Урсула Ursula
walter: Вальтер Уолтер Walter
wolfgang: Вольфганг Wolfgang
xavier: Хавьер Ксавье Xavier Javier
catherine: Кэтрин Катрин Catherine Katherine Kathryn Catharine
sergio: Сержио Серхио Серджио Sergio Sérgio
fernando: Фернандо Фернанду Fernando
luciano: Лучано Лусиано Luciano
jaime: Хайме Жайме Jaime
jesus: Хесус Jesus Jesús
ricardo: Рикардо Рикарду Ricardo
aleksandr: Александар Aleksandar
milos: Милош Miloš Milos
dusan: Душан Dušan Dusan
goran: Горан Goran
zoran: Зоран Zoran
nenad: Ненад Nenad
vuk: Вук Vuk
ivica: Ивица Ivica
ana: Ана Ana
vaclav: Вацлав Václav Vaclav
tomislav: Томислав Tomislav
rajesh: Раджеш Rajesh
narendra: Нарендра Narendra
subrahmanyam: Субраманьям Субрахманьям Subrahmanyam
vijay: Виджай Vijay
aleksandr: Алешандре Алешандри
"""


def _read(text: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    names: dict[str, list[str]] = {}
    western: dict[str, str] = {}
    for line in text.strip().splitlines():
        key, _, rest = line.partition(": ")
        own, _, foreign = rest.partition("|")
        for form in own.split():
            names.setdefault(form.casefold().replace("ё", "е"), []).append(key)
        western |= dict.fromkeys((form.casefold() for form in foreign.split()), key)
    return names, western


_eastern, WESTERN = _read(_EASTERN)
_others, _ = _read(_OTHERS)
# Spelling → what keys call the name, several where it is several names.
GIVEN: dict[str, tuple[str, ...]] = {
    form: tuple(dict.fromkeys((*_eastern.get(form, ()), *_others.get(form, ())))) for form in {**_eastern, **_others}
}
# Names that tell that a surname such as Махонин is Slavic, and no Мартин.
EASTERN: frozenset[str] = frozenset(key for keys in _eastern.values() for key in keys)
