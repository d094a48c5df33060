"""A table of backups, as the health page, the restore wizard and the recovery screen show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from danvan_desktop.domain.dates import format_moment
from danvan_desktop.texts import backups as backup_texts
from danvan_desktop.texts import safety as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.list_cells import ROW_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desktop.db.copies import Copy

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def set_up(table: QTableWidget, titles: Sequence[str]) -> None:
    """Gives the table its columns."""
    table.setColumnCount(len(titles))
    table.setHorizontalHeaderLabels(list(titles))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
    table.setWordWrap(False)  # a path would break at its hyphens, and show the first line alone
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)


def fill(table: QTableWidget, copies: Sequence[Copy]) -> None:
    """Shows the backups, one a row, the first chosen."""
    rows = []
    for copy in copies:
        size = backup_texts.size(copy.path.stat().st_size) if copy.path.exists() else ""
        if copy.manifest is None:
            rows.append((texts.UNREADABLE, copy.problem, "", size, copy.path.name))
            continue
        made = format_moment(copy.manifest.made_at)
        reason = backup_texts.REASONS[copy.manifest.reason]
        rows.append((made, reason, f"{copy.manifest.contents.records:,}".replace(",", "."), size, copy.path.name))
    show_rows(table, rows, right=(2, 3))


def show_rows(table: QTableWidget, rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> None:
    """Shows texts, some columns of them at the right."""
    table.setRowCount(len(rows))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column in right:
                item.setTextAlignment(RIGHT)
            table.setItem(number, column, item)
    if rows:
        table.selectRow(0)
