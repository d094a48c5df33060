"""Rhythms of what is reported again and again, such as by the 20th of the last month of every quarter."""

import calendar
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain import deadlines
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.texts import deadlines as texts


class Rhythm(StrEnum):
    """How often."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12}


class InvalidRecurrence(ValueError):
    """A text that is no rhythm; `str` of it is a sentence for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """`month` counts from the first month of the period: 3 is the last of a quarter, 4 the one after it. In a month
    that is too short, the `day` is its last one. `included` as of every deadline.
    """

    rhythm: Rhythm
    month: int
    day: int
    included: bool = False

    @property
    def months(self) -> int:
        """The length of a period."""
        return MONTHS[self.rhythm]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A period by its first day, with its deadline and the last day in time."""

    period: date
    due: date
    last: date


def occurrence(recurrence: Recurrence, number: int) -> Occurrence:
    """The period with that number, counted from the year 0."""
    start = number * recurrence.months
    year, month = divmod(start + recurrence.month - 1, 12)
    due = date(year, month + 1, min(recurrence.day, calendar.monthrange(year, month + 1)[1]))
    return Occurrence(date(start // 12, start % 12 + 1, 1), due, deadlines.last_day(due, recurrence.included))


def occurrences(recurrence: Recurrence, since: date, until: date | None = None) -> Iterator[Occurrence]:
    """From the first one that can still be answered on the day `since`, up to the last one due on `until` at the
    latest; without end where that is None.
    """
    first = (since.year * 12 + since.month - 1) // recurrence.months - 1
    for number in itertools.count(first):
        one = occurrence(recurrence, number)
        if until is not None and one.due > until:
            return
        if one.last >= since:
            yield one


def period_name(recurrence: Recurrence, period: date) -> str:
    """`Quý I/2026`."""
    return texts.period(recurrence.rhythm, period)


def code(recurrence: Recurrence) -> str:
    """The rhythm in one text for the database: `quarterly 3 20 0`."""
    return f"{recurrence.rhythm} {recurrence.month} {recurrence.day} {int(recurrence.included)}"


def of_code(text: str) -> Recurrence:
    """The rhythm that such a text means."""
    rhythm, month, day, included = text.split()
    return Recurrence(rhythm=Rhythm(rhythm), month=int(month), day=int(day), included=included == "1")


# --- as it is typed and shown

_RHYTHMS = (
    (Rhythm.HALF_YEARLY, re.compile(r"(?:6|sau)\s*thang|nua nam")),
    (Rhythm.QUARTERLY, re.compile(r"quy|(?:3|ba)\s*thang")),
    (Rhythm.YEARLY, re.compile(r"nam")),
    (Rhythm.MONTHLY, re.compile(r"thang")),
)
_LEADING = re.compile(r"^(?:dinh ky\s*)?(?:hang|moi)?\s*")
_NO_DAY = re.compile(r"^\s*(?:1|mot)\s*lan\b|\b(?:6|sau)\s*thang\s+(?:dau|cuoi)\s+nam\b")
"""Numbers that belong to the rhythm."""
_DAY_AND_MONTH = re.compile(r"\b(\d{1,2})\s*(?:[-/.]|thang)\s*(\d{1,2})\b")
_DAY = re.compile(r"\b(\d{1,2})\b")
_NTH = re.compile(r"\bthang\s+(?:thu\s+(\d)|(dau|giua|cuoi))\b")
_NAMED = {"dau": 1, "giua": 2, "cuoi": 3}
_AFTER = re.compile(r"\b(?:thang|quy|ky|nam)\s+sau\b(?!\s+thang)")  # “sáu tháng” reads alike without its marks
_INCLUDED = re.compile(r"\b(?:het|cham nhat)\b")
_MORE = re.compile(r"\d|\bthu\b")
"""What tells a day: where some is left over, a part of the text was not understood."""


def parse(text: str) -> Recurrence | None:
    """What `typed` makes, or shorter: `tháng 25`, `quý hết 20`, `6 tháng 15/6`, `năm 15/11`; None for an empty text.
    Raises InvalidRecurrence.
    """
    told = fold(text).strip()
    told = _LEADING.sub("", told, count=1)
    if not told:
        return None
    for rhythm, pattern in _RHYTHMS:
        if found := pattern.match(told):
            return _of(rhythm, told[found.end() :])
    raise InvalidRecurrence(texts.UNKNOWN)


def _of(rhythm: Rhythm, told: str) -> Recurrence:
    """The day and the month behind the word for the rhythm."""
    length = MONTHS[rhythm]
    rest = _NO_DAY.sub("", told)
    after, included = bool(_AFTER.search(rest)), bool(_INCLUDED.search(rest))
    if dated := [(int(day), int(month)) for day, month in _DAY_AND_MONTH.findall(rest)]:
        rest = _DAY_AND_MONTH.sub("", rest)
        month, day = _month_and_day(rhythm, dated)
        month += length if after else 0
    else:
        nth = _NTH.search(rest) if rhythm is Rhythm.QUARTERLY else None
        rest = rest.replace(nth[0], "") if nth else rest
        alone = _DAY.search(rest)
        if alone is None:
            raise InvalidRecurrence(texts.NO_DAY)
        rest = _DAY.sub("", rest, count=1)
        day, month = int(alone[1]), _month(length, nth, after=after)
    if _MORE.search(rest):
        raise InvalidRecurrence(texts.UNKNOWN)
    if not 1 <= day <= max(_last(at) for at in range(month, month + 12, length)):
        raise InvalidRecurrence(texts.NO_SUCH_DAY)
    return Recurrence(rhythm=rhythm, month=month, day=day, included=included)


def _month_and_day(rhythm: Rhythm, dated: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Of days with their months; where several are told (`30/6 và 31/12`), they are the same day of each period."""
    length = MONTHS[rhythm]
    if length < MONTHS[Rhythm.HALF_YEARLY] or not all(1 <= month <= 12 for _, month in dated):
        raise InvalidRecurrence(texts.NO_SUCH_DAY)
    months = {(month - 1) % length + 1 for _, month in dated}
    longest = max(day for day, _ in dated)
    if len(months) > 1 or any(day != min(longest, _last(month)) for day, month in dated if len(dated) > 1):
        raise InvalidRecurrence(texts.UNKNOWN)
    return months.pop(), longest


def _month(length: int, nth: re.Match[str] | None, *, after: bool) -> int:
    """The month of a day that stands alone: the last of the period, or the first one after it."""
    told = (int(nth[1]) if nth[1] else _NAMED[nth[2]]) if nth else None
    if told is not None and not 1 <= told <= length:
        raise InvalidRecurrence(texts.NO_SUCH_DAY)
    if after and told not in (None, 1):
        raise InvalidRecurrence(texts.UNKNOWN)
    return length + 1 if after else told or length


def _last(month: int) -> int:
    """The last day of a month, counted from January and on into the next year, in the longest year."""
    return calendar.monthrange(2024, (month - 1) % 12 + 1)[1]


def name_of(months: int) -> str:
    """How a rhythm of so many months is called: `Hằng quý`; empty where there is none."""
    rhythm = next((rhythm for rhythm, length in MONTHS.items() if length == months), None)
    return texts.RHYTHMS[rhythm] if rhythm else ""


def typed(recurrence: Recurrence | None) -> str:
    """The rhythm in words that `parse` reads: `Hằng quý, ngày 20 tháng cuối quý`."""
    if recurrence is None:
        return ""
    month, length = recurrence.month, recurrence.months
    day = f"{texts.INCLUDED if recurrence.included else ''}ngày {recurrence.day}"
    if recurrence.rhythm is Rhythm.MONTHLY:
        when = day if month == 1 else f"{day} {texts.NEXT_MONTH}"
    elif recurrence.rhythm is Rhythm.QUARTERLY:
        named = {length: texts.LAST_OF_QUARTER, length + 1: texts.NEXT_QUARTER}
        when = f"{day} {named.get(month, texts.MONTH_OF_QUARTER.format(month=month))}"
    elif recurrence.rhythm is Rhythm.HALF_YEARLY:
        when = (
            texts.TWICE.format(day=f"{day}/{month}", other=f"{recurrence.day}/{month + length}")
            if month <= length
            else f"{day}/{month - length} {texts.NEXT_HALF}"
        )
    else:
        when = f"{day}/{month}" if month <= length else f"{day}/{month - length} {texts.NEXT_YEAR}"
    return f"{texts.RHYTHMS[recurrence.rhythm]}, {when}"
