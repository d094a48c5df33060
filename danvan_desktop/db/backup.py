"""A backup: one file with a copy of the database, the attachments, the templates and the settings.

Format. A zip file, so that it can be opened without this program: `danvan.db`, the other files of the data folder
under `files/`, and `manifest.json` with the SHA-256 of each. The comment of the zip is the SHA-256, in hex, of all
bytes before it, so that no byte can change unseen. With a passphrase the whole is sealed, see `db/sealing.py`.

A copy counts only after it has been written, read back from the disk and compared, and its database examined.
"""

import errno
import hashlib
import json
import os
import shutil
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import IO, Any

from danvan_desktop import __version__
from danvan_desktop.db import sealing
from danvan_desktop.db.changelog import FOLDER as CHANGES
from danvan_desktop.db.changelog import sync_folder
from danvan_desktop.db.copying import Step, examine, no_step, snapshot
from danvan_desktop.db.leftovers import QUARANTINE
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.backups import Manifest, Member, Reason
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import new_uid
from danvan_desktop.domain.serial import MALFORMED, decode, encode
from danvan_desktop.texts import backups as texts
from danvan_desktop.texts import files
from danvan_desktop.texts import store as store_texts

SUFFIX = ".dvsao"
FORMAT = 1
MANIFEST = "manifest.json"
FILES = "files/"
CHUNK = 1 << 20
PACE = 16 << 20
COMMENT = 64  # hex digits of a SHA-256

LEFT_OUT = (
    FILE,
    f"{FILE}-*",
    f"*{SUFFIX}",
    "*.log",
    "*.lock",
    ".*",
    CHANGES,
    "backups",
    QUARANTINE,
    "quarantine",  # its name until 2026
    sealing.KEY_FILE,
)
"""What of the data folder is not copied beside the database: everything else is, also what comes later."""


def write(folder: Path, out: Path, now: datetime, reason: Reason, step: Step = no_step) -> Manifest:
    """Makes a backup of the data folder at `out`, checked. Sealed where the folder has a key.

    Raises UserError where the disk is full, cannot be written, or the copy is not sound; then nothing stays. A file
    that is there already gives way only if it is a backup.
    """
    with in_words(out):
        if out.exists() and not _is_backup(out):
            raise UserError(texts.ANOTHER_FILE.format(path=out))
    key = sealing.local_key(folder)
    with in_words(out), tempfile.TemporaryDirectory(prefix=".backup-", dir=folder) as room:
        copy = Path(room) / FILE
        snapshot(folder / FILE, copy, step)
        contents = examine(copy)
        plain = Path(room) / "plain"
        made = Manifest(format=FORMAT, made_at=now, app=__version__, reason=reason, contents=contents)
        manifest = _pack(folder, copy, plain, made)
        copy.unlink()
        with placed(out) as temporary:
            if key is None:
                _copy(plain, temporary)
            else:
                # The last changes name people: they stay inside.
                about = replace(made, contents=replace(contents, latest=()))
                sealing.seal(plain, temporary, key, encode(about))
            plain.unlink()
            settle(temporary)
            with opened(temporary, Path(room), folder=folder) as (_, found):
                if found != manifest:
                    raise UserError(texts.MEMBER_BROKEN.format(name=MANIFEST))
    return manifest


def read_manifest(path: Path) -> Manifest:
    """What the backup says of itself, without reading it all; of a sealed one, what stands outside the seal. Raises
    UserError where the file is no backup.
    """
    with in_words(path), _as_backup(path):
        if (about := sealing.about(path)) is not None:
            return _read_manifest(about)
        with zipfile.ZipFile(path) as zip_:
            return _manifest(zip_)


def _is_backup(path: Path) -> bool:
    try:
        read_manifest(path)
    except UserError:
        return False
    return True


@contextmanager
def opened(path: Path, room: Path, secret: str = "", folder: Path | None = None) -> Iterator[tuple[Path, Manifest]]:
    """The backup as a plain zip file, with every byte checked, and its manifest. `room` is a folder for what is
    unpacked; a sealed one opens with the `secret`, a passphrase or recovery code, or the key of the data folder.

    Raises UserError that names what is wrong, SecretNeeded where the secret is missing or wrong.
    """
    with in_words(path):
        with _as_backup(path):
            plain = path
            if sealing.about(path) is not None:
                plain = room / "plain"
                sealing.unseal(path, plain, secret, sealing.local_key(folder) if folder and not secret else None)
            manifest = _verified(plain)
        yield plain, manifest


def verify(path: Path, secret: str = "", folder: Path | None = None) -> Manifest:
    """Reads every byte of the backup and examines its database. Raises as `opened` and `examine` do."""
    with (
        tempfile.TemporaryDirectory(prefix=".verify-", dir=folder) as room,
        opened(path, Path(room), secret, folder) as (
            plain,
            manifest,
        ),
    ):
        copy = Path(room) / FILE
        extract(plain, FILE, copy)
        examine(copy)
        return manifest


def extract(plain: Path, name: str, target: Path) -> None:
    """Writes one member of an opened backup to `target` and waits for the disk."""
    with in_words(target), zipfile.ZipFile(plain) as zip_, zip_.open(name) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file, CHUNK)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns what the system and SQLite say about a backup into sentences."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise UserError(files.disk_full(str(path))) from error
        raise UserError(texts.NO_ACCESS.format(path=path, reason=files.reason(error.errno))) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise UserError(files.disk_full(str(path))) from error
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
            raise UserError(texts.NO_ACCESS.format(path=path, reason=files.NOT_A_FILE)) from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise UserError(store_texts.BUSY) from error
        raise UserError(texts.DAMAGED_DATABASE.format(problem=texts.BROKEN_PAGES)) from error


def _pack(folder: Path, database: Path, target: Path, manifest: Manifest) -> Manifest:
    """Zips the database and the other files, and returns the manifest with their digests."""
    with target.open("wb") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
        members = [_add(zip_, raw, FILE, database)]
        members += [_add(zip_, raw, FILES + one.relative_to(folder).as_posix(), one) for one in _other_files(folder)]
        whole = replace(manifest, members=tuple(members))
        zip_.writestr(MANIFEST, json.dumps(encode(whole), ensure_ascii=False, indent=1))
        zip_.comment = b"0" * COMMENT
    with target.open("r+b") as file:
        digest = _digest(file, target.stat().st_size - COMMENT)
        file.seek(-COMMENT, os.SEEK_END)
        file.write(digest.encode())
    return whole


def _add(zip_: zipfile.ZipFile, raw: IO[bytes], name: str, path: Path) -> Member:
    info = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    info.compress_type = zipfile.ZIP_DEFLATED
    with in_words(path):
        source = path.open("rb")
    with source, zip_.open(info, "w", force_zip64=True) as target:
        digest, size = pour(source, target, raw)
    return Member(name=name, size=size, sha256=digest)


def pour(source: IO[bytes], target: IO[bytes], raw: IO[bytes]) -> tuple[str, int]:
    """Copies bytes into `target`, which ends up in the file `raw`, and returns their digest and number. The disk keeps
    pace, so that who saves meanwhile does not have to wait for hundreds of megabytes.
    """
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        target.write(chunk)
        size += len(chunk)
        if size % PACE < CHUNK:
            raw.flush()
            os.fsync(raw.fileno())
    return digest.hexdigest(), size


def _other_files(folder: Path) -> Iterator[Path]:
    """The files beside the database that belong to the office; also those of a folder that lies on another disk and is
    linked here, but no link inside. Raises UserError for a folder that cannot be read: what it holds would be missing.
    """
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in LEFT_OUT):
            continue
        if path.is_file():
            yield path
        elif path.is_dir():
            with in_words(path):
                found = [Path(place, name) for place, _, names in os.walk(path, onerror=_raise) for name in names]
            yield from sorted(one for one in found if one.is_file() and not one.is_symlink() and one.suffix != SUFFIX)
        else:
            with in_words(path):
                path.stat()  # a link that leads nowhere now: a disk that is not there


def _raise(error: OSError) -> None:
    raise error


def _verified(path: Path) -> Manifest:
    """Compares all bytes with the digest of the whole, every member with its own. Raises UserError that names the first
    member that is not as it was.
    """
    size = path.stat().st_size - COMMENT
    with path.open("rb") as file:
        whole = size > 0 and _digest(file, size).encode() == file.read()
    if not whole:
        raise UserError(_what_is_broken(path))
    with zipfile.ZipFile(path) as zip_:
        manifest = _manifest(zip_)
        if FILE not in {member.name for member in manifest.members}:
            raise UserError(texts.MEMBER_BROKEN.format(name=FILE))
        for member in manifest.members:
            with zip_.open(member.name) as file:
                if _digest(file) != member.sha256:
                    raise UserError(texts.MEMBER_BROKEN.format(name=member.name))
    return manifest


def _what_is_broken(path: Path) -> str:
    """The sentence about a file whose bytes are not those that were written."""
    try:
        with zipfile.ZipFile(path) as zip_:
            for member in _manifest(zip_).members:
                try:
                    with zip_.open(member.name) as file:
                        sound = _digest(file) == member.sha256
                except Exception:  # noqa: BLE001 - a damaged zip may raise anything, and each means the same
                    sound = False
                if not sound:
                    return texts.MEMBER_BROKEN.format(name=member.name)
    except Exception:  # noqa: BLE001
        return texts.NOT_A_BACKUP.format(path=path.name)
    return texts.MEMBER_BROKEN.format(name=path.name)


def _manifest(zip_: zipfile.ZipFile) -> Manifest:
    return _read_manifest(json.loads(zip_.read(MANIFEST)))


def _read_manifest(found: dict[str, Any]) -> Manifest:
    if found["format"] > FORMAT:
        raise UserError(texts.NEWER_FORMAT)
    return decode(Manifest, found)


@contextmanager
def _as_backup(path: Path) -> Iterator[None]:
    """Turns what only a file that is no backup, or a damaged one, makes happen into a sentence."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OverflowError, struct.error, *MALFORMED) as error:
        raise UserError(texts.NOT_A_BACKUP.format(path=path)) from error


def _digest(file: IO[bytes], size: int | None = None) -> str:
    """SHA-256 of the first `size` bytes, or of all."""
    digest, left = hashlib.sha256(), size
    while chunk := file.read(CHUNK if left is None else min(CHUNK, left)):
        digest.update(chunk)
        left = None if left is None else left - len(chunk)
    return digest.hexdigest()


@contextmanager
def placed(out: Path) -> Iterator[Path]:
    """A temporary path beside `out`, which takes its place when what was written there is on the disk."""
    out.parent.mkdir(parents=True, exist_ok=True)
    temporary = out.with_name(f".~{new_uid()}{SUFFIX}")
    try:
        yield temporary
        settle(temporary)
        temporary.replace(out)
        sync_folder(out.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _copy(path: Path, out: Path) -> None:
    with path.open("rb") as source, out.open("wb") as target:
        pour(source, target, target)


def settle(path: Path) -> None:
    """Waits until the file is on the disk, and forgets it, so that who reads it reads the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def copy(path: Path, out: Path) -> None:
    """Copies a backup to another disk and reads it back. Raises UserError."""
    with in_words(out), placed(out) as temporary:
        _copy(path, temporary)
        settle(temporary)
        with path.open("rb") as one, temporary.open("rb") as other:
            if _digest(one) != _digest(other):
                raise UserError(texts.COPY_BROKEN.format(path=out))
