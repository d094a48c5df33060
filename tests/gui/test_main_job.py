"""The whole way from a directive to the papers, by key events alone, in the real window."""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QMessageBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from danvan_desktop.ui import prompts
from danvan_desktop.ui.main_window import MainWindow
from tests.gui.keys import focus, press, type_text
from tests.gui.windows import opened
from tests.rendering import pdf_of, text_of

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Keys = Generator[Callable[[], None], None, None]
REAL_EXEC = QMessageBox.exec


def play(qtbot: QtBot, window: MainWindow, steps: Keys) -> None:
    """Does what the steps give, each out of the event loop: a dialog that a key opens gets the keys that follow."""
    over: list[BaseException | None] = []

    def advance() -> None:
        if QApplication.activeWindow() is None:  # no window manager here that gives the focus back to the last window
            (QApplication.activeModalWidget() or window).activateWindow()
        try:
            action = next(steps)
        except StopIteration:
            over.append(None)
        except BaseException as error:  # noqa: BLE001 - raised below, when all dialogs are closed
            over.append(error)
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, QDialog):
                    widget.done(0)
        else:
            QTimer.singleShot(0, action)
            QTimer.singleShot(1, advance)

    QTimer.singleShot(0, advance)
    qtbot.waitUntil(lambda: bool(over), timeout=60_000)
    if over[0] is not None:
        raise over[0]


def key(*keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Keys:
    for one in keys:
        yield lambda one=one: press(one, modifier=modifier)  # type: ignore[misc]
    yield from settled()


def settled() -> Keys:
    """Lets the program do what it does by itself."""
    for _ in range(5):
        yield lambda: None


def text(words: str) -> Keys:
    yield lambda: type_text(words)
    yield from settled()


def go_to(name: str) -> Keys:
    """Tab until the widget of that name has the focus, as somebody does who has no mouse."""
    for _ in range(80):
        if _has_focus(name):
            return
        yield from key(Key.Key_Tab)
    raise AssertionError(f"Tab never reached {name}; it is at {focus().objectName()}")


def _has_focus(name: str) -> bool:
    """Also where a table's cell is being edited, or the tabs of a form have the focus."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QTabBar):
        widget = widget.parentWidget()
    elif widget is not None and widget.objectName() != name:
        while widget is not None and not isinstance(widget, QAbstractItemView):
            widget = widget.parentWidget()
    return widget is not None and widget.objectName() == name


def fill(name: str, words: str) -> Keys:
    yield from go_to(name)
    yield from key(Key.Key_A, modifier=CONTROL)
    yield from text(words)


def rows_of(window: MainWindow, kind: str) -> Sequence[Sequence[str]]:
    return window.tabs.lists[kind].as_seen("", hidden=True).rows


def dialog(name: str) -> Keys:
    """Waits until a dialog of that class is in front."""
    for _ in range(200):
        active = QApplication.activeModalWidget()
        if active is not None and type(active).__name__ == name:
            return
        yield lambda: None
    raise AssertionError(f"{name} did not open; in front is {type(QApplication.activeModalWidget()).__name__}")


def issuer() -> Keys:
    yield from dialog("QMessageBox")  # says that an issuer comes first
    yield from key(Key.Key_Return)
    yield from dialog("IssuersDialog")
    yield from fill("name_edit", "Đảng ủy xã Thử")
    yield from go_to("track_combo")
    yield from key(Key.Key_Down)
    yield from fill("symbol_edit", "ĐU")
    yield from fill("place_edit", "Xã Thử")
    yield from fill("archive_edit", "VPĐU")
    yield from go_to("names_table")
    yield from text("ĐẢNG BỘ TỈNH QUẢNG TRỊ")
    yield from key(Key.Key_Tab)
    yield from text("ĐẢNG ỦY XÃ THỬ")
    yield from key(Key.Key_Tab)
    yield from text("1/7/25")
    yield from key(Key.Key_Return)
    yield from go_to("tabs")
    yield from key(Key.Key_Right)
    yield from go_to("signers_table")
    yield from text("Lê Thị Minh Thử")
    yield from key(Key.Key_Tab)
    yield from text("T/M BAN THƯỜNG VỤ")
    yield from key(Key.Key_Tab)
    yield from text("BÍ THƯ")
    yield from key(Key.Key_Return)
    yield from key(Key.Key_S, modifier=CONTROL)
    for _ in range(2):  # out of the cell, out of the dialog
        if type(QApplication.activeModalWidget()).__name__ == "IssuersDialog":
            yield from key(Key.Key_Escape)


def directive() -> Keys:
    yield from dialog("DirectiveDialog")
    yield from fill("number_edit", "7")
    yield from fill("signed_on_edit", "051126")
    yield from fill("subject_edit", "đẩy mạnh phong trào thi đua “Dân vận khéo” năm 2027")
    yield from go_to("addressees_table")
    yield from text("UBND xã")
    yield from key(Key.Key_Return)
    yield from text("Các chi bộ trực thuộc")
    yield from key(Key.Key_Return)
    yield from key(Key.Key_Tab, modifier=CONTROL)  # the next page of the form
    yield from fill("opening_edit", "Để phong trào đi vào thực chất, Ban Thường vụ Đảng ủy yêu cầu:")
    yield from go_to("tasks_table")
    yield from text("Đăng ký mô hình trước ngày họp chi bộ tháng 12.")
    yield from key(Key.Key_Tab)
    yield from key(Key.Key_Tab)
    yield from fill("due_edit", "1/7/27")
    yield from key(Key.Key_S, modifier=CONTROL)


def exemplar() -> Keys:
    yield from dialog("ExemplarDialog")
    yield from fill("name_edit", "Hàng rào xanh thôn Thử")
    yield from go_to("field_combo")
    yield from key(Key.Key_Down)
    yield from fill("holder_edit", "Chi hội Phụ nữ thôn Thử")
    yield from fill("unit_edit", "Hội Liên hiệp Phụ nữ xã Thử")
    yield from key(Key.Key_S, modifier=CONTROL)


def evaluation() -> Keys:
    yield from dialog("EvaluationDialog")
    assert _has_focus("points_table")
    for points in ("14", "13,5", "18", "14", "19", "13"):
        yield from text(points)
        yield from key(Key.Key_Return)
    yield from fill("scored_on_edit", "10/11/26")
    yield from key(Key.Key_S, modifier=CONTROL)


def decision() -> Keys:
    yield from dialog("AwardDialog")
    yield from go_to("award_kind_combo")
    yield from key(Key.Key_Down)
    yield from fill("number_edit", "12")
    yield from fill("signed_on_edit", "201126")
    yield from fill("subject_edit", "được tặng Giấy khen trong phong trào thi đua “Dân vận khéo” năm 2026")
    yield from go_to("status_combo")
    yield from key(Key.Key_Down)
    yield from key(Key.Key_S, modifier=CONTROL)


def test_from_the_directive_to_the_papers_without_a_mouse(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", REAL_EXEC)  # boxes are answered by keys here
    chosen: list[Path] = []

    def save_path(_parent: QWidget, _title: str, suggested: Path, _kinds: str) -> Path:
        chosen.append(tmp_path / suggested.name)
        return chosen[-1]

    monkeypatch.setattr(prompts, "save_path", save_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    window = opened(qtbot, tmp_path / "data")

    def job() -> Keys:
        yield from key(Key.Key_2, modifier=CONTROL)
        yield from key(Key.Key_N, modifier=CONTROL)
        yield from issuer()
        yield from directive()
        ((number, signed_on, subject, _, tasks, answers, due, _),) = rows_of(window, "directive")
        assert (number, signed_on, tasks, answers, due) == ("07-CV/ĐU", "05/11/2026", "01", "00", "trước 01/7/2027")
        assert subject.startswith("đẩy mạnh phong trào thi đua “Dân vận khéo”")

        yield from key(Key.Key_Return, modifier=CONTROL)  # the next step: register an exemplar that answers
        yield from exemplar()
        assert rows_of(window, "directive")[0][5] == "01"
        yield from key(Key.Key_3, modifier=CONTROL)
        assert rows_of(window, "exemplar")[0][:2] == ["01/MH-2026", "Hàng rào xanh thôn Thử"]

        yield from key(Key.Key_Return, modifier=CONTROL)  # the next step: score it
        yield from evaluation()
        assert rows_of(window, "exemplar")[0][5] == "91,5"
        yield from key(Key.Key_B, modifier=CONTROL)
        assert rows_of(window, "exemplar")[0][6] == "★ Đề nghị khen thưởng"

        yield from key(Key.Key_R, modifier=CONTROL)
        yield from decision()
        yield from key(Key.Key_5, modifier=CONTROL)
        (row,) = rows_of(window, "award_decision")
        assert row[0] == "12-QĐ/ĐU"
        assert row[-1] == "✔ Đã ban hành"
        yield from key(Key.Key_Z, modifier=CONTROL)
        assert rows_of(window, "award_decision") == []
        yield from key(Key.Key_Y, modifier=CONTROL)
        assert rows_of(window, "award_decision") == [row]

        yield from key(Key.Key_E, modifier=CONTROL)
        yield from key(Key.Key_2, modifier=CONTROL)
        yield from key(Key.Key_E, modifier=CONTROL)

    play(qtbot, window, job())
    qtbot.waitUntil(lambda: len(chosen) == 2 and all(path.exists() for path in chosen), timeout=30_000)
    window.close()
    made, dispatch = chosen
    assert (made.suffix, dispatch.suffix) == (".docx", ".docx")
    words = text_of(pdf_of(made, tmp_path))
    for expected in ("Điều 1. Tặng Giấy khen", "Kèm theo Quyết định số 12-QĐ/ĐU", "01 tập thể", "Lê Thị Minh Thử"):
        assert expected in words
    words = text_of(pdf_of(dispatch, tmp_path))
    for expected in ("Số 07-CV/ĐU", "ĐẢNG ỦY XÃ THỬ", "- Các chi bộ trực thuộc", "trước ngày 01/7/2027."):
        assert expected in words
