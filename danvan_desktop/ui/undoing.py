"""Undo and redo in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import window as texts
from danvan_desktop.ui import errors
from danvan_desktop.ui.forms import child

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desktop.ui.main_window import MainWindow

LARGE_STEP = 200  # records; undoing more takes so long that it would be felt


class Undoing(QObject):
    """`written` is called after a step, `failed` with what it raised on the worker."""

    def __init__(
        self, window: MainWindow, written: Callable[[str], None], failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._written = written
        self._failed = failed
        self._undo = child(window, QAction, "undo_action")
        self._redo = child(window, QAction, "redo_action")
        self._next: tuple[str | None, str | None] = (None, None)

    def commands(self) -> dict[str, Callable[[], None]]:
        """By the names of the window's actions."""
        return {
            "undo_action": partial(self._step, texts.UNDONE, redo=False),
            "redo_action": partial(self._step, texts.REDONE, redo=True),
        }

    def look(self) -> None:
        """Reads what can be undone and redone now, and says so in the menu."""
        if self._window.office is not None:
            self._next = undo, redo = self._window.office.history.next_steps()
            self._undo.setText(texts.UNDO.format(what=undo) if undo else texts.NO_UNDO)
            self._redo.setText(texts.REDO.format(what=redo) if redo else texts.NO_REDO)

    def enable(self) -> None:
        """Only what can be done."""
        undo, redo = self._next
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)

    def _step(self, sentence: str, *, redo: bool) -> None:
        """One step; of many records it is made on the worker."""
        office = self._window.office
        if office is None:
            return

        def done(what: str) -> None:
            self._written(sentence.format(what=what))

        work = office.history.redo if redo else office.history.undo
        if office.history.size(redo=redo) > LARGE_STEP:
            self._window.form.status_bar.showMessage(texts.STEPPING)
            self._window.jobs.run(work, done, self._failed)
            return
        try:
            what = work()
        except UserError as error:
            errors.report(self._window, error)
            return
        done(what)
