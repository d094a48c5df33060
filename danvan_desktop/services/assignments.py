"""Following up: who is asked to do which task, what came of it, who still owes an answer."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
    PlanInput,
    ProgressInput,
    Report,
    ReportInput,
    Standing,
    State,
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

    def has_bodies(self) -> bool:
        """Whether there is anybody who can be asked."""
        with self._store.read() as reader:
            return reader.count(Unit) > 0

    def units(self) -> dict[str, Unit]:
        """All units by uid."""
        return {unit.uid: unit for unit in self._store.find(Unit)}

    def counts(self, directive: str) -> dict[str, Counter[State]]:
        """How many bodies stand how with each task of a directive that was given to anybody, by the task's uid."""
        with self._store.read() as reader:
            told = follow_up.of_directive(reader.execute, self.now(), directive)
        found: dict[str, Counter[State]] = {}
        for one in told:
            found.setdefault(one.column, Counter())[one.state] += 1
        return found

    # --- asking

    def assign(
        self, directive: str, given: Sequence[AssignInput], *, only: bool = False, plans: Sequence[PlanInput] = ()
    ) -> list[Assignment]:
        """Asks bodies to do tasks of a directive, in one step of undo; of a cell that was assigned before, role and
        deadline change. `only`: cells that are not given are not asked any more. `plans` change what tasks bring and
        how often, which no paper prints. Raises InvalidInput (the field is `cells.N.due`, `plans.N.recurrence` and the
        like), UserError where a task is gone or a body has reported already.
        """
        record = self._store.get(Directive, directive)
        units = self.units()
        with self._store.change(texts.ASSIGNED.format(number=record.printed_number.strip())) as changes:
            known = {(one.task, one.body): one for one in changes.find(Assignment, directive=directive)}
            problems: list[Problem] = []
            tasks = self._planned(record, plans, problems)
            wanted = []
            for place, cell in enumerate(given):
                base = known.pop((cell.task, cell.body), None)
                if cell.task not in tasks or cell.body not in units:
                    raise UserError(texts.NO_SUCH_TASK)
                unit = units[cell.body]
                if base is None and not unit.exists_on(self._today()):
                    problems.append(Problem(f"cells.{place}.body", texts.not_then(unit.name)))
                    continue
                with _problems_of(f"cells.{place}", problems):
                    wanted.append(domain.assigned(cell, self._today(), directive, base))
            if problems:
                raise InvalidInput(problems)
            check_rhythms(changes, record, tasks.values())
            changes.save(replace(record, tasks=tuple(tasks.values())))
            for dropped in known.values() if only else ():
                self._check_unused(dropped, units)
                changes.remove(dropped)
            return changes.save_all(wanted) if wanted else []

    def _planned(self, record: Directive, plans: Sequence[PlanInput], problems: list[Problem]) -> dict[str, Task]:
        """The tasks as they are planned, by uid; what is wrong is added to the problems."""
        tasks = {task.uid: task for task in record.tasks}
        for place, plan in enumerate(plans):
            with _problems_of(f"plans.{place}", problems):
                if plan.task in tasks:
                    tasks[plan.task] = domain.planned(plan, self._today(), tasks[plan.task])
        return tasks

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


def check_rhythms(changes: ChangeSet, before: Directive, tasks: Iterable[Task]) -> None:
    """Raises InvalidInput where a task of `before` gets another rhythm although reports name periods of the old one."""
    rhythms = {task.uid: task.recurrence and task.recurrence.rhythm for task in before.tasks}
    turned = {
        task.uid: place
        for place, task in enumerate(tasks)
        if task.uid in rhythms and rhythms[task.uid] != (task.recurrence and task.recurrence.rhythm)
    }
    if not turned:
        return
    for assignment in changes.find(Assignment, directive=before.uid):
        if assignment.task in turned and assignment.reports:
            raise InvalidInput([Problem(f"tasks.{turned[assignment.task]}.recurrence", texts.RHYTHM_STAYS)])


@contextmanager
def _problems_of(place: str, problems: list[Problem]) -> Iterator[None]:
    """Collects what is wrong with one line of a form under its place."""
    try:
        yield
    except InvalidInput as error:
        problems += [replace(one, field=f"{place}.{one.field}") for one in error.problems]
