"""A page of a PDF, read."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from danvan_desktop.domain.legacy import Encoding
from danvan_desktop.importers.documents.drawn import drawn
from danvan_desktop.importers.documents.lines import BLANK, Line, laid_out
from danvan_desktop.importers.documents.pdf_tables import grids
from danvan_desktop.importers.documents.stretches import AT_END, HYPHENS, Letter, Stretch, letters, parted, stretches
from danvan_desktop.importers.documents.struck import unstruck
from danvan_desktop.importers.documents.styles import code

_MAX_STRETCHES = 20_000  # on one page; a full one has some hundreds
_SET_APART = re.compile(r"(?:(?<!\S)\S ){4}")
_SIDE = 0.2
"""Of the letters on a page; fewer that are turned otherwise are notes at its side, no part of the paper."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page. `old` is what was read in fonts from before Unicode; `struck` tells that words with a line
    through them were left out, `crossed` that there is a line of which that is not sure, or letters upon others,
    `pictured` that the page is a picture, whatever letters stand on it or were recognised in it by a scanner.
    """

    lines: list[Line]
    old: str
    struck: bool
    crossed: bool
    pictured: bool


def read(page: Any) -> Page | None:
    """Reads a page; None where it has more text than any page of a paper."""
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
            by_turn[one.quarters] += [
                _mended(text_page, part) for part in (parted(text_page, one, cuts) if cuts else [one])
            ]
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
    )


def _mended(text_page: Any, one: Stretch) -> Stretch:
    """The stretch with its hyphens told apart, and letters that were set apart as words."""
    if _SET_APART.search(one.text):
        return replace(one, text=_closed_up(letters(text_page, one), BLANK * one.size))
    if code(one.font) is Encoding.TCVN3 and HYPHENS.search(one.text):
        return replace(one, text="".join(letter.text for letter in letters(text_page, one)))
    return replace(one, text=AT_END.sub("-", one.text)) if AT_END.search(one.text) else one


def _closed_up(spelt: list[Letter], blank: float) -> str:
    """Letters with the same gap between all of them, with blanks for the gaps that are wider."""
    gaps = [after.left - letter.right for letter, after in pairwise(spelt)]
    usual = median(gaps) if gaps else 0
    blanks = [" " if gap > usual + blank else "" for gap in gaps]
    return "".join(letter.text + behind for letter, behind in zip(spelt, [*blanks, ""], strict=True))
