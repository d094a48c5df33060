"""Dialogs that keep all records of a kind side by side: the list at the left, the form of one record at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import editing, window
from danvan_desktop.texts import listing as texts
from danvan_desktop.ui import prompts, theme
from danvan_desktop.ui.forms import act_at_once
from danvan_desktop.ui.list_cells import ROW_HEIGHT, TreeDelegate
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from danvan_desktop.bootstrap import Office

UID_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ListForm:
    """The widgets that the forms of these dialogs have in common."""

    records_tree: QTreeWidget
    add_button: QPushButton
    remove_button: QPushButton
    note_label: QLabel


class ListDialog(RecordDialog):
    """Saving keeps the dialog open; the user is asked about what is not saved before it would get lost. A subclass
    loads its form into `form`, binds its fields and calls `start`. `new` names a record that has no name yet.
    """

    form: ListForm
    new: str
    wraps = False  # whether names are so long that they take several lines

    def __init__(self, parent: QWidget | None, office: Office) -> None:
        super().__init__(parent, office)
        self.uid: str | None = None
        # What a tree does after it told of a new current row would undo going back: it settles first.
        self._settle = QTimer(self, singleShot=True, interval=0)

    def records(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """The uid of each record with what the columns of the list show of it, the name first."""
        raise NotImplementedError

    def show_record(self, uid: str | None) -> None:
        """Fills the form with the record, or empties it for a new one."""
        raise NotImplementedError

    def remove(self, uid: str) -> None:
        """Raises UserError where that cannot be."""
        raise NotImplementedError

    def start(self, uid: str | None = None) -> None:
        """Shows the list with the record of that uid, or with its first one."""
        tree = self.form.records_tree
        if self.wraps:
            tree.setItemDelegate(TreeDelegate(tree))
            tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._settle.timeout.connect(self._follow)
        tree.currentItemChanged.connect(lambda _new, _old: self._settle.start())
        act_at_once(self.form.add_button)
        self.form.add_button.clicked.connect(self._add)
        self.form.remove_button.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), tree)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.reload()
        self._open(uid or self._uid_at(0))
        if self.uid:
            tree.setFocus()

    def reload(self) -> None:
        """Reads the list anew, before one of its records is shown."""
        tree = self.form.records_tree
        with QSignalBlocker(tree):
            tree.clear()
            for uid, columns in self.records():
                item = QTreeWidgetItem(columns)
                item.setData(0, UID_ROLE, uid)
                item.setToolTip(0, columns[0])
                if not self.wraps:
                    item.setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
                tree.addTopLevelItem(item)

    def done(self, result: int) -> None:
        """Ends the dialog, but not where a record was saved."""
        if result != QDialog.DialogCode.Accepted:
            super().done(result)
            return
        self._forget()
        self.reload()
        self._open(self.saved.uid)
        self.form.note_label.setText(texts.SAVED.format(name=self._name()))

    def arguments(self) -> Mapping[str, Any]:
        self._uid = self.uid
        return {}

    def resume(self, uid: str | None, revision: int | None, values: Mapping[str, Any]) -> None:
        self._open(uid)
        super().resume(uid, revision, values)

    def reject(self) -> None:
        if self._is_settled():
            QDialog.reject(self)

    def _follow(self) -> None:
        """Shows the record that the user went to in the list."""
        item = self.form.records_tree.currentItem()
        uid = item.data(0, UID_ROLE) if item else self.uid
        if uid == self.uid:
            return
        if self._is_settled():
            self._open(uid)
        else:
            self._select()

    def _add(self) -> None:
        if self._is_settled():
            self._open(None)
            next(iter(self._fields.values())).setFocus()

    def _remove(self) -> None:
        if self.uid is None:
            return
        name, place = self._name(), self.form.records_tree.currentIndex().row()
        try:
            self.remove(self.uid)
        except UserError as error:
            self._show_message(editing.problem(str(error), None, None))
            return
        self.reload()
        self._open(self._uid_at(min(place, self.form.records_tree.topLevelItemCount() - 1)))
        self.form.note_label.setText(texts.REMOVED.format(name=name))

    def _open(self, uid: str | None) -> None:
        self._forget()
        self.uid = uid
        self.show_problems([])
        self.show_record(uid)
        self.snapshot()
        self._select()
        self.form.remove_button.setEnabled(uid is not None)
        self.form.note_label.setText("" if uid else self.new)

    def _uid_at(self, place: int) -> str | None:
        item = self.form.records_tree.topLevelItem(place)
        return item.data(0, UID_ROLE) if item else None

    def _select(self) -> None:
        """Makes the record in the form the current one of the list; none where it is new."""
        tree = self.form.records_tree
        places = range(tree.topLevelItemCount()) if self.uid else ()
        found = next((place for place in places if self._uid_at(place) == self.uid), -1)
        with QSignalBlocker(tree):
            tree.setCurrentIndex(tree.model().index(found, 0))

    def _name(self) -> str:
        item = self.form.records_tree.currentItem()
        return item.text(0) if item and self.uid else self.new

    def _is_settled(self) -> bool:
        """Whether nothing would get lost, after asking what shall become of it."""
        if not self.is_changed():
            return True
        answer = prompts.choose(
            self, texts.UNSAVED.format(name=self._name()), (window.SAVE, window.DISCARD, window.KEEP_EDITING)
        )
        if answer == 0:
            self.accept()
        return answer == 1 or not self.is_changed()
