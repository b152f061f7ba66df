"""The inline markup of Markdown: parsed by markdown-it, kept as codes at the places where it stood.

markdown-it's tokens do not say where in the source they come from, and they normalise what they hold. So each of its
rules is watched as it matches: what lies between two matches is text exactly as the source has it.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from ..document import Code, CodeKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_MARKUP = re.compile(r"[\\`*_\[\]<>&$]")
_MARK = re.compile(
    r"<sup\b[^<>]{0,100}>\s*\[?((?:\\?\*){1,3}|\d{1,3}(?:\s*[,，、]\s*\d{1,3}){0,9}|[a-z]|[ivx]{1,4})\]?\s*</sup>"
    r"|\[\^([^\]\s]{1,30})\]"
    r"|\$\s{0,3}\^\{?\s{0,3}(\\?\*|\d{1,3})\s{0,3}\}?\s{0,3}\$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WINDOW = 8000
"""The longest text parsed at once: markdown-it is not linear in the length of one text."""


class _Match(NamedTuple):
    rule: str
    start: int
    end: int
    tokens: "list[Token]"
    label_end: int


class _Step(NamedTuple):
    """From `start` to `end` the source is markup: it becomes `text` and perhaps a code."""

    start: int
    end: int
    text: str = ""
    kind: CodeKind | None = None
    note: str | None = None
    source: str | None = None


def parse(source: str) -> tuple[str, tuple[Code, ...]]:
    """Return the text of one paragraph of Markdown, its lines still apart, and its markup as codes."""
    text: list[str] = []
    codes: list[Code] = []
    length = 0
    for window in _windows(source):
        some, found = _parse(window)
        codes += [Code(code.offset + length, code.kind, code.source, code.note) for code in found]
        text.append(some)
        length += len(some)
    return "".join(text), tuple(codes)


def _windows(source: str) -> Iterator[str]:
    start = 0
    while len(source) - start > _WINDOW:
        end = start + _WINDOW
        # After a space or full stop, and never between a backslash and what it escapes.
        cut = max(source.rfind(mark, start + _WINDOW // 2, end) for mark in " \n。") + 1
        end = cut or end
        window = source[start:end]
        end -= (len(window) - len(window.rstrip("\\"))) % 2
        yield source[start:end]
        start = end
    yield source[start:]


def _parse(source: str) -> tuple[str, list[Code]]:
    if not _MARKUP.search(source):
        return source, []
    matches: list[_Match] = []
    parser = _parser()
    parser.inline.parse(source, parser, {"matches": matches}, [])
    text: list[str] = []
    codes: list[Code] = []
    length = done = 0
    for step in _steps(source, matches):
        if step.start < done:
            continue
        before = source[done : step.start]
        length += len(before)
        if step.kind:
            codes.append(Code(length, step.kind, step.source or source[step.start : step.end], step.note))
        text += [before, step.text]
        length += len(step.text)
        done = step.end
    text.append(source[done:])
    return "".join(text), codes


def _steps(source: str, matches: list[_Match]) -> list[_Step]:
    escaped = {match.end - 1 for match in matches if match.rule == "escape"}
    steps: list[_Step] = []
    for match in matches:
        image = source[match.start - 1 : match.start] == "!" and match.start - 1 not in escaped
        if match.rule == "link" and image:
            steps.append(_Step(match.start - 1, match.end, "", "standalone"))
        else:
            steps += _STEPS[match.rule](source, match)
    return sorted(steps, key=lambda step: step.start)


def _escape(source: str, match: _Match) -> list[_Step]:
    text = source[match.start + 1 : match.end]
    if text.startswith("\n"):
        return [_Step(match.start, match.end, "\n")]
    if text == "*":
        # It may turn out to be a footnote mark, whose source this backslash then belongs to (notes.py).
        return [_Step(match.start, match.end, "*", "standalone", source="\\")]
    if text == "\\" and source[match.end : match.end + 1] == "_":
        # Converters escape the underscore of a URL twice: `\\_` was a plain underscore.
        return [_Step(match.start, match.end)]
    return [_Step(match.start, match.end, text)]


def _code_span(source: str, match: _Match) -> list[_Step]:
    ticks = len(source[match.start : match.end]) - len(source[match.start : match.end].lstrip("`"))
    # A run of backticks that opens nothing is matched too, as text.
    if match.end - match.start <= 2 * ticks:
        return []
    inner = _Step(match.start + ticks, match.end - ticks, source[match.start + ticks : match.end - ticks])
    return [_Step(match.start, inner.start, "", "open"), inner, _Step(inner.end, match.end, "", "close")]


def _emphasis(source: str, match: _Match) -> list[_Step]:
    steps = []
    for place, token in enumerate(match.tokens[-(match.end - match.start) :], match.start):
        if token.nesting:
            kind: CodeKind = "open" if token.nesting > 0 else "close"
            steps.append(_Step(place, place + 1, "", kind, source=token.markup))
        elif not token.content:
            steps.append(_Step(place, place + 1))
    return steps


def _link(source: str, match: _Match) -> list[_Step]:
    return [
        _Step(match.start, match.start + 1, "", "open"),
        _Step(match.label_end, match.end, "", "close"),
    ]


def _autolink(source: str, match: _Match) -> list[_Step]:
    return [_Step(match.start, match.start + 1, "", "open"), _Step(match.end - 1, match.end, "", "close")]


def _html(source: str, match: _Match) -> list[_Step]:
    tag = source[match.start : match.end]
    if _BREAK.fullmatch(tag):
        return [_Step(match.start, match.end, "\n")]
    if tag.startswith(("<!", "<?")) or tag.endswith("/>"):
        return [_Step(match.start, match.end, "", "standalone")]
    return [_Step(match.start, match.end, "", "close" if tag.startswith("</") else "open")]


def _entity(source: str, match: _Match) -> list[_Step]:
    return [_Step(match.start, match.end, unescape(source[match.start : match.end]))]


def _mark(source: str, match: _Match) -> list[_Step]:
    found = _MARK.match(source, match.start)
    if not found:
        return []
    notes = re.split(r"\s*[,，、]\s*", (found[1] or found[2] or found[3]).replace("\\", ""))
    if len(notes) == 1:
        return [_Step(match.start, match.end, "", "mark", notes[0])]
    edges = [match.start, *(found.start(1) + comma.end() for comma in re.finditer(r"[,，、]\s*", found[1])), match.end]
    return [_Step(edges[i], edges[i + 1], "", "mark", note) for i, note in enumerate(notes)]


_STEPS: dict[str, Callable[[str, _Match], list[_Step]]] = {
    "escape": _escape,
    "backticks": _code_span,
    "emphasis": _emphasis,
    "link": _link,
    "autolink": _autolink,
    "html_inline": _html,
    "entity": _entity,
    "note_mark": _mark,
}


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    # An image is a link with "!" before it here; joining fragments would hide which emphasis marks matched.
    parser.inline.ruler.disable("image")
    parser.inline.ruler2.disable("fragments_join")
    parser.inline.ruler.before("link", "note_mark", _note_mark)
    for rule in parser.inline.ruler.__rules__:
        if rule.name in _STEPS:
            rule.fn = _watched(rule.name, rule.fn)
    parser.inline.ruler.__cache__ = None
    return parser


def _note_mark(state: "StateInline", silent: bool) -> bool:
    if state.src[state.pos] not in "<[$":
        return False
    found = _MARK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    state.pos = found.end()
    return True


def _watched(name: str, rule: "Callable[[StateInline, bool], bool]") -> "Callable[[StateInline, bool], bool]":
    def watching(state: "StateInline", silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            tokens = state.tokens[before:] if name == "emphasis" else []
            label_end = state.md.helpers.parseLinkLabel(state, start, True) if name == "link" else 0
            state.env["matches"].append(_Match(name, start, state.pos, tokens, label_end))
        return True

    return watching
