"""Inline codes in TMX: the content of a `seg` as text and codes, and back.

`bpt`, `ept`, `ph`, `it` and `ut` are codes with all that is in them; `hi`, and an element that TMX does not know, is a
pair of codes around text. A code of another format is written as `<ph type="x-yiku-open">**</ph>`, with a note as
`x-yiku-mark:1`, and a character that XML cannot hold as `<ph type="x-yiku-char">000B</ph>`; all come back as they were.
"""

import re
from collections.abc import Sequence
from typing import Any, cast, get_args

from lxml import etree

from corpora.document import Code, CodeKind
from corpora.files.xml import add_text

from .xliff_inline import fit

_KINDS: dict[str, CodeKind] = {
    "bpt": "open",
    "ept": "close",
    "ph": "standalone",
    "it": "standalone",
    "ut": "standalone",
}
_OWN = "x-yiku-"
_CHARACTER = "x-yiku-char"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INSIDE = frozenset({"bpt", "ept", "ph", "it", "hi", "ut"})
_SUB = frozenset({"sub"})
# element -> (required attributes, other attributes, elements in it), as the document type of TMX 1.4 has them
_RULES: dict[str, tuple[set[str], set[str], frozenset[str]]] = {
    "bpt": ({"i"}, {"x", "type"}, _SUB),
    "ept": ({"i"}, set(), _SUB),
    "it": ({"pos"}, {"x", "type"}, _SUB),
    "ph": (set(), {"x", "assoc", "type"}, _SUB),
    "ut": (set(), {"x"}, _SUB),
    "hi": (set(), {"x", "type"}, _INSIDE),
    "sub": (set(), {"datatype", "type"}, _INSIDE),
}


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    name = str(element.tag)
    return name.rpartition("}")[2] if name[0] == "{" else name


def read_content(segment: etree._Element) -> tuple[str, tuple[Code, ...]]:
    """Return the text of a `seg` and the codes in it, with their offsets."""
    if not len(segment):
        return segment.text or "", ()
    parts: list[str] = []
    codes: list[Code] = []
    _take(segment, 0, parts, codes)
    return "".join(parts), tuple(codes)


def _take(element: etree._Element, length: int, parts: list[str], codes: list[Code]) -> int:
    """Append the text and codes in an element and return the length of the text with them."""
    length += _append(parts, element.text)
    for child in element:
        name = local_name(child)
        if child.get("type", "").startswith(_OWN) and name == "ph" and not len(child):
            length += _take_own(child, length, parts, codes)
        elif name in _KINDS:
            codes.append(Code(length, _KINDS[name], _markup(child)))
        else:
            codes.append(Code(length, "open", _start_tag(child)))
            length = _take(child, length, parts, codes)
            codes.append(Code(length, "close", f"</{name}>"))
        length += _append(parts, child.tail)
    return length


def _append(parts: list[str], text: str | None) -> int:
    if not text:
        return 0
    parts.append(text)
    return len(text)


def _take_own(child: etree._Element, length: int, parts: list[str], codes: list[Code]) -> int:
    """Take back what this program wrote into a `ph`; return how many characters of text that was."""
    said = child.get("type", "")
    content = child.text or ""
    if said == _CHARACTER and re.fullmatch("[0-9A-F]{4}", content):
        # A character that no text may hold at all is left out, not brought in by way of a file.
        held = "" if content == "0000" or "D800" <= content <= "DFFF" else chr(int(content, 16))
        return _append(parts, held)
    kind, separator, note = said.removeprefix(_OWN).partition(":")
    if kind in get_args(CodeKind):
        codes.append(Code(length, cast(CodeKind, kind), content, note if separator else None))
    else:
        codes.append(Code(length, "standalone", _markup(child)))
    return 0


def _markup(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _start_tag(element: etree._Element) -> str:
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    prefixes: Any = element.nsmap  # lxml takes the prefix None, its type information does not
    bare = etree.Element(element.tag, attributes, prefixes)
    return _markup(bare).removesuffix("/>") + ">"


def write_content(segment: etree._Element, text: str, codes: Sequence[Code]) -> None:
    """Fill an empty `seg` with a text and its codes: codes that came as TMX as they were, others inside `ph`."""
    pairs = _highlights(codes)
    parents = [segment]
    done = 0
    for place, code in enumerate(codes):
        _append_text(parents[-1], text[done : code.offset])
        done = max(done, code.offset)
        if place in pairs:
            if code.kind == "open":
                parents.append(_child(parents[-1], pairs[place]))
            else:
                parents.pop()
            continue
        made = _parsed(code)
        _child(parents[-1], _own(code) if made is None else made)
    _append_text(parents[-1], text[done:])


def _child(parent: etree._Element, child: etree._Element) -> etree._Element:
    parent.append(child)
    return child


def _highlights(codes: Sequence[Code]) -> dict[int, etree._Element]:
    """Return, at the places of both codes of each pair that was a `hi`, the element to write for it."""
    pairs: dict[int, etree._Element] = {}
    opened: list[tuple[int, etree._Element]] = []
    for place, code in enumerate(codes):
        if code.kind == "open" and code.note is None and code.source.startswith("<hi"):
            made = _element(code.source.removesuffix(">") + "/>")
            if made is not None and made.tag == "hi" and _start_tag(made) == code.source:
                opened.append((place, made))
        elif code.kind == "close" and code.note is None and code.source == "</hi>" and opened:
            start, made = opened.pop()
            pairs[start] = pairs[place] = made
    return pairs


def _parsed(code: Code) -> etree._Element | None:
    """Return the element that a code was in a TMX file; None where it came otherwise or TMX 1.4 does not allow it."""
    name = re.match("<([a-z]+)", code.source)
    if code.note is not None or name is None or _KINDS.get(name[1]) != code.kind:
        return None
    made = _element(code.source)
    if made is None or made.get("type", "").startswith(_OWN) or _markup(made) != code.source:
        return None
    return made


def _element(markup: str) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        made = etree.fromstring(markup, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return made if _is_allowed(made) else None


def _is_allowed(element: etree._Element) -> bool:
    rule = _RULES.get(str(element.tag))
    if rule is None:
        return False
    required, others, children = rule
    names = {str(name) for name in element.attrib}
    if not required <= names <= required | others or element.get("pos", "begin") not in {"begin", "end"}:
        return False
    return all(child.tag in children and _is_allowed(child) for child in element)


def _own(code: Code) -> etree._Element:
    """Return the `ph` for a code that is no markup of TMX."""
    note = "" if code.note is None else f":{fit(code.note)}"
    made = etree.Element("ph", type=f"{_OWN}{code.kind}{note}")
    made.text = fit(code.source)
    return made


def _append_text(parent: etree._Element, text: str) -> None:
    done = 0
    for unfit in _UNFIT.finditer(text):
        add_text(parent, text[done : unfit.start()])
        etree.SubElement(parent, "ph", type=_CHARACTER).text = f"{ord(unfit.group()):04X}"
        done = unfit.end()
    add_text(parent, text[done:])
