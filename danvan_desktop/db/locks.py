"""Who has the data folder open: a lock file with the names of the machine and the user. Standard library only.

The lock is the operating system's, so it ends with the process, however that ends. Where a network folder knows no
locks between machines, the names in the file count as long as its date is renewed (`beat`).
"""

import json
import os
import platform
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from danvan_desktop.db.preflight import FILE

LOCK = "danvan.lock"
STALE = 600  # seconds without a beat, after which a machine that cannot be asked counts as gone
AHEAD = 24 * 3600  # seconds
_FAR = 1 << 30  # the byte that is locked; Windows lets nobody read a locked one


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has the folder open; `here` on this machine."""

    machine: str
    user: str
    here: bool


class FolderLock:
    """The folder is ours until `release`."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file

    def beat(self) -> bool:
        """Renews the date of the file; False where another machine has taken the folder meanwhile."""
        with suppress(OSError):
            os.utime(self._path)
        owner = _read(self._path)
        return owner is None or owner.here

    def release(self) -> None:
        """Lets others have the folder."""
        with suppress(OSError):
            self._file.truncate(0)
        self._file.close()


def hold(folder: Path) -> FolderLock | Owner:
    """Takes the folder, or says who has it. Raises OSError where the lock file cannot be written."""
    path = folder / LOCK
    owner = _read(path)
    file = path.open("a+b")
    if not _locked(file):
        file.close()
        return owner or Owner("", "", here=True)
    if owner is not None and not owner.here and _is_alive(path):
        file.close()
        return owner
    file.truncate(0)
    file.write(json.dumps({"machine": _machine(), "user": _user()}, ensure_ascii=False).encode())
    file.flush()
    return FolderLock(path, file)


def elsewhere(folder: Path) -> Owner | None:
    """Who has the folder open on another machine; None for nobody."""
    path = folder / LOCK
    owner = _read(path)
    if owner is None or owner.here or not _is_alive(path):
        return None
    return owner


def _is_alive(path: Path) -> bool:
    """Whether the file was dated lately. Clocks of two machines differ by hours at most: a date far ahead was written
    by a clock that was wrong, and must not keep everybody out until then.
    """
    return -AHEAD < time.time() - path.stat().st_mtime < STALE


def borrowed(folder: Path, room: Path) -> Path:
    """A copy of the database to look at while another machine writes: SQLite's own sharing does not work over a
    network. Raises OSError.
    """
    import shutil

    for name in (FILE, f"{FILE}-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(folder / name, room / name)
    return room / FILE


def _read(path: Path) -> Owner | None:
    try:
        found = json.loads(path.read_text("utf-8"))
        return Owner(found["machine"], found["user"], here=found["machine"] == _machine())
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _machine() -> str:
    return platform.node()


def _user() -> str:
    import getpass  # slow to load, and the window shows first

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes]) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        file.seek(0)
        return True

else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
