"""Vietnamese goes into every field of the program, whatever sends it; found by walking the dialogs, not by a list."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from danvan_desktop.ui.list_editor import ListEditor
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.points_table import PointsTable
from danvan_desktop.ui.votes_table import VotesTable
from tests.gui.every import every_dialog, sample_window
from tests.gui.keys import press, type_text
from tests.gui.unikey.sending import burst, compose, states

Key = Qt.Key
WORDS = "Đường hoa thủy lợi của phụ nữ"
DATES = re.compile("(.*_on|due|day|valid_from|valid_to|achieved_from|achieved_to|expires)_edit")
WAYS = [burst, compose]


def test_half_a_letter_does_not_come_out_of_a_field(qtbot: QtBot) -> None:
    """No database takes it: where Qt splits a pair, as at the end of what has room, the half is left out."""
    line, text = QLineEdit(), QPlainTextEdit()
    for field in (line, text):
        qtbot.addWidget(field)
    line.setMaxLength(5)
    line.insert("hoa \N{BLOSSOM}")
    text.setPlainText("hoa \N{BLOSSOM}")
    cursor = text.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(6, cursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert (line.text(), text.toPlainText()) == ("hoa ", "hoa ")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with sample_window(qtbot, tmp_path) as window:
        yield window


def test_a_word_takes_the_forms_it_has_while_it_is_typed() -> None:
    assert states("đường") == ["", "d", "đ", "đu", "đư", "đưo", "đươ", "đươn", "đương", "đường"]


def pages(dialog: QDialog) -> Iterator[None]:
    """Each page of the tabs of a dialog in front in turn."""
    tabs = dialog.findChild(QTabWidget)
    for place in range(tabs.count() if tabs else 1):
        if tabs:
            tabs.setCurrentIndex(place)
        yield


def typable(parent: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """The fields in which text can be typed now; editable choices hold a line."""
    fields: list[QLineEdit | QPlainTextEdit] = parent.findChildren(QLineEdit)
    for field in fields + parent.findChildren(QPlainTextEdit):
        if field.isVisible() and field.isEnabled() and not field.isReadOnly():
            yield field


def content(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def go_into(field: QWidget) -> bool:
    """False for the line inside a field for numbers or days, which takes no words."""
    outer = field.parentWidget()
    if isinstance(outer, QAbstractSpinBox):
        return False
    (outer if isinstance(outer, QComboBox) else field).setFocus()
    return QApplication.focusWidget() in (field, outer)


def close_popup() -> None:
    """A completer's list of suggestions, which has the keys while it is there."""
    if popup := QApplication.activePopupWidget():
        popup.close()


def check_fields(page: QWidget, name: str) -> Iterator[str]:
    for field in typable(page):
        if not isinstance(field.parentWidget(), QAbstractItemView) and go_into(field):
            for way in WAYS:
                field.selectAll()
                way(WORDS)
                assert content(field) == WORDS, f"{way.__name__} {name} {field.objectName()}"
                close_popup()
            yield "field"


def check_cells(table: ListEditor, name: str) -> Iterator[str]:
    """The first key opens the cell."""
    for place, column in enumerate(table._columns):
        for way in WAYS if column.kind in ("text", "long") else ():
            row = table.rowCount() - 1
            table.setFocus()
            table.setCurrentCell(row, place)
            way(WORDS)
            close_popup()
            press(Key.Key_Return)
            assert table.cell(row, place).text() == WORDS, f"{way.__name__} {name} {column.key}"
            yield column.kind


def check_figures(table: PointsTable | VotesTable, name: str) -> Iterator[str]:
    """Where somebody types words into a grid of figures, they stand there to be mended; nothing is lost or half."""
    column = table.place_of("agreed")
    for way in WAYS:
        for typed in ("năm", "5"):
            table.setFocus()
            table.setCurrentCell(0, column)
            way(typed)
            press(Key.Key_Return)
            assert table.cell(0, column).text() == typed, name
    yield type(table).__name__


def check_dates(page: QWidget, name: str) -> Iterator[str]:
    """Any way to type a day is put into its form when the field is left."""
    for typed in ("1/7/26", "010726", "1-7-2026", "1.7.26"):
        for field in typable(page):
            if isinstance(field, QLineEdit) and DATES.fullmatch(field.objectName()):
                field.setFocus()
                field.selectAll()
                type_text(typed)
                press(Key.Key_Tab)
                assert field.text() == "01/7/2026", f"{name} {field.objectName()} {typed}"
                yield "date"
        for table in page.findChildren(ListEditor):
            for place, column in enumerate(table._columns):
                if table.isVisible() and table.isEnabled() and column.kind == "date":
                    row = table.rowCount() - 1
                    table.setFocus()
                    table.setCurrentCell(row, place)
                    type_text(typed)
                    press(Key.Key_Return)
                    assert table.cell(row, place).text() == "01/7/2026", f"{name} {column.key} {typed}"
                    yield "date cell"


def test_every_field_of_every_dialog(qtbot: QtBot, window: MainWindow) -> None:
    checked: Counter[str] = Counter()
    for dialog in every_dialog(qtbot, window):
        name = type(dialog).__name__
        for _ in pages(dialog):
            checked.update(check_dates(dialog, name))
            checked.update(check_fields(dialog, name))
            for table in dialog.findChildren(ListEditor):
                if table.isVisible() and table.isEnabled():
                    checked.update(check_cells(table, f"{name} {table.objectName()}"))
            grids: list[PointsTable | VotesTable] = dialog.findChildren(PointsTable)
            for grid in grids + dialog.findChildren(VotesTable):
                if grid.isVisible() and grid.rowCount():
                    checked.update(check_figures(grid, name))
    least = {"field": 80, "text": 20, "long": 4, "PointsTable": 1, "VotesTable": 1, "date": 60, "date cell": 12}
    assert all(checked[kind] >= count for kind, count in least.items()), checked


def test_the_search_of_every_tab(window: MainWindow) -> None:
    for kind in window.tabs.lists:
        tab = window.tabs.turn_to_list(kind)
        assert list(check_fields(tab, type(tab).__name__))
