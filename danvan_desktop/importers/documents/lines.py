"""Stretches of letters as lines of text; a wide gap within a line parts columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from danvan_desktop.importers.documents.pdf_tables import Grid
from danvan_desktop.importers.documents.stretches import Stretch
from danvan_desktop.importers.documents.styles import code, modern

GAP = 1.0
"""Sizes of the font; a wider gap is no blank."""

BLANK = 0.15
"""Sizes of the font; a narrower gap is none."""

BLANKS = 3 * " "
"""As many, or more, stand where a gap was made with blanks: they part columns, or leave room for something."""

_NOTE = 0.8
"""Sizes of the font beside it; a smaller number that stands raised leads to a note at the foot of the page."""

_SAME = 0.4
"""Usual sizes of the font; what stands less below a line stands on it."""

_UPON = 0.5
"""Sizes of the font; what begins so far before the end of other letters is printed upon them."""

_PARAGRAPH = 1.35
"""Usual distances of lines; a larger one parts paragraphs."""


class Line(NamedTuple):
    """The text of a line and the height on the page at which it stands, in points."""

    text: str
    base: float


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines from the top down, one without text for a gap. `old` is what was read in fonts from before Unicode;
    `overprinted` tells that letters stand upon others.
    """

    lines: list[Line]
    old: str
    overprinted: bool


def laid_out(stretches: list[Stretch], tables: Sequence[Grid] = ()) -> Lines:
    """The lines of a page without the notes at its foot, the rows of its tables a line each."""
    marks = [one for one in stretches if _leads_to_note(one, stretches)]
    cells, outside = _by_cells([one for one in stretches if one not in marks], tables)
    rows = _rows(outside)
    lines = [Line(_text(_runs(row)), row[0].base if row else 0) for row in rows]
    for table, inside in zip(tables, cells, strict=True):
        within = {cell: _rows(part) for cell, part in inside.items()}
        told = {cell: " ".join(_text(_runs(row)) for row in part) for cell, part in within.items()}
        lines = _with_rows(lines, [Line(*row) for row in table.lines(told)])
        rows += [row for part in within.values() for row in part]
    if marks:
        # A note begins with its number and a blank, and nothing comes after the notes.
        first_note = f"{min(int(mark.text) for mark in marks)} "
        starts = (n for n, line in enumerate(lines) if 2 * n > len(lines) and line.text.startswith(first_note))
        lines = lines[: next(starts, None)]
    old = " ".join(modern(text, font) for row in rows for font, text in _runs(row) if code(font) is not None)
    return Lines(lines, old, any(_is_overprinted(row) for row in rows))


_Cells = dict[tuple[int, int], list[Stretch]]


def _by_cells(stretches: list[Stretch], tables: Sequence[Grid]) -> tuple[list[_Cells], list[Stretch]]:
    """What stands in the cells of each table, and what stands in none."""
    cells: list[_Cells] = [{} for _ in tables]
    outside: list[Stretch] = []
    for one in stretches:
        for table, inside in zip(tables, cells, strict=True):
            if (cell := table.cell(one)) is not None:
                inside.setdefault(cell, []).append(one)
                break
        else:
            outside.append(one)
    return cells, outside


def _with_rows(lines: list[Line], rows: list[Line]) -> list[Line]:
    """The lines with those of a table in their place, before a gap that it filled."""
    place = next((n for n, line in enumerate(lines) if line.text and line.base < rows[0].base), len(lines))
    place -= place > 0 and not lines[place - 1].text
    return [*lines[:place], *rows, *lines[place:]]


def _text(runs: Sequence[tuple[str, str]]) -> str:
    return "".join(modern(text, font) for font, text in runs).strip()


def _leads_to_note(mark: Stretch, stretches: list[Stretch]) -> bool:
    """Whether a number is the raised mark of a note, close behind the words that it belongs to."""
    if not (mark.text.strip().isdecimal() and len(mark.text.strip()) < 4):
        return False
    for words in stretches:
        behind = abs(mark.left - words.right) < 0.4 * words.size
        raised = words.base + 0.2 * words.size < mark.base < words.base + words.size
        if behind and raised and mark.size < _NOTE * words.size:
            return True
    return False


def _rows(stretches: list[Stretch]) -> list[list[Stretch]]:
    """What stands on one base line, from the top down; an empty row for a gap of more than a line. A line of which all
    was struck out is no gap.
    """
    rows: list[list[Stretch]] = []
    size = median(one.size for one in stretches) if stretches else 0
    for one in sorted(stretches, key=lambda one: -one.base):
        if rows and rows[-1][0].base - one.base < _SAME * size:
            rows[-1].append(one)
        else:
            rows.append([one])
    pitches = sorted(above[0].base - below[0].base for above, below in pairwise(rows))
    usual = pitches[len(pitches) // 2] if pitches else 0
    spaced: list[list[Stretch]] = []
    for above, row in zip([None, *rows], rows, strict=False):
        if above and spaced[-1:] != [[]] and above[0].base - row[0].base > _PARAGRAPH * usual:
            spaced.append([])
        if any(one.text for one in row):
            spaced.append(_once(row))
    return spaced


def _once(row: list[Stretch]) -> list[Stretch]:
    """The stretches from left to right; what was printed twice to make it bold is there once."""
    kept: list[Stretch] = []
    for one in sorted(row, key=lambda one: one.left):
        if not (kept and kept[-1].text.strip() == one.text.strip() and one.left - kept[-1].left < BLANK * one.size):
            kept.append(one)
    return kept


def _is_overprinted(row: list[Stretch]) -> bool:
    words = [one for one in row if any(letter.isalnum() for letter in one.text)]
    return any(after.left < one.right - _UPON * one.size for one, after in pairwise(words))


def _runs(row: list[Stretch]) -> list[tuple[str, str]]:
    """The text of a line by font: a letter of VNI may stand in two stretches."""
    runs: list[tuple[str, str]] = []
    previous = None
    for one in row:
        font, text = runs.pop() if runs else (one.font, "")
        if previous is not None and text:
            gap = (one.left - previous.right) / max(one.size, 1)
            if text.endswith(BLANKS) and gap < GAP:
                text = f"{text.rstrip()} "  # something fills the room that was left
            elif gap > GAP and not text.endswith(BLANKS):
                text = f"{text.rstrip()}\t"
            elif gap > BLANK and not (text[-1].isspace() or one.text[:1].isspace()):
                text += " "
        runs += [(font, text + one.text)] if font == one.font or not one.text else [(font, text), (one.font, one.text)]
        previous = one
    return runs
