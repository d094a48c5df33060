"""Registers (sổ văn bản): every number of a series that was taken, reserved, cancelled or left out stands in one.

A number is taken when a paper is issued and never comes back; one that was reserved falls free when its day is over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan_desktop.domain import numbering
from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.records import Part, Record
from danvan_desktop.texts import registers as texts

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The Vietnamese alphabet without its marked vowels: sub-numbers go 12a, 12b, 12c, 12d, 12đ …"""
HIGHEST = 999_999


class EntryState(StrEnum):
    """What became of a number. SKIPPED is a gap that somebody has explained."""

    TAKEN = "taken"
    RESERVED = "reserved"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Part):
    """Đính chính: why an issued paper was changed."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry(Record):
    """One number of a register of `issuer`.

    `paper` is the uid of the record that took it, `dated` its day of signing, or the day of arrival in a register of
    incoming papers. `late`: entered afterwards from a paper that had its number already; it is not locked. `holder` and
    `expires` (the last day it is kept) belong to a reservation, `reason` to all that is not simply taken. `keeper`,
    `copies`, `moved_on` and `note` are what the clerk writes into the last columns; `printed_on` is when the row was
    printed.
    """

    issuer: str
    direction: Direction
    series: str
    number: int
    suffix: str = ""
    symbol: str = ""
    state: EntryState
    paper: str | None = None
    kind: str = ""
    subject: str = ""
    dated: date | None = None
    late: bool = False
    holder: str = ""
    reason: str = ""
    expires: date | None = None
    keeper: str = ""
    copies: int | None = None
    moved_on: date | None = None
    note: str = ""
    printed_on: date | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def printed_number(self) -> str:
        return numbering.printed(self.number, self.suffix, self.symbol)

    def stands(self, today: date) -> bool:
        """Whether nobody else may take the number; a reservation stands up to its last day."""
        return stands(self, today)


@dataclass(frozen=True, slots=True)
class Held:
    """As much of an entry as is needed to number on."""

    number: int
    suffix: str
    state: EntryState
    dated: date | None
    expires: date | None


def stands(entry: "RegisterEntry | Held", today: date) -> bool:
    """Whether nobody else may take the number; a reservation stands up to its last day."""
    return entry.state is not EntryState.RESERVED or entry.expires is None or today <= entry.expires


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Record):
    """What an office fixed for one series: `start` is its first number (an office that begins in mid-year), `pages` how
    many pages of the book are printed, `closed_on` the day of the closing line; no number is taken after it.
    """

    issuer: str
    direction: Direction
    series: str
    start: int = 1
    pages: int = 0
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that nothing stands for, from `first` to `last`."""

    first: int
    last: int


def next_number(entries: "Iterable[RegisterEntry | Held]", start: int, today: date) -> int:
    """The first number behind all that papers took and that nobody holds."""
    known = list(entries)
    held = {entry.number for entry in known if stands(entry, today)}
    number = max((e.number + 1 for e in known if e.state is not EntryState.RESERVED), default=start)
    number = max(number, start)
    while number in held:
        number += 1
    return number


def offer(entries: "Iterable[RegisterEntry | Held]", start: int, day: date, today: date) -> tuple[int, str]:
    """Number and suffix for a paper of that day: the next number, or a sub-number (12a) of the last paper before it
    where later days have taken numbers already, so that the order of numbers stays that of days.
    """
    known = list(entries)
    dated = [(entry.dated, entry.number) for entry in known if entry.dated is not None]
    before = max((number for when, number in dated if when <= day), default=None)
    if before is None or not any(when > day and number > before for when, number in dated):
        return next_number(known, start, today), ""
    used = {entry.suffix for entry in known if entry.number == before and stands(entry, today)}
    letter = next((letter for letter in LETTERS if letter not in used), None)
    return (before, letter) if letter else (next_number(known, start, today), "")


def gaps(entries: Iterable[RegisterEntry], start: int, today: date) -> list[Gap]:
    """The numbers up to the last one taken that no entry stands for, in runs. Each of them needs an explanation."""
    known = [entry for entry in entries if entry.stands(today)]
    last = max((entry.number for entry in known if entry.state is not EntryState.RESERVED), default=start - 1)
    found: list[Gap] = []
    before = start - 1
    for number in sorted({entry.number for entry in known if start <= entry.number <= last and not entry.suffix}):
        if number > before + 1:
            found.append(Gap(before + 1, number - 1))
        before = number
    if before < last:  # only sub-numbers of the last one are there
        found.append(Gap(before + 1, last))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueInput:
    """What the user says when a paper is issued, as typed. An empty number is the one offered; `reservation` is the uid
    of a reserved number that the paper shall have.
    """

    number: str = ""
    signed_on: str = ""
    reservation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalInput:
    """What the user says of a paper that came in, as typed: in whose register it goes, when it came, who gets it. An
    empty number is the next one.
    """

    receiver: str = ""
    number: str = ""
    arrived_on: str = ""
    keeper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationInput:
    """A number kept for somebody up to a day, as typed. An empty number is the next one."""

    number: str = ""
    holder: str = ""
    reason: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryInput:
    """The last columns of a row, as typed. `keeper` is who keeps the office's copy, or who got a paper that came in."""

    keeper: str = ""
    copies: str = ""
    moved_on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reservation:
    """A checked ReservationInput."""

    number: int | None
    suffix: str
    holder: str
    reason: str
    expires: date


def reservation(given: ReservationInput, today: date) -> Reservation:
    """Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    typed = numbering.parse(given.number)
    if given.number.strip() and (typed is None or typed.symbol):
        check.fail("number", texts.PLAIN_NUMBER)
    return check.passed(
        Reservation(
            typed.number if typed else None,
            typed.suffix if typed else "",
            check.line("holder", given.holder, required=True, limit=120),
            check.line("reason", given.reason, required=True),
            check.date("expires", given.expires, not_before=today, required=True) or today,
        )
    )


def delivery(given: DeliveryInput, today: date) -> dict[str, str | int | date | None]:
    """The checked fields of an entry. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    return check.passed(
        {
            "keeper": check.line("keeper", given.keeper, limit=120),
            "copies": check.whole("copies", given.copies, low=1, high=100_000),
            "moved_on": check.date("moved_on", given.moved_on),
            "note": check.line("note", given.note),
        }
    )


def needed_reason(text: str, today: date) -> str:
    """Why, in a line: whatever takes a number out of use must say it. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    return check.passed(check.line("reason", text, required=True))


def start_number(text: str, entries: Sequence[RegisterEntry], today: date) -> int:
    """The first number of a register; nothing stands before it. Raises InvalidInput."""
    check = Checker(texts.LABELS, today)
    number = check.passed(check.whole("start", text or "1", low=1, high=HIGHEST)) or 1
    first = min((entry.number for entry in entries), default=number)
    if first < number:
        raise UserError(texts.starts_earlier(first))
    return number
