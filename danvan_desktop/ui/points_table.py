"""The criteria of a rubric with the points given, typed like a column in Excel."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.evaluations import Criterion, Score
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.money import format_decimal
from danvan_desktop.texts import evaluations as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.list_cells import WrappingDelegate
from danvan_desktop.ui.marked_table import MarkedTable

Index = QModelIndex | QPersistentModelIndex

_TEXT, _MAX, _POINTS = range(3)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FORWARD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS = dict.fromkeys((*_FORWARD, Qt.Key.Key_Down), 1) | dict.fromkeys((Qt.Key.Key_Up, Qt.Key.Key_Backtab), -1)


class PointsTable(MarkedTable):
    """Enter, Tab and the arrows go from row to row; a figure that a criterion cannot give is refused: the cell stays
    current, and `refused` tells its row and the sentence. `changed` is sent after every figure.
    """

    changed = Signal()
    refused = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self._criteria: tuple[Criterion, ...] = ()
        self._today = date.min
        self.setHorizontalHeaderLabels([texts.CRITERION, texts.MAX_POINTS, texts.POINTS])
        for place in (_MAX, _POINTS):
            if title := self.horizontalHeaderItem(place):
                title.setTextAlignment(_RIGHT)
        self.horizontalHeader().setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_MAX, theme.scaled(96))
        self.setColumnWidth(_POINTS, theme.scaled(88))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        delegate = FigureDelegate(self)
        delegate.stepped.connect(lambda by, leaves: self._step(by, leaves=leaves))
        self.setItemDelegate(delegate)
        self.itemChanged.connect(self._edited)
        self.currentCellChanged.connect(lambda row, *_: self.setCurrentCell(row, _POINTS))

    def show_criteria(self, criteria: Sequence[Criterion], today: date) -> None:
        """Shows the criteria, none of them scored."""
        self._criteria, self._today = tuple(criteria), today
        with QSignalBlocker(self):
            self.setRowCount(len(criteria))
            for row, criterion in enumerate(criteria):
                most = texts.MAX_BY_KIND[criterion.kind].format(points=format_decimal(criterion.max_points))
                for place, text in ((_TEXT, criterion.text), (_MAX, most), (_POINTS, "")):
                    item = QTableWidgetItem(text)
                    if place != _POINTS:
                        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                    if place != _TEXT:
                        item.setTextAlignment(_RIGHT)
                    self.setItem(row, place, item)
        self.setCurrentCell(0, _POINTS)

    def place_of(self, _key: str) -> int:
        return _POINTS

    def value(self) -> tuple[tuple[str, str], ...]:
        """The figure typed for each criterion, by its uid, with the one that is being typed."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
        return tuple((c.uid, self.cell(row, _POINTS).text()) for row, c in enumerate(self._criteria))

    def peek(self) -> tuple[tuple[str, str], ...]:
        """The same, while the cell that is being typed into stays open."""
        figures = {row: self.cell(row, _POINTS).text() for row in range(len(self._criteria))}
        if (cell := self.typing()) is not None:
            figures[cell[0]] = cell[2]
        return tuple((c.uid, figures[row]) for row, c in enumerate(self._criteria))

    def set_value(self, points: Sequence[tuple[str, str]]) -> None:
        given = dict(points)
        with QSignalBlocker(self):
            for row, criterion in enumerate(self._criteria):
                self.cell(row, _POINTS).setText(given.get(criterion.uid, ""))
        self.changed.emit()

    def scores(self) -> tuple[Score, ...]:
        """What can be counted now; a figure that is refused counts as not given."""
        return tuple(
            Score(criterion=criterion.uid, points=self._points(row)[0]) for row, criterion in enumerate(self._criteria)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(1, leaves=True)
        elif event.key() == Qt.Key.Key_Delete:
            self.cell(self.currentRow(), _POINTS).setText("")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if 0 <= self.currentRow() + (1 if forward else -1) < self.rowCount():
            self._step(1 if forward else -1, leaves=True)
            return True
        return QWidget.focusNextPrevChild(self, forward)  # past QTableWidget, which keeps Tab for itself

    def _step(self, by: int, *, leaves: bool) -> None:
        """Goes on to another row, and from the last one out of the table; but not away from a refused figure."""
        row = self.currentRow()
        if self._points(row)[1]:
            self.editItem(self.cell(row, _POINTS))
        elif 0 <= row + by < self.rowCount():
            self.setCurrentCell(row + by, _POINTS)
        elif leaves:
            QWidget.focusNextPrevChild(self, by > 0)

    def _paste(self) -> None:
        """A column of figures goes down from the current row."""
        lines = QGuiApplication.clipboard().text().splitlines()
        for row, line in zip(range(self.currentRow(), self.rowCount()), lines, strict=False):
            self.cell(row, _POINTS).setText(line.split("\t")[-1].strip())

    def _edited(self, item: QTableWidgetItem) -> None:
        points, problem = self._points(item.row())
        self.unmark(item)
        if points is not None:
            with QSignalBlocker(self):
                item.setText(format_decimal(points))
        self.changed.emit()
        if problem:
            self.refused.emit(item.row(), problem)

    def _points(self, row: int) -> tuple[Decimal | None, str]:
        """The figure in a row, and the sentence if it cannot be taken."""
        check = Checker(texts.LABELS, self._today)
        text = self.cell(row, _POINTS).text()
        points = check.decimal("points", text, low=Decimal(0), high=self._criteria[row].max_points)
        try:
            return check.passed(points), ""
        except InvalidInput as error:
            return None, str(error)


class FigureDelegate(WrappingDelegate):
    """`stepped` asks to go on: by how many rows, and whether out of the table at its end."""

    stepped = Signal(int, bool)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAlignment(_RIGHT)
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            step = _STEPS.get(Qt.Key(event.key()))
            if step:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.stepped.emit(step, event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down))
                return True
        return super().eventFilter(editor, event)
