"""What stands in the way of taking a change back or making it again: the record is named, and who changed it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, UniqueConstraint, select

from danvan_desktop.db import journal
from danvan_desktop.db.columns import metadata
from danvan_desktop.db.differences import agrees, merged
from danvan_desktop.db.journal import Change
from danvan_desktop.db.mappings import BY_NAME, Mapped
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.tables import change, change_set
from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Record, title
from danvan_desktop.domain.serial import decode, encode
from danvan_desktop.texts import history as texts


def check_state(reader: Reader, mapped: Mapped, wanted: Change, current: Record | None) -> None:
    """Raises UserError where the record is not as it was before the change, the local key and the revision aside."""
    if current is None:
        if wanted.before is None:
            return
        sentence, name = texts.gone, last_title(reader.connection, mapped, wanted.record)
    elif wanted.before is None:
        sentence, name = texts.there_again, title(current)
    else:
        if agrees(encode(current), wanted.before):
            return
        sentence, name = texts.changed_since, title(current)
    who, at = journal.last_change(reader.connection, wanted.record) or ("?", None)
    raise UserError(sentence(texts.named(mapped.name, name), who, format_moment(at) if at else "?"))


def obstacle(reader: Reader, mapped: Mapped, wanted: Sequence[Change]) -> str | None:
    """Why one of the changes, all of one sort, cannot be made beside the other records; None where nothing is found."""
    for one in wanted:
        known = reader.by_uids(mapped.record, [one.record]).get(one.record)
        if one.after is None:
            found = _needed(reader, mapped, known)
        else:
            record = decode(mapped.record, merged(encode(known) if known else {}, one.after))
            found = _same_key(reader, mapped, record) or _needs(reader, mapped, record)
        if found is not None:
            return found
    return None


def last_title(connection: Connection, mapped: Mapped, uid: str) -> str:
    """How a record that is gone was called; empty where its journal was erased."""
    query = (
        select(change_set.c.schema, change.c.payload)
        .join(change, change.c.change_set == change_set.c.id)
        .where(change.c.record == uid, change.c.payload.is_not(None))
        .order_by(change.c.change_set.desc())
    )
    for row in connection.execute(query):
        values = journal.decoded(row.schema, mapped.name, uid, row.payload)
        whole = values.before if values.after is None else values.after if values.before is None else None
        if whole is not None:
            return title(decode(mapped.record, whole))
    return ""


def title_of(reader: Reader, uid: str) -> str:
    """How the record or the part with that uid is called, or was; empty where nothing is known of it."""
    for mapped in BY_NAME.values():
        found = reader.by_uids(mapped.record, [uid]).get(uid)
        if found is not None:
            return title(found)
        for where in mapped.parts.values():
            row = reader.connection.execute(select(where.table).where(where.table.c.uid == uid)).mappings().first()
            if row is not None:
                return next((str(row[name]) for name in ("name", "full_name", "text") if row.get(name)), "")
    kind = reader.connection.execute(select(change.c.kind).where(change.c.record == uid).limit(1)).scalar()
    return last_title(reader.connection, BY_NAME[kind], uid) if kind is not None and kind in BY_NAME else ""


def _same_key(reader: Reader, mapped: Mapped, record: Record) -> str | None:
    for constraint in mapped.table.constraints:
        if not isinstance(constraint, UniqueConstraint) or "uid" in constraint.columns:
            continue
        key = {column.name: getattr(record, column.name) for column in constraint.columns}
        holders = [] if None in key.values() else reader.find(mapped.record, mapped.table.c.uid != record.uid, **key)
        if holders:
            return texts.same_key(_named(mapped, record), _named(mapped, holders[0]))
    return None


def _needs(reader: Reader, mapped: Mapped, record: Record) -> str | None:
    parts = [(where.table, part) for field, where in mapped.parts.items() for part in getattr(record, field)]
    for table, one in ((mapped.table, record), *parts):
        for column, target in _references(table):
            uid = getattr(one, column.name, None)
            if uid is None or reader.connection.execute(select(target.c.uid).where(target.c.uid == uid)).first():
                continue
            owner = _OWNERS[target.name]
            lost = last_title(reader.connection, owner, uid) if owner.table is target else ""
            return texts.needs(_named(mapped, record), texts.named(owner.name, lost))
    return None


def _needed(reader: Reader, mapped: Mapped, record: Record | None) -> str | None:
    if record is None:
        return None
    parts = [(where.table, part.uid) for field, where in mapped.parts.items() for part in getattr(record, field)]
    for needed, uid in ((mapped.table, record.uid), *parts):
        for table in metadata.sorted_tables:
            for column, target in _references(table):
                if target is not needed or column.name == "parent":
                    continue
                found = reader.connection.execute(select(table).where(column == uid)).mappings().first()
                if found is not None:
                    owner = _OWNERS[table.name]
                    user = reader.get(owner.record, found["uid" if owner.table is table else "parent"])
                    return texts.needed(_named(mapped, record), _named(owner, user))
    return None


def _references(table: Table) -> Iterator[tuple[Column[Any], Table]]:
    for key in table.foreign_keys:
        if key.column.table.name in _OWNERS:
            yield key.parent, key.column.table


def _named(mapped: Mapped, record: Record) -> str:
    return texts.named(mapped.name, title(record))


_OWNERS: Mapping[str, Mapped] = {
    table.name: mapped
    for mapped in BY_NAME.values()
    for table in (mapped.table, *(where.table for where in mapped.parts.values()))
}
"""Whose rows a table holds: a part's belong to its record."""
