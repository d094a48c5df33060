"""What the agenda is looked up by: which directives ask for something in a span of days, which are answered."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, or_, select, union

from danvan_desktop.db.reader import chunks
from danvan_desktop.db.tables import assignment, council_session, directive, reference, task
from danvan_desktop.domain.directives import Direction, Relation
from danvan_desktop.domain.numbering import REPORT


def asking(connection: Connection, first: date, last: date) -> list[str]:
    """The uids of directives in force that name a day from `first` to `last`, or that have a task with a rhythm."""
    in_force = or_(directive.c.direction == Direction.INCOMING, directive.c.signed_on.is_not(None))
    named = union(
        select(directive.c.uid).where(directive.c.due.between(first, last)),
        select(task.c.parent).where(or_(task.c.due.between(first, last), task.c.recurrence.is_not(None))),
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
