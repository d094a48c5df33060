"""The căn cứ of a decision: offered by issuer and day until the user changes them, and checked while he types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_desktop.texts import awards as texts
from danvan_desktop.texts import editing
from danvan_desktop.ui.list_editor import EditorColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QLabel, QPushButton

    from danvan_desktop.domain.issuers import Issuer
    from danvan_desktop.services.awards import AwardService
    from danvan_desktop.ui.list_editor import ListEditor


class AwardBases:
    """Fills the table and tells below it which texts are not in force. `issuer` and `day` ask the dialog."""

    def __init__(
        self,
        table: ListEditor,
        label: QLabel,
        button: QPushButton,
        awards: AwardService,
        issuer: Callable[[], Issuer | None],
        day: Callable[[], date],
    ) -> None:
        self._table = table
        self._label = label
        self._awards = awards
        self._issuer = issuer
        self._day = day
        self._offered: list[str] = []
        table.set_columns([EditorColumn("text", texts.BASIS, "long")])
        table.changed.connect(self._tell)
        button.clicked.connect(self._take_usual)

    def offer(self) -> None:
        """Puts in what the catalogue says of issuer and day, where nothing else was typed."""
        if self._lines() in ([], self._offered):
            self._take_usual()
        self._tell()

    def _take_usual(self) -> None:
        issuer = self._issuer()
        lines = self._awards.usual_bases(issuer, self._day()) if issuer else []
        if lines != self._lines():
            self._table.set_rows([{"text": line} for line in lines])
        self._offered = lines
        self._tell()

    def _lines(self) -> list[str]:
        return [row["text"] for row in self._table.rows() if row["text"].strip()]

    def _tell(self) -> None:
        self._show(self._awards.basis_warnings(self._lines(), self._day()))

    def _show(self, sentences: Sequence[str]) -> None:
        self._label.setText(editing.warnings(sentences))
        self._label.setVisible(bool(sentences))
