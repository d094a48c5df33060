"""Text from the fonts of old is pasted: a quiet question, and never one for Unicode."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from danvan_desktop.domain import legacy
from danvan_desktop.domain.legacy import Encoding
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.legacy_paste import PasteQuestion, PasteWatch
from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from tests.domain.test_vietnamese import icu_order
from tests.gui.every import every_dialog, sample_window
from tests.gui.keys import focus, paste, press, show, type_text

Key = Qt.Key
OLD, NEW = "D©n vËn khÐo", "Dân vận khéo"
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ASKED = "Văn bản dán vào có vẻ dùng phông TCVN3 (ABC). Chuyển sang Unicode?"


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[PasteWatch]:
    watch = PasteWatch(qapp)
    yield watch
    delete(watch)


def content(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


def asked(watch: PasteWatch) -> str:
    """The question on the screen, empty where there is none."""
    QApplication.processEvents()
    shown = watch.question is not None and isValid(watch.question) and watch.question.isVisible()
    return watch.question.form.question_label.text() if shown and watch.question else ""


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def field(qtbot: QtBot, watch: PasteWatch, request: pytest.FixtureRequest) -> Iterator[QWidget]:
    """In a window that stays as long as the test."""
    window = QWidget()
    made: QWidget = request.param(window)
    made.setGeometry(10, 10, 300, 60)
    qtbot.addWidget(window)
    window.resize(640, 200)
    show(qtbot, window)
    made.setFocus()
    assert watch.question is None
    yield made
    window.close()


def test_yes_makes_it_unicode_and_the_field_can_undo_it(field: QWidget, watch: PasteWatch) -> None:
    type_text("Phong trào ")
    paste(OLD)
    assert content(field) == f"Phong trào {OLD}"
    assert asked(watch) == ASKED
    press(Key.Key_Return, modifier=ALT)
    assert content(field) == f"Phong trào {NEW}"
    assert asked(watch) == ""
    assert focus() is field
    press(Key.Key_Z, modifier=CONTROL)
    assert content(field) == f"Phong trào {OLD}"


def test_no_leaves_it_and_the_window_open(field: QWidget, watch: PasteWatch) -> None:
    paste(OLD)
    assert asked(watch)
    press(Key.Key_Escape)
    assert asked(watch) == ""
    assert content(field) == OLD
    assert field.isVisible()
    type_text(" a")
    assert asked(watch) == ""


def test_what_was_selected_and_what_stands_around_are_left_alone(field: QWidget, watch: PasteWatch) -> None:
    type_text("ab")
    press(Key.Key_Left)
    press(Key.Key_Left, modifier=Qt.KeyboardModifier.ShiftModifier)
    paste(OLD)
    assert asked(watch)
    press(Key.Key_Return, modifier=ALT)
    assert content(field) == f"{NEW}b"


def test_going_on_elsewhere_takes_the_question_away(field: QWidget, watch: PasteWatch) -> None:
    other = QLineEdit(field.window())
    other.show()
    paste(OLD)
    assert asked(watch)
    other.setFocus()
    assert asked(watch) == ""
    assert content(field) == OLD


def test_a_window_of_qts_own_that_closes_takes_its_field_along(qtbot: QtBot, field: QWidget, watch: PasteWatch) -> None:
    chooser = QFileDialog(field.window())
    chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
    show(qtbot, chooser)
    child(chooser, QLineEdit, "fileNameEdit").setFocus()
    chooser.done(0)
    delete(chooser)
    show(qtbot, field.window())
    field.setFocus()
    paste(OLD)
    assert asked(watch) == ASKED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(st.lists(st.sampled_from(icu_order("texts") + icu_order("names")), min_size=1, max_size=4))
def test_unicode_is_taken_without_a_word(field: QWidget, watch: PasteWatch, words: list[str]) -> None:
    field.setFocus()
    paste(" ".join(words))
    assert asked(watch) == ""


def test_every_field_of_every_dialog_asks(qtbot: QtBot, watch: PasteWatch, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText(OLD)
    count = 0
    with sample_window(qtbot, tmp_path) as window:
        for dialog in every_dialog(qtbot, window):
            fields: list[QLineEdit | QPlainTextEdit] = dialog.findChildren(QLineEdit)
            for one in fields + dialog.findChildren(QPlainTextEdit):
                if not one.isVisibleTo(dialog) or not one.isEnabled() or one.isReadOnly():
                    continue
                one.setFocus()
                if focus() is not one:
                    continue
                one.selectAll()
                one.paste()  # as its menu does
                if OLD in content(one):
                    name = f"{type(dialog).__name__} {one.objectName()}"
                    assert asked(watch) == ASKED, name
                    assert watch.question is not None
                    assert dialog.rect().contains(watch.question.geometry()), name
                    watch.question.convert()
                    assert content(one) == NEW, name
                    count += 1
    assert count > 40


def test_a_cell_and_pasted_rows(qtbot: QtBot, watch: PasteWatch, answers: list[str]) -> None:
    editor = ListEditor()
    editor.resize(640, 300)
    qtbot.addWidget(editor)
    editor.set_columns([EditorColumn("name", "Tên", "long"), EditorColumn("note", "Ghi chú")])
    show(qtbot, editor)
    editor.setCurrentCell(0, 1)
    press(Key.Key_F2)
    paste(OLD)
    assert asked(watch) == ASKED
    press(Key.Key_Return, modifier=ALT)
    press(Key.Key_Return)
    assert editor.rows() == [{"name": "", "note": NEW}]
    answers += ["Có", "Không"]
    for row in (1, 3):
        editor.setFocus()
        editor.setCurrentCell(row, 0)
        paste(f"{OLD}\r\nViÖt Nam\r\n")
    assert [row["name"] for row in editor.rows()[1:]] == [NEW, "Việt Nam", OLD, "ViÖt Nam"]


@pytest.mark.parametrize(
    ("raw", "encoding", "words"),
    [("D©n vËn khÐo", Encoding.TCVN3, "TCVN3"), ("Daân vaän kheùo", Encoding.VNI, "VNI")],
)
def test_the_question_names_the_font(
    field: QWidget, watch: PasteWatch, raw: str, encoding: Encoding, words: str
) -> None:
    assert legacy.detect(raw) is encoding
    paste(raw)
    assert words in asked(watch)
    assert isinstance(field.window().findChild(PasteQuestion), PasteQuestion)
