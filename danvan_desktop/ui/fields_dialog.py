"""The fields that the office's own Word files can use, with what they would say of the current record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import office_templates as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.forms import load_form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from danvan_desktop.services.office_templates import Field

TAG, MEANING, VALUE = range(3)
LONGEST = 200  # letters of a value that are shown


@dataclass(frozen=True, slots=True)
class FieldsForm:
    """The widgets that code touches."""

    search_edit: QLineEdit
    fields_table: QTableWidget
    copied_label: QLabel
    folder_button: QPushButton
    copy_button: QPushButton
    close_button: QPushButton


class FieldsDialog(QDialog):
    """`open_folder` shows the folder of templates."""

    def __init__(self, parent: QWidget | None, fields: Sequence[Field], open_folder: Callable[[], None]) -> None:
        super().__init__(parent)
        self.form = load_form(self, "fields_dialog", FieldsForm)
        table = self.form.fields_table
        table.setColumnCount(len(texts.COLUMNS))
        table.setHorizontalHeaderLabels(texts.COLUMNS)
        table.setRowCount(len(fields))
        table.verticalHeader().setVisible(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(TAG, theme.scaled(190))
        table.setColumnWidth(MEANING, theme.scaled(340))
        table.horizontalHeader().setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        for row, field in enumerate(fields):
            value = " ".join(field.value.split())
            for column, text in ((TAG, field.tag), (MEANING, field.meaning), (VALUE, value[:LONGEST])):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        table.selectRow(0)
        self.form.search_edit.textChanged.connect(self._search)
        self.form.copy_button.clicked.connect(self.copy)
        self.form.folder_button.clicked.connect(lambda _checked: open_folder())
        self.form.close_button.clicked.connect(self.reject)
        table.doubleClicked.connect(lambda _index: self.copy())
        QShortcut(QKeySequence("Ctrl+C"), self).activated.connect(self.copy)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._to_search)
        self.resize(self.size().boundedTo(self.screen().availableSize() * 0.92))
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Puts the tag of the chosen field on the clipboard."""
        item = self.form.fields_table.item(self.form.fields_table.currentRow(), TAG)
        if item is not None:
            QGuiApplication.clipboard().setText(item.text())
            self.form.copied_label.setText(texts.COPIED.format(text=item.text()))

    def _to_search(self) -> None:
        self.form.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.search_edit.selectAll()

    def _search(self, words: str) -> None:
        """Shows the fields that hold all words, with or without their marks, and chooses the first of them."""
        table, wanted = self.form.fields_table, fold(words).split()
        first = None
        for row in range(table.rowCount()):
            cells = (table.item(row, column) for column in (TAG, MEANING))
            text = fold(" ".join(cell.text() for cell in cells if cell is not None))
            fits = all(word in text for word in wanted)
            table.setRowHidden(row, not fits)
            first = row if fits and first is None else first
        if first is not None:
            table.selectRow(first)
