"""The connection to the SQLite file: its settings, its transactions, and its errors in the user's words."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.exc import DBAPIError

from danvan_desktop.db import rhythms
from danvan_desktop.db.preflight import is_full
from danvan_desktop.domain.errors import Damaged, UserError
from danvan_desktop.texts import files
from danvan_desktop.texts import store as texts

DIALECT = pysqlite.dialect()
"""What statements are made into text for, once for all connections."""


class _Pool(QueuePool):
    """Keeps the connection of a writer for the next one: to check it out each time costs as much as a small change."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._writers: list[Connection] | None = []

    def writer(self, engine: Engine) -> Connection:
        """A connection that nobody else has, to be given back."""
        if self._writers:
            return self._writers.pop()
        connection = engine.connect()
        connection.detach()  # so that to close it closes the file
        return connection

    def give_back(self, connection: Connection) -> None:
        """What it has not committed is taken back."""
        driver: Any = None if connection.invalidated else connection.connection.dbapi_connection
        if driver is not None and driver.in_transaction:
            try:
                driver.rollback()
            except sqlite3.Error:  # to close the file takes it back too; the next writer begins with another
                driver.close()
                connection.invalidate()
        if self._writers is None or connection.invalidated:
            connection.close()
        else:
            if connection.in_transaction():  # as SQLAlchemy counts, for statements of its own
                connection.rollback()
            self._writers.append(connection)

    def dispose(self) -> None:
        super().dispose()
        kept, self._writers = self._writers or (), None
        for connection in kept:
            connection.close()


def connect(path: Path, read_only: str = "") -> Engine:
    """An engine on the file. Every connection writes ahead, waits for the disk, and checks foreign keys. With
    `read_only`, the sentence that says why, nothing can be written.
    """
    options = {"read_only": read_only}
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 5}, execution_options=options, poolclass=_Pool)
    event.listen(engine, "connect", _configure_reader if read_only else _configure)
    return engine


def _configure_reader(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    rhythms.register(connection)
    connection.execute("PRAGMA query_only = ON")


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    rhythms.register(connection)
    for pragma, value, answer in (
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", 2),
        ("foreign_keys", "ON", 1),
    ):
        connection.execute(f"PRAGMA {pragma} = {value}")
        found = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        if found != answer:
            raise sqlite3.OperationalError(f"PRAGMA {pragma} is {found}, not {answer}")


def execute(connection: Connection, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
    """Runs a statement on the driver itself, past all that SQLAlchemy does for one, and gives its rows as the driver
    does. Errors are SQLAlchemy's all the same.
    """
    driver: Any = connection.connection.dbapi_connection
    try:
        rows: list[tuple[Any, ...]] = driver.execute(sql, values).fetchall()
    except sqlite3.Error as error:
        raise _wrapped(error, sql) from error
    return rows


def execute_many(connection: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """The same for a statement that writes, once for each of the rows."""
    driver: Any = connection.connection.dbapi_connection
    try:
        driver.executemany(sql, rows)
    except sqlite3.Error as error:
        raise _wrapped(error, sql) from error


def _wrapped(error: sqlite3.Error, sql: str) -> BaseException:
    return DBAPIError.instance(sql, None, error, sqlite3.Error, dialect=DIALECT)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database. Raises UserError as `sentence` tells."""
    with in_words(engine), engine.connect() as connection:
        execute(connection, "BEGIN")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, written at the end and rolled back on any error. Raises UserError as `sentence` tells."""
    if why := engine.get_execution_options()["read_only"]:
        raise UserError(why)
    pool = cast("_Pool", engine.pool)
    with in_words(engine):
        connection = pool.writer(engine)
        try:
            # A writer takes its lock at once: two of them then wait for each other instead of failing half-way.
            execute(connection, "BEGIN IMMEDIATE")
            yield connection
            cast("sqlite3.Connection", connection.connection.dbapi_connection).commit()
        finally:
            pool.give_back(connection)


@contextmanager
def in_words(engine: Engine) -> Iterator[None]:
    """Turns the errors that `sentence` knows into a UserError; others are bugs and stay what they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        sentence_ = sentence(original, engine.url.database)
        if sentence_ is None and engine.get_execution_options()["read_only"]:
            sentence_ = texts.OLD_SCHEMA  # a table or column that the migration would have made
        if sentence_ is None:
            raise
        damaged = _code(original) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        raise (Damaged if damaged else UserError)(sentence_) from error


@contextmanager
def disk_in_words() -> Iterator[None]:
    """The same for files that are written beside the database."""
    try:
        yield
    except OSError as error:
        raise UserError(texts.DISK_FULL if error.errno == errno.ENOSPC else texts.READ_ONLY) from error


_SENTENCES = {
    sqlite3.SQLITE_FULL: texts.DISK_FULL,
    sqlite3.SQLITE_BUSY: texts.BUSY,
    sqlite3.SQLITE_LOCKED: texts.BUSY,
    sqlite3.SQLITE_READONLY: texts.READ_ONLY,
    sqlite3.SQLITE_PERM: texts.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: texts.CORRUPT,
    sqlite3.SQLITE_NOTADB: texts.NOT_A_DATABASE,
    sqlite3.SQLITE_CANTOPEN: texts.CANNOT_OPEN,
    sqlite3.SQLITE_IOERR: texts.READ_FAILED,
}


def _code(error: Any, *, whole: bool = False) -> int:
    """SQLite's number for the error, with what it adds to it if `whole`. A text that is none any more is damage; it is
    the driver that finds it, without a number.
    """
    if isinstance(error, sqlite3.OperationalError) and "decode to UTF-8" in str(error):
        return sqlite3.SQLITE_CORRUPT
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code if whole else code & 0xFF


def sentence(error: Any, path: str | None) -> str | None:
    """What an error of SQLite means to the user; None for those that only a bug can cause."""
    code = _code(error, whole=True)
    if code == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
        return texts.DUPLICATE
    if code in (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, sqlite3.SQLITE_CONSTRAINT_TRIGGER):
        return texts.IN_USE
    if code & 0xFF == sqlite3.SQLITE_IOERR and path and is_full(Path(path).parent):
        return texts.DISK_FULL  # SQLite's own helper files found no room
    found = _SENTENCES.get(code & 0xFF)
    return found.format(path=path, reason=files.NOT_A_FILE) if found else None
