"""A month as a table of weeks that begin on Monday, walked through by keys."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from danvan_desktop.domain.agenda import AgendaDay, AgendaState, Month, shifted
from danvan_desktop.domain.working_days import DayKind
from danvan_desktop.texts import agenda as texts
from danvan_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY_ROLE = Qt.ItemDataRole.UserRole
INSIDE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether the day is of the month itself."""
PADDING = 5
_WEEK = 7
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NO_KEYS = Qt.KeyboardModifier.NoModifier


class MonthTable(QTableWidget):
    """The arrows go from day to day and over the edge of the month, Page Up and Page Down from month to month, Home and
    End to its first and last day. `wanted` asks for another day, which may lie in another month, `opened` for what is
    due on the day. The owner shows the days.
    """

    wanted = Signal(date)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: list[date] = []
        self._today = date.min
        self.setColumnCount(_WEEK)
        self.setHorizontalHeaderLabels(texts.WEEKDAYS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._painter = _DayDelegate(self)
        self.setItemDelegate(self._painter)
        self.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit())

    @property
    def day(self) -> date:
        """The day with the cursor."""
        index = self.currentIndex()
        return self._days[index.row() * _WEEK + index.column()] if index.isValid() and self._days else self._today

    def show_month(self, month: Month, days: Mapping[date, AgendaDay], day: date, today: date) -> None:
        """Shows the weeks of the month, with the cursor on `day`."""
        self._today = self._painter.today = today
        self.blockSignals(True)
        weeks = month.weeks
        self._days = [each for week in weeks for each in week]
        self.setRowCount(len(weeks))
        self.setVerticalHeaderLabels([f"{week[0].isocalendar().week}" for week in weeks])
        for place, each in enumerate(self._days):
            found = days[each]
            item = QTableWidgetItem()
            item.setData(DAY_ROLE, found)
            item.setData(INSIDE_ROLE, month.holds(each))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(found))
            item.setToolTip("\n".join(_lines(found)))
            self.setItem(place // _WEEK, place % _WEEK, item)
        self._go(day)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = event.key(), self.day
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers != _NO_KEYS:
            event.ignore()
        elif key in _ENTER:
            self.opened.emit()
        elif (target := _target(key, day)) is not None:
            self.wanted.emit(target)
        else:
            event.ignore()

    def _go(self, day: date) -> None:
        place = self._days.index(day)
        self.setCurrentCell(place // _WEEK, place % _WEEK)

    def _chosen(self, item: QTableWidgetItem | None) -> None:
        """The mouse has chosen a day."""
        if item is not None:
            self.wanted.emit(item.data(DAY_ROLE).day)


def _target(key: int, day: date) -> date | None:
    if key in _STEPS:
        return day + timedelta(days=_STEPS[Qt.Key(key)])
    if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        return shifted(day, -1 if key == Qt.Key.Key_PageUp else 1)
    if key == Qt.Key.Key_Home:
        return day.replace(day=1)
    return shifted(day.replace(day=1), 1) - timedelta(days=1) if key == Qt.Key.Key_End else None


def _lines(day: AgendaDay) -> list[str]:
    """What a tooltip says of a day."""
    named = [f"{texts.SWAPPED}: {day.name}" if day.kind is DayKind.SWAPPED else day.name] if day.name else []
    items = [f"{texts.SIGNS[item.state]} {texts.STATES[item.state]}: {item.number} – {item.text}" for item in day.items]
    return [texts.day(day.day), *named, *items]


def _spoken(day: AgendaDay) -> str:
    """What a screen reader says."""
    return ", ".join(line.lstrip("▲◔●✔ ") for line in _lines(day))


class _DayDelegate(QStyledItemDelegate):
    """The number of the day, its name, then as many lines as there is room for."""

    today = date.min

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, 3 * option.fontMetrics.lineSpacing() + 2 * PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        day: AgendaDay | None = index.data(DAY_ROLE)
        if day is None:
            return
        colours, metrics = theme.tokens(), option.fontMetrics
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rest = day.kind in (DayKind.WEEKEND, DayKind.HOLIDAY)
        ground = colours.accent_soft if selected else colours.ground if rest else colours.sheet
        painter.save()
        painter.fillRect(option.rect, QColor(ground))
        painter.setClipRect(option.rect)
        room = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        line = QRect(room.left(), room.top(), room.width(), metrics.lineSpacing())
        inside = bool(index.data(INSIDE_ROLE))
        self._head(painter, option, line, day, inside=inside, today=day.day == self.today)
        for place, item in enumerate(day.items):
            line.translate(0, metrics.lineSpacing())
            following = line.translated(0, metrics.lineSpacing())
            left = len(day.items) - place
            if left > 1 and following.bottom() > room.bottom():
                painter.setPen(QColor(colours.muted))
                self._line(painter, option, line, texts.MORE.format(count=left) if place else f"{left}")
                break
            painter.setPen(QColor(state_colour(item.state)))
            self._line(painter, option, line, f"{texts.SIGNS[item.state]} {item.number}")
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _head(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        line: QRect,
        day: AgendaDay,
        *,
        inside: bool,
        today: bool,
    ) -> None:
        colours, number = theme.tokens(), f"{day.day.day}" if inside else f"{day.day.day}/{day.day.month}"
        font = QFont(option.font)
        font.setBold(today)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(number)
        if today:
            box = line.adjusted(-2, -1, 0, 1)
            box.setWidth(width + 10)
            painter.fillRect(box, QColor(colours.accent))
            line = line.translated(3, 0)
        painter.setPen(QColor(colours.accent_text if today else colours.text if inside else colours.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number)
        painter.setFont(option.font)
        if day.name:
            name = texts.SWAPPED if day.kind is DayKind.SWAPPED else day.name
            painter.setPen(QColor(colours.mark if day.kind is DayKind.HOLIDAY else colours.muted))
            self._line(painter, option, line.adjusted(width + 12, 0, 0, 0), name)

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str) -> None:
        elided = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


def state_colour(state: AgendaState) -> str:
    """The colour of a state, which never stands without its sign."""
    colours = theme.tokens()
    return {
        AgendaState.LATE: colours.late,
        AgendaState.SOON: colours.soon,
        AgendaState.ON_TIME: colours.good,
        AgendaState.DONE: colours.done,
    }[state]
