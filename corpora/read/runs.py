"""Gathering a paragraph from runs of text and inline markup: its text, and the markup as codes at its offsets."""

import re

from ..document import Code
from .piece import is_wide

_MARK = re.compile(r"\[?(\*{1,3}|\d{1,3}(?:\s*[,，、]\s*\d{1,3}){0,9}|[a-z]|[ivx]{1,4})\]?")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Soft hyphens and spaces without width, which say where a line may end, and what is no character of a text."""


class Runs:
    """The text and codes of one paragraph in the making.

    With `collapse`, white space is what HTML makes of it: a run of it is one space, and a line end of the source
    between Han characters is none. A line break that is meant is added as "\\n" by `line_break`.
    """

    def __init__(self, collapse: bool = False) -> None:
        self._collapse = collapse
        self._parts: list[str] = []
        self._length = 0
        self._codes: list[Code] = []
        self._last = ""
        self._space = ""  # white space that counts only if text follows
        self._raised_from = 0  # the part that raised text begins with
        self._floating = 0  # codes at the end that stand behind that white space

    @property
    def is_empty(self) -> bool:
        """Tell whether there is neither text nor a code."""
        return not self._parts and not self._codes

    def text(self, text: str) -> None:
        """Add text."""
        text = visible(text)
        if not self._collapse:
            self._put(text)
            return
        done = 0
        for found in _SPACE.finditer(text):
            self._word(text[done : found.start()])
            if self._last not in {"", "\n"} and not self._space:
                self._space, self._floating = ("\n" if "\n" in found[0] else " "), 0
            done = found.end()
        self._word(text[done:])

    def _word(self, word: str) -> None:
        if not word:
            return
        if self._space:
            # As in a browser: a line end of the source counts for nothing between two Han characters alone.
            between_han = is_wide(self._last) and is_wide(word[0])
            self._settle("" if self._space == "\n" and between_han else " ")
        self._put(word)

    def _settle(self, space: str) -> None:
        self._put(space)
        for place in range(len(self._codes) - self._floating, len(self._codes)):
            code = self._codes[place]
            self._codes[place] = Code(code.offset + len(space), code.kind, code.source, code.note)
        self._space, self._floating = "", 0

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._last = text[-1]

    def line_break(self) -> None:
        """Add a line break; the white space around it counts for nothing."""
        self._space, self._floating = "", 0
        self._put("\n")

    def open(self, source: str) -> None:
        """Add the opening half of a pair of codes, which goes with what follows; none where its like just closed."""
        before = self._codes[-1] if self._codes else None
        if before is not None and before.offset == self._length and before.source == f"</{source[1:]}":
            self._codes.pop()
            return
        if source == "<sup>":
            self._raised_from = len(self._parts)
        self._codes.append(Code(self._length, "open", visible(source)))
        self._floating += bool(self._space)

    def close(self, source: str) -> None:
        """Add the closing half of a pair; raised text that is a footnote's mark becomes one."""
        if source == "</sup>" and self._raised():
            return
        self._codes.append(Code(self._length, "close", source))
        self._floating = 0 if self._space else self._floating

    def standalone(self, source: str) -> None:
        """Add a code without a fellow."""
        self._codes.append(Code(self._length, "standalone", visible(source)))
        self._floating += bool(self._space)

    def mark(self, note: str) -> None:
        """Add the mark of a footnote."""
        self._codes.append(Code(self._length, "mark", f"<sup>{note}</sup>", note))
        self._floating = 0

    def _raised(self) -> bool:
        """Turn the raised text at the end, if marks are all it is, into marks."""
        opening = self._codes[-1] if self._codes else None
        if opening is None or opening.source != "<sup>" or self._floating:
            return False
        found = _MARK.fullmatch("".join(self._parts[self._raised_from :]).strip())
        if not found:
            return False
        self._codes.pop()
        del self._parts[self._raised_from :]
        self._length = opening.offset
        self._last = self._parts[-1][-1] if self._parts else ""
        notes = re.split(r"\s*[,，、]\s*", found[1])
        for note in notes:
            self.mark(note)
        return True

    def result(self) -> tuple[str, tuple[Code, ...]]:
        """Return the text, its lines still apart, and the codes; a pair around nothing is left out."""
        codes: list[Code] = []
        for code in self._codes:
            before = codes[-1] if codes else None
            empty = before is not None and before.kind == "open" and before.offset == code.offset
            if code.kind == "close" and empty and before is not None and code.source == closing(before.source):
                codes.pop()
            else:
                codes.append(code)
        return "".join(self._parts), tuple(codes)


def visible(text: str) -> str:
    """Return a text without what is never seen in it and may not be written to XML."""
    return _INVISIBLE.sub("", text)


def closing(source: str) -> str:
    """Return the end tag of a start tag."""
    return f"</{re.split(r'[ >]', source[1:], maxsplit=1)[0]}>"
