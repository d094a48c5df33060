"""The quick part of what `packaging/dev.py faults` does in full."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="kills, mounts and traces are those of Linux")
def test_no_fault_loses_anything() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--quick"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 18, done.stderr
    assert not [row for row in rows if "**WRONG**" in row]
    assert done.returncode == 0
