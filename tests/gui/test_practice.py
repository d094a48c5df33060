"""From the real data to those for practice and back, in the program as it starts."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame
from pytestqt.qtbot import QtBot

from danvan_desktop import bootstrap
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.ui import prompts
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.main_window import MainWindow
from tests.gui.keys import press
from tests.gui.test_main_window import opened

ROUND = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from danvan_desktop.ui import application
from danvan_desktop.ui.main_window import MainWindow

# In the menu “Tệp” the letter that is underlined nowhere else is not needed: the entry is chosen by its name.
WAYS = [("practice_action", True), ("real_action", False), (None, None)]
seen = []

def act(window):
    name, _ = WAYS[len(seen)]
    band = window.findChild(object, "practice_band")
    seen.append((window.folder.name, band.isVisible(), window.windowTitle().startswith("LÀM THỬ")))
    if name is None:
        window.close()
        return
    menu = window.findChild(object, "file_menu")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    for _ in range(len(menu.actions())):
        if menu.activeAction() is not None and menu.activeAction().objectName() == name:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)

def watch(window):
    window.opened.connect(lambda: QTimer.singleShot(0, lambda: act(window)))

plain = MainWindow.show
MainWindow.show = lambda window: (watch(window), plain(window))
code = application.main(["--data", sys.argv[1]])
print(seen)
sys.exit(code)
"""


@pytest.fixture
def real(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with closing(bootstrap.open_office(folder)) as office:
        office.units.save(UnitInput(name="Thôn Thật", kind="village"))
    return folder


def test_the_menu_leads_there_and_back(real: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ROUND, str(real)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=100,
    )
    expected = [("data", False, False), ("data-lam-thu", True, True), ("data", False, False)]
    assert (done.returncode, done.stdout.strip()) == (0, str(expected)), done.stderr
    assert (real / "danvan.log").read_text("utf-8") == ""


@pytest.fixture
def window(qtbot: QtBot, real: Path) -> MainWindow:
    """The window on the practice data."""
    return opened(qtbot, bootstrap.practise(real))


def test_starting_over_gives_the_sample_back_and_asks_before(
    qtbot: QtBot, window: MainWindow, answers: list[str]
) -> None:
    assert child(window, QFrame, "practice_band").isVisible()
    press(Qt.Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    tab = window.current_tab()
    assert tab is not None
    count = tab.model.rowCount()
    press(Qt.Key.Key_Delete)
    left = tab.model.rowCount()
    assert left < count
    answers.append("Để nguyên")
    window.commands()["practice_anew_action"]()
    assert tab.model.rowCount() == left
    answers.append("Làm lại từ đầu")
    with qtbot.waitSignal(window.opened, timeout=30_000):
        window.commands()["practice_anew_action"]()
    assert tab.model.rowCount() == count
    assert window.form.undo_action.text() == "Hoàn tác"  # nothing to take back, only the barrier of the sample
    window.close()


def test_files_of_the_practice_data_are_named_so(
    window: MainWindow, real: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def ask(_parent: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(path).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    press(Qt.Key.Key_E, modifier=Qt.KeyboardModifier.ControlModifier)
    prompts.save_path(window.current_tab(), "", Path("Sổ.xlsx"), "")
    window.close()
    other = opened(qtbot, real)
    prompts.save_path(other, "", Path("Sổ.xlsx"), "")
    assert suggested[0].startswith("LÀM THỬ – ")
    assert suggested[1:] == ["LÀM THỬ – Sổ.xlsx", "Sổ.xlsx"]
    QApplication.processEvents()
    other.close()
