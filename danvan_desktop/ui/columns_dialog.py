"""Columns and order of a list, all of it by keys: what is shown, in which order, sorted by what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from danvan_desktop.domain.lists import Order
from danvan_desktop.domain.vietnamese import sort_key
from danvan_desktop.texts import lists as texts
from danvan_desktop.ui.forms import act_at_once, child, fit, load_form
from danvan_desktop.ui.list_columns import ColumnLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from danvan_desktop.ui.list_columns import ListColumns

LEVELS = (1, 2, 3)
_NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ColumnsForm:
    """The widgets that code touches."""

    columns_list: QListWidget
    up_button: QPushButton
    down_button: QPushButton
    reset_button: QPushButton
    columns_error: QLabel
    save_button: QPushButton
    cancel_button: QPushButton


class ColumnsDialog(QDialog):
    """After `exec` has accepted, `layout_` and `order` are what the user chose."""

    def __init__(self, parent: QWidget | None, columns: ListColumns, order: Sequence[Order]) -> None:
        super().__init__(parent)
        self.layout_ = columns.layout
        self.order: tuple[Order, ...] = tuple(order)
        self._columns = columns
        self._before: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.form = form = load_form(self, "columns_dialog", ColumnsForm)
        self._levels = [
            (child(self, QComboBox, f"order_{level}_combo"), child(self, QComboBox, f"direction_{level}_combo"))
            for level in LEVELS
        ]
        self._fill([(one, one in columns.visible()) for one in columns.ordered()])
        self._before = self._chosen()
        self._fill_order()
        form.columns_list.installEventFilter(self)
        form.columns_list.itemChanged.connect(lambda _item: form.columns_error.hide())
        form.columns_error.hide()
        form.up_button.clicked.connect(lambda: self._move(-1))
        form.down_button.clicked.connect(lambda: self._move(1))
        form.reset_button.clicked.connect(self._reset)
        form.save_button.clicked.connect(self.accept)
        form.cancel_button.clicked.connect(self.reject)
        act_at_once(form.save_button)
        form.columns_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Closes with what was chosen; a list without columns is none."""
        order, shown = self._chosen()
        if not shown:
            self.form.columns_error.setText(texts.NEEDS_COLUMN)
            self.form.columns_error.show()
            self.form.columns_list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if (order, shown) != self._before:
            self.layout_ = replace(self.layout_, order=order, shown=shown)
        chosen: dict[str, Order] = {}
        for column, direction in self._levels:
            if name := column.currentData():
                chosen.setdefault(name, Order(name, direction.currentData()))
        self.order = tuple(chosen.values())
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        fit(self)
        super().showEvent(event)

    # --- inside

    def _fill(self, columns: Sequence[tuple[Any, bool]]) -> None:
        found = self.form.columns_list
        found.clear()
        for column, shown in columns:
            item = QListWidgetItem(column.title)
            item.setData(_NAME, column.name)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            found.addItem(item)
        found.setCurrentRow(0)

    def _fill_order(self) -> None:
        titles = [(column.title, column.name) for column in self._columns.ordered()]
        titles.sort(key=lambda title: sort_key(title[0]))
        for place, (combo, direction) in enumerate(self._levels):
            combo.addItem(texts.OWN_ORDER if place == 0 else texts.NO_MORE_ORDER, "")
            for title, name in titles:
                combo.addItem(title, name)
            for descending, label in enumerate(texts.DIRECTIONS):
                direction.addItem(label, bool(descending))
            if place < len(self.order):
                combo.setCurrentIndex(combo.findData(self.order[place].column))
                direction.setCurrentIndex(int(self.order[place].descending))

    def _chosen(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of all columns in order, and of those that are shown."""
        found = self.form.columns_list
        items = [found.item(place) for place in range(found.count())]
        shown = tuple(item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(_NAME) for item in items), shown

    def _move(self, step: int) -> None:
        found = self.form.columns_list
        place = found.currentRow()
        if 0 <= place + step < found.count():
            item = found.takeItem(place)
            found.insertItem(place + step, item)
            found.setCurrentRow(place + step)

    def _reset(self) -> None:
        """As it was before anything was chosen."""
        self.layout_ = ColumnLayout()
        columns = self._columns.usual()
        self._fill(columns)
        self._before = self._chosen()
