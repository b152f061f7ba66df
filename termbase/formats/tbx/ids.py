"""Identifiers: XML takes only names, the model any text, so a file says both where they differ.

An id that is no XML name is written as a name made from it, and stands as it is in the first note of the entry:
`id: "42/3"`.
"""

import json
import re

# What both editions of XML 1.0 in use take: validators still go by the older one.
_START = "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u4e00-\u9fa5"
_REST = f"{_START}0-9.\u00b7-"
_NAME = re.compile(f"[{_START}][{_REST}]*")
_NO_NAME_CHARACTER = re.compile(f"[^{_REST}]")
_NOTE = re.compile(r'id: (".*")', re.DOTALL)
_COUNTER = re.compile(r"-[0-9]+")


def is_name(id_: str) -> bool:
    """Tell whether an id is an XML name without a colon, in every edition of XML."""
    return _NAME.fullmatch(id_) is not None


def as_name(id_: str) -> str:
    """Return the XML name that stands for an id: itself where it is one, never empty."""
    if is_name(id_):
        return id_
    name = _NO_NAME_CHARACTER.sub("_", id_)
    return name if name and is_name(name) else f"id-{name or 'none'}"


def as_note(id_: str) -> str:
    """Return the note that says an id."""
    return f"id: {json.dumps(id_, ensure_ascii=not id_.isprintable())}"


def from_note(note: str, name: str) -> str | None:
    """Return the id that a note says for an entry whose XML name is `name`, None where the note says no such thing."""
    found = _NOTE.fullmatch(note)
    if found is None:
        return None
    try:
        id_ = json.loads(found[1])
    except ValueError:
        return None
    made = as_name(id_)
    return id_ if name == made or (name.startswith(made) and _COUNTER.fullmatch(name, len(made))) else None


class Names:
    """The XML names that a file has used."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self._last: dict[str, int] = {}

    def claim(self, id_: str) -> str:
        """Return an unused XML name for an id and use it: `-2`, `-3` ... is added to one that is used."""
        made = name = as_name(id_)
        while name in self.used:
            self._last[made] = self._last.get(made, 1) + 1
            name = f"{made}-{self._last[made]}"
        self.used.add(name)
        return name
