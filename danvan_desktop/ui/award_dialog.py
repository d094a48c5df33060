"""A decision with its list: who is honoured for what, and how the money comes about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from danvan_desktop.domain.awards import (
    KIND,
    AwardDecision,
    AwardInput,
    AwardStatus,
    BasisInput,
    Reward,
    counts,
)
from danvan_desktop.domain.dates import day_or_none, format_date
from danvan_desktop.domain.errors import Problem
from danvan_desktop.domain.money import InvalidNumber, format_decimal, format_money, parse_money, two_digits
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.texts import awards as texts
from danvan_desktop.texts import editing, fields, recipients, signing
from danvan_desktop.ui import award_rows, issuer_fields, prompts
from danvan_desktop.ui.amount_delegate import AmountDelegate
from danvan_desktop.ui.award_bases import AwardBases
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from danvan_desktop.ui.record_dialog import RecordDialog

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.exemplars import Exemplar
    from danvan_desktop.domain.issuers import Issuer
    from danvan_desktop.ui.award_rows import Row

HEAD = (
    "issuer",
    "award_kind",
    "number",
    "symbol",
    "signed_on",
    "place",
    "subject",
    "merit",
    "occasion",
    "achieved_from",
    "achieved_to",
    "signer",
    "status",
)


@dataclass(frozen=True, slots=True)
class AwardForm:
    """The widgets that code touches."""

    issuer_combo: QComboBox
    award_kind_combo: QComboBox
    number_edit: QLineEdit
    next_number_button: QPushButton
    symbol_edit: QLineEdit
    signed_on_edit: QLineEdit
    place_edit: QLineEdit
    signer_combo: QComboBox
    status_combo: QComboBox
    add_proposed_button: QPushButton
    lines_table: ListEditor
    usual_bases_button: QPushButton
    bases_table: ListEditor
    bases_warning_label: QLabel
    signing_label: QLabel
    money_label: QLabel
    totals_label: QLabel


class AwardDialog(RecordDialog):
    """Adds a decision, with a line for each of `exemplars`, or changes the one with that uid."""

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        uid: str | None = None,
        exemplars: Sequence[Exemplar] = (),
        correction: str = "",
    ) -> None:
        super().__init__(parent, office)
        self._correction = correction
        self.form = load_form(self, "award_dialog", AwardForm)
        self._uid = uid
        self._issuers = office.issuers.all()
        self._issuer: Issuer | None = None
        self._catalogues = office.catalogues.current()
        self._rewards: dict[str, Reward | None] = {}
        self._proposed = office.exemplars.proposed()
        self._proposed_text = self.form.add_proposed_button.text()
        record = office.awards.get(uid) if uid else None
        self.revision = record.revision if record else None
        self._known = office.awards.earlier(record) if record else []
        self._bases = AwardBases(
            self.form.bases_table,
            self.form.bases_warning_label,
            self.form.usual_bases_button,
            office.awards,
            lambda: self._issuer,
            self._day,
        )
        self._build()
        dates = ("signed_on", "achieved_from", "achieved_to")
        self.bind([*HEAD, "bases", "lines"], dates=dates, follows={"achieved_to": "achieved_from"})
        if record is None:
            self._fill_new(exemplars)
        else:
            self._fill(record)
        self._connect()
        self.snapshot()

    def arguments(self) -> Mapping[str, Any] | None:
        """A draft of a correction remembers why it is made."""
        more = {"correction": self._correction} if self._correction else {}
        return {**(super().arguments() or {}), **more}

    def save(self) -> AwardDecision:
        values = self.values()
        lines = tuple(award_rows.line(row) for row in values.pop("lines"))
        values["signer"] = values["signer"] or None
        bases = tuple(BasisInput(uid=row.get("uid") or None, text=row["text"]) for row in values.pop("bases"))
        given = AwardInput(**values, bases=bases, lines=lines)
        record = self.office.awards.save(given, self._uid, self.revision, self._correction)
        earlier = [sentence for sentence in self.office.awards.earlier(record) if sentence not in self._known]
        if earlier:
            prompts.inform(self, texts.honoured_before(earlier))
        return record

    # --- what is shown

    def _build(self) -> None:
        form = self.form
        for issuer in self._issuers.values():
            form.issuer_combo.addItem(issuer.name, issuer.uid)
        for key, label in texts.STATUSES.items():
            form.status_combo.addItem(label, key)
        titles = texts.LINE_TITLES
        columns = [
            EditorColumn("name", titles["name"], width=196, suggestions=tuple(self.office.exemplars.names()[1])),
            EditorColumn("kind", titles["kind"], "choice", 96, tuple(recipients.KINDS.items())),
            EditorColumn("position", titles["position"], width=152),
            EditorColumn("citation", titles["citation"], "long"),
            EditorColumn("amount", titles["amount"], "money", 104),
            EditorColumn("note", titles["note"], width=88),
        ]
        form.lines_table.set_columns(columns)
        amounts = AmountDelegate(columns, form.lines_table, self._amount_by_rule)
        form.lines_table.setItemDelegateForColumn(form.lines_table.place_of("amount"), amounts)

    def _fill_new(self, exemplars: Sequence[Exemplar]) -> None:
        own = [issuer.uid for issuer in self._issuers.values() if issuer.own]
        self.set_value("issuer", own[0] if len(own) == 1 else "")
        self._issuer_chosen()
        self.set_value("lines", self._lines_for(exemplars))
        self._lines_changed()

    def _fill(self, record: AwardDecision) -> None:
        self.set_value("issuer", record.issuer)
        self._issuer = self._issuers.get(record.issuer)
        self.set_value("signed_on", format_date(record.signed_on) if record.signed_on else "")
        self._fill_choices(record.award_kind, record.signer or "")
        for field in ("symbol", "place", "subject", "merit", "occasion", "status"):
            self.set_value(field, getattr(record, field))
        self.set_value("number", "" if record.number is None else f"{record.number}{record.suffix}")
        for field in ("achieved_from", "achieved_to"):
            day = getattr(record, field)
            self.set_value(field, format_date(day) if day else "")
        if record.bases:  # else the table shows what will be printed
            self.set_value("bases", [{"uid": basis.uid, "text": basis.text} for basis in record.bases])
        found = self.office.awards.recipients(record)
        by_rule = {kind: self._amounts_by_rule(record, kind) for kind in RecipientKind}
        self.set_value("lines", [award_rows.of_saved(line, found[line.recipient], by_rule) for line in record.lines])
        self._lines_changed()

    def _amounts_by_rule(self, record: AwardDecision, kind: RecipientKind) -> set[int]:
        """The amounts that came from the rules and shall follow them: those of the day of signing, for a draft those of
        any day, as it may have been written under an older wage.
        """
        wages = self._catalogues.base_wages.values()
        days = [record.signed_on] if record.signed_on else [wage.valid_from for wage in wages if wage.valid_from]
        rewards = [self.office.awards.reward(record.award_kind, kind, day) for day in days]
        return {reward.amount for reward in rewards if reward}

    # --- what follows from what

    def _connect(self) -> None:
        form = self.form
        form.issuer_combo.currentIndexChanged.connect(self._issuer_chosen)
        form.award_kind_combo.currentIndexChanged.connect(self._rules_changed)
        form.signer_combo.currentIndexChanged.connect(self._signer_chosen)
        form.signed_on_edit.editingFinished.connect(self._day_changed)
        form.lines_table.changed.connect(self._lines_changed)
        form.next_number_button.clicked.connect(self._take_next_number)
        form.add_proposed_button.clicked.connect(self._add_proposed)

    def _issuer_chosen(self) -> None:
        """Symbol and place follow the issuer, unless the user typed others; a sole choice is taken."""
        before, self._issuer = self._issuer, self._issuers.get(self.value("issuer"))
        issuer_fields.follow(self, KIND, before, self._issuer)
        self._fill_choices("", "")
        if self.form.award_kind_combo.count() == 1:
            self.form.award_kind_combo.setCurrentIndex(0)
        if self.form.signer_combo.count() == 2:  # nobody, and the one who signs
            self.form.signer_combo.setCurrentIndex(1)
        self._rules_changed()

    def _signer_chosen(self) -> None:
        signer = self._issuer.signer(self.value("signer")) if self._issuer else None
        wrong = self.office.papers.signing_warnings(self._issuer, signer) if self._issuer and signer else []
        self.form.signing_label.setText(editing.warnings(wrong))
        self.form.signing_label.setVisible(bool(wrong))

    def _day_changed(self) -> None:
        self._fill_choices(self.value("award_kind"), self.value("signer"))

    def _fill_choices(self, award_kind: str, signer: str) -> None:
        """Award kinds of the issuer's track and its signers, as of the day; what was chosen before stays."""
        day, issuer = self._day(), self._issuer
        kinds = [
            (kind.name, kind.key)
            for kind in self._catalogues.award_kinds.values()
            if kind.key == award_kind or (issuer and kind.track is issuer.track and kind.in_force(day))
        ]
        _refill(self.form.award_kind_combo, kinds, award_kind)
        signers = [
            (signing.signer(one.full_name, one.title), one.uid)
            for one in (issuer.signers if issuer else ())
            if one.uid == signer or one.signs_on(day)
        ]
        _refill(self.form.signer_combo, [(signing.NOBODY, ""), *signers], signer)
        self._signer_chosen()
        self._bases.offer()
        self._rules_changed()

    def _rules_changed(self) -> None:
        award_kind, day = self.value("award_kind"), self._day()
        reward = self.office.awards.reward
        self._rewards = {kind: reward(award_kind, kind, day) if award_kind else None for kind in RecipientKind}
        self.form.lines_table.viewport().update()
        self._tell_money()

    def _lines_changed(self) -> None:
        """A row with a name is of the kind of the row above, until the user says otherwise."""
        table = self.form.lines_table
        before = RecipientKind.COLLECTIVE.value
        for index, row in enumerate(table.rows()):
            if row["name"] and not row["kind"]:
                table.set_cell(index, "kind", before)
            before = row["kind"] if row["kind"] in recipients.KINDS else before
        listed = {row.get("exemplar") for row in table.rows()}
        left = [exemplar for exemplar in self._proposed if exemplar.uid not in listed]
        button = self.form.add_proposed_button
        button.setText(texts.PROPOSED.format(button=self._proposed_text, count=two_digits(len(left))))
        button.setEnabled(bool(left))
        self._tell_money()

    def _tell_money(self) -> None:
        rows = [row for row in self.form.lines_table.rows() if row["name"]]
        kinds = [RecipientKind(row["kind"]) for row in rows if row["kind"] in list(RecipientKind)]
        total = sum(self._amount(row) for row in rows)
        listed = counts(kinds)
        shown = ", ".join(
            texts.COUNT.format(count=two_digits(count), kind=recipients.KINDS[kind].lower())
            for kind, count in listed.items()
        )
        self.form.totals_label.setText(
            texts.TOTAL.format(counts=shown, money=format_money(total)) if rows else texts.NO_LINES
        )
        rates = "; ".join(self._rate(kind) for kind in listed or RecipientKind)
        told = texts.RATES.format(day=format_date(self._day()), rates=rates)
        self.form.money_label.setText(told if self.value("award_kind") else texts.CHOOSE_KIND)

    def _rate(self, kind: RecipientKind) -> str:
        reward = self._rewards[kind]
        name = recipients.KINDS[kind].lower()
        if reward is None:
            return texts.NO_RATE.format(kind=name)
        figures = texts.reward_sum(
            format_money(reward.base_wage),
            format_decimal(reward.coefficient),
            format_money(round(reward.raw)),
            format_money(reward.amount),
        )
        return texts.RATE.format(kind=name, sum=figures)

    def _amount(self, row: Row) -> int:
        try:
            return parse_money(row["amount"])
        except InvalidNumber:
            reward = None if row["amount"] else self._rewards.get(row["kind"])
            return reward.amount if reward else 0

    def _amount_by_rule(self, label: str) -> str:
        kind = next((kind for kind in RecipientKind if recipients.KINDS[kind] == label), "")
        reward = self._rewards.get(kind)
        return format_money(reward.amount) if reward else ""

    def _day(self) -> date:
        """The day whose rules count: of signing, or today while it is a draft."""
        return day_or_none(self.value("signed_on"), self.office.today()) or self.office.today()

    # --- actions

    def _take_next_number(self) -> None:
        if self._issuer is None:
            self.show_problems([Problem("issuer", fields.choose(texts.LABELS["issuer"]))])
            return
        if not self.value("signed_on"):
            self.set_value("signed_on", format_date(self.office.today()))
        self.set_value("number", str(self.office.awards.next_number(self._issuer, KIND, self._day())))
        if self.value("status") == AwardStatus.DRAFT:
            self.set_value("status", AwardStatus.ISSUED)  # with a number it is no draft
        self.form.number_edit.setFocus()

    def _add_proposed(self) -> None:
        rows = self.form.lines_table.rows()
        self.set_value("lines", [*rows, *self._lines_for(self._proposed, rows)])
        self._lines_changed()
        self.form.lines_table.setFocus()

    def _lines_for(self, exemplars: Sequence[Exemplar], rows: Sequence[Row] = ()) -> list[Row]:
        """Rows for the exemplars that `rows` lack; whoever is on the list already does not come twice."""
        listed = {row.get("recipient") for row in rows}
        added = []
        for line in self.office.awards.lines_for(exemplars):
            if line.recipient not in listed:
                listed.add(line.recipient)
                added.append(award_rows.row(line))
        return added


def _refill(combo: QComboBox, choices: Sequence[tuple[str, str]], key: str) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        for label, data in choices:
            combo.addItem(label, data)
        combo.setCurrentIndex(combo.findData(key))
