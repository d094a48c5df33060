"""The store: reads and writes records. Every write happens in a change set, which is one transaction, one entry of the
journal and one step of undo.
"""

import getpass
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, Table, select
from sqlalchemy.exc import IntegrityError

from danvan_desktop.db import conflicts, history, journal, rows, search, statements, steps
from danvan_desktop.db.changelog import ChangeLog, Entry
from danvan_desktop.db.differences import difference, merged
from danvan_desktop.db.engine import disk_in_words, reading, writing
from danvan_desktop.db.journal import Change, Kind
from danvan_desktop.db.mappings import BY_NAME, BY_RECORD, Mapped
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.statements import chunks
from danvan_desktop.db.steps import Barrier, Step
from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.records import Part, Record, saved_again
from danvan_desktop.domain.serial import decode, encode
from danvan_desktop.texts import store as texts

R = TypeVar("R", bound=Record)
Changed = tuple[Record, Record, Mapping[str, Any]]
"""A record before and after, and the values that changed."""


class ChangeSet(Reader):
    """What one service call writes. Reads see what it has written so far."""

    def __init__(self, connection: Connection, known: Mapping[str, Record] | None = None) -> None:
        super().__init__(connection)
        self.changes: list[Change] = []
        self.known = dict(known or {})
        """Records by uid as they stand now, among them those that this set has changed."""

    def save(self, record: R) -> R:
        """The record as it now stands. Raises UserError where another has changed or removed it meanwhile."""
        return self.save_all([record])[0]

    def save_all(self, records: Sequence[R]) -> list[R]:
        """Many records of one kind, new ones quickly. Raises UserError as `save` does."""
        new = [record for record in records if record.id is None]
        if new:
            free = count(statements.highest_key(self.connection, BY_RECORD[type(new[0])].table) + 1)
            new = [replace(record, id=next(free), revision=1) for record in new]
            self._insert(new)
        made, updated = iter(new), iter(self._update([record for record in records if record.id is not None]))
        return [next(made) if record.id is None else next(updated) for record in records]

    def remove(self, record: Record) -> None:
        """Raises UserError where another record needs it, or another has changed it meanwhile."""
        if self.get(type(record), record.uid).revision != record.revision:
            raise UserError(texts.CHANGED_MEANWHILE)
        mapped = BY_RECORD[type(record)]
        try:
            self._remove([record])
        except IntegrityError as error:
            raise UserError(
                conflicts.obstacle(self, mapped, [difference(mapped.name, record, None)]) or texts.IN_USE
            ) from error

    def reverse(self, changes: Sequence[Change]) -> None:
        """Takes changes back, the last one first. Raises UserError where a record no longer is as they left it."""
        self.apply([replace(change, before=change.after, after=change.before) for change in reversed(changes)])

    def apply(self, changes: Sequence[Change]) -> None:
        """Makes changes in their order. Raises UserError, which names the record, where one is not as it was before
        them, or where another record stands in the way.
        """
        for batch in _batches(changes):
            mapped = BY_NAME[batch[0].kind]
            current = self.by_uids(mapped.record, [change.record for change in batch])
            for change in batch:
                conflicts.check_state(self, mapped, change, current.get(change.record))
            try:
                self._make(mapped, batch, current)
            except IntegrityError as error:
                sentence = conflicts.obstacle(self, mapped, batch)
                if sentence is None:
                    raise
                raise UserError(sentence) from error

    def forget(self, records: Sequence[str]) -> None:
        """Takes what the journal holds of the records away for good, also what this change set found there. Their
        hashes stay, and so the chain still verifies.
        """
        history.erase(self.connection, records)
        gone = set(records)
        self.changes = [replace(one, before={}) if one.record in gone and one.after else one for one in self.changes]

    def _make(self, mapped: Mapped, batch: Sequence[Change], current: Mapping[str, Record]) -> None:
        """Makes changes of one sort to different records of one kind, which are as `current` has them."""
        if batch[0].after is None:
            self._remove([current[change.record] for change in batch])
        elif batch[0].before is None:
            self._insert(self._with_free_keys(mapped, [decode(mapped.record, change.after or {}) for change in batch]))
        else:
            self._update(
                [decode(mapped.record, merged(encode(current[change.record]), change.after or {})) for change in batch]
            )

    def _with_free_keys(self, mapped: Mapped, records: Sequence[Record]) -> list[Record]:
        """Records that come back keep their local keys, but where another has got the key since."""
        key = mapped.table.c.id
        taken = {
            found
            for chunk in chunks([record.id for record in records])
            for found in self.connection.execute(select(key).where(key.in_(chunk))).scalars()
        }
        if not taken:
            return list(records)
        highest = statements.highest_key(self.connection, mapped.table)
        free = count(max(highest, *(record.id or 0 for record in records)) + 1)
        return [replace(record, id=next(free)) if record.id in taken else record for record in records]

    def _remove(self, records: Sequence[Record]) -> None:
        """In their order: one may need the one after it."""
        mapped = BY_RECORD[type(records[0])]
        uids = [record.uid for record in records]
        for uid in uids:
            self.known.pop(uid, None)
        statements.delete(self.connection, mapped.table, uids)
        search.remove(self.connection, mapped, uids)
        self.changes += [difference(mapped.name, record, None) for record in records]

    def _insert(self, records: Sequence[Record]) -> None:
        mapped = BY_RECORD[type(records[0])]
        statements.insert(self.connection, mapped.table, [rows.of_record(mapped.table, one) for one in records])
        for field, where in mapped.parts.items():
            made = [
                rows.of_part(where.table, record.uid, place, part)
                for record in records
                for place, part in enumerate(getattr(record, field))
            ]
            statements.insert(self.connection, where.table, made)
        search.add(self, mapped, records)
        self.changes += [difference(mapped.name, None, record) for record in records]

    def _update(self, records: Sequence[R]) -> list[R]:
        """The records as they now stand; those that differ in nothing are left alone."""
        if not records:
            return []
        mapped = BY_RECORD[type(records[0])]
        self._learn(records)
        results: list[R] = []
        changed: list[Changed] = []
        for record in records:
            before = cast("R | None", self.known.get(record.uid))
            if before is None:
                raise UserError(texts.NOT_FOUND)
            if before.revision != record.revision:
                raise UserError(texts.CHANGED_MEANWHILE)
            change = difference(mapped.name, before, record)
            if not change.after:
                results.append(before)
                continue
            after = self.known[record.uid] = saved_again(record)
            results.append(after)
            changed.append((before, after, change.after))
            self.changes.append(change)
        if changed:
            self._rewrite(mapped, changed)
        return results

    def _learn(self, records: Sequence[Record]) -> None:
        """Reads how the records stand, as far as that is not known."""
        if unknown := [record for record in records if record.uid not in self.known]:
            self.known |= self.stored(unknown)

    def _rewrite(self, mapped: Mapped, changed: Sequence[Changed]) -> None:
        """Puts each second record in the place of the first."""
        made = [rows.changed(mapped.table, after, values) for _, after, values in changed]
        statements.update(self.connection, mapped.table, made)
        for field, where in mapped.parts.items():
            for before, after, values in changed:
                if field in values:
                    new = getattr(after, field)
                    if isinstance(values[field], Mapping):
                        self._change_parts(where.table, after.uid, new, values[field])
                    else:
                        self._replace_parts(where.table, after.uid, getattr(before, field), new)
        search.change(self, mapped, [(before, after) for before, after, _ in changed])

    def _change_parts(self, table: Table, parent: str, new: Sequence[Part], changed: Container[str]) -> None:
        """The parts are the same ones in the same order, and some have changed."""
        placed = [(place, part) for place, part in enumerate(new) if part.uid in changed]
        statements.update(self.connection, table, [rows.of_part(table, parent, *one) for one in placed])

    def _replace_parts(self, table: Table, parent: str, old: Sequence[Part], new: Sequence[Part]) -> None:
        """Parts that stay are updated in place, because other records may point at them."""
        before, after = ({part.uid: (place, part) for place, part in enumerate(parts)} for parts in (old, new))
        different = {
            uid: rows.of_part(table, parent, *placed) for uid, placed in after.items() if placed != before.get(uid)
        }
        statements.delete(self.connection, table, [uid for uid in before if uid not in after])
        statements.update(self.connection, table, [row for uid, row in different.items() if uid in before])
        statements.insert(self.connection, table, [row for uid, row in different.items() if uid not in before])


_RECORDED_ANYWAY = (Kind.BARRIER, Kind.NOTE)
"""Sets that are written even where no record changed: that they were is what they say."""
_REMEMBERED = 100  # records; an import of thousands is not kept in memory
Check = Callable[[ChangeSet], None]
"""Looks at what a step of undo has made and raises UserError where it must not stand."""


def _nothing(_changes: ChangeSet) -> None:
    pass


class Store:
    """The records of one database. `now` is the clock; `who` signs the journal; `log` holds every change set again."""

    def __init__(
        self, engine: Engine, log: ChangeLog, now: Callable[[], datetime] = datetime.now, who: str | None = None
    ) -> None:
        self._engine = engine
        self._log = log
        self._now = now
        self._who = who or getpass.getuser()
        self._recent: tuple[str, Mapping[str, Record]] = "", {}

    @property
    def who(self) -> str:
        """Who signs the journal."""
        return self._who

    @contextmanager
    def read(self) -> Iterator[Reader]:
        with reading(self._engine) as connection:
            yield Reader(connection)

    @contextmanager
    def change(self, why: str, kind: Kind = Kind.DO, target: int | None = None) -> Iterator[ChangeSet]:
        """One change set, described to the user by `why`. An error inside leaves nothing written."""
        entry: Entry | None = None
        try:
            with writing(self._engine) as connection:
                end = journal.end_of(connection)
                changes = ChangeSet(connection, self._known(end))
                yield changes
                if changes.changes or kind in _RECORDED_ANYWAY:
                    entry = journal.append(connection, end, changes.changes, self._now(), self._who, why, kind, target)
                    with disk_in_words():
                        self._log.append(entry)
        except BaseException:
            if entry is not None:
                self._withdraw(entry)
            raise
        if entry is not None:
            self._recent = entry.hash, changes.known if len(changes.known) <= _REMEMBERED else {}

    def _known(self, end: journal.End) -> Mapping[str, Record]:
        """The records that need not be read again. All changes stand in the journal, whoever makes them: where it ends
        as the last set of this store left it, its records are as that left them.
        """
        head, records = self._recent
        return records if head == end[1] else {}

    def _withdraw(self, entry: Entry) -> None:
        """Takes a set that could not be committed out of the log, so that nobody replays what was called not saved."""
        with suppress(UserError, OSError), writing(self._engine) as connection:
            if journal.head(connection) == entry.previous:
                self._log.cut(entry.previous)

    def head(self) -> str:
        """Where the journal stands: the hash of the last change set."""
        with reading(self._engine) as connection:
            return journal.head(connection)

    def forget_log(self) -> None:
        """Throws away all of the change log but its newest segment."""
        with writing(self._engine), disk_in_words():
            self._log.forget()

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

    def steps(self) -> tuple[Step | Barrier | None, Step | None]:
        """The step that undo takes back next, or the barrier that it stops at, and the one that redo makes again."""
        with reading(self._engine) as connection:
            return steps.next_undo(connection), steps.next_redo(connection)

    def undo(self, check: Check = _nothing) -> Step:
        """Takes the last step back. Raises UserError where there is none, where a barrier stands before it, where its
        records have changed since, or what `check` raises on the changes made.
        """
        step, _ = self.steps()
        if step is None:
            raise UserError(texts.NOTHING_TO_UNDO)
        if isinstance(step, Barrier):
            raise UserError(texts.BARRIER.format(what=step.why, when=format_moment(step.at)))
        with _naming(step), self.change(step.why, Kind.UNDO, step.id) as changes:
            changes.reverse(journal.changes_of(changes.connection, step.id))
            check(changes)
        return step

    def redo(self, check: Check = _nothing) -> Step:
        """Makes the last step that was undone again. Raises UserError as `undo` does."""
        _, step = self.steps()
        if step is None:
            raise UserError(texts.NOTHING_TO_REDO)
        with _naming(step), self.change(step.why, Kind.REDO, step.id) as changes:
            changes.apply(journal.changes_of(changes.connection, step.id))
            check(changes)
        return step


@contextmanager
def _naming(step: Step) -> Iterator[None]:
    """What cannot be taken back is named."""
    try:
        yield
    except UserError as error:
        raise UserError(texts.UNDO_CONFLICT.format(what=step.why, reason=error)) from error


def _batches(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes in their order, those of one sort to different records of one kind together."""
    batch: list[Change] = []
    seen: set[str] = set()
    for change in changes:
        if batch and (_sort(change) != _sort(batch[0]) or change.record in seen):
            yield batch
            batch, seen = [], set()
        batch.append(change)
        seen.add(change.record)
    if batch:
        yield batch


def _sort(change: Change) -> tuple[str, bool, bool]:
    return change.kind, change.before is None, change.after is None
