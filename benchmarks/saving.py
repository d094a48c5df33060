"""A save of the store beside the same rows written by bare sqlite3 with the same durability.

`python benchmarks/saving.py [--saves N]`: in one run, in turn, the medians. The peer writes what the store writes: the
record, its line for the search, the journal's two rows, in WAL with synchronous=FULL, and the line of the change log
with its fsync. “record only” is a transaction with nothing but the record's own row.
"""

import argparse
import json
import os
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from danvan_desktop import bootstrap
from danvan_desktop.db import changelog, preflight
from danvan_desktop.db.changelog import ChangeLog
from danvan_desktop.db.engine import connect
from danvan_desktop.db.store import Store
from danvan_desktop.domain.units import Unit, UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="A save beside bare sqlite3.")
    parser.add_argument("--saves", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("ours", "rows", "row"):
            bootstrap.open_office(folder / part).close()
        engine = connect(folder / "ours" / preflight.FILE)
        store = Store(engine, ChangeLog(folder / "ours"))
        with (
            closing(bare(folder / "rows")) as rows,
            closing(bare(folder / "row")) as row,
            (folder / "rows" / "log").open("ab") as log,
        ):
            works: dict[str, Callable[[int], None]] = {
                "store": lambda number: ours(store, number),
                "bare sqlite3, the same rows and log": lambda number: every_row(rows, log.fileno(), number),
                "bare sqlite3, record only": lambda number: one_row(row, number),
            }
            times: dict[str, list[float]] = {work: [] for work in works}
            for number in range(options.saves):
                for what, work in works.items():
                    start = time.perf_counter()
                    work(number)
                    times[what].append(time.perf_counter() - start)
        engine.dispose()
        base = median(times["store"])
        print(f"Median of {options.saves} saves in turn\n")
        for what, found in times.items():
            print(f"{what:<40}{median(found) * 1000:8.3f} ms   store : this = {base / median(found):5.2f}")
        size = changelog.segments(folder / "ours" / changelog.FOLDER)[0].stat().st_size
        print(f"\nchange log: {size / options.saves:.0f} bytes a save")


def bare(folder: Path) -> sqlite3.Connection:
    """A connection with the store's settings."""
    connection = sqlite3.connect(folder / preflight.FILE, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def ours(store: Store, number: int) -> None:
    """A save as every service does it."""
    with store.change(f"Thêm đơn vị {number}") as changes:
        changes.save(Unit(name=f"Thôn {number}", kind=UnitKind.VILLAGE))


INSERT_UNIT = "INSERT INTO unit (uid, revision, name, name_key, kind) VALUES (?, 1, ?, ?, 'village')"


def one_row(connection: sqlite3.Connection, number: int) -> None:
    """The record and nothing else."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(INSERT_UNIT, (f"u{number}", f"Thôn {number}", f"thon {number}"))
    connection.execute("COMMIT")


def every_row(connection: sqlite3.Connection, log: int, number: int) -> None:
    """What the store writes, by hand."""
    payload = json.dumps({"before": None, "after": {"name": f"Thôn {number}", "kind": "village", "uid": f"u{number}"}})
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(INSERT_UNIT, (f"u{number}", f"Thôn {number}", f"thon {number}"))
    connection.execute(
        "INSERT INTO search (uid, kind, exact, folded) VALUES (?, 'unit', ?, ?)",
        (f"u{number}", *[f"thon {number}"] * 2),
    )
    key = connection.execute(
        "INSERT INTO change_set (uid, at, who, why, schema, kind, hash)"
        " VALUES (?, '2026-11-23 08:30:00.000000', 'official', 'Thêm đơn vị', 1, 'do', ?)",
        (f"c{number}", f"{number:064x}"),
    ).lastrowid
    connection.execute(
        "INSERT INTO change (change_set, kind, record, payload, payload_hash) VALUES (?, 'unit', ?, ?, ?)",
        (key, f"u{number}", payload, f"{number:064x}"),
    )
    os.write(log, f"{payload}\t{number:064x}\n{payload}\t{number:064x}\n".encode())
    os.fsync(log)
    connection.execute("COMMIT")


if __name__ == "__main__":
    main()
