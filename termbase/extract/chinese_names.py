"""Where a Chinese name begins that ends at a place of a text."""

import re
from collections.abc import Container, Sequence

from .definition import CLOSE_QUOTES, OPEN_QUOTES

_CLAUSE = re.compile("[，。；：！？,;:!?\n）)】”」]|——|…")
_LONGEST = 60
_LEAST_KNOWN = 3
_STARTERS = re.compile(
    "联合国|国际|世界|全球|欧洲|非洲|亚洲|美洲|拉丁美洲|加勒比|东南亚|南部非洲|西非|东非|中部非洲|太平洋|"
    "阿拉伯|伊斯兰|英联邦|独立国家联合体|大湖区|非盟|欧盟|东盟|亚太|中国|全国|国家|区域|政府间|机构间"
)
"""Words that begin the names of bodies."""
_FUNCTION_WORDS = re.compile(
    "由|在|向|对|对于|为|给|被|把|将|从|自|自从|到|至|于|因|因为|根据|依据|依照|按照|按|通过|经|经过|随着|"
    "关于|有关|就|以|用|比|同|会同|跟|即|是|系|有|无|没有|包括|包含|如|例如|诸如|特别是|尤其|尤其是|了|着|过|"
    "的|地|得|该|本|此|这|那|其|他|她|它|他们|我们|各|每|某|所|又|也|还|都|已|已经|曾|正|正在|并|并且|而|且|"
    "但|但是|若|如果|当|时|后|前|中|内|上|下|里|之|之间|等|等等|以来|以前|以后|之后|之前|期间|不|未|应|须|需|"
    "要|能|会|拟|现|现有|目前|共|继续|许多|大量|若干|一些|部分|所有|任何|多个|原定|定于|题为|称为|名为|作为|来自|位于|设在|载于|见于"
)
"""Words that no name begins with or goes on behind."""
_VERBS = re.compile(
    "概述|设立|建立|成立|制定|拟订|拟定|起草|编写|编制|编纂|出版|发表|发布|公布|印发|推出|启动|开展|展开|实施|"
    "执行|落实|进行|举行|举办|主办|召开|主持|参加|出席|加入|维护|管理|运行|运营|更新|修订|核准|批准|签署|缔结|"
    "支持|协助|援助|帮助|资助|提供|请|邀请|请求|要求|敦促|促请|鼓励|呼吁|感谢|欢迎|赞扬|注意到|介绍|说明|报告|"
    "指出|强调|表示|认为|讨论|审议|审查|评估|评价|使用|利用|采用|借助|依靠|得到|获得|收到|接受|提交|递交|交给|"
    "转交|隶属|属于|成为|扩充|扩大|加强|完成|开发|研发|创建|创办|组建|组成|领导|牵头|负责|承办|代表|前往|访问|"
    "患|感染|遵守|违反|适用|援引|依托|借鉴|参照|沿用|汇编|涉及|针对|围绕|关注|监测|监督|引入|纳入|列入|委托|"
    "聘请|任命|引起|导致|造成|出现|发生|需要|显示|比较|检测|遭受|患有|述及|提及|修建|延长|听取|收到|确认|核可|核定|授权|派遣|派出|部署|驻|合作|协作|磋商|联系|配合"
)
"""Words that stand before a name more often than in one."""
_NOMINAL = re.compile("开发|合作|协作|管理|援助|评估|评价|审议|审查|监测|监督|执行|实施|报告|使用|加强|支持|协调|协助")
"""Those of them that stand in many names, behind a word that begins names: 国际复兴开发银行."""
_OWNERS = re.compile("联合国|国际|世界|全球|欧洲|欧洲联盟|非洲|非洲联盟|亚洲|美洲|阿拉伯|伊斯兰|政府间|机构间")
_ATTRIBUTIVE = re.compile(
    "司法|刑事|法律|技术|人道主义|人道|紧急|资产|信息|环境|财务|粮食|金融|边境|毒品|犯罪|能源|渔业|海关"
)
"""Words that stand before a noun made of a verb: 司法协助."""
_FULLY = re.compile("充分|积极|继续|共同|大力|有效|全面|切实|正式")
"""Adverbs that the dictionary joins to a verb: 充分利用."""
_QUALIFYING = frozenset({"独立", "常设", "特别", "联合", "临时", "综合"})
_SUFFIX = re.compile("[书人国方者权罪案稿表]")
_SHORT_WORD = 2
_NAMING_TAGS = ("n", "a", "b", "j", "vn", "l", "i")
_ASPECTS = frozenset({"了", "过"})
_ABOUT = re.compile("关于|有关")
_JOINTS = frozenset({"和", "与", "及", "以及", "、", "或"})
"""Words that join two names, or two parts of one."""
_HEADS = re.compile(
    "(?:[署处会部团厅院局社库队室司所校组家国党方员人者市省区法案法]|组织|机构|方案|中心|平台|公司|大学|公约|议定书|决议|宣言|网络|联盟|银行|基金|警察)$"
)
"""How words end with which a name is complete: a joint behind one begins another name."""
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十两几数\d]+)(?:个|项|份|次|种|套|家|名|位|期|部|本|条|类)?")


def name_before(text: str, short: str, names: Container[str]) -> tuple[int, int, int] | None:
    """Return where the name begins and ends that stands at the end of a text, and how sure that is (0 is not), by what
    is known, by marks around it, or by the short form that it has; None where none stands there."""
    end = len(text)
    if text[-1] in CLOSE_QUOTES:
        opening = text.rfind(OPEN_QUOTES[CLOSE_QUOTES.index(text[-1])], 0, end - 1)
        return (opening, end, 2) if opening >= 0 else None
    if (known := _known(text, names)) is not None:
        return known, end, 3
    clause = _clause_start(text)
    words = _words(text, clause)
    if not words:
        return None
    first = _first_by_short_form(text, clause, short)
    if first is None:
        start = _walked(words, end - 1)
        return (start, end, 0) if start < end else None
    start = _walked(words, first)
    if text[start:] == short:
        start = _further(words, start)
    if text[start:] == short:  # a verb before it belongs to the name: 审议机制 of the name 缔约方会议审议机制
        start = _walked(words, first, heeding_verbs=False)
    if text[start:] == short and (about := _attribute(words, start)) is not None:
        start = about
    return _with_marks(text, start), end, 1


def _attribute(words: Sequence[tuple[int, str]], start: int) -> int | None:
    """Return where the attribute begins that 的 joins to the name at `start`: 关于加强合作的决议草案."""
    before = [(place, word) for place, word in words if place < start]
    if not before or before[-1][1] != "的":
        return None
    return next((place for place, word in reversed(before) if _ABOUT.fullmatch(word)), None)


def _with_marks(text: str, start: int) -> int:
    """Return where the title begins that holds a place and ends before the text does, else the place."""
    opening, closing = text.rfind("《", 0, start), text.find("》", start)
    return opening if opening > text.rfind("》", 0, start) and closing >= 0 else start


def _known(text: str, names: Container[str]) -> int | None:
    """Return where the longest known name begins that ends the text."""
    for start in range(max(0, len(text) - _LONGEST), len(text) - _LEAST_KNOWN + 1):
        if text[start:] in names:
            return start
    return None


def _clause_start(text: str) -> int:
    """Return where the clause begins that ends the text; a pair of title or quotation marks inside it is no end."""
    start = max(0, len(text) - _LONGEST)
    place = start
    for found in _CLAUSE.finditer(text, start):
        inside = found[0] in "”」" and text.rfind("“" if found[0] == "”" else "「", start, found.start()) >= 0
        if not inside:
            place = found.end()
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _words(text: str, start: int) -> list[tuple[int, str]]:
    import rjieba

    words = []
    for word in rjieba.cut(text[start:], False):
        words.append((start, word))
        start += len(word)
    return words


def _first_by_short_form(text: str, clause: int, short: str) -> int | None:
    """Return where the first character of a short form stands, when it and all others but one of three or more stand in
    the clause in their order, matched from the end; None where they do not."""
    place = len(text)
    spare = 1 if len(short) > 2 else 0  # 欧警署 of 欧洲联盟执法合作署
    for number, character in reversed(list(enumerate(short))):
        if character in "《》“”·-—":
            continue
        found = text.rfind(character, clause, place)
        if found < 0 and (not number or not spare):
            return None
        place, spare = (found, spare) if found >= 0 else (place, spare - 1)
    return place


def _walked(words: Sequence[tuple[int, str]], first: int, *, heeding_verbs: bool = True) -> int:
    """Return where a name begins that holds the character at `first`: at the nearest word before it that begins names,
    else behind the nearest that stands before names. A joint is passed when no name is complete before it."""
    number = max(i for i, (start, _) in enumerate(words) if start <= first)
    while number and not (_begins_name(words[number][1]) and not _goes_on(words, number)):
        before = words[number - 1][1]
        if before in _JOINTS:
            if (
                number < 2
                or _HEADS.search(words[number - 2][1])
                or _ends_name(words[number - 2][1], heeding_verbs=heeding_verbs)
            ):
                break
            number -= 2
        elif before in "”》" and (opening := _opening(words, number - 1)) is not None:
            number = opening
        elif _ends_name(before, heeding_verbs=heeding_verbs):
            if not (heeding_verbs and _VERBS.fullmatch(before) and _verb_in_name(words, number - 1)):
                break
            number -= 1
        else:
            number -= 1
    return words[number][0]


def _opening(words: Sequence[tuple[int, str]], closing: int) -> int | None:
    """Return the number of the mark that opens what the one at `closing` closes, None where it is not in the clause."""
    mark = OPEN_QUOTES[CLOSE_QUOTES.index(words[closing][1])]
    return next((i for i in range(closing - 1, -1, -1) if words[i][1] == mark), None)


def _goes_on(words: Sequence[tuple[int, str]], number: int) -> bool:
    """Tell whether a name goes on before a word that begins names: behind a noun or adjective that no body's name ends
    with (联合国区域间研究所, 反腐败国家集团), or the first word of a clause, which is seldom a verb (透明国际)."""
    import rjieba

    before = words[number - 1][1]
    if words[number][1].startswith("联合国"):
        return False
    if before.startswith(("联合国", "反")):
        return True
    if _HEADS.search(before) or _ends_name(before, heeding_verbs=True):
        return False
    if before in _QUALIFYING:
        return True
    ((_, tag), *more) = rjieba.tag(before)
    if number == 1 and len(before) == _SHORT_WORD and tag.startswith("v"):
        return True
    return not more and tag.startswith(_NAMING_TAGS)


def _further(words: Sequence[tuple[int, str]], start: int) -> int:
    """Return where the name begins that goes on before a place, which begins a word and was taken for its beginning."""
    number = next(i for i, (place, _) in enumerate(words) if place >= start)
    if not number or _ends_name(words[number - 1][1], heeding_verbs=True):
        return start
    return _walked(words, words[number - 1][0])


def _verb_in_name(words: Sequence[tuple[int, str]], verb: int) -> bool:
    """Tell whether a verb is a part of the name behind it: it is one word with what follows (请求书), the text has
    another verb before it (设立了执行委员会), or it is a noun here (司法协助, 国际复兴开发银行)."""
    before = [word for _, word in words[max(0, verb - 2) : verb]]
    if verb + 1 < len(words) and _SUFFIX.fullmatch(words[verb + 1][1]):
        return True
    if not before or not _NOMINAL.fullmatch(words[verb][1]):
        return False
    if before[-1] in _ASPECTS or _ATTRIBUTIVE.fullmatch(before[-1]):
        return True
    if _ends_name(before[-1], heeding_verbs=True) or _HEADS.search(before[-1]):
        return False
    return any(_OWNERS.fullmatch(word) for word in before) and before[-1] != "联合国"


def _begins_name(word: str) -> bool:
    return _STARTERS.match(word) is not None


def _ends_name(word: str, *, heeding_verbs: bool) -> bool:
    if _FUNCTION_WORDS.fullmatch(word) or (heeding_verbs and _VERBS.fullmatch(word)) or word in _JOINTS:
        return True
    if heeding_verbs and _FULLY.match(word) and _VERBS.fullmatch(word[2:]):
        return True
    return word in '《》“”‘’"' or word.isspace() or _NUMBERED.fullmatch(word) is not None
