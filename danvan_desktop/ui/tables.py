"""One model for all lists: it knows the keys of all rows and fetches the rows of a page when they are looked at."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

from danvan_desktop.domain.lists import Kind
from danvan_desktop.domain.money import two_digits
from danvan_desktop.papers.lists import ListView
from danvan_desktop.ui.table_clipboard import meant

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.papers.lists import Value

Row = TypeVar("Row")
Choices = Callable[["Office"], Sequence[tuple[str, str]]]
Index = QModelIndex | QPersistentModelIndex

PAGE = 100
ROW_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[Row]):
    """`name` is what the service knows the column by, to sort and to filter it, empty where it knows none; `width` in
    pixels at 100 %, 0 for the column that takes the rest; `colour` gives the colour of a status, whose word and sign
    stand in `text`; a `spare` column gives way where the table is narrow: the detail panel shows it too; an `extra` one
    is only there when it was chosen; `value` is what a spreadsheet gets where that is more than the text. A column of
    keys has `choices` as (key, label), which sort it by their labels or, where they are `ranked`, in their own order;
    `total` is the word before the total of a column.
    """

    title: str
    text: Callable[[Row], str]
    name: str = ""
    width: int = 100
    numeric: bool = False
    colour: Callable[[Row], str | None] | None = None
    spare: bool = False
    value: Callable[[Row], int | Decimal | date | None] | None = None
    kind: Kind = Kind.TEXT
    choices: Choices | None = None
    ranked: bool = False
    extra: bool = False
    total: str = ""


def count_column(
    title: str,
    count: Callable[[Row], int],
    name: str,
    width: int,
    *,
    spare: bool = False,
    extra: bool = False,
    total: bool = False,
) -> TableColumn[Row]:
    """A column of small counts, shown as `08`; with `total` their sum stands below the list under the same title."""
    return TableColumn(
        title,
        lambda row: two_digits(count(row)),
        name,
        width,
        numeric=True,
        value=count,
        kind=Kind.NUMBER,
        spare=spare,
        extra=extra,
        total=title if total else "",
    )


class RecordTableModel(QAbstractTableModel, Generic[Row]):
    """The first column is the running number. A row is handed out under ROW_ROLE."""

    def __init__(self, columns: Sequence[TableColumn[Row]], number_title: str) -> None:
        super().__init__()
        self.columns = columns
        self._number_title = number_title
        self._keys: list[int] = []
        self._fetch: Callable[[Sequence[int]], list[Row]] = lambda _keys: []
        self._pages: dict[int, list[Row]] = {}

    def show(self, keys: list[int], fetch: Callable[[Sequence[int]], list[Row]]) -> None:
        """Shows the records of these keys; `fetch` gets the rows of some of them."""
        self.beginResetModel()
        self._keys, self._fetch, self._pages = keys, fetch, {}
        self.endResetModel()

    def go_on(self, keys: list[int]) -> None:
        """The whole list, of which `show` got the beginning; what is on the screen stays there."""
        if len(keys) > len(self._keys):
            self.beginInsertRows(_NOWHERE, len(self._keys), len(keys) - 1)
            self._keys = keys
            self._pages = {page: rows for page, rows in self._pages.items() if len(rows) == PAGE}
            self.endInsertRows()

    def row(self, number: int) -> Row | None:
        """The row at a place of the list; None where its record has gone meanwhile."""
        page, at = divmod(number, PAGE)
        if page not in self._pages:
            if len(self._pages) > 20:  # some screens of scrolling; older pages are fetched again
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._fetch(self._keys[page * PAGE : (page + 1) * PAGE])
        rows = self._pages[page]
        return rows[at] if at < len(rows) else None

    def as_seen(self, title: str, filters: Iterable[str], columns: Sequence[TableColumn[Row]]) -> ListView:
        """The whole list with these columns, under a title and the phrases of its filters."""
        found = (self.row(number) for number in range(self.rowCount()))
        rows = [row for row in found if row is not None]
        return ListView(
            title=title,
            filters=tuple(filters),
            titles=tuple(column.title for column in columns),
            numeric=tuple(column.numeric for column in columns),
            rows=[[column.text(row) for column in columns] for row in rows],
            values=[[column.value(row) if column.value else column.text(row) for column in columns] for row in rows],
        )

    def values(self, number: int, columns: Sequence[int]) -> "list[Value]":
        """What a spreadsheet gets of a row in these columns; nothing where its record has gone meanwhile."""
        row = self.row(number)
        return [] if row is None else [self._value(number, row, column) for column in columns]

    def _value(self, number: int, row: Row, place: int) -> "Value":
        if place == 0:
            return number + 1
        column = self.columns[place - 1]
        value = column.value(row) if column.value else None
        return meant(column.text(row), right=column.numeric) if value is None else value

    def place_of(self, key: int) -> int | None:
        """Where the record stands in the list."""
        return self._keys.index(key) if key in self._keys else None

    @property
    def keys(self) -> list[int]:
        """The keys of all rows in order."""
        return self._keys

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numeric = index.column() == 0 or self.columns[index.column() - 1].numeric
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return str(index.row() + 1)
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.ForegroundRole,
            ROW_ROLE,
        ):
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if index.column() == 0:
            return None
        column = self.columns[index.column() - 1]
        if role == Qt.ItemDataRole.ForegroundRole:
            colour = column.colour(row) if column.colour else None
            return QColor(colour) if colour else None
        return column.text(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._number_title if section == 0 else self.columns[section - 1].title
        return None


def jump_to_ends(table: QTableView) -> None:
    """Ctrl+Home and Ctrl+End go to the first and the last row as in Excel. Qt moves the cursor only and leaves the
    selection behind, so that Delete took another row than the one that was looked at.
    """

    def go(last: bool) -> None:
        place, column = (table.model().rowCount() - 1 if last else 0), max(table.currentIndex().column(), 0)
        flags = QItemSelectionModel.SelectionFlag
        index = table.model().index(place, column)
        table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    for keys, last in (("Ctrl+Home", False), ("Ctrl+End", True)):
        shortcut = QShortcut(QKeySequence(keys), table, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(go, last))
