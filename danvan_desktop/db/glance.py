"""The first page of directives by the standard library alone, while SQLAlchemy is not loaded yet."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from danvan_desktop.db import directives as queries
from danvan_desktop.db import rhythms
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain import deadlines
from danvan_desktop.domain.directives import DirectiveRow
from danvan_desktop.domain.lists import ListQuery


def directives(folder: Path, today: date, count: int) -> tuple[list[int], list[DirectiveRow]]:
    """All keys in order, and the first `count` rows. Nothing where the file cannot be read now: opening it properly
    follows at once, and tells what is wrong.
    """
    listing = queries.directives(deadlines.now(today))
    try:
        with closing(sqlite3.connect(f"{(folder / FILE).absolute().as_uri()}?mode=ro", uri=True)) as connection:
            rhythms.register(connection)

            def execute(sql: str, parameters: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
                return connection.execute(sql, dict(parameters)).fetchall()

            keys = listing.keys(execute, ListQuery())
            return keys, listing.rows(execute, keys[:count])
    except sqlite3.DatabaseError:
        return [], []
