"""Which step undo takes back next, and which one redo makes again: read from the end of the journal backwards.

The two stacks are nowhere kept; each change set says what it did to them. Below a step lies what lay on top before it
was done, so that any number of steps can be taken back and only the end of the journal is read.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from danvan_desktop.db.journal import Kind
from danvan_desktop.db.tables import change, change_set


@dataclass(frozen=True, slots=True)
class Step:
    """A change set that can be undone or redone; `changes` are the records that it concerns."""

    id: int
    why: str
    changes: int


@dataclass(frozen=True, slots=True)
class Barrier:
    """What undo does not go behind."""

    why: str
    at: datetime


_DECISIVE = """
WITH RECURSIVE walk(id) AS (
    SELECT max(id) FROM change_set
    UNION ALL
    SELECT {before} FROM walk JOIN change_set AS this ON this.id = walk.id WHERE this.kind IN ({passed})
)
SELECT this.id, this.kind, this.target FROM walk JOIN change_set AS this ON this.id = walk.id
WHERE this.kind NOT IN ({passed})
"""
# What lay on top before a step was done is what lies there when it has been undone.
_UNDO = _DECISIVE.format(
    passed="'undo', 'note'",
    before="(SELECT max(id) FROM change_set WHERE id < CASE this.kind WHEN 'undo' THEN this.target ELSE this.id END)",
)
# What lay on top before a step was undone is what lies there when it has been redone.
_REDO = _DECISIVE.format(
    passed="'redo', 'note'",
    before="""(SELECT max(id) FROM change_set WHERE id < CASE this.kind WHEN 'redo' THEN
        (SELECT id FROM change_set WHERE kind = 'undo' AND target = this.target AND id < this.id
         ORDER BY id DESC LIMIT 1) ELSE this.id END)""",
)


def next_undo(connection: Connection) -> Step | Barrier | None:
    """The step that undo takes back; a barrier where undo stops there; None where nothing was done yet."""
    found = connection.execute(text(_UNDO)).first()
    if found is None:
        return None
    if found.kind == Kind.BARRIER:
        row = connection.execute(select(change_set).where(change_set.c.id == found.id)).one()
        return Barrier(row.why, row.at)
    return _step(connection, found.target if found.kind == Kind.REDO else found.id)


def next_redo(connection: Connection) -> Step | None:
    """The step that redo makes again; None where something new was done since, or nothing was undone."""
    found = connection.execute(text(_REDO)).first()
    return _step(connection, found.target) if found is not None and found.kind == Kind.UNDO else None


def _step(connection: Connection, key: int) -> Step:
    why = connection.execute(select(change_set.c.why).where(change_set.c.id == key)).scalar_one()
    query = select(func.count()).select_from(change).where(change.c.change_set == key)
    return Step(key, why, connection.execute(query).scalar_one())
