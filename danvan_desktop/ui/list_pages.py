"""The pages of a tab: its rows, or what stands in their place while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from danvan_desktop.texts import window as texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from danvan_desktop.ui.tab_parts import RecordTabForm, Words

LOADING, ROWS, EMPTY = range(3)


class ListPages:
    """Binds the pages of a tab's form. `show` says which of them is in front."""

    def __init__(self, form: RecordTabForm, words: Words) -> None:
        self._form = form
        self._words = words
        form.add_button.setText(words.add)
        form.empty_button.setText(words.add)
        form.empty_title.setText(words.empty_title)

    def opened(self) -> None:
        """The office is there: nothing is offered before it is known to be empty."""
        self._form.sample_button.setVisible(False)

    def glance(self) -> None:
        """Shows the rows that are known before the office is there."""
        self._form.stack.setCurrentIndex(ROWS)

    def show(self, *, rows: bool, filtered: bool, sample: bool) -> None:
        """Shows the rows where there are any; else why not, and what to do: other filters, the first record or,
        with `sample`, the data to try things with.
        """
        form = self._form
        form.stack.setCurrentIndex(ROWS if rows else EMPTY)
        form.empty_title.setText(texts.NOTHING_FOUND if filtered else self._words.empty_title)
        form.empty_text.setText(texts.CHANGE_FILTER if filtered else self._words.empty_text)
        form.empty_button.setVisible(not filtered)
        form.clear_button.setVisible(filtered)
        form.sample_button.setVisible(sample)

    def front(self) -> QWidget:
        """What shows the rows, or that there are none."""
        return self._form.table.viewport() if self._has_rows() else self._form.stack

    def focus(self, *, filtered: bool) -> None:
        """Gives the keys to the list, or to what stands in its place: without that a keyboard would be lost."""
        form = self._form
        instead = form.clear_button if filtered else form.empty_button
        (form.table if self._has_rows() else instead).setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_rows(self) -> bool:
        return self._form.stack.currentIndex() == ROWS
