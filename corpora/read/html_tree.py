"""The elements of an HTML document, as libxml2's parser of HTML finds them in any markup."""

import re
from typing import Any

from lxml import etree

from ..errors import HostileFile

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_TOO_DEEP = re.compile(r"depth|huge", re.IGNORECASE)


def html_root(text: str) -> etree._Element | None:
    """Return the root of a document, None for an empty one. Raises HostileFile for one nested too deep."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None  # nothing at all
    for error in parser.error_log:
        if error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT or (error.level >= 3 and _TOO_DEEP.search(error.message)):
            raise HostileFile(f"line {error.line}: passes a limit of the HTML parser: {error.message.strip()}")
    return root


def line_of(element: etree._Element, before: int) -> int:
    """Return the line of the source that an element begins in; `before` where the parser does not say."""
    line: Any = element.sourceline  # lxml's type information has no type for it
    return int(line) if line else before


def is_hidden(element: etree._Element) -> bool:
    """Tell whether an element is navigation or not shown."""
    role = element.get("role")
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or role == "navigation" or _HIDDEN.search(element.get("style") or "") is not None
