"""Lists by keys and mouse: columns, orders, filters, totals, and what is remembered of them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import open_office
from danvan_desktop.domain.lists import Condition, How, Order
from danvan_desktop.domain.vietnamese import sort_key
from danvan_desktop.ui import prompts
from danvan_desktop.ui.column_filter_dialog import ColumnFilterDialog
from danvan_desktop.ui.exemplars_tab import ExemplarsTab
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.main_window import MainWindow
from tests.gui.keys import press, show, type_text
from tests.gui.windows import SIZE, opened

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NUMBER, NAME, FIELD, HOLDER = 1, 2, 3, 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
    return tmp_path


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    window = opened(qtbot, folder, SIZE)
    press(Qt.Key.Key_3, modifier=CONTROL)
    yield window
    window.close()


@pytest.fixture
def tab(window: MainWindow) -> ExemplarsTab:
    """The exemplars, with the keys in the list."""
    tab = window.tabs.lists["exemplar"]
    assert isinstance(tab, ExemplarsTab)
    assert tab.form.table.hasFocus()
    return tab


def column(tab: ExemplarsTab, place: int) -> list[str]:
    return [row[place - 1] for row in tab.as_seen("", hidden=True).rows]


def titles(tab: ExemplarsTab) -> list[str]:
    return [one.title for one in tab.columns.visible()]


def click_heading(tab: ExemplarsTab, section: int, modifier: Qt.KeyboardModifier | None = None) -> None:
    header = tab.form.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(section) + 12, header.height() // 2)
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier or none, place)


def in_dialog(act: Callable[[], None], attempts: int = 300) -> None:
    """Does it as soon as the dialog that comes next has the keys; one that is still there then is left by Esc."""
    dialog, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
    if dialog is None or focused is None or not dialog.isAncestorOf(focused):
        if attempts:
            QTimer.singleShot(10, lambda: in_dialog(act, attempts - 1))
        return
    try:
        act()
    finally:
        if dialog.isVisible():
            dialog.close()


def test_a_column_is_filtered_by_keys_and_its_chip_takes_the_filter_back(qtbot: QtBot, tab: ExemplarsTab) -> None:
    everything = tab.model.rowCount()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    press(Qt.Key.Key_Down, modifier=ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)

    def fill_in() -> None:
        type_text("hien dat")
        press(Qt.Key.Key_Return)

    in_dialog(fill_in)
    press(Qt.Key.Key_L)
    found = column(tab, NAME)
    assert 0 < len(found) < everything
    assert all("hiến đất" in name.lower() for name in found)
    assert tab.form.chip_bar.texts() == ["Tên mô hình, điển hình có “hien dat”"]
    show(qtbot, tab.window())
    tab.form.search_edit.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in tab.form.chip_bar.findChildren(QPushButton)
    press(Qt.Key.Key_Delete)
    assert tab.model.rowCount() == everything
    assert tab.form.chip_bar.isHidden()


def test_who_deletes_down_a_list_goes_on_at_the_next_row(window: MainWindow) -> None:
    press(Qt.Key.Key_4, modifier=CONTROL)
    tab = window.tabs.lists["evaluation"]

    def listed() -> list[str]:
        return [row.uid for row in map(tab.model.row, range(tab.model.rowCount())) if row is not None]

    before = listed()
    press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert listed() == [before[0], *before[2:]]
    assert [row.uid for row in tab.chosen()] == [before[2]]
    press(Qt.Key.Key_End, modifier=CONTROL)
    press(Qt.Key.Key_Delete)
    assert listed() == [before[0], *before[2:-1]]
    assert [row.uid for row in tab.chosen()] == [before[-2]], "below the last row there is none"


@pytest.mark.parametrize(("key", "place"), [("Key_End", -1), ("Key_Home", 0)])
def test_a_jump_to_an_end_takes_the_selection_along(tab: ExemplarsTab, key: str, place: int) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right)
    press(Qt.Key[key], modifier=CONTROL)
    row = tab.current()
    assert row is not None
    assert row == tab.model.row(range(tab.model.rowCount())[place])
    assert tab.chosen() == [row], "what is deleted is what the panel shows"


def test_choices_and_ends_are_filtered_by_keys(qtbot: QtBot, tab: ExemplarsTab) -> None:
    field = next(one for one in tab.model.columns if one.name == "field")
    score = next(one for one in tab.model.columns if one.name == "score")

    def tick() -> None:
        press(Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return)

    in_dialog(tick)
    tab.menus.filter_column(field)
    chosen = [label for key, label in tab.filters.choices("field")][1:3]
    assert set(column(tab, FIELD)) == set(chosen)
    sentences: list[str] = []

    def ends() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ColumnFilterDialog)
        type_text("x")
        press(Qt.Key.Key_Return)
        sentences.append(dialog.form.first_error.text())
        type_text("90")
        press(Qt.Key.Key_Tab)
        type_text("95,5")
        press(Qt.Key.Key_Return)

    in_dialog(ends)
    tab.menus.filter_column(score)
    assert "x" in sentences[0]
    rows = [tab.model.row(place) for place in range(tab.model.rowCount())]
    assert rows
    assert all(row is not None and row.score is not None and 90 <= row.score <= 95.5 for row in rows)
    assert tab.form.chip_bar.texts() == [f"Lĩnh vực: {', '.join(chosen)}", "Điểm từ 90 đến 95,5", "Bỏ hết lọc"]
    show(qtbot, tab.window())
    press(Qt.Key.Key_L, modifier=CONTROL | SHIFT)
    assert tab.form.chip_bar.isHidden()


def test_a_choice_above_the_table_and_a_filter_of_its_column_are_one(tab: ExemplarsTab) -> None:
    tab.show_filtered({"field": "economy"})
    tab.filters.filter("field", Condition("field", How.ONE_OF, ("culture_society", "economy")))
    assert set(column(tab, FIELD)) == {"Kinh tế", "Văn hóa - xã hội"}
    tab.show_filtered({"field": "economy"})
    assert set(column(tab, FIELD)) == {"Kinh tế"}
    assert tab.form.chip_bar.texts() == ["Lĩnh vực: Kinh tế"]


def test_shift_adds_a_column_to_the_order(tab: ExemplarsTab) -> None:
    click_heading(tab, FIELD)
    click_heading(tab, NAME, SHIFT)
    click_heading(tab, NAME, SHIFT)
    assert list(tab.filters.order) == [Order("field"), Order("name", descending=True)]
    fields = column(tab, FIELD)
    assert list(dict.fromkeys(fields)) == sorted(set(fields), key=sort_key)
    names = column(tab, NAME)
    click_heading(tab, NAME)  # alone
    assert list(tab.filters.order) == [Order("name")]
    upwards = column(tab, NAME)
    assert [name for name in upwards if name in names[: fields.count(fields[0])]][::-1] == names[
        : fields.count(fields[0])
    ]
    click_heading(tab, 0)
    assert tab.filters.order == ()


def test_columns_and_order_are_chosen_by_keys_and_remembered(
    qtbot: QtBot, window: MainWindow, tab: ExemplarsTab, folder: Path
) -> None:
    usual = titles(tab)

    def choose() -> None:
        press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)  # no field
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, modifier=ALT)  # the holder first
        press(*[Qt.Key.Key_Tab] * 4)
        type_text("Đơn")
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)

    in_dialog(choose)
    press(Qt.Key.Key_F7)
    chosen = ["Thực hiện", "Số", "Tên mô hình, điển hình", "Đơn vị đăng ký", "Điểm", "Tình trạng"]
    assert titles(tab) == chosen
    assert list(tab.as_seen("").titles) == chosen
    assert tab.filters.order == (Order("unit", descending=True),)
    units = column(tab, 4)
    window.close()

    again = opened(qtbot, folder, SIZE)
    found = again.current_tab()
    assert isinstance(found, ExemplarsTab)  # the tab that was in front
    assert titles(found) == chosen
    assert column(found, 4) == units
    found.menus.reset_columns()
    assert titles(found) == usual
    again.close()


def test_what_is_dragged_is_remembered(tab: ExemplarsTab, qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    header = tab.form.table.horizontalHeader()
    header.moveSection(header.visualIndex(FIELD), 1)
    header.resizeSection(NUMBER, header.sectionSize(NUMBER) + 30)
    tab.columns._released()  # what the mouse does when it lets go
    width = header.sectionSize(NUMBER)
    assert titles(tab)[0] == "Lĩnh vực"
    window.close()
    again = opened(qtbot, folder, SIZE)
    found = again.tabs.lists["exemplar"]
    assert found.columns.visible()[0].title == "Lĩnh vực"
    assert abs(found.form.table.horizontalHeader().sectionSize(NUMBER) - width) <= 1
    again.close()


def test_narrow_lists_give_up_spare_columns_but_not_chosen_ones(tab: ExemplarsTab, window: MainWindow) -> None:
    wide = titles(tab)
    window.resize(900, 700)
    QApplication.processEvents()
    assert len(titles(tab)) < len(wide)
    assert tab.form.remove_button.isHidden()
    assert "Xóa" in [action.text() for action in tab.form.more_button.actions()]
    tab.columns.use(tab.columns.layout.__class__(shown=tuple(one.name for one in tab.model.columns)))
    assert len(titles(tab)) == len(tab.model.columns)
    window.resize(1366, 728)
    QApplication.processEvents()
    assert tab.form.remove_button.isVisible()
    assert "Xóa" not in [action.text() for action in tab.form.more_button.actions()]


def test_filters_are_saved_chosen_again_and_forgotten(
    qtbot: QtBot, window: MainWindow, tab: ExemplarsTab, folder: Path
) -> None:
    tab.filters.filter("name", Condition("name", How.CONTAINS, ("hien dat",)))
    found = column(tab, NAME)

    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert child(dialog, QLineEdit, "").hasFocus()
        type_text("Hiến đất")
        press(Qt.Key.Key_Return)

    in_dialog(name_it)
    tab.menus.save_filter()
    assert "Hiến đất" in window.form.status_bar.currentMessage()
    show(qtbot, window)
    press(Qt.Key.Key_L, modifier=CONTROL | SHIFT)
    window.close()

    again = opened(qtbot, folder, SIZE)
    kept = again.tabs.lists["exemplar"]
    menu = kept.form.filter_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Hiến đất").trigger()
    assert [row[NAME - 1] for row in kept.as_seen("", hidden=True).rows] == found
    assert kept.form.chip_bar.texts() == ["Tên mô hình, điển hình có “hien dat”"]
    menu.aboutToShow.emit()
    forget = next(menu for menu in menu.findChildren(QMenu) if "Xóa" in menu.title())
    forget.actions()[0].trigger()
    menu.aboutToShow.emit()
    assert "Hiến đất" not in [action.text() for action in menu.actions()]
    again.close()


def test_filters_are_as_they_were_left(qtbot: QtBot, window: MainWindow, tab: ExemplarsTab, folder: Path) -> None:
    tab.show_filtered({"year": "2016-2020", "status": "recognised"})
    tab.filters.sort("name")
    rows = column(tab, NUMBER)
    chips = tab.form.chip_bar.texts()
    window.close()
    again = opened(qtbot, folder, SIZE)
    found = again.current_tab()
    assert isinstance(found, ExemplarsTab)
    assert column(found, NUMBER) == rows
    assert found.form.chip_bar.texts() == chips == ["Giai đoạn 2016-2020", "Tình trạng: Được khen thưởng", "Bỏ hết lọc"]
    again.close()


def test_settings_that_make_no_sense_are_passed_over(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    for key in ("exemplar/columns", "exemplar/asked", "exemplar/filters", "exemplar/panel"):
        window._settings.setValue(key, '{"nonsense": 1}')
    window.close()
    again = opened(qtbot, folder, SIZE)
    again.tabs.turn_to("exemplars_action")
    assert again.tabs.lists["exemplar"].model.rowCount() == 50
    again.close()


def test_the_line_below_sums_up_all_rows_and_the_selected_ones(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_2, modifier=CONTROL)
    directives = window.tabs.lists["directive"]
    tasks = sum(row.tasks for row in (directives.model.row(0),) if row is not None)
    qtbot.waitUntil(lambda: directives.form.count_label.text() == f"1 dòng  ·  Nhiệm vụ: {tasks}")
    press(Qt.Key.Key_5, modifier=CONTROL)
    label = window.tabs.lists["award_decision"].form.count_label
    qtbot.waitUntil(lambda: "Tiền thưởng: 52.200.000" in label.text())
    assert label.text().startswith("1 dòng")
    press(Qt.Key.Key_4, modifier=CONTROL)
    evaluations = window.tabs.lists["evaluation"].form
    qtbot.waitUntil(lambda: "Điểm bình quân" in evaluations.count_label.text())
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)
    qtbot.waitUntil(lambda: "Đang chọn 3 dòng (Điểm bình quân: " in evaluations.count_label.text())


def test_a_list_without_a_row_that_fits_offers_to_take_the_filters_back(tab: ExemplarsTab) -> None:
    tab.filters.filter("name", Condition("name", How.CONTAINS, ("khong co gi",)))
    tab.focus()
    assert QApplication.focusWidget() is tab.form.clear_button
    press(Qt.Key.Key_Space)
    assert tab.model.rowCount() == 50


def test_many_rows_are_changed_by_keys_and_taken_back_at_once(
    qtbot: QtBot, window: MainWindow, tab: ExemplarsTab
) -> None:
    before = column(tab, FIELD)
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)
    sentences: list[str] = []

    def change() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        press(Qt.Key.Key_S, modifier=CONTROL)
        sentences.append(child(dialog, QLabel, "status_error").text())
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_S, modifier=CONTROL)

    in_dialog(change)
    press(Qt.Key.Key_F2, modifier=CONTROL | SHIFT)
    assert "Chưa chọn gì để sửa" in sentences[0]
    chosen = tab.filters.choices("field")[0][1]
    assert column(tab, FIELD)[:3] == [chosen] * 3
    assert window.form.undo_action.text() == "Hoàn tác: Sửa 3 mô hình: lĩnh vực"
    show(qtbot, window)
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert column(tab, FIELD) == before


def test_the_panel_and_the_folders_of_files_are_as_they_were_left(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "USB"
    place.mkdir()
    asked: list[str] = []

    def choose(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(start)
        return str(place / "list.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    prompts.open_path(window, "", folder, "Tệp Excel (*.xlsx *.csv)")
    press(Qt.Key.Key_F4)
    assert window.tabs.lists["exemplar"].form.detail_frame.isHidden()
    window.close()
    again = opened(qtbot, folder, SIZE)
    prompts.open_path(again, "", folder, "Tệp Excel (*.xlsx *.csv)")
    prompts.open_path(again, "", folder, "Tệp Word (*.docx)")
    prompts.open_path(again, "", tmp_path / "Documents", "Tệp PDF (*.pdf)")
    assert asked == [str(folder), str(place), str(folder), str(Path.home())], "a folder that is not there is a name"
    assert again.tabs.lists["exemplar"].form.detail_frame.isHidden()
    assert not again.form.detail_action.isChecked()
    again.close()
