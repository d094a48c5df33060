"""The window's commands that look back: history, trash, a day, what a crash left, erasing a person's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from danvan_desktop.texts import window as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.main_window import MainWindow


class LookingBack(QObject):
    """Opens the dialogs. `written` is called when one of them wrote something, `failed` with what a job raised."""

    def __init__(
        self,
        window: MainWindow,
        settings: QSettings,
        written: Callable[[str], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._written = written
        self._failed = failed

    def record(self) -> None:
        """What happened to the record of the current row."""
        from danvan_desktop.ui.history_dialog import HistoryDialog

        office, tab = self._window.office, self._window.current_tab()
        row = tab.current() if tab is not None else None
        if office is not None and tab is not None and row is not None:
            title = tab.detail(row).title
            dialog = HistoryDialog(self._window, office, row.uid, title, self._window.jobs, self._settings)
            self._run(dialog)
            if dialog.changed:
                self._written(texts.SAVED)

    def day(self) -> None:
        """What was done today, or on another day."""
        from danvan_desktop.ui.day_dialog import DayDialog

        if self._window.office is not None:
            self._run(DayDialog(self._window, self._window.office, self._window.jobs, self._settings))

    def trash(self) -> None:
        """What was removed."""
        from danvan_desktop.ui.trash_dialog import TrashDialog

        if self._window.office is not None:
            dialog = TrashDialog(self._window, self._window.office, self._window.jobs, self._settings)
            self._run(dialog)
            if dialog.changed:
                self._written(texts.SAVED)

    def erase(self) -> None:
        """A person's data on request."""
        from danvan_desktop.ui.erasing_dialog import ErasingDialog

        if self._window.office is not None:
            self._run(ErasingDialog(self._window, self._window.office))
            self._written("")

    def begin(self, office: Office) -> None:
        """When the data are open: forgets what the trash no longer keeps, and offers what a crash left."""
        if not office.read_only:
            self._window.jobs.run(office.trash.purge, lambda _count: None, self._failed)
        if office.drafts.left():
            from danvan_desktop.ui.drafts_dialog import DraftsDialog

            dialog = DraftsDialog(self._window, office)
            self._run(dialog)
            if dialog.saved:
                self._written(texts.SAVED)

    def _run(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
