"""Builds and proves the Windows program, on Windows or, under Wine, on Debian.

python3 packaging/windows.py build        the frozen program: build/windows/dist/DanVanKheo
python3 packaging/windows.py smoke        … and does the work with it
python3 packaging/windows.py installer    … and makes setup, portable ZIP and update: dist/
python3 packaging/windows.py all          … and installs, upgrades, updates and uninstalls it
python3 packaging/windows.py pictures     the pictures of docs/cai-dat.md, from the setup that is there

Each does the steps before it; what has not changed is not built anew. As root on Debian, what is missing is installed.
A build under Wine is a proof; what goes out is built on Windows.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from environment import LOCK, make_environment
from win import freeze, installer, libraries, pictures, programs, proof, python, reasons, smoke
from win.places import DIST, ON_WINDOWS

LARGEST_SETUP = 45_000_000
LARGEST_FOLDER = 120_000_000
SLOWEST_START = 1.5  # times the start from source

Row = tuple[str, str, float]


class Report:
    """The table of what was done."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._start = time.monotonic()

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """Times a step; what is put into the list stands beside its name."""
        print(f"{name} ...", flush=True)
        facts: list[str] = []
        start = time.monotonic()
        yield facts
        self.rows.append((name, ", ".join(facts) or "ok", time.monotonic() - start))

    def write(self) -> None:
        width = max(len(name) for name, _, _ in self.rows)
        wide = max(len(facts) for _, facts, _ in self.rows)
        print()
        for name, facts, seconds in [*self.rows, ("all", "", time.monotonic() - self._start)]:
            print(f"{name:{width}}  {facts:{wide}}  {seconds:6.1f} s")


def main() -> int:
    """Do the named steps; exit code 1 where one of them fails."""
    steps: dict[str, Callable[[Report], None]] = {"build": build, "smoke": work, "installer": pack, "all": prove}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=[*steps, "pictures"])
    last = parser.parse_args().command
    if last == "pictures":
        pictures.take()
        return 0
    report = Report()
    try:
        for name, step in steps.items():
            step(report)
            if name == last:
                break
    finally:
        programs.end()
    report.write()
    return 0


def build(report: Report) -> None:
    """The Windows Python and the frozen program, examined."""
    with report.step("Python for Windows") as facts:
        make_environment([LOCK])
        programs.prepare()
        python.prepare()
    with report.step("frozen program") as facts:
        facts.append("frozen" if freeze.build() else "from cache")
        facts.append(_size("folder", freeze.size(), LARGEST_FOLDER))
        facts.append(f"{sum(path.is_file() for path in DIST.rglob('*'))} files")
    with report.step("libraries") as facts:
        _none(libraries.problems())
        _none([f"{name} is missing" for name in reasons.lacking()])
        facts.append(f"{len(libraries.binaries(DIST))} ask for nothing that is missing")


def work(report: Report) -> None:
    """The work, the refusals, the start."""
    with report.step("smoke run") as facts:
        trace = smoke.work()
        smoke.refusals()
    if not ON_WINDOWS:
        with report.step("files without a reason") as facts:
            loaded = reasons.loaded_in(trace, programs.windows_path(DIST))
            _none([f"{name}: nothing loads it" for name in reasons.without(loaded)])
            facts.append(f"none; {len(loaded)} libraries were loaded")
    with report.step("start") as facts:
        frozen, source = smoke.start_ratio()
        facts.append(f"{frozen:.2f} s, from source {source:.2f} s: {frozen / source:.2f} of it")
        if frozen > SLOWEST_START * source:
            sys.exit(f"The frozen program starts too slowly: {facts[0]}")


def pack(report: Report) -> None:
    """Setup, portable ZIP, update."""
    with report.step("setup") as facts:
        facts.append("made" if installer.build() else "from cache")
        facts.append(_size("setup", installer.SETUP.stat().st_size, LARGEST_SETUP))
        facts.append(f"ZIP {installer.PORTABLE.stat().st_size / 1e6:.1f} MB")


def prove(report: Report) -> None:
    """Installed, upgraded, updated, broken, mended, uninstalled: under Wine, as the user Nguyễn Đức."""
    if ON_WINDOWS:
        sys.exit("The proof writes into the menus and the registry of the user: it is made under Wine only.")
    for name, step in proof.steps():
        with report.step(name) as facts:
            facts.extend(filter(None, [step()]))


def _size(name: str, size: int, most: int) -> str:
    if size > most:
        sys.exit(f"The {name} is too large: {size / 1e6:.1f} MB, at most {most / 1e6:.0f}")
    return f"{size / 1e6:.1f} MB"


def _none(problems: list[str]) -> None:
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"This cannot go on: {error}")
