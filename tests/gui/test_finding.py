"""Tìm mọi thứ, by keys alone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import open_office
from danvan_desktop.domain.finding import Hit
from danvan_desktop.ui.councils_dialog import CouncilsDialog
from danvan_desktop.ui.find_dialog import EMPTY, HITS, FindDialog
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.tabs import KINDS
from tests.gui.keys import press, show, type_text
from tests.gui.windows import opened

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
    window = opened(qtbot, tmp_path)
    window.tabs.turn_to("directives_action")
    yield window
    window.close()


def ask(qtbot: QtBot, window: MainWindow, do: Callable[[FindDialog], None]) -> None:
    """Presses Ctrl+K and does something in the dialog; whatever stays open is closed with Esc."""
    raised: list[BaseException] = []

    def inside() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, FindDialog)
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            do(dialog)
        except BaseException as error:  # noqa: BLE001 - raised again below
            raised.append(error)
        if isinstance(dialog, FindDialog) and dialog.isVisible():
            dialog.reject()

    show(qtbot, window)
    QTimer.singleShot(0, inside)
    press(Qt.Key.Key_K, modifier=CONTROL)
    show(qtbot, window)
    if raised:
        raise raised[0]


def titles(dialog: FindDialog) -> list[str]:
    shown = dialog.form.hits_list
    return [shown.item(place).text() for place in range(shown.count())]


def current(window: MainWindow) -> str:
    tab = window.current_tab()
    assert tab is not None
    row = tab.current()
    assert row is not None
    return str(row.uid)


def test_words_typed_and_enter_open_the_record_in_its_tab(qtbot: QtBot, window: MainWindow) -> None:
    assert window.office is not None
    wanted = window.office.exemplars.find_all()[-1]

    def choose(_dialog: FindDialog) -> None:
        type_text(wanted.name)
        press(Qt.Key.Key_Return)

    window.tabs.lists["exemplar"].form.search_edit.setText("không có gì như thế")
    ask(qtbot, window, choose)
    assert window.tabs.name() == "exemplars_action"
    assert current(window) == wanted.uid
    assert window.tabs.lists["exemplar"].form.search_edit.text() == ""
    assert window.tabs.lists["exemplar"].form.table.hasFocus()


def test_arrows_choose_among_the_hits_while_the_words_keep_the_keys(qtbot: QtBot, window: MainWindow) -> None:
    taken: list[Hit] = []

    def choose(dialog: FindDialog) -> None:
        type_text("hien dat")
        qtbot.waitUntil(lambda: len(titles(dialog)) > 2)
        assert "kết quả" in dialog.form.heading_label.text()
        press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
        assert dialog.form.search_edit.hasFocus()
        assert dialog.form.hits_list.currentRow() == 1
        press(Qt.Key.Key_Return)
        assert dialog.chosen is not None
        taken.append(dialog.chosen)

    ask(qtbot, window, choose)
    assert window.office is not None
    assert window.office.search.home(taken[0]) == (KINDS[window.tabs.name()], current(window))


def test_what_was_opened_last_stands_there_before_anything_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    def nothing_yet(dialog: FindDialog) -> None:
        assert dialog.form.stack.currentIndex() == EMPTY
        type_text("374")
        press(Qt.Key.Key_Return)

    def the_last_one(dialog: FindDialog) -> None:
        assert dialog.form.stack.currentIndex() == HITS
        assert dialog.form.heading_label.text() == "Mở gần đây"
        assert len(titles(dialog)) == 1
        assert "374-CV/HU" in titles(dialog)[0]

    ask(qtbot, window, nothing_yet)
    assert window.tabs.name() == "directives_action"
    ask(qtbot, window, the_last_one)


def test_nothing_found_says_so_and_enter_does_no_harm(qtbot: QtBot, window: MainWindow) -> None:
    def look(dialog: FindDialog) -> None:
        type_text("xyzxyz")
        press(Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.form.empty_title.text() == "Không tìm thấy “xyzxyz”"

    ask(qtbot, window, look)
    assert window.tabs.name() == "directives_action"


def test_a_session_opens_among_the_councils(qtbot: QtBot, window: MainWindow) -> None:
    assert window.office is not None
    (session, *_) = window.office.councils.find_all()
    seen: list[str | None] = []

    def in_councils() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CouncilsDialog):
            seen.append(dialog.uid)
            dialog.reject()

    def choose(_dialog: FindDialog) -> None:
        type_text(f"{session.council} {session.subject}")
        QTimer.singleShot(0, in_councils)
        press(Qt.Key.Key_Return)
        QTimer.singleShot(0, in_councils)

    ask(qtbot, window, choose)
    assert seen == [session.uid]
