"""A full examination of the database: pages, references, the journal's chain, the text that searches look through."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from danvan_desktop.db import journal
from danvan_desktop.db.mappings import BY_RECORD
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import search_text
from danvan_desktop.db.tables import change_set, search


@dataclass(frozen=True, slots=True)
class Findings:
    """`integrity` holds SQLite's own complaints, `chain` the broken links, `unsearchable` counts records whose search
    text is not what it should be.
    """

    records: int
    change_sets: int
    integrity: tuple[str, ...]
    foreign_keys: int
    chain: tuple[tuple[int, datetime], ...]
    unsearchable: int


def examine(connection: Connection) -> Findings:
    """Reads everything; takes as long as the database is large."""
    integrity = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    reader = Reader(connection)
    folded = {row.uid: row.folded for row in connection.execute(select(search))}
    unsearchable = 0
    records = 0
    for kind, mapped in BY_RECORD.items():
        found = reader.find(kind)
        records += len(found)
        if mapped.words is not None:
            unsearchable += sum(folded.pop(one.uid, None) != search_text(mapped, one) for one in found)
    return Findings(
        records,
        connection.execute(select(func.count()).select_from(change_set)).scalar_one(),
        tuple(line for line in integrity if line != "ok"),
        len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()),
        tuple(journal.broken_links(connection)),
        unsearchable + len(folded),
    )
