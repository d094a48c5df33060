"""Backups: whole, checked, sealed; any changed byte is named."""

import os
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from danvan_desktop import bootstrap
from danvan_desktop.db import backup, copies, sealing
from danvan_desktop.db.copying import snapshot
from danvan_desktop.domain.backups import Reason
from danvan_desktop.domain.errors import SecretNeeded, UserError
from danvan_desktop.domain.units import UnitInput

NOW = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the clock on an official's desk


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small office with a scan, a template and the settings of its window."""
    folder = tmp_path_factory.mktemp("data")
    with closing(bootstrap.open_office(folder)) as office:
        office.units.save(UnitInput(name="Thôn Nại Cửu", kind="village"))
        (folder / "attachments" / "ab").mkdir(parents=True)
        (folder / "attachments" / "ab" / "cd").write_bytes(b"scan")
        (folder / "window.ini").write_text("[General]", "utf-8")
        (folder / "danvan.log").write_text("not in a backup", "utf-8")
        yield folder


def make(folder: Path, out: Path) -> Path:
    backup.write(folder, out, NOW, Reason.MANUAL)
    return out


def test_a_backup_holds_the_database_and_all_that_belongs_to_it(folder: Path, tmp_path: Path) -> None:
    out = make(folder, tmp_path / "a.dvsao")
    with zipfile.ZipFile(out) as zip_:
        assert set(zip_.namelist()) == {"danvan.db", "files/attachments/ab/cd", "files/window.ini", "manifest.json"}
        assert zip_.read("files/attachments/ab/cd") == b"scan"
        zip_.extract("danvan.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "danvan.db")) as connection:
        assert connection.execute("SELECT name FROM unit").fetchall() == [("Thôn Nại Cửu",)]
    manifest = backup.verify(out)
    assert manifest.contents.counts["unit"] == 1
    assert "Thôn Nại Cửu" in manifest.contents.latest[0].why
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert backup.read_manifest(out) == manifest


def test_a_sealed_backup_opens_with_passphrase_and_code_only(folder: Path, tmp_path: Path) -> None:
    code = sealing.make_key(folder, "Mật khẩu của xã")
    try:
        out = make(folder, tmp_path / "b.dvsao")
        assert b"SQLite" not in out.read_bytes()
        assert "Nại Cửu".encode() not in out.read_bytes()
        assert backup.read_manifest(out).contents.counts["unit"] == 1
        assert backup.read_manifest(out).contents.latest == ()
        for secret in ("Mật khẩu của xã", " Mật khẩu của xã ", code, code.lower().replace("-", " ")):
            assert backup.verify(out, secret).contents.latest
        assert backup.verify(out, folder=folder).contents.latest
        for secret in ("", "mật khẩu của xã", code[:-1]):
            with pytest.raises(SecretNeeded):
                backup.verify(out, secret)
    finally:
        sealing.forget_key(folder)
    make(folder, tmp_path / "c.dvsao")
    assert backup.verify(tmp_path / "c.dvsao").contents.latest


def test_a_short_passphrase_is_refused(folder: Path) -> None:
    with pytest.raises(UserError, match="ít nhất 8 ký tự"):
        sealing.make_key(folder, "1234567 ")
    assert sealing.local_key(folder) is None


def positions(size: int) -> list[int]:
    """The ends byte by byte, and some thousand places between."""
    return sorted({*range(300), *range(size - 600, size), *range(0, size, max(1, size // 700))})


def test_any_byte_that_changes_in_a_backup_is_named(folder: Path, tmp_path: Path) -> None:
    out = make(folder, tmp_path / "a.dvsao")
    whole = out.read_bytes()
    named = set()
    for position in positions(len(whole)):
        out.write_bytes(whole[:position] + bytes([whole[position] ^ 0x21]) + whole[position + 1 :])
        with pytest.raises(UserError, match=r"bị hỏng hoặc bị sửa|không phải là bản sao lưu") as caught:
            backup.verify(out)
        named.add(str(caught.value))
    assert any("“danvan.db”" in sentence for sentence in named)


def test_any_byte_that_changes_in_a_sealed_backup_is_named(folder: Path, tmp_path: Path) -> None:
    sealing.make_key(folder, "Mật khẩu của xã")
    try:
        out = make(folder, tmp_path / "b.dvsao")
        whole = out.read_bytes()
        for position in positions(len(whole)):
            out.write_bytes(whole[:position] + bytes([whole[position] ^ 0x21]) + whole[position + 1 :])
            with pytest.raises(UserError, match=r"hỏng|không phải"):
                backup.verify(out, folder=folder)
    finally:
        sealing.forget_key(folder)


def test_any_byte_that_changes_in_the_head_of_a_sealed_backup_is_named(folder: Path, tmp_path: Path) -> None:
    sealing.make_key(folder, "Mật khẩu của xã")
    try:
        out = make(folder, tmp_path / "b.dvsao")
        whole = out.read_bytes()
        head = len(whole) - len(whole.split(b"\n", 2)[2])
        for position in range(head - 1):
            for other in set(b"=!") - {whole[position]}:
                out.write_bytes(whole[:position] + bytes([other]) + whole[position + 1 :])
                with pytest.raises(UserError, match=r"hỏng|không phải"):
                    backup.verify(out, folder=folder)
    finally:
        sealing.forget_key(folder)


def test_a_backup_takes_the_place_of_a_backup_only(folder: Path, tmp_path: Path) -> None:
    """Not of a document, and not of the data themselves."""
    report = tmp_path / "report.docx"
    report.write_bytes(b"the work of a week")
    for path in (report, folder / "danvan.db"):
        before = path.read_bytes()
        with pytest.raises(UserError, match="nên không ghi đè"):
            make(folder, path)
        assert path.read_bytes() == before
    make(folder, make(folder, tmp_path / "a.dvsao"))


def test_a_backup_holds_no_other_backups(folder: Path, tmp_path: Path) -> None:
    """Else each would be twice as large as the one before."""
    inside = [make(folder, folder / "a.dvsao"), make(folder, folder / "attachments" / "b.dvsao")]
    with zipfile.ZipFile(make(folder, tmp_path / "a.dvsao")) as zip_:
        assert not [name for name in zip_.namelist() if name.endswith(".dvsao")]
    for path in inside:
        path.unlink()


def test_a_folder_that_cannot_be_read_is_not_left_out(folder: Path, tmp_path: Path) -> None:
    """A loop of links: what everybody is refused, root too."""
    (folder / "templates").symlink_to(folder / "templates")
    try:
        with pytest.raises(UserError, match="templates"):
            make(folder, tmp_path / "a.dvsao")
    finally:
        (folder / "templates").unlink()


def test_any_byte_that_changes_outside_the_seal_leaves_the_list_whole(folder: Path, tmp_path: Path) -> None:
    """What a sealed copy says of itself is read before anything is checked."""
    sealing.make_key(folder, "Mật khẩu của xã")
    try:
        whole = make(folder, tmp_path / "b.dvsao").read_bytes()
        for position in range(whole.index(b"\n", len(sealing.MAGIC)) + 1):
            for bit in (1, 0x21):
                changed = whole[:position] + bytes([whole[position] ^ bit]) + whole[position + 1 :]
                (tmp_path / "b.dvsao").write_bytes(changed)
                (found,) = copies.copies(tmp_path)
                assert found.manifest is not None or found.problem
    finally:
        sealing.forget_key(folder)


@pytest.mark.parametrize("manifest", ["[]", "5", "{}", '{"format": "x"}', '{"format": 1, "members": [5]}', "not json"])
def test_a_file_that_only_looks_like_a_backup_is_refused(folder: Path, tmp_path: Path, manifest: str) -> None:
    out = tmp_path / "a.dvsao"
    with zipfile.ZipFile(out, "w") as zip_:
        zip_.writestr("manifest.json", manifest)
        zip_.comment = b"0" * 64
    whole = out.read_bytes()
    out.write_bytes(whole[:-64] + sha256(whole[:-64]).hexdigest().encode())
    assert copies.copies(tmp_path)[0].problem
    with pytest.raises(UserError, match="không phải là bản sao lưu"):
        bootstrap.restore(folder, out)


@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.999])
def test_a_backup_cut_short_is_refused(folder: Path, tmp_path: Path, share: float) -> None:
    out = make(folder, tmp_path / "a.dvsao")
    os.truncate(out, int(out.stat().st_size * share))
    with pytest.raises(UserError):
        backup.verify(out)


def test_a_backup_is_not_made_of_a_damaged_database(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with closing(bootstrap.open_office(data)) as office:
        office.sample.load()
    path = data / "danvan.db"
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xee" * 4096 * 3)
    with pytest.raises(UserError, match=r"^Dữ liệu bị hỏng: trong tệp có chỗ không đọc được\.$"):
        make(data, tmp_path / "a.dvsao")
    assert list(tmp_path.glob("*dvsao*")) == []


def test_who_writes_meanwhile_does_not_make_the_copy_begin_anew(tmp_path: Path) -> None:
    with closing(bootstrap.open_office(tmp_path)) as office:
        office.sample.fill(2000)
        steps: list[int] = []

        def write_too(done: int, _total: int) -> None:
            steps.append(done)
            office.units.save(UnitInput(name=f"Thôn {len(steps)}", kind="village"))

        snapshot(tmp_path / "danvan.db", tmp_path / "copy.db", write_too)
        assert len(steps) >= 5
        assert steps == sorted(set(steps))
        with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT count(*) FROM unit WHERE name LIKE 'Thôn _'").fetchone() == (0,)
