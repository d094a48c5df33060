"""Tệp đính kèm: the signed scan of a paper and other files, each with the state of its file now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QBrush, QColor, QDesktopServices
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from danvan_desktop.domain.attachments import AttachmentKind
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import attachments as texts
from danvan_desktop.ui import errors, prompts, theme
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_cells import ROW_HEIGHT

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.attachments import AttachedFile

UID_ROLE = Qt.ItemDataRole.UserRole
_WIDTHS = (0, 96, 120, 88, 150)


@dataclass(frozen=True, slots=True)
class AttachmentsForm:
    """The widgets that code touches."""

    files_tree: QTreeWidget
    note_label: QLabel
    signed_button: QPushButton
    other_button: QPushButton
    open_button: QPushButton
    remove_button: QPushButton
    close_button: QPushButton


class AttachmentsDialog(QDialog):
    """The files of the record `owner`, which is called `name`; `issued` lets a signed file be attached."""

    def __init__(self, parent: QWidget | None, office: Office, owner: str, name: str, *, issued: bool) -> None:
        super().__init__(parent)
        self.form = form = load_form(self, "attachments_dialog", AttachmentsForm)
        self._office = office
        self._owner = owner
        self.setWindowTitle(texts.TITLE.format(number=name))
        header = form.files_tree.header()
        header.setStretchLastSection(False)
        for place, width in enumerate(_WIDTHS):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if width:
                header.resizeSection(place, width)
        form.signed_button.setEnabled(issued)
        form.signed_button.clicked.connect(self.add_signed)
        form.other_button.clicked.connect(self.add_other)
        form.open_button.clicked.connect(self.open_file)
        form.remove_button.clicked.connect(self.remove)
        form.close_button.clicked.connect(self.reject)
        form.files_tree.itemActivated.connect(lambda _item, _column: self.open_file())
        form.files_tree.currentItemChanged.connect(lambda _new, _old: self._enable())
        self._show("")
        form.files_tree.setFocus()

    def exec(self) -> int:
        """As QDialog does; then the window goes for good."""
        result = super().exec()
        self.deleteLater()
        return result

    def add_signed(self) -> None:
        self._add(texts.CHOOSE_SIGNED, texts.SIGNED_KINDS, AttachmentKind.SIGNED)

    def add_other(self) -> None:
        self._add(texts.CHOOSE_FILE, texts.FILE_KINDS, AttachmentKind.OTHER)

    def open_file(self) -> None:
        """Opens a copy in the program that the system has for it."""
        uid = self._current()
        if uid is None:
            return
        try:
            path = self._office.attachments.copy_to_look_at(uid)
        except UserError as error:
            errors.report(self, error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def remove(self) -> None:
        item, uid = self.form.files_tree.currentItem(), self._current()
        if uid is None or item is None:
            return
        name = item.text(0)
        try:
            self._office.attachments.remove(uid)
        except UserError as error:
            errors.report(self, error)
            return
        self._show(texts.TAKEN_OFF.format(name=name))

    def _add(self, title: str, kinds: str, kind: AttachmentKind) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = prompts.open_path(self, title, Path(folder), kinds)
        if path is None:
            return
        try:
            record = self._office.attachments.add(self._owner, path, kind)
        except UserError as error:
            errors.report(self, error)
            return
        self._show(texts.ATTACHED.format(name=record.name))

    def _current(self) -> str | None:
        item = self.form.files_tree.currentItem()
        uid: str | None = item.data(0, UID_ROLE) if item else None
        return uid

    def _show(self, note: str) -> None:
        tree = self.form.files_tree
        tree.clear()
        tree.addTopLevelItems([_item(one) for one in self._office.attachments.of(self._owner)])
        if tree.topLevelItemCount():
            tree.setCurrentIndex(tree.model().index(0, 0))
        self.form.note_label.setText(note or ("" if tree.topLevelItemCount() else texts.NONE_YET))
        self._enable()

    def _enable(self) -> None:
        for button in (self.form.open_button, self.form.remove_button):
            button.setEnabled(self._current() is not None)


def _item(one: AttachedFile) -> QTreeWidgetItem:
    record, state = one.record, one.state.value
    cells = [
        record.name,
        texts.KINDS[record.kind],
        format_date(record.added_on),
        texts.size(record.size),
        texts.STATES[state],
    ]
    item = QTreeWidgetItem(cells)
    item.setData(0, UID_ROLE, record.uid)
    item.setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
    item.setToolTip(0, record.name)
    item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    colours = theme.tokens()
    colour = {"whole": colours.good, "changed": colours.late, "missing": colours.muted}[state]
    item.setForeground(4, QBrush(QColor(colour)))
    return item
