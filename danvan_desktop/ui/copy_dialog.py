"""Sao y, trích sao, sao lục: a copy of an issued paper, which takes its number at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from danvan_desktop.domain.copies import CopyForm, CopyInput
from danvan_desktop.domain.dates import day_or_none, format_date
from danvan_desktop.domain.directives import LineInput
from danvan_desktop.domain.numbering import COPY
from danvan_desktop.texts import copies as texts
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.issuer_fields import offer_signers
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from danvan_desktop.ui.register_forms import StepDialog

if TYPE_CHECKING:
    from datetime import date

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.copies import Copy


@dataclass(frozen=True, slots=True)
class CopyDialogForm:
    """The widgets of the form that need more than a value."""

    question_label: QLabel
    form_combo: QComboBox
    issuer_combo: QComboBox
    signed_on_edit: QLineEdit
    number_edit: QLineEdit
    signer_combo: QComboBox
    extract_edit: QPlainTextEdit
    receivers_table: ListEditor


class CopyDialog(StepDialog):
    """Copies the paper with the uid `original`, which is called `name`. `saved` is the copy."""

    def __init__(self, parent: QWidget | None, office: Office, original: str, name: str) -> None:
        super().__init__(parent, office)
        self._original = original
        self.form = form = load_form(self, "copy_dialog", CopyDialogForm)
        self._issuers = {key: one for key, one in office.issuers.all().items() if one.own}
        form.question_label.setText(name)
        for key, label in texts.FORMS.items():
            form.form_combo.addItem(label, key)
        for issuer in self._issuers.values():
            form.issuer_combo.addItem(issuer.name, issuer.uid)
        form.receivers_table.set_columns([EditorColumn("name", directive_texts.LINE_NAME)])
        self.bind(("form", "issuer", "signed_on", "number", "signer", "extract", "receivers"), dates=("signed_on",))
        self.set_value("form", CopyForm.FULL)
        self.set_value("issuer", next(iter(self._issuers)) if len(self._issuers) == 1 else "")
        self.set_value("signed_on", format_date(office.today()))
        for combo in (form.form_combo, form.issuer_combo):
            combo.currentIndexChanged.connect(self._offer)
        form.signed_on_edit.textChanged.connect(self._offer)
        self._offer()
        self.snapshot()

    def save(self) -> Copy:
        values = self.values()
        receivers = tuple(LineInput(**row) for row in values.pop("receivers"))
        values["signer"] = values["signer"] or None
        return self.office.copies.make(self._original, CopyInput(**values, receivers=receivers))

    def _offer(self) -> None:
        """The next number of the issuer's copies, and who signs for it on the day."""
        form, issuer, day = self.form, self._issuers.get(self.value("issuer")), self._day()
        form.extract_edit.setEnabled(self.value("form") == CopyForm.EXTRACT)
        offered = str(self.office.copies.next_number(issuer, COPY, day)) if issuer else ""
        form.number_edit.setPlaceholderText(offered)
        signers = [signer for signer in issuer.signers if signer.signs_on(day)] if issuer else []
        offer_signers(form.signer_combo, signers, signers[0].uid if len(signers) == 1 else "")

    def _day(self) -> date:
        return day_or_none(self.value("signed_on"), self.office.today()) or self.office.today()
