"""Numbers, percentages, money, ages and fractions in Chinese."""

import re

from ..text.script import HAN
from .chinese_trailing import is_half_more, trailed
from .currencies import AFTER_CHINESE, currency_after, currency_before
from .figures import figure_at
from .han import HAN_NUMERALS, parse_decimal, parse_han
from .hedges import CHINESE
from .quantities import Grammar, Measured, quantity
from .record import Found, Numeral, covers, plain
from .value import Kind

_SCALES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5,
    "万": 10**4, "千": 10**3, "百": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_HAN = re.compile(
    f"[{HAN_NUMERALS}]{{1,24}}(?![{HAN_NUMERALS}])(?:点[〇零一二三四五六七八九]{{1,8}}(?![{HAN_NUMERALS}]))?"
)
_SCALED = re.compile(
    r"( ?[多余](?= ?[万亿千百]))? ?"
    r"(万亿|千亿|百亿|亿|千万|百万|十万|万|千(?![克米瓦兆赫卡帕伏字])|百(?!分)|(?:thousand|million|billion|trillion)(?![A-Za-z]))"
    r"(?!分之|国宫)"
)
# 多 and 余 are hedges before a measure word or noun: 100多项, but 5多样性.
_INNER = re.compile(r" ?([多余])(?! ?(?:样|边|元|民族|数|哈|明尼|额|下|党|党制|重|年生|功能|用途))")
_SPACED = re.compile(rf"[1-9][0-9]{{0,2}}(?: [0-9]{{3}}){{1,3}}(?:\.[0-9]{{1,4}})?(?= ?[{HAN}%]|$)")
_PER_HUNDRED = re.compile(r"百分之 ?")
_PERCENT = re.compile(r" ?%")
_YEARS_OLD = re.compile(r" ?(?:周岁|岁)")
_JOIN = re.compile(r" ?(?:至|到|-|—{1,2}|~) ?(?=[0-9$€£¥A-Z百" + HAN_NUMERALS + "])")
_PERIOD = re.compile(r" ?(?:个月|年|月|天|日|周|个世纪|代|届|次|期|来|几)")
_MEASURE = re.compile(
    r" ?(?:个|项|名|次(?!要|生|区域)|份|种(?!族)|条|位|国(?!集团)|人|年(?!期|级)|家|期|届|件|类|组|套|场|批|天|周|日|"
    r"小时|分钟|秒|倍|级|"
    r"轮|段|章|节|部|所|座|支|篇|本(?!身)|方(?!面八)|大(?!利|学|会)|步|地|区|省|市|州|县|村|层|代|岁|颗|辆|户|张|成员|领域|机构|阶段|"
    r"缔约|委员会|目标|原则|支柱)"
)
_NEVER_MEASURED = re.compile(
    r"四(?:周|处|大洋)|二(?:次|级|等|手|者|战|代)|一|两年期|三方(?!面)|五角|八方|三位一体|三部曲"
)
_NO_NUMBER_BEFORE = re.compile("(?:[几数第]|星期|礼拜|(?<!每)周(?=[一二三四五六]))$")
_YEAR_ALONE = re.compile(r"(?:19|20)[0-9]{2}(?! ?(?:例|起|平|万|亿|余|多))(?![0-9,.%])")
_VAGUE_AFTER = re.compile(r" ?(?:几|来[个名人项次年]|分之|国集团|把)")
_HOUR = re.compile(r" ?(?:点|时(?!间|代|期|候))")
_CLOCK = re.compile(rf" ?[点时] ?(?:[0-9]{{1,2}} ?分|[{HAN_NUMERALS}]{{1,3}} ?分(?!之)|整|半|钟)")
_TIME_OF_DAY = re.compile("(?:午|晨|晚|晚上|早上|夜|日) ?$")
_MINUTES = re.compile(r"[0-9] ?[点时] ?$")
_FRACTION = re.compile(f"([0-9]{{1,5}}|[{HAN_NUMERALS}]{{1,9}}) ?分之 ?([0-9]{{1,5}}|[{HAN_NUMERALS}]{{1,9}})")

COUNTED = "".join(
    {
        sign
        for pattern in (_INNER, _PERCENT, _YEARS_OLD, _JOIN, _MEASURE, AFTER_CHINESE, CHINESE.after)
        for sign in pattern.pattern
        if sign.isalnum() or sign in "%~—"
    }
)
"""The signs that can follow a numeral which counts something, and some more; not those of numerals."""


def numeral_at(text: str, place: int) -> Numeral | None:
    """Return the number that begins at `place` with its scale and a hedge inside it, None where there is none."""
    numeral = _spaced_at(text, place) or figure_at(text, place) or _han_at(text, place)
    if not numeral:
        return None
    scaled = None if numeral.words else _SCALED.match(text, numeral.end)
    if scaled:
        inner = (scaled[1] or "").strip()
        numeral = numeral._replace(end=scaled.end(), scale=_SCALES[scaled[2]], inner=inner)
    more = _INNER.match(text, numeral.end) if not numeral.inner else None
    if more and (numeral.value % 10 == 0 or not numeral.words):
        numeral = numeral._replace(end=more.end(), inner=more[1])
        great = re.compile(" ?([万亿])(?!分之)").match(text, numeral.end) if numeral.words else None
        if great:
            numeral = numeral._replace(end=great.end(), scale=_SCALES[great[1]])
    return numeral


def _spaced_at(text: str, place: int) -> Numeral | None:
    """Return a number with spaces at its thousands (1 000), which Han must follow unless it is all of the text."""
    found = _SPACED.match(text, place)
    if not found or (found.end() == len(text) and place) or text[place - 1 : place].isdigit():
        return None
    return Numeral(place, found.end(), found[0].replace(" ", ""))


def _han_at(text: str, place: int) -> Numeral | None:
    found = _HAN.match(text, place)
    number = parse_decimal(found[0]) if found else None
    return Numeral(place, found.end(), plain(number), words=True) if found and number is not None else None


def _measured(text: str, place: int) -> Measured | None:
    per_hundred = _PER_HUNDRED.match(text, place)
    begin, currency = currency_before(text, per_hundred.end() if per_hundred else place, chinese=True)
    numeral = numeral_at(text, begin)
    if not numeral:
        return None
    if per_hundred:
        return Measured(numeral, numeral.end, Kind.PERCENT, unit=True, sign=True)
    if currency:
        return Measured(numeral, numeral.end, Kind.MONEY, currency, unit=True, sign=True)
    if percent := _PERCENT.match(text, numeral.end):
        return Measured(numeral, percent.end(), Kind.PERCENT, unit=True)
    if years := _YEARS_OLD.match(text, numeral.end):
        return Measured(numeral, years.end(), Kind.AGE, unit=True)
    end, currency = currency_after(text, numeral.end, chinese=True)
    return Measured(numeral, end, Kind.MONEY if currency else Kind.NUMBER, currency, unit=currency is not None)


GRAMMAR = Grammar(_measured, _JOIN, CHINESE)


def quantity_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the quantity at `place`; a Han numeral that is part of a word is none (十分, 一般, 四川, 五国集团)."""
    found = quantity(GRAMMAR, text, place, floor)
    if not found or _VAGUE_AFTER.match(text, found.end) or text[place - 1 : place] in {"几", "数"}:
        return ()
    first = found.numerals[0]
    if (
        found.start < place
        and text[found.start] == "近"
        and found.kind is Kind.NUMBER
        and _PERIOD.match(text, found.end)
    ):
        found = found._replace(start=place, canonical=found.canonical.removeprefix("~<"))
    if found.kind is Kind.NUMBER and _is_clock(text, found):
        return ()
    if (
        found.canonical == text[place : found.end]
        and _YEAR_ALONE.match(text, place)
        and not _MEASURE.match(text, found.end)
    ):
        return (Found(Kind.DATE, place, found.end, found.canonical),)
    if found.kind is Kind.NUMBER and first.words and not covers(found, text) and not _counts(text, found):
        return ()
    return (trailed(text, found) if found.kind is Kind.NUMBER else found,)


def pair_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the number that 俩 at `place` says, which is 两个; in 伎俩 it is none."""
    if text[place - 1 : place] == "伎":
        return ()
    numeral = Numeral(place, place + 1, "2", words=True)
    return (Found(Kind.NUMBER, place, place + 1, "2", (numeral,)),)


def _is_clock(text: str, found: Found) -> bool:
    """Tell whether a number is part of a time of day (上午10点, 10时30分)."""
    if _MINUTES.search(text[max(0, found.start - 5) : found.start]):
        return True
    return bool(_HOUR.match(text, found.end)) and (
        _TIME_OF_DAY.search(text[max(0, found.start - 3) : found.start]) is not None
        or bool(_CLOCK.match(text, found.end))
    )


def _counts(text: str, found: Found) -> bool:
    """Tell whether Han numerals count something: of one sign, they do so only before a measure word."""
    first, last = found.numerals[0], found.numerals[-1]
    if _NO_NUMBER_BEFORE.search(text[max(0, first.start - 2) : first.start]):
        return False
    if last.inner or any(one.end - one.start > 1 for one in found.numerals):
        return True
    if len(found.numerals) == 1 and _NEVER_MEASURED.match(text, first.start):
        return first.face == "1" and is_half_more(text, first.end)
    return _MEASURE.match(text, last.end) is not None


def fraction_at(text: str, place: int, floor: int) -> tuple[Found, ...]:
    """Return the fraction at `place` (三分之二), but not a percentage."""
    found = _FRACTION.match(text, place)
    if not found:
        return ()
    whole, part = (int(one) if one.isdigit() and one.isascii() else _fraction_part(one) for one in found.groups())
    if not whole or not part or part >= whole or whole == 100:
        return ()
    return (Found(Kind.FRACTION, place, found.end(), f"{part}/{whole}"),)


def _fraction_part(text: str) -> int | None:
    return {"百": 100, "千": 1000, "万": 10_000}.get(text) or parse_han(text)
