"""What can be said of a data folder with the standard library alone, before the window shows and SQLAlchemy loads."""

import os
import sqlite3
from contextlib import closing
from enum import Enum
from pathlib import Path

from danvan_desktop.db.leftovers import set_aside_foreign
from danvan_desktop.domain.errors import Damaged, UserError
from danvan_desktop.texts import files as file_texts
from danvan_desktop.texts import store as texts

FILE = "danvan.db"
APPLICATION_ID = 0x44564B31  # “DVK1” in the file's header: this is a database of ours
SCHEMA = 14
"""The newest schema that this program knows; the header's user_version says which one a file has."""

ROOM = 1 << 20


class Found(Enum):
    """What a data folder holds."""

    NOTHING = "nothing"  # a new installation
    CURRENT = "current"
    OLDER = "older"  # to be migrated


def inspect(folder: Path) -> Found:
    """What the folder holds. Makes the folder where it is missing.

    Raises UserError: the folder cannot be written; the file is no database, not ours, damaged, or of a newer program.
    """
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(texts.CANNOT_OPEN.format(path=folder, reason=file_texts.reason(error.errno))) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UserError(texts.READ_ONLY)
    path = folder / FILE
    if not path.exists() or path.stat().st_size == 0:
        return _nothing(folder)
    try:
        set_aside_foreign(path)
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            schema = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise _in_words(path, error) from error
    except OSError as error:
        raise UserError(texts.CANNOT_OPEN.format(path=path, reason=file_texts.reason(error.errno))) from error
    if application == 0 and tables == 0:
        return _nothing(folder)  # the power failed while the file was made
    if application != APPLICATION_ID:
        raise UserError(texts.NOT_A_DATABASE.format(path=path))
    if schema > SCHEMA:
        raise UserError(texts.NEWER.format(found=schema, known=SCHEMA))
    return Found.CURRENT if schema == SCHEMA else Found.OLDER


def _nothing(folder: Path) -> Found:
    """A folder without data is new, unless its backups or its change log say that there were some."""
    if any(folder.glob("backups/*.dvsao")) or any(folder.glob("changes/*.log")):
        raise Damaged(texts.MISSING.format(path=folder / FILE))
    return Found.NOTHING


def _in_words(path: Path, error: sqlite3.DatabaseError) -> UserError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return Damaged(texts.NOT_A_DATABASE.format(path=path))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return UserError(texts.CANNOT_OPEN.format(path=path, reason=file_texts.NOT_A_FILE))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return UserError(texts.BUSY)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return UserError(texts.DISK_FULL if is_full(path.parent) else texts.READ_FAILED)
    return Damaged(texts.CORRUPT.format(path=path))


def is_full(folder: Path) -> bool:
    """Whether the disk has no room for what SQLite needs to open a file."""
    import shutil

    return shutil.disk_usage(folder).free < ROOM
