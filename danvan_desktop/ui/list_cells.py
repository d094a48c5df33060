"""How the cells of a list are typed into."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPalette, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from danvan_desktop.texts import editing as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.completion import NameCompleter
from danvan_desktop.ui.pasting import rows_of

Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 30  # pixels for texts of the usual size, as all lengths here
CELL_PADDING = 6  # left and right together, as in style.qss, which Qt forgets when it wraps
LONG_EDITOR_HEIGHT = 112

_ENDLESS = 100_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_NEW_LINE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


_NEXT = QAbstractItemDelegate.EndEditHint.EditNextItem
_PREVIOUS = QAbstractItemDelegate.EndEditHint.EditPreviousItem


@dataclass(frozen=True, slots=True)
class EditorColumn:
    """`width` in pixels at 100 %, None for a column that shares the rest; `choices` as (key, label) for a choice;
    `suggestions` are offered below the cell. A date, a deadline, a rhythm or an amount is shown in its usual form once
    it was understood.
    """

    key: str
    title: str
    kind: Literal["text", "long", "choice", "date", "deadline", "rhythm", "money", "check"] = "text"
    width: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()


class WrappingDelegate(QStyledItemDelegate):
    """Gives rows the height that their wrapped text needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        inner = QStyleOptionViewItem(option)
        inner.rect = QRect(0, 0, self.width_of(option, index) - CELL_PADDING, _ENDLESS)
        return super().sizeHint(inner, index).expandedTo(QSize(0, theme.scaled(ROW_HEIGHT)))

    def width_of(self, option: QStyleOptionViewItem, _index: Index) -> int:
        """How wide the cell is in which the text wraps."""
        return option.rect.width()


class TreeDelegate(WrappingDelegate):
    """The same for a tree: texts wrap, but in the columns that are as wide as their texts."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._header = tree.header()
        self._header.sectionResized.connect(lambda *_: tree.scheduleDelayedItemsLayout())

    def width_of(self, _option: QStyleOptionViewItem, index: Index) -> int:
        wraps = self._header.sectionResizeMode(index.column()) != QHeaderView.ResizeMode.ResizeToContents
        return self._header.sectionSize(index.column()) if wraps else _ENDLESS


class CellDelegate(WrappingDelegate):
    """Enter commits and goes on to the next cell; in a long text Shift+Enter or Alt+Enter begins a new line. Several
    lines pasted into an empty cell are not one text but rows: `rows_pasted` asks the list to take them.
    """

    rows_pasted = Signal()

    def __init__(self, columns: Sequence[EditorColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._columns[index.column()]
        if column.kind == "choice":
            combo = QComboBox(parent)
            combo.addItems([label for _, label in column.choices])
            return combo
        if column.kind == "long":
            text = QPlainTextEdit(parent)
            text.setTabChangesFocus(True)
            return text
        line = QLineEdit(parent)
        if column.suggestions:
            line.setCompleter(NameCompleter(column.suggestions, line))
            line.returnPressed.connect(lambda: self._typed_past_suggestions(line))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findText(text))  # none where nothing was chosen yet
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.moveCursor(QTextCursor.MoveOperation.End)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """A long text gets room for several lines, within the list."""
        place = option.rect
        around = editor.parentWidget()
        if isinstance(editor, QPlainTextEdit) and around is not None:
            place.setHeight(max(place.height(), LONG_EDITOR_HEIGHT))
            place.moveBottom(min(place.bottom(), around.height() - 1))
            place.setTop(max(place.top(), 0))
        editor.setGeometry(place)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.row() == index.model().rowCount() - 1 and index.column() == 0 and not option.text:
            option.text = texts.NEW_ROW
            muted = option.palette.placeholderText().color()
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, muted)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            if event.key() in _ENTER:
                if isinstance(editor, QPlainTextEdit) and event.modifiers() & _NEW_LINE:
                    editor.insertPlainText("\n")
                else:
                    self._leave(editor, _NEXT)
                return True
            if event.key() in _TAB and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False  # turns the page of a dialog
            if event.key() in _TAB and isinstance(editor, QPlainTextEdit):  # Qt leaves this key to such an editor
                self._leave(editor, _PREVIOUS if event.key() == Qt.Key.Key_Backtab else _NEXT)
                return True
            if event.matches(QKeySequence.StandardKey.Paste) and self._takes_rows(editor):
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.rows_pasted.emit()
                return True
        return super().eventFilter(editor, event)

    def _leave(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def _typed_past_suggestions(self, line: QLineEdit) -> None:
        """Enter while suggestions are shown of which none was chosen: the completer keeps that key to itself."""
        popup = line.completer().popup()
        if popup is not None and not popup.currentIndex().isValid():
            popup.hide()
            self._leave(line, _NEXT)

    def _takes_rows(self, editor: QWidget) -> bool:
        text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else getattr(editor, "text", str)()
        rows = rows_of(QGuiApplication.clipboard().text())
        return not text and (len(rows) > 1 or any(len(row) > 1 for row in rows))
