"""The only place that opens modal boxes: their buttons speak Vietnamese, and tests can forbid them."""

import re
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox, QPushButton, QWidget

from danvan_desktop.domain.vietnamese import nfc
from danvan_desktop.texts import window as texts
from danvan_desktop.texts.practice import FILE, MARK

PRACTICE = "practice"
"""The property of a window that shows practice data."""

_FOLDERS = "folders"  # a property of the application: the file of the settings that keep them
_ENDING = re.compile(r"\*\.(\w+)")


def inform(parent: QWidget | None, message: str) -> None:
    """A sentence that needs no answer."""
    _box(parent, QMessageBox.Icon.Information, message, (texts.CLOSE,))


def warn(parent: QWidget | None, message: str) -> None:
    """What could not be done, and what to do."""
    _box(parent, QMessageBox.Icon.Warning, message, (texts.CLOSE,))


def choose(parent: QWidget | None, message: str, actions: tuple[str, ...]) -> int:
    """The index of the action chosen; the last one is what Esc means."""
    return _box(parent, QMessageBox.Icon.Question, message, actions)


def details(parent: QWidget | None, message: str, more: str) -> None:
    """A sentence with text that can be unfolded and copied."""
    _box(parent, QMessageBox.Icon.Critical, message, (texts.CLOSE,), more)


def ask(parent: QWidget | None, title: str, question: str, text: str = "") -> str | None:
    """One line of words, blanks collapsed; None if the user thought better of it or typed nothing."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(text)
    dialog.setOkButtonText(texts.SAVE)
    dialog.setCancelButtonText(texts.CANCEL)
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())
    taken = dialog.exec()
    dialog.deleteLater()
    return " ".join(nfc(dialog.textValue()).split()) or None if taken else None


def save_path(parent: QWidget | None, title: str, suggested: Path, kinds: str) -> Path | None:
    """Where to write a file; None if the user thought better of it."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(_marked(parent, suggested)), kinds)
    return Path(name) if name else None


def remember_folders(settings: QSettings) -> None:
    """From now on the settings keep in which folder a file of each kind was chosen last."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_FOLDERS, settings.fileName())


def open_path(parent: QWidget | None, title: str, folder: Path, kinds: str) -> Path | None:
    """Which file to read, looked for where the last one of these kinds was, or at first in the folder; None if the user
    thought better of it.
    """
    app = QApplication.instance()
    kept = app.property(_FOLDERS) if app is not None else None
    settings = QSettings(str(kept or ""), QSettings.Format.IniFormat)  # without a file it keeps nothing
    ending = _ENDING.search(kinds)
    key = f"{_FOLDERS}/{ending[1] if ending else 'any'}"
    last = Path(str(settings.value(key, folder)))
    # The dialog takes a folder that is not there for the name of a file.
    start = next((one for one in (last, folder) if one.is_dir()), Path.home())
    name, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    if name:
        settings.setValue(key, str(Path(name).parent))
    return Path(name) if name else None


def folder(parent: QWidget | None, title: str, start: Path) -> Path | None:
    """Which folder; None if the user thought better of it."""
    name = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(name) if name else None


def _marked(widget: QWidget | None, path: Path) -> Path:
    """The path; over the window of practice data its name says so."""
    while widget is not None:
        if widget.property(PRACTICE):
            return path if path.name.startswith(MARK) else path.with_name(FILE.format(name=path.name))
        widget = widget.parentWidget()
    return path


def _box(parent: QWidget | None, icon: QMessageBox.Icon, message: str, actions: tuple[str, ...], more: str = "") -> int:
    box = QMessageBox(icon, texts.TITLE, message, QMessageBox.StandardButton.NoButton, parent)
    box.setDetailedText(more)
    last = len(actions) - 1
    buttons = [
        box.addButton(action, QMessageBox.ButtonRole.RejectRole if index == last else QMessageBox.ButtonRole.AcceptRole)
        for index, action in enumerate(actions)
    ]
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[-1])
    box.exec()
    clicked = box.clickedButton()
    return next((index for index, button in enumerate(buttons) if button is clicked), last)
