"""Words around places' names, as data."""

from __future__ import annotations

# After or before a place's name: "Jiangsu province", "the state of Kano", "Meru County".
REGION_KINDS = frozenset("""
    region oblast krai kray province state prefecture republic voblast territory emirate governorate canton
    voivodeship land
""".split())
SETTLEMENT_KINDS = frozenset(
    "city town village municipality district county settlement borough township rayon raion".split())
LOCAL_PREPOSITIONS = frozenset("in at near from to outside around via through between into towards toward".split())
# Who governs a region: "Georgia Governor", "the governor of Washington".
REGION_POSTS = frozenset("governor gov gov. lieutenant premier minister-president akim legislature statehouse".split())
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
COMPASS = frozenset("north south east west northern southern eastern western central northeast northwest southeast"
                    " southwest northeastern northwestern southeastern southwestern upper lower middle inner".split())
STREETS = frozenset("street avenue road square boulevard lane house palace tower hall hotel stadium arena bridge hill"
                    " residence airport station".split())
