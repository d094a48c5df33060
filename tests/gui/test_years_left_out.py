"""Days typed without their year: what was taken stands in the field before it counts."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from danvan_desktop.domain.directives import DirectiveInput, LineInput
from danvan_desktop.domain.lists import Kind
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.texts import directives as directive_texts
from danvan_desktop.texts import editing
from danvan_desktop.ui.assign_dialog import AssignDialog
from danvan_desktop.ui.assign_grid import FIRST, AssignGrid
from danvan_desktop.ui.column_filter_dialog import ColumnFilterDialog
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.directives_tab import DirectivesTab
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.issuers_dialog import IssuersDialog
from danvan_desktop.ui.list_editor import ListEditor
from danvan_desktop.ui.record_dialog import RecordDialog
from danvan_desktop.ui.tables import TableColumn
from tests.conftest import Scene
from tests.gui.dialogs import go_to, told
from tests.gui.keys import focus, paste, press, save, show, type_text
from tests.gui.test_cell_editing import begin

Key = Qt.Key


def opened(qtbot: QtBot, dialog: RecordDialog) -> RecordDialog:
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    return dialog


def test_tab_shows_the_day_in_full_and_a_deadline_follows_the_day_of_signing(qtbot: QtBot, scene: Scene) -> None:
    dialog = opened(qtbot, DirectiveDialog(None, scene.office))
    go_to(dialog, "signed_on_edit")
    type_text("3/12/25")
    press(Key.Key_Tab)
    go_to(dialog, "due_edit")
    type_text("hết 15/6")
    press(Key.Key_Tab)
    assert (dialog.value("signed_on"), dialog.value("due")) == ("03/12/2025", "hết 15/6/2026")
    go_to(dialog, "tasks_table")
    table = child(dialog, ListEditor, "tasks_table")
    type_text("Báo cáo")
    press(Key.Key_Return)
    type_text("31-12")
    press(Key.Key_Return)
    assert table.cell(0, 1).text() == "31/12/2025"
    table.setCurrentCell(1, 0)
    paste("Rà soát\t20/1\r\nTổng kết\thết 30/11\r\n")
    assert [row["due"] for row in table.rows()] == ["31/12/2025", "20/01/2026", "hết 30/11/2026"]
    assert not told(dialog, "message_label")
    dialog.snapshot()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_S])
def test_nothing_is_saved_before_the_year_was_seen(qtbot: QtBot, scene: Scene, key: Qt.Key) -> None:
    """Enter and Ctrl+S save a form from within its fields."""
    uid = scene.exemplars[0].uid
    dialog = opened(qtbot, ExemplarDialog(None, scene.office, uid))
    go_to(dialog, "registered_on_edit")
    type_text("15.6")
    press(key, modifier=Qt.KeyboardModifier.ControlModifier if key is Key.Key_S else Qt.KeyboardModifier.NoModifier)
    assert dialog.isVisible()
    assert scene.office.exemplars.get(uid).registered_on is None
    assert dialog.value("registered_on") == "15/6/2026"
    assert told(dialog, "message_label") == editing.YEAR_ADDED
    qtbot.waitUntil(lambda: not dialog._year_added)
    save()
    assert not dialog.isVisible()
    assert f"{scene.office.exemplars.get(uid).registered_on:%d/%m/%Y}" == "15/06/2026"


def test_a_cell_being_typed_into_is_seen_before_it_is_saved_too(qtbot: QtBot, scene: Scene) -> None:
    dialog = opened(qtbot, IssuersDialog(None, scene.office))
    table = child(dialog, ListEditor, "signers_table")
    go_to(dialog, "signers_table")
    table.setCurrentCell(0, table.place_of("valid_to"))
    type_text("31/12")
    save()
    assert told(dialog, "message_label") == editing.YEAR_ADDED
    assert table.cell(0, table.place_of("valid_to")).text() == "31/12/2015", "the first one after they began"
    assert scene.office.issuers.all()[scene.issuer.uid].signers[0].valid_to is None
    qtbot.waitUntil(lambda: not dialog._year_added)
    save()
    assert f"{scene.office.issuers.all()[scene.issuer.uid].signers[0].valid_to:%d/%m/%Y}" == "31/12/2015"


def test_a_day_that_there_is_not_says_so_in_the_field(qtbot: QtBot, scene: Scene) -> None:
    dialog = opened(qtbot, ExemplarDialog(None, scene.office, scene.exemplars[0].uid))
    go_to(dialog, "registered_on_edit")
    type_text("31/6")
    press(Key.Key_Tab)
    assert dialog.value("registered_on") == "31/6"
    assert "Ngày 31/6/2026 không có trong lịch." in told(dialog, "registered_on_error")
    dialog.snapshot()


def test_the_deadline_of_one_body_follows_its_paper(qtbot: QtBot, scene: Scene) -> None:
    scene.office.units.save(UnitInput(name="Thôn Một", kind="village"))
    dialog = opened(qtbot, AssignDialog(None, scene.office, scene.directive.uid))
    table = child(dialog, AssignGrid, "cells_table")
    table.setFocus()
    type_text("15/6")
    save()  # from within the cell
    assert table.cell(FIRST, 0).text().endswith("trước 15/6/2020"), "the dispatch is of 30/7/2019"
    assert told(dialog, "message_label") == editing.YEAR_ADDED
    dialog.snapshot()


def test_a_deadline_in_the_list_of_directives(qtbot: QtBot, scene: Scene) -> None:
    given = DirectiveInput(issuer=scene.issuer.uid, subject="Kiểm tra", addressees=(LineInput(name="Các chi bộ"),))
    draft = scene.office.directives.save(given)
    tab = DirectivesTab()
    tab.resize(1366, 700)
    qtbot.addWidget(tab)
    tab.open(scene.office)
    show(qtbot, tab)
    tab.refresh(draft.uid)
    begin(tab, directive_texts.DUE)
    type_text("15/6")  # it is November
    press(Key.Key_Return)
    current = tab.current()
    assert current is not None
    assert f"{current.due:%d/%m/%Y}" == "15/06/2027"
    assert tab.form.table.currentIndex().data() == "trước 15/6/2027"


def test_ends_of_a_filter_are_completed_when_they_are_left(qtbot: QtBot, scene: Scene) -> None:
    column: TableColumn[object] = TableColumn("Ngày", str, "signed_on", kind=Kind.DAY)
    dialog = ColumnFilterDialog(None, column, [], None, scene.office.today())
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    assert focus() is dialog.form.first_edit
    type_text("1/10")
    press(Key.Key_Tab)
    type_text("31/1")
    press(Key.Key_Return)
    assert (dialog.form.first_edit.text(), dialog.form.last_edit.text()) == ("01/10/2026", "31/01/2027")
    assert dialog.condition is not None
    assert dialog.condition.values == ("2026-10-01", "2027-01-31")
