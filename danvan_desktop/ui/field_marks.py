"""A sign below each field that a document has filled in: how sure the value is, and whether it was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget

from danvan_desktop.domain.receiving import Mark
from danvan_desktop.texts import receiving as texts
from danvan_desktop.ui import theme

if TYPE_CHECKING:
    from danvan_desktop.domain.receiving import Proposed


class FieldMark(QWidget):
    """Of a value that is not sure it is a box to be ticked. `ticked` tells that the user did or undid that."""

    ticked = Signal()

    def __init__(self, field: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        self.check = QCheckBox(texts.MARKS["unsure"])
        self.check.setObjectName(f"{field}_seen")
        self.check.setToolTip(texts.SEEN_HOW)
        self.check.setAccessibleName(texts.SEEN.format(field=label))
        self.label = QLabel()
        self.label.setWordWrap(True)
        lines.addWidget(self.check)
        lines.addWidget(self.label)
        lines.addStretch()  # beside a longer mark it stays close to its field
        self.check.toggled.connect(lambda _on: self._tick())
        self._mark = Mark.SURE
        self._edited = False
        self._note = ""

    def show_value(self, proposed: Proposed) -> None:
        """Shows how the value came about."""
        self._mark, self._note = proposed.mark, proposed.note
        self.check.setChecked(False)
        self._show()

    def set_edited(self, edited: bool) -> None:
        """Whether the field holds something else than the document gave."""
        if edited != self._edited:
            self._edited = edited
            self._show()

    @property
    def is_open(self) -> bool:
        """Whether the value still is to be looked at."""
        return self._mark is Mark.UNSURE and not self._edited and not self.check.isChecked()

    def confirm(self) -> None:
        """The user says that the value is right."""
        self.check.setChecked(True)

    def _tick(self) -> None:
        self._show()
        self.ticked.emit()

    def _show(self) -> None:
        colours = theme.tokens()
        unsure = self._mark is Mark.UNSURE and not self._edited
        self.check.setVisible(unsure)
        self.check.setText(texts.SEEN_ALREADY if self.check.isChecked() else texts.MARKS["unsure"])
        sentence = "" if unsure else texts.MARKS["edited" if self._edited else self._mark.value]
        note = self._note if self._note and not self._edited else ""
        self.label.setText(". ".join(filter(None, (sentence, note))))
        self.label.setVisible(bool(self.label.text()))
        sure = self._edited or self._mark is Mark.SURE
        self.label.setStyleSheet(f"color: {colours.good if sure and not note else colours.muted}")
        self.check.setStyleSheet(f"color: {colours.good if self.check.isChecked() else colours.late}")


def put_below(error: QLabel, mark: FieldMark) -> None:
    """Puts the mark below the sentence of a field."""
    page = error.parentWidget()
    layout = _layout_of(page.layout() if page is not None else None, error)
    if isinstance(layout, QGridLayout):
        place: Any = layout.getItemPosition(layout.indexOf(error))  # row, column, their counts
        layout.addWidget(mark, place[0] + 1, place[1])
    elif isinstance(layout, QBoxLayout):
        layout.insertWidget(layout.indexOf(error) + 1, mark)
    else:
        raise LookupError(f"{error.objectName()} stands in no layout")


def _layout_of(layout: QLayout | None, widget: QWidget) -> QLayout | None:
    """The layout, or the one inside it, in which the widget stands."""
    if layout is None or layout.indexOf(widget) >= 0:
        return layout
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        found = _layout_of(inner, widget) if inner is not None else None
        if found is not None:
            return found
    return None
