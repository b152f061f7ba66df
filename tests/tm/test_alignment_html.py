"""The review page: self-contained, locked by its policy, with every text escaped and what matters marked."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

from corpora.document import Code, Document
from termbase.recognise import TermHit
from tm.alignment import Alignment, Fragment
from tm.formats import alignment_html
from tm.formats.review_text import Span, changed, escaped, marked
from tm.unit import Origin


class Reader(HTMLParser):
    """Gathers what a browser would: elements with their attributes, the text, and elements that were never closed."""

    VOID = frozenset({"meta", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def document_of(page: str) -> HtmlElement:
    return document_fromstring(page)


def plain(markup: str) -> str:
    return Reader(f"<p>{markup}</p>").text


def test_every_element_is_closed_and_every_id_is_there_once(alignment: Alignment) -> None:
    reader = Reader(alignment_html.page(alignment))
    assert reader.open == []
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {str(attributes["href"])[1:] for attributes in reader.attributes("a")}
    described = {
        attributes["aria-describedby"] for _, attributes in reader.elements if "aria-describedby" in attributes
    }
    assert links | described <= set(ids)


def test_nothing_is_loaded_and_only_the_pages_own_script_and_style_may_run(alignment: Alignment) -> None:
    page = alignment_html.page(alignment)
    reader = Reader(page)
    assert not {"link", "img", "iframe", "object", "form"} & {tag for tag, _ in reader.elements}
    assert all("src" not in attributes and "style" not in attributes for _, attributes in reader.elements)
    assert not any(name.startswith("on") for _, attributes in reader.elements for name in attributes)
    policy = reader.attributes("meta")[1]["content"] or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_markup_in_a_report_shows_as_text(alignment: Alignment) -> None:
    page = alignment_html.page(alignment)
    assert page.count("<script") == 1
    assert page.count("</style>") == 1
    assert "村民说：" in page
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;&lt;/style&gt;" in page


def test_a_hostile_symbol_path_signature_or_language_shows_as_text(alignment: Alignment) -> None:
    bad = '"><script>x</script>'
    document = replace(alignment.document, symbol=bad, title=bad, path=bad, date=bad, furniture=(bad,))
    page = alignment_html.page(replace(alignment, document=document, signature=bad, source_language=bad))
    assert page.count("<script") == 1
    assert Reader(page).open == []


def test_source_and_proposal_stand_side_by_side_each_in_its_language(alignment: Alignment) -> None:
    page = alignment_html.page(alignment)
    assert '<p class="text proposal" lang="en">' in page
    assert '<h4 class="text" lang="zh">' in page
    articles = Reader(page).attributes("article")
    assert [article["id"] for article in articles] == [aligned.segment.id for aligned in alignment.segments]
    assert articles[1]["aria-label"] == "Segment b2s1, paragraph 12, body, 99 values carried over"
    assert articles[1]["data-band"] == "99"


def test_values_carried_over_are_marked_and_listed(alignment: Alignment) -> None:
    page = alignment_html.page(alignment)
    assert 'In <mark title="2030 → 2031">2031</mark>, <mark title="nine → 12">12</mark> wells were built.' in page
    assert "nine → 12</span></li>" in page
    assert "To check by hand: 12" in page


def test_a_term_names_its_equivalents_and_keeps_the_codes_inside_it(alignment: Alignment) -> None:
    page = alignment_html.page(alignment)
    assert 'tabindex="0" aria-describedby="b1s1-term-1">饮用水</span>的状况' in page
    assert '<li id="b1s1-term-1"><b lang="zh">饮用水</b> <span lang="en">drinking water</span>' in page
    assert "no equivalent" in page
    first = alignment.segments[2]
    within = replace(first, terms=(TermHit(2, len(first.segment.text), first.segment.text[2:], "L-9", ("x",)),))
    one = alignment_html.page(replace(alignment, segments=(within, alignment.segments[4])))
    assert "三口在山区。</span><sup" in one


def test_a_footnote_mark_leads_to_its_note_and_the_note_back(alignment: Alignment) -> None:
    page = alignment_html.page(alignment)
    assert '<sup class="code"><a href="#b3s1" aria-label="footnote 1">1</a></sup>' in page
    assert document_of(page).xpath("//a[@class='back']/@href") == ["#b2s2"]
    assert document_of(page).xpath("//article[.//a[@class='back']]/@id") == ["b3s1"]


def test_long_markup_is_shown_shortened(alignment: Alignment) -> None:
    first = alignment.segments[0]
    segment = replace(first.segment, codes=(Code(3, "close", '](https://example.org/"a")'),))
    page = alignment_html.page(replace(alignment, segments=(replace(first, segment=segment, terms=()),)))
    assert '<code class="code" title="](https://example.org/&quot;a&quot;)">](https://e…</code>' in page


def test_a_segment_without_match_says_why_and_a_repetition_where_it_was(alignment: Alignment) -> None:
    page = alignment_html.page(alignment)
    assert '<p class="why">nothing of 50 or more' in page
    assert 'Same text as <a href="#b4s1">b4s1</a>' in page


def test_leverage_shows_every_band_in_figures(alignment: Alignment) -> None:
    page = alignment_html.page(alignment)
    rows = document_of(page).xpath("//section//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        [
            "under 50" if count.band == "none" else count.band,
            f"{count.segments}",
            f"{count.characters}",
            f"{count.words}",
            "100.0%" if count.band == "100" else "0.0%",
        ]
        for count in alignment.bands
    ]


def test_pieces_of_the_memory_stand_where_there_is_no_match(alignment: Alignment) -> None:
    held = Fragment(0, 2, "会议", "memory", (), alignment.segments[0].matches[0].unit, ("会议<开始>", "It <begins>"))
    told = Fragment(2, 4, "结束", "memory", ("the end",))
    one = replace(alignment.segments[0], matches=(), fragments=(held, told))
    page = alignment_html.page(replace(alignment, segments=(one, *alignment.segments[1:])))
    (listed,) = document_of(page).xpath("//ul[@class='pieces']")
    assert [mark.text for mark in listed.xpath(".//mark")] == ["会议"]
    assert [text.strip() for text in listed.xpath("li[1]//p//text()")] == ["会议", "<开始>", "It <begins>"]
    assert "the end" in listed.xpath("li[2]")[0].text_content()


def test_the_nearest_unit_stands_where_there_is_no_match_with_what_differs(far: Alignment) -> None:
    page = document_of(alignment_html.page(far))
    (shown,) = page.xpath("//section[@class='nearest']")
    assert shown.xpath("string(.//p[contains(@class, 'proposal')])") == "Three of them are in the mountains."
    assert shown.xpath("string(.//span[@class='origin'])") == "A/98/1, Report, para. 7, 2030-01-02, in m.tmx"
    beneath = "//article[@id='b2s2']//div[@class='source']/p[@class='memory']"
    assert page.xpath(f"{beneath}//del/text()") == ["位于"]
    assert page.xpath(f"{beneath}//ins/text()") == ["在"]
    assert page.xpath("string(//article[@id='b2s2']//span[@class='badge'])") == "61 nearest"


def test_a_segment_that_is_like_an_earlier_one_leads_there(far: Alignment) -> None:
    page = document_of(alignment_html.page(far))
    (link,) = page.xpath("//article[@id='b2s2']//p[@class='facts']/a[@href='#b1s1']")
    assert link.getparent().text_content() == "More like b1s1 of this report than like any unit: 66 per cent"


def test_every_proposal_and_piece_says_where_it_comes_from(alignment: Alignment) -> None:
    made = replace(alignment.segments[0].matches[0].unit, origin=Origin("Report", "A/9/1", "7", "2030-01-02"))
    matches = tuple(replace(one, unit=made, memory="m.tmx") for one in alignment.segments[1].matches)
    held = Fragment(0, 2, "村民", "memory", ("villagers",), made)
    segments = (replace(alignment.segments[1], matches=matches), replace(alignment.segments[3], fragments=(held,)))
    page = document_of(alignment_html.page(replace(alignment, segments=segments)))
    place = "A/9/1, Report, para. 7, 2030-01-02"
    assert page.xpath("//span[@class='origin']/text()") == [*[f"{place}, in m.tmx"] * 2, place]


def test_only_bands_that_have_segments_can_be_chosen(alignment: Alignment) -> None:
    page = document_of(alignment_html.page(alignment))
    there = {aligned.band for aligned in alignment.segments}
    assert set(page.xpath("//button/@data-only")) == set(page.xpath("//input[@name='band']/@value")) == there
    assert page.xpath("//select/option/@value") == ["", "values", "-repeated", "text", "footnote", "table"]


def test_the_chart_has_a_part_for_each_band_as_wide_as_its_share(alignment: Alignment) -> None:
    bands = tuple(replace(count, characters=number) for count, number in zip(alignment.bands, range(8), strict=True))
    parts = document_of(alignment_html.page(replace(alignment, bands=bands))).xpath("//svg/svg")
    assert [part.get("data-only") for part in parts] == [count.band for count in bands[1:]]
    assert [part.get("width") for part in parts] == [f"{100 * number / 28:.2f}%" for number in range(1, 8)]
    assert parts[-1].xpath("./title/text()") == ["under 50: 25.0%"]


def test_terms_stand_beside_a_segment_without_match_and_folded_under_one_with(alignment: Alignment) -> None:
    hit = TermHit(0, 3, "村民说", "L-7", ("villagers say", "it is said"))
    segments = (alignment.segments[0], replace(alignment.segments[3], terms=(hit, hit)))
    page = document_of(alignment_html.page(replace(alignment, segments=segments)))
    assert page.xpath("//article[@id='b1s1']//div[@class='source']/details/summary/text()") == ["1 term"]
    (item,) = page.xpath("//article[@id='b2s3']//div[@class='target']/ul/li")
    assert item.text_content() == "村民说 villagers say | it is said L-7"


def test_the_target_of_the_memory_is_shown_where_the_edits_do_not_tell_it(alignment: Alignment) -> None:
    first = alignment.segments[1]
    value = first.matches[0]
    told = document_of(alignment_html.page(replace(alignment, segments=(replace(first, matches=(value,)),))))
    assert not told.xpath("//div[@class='target']//p[@class='memory']")
    untold = replace(first, matches=(replace(value, edits=value.edits[:1]),))
    page = document_of(alignment_html.page(replace(alignment, segments=(untold,))))
    assert page.xpath("string(//div[@class='target']//p[@class='memory'])").endswith("In 2030, nine wells were built.")


def test_an_origin_names_the_day_of_the_import(alignment: Alignment) -> None:
    first = alignment.segments[5]
    dated = replace(first.matches[0].unit, origin=Origin("a.tmx", imported="2031-01-02T03:04:05Z", by="ab"))
    shown = replace(first, matches=(replace(first.matches[0], unit=dated),))
    page = document_of(alignment_html.page(replace(alignment, segments=(shown,))))
    assert page.xpath("//span[@class='origin']/text()") == ["a.tmx, imported 2031-01-02, by ab"]


@pytest.mark.parametrize(
    "text", ["</style></script>", "]]> --> <!--", "\u202eabc\u202c", "\"'`&lt;", "长" * 10_000, "a\tb\nc", "\U00020000"]
)
def test_hostile_text_comes_out_as_it_was(alignment: Alignment, text: str) -> None:
    first = alignment.segments[0]
    match = replace(first.matches[0], proposal=text, target=text, rate=80, source=text[::-1])
    segment = replace(first.segment, text=text, end=len(text))
    shown = replace(first, segment=segment, terms=(), matches=(match,))
    page = document_of(alignment_html.page(replace(alignment, segments=(shown,))))
    assert page.xpath("string(//div[@class='source']/*[contains(@class, 'text')])") == text
    assert page.xpath("string(//p[contains(@class, 'proposal')])") == text
    assert len(page.xpath("//article")) == len(page.xpath("//script")) == len(page.xpath("//style")) == 1


def test_a_report_without_text_is_still_a_page(alignment: Alignment) -> None:
    empty = replace(alignment, document=Document("empty.md", "zh", ()), segments=(), bands=())
    assert Reader(alignment_html.page(empty)).open == []


def test_is_written_as_utf_8_and_the_same_each_time(tmp_path: Path, alignment: Alignment) -> None:
    odd = replace(alignment, document=replace(alignment.document, path="r\udcff.md"))
    alignment_html.write(tmp_path / "a.html", odd)
    alignment_html.write(tmp_path / "b.html", odd)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert "饮用水的状况" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "language", "expected"),
    [
        ("会议在维也纳举行", "会议在日内瓦举行", "zh", "会议在<del>维也纳</del><ins>日内瓦</ins>举行"),
        ("2018年", "2019年", "zh", "<del>2018</del><ins>2019</ins>年"),
        ("在26个", "在 31 个", "zh", "在<del>26</del><ins> 31 </ins>个"),
        ("the old well", "the new well", "en", "the <del>old</del><ins>new</ins> well"),
        ("a < b", "a > b", "en", "a <del>&lt;</del><ins>&gt;</ins> b"),
        ("同", "同", "zh", "同"),
        ("𠀀人", "𠀁人", "zh", "<del>𠀀</del><ins>𠀁</ins>人"),
    ],
)
def test_differences_go_by_characters_in_chinese_and_by_words_in_english(
    old: str, new: str, language: str, expected: str
) -> None:
    assert changed(old, new, language) == expected


def test_very_long_texts_are_compared_as_a_whole() -> None:
    assert changed("甲" * 5000, "乙", "zh") == f"<del>{'甲' * 5000}</del><ins>乙</ins>"


TEXTS = st.text("甲乙 <&>\"'a1。", max_size=12)


@given(old=TEXTS, new=TEXTS, language=st.sampled_from(["zh", "en"]))
def test_differences_hold_both_texts_whole(old: str, new: str, language: str) -> None:
    markup = changed(old, new, language)
    assert plain(re.sub("<del>.*?</del>", "", markup)) == new
    assert plain(re.sub("<ins>.*?</ins>", "", markup)) == old


@given(text=TEXTS, places=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=5))
def test_marking_any_spans_keeps_the_text_and_closes_what_it_opens(text: str, places: list[tuple[int, int]]) -> None:
    edges = [sorted((min(a, len(text)), min(b, len(text)))) for a, b in places]
    markup = marked(text, [Span(a, b, "<b>", "</b>") for a, b in edges], [(a, "<i></i>") for a, _ in edges])
    assert plain(markup) == text
    assert Reader(markup).attributes("i") == [{}] * len(edges)


def test_a_span_that_crosses_an_earlier_one_is_left_out_and_one_within_it_is_not() -> None:
    outer, within, crossing = Span(0, 3, "<b>", "</b>"), Span(1, 2, "<u>", "</u>"), Span(2, 4, "<i>", "</i>")
    assert marked("甲乙丙丁", [crossing, within, outer]) == "<b>甲<u>乙</u>丙</b>丁"


def test_what_has_no_shape_shows_as_the_replacement_character() -> None:
    assert escaped("a\x00\x1b\x85\udc80\n") == "a" + "\ufffd" * 4 + "\n"
