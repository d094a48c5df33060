"""Real processes, real files, no mocks: what happens to the data when things go wrong. Prints faults and outcomes.

python3 packaging/dev.py faults [--quick]; as root also full disks and read-only folders, on a small tmpfs
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.child import say
from tests.faults.disks import DISKS
from tests.faults.files import FILES
from tests.faults.kills import KILLS
from tests.faults.syscalls import TRACES

QUICK, FULL = 2, 40  # kills of each kind


def _times(kill: Callable[[Path, int], str], count: int) -> Callable[[Path], str]:
    return lambda room: kill(room, count)


def main() -> int:
    """Runs all; the exit code is the number of faults with a wrong outcome."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} kills of each kind instead of {FULL}")
    options = parser.parse_args()
    count = QUICK if options.quick else FULL
    kills = [(f"{name}, killed {count} times", _times(kill, count)) for name, kill in KILLS]
    bad = 0
    say("| fault | outcome | s |\n|---|---|---|")
    for name, fault in (*kills, *TRACES, *DISKS, *FILES):
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="danvan-faults-") as room:
            try:
                outcome = fault(Path(room))
            except Exception as error:  # noqa: BLE001 - whatever goes wrong is the outcome
                bad += 1
                outcome = f"**WRONG** {type(error).__name__}: {error}"
        say(f"| {name} | {outcome} | {time.monotonic() - start:.0f} |")
    return bad


if __name__ == "__main__":
    sys.exit(main())
