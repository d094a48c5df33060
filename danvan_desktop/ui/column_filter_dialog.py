"""What one column must hold: words, some of its choices, days or numbers from – to, anything or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.lists import Condition, How, Kind, between
from danvan_desktop.texts import lists as texts
from danvan_desktop.ui.days import complete_days
from danvan_desktop.ui.filter_bar import shown
from danvan_desktop.ui.forms import fit, load_form

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from danvan_desktop.ui.tables import TableColumn

VALUES, EMPTY, FILLED = range(3)
WORDS_PAGE, CHOICES_PAGE, ENDS_PAGE, NO_PAGE = range(4)
_HOW = {EMPTY: How.EMPTY, FILLED: How.FILLED}


@dataclass(frozen=True, slots=True)
class ColumnFilterForm:
    """The widgets that code touches."""

    column_label: QLabel
    how_combo: QComboBox
    stack: QStackedWidget
    words_edit: QLineEdit
    choices_list: QListWidget
    all_button: QPushButton
    hint_label: QLabel
    first_edit: QLineEdit
    first_error: QLabel
    last_edit: QLineEdit
    last_error: QLabel
    filter_button: QPushButton
    clear_button: QPushButton
    cancel_button: QPushButton


class ColumnFilterDialog(QDialog):
    """After `exec` has accepted, `condition` is what the column must hold, None for anything."""

    def __init__(
        self,
        parent: QWidget | None,
        column: TableColumn[Any],
        choices: Sequence[tuple[str, str]],
        condition: Condition | None,
        today: date,
    ) -> None:
        super().__init__(parent)
        self.condition = condition
        self._column = column
        self._today = today
        self.form = form = load_form(self, "column_filter_dialog", ColumnFilterForm)
        self.setWindowTitle(texts.FILTER_TITLE.format(column=column.title))
        form.column_label.setText(texts.FILTER_QUESTION.format(column=column.title))
        form.how_combo.addItems(texts.HOWS[column.kind])
        form.hint_label.setText(texts.END_HINTS.get(column.kind, ""))
        for key, label in choices:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Unchecked)
            form.choices_list.addItem(item)
        self._show(condition)
        self._how_changed()
        form.how_combo.currentIndexChanged.connect(self._how_changed)
        if column.kind is Kind.DAY:
            complete_days(form.first_edit, form.last_edit, lambda: today)
        form.all_button.clicked.connect(self._toggle_all)
        form.filter_button.clicked.connect(self.accept)
        form.clear_button.clicked.connect(self._clear)
        form.clear_button.setVisible(condition is not None)
        form.cancel_button.clicked.connect(self.reject)

    def accept(self) -> None:
        """Closes with the condition; stays where an end cannot be read."""
        try:
            self.condition = self._condition()
        except InvalidInput as error:
            self._show_problems({problem.field: problem.message for problem in error.problems})
            return
        super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        fit(self)
        super().showEvent(event)
        self._focus()

    # --- inside

    def _show(self, condition: Condition | None) -> None:
        form = self.form
        if condition is None:
            return
        if condition.how in (How.EMPTY, How.FILLED):
            form.how_combo.setCurrentIndex(EMPTY if condition.how is How.EMPTY else FILLED)
        elif condition.how is How.CONTAINS:
            form.words_edit.setText(condition.values[0])
        elif condition.how is How.ONE_OF:
            for item in self._items():
                if item.data(Qt.ItemDataRole.UserRole) in condition.values:
                    item.setCheckState(Qt.CheckState.Checked)
        else:
            first, last = (shown(end, self._column.kind) for end in condition.values)
            form.first_edit.setText(first)
            form.last_edit.setText(last)

    def _condition(self) -> Condition | None:
        form, name = self.form, self._column.name
        how = form.how_combo.currentIndex()
        if how in _HOW:
            return Condition(name, _HOW[how])
        if self._page() == WORDS_PAGE:
            words = " ".join(form.words_edit.text().split())
            return Condition(name, How.CONTAINS, (words,)) if words else None
        if self._page() == CHOICES_PAGE:
            chosen = [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]
            keys = tuple(item.data(Qt.ItemDataRole.UserRole) for item in chosen)
            return Condition(name, How.ONE_OF, keys) if keys and len(keys) < form.choices_list.count() else None
        self._show_problems({})
        return between(name, self._column.kind, form.first_edit.text(), form.last_edit.text(), self._today)

    def _page(self) -> int:
        if self.form.how_combo.currentIndex() != VALUES:
            return NO_PAGE
        return {Kind.TEXT: WORDS_PAGE, Kind.CHOICE: CHOICES_PAGE}.get(self._column.kind, ENDS_PAGE)

    def _how_changed(self, _index: int = 0) -> None:
        self.form.stack.setCurrentIndex(self._page())
        self._show_problems({})

    def _focus(self) -> None:
        """The keys begin where something is typed or chosen."""
        form = self.form
        fields: dict[int, QWidget] = {
            WORDS_PAGE: form.words_edit,
            CHOICES_PAGE: form.choices_list,
            ENDS_PAGE: form.first_edit,
            NO_PAGE: form.how_combo,
        }
        fields[self._page()].setFocus(Qt.FocusReason.OtherFocusReason)
        form.words_edit.selectAll()
        if form.choices_list.currentRow() < 0:
            form.choices_list.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        found = self.form.choices_list
        return [found.item(place) for place in range(found.count())]

    def _toggle_all(self) -> None:
        """Marks all choices, or none where all are marked."""
        items = self._items()
        every = all(item.checkState() is Qt.CheckState.Checked for item in items)
        for item in items:
            item.setCheckState(Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)

    def _clear(self) -> None:
        self.condition = None
        super().accept()

    def _show_problems(self, problems: dict[str, str]) -> None:
        form = self.form
        for field, edit, label in (
            ("first", form.first_edit, form.first_error),
            ("last", form.last_edit, form.last_error),
        ):
            label.setText(problems.get(field, ""))
            label.setVisible(field in problems)
            if field in problems:
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                edit.selectAll()
