"""Elements as the model takes them: their text, their place, and the form in which what is not understood is kept.

The kept form is the same for every generation and style: without namespace, data categories as in style DCA
(`<admin type="projectSubset">report</admin>`). An element of a namespace that no module has stays in it.
"""

import re

from lxml import etree

from .categories import CATEGORIES, NAMESPACES

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MODULES = frozenset(NAMESPACES.values())
_CODES = frozenset({"bpt", "ept", "ph", "it", "sc", "ec"})  # what they hold is markup of another format, not text
_SPACES = re.compile(r"[ \t\r\n]+")
_INDENTATION = re.compile(r"[ \t]*\n[ \t]*")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def raw_text(element: etree._Element) -> str:
    """Return the text of an element with that of its inline markup, inline codes left out."""
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        if local_name(child) not in _CODES:
            parts.append(raw_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def prose(element: etree._Element) -> str:
    """Return the text of a note or definition: line breaks stay, the indentation around them goes."""
    text = raw_text(element)
    return (_INDENTATION.sub("\n", text) if "\n" in text else text).strip(" \t\r\n")


def phrase(element: etree._Element) -> str:
    """Return the text of a term or of a value on one line: white space is one space, none at the ends."""
    return _SPACES.sub(" ", raw_text(element)).strip()


def category_element(element: etree._Element) -> tuple[str, str]:
    """Return (element, type) as style DCA says them: ("descrip", "definition") for `<basic:definition>` too."""
    namespace, _, name = str(element.tag).rpartition("}")
    if namespace[1:] in _MODULES and name in CATEGORIES:
        return CATEGORIES[name].element, name
    return name, element.get("type", "")


def kept_form(element: etree._Element) -> str:
    """Return an element as the text that is kept of it."""
    own = _namespace(element.getroottree().getroot())
    return etree.tostring(_plain(element, own), encoding="unicode")


def from_kept(content: str) -> etree._Element | None:
    """Return the element that a kept text says, None where it is no XML."""
    try:
        return etree.fromstring(content, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _namespace(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[0][1:]


def _plain(element: etree._Element, own: str) -> etree._Element:
    """Return a copy in the kept form; `own` is the namespace of the file."""
    name, type_ = category_element(element)
    foreign = _namespace(element) not in {own, *_MODULES}
    made = etree.Element(str(element.tag) if foreign else name, {"type": type_} if type_ else None)
    for key, value in element.attrib.items():
        made.set(key, value)
    laid_out = (len(element) > 0 and not raw_text(element).strip()) or name.endswith(("Grp", "List"))
    made.text = None if laid_out else element.text
    for child in element:
        copy = _plain(child, own)
        copy.tail = None if laid_out else child.tail
        made.append(copy)
    return made
