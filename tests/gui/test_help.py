"""F1 everywhere, and the manual by keyboard."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from danvan_desktop.services.help import page_of, screens
from danvan_desktop.ui.help_dialog import HelpDialog
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.tabs import TABS
from tests.gui.every import every_dialog, sample_window
from tests.gui.keys import press, show, type_text

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LOADED = re.compile(r'load_form\(\s*self,\s*"(\w+)"')


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with sample_window(qtbot, tmp_path) as window:
        yield window


@pytest.fixture
def manual(qtbot: QtBot) -> HelpDialog:
    action = QAction("Thêm")
    action.setShortcut("Ctrl+N")
    dialog = HelpDialog(None, [action])
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    return dialog


def front(qtbot: QtBot) -> HelpDialog:
    """The manual, when it is in front."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), HelpDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, HelpDialog)
    return dialog


def selected(dialog: HelpDialog) -> str:
    item = dialog.form.contents_tree.currentItem()
    return str(item.data(0, Qt.ItemDataRole.UserRole)) if item is not None else ""


def test_f1_opens_the_page_of_the_tab_in_front(qtbot: QtBot, window: MainWindow) -> None:
    for tab in TABS:
        window.tabs.turn_to(tab)
        show(qtbot, window)
        press(Qt.Key.Key_F1)
        dialog = front(qtbot)
        assert dialog.page() == page_of(tab).partition("#")[0]
        assert selected(dialog) == dialog.page()
    assert len(window.findChildren(HelpDialog)) == 1


def test_f1_opens_the_page_of_every_dialog(qtbot: QtBot, window: MainWindow) -> None:
    seen = 0
    for dialog in every_dialog(qtbot, window):
        page = page_of(type(dialog).__name__, _form(type(dialog)))
        press(Qt.Key.Key_F1)
        found = front(qtbot)
        assert found.page() == page.partition("#")[0], type(dialog)
        assert found.parentWidget() is dialog or found is dialog
        found.close()
        seen += 1
    assert seen > 30


def _form(kind: type) -> str:
    """The name of the form that a dialog loads."""
    return next(str(name) for base in kind.__mro__ for name in LOADED.findall(inspect.getsource(base)))


def _kinds(base: type[QDialog]) -> Iterator[type[QDialog]]:
    for kind in base.__subclasses__():
        if kind.__module__.startswith("danvan_desktop."):
            yield kind
        yield from _kinds(kind)


def test_every_kind_of_dialog_loads_a_form_that_has_a_page(window: MainWindow) -> None:
    assert window.office is not None
    ends = [kind for kind in _kinds(QDialog) if not any(_kinds(kind))]
    assert len(ends) > 30
    for kind in ends:
        assert _form(kind) in screens(), kind


def test_the_manual_is_read_by_keyboard(manual: HelpDialog) -> None:
    browser = manual.form.page_browser
    press(Qt.Key.Key_F, modifier=CONTROL)
    type_text("khoi phuc")
    assert manual.form.found_label.text().endswith("trang")
    assert manual.page() == "sao-luu"
    assert {
        browser.toPlainText()[mark.cursor.selectionStart() : mark.cursor.selectionEnd()].lower()
        for mark in browser.extraSelections()
    } == {"khôi", "phục"}
    press(Qt.Key.Key_Return, Qt.Key.Key_Down)
    second = manual.page()
    assert second != "sao-luu"
    press(Qt.Key.Key_Escape)  # the search goes, the window stays
    assert manual.isVisible()
    assert manual.page() == selected(manual) == second
    press(Qt.Key.Key_Left, modifier=ALT)
    assert manual.page() == "sao-luu"
    press(Qt.Key.Key_Home, modifier=ALT)
    assert manual.page() == "muc-luc"
    browser.setFocus()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)  # the first link
    assert manual.page() == "tong-quan"
    size = browser.font().pointSizeF()
    press(Qt.Key.Key_Equal, modifier=CONTROL)
    assert browser.font().pointSizeF() > size
    press(Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_a_link_to_a_heading_brings_it_to_the_top_and_the_keys_of_the_menus_are_listed(manual: HelpDialog) -> None:
    manual.show_page("phat-hanh#sao-y-trich-sao-sao-luc")
    browser = manual.form.page_browser
    assert browser.textCursor().block().text() == "Sao y, trích sao, sao lục"
    assert browser.cursorRect().top() < browser.viewport().height()
    manual.show_page("phim-tat")
    assert "Ctrl+N\nThêm" in browser.toPlainText()
    assert "[phím tắt" not in browser.toPlainText()


def test_pictures_are_no_wider_than_the_page(manual: HelpDialog) -> None:
    browser = manual.form.page_browser
    manual.show_page("van-ban")
    tall = browser.verticalScrollBar().maximum()
    manual.resize(620, 500)
    QApplication.processEvents()
    manual.show_page("mo-hinh")
    manual.show_page("van-ban")
    QApplication.processEvents()
    assert tall > 0
    assert browser.horizontalScrollBar().maximum() == 0


def test_what_is_nowhere_is_said(manual: HelpDialog) -> None:
    press(Qt.Key.Key_F, modifier=CONTROL)
    type_text("sao luu zzz")
    assert manual.form.found_label.text() == "Không có trang nào có đủ các từ này."
    assert manual.form.contents_tree.topLevelItemCount() == 0
