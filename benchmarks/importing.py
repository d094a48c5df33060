"""An import of a large list while the window works: the longest pauses of its event loop.

`python benchmarks/importing.py [--rows N] [--runs N]` writes a workbook with so many exemplars, then reads and takes it
on the worker of a real event loop, which beats every few milliseconds and reads the first page of a list now and then.
A pause is what a beat comes too late. The first line is the same without an import.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from danvan_desktop import bootstrap
from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.lists import ListQuery

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
BEAT = 5  # milliseconds
ALONE = 10_000  # milliseconds without an import
WORK = 50  # beats between two looks at a list


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="An import while the window works.")
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        book = Path(name) / "list.xlsx"
        write(book, options.rows)
        print(f"{options.rows:,} rows; pauses in ms\n")
        print(f"{'run':<5}{'read, s':>10}{'take, s':>10}{'p50':>8}{'p99 (goal <= 50)':>18}{'longest':>10}")
        for number in range(options.runs + 1):
            folder = Path(name) / f"run {number}"
            with closing(bootstrap.open_office(folder)) as office:
                office.sample.load()
                seconds, pauses = run(office, book if number else None)
            ordered = sorted(pauses)
            p99 = ordered[int(len(ordered) * 0.99)]
            read, take = seconds
            print(
                f"{number or '-':<5}{read:>10.1f}{take:>10.1f}{median(ordered):>8.1f}{p99:>18.1f}{ordered[-1]:>10.1f}"
            )


def run(office: Office, book: Path | None) -> tuple[tuple[float, float], list[float]]:
    """Seconds of the reading and the taking, and the pauses in milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from danvan_desktop.ui.jobs import JobRunner

    app = QApplication.instance() or QApplication(sys.argv)
    loop, jobs, beat = QEventLoop(), JobRunner(app), QTimer()
    pauses: list[float] = []
    times = [time.perf_counter()]
    failed: list[BaseException] = []
    last = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        pauses.append(max(0.0, (now - last[0]) * 1000 - BEAT))
        last[0] = now  # so that a look at the list counts as a pause too
        if len(pauses) % WORK == 0:
            office.exemplars.rows(office.exemplars.keys(ListQuery(), limit=100))

    def fail(error: BaseException) -> None:
        failed.append(error)
        loop.quit()

    def work(job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        def done(result: Any) -> None:
            times.append(time.perf_counter())
            then(result)

        jobs.run(job, done, fail)

    beat.timeout.connect(tick)
    beat.start(BEAT)
    if book is None:
        QTimer.singleShot(ALONE, loop.quit)
    else:
        name = book.name
        work(
            lambda: office.imports.preview(book),
            lambda found: work(lambda: office.imports.take(found, name), lambda _count: loop.quit()),
        )
    loop.exec()
    beat.stop()
    if failed:
        raise failed[0]
    start, read, taken = (times * 3)[:3]
    return (read - start, taken - read), pauses


def write(book: Path, count: int) -> None:
    """A list as offices keep it."""
    import xlsxwriter

    with xlsxwriter.Workbook(book, {"constant_memory": True}) as file:
        sheet = file.add_worksheet()
        sheet.write_row(
            0, 0, ("STT", "Năm", "Tên mô hình", "Lĩnh vực", "Tập thể, cá nhân thực hiện", "Đơn vị", "Nội dung")
        )
        for number in range(1, count + 1):
            sheet.write_row(
                number,
                0,
                (
                    number,
                    2026,
                    f"Đoạn đường hoa số {number}",
                    "Kinh tế",
                    f"Chi hội Phụ nữ thôn {number % 500}",
                    f"Chi bộ thôn {number % 50}",
                    "Vận động Nhân dân trồng hoa, giữ gìn vệ sinh đường làng",
                ),
            )


if __name__ == "__main__":
    main()
