"""Rows into records, in one generic place."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, select, text

from danvan_desktop.db.mappings import BY_RECORD
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Record
from danvan_desktop.texts import store as texts

R = TypeVar("R", bound=Record)
V = TypeVar("V")

CHUNK = 500  # values in one IN (…), well below the limit of SQLite


class Reader:
    """Reads records over one connection, so that all it returns belongs to one state of the database."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, kind: type[R], uid: str) -> R:
        """The record. Raises UserError where it is gone."""
        found = self.find(kind, uid=uid)
        if not found:
            raise UserError(texts.NOT_FOUND)
        return found[0]

    def find(self, kind: type[R], *where: ColumnElement[bool], **equals: Any) -> list[R]:
        """All records that fit, in the order they were made."""
        table = BY_RECORD[kind].table
        query = select(table).where(*where, *(table.c[name] == value for name, value in equals.items()))
        return self._records(kind, self.connection.execute(query.order_by(table.c.id)).mappings().all())

    def by_uids(self, kind: type[R], uids: Iterable[str], parts: int | None = None) -> dict[str, R]:
        """The records by uid, each with its first `parts` parts, or with all; those that are gone are left out."""
        table = BY_RECORD[kind].table
        rows: list[RowMapping] = []
        for chunk in chunks(sorted(set(uids))):
            rows += self.connection.execute(select(table).where(table.c.uid.in_(chunk))).mappings()
        return {record.uid: record for record in self._records(kind, rows, parts)}

    def execute(self, sql: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        """The rows of a plain SELECT with `:name` parameters."""
        return self.connection.execute(text(sql), parameters)

    def count(self, kind: type[Record]) -> int:
        return self.connection.execute(select(func.count()).select_from(BY_RECORD[kind].table)).scalar_one()

    def _records(self, kind: type[R], rows: Sequence[RowMapping], most: int | None = None) -> list[R]:
        mapped = BY_RECORD[kind]
        uids = [row["uid"] for row in rows]
        parts = {field: self._parts(where.part, where.table, uids, most) for field, where in mapped.parts.items()}
        names = columns(mapped.table)
        records = []
        for row in rows:
            values: dict[str, Any] = {name: row[name] for name in names}
            values |= {field: tuple(found[row["uid"]]) for field, found in parts.items()}
            records.append(kind(**values))
        return records

    def _parts(self, part: type[Any], table: Table, parents: Sequence[str], most: int | None) -> dict[str, list[Any]]:
        names = [name for name in columns(table) if name not in ("id", "parent", "position")]
        found: dict[str, list[Any]] = defaultdict(list)
        for chunk in chunks(parents):
            query = select(table).where(table.c.parent.in_(chunk)).order_by(table.c.parent, table.c.position)
            if most is not None:
                query = query.where(table.c.position < most)
            for row in self.connection.execute(query).mappings():
                found[row["parent"]].append(part(**{name: row[name] for name in names}))
        return found


def columns(table: Table) -> list[str]:
    """The columns that are fields; sort keys are not."""
    return [column.name for column in table.columns if not column.name.endswith("_key")]


def chunks(values: Sequence[V]) -> Iterator[Sequence[V]]:
    """The values in portions that fit into one statement."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
