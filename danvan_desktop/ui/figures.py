"""Numbers, lines and steps that are pressed to open what they speak of."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from danvan_desktop.texts import overview as texts
from danvan_desktop.ui import theme

_LARGE = 1.9  # times the size of texts
_ROW = 30  # pixels at 100 %
_PADDING = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Painted(QPushButton):
    """A button that paints its own texts inside the frame of the style."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def painter(self) -> QStylePainter:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        return painter

    def sized(self, times: float, *, bold: bool = False) -> QFont:
        """The font of the button in another size."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * times)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


class FigureTile(_Painted):
    """One large number with what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._label = ""
        self._number = ""

    def show_figure(self, label: str, count: int) -> None:
        """The number, and how it is read out."""
        self._label, self._number = label, texts.number(count)
        self.setAccessibleName(texts.figure(label, count))
        self.setToolTip(texts.OPEN_LIST)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        large, small = QFontMetrics(self.sized(_LARGE, bold=True)), self.fontMetrics()
        width = max(large.horizontalAdvance(self._number), small.horizontalAdvance(self._label)) + 2 * _PADDING
        return QSize(width, large.height() + small.height() + 14)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = self.painter(), theme.tokens()
        inside = self.rect().adjusted(_PADDING, 6, -_PADDING, -8)
        painter.setFont(self.sized(_LARGE, bold=True))
        painter.setPen(QColor(colours.text))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self._number)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._label)


class LineButton(_Painted):
    """A line with a sign in its colour, a text that is cut where there is no room, and a few words at its end."""

    def __init__(self, sign: str, colour: str, text: str, end: str, *, strong: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "line")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._sign, self._colour, self._text, self._end, self._strong = sign, colour, text, end, strong
        self.setAccessibleName(": ".join(part for part in (text, end) if part))
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        return QSize(200, max(theme.scaled(_ROW), self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = self.painter(), theme.tokens()
        inside = self.rect().adjusted(8, 0, -8, 0)
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance("▲") + 8
        painter.setPen(QColor(self._colour))
        painter.drawText(inside, _LEFT, self._sign)
        end = self.sized(1, bold=self._strong)
        taken = QFontMetrics(end).horizontalAdvance(self._end)
        painter.setFont(end)
        painter.setPen(QColor(colours.text if self._strong else colours.muted))
        painter.drawText(inside, _RIGHT, self._end)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text))
        room = QRect(inside.left() + left, inside.top(), inside.width() - left - taken - 12, inside.height())
        painter.drawText(room, _LEFT, metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room.width()))


class StepButton(_Painted):
    """One of the first steps: its number, what to do, and what that is good for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number = self._title = self._why = ""

    def show_step(self, number: str, title: str, why: str) -> None:
        """The texts of the step; a sign in the place of its number says that it is done."""
        self._number, self._title, self._why = number, title, why
        self.setAccessibleName(f"{number}. {title}")
        self.setAccessibleDescription(why)
        self.update()

    def sizeHint(self) -> QSize:
        large, small = QFontMetrics(self.sized(_LARGE, bold=True)), self.fontMetrics()
        return QSize(
            theme.scaled(240), large.height() + QFontMetrics(self.sized(1.2)).height() + 3 * small.height() + 40
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = self.painter(), theme.tokens()
        inside = self.rect().adjusted(16, 12, -16, -12)
        for font, colour, text in (
            (self.sized(_LARGE, bold=True), colours.mark, self._number),
            (self.sized(1.2, bold=True), colours.text, self._title),
            (self.font(), colours.muted, self._why),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, flags, text)
            taken = QFontMetrics(font).boundingRect(inside, flags, text).height()
            inside.setTop(inside.top() + taken + 6)
