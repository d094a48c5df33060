"""Dates as officials type them, and as their papers print them."""

import re
from datetime import date
from enum import Enum, auto

from danvan_desktop.texts import dates as texts
from danvan_desktop.texts.dates import format_date, format_moment

__all__ = ["format_date", "format_moment"]  # beside what is defined here

FIRST_YEAR, LAST_YEAR = 1900, 2100

_GAP = "\N{NO-BREAK SPACE}" * 6
_DIGITS = re.compile("([0-9]{2})([0-9]{2})([0-9]{2}|[0-9]{4})")
_SEPARATOR = r"(?:\s*[-/.]\s*|\s+)"
_DAY_FIRST = re.compile(f"([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{2}}|[0-9]{{4}})")
_NO_YEAR = re.compile(f"([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}})")
_YEAR_FIRST = re.compile(f"([0-9]{{4}}){_SEPARATOR}([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}})")


class Reason(Enum):
    """Why a text is no date."""

    EMPTY = auto()
    FORM = auto()
    IMPOSSIBLE = auto()
    RANGE = auto()


class InvalidDate(ValueError):
    """A text that is no date; `str` of it is a sentence for the user."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


def parse_date(text: str, today: date) -> date:
    """The date in `text`: `1/7/26`, `010726`, `01072026`, `01/07/2026`, `1-7-2026`, `1.7.2026`, `1 7 2026` or
    `2026-07-01`, with blanks around and between. The day comes before the month.

    A year of two digits is taken from the hundred years that begin 80 years before `today`: in 2026 that is 1946 to
    2045, so that both a birthday and a deadline come out right. Raises InvalidDate.
    """
    text = text.strip()
    if not text:
        raise InvalidDate(Reason.EMPTY, texts.EMPTY)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DIGITS.fullmatch(text) or _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise InvalidDate(Reason.FORM, texts.form(text))
    return _date(int(day), int(month), int(year) if len(year) == 4 else _full_year(int(year), today))


def lacks_year(text: str) -> bool:
    """Whether the text is a day and a month alone, such as `15/6`, `15-6`, `15.6` or `15 6`."""
    return _NO_YEAR.fullmatch(text.strip()) is not None


def with_year(text: str, today: date, since: date | None = None) -> str:
    """A day and a month alone with their year behind them, any other text as it is; for what a user types and then sees
    in full, not for what is read from a file.

    With `since` it is the first such day from there on. Without, it is that of this year; where that is more than half
    a year ahead, that of last year, as for a paper of December that is entered in January.
    """
    found = _NO_YEAR.fullmatch(text.strip())
    if found is None:
        return text
    day, month = map(int, found.groups())
    if since is not None:
        year = since.year + ((month, day) < (since.month, since.day))
    else:
        year = today.year - ((month, day) > (today.month + 6, today.day))
    return f"{day}/{month}/{year}"


def usual_date(text: str, today: date, since: date | None = None) -> str:
    """What was typed as `format_date` writes it, with its year as in `with_year`. Raises InvalidDate."""
    return format_date(parse_date(with_year(text, today, since), today))


def day_or_none(text: str, today: date) -> date | None:
    """The date in `text`, None where there is none yet."""
    try:
        return parse_date(text, today)
    except InvalidDate:
        return None


def typed_date(day: date | None) -> str:
    """What stands in the field of a form; empty where there is no day."""
    return format_date(day) if day else ""


def format_date_long(day: date | None, year: int | None = None) -> str:
    """`ngày 05 tháng 02 năm 2026`. Without a day, as in a paper not yet signed, gaps of six blanks for day and month,
    and for the year too unless `year` is given; the blanks do not break or collapse.
    """
    if day is None:
        return texts.LONG.format(day=_GAP, month=_GAP, year=_GAP if year is None else f" {year}")
    return texts.LONG.format(day=f" {texts.two_digits(day)} ", month=f" {texts.month(day)} ", year=f" {day.year}")


def format_place_date(place: str, day: date | None, year: int | None = None) -> str:
    """`Triệu Phong, ngày 30 tháng 7 năm 2019`; without a day as in `format_date_long`."""
    return texts.PLACE.format(place=place, date=format_date_long(day, year))


def format_period(start: date, end: date) -> str:
    """Whole calendar years as `2016-2020` or `2026`, else `từ ngày 15/6/2026 đến ngày 05/9/2026`."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    return texts.PERIOD.format(start=format_date(start), end=format_date(end))


def _date(day: int, month: int, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidDate(Reason.RANGE, texts.out_of_range(year, FIRST_YEAR, LAST_YEAR))
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidDate(Reason.IMPOSSIBLE, texts.impossible(day, month, year)) from None


def _full_year(two_digits: int, today: date) -> int:
    first = today.year - 80
    return first + (two_digits - first) % 100
