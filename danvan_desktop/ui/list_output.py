"""The buttons with which a dialog prints the list it shows, or writes it to Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts.window import EXPORT_LIST
from danvan_desktop.ui import errors
from danvan_desktop.ui.forms import act_at_once
from danvan_desktop.ui.saving import Saving

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QPushButton

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.jobs import JobRunner

Seen = tuple[str, Sequence[str], Sequence[Sequence[str]]]
"""Title, headings and rows of a list."""


class ListOutput(QObject):
    """`seen` tells what the dialog shows when a button is pressed."""

    def __init__(
        self, dialog: QDialog, office: Office, jobs: JobRunner, settings: QSettings, seen: Callable[[], Seen]
    ) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._office = office
        self._jobs = jobs
        self._settings = settings
        self._saving = Saving(dialog, jobs, settings)
        self._seen = seen

    def attach(self, print_button: QPushButton, export_button: QPushButton) -> None:
        """Lets the buttons do it."""
        print_button.clicked.connect(self.print)
        export_button.clicked.connect(self.export)
        for button in (print_button, export_button):
            act_at_once(button)

    def print(self) -> None:
        """Shows the list as it is printed."""
        from danvan_desktop.ui.print_dialog import PrintDialog

        try:
            printable = self._office.lists.printable(self._office.lists.plain(*self._seen()))
        except UserError as error:
            errors.report(self._dialog, error)
            return
        PrintDialog(self._dialog, printable, self._jobs, self._settings).exec()

    def export(self) -> None:
        """Writes the list where the user says."""
        view = self._office.lists.plain(*self._seen())
        write = partial(self._office.lists.export, view)
        self._saving.save(
            EXPORT_LIST, f"{view.title}.xlsx", (".xlsx",), lambda path: partial(write, path), lambda _path: None
        )
