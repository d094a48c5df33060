"""How assignments stand, in SQL, for the lists: the same rules as in the domain, over all records at once.

One-off tasks are judged by plain expressions; those with a rhythm, which are few, by the domain itself (`rhythms`).
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from danvan_desktop.db.conditions import Field
from danvan_desktop.db.listing import Listing, day_of, printed_number
from danvan_desktop.db.matching import Execute
from danvan_desktop.db.rhythms import FUNCTION
from danvan_desktop.domain import numbering
from danvan_desktop.domain.assignments import (
    ANSWERED,
    COMPLETE,
    OVERDUE,
    UNREPORTED,
    AssignmentRow,
    ReportState,
    Role,
    State,
)
from danvan_desktop.domain.deadlines import DAY, Now
from danvan_desktop.domain.matrices import Told
from danvan_desktop.domain.recurrence import of_code

SOURCE = "assignment JOIN task ON task.uid = assignment.task JOIN directive ON directive.uid = assignment.directive"
"""What the expressions below need."""

_STATES = {str(state): state for state in State}
_ROLES = {str(role): role for role in Role}
_ANSWERED = ", ".join(f"'{state}'" for state in ANSWERED)
_DUE = "coalesce(assignment.due, task.due, directive.due)"
_INCLUDED = (
    "CASE WHEN assignment.due IS NOT NULL THEN assignment.due_included "
    "WHEN task.due IS NOT NULL THEN task.due_included ELSE directive.due_included END"
)
_NEWEST = "(SELECT report.{} FROM report WHERE report.parent = assignment.uid ORDER BY report.position DESC LIMIT 1)"
_REPORTS = (
    "(SELECT group_concat(line) FROM (SELECT report.period || ' ' || report.received_on || ' ' || report.state AS line "
    "FROM report WHERE report.parent = assignment.uid AND report.period IS NOT NULL ORDER BY report.position))"
)
_OF_RHYTHM = (
    f"{FUNCTION}('{{}}', task.recurrence, assignment.assigned_on, coalesce(assignment.due, task.due), {_REPORTS}, "
    ":day, :late_before, :soon_until)"
)
STATE = (
    f"CASE WHEN task.recurrence IS NOT NULL THEN {_OF_RHYTHM.format('state')} "
    f"ELSE CASE coalesce({_NEWEST.format('state')}, '') "
    f"WHEN '{ReportState.ACCEPTED}' THEN '{State.DONE}' "
    f"WHEN '{ReportState.RECEIVED}' THEN '{State.REPORTED}' "
    f"WHEN '{ReportState.RETURNED}' THEN '{State.RETURNED}' "
    f"ELSE CASE WHEN assignment.progress >= {COMPLETE} THEN '{State.DONE}' "
    f"WHEN {_DUE} IS NULL THEN '{State.DUE}' "
    f"WHEN {_DUE} < :late_before OR ({_DUE} = :late_before AND NOT ({_INCLUDED})) THEN '{State.LATE}' "
    f"WHEN {_DUE} <= :soon_until OR ({_DUE} = :after_soon AND NOT ({_INCLUDED})) THEN '{State.SOON}' "
    f"ELSE '{State.DUE}' END END END"
)
"""A State. Needs the parameters of `parameters`, as all that follows."""
LAST = (
    f"CASE WHEN task.recurrence IS NOT NULL THEN {_OF_RHYTHM.format('last')} "
    f"WHEN {_INCLUDED} THEN {_DUE} ELSE date({_DUE}, '-1 day') END"
)
"""The last day in time of what is owed now."""
OWED = f"(CASE WHEN task.recurrence IS NOT NULL THEN substr(task.recurrence, -1) = '1' ELSE {_INCLUDED} END)"
"""Whether the deadline of what is owed includes its day."""
_PERIOD = f"CASE WHEN task.recurrence IS NOT NULL THEN {_OF_RHYTHM.format('period')} END"
_LATE = f"({STATE} = '{State.LATE}' OR ({STATE} = '{State.RETURNED}' AND {LAST} < :late_before))"
OPEN = f"{STATE} NOT IN ({_ANSWERED})"
"""That something is owed."""
# A body answers for those whose work it took over.
_BODY = (
    "assignment.body IN (WITH RECURSIVE heir(uid) AS (SELECT :body UNION SELECT ended.uid FROM heir "
    "JOIN successor ON successor.unit = heir.uid JOIN unit AS ended ON ended.uid = successor.parent "
    "WHERE ended.valid_to < :day) SELECT uid FROM heir)"
)


def parameters(today: Now) -> dict[str, Any]:
    """What the expressions need to know of a day."""
    return {
        "day": today.day.isoformat(),
        "late_before": today.late_before.isoformat(),
        "soon_until": today.soon_until.isoformat(),
        "after_soon": (today.soon_until + DAY).isoformat(),
    }


def assignments(today: Now) -> Listing[AssignmentRow]:
    """What is owed first comes first. Filters: directive, task, body (with those that it took over), role, year of the
    directive, due_from and due_to (the last day in time, ISO), state (a State, or UNREPORTED, OVERDUE).
    """
    year = "substr(directive.signed_on, 1, 4)"
    return Listing(
        table="assignment",
        source=f"{SOURCE} JOIN unit ON unit.uid = assignment.body",
        columns=(
            *("assignment.uid", "directive.uid", "directive.number", "directive.suffix", "directive.symbol"),
            *("directive.subject", "directive.signed_on", "task.uid", "task.position", "task.text", "task.product"),
            *("task.recurrence", "unit.uid", "unit.name", "assignment.role", OWED, LAST, STATE, _PERIOD),
            *("assignment.progress", "(SELECT count(*) FROM report WHERE report.parent = assignment.uid)"),
            _NEWEST.format("received_on"),
        ),
        row=lambda row: _row(row, today),
        order=f"{OPEN} DESC, {LAST} IS NULL, {LAST}",
        fields={
            "directive": Field(printed_number("directive"), order="directive.number"),
            "task": Field("task.text"),
            "body": Field("unit.name", order="unit.name_key"),
            "role": Field("assignment.role"),
            "due": Field(LAST),
            "state": Field(STATE),
            "progress": Field("assignment.progress"),
            "reported_on": Field(_NEWEST.format("received_on")),
        },
        filters={
            "directive": "assignment.directive = :directive",
            "task": "assignment.task = :task",
            "body": _BODY,
            "role": "assignment.role = :role",
            "year": f"{year} = :year",
            "due_from": f"{LAST} >= :due_from",
            "due_to": f"{LAST} <= :due_to",
            "state": (
                f"CASE :state WHEN '{UNREPORTED}' THEN {OPEN} WHEN '{OVERDUE}' THEN {_LATE} ELSE {STATE} = :state END"
            ),
        },
        year=year,
        parameters=parameters(today),
    )


def of_directive(execute: Execute, today: Now, directive: str) -> list[Told]:
    """How each assignment of a directive stands, by task and body."""
    sql = (
        f"SELECT assignment.task, assignment.body, {STATE}, assignment.uid, assignment.role, {LAST}, {OWED}, "
        f"{_PERIOD}, assignment.progress FROM {SOURCE} WHERE assignment.directive = :directive"
    )
    day = cache(day_of)
    return [
        Told(
            task,
            body,
            (standing := _STATES[state]),
            uid,
            _ROLES[role],
            (until := day(last)),
            bool(included),
            _is_late(standing, until, today),
            day(period),
            progress,
        )
        for task, body, state, uid, role, last, included, period, progress in execute(
            sql, {**parameters(today), "directive": directive}
        )
    ]


def by_directive(execute: Execute, today: Now, year: str = "") -> list[Told]:
    """How each assignment of the directives of a year, or of all, stands, by directive and body."""
    where = "substr(directive.signed_on, 1, 4) = :year" if year else "1 = 1"
    values = {**parameters(today), "year": year}
    sql = f"SELECT assignment.id, assignment.directive, assignment.body, {STATE} FROM {SOURCE} WHERE {where}"
    # Few are returned: to ask for their deadlines alone takes a fraction of the time.
    returned = f"assignment.uid IN (SELECT parent FROM report WHERE state = '{ReportState.RETURNED}')"
    late = {key for (key,) in execute(f"SELECT assignment.id FROM {SOURCE} WHERE {returned} AND {_LATE}", values)}
    return [
        Told(directive, body, (standing := _STATES[state]), late=standing is State.LATE or key in late)
        for key, directive, body, state in execute(sql, values)
    ]


def followed(execute: Execute) -> list[tuple[str, str, str]]:
    """Uid, printed number and subject of each directive with tasks that were given to somebody, the newest first."""
    sql = (
        "SELECT uid, number, suffix, symbol, subject FROM directive WHERE EXISTS (SELECT 1 FROM assignment "
        "WHERE assignment.directive = directive.uid) ORDER BY signed_on IS NOT NULL, signed_on DESC, id DESC"
    )
    return [(row[0], numbering.printed(row[1], row[2], row[3]).strip(), row[4]) for row in execute(sql, {})]


def years(execute: Execute) -> list[str]:
    """The years of the directives with tasks that were given to somebody, the latest first. (The list would look at
    each assignment.)
    """
    sql = (
        "SELECT DISTINCT substr(signed_on, 1, 4) FROM directive WHERE signed_on IS NOT NULL AND EXISTS "
        "(SELECT 1 FROM assignment WHERE assignment.directive = directive.uid) ORDER BY 1 DESC"
    )
    return [row[0] for row in execute(sql, {})]


def bodies(execute: Execute) -> list[str]:
    """The uids of the units that were asked to do anything."""
    return [row[0] for row in execute("SELECT DISTINCT assignment.body FROM assignment", {})]


def _row(row: Sequence[Any], today: Now) -> AssignmentRow:
    included, last, state = bool(row[16]), day_of(row[17]), State(row[18])
    return AssignmentRow(
        id=row[0],
        uid=row[1],
        directive=row[2],
        directive_number=numbering.printed(row[3], row[4], row[5]),
        directive_subject=row[6],
        signed_on=day_of(row[7]),
        task=row[8],
        position=row[9] + 1,
        text=row[10],
        product=row[11],
        recurrence=of_code(row[12]) if row[12] else None,
        body=row[13],
        body_name=row[14],
        role=Role(row[15]),
        due=due_of(last, included=included),
        included=included,
        last=last,
        state=state,
        late=_is_late(state, last, today),
        period=day_of(row[19]),
        progress=row[20],
        reports=row[21],
        reported_on=day_of(row[22]),
    )


def _is_late(state: State, last: date | None, today: Now) -> bool:
    return state is State.LATE or (state is State.RETURNED and last is not None and last < today.late_before)


def due_of(last: date | None, *, included: bool) -> date | None:
    """The day that a deadline with that last day in time names."""
    return last if last is None or included else last + DAY
