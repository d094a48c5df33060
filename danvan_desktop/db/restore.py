"""Another state of the database in the place of the one that is there.

The new file is unpacked, checked and brought to this program's schema beside the old one, and only then takes its
name in one step; then it is read again from its place. Whenever the power fails, one of the two is there, whole. The
old file is kept aside, in the quarantine, until the new one has proved good; a damaged one stays there.
"""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path, PurePosixPath

from danvan_desktop.db import backup
from danvan_desktop.db.changelog import ChangeLog, sync_folder
from danvan_desktop.db.copying import examine
from danvan_desktop.db.leftovers import QUARANTINE, in_use
from danvan_desktop.db.preflight import FILE, SCHEMA
from danvan_desktop.domain.backups import Contents, Manifest, Member
from danvan_desktop.domain.errors import UserError
from danvan_desktop.texts import backups as texts
from danvan_desktop.texts import store as store_texts

BESIDE = (f"{FILE}-wal", f"{FILE}-shm")


def unpacked(plain: Path, manifest: Manifest, room: Path) -> Path:
    """The database of an opened backup in `room`, checked and with this program's schema. Raises UserError: it is of a
    newer program, or not what the manifest says.
    """
    if manifest.contents.schema > SCHEMA:
        raise UserError(texts.NEWER_BACKUP.format(found=manifest.contents.schema, known=SCHEMA, app=manifest.app))
    fresh = room / f"fresh-{FILE}"
    backup.extract(plain, FILE, fresh)
    if examine(fresh) != manifest.contents:
        raise UserError(texts.MEMBER_BROKEN.format(name=FILE))
    if manifest.contents.schema < SCHEMA:
        from danvan_desktop.db.migrate import migrate_file

        migrate_file(fresh)
    return fresh


def put_files_back(plain: Path, manifest: Manifest, folder: Path, now: datetime) -> None:
    """The files of an opened backup that are missing in the data folder, each in its place. Those that are there stay,
    for settings may be newer; but an attachment, which is named by its content, goes to quarantine if it has another.
    """
    for member in manifest.members:
        target = _target(folder, member.name)
        if target is None:
            continue
        with backup.in_words(target):
            if _stays(target, member):
                continue
            if target.exists() or target.is_symlink():
                place = folder / QUARANTINE / f"{now:%Y%m%d-%H%M%S}-files"
                place.mkdir(parents=True, exist_ok=True)
                target.replace(place / target.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".~{target.name}")
            backup.extract(plain, member.name, temporary)
            temporary.replace(target)
            sync_folder(target.parent)


def _stays(target: Path, member: Member) -> bool:
    if target.name != member.sha256:
        return target.exists()
    if target.is_symlink() or not target.is_file():
        return False
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == member.sha256


def _target(folder: Path, name: str) -> Path | None:
    """Where a member belongs; None for one that is no file of the folder. Names that lead out of it are refused."""
    if not name.startswith(backup.FILES):
        return None
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - by its name alone: a folder may be linked to another disk
    target = Path(os.path.abspath(whole.joinpath(*PurePosixPath(name.removeprefix(backup.FILES)).parts)))  # noqa: PTH100
    if not target.is_relative_to(whole):
        raise UserError(texts.MEMBER_BROKEN.format(name=name))
    return target


def swap(folder: Path, fresh: Path, log: ChangeLog, now: datetime, *, follows: bool) -> tuple[Path | None, Contents]:
    """Puts `fresh` in the place of the database, which nobody may have open, and reads it there. `follows` says that
    the change log is to be replayed on it; otherwise a new segment begins with it. Returns where the old file was put,
    and what the new one holds. Raises UserError; then the old file is in its place again.
    """
    expected = examine(fresh)
    path = folder / FILE
    if in_use(path):
        raise UserError(texts.IN_USE)
    with backup.in_words(path):
        if not follows:
            log.start_over(expected.head)  # before the swap: else a power cut between the two would undo the restore
        kept = quarantine(folder, now)
        try:
            fresh.replace(path)
        except OSError:  # Windows: another program has the file open
            _beside(kept, folder)
            raise
        sync_folder(folder)
        try:
            found = examine(path)
            if found != expected:
                raise UserError(texts.NOT_THE_SAME)
        except UserError:
            _back(folder, kept)
            raise
    return kept, found


def quarantine(folder: Path, now: datetime) -> Path | None:
    """Puts the database aside: a second name for the file, which keeps its place until another takes it, and what
    SQLite wrote beside it. None where there is nothing.
    """
    path = folder / FILE
    if not any((folder / name).exists() for name in (FILE, *BESIDE)):
        return None
    place = new_place(folder, now)
    if path.exists():
        try:
            os.link(path, place / FILE)
        except OSError:  # a file system without second names
            shutil.copyfile(path, place / FILE)
            backup.settle(place / FILE)
    sync_folder(place)
    for name in BESIDE:
        with suppress(FileNotFoundError):
            (folder / name).replace(place / name)
    sync_folder(folder)
    return place


def new_place(folder: Path, now: datetime) -> Path:
    """A folder of its own in the quarantine. Raises OSError."""
    place = folder / QUARANTINE / f"{now:%Y%m%d-%H%M%S}"
    number = 2
    while place.exists():
        place = place.with_name(f"{now:%Y%m%d-%H%M%S}-{number}")
        number += 1
    place.mkdir(parents=True)
    return place


def _back(folder: Path, kept: Path | None) -> None:
    if kept is None or not (kept / FILE).exists():
        (folder / FILE).unlink(missing_ok=True)
    else:
        (kept / FILE).replace(folder / FILE)
    if kept is not None:
        _beside(kept, folder)
        kept.rmdir()
    sync_folder(folder)


def _beside(kept: Path | None, folder: Path) -> None:
    """What SQLite wrote ahead goes back to its database."""
    for name in BESIDE:
        if kept is not None:
            with suppress(FileNotFoundError):
                (kept / name).replace(folder / name)


def settle(folder: Path) -> None:
    """Moves what was written ahead into the database. Raises UserError where another program is writing."""
    path = folder / FILE
    with backup.in_words(path), closing(sqlite3.connect(path, timeout=5)) as connection:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise UserError(store_texts.BUSY)
