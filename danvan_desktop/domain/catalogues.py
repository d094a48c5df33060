"""Catalogues: what law, money and local custom fix. Shipped rows are read-only, the office's rows override them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.money import Rounding, ZeroWord
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.domain.records import Record
from danvan_desktop.domain.shares import Share
from danvan_desktop.domain.vietnamese import Spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow(Record):
    """An office's own row: it replaces the shipped one of the same key, or takes it away where `removed`. The values
    are text, as in the shipped files, so that one reader serves both.
    """

    catalogue: str
    key: str
    values: Mapping[str, str]
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every row has. `source` tells where the rule stands; both days of validity are included."""

    key: str
    name: str
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


E = TypeVar("E", bound=Entry)


def latest(entries: Iterable[E], day: date) -> E | None:
    """Of the entries in force on a day the one that began last."""
    return max((e for e in entries if e.in_force(day)), key=lambda e: e.valid_from or date.min, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Entry):
    """A field of the movement (lĩnh vực); a local one names the one of the four that it counts under."""

    counts_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind(Entry):
    """A kind of paper with its abbreviation as the key: `CV`, `KH`, `QĐ`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardKind(Entry):
    """A form of award of one track, such as giấy khen of the chair of a commune."""

    track: Track


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseWage(Entry):
    """Lương cơ sở in đồng a month; `name` is how a list shows it."""

    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient(Entry):
    """What an award gives to a kind of recipient, as a multiple of the base wage."""

    award_kind: str
    recipient: RecipientKind
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Entry):
    """A text that papers cite, with the days it is in force. `cited_in` names the tracks whose award decisions cite it
    of themselves, with a blank between (`state front`), `-` none.
    """

    cited_in: str = "-"


class HolidayRule(StrEnum):
    """What a row of holidays says of its days: off on that day and month of every year; off; off by the calendar, while
    nothing is announced; worked in exchange for another day.
    """

    YEARLY = "yearly"
    OFF = "off"
    EXPECTED = "expected"
    WORKED = "worked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Entry):
    """The days from `valid_from` to `valid_to`, or `valid_from` alone. For a YEARLY rule `valid_from` is the day it
    first fell on, `valid_to` the end of the rule.
    """

    rule: HolidayRule


class DayCount(StrEnum):
    """How days are counted: all of them, or those on which offices work."""

    CALENDAR = "calendar"
    WORKING = "working"


class SubjectForm(StrEnum):
    """What stands before the subject of a Party công văn: HD 36 and HD 05 show no “V/v”, most offices write it."""

    VV = "vv"
    ABOUT = "about"
    BARE = "bare"


class NominationForm(StrEnum):
    """How many columns a list of those put forward has."""

    NARROW = "narrow"
    WIDE = "wide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Entry):
    """A choice that law and practice leave to the office, such as how money is rounded."""

    value: str


@dataclass(frozen=True, slots=True)
class Catalogues:
    """Everything shipped with the office's rows over it, by key and in order of display."""

    fields: Mapping[str, Field]
    paper_kinds: Mapping[str, PaperKind]
    award_kinds: Mapping[str, AwardKind]
    base_wages: Mapping[str, BaseWage]
    coefficients: Mapping[str, Coefficient]
    laws: Mapping[str, Law]
    terms: Mapping[str, Entry]
    holidays: Mapping[str, Holiday]
    settings: Mapping[str, Setting]

    @property
    def rounding(self) -> Rounding:
        return Rounding(self.settings["money_rounding"].value)

    @property
    def subject_form(self) -> SubjectForm:
        return SubjectForm(self.settings["party_subject"].value)

    @property
    def wide_nominations(self) -> bool:
        return self.settings["nominations"].value == NominationForm.WIDE

    @property
    def zero_word(self) -> ZeroWord:
        return ZeroWord(self.settings["zero_word"].value)

    @property
    def spelling(self) -> Spelling:
        return Spelling(self.settings["spelling"].value)

    @property
    def day_count(self) -> DayCount:
        return DayCount(self.settings["day_count"].value)

    @property
    def quorum(self) -> Share:
        return Share(self.settings["quorum"].value)

    @property
    def pass_share(self) -> Share:
        return Share(self.settings["pass_share"].value)

    def base_wage(self, day: date) -> BaseWage | None:
        """The wage in force on that day; None where the table has none."""
        return latest(self.base_wages.values(), day)

    def coefficient(self, award_kind: str, recipient: RecipientKind, day: date) -> Coefficient | None:
        """The coefficient in force on that day; None where no rule fits."""
        fitting = (c for c in self.coefficients.values() if c.award_kind == award_kind and c.recipient is recipient)
        return latest(fitting, day)
