"""What a country is called beside its names in the termbase: its people, its adjective, its name in the press."""

import re
from collections.abc import Iterable
from functools import cache

# By a word of the name in the termbase; a stem ends with a hyphen.
_ALSO = {
    "Afghanistan": "Afghan-",
    "Argentina": "Argentin-",
    "Belgium": "Belgian-",
    "Brunei": "Brunei-",
    "Cabo Verde": "Cape Verde-",
    "Cambodia": "Khmer",
    "China": "Chinese Sino-",
    "Côte d'Ivoire": "Ivorian- Ivory",
    "Croatia": "Croat-",
    "Cyprus": "Cypriot-",
    "Czech": "Czech-",
    "Democratic People's Republic of Korea": "North~Korea- DPRK",
    "Democratic Republic of the Congo": "Congo- DRC",
    "Denmark": "Danish Dane-",
    "Eswatini": "Swazi-",
    "Finland": "Finnish Finn-",
    "France": "French- Franco-",
    "Germany": "German-",
    "Greece": "Greek-",
    "Holy See": "Vatican",
    "Hungary": "Hungarian-",
    "Iceland": "Icelandic",
    "Iran": "Iran-",
    "Iraq": "Iraq-",
    "Ireland": "Irish-",
    "Israel": "Israel-",
    "Kazakhstan": "Kazakh-",
    "Kiribati": "I-Kiribati",
    "Kyrgyzstan": "Kyrgyz-",
    "Lao People's": "Lao- Laos",
    "Lesotho": "Basotho",
    "Madagascar": "Malagasy",
    "Micronesia": "Micronesia-",
    "Moldova": "Moldova-",
    "Monaco": "Monegasque-",
    "Myanmar": "Burm-",
    "Netherlands": "Dutch- Holland",
    "New Zealand": "Zealander-",
    "North Macedonia": "Macedonia-",
    "Norway": "Norwegian-",
    "Pakistan": "Pakistani-",
    "Peru": "Peruvian-",
    "Philippines": "Filipin- Philippine",
    "Poland": "Polish Pole-",
    "Portugal": "Portuguese",
    "Republic of Korea": "South~Korea- Korean-",
    "Russian Federation": "Russia- USSR",
    "Slovakia": "Slovak-",
    "South-East Asia": "Southeast~Asia-",
    "Spain": "Spanish Spaniard-",
    "Sweden": "Swedish Swede-",
    "Switzerland": "Swiss",
    "Syrian Arab Republic": "Syria-",
    "Tajikistan": "Tajik-",
    "Tanzania": "Tanzania-",
    "Thailand": "Thai-",
    "Timor-Leste": "Timor-",
    "Turkmenistan": "Turkmen-",
    "Türkiye": "Turk-",
    "United Kingdom": "British Brit- UK U.K. England English Scot- Welsh Wales",
    "United States": "American- US U.S. USA U.S.A. America",
    "Uzbekistan": "Uzbek-",
    "Venezuela": "Venezuela-",
    "Viet Nam": "Vietnam-",
}
_ENDINGS = "(?:n|an|ian|ean|ese|i|ish|ic|er|ite)s?"
# The character that stands for a country in Chinese compounds: 美军, 中美关系.
_IN_CHINESE = {
    "Australia": "澳", "Canada": "加", "China": "中华", "Democratic People's Republic of Korea": "朝", "France": "法",
    "Germany": "德", "India": "印", "Iran": "伊", "Israel": "以", "Italy": "意", "Japan": "日", "Mongolia": "蒙",
    "Pakistan": "巴", "Philippines": "菲", "Republic of Korea": "韩", "Russian Federation": "俄", "Thailand": "泰",
    "United Kingdom": "英", "United States": "美", "Viet Nam": "越",
}  # fmt: skip
_COMPOUND = "(?:方(?![面式法案向针便可才能])|军(?![事工])|籍|裔|侨|企(?!图)|资(?![源金格料助本质历产讯]))"
_COUPLED = "(?:两国|双方|双边|关系|之间|贸易|边境|边界)"
_OF_CHINA = "中共|华[东南西北中]|[驻访赴来在对]华(?![盛沙尔])"
_DIRECTION = re.compile(r"((?:North|South|East|West|Central|Middle)(?:ern)?) (Asia|Africa|America|Europe)$")
_GOVERNMENT = re.compile("我国|该国|本国|全国|国内|两国|各国")


def speaks_of(names: Iterable[str], text: str, chinese: bool) -> bool:
    """Tell whether a text speaks of the country with these names otherwise than by one of them."""
    if chinese:
        return bool(_GOVERNMENT.search(text)) or any(_in_chinese(name).search(text) for name in names)
    return any(_pattern(name).search(text) for name in names if name.isascii() or name in _ALSO)


@cache
def _in_chinese(name: str) -> re.Pattern[str]:
    """Return what finds the Chinese compounds with the character for a country of this English name."""
    others = "".join(_IN_CHINESE.values())
    forms = [_OF_CHINA] if name == "China" else []
    for key, signs in _IN_CHINESE.items():
        if _is_called(name, key):
            forms += [f"[{signs}]{_COMPOUND}", f"[{signs}][{others}]{_COUPLED}", f"[{others}][{signs}]{_COUPLED}"]
    return re.compile("|".join(forms) or "(?!)")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds other words for a country of this English name."""
    forms = [re.escape(plain) for plain in {_short(name)} if plain != name]
    own = [words for key, words in _ALSO.items() if _is_called(name, key)]
    forms += [_form(word) for words in own for word in words.split()]
    stem = re.sub(r"(?:ia|a|e|y|o|i|us)$", "", name)
    if len(stem) > 3 and "(" not in name and not re.search(r" (?:of|and) ", name):
        forms.append(f"{re.escape(stem)}{'' if stem == name else '(?:i|e)?'}{_ENDINGS}")
    if part := _DIRECTION.search(name):
        forms.append(rf"{part[1]},? (?:[\w-]+,? )?(?:and|or) [\w-]+ {part[2]}\w*")  # East and South-East Asia
    if name.endswith("a"):
        forms.append(rf"{re.escape(name)}ns?")
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms) or '(?!)'})(?!\w)")


def _is_called(name: str, key: str) -> bool:
    if "Korea" in name or "Congo" in name:
        return name == key
    return key in name


def _short(name: str) -> str:
    """Return a name as the press has it: Iran of Iran (Islamic Republic of)."""
    plain = re.sub(r"\s*\(.*\)", "", name)
    return re.sub(
        r"^(?:(?:\w+ )*(?:Republic|Kingdom|State|Principality|Sultanate|Commonwealth) of (?:the )?)", "", plain
    )


def _form(word: str) -> str:
    return re.escape(word.rstrip("-").replace("~", " ")) + (r"\w*" if word.endswith("-") else "")
