"""The sets of the change log once more on top of an older database, so that it stands where the destroyed one stood."""

from collections.abc import Sequence

from sqlalchemy import Engine

from danvan_desktop.db import journal
from danvan_desktop.db.changelog import Entry
from danvan_desktop.db.engine import writing
from danvan_desktop.db.store import ChangeSet
from danvan_desktop.domain.errors import UserError


def replay(engine: Engine, entries: Sequence[Entry]) -> int:
    """Makes the sets again, with their journal, and returns how many: fewer than given where one cannot be made on
    what is there, for each needs those before it.
    """
    for number, entry in enumerate(entries):
        try:
            with writing(engine) as connection:
                if journal.head(connection) != entry.previous:
                    return number
                changes = ChangeSet(connection)
                changes.apply(journal.changes_in(entry))
                journal.put_back(connection, entry)
        except UserError:
            return number
    return len(entries)
