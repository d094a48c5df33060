"""What was done: taken back and made again step by step, looked up by record and by day; whether all is sound."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from danvan_desktop.db import health
from danvan_desktop.db import history as past
from danvan_desktop.db.differences import agrees, merged
from danvan_desktop.db.history import Entry
from danvan_desktop.db.journal import Change, Kind
from danvan_desktop.db.mappings import BY_NAME
from danvan_desktop.db.steps import Step
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain.dates import format_moment
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.history import DoneRow, FieldChange, PastRow
from danvan_desktop.domain.records import Record, title
from danvan_desktop.domain.serial import decode, encode
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.showing import Showing
from danvan_desktop.texts import history as history_texts
from danvan_desktop.texts import store as texts

Rule = Callable[[ChangeSet, Sequence[Any]], None]
"""What must hold of records of one kind beside the others, and what follows from them: raises UserError or writes more
in the same change set.
"""
_ASIDE = ("id", "uid", "revision")


@dataclass(frozen=True, slots=True)
class Health:
    """`problems` are sentences; none means that all is well."""

    records: int
    changes: int
    problems: tuple[str, ...]


class HistoryService:
    """`rules` are those that a service keeps when it saves; undo, redo and restoring keep them too."""

    def __init__(
        self, store: Store, catalogues: CatalogueService, rules: Mapping[type[Record], Rule] | None = None
    ) -> None:
        self._store = store
        self._catalogues = catalogues
        self._rules = rules or {}

    def next_steps(self) -> tuple[str | None, str | None]:
        """What undo would take back and what redo would make again, in the user's words; None for nothing, empty where
        undo would stop at a barrier and say so.
        """
        undo, redo = self._store.steps()
        what = undo.why if isinstance(undo, Step) else "" if undo else None
        return what, (redo.why if redo else None)

    def size(self, *, redo: bool = False) -> int:
        """How many records the next undo, or redo, would touch."""
        step = self._store.steps()[1 if redo else 0]
        return step.changes if isinstance(step, Step) else 0

    def undo(self) -> str:
        """Takes the last step back and names it. Raises UserError where that is not possible."""
        return self._store.undo(self.keep_rules).why

    def redo(self) -> str:
        """Makes the step that was undone again and names it. Raises UserError where that is not possible."""
        return self._store.redo(self.keep_rules).why

    def keep_rules(self, changes: ChangeSet) -> None:
        """Applies the rules to what a change set has made. Raises UserError where one is broken."""
        made = list(changes.changes)
        for kind, rule in self._rules.items():
            uids = [one.record for one in made if BY_NAME[one.kind].record is kind and one.after is not None]
            if uids:
                rule(changes, list(changes.by_uids(kind, uids).values()))

    def bar(self, why: str) -> None:
        """Writes down that something happened that no undo goes behind, such as a restore."""
        with self._store.change(why, Kind.BARRIER):
            pass

    # --- looking back

    def of_record(self, uid: str) -> list[PastRow]:
        """All that happened to a record, the latest first."""
        catalogues = self._catalogues.current()
        with self._store.read() as reader:
            showing = Showing(reader, catalogues)
            return [_past(entry, showing) for entry in past.of_record(reader.connection, uid)]

    def of_day(self, day: date, who: str = "") -> list[DoneRow]:
        """What was done on a day, by everybody or by one, the latest first."""
        start = datetime.combine(day, time.min)
        with self._store.read() as reader:
            found = past.of_day(reader.connection, start, start + timedelta(days=1))
        return [
            DoneRow(
                id=one.id, at=one.at, who=one.who, what=history_texts.SORTS[one.sort] + one.why, records=one.records
            )
            for one in found
            if who in ("", one.who)
        ]

    def of_set(self, key: int, most: int = 200) -> list[PastRow]:
        """What one change set did, at most so many records."""
        catalogues = self._catalogues.current()
        with self._store.read() as reader:
            showing = Showing(reader, catalogues)
            return [_past(entry, showing) for entry in past.of_set(reader.connection, key)[:most]]

    def me(self) -> str:
        """The name under which this user signs what he does."""
        return self._store.who

    def put_back(self, entry: int, field: str) -> None:
        """Gives a field the value again that it had before a change: an ordinary change, which can be undone. Raises
        UserError where the record is gone, or its part, or where the old value cannot stand any more.
        """
        with self._store.read() as reader:
            (found,) = past.entries(reader.connection, [entry])
        if found.change is None or found.change.before is None:
            raise UserError(history_texts.NOT_THERE)
        kind = BY_NAME[found.kind].record
        with self._store.read() as reader:
            current = reader.by_uids(kind, [found.record]).get(found.record)
        if current is None:
            raise UserError(history_texts.REMOVED_NOW)
        why = history_texts.PUT_BACK.format(
            field=history_texts.LABELS.get(found.kind, {}).get(field, history_texts.OTHER_FIELD),
            what=history_texts.named(found.kind, title(current)),
        )
        now, then = encode(current), {field: found.change.before[field]}
        if not agrees(merged(now, then), then):
            raise UserError(history_texts.PART_GONE)
        with self._store.change(why) as changes:
            if not agrees(now, then):
                changes.apply([Change(found.kind, found.record, {field: now[field]}, then)])
                self.keep_rules(changes)

    def check(self) -> Health:
        """Reads the whole database and its journal."""
        with self._store.read() as reader:
            found = health.examine(reader.connection)
        problems = [texts.BROKEN_PAGES.format(count=len(found.integrity))] if found.integrity else []
        if found.foreign_keys:
            problems.append(texts.FOREIGN_KEYS.format(count=found.foreign_keys))
        problems += [
            texts.CHAIN_BROKEN.format(number=number, when=format_moment(at) if at else texts.UNKNOWN_MOMENT)
            for number, at in found.chain
        ]
        if found.unsearchable:
            problems.append(texts.SEARCH_BROKEN.format(count=found.unsearchable))
        return Health(found.records, found.change_sets, tuple(problems))


def _past(entry: Entry, showing: Showing) -> PastRow:
    change = entry.change
    before, after = (change.before or {}, change.after or {}) if change else ({}, {})
    lines = []
    known = [one.name for one in fields(BY_NAME[entry.kind].record)] if entry.kind in BY_NAME else []
    for field in dict.fromkeys([*known, *before, *after]):
        if field in _ASIDE or (field not in before and field not in after):
            continue
        old, new = showing.both(entry.kind, field, before.get(field), after.get(field))
        if old or new:
            label = history_texts.label(entry.kind, field)
            lines.append(FieldChange(field=field, label=label, before=old, after=new))
    return PastRow(
        id=entry.id,
        at=entry.at,
        who=entry.who,
        why=entry.why,
        act=entry.act,
        title=title_in(entry),
        fields=tuple(lines),
    )


def title_in(entry: Entry, *, named: bool = True) -> str:
    """How the record was called, where the entry tells it, with the word for its kind unless not `named`."""
    change = entry.change
    whole = None if change is None or entry.act == "changed" else change.after or change.before
    known = title(decode(BY_NAME[entry.kind].record, whole)) if whole is not None and entry.kind in BY_NAME else ""
    return history_texts.named(entry.kind, known) if named else known
