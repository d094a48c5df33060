"""A page of a PDF, read."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from danvan_desktop.domain.legacy import Encoding
from danvan_desktop.importers.documents.drawn import drawn, take_in
from danvan_desktop.importers.documents.lines import BLANK, BLANKS, GAP, Line, laid_out
from danvan_desktop.importers.documents.pdf_tables import grids
from danvan_desktop.importers.documents.stretches import AT_END, HYPHENS, Letter, Stretch, letters, parted, stretches
from danvan_desktop.importers.documents.struck import unstruck
from danvan_desktop.importers.documents.styles import code

_MAX_STRETCHES = 20_000  # on one page; a full one has some hundreds
_SET_APART = re.compile(r"(?:(?<!\S)\S ){4}")
_WIDE = 0.55
"""Sizes of the font for each letter; capitals are as wide, or there is a gap."""

_COLUMN = 2.5
"""Usual gaps between words in a line; a wider one was made by many blanks."""

_USUAL_BLANK = 0.25
"""Sizes of the font."""

_FEW = 4  # letters, whose gaps tell nothing
_SIDE = 0.2
"""Of the letters on a page; fewer that are turned otherwise are notes at its side, no part of the paper."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page. `old` is what was read in fonts from before Unicode; `struck` tells that words with a line
    through them were left out, `crossed` that there is a line of which that is not sure, or letters upon others,
    `pictured` that the page is a picture, whatever letters stand on it or were recognised in it by a scanner, `noted`
    that something was written upon it that is not among the lines.
    """

    lines: list[Line]
    old: str
    struck: bool
    crossed: bool
    pictured: bool
    noted: bool


def read(document: Any, number: int) -> Page | None:
    """Reads the page of that number, from 0; None where it has more text than any page of a paper."""
    page = document[number]
    added = take_in(page)
    if added.taken:
        page = document[number]
    text_page = page.get_textpage()
    if text_page.count_rects() > _MAX_STRETCHES:
        return None
    drawing = drawn(page)
    rules = {turn: [rule.turned(turn) for rule in drawing.rules] for turn in range(4)}
    tables = {turn: grids(turned) for turn, turned in rules.items()}
    by_turn: dict[int, list[Stretch]] = defaultdict(list)
    for one in stretches(text_page):
        if one.quarters is not None:
            cuts = sorted(cut for table in tables[one.quarters] for cut in table.cuts(one))
            for part in parted(text_page, one, cuts) if cuts else [one]:
                by_turn[one.quarters] += _mended(text_page, part)
    sizes = {turn: sum(len(one.text) for one in part) for turn, part in by_turn.items()}
    turns = [turn for turn in sorted(sizes, key=lambda turn: -sizes[turn]) if sizes[turn] > _SIDE * sum(sizes.values())]
    parts = [unstruck(text_page, by_turn[turn], rules[turn]) for turn in turns]
    text_page.close()
    laid = [laid_out(part.stretches, tables[turn]) for turn, part in zip(turns, parts, strict=True)]
    return Page(
        [line for part in laid for line in part.lines],
        " ".join(part.old for part in laid),
        any(part.struck for part in parts),
        any(part.doubtful for part in parts) or any(part.overprinted for part in laid),
        drawing.pictured or (drawing.full and not parts),
        added.noted,
    )


def _mended(text_page: Any, one: Stretch) -> list[Stretch]:
    """The stretch with its hyphens told apart and letters that were set apart as words, parted where many blanks make a
    column or leave room for a number that something else has filled: the library makes one blank of many.
    """
    wide = " " in one.text.strip() and one.right - one.left > _WIDE * one.size * len(one.text)
    if one.size > 0 and (wide or _SET_APART.search(one.text)):  # a spoilt file may tell of letters of no size
        text, cuts = _spaced(letters(text_page, one), one.size)
        parts = list(parted(text_page, one, cuts))
        pieces = re.findall(rf".+?(?:{BLANKS} *|$)", text)
        if len(parts) != len(pieces):
            return [replace(one, text=text)]
        return [replace(part, text=piece) for part, piece in zip(parts, pieces, strict=True)]
    if code(one.font) is Encoding.TCVN3 and HYPHENS.search(one.text):
        return [replace(one, text="".join(letter.text for letter in letters(text_page, one)))]
    return [replace(one, text=AT_END.sub("-", one.text)) if AT_END.search(one.text) else one]


def _spaced(spelt: list[Letter], size: float) -> tuple[str, list[float]]:
    """Letters with blanks where they stand farther apart than most of them, and where many blanks are in the line."""
    solid = [place for place, letter in enumerate(spelt) if not letter.text.isspace()]
    gaps = {after: spelt[after].left - spelt[place].right for place, after in pairwise(solid)}
    usual = median(gaps.values()) if len(gaps) > _FEW else 0
    blanks = [gap for gap in gaps.values() if gap > usual + BLANK * size]
    column = usual + max(GAP * size, _COLUMN * median(blanks) if len(blanks) > 1 else 0)
    text, cuts = "", []
    for place, letter in enumerate(spelt):
        gap = gaps.get(place, 0)
        if gap > column:
            text = text.rstrip() + " " * max(len(BLANKS), round(gap / (_USUAL_BLANK * size)))
            cuts.append(letter.left - BLANK * size)
        elif gap > usual + BLANK * size and not text[-1:].isspace():
            text += " "
        text += letter.text
    return text, cuts
