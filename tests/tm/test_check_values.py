"""Values of a source and its translation compared: what differs is found, what is only written otherwise is not."""

import pytest

from tm.check.finding import Kind
from tm.check.values import compare_values

ZH_EN = ("zh", "en")


def kinds(source: str, target: str, strict: bool = False) -> list[str]:
    return [finding.kind.value for finding in compare_values(source, target, ZH_EN, strict)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("共有250万人受益。", "2.5 million people benefited."),
        ("1.2亿美元", "$120 million"),
        ("三个国家", "three countries"),
        ("2020年10月12日", "12 October 2020"),
        ("10月12日的会议", "the meeting of 12 October 2020"),
        ("2019年2月26日至3月1日", "from 26 February to 1 March 2019"),
        ("第七十三届会议", "the seventy-third session"),
        ("百分之十五", "15 per cent"),
        ("第74/174号决议", "resolution 74/174"),
        ("安全理事会第2331(2016)号决议", "Security Council resolution 2331 (2016)"),
        ("第26(b)段", "paragraph 26 (b)"),
        ("约占4.7%", "approximately 4.7 per cent"),
        ("占4.7%", "approximately 4.7 per cent"),
        ("过去二十年", "the past two decades"),
        ("100万人", "a million people"),
        ("50万家公司", "half a million companies"),
        ("10至20倍", "10- to 20-fold"),
        ("这两个国家", "both countries"),
        ("首次发现", "first discovered"),
        ("首先，应当", "First, it should"),
        ("严重急性呼吸综合征冠状病毒 2 (SARS-CoV-2)", "severe acute respiratory syndrome coronavirus 2 (SARS-CoV-2)"),
        ("见CTOC/COP/WG.4/2019/2", "see CTOC/COP/WG.4/2019/2"),
        ("体温达到103度", "a temperature of a hundred and three"),
        ("体温达到125度", "a temperature of a hundred and twenty-five"),
        ("512千字节", "512 kb"),
        ("第一百二十条之一", "Article 120-1"),
        ("依第104條之一或第229條", "by Article 104-1 or Article 229"),
        ("第十四条之二", "article 14-2"),
        ("第三条之一般规定", "the general provisions of article 3"),
        ("交给相对人", "to a third party"),
        ("前条所称财产", "the property referred to in article 7"),
        ("第7条所称财产", "the property referred to in the preceding article"),
        ("预付二分之一", "to pay 50 per cent in advance"),
        ("不要超过20分钟", "should not be more than 20 minutes"),
        ("中华民国八十四年十月五日修正", "amended on 5 October 1995"),
        ("民國八十六年修正", "amended in 1997"),
        ("不得逾三十日", "cannot exceed 30 days"),
        ("不得少于3人", "may not be fewer than 3"),
        ("4.1万个碱基", "41 kilobases"),
        ("比例为0.07%", "a share of .07%"),
        ("4,000多亿美元", "$400+ billion"),
        ("3月5日出版的2020年刊物", "the 5 March issue, 2020"),
    ],
)
def test_equal_values_in_two_languages_are_no_finding(source: str, target: str) -> None:
    assert kinds(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("2692名受害者", "2,629 victims", "number"),
        ("250万人", "25 million people", "number"),
        ("2692名受害者", "victims", "number"),
        ("受害者", "2,692 victims", "number"),
        ("四个国家", "five countries", "number"),
        ("0.85", "0.58", "number"),
        ("超过50个国家", "fewer than 50 countries", "number"),
        ("15%", "51 per cent", "percent"),
        ("250万美元", "$2.5 billion", "money"),
        ("2020年10月12日", "12 November 2020", "date"),
        ("2020年10月12日", "12 October 2021", "date"),
        ("2020年10月12日", "13 October 2020", "date"),
        ("第七十三届会议", "the seventy-fourth session", "ordinal"),
        ("A/75/115", "A/75/151", "symbol"),
        ("第74/174号决议", "resolution 74/147", "reference"),
        ("第26段", "paragraph 27", "reference"),
        ("第18条", "article 19", "reference"),
    ],
)
def test_another_value_is_found_and_named(source: str, target: str, kind: str) -> None:
    (finding,) = compare_values(source, target, ZH_EN)
    assert finding.kind == kind
    if finding.source_span:
        assert source[slice(*finding.source_span)] == finding.expected
    if finding.target_span:
        assert target[slice(*finding.target_span)] == finding.found


def test_a_value_said_twice_on_one_side_is_no_finding() -> None:
    assert kinds("12个国家提出报告。", "Of the 12 countries, all 12 reported.") == []


def test_strict_looks_at_small_numbers_too() -> None:
    assert kinds("这两个国家", "the countries") == []
    assert kinds("这两个国家", "the countries", strict=True) == ["number"]


def test_values_are_compared_in_the_other_direction_too() -> None:
    (finding,) = compare_values("2,692 victims", "2629名受害者", ("en", "zh"))
    assert finding.kind is Kind.NUMBER
    assert finding.expected == "2,692"


def test_a_long_segment_with_many_values_names_only_the_wrong_one() -> None:
    source = "2020年1月9日，39768名病例，1727例死亡，其中17750名病例和1441例死亡。"
    target = "On 9 January 2020, 39,768 cases and 1,727 deaths, of them 17,570 cases and 1,441 deaths."
    (finding,) = compare_values(source, target, ZH_EN)
    assert (finding.expected, finding.found) == ("17750", "17,570")


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("体温达到103度", "a temperature of a hundred and four", "number"),
        ("第一百二十条之一", "Article 120-2", "reference"),
        ("第一百二十条之一", "Article 120", "reference"),
        ("民国八十四年修正", "amended in 1996", "date"),
        ("第三届会议", "the fourth session", "ordinal"),
        ("本条约所称财产", "the property referred to in article 7", "reference"),
        ("前条和第6条所称财产", "the property referred to in articles 7 and 8", "reference"),
        ("预付二分之一", "to pay 40 per cent in advance", "percent"),
        ("不得超过20分钟", "more than 20 minutes", "number"),
        ("4.1万个碱基", "42 kilobases", "number"),
        ("比例为0.07%", "a share of .08%", "percent"),
        ("4,000多亿美元", "$500+ billion", "money"),
    ],
)
def test_a_number_that_goes_on_beside_its_value_is_compared_whole(source: str, target: str, kind: str) -> None:
    assert kinds(source, target) == [kind]
