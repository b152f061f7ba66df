"""Where Chinese sentences end."""

import re
from collections.abc import Iterator

from .brackets import partners
from .script import HAN

_URL = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+")
_END = re.compile(r"[。！？｡]|[!?]|[.．]")
_CLUSTER = re.compile(r"(?:\s?[。！？｡!?])*")
_CLOSERS = '”’」』》〉）)］]】〕｣»"'
_QUOTES = '“‘「『"｢'
_TITLES = "《〈"
_HAN = re.compile(f"[{HAN}]")
_HAN_OR_CLOSER = re.compile(f"[{HAN}”’」』》〉）】]")
_STARTS = re.compile(rf"[{HAN}“‘「『《（(]")
_NUMERAL = re.compile(r"\s*[一二三四五六七八九十百千]{1,4}\s*")
# What goes on with the sentence after a quotation that ends in a full stop of its own.
_GOES_ON = re.compile(
    r"\s*(?:[，、；：。！？,;:.!?）)》〉」』”’—…的地得]|等|一[文书语词案节章]|之[^前后]|与[^会]|或[^许]|及|以及|中[的所，]|这[一个句种项])"
)
_SPEAKS = re.compile(r"(?:[：:，,]|说|道|称|问|答|指出|表示|强调|宣布|重申|写|喊|曰|云|认为|回应|声明)\s*$")
_SPEAKER = re.compile(r"[^，。；：！？“”]{0,10}(?:说|道|称|问|答|表示|指出|写道)[，。：；]")
_FULL_QUOTATION = 10
_INDENT = 50
_NAMES = frozenset(
    "阿埃艾安奥巴贝本比伯勃博布查茨达戴丹德迪蒂杜多厄恩尔法菲费佛弗夫福盖冈格戈哥古哈海汉赫亨胡霍基吉加贾杰金喀卡凯坎康考柯科克肯库夸"
    "昆拉莱兰朗劳勒雷里利莉丽林琳卢鲁伦罗洛马玛麦曼梅门蒙米密姆默莫穆拿娜纳奈南内尼涅努诺欧帕佩皮普奇乔切钦琴让热日茹若萨塞桑沙尚圣施"
    "史斯丝苏索塔泰坦汤特提图托瓦威韦维魏温文翁沃乌武西希锡夏肖谢辛欣雅亚延扬耶叶伊宜因英尤约泽詹珍佐翰逊森顿"
)


def ends(text: str) -> Iterator[int]:
    """Yield the places where a sentence of a Chinese text ends, each after its last mark.

    A full stop inside quotation marks, brackets or a title ends none, unless the quotation or bracket is one by itself.
    """
    pairs = partners(text)
    urls = {found.start(): found.end() for found in _URL.finditer(text)}
    start = 0
    for place in _places(text, pairs, urls):
        if place < start:
            continue
        if place in pairs:
            end = _after_pair(text, start, place, pairs[place])
        else:
            end = _after_stop(text, start, place, pairs)
        if end is not None:
            yield end
            start = end


def _places(text: str, pairs: dict[int, int], urls: dict[int, int]) -> Iterator[int]:
    """Yield where an outermost pair opens and where a mark stands outside all pairs and addresses."""
    marks = re.compile(f"{_END.pattern}|[{re.escape(_QUOTES + _TITLES)}（(［\\[【〔«]|https?://|www\\.")
    place = 0
    while found := marks.search(text, place):
        place = found.start()
        if place in urls:
            place = urls[place]
            continue
        if place in pairs:
            yield place
            place = pairs[place] + 1
            continue
        if _END.match(found[0]):
            yield place
        place = found.end()


def _after_stop(text: str, start: int, place: int, pairs: dict[int, int]) -> int | None:
    """Return the end of the sentence that the mark at `place` ends, None where it ends none."""
    if text[place] in ".．" and not _is_typed_stop(text, start, place):
        return None
    if text[place] in "!?" and not _is_mark(text, place):
        return None
    cluster = _CLUSTER.match(text, place + (text[place] in ".．"))
    end = cluster.end() if cluster else place + 1
    # A closing mark without its fellow stays with what it stands behind; a straight quote may open what follows.
    while end < len(text) and text[end] in _CLOSERS and end not in pairs:
        end += 1
    return end


def _is_typed_stop(text: str, start: int, place: int) -> bool:
    """Tell whether a typist meant 。 by a full stop: between Han characters or at the end, in no name or number."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not before or not _HAN_OR_CLOSER.match(before) or _NUMERAL.fullmatch(text, start, place):
        return False
    if not after or after == "\n":
        return True
    rest = text[place + 1 : place + 12].lstrip()
    if not rest:
        return True
    if not _STARTS.match(rest):
        return False
    around = text[max(start, place - 2) : place] + rest[:2]
    return not (after == rest[0] and all(character in _NAMES for character in around))


def _is_mark(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before and _HAN_OR_CLOSER.match(before):
        return True
    return not after or after.isspace() or _HAN.match(after) is not None


def _after_pair(text: str, start: int, opened: int, closed: int) -> int | None:
    """Return the end of the sentence that a quotation or bracket ends, None where the sentence goes on after it."""
    inside = text[opened + 1 : closed].rstrip(_CLOSERS)
    if text[opened] in _TITLES or inside[-1:] not in tuple("。！？｡!?"):
        return None
    alone = opened - start <= _INDENT and not text[start:opened].strip()
    if text[opened] not in _QUOTES:
        return closed + 1 if alone else None
    if _GOES_ON.match(text, closed + 1) or (alone and _SPEAKER.match(text, closed + 1)):
        return None
    spoken = _SPEAKS.search(text[max(start, opened - 8) : opened]) is not None
    full = len(inside) >= _FULL_QUOTATION and re.search("[，；。！？]", inside[:-1]) is not None
    rest = text[closed + 1 : closed + 3]
    if alone or spoken or full or not rest.strip() or "\n" in rest:
        return closed + 1
    return None
