"""Backups: what one holds, which of them stay, when the next one is due."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

DAILY, WEEKLY, MONTHLY = 7, 4, 12
RECENT = 3
SECOND_PLACE_DAYS = 7  # after so many days without a copy in the second place the program reminds
MIN_MINUTES, MAX_MINUTES = 5, 24 * 60


class Reason(StrEnum):
    """Why a copy was made. Only those made by themselves or by hand are rotated."""

    AUTOMATIC = "automatic"
    MANUAL = "manual"
    MIGRATION = "migration"  # before the schema changed
    RESTORE = "restore"  # before another state was put back


ROTATED = (Reason.AUTOMATIC, Reason.MANUAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A line of the journal: when, who, what for."""

    at: datetime
    who: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a database holds: its schema, the number of records by table, the length and the head of its journal, and
    the last change sets, the newest first.
    """

    schema: int
    counts: Mapping[str, int]
    change_sets: int
    head: str
    latest: tuple[Change, ...] = ()

    @property
    def records(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in a backup: its name there, bytes, SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands in a backup beside the files."""

    format: int
    made_at: datetime
    app: str
    reason: Reason
    contents: Contents
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`second_place` is a folder on another disk, "" for none; `paused` since a restore."""

    every_minutes: int = 30
    second_place: str = ""
    paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """When the last good copies were made and where the journal stood then; `second_problem` says why the last try
    at the second place failed.
    """

    at: datetime | None = None
    head: str = ""
    second_at: datetime | None = None
    second_problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The settings of backups and what was done, as they are kept beside the database."""

    settings: Settings = field(default_factory=Settings)
    done: Done = field(default_factory=Done)


def kept(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which copies stay: the last three, the last one of each of the last 7 days, 4 weeks and 12 months that have any,
    and of every year. Those from the future stay as well, and do not count for the others: the clock is wrong now, or
    was wrong then, and in both cases they may be the good ones.
    """
    whole = set(times)
    future = {at for at in whole if at > now + timedelta(hours=1)}
    ordered = sorted(whole - future, reverse=True)
    stay = future | set(ordered[:RECENT])
    periods: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (datetime.date, DAILY),
        (lambda at: at.isocalendar()[:2], WEEKLY),
        (lambda at: (at.year, at.month), MONTHLY),
        (lambda at: at.year, len(ordered)),
    )
    for period, count in periods:
        newest: dict[object, datetime] = {}
        for at in ordered:
            newest.setdefault(period(at), at)
        stay |= set(list(newest.values())[:count])
    return stay


def is_due(state: State, head: str, now: datetime) -> bool:
    """Whether something changed and the interval is over; a clock that went back does not put the copy off."""
    if state.settings.paused or head == state.done.head:
        return False
    last = state.done.at
    return last is None or abs(now - last) >= timedelta(minutes=state.settings.every_minutes)


def is_suspicious(now: Contents, then: Contents) -> bool:
    """Whether putting `then` in the place of `now` would replace much by almost nothing."""
    return now.records >= 20 and then.records * 5 < now.records
