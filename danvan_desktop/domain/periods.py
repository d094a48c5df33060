"""Periods: stages of the movement such as 2016-2020, which are reviewed as a whole."""

from dataclasses import dataclass

from danvan_desktop.domain.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Record):
    """Both years are included."""

    name: str
    first_year: int
    last_year: int
