"""A chart in the window: its numbers are reached with the arrow keys or the mouse, and open what they count."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from danvan_desktop.texts import overview as texts
from danvan_desktop.ui import charts, theme
from danvan_desktop.ui.charts import Chart, Item

_NOTHING = Chart("", "", (), ())
_PICTURE = 2.0  # times the size on the screen
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class BarChart(QWidget):
    """Shows one chart. `chosen` hands over the figure that somebody pressed, `print_wanted` asks for paper."""

    chosen = Signal(object)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._chart = _NOTHING
        self._items: list[Item] = []
        self._current = 0

    def show_chart(self, chart: Chart) -> None:
        """Shows it, with the first number as the current one."""
        self._chart, self._current = chart, 0
        self._items = self._drawn(QImage(self.size(), QImage.Format.Format_ARGB32_Premultiplied))
        self.setAccessibleDescription("; ".join(item.text for item in self._items) if chart.bars else chart.empty)
        self._tell()
        self.updateGeometry()
        self.update()

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def items(self) -> list[Item]:
        """The numbers, in the order of the arrow keys."""
        return self._items

    def copy(self) -> None:
        """Puts a picture on the clipboard, and the numbers for a spreadsheet or a text."""
        image = QImage(self.size() * _PICTURE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PICTURE)
        image.fill(QColor(theme.LIGHT.sheet))
        painter = QPainter(image)
        charts.draw(painter, self._inside(), self._chart, theme.LIGHT, self.font())
        painter.end()
        data, table = QMimeData(), self._chart.table()
        data.setImageData(image)
        data.setText("\n".join("\t".join(row) for row in [[self._chart.title], *table]))
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table)
        data.setHtml(f"<table><caption>{escape(self._chart.title)}</caption>{rows}</table>")
        QGuiApplication.clipboard().setMimeData(data)

    def sizeHint(self) -> QSize:
        return QSize(360, round(charts.height(self._chart, self.font())))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._items = self._drawn(self)
        if self.hasFocus() and self._items:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(theme.tokens().text), 2))
            painter.drawRoundedRect(self._items[self._current].place.adjusted(-2, -2, 2, 2), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif self._items and key in _STEPS:
            self._go(min(max(self._current + _STEPS[Qt.Key(key)], 0), len(self._items) - 1))
        elif self._items and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(self._items) - 1)
        elif self._items and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._items[self._current].figure)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(found)
            self.chosen.emit(self._items[found].figure)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(texts.COPY_CHART, self.copy)
        menu.addAction(texts.PRINT, self.print_wanted.emit)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._items[found].text if found is not None else "", self)
            return True
        return super().event(event)

    # --- inside

    def _drawn(self, where: QWidget | QImage) -> list[Item]:
        painter = QPainter(where)
        items = charts.draw(painter, self._inside(), self._chart, theme.tokens(), self.font())
        painter.end()
        return items

    def _inside(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2, 0, -4, -2)

    def _at(self, where: QPointF) -> int | None:
        return next((place for place, item in enumerate(self._items) if item.place.contains(where)), None)

    def _go(self, place: int) -> None:
        self._current = place
        self._tell()
        self.update()

    def _tell(self) -> None:
        """What is read out: the title, and the number that the keys are on."""
        said = [self._items[self._current].text] if self._items else []
        self.setAccessibleName(". ".join([self._chart.title, *said]))
