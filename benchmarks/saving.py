"""A save of the store beside the same rows written by bare sqlite3 with the same durability.

`python benchmarks/saving.py [--saves N] [--runs N] [--folder DIR]`: in each run the two take turns, and the medians are
compared. After each save of the store the peer does to its own copy of the database just what the save has done: the
very rows and columns of the record, its parts, its words for the search and the journal, and the very lines of the
change log. It has them ready beforehand: one transaction in WAL with synchronous=FULL, statements that sqlite3 keeps
prepared, and the log with its fsync. The slower the disk, the smaller the ratio: in a folder in memory it is what the
program alone makes of it.
"""

import argparse
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from danvan_desktop import bootstrap
from danvan_desktop.db import changelog, preflight
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.engine import connect
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.store import Store
from danvan_desktop.domain.directives import Direction, Directive, Task
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.records import Record
from danvan_desktop.domain.units import Unit, UnitKind

R = TypeVar("R", bound=Record)
First = Callable[[Issuer, int], Record]
Following = Callable[[Record, int], Record]
Rows = dict[tuple[str, int], dict[str, Any]]
"""Rows by their table and key."""
Written = list[tuple[str, tuple[Any, ...]]]
"""Statements with their values."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="A save beside bare sqlite3.")
    parser.add_argument("--folder", type=Path, help="where the databases are made; the system's folder for such things")
    parser.add_argument("--saves", type=int, default=1000, help="saves of a run (default 1,000)")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (default 5)")
    options = parser.parse_args()
    print(f"Medians of {options.saves} saves in turn, and of {options.runs} runs (smallest - largest)\n")
    print(f"{'':<32}{'store, ms':>12}{'bare, ms':>12}{'ratio (goal <= 2)':>24}")
    for what, first, following, remembered in CASES:
        runs = [run(first, following, remembered, options.saves, options.folder) for _ in range(options.runs)]
        ratios = [ours / bare for ours, bare in runs]
        ours, bare = (median(times) * 1000 for times in zip(*runs, strict=True))
        spread = f"{median(ratios):.2f} ({min(ratios):.2f} - {max(ratios):.2f})"
        print(f"{what:<32}{ours:>12.3f}{bare:>12.3f}{spread:>24}")


def a_unit(_issuer: Issuer, number: int) -> Unit:
    """A village."""
    return Unit(name=f"Thôn {number}", kind=UnitKind.VILLAGE)


def a_directive(issuer: Issuer, number: int) -> Directive:
    """With twenty tasks."""
    return Directive(
        issuer=issuer.uid,
        direction=Direction.OUTGOING,
        kind="CV",
        number=number + 1,
        suffix="",
        symbol="-CV/ĐU",
        series="CV 2025-2030",
        signed_on=date(2026, 1, 5),
        place="An Bình",
        subject=f"Đẩy mạnh phong trào thi đua “Dân vận khéo” trên địa bàn xã, đợt {number}",
        opening="Thực hiện chương trình công tác năm 2026, Ban Thường vụ Đảng ủy yêu cầu:",
        closing="Nhận được công văn này, các đơn vị nghiêm túc thực hiện.",
        report_to="",
        report_through="",
        due=date(2026, 7, 1),
        signer=None,
        tasks=tuple(
            Task(text=f"Mỗi chi bộ đăng ký một mô hình {number}.{task}", due=date(2026, 6, 1)) for task in range(20)
        ),
    )


def renamed(record: Record, number: int) -> Record:
    """A unit with another name."""
    return replace(record, name=f"Thôn Đông {number}")  # type: ignore[call-arg]  # it is a unit


def with_another_task(record: Record, number: int) -> Record:
    """A directive with another subject and one of its tasks changed."""
    tasks = list(record.tasks)  # type: ignore[attr-defined]  # it is a directive
    tasks[number % 20] = replace(tasks[number % 20], text=f"Hoàn thành trước quý {number}")
    return replace(record, subject=f"Tiếp tục đẩy mạnh, lần {number}", tasks=tuple(tasks))  # type: ignore[call-arg]


CASES: tuple[tuple[str, First, Following | None, bool], ...] = (
    ("a new unit", a_unit, None, True),
    ("a unit renamed", a_unit, renamed, True),
    ("the same, not saved last", a_unit, renamed, False),
    ("a new directive, 20 tasks", a_directive, None, True),
    ("a directive and a task changed", a_directive, with_another_task, True),
    ("the same, not saved last", a_directive, with_another_task, False),
)
"""What is saved: new records each time, or one that is changed again and again. At the end whether the store remembers
it: what was saved last need not be read again.
"""


def run(
    first: First, following: Following | None, remembered: bool, saves: int, place: Path | None
) -> tuple[float, float]:
    """Median seconds of a save of the store and of the peer."""
    with tempfile.TemporaryDirectory(dir=place) as name:
        folder, copy = Path(name) / "store", Path(name) / "bare"
        bootstrap.open_office(folder).close()
        engine = connect(folder / preflight.FILE)
        log_of_both = ChangeLog(folder)
        store, another = Store(engine, log_of_both), Store(engine, log_of_both)
        issuer = save(store, Issuer(name="Đảng ủy xã", track=Track.PARTY, symbol="ĐU", place="An Bình"))
        record = save(store, first(issuer, 0))
        engine.dispose()
        shutil.copytree(folder, copy)
        ours, bare = [], []
        with (
            closing(opened(folder)) as eye,
            closing(opened(copy)) as peer,
            changelog.segments(folder / changelog.FOLDER)[-1].open("rb") as lines,
            changelog.segments(copy / changelog.FOLDER)[-1].open("ab") as log,
        ):
            lines.seek(0, os.SEEK_END)
            for number in range(1, saves + 1):
                record = first(issuer, number) if following is None else following(record, number)
                before = rows_of(eye, record)
                if not remembered:
                    with another.change("Một việc khác", Kind.NOTE):
                        pass
                    lines.read()
                start = time.perf_counter()
                record = save(store, record)
                between = time.perf_counter()
                ours.append(between - start)
                written, line = list(differences(before, rows_of(eye, record))), lines.read()
                start = time.perf_counter()
                write(peer, written, log.fileno(), line)
                bare.append(time.perf_counter() - start)
        engine.dispose()
    return median(ours), median(bare)


def save(store: Store, record: R) -> R:
    """As every service does it."""
    with store.change("Lưu một bản ghi") as changes:
        return changes.save(record)


def opened(folder: Path) -> sqlite3.Connection:
    """A connection with the store's settings."""
    connection = sqlite3.connect(folder / preflight.FILE, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def rows_of(connection: sqlite3.Connection, record: Record) -> Rows:
    """The rows of a record, of its parts, of its words, and of the last change set."""
    found: Rows = {}
    last = "(SELECT max(id) FROM change_set)"
    for table, where in (
        (type(record).__name__.lower(), "uid = :uid"),
        ("search", "uid = :uid"),
        ("addressee", "parent = :uid"),
        ("task", "parent = :uid"),
        ("change_set", f"id = {last}"),
        ("change", f"change_set = {last}"),
    ):
        cursor = connection.execute(f"SELECT * FROM {table} WHERE {where}", {"uid": record.uid})
        names = [column[0] for column in cursor.description]
        for row in cursor:
            values = dict(zip(names, row, strict=True))
            found[table, values["id"]] = values
    return found


def differences(before: Rows, after: Rows) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The statements that make the later rows of the earlier ones."""
    for (table, key), row in after.items():
        old = before.get((table, key))
        if old is None:
            marks = ", ".join("?" * len(row))
            yield f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
        elif old != row:
            changed = {name: value for name, value in row.items() if value != old[name]}
            places = ", ".join(f"{name} = ?" for name in changed)
            yield f"UPDATE {table} SET {places} WHERE id = ?", (*changed.values(), key)


def write(connection: sqlite3.Connection, written: Written, log: int, lines: bytes) -> None:
    """One transaction, and the log before it is committed."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, values in written:
        connection.execute(statement, values)
    os.write(log, lines)
    os.fsync(log)
    connection.execute("COMMIT")


if __name__ == "__main__":
    main()
