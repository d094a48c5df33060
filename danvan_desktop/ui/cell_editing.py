"""Single cells of a list of records, changed where they stand: F2 or a double click, Enter saves, Esc gives up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView, QWidget

from danvan_desktop.domain.dates import InvalidDate
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import editing
from danvan_desktop.ui.completion import NameCompleter
from danvan_desktop.ui.tables import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Index = QModelIndex | QPersistentModelIndex

GAP = 2  # pixels between a cell and the sentence about it
WIDEST = 420  # pixels for that sentence
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Why a field loses the keys for a while only."""


@dataclass(frozen=True, slots=True)
class CellField:
    """The field of the form that a column shows: with `choices` as (key, label) or with `names` that are offered.
    `usual` gives what was typed in a row its usual form and raises InvalidDate.
    """

    name: str
    choices: Callable[[], Sequence[tuple[str, str]]] | None = None
    names: Callable[[], Sequence[str]] | None = None
    usual: Callable[[Any, str], str] | None = None


class Editable(Protocol):
    """A service whose records can be changed field by field."""

    def typed(self, uid: str) -> tuple[Any, int]:
        """The form of a record as typed, and its revision."""

    def set_field(self, uid: str, field: str, typed: str, revision: int) -> object:
        """Changes one field. Raises UserError."""


class CellEditing(QObject):
    """`fields` are known by the headings of their columns. `saved` tells the uid of the record that was changed."""

    saved = Signal(str)

    def __init__(
        self,
        table: QTableView,
        fields: Mapping[str, CellField],
        service: Callable[[], Editable],
        may_edit: Callable[[Any, str], bool] = lambda _row, _field: True,
    ) -> None:
        super().__init__(table)
        self._table, self._fields, self._service, self._may_edit = table, fields, service, may_edit
        self._index = QPersistentModelIndex()
        self._uid, self._revision, self._before = "", 0, ""
        self.problem = QLabel(table.viewport())  # the reason why a cell cannot be saved
        self.problem.setObjectName("cell_problem")
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        table.setProperty("cells", True)

    @property
    def editor(self) -> QLineEdit | QComboBox | None:
        """What is being typed into."""
        editor = self._table.indexWidget(self._index) if self._index.isValid() else None
        return editor if isinstance(editor, QLineEdit | QComboBox) else None

    def begin(self, index: QModelIndex) -> bool:
        """Opens the cell; False where it cannot be changed here."""
        field, row = self._field(index), index.data(ROW_ROLE)
        if field is None or row is None or not self._may_edit(row, field.name):
            return False
        given, self._revision = self._service().typed(row.uid)
        self._uid, self._before = row.uid, str(getattr(given, field.name))
        self._index = QPersistentModelIndex(index)
        editor = self._made(field)
        editor.setAccessibleName(_heading(index))
        editor.installEventFilter(self)
        self._table.setIndexWidget(index, editor)
        self._table.scrollTo(index)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
                event.accept()  # else the window would take away the record
            elif event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
                self._save()
                return True
            elif event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self._end()
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            QTimer.singleShot(0, self._left)
        return super().eventFilter(editor, event)

    def _field(self, index: Index) -> CellField | None:
        return self._fields.get(_heading(index)) if index.isValid() else None

    def _made(self, field: CellField) -> QLineEdit | QComboBox:
        if field.choices is not None:
            combo = QComboBox()
            for key, label in field.choices():
                combo.addItem(label, key)
            combo.setCurrentIndex(combo.findData(self._before))
            combo.activated.connect(lambda _place: self._save())
            return combo
        line = QLineEdit(self._before)
        if field.names is not None:
            line.setCompleter(NameCompleter(field.names(), line))
        line.textEdited.connect(lambda _text: self.problem.hide())
        line.selectAll()
        return line

    def _typed(self) -> str:
        editor = self.editor
        return str(editor.currentData() or "") if isinstance(editor, QComboBox) else editor.text() if editor else ""

    def _left(self) -> None:
        """The user went on without Enter: what was typed is saved all the same, or stays with the reason why not."""
        editor = self.editor
        if editor is None or editor.hasFocus():
            return
        if self._typed() == self._before:
            self._end()
        elif not self._save():
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> bool:
        field = self._field(self._index)
        if field is None or self.editor is None:
            return True
        uid, typed, column = self._uid, self._typed(), self._index.column()
        if typed != self._before:
            try:
                if field.usual is not None and typed:
                    typed = field.usual(self._index.data(ROW_ROLE), typed)
                self._service().set_field(uid, field.name, typed, self._revision)
            except (InvalidDate, UserError) as error:
                self._tell(str(error))
                return False
        self._end()
        if typed != self._before:
            self.saved.emit(uid)
            self._table.setCurrentIndex(self._table.currentIndex().siblingAtColumn(column))
        return True

    def _end(self) -> None:
        index, self._index = self._index, QPersistentModelIndex()
        self.problem.hide()
        if not index.isValid():
            return
        editor = self._table.indexWidget(index)
        had_keys = editor.hasFocus()
        editor.hide()
        self._table.setIndexWidget(index, None)  # type: ignore[arg-type]
        if had_keys:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, sentence: str) -> None:
        """Below the cell, above it at the end of the list."""
        label, viewport = self.problem, self._table.viewport()
        label.setText(editing.problem(sentence, None, None))
        label.setFixedWidth(min(WIDEST, viewport.width()))
        label.adjustSize()
        cell = self._table.visualRect(self._index)
        below = cell.bottom() + GAP
        if below + label.height() > viewport.height():
            below = max(cell.top() - GAP - label.height(), 0)
        label.move(max(min(cell.left(), viewport.width() - label.width()), 0), below)
        label.show()
        label.raise_()


def _heading(index: Index) -> str:
    return str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
