"""The heading of a list: it shows what is sorted and filtered, and has a button on each column for its menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QTableView, QToolTip

from danvan_desktop.texts import lists as texts
from danvan_desktop.ui import theme
from danvan_desktop.ui.tables import Index

if TYPE_CHECKING:
    from collections.abc import Mapping

BUTTON = 18  # pixels at 100 %, as all lengths here
UP, DOWN = "▲", "▼"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a heading shows beside its title: `order` as `▲` or `▼2`, and whether the column is filtered."""

    order: str = ""
    filtered: bool = False


class ColumnHeader(QHeaderView):
    """`menu_wanted` asks for the menu of a section; `released` tells that the mouse moved or resized something,
    perhaps. The section of the cell with the cursor is underlined while the list has the keys.
    """

    menu_wanted = Signal(int)
    released = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._marks: Mapping[int, Mark] = {}
        self._hovered = -1
        self._pressed = -1
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(40)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._context_menu)

    def show_marks(self, marks: Mapping[int, Mark]) -> None:
        """Shows these, by section."""
        self._marks = marks
        self.viewport().update()

    def section_rect(self, section: int) -> QRect:
        """Where the section stands, in the viewport."""
        return QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """The title ends before the marks."""
        super().initStyleOptionForIndex(option, section)
        taken = self._taken(section)
        if taken:
            room = self.sectionSize(section) - taken - theme.scaled(10)
            option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, max(room, 0))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section == 0:
            return
        mark = self._marks.get(section, Mark())
        colours = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        button = self._button(rect)
        if mark.filtered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.mark))
            painter.drawPolygon(_funnel(QPointF(button.center()), theme.scaled(10)))
        elif section == self._hovered:
            painter.setPen(QColor(colours.muted))
            painter.drawText(button, Qt.AlignmentFlag.AlignCenter, "▾")
        if mark.order:
            right = button.left() if mark.filtered or section == self._hovered else rect.right() - theme.scaled(4)
            place = QRect(rect.left(), rect.top(), right - rect.left(), rect.height())
            painter.setPen(QColor(colours.mark))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mark.order)
        if self._table.hasFocus() and section == self._table.currentIndex().column():
            painter.fillRect(rect.adjusted(0, rect.height() - 2, -1, 0), QColor(colours.mark))
        painter.restore()

    def currentChanged(self, current: Index, old: Index) -> None:
        super().currentChanged(current, old)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._on_button(event.position().toPoint(), section):
            self._pressed = section
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed > 0:
            if self._on_button(event.position().toPoint(), pressed):
                self.menu_wanted.emit(pressed)
            return
        super().mouseReleaseEvent(event)
        self.released.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tells what the marks mean, and titles that are cut off."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            section = self.logicalIndexAt(event.pos())
            if section > 0:
                title = self.model().headerData(section, Qt.Orientation.Horizontal)
                QToolTip.showText(event.globalPos(), texts.HEADING_TIP.format(column=title), self)
                return True
        return super().viewportEvent(event)

    def _context_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(max(self.logicalIndexAt(place), 0))

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _button(self, rect: QRect) -> QRect:
        width = theme.scaled(BUTTON)
        return QRect(rect.right() - width - 2, rect.top(), width, rect.height())

    def _on_button(self, place: QPoint, section: int) -> bool:
        # The last pixels are the handle that resizes the column.
        return section > 0 and self._button(self.section_rect(section)).contains(place)

    def _taken(self, section: int) -> int:
        """What the marks of a section take from its title."""
        mark = self._marks.get(section, Mark())
        button = theme.scaled(BUTTON) if section > 0 and (mark.filtered or section == self._hovered) else 0
        return button + (self.fontMetrics().horizontalAdvance(f"{mark.order} ") if mark.order else 0)


def _funnel(centre: QPointF, size: int) -> QPolygonF:
    half = size / 2
    corners = ((-half, -half), (half, -half), (1.2, 0.5), (1.2, half), (-1.2, half - 1.5), (-1.2, 0.5))
    return QPolygonF([centre + QPointF(x, y) for x, y in corners])
