"""What is known of words before a text is read: the termbase, a general dictionary, what the memory has taught."""

import gzip
import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from corpora.errors import UnreadableFile
from corpora.files.encoding import decode, read_bytes
from corpora.library import Library
from termbase.concept import Term
from termbase.keys import simplified
from termbase.store import Name, Termbase

from .function_words import is_function_word
from .lexicon import Lexicon
from .tokens import stem

_WORD = re.compile("[A-Za-z]+")
_ENTRY = re.compile(r"(\S+) (\S+) \[[^\]]*\] /(.*)/")
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]")
_GLOSSES = 12
"""How many glosses of an entry are read: those behind are rare."""
_NO_TRANSLATION = ("CL:", "see ", "abbr.")


class Source(Protocol):
    """One dictionary."""

    def heads(self) -> Iterable[str]:
        """Return the Chinese words that it has, in simplified characters."""

    def renderings(self, head: str) -> Mapping[str, float]:
        """Return the English tokens (tm.words.tokens) that a word becomes, with shares that add up to 1."""


class Dictionary:
    """Several dictionaries as one: what two of them know counts half from each."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._known: dict[str, Mapping[str, float]] = {}

    def heads(self) -> set[str]:
        """Return all words that any of them has."""
        return set().union(*(source.heads() for source in self._sources))

    def renderings(self, head: str) -> Mapping[str, float]:
        """Return the English tokens that a word becomes, with shares that add up to 1; none for an unknown word."""
        if head not in self._known:
            self._known[head] = _joined([found for source in self._sources if (found := source.renderings(head))])
        return self._known[head]


def dictionary_of(library: Library, general: Path | None = None) -> Dictionary:
    """Return what a library knows of words, and a general dictionary beside it. Raises UnreadableFile."""
    sources: list[Source] = [TermDictionary(terms for _, terms in Termbase(library).names()), Lexicon.of(library)]
    if general:
        sources.append(GeneralDictionary(general))
    return Dictionary(sources)


class TermDictionary:
    """The terms of concepts, each as the words of its equivalents."""

    def __init__(self, concepts: Iterable[Sequence[Name | Term]]) -> None:
        self._renderings: dict[str, Counter[str]] = {}
        for terms in concepts:
            english = [term.text for term in terms if term.language == "en" and term.status != "deprecated"]
            for term in terms:
                if term.language in {"zh", "zh-Hant"}:
                    head = term.text if term.language == "zh" else simplified(term.text)
                    counts = self._renderings.setdefault(head, Counter())
                    for text in english:
                        counts.update(_shares(text))

    def heads(self) -> Iterable[str]:
        """Return the Chinese terms."""
        return self._renderings.keys()

    def renderings(self, head: str) -> Mapping[str, float]:
        """Return the words of a term's equivalents, with shares."""
        return _normalised(self._renderings.get(head, Counter()))


class GeneralDictionary:
    """A dictionary in the format of CC-CEDICT, plain or compressed (.gz, .xz): a line an entry, glosses parted by /.

    Raises UnreadableFile for a file that cannot be read or holds no entry.
    """

    def __init__(self, path: Path) -> None:
        self._glosses: dict[str, list[str]] = {}
        for line in decode(_unpacked(path), path).splitlines():
            if found := _ENTRY.match(line):
                self._glosses.setdefault(found[2], []).append(found[3])
        if not self._glosses:
            raise UnreadableFile(f"{path}: holds no entry such as 公約 公约 [gong1 yue1] /convention/")

    def heads(self) -> Iterable[str]:
        """Return the Chinese words, in simplified characters."""
        return self._glosses.keys()

    def renderings(self, head: str) -> Mapping[str, float]:
        """Return the words of an entry's glosses, with shares."""
        counts: Counter[str] = Counter()
        glosses = "/".join(self._glosses.get(head, ())).split("/")
        for gloss in glosses[:_GLOSSES]:
            if not gloss.startswith(_NO_TRANSLATION) and "variant of" not in gloss:
                counts.update(_shares(_ASIDE.sub("", gloss)))
        return _normalised(counts)


def _unpacked(path: Path) -> bytes:
    data = read_bytes(path)
    unpack: Callable[[bytes], bytes] | None = {".gz": gzip.decompress, ".xz": lzma.decompress}.get(path.suffix.lower())
    if unpack is None:
        return data
    try:
        return unpack(data)
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise UnreadableFile(f"{path}: is not compressed as its name says: {error}") from error


def _shares(text: str) -> Mapping[str, float]:
    """Return the words of a text that mean something, as shares of the whole text."""
    words = [stem(word) for word in _WORD.findall(text.lower()) if not is_function_word(word)]
    shares: Counter[str] = Counter()
    for word in words:
        shares[word] += 1 / len(words)  # type: ignore[assignment]
    return shares


def _normalised(shares: Mapping[str, float]) -> dict[str, float]:
    whole = sum(shares.values())
    return {word: share / whole for word, share in shares.items()}


def _joined(found: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    if len(found) < 2:
        return found[0] if found else {}
    shares: Counter[str] = Counter()
    for renderings in found:
        shares.update({word: share / len(found) for word, share in renderings.items()})
    return shares
