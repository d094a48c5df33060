"""What the tabs share whose records are papers with a number: issuing, correcting, cancelling, the signed file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from danvan_desktop.domain.attachments import AttachmentKind
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import attachments as attachment_texts
from danvan_desktop.texts import copies as copy_texts
from danvan_desktop.texts import registers as texts
from danvan_desktop.ui import errors
from danvan_desktop.ui.attachments_dialog import AttachmentsDialog
from danvan_desktop.ui.copy_dialog import CopyDialog
from danvan_desktop.ui.issue_dialog import IssueDialog
from danvan_desktop.ui.record_tab import RecordTab
from danvan_desktop.ui.register_forms import ReasonDialog, correction
from danvan_desktop.ui.tab_parts import Command, Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_desktop.services.issuing import NumberedService


class NumberedTab(RecordTab[Row]):
    """Base of these tabs. `copy_made` tells that the copy with that uid was made, which is then shown to be printed."""

    copy_made = Signal(str)

    def service(self) -> NumberedService[Any, Row]:
        raise NotImplementedError

    @property
    def commands(self) -> Mapping[str, Command]:
        return {
            **super().commands,
            "issue_action": self.issue,
            "cancel_number_action": self.cancel_number,
            "attachments_action": self.attachments,
            "copy_action": self.copy,
        }

    def issue(self) -> None:
        """Gives the draft its number; shows what is in the way where there is something."""
        row = self.current()
        if row is None:
            return
        record = self.service().get(row.uid)
        if record.number is not None:
            self.attachments()
            return
        dialog = IssueDialog(self, self._office(), self.service(), row.uid)
        if dialog.exec() and dialog.saved:
            self.saved(row.uid, texts.ISSUED_NOW.format(number=dialog.saved.printed_number))

    def cancel_number(self) -> None:
        row = self.current()
        if row is None:
            return
        record, entry = self.service().get(row.uid), self.service().entry(row.uid)
        if entry is None:
            errors.report(self, UserError(texts.NO_NUMBER))
            return
        came_in, number = entry.direction is Direction.INCOMING, entry.printed_number
        dialog = ReasonDialog(
            self,
            self._office(),
            texts.CANCEL,
            (texts.ask_cancel_arrival if came_in else texts.ask_cancel)(number, record.subject),
            lambda reason: self.service().cancel_number(row.uid, reason, record.revision),
        )
        if dialog.exec():
            done = texts.ARRIVAL_CANCELLED_NOW if came_in else texts.CANCELLED_NOW
            self.saved(row.uid, done.format(number=number))

    def attachments(self) -> None:
        """The files of the paper: the signed one, and others."""
        row = self.current()
        if row is None:
            return
        record = self.service().get(row.uid)
        name = record.printed_number.strip() if record.number is not None else record.subject
        AttachmentsDialog(self, self._office(), row.uid, name, issued=self.service().entry(row.uid) is not None).exec()
        self.saved(row.uid, "")

    def copy(self) -> None:
        """Makes a copy of the paper, which is issued at once."""
        row = self.current()
        if row is None:
            return
        record = self.service().get(row.uid)
        if record.number is None:
            errors.report(self, UserError(copy_texts.NOT_ISSUED))
            return
        name = texts.paper(record.printed_number, record.subject)
        dialog = CopyDialog(self, self._office(), row.uid, name)
        if dialog.exec() and dialog.saved:
            self.saved(row.uid, copy_texts.made(dialog.saved.printed_number))
            self.copy_made.emit(dialog.saved.uid)

    def correction(self, uid: str | None) -> str | None:
        """The reason for changing that paper, as `register_forms.correction` asks for it."""
        return correction(self, self._office(), self.service(), uid)

    def register_facts(self, uid: str) -> list[tuple[str, str]]:
        """How the paper stands in its register, and whether its signed file is there, for the detail panel."""
        entry = self.service().entry(uid)
        if entry is None:
            return []
        states = [
            attachment_texts.STATES[one.state.value] + f" ({one.record.name})"
            for one in self._office().attachments.of(uid)
            if one.record.kind is AttachmentKind.SIGNED
        ]
        made = [f"{one.printed_number} ({copy_texts.FORMS[one.form]})" for one in self._office().copies.of(uid)]
        arrival = entry.printed_number if entry.direction is Direction.INCOMING else ""
        corrections = [texts.corrected(format_date(one.on), one.reason) for one in entry.corrections]
        return [
            (texts.REGISTER, texts.entered(entry.series, late=entry.late, arrival=arrival)),
            (texts.SIGNED_FILE, "; ".join(states) or texts.NO_SIGNED_FILE),
            (texts.CORRECTIONS, "; ".join(corrections)),
            (copy_texts.COPIES, "; ".join(made)),
        ]
