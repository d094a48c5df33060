"""Đánh giá, bình xét: score sheets, ranking, choosing the best."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from danvan_desktop.domain.dates import format_date, usual_date
from danvan_desktop.domain.evaluations import EvaluationRow
from danvan_desktop.domain.exemplars import Status
from danvan_desktop.domain.lists import Kind
from danvan_desktop.domain.money import format_decimal
from danvan_desktop.texts import evaluations as texts
from danvan_desktop.texts import exemplars, window
from danvan_desktop.ui import html, prompts, theme
from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.cell_editing import CellEditing, CellField
from danvan_desktop.ui.evaluation_dialog import EvaluationDialog
from danvan_desktop.ui.record_tab import RecordTab
from danvan_desktop.ui.tab_parts import Command, Detail, Filter, Words, field_choices, status_colour, years_and_stages
from danvan_desktop.ui.tables import TableColumn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.services.evaluations import EvaluationService


class EvaluationsTab(RecordTab[EvaluationRow]):
    """The sheets, the best first. `councils_wanted` asks for the sessions of the councils."""

    councils_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            Words(texts.ADD, texts.EMPTY_TITLE, texts.EMPTY_TEXT),
            [
                TableColumn(texts.RANK, _rank, "rank", 104, numeric=True, kind=Kind.NUMBER),
                TableColumn(texts.EXEMPLAR_NUMBER, lambda row: row.exemplar_number, "exemplar_number", 108),
                TableColumn(texts.EXEMPLAR, lambda row: row.exemplar_name, "exemplar_name", 0),
                TableColumn(
                    texts.SCORER,
                    lambda row: texts.SCORERS[row.scorer],
                    "scorer",
                    132,
                    spare=True,
                    kind=Kind.CHOICE,
                    choices=lambda _office: list(texts.SCORERS.items()),
                    ranked=True,
                ),
                TableColumn(
                    texts.SCORED_ON,
                    lambda row: format_date(row.scored_on),
                    "scored_on",
                    104,
                    spare=True,
                    kind=Kind.DAY,
                    value=lambda row: row.scored_on,
                ),
                TableColumn(
                    texts.TOTAL,
                    _total,
                    "total",
                    92,
                    numeric=True,
                    colour=_colour,
                    kind=Kind.NUMBER,
                    total=texts.MEAN,
                ),
                TableColumn(
                    texts.EXEMPLAR_STATUS,
                    lambda row: exemplars.STATUS_SIGNS[row.status],
                    "status",
                    174,
                    colour=lambda row: status_colour(row.status),
                    kind=Kind.CHOICE,
                    choices=lambda _office: list(exemplars.STATUSES.items()),
                    ranked=True,
                ),
                TableColumn(
                    exemplars.FIELD, self._field, "field", 132, kind=Kind.CHOICE, choices=field_choices, extra=True
                ),
                TableColumn(texts.SCORED_BY, lambda row: row.scored_by, "scored_by", 140, extra=True),
            ],
            [
                Filter("year", texts.EVERY_YEAR, partial(years_and_stages, lambda office: office.exemplars)),
                Filter("field", texts.EVERY_FIELD, field_choices),
                Filter("scorer", texts.EVERY_SCORER, lambda _office: list(texts.SCORERS.items())),
            ],
        )

        fields = {
            texts.SCORER: CellField("scorer", lambda: list(texts.SCORERS.items())),
            texts.SCORED_BY: CellField("scored_by"),
            texts.SCORED_ON: CellField("scored_on", usual=lambda _row, text: usual_date(text, self.today())),
        }
        self.edit_cells(CellEditing(self.form.table, fields, self.service))

    def service(self) -> EvaluationService:
        return self._office().evaluations

    @property
    def commands(self) -> Mapping[str, Command]:
        return {
            **super().commands,
            "score_action": self.edit,
            "councils_action": self.councils_wanted.emit,
            "choose_action": self.choose,
            "decide_action": self.decide,
        }

    def open_dialog(self, uid: str | None) -> str | None:
        dialog = EvaluationDialog(self, self._office(), uid)
        return dialog.saved.uid if dialog.exec() and dialog.saved else None

    def choose(self) -> None:
        """Proposes the exemplars of the selected sheets for an award."""
        rows = self.chosen()
        if not rows:
            prompts.inform(self, window.CHOOSE_ROWS)
            return
        uids = list(dict.fromkeys(row.exemplar for row in rows))
        self.run(lambda: self._office().exemplars.choose(uids), exemplars.CHOSEN_NOW.format(count=len(uids)))

    def decide(self) -> None:
        """Opens a decision with all exemplars that are proposed."""
        office = self._office()
        dialog = AwardDialog(self, office, exemplars=office.exemplars.proposed())
        if dialog.exec() and dialog.saved:
            self.saved("", exemplars.DECIDED)

    def detail(self, row: EvaluationRow) -> Detail:
        sheet = self._office().evaluations.sheet(row.uid)
        points = {score.criterion: score.points for score in sheet.evaluation.scores}
        text = html.facts(
            [
                (texts.SCORER, row.scored_by or texts.SCORERS[row.scorer]),
                (texts.SCORED_ON, format_date(row.scored_on)),
                (texts.RUBRIC, f"{sheet.rubric.name} ({texts.VERSION.format(version=sheet.rubric.version)})"),
                (texts.TOTAL, _total(row)),
                (texts.RANK, _rank(row)),
            ]
        )
        lines = []
        for criterion in sheet.rubric.criteria:
            given = points.get(criterion.uid)
            mark = texts.NOT_SCORED if given is None else format_decimal(given)
            lines.append((criterion.text, f"{mark} / {format_decimal(criterion.max_points)}"))
        text += html.section(texts.CRITERIA_HEADING, html.facts(lines))
        text += html.section(texts.NOTE_HEADING, html.paragraphs(sheet.evaluation.note))
        return Detail(row.exemplar_name, exemplars.STATUS_SIGNS[row.status], text, self._next_step(row))

    def _field(self, row: EvaluationRow) -> str:
        known = self.catalogues.fields if self.catalogues else {}
        return known[row.field].name if row.field in known else row.field

    def _next_step(self, row: EvaluationRow) -> tuple[str, Command] | None:
        if row.total is None:
            return texts.NEXT_COMPLETE, self.edit
        if row.status in (Status.REGISTERED, Status.RUNNING):
            return exemplars.NEXT_CHOOSE, self.choose
        return (exemplars.NEXT_DECIDE, self.decide) if row.status is Status.PROPOSED else None


def _rank(row: EvaluationRow) -> str:
    """Ranks count within a year."""
    return "" if row.rank is None else f"{row.rank} ({row.year})"


def _total(row: EvaluationRow) -> str:
    return texts.INCOMPLETE if row.total is None else f"{format_decimal(row.total)}/{format_decimal(row.max_points)}"


def _colour(row: EvaluationRow) -> str | None:
    return theme.tokens().soon if row.total is None else None
