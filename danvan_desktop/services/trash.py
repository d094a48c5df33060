"""The trash: what was removed and can be taken back, and what of it is forgotten in the end. Read from the journal."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from danvan_desktop.db import history as past
from danvan_desktop.db.history import Entry
from danvan_desktop.db.journal import Change, Kind
from danvan_desktop.db.store import Store
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.history import TrashDays, TrashRow
from danvan_desktop.domain.vietnamese import fold
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.history import HistoryService, title_in
from danvan_desktop.texts import history as texts

HIDDEN = ("register_entry", "assignment")
"""Kinds that come and go with the record they speak of."""
SETTING = "trash_days"


class TrashService:
    """`now` is the clock; `history` knows the rules of the records."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], catalogues: CatalogueService, history: HistoryService
    ) -> None:
        self._store = store
        self._now = now
        self._catalogues = catalogues
        self._history = history

    def days(self) -> int | None:
        """How long a removed record can be taken back; None for always."""
        value = self._catalogues.current().settings[SETTING].value
        return None if value == TrashDays.ALWAYS else int(value)

    def keys(self, search: str = "") -> list[int]:
        """The keys of all rows, the latest first, or of those in which every word stands, accents or not."""
        words = fold(search).split()
        with self._store.read() as reader:
            keys = past.removals(reader.connection, self._limit(), HIDDEN)
        if not words:
            return keys
        return [
            row.id
            for row in self.rows(keys)
            if all(word in fold(f"{row.kind} {row.title} {row.who}") for word in words)
        ]

    def rows(self, keys: Sequence[int]) -> list[TrashRow]:
        """The rows of these keys, in their order."""
        with self._store.read() as reader:
            found = past.entries(reader.connection, keys)
        return [
            TrashRow(
                id=one.id,
                uid=one.record,
                at=one.at,
                who=one.who,
                why=one.why,
                kind=texts.KINDS.get(one.kind, texts.OTHER_KIND),
                title=title_in(one, named=False),
            )
            for one in found
        ]

    def restore(self, keys: Sequence[int]) -> int:
        """Puts the records back as they were, each with what went along with it, in one step of undo. Returns how many
        were asked for. Raises UserError, which names the record in the way, and puts none back.
        """
        with self._store.read() as reader:
            wanted = past.entries(reader.connection, sorted(keys, reverse=True))
            along = past.companions(reader.connection, [entry.id for entry in wanted])
        if len(wanted) < len(set(keys)) or any(entry.change is None for entry in wanted):
            raise UserError(texts.NOT_THERE)
        # The last one removed first: what it needs was still there then.
        order = {one.id: one for one in (*wanted, *along)}
        what = title_in(wanted[0]) if len(wanted) == 1 else texts.several(len(wanted))
        with self._store.change(texts.TAKEN_BACK.format(what=what)) as changes:
            changes.apply(list(_reversed(order[key] for key in sorted(order, reverse=True))))
            self._history.keep_rules(changes)
        return len(wanted)

    def purge(self) -> int:
        """Forgets the content of what was removed longer ago than the trash keeps, and records that it did. Returns how
        many records that concerned.
        """
        days = self.days()
        if days is None:
            return 0
        with self._store.read() as reader:
            gone = past.outdated(reader.connection, self._now(), days)
        if gone:
            with self._store.change(texts.PURGED.format(count=len(gone)), Kind.NOTE) as changes:
                changes.forget(gone)
        return len(gone)

    def _limit(self) -> datetime | None:
        days = self.days()
        return None if days is None else self._now() - timedelta(days=days)


def _reversed(entries: Iterable[Entry]) -> Iterable[Change]:
    for entry in entries:
        if entry.change is not None:
            yield Change(entry.kind, entry.record, entry.change.after, entry.change.before)
