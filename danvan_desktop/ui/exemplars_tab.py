"""Mô hình, điển hình: registered, linked to what they answer, scored, chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.exemplars import ITEMS, ExemplarRow, Status
from danvan_desktop.domain.lists import Kind
from danvan_desktop.domain.money import format_decimal
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.texts import exemplars as texts
from danvan_desktop.texts import overview, recipients, window
from danvan_desktop.ui import drafting, html, prompts
from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.cell_editing import CellEditing, CellField
from danvan_desktop.ui.evaluation_dialog import EvaluationDialog
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
from danvan_desktop.ui.link_dialog import LinkDialog
from danvan_desktop.ui.many_exemplars_dialog import ManyExemplarsDialog
from danvan_desktop.ui.record_tab import RecordTab
from danvan_desktop.ui.tab_parts import Command, Detail, Filter, Words, field_choices, status_colour, years_and_stages
from danvan_desktop.ui.tables import TableColumn, count_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.services.exemplars import ExemplarService


class ExemplarsTab(RecordTab[ExemplarRow]):
    """The register of models and examples."""

    def __init__(self) -> None:
        super().__init__(
            Words(texts.ADD, texts.EMPTY_TITLE, texts.EMPTY_TEXT),
            [
                TableColumn(texts.NUMBER, lambda row: row.printed_number, "number", 104),
                TableColumn(texts.NAME, lambda row: row.name, "name", 0),
                TableColumn(texts.FIELD, self._field, "field", 132, kind=Kind.CHOICE, choices=field_choices),
                TableColumn(texts.HOLDER, lambda row: row.holder, "holder", 136, spare=True),
                TableColumn(texts.UNIT, lambda row: row.unit, "unit", 116, spare=True),
                TableColumn(
                    texts.SCORE, _score, "score", 62, numeric=True, kind=Kind.NUMBER, value=lambda row: row.score
                ),
                TableColumn(
                    texts.STATUS,
                    lambda row: texts.STATUS_SIGNS[row.status],
                    "status",
                    174,
                    colour=lambda row: status_colour(row.status),
                    kind=Kind.CHOICE,
                    choices=lambda _office: list(texts.STATUSES.items()),
                    ranked=True,
                ),
                TableColumn(
                    texts.KIND,
                    lambda row: texts.KINDS[row.kind],
                    "kind",
                    96,
                    kind=Kind.CHOICE,
                    choices=lambda _office: list(texts.KINDS.items()),
                    ranked=True,
                    extra=True,
                ),
                count_column(texts.ANSWERS, lambda row: row.answers, "answers", 132, extra=True),
            ],
            [
                Filter("year", texts.EVERY_YEAR, partial(years_and_stages, lambda office: office.exemplars)),
                Filter("field", texts.EVERY_FIELD, field_choices),
                Filter(
                    "status", texts.EVERY_STATUS, lambda _office: [*texts.STATUSES.items(), *overview.UNSCORED.items()]
                ),
            ],
        )

        fields = {
            texts.NAME: CellField("name"),
            texts.FIELD: CellField("field", self._fields),
            texts.HOLDER: CellField("holder", names=lambda: self._office().exemplars.names()[1]),
            texts.UNIT: CellField("unit", names=lambda: self._office().exemplars.names()[0]),
            texts.STATUS: CellField("status", lambda: list(texts.STATUSES.items())),
        }
        self.edit_cells(CellEditing(self.form.table, fields, self.service))

    def service(self) -> ExemplarService:
        return self._office().exemplars

    @property
    def commands(self) -> Mapping[str, Command]:
        return {
            **super().commands,
            "link_action": self.link,
            "change_many_action": self.change_many,
            "score_action": self.score,
            "choose_action": self.choose,
            "decide_action": self.decide,
            "draft_report_action": self.report,
        }

    def open_dialog(self, uid: str | None) -> str | None:
        dialog = ExemplarDialog(self, self._office(), uid)
        return dialog.saved.uid if dialog.exec() and dialog.saved else None

    def link(self) -> None:
        """Links the selected exemplars to tasks of directives."""
        rows = self._needed()
        if rows and LinkDialog(self, self._office(), [row.uid for row in rows]).exec():
            self.saved(rows[0].uid, texts.LINKED_NOW.format(count=len(rows)))

    def change_many(self) -> None:
        """Changes the same fields of the selected exemplars."""
        rows = self._needed()
        if rows and ManyExemplarsDialog(self, self._office(), [row.uid for row in rows]).exec():
            self.saved(rows[0].uid, texts.CHANGED_NOW.format(count=len(rows)))

    def score(self) -> None:
        """Scores the current exemplar."""
        row = self.current()
        if row is not None:
            dialog = EvaluationDialog(self, self._office(), exemplar=row.uid)
            if dialog.exec():
                self.saved(row.uid, texts.SCORED)

    def choose(self) -> None:
        """Proposes the selected exemplars for an award."""
        rows = self._needed()
        if rows:
            uids = [row.uid for row in rows]
            self.run(lambda: self._office().exemplars.choose(uids), texts.CHOSEN_NOW.format(count=len(rows)))

    def decide(self) -> None:
        """Opens a decision with the selected exemplars if they are proposed, else with all that are."""
        office = self._office()
        selected = [row.uid for row in self.chosen() if row.status is Status.PROPOSED]
        chosen = [office.exemplars.get(uid) for uid in selected] if len(selected) > 1 else office.exemplars.proposed()
        dialog = AwardDialog(self, office, exemplars=chosen)
        if dialog.exec() and dialog.saved:
            self.saved("", texts.DECIDED)

    def paper(self) -> tuple[str, str] | None:
        row = self.current()
        return ("registration", row.uid) if row else None

    def report(self) -> None:
        """A báo cáo with the figures of the year of the current exemplar, or of this year."""
        row, office = self.current(), self._office()
        year = row.year if row is not None else self.today().year
        saved = drafting.write(self, office, partial(office.drafting.of_year, year))
        if saved is not None:
            self.saved(row.uid if row is not None else "", directive_texts.DRAFTED)

    def detail(self, row: ExemplarRow) -> Detail:
        office = self._office()
        record = office.exemplars.get(row.uid)
        text = html.facts(
            [
                (texts.FIELD, self._field(row)),
                (texts.HOLDER, f"{row.holder} ({recipients.KINDS[row.holder_kind].lower()})"),
                (texts.UNIT, row.unit),
                (texts.OFFICER, record.officer),
                (texts.REGISTERED_ON, format_date(record.registered_on) if record.registered_on else ""),
                (texts.ANSWERS, str(row.answers) if row.answers else ""),
                (texts.SCORE, _score(row)),
            ]
        )
        for item in ITEMS:
            label = texts.LABELS[item]
            text += html.section(label[0].upper() + label[1:], html.paragraphs(getattr(record, item)))
        return Detail(row.name, texts.STATUS_SIGNS[row.status], text, self._next_step(row))

    def _next_step(self, row: ExemplarRow) -> tuple[str, Command] | None:
        match row.status:
            case Status.REGISTERED | Status.RUNNING:
                if not row.answers:
                    return texts.NEXT_LINK, self.link
                if row.score is None:
                    return texts.NEXT_SCORE, self.score
                return texts.NEXT_CHOOSE, self.choose
            case Status.PROPOSED:
                return texts.NEXT_DECIDE, self.decide
            case _:
                return None

    def _fields(self) -> list[tuple[str, str]]:
        return [(field.key, field.name) for field in self._office().catalogues.current().fields.values()]

    def _needed(self) -> list[ExemplarRow]:
        rows = self.chosen()
        if not rows:
            prompts.inform(self, window.CHOOSE_ROWS)
        return rows

    def _field(self, row: ExemplarRow) -> str:
        fields = self.catalogues.fields if self.catalogues else {}
        return fields[row.field].name if row.field in fields else row.field


def _score(row: ExemplarRow) -> str:
    return "" if row.score is None else format_decimal(row.score)
