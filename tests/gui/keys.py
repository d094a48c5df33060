"""Typing: every key goes to the widget that has the focus, as on a real keyboard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def show(qtbot: QtBot, widget: QWidget) -> None:
    """Shows a window and waits until it gets the keys."""
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def focus() -> QWidget:
    """The widget that gets the keys."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(focus(), key, modifier)


def type_text(text: str) -> None:
    """One key for each letter; a letter with marks comes as Unikey sends it, as one character without a key code."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(focus(), letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, modifier=Qt.KeyboardModifier.ControlModifier)


def save() -> None:
    press(Qt.Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)
