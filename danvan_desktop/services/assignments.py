"""Following up: who is asked to do which task, what came of it, who still owes an answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from danvan_desktop.db import follow_up
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain import assignments as domain
from danvan_desktop.domain.assignments import (
    AssignInput,
    Assignment,
    AssignmentRow,
    ProgressInput,
    Report,
    ReportInput,
    Standing,
    Terms,
)
from danvan_desktop.domain.deadlines import Now
from danvan_desktop.domain.directives import Directive, Task
from danvan_desktop.domain.errors import InvalidInput, Problem, UserError
from danvan_desktop.domain.units import Unit
from danvan_desktop.services.catalogues import CatalogueService
from danvan_desktop.services.deadlines import now_of
from danvan_desktop.services.records import RecordService, as_shown
from danvan_desktop.texts import assignments as texts


class AssignmentService(RecordService[Assignment, AssignmentRow]):
    """The assignments of all directives."""

    def __init__(self, store: Store, today: Callable[[], date], catalogues: CatalogueService) -> None:
        super().__init__(Assignment, store, today)
        self._catalogues = catalogues

    def now(self) -> Now:
        """What today means for deadlines."""
        return now_of(self._today(), self._catalogues)

    def of_directive(self, uid: str) -> list[Assignment]:
        """All assignments of a directive, in the order they were made."""
        return self._store.find(Assignment, directive=uid)

    def standing(self, uid: str) -> Standing:
        """How an assignment stands now. Raises UserError where it is gone."""
        record, asked, _ = self._asked(uid)
        return domain.standing(asked, record.reports, record.progress, self.now())

    def periods(self, uid: str) -> list[Standing]:
        """How each period stands of a task with a rhythm, the first one first; none of another."""
        record, asked, _ = self._asked(uid)
        return domain.periods(asked, record.reports, self.now())

    def asked_now(self, bodies: Sequence[str]) -> dict[str, tuple[Unit, ...]]:
        """For each body those who answer for it today: itself, or those that took over since."""
        units = self.units()
        return {
            body: tuple(units[uid] for uid in domain.asked_now(body, units, self._today()) if uid in units)
            for body in bodies
        }

    def units(self) -> dict[str, Unit]:
        """All units by uid."""
        return {unit.uid: unit for unit in self._store.find(Unit)}

    # --- asking

    def assign(self, directive: str, given: Sequence[AssignInput], *, only: bool = False) -> list[Assignment]:
        """Asks bodies to do tasks of a directive, in one step of undo; of a cell that was assigned before, role and
        deadline change. `only`: cells that are not given are not asked any more. Raises InvalidInput (the field is
        `cells.N.due` and the like), UserError where a task is gone or a body has reported already.
        """
        record = self._store.get(Directive, directive)
        tasks = {task.uid for task in record.tasks}
        units = self.units()
        with self._store.change(texts.ASSIGNED.format(number=record.printed_number.strip())) as changes:
            known = {(one.task, one.body): one for one in changes.find(Assignment, directive=directive)}
            wanted = []
            problems: list[Problem] = []
            for place, cell in enumerate(given):
                base = known.pop((cell.task, cell.body), None)
                if cell.task not in tasks or cell.body not in units:
                    raise UserError(texts.NO_SUCH_TASK)
                unit = units[cell.body]
                if base is None and not unit.exists_on(self._today()):
                    problems.append(Problem(f"cells.{place}.body", texts.not_then(unit.name)))
                    continue
                try:
                    wanted.append(domain.assigned(cell, self._today(), directive, base))
                except InvalidInput as error:
                    problems += [replace(one, field=f"cells.{place}.{one.field}") for one in error.problems]
            if problems:
                raise InvalidInput(problems)
            for dropped in known.values() if only else ():
                self._check_unused(dropped, units)
                changes.remove(dropped)
            return changes.save_all(wanted) if wanted else []

    def _check_unused(self, record: Assignment, units: Mapping[str, Unit]) -> None:
        """Raises UserError where something came of an assignment that is to go."""
        if record.reports or record.progress:
            raise UserError(texts.has_reports(units[record.body].name))

    # --- answers

    def report(self, uid: str, given: ReportInput, revision: int | None = None) -> Assignment:
        """Records a report, or changes the one that `given` names. Raises InvalidInput, UserError."""
        record, asked, body = self._asked(uid, revision)
        report = domain.reported(given, self._today(), asked.rhythm)
        known = {one.period for one in domain.periods(asked, record.reports, self.now())}
        if asked.rhythm is not None and report.period not in known:
            raise InvalidInput([Problem("period", texts.NO_SUCH_PERIOD)])
        rest = [one for one in record.reports if one.uid != report.uid]
        return self._save_reports(record, [*rest, report], texts.REPORTED, body)

    def remove_report(self, uid: str, report: str, revision: int | None = None) -> Assignment:
        """Takes back that a report came. Raises UserError."""
        record, _, body = self._asked(uid, revision)
        rest = [one for one in record.reports if one.uid != report]
        return self._save_reports(record, rest, texts.REPORT_REMOVED, body)

    def progress(self, uid: str, given: ProgressInput, revision: int | None = None) -> Assignment:
        """Records how far the body is. Raises InvalidInput, UserError."""
        record, _, body = self._asked(uid, revision)
        progress, note = domain.progressed(given, self._today())
        with self._store.change(texts.PROGRESSED.format(body=body.name)) as changes:
            return changes.save(replace(record, progress=progress, note=note))

    def _save_reports(self, record: Assignment, reports: Sequence[Report], why: str, body: Unit) -> Assignment:
        """In the order they came: the last one decides."""
        ordered = tuple(sorted(reports, key=lambda one: one.received_on))
        with self._store.change(why.format(body=body.name)) as changes:
            return changes.save(replace(record, reports=ordered))

    def _asked(self, uid: str, revision: int | None = None) -> tuple[Assignment, Terms, Unit]:
        """The assignment, what was asked for, of whom."""
        with self._store.read() as reader:
            record = as_shown(reader.get(Assignment, uid), revision)
            directive = reader.get(Directive, record.directive)
            body = reader.get(Unit, record.body)
        task = next((task for task in directive.tasks if task.uid == record.task), Task(text=""))
        return record, domain.terms(record, task, directive), body

    # --- lists

    def _listing(self) -> Listing[AssignmentRow]:
        return follow_up.assignments(self.now())

    def _before_removal(self, changes: ChangeSet, record: Assignment) -> None:
        self._check_unused(record, {unit.uid: unit for unit in changes.find(Unit, uid=record.body)})

    def _removed(self, record: Assignment) -> str:
        return texts.REMOVED.format(body=self._store.get(Unit, record.body).name)
