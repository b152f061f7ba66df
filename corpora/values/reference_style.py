"""Ways to write ordinals, symbols, resolutions and references like one that is there."""

import re
from collections.abc import Iterator

from .folding import fold
from .han import HAN_NUMERALS, write_han
from .record import Found
from .references import JOINING, LATIN, Piece, pieces, place_inserted
from .symbols import write_symbol
from .words import parse_words, write_ordinal_figures, write_ordinal_words, write_roman, write_words

_CHINESE_NUMBER = re.compile(f"[0-9]+|[{HAN_NUMERALS}]+")
_RESOLUTION = re.compile(r"(?P<first>(?:S-|ES-)?[0-9]+)(?:/(?P<second>[0-9]+)(?P<letter>[A-Z])?|\((?P<year>[^)]+)\))?")
_RESOLUTION_THERE = re.compile(r"(?:S-|ES-)?[0-9]+(?:/[0-9]+(?: ?[A-Z])?| ?\([^)]*\))?")
_BRACKETS = re.compile(r"\([a-z0-9]{1,4}\)")
_ITEM = re.compile(rf"([,/]?)([0-9]+(?:\.[0-9]+)*)((?:\([a-z0-9]+\))*)({'|'.join(LATIN)}|-[0-9]+)?")
_INSERTED = re.compile("(?<=之)(?:[0-9]+|[一二三四五六七八九十]+)(?= ?\\(|$)")


def ordinals(canonical: str, model: Found, like: str, chinese: bool) -> Iterator[str]:
    """Yield ways to write an ordinal: in words, Han numerals or figures as in `like`."""
    numbers = [int(number) if number.isdecimal() else 0 for number in canonical.split("/")]
    if len(numbers) != len(model.canonical.split("/")) or not all(0 < number < 10**6 for number in numbers):
        return
    if like == "首":
        yield f"第{write_han(numbers[0])}"
    elif chinese:
        there = list(_CHINESE_NUMBER.finditer(fold(like)))
        if len(there) == len(numbers):
            new = [_han_like(one[0], number) for one, number in zip(there, numbers, strict=True)]
            yield _replaced(like, [one.span() for one in there], new)
    elif re.match("[Nn]o", like):
        yield re.sub("[0-9]+", str(numbers[0]), like)
    elif like[0].isdigit():
        places = [one.span() for one in re.finditer("[0-9]+[a-z]+", like)]
        yield _replaced(like, places, [write_ordinal_figures(number) for number in numbers])
    else:
        first = parse_words(like, 0)
        join = " to the " if " to the " in like else " to "
        words = [write_ordinal_words(number) for number in numbers]
        yield join.join(words) if first else ""


def _han_like(there: str, number: int) -> str:
    return str(number) if there.isascii() else write_han(number)


def _replaced(text: str, places: list[tuple[int, int]], new: list[str]) -> str:
    """Return the text with each of the places replaced; nothing where their number differs."""
    if len(places) != len(new):
        return ""
    result, done = "", 0
    for (start, end), written in zip(places, new, strict=True):
        result += text[done:start] + written
        done = end
    return result + text[done:]


def symbols(canonical: str, model: Found, like: str, chinese: bool) -> Iterator[str]:
    """Yield a document symbol as documents print it."""
    yield write_symbol(canonical)


def resolutions(canonical: str, model: Found, like: str, chinese: bool) -> Iterator[str]:
    """Yield ways to write the number of a resolution, with the brackets and the space before them as in `like`."""
    folded = fold(like)
    new, there = _RESOLUTION.fullmatch(canonical), _RESOLUTION_THERE.search(folded)
    if not new or not there:
        return
    if new["year"]:
        old = like[there.start() : there.end()]
        wide = "（" in old
        space = " " if (" " in old if "(" in fold(old) else not chinese) else ""
        number = f"{new['first']}{space}{'（' if wide else '('}{new['year']}{'）' if wide else ')'}"
    elif new["second"]:
        number = f"{new['first']}/{new['second']}" + (f" {new['letter']}" if new["letter"] else "")
    else:
        number = new["first"]
    yield like[: there.start()] + number + like[there.end() :]


def references(canonical: str, model: Found, like: str, chinese: bool) -> Iterator[str]:
    """Yield ways to write a reference of the same structure, its numbers Arabic, Roman, Han or in words as in
    `like`.
    """
    items = list(_ITEM.finditer(canonical))
    if "".join(item[0] for item in items) != canonical or not _alike(items, list(_ITEM.finditer(model.canonical))):
        return
    folded = fold(like)
    sub = chinese and (re.search("[分项目]", folded) or _INSERTED.search(folded))
    if sub and (below := _below(folded, like, items)):
        yield below
        return
    places = _places(folded, chinese)
    if len(places) == len(items):
        new = [_item(item, place, like, chinese) for item, place in zip(items, places, strict=True)]
        yield _replaced(like, [(place.start, place.end) for place in places], new)


def _alike(new: list[re.Match[str]], old: list[re.Match[str]]) -> bool:
    return [(item[1], bool(item[4])) for item in new] == [(item[1], bool(item[4])) for item in old]


def _places(folded: str, chinese: bool) -> list[Piece]:
    """Return the numbers in a reference, without the word that opens it."""
    if chinese:
        body = folded.replace("附件", "  ").replace("部分", "  ")
    else:
        word = re.match(r"[A-Za-z]+\.? ", folded)
        body = " " * word.end() + folded[word.end() :] if word else folded
    return [piece for piece in pieces(body) if piece.number not in JOINING]


def _item(item: re.Match[str], place: Piece, like: str, chinese: bool) -> str:
    """Return one number with its letters in brackets, in the style of the place."""
    written = place.number
    number = item[2]
    if written[0].isdigit() or not number.isdigit():
        text = number
    elif not written.isascii():
        text = write_han(int(number)) if int(number) else number
    elif written.isupper():
        text = write_roman(int(number)) if 0 < int(number) < 400 else number
    else:
        text = write_words(int(number))
    letters = re.findall(r"\([^)]+\)", item[3])
    there = place.letters
    space = " " if (there.startswith(" ") if there else not chinese) else ""
    inner = " " if ") (" in there or (space and ")(" not in there and not chinese) else ""
    text += "".join((inner if count else space) + letter for count, letter in enumerate(letters))
    if "（" in like[place.start : place.end]:
        text = text.replace("(", "（").replace(")", "）")
    return text + (_inserted(item[4], place.bis) if item[4] else "")


def _inserted(bis: str, there: str) -> str:
    """Return what tells that an article was put in later, as the place says it: 13-2 or 13 bis."""
    if there.startswith("-"):
        return f"-{place_inserted(bis)}"
    return f"{' ' if there.startswith(' ') else ''}{bis}"


def _below(folded: str, like: str, items: list[re.Match[str]]) -> str | None:
    """Return 第3款(a)项 or 第14条之二 with another number, bis and letters, None where it has more than one number or
    other letters.
    """
    letters = re.findall(r"\([^)]+\)", items[0][3])
    places = [one.span() for one in _BRACKETS.finditer(folded)]
    head = _CHINESE_NUMBER.search(folded)
    if len(items) != 1 or len(letters) != len(places) or not head:
        return None
    new = [letter.replace("(", "（").replace(")", "）") if "（" in like else letter for letter in letters]
    later = _INSERTED.search(folded)
    if later and items[0][4]:
        places.insert(0, later.span())
        new.insert(0, _han_like(later[0], place_inserted(items[0][4])))
    return _replaced(like, [head.span(), *places], [_han_like(head[0], int(items[0][2])), *new])
