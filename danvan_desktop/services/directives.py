"""Directives: register, change, remove; offer the next number; find one by what is printed on it."""

from collections.abc import Callable
from datetime import date

from danvan_desktop.db import links, lists
from danvan_desktop.db.lists import Listing
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain.directives import Directive, DirectiveInput, DirectiveRow, validated
from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.domain.issuers import Issuer
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.services.issuing import check_number, next_number
from danvan_desktop.services.records import RecordService
from danvan_desktop.texts import directives as texts


class DirectiveService(RecordService[Directive, DirectiveRow]):
    """Directives of all issuers."""

    def __init__(
        self, store: Store, today: Callable[[], date], issuers: IssuerService, catalogues: CatalogueService
    ) -> None:
        super().__init__(Directive, store, today)
        self._issuers = issuers
        self._catalogues = catalogues

    def save(self, given: DirectiveInput, uid: str | None = None, revision: int | None = None) -> Directive:
        """Adds a directive, or changes the one with that uid. Raises InvalidInput, also where the number is taken."""
        base = self._base(uid, revision)
        record = validated(given, self._today(), self._issuers.all(), self._catalogues.current(), base)
        why = texts.CHANGED if base else texts.ADDED
        with self._store.change(why.format(number=record.printed_number.strip())) as changes:
            check_number(changes, record)
            if base is not None:
                self._check_tasks(changes, {task.uid for task in base.tasks} - {task.uid for task in record.tasks})
            return changes.save(record)

    def _before_removal(self, changes: ChangeSet, record: Directive) -> None:
        self._check_tasks(changes, {task.uid for task in record.tasks})

    def _check_tasks(self, changes: ChangeSet, gone: set[str]) -> None:
        """Raises InvalidInput where an exemplar answers a task that is to go."""
        name = links.first_answer(changes.connection, gone)
        if name is not None:
            raise InvalidInput([Problem("tasks", texts.task_in_use(name))])

    def next_number(self, issuer: Issuer, kind: str, day: date) -> int:
        """The number that a paper of that day would get."""
        catalogues = self._catalogues.current()
        with self._store.read() as reader:
            return next_number(reader, issuer, kind, day, catalogues)

    def _listing(self) -> Listing[DirectiveRow]:
        return lists.directives(self._today())

    def _removed(self, record: Directive) -> str:
        return texts.REMOVED.format(number=record.printed_number.strip())
