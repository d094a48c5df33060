"""The heading of a list as the way to sort it: clicks change the order, marks show it and what is filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from danvan_desktop.ui.column_header import DOWN, UP, ColumnHeader, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desktop.ui.filter_bar import FilterBar
    from danvan_desktop.ui.tables import TableColumn

_SEVERAL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Sorting(QObject):
    """A click sorts upwards, the next one downwards, the third gives the list's own order back; with Shift or Ctrl it
    does so with one column of several. A click on the running number gives the own order back at once.
    """

    def __init__(self, header: ColumnHeader, columns: Sequence[TableColumn[Any]], filters: FilterBar) -> None:
        super().__init__(header)
        self._header = header
        self._columns = columns
        self._filters = filters
        header.sectionClicked.connect(self._clicked)

    def show(self) -> None:
        """Says in the heading what is sorted and filtered."""
        places = {one.column: (place, one) for place, one in enumerate(self._filters.order, start=1)}
        marks = {}
        for section, column in enumerate(self._columns, start=1):
            place, order = places.get(column.name, (0, None))
            sign = "" if order is None else DOWN if order.descending else UP
            rank = str(place) if sign and len(places) > 1 else ""
            marks[section] = Mark(sign + rank, self._filters.condition(column.name) is not None)
        self._header.show_marks(marks)

    def _clicked(self, section: int) -> None:
        name = self._columns[section - 1].name if section else ""
        if name:
            self._filters.sort(name, add=bool(QApplication.keyboardModifiers() & _SEVERAL))
        else:
            self._filters.sort_by(())
