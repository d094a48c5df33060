"""Who does what: bodies down, tasks across, above them what a task brings and how often. Filled in by single keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.assignments import Role
from danvan_desktop.domain.dates import InvalidDate
from danvan_desktop.texts import assignments as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.marked_table import MarkedTable

Index = QModelIndex | QPersistentModelIndex

ROLE, DUE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
PRODUCT, RHYTHM, FIRST = range(3)
"""The rows above those of the bodies."""
_PLAN = {PRODUCT: "product", RHYTHM: "recurrence"}
_WIDTH = 152  # pixels at 100 %
_NAMES = 230
_HEAD = 72
_SelectionFlag = QItemSelectionModel.SelectionFlag
_CHOSEN = _SelectionFlag.ClearAndSelect
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = {Qt.Key.Key_C: Role.LEAD, Qt.Key.Key_P: Role.SUPPORT}
_NEXT: Mapping[str, str] = {"": Role.LEAD, Role.LEAD: Role.SUPPORT, Role.SUPPORT: ""}
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Heading:
    """A column or a row: the uid of what it stands for, its short name, and the whole text."""

    uid: str
    title: str
    tip: str = ""


class AssignGrid(MarkedTable):
    """C and P set the role in all selected cells, Space the next one, Delete takes it away; a day that is typed is the
    cell's own deadline. Ctrl+Space selects the column, Shift+Space the row. `changed` is sent after every change.
    `signed_on` is the day of the paper, from which on a deadline without a year is.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: Sequence[Heading] = ()
        self._bodies: Sequence[Heading] = ()
        self.signed_on: date | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setItemDelegate(_CellDelegate(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names = self.verticalHeader()
        titles = self.horizontalHeader()
        for header in (names, titles):
            header.setDefaultAlignment(
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            )
        titles.setFixedHeight(theme.scaled(_HEAD))
        names.setFixedWidth(theme.scaled(_NAMES))

    def show_grid(self, tasks: Sequence[Heading], bodies: Sequence[Heading]) -> None:
        """An empty grid of these."""
        self._tasks, self._bodies = tuple(tasks), tuple(bodies)
        with QSignalBlocker(self):
            self.setColumnCount(len(tasks))
            self.setRowCount(FIRST + len(bodies))
            for row, heading in enumerate([*map(_named, (texts.PRODUCT, texts.RHYTHM)), *bodies]):
                title = QTableWidgetItem(heading.title)
                title.setToolTip(heading.tip or heading.title)
                self.setVerticalHeaderItem(row, title)
                for column in range(len(tasks)):
                    self.setItem(row, column, _cell(plan=row < FIRST))
            for column, heading in enumerate(tasks):
                title = QTableWidgetItem(heading.title)
                title.setToolTip(heading.tip)
                self.setHorizontalHeaderItem(column, title)
                self.setColumnWidth(column, theme.scaled(_WIDTH))
        if len(tasks) * theme.scaled(_WIDTH) < theme.scaled(1000):
            self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setCurrentCell(FIRST if bodies else PRODUCT, 0)

    def value(self) -> dict[str, list[dict[str, str]]]:
        """The cells that are assigned and the plan of each task, as typed."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
        return self.peek()

    def peek(self) -> dict[str, list[dict[str, str]]]:
        """The same, while the cell that is being typed into stays open."""
        cells = [
            {"task": task.uid, "body": body.uid, "role": role, "due": self.cell(row, column).data(DUE) or ""}
            for row, body in enumerate(self._bodies, start=FIRST)
            for column, task in enumerate(self._tasks)
            if (role := self.cell(row, column).data(ROLE))
        ]
        plans = [
            {"task": task.uid, **{key: self.cell(row, column).text() for row, key in _PLAN.items()}}
            for column, task in enumerate(self._tasks)
        ]
        return {"cells": cells, "plans": plans}

    def set_value(self, value: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
        """Shows these cells and plans; those of bodies and tasks that are not in the grid are left out."""
        columns = {task.uid: column for column, task in enumerate(self._tasks)}
        rows = {body.uid: row for row, body in enumerate(self._bodies, start=FIRST)}
        with QSignalBlocker(self):
            for row in rows.values():
                for column in columns.values():
                    self._put(self.cell(row, column), "", "")
            for one in value["cells"]:
                if one["task"] in columns and one["body"] in rows:
                    self._put(self.cell(rows[one["body"]], columns[one["task"]]), one["role"], one["due"])
            for one in value["plans"]:
                for row, key in _PLAN.items():
                    if one["task"] in columns:
                        self.cell(row, columns[one["task"]]).setText(one[key])
        self.changed.emit()

    def go_to(self, task: str, body: str | None, message: str) -> None:
        """Shows that something is wrong with a cell, or with the rhythm of a task where `body` is None."""
        column = next((place for place, one in enumerate(self._tasks) if one.uid == task), 0)
        row = next((place for place, one in enumerate(self._bodies, start=FIRST) if one.uid == body), RHYTHM)
        self.mark_at(row, column, message)
        # Whatever keys are held down: with the Ctrl of Ctrl+S the cell would not be selected.
        self.selectionModel().setCurrentIndex(self.model().index(row, column), _CHOSEN)

    def show_only(self, wanted: Iterable[str]) -> None:
        """Hides the rows of all other bodies."""
        kept = set(wanted)
        for row, body in enumerate(self._bodies, start=FIRST):
            self.setRowHidden(row, body.uid not in kept)

    def place_of(self, _key: str) -> int:
        return 0

    def set_role(self, role: str) -> None:
        """In all selected cells."""
        for item in self._chosen():
            self._put(item, role, item.data(DUE) if role else "")
        self.changed.emit()

    def set_due(self, text: str) -> None:
        """In all selected cells, as it is usually written; one that was not assigned is given the lead. What is not
        understood stays, and the service will say so.
        """
        with suppress(InvalidDate):
            usual = deadlines.usual_deadline(text, self.today(), self.signed_on)
            if deadlines.lacks_year(text):
                self.year_added.emit()
            text = usual
        for item in self._chosen():
            self._put(item, item.data(ROLE) or Role.LEAD, text)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        body = self.currentRow() >= FIRST
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._select(_CHOSEN | _SelectionFlag.Columns)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._select(_CHOSEN | _SelectionFlag.Rows)
        elif body and plain and event.key() in _KEYS:
            self.set_role(_KEYS[Qt.Key(event.key())])
        elif body and event.key() == Qt.Key.Key_Space:
            self.set_role(_NEXT[self.cell(self.currentRow(), self.currentColumn()).data(ROLE) or ""])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif event.key() in _ENTER:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the grid: the arrows lead from cell to cell."""
        return QWidget.focusNextPrevChild(self, forward)

    def _select(self, flags: _SelectionFlag) -> None:
        """From the current cell, whatever keys are held down."""
        self.selectionModel().select(self.currentIndex(), flags)

    def _clear(self) -> None:
        self.set_role("")
        for item in self.selectedItems():
            if item.row() < FIRST:
                item.setText("")

    def _chosen(self) -> Iterator[QTableWidgetItem]:
        """The selected cells of bodies that are seen."""
        for item in self.selectedItems():
            if item.row() >= FIRST and not self.isRowHidden(item.row()):
                yield item

    def _put(self, item: QTableWidgetItem, role: str, due: str) -> None:
        with QSignalBlocker(self):
            self.unmark(item)
            item.setData(ROLE, role)
            item.setData(DUE, due)
            item.setText("\n".join(filter(None, (texts.ROLE_SIGNS.get(role, ""), _told(due, self.today())))))
            colours = theme.tokens()
            item.setForeground(QBrush(QColor(colours.text if role != Role.SUPPORT else colours.muted)))
            if role == Role.LEAD:
                item.setBackground(QBrush(QColor(colours.accent_soft)))
        self.viewport().update()


class _CellDelegate(QStyledItemDelegate):
    """In a row above the bodies the text is edited, in one of a body the deadline of all selected cells."""

    def __init__(self, grid: AssignGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        hints = {PRODUCT: texts.PRODUCT_HINT, RHYTHM: texts.RHYTHM_HINT}
        line.setPlaceholderText(hints.get(index.row(), texts.DUE_HINT))
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter ends the typing at once; Qt does it later, after the next key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(DUE if index.row() >= FIRST else Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if not isinstance(editor, QLineEdit):
            return
        text = editor.text().strip()
        if index.row() >= FIRST:
            self._grid.set_due(text)
        else:
            model.setData(index, _rhythm(text) if index.row() == RHYTHM else text)
            self._grid.changed.emit()


def _told(text: str, today: date) -> str:
    """A deadline in words that leave no doubt."""
    try:
        return deadlines.shown(*deadlines.parse(text, today))
    except InvalidDate:
        return text


def _rhythm(text: str) -> str:
    """As it is usually written; what is not understood stays, and the service will say so."""
    try:
        return recurrence.typed(recurrence.parse(text))
    except recurrence.InvalidRecurrence:
        return text


def _named(title: str) -> Heading:
    return Heading("", title)


def _cell(*, plan: bool) -> QTableWidgetItem:
    item = QTableWidgetItem()
    if plan:
        item.setBackground(QBrush(QColor(theme.tokens().ground)))
    else:
        item.setTextAlignment(_CENTRE)
    return item
