"""A directive is entered, checked, changed and left, all by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from danvan_desktop.domain.directives import Direction, DirectiveInput, LineInput
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.texts import directives as texts
from danvan_desktop.texts import issuing, store, window
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.forms import child
from tests.conftest import Scene
from tests.gui.dialogs import error, go_to, told
from tests.gui.keys import focus, paste, press, save, show, type_text

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, scene: Scene, uid: str | None = None, direction: str = Direction.OUTGOING) -> DirectiveDialog:
    dialog = DirectiveDialog(None, scene.office, uid, direction)
    qtbot.addWidget(dialog, before_close_func=DirectiveDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)
    return dialog


def test_a_directive_is_entered_by_keys_only(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    press(TAB, TAB, TAB)
    type_text("12a")
    press(TAB, TAB, TAB)
    type_text("5/9/26")
    press(TAB, TAB)
    type_text("V/v đẩy mạnh phong trào")
    press(TAB)
    for name in ("UBND huyện", "Các chi, đảng bộ"):
        type_text(name)
        press(ENTER)
    press(TAB, modifier=CTRL)
    assert focus().objectName() == "opening_edit"
    type_text("Thực hiện kế hoạch năm")
    press(TAB)
    paste("1. Rà soát mô hình\n2. Tổng kết")
    press(Qt.Key.Key_Right)
    type_text("1/12/26")
    press(ENTER)
    save()

    record = dialog.saved
    assert record is not None, [label.text() for label in dialog.findChildren(QLabel) if "error" in label.objectName()]
    assert record == scene.office.directives.get(record.uid)
    assert record.printed_number == "12a-CV/HU"
    assert record.signed_on.isoformat() == "2026-09-05"
    assert record.place == "Triệu Phong"
    assert [line.name for line in record.addressees] == ["UBND huyện", "Các chi, đảng bộ"]
    assert record.opening == "Thực hiện kế hoạch năm"
    assert [(task.text, task.due and task.due.isoformat()) for task in record.tasks] == [
        ("Rà soát mô hình", None),
        ("Tổng kết", "2026-12-01"),
    ]
    assert record.signer == scene.issuer.signers[0].uid, "the only signer is offered"


def test_a_changed_directive_keeps_its_parts(qtbot: QtBot, scene: Scene) -> None:
    before = scene.directive
    dialog = shown(qtbot, scene, before.uid)
    assert not dialog.is_changed()
    go_to(dialog, "tasks_table")
    press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    go_to(dialog, "subject_edit")
    press(Qt.Key.Key_End, modifier=CTRL)
    type_text(" năm 2020")
    save()
    after = scene.office.directives.get(before.uid)
    assert after.subject == before.subject + " năm 2020"
    assert [task.uid for task in after.tasks] == [task.uid for task in reversed(before.tasks)]
    assert (after.number, after.symbol, after.signed_on) == (before.number, before.symbol, before.signed_on)


def test_the_next_number_is_offered_and_taken_on_demand(qtbot: QtBot, scene: Scene) -> None:
    for day, number in (("23/11/2026", "7"), ("1/7/2026", "11")):
        scene.office.directives.save(
            DirectiveInput(
                issuer=scene.issuer.uid,
                number=number,
                signed_on=day,
                subject="khác",
                addressees=(LineInput(name="UBND xã"),),
            )
        )
    dialog = shown(qtbot, scene)
    line = child(dialog, QLineEdit, "number_edit")
    expected = str(scene.office.directives.next_number(scene.issuer, "CV", scene.office.today()))
    assert line.placeholderText() == expected
    assert line.text() == ""
    go_to(dialog, "next_number_button")
    press(Qt.Key.Key_Space)
    assert line.text() == expected
    assert focus().objectName() == "signed_on_edit"


def test_an_incoming_directive_is_offered_no_number(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, direction=Direction.INCOMING)
    assert child(dialog, QLineEdit, "number_edit").placeholderText() == ""
    assert not child(dialog, QPushButton, "next_number_button").isEnabled()


def test_the_symbol_follows_the_kind_until_it_is_typed(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    assert dialog.value("symbol") == "-CV/HU"
    dialog.set_value("kind", "KH")
    assert dialog.value("symbol") == "-KH/HU"
    go_to(dialog, "symbol_edit")
    press(Qt.Key.Key_A, modifier=CTRL)
    type_text("-KH/BDV")
    dialog.set_value("kind", "CV")
    assert dialog.value("symbol") == "-KH/BDV"


def test_signers_are_those_of_the_day_and_one_who_was_chosen(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    signer = scene.issuer.signers[0]
    assert signer.authority in child(dialog, QLabel, "signature_label").text()
    go_to(dialog, "signed_on_edit")
    type_text("1/1/2010")
    assert dialog.value("signer") == signer.uid, "what was chosen stays, so that saving can say what is wrong"
    dialog.set_value("signer", "")
    type_text("1")
    press(Qt.Key.Key_Backspace)
    dialog.set_value("signer", signer.uid)
    assert dialog.value("signer") == ""


def test_a_problem_brings_its_tab_to_the_front(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, scene.directive.uid)
    go_to(dialog, "due_edit")
    type_text("31/2/26")
    go_to(dialog, "subject_edit")
    save()
    tabs = child(dialog, QTabWidget, "tabs")
    assert dialog.saved is None
    assert tabs.tabText(tabs.currentIndex()).replace("&", "") == "Nội dung và nhiệm vụ"
    assert [tabs.tabIcon(place).isNull() for place in range(3)] == [True, False, True]
    assert focus().objectName() == "due_edit"
    assert "31/2/2026" in error(dialog, "due")
    type_text("x")
    assert error(dialog, "due") == "", "the sentence goes when the field changes"
    assert tabs.tabIcon(1).isNull()


def test_a_problem_in_a_list_marks_the_cell(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, scene.directive.uid)
    dialog.set_value("tasks", [{"text": "một", "due": ""}, {"text": "", "due": "1/7/26"}])
    save()
    table = dialog.form.tasks_table
    assert (table.currentRow(), table.currentColumn()) == (1, 0)
    assert error(dialog, "tasks") == "Dòng 2: Chưa nhập nội dung nhiệm vụ."
    assert focus() is table


def test_a_problem_far_down_in_a_list_comes_into_sight(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, scene.directive.uid)
    long = "Rà soát mô hình, điển hình ở từng thôn và báo cáo kết quả về xã. " * 6
    dialog.set_value("tasks", [{"text": long, "due": "31/2/26" if row == 3 else ""} for row in range(8)])
    save()
    table = dialog.form.tasks_table
    assert (table.currentRow(), table.currentColumn()) == (3, 1)
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex()).center()))


def test_all_problems_show_at_once_the_first_one_ready_to_type(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "signed_on_edit")
    type_text("1/7/26")
    save()
    assert error(dialog, "number") == issuing.DATE_NEEDS_NUMBER
    assert error(dialog, "subject") == "Chưa nhập trích yếu."
    assert error(dialog, "addressees") == texts.NEEDS_ADDRESSEE
    assert focus().objectName() == "number_edit"
    assert dialog.isVisible()


def test_a_taken_number_leaves_the_form_as_it_was(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    for field, value in (("number", "374"), ("signed_on", "30/7/2019"), ("subject", "khác")):
        dialog.set_value(field, value)
    dialog.set_value("addressees", [{"name": "UBND xã"}])
    before = dialog.values()
    go_to(dialog, "subject_edit")
    save()
    assert error(dialog, "number").startswith("Số 374-CV/HU đã dùng cho văn bản")
    assert dialog.values() == before
    assert len(scene.office.directives.find(ListQuery())) == 1


def test_a_text_in_an_old_code_is_mended_by_the_link(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, scene.directive.uid)
    go_to(dialog, "subject_edit")
    press(Qt.Key.Key_A, modifier=CTRL)
    paste("§Èy m¹nh phong trµo thi ®ua")
    save()
    assert "TCVN3" in error(dialog, "subject")
    press(TAB, TAB)
    assert focus().objectName() == "subject_error"
    press(ENTER)
    assert dialog.value("subject") == "Đẩy mạnh phong trào thi đua"
    assert error(dialog, "subject") == ""
    assert focus().objectName() == "subject_edit"


def test_a_cell_in_an_old_code_is_mended_too(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, scene.directive.uid)
    dialog.set_value("addressees", [{"name": "§¶ng ñy x·"}])
    save()
    child(dialog, QLabel, "addressees_error").setFocus()
    press(TAB, ENTER)
    assert [row["name"] for row in dialog.value("addressees")] == ["Đảng ủy xã"]


@pytest.mark.parametrize(
    ("typed", "text"), [("1/7/26", "01/7/2026"), ("010726", "01/7/2026"), ("31/2/26", "31/2/26"), ("", "")]
)
def test_a_date_takes_its_usual_form_when_it_is_left(qtbot: QtBot, scene: Scene, typed: str, text: str) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "signed_on_edit")
    type_text(typed)
    press(TAB)
    assert dialog.value("signed_on") == text
    assert bool(error(dialog, "signed_on")) == (text == "31/2/26")


def test_escape_closes_at_once_where_nothing_changed(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, scene.directive.uid)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.saved is None


@pytest.mark.parametrize(
    ("answer", "open_after", "subject"),
    [(window.SAVE, False, "Mới"), (window.DISCARD, False, None), (window.KEEP_EDITING, True, None)],
)
def test_escape_asks_where_something_would_be_lost(
    qtbot: QtBot, scene: Scene, answers: list[str], answer: str, open_after: bool, subject: str | None
) -> None:
    dialog = shown(qtbot, scene, scene.directive.uid)
    go_to(dialog, "subject_edit")
    press(Qt.Key.Key_A, modifier=CTRL)
    type_text("Mới")
    answers.append(answer)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible() is open_after
    assert scene.office.directives.get(scene.directive.uid).subject == (subject or scene.directive.subject)


def test_what_no_field_is_to_blame_for_stands_at_the_top(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene, scene.directive.uid)
    go_to(dialog, "subject_edit")
    type_text("x")
    scene.office.directives.remove([scene.directive.uid])
    save()
    assert child(dialog, QLabel, "message_label").isVisible()
    assert told(dialog, "message_label") == store.NOT_FOUND
    assert dialog.isVisible()


def test_a_long_text_is_one_field_and_tab_leaves_it(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "opening_edit")
    opening = child(dialog, QPlainTextEdit, "opening_edit")
    least = opening.height()
    paste("\n".join(f"Đoạn {number}" for number in range(1, 5)))
    qtbot.waitUntil(lambda: opening.height() > least)
    press(TAB)
    assert focus() is dialog.form.tasks_table
