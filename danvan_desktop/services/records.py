"""What every feature offers over its records: get, list, remove."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from danvan_desktop.db.listing import Listing
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.records import Record
from danvan_desktop.texts import store as texts

NAMED = 3  # records in the name of a step, which a menu has to hold


class Listed(Protocol):
    """A row of a list names its record."""

    @property
    def uid(self) -> str: ...


R = TypeVar("R", bound=Record)
Row = TypeVar("Row", bound=Listed)


def as_shown(record: R, revision: int | None) -> R:
    """The record, if it still is what the user was shown (None: nobody was shown anything). Raises UserError where
    somebody has changed it since.
    """
    if revision is not None and record.revision != revision:
        raise UserError(texts.CHANGED_MEANWHILE)
    return record


class RecordService(ABC, Generic[R, Row]):
    """Base of the features. `today` is the clock."""

    def __init__(self, kind: type[R], store: Store, today: Callable[[], date]) -> None:
        self._kind = kind
        self._store = store
        self._today = today

    @abstractmethod
    def _listing(self) -> Listing[Row]:
        """The query behind the list, as of today."""

    @abstractmethod
    def _removed(self, record: R) -> str:
        """How undo names the removal of the record."""

    def get(self, uid: str) -> R:
        """Raises UserError where the record is gone."""
        return self._store.get(self._kind, uid)

    def _base(self, uid: str | None, revision: int | None) -> R | None:
        """The record to be changed, None for a new one. Raises UserError where somebody changed it after `revision`
        was shown to the user.
        """
        return as_shown(self.get(uid), revision) if uid else None

    def _before_removal(self, changes: ChangeSet, record: R) -> None:
        """What else follows from a removal, in the same step."""

    def keys(self, query: ListQuery, limit: int | None = None) -> list[int]:
        """The local keys of the records that fit, or the first `limit` of them, in order."""
        with self._store.read() as reader:
            return self._listing().keys(reader.execute, query, limit)

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """What a list shows of these records, in the order of the keys."""
        with self._store.read() as reader:
            return self._listing().rows(reader.execute, keys)

    def years(self) -> list[str]:
        """The years that the list can be filtered by, the latest first."""
        with self._store.read() as reader:
            return self._listing().years(reader.execute)

    def totals(self, keys: Sequence[int]) -> dict[str, Decimal]:
        """What the columns of these records come to, by name, as far as they can be summed up."""
        with self._store.read() as reader:
            return self._listing().totals(reader.execute, keys)

    def find(self, query: ListQuery) -> list[R]:
        """The whole records that fit, in order."""
        listing = self._listing()
        with self._store.read() as reader:
            rows = listing.rows(reader.execute, listing.keys(reader.execute, query))
            found = reader.by_uids(self._kind, [row.uid for row in rows])
        return [found[row.uid] for row in rows]

    def find_all(self) -> list[R]:
        """All records in the order of the list."""
        return self.find(ListQuery())

    def remove(self, uids: Sequence[str]) -> None:
        """One step of undo for all. Raises UserError where one is gone or another record needs it."""
        records = [self.get(uid) for uid in uids]
        why = "; ".join(self._removed(record) for record in records[:NAMED])
        if len(records) > NAMED:
            why = texts.AND_OTHERS.format(named=why, count=len(records) - NAMED)
        with self._store.change(why) as changes:
            for record in records:
                self._before_removal(changes, record)
                changes.remove(record)

    def get_key(self, uid: str) -> int | None:
        """The local key of a record; None where it is gone."""
        with self._store.read() as reader:
            found = reader.by_uids(self._kind, [uid]).get(uid)
        return found.id if found else None
