"""What every save writes: rows put into a table, changed and taken out by statements that are made into SQL text once.

SQLAlchemy makes the text, and knows how each value is handed to the driver. But to build a statement and find it among
the compiled ones takes it ten times as long as SQLite needs to run it, so that is done once for each table.
"""

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Table
from sqlalchemy.sql.dml import UpdateBase

from danvan_desktop.db.engine import DIALECT

Row = Mapping[str, Any]


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Puts rows in, all of them with the same columns."""
    if rows:
        _insert(table, tuple(rows[0])).run(connection, rows)


def update(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Changes the rows with their uids, all of them in the same columns. Their keys stay."""
    if rows:
        _update(table, tuple(rows[0])).run(connection, rows)


def delete(connection: Connection, table: Table, uids: Iterable[str]) -> None:
    """Takes the rows with the uids out, in their order."""
    if rows := [{"uid": uid} for uid in uids]:
        _delete(table).run(connection, rows)


def highest_key(connection: Connection, table: Table) -> int:
    """0 in an empty table."""
    return connection.exec_driver_sql(_highest(table)).scalar() or 0


class _Statement:
    """A statement as text, with the names of its values in order and what makes some of them fit for the driver."""

    def __init__(self, statement: UpdateBase, names: Iterable[str]) -> None:
        compiled = statement.compile(dialect=DIALECT, column_keys=list(names))
        self._sql = compiled.string
        self._names = compiled.positiontup or []
        self._fit: list[tuple[int, Callable[[Any], Any]]] = []
        for place, name in enumerate(self._names):
            fit = compiled.binds[name].type.dialect_impl(DIALECT).bind_processor(DIALECT)
            if fit is not None:
                self._fit.append((place, fit))

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        connection.exec_driver_sql(self._sql, [self._values(row) for row in rows])

    def _values(self, row: Row) -> tuple[Any, ...]:
        values = [row[name] for name in self._names]
        for place, fit in self._fit:
            values[place] = fit(values[place])
        return tuple(values)


@functools.cache
def _insert(table: Table, names: tuple[str, ...]) -> _Statement:
    return _Statement(sa.insert(table), names)


@functools.cache
def _update(table: Table, names: tuple[str, ...]) -> _Statement:
    return _Statement(sa.update(table).where(_this(table)), (name for name in names if name not in ("id", "uid")))


@functools.cache
def _delete(table: Table) -> _Statement:
    return _Statement(sa.delete(table).where(_this(table)), ())


@functools.cache
def _highest(table: Table) -> str:
    return sa.select(sa.func.max(table.c.id)).compile(dialect=DIALECT).string


def _this(table: Table) -> sa.ColumnElement[bool]:
    return table.c.uid == sa.bindparam("uid")
