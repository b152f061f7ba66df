"""All checks of a bilingual file, segment by segment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..formats.bilingual import BilingualSegment
from .finding import Finding, Kind
from .labels import check_labels
from .marks import check_marks
from .names import Terms
from .values import compare_values
from .whole import Acronyms, Consistency, check_whole
from .writing import check_writing


@dataclass(frozen=True, slots=True)
class Checked:
    """A segment and what is wrong with it, in the order of its target."""

    segment: BilingualSegment
    findings: tuple[Finding, ...]


def check_segments(
    segments: Iterable[BilingualSegment], terms: Terms | None, strict: bool = False
) -> Iterator[Checked]:
    """Yield every segment with its findings, in the order of the file; `terms` is None where there is no termbase.

    All segments are held: an acronym may be defined after it was used.
    """
    held = list(segments)
    acronyms, consistency = Acronyms(), Consistency()
    for number, segment in enumerate(held):
        acronyms.read(number, segment)
    for number, segment in enumerate(held):
        findings = list(check_whole(segment))
        if not findings:
            findings += check_segment(segment, terms, strict)
            findings += consistency.check(segment, strict)
            if not segment.target.language.startswith("zh"):
                findings += acronyms.check(number, segment)
        yield Checked(segment, tuple(sorted(findings, key=_place)))


def check_segment(segment: BilingualSegment, terms: Terms | None, strict: bool = False) -> list[Finding]:
    """Return what one translated segment shows by itself."""
    source, target = segment.source, segment.target
    languages = source.language, target.language
    findings = list(compare_values(source.text, target.text, languages, strict))
    findings += check_marks(source.text, target.text, languages)
    findings += check_writing(source.text, target.text, languages, strict)
    labels = list(check_labels(source.text, target.text, (source.codes, target.codes)))
    if any(finding.kind is Kind.PARAGRAPH for finding in labels):
        findings = [finding for finding in findings if not _is_of_label(finding, labels)]
    findings += labels
    if terms is not None:
        findings += terms.check(source.text, target.text, strict)
    return findings


def _is_of_label(finding: Finding, labels: list[Finding]) -> bool:
    """Tell whether a value is the paragraph number that is reported as such."""
    for label in labels:
        for own, whole in ((finding.source_span, label.source_span), (finding.target_span, label.target_span)):
            if own and whole and own[1] <= whole[1]:
                return True
    return False


def _place(finding: Finding) -> tuple[int, int]:
    span = finding.target_span or finding.source_span or (0, 0)
    return (0 if finding.target_span else 1, span[0])
