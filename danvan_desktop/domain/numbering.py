"""Numbers and symbols of papers: `374-CV/HU` (Party), `12/QĐ-UBND` (State), `249/MTTQ-BTT` (Front)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from danvan_desktop.domain.catalogues import Entry, latest
from danvan_desktop.domain.issuers import Issuer, Track

DISPATCH, SUBMISSION, INVITATION, REPORT = "CV", "TTr", "GM", "BC"
COPY = "BS"
"""All forms of copies of an office share one series (NĐ 30/2020 art. 25; the Party by term)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as typed or printed: `12a-KH/ĐU` is 12, `a`, `-KH/ĐU`. The symbol may be missing."""

    number: int
    suffix: str
    symbol: str

    def __str__(self) -> str:
        return printed(self.number, self.suffix, self.symbol)


def printed(number: int | None, suffix: str, symbol: str) -> str:
    """Numbers below 10 get a leading zero; a paper without a number (a draft) shows a gap of six blanks
    (NĐ 30/2020 art. 8 and the Party's guidance on its papers).
    """
    return ("\N{NO-BREAK SPACE}" * 6 if number is None else f"{number:02d}{suffix}") + symbol


_NUMBER = re.compile(r"(?:số\s*:?\s*)?(\d{1,6})\s*([a-zđ]?)\s*([-/].*)?", re.IGNORECASE)


def parse(text: str) -> Number | None:
    """The parts of a printed number; blanks around its marks do not count (`374 - CV/HU`). None if it is none."""
    match = _NUMBER.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    symbol = re.sub(r"\s*([-/])\s*", r"\1", match[3] or "").strip()
    return Number(int(match[1]), match[2].lower(), symbol)


def bare(symbol: str) -> str:
    """The symbol for comparing it: without blanks, case and the mark before it."""
    return "".join(symbol.split()).casefold().lstrip("-/")


def symbol(issuer: Issuer, kind: str) -> str:
    """What stands behind the number: the Party and the Đoàn (Hướng dẫn 29-HD/TWĐTN-VP) write `-CV/HU`, the others
    `/QĐ-UBND`, and their công văn bear no kind (`/UBND`).
    """
    if issuer.track in (Track.PARTY, Track.YOUTH):
        return f"-{kind}/{issuer.symbol}"
    return f"/{issuer.symbol}" if kind == DISPATCH else f"/{kind}-{issuer.symbol}"


def series(track: Track, kind: str, day: date, terms: Iterable[Entry], *, shared: bool = False) -> str:
    """The name of the series that a number belongs to; it is unique in it. The Party numbers each kind through a term
    of its committee (a catalogue), the others number through a calendar year, each kind for itself or, where the
    head of the office has set it so (`shared`), all kinds but copies together (NĐ 30/2020 art. 15).
    """
    if track is Track.PARTY:
        term = latest(terms, day)
        if term is not None:
            return f"{kind} {term.name}"
    elif shared and kind != COPY:
        return str(day.year)
    return f"{kind} {day.year}"
