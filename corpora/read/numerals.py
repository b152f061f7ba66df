"""Numbers as lists are numbered with them, by the names that Word and HTML have for the ways to write them."""

from collections.abc import Callable

from ..values.han import write_digits, write_han

_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_SIGNS = "*†‡§"


def numeral(number: int, format: str) -> str:
    """Return a number in a format of Word's (`lowerRoman`, `chineseCounting`); in figures where it has none."""
    if format == "none":
        return ""
    written = _FORMATS[format](number) if format in _FORMATS and number > 0 else ""
    return written or str(number)


def _roman(number: int) -> str:
    if number >= 4000:
        return ""
    written = ""
    for step, letters in _ROMAN:
        count, number = divmod(number, step)
        written += letters * count
    return written


def _letters(number: int) -> str:
    # Word goes on with aa, bb, not with ab.
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1) if times < 10 else ""


def _web_letters(number: int) -> str:
    written = ""
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written


def _legal(number: int) -> str:
    return write_han(number, counting=False).translate(_LEGAL)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _from(first: int, last: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if number <= last else ""


def _circle(number: int) -> str:
    if number <= 20:
        return chr(0x2460 + number - 1)
    return chr(0x3251 + number - 21) if number <= 35 else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "webLetter": _web_letters,
    "chineseCounting": write_han,
    "chineseCountingThousand": write_han,
    "japaneseCounting": write_han,
    "taiwaneseCounting": write_han,
    "taiwaneseCountingThousand": write_han,
    "ideographDigital": lambda number: write_digits(str(number)),
    "japaneseDigitalTenThousand": lambda number: write_digits(str(number)),
    "chineseLegalSimplified": _legal,
    "ideographTraditional": lambda number: _STEMS[number - 1] if number <= 10 else "",
    "ideographZodiac": lambda number: _BRANCHES[number - 1] if number <= 12 else "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "chicago": lambda number: _SIGNS[(number - 1) % 4] * ((number - 1) // 4 + 1) if number <= 40 else "",
}
