"""What happened to records: a line for each change, and below it each field from what to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from danvan_desktop.domain.dates import format_moment
from danvan_desktop.texts import history as texts
from danvan_desktop.ui.list_cells import WrappingDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from danvan_desktop.domain.history import PastRow

_ROW_ROLE = Qt.ItemDataRole.UserRole
_OPEN = 6  # fields: a change of more is shown closed, such as a record that was entered


class PastTree(QTreeWidget):
    """Long texts wrap in their column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels(texts.PAST_TITLES)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_TreeDelegate(self))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(True)

    def show_rows(self, rows: Sequence[PastRow], *, titled: bool = False) -> None:
        """Shows the changes; `titled` names the record of each in the place of the step that made it."""
        self.clear()
        tops = []
        for row in rows:
            what = f"{texts.ACTS[row.act]}: {row.title}" if titled else row.why
            top = QTreeWidgetItem([texts.past_line(format_moment(row.at), row.who, what)])
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            tops.append(top)
            for field in row.fields:
                cells = [field.label, field.before or texts.EMPTY, field.after or texts.EMPTY]
                if row.act == "added":
                    cells[1] = ""
                elif row.act == "removed":
                    cells[2] = ""
                line = QTreeWidgetItem(top, cells)
                for place in range(len(cells)):
                    line.setTextAlignment(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                line.setData(0, _ROW_ROLE, (row.id, field.field) if row.act == "changed" else None)
        self.addTopLevelItems(tops)
        for top, row in zip(tops, rows, strict=True):  # now that all are there: each may lay the whole tree out
            top.setFirstColumnSpanned(True)
            top.setExpanded(len(row.fields) <= _OPEN)
        if rows:
            self.setCurrentItem(self.topLevelItem(0) or QTreeWidgetItem())

    def chosen(self) -> tuple[int, str] | None:
        """The key of the change and the field under the cursor, where it was changed there."""
        item = self.currentItem()
        found: tuple[int, str] | None = item.data(0, _ROW_ROLE) if item is not None else None
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # texts wrap anew


class _TreeDelegate(WrappingDelegate):
    """A cell is as wide as its column."""

    def width_of(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> int:
        tree = self.parent()
        if not isinstance(tree, QTreeWidget):
            return option.rect.width()
        if not index.parent().isValid():
            return tree.viewport().width() - tree.indentation()
        indent = 2 * tree.indentation() if index.column() == 0 else 0
        return tree.columnWidth(index.column()) - indent
