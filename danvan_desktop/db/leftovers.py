"""What SQLite wrote ahead before a crash, when it is not of this database. Standard library only.

SQLite does not know whose a `-wal` file is: one that was copied beside a database by hand is taken for its own, and its
pages overwrite those of the database. The change log knows: with the right one the journal ends in a set of the log.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

QUARANTINE = "quarantine"


def set_aside_foreign(path: Path) -> None:
    """Moves a `-wal` that is not of the database, with its `-shm`, to quarantine. Raises OSError."""
    wal = path.with_name(f"{path.name}-wal")
    if not path.exists() or not wal.exists() or wal.stat().st_size == 0:
        return
    from danvan_desktop.db.changelog import since

    with_it, without = _head(path, "mode=ro"), _head(path, "immutable=1")
    if without is None or since(path.parent, without) is None:
        return  # the log cannot tell
    if with_it is not None and since(path.parent, with_it) is not None:
        return
    place = path.parent / QUARANTINE / f"{datetime.now():%Y%m%d-%H%M%S}-wal"  # noqa: DTZ005 - a name for people
    place.mkdir(parents=True, exist_ok=True)
    wal.replace(place / wal.name)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _head(path: Path, how: str) -> str | None:
    """Where the journal ends, read in one of two ways; None where it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            row = connection.execute("SELECT hash FROM change_set ORDER BY id DESC LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        return None
    return row[0] if row else ""
