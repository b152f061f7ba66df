"""Runs of any text and looks: every character is read, with the looks that it was set in."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.document import Block
from corpora.read import read_document, read_text

LOOKS = ("b", "i", "u")
RUNS = st.lists(
    st.tuples(st.text("甲乙丙ABC，1", min_size=1, max_size=5), st.frozensets(st.sampled_from(LOOKS))),
    min_size=1,
    max_size=12,
)


def looks_of(block: Block) -> list[tuple[str, frozenset[str]]]:
    """Return each character with the looks that the codes give it; the codes must pair up."""
    opened: list[str] = []
    places = {code.offset: [c for c in block.codes if c.offset == code.offset] for code in block.codes}
    found = []
    for offset, character in enumerate((*block.text, "")):
        for code in places.get(offset, ()):
            if code.kind == "open":
                opened.append(code.source[1:-1])
            else:
                assert opened.pop() == code.source[2:-1]
        found.append((character, frozenset(opened)))
    assert not opened
    return found[:-1]


def expected(runs: list[tuple[str, frozenset[str]]]) -> list[tuple[str, frozenset[str]]]:
    return [(character, looks) for text, looks in runs for character in text]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=RUNS)
def test_every_character_of_a_docx_keeps_its_looks(
    runs: list[tuple[str, frozenset[str]]], word_file: Callable[..., Path]
) -> None:
    names = {"b": "<w:b/>", "i": "<w:i/>", "u": '<w:u w:val="single"/>'}
    written = "".join(
        f"<w:r><w:rPr>{''.join(names[look] for look in looks)}</w:rPr><w:t>{text}</w:t></w:r>" for text, looks in runs
    )
    # A first run keeps what follows from being a label, and the whole from being a heading.
    (block,) = read_document(word_file(f"<w:p><w:r><w:t>始</w:t></w:r>{written}<w:r><w:t>。</w:t></w:r></w:p>")).blocks
    assert looks_of(block)[1:-1] == expected(runs)


@settings(max_examples=80, deadline=None)
@given(runs=RUNS)
def test_every_character_of_html_keeps_its_looks(runs: list[tuple[str, frozenset[str]]]) -> None:
    written = "".join(
        "".join(f"<{look}>" for look in sorted(looks))
        + escape(text)
        + "".join(f"</{look}>" for look in sorted(looks, reverse=True))
        for text, looks in runs
    )
    (block,) = read_text(f"<p>始{written}。</p>", "x", "html").blocks
    assert looks_of(block)[1:-1] == expected(runs)
