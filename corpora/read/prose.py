"""Whether a text is running prose, and whether its last sentence has come to an end."""

import re

from ..text.script import HAN, is_han

_CLOSERS = "”’」』》〉）)]】\"'*_"
_FINISHED = "。！？；：.!?;:…"
_CITATION = re.compile(r"(?:https?://|www\.)\S+>?$|[A-Z][A-Z0-9.]*/\S+$")
_INNER = re.compile(r"[，。；、！？]|[,;.] ")
_JOINERS = re.compile(
    r"(?:,|-|\b(?:the|of|and|or|in|to|for|a|an|on|by|with|from|at|as|that|which|its|their|is|are|was|were|be|has|have"
    r"|had|not|than|into|under|between|including|such|this|these|those))$"
)
_ANY_HAN = re.compile(f"[{HAN}]")


def is_finished(text: str) -> bool:
    """Tell whether a text ends as a sentence or clause does: on a stop, colon or semicolon, before closing marks."""
    end = text.rstrip()[-80:].rstrip(_CLOSERS + " ")
    return end[-1:] in _FINISHED if end else True


def is_finished_note(text: str) -> bool:
    """Tell whether a footnote is complete: one that ends in an address or symbol often has no full stop."""
    return is_finished(text) or _CITATION.search(text.rstrip()[-400:]) is not None


def width(text: str) -> int:
    """Return the length of a text in columns as a reader weighs it: a Han character counts twice."""
    return len(text) + len(_ANY_HAN.findall(text))


def is_prose(text: str) -> bool:
    """Tell whether a text is long or punctuated enough to be a paragraph and no title, name or entry of a list."""
    columns = width(text[:80])
    return columns >= 80 or (columns >= 40 and _INNER.search(text) is not None)


def wants_more(text: str) -> bool:
    """Tell whether a text in Latin letters breaks off where no sentence or title ends: on a comma, "of", "the"."""
    return _JOINERS.search(text.rstrip()[-20:]) is not None


def goes_on(before: str, after: str) -> bool:
    """Tell whether `after` is the rest of the unfinished paragraph `before`, only blank lines being between them."""
    if not is_prose(before):
        return False
    if is_han(before.rstrip()[-1:] or " ") or before.rstrip()[-1:] in "，、":
        return is_finished(after) and _INNER.search(before) is not None
    return after[:1].islower() or wants_more(before)
