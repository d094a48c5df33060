"""A backup of a large database while the window works: the longest pauses of its event loop, and the memory.

`python benchmarks/backing_up.py [--megabytes N] [--runs N]` makes a database of that size, then backs it up on the
worker of a real event loop, which beats every few milliseconds and saves a record now and then. A pause is what a beat
comes too late. The first line is the same without a backup.
"""

import argparse
import os
import resource
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from danvan_desktop import bootstrap
from danvan_desktop.db import preflight
from danvan_desktop.domain.units import UnitInput

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
BEAT = 5  # milliseconds
ALONE = 15_000  # milliseconds without a backup
WORK = 50  # beats between two saves


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="A backup while the window works.")
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, options.megabytes)
        size = (folder / preflight.FILE).stat().st_size >> 20
        print(f"database {size} MiB\n")
        print(f"{'run':<5}{'backup, s':>12}{'p50, ms':>10}{'p99, ms':>10}{'longest, ms':>13}{'memory, MiB':>13}")
        for number in range(options.runs + 1):
            seconds, pauses, memory = run(folder, back_up=number > 0)
            ordered = sorted(pauses)
            p99 = ordered[int(len(ordered) * 0.99)]
            middle, longest = median(ordered), ordered[-1]
            print(f"{number or '-':<5}{seconds:>12.1f}{middle:>10.1f}{p99:>10.1f}{longest:>13.1f}{memory:>13.0f}")


def run(folder: Path, *, back_up: bool) -> tuple[float, list[float], float]:
    """Seconds, pauses in milliseconds, and by how much the memory grew, in MiB. Without a backup the same for a while:
    what the machine makes of it.
    """
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from danvan_desktop.ui.jobs import JobRunner

    app = QApplication.instance() or QApplication(sys.argv)
    loop, jobs, beat = QEventLoop(), JobRunner(app), QTimer()
    pauses: list[float] = []
    with closing(bootstrap.open_office(folder)) as office:
        last = [time.perf_counter()]

        def tick() -> None:
            now = time.perf_counter()
            pauses.append(max(0.0, (now - last[0]) * 1000 - BEAT))
            last[0] = now  # so that a save counts as a pause too
            if len(pauses) % WORK == 0:
                office.units.save(UnitInput(name=f"Thôn {now}", kind="village"))

        beat.timeout.connect(tick)
        beat.start(BEAT)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        failed: list[BaseException] = []

        def fail(error: BaseException) -> None:
            failed.append(error)
            loop.quit()

        if back_up:
            jobs.run(office.backups.back_up, lambda _manifest: loop.quit(), fail)
        else:
            QTimer.singleShot(ALONE, loop.quit)
        loop.exec()
        beat.stop()
        if failed:
            raise failed[0]
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return time.perf_counter() - start, pauses, grown


def fill(folder: Path, megabytes: int) -> None:
    """The sample, and exemplars with long texts until the file is so large."""
    with closing(bootstrap.open_office(folder)) as office:
        office.sample.load()
    with closing(sqlite3.connect(folder / preflight.FILE, isolation_level=None)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(exemplar)") if row[1] not in ("id", "uid")]
        row = dict(zip(names, connection.execute(f"SELECT {', '.join(names)} FROM exemplar").fetchone(), strict=True))
        marks = ", ".join("?" for _ in names)
        statement = f"INSERT INTO exemplar (uid, {', '.join(names)}) VALUES (?, {marks})"
        connection.execute("BEGIN")
        for number in range(megabytes * 1024 // 16):
            changed = row | {"number": number + 1000, "content": os.urandom(6000).hex(), "results": "x" * 3500}
            connection.execute(statement, (f"b{number:035d}", *changed.values()))
        connection.execute("COMMIT")


if __name__ == "__main__":
    main()
