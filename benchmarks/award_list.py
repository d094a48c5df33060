"""The award list as PDF beside reportlab's LongTable with Paragraph cells, which is what one would write first.

`python benchmarks/award_list.py [--pairs N]` runs each in a process of its own. Ours and the peer, and the sizes of
ours, take turns, so that a machine that slows down meanwhile does so for both. Not for Windows, which does not tell the
peak memory of a process in this way.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
OURS = HERE / "runs" / "award_list.py"
PEER = HERE / "peers" / "longtable.py"

Run = dict[str, float]
"""What a run took: `total` (s, whole process), `work` (s, without imports), `memory` (MiB, peak)."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Award list as PDF: ours beside LongTable with Paragraph cells.")
    parser.add_argument("--pairs", type=int, default=5, help="how often each is run (default 5)")
    pairs = range(parser.parse_args().pairs)
    beside = [(run(OURS, 1_000), run(PEER, 1_000)) for _ in pairs]
    growth = [(run(OURS, 10_000), run(OURS, 1_000)) for _ in pairs]
    small = [run(OURS, 30) for _ in pairs]

    print(f"Median of {len(pairs)} runs in turn (smallest - largest)\n")
    show("", "ours", "LongTable", "ours : LongTable", "goal")
    for what, key, form in (
        ("1,000 rows, whole process, s", "total", ".2f"),
        ("1,000 rows, work, s", "work", ".2f"),
        ("1,000 rows, peak memory, MiB", "memory", ".0f"),
    ):
        ours, peer = [one[key] for one, _ in beside], [other[key] for _, other in beside]
        ratios = [one / other for one, other in zip(ours, peer, strict=True)]
        goal = "0.5" if key == "total" else ""
        show(what, spread(ours, form), spread(peer, form), spread(ratios, ".2f"), goal)
    show("10,000 rows, work, s", spread([large["work"] for large, _ in growth], ".2f"))
    show("10,000 rows, peak memory, MiB", spread([large["memory"] for large, _ in growth], ".0f"), goal="120")
    show("work, 10,000 : 1,000 rows", spread([large["work"] / one["work"] for large, one in growth], ".1f"), goal="14")
    show("30 rows, work, s", spread([one["work"] for one in small], ".3f"), goal="0.15")


def run(script: Path, count: int) -> Run:
    """Writes a list of so many rows in a new process."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, str(script), str(count), str(Path(folder) / "list.pdf")],
            check=True,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(HERE.parent)},
        )
        total = time.perf_counter() - start
    return {"total": total, **json.loads(done.stdout)}


def spread(values: Sequence[float], form: str) -> str:
    """Median, smallest and largest."""
    return f"{median(values):{form}} ({min(values):{form}} - {max(values):{form}})"


def show(what: str, ours: str, peer: str = "", ratio: str = "", goal: str = "") -> None:
    """One line of the table."""
    print(f"{what:<32}{ours:>22}{peer:>22}{ratio:>22}{'<= ' + goal if goal and what else goal:>10}")


if __name__ == "__main__":
    main()
