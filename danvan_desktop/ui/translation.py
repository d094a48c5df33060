"""Lets Qt's own menus and dialogs speak Vietnamese."""

from PySide6.QtCore import QTranslator

from danvan_desktop.texts.qt import KEYS, WORDS


class QtWords(QTranslator):
    """Looks up what Qt wants to say; what is not there stays as it is."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _comment: str | None = None, _count: int = -1) -> str:
        return (KEYS if context == "QShortcut" else WORDS).get(text, text)
