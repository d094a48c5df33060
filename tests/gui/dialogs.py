"""What tests of dialogs have in common."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTabWidget, QWidget

from danvan_desktop.ui.forms import child

D = TypeVar("D", bound=QDialog)


def go_to(dialog: QDialog, name: str) -> None:
    """Puts the focus into a widget, as a click would."""
    widget = child(dialog, QWidget, name)
    for tabs in dialog.findChildren(QTabWidget):
        for place in range(tabs.count()):
            page = tabs.widget(place)
            if page is not None and page.isAncestorOf(widget):
                tabs.setCurrentIndex(place)
    widget.setFocus()


def told(dialog: QDialog, label: str) -> str:
    """The sentence in a label, without the sign before it."""
    rich = child(dialog, QLabel, label).text()
    return QTextDocumentFragment.fromHtml(rich).toPlainText().lstrip("⚠\N{VARIATION SELECTOR-15} ")


def error(dialog: QDialog, field: str) -> str:
    """The sentence below a field."""
    return told(dialog, f"{field}_error")


def within(kind: type[D], act: Callable[[D], object]) -> None:
    """Does something in the next dialog that opens, which must be of that kind. It is closed where that fails."""

    def found(tries: int = 500) -> None:
        dialog = QApplication.activeModalWidget()
        if tries and not (isinstance(dialog, kind) and dialog.isActiveWindow()):
            if dialog is not None:
                dialog.activateWindow()
            QTimer.singleShot(1, lambda: found(tries - 1))
            return
        try:
            assert isinstance(dialog, kind), type(dialog)
            act(dialog)
        except BaseException:
            if isinstance(dialog, QDialog):
                dialog.done(0)
            raise

    QTimer.singleShot(0, found)
