"""Offers to go on with the forms that a crash or a power cut closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import drafts as texts
from danvan_desktop.ui import prompts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_cells import WrappingDelegate
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.drafts import Draft

_KEY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class DraftsForm:
    """The widgets that code touches."""

    found_label: QLabel
    drafts_tree: QTreeWidget
    drop_button: QPushButton
    resume_button: QPushButton
    later_button: QPushButton


class DraftsDialog(QDialog):
    """Stays open until no draft is left or the user puts them off. `saved` tells whether a record was written."""

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent)
        self.saved = False
        self._office = office
        self._drafts = office.drafts.left()
        self.form = form = load_form(self, "drafts_dialog", DraftsForm)
        form.found_label.setText(texts.found(len(self._drafts)))
        form.drafts_tree.setItemDelegate(WrappingDelegate(form.drafts_tree))  # rows as high as elsewhere
        form.drafts_tree.setHeaderLabels(texts.TITLES)
        for key, draft in self._drafts.items():
            item = QTreeWidgetItem([draft.title, format_moment(draft.at), draft.words])
            item.setData(0, _KEY_ROLE, key)
            item.setToolTip(2, draft.words)
            form.drafts_tree.addTopLevelItem(item)
        header = form.drafts_tree.header()
        for place in (0, 1):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        form.drafts_tree.setCurrentIndex(form.drafts_tree.model().index(0, 0))
        form.drafts_tree.itemDoubleClicked.connect(lambda _item, _column: self._resume())
        form.resume_button.clicked.connect(self._resume)
        form.drop_button.clicked.connect(self._drop)
        form.later_button.clicked.connect(self.reject)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), form.drafts_tree)
        delete.activated.connect(self._drop)
        form.drafts_tree.setFocus()

    def _resume(self) -> None:
        item = self.form.drafts_tree.currentItem()
        if item is None:
            return
        key = item.data(0, _KEY_ROLE)
        draft = self._drafts[key]
        try:
            dialog = opened(self, self._office, draft)
        except UserError as error:
            prompts.warn(self, texts.GONE.format(title=draft.title, reason=error))
            return
        # The form sets itself aside again under a new key as long as it is open.
        self.saved = bool(dialog.exec()) or self.saved
        self._drop()

    def _drop(self) -> None:
        item = self.form.drafts_tree.currentItem()
        if item is None:
            return
        self._office.drafts.drop(item.data(0, _KEY_ROLE))
        self.form.drafts_tree.takeTopLevelItem(self.form.drafts_tree.indexOfTopLevelItem(item))
        if not self.form.drafts_tree.topLevelItemCount():
            self.accept()


def opened(parent: QWidget | None, office: Office, draft: Draft) -> RecordDialog:
    """The form of a draft with what was typed. Raises UserError where its record is gone."""
    kind = next((kind for kind in _kinds(RecordDialog) if kind.__name__ == draft.dialog), None)
    if kind is None:
        raise UserError(texts.UNKNOWN)
    try:
        dialog = kind(parent, office, **draft.arguments)
    except TypeError as error:  # another version of the program opened it in another way
        raise UserError(texts.UNKNOWN) from error
    dialog.resume(draft.uid, draft.revision, draft.values)
    return dialog


def _kinds(base: type[RecordDialog]) -> Iterator[type[RecordDialog]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)
