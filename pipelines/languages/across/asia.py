"""How Russian spells the syllables of Chinese, Japanese, Korean and Vietnamese names, as data."""

from __future__ import annotations

# Palladius: initials and finals of pinyin → Russian. What the two don't give together stands in CHINESE_WHOLE.
_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к", "h": "х",
    "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с",
}
_FINALS = {
    "a": "а", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан",
    "eng": "эн", "ong": "ун", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань", "un": "унь",
    "uang": "уан", "o": "о",
}
_LABIAL_FINALS = frozenset("a ai ei ao ou an en ang eng u o".split())
_SOFT_INITIALS = {
    "b": "б", "p": "п", "m": "м", "d": "д", "t": "т", "n": "н", "l": "л", "j": "цз", "q": "ц", "x": "с", "": "",
}
_SOFT_FINALS = {
    "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин",
    "iong": "юн",
}
_ROUND = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
_WHOLE = {
    "zhi": "чжи", "chi": "чи", "shi": "ши", "ri": "жи", "zi": "цзы", "ci": "цы", "si": "сы", "er": "эр", "a": "а",
    "ai": "ай", "an": "ань", "ang": "ан", "ao": "ао", "e": "э", "en": "энь", "ou": "оу", "o": "о",
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yang": "ян", "yin": "инь", "ying": "ин",
    "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wu": "у", "wa": "ва", "wo": "во",
    "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "lü": "люй", "lue": "люэ",
    "nü": "нюй", "nue": "нюэ", "hui": "хуэй", "lu": "лу", "nu": "ну",
}


def _chinese() -> dict[str, str]:
    table = {
        r + rus: i + f
        for i, r in _INITIALS.items()
        for f, rus in _FINALS.items()
        if (f != "o" if i not in {"b", "p", "m", "f"} else f in _LABIAL_FINALS)
    }
    table |= {r + rus: i + f for i, r in _SOFT_INITIALS.items() for f, rus in _SOFT_FINALS.items() if i}
    table |= {_SOFT_INITIALS[i] + rus: i + f for i in "jqx" for f, rus in _ROUND.items()}
    table |= {rus: pinyin.replace("ü", "u") for pinyin, rus in _WHOLE.items()}
    return table | {"хой": "hui", "шу": "shu", "лэ": "le", "люй": "lu", "хуй": "hui", "пэн": "peng", "фын": "feng"}


# Russian syllable → pinyin.
PALLADIUS = _chinese()
PINYIN = frozenset({*PALLADIUS.values(), "lu", "lyu", "lv", "nv"})

CHINESE_SURNAMES = frozenset("""
    an bai bao cai cao chang chen cheng cui dai deng ding dong du duan fan fang feng fu gao gong gu guo han hao
    he hong hou hu huang ji jia jiang jin kang kong lai lan lei li liang liao lin liu long lu luo ma mao meng ni
    ning niu ouyang pan pang peng qian qiao qin qiu qu ren shao shen shi sima song su sun tan tang tao tian tong
    wan wang wei wen wu xi xia xiao xie xiong xu xue yan yang yao ye yi yin yu yuan zeng zhai zhang zhao zheng
    zhong zhou zhu zou
""".split())

# Polivanov: morae of Hepburn → Russian.
_ROWS = {
    "": "а и у э о", "k": "ка ки ку кэ ко", "g": "га ги гу гэ го", "n": "на ни ну нэ но", "h": "ха хи * хэ хо",
    "b": "ба би бу бэ бо", "p": "па пи пу пэ по", "m": "ма ми му мэ мо", "r": "ра ри ру рэ ро", "s": "са * су сэ со",
    "z": "дза * дзу дзэ дзо", "t": "та * * тэ то", "d": "да * * дэ до", "y": "я * ю * ё",
    "ky": "кя * кю * кё", "gy": "гя * гю * гё", "ny": "ня * ню * нё", "hy": "хя * хю * хё", "by": "бя * бю * бё",
    "py": "пя * пю * пё", "my": "мя * мю * мё", "ry": "ря * рю * рё", "sh": "ся си сю сэ сё",
    "j": "дзя дзи дзю дзе дзё",
    "ch": "тя ти тю тэ тё", "w": "ва * * * *", "f": "* * фу * *", "ts": "* * цу * *",
}
POLIVANOV: dict[str, str] = {
    mora: row + vowel
    for row, morae in _ROWS.items()
    for vowel, mora in zip("aiueo", morae.split(), strict=True)
    if mora != "*" and not (row == "sh" and vowel == "e") and not (row == "ch" and vowel == "e")
} | {"н": "n", "й": "i", "ё": "yo", "е": "e", "ке": "ke", "ме": "me", "не": "ne", "се": "se", "ре": "re", "те": "te"}
HEPBURN = frozenset({*POLIVANOV.values(), "m"})

# Korean surnames: Russian spellings, then English ones. The first names the key.
KOREAN: dict[str, str] = {
    form: forms.split()[0]
    for forms in """
kim ким gim
lee ли ри лее rhee ri yi
park пак bak pak
choi цой чхве чхой choe tsoi
jung чон чен jeong chung jeon
kang кан gang
cho чо jo
yoon юн yun
jang чан chang
lim лим им im rim
han хан
oh о
seo со suh so
shin син sin
kwon квон gwon
hwang хван
ahn ан an
song сон
moon мун mun
ban пан
bae пэ пе pae
jin чин chin
hong хон
no но ро roh noh
baek пэк пек paik baik
yang ян
son son
koo ку gu ku
""".strip().splitlines()
    for form in forms.split()
}
# Vietnamese surnames, the same way.
VIETNAMESE: dict[str, str] = {
    form: forms.split()[0]
    for forms in """
nguyen нгуен
tran чан
le ле
pham фам
hoang хоанг
huynh хюинь хуинь
phan фан
vu ву
vo во
dang данг
bui буй
do до
ho хо
ngo нго
duong зыонг зуонг
ly ли
dinh динь
to то
truong чыонг чуонг
vuong выонг
luong лыонг
mai май
dao дао
ha ха
cao као
trinh чинь
doan доан
lam лам
ta та
""".strip().splitlines()
    for form in forms.split()
}
