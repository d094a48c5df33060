"""Nothing is cut, hidden, nameless or foreign on any screen, on the screens that offices have."""

import subprocess
import sys
from pathlib import Path

import pytest

SMALL, LARGE = "1366x768", "1920x1080"


@pytest.mark.parametrize(
    ("size", "scale", "scheme"), [(SMALL, "1", "light"), (SMALL, "1.25", "dark"), (LARGE, "1.5", "light")]
)
def test_every_screen_looks_right(size: str, scale: str, scheme: str, tmp_path: Path) -> None:
    arguments = [tmp_path, "--size", size, "--scale", scale, "--scheme", scheme]
    walk = [sys.executable, "-m", "tests.gui.walk", *map(str, arguments)]
    done = subprocess.run(walk, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(tmp_path.glob("*.png"))) > 60
