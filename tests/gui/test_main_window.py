import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import open_office
from danvan_desktop.ui import prompts
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.list_columns import ColumnLayout
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.record_tab import FIRST
from danvan_desktop.ui.tabs import TABS
from tests.gui import windows
from tests.gui.keys import press, show, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    window = windows.opened(qtbot, folder)
    window.tabs.turn_to("directives_action")
    return window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the sample data."""
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
    window = opened(qtbot, tmp_path)
    yield window
    window.close()


def names(window: MainWindow, column: int = 1) -> list[str]:
    tab = window.current_tab()
    assert tab is not None
    return [row[column] for row in tab.as_seen("", hidden=True).rows]


def actions(window: MainWindow) -> list[QAction]:
    return [action for action in window.findChildren(QAction) if action.objectName().endswith("_action")]


def test_shortcuts_are_unique_and_every_action_does_something_somewhere(window: MainWindow) -> None:
    keys = Counter(key.toString() for action in actions(window) for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []
    answered: set[str] = set()
    for name in TABS:
        window.tabs.turn_to(name)
        answered |= set(window.commands())
    assert {action.objectName() for action in actions(window)} == answered


def test_every_action_tells_its_key_and_speaks_vietnamese(window: MainWindow) -> None:
    for action in actions(window):
        keys = action.shortcut().toString()
        assert keys in action.toolTip(), action.objectName()
        assert action.text()
        assert not re.search(r"\b(File|Edit|View|Help|Open|Save|Close|Export)\b", action.text() + action.statusTip())


def test_the_first_rows_stand_there_before_the_data_are_open(qtbot: QtBot, window: MainWindow) -> None:
    other = MainWindow(window.office.folder if window.office else Path())
    qtbot.addWidget(other)
    other.tabs.turn_to("directives_action")
    other.glance()
    assert other.office is None
    assert names(other, 0) == ["374-CV/HU"]
    assert not other.form.undo_action.isEnabled()


def test_an_empty_office_is_told_what_to_do_first(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    tab = window.current_tab()
    assert tab is not None
    assert tab.form.empty_title.text() == "Chưa có văn bản nào"
    assert tab.form.empty_button.isVisible()
    assert tab.form.sample_button.isVisible()
    window.close()


def test_search_as_one_types_without_accents(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_3, modifier=CONTROL)
    press(Qt.Key.Key_F, modifier=CONTROL)
    type_text("hien dat")
    qtbot.waitUntil(lambda: 0 < len(names(window)) < 50, timeout=5_000)
    tab = window.current_tab()
    assert tab is not None
    type_text("khong co gi")
    qtbot.waitUntil(lambda: tab.form.empty_title.text() == "Không có dòng nào khớp", timeout=5_000)
    assert tab.form.search_edit.hasFocus()


def test_a_search_shows_its_first_rows_at_once_and_the_rest_when_one_stops_typing(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.office is not None
    window.office.sample.fill(450)
    window.tabs.turn_to("exemplars_action")
    tab = window.tabs.lists["exemplar"]
    everything = tab.model.rowCount()
    tab.form.search_edit.setText("th")
    qtbot.waitUntil(lambda: tab.model.rowCount() == FIRST)
    assert tab.form.count_label.text() == "Hơn 200 dòng"
    shown = [tab.model.row(number) for number in range(FIRST)]
    qtbot.waitUntil(lambda: tab.model.rowCount() > FIRST)
    found = tab.model.rowCount()
    assert FIRST < found <= everything
    assert tab.form.count_label.text() == f"{found} dòng"
    assert [tab.model.row(number) for number in range(FIRST)] == shown
    assert tab.model.row(found - 1) is not None


def test_a_list_that_is_not_there_yet_is_waited_for_before_it_is_printed(qtbot: QtBot, window: MainWindow) -> None:
    assert window.office is not None
    window.office.sample.fill(450)
    window.tabs.turn_to("exemplars_action")
    tab = window.tabs.lists["exemplar"]
    tab.form.search_edit.setText("th")
    qtbot.waitUntil(lambda: tab.model.rowCount() == FIRST)
    assert len(tab.as_seen("").rows) > FIRST


def test_a_click_on_a_heading_sorts_up_down_and_back(window: MainWindow) -> None:
    window.tabs.turn_to("exemplars_action")
    tab = window.current_tab()
    assert tab is not None
    usual = names(window)
    orders = []
    for _ in range(3):
        tab.form.table.horizontalHeader().sectionClicked.emit(2)
        orders.append(names(window))
    assert orders[0] == list(reversed(orders[1]))
    assert orders[2] == usual
    # Vietnamese order: Ă and Â after A, Đ after D.
    tones = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
    firsts = [normalize("NFC", normalize("NFD", name[0]).translate(tones)) for name in orders[0] if name[0].isalpha()]
    alphabet = "0123456789AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYZ"
    assert firsts == sorted(firsts, key=alphabet.index)
    assert len(set(firsts)) > 10


def test_a_filter_leaves_what_fits(window: MainWindow) -> None:
    window.tabs.turn_to("exemplars_action")
    tab = window.current_tab()
    assert tab is not None
    combo = tab.findChild(QComboBox, "field_filter")
    assert combo is not None
    combo.setCurrentIndex(combo.findData("economy"))
    combo.activated.emit(combo.currentIndex())
    assert len(names(window)) == 18
    assert set(names(window, 2)) == {"Kinh tế"}


def test_a_tab_shows_what_another_place_asks_for(window: MainWindow) -> None:
    exemplars, directives = window.tabs.lists["exemplar"], window.tabs.lists["directive"]
    exemplars.show_filtered({"field": "economy"})  # not opened yet
    window.tabs.turn_to("exemplars_action")
    assert len(names(window)) == 18
    exemplars.form.search_edit.setText("mô hình")
    exemplars.show_filtered({"status": "proposed"})
    assert exemplars.form.search_edit.text() == ""
    assert set(names(window, 6)) == {"★ Đề nghị khen thưởng"}
    directives.show_filtered({"state": "late"})
    window.tabs.turn_to("directives_action")
    states = names(window, 7)
    directives.show_filtered({})
    assert states == [state for state in names(window, 7) if "Quá hạn" in state]


def test_removing_is_one_step_and_undo_names_it(window: MainWindow) -> None:
    press(Qt.Key.Key_5, modifier=CONTROL)
    (number,) = names(window, 0)
    press(Qt.Key.Key_Delete)
    assert names(window, 0) == []
    assert window.form.undo_action.text() == f"Hoàn tác: Xóa quyết định {number}"
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert names(window, 0) == [number]
    assert window.form.redo_action.text() == f"Làm lại: Xóa quyết định {number}"


def test_what_is_in_use_is_not_removed_and_says_why(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(prompts, "warn", lambda _parent, message: told.append(message))
    press(Qt.Key.Key_Delete)
    assert names(window, 0) == ["374-CV/HU"]
    assert "đang được mô hình" in told[0]


def test_the_list_in_sight_goes_to_excel(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "list.xlsx"
    monkeypatch.setattr(prompts, "save_path", lambda *_arguments: out)
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _url: True)
    window.tabs.turn_to("exemplars_action")
    window.commands()["export_list_action"]()
    qtbot.waitUntil(out.exists, timeout=10_000)
    import openpyxl

    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][0] == "Mô hình, điển hình"
    assert cells[2][:2] == ["Số", "Tên mô hình, điển hình"]
    assert [row[1] for row in cells[3:]] == names(window)


def test_each_tab_offers_the_next_step_of_the_chain(window: MainWindow) -> None:
    steps = []
    for kind in window.tabs.lists:
        window.tabs.turn_to_list(kind)
        tab = window.current_tab()
        assert tab is not None
        steps.append(tab.form.next_button.text())
    assert steps == [
        "Bước tiếp: Lập công văn đôn đốc",
        "Bước tiếp: Chọn đề nghị khen thưởng",
        "Bước tiếp: Lập quyết định khen thưởng",
        "Bước tiếp: Xuất quyết định khen thưởng",
    ]


def test_ctrl_p_shows_the_paper_of_the_current_record(qtbot: QtBot, window: MainWindow) -> None:
    numbers = []
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.waitUntil(child(dialog, QPushButton, "save_button").isEnabled, timeout=20_000)
        seen.append(dialog.windowTitle())
        press(Qt.Key.Key_Escape)

    for key in (Qt.Key.Key_2, Qt.Key.Key_5):
        show(qtbot, window)  # no window manager here that gives the focus back
        press(key, modifier=CONTROL)
        numbers.append(names(window, 0)[0])
        QTimer.singleShot(0, look)
        press(Qt.Key.Key_P, modifier=CONTROL)
    assert seen == [f"Công văn {numbers[0]} – Xem và in", f"Quyết định {numbers[1]} – Xem và in"]


def test_about_says_where_the_data_lie(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(prompts, "inform", lambda _parent, message: told.append(message))
    window.dialogs.about()
    assert window.office is not None
    assert told[0].endswith(f"(của người dùng này, trên máy này):\n{window.office.folder}")


def test_the_list_is_printed_as_it_is_seen(window: MainWindow) -> None:
    window.tabs.turn_to("exemplars_action")
    tab = window.current_tab()
    assert tab is not None
    combo = child(tab, QComboBox, "field_filter")
    combo.setCurrentIndex(combo.findData("economy"))
    combo.activated.emit(combo.currentIndex())
    tab.form.table.horizontalHeader().sectionClicked.emit(2)
    tab.columns.use(ColumnLayout(shown=("name", "status", "number"), order=("status",)))
    view = tab.as_seen(window.tab_title())
    assert (view.title, view.filters) == (
        "Mô hình, điển hình",
        ("Lĩnh vực: Kinh tế", "xếp theo Tên mô hình, điển hình"),
    )
    assert len(view.rows) == 18
    assert view.titles == ("Tình trạng", "Số", "Tên mô hình, điển hình")
    whole = tab.as_seen("", hidden=True)
    assert (whole.titles, whole.rows) == (view.titles, view.rows)  # what was chosen holds for Excel too
    tab.columns.use(ColumnLayout())
    assert tab.model.columns[3].title in tab.as_seen("", hidden=True).titles


def test_ctrl_shift_p_and_a_record_without_papers_print_the_list(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.waitUntil(child(dialog, QPushButton, "save_button").isEnabled, timeout=20_000)
        seen.append(dialog.windowTitle())
        press(Qt.Key.Key_Escape)

    for key, modifier in ((Qt.Key.Key_2, CONTROL | Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_4, CONTROL)):
        show(qtbot, window)
        press(key, modifier=CONTROL)
        QTimer.singleShot(0, look)
        press(Qt.Key.Key_P, modifier=modifier)
    assert seen == ["Văn bản chỉ đạo – Xem và in", "Đánh giá, bình xét – Xem và in"]
