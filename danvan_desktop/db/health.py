"""A full examination of the database: pages, references, the journal's chain, the text that searches look through."""

import logging
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from danvan_desktop.db import journal, search
from danvan_desktop.db.mappings import BY_RECORD
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.tables import change_set

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Findings:
    """`integrity` holds SQLite's own complaints, `chain` the broken links, `unsearchable` counts records whose search
    text is not what it should be.
    """

    records: int
    change_sets: int
    integrity: tuple[str, ...]
    foreign_keys: int
    chain: tuple[tuple[int, datetime | None], ...]
    unsearchable: int


def examine(connection: Connection) -> Findings:
    """Reads everything; takes as long as the database is large."""
    integrity = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    complaints = tuple(line for line in integrity if line != "ok")
    if complaints:
        log.warning("%s", complaints)
    reader = Reader(connection)
    records = sum(len(reader.find(kind)) for kind in BY_RECORD)
    return Findings(
        records,
        connection.execute(select(func.count()).select_from(change_set)).scalar_one(),
        complaints,
        len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()),
        tuple(journal.broken_links(connection)),
        search.faults(reader),
    )
