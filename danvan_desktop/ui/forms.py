"""Loads the Qt Designer forms of `ui/` at run time and hands their widgets over under checked names and types."""

from dataclasses import fields
from importlib import import_module
from typing import Any, TypeVar, get_type_hints

from PySide6.QtCore import QEvent, QFile, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QPushButton, QSpinBox, QWidget

from danvan_desktop.resources import ui_file

F = TypeVar("F")
_INDENT = 6  # pixels
_FRAME = QSize(16, 48)  # what the frame and the title of a window take from the screen

CUSTOM = {
    "ActionBar": "danvan_desktop.ui.action_bar",
    "AssignGrid": "danvan_desktop.ui.assign_grid",
    "BarChart": "danvan_desktop.ui.bar_chart",
    "ChipBar": "danvan_desktop.ui.chip_bar",
    "FigureTile": "danvan_desktop.ui.figures",
    "ListEditor": "danvan_desktop.ui.list_editor",
    "ManualBrowser": "danvan_desktop.ui.help_dialog",
    "MonthTable": "danvan_desktop.ui.month_table",
    "PastTree": "danvan_desktop.ui.past_tree",
    "PointsTable": "danvan_desktop.ui.points_table",
    "QPdfView": "PySide6.QtPdfWidgets",
    "StepButton": "danvan_desktop.ui.figures",
    "TaskTree": "danvan_desktop.ui.task_tree",
    "VotesTable": "danvan_desktop.ui.votes_table",
}
"""The widgets beside Qt's usual ones that forms may hold, with their modules, which load when a form holds one."""


class _HelpAsked(QObject):
    """Tells that somebody wants to read about a window, with the name of its form."""

    wanted = Signal(QWidget, str)


help_asked = _HelpAsked()


class _EnterPresses(QObject):
    """Enter presses the button that has the focus, as Windows does it: in Qt it goes by a button that is not to become
    the default of the dialog, and so saved where somebody stood on “Hủy”.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QPushButton):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
        return super().eventFilter(watched, event)


class _Loader(QUiLoader):
    """Fills `base` instead of making a new top widget, so that a form's class and its widgets are one."""

    def __init__(self, base: QWidget) -> None:
        super().__init__()
        self._base = base

    def createWidget(self, class_name: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if parent is None:
            return self._base
        if class_name not in CUSTOM:
            return super().createWidget(class_name, parent, name)
        kind: type[QWidget] = getattr(import_module(CUSTOM[class_name]), class_name)
        widget = kind(parent)
        widget.setObjectName(name)
        return widget


def load_form(base: QWidget, name: str, form: type[F]) -> F:
    """Loads `ui/<name>.ui` into `base` and returns the widgets and actions that the dataclass `form` names; the
    rows of a dialog's lists can be copied, Enter presses its buttons, and F1 asks for help.

    Raises LookupError that names every attribute for which the file has no object of that name and type.
    """
    file = QFile(str(ui_file(name)))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise LookupError(f"{name}.ui: {file.errorString()}")
    _Loader(base).load(file)
    if isinstance(base, QDialog):
        base.setAttribute(Qt.WidgetAttribute.WA_Moved, False)  # the file says a size; Qt is to place it over its window
        from danvan_desktop.ui import table_clipboard  # the window has no lists of its own, and paints first

        QShortcut(QKeySequence.StandardKey.HelpContents, base, lambda: help_asked.wanted.emit(base, name))
        enter = _EnterPresses(base)
        for button in base.findChildren(QPushButton):
            button.installEventFilter(enter)
        for view in base.findChildren(QAbstractItemView):
            if not isinstance(view, QHeaderView):
                table_clipboard.attach(view)
    hints = get_type_hints(form)
    names = [field.name for field in fields(form)]  # type: ignore[arg-type]
    found: dict[str, Any] = {name: base.findChild(hints[name], name) for name in names}
    missing = [f"{attribute} ({hints[attribute].__name__})" for attribute, child in found.items() if child is None]
    if missing:
        raise LookupError(f"{name}.ui has no {', '.join(missing)}")
    return form(**found)


def child(base: QObject, kind: type[F], name: str) -> F:
    """The one object of that name and type. Raises LookupError where it is missing."""
    found: F | None = base.findChild(kind, name)  # type: ignore[type-var]
    if found is None:
        raise LookupError(f"{base.objectName()} has no {name} ({kind.__name__})")
    return found


def indent(spin: QSpinBox) -> None:
    """Sets the number as far from the frame as texts in other fields: style sheets do not reach it."""
    spin.lineEdit().setTextMargins(_INDENT, 0, 0, 0)


def act_at_once(button: QPushButton) -> None:
    """Lets the shortcut of a button act at once: its own presses it for a tenth of a second before it acts. The button
    keeps the letter that is underlined in its text.
    """
    QShortcut(button.shortcut(), button.window(), button.click)
    button.setShortcut(QKeySequence.mnemonic(button.text()))


def fit(window: QWidget) -> None:
    """Makes a window that is larger than the screen as small as that; to be called before it is shown."""
    window.resize(window.size().boundedTo(window.screen().availableGeometry().size() - _FRAME))
