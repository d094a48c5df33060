"""Questions to the journal: what became of a record, what was done on a day, what was removed and is not back.

All of it is read from the one journal; nothing is kept twice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text, update

from danvan_desktop.db import journal
from danvan_desktop.db.journal import Change
from danvan_desktop.db.statements import chunks
from danvan_desktop.db.tables import change, change_set
from danvan_desktop.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one record in its change set; `change` is None where its content was erased."""

    id: int
    at: datetime
    who: str
    why: str
    kind: str
    record: str
    change: Change | None

    @property
    def act(self) -> str:
        """What was done to the record: `added`, `changed`, `removed`, or `erased` where that cannot be told."""
        if self.change is None:
            return "erased"
        if self.change.before is None:
            return "added"
        return "removed" if self.change.after is None else "changed"


@dataclass(frozen=True, slots=True)
class Done:
    """A change set as a line of a day; `sort` is what it is to undo, `records` how many it concerned."""

    id: int
    at: datetime
    who: str
    why: str
    sort: str
    records: int


LONGEST_IDLE = timedelta(days=30)

_ENTRY = (
    change.c.id,
    change_set.c.at,
    change_set.c.who,
    change_set.c.why,
    change_set.c.schema,
    change.c.kind,
    change.c.record,
    change.c.payload,
)
_ENTRIES = select(*_ENTRY).join(change_set, change.c.change_set == change_set.c.id)
_IS_REMOVAL = text("""substr(change.payload, 1, 14) = '{"after": null'""")
"""How the payload of a removal begins; there is an index of just these rows."""
_IS_GONE = text(
    "NOT EXISTS (SELECT 1 FROM change AS later WHERE later.record = change.record AND later.id > change.id)"
)


def of_record(connection: Connection, uid: str) -> list[Entry]:
    """All that happened to a record, the latest first."""
    query = _ENTRIES.where(change.c.record == uid).order_by(change.c.change_set.desc(), change.c.id.desc())
    return [_entry(row) for row in connection.execute(query)]


def entries(connection: Connection, keys: Sequence[int]) -> list[Entry]:
    """These changes, in the order of the keys."""
    found = {
        row.id: _entry(row)
        for chunk in chunks(keys)
        for row in connection.execute(_ENTRIES.where(change.c.id.in_(chunk)))
    }
    return [found[key] for key in keys if key in found]


def of_day(connection: Connection, start: datetime, end: datetime) -> list[Done]:
    """The change sets between two moments, the latest first."""
    query = (
        select(change_set, func.count(change.c.id).label("records"))
        .outerjoin(change, change.c.change_set == change_set.c.id)
        .where(change_set.c.at >= start, change_set.c.at < end)
        .group_by(change_set.c.id)
        .order_by(change_set.c.id.desc())
    )
    return [Done(row.id, row.at, row.who, row.why, row.kind, row.records) for row in connection.execute(query)]


def of_set(connection: Connection, key: int) -> list[Entry]:
    """What a change set did, in the order it was done."""
    query = _ENTRIES.where(change.c.change_set == key).order_by(change.c.id)
    return [_entry(row) for row in connection.execute(query)]


def removals(connection: Connection, since: datetime | None, hidden: Sequence[str] = ()) -> list[int]:
    """The keys of the removals after which nothing more happened to the record, the latest first."""
    query = (
        select(change.c.id)
        .join(change_set, change.c.change_set == change_set.c.id)
        .where(_IS_REMOVAL, change.c.kind.not_in(hidden), _IS_GONE)
        .order_by(change.c.id.desc())
    )
    return list(connection.execute(query if since is None else query.where(change_set.c.at >= since)).scalars())


def companions(connection: Connection, keys: Sequence[int]) -> list[Entry]:
    """The other records that went in the same change sets and spoke of the records of these changes, such as their
    lines in a register.
    """
    gone: dict[int, set[str]] = {}
    for chunk in chunks(keys):
        rows = connection.execute(select(change.c.change_set, change.c.record).where(change.c.id.in_(chunk)))
        for step, record in rows:
            gone.setdefault(step, set()).add(record)
    return [
        one
        for step, records in gone.items()
        for one in of_set(connection, step)
        if one.change is not None
        and one.change.after is None
        and one.change.before is not None
        and one.record not in records
        and any(isinstance(value, str) and value in records for value in one.change.before.values())
    ]


def count_later(connection: Connection, why: str, moment: datetime) -> int:
    """How many change sets of that description were made after the moment."""
    query = select(func.count()).select_from(change_set)
    return connection.execute(query.where(change_set.c.why == why, change_set.c.at > moment)).scalar_one()


def known(connection: Connection, heads: Collection[str]) -> set[str]:
    """Which of these hashes the journal has gone through."""
    return set(connection.execute(select(change_set.c.hash).where(change_set.c.hash.in_(heads))).scalars())


def outdated(connection: Connection, now: datetime, days: int) -> list[str]:
    """The records that were removed so many days ago, are not back, and whose content is still kept."""
    last = _last_before(connection, now, days)
    query = select(change.c.record).where(_IS_REMOVAL, _IS_GONE, change.c.change_set <= last)
    return list(connection.execute(query).scalars())


def _last_before(connection: Connection, now: datetime, days: int) -> int:
    """The last change set so many days ago. A stretch without any counts as a month at most: a clock that was years
    ahead for an hour must not have the trash emptied for good.
    """
    passed, later = timedelta(), now
    for key, at in connection.execute(select(change_set.c.id, change_set.c.at).order_by(change_set.c.id.desc())):
        passed += min(max(later - at, timedelta()), LONGEST_IDLE)
        if passed > timedelta(days=days):
            return int(key)
        later = at
    return 0


def erase(connection: Connection, records: Sequence[str]) -> None:
    """Forgets what the records held. Hashes stay, so that the chain still verifies."""
    query = update(change).where(change.c.record == bindparam("record_")).values(payload=None)
    connection.execute(query, [{"record_": uid} for uid in records])


def _entry(row: Any) -> Entry:
    try:
        found = journal.decoded(row.schema, row.kind, row.record, row.payload)
    except UserError:  # erased
        found = None
    return Entry(row.id, row.at, row.who, row.why, row.kind, row.record, found)
