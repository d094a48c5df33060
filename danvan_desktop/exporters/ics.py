"""Days as a calendar file (.ics, RFC 5545), which Outlook, Google Calendar and phones read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from danvan_desktop.exporters.files import written

LINE = 75
"""Octets of a line at the most, without its end (RFC 5545, 3.1)."""
PRODUCT = "-//Dan van kheo//VI"
_ESCAPED = re.compile(r"([\\;,])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A whole day. The `uid` stays the same from file to file, so that a calendar changes the entry and makes no second
    one; `remind` is how long before the midnight on which the day begins the calendar speaks, None for never.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()
    remind: timedelta | None = None


def write(events: Iterable[Event], path: Path, name: str, now: datetime) -> None:
    """A calendar called `name`, made at the local time `now`. Raises FileError."""
    with written(path) as temporary:
        temporary.write_bytes(content(events, name, now))


def content(events: Iterable[Event], name: str, now: datetime) -> bytes:
    """The whole file."""
    return b"".join(folded(line) for line in _lines(events, name, now.astimezone(UTC)))


def folded(line: str) -> bytes:
    """One line with its end, broken where it is longer than LINE octets, and never within a letter; what goes on begins
    with a blank (RFC 5545, 3.1).
    """
    rows = [b""]
    for letter in line:
        octets = letter.encode()
        if len(rows[-1]) + len(octets) > LINE:
            rows.append(b" ")
        rows[-1] += octets
    return b"\r\n".join(rows) + b"\r\n"


def escaped(text: str) -> str:
    """A text value (RFC 5545, 3.3.11); the marks of lines become one."""
    return "\\n".join(_ESCAPED.sub(r"\\\1", line) for line in text.splitlines())


def _lines(events: Iterable[Event], name: str, stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield f"X-WR-CALNAME:{escaped(name)}"
    for event in events:
        yield from _event(event, stamp)
    yield "END:VCALENDAR"


def _event(event: Event, stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}")
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(map(escaped, event.categories))}"
    yield "TRANSP:TRANSPARENT"
    if event.remind is not None:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(event.summary)}")
        yield f"TRIGGER:-PT{int(event.remind.total_seconds() // 60)}M"
        yield "END:VALARM"
    yield "END:VEVENT"
