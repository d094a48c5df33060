"""Copies the rows of any list: as text with tabs, and as HTML in which Excel finds real days and numbers.

`forms.load_form` attaches it to every list of a dialog. A list shows numbers on the right and days as dd/mm/yyyy; by
that they are told from text here, unless the model knows its values.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTreeView,
)

from danvan_desktop.texts import editing as texts
from danvan_desktop.ui.marked_table import MarkedTable
from danvan_desktop.ui.pasting import html_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_desktop.papers.lists import Value

COPY_ALL = QKeySequence("Ctrl+Shift+C")

_ACROSS = Qt.Orientation.Horizontal
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_TICKED = "x"

Index = QModelIndex | QPersistentModelIndex


@runtime_checkable
class ValueModel(Protocol):
    """A model that knows its values: a list of 100,000 rows is not asked cell by cell."""

    def values(self, number: int, columns: Sequence[int]) -> list[Value]:
        """What a spreadsheet gets of a row in these columns; nothing where its record has gone."""


def attach(view: QAbstractItemView) -> None:
    """Ctrl+C copies the selected rows with their headings, Ctrl+Shift+C all rows; the menu of the right button offers
    both. A list that is typed into copies its cells, as it pastes them.
    """
    view.installEventFilter(_Keys(view))
    own = isinstance(view, MarkedTable)
    for text, keys, everything in (
        (texts.COPY_ROWS, QKeySequence(QKeySequence.StandardKey.Copy), False),
        (texts.COPY_ALL, COPY_ALL, True),
    ):
        if everything or not own:
            shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
            action = QAction(f"{text}\t{shown}", view)  # the filter has the keys: so a window may mean more by them
            action.triggered.connect(lambda _checked, everything=everything: copy(view, everything=everything))
            view.addAction(action)
    if view.contextMenuPolicy() is Qt.ContextMenuPolicy.DefaultContextMenu:
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def copy(view: QAbstractItemView, *, everything: bool = False) -> None:
    """The selected rows, all where none is selected, with the headings of the columns that are seen."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # 100,000 rows take some seconds
    try:
        put(*_taken(view, everything=everything))
    finally:
        QGuiApplication.restoreOverrideCursor()


def _taken(view: QAbstractItemView, *, everything: bool) -> tuple[list[str], list[list[Value]]]:
    """Headings and rows."""
    columns, sides = _columns(view), _sides(view)
    selection = view.selectionModel()
    everything = everything or not selection.hasSelection()
    model = view.model()
    knows = model if isinstance(model, ValueModel) else None

    def cells(row: QModelIndex) -> list[Value]:
        if knows is not None:
            return knows.values(row.row(), columns)
        return [_value(view, row.siblingAtColumn(column)) for column in columns]

    rows: list[list[Value]] = [
        [*sides[row.row() : row.row() + 1], *cells(row)]
        for row in _rows(view, QModelIndex())
        if everything or selection.rowIntersectsSelection(row.row(), row.parent())
    ]
    rows = [row for row in rows if any(value != "" for value in row)]  # the empty one in which a list goes on
    header = _header(view)
    headings = [] if header is None or header.isHidden() else [_heading(view, column) for column in columns]
    return [""] * bool(sides) + headings if headings else [], rows


def copy_cells(view: QTableView) -> None:
    """The block around the selected cells, those between left empty, as a list takes it again."""
    cells = {(index.row(), index.column()): index for index in view.selectedIndexes()}
    rows, places = sorted({row for row, _ in cells}), sorted({place for _, place in cells})
    put([], [[_value(view, cells[row, place]) if (row, place) in cells else "" for place in places] for row in rows])


def put(headings: list[str], rows: list[list[Value]]) -> None:
    """Puts rows on the clipboard in both forms."""
    data = QMimeData()
    data.setText(text_of([*([headings] if headings else []), *rows]))
    data.setHtml(html_of(headings, rows))
    QGuiApplication.clipboard().setMimeData(data)


class _Keys(QObject):
    """Takes the keys of copying from a view, which by itself would copy one cell."""

    def eventFilter(self, view: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        everything = QKeySequence(event.keyCombination()) == COPY_ALL
        rows = event.matches(QKeySequence.StandardKey.Copy) and not isinstance(view, MarkedTable)
        if isinstance(view, QAbstractItemView) and (everything or rows):
            copy(view, everything=everything)
            return True
        return False


def _header(view: QAbstractItemView) -> QHeaderView | None:
    if isinstance(view, QTableView):
        return view.horizontalHeader()
    return view.header() if isinstance(view, QTreeView) else None


def _columns(view: QAbstractItemView) -> list[int]:
    """The columns that are seen, in the order in which they are."""
    header = _header(view)
    if header is None:
        return [0]
    shown = [header.logicalIndex(place) for place in range(header.count())]
    return [column for column in shown if not header.isSectionHidden(column)]


def _heading(view: QAbstractItemView, column: int) -> str:
    return str(view.model().headerData(column, _ACROSS, Qt.ItemDataRole.DisplayRole) or "")


def _sides(view: QAbstractItemView) -> list[str]:
    """What stands left of the rows of a grid; nothing where that only counts them."""
    if not isinstance(view, QTableView) or view.verticalHeader().isHidden():
        return []
    model = view.model()
    down = (
        model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())
    )
    sides = [str(title or "") for title in down]
    return [] if all(side.isdecimal() or side in ("", "+") for side in sides) else sides


def _rows(view: QAbstractItemView, parent: QModelIndex) -> Iterator[QModelIndex]:
    """The first cell of every row that no search hides; in a tree with the rows below it, open or not."""
    model = view.model()
    for row in range(model.rowCount(parent)):
        if isinstance(view, QTreeView):
            hidden = view.isRowHidden(row, parent)
        else:
            hidden = isinstance(view, QTableView) and view.isRowHidden(row)
        if not hidden:
            index = model.index(row, 0, parent)
            yield index
            if isinstance(view, QTreeView):
                yield from _rows(view, index)


def _value(view: QAbstractItemView, index: Index) -> Value:
    if isinstance(view, QTableWidget) and isinstance(combo := view.indexWidget(index), QComboBox):
        return combo.currentText()
    drawn = Qt.ItemDataRole.AccessibleTextRole  # where a cell is drawn and holds no text
    text = str(index.data(Qt.ItemDataRole.DisplayRole) or index.data(drawn) or "")
    if not text:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        return _TICKED if ticked is not None and Qt.CheckState(ticked) is Qt.CheckState.Checked else ""
    right = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0) & Qt.AlignmentFlag.AlignRight
    return meant(text, right=bool(right))


def meant(text: str, *, right: bool) -> Value:
    """The day or the number that a text shows, or the text itself; numbers stand on the right."""
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    if right and _NUMBER.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return text
