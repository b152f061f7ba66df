"""The currencies that reports name, by their codes of ISO 4217."""

import re

_CHINESE = {
    "美元": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY", "人民币": "CNY", "元人民币": "CNY", "瑞士法郎": "CHF",
    "瑞郎": "CHF", "加元": "CAD", "加拿大元": "CAD", "澳元": "AUD", "澳大利亚元": "AUD", "港元": "HKD", "新元": "SGD",
    "卢布": "RUB", "印度卢比": "INR", "韩元": "KRW", "丹麦克朗": "DKK", "挪威克朗": "NOK",
    "瑞典克朗": "SEK", "新西兰元": "NZD", "新加坡元": "SGD", "港币": "HKD", "兰特": "ZAR", "南非兰特": "ZAR",
    "墨西哥比索": "MXN", "雷亚尔": "BRL", "巴西雷亚尔": "BRL", "土耳其里拉": "TRY", "谢克尔": "ILS", "新谢克尔": "ILS",
    "非洲金融共同体法郎": "XOF", "西非法郎": "XOF", "泰铢": "THB", "奈拉": "NGN", "肯尼亚先令": "KES", "埃及镑": "EGP",
    "元": "CNY",
}  # fmt: skip
_ENGLISH = {
    "United States dollars": "USD", "US dollars": "USD", "dollars": "USD", "euros": "EUR", "euro": "EUR",
    "pounds sterling": "GBP", "pounds": "GBP", "Japanese yen": "JPY", "yen": "JPY", "yuan renminbi": "CNY",
    "renminbi yuan": "CNY", "yuan": "CNY", "renminbi": "CNY", "Swiss francs": "CHF", "Canadian dollars": "CAD",
    "Australian dollars": "AUD", "Hong Kong dollars": "HKD", "Singapore dollars": "SGD", "roubles": "RUB",
    "Indian rupees": "INR", "Korean won": "KRW", "Danish kroner": "DKK", "Norwegian kroner": "NOK",
    "Swedish kronor": "SEK", "New Zealand dollars": "NZD", "rubles": "RUB", "rand": "ZAR", "South African rand": "ZAR",
    "Mexican pesos": "MXN", "reais": "BRL", "Brazilian reais": "BRL", "Turkish lira": "TRY", "Turkish liras": "TRY",
    "shekels": "ILS", "new shekels": "ILS", "CFA francs": "XOF", "baht": "THB", "naira": "NGN",
    "Kenya shillings": "KES",
    "Kenyan shillings": "KES", "Egyptian pounds": "EGP", "United States dollar": "USD", "dollar": "USD",
}  # fmt: skip
_SIGNS = {
    "US$": "USD",
    "$": "USD",
    "Can$": "CAD",
    "$A": "AUD",
    "A$": "AUD",
    "HK$": "HKD",
    "€": "EUR",
    "£": "GBP",
    "RMB": "CNY",
    "SwF": "CHF",
    "DKr": "DKK",
    "NKr": "NOK",
    "SKr": "SEK",
    "CFAF": "XOF",
    "R$": "BRL",
    "S$": "SGD",
    "$NZ": "NZD",
    "NZ$": "NZD",
}
_CODES = sorted({*_CHINESE.values()})
_BEFORE = {**_SIGNS, **{code: code for code in _CODES}}
LETTERED = frozenset({"US", "Can", "A", "HK", "NZ", "R", "S", "RMB", "SwF", "DKr", "NKr", "SKr", "CFAF", *_CODES})
"""The words that a sign or code before an amount can begin with."""


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEFORE_AMOUNT = re.compile(rf"({_alternatives(_BEFORE)}|¥) ?(?=\.?[0-9])")
AFTER_CHINESE = re.compile(rf" ?({_alternatives(_CHINESE)})(?!首)")
_AFTER_ENGLISH = re.compile(rf"[ -]({_alternatives(_ENGLISH)}|{'|'.join(_CODES)})(?![A-Za-z])")


def currency_before(text: str, place: int, chinese: bool) -> tuple[int, str | None]:
    """Return where the amount begins and its currency.

    (place, None) without a sign or code. ¥ is yuan in Chinese, else yen.
    """
    found = _BEFORE_AMOUNT.match(text, place)
    # NT$ and other dollars that have no code here are not those of the United States.
    if not found or (found[1] == "$" and text[place - 1 : place].isalpha() and text[place - 1].isascii()):
        return place, None
    return found.end(), _BEFORE.get(found[1], "CNY" if chinese else "JPY")


def currency_after(text: str, place: int, chinese: bool) -> tuple[int, str | None]:
    """Return where the currency's name ends and its code; (place, None) where no name follows."""
    found = (AFTER_CHINESE if chinese else _AFTER_ENGLISH).match(text, place)
    if not found:
        return place, None
    return found.end(), _CHINESE[found[1]] if chinese else _ENGLISH.get(found[1], found[1])


def exchanged(like: str, new: str, chinese: bool) -> list[str]:
    """Return the ways to write the currency `new` in place of `like`, a sign, code or name: of the same sort,
    the best first.
    """
    names = _CHINESE if chinese else _ENGLISH
    for table in (dict.fromkeys(_CODES, ""), _SIGNS, names):
        if like in table:
            source = {code: code for code in _CODES} if like in _CODES else table
            return [written for written, code in source.items() if code == new]
    return []
