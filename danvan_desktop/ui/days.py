"""Two fields with the first and the last day that are looked for."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from danvan_desktop.domain.dates import InvalidDate, day_or_none, usual_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QLineEdit


def complete_days(first: QLineEdit, last: QLineEdit, today: Callable[[], date]) -> None:
    """Shows what was typed in full once a field is left; the last day is not before the first."""

    def left(edit: QLineEdit, since: date | None) -> None:
        with suppress(InvalidDate):
            edit.setText(usual_date(edit.text(), today(), since))

    first.editingFinished.connect(lambda: left(first, None))
    last.editingFinished.connect(lambda: left(last, day_or_none(first.text(), today())))
