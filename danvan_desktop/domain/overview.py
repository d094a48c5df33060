"""What the overview shows: what waits for the official today, and how many records there are of what.

Every figure names the list that it counts and the filters with which that list shows just these records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from danvan_desktop.domain.awards import AwardStatus
from danvan_desktop.domain.deadlines import DueState
from danvan_desktop.domain.directives import DirectiveRow
from danvan_desktop.domain.exemplars import Status

WEEK = timedelta(days=7)
DIRECTIVES, EXEMPLARS, AWARDS = "directive", "exemplar", "award_decision"
"""The lists, by the kinds of their records."""


class Waiting(StrEnum):
    """What waits for somebody, the most urgent first: deadlines that are over, that end today or within a week; papers
    without a number, papers that came in and are in no register; exemplars without a score, exemplars that are
    proposed; decisions that are drafts.
    """

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    ISSUE = "issue"
    ARRIVE = "arrive"
    SCORE = "score"
    DECIDE = "decide"
    ISSUE_AWARD = "issue_award"


@dataclass(frozen=True, slots=True)
class Figure:
    """How many records the list of that kind shows with these filters."""

    kind: str
    filters: Mapping[str, str]
    count: int


WHERE: Mapping[Waiting, tuple[str, Mapping[str, str]]] = {
    Waiting.LATE: (DIRECTIVES, {"state": DueState.LATE}),
    Waiting.TODAY: (DIRECTIVES, {"state": Waiting.TODAY}),
    Waiting.WEEK: (DIRECTIVES, {"state": Waiting.WEEK}),
    Waiting.ISSUE: (DIRECTIVES, {"state": Waiting.ISSUE}),
    Waiting.ARRIVE: (DIRECTIVES, {"state": Waiting.ARRIVE}),
    Waiting.SCORE: (EXEMPLARS, {"status": Waiting.SCORE}),
    Waiting.DECIDE: (EXEMPLARS, {"status": Status.PROPOSED}),
    Waiting.ISSUE_AWARD: (AWARDS, {"status": AwardStatus.DRAFT}),
}
"""Where what waits is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """A paper that was signed lately; `kind` is that of its record."""

    kind: str
    uid: str
    printed_number: str
    subject: str
    signed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """What the database counts. `exemplars` by field, status and year; `directives` by the year of signing and `awards`
    by its month (`2026-07`) and status, drafts under ""; `waiting` in the order of Waiting; `nearest` are the
    directives whose deadlines are nearest, over or to come; `newest` the papers signed last.
    """

    directives: Mapping[str, int]
    exemplars: Mapping[tuple[str, Status, int], int]
    awards: Mapping[tuple[str, AwardStatus], int]
    waiting: Mapping[Waiting, int]
    nearest: Sequence[DirectiveRow] = ()
    newest: Sequence[NewPaper] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the screen shows of a period: a year (`2026`), a stage (`2016-2020`), or "" for all. What waits does so in
    whatever period. `fields` has a figure for each status in its order, `awards` is by month (`2026-07`), or by year
    where the period is longer than one. `empty` is an office that has not entered anything in any period.
    """

    period: str
    years: Sequence[str]
    directives: Figure
    exemplars: Figure
    recognised: Figure
    decisions: Figure
    waiting: Mapping[Waiting, Figure]
    fields: Mapping[str, Sequence[Figure]]
    awards: Mapping[str, Figure]
    nearest: Sequence[DirectiveRow]
    newest: Sequence[NewPaper]
    empty: bool


def overview(counted: Tallies, period: str = "") -> Overview:
    """The figures of that period."""
    within = {"year": period} if period else {}

    def exemplars(field: str = "", status: Status | None = None) -> Figure:
        count = sum(
            number
            for (in_field, having, year), number in counted.exemplars.items()
            if field in ("", in_field) and status in (None, having) and covers(period, str(year))
        )
        asked = {"field": field, "status": status.value if status else ""}
        return Figure(EXEMPLARS, within | {name: value for name, value in asked.items() if value}, count)

    issued = {month: n for (month, status), n in counted.awards.items() if status is AwardStatus.ISSUED}
    years = {year for year in counted.directives if year} | {month[:4] for month in issued}
    return Overview(
        period=period,
        years=sorted(years | {str(year) for _, _, year in counted.exemplars}, reverse=True),
        directives=Figure(
            DIRECTIVES, within, sum(number for year, number in counted.directives.items() if covers(period, year))
        ),
        exemplars=exemplars(),
        recognised=exemplars(status=Status.RECOGNISED),
        decisions=_decisions(issued, period),
        waiting={one: Figure(*WHERE[one], number) for one in Waiting if (number := counted.waiting.get(one, 0))},
        fields={
            field: [exemplars(field, status) for status in Status]
            for field in dict.fromkeys(field for field, _, year in counted.exemplars if covers(period, str(year)))
        },
        awards=_by_time(issued, period),
        nearest=counted.nearest,
        newest=counted.newest,
        empty=not (counted.directives or counted.exemplars or counted.awards),
    )


def covers(period: str, year: str) -> bool:
    """Whether the year lies in the period; a draft, which has none, lies only in the whole time."""
    return not period or (bool(year) and period[:4] <= year <= period[-4:])


def _decisions(issued: Mapping[str, int], period: str, month: str = "") -> Figure:
    filters = {"year": period, "month": month, "status": AwardStatus.ISSUED.value}
    count = sum(n for at, n in issued.items() if covers(period, at[:4]) and at.endswith(f"-{month}" if month else ""))
    return Figure(AWARDS, {name: value for name, value in filters.items() if value}, count)


def _by_time(issued: Mapping[str, int], period: str) -> dict[str, Figure]:
    """The months of a year, or the years of a longer time from the first decision to the last."""
    years = sorted({int(month[:4]) for month in issued if covers(period, month[:4])})
    if not years:
        return {}
    if len(period) == 4:
        return {f"{period}-{month:02d}": _decisions(issued, period, f"{month:02d}") for month in range(1, 13)}
    return {str(year): _decisions(issued, str(year)) for year in range(years[0], years[-1] + 1)}
