"""Layout profiles are edited beside the papers that they make."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.texts import layouts as texts
from danvan_desktop.texts import window
from danvan_desktop.ui.layouts_dialog import LayoutsDialog
from tests.gui.keys import focus, press, save, show, type_text


@pytest.fixture
def dialog(qtbot: QtBot, office: Office) -> LayoutsDialog:
    dialog = LayoutsDialog(None, office)
    qtbot.addWidget(dialog, before_close_func=lambda shown: setattr(shown, "_before", shown.values.all()))
    show(qtbot, dialog)
    return dialog


def choose(dialog: LayoutsDialog, key: str) -> None:
    dialog.form.profile_combo.setCurrentIndex(dialog.form.profile_combo.findData(key))


def type_value(dialog: LayoutsDialog, field: str, text: str) -> None:
    """As a user does: F2, the value, Enter."""
    dialog.values.go_to(field)
    press(Qt.Key.Key_F2)
    editor = focus()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text(text)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes over what was typed after the key


def page_text(dialog: LayoutsDialog, page: int) -> str:
    return dialog.document.getAllText(page).text()


def test_every_profile_shows_its_papers(dialog: LayoutsDialog, office: Office) -> None:
    for key, layout in office.layouts.current().items():
        choose(dialog, key)
        assert dialog.document.pageCount() >= 4
        assert layout.heading.title[0] in page_text(dialog, 0)
        assert layout.source in dialog.form.source_label.text()
        assert not dialog.is_changed()


def test_a_change_is_seen_at_once_and_kept_when_it_is_saved(
    qtbot: QtBot, dialog: LayoutsDialog, office: Office
) -> None:
    choose(dialog, "party-hd05")
    assert not dialog.form.save_button.isEnabled()
    type_value(dialog, "words.recipients", "Nơi gửi:")
    qtbot.waitUntil(lambda: "Nơi gửi:" in page_text(dialog, 1))
    assert office.layouts.changed() == set()
    save()
    assert office.layouts.current()["party-hd05"].words.recipients == "Nơi gửi:"
    assert dialog.form.profile_combo.currentText().endswith("(cơ quan đã sửa)")
    assert dialog.form.source_label.text() == texts.SAVED
    office.history.undo()
    assert office.layouts.changed() == set()


def test_a_switch_and_a_choice_are_changed_by_keys(dialog: LayoutsDialog, office: Office) -> None:
    choose(dialog, "state-nd30")
    dialog.values.go_to("page.two_sided")
    press(Qt.Key.Key_Space)
    dialog.values.go_to("heading.title_align")
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog.save()
    layout = office.layouts.current()["state-nd30"]
    assert (layout.page.two_sided, layout.heading.title_align) == (True, "right")


def test_a_value_out_of_its_room_is_told_and_nothing_typed_is_lost(
    qtbot: QtBot, dialog: LayoutsDialog, office: Office
) -> None:
    choose(dialog, "front")
    type_value(dialog, "page.left", "200")
    qtbot.waitUntil(dialog.form.message_label.isVisible)
    assert "Lề trái" in dialog.form.message_label.text()
    assert not dialog.save()
    assert dialog.values.all()["page.left"] == "200"
    assert office.layouts.changed() == set()
    type_value(dialog, "page.left", "32,5")
    qtbot.waitUntil(lambda: not dialog.form.message_label.isVisible())
    assert dialog.save()
    assert office.layouts.current()["front"].page.left == 32.5


def test_what_is_being_typed_is_saved_too(dialog: LayoutsDialog, office: Office) -> None:
    choose(dialog, "union")
    dialog.values.go_to("places.signature_gap")
    type_text("35")
    save()
    assert office.layouts.current()["union"].signature_gap == 35


def test_the_shipped_profile_comes_back(dialog: LayoutsDialog, office: Office) -> None:
    choose(dialog, "youth")
    assert not dialog.form.restore_button.isEnabled()
    type_value(dialog, "body.line_exact", "20")
    assert dialog.save()
    dialog.form.restore_button.click()
    assert office.layouts.changed() == set()
    assert dialog.values.all()["body.line_exact"] == "18"


@pytest.mark.parametrize(
    ("answer", "kept", "shown"),
    [
        (window.SAVE, {"party-hd36"}, "front"),
        (window.DISCARD, set(), "front"),
        (window.KEEP_EDITING, set(), "party-hd36"),
    ],
)
def test_what_is_not_saved_is_asked_for(
    answer: str, kept: set[str], shown: str, dialog: LayoutsDialog, office: Office, answers: list[str]
) -> None:
    choose(dialog, "party-hd36")
    type_value(dialog, "page.top", "25")
    answers.append(answer)
    choose(dialog, "front")
    assert office.layouts.changed() == kept
    assert dialog.form.profile_combo.currentData() == shown


def test_closing_asks_too(dialog: LayoutsDialog, office: Office, answers: list[str]) -> None:
    type_value(dialog, "page.top", "25")
    answers.append(window.KEEP_EDITING)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    answers.append(window.DISCARD)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert office.layouts.changed() == set()
