"""The first run by keyboard: filled in, put off, taken up again, and what it leads to."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from danvan_desktop import bootstrap, folders
from danvan_desktop.bootstrap import Office
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.setup_dialog import SetupDialog, Wish
from tests.gui.dialogs import error, go_to, within
from tests.gui.keys import press, show, type_text
from tests.gui.test_main_window import opened

ALT = Qt.KeyboardModifier.AltModifier
DOWN, ENTER, ESCAPE, TAB = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def dialog(qtbot: QtBot, office: Office) -> Iterator[SetupDialog]:
    dialog = SetupDialog(None, office)
    show(qtbot, dialog)
    yield dialog
    dialog.done(0)  # asks nothing
    dialog.deleteLater()


def run(office: Office, act: Callable[[SetupDialog], object]) -> None:
    """Does something in the form as it opens, and leads it to its end."""
    within(SetupDialog, act)
    SetupDialog(None, office).exec()


def back(qtbot: QtBot, dialog: SetupDialog, to: str) -> None:
    """Alt and the letter of “Quay lại”: Qt shows a button pressed for a moment before it acts."""
    press(Qt.Key.Key_Q, modifier=ALT)
    qtbot.waitUntil(lambda: step(dialog) == to)


def step(dialog: SetupDialog) -> str:
    return dialog.form.step_label.text().partition(" – ")[0]


def fill_office() -> None:
    """The pages of the office, its names as suggested, and one signer."""
    press(ENTER)  # the first of the three ways
    press(DOWN, DOWN, TAB)  # Ủy ban nhân dân
    press(DOWN, TAB)  # phường
    type_text("Đông Hà")
    press(TAB, TAB)
    type_text("Quảng Trị")
    press(ENTER)


def test_five_minutes_of_keys_make_an_office(qtbot: QtBot, dialog: SetupDialog, office: Office, tmp_path: Path) -> None:
    fill_office()
    assert step(dialog) == "Bước 2/5"
    press(ENTER)
    type_text("Lê Thị Thử")
    press(Qt.Key.Key_T, modifier=ALT)
    qtbot.waitUntil(lambda: step(dialog) == "Bước 4/5")
    press(ENTER)
    type_text(str(tmp_path.parent))
    press(ENTER)
    assert step(dialog) == "Xong"
    text = dialog.form.summary_label.text()
    assert "Ủy ban nhân dân phường Đông Hà, ký hiệu UBND" in text
    assert "Lê Thị Thử" in text
    press(ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted
    (issuer,) = office.issuers.all().values()
    assert (issuer.name, issuer.place, issuer.archive) == ("Ủy ban nhân dân phường Đông Hà", "Đông Hà", "VT")
    assert [(name.superior, name.name) for name in issuer.names] == [("", "ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG HÀ")]
    assert [(one.full_name, one.authority, one.title) for one in issuer.signers] == [
        ("Lê Thị Thử", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    ]
    assert office.backups.settings().second_place == str(tmp_path.parent)
    assert dialog.target is None


def test_what_somebody_typed_is_not_overwritten_by_a_suggestion(qtbot: QtBot, dialog: SetupDialog) -> None:
    fill_office()
    go_to(dialog, "symbol_edit")
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    type_text("UB")
    back(qtbot, dialog, "Bước 1/5")
    go_to(dialog, "place_edit")
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    type_text("Nam Đông Hà")
    press(ENTER)
    assert dialog.value("symbol") == "UB"
    assert dialog.value("heading") == "ỦY BAN NHÂN DÂN PHƯỜNG NAM ĐÔNG HÀ"


def test_a_mistake_holds_its_page_until_it_is_mended_or_passed_over(qtbot: QtBot, dialog: SetupDialog) -> None:
    fill_office()
    dialog.set_value("valid_from", "31/2/2026")
    press(ENTER)
    assert step(dialog) == "Bước 2/5"
    assert "31/2/2026" in error(dialog, "valid_from")
    press(Qt.Key.Key_U, modifier=ALT)
    qtbot.waitUntil(lambda: step(dialog) == "Bước 3/5")
    for to in ("Bước 2/5", "Bước 1/5", "Bắt đầu"):
        back(qtbot, dialog, to)


def test_leaving_asks_only_where_something_was_typed_and_keeps_it(
    qtbot: QtBot,  # noqa: ARG001 - the guard against boxes
    office: Office,
    answers: list[str],
) -> None:
    run(office, lambda _dialog: press(ESCAPE))
    assert office.drafts.kept(office.drafts.SETUP) is None

    def half(dialog: SetupDialog) -> None:
        fill_office()
        answers.append("Làm tiếp")
        press(ESCAPE)
        assert dialog.isVisible()
        answers.append("Giữ lại, làm tiếp sau")
        press(ESCAPE)

    run(office, half)
    assert office.drafts.left() == {}  # not among what a crash left

    def again(dialog: SetupDialog) -> None:
        assert step(dialog) == "Bước 1/5"
        assert dialog.value("place") == "Đông Hà"
        answers.append("Bỏ những gì đã điền")
        press(ESCAPE)

    run(office, again)
    assert office.drafts.kept(office.drafts.SETUP) is None


def test_an_unfinished_office_can_wait_while_the_rest_is_kept(
    qtbot: QtBot,  # noqa: ARG001
    office: Office,
    tmp_path: Path,
    answers: list[str],
) -> None:
    def act(dialog: SetupDialog) -> None:
        dialog.show_page(1)
        dialog.set_value("place", "Đông Hà")
        dialog.set_value("second_place", str(tmp_path.parent))
        answers.append("Điền tiếp")
        press(Qt.Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)
        assert step(dialog) == "Bước 1/5"
        assert error(dialog, "office") == "Chưa chọn loại cơ quan."
        answers.append("Điền sau")
        press(Qt.Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)

    run(office, act)
    assert office.issuers.all() == {}
    assert office.backups.settings().second_place == str(tmp_path.parent)
    draft = office.drafts.kept(office.drafts.SETUP)
    assert draft is not None
    assert draft.values["place"] == "Đông Hà"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return opened(qtbot, tmp_path / "data")


def test_an_empty_office_is_met_with_the_form_once_and_again_where_it_was_left_unfinished(
    window: MainWindow, answers: list[str]
) -> None:
    within(SetupDialog, lambda _dialog: press(ESCAPE))
    window.first_run.begin()
    window.first_run.begin()  # opens nothing: a modal would not end

    def half(_dialog: SetupDialog) -> None:
        fill_office()
        answers.append("Giữ lại, làm tiếp sau")
        press(ESCAPE)

    within(SetupDialog, half)
    window.commands()["setup_action"]()
    within(SetupDialog, lambda dialog: dialog.done(0))
    window.first_run.begin()
    window.close()


def test_the_first_page_leads_to_the_practice_data(qtbot: QtBot, window: MainWindow) -> None:
    within(SetupDialog, lambda _dialog: press(TAB, Qt.Key.Key_Space))
    window.commands()["setup_action"]()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=30_000)
    assert window.following is not None
    assert folders.is_practice(window.following)


def test_the_data_go_where_the_form_says(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "here" / "Dân vận"

    def act(dialog: SetupDialog) -> None:
        assert dialog.wish is not Wish.PRACTICE
        fill_office()
        dialog.set_value("folder", str(target))
        press(Qt.Key.Key_S, modifier=Qt.KeyboardModifier.ControlModifier)

    within(SetupDialog, act)
    window.commands()["setup_action"]()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=30_000)
    assert window.following == target
    assert folders.resolve(tmp_path / "data") == target
    with closing(bootstrap.open_office(target)) as office:
        assert [one.symbol for one in office.issuers.all().values()] == ["UBND"]
