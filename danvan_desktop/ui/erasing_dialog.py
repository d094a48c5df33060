"""Erases a person's data on request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import history as texts
from danvan_desktop.texts import recipients as recipient_texts
from danvan_desktop.ui import errors, prompts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_cells import WrappingDelegate

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.recipients import Recipient

_PERSON_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ErasingForm:
    """The widgets that code touches."""

    search_edit: QLineEdit
    people_tree: QTreeWidget
    note_label: QLabel
    erase_button: QPushButton
    close_button: QPushButton


class ErasingDialog(QDialog):
    """Asks before, because this is what undo does not take back."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent)
        self._office = office
        self.form = form = load_form(self, "erasing_dialog", ErasingForm)
        form.people_tree.setItemDelegate(WrappingDelegate(form.people_tree))  # rows as high as elsewhere
        form.people_tree.setHeaderLabels([text[:1].upper() + text[1:] for text in recipient_texts.LABELS.values()])
        form.people_tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        form.search_edit.textChanged.connect(lambda _text: self._filter())
        form.people_tree.currentItemChanged.connect(lambda _new, _old: self._show_mentions())
        form.erase_button.clicked.connect(self.erase)
        form.close_button.clicked.connect(self.reject)
        self._fill()
        form.search_edit.setFocus()

    def erase(self) -> None:
        """Erases the data of the person under the cursor, if the user is sure."""
        person = self._person()
        if person is None:
            return
        if prompts.choose(self, texts.ERASE_QUESTION.format(name=person.name), (texts.ERASE, texts.KEEP)) != 0:
            return
        try:
            self._office.erasing.erase(person.uid)
        except UserError as error:
            errors.report(self, error)
            return
        self._fill()
        self.form.note_label.setText(texts.ERASED_NOW.format(name=person.name))

    def _fill(self) -> None:
        tree = self.form.people_tree
        tree.clear()
        for person in self._office.erasing.recipients():
            item = QTreeWidgetItem([recipient_texts.KINDS[person.kind], person.name, person.position])
            item.setData(0, _PERSON_ROLE, person)
            tree.addTopLevelItem(item)
        self._filter()

    def _filter(self) -> None:
        words = fold(self.form.search_edit.text()).split()
        tree = self.form.people_tree
        first = None
        for place in range(tree.topLevelItemCount()):
            item = tree.topLevelItem(place)
            if item is not None:
                row = fold(" ".join(item.text(column) for column in range(tree.columnCount())))
                item.setHidden(not all(word in row for word in words))
                first = first or (None if item.isHidden() else item)
        tree.setCurrentIndex(tree.indexFromItem(first) if first else tree.model().index(-1, -1))
        self._show_mentions()

    def _person(self) -> Recipient | None:
        item = self.form.people_tree.currentItem()
        found: Recipient | None = item.data(0, _PERSON_ROLE) if item is not None and not item.isHidden() else None
        return found

    def _show_mentions(self) -> None:
        person = self._person()
        self.form.erase_button.setEnabled(person is not None)
        count = self._office.erasing.mentions(person) if person is not None else 0
        sentence = texts.MENTIONED.format(count=count) if count else texts.NOT_MENTIONED
        self.form.note_label.setText(sentence if person is not None else "")
