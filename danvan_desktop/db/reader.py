"""Rows into records, in one generic place."""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, literal_column, select

from danvan_desktop.db.engine import execute
from danvan_desktop.db.legible import legible
from danvan_desktop.db.mappings import BY_RECORD, Parts
from danvan_desktop.db.rows import fields, part_fields
from danvan_desktop.db.statements import Query
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Part, Record
from danvan_desktop.texts import store as texts

R = TypeVar("R", bound=Record)
_Known = Mapping[str, Part]
"""Parts by their uids."""
_NOTHING: Mapping[str, Any] = {}


class Reader:
    """Reads records over one connection, so that all it returns belongs to one state of the database."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, kind: type[R], uid: str) -> R:
        """The record. Raises UserError where it is gone."""
        found = self.by_uids(kind, [uid]).get(uid)
        if found is None:
            raise UserError(texts.NOT_FOUND)
        return found

    def find(self, kind: type[R], *where: ColumnElement[bool], **equals: Any) -> list[R]:
        """All records that fit, in the order they were made."""
        table = BY_RECORD[kind].table
        query = _fields(table).where(*where, *(table.c[name] == value for name, value in equals.items()))
        with legible(table.name):
            rows = self.connection.execute(query.order_by(table.c.id)).mappings()
            return self._records(kind, [dict(row) for row in rows])

    def by_uids(self, kind: type[R], uids: Iterable[str], parts: int | None = None) -> dict[str, R]:
        """The records by uid, each with its first `parts` parts, or with all; those that are gone are left out."""
        return {record.uid: record for record in self._with_uids(kind, sorted(set(uids)), parts)}

    def stored(self, records: Sequence[R]) -> dict[str, R]:
        """The same records, all of one kind, as they stand in the database, by uid; those that are gone are left out.
        A part that stands there as given is the given one itself: to make it anew takes longer than all the reading.
        """
        kind = type(records[0])
        known = {field: _by_uid(records, field) for field in BY_RECORD[kind].parts}
        return {record.uid: record for record in self._with_uids(kind, [one.uid for one in records], known=known)}

    def execute(self, sql: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        """The rows of a plain SELECT with `:name` parameters."""
        return execute(self.connection, sql, parameters)

    def count(self, kind: type[Record]) -> int:
        return self.connection.execute(select(func.count()).select_from(BY_RECORD[kind].table)).scalar_one()

    def _with_uids(
        self, kind: type[R], uids: Sequence[str], most: int | None = None, known: Mapping[str, _Known] = _NOTHING
    ) -> list[R]:
        table = BY_RECORD[kind].table
        with legible(table.name):
            rows = _with_uids(table).rows(self.connection, uids)
            return self._records(kind, [dict(zip(fields(table), row, strict=True)) for row in rows], most, known)

    def _records(
        self,
        kind: type[R],
        rows: Sequence[dict[str, Any]],
        most: int | None = None,
        known: Mapping[str, _Known] = _NOTHING,
    ) -> list[R]:
        if not rows:
            return []
        uids = [row["uid"] for row in rows]
        for field, where in BY_RECORD[kind].parts.items():
            found = self._parts(where, uids, most, known.get(field, _NOTHING))
            for row in rows:
                row[field] = tuple(found[row["uid"]])
        return [kind(**row) for row in rows]

    def _parts(self, where: Parts, parents: Sequence[str], most: int | None, known: _Known) -> dict[str, list[Part]]:
        names, told = _told(where.table)
        found: dict[str, list[Part]] = defaultdict(list)
        for parent, *row in _parts_of(where.table, most).rows(self.connection, parents):
            values = tuple(row)
            same = known.get(row[0])
            if same is None or told(same) != values:
                same = where.part(**dict(zip(names, values, strict=True)))
            found[parent].append(same)
        return found


def _by_uid(records: Sequence[Record], field: str) -> _Known:
    return {part.uid: part for record in records for part in getattr(record, field)}


@functools.cache
def _told(table: Table) -> tuple[tuple[str, ...], Callable[[Part], tuple[Any, ...]]]:
    """The fields of a part in the order of their columns, and what takes them out of one."""
    names = part_fields(table)
    return names, attrgetter(*names)


@functools.cache
def _fields(table: Table) -> Select[Any]:
    return select(*(table.c[name] for name in fields(table)))


@functools.cache
def _with_uids(table: Table) -> Query:
    return Query(_fields(table), table.c.uid)


@functools.cache
def _parts_of(table: Table, most: int | None) -> Query:
    """The parents and the fields of the parts, the uid first; of each parent the first parts, or all."""
    query = select(table.c.parent, *(table.c[name] for name in part_fields(table)))
    if most is not None:
        query = query.where(table.c.position < literal_column(str(most)))
    return Query(query.order_by(table.c.parent, table.c.position), table.c.parent)
