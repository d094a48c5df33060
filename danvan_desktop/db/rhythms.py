"""How a task with a rhythm stands, inside SQL: SQLite asks the domain, so that there is one rule."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from danvan_desktop.domain.assignments import Report, ReportState, Standing, Terms, standing
from danvan_desktop.domain.deadlines import Now
from danvan_desktop.domain.recurrence import of_code

FUNCTION = "standing"


def register(connection: sqlite3.Connection) -> None:
    """Makes the function `standing(what, recurrence, since, until, reports, day, late_before, soon_until)` known to a
    connection; `what` is a field of a Standing, `reports` as `period received_on state`, with commas between.
    """
    connection.create_function(FUNCTION, 8, _field, deterministic=True)


def _field(what: str, *told: str | None) -> str | None:
    value = getattr(_standing(*told), what)
    return None if value is None else str(value)


@lru_cache(maxsize=1024)
def _standing(
    rhythm: str, since: str, until: str | None, reports: str | None, day: str, late_before: str, soon_until: str
) -> Standing:
    asked = Terms(since=_day(since), due=_day(until) if until else None, included=False, rhythm=of_code(rhythm))
    return standing(asked, list(_reports(reports or "")), 0, Now(_day(day), _day(late_before), _day(soon_until)))


def _reports(text: str) -> Iterator[Report]:
    for line in filter(None, text.split(",")):
        period, received, state = line.split()
        yield Report(
            period=_day(period),
            received_on=_day(received),
            number="",
            summary="",
            state=ReportState(state),
            reason="",
        )


def _day(text: str) -> date:
    return date.fromisoformat(text)
