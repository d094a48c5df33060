"""Ghi báo cáo: what a body sent in about a task, what became of it, and how far the body is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.assignments import ProgressInput, Report, ReportInput, ReportState
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import assignments as texts
from danvan_desktop.ui import errors
from danvan_desktop.ui.attachments_dialog import AttachmentsDialog
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.assignments import Assignment, AssignmentRow

UID_ROLE = Qt.ItemDataRole.UserRole
FIELDS = ("reported", "period", "received_on", "number", "state", "reason", "summary", "progress", "note")
_OF_REPORT = FIELDS[1:-2]


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The widgets of the form that need more than a value."""

    asked_label: QLabel
    standing_label: QLabel
    reported_check: QCheckBox
    period_label: QLabel
    period_combo: QComboBox
    received_on_edit: QLineEdit
    state_combo: QComboBox
    reason_edit: QLineEdit
    summary_edit: QPlainTextEdit
    reports_tree: QTreeWidget
    new_button: QPushButton
    remove_button: QPushButton
    attachments_button: QPushButton


class ReportDialog(RecordDialog):
    """About the assignment with that uid. `saved` is the assignment."""

    def __init__(self, parent: QWidget | None, office: Office, uid: str) -> None:
        super().__init__(parent, office)
        self._uid = uid
        self._report: str | None = None
        self._row = self._read()
        self.form = form = load_form(self, "report_dialog", ReportForm)
        for state, word in texts.REPORT_STATES.items():
            form.state_combo.addItem(word, state)
        form.reports_tree.setHeaderLabels(texts.REPORT_TITLES)
        form.reports_tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.bind(FIELDS, dates=("received_on",))
        form.state_combo.currentIndexChanged.connect(lambda _index: self._enable())
        form.reported_check.toggled.connect(lambda _on: self._enable())
        form.reports_tree.itemActivated.connect(lambda item, _column: self._edit(item.data(0, UID_ROLE)))
        form.reports_tree.currentItemChanged.connect(lambda _new, _old: self._enable())
        form.new_button.clicked.connect(lambda: self._edit(None))
        form.remove_button.clicked.connect(self.remove)
        form.attachments_button.clicked.connect(self.attach)
        self._show()
        form.received_on_edit.setFocus()
        form.received_on_edit.selectAll()

    def save(self) -> Assignment:
        values = self.values()
        report = {field: values[field] for field in _OF_REPORT} | {"uid": self._report}
        progress = ProgressInput(progress=values["progress"], note=values["note"])
        given = ReportInput(**report) if values["reported"] else None
        return self.office.assignments.answer(self._row.uid, given, progress, self.revision)

    def remove(self) -> None:
        """Takes back that the report chosen in the list came."""
        item = self.form.reports_tree.currentItem()
        if item is None:
            return
        try:
            self.office.assignments.remove_report(self._row.uid, item.data(0, UID_ROLE))
        except UserError as error:
            errors.report(self, error)
            return
        self._row = self._read()
        self._show()

    def attach(self) -> None:
        """The files that came with the reports."""
        name = texts.ATTACHED_TO.format(body=self._row.body_name)
        AttachmentsDialog(self, self.office, self._row.uid, name, issued=False).exec()

    def _read(self) -> AssignmentRow:
        assignments = self.office.assignments
        record = assignments.get(self._uid or "")
        self.revision, self._reports = record.revision, record.reports
        self._note = record.note
        (row,) = assignments.rows([record.id or 0])
        return row

    def _show(self) -> None:
        form, row = self.form, self._row
        form.asked_label.setText(texts.asked(row.body_name, row.directive_number.strip(), row.position, row.text))
        due = deadlines.shown(row.due, row.included)
        form.standing_label.setText(texts.standing(texts.STATE_SIGNS[row.state], due, row.product))
        form.period_combo.clear()
        if row.recurrence is not None:
            for one in self.office.assignments.periods(row.uid):
                if one.period is not None:
                    name = recurrence.period_name(row.recurrence, one.period)
                    choice = texts.period_choice(name, texts.STATE_SIGNS[one.state])
                    form.period_combo.addItem(choice, format_date(one.period))
        for widget in (form.period_label, form.period_combo):
            widget.setVisible(row.recurrence is not None)
        form.reports_tree.clear()
        form.reports_tree.addTopLevelItems([self._item(report) for report in self._reports])
        self.set_value("progress", str(row.progress) if row.progress else "")
        self.set_value("note", self._note)
        self._edit(None)
        self.snapshot()

    def _item(self, report: Report) -> QTreeWidgetItem:
        rhythm = self._row.recurrence
        period = recurrence.period_name(rhythm, report.period) if rhythm and report.period else ""
        state = texts.REPORT_STATES[report.state]
        told = report.reason if report.state is ReportState.RETURNED else report.summary
        item = QTreeWidgetItem([format_date(report.received_on), period, report.number, state, told])
        item.setData(0, UID_ROLE, report.uid)
        item.setToolTip(4, told)
        return item

    def _edit(self, uid: str | None) -> None:
        """Fills the form with a report, or empties it for a new one."""
        report = next((one for one in self._reports if one.uid == uid), None)
        self._report = report.uid if report else None
        period = report.period if report else self._row.period
        self.set_value("reported", True)
        self.set_value("period", format_date(period) if period else "")
        self.set_value("received_on", format_date(report.received_on if report else self.office.today()))
        self.set_value("number", report.number if report else "")
        self.set_value("state", report.state if report else ReportState.ACCEPTED)
        self.set_value("reason", report.reason if report else "")
        self.set_value("summary", report.summary if report else "")
        self._enable()
        self.form.received_on_edit.setFocus()

    def _enable(self) -> None:
        form, told = self.form, self.value("reported")
        for field in _OF_REPORT:
            self._fields[field].setEnabled(told)
        form.reason_edit.setEnabled(told and self.value("state") == ReportState.RETURNED)
        form.remove_button.setEnabled(form.reports_tree.currentItem() is not None)

    def arguments(self) -> Mapping[str, Any] | None:
        """What is typed here is short: no draft is kept."""
        return None
