"""The form beside the text of an incoming document: what is read, looked at, put right and saved."""

import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput
from danvan_desktop.domain.receiving import NEW
from danvan_desktop.ui import prompts
from danvan_desktop.ui.answers_dialog import AnswersDialog
from danvan_desktop.ui.drafts_dialog import opened
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.main_window import MainWindow
from danvan_desktop.ui.reading_dialog import ReadingDialog
from tests.conftest import NOW, Scene
from tests.gui.dialogs import go_to, within
from tests.gui.keys import press, save, show, type_text
from tests.gui.test_main_job import CONTROL, REAL_EXEC, Key, Keys, dialog, fill, key, play, rows_of

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "dispatch-374-CV-HU.txt"

PAPER = """ĐẢNG BỘ TỈNH QUẢNG MẪU\tĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ THỬ
*\tXã Thử, ngày 05 tháng 10 năm 2026
Số 41-CV/ĐU
V/v đăng ký mô hình “Dân vận khéo”

Kính gửi:
- Các chi bộ trực thuộc,
- Mặt trận và các đoàn thể xã.

Thực hiện Kế hoạch số 12-KH/TU ngày 01/9/2026, Ban Thường vụ Đảng ủy yêu cầu:
1. Rà soát các mô hình đang có.
2. Đăng ký mô hình mới trước ngày 30/10/2026.
Báo cáo kết quả về Đảng ủy xã (qua Ban Xây dựng Đảng) trước ngày 01/12/2026.

Nơi nhận:\tT/M BAN THƯỜNG VỤ
- Như trên,\tBÍ THƯ
- Ban Dân vận Tỉnh ủy,
- Lưu VPĐU.\tTrần Văn Mẫu
"""
DOUBTFUL = PAPER.replace("trước ngày 01/12/2026", "trước ngày 01/02")  # its year is not told: it must be the next one


def told(dialog: ReadingDialog, field: str) -> str:
    """The words of the mark below a field."""
    mark = dialog.mark(field)
    return " ".join(part for part in (mark.check.text() * mark.check.isVisibleTo(mark), mark.label.text()) if part)


def shown(qtbot: QtBot, office: Office, words: str) -> ReadingDialog:
    form = ReadingDialog(None, office, words)
    qtbot.addWidget(form, before_close_func=lambda _form: form.done(0))
    show(qtbot, form)
    return form


def highlighted(form: ReadingDialog) -> list[str]:
    view = child(form, QTextEdit, "text_view")
    return [one.cursor.selectedText() for one in view.extraSelections()]


def test_tasks_of_a_table_bring_their_product_and_each_its_day(qtbot: QtBot, office: Office) -> None:
    rows = "TT\tNhiệm vụ\tChủ trì\tSản phẩm\tThời hạn\n1\tĐăng ký mô hình\tChi bộ\tBản đăng ký\tTrước ngày 30/10/2026"
    table = f"{rows}\n2\tThẩm định mô hình\tTổ thẩm định\tBiên bản\tHằng quý\n"
    without = shown(qtbot, office, PAPER).form.tasks_table
    assert without.isColumnHidden(without.place_of("product"))
    form = shown(qtbot, office, PAPER.replace("1. Rà soát các mô hình đang có.\n", table))
    first, second = form.values()["tasks"][:2]
    assert first["text"] == "Đăng ký mô hình\nChủ trì: Chi bộ"
    assert (first["product"], first["due"], first["recurrence"]) == ("Bản đăng ký", "30/10/2026", "")
    assert (second["product"], second["due"], second["recurrence"]) == ("Biên bản", "", "Hằng quý")
    assert not form.form.tasks_table.isColumnHidden(form.form.tasks_table.place_of("product"))
    assert "hãy thêm ngày" in told(form, "tasks")


def test_each_field_shows_how_sure_it_is_and_where_it_stood(qtbot: QtBot, office: Office) -> None:
    form = shown(qtbot, office, DOUBTFUL)
    values = form.values()
    assert (values["number"], values["symbol"], values["signed_on"]) == ("41", "-CV/ĐU", "05/10/2026")
    assert [row["name"] for row in values["copies"]] == ["Ban Dân vận Tỉnh ủy"]
    assert [row["due"] for row in values["tasks"]] == ["", "30/10/2026"]
    assert (values["report_to"], values["report_through"]) == ("Đảng ủy xã", "Ban Xây dựng Đảng")
    assert told(form, "number") == "✔ Chắc chắn"
    assert told(form, "due").startswith("Cần xem lại")
    go_to(form, "number_edit")
    assert highlighted(form) == ["41-CV/ĐU"]
    go_to(form, "due_edit")
    assert highlighted(form) == ["01/02"]
    go_to(form, "tasks_table")
    press(Key.Key_Down)
    assert highlighted(form) == ["2. Đăng ký mô hình mới trước ngày 30/10/2026."]


def test_a_long_name_is_shortened_and_a_mark_stays_below_its_field(qtbot: QtBot, office: Office) -> None:
    name = f"Kế hoạch {'thực hiện phong trào thi đua, ' * 4}năm.docx"
    form = ReadingDialog(None, office, PAPER, str(Path("nhận", name)))
    qtbot.addWidget(form, before_close_func=lambda _form: form.done(0))
    show(qtbot, form)
    label = child(form, QLabel, "source_label")
    assert label.text().startswith("Kế")
    assert label.text().endswith(".docx")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert label.toolTip() == label.accessibleName() == name
    assert "Cơ quan này chưa có" in told(form, "issuer")
    assert form.mark("issuer").check.y() == form.mark("kind").check.y() == 0


def test_what_is_not_sure_is_asked_for_before_saving(qtbot: QtBot, office: Office, answers: list[str]) -> None:
    form = shown(qtbot, office, DOUBTFUL)
    first = form.open_fields()
    assert {"issuer_name", "due"} <= set(first)
    answers.append("Xem tiếp")
    save()
    assert form.saved is None
    for _ in range(len(first) + 1):
        press(Key.Key_F8)
    assert form.open_fields() == []
    assert child(form, QWidget, "save_button").hasFocus()
    save()
    (record,) = office.directives.find_all()
    assert record.printed_number == "41-CV/ĐU"


def test_nothing_is_called_looked_at_while_the_sender_is_to_be_chosen(qtbot: QtBot, scene: Scene) -> None:
    headless = "V/v đăng ký mô hình “Dân vận khéo”\n\nKính gửi: Các chi bộ trực thuộc.\n\nRà soát các mô hình đang có."
    form = shown(qtbot, scene.office, headless)
    for _ in range(len(form.open_fields()) + 1):
        press(Key.Key_F8)
    left = form._left
    assert left.text() == "Còn phải chọn cơ quan ban hành."
    form.form.issuer_combo.setCurrentIndex(form.form.issuer_combo.findData(NEW))
    assert left.text() == "Còn phải ghi tên cơ quan mới."
    go_to(form, "kind_combo")
    passed: list[str] = []
    while "number_edit" not in passed:
        press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused.objectName())
    assert passed == ["issuer_name_edit", "issuer_symbol_edit", "issuer_track_combo", "number_edit"]
    go_to(form, "issuer_name_edit")
    type_text("Chi bộ thôn Thử")
    assert left.text() == "Mọi mục cần xem lại đã được xem."


def test_one_step_takes_sender_signer_directive_and_file(qtbot: QtBot, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "cong-van.txt"
    path.write_text(PAPER, "utf-8")
    form = ReadingDialog(None, office, PAPER, str(path))
    qtbot.addWidget(form)
    show(qtbot, form)
    for field in form.open_fields():
        form.mark(field).confirm()
    save()
    (record,) = office.directives.find_all()
    assert (record.direction, record.subject) == (Direction.INCOMING, "đăng ký mô hình “Dân vận khéo”")
    issuer = office.issuers.all()[record.issuer]
    assert (issuer.name, issuer.symbol, issuer.track.value, issuer.own) == ("Đảng ủy xã Thử", "ĐU", "party", False)
    assert (issuer.names[0].superior, issuer.names[0].name) == ("ĐẢNG BỘ TỈNH QUẢNG MẪU", "ĐẢNG ỦY XÃ THỬ")
    assert [one.full_name for one in issuer.signers] == ["Trần Văn Mẫu"]
    assert record.signer == issuer.signers[0].uid
    (attached,) = office.attachments.of(record.uid)
    assert office.attachments.path(attached.record).read_text("utf-8") == PAPER
    office.history.undo()
    assert office.directives.find_all() == []
    assert office.issuers.all() == {}


def test_selected_words_go_into_the_field_that_was_left(qtbot: QtBot, office: Office) -> None:
    form = shown(qtbot, office, PAPER)
    view = child(form, QTextEdit, "text_view")

    def select(words: str) -> None:
        place = view.toPlainText().index(words)
        cursor = view.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + len(words), QTextCursor.MoveMode.KeepAnchor)
        view.setTextCursor(cursor)

    for field, words, value in (
        ("due_edit", "01/9/2026", "01/9/2026"),
        ("subject_edit", "Rà soát các mô hình", "Rà soát các mô hình"),
    ):
        go_to(form, field)
        press(Key.Key_F6)
        assert view.hasFocus()
        select(words)
        if field == "due_edit":
            next(one for one in view.actions() if one.text() == "Đưa chữ đã chọn vào ô").trigger()
        else:
            press(Key.Key_F7)
        assert form.value(field.removesuffix("_edit")) == value
        assert told(form, field.removesuffix("_edit")) == "✎ Đã sửa"


def test_a_deadline_of_the_list_goes_into_the_field_as_it_is_meant(qtbot: QtBot, office: Office) -> None:
    form = shown(qtbot, office, PAPER.replace("trước ngày 01/12/2026", "chậm nhất ngày 01/12/2026"))
    form.set_value("due", "")
    go_to(form, "deadlines_tree")
    press(Key.Key_Down, Key.Key_Return)
    assert form.value("due") == "hết 01/12/2026"


def test_tasks_are_run_together_and_taken_apart(qtbot: QtBot, office: Office) -> None:
    form = shown(qtbot, office, PAPER)
    go_to(form, "tasks_table")
    press(Key.Key_Down)
    press(Key.Key_Backspace, modifier=CONTROL)
    (merged,) = form.values()["tasks"]
    assert merged["text"] == "Rà soát các mô hình đang có.\nĐăng ký mô hình mới trước ngày 30/10/2026."
    assert merged["due"] == "30/10/2026"
    press(Key.Key_Return, modifier=CONTROL)
    assert [row["text"] for row in form.values()["tasks"]] == merged["text"].split("\n")


def test_a_paper_that_is_here_already_is_shown_instead(qtbot: QtBot, scene: Scene) -> None:
    again = PAPER.replace("05 tháng 10 năm 2026", "30 tháng 7 năm 2019").replace("41-CV/ĐU", "374-CV/HU")
    form = shown(qtbot, scene.office, again)
    assert any("374-CV/HU ngày 30/7/2019" in label.text() for label in form.findChildren(QLabel))
    form.leave_for_known()
    assert form.known == scene.directive.uid


def test_a_crash_takes_nothing(qtbot: QtBot, office: Office) -> None:
    form = shown(qtbot, office, PAPER)
    go_to(form, "subject_edit")
    form.set_value("subject", "sửa trước khi mất điện")
    form.set_aside()
    (draft,) = office.drafts.left().values()
    again = opened(None, office, draft)
    qtbot.addWidget(again, before_close_func=lambda _form: again.done(0))
    assert isinstance(again, ReadingDialog)
    assert again.value("subject") == "sửa trước khi mất điện"
    assert again.value("number") == "41"
    assert again.value("issuer_name") == "Đảng ủy xã Thử"


@pytest.fixture
def own_office(tmp_path: Path) -> Path:
    """A data folder with the body that gets the papers."""
    with closing(open_office(tmp_path, now=lambda: NOW)) as office:
        office.issuers.save(
            IssuerInput(
                name="Ủy ban nhân dân xã Nhận",
                track="state",
                symbol="UBND",
                place="Xã Nhận",
                names=(IssuerNameInput(valid_from="1/7/2025", name="ỦY BAN NHÂN DÂN XÃ NHẬN"),),
            )
        )
    return tmp_path


def test_what_a_paper_answers_is_ticked_by_keys(qtbot: QtBot, scene: Scene) -> None:
    office = scene.office
    form = shown(qtbot, office, PAPER)
    for field in form.open_fields():
        form.mark(field).confirm()
    save()
    record = next(one for one in office.directives.find_all() if one.direction is Direction.INCOMING)
    answers = AnswersDialog(None, office, scene.directive.uid, "374-CV/HU")
    qtbot.addWidget(answers)
    show(qtbot, answers)
    type_text("dang ky mo hinh")
    press(Key.Key_Tab, Key.Key_Space)
    save()
    assert office.references.answered(scene.directive.uid) == (record.uid,)
    again = AnswersDialog(None, office, scene.directive.uid, "374-CV/HU")
    qtbot.addWidget(again)
    assert "Đã chọn 1 văn bản" in child(again, QLabel, "count_label").text()


def window(qtbot: QtBot, folder: Path) -> MainWindow:
    made = MainWindow(folder)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.glance()
    with qtbot.waitSignal(made.opened, timeout=20_000):
        made.open()
    return made


def confirm_all() -> Keys:
    """F8 until nothing is left to look at and the button that saves has the focus."""
    yield from dialog("ReadingDialog")
    for _ in range(20):
        widget = QApplication.focusWidget()
        if widget is not None and widget.objectName() == "save_button":
            break
        yield from key(Key.Key_F8)
    yield from key(Key.Key_Return)


@pytest.mark.parametrize("anywhere", [True, False], ids=["Ctrl+Shift+V", "Ctrl+V in the register"])
def test_a_pasted_paper_is_registered_with_keys_only(
    qtbot: QtBot, own_office: Path, monkeypatch: pytest.MonkeyPatch, anywhere: bool
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", REAL_EXEC)
    made = window(qtbot, own_office)
    QGuiApplication.clipboard().setText(PAPER)

    def job() -> Keys:
        if anywhere:
            yield from key(Key.Key_V, modifier=CONTROL | Qt.KeyboardModifier.ShiftModifier)
        else:
            yield from key(Key.Key_2, modifier=CONTROL)
            yield from key(Key.Key_V, modifier=CONTROL)
        yield from confirm_all()
        yield from dialog("ArrivalDialog")
        yield from fill("arrived_on_edit", "061026")
        yield from key(Key.Key_Return)

    play(qtbot, made, job())
    ((number, signed_on, subject, sender, tasks, *_),) = rows_of(made, "directive")
    assert (number, signed_on, tasks) == ("41-CV/ĐU", "05/10/2026", "02")
    assert (subject, sender) == ("đăng ký mô hình “Dân vận khéo”", "Đảng ủy xã Thử")
    assert made.office is not None
    row = made.tabs.lists["directive"].current()
    assert row is not None
    entry = made.office.directives.entry(row.uid)
    assert entry is not None
    assert entry.number == 1
    made.close()


def test_the_seed_is_registered_with_keys_only(qtbot: QtBot, own_office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not SEED.exists():
        pytest.skip("the seed does not lie beside the checkout")
    monkeypatch.setattr(QMessageBox, "exec", REAL_EXEC)
    monkeypatch.setattr(prompts, "open_path", lambda *_arguments: SEED)
    made = window(qtbot, own_office)

    def job() -> Keys:
        yield from key(Key.Key_O, modifier=CONTROL)
        yield from dialog("ReadingDialog")
        # The copy has lost its head: the body is not told and is typed in.
        for _ in range(6):
            if QApplication.focusWidget().objectName() == "issuer_combo":  # type: ignore[union-attr]
                break
            yield from key(Key.Key_Tab)
        yield from key(Key.Key_End)
        yield from fill("issuer_name_edit", "Huyện ủy Triệu Phong")
        yield from confirm_all()
        yield from dialog("ArrivalDialog")
        yield from key(Key.Key_Return)

    play(qtbot, made, job())
    ((number, signed_on, _, sender, tasks, _, due, _),) = rows_of(made, "directive")
    assert (number, signed_on, sender, tasks) == ("374-CV/HU", "30/7/2019", "Huyện ủy Triệu Phong", "05")
    assert due == "trước 01/7/2020"
    made.close()


def test_a_dropped_scan_is_kept_with_a_paper_typed_by_hand(qtbot: QtBot, own_office: Path, answers: list[str]) -> None:
    made = window(qtbot, own_office)
    scan = own_office / "scan.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    answers.append("Tự nhập và đính kèm tệp")
    kept: list[str] = []

    def typed(form: ReadingDialog) -> None:
        kept.append(form.arguments()["path"])
        form.set_value("subject", "bản chụp")
        form.done(0)

    within(ReadingDialog, typed)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(scan))])
    made.receiving.drop(dragged)
    qtbot.waitUntil(lambda: bool(kept))
    assert kept == [str(scan)]
    made.close()


def test_ctrl_v_in_the_register_takes_a_copied_file_and_in_a_field_only_text(
    qtbot: QtBot, own_office: Path, answers: list[str]
) -> None:
    made = window(qtbot, own_office)
    made.tabs.turn_to("directives_action")
    copied = QMimeData()
    file = own_office / "cong-van.txt"
    file.write_text(PAPER, "utf-8")
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    opened: list[str] = []

    def look(form: ReadingDialog) -> None:
        opened.append(form.arguments()["path"])
        form.done(0)

    within(ReadingDialog, look)
    press(Key.Key_V, modifier=CONTROL)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [str(file)]
    QGuiApplication.clipboard().setText("khéo")
    show(qtbot, made)
    tab = made.tabs.lists["directive"]
    tab.search()
    press(Key.Key_V, modifier=CONTROL)
    assert tab.form.search_edit.text() == "khéo"
    tab.filters.clear()
    tab.focus()
    QGuiApplication.clipboard().clear()
    answers.append("Đóng")
    press(Key.Key_V, modifier=CONTROL)
    assert not answers, "there is nothing to paste, and the window says so"
    made.close()


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w/>")
        with archive.open("word/media/a.bin", "w") as part:
            for _ in range(32):
                part.write(bytes(10 * 2**20))


def macro(path: Path) -> None:
    document = Document()
    for line in PAPER.split("\n"):
        document.add_paragraph(line)
    document.save(str(path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf not a project")


def locked(path: Path) -> None:
    canvas = Canvas(str(path), encrypt="bi mat")
    canvas.drawString(80, 700, "Kinh gui")
    canvas.save()


WITHOUT_A_FORM: dict[str, tuple[Callable[[Path], object], str]] = {
    "bom.docx": (bomb, "có thể là tệp gây hại"),
    "rong.docx": (lambda path: path.write_bytes(b""), "trống"),
    "hong.docx": (lambda path: path.write_bytes(b"PK\x03\x04rest"), "bị hỏng"),
    "mat.txt": (lambda path: path.write_text(f"TỐI MẬT\n{PAPER}", "utf-8"), "bí mật nhà nước"),
}
"""Files that are refused with a sentence that says this."""
KEPT: dict[str, tuple[Callable[[Path], object], str]] = {
    "anh.docx": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n0000"), "ảnh chụp"),
    "khoa.pdf": (locked, "mật khẩu"),
    "la.bin": (lambda path: path.write_bytes(b"nothing known"), "không đọc văn bản từ tệp"),
    "cu.rtf": (lambda path: path.write_bytes(rb"{\rtf1 Kinh gui}"), "cần có Word hoặc LibreOffice"),
}
"""Files that cannot be read, and may be kept with a paper that is typed by hand."""


def test_bad_files_are_told_and_those_that_are_only_unreadable_may_be_kept(
    qtbot: QtBot, own_office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = window(qtbot, own_office)
    monkeypatch.setenv("PATH", str(own_office))  # no office program
    said: list[tuple[str, int]] = []

    def close(box: QMessageBox) -> int:
        said.append((box.text(), len(box.buttons())))
        box.buttons()[-1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", close)
    for name, (make, sentence) in {**WITHOUT_A_FORM, **KEPT}.items():
        make(own_office / name)
        made.receiving.open(own_office / name)
        qtbot.waitUntil(lambda: bool(said))
        text, buttons = said.pop()
        assert sentence in text, name
        assert buttons == (2 if name in KEPT else 1), name
    read: list[str] = []

    def look(form: ReadingDialog) -> None:
        read.append(form.value("number"))
        form.done(0)

    within(ReadingDialog, look)
    macro(own_office / "macro.docm")
    made.receiving.open(own_office / "macro.docm")
    qtbot.waitUntil(lambda: bool(read))
    assert read == ["41"]
    made.close()
