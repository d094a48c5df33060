"""The window as somebody who starts the program gets it."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from danvan_desktop.ui.main_window import MainWindow
from tests.gui.keys import show

SIZE = (1366, 728)  # of a small screen, without its task bar


def opened(qtbot: QtBot, folder: Path, size: tuple[int, int] | None = None) -> MainWindow:
    """The window of the folder, when its data are open; as large as it makes itself, or of that size."""
    window = MainWindow(folder)
    qtbot.addWidget(window)
    if size is not None:
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*size)
    show(qtbot, window)
    window.glance()
    with qtbot.waitSignal(window.opened, timeout=20_000):
        window.open()
    return window
