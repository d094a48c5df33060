"""Leads through the update from a file: asked twice, before it is tried out and before the program ends."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import updates as texts
from danvan_desktop.ui import errors, prompts

if TYPE_CHECKING:
    from danvan_desktop.services.updates import Ready
    from danvan_desktop.ui.main_window import MainWindow


class Updating(QObject):
    """The way of one update of the program that shows `window`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def choose(self) -> None:
        """Asks for the file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        path = prompts.open_path(self._window, texts.CHOOSE, Path(folder), texts.KINDS)
        if path is not None:
            self.begin(path)

    def begin(self, path: Path) -> None:
        """Says what the file is, and tries it out if that is wanted."""
        office = self._window.office
        if office is None:
            return
        try:
            update = office.updates.read(path)
        except UserError as error:
            errors.report(self._window, error)
            return
        question = texts.ASK.format(current=office.updates.version, found=update.manifest.version)
        if prompts.choose(self._window, question, (texts.GO_ON, texts.LATER)) == 0:
            self._window.form.status_bar.showMessage(texts.WORKING)
            self._window.jobs.run(partial(office.updates.prepare, update), self._ready, self._failed)

    def _ready(self, ready: Ready) -> None:
        self._window.form.status_bar.clearMessage()
        office = self._window.office
        if office is None:
            return
        question = texts.READY.format(current=office.updates.version, found=ready.update.manifest.version)
        if prompts.choose(self._window, question, (texts.INSTALL, texts.LATER)) == 0 and self._window.close():
            office.updates.install(ready, reopen=True)

    def _failed(self, error: BaseException) -> None:
        self._window.form.status_bar.clearMessage()
        errors.report(self._window, error)
