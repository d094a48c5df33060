"""The agenda: what is due when, as a calendar on screen, on paper and in a file for other calendars."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from danvan_desktop.db import agenda as queries
from danvan_desktop.db.directives import directives
from danvan_desktop.db.store import Store
from danvan_desktop.domain import agenda, deadlines, working_days
from danvan_desktop.domain.agenda import AgendaDay, AgendaItem, AgendaKind, AgendaState, Digest, Month
from danvan_desktop.domain.assignments import Assignment
from danvan_desktop.domain.councils import CouncilSession
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.directives import Direction, Directive, DirectiveRow
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.working_days import WorkCalendar
from danvan_desktop.papers import agenda as papers
from danvan_desktop.services import paper_files
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.deadlines import now_of
from danvan_desktop.services.layouts import LayoutService
from danvan_desktop.services.lists import LAYOUT
from danvan_desktop.services.printing import Printable
from danvan_desktop.texts import agenda as texts
from danvan_desktop.texts import working_days as day_texts

KIND = "agenda"
LATE_SHOWN = 100
REMIND = timedelta(hours=15)
"""Other calendars speak at nine in the morning of the day before."""


class AgendaService:
    """`now` is the clock."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], catalogues: CatalogueService, layouts: LayoutService
    ) -> None:
        self._store = store
        self._now = now
        self._catalogues = catalogues
        self._layouts = layouts

    def items(self, first: date, last: date) -> list[AgendaItem]:
        """What is due from `first` to `last`, in order."""
        today = now_of(self._now().date(), self._catalogues)
        with self._store.read() as reader:
            # A paper asked for “before” a day has its last day the day before.
            uids = queries.asking(reader.connection, first, last + timedelta(days=1))
            records = reader.by_uids(Directive, uids)
            answered = queries.answered(reader.connection)
            assigned: dict[str, list[Assignment]] = {}
            for one in reader.by_uids(Assignment, queries.assignments(reader.connection, uids)).values():
                assigned.setdefault(one.directive, []).append(one)
            sessions = reader.by_uids(CouncilSession, queries.sessions(reader.connection, first, last))
        found = [agenda.of_session(one, today.day) for one in sessions.values()]
        for uid, record in records.items():
            asked = assigned.get(uid, [])
            replied = uid in answered and record.direction is Direction.INCOMING
            found += agenda.of_directive(record, asked, first, last, today, answered=replied)
        return sorted(found, key=agenda.pressing)

    def days(
        self, month: Month, kinds: Collection[AgendaKind] = tuple(AgendaKind), *, only_open: bool = False
    ) -> dict[date, AgendaDay]:
        """The whole weeks of the month, each day with what is due on it, of these kinds, and if wanted without what is
        done.
        """
        found = [one for one in self.items(month.first, month.last) if one.kind in kinds]
        shown = [one for one in found if not (only_open and one.state is AgendaState.DONE)]
        return agenda.days(month.first, month.last, shown, self.work_calendar())

    def digest(self) -> Digest:
        """What is due today and this week, and what is late, the oldest first."""
        day = self._now().date()
        today = now_of(day, self._catalogues)
        with self._store.read() as reader:
            late = queries.late(reader.execute, reader.connection, today)
            found = reader.by_uids(Directive, list(late)[:LATE_SHOWN], parts=0)
            listing = directives(today)
            rows = {row.uid: row for row in listing.rows(reader.execute, [one.id or 0 for one in found.values()])}
        sunday = day + timedelta(days=6 - day.weekday())
        ahead = [one for one in self.items(day, sunday) if one.state not in (AgendaState.DONE, AgendaState.LATE)]
        return Digest(
            today=tuple(one for one in ahead if one.day == day),
            week=tuple(one for one in ahead if one.day > day),
            late=tuple(_late(rows[uid], reports) for uid, reports in late.items() if uid in rows),
            late_in_all=len(late),
        )

    def work_calendar(self) -> WorkCalendar:
        """The days on which the office works."""
        return WorkCalendar(self._catalogues.current().holidays.values())

    def doubts(self, year: int) -> str:
        """A sentence on what is not known of the holidays of a year; empty where all is."""
        return day_texts.CERTAINTIES[self.work_calendar().certainty(year)].format(year=year)

    def left(self, last: date) -> str:
        """How far off the last day of a deadline is, as the office counts days."""
        count = self._catalogues.current().day_count
        days = working_days.days_between(self._now().date(), last, count, self.work_calendar())
        return day_texts.left(days, day_texts.UNITS[count])

    def printable(self, month: Month, days: Mapping[date, AgendaDay]) -> Printable:
        """The month as a sheet."""
        name = texts.LIST_TITLE.format(month=texts.month(date(month.year, month.month, 1)).lower())
        return Printable(KIND, "", name, name.replace(" ", "-"), partial(self._write, month, days))

    def export_ics(self, first: date, last: date, path: Path) -> int:
        """Writes what is due from `first` to `last` and not done as a calendar file, and returns how many entries it
        has. Raises UserError where there is nothing to write, or it cannot be written.
        """
        from danvan_desktop.exporters import ics

        found = [one for one in self.items(first, last) if one.state is not AgendaState.DONE]
        if not found:
            raise UserError(texts.NOTHING_TO_EXPORT.format(first=format_date(first), last=format_date(last)))
        events = [
            ics.Event(
                uid=f"{one.key}@dan-van-kheo",
                day=one.day,
                summary=texts.summary(texts.KINDS[one.kind], one.number, one.text),
                description="\n".join(filter(None, (one.text, one.note, texts.STATES[one.state]))),
                categories=(texts.KINDS[one.kind],),
                remind=REMIND,
            )
            for one in found
        ]
        ics.write(events, path, texts.CALENDAR, self._now())
        return len(events)

    def _write(
        self,
        month: Month,
        days: Mapping[date, AgendaDay],
        path: Path,
        step: Callable[[int], None] | None = None,
    ) -> Path:
        layout = papers.layout_for(self._layouts.current()[LAYOUT])
        paper = papers.month_paper(month, days, layout, self._now().date())
        return paper_files.write([paper], layout, path, step)


def _late(row: DirectiveRow, overdue: int) -> AgendaItem:
    """A directive that is late, with how many reports are overdue."""
    due = row.due or date.max
    return AgendaItem(
        day=deadlines.last_day(due, row.included),
        kind=AgendaKind.DIRECTIVE,
        state=AgendaState.LATE,
        record=row.uid,
        number=row.printed_number.strip(),
        text=row.subject,
        note=texts.overdue(overdue),
    )
