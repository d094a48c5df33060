"""What a crash left: temporary files; and what SQLite wrote ahead, when it is not of this database.

Standard library only.

SQLite does not know whose a `-wal` file is: one that lies beside a database that was copied by hand is taken for its
own, and its pages overwrite those of the database. Two things tell. The journal: with the right `-wal` it goes on from
where it ends without, with no set missing. And the change log: the records are as its sets left them.
"""

import json
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_desktop.db.changelog import Entry

QUARANTINE = "tep-giu-lai"  # a name for people
DAY = 24 * 3600  # seconds
_TEMPORARY = (
    *(f".{work}-*" for work in ("backup", "verify", "look", "restore", "recovery", "rehearsal")),
    ".~*",
    "backups/.~*",
    "attachments/*/.~*",
)
_SHARED_BYTE = 128  # UNIX_SHM_DMS, WIN_SHM_DMS


def sweep(folder: Path) -> None:
    """Removes what the program wrote for the time being more than a day ago: copies of the data, some of them whole and
    not sealed. Younger ones may be of a process that is still at work.
    """
    _remove_old(path for pattern in _TEMPORARY for path in folder.glob(pattern))


def sweep_copies(place: Path) -> None:
    """The same for copies that were cut off on another disk, where they would fill a stick. Raises OSError."""
    _remove_old(place.glob(".~*.dvsao"))


def _remove_old(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime < DAY:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def set_aside_foreign(path: Path) -> None:
    """Moves a `-wal` that is not of the database, with its `-shm`, to quarantine, where the change log holds what comes
    after the database without it. Raises OSError.
    """
    wal = path.with_name(f"{path.name}-wal")
    if not path.exists() or not wal.exists() or wal.stat().st_size == 0:
        return
    from danvan_desktop.db.changelog import since

    try:
        with closing(_opened(path, "immutable=1")) as without:
            later = since(path.parent, _end(without)[1])
            if later is None or _goes_on(path, without, later) or not _is_sound(without):
                return
    except sqlite3.DatabaseError:
        return  # nothing is left without it
    if in_use(path):
        return
    place = path.parent / QUARANTINE / f"{datetime.now():%Y%m%d-%H%M%S}-wal"  # noqa: DTZ005 - a name for people
    place.mkdir(parents=True, exist_ok=True)
    wal.replace(place / wal.name)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _goes_on(path: Path, without: sqlite3.Connection, later: Sequence["Entry"]) -> bool:
    """Whether the database with what was written ahead is the one without it and `later` sets, as many as it has. Every
    write is a set: where there are later ones, it has one of them.
    """
    start = _end(without)
    try:
        with closing(_opened(path, "mode=ro")) as whole:
            end = _end(whole)
            sets = dict(whole.execute("SELECT id, hash FROM change_set WHERE id >= ?", start[:1]).fetchall())
            if len(sets) != end[0] - start[0] + bool(start[0]) or sets.get(start[0], "") != start[1]:
                return False
            if later and end == start:
                return False
            hashes = [entry.hash for entry in later]
            known = later[: hashes.index(end[1]) + 1] if end[1] in hashes else ()
            return all(_revision(whole, *record) == revision for record, revision in _left(without, known).items())
    except sqlite3.DatabaseError:
        return False


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the pages fit together: else the power failed while what was written ahead was put in its place."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def _left(connection: sqlite3.Connection, sets: Sequence["Entry"]) -> dict[tuple[str, str], int | None]:
    """The revisions in which the sets leave the records that they are about, None where one is gone."""
    left: dict[tuple[str, str], int | None] = {}
    for kind, record, payload in (change for entry in sets for change in entry.changes):
        values = json.loads(payload or "{}")
        before = left[kind, record] if (kind, record) in left else _revision(connection, kind, record)
        if values.get("before") is None:
            left[kind, record] = (values.get("after") or {}).get("revision")
        else:
            left[kind, record] = None if values["after"] is None else (before or 0) + 1
    return left


def _revision(connection: sqlite3.Connection, kind: str, record: str) -> int | None:
    """That of a record as it stands; a record lies in the table of its kind."""
    row = connection.execute(f'SELECT revision FROM "{kind}" WHERE uid = ?', (record,)).fetchone()  # noqa: S608
    return row[0] if row else None


def in_use(path: Path) -> bool:
    """Whether another process has the database open. SQLite then holds a lock on one byte of the `-shm`; on Windows the
    `-wal` cannot be moved either.
    """
    try:
        with path.with_name(f"{path.name}-shm").open("rb+") as shared:
            _lock(shared, _SHARED_BYTE)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _opened(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def _end(connection: sqlite3.Connection) -> tuple[int, str]:
    """Key and hash of the last change set."""
    row = connection.execute("SELECT id, hash FROM change_set ORDER BY id DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, "")


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes], byte: int) -> None:
        file.seek(byte)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes], byte: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
