"""Days that stand in a text, in figures and in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from danvan_desktop.domain.reading import Span
from danvan_desktop.domain.vietnamese import flat

_FULL = r"(?P<d1>\d{1,2})\s*[-/.]\s*(?P<m1>\d{1,2})\s*[-/.]\s*(?P<y1>\d{4})(?!\d)"
_SHORT = r"(?P<d6>\d{1,2})\s*[-/.]\s*(?P<m6>\d{1,2})\s*[-/.]\s*(?P<y6>\d{2})(?!\d|\s*[-/.]\s*\d)"
_NAMED = r"(?:hai|ba|tu|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi)(?!\w|\s+(?:ngay|khi|\d))"
_OF_MONTH = rf"(?:\d{{1,2}}|{_NAMED})"
_LONG = rf"(?P<d2>\d{{1,2}})\s*thang\s*(?P<m2>{_OF_MONTH})\s*(?:,?\s*nam|[-/.,])\s*(?P<y2>\d{{4}})"
_WITHOUT_YEAR = (
    rf"(?P<d3>\d{{1,2}})\s*(?:[-/]\s*(?P<m3>\d{{1,2}})|thang\s*(?P<n3>\d{{1,2}}|{_NAMED}))"
    r"(?![\d/.\-]*\d|\s*nam\s+\d|\s*%|\s*(?:[hg:]\s*\d|h\b|gio\b))"
)
_MONTH = rf"thang\s*(?P<m4>{_OF_MONTH})\s*(?:[-/.]|,?\s*nam)\s*(?:nam\s*)?(?P<y4>\d{{4}})"
_QUARTER = r"quy\s*(?P<q>iv|i{1,3}|[1-4])\s*(?:[-/]|nam)\s*(?:nam\s*)?(?P<y5>\d{4})"
_MONTH_ALONE = r"thang\s*(?P<m7>\d{1,2})(?![\d/.\-]*\d|\s*nam\s+\d)"
_QUARTER_ALONE = r"quy\s*(?P<q8>iv|i{1,3}|[1-4])(?![\w/\-])"
_PLAIN = re.compile(
    rf"(?<![\d/.\-])(?<!tuan )(?<!tuan thu )(?:{_FULL}|{_SHORT}|{_LONG}|{_MONTH}|{_QUARTER}|{_WITHOUT_YEAR}"
    rf"|(?<!\w)(?:{_MONTH_ALONE}|{_QUARTER_ALONE}))"
)
_DUE = re.compile(
    r"(?:ngay|truoc|cham nhat|muon nhat|den|het|(?:gio|phut|\dh\d{0,2}|:\d\d|,)|la|han chot|han cuoi|\d/\d{1,2}\s*va"
    r"|sang|trua|chieu|toi|dem|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)\s*[:,]?\s*$"
)
"""What makes two figures a day, where no year follows."""

_UNITS = {
    "mot": 1,
    "mung mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "lam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "gieng": 1,
    "chap": 12,
}
_DIGIT = "(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)"
_WORD = rf"(?:(?:mung )?(?:{_DIGIT}|muoi|gieng|chap)(?: (?:muoi|{_DIGIT})){{0,2}})"
_SPELT = re.compile(
    rf"ngay (?P<day>{_WORD}) thang (?P<month>muoi (?:mot|hai)|gieng|chap|{_DIGIT}|muoi)"
    r"(?:,? nam (?P<year>hai nghin[a-z ]{0,60}|hai ngan[a-z ]{0,60}|\d{4}))?"
)
# Letters that a machine reads for figures.
_SLIP = re.compile(r"(?<![\w/])(?=[ol\d]*\d)[ol\d]{1,2}[/.][ol\d]{1,2}[/.][ol\d]{4}(?!\w)")
_FIGURES = str.maketrans("ol", "01")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or with `day` None only a month (`2026-10`) or the last month of a quarter, whose first one is `opens`.
    `sure` is False where the year was not told in full and that of the document was taken.
    """

    day: date | None
    month: str | None
    span: Span
    sure: bool = True
    opens: str | None = None


def find(text: str, year: int | None) -> Iterator[Day]:
    """The days in a text, in order; `year` is that of the document. What is no possible day is left out."""
    told = _SLIP.sub(lambda match: match[0].translate(_FIGURES), flat(text)).replace("ngay mong ", "ngay mung ")
    found = [day for match in _PLAIN.finditer(told) if (day := _plain(match, year))]
    spelt = [day for match in _SPELT.finditer(told) if (day := _spelt(match, year))]
    # Of two readings of one place the longer one: the month alone stands in the day spelt out.
    kept = [one for one in found if not any(day.span[0] < one.span[1] <= day.span[1] for day in spelt)]
    return iter(sorted([*kept, *spelt], key=lambda day: day.span))


def impossible(text: str, year: int | None) -> Iterator[Span]:
    """Where a day stands in figures that there is not: 31/11/2026, 29/02 of most years."""
    for match in _PLAIN.finditer(flat(text)):
        number = next((one for one in "1236" if match[f"d{one}"]), None)
        if number is None or _plain(match, year) is not None:
            continue
        due = _DUE.search(match.string[max(0, match.start() - 20) : match.start()])
        month = match[f"m{number}"] or match["n3"]
        possible = 1 <= int(match[f"d{number}"]) <= 31 and 1 <= _month_number(month) <= 12
        if possible and (number != "3" or (due and year is not None)):
            yield match.span()


def _plain(match: re.Match[str], year: int | None) -> Day | None:
    for number, century in (("1", 0), ("2", 0), ("6", 2000)):
        if match[f"d{number}"]:
            month, told = _month_number(match[f"m{number}"]), int(match[f"y{number}"])
            return _day(century + told, month, int(match[f"d{number}"]), match.span(), sure=not century)
    if match["m4"]:
        return _month(int(match["y4"]), _month_number(match["m4"]), match.span())
    if match["q"]:
        return _quarter(int(match["y5"]), match["q"], match.span())
    return None if year is None else _without_year(match, year)


def _without_year(match: re.Match[str], year: int) -> Day | None:
    if match["m7"]:
        return _month(year, int(match["m7"]), match.span(), sure=False)
    if match["q8"]:
        return _quarter(year, match["q8"], match.span(), sure=False)
    if not _DUE.search(match.string[max(0, match.start() - 20) : match.start()]):
        return None
    return _day(year, _month_number(match["m3"] or match["n3"]), int(match["d3"]), match.span(), sure=False)


def _day(year: int, month: int, day: int, span: Span, *, sure: bool = True) -> Day | None:
    try:
        return Day(date(year, month, day), None, span, sure)
    except ValueError:
        return None


def _month(year: int, month: int, span: Span, *, sure: bool = True) -> Day | None:
    return Day(None, f"{year}-{month:02d}", span, sure) if 1 <= month <= 12 else None


def _quarter(year: int, told: str, span: Span, *, sure: bool = True) -> Day:
    last = 3 * _QUARTERS[told]
    return Day(None, f"{year}-{last:02d}", span, sure, opens=f"{year}-{last - 2:02d}")


def _month_number(told: str) -> int:
    return int(told) if told.isdigit() else _number(told) or 0


def _spelt(match: re.Match[str], year: int | None) -> Day | None:
    day, month = _number(match["day"]), _number(match["month"])
    told = match["year"]
    spelt_year = int(told) if told and told.isdigit() else _year(told) if told else year
    if day is None or month is None or spelt_year is None:
        return None
    return _day(spelt_year, month, day, match.span(), sure=bool(told))


def _number(words: str) -> int | None:
    """A number to 31 in words: `hai mươi lăm` is 25, `mười một` is 11."""
    parts = words.removeprefix("mung ").split()
    values = [_UNITS.get(part) for part in parts]
    if None in values or not values:
        return None
    if len(parts) == 1:
        return values[0]
    if parts[0] == "muoi":
        return 10 + (values[1] or 0) if len(parts) == 2 else None
    if parts[1] == "muoi":
        return 10 * (values[0] or 0) + ((values[2] or 0) if len(parts) == 3 else 0)
    return 10 * (values[0] or 0) + (values[1] or 0) if len(parts) == 2 else None


def _year(words: str) -> int | None:
    """A year from 2000 in words: `hai nghìn không trăm hai mươi sáu`, `hai nghìn hai sáu`."""
    rest = re.sub(r"^hai (?:nghin|ngan)\s*", "", words)
    rest = re.sub(r"^(?:khong tram)?\s*(?:linh|le)?\s*", "", rest)
    best = None
    parts = rest.split()
    for count in range(min(3, len(parts)), 0, -1):
        number = _number(" ".join(parts[:count]))
        if number is not None:
            best = 2000 + number
            break
    return best
