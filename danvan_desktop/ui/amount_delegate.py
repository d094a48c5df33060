"""The column of money in the list of a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from danvan_desktop.ui.list_cells import CellDelegate, Index

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from danvan_desktop.ui.list_editor import EditorColumn, ListEditor


class AmountDelegate(CellDelegate):
    """Shows in an empty cell, muted, the amount that the rules give to a recipient of the kind beside."""

    def __init__(self, columns: Sequence[EditorColumn], table: ListEditor, by_rule: Callable[[str], str]) -> None:
        super().__init__(columns, table)
        self._by_rule = by_rule
        self._kind_place = [column.key for column in columns].index("kind")

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if not option.text:
            option.text = self._by_rule(index.sibling(index.row(), self._kind_place).data() or "")
            muted = option.palette.placeholderText().color()
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, muted)
