"""An office changes a sentence of its papers, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.texts import window
from danvan_desktop.ui.wording_dialog import WordingDialog
from tests.gui.dialogs import error
from tests.gui.keys import press, save, show, type_text

CTRL, TAB = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Tab


@pytest.fixture
def dialog(qtbot: QtBot, office: Office) -> WordingDialog:
    dialog = WordingDialog(None, office)
    qtbot.addWidget(dialog)
    dialog.form.paper_combo.setCurrentIndex(dialog.form.paper_combo.findData("directives"))
    show(qtbot, dialog)
    dialog.form.sentences_tree.setFocus()
    return dialog


def preview(dialog: WordingDialog) -> str:
    return QTextDocumentFragment.fromHtml(dialog.form.preview_label.text()).toPlainText()


def down_to(dialog: WordingDialog, key: str) -> None:
    for _ in range(20):
        if dialog.row is not None and dialog.row.key == key:
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(f"there is no sentence {key}")


def test_a_sentence_is_changed_previewed_and_kept(dialog: WordingDialog, office: Office) -> None:
    down_to(dialog, "task_due")  # {nội dung} (trước ngày {hạn}).
    press(TAB)
    press(Qt.Key.Key_A, modifier=CTRL)
    type_text("{nội dung}, **xong trước {hạn}**.")
    assert preview(dialog) == "Đăng ký mô hình mới, xong trước 15/12/2026."
    assert "<b>xong trước 15/12/2026</b>" in dialog.form.preview_label.text()
    save()
    assert office.wording.wording("directives")["task_due"] == "{text}, **xong trước {due}**."
    item = dialog.form.sentences_tree.currentItem()
    assert item is not None
    assert item.text(1) == "{nội dung}, **xong trước {hạn}**."
    dialog.form.restore_button.click()
    assert item.text(1) == ""
    assert office.wording.wording("directives")["task_due"] == "{text} (trước ngày {due})."


def test_moving_on_keeps_the_sentence_and_a_wrong_one_stays(dialog: WordingDialog, office: Office) -> None:
    down_to(dialog, "task_due")
    press(TAB)
    press(Qt.Key.Key_End, modifier=CTRL)
    type_text(" {gì đó}")
    assert "Không có trường {gì đó} cho câu này. Câu này dùng được: {nội dung}, {hạn}" in error(dialog, "text")
    dialog.form.sentences_tree.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.row is not None
    assert dialog.row.key == "task_due"
    assert dialog.form.text_edit.hasFocus()
    assert dialog.form.text_edit.toPlainText().endswith("{gì đó}")
    for _ in "{gì đó}":
        press(Qt.Key.Key_Backspace)
    type_text("Chú ý.")
    dialog.form.sentences_tree.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.row.key == "task_until"
    assert office.wording.wording("directives")["task_due"].endswith(" Chú ý.")


def test_a_field_is_picked_from_the_menu(dialog: WordingDialog) -> None:
    press(TAB, TAB)
    assert dialog.form.fields_button.hasFocus()
    menu = dialog.form.fields_button.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["nơi nhận báo cáo", "qua cơ quan", "hạn"]
    before = dialog.form.text_edit.toPlainText()
    menu.actions()[-1].trigger()
    assert dialog.form.text_edit.hasFocus()
    assert dialog.form.text_edit.toPlainText() == "{hạn}" + before


def test_leaving_with_a_wrong_sentence_asks(dialog: WordingDialog, answers: list[str], office: Office) -> None:
    press(TAB)
    type_text("{")
    answers += [window.KEEP_EDITING, window.DISCARD]
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not any(row.own for row in office.wording.rows("directives"))
