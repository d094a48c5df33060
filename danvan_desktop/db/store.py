"""The store: reads and writes records. Every write happens in a change set, which is one transaction, one entry of the
journal and one step of undo.
"""

import getpass
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, update

from danvan_desktop.db import journal
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.engine import disk_in_words, reading, writing
from danvan_desktop.db.journal import Change, Kind, Step, difference
from danvan_desktop.db.mappings import BY_NAME, BY_RECORD, Mapped
from danvan_desktop.db.reader import Reader, chunks, columns
from danvan_desktop.db.tables import search
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Record
from danvan_desktop.domain.serial import decode, encode
from danvan_desktop.domain.vietnamese import sort_key, words_of
from danvan_desktop.texts import store as texts

R = TypeVar("R", bound=Record)


class ChangeSet(Reader):
    """What one service call writes. Reads see what it has written so far."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.changes: list[Change] = []

    def save(self, record: R) -> R:
        """The record as it now stands. Raises UserError where another has changed or removed it meanwhile."""
        return self.save_all([record])[0]

    def save_all(self, records: Sequence[R]) -> list[R]:
        """Many records of one kind, new ones quickly. Raises UserError as `save` does."""
        new = [record for record in records if record.id is None]
        if new:
            table = BY_RECORD[type(new[0])].table
            first = self.connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one() + 1
            new = [replace(record, id=first + index, revision=1) for index, record in enumerate(new)]
            self._insert(new)
        made = iter(new)
        return [next(made) if record.id is None else self._update(record) for record in records]

    def remove(self, record: Record) -> None:
        """Raises UserError where another record needs it, or another has changed it meanwhile."""
        mapped = BY_RECORD[type(record)]
        self._current(record)
        self.connection.execute(delete(mapped.table).where(mapped.table.c.uid == record.uid))
        self.connection.execute(delete(search).where(search.c.uid == record.uid))
        self.changes.append(difference(mapped.name, record, None))

    def reverse(self, changes: Sequence[Change]) -> None:
        """Takes changes back, the last one first. Raises UserError where a record no longer is as they left it."""
        for change in reversed(changes):
            self.apply(replace(change, before=change.after, after=change.before))

    def apply(self, change: Change) -> None:
        """Makes a change. Raises UserError where the record is not as it was before it."""
        kind = BY_NAME[change.kind].record
        current = self.by_uids(kind, [change.record]).get(change.record)
        if (current is None) != (change.before is None) or not _agrees(current, change.before):
            raise UserError(texts.CHANGED_MEANWHILE)
        if change.after is None:
            if current is not None:
                self.remove(current)
        elif current is None:
            self._insert([decode(kind, change.after)])
        else:
            self.save(decode(kind, encode(current) | dict(change.after)))

    def _insert(self, records: Sequence[Record]) -> None:
        mapped = BY_RECORD[type(records[0])]
        self.connection.execute(insert(mapped.table), [_row(mapped.table, record) for record in records])
        for field, where in mapped.parts.items():
            rows = [row for record in records for row in _part_rows(where.table, record, getattr(record, field))]
            if rows:
                self.connection.execute(insert(where.table), rows)
        self._index(mapped, records)
        self.changes += [difference(mapped.name, None, record) for record in records]

    def _update(self, record: R) -> R:
        mapped = BY_RECORD[type(record)]
        before = self._current(record)
        after = replace(record, revision=record.revision + 1)
        if (change := difference(mapped.name, before, after)).after == {}:
            return before
        self.connection.execute(
            update(mapped.table).where(mapped.table.c.uid == record.uid).values(_row(mapped.table, after))
        )
        for field, where in mapped.parts.items():
            if getattr(before, field) != getattr(after, field):
                self._replace_parts(where.table, after, getattr(before, field), getattr(after, field))
        self.connection.execute(delete(search).where(search.c.uid == record.uid))
        self._index(mapped, [after])
        self.changes.append(change)
        return after

    def _replace_parts(self, table: Table, record: Record, old: Sequence[Any], new: Sequence[Any]) -> None:
        """Parts that stay are updated in place, because other records may point at them."""
        kept = {part.uid for part in old} & {part.uid for part in new}
        gone = [part.uid for part in old if part.uid not in kept]
        for chunk in chunks(gone):
            self.connection.execute(delete(table).where(table.c.uid.in_(chunk)))
        added = []
        for row in _part_rows(table, record, new):
            if row["uid"] in kept:
                self.connection.execute(update(table).where(table.c.uid == row["uid"]).values(row))
            else:
                added.append(row)
        if added:
            self.connection.execute(insert(table), added)

    def _current(self, record: R) -> R:
        """The stored state of the record, which must be the one that the caller has seen."""
        current = self.get(type(record), record.uid)
        if current.revision != record.revision:
            raise UserError(texts.CHANGED_MEANWHILE)
        return current

    def _index(self, mapped: Mapped, records: Sequence[Record]) -> None:
        if mapped.words is not None:
            rows = [{"kind": mapped.name, "uid": r.uid, "folded": search_text(mapped, r)} for r in records]
            self.connection.execute(insert(search), rows)


class Store:
    """The records of one database. `now` is the clock; `who` signs the journal; `log` holds every change set again."""

    def __init__(
        self, engine: Engine, log: ChangeLog, now: Callable[[], datetime] = datetime.now, who: str | None = None
    ) -> None:
        self._engine = engine
        self._log = log
        self._now = now
        self._who = who or getpass.getuser()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        with reading(self._engine) as connection:
            yield Reader(connection)

    @contextmanager
    def change(self, why: str, kind: Kind = Kind.DO, target: int | None = None) -> Iterator[ChangeSet]:
        """One change set, described to the user by `why`. An error inside leaves nothing written."""
        with writing(self._engine) as connection:
            changes = ChangeSet(connection)
            yield changes
            if changes.changes:
                entry = journal.append(connection, changes.changes, self._now(), self._who, why, kind, target)
                with disk_in_words():
                    self._log.append(entry)

    def head(self) -> str:
        """Where the journal stands: the hash of the last change set."""
        with reading(self._engine) as connection:
            return journal.head(connection)

    def rotate_log(self) -> None:
        """Begins a new segment of the change log, after a good backup."""
        with writing(self._engine) as connection, disk_in_words():
            self._log.rotate(journal.head(connection))

    def get(self, kind: type[R], uid: str) -> R:
        with self.read() as reader:
            return reader.get(kind, uid)

    def find(self, kind: type[R], **equals: Any) -> list[R]:
        with self.read() as reader:
            return reader.find(kind, **equals)

    def steps(self) -> tuple[Step | None, Step | None]:
        """The step that undo takes back next, and the one that redo makes again."""
        with reading(self._engine) as connection:
            undo, redo = journal.steps(connection)
        return (undo[-1] if undo else None), (redo[-1] if redo else None)

    def undo(self) -> Step:
        """Takes the last step back. Raises UserError where there is none or its records have changed since."""
        step, _ = self.steps()
        if step is None:
            raise UserError(texts.NOTHING_TO_UNDO)
        with _naming(step), self.change(step.why, Kind.UNDO, step.id) as changes:
            changes.reverse(journal.changes_of(changes.connection, step.id))
        return step

    def redo(self) -> Step:
        """Makes the last step that was undone again. Raises UserError as `undo` does."""
        _, step = self.steps()
        if step is None:
            raise UserError(texts.NOTHING_TO_REDO)
        with _naming(step), self.change(step.why, Kind.REDO, step.id) as changes:
            for change in journal.changes_of(changes.connection, step.id):
                changes.apply(change)
        return step


@contextmanager
def _naming(step: Step) -> Iterator[None]:
    """What cannot be taken back is named."""
    try:
        yield
    except UserError as error:
        raise UserError(texts.UNDO_CONFLICT.format(what=step.why, reason=error)) from error


def search_text(mapped: Mapped, record: Record) -> str:
    """What a search for the record looks through."""
    if mapped.words is None:
        return ""
    return words_of(" ".join(word for word in mapped.words(record) if word))


def _agrees(current: Record | None, before: Any) -> bool:
    """The record still holds the values of `before`, the local key and the revision aside."""
    if current is None:
        return True
    values = encode(current)
    return all(values[name] == value for name, value in before.items() if name not in ("id", "revision"))


def _row(table: Table, record: Any) -> dict[str, Any]:
    row = {name: getattr(record, name) for name in columns(table)}
    for column in table.columns:
        if column.name.endswith("_key"):
            row[column.name] = sort_key(row[column.name.removesuffix("_key")])
    return row


def _part_rows(table: Table, record: Record, parts: Sequence[Any]) -> list[dict[str, Any]]:
    names = [name for name in columns(table) if name not in ("id", "parent", "position")]
    return [
        {"parent": record.uid, "position": position} | {name: getattr(part, name) for name in names}
        for position, part in enumerate(parts)
    ]
