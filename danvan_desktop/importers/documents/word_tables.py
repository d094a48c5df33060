"""Tables of a .docx: those that list things, a line a row, and those that only set words side by side."""

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest

from lxml import etree

from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.documents.styles import Styles, W, is_rule

_GRID_ROW = re.compile(r"(?:s?tt|so tt|\d{1,3}|[ivx]{1,5})[.)]?")
_LEVEL = (f"{W}top", f"{W}bottom", f"{W}insideH")
_MAX_SPAN = 63  # columns, of which Word knows no more


def lines(table: etree._Element, inner: Callable[[etree._Element], list[str]], styles: Styles) -> Iterator[str]:
    """The lines of a table, with tabs between its cells, whose own lines `inner` tells. In a list each row is a line
    and keeps its empty cells; a cell that is one with that above it says the same. Elsewhere, in heads and feet, cells
    keep their lines.
    """
    rows = [_own(row, "tc", "tr") for row in _own(table, "tr", "tbl")]
    told = [[inner(cell) for cell in row] for row in rows]
    if not _is_list(table, told, styles):
        for cells in told:
            for line in zip_longest(*cells, fillvalue=""):
                yield "\t".join(line).rstrip("\t") if any(line) else ""
        return
    above: dict[int, str] = {}
    for row, cells in zip(rows, told, strict=True):
        places: list[str] = []
        for cell, text in zip(row, cells, strict=True):
            at, joined = len(places), " ".join(" ".join(text).split())
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is not None and merged.get(f"{W}val") != "restart":
                joined = above.get(at, "")
            above[at] = joined
            places += [joined, *[""] * (_span(cell) - 1)]
        whole = len(row) == 1  # a heading over all columns
        yield places[0] if whole else "\t".join(places) if any(places) else ""


def _own(parent: etree._Element, name: str, within: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, not those of tables inside."""
    return [one for one in parent.iter(f"{W}{name}") if next(one.iterancestors(f"{W}{within}")) is parent]


def _is_list(table: etree._Element, rows: list[list[list[str]]], styles: Styles) -> bool:
    """Whether a table lists things: it has rules between more than two columns, or its rows are numbered."""
    wide = [cells for cells in rows if len(cells) > 2]
    if any(len(cells[0]) == 1 and _GRID_ROW.fullmatch(flat(cells[0][0]).strip()) for cells in wide):
        return True
    return bool(wide) and len(rows) > 1 and _is_ruled(table, styles)


def _is_ruled(table: etree._Element, styles: Styles) -> bool:
    """Whether there are rules between the columns, by the table itself, its cells or its style."""
    sides = (one for one in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders/*") if one.tag not in _LEVEL)
    own = [*table.iterfind(f"{W}tblPr/{W}tblBorders/{W}insideV"), *sides]
    if own:
        return any(map(is_rule, own))
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return style is not None and styles.rules_columns(str(style.get(f"{W}val")))


def _span(cell: etree._Element) -> int:
    """How many columns a cell is wide."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    told = str(span.get(f"{W}val")) if span is not None else ""
    return min(max(int(told), 1), _MAX_SPAN) if told.isascii() and told.isdigit() and len(told) < 4 else 1
