"""Stretches of letters of a PDF page: in one font, on one line, with the box that they fill."""

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, create_string_buffer
from dataclasses import dataclass
from typing import Any, NamedTuple

from danvan_desktop.domain.legacy import Encoding
from danvan_desktop.importers.documents.styles import code

_UPRIGHT = math.radians(3)
_LETTER = 0.42
"""Sizes of the font; a hyphen is narrower."""

HYPHENS = re.compile("[-\xad\x02\ufffe]")
AT_END = re.compile("[\x02\ufffe]")
"""The library's own signs for a hyphen at the end of a line."""

_STRIDE = 32  # letters; most stretches are longer


class Box(NamedTuple):
    """A place on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def turned(self, quarters: int) -> "Box":
        """The place after as many quarters of a turn clockwise around that corner."""
        box = self
        for _ in range(quarters):
            box = Box(box.bottom, -box.right, box.top, -box.left)
        return box


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters as the file has them, with the number of the first and of the one behind the last, on the page turned so
    that they stand upright. All is in points: from where to where they reach, the height of the line on which they
    stand, the size of the font, which is named without the mark of a subset. `quarters` of a turn to the left are those
    by which they are turned in the file; None where they stand aslant.
    """

    text: str
    first: int
    end: int
    left: float
    right: float
    base: float
    size: float
    font: str
    quarters: int | None


class Letter(NamedTuple):
    """One letter with the room that it takes up on its line."""

    text: str
    left: float
    right: float


def stretches(text_page: Any) -> Iterator[Stretch]:
    """The stretches of a page in the order of the file; those of blanks only are left out."""
    total, after = text_page.count_chars(), 0
    while after < total:
        first, after = after, _end(text_page, after, total)
        if one := _stretch(text_page, first, after):
            yield one


def parted(text_page: Any, one: Stretch, cuts: Sequence[float]) -> Iterator[Stretch]:
    """The parts of a stretch between these places on its line, from left to right."""
    first, part = one.first, 0
    for place in range(one.first, one.end):
        room = _room(text_page, place, one.quarters)
        here = bisect_right(cuts, (room.left + room.right) / 2)
        if here > part:
            if made := _stretch(text_page, first, place):
                yield made
            first, part = place, here
    if made := _stretch(text_page, first, one.end):
        yield made


def _stretch(text_page: Any, first: int, end: int) -> Stretch | None:
    """The letters with these numbers; None for blanks only."""
    from pypdfium2 import raw

    while end > first and raw.FPDFText_IsGenerated(text_page, end - 1):
        end -= 1  # blanks and line breaks where the library sees gaps
    text = text_page.get_text_range(first, end - first) if end > first else ""
    if not text.strip():
        return None
    quarters, size = _turn(text_page, first)
    last = max(first, end - 1 - (len(text) - len(text.rstrip())))
    left, right = _room(text_page, first, quarters).left, _room(text_page, last, quarters).right
    text = text.replace("\r", "").replace("\n", " ")
    base, font = _base(text_page, first, quarters), _font(text_page, first)
    if not math.isfinite(left + right + base + size):
        return None
    return Stretch(text, first, end, left, right, base, size, font, quarters)


def _end(text_page: Any, first: int, total: int) -> int:
    """The number of the letter behind a stretch. The library tells no more than how many stretches there are among some
    letters.
    """
    low, high = first, first + _STRIDE
    while high < total and text_page.count_rects(first, high - first) < 2:
        low, high = high, first + 2 * (high - first)
    high = min(high, total)
    if high == total and text_page.count_rects(first, high - first) < 2:
        return total
    while high - low > 1:  # among `low` letters there is one stretch, among `high` there are more
        middle = (low + high) // 2
        low, high = (middle, high) if text_page.count_rects(first, middle - first) < 2 else (low, middle)
    return low


def letters(text_page: Any, one: Stretch) -> list[Letter]:
    """The letters of a stretch in order, without the blanks that the library sees between them. In fonts .VnTime the
    soft hyphen is the letter ư, which a PDF may call a plain one; it is as wide as a letter.
    """
    from pypdfium2 import raw

    old = code(one.font) is Encoding.TCVN3
    found = []
    for place in range(one.first, one.end):
        if not raw.FPDFText_IsGenerated(text_page, place):
            text, room = chr(raw.FPDFText_GetUnicode(text_page, place)), _room(text_page, place, one.quarters)
            if old and HYPHENS.match(text) and (text == "\xad" or room.right - room.left > _LETTER * one.size):
                text = "\xad"
            found.append(Letter(AT_END.sub("-", text), room.left, room.right))
    return found


def _room(text_page: Any, place: int, quarters: int | None) -> Box:
    return Box(*text_page.get_charbox(place, loose=True)).turned(quarters or 0)


def _base(text_page: Any, place: int, quarters: int | None) -> float:
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text_page, place, byref(x), byref(y))
    return Box(x.value, y.value, x.value, y.value).turned(quarters or 0).bottom


def _font(text_page: Any, place: int) -> str:
    """The name of a letter's font: old ones (.VnTime) tell the code."""
    from pypdfium2 import raw

    buffer = create_string_buffer(100)
    length = raw.FPDFText_GetFontInfo(text_page, place, buffer, len(buffer), None)
    name = buffer.raw[: max(length - 1, 0)].decode("utf-8", "replace") if length <= len(buffer) else ""
    return name.split("+", 1)[-1]


def _turn(text_page: Any, place: int) -> tuple[int | None, float]:
    """By how many quarters a letter is turned to the left, and its size. What the library tells as its angle is not
    asked, as that is the slant of letters that lean.
    """
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, place, byref(matrix))
    angle = math.atan2(matrix.b, matrix.a)
    nearest = round(angle / (math.pi / 2))
    turned = nearest % 4 if abs(angle - nearest * math.pi / 2) < _UPRIGHT else None
    return turned, raw.FPDFText_GetFontSize(text_page, place) * math.hypot(matrix.c, matrix.d)
