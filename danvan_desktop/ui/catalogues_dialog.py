"""What law, money and local custom fix: the rows that came with the program, and the office's own over them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.services.catalogue_rows import FIELDS, labels, of_cells, shown
from danvan_desktop.texts import catalogues as texts
from danvan_desktop.ui import pasted_rows, prompts, theme
from danvan_desktop.ui.catalogue_row_dialog import CatalogueRowDialog
from danvan_desktop.ui.forms import fit, load_form
from danvan_desktop.ui.list_cells import ROW_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.catalogue_rows import EditorRow

ROW_ROLE = Qt.ItemDataRole.UserRole
FIXED = ("settings",)
"""Catalogues whose rows the program knows by name: they are changed, but none is added or taken away."""

ORIGIN = "origin"
_WIDTHS = {
    "key": 64,
    "counts_as": 216,
    "cited_in": 184,
    "award_kind": 320,
    "track": 168,
    "recipient": 104,
    "amount": 96,
    "value": 64,
    "valid_from": 96,
    "valid_to": 96,
    ORIGIN: 120,
}


@dataclass(frozen=True, slots=True)
class CataloguesForm:
    """The widgets that code touches."""

    catalogue_combo: QComboBox
    note_label: QLabel
    rows_tree: QTreeWidget
    add_button: QPushButton
    edit_button: QPushButton
    remove_button: QPushButton
    restore_button: QPushButton
    close_button: QPushButton


class CataloguesDialog(QDialog):
    """One catalogue at a time. Every change is written at once and can be undone."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent)
        self.office = office
        self.form = load_form(self, "catalogues_dialog", CataloguesForm)
        form = self.form
        for name, label in texts.NAMES.items():
            form.catalogue_combo.addItem(label, name)
        form.catalogue_combo.currentIndexChanged.connect(lambda _index: self._show_catalogue())
        form.rows_tree.currentItemChanged.connect(lambda _new, _old: self._show_actions())
        form.rows_tree.itemActivated.connect(lambda _item, _column: self._edit())
        form.add_button.clicked.connect(lambda: self._open(None))
        form.edit_button.clicked.connect(self._edit)
        form.remove_button.clicked.connect(self._remove)
        form.restore_button.clicked.connect(self._restore)
        form.close_button.clicked.connect(self.reject)
        fit(self)
        pasted_rows.offer(form.rows_tree, texts.PASTE, self.paste)
        self._show_catalogue()

    def exec(self) -> int:
        """As QDialog does; then the window goes for good."""
        result = super().exec()
        self.deleteLater()
        return result

    @property
    def name(self) -> str:
        """The catalogue that is shown."""
        name: str = self.form.catalogue_combo.currentData()
        return name

    def current(self) -> EditorRow | None:
        """The row with the cursor."""
        item = self.form.rows_tree.currentItem()
        row: EditorRow | None = item.data(0, ROW_ROLE) if item else None
        return row

    def paste(self) -> None:
        """Adds the rows of a list that was copied in Excel or Word, after asking."""
        name, service = self.name, self.office.catalogues
        if name in FIXED:
            prompts.inform(self, texts.NO_ADDING)
            return
        rows = pasted_rows.copied_rows(self)
        given = of_cells(name, rows, service.current())
        if not given:
            columns = ", ".join(texts.TITLES[field].lower() for field in FIELDS[name])
            prompts.inform(self, texts.NO_ROWS.format(columns=columns))
            return
        names = [" – ".join(cell for cell in row if cell) for row in rows[-len(given) :]]
        added: list[str] = []

        def ask(count: int, shown: str) -> str:
            return texts.ask_paste(count, texts.NAMES[name], shown)

        if pasted_rows.take(self, names, ask, lambda: added.extend(service.take(name, given)), texts.not_taken):
            self._show_rows(added[0])
            self.form.note_label.setText(texts.ADDED.format(count=len(added)))

    def _show_catalogue(self) -> None:
        tree, fields = self.form.rows_tree, (*FIELDS[self.name], ORIGIN)
        tree.setColumnCount(len(fields))
        tree.setHeaderLabels([texts.TITLES[field] for field in fields])
        header = tree.header()
        header.setStretchLastSection(False)
        for place, field in enumerate(fields):
            width = _WIDTHS.get(field)
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if width:
                header.resizeSection(place, theme.scaled(width))
        self._show_rows(None)

    def _show_rows(self, key: str | None) -> None:
        """Reads the catalogue anew and goes to the row with that key, or to the first."""
        self.form.note_label.clear()
        tree, choices = self.form.rows_tree, labels(self.office.catalogues.current())
        tree.clear()
        for row in self.office.catalogues.rows(self.name):
            item = _item(row, {field: shown(row, field, choices) for field in FIELDS[self.name]})
            tree.addTopLevelItem(item)
            if row.key == key or tree.topLevelItemCount() == 1:
                tree.setCurrentItem(item)
        self._show_actions()

    def _show_actions(self) -> None:
        row, free = self.current(), self.name not in FIXED
        self.form.add_button.setEnabled(free)
        self.form.edit_button.setEnabled(row is not None and not row.removed)
        self.form.remove_button.setEnabled(row is not None and not row.removed and free)
        self.form.restore_button.setEnabled(row is not None and row.own and row.shipped)

    def _edit(self) -> None:
        row = self.current()
        if row is not None and not row.removed:
            self._open(row)

    def _open(self, row: EditorRow | None) -> None:
        dialog = CatalogueRowDialog(self, self.office, self.name, row)
        if dialog.exec():
            self._show_rows(dialog.saved)

    def _remove(self) -> None:
        row = self.current()
        if row is not None:
            self.office.catalogues.remove(self.name, row.key)
            self._show_rows(row.key)

    def _restore(self) -> None:
        row = self.current()
        if row is not None:
            self.office.catalogues.restore(self.name, row.key)
            self._show_rows(row.key)


def _item(row: EditorRow, values: Mapping[str, str]) -> QTreeWidgetItem:
    item = QTreeWidgetItem([*values.values(), texts.origin(own=row.own, shipped=row.shipped, removed=row.removed)])
    item.setData(0, ROW_ROLE, row)
    item.setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
    for place, (field, text) in enumerate(values.items()):
        item.setToolTip(place, text)
        if field in ("amount", "value"):
            item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if row.removed:
            font = item.font(place)
            font.setStrikeOut(True)
            item.setFont(place, font)
            item.setForeground(place, QBrush(QColor(theme.tokens().muted)))
    return item
