"""Where two texts of a language differ."""

from rapidfuzz.distance import Levenshtein

from corpora.text.normalise import normal_form


def differing_span(old: str, new: str) -> tuple[str, str]:
    """Return the smallest stretch of each text outside of which both are equal, cut to some 40 characters."""
    a, b = normal_form(old), normal_form(new)
    changed = [step for step in Levenshtein.opcodes(a, b) if step.tag != "equal"]
    if not changed:
        return "", ""
    first, last = changed[0], changed[-1]
    return _cut(a[first.src_start : last.src_end]), _cut(b[first.dest_start : last.dest_end])


def _cut(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else f"{text[: longest // 2]}…{text[-longest // 2 :]}"
