"""Copying the rows of lists, and pasting rows from Excel into the register of exemplars."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView
from pytestqt.qtbot import QtBot

from danvan_desktop.papers.lists import Value
from danvan_desktop.ui import dialogs, table_clipboard
from danvan_desktop.ui.import_dialog import ROWS, ImportDialog
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from danvan_desktop.ui.main_window import MainWindow
from tests.gui.dialogs import within
from tests.gui.every import every_dialog, sample_window
from tests.gui.keys import press, show

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with sample_window(qtbot, tmp_path) as window:
        yield window


def copied() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def html() -> str:
    return QGuiApplication.clipboard().mimeData().html()


class Cells(HTMLParser):
    """The cells of a table: the value that a spreadsheet is told beside the text, or the text where it is told to keep
    it, None where it would guess.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str | None] = []
        self._told: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "td":
            self._told = dict(attrs)
            self.found.append(self._told.get("x:num"))
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._told = None

    def handle_data(self, data: str) -> None:
        if self._told is not None and "x:num" not in self._told:
            sure = self._told.get("style") == r"mso-number-format:'\@'" or data[0].isalpha() or self.found[-1]
            self.found[-1] = (self.found[-1] or "") + data if sure else None


@pytest.mark.usefixtures("qapp")
def test_excel_gets_days_and_numbers_and_text_stays_text() -> None:
    """What they read beside the text; LibreOffice Calc was seen to do so."""
    rows: list[list[Value]] = [
        ["012", date(2026, 7, 1), 1_520_000, Decimal("8.5")],
        ["=1+1", date(1999, 12, 31), 0, Decimal(-2)],
        ["1/2\nhai & <ba>", "Dân vận khéo", "12-QĐ/ĐU", ""],
    ]
    table_clipboard.put(["Chữ", "Ngày", "Số", "Điểm"], rows)
    cells = Cells()
    cells.feed(html())
    assert cells.found == [
        *("012", "46204", "1520000", "8.5"),
        *("=1+1", "36525", "0", "-2"),
        *("1/2\nhai & <ba>", "Dân vận khéo", "12-QĐ/ĐU", None),
    ]
    assert html().count(r"mso-number-format:dd\/mm\/yyyy") == 2
    assert copied()[:3] == [
        ["Chữ", "Ngày", "Số", "Điểm"],
        ["012", "01/07/2026", "1520000", "8,5"],
        ["=1+1", "31/12/1999", "0", "-2"],
    ]


def test_every_tab_copies_what_is_selected_and_all_of_it(window: MainWindow) -> None:
    for kind in window.tabs.lists:
        tab = window.tabs.turn_to_list(kind)
        table = tab.form.table
        shown = [column for column in range(table.model().columnCount()) if not table.isColumnHidden(column)]
        press(Qt.Key.Key_Home, modifier=CONTROL)
        press(Qt.Key.Key_C, modifier=CONTROL)
        assert [len(row) for row in copied()] == [len(shown)] * 2
        assert copied()[0] == [table.model().headerData(column, Qt.Orientation.Horizontal) for column in shown]
        press(Qt.Key.Key_A, modifier=CONTROL)
        press(Qt.Key.Key_C, modifier=CONTROL)
        assert len(copied()) == tab.model.rowCount() + 1
        assert html().count("<tr>") == tab.model.rowCount() + 1
        tab.search()
        press(Qt.Key.Key_A, modifier=CONTROL)  # in a field these keys are the field's
        assert len(tab.chosen()) == tab.model.rowCount()
    window.tabs.turn_to("directives_action")
    window.tabs.lists["directive"].form.table.selectAll()
    window.tabs.lists["directive"].copy_rows()
    (day,) = {re.sub(r"\d", "9", row[2]) for row in copied()[1:] if row[2]}
    assert day == "99/99/9999"
    assert "x:num" in html()


def test_every_list_of_a_dialog_copies_its_rows(qtbot: QtBot, window: MainWindow) -> None:
    full: set[str] = set()
    for dialog in every_dialog(qtbot, window):
        for view in dialog.findChildren(QAbstractItemView):
            if isinstance(view, QHeaderView) or view.objectName() in ("", "qt_scrollarea_viewport"):
                continue
            name = f"{type(dialog).__name__} {view.objectName()}"
            (action,) = [one for one in view.actions() if one.text().endswith("\tCtrl+Shift+C")]
            QGuiApplication.clipboard().clear()
            action.trigger()
            if view.model().rowCount() > isinstance(view, ListEditor):
                assert len(copied()) >= view.model().rowCount(), name
                assert copied()[-1], name
                full.add(name)
    assert len(full) > 15, full


def test_keys_copy_in_a_dialog(qtbot: QtBot, window: MainWindow) -> None:
    assert window.office is not None
    dialog = dialogs.OFFICE_DIALOGS["catalogues"](window, window.office)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    tree = dialog.findChild(QTreeView, "rows_tree")
    assert isinstance(tree, QTreeView)
    tree.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_C, modifier=CONTROL)
    assert len(copied()) == 2
    press(Qt.Key.Key_C, modifier=CONTROL | SHIFT)
    assert len(copied()) == tree.model().rowCount() + 1


def test_a_list_that_is_typed_into_takes_back_what_it_gave(qtbot: QtBot) -> None:
    editor = ListEditor()
    qtbot.addWidget(editor)
    editor.set_columns(
        [EditorColumn("name", "Tên"), EditorColumn("due", "Hạn", "date"), EditorColumn("x", "?", "check")]
    )
    editor.set_rows([{"name": "Một", "due": "1/7/26", "x": "1"}, {"name": "hai\ndòng", "due": "", "x": ""}])
    show(qtbot, editor)
    editor.selectAll()
    table_clipboard.copy_cells(editor)
    before = editor.rows()
    editor.set_rows([])
    editor.setFocus()
    press(Qt.Key.Key_V, modifier=CONTROL)
    assert editor.rows() == before


def test_rows_from_excel_are_looked_at_before_they_come_in(qtbot: QtBot, window: MainWindow) -> None:
    office = window.office
    assert office is not None
    before = len(office.exemplars.find_all())
    window.tabs.turn_to("exemplars_action")
    rows = (
        ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Năm", "Người thực hiện"),
        ("1", '"Ngày thứ bảy" vì dân', "Công an xã", "Kinh tế", "2026", "Tổ phụ nữ thôn An Lợi"),
        ("2", '"Đường hoa\nthôn ta"', "Công an xã", "Kinh tế", "2026", "Tổ An Cư"),
    )
    QGuiApplication.clipboard().setText("\r\n".join("\t".join(row) for row in rows) + "\r\n")

    def look(dialog: ImportDialog) -> None:
        qtbot.waitUntil(lambda: not dialog.form.progress_bar.isVisible())
        assert dialog.form.file_label.text() == "Các dòng vừa dán.txt"
        dialog._next()
        assert dialog.form.pages.currentIndex() == ROWS
        model = dialog.form.rows_view.model()
        assert [model.index(row, 2).data() for row in range(model.rowCount())] == [
            '"Ngày thứ bảy" vì dân',
            "Đường hoa thôn ta",
        ]
        assert len(office.exemplars.find_all()) == before
        dialog._next()
        qtbot.waitUntil(lambda: dialog.taken == 2)

    within(ImportDialog, look)
    press(Qt.Key.Key_V, modifier=CONTROL)
    assert len(office.exemplars.find_all()) == before + 2
    assert window.statusBar().currentMessage() == "Đã nhập 2 mô hình. Hoàn tác (Ctrl+Z)."


def test_without_rows_on_the_clipboard_it_says_what_to_do(window: MainWindow, answers: list[str]) -> None:
    window.tabs.turn_to("exemplars_action")
    QGuiApplication.clipboard().setText("một chữ")
    answers.append("Đóng")
    press(Qt.Key.Key_V, modifier=CONTROL)
