"""A unit of the memory on the review page: what it proposes, where it comes from, and how its source differs."""

from collections.abc import Sequence
from dataclasses import replace

from ..alignment import AlignedSegment
from ..unit import Edit, Match, Unit
from .review_setting import Setting
from .review_text import Span, changed, escaped, marked
from .wording import KINDS, origin_in_words


def proposal(match: Match, setting: Setting, became: Sequence[Span] = (), called: str = "proposal") -> str:
    """Return what a match proposes with the button that copies it, what was changed, and where the unit comes from.

    `became` are further spans of the proposal; `called` is what the button says of it.
    """
    spans = [
        Span(edit.start, edit.end, f'<mark title="{escaped(f"{edit.old} → {edit.new}")}">', "</mark>")
        for edit in match.edits
    ]
    parts = [f'<p class="text proposal" lang="{setting.target}">{marked(match.proposal, [*spans, *became])}</p>']
    if match.edits:
        items = "".join(
            f'<li>{_kind(edit)}<span lang="{setting.target}">{escaped(edit.old)} → {escaped(edit.new)}</span></li>'
            for edit in match.edits
        )
        parts.append(f'<ul class="edits" aria-label="Carried over and exchanged">{items}</ul>')
    if match.unwitnessed:
        parts.append(f'<p class="check">To check by hand: {escaped("; ".join(match.unwitnessed))}</p>')
    if _before(match) != match.target:
        parts.append(_memory(f'<span lang="{setting.target}">{escaped(match.target)}</span>'))
    copy = f'<button type="button" class="copy" aria-label="Copy the {called}">Copy</button>'
    parts.append(f'<p class="facts">{copy}<span class="origin">{origin(match.unit, match.memory)}</span></p>')
    return f'<div class="match">{"".join(parts)}</div>'


def _kind(edit: Edit) -> str:
    """Return what kind of value was changed, "" where its first word says so: paragraph 8."""
    named = edit.old.lower().startswith(edit.kind)
    return "" if named else f'<span class="value">{escaped(edit.kind)}</span> '


def nearest(match: Match, setting: Setting) -> str:
    """Return the unit nearest to a segment that has no match: told from a proposal by its look and its name."""
    return (
        '<section class="nearest" aria-label="The nearest unit, under the threshold">'
        f"{proposal(match, setting, called='nearest unit')}</section>"
    )


def _before(match: Match) -> str:
    """Return the proposal with its edits taken back: where it is the target, the list of edits says it all."""
    text = match.proposal
    for edit in sorted(match.edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.old + text[edit.end :]
    return text


def origin(unit: Unit, memory: str | None) -> str:
    """Return where a unit comes from with the day of its import; the hour tells a translator nothing."""
    day = (unit.origin.imported or "")[:10]
    return escaped(origin_in_words(replace(unit.origin, imported=day), memory)) or "origin unknown"


def difference(match: Match, found: AlignedSegment, setting: Setting) -> str:
    """Return the source of a unit and how it becomes the segment."""
    text = changed(match.source, found.segment.text, setting.source)
    return _memory(f'<span lang="{setting.source}">{text}</span>')


def _memory(content: str) -> str:
    return f'<p class="memory"><span class="caption">Memory</span> {content}</p>'


def further(found: AlignedSegment, setting: Setting) -> str:
    """Return the matches behind the best one, folded away."""
    more = found.matches[1:]
    rates = ", ".join(str(match.rate) for match in more)
    items = "".join(
        f'<li><span class="badge">{match.rate} {KINDS[match.kind]}</span>'
        f"{proposal(match, setting)}{difference(match, found, setting)}</li>"
        for match in more
    )
    noun = "match" if len(more) == 1 else "matches"
    return f'<details class="further"><summary>{len(more)} more {noun} ({rates})</summary><ol>{items}</ol></details>'
