"""Given names of women and men as English news spells them, in lower case; those of both are left out.

From `models/en/people.toml`, which the engine's names were trained with.
"""

from __future__ import annotations

WOMEN = frozenset(
    """
    abena abigail adaeze aditi adriana adwoa afag agata agnes agnieszka agnès agnė aida aigerim aigul aino ainura
    aiping aisha aizhan akiko akmaral akosua aksoltan ala alejandra aleksandra alena alessandra alevtina alexandra
    alice alicia alina aline alison alla allison alma alsu altantsetseg altynai amaia amal amanda amber amina aminat
    aminata amma amy amélie ana anahit anastasia andreea andreia anelia anette angela angelika angie ani anikó anita
    anja anjali anke ann anna anne annegret anneli annelies annick anniken antonella antonina anuradha anush archana
    ariunaa arpine asel ashley astrid audrey aurélie aušra awa ayako ayelet ayesha aygun aylin aynur ayşe azadeh
    azizah bahar baiba balnur barbara barbora beata beate beatrice beatriz benazir bernadett beth betty beverly
    bhavana bidya biljana bilyana birgit birgitta bolormaa bonnie brenda bridget brigitte brittany bruna busisiwe
    béatrice bích|ngọc camila canan carla carmen carol carole carolina caroline carolyn catalina catarina catherine
    cecilia cecilie cecily chandrika chantal charity charlotte cheryl chiara chieko chioma cholpon christelle
    christiane christina christine chunyan cindy claire clara claudia cláudia clémence colleen corina corinne
    cornelia courtney cristina crystal cynthia cécile céline dagmar daiva dalia dalit dana daniela danielle danijela
    daria dawn debbie deborah deepa delia denise derya desislava dewi diana diane dikeledi dilan dilfuza dilnoza
    dilrabo dina dinara divya doina donna doris dorota dorothy dragana dubravka dunyagozel ebba ebru edit eeva
    eileen eka ekaterina eleanor elena eleonora elham elif elina eline elisa elisabeth elizabeth elizaveta elke
    ellen elmira elżbieta emi emily emine emma enikő enkhtuya erica erika erin esperanza esra estela esther eugenia
    eun-hye eva eve evelyn evika ewa ewelina faith fang farangis farida farzaneh fatemeh fatima fatma fatou federica
    femke fenghua fernanda feruza fiona florence florencia flávia folashade forouzandeh frances francesca franziska
    funke fátima gabriela gabriella gail galina gauri gayane geeta geneviève gina giorgia giovanna gisela giulia
    gladys gloria gordana grace graciela grażyna gretchen guadalupe gulchehra gulmira gulnara gulnaz gulnora
    gulruhsor gulshat gunel gunilla guzel gülay hala halima halina halyna hana hanan hande hanna hannah hanne
    hanneke harini harumi hasmik hauwa heather hee-jung heidi heike helen helena helle henrike hessa hilary hina
    hiroko holly hope huan huda huiying hye-kyung hyun-jung hélène idit ilaria ildikó ilse ilze iman imelda ina
    indira ines inga inge ingrid ingrida inna inés inês ināra ioana irene irina iris iryna isabel isabelle itziar
    ivana ivelina iwona jaana jacinta jacqueline jadranka jamila jana jane janet janice jaroslava jasmina jaya
    jeanne jelena jenna jennifer jenny jessica ji-young jiayi jill joan joana joanna joanne jodie johanna jolanta
    josefina jovana joy joyce juana judit judith judy julia juliana julie jurgita justyna jyldyz kadiatou kadri kaja
    kamila kamola kaniz kaori karin karine katalin katarina katarzyna kate kateryna kateřina katharina katherine
    kathleen kathryn kathy katri katrin katsiaryna kavita kawira kay keiko kerstin ketevan khadija khatuna khofifah
    khulan khumbudzo kim kimberly kim|ngan kirsten krista kristen kristina krisztina ksenia kumiko kyung-wha laila
    lakshmi lala lan larisa larissa lata latifa laura lauren laurence leah leena leila lela lena lenka lesia leslie
    leticia letizia letícia leyla leysan li lidia liesje liina lilia lilit liliya linda lindiwe linnea liping lisa
    liudmyla ljiljana lois lola loredana loren lorena lori lotte louise lubna lucia luciana lucie lucy lucía luisa
    luminița lusine luz luísa lydia lynn lyubov lyudmila līga madhavi madina mafalda magdalena maggie maha mahnaz
    mahri maia maja maka makiko malika mamata mane manja manuela marcela margaret margarita mari maria mariam
    mariama mariana marie marie-claude marieke marija mariko marilyn marina maris marit mariya mariëlle marja
    marjolein marjorie markéta maropene marta martha martina martine mary maryam maryna maría masoumeh mathilde
    matluba maureen mavluda mayumi małgorzata meena meenakshi megan megawati megumi mehriban mei meiling melanie
    melinda melissa meral mercedes mercy mette mi-kyung michaela michelle michiko mihaela milena min min-ji
    minh|hang minna miri miriam mirjana molly mona monica monika monique munira myung-hee márcia mária mónica mónika
    mônica na nadezhda nadia nadiia nairi najla naledi nancy nandini naoko naomi narges nargiza narine nasreen
    nasrin natalia natalie natallia natalya nataša natela nathalie natia nazgul nazira neha nerea netumbo ngozi
    nicole nigar nigina nihal nina nino nirmala nkechi nkosazana noa nodira nomvula noor noriko norma nosiviwe noura
    nurgul nurul nusrat oana ogulgerek oksana olena olga olha olivia olufunke orna orsolya oyuntsetseg ozoda
    paetongtarn pamela paola parisa pascale patimat patricia patrícia paula paulina peggy peninah penny pernille
    petra petya phophi phyllis pilar pimchanok polina pooja pratibha priya puan päivi pınar qian rachel radha radka
    raffaella raisa raluca rania raquel rasa ratna raíssa rebecca reem refilwe regina rehana reiko rekha renata
    renate renee retno rezeda rhonda riikka rimma rini rita ritu roberta robin rocío rong rosa rosana rosanna
    rosario rose rosemary rositsa roya roza rubina ruth ruxandra ruzanna réka sabina sabine sadhana sadia sahar
    saida sally salma salome saltanat samantha samia samira sana sanae sandra sandrine sangeeta sanja sanna sara
    sarah saranchimeg sari sarojini saskia satsuki saule savitri sawsan seiko selin seo-yeon sevda sevgi sevinj
    shahla shahlo shahnoza shamma shannon sharmila sharon sheema sheila shelby sherry shira shirin shirley shobha
    shreya shuping signe sigrid silke silvana silvia simona simone sindisiwe sirikit siti slavica smita snežana
    sofia sofía solveig sona soo-jin sophie sophio soňa sri stacy stefania stefanie stella stephanie sue sun-mi
    sunita susan susana susanne sushma susi suzana suzanne svetlana svitlana sylvia sylvie sônia tamar tamara tammy
    tanya tara tarja tatevik tatiana tatsiana tatyana tea teresa tereza tetiana thandi theresa thi|hoa thi|lan
    thi|mai thu|ha thu|hang thị|thanh tiffany tiina tina ting tokozile tone tracy tsveta tuula ulrika ulrike ulviyya
    uma ursula urszula usha ute uyanga valentina valeria valerie valérie vandana vanessa vasundhara venera vera
    veronika verónica vesela vesna vicki victoria vidya viktoria vilija violeta virginia virginie vitória vivian
    volha véronique wanda wangari wati wendela wendy xia xiaohong xiaoli ximena xiu xue yael yanling yaqin yasmine
    yekaterina yelena ying yingluck yoko yolanda young-joo yuhong yuko yulia yun yun-ju yvonne zahra zainab zandile
    zane zanele zarafo zarina zaruhi zehra zeynep zhanar zhanna zhyldyz zinaida zofia zohreh zorana zoriana zornitsa
    zoya zsuzsanna zsófia zulfia zulfiya zuzana ágnes ángela élisabeth élodie éva özlem šárka
    """.split()
)
MEN = frozenset(
    """
    aaron abbas abdoulaye abdujabbor abdul abdulaziz abdulla abdullah abdullahi abdulrahman abdur abhishek abiy
    abubakar adam adebayo adel adewale adrian adrián adylbek afonso agus agustín ahad ahmad ahmed ahmet ahsan aidar
    aidos airlangga ajay akhilesh akinwumi akira akmal akylbek alain alan alassane albert alberto aleh alejandro
    aleko aleksandar aleksandr alessandro alessio alexander alexandre alexandru alexei alexey aleš alfonso alfredo
    ali alibek alireza alisher aliyu almas almaz almazbek alparslan altankhuyag alyaksandr amadou amir amit anand
    anar anatoly anders andreas andrei andrej andres andrew andrey andris andrius andriy andrzej andrás andré andrés
    angelo anies anil ante anthony antoine anton antonio antti antónio anura anutin anvar anwar ara aram ararat
    arash araz archil arief ariel arjan arjun arkady arman armen armin arne arsen arthur artur arturo artyom arun
    arvils arvydas asad asen ashok ashot ashwini asif askar aslan asset atadurdy atanas attila attilio augusto aung
    austin avi avtandil axel ayman azamat azat azim aziz azman babajide badr bahodir bakhtiyor bakyt bakytbek balázs
    bambang bandar baoguo barack bart bartosz bas bassirou bat-erdene batbold batyr baurzhan bayarsaikhan begench
    behrouz behzad bekir ben benigno benjamin benson berdimyrat berik bernard bernd bhagwant bheki bhupendra bidzina
    bijan bilawal bin bingyi bishnu bjørn blake blessing bo bodo bogdan bohdan bohuslav bojan bola bolat boris botir
    bounthong boyko bradley bram brandon branko brian bruce bruno bryan budi bulat byung-ho bálint bülent caio caleb
    cameron carl carlo carlos cevdet chaiwat chandrababu chang-ho charles charymyrat chengzhi cheol-soo chidi
    chinggis chris christian christoph christophe christopher chukwuma chunhua chyngyz chí|dũng ciprian claudio
    clayton cláudio clément cole colin constantin cornel corrado craig cristian cristián csaba curtis cyril czesław
    cédric césar công|trường călin dae-jung daisuke dale dalibor damir dan daniel daniele daniyar danny darius
    dariusz darko darren daulet dauren davaasuren david davide davit davlatali davoud davron dawei dean dedi dejan
    delyan denis dennis denys deo deok-geun derek devendra dharmendra didier diego dieter dietmar dilshod dimitar
    dinesh diogo dirk dmitri dmitry dmytro domenico dominik donald dong-hoon dong-yeon dongming dorin dorjsuren doug
    douglas dovran dragan duck-soo duc|anh dumisani dumitru duncan dusan dustin dušan dylan dzmitry dániel dávid
    earl eberhard ebrahim edgar edgars edil eduard eduardo edward eero egils ehsan einar eko elchin eli elias elmano
    elnur emeka emil emiliano emin emmanuel emmerson emomali emre enkhbayar enkhtaivan enrico enrique eric erick
    erik erlan ernesto esa esteban ethan eugen evan evans evgeny fabio fabrice fadillah fahad faisal farhad farhod
    farid farooq farrukh farzad fatih federico fei felipe femi feng ferdinand ferenc fernando fikile fikrat filip
    filipe filippo florian florin flávio fouad francesco francis francisco franck franco frank františek franz
    françois fredrik friedrich fuat fuchun fumio fyodor fábio gabriel gadi gagik galym ganbaatar ganbold ganesh gang
    ganjar gantulga gary gautam gavin geert geir genadi gennady geoffrey georg george georgi georgy gerald geraldo
    gerardo gergely gerhard gerrit gevorg ghassan gheorghe gholam giacomo gianluca gideon giga gilberto gilles
    gintautas giorgi giorgio giovanni girish gitanas giulio giuseppe gleb glen glenn gocha godwin gombojav gonzalo
    gonçalo gopal gor goran gordon gotabaya graham grant greg gregory grigory grzegorz guangming guido guilherme
    guillaume guillermo gundars gunnar guoliang guoqiang guowei gurbanguly gustavo gwede györgy gábor gérald gérard
    gökhan günther habib habibur hage hai haibo haifeng hailemariam haim haiming haitao hakainde hakan hakob halil
    hamad hamid hannu hans hao hardeep harish harold harri harry haruki hary hasan hassan hayk heikki heinz helder
    helmut hemant henadz hendra hendrik henk hennie henri henrik henrique henry henryk hernán hervé hideki hideo
    hikmatullo hirokazu hiroshi hisham hojamyrat holger hongbin hong|ha hong|son hossein hovhannes howard hrant
    hristo hugh hugo hui hun huning hussein huy|hung hyun-woo håkan héctor hüseyin hồng|diên ian ibrahim ichiro
    ifeanyi ignacio igor ihar ihor ildar ilham ilkhom ilnur ilshat ilya imran ion ionuț irakli isaac isaias isamu
    ishaq iskandar islom ismail israel istván ivan ivars ivaylo ivica iñaki iñigo i̇brahim i̇smail jaak jaakko jaap
    jabulani jacek jack jacob jacques jae-myung jae-won jagdish jahongir jaime jakaya jakub jam jamal james jamshed
    jamshid jan janusz jared jari jaroslav jarosław jason jassim jasur javad javier jay jean-baptiste jean-claude
    jean-marc jean-noël jean-yves jeenbek jeff jeffrey jens jeong-ho jeremy jeroen jerry jerzy jerônimo jesús jeyhun
    ji-hoon jian jianbo jianguo jianhua jianjun jiaxing jie jignesh jim jin-pyo jinping jiro jiří joachim joaquim
    joaquín joe joel johan johannes john johnson joko jonas jonathan jong-un joost jorge jos josef joseph josephat
    joshua josé jovan jozef joão joël juanito juha jukka julien julio julius julián jun jun-ho junaid junfeng
    jung-hoon junichi juraj juris jussi justin jános jérôme józef józsef jörg júlio jürgen jüri jānis kaarel kai
    kairat kakha kalin kalle kamal kamil kamran kanat karel kari karim karl kaspars kassim katsunobu kayode kazbek
    kazem kazuo kees keiichi keiji keith kemal ken kenji kenneth kenta keqiang kerem kevin khabib khaled khalid
    khalifa khawaja khurelsukh ki-hyun kipchumba kiprono kiran kiril kirill kithure kiyoshi klaus koba koen kofi
    kohir koichi koji kojo konrad konstantin kostadin kourosh krasimir krishna kristian krišjānis krzysztof
    kubanychbek kubatbek kumar kwabena kwame kwasi kyle kyrylo kyung-soo károly kęstutis ladislav larry lars lasha
    laurent lauri lawrence laziz leandro lebogang lee lei lennart leonard leonardo leonid lev levan levente liam
    liang libor lihua lijian lin linas linxiang liviu logan long lorenzo louis lubomír luc luca lucas luciano lucky
    ludwig luhut luigi luis luiz luka luke lukáš lutz luís lászló maarten maciej magnus magomed mahamadou mahathir
    mahbub mahdi mahesh mahinda mahmoud mahmut majid makoto maksat maksim maksym malcolm mamoru mamuka manabu mandla
    manfred manohar manoj mansour manuel marat marc marcel marcello marcelo marcin marco marcos marcus marek mariano
    mario marius marián mark markku marko markus mart martijn martin martín marwan masahiro masaki masanori masaru
    masato masoud massimiliano massimo matej mateus mateusz mathieu mats matt matteo matthew matthias matthijs matti
    matías matúš mauricio maurizio mauro maxim mehdi mehmet melis mher michael michał michel michele miguel mihai
    mihajlo mihály mika mikael mikalai mikayil mike mikhail mikheil mikko miklós milan milos miloš min-ho min-seok
    mindaugas mingjie minh|chinh minh|hoan minh|tuan minnikhan minoru miroslav mirzo mitchell mladen mohamad mohamed
    mohammad mohammed mohamud mohan mohsen morten morteza mosebenzi moses moshe mostafa moussa mubarak muhammad
    mukesh munkhbat murad murat murod musa musalia mustafa mustafizur mutahi mykhailo mykola myratgeldi mário márton
    māris namig nangolo narantsogt narendra narongchai nasir nasser nathan naveen nayef ndiritu nebojša neil nemanja
    nenad ngoc|son nicholas nicola nicolae nicolas nicolás niels nigel nihat nika nikita nikol nikola nikolai
    nikolay nils nimal nir nitin nitish nizom njuguna noah nobuo nodar nodir nokerguly norbert norman numan nuno
    nurlan nurzhan nyesom obaidul obinna octavio odil odiljon odonbaatar ognjen ognyan okello ola oleg oleh
    oleksandr oleksiy olimjon oliver olivier olli olof olusegun olzhas om omar omer omurbek ondřej oren orkhan osama
    osamu oscar osman otabek otar otto otávio ousmane ovidiu owen oybek oyun-erdene oğuz pablo panyaza paolo parks
    parviz pascal patrice patricio patrick paul paulo pavel pavlo paweł pedro pekka peng pengfei per petar peter
    petko petr petro petru petteri phil philip philippe pichai piero pierre pieter pietro ping piotr piyush plamen
    prabowo prakash pramod prasert prashant prayut predrag purli pushkar pushpa pyotr péter qiang qing quang|hai
    quoc|cuong rade radek radiy radosław radovan radu rafael rafał rafiqul rahim rahmat rahul raila raimonds rainer
    raivo raj rajesh rajiv rajnath rakesh ralf ralph ram ramazan ramesh ramin ramon ramón randall ranil raphaël
    rashad rashid rasmus ratinho raul ravi ravshan ray raymond raúl recep rein reinhold remigijus renato renaud
    revanth revaz reza rhys ricardo riccardo richard ridwan rifat rigathi rinat rishat risto rizal rob robbert
    robert roberto rod rodney rodrigo rogelio roger rogério rohit roland rolando rolf roman romeu ron ronald rosen
    ross rouhollah rovshan roy ruben rubén rudolf rui rumen ruslan russell rustam rustem ruud ryan ryo ryota ryszard
    ryuichi rüdiger saad sadyr saeed sahil saidmurod sajith sakari salah saleem saleh salem salman salvador
    salvatore sam samaila sami samir samson samuel samvel sandeep sander sandiaga sang-jin sang-woo sanjay santiago
    sanzhar sardor satish satoru sattar saud saulius scott sean sebastian sebastián seiji selemani selçuk senzo
    seok-youl serdar serge sergei sergey sergio serhiy serik serkan seung-min seyi shahbaz shahid shahin shahram
    shalva shamil shan shane shaohua shavkat shawn shehbaz sher sherali sherzod shigeru shinichi shinji shinzo
    shivraj shogo shoji shuang shuhrat shunichi siarhei siddharth silvio simon siniša sipho sirojiddin sjoerd slaven
    slobodan somchai sonexay sorin sota spencer srettha srđan stan stanislav stanisław stef stefan stefano stepan
    stephan stephen stevan steve steven stoyan stuart stéphane sudhir sugiono suhail suharto sukhbaatar sukru sule
    sultan sung-ho sunil suren suresh suriya sushil susumu sven syed sylvain szabolcs szymon sándor sébastien sérgio
    süleyman sławomir taavi tadesse tadeusz tae-yong tae-yul takashi takeshi talantbek talgat tamaz tamim tamás tao
    tapani taras tarcísio tarek tariq taro tarık ted temirbek temur tendai tengku terence terje terry tesfaye tetsuo
    thabo thaksin thanh|son tharman themba theo theodore thiago thierry thomas thorsten thulani tiago tibor tiejun
    tigran tim timo timofey timothy timur tito tobias todd todor tom tomas tomasz tomislav tomohiro tomás tomáš tony
    toomas tore torsten toshihiro toshio travis trevor troels trung|kien tsogtbaatar tsutomu tsvetan tuan|anh
    tumenjargal tuncay tural turki tyler uba uday uhuru uladzimir ulan uldis ulf ulrich ulugbek umar umid urmas
    usman usmonali uwe vadim vahagn vahan vahid vakhtang valdis valentin valeriu valery van|hung van|nam vardan
    vasco vasil vasile vasily vasyl vedat vepa vernon veselin vicente victor viet|dung vijay vijitha vikram viktor
    ville vinay vincent vincenzo vinod vitaliy vitaly vito vivek vlad vladimir vladimír vladislav vojtěch volkan
    volker volodymyr vsevolod vugar vuk vukašin vyacheslav vytautas václav víctor vít vítor văn|thắng wahyu waldemar
    waleed walid walter warren wavinya wayne wei weidong wenbin wentao werner wesley wichai wiesław willem william
    wilson wim winfried wojciech wolfgang woo-jin wouter wycliffe xabier xavier xi xiang xiaodong xiaoming xiaopeng
    xin xiuwen xuan|phuc xuefeng yadollah yair yang yanko yannick yaroslav yashar yasser yasuhiro yasutoshi yavuz
    yaw yegor yehuda yerbol yerlan yerzhan yevgeny yevhen yhlas yoav yogi yoichi yoji yong yong-ho yongjun yongqian
    yoshihide yoshimasa yossi young-cheol young-hwan yousef youssef yoweri yu yuan yuji yukio yung-rok yuri yuriko
    yuriy yury yusuf yutaka yuxin yves zachary zafar zafer zahid zaid zakhar zakir zaur zaven zavqi zayed zaza
    zbigniew zdeněk zeev zeljko zhandos zhanybek zhaolin zhe zheng zhenhua zhigang zhihong zhiqiang zhivko zhong
    zhongwen ziad zokir zoltán zoran zorigt zsolt zufar zulkifli zurab zweli álvaro ángel éric étienne óscar ömer
    đình|trung łukasz şükrü željko ștefan
    """.split()
)
# Endings of surnames that women of Slavic nations bear.
WOMENS_SURNAMES = ("ova", "eva", "yeva", "ina", "skaya", "skaia", "ská", "ová", "ska", "cka")
MENS_SURNAMES = ("ov", "ev", "yov", "sky", "skiy", "skyi", "ski", "ský", "cki")
