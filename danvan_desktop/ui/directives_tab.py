"""Văn bản chỉ đạo: what was asked, by when, and which exemplars answer it."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.assignments import State
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.deadlines import DueState
from danvan_desktop.domain.directives import Direction, Directive, DirectiveRow, Task
from danvan_desktop.domain.lists import Kind
from danvan_desktop.domain.matrices import owes
from danvan_desktop.domain.money import two_digits
from danvan_desktop.domain.numbering import REPORT
from danvan_desktop.services.paper_kinds import kind_of_directive
from danvan_desktop.texts import assignments as assignment_texts
from danvan_desktop.texts import directives as texts
from danvan_desktop.texts import follow_up as follow_up_texts
from danvan_desktop.texts import overview as overview_texts
from danvan_desktop.texts import references as reference_texts
from danvan_desktop.texts import registers as register_texts
from danvan_desktop.ui import drafting, html, theme
from danvan_desktop.ui.answers_dialog import AnswersDialog
from danvan_desktop.ui.assign_dialog import AssignDialog
from danvan_desktop.ui.cell_editing import CellEditing, CellField
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
from danvan_desktop.ui.issue_dialog import ArrivalDialog
from danvan_desktop.ui.issuers_dialog import has_issuer
from danvan_desktop.ui.numbered_tab import NumberedTab
from danvan_desktop.ui.tab_parts import Command, Detail, Filter, Words, years_and_stages
from danvan_desktop.ui.tables import TableColumn, count_column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from danvan_desktop.bootstrap import Office
    from danvan_desktop.services.directives import DirectiveService


DRAFTS = {
    "draft_plan_action": "KH",
    "draft_report_action": "BC",
    "draft_notice_action": "TB",
    "draft_guidance_action": "HD",
}
"""What can be drafted from a directive, by action."""


class DirectivesTab(NumberedTab[DirectiveRow]):
    """The register of directives, newest first. `tasks_wanted` asks to follow up what fits these filters,
    `paste_wanted` to read the document on the clipboard.
    """

    tasks_wanted = Signal(dict)
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            Words(texts.ADD, texts.EMPTY_TITLE, texts.EMPTY_TEXT),
            [
                TableColumn(texts.NUMBER, lambda row: row.printed_number, "number", 104),
                TableColumn(
                    texts.SIGNED_ON,
                    lambda row: _day(row.signed_on),
                    "signed_on",
                    98,
                    kind=Kind.DAY,
                    value=lambda row: row.signed_on,
                ),
                TableColumn(texts.SUBJECT, lambda row: row.subject, "subject", 0),
                TableColumn(texts.ISSUER, lambda row: row.issuer, "issuer", 144, spare=True),
                count_column(texts.TASKS, lambda row: row.tasks, "tasks", 82, spare=True, total=True),
                count_column(texts.ANSWERS, lambda row: row.answers, "answers", 76, spare=True),
                TableColumn(
                    texts.DUE,
                    lambda row: deadlines.shown(row.due, row.included),
                    "due",
                    128,
                    kind=Kind.DAY,
                    value=lambda row: row.due,
                ),
                TableColumn(
                    texts.STATE,
                    self._state,
                    "state",
                    124,
                    colour=self._state_colour,
                    kind=Kind.CHOICE,
                    choices=lambda _office: list(texts.DUE_STATES.items()),
                    ranked=True,
                ),
                TableColumn(
                    texts.DIRECTION,
                    lambda row: texts.DIRECTIONS[row.direction],
                    "direction",
                    110,
                    kind=Kind.CHOICE,
                    choices=lambda _office: list(texts.DIRECTIONS.items()),
                    ranked=True,
                    extra=True,
                ),
                TableColumn(texts.KIND, self._kind, "kind", 120, kind=Kind.CHOICE, choices=_kinds, extra=True),
            ],
            [
                Filter("year", texts.EVERY_YEAR, partial(years_and_stages, lambda office: office.directives)),
                Filter("direction", texts.BOTH_DIRECTIONS, lambda _office: list(texts.DIRECTIONS.items())),
                Filter(
                    "state",
                    texts.EVERY_STATE,
                    lambda _office: [*texts.DUE_STATES.items(), *overview_texts.STATES.items()],
                ),
            ],
        )

        self.form.detail_text.anchorClicked.connect(lambda url: self.show_record(url.toString()))
        # Of this page only: on another the same keys paste a list. A field that has them keeps them for itself.
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste_wanted)
        fields = {texts.SUBJECT: CellField("subject"), texts.DUE: CellField("due", usual=self._usual_due)}
        self.edit_cells(CellEditing(self.form.table, fields, self.service, self._may_edit))

    def service(self) -> DirectiveService:
        return self._office().directives

    def open_dialog(self, uid: str | None) -> str | None:
        office = self._office()
        if not has_issuer(self, office) or (correction := self.correction(uid)) is None:
            return None
        dialog = DirectiveDialog(self, office, uid, correction=correction)
        return dialog.saved.uid if dialog.exec() and dialog.saved else None

    @property
    def commands(self) -> Mapping[str, Command]:
        more: dict[str, Command] = {
            "assign_action": self.assign,
            "register_action": self._register,
            "answers_action": self.answers,
            "remind_action": self.remind,
        }
        return {**super().commands, **more, **{action: partial(self._draft, kind) for action, kind in DRAFTS.items()}}

    def assign(self) -> None:
        """Who does the tasks of the current directive."""
        row = self.current()
        if row is not None and AssignDialog(self, self._office(), row.uid).exec():
            self.saved(row.uid, assignment_texts.ASSIGNED_NOW)

    def follow_up(self) -> None:
        """Who owes what of the current directive."""
        row = self.current()
        if row is not None:
            self.tasks_wanted.emit({"directive": row.uid})

    def _draft(self, kind: str) -> None:
        """A paper of that kind that carries out the current directive."""
        row, office = self.current(), self._office()
        if row is not None:
            answer = partial(office.follow_up.answer, row.uid)
            make = answer if kind == REPORT else partial(office.drafting.from_directive, row.uid, kind)
            saved = drafting.write(self, office, make)
            if saved is not None:
                self.saved(saved.uid, texts.DRAFTED)

    def remind(self) -> None:
        """A công văn đôn đốc to those who are late with the current directive."""
        from danvan_desktop.ui.reminder_dialog import remind

        row = self.current()
        saved = remind(self, self._office(), row.uid) if row is not None else []
        if saved:
            self.saved(saved[0], follow_up_texts.drafted(len(saved)))

    def paper(self) -> tuple[str, str] | None:
        row = self.current()
        return (kind_of_directive(row.kind).key, row.uid) if row and row.direction is Direction.OUTGOING else None

    def detail(self, row: DirectiveRow) -> Detail:
        record = self._office().directives.get(row.uid)
        report = texts.report_to(record.report_to, record.report_through)
        text = html.facts(
            [
                (texts.ISSUER, row.issuer),
                (texts.SIGNED_ON, _day(row.signed_on)),
                (texts.ADDRESSEES, "; ".join(addressee.name for addressee in record.addressees)),
                (texts.REPORT_TO, report),
                (texts.DUE, deadlines.shown(row.due, row.included)),
                (texts.ANSWERS, two_digits(row.answers)),
                *self.register_facts(row.uid),
            ]
        )
        counts = self._office().assignments.counts(row.uid)
        text += html.section(
            texts.TASKS_HEADING, html.numbered(_task(task, counts.get(task.uid)) for task in record.tasks)
        )
        text += self._related(row.uid)
        title = f"{row.printed_number.strip()} – {row.subject}"
        whole = _whole(record, counts)
        told = assignment_texts.unbroken(assignment_texts.counted(whole)) if counts else ""
        state = "\n".join(filter(None, (self._state(row), told)))
        return Detail(title, state, text, self._next_step(row, whole))

    def _related(self, uid: str) -> str:
        """The papers that it answers and cites, and those that answer it; those that are here can be gone to."""
        found = self._office().references.of(uid)
        pairs = (
            (reference_texts.ANSWERS, found.answers),
            (reference_texts.ANSWERED_BY, found.answered_by),
            (reference_texts.CITES, found.cites),
        )
        return "".join(html.section(title, html.linked((one.uid, one.text) for one in all_)) for title, all_ in pairs)

    def answers(self) -> None:
        """Which papers the current one answers."""
        row = self.current()
        if row is not None:
            name = row.printed_number.strip() if row.signed_on else row.subject
            if AnswersDialog(self, self._office(), row.uid, name).exec():
                self.saved(row.uid, reference_texts.SAVED)

    def _may_edit(self, row: DirectiveRow, field: str) -> bool:
        """An issued paper is corrected in its dialog, for a reason; so are several deadlines, of which one is shown."""
        if self.service().is_locked(row.uid):
            return False
        return field != "due" or not any(task.due for task in self.service().get(row.uid).tasks)

    def _usual_due(self, row: DirectiveRow, text: str) -> str:
        return deadlines.usual_deadline(text, self.today(), row.signed_on)

    def _next_step(self, row: DirectiveRow, counts: Counter[State]) -> tuple[str, Any] | None:
        if row.signed_on is None:
            return register_texts.NEXT_ISSUE, self.issue
        if row.direction is Direction.INCOMING and self.service().entry(row.uid) is None:
            return register_texts.NEXT_ARRIVAL, self.issue
        if row.tasks and counts[State.NOT_ASKED] == row.tasks and self._office().assignments.has_bodies():
            return assignment_texts.NEXT_ASSIGN, self.assign
        if row.state is DueState.LATE and self._office().follow_up.late(row.uid):
            return follow_up_texts.NEXT_REMIND, self.remind
        asked = counts[State.NOT_ASKED] < row.tasks
        if row.direction is Direction.INCOMING and row.state is not DueState.DONE and asked:
            return follow_up_texts.NEXT_ANSWER, partial(self._draft, REPORT)
        if owes(counts):
            return assignment_texts.NEXT_REPORT, self.follow_up
        if row.tasks and not row.answers:
            return texts.NEXT_REGISTER, self._register
        return (texts.NEXT_EXPORT, self.export_wanted.emit) if row.direction is Direction.OUTGOING else None

    def issue(self) -> None:
        """What came in gets the number of its arrival instead."""
        row = self.current()
        if row is None or row.direction is Direction.OUTGOING:
            super().issue()
            return
        if self.service().entry(row.uid) is not None:
            self.attachments()
            return
        dialog = ArrivalDialog(self, self._office(), row.uid)
        if dialog.exec() and dialog.saved:
            self.saved(row.uid, register_texts.ARRIVED_NOW.format(number=dialog.saved.printed_number))

    def _register(self) -> None:
        row = self.current()
        if row is None:
            return
        record = self._office().directives.get(row.uid)
        # With several tasks it is for the user to say which of them the exemplar answers.
        only = [task.uid for task in record.tasks] if len(record.tasks) == 1 else []
        dialog = ExemplarDialog(self, self._office(), tasks=only)
        if dialog.exec() and dialog.saved:
            self.saved(row.uid, texts.REGISTERED)

    def _kind(self, row: DirectiveRow) -> str:
        kinds = self.catalogues.paper_kinds if self.catalogues else {}
        return kinds[row.kind].name if row.kind in kinds else row.kind

    def _state(self, row: DirectiveRow) -> str:
        if row.signed_on is None:
            return texts.DRAFT_STATE
        return texts.STATE_SIGNS[row.state]

    def _state_colour(self, row: DirectiveRow) -> str | None:
        colours = theme.tokens()
        return {
            DueState.LATE: colours.late,
            DueState.SOON: colours.soon,
            DueState.ON_TIME: colours.good,
            DueState.DONE: colours.done,
            DueState.NONE: None,
        }[row.state]


def _task(task: Task, counts: Counter[State] | None) -> str:
    """A task as the panel shows it: what it brings, by when, and how many stand how with it."""
    facts = (
        task.product,
        recurrence.typed(task.recurrence),
        deadlines.shown(task.due, task.due_included),
        assignment_texts.counted(counts or {State.NOT_ASKED: 1}),
    )
    return texts.task(task.text, [fact for fact in facts if fact])


def _whole(record: Directive, counts: Mapping[str, Counter[State]]) -> Counter[State]:
    """How all assignments of the directive stand, and how many of its tasks nobody was asked to do."""
    whole = sum(counts.values(), Counter[State]())
    whole[State.NOT_ASKED] = sum(task.uid not in counts for task in record.tasks)
    return whole


def _kinds(office: Office) -> list[tuple[str, str]]:
    return [(kind.key, kind.name) for kind in office.catalogues.current().paper_kinds.values()]


def _day(day: date | None) -> str:
    return format_date(day) if day else ""
