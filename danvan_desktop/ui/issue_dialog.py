"""Phát hành: the step in which a draft takes its number, and its counterpart for papers that came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from danvan_desktop.domain.dates import day_or_none, format_date
from danvan_desktop.domain.registers import ArrivalInput, IssueInput
from danvan_desktop.texts import registers as texts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.register_forms import StepDialog

if TYPE_CHECKING:
    from datetime import date

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.registers import RegisterEntry
    from danvan_desktop.services.issuing import NumberedService


@dataclass(frozen=True, slots=True)
class IssueForm:
    """The widgets of the form that need more than a value."""

    question_label: QLabel
    signed_on_edit: QLineEdit
    number_edit: QLineEdit
    reservation_combo: QComboBox
    note_label: QLabel


class IssueDialog(StepDialog):
    """Offers number and day for the draft with that uid, one of the records of `service`."""

    def __init__(self, parent: QWidget | None, office: Office, service: NumberedService[Any, Any], uid: str) -> None:
        super().__init__(parent, office)
        self._service = service
        self._paper = uid
        self.form = form = load_form(self, "issue_dialog", IssueForm)
        record = service.get(uid)
        self.revision = record.revision
        form.question_label.setText(record.subject)
        self._kinds = office.papers.kinds_of(record)
        form.reservation_combo.addItem(texts.NO_RESERVATION, "")
        for kept in service.offer(uid).reservations:
            form.reservation_combo.addItem(
                texts.reservation(kept.printed_number, kept.holder, format_date(kept.expires or office.today())),
                kept.uid,
            )
        form.reservation_combo.setEnabled(form.reservation_combo.count() > 1)
        self.bind(("signed_on", "number", "reservation"), dates=("signed_on",))
        self.set_value("signed_on", format_date(office.today()))
        self.set_value("reservation", "")
        form.signed_on_edit.textChanged.connect(self._offer)
        form.reservation_combo.currentIndexChanged.connect(self._offer)
        self._offer()
        self.snapshot()
        form.signed_on_edit.selectAll()

    def save(self) -> Any:
        return self._service.issue(self._paper, IssueInput(**self.values()), self.revision)

    def _offer(self) -> None:
        """What number the paper would get, were it signed on the day that is typed, and what to look at before."""
        reserved = bool(self.value("reservation"))
        self.form.number_edit.setEnabled(not reserved)
        if reserved:
            self.set_value("number", "")
        day = self._day()
        offer = self._service.offer(self._paper, day)
        self.form.number_edit.setPlaceholderText("" if reserved else offer.number)
        printed = self.form.reservation_combo.currentText() if reserved else offer.printed
        told = self.office.papers.warnings(self._kinds[0].key, self._paper, day) if self._kinds else []
        first = [texts.LOOK_FIRST.format(sentence=one) for one in told]
        self.form.note_label.setText("\n".join([texts.offered(printed, offer.series), *first]))

    def _day(self) -> date:
        return day_or_none(self.value("signed_on"), self.office.today()) or self.office.today()


@dataclass(frozen=True, slots=True)
class ArrivalForm:
    """The widgets of the form that need more than a value."""

    question_label: QLabel
    receiver_combo: QComboBox
    arrived_on_edit: QLineEdit
    number_edit: QLineEdit


class ArrivalDialog(StepDialog):
    """Enters the directive with that uid, which came in, into a register of arrivals. `saved` is the entry."""

    def __init__(self, parent: QWidget | None, office: Office, uid: str) -> None:
        super().__init__(parent, office)
        self._paper = uid
        self.form = form = load_form(self, "arrival_dialog", ArrivalForm)
        record = office.directives.get(uid)
        form.question_label.setText(texts.paper(record.printed_number.strip(), record.subject))
        own = [issuer for issuer in office.issuers.all().values() if issuer.own]
        for issuer in own:
            form.receiver_combo.addItem(issuer.name, issuer.uid)
        self.bind(("receiver", "arrived_on", "number", "keeper"), dates=("arrived_on",))
        self.set_value("receiver", own[0].uid if len(own) == 1 else "")
        self.set_value("arrived_on", format_date(office.today()))
        form.receiver_combo.currentIndexChanged.connect(self._offer)
        form.arrived_on_edit.textChanged.connect(self._offer)
        self._offer()
        self.snapshot()

    def save(self) -> RegisterEntry:
        return self.office.registers.arrive(self._paper, ArrivalInput(**self.values()))

    def _offer(self) -> None:
        """The next number of the register of the day that is typed: each year has its own."""
        receiver, today = self.value("receiver"), self.office.today()
        day = day_or_none(self.value("arrived_on"), today) or today
        number = self.office.registers.next_arrival(receiver, day) if receiver else None
        self.form.number_edit.setPlaceholderText("" if number is None else str(number))
