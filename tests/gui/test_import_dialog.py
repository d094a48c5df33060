"""A list from Excel or CSV becomes exemplars: file, columns, a look, all or nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.texts import imports as texts
from danvan_desktop.ui import prompts
from danvan_desktop.ui.import_dialog import COLUMNS, FILE, ROWS, ImportDialog
from danvan_desktop.ui.jobs import JobRunner
from tests.gui.dialogs import go_to, told
from tests.gui.keys import focus, press, show

HEADER = "STT,Tên mô hình,Đơn vị,Lĩnh vực,Năm,Người thực hiện việc này,Ghi chú"
GOOD = (
    "1,Tuyến đường hoa,Hội Phụ nữ xã,Kinh tế,2026,Tổ phụ nữ thôn An Lợi,",
    "2,Tổ tự quản an ninh,Công an xã,Quốc phòng - an ninh,2026,Tổ An Cư,",
)
BAD = "3,Câu lạc bộ,Đoàn xã,Thể thao,2026,Đoàn thôn Đại Hào,"


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    runner = JobRunner(qapp)
    yield runner
    runner.wait()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a list with these rows below the header."""

    def file(*rows: str, header: str = HEADER) -> Path:
        path = tmp_path / "danh sách.csv"
        path.write_text("\n".join((header, *rows)), "utf-8")
        return path

    return file


def shown(qtbot: QtBot, office: Office, jobs: JobRunner, path: Path | None = None) -> ImportDialog:
    dialog = ImportDialog(None, office, jobs)
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    if path is not None:
        dialog.open_file(path)
        ready(qtbot, dialog)
    return dialog


def ready(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Waits until the worker is done."""
    qtbot.waitUntil(lambda: not dialog.form.progress_bar.isVisible())


def go_on(qtbot: QtBot, dialog: ImportDialog) -> None:
    go_to(dialog, "next_button")
    press(Qt.Key.Key_Space)
    ready(qtbot, dialog)


def page(dialog: ImportDialog) -> int:
    return dialog.form.pages.currentIndex()


def cells(dialog: ImportDialog) -> list[list[str]]:
    model = dialog.form.rows_view.model()
    return [[model.index(row, place).data() for place in range(model.columnCount())] for row in range(model.rowCount())]


def names(office: Office) -> set[str]:
    return {exemplar.name for exemplar in office.exemplars.find(ListQuery())}


def test_a_list_comes_in_by_keys_and_goes_by_one_undo(
    qtbot: QtBot,
    office: Office,
    jobs: JobRunner,
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = write(*GOOD)
    monkeypatch.setattr(prompts, "open_path", lambda *_: path)  # the file chooser
    dialog = shown(qtbot, office, jobs)
    assert focus().objectName() == "choose_button"
    assert not dialog.form.next_button.isVisible()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page(dialog) == COLUMNS)
    assert dialog.form.file_label.text() == "danh sách.csv"
    press(Qt.Key.Key_Return)
    assert page(dialog) == ROWS
    assert dialog.form.next_button.text() == "&Nhập 2 mô hình"
    assert not names(office), "nothing is saved before"
    press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.taken == 2
    assert names(office) == {"Tuyến đường hoa", "Tổ tự quản an ninh"}
    assert office.history.undo() == "Nhập 2 mô hình từ tệp danh sách.csv"
    assert not names(office)


def test_a_file_can_be_dropped(qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]) -> None:
    dialog = shown(qtbot, office, jobs)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write(*GOOD)))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    dialog.dropEvent(event)
    qtbot.waitUntil(lambda: page(dialog) == COLUMNS)


def test_columns_are_guessed_with_what_they_hold(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    dialog = shown(qtbot, office, jobs, write(*GOOD))
    table = dialog.form.columns_table
    rows = {}
    for row in range(table.rowCount()):
        label, combo, example = table.item(row, 0), table.cellWidget(row, 1), table.item(row, 2)
        assert label is not None
        assert example is not None
        rows[label.text()] = (combo.currentText(), example.text())  # type: ignore[attr-defined]
    assert rows["Tên mô hình, điển hình *"] == ("Tên mô hình", "Tuyến đường hoa")
    assert rows["Lĩnh vực *"] == ("Lĩnh vực", "Kinh tế")
    assert rows["Năm đăng ký *"] == ("Năm", "2026")
    assert rows["Mục tiêu, tiêu chí"] == (texts.NOT_TAKEN, "")


def test_another_column_is_read_anew(qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]) -> None:
    dialog = shown(qtbot, office, jobs, write(*GOOD))
    combo = dialog._combos["unit"]
    combo.setFocus()
    combo.setCurrentIndex(combo.findText("Người thực hiện việc này"))
    go_on(qtbot, dialog)
    assert page(dialog) == ROWS
    assert [row[3] for row in cells(dialog)] == ["Tổ phụ nữ thôn An Lợi", "Tổ An Cư"]


def test_without_a_needed_column_nothing_can_be_taken(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    dialog = shown(qtbot, office, jobs, write(*GOOD))
    dialog._combos["field"].setCurrentIndex(0)
    go_on(qtbot, dialog)
    assert [row[1] for row in cells(dialog)] == ["✖ Có lỗi", "✖ Có lỗi"]
    assert cells(dialog)[0][4] == texts.MISSING
    assert not dialog.form.next_button.isEnabled()
    go_to(dialog, "back_button")
    press(Qt.Key.Key_Space)
    assert page(dialog) == COLUMNS
    assert dialog._combos["field"].currentText() == texts.NOT_TAKEN, "the choice stays"


def test_a_list_without_a_column_of_fields_gets_one_for_all_rows(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    header = HEADER.replace("Lĩnh vực,", "")
    rows = [row.replace("Kinh tế,", "").replace("Quốc phòng - an ninh,", "") for row in GOOD]
    dialog = shown(qtbot, office, jobs, write(*rows, header=header))
    combo = dialog._combos["field"]
    assert combo.currentText() == texts.NOT_TAKEN
    combo.setCurrentIndex(combo.findText("Mọi dòng: Kinh tế"))
    go_on(qtbot, dialog)
    assert [row[1:2] + row[4:5] for row in cells(dialog)] == [["✔ Nhập được", "Kinh tế"]] * 2
    go_to(dialog, "reload_button")
    press(Qt.Key.Key_Space)
    ready(qtbot, dialog)
    assert combo.currentText() == "Mọi dòng: Kinh tế", "the choice stays"
    go_on(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert {exemplar.field for exemplar in office.exemplars.find(ListQuery())} == {"economy"}


def test_a_row_with_a_problem_keeps_all_out_until_the_file_is_mended(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    dialog = shown(qtbot, office, jobs, write(*GOOD, BAD))
    go_on(qtbot, dialog)
    assert not dialog.form.next_button.isEnabled()
    assert "Còn 1 dòng có lỗi nên chưa nhập được" in dialog.form.summary_label.text()
    bad = cells(dialog)[2]
    assert bad[:6] == ["4", "✖ Có lỗi", "Câu lạc bộ", "Đoàn xã", "Thể thao", "2026"]
    assert "Không rõ “Thể thao” thuộc lĩnh vực nào." in bad[6]
    assert dialog.form.rows_view.currentIndex().row() == 2, "the first problem is in front"
    assert dialog.form.row_label.text() == f"Dòng 4: {bad[6]}"
    write(*GOOD, BAD.replace("Thể thao", "Kinh tế"))
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(dialog.form.next_button.isEnabled)
    assert dialog.form.next_button.text() == "&Nhập 3 mô hình"


def test_only_what_needs_a_look_can_be_shown(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    dialog = shown(qtbot, office, jobs, write(*GOOD, BAD, ",Tổng cộng: 3 mô hình,,,,,"))
    go_on(qtbot, dialog)
    states = [row[1] for row in cells(dialog)]
    assert states == ["✔ Nhập được", "✔ Nhập được", "✖ Có lỗi", "– Bỏ qua"]
    assert cells(dialog)[3][6], "it is said why the row is skipped"
    go_to(dialog, "problems_check")
    press(Qt.Key.Key_Space)
    assert [row[0] for row in cells(dialog)] == ["4"]
    press(Qt.Key.Key_Space)
    assert len(cells(dialog)) == 4


def test_what_is_not_sure_is_marked_but_can_be_taken(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    header = HEADER.replace("Năm", "Ngày đăng ký")
    dialog = shown(qtbot, office, jobs, write(GOOD[0].replace("2026", "15/3/2026"), header=header))
    go_on(qtbot, dialog)
    (row,) = cells(dialog)
    assert row[1] == "◔ Xem lại"
    assert row[5] == "2026"
    assert "năm đăng ký" in row[6]
    assert dialog.form.next_button.isEnabled()


def test_what_keeps_the_list_out_is_in_front_of_what_is_not_sure(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    header = HEADER.replace("Năm", "Ngày đăng ký")
    rows = [row.replace("2026", "15/3/2026") for row in (*GOOD, BAD)]
    dialog = shown(qtbot, office, jobs, write(*rows, header=header))
    go_on(qtbot, dialog)
    go_to(dialog, "problems_check")
    for _ in range(2):
        assert [row[1] for row in cells(dialog)] == ["◔ Xem lại", "◔ Xem lại", "✖ Có lỗi"]
        assert dialog.form.rows_view.currentIndex().row() == 2
        press(Qt.Key.Key_Space)


def test_what_cannot_be_read_is_told_and_another_file_can_be_chosen(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path], tmp_path: Path
) -> None:
    dialog = shown(qtbot, office, jobs, tmp_path / "không có.xlsx")
    assert page(dialog) == FILE
    assert told(dialog, "message_label").startswith("Không có tệp")
    assert dialog.form.choose_button.isEnabled()
    dialog.open_file(write(*GOOD))
    qtbot.waitUntil(lambda: page(dialog) == COLUMNS)
    assert not dialog.form.message_label.isVisible()


def test_what_became_wrong_meanwhile_takes_nothing(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    numbered = HEADER.replace("Ghi chú", "Số đăng ký")
    dialog = shown(qtbot, office, jobs, write(f"{GOOD[0]}7", f"{GOOD[1]}8", header=numbered))
    go_on(qtbot, dialog)
    office.imports.take(office.imports.preview(write(f"{BAD.replace('Thể thao', 'Kinh tế')}8", header=numbered)), "x")
    go_on(qtbot, dialog)
    assert dialog.isVisible()
    assert "Số 08/MH-2026 đã dùng" in told(dialog, "message_label")
    assert names(office) == {"Câu lạc bộ"}


def test_closing_while_a_file_is_read_is_no_trouble(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    dialog = shown(qtbot, office, jobs)
    dialog.open_file(write(*GOOD))
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    over: list[object] = []
    jobs.run(lambda: None, over.append, over.append)
    qtbot.waitUntil(lambda: over == [None])
    assert page(dialog) == FILE


def test_the_path_can_be_given_at_once(
    qtbot: QtBot, office: Office, jobs: JobRunner, write: Callable[..., Path]
) -> None:
    dialog = ImportDialog(None, office, jobs, write(*GOOD))
    qtbot.addWidget(dialog)
    show(qtbot, dialog)
    qtbot.waitUntil(lambda: page(dialog) == COLUMNS)
