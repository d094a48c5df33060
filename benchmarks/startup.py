"""The start of the program beside a bare main window with a table widget: first paint, and first page of real rows.

`python benchmarks/startup.py [--pairs N] [--data DIR]` runs each as a whole process, in turn. Without a screen it runs
offscreen. Without --data it makes the sample with 1,000 exemplars first. Both find their modules compiled, as an
installed program does: Python keeps the bytecode of a first start in a folder that goes afterwards.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.compiled import environment

HERE = Path(__file__).resolve().parent
PEER = [sys.executable, str(HERE / "peers" / "bare_window.py")]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="Start of the program beside a bare main window.")
    parser.add_argument("--pairs", type=int, default=5, help="how often each is run (default 5)")
    parser.add_argument("--data", type=Path, help="a data folder; without it one is made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compiled, data = Path(folder) / "compiled", options.data or Path(folder) / "data"
        if options.data is None:
            command = [sys.executable, "-m", "danvan_desktop.cli", "--data", str(data), "sample", "--exemplars", "1000"]
            subprocess.run(command, check=True, env=environment(compiled), stdout=subprocess.DEVNULL)
        print(f"Median of {options.pairs} pairs in turn (smallest - largest), whole process\n")
        print(f"{'':<14}{'ours, s':>22}{'bare window, s':>22}{'ratio':>22}{'goal':>8}")
        for what, goal in (("first-paint", 2), ("first-page", 4)):
            ours = [sys.executable, "-m", "danvan_desktop", "--data", str(data), "--exit-after", what]
            run(ours, compiled), run(PEER, compiled)  # warm both up
            pairs = [(run(ours, compiled), run(PEER, compiled)) for _ in range(options.pairs)]
            ratios = [one / other for one, other in pairs]
            cells = (spread([one for one, _ in pairs]), spread([other for _, other in pairs]), spread(ratios))
            print(f"{what:<14}{cells[0]:>22}{cells[1]:>22}{cells[2]:>22}{f'<= {goal}':>8}")


def run(command: list[str], compiled: Path) -> float:
    """Seconds from the start of the process to its end. The bytecode of modules lies in the folder `compiled`."""
    settings = environment(compiled)
    start = time.perf_counter()
    subprocess.run(command, check=True, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def spread(values: list[float]) -> str:
    """Median, smallest and largest."""
    return f"{median(values):.2f} ({min(values):.2f} - {max(values):.2f})"


if __name__ == "__main__":
    main()
