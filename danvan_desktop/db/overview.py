"""What the overview counts, in plain SQL over any connection: the first screen shows it while SQLAlchemy loads.

Counted where the lists look, by their own filters or by an index that holds all that is asked for.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from danvan_desktop.db import directives as directive_queries
from danvan_desktop.db import lists
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.matching import Execute
from danvan_desktop.domain import numbering
from danvan_desktop.domain.awards import AwardStatus
from danvan_desktop.domain.deadlines import DueState, Now
from danvan_desktop.domain.directives import DirectiveRow
from danvan_desktop.domain.exemplars import Status
from danvan_desktop.domain.lists import ListQuery, Order
from danvan_desktop.domain.overview import AWARDS, DIRECTIVES, WHERE, NewPaper, Tallies, Waiting

NEAREST, NEWEST = 5, 5  # rows that are shown
_BY_YEAR = "SELECT coalesce(substr(signed_on, 1, 4), ''), count(*) FROM directive GROUP BY 1"


def tallies(execute: Execute, today: Now) -> Tallies:
    """All that is counted, as of today."""
    directives = directive_queries.directives(today)
    exemplars = {
        (field, Status(status), year): number
        for field, status, year, number in execute(
            "SELECT field, status, year, count(*) FROM exemplar INDEXED BY ix_exemplar_field_status_year "
            "GROUP BY field, status, year",
            {},
        )
    }
    awards = {
        (month, AwardStatus(status)): number
        for month, status, number in execute(
            "SELECT coalesce(substr(signed_on, 1, 7), ''), status, count(*) FROM award_decision GROUP BY 1, 2", {}
        )
    }
    waiting = {
        one: _count(execute, directives, filters) for one, (kind, filters) in WHERE.items() if kind == DIRECTIVES
    }
    waiting[Waiting.SCORE] = _unscored(execute, exemplars)
    waiting[Waiting.DECIDE] = sum(n for (_, status, _), n in exemplars.items() if status is Status.PROPOSED)
    waiting[Waiting.ISSUE_AWARD] = sum(n for (_, status), n in awards.items() if status is AwardStatus.DRAFT)
    return Tallies(
        directives={str(year): number for year, number in execute(_BY_YEAR, {})},
        exemplars=exemplars,
        awards=awards,
        waiting=waiting,
        nearest=_nearest(execute, directives),
        newest=_newest(execute),
    )


def _count(execute: Execute, listing: Listing[Any], filters: Mapping[str, str]) -> int:
    where = " AND ".join(listing.filters[name] for name in filters)
    sql = f"SELECT count(*) FROM {listing.source} WHERE {where}"
    return next(iter(execute(sql, {**listing.parameters, **filters})))[0]  # type: ignore[no-any-return]


def _unscored(execute: Execute, exemplars: Mapping[tuple[str, Status, int], int]) -> int:
    """Those that still can be scored without those that were: of 100,000, only these few are looked up."""
    still = (Status.REGISTERED, Status.RUNNING)
    scored = (
        "SELECT count(*) FROM exemplar JOIN (SELECT DISTINCT evaluation.exemplar AS uid FROM evaluation "
        f"JOIN {lists.SUMS} ON sums.sheet = evaluation.uid WHERE sums.total IS NOT NULL) AS scored "
        "ON scored.uid = exemplar.uid WHERE exemplar.status IN (:registered, :running)"
    )
    done: int = next(iter(execute(scored, {status.value: status.value for status in still})))[0]
    return sum(number for (_, status, _), number in exemplars.items() if status in still) - done


def _nearest(execute: Execute, directives: Listing[DirectiveRow]) -> list[DirectiveRow]:
    """What is due next, then what was due last."""
    soon = ListQuery(filters={"state": DueState.SOON}, order=(Order("due"),))
    late = ListQuery(filters={"state": DueState.LATE}, order=(Order("due", descending=True),))
    keys = [*directives.keys(execute, soon, NEAREST), *directives.keys(execute, late, NEAREST)][:NEAREST]
    return directives.rows(execute, keys)


def _newest(execute: Execute) -> list[NewPaper]:
    newest = " UNION ALL ".join(
        f"SELECT * FROM (SELECT '{kind}', uid, number, suffix, symbol, subject, signed_on FROM {kind} "
        "WHERE signed_on IS NOT NULL ORDER BY signed_on DESC, id DESC LIMIT :count)"
        for kind in (DIRECTIVES, AWARDS)
    )
    return [
        NewPaper(
            kind=row[0],
            uid=row[1],
            printed_number=numbering.printed(row[2], row[3], row[4]),
            subject=row[5],
            signed_on=date.fromisoformat(row[6]),
        )
        for row in execute(f"{newest} ORDER BY 7 DESC LIMIT :count", {"count": NEWEST})
    ]
