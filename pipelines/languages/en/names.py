"""Words around and in people's names, as data."""

from __future__ import annotations

PARTICLES = frozenset("""
    von van der den de del della di da das do dos du la le al el ul bin ibn bint ben abu ad an as ash ath az zu zum zur
    ter ten af av y e of-names oglu kyzy uulu
""".split())
COURTESY = frozenset("""
    mr mrs ms miss mx dr prof professor sir dame lord lady sheikh sheikha hajiya alhaji hajj malam shri smt sri datuk
    dato tun sheik emir prince princess king queen pope rev reverend father imam ayatollah hon honourable honorable
    rt gov governor sen senator rep representative lt gen general col colonel capt captain maj major adm admiral sgt
    president vice minister premier chancellor mayor ambassador consul secretary chairman chairwoman chief
    deputy commissioner director prime envoy akim rais hakim khokim hokim rector speaker madam madame monsieur herr frau
    senhor senor señor signor don doña landrat bupati h.e engr besar menteri mec
""".split())
# Right before a name these say that it is a person's: posts, also in small letters.
POSTS = COURTESY | frozenset("""
    head manager executive officer ceo cfo coo spokesman spokeswoman spokesperson president founder owner
    chairperson chair dean academician diplomat lawmaker deputy mp counsellor counselor attache attaché coordinator
    chief-of-staff undersecretary analyst economist farmer engineer expert trader businessman businesswoman entrepreneur
    historian professor coach driver predecessor successor counterpart colleague brother sister son daughter wife
    husband host winemaker brewer architect wali voivode prefect regent marshal minister-president councillor councilor
    alderman undersecretary provost
""".split())
# Words that open sentences and headlines with a capital, and that a careless reader takes for names.
NOT_NAMES = frozenset("""
    nobody everybody everyone somebody photo read source video also today yesterday tomorrow monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    q1 q2 q3 q4 i we he she it they you the a an this that these those there here but and or not yes no
    christmas easter ramadan eid diwali covid covid-19 internet english god ok faq ai it b2b vat gdp usd eur rub cny
    extraordinary plenipotentiary youtube whatsapp facebook telegram twitter linkedin instagram tiktok wechat zoom
    dm km mw gw kw kg mou mous memorandum agreement our their his her its my your
""".split())
# What people do, and firms and places seldom.
ACTS = frozenset("""
    say tell add note stress emphasise emphasize recall thank congratulate visit arrive fly appoint elect swear
    succeed resign retire invite accept travel meet greet replace promise joke admit explain comment reply speak
    smile remember believe graduate depart tour leave head lead attend return serve walk sit know feel describe
    congratulate insist argue warn write
""".split())
# What a document or plan is called is no body and no event: "the Cooperation Plan 2023".
DOCUMENTS = frozenset("""
    plan programme program memorandum agreement strategy act law project initiative policy declaration treaty protocol
    contract roadmap charter resolution decree code bill budget pact accord prize award medal order
    portfolio ministerial economy trade
""".split())
