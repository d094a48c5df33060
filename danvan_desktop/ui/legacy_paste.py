"""Text from fonts before Unicode (TCVN3, VNI) that was pasted: the field asks whether it shall be made Unicode.

What was pasted is known by its being on the clipboard, after the field has taken it: no key is looked at, and Unikey,
menus and the mouse are all the same. The old codes are imported inside functions: this module is there before the
window paints, and their patterns take long to be compiled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import isValid

from danvan_desktop.texts import pasting as texts
from danvan_desktop.ui import prompts
from danvan_desktop.ui.forms import load_form

if TYPE_CHECKING:
    from danvan_desktop.domain.legacy import Encoding

SHORTEST = 2  # letters: nothing shorter can be told from a French name
GAP = 4  # pixels between the field and the question


def unicode_rows(parent: QWidget, text: str) -> str:
    """The text that is going into a list, as Unicode where it is not and the user wants that."""
    from danvan_desktop.domain import legacy

    encoding = legacy.detect(text)
    if encoding is None or prompts.choose(parent, _question(encoding), (texts.YES, texts.NO)) != 0:
        return text
    return legacy.convert(text, encoding)


class PasteWatch(QObject):
    """Watches the field that has the focus, one at a time; `question` is what is being asked."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.question: PasteQuestion | None = None
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._link: QMetaObject.Connection | None = None
        self._before = ""
        app.focusChanged.connect(self._moved)

    def _moved(self, _from: QWidget | None, widget: QWidget | None) -> None:
        field = widget.lineEdit() if isinstance(widget, QComboBox) else widget
        self._end()
        if field is self._field:
            return
        if self._link is not None:
            QObject.disconnect(self._link)  # by the link: the field may be closing, or known by another wrapper now
        self._field = self._link = None
        if isinstance(field, QLineEdit) and not field.isReadOnly():
            self._field, self._before = field, field.text()
            self._link = field.textEdited.connect(self._line_edited)
        elif isinstance(field, QPlainTextEdit) and not field.isReadOnly():
            self._field = field
            self._link = field.document().contentsChange.connect(self._text_changed)

    def _line_edited(self, text: str) -> None:
        before, self._before = self._before, text
        if len(text) - len(before) >= SHORTEST or not text.startswith(before[:-1]):
            QTimer.singleShot(0, self._look)

    def _text_changed(self, _place: int, _removed: int, added: int) -> None:
        if added >= SHORTEST:
            QTimer.singleShot(0, self._look)  # the document is still busy

    def _look(self) -> None:
        field = self._field if isValid(self._field) else None
        pasted = QGuiApplication.clipboard().text().replace("\r\n", "\n")
        if (
            field is None
            or not isValid(field)
            or len(pasted) < SHORTEST
            or _before_cursor(field, len(pasted)) != pasted
        ):
            return
        from danvan_desktop.domain import legacy

        encoding = legacy.detect(pasted)
        if encoding is not None:
            self._end()
            self.question = PasteQuestion(field, pasted, encoding)
            self.question.show()

    def _end(self) -> None:
        question, self.question = self.question, None
        if question is not None and isValid(question):
            question.close()


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """The widgets that code touches."""

    question_label: QLabel
    yes_button: QPushButton
    no_button: QPushButton


class PasteQuestion(QFrame):
    """Stands below the field, which keeps the keys; goes away with the answer, or when the user goes on elsewhere."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, pasted: str, encoding: Encoding) -> None:
        super().__init__(field.window())
        self.form = load_form(self, "paste_question", QuestionForm)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field, self._pasted, self._encoding = field, pasted, encoding
        self.form.question_label.setText(_question(encoding))
        self.form.yes_button.clicked.connect(self.convert)
        self.form.no_button.clicked.connect(self.close)
        QShortcut(QKeySequence("Alt+Return"), self, self.convert)
        QShortcut(QKeySequence("Esc"), self, self.close)
        field.destroyed.connect(self.close)
        self._place()

    def convert(self) -> None:
        """Puts the Unicode in the place of what was pasted; Ctrl+Z in the field takes that back."""
        from danvan_desktop.domain import legacy

        field, text = self._field, legacy.convert(self._pasted, self._encoding)
        if _before_cursor(field, len(self._pasted)) == self._pasted:
            if isinstance(field, QLineEdit):
                field.setSelection(field.cursorPosition() - len(self._pasted), len(self._pasted))
                field.insert(text)
            else:
                _cursor(field, len(self._pasted)).insertText(text)
        self.close()

    def _place(self) -> None:
        """Below the field, above it where there is no room; inside the window."""
        window, field = self.window(), self._field
        self.setFixedWidth(min(self.sizeHint().width(), window.width()))
        self.setFixedHeight(max(self.sizeHint().height(), self.heightForWidth(self.width())))
        top = field.mapTo(window, QPoint(0, 0))
        below = top.y() + field.height() + GAP
        if below + self.height() > window.height():
            below = max(top.y() - GAP - self.height(), 0)
        self.move(max(min(top.x(), window.width() - self.width()), 0), below)
        self.raise_()


def _question(encoding: Encoding) -> str:
    return texts.QUESTION.format(code=texts.CODES[encoding])


def _before_cursor(field: QLineEdit | QPlainTextEdit, length: int) -> str:
    """So many letters that stand before the cursor. Letters count as Qt counts them: those of old fonts are plain."""
    if isinstance(field, QLineEdit):
        place = field.cursorPosition()
        return field.text()[max(place - length, 0) : place]
    return _cursor(field, length).selectedText().replace("\u2029", "\n")


def _cursor(field: QPlainTextEdit, length: int) -> QTextCursor:
    cursor = QTextCursor(field.document())
    place = field.textCursor().position()
    cursor.setPosition(max(place - length, 0))
    cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
    return cursor
