"""Backups of an office: made when due, put in a second place, rotated; the change log begins anew."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from danvan_desktop import bootstrap
from danvan_desktop.bootstrap import Office
from danvan_desktop.db import changelog, copies
from danvan_desktop.domain.backups import Reason
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.units import UnitInput


class Clock:
    """Stands still until somebody moves it."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 10)  # noqa: DTZ001 - a desk clock

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    with closing(bootstrap.open_office(tmp_path / "data", clock)) as office:
        yield office


def work(office: Office, name: str) -> None:
    office.units.save(UnitInput(name=name, kind="village"))


def test_a_copy_is_due_after_work_and_its_interval(office: Office, clock: Clock) -> None:
    work(office, "Thôn Một")
    assert office.backups.is_due()
    office.backups.back_up(Reason.AUTOMATIC)
    assert not office.backups.is_due()
    assert not office.backups.has_changed()
    work(office, "Thôn Hai")
    assert not office.backups.is_due()
    assert office.backups.has_changed()
    clock.at += timedelta(minutes=30)
    assert office.backups.is_due()
    assert office.backups.status() == "Sao lưu: 10:00 hôm nay"


def test_a_good_copy_begins_a_new_segment_of_the_log(office: Office) -> None:
    work(office, "Thôn Một")
    manifest = office.backups.back_up()
    work(office, "Thôn Hai")
    found = changelog.since(office.folder, manifest.contents.head)
    assert ["Thôn Hai" in entry.row["why"] for entry in found or []] == [True]
    assert len(changelog.segments(office.folder / changelog.FOLDER)) == 2


def test_copies_are_rotated_in_both_places(office: Office, clock: Clock, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    office.backups.save_settings("30", str(second))
    for day in range(12):
        work(office, f"Thôn {day}")
        office.backups.back_up(Reason.AUTOMATIC)
        clock.at += timedelta(days=1)
    days = [copy.manifest.made_at.day for copy in office.backups.copies() if copy.manifest]
    assert days == [4, 3, 2, 1, 30, 29, 28]
    assert [copy.path.name for copy in copies.copies(second)] == [copy.path.name for copy in office.backups.copies()]
    assert office.backups.reminder() == ""


def test_two_offices_share_a_stick(office: Office, clock: Clock, tmp_path: Path) -> None:
    """Each takes away its own old copies only, and none takes the name of the other's."""
    stick = tmp_path / "usb"
    stick.mkdir()
    with closing(bootstrap.open_office(tmp_path / "other", clock)) as other:
        for one in (office, other):
            one.backups.save_settings("30", str(stick))
        for day in range(12):
            for one in (office, other):
                work(one, f"Thôn {day}")
                one.backups.back_up(Reason.AUTOMATIC)
            clock.at += timedelta(days=1)
        heads = [copy.manifest.contents.head for copy in copies.copies(stick) if copy.manifest]
        for one in (office, other):
            assert {copy.manifest.contents.head for copy in one.backups.copies() if copy.manifest} <= set(heads)
        assert len(heads) == 14


def test_a_clock_that_was_ahead_once_neither_stops_the_rotation_nor_the_reminder(
    office: Office, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    office.backups.save_settings("30", str(stick))
    work(office, "Thôn Một")
    clock.at += timedelta(days=3650)
    office.backups.back_up(Reason.AUTOMATIC)
    clock.at -= timedelta(days=3640)
    assert "Hãy cắm USB" in office.backups.reminder()
    for number in range(20):
        work(office, f"Thôn Hai {number}")
        office.backups.back_up(Reason.AUTOMATIC)
        clock.at += timedelta(minutes=10)
    assert len(office.backups.copies()) == 4


def test_a_copy_that_was_cut_off_long_ago_does_not_fill_the_stick(office: Office, tmp_path: Path) -> None:
    """A younger one may be of a program at work, and what is not a copy is none of ours."""
    second = tmp_path / "usb"
    second.mkdir()
    for name, days in ((".~old.dvsao", 2), (".~young.dvsao", 0), (".~lock.report.docx#", 2), ("report.docx", 2)):
        (second / name).write_bytes(b"half")
        at = (second / name).stat().st_mtime - days * 24 * 3600
        os.utime(second / name, (at, at))
    office.backups.save_settings("30", str(second))
    work(office, "Thôn Một")
    office.backups.back_up(Reason.AUTOMATIC)
    left = {path.name for path in second.iterdir()}
    assert left >= {".~young.dvsao", ".~lock.report.docx#", "report.docx"}
    assert ".~old.dvsao" not in left
    assert not office.backups.second_problem()


def test_a_second_place_that_is_gone_is_told_and_hinders_nothing(office: Office, clock: Clock, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    office.backups.save_settings("30", str(second))
    second.rmdir()
    second.write_text("a file where the folder was")
    work(office, "Thôn Một")
    office.backups.back_up(Reason.AUTOMATIC)
    assert len(office.backups.copies()) == 1
    assert "cắm USB" in office.backups.reminder()
    assert office.backups.status() == "Sao lưu: 10:00 hôm nay · nơi thứ hai: chưa có"
    second.unlink()
    second.mkdir()
    office.backups.back_up()
    assert office.backups.reminder() == ""
    clock.at += timedelta(days=8)
    assert "10:00 ngày 23/11/2026" in office.backups.reminder()


@pytest.mark.parametrize(
    ("minutes", "field"), [("", "minutes"), ("4", "minutes"), ("1441", "minutes"), ("3o", "minutes")]
)
def test_an_interval_that_makes_no_sense_is_refused(office: Office, minutes: str, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.backups.save_settings(minutes, "")
    assert [problem.field for problem in caught.value.problems] == [field]


def test_a_second_place_must_be_elsewhere(office: Office, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="nằm ngoài thư mục dữ liệu"):
        office.backups.save_settings("30", str(office.folder / "changes"))
    with pytest.raises(InvalidInput, match="Không thấy thư mục"):
        office.backups.save_settings("30", str(tmp_path / "none"))


def test_a_copy_by_hand_ends_the_pause(office: Office) -> None:
    work(office, "Thôn Một")
    office.backups.pause(paused=True)
    assert not office.backups.is_due()
    assert not office.backups.has_changed()
    assert office.backups.status() == "Sao lưu tự động đang tạm dừng"
    office.backups.back_up()
    work(office, "Thôn Hai")
    assert office.backups.has_changed()


def test_a_copy_elsewhere_does_not_count_as_one_of_ours(office: Office, tmp_path: Path) -> None:
    work(office, "Thôn Một")
    office.backups.back_up(out=tmp_path / "x.dvsao")
    office.backups.back_up(out=office.backups.file_at(tmp_path))
    assert sorted(path.name for path in tmp_path.glob("*.dvsao")) == ["sao-luu-20261123-100000.dvsao", "x.dvsao"]
    assert office.backups.has_changed()


def test_a_copy_safe_from_rotation_stays(office: Office, clock: Clock) -> None:
    for day in range(5):
        work(office, f"Thôn {day}")
        office.backups.back_up(Reason.RESTORE)
        for _hour in range(5):
            office.backups.back_up(Reason.AUTOMATIC)
        clock.at += timedelta(hours=1)
    reasons = [copy.manifest.reason for copy in office.backups.copies() if copy.manifest]
    assert reasons.count(Reason.RESTORE) == 5


def test_a_state_that_cannot_be_read_is_as_none(office: Office) -> None:
    office.backups.back_up()
    (office.folder / copies.STATE).write_bytes(os.urandom(50))
    assert office.backups.settings().every_minutes == 30
    assert office.backups.has_changed()


@pytest.mark.parametrize(
    "kept",
    [
        "[]",
        "null",
        '"x"',
        '{"settings": null}',
        '{"settings": {"second_place": 5}}',
        '{"settings": {"every_minutes": "x"}}',
        '{"done": []}',
        '{"done": {"at": "2026-13-45"}}',
        '{"other": 1}',
    ],
)
def test_a_state_of_another_shape_is_as_none(office: Office, kept: str) -> None:
    office.backups.back_up()
    (office.folder / copies.STATE).write_text(kept, "utf-8")
    assert "Hãy chọn nơi thứ hai" in office.backups.reminder()
    assert office.backups.has_changed()
    office.backups.back_up()
    assert not office.backups.has_changed()


@pytest.mark.parametrize(
    "key", [b"", b"garbage", b"\xff\xfe\0", b"[]", b"{}", b'{"key": "!!!", "locks": []}', b'{"key": 5}']
)
def test_no_backup_is_sealed_with_a_damaged_key(office: Office, tmp_path: Path, key: bytes) -> None:
    """Nobody could ever open it; and none is made that is open to all. With a new passphrase all is well again."""
    office.backups.seal("Mật khẩu cũ")
    office.backups.back_up(out=tmp_path / "old.dvsao")
    (office.folder / "backup-key.json").write_bytes(key)
    with pytest.raises(UserError, match="đặt lại mật khẩu"):
        office.backups.back_up()
    assert office.backups.is_sealed()
    assert office.backups.copies() == []
    assert office.restoring.preview(tmp_path / "old.dvsao", "Mật khẩu cũ").then.contents.counts
    office.backups.seal("Mật khẩu mới")
    office.backups.back_up()


def test_a_second_place_that_cannot_be_a_folder_is_refused(office: Office) -> None:
    with pytest.raises(InvalidInput, match="Không thấy thư mục"):
        office.backups.save_settings("30", "/" + "a" * 5000)


def test_who_is_erased_is_not_in_the_change_log_any_more(office: Office) -> None:
    office.sample.load()
    office.backups.back_up()
    person = office.erasing.recipients()[0]
    office.erasing.erase(person.uid)
    (newest,) = changelog.segments(office.folder / changelog.FOLDER)
    assert person.name not in newest.read_text("utf-8")
    work(office, "Thôn Một")
    assert office.health.check().problems == ()
    found = changelog.since(office.folder, office.backups.last_head())
    assert found is not None
    assert len(found) == 1
