"""Working days: weekends, public holidays and days swapped by decision.

Source: Bộ luật Lao động 2019, Điều 111 khoản 3 and Điều 112; the days themselves are rows of the catalogue of holidays.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from danvan_desktop.domain.catalogues import DayCount, Holiday, HolidayRule
from danvan_desktop.domain.deadlines import SOON

_DAY = timedelta(days=1)
_SATURDAY = 5


class DayKind(StrEnum):
    """What a day is for an office that works from Monday to Friday."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    SWAPPED = "swapped"
    """A day of rest on which work is made up for (làm bù)."""


class Certainty(StrEnum):
    """What is known of the holidays of a year: nothing, what law and calendar say, or what was announced."""

    NONE = "none"
    EXPECTED = "expected"
    ANNOUNCED = "announced"


class WorkCalendar:
    """The days on which work is done, by the rows of the catalogue."""

    def __init__(self, holidays: Iterable[Holiday]) -> None:
        rows = [row for row in holidays if row.valid_from is not None]
        self._yearly = [row for row in rows if row.rule is HolidayRule.YEARLY]
        self._expected = {row.valid_from.year for row in rows if row.valid_from and row.rule is HolidayRule.EXPECTED}
        self._announced = {row.valid_from.year for row in rows if row.valid_from and row.rule is HolidayRule.OFF}
        self._worked = {day: row.name for row in rows if row.rule is HolidayRule.WORKED for day in _days(row)}
        self._told = {day: row.name for row in rows if row.rule is HolidayRule.OFF for day in _days(row)}
        self._dated = {day: row.name for row in rows if row.rule is HolidayRule.EXPECTED for day in _days(row)}
        self._years: dict[int, dict[date, str]] = {}

    def kind(self, day: date) -> DayKind:
        """What the day is; a decision to work on it goes before all else."""
        if day in self._worked:
            return DayKind.SWAPPED
        if day in self._off(day.year):
            return DayKind.HOLIDAY
        return DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.WORKING

    def name(self, day: date) -> str:
        """The name of the holiday, or of the swap; empty for any other day."""
        return self._worked.get(day) or self._off(day.year).get(day, "")

    def is_working(self, day: date) -> bool:
        return self.kind(day) in (DayKind.WORKING, DayKind.SWAPPED)

    def next_working(self, day: date) -> date:
        """The day itself, or the first one after it on which work is done."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add(self, day: date, count: int) -> date:
        """The working day that is `count` working days after `day`, or before it where `count` is below 0; the day
        itself is not counted. With 0 it is `day`.
        """
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def count(self, start: date, end: date) -> int:
        """The working days after `start` up to `end`, which counts; below 0 where `end` comes first."""
        if end < start:
            return -self.count(end, start)
        return sum(self.is_working(start + number * _DAY) for number in range(1, (end - start).days + 1))

    def certainty(self, year: int) -> Certainty:
        """Whether the days of a year can be relied on; a year with anything still expected is EXPECTED."""
        if year in self._expected:
            return Certainty.EXPECTED
        return Certainty.ANNOUNCED if year in self._announced else Certainty.NONE

    def _off(self, year: int) -> dict[date, str]:
        if year not in self._years:
            self._years[year] = self._year(year)
        return self._years[year]

    def _year(self, year: int) -> dict[date, str]:
        """The holidays of a year. One of the law that falls on a weekend is made up for on the next working day (Điều
        111 khoản 3); what was announced says so itself.
        """
        first, last = date(year, 1, 1), date(year, 12, 31)
        law = {day: name for day, name in self._dated.items() if first <= day <= last}
        for row in self._yearly:
            start = row.valid_from or first
            day = _in_year(start, year)
            if day is not None and row.in_force(day):
                law.setdefault(day, row.name)
        found = dict(law)
        for day in sorted(day for day in law if day.weekday() >= _SATURDAY):
            instead = day + _DAY
            while instead.weekday() >= _SATURDAY or instead in found:
                instead += _DAY
            found[instead] = law[day]
        return found | {day: name for day, name in self._told.items() if first <= day <= last}


def days_between(start: date, end: date, count: DayCount, calendar: WorkCalendar) -> int:
    """The days from `start` to `end` as the office counts them; below 0 where `end` comes first."""
    return calendar.count(start, end) if count is DayCount.WORKING else (end - start).days


def soon_until(today: date, count: DayCount, calendar: WorkCalendar) -> date:
    """The last day of which a deadline is near today."""
    return calendar.add(today, SOON) if count is DayCount.WORKING else today + SOON * _DAY


def _days(row: Holiday) -> Iterator[date]:
    if row.valid_from is not None:
        last = row.valid_to or row.valid_from
        for number in range((last - row.valid_from).days + 1):
            yield row.valid_from + number * _DAY


def _in_year(day: date, year: int) -> date | None:
    """The same day and month of another year; None for 29 February of a usual year."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None
