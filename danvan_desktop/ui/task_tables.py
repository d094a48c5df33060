"""How the two tables of the followed tasks look: the matrix and the list."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from danvan_desktop.domain import deadlines
from danvan_desktop.domain.dates import format_date
from danvan_desktop.texts import assignments as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.list_cells import WrappingDelegate
from danvan_desktop.ui.matrix_model import colour_of
from danvan_desktop.ui.tables import TableColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from danvan_desktop.domain.assignments import AssignmentRow

_NAMES, _CELL, _ROW, _NUMBER = 220, 164, 52, 48  # pixels at 100 %
_BESIDE = 8  # beside and above a heading
_MOST_LINES = 3  # of a heading
_MOST_TOTAL = 400  # pixels at 100 %; longer ones take two lines
_MEASURED = 50  # headings and cells; of thousands, all would take seconds
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def dress_matrix(table: QTableView) -> None:
    """Names at the left, beginnings of tasks above, two lines in a cell."""
    names, across = table.verticalHeader(), table.horizontalHeader()
    names.setFixedWidth(theme.scaled(_NAMES))
    names.setDefaultSectionSize(theme.scaled(_ROW))
    names.setDefaultAlignment(_LEFT | Qt.TextFlag.TextWordWrap)
    names.setResizeContentsPrecision(_MEASURED)
    across.setDefaultAlignment(_LEFT | Qt.TextFlag.TextWordWrap)
    table.setItemDelegate(WrappingDelegate(table))


def fit_columns(table: QTableView) -> None:
    """After another matrix is shown: the last column and the last row are its totals."""
    model, across = table.model(), table.horizontalHeader()
    across.setDefaultSectionSize(theme.scaled(_CELL))
    across.setMinimumSectionSize(theme.scaled(_CELL))
    lines = _lines(across, theme.scaled(_CELL) - 2 * _BESIDE)
    across.setFixedHeight(lines * across.fontMetrics().lineSpacing() + 2 * _BESIDE)
    _fit_totals(table)
    table.resizeRowToContents(model.rowCount() - 1)


def _fit_totals(table: QTableView) -> None:
    """The totals at the right have the room that is left over, and what they need where there is none."""
    model, across = table.model(), table.horizontalHeader()
    last = model.columnCount() - 1
    totals = (str(model.index(row, last).data()) for row in range(model.rowCount() - 1))
    bold = QFont(table.font())
    bold.setBold(True)
    widths = (QFontMetrics(bold).horizontalAdvance(text) for text in heapq.nlargest(_MEASURED, totals, key=len))
    needed = max(theme.scaled(_CELL), min(max(widths, default=0) + 2 * _BESIDE, theme.scaled(_MOST_TOTAL)))
    others = table.verticalHeader().width() + last * theme.scaled(_CELL)
    stretches = others + needed <= table.window().width()  # the table itself may not have its size yet
    across.setStretchLastSection(stretches)
    if not stretches:
        across.resizeSection(last, needed)


def _lines(across: QHeaderView, width: int) -> int:
    """How many lines the longest headings take, three at most."""
    room, flags = QRect(0, 0, width, 0), int(Qt.TextFlag.TextWordWrap)
    texts_above = [str(across.model().headerData(place, Qt.Orientation.Horizontal)) for place in range(across.count())]
    longest = heapq.nlargest(_MEASURED, texts_above, key=len)
    heights = [across.fontMetrics().boundingRect(room, flags, text).height() for text in longest]
    return min(max(1, *heights) // across.fontMetrics().lineSpacing() or 1, _MOST_LINES)


def dress_list(table: QTableView, shown: Sequence[TableColumn[AssignmentRow]]) -> None:
    """A running number, and the widths of the columns."""
    header = table.horizontalHeader()
    header.setDefaultAlignment(_LEFT)
    table.verticalHeader().setVisible(False)
    table.setColumnWidth(0, theme.scaled(_NUMBER))
    for place, column in enumerate(shown, start=1):
        if column.width:
            table.setColumnWidth(place, theme.scaled(column.width))
        else:
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)


def columns() -> list[TableColumn[AssignmentRow]]:
    """The columns of the list, by the names that the service knows them by."""

    def titled(
        name: str, text: Callable[[AssignmentRow], str], width: int, **more: object
    ) -> TableColumn[AssignmentRow]:
        return TableColumn(texts.LIST_TITLES[name], text, name, width, **more)  # type: ignore[arg-type]

    return [
        titled("body", lambda row: row.body_name, 190),
        titled("directive", lambda row: row.directive_number.strip(), 104),
        titled("task", lambda row: texts.task_line(row.position, row.text), 0),
        titled("role", lambda row: texts.ROLES[row.role], 84),
        titled("due", lambda row: deadlines.shown(row.due, row.included), 138, value=lambda row: row.due),
        titled("state", lambda row: texts.STATE_SIGNS[row.state], 132, colour=lambda row: colour_of(row.state)),
        titled("progress", lambda row: f"{row.progress} %" if row.progress else "", 76, numeric=True),
        titled("reported_on", lambda row: format_date(row.reported_on) if row.reported_on else "", 98),
    ]
