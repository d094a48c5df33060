"""Erasing a person's data on request, in the records and in their history."""

from dataclasses import MISSING, fields
from typing import Any

from danvan_desktop.db import search
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.store import Store
from danvan_desktop.domain.recipients import Recipient, list_key
from danvan_desktop.domain.records import identity
from danvan_desktop.services.backups import BackupService
from danvan_desktop.texts import history as texts

KEPT = ("kind", "unit")
"""Fields of a recipient that tell nothing of the person and that counts are made by."""


class ErasingService:
    """What papers that were issued say stays: they are records of the office."""

    def __init__(self, store: Store, backups: BackupService) -> None:
        self._store = store
        self._backups = backups

    def recipients(self) -> list[Recipient]:
        """Everybody whose data can be erased, by kind and name."""
        found = [one for one in self._store.find(Recipient) if one.name != texts.ERASED_NAME]
        return sorted(found, key=list_key)

    def mentions(self, recipient: Recipient) -> int:
        """How many other records name the person in a text that can be searched: these a human has to look at."""
        with self._store.read() as reader:
            return sum(one.uid != recipient.uid for one in search.naming(reader, recipient.name))

    def erase(self, uid: str) -> None:
        """Empties the record of the person and forgets what the journal held of it; the chain of hashes stays whole.
        Nothing takes that back. A new backup takes the place of the change log; older backups keep the person until
        they are rotated away. Raises UserError where the record is gone, or the backup cannot be made.
        """
        before = self._store.get(Recipient, uid)
        kept: dict[str, Any] = {name: getattr(before, name) for name in KEPT}
        named = [
            one.name
            for one in fields(Recipient)
            if one.default is MISSING and one.default_factory is MISSING and one.name not in KEPT
        ]
        kept |= dict.fromkeys(named, texts.ERASED_NAME)
        empty = Recipient(**identity(before), **kept)
        with self._store.change(texts.ERASED_PERSON, Kind.BARRIER) as changes:
            changes.save(empty)
            changes.forget([uid])
        self._backups.begin_anew()
