"""Rows copied in Excel or Word that become records of a list in a dialog, after asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.texts import editing as texts
from danvan_desktop.ui import prompts
from danvan_desktop.ui.legacy_paste import unicode_rows
from danvan_desktop.ui.pasting import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QTreeWidget, QWidget

_SHOWN = 12  # rows in the question


def offer(tree: QTreeWidget, text: str, paste: Callable[[], None]) -> None:
    """Ctrl+V in the list, and in its menu under that text."""
    action = QAction(text, tree)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked: paste())
    tree.addAction(action)


def copied_rows(parent: QWidget) -> list[list[str]]:
    """The cells on the clipboard, in Unicode."""
    return rows_of(unicode_rows(parent, QGuiApplication.clipboard().text()))


def take(
    parent: QWidget,
    names: Sequence[str],
    ask: Callable[[int, str], str],
    work: Callable[[], object],
    refused: Callable[[int, str], str],
) -> bool:
    """Asks with the names of the rows, then adds them all or tells of the first that cannot be taken."""
    shown = "\n".join(names[:_SHOWN]) + ("\n…" if len(names) > _SHOWN else "")
    if prompts.choose(parent, ask(len(names), shown), (texts.ADD_ALL, texts.ADD_NONE)) != 0:
        return False
    try:
        work()
    except InvalidInput as error:
        first = error.problems[0]
        prompts.warn(parent, refused(int(first.field.partition(".")[0]) + 1, first.message))
        return False
    return True
