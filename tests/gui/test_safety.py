"""The screens of safety on a real office: health, passphrase, restoring, recovery, and the window that watches."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from danvan_desktop import folders
from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.db import backup, changelog, preflight
from danvan_desktop.db.leftovers import QUARANTINE
from danvan_desktop.domain.errors import AlreadyOpen
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.texts import backups as backup_texts
from danvan_desktop.texts import safety as texts
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.health_dialog import HealthDialog
from danvan_desktop.ui.instance import bring_first_to_front
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.recovery_dialog import RecoveryDialog
from danvan_desktop.ui.restore_dialog import COMPARE, DONE, RECORDS, RestoreDialog
from danvan_desktop.ui.seal_dialog import SealDialog
from tests.gui.keys import press, show
from tests.gui.windows import opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample office with a backup, and two villages since."""
    folder = tmp_path / "data"
    with closing(open_office(folder)) as office:
        office.sample.load()
        office.backups.back_up()
        for name in ("Thôn Một", "Thôn Hai"):
            office.units.save(UnitInput(name=name, kind="village"))
    return folder


@pytest.fixture
def office(folder: Path) -> Iterator[Office]:
    with closing(open_office(folder)) as office:
        yield office


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    window = opened(qtbot, folder)
    yield window
    window.close()


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def units(folder: Path) -> set[str]:
    with closing(open_office(folder)) as office:
        return {unit.name for unit in office.units.all()} & {"Thôn Một", "Thôn Hai", "Thôn Ba"}


def test_health_shows_copies_and_makes_one(qtbot: QtBot, office: Office, answers: list[str]) -> None:
    dialog = HealthDialog(None, office, JobRunner())
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.form
    assert form.copies_table.rowCount() == 1
    assert "2 thay đổi (đang nằm trong nhật ký)" in form.facts_label.text()
    assert form.message_label.text() == backup_texts.REMIND_NO_SECOND
    answers.append("Đóng")
    form.backup_button.click()
    qtbot.waitUntil(lambda: form.copies_table.rowCount() == 2, timeout=20_000)
    assert texts.NOTHING_LEFT in form.facts_label.text()
    form.check_button.click()
    qtbot.waitUntil(lambda: dialog.state == texts.SOUND, timeout=20_000)


def test_health_says_what_the_check_found(qtbot: QtBot, office: Office, answers: list[str]) -> None:
    newest = changelog.segments(office.folder / changelog.FOLDER)[-1]
    newest.write_bytes(newest.read_bytes()[:-20])
    dialog = HealthDialog(None, office, JobRunner())
    qtbot.addWidget(dialog)
    answers.append("Đóng")
    dialog.check()
    qtbot.waitUntil(lambda: dialog.state == "có 1 vấn đề", timeout=20_000)


def test_wrong_settings_are_said_at_their_fields(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = HealthDialog(None, office, JobRunner())
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.form
    form.minutes_edit.setText("1")
    form.second_place_edit.setText(str(tmp_path / "none"))
    assert not dialog.save()
    assert "từ 5 đến 1440" in form.minutes_error.text()
    assert form.second_place_error.isVisible()
    assert form.second_place_edit.text() == str(tmp_path / "none")
    form.minutes_edit.setText("15")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    form.choose_button.click()
    assert dialog.save()
    assert (office.backups.settings().every_minutes, office.backups.settings().second_place) == (15, str(tmp_path))


def test_a_passphrase_is_set_twice_alike_and_its_code_is_not_let_go(
    qtbot: QtBot, office: Office, answers: list[str]
) -> None:
    dialog = SealDialog(None, office, JobRunner())
    qtbot.addWidget(dialog)
    dialog.show()
    form = dialog.form
    form.first_edit.setText("Mật khẩu của xã")
    form.second_edit.setText("Mật khẩu của xa")
    form.set_button.click()
    assert form.message_label.text() == texts.DIFFERENT
    form.second_edit.setText("Mật khẩu của xã")
    form.set_button.click()
    code = form.code_label.text().split()[-1]
    answers.append(texts.NOT_YET)
    form.close_button.click()
    assert dialog.isVisible()
    answers.append(texts.KEPT)
    form.close_button.click()
    assert not dialog.isVisible()
    path = office.folder / "sealed.dvsao"
    office.backups.back_up(out=path)
    assert backup.verify(path, code).contents.records == office.health.facts().contents.records


def test_the_wizard_compares_restores_and_the_window_shows_it(qtbot: QtBot, window: MainWindow) -> None:
    assert window.office is not None
    dialog = RestoreDialog(window, window.office, JobRunner(window), window.safety._put_back)
    dialog.show()
    form = dialog.form
    form.next_button.click()
    qtbot.waitUntil(lambda: form.pages.currentIndex() == COMPARE, timeout=20_000)
    rows = {
        cell(form.compare_table, row, 0): [cell(form.compare_table, row, column) for column in (1, 2)]
        for row in range(form.compare_table.rowCount())
    }
    assert rows["Đơn vị"] == ["59", "57"]
    assert "Thôn Hai" in form.now_list.item(0).text()
    assert form.then_list.item(0).text().split("  ")[1] == "Nạp dữ liệu mẫu"
    assert not form.word_edit.isVisible()
    form.next_button.click()
    qtbot.waitUntil(lambda: form.pages.currentIndex() == DONE, timeout=30_000)
    qtbot.waitUntil(lambda: window.office is not None, timeout=20_000)
    assert "mở lại và so sánh thấy khớp" in form.done_label.text()
    assert window.office is not None
    (safety,) = window.office.backups.place.glob("truoc-khi-khoi-phuc-*")
    assert f"bản sao an toàn: {safety}\n" in form.done_label.text()
    show(qtbot, dialog)
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert window.office is not None
    assert window.office.backups.settings().paused
    assert not {unit.name for unit in window.office.units.all()} & {"Thôn Một", "Thôn Hai"}


def test_the_wizard_brings_one_record_back(qtbot: QtBot, window: MainWindow, answers: list[str]) -> None:
    office = window.office
    assert office is not None
    unit = office.units.all()[0]
    office.units.save(UnitInput(name="Tên sai", kind=unit.kind), unit.uid, unit.revision)
    dialog = RestoreDialog(window, office, JobRunner(window), window.safety._put_back)
    dialog.show()
    form = dialog.form
    form.next_button.click()
    qtbot.waitUntil(lambda: form.pages.currentIndex() == COMPARE, timeout=20_000)
    form.kind_combo.setCurrentIndex(form.kind_combo.findData("unit"))
    form.records_button.click()
    qtbot.waitUntil(
        lambda: form.pages.currentIndex() == RECORDS and form.records_table.rowCount() == 57, timeout=20_000
    )
    assert cell(form.records_table, 0, 1) == "đã khác"
    answers.append("Đóng")
    form.next_button.click()
    qtbot.waitUntil(lambda: dialog.brought == 1 and not form.progress_bar.isVisible(), timeout=20_000)
    assert unit.name in {one.name for one in office.units.all()}


def test_the_recovery_screen_offers_the_best_first_and_does_it(qtbot: QtBot, folder: Path, answers: list[str]) -> None:
    (folder / preflight.FILE).write_text("hỏng " * 3000, "utf-8")
    dialog = RecoveryDialog(None, folder, "Tệp dữ liệu đã hỏng.", JobRunner())
    assert f"thư mục con “{QUARANTINE}”" in child(dialog, QLabel, "hint_label").text()
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog.form.offers_table
    qtbot.waitUntil(lambda: table.rowCount() == 2, timeout=20_000)
    assert cell(table, 0, 0) == texts.FROM_BACKUP
    assert cell(table, 0, 3) == "2 thay đổi"
    assert cell(table, 1, 0) == texts.FROM_LOG
    answers.append("Đóng")
    dialog.form.recover_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    assert dialog.result() == RecoveryDialog.DialogCode.Accepted
    assert units(folder) == {"Thôn Một", "Thôn Hai"}


@pytest.mark.usefixtures("qtbot")
def test_the_window_makes_a_copy_before_it_closes_if_anything_changed(window: MainWindow, folder: Path) -> None:
    assert window.office is not None
    window.safety.watch_over(window.office, None)
    window.close()
    assert not window.isVisible()
    assert len(list((folder / "backups").glob("*.dvsao"))) == 2


def test_a_copy_at_wish_is_told_when_it_is_made(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    child(window, QAction, "backup_action").trigger()
    assert window.form.status_bar.currentMessage() == texts.BACKING_UP
    qtbot.waitUntil(lambda: window.form.status_bar.currentMessage() != texts.BACKING_UP, timeout=20_000)
    assert re.fullmatch(r"Đã sao lưu và kiểm tra xong \d+ bản ghi\.", window.form.status_bar.currentMessage())
    assert len(list((folder / "backups").glob("*.dvsao"))) == 2


def test_a_copy_at_wish_tells_that_the_second_place_did_not_take_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, answers: list[str]
) -> None:
    assert window.office is not None
    (tmp_path / "usb").mkdir()
    window.office.backups.save_settings("30", str(tmp_path / "usb"))
    (tmp_path / "usb").rmdir()
    (tmp_path / "usb").write_text("a file where the stick was", "utf-8")
    answers.append("Đóng")
    window.commands()["backup_action"]()
    qtbot.waitUntil(lambda: not answers, timeout=20_000)
    assert "đã có một tệp" in window.office.backups.second_problem()


def test_the_window_shows_what_the_console_wrote(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    assert window.office is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5_000)
    program = f"""
from pathlib import Path
from contextlib import closing
from danvan_desktop.bootstrap import open_office
from danvan_desktop.domain.units import UnitInput
with closing(open_office(Path({str(folder)!r}))) as office:
    office.units.save(UnitInput(name="Thôn Ba", kind="village"))
"""
    subprocess.run([sys.executable, "-c", program], check=True)
    window.safety.look()
    assert window.form.status_bar.currentMessage() == texts.OTHERS_WROTE
    assert "Thôn Ba" in window.form.undo_action.text()


def test_the_check_behind_the_window_offers_to_recover(qtbot: QtBot, folder: Path, answers: list[str]) -> None:
    with closing(sqlite3.connect(folder / preflight.FILE)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_recipient_name_key'").fetchone()[
            0
        ]
    with (folder / preflight.FILE).open("r+b") as file:
        file.seek((page - 1) * 4096 + 2000)
        file.write(b"\xaa" * 2000)
    window = opened(qtbot, folder)
    assert window.office is not None
    answers.append(texts.LATER)
    window.safety.watch_over(window.office, None)
    qtbot.waitUntil(lambda: not answers, timeout=20_000)
    window.safety._watching = False
    window.close()


def test_a_second_start_brings_the_first_window_to_the_front(folder: Path, qtbot: QtBot) -> None:
    """Three real processes: the first has the folder, the second ends at once, the third finds it free again."""
    first = QProcess()
    first.start(sys.executable, ["-m", "danvan_desktop", "--data", str(folder)])
    qtbot.waitUntil(lambda: bring_first_to_front(folder), timeout=60_000)
    with pytest.raises(AlreadyOpen):
        folders.hold(folder)
    second = subprocess.run([sys.executable, "-m", "danvan_desktop", "--data", str(folder)], check=False, timeout=60)
    assert second.returncode == 0
    assert first.state() is QProcess.ProcessState.Running
    first.kill()
    first.waitForFinished()
    lock = folders.hold(folder)
    assert lock is not None
    lock.release()


def test_data_that_onedrive_writes_too_are_offered_a_safer_place(
    qtbot: QtBot, folder: Path, tmp_path: Path, answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "default_folder", lambda: tmp_path / "here")
    synced = folder.rename(tmp_path / "OneDrive - Xã An Bình")
    window = opened(qtbot, synced)
    assert window.office is not None
    lock = folders.hold(synced)
    answers += [texts.MOVE, "Đóng"]
    window.safety.watch_over(window.office, lock)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert lock is not None
    lock.release()
    assert units(tmp_path / "here") == {"Thôn Một", "Thôn Hai"}
    assert folders.resolve(synced) == tmp_path / "here"
