"""The styles of a DOCX file: which paragraphs are headings, titles or contents, which runs are bold."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from .docx_parts import W, is_on, number, value

_HEADING = re.compile(r"(?:heading|标题|標題|überschrift|titre|título)\s*(\d)$", re.IGNORECASE)
# The styles of the templates of the United Nations have no outline level: "_ H _Ch_G", "H_1_G", "_ H_2/3".
_UN_HEADING = re.compile(r"_?\s*H\s?_?\s?(?:_?(M_Ch|Ch|M|\d)(?:/\d)?)(?:_?GC?)?$")
_UN_LEVELS = {"M_Ch": 1, "Ch": 1, "M": 1}
_CONTENTS = re.compile(r"(?:toc|目录|table of (?:figures|authorities))\b", re.IGNORECASE)
_DEEPEST = 20
"""How many styles may be based on one another."""

FORMATS = {"b": "b", "i": "i", "strike": "s", "dstrike": "s", "vanish": "vanish"}
"""Properties of runs that are switched on and off, and the names of the codes that they become."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of a paragraph or run; None where it says nothing."""

    level: int | None = None
    kind: str | None = None  # "title" or "contents"
    numbering: str | None = None
    depth: int | None = None
    formats: tuple[tuple[str, bool], ...] = ()
    raised: str | None = None  # sup, sub or baseline


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of styles.xml, None where a file has none."""
        found = [] if root is None else root.findall(f"{W}style")
        self._elements = {element.get(f"{W}styleId", ""): element for element in found}
        self._known: dict[str, Style] = {}
        self.default = next(
            (
                element.get(f"{W}styleId", "")
                for element in found
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true", "on"}
            ),
            "",
        )

    def of(self, style: str | None) -> Style:
        """Return what a style says, together with those that it is based on."""
        name = style or self.default
        if name not in self._known:
            self._known[name] = self._resolved(name, 0)
        return self._known[name]

    def _resolved(self, name: str, deep: int) -> Style:
        element = self._elements.get(name)
        if element is None or deep > _DEEPEST:
            return _named(Style(), name)
        base = value(element, "basedOn")
        inherited = self._resolved(base, deep + 1) if base and base != name else Style()
        own = _with_properties(inherited, element)
        return _named(own, value(element, "name") or name)


def _with_properties(style: Style, element: etree._Element) -> Style:
    paragraph = element.find(f"{W}pPr")
    level = number(value(paragraph, "outlineLvl"))
    numbering = value(paragraph, "numPr", "numId")
    depth = number(value(paragraph, "numPr", "ilvl"))
    run = element.find(f"{W}rPr")
    raised, formats = run_formats(run)
    return replace(
        style,
        level=style.level if level is None else (level + 1 if level < 9 else None),
        numbering=numbering or style.numbering,
        depth=style.depth if depth is None else depth,
        formats=tuple({**dict(style.formats), **formats}.items()),
        raised=raised or style.raised,
    )


def _named(style: Style, name: str) -> Style:
    plain = name.strip()
    heading = _HEADING.match(plain) or _HEADING.match(re.sub(r"(?<=[a-z])(?=\d)", " ", plain))
    if heading:
        return replace(style, level=style.level or int(heading[1]))
    if plain.lower() in {"title", "subtitle", "标题", "副标题"}:
        return replace(style, kind="title")
    if _CONTENTS.match(plain):
        return replace(style, kind="contents")
    un = _UN_HEADING.fullmatch(plain)
    if un:
        return replace(style, level=style.level or _UN_LEVELS.get(un[1]) or int(un[1]) + 1)
    return style


def run_formats(run: etree._Element | None) -> tuple[str | None, dict[str, bool]]:
    """Return how a run is raised ("sup", "sub", "baseline"; None for not said), and which formats are on or off."""
    formats: dict[str, bool] = {}
    if run is None:
        return None, formats
    for name, code in FORMATS.items():
        switched = is_on(run, name)
        if switched is not None:
            formats[code] = switched
    underline = value(run, "u")
    if underline is not None:
        formats["u"] = underline != "none"
    raised = value(run, "vertAlign")
    return {"superscript": "sup", "subscript": "sub", "baseline": "baseline"}.get(raised or ""), formats
