"""The review page in a browser: keys, clicks, hover, search, print, and what a screen reader is told."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpora.document import Block, Segment
from termbase.recognise import TermHit
from tm.alignment import AlignedSegment, Alignment, Became
from tm.formats import alignment_html

from .browser import Browser, chromium

PROGRAM = chromium()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium to open the page in")

ROWS = "[...document.querySelectorAll('article.seg')]"
SHOWN = f"{ROWS}.filter(row => row.checkVisibility()).map(row => row.id)"
CURRENT = "document.querySelector('[aria-current]')?.id"
COUNT = "document.getElementById('count').textContent"
SAID = "document.getElementById('said').textContent"
ENTRY = "(e => e.checkVisibility() ? e.textContent : null)(document.getElementById('entry'))"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    assert PROGRAM is not None
    with Browser(PROGRAM, tmp_path_factory.mktemp("profile")) as opened:
        opened.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        yield opened


@pytest.fixture
def page(browser: Browser, tmp_path: Path, alignment: Alignment) -> Browser:
    """The browser with the small alignment open in a wide window."""
    return opened(browser, tmp_path, alignment)


def opened(browser: Browser, folder: Path, alignment: Alignment, fragment: str = "") -> Browser:
    path = folder / "review.html"
    alignment_html.write(path, alignment)
    browser.screen(1300, 900, prefers_color_scheme="light")
    browser.open(path, fragment)
    return browser


def saying(aligned: AlignedSegment, name: str, text: str, *terms: TermHit) -> AlignedSegment:
    """The same segment with another text, as a block of its own."""
    segment = Segment(name, 0, len(text), text)
    block = Block(name, "body", text, segments=(segment,))
    return replace(aligned, segment=segment, block=block, terms=terms, why=None)


def complaints(browser: Browser) -> list[Any]:
    """What the console has to say, and each address that was asked for but the page's own."""
    events = [(event["method"], event["params"]) for event in browser.events]
    loads = [params["request"]["url"] for method, params in events if method == "Network.requestWillBeSent"]
    failures = [params for method, params in events if method in ("Log.entryAdded", "Runtime.exceptionThrown")]
    return failures + [url for url in loads if not re.fullmatch(r"file:.*/review\.html|about:blank", url)]


def test_the_page_asks_for_nothing_and_complains_of_nothing(page: Browser) -> None:
    page.press("j", "j", "m", "t", "?")
    page.press("Escape", "/")
    page.type("水")
    assert complaints(page) == []


def test_the_words_that_a_term_became_light_up_with_its_entry(
    browser: Browser, tmp_path: Path, alignment: Alignment
) -> None:
    first, *others = alignment.segments
    lit = "[...document.querySelectorAll('.became.lit')].map(word => word.textContent)"
    told = replace(first, became=(Became(first.terms[0], 10, 24),))
    opened(browser, tmp_path, replace(alignment, segments=(told, *others)))
    assert browser.evaluate(lit) == []
    browser.point("#b1s1 .term")
    assert browser.evaluate(lit) == ["drinking water"]
    browser.press("Escape")
    assert browser.evaluate(lit) == []


HOSTILE = (
    "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'>",
    "</style></script></main><h1>x</h1>",
    "]]> --> <!-- \" ' ` &lt; &amp; &#0;",
    "\u202eright to left\u202c \u2067שלום\u2069 مرحبا",
    "长" * 10_000,
    "a" * 10_000,
    "{{constructor}} ${window.owned = 1} javascript:window.owned=1",
)


def test_hostile_text_shows_as_text_and_runs_nothing(browser: Browser, tmp_path: Path, alignment: Alignment) -> None:
    base = alignment.segments[3]
    segments = tuple(saying(base, f"h{n}", text, TermHit(0, 5, text, text, (text,))) for n, text in enumerate(HOSTILE))
    page = opened(browser, tmp_path, replace(alignment, segments=segments))
    texts = page.evaluate(f"{ROWS}.map(row => row.querySelector('.source .text').textContent)")
    assert texts == list(HOSTILE)
    page.evaluate("document.querySelector('#h0 .term').focus()")
    assert HOSTILE[0] in page.evaluate(ENTRY)
    page.press("/")
    page.type("<script>")
    assert page.evaluate(SHOWN) == ["h0"]
    assert page.evaluate("window.owned ?? null") is None
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_policy_stops_what_would_get_past_the_escaping(page: Browser) -> None:
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x.png onerror=owned=1><b style=color:red>');"
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'owned = 1'}))"
    )
    page.settle()
    assert page.evaluate("window.owned ?? null") is None
    assert page.evaluate("getComputedStyle(document.querySelector('b[style]')).color") != "rgb(255, 0, 0)"
    assert len(complaints(page)) >= 3


def test_j_and_k_move_from_segment_to_segment_and_stop_at_the_ends(page: Browser) -> None:
    page.press("j", "j", "j")
    assert page.evaluate(CURRENT) == page.evaluate("document.activeElement.id") == "b2s2"
    page.press("k")
    assert page.evaluate(CURRENT) == "b2s1"
    page.press("k", "k")
    assert page.evaluate(CURRENT) == "b1s1"
    assert page.evaluate(SAID) == "No segment before"
    assert page.evaluate(COUNT) == "1 / 7 segments"


def test_c_copies_the_proposal_and_a_digit_or_a_button_another_match(page: Browser) -> None:
    page.press("j", "j", "c")
    page.until("navigator.clipboard.readText().then(text => text === 'In 2031, 12 wells were built.')")
    assert page.evaluate(SAID) == "Proposal for b2s1 copied"
    page.press("2")
    page.until("navigator.clipboard.readText().then(text => text === '=In 2030, one bridge was built.')")
    page.click("#b2s2 .copy")
    page.until("navigator.clipboard.readText().then(text => text === 'Three of them are in the mountains.')")
    page.press("j", "c")
    assert page.evaluate(CURRENT) == "b2s3"
    assert page.evaluate(SAID) == "Nothing to copy here"


@pytest.fixture
def far_page(browser: Browser, tmp_path: Path, far: Alignment) -> Browser:
    """The browser with an alignment open whose third segment has a nearest unit and no match."""
    return opened(browser, tmp_path, far)


def test_the_nearest_unit_is_copied_as_such_and_searched_and_read_out(far_page: Browser) -> None:
    far_page.press("j", "j", "j", "c")
    far_page.until("navigator.clipboard.readText().then(text => text === 'Three of them are in the mountains.')")
    assert far_page.evaluate(SAID) == "Nearest unit for b2s2 copied"
    far_page.press("/")
    far_page.type("Three of them")
    assert far_page.evaluate(SHOWN) == ["b2s2"]
    heard = [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in far_page.call("Accessibility.getFullAXTree")["nodes"]
        if not node["ignored"]
    ]
    assert ("region", "The nearest unit, under the threshold") in heard
    assert ("button", "Copy the nearest unit") in heard
    assert ("article", "Segment b2s2, paragraph 12, body, 61 nearest") in heard
    assert complaints(far_page) == []


def test_a_link_to_the_earlier_segment_that_is_like_one_goes_there(far_page: Browser) -> None:
    far_page.click("#b2s2 .facts a")
    far_page.until("document.activeElement.id === 'b1s1'")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_nearest_unit_stands_out_and_fits_a_narrow_window(far_page: Browser, scheme: str) -> None:
    far_page.screen(320, 900, prefers_color_scheme=scheme)
    far_page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    assert far_page.evaluate(CONTRAST) == []
    assert far_page.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_shows_the_nearest_unit(far_page: Browser) -> None:
    far_page.call("Emulation.setEmulatedMedia", media="print")
    assert far_page.evaluate("document.querySelector('.nearest .proposal').checkVisibility()")
    assert not far_page.evaluate("document.querySelector('.nearest .copy').checkVisibility()")
    far_page.call("Emulation.setEmulatedMedia", media="")


def test_copying_works_where_the_browser_keeps_the_clipboard_to_itself(page: Browser) -> None:
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.oncopy = () => {"
        "const a = document.activeElement; window.copied = a.value.slice(a.selectionStart, a.selectionEnd) }"
    )
    page.press("j", "c")
    assert page.evaluate("window.copied") == "Status of drinking water"
    assert page.evaluate("document.activeElement.id") == "b1s1"


def test_the_entry_of_a_term_shows_on_hover_and_on_focus_and_escape_closes_it(page: Browser) -> None:
    assert page.evaluate(ENTRY) is None
    page.point("#b1s1 .term")
    assert re.fullmatch("饮用水 *drinking water *L-1", page.evaluate(ENTRY))
    page.point("#entry")
    assert page.evaluate(ENTRY)
    page.press("Escape")
    assert page.evaluate(ENTRY) is None
    page.evaluate("document.querySelector('#b2s2 .term').focus()")
    assert page.evaluate(ENTRY) == "山区 no equivalent L-2"
    page.press("j")
    assert page.evaluate(ENTRY) is None


def test_an_entry_stays_inside_a_narrow_window(browser: Browser, tmp_path: Path, alignment: Alignment) -> None:
    terms = [TermHit(n, n + 2, "长词", "L-3", ("a long equivalent of many words", "another")) for n in range(0, 60, 3)]
    segment = saying(alignment.segments[3], "s1", "长词，" * 20, *terms)
    page = opened(browser, tmp_path, replace(alignment, segments=(segment,)))
    page.screen(320, 500)
    boxes = page.evaluate(
        "[...document.querySelectorAll('.term')].map(term => { term.focus();"
        " const b = document.getElementById('entry').getBoundingClientRect();"
        " return [b.left, b.top, innerWidth - b.right, innerHeight - b.bottom, b.width]; }).flat()"
    )
    assert len(boxes) == 5 * len(terms)
    assert min(boxes) >= 0


@pytest.mark.parametrize("part", [".bar [data-only='100']", "tbody button[data-only='100']"])
def test_a_band_of_the_chart_or_table_shows_itself_alone_and_then_all_again(page: Browser, part: str) -> None:
    page.click(part)
    assert page.evaluate(SHOWN) == ["b4s1", "b5s1"]
    assert page.evaluate(COUNT) == "2 of 7 segments"
    assert page.evaluate("document.querySelector('tbody [data-only=\"100\"]').ariaPressed") == "true"
    page.click(part)
    assert len(page.evaluate(SHOWN)) == 7
    assert page.evaluate("document.querySelector('tbody [data-only=\"100\"]').ariaPressed") == "false"


def test_boxes_and_parts_narrow_down_together_and_all_brings_every_band_back(page: Browser) -> None:
    page.click("input[value='100']")
    assert page.evaluate(SHOWN) == ["b1s1", "b2s1", "b2s2", "b2s3", "b3s1"]
    choose = "(s => {{ s.value = '{}'; s.dispatchEvent(new Event('change')) }})(document.getElementById('part'))"
    for name, left in (("values", ["b2s1"]), ("footnote", ["b3s1"]), ("table", [])):
        page.evaluate(choose.format(name))
        page.settle()
        assert page.evaluate(SHOWN) == left
    assert page.evaluate("document.getElementById('nothing').checkVisibility()")
    page.click("#every")
    assert page.evaluate(SHOWN) == ["b4s1"]
    page.evaluate(choose.format("-repeated"))
    page.settle()
    assert len(page.evaluate(SHOWN)) == 6


def test_search_counts_its_hits_paints_them_and_steps_through_them(page: Browser) -> None:
    page.press("/")
    page.type("水井")
    assert page.evaluate(SHOWN) == ["b2s1", "b4s1", "b5s1"]
    assert page.evaluate(COUNT) == "3 of 7 segments"
    page.until("CSS.highlights.get('hits').size >= 3")
    page.press("Enter", "Enter")
    assert page.evaluate(COUNT) == "2 / 3 of 7 segments"
    assert page.evaluate(CURRENT) == "b4s1"
    page.call("Input.dispatchKeyEvent", type="keyDown", key="Enter", modifiers=8, windowsVirtualKeyCode=13)
    assert page.evaluate(CURRENT) == "b2s1"
    page.click("#next")
    assert page.evaluate(CURRENT) == "b4s1"
    page.evaluate("document.getElementById('query').focus()")
    page.press("Escape")
    assert page.evaluate(COUNT) == "6 / 7 segments"
    assert page.evaluate("CSS.highlights.get('hits').size") == 0


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("WELLS Of", ["b4s1", "b5s1"]),  # both words, in any order and case
        ('"of wells"', ["b4s1", "b5s1"]),
        ('"wells of"', []),
        ("2031年修建", ["b2s1"]),
        ("２０３１", ["b2s1"]),  # width does not count
        ("其中三口在山区。", ["b2s2"]),  # markup within does not count
        ("A/98/400", ["b1s1", "b4s1", "b5s1"]),
        ("L-1", ["b1s1"]),
        ("bridge", ["b2s1"]),  # in a further match
    ],
)
def test_search_finds(page: Browser, query: str, left: list[str]) -> None:
    page.press("/")
    page.type(query)
    assert page.evaluate(SHOWN) == left


def test_a_hit_in_what_is_folded_away_is_told_by_its_summary(page: Browser) -> None:
    page.press("/")
    page.type("bridge")
    page.until("document.querySelector('#b2s1 details.further').classList.contains('hit')")
    page.press("Enter")
    page.evaluate("document.activeElement.blur()")
    page.press("m")
    assert page.evaluate("document.querySelector('#b2s1 details.further').open")


def test_a_question_mark_tells_the_keys_and_they_can_be_turned_off(page: Browser) -> None:
    page.press("?")
    assert page.evaluate("document.getElementById('keys').matches(':modal')")
    page.press("j")
    assert page.evaluate(CURRENT) is None
    page.click("#single")
    page.press("Escape")
    assert not page.evaluate("document.getElementById('keys').open")
    page.press("j")
    assert page.evaluate(CURRENT) is None


def test_a_link_to_a_segment_that_is_filtered_out_brings_it_back(page: Browser) -> None:
    page.click("tbody button[data-only='101']")
    page.evaluate("location.hash = '#b3s1'")
    page.until("document.activeElement.id === 'b3s1'")
    assert len(page.evaluate(SHOWN)) == 7


def test_a_fragment_opens_the_page_at_its_segment(browser: Browser, tmp_path: Path, alignment: Alignment) -> None:
    assert opened(browser, tmp_path, alignment, "#b4s1").evaluate(CURRENT) == "b4s1"
    assert opened(browser, tmp_path, alignment, "#%E0%A4%A").evaluate(COUNT) == "7 segments"


def test_a_screen_reader_hears_a_name_for_every_control_and_the_entry_of_every_term(page: Browser) -> None:
    page.evaluate("document.querySelector('#b1s1 .term').focus()")
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    heard = [
        (node["role"]["value"], node.get("name", {}).get("value", ""), node.get("description", {}).get("value", ""))
        for node in nodes
        if not node["ignored"]
    ]
    controls = {
        "button",
        "checkbox",
        "searchbox",
        "combobox",
        "link",
        "DisclosureTriangle",
        "article",
        "main",
        "search",
    }
    assert [role for role, name, _ in heard if role in controls and not name.strip()] == []
    assert any(description.startswith("饮用水 drinking water") for _, _, description in heard)
    assert {"banner", "main", "search", "table", "status"} <= {role for role, _, _ in heard}
    assert ("article", "Segment b2s1, paragraph 12, body, 99 values carried over", "") in heard


def test_tab_goes_from_the_skip_link_through_the_filters_in_the_order_that_is_seen(page: Browser) -> None:
    order = []
    for _ in range(60):
        page.press("Tab")
        order.append(page.evaluate("(e => e.id || e.value || e.className)(document.activeElement)"))
        if order[-1] == "help":
            break
    assert order[0] == "skip"
    assert order[-6:] == ["every", "part", "query", "previous", "next", "help"]


CONTRAST = """(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
  const luminance = colour => {
    const [red, green, blue] = rgba(colour).map(part => linear(part / 255));
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const ratio = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + .05) / (dark + .05);
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (rgba(colour)[3] === 255) return colour;
    }
    return 'white';
  };
  const poor = [];
  const note = (e, found, least) => { if (found < least) poor.push([e.tagName, String(e.className), found]); };
  for (const e of document.querySelectorAll('body *:not(svg, svg *)')) {
    const says = [...e.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (says && e.checkVisibility()) note(e, ratio(getComputedStyle(e).color, ground(e)), 4.5);
  }
  for (const e of document.querySelectorAll('svg text')) {
    note(e, ratio(getComputedStyle(e).fill, getComputedStyle(e.previousElementSibling).fill), 4.5);
  }
  const below = getComputedStyle(document.body).backgroundColor;
  for (const e of document.querySelectorAll('.seg, .badge')) {
    note(e, ratio(getComputedStyle(e).borderLeftColor, below), 3);
  }
  return poor;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(page: Browser, scheme: str) -> None:
    page.screen(1300, 900, prefers_color_scheme=scheme)
    page.evaluate(
        "for (const folded of document.querySelectorAll('details')) { folded.open = true; folded.className = 'hit' }"
    )
    page.point("#b1s1 .term")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(244, 245, 247)" if scheme == "light" else "rgb(18, 21, 25)"
    )
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 700, 1300])
def test_nothing_needs_scrolling_sideways(page: Browser, width: int) -> None:
    page.screen(width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_by_itself(page: Browser) -> None:
    page.press("j", "j")
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_paper_gets_what_the_filters_leave_without_the_controls(page: Browser) -> None:
    page.click("tbody button[data-only='100']")
    page.call("Emulation.setEmulatedMedia", media="print")
    gone = ".filters, .copy, .skip, #keys, #entry, .scripted, details:not([open])"
    assert page.evaluate(f"[...document.querySelectorAll('{gone}')].filter(e => e.checkVisibility()).length") == 0
    assert page.evaluate(SHOWN) == ["b4s1", "b5s1"]
    page.call("Emulation.setEmulatedMedia", media="")
    printed = page.printed()
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_without_script_everything_shows_but_the_controls(
    browser: Browser, tmp_path: Path, alignment: Alignment
) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        path = tmp_path / "review.html"
        alignment_html.write(path, alignment)
        browser.call("Page.navigate", url=path.as_uri())
        browser.until("document.readyState === 'complete' && location.protocol === 'file:'")
        assert len(browser.evaluate(SHOWN)) == 7
        assert not browser.evaluate("document.querySelector('.filters').checkVisibility()")
        assert not browser.evaluate("document.querySelector('.copy').checkVisibility()")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


FILTERED = """(async () => {
  const drawn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const timed = async work => {
    const start = performance.now();
    work();
    await drawn();
    await drawn();
    return performance.now() - start;
  };
  const query = document.getElementById('query');
  const type = text => () => { query.value = text; query.dispatchEvent(new Event('input')); };
  return {
    search: await timed(type('水井')),
    narrower: await timed(type('水井 2031')),
    clear: await timed(type('')),
    band: await timed(() => document.querySelector('tbody button[data-only="99"]').click()),
    count: document.getElementById('count').textContent,
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  };
})()"""


def test_3000_segments_open_and_filter_without_a_wait(browser: Browser, tmp_path: Path, alignment: Alignment) -> None:
    """On a free machine 0.3 s to the first paint and 30 to 100 ms for each filter; the limits allow for a busy one."""
    base = alignment.segments
    many = tuple(
        saying(base[n % 7], f"s{n}", f"第{n}段：{base[n % 7].segment.text * 3}", *base[n % 7].terms)
        for n in range(3000)
    )
    page = opened(browser, tmp_path, replace(alignment, segments=many))
    took = page.evaluate(FILTERED)
    assert took.pop("count") == "429 of 3000 segments"
    assert took.pop("paint") < 4000
    assert max(took.values()) < 1500, json.dumps(took)


def test_a_segment_higher_than_the_window_is_brought_to_its_beginning(
    browser: Browser, tmp_path: Path, alignment: Alignment
) -> None:
    base = alignment.segments[3]
    segments = tuple(saying(base, f"s{n}", "长" * 2000) for n in range(9))
    page = opened(browser, tmp_path, replace(alignment, segments=segments), "#s5")
    page.screen(420, 700)
    page.press("j")
    tops = page.evaluate(
        "[document.querySelector('.filters').getBoundingClientRect().bottom,"
        " document.getElementById('s6').getBoundingClientRect().top, innerHeight]"
    )
    assert tops == sorted(tops)
