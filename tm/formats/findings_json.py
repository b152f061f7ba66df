"""What the checks found in a file, as data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..check.finding import Finding, Kind, Severity
from ..check.run import Checked


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A bilingual file that was checked, with all its segments."""

    path: str
    languages: tuple[str, str]
    segments: tuple[Checked, ...]

    @property
    def findings(self) -> int:
        """Return how many findings there are."""
        return sum(len(checked.findings) for checked in self.segments)

    def counts(self) -> dict[Kind, int]:
        """Return how many findings there are of each kind, in the order of the kinds."""
        counted = Counter(finding.kind for checked in self.segments for finding in checked.findings)
        return {kind: counted[kind] for kind in Kind if counted[kind]}


def as_dict(file: CheckedFile) -> dict[str, Any]:
    """Return a checked file as JSON has it; the segments without findings are only counted."""
    counts = file.counts()
    severities = Counter(one.severity for checked in file.segments for one in checked.findings)
    return {
        "file": file.path,
        "source": file.languages[0],
        "target": file.languages[1],
        "segments": len(file.segments),
        "summary": {
            **{severity.value: severities[severity] for severity in Severity},
            "kinds": {kind.value: count for kind, count in counts.items()},
        },
        "findings": list(records([file])),
    }


def records(files: Sequence[CheckedFile]) -> list[dict[str, Any]]:
    """Return a record for each finding, in the order of files and segments."""
    return [
        {"file": file.path, **record_of(checked, finding)}
        for file in files
        for checked in file.segments
        for finding in checked.findings
    ]


def record_of(checked: Checked, finding: Finding) -> dict[str, Any]:
    """Return a finding with its segment; spans are [start, end] in the texts without inline codes, or null."""
    segment = checked.segment
    return {
        "segment": segment.id,
        "place": segment.place,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "found": finding.found,
        "expected": finding.expected,
        "source_span": list(finding.source_span) if finding.source_span else None,
        "target_span": list(finding.target_span) if finding.target_span else None,
        "source": segment.source.text,
        "target": segment.target.text,
    }
