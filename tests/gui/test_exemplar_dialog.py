"""An exemplar is registered, changed and linked, all by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit, QTabWidget
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.texts import exemplars as texts
from danvan_desktop.ui.exemplar_dialog import ExemplarDialog
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.link_dialog import LinkDialog
from danvan_desktop.ui.record_dialog import RecordDialog
from danvan_desktop.ui.task_tree import TaskTree
from tests.conftest import Scene
from tests.gui.dialogs import error
from tests.gui.keys import focus, paste, press, save, show, type_text

TAB, DOWN, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, dialog: RecordDialog) -> None:
    qtbot.addWidget(dialog, before_close_func=RecordDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)


def next_page() -> None:
    press(TAB, modifier=CTRL)


def test_an_exemplar_is_registered_by_keys_only(qtbot: QtBot, scene: Scene) -> None:
    dialog = ExemplarDialog(None, scene.office)
    opened(qtbot, dialog)
    type_text("Cổng trường an toàn giao thông")
    press(TAB, TAB, TAB, TAB, DOWN, TAB)
    type_text("Đoàn trường")
    press(TAB, TAB)
    type_text("Đoàn xã")
    press(TAB)
    type_text("Nguyễn Thị Mai")
    press(TAB)
    type_text("1/3/26")
    next_page()
    type_text("Cổng trường ùn tắc giờ tan học")
    next_page()
    press(TAB, DOWN, SPACE)
    save()

    record = dialog.saved
    assert record is not None, [error(dialog, field) for field in dialog.values()]
    assert record == scene.office.exemplars.get(record.uid)
    assert (record.name, record.printed_number) == ("Cổng trường an toàn giao thông", "03/MH-2026")
    assert scene.office.exemplars.holders([record])[record.holder].name == "Đoàn trường"
    assert scene.office.exemplars.unit(record).name == "Đoàn xã"
    assert record.field == next(iter(scene.office.catalogues.current().fields))
    assert record.officer == "Nguyễn Thị Mai"
    assert record.registered_on.isoformat() == "2026-03-01"
    assert record.situation == "Cổng trường ùn tắc giờ tan học"
    assert [answer.task for answer in record.answers] == [scene.directive.tasks[0].uid]


def test_known_names_are_offered_below_accents_or_not(qtbot: QtBot, scene: Scene) -> None:
    dialog = ExemplarDialog(None, scene.office)
    opened(qtbot, dialog)
    holder = child(dialog, QLineEdit, "holder_edit")
    holder.setFocus()
    type_text("phu nu")
    popup = focus()
    assert isinstance(popup, QListView)
    assert holder.text() == "phu nu", "nothing is put into what is being typed"
    press(DOWN, Qt.Key.Key_Return)
    assert holder.text() == "Chi hội Phụ nữ thôn Nại Cửu"


def test_a_changed_exemplar_keeps_what_was_not_touched(qtbot: QtBot, scene: Scene) -> None:
    scene.office.exemplars.link([scene.exemplars[0].uid], [scene.directive.tasks[1].uid])
    before = scene.office.exemplars.get(scene.exemplars[0].uid)
    dialog = ExemplarDialog(None, scene.office, before.uid)
    opened(qtbot, dialog)
    assert not dialog.is_changed()
    press(Qt.Key.Key_End)
    type_text(", Bích La")
    save()
    after = scene.office.exemplars.get(before.uid)
    assert after.name == "Tuyến đường hoa thôn Nại Cửu, Bích La"
    assert (after.number, after.year, after.holder, after.unit) == (
        before.number,
        before.year,
        before.holder,
        before.unit,
    )
    assert after.answers == before.answers


def test_the_tasks_of_a_directive_come_ticked_when_it_is_registered_from_there(qtbot: QtBot, scene: Scene) -> None:
    tasks = [task.uid for task in scene.directive.tasks]
    dialog = ExemplarDialog(None, scene.office, tasks=tasks)
    opened(qtbot, dialog)
    assert dialog.value("answers") == tuple(tasks)
    assert child(dialog, QLabel, "answers_count_label").text() == "Đã chọn 2 nhiệm vụ"


def test_missing_values_are_all_told_and_the_first_is_ready_to_type(qtbot: QtBot, scene: Scene) -> None:
    dialog = ExemplarDialog(None, scene.office)
    opened(qtbot, dialog)
    child(dialog, QTabWidget, "tabs").setCurrentIndex(1)
    save()
    wrong = {field for field in dialog.values() if error(dialog, field)}
    assert wrong == {"name", "field", "holder", "unit"}
    assert focus().objectName() == "name_edit"
    assert len(scene.office.exemplars.find(ListQuery())) == 2


def test_a_taken_number_is_told_at_the_number(qtbot: QtBot, scene: Scene) -> None:
    dialog = ExemplarDialog(None, scene.office, scene.exemplars[1].uid)
    opened(qtbot, dialog)
    dialog.set_value("number", "1")
    save()
    assert error(dialog, "number") == texts.number_taken("01/MH-2026", scene.exemplars[0].name)
    assert dialog.saved is None


def test_the_items_grow_with_what_is_written(qtbot: QtBot, scene: Scene) -> None:
    dialog = ExemplarDialog(None, scene.office)
    opened(qtbot, dialog)
    next_page()
    text = focus()
    assert isinstance(text, QPlainTextEdit)
    least = text.height()
    paste("\n".join("abcdef"))
    qtbot.waitUntil(lambda: text.height() > least and text.verticalScrollBar().maximum() == 0)


def test_a_search_shows_the_tasks_that_hold_all_words(qtbot: QtBot, scene: Scene) -> None:
    dialog = LinkDialog(None, scene.office, [scene.exemplars[0].uid])
    opened(qtbot, dialog)
    tree = child(dialog, TaskTree, "tasks_tree")
    child(dialog, QLineEdit, "tasks_search_edit").setFocus()
    type_text("bao cao 374")
    branch = tree.topLevelItem(0)
    assert branch is not None
    assert [item.isHidden() for item in (branch.child(0), branch.child(1)) if item] == [True, False]
    type_text(" khong co")
    assert branch.isHidden()


def test_several_exemplars_are_linked_in_one_step(qtbot: QtBot, scene: Scene) -> None:
    uids = [exemplar.uid for exemplar in scene.exemplars]
    dialog = LinkDialog(None, scene.office, uids)
    opened(qtbot, dialog)
    save()
    assert error(dialog, "tasks") == texts.NEEDS_TASK
    assert focus() is child(dialog, TaskTree, "tasks_tree")
    press(DOWN, DOWN, SPACE)
    assert error(dialog, "tasks") == ""
    save()
    assert dialog.saved == (scene.directive.tasks[1].uid,)
    for uid in uids:
        assert [answer.task for answer in scene.office.exemplars.get(uid).answers] == [scene.directive.tasks[1].uid]
    scene.office.history.undo()
    assert not any(scene.office.exemplars.get(uid).answers for uid in uids)


def test_an_office_without_tasks_says_what_to_do(qtbot: QtBot, office: Office) -> None:
    dialog = LinkDialog(None, office, [])
    opened(qtbot, dialog)
    tree = child(dialog, TaskTree, "tasks_tree")
    told = tree.viewport().grab().toImage()
    blank = QImage(told.size(), told.format())
    blank.fill(tree.palette().base().color())
    assert told != blank
