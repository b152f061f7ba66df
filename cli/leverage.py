"""The end of an aligned report: its leverage, where the matches come from, and what the termbase lacks."""

from typing import TYPE_CHECKING, Any

from .render import print_table, printable, width

if TYPE_CHECKING:
    from tm.alignment import Alignment

BAND_NAMES = {
    "101": "101     in context",
    "100": "100     exact",
    "99": "99      values carried over",
    "95-98": "95-98   fuzzy",
    "85-94": "85-94   fuzzy",
    "75-84": "75-84   fuzzy",
    "50-74": "50-74   fuzzy",
    "none": "under 50",
}
_MOST_ORIGINS = 10
_MOST_MISSING = 20
_LINE = 110


def band_records(alignment: "Alignment") -> list[dict[str, Any]]:
    """Return the leverage as a row for each band, then the repetitions: what `--summary` prints for machines."""
    inside = {one.band: one for one in alignment.internal}
    counts = [*alignment.bands, *([alignment.repeated] if alignment.repeated else [])]
    return [
        {
            "band": one.band,
            "segments": one.segments,
            "characters": one.characters,
            "words": one.words,
            "internal segments": inside[one.band].segments if one.band in inside else 0,
            "internal characters": inside[one.band].characters if one.band in inside else 0,
            "internal words": inside[one.band].words if one.band in inside else 0,
        }
        for one in counts
    ]


def print_summary(alignment: "Alignment", seconds: float) -> None:
    """Print what an aligned report ends with."""
    document = alignment.document
    title = f"{document.symbol}  " if document.symbol else ""
    print(f"{title}{printable(document.title or document.path)}")
    _print_bands(alignment)
    if alignment.repeated:
        again = alignment.repeated
        print(f"{again.segments} repetitions counted once ({again.characters} characters, {again.words} words)")
    _print_internal(alignment)
    _print_origins(alignment)
    _print_missing(alignment)
    print(f"{alignment.terms} terms of the termbase; {seconds:.1f} s")
    print(alignment.signature)


def _print_bands(alignment: "Alignment") -> None:
    total = sum(band.characters for band in alignment.bands)
    rows = [
        [BAND_NAMES[band.band], *_figures(band.segments, band.characters, band.words), _share(band.characters, total)]
        for band in alignment.bands
    ]
    sums = (sum(band.segments for band in alignment.bands), total, sum(band.words for band in alignment.bands))
    rows.append(["together", *_figures(*sums), ""])
    print_table(rows, ["match", "segments", "characters", "   words", "share"])


def _print_internal(alignment: "Alignment") -> None:
    found = [one for one in alignment.internal if one.segments]
    if found:
        print("\nlike an earlier segment of this report, more than like any unit:")
        print_table([[BAND_NAMES[one.band], *_figures(one.segments, one.characters, one.words)] for one in found])


def _print_origins(alignment: "Alignment") -> None:
    if not alignment.origins:
        return
    print("\nbest matches from:")
    rows = []
    for one in alignment.origins[:_MOST_ORIGINS]:
        named = [one.memory, one.symbol or one.document]
        rows.append(
            [", ".join(name for name in named if name) or "the library", *_figures(one.segments, one.characters)]
        )
    print_table(rows)
    if len(alignment.origins) > _MOST_ORIGINS:
        print(f"and {len(alignment.origins) - _MOST_ORIGINS} more documents")


def _print_missing(alignment: "Alignment") -> None:
    covered = alignment.coverage
    if covered is None:
        return
    ready = covered.matched + covered.terms
    share = _share(ready, covered.characters).strip()
    print(f"\n{share} of the characters have a match shown, or are a term where there is none")
    if covered.missing:
        print("perhaps missing from the termbase (how often):")
        print(_run([f"{term.text} ({term.count})" for term in covered.missing[:_MOST_MISSING]], len(covered.missing)))
    if covered.best:
        print("that would cover most (characters gained):")
        print(_run([f"{term.text} (+{term.gain})" for term in covered.best], len(covered.best)))


def _run(parts: list[str], total: int) -> str:
    """Return parts on lines that are not too long, and how many more there are."""
    more = [f"and {total - len(parts)} more"] if total > len(parts) else []
    lines = [""]
    for part in [*parts, *more]:
        piece = printable(part)
        if lines[-1] and width(lines[-1]) + width(piece) > _LINE:
            lines.append("")
        lines[-1] += f"{'; ' if lines[-1] else '  '}{piece}"
    return "\n".join(line if line.startswith("  ") else f"  {line}" for line in lines)


def _figures(*numbers: int) -> list[str]:
    widths = (8, 10, 8)
    return [f"{number:>{width}}" for number, width in zip(numbers, widths, strict=False)]


def _share(part: int, whole: int) -> str:
    return f"{f'{100 * part / whole:.0f}%' if whole else '-':>5}"
