"""History, trash, the day and erasing, by keys."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from danvan_desktop.bootstrap import open_office
from danvan_desktop.domain.exemplars import ExemplarInput, Status
from danvan_desktop.texts import history as texts
from danvan_desktop.texts import window as window_texts
from danvan_desktop.ui.day_dialog import DayDialog
from danvan_desktop.ui.erasing_dialog import ErasingDialog
from danvan_desktop.ui.history_dialog import HistoryDialog
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.print_dialog import PrintDialog
from danvan_desktop.ui.trash_dialog import TrashDialog
from tests.gui.keys import press, type_text
from tests.gui.windows import opened

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the sample data and two exemplars that nothing hangs on, the first of them in front."""
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
        field = next(iter(office.catalogues.current().fields))
        made = [
            ExemplarInput(year="2099", name=name, field=field, holder="Chi đoàn", unit="Đoàn xã")
            for name in ("Hàng rào xanh", "Tiếng loa an ninh")
        ]
        first, _ = office.exemplars.take(made, "danh-sach.xlsx")
    window = opened(qtbot, tmp_path)
    window.tabs.turn_to("exemplars_action")
    tab = window.current_tab()
    assert tab is not None
    tab.refresh(first.uid)
    yield window
    window.close()


def in_dialog(qtbot: QtBot, kind: type[QDialog], open_: Callable[[], None], then: Callable[[], None]) -> None:
    """Opens a modal dialog, does something in it, and closes it with Esc. An error in `then` is raised here."""
    raised: list[BaseException] = []

    def inside() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            assert isinstance(dialog, kind)
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            then()
        except BaseException as error:  # noqa: BLE001 - raised again below
            raised.append(error)
        finally:
            while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
                dialog.reject()

    QTimer.singleShot(0, inside)
    open_()
    if raised:
        raise raised[0]


def front(kind: type[QDialog]) -> QDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def test_a_former_value_comes_back_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    tab, office = window.current_tab(), window.office
    assert tab is not None
    assert office is not None
    row = tab.current()
    assert row is not None
    before = office.exemplars.get(row.uid).status
    office.exemplars.choose([row.uid])
    assert office.exemplars.get(row.uid).status is Status.PROPOSED != before

    def put_back() -> None:
        dialog = front(HistoryDialog)
        assert isinstance(dialog, HistoryDialog)
        assert not dialog.form.put_back_button.isEnabled()
        press(Qt.Key.Key_Down)
        item = dialog.form.past_tree.currentItem()
        assert item is not None
        assert item.text(0) == "Tình trạng"
        press(Qt.Key.Key_R, modifier=CONTROL)
        assert dialog.form.note_label.text() == texts.PUT_BACK_NOW

    in_dialog(qtbot, HistoryDialog, lambda: press(Qt.Key.Key_H, modifier=CONTROL), put_back)
    assert office.exemplars.get(row.uid).status is before
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert office.exemplars.get(row.uid).status is Status.PROPOSED


def test_removed_rows_are_found_and_taken_back_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.current_tab()
    assert tab is not None
    assert window.office is not None
    count = tab.model.rowCount()
    for name in ("Hàng rào xanh", "Tiếng loa an ninh"):
        tab.refresh(next(one.uid for one in window.office.exemplars.find_all() if one.name == name))
        press(Qt.Key.Key_Delete)
    assert tab.model.rowCount() == count - 2

    def take_back() -> None:
        dialog = front(TrashDialog)
        assert isinstance(dialog, TrashDialog)
        assert dialog.model.rowCount() == 2
        press(Qt.Key.Key_Down, modifier=SHIFT)
        press(Qt.Key.Key_Return)
        assert dialog.model.rowCount() == 0
        assert dialog.form.note_label.text() == texts.RESTORED.format(count=2)
        assert dialog.form.empty_label.text() == texts.TRASH_EMPTY

    in_dialog(qtbot, TrashDialog, lambda: press(Qt.Key.Key_T, modifier=CONTROL | SHIFT), take_back)
    assert tab.model.rowCount() == count
    assert "Lấy lại từ Thùng rác: 2 mục" in window.form.undo_action.text()


def test_a_search_in_the_trash_without_accents(qtbot: QtBot, window: MainWindow) -> None:
    press(Qt.Key.Key_Delete)

    def search() -> None:
        dialog = front(TrashDialog)
        assert isinstance(dialog, TrashDialog)
        press(Qt.Key.Key_F, modifier=CONTROL)
        type_text("khong co dau")
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 0)
        assert dialog.form.empty_label.text() == texts.TRASH_NOT_FOUND
        assert not dialog.form.restore_button.isEnabled()
        dialog.form.search_edit.setText("mo hinh")
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)

    in_dialog(qtbot, TrashDialog, window.commands()["trash_action"], search)


def test_an_empty_trash_says_so(qtbot: QtBot, window: MainWindow) -> None:
    def look() -> None:
        dialog = front(TrashDialog)
        assert isinstance(dialog, TrashDialog)
        assert dialog.form.empty_label.isVisible()
        assert "90 ngày" in dialog.form.kept_label.text()

    in_dialog(qtbot, TrashDialog, window.commands()["trash_action"], look)


@pytest.mark.usefixtures("window")
def test_the_day_shows_its_steps_and_what_they_did(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(Qt.Key.Key_Delete)
    target = tmp_path / "viec.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, **_more: (str(target), ""))

    def look() -> None:
        dialog = front(DayDialog)
        assert isinstance(dialog, DayDialog)
        tree = dialog.form.done_tree
        item = tree.topLevelItem(0)
        assert item is not None
        assert item.text(2).startswith("Xóa mô hình")
        detail = dialog.form.past_tree.topLevelItem(0)
        assert detail is not None
        assert "Xóa: Mô hình, điển hình" in detail.text(0)
        press(Qt.Key.Key_E, modifier=CONTROL)
        qtbot.waitUntil(target.exists)
        press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
        assert tree.topLevelItemCount() == 0
        assert dialog.form.note_label.text() == texts.NOTHING_DONE

    in_dialog(qtbot, DayDialog, lambda: press(Qt.Key.Key_H, modifier=CONTROL | SHIFT), look)
    rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    assert any("Xóa mô hình" in str(cell) for row in rows for cell in row)


def test_the_history_is_printed_as_a_list(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []

    def look() -> None:
        def inside() -> None:
            dialog = QApplication.activeModalWidget()
            seen.append(type(dialog).__name__)
            if isinstance(dialog, PrintDialog):
                dialog.reject()

        QTimer.singleShot(200, inside)
        press(Qt.Key.Key_P, modifier=CONTROL)

    in_dialog(qtbot, HistoryDialog, window.commands()["history_action"], look)
    assert seen == ["PrintDialog"]


def test_a_persons_data_are_erased_only_after_the_question(
    qtbot: QtBot, window: MainWindow, answers: list[str]
) -> None:
    office = window.office
    assert office is not None
    person = office.erasing.recipients()[0]
    answers += [texts.KEEP, texts.ERASE]

    def erase() -> None:
        dialog = front(ErasingDialog)
        assert isinstance(dialog, ErasingDialog)
        dialog.erase()
        assert office.erasing.recipients()[0] == person
        dialog.erase()
        assert person.name in dialog.form.note_label.text()

    in_dialog(qtbot, ErasingDialog, window.commands()["erase_action"], erase)
    assert person.uid not in [one.uid for one in office.erasing.recipients()]


@pytest.mark.usefixtures("qtbot")
def test_at_a_barrier_undo_says_why(window: MainWindow, answers: list[str]) -> None:
    """The sample data are one; the action stays alive to say so."""
    press(Qt.Key.Key_Z, modifier=CONTROL)
    answers.append(window_texts.CLOSE)
    assert window.form.undo_action.isEnabled()
    assert window.form.undo_action.text() == window_texts.NO_UNDO
    press(Qt.Key.Key_Z, modifier=CONTROL)
    assert answers == []


def test_a_large_step_is_undone_on_the_worker(qtbot: QtBot, window: MainWindow) -> None:
    office = window.office
    assert office is not None
    tab = window.current_tab()
    assert tab is not None
    field = next(iter(office.catalogues.current().fields))
    count = len(office.exemplars.find_all())
    office.exemplars.take(
        [
            ExemplarInput(year="2027", name=f"Mô hình {number}", field=field, holder="Chi đoàn", unit="Đoàn xã")
            for number in range(300)
        ],
        "danh-sach.xlsx",
    )
    tab.refresh()
    window.form.undo_action.trigger()
    qtbot.waitUntil(lambda: len(office.exemplars.find_all()) == count, timeout=20_000)
    qtbot.waitUntil(lambda: window.form.redo_action.text().endswith("danh-sach.xlsx"), timeout=20_000)
