"""Days that are typed without their year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.dates import InvalidDate, Reason, lacks_year, parse_date, usual_date, with_year
from danvan_desktop.domain.deadlines import PASSED, parse, usual_deadline
from danvan_desktop.domain.deadlines import lacks_year as deadline_lacks_year

TODAY = date(2026, 11, 23)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
DAYS_OF_EVERY_YEAR = DAYS.filter(lambda day: (day.month, day.day) != (2, 29))
WAYS = st.sampled_from(("{0.day}/{0.month}", "{0.day:02d}-{0.month:02d}", " {0.day}.{0.month} ", "{0.day} {0.month}"))


def on_or_before(day: date, last: date) -> bool:
    return (day.month, day.day) <= (last.month, last.day)


@pytest.mark.parametrize("text", ["15/6", "15-6", "15.6", "15 6", " 15/06 ", "15 / 6"])
def test_day_and_month_alone_get_the_present_year(text: str) -> None:
    assert lacks_year(text)
    assert usual_date(text, TODAY) == "15/6/2026"


@pytest.mark.parametrize("text", ["", "15", "1506", "15/", "6/2026", "15/6/26", "150626", "ngày 15/6", "15/6 và 15/7"])
def test_anything_else_is_left_as_it_is(text: str) -> None:
    assert not lacks_year(text)
    assert with_year(text, TODAY) == text


@pytest.mark.parametrize(
    ("text", "today", "full"),
    [
        ("28/12", date(2027, 1, 4), "28/12/2026"),  # what came in before the new year is entered after it
        ("28/12", date(2026, 11, 23), "28/12/2026"),  # a session next month
        ("31/12", date(2026, 6, 30), "31/12/2025"),
        ("30/12", date(2026, 6, 30), "30/12/2026"),
        ("5/1", date(2026, 12, 20), "05/01/2026"),
    ],
)
def test_a_day_more_than_half_a_year_ahead_was_one_of_last_year(text: str, today: date, full: str) -> None:
    assert usual_date(text, today) == full


@given(DAYS_OF_EVERY_YEAR, DAYS, WAYS)
def test_it_is_that_day_of_this_year_or_of_the_last_and_not_far_ahead(day: date, today: date, way: str) -> None:
    full = with_year(way.format(day), today)
    assert not lacks_year(full)
    found = parse_date(full, today)
    assert (found.month, found.day) == (day.month, day.day)
    assert found.year in (today.year, today.year - 1)
    assert found <= today + timedelta(days=184)


@given(DAYS, DAYS, WAYS)
def test_with_a_day_to_follow_it_is_the_first_one_from_there_on(day: date, since: date, way: str) -> None:
    full = with_year(way.format(day), TODAY, since)
    assert full == f"{day.day}/{day.month}/{since.year if on_or_before(since, day) else since.year + 1}"
    if (day.month, day.day) != (2, 29):
        assert timedelta(0) <= parse_date(full, TODAY) - since < timedelta(days=366)


def test_a_day_that_the_year_does_not_have_is_refused_with_that_year() -> None:
    for text in ("31/6", "29/2", "15/13"):
        with pytest.raises(InvalidDate, match=r"/2026 không có trong lịch\. Hãy gõ ngày/tháng/năm") as caught:
            usual_date(text, TODAY)
        assert caught.value.reason is Reason.IMPOSSIBLE


@pytest.mark.parametrize(
    ("text", "signed_on", "full"),
    [
        ("15/12", None, "15/12/2026"),
        ("hết 15/12", None, "hết 15/12/2026"),
        ("trước ngày 15/12", None, "15/12/2026"),
        ("chậm nhất là ngày 15-12", None, "hết 15/12/2026"),
        ("15/10", None, "15/10/2026"),  # over for some weeks: a paper that is entered late
        ("15/6", None, "15/6/2027"),  # over for half a year: the next one
        ("15/6", date(2026, 5, 20), "15/6/2026"),  # the paper says which one
        ("hết 31/12", date(2025, 11, 3), "hết 31/12/2025"),
        ("31/01", date(2025, 11, 3), "31/01/2026"),
        ("20/5", date(2026, 5, 20), "20/5/2026"),
        ("15/6/2020", date(2026, 5, 20), "15/6/2020"),  # a year that was typed stands
    ],
)
def test_a_deadline_is_the_first_such_day_of_its_paper(text: str, signed_on: date | None, full: str) -> None:
    assert usual_deadline(text, TODAY, signed_on) == full


@given(DAYS_OF_EVERY_YEAR, DAYS, st.sampled_from(("", "hết ", "trước ngày ")))
def test_a_deadline_of_which_no_paper_is_known_is_at_most_so_long_over(day: date, today: date, word: str) -> None:
    text = f"{word}{day.day}/{day.month}"
    assert deadline_lacks_year(text)
    found, included = parse(usual_deadline(text, today), today)
    assert included == (word == "hết ")
    assert timedelta(0) <= found - (today - PASSED) < timedelta(days=366)


def test_what_reads_files_takes_no_day_without_a_year() -> None:
    for text in ("15/6", "hết 15/6"):
        with pytest.raises(InvalidDate):
            parse(text, TODAY)
