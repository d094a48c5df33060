"""Lists of mô hình, điển hình: what their rows would become, how sure that is, and what stands in the way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from danvan_desktop.domain.catalogues import Field
from danvan_desktop.domain.errors import Problem, UserError
from danvan_desktop.domain.exemplars import ExemplarInput
from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.importers import columns, sheets, tables
from danvan_desktop.importers.columns import TARGETS, Columns
from danvan_desktop.importers.rows import RowReader
from danvan_desktop.importers.sheets import Sheet
from danvan_desktop.importers.values import FieldNames
from danvan_desktop.importers.words import load
from danvan_desktop.texts import fields as field_texts
from danvan_desktop.texts import importers as texts

_REPORTED = (*TARGETS, "holder_kind")


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """An exemplar as it would be taken. `row` is its number in the sheet, from 1.

    `values` is what the list says, readable and without defaults, by the names of `input`; with it stand `stt`, its
    number in the list, and `sheet` where several are read. `unsure` names the fields of `input` that were worked out
    or may be wrong. `problems` are those of the reading: what is missing, not understood or there twice; the rules of
    the form (length, dates …) are not asked here.
    """

    sheet: str
    row: int
    input: ExemplarInput
    values: dict[str, str]
    problems: list[Problem]
    unsure: list[str]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row below a header that is no exemplar."""

    sheet: str
    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds. `columns` are the headers of its lists, each with the index that `mapping` uses; `notes` are
    sentences about the file as a whole.
    """

    columns: list[tuple[int, str]]
    mapping: Columns
    rows: list[PreviewRow]
    skipped: list[Skipped]
    notes: list[str]


def preview(path: Path, today: date, fields: Mapping[str, Field], mapping: Columns | None = None) -> Preview:
    """What the lists in the file would become. Without a `mapping` the headers tell what the columns hold.

    All visible sheets that hold a list with names are read. Raises UserError where the file cannot be read or holds no
    list.
    """
    words = load()
    names = FieldNames(fields, words.fields)
    read = sheets.read(path)
    found = [(sheet, table) for sheet in read if not sheet.hidden for table in tables.find(sheet, words)]
    if not found:
        raise UserError(texts.NO_TABLE.format(name=path.name))
    union = columns.Union(table for _, table in found)
    guesses = [columns.guess(table, words, names) for _, table in found]
    weak = [guess.weak if mapping is None else frozenset[str]() for guess in guesses]
    mapping = union.mapping(guesses) if mapping is None else mapping
    readers = [RowReader(*one, union.columns(n, mapping), weak[n], words, names, today) for n, one in enumerate(found)]
    fitting = [reader for reader in readers if reader.holds_exemplars] or readers
    return Preview(
        columns=list(enumerate(union.headers)),
        mapping=mapping,
        rows=list(_rows(fitting)),
        skipped=list(_skipped(readers, fitting)),
        notes=list(_notes(read, [sheet for sheet, _ in found], [reader.sheet for reader in fitting])),
    )


def _rows(readers: list[RowReader]) -> Iterator[PreviewRow]:
    duplicates = _Duplicates()
    several = len({reader.sheet.name for reader in readers}) > 1
    for reader in readers:
        sheet, stt = reader.sheet.name, reader.table.number_column
        for item in reader.table.items:
            draft = reader.read(item)
            given = ExemplarInput(**cast("dict[str, Any]", draft.given))
            values = {"sheet": sheet} if several else {}
            if stt is not None and item.cells[stt]:
                values["stt"] = item.cells[stt]
            values |= {target: draft.values[target] for target in _REPORTED if target in draft.values}
            duplicate = duplicates.problem(sheet, item.row, given)
            problems = draft.problems if duplicate is None else [*draft.problems, duplicate]
            unsure = [target for target in _REPORTED if target in draft.unsure]
            yield PreviewRow(sheet, item.row, given, values, problems, unsure)


def _skipped(readers: list[RowReader], fitting: list[RowReader]) -> Iterator[Skipped]:
    """In the sheets that are read. Another list there, such as one that sums up, is skipped row by row."""
    taken = {reader.sheet.name for reader in fitting}
    for reader in readers:
        if reader.sheet.name in taken:
            whys = {skipped.row: texts.WHY[skipped.why] for skipped in reader.table.skipped}
            if reader not in fitting:
                whys |= {item.row: texts.OTHER_LIST for item in reader.table.items}
            yield from (Skipped(reader.sheet.name, row, whys[row]) for row in sorted(whys))


class _Duplicates:
    """Finds rows that say the same of the same exemplar, in all lists of a file."""

    def __init__(self) -> None:
        self._seen: defaultdict[tuple[str, str, str], list[tuple[str, str, str, int]]] = defaultdict(list)

    def problem(self, sheet: str, row: int, given: ExemplarInput) -> Problem | None:
        """What is wrong with the row, if the same was met before."""
        if not given.name:
            return None
        # Names that are equal fold alike; folding is quick, and what it leaves together is looked at closely.
        alike = self._seen[fold(given.name), fold(given.unit), given.year]
        for name, unit, first_sheet, first_row in alike:
            if name_key(name) == name_key(given.name) and name_key(unit) == name_key(given.unit):
                sentence = texts.DUPLICATE if first_sheet == sheet else texts.DUPLICATE_IN_SHEET
                return Problem("name", sentence.format(row=first_row, sheet=first_sheet))
        alike.append((given.name, given.unit, sheet, row))
        return None


def _notes(read: Iterable[Sheet], with_list: list[Sheet], taken: list[Sheet]) -> Iterator[str]:
    for sheet in read:
        if sheet in taken:
            if sheet.legacy:
                yield texts.CONVERTED.format(sheet=sheet.name, encoding=field_texts.LEGACY_NAMES[sheet.legacy.name])
            if not sheet.sure:
                yield texts.DOUBTFUL.format(sheet=sheet.name)
        elif any(map(any, sheet.rows)):
            reason = texts.NO_NAME_IN_SHEET if sheet in with_list else texts.NO_TABLE_IN_SHEET
            yield (texts.HIDDEN_SHEET if sheet.hidden else reason).format(sheet=sheet.name)
