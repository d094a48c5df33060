"""Issuers with their names and signers."""

from collections.abc import Callable
from datetime import date

from danvan_desktop.db.store import Store
from danvan_desktop.domain.issuers import Issuer, IssuerInput, validated
from danvan_desktop.services.records import as_shown
from danvan_desktop.texts import issuers as texts


class IssuerService:
    """`today` is the clock."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today

    def all(self) -> dict[str, Issuer]:
        """All issuers by uid: the office's own first, those that nobody signs for any longer (dissolved) last."""
        today = self._today()
        found = sorted(self._store.find(Issuer), key=lambda one: (not one.own, not one.signs_on(today)))
        return {issuer.uid: issuer for issuer in found}

    def save(self, given: IssuerInput, uid: str | None = None, revision: int | None = None) -> Issuer:
        """Adds an issuer, or changes the one with that uid. Raises InvalidInput."""
        base = as_shown(self._store.get(Issuer, uid), revision) if uid else None
        issuer = validated(given, self._today(), base)
        with self._store.change((texts.CHANGED if base else texts.ADDED).format(name=issuer.name)) as changes:
            return changes.save(issuer)

    def remove(self, uid: str) -> None:
        """Raises UserError where papers name the issuer."""
        issuer = self._store.get(Issuer, uid)
        with self._store.change(texts.REMOVED.format(name=issuer.name)) as changes:
            changes.remove(issuer)
