"""What a list is narrowed down to, as small buttons in lines; each takes itself away."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from danvan_desktop.texts import lists as texts
from danvan_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDEST = 420  # pixels at 100 %; a longer text is cut, and whole in its tip
GAP = 6
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT, _RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


@dataclass(frozen=True, slots=True)
class Chip:
    """A phrase such as “Lĩnh vực: Kinh tế”, and what takes it back."""

    text: str
    remove: Callable[[], None]


class LineLayout(QLayout):
    """Widgets from left to right, in as many lines as they need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        self._place(room, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, room: QRect, *, move: bool) -> int:
        """The height of all lines within the room."""
        gap = theme.scaled(GAP)
        left, top, height = room.left(), room.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if left > room.left() and left + size.width() > room.right() + 1:
                left, top, height = room.left(), top + height + gap, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + gap
            height = max(height, size.height())
        return top + height - room.top()


class ChipBar(QWidget):
    """Hidden while there is nothing to show. Left and Right go from chip to chip; Space, Enter, Delete or a click take
    one away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = LineLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_chips(self, chips: Sequence[Chip], remove_all: Callable[[], None], before: QWidget) -> None:
        """Shows these, which Tab reaches from the widget `before` them; where the one with the keys is gone, the next
        one gets them.
        """
        buttons = self._buttons()
        focused = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for chip in chips:
            self._add(f"{chip.text}  ✕", texts.REMOVE_FILTER.format(filter=chip.text), chip.remove)
        if len(chips) > 1:
            self._add(texts.REMOVE_ALL, texts.REMOVE_ALL_TIP, remove_all, role="quiet")
        self.setVisible(bool(chips))
        buttons = self._buttons()
        for first, second in pairwise([before, *buttons]):
            QWidget.setTabOrder(first, second)
        if focused is not None and buttons:
            buttons[min(focused, len(buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def texts(self) -> list[str]:
        """What the chips say."""
        return [button.text().removesuffix("  ✕") for button in self._buttons()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QPushButton):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _AWAY:
            event.accept()  # else Delete would remove the selected records
            return True
        if event.type() == QEvent.Type.KeyPress:
            if event.key() in _AWAY:
                watched.click()
                return True
            if event.key() in (_LEFT, _RIGHT):
                buttons = self._buttons()
                place = buttons.index(watched) + (1 if event.key() == _RIGHT else -1)
                buttons[place % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _buttons(self) -> list[QPushButton]:
        found = (self._lines.itemAt(place) for place in range(self._lines.count()))
        return [button for item in found if item is not None and isinstance(button := item.widget(), QPushButton)]

    def _add(self, text: str, tip: str, act: Callable[[], None], *, role: str = "chip") -> None:
        button = QPushButton(self)
        button.setProperty("role", role)
        button.setText(button.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, theme.scaled(WIDEST)))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _checked: act())
        button.installEventFilter(self)
        self._lines.addWidget(button)
        button.show()
