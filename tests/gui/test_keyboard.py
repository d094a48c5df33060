"""No dialog is a trap: Tab reaches everything and comes round, Esc leaves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QTabBar,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.record_dialog import RecordDialog
from danvan_desktop.ui.tabs import TABS
from tests.conftest import Scene
from tests.gui.dialogs import go_to
from tests.gui.every import every_dialog, sample_window
from tests.gui.keys import focus, press, show
from tests.gui.test_typing import pages

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST = 400  # presses: the cells of a list are stops too


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with sample_window(qtbot, tmp_path) as window:
        yield window


def stops(parent: QWidget) -> set[str]:
    """What Tab has to reach, by name."""
    return {
        name_of(widget)
        for widget in parent.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.window() is parent.window()
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
        and not (isinstance(widget, QTabBar) and widget.count() < 2)
    }


def name_of(widget: QWidget) -> str:
    outer = widget.parentWidget()
    if isinstance(widget, QTabBar) and isinstance(outer, QTabWidget):
        widget = outer
    return widget.objectName()


def reached(key: Key, modifier: Qt.KeyboardModifier) -> list[str]:
    """The names of what has the focus one after the other, until it is where it began; a list has many cells."""
    start = holder()
    found = [name_of(start)]
    for _ in range(MOST):
        press(key, modifier=modifier)
        found.append(name_of(holder()))
        if holder() is start and found[-2] != found[-1]:
            return found
    raise AssertionError(f"never came back to {name_of(start)}: … {found[-8:]}")


def holder() -> QWidget:
    """The field with the focus; the list, where one of its cells is typed into."""
    widget = focus()
    while widget.objectName() in ("", "qt_scrollarea_viewport"):
        outer = widget.parentWidget()
        assert outer is not None
        widget = outer
    return widget


@pytest.mark.parametrize(("key", "modifier"), [(Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Key.Key_Backtab, SHIFT)])
def test_tab_comes_round_through_everything(
    qtbot: QtBot, window: MainWindow, key: Key, modifier: Qt.KeyboardModifier
) -> None:
    for dialog in every_dialog(qtbot, window):
        for _ in pages(dialog):
            if QApplication.focusWidget() is None:
                show(qtbot, dialog)
            before = stops(dialog)
            seen = set(reached(key, modifier)) if len(before) > 1 else {name_of(holder())}
            missed = (before & stops(dialog)) - seen  # some can be used only once a list has the cursor
            assert not missed, f"{type(dialog).__name__}: {missed}"


def test_the_letter_underlined_in_a_button_presses_it(qtbot: QtBot, window: MainWindow) -> None:
    for dialog in every_dialog(qtbot, window):
        for button in dialog.findChildren(QAbstractButton):
            letter = QKeySequence.mnemonic(button.text())
            assert letter in (QKeySequence(), button.shortcut()), f"{type(dialog).__name__} {button.objectName()}"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_focus_and_no_other(qtbot: QtBot, scene: Scene, key: Key) -> None:
    dialog = AwardDialog(None, scene.office)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    go_to(dialog, "cancel_button")
    press(key)
    assert not dialog.isVisible(), "“Hủy” leaves, and does not save"
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_esc_leaves_an_untouched_dialog(qtbot: QtBot, window: MainWindow) -> None:
    for dialog in every_dialog(qtbot, window):
        window.jobs.wait()
        QApplication.processEvents()
        press(Key.Key_Escape)
        assert not dialog.isVisible() or is_filled_in(dialog), type(dialog).__name__


def is_filled_in(dialog: QDialog) -> bool:
    """A form that begins with something to be saved asks before it goes."""
    return isinstance(dialog, RecordDialog) and dialog.is_changed()


def test_tab_comes_round_through_every_tab_of_the_window(window: MainWindow) -> None:
    for name in TABS:
        window.tabs.turn_to(name)
        tab: Any = window.tabs.front()
        tab.focus()
        QApplication.processEvents()
        seen = set(reached(Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
        assert not stops(tab) - seen, f"{type(tab).__name__}: {stops(tab) - seen}"
