"""Restoring and recovery on real folders: all or nothing, a safety copy first, nothing thrown away."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from danvan_desktop import bootstrap, folders
from danvan_desktop.bootstrap import Office
from danvan_desktop.cli import main
from danvan_desktop.db import backup, changelog, copies, preflight, sealing
from danvan_desktop.db.leftovers import QUARANTINE
from danvan_desktop.domain.backups import Reason
from danvan_desktop.domain.errors import Damaged, SecretNeeded, UserError
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.services import restoring
from danvan_desktop.texts import safety as texts

NOW = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 - the clock on an official's desk


def open_office(folder: Path, now: datetime = NOW) -> closing[Office]:
    return closing(bootstrap.open_office(folder, lambda: now))


def work(office: Office, *names: str) -> None:
    for name in names:
        office.units.save(UnitInput(name=name, kind="village"))


def units(folder: Path) -> list[str]:
    with open_office(folder) as office:
        assert office.history.check().problems == ()
        return sorted(unit.name for unit in office.units.all())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a backup of “Thôn Một” (x.dvsao beside it) and work since then."""
    folder = tmp_path / "data"
    with open_office(folder) as office:
        work(office, "Thôn Một")
        (folder / "attachments").mkdir()
        (folder / "attachments" / "scan").write_bytes(b"scan")
        office.backups.back_up(Reason.AUTOMATIC)
        office.backups.back_up(out=tmp_path / "x.dvsao")
        work(office, "Thôn Hai", "Thôn Ba")
    return folder


def restore(folder: Path, path: Path, secret: str = "", *, sure: bool = False) -> None:
    bootstrap.restore(folder, path, secret, sure=sure, now=lambda: NOW)


def test_the_state_of_the_backup_is_there_again(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / "attachments")
    restore(folder, tmp_path / "x.dvsao")
    assert units(folder) == ["Thôn Một"]
    assert (folder / "attachments" / "scan").read_bytes() == b"scan"
    safety = [
        copy for copy in copies.copies(folder / "backups") if copy.manifest and copy.manifest.reason is Reason.RESTORE
    ]
    assert [backup.verify(copy.path).contents.counts["unit"] for copy in safety] == [3]
    with open_office(folder) as office:
        assert not any(office.history.next_steps())
        assert office.backups.settings().paused
        work(office, "Thôn Bốn")
    assert units(folder) == ["Thôn Bốn", "Thôn Một"]
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []
    assert not any((folder / QUARANTINE).iterdir())


def test_an_attachment_that_was_altered_is_as_it_was_again(folder: Path, tmp_path: Path) -> None:
    """As the check of the data says: “Hãy khôi phục từ bản sao lưu”. The altered one is kept aside."""
    digest = sha256(b"signed").hexdigest()
    path = folder / "attachments" / digest[:2] / digest
    path.parent.mkdir()
    path.write_bytes(b"signed")
    (folder / "window.ini").write_text("old", "utf-8")
    with open_office(folder) as office:
        office.backups.back_up(out=tmp_path / "whole.dvsao")
    path.write_bytes(b"forged")
    (folder / "window.ini").write_text("new", "utf-8")
    restore(folder, tmp_path / "whole.dvsao")
    assert path.read_bytes() == b"signed"
    assert (folder / "window.ini").read_text("utf-8") == "new"
    assert [one.read_bytes() for one in (folder / QUARANTINE).rglob(digest)] == [b"forged"]


def test_an_attachment_that_was_linked_elsewhere_is_a_file_again(folder: Path, tmp_path: Path) -> None:
    digest = sha256(b"signed").hexdigest()
    path = folder / "attachments" / digest[:2] / digest
    path.parent.mkdir()
    path.write_bytes(b"signed")
    with open_office(folder) as office:
        office.backups.back_up(out=tmp_path / "whole.dvsao")
    path.replace(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    restore(folder, tmp_path / "whole.dvsao")
    assert not path.is_symlink()
    assert path.read_bytes() == b"signed"


def test_nothing_is_restored_under_another_program(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it wrote afterwards would be lost with the file that it has open."""
    opens = "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1]); "
    opens += "connection.execute('SELECT count(*) FROM unit').fetchone(); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", opens, str(folder / "danvan.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert main(["--data", str(folder), "restore", str(tmp_path / "x.dvsao")]) == 1
        assert "Hãy đóng ở đó" in capsys.readouterr().err
        other.communicate()
    assert units(folder) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]


def test_a_restore_is_told_once_and_leaves_a_whole_log(folder: Path, tmp_path: Path) -> None:
    """It is a set without changes at the end of its segment."""
    with open_office(folder) as office:
        office.backups.back_up(out=tmp_path / "a.dvsao")
        office.units.save(UnitInput(name="Thôn Bốn", kind="village"))
    restore(folder, tmp_path / "a.dvsao")
    assert not list(changelog.damages(folder))
    with open_office(folder) as office:
        told = [change.why for change in restoring.contents_of(folder).latest]
        assert sum(why.startswith("Khôi phục dữ liệu") for why in told) == 1
        with pytest.raises(UserError):
            office.history.undo()


def test_what_was_restored_away_comes_back_from_the_safety_copy(folder: Path, tmp_path: Path) -> None:
    restore(folder, tmp_path / "x.dvsao")
    (safety,) = (folder / "backups").glob("truoc-khi-khoi-phuc-*")
    restore(folder, safety)
    assert units(folder) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]


def test_a_backup_of_a_newer_program_is_refused_with_the_reason(folder: Path, tmp_path: Path) -> None:
    newer = altered(tmp_path / "x.dvsao", schema=preflight.SCHEMA + 3)
    with pytest.raises(UserError, match=rf"lược đồ {preflight.SCHEMA + 3}; bản này hiểu đến {preflight.SCHEMA}"):
        restore(folder, newer)
    assert units(folder) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]


def altered(path: Path, schema: int) -> Path:
    """The same backup, as a program with another schema would have made it."""
    out = path.with_name("altered.dvsao")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        database = path.with_name("altered.db")
        database.write_bytes(old.read("danvan.db"))
        with closing(sqlite3.connect(database)) as connection:
            connection.execute(f"PRAGMA user_version = {schema}")
        manifest["contents"]["schema"] = schema
        digest = sha256(database.read_bytes()).hexdigest()
        manifest["members"] = [
            member | {"sha256": digest} if member["name"] == "danvan.db" else member for member in manifest["members"]
        ]
        new.write(database, "danvan.db")
        for name in old.namelist():
            if name.startswith("files/"):
                new.writestr(name, old.read(name))
        new.writestr("manifest.json", json.dumps(manifest))
        new.comment = b"0" * 64
    whole = out.read_bytes()
    out.write_bytes(whole[:-64] + sha256(whole[:-64]).hexdigest().encode())
    return out


def test_a_backup_that_leads_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "evil.dvsao"
    with zipfile.ZipFile(tmp_path / "x.dvsao") as old, zipfile.ZipFile(out, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        name = "files/../../evil.txt"
        manifest["members"].append({"name": name, "size": 4, "sha256": sha256(b"evil").hexdigest()})
        for known in old.namelist():
            if known != "manifest.json":
                new.writestr(known, old.read(known))
        new.writestr(name, b"evil")
        new.writestr("manifest.json", json.dumps(manifest))
        new.comment = b"0" * 64
    whole = out.read_bytes()
    out.write_bytes(whole[:-64] + sha256(whole[:-64]).hexdigest().encode())
    with pytest.raises(UserError, match="bị hỏng hoặc bị sửa"):
        restore(folder, out)
    assert not (tmp_path / "evil.txt").exists()
    assert units(folder) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]


def test_much_gives_way_to_almost_nothing_only_for_the_word(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_office(folder) as office:
        work(office, *(f"Thôn {number}" for number in range(30)))
    arguments = ["--data", str(folder), "restore", str(tmp_path / "x.dvsao")]
    assert main(arguments) == 1
    assert "gõ đúng hai chữ KHÔI PHỤC" in capsys.readouterr().err
    assert len(units(folder)) == 33
    assert main([*arguments, "--word", "KHÔI PHỤC"]) == 0
    assert units(folder) == ["Thôn Một"]


def test_a_sealed_backup_restores_on_another_machine_with_the_code(folder: Path, tmp_path: Path) -> None:
    code = sealing.make_key(folder, "Mật khẩu của xã")
    with open_office(folder) as office:
        office.backups.back_up(out=tmp_path / "sealed.dvsao")
    other = tmp_path / "other"
    with open_office(other):
        pass
    with pytest.raises(SecretNeeded):
        restore(other, tmp_path / "sealed.dvsao")
    restore(other, tmp_path / "sealed.dvsao", code)
    assert units(other) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]


@pytest.mark.parametrize("typed", ["passphrase", "code"])
def test_a_new_machine_goes_on_sealing_as_the_backup_was(folder: Path, tmp_path: Path, typed: str) -> None:
    """Whichever was typed, both open what is made there, as they open what the old machine made."""
    secrets = {"passphrase": "Mật khẩu của xã", "code": sealing.make_key(folder, "Mật khẩu của xã")}
    with open_office(folder) as office:
        office.backups.back_up(out=tmp_path / "sealed.dvsao")
    other = tmp_path / "other"
    with open_office(other):
        pass
    told: list[str] = []
    bootstrap.restore(other, tmp_path / "sealed.dvsao", secrets[typed], now=lambda: NOW, tell=told.append)
    assert [sentence for sentence in told if "cũng có mật khẩu" in sentence] == told != []
    with open_office(other) as office:
        assert office.backups.is_sealed()
        office.backups.back_up(out=tmp_path / "later.dvsao")
    for secret in secrets.values():
        assert backup.verify(tmp_path / "later.dvsao", secret).contents.counts["unit"] == 3
    with pytest.raises(SecretNeeded):
        backup.verify(tmp_path / "later.dvsao")
    assert b"danvan.db" not in (tmp_path / "later.dvsao").read_bytes()


def test_a_folder_with_a_key_of_its_own_keeps_it(folder: Path, tmp_path: Path) -> None:
    sealing.make_key(folder, "Mật khẩu của xã")
    with open_office(folder) as office:
        office.backups.back_up(out=tmp_path / "sealed.dvsao")
    other = tmp_path / "other"
    with open_office(other) as office:
        office.backups.seal("Mật khẩu khác")
    before = (other / sealing.KEY_FILE).read_bytes()
    restore(other, tmp_path / "sealed.dvsao", "Mật khẩu của xã")
    assert (other / sealing.KEY_FILE).read_bytes() == before


def test_a_restore_that_fails_or_is_not_sealed_leaves_the_folder_open(folder: Path, tmp_path: Path) -> None:
    """What is written over stays as it was, and so does how it is copied."""
    sealing.make_key(folder, "Mật khẩu của xã")
    with open_office(folder) as office:
        office.backups.back_up(out=tmp_path / "sealed.dvsao")
    other = tmp_path / "other"
    with open_office(other):
        pass
    restore(other, tmp_path / "x.dvsao", "typed for nothing")
    assert not sealing.has_key(other)
    opens = "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1]); "
    opens += "connection.execute('SELECT count(*) FROM unit').fetchone(); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", opens, str(other / preflight.FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(UserError, match="Hãy đóng ở đó"):
            restoring.put_back(other, tmp_path / "sealed.dvsao", NOW, "Mật khẩu của xã", sure=True)
        holder.communicate()
    assert not sealing.has_key(other)
    assert units(other) == ["Thôn Một"]


def test_one_record_comes_back_and_that_can_be_undone(folder: Path, tmp_path: Path) -> None:
    with open_office(folder) as office:
        unit = next(unit for unit in office.units.all() if unit.name == "Thôn Một")
        office.units.remove(unit.uid)
        (old,) = office.restoring.old_records(tmp_path / "x.dvsao", "unit", "thon mot")
        assert (old.uid, old.exists) == (unit.uid, False)
        assert "Thôn Một" in old.title
        office.restoring.bring_back(tmp_path / "x.dvsao", "unit", unit.uid)
        assert sorted(one.name for one in office.units.all()) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]
        (old,) = office.restoring.old_records(tmp_path / "x.dvsao", "unit")
        assert (old.exists, old.same) == (True, True)
        office.history.undo()
        assert sorted(one.name for one in office.units.all()) == ["Thôn Ba", "Thôn Hai"]


# --- recovery


def damage(folder: Path, how: str) -> bytes:
    path = folder / preflight.FILE
    if how == "missing":
        path.unlink()
        return b""
    if how == "empty":
        path.write_bytes(b"")
    elif how == "text":
        path.write_text("Đây là một tệp văn bản. " * 500, "utf-8")
    elif how == "truncated":
        os.truncate(path, path.stat().st_size // 2)
    else:
        with path.open("r+b") as file:
            file.seek(100)
            file.write(os.urandom(3000))
    return path.read_bytes()


@pytest.mark.parametrize("how", ["missing", "empty", "text", "flipped", "truncated"])
def test_backup_and_log_give_all_back(folder: Path, how: str) -> None:
    bad = damage(folder, how)
    if how != "truncated":  # that is for the check behind the window
        with pytest.raises(Damaged):
            preflight.inspect(folder)
    offers = folders.recovery_offers(folder)
    assert [offer.later for offer in offers] == [2, 4]
    assert offers[0].copy is not None
    done = folders.recover(folder, offers[0].copy.path)
    assert (done.replayed, done.gaps) == (2, ())
    assert units(folder) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]
    if bad:
        assert done.kept is not None
        assert (done.kept / preflight.FILE).read_bytes() == bad
    with open_office(folder) as office:
        work(office, "Thôn Bốn")
        assert not list(changelog.damages(folder, office.backups.head()))


def test_the_log_alone_gives_all_back(folder: Path) -> None:
    damage(folder, "text")
    shutil.rmtree(folder / "backups")
    assert [(offer.copy, offer.later) for offer in folders.recovery_offers(folder)] == [(None, 4)]
    done = folders.recover(folder, None)
    assert (done.replayed, done.gaps) == (4, ())
    assert units(folder) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]


def test_a_damaged_log_gives_what_it_can_and_says_what_not(folder: Path) -> None:
    damage(folder, "text")
    newest = changelog.segments(folder / changelog.FOLDER)[-1]
    lines = newest.read_bytes().splitlines(keepends=True)
    newest.write_bytes(b"".join([*lines[:3], lines[3].replace(b"set", b"sit"), *lines[4:]]))
    offer = folders.recovery_offers(folder)[0]
    assert offer.copy is not None
    done = folders.recover(folder, offer.copy.path)
    assert done.replayed == 1
    assert "dòng 4" in done.gaps[0]
    assert units(folder) == ["Thôn Hai", "Thôn Một"]


def test_a_backup_without_its_log_says_so(folder: Path, tmp_path: Path) -> None:
    damage(folder, "text")
    shutil.rmtree(folder / changelog.FOLDER)
    done = folders.recover(folder, tmp_path / "x.dvsao")
    assert (done.replayed, len(done.gaps)) == (0, 1)
    assert units(folder) == ["Thôn Một"]


def test_data_made_again_from_a_sealed_backup_stay_sealed_where_the_key_was_lost_too(
    folder: Path, tmp_path: Path
) -> None:
    sealing.make_key(folder, "Mật khẩu của xã")
    with open_office(folder) as office:
        office.backups.back_up(out=tmp_path / "sealed.dvsao")
    damage(folder, "text")
    sealing.forget_key(folder)
    folders.recover(folder, tmp_path / "sealed.dvsao", "Mật khẩu của xã")
    with open_office(folder) as office:
        assert office.backups.is_sealed()


def test_a_broken_backup_leaves_everything_as_it_was(folder: Path, tmp_path: Path) -> None:
    bad = damage(folder, "text")
    os.truncate(tmp_path / "x.dvsao", 5000)
    with pytest.raises(UserError):
        folders.recover(folder, tmp_path / "x.dvsao")
    assert (folder / preflight.FILE).read_bytes() == bad


def test_to_begin_anew_throws_nothing_away(folder: Path) -> None:
    bad = damage(folder, "text")
    kept = folders.start_anew(folder)
    assert kept is not None
    assert f"“{kept.parent.relative_to(folder)}”" in texts.ANEW_QUESTION
    assert (kept / preflight.FILE).read_bytes() == bad
    assert list((kept / "backups").glob("*.dvsao"))
    assert units(folder) == []


# --- what the start mends or says


def test_sqlites_own_log_lost_is_made_up_for(folder: Path) -> None:
    """A power cut on a disk that lies, or a hand that deletes “temporary” files."""
    with open_office(folder) as office:
        before = (folder / preflight.FILE).read_bytes()
        work(office, "Thôn Bốn", "Thôn Năm")
        shutil.copytree(folder, folder.with_name("copy"))
    copy = folder.with_name("copy")
    assert (copy / preflight.FILE).read_bytes() == before
    (copy / f"{preflight.FILE}-wal").unlink()
    with open_office(copy) as office:
        assert "2 thay đổi" in office.notices[0]
    assert units(copy) == ["Thôn Ba", "Thôn Bốn", "Thôn Hai", "Thôn Một", "Thôn Năm"]


def test_a_person_who_was_erased_is_not_back_unsaid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, before, clock = tmp_path / "data", tmp_path / "before.dvsao", [NOW]
    with closing(bootstrap.open_office(folder, lambda: clock[0])) as office:
        office.sample.load()
        office.backups.back_up(out=before)
        person = office.erasing.recipients()[0]
        clock[0] += timedelta(hours=1)
        office.erasing.erase(person.uid)
        assert office.restoring.preview(before).erased == 1
        with pytest.raises(UserError, match="xóa theo yêu cầu"):
            office.restoring.bring_back(before, "recipient", person.uid)
    assert main(["--data", str(folder), "restore", str(before)]) == 0
    assert "còn dữ liệu của 1 tập thể, cá nhân đã xóa" in capsys.readouterr().out
    with open_office(folder) as office:
        assert person.name in [one.name for one in office.erasing.recipients()]
        assert any("có lại dữ liệu của 1" in row.what for row in office.history.of_day(datetime.now().date()))  # noqa: DTZ005


def test_a_record_comes_back_only_where_nothing_stands_in_its_way(folder: Path, tmp_path: Path) -> None:
    with open_office(folder) as office:
        old = next(unit for unit in office.units.all() if unit.name == "Thôn Một")
        office.units.remove(old.uid)
        work(office, "Thôn Một")
        with pytest.raises(UserError, match="Thôn Một"):
            office.restoring.bring_back(tmp_path / "x.dvsao", "unit", old.uid)
    assert units(folder) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]


@pytest.mark.parametrize("database", ["of another office", "older than the log"])
def test_a_database_that_the_log_does_not_know_is_told(folder: Path, tmp_path: Path, database: str) -> None:
    shutil.copytree(folder, tmp_path / "other")
    with open_office(tmp_path / "other" if database == "of another office" else folder) as office:
        work(office, "Thôn Bốn")
        office.backups.back_up()
        work(office, "Thôn Năm")
    for segment in changelog.segments(folder / changelog.FOLDER)[:-1]:
        segment.unlink()
    shutil.copyfile(tmp_path / "other" / preflight.FILE, folder / preflight.FILE)
    with open_office(folder) as office:
        assert "không khớp với dữ liệu đang có" in office.notices[0]
        work(office, "Thôn Sáu")
    with open_office(folder) as office:
        assert office.notices == ()


def test_one_can_begin_anew_where_the_database_is_missing(folder: Path) -> None:
    (folder / preflight.FILE).unlink()
    with pytest.raises(Damaged):
        folders.check_folder(folder)
    kept = folders.start_anew(folder)
    assert list((kept / "backups").glob("*.dvsao"))
    assert units(folder) == []


@pytest.mark.parametrize("command", [["check"], ["sample", "--exemplars", "1"]])
def test_a_change_log_that_cannot_be_read_is_said(
    folder: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with the name of a segment: what everybody is refused, root too."""
    (folder / changelog.FOLDER / "999999.log").mkdir()
    assert main(["--data", str(folder), *command]) == 1
    assert "Thư mục dữ liệu không cho ghi" in capsys.readouterr().err


def test_the_console_keeps_the_reasons_of_the_program_to_itself(folder: Path) -> None:
    """What the window writes into its log does not come as a traceback, nor in English."""
    with (folder / preflight.FILE).open("r+b") as file:
        file.seek(file.seek(0, 2) // 2 // 4096 * 4096)
        file.write(b"\xee" * 4096 * 2)
    command = [sys.executable, "-m", "danvan_desktop.cli", "--data", str(folder), "backup", str(folder.parent / "y")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr


def test_a_clock_that_was_ahead_long_ago_is_no_news(folder: Path) -> None:
    with open_office(folder, NOW + timedelta(days=3650)) as office:
        work(office, "Thôn Bốn")
    with open_office(folder) as office:
        assert "Đồng hồ máy tính đang chỉ" in office.notices[0]
        work(office, *(f"Thôn Năm {number}" for number in range(50)))
    with open_office(folder) as office:
        assert office.notices == ()


def test_a_clock_that_went_back_is_told(folder: Path) -> None:
    with open_office(folder, NOW - timedelta(days=365)) as office:
        assert "Đồng hồ máy tính đang chỉ 10:00 23/11/2025" in office.notices[0]
        work(office, "Thôn Bốn")
    with open_office(folder) as office:
        assert office.notices == ()


def test_an_older_database_is_backed_up_rehearsed_and_migrated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from danvan_desktop.db import migrate

    with closing(sqlite3.connect(folder / preflight.FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {preflight.SCHEMA - 1}")
    with monkeypatch.context() as patch:
        patch.setattr(migrate, "migrate_file", fail)
        with open_office(folder) as office:
            assert "Chưa nâng cấp được" in office.read_only
            assert len(office.units.all()) == 3
            with pytest.raises(UserError, match="chỉ mở để xem"):
                work(office, "Thôn Bốn")
    assert preflight.inspect(folder) is preflight.Found.OLDER
    with open_office(folder) as office:
        assert office.read_only == ""
    assert list((folder / "backups").glob("truoc-khi-nang-cap-*"))
    assert units(folder) == ["Thôn Ba", "Thôn Hai", "Thôn Một"]


def fail(_path: Path) -> None:
    raise RuntimeError("a migration with a fault")
