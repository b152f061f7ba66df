"""What may be a term in segments that nothing was translated of: titles, names and phrases that no term covers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from corpora.text.script import HAN
from corpora.text.units import compares_characters
from corpora.values import find_values
from termbase.recognise import TermHit

Shown = Literal["title", "name", "phrase"]
Kind = Literal[Shown, "plain"]

FEWEST: dict[Kind, int] = {"title": 1, "name": 2, "phrase": 3, "plain": 5}
"""How often a candidate of each kind stands in a report at least: chance repeats no title and hardly a name, but soon a
phrase of everyday words alone (区域会议), which is called plain here and a phrase afterwards."""
_SHOWN: dict[Kind, Shown] = {"title": "title", "name": "name", "phrase": "phrase", "plain": "phrase"}
_EVERYDAY = 2_000
"""From so many occurrences in the dictionary's texts on a word is an everyday one: 会议 has 28,363, 偷运 35."""
_MOST_TOKENS = 5
_TITLE = re.compile(r"《([^《》]{3,60})》")
_NAME_ENDS = re.compile(
    "(办公室|委员会|理事会|公约|议定书|宣言|协定|示范法|法院|法庭|基金|方案|计划署|组织|工作组|小组|特派团|特派专员|网络|"
    "中心|联盟|协会|学会|银行|研究所|秘书处|论坛|指南|手册|准则|原则|战略|行动计划|数据库|平台|股|处|司)$"
)
_INSIDE = ("n", "v", "a", "b", "j", "l", "i", "term")  # parts of speech as the dictionary names them
_FIRST = ("n", "vn", "a", "b", "j", "l", "i", "term")
_LAST = ("n", "vn", "j", "l", "term")
_GENERAL = frozenset(
    {
        "方面",
        "问题",
        "情况",
        "工作",
        "国家",
        "时候",
        "部分",
        "方式",
        "活动",
        "报告",
        "内容",
        "过程",
        "基础",
        "领域",
        "信息",
    }
    | {"其他", "所有", "有关", "相关", "侧重于", "负责人", "级别", "人员", "官员", "背景", "阶段", "间隙"}
)
_DEEDS = frozenset(
    {"包括", "参加", "成立", "成为", "附有", "敦促", "欢迎", "获得", "继续", "强调", "让", "设立", "涉及", "使"}
    | {"完成", "请", "表示", "指出", "制定", "注意到", "作出", "鼓励"}
)
"""Verbs that tell what a body does and stand in hardly any name, as 打击 and 促进 do."""
_HAN_ONLY = re.compile(f"[{HAN}]+")
_MARK = re.compile(r"[，。；：！？、（）《》“”‘’\s,;:!?()\"—…·/]+|\d+")
_CAPITALISED = re.compile(
    r"\b[A-Z][\w’'-]*(?:\s+(?:(?:of|the|and|for|on|against|in|to)\s+)*[A-Z][\w’'-]*)+\b|\b[A-Z]{2,}[A-Z-]*\b"
)
_PLAIN_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")


class Place(NamedTuple):
    """A candidate at a place of a text."""

    start: int
    end: int
    kind: Kind


class _Token(NamedTuple):
    start: int
    end: int
    tag: str


def candidates_in(text: str, hits: Sequence[TermHit], language: str) -> Iterator[Place]:
    """Yield what may be a term in a text: it cuts no term that is known, and is not made of known ones alone."""
    places = _chinese(text, hits, language) if compares_characters(language) else _words(text, language)
    known = {place for hit in hits for place in range(hit.start, hit.end)}
    for place in places:
        cut = any(hit.start < edge < hit.end for hit in hits for edge in (place.start, place.end))
        uncovered = [at for at in range(place.start, place.end) if text[at].isalnum() and at not in known]
        if not cut and uncovered:
            yield place


def frequent(counts: Counter[tuple[str, Kind]], fewest: Mapping[Kind, int] = FEWEST) -> list[tuple[str, Shown, int]]:
    """Return the candidates that stand often enough, most frequent first, without the parts of longer ones that hardly
    ever stand alone."""
    kinds: dict[str, Kind] = {}
    for text, kind in sorted(counts, key=lambda one: fewest[one[1]]):
        kinds.setdefault(text, kind)
    together: Counter[str] = Counter()
    for (text, _), count in counts.items():
        together[text] += count
    enough = {text: count for text, count in together.items() if count >= fewest[kinds[text]]}
    alone = {
        text: count
        for text, count in enough.items()
        if not any(
            text != longer and text in longer and count < fewest["phrase"] + times for longer, times in enough.items()
        )
    }
    ordered = sorted(alone.items(), key=lambda one: (-one[1], -len(one[0]), one[0]))
    return [(text, _SHOWN[kinds[text]], count) for text, count in ordered]


def _chinese(text: str, hits: Sequence[TermHit], language: str) -> Iterator[Place]:
    for title in _TITLE.finditer(text):
        yield Place(*title.span(1), "title")
    taken = [span for title in _TITLE.finditer(text) for span in [title.span()]]
    for run in _runs(text, hits, language):
        for first in range(len(run)):
            for last in range(first, min(len(run), first + _MOST_TOKENS)):
                start, end = run[first].start, run[last].end
                if _is_phrase(run[first : last + 1], text) and not any(a <= start < b for a, b in taken):
                    yield Place(start, end, _kind(run[first : last + 1], text))


def _kind(tokens: Sequence[_Token], text: str) -> Kind:
    import rjieba

    if _NAME_ENDS.search(text[tokens[0].start : tokens[-1].end]):
        return "name"
    words = [text[token.start : token.end] for token in tokens if token.tag != "term"]
    rare = any(rjieba.suggest_freq(word) < _EVERYDAY for word in words)
    # A single word of the dictionary is an idiom (密切合作) unless it is long (联邦调查局).
    telling = len(words) < len(tokens) or (rare and (len(words) > 1 or len(words[0]) > 4))
    return "phrase" if telling else "plain"


def _is_phrase(tokens: Sequence[_Token], text: str) -> bool:
    """Tell whether some words can be a term: it begins and ends like a noun, and is more than one everyday word."""
    whole = text[tokens[0].start : tokens[-1].end]
    words = [text[token.start : token.end] for token in tokens]
    return (
        (len(tokens) > 1 or len(whole) > 3)
        and len(whole) > 3
        and _HAN_ONLY.fullmatch(whole) is not None
        and tokens[0].tag.startswith(_FIRST)
        and tokens[-1].tag.startswith(_LAST)
        and not _is_a_deed(tokens, words)
        and words[-1] not in _GENERAL
        and words[0] not in _GENERAL
    )


def _is_a_deed(tokens: Sequence[_Token], words: Sequence[str]) -> bool:
    """Tell whether words say that somebody does something (调查人口贩运, 办公室制作, 各国设立委员会) rather than name a
    thing."""
    tags = [token.tag for token in tokens]
    doing = (tags[0] == "vn" and tags[1:2] == ["term"]) or (tags[-1] == "vn" and tags[-2:-1] == ["term"])
    return doing or (tags[0] in {"a", "ad", "an"} and tags[1:] == ["vn"]) or not _DEEDS.isdisjoint(words)


def _runs(text: str, hits: Sequence[TermHit], language: str) -> Iterator[list[_Token]]:
    """Yield the stretches of words that a term may lie in, a known term being one word."""
    run: list[_Token] = []
    for token in _tokens(text, hits, language):
        joins = token.tag == "term" or (token.tag.startswith(_INSIDE) and not token.tag.startswith("ad"))
        if not joins or (run and run[-1].end != token.start):
            if run:
                yield run
            run = []
        if joins:
            run.append(token)
    if run:
        yield run


def _tokens(text: str, hits: Sequence[TermHit], language: str) -> Iterator[_Token]:
    import rjieba

    values = [(value.start, value.end, "x") for value in find_values(text, language)]
    fixed: list[tuple[int, int, str]] = []
    for span in sorted([(hit.start, hit.end, "term") for hit in hits] + values, key=lambda one: (one[0], -one[1])):
        if not fixed or span[0] >= fixed[-1][1]:
            fixed.append(span)
    for (_, start, _), following in pairwise([(0, 0, "x"), *fixed, (len(text), len(text), "x")]):
        for word, tag in rjieba.tag(text[start : following[0]], False):
            yield _Token(start, start + len(word), "x" if _MARK.fullmatch(word) else tag)
            start += len(word)
        if following[0] < following[1]:
            yield _Token(*following)


def _words(text: str, language: str) -> Iterator[Place]:
    """Yield the names of an English text, and the phrases of two words or more without any small word."""
    from spacy.lang.en.stop_words import STOP_WORDS

    values = find_values(text, language)
    for name in _CAPITALISED.finditer(text):
        start, end = name.start() + 4 * name[0].startswith("The "), name.end()
        is_name = " " in text[start:end] or text[start:end].isupper()
        if is_name and not any(value.start < end and start < value.end for value in values):
            yield Place(start, end, "name")
    words = list(_PLAIN_WORDS.finditer(text))
    for first in range(len(words)):
        for last in range(first, min(len(words), first + _MOST_TOKENS)):
            joined = last == first or text[words[last - 1].end() : words[last].start()] == " "
            if words[last][0] in STOP_WORDS or len(words[last][0]) < 3 or not joined:
                break
            if last > first:
                yield Place(words[first].start(), words[last].end(), "phrase")
