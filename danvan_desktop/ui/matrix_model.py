"""The matrix of bodies and tasks as a table: a word and a sign in every cell, totals at the right and at the end."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from danvan_desktop.domain import deadlines
from danvan_desktop.domain.assignments import Role, State
from danvan_desktop.domain.deadlines import DAY
from danvan_desktop.domain.matrices import Cell, Column, Line, Matrix
from danvan_desktop.texts import assignments as texts
from danvan_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY, _PLAIN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


class MatrixModel(QAbstractTableModel):
    """`show` gives it something to show; the last row and the last column are totals."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix()

    def show(self, matrix: Matrix) -> None:
        """Shows the matrix."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def place(self, index: Index) -> tuple[Line, Column] | None:
        """The body and the column of a cell; None for totals."""
        lines, columns = self.matrix.lines, self.matrix.columns
        if index.isValid() and index.row() < len(lines) and index.column() < len(columns):
            return lines[index.row()], columns[index.column()]
        return None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self.matrix.lines else len(self.matrix.lines) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self.matrix.lines else len(self.matrix.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if section >= len(self.matrix.columns if across else self.matrix.lines):
            title = text = texts.TOTAL
        elif across:
            title, text = self.matrix.columns[section].title, self.matrix.columns[section].text
        else:
            title = text = self.matrix.lines[section].name
        if role == _DISPLAY:
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return text
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        place = self.place(index)
        if role in (_DISPLAY, _PLAIN, Qt.ItemDataRole.ToolTipRole):
            if place is not None:
                return shown(self.matrix.cell(*place))
            counted = texts.counted(self._total(index))
            return texts.unbroken(counted) if role == _DISPLAY else counted
        if role == Qt.ItemDataRole.ForegroundRole:
            state = None if place is None else self.matrix.cell(*place).state
            colour = colour_of(state) if state else None
            return QBrush(QColor(colour)) if colour else None
        if role == Qt.ItemDataRole.FontRole and (place is None or self._leads(place)):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def as_texts(self) -> tuple[list[str], list[list[str]]]:
        """Titles and rows as they are seen, the names of the bodies first."""
        columns = range(self.columnCount())
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        titles = [texts.BODY, *(str(self.headerData(column, across)) for column in columns)]
        rows = [
            [str(self.headerData(row, down)), *(str(self.index(row, column).data(_PLAIN)) for column in columns)]
            for row in range(self.rowCount())
        ]
        return titles, rows

    def _total(self, index: Index) -> Counter[State]:
        lines, columns = self.matrix.lines, self.matrix.columns
        if index.row() < len(lines):
            return self.matrix.of_line(lines[index.row()])
        if index.column() < len(columns):
            return self.matrix.of_column(columns[index.column()])
        return self.matrix.total()

    def _leads(self, place: tuple[Line, Column]) -> bool:
        found = self.matrix.cell(*place).shown
        return found is not None and bool(found.uid) and found.role is Role.LEAD


def shown(cell: Cell) -> str:
    """Sign and word of what has to be seen first, how many more there are, the deadline and the progress."""
    first = cell.shown
    if first is None:
        return texts.STATE_SIGNS[State.NOT_ASKED]
    counts = cell.counts
    if not first.uid:
        others = sum(counts.values()) - counts[first.state]
        more = texts.and_more(others) if others else ""
        return "\n".join(filter(None, (texts.several(texts.STATE_SIGNS[first.state], counts[first.state]), more)))
    sign, total = texts.STATE_SIGNS[first.state], sum(counts.values())
    if total > 1:
        sign = texts.several(sign, total)
    elif first.progress and first.state is not State.DONE:
        sign = texts.with_progress(sign, first.progress)
    day = ""
    if first.last is not None and first.state not in (State.DONE, State.REPORTED):
        due = first.last if first.included else first.last + DAY
        day = deadlines.shown(due, first.included)
    return "\n".join(filter(None, (sign, day)))


def colour_of(state: State) -> str | None:
    """The colour that goes with the word of a state."""
    colours = theme.tokens()
    return {
        State.LATE: colours.late,
        State.RETURNED: colours.late,
        State.SOON: colours.soon,
        State.DUE: colours.good,
        State.REPORTED: colours.good,
        State.DONE: colours.done,
        State.NOT_ASKED: colours.muted,
    }[state]
