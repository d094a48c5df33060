"""Scores are typed like a column in Excel."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from danvan_desktop.domain.evaluations import Evaluation, EvaluationInput
from danvan_desktop.texts import evaluations as texts
from danvan_desktop.ui.evaluation_dialog import EvaluationDialog
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.points_table import PointsTable
from tests.conftest import Scene
from tests.gui.dialogs import error
from tests.gui.keys import focus, paste, press, save, show, type_text

TAB, ENTER, UP, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down


def shown(qtbot: QtBot, scene: Scene, uid: str | None = None, exemplar: str | None = None) -> EvaluationDialog:
    dialog = EvaluationDialog(None, scene.office, uid, exemplar)
    qtbot.addWidget(dialog, before_close_func=EvaluationDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)
    return dialog


def scoring(qtbot: QtBot, scene: Scene) -> EvaluationDialog:
    """Opened for an exemplar: the cursor stands in the first figure."""
    return shown(qtbot, scene, exemplar=scene.exemplars[0].uid)


def typed(dialog: EvaluationDialog) -> list[str]:
    return [text for _, text in dialog.value("points")]


def total(dialog: EvaluationDialog) -> str:
    return child(dialog, QLabel, "total_label").text()


def points_error(dialog: EvaluationDialog) -> str:
    return error(dialog, "points")


def row(dialog: EvaluationDialog) -> int:
    return child(dialog, PointsTable, "points_table").currentRow()


def test_a_sheet_is_filled_in_by_keys_only(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    for figure, key in (("14", ENTER), ("12,5", TAB), ("18", DOWN), ("15", ENTER), ("20", ENTER), ("0", ENTER)):
        type_text(figure)
        press(key)
    type_text("3")
    press(ENTER)
    type_text("1")
    press(ENTER)
    assert total(dialog) == "Tổng điểm: 81,5 / 100"
    assert focus().objectName() == "note_edit"
    type_text("Làm tốt")
    save()

    sheet: Evaluation = dialog.saved
    assert sheet == scene.office.evaluations.get(sheet.uid)
    assert [score.points for score in sheet.scores] == [
        Decimal(text) for text in ("14", "12.5", "18", "15", "20", "0", "3", "1")
    ]
    assert (sheet.exemplar, sheet.note) == (scene.exemplars[0].uid, "Làm tốt")
    assert sheet.scored_on == scene.office.today()


def test_arrows_walk_over_the_figures(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    type_text("1")
    press(DOWN)
    type_text("2")
    press(UP)
    assert row(dialog) == 0
    type_text("5")
    press(DOWN, DOWN, UP)
    assert row(dialog) == 1
    assert typed(dialog)[:2] == ["5", "2"]


def test_backtab_leaves_the_table_upwards(qtbot: QtBot, scene: Scene) -> None:
    scoring(qtbot, scene)
    press(Qt.Key.Key_Backtab)
    assert focus().objectName() == "scored_on_edit"


def test_a_figure_out_of_range_is_refused_in_place(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    type_text("16")
    press(ENTER)
    assert row(dialog) == 0
    assert points_error(dialog) == "Dòng 1: Mục điểm phải là số từ 0 đến 15, nhiều nhất 2 chữ số sau dấu phẩy."
    type_text("15")  # over what was refused, which is selected
    press(ENTER)
    assert typed(dialog)[0] == "15"
    assert points_error(dialog) == ""
    assert row(dialog) == 1


@pytest.mark.parametrize("figure", ["-1", "mười", "1.520", "1,234"])
def test_what_is_no_figure_is_refused_too(qtbot: QtBot, scene: Scene, figure: str) -> None:
    dialog = scoring(qtbot, scene)
    press(DOWN)
    type_text(figure)
    press(DOWN)
    assert row(dialog) == 1
    assert points_error(dialog).startswith("Dòng 2: ")
    press(Qt.Key.Key_Escape, Qt.Key.Key_Delete)
    assert points_error(dialog) == ""


def test_zero_is_a_score_and_nothing_is_none(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    assert total(dialog) == "Chưa chấm đủ: còn 6 tiêu chí"
    for _ in range(5):
        type_text("0")
        press(ENTER)
    assert total(dialog) == "Chưa chấm đủ: còn 1 tiêu chí"
    save()
    sheet: Evaluation = dialog.saved
    assert [score.points for score in sheet.scores] == [Decimal(0)] * 5 + [None] * 3
    again = shown(qtbot, scene, sheet.uid)
    assert typed(again) == ["0"] * 5 + [""] * 3
    assert not again.is_changed()


def test_the_figure_that_is_being_typed_is_saved(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    type_text("7")
    save()
    assert dialog.saved.scores[0].points == 7


def test_a_refused_figure_is_not_saved(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    type_text("99")
    save()
    assert dialog.saved is None
    assert points_error(dialog).startswith("Dòng 1: ")
    assert row(dialog) == 0


def test_a_figure_refused_on_saving_is_typed_over(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    type_text("16")
    save()
    assert points_error(dialog)
    assert row(dialog) == 0
    type_text("15")
    press(ENTER)
    assert typed(dialog)[0] == "15"
    assert points_error(dialog) == ""


def test_a_column_is_pasted_from_excel(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    paste("14\n\n12,5\r\n")
    assert typed(dialog)[:4] == ["14", "", "12,5", ""]


def test_the_rubric_says_that_it_is_a_suggestion(qtbot: QtBot, scene: Scene) -> None:
    dialog = scoring(qtbot, scene)
    rubric = scene.office.evaluations.rubric()
    assert child(dialog, QLabel, "rubric_label").text() == texts.RUBRIC_LINE.format(name=rubric.name, version=1)
    assert child(dialog, QLabel, "suggested_label").isVisible()


def test_a_sheet_keeps_its_exemplar(qtbot: QtBot, scene: Scene) -> None:
    sheet = scene.office.evaluations.save(
        EvaluationInput(
            exemplar=scene.exemplars[1].uid, rubric=scene.office.evaluations.rubric().uid, scored_on="1/11/26"
        )
    )
    dialog = shown(qtbot, scene, sheet.uid)
    combo = child(dialog, QComboBox, "exemplar_combo")
    assert not combo.isEnabled()
    assert combo.currentText().startswith(f"{scene.exemplars[1].printed_number} – {scene.exemplars[1].name}")
    assert dialog.value("exemplar") == scene.exemplars[1].uid
    assert dialog.value("scored_on") == "01/11/2026"


def test_the_exemplar_is_found_by_a_few_words(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    assert focus().objectName() in ("exemplar_combo", "")
    type_text("tu quan")
    popup = focus()
    assert isinstance(popup, QListView)
    assert popup.model().rowCount() == 1
    line = child(dialog, QComboBox, "exemplar_combo").lineEdit()
    assert line is not None
    assert line.text() == "tu quan"
    assert dialog.value("exemplar") == "", "words are no choice yet"
    press(DOWN, ENTER)
    assert dialog.value("exemplar") == scene.exemplars[1].uid


def test_a_sheet_needs_an_exemplar_and_a_day(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    child(dialog, QLineEdit, "scored_on_edit").clear()
    save()
    assert error(dialog, "exemplar") == texts.NEEDS_EXEMPLAR
    assert error(dialog, "scored_on") == "Chưa nhập ngày chấm."
