"""Restoring: the whole data as a backup holds them in the place of those that are there, or a single record of it.

Never called import: an import adds, a restore replaces.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from danvan_desktop.db import backup, practice, restore, sealing
from danvan_desktop.db import history as past
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.copying import contents
from danvan_desktop.db.engine import connect, reading
from danvan_desktop.db.mappings import BY_NAME
from danvan_desktop.db.preflight import FILE
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import Store
from danvan_desktop.domain.backups import Contents, Manifest, is_suspicious
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Record
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.services.history import HistoryService
from danvan_desktop.texts import backups as texts
from danvan_desktop.texts import history as history_texts
from danvan_desktop.texts import practice as practice_texts


@dataclass(frozen=True, slots=True)
class Preview:
    """What is there now and what the backup holds. `needs_word` where much would give way to almost nothing, `erased`
    counts the persons whose data were erased on request since then, and would be there again.
    """

    now: Contents
    then: Manifest
    erased: int = 0

    @property
    def needs_word(self) -> bool:
        return is_suspicious(self.now, self.then.contents)


@dataclass(frozen=True, slots=True)
class OldRecord:
    """A record of a backup. `exists` tells whether it is there now, `same` whether nothing changed since."""

    kind: str
    uid: str
    title: str
    exists: bool
    same: bool


class RestoringService:
    """`now` is the clock, `history` knows the rules of the records."""

    def __init__(self, folder: Path, store: Store, history: HistoryService, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._store = store
        self._history = history
        self._now = now

    def preview(self, path: Path, secret: str = "") -> Preview:
        """Checks every byte of the backup. Raises UserError with what is wrong, SecretNeeded."""
        manifest = backup.verify(path, secret, self._folder)
        _check_kind(self._folder, manifest)
        with self._store.read() as reader:
            erased = past.count_later(reader.connection, history_texts.ERASED_PERSON, manifest.made_at)
        return Preview(self.now(), manifest, erased)

    def now(self) -> Contents:
        """What the data hold at present."""
        return contents_of(self._folder)

    def old_records(self, path: Path, kind: str, search: str = "", secret: str = "") -> list[OldRecord]:
        """The records of one kind in a backup that hold all words of `search`, those that are gone or changed first."""
        wanted = fold(search).split()
        mapped = BY_NAME[kind]
        with self._opened(path, secret) as then, self._store.read() as now:
            found = []
            present = now.by_uids(mapped.record, [record.uid for record in then.find(mapped.record)])
            for record in then.find(mapped.record):
                words = list(mapped.words(record)) if mapped.words else []
                if all(word in fold(" ".join(words)) for word in wanted):
                    current = present.get(record.uid)
                    title = " · ".join(word for word in words[:2] if word) or record.uid
                    found.append(OldRecord(kind, record.uid, title, current is not None, _same(current, record)))
        return sorted(found, key=lambda one: (one.exists, one.same))

    def bring_back(self, path: Path, kind: str, uid: str, secret: str = "") -> None:
        """Writes one record as the backup holds it: a step that can be undone. Raises UserError where other records
        that it needs are gone, or one stands in the way, and for a person whose data were erased on request.
        """
        mapped = BY_NAME[kind]
        with self._opened(path, secret) as then:
            record = then.get(mapped.record, uid)
        with self._store.change(texts.BROUGHT_BACK.format(name=texts.NAMES.get(kind, texts.OTHERS))) as changes:
            current = changes.by_uids(mapped.record, [uid]).get(uid)
            if getattr(current, "name", "") == history_texts.ERASED_NAME:
                raise UserError(texts.STAYS_ERASED)
            identity = (current.id, current.revision) if current else (None, 0)
            changes.save(replace(record, id=identity[0], revision=identity[1]))
            self._history.keep_rules(changes)

    @contextmanager
    def _opened(self, path: Path, secret: str) -> Iterator[Reader]:
        """The database of a backup, unpacked in a room of its own and brought to this program's schema."""
        with tempfile.TemporaryDirectory(prefix=".look-", dir=self._folder) as folder:
            room = Path(folder)
            with backup.opened(path, room, secret, self._folder) as (plain, manifest):
                _check_kind(self._folder, manifest)
                engine = connect(restore.unpacked(plain, manifest, room))
            try:
                with reading(engine) as connection:
                    yield Reader(connection)
            finally:
                engine.dispose()


def contents_of(folder: Path) -> Contents:
    """What the database of a data folder holds."""
    import sqlite3

    uri = f"{(folder / FILE).absolute().as_uri()}?mode=ro"
    with backup.in_words(folder / FILE), closing(sqlite3.connect(uri, uri=True)) as connection:
        return contents(connection)


def put_back(folder: Path, path: Path, now: datetime, secret: str = "", *, sure: bool = False) -> Manifest:
    """Puts the data of a backup in the place of those of the folder, which nobody may have open. Raises UserError; then
    the data are as they were. `sure`: the official has typed the word.
    """
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder) as name:
        room = Path(name)
        with backup.opened(path, room, secret, folder) as (plain, manifest):
            _check_kind(folder, manifest)
            preview = Preview(contents_of(folder), manifest)
            if preview.needs_word and not sure:
                raise UserError(texts.NEEDS_WORD.format(now=preview.now.records, then=manifest.contents.records))
            fresh = restore.unpacked(plain, manifest, room)
            restore.settle(folder)
            restore.put_files_back(plain, manifest, folder, now)
            with backup.in_words(folder), sealing.going_on(folder, path, secret):
                kept, _ = restore.swap(folder, fresh, ChangeLog(folder), now, follows=False)
    if kept is not None:
        # The copy made for safety holds the same, checked.
        shutil.rmtree(kept, ignore_errors=True)
    return manifest


def _check_kind(folder: Path, manifest: Manifest) -> None:
    """Practice data and real data are never mixed: the mark of the former goes into their backups. Raises UserError."""
    of_practice = any(member.name == f"{backup.FILES}{practice.MARK}" for member in manifest.members)
    if of_practice != practice.is_practice(folder):
        raise UserError(practice_texts.ONLY_PRACTICE if of_practice else practice_texts.ONLY_REAL)


def _same(current: Record | None, record: Record) -> bool:
    return current is not None and replace(current, id=record.id, revision=record.revision) == record
