"""A score sheet: one exemplar, scored criterion by criterion, with the total as it grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QWidget

from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import Problem
from danvan_desktop.domain.evaluations import (
    CriterionKind,
    Evaluation,
    EvaluationInput,
    Rubric,
    Scorer,
    as_typed,
    total,
)
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.money import format_decimal
from danvan_desktop.texts import evaluations as texts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.points_table import PointsTable
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from danvan_desktop.bootstrap import Office

FIELDS = ("exemplar", "scorer", "scored_by", "scored_on", "points", "note")

OFFERED = 50  # as many exemplars as a search shows; typing more words narrows it


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """The widgets of the form that need more than a value."""

    exemplar_combo: QComboBox
    scorer_combo: QComboBox
    rubric_label: QLabel
    suggested_label: QLabel
    points_table: PointsTable
    total_label: QLabel


class EvaluationDialog(RecordDialog):
    """Scores an exemplar with the rubric in use, or changes the sheet with that uid with the rubric it has. Raises
    UserError where no rubric is in use.
    """

    def __init__(
        self, parent: QWidget | None, office: Office, uid: str | None = None, exemplar: str | None = None
    ) -> None:
        super().__init__(parent, office)
        self._uid = uid
        self.form = form = load_form(self, "evaluation_dialog", EvaluationForm)
        for key, label in texts.SCORERS.items():
            form.scorer_combo.addItem(label, key)
        self._found = QStandardItemModel(self)
        self._set_up_search(form.exemplar_combo)
        sheet = office.evaluations.sheet(uid) if uid else None
        self.revision = sheet.evaluation.revision if sheet else None
        self._rubric = sheet.rubric if sheet else office.evaluations.rubric()
        self._show_rubric(self._rubric)
        self.bind(FIELDS, dates=("scored_on",))
        if sheet is None:
            self.setWindowTitle(texts.DIALOG_NEW)
            self.set_value("scorer", Scorer.TEAM)
            self.set_value("scored_on", format_date(office.today()))
            if exemplar is not None:
                self._choose(exemplar)
                form.points_table.setFocus()
        else:
            self._show_record(sheet.evaluation)
        form.points_table.changed.connect(self._show_total)
        form.points_table.refused.connect(
            lambda row, sentence: self.show_problems([Problem(f"points.{row}", sentence)])
        )
        self._show_total()
        self.snapshot()

    def save(self) -> Evaluation:
        return self.office.evaluations.save(
            EvaluationInput(rubric=self._rubric.uid, **self.values()), self._uid, self.revision
        )

    def _show_rubric(self, rubric: Rubric) -> None:
        form = self.form
        form.rubric_label.setText(texts.RUBRIC_LINE.format(name=rubric.name, version=rubric.version))
        form.rubric_label.setToolTip(rubric.source)
        form.suggested_label.setVisible(rubric.suggested)
        form.points_table.show_criteria(rubric.criteria, self.office.today())

    def _show_record(self, record: Evaluation) -> None:
        self.setWindowTitle(texts.DIALOG_EDIT.format(number=record.printed_number))
        self._choose(record.exemplar)
        self.form.exemplar_combo.setEnabled(False)
        given = as_typed(record)
        for field in ("scorer", "scored_by", "scored_on", "note", "points"):
            self.set_value(field, getattr(given, field))
        self.form.points_table.setFocus()

    def _show_total(self) -> None:
        scores = self.form.points_table.scores()
        points = total(self._rubric, scores)
        if points is None:
            regular = {c.uid for c in self._rubric.criteria if c.kind is CriterionKind.REGULAR}
            count = sum(score.points is None for score in scores if score.criterion in regular)
            self.form.total_label.setText(texts.INCOMPLETE_LINE.format(count=count))
        else:
            most = format_decimal(self._rubric.max_points)
            self.form.total_label.setText(texts.TOTAL_LINE.format(total=format_decimal(points), most=most))

    # --- the choice of the exemplar, which may be one of very many

    def _set_up_search(self, combo: QComboBox) -> None:
        for uid, line in self._search(""):
            combo.addItem(line, uid)
        combo.setCurrentIndex(-1)
        completer = QCompleter(self._found, combo)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated[QModelIndex].connect(  # type: ignore[index]  # an overload that the stubs lack
            lambda index: self._choose(index.data(Qt.ItemDataRole.UserRole))
        )
        combo.setCompleter(completer)
        if line_edit := combo.lineEdit():
            line_edit.setPlaceholderText(texts.EXEMPLAR_HINT)
            line_edit.textEdited.connect(self._offer)

    def _offer(self, words: str) -> None:
        self._found.clear()
        for uid, line in self._search(words):
            item = QStandardItem(line)
            item.setData(uid, Qt.ItemDataRole.UserRole)
            self._found.appendRow(item)

    def _search(self, words: str) -> list[tuple[str, str]]:
        """The uids of exemplars in which all the words stand, each with the line that names it."""
        exemplars = self.office.exemplars
        rows = exemplars.rows(exemplars.keys(ListQuery(search=words))[:OFFERED])
        return [
            (row.uid, texts.EXEMPLAR_LINE.format(number=row.printed_number, name=row.name, unit=row.unit))
            for row in rows
        ]

    def _choose(self, uid: str) -> None:
        combo = self.form.exemplar_combo
        if combo.findData(uid) < 0:
            record = self.office.exemplars.get(uid)
            unit = self.office.exemplars.unit(record).name
            line = texts.EXEMPLAR_LINE.format(number=record.printed_number, name=record.name, unit=unit)
            combo.addItem(line, uid)
        combo.setCurrentIndex(combo.findData(uid))
        if line_edit := combo.lineEdit():
            line_edit.setCursorPosition(0)  # a name that is too long shows its beginning
