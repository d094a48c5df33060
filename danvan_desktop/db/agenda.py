"""What the agenda is looked up by: which directives ask for something in a span of days, which are answered."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, or_, select, union

from danvan_desktop.db import assignments as follow_up
from danvan_desktop.db.matching import Execute
from danvan_desktop.db.statements import chunks
from danvan_desktop.db.tables import assignment, council_session, directive, reference, task
from danvan_desktop.domain.assignments import State
from danvan_desktop.domain.deadlines import Now
from danvan_desktop.domain.directives import Direction, Relation
from danvan_desktop.domain.numbering import REPORT
from danvan_desktop.domain.recurrence import occurrences

_NOT_ASKED = "NOT EXISTS (SELECT 1 FROM assignment WHERE assignment.task = task.uid)"


def _over(table: str) -> str:
    """That the deadline of a row of that table is over."""
    return f"({table}.due < :late_before OR ({table}.due = :late_before AND NOT {table}.due_included))"


# The state that the list of directives shows, turned round: from what is late to its directive, in one pass over each
# table, as a digest must not judge every directive there is.
_LATE = f"""SELECT uid, sum(reports), min(day) FROM (
SELECT directive.uid AS uid, 1 AS reports, {follow_up.LAST} AS day FROM {follow_up.SOURCE} WHERE CASE {follow_up.STATE}
    WHEN '{State.LATE}' THEN 1 WHEN '{State.RETURNED}' THEN {follow_up.LAST} < :late_before ELSE 0 END
UNION ALL SELECT directive.uid, 0, directive.due FROM directive WHERE {_over("directive")}
    AND (directive.direction = '{Direction.INCOMING}'
    OR NOT EXISTS (SELECT 1 FROM task WHERE task.parent = directive.uid)
    OR EXISTS (SELECT 1 FROM task WHERE task.parent = directive.uid AND {_NOT_ASKED}))
UNION ALL SELECT task.parent, 0, task.due FROM task WHERE {_over("task")} AND task.recurrence IS NULL AND {_NOT_ASKED}
) GROUP BY uid ORDER BY min(day)"""  # noqa: S608 - the pieces are ours


def late(execute: Execute, connection: Connection, today: Now) -> dict[str, int]:
    """The uids of the directives in force that are late, the oldest deadline first, with how many reports are overdue;
    what a superior asked for and was answered is not late.
    """
    columns = directive.c
    drafts = select(columns.uid).where(columns.direction == Direction.OUTGOING, columns.signed_on.is_(None))
    replied = select(columns.uid).where(columns.direction == Direction.INCOMING, columns.uid.in_(answered(connection)))
    left_out = set(connection.execute(union(drafts, replied)).scalars())
    rows = execute(_LATE, follow_up.parameters(today))
    return {uid: reports for uid, reports, _day in rows if uid not in left_out}


def asking(connection: Connection, first: date, last: date) -> list[str]:
    """The uids of directives in force that name a day from `first` to `last`, or whose tasks come round to one."""
    known = connection.execute(select(task.c.recurrence).where(task.c.recurrence.is_not(None)).distinct()).scalars()
    coming = [rhythm for rhythm in known if rhythm and any(occurrences(rhythm, first, last))]
    in_force = or_(directive.c.direction == Direction.INCOMING, directive.c.signed_on.is_not(None))
    named = union(
        select(directive.c.uid).where(directive.c.due.between(first, last)),
        select(task.c.parent).where(or_(task.c.due.between(first, last), task.c.recurrence.in_(coming))),
        select(assignment.c.directive).where(assignment.c.due.between(first, last)),
    )
    query = select(directive.c.uid).where(in_force, directive.c.uid.in_(named))
    return list(connection.execute(query).scalars())


def answered(connection: Connection) -> set[str]:
    """The uids of directives about which a báo cáo of ours was issued, or that a paper of ours answers."""
    columns = directive.c
    issued = (columns.direction == Direction.OUTGOING) & columns.number.is_not(None)
    drafted = select(columns.about).where(issued, columns.kind == REPORT, columns.about.is_not(None))
    joined = reference.join(directive, columns.uid == reference.c.parent)
    named = select(reference.c.paper).select_from(joined).where(issued, reference.c.relation == Relation.ANSWERS)
    return set(connection.execute(union(drafted, named)).scalars())


def assignments(connection: Connection, directives: Sequence[str]) -> list[str]:
    """The uids of the assignments of these directives."""
    found: list[str] = []
    for chunk in chunks(directives):
        found += connection.execute(select(assignment.c.uid).where(assignment.c.directive.in_(chunk))).scalars()
    return found


def sessions(connection: Connection, first: date, last: date) -> list[str]:
    """The uids of the sessions of councils from `first` to `last`."""
    query = select(council_session.c.uid).where(council_session.c.held_on.between(first, last))
    return list(connection.execute(query).scalars())
