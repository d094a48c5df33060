"""Text broken into lines and drawn. Lengths are in points."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.textobject import PDFTextObject

from danvan_desktop.exporters.pdf_fonts import Face
from danvan_desktop.exporters.text import clean
from danvan_desktop.papers.paper import Align

Pieces = Sequence[tuple[str, Face]]
"""A text in parts of one face each, all of the same size."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """`width` is that of the words with plain spaces; a `full` line goes on in the next one and may be stretched."""

    pieces: Pieces
    width: float
    full: bool

    @property
    def face(self) -> Face:
        return self.pieces[0][1]

    @property
    def spaces(self) -> int:
        """How many there are to stretch; hard ones are drawn as plain ones."""
        return sum(text.count(" ") + text.count("\N{NO-BREAK SPACE}") for text, _ in self.pieces)


def lines(pieces: Pieces, width: float, indent: float = 0.0) -> list[Line]:
    """The text in lines of at most that width, the first one shorter by `indent`. A line feed ends a line, which
    is broken between words, behind hyphens, and in a word that is wider than a line between characters.
    """
    pieces = [(clean(text), face) for text, face in pieces]
    text = "".join(text for text, _ in pieces)
    measure = _measure(pieces)
    broken = _break(text, measure, pieces[0][1].widths[" "], width, width - indent) if text else []
    return [Line(_between(pieces, start, end) or [("", pieces[0][1])], used, full) for start, end, used, full in broken]


def put(text: PDFTextObject, line: Line, at: tuple[float, float], room: float, align: Align | None) -> float:
    """Draws a line on the baseline that begins `at` a point and is `room` long, and returns where the line begins.
    Without `align` a full line is stretched to the whole room.
    """
    x, baseline = at
    spare = room - line.width
    stretch = spare / max(1, line.spaces) if align is None and line.full else 0.0
    if align is not None:
        x += spare * _SHARE_LEFT[align]
    text.setTextOrigin(x, baseline)
    if stretch:
        text.setWordSpace(stretch)
    *pieces, last = line.pieces
    for piece, face in pieces:
        text.setFont(face.name, face.size)
        text.textOut(piece)
    text.setFont(last[1].name, last[1].size)
    text.textLine(last[0])  # which, unlike textOut, does not measure what it draws
    if stretch:
        text.setWordSpace(0)
    return x


_SHARE_LEFT = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
_TOKEN = re.compile(r"[^ \n]*?\w-(?=\w)|[^ \n]+|\n")  # as Word does, a line may end behind a hyphen: (2016-2020)

_Measure = Callable[[int, int], float]
"""The width of the text between two places."""


def _measure(pieces: Pieces) -> _Measure:
    if len(pieces) == 1:
        ((text, face),) = pieces
        widths = face.widths
        return lambda start, end: widths[text[start:end]]
    return lambda start, end: sum(face.widths[text] for text, face in _between(pieces, start, end))


def _between(pieces: Pieces, start: int, end: int) -> Pieces:
    """What of the pieces lies between two places of the whole text."""
    if len(pieces) == 1:
        ((text, face),) = pieces
        return [(text[start:end], face)] if start < end else []
    found = []
    for text, face in pieces:
        if part := text[max(start, 0) : max(end, 0)]:
            found.append((part, face))
        start -= len(text)
        end -= len(text)
    return found


def _break(text: str, measure: _Measure, space: float, width: float, room: float) -> list[tuple[int, int, float, bool]]:
    """Start, end and width of each line and whether it runs on; `room` is what the first one has."""
    found: list[tuple[int, int, float, bool]] = []
    start = end = -1  # of the line in the making; -1 while it is empty
    used = 0.0
    for token in _TOKEN.finditer(text):
        first, last = token.span()
        if text[first] == "\n":
            found.append((start, end, used, False) if start >= 0 else (first, first, 0.0, False))
            start, room = -1, width
            continue
        wide = measure(first, last)
        if start >= 0:
            apart = (first - end) * space
            if used + apart + wide <= room:
                end, used = last, used + apart + wide
                continue
            found.append((start, end, used, True))
            room = width
        while wide > room and (fitting := _fitting(measure, first, last, room))[0] < last:
            found.append((first, *fitting, False))
            first, wide, room = fitting[0], wide - fitting[1], width
        start, end, used = first, last, wide
    if start >= 0:
        found.append((start, end, used, False))
    return found


def _fitting(measure: _Measure, start: int, end: int, room: float) -> tuple[int, float]:
    """How far a line gets in a word, with at least one character, and its width."""
    used = measure(start, start + 1)
    for place in range(start + 1, end):
        more = measure(place, place + 1)
        if used + more > room:
            return place, used
        used += more
    return end, used
