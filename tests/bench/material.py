"""Segments and files to measure with: real text from beside the project where it is, recombined where more is asked.

All of it is the same each time; nothing is kept but the pieces that sentences are recombined from.
"""

import csv
import lzma
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice, product
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
DOCUMENT = 500
"""How many units in a row a document of `write_tmx` has."""

_PIECES = 100_000
"""How many pieces sentences are recombined from: any three, so that there is no end of them."""
_STEP = (math.sqrt(5) - 1) / 2
_CHINESE_ENDS = re.compile("[，；。]")
_ENGLISH_ENDS = re.compile("[,;.] ")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CHINESE_WORDS = [
    words.split()
    for words in (
        "会员国 秘书长 理事会 工作组 特别报告员 缔约方 委员会 各国政府 民间社会 难民署",
        "在2019年 根据第74/174号决议 于10月12日 在第5条中 以12%的速度 在三个区域 迄今 应邀 依法 在日内瓦",
        "审议了 通过了 请求 提供了 欢迎 强调 报告了 执行 注意到 核准",
        "技术援助 年度预算 国家报告 行动计划 25项建议 两性平等政策 人口贩运案件 供水系统 300万美元 能力建设",
    )
]
_ENGLISH_WORDS = [
    words.split(";")
    for words in (
        "Member States;the Council;the working group;States parties;the Committee;the Secretary-General",
        "considered;adopted;requested;provided;welcomed;emphasized;reported on;implemented;noted;approved",
        "technical assistance;the annual budget;25 recommendations;the plan of action;article 5;$3 million",
        "in 2019;on 12 October 2020;in three regions;at a rate of 12 per cent;so far;by law;in Geneva",
    )
]


def chinese_segments(wanted: int) -> Iterator[str]:
    """Yield distinct Chinese segments: statutes, then sentences of their pieces; of a small vocabulary without them."""
    return islice(chain(_statutes(), _recombined(_chinese_pieces(), "，；", "。")), wanted)


def english_segments(wanted: int) -> Iterator[str]:
    """Yield distinct English segments: those of the memory and statutes, then sentences of their pieces."""
    return islice(chain(_english_lines(), _recombined(_english_pieces(), (", ", "; "), ".")), wanted)


def write_tmx(path: Path, wanted: int) -> None:
    """Write a TMX of distinct zh-en units; of five stretches of 500, four are documents and one has no place."""
    pairs = zip(chinese_segments(wanted), english_segments(wanted), strict=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench"')
        file.write(' creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="zh"')
        file.write(' datatype="plaintext"/><body>\n')
        for number, (chinese, english) in enumerate(pairs):
            file.write(_unit(number, chinese, english))
        file.write("</body></tmx>\n")


def _unit(number: int, chinese: str, english: str) -> str:
    document, paragraph = divmod(number, DOCUMENT)
    place = f'<prop type="x-document">A/{document}</prop><prop type="x-paragraph">{paragraph + 1}</prop>'
    sides = "".join(
        f'<tuv xml:lang="{language}"><seg>{escape(_NO_XML.sub("", text))}</seg></tuv>'
        for language, text in (("zh", chinese), ("en", english))
    )
    return f'<tu tuid="{number + 1}">{place if document % 5 else ""}{sides}</tu>\n'


def _statutes() -> Iterator[str]:
    path = DATA / "scale" / "zh-law.txt.xz"
    if path.exists():
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (text for line in lines if (text := line.strip()))


def _chinese_pieces() -> list[str]:
    return _pieces(_statutes(), _CHINESE_ENDS, 3, 30) or ["".join(words) for words in product(*_CHINESE_WORDS)]


def _english_lines() -> Iterator[str]:
    """Yield the sentences of the English side of the memory and of statutes, each once."""
    seen: set[str] = set()
    for text in _english_texts():
        for sentence in re.split(r"(?<=[.;:]) (?=[A-Z(])", text.strip()):
            if sentence and sentence not in seen:
                seen.add(sentence)
                yield sentence


def _english_texts() -> Iterator[str]:
    memory, goals = DATA / "memory" / "tico19-2000.en-zh.tmx", DATA / "memory" / "sdg.en-zh.tsv"
    if memory.exists():
        for variant in etree.parse(memory).iter("tuv"):
            if variant.get("{http://www.w3.org/XML/1998/namespace}lang") == "en":
                yield "".join(map(str, variant.itertext()))
    if goals.exists():
        with goals.open(encoding="utf-8", newline="") as rows:
            yield from (row[0] for row in csv.reader(rows, delimiter="\t"))
    statutes = DATA / "bitext" / "law10k-hard" / "en" / "001"
    if statutes.exists():
        with statutes.open(encoding="utf-8") as lines:
            yield from lines


def _english_pieces() -> list[str]:
    return _pieces(_english_lines(), _ENGLISH_ENDS, 12, 80) or [" ".join(words) for words in product(*_ENGLISH_WORDS)]


def _pieces(texts: Iterable[str], ends: re.Pattern[str], shortest: int, longest: int) -> list[str]:
    """Return the first distinct pieces of texts cut at their inner signs, the final sign left off."""
    pieces: dict[str, None] = {}
    for text in texts:
        for piece in map(str.strip, ends.split(text.rstrip("。.；;，,"))):
            if shortest <= len(piece) <= longest:
                pieces[piece] = None
        if len(pieces) >= _PIECES:
            break
    return list(pieces)[:_PIECES]


def _recombined(pieces: Sequence[str], joints: Sequence[str], end: str) -> Iterator[str]:
    """Yield sentences of three pieces, none twice: a step without a common divisor passes through all triples.

    That one of them is also a line as it stood is possible and, with 10^14 triples at the least, not to be feared.
    """
    size = len(pieces)
    triples = size**3
    step = next(number for number in count(int(triples * _STEP)) if math.gcd(number, triples) == 1)
    for number in range(triples):
        rest, first = divmod(number * step % triples, size)
        third, second = divmod(rest, size)
        joint = joints[number % 3 == 0]
        yield f"{pieces[first]}{joint}{pieces[second]}{joints[0]}{pieces[third]}{end}"
