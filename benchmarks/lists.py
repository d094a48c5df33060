"""The list of exemplars beside the same table filled with all its objects at once.

`python benchmarks/lists.py [--exemplars N] [--pairs N]`: the first page on the screen, the memory that it takes, jumps
to any place, and how all that grows when the rows are twice as many. Each is a process of its own, in turn. Not for
Windows, which does not tell the memory of a process in this way.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from statistics import median

from benchmarks.compiled import environment
from danvan_desktop import bootstrap
from danvan_desktop.db import preflight

HERE = Path(__file__).resolve().parent
RUN = HERE / "runs" / "exemplar_list.py"

Run = dict[str, float]
"""`page` (s until the first page is painted), `memory` (MiB more than before), `jump` (ms, p95 of many)."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="A long list beside a table that holds all its objects.")
    parser.add_argument("--exemplars", type=int, default=100_000, help="rows of the list (default 100,000)")
    parser.add_argument("--pairs", type=int, default=5, help="how often each is run (default 5)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        once, twice = Path(name) / "once", Path(name) / "twice"
        fill(once, options.exemplars)
        fill(twice, 2 * options.exemplars)
        run(once, "ours"), run(once, "all")  # warms up
        runs = [(run(once, "ours"), run(once, "all"), run(twice, "ours")) for _ in range(options.pairs)]
    print(f"{options.exemplars:,} rows; median of {options.pairs} runs in turn (smallest - largest)\n")
    print(f"{'':<34}{'ours':>22}{'all objects':>22}{'ratio':>22}{'goal':>9}")
    show("first page, s", runs, "page", 0.15)
    show("memory, MiB", runs, "memory", 0.25)
    print(f"{'jump to any place, p95, ms':<34}{spread([ours['jump'] for ours, _, _ in runs]):>22}{'<= 50':>53}")
    growth = [more["page"] / ours["page"] for ours, _, more in runs]
    print(f"{'first page, twice as many rows : once':<56}{spread(growth):>44}{'<= 2.5':>9}")


def show(what: str, runs: list[tuple[Run, Run, Run]], key: str, goal: float) -> None:
    """One line of the table."""
    ours, peer = [one[key] for one, _, _ in runs], [other[key] for _, other, _ in runs]
    ratios = [one / other for one, other in zip(ours, peer, strict=True)]
    print(f"{what:<34}{spread(ours):>22}{spread(peer):>22}{spread(ratios):>22}{f'<= {goal}':>9}")


def run(folder: Path, way: str) -> Run:
    """Shows the list in a new process."""
    done = subprocess.run(
        [sys.executable, str(RUN), str(folder), way],
        check=True,
        stdout=subprocess.PIPE,
        env=environment(folder.parent / "compiled") | {"QT_QPA_PLATFORM": "offscreen"},
    )
    found: Run = json.loads(done.stdout)
    return found


def fill(folder: Path, count: int) -> None:
    """The sample, and copies of its exemplars with other numbers and names, put in by plain SQL to save time."""
    with closing(bootstrap.open_office(folder)) as office:
        office.sample.load()
    with closing(sqlite3.connect(folder / preflight.FILE)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(exemplar)") if row[1] != "id"]
        counted = {
            "uid": "printf('x%035d', place)",
            "year": "2100",
            "number": "place",
            "name": "name || ' ' || place",
            "name_key": "substr(name_key, 1, 3) || printf('%08x', place * 2654435761 % 4294967296)",
        }
        values = ", ".join(counted.get(name, name) for name in names)
        connection.execute(
            f"""WITH RECURSIVE counted(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM counted WHERE place < ?)
            INSERT INTO exemplar ({", ".join(names)}) SELECT {values} FROM counted
            JOIN (SELECT *, row_number() OVER () AS model, count(*) OVER () AS models FROM exemplar)
            ON model = place % models + 1""",
            (count,),
        )
        connection.commit()


def spread(values: list[float]) -> str:
    """Median, smallest and largest."""
    return f"{median(values):.2f} ({min(values):.2f} - {max(values):.2f})"


if __name__ == "__main__":
    main()
