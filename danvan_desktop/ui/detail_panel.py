"""The panel beside a list: what there is to know of the current row, and the next step."""

from __future__ import annotations

from danvan_desktop.texts import window as texts
from danvan_desktop.ui.tab_parts import Command, Detail, RecordTabForm


class DetailPanel:
    """Shows a Detail in the widgets of a tab."""

    def __init__(self, form: RecordTabForm) -> None:
        self._form = form
        self._next: Command | None = None

    def show(self, detail: Detail | None) -> None:
        """Shows it; None where there is no row."""
        form = self._form
        form.detail_frame.setEnabled(detail is not None)
        detail = detail or Detail("", "", "", None)
        form.detail_title.setText(detail.title)
        form.detail_state.setText(detail.state)
        form.detail_state.setVisible(bool(detail.state))
        form.detail_text.setHtml(detail.html)
        form.next_button.setVisible(detail.next_step is not None)
        self._next = None
        if detail.next_step is not None:
            label, self._next = detail.next_step
            form.next_button.setText(texts.next_step(label))

    def next_step(self) -> None:
        """Does the next step, where there is one."""
        if self._next is not None:
            self._next()
