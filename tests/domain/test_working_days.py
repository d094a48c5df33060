"""Working days against the announced days of known years and against counting day by day."""

import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.catalogues import DayCount, Holiday, HolidayRule
from danvan_desktop.domain.serial import decode
from danvan_desktop.domain.working_days import Certainty, DayKind, WorkCalendar, days_between, soon_until
from danvan_desktop.resources import resource

DAY = timedelta(days=1)
ROWS = tomllib.loads(resource("catalogues", "holidays.toml").read_text("utf-8"))["row"]
SHIPPED = WorkCalendar(decode(Holiday, row) for row in ROWS)
SPAN = st.dates(date(2023, 1, 1), date(2038, 12, 31))


def days(year: int, *month_days: str) -> set[date]:
    """`29/4` or `8-14/2`."""
    found = set()
    for text in month_days:
        first_last, month = text.split("/")
        first, _, last = first_last.partition("-")
        found |= {date(year, int(month), day) for day in range(int(first), int(last or first) + 1)}
    return found


@pytest.mark.parametrize(
    ("year", "off", "worked"),
    [
        (2024, ("1/1", "8-9/2", "12-14/2", "18/4", "29-30/4", "1/5", "2-3/9"), ("4/5",)),
        (2025, ("1/1", "27-31/1", "7/4", "30/4", "1-2/5", "1-2/9"), ("26/4",)),
        (2026, ("1-2/1", "16-20/2", "27/4", "30/4", "1/5", "31/8", "1-2/9", "24/11"), ("10/1", "22/8")),
    ],
)
def test_the_days_off_of_known_years(year: int, off: tuple[str, ...], worked: tuple[str, ...]) -> None:
    whole = [date(year, 1, 1) + number * DAY for number in range(366)]
    weekdays_off = {day for day in whole if day.year == year and day.weekday() < 5 and not SHIPPED.is_working(day)}
    weekends_on = {day for day in whole if day.weekday() >= 5 and SHIPPED.is_working(day)}
    assert weekdays_off == days(year, *off)
    assert weekends_on == days(year, *worked)
    assert {SHIPPED.kind(day) for day in weekends_on} == {DayKind.SWAPPED}
    assert all(SHIPPED.name(day) for day in weekdays_off | weekends_on)
    assert SHIPPED.certainty(year) is Certainty.ANNOUNCED


def test_a_holiday_on_a_weekend_is_made_up_for_on_the_next_working_day() -> None:
    # 30/4/2028 is a Sunday and 1/5 the Monday after; in 2027 the first of May is a Saturday.
    assert SHIPPED.name(date(2028, 5, 2)) == "Ngày Chiến thắng"
    assert SHIPPED.name(date(2027, 5, 3)) == "Ngày Quốc tế lao động"
    assert SHIPPED.is_working(date(2027, 5, 4))
    # Tết 2027: Friday 5/2 to Tuesday 9/2, of which two days are a weekend.
    assert not any(SHIPPED.is_working(date(2027, 2, day)) for day in range(5, 12))
    assert SHIPPED.is_working(date(2027, 2, 12))


def test_what_is_not_announced_is_known_as_such() -> None:
    assert [SHIPPED.certainty(year) for year in (2023, 2027, 2036, 2037)] == [
        Certainty.NONE,
        Certainty.EXPECTED,
        Certainty.EXPECTED,
        Certainty.NONE,
    ]
    assert SHIPPED.kind(date(2037, 9, 2)) is DayKind.HOLIDAY  # the law goes on


@given(SPAN, st.integers(-400, 400))
def test_counting_undoes_adding(day: date, count: int) -> None:
    there = SHIPPED.add(day, count)
    assert count == 0 or SHIPPED.is_working(there)
    if count >= 0:
        assert SHIPPED.count(day, there) == count
    else:  # the day itself counts on the way back, if work is done on it
        assert SHIPPED.count(there, day) == -count - 1 + SHIPPED.is_working(day)


@given(SPAN, SPAN)
def test_a_count_is_what_one_counts_with_a_finger_on_the_calendar(start: date, end: date) -> None:
    first, last = min(start, end), max(start, end)
    walked, day = 0, first
    while day < last:
        day += DAY
        walked += SHIPPED.is_working(day)
    assert SHIPPED.count(start, end) == (walked if start <= end else -walked)
    assert days_between(start, end, DayCount.CALENDAR, SHIPPED) == (end - start).days
    following = SHIPPED.next_working(start)
    assert SHIPPED.is_working(following)
    assert not any(SHIPPED.is_working(start + number * DAY) for number in range((following - start).days))


def test_near_is_fifteen_days_as_the_office_counts() -> None:
    today = date(2026, 11, 23)
    assert soon_until(today, DayCount.CALENDAR, SHIPPED) == date(2026, 12, 8)
    assert soon_until(today, DayCount.WORKING, SHIPPED) == date(2026, 12, 15)  # 24/11 is a holiday


def test_an_offices_own_rows_count() -> None:
    own = [
        Holiday(key="a", name="Nghỉ riêng", valid_from=date(2026, 3, 4), rule=HolidayRule.OFF),
        Holiday(key="b", name="Làm bù", valid_from=date(2026, 3, 7), rule=HolidayRule.WORKED),
        Holiday(key="c", name="Ngày 29/2", valid_from=date(2024, 2, 29), rule=HolidayRule.YEARLY),
    ]
    calendar = WorkCalendar(own)
    assert calendar.count(date(2026, 3, 2), date(2026, 3, 8)) == 4
    assert [calendar.name(date(year, 2, 28) + DAY) for year in (2024, 2026, 2028)] == ["Ngày 29/2", "", "Ngày 29/2"]
