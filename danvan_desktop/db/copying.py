"""A copy of the database while others write, and what a database file holds; with the standard library alone."""

import logging
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from danvan_desktop.db.preflight import APPLICATION_ID
from danvan_desktop.domain.backups import Change, Contents
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import backups as texts

log = logging.getLogger(__name__)

Step = Callable[[int, int], None]
"""Told how much of how much is done; may raise to stop."""

PAGES = 256  # a step of one megabyte
PACE = 16  # steps between two waits for the disk
PAUSE = 0.002  # seconds between two steps, so that who types is served first
LATEST = 10


def no_step(_done: int, _total: int) -> None:
    """For who need not know."""


def snapshot(source: Path, target: Path, step: Step = no_step) -> None:
    """Copies one state of the database in small steps. Raises sqlite3.Error, OSError, and what `step` raises.

    A read transaction is held open on the source, so that writers neither wait nor make the copy begin anew.
    """
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as reading,
        closing(sqlite3.connect(target)) as writing,
        target.open("rb+") as raw,
    ):
        writing.execute("PRAGMA journal_mode = OFF")  # nobody else sees the file before it is whole
        writing.execute("PRAGMA synchronous = OFF")
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()

        def progress(_status: int, remaining: int, total: int) -> None:
            step(total - remaining, total)
            if (total - remaining) // PAGES % PACE == 0:
                os.fsync(raw.fileno())  # the disk keeps pace: who saves meanwhile does not wait for all of it
            time.sleep(PAUSE)

        reading.backup(writing, pages=PAGES, progress=progress, sleep=PAUSE)
        writing.execute("PRAGMA journal_mode = DELETE")


def examine(path: Path) -> Contents:
    """Reads the whole file. Raises UserError with what is wrong."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise UserError(texts.NOT_OURS)
            problems = [row[0] for row in connection.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
            if problems:
                log.warning("%s: %s", path, problems)
                raise UserError(texts.DAMAGED_DATABASE.format(problem=texts.BROKEN_PAGES))
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise UserError(texts.DAMAGED_DATABASE.format(problem=texts.LOOSE_ENDS))
            return contents(connection)
    except sqlite3.DatabaseError as error:
        log.warning("%s: %s", path, error)
        raise UserError(texts.DAMAGED_DATABASE.format(problem=texts.BROKEN_PAGES)) from error


def contents(connection: sqlite3.Connection) -> Contents:
    """What the database holds; records are the rows of the tables that have a uid and a revision."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    counts = {}
    for table in tables:
        columns = {row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (table,))}
        if {"uid", "revision"} <= columns:
            counts[table] = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - a name of the schema
    journal = connection.execute("SELECT count(*) FROM change_set").fetchone()[0]
    latest = connection.execute(
        "SELECT at, who, why, hash FROM change_set ORDER BY id DESC LIMIT ?", (LATEST,)
    ).fetchall()
    return Contents(
        schema=connection.execute("PRAGMA user_version").fetchone()[0],
        counts=counts,
        change_sets=journal,
        head=latest[0][3] if latest else "",
        latest=tuple(Change(at=datetime.fromisoformat(at), who=who, why=why) for at, who, why, _ in latest),
    )
