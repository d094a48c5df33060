"""Charts of bars as data, and their drawing by QPainter: the same on the screen, on paper and in a picture.

Nothing is told by colour alone: every part has its number beside or in it, and a pattern of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, qGray

from danvan_desktop.texts import overview as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desktop.domain.overview import Figure
    from danvan_desktop.ui.theme import Tokens

PATTERNS = (
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.DiagCrossPattern,
)
"""What lies over the colours of the places."""
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LIGHT = 125  # of 255: on what is as bright as that, dark letters are read better
_NARROWEST = 3.0  # pixels that any number above zero has


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a part for each series, and all of it."""

    label: str
    parts: Sequence[Figure]
    total: Figure


@dataclass(frozen=True, slots=True)
class Chart:
    """`series` are the names of the parts, none where a bar is one; `upright` bars stand, the others lie; `empty` is
    said in the place of a chart without bars.
    """

    title: str
    empty: str
    series: Sequence[str]
    bars: Sequence[Bar]
    upright: bool = False

    def table(self) -> list[list[str]]:
        """The numbers with their headings, for those who copy them."""
        head = ["", *self.series, texts.TOTAL] if self.series else ["", texts.TOTAL]
        rows = [
            [bar.label, *(str(part.count) for part in (bar.parts if self.series else ())), str(bar.total.count)]
            for bar in self.bars
        ]
        return [head, *rows]


@dataclass(frozen=True, slots=True)
class Item:
    """A number of the chart: what it says, what it counts, and where it was drawn."""

    text: str
    figure: Figure
    place: QRectF


def height(chart: Chart, font: QFont) -> float:
    """How high the chart wants to be."""
    line = QFontMetricsF(font).height()
    if chart.upright or not chart.bars:
        return 8.5 * line
    return (len(chart.bars) * 1.75 + (1.7 if chart.series else 0) + 1.8) * line


def draw(painter: QPainter, inside: QRectF, chart: Chart, colours: Tokens, font: QFont) -> list[Item]:
    """Draws the chart and tells where its numbers are."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    heading = QFont(font)
    heading.setWeight(QFont.Weight.DemiBold)
    line = QFontMetricsF(font).height()
    painter.setFont(heading)
    painter.setPen(QColor(colours.text))
    painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), line), _LEFT, chart.title)
    painter.setFont(font)
    rest = inside.adjusted(0, 1.6 * line, 0, 0)
    if not chart.bars:
        painter.setPen(QColor(colours.muted))
        painter.drawText(rest, _LEFT | Qt.TextFlag.TextWordWrap, chart.empty)
        return []
    drawing = _Drawing(painter, chart, colours, font)
    return drawing.standing(rest) if chart.upright else drawing.lying(rest)


class _Drawing:
    """One drawing of one chart."""

    def __init__(self, painter: QPainter, chart: Chart, colours: Tokens, font: QFont) -> None:
        self._painter, self._chart, self._colours = painter, chart, colours
        self._metrics = QFontMetricsF(font)
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._font = font
        self._line = self._metrics.height()
        self._most = max([1, *(bar.total.count for bar in chart.bars)])

    def lying(self, rest: QRectF) -> list[Item]:
        """Bars below one another, their labels at the left, their sums at the right."""
        chart, line = self._chart, self._line
        if chart.series:
            rest = rest.adjusted(0, self._legend(rest) + 0.5 * line, 0, 0)
        labels = min(max(self._width(bar.label) for bar in chart.bars) + line, rest.width() * 0.38)
        sums = self._width(texts.number(self._most)) * 1.2 + line * 0.8
        across = (rest.width() - labels - sums) / self._most
        row = min(rest.height() / len(chart.bars), 2.2 * line)
        items: list[Item] = []
        for number, bar in enumerate(chart.bars):
            top = rest.top() + number * row
            label = QRectF(rest.left(), top, labels - line / 2, row)
            self._say(label, _LEFT, self._cut(bar.label, label.width()), self._colours.text)
            left = rest.left() + labels
            for place, part in enumerate(bar.parts):
                if part.count:
                    piece = QRectF(left, top + row * 0.14, max(part.count * across, _NARROWEST), row * 0.72)
                    self._fill(piece, place, texts.number(part.count))
                    items.append(Item(texts.part(bar.label, chart.series[place], part.count), part, piece))
                    left = piece.right()
            end = QRectF(left + line * 0.3, top, sums, row)
            self._painter.setFont(self._bold)
            self._say(end, _LEFT, texts.number(bar.total.count), self._colours.text)
            self._painter.setFont(self._font)
            shown = QRectF(
                end.left() - 3, top + row * 0.14, self._width(texts.number(bar.total.count)) + 10, row * 0.72
            )
            items.append(Item(texts.figure(bar.label, bar.total.count), bar.total, shown))
        return items

    def standing(self, rest: QRectF) -> list[Item]:
        """Bars beside one another on a line, their numbers above, their labels below."""
        chart, line = self._chart, self._line
        ground = rest.bottom() - 1.3 * line
        tall = ground - rest.top() - 1.2 * line
        step = min(rest.width() / len(chart.bars), 6 * line)
        wide = min(step * 0.62, 2.6 * line)
        self._painter.setPen(QPen(QColor(self._colours.line), 1))
        self._painter.drawLine(int(rest.left()), int(ground), int(rest.right()), int(ground))
        items: list[Item] = []
        for number, bar in enumerate(chart.bars):
            middle = rest.left() + (number + 0.5) * step
            count = bar.total.count
            up = max(count / self._most * tall, _NARROWEST) if count else 0.0
            piece = QRectF(middle - wide / 2, ground - up, wide, up)
            below = QRectF(middle - step / 2, ground + 2, step, 1.3 * line - 2)
            self._say(below, _CENTRE, bar.label, self._colours.muted)
            if not count:
                continue
            self._fill(piece, 3, "")
            above = QRectF(middle - step / 2, piece.top() - 1.15 * line, step, 1.1 * line)
            self._say(above, _CENTRE, texts.number(count), self._colours.text)
            shown = QRectF(piece.left(), above.top(), wide, ground - above.top())
            items.append(Item(texts.figure(bar.label, count), bar.total, shown))
        return items

    def _legend(self, rest: QRectF) -> float:
        """Names the parts that there are, on as many lines as that takes; the height of these."""
        left, top, side = rest.left(), rest.top(), self._line * 0.72
        used = [any(bar.parts[place].count for bar in self._chart.bars) for place in range(len(self._chart.series))]
        for place, name in enumerate(self._chart.series):
            if used[place]:
                if left > rest.left() and left + side + 5 + self._width(name) > rest.right():
                    left, top = rest.left(), top + 1.2 * self._line
                self._fill(QRectF(left, top + (self._line - side) / 2, side, side), place, "")
                label = QRectF(left + side + 5, top, self._width(name) + 2, self._line)
                self._say(label, _LEFT, name, self._colours.muted)
                left = label.right() + self._line
        return top + self._line - rest.top()

    def _fill(self, piece: QRectF, place: int, number: str) -> None:
        """A piece in the colour and the pattern of its place; the number in it where it has room."""
        base = QColor(self._colours.chart[place])
        light = qGray(base.rgb()) > _LIGHT
        self._painter.fillRect(piece, base)
        if PATTERNS[place] is not Qt.BrushStyle.NoBrush:
            over = QColor(0, 0, 0, 45) if light else QColor(255, 255, 255, 70)
            self._painter.fillRect(piece, QBrush(over, PATTERNS[place]))
        self._painter.setPen(QPen(QColor(self._colours.sheet), 1))
        self._painter.drawRect(piece)
        if number and self._width(number) + 6 <= piece.width():
            self._say(piece, _CENTRE, number, "#1a1a1a" if light else "#ffffff")

    def _say(self, where: QRectF, how: Qt.AlignmentFlag, text: str, colour: str) -> None:
        self._painter.setPen(QColor(colour))
        self._painter.drawText(where, how, text)

    def _width(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    def _cut(self, text: str, room: float) -> str:
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
