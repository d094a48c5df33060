"""A table whose cells can show that something is wrong with them."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from danvan_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class MarkedTable(QTableWidget):
    """Rows are as high as their text, columns are known by keys; `place_of` tells where one stands. `year_added` tells
    that a day typed without a year was given one.
    """

    year_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today: Callable[[], date] = date.today
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        numbers, titles = self.verticalHeader(), self.horizontalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        titles.setHighlightSections(False)
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # Queued: while the signal is sent, the widths are still the old ones.
        titles.sectionResized.connect(self._fit_rows, Qt.ConnectionType.QueuedConnection)

    def _fit_rows(self) -> None:
        """With new widths the text wraps anew; the current cell stays in sight."""
        self.resizeRowsToContents()
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """No higher than the form asks for; a list takes what room is left, but makes none scroll."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAB and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # turns the page of a dialog, not the cell
        else:
            super().keyPressEvent(event)

    def place_of(self, key: str) -> int:
        """The column of a key; the one to go to where the key has none."""
        raise NotImplementedError

    def cell(self, row: int, place: int) -> QTableWidgetItem:
        """Raises IndexError where there is none."""
        item = self.item(row, place)
        if item is None:
            raise IndexError(f"{self.objectName()} has no cell {row}, {place}")
        return item

    def typing(self) -> tuple[int, int, str] | None:
        """Row, column and text of the cell that is being typed into; None where there is none."""
        index = self.currentIndex()
        editor = self.indexWidget(index)
        if isinstance(editor, QLineEdit):
            return index.row(), index.column(), editor.text()
        if isinstance(editor, QPlainTextEdit):
            return index.row(), index.column(), editor.toPlainText()
        return None

    def end_typing(self) -> None:
        """Takes what is being typed into a cell and closes it: one left open without the focus takes no more keys."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def set_cell(self, row: int, key: str, text: str) -> None:
        """Puts a text into a cell as if it had been typed."""
        self.cell(row, self.place_of(key)).setText(text)

    def mark(self, row: int, key: str, message: str) -> None:
        """Shows that there is a problem with a cell, and goes there."""
        self.mark_at(row, self.place_of(key), message)

    def mark_at(self, row: int, place: int, message: str) -> None:
        """The same for a cell known by its column."""
        item = self.cell(row, place)
        with QSignalBlocker(self):
            item.setBackground(QColor(theme.tokens().accent_soft))
            item.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning))
            item.setToolTip(message)
        self.setCurrentItem(item)
        self.scrollToItem(item)

    def unmark(self, item: QTableWidgetItem) -> None:
        """Takes the mark of one cell away."""
        with QSignalBlocker(self):
            item.setBackground(QBrush())
            item.setIcon(QIcon())
            item.setToolTip("")

    def clear_marks(self) -> None:
        """Takes all marks away."""
        for row in range(self.rowCount()):
            for place in range(self.columnCount()):
                self.unmark(self.cell(row, place))
