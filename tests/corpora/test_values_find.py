"""Which values a text has: their kinds, places and canonical forms in Chinese and English."""

import pytest

from corpora.values import Kind, find_values

# A text with each value in ‹›, and the kinds and canonical forms in order.
CHINESE = [
    ("培训了‹2,692›名警官", "number 2692"),
    ("培训了‹2692›名警官", "number 2692"),
    ("培训了‹２６９２›名警官", "number 2692"),
    ("有‹1 000›名妇女", "number 1000"),
    ("‹两千›人到场", "number 2000"),
    ("‹9.5万›人", "number 95000"),
    ("‹９．５萬›人", "number 95000"),
    ("‹1.2亿›人口", "number 120000000"),
    ("‹3億›人口", "number 300000000"),
    ("‹250 万›公顷", "number 2500000"),
    ("‹三百五十›件", "number 350"),
    ("‹一千零五›天", "number 1005"),
    ("‹一亿二千万›吨", "number 120000000"),
    ("‹三点五›倍", "number 3.5"),
    ("‹5-10万›人", "number 50000/100000"),
    ("‹2.5万至3万›人", "number 25000/30000"),
    ("‹5至10›个地点", "number 5/10"),
    ("‹十五至二十›名", "number 15/20"),
    ("‹三至五›年", "number 3/5"),
    ("得票‹166%›", "percent 166"),
    ("占‹百分之十二›", "percent 12"),
    ("占‹百分之三点五›", "percent 3.5"),
    ("占‹百分之五十至六十›", "percent 50/60"),
    ("占‹5%至10%›", "percent 5/10"),
    ("占‹10至15%›", "percent 10/15"),
    ("占‹１２％›", "percent 12"),
    ("耗资‹250万美元›", "money USD 2500000"),
    ("耗资‹2,500万欧元›", "money EUR 25000000"),
    ("耗资‹3百万美元›", "money USD 3000000"),
    ("耗资‹$2.5 million›", "money USD 2500000"),
    ("耗资‹USD 300›", "money USD 300"),
    ("耗资‹250万歐元›", "money EUR 2500000"),
    ("耗资‹30亿日元›", "money JPY 3000000000"),
    ("耗资‹200万至300万美元›", "money USD 2000000/3000000"),
    ("‹13 至 18 岁›的学生", "age 13/18"),
    ("‹18岁以下›儿童", "age <18"),
    ("‹65歲及以上›的人", "age >=65"),
    ("‹未满18岁›者", "age <18"),
    ("‹2020年10月12日›开会", "date 2020-10-12"),
    ("‹2020 年 10 月 12 日›开会", "date 2020-10-12"),
    ("‹二〇二〇年十月十二日›开会", "date 2020-10-12"),
    ("‹2020年10月12日至16日›开会", "date 2020-10-12/2020-10-16"),
    ("‹2020年10月12-16日›开会", "date 2020-10-12/2020-10-16"),
    ("‹2019年2月26日至3月1日›开会", "date 2019-02-26/2019-03-01"),
    ("‹2019年12月30日至2020年1月3日›开会", "date 2019-12-30/2020-01-03"),
    ("‹2019年12月30日至1月3日›开会", "date 2019-12-30/2020-01-03"),
    ("‹7月2日至5日›开会", "date --07-02/--07-05"),
    ("‹9月10日和11日›开会", "date {--09-10,--09-11}"),
    ("‹2020 年 4 月 22 日和 27 日›协商", "date {2020-04-22,2020-04-27}"),
    ("‹5月10日、11日和12日›开会", "date {--05-10,--05-11,--05-12}"),
    ("‹2019 年 6 月和 10 月›举行", "date {2019-06,2019-10}"),
    ("‹2019年3月›和‹2020年7月›", "date 2019-03", "date 2020-07"),
    (
        "‹2019 年 10 月 9 日至 11 日›和‹2020 年 7 月 13 日至 15 日›",
        "date 2019-10-09/2019-10-11",
        "date 2020-07-13/2020-07-15",
    ),
    ("‹2020年10月›通过", "date 2020-10"),
    ("‹2020年3月至5月›", "date 2020-03/2020-05"),
    ("‹2020年3-5月›", "date 2020-03/2020-05"),
    ("‹10月›通过", "date --10"),
    ("‹2020年›通过", "date 2020"),
    ("‹2030›议程", "date 2030"),
    ("‹2018年›间", "date 2018"),
    ("‹2020年第四季度›", "date 2020-Q4"),
    ("‹2020年四季度›", "date 2020-Q4"),
    ("‹第四季度›", "date --Q4"),
    ("‹2020年上半年›", "date 2020-H1"),
    ("‹2018-2019年›", "date 2018/2019"),
    ("‹2018—2019年›", "date 2018/2019"),
    ("‹2018至2021年›", "date 2018/2021"),
    ("‹2018年至2021年›", "date 2018/2021"),
    ("‹2018-2019›两年期", "date 2018/2019"),
    ("‹2018/19年›", "date 2018/19"),
    ("‹2018/2019年度›", "date 2018/19"),
    ("‹二十世纪›初叶", "date 19XX"),
    ("‹21世纪›", "date 20XX"),
    ("‹20世纪90年代›", "date 199X"),
    ("‹1990年代›", "date 199X"),
    ("‹九十年代›", "date XX9X"),
    ("‹2020年10月上旬›", "date 2020-10-T1"),
    ("‹10月中旬›", "date --10-T2"),
    ("‹2020年10月下旬›", "date 2020-10-T3"),
    ("‹20 July 2020›", "date 2020-07-20"),
    ("‹第七十三›届会议", "ordinal 73"),
    ("‹第七十三›屆會議", "ordinal 73"),
    ("‹第 73› 届会议", "ordinal 73"),
    ("‹第十四›次会议", "ordinal 14"),
    ("‹第三›期", "ordinal 3"),
    ("‹第一›次", "ordinal 1"),
    ("‹第五至第八›届会议", "ordinal 5/8"),
    ("‹第十九›次和‹第二十›次会议", "ordinal 19", "ordinal 20"),
    ("‹第3号›一般性意见", "ordinal 3"),
    ("‹首›届会议", "ordinal 1"),
    ("成立‹二十周年›", "ordinal 20"),
    ("成立‹75 周年›", "ordinal 75"),
    ("‹第 8/2 号›和‹第 9/1 号›决议", "resolution 8/2", "resolution 9/1"),
    ("‹第 8/2› 和 ‹9/1 号›决议", "resolution 8/2", "resolution 9/1"),
    ("‹第73/195号›决议", "resolution 73/195"),
    ("‹第73/195號›決議", "resolution 73/195"),
    ("‹第2331(2016)号›和‹第2388(2017)号›决议", "resolution 2331(2016)", "resolution 2388(2017)"),
    ("‹第2331（2016）号›决议", "resolution 2331(2016)"),
    ("‹第3363(XXX)号›决议", "resolution 3363(XXX)"),
    ("‹第1325号决议›", "resolution 1325"),
    ("‹第S-10/2号›决议", "resolution S-10/2"),
    ("‹第55/180 A号›决议", "resolution 55/180A"),
    ("‹第2019/20号›决议", "resolution 2019/20"),
    ("见‹CTOC/COP/WG.4/2019/2›号文件", "symbol CTOC/COP/WG.4/2019/2"),
    ("（‹A/75/115›）", "symbol A/75/115"),
    ("‹Ａ／７５／１１５›", "symbol A/75/115"),
    ("‹A/RES/74/174›", "symbol A/RES/74/174"),
    ("‹A/CONF.234/11›", "symbol A/CONF.234/11"),
    ("‹E/CN.15/2020/1/Add.1›。", "symbol E/CN.15/2020/1/ADD.1"),
    ("‹S/2020/123›和‹S/PV.8765›", "symbol S/2020/123", "symbol S/PV.8765"),
    ("‹第 26(b)段›", "paragraph 26(b)"),
    ("‹第26（b）段›", "paragraph 26(b)"),
    ("‹第 5 至 8 段›", "paragraph 5/8"),
    ("‹第5、6和8段›", "paragraph 5,6,8"),
    ("‹第5段和第7段›", "paragraph 5,7"),
    ("‹第3款(a)项›", "paragraph 3(a)"),
    ("‹第1条›", "article 1"),
    ("‹第十八條›", "article 18"),
    ("‹第十八条›‹第2款›", "article 18", "paragraph 2"),
    ("‹第14条之二›", "article 14bis"),
    ("‹附件二›", "annex 2"),
    ("‹附件 1›", "annex 1"),
    ("‹第三章›", "chapter 3"),
    ("‹第二节›", "section 2"),
    ("‹第二部分›", "part 2"),
    ("‹三分之二›多数", "fraction 2/3"),
    ("‹四分之三›", "fraction 3/4"),
    ("通过‹五›项决议", "number 5"),
    ("通过‹三›个文件", "number 3"),
    ("开‹两›次会", "number 2"),
    ("开‹兩›次會", "number 2"),
    ("‹两›国政府", "number 2"),
    ("‹十›名专家", "number 10"),
    ("为期‹三›天", "number 3"),
    ("每周‹两›次", "number 2"),
    ("‹7›个月", "number 7"),
    ("目标‹8.7›", "number 8.7"),
    ("‹约20›个", "number ~20"),
    ("‹大约有20›个", "number ~20"),
    ("‹近 100› 名", "number ~<100"),
    ("‹超过 15› 个", "number >15"),
    ("‹不超过15›个", "number <=15"),
    ("‹至少 30› 天", "number >=30"),
    ("‹至少需要30›天", "number >=30"),
    ("‹不到3›周", "number <3"),
    ("‹100 多›项", "number >100"),
    ("‹十余›个", "number >10"),
    ("‹二十多›个", "number >20"),
    ("‹100多万›人", "number >1000000"),
    ("‹300 余万›人", "number >3000000"),
    ("‹20左右›", "number ~20"),
    ("‹20%以上›", "percent >=20"),
    ("增加‹约12%以上›", "percent ~>=12"),
    ("‹超过250万美元›", "money >USD 2500000"),
    ("缔约‹20›国", "number 20"),
    ("附近‹20›国", "number 20"),
    ("近‹5›年来", "number 5"),
]
ENGLISH = [
    ("‹2,692› people", "number 2692"),
    ("‹1.1 million› people", "number 1100000"),
    ("‹40 thousand› people", "number 40000"),
    ("‹two thousand› people", "number 2000"),
    ("‹two hundred and five› people", "number 205"),
    ("a temperature of ‹a hundred and twenty-five›", "number 125"),
    ("‹about a hundred and twenty thousand› people", "number ~120000"),
    ("a ‹hundred and first› meeting of a hundred and more", "ordinal 101"),
    ("‹Twenty-five› States", "number 25"),
    ("‹five› States", "number 5"),
    ("a ‹7›-month programme", "number 7"),
    ("target ‹8.7›", "number 8.7"),
    ("‹5 to 10› sites", "number 5/10"),
    ("‹5–10 million› people", "number 5000000/10000000"),
    ("‹between 13 and 18› States", "number 13/18"),
    ("‹two to three› years", "number 2/3"),
    ("rose from ‹49› to ‹73› States", "number 49", "number 73"),
    ("‹166 per cent›", "percent 166"),
    ("‹166%›", "percent 166"),
    ("‹12 percent›", "percent 12"),
    ("‹5 to 10 per cent›", "percent 5/10"),
    ("‹5% to 10%›", "percent 5/10"),
    ("‹five per cent›", "percent 5"),
    ("‹2› percentage points", "number 2"),
    ("‹$2.5 million›", "money USD 2500000"),
    ("‹US$ 300›", "money USD 300"),
    ("‹$5-10 million›", "money USD 5000000/10000000"),
    ("‹2.5 million euros›", "money EUR 2500000"),
    ("‹EUR 3 million›", "money EUR 3000000"),
    ("‹€3 million›", "money EUR 3000000"),
    ("‹3 million United States dollars›", "money USD 3000000"),
    ("on ‹12 October 2020›", "date 2020-10-12"),
    ("on ‹12 Oct. 2020›", "date 2020-10-12"),
    ("on ‹12th of October 2020›", "date 2020-10-12"),
    ("on ‹October 12, 2020›", "date 2020-10-12"),
    ("on ‹October 12›", "date --10-12"),
    ("‹October 12-16, 2020›", "date 2020-10-12/2020-10-16"),
    ("‹October 30 to November 2, 2020›", "date 2020-10-30/2020-11-02"),
    ("‹October 12 and 13, 2020›", "date {2020-10-12,2020-10-13}"),
    ("‹12 to 16 October 2020›", "date 2020-10-12/2020-10-16"),
    ("‹12–16 October 2020›", "date 2020-10-12/2020-10-16"),
    ("from ‹26 February to 1 March 2019›", "date 2019-02-26/2019-03-01"),
    ("‹26 February-1 March 2019›", "date 2019-02-26/2019-03-01"),
    ("‹30 December 2019 to 3 January 2020›", "date 2019-12-30/2020-01-03"),
    ("‹30 December to 3 January 2020›", "date 2019-12-30/2020-01-03"),
    ("‹between 5 and 8 March 2019›", "date 2019-03-05/2019-03-08"),
    ("‹2 to 5 July›", "date --07-02/--07-05"),
    ("on ‹10 and 11 September 2020›", "date {2020-09-10,2020-09-11}"),
    ("on ‹10, 11 and 12 September›", "date {--09-10,--09-11,--09-12}"),
    ("on ‹20 May and 3 June 2019›", "date {2019-05-20,2019-06-03}"),
    ("in ‹July and August 2019›", "date {2019-07,2019-08}"),
    ("in ‹March 2019› and ‹July 2020›", "date 2019-03", "date 2020-07"),
    ("in ‹October 2020›", "date 2020-10"),
    ("from ‹March to May 2020›", "date 2020-03/2020-05"),
    ("in ‹October›", "date --10"),
    ("in ‹May›", "date --05"),
    ("In ‹March 2019›, ‹25› prosecutors", "date 2019-03", "number 25"),
    ("in ‹2020›", "date 2020"),
    ("the ‹2030› Agenda", "date 2030"),
    ("since mid-‹2019›", "date 2019"),
    ("the ‹fourth quarter of 2020›", "date 2020-Q4"),
    ("the ‹fourth quarter›", "date --Q4"),
    ("‹Q4 2020›", "date 2020-Q4"),
    ("the ‹first half of 2020›", "date 2020-H1"),
    ("the ‹1990s›", "date 199X"),
    ("the biennium ‹2018-2019›", "date 2018/2019"),
    ("‹between 2018 and 2020›", "date 2018/2020"),
    ("from ‹2018 to 2020›", "date 2018/2020"),
    ("‹2019–20›", "date 2019/2020"),
    ("‹2018/19›", "date 2018/19"),
    ("the ‹twentieth century›", "date 19XX"),
    ("the ‹21st century›", "date 20XX"),
    ("‹early October 2020›", "date 2020-10-T1"),
    ("‹mid-October›", "date --10-T2"),
    ("‹late December of 2019›", "date 2019-12-T3"),
    ("the ‹seventy-third› session", "ordinal 73"),
    ("the ‹73rd› session", "ordinal 73"),
    ("the ‹fourteenth› Congress", "ordinal 14"),
    ("the ‹first› session", "ordinal 1"),
    ("the ‹fifth to eighth› sessions", "ordinal 5/8"),
    ("its ‹5th to 8th› meetings", "ordinal 5/8"),
    ("the ‹one hundred and first› meeting", "ordinal 101"),
    ("the ‹first›, ‹second› and ‹third› parts", "ordinal 1", "ordinal 2", "ordinal 3"),
    ("general comment ‹No. 3›", "ordinal 3"),
    ("the ‹twentieth› anniversary", "ordinal 20"),
    ("resolution ‹73/195›", "resolution 73/195"),
    ("resolution ‹2331 (2016)›", "resolution 2331(2016)"),
    ("resolutions ‹2331 (2016)› and ‹2388 (2017)›", "resolution 2331(2016)", "resolution 2388(2017)"),
    ("resolution ‹3363 (XXX)›", "resolution 3363(XXX)"),
    ("resolution ‹55/180 A›", "resolution 55/180A"),
    ("resolution ‹2019/20›", "resolution 2019/20"),
    ("resolution ‹S-10/2›", "resolution S-10/2"),
    ("decision ‹74/549›", "resolution 74/549"),
    (
        "resolutions ‹64/293› of ‹30 July 2010› and ‹73/195›",
        "resolution 64/293",
        "date 2010-07-30",
        "resolution 73/195",
    ),
    ("‹resolution 1325›", "resolution 1325"),
    ("in ‹CTOC/COP/WG.4/2019/2›, as", "symbol CTOC/COP/WG.4/2019/2"),
    ("(‹A/75/115›)", "symbol A/75/115"),
    ("see ‹A/CONF.234/11›.", "symbol A/CONF.234/11"),
    ("‹E/CN.15/2020/1/Add.1›", "symbol E/CN.15/2020/1/ADD.1"),
    ("‹A/C.3/73/L.21/Rev.1›", "symbol A/C.3/73/L.21/REV.1"),
    ("‹paragraph 26 (b)›", "paragraph 26(b)"),
    ("‹para. 3 (a)›", "paragraph 3(a)"),
    ("‹paras. 5-8›", "paragraph 5/8"),
    ("‹paragraphs 5, 6 and 8›", "paragraph 5,6,8"),
    ("‹article 18›", "article 18"),
    ("‹article 18›, ‹paragraph 2›", "article 18", "paragraph 2"),
    ("‹article 14 bis›", "article 14bis"),
    ("‹articles 16 to 18›", "article 16/18"),
    ("‹annex II›", "annex 2"),
    ("‹annex 2›", "annex 2"),
    ("‹chapter III›", "chapter 3"),
    ("‹Part two›", "part 2"),
    ("‹section 2›", "section 2"),
    ("‹two thirds› of", "fraction 2/3"),
    ("‹three-quarters› of", "fraction 3/4"),
    ("‹one third› of", "fraction 1/3"),
    ("‹aged 13 to 18›", "age 13/18"),
    ("‹aged 15–49 years›", "age 15/49"),
    ("‹aged 15 and over›", "age >=15"),
    ("‹under the age of 18›", "age <18"),
    ("children ‹under 5 years old›", "age <5"),
    ("‹18 years of age›", "age 18"),
    ("an ‹18-year-old›", "age 18"),
    ("‹younger than 5 years›", "age <5"),
    ("‹under-five› mortality", "age <5"),
    ("‹more than 100› States", "number >100"),
    ("‹about 40› States", "number ~40"),
    ("‹nearly 1,000› people", "number ~<1000"),
    ("‹over 15› networks", "number >15"),
    ("‹at least three› States", "number >=3"),
    ("‹no more than 5› States", "number <=5"),
    ("by ‹about 12 per cent or more›", "percent ~>=12"),
    ("‹more than $2 million›", "money >USD 2000000"),
    ("a score ‹≥65›", "number >=65"),
]
NONE_CHINESE = [
    "一个代表", "一项决议", "一次会议", "一致通过", "一般", "一旦", "统一", "进一步", "唯一", "一方面", "万一",
    "千方百计", "再三", "十分重要", "二者", "二氧化碳", "四川", "三角洲", "萨赫勒五国集团", "七国集团", "77国集团",
    "三门峡", "三位一体", "四面八方", "三番五次", "五角大楼", "几十个", "数百名", "若干", "几个", "数千人", "十几个",
    "三四个", "两三年", "一两个", "成千上万", "十来个", "百分百", "四处奔走",
    "半年", "一半的人口", "半数代表", "施展伎俩", "几十名左右", "几年多来", "不超过几个",
    "四周都是", "首先", "首都", "两年期方案",
    "二次供应", "两性平等", "星期三次", "COVID-19疫情", "H1N1", "甲型A/H1N1流感", "SARS-CoV-2",
    "https://a.example/2020/10/12",
    "www.a.example/A/75/115?x=1", "a.b12@c.example", "GLO.ACT", "10:30开会", "24/7开放", "17.18.1", "上午10点开会",
    "10时30分", "附件（a）", "(a)和(b)", "第1178/2020号公告", "第几届", "甲、乙、丙", "艾滋病毒/艾滋病", "三方合作",
    "万", "亿万", "百", "", "。", "𠀀𠀁",
]  # fmt: skip
NONE_ENGLISH = [
    "one another", "no one", "this one", "one country", "at least one", "first of all", "at first", "first-hand",
    "per second", "secondly", "a fifth of them", "was first seen", "first responders", "the Group of 77", "G-77",
    "COVID-19", "H1N1", "SARS-CoV-2", "GLO.ACT", "B12", "http://a.example/2020/10/12", "www.a.example/75",
    "a12@b.example", "10:30", "10 a.m.", "10.30 a.m.", "open 24/7", "17.18.1", "(a) and (b)", "it may be",
    "May it please", "to march", "march on", "hundreds of", "several thousand", "dozens",
    "half of them", "one half-day", "a hundred of", "hundreds and hundreds",
    "annex to", "part of",
    "the article", "No,", "and/or", "HIV/AIDS", "UN-Women", "", ".", "𠀀",
]  # fmt: skip


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without its marks, and the places of what they enclosed."""
    text, places, start = "", [], 0
    for sign in marked:
        if sign == "‹":
            start = len(text)
        elif sign == "›":
            places.append((start, len(text)))
        else:
            text += sign
    return text, places


def check(marked: str, expected: tuple[str, ...], language: str) -> None:
    text, places = unmarked(marked)
    found = find_values(text, language)
    assert [f"{value.kind} {value.canonical}" for value in found] == list(expected)
    assert [(value.start, value.end) for value in found] == places


@pytest.mark.parametrize(("marked", "expected"), [(case[0], case[1:]) for case in CHINESE])
def test_values_of_chinese(marked: str, expected: tuple[str, ...]) -> None:
    check(marked, expected, "zh")
    check(f"𠀀{marked}𠀀", expected, "zh")


@pytest.mark.parametrize(("marked", "expected"), [(case[0], case[1:]) for case in ENGLISH])
def test_values_of_english(marked: str, expected: tuple[str, ...]) -> None:
    check(marked, expected, "en")
    check(f"𠀀 {marked} 𠀀", expected, "en")


@pytest.mark.parametrize("text", NONE_CHINESE)
def test_chinese_without_values(text: str) -> None:
    assert find_values(text, "zh") == ()


@pytest.mark.parametrize("text", NONE_ENGLISH)
def test_english_without_values(text: str) -> None:
    assert find_values(text, "en") == ()


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("2019年5月3日至6日有二十五国参加", "From 3 to 6 May 2019, twenty-five States took part"),
        ("大会第七十三届会议第73/195号决议", "resolution 73/195 of the seventy-third session"),
        ("培训了100多名13至18岁的学生", "trained more than 100 students aged 13 to 18"),
        ("2018-2019年耗资250万美元", "cost $2.5 million in 2018-2019"),
        ("见A/75/115，附件二，第26(b)段", "see A/75/115, annex II, para. 26 (b)"),
        ("三分之二多数，约12%", "a two-thirds majority, about 12 per cent"),
    ],
)
def test_both_languages_agree(zh: str, en: str) -> None:
    def said(text: str, language: str) -> list[tuple[Kind, str]]:
        return sorted((value.kind, value.canonical) for value in find_values(text, language))

    assert said(zh, "zh") == said(en, "en") != []


def test_other_languages_are_read_for_figures_and_symbols() -> None:
    assert [value.canonical for value in find_values("voir A/75/115, 12 %", "fr")] == ["A/75/115", "12"]


@pytest.mark.parametrize(
    "text", ["between", "between ", "Between", "aged ", "younger than ", "$", "$.", ".", "between ."]
)
def test_a_word_that_opens_a_value_may_end_the_text(text: str) -> None:
    assert find_values(text, "en") == ()
    assert find_values(text, "zh") == ()
