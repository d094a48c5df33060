"""The table behind a paper, before the paper is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from danvan_desktop.domain import annexes
from danvan_desktop.domain.fields import Checker
from danvan_desktop.texts import follow_up as texts
from danvan_desktop.ui.forms import fit, load_form
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from danvan_desktop.ui.register_forms import StepDialog

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.annexes import Annex

_WIDTH = 150  # pixels of all columns but the widest, which takes the rest


@dataclass(frozen=True, slots=True)
class AnnexForm:
    """The widgets that code touches."""

    rows_table: ListEditor


class AnnexDialog(StepDialog):
    """`saved` is the table as text, empty where all its rows were taken away."""

    def __init__(self, parent: QWidget | None, office: Office, annex: Annex) -> None:
        super().__init__(parent, office)
        self._annex = annex
        form = load_form(self, "annex_dialog", AnnexForm)
        texts_of = [[row[place] for row in annex.rows] for place in range(len(annex.columns))]
        widest = max(range(len(annex.columns)), key=lambda place: max(map(len, texts_of[place]), default=0))
        form.rows_table.set_columns(
            [
                EditorColumn(str(place), title, "text", None if place == widest else _WIDTH)
                for place, title in enumerate(annex.columns)
            ]
        )
        self.bind(("rows", "subject"))
        self.set_value("subject", annex.subject)
        self.set_value("rows", [{str(place): cell for place, cell in enumerate(row)} for row in annex.rows])
        self.snapshot()
        fit(self)

    def save(self) -> str:
        check = Checker(texts.LABELS, self.office.today())
        subject = check.line("subject", self.value("subject"), required=True)
        rows = tuple(
            tuple(
                check.line(f"rows.{number}.{place}", row.get(str(place), ""))
                for place in range(len(self._annex.columns))
            )
            for number, row in enumerate(self.value("rows"))
        )
        check.passed(None)
        kept = tuple(row for row in rows if any(row))
        return annexes.to_text(replace(self._annex, subject=subject, rows=kept)) if kept else ""
