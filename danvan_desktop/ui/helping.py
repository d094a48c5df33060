"""F1: the page of the manual about what is in front. Every dialog asks for it through `forms`, as it loads its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from danvan_desktop.ui import forms

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def show(widget: QWidget, screen: str) -> None:
    """Opens the manual over the window of `widget`, at the page about the form or tab of that name. It can stay open
    while one works on.
    """
    from danvan_desktop.services.help import page_of
    from danvan_desktop.ui.help_dialog import HelpDialog

    window = widget.window()
    nearest = Qt.FindChildOption.FindDirectChildrenOnly  # not that of a dialog which is closed
    open_one = window if isinstance(window, HelpDialog) else window.findChild(HelpDialog, options=nearest)
    dialog = open_one if isinstance(open_one, HelpDialog) else HelpDialog(window, _actions(window))
    dialog.show_page(page_of(type(widget).__name__, screen))
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _actions(window: QWidget | None) -> list[QAction]:
    """Those of the main window below which a window stands."""
    while window is not None and not isinstance(window, QMainWindow):
        window = window.parentWidget()
    return window.findChildren(QAction) if window is not None else []


forms.help_asked.wanted.connect(show)
