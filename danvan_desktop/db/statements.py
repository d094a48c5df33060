"""The statements of every save, made into SQL text once, and run on the driver itself.

SQLAlchemy makes the text, and knows how each value is handed to the driver and taken from it. But to build a statement,
find it among the compiled ones and wrap its result takes ten times as long as SQLite needs to run it.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection, Select, Table
from sqlalchemy.sql.dml import UpdateBase

from danvan_desktop.db.engine import DIALECT, execute, execute_many

V = TypeVar("V")
Row = Mapping[str, Any]
_Fit = Callable[[Any], Any]
CHUNK = 500  # values in one IN (…), well below the limit of SQLite


def insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Puts rows in, all of them with the same columns."""
    if rows:
        _insert(table, tuple(rows[0])).run(connection, rows)


def update(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Changes the rows with their uids, each in the columns it tells. Their keys stay."""
    for names, alike in groupby(rows, tuple):
        _update(table, names).run(connection, list(alike))


def delete(connection: Connection, table: Table, uids: Iterable[str]) -> None:
    """Takes the rows with the uids out, in their order."""
    if rows := [{"uid": uid} for uid in uids]:
        _delete(table).run(connection, rows)


def highest_key(connection: Connection, table: Table) -> int:
    """0 in an empty table."""
    ((found,),) = execute(connection, _highest(table))
    return found or 0


def chunks(values: Sequence[V]) -> Iterator[Sequence[V]]:
    """The values in portions that fit into one statement."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]


class Query:
    """A SELECT by one column that has one of some values."""

    def __init__(self, query: Select[Any], column: sa.Column[Any]) -> None:
        self._query = query
        self._column = column
        self._fit = [
            (place, fit)
            for place, one in enumerate(query.selected_columns)
            if (fit := one.type.dialect_impl(DIALECT).result_processor(DIALECT, None)) is not None
        ]
        self._texts: dict[int, str] = {}

    def rows(self, connection: Connection, values: Sequence[str]) -> list[tuple[Any, ...]]:
        """What the columns hold in the rows with one of the values."""
        rows: list[tuple[Any, ...]] = []
        for chunk in chunks(values):
            # A text for 1, 2, 4, 8 … values serves them all: the last one is asked for again where there are fewer.
            size = 1 << (len(chunk) - 1).bit_length()
            rows += execute(connection, self._text(size), [*chunk, *[chunk[-1]] * (size - len(chunk))])
        return self._fitted(rows) if rows and self._fit else rows

    def _fitted(self, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for place, fit in self._fit:
            columns[place] = [None if value is None else fit(value) for value in columns[place]]
        return list(zip(*columns, strict=True))

    def _text(self, size: int) -> str:
        if size not in self._texts:
            values = [sa.bindparam(f"value{number}", type_=self._column.type) for number in range(size)]
            self._texts[size] = self._query.where(self._column.in_(values)).compile(dialect=DIALECT).string
        return self._texts[size]


class _Statement:
    """A statement as text, with the names of its values in order and what makes some of them fit for the driver."""

    def __init__(self, statement: UpdateBase, names: Iterable[str]) -> None:
        compiled = statement.compile(dialect=DIALECT, column_keys=list(names))
        self._sql = compiled.string
        self._names = compiled.positiontup or []
        self._fit: list[tuple[int, _Fit]] = []
        for place, name in enumerate(self._names):
            fit = compiled.binds[name].type.dialect_impl(DIALECT).bind_processor(DIALECT)
            if fit is not None:
                self._fit.append((place, fit))

    def run(self, connection: Connection, rows: Sequence[Row]) -> None:
        execute_many(connection, self._sql, [self._values(row) for row in rows])

    def _values(self, row: Row) -> list[Any]:
        values = [row[name] for name in self._names]
        for place, fit in self._fit:
            values[place] = fit(values[place])
        return values


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
