"""Whether the values of an English proposal are those of a new Chinese source, told without the program's own readers.

Small readers of its own find all numbers of a text, with months, in figures, Han numerals and words. What left and what
came must be the same on both sides, nothing that left may have had two possible places, and what is no number must be
as it was, but for the number of a noun, a verb's agreement with it and the sound of an article.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS += [f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_ORDINALS += ["eleventh", "twelfth", *(f"{word}th" for word in _UNITS[13:])]
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august"]
_MONTHS += ["september", "october", "november", "december"]
_SHORT = "Sept|" + "|".join(month[:3].title() for month in _MONTHS if month != "may")
_SMALL = {word: number for words in (_UNITS, _ORDINALS) for number, word in enumerate(words)}
_SMALL |= {"nought": 0, "half": 2, "halves": 2, "thirds": 3, "fifths": 5, "twice": 2, "dozen": 12}
_SMALL |= {"quarter": 4, "quarters": 4, "once": 1} | {f"{word}s": n for n, word in enumerate(_ORDINALS) if n > 3}
_ROUND = {word: 10 * place for place, word in enumerate(_TENS, 2)}
_ROUND |= {f"{word[:-1]}ieth": 10 * place for place, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {f"{word}th": number for word, number in _SCALES.items()}
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.)])\.\d+"
_WORD = "|".join(sorted([*_SMALL, *_ROUND, *_SCALES], key=len, reverse=True))
_ENGLISH = re.compile(
    r"\b(?P<from>(?P<century>\d\d)\d\d)[–-](?P<to>\d\d(?:\d\d)?)\b(?!-)"
    rf"|(?P<month>\b(?:{'|'.join(_MONTHS).title()}|{_SHORT}\\.?)(?![a-z]))"
    r"|\b(?:[Cc]hapter|[Aa]nnex|[Pp]art|[Ss]ection|[Tt]itle)s?\s(?P<roman>[IVXLC]+(?:(?:,|\sand|,\sand|\sto)\s[IVXLC]+)*)\b"
    r"|(?P<half>\b[Hh]alf a million\b)"
    rf"|(?P<figures>{_FIGURES})(?:st|nd|rd|th)?(?P<scale>\s(?:million|billion|trillion|thousand)\b)?"
    rf"|(?:\b[Aa]\s(?=hundred\sand\s))?(?P<words>(?i:\b(?:{_WORD})(?:(?:[\s-]and[\s-]|[\s-])(?:{_WORD}))*\b))"
)
_HAN = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2, "○": 0}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_PLURALS = "days|hours|minutes|weeks|months|years|countries|States|cases|people|persons|members"
_MONTH = Decimal("0.0001")  # March is 0.0003: no other number is so small
_SHARED_SCALE = re.compile(r"(?<![\d,.])(\d[\d.]*)(?=(?: to |–|-| and | or )\d[\d.]* (million|billion|trillion))")
_CHINESE = re.compile(
    r"(?P<from>(?P<hundreds>\d\d)\d\d)[–-](?P<to>\d\d(?:\d\d)?)(?![\d-])"
    r"|(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月"
    r"|(?P<century>\d\d|[一二十]+)\s?世[纪紀]\s?(?P<decade>\d0|[一二三四五六七八九]十)\s?年代"
    r"|(?P<figures>\d{1,3}(?:[,， ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)\s?[多余餘]?"
    r"(?P<scale>[十百千]?[万萬亿億]{1,2}|[百千])?"
    r"|[两兩][愿願]"  # by mutual consent
    r"|(?P<han>[零〇○一二三四五六七八九两兩十百千万萬亿億]+)"
)
_TURNS = {("is", "are"), ("was", "were"), ("has", "have"), ("does", "do"), ("a", "an"), ("person", "people")}
_TURNS |= {("man", "men"), ("woman", "women"), ("child", "children"), ("person", "persons")}


def faults(old: str, new: str, target: str, proposal: str) -> list[str]:
    """Return what is wrong with a proposal for the new source, given the old source and its translation."""
    chinese = [list(_read_chinese(text)) for text in (old, new)]
    english = [list(_read_english(text)) for text in (target, proposal)]
    (olds, news), (had, has) = map(Counter, chinese), map(Counter, english)
    found = []
    shared = _shared_year(olds - news, news - olds, had, has)
    if (olds - news, news - olds) != (had - has, has - had) and not shared:
        found.append(
            f"{_listed(olds - news)} -> {_listed(news - olds)}, but {_listed(had - has)} -> {_listed(has - had)}"
        )
    elif (turns := _turns(*chinese)) and (turned := _turns(*english)) and turns != turned:
        found.append(f"{dict(turns)} in the source, but {dict(turned)} in the target: values are swapped")
    words = Counter(re.findall(r"\w+", target)) - Counter(re.findall(r"\w+", proposal))
    if {"two", "Two", "2"} & set(words):
        had[Decimal(2)] += len(re.findall(r"\b[Bb]oth\b", target))  # another word for the two that left
    doubtful = [number for number in olds - news if number != 1 and olds[number] != had[number] + shared[number]]
    found += [
        f"{number} stands {olds[number]} times in the source and {had[number]} times in the target"
        for number in doubtful
    ]
    return found + _other_changes(target, proposal)


def _shared_year(
    left: Counter[Decimal], came: Counter[Decimal], had: Counter[Decimal], has: Counter[Decimal]
) -> Counter[Decimal]:
    """Return the years that two dates of the target had in common and one has kept, where nothing else is amiss."""
    missing = left - (had - has)
    kept = came == has - had and not (had - has) - left and all(1000 < year < 2200 and has[year] for year in missing)
    return missing if kept else Counter()


def _turns(before: list[Decimal], after: list[Decimal]) -> Counter[tuple[Decimal, Decimal]] | None:
    """Count what number became what other in the same place; None where there are not as many places."""
    if len(before) != len(after):
        return None
    return Counter((one, other) for one, other in zip(before, after, strict=True) if one != other)


def _listed(numbers: Counter[Decimal]) -> str:
    return ", ".join(map(str, sorted(numbers.elements()))) or "nothing"


def _read_english(text: str) -> Iterator[Decimal]:
    for found in _ENGLISH.finditer(_SHARED_SCALE.sub(r"\1 \2", text)):
        yield from _english_numbers(found)


def _english_numbers(found: re.Match[str]) -> Iterator[Decimal]:
    if found["century"]:
        ends = found["from"], (found["century"] + found["to"])[-4:]
        yield from (Decimal(year).normalize() for year in ends)
    elif found["month"]:
        yield Decimal([month[:3] for month in _MONTHS].index(found["month"][:3].lower()) + 1) * _MONTH
    elif found["roman"]:
        yield from (Decimal(_roman(one)) for one in re.findall("[IVXLC]+", found["roman"]))
    elif found["half"]:
        yield Decimal(500_000).normalize()
    elif found["figures"]:
        scale = _SCALES[found["scale"].strip()] if found["scale"] else 1
        yield (Decimal(found["figures"].replace(",", "")) * scale).normalize()
    else:
        yield from _in_words(re.split(r"[\s-]+", found["words"].lower()))


def _in_words(words: list[str]) -> Iterator[Decimal]:
    """Yield the numbers of a row of number words: more than one where a word cannot go on with those before it."""
    total, part, last = 0, 0, 10**15
    for word in words:
        if word == "and":
            continue
        number = _SMALL.get(word, _ROUND.get(word))
        if number is None:
            scale = _SCALES[word]
            part = max(part, 1) * scale
            if scale > 100:
                total, part = total + part, 0
            last = scale
        elif last > number and (last >= 100 or (last >= 20 and number < 10)):
            part, last = part + number, number
        else:
            yield Decimal(total + part).normalize()
            total, part, last = 0, number, number
    yield Decimal(total + part).normalize()


def _roman(text: str) -> int:
    numbers = [dict(zip("IVXLC", (1, 5, 10, 50, 100), strict=True))[sign] for sign in text]
    return sum(-one if one < after else one for one, after in pairwise([*numbers, 0]))


def _read_chinese(text: str) -> Iterator[Decimal]:
    for found in _CHINESE.finditer(text):
        if found["from"]:
            ends = found["from"], (found["hundreds"] + found["to"])[-4:]
            yield from (Decimal(year).normalize() for year in ends)
        elif found["month"]:
            month = found["month"]
            yield Decimal(int(month) if month.isdecimal() else _han(month)) * _MONTH
        elif found["century"]:
            century, decade = (int(one) if one.isdecimal() else _han(one) for one in found.group("century", "decade"))
            yield Decimal((century - 1) * 100 + decade).normalize()
        elif found["figures"]:
            scale = 1
            for sign in found["scale"] or "":
                scale *= {**_HAN_SCALES, **_MYRIADS}[sign]
            yield (Decimal(re.sub("[,， ]", "", found["figures"])) * scale).normalize()
        elif found["han"]:
            yield Decimal(_han(found["han"])).normalize()


def _han(text: str) -> int:
    if not any(sign in text for sign in [*_HAN_SCALES, *_MYRIADS]):
        return int("".join(str(_HAN[sign]) for sign in text))
    total = part = digit = 0
    for sign in text:
        if sign in _HAN:
            digit = _HAN[sign]
        elif sign in _HAN_SCALES:
            part, digit = part + (digit or 1) * _HAN_SCALES[sign], 0
        else:
            total, part, digit = (total + part + digit or 1) * _MYRIADS[sign], 0, 0
    return total + part + digit


def _other_changes(target: str, proposal: str) -> list[str]:
    """Return what changed that is no number, and a noun or article that does not go with its number."""
    before, after = (_numbers_masked(text).split() for text in (target, proposal))
    if len(before) != len(after):
        return [f"not only values changed: {target!r} -> {proposal!r}"]
    pairs = [
        (one.strip(".,;:?!()").lower(), other.strip(".,;:?!()").lower())
        for one, other in zip(before, after, strict=True)
    ]
    odd = [(one, other) for one, other in pairs if one != other and not _is_turn(one, other)]
    wrong = re.findall(r"\ba (?:eight|eleven|8|11\b|18\b)\w*|\ban (?:[1-79](?!1|8)\d*|one|two|seven)\b", proposal)
    wrong = [one for one in wrong if one not in target]
    wrong += re.findall(rf"(?<![\w-])(?:one|1) (?!million|billion|thousand|hundred)(?:\w+ )?(?:{_PLURALS})\b", proposal)
    wrong += re.findall(
        r"(?<![\w-])(?<![A-Z]rticle )(?<!aragraph )(?<!\d or )(?:[Oo]ne|1) (?!and |or |to |[mb]illion )[a-z]"
        r"(?:(?! and \d)[^.;,()]|\([^()]*\))*?\b(?:are|were|have)\b",
        proposal,
    )
    return [f"{one} became {other}" for one, other in odd] + [
        f"wrong: {one}" for one in wrong if one[:25] not in target
    ]


def _numbers_masked(text: str) -> str:
    """Return a text with a sign for each number, or row of numbers: "first five" and "first 11" are alike."""
    return re.sub(r"#(?:\s+#)+", "#", _ENGLISH.sub(" # ", text))


def _is_turn(one: str, other: str) -> bool:
    """Tell whether two words are the singular and the plural of each other."""
    short, long = sorted((one, other), key=len)
    plurals = {f"{short}s", f"{short}es", f"{short.removesuffix('y')}ies"}
    return long in plurals or (one, other) in _TURNS or (other, one) in _TURNS
