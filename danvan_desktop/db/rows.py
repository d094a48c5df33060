"""Records as rows: their values by the names of the columns."""

import functools
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from danvan_desktop.domain.records import Part, Record
from danvan_desktop.domain.vietnamese import sort_key

KEY = "_key"
"""How the name of a column ends that sorts another."""


def of_record(table: Table, record: Record) -> dict[str, Any]:
    """The row of a record without its parts."""
    row = {name: getattr(record, name) for name in fields(table)}
    for name in _sorted(table):
        row[name + KEY] = sort_key(row[name])
    return row


def changed(table: Table, record: Record, names: Iterable[str]) -> dict[str, Any]:
    """The uid, the revision and the named values, as far as they have a column: so no other index is touched."""
    row: dict[str, Any] = {"uid": record.uid, "revision": record.revision}
    for name in names:
        if name in fields(table):
            row[name] = getattr(record, name)
        if name in _sorted(table):
            row[name + KEY] = sort_key(row[name])
    return row


def of_part(table: Table, parent: str, position: int, part: Part) -> dict[str, Any]:
    """The row of a part of a record."""
    row = {name: getattr(part, name) for name in part_fields(table)}
    return {"parent": parent, "position": position} | row


@functools.cache
def fields(table: Table) -> tuple[str, ...]:
    """The columns that are fields of the record; sort keys are not."""
    return tuple(column.name for column in table.columns if not column.name.endswith(KEY))


@functools.cache
def part_fields(table: Table) -> tuple[str, ...]:
    """The columns that are fields of the part."""
    return tuple(name for name in fields(table) if name not in ("id", "parent", "position"))


@functools.cache
def _sorted(table: Table) -> tuple[str, ...]:
    return tuple(column.name.removesuffix(KEY) for column in table.columns if column.name.endswith(KEY))
