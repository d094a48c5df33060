"""An editable list: addressees, tasks, lines of a decision. Typed like a table in Excel, pasted into from Word."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QTableWidgetItem, QWidget

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.dates import InvalidDate, format_date, parse_date, usual_date
from danvan_desktop.domain.money import InvalidNumber, format_money, parse_money
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import editing as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.legacy_paste import unicode_rows
from danvan_desktop.ui.list_cells import ROW_HEIGHT, CellDelegate, EditorColumn
from danvan_desktop.ui.marked_table import MarkedTable
from danvan_desktop.ui.pasting import rows_of, texts_of
from danvan_desktop.ui.table_clipboard import copy_cells

__all__ = ["EditorColumn", "ListEditor"]

_EXTRAS = Qt.ItemDataRole.UserRole
_NEXT = QAbstractItemDelegate.EndEditHint.EditNextItem
_PREVIOUS = QAbstractItemDelegate.EndEditHint.EditPreviousItem
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CHECKED = "1"
_NARROWEST = 88  # pixels: the column that takes the rest must stay one that can be typed into


class ListEditor(MarkedTable):
    """Always ends with an empty row to type into; Tab or Enter lead out of the list from there. `changed` is sent after
    every change by the user. `since` tells of a row and the key of a cell before which day that of the cell does not
    come, where it is known: a day without a year is the first one from there on.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[EditorColumn, ...] = ()
        self.since: Callable[[Mapping[str, str], str], date | None] = lambda _row, _key: None
        numbers = self.verticalHeader()
        numbers.setMinimumSectionSize(theme.scaled(ROW_HEIGHT))
        numbers.setSectionsMovable(True)
        numbers.sectionMoved.connect(self._dragged)
        self.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.itemChanged.connect(self._edited)
        self._add_actions()

    def set_columns(self, columns: Sequence[EditorColumn]) -> None:
        """What a row consists of; empties the list."""
        self._columns = tuple(columns)
        delegate = CellDelegate(self._columns, self)
        delegate.rows_pasted.connect(self._paste)
        self.setItemDelegate(delegate)
        with QSignalBlocker(self):
            self.setRowCount(0)
            self.setColumnCount(len(self._columns))
        for place, column in enumerate(self._columns):
            title = QTableWidgetItem(column.title)
            if column.kind == "money":
                title.setTextAlignment(_RIGHT)
            self.setHorizontalHeaderItem(place, title)
            stretch = column.width is None
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            self.horizontalHeader().setSectionResizeMode(place, mode)
            self.setColumnWidth(place, theme.scaled(column.width or 0))
        self.set_rows([])

    def set_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Shows these rows. Keys without a column are kept and come back from `rows`."""
        if self.indexWidget(self.currentIndex()) is not None:
            self.setFocus()  # the cell being edited goes, and would take the focus with it
        with QSignalBlocker(self):
            self.setRowCount(0)
            for row in rows:
                self._insert(self.rowCount(), row)
            self._insert(self.rowCount())
            self._renumber()
        # Where typing begins; nothing is selected, so that a list without the focus shows no bar.
        self.selectionModel().setCurrentIndex(self.model().index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectedIndexes():
            self.setCurrentIndex(self.currentIndex())

    def rows(self) -> list[dict[str, str]]:
        """What the list holds, with the cell that is being typed into; the last, empty row is not part of it. Empty
        rows before stay, so that a problem's index is the row's.
        """
        self._commit()
        return [self._row(row) for row in range(self.rowCount() - 1)]

    def peek(self) -> list[dict[str, str]]:
        """The same, while the cell that is being typed into stays open."""
        rows = [self._row(row) for row in range(self.rowCount())]
        if (cell := self.typing()) is not None:
            row, place, text = cell
            rows[row][self._columns[place].key] = text
        last = self.rowCount() - 1
        return rows if cell is not None and cell[0] == last and cell[2].strip() else rows[:last]

    def place_of(self, key: str) -> int:
        return next((place for place, column in enumerate(self._columns) if column.key == key), 0)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        elif event.matches(QKeySequence.StandardKey.Copy):
            copy_cells(self)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._at_end() if forward else self._at_start():
            return QWidget.focusNextPrevChild(self, forward)  # past QTableWidget, which keeps Tab for itself
        return super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        leaves = (hint is _NEXT and self._at_end()) or (hint is _PREVIOUS and self._at_start())
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if leaves else hint)
        if leaves:
            self.focusNextPrevChild(hint is _NEXT)

    def _add_actions(self) -> None:
        own, below = Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut
        for text, keys, where, do in (
            (texts.INSERT_ROW, "Ctrl++", own, self._insert_above),
            (texts.REMOVE_ROWS, "Ctrl+-", own, self._remove_selected),
            (texts.MOVE_UP, "Alt+Up", below, lambda: self._move(self.currentRow(), self.currentRow() - 1)),
            (texts.MOVE_DOWN, "Alt+Down", below, lambda: self._move(self.currentRow(), self.currentRow() + 1)),
            (texts.COPY, "", own, lambda: copy_cells(self)),
            (texts.PASTE, "Ctrl+V", own, self._paste),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(where)
            action.triggered.connect(lambda _checked, do=do: do())
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    # --- rows

    def _insert_above(self) -> None:
        self._commit()
        row = self.currentRow()
        with QSignalBlocker(self):
            self._insert(row)
            self._renumber()
        self.setCurrentCell(row, 0)
        self.changed.emit()

    def _remove_selected(self) -> None:
        self._remove({index.row() for index in self.selectedIndexes()})

    def _remove(self, rows: Iterable[int]) -> None:
        with QSignalBlocker(self):
            for row in sorted(set(rows) - {self.rowCount() - 1}, reverse=True):
                self.removeRow(row)
            self._renumber()
        self.changed.emit()

    def _move(self, row: int, target: int) -> None:
        """Takes a row to another place; the empty row stays last."""
        last = self.rowCount() - 2
        if row == target or not (0 <= row <= last and 0 <= target <= last):
            return
        self._commit()
        column = self.currentColumn()
        with QSignalBlocker(self):
            items = [self.takeItem(row, place) for place in range(self.columnCount())]
            self.removeRow(row)
            self.insertRow(target)
            for place, item in enumerate(items):
                self.setItem(target, place, item)
            self._renumber()
        self.setCurrentCell(target, column)
        self.changed.emit()

    def _dragged(self, _row: int, old: int, new: int) -> None:
        """The header only moved the picture of the row: puts that back and moves the row itself."""
        header = self.verticalHeader()
        with QSignalBlocker(header):
            header.moveSection(new, old)
        self._move(old, min(new, self.rowCount() - 2))
        self.viewport().update()

    def _delete(self) -> None:
        if whole := [index.row() for index in self.selectionModel().selectedRows()]:
            self._remove(whole)
            return
        for item in self.selectedItems():
            if self._columns[item.column()].kind == "check":
                item.setCheckState(Qt.CheckState.Unchecked)
            else:
                item.setText("")

    def _paste(self) -> None:
        """One cell goes into the current one; more become rows of their own, so that nothing is overwritten."""
        at, place = self.currentRow(), self.currentColumn()
        read = texts_of if self._columns[place].kind == "long" else rows_of
        rows = read(unicode_rows(self, QGuiApplication.clipboard().text()))
        into_cell = len(rows) == 1 and len(rows[0]) == 1
        if into_cell and (self._row_is_empty(at) or "\n" not in rows[0][0]):
            self.cell(at, place).setText(rows[0][0])
        elif rows:
            if max(map(len, rows)) > self.columnCount() - place:
                place = 0
            filled = [self._from_cells(place, cells) for cells in rows]
            with QSignalBlocker(self):
                if self._row_is_empty(at) and at < self.rowCount() - 1:
                    self.removeRow(at)
                elif not self._row_is_empty(at):
                    at += 1
                for row in filled:
                    self._insert(at, row)
                    at += 1
                self._renumber()
            self.setCurrentCell(at - 1, place)
            self.changed.emit()

    def _from_cells(self, place: int, cells: Sequence[str]) -> dict[str, str]:
        """A row of which these cells were copied; what there is no column for goes into the last one."""
        columns = self._columns[place:]
        fitting = [*cells[: len(columns) - 1], " ".join(cells[len(columns) - 1 :])]
        row = {column.key: text for column, text in zip(columns, fitting, strict=False)}
        return row | {
            column.key: self._with_year(column, row[column.key], row) for column in columns if column.key in row
        }

    def _insert(self, row: int, values: Mapping[str, str] | None = None) -> None:
        values = values or {}
        self.insertRow(row)
        for place, column in enumerate(self._columns):
            item = QTableWidgetItem()
            text = values.get(column.key, "")
            if column.kind == "check":
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if text else Qt.CheckState.Unchecked)
            else:
                item.setText(_shown(column, text, self.today()))
            if column.kind == "money":
                item.setTextAlignment(_RIGHT)
            self.setItem(row, place, item)
        columns = {column.key for column in self._columns}
        self.cell(row, 0).setData(_EXTRAS, {key: text for key, text in values.items() if key not in columns})

    def _renumber(self) -> None:
        """Qt numbers the rows; only the last one gets a sign, as Qt measures all rows with each text in the header."""
        last = self.rowCount() - 1
        for row in range(last):
            if self.verticalHeaderItem(row) is not None:
                self.takeVerticalHeaderItem(row)
        self.setVerticalHeaderItem(last, QTableWidgetItem("+"))
        self.verticalHeader().viewport().update()

    # --- cells

    def _edited(self, item: QTableWidgetItem) -> None:
        column = self._columns[item.column()]
        text = self._with_year(column, item.text(), self._row(item.row()))
        with QSignalBlocker(self):
            self.unmark(item)
            item.setText(_shown(column, text, self.today()))
            if not self._row_is_empty(self.rowCount() - 1):
                self._insert(self.rowCount())
                self._renumber()
        self.changed.emit()

    def _with_year(self, column: EditorColumn, text: str, row: Mapping[str, str]) -> str:
        """A day that the user typed without its year in full, any other text as it is."""
        if column.kind not in ("date", "deadline") or not deadlines.lacks_year(text):
            return text
        usual = deadlines.usual_deadline if column.kind == "deadline" else usual_date
        try:
            full = usual(text, self.today(), self.since(row, column.key))
        except InvalidDate:
            return text
        self.year_added.emit()
        return full

    def _commit(self) -> None:
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)

    def _row(self, row: int) -> dict[str, str]:
        if self.item(row, self.columnCount() - 1) is None:  # is being made: who follows the focus may look just now
            return {column.key: "" for column in self._columns}
        extras: dict[str, str] = self.cell(row, 0).data(_EXTRAS)
        return extras | {column.key: self._value(row, place) for place, column in enumerate(self._columns)}

    def _value(self, row: int, place: int) -> str:
        item, column = self.cell(row, place), self._columns[place]
        if column.kind == "check":
            return _CHECKED if item.checkState() is Qt.CheckState.Checked else ""
        if column.kind == "choice":
            return next((key for key, label in column.choices if label == item.text()), item.text())
        return item.text()

    def _row_is_empty(self, row: int) -> bool:
        return not any(self._value(row, place).strip() for place in range(self.columnCount()))

    def _at_end(self) -> bool:
        return self.currentRow() == self.rowCount() - 1 and self._row_is_empty(self.currentRow())

    def _at_start(self) -> bool:
        return self.currentRow() == 0 and self.currentColumn() == 0


def _shown(column: EditorColumn, text: str, today: date) -> str:
    """A value or a typed text as the cell shows it; what is not understood stays, and the service will say so."""
    if column.kind == "choice":
        fitting = (label for key, label in column.choices if text == key or fold(text) == fold(label))
        return next(fitting, text)
    try:
        if column.kind == "date":
            return format_date(parse_date(text, today))
        if column.kind == "deadline" and text.strip():
            return deadlines.typed(*deadlines.parse(text, today))
        if column.kind == "rhythm":
            return recurrence.typed(recurrence.parse(text))
        if column.kind == "money":
            return format_money(parse_money(text))
    except (InvalidDate, InvalidNumber, recurrence.InvalidRecurrence):
        pass
    return text
