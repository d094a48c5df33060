"""Deadlines by the calendar: which day is the last one in time, and how a deadline stands today.

“Trước ngày 30/6” ends with 29/6: the paper is late from 30/6 on. “Đến hết ngày 30/6”, “chậm nhất ngày 30/6” end at
midnight after 30/6. So a deadline is a day and whether that day is included.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from danvan_desktop.domain.dates import format_date, parse_date, with_year
from danvan_desktop.domain.dates import lacks_year as day_lacks_year
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import deadlines as texts

SOON = 15
"""A deadline is near when so many days are left, counted as the office counts."""
DAY = timedelta(days=1)
PASSED = timedelta(days=90)
"""A day without a year that is over for longer is meant to be one of next year, where nothing else tells."""

Extended = Callable[[date], date]
"""From the last day of a deadline to the last day that counts, never an earlier one and never out of order: where the
office lets a deadline that ends on a day off end with the next working day.
"""


class DueState(StrEnum):
    """How a deadline stands on a day; NONE where there is none."""

    LATE = "late"
    SOON = "soon"
    ON_TIME = "on_time"
    NONE = "none"
    DONE = "done"  # everything that was asked for is there


@dataclass(frozen=True, slots=True)
class Now:
    """A day, and what it means for deadlines: those whose last day is before `late_before` are late, of the others
    those up to `soon_until` are near.
    """

    day: date
    late_before: date
    soon_until: date


def as_set(last: date) -> date:
    """Deadlines end on the day they name, whatever day that is."""
    return last


def now(day: date, soon_until: date | None = None, extended: Extended = as_set) -> Now:
    """What that day means for deadlines; they are near for SOON days, unless `soon_until` says otherwise."""
    late_before = day
    while extended(late_before - DAY) >= day:
        late_before -= DAY
    return Now(day, late_before, soon_until or day + SOON * DAY)


def last_day(due: date, included: bool) -> date:
    """The last day in time."""
    return due if included else due - DAY


def state(last: date | None, today: Now) -> DueState:
    """How a deadline with that last day stands."""
    if last is None:
        return DueState.NONE
    if last < today.late_before:
        return DueState.LATE
    return DueState.SOON if last <= today.soon_until else DueState.ON_TIME


_INCLUDED = re.compile(r"(?:cham nhat|den het|het)\b\s*(?:la\b|vao\b|den\b)?\s*(?:ngay\b)?")
_EXCLUDED = re.compile(r"truoc\b\s*(?:ngay\b)?")


def parse(text: str, today: date) -> tuple[date, bool]:
    """A day as `parse_date` knows it, after “hết”, “đến hết”, “chậm nhất” (that day is included) or “trước”; a day
    alone is one before which the work is to be done. Raises InvalidDate.
    """
    day, included = _parted(text)
    return parse_date(day, today), included


def lacks_year(text: str) -> bool:
    """Whether the day in it is a day and a month alone."""
    return day_lacks_year(_parted(text)[0])


def usual_deadline(text: str, today: date, signed_on: date | None = None) -> str:
    """What was typed as `typed` writes it. A day without a year is the first one from the day on which the paper was
    signed; where that is not known, one that is over for PASSED at most. Raises InvalidDate.
    """
    day, included = _parted(text)
    return typed(parse_date(with_year(day, today, signed_on or today - PASSED), today), included)


def shown(due: date | None, included: bool) -> str:
    """The deadline in words that leave no doubt: `trước 30/6/2026`, `hết 30/6/2026`."""
    return f"{texts.INCLUDED if included else texts.EXCLUDED}{format_date(due)}" if due else ""


def typed(due: date | None, included: bool) -> str:
    """The deadline as it can be typed."""
    if due is None:
        return ""
    return f"{texts.INCLUDED if included else ''}{format_date(due)}"


def _parted(text: str) -> tuple[str, bool]:
    """The text of the day, and whether that day is included."""
    folded = fold(text).strip()
    for pattern, included in ((_INCLUDED, True), (_EXCLUDED, False)):
        if found := pattern.match(folded):
            return folded[found.end() :], included
    return text, False
