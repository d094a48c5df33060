"""Following up: who is asked to do which task, what came of it, who still owes an answer."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from danvan_desktop.db import assignments as queries
from danvan_desktop.db.listing import Listing
from danvan_desktop.db.store import ChangeSet, Store
from danvan_desktop.domain import assignments as domain
from danvan_desktop.domain import matrices
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
from danvan_desktop.domain.matrices import OWING, Column, Line, Matrix, Told
from danvan_desktop.domain.units import Unit
from danvan_desktop.domain.vietnamese import sort_key
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

    def bodies(self) -> list[str]:
        """The uids of the units that were asked to do anything, whether they still exist or not."""
        with self._store.read() as reader:
            return queries.bodies(reader.execute)

    def years(self) -> list[str]:
        with self._store.read() as reader:
            return queries.years(reader.execute)

    def units(self) -> dict[str, Unit]:
        """All units by uid."""
        return {unit.uid: unit for unit in self._store.find(Unit)}

    def counts(self, directive: str) -> dict[str, Counter[State]]:
        """How many bodies stand how with each task of a directive that was given to anybody, by the task's uid."""
        with self._store.read() as reader:
            told = queries.of_directive(reader.execute, self.now(), directive)
        found: dict[str, Counter[State]] = {}
        for one in told:
            found.setdefault(one.column, Counter())[one.state] += 1
        return found

    # --- the matrix

    def matrix(self, directive: str) -> Matrix:
        """Bodies and the tasks of a directive."""
        with self._store.read() as reader:
            record = reader.get(Directive, directive)
            told = queries.of_directive(reader.execute, self.now(), directive)
        columns = [
            Column(task.uid, texts.task_heading(place, task.text), task.text)
            for place, task in enumerate(record.tasks, start=1)
        ]
        return self._matrix(told, columns)

    def overview(self, year: str = "") -> Matrix:
        """Bodies and all directives of a year, or of all, of which something is still owed, the newest first."""
        with self._store.read() as reader:
            told = queries.by_directive(reader.execute, self.now(), year)
            named = queries.followed(reader.execute)
        wanted = {one.column for one in told if one.state in OWING}
        columns = [Column(uid, number, subject) for uid, number, subject in named if uid in wanted]
        return self._matrix([one for one in told if one.column in wanted], columns)

    def _matrix(self, told: Sequence[Told], columns: Sequence[Column]) -> Matrix:
        """Those who took over stand in the place of those who were asked; who was split among several stands for
        itself.
        """
        units, today = self.units(), self._today()

        def line_of(body: str) -> Line:
            heirs = domain.asked_now(body, units, today)
            key = heirs[0] if len(heirs) == 1 else body
            name = units[key].name
            if len(heirs) > 1:
                name = texts.split(name, [units[uid].name for uid in heirs])
            return Line(key, name, (body,))

        return matrices.matrix(told, columns, line_of, lambda line: sort_key(line.name))

    def followed(self) -> list[tuple[str, str]]:
        """The directives with tasks that were given to somebody, the newest first: uid and how it is called."""
        with self._store.read() as reader:
            named = queries.followed(reader.execute)
        return [(uid, texts.directive_line(number, subject)) for uid, number, subject in named]

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

    def answer(
        self,
        uid: str,
        report: ReportInput | None = None,
        progress: ProgressInput | None = None,
        revision: int | None = None,
    ) -> Assignment:
        """Records a report, or changes the one that `report` names, and how far the body is, in one step of undo.
        Raises InvalidInput, UserError.
        """
        record, asked, body = self._asked(uid, revision)
        problems: list[Problem] = []
        with _problems_of("", problems):
            if progress is not None:
                done, note = domain.progressed(progress, self._today())
                record = replace(record, progress=done, note=note)
        with _problems_of("", problems):
            if report is not None:
                record = replace(record, reports=self._with(record, asked, report))
        if problems:
            raise InvalidInput(problems)
        why = texts.PROGRESSED if report is None else texts.REPORTED
        with self._store.change(why.format(body=body.name)) as changes:
            return changes.save(record)

    def _with(self, record: Assignment, asked: Terms, given: ReportInput) -> tuple[Report, ...]:
        """The reports with this one, in the order they came: the last one decides."""
        report = domain.reported(given, self._today(), asked.rhythm)
        known = {one.period for one in domain.periods(asked, record.reports, self.now())}
        if asked.rhythm is not None and report.period not in known:
            raise InvalidInput([Problem("period", texts.NO_SUCH_PERIOD)])
        rest = [one for one in record.reports if one.uid != report.uid]
        return tuple(sorted([*rest, report], key=lambda one: one.received_on))

    def remove_report(self, uid: str, report: str, revision: int | None = None) -> Assignment:
        """Takes back that a report came. Raises UserError."""
        record, _, body = self._asked(uid, revision)
        rest = tuple(one for one in record.reports if one.uid != report)
        with self._store.change(texts.REPORT_REMOVED.format(body=body.name)) as changes:
            return changes.save(replace(record, reports=rest))

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
        return queries.assignments(self.now())

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
        problems += [replace(one, field=f"{place}.{one.field}".strip(".")) for one in error.problems]
