"""Which columns a list shows, in which order and how wide: as the user chose, or as there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QTableView

from danvan_desktop.ui import theme
from danvan_desktop.ui.column_header import ColumnHeader
from danvan_desktop.ui.list_cells import ROW_HEIGHT
from danvan_desktop.ui.tables import TableColumn

NUMBER_WIDTH = 48  # pixels at 100 %, as all lengths here
WIDE_ENOUGH = 220  # for the column that takes the rest
LEAST = 140  # to which it gives way before a list scrolls


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """What the user chose, by the names of columns: those that are `shown`, or nothing (“as there is room”), their
    `order`, and `widths` in pixels at 100 %.
    """

    shown: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)


class ListColumns(QObject):
    """Keeps the columns of a table in its layout. `changed` tells that the user changed it with the mouse."""

    changed = Signal()

    def __init__(self, table: QTableView, header: ColumnHeader, columns: Sequence[TableColumn[Any]]) -> None:
        super().__init__(table)
        self._table = table
        self._header = header
        self._columns = self.all = columns
        self._layout = ColumnLayout()
        header.released.connect(self._released)
        table.viewport().installEventFilter(self)

    @property
    def layout(self) -> ColumnLayout:
        """What the user chose."""
        return self._layout

    def use(self, layout: ColumnLayout) -> None:
        """Lays the columns out so; names that are none of the list are passed over."""
        self._layout = layout
        for place, column in enumerate(self.ordered(), start=1):
            section = self._columns.index(column) + 1
            self._header.moveSection(self._header.visualIndex(section), place)
        self.fit()

    def ordered(self) -> list[TableColumn[Any]]:
        """All columns in the order chosen; new ones stand behind."""
        places = {name: place for place, name in enumerate(self._layout.order)}
        return sorted(self._columns, key=lambda column: places.get(column.name, len(places)))

    def visible(self, *, spare: bool = False) -> list[TableColumn[Any]]:
        """The columns in sight, in order; with `spare` also those that only want for room."""
        hidden = self._hidden()
        without_room = {column.name for column in self._columns if column.spare} if not self._layout.shown else set()
        return [one for one in self.ordered() if one.name not in hidden or (spare and one.name in without_room)]

    def usual(self) -> list[tuple[TableColumn[Any], bool]]:
        """All columns in their own order, and whether they are shown where nothing was chosen and there is room."""
        return [(column, not column.extra) for column in self._columns]

    def fit_text(self) -> None:
        """Rows as large as texts are now, and so the columns."""
        self._table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        self._table.setColumnWidth(0, theme.scaled(NUMBER_WIDTH))
        self.fit()

    def fit(self) -> None:
        """Shows and hides columns, and gives the rest of the room to the column that takes it."""
        hidden = self._hidden()
        for section, column in enumerate(self._columns, start=1):
            self._table.setColumnHidden(section, column.name in hidden)
            self._header.resizeSection(section, self._width(column, hidden))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    # --- inside

    def _hidden(self) -> set[str]:
        if self._layout.shown:
            return {column.name for column in self._columns} - set(self._layout.shown)
        hidden = {column.name for column in self._columns if column.extra}
        for column in reversed(self._columns):
            if self._free(hidden) >= theme.scaled(WIDE_ENOUGH):
                break
            if column.spare:
                hidden.add(column.name)
        return hidden

    def _free(self, hidden: set[str]) -> int:
        """The room that the columns of a fixed width leave."""
        taken = NUMBER_WIDTH + sum(self._fixed(column) for column in self._columns if column.name not in hidden)
        return self._table.viewport().width() - theme.scaled(taken)

    def _fixed(self, column: TableColumn[Any]) -> int:
        return self._layout.widths.get(column.name, column.width)

    def _width(self, column: TableColumn[Any], hidden: set[str]) -> int:
        fixed = theme.scaled(self._fixed(column))
        return fixed or max(self._free(hidden), theme.scaled(LEAST))

    def _released(self) -> None:
        """Takes over what the mouse did to the heading."""
        hidden = self._hidden()
        widths = dict(self._layout.widths)
        for section, column in enumerate(self._columns, start=1):
            size = self._header.sectionSize(section)
            if column.name not in hidden and abs(size - self._width(column, hidden)) > 1:
                widths[column.name] = max(round(size * 100 / theme.scaled(100)), 1)
        sections = [self._header.logicalIndex(place) for place in range(1, self._header.count())]
        order = tuple(self._columns[section - 1].name for section in sections)
        before = tuple(column.name for column in self.ordered())
        if widths != self._layout.widths or order != before:
            self.use(ColumnLayout(self._layout.shown, order, widths))
            self.changed.emit()
