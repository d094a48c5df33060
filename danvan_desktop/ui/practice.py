"""The practice data in the window: a coloured band that nobody overlooks, and the ways there, back and anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from danvan_desktop import folders
from danvan_desktop.texts import practice as texts
from danvan_desktop.ui import errors, prompts
from danvan_desktop.ui.forms import child

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from danvan_desktop.ui.main_window import MainWindow


class Practice(QObject):
    """Knows whether the data folder of the window holds practice data, and goes to and fro."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._on = folders.is_practice(window.folder)
        window.setProperty(prompts.PRACTICE, self._on)
        child(window, QFrame, "practice_band").setVisible(self._on)
        child(window, QFrame, "practice_band").setToolTip(texts.BAND_TIP)
        child(window, QLabel, "practice_label").setText(texts.BAND)
        child(window, QPushButton, "real_button").clicked.connect(self.leave)
        child(window, QPushButton, "practice_anew_button").clicked.connect(self.start_over)
        for name in ("practice_action", "setup_action"):
            child(window, QAction, name).setVisible(not self._on)
        for name in ("real_action", "practice_anew_action"):
            child(window, QAction, name).setVisible(self._on)

    def commands(self) -> dict[str, Callable[[], None]]:
        """By the names of the window's actions."""
        return {"practice_action": self.open, "real_action": self.leave, "practice_anew_action": self.start_over}

    def title(self, title: str) -> str:
        """The title of the window."""
        return texts.TITLE.format(title=title) if self._on else title

    def open(self) -> None:
        """Makes the practice data where there are none, and shows them in the place of the real ones."""
        from danvan_desktop.bootstrap import practise

        self._window.say(texts.PREPARING)
        self._window.jobs.run(partial(practise, self._window.folder), self._window.reopen, self._failed)

    def leave(self) -> None:
        """Back to the office's own data."""
        self._window.reopen(folders.real_folder(self._window.folder))

    def start_over(self) -> None:
        """The sample as it was, whatever was done with it."""
        from danvan_desktop.bootstrap import practise

        if prompts.choose(self._window, texts.AGAIN, (texts.START_OVER, texts.KEEP)) == 0:
            self._window.close_office()
            self._window.say(texts.PREPARING)
            real = folders.real_folder(self._window.folder)
            self._window.jobs.run(partial(practise, real, anew=True), self._started_over, self._not_cleared)

    # --- inside

    def _started_over(self, _folder: Path) -> None:
        self._window.open()
        self._window.say(texts.FRESH)

    def _not_cleared(self, error: BaseException) -> None:
        errors.report(self._window, error)
        self._window.open()

    def _failed(self, error: BaseException) -> None:
        self._window.say("")
        errors.report(self._window, error)
