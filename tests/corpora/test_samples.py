"""The samples that ship: the memory is well formed and exact, the reports have their size and their traps."""

import csv
import re
import unicodedata
from calendar import month_name
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
COLUMNS = ["zh", "en", "document", "symbol", "date", "paragraph"]
MONTHS = list(month_name)[1:]
IN_WORDS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
]
ORDINALS = [
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
]
TENS = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: Decimal(number) for number, word in enumerate(IN_WORDS)} | {"thirty-one": Decimal(31)}
SCALES = {"": 1, "万": 10_000, "亿": 100_000_000, " million": 1_000_000}
ENDS = {"。": ".", "？": "?", "！": "!", "：": ":", "；": ";", "，": ","}
HAN_FIGURES = "一二三四五六七八九十"


def memory() -> list[dict[str, str]]:
    with (SAMPLES / "memory.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def report(language: str) -> str:
    return (SAMPLES / f"report.{language}.md").read_text(encoding="utf-8")


def numbered(language: str) -> list[int]:
    return [int(number) for number in re.findall(r"^(\d+)\. ", report(language), re.MULTILINE)]


def joined(language: str) -> str:
    """Return a report without its footnote marks, white space beside Han and what stands between two pages' halves."""
    text = re.sub(r"<sup>\d+</sup>|\\\*|^\d+/\d+$", "", report(language), flags=re.MULTILINE)
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def shape(text: str) -> str:
    """Return a text with its numbers, sessions and Han figures made equal."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub(rf"[\d.,]*\d[万亿]?|[{HAN_FIGURES}]+", "#", folded)


def in_words(figures: str) -> str:
    """Return the English ordinal of a number in Han figures: 七十三 is seventy-third."""
    tens, ten, ones = figures.rpartition("十")
    digit = HAN_FIGURES.index(ones) + 1 if ones else 0
    count = HAN_FIGURES.index(tens) + 1 if tens else len(ten)
    if 10 * count + digit < len(ORDINALS):
        return ORDINALS[10 * count + digit]
    return f"{TENS[count]}-{ORDINALS[digit]}" if digit else TENS[count].removesuffix("y") + "ieth"


def numbers(text: str) -> set[Decimal]:
    found = re.findall(r"(\d+(?:,\d{3})*(?:\.\d+)?)(万|亿| million|)", text)
    return {Decimal(figures.replace(",", "")) * SCALES[scale] for figures, scale in found}


def test_every_line_of_the_memory_has_six_columns_and_both_texts() -> None:
    lines = (SAMPLES / "memory.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == COLUMNS
    assert {line.count("\t") for line in lines} == {5}
    for row in memory():
        assert all(row[column].strip() == row[column] != "" for column in COLUMNS[:5]), row
        assert '"' not in row["zh"] + row["en"], row


def test_the_memory_has_at_least_240_units_of_four_documents_in_order_of_date() -> None:
    rows = memory()
    documents = [key for key, _ in groupby(rows, key=lambda row: (row["date"], row["symbol"], row["document"]))]
    assert len(rows) >= 240
    assert len(documents) == len(set(documents)) == 4
    assert documents == sorted(documents)
    assert all(date.fromisoformat(day).isoformat() == day for day, _, _ in documents)


def test_paragraphs_of_a_document_count_up_without_a_gap() -> None:
    for _, rows in groupby(memory(), key=lambda row: row["document"]):
        labels = [label for label, _ in groupby(row["paragraph"] for row in rows if row["paragraph"])]
        body = [int(label) for label in labels if label.isdecimal()]
        annex = [int(label.removeprefix("annex, ")) for label in labels if not label.isdecimal()]
        assert body == list(range(1, len(body) + 1))
        assert annex == list(range(1, len(annex) + 1))


def test_no_unit_stands_twice_in_a_paragraph() -> None:
    counts = Counter((row["document"], row["paragraph"], row["zh"]) for row in memory())
    assert [key for key, count in counts.items() if count > 1] == []


def test_a_chinese_text_has_one_translation_throughout() -> None:
    translations: dict[str, set[str]] = {}
    for row in memory():
        translations.setdefault(row["zh"], set()).add(row["en"])
    assert [zh for zh, all_of_it in translations.items() if len(all_of_it) > 1] == []


def test_every_unit_ends_alike_in_both_languages() -> None:
    for row in memory():
        zh, en = row["zh"].rstrip("”"), row["en"].rstrip("”")
        wanted = ENDS.get(zh[-1])
        assert en.endswith(wanted) if wanted else en[-1].isalnum() or en[-1] == ")", row
        assert en[0].isupper() or not en[0].isalpha(), row


def test_english_punctuation_and_chinese_punctuation_are_not_mixed() -> None:
    for row in memory():
        assert not re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", row["en"]), row
        assert not re.search(r"[\u4e00-\u9fff] | [\u4e00-\u9fff]|[\u4e00-\u9fff][,;:?!.]", row["zh"]), row


def test_every_arabic_number_of_the_chinese_stands_in_the_english() -> None:
    for row in memory():
        words = {WORDS[word] for word in re.findall(r"[a-z]+(?:-[a-z]+)?", row["en"].lower()) if word in WORDS}
        wanted = numbers(re.sub(r"\d+月", "", row["zh"]))
        assert wanted <= numbers(row["en"]) | words, (wanted, row)


def test_every_number_in_figures_of_the_english_stands_in_the_chinese() -> None:
    for row in memory():
        han = {Decimal(10)} if "十" in row["zh"] else set()
        assert numbers(row["en"]) <= numbers(row["zh"]) | han, row


def test_the_english_names_the_months_of_the_chinese() -> None:
    for row in memory():
        wanted = {MONTHS[int(number) - 1] for number in re.findall(r"(\d+)月", row["zh"])}
        assert wanted == set(re.findall("|".join(MONTHS), row["en"])), row


def test_the_english_has_the_ordinals_of_the_chinese_in_words() -> None:
    for row in memory():
        for figures in re.findall(rf"第([{HAN_FIGURES}]+)[届次份]", row["zh"]):
            assert in_words(figures) in row["en"].lower(), row


def test_percentages_and_money_are_written_as_the_united_nations_does() -> None:
    for row in memory():
        assert "%" not in row["en"]
        assert row["zh"].count("%") == row["en"].count(" per cent"), row
        assert row["zh"].count("美元") == row["en"].count("$"), row
        assert row["zh"].count("欧元") == row["en"].count("€"), row


def test_symbols_and_resolutions_stand_in_both_languages() -> None:
    pattern = r"[A-Z]+(?:/[A-Z0-9]+(?:\.[A-Z0-9]+)*)+|\d+/\d+"
    for row in memory():
        assert set(re.findall(pattern, row["zh"])) <= set(re.findall(pattern, row["en"])), row
        assert len(re.findall(r"\d\(\d{4}\)号", row["zh"])) == len(re.findall(r"\d \(\d{4}\)", row["en"])), row


@pytest.mark.parametrize(("language", "least"), [("zh", 35), ("en", 12)])
def test_the_paragraphs_of_a_report_count_up_without_a_gap(language: str, least: int) -> None:
    found = numbered(language)
    assert found == list(range(1, len(found) + 1))
    assert len(found) >= least


@pytest.mark.parametrize(
    "trap",
    [
        pytest.param(r"^Distr\.: General  $", id="masthead partly in English"),
        pytest.param(r"^Chinese  \nOriginal: English$", id="languages of the masthead"),
        pytest.param(r"[^\n]  \n[^\n]+  \n[^\n]+\\\*\\\*$", id="title over three lines"),
        pytest.param(r"^## 安全理事会$", id="heading of a wrong level"),
        pytest.param(r"协\n\n\\\* [^\n]+\n\n\\\*\\\* [^\n]+\n{3,}商", id="word cut by footnotes"),
        pytest.param(r"毒品和犯\n{3,}罪问题办公室", id="term cut by blank lines"),
        pytest.param(r"，\n\n\d/\d\n\n[^\n]", id="sentence cut by a page number"),
        pytest.param(r"。<sup>\d</sup>\n\n<sup>\d</sup> ", id="paragraph cut between two sentences"),
        pytest.param(
            r"西班\n\n\d/\d\n\nCTOC/COP/2024/90\n\n牙文版。", id="footnote cut by page number and running head"
        ),
        pytest.param(r"^<sup>1</sup> [^\n]+\n\n<sup>2</sup> ", id="footnotes one after the other"),
        pytest.param(r"[^\n。]<sup>\d</sup>[^\n ]", id="mark inside a sentence"),
        pytest.param(r"[^ \n]\\\*项目", id="star inside a line"),
        pytest.param(r"：\(a\)[^\n]+；\(b\)[^\n]+；\(c\)", id="list inside a sentence"),
        pytest.param(r"^\(a\) [^\n]+；\n\n\(b\) ", id="list on lines of its own"),
        pytest.param(r"\d{4} 年 \d", id="spaced date"),
        pytest.param(r"\d{4}年\d", id="date without spaces"),
        pytest.param(r"[０-９]{4}年", id="full-width digits"),
        pytest.param(r"\d+月\d+日至\d+月\d+日", id="range over two months"),
        pytest.param(r"办公室（毒品和犯罪问题办公室）", id="alias in brackets"),
        pytest.param(r"以下称“", id="alias in words"),
        pytest.param(r"：“[^”\n]+。[^”\n]+。”", id="full stop inside a quotation"),
        pytest.param(r"（“[^”\n]+。[^”\n]+。”），", id="quotation in brackets inside a sentence"),
        pytest.param(r"（CTOC/COP/WG\.\d+/\d{4}/\d+）", id="document symbol"),
        pytest.param(r"第\d+/\d+号决议第\d+段", id="paragraph of a resolution"),
        pytest.param(r"第\d{4}\(\d{4}\)号决议", id="resolution of the Security Council"),
        pytest.param(r"\d亿次", id="hundreds of millions"),
        pytest.param(r"\d万美元", id="tens of thousands of dollars"),
        pytest.param(r"\d%", id="percentage"),
        pytest.param(r"^\| --- \|", id="table"),
        pytest.param(r"\[www\.[^\]]+\\_[^\]]+\]\(http", id="doubled link with noise"),
        pytest.param(r"[\u4e00-\u9fff]—[\u4e00-\u9fff]", id="dash for one"),
        pytest.param(r"[\u4e00-\u9fff]——[\u4e00-\u9fff]", id="dash that is a dash"),
        pytest.param(r"一次次区域会议", id="doubled character that is right"),
    ],
)
def test_the_chinese_report_has_the_trap(trap: str) -> None:
    assert re.search(trap, report("zh"), re.MULTILINE)


def test_the_english_report_is_cut_inside_sentences() -> None:
    assert re.search(r"[a-z]\n\n\\\* [^\n]+\n\n\\\*\\\* [^\n]+\n{3,}Member", report("en"))
    assert re.search(r"[a-z]\n\n\d/\d\n\n[a-z]", report("en"))


def test_the_chinese_report_repeats_sentences_of_the_memory_with_other_values() -> None:
    text, pattern = joined("zh"), shape(joined("zh"))
    sentences = {row["zh"] for row in memory() if row["zh"][-1] in "。：；”"}
    exact = {zh for zh in sentences if re.sub(r"\s+", "", unicodedata.normalize("NFKC", zh)) in text}
    varied = {shape(zh) for zh in sentences - exact if shape(zh) in pattern and "#" in shape(zh)}
    assert len(exact) >= 25
    assert len(varied) >= 45


def test_the_english_report_repeats_sentences_of_the_memory() -> None:
    text = report("en")
    exact = {row["en"] for row in memory() if row["en"].endswith((".", ";")) and row["en"] in text}
    assert len(exact) >= 10


def test_the_samples_say_that_they_are_fictitious() -> None:
    assert "均属虚构" in report("zh")
    assert "are fictitious" in report("en")
    assert all("(sample)" in row["document"] for row in memory())


def test_the_readme_names_every_sample_and_its_size() -> None:
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([a-z]+(?:\.[a-z]+)+)`", text, re.MULTILINE))
    assert named == {path.name for path in SAMPLES.iterdir()} - {"README.md"}
    assert f"{len(memory())} translation units" in text
    assert f"{numbered('zh')[-1]} numbered paragraphs in Chinese" in text
    assert f"{numbered('en')[-1]} numbered paragraphs in English" in text
