"""What `yiku bitext` writes beside the memory: units and beads, to a file each or to a folder of files."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .session import BadInput

if TYPE_CHECKING:
    from tm.bitext.batch import FilePair
    from tm.bitext.documents import AlignedDocuments


class Outputs:
    """Where units and beads go: files for one pair; for `several`, folders with a file each, named for its Chinese
    document. Raises BadInput for a place that cannot be written, and where two of several pairs would have one name."""

    def __init__(self, units: Path | None, beads: Path | None, several: "Sequence[FilePair] | None") -> None:
        self._units, self._beads, self._several = units, beads, several is not None
        self.said = f"; wrote {units}" if units else ""
        if several is None:
            self._refuse_unknown_format()
        else:
            self._refuse_no_folder(several)

    def write(self, pair: "FilePair", found: "AlignedDocuments", least: float) -> None:
        """Write what was asked for of one pair; `least` is the score from which a bead is believed."""
        from corpora.files.replace import replacing
        from corpora.loading import load
        from tm.bitext.bead import write_beads
        from tm.bitext.documents import by_index
        from tm.formats import BEADS

        if self._beads:
            write_beads(self._place(self._beads, pair, ".align"), by_index(found))
        if self._units:
            place = self._place(self._units, pair, ".tmx")
            with replacing(place) as part:
                load(BEADS[place.suffix.lower()])(part, found, least)

    def _place(self, given: Path, pair: "FilePair", suffix: str) -> Path:
        if not self._several:
            return given
        given.mkdir(parents=True, exist_ok=True)
        return given / f"{pair.zh.name}{suffix}"

    def _refuse_unknown_format(self) -> None:
        from tm.formats import BEADS

        if self._units and self._units.suffix.lower() not in BEADS:
            suffix = self._units.suffix or "(none)"
            raise BadInput(f"{self._units}: no format by the suffix {suffix}; known are {', '.join(BEADS)}")

    def _refuse_no_folder(self, pairs: "Sequence[FilePair]") -> None:
        from tm.formats import BEADS

        places = [place for place in (self._units, self._beads) if place]
        for place in places:
            if place.suffix.lower() in BEADS or (place.exists() and not place.is_dir()):
                raise BadInput(f"{place}: several pairs are written to a folder, a file each; name a folder")
        (name, times), *_ = Counter(pair.zh.name for pair in pairs).most_common(1)
        if places and times > 1:
            raise BadInput(f"{name}: {times} pairs have a Chinese document of this name; write them one by one")
