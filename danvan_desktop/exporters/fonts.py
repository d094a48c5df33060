"""Widths of words in the vendored Liberation Serif, whose metrics are those of Times New Roman."""

import math
from functools import cache

from reportlab.lib.units import mm
from reportlab.pdfbase.ttfonts import TTFont

from danvan_desktop import resources
from danvan_desktop.exporters.text import clean
from danvan_desktop.papers.layouts import TextStyle
from danvan_desktop.texts import exporters as texts

ASCENT = 0.891
"""From the top of a line to its baseline, as a part of the font's size."""

LINE = 1.149
"""Height of a line in single spacing, as a part of the font's size."""

BESIDE = 1.5
"""Between the grid of a table and the text of a cell, in mm."""

BOX_SPACE = 4
"""Points between a line of text and the box around it: at 13 pt the box is 8 mm high (NĐ 30/2020, Phụ lục I)."""


def box_width(text: float) -> float:
    """Width of the box around a text of that width, in mm: 20 for KHẨN, 30 for HỎA TỐC, 40 for THƯỢNG KHẨN (NĐ 30/2020,
    Phụ lục I), and as much more as longer words need.
    """
    return math.ceil((text + 4) / 10) * 10.0


def width(text: str, style: TextStyle) -> float:
    """Length of the text on one line, in mm."""
    cut = ("Bold" if style.bold else "") + ("Italic" if style.italic else "")
    return float(_font(cut or "Regular").stringWidth(clean(text), style.size) / mm)


def balanced(text: str, style: TextStyle, room: float) -> list[str]:
    """The name of a body in lines of at most `room` mm: broken before its unit (`XÃ …`), else as evenly as can be."""
    gaps = [at for at, sign in enumerate(text) if sign == " "]
    if not gaps or width(text, style) <= room:
        return [text]
    places = [at for at in gaps if text.startswith(texts.UNITS, at + 1)] or gaps
    middle = min(places, key=lambda at: max(width(text[:at], style), width(text[at + 1 :], style)))
    return [*balanced(text[:middle], style, room), *balanced(text[middle + 1 :], style, room)]


@cache
def _font(cut: str) -> TTFont:
    name = f"LiberationSerif-{cut}"
    return TTFont(name, str(resources.resource("fonts", f"{name}.ttf")))
