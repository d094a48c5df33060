"""The header of a list: where it stands in a sheet, how many rows it has, and what it calls the columns."""

import re
from dataclasses import dataclass, field

from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.importers.sheets import Sheet
from danvan_desktop.importers.words import Words, is_marked

PARTS = " / "
"""Between the parts of a header that stand in rows above one another: `Thời gian / Bắt đầu`."""

NUMBER = re.compile(r"(?=.*\d)[\w./()-]{1,8}")
"""The number of an item: `1`, `01.`, `2.3`, `4a`, `MH-05`."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `top` to `bottom`, counted from 0, and the text for each column. `marked` tells whether it is written with
    Vietnamese marks, `repeated` are rows further down that say the same.
    """

    top: int
    bottom: int
    texts: dict[int, str]
    marked: bool
    repeated: set[int] = field(default_factory=set)


def find_headers(sheet: Sheet, words: Words) -> list[Header]:
    """The headers of a sheet from the top, those that only repeat the one before not counted."""
    found: list[Header] = []
    row = 0
    while row < len(sheet.rows):
        known = _is_known(sheet.rows[row], words) if not found else _is_known_again(sheet.rows[row], words, found[-1])
        if not known:
            row += 1
            continue
        header = _header_at(sheet, row)
        if found and _folded(found[-1]) == _folded(header):
            found[-1].repeated.update(range(header.top, header.bottom + 1))
        else:
            found.append(header)
        row = header.bottom + 1
    return found


def _is_known(row: list[str], words: Words) -> bool:
    """Whether half of the cells, and two at least, are words of headers. Where a colon is, a value stands behind it."""
    texts = [cell for cell in row if cell]
    if len(texts) < 2 or NUMBER.fullmatch(texts[0]):
        return False
    marked = is_marked(" ".join(texts))
    known = sum(":" not in text and words.columns.find(text, marked) is not None for text in set(texts))
    return known >= 2 and known * 2 >= len(texts)


def _is_known_again(row: list[str], words: Words, first: Header) -> bool:
    """The same where items are: now three quarters have to be known, and three at least."""
    texts = [cell for cell in row if cell]
    if len(texts) < 3 or NUMBER.fullmatch(texts[0]):
        return False
    unknown = 0
    for text in texts:  # nearly all rows are items: the first cells tell
        unknown += ":" in text or words.columns.find(text, first.marked) is None
        if unknown * 4 > len(texts):
            return False
    return len(set(texts)) - unknown >= 3


def _folded(header: Header) -> dict[int, str]:
    return {column: fold(text) for column, text in header.texts.items()}


def _header_at(sheet: Sheet, row: int) -> Header:
    """The header of which `row` is part: cells merged downwards tell its height, or else the gaps in its first row."""
    upright = [m for m in sheet.merged if m.top < m.bottom < m.top + _DEEPEST and m.top <= row <= m.bottom]
    top = min((merge.top for merge in upright), default=row)
    bottom = max((merge.bottom for merge in upright), default=row)
    while not upright and bottom < top + _DEEPEST and _goes_on(*sheet.rows[bottom : bottom + 2]):
        bottom += 1
    texts = _texts(sheet.rows[top : bottom + 1])
    return Header(top, bottom, texts, is_marked(" ".join(texts.values())))


def _goes_on(above: list[str], below: list[str] | None = None) -> bool:
    """Whether `below` only divides cells of the header row `above`: it has texts under a cell and the gap beside it."""
    given = [column for column, text in enumerate(below or ()) if text]
    if below is None or all(above[column] for column in given):
        return False
    return all(_is_part(above, below, column) for column in given)


def _is_part(above: list[str], below: list[str], column: int) -> bool:
    if NUMBER.fullmatch(below[column]) and not _YEAR.fullmatch(below[column]):
        return False
    if not above[column]:
        return _parent(above, column) >= 0
    return column + 1 < len(above) and not above[column + 1] and bool(below[column + 1])


def _parent(row: list[str], column: int) -> int:
    """The column of the text at or before `column`; -1 where there is none."""
    return next((before for before in range(column, -1, -1) if row[before]), -1)


def _texts(rows: list[list[str]]) -> dict[int, str]:
    """The text for each column. A cell stands over the gaps beside it as far as there are texts below them."""
    texts: dict[int, str] = {}
    for column in range(len(rows[0])):
        parts: list[str] = []
        for depth, row in enumerate(rows):
            text = " ".join((row[column] or _from_parent(row, rows[depth + 1 :], column)).split())
            if text and text not in parts[-1:]:
                parts.append(text)
        if parts:
            texts[column] = PARTS.join(parts)
    return texts


def _from_parent(row: list[str], below: list[list[str]], column: int) -> str:
    parent = _parent(row, column)
    divided = parent >= 0 and any(lower[column] for lower in below) and any(lower[parent] for lower in below)
    return row[parent] if divided else ""
