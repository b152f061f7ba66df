"""Two reports of a series, paragraph by paragraph: what stayed, moved, changed, split, merged, came and went."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpora.document import Block, Document
from corpora.text.languages import included
from corpora.text.normalise import normal_form
from corpora.text.units import compares_characters

from .differences import Spans, differing_spans
from .errors import LanguageMismatch
from .form import Form, match_form
from .match import LOWEST
from .pairing import Pair, out_of_order, paired
from .ranking import highest_rate
from .splits import Split, splits

Status = Literal["same", "moved", "changed", "new", "gone", "split", "merged"]
STATUSES: tuple[Status, ...] = ("same", "moved", "changed", "new", "gone", "split", "merged")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paragraph. `old` is None of a new one, `new` of one that is gone.

    `rate` is 100 for the same text, 99 where only values differ, else at most 98; `differences` are the stretches that
    differ, old and new. A changed paragraph may have moved too. A paragraph that was split has a change for each of its
    `parts`, one that was merged of several for each of these: `rate` is that of all together, and the first of them has
    the `differences`.
    """

    status: Status
    old: Block | None
    new: Block | None
    rate: int | None = None
    similarity: float | None = None
    moved: bool = False
    differences: Spans = ()
    parts: tuple[Block, ...] = ()

    @property
    def is_first_part(self) -> bool:
        """Tell whether this is the first of the changes that a split or a merger is told in."""
        return bool(self.parts) and self.parts[0] in (self.old, self.new)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents compared: the paragraphs of the new one in order, those that are gone where they stood."""

    old: Document
    new: Document
    changes: tuple[Change, ...]

    @property
    def counts(self) -> dict[Status, int]:
        """Return how many paragraphs there are of each status; of split and merged ones the wholes are counted."""
        found = Counter(change.status for change in self.changes if not change.parts or change.is_first_part)
        return {status: found[status] for status in STATUSES}


def compare(old: Document, new: Document, threshold: int = LOWEST) -> Comparison:
    """Compare two reports; paragraphs belong together from a similarity of `threshold` per cent on.

    Mastheads are left out; footnotes are compared with footnotes and table cells with table cells, since where they
    stand says less. Raises LanguageMismatch.
    """
    if not set(included(old.language)) & set(included(new.language)):
        raise LanguageMismatch(
            f"{old.path} is in {old.language} and {new.path} in {new.language}: only texts of one language compare"
        )
    changes: list[Change] = []
    for kinds in (("title", "heading", "body", "list"), ("table",), ("footnote",)):
        sides = tuple([block for block in document.blocks if block.kind in kinds] for document in (old, new))
        changes += _changes(sides[0], sides[1], new.language, threshold)
    return Comparison(old, new, tuple(_in_order(changes, old, new)))


def _changes(old: Sequence[Block], new: Sequence[Block], language: str, threshold: int) -> Iterator[Change]:
    texts = ([normal_form(block.text) for block in old], [normal_form(block.text) for block in new])
    forms = ([match_form(block.text, language) for block in old], [match_form(block.text, language) for block in new])
    pairs = paired(texts, (_texts(forms[0]), _texts(forms[1])), language, threshold / 100)
    moved = out_of_order(pairs)
    cut, joined = _split_and_merged(pairs, (_texts(forms[0]), _texts(forms[1])), language)
    yield from _told("split", cut, old, new, language)
    yield from _told("merged", joined, new, old, language)
    stayed = (
        {pair.old for pair in pairs} | {one.whole for one in cut} | {part for one in joined for part in one.parts},
        {pair.new for pair in pairs} | {one.whole for one in joined} | {part for one in cut for part in one.parts},
    )
    dropped = ({one.whole for one in cut}, {one.whole for one in joined})
    for pair in pairs:
        if pair.old not in dropped[0] and pair.new not in dropped[1]:
            yield _change(pair, old[pair.old], new[pair.new], language, pair.new in moved)
    yield from (Change("gone", block, None) for place, block in enumerate(old) if place not in stayed[0])
    yield from (Change("new", None, block) for place, block in enumerate(new) if place not in stayed[1])


def _split_and_merged(
    pairs: Sequence[Pair], forms: tuple[Sequence[str], Sequence[str]], language: str
) -> tuple[list[Split], list[Split]]:
    """Return which old paragraphs were split, and which new ones are several old ones."""
    cut = splits(forms[0], forms[1], {pair.old: (pair.new, pair.similarity) for pair in pairs}, language)
    spent = ({one.whole for one in cut}, {part for one in cut for part in one.parts})
    whole = {pair.new: (pair.old, pair.similarity) for pair in pairs}
    whole |= {part: (one.whole, 1.0) for one in cut for part in one.parts}
    joined = splits(forms[1], forms[0], whole, language)
    return cut, [one for one in joined if one.whole not in spent[1] and not spent[0] & set(one.parts)]


def _told(
    status: Status, found: Sequence[Split], wholes: Sequence[Block], parts: Sequence[Block], language: str
) -> Iterator[Change]:
    """Yield a change for each part of what was split or merged."""
    space = "" if compares_characters(language) else " "
    for one in found:
        whole, blocks = wholes[one.whole], tuple(parts[part] for part in one.parts)
        texts = (whole.text, space.join(block.text for block in blocks))
        same = normal_form(texts[0]) == normal_form(texts[1])
        rate = 100 if same else 99 if one.similarity == 1 else min(98, highest_rate(one.similarity))
        spans = differing_spans(*(texts if status == "split" else texts[::-1]), language)
        for number, block in enumerate(blocks):
            old, new = (whole, block) if status == "split" else (block, whole)
            yield Change(status, old, new, rate, one.similarity, False, () if number else spans, blocks)


def _change(pair: Pair, old: Block, new: Block, language: str, moved: bool) -> Change:
    if normal_form(old.text) == normal_form(new.text):
        return Change("moved" if moved else "same", old, new, 100, 1.0, moved)
    rate = 99 if pair.similarity == 1 else min(98, highest_rate(pair.similarity))
    differences = differing_spans(old.text, new.text, language)
    return Change("changed", old, new, rate, pair.similarity, moved, differences)


def _in_order(changes: Sequence[Change], old: Document, new: Document) -> list[Change]:
    """Return changes in the order of the new report; what is gone follows what stood before it."""
    places = {block.id: place for place, block in enumerate(new.blocks)}
    by_old = {change.old.id: change for change in changes if change.old}
    ordered: list[tuple[tuple[int, int], Change]] = []
    after = -1
    for number, block in enumerate(old.blocks):
        change = by_old.get(block.id)
        if change and change.new and not change.moved:
            after = places[change.new.id]
        elif change and not change.new:
            ordered.append(((after, number + 1), change))
    ordered += [((places[change.new.id], 0), change) for change in changes if change.new]
    return [change for _, change in sorted(ordered, key=lambda one: one[0])]


def _texts(forms: Sequence[Form]) -> list[str]:
    return [form.text for form in forms]
