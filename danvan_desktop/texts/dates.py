"""Sentences about dates, and how dates are written, in papers and in the window alike."""

from datetime import date, datetime

_HOW = "Hãy gõ ngày/tháng/năm, ví dụ 01/7/2026, 1/7/26 hoặc 010726."

EMPTY = f"Chưa có ngày. {_HOW}"


def form(text: str) -> str:
    """For what is not in the form of a date."""
    return f"Không đọc được “{text:.40}” thành ngày tháng. {_HOW}"


def impossible(day: int, month: int, year: int) -> str:
    """For a day that no month has, or a month that no year has."""
    return f"Ngày {day}/{month}/{year} không có trong lịch. {_HOW}"


def out_of_range(year: int, first: int, last: int) -> str:
    """For a year that must be a slip."""
    return f"Năm {year} nằm ngoài khoảng {first} đến {last}. Hãy kiểm tra lại năm."


def format_date(day: date) -> str:
    """`30/7/2019`, `01/7/2020`, `05/02/2026`: days below 10 and the months 1 and 2 take a zero, other months none
    (NĐ 30/2020, and the Party's guidance on its papers).
    """
    return f"{two_digits(day)}/{month(day)}/{day.year}"


def format_moment(at: datetime) -> str:
    """`10:42 01/7/2020`."""
    return f"{at:%H:%M} {format_date(at)}"


def two_digits(day: date) -> str:
    """The day of the month."""
    return f"{day.day:02d}"


def month(day: date) -> str:
    """The month, by the same rule."""
    return f"{day.month:02d}" if day.month < 3 else str(day.month)


# The blanks around day, month and year come with them, as an unsigned paper has wider ones.
LONG = "ngày{day}tháng{month}năm{year}"
PLACE = "{place}, {date}"
PERIOD = "từ ngày {start} đến ngày {end}"
