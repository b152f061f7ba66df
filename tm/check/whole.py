"""Findings about a segment as a whole, and about segments that speak of the same: what no single text shows."""

import re
from collections.abc import Iterator

from corpora.text.normalise import normal_form
from corpora.text.script import has_han

from ..formats.bilingual import BilingualSegment
from .finding import Finding, Kind

_WORD = re.compile(r"\b[a-z]{2,}\b")
_EDGES = " .。;；,，:：!！?？\"“”'‘’"
_SHORTEST = 4
"""A segment of fewer characters is translated as its place wants it: 是 is yes, or is."""
_SHARED = 0.7
_REACH = 200
"""A definition so many segments later is another document's."""
_KNOWN = frozenset({"UN", "US", "USA", "UK", "EU"})
_LONG = {True: 8, False: 25}
"""From so many characters on, with Han or without, a target is hardly right for two sources."""
_ACRONYM = re.compile(r"(?<![\w/.-])[A-Z]{2,}(?:[A-Z-]*[A-Z])?(?=s?(?![\w/-]))")
_DEFINED = re.compile(r"[(（][“\"']?(?:the )?([A-Z]{2,}(?:[A-Z-]*[A-Z])?)s?[”\"']?[,;)）]")
_SPELLED_OUT = re.compile(r"\s?[(（]((?:[A-Za-z]+[ -]+)+[A-Za-z]+)")


def check_whole(segment: BilingualSegment) -> Iterator[Finding]:
    """Yield where a segment is not translated: the target is empty, or it is the source."""
    source, target = segment.source.text, segment.target.text
    if not source.strip():
        return
    if not target.strip():
        yield Finding(Kind.EMPTY, "", "", (0, len(source)))
    elif normal_form(source).casefold() == normal_form(target).casefold() and _is_language(source, segment):
        yield Finding(Kind.IDENTICAL, target, "", (0, len(source)), (0, len(target)))


def _is_language(text: str, segment: BilingualSegment) -> bool:
    """Tell whether a text has words to translate: figures, symbols and names may stay as they are."""
    if segment.source.language == segment.target.language:
        return False
    if segment.source.language.startswith("zh"):
        return has_han(text)
    return len(_WORD.findall(text)) > 1


class Consistency:
    """Remembers the segments of a file, to find one source with two targets and two sources with one target."""

    def __init__(self) -> None:
        self._targets: dict[str, tuple[str, str, str]] = {}
        self._sources: dict[str, tuple[str, str, str]] = {}

    def check(self, segment: BilingualSegment, strict: bool = False) -> Iterator[Finding]:
        """Yield where a segment contradicts an earlier one; the first rendering is what later ones are held to.

        Sources that say nearly the same may have one target, unless `strict`.
        """
        source, target = segment.source.text, segment.target.text
        old, new = _key(source), _key(target)
        if not old or not new:
            return
        first = self._targets.setdefault(old, (new, segment.id, target))
        if first[0] != new and len(source.strip()) >= _SHORTEST:
            yield Finding(Kind.TARGETS, target, first[2], (0, len(source)), (0, len(target)), f"as in {first[1]}")
        other = self._sources.setdefault(new, (old, segment.id, source))
        if (
            other[0] != old
            and (strict or len(target) >= _LONG[has_han(target)])
            and (strict or not _alike(other[2], source))
        ):
            yield Finding(Kind.SOURCES, target, "", (0, len(source)), (0, len(target)), f"{other[1]} has {other[2]}")


def _alike(one: str, other: str) -> bool:
    """Tell whether two sources are one reworded: much in common, and the same figures."""
    from rapidfuzz.fuzz import token_sort_ratio

    if sorted(re.findall(r"\d+", one)) != sorted(re.findall(r"\d+", other)):
        return False
    shared = len(set(one) & set(other)) / max(1, min(len(set(one)), len(set(other))))
    return shared >= _SHARED if has_han(one) else token_sort_ratio(one, other) >= 100 * _SHARED


def _key(text: str) -> str:
    """Return a text without what two renderings of the same may differ in: its case, and the signs at its ends."""
    return re.sub(r"\s+", " ", normal_form(text)).strip(_EDGES).casefold()


class Acronyms:
    """The acronyms of the targets of a file: where each is defined first, read ahead."""

    def __init__(self) -> None:
        self._defined: dict[str, tuple[int, str]] = {}
        self._said = set(_KNOWN)

    def read(self, number: int, segment: BilingualSegment) -> None:
        """Note the acronyms that a segment defines: (UNODC), or UNODC (United Nations Office ...)."""
        text = segment.target.text
        names = [found[1] for found in _DEFINED.finditer(text)]
        names += [found[0] for found in _ACRONYM.finditer(text) if _is_spelled_out(found, text)]
        for name in names:
            self._defined.setdefault(name, (number, segment.id))

    def check(self, number: int, segment: BilingualSegment) -> Iterator[Finding]:
        """Yield the acronyms of a segment that a later one defines; each once, segments in their order."""
        text = segment.target.text
        here = {found[1]: found.start(1) for found in _DEFINED.finditer(text)}
        for found in _ACRONYM.finditer(text):
            name = found[0]
            if name in self._said:
                continue
            self._said.add(name)
            at, id = self._defined.get(name, (-1, ""))
            later = number < at <= number + _REACH or (at == number and here.get(name, 0) > found.start())
            if later and not _is_spelled_out(found, text):
                yield Finding(Kind.ACRONYM, name, "", None, found.span(), f"{id} defines it")


def _is_spelled_out(acronym: re.Match[str], text: str) -> bool:
    """Tell whether the brackets behind an acronym have words with its letters, in their order."""
    found = _SPELLED_OUT.match(text, acronym.end())
    if not found:
        return False
    letters = iter(found[1].upper())
    return found[1][0].upper() == acronym[0][0] and all(one in letters for one in acronym[0] if one.isalpha())
