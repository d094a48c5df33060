"""Sentences about dates, and how dates are written out in papers."""

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


# The blanks around day, month and year come with them, as an unsigned paper has wider ones.
LONG = "ngày{day}tháng{month}năm{year}"
PLACE = "{place}, {date}"
PERIOD = "từ ngày {start} đến ngày {end}"
