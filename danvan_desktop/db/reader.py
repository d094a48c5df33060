"""Rows into records, in one generic place."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, literal_column, select

from danvan_desktop.db.engine import execute
from danvan_desktop.db.legible import legible
from danvan_desktop.db.mappings import BY_RECORD
from danvan_desktop.db.rows import fields, part_fields
from danvan_desktop.db.statements import Query
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Record
from danvan_desktop.texts import store as texts

R = TypeVar("R", bound=Record)


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
        query = _with_uids(BY_RECORD[kind].table)
        with legible(BY_RECORD[kind].table.name):
            rows = query.rows(self.connection, sorted(set(uids)))
            return {record.uid: record for record in self._records(kind, rows, parts)}

    def execute(self, sql: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        """The rows of a plain SELECT with `:name` parameters."""
        return execute(self.connection, sql, parameters)

    def count(self, kind: type[Record]) -> int:
        return self.connection.execute(select(func.count()).select_from(BY_RECORD[kind].table)).scalar_one()

    def _records(self, kind: type[R], rows: Sequence[dict[str, Any]], most: int | None = None) -> list[R]:
        if not rows:
            return []
        uids = [row["uid"] for row in rows]
        for field, where in BY_RECORD[kind].parts.items():
            found = self._parts(where.part, where.table, uids, most)
            for row in rows:
                row[field] = tuple(found[row["uid"]])
        return [kind(**row) for row in rows]

    def _parts(self, part: type[Any], table: Table, parents: Sequence[str], most: int | None) -> dict[str, list[Any]]:
        query = _parts_of(table, most)
        found: dict[str, list[Any]] = defaultdict(list)
        for row in query.rows(self.connection, parents):
            found[row.pop("parent")].append(part(**row))
        return found


@functools.cache
def _fields(table: Table) -> Select[Any]:
    return select(*(table.c[name] for name in fields(table)))


@functools.cache
def _with_uids(table: Table) -> Query:
    return Query(_fields(table), table.c.uid)


@functools.cache
def _parts_of(table: Table, most: int | None) -> Query:
    """The parents and the parts; of each parent the first ones, or all."""
    query = select(table.c.parent, *(table.c[name] for name in part_fields(table)))
    if most is not None:
        query = query.where(table.c.position < literal_column(str(most)))
    return Query(query.order_by(table.c.parent, table.c.position), table.c.parent)
