"""The editable list, driven by keys, as an official types."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from danvan_desktop.ui.list_editor import EditorColumn, ListEditor
from tests.gui.keys import focus, paste, press, show, type_text

NAME = EditorColumn("name", "Tên")
TASKS = (
    EditorColumn("text", "Nội dung", "long"),
    EditorColumn("kind", "Đối tượng", "choice", 120, (("collective", "Tập thể"), ("individual", "Cá nhân"))),
    EditorColumn("due", "Hạn", "date", 110),
    EditorColumn("amount", "Tiền", "money", 110),
)


class Around(QWidget):
    """The list between two fields, so that the focus can leave on both sides."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.before, self.list, self.after = QLineEdit(), ListEditor(), QLineEdit()
        for widget in (self.before, self.list, self.after):
            layout.addWidget(widget)


@pytest.fixture
def around(qtbot: QtBot) -> Around:
    widget = Around()
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    show(qtbot, widget)
    widget.list.setFocus()
    return widget


@pytest.fixture
def names(around: Around) -> ListEditor:
    around.list.set_columns([NAME])
    around.list.setFocus()
    return around.list


@pytest.fixture
def tasks(around: Around) -> ListEditor:
    around.list.set_columns(TASKS)
    around.list.setFocus()
    return around.list


def values(editor: ListEditor, key: str) -> list[str]:
    return [row[key] for row in editor.rows()]


def test_enter_goes_on_to_a_new_row_and_twice_leaves_the_list(around: Around, names: ListEditor) -> None:
    type_text("Đảng ủy xã Triệu Độ")
    press(Qt.Key.Key_Return)
    type_text("Chi bộ Công an")
    press(Qt.Key.Key_Return)
    assert values(names, "name") == ["Đảng ủy xã Triệu Độ", "Chi bộ Công an"]
    press(Qt.Key.Key_Return)
    assert focus() is around.after


def test_tab_leads_in_through_the_cells_and_out_on_both_sides(around: Around, tasks: ListEditor) -> None:
    tasks.set_rows([{"text": "Rà soát"}])
    around.before.setFocus()
    press(Qt.Key.Key_Tab)
    assert focus() is tasks
    press(*[Qt.Key.Key_Tab] * len(TASKS))
    assert (tasks.currentRow(), tasks.currentColumn()) == (1, 0)
    press(Qt.Key.Key_Tab)
    assert focus() is around.after
    press(Qt.Key.Key_Backtab)
    tasks.setCurrentCell(0, 0)
    press(Qt.Key.Key_Backtab)
    assert focus() is around.before


def test_typed_values_take_their_usual_form_and_wrong_ones_stay(tasks: ListEditor) -> None:
    type_text("Tổng kết")
    press(Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    for text in ("1/7/26", "1520000"):
        type_text(text)
        press(Qt.Key.Key_Return)
    assert tasks.rows() == [{"text": "Tổng kết", "kind": "individual", "due": "01/7/2026", "amount": "1.520.000"}]
    tasks.setCurrentCell(0, 2)
    tasks.setFocus()
    type_text("31/2/26")
    assert values(tasks, "due") == ["31/2/26"], "the cell that is being typed into counts"


def test_passing_through_a_choice_chooses_nothing(tasks: ListEditor) -> None:
    type_text("Tổng kết")
    press(*[Qt.Key.Key_Return] * 3)
    assert values(tasks, "kind") == [""]


def test_a_long_text_takes_new_lines_by_shift_enter(tasks: ListEditor) -> None:
    type_text("a")
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ShiftModifier)
    type_text("b")
    press(Qt.Key.Key_Return)
    assert values(tasks, "text") == ["a\nb"]
    assert tasks.rowHeight(0) > tasks.rowHeight(1)


def test_tab_goes_from_a_long_text_of_a_new_row_to_the_next_cell(tasks: ListEditor) -> None:
    type_text("Một")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    type_text("1/7/26")
    press(Qt.Key.Key_Return)
    assert [(row["text"], row["due"]) for row in tasks.rows()] == [("Một", "01/7/2026")]


def test_escape_in_a_cell_takes_back_what_was_typed(names: ListEditor) -> None:
    names.set_rows([{"name": "cũ"}])
    type_text("mới")
    press(Qt.Key.Key_Escape)
    assert values(names, "name") == ["cũ"]


def test_delete_removes_whole_rows_and_empties_single_cells(tasks: ListEditor) -> None:
    tasks.set_rows([{"text": text, "due": "01/7/2026"} for text in "abc"])
    tasks.setCurrentCell(0, 2)
    press(Qt.Key.Key_Delete)
    assert values(tasks, "due") == ["", "01/7/2026", "01/7/2026"]
    tasks.selectRow(1)
    press(Qt.Key.Key_Delete)
    assert values(tasks, "text") == ["a", "c"]


def test_the_empty_last_row_cannot_be_removed(names: ListEditor) -> None:
    names.set_rows([{"name": "a"}])
    names.selectAll()
    press(Qt.Key.Key_Delete)
    assert names.rows() == []
    assert names.rowCount() == 1


def test_alt_arrows_move_a_row_with_what_belongs_to_it(names: ListEditor) -> None:
    names.set_rows([{"name": name, "uid": name.upper()} for name in "abc"])
    press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    press(*[Qt.Key.Key_Down] * 2, modifier=Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)  # the empty row stays last
    assert names.rows() == [{"name": name, "uid": name.upper()} for name in "bca"]
    assert names.currentRow() == 2


def test_a_row_is_dragged_by_its_number(names: ListEditor) -> None:
    names.set_rows([{"name": name} for name in "abc"])
    header = names.verticalHeader()

    def middle(row: int) -> QPoint:
        return QPoint(8, header.sectionViewportPosition(row) + header.sectionSize(row) // 2)

    def drag(row: int, to: int) -> None:
        QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=middle(row))
        for point in (middle(row) + QPoint(0, 12), middle(to), middle(to) + QPoint(0, 8)):
            QTest.mouseMove(header.viewport(), point)
        QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=middle(to) + QPoint(0, 8))

    drag(0, 2)
    assert values(names, "name") == ["b", "c", "a"]
    assert [header.visualIndex(row) for row in range(4)] == [0, 1, 2, 3]
    drag(0, 3)
    assert values(names, "name") == ["c", "a", "b"], "below the empty row there is no place"


def test_lines_from_word_become_rows(names: ListEditor) -> None:
    paste("1.\tĐảng ủy các xã\r\n- Ban Dân vận\r\n\r\n“Tổ” tự quản\r\n")
    assert values(names, "name") == ["Đảng ủy các xã", "Ban Dân vận", "“Tổ” tự quản"]


@pytest.mark.parametrize(
    ("copied", "expected"),
    [
        (
            "1.\tRà soát:\r\na)\tMô hình cũ;\r\nb)\tMô hình mới.\r\n2.\tBáo cáo.",
            ["Rà soát:\na) Mô hình cũ;\nb) Mô hình mới.", "Báo cáo."],
        ),
        (
            "1. Rà soát\n- Mô hình cũ\nLàm xong trong quý.\n2. Báo cáo",
            ["Rà soát\n- Mô hình cũ\nLàm xong trong quý.", "Báo cáo"],
        ),
        ("Rà soát:\na) Cũ\nđ) Mới\nBáo cáo", ["Rà soát:\na) Cũ\nđ) Mới", "Báo cáo"]),
        ("a)\tRà soát\nb)\tBáo cáo", ["a) Rà soát", "b) Báo cáo"]),
        ("- Rà soát\n- Báo cáo", ["Rà soát", "Báo cáo"]),
        ('"Rà soát:\n1. Cũ"\nBáo cáo', ["Rà soát:\n1. Cũ", "Báo cáo"]),
    ],
)
def test_points_from_word_stay_with_their_task(tasks: ListEditor, copied: str, expected: list[str]) -> None:
    paste(copied)
    assert values(tasks, "text") == expected
    assert values(tasks, "due") == [""] * len(expected)


def test_a_task_with_points_overwrites_nothing(tasks: ListEditor) -> None:
    tasks.set_rows([{"text": "đầu"}])
    paste("1. Rà soát:\na) Cũ")
    assert values(tasks, "text") == ["đầu", "Rà soát:\na) Cũ"]


def test_lines_pasted_while_typing_begins_become_rows_too(names: ListEditor) -> None:
    press(Qt.Key.Key_F2)
    paste("một\nhai")
    assert values(names, "name") == ["một", "hai"]


def test_rows_from_excel_go_between_and_overwrite_nothing(tasks: ListEditor) -> None:
    tasks.set_rows([{"text": "đầu"}, {"text": "cuối"}])
    paste('"hai\ndòng"\tcá nhân\t1/7/26\t500000\nmột\tTẬP THỂ\n')
    assert tasks.rows() == [
        {"text": "đầu", "kind": "", "due": "", "amount": ""},
        {"text": "hai\ndòng", "kind": "individual", "due": "01/7/2026", "amount": "500.000"},
        {"text": "một", "kind": "collective", "due": "", "amount": ""},
        {"text": "cuối", "kind": "", "due": "", "amount": ""},
    ]


def test_one_cell_is_pasted_into_the_current_one(tasks: ListEditor) -> None:
    tasks.set_rows([{"text": "a"}])
    tasks.setCurrentCell(0, 2)
    paste("010726")
    assert values(tasks, "due") == ["01/7/2026"]


def test_copied_cells_come_back_the_same(tasks: ListEditor) -> None:
    rows = [{"text": 'hai\n"dòng"', "kind": "", "due": "01/7/2026", "amount": "5.000"}, {"text": "b"}]
    tasks.set_rows(rows)
    before = tasks.rows()
    tasks.selectAll()
    press(Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    tasks.set_rows([])
    tasks.setFocus()
    paste(QGuiApplication.clipboard().text())
    assert tasks.rows() == before


def test_an_empty_row_in_the_middle_keeps_the_places_of_the_others(names: ListEditor) -> None:
    names.set_rows([{"name": name} for name in "abc"])
    names.setCurrentCell(1, 0)
    press(Qt.Key.Key_F2, Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert values(names, "name") == ["a", "", "c"]


def test_a_mark_shows_the_cell_and_goes_when_it_is_typed_into(tasks: ListEditor) -> None:
    tasks.set_rows([{"text": "a"}, {"text": "b", "due": "31/2/26"}])
    tasks.mark(1, "due", "Ngày này không có trong lịch.")
    item = tasks.item(1, 2)
    assert item is not None
    assert tasks.currentItem() is item
    assert item.toolTip() == "Ngày này không có trong lịch."
    assert not item.icon().isNull()
    type_text("28/2/26")
    press(Qt.Key.Key_Return)
    assert item.toolTip() == ""
    tasks.mark(0, "text", "x")
    tasks.clear_marks()
    first = tasks.item(0, 0)
    assert first is not None
    assert first.toolTip() == ""


def test_every_change_by_the_user_is_told(names: ListEditor, qtbot: QtBot) -> None:
    told: list[None] = []
    names.changed.connect(lambda: told.append(None))
    names.set_rows([{"name": "a"}, {"name": "b"}])
    names.mark(0, "name", "x")
    names.clear_marks()
    assert told == []
    names.setFocus()
    type_text("c")
    with qtbot.waitSignal(names.changed):
        press(Qt.Key.Key_Return)


def test_suggestions_come_in_a_list_below_and_never_into_the_text(around: Around) -> None:
    around.list.set_columns([EditorColumn("name", "Tên", suggestions=("Hội Nông dân", "Đoàn Thanh niên", "Mặt trận"))])
    around.list.setFocus()
    type_text("doan")
    popup = focus()
    assert isinstance(popup, QListView)
    assert popup.model().rowCount() == 1
    editor = around.list.indexWidget(around.list.currentIndex())
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "doan"
    press(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert values(around.list, "name") == ["Đoàn Thanh niên"]


def test_enter_takes_what_was_typed_where_no_suggestion_was_chosen(around: Around) -> None:
    around.list.set_columns([EditorColumn("name", "Tên", suggestions=("Hội Nông dân", "Đoàn Thanh niên"))])
    around.list.setFocus()
    for text in ("Hội", "Đoàn"):
        type_text(text)
        assert isinstance(focus(), QListView)
        press(Qt.Key.Key_Return)
    assert values(around.list, "name") == ["Hội", "Đoàn"]
