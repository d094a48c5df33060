"""Rows of a list of tasks that are run together or taken apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from danvan_desktop.texts import receiving as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_desktop.ui.list_editor import ListEditor

_PARTS = re.compile(r"\n+|(?<=[.;])\s+(?=[-–+•]|[^\W\d_a-zà-ỹ])")


def add_actions(table: ListEditor) -> None:
    """Merging with Ctrl+Backspace, splitting with Ctrl+Enter; where a cell is being typed into, at the cursor."""
    below = Qt.ShortcutContext.WidgetWithChildrenShortcut
    acts: tuple[tuple[str, str, Callable[[ListEditor], None]], ...] = (
        (texts.MERGE, "Ctrl+Backspace", merge),
        (texts.SPLIT, "Ctrl+Return", split),
    )
    for text, keys, do in acts:
        action = QAction(text, table)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(below)
        action.triggered.connect(lambda _checked, do=do: do(table))
        table.addAction(action)


def merge(table: ListEditor) -> None:
    """The current task becomes part of the one above it, whose day stays if it has one."""
    row, rows = table.currentRow(), table.rows()
    if not 0 < row < len(rows):
        return
    above, below = rows[row - 1], rows[row]
    span = _spanned(above.get("span", ""), below.get("span", ""))
    text = f"{above['text']}\n{below['text']}".strip()
    both = {key: above.get(key) or below.get(key, "") for key in {**above, **below}}
    rows[row - 1 : row + 1] = [{**both, "text": text, "span": span}]
    _show(table, rows, row - 1)


def split(table: ListEditor) -> None:
    """The current task becomes two at the cursor, or as many as it has sentences; each keeps its day."""
    row = table.currentRow()
    editor = table.indexWidget(table.currentIndex())
    at = editor.textCursor().position() if isinstance(editor, QPlainTextEdit) else None
    rows = table.rows()
    if not 0 <= row < len(rows):
        return
    text = rows[row]["text"]
    parts = [text[:at], text[at:]] if at else _PARTS.split(text)
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) > 1:
        rows[row : row + 1] = [{**rows[row], "text": part} for part in parts]
        _show(table, rows, row)


def _show(table: ListEditor, rows: list[dict[str, str]], current: int) -> None:
    table.set_rows(rows)
    table.setCurrentCell(current, 0)
    table.changed.emit()


def _spanned(above: str, below: str) -> str:
    """The places of both, as one."""
    places = [int(place) for place in f"{above} {below}".split()]
    return f"{min(places)} {max(places)}" if places else ""
