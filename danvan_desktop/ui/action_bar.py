"""The bar above a list. Where it is narrow, buttons go into the menu “Việc khác”, the last one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class ActionBar(QWidget):
    """Never needs more room than what is left when all that can collapse has done so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu_button: QToolButton | None = None
        self._buttons: list[tuple[QPushButton, QAction]] = []

    def collapse(self, menu_button: QToolButton, buttons: Sequence[QPushButton]) -> None:
        """Which buttons go where: the menu then offers what they do."""
        self._menu_button = menu_button
        for button in buttons:
            action = QAction(button.text(), self)
            action.triggered.connect(button.click)
            button.installEventFilter(self)
            self._buttons.append((button, action))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange:
            for button, action in self._buttons:
                action.setEnabled(button.isEnabled())
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        layout = self.layout()
        spacing = layout.spacing() if layout is not None else 0
        for button, _ in self._buttons:
            if not button.isHidden():
                size.setWidth(size.width() - button.minimumSizeHint().width() - spacing)
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Hides as many buttons as must be for the others to be whole."""
        layout = self.layout()
        if layout is None or self._menu_button is None:
            return
        wanted = layout.sizeHint().width()
        for button, _ in self._buttons:
            if button.isHidden():
                wanted += button.sizeHint().width() + layout.spacing()
        for button, action in reversed(self._buttons):
            hidden = wanted > self.width()
            if hidden:
                wanted -= button.sizeHint().width() + layout.spacing()
            if hidden != button.isHidden():
                button.setHidden(hidden)
                if hidden:
                    action.setIcon(button.icon())
                    first = self._menu_button.actions()
                    self._menu_button.insertAction(first[0] if first else None, action)  # type: ignore[arg-type]
                else:
                    self._menu_button.removeAction(action)
