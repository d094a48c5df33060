"""The window on the sample data, and every dialog it has, for tests of what all of them have in common."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import open_office
from danvan_desktop.ui import dialogs
from danvan_desktop.ui.main_window import MainWindow
from tests.gui.keys import show
from tests.gui.windows import opened


@contextmanager
def sample_window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """The window with all its tabs filled; it closes at the end."""
    with closing(open_office(folder)) as office:
        office.sample.load()
    window = opened(qtbot, folder)
    window.tabs.make_all()
    yield window
    window.close()


def every_dialog(qtbot: QtBot, window: MainWindow) -> Iterator[QDialog]:
    """Each is in front until the next one is asked for, and leaves without a question."""
    assert window.office is not None
    for dialog in dialogs.every(window, window.office):
        show(qtbot, dialog)
        window.jobs.wait()  # what it begins when it is shown
        QApplication.processEvents()
        try:
            yield dialog
        finally:
            dialog.done(0)
            window.jobs.wait()
            QApplication.processEvents()
            dialog.deleteLater()
