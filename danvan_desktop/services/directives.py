"""Directives: register, change, remove; offer the next number; find one by what is printed on it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.db import directives as queries
from danvan_desktop.db import links
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain.assignments import Assignment
from danvan_desktop.domain.directives import Direction, Directive, DirectiveInput, DirectiveRow, as_typed, validated
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.services.assignments import check_rhythms
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.deadlines import now_of
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.services.issuing import NumberedService, correcting
from danvan_desktop.texts import assignments as assignment_texts
from danvan_desktop.texts import directives as texts
from danvan_desktop.texts import registers as register_texts


class DirectiveService(NumberedService[Directive, DirectiveRow]):
    """Directives of all issuers."""

    def __init__(
        self, store: Store, today: Callable[[], date], issuers: IssuerService, catalogues: CatalogueService
    ) -> None:
        super().__init__(Directive, store, today, issuers, catalogues)

    def save(
        self, given: DirectiveInput, uid: str | None = None, revision: int | None = None, correction: str = ""
    ) -> Directive:
        """Adds a directive, or changes the one with that uid; one that was issued needs the reason of a `correction`.
        Raises InvalidInput, also where the number is taken.
        """
        base = self._base(uid, revision)
        record = validated(given, self._today(), self._issuers.all(), self._catalogues.current(), base)
        why = texts.CHANGED if base else texts.ADDED
        step = (why.format(number=record.printed_number.strip()), Kind.DO)
        if correction.strip() and base is not None:
            step = correcting(base, correction)
        with self._store.change(*step) as changes:
            return self.put(changes, record, base, correction)

    def put(
        self, changes: ChangeSet, record: Directive, base: Directive | None = None, correction: str = ""
    ) -> Directive:
        """Writes a checked directive, with its number, in a change set. Raises InvalidInput where that is taken."""
        self._number(changes, record, base, correction)
        if base is not None:
            self._check_tasks(changes, {task.uid for task in base.tasks} - {task.uid for task in record.tasks})
            check_rhythms(changes, base, record.tasks)
        return changes.save(record)

    def add_all(self, given: Sequence[DirectiveInput]) -> list[Directive]:
        """Adds drafts, in one step of undo. Raises InvalidInput."""
        issuers, catalogues = self._issuers.all(), self._catalogues.current()
        records = [validated(one, self._today(), issuers, catalogues) for one in given]
        with self._store.change(texts.ADDED_SEVERAL.format(count=len(records))) as changes:
            return changes.save_all(records)

    def typed(self, uid: str) -> tuple[DirectiveInput, int]:
        """The form of a directive as typed, and the revision that it shows. Raises UserError where it is gone."""
        record = self.get(uid)
        return as_typed(record), record.revision

    def set_field(self, uid: str, field: str, typed: str, revision: int) -> Directive:
        """Changes one field of the form and leaves the others. Raises as `save` does."""
        return self.save(replace(self.typed(uid)[0], **{field: typed}), uid, revision)  # type: ignore[arg-type]

    def receivers(self, record: Directive) -> tuple[str, ...]:
        return (*(line.name for line in record.addressees), *(line.name for line in record.copies))

    def _number(self, changes: ChangeSet, record: Directive, base: Directive | None, correction: str) -> None:
        """What came in bears its sender's number, which is in no register of ours; it is entered once all the same."""
        if record.direction is Direction.OUTGOING:
            self._register(changes, record, base, correction)
        elif record.number is not None:
            if base is not None and base.direction is Direction.OUTGOING:
                self._register(changes, replace(record, number=None), base, correction)
            sender = {"issuer": record.issuer, "series": record.series}
            same = changes.find(Directive, number=record.number, suffix=record.suffix, **sender)
            if others := [one for one in same if one.uid != record.uid]:
                raise InvalidInput([Problem("number", register_texts.taken(record.printed_number, others[0].subject))])

    def _check_issuable(self, record: Directive, day: date) -> None:
        if record.direction is Direction.INCOMING:
            raise UserError(register_texts.INCOMING)
        super()._check_issuable(record, day)

    def _before_removal(self, changes: ChangeSet, record: Directive) -> None:
        """Its assignments go with it, and come back with it."""
        super()._before_removal(changes, record)
        for assignment in changes.find(Assignment, directive=record.uid):
            changes.remove(assignment)
        self._check_tasks(changes, {task.uid for task in record.tasks})

    def _check_tasks(self, changes: ChangeSet, gone: set[str]) -> None:
        """Raises InvalidInput where an exemplar answers a task that is to go, or somebody was asked to do it."""
        body = links.first_body(changes.connection, gone)
        if body is not None:
            raise InvalidInput([Problem("tasks", assignment_texts.task_assigned(body))])
        name = links.first_answer(changes.connection, gone)
        if name is not None:
            raise InvalidInput([Problem("tasks", texts.task_in_use(name))])

    def _listing(self) -> Listing[DirectiveRow]:
        return queries.directives(now_of(self._today(), self._catalogues))

    def _removed(self, record: Directive) -> str:
        return texts.REMOVED.format(number=record.printed_number.strip())
