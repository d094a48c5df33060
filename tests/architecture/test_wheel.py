"""The wheel carries all that the program needs beside code, and the program finds it there."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from danvan_desktop import __version__, resources

ROOT = Path(__file__).resolve().parents[2]
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT), cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


def test_forms_and_resources_are_inside(wheel: Path) -> None:
    shipped = {
        f"danvan_desktop/_data/{path.relative_to(ROOT).as_posix()}"
        for folder in ("ui", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert len(shipped) > 5
    assert shipped == {name for name in inside if name.startswith("danvan_desktop/_data/")}
    assert not [name for name in inside if not name.startswith(("danvan_desktop/", f"danvan_desktop-{__version__}."))]


def test_an_installed_program_finds_its_files(wheel: Path, tmp_path: Path) -> None:
    form = min((ROOT / "ui").glob("*.ui")).stem
    run(*PIP, "install", "--no-deps", "--no-index", "--target", str(tmp_path), str(wheel), cwd=tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from danvan_desktop.resources import resource, ui_file\n"
        f"print(ui_file({form!r}), resource('fonts', 'OFL.txt'), sep='\\n')"
    )
    data = tmp_path / "danvan_desktop" / "_data"
    found = run(sys.executable, "-I", "-c", code, cwd=tmp_path).splitlines()
    assert [Path(line) for line in found] == [data / "ui" / f"{form}.ui", data / "resources" / "fonts" / "OFL.txt"]


def test_a_checkout_finds_its_own_files() -> None:
    assert resources.resource("fonts", "OFL.txt") == ROOT / "resources" / "fonts" / "OFL.txt"


def test_a_file_that_is_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"ui/no_such_form\.ui"):
        resources.ui_file("no_such_form")
