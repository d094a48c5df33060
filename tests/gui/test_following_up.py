"""From who is late to the công văn đôn đốc that is issued, and what is said in the morning; by keys alone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain import annexes
from danvan_desktop.domain.directives import Directive
from danvan_desktop.ui.agenda_dialog import AgendaDialog
from danvan_desktop.ui.annex_dialog import AnnexDialog
from danvan_desktop.ui.digest_dialog import TRAY, DigestDialog, Wish
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.issue_dialog import IssueDialog
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.reminder_dialog import ReminderDialog
from danvan_desktop.ui.tasks_dialog import TasksDialog
from tests.conftest import NOW
from tests.gui.dialogs import error, go_to, within
from tests.gui.keys import press, save, show, type_text
from tests.gui.test_main_window import opened
from tests.services.test_follow_up import asked, report

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Directive:
    """What the office of the window has asked: two bodies of four owe both reports, one owes one."""
    monkeypatch.setattr("danvan_desktop.ui.main_window._open_office", lambda folder: open_office(folder, lambda: NOW))
    with closing(open_office(tmp_path, lambda: NOW)) as office:
        record, bodies = asked(office)
        for task in (0, 1):
            report(office, record, bodies[0], task)
        report(office, record, bodies[1], 0)
    return record


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, record: Directive) -> Iterator[MainWindow]:
    """The window on the office that asked for the record."""
    assert record.tasks
    window = opened(qtbot, tmp_path)
    window.commands()["directives_action"]()
    yield window
    window.close()


def office_of(window: MainWindow) -> Office:
    assert window.office is not None
    return window.office


def after(*steps: tuple[type[QWidget], Callable[[], object]]) -> None:
    """Does each step in the dialog that opens next, one after the other."""
    (kind, act), *rest = steps

    def then(_dialog: object) -> None:
        if rest:
            after(*rest)
        act()

    within(kind, then)  # type: ignore[type-var]


def test_late_bodies_get_a_dispatch_that_is_issued(qtbot: QtBot, window: MainWindow, record: Directive) -> None:
    show(qtbot, window)
    tab = window.current_tab()
    assert tab is not None
    tab.show_record(record.uid)
    assert tab.form.next_button.text() == "Bước tiếp: Lập công văn đôn đốc"

    def leave_the_last_out() -> None:
        go_to(front(ReminderDialog), "bodies_tree")
        press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Space)
        assert child(front(ReminderDialog), QLabel, "count_label").text() == "Đã chọn 2 đơn vị"
        save()

    after((ReminderDialog, leave_the_last_out), (DirectiveDialog, save))
    press(KEY.Key_U, modifier=CONTROL)
    row = tab.current()
    assert row is not None
    draft = office_of(window).directives.get(row.uid)
    assert (draft.about, draft.number) == (record.uid, None)
    assert [line.name for line in draft.addressees] == ["Chi bộ thôn Hai", "Chi bộ thôn Một"]
    show(qtbot, window)
    within(IssueDialog, lambda _dialog: save())
    press(KEY.Key_Return, modifier=CONTROL)
    issued = office_of(window).directives.get(draft.uid)
    assert issued.printed_number == "13-CV/ĐU"
    assert issued.signed_on == NOW.date()
    assert office_of(window).directives.entry(issued.uid) is not None


def front(kind: type[ReminderDialog]) -> ReminderDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def test_one_paper_for_each_body(qtbot: QtBot, window: MainWindow, record: Directive) -> None:
    show(qtbot, window)

    def each() -> None:
        dialog = front(ReminderDialog)
        go_to(dialog, "way_combo")
        press(KEY.Key_Down)
        go_to(dialog, "due_edit")
        press(KEY.Key_A, modifier=CONTROL)
        type_text("20/11/2026")
        save()
        assert "Hạn mới phải sau hôm nay" in error(dialog, "due")
        press(KEY.Key_A, modifier=CONTROL)
        type_text("4/12/26")
        save()

    after((ReminderDialog, each))
    press(KEY.Key_U, modifier=CONTROL)
    drafts = [one for one in office_of(window).directives.find_all() if one.about == record.uid]
    assert sorted(line.name for one in drafts for line in one.addressees) == [
        "Chi bộ thôn Hai",
        "Chi bộ thôn Một",
        "Hội Phụ nữ xã",
    ]
    assert all("trước ngày 04/12/2026" in one.closing for one in drafts)


def test_the_window_says_once_a_day_what_is_due(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    bar = child(window, QWidget, "digest_bar")
    qtbot.waitUntil(bar.isVisible)
    assert child(window, QLabel, "digest_label").text() == "Việc đến hạn: 1 việc quá hạn."
    child(window, QPushButton, "digest_close_button").click()
    assert not bar.isVisible()
    window.close()
    again = opened(qtbot, tmp_path)
    again.jobs.wait()
    assert not child(again, QWidget, "digest_bar").isVisible()
    again.close()


def test_the_digest_leads_on_to_record_reminder_and_calendar(
    qtbot: QtBot, window: MainWindow, record: Directive
) -> None:
    show(qtbot, window)
    after((DigestDialog, lambda: press(KEY.Key_U, modifier=CONTROL)), (ReminderDialog, lambda: press(KEY.Key_Escape)))
    press(KEY.Key_F9)
    tab = window.current_tab()
    assert tab is not None
    row = tab.current()
    assert row is not None
    assert row.uid == record.uid
    show(qtbot, window)
    after((DigestDialog, lambda: press(KEY.Key_F8)), (AgendaDialog, lambda: press(KEY.Key_Escape)))
    press(KEY.Key_F9)


def test_the_digest_can_be_switched_off(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    asked(office)
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    dialog = DigestDialog(None, office, JobRunner(None), settings)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    tree = dialog.form.items_tree
    head = tree.topLevelItem(0)
    assert head is not None
    assert head.text(0) == "Quá hạn (1)"
    line = head.child(0)
    assert line is not None
    assert [line.text(place) for place in (0, 1, 3, 4)] == [
        "19/11/2026",
        "12-CV/ĐU",
        "▲ quá hạn 4 ngày",
        "8 báo cáo quá hạn",
    ]
    go_to(dialog, "daily_check")
    press(KEY.Key_Space, KEY.Key_Tab, KEY.Key_Space)
    assert (settings.value("digest/daily", type=bool), settings.value(TRAY, type=bool)) == (False, True)
    go_to(dialog, "items_tree")
    with qtbot.waitSignal(dialog.accepted):
        press(KEY.Key_Return)
    assert dialog.wish is Wish.OPEN


def test_the_matrix_reminds_those_who_are_late(qtbot: QtBot, window: MainWindow, record: Directive) -> None:
    office = office_of(window)
    dialog = TasksDialog(window, office, window.jobs, QSettings(), {"directive": record.uid})
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    after((ReminderDialog, save), (DirectiveDialog, save))
    press(KEY.Key_U, modifier=CONTROL)
    (draft,) = (one for one in office.directives.find_all() if one.about == record.uid)
    assert len(draft.addressees) == 3
    assert child(dialog, QLabel, "count_label").text() == "Đã lập dự thảo công văn đôn đốc."


def test_the_table_behind_a_paper_can_be_changed_before_it_is_saved(qtbot: QtBot, office: Office) -> None:
    record, _ = asked(office)
    dialog = DirectiveDialog(None, office, draft=office.follow_up.reminder(record.uid, "3/12/2026"))
    qtbot.addWidget(dialog, before_close_func=DirectiveDialog.snapshot)
    show(qtbot, dialog)
    assert "8 dòng" in child(dialog, QLabel, "about_label").text()
    assert not dialog.is_changed()

    def without_the_first() -> None:
        inner = QApplication.activeModalWidget()
        assert isinstance(inner, AnnexDialog)
        rows = inner.value("rows")
        inner.set_value("rows", [*rows[1:], {"0": "Chi bộ thôn Bốn", "1": "Báo cáo\tbổ sung"}])
        save()

    after((AnnexDialog, without_the_first))
    go_to(dialog, "annex_button")
    press(KEY.Key_Space)
    assert dialog.is_changed()
    show(qtbot, dialog)
    save()
    annex = annexes.of_text(dialog.saved.annex)
    assert annex is not None
    assert annex.rows[0][1] == "Báo cáo kết quả năm 2026"
    assert annex.rows[-1] == ("Chi bộ thôn Bốn", "Báo cáo bổ sung", "", "")
    again = DirectiveDialog(None, office, dialog.saved.uid)
    qtbot.addWidget(again, before_close_func=DirectiveDialog.snapshot)
    show(qtbot, again)
    save()  # a form that is opened again keeps the table
    assert again.saved.annex == dialog.saved.annex
