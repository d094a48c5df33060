"""Cells of the lists are changed where they stand, by keys."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from danvan_desktop.domain.awards import AwardInput, AwardLineInput
from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.evaluations import Evaluation, EvaluationInput, Scorer
from danvan_desktop.domain.exemplars import Status
from danvan_desktop.texts import awards as award_texts
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.texts import evaluations as evaluation_texts
from danvan_desktop.texts import exemplars as texts
from danvan_desktop.ui.awards_tab import AwardsTab
from danvan_desktop.ui.directives_tab import DirectivesTab
from danvan_desktop.ui.evaluation_dialog import EvaluationDialog
from danvan_desktop.ui.evaluations_tab import EvaluationsTab
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
from danvan_desktop.ui.exemplars_tab import ExemplarsTab
from danvan_desktop.ui.record_tab import RecordTab
from tests.conftest import Scene
from tests.gui.dialogs import within
from tests.gui.keys import focus, press, show, type_text
from tests.gui.test_typing import close_popup
from tests.gui.unikey.sending import burst, compose

Key = Qt.Key


@pytest.fixture
def tab(qtbot: QtBot, scene: Scene) -> ExemplarsTab:
    tab = ExemplarsTab()
    tab.resize(1366, 700)
    qtbot.addWidget(tab)
    tab.open(scene.office)
    show(qtbot, tab)
    tab.show_record(scene.exemplars[0].uid)
    return tab


def go_to(table: QTableView, heading: str) -> None:
    """To that column with the arrow keys."""
    for _ in range(table.model().columnCount()):
        column = table.currentIndex().column()
        if table.model().headerData(column, Qt.Orientation.Horizontal) == heading:
            return
        press(Key.Key_Right)
    raise AssertionError(heading)


def begin(tab: RecordTab[Any], heading: str) -> QLineEdit | QComboBox:
    go_to(tab.form.table, heading)
    tab.edit()
    assert tab.cells is not None
    editor = tab.cells.editor
    assert editor is not None
    assert focus() is editor
    return editor


def editing(tab: ExemplarsTab) -> bool:
    return tab.cells is not None and tab.cells.editor is not None


@pytest.mark.parametrize("way", [burst, compose])
def test_enter_saves_one_step_that_can_be_undone(scene: Scene, tab: ExemplarsTab, way: object) -> None:
    record = scene.exemplars[0]
    editor = begin(tab, texts.NAME)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == record.name
    assert callable(way)
    way("Đường hoa mới")
    press(Key.Key_Return)
    changed = scene.office.exemplars.get(record.uid)
    assert (changed.name, changed.revision) == ("Đường hoa mới", record.revision + 1)
    assert (changed.situation, changed.holder, changed.answers) == (record.situation, record.holder, record.answers)
    assert focus() is tab.form.table
    current = tab.current()
    assert current is not None
    assert current.name == "Đường hoa mới"
    go_to(tab.form.table, texts.NAME)  # the cursor stayed in its column
    scene.office.history.undo()
    assert scene.office.exemplars.get(record.uid).name == record.name


def test_what_cannot_be_saved_stays_with_the_reason_and_esc_gives_up(scene: Scene, tab: ExemplarsTab) -> None:
    begin(tab, texts.NAME)
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert tab.cells is not None
    assert "Chưa nhập tên mô hình, điển hình." in tab.cells.problem.text()
    assert tab.cells.problem.isVisible()
    assert tab.cells.editor is focus()
    type_text("tạm")
    assert not tab.cells.problem.isVisible()
    press(Key.Key_Escape)
    assert not editing(tab)
    assert focus() is tab.form.table
    assert scene.office.exemplars.get(scene.exemplars[0].uid) == scene.exemplars[0]


def test_going_on_elsewhere_saves_too(qtbot: QtBot, scene: Scene, tab: ExemplarsTab) -> None:
    begin(tab, texts.HOLDER)
    type_text("Chi hội mới")
    close_popup()
    tab.search()
    uid = scene.exemplars[0].uid
    office = scene.office.exemplars
    qtbot.waitUntil(lambda: office.holders([office.get(uid)])[office.get(uid).holder].name == "Chi hội mới")
    assert not editing(tab)


def test_a_choice_is_made_with_the_arrows(scene: Scene, tab: ExemplarsTab) -> None:
    combo = begin(tab, texts.STATUS)
    assert isinstance(combo, QComboBox)
    press(Key.Key_Delete)  # does not reach the record
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert scene.office.exemplars.get(scene.exemplars[0].uid).status is Status.RUNNING


def test_elsewhere_the_dialog_opens(qtbot: QtBot, scene: Scene, tab: ExemplarsTab) -> None:
    seen: list[str] = []

    def look(dialog: ExemplarDialog) -> None:
        seen.append(dialog.value("name"))
        dialog.reject()

    go_to(tab.form.table, texts.NUMBER)
    within(ExemplarDialog, look)
    tab.edit()
    show(qtbot, tab)
    tab.focus()
    go_to(tab.form.table, texts.NAME)
    within(ExemplarDialog, look)
    tab.form.edit_button.click()
    assert seen == [scene.exemplars[0].name] * 2


def test_a_deadline_is_typed_as_everywhere(qtbot: QtBot, scene: Scene) -> None:
    """The dispatch of the scene is issued and its task has a deadline of its own: both belong to the dialog."""
    tab = DirectivesTab()
    tab.resize(1366, 700)
    qtbot.addWidget(tab)
    tab.open(scene.office)
    show(qtbot, tab)
    go_to(tab.form.table, directive_texts.DUE)
    assert tab.cells is not None
    assert not tab.cells.begin(tab.form.table.currentIndex())
    given = DirectiveInput(issuer=scene.issuer.uid, subject="Kiểm tra", addressees=(LineInput(name="Các chi bộ"),))
    draft = scene.office.directives.save(given)
    tab.refresh(draft.uid)
    begin(tab, directive_texts.DUE)
    type_text("32/7/27")
    press(Key.Key_Return)
    assert "32/7" in tab.cells.problem.text()
    for _ in range(7):
        press(Key.Key_Backspace)
    type_text("010727")
    press(Key.Key_Return)
    assert scene.office.directives.get(draft.uid).due is not None
    current = tab.current()
    assert current is not None
    assert current.uid == draft.uid
    assert f"{current.due:%d%m%y}" == "010727"


@pytest.fixture
def sheet(scene: Scene) -> Evaluation:
    rubric = scene.office.evaluations.rubric()
    points = tuple((one.uid, "1,5") for one in rubric.criteria)
    given = EvaluationInput(
        exemplar=scene.exemplars[0].uid, rubric=rubric.uid, scored_by="Tổ thẩm định", scored_on="1/11/26", points=points
    )
    return scene.office.evaluations.save(given)


def listed(qtbot: QtBot, scene: Scene, tab: RecordTab[Any]) -> RecordTab[Any]:
    tab.resize(1366, 700)
    qtbot.addWidget(tab)
    tab.open(scene.office)
    show(qtbot, tab)
    return tab


def test_who_scored_and_when_is_changed_in_the_list_and_the_points_stay(
    qtbot: QtBot, scene: Scene, sheet: Evaluation
) -> None:
    office = scene.office.evaluations
    tab = listed(qtbot, scene, EvaluationsTab())
    combo = begin(tab, evaluation_texts.SCORER)
    assert isinstance(combo, QComboBox)
    press(Key.Key_Down, Key.Key_Return)
    begin(tab, evaluation_texts.SCORED_ON)
    type_text("31/6/26")
    press(Key.Key_Return)
    assert tab.cells is not None
    assert "Ngày 31/6/2026 không có trong lịch." in tab.cells.problem.text()
    press(Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    type_text("12/11")
    press(Key.Key_Return)
    assert tab.form.table.currentIndex().data() == "12/11/2026"
    changed = office.get(sheet.uid)
    assert (changed.scorer, f"{changed.scored_on:%d%m%y}") == (Scorer.COUNCIL, "121126")
    assert (changed.scores, changed.scored_by) == (sheet.scores, sheet.scored_by)
    scene.office.history.undo()
    assert office.get(sheet.uid).scored_on == sheet.scored_on


def test_points_are_changed_where_the_rubric_is_seen(qtbot: QtBot, scene: Scene, sheet: Evaluation) -> None:
    tab = listed(qtbot, scene, EvaluationsTab())
    go_to(tab.form.table, evaluation_texts.TOTAL)
    seen: list[object] = []

    def look(dialog: EvaluationDialog) -> None:
        seen.append(dialog.value("points"))
        dialog.reject()

    within(EvaluationDialog, look)
    tab.edit()
    assert seen == [tuple((score.criterion, "1,5") for score in sheet.scores)]


def test_the_subject_of_a_draft_decision_is_changed_and_its_money_stays(qtbot: QtBot, scene: Scene) -> None:
    awards = scene.office.awards
    lines = (AwardLineInput(kind="individual", name="Trần Thị Ba", amount="123.000"),)
    head = AwardInput(issuer=scene.issuer.uid, award_kind="gk-btv-dang-uy-xa", subject="tặng Giấy khen", lines=lines)
    draft = awards.save(head)
    tab = listed(qtbot, scene, AwardsTab())
    begin(tab, award_texts.SUBJECT)
    press(Key.Key_Delete, Key.Key_Return)
    assert tab.cells is not None
    assert "Chưa nhập" in tab.cells.problem.text()
    type_text("tặng Giấy khen năm 2026")
    press(Key.Key_Return)
    changed = awards.get(draft.uid)
    assert changed == replace(draft, subject="tặng Giấy khen năm 2026", revision=draft.revision + 1)
    with pytest.raises(UserError, match="chỉ sửa được trong biểu mẫu"):
        awards.set_field(draft.uid, "award_kind", "x", changed.revision)
    with pytest.raises(UserError):
        awards.set_field(draft.uid, "subject", "x", draft.revision)
    issued = awards.save(replace(head, number="7", signed_on="2/11/2026", status="issued"))
    tab.refresh(issued.uid)
    go_to(tab.form.table, award_texts.SUBJECT)
    assert not tab.cells.begin(tab.form.table.currentIndex())
    with pytest.raises(UserError, match="chỉ sửa được trong biểu mẫu"):
        awards.set_field(issued.uid, "subject", "x", issued.revision)


def test_a_record_is_the_same_after_it_was_put_into_its_form(scene: Scene, sheet: Evaluation) -> None:
    office = scene.office
    for record in office.directives.find_all():
        given, revision = office.directives.typed(record.uid)
        reason = "thử" if office.directives.is_locked(record.uid) else ""
        saved = office.directives.save(given, record.uid, revision, reason)
        assert office.directives.typed(saved.uid)[0] == given
    for exemplar in office.exemplars.find_all():
        form, revision = office.exemplars.typed(exemplar.uid)
        office.exemplars.save(form, exemplar.uid, revision)
        assert office.exemplars.typed(exemplar.uid)[0] == form
    evaluation, revision = office.evaluations.typed(sheet.uid)
    assert replace(office.evaluations.save(evaluation, sheet.uid, revision), revision=revision) == sheet
