"""Two reports of a series, paragraph by paragraph: what stayed, moved, changed, came and went."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpora.document import Block, Document
from corpora.text.languages import included
from corpora.text.normalise import normal_form

from .differences import Spans, differing_spans
from .errors import LanguageMismatch
from .form import Form, match_form
from .match import LOWEST
from .pairing import Pair, out_of_order, paired
from .ranking import highest_rate

Status = Literal["same", "moved", "changed", "new", "gone"]
STATUSES: tuple[Status, ...] = ("same", "moved", "changed", "new", "gone")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a paragraph. `old` is None of a new one, `new` of one that is gone.

    `rate` is 100 for the same text, 99 where only values differ, else at most 98; `differences` are the stretches that
    differ, old and new. A changed paragraph may have moved too.
    """

    status: Status
    old: Block | None
    new: Block | None
    rate: int | None = None
    similarity: float | None = None
    moved: bool = False
    differences: Spans = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents compared: the paragraphs of the new one in order, those that are gone where they stood."""

    old: Document
    new: Document
    changes: tuple[Change, ...]

    @property
    def counts(self) -> dict[Status, int]:
        """Return how many paragraphs there are of each status."""
        found = Counter(change.status for change in self.changes)
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
    for pair in pairs:
        yield _change(pair, old[pair.old], new[pair.new], language, pair.new in moved)
    stayed = ({pair.old for pair in pairs}, {pair.new for pair in pairs})
    yield from (Change("gone", block, None) for place, block in enumerate(old) if place not in stayed[0])
    yield from (Change("new", None, block) for place, block in enumerate(new) if place not in stayed[1])


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
