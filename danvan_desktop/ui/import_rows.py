"""The rows of a file as a table: what each would become, and what stands in its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from danvan_desktop.texts import exemplars, recipients
from danvan_desktop.texts import imports as texts
from danvan_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_desktop.importers.exemplars import Preview, PreviewRow

Index = QModelIndex | QPersistentModelIndex
PROBLEM, UNSURE, GOOD, SKIPPED = "problem", "unsure", "good", "skipped"
FIELDS = ("name", "unit", "field", "year")
STATE_COLUMN = 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row of the file. `place` is its number, with the sheet where several are read; `values` are those of FIELDS,
    and `doubtful` names those that are not sure; `told` says what to look at.
    """

    place: str
    state: str
    values: tuple[str, ...]
    doubtful: frozenset[str]
    told: str


def rows_of(preview: Preview, fields: Mapping[str, str]) -> list[ImportRow]:
    """All rows in the order of the file, those that are skipped too. `fields` are the names of fields by key."""
    sheets = list(dict.fromkeys([*(row.sheet for row in preview.rows), *(one.sheet for one in preview.skipped)]))
    template = texts.ROW_OF_SHEET if len(sheets) > 1 else texts.ROW
    found = [((sheets.index(row.sheet), row.row), _row(row, template, fields)) for row in preview.rows]
    found += [
        (
            (sheets.index(one.sheet), one.row),
            ImportRow(
                template.format(sheet=one.sheet, row=one.row), SKIPPED, ("",) * len(FIELDS), frozenset(), one.why
            ),
        )
        for one in preview.skipped
    ]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _row(row: PreviewRow, template: str, fields: Mapping[str, str]) -> ImportRow:
    given = row.input
    worked_out = {"name": given.name, "unit": given.unit, "field": fields.get(given.field, ""), "year": given.year}
    labels = exemplars.LABELS | {"holder_kind": recipients.LABELS["kind"]}
    sentences = list(dict.fromkeys(problem.message for problem in row.problems))
    if row.unsure:
        sentences.append(texts.UNSURE.format(labels=", ".join(labels[field] for field in row.unsure)))
    return ImportRow(
        place=template.format(sheet=row.sheet, row=row.row),
        state=PROBLEM if row.problems else UNSURE if row.unsure else GOOD,
        values=tuple(row.values.get(field) or worked_out[field] for field in FIELDS),
        doubtful=frozenset((*row.unsure, *(problem.field for problem in row.problems))),
        told=" ".join(sentences),
    )


class ImportRowsModel(QAbstractTableModel):
    """Shows all rows, or only those that somebody should look at."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[ImportRow] = ()
        self.rows: Sequence[ImportRow] = ()

    def show(self, rows: Sequence[ImportRow]) -> None:
        self._all = rows
        self.filter(doubtful_only=False)

    def filter(self, *, doubtful_only: bool) -> None:
        """Leaves out what is sure or skipped, or shows everything again."""
        self.beginResetModel()
        self.rows = [row for row in self._all if not doubtful_only or row.state in (PROBLEM, UNSURE)]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(texts.TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, place = self.rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = (row.place, texts.STATES[row.state], *row.values, row.told)[place]
            return text or (texts.MISSING if _is_doubtful(row, place) else "")
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(row, place)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return texts.TITLES[section]
        return None


def _colour(row: ImportRow, place: int) -> QColor | None:
    colours = theme.tokens()
    if row.state == SKIPPED:
        return QColor(colours.muted)
    states = {PROBLEM: colours.error, UNSURE: colours.soon, GOOD: colours.good}
    return QColor(states[row.state]) if place == STATE_COLUMN or _is_doubtful(row, place) else None


def _is_doubtful(row: ImportRow, place: int) -> bool:
    """Whether the column shows a field that has a problem or is not sure."""
    at = place - STATE_COLUMN - 1
    return 0 <= at < len(FIELDS) and FIELDS[at] in row.doubtful
