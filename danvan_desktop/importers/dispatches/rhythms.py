"""What comes round again: every month by the 23rd, every year by 15 November, every six months."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_desktop.domain.reading import Span
from danvan_desktop.importers.dispatches.clauses import Told
from danvan_desktop.importers.dispatches.dates import Day

_EACH = r"(?:hang|moi|tung)"  # “mới năm 2027” has no rhythm
_NEXT = r"(?:sau|ke tiep|tiep theo|lien ke|ke sau|toi)"
_SHARED = r"(?:\s*(?:,|va|hoac)\s*(?:truoc\s+|vao\s+)?(?:ngay\s*)?\d{1,2}(?!\s*[/.\-]?\s*\d))*"
_UNIT = r"(?:luot|lan|buoi|ca|gio|nguoi|ho|xa|thon|don vi|bua|tiet|dong|cong|dem|lam viec)\b"
_BARE = re.compile(rf"\bngay\s*(?:m[uo]ng\s*)?(?P<day>\d{{1,2}})(?!\d|\s*[/.\-]\s*\d|\s*thang\s*\d|\s*%|\s*{_UNIT})")

_MONTHLY = re.compile(
    rf"{_SHARED}\s*,?\s*(?:cua\s+)?"
    rf"(?:{_EACH}\s+thang|thang\s+(?:{_NEXT}|bao cao)|(?<=cua )thang\b(?!\s*(?:cuoi|dau|thu|truoc)))"
)
_QUARTER_END = re.compile(
    rf"{_SHARED}\s*,?\s*(?:cua\s+)?(?:(?:thang\s+)?cuoi(?:\s+cung)?|thang\s+thu\s+(?:ba|3))\s+"
    rf"(?:(?:cua|trong|{_EACH})\s+)*quy\b"
)
_QUARTER = re.compile(
    rf"{_SHARED}\s*,?\s*(?:cua\s+)?(?:{_EACH}\s+quy\b|thang\s+dau(?:\s+\w+){{0,3}}\s+quy\b|quy\s+{_NEXT})"
)
_YEARLY = re.compile(rf"\s*,?\s*(?:cua\s+)?(?:{_EACH}\s+nam\b|nam\s+{_NEXT}|cac\s+nam\b)")
_YEARLY_SHARED = re.compile(
    rf"(?:\s*(?:,|;|va|hoac)\s*(?:truoc\s+)?(?:ngay\s*)?\d{{1,2}}\s*[/-]\s*\d{{1,2}}(?![\d/]))*{_YEARLY.pattern}"
)  # “30/6 và 31/12 hằng năm”

_SPOKEN = re.compile(
    rf"(?P<month>{_EACH}\s+thang\b(?!\s*\d)|dinh ky\s+thang\b)|(?P<quarter>(?:{_EACH}|dinh ky)\s+quy\b|cuoi\s+quy\b)"
    rf"|(?P<year>(?:{_EACH}|dinh ky)\s+nam\b(?!\s*\d))|(?P<half>dinh ky\s*,?\s*(?:{_EACH}\s+)?(?:0?6|sau)\s+thang\b)"
    rf"|(?P<often>{_EACH}\s+(?:ngay|tuan)\b)|(?:(?P<count>\d{{1,2}}|sau|ba)\s+thang\s*(?:/|mot|1|01)\s*lan\b)"
    r"|(?P<report>bao cao (?:thang|quy)\b(?!\s*(?:\d|i)))|(?P<kept>dinh ky\b)"
)
_COUNTS = {"sau": 6, "ba": 3}
_YEARLY_COUNTS = ("6", "06", "sau", "12")
"""Months between two reports whose days are the same each year."""
_LOOKED_BACK = 20  # words of rhythm before a day; what stands further away says nothing of it


@dataclass(frozen=True, slots=True)
class Turn:
    """A day that comes round again. `sure` where the rhythm stands beside its day; `recurring` is None for a rhythm
    that there is no word for.
    """

    recurring: str | None
    span: Span
    sure: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that tell a rhythm without its day; `recurring` is None for one that there is no word for."""

    recurring: str | None
    span: Span


def turns(told: Told, days: list[Day]) -> Iterator[Turn]:
    """The days of the month, and those of the year among `days`, that come round again."""
    dated = {place for one in days for place in range(*one.span)}
    rhythms = list(_SPOKEN.finditer(told.flat))
    for match in _BARE.finditer(told.flat):
        if not 1 <= int(match["day"]) <= 31 or match.start("day") in dated:
            continue
        if turn := _turn(told, rhythms, int(match["day"]), match.span()):
            yield turn
    for one in days:
        if one.day is None or one.sure:
            continue
        recurring = f"yearly:{one.day.month:02d}-{one.day.day:02d}"
        if after := _YEARLY_SHARED.match(told.flat, one.span[1]):
            yield Turn(recurring, _without_others(one, after), sure=not re.search(_NEXT, after[0]))
        elif any(match.lastgroup in ("year", "half", "kept") or match["count"] in _YEARLY_COUNTS for match in rhythms):
            before = _before(told, rhythms, one.span[0])
            yield Turn(recurring, one.span, sure=bool(before and before.lastgroup == "year"))


def _without_others(one: Day, after: re.Match[str]) -> Span:
    """Where a day stands, with its rhythm where no other day stands between."""
    return (one.span[0], one.span[1] if re.search(r"\d", after[0]) else after.end())


def _turn(told: Told, rhythms: Sequence[re.Match[str]], day: int, span: Span) -> Turn | None:
    """A day of which no month is told, by the rhythm beside it or the last one told before."""
    if after := _QUARTER_END.match(told.flat, span[1]):
        return Turn(f"quarter-end-month:{day}", (span[0], after.end()), sure=True)
    if after := _QUARTER.match(told.flat, span[1]):
        quarter = "dau" not in after[0] and not re.search(_NEXT, after[0])
        return Turn(f"quarter-end-month:{day}" if quarter else None, (span[0], after.end()), sure=False)
    if after := _MONTHLY.match(told.flat, span[1]):
        return Turn(f"monthly:{day}", (span[0], after.end()), sure=not re.search(_NEXT, after[0]))
    before = _before(told, rhythms, span[0])
    if before is None:
        return None
    named = before["report"] or ""
    monthly = before.lastgroup == "month" or before["count"] in ("1", "01") or named.endswith("thang")
    quarterly = before.lastgroup == "quarter" or named.endswith("quy")
    if not monthly and not quarterly:
        return None
    recurring = f"monthly:{day}" if monthly else f"quarter-end-month:{day}"
    return Turn(recurring, span, sure=before.lastgroup == "month")


def _before(told: Told, rhythms: Sequence[re.Match[str]], place: int) -> re.Match[str] | None:
    """The last rhythm told before a place in its clause."""
    first, _ = told.clause(place)
    known = bisect_right(rhythms, place, key=lambda match: match.end())
    for match in reversed(rhythms[max(0, known - _LOOKED_BACK) : known]):
        if match.lastgroup != "kept":
            return match if match.start() >= first else None
    return None


def spoken(told: Told) -> Iterator[Spoken]:
    """All words that tell a rhythm."""
    names = {
        "month": "every:1-months",
        "quarter": "every:3-months",
        "half": "every:6-months",
        "year": "every:12-months",
    }
    for match in _SPOKEN.finditer(told.flat):
        if match["count"]:
            count = _COUNTS.get(match["count"]) or int(match["count"])
            yield Spoken(f"every:{count}-months", match.span())
        elif match.lastgroup not in ("kept", "report"):
            yield Spoken(names.get(match.lastgroup or ""), match.span())


def bare(told: Told) -> Iterator[Span]:
    """All days of which no month is told."""
    return (match.span() for match in _BARE.finditer(told.flat))
