"""The sentences that papers print: the shipped one beside the office's own, with a preview of the paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.texts import editing, window
from danvan_desktop.texts import wording as texts
from danvan_desktop.ui import prompts, theme
from danvan_desktop.ui.forms import fit, load_form
from danvan_desktop.ui.list_cells import ROW_HEIGHT

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.wording import WordingRow

ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class WordingForm:
    """The widgets that code touches."""

    paper_combo: QComboBox
    splitter: QSplitter
    sentences_tree: QTreeWidget
    shipped_label: QLabel
    text_edit: QPlainTextEdit
    text_error: QLabel
    fields_button: QToolButton
    preview_label: QLabel
    restore_button: QPushButton
    save_button: QPushButton
    close_button: QPushButton


class WordingDialog(QDialog):
    """One paper at a time. A sentence is written when it is left or saved, and that can be undone; a wrong one stays in
    the field with what is wrong below it.
    """

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent)
        self._office = office
        self.form = form = load_form(self, "wording_dialog", WordingForm)
        self._menu = QMenu(form.fields_button)
        form.fields_button.setMenu(self._menu)
        form.splitter.setSizes([460, 620])
        form.text_error.hide()
        tree = form.sentences_tree
        tree.setHeaderLabels(texts.TITLES)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for name, label in office.wording.papers().items():
            form.paper_combo.addItem(label, name)
        form.paper_combo.currentIndexChanged.connect(self._paper_chosen)
        tree.currentItemChanged.connect(self._moved)
        form.text_edit.textChanged.connect(self._typed)
        form.restore_button.clicked.connect(self._restore)
        form.save_button.clicked.connect(self._save)
        form.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+S"), self, self._save)
        self._item: QTreeWidgetItem | None = None  # whose sentence is in the field
        self._fill()
        tree.setFocus()
        fit(self)

    def exec(self) -> int:
        """As QDialog does; then the window goes for good."""
        result = super().exec()
        self.deleteLater()
        return result

    def reject(self) -> None:
        """Closes; a sentence that cannot be kept is asked about."""
        if not self._save() and prompts.choose(self, texts.UNSAVED, (window.KEEP_EDITING, window.DISCARD)) == 0:
            self.form.text_edit.setFocus()
            return
        super().reject()

    @property
    def row(self) -> WordingRow | None:
        """The sentence in the field."""
        row: WordingRow | None = self._item.data(0, ROW_ROLE) if self._item else None
        return row

    def _fill(self) -> None:
        tree = self.form.sentences_tree
        with QSignalBlocker(tree):
            tree.clear()
            for row in self._office.wording.rows(self.form.paper_combo.currentData()):
                item = QTreeWidgetItem()
                item.setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
                _show(item, row)
                tree.addTopLevelItem(item)
            first = tree.topLevelItem(0)
            if first is not None:
                tree.setCurrentItem(first)
        self._item = first
        self._show_sentence()

    def _paper_chosen(self) -> None:
        row = self.row
        if self._save():
            self._fill()
        elif row is not None:
            with QSignalBlocker(self.form.paper_combo):
                self.form.paper_combo.setCurrentIndex(self.form.paper_combo.findData(row.paper))

    def _moved(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is self._item or item is None:
            return
        if self._save():
            self._item = item
            self._show_sentence()
        elif self._item is not None:
            with QSignalBlocker(self.form.sentences_tree):
                self.form.sentences_tree.setCurrentItem(self._item)
            self.form.text_edit.setFocus()

    def _show_sentence(self) -> None:
        row = self.row
        if row is None:
            return
        self.form.shipped_label.setText(row.shipped)
        self.form.text_edit.setPlainText(row.own or row.shipped)
        self._menu.clear()
        for name in row.fields:
            label = texts.FIELDS.get(name, name)
            self._menu.addAction(label, partial(self._insert, texts.FIELD.format(label=label)))
        self.form.fields_button.setEnabled(bool(row.fields))
        self.form.restore_button.setEnabled(bool(row.own))

    def _insert(self, field: str) -> None:
        self.form.text_edit.insertPlainText(field)
        self.form.text_edit.setFocus()

    def _typed(self) -> None:
        """The preview follows the keys; what is wrong is told at once, but only refused when it is to be kept."""
        row = self.row
        if row is None:
            return
        try:
            kept = self._office.wording.check(row.paper, row.key, self.form.text_edit.toPlainText())
        except InvalidInput as error:
            self._tell("<br>".join(editing.problem(problem.message, None, None) for problem in error.problems))
        else:
            self._tell("")
            self.form.preview_label.setText(_preview(self._office.wording.preview(kept)))

    def _save(self) -> bool:
        """Keeps the sentence in the field if it is another one; whether nothing is left to be kept."""
        row, text = self.row, self.form.text_edit.toPlainText()
        if row is None or self._item is None or text == (row.own or row.shipped):
            return True
        try:
            self._office.wording.put(row.paper, row.key, text)
        except InvalidInput as error:
            self._tell("<br>".join(editing.problem(problem.message, None, None) for problem in error.problems))
            self.form.text_edit.setFocus()
            return False
        self._read_again(row)
        return True

    def _restore(self) -> None:
        row = self.row
        if row is not None:
            self._office.wording.restore(row.paper, row.key)
            self._read_again(row)
            self._show_sentence()

    def _read_again(self, row: WordingRow) -> None:
        now = next(one for one in self._office.wording.rows(row.paper) if one.key == row.key)
        if self._item is not None:
            _show(self._item, now)
        self.form.restore_button.setEnabled(bool(now.own))

    def _tell(self, sentence: str) -> None:
        self.form.text_error.setText(sentence)
        self.form.text_error.setVisible(bool(sentence))


def _show(item: QTreeWidgetItem, row: WordingRow) -> None:
    item.setData(0, ROW_ROLE, row)
    for place, text in enumerate((row.shipped, row.own)):
        item.setText(place, " ".join(text.split()))
        item.setToolTip(place, text)


def _preview(paragraphs: list[list[tuple[str, bool]]]) -> str:
    """The paragraphs as rich text, in the letters of papers."""
    lines = ("".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in runs) for runs in paragraphs)
    return f'<div style="font-family: serif; font-size: 13pt">{"<br>".join(lines)}</div>'
