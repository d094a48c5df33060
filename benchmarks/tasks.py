"""Following up in a large office: the matrix of a directive, all that is late, the digest, beside the bare SQL.

    python benchmarks/tasks.py [--directives 10000] [--pairs 5]

Each directive has ten tasks, each given to one body; one has 20 tasks, all given to each of 300 bodies. Three tasks in
a hundred have a rhythm. The bare query joins the same tables and fetches the same rows, and judges nothing.
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.db.preflight import FILE
from danvan_desktop.domain.assignments import Assignment, Report, ReportState, Role
from danvan_desktop.domain.directives import Directive, Task
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.records import new_uid
from danvan_desktop.domain.recurrence import Recurrence, Rhythm
from danvan_desktop.domain.units import Unit, UnitKind

BODIES, LARGE, USUAL = 300, 20, 10
CELLS = """SELECT assignment.task, assignment.body, assignment.uid, assignment.role, assignment.progress, task.due,
directive.due, (SELECT state FROM report WHERE report.parent = assignment.uid ORDER BY position DESC LIMIT 1)
FROM assignment JOIN task ON task.uid = assignment.task JOIN directive ON directive.uid = assignment.directive
WHERE assignment.directive = ?"""
LATE = """SELECT assignment.id, coalesce(assignment.due, task.due, directive.due) AS day FROM assignment
JOIN task ON task.uid = assignment.task JOIN directive ON directive.uid = assignment.directive
JOIN unit ON unit.uid = assignment.body
WHERE day < ? AND coalesce(
(SELECT state FROM report WHERE report.parent = assignment.uid ORDER BY position DESC LIMIT 1), '')
NOT IN ('received', 'accepted') ORDER BY day"""

WEEK = """SELECT assignment.uid, unit.name, task.text, directive.subject,
coalesce(assignment.due, task.due, directive.due) AS day FROM assignment
JOIN task ON task.uid = assignment.task JOIN directive ON directive.uid = assignment.directive
JOIN unit ON unit.uid = assignment.body WHERE day BETWEEN ? AND ? ORDER BY day"""


def fill(office: Office, count: int) -> str:
    """So many directives; the uid of the large one."""
    office.sample.load()
    choose, today = Random(2026), office.today()
    model = office.directives.find_all()[0]
    units = [Unit(name=f"Thôn số {number}", kind=UnitKind.VILLAGE) for number in range(1, BODIES + 1)]
    rhythm = Recurrence(rhythm=Rhythm.MONTHLY, month=1, day=25)
    directives, assignments = [], []
    for number in range(count + 1):
        tasks = tuple(
            Task(
                text=f"Thực hiện việc thứ {place} của văn bản số {number}",
                due=today + timedelta(days=choose.randrange(-300, 300)),
                recurrence=rhythm if number and choose.random() < 0.03 else None,
            )
            for place in range(USUAL if number else LARGE)
        )
        directive = replace(
            model, uid=new_uid(), id=None, number=number + 1000, tasks=tasks, addressees=(), copies=(), due=None
        )
        directives.append(directive)
        assignments += [
            _assignment(directive, task, unit, choose, today)
            for task in tasks
            for unit in (units if not number else (choose.choice(units),))
        ]
    with office.directives._store.change("benchmark") as changes:  # noqa: SLF001
        for records in (units, directives, assignments):
            changes.save_all(records)
    return directives[0].uid


def _assignment(directive: Directive, task: Task, unit: Unit, choose: Random, today: date) -> Assignment:
    reports: tuple[Report, ...] = ()
    if choose.random() < 0.6 and task.recurrence is None:
        state = choose.choice(list(ReportState))
        reports = (Report(period=None, received_on=today, number="1/BC", summary="Đã làm", state=state, reason=""),)
    asked = today - timedelta(days=200)
    return Assignment(
        directive=directive.uid, task=task.uid, body=unit.uid, role=Role.LEAD, assigned_on=asked, reports=reports
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of work: other programs may be running."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def compared(name: str, ours: Callable[[], object], bare: Callable[[], object], pairs: int) -> None:
    """Prints the medians of both and of their ratios."""
    ours(), bare()
    found = [(timed(ours), timed(bare)) for _ in range(pairs)]
    ratios = sorted(a / b for a, b in found)
    print(
        f"{name}: {statistics.median(a for a, _ in found):.0f} ms, bare SQL "
        f"{statistics.median(b for _, b in found):.0f} ms, ratio {statistics.median(ratios):.2f} "
        f"({ratios[0]:.2f} – {ratios[-1]:.2f})"
    )


def main() -> None:
    """Fills a new folder and measures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--directives", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as room, closing(open_office(Path(room))) as office:
        start = time.perf_counter()
        large = fill(office, options.directives)
        print(f"filled in {time.perf_counter() - start:.0f} s", flush=True)
        with closing(sqlite3.connect(Path(room) / FILE)) as connection:
            service, today = office.assignments, office.today().isoformat()
            compared(
                f"matrix {BODIES} × {LARGE}",
                lambda: service.matrix(large),
                lambda: connection.execute(CELLS, (large,)).fetchall(),
                options.pairs,
            )
            late = ListQuery(filters={"state": "overdue"})
            print(len(service.keys(late)), "late")
            compared(
                "all late, keys in order and the first 100 rows",
                lambda: service.rows(service.keys(late)[:100]),
                lambda: connection.execute(LATE, (today,)).fetchall(),
                options.pairs,
            )
            sunday = (office.today() + timedelta(days=6 - office.today().weekday())).isoformat()
            compared(
                "digest: what is late, due today and this week",
                office.agenda.digest,
                lambda: (
                    connection.execute(LATE, (today,)).fetchall(),
                    connection.execute(WEEK, (today, sunday)).fetchall(),
                ),
                options.pairs,
            )
            compared(
                "overview of bodies and open directives",
                service.overview,
                lambda: connection.execute(LATE, ("9",)).fetchall(),
                options.pairs,
            )


if __name__ == "__main__":
    main()
