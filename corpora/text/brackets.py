"""Which brackets and quotation marks of a text belong together; one without its fellow is no bracket."""

_PAIRS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "(": ")", "［": "］", "[": "]",
    "【": "】", "〔": "〕", "｢": "｣", "«": "»",
}  # fmt: skip
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
# A writer mixes the two widths: （ may be closed by ).
_ALIKE = {"（": "(", "［": "[", "｢": "「"}
_QUOTES = frozenset("“‘「『")
_REACH = 600
"""A quotation or bracket longer than this was not closed where it should have been."""


def partners(text: str) -> dict[int, int]:
    """Return the place of the closing mark for that of each opening one that has a fellow within 600 characters.

    Straight double quotes open and close in turn. An opening quotation mark of a kind that is open already means that
    the first one was never closed.
    """
    found: dict[int, int] = {}
    stacks: dict[str, list[int]] = {}
    order: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if character == '"':
            _straight(place, stacks, order, found)
        elif character in _PAIRS:
            kind = _ALIKE.get(character, character)
            if character in _QUOTES and stacks.get(kind):
                stacks[kind].clear()
            stacks.setdefault(kind, []).append(place)
            order.append((kind, place))
        elif character in _OPENERS:
            opener = _OPENERS[character]
            _close(_ALIKE.get(opener, opener), place, stacks, order, found)
    return found


def _straight(place: int, stacks: dict[str, list[int]], order: list[tuple[str, int]], found: dict[int, int]) -> None:
    if stacks.get('"'):
        _close('"', place, stacks, order, found)
    else:
        stacks.setdefault('"', []).append(place)
        order.append(('"', place))


def _close(
    kind: str, place: int, stacks: dict[str, list[int]], order: list[tuple[str, int]], found: dict[int, int]
) -> None:
    stack = stacks.get(kind)
    if not stack:
        return
    opened = stack[-1]
    # What was opened inside and not closed is dropped with it; each is dropped once, so this stays linear.
    while order:
        other, start = order.pop()
        if stacks[other] and stacks[other][-1] == start:
            stacks[other].pop()
        if start == opened:
            break
    if place - opened <= _REACH:
        found[opened] = place
