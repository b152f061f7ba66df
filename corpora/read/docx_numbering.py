"""The automatic numbers of a DOCX file: what Word prints before a paragraph and does not store in its text."""

from dataclasses import dataclass, field

from lxml import etree

from .docx_parts import W, is_on, number, value
from .docx_symbols import symbol
from .numerals import numeral

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: `text` is a pattern such as "%1.%2" over the numbers of the levels."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """An abstract numbering: its levels, and the number each stands at; None before its first paragraph."""

    levels: dict[int, _Level]
    styles: dict[str, int] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Use:
    """A use of a list by an id: levels of its own, and the levels whose start it sets once."""

    list: _List
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file; it counts as paragraphs pass."""

    def __init__(self, root: etree._Element | None, style_lists: dict[str, str] | None = None) -> None:
        """Take the root of numbering.xml, None where there is none."""
        elements = {} if root is None else {e.get(f"{W}abstractNumId"): e for e in root.findall(f"{W}abstractNum")}
        linked = {value(e, "styleLink"): e for e in elements.values() if value(e, "styleLink")}
        lists: dict[int, _List] = {}
        self._uses: dict[str, _Use] = {}
        for use in [] if root is None else root.findall(f"{W}num"):
            element = elements.get(value(use, "abstractNumId"))
            link = value(element, "numStyleLink")
            element = linked.get(link, element) if link else element
            if element is not None:
                shared = lists.setdefault(id(element), _list(element))
                self._uses[use.get(f"{W}numId", "")] = _use(use, shared)

    def depth_of(self, numbering: str, style: str | None) -> int | None:
        """Return the level that a list keeps for a style of paragraphs."""
        use = self._uses.get(numbering)
        return use.list.styles.get(style or "") if use else None

    def next(self, numbering: str, depth: int) -> str | None:
        """Return what is printed before the next paragraph of a list at a level; None for nothing."""
        use = self._uses.get(numbering)
        if use is None or not 0 <= depth < _LEVELS:
            return None
        level = self._level(use, depth)
        counts = use.list.counts
        if depth in use.starts:
            counts[depth] = use.starts.pop(depth)
        else:
            before = counts[depth]
            counts[depth] = level.start if before is None else before + 1
        for deeper in range(depth + 1, _LEVELS):
            restart = self._level(use, deeper).restart
            if restart != 0 and (restart is None or depth < restart):
                counts[deeper] = None
        return self._printed(use, level) or None

    def _level(self, use: _Use, depth: int) -> _Level:
        return use.levels.get(depth) or use.list.levels.get(depth) or _Level()

    def _printed(self, use: _Use, level: _Level) -> str:
        if level.format == "bullet":
            return level.text.strip()
        text = level.text
        for depth in range(_LEVELS):
            if f"%{depth + 1}" in text:
                other = self._level(use, depth)
                count = use.list.counts[depth]
                format = "decimal" if level.legal and other.format != "bullet" else other.format
                text = text.replace(f"%{depth + 1}", numeral(other.start if count is None else count, format))
        return text.strip()


def _list(element: etree._Element) -> _List:
    levels = {}
    styles = {}
    for child in element.findall(f"{W}lvl"):
        depth = number(child.get(f"{W}ilvl")) or 0
        levels[depth] = _read_level(child)
        style = value(child, "pStyle")
        if style:
            styles[style] = depth
    return _List(levels, styles)


def _use(element: etree._Element, shared: _List) -> _Use:
    levels: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for override in element.findall(f"{W}lvlOverride"):
        depth = number(override.get(f"{W}ilvl")) or 0
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[depth] = _read_level(own)
        start = number(value(override, "startOverride"))
        if start is not None:
            starts[depth] = start
    return _Use(shared, levels, starts)


def _read_level(element: etree._Element) -> _Level:
    start = number(value(element, "start"))
    format = value(element, "numFmt") or "decimal"
    text = value(element, "lvlText") or ""
    fonts = element.find(f"{W}rPr/{W}rFonts")
    if format == "bullet":
        font = "" if fonts is None else fonts.get(f"{W}ascii", "")
        text = "".join(symbol(font, ord(character)) or "•" for character in text)
    return _Level(
        start=1 if start is None else start,
        format=format,
        text=text,
        restart=number(value(element, "lvlRestart")),
        legal=bool(is_on(element, "isLgl")),
    )
