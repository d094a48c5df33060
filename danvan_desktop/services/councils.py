"""Council sessions: from the proposed exemplars to the count, and what people should look at before they sign."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.db.councils import councils
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.reader import Reader
from danvan_desktop.db.store import Store
from danvan_desktop.domain import recipients
from danvan_desktop.domain.councils import (
    CandidateInput,
    CouncilInput,
    CouncilRow,
    CouncilSession,
    validated,
    warnings,
)
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import InvalidInput, Problem
from danvan_desktop.domain.exemplars import Exemplar
from danvan_desktop.domain.fields import Checker
from danvan_desktop.domain.names import name_key
from danvan_desktop.domain.recipients import Recipient, RecipientInput, RecipientKind
from danvan_desktop.domain.units import Unit
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.issuers import IssuerService
from danvan_desktop.services.issuing import NumberedService, correcting
from danvan_desktop.texts import councils as texts


class CouncilService(NumberedService[CouncilSession, CouncilRow]):
    """Sessions of the councils of all issuers."""

    def __init__(
        self, store: Store, today: Callable[[], date], issuers: IssuerService, catalogues: CatalogueService
    ) -> None:
        super().__init__(CouncilSession, store, today, issuers, catalogues)

    def candidates_for(self, exemplars: Sequence[Exemplar]) -> list[CandidateInput]:
        """A row for each exemplar, with the body that registered it."""
        with self._store.read() as reader:
            units = reader.by_uids(Unit, [exemplar.unit for exemplar in exemplars])
        return [
            CandidateInput(exemplar=exemplar.uid, name=exemplar.name, unit=units[exemplar.unit].name)
            for exemplar in exemplars
        ]

    def kinds(self, record: CouncilSession) -> dict[str, str]:
        """What each candidate is, by its uid: “exemplar” or a kind of recipient."""
        with self._store.read() as reader:
            found = reader.by_uids(Recipient, [one.recipient for one in record.candidates if one.recipient])
        return {one.uid: found[one.recipient].kind.value if one.recipient else "exemplar" for one in record.candidates}

    def save(
        self, given: CouncilInput, uid: str | None = None, revision: int | None = None, correction: str = ""
    ) -> CouncilSession:
        """Adds a session, or changes the one with that uid; one whose minutes were issued needs the reason of a
        `correction`. Persons and bodies typed anew become recipients, in the same step. Raises InvalidInput, UserError.
        """
        base = self._base(uid, revision)
        issuers, catalogues = self._issuers.all(), self._catalogues.current()
        why = texts.CHANGED if base else texts.ADDED
        step = (why.format(day=given.held_on.strip()), Kind.DO)
        if correction.strip() and base is not None:
            step = correcting(base, correction)
        with self._store.change(*step) as changes:
            candidates, added, problems = self._found(changes, given.candidates)
            try:
                record = validated(replace(given, candidates=candidates), self._today(), issuers, catalogues, base)
            except InvalidInput as error:
                told = {problem.field for problem in error.problems}
                more = [problem for problem in problems if problem.field not in told]
                raise InvalidInput([*error.problems, *more]) from error
            if problems:
                raise InvalidInput(problems)
            self._register(changes, record, base, correction)
            changes.save_all(added)
            return changes.save(record)

    def warnings(self, given: CouncilInput) -> list[str]:
        """What people should look at; nothing while the input cannot be taken."""
        catalogues = self._catalogues.current()
        try:
            session = validated(given, self._today(), self._issuers.all(), catalogues)
        except InvalidInput:
            return []
        return warnings(session, catalogues.quorum, catalogues.pass_share)

    def _found(
        self, reader: Reader, rows: Sequence[CandidateInput]
    ) -> tuple[tuple[CandidateInput, ...], list[Recipient], list[Problem]]:
        """The rows with the records that they name, recipients to be added, and the problems of the names."""
        found: list[CandidateInput] = []
        added: dict[tuple[str, str, str], Recipient] = {}
        problems: list[Problem] = []
        seen: set[str | None] = {None}
        for index, row in enumerate(rows):
            at = f"candidates.{index}."
            try:
                one = self._exemplar(reader, row) if row.kind == "exemplar" else self._recipient(reader, row, added)
            except InvalidInput as error:
                problems += [replace(problem, field=at + problem.field) for problem in error.problems]
                one = replace(row, exemplar=None, recipient=None)
            uid = one.exemplar or one.recipient
            if uid in seen and uid is not None:
                problems.append(Problem(at + "name", texts.TWICE))
            seen.add(uid)
            found.append(one)
        return tuple(found), list(added.values()), problems

    def _exemplar(self, reader: Reader, row: CandidateInput) -> CandidateInput:
        """The exemplar that the row came with, or the only one of the typed name."""
        name = self._name(row)
        kept = reader.by_uids(Exemplar, [row.exemplar] if row.exemplar else [])
        if not name or (row.exemplar in kept and kept[row.exemplar].name == name):
            return replace(row, recipient=None)
        known = reader.find(Exemplar, name=name)
        if len(known) != 1:
            raise InvalidInput([Problem("name", texts.SEVERAL_EXEMPLARS if known else texts.NO_EXEMPLAR)])
        return replace(row, exemplar=known[0].uid, recipient=None)

    def _recipient(
        self, reader: Reader, row: CandidateInput, added: dict[tuple[str, str, str], Recipient]
    ) -> CandidateInput:
        """Persons who share a name differ in position; who shares both is the same, everybody else is new."""
        name = self._name(row)
        typed = RecipientInput(kind=row.kind, name=row.name, position=row.unit)
        key = (row.kind, name_key(row.name), name_key(row.unit))
        one = added.get(key)
        if one is None and row.kind in set(RecipientKind):
            known = [other for other in reader.find(Recipient, name=name) if other.kind == row.kind]
            one = next((other for other in known if name_key(other.position) == key[2]), None)
        if one is None:
            one = added[key] = recipients.validated(typed, self._today())
        return replace(row, exemplar=None, recipient=one.uid)

    def _name(self, row: CandidateInput) -> str:
        """The name as records have it. Raises InvalidInput, before it is looked for, where it is no text."""
        check = Checker({"name": texts.LABELS["candidates.name"]}, self._today())
        return check.passed(check.line("name", row.name))

    def _listing(self) -> Listing[CouncilRow]:
        return councils()

    def _removed(self, record: CouncilSession) -> str:
        return texts.REMOVED.format(day=format_date(record.held_on))
