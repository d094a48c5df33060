"""What of the Windows build can be checked without building: packaging/windows.py does the rest."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from win import places, reasons

ROOT = Path(__file__).resolve().parents[2]


def test_the_release_workflow_keeps_to_the_schema() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run(
        [*check, str(*(ROOT / ".github" / "workflows").glob("*.yml"))], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_for_windows_agrees_with_that_of_the_program() -> None:
    runtime, windows = (
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / "packaging" / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-windows.txt")
    )
    assert {name for name in runtime.keys() & windows.keys() if runtime[name] != windows[name]} == set()
    assert {"pyinstaller", "panda3d", "msvc-runtime"} <= windows.keys()


def test_a_step_is_done_again_when_what_it_is_made_of_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "BUILD", tmp_path)
    source, out = tmp_path / "source", tmp_path / "out"
    source.write_text("one", "ascii")

    def make() -> None:
        out.mkdir()
        (out / "made").write_text(source.read_text("ascii"), "ascii")

    assert places.cached("step", [source, "1"], out, make)
    assert not places.cached("step", [source, "1"], out, make)
    source.write_text("two", "ascii")
    assert places.cached("step", [source, "1"], out, make)
    assert (out / "made").read_text("ascii") == "two"
    assert places.cached("step", [source, "2"], out, make)

    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        places.cached("step", [source, "3"], out, fail)
    assert places.cached("step", [source, "3"], out, make)


def test_a_library_that_nothing_loads_and_nobody_named_is_found(tmp_path: Path) -> None:
    trace = r'0024:trace:loaddll:build_module Loaded L"Z:\\b\\dist\\_internal\\Used.pyd" at 0000000001: native'
    loaded = reasons.loaded_in(trace, r"Z:\b\dist")
    assert loaded == {"_internal/used.pyd"}
    for name in ("used.pyd", "unused.pyd", "notes.txt", "PySide6/plugins/platforms/qwindows.dll"):
        path = tmp_path / "_internal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert reasons.without(loaded, tmp_path) == ["_internal/unused.pyd"]
    assert reasons.lacking(tmp_path) == list(reasons.NEEDED[1:])


def test_the_setup_speaks_the_codes_that_the_proof_expects() -> None:
    script = (ROOT / "packaging" / "setup.nsi").read_text("utf-8")
    codes = {int(code) for code in re.findall(r"\$\{Fail\} (\d)", script)}
    assert codes | {int(code) for code in re.findall(r"SetErrorLevel (\d)", script)} == {2, 3, 4, 5}
