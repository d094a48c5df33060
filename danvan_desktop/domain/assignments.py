"""Assignments: which body was asked to do which task by when, what it reported, and how that stands today.

How a task stands is worked out, never kept: from its deadline, the day and the reports. A task with a rhythm is asked
for anew in every period; each of its periods stands for itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.deadlines import DueState, Now
from danvan_desktop.domain.directives import Directive, Task
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.records import Part, Record, identity, part_identity
from danvan_desktop.domain.recurrence import Recurrence
from danvan_desktop.domain.units import Unit
from danvan_desktop.texts import assignments as texts

COMPLETE = 100
"""Per cent."""


class Role(StrEnum):
    """LEAD answers for the task (chủ trì), SUPPORT helps (phối hợp)."""

    LEAD = "lead"
    SUPPORT = "support"


class ReportState(StrEnum):
    """What became of a report: it came, it was sent back, it was found good."""

    RECEIVED = "received"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class State(StrEnum):
    """How a body stands with a task. REPORTED: it answered, nobody has looked at it yet."""

    NOT_ASKED = "not_asked"
    DUE = "due"
    SOON = "soon"
    LATE = "late"
    REPORTED = "reported"
    RETURNED = "returned"
    DONE = "done"


UNREPORTED = "unreported"
"""As a filter of states: all that still owe an answer."""
OVERDUE = "overdue"
"""As a filter of states: those of them whose deadline is over, also where a report was returned."""
ANSWERED = (State.REPORTED, State.DONE)
"""Those that owe nothing now."""
URGENCY = (State.LATE, State.RETURNED, State.REPORTED, State.SOON, State.DUE, State.DONE, State.NOT_ASKED)
"""Of several, the first is what has to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Part):
    """An answer. `period` is the first day of the period that it is about, None for a task without a rhythm; `reason`
    says why it was returned.
    """

    period: date | None
    received_on: date
    number: str
    summary: str
    state: ReportState
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Record):
    """A task of a directive for a body (the uids of all three). `due` only where it differs from the task's; `progress`
    in per cent as the body tells it.
    """

    directive: str
    task: str
    body: str
    role: Role
    assigned_on: date
    due: date | None = None
    due_included: bool = False
    progress: int = 0
    note: str = ""
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """By when something is asked for. With a `rhythm`, in each period, from the day it was asked for up to `due`."""

    since: date
    due: date | None
    included: bool
    rhythm: Recurrence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an assignment, or a period of it, stands: `last` is the last day in time, `late` that it is over without an
    answer, or was over when the answer came.
    """

    state: State
    due: date | None
    last: date | None
    late: bool = False
    period: date | None = None


def terms(assignment: Assignment, task: Task, directive: Directive) -> Terms:
    """The assignment's own deadline, else the task's, else the directive's. The directive's does not end a rhythm."""
    chosen: Assignment | Task | Directive = assignment if assignment.due else task if task.due else directive
    ends = chosen.due if chosen is not directive or task.recurrence is None else None
    return Terms(since=assignment.assigned_on, due=ends, included=chosen.due_included, rhythm=task.recurrence)


def standing(asked: Terms, reports: Sequence[Report], progress: int, today: Now) -> Standing:
    """How the assignment stands: of one with a rhythm, the first period that is owed and late, else the first report
    that waits to be looked at, else the period that comes next.
    """
    if asked.rhythm is None:
        last = deadlines.last_day(asked.due, asked.included) if asked.due else None
        return _standing(asked.due, last, [*reports], progress, today)
    found = periods(asked, reports, today)
    late = next((one for one in found if one.late and one.state not in ANSWERED), None)
    waiting = next((one for one in found if one.state is State.REPORTED), None)
    following = next((one for one in found if one.state is not State.DONE), None)
    return late or waiting or following or (found[-1] if found else Standing(state=State.DONE, due=None, last=None))


def periods(asked: Terms, reports: Sequence[Report], today: Now) -> list[Standing]:
    """Each period up to the first that is still in time and not answered, and any later one that was answered."""
    if asked.rhythm is None:
        return []
    answers: dict[date | None, list[Report]] = {}
    for report in reports:
        answers.setdefault(report.period, []).append(report)
    last_answered = max((period for period in answers if period), default=date.min)
    found: list[Standing] = []
    for one in recurrence.occurrences(asked.rhythm, asked.since, asked.due):
        at = _standing(one.due, one.last, answers.get(one.period, []), 0, today, one.period)
        found.append(at)
        if one.last >= today.late_before and at.state not in ANSWERED and one.period >= last_answered:
            break
    return found


def _standing(
    due: date | None,
    last: date | None,
    reports: Sequence[Report],
    progress: int,
    today: Now,
    period: date | None = None,
) -> Standing:
    """The report that came last decides."""
    if reports:
        newest = reports[-1]
        state = {
            ReportState.ACCEPTED: State.DONE,
            ReportState.RECEIVED: State.REPORTED,
            ReportState.RETURNED: State.RETURNED,
        }[newest.state]
        over = last is not None and (last < today.late_before if state is State.RETURNED else last < newest.received_on)
        return Standing(state=state, due=due, last=last, late=over, period=period)
    if progress >= COMPLETE:
        return Standing(state=State.DONE, due=due, last=last, period=period)
    state = {DueState.LATE: State.LATE, DueState.SOON: State.SOON}.get(deadlines.state(last, today), State.DUE)
    return Standing(state=state, due=due, last=last, late=state is State.LATE, period=period)


def asked_now(body: str, units: Mapping[str, Unit], day: date) -> tuple[str, ...]:
    """Who answers for a body on that day: itself while it exists, else those that took over, and their successors in
    turn; itself where nobody did.
    """
    found = dict.fromkeys(_heirs(body, units, day, frozenset()))
    return tuple(found) or (body,)


def _heirs(body: str, units: Mapping[str, Unit], day: date, seen: frozenset[str]) -> Iterator[str]:
    unit = units.get(body)
    if unit is None or body in seen:
        return
    if unit.valid_to is None or day <= unit.valid_to or not unit.successors:
        yield body
        return
    for successor in unit.successors:
        yield from _heirs(successor.unit, units, day, seen | {body})


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """What a list shows of an assignment: `position` is the number of the task in its directive, `due` the deadline of
    what is owed now, `period` the first day of that period. `late`: the deadline is over and nothing good has come.
    """

    id: int
    uid: str
    directive: str
    directive_number: str
    directive_subject: str
    signed_on: date | None
    task: str
    position: int
    text: str
    product: str
    recurrence: Recurrence | None
    body: str
    body_name: str
    role: Role
    due: date | None
    included: bool
    last: date | None
    state: State
    late: bool
    period: date | None
    progress: int
    reports: int
    reported_on: date | None


# --- forms


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignInput:
    """A cell of the grid of bodies and tasks, as it was set; `due` as typed, empty for the task's own."""

    task: str
    body: str
    role: str = Role.LEAD
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInput:
    """What a task shall bring and how often, as typed."""

    task: str
    product: str = ""
    recurrence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportInput:
    """The form of a report, as typed; `uid` names the one to be changed."""

    uid: str | None = None
    period: str = ""
    received_on: str = ""
    number: str = ""
    summary: str = ""
    state: str = ReportState.RECEIVED
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressInput:
    """How far a body is, as typed."""

    progress: str = ""
    note: str = ""


def assigned(given: AssignInput, today: date, directive: str, base: Assignment | None = None) -> Assignment:
    """The assignment of a cell; what was reported to `base` stays. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    due, included = check.deadline("due", given.due)
    return check.passed(
        Assignment(
            **identity(base),
            directive=directive,
            task=given.task,
            body=given.body,
            role=check.choice("role", given.role, Role),
            assigned_on=base.assigned_on if base else today,
            due=due,
            due_included=included,
            progress=base.progress if base else 0,
            note=base.note if base else "",
            reports=base.reports if base else (),
        )
    )


def planned(given: PlanInput, today: date, task: Task) -> Task:
    """The task with its product and its rhythm. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    product = check.line("product", given.product)
    return check.passed(replace(task, product=product, recurrence=check.recurrence("recurrence", given.recurrence)))


def reported(given: ReportInput, today: date, rhythm: Recurrence | None) -> Report:
    """A checked report. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    received = check.needed_date("received_on", given.received_on)
    if received > today:
        check.fail("received_on", texts.TO_COME)
    state = check.choice("state", given.state, ReportState)
    reason = check.text("reason", given.reason, limit=1000)
    if state is ReportState.RETURNED and not reason:
        check.fail("reason", texts.NEEDS_REASON)
    period = check.date("period", given.period, required=rhythm is not None)
    return check.passed(
        Report(
            **part_identity(given.uid),
            period=period if rhythm is not None else None,
            received_on=received,
            number=check.line("number", given.number, limit=100),
            summary=check.text("summary", given.summary),
            state=state,
            reason=reason if state is ReportState.RETURNED else "",
        )
    )


def progressed(given: ProgressInput, today: date) -> tuple[int, str]:
    """Progress in per cent, and the note. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    progress = check.whole("progress", given.progress.strip().removesuffix("%"), low=0, high=COMPLETE) or 0
    return check.passed((progress, check.text("note", given.note, limit=1000)))
