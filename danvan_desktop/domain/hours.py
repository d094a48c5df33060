"""Hours as officials type them, and as their papers print them."""

import re
from datetime import time

from danvan_desktop.texts import hours as texts

_HOUR = re.compile(r"([0-9]{1,2})(?:\s*(?:h|g|giờ|:|\.)\s*|\s|$)(?:([0-9]{1,2})\s*(?:p|phút)?)?", re.IGNORECASE)
_FIGURES = re.compile(r"([0-9]{1,2})([0-9]{2})")


class InvalidTime(ValueError):
    """A text that is no hour; `str` of it is a sentence for the user."""


def parse_time(text: str) -> time:
    """The hour in `text`: `14:30`, `14h30`, `14 giờ 30`, `14g30`, `1430`, `14h`, `14`. Raises InvalidTime."""
    text = " ".join(text.split())
    found = _FIGURES.fullmatch(text) if len(text) > 2 else None
    found = found or _HOUR.fullmatch(text)
    if found is None:
        raise InvalidTime(texts.form(text))
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise InvalidTime(texts.form(text))
    return time(hour, minute)


def format_time(hour: time) -> str:
    """`14:30`, as a form shows it."""
    return f"{hour:%H:%M}"


def format_time_long(hour: time | None) -> str:
    """`14 giờ 30 phút` and `08 giờ 00 phút`; without an hour, gaps of six blanks to be filled in by hand."""
    gap = "\N{NO-BREAK SPACE}" * 6
    return texts.LONG.format(hour=gap if hour is None else f"{hour:%H}", minute=gap if hour is None else f"{hour:%M}")
