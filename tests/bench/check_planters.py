"""What plants an error of each kind in a pair that has none."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from corpora.text.normalise import fold_width
from corpora.values import Kind as ValueKind
from corpora.values import Value, find_values, render
from tm.check.finding import Kind
from tm.formats.bilingual import BilingualSegment

Pair = BilingualSegment
Planter = Callable[[Pair, random.Random], list[Pair] | None]


def with_target(pair: Pair, text: str) -> Pair:
    return replace(pair, target=replace(pair.target, text=text, codes=()))


def with_both(pair: Pair, source: str, target: str) -> Pair:
    return replace(
        pair,
        source=replace(pair.source, text=f"{pair.source.text} {source}", codes=()),
        target=replace(pair.target, text=f"{pair.target.text} {target}", codes=()),
    )


def changed_value(kinds: set[ValueKind], change: Callable[[str, random.Random], str | None]) -> Planter:
    """Return what changes one value of these kinds in the target, in the style that it is written in."""

    def plant(pair: Pair, chance: random.Random) -> list[Pair] | None:
        text = pair.target.text
        fitting = [one for one in find_values(text, "en") if one.kind in kinds and _is_said(one, pair)]
        chance.shuffle(fitting)
        for value in fitting:
            new = change(value.canonical, chance)
            written = render(value.kind, new, "en", text[value.start : value.end]) if new else None
            if written:
                return [with_target(pair, text[: value.start] + written + text[value.end :])]
        return None

    return plant


def _is_said(value: Value, pair: Pair) -> bool:
    """Tell whether the source has a value: what it lacks cannot be made wrong."""
    said = {(one.kind, one.canonical) for one in find_values(pair.source.text, "zh")}
    return (value.kind, value.canonical) in said


def other_number(canonical: str, chance: random.Random) -> str | None:
    found = re.fullmatch(r"\d+(\.\d+)?", canonical)
    if not found or float(canonical) < 3:
        return None
    places = [at for at, sign in enumerate(canonical) if sign.isdigit()]
    at = chance.choice(places)
    digit = chance.choice([sign for sign in "123456789" if sign != canonical[at]])
    return canonical[:at] + digit + canonical[at + 1 :]


def other_date(canonical: str, chance: random.Random) -> str | None:
    found = re.fullmatch(r"(\d{4}|-)(?:-(\d\d))?(?:-(\d\d))?", canonical)
    if not found:
        return None
    parts = [
        part for part in ("year", "month", "day") if found[("year", "month", "day").index(part) + 1] not in {None, "-"}
    ]
    part = chance.choice(parts)
    year, month, day = found[1], found[2], found[3]
    if part == "year":
        year = str(int(year) + chance.choice([-2, -1, 1, 2]))
    elif part == "month":
        month = f"{chance.choice([one for one in range(1, 13) if one != int(month)]):02}"
    else:
        day = f"{chance.choice([one for one in range(1, 29) if one != int(day)]):02}"
    return "-".join(one for one in (year, month, day) if one is not None)


def beside(make: Callable[[random.Random], tuple[str, str, str]]) -> Planter:
    """Return what adds a parallel sentence that is right to a pair, and makes it wrong in the target."""

    def plant(pair: Pair, chance: random.Random) -> list[Pair] | None:
        source, right, wrong = make(chance)
        assert right != wrong
        return [with_both(pair, source, wrong)]

    return plant


def symbol(chance: random.Random) -> tuple[str, str, str]:
    number = chance.randint(100, 800)
    series = chance.choice(["A/75/{}", "CTOC/COP/2020/{}", "A/CONF.234/{}", "E/CN.15/2021/{}", "S/2019/{}/Add.1"])
    right, wrong = series.format(number), series.format(number + chance.choice([1, 7, 10]))
    return f"见{right}。", f"See {right}.", f"See {wrong}."


def reference(chance: random.Random) -> tuple[str, str, str]:
    number, other = chance.randint(11, 90), chance.randint(91, 300)
    zh, en = chance.choice(
        [
            ("大会第74/{}号决议。", "General Assembly resolution 74/{}."),
            ("见第{}段。", "See paragraph {}."),
            ("见第{}条。", "See article {}."),
            ("见安全理事会第23{}(2016)号决议。", "See Security Council resolution 23{} (2016)."),
        ]
    )
    return zh.format(number), en.format(number), en.format(other if "23{}" not in en else (number + 7) % 80 + 15)


def ordinal(chance: random.Random) -> tuple[str, str, str]:
    words = ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
    right, wrong = chance.sample(range(10), 2)
    han = ["三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"][right]
    return f"在第{han}届会议上。", f"At its {words[right]} session.", f"At its {words[wrong]} session."


def money(chance: random.Random) -> tuple[str, str, str]:
    right = chance.randint(11, 999)
    wrong = f"${right + chance.choice([1, 10, 100])} million" if chance.random() < 0.5 else f"${right} billion"
    return f"费用为{right}00万美元。", f"The cost was ${right} million.", f"The cost was {wrong}."


TITLES = [
    ("安全理事会", "Security Council"),
    ("经济及社会理事会", "Economic and Social Council"),
    ("联合国毒品和犯罪问题办公室", "United Nations Office on Drugs and Crime"),
    ("人权理事会", "Human Rights Council"),
    ("国际劳工组织", "International Labour Organization"),
    ("联合国打击跨国有组织犯罪公约", "United Nations Convention against Transnational Organized Crime"),
    ("国际移民组织", "International Organization for Migration"),
    ("世界卫生组织", "World Health Organization"),
    ("国际刑事法院", "International Criminal Court"),
    ("联合国难民事务高级专员公署", "Office of the United Nations High Commissioner for Refugees"),
]


def title(chance: random.Random) -> tuple[str, str, str]:
    right, wrong = chance.sample(TITLES, 2)
    return f"{right[0]}讨论了此事。", f"The {right[1]} discussed it.", f"The {wrong[1]} discussed it."


ADVISED_AGAINST = [
    ("国际电信联盟", "International Telecommunication Union", "International Telecommunications Union"),
    ("大韩民国", "Republic of Korea", "South Korea"),
    ("和平行动部", "Department of Peace Operations", "Department of Peacekeeping Operations"),
    ("阿塞拜疆和越南", "Azerbaijan and Viet Nam", "Azerbaijan and Vietnam"),
    ("朝鲜民主主义人民共和国", "Democratic People's Republic of Korea", "North Korea"),
    ("斯威士兰和土耳其", "Eswatini and Türkiye", "Eswatini and Turkey"),
]


def deprecated(chance: random.Random) -> tuple[str, str, str]:
    source, right, wrong = chance.choice(ADVISED_AGAINST)
    return f"{source}讨论了此事。", f"It was discussed by the {right}.", f"It was discussed by the {wrong}."


COUNTRIES = [
    ("德国", "Germany"), ("法国", "France"), ("肯尼亚", "Kenya"), ("哥伦比亚", "Colombia"), ("泰国", "Thailand"),
    ("尼日利亚", "Nigeria"), ("挪威", "Norway"), ("墨西哥", "Mexico"), ("日本", "Japan"), ("巴西", "Brazil"),
    ("约旦", "Jordan"), ("斯洛文尼亚", "Slovenia"), ("斯洛伐克", "Slovakia"), ("奥地利", "Austria"),
    ("澳大利亚", "Australia"), ("尼日尔", "Niger"),
]  # fmt: skip


def country(chance: random.Random) -> tuple[str, str, str]:
    kept, right, wrong = chance.sample(COUNTRIES, 3)
    return (
        f"{kept[0]}和{right[0]}参加了会议。",
        f"{kept[1]} and {right[1]} took part.",
        f"{kept[1]} and {wrong[1]} took part.",
    )


def natural_country(pair: Pair, chance: random.Random) -> list[Pair] | None:
    """Exchange a country that the pair has for one that it has not."""
    text = pair.target.text
    here = [(zh, en) for zh, en in COUNTRIES if zh in pair.source.text and re.search(rf"\b{en}\b", text)]
    if not here:
        return [with_both(pair, *_first_and_last(country(chance)))]
    _, en = chance.choice(here)
    other = chance.choice([name for zh, name in COUNTRIES if zh not in pair.source.text and name not in text])
    return [with_target(pair, re.sub(rf"\b{en}\b", other, text))]


def _first_and_last(made: tuple[str, str, str]) -> tuple[str, str]:
    return made[0], made[2]


def paragraph(pair: Pair, chance: random.Random) -> list[Pair] | None:
    number = chance.randint(1, 90)
    forms = [("{}. ", "{}. "), ("({}) ", "({}) ")]
    zh, en = chance.choice(forms)
    made = with_target(pair, en.format(number + chance.randint(1, 9)) + pair.target.text)
    return [replace(made, source=replace(pair.source, text=zh.format(number) + pair.source.text))]


def footnote(pair: Pair, chance: random.Random) -> list[Pair] | None:
    number = chance.randint(1, 90)
    wrong = chance.choice(["", f"[{number + 1}]"])
    made = with_target(pair, pair.target.text + wrong)
    return [replace(made, source=replace(pair.source, text=f"{pair.source.text}[{number}]"))]


def without_one(signs: str) -> Planter:
    """Return what takes one of these signs out of a target."""

    def plant(pair: Pair, chance: random.Random) -> list[Pair] | None:
        text = pair.target.text
        places = [at for at, sign in enumerate(text) if sign in signs]
        if any(_is_uneven(one.text) for one in (pair.source, pair.target)):
            return None  # a quotation that goes on in the next segment
        if not places or ((pair.source.text.count("(") + pair.source.text.count("（")) == 0 and "(" in signs):
            return None
        at = chance.choice(places)
        return [with_target(pair, text[:at] + text[at + 1 :])]

    return plant


def _is_uneven(text: str) -> bool:
    folded = fold_width(text)
    return (
        any(folded.count(one) != folded.count(other) for one, other in ("()", "[]", "“”")) or text.count('"') % 2 == 1
    )


def han(pair: Pair, chance: random.Random) -> list[Pair] | None:
    runs = re.findall("[\u4e00-\u9fff]{2,}", pair.source.text)
    words = pair.target.text.split(" ")
    if not runs or len(words) < 3:
        return None
    run = chance.choice(runs)
    length = chance.randint(1, min(4, len(run)))
    words[chance.randrange(len(words))] = run[:length]
    return [with_target(pair, " ".join(words))]


def width(pair: Pair, chance: random.Random) -> list[Pair] | None:
    wide = {sign: chr(ord(sign) + 0xFEE0) for sign in ",();:?!%0123456789"} | {".": "。"}
    places = [at for at, sign in enumerate(pair.target.text) if sign in wide]
    if not places:
        return None
    at = chance.choice(places)
    text = pair.target.text
    return [with_target(pair, text[:at] + wide[text[at]] + text[at + 1 :])]


def empty(pair: Pair, chance: random.Random) -> list[Pair] | None:
    return [with_target(pair, chance.choice(["", " ", "\u3000"]))]


def identical(pair: Pair, chance: random.Random) -> list[Pair] | None:
    del chance
    return [with_target(pair, pair.source.text)] if re.search("[\u4e00-\u9fff]", pair.source.text) else None


def otherwise(pair: Pair, chance: random.Random) -> list[Pair] | None:
    """Repeat a pair with a word left out of its target."""
    words = pair.target.text.split(" ")
    if len(words) < 3 or len(pair.source.text) < 4:
        return None
    del words[chance.randrange(len(words))]
    return [pair, replace(with_target(pair, " ".join(words)), id="planted")]


def acronym(pair: Pair, chance: random.Random) -> list[Pair] | None:
    name = "".join(chance.choice("BCDFGHJKLMNPQRSTVWXZ") for _ in range(4))
    first = with_both(pair, "该组织同意。", f"The {name} agreed.")
    defined = with_both(pair, "组织。", f"It is the Board of Research ({name}).")
    return [first, replace(defined, id="defined")]


class Sources:
    """Gives a segment the target of another one."""

    def __init__(self, held: list[Pair]) -> None:
        self._held = held

    def __call__(self, pair: Pair, chance: random.Random) -> list[Pair] | None:
        if len(pair.target.text) < 30:
            return None
        other = chance.choice(self._held)
        return (
            None
            if other.source.text == pair.source.text
            else [pair, replace(with_target(other, pair.target.text), id="planted")]
        )


def doubled(pair: Pair, chance: random.Random) -> list[Pair] | None:
    words = pair.target.text.split(" ")
    places = [at for at, word in enumerate(words) if re.fullmatch(r"[a-z]{2,}", word)]
    if not places:
        return None
    at = chance.choice(places)
    return [with_target(pair, " ".join([*words[:at], words[at], *words[at:]]))]


def spacing(pair: Pair, chance: random.Random) -> list[Pair] | None:
    text = pair.target.text
    spaces = [at for at, sign in enumerate(text) if sign == " "]
    marks = [found.start() for found in re.finditer(r"(?<=\w)[,;:?.](?=\s|$)|(?<=\w)\)", text)]
    places = chance.choice([spaces, marks])
    if not places:
        return None
    at = chance.choice(places)
    return [with_target(pair, f"{text[:at]} {text[at:]}")]


def without_full_stop(pair: Pair, chance: random.Random) -> list[Pair] | None:
    del chance
    text = pair.target.text.rstrip()
    return [with_target(pair, text[:-1])] if text.endswith(".") and pair.source.text.rstrip().endswith("。") else None


def style(chance: random.Random) -> tuple[str, str, str]:
    number = chance.randint(10_000, 999_999)
    share = chance.randint(2, 98)
    return chance.choice(
        [
            (f"占{share}%。", f"It was {share} per cent.", f"It was {share}{chance.choice(['', ' '])}%."),
            (f"共有{number}人。", f"There were {number:,} people.", f"There were {number:,} people.".replace(",", " ")),
            (f"共有{number}人。", f"There were {number:,} people.", f"There were {number} people."),
        ]
    )


def planters(held: list[Pair]) -> dict[Kind, Planter]:
    """Return for each kind what plants an error of it in a pair, or gives None where the pair has no place for one."""
    return {
        Kind.NUMBER: changed_value({ValueKind.NUMBER, ValueKind.AGE}, other_number),
        Kind.PERCENT: changed_value({ValueKind.PERCENT}, other_number),
        Kind.DATE: changed_value({ValueKind.DATE}, other_date),
        Kind.MONEY: beside(money),
        Kind.ORDINAL: beside(ordinal),
        Kind.REFERENCE: beside(reference),
        Kind.SYMBOL: beside(symbol),
        Kind.COUNTRY: natural_country,
        Kind.TITLE: beside(title),
        Kind.DEPRECATED: beside(deprecated),
        Kind.PARAGRAPH: paragraph,
        Kind.FOOTNOTE: footnote,
        Kind.BRACKET: without_one("()[]"),
        Kind.QUOTATION: without_one('"“”'),
        Kind.HAN: han,
        Kind.WIDTH: width,
        Kind.EMPTY: empty,
        Kind.IDENTICAL: identical,
        Kind.TARGETS: otherwise,
        Kind.SOURCES: Sources(held),
        Kind.ACRONYM: acronym,
        Kind.DOUBLED: doubled,
        Kind.SPACING: spacing,
        Kind.STOP: without_full_stop,
        Kind.STYLE: beside(style),
    }
