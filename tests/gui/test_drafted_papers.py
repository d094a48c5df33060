"""A paper is drafted from a record and saved, by keys; căn cứ and signatures are checked while one looks."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from danvan_desktop.bootstrap import Office, open_office
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.ui.award_dialog import AwardDialog
from danvan_desktop.ui.directive_dialog import DirectiveDialog
from danvan_desktop.ui.forms import child
from danvan_desktop.ui.main_window import MainWindow
from tests.gui.dialogs import error, go_to, told
from tests.gui.keys import press, save, show, type_text
from tests.gui.test_main_window import names, opened
from tests.papers.test_kinds import decided, issuer_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with closing(open_office(tmp_path)) as office:
        office.sample.load()
    window = opened(qtbot, tmp_path)
    yield window
    window.close()


def front_dialog() -> DirectiveDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DirectiveDialog)
    return dialog


def test_a_submission_is_drafted_from_a_decision(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []

    def fill() -> None:
        dialog = front_dialog()
        try:
            seen.append(child(dialog, QLabel, "about_label").text())
            seen.append(child(dialog, QPlainTextEdit, "subject_edit").toPlainText())
            dialog.accept()  # as Ctrl+S does; no window manager here gives the dialog the keys
            seen.append(error(dialog, "addressees"))
            dialog.set_value("addressees", [{"name": "Ban Thường vụ Tỉnh ủy"}])
            dialog.accept()
        finally:
            dialog.done(dialog.result())  # or a test that fails would wait for ever

    press(Qt.Key.Key_5, modifier=CONTROL)
    show(qtbot, window)
    QTimer.singleShot(0, fill)
    window.commands()["draft_submission_action"]()
    assert seen[0] == "Soạn từ Quyết định 28-QĐ/HU."
    assert seen[1].startswith("đề nghị tặng Giấy khen cho các tập thể, cá nhân có thành tích")
    assert "Chưa có nơi gửi" in seen[2]
    window.tabs.turn_to("directives_action")
    assert len(names(window)) == 2
    office = window.office
    assert office is not None
    (draft,) = (one for one in office.directives.find_all() if one.kind == "TTr")
    assert draft.number is None
    assert office.papers.paper("submission", draft.uid).appendices != ()


def test_every_draft_opens_and_can_be_left(qtbot: QtBot, window: MainWindow) -> None:
    opened_: list[str] = []

    def leave() -> None:
        dialog = front_dialog()
        opened_.append(dialog.value("kind"))
        dialog.reject()

    for key, actions in (
        (Qt.Key.Key_2, ("plan", "report", "notice", "guidance")),
        (Qt.Key.Key_3, ("report",)),
        (Qt.Key.Key_5, ("submission", "invitation", "notice")),
    ):
        show(qtbot, window)
        press(key, modifier=CONTROL)
        for action in actions:
            QTimer.singleShot(0, leave)
            window.commands()[f"draft_{action}_action"]()
    assert opened_ == ["KH", "BC", "TB", "HD", "BC", "TTr", "GM", "TB"]


def test_can_cu_follow_issuer_and_day_until_they_are_changed(qtbot: QtBot, office: Office) -> None:
    issuer_of(office, "state")
    dialog = AwardDialog(None, office)
    qtbot.addWidget(dialog, before_close_func=AwardDialog.snapshot)
    show(qtbot, dialog)
    lines = [row["text"] for row in dialog.form.bases_table.rows()]
    assert any("152/2025/NĐ-CP" in line for line in lines)
    go_to(dialog, "signed_on_edit")
    type_text("1/6/2025")
    press(Qt.Key.Key_Tab)
    lines = [row["text"] for row in dialog.form.bases_table.rows()]
    assert any("98/2023/NĐ-CP" in line for line in lines)
    assert not any("152/2025/NĐ-CP" in line for line in lines)
    dialog.form.bases_table.set_rows([{"text": "Căn cứ Nghị định số 152/2025/NĐ-CP"}])
    dialog.form.bases_table.changed.emit()
    assert "chỉ có hiệu lực từ ngày 01/7/2025" in told(dialog, "bases_warning_label")
    go_to(dialog, "signed_on_edit")
    press(Qt.Key.Key_A, modifier=CONTROL)
    type_text("1/8/2026")
    press(Qt.Key.Key_Tab)
    assert [row["text"] for row in dialog.form.bases_table.rows()] == ["Căn cứ Nghị định số 152/2025/NĐ-CP"]
    assert not dialog.form.bases_warning_label.isVisibleTo(dialog)


def test_can_cu_are_saved_and_shown_again(qtbot: QtBot, office: Office) -> None:
    record = decided(office, "party", status="draft", number="", signed_on="")
    dialog = AwardDialog(None, office, record.uid)
    qtbot.addWidget(dialog, before_close_func=AwardDialog.snapshot)
    show(qtbot, dialog)
    go_to(dialog, "bases_table")
    assert "Điều lệ Đảng" in dialog.form.bases_table.rows()[0]["text"]  # what would be printed
    press(Qt.Key.Key_Delete)
    save()
    saved = office.awards.get(record.uid)
    assert saved.bases
    again = AwardDialog(None, office, record.uid)
    qtbot.addWidget(again)
    assert [row["text"] for row in again.form.bases_table.rows()] == [basis.text for basis in saved.bases]


def test_a_signature_against_the_forms_is_told_and_not_refused(qtbot: QtBot, office: Office) -> None:
    issuer = office.issuers.save(
        IssuerInput(
            name="Ban Thường vụ Đảng ủy xã An Bình",
            track="party",
            symbol="ĐU",
            place="An Bình",
            names=(IssuerNameInput(valid_from="1/7/2025", name="ĐẢNG ỦY XÃ AN BÌNH"),),
            signers=(SignerInput(full_name="Lê Văn Thử", authority="TM. BAN THƯỜNG VỤ", title="PHÓ BÍ THƯ"),),
        )
    )
    dialog = DirectiveDialog(None, office)
    qtbot.addWidget(dialog, before_close_func=DirectiveDialog.snapshot)
    show(qtbot, dialog)
    assert "theo thể thức của hệ thống này ghi “T/M BAN THƯỜNG VỤ”" in told(dialog, "signing_label")
    dialog.set_value("subject", "kiểm tra")
    dialog.set_value("addressees", [{"name": "Các chi bộ"}])
    save()
    assert dialog.saved is not None
    assert dialog.saved.issuer == issuer.uid
