"""The way of the work, and the shortcuts of the menus."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QWidget

from danvan_desktop.texts import window as texts
from danvan_desktop.ui.forms import load_form


@dataclass(frozen=True, slots=True)
class HelpForm:
    """The widgets that code touches."""

    help_text: QTextBrowser
    close_button: QPushButton


class HelpDialog(QDialog):
    """Lists the actions that have a shortcut, in the order of the menus."""

    def __init__(self, parent: QWidget | None, actions: Iterable[QAction]) -> None:
        super().__init__(parent)
        form = load_form(self, "help_dialog", HelpForm)
        rows = [
            # Undo also says what it would take back: only its name counts here.
            texts.HELP_ROW.format(key=escape(texts.key(keys)), what=escape(action.iconText().partition(":")[0]))
            for action in actions
            if (keys := action.shortcut().toString())
        ]
        form.help_text.setHtml(texts.HELP.format(rows="".join(rows)))
        form.close_button.clicked.connect(self.accept)
        self.resize(self.size().boundedTo(self.screen().availableSize() * 0.9))
