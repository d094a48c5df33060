"""Where files are put."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.saving import Saving


def test_a_folder_that_is_gone_is_not_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("documents", str(stick))
    window = QWidget()
    qtbot.addWidget(window)
    saving = Saving(window, JobRunner(window), settings)
    assert saving.folder() == stick
    stick.rmdir()
    assert saving.folder() != stick
    assert saving.folder().is_dir()
