"""The text of a document that was read, beside the form that it fills in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTextEdit, QTreeWidget, QTreeWidgetItem, QWidget

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.receiving import typed
from danvan_desktop.texts import receiving as texts
from danvan_desktop.ui import table_clipboard, theme
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_cells import ROW_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_desktop.domain.reading import Deadline, Reading, Span

DAY_ROLE = Qt.ItemDataRole.UserRole
SPAN_ROLE = Qt.ItemDataRole.UserRole + 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = 90  # pixels; columns of the document's head and of its tables
_GAP = 6  # pixels for an empty line
_WHEN = 190  # pixels; the day of a deadline
_PARAGRAPH = 4  # pixels above a line


@dataclass(frozen=True, slots=True)
class PanelForm:
    """The widgets that code touches."""

    source_label: QLabel
    attach_check: QCheckBox
    warnings_label: QLabel
    text_view: QTextEdit
    deadlines_label: QLabel
    deadlines_tree: QTreeWidget
    take_button: QPushButton
    next_button: QPushButton


class ReadingPanel(QWidget):
    """`day_wanted` gives a day of the list of deadlines as it would be typed."""

    day_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = load_form(self, "reading_panel", PanelForm)
        self._text = ""
        table_clipboard.attach(self.form.deadlines_tree)
        self.form.deadlines_tree.setHeaderLabels(texts.DEADLINES)
        self.form.deadlines_tree.header().resizeSection(0, theme.scaled(_WHEN))
        self.form.deadlines_tree.itemDoubleClicked.connect(lambda _item, _column: self._want_day())
        self.form.deadlines_tree.installEventFilter(self)
        self.form.source_label.installEventFilter(self)
        self.form.deadlines_tree.currentItemChanged.connect(lambda item, _old: self._show_deadline(item))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the day; it would save the form else. A long name follows the room that there is for it."""
        if watched is self.form.source_label and event.type() == QEvent.Type.Resize:
            self._show_name()
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.form.deadlines_tree and pressed and event.key() in _ENTER:  # type: ignore[attr-defined]
            self._want_day()
            return True
        return super().eventFilter(watched, event)

    def _want_day(self) -> None:
        item = self.form.deadlines_tree.currentItem()
        if item is not None:
            self.day_wanted.emit(item.data(0, DAY_ROLE) or "")

    def show_reading(self, reading: Reading, name: str, *, is_file: bool) -> None:
        """Shows the document that is called `name`."""
        form = self.form
        form.source_label.setToolTip(name)
        form.source_label.setAccessibleName(name)
        self._show_name()
        form.attach_check.setVisible(is_file)
        form.warnings_label.setText("\n".join(reading.warnings))
        form.warnings_label.setVisible(bool(reading.warnings))
        self._show_text(reading.text)
        deadlines: Sequence[Deadline] = reading.found["deadlines"].value or ()
        for deadline in deadlines:
            form.deadlines_tree.addTopLevelItem(_item(deadline, reading.text))
        for widget in (form.deadlines_tree, form.deadlines_label):
            widget.setVisible(bool(deadlines))
        form.deadlines_tree.setFixedHeight(theme.scaled(ROW_HEIGHT * (min(len(deadlines), 2) + 1) + 8))

    def show_places(self, spans: Sequence[Span]) -> None:
        """Highlights these places of the text and brings the first into sight; none where the text does not tell."""
        view = self.form.text_view
        selections = []
        colours = theme.tokens()
        for span in spans:
            shown = QTextEdit.ExtraSelection()
            shown.cursor = self._cursor(span)
            shown.format.setBackground(QColor(colours.accent_soft))
            shown.format.setFontUnderline(True)
            shown.format.setUnderlineColor(QColor(colours.accent))
            selections.append(shown)
        view.setExtraSelections(selections)
        if spans:
            for place in (max(spans)[1], min(spans)[0]):  # its end too, where there is room
                view.setTextCursor(self._cursor((place, place)))
                view.ensureCursorVisible()

    def _show_name(self) -> None:
        """Its beginning and its end, where the panel is too narrow for all of it."""
        label = self.form.source_label
        label.setText(label.fontMetrics().elidedText(label.toolTip(), Qt.TextElideMode.ElideMiddle, label.width()))

    def _show_deadline(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.show_places([item.data(0, SPAN_ROLE)])

    def selected(self) -> str:
        """What the user has marked in the text, its lines parted by line breaks."""
        return self.form.text_view.textCursor().selectedText().replace("\u2029", "\n").strip()

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.form.text_view.document())
        last = self.form.text_view.document().characterCount() - 1
        cursor.setPosition(min(self._place(span[0]), last))
        cursor.setPosition(min(self._place(span[1]), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, letter: int) -> int:
        """Qt counts letters beyond the first 65,536 twice."""
        return letter + sum(one > "\uffff" for one in self._text[:letter])

    def _show_text(self, text: str) -> None:
        """In the letters of papers; lines of capitals, as headings are, in bold."""
        view = self.form.text_view
        self._text = text
        font = QFont("Liberation Serif")
        font.setFamilies(["Times New Roman", "Liberation Serif", "Noto Serif"])
        font.setPointSizeF(self.font().pointSizeF() * 1.2)
        view.document().setDefaultFont(font)
        view.setTabStopDistance(theme.scaled(_TAB))
        view.setPlainText(text)
        layout = QTextBlockFormat()
        layout.setTopMargin(theme.scaled(_PARAGRAPH))
        layout.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        gap = QTextBlockFormat()
        gap.setLineHeight(theme.scaled(_GAP), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(view.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(layout)
        heading = QTextCharFormat()
        heading.setFontWeight(QFont.Weight.Bold)
        block = view.document().begin()
        while block.isValid():
            line = block.text()
            if not line.strip():
                cursor.setPosition(block.position())
                cursor.mergeBlockFormat(gap)
            if line.isupper() and len(line) < 200:
                cursor.setPosition(block.position())
                cursor.setPosition(block.position() + len(line), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(heading)
            block = block.next()
        cursor.endEditBlock()


def _item(deadline: Deadline, text: str) -> QTreeWidgetItem:
    if deadline.recurring:
        when = texts.rhythm(deadline.recurring)
    elif deadline.month:
        when = texts.month(deadline.month)
    elif deadline.day is None:
        when = texts.FROM_ANOTHER_DAY
    else:
        shown = format_date(deadline.day)
        when = texts.COMPUTED_DAY.format(day=shown) if deadline.computed else shown
    item = QTreeWidgetItem([when, deadline.sentence])
    item.setData(0, DAY_ROLE, typed(deadline, text))
    item.setData(0, SPAN_ROLE, deadline.span)
    item.setToolTip(1, deadline.sentence)
    item.setSizeHint(0, QSize(0, theme.scaled(ROW_HEIGHT)))
    return item
