"""Spoils papers for as long as it is told and reads them. The exit code is the number of cases that went wrong.

    python -m tests.fuzzing --minutes 10 [--first SEED]
    python -m tests.fuzzing --seed SEED            one case again, with its traceback

Each batch runs in a process of its own with little memory, so that a crash or a hunger for memory counts as wrong too.
"""

import argparse
import subprocess
import sys
import time
import traceback

from tests.faults.child import say
from tests.fuzzing.cases import run

BATCH = 100
MEGABYTES = 1500  # of addresses; the program and its libraries take 500 of them
HANGS = 600  # seconds for a batch


def batch(first: int) -> int:
    """The cases of a batch, in a process of its own."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))
    wrong = 0
    for seed in range(first, first + BATCH):
        say(f"at {seed}")
        try:
            run(seed)
        except Exception as error:  # noqa: BLE001 - anything at all is what is looked for
            wrong += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            say(f"wrong {seed}: {type(error).__name__}: {error} ({place.filename}:{place.lineno})"[:600])
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--batch", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.seed is not None:
        say(run(options.seed))
        return 0
    if options.batch is not None:
        return min(batch(options.batch), 100)
    first, wrong, ends = options.first, 0, time.monotonic() + 60 * options.minutes
    while time.monotonic() < ends:
        command = [sys.executable, "-m", "tests.fuzzing", "--batch", str(first)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=HANGS, check=False)
            said, code = done.stdout.splitlines(), done.returncode
        except subprocess.TimeoutExpired as error:
            said, code = (error.stdout or b"").decode().splitlines(), -1
        told = [line for line in said if line.startswith("wrong ")]
        if code != len(told):
            last = next((line for line in reversed(said) if line.startswith("at ")), "at the start")
            told.append(f"the process ended with {code} {last}")
        wrong += len(told)
        for line in told:
            say(line)
        first += BATCH
    say(f"{first - options.first} cases, {wrong} wrong")
    return min(wrong, 100)


if __name__ == "__main__":
    sys.exit(main())
