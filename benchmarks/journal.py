"""Undo beside the import that it takes back, and the check of the journal's chain beside reading it.

`python benchmarks/journal.py [--exemplars N] [--sets N] [--pairs N]`
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.db import journal
from danvan_desktop.db.differences import difference
from danvan_desktop.db.engine import connect, reading, writing
from danvan_desktop.db.journal import Kind
from danvan_desktop.db.migrate import upgrade
from danvan_desktop.db.tables import change, change_set
from danvan_desktop.domain.exemplars import ExemplarInput
from danvan_desktop.domain.recipients import Recipient, RecipientKind


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Undo beside its import; the check of the chain beside reading it.")
    parser.add_argument("--exemplars", type=int, default=50_000, help="rows of the import (default 50,000)")
    parser.add_argument("--sets", type=int, default=100_000, help="change sets in the chain (default 100,000)")
    parser.add_argument("--pairs", type=int, default=3, help="how often each is run (default 3)")
    options = parser.parse_args()
    print(f"Median of {options.pairs} runs (smallest - largest)\n")
    undo_beside_import(options.exemplars, options.pairs)
    check_beside_reading(options.sets, options.pairs)


def undo_beside_import(count: int, pairs: int) -> None:
    """Both through the services, each from call to committed and fsynced."""
    imports, undos = [], []
    for _ in range(pairs):
        with tempfile.TemporaryDirectory() as folder, closing(open_office(Path(folder))) as office:
            given = _inputs(office, count)
            imports.append(_seconds(partial(office.exemplars.take, given, "list.xlsx")))
            undos.append(_seconds(office.history.undo))
            assert not office.exemplars.find_all()
    _print(f"import of {count:,} rows", imports)
    _print("its undo", undos)
    _print("ratio (goal <= 2)", [undo / made for undo, made in zip(undos, imports, strict=True)])


def check_beside_reading(count: int, pairs: int) -> None:
    """Reading takes every row of both tables in order, as the check does, and looks at nothing."""
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(Path(folder) / "danvan.db")
        upgrade(engine)
        with writing(engine) as connection:
            now = datetime(2026, 1, 1)  # noqa: DTZ001 - any
            for number in range(count):
                person = Recipient(kind=RecipientKind.INDIVIDUAL, name=f"Nguyễn Văn {number}", position="Trưởng thôn")
                made = [difference("recipient", None, person)]
                journal.append(connection, journal.end_of(connection), made, now, "official", "Thêm", Kind.DO, None)
        with reading(engine) as connection:

            def read() -> None:
                for table in (change_set, change):
                    for _row in connection.execute(table.select().order_by(table.c.id)):
                        pass

            def check() -> None:
                assert not list(journal.broken_links(connection))

            times = [(_seconds(read), _seconds(check)) for _ in range(pairs)]
        engine.dispose()
    _print(f"reading {count:,} sets", [one for one, _ in times])
    _print("checking their chain", [other for _, other in times])
    _print("ratio (goal <= 2)", [other / one for one, other in times])


def _inputs(office: Office, count: int) -> list[ExemplarInput]:
    field = next(iter(office.catalogues.current().fields))
    return [
        ExemplarInput(
            year="2026",
            name=f"Mô hình số {number}",
            field=field,
            holder=f"Chi hội {number % 500}",
            unit=f"Đơn vị {number % 50}",
            goals="Mọi hộ tham gia, giữ đường làng sạch đẹp",
        )
        for number in range(count)
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _print(what: str, values: list[float]) -> None:
    print(f"{what:<26}{median(values):>8.2f} ({min(values):.2f} - {max(values):.2f})")


if __name__ == "__main__":
    main()
