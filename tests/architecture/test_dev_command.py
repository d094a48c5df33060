"""The developers' command and the locks it installs from."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from environment import quietly

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "packaging" / name for name in ("requirements.txt", "requirements-dev.txt")]
WINDOWS_LOCK = ROOT / "packaging" / "requirements-windows.txt"


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", [*LOCKS, WINDOWS_LOCK], ids=lambda lock: lock.name)
def test_every_pin_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock)) > 5
    assert not [entry for entry in entries if "--hash=sha256:" not in entry]
    assert not re.search(r"://|index-url|find-links|file:", text)


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = pyproject["dependency-groups"]
    runtime = {*pyproject["project"]["dependencies"], *groups["build"], *pyproject["build-system"]["requires"]}
    for asked, lock in zip((runtime, runtime | set(groups["dev"])), LOCKS, strict=True):
        names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in asked}  # type: ignore[index]
        assert names <= pins(lock).keys()
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


def test_an_unknown_command_is_wrong_usage() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), "fly"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "fly" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_failed_step_ends_with_its_last_words_but_no_address() -> None:
    said = "print('x' * 9); print('no answer from https://example.org/simple'); raise SystemExit(3)"
    with pytest.raises(SystemExit) as end:
        quietly("Asking", [sys.executable, "-c", said])
    message = str(end.value)
    assert "no answer from (address)" in message
    assert "exit code 3" in message
    assert "Asking" in message
    assert "example" not in message
