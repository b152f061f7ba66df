"""The terms in one short text, without making ready to find all that there are."""

import json
from collections.abc import Iterator

from .keys import SPELLED, folded, loose
from .lemmas import plain_root
from .recognise import Recogniser, TermHit
from .running_text import ChineseText
from .store import Termbase

LONGEST = 80
"""How many characters, or words, a term in such a text has at most."""


def terms_inside(termbase: Termbase, text: str, language: str) -> tuple[TermHit, ...]:
    """Return the terms in a text, as a recogniser of the whole termbase finds them; of English words only plurals.

    Only the concepts that a piece of the text is a spelling of are looked at.
    """
    pieces = _chinese(text) if language == "zh" else _words(text)
    marks = ", ".join("?" * len(SPELLED))
    rows = termbase.library.connection.execute(
        f"""SELECT DISTINCT concept.id FROM lookup_key JOIN term ON term.key = lookup_key.term
        JOIN concept ON concept.key = term.concept
        WHERE lookup_key.key IN (SELECT value FROM json_each(?)) AND lookup_key.kind IN ({marks})""",
        (json.dumps(list(dict.fromkeys(pieces))), *SPELLED),
    )
    ids = [row[0] for row in rows]
    return Recogniser(termbase.names(ids), language, None, plain_root).find(text) if ids else ()


def _chinese(text: str) -> Iterator[str]:
    plain = folded(ChineseText(text).text)
    for start in range(len(plain)):
        for end in range(start + 1, min(start + LONGEST, len(plain)) + 1):
            yield plain[start:end]


def _words(text: str) -> Iterator[str]:
    words = folded(text).split()
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            piece = " ".join(words[start:end])
            yield piece
            yield loose(piece)
