"""Brings a database to the schema of this program. Loads Alembic, so it is imported only when there is work to do."""

import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from danvan_desktop.db import search
from danvan_desktop.db.copying import examine, snapshot
from danvan_desktop.db.engine import connect, in_words, writing
from danvan_desktop.db.preflight import APPLICATION_ID, SCHEMA
from danvan_desktop.db.reader import Reader

MIGRATIONS = Path(__file__).parent / "migrations"


def configuration() -> Config:
    """Where Alembic finds the migrations; there is no file for it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def upgrade(engine: Engine) -> None:
    """All or nothing: the schema, the search index, and the marks in the header by which the preflight knows a file."""
    with writing(engine) as connection:
        climb(connection)
        search.rebuild(Reader(connection))
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def climb(connection: Connection, until: str = "head") -> None:
    """Makes the migrations up to one, all of them in the transaction of `writing`."""
    connection.begin()  # where SQLAlchemy knows of no transaction, Alembic makes one of each migration
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, until)


def migrate_file(path: Path) -> None:
    """Brings a file that nobody else uses up to date and leaves nothing beside it. Raises UserError."""
    engine = connect(path)
    try:
        with in_words(engine):
            upgrade(engine)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def rehearse(path: Path) -> None:
    """Does the migration on a copy, examines it, and throws it away. Raises what goes wrong; the file is untouched."""
    with tempfile.TemporaryDirectory(prefix=".rehearsal-", dir=path.parent) as room:
        copy = Path(room) / path.name
        snapshot(path, copy)
        before = examine(copy)
        migrate_file(copy)
        after = examine(copy)
        lost = [table for table, count in before.counts.items() if after.counts.get(table, 0) < count]
        if lost or (before.head, before.change_sets) != (after.head, after.change_sets):
            raise RuntimeError(f"the migration loses rows: {lost or 'journal'}")
