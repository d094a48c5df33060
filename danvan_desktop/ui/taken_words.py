"""Words chosen in a document, as the fields of a form take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desktop.domain import deadlines
from danvan_desktop.domain.dates import InvalidDate
from danvan_desktop.domain.vietnamese import fold

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QComboBox

    from danvan_desktop.ui.list_editor import ListEditor

_SHORT = 40  # letters; more are no day


def choice_for(combo: QComboBox, text: str) -> int:
    """The place of the choice that is called so, -1 where there is none."""
    return next((at for at in range(combo.count()) if fold(combo.itemText(at)) == fold(text)), -1)


def deadline_of(text: str, today: date) -> str:
    """The deadline that the whole text is, as it is typed; empty where it is none."""
    try:
        return deadlines.typed(*deadlines.parse(" ".join(text.split()), today))
    except InvalidDate:
        return ""


def put_rows(table: ListEditor, key: str, text: str, day: str) -> None:
    """A day goes to the current row, if there is one; else a name a line, or the text as one task."""
    rows, row = table.rows(), table.currentRow()
    if day and len(text) < _SHORT and 0 <= row < len(rows):
        rows[row]["due"] = day
    else:
        lines = [text] if key == "text" else text.split("\n")
        rows += [{key: line.strip(" \t-–+*•;")} for line in lines if line.strip()]
        row = len(rows) - 1
    table.set_rows(rows)
    table.setCurrentCell(row, 0)
    table.changed.emit()
