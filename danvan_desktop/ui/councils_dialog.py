"""Council sessions: who met, what was voted on, how the ballots fell, and the papers of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QTabWidget, QToolButton

from danvan_desktop.domain.councils import (
    KIND,
    CandidateInput,
    CouncilInput,
    CouncilSession,
    MemberInput,
    VotesInput,
)
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.hours import format_time
from danvan_desktop.domain.money import two_digits
from danvan_desktop.domain.names import name_key
from danvan_desktop.texts import councils as texts
from danvan_desktop.texts import registers, signing
from danvan_desktop.ui import council_rows, issuer_fields
from danvan_desktop.ui.council_rows import Row, shown
from danvan_desktop.ui.forms import load_form
from danvan_desktop.ui.issue_dialog import IssueDialog
from danvan_desktop.ui.list_dialog import ListDialog, ListForm
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from danvan_desktop.ui.register_forms import correction
from danvan_desktop.ui.votes_table import VOTES, VotesTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.domain.issuers import Issuer

MEETING = (
    "issuer",
    "number",
    "symbol",
    "held_on",
    "signer",
    "started_at",
    "ended_at",
    "venue",
    "council",
    "subject",
    "place",
    "content",
    "conclusion",
)
LISTS = ("members", "candidates")
COUNT = ("issued", "returned", "valid", "counted_by", "checked_by", "votes")
_MEMBERS_PAGE, _CANDIDATES_PAGE = 1, 2
_SHOWN = 3  # warnings: the table of votes keeps its room on a small screen


@dataclass(frozen=True, slots=True)
class CouncilsForm(ListForm):
    """The widgets that code touches."""

    tabs: QTabWidget
    issuer_combo: QComboBox
    signer_combo: QComboBox
    issue_button: QPushButton
    valid_edit: QLineEdit
    members_table: ListEditor
    candidates_table: ListEditor
    add_proposed_button: QPushButton
    votes_table: VotesTable
    warnings_label: QLabel
    print_button: QToolButton


class CouncilsDialog(ListDialog):
    """All sessions, the one with that uid first in the form. `print_wanted` asks for a paper of the one in the form:
    its kind and its uid; `menu_filled` lets others add to the menu of its papers: the menu and the uid.
    """

    print_wanted = Signal(str, str)
    menu_filled = Signal(object, str)
    new = texts.NEW
    wraps = True

    def __init__(self, parent: QWidget | None, office: Office, uid: str | None = None) -> None:
        super().__init__(parent, office)
        self.form: CouncilsForm = load_form(self, "councils_dialog", CouncilsForm)
        self._issuers = office.issuers.all()
        self._issuer: Issuer | None = None
        self._correction = ""
        self._proposed = office.exemplars.proposed()
        self._proposed_text = self.form.add_proposed_button.text()
        self._build()
        self.bind([*MEETING, *LISTS, *COUNT], dates=("held_on",))
        self._connect()
        self.start(uid)

    def records(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        sessions = self.office.councils.find_all()
        return [
            (one.uid, (texts.LISTED.format(day=format_date(one.held_on), subject=one.subject),)) for one in sessions
        ]

    def show_record(self, uid: str | None) -> None:
        record = self.office.councils.get(uid) if uid else None
        self.revision = record.revision if record else None
        self.form.issue_button.setEnabled(record is None or record.number is None)
        if record is None:
            self._show_new()
        else:
            self._show(record)
        self._issuer = self._issuers.get(self.value("issuer"))
        self._members_changed()
        self._candidates_changed()
        if record is not None:
            votes = [{key: shown(getattr(one, key)) for key in VOTES} for one in record.candidates]
            self.set_value("votes", votes)

    def resume(self, uid: str | None, revision: int | None, values: Mapping[str, Any]) -> None:
        super().resume(uid, revision, values)
        self._members_changed()
        self._candidates_changed()
        self.set_value("votes", values.get("votes", []))

    def accept(self) -> None:
        """Minutes that were issued are changed for a reason only."""
        if not self.is_seen():
            return
        reason = correction(self, self.office, self.office.councils, self.uid)
        if reason is not None:
            self._correction = reason
            super().accept()

    def save(self) -> CouncilSession:
        return self.office.councils.save(self._input(), self.uid, self.revision, self._correction)

    def remove(self, uid: str) -> None:
        self.office.councils.remove([uid])

    # --- what is shown

    def _build(self) -> None:
        form = self.form
        for issuer in self._issuers.values():
            form.issuer_combo.addItem(issuer.name, issuer.uid)
        titles = texts.MEMBER_TITLES
        form.members_table.set_columns(
            [
                EditorColumn("name", titles["name"]),
                EditorColumn("post", titles["post"]),
                EditorColumn("role", titles["role"], "choice", 124, tuple(texts.ROLES.items())),
                EditorColumn("absent", titles["absent"], "check", 88),
                EditorColumn("reason", titles["reason"]),
            ]
        )
        titles = texts.CANDIDATE_TITLES
        units, recipients = self.office.exemplars.names()
        known = tuple(dict.fromkeys([*(one.name for one in self._proposed), *recipients]))
        form.candidates_table.set_columns(
            [
                EditorColumn("name", titles["name"], suggestions=known),
                EditorColumn("kind", titles["kind"], "choice", 100, tuple(texts.KINDS.items())),
                EditorColumn("unit", titles["unit"], suggestions=tuple(units)),
                EditorColumn("proposal", titles["proposal"], width=110),
                EditorColumn("conflicts", titles["conflicts"]),
            ]
        )
        menu = QMenu(form.print_button)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        form.print_button.setMenu(menu)

    def _show_new(self) -> None:
        """A new session is one of the same council as the last, with all its members present."""
        for field in MEETING + COUNT[:-1]:
            self.set_value(field, "")
        last = next(iter(self.office.councils.find_all()), None)
        own = [issuer.uid for issuer in self._issuers.values() if issuer.own]
        issuer = last.issuer if last else own[0] if len(own) == 1 else ""
        with QSignalBlocker(self.form.issuer_combo):
            self.set_value("issuer", issuer)
        self._issuer_chosen()
        self.set_value("council", last.council if last else "")
        self.set_value("venue", last.venue if last else "")
        self.set_value("held_on", format_date(self.office.today()))
        members = last.members if last else ()
        self.set_value("members", [{"name": one.name, "post": one.post, "role": one.role} for one in members])
        self.set_value("candidates", [])

    def _show(self, record: CouncilSession) -> None:
        with QSignalBlocker(self.form.issuer_combo):
            self.set_value("issuer", record.issuer)
        self._fill_signers(self._issuers.get(record.issuer), record.signer or "")
        self.set_value("number", "" if record.number is None else f"{record.number}{record.suffix}")
        self.set_value("held_on", format_date(record.held_on))
        for field in ("started_at", "ended_at"):
            hour = getattr(record, field)
            self.set_value(field, format_time(hour) if hour else "")
        for field in ("symbol", "venue", "council", "subject", "place", "content", "conclusion"):
            self.set_value(field, getattr(record, field))
        for field in COUNT[:-1]:
            self.set_value(field, shown(getattr(record, field)))
        self.set_value("members", council_rows.members(record))
        self.set_value("candidates", council_rows.candidates(record, self.office.councils.kinds(record)))

    # --- what follows from what

    def _connect(self) -> None:
        form = self.form
        form.issuer_combo.currentIndexChanged.connect(self._issuer_chosen)
        form.issue_button.clicked.connect(self._issue)
        form.add_proposed_button.clicked.connect(self._add_proposed)
        form.members_table.changed.connect(self._members_changed)
        form.candidates_table.changed.connect(self._candidates_changed)
        form.votes_table.changed.connect(self._tell)
        form.valid_edit.textChanged.connect(self._tell)
        form.tabs.currentChanged.connect(self._tell)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, form.print_button.showMenu)

    def _issuer_chosen(self) -> None:
        """Symbol and place follow the issuer, unless the user typed others."""
        before, self._issuer = self._issuer, self._issuers.get(self.value("issuer"))
        issuer_fields.follow(self, KIND, before, self._issuer)
        self._fill_signers(self._issuer, "")

    def _fill_signers(self, issuer: Issuer | None, signer: str) -> None:
        combo = self.form.signer_combo
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItem(texts.NO_SIGNER, "")
            for one in issuer.signers if issuer else ():
                combo.addItem(signing.signer(one.full_name, one.title), one.uid)
        self.set_value("signer", signer)

    def _members_changed(self) -> None:
        members = self._named("members")
        present = sum(not row["absent"] for row in members)
        title = texts.MEMBERS_TAB.format(present=present, members=len(members))
        self.form.tabs.setTabText(_MEMBERS_PAGE, title)
        self._tell()

    def _candidates_changed(self) -> None:
        """A member's number becomes the name, so that nobody else is meant when the list of members changes."""
        table = self.form.candidates_table
        members = self.form.members_table.rows()
        for index, row in enumerate(table.rows()):
            named = council_rows.with_names(row["conflicts"], members)
            if row["name"] and not row["kind"]:
                table.set_cell(index, "kind", "exemplar")
            if named != row["conflicts"]:
                table.set_cell(index, "conflicts", named)
        rows = table.rows()
        self.form.votes_table.show_candidates([row["name"] for row in rows])
        self.form.tabs.setTabText(_CANDIDATES_PAGE, texts.CANDIDATES_TAB.format(count=len(self._named("candidates"))))
        listed = {row.get("exemplar") for row in rows}
        left = [exemplar for exemplar in self._proposed if exemplar.uid not in listed]
        button = self.form.add_proposed_button
        button.setText(texts.PROPOSED.format(button=self._proposed_text, count=two_digits(len(left))))
        button.setEnabled(bool(left))
        self._tell()

    def _tell(self) -> None:
        """What follows from the figures typed so far, and what to look at."""
        present = {name_key(row["name"]) for row in self._named("members") if not row["absent"]}
        valid = council_rows.figure(self.value("valid"))
        rows = zip(self.form.candidates_table.rows(), self.value("votes"), strict=False)
        self.form.votes_table.show_results(
            [council_rows.result(council_rows.ballots(valid, row["conflicts"], present), votes) for row, votes in rows]
        )
        told = self.office.councils.warnings(self._input())
        shown = told[:_SHOWN] + ([texts.MORE.format(count=len(told) - _SHOWN)] if len(told) > _SHOWN else [])
        self.form.warnings_label.setText(
            texts.WARNINGS.format(sentences="<br>".join(f"▲ {escape(one)}" for one in shown)) if told else ""
        )
        self.form.warnings_label.setToolTip("\n".join(told))
        self.form.warnings_label.setVisible(bool(told))

    # --- actions

    def _issue(self) -> None:
        """Gives the minutes their number; what was changed is saved first."""
        if self.uid is None or self.is_changed():
            self.accept()
        if self.uid is None or self.is_changed():
            return
        dialog = IssueDialog(self, self.office, self.office.councils, self.uid)
        if dialog.exec() and dialog.saved:
            self._open(self.uid)
            self.form.note_label.setText(registers.ISSUED_NOW.format(number=dialog.saved.printed_number))

    def _add_proposed(self) -> None:
        rows = self.form.candidates_table.rows()
        listed = {row.get("exemplar") for row in rows}
        left = [exemplar for exemplar in self._proposed if exemplar.uid not in listed]
        added = [
            {"kind": one.kind, "exemplar": one.exemplar or "", "name": one.name, "unit": one.unit}
            for one in self.office.councils.candidates_for(left)
        ]
        self.set_value("candidates", [*rows, *added])
        self._candidates_changed()
        self.form.candidates_table.setFocus()

    def _fill_menu(self, menu: QMenu) -> None:
        """The papers of the session; what was changed is saved before it is printed."""
        menu.clear()
        if self.uid is None:
            menu.addAction(texts.SAVE_FIRST).setEnabled(False)
            return
        for kind in self.office.papers.kinds_of(self.office.councils.get(self.uid)):
            menu.addAction(kind.name, partial(self._print, kind.key))
        self.menu_filled.emit(menu, self.uid)

    def _print(self, kind: str) -> None:
        if self.is_changed():
            self.accept()
        if self.uid is not None and not self.is_changed():
            self.print_wanted.emit(kind, self.uid)

    # --- inside

    def _input(self) -> CouncilInput:
        values = self.values()
        values["signer"] = values["signer"] or None
        return CouncilInput(
            **{field: values[field] for field in (*MEETING, *COUNT[:-1])},
            members=tuple(MemberInput(**council_rows.filled(row)) for row in values["members"]),
            candidates=tuple(CandidateInput(**council_rows.filled(row)) for row in values["candidates"]),
            votes=tuple(VotesInput(**row) for row in values["votes"]),
        )

    def _named(self, field: str) -> list[Row]:
        return [row for row in self.value(field) if row["name"]]
