"""Papers are issued, corrected and cancelled, and the register is kept, by keys."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from danvan_desktop.domain.attachments import AttachmentKind
from danvan_desktop.domain.awards import AwardInput
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput
from danvan_desktop.domain.registers import ArrivalInput, IssueInput, ReservationInput
from danvan_desktop.texts import registers as texts
from danvan_desktop.ui.attachments_dialog import AttachmentsDialog
from danvan_desktop.ui.copy_dialog import CopyDialog
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.directives_tab import DirectivesTab
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.issue_dialog import ArrivalDialog, IssueDialog
from danvan_desktop.ui.jobs import JobRunner
from danvan_desktop.ui.print_dialog import PrintDialog
from danvan_desktop.ui.register_forms import DeliveryDialog, ReasonDialog, ReservationDialog, StartDialog
from danvan_desktop.ui.registers_dialog import RegistersDialog
from tests.conftest import Scene
from tests.gui.dialogs import error, go_to, within
from tests.gui.keys import press, save, show, type_text

D = TypeVar("D", bound=QDialog)
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = "23/11/2026"


@pytest.fixture
def tab(qtbot: QtBot, scene: Scene) -> DirectivesTab:
    tab = DirectivesTab()
    qtbot.addWidget(tab)
    tab.open(scene.office)
    show(qtbot, tab)
    return tab


def draft(scene: Scene, **more: str) -> Directive:
    given = DirectiveInput(issuer=scene.issuer.uid, subject="họp", addressees=(LineInput(name="Các chi bộ"),))
    return scene.office.directives.save(replace(given, **more))  # type: ignore[arg-type]


def shown(qtbot: QtBot, dialog: D) -> D:
    qtbot.addWidget(dialog, before_close_func=lambda one: getattr(one, "snapshot", lambda: None)())
    show(qtbot, dialog)
    return dialog


def test_a_draft_is_issued_by_its_next_step(scene: Scene, tab: DirectivesTab) -> None:
    record = draft(scene)
    tab.refresh(record.uid)
    assert tab.form.next_button.text() == "Bước tiếp: Phát hành…"

    def act(dialog: IssueDialog) -> None:
        assert dialog.form.question_label.text() == "họp"
        assert "Chưa chọn người ký" in dialog.form.note_label.text()
        assert "chưa có nội dung" in dialog.form.note_label.text()
        assert "01-CV/HU" in dialog.form.note_label.text()
        type_text("24/11/2026")
        save()
        assert error(dialog, "signed_on").startswith("Ngày này chưa tới")
        press(Qt.Key.Key_A, modifier=CONTROL)
        type_text("20/11/26")
        save()

    within(IssueDialog, act)
    tab.next_step()
    issued = scene.office.directives.get(record.uid)
    assert (issued.printed_number, str(issued.signed_on)) == ("01-CV/HU", "2026-11-20")
    assert "phát hành, đã khóa" in tab.form.detail_text.toPlainText()


def test_a_reserved_number_is_chosen(qtbot: QtBot, scene: Scene) -> None:
    book = next(one for one in scene.office.registers.books() if one.series == "CV 2025-2030")
    scene.office.registers.reserve(book, ReservationInput(number="9", holder="A", reason="b", expires="1/12/2026"))
    record = draft(scene)
    dialog = shown(qtbot, IssueDialog(None, scene.office, scene.office.directives, record.uid))
    go_to(dialog, "reservation_combo")
    press(Qt.Key.Key_Down)
    assert not dialog.form.number_edit.isEnabled()
    save()
    assert scene.office.directives.get(record.uid).number == 9


def test_an_issued_paper_opens_for_a_correction_only(scene: Scene, tab: DirectivesTab) -> None:
    record = draft(scene)
    scene.office.directives.issue(record.uid, IssueInput(signed_on=TODAY))
    tab.refresh(record.uid)
    within(ReasonDialog, lambda dialog: dialog.reject())
    tab.edit()

    def correct(dialog: DirectiveDialog) -> None:
        dialog.set_value("subject", "họp giao ban")
        save()

    def reason(dialog: ReasonDialog) -> None:
        save()
        assert error(dialog, "reason")
        type_text("sai trích yếu")
        within(DirectiveDialog, correct)
        save()

    within(ReasonDialog, reason)
    tab.edit()
    assert scene.office.directives.get(record.uid).subject == "họp giao ban"
    assert "23/11/2026: sai trích yếu" in tab.form.detail_text.toPlainText()


def test_a_number_is_cancelled_with_a_reason(scene: Scene, tab: DirectivesTab) -> None:
    record = draft(scene)
    scene.office.directives.issue(record.uid, IssueInput(signed_on=TODAY))
    tab.refresh(record.uid)

    def act(_dialog: ReasonDialog) -> None:
        type_text("in hong")
        save()

    within(ReasonDialog, act)
    tab.cancel_number()
    assert scene.office.directives.get(record.uid).number is None
    assert tab.form.next_button.text() == "Bước tiếp: Phát hành…"


def test_what_came_in_is_entered_by_its_next_step(scene: Scene, tab: DirectivesTab) -> None:
    record = draft(scene, direction="incoming", number="99", signed_on="20/11/2026")
    tab.refresh(record.uid)
    assert tab.form.next_button.text() == "Bước tiếp: Vào sổ đến…"
    within(ArrivalDialog, lambda _dialog: save())
    tab.next_step()
    entry = scene.office.directives.entry(record.uid)
    assert entry is not None
    assert (entry.series, entry.number) == ("Đến 2026", 1)
    assert "Sổ Đến 2026, số 01" in tab.form.detail_text.toPlainText()


def test_the_offered_number_of_arrival_is_of_the_year_of_the_typed_day(qtbot: QtBot, scene: Scene) -> None:
    office = scene.office
    for day in ("30/12/2025", "31/12/2025"):
        came = draft(scene, direction="incoming", number=day[:2], signed_on="20/12/2025")
        office.registers.arrive(came.uid, ArrivalInput(receiver=scene.issuer.uid, arrived_on=day))
    record = draft(scene, direction="incoming", number="99", signed_on="20/12/2025")
    dialog = shown(qtbot, ArrivalDialog(None, office, record.uid))
    assert dialog.form.number_edit.placeholderText() == "1"
    go_to(dialog, "arrived_on_edit")
    press(Qt.Key.Key_A, modifier=CONTROL)
    type_text("31/12/2025")
    assert dialog.form.number_edit.placeholderText() == "3"
    save()
    entry = office.directives.entry(record.uid)
    assert entry is not None
    assert (entry.series, entry.number) == ("Đến 2025", 3)


def test_what_to_look_at_before_issuing_is_of_the_typed_day(qtbot: QtBot, scene: Scene) -> None:
    """A base wage of 1 July 2026 stands in the money of the draft."""
    office = scene.office
    kind = next(one.key for one in office.catalogues.current().award_kinds.values() if one.track is scene.issuer.track)
    lines = tuple(office.awards.lines_for(scene.exemplars))
    given = AwardInput(issuer=scene.issuer.uid, award_kind=kind, subject="khen thưởng", lines=lines)
    record = office.awards.save(given)
    dialog = shown(qtbot, IssueDialog(None, office, office.awards, record.uid))
    assert "lương cơ sở" not in dialog.form.note_label.text()
    type_text("30/6/2026")
    assert "không tính theo lương cơ sở ngày 30/6/2026" in dialog.form.note_label.text()
    press(Qt.Key.Key_A, modifier=CONTROL)
    type_text("1/7/2026")
    assert "lương cơ sở" not in dialog.form.note_label.text()


def test_cancelling_an_arrival_leaves_the_senders_number(scene: Scene, tab: DirectivesTab) -> None:
    record = draft(scene, direction="incoming", number="99", signed_on="20/11/2026")
    tab.refresh(record.uid)
    within(ArrivalDialog, lambda _dialog: save())
    tab.next_step()

    def act(dialog: ReasonDialog) -> None:
        assert "Hủy số đến 01 của văn bản" in child(dialog, QLabel, "question_label").text()
        type_text("nham so")
        save()

    within(ReasonDialog, act)
    tab.cancel_number()
    assert scene.office.directives.get(record.uid).number == 99
    assert tab.form.next_button.text() == "Bước tiếp: Vào sổ đến…"


@pytest.fixture
def registers(qtbot: QtBot, scene: Scene, tmp_path: Path) -> RegistersDialog:
    """The register of dispatches of this term: 1 and 2 issued, 5 entered afterwards."""
    for _ in range(2):
        scene.office.directives.issue(draft(scene).uid, IssueInput(signed_on=TODAY))
    draft(scene, number="5", signed_on=TODAY)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    dialog = shown(qtbot, RegistersDialog(None, scene.office, JobRunner(), settings))
    book = next(place for place, one in enumerate(scene.office.registers.books()) if one.series == "CV 2025-2030")
    dialog.form.book_combo.setCurrentIndex(dialog.form.book_combo.findData(book))
    dialog.form.rows_tree.setFocus()
    return dialog


def cells(dialog: RegistersDialog) -> list[tuple[str, str]]:
    tree = dialog.form.rows_tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [(item.text(0), item.text(3)) for item in items if item is not None]


def test_the_register_shows_numbers_and_gaps_and_enter_explains_one(registers: RegistersDialog) -> None:
    assert cells(registers) == [
        ("01-CV/HU", "✔ Đã dùng"),
        ("02-CV/HU", "✔ Đã dùng"),
        ("03 – 04", "▲ Khuyết số"),
        ("05-CV/HU", "✔ Vào sổ sau"),
    ]
    assert "▲ Khuyết số 03 – 04" in registers.form.summary_label.text()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)

    def act(_dialog: ReasonDialog) -> None:
        type_text("vao so giay")
        save()

    within(ReasonDialog, act)
    press(Qt.Key.Key_Return)
    assert cells(registers)[2:4] == [("03", "● Bỏ trống, có lý do"), ("04", "● Bỏ trống, có lý do")]


def test_the_register_is_written_to_excel(
    qtbot: QtBot, registers: RegistersDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sổ.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, **_more: (str(path), ""))
    registers.form.export_button.click()
    qtbot.waitUntil(lambda: str(path) in registers.form.summary_label.text())
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert any("họp" in str(cell) for row in rows for cell in row)


def test_a_row_gets_its_last_columns(registers: RegistersDialog) -> None:
    def act(dialog: DeliveryDialog) -> None:
        press(Qt.Key.Key_Tab)
        type_text("x")
        save()
        assert error(dialog, "copies")
        press(Qt.Key.Key_Backspace)
        type_text("12")
        save()

    within(DeliveryDialog, act)
    press(Qt.Key.Key_Return)
    item = registers.form.rows_tree.topLevelItem(0)
    assert item is not None
    assert item.text(5) == "12"


def test_a_number_is_reserved_shown_and_released(registers: RegistersDialog) -> None:
    def act(dialog: ReservationDialog) -> None:
        assert dialog.windowTitle() == "Giữ số"
        press(Qt.Key.Key_Tab)
        type_text("Ong Hung")
        press(Qt.Key.Key_Tab)
        type_text("ke hoach")
        press(Qt.Key.Key_Tab)
        type_text("1/12/26")
        save()

    within(ReservationDialog, act)
    registers.form.reserve_button.click()
    assert cells(registers)[-1] == ("06", "◔ Đang giữ")
    registers.form.state_combo.setCurrentIndex(registers.form.state_combo.findData("reserved"))
    assert cells(registers) == [("06", "◔ Đang giữ")]
    assert registers.form.cancel_number_button.text() == "&Bỏ giữ, bỏ lý do"
    registers.form.cancel_number_button.click()
    assert cells(registers) == []


@pytest.mark.parametrize(
    ("letter", "modifier"), [(Qt.Key.Key_P, CONTROL), (Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)]
)
def test_the_register_is_printed_by_either_key(
    qtbot: QtBot, registers: RegistersDialog, answers: list[str], letter: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    answers += [texts.PRINTED_NO]
    seen: list[str] = []

    def act(dialog: PrintDialog) -> None:
        qtbot.waitUntil(lambda: dialog.controls.document.pageCount() > 0)
        seen.append(dialog.windowTitle())
        dialog.reject()

    within(PrintDialog, act)
    show(qtbot, registers)
    press(letter, modifier=modifier)
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)


def test_a_register_begins_later_and_is_closed_and_opened_again(
    registers: RegistersDialog, scene: Scene, answers: list[str]
) -> None:
    def act(dialog: StartDialog) -> None:
        press(Qt.Key.Key_A, modifier=CONTROL)
        type_text("2")
        save()
        assert "đã có số 01" in dialog.findChild(type(registers.form.summary_label), "message_label").text()  # type: ignore[union-attr]
        dialog.snapshot()
        dialog.reject()

    within(StartDialog, act)
    registers.form.start_button.click()
    answers += ["Khóa sổ", "Đóng"]  # the second answers the box that says what is missing
    registers.form.close_book_button.click()
    assert registers.book is not None
    scene.office.registers.explain(registers.book, scene.office.registers.unexplained(registers.book)[0], "x")
    answers += ["Khóa sổ"]
    registers.form.close_book_button.click()
    assert "Khóa sổ ngày 23/11/2026" in registers.form.summary_label.text()
    assert not registers.form.reserve_button.isEnabled()
    registers.form.close_book_button.click()
    assert "Số tiếp theo 06" in registers.form.summary_label.text()


def test_files_are_attached_looked_through_and_taken_off(
    qtbot: QtBot, scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    chosen = tmp_path / "nguồn" / "Bản quét.pdf"
    chosen.parent.mkdir()
    chosen.write_bytes(b"%PDF signed")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(chosen), ""))
    record = scene.directive
    dialog = shown(qtbot, AttachmentsDialog(None, scene.office, record.uid, "374-CV/HU", issued=True))
    dialog.form.signed_button.click()
    dialog.form.other_button.click()
    tree = dialog.form.files_tree
    assert tree.topLevelItemCount() == 2
    (signed, _) = scene.office.attachments.of(record.uid)
    assert signed.record.kind is AttachmentKind.SIGNED
    answers += ["Đóng"]
    dialog.form.remove_button.click()  # the signed one stays
    press(Qt.Key.Key_Down)
    dialog.form.remove_button.click()
    assert tree.topLevelItemCount() == 1
    scene.office.attachments.path(signed.record).write_bytes(b"%PDF forged")
    again = shown(qtbot, AttachmentsDialog(None, scene.office, record.uid, "374-CV/HU", issued=True))
    item = again.form.files_tree.topLevelItem(0)
    assert item is not None
    assert item.text(4) == "▲ Đã bị thay đổi"
    answers += ["Đóng"]
    again.open_file()


def test_a_copy_is_made_by_keys(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, CopyDialog(None, scene.office, scene.directive.uid, "374-CV/HU"))
    press(Qt.Key.Key_Down)
    save()
    assert error(dialog, "extract")
    go_to(dialog, "extract_edit")
    type_text("Mot doan")
    go_to(dialog, "receivers_table")
    type_text("Cac thon")
    press(Qt.Key.Key_Return)
    save()
    (copy,) = scene.office.copies.find_all()
    assert (copy.printed_number, copy.extract) == ("01-BS/HU", "Mot doan")
    assert [line.name for line in copy.receivers] == ["Cac thon"]


def test_a_long_question_has_its_room_when_the_form_appears(qtbot: QtBot, scene: Scene) -> None:
    dialog = ReasonDialog(None, scene.office, "Hủy số", "Vì sao hủy số này? " * 40, lambda reason: reason)
    qtbot.addWidget(dialog)
    dialog.show()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.totalHeightForWidth(dialog.width())
