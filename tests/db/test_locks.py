"""Who has the folder open, and which folders are not safe."""

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from danvan_desktop import bootstrap
from danvan_desktop.db import locks, places
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.units import UnitInput

HOLD = """
import sys
from pathlib import Path
from danvan_desktop.db import locks
held = locks.hold(Path(sys.argv[1]))
print(type(held).__name__, flush=True)
sys.stdin.read()
"""


def test_a_second_process_learns_who_has_it_until_the_first_dies(tmp_path: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    assert "FolderLock" in first.stdout.readline()
    owner = locks.hold(tmp_path)
    assert isinstance(owner, locks.Owner)
    assert owner.here
    first.kill()
    first.communicate()
    mine = locks.hold(tmp_path)
    assert isinstance(mine, locks.FolderLock)
    assert mine.beat()
    mine.release()


def of_another_machine(folder: Path, age: float = 0) -> None:
    path = folder / locks.LOCK
    path.write_text(json.dumps({"machine": "MAY-TRAM", "user": "Chị Hoa"}), "utf-8")
    os.utime(path, (time.time() - age, time.time() - age))


def test_another_machine_is_named_while_it_is_alive(tmp_path: Path) -> None:
    of_another_machine(tmp_path)
    assert locks.hold(tmp_path) == locks.Owner("MAY-TRAM", "Chị Hoa", here=False)
    of_another_machine(tmp_path, age=-300 * 24 * 3600)  # its clock was wrong
    assert locks.elsewhere(tmp_path) is None
    of_another_machine(tmp_path, age=locks.STALE + 5)
    mine = locks.hold(tmp_path)
    assert isinstance(mine, locks.FolderLock)
    of_another_machine(tmp_path)
    assert not mine.beat()
    mine.release()


def test_what_another_machine_has_open_can_be_looked_at_only(tmp_path: Path) -> None:
    with closing(bootstrap.open_office(tmp_path)) as office:
        office.units.save(UnitInput(name="Thôn Một", kind="village"))
        of_another_machine(tmp_path)
        with closing(bootstrap.open_office(tmp_path)) as other:
            assert "MAY-TRAM" in other.read_only
            assert "Chị Hoa" in other.notices[0]
            assert [unit.name for unit in other.units.all()] == ["Thôn Một"]
            with pytest.raises(UserError, match="MAY-TRAM"):
                other.units.save(UnitInput(name="Thôn Hai", kind="village"))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\Lan\OneDrive\DanVanKheo"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Lan\OneDrive - Xã An Bình\Tài liệu"), "OneDrive"),
        (PureWindowsPath(r"G:\My Drive\Dân vận"), "Google Drive"),
        (PurePosixPath("/home/lan/Dropbox (Cá nhân)/data"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\Lan\AppData\Local\DanVanKheo"), None),
        (PureWindowsPath(r"D:\Onedrivers"), None),
    ],
)
def test_folders_that_a_service_synchronises_are_known(folder: PureWindowsPath, service: str | None) -> None:
    assert places.synced(folder, {}) == service


def test_a_folder_that_onedrive_took_over_is_known() -> None:
    documents = PureWindowsPath(r"C:\Users\Lan\Tài liệu")
    assert places.synced(documents / "data", {"OneDrive": str(documents)}) == "OneDrive"
    assert places.risk(Path("/")) is None
