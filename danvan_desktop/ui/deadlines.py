"""The window's commands about deadlines: the calendar, what is due, and the word about it once a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSystemTrayIcon

from danvan_desktop.texts import window as window_texts
from danvan_desktop.ui import errors
from danvan_desktop.ui.forms import child

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.agenda import AgendaItem, Digest
    from danvan_desktop.ui.finding import Finding
    from danvan_desktop.ui.main_window import MainWindow

SHOWN = "digest/shown"
"""The day on which the word was given last."""


class Deadlines(QObject):
    """Opens the dialogs, and the record that the user takes there."""

    def __init__(self, window: MainWindow, settings: QSettings, finding: Finding) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._finding = finding
        self._tray: QSystemTrayIcon | None = None
        self._bar = child(window, QFrame, "digest_bar")
        child(window, QPushButton, "digest_button").clicked.connect(self.digest)
        child(window, QPushButton, "digest_close_button").clicked.connect(self._hide)

    def commands(self) -> dict[str, Callable[[], None]]:
        """By the names of the window's actions."""
        return {"agenda_action": self.calendar, "digest_action": self.digest}

    def begin(self, office: Office) -> None:
        """When the data are open: once a day, a line above the tabs if anything is due; the worker looks it up."""
        from danvan_desktop.ui.digest_dialog import DAILY

        today = office.today().isoformat()
        if self._settings.value(DAILY, True, type=bool) and self._settings.value(SHOWN, "") != today:
            self._window.jobs.run(office.agenda.digest, self._tell, partial(errors.report, self._window))

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

    def digest(self) -> None:
        """What is due and late; then what the user wants to do about it."""
        from danvan_desktop.ui.digest_dialog import DigestDialog, Wish

        office = self._window.office
        if office is None:
            return
        self._hide()
        dialog = DigestDialog(self._window, office, self._window.jobs, self._settings)
        dialog.exec()
        dialog.deleteLater()
        if dialog.wish is Wish.CALENDAR:
            self.calendar()
        elif dialog.chosen is not None:
            self._open(dialog.chosen)
            if dialog.wish is Wish.REMIND:
                self._window.commands()["remind_action"]()

    # --- inside

    def _tell(self, digest: Digest) -> None:
        from danvan_desktop.ui.digest_dialog import TRAY, told

        office = self._window.office
        if digest.empty or office is None:
            return
        self._settings.setValue(SHOWN, office.today().isoformat())
        child(self._window, QLabel, "digest_label").setText(told(digest))
        self._bar.show()
        if self._settings.value(TRAY, False, type=bool) and QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self._window)
            self._tray.messageClicked.connect(self._window.activateWindow)
            self._tray.show()
            self._tray.showMessage(window_texts.TITLE, told(digest))

    def _hide(self) -> None:
        self._bar.hide()
        if self._tray is not None:
            self._tray.hide()

    def _open(self, item: AgendaItem) -> None:
        """The record of a line."""
        kind = "council_session" if item.kind == "session" else "directive"
        self._finding.remember(kind, item.record)
        self._finding.open(kind, item.record)
