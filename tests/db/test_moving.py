from contextlib import closing
from pathlib import Path

import pytest

from danvan_desktop import bootstrap, folders
from danvan_desktop.cli import main
from danvan_desktop.db import moving, preflight
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.units import UnitInput


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "OneDrive" / "data"
    with closing(bootstrap.open_office(folder)) as office:
        office.units.save(UnitInput(name="Thôn Một", kind="village"))
        office.backups.back_up()
        (folder / "attachments").mkdir()
        (folder / "attachments" / "scan").write_bytes(b"scan")
    return folder


def test_all_goes_along_and_the_old_folder_says_where(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "here"
    before = (folder / preflight.FILE).read_bytes()
    assert folders.move(folder, target).counts["unit"] == 1
    assert (target / "attachments" / "scan").read_bytes() == b"scan"
    assert (folder / preflight.FILE).read_bytes() == before
    assert folders.resolve(folder) == target
    assert main(["--data", str(folder), "check"]) == 0
    with closing(bootstrap.open_office(folders.resolve(folder))) as office:
        office.units.save(UnitInput(name="Thôn Hai", kind="village"))
        assert office.health.check().problems == ()
        assert len(office.backups.copies()) == 1
    assert capsys.readouterr().err == ""


def test_on_another_machine_the_data_are_where_they_were(folder: Path, tmp_path: Path) -> None:
    (folder / moving.MARK).write_text(f"{tmp_path / 'gone'}\n", "utf-8")
    assert folders.resolve(folder) == folder


def test_other_data_are_not_overwritten(folder: Path, tmp_path: Path) -> None:
    with closing(bootstrap.open_office(tmp_path / "here")):
        pass
    with pytest.raises(UserError, match="đã có dữ liệu khác"):
        folders.move(folder, tmp_path / "here")
    assert folders.resolve(folder) == folder


@pytest.mark.parametrize("mark", [b"\xff\xfe\x80", b"", b"\n", ("x" * 5000).encode()])
def test_a_mark_that_leads_nowhere_is_none(folder: Path, mark: bytes) -> None:
    (folder / moving.MARK).write_bytes(mark)
    assert folders.resolve(folder) == folder
    assert main(["--data", str(folder), "check"]) == 0
