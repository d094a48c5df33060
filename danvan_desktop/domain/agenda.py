"""The agenda: what is due on which day, and the days of a month in weeks that begin on Monday."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.assignments import ANSWERED, Assignment, ReportState, standing, terms
from danvan_desktop.domain.councils import CouncilSession
from danvan_desktop.domain.deadlines import DueState, Now
from danvan_desktop.domain.directives import Directive, Task
from danvan_desktop.domain.recurrence import Occurrence
from danvan_desktop.domain.working_days import DayKind, WorkCalendar
from danvan_desktop.texts import agenda as texts


class AgendaKind(StrEnum):
    """What has a day: a directive as a whole, one task of it, a session of a council."""

    DIRECTIVE = "directive"
    TASK = "task"
    SESSION = "session"


class AgendaState(StrEnum):
    """How it stands today, the most pressing first."""

    LATE = "late"
    SOON = "soon"
    ON_TIME = "on_time"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A line of the agenda. `day` is the last day in time, or the day of the session; `record` is the uid of the
    directive or session that it belongs to, `part` of the task; `number` is what people call the record, `text` what is
    asked, `note` who owes how much.
    """

    day: date
    kind: AgendaKind
    state: AgendaState
    record: str
    part: str = ""
    number: str
    text: str
    note: str = ""

    @property
    def key(self) -> str:
        """The same for the same line of any list."""
        return f"{self.part or self.record}-{self.day:%Y%m%d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDay:
    """A day with what is due on it, the most pressing first; `name` is that of a holiday or of a swap."""

    day: date
    kind: DayKind
    name: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The whole weeks that a month touches."""

    year: int
    month: int

    @property
    def weeks(self) -> list[list[date]]:
        return calendar.Calendar().monthdatescalendar(self.year, self.month)

    @property
    def first(self) -> date:
        """The Monday with which its first week begins."""
        return self.weeks[0][0]

    @property
    def last(self) -> date:
        """The Sunday with which its last week ends."""
        return self.weeks[-1][-1]

    def holds(self, day: date) -> bool:
        """Whether the day is of the month itself."""
        return (day.year, day.month) == (self.year, self.month)


def shifted(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a month that is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def days(first: date, last: date, items: Iterable[AgendaItem], work: WorkCalendar) -> dict[date, AgendaDay]:
    """Each day from `first` to `last` with its items."""
    found: dict[date, list[AgendaItem]] = {}
    for item in sorted(items, key=pressing):
        found.setdefault(item.day, []).append(item)
    every = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return {
        day: AgendaDay(day=day, kind=work.kind(day), name=work.name(day), items=tuple(found.get(day, ())))
        for day in every
    }


_STATES = list(AgendaState)


def pressing(item: AgendaItem) -> tuple[date, int, str, str]:
    """The order of a list: by day, the most pressing of a day first."""
    return item.day, _STATES.index(item.state), item.number, item.text


def of_directive(
    record: Directive, assigned: Sequence[Assignment], first: date, last: date, today: Now, *, answered: bool = False
) -> Iterator[AgendaItem]:
    """What a directive asks for from `first` to `last`: as a whole, and each task that has a day of its own, once for
    each day and each period. `answered` tells that the answer to the whole of it has gone out.
    """
    inherited = [one for one in assigned if _inherits(one, record)]
    if record.due is not None:
        day = deadlines.last_day(record.due, record.due_included)
        state = (
            AgendaState.DONE if answered else _state(day, [_answers(one, record, today) for one in inherited], today)
        )
        note = _note(inherited, record, today)
        if first <= day <= last:
            yield _item(record, AgendaKind.DIRECTIVE, day, state, record.subject, note)
    for number, task in enumerate(record.tasks, start=1):
        own = [one for one in assigned if one.task == task.uid]
        text = texts.task(number, task.text)
        if task.recurrence is None:
            yield from _once(record, task, text, [one for one in own if one not in inherited], (first, last), today)
            continue
        since = max(first, record.signed_on or first)
        for one in recurrence.occurrences(task.recurrence, since, task.due):
            if one.last > last:
                break
            asked = [each for each in own if each.assigned_on <= one.last]
            if own and not asked:  # nobody was asked yet when the period ended
                continue
            done = [_reported(each, one) for each in asked]
            about = f"{recurrence.period_name(task.recurrence, one.period)}: {text}"
            note = texts.reported(sum(done), len(done)) if done else ""
            yield _item(record, AgendaKind.TASK, one.last, _state(one.last, done, today), about, note, task.uid)


def of_session(record: CouncilSession, today: date) -> AgendaItem:
    """A session of a council; one that has been held is done."""
    state = AgendaState.DONE if record.held_on < today else AgendaState.SOON
    return AgendaItem(
        day=record.held_on,
        kind=AgendaKind.SESSION,
        state=state,
        record=record.uid,
        number=record.council,
        text=record.subject,
        note=record.venue,
    )


def _once(
    record: Directive, task: Task, text: str, own: Sequence[Assignment], span: tuple[date, date], today: Now
) -> Iterator[AgendaItem]:
    """A task without a rhythm: its own day, and each day that was set for a body alone."""
    by_day: dict[date, list[Assignment]] = {}
    if task.due is not None and not own:
        by_day[deadlines.last_day(task.due, task.due_included)] = []
    for one in own:
        asked = terms(one, task, record)
        if asked.due is not None:
            by_day.setdefault(deadlines.last_day(asked.due, asked.included), []).append(one)
    for day, group in by_day.items():
        if span[0] <= day <= span[1]:
            done = [_answers(one, record, today) for one in group]
            state, note = _state(day, done, today), _note(group, record, today)
            yield _item(record, AgendaKind.TASK, day, state, text, note, task.uid)


def _inherits(assignment: Assignment, record: Directive) -> bool:
    """Whether it is the directive's own day by which the body has to answer."""
    task = _task(assignment, record)
    return assignment.due is None and task.due is None and task.recurrence is None


def _task(assignment: Assignment, record: Directive) -> Task:
    return next((task for task in record.tasks if task.uid == assignment.task), Task(text=""))


def _answers(assignment: Assignment, record: Directive, today: Now) -> bool:
    asked = terms(assignment, _task(assignment, record), record)
    return standing(asked, assignment.reports, assignment.progress, today).state in ANSWERED


def _reported(assignment: Assignment, one: Occurrence) -> bool:
    """Whether the last report about the period was not returned."""
    about = [report for report in assignment.reports if report.period == one.period]
    return bool(about) and about[-1].state is not ReportState.RETURNED


def _note(assigned: Sequence[Assignment], record: Directive, today: Now) -> str:
    done = [_answers(one, record, today) for one in assigned]
    return texts.reported(sum(done), len(done)) if done else ""


def _state(day: date, done: Sequence[bool], today: Now) -> AgendaState:
    if done and all(done):
        return AgendaState.DONE
    return {DueState.LATE: AgendaState.LATE, DueState.SOON: AgendaState.SOON}.get(
        deadlines.state(day, today), AgendaState.ON_TIME
    )


def _item(
    record: Directive, kind: AgendaKind, day: date, state: AgendaState, text: str, note: str, part: str = ""
) -> AgendaItem:
    number = record.printed_number.strip()
    return AgendaItem(
        day=day, kind=kind, state=state, record=record.uid, part=part, number=number, text=text, note=note
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What an official should know in the morning: what is due today, by Sunday, and what is late, `late_in_all` of
    which not all need be listed. Nothing of it is done.
    """

    today: tuple[AgendaItem, ...]
    week: tuple[AgendaItem, ...]
    late: tuple[AgendaItem, ...]
    late_in_all: int

    @property
    def empty(self) -> bool:
        return not (self.today or self.week or self.late)
