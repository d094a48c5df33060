"""What tests of dialogs have in common."""

from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QDialog, QLabel, QTabWidget, QWidget

from danvan_desktop.ui.forms import child


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
