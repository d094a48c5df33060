"""Texts as high as what is written in them, so that a form has one scroll bar and not one in each field."""

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QPlainTextEdit


def grow(text: QPlainTextEdit, most: int) -> None:
    """From now on the field shows all its lines, up to `most`; the form's minimum height is the least."""
    text.ensurePolished()
    least = text.minimumHeight()

    def fit(size: QSizeF) -> None:
        around = 2 * (text.frameWidth() + round(text.document().documentMargin()) + 1)
        lines = min(round(size.height()), most)
        text.setFixedHeight(max(least, around + lines * text.cursorRect().height()))

    text.document().documentLayout().documentSizeChanged.connect(fit)
