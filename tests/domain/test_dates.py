from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.dates import (
    InvalidDate,
    Reason,
    format_date,
    format_date_long,
    format_period,
    format_place_date,
    parse_date,
)

TODAY = date(2026, 11, 23)
GAP = "\u00a0" * 6


@pytest.mark.parametrize(
    "text",
    [
        "1/7/26", "010726", "01072026", "01/07/2026", "01/7/2026", "1-7-2026", "1.7.2026", "2026-07-01", "2026/7/1",
        " 1/7/2026\t", "1 / 7 / 2026", "1/ 7/ 2026", "1 7 2026", "\u00a01/7/2026\n", "1.7-26",
    ],
)  # fmt: skip
def test_ways_to_type_a_date(text: str) -> None:
    assert parse_date(text, TODAY) == date(2026, 7, 1)


@pytest.mark.parametrize(("typed", "year"), [("26", 2026), ("45", 2045), ("46", 1946), ("99", 1999), ("00", 2000)])
def test_two_digit_years_reach_from_80_years_back_to_19_ahead(typed: str, year: int) -> None:
    assert parse_date(f"5/9/{typed}", TODAY) == date(year, 9, 5)


@given(st.integers(min_value=-80, max_value=19), st.dates(min_value=date(1980, 1, 1), max_value=date(2081, 1, 1)))
def test_every_year_of_the_window_can_be_typed_with_two_digits(distance: int, today: date) -> None:
    year = today.year + distance
    assert parse_date(f"1/7/{year % 100:02d}", today) == date(year, 7, 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.EMPTY),
        (" \u00a0", Reason.EMPTY),
        ("hôm nay", Reason.FORM),
        ("1/7", Reason.FORM),
        ("1/7/026", Reason.FORM),
        ("1/7/2", Reason.FORM),
        ("1//7/2026", Reason.FORM),
        ("1/7/2026 10:00", Reason.FORM),
        ("1726", Reason.FORM),
        ("0107202", Reason.FORM),
        ("-1/7/2026", Reason.FORM),
        ("\u0661/7/2026", Reason.FORM),  # a digit, but not one of ours
        ("31/6/2026", Reason.IMPOSSIBLE),
        ("29/02/2025", Reason.IMPOSSIBLE),
        ("7/13/2026", Reason.IMPOSSIBLE),
        ("0/7/2026", Reason.IMPOSSIBLE),
        ("310626", Reason.IMPOSSIBLE),
        ("31/12/1899", Reason.RANGE),
        ("01/01/2101", Reason.RANGE),
        ("01/01/0000", Reason.RANGE),
    ],
)
def test_what_is_no_date(text: str, reason: Reason) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse_date(text, TODAY)
    assert caught.value.reason is reason


def test_sentences_say_what_is_wrong_and_what_to_type() -> None:
    with pytest.raises(
        ValueError, match=r"^Ngày 31/6/2026 không có trong lịch\. Hãy gõ ngày/tháng/năm, ví dụ 01/7/2026"
    ):
        parse_date("31-6-26", TODAY)
    with pytest.raises(ValueError, match=r"^Không đọc được “mai” thành ngày tháng\. Hãy gõ"):
        parse_date("mai", TODAY)
    with pytest.raises(ValueError, match=r"^Năm 1026 nằm ngoài khoảng 1900 đến 2100\."):
        parse_date("1/7/1026", TODAY)
    with pytest.raises(ValueError, match=r"^Chưa có ngày\. Hãy gõ"):
        parse_date("", TODAY)


def test_a_long_paste_is_not_repeated_in_full() -> None:
    with pytest.raises(InvalidDate) as caught:
        parse_date("dài " * 1000, TODAY)
    assert len(str(caught.value)) < 200


def test_what_is_printed_can_be_typed_for_every_day() -> None:
    day = date(1900, 1, 1)
    while day <= date(2100, 12, 31):
        assert parse_date(format_date(day), TODAY) == day
        assert parse_date(day.isoformat(), TODAY) == day
        day += timedelta(days=1)


@given(st.text(alphabet="0123456789/.- ", max_size=12))
def test_any_text_is_a_date_or_a_sentence(text: str) -> None:
    with suppress(InvalidDate):
        assert 1900 <= parse_date(text, TODAY).year <= 2100


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2019, 7, 30), "30/7/2019", "ngày 30 tháng 7 năm 2019"),
        (date(2020, 7, 1), "01/7/2020", "ngày 01 tháng 7 năm 2020"),
        (date(2026, 2, 5), "05/02/2026", "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 10), "10/01/2026", "ngày 10 tháng 01 năm 2026"),
        (date(2026, 3, 9), "09/3/2026", "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "31/12/2026", "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_zeros_of_official_papers(day: date, short: str, long: str) -> None:
    assert format_date(day) == short
    assert format_date_long(day) == format_date_long(day, year=1999) == long


def test_place_and_date() -> None:
    assert format_place_date("Triệu Phong", date(2019, 7, 30)) == "Triệu Phong, ngày 30 tháng 7 năm 2019"


def test_an_unsigned_paper_has_gaps_of_six_blanks() -> None:
    assert format_place_date("Ái Tử", None, year=2026) == f"Ái Tử, ngày{GAP}tháng{GAP}năm 2026"
    assert format_date_long(None) == f"ngày{GAP}tháng{GAP}năm{GAP}"


def test_period() -> None:
    assert format_period(date(2016, 1, 1), date(2020, 12, 31)) == "2016-2020"
    assert format_period(date(2026, 1, 1), date(2026, 12, 31)) == "2026"
    assert format_period(date(2026, 6, 15), date(2026, 9, 5)) == "từ ngày 15/6/2026 đến ngày 05/9/2026"
