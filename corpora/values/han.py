"""Numbers in Han numerals."""

from decimal import Decimal
from functools import lru_cache

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_GREAT = (("亿", 10**8), ("万", 10**4))
HAN_NUMERALS = "".join((*_DIGITS, *_PLACES)) + "万亿"
"""The characters that Han numerals are made of."""

_WRITTEN = "零一二三四五六七八九"
_LIMIT = 10**16


@lru_cache(4096)
def parse_han(text: str) -> int | None:
    """Return the number of a text of Han numerals (三百五十, 两千, 一亿二千万), None where it is no well-formed one.

    三四 ("three or four") and 三万五 (which leaves its last place unsaid) are none.
    """
    return _parse(text, True, _GREAT) or None


def _parse(text: str, leading: bool, units: tuple[tuple[str, int], ...]) -> int | None:
    """Return the number of a text whose great units are among `units`, the greatest first."""
    if not units:
        return _parse_section(text, leading)
    (name, unit), smaller = units[0], units[1:]
    head, sign, tail = text.rpartition(name)
    if not sign:
        return _parse(text, leading, smaller)
    high = _parse(head, leading, smaller)
    low = _parse(tail, False, smaller) if tail else 0
    if not high or low is None or low >= unit or (tail and not low):
        return None
    return high * unit + low


def _parse_section(text: str, leading: bool) -> int | None:
    """Return the number below ten thousand that a text says, None where it is malformed.

    A place may be left out only where 零 says so; 十 needs no digit at the start and after 百. A section that follows
    万 or 亿 (not `leading`) has its thousands, or 零 in their place.
    """
    total, digit, zero = 0, None, False
    lowest = 10_000
    for sign in text:
        if sign in _PLACES:
            unit = _PLACES[sign]
            bare = digit is None
            if unit >= lowest or (bare and not (unit == 10 and (total or leading))):
                return None
            if lowest > unit * 10 and not zero and (total or not leading):
                return None
            total += (1 if digit is None else digit) * unit
            lowest, digit, zero = unit, None, False
        elif digit is not None or sign not in _DIGITS or (_DIGITS[sign] == 0 and (zero or (leading and not total))):
            return None
        elif _DIGITS[sign] == 0:
            zero = True
        else:
            digit = _DIGITS[sign]
    if digit is None:
        return None if zero else total
    if lowest > 10 and not zero and (total or not leading):
        return None
    return total + digit


def parse_digits(text: str) -> str | None:
    """Return the digits of a text that says them one by one (二〇二〇), None where it holds another sign."""
    if not text or any(sign not in _DIGITS for sign in text):
        return None
    return "".join(str(_DIGITS[sign]) for sign in text)


@lru_cache(4096)
def parse_decimal(text: str) -> Decimal | None:
    """Return the number of Han numerals with or without decimals (三点五)."""
    whole, _, decimals = text.partition("点")
    number = 0 if whole in {"零", "〇"} and decimals else parse_han(whole)
    if number is None or not decimals:
        return None if number is None else Decimal(number)
    digits = parse_digits(decimals)
    return None if digits is None else Decimal(f"{number}.{digits}")


def write_han(number: int, counting: bool = False) -> str:
    """Return a whole number from 1 to below 10^16 in Han numerals.

    A `counting` one has 两 before measure words, 千, 万 and 亿.
    """
    if not 0 < number < _LIMIT:
        raise ValueError(f"{number} is not written in Han numerals: only 1 to {_LIMIT - 1} are")
    if counting and number == 2:
        return "两"
    text = _write(number, counting, _GREAT)
    return text[1:] if text.startswith("一十") else text


def write_han_decimal(number: str) -> str:
    """Return a number in plain figures below 10^16, with or without decimals, in Han numerals (零点五)."""
    whole, _, decimals = number.partition(".")
    text = write_han(int(whole)) if int(whole) else "零"
    return f"{text}点{''.join(_WRITTEN[int(digit)] for digit in decimals)}" if decimals else text


def _write(number: int, counting: bool, units: tuple[tuple[str, int], ...]) -> str:
    if not units:
        return _write_section(number, counting)
    (name, unit), smaller = units[0], units[1:]
    high, low = divmod(number, unit)
    if not high:
        return _write(low, counting, smaller)
    head = ("两" if counting and high == 2 else _write(high, counting, smaller)) + name
    return head + ("零" if 0 < low < unit // 10 else "") + (_write(low, counting, smaller) if low else "")


def write_digits(digits: str) -> str:
    """Return digits one by one in Han numerals, 〇 for zero (二〇二〇)."""
    return "".join("〇" if digit == "0" else _WRITTEN[int(digit)] for digit in digits)


def _write_section(number: int, counting: bool) -> str:
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if not digit:
            zero = bool(text)
            continue
        text += ("零" if zero else "") + ("两" if counting and unit == 1000 and digit == 2 else _WRITTEN[digit]) + name
        zero = False
    return text
