"""What the window shows first, by the standard library alone, while SQLAlchemy is not loaded yet."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from danvan_desktop.db import directives as queries
from danvan_desktop.db import rhythms
from danvan_desktop.db.matching import Execute
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain import deadlines
from danvan_desktop.domain.directives import DirectiveRow
from danvan_desktop.domain.lists import ListQuery

Found = TypeVar("Found")


def glance(folder: Path, read: Callable[[Execute], Found]) -> Found | None:
    """What `read` finds in the data of the folder. None where the file cannot be read now: opening it properly follows
    at once, and tells what is wrong.
    """
    try:
        with closing(sqlite3.connect(f"{(folder / FILE).absolute().as_uri()}?mode=ro", uri=True)) as connection:
            rhythms.register(connection)

            def execute(sql: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
                return connection.execute(sql, dict(parameters)).fetchall()

            return read(execute)
    except sqlite3.DatabaseError:
        return None


def directives(
    folder: Path, today: date, count: int, asked: ListQuery | None = None
) -> tuple[list[int], list[DirectiveRow]]:
    """The keys of those asked for in order, and the first `count` rows; nothing where the file cannot be read now."""
    listing = queries.directives(deadlines.now(today))

    def read(execute: Execute) -> tuple[list[int], list[DirectiveRow]]:
        keys = listing.keys(execute, asked or ListQuery())
        return keys, listing.rows(execute, keys[:count])

    return glance(folder, read) or ([], [])
