"""Papers as files beside the ways that one would write first: python-docx, fpdf2, WeasyPrint, LibreOffice.

`python benchmarks/papers.py [--pairs N] [--peers PYTHON]` runs each in a process of its own, ours and the peer in turn;
what is compared is the work without the imports. `--peers` names an interpreter that has fpdf2 and WeasyPrint, which
the program does not need; a peer that is not installed is left out. Not for Windows, which does not tell the peak
memory of a process in this way.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
OURS = HERE / "runs" / "papers.py"
LIST = HERE / "runs" / "award_list.py"
OFFICE = "soffice"

Run = dict[str, float]
"""What a run took: `work` (s, without imports) and `memory` (MiB, peak)."""


@dataclass(frozen=True)
class Case:
    """What of ours is compared with which peer, and the module that the peer needs."""

    what: str
    ours: str
    count: int
    suffix: str
    peer: str
    module: str = "docx"
    goal: float | None = None


CASES = (
    Case("1,000 invitations in one .docx : python-docx", "invitations", 1_000, ".docx", "invitations_docx", goal=0.1),
    Case("table of 1,000 x 6 in .docx : python-docx", "table", 1_000, ".docx", "table_docx", goal=0.3),
    Case("table of 1,000 x 6 in PDF : fpdf2", "table", 1_000, ".pdf", "table_fpdf2", "fpdf"),
    Case("table of 1,000 x 6 in PDF : WeasyPrint", "table", 1_000, ".pdf", "table_weasyprint", "weasyprint"),
)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Papers as files: ours beside other libraries.")
    parser.add_argument("--pairs", type=int, default=5, help="how often each is run (default 5)")
    parser.add_argument("--peers", default=sys.executable, help="a Python that has fpdf2 and WeasyPrint")
    options = parser.parse_args()
    pairs = range(options.pairs)
    print(f"Median of {len(pairs)} pairs in turn (smallest - largest), work without imports\n")
    print(f"{'':<48}{'ours, s':>22}{'peer, s':>22}{'ratio':>24}{'goal':>9}")
    for case in CASES:
        python = sys.executable if case.module == "docx" else options.peers
        if not installed(python, case.module):
            print(f"{case.what:<48}  left out: {case.module} is not installed")
            continue
        peer = [python, str(HERE / "peers" / f"{case.peer}.py"), str(case.count)]
        ours = [sys.executable, str(OURS), case.ours, str(case.count)]
        found = [(run(ours, case.suffix)["work"], run(peer, case.suffix)["work"]) for _ in pairs]
        show(case.what, found, case.goal)
    if shutil.which(OFFICE):
        found = [(run([sys.executable, str(OURS), "table", "1000"], ".pdf")["work"], by_office()) for _ in pairs]
        show("table of 1,000 x 6 in PDF : LibreOffice", found, None)
    else:
        print(f"{'table of 1,000 x 6 in PDF : LibreOffice':<48}  left out: {OFFICE} is not installed")
    rows = {count: [sys.executable, str(LIST), str(count)] for count in (10_000, 1_000)}
    growth = [(run(rows[10_000], ".pdf"), run(rows[1_000], ".pdf")) for _ in pairs]
    show("award list in PDF, 10,000 : 1,000 rows", [(large["work"], small["work"]) for large, small in growth], 14)
    memory = median(large["memory"] for large, _ in growth)
    print(f"{'award list in PDF, 10,000 rows, peak memory':<48}{f'{memory:.0f} MiB':>22}{'':>46}{'<= 120':>9}")


def run(command: list[str], suffix: str) -> Run:
    """A new process that writes a file and prints what that took as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*command, str(Path(folder) / f"paper{suffix}")],
            check=True,
            stdout=subprocess.PIPE,
            env=environment(),
        )
    found: Run = json.loads(done.stdout)
    return found


def environment() -> dict[str, str]:
    """Ours to import."""
    return {**os.environ, "PYTHONPATH": str(HERE.parent)}


def by_office() -> float:
    """Seconds in which LibreOffice makes a PDF of our Word file, its start included."""
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / "paper.docx"
        command = [sys.executable, str(OURS), "table", "1000", str(word)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
        profile = f"-env:UserInstallation={(Path(folder) / 'office').as_uri()}"
        start = time.perf_counter()
        convert = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(word)]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start


def installed(python: str, module: str) -> bool:
    """Whether that interpreter has the module."""
    return subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL, check=False).returncode == 0


def show(what: str, found: list[tuple[float, float]], goal: float | None) -> None:
    """One line of the table."""
    ratios = [ours / peer for ours, peer in found]
    cells = (spread([ours for ours, _ in found]), spread([peer for _, peer in found]), spread(ratios, 3))
    print(f"{what:<48}{cells[0]:>22}{cells[1]:>22}{cells[2]:>24}{f'<= {goal:g}' if goal else '':>9}")


def spread(values: list[float], places: int = 2) -> str:
    """Median, smallest and largest."""
    return f"{median(values):.{places}f} ({min(values):.{places}f} - {max(values):.{places}f})"


if __name__ == "__main__":
    main()
