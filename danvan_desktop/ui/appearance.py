"""How large texts are, and the colours that follow the system while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from danvan_desktop.texts import window as texts
from danvan_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desktop.ui.main_window import MainWindow

SIZES = (90, 100, 110, 125, 150)
"""Percent of the usual size."""
USUAL = 100
SETTING = "text_size"


def remembered(settings: QSettings) -> int:
    """The size of texts that was chosen last."""
    value = str(settings.value(SETTING, USUAL))
    return int(value) if value in map(str, SIZES) else USUAL


class Appearance(QObject):
    """`dress` gives the window its icons anew, in the colours of the scheme."""

    def __init__(self, window: MainWindow, settings: QSettings, dress: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._dress = dress
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self.refresh)

    def commands(self) -> dict[str, Callable[[], None]]:
        """By the names of the window's actions."""
        return {"larger_action": self.larger, "smaller_action": self.smaller, "usual_size_action": self.usual}

    def larger(self) -> None:
        self._choose(next((size for size in SIZES if size > remembered(self._settings)), SIZES[-1]))

    def smaller(self) -> None:
        self._choose(next((size for size in reversed(SIZES) if size < remembered(self._settings)), SIZES[0]))

    def usual(self) -> None:
        self._choose(USUAL)

    def refresh(self) -> None:
        """Shows everything in the size that is chosen and in the colours that the system asks for."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        theme.apply(app, remembered(self._settings))
        self._dress()
        for tab in self._window.tabs.all():
            tab.fit_text()
        self._window.refresh("")

    def _choose(self, percent: int) -> None:
        self._settings.setValue(SETTING, percent)
        self.refresh()
        self._window.say(texts.TEXT_SIZE.format(percent=percent))
