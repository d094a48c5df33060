"""The list within a sheet: its header, its items, and what stands around and between them.

Offices put letterheads above their lists, head them with one to three rows of which cells are merged, number the
columns, group the items by field or by whom they praise, count them, and sign below. All of this is told apart here;
what the columns mean is not asked.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.importers.headers import NUMBER, Header, find_headers
from danvan_desktop.importers.sheets import Sheet
from danvan_desktop.importers.words import Words


class Why(StrEnum):
    """Why a row is no item."""

    EMPTY = "empty"
    ONLY_NUMBER = "only_number"
    COLUMN_NUMBERS = "column_numbers"
    SECTION = "section"
    HEADER = "header"
    TOTAL = "total"
    SIGNATURE = "signature"
    NOTE = "note"
    CONTINUED = "continued"
    AFTER = "after"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the list; `row` is its number in the file, from 1. `sections` are the headings above it, the outermost
    first. `spread` are the columns where it shares a merged cell that begins in an earlier row, `doubtful` those whose
    text may be wrong: what the sheet is not sure of, and texts that seemed to go on in the row below.
    """

    row: int
    cells: list[str]
    sections: tuple[str, ...]
    spread: frozenset[int]
    doubtful: frozenset[int]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row below the header that is no item; `text` is what stands in it."""

    row: int
    why: Why
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """`title` are the texts above the header, and then those above earlier lists of the sheet. `headers` goes by the
    column, counted from 0; the parts of a header of several rows are joined, as `Thời gian / Bắt đầu`, and a column
    without one has an empty text. `number_column` is that of the items' own numbers. `marked` tells whether the header
    is written with Vietnamese marks.
    """

    title: tuple[str, ...]
    headers: dict[int, str]
    header_rows: range
    number_column: int | None
    marked: bool
    items: list[Item]
    skipped: list[Skipped]


_COLUMN_NUMBER = re.compile(r"\(?-?(\d{1,2}|[A-ZĐ])\)?(\s*=.*)?")  # Excel makes -1 of (1)
_COUNT = re.compile(r"\(?\d{1,3}(?: (?:mo hinh|dien hinh|tap the|ca nhan|ho gia dinh|ho|don vi))*\)?")
_LABEL = re.compile(r"([IVXLC]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])(?:\s*[.)]|\s*[/:–-]\s)|([-+•])\s")
_ALONE = re.compile(r"([IVXLC]+|[A-ZĐ]|[a-zđ])\s*[.)/:-]?")
_DAY = re.compile(r"\bngay\b.{0,12}\bthang\b")


def unlabelled(heading: str) -> str:
    """A heading between the items without its label: `A. Kinh tế` is `Kinh tế`."""
    return heading[label.end() :].strip() if (label := _LABEL.match(heading)) else heading


def find(sheet: Sheet, words: Words) -> list[Table]:
    """The lists of a sheet, from the top; one that only repeats its header goes on."""
    headers = find_headers(sheet, words)
    ends = [header.top for header in headers[1:]] + [len(sheet.rows)]
    tables: list[Table] = []
    above = 0
    for header, end in zip(headers, ends, strict=False):  # without a header there is an end too many
        before = sheet.rows[above : header.top]
        title = (cell for row in before for cell in row if cell)
        earlier = tables[-1].title if tables else ()
        table = _Reading(sheet, words, header, end, before).table((*title, *earlier))
        above = table.items[-1].row if table.items else header.bottom + 1
        tables.append(table)
    kept = [table for table in tables if table.items] or tables[:1]
    for table in tables:
        if table not in kept:  # a header that heads nothing: what stands below it is told all the same
            kept[0].skipped.extend(table.skipped)
    return kept


class _Reading:
    """The rows between a header and the next one, or the end of the sheet."""

    def __init__(self, sheet: Sheet, words: Words, header: Header, end: int, before: list[list[str]]) -> None:
        """`end` is the row after the last; `before` are the rows above the header, perhaps with headings at the end."""
        self._words = words
        self._header = header
        self._number_column = self._find_number_column()
        self._rows, self._spread, self._doubtful = _spread(sheet, header.bottom + 1, end)
        self._wide = {merge.top for merge in sheet.merged if merge.right - merge.left >= 2}
        numbered = [row for row, cells in self._rows.items() if self._number(cells) and sum(map(bool, cells)) > 1]
        wide_rows = sum(sum(map(bool, cells)) >= 3 for cells in self._rows.values())
        # In a list with numbers, a row without one after the last is hardly an item.
        self._last_numbered = numbered[-1] if numbered and len(numbered) * 2 >= wide_rows else None
        self._ended = self._signed = False
        self._open_row = -1  # of the last item or what continued it
        self._sections = _Sections()
        for cells in before:
            self._read_above(cells)

    def _read_above(self, cells: list[str]) -> None:
        given = [column for column, text in enumerate(cells) if text]
        heading = self._heading(cells, given)
        if heading is not None and (heading[0] or self._words.rows.group(heading[1]) == "section"):
            self._sections.open(*heading)
        elif given:
            self._sections = _Sections()  # only what stands right above the header heads the list

    def table(self, title: tuple[str, ...]) -> Table:
        items: list[Item] = []
        skipped: list[Skipped] = []
        none: frozenset[int] = frozenset()
        for row, cells in self._rows.items():
            why = self._why_not(row, cells)
            if why is None:
                spread, doubtful = self._spread.get(row, none), self._doubtful.get(row, none)
                items.append(Item(row + 1, cells, self._sections.texts, spread, doubtful))
                self._open_row = row
                continue
            if why is Why.CONTINUED:
                items[-1] = _joined(items[-1], cells)
                self._open_row = row
            skipped.append(Skipped(row + 1, why, " ".join(" ".join(cells).split())))
        header = self._header
        rows = range(header.top + 1, header.bottom + 2)
        return Table(title, self._headers(items), rows, self._number_column, header.marked, items, skipped)

    def _headers(self, items: list[Item]) -> dict[int, str]:
        """With an empty text for columns that hold something under no header."""
        texts = self._header.texts
        width = len(items[0].cells) if items else 0
        filled = {column for column in range(width) if any(item.cells[column] for item in items)}
        return {column: texts.get(column, "") for column in sorted(filled - {self._number_column} | set(texts))}

    def _find_number_column(self) -> int | None:
        for column, text in self._header.texts.items():
            hit = self._words.columns.find(text, self._header.marked)
            if hit is not None and hit.group == "stt":
                return column
        first = min(self._header.texts)
        return first - 1 if first > 0 else None

    def _number(self, cells: list[str]) -> bool:
        return self._number_column is not None and bool(NUMBER.fullmatch(cells[self._number_column]))

    def _why_not(self, row: int, cells: list[str]) -> Why | None:
        """Why the row is no item; None where it is one."""
        given = [column for column, text in enumerate(cells) if text]
        if not given:
            self._ended = self._ended or self._is_past(row)
            return Why.EMPTY
        if row in self._header.repeated:
            return Why.HEADER
        if self._is_column_numbers([cells[column] for column in given]):
            return Why.COLUMN_NUMBERS
        if self._number(cells):
            return self._why_not_numbered([cells[column] for column in given if column != self._number_column])
        return self._why_not_ending(row, cells, given) or self._why_not_inside(row, cells, given)

    def _is_past(self, row: int) -> bool:
        return self._last_numbered is not None and row > self._last_numbered

    def _is_column_numbers(self, texts: list[str]) -> bool:
        if len(texts) < min(3, len(self._header.texts)):
            return False
        numbers: list[int] = []
        for text in texts:
            found = _COLUMN_NUMBER.fullmatch(text)
            if found is None:
                return False
            if found[1].isdecimal():
                numbers.append(int(found[1]))
        return numbers == list(range(1, len(numbers) + 1))

    def _why_not_numbered(self, texts: list[str]) -> Why | None:
        self._ended = self._signed = False
        if not texts:
            return Why.ONLY_NUMBER
        if len(texts) == 1 and self._words.rows.group(texts[0]) == "section":
            self._sections.open("", texts[0])
            return Why.SECTION
        return None

    def _why_not_ending(self, row: int, cells: list[str], given: list[int]) -> Why | None:
        """For what ends a list, and what comes after its end."""
        texts = [cells[column] for column in given]
        group = self._words.rows.group(texts[0])
        if group == "total" and sum(not _is_count(text) for text in texts) <= 2:
            self._ended = self._last_numbered is None or self._is_past(row)
            return Why.TOTAL
        if self._is_signature(row, texts):
            self._ended = self._signed = True
            return Why.SIGNATURE
        if len(texts) <= 2 and (group == "note" or texts[0].startswith(("*", "(*"))):
            return Why.NOTE
        if self._ended and (self._signed or self._is_past(row) or not self._begins_anew(texts)):
            return Why.AFTER
        self._ended = False
        return None

    def _is_signature(self, row: int, texts: list[str]) -> bool:
        if len(texts) > 3 or (self._last_numbered is not None and not self._is_past(row)):
            return False
        looked_at = texts[:1] if self._last_numbered is None else texts
        return any(self._words.rows.group(text) == "signature" for text in looked_at) or (
            len(texts) <= 2 and any(_DAY.search(fold(text)) for text in texts)
        )

    def _begins_anew(self, texts: list[str]) -> bool:
        """Whether a list without numbers goes on after a total."""
        return len(texts) >= 3 or bool(_LABEL.match(texts[0])) or self._words.rows.group(texts[0]) in _SECTIONS

    def _why_not_inside(self, row: int, cells: list[str], given: list[int]) -> Why | None:
        heading = self._heading(cells, given)
        if heading is not None and self._is_heading(row, heading):
            self._sections.open(*heading)
            return Why.SECTION
        if self._last_numbered is None:
            return None
        if row - 1 == self._open_row and all(cells[column][0].islower() for column in given):
            return Why.CONTINUED
        stray = self._number_column in given and cells[self._number_column or 0] not in _BULLETS
        return Why.UNCLEAR if stray or len(given) < 2 else None

    def _heading(self, cells: list[str], given: list[int]) -> tuple[str, str] | None:
        """The label and the text of a row with nothing else but perhaps the number of items under it."""
        texts = [cells[column] for column in given if not _is_count(cells[column])]
        if self._number_column in given and len(texts) == 2 and (label := _ALONE.fullmatch(texts[0])):
            return label[1], f"{label[1]}. {texts[1]}"
        if len(texts) != 1:
            return None
        label = _LABEL.match(texts[0])
        return (label[1] or label[2] if label else ""), texts[0]

    def _is_heading(self, row: int, heading: tuple[str, str]) -> bool:
        label, text = heading
        if label or row in self._wide or text.isupper() or self._words.rows.group(text) in _SECTIONS:
            return True
        return self._last_numbered is not None and not self._is_past(row) and not text[0].islower()


def _is_count(text: str) -> bool:
    return text[0] in "(0123456789" and bool(_COUNT.fullmatch(fold(text)))


_SECTIONS = ("section", "section_alone")
_BULLETS = ("-", "+", "*", "•", "–")


_Columns = dict[int, frozenset[int]]


def _spread(sheet: Sheet, start: int, end: int) -> tuple[dict[int, list[str]], _Columns, _Columns]:
    """The rows with the text of cells merged downwards in each, and by row the columns where that was done and those
    with an unsure text. A row with nothing of its own stays empty.
    """
    rows = {row: sheet.rows[row] for row in range(start, end)}
    spread: defaultdict[int, set[int]] = defaultdict(set)
    doubtful: defaultdict[int, set[int]] = defaultdict(set)
    for row, column in sheet.unsure:
        doubtful[row].add(column)
    for merge in sheet.merged:
        # Merged areas may lie beyond the last cell with a text, where there are no rows and columns.
        if merge.left != merge.right or not start <= merge.top < end or not sheet.rows[merge.top][merge.left :]:
            continue
        for row in range(merge.top + 1, min(merge.bottom + 1, end)):
            if any(sheet.rows[row]):
                rows[row] = rows[row].copy()
                rows[row][merge.left] = sheet.rows[merge.top][merge.left]
                spread[row].add(merge.left)
                if (merge.top, merge.left) in sheet.unsure:
                    doubtful[row].add(merge.left)
    return rows, _frozen(spread), _frozen(doubtful)


def _frozen(columns: Mapping[int, set[int]]) -> _Columns:
    return {row: frozenset(there) for row, there in columns.items()}


def _joined(item: Item, more: list[str]) -> Item:
    """The item with the texts of the row below, into which its own ran over."""
    cells = ["\n".join(filter(None, pair)) for pair in zip(item.cells, more, strict=True)]
    return replace(item, cells=cells, doubtful=item.doubtful | {column for column, text in enumerate(more) if text})


class _Sections:
    """The headings that stand above a row. A heading closes those of its own kind of label and those below it."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str, str]] = []
        self.texts: tuple[str, ...] = ()

    def open(self, label: str, text: str) -> None:
        kind = self._kind(label, text)
        for depth, (other, _, _) in enumerate(self._open):
            if other == kind:
                del self._open[depth:]
                break
        self._open.append((kind, label, " ".join(text.split())))
        self.texts = tuple(heading for _, _, heading in self._open)

    def _kind(self, label: str, text: str) -> str:
        if not label:
            return "capitals" if text.isupper() else "small"
        if label[0].isdecimal():
            return f"digits {label.count('.')}"
        if label.islower():
            return "letter"
        # C is the third letter or a hundred: the letter before tells.
        follows = any(kind == "capital" and ord(last) + 1 == ord(label[0]) for kind, last, _ in self._open)
        return "roman" if set(label) <= set("IVXLC") and not follows else "capital" if label.isalpha() else "bullet"
