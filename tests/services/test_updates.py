"""Everything but the setup itself, which packaging/windows.py runs for real."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from danvan_desktop import resources
from danvan_desktop.bootstrap import Office
from danvan_desktop.db.preflight import FILE, SCHEMA
from danvan_desktop.domain.backups import Reason
from danvan_desktop.domain.errors import UserError
from danvan_desktop.services.installation import Installation
from danvan_desktop.services.updates import UpdateService
from update_file import public, write

KEY = Ed25519PrivateKey.generate()


class Fake(Installation):
    """Stands for the setup: what it unpacks says `complaint` and brings the data to `schema`."""

    def __init__(self, home: Path, complaint: str = "", schema: int = SCHEMA) -> None:
        super().__init__(home, portable=False)
        self._complaint, self._schema = complaint, schema
        self.swapped: list[Path] = []
        self.tried: list[Path] = []

    def can_update(self) -> bool:
        return True

    def unpack(self, setup: Path) -> None:
        (self.home / "new").mkdir()
        (self.home / "new" / "danvan.exe").write_bytes(setup.read_bytes())

    def try_out(self, data: Path) -> str:
        self.tried.append(data)
        with closing(sqlite3.connect(data / FILE)) as connection:
            connection.execute(f"PRAGMA user_version = {self._schema}")
        return self._complaint

    def swap(self, setup: Path, *, reopen: bool) -> None:
        assert reopen
        self.swapped.append(setup)


Make = Callable[[Fake], UpdateService]


@pytest.fixture
def make(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """A service of the office, in a program that has the public key."""
    (tmp_path / "update_key.pem").write_bytes(public(KEY))
    monkeypatch.setattr(resources, "_PLACES", (tmp_path / "program",))
    (tmp_path / "program" / "resources").mkdir(parents=True)
    (tmp_path / "program" / "resources" / "update_key.pem").write_bytes(public(KEY))
    return lambda fake: UpdateService(
        office.folder, fake, lambda: office.backups.back_up(Reason.MIGRATION), version="0.1.0"
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "setup.exe").write_bytes(b"MZ" * 999)
    write(tmp_path / "mới.dvu", tmp_path / "setup.exe", "0.2.0", SCHEMA, KEY)
    return tmp_path / "mới.dvu"


def test_data_are_backed_up_and_the_trial_is_on_a_copy(make: Make, file: Path, office: Office, tmp_path: Path) -> None:
    fake = Fake(tmp_path)
    service = make(fake)
    ready = service.prepare(service.read(file))
    assert [copy.path.name.startswith("truoc-khi-nang-cap") for copy in office.backups.copies()] == [True]
    assert fake.tried != [office.folder]
    assert not fake.tried[0].exists()
    assert not fake.swapped
    service.install(ready, reopen=True)
    assert fake.swapped[0].read_bytes() == b"MZ" * 999


@pytest.mark.parametrize(
    ("complaint", "schema", "said"),
    [("thiếu thư viện", SCHEMA, "thiếu thư viện"), ("", SCHEMA - 1, f"không chuyển được sang lược đồ {SCHEMA}")],
)
def test_a_failed_trial_changes_nothing(
    make: Make, file: Path, tmp_path: Path, complaint: str, schema: int, said: str
) -> None:
    fake = Fake(tmp_path, complaint, schema)
    service = make(fake)
    with pytest.raises(UserError, match=said):
        service.prepare(service.read(file))
    assert not (tmp_path / "new").exists()
    assert not fake.swapped


def test_the_same_version_is_no_update(make: Make, file: Path, tmp_path: Path) -> None:
    service = make(Fake(tmp_path))
    service.version = "0.2.0"
    with pytest.raises(UserError, match=r"máy này đã có phiên bản 0\.2\.0"):
        service.read(file)


def test_a_program_without_a_key_takes_no_update(office: Office, file: Path, tmp_path: Path) -> None:
    service = UpdateService(office.folder, Fake(tmp_path), office.backups.back_up)
    with pytest.raises(UserError, match="không có khóa"):
        service.read(file)


def test_only_what_the_setup_installed_updates_itself(office: Office, file: Path) -> None:
    with pytest.raises(UserError, match="Hãy dùng bộ cài"):
        office.updates.read(file)


def test_the_setup_gets_its_folder_last_and_without_quotation_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "Nguyễn Đức" / "Dân vận khéo"
    monkeypatch.setattr(sys, "executable", str(home / "app" / "danvan.exe"))
    started: list[str] = []
    monkeypatch.setattr("subprocess.Popen", started.append)
    Installation(home, portable=True).swap(Path("bộ cài.exe"), reopen=True)
    assert started == [f'"bộ cài.exe" /S /SWAP /WAIT=120 /OPEN /PORTABLE /D={home}']
