"""How much of a report the memory has, by band, and how much the report has of itself."""

from collections import Counter
from collections.abc import Iterable, Sequence

from corpora.search.index import Entry, SegmentIndex
from corpora.search.scan import ScanIndex
from corpora.text.units import compares_characters, words

from .alignment import BANDS, AlignedSegment, BandCount, OriginCount, Within
from .form import Form
from .match import LOWEST
from .ranking import highest_rate

INTERNAL_BANDS = BANDS[1:-1]
"""What an earlier segment of the report may give: no context, since nothing of it is stored yet."""
_SCANNED = 400
"""So many segments are compared one by one: an index would not be faster."""


def band_of(rate: int) -> str:
    """Return the band of a rate: the bands of the field's tools, so that figures can be laid side by side."""
    if rate >= 99:
        return str(rate)
    for lowest, band in ((95, "95-98"), (85, "85-94"), (75, "75-84"), (LOWEST, "50-74")):
        if rate >= lowest:
            return band
    return "none"


def count_characters(text: str) -> int:
    """Count the characters of a text, white space left out."""
    return len("".join(text.split()))


def count_words(text: str, language: str) -> int:
    """Count the words of a text: of Chinese those that a dictionary divides it into; punctuation is none."""
    if not compares_characters(language):
        found: Iterable[str] = words(text)
    else:
        import rjieba  # its dictionary takes a while to load

        found = rjieba.cut(text, False)
    return sum(any(map(str.isalnum, word)) for word in found)


def leverage(segments: Sequence[AlignedSegment], language: str) -> tuple[BandCount, ...]:
    """Count what is in each band, a repetition inside the report left out."""
    return _counted(((one.band, one) for one in segments if one.repeats is None), BANDS, language)


def internal_leverage(segments: Sequence[AlignedSegment], language: str) -> tuple[BandCount, ...]:
    """Count what an earlier segment of the report serves better than the memory, by the band it will fall into."""
    served = ((band_of(one.within.rate), one) for one in segments if one.repeats is None and one.within)
    return _counted(served, INTERNAL_BANDS, language)


def repeated(segments: Sequence[AlignedSegment], language: str) -> BandCount:
    """Count what repeats an earlier segment."""
    again = (("repetitions", one) for one in segments if one.repeats is not None)
    return _counted(again, ("repetitions",), language)[0]


def origins(segments: Sequence[AlignedSegment]) -> tuple[OriginCount, ...]:
    """Count by document where the best matches come from, most segments first."""
    counts: Counter[tuple[str | None, str | None, str | None]] = Counter()
    characters = Counter(counts)
    for one in segments:
        if one.repeats is None and one.matches:
            best = one.matches[0]
            key = (best.memory, best.unit.origin.document, best.unit.origin.symbol)
            counts[key] += 1
            characters[key] += count_characters(one.segment.text)
    return tuple(OriginCount(*key, count, characters[key]) for key, count in counts.most_common())


def similar_within(ids: Sequence[str], forms: Sequence[Form], language: str) -> list[Within | None]:
    """Return for each segment of a report the earlier one most like it, at 50 or more; of equals the first."""
    index = _index([Entry(place, form.text, form.text) for place, form in enumerate(forms)], language)
    known: dict[str, list[tuple[int, float]]] = {}
    found: list[Within | None] = []
    for place, form in enumerate(forms):
        if form.text not in known:
            hits = index.nearest(form.text, LOWEST / 100, None)
            known[form.text] = [(hit.key, hit.similarity) for hit in hits]
        earlier = next(((key, alike) for key, alike in known[form.text] if key < place), None)
        found.append(Within(ids[earlier[0]], _rate(form, forms[earlier[0]], earlier[1])) if earlier else None)
    return found


def _rate(form: Form, earlier: Form, similarity: float) -> int:
    """Return the rate that an earlier segment will have as a match, all values taken to be carried over."""
    if form.text == earlier.text:
        return 100 if form.canonical == earlier.canonical else 99
    return min(98, highest_rate(similarity))


def _index(entries: list[Entry], language: str) -> SegmentIndex:
    if len(entries) <= _SCANNED:
        return ScanIndex(entries, language)
    from corpora.search.fuzzy import FuzzyIndex

    return FuzzyIndex.of(entries, language)


def _counted(
    sorted_out: Iterable[tuple[str, AlignedSegment]], bands: Sequence[str], language: str
) -> tuple[BandCount, ...]:
    segments: Counter[str] = Counter()
    characters = Counter(segments)
    number_of_words = Counter(segments)
    for band, one in sorted_out:
        segments[band] += 1
        characters[band] += count_characters(one.segment.text)
        number_of_words[band] += count_words(one.segment.text, language)
    return tuple(BandCount(band, segments[band], characters[band], number_of_words[band]) for band in bands)
