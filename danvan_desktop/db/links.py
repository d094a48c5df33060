"""What points at what, where a sentence has to name it."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from danvan_desktop.db.tables import answer, assignment, directive, exemplar, reference, unit
from danvan_desktop.domain.directives import Relation
from danvan_desktop.domain.numbering import DISPATCH


def first_answer(connection: Connection, tasks: Collection[str]) -> str | None:
    """The name of an exemplar that answers one of the tasks; None where none does."""
    query = select(exemplar.c.name).join(answer, answer.c.parent == exemplar.c.uid).where(answer.c.task.in_(tasks))
    return connection.execute(query.limit(1)).scalar()


def answering(connection: Connection, asked: str) -> list[str]:
    """The uids of the directives that answer this one, or were drafted from it; a công văn drafted from it asks for it
    again (đôn đốc).
    """
    named = select(reference.c.parent).where(reference.c.paper == asked, reference.c.relation == Relation.ANSWERS)
    drafted = select(directive.c.uid).where(directive.c.about == asked, directive.c.kind != DISPATCH)
    return list(connection.execute(named.union(drafted).order_by("parent")).scalars())


def first_body(connection: Connection, tasks: Collection[str]) -> str | None:
    """The name of a body that was asked to do one of the tasks; None where none was."""
    query = select(unit.c.name).join(assignment, assignment.c.body == unit.c.uid).where(assignment.c.task.in_(tasks))
    return connection.execute(query.limit(1)).scalar()
