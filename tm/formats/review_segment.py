"""A segment on the review page: its text beside the proposal, what the memory has, and the terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpora.document import Block, Code, Document
from termbase.recognise import TermHit

from ..alignment import AlignedSegment, Alignment
from ..unit import Match, Origin
from .review_filters import parts_of
from .review_pieces import pieces
from .review_text import Span, changed, escaped, marked
from .wording import KINDS, distinct, origin_in_words

LONGEST_CODE = 12
"""Markup of more characters, such as the address of a link, is shown shortened."""

_KIND_NAMES = {"title": "Title", "masthead": "Masthead", "footnote": "Footnote", "table": "Cell"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What all segments of a page share: two languages, the first segment of each footnote by its label, and the
    segment whose mark leads to it by its own id."""

    source: str
    target: str
    notes: Mapping[str, str]
    callers: Mapping[str, str]


def setting_of(alignment: Alignment) -> Setting:
    """Return what the segments of an alignment share."""
    notes = footnotes(alignment.document)
    callers: dict[str, str] = {}
    for found in alignment.segments:
        for code in found.segment.codes:
            if code.note in notes:
                callers.setdefault(notes[code.note], found.segment.id)
    return Setting(escaped(alignment.source_language), escaped(alignment.target_language), notes, callers)


def footnotes(document: Document) -> dict[str, str]:
    """Return the first segment of each footnote by its label; a label that several footnotes have leads nowhere."""
    found = [block for block in document.blocks if block.kind == "footnote" and block.segments and block.label]
    labels = [block.label for block in found]
    return {block.label: block.segments[0].id for block in found if block.label and labels.count(block.label) == 1}


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
    return "no match" if found.band == "none" else f"{found.band}, not shown"


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
    if found.matches and found.matches[0].rate < 100:
        parts.append(_difference(found.matches[0], found, setting))
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
        parts.append(_proposal(found.matches[0], setting, _became(found)))
    if found.why:
        parts.append(f'<p class="why">{escaped(found.why)}</p>')
    if not found.matches:
        parts += pieces(found, setting.source, setting.target), _terms(found, setting)
    if found.repeats:
        earlier = escaped(found.repeats)
        parts.append(f'<p class="facts">Same text as <a href="#{earlier}">{earlier}</a></p>')
    if len(found.matches) > 1:
        parts.append(_further(found, setting))
    return "".join(parts)


def _became(found: AlignedSegment) -> list[Span]:
    """Return the stretches of the best proposal that terms became, each lit up when its term is pointed at."""
    numbers = {(hit.concept, hit.text): number for number, hit in enumerate(distinct(found.terms), start=1)}
    spans = []
    for one in found.became:
        term = f"{escaped(found.segment.id)}-term-{numbers[one.hit.concept, one.hit.text]}"
        spans.append(Span(one.start, one.end, f'<span class="became" data-term="{term}">', "</span>"))
    return spans


def _proposal(match: Match, setting: Setting, became: Sequence[Span] = ()) -> str:
    spans = [
        Span(edit.start, edit.end, f'<mark title="{escaped(f"{edit.old} → {edit.new}")}">', "</mark>")
        for edit in match.edits
    ]
    parts = [f'<p class="text proposal" lang="{setting.target}">{marked(match.proposal, [*spans, *became])}</p>']
    if match.edits:
        items = "".join(
            f'<li><span class="value">{escaped(edit.kind)}</span> '
            f'<span lang="{setting.target}">{escaped(edit.old)} → {escaped(edit.new)}</span></li>'
            for edit in match.edits
        )
        parts.append(f'<ul class="edits" aria-label="Carried over and exchanged">{items}</ul>')
    if match.unwitnessed:
        parts.append(f'<p class="check">To check by hand: {escaped("; ".join(match.unwitnessed))}</p>')
    if _before(match) != match.target:
        parts.append(_memory(f'<span lang="{setting.target}">{escaped(match.target)}</span>'))
    copy = '<button type="button" class="copy" aria-label="Copy the proposal">Copy</button>'
    parts.append(f'<p class="facts">{copy}<span class="origin">{_origin(match.unit.origin)}</span></p>')
    return f'<div class="match">{"".join(parts)}</div>'


def _before(match: Match) -> str:
    """Return the proposal with its edits taken back: where it is the target, the list of edits says it all."""
    text = match.proposal
    for edit in sorted(match.edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.old + text[edit.end :]
    return text


def _origin(origin: Origin) -> str:
    """Return the origin with the day of its import; the hour tells a translator nothing."""
    return escaped(origin_in_words(replace(origin, imported=(origin.imported or "")[:10]))) or "origin unknown"


def _difference(match: Match, found: AlignedSegment, setting: Setting) -> str:
    text = changed(match.source, found.segment.text, setting.source)
    return _memory(f'<span lang="{setting.source}">{text}</span>')


def _memory(content: str) -> str:
    return f'<p class="memory"><span class="caption">Memory</span> {content}</p>'


def _further(found: AlignedSegment, setting: Setting) -> str:
    more = found.matches[1:]
    rates = ", ".join(str(match.rate) for match in more)
    items = "".join(
        f'<li><span class="badge">{match.rate} {KINDS[match.kind]}</span>'
        f"{_proposal(match, setting)}{_difference(match, found, setting)}</li>"
        for match in more
    )
    noun = "match" if len(more) == 1 else "matches"
    return f'<details class="further"><summary>{len(more)} more {noun} ({rates})</summary><ol>{items}</ol></details>'
