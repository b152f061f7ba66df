"""Short forms that texts define, in a collection of brackets of every kind."""

from pathlib import Path

import pytest

from corpora.document import Block, Document, Segment
from corpora.read import read_document
from termbase.extract.aliases import alias_definitions

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
CASES = Path(__file__).with_name("alias_cases.tsv")
UNSEEN = Path(__file__).with_name("alias_cases_unseen.tsv")


def cases(path: Path = CASES) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return texts with their languages and the full and short forms that they define: two columns for each."""
    rows = [line.rstrip("\t").split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [(row[0], row[1], list(zip(row[2::2], row[3::2], strict=True))) for row in rows]


def document(text: str, language: str) -> Document:
    block = Block("b1", "body", text, segments=(Segment("s1", 0, len(text), text),), paragraph="7")
    return Document("a.md", language, (block,))


def found_in(text: str, language: str) -> list[tuple[str, str]]:
    return [(alias.full, alias.short) for alias in alias_definitions(document(text, language))]


def test_precision_and_recall_on_the_collection() -> None:
    precision, recall, wrong = judged(cases())
    assert precision >= 0.97, wrong
    assert recall >= 0.97, wrong


def test_precision_and_recall_on_cases_written_after_the_rules() -> None:
    precision, recall, wrong = judged(cases(UNSEEN))
    assert min(precision, recall) >= 0.93, wrong


def judged(cases: list[tuple[str, str, list[tuple[str, str]]]]) -> tuple[float, float, list[object]]:
    """Return precision and recall of definitions with exact boundaries, and what is wrong."""
    right = wanted = found = 0
    wrong: list[object] = []
    for language, text, expected in cases:
        aliases = found_in(text, language)
        right += len(set(aliases) & set(expected))
        wanted, found = wanted + len(expected), found + len(aliases)
        if aliases != expected:
            wrong.append((text, expected, aliases))
    return right / found, right / wanted, wrong


def test_the_collection_has_brackets_of_every_kind() -> None:
    assert len(cases()) >= 400
    assert sum(not expected for _, _, expected in cases()) >= 180


def test_offsets_give_both_forms() -> None:
    for language, text, _ in cases():
        for alias in alias_definitions(document(text, language)):
            assert alias.full in text[alias.start : alias.end]
            assert text[alias.short_start : alias.short_end] == alias.short
            assert (alias.paragraph, alias.language) == ("7", language)


def test_known_names_tell_where_a_full_form_begins() -> None:
    text = "会议由某地奇特名称研究会（奇研会）主办。"
    aliases = alias_definitions(document(text, "zh"), frozenset({"奇特名称研究会"}))
    assert [(alias.full, alias.short) for alias in aliases] == [("奇特名称研究会", "奇研会")]


def test_a_short_form_is_reported_once_with_its_first_place() -> None:
    text = "联合国工业发展组织（工发组织）。"
    blocks = tuple(Block(f"b{n}", "body", text, paragraph=str(n)) for n in (1, 2))
    aliases = alias_definitions(Document("a.md", "zh", blocks))
    assert [(alias.short, alias.paragraph) for alias in aliases] == [("工发组织", "1")]


def test_the_sample_report_and_its_original() -> None:
    shorts = {alias.short for alias in alias_definitions(read_document(SAMPLES / "report.zh.md"))}
    assert shorts == {
        *("毒品和犯罪问题办公室", "遗产方案", "反恐执行局", "教科文组织", "国际刑警组织", "统法协会", "亚太经社会"),
        *("示范条款", "扣押数据库"),
    }
    english = {alias.short for alias in alias_definitions(read_document(SAMPLES / "original.en.md"))}
    assert {"UNODC", "Heritage Programme", "UNESCO", "INTERPOL", "UNIDROIT", "ESCAP"} <= english


def test_the_real_report_defines_eleven(shared: Path) -> None:
    report = read_document(shared / "data" / "reports" / "ctoc-cop-10-trafficking.zh.md")
    aliases = alias_definitions(report)
    assert [alias.short for alias in aliases] == [
        *("毒品和犯罪问题办公室", "GLO.ACT", "COVID-19", "马里稳定团", "人权高专办", "欧安组织", "妇女署", "移民组织"),
        *("难民署", "国际刑警组织", "夏洛克数据库"),
    ]
    assert [alias.full for alias in aliases] == [
        "联合国毒品和犯罪问题办公室",
        "预防和应对贩运人口和偷运移民全球行动",
        "冠状病毒病",
        "联合国马里多层面综合稳定特派团",
        "联合国人权事务高级专员办事处",
        "欧洲安全与合作组织",
        "联合国促进性别平等和增强妇女权能署",
        "国际移民组织",
        "联合国难民事务高级专员公署",
        "国际刑事警察组织",
        "打击犯罪信息与法律网络共享平台",
    ]


@pytest.mark.parametrize("text", ["（", "）（", "（（（）", "《（》）", "", "（（联合国））（联）"])
def test_odd_brackets_define_nothing(text: str) -> None:
    assert found_in(text, "zh") == []
    assert found_in(text, "en") == []
