"""Tables that list tasks, each with its rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_desktop.domain.reading import Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import phrases, table_heads
from danvan_desktop.importers.dispatches.layout import is_separator
from danvan_desktop.importers.dispatches.table_heads import (
    BLANKS,
    BY_LINES,
    GAPS,
    LONGEST_HEAD,
    STROKE,
    TAB,
    TABS,
    Cell,
    Column,
    Head,
    Line,
    Role,
    cell_of,
    cells_of,
)

_NUMBER = re.compile(r"(?:\d{1,4}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-h])\s*[.)]?")
_COLUMN_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[a-h])[)\]]?")
_HOUR = re.compile(r"\d\s*(?:h|g|gio|:)\s*(?:\d|\b)")
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-H])\s*[.):/–-]|(?:Nhóm|NHÓM|Phần|PHẦN|Mục|MỤC)\s")
_SIGNED = re.compile(r"(?:^|\t)(?:T/?M|K/?T|T/?L|TUQ)[.\s]\s*+[^\W\d_a-z]{2}")
_SKIPPED = 12  # lines between two rows, at most: of a new page, with its head
_TORN = 6  # lines behind the end of a table in which it may go on
_MOST_LINES = 40  # of one row whose cells have several


@dataclass(frozen=True, slots=True)
class Row:
    """The cells, one a column. `short` where they end early, so that it is not told what they belong to; `heading`
    where there is but one over all the columns.
    """

    cells: tuple[Cell, ...]
    span: Span
    short: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are those below the head; none, where they could not be made out. `plain` where there was no doubt where a
    cell begins and ends.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    span: Span
    plain: bool


def find(text: str, start: int) -> list[Table]:
    """The tables of tasks behind a place, in the order of the text."""
    lines: list[Line] = []
    for line in text[start:].split("\n"):
        lines.append(Line(line, start))
        start += len(line) + 1
    found: list[Table] = []
    index = 0
    while index < len(lines):
        head = table_heads.read(lines, index)
        if head is None:
            index += 1
            continue
        rows, after, plain = _stacked(lines, head) if head.sign is BY_LINES else _rows(lines, head)
        first, last = lines[index], lines[max(index, head.after - 1)]
        span = (first.start, rows[-1].span[1] if rows else last.start + len(last.text))
        if not rows or not _is_timetable(head.columns, rows):
            found.append(Table(head.columns, tuple(rows), span, plain and bool(rows)))
        index = max(after, index + 1)
    return found


def without(text: str, tables: Sequence[Table]) -> str:
    """The text with blanks where the tables stand."""
    parts, place = list[str](), 0
    for table in tables:
        first, last = table.span
        parts += [text[place:first], re.sub(r"[^\n]", " ", text[first:last])]
        place = last
    return "".join([*parts, text[place:]])


def _is_timetable(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Whether the rows tell of events at hours of the day."""
    timed = [n for n, column in enumerate(columns) if column.role is Role.TIME]
    hours = sum(any(_HOUR.search(row.cells[n].flat) for n in timed) for row in rows)
    return 2 * hours > len(rows)


# --- the rows


def _rows(lines: Sequence[Line], head: Head) -> tuple[list[Row], int, bool]:
    """The rows, the line behind the table, and whether there was no doubt about any. A row with fewer cells may go on
    in the next lines: its cells had several.
    """
    width = len(head.columns)
    numbered = head.columns[0].role is Role.NUMBER
    rows: list[Row] = []
    plain, index = head.sign is not BLANKS, head.after
    while (at := _next_row(lines, index, head)) is not None:
        cells = cells_of(lines[at], head.sign)
        last = at
        heading = len(cells) == 1
        if head.sign is TAB and not heading:
            last = _end_of_row(lines, at, width)
            cells = _joined(lines[at : last + 1])
        if len(cells) > width:
            break
        if numbered and rows and cells[0].text and not _NUMBER.fullmatch(cells[0].flat) and _is_torn(cells):
            break
        if not numbered and not heading and len(cells) < width and head.sign is not STROKE:
            break
        span = (lines[at].start, lines[last].start + len(lines[last].text))
        short = len(cells) < width
        end = Cell("", span[1])
        rows.append(Row((*cells, *[end] * (width - len(cells))), span, short, heading))
        plain = plain and (not short or not any(cell.text for cell in cells[2:]))
        plain = plain and (not heading or bool(_GROUP.match(cells[0].text)) or cells[0].text.isupper())
        index = last + 1
    if head.sign is TAB and rows and _is_cut(lines[index : index + _TORN], rows[-1].cells[0].flat):
        return [], index, False
    ends = index >= len(lines) or not head.sign.search(lines[index].text) or _ends_paper(lines[index].text.strip())
    return rows, index, plain and ends


def _is_cut(lines: Sequence[Line], number: str) -> bool:
    """Whether the next number comes behind lines that are no rows: the cells were cut into the lines of a page."""
    for line in lines:
        first, tab, _ = line.text.partition("\t")
        told = flat(first).strip(" .)")
        if _ends_paper(line.text.strip()):
            return False
        if tab and told.isdecimal() and number.strip(" .)").isdecimal() and int(told) == int(number.strip(" .)")) + 1:
            return True
    return False


def _next_row(lines: Sequence[Line], index: int, head: Head) -> int | None:
    """The line with the next row: behind the head where that comes again on a new page, and the numbers of the
    columns.
    """
    empty = 0
    for at in range(index, min(index + _SKIPPED, len(lines))):
        line = lines[at].text.strip()
        cells = [cell.flat for cell in cells_of(lines[at], head.sign)] if line else []
        page = line.isdigit() and at + 1 < len(lines) and lines[at + 1].text.strip() in ("", head.lines[0])
        if not line:
            empty += 1
            if empty > GAPS or head.columns[0].role is not Role.NUMBER:
                return None
        elif _ends_paper(line):
            return None
        elif line in head.lines or is_separator(line) or page or _numbers_columns(cells):
            empty = 0
        else:
            return at if head.sign.search(lines[at].text) or _is_group(lines, at, head) else None
    return None


def _ends_paper(line: str) -> bool:
    """Whether the foot of the paper begins, which may follow a table at once."""
    recipients = re.match(rf"{phrases.one_of('ending', 'recipients')}\s*:", flat(line))
    return bool(recipients or _SIGNED.search(line))


def _numbers_columns(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if cell]
    return len(told) > 2 and len(told) >= len(cells) - 1 and all(_COLUMN_NUMBER.fullmatch(cell) for cell in told)


def _is_group(lines: Sequence[Line], at: int, head: Head) -> bool:
    """Whether a line with one cell alone heads rows: one of them comes next, or another heading."""
    for after in range(at, min(at + 1 + GAPS, len(lines))):
        told = lines[after].text.strip()
        if head.sign not in (TAB, TABS) or not told or len(told) > 2 * LONGEST_HEAD:
            return False
        if "\t" in lines[after].text:
            numbered = head.columns[0].role is Role.NUMBER
            cells = len(cells_of(lines[after], head.sign))
            return after > at and (_begins_row(lines[after].text) if numbered else cells == len(head.columns))
        if not told[0].isupper():
            return False
    return False


def _begins_row(line: str) -> bool:
    """Whether a line begins with the number of a row."""
    number, tab, _ = line.partition("\t")
    return bool(tab) and bool(_NUMBER.fullmatch(flat(number).strip()))


def _end_of_row(lines: Sequence[Line], at: int, width: int) -> int:
    """The last line of a row whose cells have several lines; the first, where they do not come to as many as there are
    columns. In quotation marks, as Excel sets such cells, they end with the mark.
    """
    tabs = marks = 0
    for after in range(at, min(at + _MOST_LINES, len(lines))):
        line = lines[after].text
        quoted = marks % 2 == 1
        if after > at and not quoted and (not line.strip() or _begins_row(line)):
            return at
        tabs += line.count("\t")
        marks += line.count('"')
        if tabs > width - 1:
            return at
        if tabs == width - 1 and marks % 2 == 0:
            return after if quoted or after == at else _end_of_last_cell(lines, after)
    return at


def _end_of_last_cell(lines: Sequence[Line], at: int) -> int:
    """The last line of a row whose last cell may have several: before the next number comes."""
    for after in range(at + 1, min(at + _MOST_LINES, len(lines))):
        line = lines[after].text
        if _begins_row(line):
            return after - 1
        if not line.strip() or "\t" in line or line.strip()[0].isupper():
            return at
    return at


def _joined(lines: Sequence[Line]) -> list[Cell]:
    """The cells of a row over several lines."""
    whole = "\n".join(line.text for line in lines)
    return cells_of(Line(whole, lines[0].start), TAB)


def _is_torn(cells: Sequence[Cell]) -> bool:
    """Whether cells without a number are no row of their own: neither a heading over the table nor a sum."""
    told = [cell for cell in cells if cell.text]
    return len(told) > 1 and not re.match(phrases.one_of("columns", "sums"), cells[0].flat)


# --- a cell a line


def _stacked(lines: Sequence[Line], head: Head) -> tuple[list[Row], int, bool]:
    """Its rows, as long as the numbers go on; none at all where one has more or fewer cells."""
    width = len(head.columns)
    rows: list[Row] = []
    at = head.after
    while at + width <= len(lines) and re.fullmatch(rf"0?{len(rows) + 1}\.?", lines[at].text.strip()):
        cells = [cell_of(line.text, line.start) for line in lines[at : at + width]]
        if not all(cell.text for cell in cells[:2]):
            return [], at, False
        last = lines[at + width - 1]
        rows.append(Row(tuple(cells), (lines[at].start, last.start + len(last.text))))
        at += width
    whole = at >= len(lines) or not lines[at].text.strip()
    return (rows, at, True) if whole else ([], at, False)
