"""A segment on the review page: its text beside the proposal, what the memory has, and the terms."""

from corpora.document import Block, Code
from termbase.recognise import TermHit

from ..alignment import AlignedSegment
from ..unit import Match
from .review_filters import parts_of
from .review_match import difference, further, nearest, proposal
from .review_pieces import pieces
from .review_setting import Setting
from .review_text import Span, escaped, marked
from .wording import KINDS, distinct

LONGEST_CODE = 12
"""Markup of more characters, such as the address of a link, is shown shortened."""

_KIND_NAMES = {"title": "Title", "masthead": "Masthead", "footnote": "Footnote", "table": "Cell"}


def article(found: AlignedSegment, setting: Setting) -> str:
    """Return a segment as an `article` of HTML."""
    name = escaped(found.segment.id)
    first = " first" if found.segment.id == found.block.segments[0].id else ""
    return (
        f'<article class="seg kind-{found.block.kind}{first} band-{found.band}" id="{name}" '
        f'data-band="{found.band}" data-part="{" ".join(parts_of(found))}" tabindex="-1" '
        f'aria-label="{_label(found)}">\n'
        f"{_place(found, bool(first), setting)}"
        f'<div class="source">{_source(found, setting)}</div>\n'
        f'<div class="target">{_target(found, setting)}</div>\n</article>\n'
    )


def _label(found: AlignedSegment) -> str:
    paragraph = f", paragraph {found.block.paragraph}" if found.block.paragraph else ""
    return escaped(f"Segment {found.segment.id}{paragraph}, {found.block.kind}, {_rate(found)}")


def _rate(found: AlignedSegment) -> str:
    if found.matches:
        return f"{found.matches[0].rate} {KINDS[found.matches[0].kind]}"
    if found.nearest:
        return f"{found.nearest.match.rate} nearest"
    return "no match" if found.band == "none" else f"{found.band}, not shown"


def _best(found: AlignedSegment) -> Match | None:
    """Return the best match of a segment, the nearest unit where none is shown."""
    if found.matches:
        return found.matches[0]
    return found.nearest.match if found.nearest else None


def _place(found: AlignedSegment, first: bool, setting: Setting) -> str:
    block, parts = found.block, []
    if first:
        paragraph, label = block.paragraph or "", block.label or ""
        parts = [_KIND_NAMES.get(block.kind, ""), "" if paragraph in label else paragraph, label]
    heading = " ".join(part for part in parts if part)
    label = f'<span class="label">{escaped(heading)}</span>' if heading else ""
    link = f'<a class="id" href="#{escaped(found.segment.id)}">{escaped(found.segment.id)}</a>'
    back = ""
    if caller := setting.callers.get(found.segment.id):
        back = f'<a class="back" href="#{escaped(caller)}" aria-label="Back to the mark of this footnote">↩</a>'
    return f'<div class="place">{label}<span class="badge">{escaped(_rate(found))}</span>{link}{back}</div>\n'


def _source(found: AlignedSegment, setting: Setting) -> str:
    text = _source_text(found, setting)
    tag = _heading_tag(found.block)
    parts = [f'<{tag} class="text" lang="{setting.source}">{text}</{tag}>']
    best = _best(found)
    if best and best.rate < 100:
        parts.append(difference(best, found, setting))
    if found.matches:
        parts.append(_folded_terms(found, setting))
    return "".join(parts)


def _heading_tag(block: Block) -> str:
    if block.kind == "title":
        return "h2"
    return f"h{min((block.level or 1) + 2, 6)}" if block.kind == "heading" else "p"


def _source_text(found: AlignedSegment, setting: Setting) -> str:
    numbers = {(hit.concept, hit.text): number for number, hit in enumerate(distinct(found.terms), start=1)}
    spans = []
    for hit in found.terms:
        described = f"{escaped(found.segment.id)}-term-{numbers[hit.concept, hit.text]}"
        opening = f'<span class="term" role="term" tabindex="0" aria-describedby="{described}">'
        spans.append(Span(hit.start, hit.end, opening, "</span>"))
    codes = [(code.offset, _code(code, setting)) for code in found.segment.codes]
    return marked(found.segment.text, spans, codes)


def _code(code: Code, setting: Setting) -> str:
    if code.kind != "mark":
        if len(code.source) <= LONGEST_CODE:
            return f'<code class="code">{escaped(code.source)}</code>'
        short = escaped(code.source[: LONGEST_CODE - 1] + "…")
        return f'<code class="code" title="{escaped(code.source)}">{short}</code>'
    shown = escaped(code.note or code.source)
    if code.note is not None and code.note in setting.notes:
        shown = f'<a href="#{escaped(setting.notes[code.note])}" aria-label="footnote {shown}">{shown}</a>'
    return f'<sup class="code">{shown}</sup>'


def _terms(found: AlignedSegment, setting: Setting) -> str:
    """Return the terms with their preferred equivalents; the rest of an entry is for its tip and for screen readers."""
    items = [
        f'<li id="{escaped(found.segment.id)}-term-{number}"><b lang="{setting.source}">{escaped(hit.text)}</b> '
        f"{_entry(hit, setting)}</li>"
        for number, hit in enumerate(distinct(found.terms), start=1)
    ]
    return f'<ul class="terms" aria-label="Terms">{"".join(items)}</ul>' if items else ""


def _entry(hit: TermHit, setting: Setting) -> str:
    if not hit.targets:
        return f'no equivalent <span class="more"><span class="concept">{escaped(hit.concept)}</span></span>'
    preferred, *others = (f'<span lang="{setting.target}">{escaped(target)}</span>' for target in hit.targets)
    rest = "".join(f'<span class="bar-between"> | </span>{other}' for other in others)
    return f'{preferred}<span class="more">{rest} <span class="concept">{escaped(hit.concept)}</span></span>'


def _folded_terms(found: AlignedSegment, setting: Setting) -> str:
    """Return the terms folded away, for where a proposal has them already."""
    number = len(distinct(found.terms))
    if not number:
        return ""
    summary = f"<summary>{number} {'term' if number == 1 else 'terms'}</summary>"
    return f'<details class="glossary">{summary}{_terms(found, setting)}</details>'


def _target(found: AlignedSegment, setting: Setting) -> str:
    parts = []
    if found.matches:
        parts.append(proposal(found.matches[0], setting, _became(found)))
    elif found.nearest:
        parts.append(nearest(found.nearest.match, setting))
    if found.why:
        parts.append(f'<p class="why">{escaped(found.why)}</p>')
    if not found.matches:
        parts += pieces(found, setting.source, setting.target), _terms(found, setting)
    if found.repeats:
        earlier = escaped(found.repeats)
        parts.append(f'<p class="facts">Same text as <a href="#{earlier}">{earlier}</a></p>')
    if found.within:
        earlier = escaped(found.within.segment)
        parts.append(
            f'<p class="facts">More like <a href="#{earlier}">{earlier}</a> of this report than like any unit: '
            f"{found.within.rate} per cent</p>"
        )
    if len(found.matches) > 1:
        parts.append(further(found, setting))
    return "".join(parts)


def _became(found: AlignedSegment) -> list[Span]:
    """Return the stretches of the best proposal that terms became, each lit up when its term is pointed at."""
    numbers = {(hit.concept, hit.text): number for number, hit in enumerate(distinct(found.terms), start=1)}
    spans = []
    for one in found.became:
        term = f"{escaped(found.segment.id)}-term-{numbers[one.hit.concept, one.hit.text]}"
        spans.append(Span(one.start, one.end, f'<span class="became" data-term="{term}">', "</span>"))
    return spans
