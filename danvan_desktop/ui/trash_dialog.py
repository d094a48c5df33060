"""Thùng rác: what was removed, to be found and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHeaderView, QLabel, QLineEdit, QPushButton, QStackedWidget, QTableView, QWidget

from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.history import TrashRow
from danvan_desktop.texts import history as texts
from danvan_desktop.texts import window
from danvan_desktop.ui import errors, theme
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_output import ListOutput, Seen
from danvan_desktop.ui.tables import RecordTableModel, TableColumn

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.jobs import JobRunner

SEARCH_DELAY = 150  # ms after the last key
ROWS, EMPTY = range(2)


@dataclass(frozen=True, slots=True)
class TrashForm:
    """The widgets that code touches."""

    kept_label: QLabel
    search_edit: QLineEdit
    stack: QStackedWidget
    table: QTableView
    empty_label: QLabel
    note_label: QLabel
    restore_button: QPushButton
    print_button: QPushButton
    export_button: QPushButton
    close_button: QPushButton


class TrashDialog(QDialog):
    """`changed` tells whether something was taken back."""

    def __init__(self, parent: QWidget | None, office: Office, jobs: JobRunner, settings: QSettings) -> None:
        super().__init__(parent)
        self.changed = False
        self._office = office
        self.form = form = load_form(self, "trash_dialog", TrashForm)
        kind, name, at, who = texts.TRASH_COLUMNS
        self.model: RecordTableModel[TrashRow] = RecordTableModel(
            (
                TableColumn(kind, lambda row: row.kind, width=170),
                TableColumn(name, lambda row: row.title or row.why, width=0),
                TableColumn(at, lambda row: format_moment(row.at), width=160),
                TableColumn(who, lambda row: row.who, width=120),
            ),
            window.NUMBER,
        )
        days = office.trash.days()
        form.kept_label.setText(texts.TRASH_KEPT.format(days=days) if days else texts.TRASH_KEPT_ALWAYS)
        self._set_up_table()
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._timer.timeout.connect(self.reload)
        form.search_edit.textChanged.connect(lambda _text: self._timer.start())
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(lambda: form.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason))
        form.table.doubleClicked.connect(lambda _index: self.restore())
        form.restore_button.clicked.connect(self.restore)
        form.close_button.clicked.connect(self.reject)
        ListOutput(self, office, jobs, settings, self._seen).attach(form.print_button, form.export_button)
        self.reload()
        (form.table if self.model.rowCount() else form.close_button).setFocus()

    def reload(self) -> None:
        """Reads the list anew, by what is searched for."""
        search = self.form.search_edit.text()
        keys = self._office.trash.keys(search)
        self.model.show(keys, self._office.trash.rows)
        self.form.stack.setCurrentIndex(ROWS if keys else EMPTY)
        self.form.empty_label.setText(texts.TRASH_NOT_FOUND if search.strip() else texts.TRASH_EMPTY)
        self.form.note_label.setText(window.count(len(keys)) if keys else "")
        self.form.restore_button.setEnabled(bool(keys))
        self.form.table.setCurrentIndex(self.model.index(0, 0))

    def restore(self) -> None:
        """Takes the chosen rows back."""
        places = sorted(index.row() for index in self.form.table.selectionModel().selectedRows())
        rows = [row for row in map(self.model.row, places) if row is not None]
        if not rows:
            return
        try:
            count = self._office.trash.restore([row.id for row in rows])
        except UserError as error:
            errors.report(self, error)
            return
        self.changed = True
        self.reload()
        self.form.note_label.setText(texts.RESTORED.format(count=count))

    def _set_up_table(self) -> None:
        table = self.form.table
        table.setModel(self.model)
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(theme.scaled(30))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(0, theme.scaled(48))
        for place, column in enumerate(self.model.columns, start=1):
            if column.width:
                table.setColumnWidth(place, theme.scaled(column.width))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _seen(self) -> Seen:
        rows = [row for row in map(self.model.row, range(self.model.rowCount())) if row is not None]
        return texts.TRASH, texts.TRASH_COLUMNS, [[column.text(row) for column in self.model.columns] for row in rows]
