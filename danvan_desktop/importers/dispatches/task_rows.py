"""From the rows of a table to the tasks that they tell: what is to be done, and below it in the words of the paper who
does it and whatever else the row tells that has no field of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from danvan_desktop.domain.reading import Deadline, Found, Row, Span
from danvan_desktop.domain.vietnamese import flat
from danvan_desktop.importers.dispatches import deadlines, phrases
from danvan_desktop.importers.dispatches.layout import Paragraph
from danvan_desktop.importers.dispatches.table_heads import Cell, Column, Role
from danvan_desktop.importers.dispatches.tables import Row as Line
from danvan_desktop.importers.dispatches.tables import Table

_INNER = re.compile(r"(\d{1,4}(?:\.\d{1,2})*)\.\d{1,2}[.)]?")
_COUNTED = re.compile(r"\d{1,4}(?:\.\d{1,2})*")
_DAY = re.compile(r"(?<!\d)\d{1,2}\s*[/.\-]\s*\d{1,2}(?!\d)|\b(?:ngay|thang|quy)\s+(?:\d|[ivx]+\b)")
_DONE = re.compile(r"\bda\s++(?:xong|hoan thanh|hoan tat|thuc hien|gui|nop|bao cao)\b|\bqua han\b")
_COUNT = re.compile(r"(\d{1,3})\s*[.)]\s+(?=\S)")
_EARLIER = re.compile(r"\b(?:dau|giua|thuong tuan|trung tuan)\s*+$")
"""Before a month: what is due then is due before its last day, and on no day that is told."""
_CROSS = re.compile(r"[x×+✓✔√●•■*]+")
_PERIOD = re.compile(
    r"(?:thang|quy)\s+(?:\d{1,2}|[ivx]{1,4})(?:\s*[-–,]\s*(?:\d{1,2}|[ivx]{1,4}))*+(?:\s*/\s*\d{4}|\s+nam\s+\d{4})?"
)
_LONGEST_PRODUCT = 255  # letters, as the field holds


@dataclass(frozen=True, slots=True)
class Asked:
    """A task of a table; `dues` are all the deadlines of its row, `timed` tells whether they are all that its cells
    tell of time.
    """

    text: str
    row: Row
    dues: tuple[Deadline, ...]
    timed: bool
    span: Span
    sure: bool


def read(table: Table, signed: date | None) -> list[Asked]:
    """The tasks of a table; headings of groups, sums and empty rows are none."""
    asked: list[Asked] = []
    above: list[Cell] | None = None
    numbers: list[str] = []
    table = _uncounted(table)
    for at, line in enumerate(table.rows):
        if _is_sum(line):
            continue
        cells = list(line.cells)
        if asked and above is not None and _goes_on(table, line, torn=at > 0 and _is_torn(table, at - 1)):
            joined = [Cell(f"{a.raw} {b.raw}".strip(), a.start) for a, b in zip(above, cells, strict=True)]
            asked[-1] = _asked(table, joined, (asked[-1].span[0], line.span[1]), signed, sure=False)
            above = joined
            continue
        if _is_heading(table, at):
            numbers = [*numbers, ""]
            continue
        cells, merged = _filled(table, cells, above)
        what = cells[_place(table, Role.WHAT)]
        if not any(map(str.isalnum, what.text)):  # dots: a form to be filled in
            continue
        number = _number(table, cells)
        sure = table.plain and not merged and not line.short and _follows(number, numbers) and _is_told(table, cells)
        asked.append(_asked(table, cells, line.span, signed, sure=sure))
        numbers.append(number)
        above = cells
    return asked


def cells(table: Table) -> list[Paragraph]:
    """What stands in the cells beside those with the time, to be read for what else it tells."""
    begins = re.compile(phrases.one_of("columns", "begins"))
    times = [
        n
        for n, column in enumerate(table.columns)
        if column.role in (Role.DUE, Role.TIME) or begins.match(flat(column.name))
    ]
    told = [cell for row in table.rows for n, cell in enumerate(row.cells) if n not in times and cell.text]
    return [Paragraph(cell.raw, cell.start) for cell in told]


def _uncounted(table: Table) -> Table:
    """The table without the numbers that stand before its tasks in their own column, where they count them all."""
    what = _place(table, Role.WHAT)
    told = [line.cells[what] for line in table.rows if not line.heading and line.cells[what].text]
    marks = [_COUNT.match(cell.raw) for cell in told]
    if [mark and int(mark[1]) for mark in marks] != list(range(1, len(told) + 1)):
        return table
    return replace(table, rows=tuple(_uncounted_row(line, what) for line in table.rows))


def _uncounted_row(line: Line, what: int) -> Line:
    cell = line.cells[what]
    mark = _COUNT.match(cell.raw)
    if mark is None:
        return line
    bare = Cell(cell.raw[mark.end() :], cell.start + mark.end())
    return replace(line, cells=(*line.cells[:what], bare, *line.cells[what + 1 :]))


def _place(table: Table, role: Role) -> int:
    return next(n for n, column in enumerate(table.columns) if column.role is role)


def _number(table: Table, cells: Sequence[Cell]) -> str:
    """The number of a row as it is counted; empty where there is none."""
    first = table.columns[0].role is Role.NUMBER
    return cells[0].flat.strip(" .)").lstrip("0") if first else ""


def _follows(number: str, before: Sequence[str]) -> bool:
    """Whether a number goes on from the one before, or begins anew at the head or below a heading."""
    if not number and not any(before[-1:]):
        return True
    if not any(before[-1:]):
        last = next((one for one in reversed(before) if one), "0")
        return _last(number) in (1, _last(last) + 1)
    return _last(number) == _last(before[-1]) + 1 or (_last(number) == 1 and number.count(".") > before[-1].count("."))


def _last(number: str) -> int:
    """The last part of a number: 3 of 2.3; of one that is not counted so, what follows none."""
    return int(number.rsplit(".", 1)[-1]) if _COUNTED.fullmatch(number) else -9


def _is_sum(line: Line) -> bool:
    told = next((cell.flat for cell in line.cells if cell.text), "")
    return bool(re.fullmatch(rf"{phrases.one_of('columns', 'sums')}[\s:()+ivx\d]*+", told))


def _is_heading(table: Table, at: int) -> bool:
    """Whether a row but heads those below it: it tells nothing but its name, and is numbered or set otherwise."""
    cells = table.rows[at].cells
    told = [n for n, cell in enumerate(cells) if cell.text]
    if not told or table.rows[at].heading:
        return True
    what = _place(table, Role.WHAT)
    numbered = table.columns[0].role is Role.NUMBER
    if len(told) == 1 and numbered and (told != [what] or _names_group(cells[what])):
        return True
    if told != sorted({0, what}) or not numbered or _is_torn(table, at):
        return False
    number, named = cells[0].flat.strip(" .)"), cells[what].text
    after = table.rows[at + 1].cells if at + 1 < len(table.rows) else None
    inner = _INNER.fullmatch(after[0].flat) if after else None
    parts = after is not None and not after[0].text and after[what].text[:1] in ("-", "–", "+", "•")
    return not number.isdigit() or named.isupper() or parts or bool(inner and inner[1] == number)


def _names_group(cell: Cell) -> bool:
    """Whether a cell alone in the column of the tasks heads those below it: in capitals, or by a month or quarter."""
    return cell.text.isupper() or bool(_PERIOD.fullmatch(cell.flat.strip(" .:")))


def _goes_on(table: Table, line: Line, *, torn: bool) -> bool:
    """Whether a row is the rest of the one above it, which a new page has parted: it has no number, and begins with a
    small letter; of a row that was `torn`, the task does.
    """
    numbered = table.columns[0].role is Role.NUMBER
    told = [cell for cell in line.cells if cell.text]
    rest = told[:1] if torn else told
    return numbered and not line.cells[0].text and bool(told) and all(cell.text[0].islower() for cell in rest)


def _is_torn(table: Table, at: int) -> bool:
    """Whether a row ends early, and the next one goes on with its task."""
    after = table.rows[at + 1] if at + 1 < len(table.rows) else None
    return table.rows[at].short and after is not None and _goes_on(table, after, torn=True)


def _filled(table: Table, cells: list[Cell], above: Sequence[Cell] | None) -> tuple[list[Cell], bool]:
    """The cells with what a ditto or, for the task itself, an empty cell stands for; and whether one was empty."""
    ditto = re.compile(phrases.one_of("columns", "ditto"))
    if above is None:
        return cells, False
    pairs = zip(cells, above, strict=True)
    filled = [other if ditto.fullmatch(cell.flat.strip(" .")) else cell for cell, other in pairs]
    what = _place(table, Role.WHAT)
    if filled[what].text:
        return filled, False
    filled[what] = above[what]
    return filled, True


def _is_told(table: Table, cells: Sequence[Cell]) -> bool:
    """Whether the first of those who do it and the time stand in the row: an empty cell may be one with that above."""
    who = next((n for n, column in enumerate(table.columns) if column.role is Role.WHO), None)
    times = [n for n, column in enumerate(table.columns) if column.role in (Role.DUE, Role.TIME)]
    return (who is None or bool(cells[who].text)) and all(cells[n].text for n in times)


def _is_time(column: Column, cell: Cell) -> bool:
    """Whether a cell holds a day, and its column does not say that something but begins then."""
    begins = re.search(phrases.one_of("columns", "begins"), flat(column.name))
    return not begins and bool(_DAY.search(cell.flat))


@cache
def _no_day() -> re.Pattern[str]:
    """What may stand beside a day that is told in full."""
    words = phrases.one_of("due", "triggers", "weak", "links")
    return re.compile(rf"(?:\s|[.,;:]|{words}|xong|hoan thanh|thang|quy|dinh ky|va|hang|moi|nam|[()])*+")


def _asked(table: Table, cells: Sequence[Cell], span: Span, signed: date | None, *, sure: bool) -> Asked:
    """The task that these cells tell."""
    what = cells[_place(table, Role.WHAT)]
    lines, products, found = [what.text], list[str](), list[Deadline]()
    due: Deadline | None = None
    timed = True
    sentence = " ".join(cell.text for cell in cells if cell.text)
    handed = bool(re.match(phrases.one_of("due", "handing"), what.flat))  # what is handed in by a time is due then
    for column, cell in zip(table.columns, cells, strict=True):
        if not cell.text or column.role in (Role.NUMBER, Role.WHAT):
            continue
        if column.role is Role.PRODUCT and not products and len(cell.text) <= _LONGEST_PRODUCT:
            products.append(cell.text)
        elif column.role is Role.SPAN:
            lines.append(f"{column.name}: {cell.text}")
            due = _crossed(column, cell, sentence, signed) or due
            timed = False
        elif column.role in (Role.DUE, Role.TIME):
            dues = _dues(column, cell, sentence, signed, plain=column.role is Role.DUE or handed)
            found += dues
            whole = bool(dues) and _tells_all(cell, dues)
            never = cell.flat.strip(" .") in phrases.phrases("columns", "always") or not deadlines.tells_time(cell.flat)
            timed = timed and (whole or never)
            second = due is not None or len(dues) > 1  # of the row but the first day is kept
            sure = sure and not second
            if not whole or second:
                lines.append(f"{column.name}: {cell.text}")
            due = due or next(iter(dues), None)
        else:
            lines.append(f"{column.name}: {cell.text}")
            timed = timed and not _is_time(column, cell)
            sure = sure and not _DONE.search(cell.flat)
    row = Row(product=" ".join(products), due=due)
    return Asked("\n".join(lines), row, tuple(found), timed, span, sure and timed)


def _dues(column: Column, cell: Cell, sentence: str, signed: date | None, *, plain: bool) -> list[Deadline]:
    """The deadlines in a cell. A month or quarter still to come is beyond doubt in a column with the day by which
    (`plain`): it is over with its last day.
    """
    found = [
        replace(one, sentence=sentence, words=f"{column.name} {cell.raw[: one.span[0] - cell.start]}")
        for one in deadlines.of_cell(cell.raw, cell.start, signed, plain=plain)
    ]
    found = [one for one in found if not one.month or not _EARLIER.search(flat(cell.raw[: one.span[0] - cell.start]))]
    month = found[0].month if plain and len(found) == 1 and _tells_all(cell, found) else None
    if month and (re.search(r"\d{4}", cell.raw) or (signed and month >= f"{signed:%Y-%m}")):
        return [replace(found[0], sure=True)]
    return found


def _crossed(column: Column, cell: Cell, sentence: str, signed: date | None) -> Deadline | None:
    """The month or quarter by which a column is named, with whose end the task is done where the cell has a cross."""
    if not _CROSS.fullmatch(cell.flat):
        return None
    named = deadlines.of_cell(re.sub(r"^T(?=\s*\d)", "Tháng ", column.name), cell.start, signed, plain=False)
    span = (cell.start, cell.start + len(cell.raw))
    return next((replace(one, sentence=sentence, words=column.name, span=span) for one in named if one.month), None)


def _tells_all(cell: Cell, dues: Sequence[Deadline]) -> bool:
    """Whether deadlines tell all that stands in their cell."""
    places = [0, *(place - cell.start for due in dues for place in due.span), len(cell.raw)]
    gaps = zip(places[::2], places[1::2], strict=True)
    told = flat(cell.raw)
    return all(_no_day().fullmatch(told, first, max(first, last)) for first, last in gaps)


def beside(items: Found, rows: Sequence[Asked], *, whole: bool) -> Found:
    """The items of the text and the rows of the tables, in their order; `whole` where all tables were made out. Where
    there are both, they may tell the same once more; that is not sure.
    """
    told = [*zip(items.value, items.spans, strict=True), *((row.text, row.span) for row in rows)]
    told.sort(key=lambda one: one[1])
    sure = items.sure and whole and all(row.sure for row in rows) and not items.value
    return Found(tuple(text for text, _ in told), sure, tuple(span for _, span in told))
