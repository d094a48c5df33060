"""Units with their days and successors are entered, found and changed, by keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.units import Unit, UnitInput, UnitKind
from danvan_desktop.texts import editing, window
from danvan_desktop.texts import units as texts
from danvan_desktop.ui.units_dialog import UnitsDialog
from tests.conftest import Scene
from tests.gui.dialogs import error, go_to, told
from tests.gui.keys import paste, press, save, show, type_text

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, office: Office) -> UnitsDialog:
    dialog = UnitsDialog(None, office)
    qtbot.addWidget(dialog, before_close_func=UnitsDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)
    return dialog


def listed(dialog: UnitsDialog) -> list[str]:
    tree = dialog.form.records_tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [item.text(0) for item in items if item and not item.isHidden()]


@pytest.fixture
def units(office: Office) -> dict[str, Unit]:
    given = (
        UnitInput(name="Xã Triệu Đại", kind="area"),
        UnitInput(name="Xã Triệu Phong", kind="area", valid_from="1/7/2025"),
        UnitInput(name="Thôn Đại Hào", kind="village"),
    )
    return {one.name: office.units.save(one) for one in given}


def test_a_unit_is_entered_by_keys_only(qtbot: QtBot, office: Office) -> None:
    dialog = shown(qtbot, office)
    assert dialog.form.note_label.text() == texts.NEW
    type_text("Đặc khu Cồn Cỏ")
    press(TAB, Qt.Key.Key_Down, TAB)
    type_text("1/7/25")
    save()
    (unit,) = office.units.all()
    assert (unit.name, unit.kind, unit.valid_from, unit.valid_to) == (
        "Đặc khu Cồn Cỏ",
        UnitKind.AREA,
        date(2025, 7, 1),
        None,
    )
    assert dialog.value("valid_from") == "01/7/2025"
    assert listed(dialog) == ["Đặc khu Cồn Cỏ"]


def test_a_merger_names_the_successor(qtbot: QtBot, office: Office, units: dict[str, Unit]) -> None:
    dialog = shown(qtbot, office)
    press(Qt.Key.Key_Down)
    old = units["Xã Triệu Đại"]
    qtbot.waitUntil(lambda: dialog.uid == old.uid)
    go_to(dialog, "valid_to_edit")
    type_text("30/6/25")
    go_to(dialog, "successors_table")
    press(ENTER)
    press(Qt.Key.Key_End, ENTER)
    save()
    after = next(unit for unit in office.units.all() if unit.uid == old.uid)
    assert after.valid_to == date(2025, 6, 30)
    assert [one.unit for one in after.successors] == [units["Xã Triệu Phong"].uid]
    assert dialog.value("successors") == [{"unit": units["Xã Triệu Phong"].uid}], "shown again after saving"
    dialog.set_value("valid_to", "29/6/2025")
    save()
    again = next(unit for unit in office.units.all() if unit.uid == old.uid)
    assert again.successors == after.successors


def test_successors_of_one_name_are_told_apart(qtbot: QtBot, office: Office, units: dict[str, Unit]) -> None:
    office.units.save(UnitInput(name="Xã Triệu Phong", kind="area", valid_from="1/1/1990", valid_to="30/6/2005"))
    dialog = shown(qtbot, office)
    dialog.set_value("successors", [{"unit": units["Xã Triệu Phong"].uid}])
    item = dialog.form.successors_table.item(0, 0)
    assert item is not None
    assert item.text() == "Xã Triệu Phong (từ 01/7/2025)"
    assert dialog.value("successors") == [{"unit": units["Xã Triệu Phong"].uid}]


def test_a_successor_that_is_no_unit_is_a_problem(qtbot: QtBot, office: Office, units: dict[str, Unit]) -> None:
    dialog = shown(qtbot, office)
    dialog.set_value("valid_to", "30/6/2025")
    dialog.set_value("successors", [{"unit": "Xã Không Có"}])
    save()
    assert error(dialog, "successors") == "Dòng 1: Chưa chọn đơn vị kế thừa. Hãy chọn một mục trong danh sách."
    assert len(office.units.all()) == len(units)


def test_search_finds_without_accents_and_by_kind(qtbot: QtBot, office: Office, units: dict[str, Unit]) -> None:
    dialog = shown(qtbot, office)
    assert set(listed(dialog)) == set(units)
    press(Qt.Key.Key_F, modifier=CTRL)
    type_text("dai")
    assert listed(dialog) == ["Thôn Đại Hào", "Xã Triệu Đại"]
    type_text(" thon")
    assert listed(dialog) == ["Thôn Đại Hào"]
    press(Qt.Key.Key_A, modifier=CTRL)
    press(Qt.Key.Key_Delete)
    assert len(listed(dialog)) == 3


def test_a_name_that_is_taken_is_refused(qtbot: QtBot, office: Office, units: dict[str, Unit]) -> None:
    dialog = shown(qtbot, office)
    dialog.form.add_button.click()
    dialog.set_value("name", "thôn đại hào")
    dialog.set_value("kind", "village")
    save()
    assert error(dialog, "name") == texts.taken("Thôn Đại Hào")
    assert len(office.units.all()) == len(units)


def test_a_unit_in_use_stays_and_another_goes(qtbot: QtBot, scene: Scene) -> None:
    free = scene.office.units.save(UnitInput(name="A", kind="other"))
    dialog = shown(qtbot, scene.office)
    assert dialog.uid == free.uid
    press(Qt.Key.Key_Delete)
    assert free not in scene.office.units.all()
    left = len(scene.office.units.all())
    press(Qt.Key.Key_Delete)
    assert told(dialog, "message_label").startswith("Đơn vị “Công an xã” đang được dùng ở")
    assert len(scene.office.units.all()) == left


def test_closing_asks_about_what_is_not_saved(
    qtbot: QtBot, office: Office, units: dict[str, Unit], answers: list[str]
) -> None:
    dialog = shown(qtbot, office)
    go_to(dialog, "name_edit")
    press(Qt.Key.Key_End)
    type_text(" Đông")
    answers.append(window.SAVE)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert {unit.name for unit in office.units.all()} == {*units, "Thôn Đại Hào Đông"} - {"Thôn Đại Hào"}


def test_a_list_from_excel_becomes_units_in_one_step(qtbot: QtBot, office: Office, answers: list[str]) -> None:
    dialog = shown(qtbot, office)
    dialog.form.records_tree.setFocus()
    before = listed(dialog)
    answers += [editing.ADD_ALL]
    rows = (
        "Tên đơn vị\tLoại\tTừ ngày",
        "1\tThôn An Lợi\tthôn, tổ dân phố\t1/7/25",
        "2\tCông an xã\tLực lượng vũ trang\t",
    )
    paste("\r\n".join(rows))
    assert set(listed(dialog)) - set(before) == {"Thôn An Lợi", "Công an xã"}
    village = next(unit for unit in office.units.all() if unit.name == "Thôn An Lợi")
    assert (village.kind, village.valid_from) == (UnitKind.VILLAGE, date(2025, 7, 1))
    assert office.history.undo() == texts.TAKEN.format(count=2)
    assert len(office.units.all()) == len(before)


@pytest.mark.parametrize(
    "rows", ["Thôn An Lợi\tlàng\nCông an xã\tLực lượng vũ trang", "Thôn B\tThôn, tổ dân phố\nthôn b\tThôn, tổ dân phố"]
)
def test_of_a_list_with_a_wrong_row_none_comes_in(qtbot: QtBot, office: Office, answers: list[str], rows: str) -> None:
    dialog = shown(qtbot, office)
    dialog.form.records_tree.setFocus()
    before = office.units.all()
    answers += [editing.ADD_ALL, window.CLOSE]
    paste(rows)
    assert office.units.all() == before
    answers += [window.CLOSE]
    paste("")
