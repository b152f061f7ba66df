"""A value in the style of another: what is written is found again as the same value, or nothing is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.values import Kind, find_values, render

RENDERED = [
    ("date", "2020-10-12", "en", "3 May 2019", "12 October 2020"),
    ("date", "2020-10-12", "en", "May 3, 2019", "October 12, 2020"),
    ("date", "2020-10-12", "en", "3rd of May 2019", "12th of October 2020"),
    ("date", "2020-10-12", "en", "3 Jan. 2019", "12 Oct. 2020"),
    ("date", "--10-12", "en", "3 May", "12 October"),
    ("date", "2020-11", "en", "March 2019", "November 2020"),
    ("date", "--11", "en", "March", "November"),
    ("date", "2020-11", "zh", "2019年3月", "2020年11月"),
    ("date", "2020-11-05", "zh", "2019 年 3 月 2 日", "2020 年 11 月 5 日"),
    ("date", "2020-11-05", "zh", "二〇一九年三月二日", "二〇二〇年十一月五日"),
    ("date", "2020-10-12/2020-10-16", "en", "3 to 5 May 2019", "12 to 16 October 2020"),
    ("date", "2019-02-26/2019-03-01", "en", "3–5 May 2019", "26 February–1 March 2019"),
    ("date", "2019-02-26/2019-03-01", "en", "3-5 May 2019", "26 February-1 March 2019"),
    ("date", "2019-12-30/2020-01-03", "en", "3 to 5 May 2019", "30 December 2019 to 3 January 2020"),
    ("date", "2020-10-12/2020-10-16", "en", "May 3-5, 2019", "October 12-16, 2020"),
    ("date", "2021-03-05/2021-03-08", "en", "between 3 and 5 May 2019", "between 5 and 8 March 2021"),
    ("date", "2019-02-26/2019-03-01", "zh", "2019 年 5 月 3 日至 5 日", "2019 年 2 月 26 日至 3 月 1 日"),
    ("date", "2019-12-30/2020-01-03", "zh", "2019年5月3日至5日", "2019年12月30日至2020年1月3日"),
    ("date", "2019-03-05/2019-03-09", "zh", "2019年5月3-5日", "2019年3月5-9日"),
    ("date", "--02-26/--03-01", "zh", "7月2日至5日", "2月26日至3月1日"),
    ("date", "{2020-09-10,2020-09-11}", "en", "3 and 5 May 2019", "10 and 11 September 2020"),
    ("date", "{2020-09-10,2020-09-11,2020-09-12}", "en", "3 and 5 May 2019", "10, 11 and 12 September 2020"),
    ("date", "{2020-09-10,2020-09-11}", "zh", "2019年5月3日和5日", "2020年9月10日和11日"),
    ("date", "{2019-06,2019-10}", "zh", "2018 年 3 月和 4 月", "2019 年 6 月和 10 月"),
    ("date", "2020-Q4", "en", "third quarter of 2019", "fourth quarter of 2020"),
    ("date", "2020-Q4", "zh", "2019年第三季度", "2020年第四季度"),
    ("date", "2020-H2", "zh", "2019年上半年", "2020年下半年"),
    ("date", "2020-H2", "en", "first half of 2019", "second half of 2020"),
    ("date", "2020-10-T1", "en", "mid-May 2019", "early October 2020"),
    ("date", "2020-10-T3", "zh", "2019年5月上旬", "2020年10月下旬"),
    ("date", "2020-10-T1", "zh", "2019年5月初", "2020年10月初"),
    ("date", "199X", "en", "1980s", "1990s"),
    ("date", "199X", "zh", "20世纪80年代", "20世纪90年代"),
    ("date", "XX9X", "zh", "八十年代", "九十年代"),
    ("date", "20XX", "en", "twentieth century", "twenty-first century"),
    ("date", "20XX", "zh", "20世纪", "21世纪"),
    ("date", "2018/19", "en", "2016/17", "2018/19"),
    ("date", "2018/19", "zh", "2016/17年", "2018/19年"),
    ("date", "2018/2021", "en", "2014-2015", "2018-2021"),
    ("date", "2018/2021", "zh", "2014-2015年", "2018-2021年"),
    ("date", "2018/2021", "zh", "2014年至2015年", "2018年至2021年"),
    ("date", "2021", "en", "2019", "2021"),
    ("date", "2021", "zh", "2019 年", "2021 年"),
    ("number", "5", "en", "12", "five"),
    ("number", "7", "en", "3", "7"),
    ("number", "12", "en", "five", "12"),
    ("number", "5", "en", "nine", "five"),
    ("number", "31", "en", "Twenty-five", "Thirty-one"),
    ("number", "1300", "en", "25", "1,300"),
    ("number", "4815", "en", "2692", "4815"),
    ("number", "2000", "en", "2692", "2,000"),
    ("number", "1250000", "en", "900,000", "1.25 million"),
    ("number", "1257400", "en", "2.5 million", "1,257,400"),
    ("number", "900000", "en", "2.5 million", "900,000"),
    ("number", "5000000000", "en", "2.5 million", "5 billion"),
    ("number", "50000", "en", "40 thousand", "50 thousand"),
    ("number", "5/8", "en", "13 to 18", "five to eight"),
    ("number", "8/12", "en", "two to three", "8 to 12"),
    ("number", "6000000/12000000", "en", "5-10 million", "6-12 million"),
    ("number", ">250", "en", "more than 100", "more than 250"),
    ("number", "1300", "zh", "2692", "1300"),
    ("number", "1300", "zh", "2,692", "1,300"),
    ("number", "1300", "zh", "1 000", "1 300"),
    ("number", "2692", "zh", "１２３４", "２６９２"),
    ("number", "5", "zh", "三", "五"),
    ("number", "2", "zh", "三", "两"),
    ("number", "25", "zh", "三", "25"),
    ("number", "25", "zh", "三十", "二十五"),
    ("number", "250000", "zh", "9.5万", "25万"),
    ("number", "250000000", "zh", "9.5万", "2.5亿"),
    ("number", "1234", "zh", "9.5万", "1,234"),
    ("number", "25000", "zh-Hant", "9.5萬", "2.5萬"),
    ("number", ">2000000", "zh", "100多万", "200多万"),
    ("number", ">250", "zh", "100 多", "250 多"),
    ("number", "~30", "zh", "约20", "约30"),
    ("percent", "5", "en", "12 per cent", "5 per cent"),
    ("percent", "5", "en", "12%", "5%"),
    ("percent", "5", "zh", "百分之十二", "百分之五"),
    ("percent", "2", "zh", "百分之十二", "百分之二"),
    ("percent", "~>=15", "en", "about 12 per cent or more", "about 15 per cent or more"),
    ("percent", "5/8", "zh", "5%至10%", "5%至8%"),
    ("money", "USD 3000000", "en", "$2.5 million", "$3 million"),
    ("money", "USD 3000000", "en", "2.5 million United States dollars", "3 million United States dollars"),
    ("money", "EUR 3000000", "en", "$2.5 million", "€3 million"),
    ("money", "EUR 3000000", "zh", "250万美元", "300万欧元"),
    ("age", "15/24", "en", "aged 13 to 18", "aged 15 to 24"),
    ("age", "<15", "zh", "18岁以下", "15岁以下"),
    ("age", "<15", "en", "under the age of 18", "under the age of 15"),
    ("ordinal", "74", "en", "seventy-third", "seventy-fourth"),
    ("ordinal", "71", "en", "73rd", "71st"),
    ("ordinal", "112", "en", "73rd", "112th"),
    ("ordinal", "5", "en", "No. 3", "No. 5"),
    ("ordinal", "74", "zh", "第七十三", "第七十四"),
    ("ordinal", "74", "zh", "第 73", "第 74"),
    ("ordinal", "25", "zh", "二十周年", "二十五周年"),
    ("ordinal", "2", "zh", "首", "第二"),
    ("ordinal", "6/9", "en", "fifth to eighth", "sixth to ninth"),
    ("resolution", "2388(2017)", "en", "2331 (2016)", "2388 (2017)"),
    ("resolution", "2388(2017)", "en", "73/195", "2388 (2017)"),
    ("resolution", "74/176", "en", "73/195", "74/176"),
    ("resolution", "1540", "en", "resolution 1325", "resolution 1540"),
    ("resolution", "2388(2017)", "zh", "第2331（2016）号", "第2388（2017）号"),
    ("resolution", "2388(2017)", "zh", "第2331(2016)号", "第2388(2017)号"),
    ("resolution", "74/176", "zh", "第 73/195 号", "第 74/176 号"),
    ("resolution", "74/176", "zh-Hant", "第73/195號", "第74/176號"),
    ("symbol", "E/CN.15/2020/1/ADD.1", "en", "A/75/115", "E/CN.15/2020/1/Add.1"),
    ("symbol", "A/RES/74/174", "zh", "A/75/115", "A/RES/74/174"),
    ("paragraph", "30(c)", "en", "paragraph 26 (b)", "paragraph 30 (c)"),
    ("paragraph", "30(c)", "en", "para. 26", "para. 30 (c)"),
    ("paragraph", "5/8", "en", "paras. 3-4", "paras. 5-8"),
    ("paragraph", "30(c)", "zh", "第26（b）段", "第30（c）段"),
    ("paragraph", "5(c)", "zh", "第3款(a)项", "第5款(c)项"),
    ("article", "19", "en", "article 18", "article 19"),
    ("article", "19", "zh", "第十八条", "第十九条"),
    ("date", "2021-07/2021-09", "en", "May/June 2020", "July/September 2021"),
    ("date", "2021-11/2022-01", "en", "May/June 2020", "November 2021/January 2022"),
    ("date", "2021-07/2021-09", "zh", "2020年5/6月", "2021年7/9月"),
    ("percent", "0.12", "en", ".08%", "0.12%"),
    ("fraction", "5/1000", "zh", "三分之二", "千分之五"),
    ("fraction", "3/10000", "zh", "千分之五", "万分之三"),
    ("fraction", "2/3", "zh", "千分之五", "三分之二"),
    ("percent", "25", "zh", "百分之十", "百分之二十五"),
    ("percent", "0.5", "zh", "百分之三点五", "百分之零点五"),
    ("percent", "12.5", "zh", "百分之二", "百分之十二点五"),
    ("percent", "12/15", "zh", "百分之二至百分之三", "百分之十二至百分之十五"),
    ("percent", "12/15", "zh", "百分之二至三", "百分之十二至十五"),
    ("percent", "25", "zh", "百分之10", "百分之25"),
    ("number", ">5", "zh", "100多", "超过5"),
    ("number", ">5", "zh", "三十多", "超过五"),
    ("number", ">15", "zh", "三十多", "超过15"),
    ("number", ">150", "zh", "20余", "150余"),
    ("number", ">31500", "zh", "2万多", "3.15万多"),
    ("article", "15bis", "zh", "第14条之二", "第15条之二"),
    ("article", "15-1", "zh", "第十四条之二", "第十五条之一"),
    ("article", "15ter", "zh", "第14-1条", "第15-3条"),
    ("article", "15-1", "en", "Article 14-2", "Article 15-1"),
    ("article", "15ter", "en", "Article 14-1", "Article 15-3"),
    ("article", "15ter", "en", "article 14 bis", "article 15 ter"),
    ("annex", "3", "en", "annex II", "annex III"),
    ("annex", "3", "zh", "附件二", "附件三"),
    ("chapter", "4", "en", "chapter III", "chapter IV"),
    ("part", "3", "en", "part two", "part three"),
    ("section", "3", "zh", "第二节", "第三节"),
    ("fraction", "3/4", "en", "two thirds", "three quarters"),
    ("fraction", "3/4", "zh", "三分之二", "四分之三"),
]
REFUSED = [
    ("number", "250", "en", "more than 100"),
    ("number", ">250", "en", "100"),
    ("number", "~250", "en", "more than 100"),
    ("number", "~<250", "zh", "约100"),
    ("number", "5/8", "en", "13"),
    ("number", "5", "en", "13 to 18"),
    ("number", "1", "en", "five"),
    ("date", "2020-10-12", "en", "3 May"),
    ("date", "2020-10-12", "en", "May 2019"),
    ("date", "2020-10-12/2020-10-16", "en", "3 May 2019"),
    ("date", "2020-Q4", "zh", "2019年"),
    ("date", "2018/19", "en", "2018-2019"),
    ("date", "200X", "zh", "20世纪80年代"),
    ("date", "2020-02-30", "en", "3 May 2019"),
    ("paragraph", "5/8", "en", "paragraph 3"),
    ("article", "18bis", "zh", "第十八条"),
    ("article", "18", "zh", "第十八条之一"),
    ("article", "18-1", "en", "article 18 bis"),
    ("ordinal", "5/8", "en", "fifth"),
    ("percent", "12", "en", "12"),
    ("money", "CHF 5", "en", "$2.5 million"),
    ("number", "12", "en", "twelve people"),
    ("number", "12", "en", ""),
    ("number", "twelve", "en", "12"),
    ("symbol", "no symbol", "en", "A/75/115"),
]


@pytest.mark.parametrize(("kind", "canonical", "language", "like", "expected"), RENDERED)
def test_a_value_is_written_as_its_place_has_it(
    kind: str, canonical: str, language: str, like: str, expected: str
) -> None:
    assert render(Kind(kind), canonical, language, like) == expected
    (found,) = find_values(expected, language)
    assert (found.kind, found.canonical, found.start, found.end) == (kind, canonical, 0, len(expected))


@pytest.mark.parametrize(("kind", "canonical", "language", "like"), REFUSED)
def test_what_cannot_be_written_faithfully_is_not(kind: str, canonical: str, language: str, like: str) -> None:
    assert render(Kind(kind), canonical, language, like) is None


@pytest.mark.parametrize(("kind", "canonical", "language", "like", "expected"), RENDERED)
def test_a_value_in_its_own_style_stays_as_it_is(
    kind: str, canonical: str, language: str, like: str, expected: str
) -> None:
    (found,) = find_values(like, language)
    assert render(found.kind, found.canonical, language, like) == like


LIKES = {
    "en": {
        Kind.NUMBER: ["7", "12", "2,692", "five", "twenty-five", "2.5 million", "about 40"],
        Kind.PERCENT: ["12 per cent", "0.5%"],
        Kind.MONEY: ["$2.5 million", "300 euros"],
        Kind.ORDINAL: ["seventy-third", "73rd", "No. 3"],
        Kind.RESOLUTION: ["73/195", "2331 (2016)"],
        Kind.PARAGRAPH: ["paragraph 26 (b)", "para. 3"],
        Kind.ANNEX: ["annex II", "annex 3"],
    },
    "zh": {
        Kind.NUMBER: ["7", "2,692", "2692", "三", "三百五十", "9.5万", "1.2亿", "100多", "约20"],
        Kind.PERCENT: ["12%", "百分之十二"],
        Kind.MONEY: ["250万美元", "300 欧元"],
        Kind.ORDINAL: ["第七十三", "第 73", "二十周年"],
        Kind.RESOLUTION: ["第 73/195 号", "第2331（2016）号"],
        Kind.PARAGRAPH: ["第26(b)段", "第三段"],
        Kind.ANNEX: ["附件二", "附件3"],
    },
}


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_what_is_written_is_found_again(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(LIKES)))
    kind = data.draw(st.sampled_from(sorted(LIKES[language])))
    like = data.draw(st.sampled_from(LIKES[language][kind]))
    number = data.draw(st.one_of(st.integers(2, 120), st.integers(2, 10**12), st.decimals("0.01", 99, places=2)))
    signs = data.draw(st.sampled_from(["", "", "~", ">", "<", ">="]))
    canonical = {
        Kind.MONEY: f"{signs}USD {number}",
        Kind.RESOLUTION: data.draw(st.sampled_from(["74/176", "2388(2017)", "3363(XXX)", "1/2"])),
        Kind.PARAGRAPH: data.draw(st.sampled_from(["5", "30(c)", "12(a)(ii)", "140"])),
        Kind.ANNEX: str(data.draw(st.integers(1, 40))),
        Kind.ORDINAL: str(data.draw(st.integers(1, 400))),
    }.get(kind, f"{signs}{number}")
    text = render(kind, canonical, language, like)
    if text is not None:
        (found,) = find_values(text, language)
        assert (found.kind, found.canonical, found.start, found.end) == (kind, canonical, 0, len(text))
    elif kind in {Kind.ORDINAL, Kind.ANNEX, Kind.RESOLUTION, Kind.PARAGRAPH}:
        pytest.fail(f"{canonical} was not written like {like}")


DAYS = st.dates().filter(lambda day: 1000 <= day.year <= 2999)


@settings(max_examples=150, deadline=None)
@given(DAYS, DAYS, st.sampled_from(["zh", "en"]))
def test_every_day_and_range_can_be_written(one: object, other: object, language: str) -> None:
    first, last = sorted((str(one), str(other)))
    like = {"zh": ("2019年5月3日", "2019 年 5 月 3 日至 5 日"), "en": ("3 May 2019", "3 to 5 May 2019")}[language]
    assert render(Kind.DATE, first, language, like[0]) is not None
    if first != last:
        assert render(Kind.DATE, f"{first}/{last}", language, like[1]) is not None
