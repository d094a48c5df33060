"""The first run: offers to set the program up where nothing is there yet, and does what was chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from danvan_desktop import folders
from danvan_desktop.texts import setup as texts
from danvan_desktop.ui import errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.ui.main_window import MainWindow

OFFERED = "setup_offered"
"""The setting that says that an empty office was met with the form once."""


class FirstRun(QObject):
    """`settings` remembers that the form was offered."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def commands(self) -> dict[str, Callable[[], None]]:
        """By the names of the window's actions."""
        return {"setup_action": self.show}

    def begin(self) -> None:
        """Shows the form where the office is empty for the first time, or where it was left half filled in."""
        office = self._window.office
        if office is not None and not office.read_only and not office.practice and self._is_wanted(office):
            self._settings.setValue(OFFERED, True)
            self.show()

    def show(self) -> None:
        """The form, and what it leads to."""
        from danvan_desktop.ui.setup_dialog import SetupDialog, Wish

        office = self._window.office
        if office is None:
            return
        dialog = SetupDialog(self._window, office)
        dialog.exec()
        if dialog.wish is Wish.PRACTICE:
            self._window.practice.open()
        elif dialog.wish is Wish.RESTORE:
            self._window.safety.restore()
        elif dialog.saved is not None:
            self._window.refresh(texts.FINISHED)
            if dialog.target is not None:
                self._move(dialog.target)

    # --- inside

    def _is_wanted(self, office: Office) -> bool:
        if office.drafts.kept(office.drafts.SETUP) is not None:
            return True
        return not self._settings.value(OFFERED, False, bool) and office.sample.is_empty()

    def _move(self, target: Path) -> None:
        window = self._window
        window.close_office()
        window.say(texts.MOVING)
        window.jobs.run(
            partial(folders.move, window.folder, target), lambda _found: window.reopen(target), self._not_moved
        )

    def _not_moved(self, error: BaseException) -> None:
        errors.report(self._window, error)
        self._window.open()
