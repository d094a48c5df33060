"""The window's commands about deadlines: the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

if TYPE_CHECKING:
    from danvan_desktop.domain.agenda import AgendaItem
    from danvan_desktop.ui.finding import Finding
    from danvan_desktop.ui.main_window import MainWindow


class Deadlines(QObject):
    """Opens the dialogs, and the record that the user takes there."""

    def __init__(self, window: MainWindow, settings: QSettings, finding: Finding) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._finding = finding

    def calendar(self) -> None:
        """The deadlines of a month."""
        from danvan_desktop.ui.agenda_dialog import AgendaDialog

        office = self._window.office
        if office is None:
            return
        dialog = AgendaDialog(self._window, office, self._window.jobs, self._settings)
        dialog.exec()
        dialog.deleteLater()
        if dialog.chosen is not None:
            self._open(dialog.chosen)

    def _open(self, item: AgendaItem) -> None:
        """The record of a line."""
        kind = "council_session" if item.kind == "session" else "directive"
        self._finding.remember(kind, item.record)
        self._finding.open(kind, item.record)
