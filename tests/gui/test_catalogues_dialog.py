"""Catalogues: the office's own rows over those that came with the program."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.catalogues import Field
from danvan_desktop.domain.money import Rounding
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.services.catalogue_rows import FIELDS, EditorRow
from danvan_desktop.texts import catalogues as texts
from danvan_desktop.texts import editing, window
from danvan_desktop.ui import prompts
from danvan_desktop.ui.catalogue_row_dialog import CatalogueRowDialog
from danvan_desktop.ui.catalogues_dialog import CataloguesDialog
from tests.gui.dialogs import error, go_to
from tests.gui.keys import focus, paste, press, save, show, type_text

TAB = Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, office: Office, name: str) -> CataloguesDialog:
    dialog = CataloguesDialog(None, office)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    dialog.form.catalogue_combo.setCurrentIndex(dialog.form.catalogue_combo.findData(name))
    return dialog


def row_dialog(qtbot: QtBot, office: Office, name: str, key: str | None = None) -> CatalogueRowDialog:
    row = next((row for row in office.catalogues.rows(name) if row.key == key), None)
    dialog = CatalogueRowDialog(None, office, name, row)
    qtbot.addWidget(dialog, before_close_func=CatalogueRowDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)
    return dialog


def row(office: Office, name: str, key: str) -> EditorRow:
    return next(row for row in office.catalogues.rows(name) if row.key == key)


def items(dialog: CataloguesDialog) -> list[QTreeWidgetItem]:
    tree = dialog.form.rows_tree
    found = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [item for item in found if item]


def enabled(dialog: CataloguesDialog) -> list[bool]:
    form = dialog.form
    buttons = (form.add_button, form.edit_button, form.remove_button, form.restore_button)
    return [button.isEnabled() for button in buttons]


@pytest.mark.parametrize("name", FIELDS)
def test_every_catalogue_shows_its_rows_with_source_and_days(qtbot: QtBot, office: Office, name: str) -> None:
    dialog = shown(qtbot, office, name)
    header = dialog.form.rows_tree.headerItem()
    titles = [header.text(place) for place in range(header.columnCount())]
    assert titles == [*(texts.TITLES[field] for field in FIELDS[name]), texts.TITLES["origin"]]
    assert len(items(dialog)) == len(office.catalogues.rows(name))
    assert {item.text(len(titles) - 1) for item in items(dialog)} == {"Gốc"}
    shown_texts = {item.text(place) for item in items(dialog) for place in range(len(titles))}
    assert not {text for text in shown_texts if "_" in text or text in ("party", "individual", "up", "linh")}


def test_values_are_shown_as_people_write_them(qtbot: QtBot, office: Office) -> None:
    wages = items(shown(qtbot, office, "base_wages"))
    assert [wages[-1].text(place) for place in (0, 2)] == ["2.530.000", "01/7/2026"]
    coefficients = [[item.text(place) for place in range(3)] for item in items(shown(qtbot, office, "coefficients"))]
    assert ["Giấy khen của Chủ tịch Ủy ban nhân dân xã", "Cá nhân", "0,15"] in coefficients


def test_a_coefficient_is_added_by_keys_and_counts(qtbot: QtBot, office: Office) -> None:
    dialog = row_dialog(qtbot, office, "coefficients")
    dialog.set_value("award_kind", "gk-btv-dang-uy-xa")
    press(TAB, Qt.Key.Key_Down, TAB)
    type_text("0,45")
    press(TAB)
    type_text("Quyết định của Ban Thường vụ")
    press(TAB)
    type_text("1/1/26")
    save()
    assert dialog.saved is not None
    found = office.catalogues.current().coefficient("gk-btv-dang-uy-xa", RecipientKind.COLLECTIVE, date(2026, 11, 23))
    assert found is not None
    assert (found.value, found.source, found.valid_from) == (
        Decimal("0.45"),
        "Quyết định của Ban Thường vụ",
        date(2026, 1, 1),
    )
    assert found.name == "Giấy khen của Ban Thường vụ Đảng ủy xã - tập thể"
    assert not row(office, "coefficients", dialog.saved).shipped


def test_two_rows_of_one_name_stay_two(qtbot: QtBot, office: Office) -> None:
    keys = []
    for _ in range(2):
        dialog = row_dialog(qtbot, office, "laws")
        dialog.set_value("name", "Hướng dẫn của huyện")
        go_to(dialog, "source_edit")
        save()
        keys.append(dialog.saved)
    assert len(set(keys)) == 2
    assert sum(law.name == "Hướng dẫn của huyện" for law in office.catalogues.current().laws.values()) == 2


def test_a_wage_is_typed_with_dots(qtbot: QtBot, office: Office) -> None:
    dialog = row_dialog(qtbot, office, "base_wages")
    type_text("2.700.000")
    dialog.set_value("valid_from", "1/7/2027")
    save()
    wage = office.catalogues.current().base_wage(date(2027, 7, 1))
    assert wage is not None
    assert (wage.amount, wage.name) == (2_700_000, "2.700.000 đồng/tháng")


def test_a_shipped_row_is_changed_and_taken_back(qtbot: QtBot, office: Office) -> None:
    dialog = row_dialog(qtbot, office, "fields", "economy")
    assert not dialog.is_changed()
    press(Qt.Key.Key_A, modifier=CTRL)
    type_text("Phát triển kinh tế")
    save()
    listing = shown(qtbot, office, "fields")
    assert items(listing)[0].text(0) == "Phát triển kinh tế"
    assert items(listing)[0].text(5) == "Cơ quan sửa"
    assert office.catalogues.current().fields["economy"].name == "Phát triển kinh tế"
    assert enabled(listing) == [True, True, True, True]
    go_to(listing, "restore_button")
    press(Qt.Key.Key_Space)
    assert office.catalogues.current().fields["economy"].name == "Kinh tế"
    assert [items(listing)[0].text(place) for place in (0, 5)] == ["Kinh tế", "Gốc"]
    assert not listing.form.restore_button.isEnabled()


def test_a_row_out_of_use_is_struck_and_comes_back(qtbot: QtBot, office: Office) -> None:
    dialog = shown(qtbot, office, "fields")
    go_to(dialog, "remove_button")
    press(Qt.Key.Key_Space)
    assert "economy" not in office.catalogues.current().fields
    first = items(dialog)[0]
    assert (first.text(0), first.text(5)) == ("Kinh tế", "✖ Bỏ dùng")
    assert first.font(0).strikeOut()
    assert enabled(dialog) == [True, False, False, True]
    go_to(dialog, "restore_button")
    press(Qt.Key.Key_Space)
    assert isinstance(office.catalogues.current().fields["economy"], Field)
    assert not items(dialog)[0].font(0).strikeOut()


def test_an_own_row_goes_for_good(qtbot: QtBot, office: Office) -> None:
    office.catalogues.put("laws", {"key": "x", "name": "Hướng dẫn của huyện"})
    dialog = shown(qtbot, office, "laws")
    dialog.form.rows_tree.setCurrentItem(items(dialog)[-1])
    assert items(dialog)[-1].text(5) == "Của cơ quan"
    go_to(dialog, "remove_button")
    press(Qt.Key.Key_Space)
    assert "x" not in [one.key for one in office.catalogues.rows("laws")]


def test_settings_are_chosen_but_neither_added_nor_removed(qtbot: QtBot, office: Office) -> None:
    assert enabled(shown(qtbot, office, "settings")) == [False, True, False, False]
    dialog = row_dialog(qtbot, office, "settings", "money_rounding")
    assert focus().objectName() == "choice_combo"
    press(Qt.Key.Key_Down)
    save()
    assert dialog.saved == "money_rounding"
    assert office.catalogues.current().rounding is Rounding.NEAREST


def test_a_setting_that_is_a_day_is_typed_as_one(qtbot: QtBot, office: Office) -> None:
    listed = [item for item in items(shown(qtbot, office, "settings")) if item.text(1) == "27/5/2026"]
    assert len(listed) == 1
    dialog = row_dialog(qtbot, office, "settings", "party_hd05_from")
    assert dialog.value("valid_from") == "27/5/2026"
    dialog.set_value("valid_from", "")
    save()
    assert error(dialog, "valid_from")
    dialog.set_value("valid_from", "12/1/26")
    save()
    assert office.catalogues.current().settings["party_hd05_from"].value == "2026-01-12"


def test_all_problems_show_and_nothing_is_saved(qtbot: QtBot, office: Office) -> None:
    before = office.catalogues.rows("coefficients")
    dialog = row_dialog(qtbot, office, "coefficients")
    dialog.set_value("value", "nhiều")
    dialog.set_value("valid_from", "1/7/26")
    dialog.set_value("valid_to", "30/6/26")
    save()
    assert error(dialog, "award_kind").startswith("Chưa chọn hình thức khen thưởng.")
    assert error(dialog, "recipient").startswith("Chưa chọn đối tượng.")
    assert error(dialog, "value").startswith("Không đọc được “nhiều” thành số.")
    assert error(dialog, "valid_to").endswith("sớm hơn ngày bắt đầu. Hãy kiểm tra lại hai ngày.")
    assert office.catalogues.rows("coefficients") == before


def test_a_key_that_is_taken_is_refused(qtbot: QtBot, office: Office) -> None:
    dialog = row_dialog(qtbot, office, "paper_kinds")
    type_text("CV")
    press(TAB)
    type_text("Giấy mời")
    save()
    assert error(dialog, "key") == texts.KEY_TAKEN
    assert office.catalogues.current().paper_kinds["CV"].name == "Công văn"


def test_enter_on_a_row_opens_it_and_shows_what_was_saved(qtbot: QtBot, office: Office) -> None:
    dialog = shown(qtbot, office, "terms")

    def change() -> None:
        editor = QApplication.activeModalWidget()
        assert isinstance(editor, CatalogueRowDialog)
        editor.set_value("name", "Nhiệm kỳ 2010-2015")
        editor.accept()

    go_to(dialog, "rows_tree")
    QTimer.singleShot(0, change)
    press(Qt.Key.Key_Return)
    (current,) = dialog.form.rows_tree.selectedItems()
    assert [current.text(place) for place in (0, 4)] == ["Nhiệm kỳ 2010-2015", "Cơ quan sửa"]


ROWS = (
    "Giấy khen của Chủ tịch Ủy ban nhân dân xã\tCá nhân\t0,2\tNghị quyết 12\t01/01/2027\r\n"
    "giấy khen của chủ tịch ủy ban nhân dân xã\ttập thể\t0,4\tNghị quyết 12\t1/1/27\t31/12/2027\r\n"
)


def test_copied_rows_come_in_after_asking_and_go_in_one_step(qtbot: QtBot, office: Office, answers: list[str]) -> None:
    dialog = shown(qtbot, office, "coefficients")
    before = office.catalogues.rows("coefficients")
    dialog.form.rows_tree.setFocus()
    answers.append(editing.ADD_NONE)
    paste(ROWS)
    assert office.catalogues.rows("coefficients") == before
    answers.append(editing.ADD_ALL)
    paste(ROWS)
    added = office.catalogues.rows("coefficients")[len(before) :]
    assert [(row.values["recipient"], row.values["value"], row.values["valid_from"]) for row in added] == [
        ("individual", "0.2", "2027-01-01"),
        ("collective", "0.4", "2027-01-01"),
    ]
    assert {row.own for row in added} == {True}
    assert dialog.current() == added[0]
    assert dialog.form.note_label.text() == texts.ADDED.format(count=2)
    answers.extend([editing.ADD_ALL, window.CLOSE])
    paste(ROWS)
    assert office.catalogues.rows("coefficients") == [*before, *added], "they are there already"
    office.history.undo()
    assert office.catalogues.rows("coefficients") == before


def test_rows_copied_with_their_headings_are_taken_by_these(qtbot: QtBot, office: Office, answers: list[str]) -> None:
    dialog = shown(qtbot, office, "laws")
    dialog.form.rows_tree.setFocus()
    answers.append(editing.ADD_ALL)
    paste("Nguồn\tTên\tTừ ngày\tLoại dòng\r\nCông báo\tHướng dẫn 01 của huyện\t05/3/2026\tCủa cơ quan\r\n")
    law = next(law for law in office.catalogues.current().laws.values() if law.name == "Hướng dẫn 01 của huyện")
    assert (law.source, law.valid_from, law.cited_in) == ("Công báo", date(2026, 3, 5), "-")


@pytest.mark.parametrize(
    ("name", "text", "row", "problem"),
    [
        (
            "award_kinds",
            "Giấy khen A\tĐảng\r\nGiấy khen B\tPhường",
            2,
            "Chưa rõ hệ thống “Phường”. Hãy ghi đúng một tên: Đảng; Chính quyền",
        ),
        ("award_kinds", "Giấy khen A", 1, "Chưa chọn hệ thống."),
        ("base_wages", "2.700.000\tNĐ\t31/6/2027", 1, "Ngày 31/6/2027 không có trong lịch."),
        ("base_wages", "2.700.000\tNĐ\t1/7", 1, "Không đọc được “1/7” thành ngày tháng."),
        ("paper_kinds", "CV\tCông văn khác", 1, texts.KEY_TAKEN),
        ("terms", "Nhiệm kỳ 2031-2036\r\nNhiệm kỳ 2031-2036", 2, "đã có trong danh mục"),
    ],
)
def test_one_row_that_cannot_be_taken_leaves_all_out_and_says_why(
    qtbot: QtBot,
    office: Office,
    answers: list[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    text: str,
    row: int,
    problem: str,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(prompts, "warn", lambda _parent, sentence: said.append(sentence))
    dialog = shown(qtbot, office, name)
    before = office.catalogues.rows(name)
    dialog.form.rows_tree.setFocus()
    answers.append(editing.ADD_ALL)
    paste(text)
    assert office.catalogues.rows(name) == before
    (sentence,) = said
    assert sentence.startswith(f"Chưa thêm dòng nào. Dòng {row}: ")
    assert problem in sentence


def test_where_nothing_can_be_added_the_window_says_so(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(prompts, "inform", lambda _parent, sentence: said.append(sentence))
    dialog = shown(qtbot, office, "settings")
    dialog.form.rows_tree.setFocus()
    paste("x\ty")
    dialog = shown(qtbot, office, "terms")
    dialog.form.rows_tree.setFocus()
    paste(" ")
    assert said[0] == texts.NO_ADDING
    assert said[1].endswith("các cột theo thứ tự: tên, nguồn, từ ngày, đến ngày.")
