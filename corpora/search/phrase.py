"""What a concordance looks for: a phrase of one unit or more, with open ends, wildcards and gaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..text.normalise import fold_width, normal_form
from ..text.units import compares_characters

_LITERAL_STAR = "\ue000"  # stands for \* while a phrase is cut up
_STAR = "\ue001"  # stands for *, the wildcard
_TOKEN = re.compile(rf"[\w{_STAR}]+(?:['’][\w{_STAR}]+)*|[^\w\s]")
_APOSTROPHES = "'’"


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit that is looked for, its case folded: `text` itself, or whatever `wild` matches where there is one.

    After a piece with a `gap` any stretch may follow.
    """

    text: str
    wild: re.Pattern[str] | None = None
    gap: bool = False

    def accepts(self, unit: str) -> bool:
        """Tell whether a unit, its case folded, serves."""
        return self.wild.fullmatch(unit) is not None if self.wild else unit == self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as sequences of pieces, one of which must stand in a text, and as a pattern that marks it."""

    by_characters: bool
    alternatives: tuple[tuple[Piece, ...], ...]
    pattern: re.Pattern[str]

    @property
    def literal(self) -> str | None:
        """Return the characters, their case folded, that are the whole phrase; None where it is more than those."""
        (pieces, *others) = self.alternatives or ((),)
        plain = self.by_characters and not others and not any(piece.wild or piece.gap for piece in pieces)
        return "".join(piece.text for piece in pieces) if plain else None

    def is_in(self, units: Sequence[str]) -> bool:
        """Tell whether the phrase stands in the units of a normalised text, their case folded."""
        return any(_stands_in(pieces, units) for pieces in self.alternatives)

    def hits(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where the phrase stands in a text as it is, in any case and width, whatever its white space."""
        return tuple(match.span() for match in self.pattern.finditer(fold_width(text)) if match.end() > match.start())


def folded(unit: str, by_characters: bool) -> str:
    """Return a unit as it is compared where case does not matter; a character stays one character."""
    if by_characters:
        lower = unit.lower()
        return lower if len(lower) == 1 else unit
    return unit.casefold()


def parse_phrase(text: str, language: str, whole_words: bool = False) -> Phrase:
    """Return what finds a text in the segments of a language.

    `*` inside a word stands for any letters, `*` alone (anywhere, where characters are compared) for any stretch, `\\*`
    for itself. Unless `whole_words`, the first and the last word may be the end and the beginning of longer ones.
    """
    marked = text.replace("\\*", _LITERAL_STAR).replace("*", _STAR)
    normal = normal_form(marked)
    if compares_characters(language):
        return _of_characters(normal)
    return _of_words(normal, whole_words)


def _of_characters(text: str) -> Phrase:
    chunks = [chunk for chunk in (part.strip() for part in text.split(_STAR)) if chunk]
    pieces = []
    for place, chunk in enumerate(chunks):
        units = [folded(_literal(character), by_characters=True) for character in chunk]
        ends = len(units) - 1 if place < len(chunks) - 1 else -1
        pieces += [Piece(unit, gap=number == ends) for number, unit in enumerate(units)]
    marking = r".*?".join(r"\s*".join(re.escape(_literal(c)) for c in chunk if c != " ") for chunk in chunks)
    return Phrase(True, (tuple(pieces),) if pieces else (), _compiled(marking))


def _of_words(text: str, whole_words: bool) -> Phrase:
    tokens: list[str] = []
    gaps: set[int] = set()
    for chunk in text.split():
        if chunk == _STAR:
            gaps.add(len(tokens) - 1)
        else:
            tokens += _TOKEN.findall(chunk)
    if not tokens:
        return Phrase(False, (), _compiled(""))
    gaps -= {-1, len(tokens) - 1}
    readings = [(tokens, gaps)] if whole_words else _readings(tokens, gaps)
    alternatives = tuple(_word_pieces(some, between, whole_words) for some, between in readings)
    return Phrase(False, alternatives, _compiled(_word_marking(tokens, gaps, whole_words)))


def _readings(tokens: list[str], gaps: set[int]) -> list[tuple[list[str], set[int]]]:
    """Return the tokens, and what they are where an apostrophe at an end of the phrase stands inside a word."""
    readings = [(tokens, gaps)]
    if tokens[0] in _APOSTROPHES:
        joined = [tokens[0] + (tokens[1] if len(tokens) > 1 and 0 not in gaps else "")]
        rest = tokens[2:] if 0 not in gaps else tokens[1:]
        shift = len(tokens) - len(joined) - len(rest)
        readings.append((joined + rest, {gap - shift for gap in gaps}))
    for some, between in list(readings):
        last = len(some) - 1
        if last and some[last] in _APOSTROPHES and last - 1 not in between:
            readings.append(([*some[:-2], some[-2] + some[-1]], between))
    return readings


def _word_pieces(tokens: list[str], gaps: set[int], whole_words: bool) -> tuple[Piece, ...]:
    pieces = []
    for place, token in enumerate(tokens):
        text = folded(_literal(token), by_characters=False)
        joins = any(c.isalnum() or c == "_" or c == _STAR for c in token) or (
            len(tokens) == 1 and token in _APOSTROPHES
        )
        before = ".*" if joins and place == 0 and not whole_words else ""
        after = ".*" if joins and place == len(tokens) - 1 and not whole_words else ""
        wild = None
        if before or after or _STAR in token:
            inner = ".*".join(re.escape(folded(_literal(part), by_characters=False)) for part in token.split(_STAR))
            wild = re.compile(before + inner + after)
        pieces.append(Piece(text, wild, place in gaps))
    return tuple(pieces)


def _word_marking(tokens: list[str], gaps: set[int], whole_words: bool) -> str:
    marking = ""
    for place, token in enumerate(tokens):
        if place:
            between_words = token[-1].isalnum() and tokens[place - 1][-1].isalnum()
            marking += r"\s.*?" if place - 1 in gaps else r"\s+" if between_words else r"\s*"
        marking += r"\w*".join(re.escape(_literal(part)) for part in token.split(_STAR))
    return rf"(?<!\w){marking}(?!\w)" if whole_words else marking


def _literal(text: str) -> str:
    return text.replace(_LITERAL_STAR, "*")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def _stands_in(pieces: tuple[Piece, ...], units: Sequence[str]) -> bool:
    state, last, gaps = 0, 1 << (len(pieces) - 1), sum(1 << place for place, piece in enumerate(pieces) if piece.gap)
    for unit in units:
        accepted = sum(1 << place for place, piece in enumerate(pieces) if piece.accepts(unit))
        state = ((state << 1 | 1) & accepted) | (state & gaps)
        if state & last:
            return True
    return False
