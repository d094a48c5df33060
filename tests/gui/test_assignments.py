"""Tasks are given to bodies and followed up, by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from danvan_desktop.domain import matrices
from danvan_desktop.domain.assignments import AssignInput, State
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.matrices import Column, Line, Told
from danvan_desktop.domain.units import UnitInput
from danvan_desktop.ui import task_tables
from danvan_desktop.ui.assign_dialog import AssignDialog
from danvan_desktop.ui.directives_tab import DirectivesTab
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.matrix_model import MatrixModel
from danvan_desktop.ui.report_dialog import ReportDialog
from danvan_desktop.ui.tasks_dialog import LIST, TasksDialog
from tests.conftest import Scene
from tests.gui.dialogs import error, go_to, within
from tests.gui.keys import press, save, show, type_text
from tests.rendering import text_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def asked(scene: Scene) -> Directive:
    """A plan for three villages, of which one is in its addressees; two tasks."""
    for name, kind in (("Thôn Một", "village"), ("Thôn Hai", "village"), ("Chi bộ Ba", "party")):
        scene.office.units.save(UnitInput(name=name, kind=kind))
    return scene.office.directives.save(
        DirectiveInput(
            issuer=scene.issuer.uid,
            kind="KH",
            number="5",
            signed_on="1/11/2026",
            subject="Kế hoạch dân vận khéo",
            due="1/12/2026",
            addressees=(LineInput(name="Thôn Một;"), LineInput(name="Các ban xây dựng Đảng")),
            tasks=(TaskInput(text="Rà soát mô hình", product="Danh sách"), TaskInput(text="Báo cáo kết quả")),
        )
    )


def state_of(tab: DirectivesTab) -> str:
    """What the panel says of the directive as a whole; blanks that keep a line together are blanks."""
    return tab.form.detail_state.text().replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def tab(qtbot: QtBot, scene: Scene, asked: Directive) -> DirectivesTab:
    tab = DirectivesTab()
    qtbot.addWidget(tab)
    tab.open(scene.office)
    show(qtbot, tab)
    tab.refresh(asked.uid)
    return tab


def given(scene: Scene, asked: Directive) -> list[tuple[str, int, str, str]]:
    units = scene.office.assignments.units()
    places = {task.uid: place for place, task in enumerate(asked.tasks, start=1)}
    made = scene.office.assignments.of_directive(asked.uid)
    return sorted((units[one.body].name, places[one.task], str(one.role), str(one.due or "")) for one in made)


def test_a_grid_is_filled_by_single_keys(scene: Scene, asked: Directive, tab: DirectivesTab) -> None:
    assert tab.form.next_button.text() == "Bước tiếp: Giao nhiệm vụ…"
    assert "2 chưa giao" not in state_of(tab)

    def act(dialog: AssignDialog) -> None:
        form = dialog.form
        names = [form.cells_table.verticalHeaderItem(row).text() for row in range(form.cells_table.rowCount())]
        assert names[:4] == ["Sản phẩm", "Định kỳ", "Thôn Hai", "Thôn Một"]
        assert names[-2] == "Hội Liên hiệp Phụ nữ xã" or "Công an xã" in names
        assert "1 nơi gửi" in form.note_label.text()
        assert "Các ban xây dựng Đảng" in form.note_label.text()
        assert form.count_label.text() == "2 ô được giao · 1 đơn vị"
        press(Key.Key_C)  # Thôn Hai leads the first task
        press(Key.Key_Right, Key.Key_P)
        press(Key.Key_Down)
        press(Key.Key_Delete)  # Thôn Một does not report
        press(Key.Key_Left)
        press(Key.Key_3)  # a day of its own
        type_text("1/2/2027")
        press(Key.Key_Return)
        save()
        assert "Thôn Một, nhiệm vụ 1: " in error(dialog, "cells")
        press(Key.Key_F2)
        press(Key.Key_A, modifier=CONTROL)
        type_text("hết 30/11/26")
        press(Key.Key_Return)
        press(Key.Key_Up, Key.Key_Up)  # the rhythm above
        type_text("quý 20")
        press(Key.Key_Return)
        save()
        assert not dialog.isVisible(), error(dialog, "cells")

    within(AssignDialog, act)
    tab.next_step()
    assert given(scene, asked) == [
        ("Thôn Hai", 1, "lead", ""),
        ("Thôn Hai", 2, "support", ""),
        ("Thôn Một", 1, "lead", "2026-11-30"),
    ]
    task = scene.office.directives.get(asked.uid).tasks[0]
    assert (task.product, task.recurrence and task.recurrence.day) == ("Danh sách", 20)
    assert "3 trong hạn" in state_of(tab) or "sắp đến hạn" in state_of(tab)
    assert "Hằng quý, ngày 20 tháng cuối quý" in tab.form.detail_text.toPlainText()


def test_all_units_of_a_kind_are_given_a_task_at_once(scene: Scene, asked: Directive, tab: DirectivesTab) -> None:
    def act(dialog: AssignDialog) -> None:
        dialog.form.kind_combo.setCurrentIndex(dialog.form.kind_combo.findData("village"))
        press(Key.Key_Space, modifier=CONTROL)
        press(Key.Key_P)
        save()
        assert not dialog.isVisible(), error(dialog, "cells")

    within(AssignDialog, act)
    tab.assign()
    assert [one for one in given(scene, asked) if one[2] == "support"] == [
        ("Thôn Hai", 1, "support", ""),
        ("Thôn Một", 1, "support", ""),
    ]


def test_totals_beside_many_tasks_stand_in_two_lines_at_most(qtbot: QtBot) -> None:
    states = (State.DONE, State.REPORTED, State.LATE, State.SOON, State.DUE)
    columns = [Column(f"task {place}", f"Nhiệm vụ {place}", "") for place in range(12)]
    told = [Told(column.key, "body", state) for column in columns for state in states]
    model = MatrixModel()
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    task_tables.dress_matrix(table)
    table.resize(1180, 400)
    model.show(
        matrices.matrix(told, columns, lambda _body: Line("body", "Thôn Một", ("body",)), lambda line: line.name)
    )
    task_tables.fit_columns(table)
    assert model.columnCount() == 13
    assert table.sizeHintForIndex(model.index(0, 12)).height() <= table.rowHeight(0)
    hints = [table.sizeHintForIndex(model.index(1, place)).height() for place in range(13)]
    assert max(hints) <= table.rowHeight(1), "nothing is cut in the row of totals"


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.wait()


def test_reports_are_recorded_in_the_matrix_and_taken_back(
    qtbot: QtBot, scene: Scene, asked: Directive, tmp_path: Path, jobs: JobRunner
) -> None:
    office = scene.office
    one, two = (unit for unit in office.units.all() if unit.name in ("Thôn Hai", "Thôn Một"))
    first, second = asked.tasks
    cells = [AssignInput(task=first.uid, body=body.uid, due="hết 22/11/2026") for body in (one, two)]
    office.assignments.assign(asked.uid, [*cells, AssignInput(task=second.uid, body=two.uid, role="support")])
    dialog = TasksDialog(None, office, jobs, QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    matrix = dialog.matrix
    qtbot.waitUntil(lambda: matrix.rowCount() > 0)
    assert matrix.as_texts() == (
        ["Đơn vị", "05-KH/HU", "Tổng"],
        [
            ["Thôn Hai", "▲ Quá hạn (1)", "1 quá hạn"],
            ["Thôn Một", "▲ Quá hạn (1)\n+ 1 việc khác", "1 quá hạn · 1 sắp đến hạn"],
            ["Tổng", "2 quá hạn · 1 sắp đến hạn", "2 quá hạn · 1 sắp đến hạn"],
        ],
    )
    press(Key.Key_Down, Key.Key_Return)  # the tasks of the directive, at the same body
    assert matrix.as_texts()[1][1][:2] == ["Thôn Một", "▲ Quá hạn\nhết 22/11/2026"]

    def record(report: ReportDialog) -> None:
        assert "Thôn Một – 05-KH/HU, nhiệm vụ 1" in report.form.asked_label.text()
        press(Key.Key_Tab)
        type_text("12/BC")
        press(Key.Key_Tab)
        press(Key.Key_Up)  # returned
        save()
        assert "lý do trả lại" in error(report, "reason")
        type_text("thiếu số liệu")
        save()
        assert not report.isVisible()

    within(ReportDialog, record)
    press(Key.Key_Return)
    assert matrix.as_texts()[1][1][1] == "↩ Trả lại\nhết 22/11/2026"

    def accept(report: ReportDialog) -> None:
        save()
        assert not report.isVisible()

    show(qtbot, dialog)
    within(ReportDialog, accept)
    press(Key.Key_Return)
    assert [row[1:] for row in matrix.as_texts()[1]] == [
        ["▲ Quá hạn\nhết 22/11/2026", "– Chưa giao", "1 quá hạn"],
        ["✔ Xong", "◔ Sắp đến hạn\ntrước 01/12/2026", "1 xong · 1 sắp đến hạn"],
        ["1 xong · 1 quá hạn", "1 sắp đến hạn", "1 xong · 1 quá hạn · 1 sắp đến hạn"],
    ]
    assert str(matrix.index(1, 2).data()).split(" ") == ["1\xa0xong\xa0·", "1\xa0sắp\xa0đến\xa0hạn"]
    show(qtbot, dialog)
    dialog.form.state_combo.setCurrentIndex(dialog.form.state_combo.findData("overdue"))
    assert [row[0] for row in matrix.as_texts()[1]] == ["Thôn Hai", "Tổng"]
    seen = dialog.as_seen()
    assert (len(seen.rows), seen.total) == (1, ("Tổng", "1 quá hạn", "", "1 quá hạn"))
    office.lists.export(seen, tmp_path / "matrix.csv")
    assert (tmp_path / "matrix.csv").read_text("utf-8-sig").splitlines()[-1].startswith("Tổng,1 quá hạn")
    text = text_of(office.lists.export(seen, tmp_path / "matrix.pdf"))
    assert "THEO DÕI NHIỆM VỤ" in text
    assert "Tổng" in text
    press(Key.Key_Z, modifier=CONTROL)
    assert "Đã hoàn tác: Ghi báo cáo của Thôn Một" in dialog.form.count_label.text()
    assert [row[0] for row in matrix.as_texts()[1]] == ["Thôn Hai", "Thôn Một", "Tổng"]

    dialog.show_filtered({"state": "unreported", "due_to": "2026-11-23"}, LIST)
    assert [row.body_name for row in office.assignments.rows(dialog.rows._keys)] == ["Thôn Hai", "Thôn Một"]
    dialog.form.search_edit.setText("thon hai")
    dialog.refresh()
    assert [row[0] for row in dialog.as_seen().rows] == ["Thôn Hai"]

    def progress(report: ReportDialog) -> None:
        go_to(report, "reported_check")
        press(Key.Key_Space)
        go_to(report, "progress_edit")
        type_text("120")
        save()
        assert "100" in error(report, "progress")
        press(Key.Key_A, modifier=CONTROL)
        type_text("70")
        save()
        assert not report.isVisible()

    within(ReportDialog, progress)
    dialog.form.list_table.setFocus()
    press(Key.Key_Return)
    assert dialog.as_seen().rows[0][6] == "70 %"


def test_the_overview_says_that_it_is_read_and_comes_when_it_is(
    qtbot: QtBot, scene: Scene, asked: Directive, tmp_path: Path, jobs: JobRunner
) -> None:
    body = next(unit for unit in scene.office.units.all() if unit.name == "Thôn Hai")
    scene.office.assignments.assign(asked.uid, [AssignInput(task=task.uid, body=body.uid) for task in asked.tasks])
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    dialog, closed = (TasksDialog(None, scene.office, jobs, settings) for _ in range(2))
    for one in (dialog, closed):
        qtbot.addWidget(one)
    form = dialog.form
    assert form.empty_label.text() == "Đang đọc các nhiệm vụ đã giao…"
    assert not form.print_button.isEnabled()
    closed.done(0)
    form.search_edit.setText("thon hai")  # what is typed meanwhile holds
    with qtbot.waitSignal(jobs.busy, check_params_cb=lambda busy: not busy):
        show(qtbot, dialog)
    assert [row[0] for row in dialog.matrix.as_texts()[1]] == ["Thôn Hai", "Tổng"]
    assert form.print_button.isEnabled()
    assert form.empty_label.isHidden()
    assert "2 sắp đến hạn" in form.count_label.text()
    assert closed.matrix.rowCount() == 0
    scene.office.history.undo()
    press(Key.Key_F5)
    assert form.count_label.text() == "Đang đọc các nhiệm vụ đã giao…"
    qtbot.waitUntil(lambda: dialog.matrix.rowCount() == 0)
    assert form.empty_label.text().startswith("Không có đơn vị")
