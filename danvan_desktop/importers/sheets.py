"""Files of lists as sheets of text: workbooks of Excel and LibreOffice, and text with separators.

Rows and columns are counted from 0 here; row 0 is row 1 of the file.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from danvan_desktop.domain import legacy
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.legacy import Encoding
from danvan_desktop.domain.vietnamese import nfc
from danvan_desktop.importers import containers
from danvan_desktop.importers.containers import Cell
from danvan_desktop.texts import files as file_texts
from danvan_desktop.texts import importers as texts

MAX_MEGABYTES = 30
"""50,000 rows of ten columns take 3; what is larger holds pictures, or is no list."""
_MAX_UNPACKED = 400 * 2**20
_MAX_CELLS = 5_000_000

_WORKBOOKS, _TEXTS = (".xlsx", ".xlsm", ".xls", ".ods"), (".csv", ".txt")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"))
_BLANKS = " \t\n\r\v\f\xa0\u2000\u2002\u2003\u2009\u200a\u200b\u200e\u202f\u2060\u3000\ufeff"
_DELIMITERS = (",", ";", "\t", "|")
_UNICODE_LETTER = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")

Value = str | float | bool | date | datetime | time | timedelta


class Merge(NamedTuple):
    """Merged cells; the text stands in the first, and all four bounds are included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows are of one width, texts in NFC and without blanks around.

    `legacy` is the old code in which the sheet or a part of it was written; `sure` is False where the text may be wrong
    altogether. `unsure` are single cells: those that held an error, and those from an old code amid Unicode.
    """

    name: str
    rows: list[list[str]]
    merged: tuple[Merge, ...] = ()
    hidden: bool = False
    legacy: Encoding | None = None
    sure: bool = True
    unsure: frozenset[Cell] = frozenset()


def read(path: Path) -> list[Sheet]:
    """The sheets of a workbook (.xlsx, .xlsm, .xls, .ods), or the one of a text file (.csv, .txt) with commas,
    semicolons, tabs or bars between its cells.

    Whole numbers come without a decimal point, dates as dd/mm/yyyy, texts as they are. Raises UserError where the file
    is missing, locked by another program or a password, empty, too large, or not what its name says.
    """
    suffix = path.suffix.lower()
    data = _bytes(path)
    if suffix not in _WORKBOOKS + _TEXTS:
        raise UserError(texts.UNKNOWN_KIND.format(name=path.name))
    if data.startswith((_ZIP, _OLE)):
        sheets = _workbook(path, data)
    elif suffix in _TEXTS:
        sheets = [_text(path.name, data)]
    else:
        raise UserError((texts.NOT_A_WORKBOOK if data else texts.EMPTY).format(name=path.name))
    if not any(cell for sheet in sheets for row in sheet.rows for cell in row):
        raise UserError(texts.EMPTY.format(name=path.name))
    return [_modern(sheet) for sheet in sheets]


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(texts.IS_FOLDER.format(path=path))
        if path.stat().st_size > MAX_MEGABYTES * 2**20:
            raise _too_large(path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(texts.MISSING.format(path=path)) from error
    except PermissionError as error:
        raise UserError(texts.NOT_ALLOWED.format(path=path)) from error
    except OSError as error:
        raise UserError(file_texts.cannot_read(str(path), file_texts.reason(error.errno))) from error


def _too_large(name: str) -> UserError:
    return UserError(texts.TOO_LARGE.format(name=name, limit=MAX_MEGABYTES))


class _Loaded(NamedTuple):
    """A sheet as the library gives it."""

    name: str
    hidden: bool
    rows: list[list[str]]
    merged: list[tuple[Cell, Cell]]
    errors: frozenset[Cell]


def _workbook(path: Path, data: bytes) -> list[Sheet]:
    try:
        loaded = _loaded(path, data)
    except (UserError, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError as error:
        raise UserError(texts.PROTECTED.format(name=path.name)) from error
    except BaseException as error:
        sentence = texts.TOO_FAR if "Cell limit" in str(error) else texts.DAMAGED
        raise UserError(sentence.format(name=path.name)) from error
    return [
        _without_errors(
            Sheet(
                sheet.name,
                sheet.rows,
                merged=tuple(Merge(*first, *last) for first, last in sheet.merged),
                hidden=sheet.hidden,
                unsure=sheet.errors,
            )
        )
        for sheet in loaded
    ]


def _loaded(path: Path, data: bytes) -> list[_Loaded]:
    surveys: dict[str, containers.Survey] = {}
    if data.startswith(_ZIP):
        if containers.unpacked_size(data) > _MAX_UNPACKED:
            raise _too_large(path.name)
        surveys = containers.survey(data)
        for survey in surveys.values():
            _check_extent(path.name, survey.corner)
    elif not containers.is_whole(data):
        raise UserError(texts.DAMAGED.format(name=path.name))
    with _opened(path, data) as book:
        sheets = []
        for about in book.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(about.name)
                _check_extent(path.name, sheet.end or (0, 0))
                left = [""] * (sheet.start or (0, 0))[1]
                # Row by row: while the library makes all values at once, no other thread can do anything.
                rows = [[*left, *map(_text_of, row)] for row in sheet.iter_rows()]
                hidden = about.visible != SheetVisibleEnum.Visible
                errors = surveys[about.name].errors if about.name in surveys else frozenset[Cell]()
                sheets.append(_Loaded(about.name, hidden, rows, sheet.merged_cell_ranges or [], errors))
        return sheets


def _opened(path: Path, data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))  # goes by the content, whatever the name says
    except CalamineError:
        return CalamineWorkbook.from_path(path)  # goes by the name, and tells what is wrong


def _check_extent(name: str, corner: Cell) -> None:
    if (corner[0] + 1) * (corner[1] + 1) > _MAX_CELLS:
        raise UserError(texts.TOO_FAR.format(name=name))


def _text_of(value: Value) -> str:
    return _clean(value) if type(value) is str else _shown(value)


def _shown(value: Value) -> str:
    """A value that is no text, as Excel in Vietnam shows it."""
    match value:
        case bool():
            return str(value).upper()
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.15g}".replace(".", ",")
        case datetime() if value.time() != time():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


def _clean(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(text).strip(_BLANKS)


def _without_errors(sheet: Sheet) -> Sheet:
    """Texts such as #N/A, which a formula left, are taken out and marked."""
    errors = {(r, c) for r, row in enumerate(sheet.rows) for c, cell in enumerate(row) if cell in _ERRORS}
    for r, c in errors:
        sheet.rows[r][c] = ""
    return replace(sheet, unsure=sheet.unsure | errors)


def _text(name: str, data: bytes) -> Sheet:
    decoded = legacy.decode_bytes(data)
    try:
        records, balanced = _records(decoded.text)
    except csv.Error as error:
        raise UserError(texts.DAMAGED.format(name=name)) from error
    width = max(map(len, records), default=0)
    return _without_errors(
        Sheet(
            name,
            [[_clean(cell) for cell in record] + [""] * (width - len(record)) for record in records],
            legacy=next((encoding for encoding in Encoding if encoding == decoded.encoding_name), None),
            sure=decoded.sure and balanced,
        )
    )


def _records(text: str) -> tuple[list[list[str]], bool]:
    """The records of the text, and whether its quotation marks were in order."""
    if told := re.match('sep=([^\r" ])\r?\n', text):  # a line that Excel understands and hides
        text, delimiter = text[told.end() :], told[1]
    else:
        delimiter = max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter))
    try:
        return list(_reader(text, delimiter, strict=True)), True
    except csv.Error:
        return list(_reader(text, delimiter)), False


def _reader(text: str, delimiter: str, *, strict: bool = False) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=strict)


def _fit(text: str, delimiter: str) -> int:
    """How many cells the delimiter makes in records of the width that is most usual; 0 where it makes none."""
    with suppress(csv.Error):
        widths = Counter(len(record) for record in islice(_reader(text, delimiter), 200))
        return max((width * count for width, count in widths.items() if width > 1), default=0)
    return 0


def _modern(sheet: Sheet) -> Sheet:
    """Texts from fonts before Unicode, in the whole sheet or in some columns, made Unicode."""
    if sheet.legacy is not None:
        return sheet
    columns = [{cell for cell in column if not cell.isascii()} for column in zip(*sheet.rows, strict=True)]
    encoding = legacy.detect("\n".join(set().union(*columns)))
    if encoding is not None:
        return replace(
            sheet, rows=[[legacy.convert(cell, encoding) for cell in row] for row in sheet.rows], legacy=encoding
        )
    for column, texts_there in enumerate(columns):
        sheet = _modern_column(sheet, column, {cell for cell in texts_there if not _UNICODE_LETTER.search(cell)})
    return sheet


def _modern_column(sheet: Sheet, column: int, doubtful: set[str]) -> Sheet:
    """The same for one column amid Unicode. `doubtful` are its texts that could be either: each is judged alone, then
    the rest together; what cannot be told beside texts of an old code is left as it is. All of them are unsure.
    """
    # Lists have many cells and few words: only cells with a word that is odd by itself are looked at.
    words = set(" ".join(doubtful).split())
    odd = {word for word in words if not word.isascii() and legacy.detect(word)}
    suspects = [cell for cell in doubtful if not odd.isdisjoint(cell.split())] if odd else []
    found = {cell: encoding for cell in suspects if (encoding := legacy.detect(cell))}
    rest = [cell for cell in doubtful if cell not in found]
    if encoding := legacy.detect("\n".join(rest)):
        found |= dict.fromkeys(rest, encoding)
    if not found:
        return sheet
    unsure = set(sheet.unsure)
    for number, row in enumerate(sheet.rows):
        if row[column] in doubtful:
            unsure.add((number, column))
            if encoding := found.get(row[column]):
                row[column] = legacy.convert(row[column], encoding)
    return replace(sheet, unsure=frozenset(unsure), legacy=next(iter(found.values())))
