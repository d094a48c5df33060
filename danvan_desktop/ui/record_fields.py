"""What the widgets that edit a field have in common: one value to get, one to set, one signal of change."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from danvan_desktop.ui.assign_grid import AssignGrid
from danvan_desktop.ui.list_editor import ListEditor
from danvan_desktop.ui.points_table import PointsTable
from danvan_desktop.ui.votes_table import VotesTable

SUFFIXES = ("edit", "combo", "check", "table", "tree")
"""How the name of a widget ends that edits a field."""


@runtime_checkable
class ValueWidget(Protocol):
    """A widget of our own that edits one field."""

    changed: SignalInstance

    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...


def value(widget: QWidget) -> Any:
    """What is in the field: text, the key of a choice (empty where none was made), a truth, rows."""
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        chosen = widget.currentIndex() >= 0 and widget.currentText() == widget.itemText(widget.currentIndex())
        return widget.currentData() if chosen else ""
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, ListEditor):
        return widget.rows()
    return _own(widget).value()


def peek(widget: QWidget) -> Any:
    """The same, but a cell that is being typed into stays as it is and open."""
    return widget.peek() if isinstance(widget, AssignGrid | ListEditor | PointsTable | VotesTable) else value(widget)


def set_value(widget: QWidget, given: Any) -> None:
    """Shows a value. A key that a list of choices does not have shows as no choice."""
    if isinstance(widget, QLineEdit):
        widget.setText(given)
        widget.setCursorPosition(0)  # a text that is too long shows its beginning
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(given)
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(widget.findData(given))
    elif isinstance(widget, QCheckBox):
        widget.setChecked(given)
    elif isinstance(widget, ListEditor):
        widget.set_rows(given)
    else:
        _own(widget).set_value(given)


def changed(widget: QWidget) -> SignalInstance:
    """What the widget sends when its value changes."""
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return widget.textChanged
    if isinstance(widget, QComboBox):
        return widget.currentTextChanged
    if isinstance(widget, QCheckBox):
        return widget.toggled
    if isinstance(widget, ListEditor):
        return widget.changed
    return _own(widget).changed


def _own(widget: QWidget) -> ValueWidget:
    if not isinstance(widget, ValueWidget):
        raise TypeError(f"{widget.objectName()} edits no field")
    return widget
