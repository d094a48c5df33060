"""The calendar of deadlines, by keys."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QTreeWidget
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.agenda import AgendaItem
from danvan_desktop.ui.agenda_dialog import AgendaDialog
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.month_table import DAY_ROLE
from tests.gui.keys import focus, press, show
from tests.services.test_agenda import asked

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[AgendaDialog]:
    asked(office)
    dialog = AgendaDialog(None, office, JobRunner(None), QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    yield dialog
    dialog.close()


def taken(dialog: AgendaDialog) -> AgendaItem:
    assert dialog.chosen is not None
    return dialog.chosen


def test_keys_walk_over_the_edges_of_a_month(dialog: AgendaDialog) -> None:
    table = dialog.form.month_table
    assert focus() is table
    assert table.day == date(2026, 11, 23)
    days = []
    for key in (
        KEY.Key_Right,
        KEY.Key_Down,
        KEY.Key_Down,
        KEY.Key_PageDown,
        KEY.Key_PageUp,
        KEY.Key_Home,
        KEY.Key_Left,
    ):
        press(key)
        days.append((table.day.day, table.day.month))
    assert days == [(24, 11), (1, 12), (8, 12), (8, 1), (8, 12), (1, 12), (30, 11)]
    press(KEY.Key_End)
    assert dialog.form.month_label.text() == "Tháng 11 năm 2026"
    press(KEY.Key_PageDown, KEY.Key_PageDown)
    assert "năm 2027 chưa có thông báo" in dialog.form.note_label.text()


def test_weeks_begin_on_monday_and_are_numbered(dialog: AgendaDialog) -> None:
    table = dialog.form.month_table
    titles, across, down = table.model().headerData, Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [titles(place, across) for place in (0, 6)] == ["Thứ Hai", "Chủ nhật"]
    assert [titles(row, down) for row in (0, 4)] == ["44", "48"]
    first = table.item(0, 0)
    assert first is not None
    assert first.data(DAY_ROLE).day == date(2026, 10, 26)
    holiday = table.item(4, 1)
    assert holiday is not None
    spoken = holiday.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Thứ Ba, 24/11/2026, Ngày Văn hóa Việt Nam, Sắp đến hạn: 07-CV/ĐU")


def test_enter_opens_the_record_of_the_day(qtbot: QtBot, dialog: AgendaDialog) -> None:
    press(KEY.Key_Enter)
    assert dialog.isVisible()  # nothing is due on the 23rd
    press(KEY.Key_Right)
    with qtbot.waitSignal(dialog.accepted):
        press(KEY.Key_Return)
    assert taken(dialog).text == "Tháng 11/2026: 3. Báo cáo tiến độ"


def test_the_list_has_the_same_lines_and_can_leave_out_what_is_done(qtbot: QtBot, dialog: AgendaDialog) -> None:
    press(KEY.Key_Tab, modifier=CONTROL)
    tree = dialog.form.list_tree
    assert isinstance(focus(), QTreeWidget)
    assert [tree.topLevelItem(row).text(4) for row in range(tree.topLevelItemCount())] == [  # type: ignore[union-attr]
        "▲ Quá hạn",
        "◔ Sắp đến hạn",
        "◔ Sắp đến hạn",
    ]
    assert dialog.form.count_label.text() == "3 việc trong tháng: 1 quá hạn, 2 sắp đến hạn"
    dialog.form.kind_combo.setCurrentIndex(dialog.form.kind_combo.findData("session"))
    assert tree.topLevelItemCount() == 0
    assert dialog.form.count_label.text() == "Tháng 11 năm 2026 không có hạn nào."
    dialog.form.kind_combo.setCurrentIndex(0)
    press(KEY.Key_Down)
    with qtbot.waitSignal(dialog.accepted):
        press(KEY.Key_Return)
    assert taken(dialog).day == date(2026, 11, 24)


def test_a_year_of_deadlines_is_written_for_other_calendars(
    qtbot: QtBot, dialog: AgendaDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hạn.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, **_more: (str(path), ""))
    press(KEY.Key_E, modifier=CONTROL)
    qtbot.waitUntil(lambda: str(path) in dialog.form.count_label.text())
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert dialog.form.count_label.text().startswith("Đã xuất 14 hạn ra")
