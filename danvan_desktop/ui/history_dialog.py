"""Lịch sử: everything that happened to one record, and a former value back with one key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import history as texts
from danvan_desktop.ui import errors
from danvan_desktop.ui.forms import act_at_once, load_form
from danvan_desktop.ui.list_output import ListOutput, Seen
from danvan_desktop.ui.past_tree import PastTree

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class HistoryForm:
    """The widgets that code touches."""

    title_label: QLabel
    past_tree: PastTree
    note_label: QLabel
    put_back_button: QPushButton
    print_button: QPushButton
    export_button: QPushButton
    close_button: QPushButton


class HistoryDialog(QDialog):
    """`changed` tells whether a value was put back."""

    def __init__(
        self, parent: QWidget | None, office: Office, uid: str, title: str, jobs: JobRunner, settings: QSettings
    ) -> None:
        super().__init__(parent)
        self.changed = False
        self._office, self._uid = office, uid
        self.form = form = load_form(self, "history_dialog", HistoryForm)
        form.title_label.setText(title)
        form.note_label.setVisible(False)  # until there is something to say
        form.past_tree.currentItemChanged.connect(lambda _new, _old: self._enable())
        form.put_back_button.clicked.connect(self.put_back)
        act_at_once(form.put_back_button)
        form.close_button.clicked.connect(self.reject)
        ListOutput(self, office, jobs, settings, self._seen).attach(form.print_button, form.export_button)
        self._show()
        form.past_tree.setFocus()

    def put_back(self) -> None:
        """Gives the field under the cursor its former value again."""
        chosen = self.form.past_tree.chosen()
        if chosen is None:
            return
        try:
            self._office.history.put_back(*chosen)
        except UserError as error:
            errors.report(self, error)
            return
        self.changed = True
        self._show()
        self.form.note_label.setText(texts.PUT_BACK_NOW)
        self.form.note_label.setVisible(True)

    def _show(self) -> None:
        self._rows = self._office.history.of_record(self._uid)
        self.form.past_tree.show_rows(self._rows)
        self._enable()

    def _enable(self) -> None:
        self.form.put_back_button.setEnabled(self.form.past_tree.chosen() is not None)

    def _seen(self) -> Seen:
        rows = [
            (format_moment(row.at), row.who, row.why, field.label, field.before, field.after)
            for row in self._rows
            for field in row.fields
        ]
        return texts.HISTORY_OF.format(title=self.form.title_label.text()), texts.PAST_COLUMNS, rows
