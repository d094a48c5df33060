"""The health of the data, and a bundle in which nobody is named."""

import zipfile
from pathlib import Path

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.cli import main
from danvan_desktop.db import changelog
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.services.health import LOG, stripped


def test_the_facts_of_an_office(office: Office) -> None:
    office.sample.load()
    facts = office.health.facts()
    assert facts.database > 100_000
    assert facts.contents.counts["exemplar"] == 50
    assert facts.log_sets == facts.contents.change_sets
    office.backups.back_up()
    assert office.health.facts().log_sets == 0
    assert office.health.facts().copies > 0
    assert office.health.quick_problem() == ""


def test_the_check_names_what_is_wrong_with_the_change_log(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.sample.load()
    assert office.health.check().problems == ()
    (segment,) = changelog.segments(office.folder / changelog.FOLDER)
    data = bytearray(segment.read_bytes())
    data[data.index(b"recipient")] ^= 1
    segment.write_bytes(bytes(data))
    assert main(["--data", str(office.folder), "check"]) == 1
    assert "Tệp nhật ký 000001.log bị hỏng từ dòng" in capsys.readouterr().err


def test_a_log_that_is_not_whole_since_the_last_copy_is_told(office: Office) -> None:
    """The data are whole, but what was done since then exists once only; the next copy ends that."""
    office.sample.load()
    office.backups.back_up()
    office.units.save(UnitInput(name="Thôn Một", kind="village"))
    assert (office.health.facts().log_sets, office.health.check().problems) == (1, ())
    for segment in changelog.segments(office.folder / changelog.FOLDER):
        segment.unlink()
    assert office.health.facts().log_sets is None
    assert "Hãy sao lưu ngay" in "".join(office.health.check().problems)
    office.backups.back_up()
    assert (office.health.facts().log_sets, office.health.check().problems) == (0, ())


def test_the_bundle_names_nobody(office: Office, tmp_path: Path) -> None:
    office.sample.load()
    (office.folder / LOG).write_text(
        "2026-11-23 10:00:00,123 bug\n"
        "Traceback (most recent call last):\n"
        '  File "C:\\Users\\Lê Văn Tám\\app\\danvan_desktop\\services\\units.py", line 12, in save\n'
        "    name = 'Nguyễn Thị Nhàn'\n"
        "sqlalchemy.exc.IntegrityError: (Nguyễn Thị Nhàn, 0912345678)\n"
        "[parameters: ('Nguyen Thi Nhan',)]\n",
        "utf-8",
    )
    out = office.health.support_bundle(tmp_path / "ho-tro.zip")
    with zipfile.ZipFile(out) as zip_:
        assert set(zip_.namelist()) == {"health.json", "log.txt"}
        log = zip_.read("log.txt").decode()
        everything = log + zip_.read("health.json").decode()
    assert log.splitlines() == [
        "2026-11-23 10:00:00",
        "Traceback",
        "  File services\\units.py, line 12, in save",
        "…",
        "sqlalchemy.exc.IntegrityError",
        "…",
    ]
    for word in ("Nhàn", "Nhan", "0912", "Tám", str(tmp_path), "Quảng Trị"):
        assert word not in everything


def test_words_of_a_line_do_not_pass_as_the_kind_of_an_error() -> None:
    assert stripped("ông Nguyễn Văn An Error: x") == "…"
    assert stripped("UserError: Không tìm thấy ông An") == "UserError"
