"""Issuers with their names and signers are entered and changed side by side, by keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.issuers import Issuer, IssuerInput, IssuerNameInput, SignerInput, Track
from danvan_desktop.texts import issuers as texts
from danvan_desktop.texts import window
from danvan_desktop.ui.issuers_dialog import IssuersDialog
from tests.conftest import Scene
from tests.gui.dialogs import error, go_to, told
from tests.gui.keys import focus, press, save, show, type_text

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, office: Office) -> IssuersDialog:
    dialog = IssuersDialog(None, office)
    qtbot.addWidget(dialog, before_close_func=IssuersDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)
    return dialog


def listed(dialog: IssuersDialog) -> list[str]:
    tree = dialog.form.records_tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [item.text(0) for item in items if item]


@pytest.fixture
def front(office: Office) -> Issuer:
    """A second body, after the one of the scene."""
    return office.issuers.save(
        IssuerInput(
            name="Mặt trận xã",
            track="front",
            symbol="MTTQ",
            place="Ái Tử",
            names=(IssuerNameInput(valid_from="1/7/2025", name="ỦY BAN MTTQ VIỆT NAM XÃ"),),
            signers=(SignerInput(full_name="Hồ Thị Thử", title="CHỦ TỊCH"),),
        )
    )


def test_the_first_issuer_is_entered_by_keys_only(qtbot: QtBot, office: Office) -> None:
    dialog = shown(qtbot, office)
    assert dialog.form.note_label.text() == texts.NEW
    assert not dialog.form.remove_button.isEnabled()
    type_text("Đảng ủy xã Triệu Phong")
    press(TAB, Qt.Key.Key_Down, TAB)
    type_text("ĐU")
    press(TAB)
    type_text("Triệu Phong")
    go_to(dialog, "names_table")
    for cell in ("ĐẢNG BỘ TỈNH QUẢNG TRỊ", "ĐẢNG ỦY XÃ TRIỆU PHONG", "1/7/25"):
        type_text(cell)
        press(ENTER)
    go_to(dialog, "signers_table")
    for cell in ("Nguyễn Văn Thử", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "1/8/25"):
        type_text(cell)
        press(ENTER)
    save()

    assert dialog.isVisible(), "saving keeps the dialog open"
    assert dialog.form.note_label.text() == "Đã lưu “Đảng ủy xã Triệu Phong”."
    assert listed(dialog) == ["Đảng ủy xã Triệu Phong"]
    (issuer,) = office.issuers.all().values()
    assert (issuer.name, issuer.track, issuer.symbol, issuer.place, issuer.own) == (
        "Đảng ủy xã Triệu Phong",
        Track.PARTY,
        "ĐU",
        "Triệu Phong",
        True,
    )
    assert issuer.name_on(date(2025, 7, 1)).superior == "ĐẢNG BỘ TỈNH QUẢNG TRỊ"
    assert [(one.full_name, one.valid_from, one.valid_to) for one in issuer.signers] == [
        ("Nguyễn Văn Thử", date(2025, 8, 1), None)
    ]
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible(), "nothing is left to ask about"


def test_names_and_signers_stay_the_same_ones(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene.office)
    go_to(dialog, "archive_edit")
    type_text("VP")
    save()
    dialog.set_value("archive", "VPHU")
    save()
    after = scene.office.issuers.all()[scene.issuer.uid]
    assert after.archive == "VPHU"
    assert (after.names, after.signers) == (scene.issuer.names, scene.issuer.signers)


def test_the_list_shows_one_after_the_other(qtbot: QtBot, scene: Scene, front: Issuer) -> None:
    dialog = shown(qtbot, scene.office)
    assert focus() is dialog.form.records_tree
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.uid == front.uid)
    assert dialog.value("name") == "Mặt trận xã"
    assert [row["full_name"] for row in dialog.value("signers")] == ["Hồ Thị Thử"]
    assert not dialog.is_changed()


@pytest.mark.parametrize(
    ("answer", "goes_on", "symbol"),
    [(window.SAVE, True, "MỚI"), (window.DISCARD, True, "HU"), (window.KEEP_EDITING, False, "HU")],
)
def test_nothing_typed_is_lost_on_the_way_to_another_issuer(
    qtbot: QtBot, scene: Scene, front: Issuer, answers: list[str], answer: str, goes_on: bool, symbol: str
) -> None:
    dialog = shown(qtbot, scene.office)
    go_to(dialog, "symbol_edit")
    press(Qt.Key.Key_A, modifier=CTRL)
    type_text("MỚI")
    answers.append(answer)
    go_to(dialog, "records_tree")
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not answers)
    there = front if goes_on else scene.issuer
    assert dialog.uid == there.uid
    assert dialog.form.records_tree.selectedItems()[0].text(0) == there.name
    assert dialog.value("symbol") == ("MTTQ" if goes_on else "MỚI")
    assert scene.office.issuers.all()[scene.issuer.uid].symbol == symbol


def test_what_cannot_be_saved_is_not_left(qtbot: QtBot, scene: Scene, front: Issuer, answers: list[str]) -> None:
    dialog = shown(qtbot, scene.office)
    dialog.set_value("name", "")
    answers.append(window.SAVE)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not answers)
    assert dialog.uid == scene.issuer.uid != front.uid
    assert error(dialog, "name") == "Chưa nhập tên cơ quan."
    assert scene.office.issuers.all()[scene.issuer.uid].name == scene.issuer.name


def test_all_problems_show_and_nothing_is_saved(qtbot: QtBot, office: Office) -> None:
    dialog = shown(qtbot, office)
    dialog.set_value("signers", [{"full_name": "A", "title": "B", "valid_from": "1/7/26", "valid_to": "30/6/26"}])
    save()
    assert error(dialog, "name") == "Chưa nhập tên cơ quan."
    assert error(dialog, "names") == texts.NEEDS_NAME
    assert error(dialog, "signers") == "Dòng 1: Mục ngày thôi ký sớm hơn ngày bắt đầu. Hãy kiểm tra lại hai ngày."
    assert focus().objectName() == "name_edit"
    assert not office.issuers.all()


def test_a_new_one_begins_empty_and_ctrl_n_asks_first(qtbot: QtBot, scene: Scene, answers: list[str]) -> None:
    dialog = shown(qtbot, scene.office)
    go_to(dialog, "place_edit")
    type_text("x")
    answers.append(window.DISCARD)
    press(Qt.Key.Key_N, modifier=CTRL)
    qtbot.waitUntil(lambda: dialog.uid is None)
    assert focus().objectName() == "name_edit"
    assert dialog.value("name") == ""
    assert dialog.value("signers") == []
    assert dialog.form.records_tree.selectedItems() == []


def test_an_issuer_in_use_stays(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene.office)
    press(Qt.Key.Key_Delete)
    assert told(dialog, "message_label").startswith("Cơ quan ban hành “Huyện ủy Triệu Phong” đang được dùng ở")
    assert listed(dialog) == [scene.issuer.name]


def test_a_removed_issuer_comes_back_by_undo(qtbot: QtBot, scene: Scene, front: Issuer) -> None:
    dialog = shown(qtbot, scene.office)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.uid == front.uid)
    go_to(dialog, "remove_button")
    press(Qt.Key.Key_Space)
    assert listed(dialog) == [scene.issuer.name]
    assert dialog.uid == scene.issuer.uid
    assert dialog.form.note_label.text().startswith("Đã xóa “Mặt trận xã”.")
    scene.office.history.undo()
    assert front.uid in scene.office.issuers.all()
