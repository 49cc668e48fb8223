"""Words around places' names, as data."""

from __future__ import annotations

# After or before a place's name: "Jiangsu province", "the state of Kano", "Meru County".
REGION_KINDS = frozenset("""
    region oblast krai kray province state prefecture republic voblast territory emirate governorate canton
    voivodeship land
""".split())
# Of several regions named before them: "the Lagos and Ogun states".
PLURAL_KINDS = {
    "regions": "region", "oblasts": "oblast", "krais": "krai", "provinces": "province", "states": "state",
    "prefectures": "prefecture", "republics": "republic", "voblasts": "voblast", "territories": "territory",
    "emirates": "emirate", "governorates": "governorate", "cantons": "canton", "voivodeships": "voivodeship",
}  # fmt: skip
SETTLEMENT_KINDS = frozenset(
    "city town village municipality district county settlement borough township rayon raion".split())
LOCAL_PREPOSITIONS = frozenset("in at near from to outside around via through between into towards toward".split())
# Who governs a region: "Georgia Governor", "the governor of Washington".
REGION_POSTS = frozenset(
    "governor gov gov. lieutenant premier minister-president akim rais legislature statehouse".split()
)
CITY_POSTS = frozenset("mayor".split())
# Who governs a country: "the president of Georgia".
COUNTRY_POSTS = frozenset("president ambassador embassy prime foreign parliament".split())
# Seas, rivers, mountains and parts of the world are no entities.
NATURAL = frozenset("""
    sea ocean gulf river lake mountain mountains mount bay strait island islands peninsula valley desert plateau coast
    canal basin steppe delta cape ridge range hills hill straits isthmus volga ural urals siberia europe asia africa
    america eurasia balkan balkans caucasus scandinavia arctic antarctic antarctica caspian baltic mediterranean pacific
    atlantic danube rhine amazon nile mekong himalayas alps carpathians donbass donbas middle-east far-east
    transcaucasia baltics maghreb sahel oceania latin
""".split())
WATERS = frozenset("sea ocean gulf river lake mountains strait canal".split())
COMPASS = frozenset("north south east west northern southern eastern western central northeast northwest southeast"
                    " southwest northeastern northwestern southeastern southwestern upper lower middle inner".split())
STREETS = frozenset("street avenue road square boulevard lane house palace tower hall hotel stadium arena bridge hill"
                    " residence airport station".split())
# American states as datelines shorten them: "OLYMPIA, Wash.".
STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico",
    "N.Y": "New York State", "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina", "S.D": "South Dakota", "Tenn": "Tennessee",
    "Vt": "Vermont", "Va": "Virginia", "Wash": "Washington State", "W.Va": "West Virginia", "Wis": "Wisconsin",
    "Wyo": "Wyoming", "Ont": "Ontario", "B.C": "British Columbia", "Alta": "Alberta", "Sask": "Saskatchewan",
    "Que": "Quebec",
}
# What a country known only from an adjective has: "Turkish investors", but "French beans" say nothing of France.
OWNED = frozenset("""
    delegation side market capital authority official investor partner buyer counterpart guest colleague consumer
    student municipality border business businessman businesswoman export import economy diplomat envoy exporter
    importer customer client specialist participant exhibitor entrepreneur team army budget currency trade investment
    citizen tourist people public crew visitor government parliament embassy consulate ministry head-of-state leader
    leadership shipment supply order goods territory soil
""".split())
