"""A directive, in the order of the paper: head, addressees, what is asked, recipients and signer."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from danvan_desktop.domain import annexes, numbering
from danvan_desktop.domain.dates import day_or_none
from danvan_desktop.domain.directives import Direction, Directive, DirectiveInput, LineInput, TaskInput, as_typed
from danvan_desktop.texts import directives as texts
from danvan_desktop.texts import editing
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.growing import grow
from danvan_desktop.ui.issuer_fields import offer_signers
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.issuers import Issuer

FIELDS = (
    *("issuer", "direction", "kind", "number", "symbol", "signed_on", "place", "subject", "addressees"),
    *("opening", "tasks", "closing", "report_to", "report_through", "due", "copies", "signer"),
)


@dataclass(frozen=True, slots=True)
class DirectiveForm:
    """The widgets of the form that need more than a value."""

    issuer_combo: QComboBox
    direction_combo: QComboBox
    kind_combo: QComboBox
    number_edit: QLineEdit
    next_number_button: QPushButton
    symbol_edit: QLineEdit
    signed_on_edit: QLineEdit
    addressees_table: ListEditor
    opening_edit: QPlainTextEdit
    tasks_table: ListEditor
    closing_edit: QPlainTextEdit
    copies_table: ListEditor
    signer_combo: QComboBox
    signature_label: QLabel
    signing_label: QLabel
    about_label: QLabel
    annex_button: QPushButton
    addressees_label: QLabel


class DirectiveDialog(RecordDialog):
    """Adds a directive, or changes the one with that uid; `correction` says why one that was issued is changed. A new
    one may begin with a `draft`. Symbol and place follow the issuer until they are typed.
    """

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        uid: str | None = None,
        direction: str = Direction.OUTGOING,
        correction: str = "",
        draft: DirectiveInput | None = None,
        about: str | None = None,
        annex: str = "",
    ) -> None:
        super().__init__(parent, office)
        self._uid = uid
        self._correction = correction
        self._issuers = office.issuers.all()
        self._offered: dict[str, str] = {}
        self._about = draft.about if draft else about
        self._annex = self._annex_before = draft.annex if draft else annex
        self.form = form = load_form(self, "directive_dialog", DirectiveForm)
        self._fill_choices()
        self.bind((*FIELDS, *self._more()), dates=("signed_on",), deadlines=("due",), follows={"due": "signed_on"})
        form.tasks_table.since = lambda _row, _key: day_or_none(self.value("signed_on"), office.today())
        grow(form.opening_edit, most=12)
        grow(form.closing_edit, most=5)
        if uid is None:
            self.setWindowTitle(texts.DIALOG_NEW)
            self.set_value("direction", direction)
            self.set_value("kind", numbering.DISPATCH)
            form.issuer_combo.setCurrentIndex(0)
            if draft is not None:
                self._show_draft(draft)
        else:
            record = office.directives.get(uid)
            self.revision = record.revision
            self.setWindowTitle(texts.DIALOG_EDIT.format(number=record.printed_number.strip()))
            self._show_record(record)
        self._offer_all()
        for combo in (form.issuer_combo, form.direction_combo, form.kind_combo):
            combo.currentIndexChanged.connect(self._offer_all)
        form.signed_on_edit.textChanged.connect(self._offer_all)
        form.signer_combo.currentIndexChanged.connect(self._show_signature)
        form.next_number_button.clicked.connect(self._take_next_number)
        form.annex_button.clicked.connect(self._edit_annex)
        self._show_signature()
        self._show_about()
        self.snapshot()

    def arguments(self) -> Mapping[str, Any] | None:
        """What is set aside remembers why it corrects, and from what it was drafted."""
        more = {"correction": self._correction, "about": self._about, "annex": self._annex}
        more = {name: value for name, value in more.items() if value}
        return {**(super().arguments() or {}), **more}

    def save(self) -> Directive:
        return self.office.directives.save(self.typed(), self._uid, self.revision, self._correction)

    def typed(self) -> DirectiveInput:
        """What the form holds, as typed."""
        values = {field: value for field, value in self.values().items() if field in FIELDS}
        return DirectiveInput(
            **values
            | {
                "signer": values["signer"] or None,
                "about": self._about,
                "annex": self._annex,
                "addressees": tuple(LineInput(**row) for row in values["addressees"]),
                "tasks": tuple(TaskInput(**row) for row in values["tasks"]),
                "copies": tuple(LineInput(**row) for row in values["copies"]),
            }
        )

    def _more(self) -> tuple[str, ...]:
        """The fields that a form made of this one has beside its own; it adds their widgets here."""
        return ()

    def _fill_choices(self) -> None:
        form = self.form
        for issuer in self._issuers.values():
            form.issuer_combo.addItem(issuer.name, issuer.uid)
        for key, label in texts.DIRECTIONS.items():
            form.direction_combo.addItem(label, key)
        for kind in self.office.catalogues.current().paper_kinds.values():
            form.kind_combo.addItem(kind.name, kind.key)
        names = tuple(unit.name for unit in self.office.units.all())
        line = EditorColumn("name", texts.LINE_NAME, suggestions=names)
        form.addressees_table.set_columns([line])
        form.copies_table.set_columns([line])
        form.tasks_table.set_columns(
            [
                EditorColumn("text", texts.TASK_TEXT, "long"),
                EditorColumn("due", texts.TASK_DUE, "deadline", 112),
                EditorColumn("product", texts.TASK_PRODUCT, "text", 112),
                EditorColumn("recurrence", texts.TASK_RHYTHM, "rhythm", 104),
            ]
        )

    def _show_record(self, record: Directive) -> None:
        given = as_typed(record)
        for field in ("issuer", "direction", "kind", "symbol", "place", "subject", "opening", "closing"):
            self.set_value(field, getattr(given, field))
        for field in ("report_to", "report_through", "signed_on", "due", "number"):
            self.set_value(field, getattr(given, field))
        for field in ("addressees", "copies", "tasks"):
            self.set_value(field, [asdict(row) for row in getattr(given, field)])
        self._fill_signers(record.signer)
        self._about, self._annex = record.about, record.annex

    def _show_draft(self, draft: DirectiveInput) -> None:
        self.setWindowTitle(texts.DIALOG_DRAFT)
        for field in ("issuer", "direction", "kind", "subject", "opening", "closing"):
            self.set_value(field, getattr(draft, field))
        for field in ("report_to", "report_through", "due"):
            self.set_value(field, getattr(draft, field))
        for field in ("addressees", "copies"):
            self.set_value(field, [{"name": line.name} for line in getattr(draft, field)])
        self.set_value("tasks", [{"text": task.text, "due": task.due} for task in draft.tasks])

    def _show_about(self) -> None:
        """From what the paper was drafted, and so what it brings along."""
        about, annex = self.office.drafting.about(self._about), annexes.of_text(self._annex)
        told = [texts.ABOUT.format(about=about)] if about else []
        told += [texts.annexed(annex.subject, len(annex.rows))] if annex else []
        self.form.about_label.setText(" ".join(told))
        self.form.about_label.setVisible(bool(told))
        self.form.annex_button.setVisible(annex is not None)

    def _edit_annex(self) -> None:
        """The rows of the table behind the paper."""
        from danvan_desktop.ui.annex_dialog import AnnexDialog

        annex = annexes.of_text(self._annex)
        if annex is not None:
            dialog = AnnexDialog(self, self.office, annex)
            if dialog.exec():
                self._annex = dialog.saved
                self._show_about()

    def is_changed(self) -> bool:
        """The table behind the paper is part of the form."""
        return super().is_changed() or self._annex != self._annex_before

    def snapshot(self) -> None:
        super().snapshot()
        self._annex_before = self._annex

    # --- what follows from what was typed

    def _offer_all(self) -> None:
        """Puts in what follows from issuer, kind and date, where the user has not typed something else."""
        issuer = self._issuers.get(self.value("issuer"))
        self.form.addressees_label.setText(texts.ADDRESSEES_OF.get(self.value("kind"), texts.ADDRESSEES_OF[""]))
        self._fill_signers(self.value("signer"))
        outgoing = self.value("direction") == Direction.OUTGOING
        self.form.next_number_button.setEnabled(outgoing and issuer is not None)
        self.form.number_edit.setPlaceholderText("")
        if issuer is not None:
            self._offer("symbol", numbering.symbol(issuer, self.value("kind")))
            self._offer("place", issuer.place)
            if outgoing:
                self.form.number_edit.setPlaceholderText(str(self._next_number(issuer)))

    def _offer(self, field: str, text: str) -> None:
        if self.value(field) in ("", self._offered.get(field, text)):
            self.set_value(field, text)
            self._offered[field] = text

    def _next_number(self, issuer: Issuer) -> int:
        return self.office.directives.next_number(issuer, self.value("kind"), self._day())

    def _take_next_number(self) -> None:
        self.set_value("number", str(self._next_number(self._issuers[self.value("issuer")])))
        if not self.value("signed_on"):
            self.form.signed_on_edit.setFocus()

    def _fill_signers(self, chosen: str | None) -> None:
        """Who signs for the issuer on the day; one who was chosen stays, so that saving can say what is wrong."""
        issuer = self._issuers.get(self.value("issuer"))
        signers = [s for s in issuer.signers if s.signs_on(self._day()) or s.uid == chosen] if issuer else []
        only = signers[0].uid if self._uid is None and len(signers) == 1 else ""
        offer_signers(self.form.signer_combo, signers, chosen or only)

    def _show_signature(self) -> None:
        """The block as it will be printed."""
        issuer = self._issuers.get(self.value("issuer"))
        signer = issuer.signer(self.value("signer")) if issuer else None
        block = texts.signature(signer.authority, signer.title, signer.full_name) if signer else ""
        self.form.signature_label.setText(block)
        wrong = self.office.papers.signing_warnings(issuer, signer) if issuer and signer else []
        self.form.signing_label.setText(editing.warnings(wrong))
        self.form.signing_label.setVisible(bool(wrong))

    def _day(self) -> date:
        """The day of signing, today while it is unknown."""
        return day_or_none(self.value("signed_on"), self.office.today()) or self.office.today()
