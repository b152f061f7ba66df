"""Chinese values in the style of United Nations documents, for others of their structure to be written like."""

from collections.abc import Callable, Iterator

from .models import Item, Quantity, date_structure, items_of, quantity_of
from .value import Kind

_HEDGES = {
    "": "{}",
    "~": "约{}",
    "~<": "近{}",
    ">": "超过{}",
    "<": "不到{}",
    ">=": "至少{}",
    "<=": "不超过{}",
    "~>=": "约{}以上",
    "~<=": "约{}以下",
}
_AGES = {
    "": "{}岁", "~": "约{}岁", "~<": "近{}岁", ">": "超过{}岁", "<": "{}岁以下", ">=": "{}岁及以上", "<=": "不超过{}岁",
}  # fmt: skip
_CURRENCIES = {
    "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "CNY": "元人民币", "CHF": "瑞士法郎", "CAD": "加元",
    "AUD": "澳元", "HKD": "港元", "SGD": "新加坡元", "NZD": "新西兰元", "RUB": "卢布", "INR": "印度卢比", "KRW": "韩元",
    "DKK": "丹麦克朗", "NOK": "挪威克朗", "SEK": "瑞典克朗", "ZAR": "兰特", "MXN": "墨西哥比索", "BRL": "雷亚尔",
    "TRY": "土耳其里拉", "XOF": "非洲金融共同体法郎", "ILS": "谢克尔",
}  # fmt: skip
_DATES = {
    ("point", "day", True): "2019年5月3日",
    ("point", "day", False): "5月3日",
    ("point", "month", True): "2019年5月",
    ("point", "month", False): "5月",
    ("point", "year", True): "2019年",
    ("range", "day", True): "2019年5月3日至5日",
    ("range", "day", False): "5月3日至5日",
    ("range", "month", True): "2019年3月至5月",
    ("range", "month", False): "3月至5月",
    ("range", "year", True): "2014-2015年",
    ("set", "day", True): "2019年5月3日和5日",
    ("set", "day", False): "5月3日和5日",
    ("set", "month", True): "2019年3月和5月",
    ("set", "month", False): "3月和5月",
}
_PARTS = (
    "2019年第三季度", "第三季度", "2019年第二至第三季度", "第二至第三季度", "2019年第二和第三季度", "第二和第三季度",
    "2019年上半年", "2019年5月上旬", "5月上旬", "20世纪80年代", "1980年代", "八十年代", "19世纪", "2016/17年",
)  # fmt: skip
_REFERENCES = {
    Kind.PARAGRAPH: ("第{}段", "1"),
    Kind.ARTICLE: ("第{}条", "1"),
    Kind.ANNEX: ("附件{}", "一"),
    Kind.CHAPTER: ("第{}章", "一"),
    Kind.SECTION: ("第{}节", "一"),
    Kind.PART: ("第{}部分", "一"),
}
_SCALED = ((1e12, "2万亿"), (1e8, "2亿"), (1e4, "2万"))
_ORDINALS_IN_HAN = 100


def models(kind: Kind, canonical: str) -> Iterator[str]:
    """Yield values of the kind that a canonical form can be written like, the best first."""
    yield from _MODELS[kind](canonical)


def _numbers(parts: Quantity, han: bool) -> Iterator[str]:
    """Yield numbers or ranges: below ten in Han numerals where `han`, from ten thousand on with 万 or 亿."""
    if han and parts.largest < 10 and float(parts.first).is_integer():
        yield "三至五" if parts.last else "三"
    for least, scaled in _SCALED:
        if parts.largest >= least:
            yield f"{scaled}至{scaled.replace('2', '3')}" if parts.last else scaled
            if parts.last:
                yield f"5至{scaled.replace('2', '8')}"
    yield "13至18" if parts.last else "12"


def _quantities(hedges: dict[str, str], unit: str = "", han: bool = False) -> Callable[[str], Iterator[str]]:
    def like(canonical: str) -> Iterator[str]:
        parts = quantity_of(canonical)
        if parts and parts.hedge in hedges:
            for number in _numbers(parts, han):
                yield hedges[parts.hedge].format(number.replace("至", f"{unit}至") + unit)

    return like


def _money(canonical: str) -> Iterator[str]:
    parts = quantity_of(canonical)
    if parts and parts.hedge in _HEDGES:
        for number in _numbers(parts, False):
            yield _HEDGES[parts.hedge].format(number + _CURRENCIES.get(parts.currency, ""))


def _dates(canonical: str) -> Iterator[str]:
    structure = date_structure(canonical)
    yield from (_DATES[structure],) if structure in _DATES else _PARTS


def _ordinals(canonical: str) -> Iterator[str]:
    numbers = [int(number) for number in canonical.split("/") if number.isdecimal()]
    in_han = bool(numbers) and max(numbers) < _ORDINALS_IN_HAN
    if len(numbers) > 1:
        yield "第五至第八" if in_han else "第5至第8"
    else:
        yield "第五" if in_han else "第5"


def _resolutions(canonical: str) -> Iterator[str]:
    yield from ("第73/195号", "第2331(2016)号") if set("/(") & set(canonical) else ("第5号决议",)


def _reference(kind: Kind) -> Callable[[str], Iterator[str]]:
    frame, number = _REFERENCES[kind]

    def like(canonical: str) -> Iterator[str]:
        items = items_of(canonical)
        if len(items) == 1 and items[0].bis:
            yield frame.format(number) + "之二"
            return
        for figure in (number, "1"):
            yield frame.format("".join(_items(items, figure)))

    return like


def _items(items: list[Item], figure: str) -> Iterator[str]:
    for place, item in enumerate(items):
        last = place == len(items) - 1
        yield {"": "", "/": "至", ",": "和" if last else "、"}[item.joint]
        yield f"{figure}{'(a)' if item.letters else ''}"


_MODELS: dict[Kind, Callable[[str], Iterator[str]]] = {
    Kind.NUMBER: _quantities(_HEDGES, han=True),
    Kind.PERCENT: _quantities(_HEDGES, "%"),
    Kind.MONEY: _money,
    Kind.AGE: _quantities(_AGES),
    Kind.DATE: _dates,
    Kind.ORDINAL: _ordinals,
    Kind.RESOLUTION: _resolutions,
    Kind.SYMBOL: lambda canonical: iter(("A/75/115",)),
    Kind.FRACTION: lambda canonical: iter(("三分之二",)),
    **{kind: _reference(kind) for kind in _REFERENCES},
}
