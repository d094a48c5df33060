"""A council session is entered, counted and changed by keys alone."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from danvan_desktop.domain.councils import CandidateInput, CouncilInput, CouncilSession, MemberInput, VotesInput
from danvan_desktop.texts import councils as texts
from danvan_desktop.texts import editing, window
from danvan_desktop.ui.councils_dialog import CouncilsDialog
from danvan_desktop.ui.drafts_dialog import opened
from danvan_desktop.ui.issue_dialog import IssueDialog
from danvan_desktop.ui.register_forms import ReasonDialog
from tests.conftest import Scene
from tests.gui import dialogs
from tests.gui.dialogs import error, told, within
from tests.gui.keys import focus, paste, press, save, show, type_text

TAB, ENTER, UP, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down
CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, scene: Scene) -> CouncilsDialog:
    dialog = CouncilsDialog(None, scene.office)
    qtbot.addWidget(dialog, before_close_func=CouncilsDialog.snapshot)  # or closing would ask
    show(qtbot, dialog)
    return dialog


def go_to(dialog: CouncilsDialog, name: str) -> None:
    """Puts the focus into a widget and lets its page take its room, as on a screen."""
    dialogs.go_to(dialog, name)
    QApplication.processEvents()


def type_cells(*cells: str) -> None:
    for cell in cells:
        type_text(cell)
        press(ENTER)


@pytest.fixture
def session(scene: Scene) -> CouncilSession:
    """Three members, one of them away; two exemplars on the ballot; nothing counted yet."""
    given = CouncilInput(
        issuer=scene.issuer.uid,
        council="Hội đồng bình xét",
        subject="Bình xét mô hình năm 2026",
        held_on="20/11/2026",
        members=(
            MemberInput(name="Lê Hữu Thiện Tâm", role="chair"),
            MemberInput(name="Trần Thị Ba", role="secretary"),
            MemberInput(name="Ngô Năm"),
            MemberInput(name="Hồ Sáu", absent="1", reason="ốm"),
        ),
        candidates=tuple(CandidateInput(name=exemplar.name) for exemplar in scene.exemplars),
    )
    return scene.office.councils.save(given)


def votes(dialog: CouncilsDialog) -> list[tuple[str, ...]]:
    """What the table of votes shows, row by row, without the names."""
    table = dialog.form.votes_table
    return [
        tuple(table.cell(row, place).text() for place in range(1, table.columnCount()))
        for row in range(table.rowCount())
    ]


def test_a_session_is_entered_by_keys_only(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    assert dialog.form.note_label.text() == texts.NEW
    go_to(dialog, "number_edit")
    type_text("7")
    press(TAB, TAB, TAB)
    press(Qt.Key.Key_A, modifier=CTRL)
    type_text("20/11/26")
    press(TAB, TAB)
    type_text("14h")
    press(TAB)
    type_text("16g30")
    press(TAB)
    type_text("Phòng họp Huyện ủy")
    press(TAB)
    type_text("Hội đồng bình xét")
    press(TAB)
    type_text("Bình xét mô hình năm 2026")
    press(Qt.Key.Key_H, modifier=Qt.KeyboardModifier.AltModifier)
    go_to(dialog, "members_table")
    type_cells("Lê Hữu Thiện Tâm", "Phó Bí thư")
    type_text("Ch")  # of the choice
    press(ENTER, Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)  # the cross is set and taken away again
    go_to(dialog, "candidates_table")
    type_cells("Tuyến đường hoa thôn Nại Cửu", "", "", "Giấy khen")
    show(qtbot, dialog)  # no window manager here that gives the focus back after a list of suggestions
    go_to(dialog, "issued_edit")
    for text in ("1", "1", "1", "Trần Thị Ba", "Ngô Năm"):
        type_text(text)
        press(TAB)
    assert focus() is dialog.form.votes_table
    type_cells("1", "0", "0")
    save()

    assert error(dialog, "votes") == ""
    (record,) = scene.office.councils.find_all()
    assert (record.printed_number, record.held_on) == ("07-BB/HU", date(2026, 11, 20))
    assert (record.started_at, record.ended_at) == (time(14), time(16, 30))
    assert [(one.name, one.role, one.present) for one in record.members] == [("Lê Hữu Thiện Tâm", "chair", True)]
    (candidate,) = record.candidates
    assert (candidate.exemplar, candidate.proposal) == (scene.exemplars[0].uid, "Giấy khen")
    assert (candidate.agreed, candidate.against, candidate.abstained) == (1, 0, 0)
    assert dialog.form.note_label.text().startswith("Đã lưu")
    assert dialog.isVisible()


def test_votes_are_typed_like_a_block_of_cells(qtbot: QtBot, scene: Scene, session: CouncilSession) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "issued_edit")
    for _ in range(3):
        type_text("3")
        press(TAB)
    go_to(dialog, "votes_table")
    type_cells("3", "0", "0", "1")
    type_text("1")
    press(UP)
    type_text("9")
    press(DOWN)
    assert votes(dialog) == [
        ("3", "3", "9", "0", texts.TOO_MANY.format(votes=12, ballots=3)),
        ("3", "1", "1", "", "33,33%"),
    ]
    save()
    assert "12" in error(dialog, "votes")
    assert focus() is dialog.form.votes_table
    press(UP, Qt.Key.Key_Right)
    press(Qt.Key.Key_Delete)
    assert votes(dialog)[0] == ("3", "3", "", "0", "100%")
    save()
    record = scene.office.councils.get(session.uid)
    assert [(one.agreed, one.against, one.abstained) for one in record.candidates] == [(3, None, 0), (1, 1, None)]


@pytest.mark.usefixtures("session")
def test_behind_the_last_vote_the_keyboard_leads_on(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "votes_table")
    press(*[TAB] * 6)
    assert focus() is not dialog.form.votes_table
    press(Qt.Key.Key_Backtab)
    assert focus() is dialog.form.votes_table
    press(*[Qt.Key.Key_Backtab] * 6)
    assert focus() is not dialog.form.votes_table


@pytest.mark.usefixtures("session")
def test_a_block_is_pasted_from_excel(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "votes_table")
    paste("3\t0\t0\n2\t1\t0\n1\t1\t1\n")
    assert [row[1:4] for row in votes(dialog)] == [("3", "0", "0"), ("2", "1", "0")]


def test_a_number_becomes_the_member_it_means_and_removes_a_ballot(
    qtbot: QtBot, scene: Scene, session: CouncilSession
) -> None:
    dialog = shown(qtbot, scene)
    dialog.set_value("valid", "3")
    go_to(dialog, "candidates_table")
    press(*[TAB] * 4)
    type_text("3; 4")
    press(ENTER)
    assert dialog.form.candidates_table.rows()[0]["conflicts"] == "Ngô Năm; Hồ Sáu"
    assert [row[0] for row in votes(dialog)] == ["2", "3"]  # who is away has no ballot
    dialog.set_value("valid", "")
    save()
    (first, _) = scene.office.councils.get(session.uid).candidates
    assert first.conflicts == (session.members[2].uid, session.members[3].uid)


@pytest.mark.usefixtures("session")
def test_votes_stay_with_their_candidate(qtbot: QtBot, scene: Scene) -> None:
    dialog = shown(qtbot, scene)
    dialog.set_value("votes", [{"agreed": "3"}, {"agreed": "1"}])
    go_to(dialog, "candidates_table")
    press(DOWN)
    press(UP, modifier=Qt.KeyboardModifier.AltModifier)
    press(Qt.Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    rows = dialog.form.candidates_table.rows()
    agreed = dict(zip((row["name"] for row in rows), (row[1] for row in votes(dialog)), strict=True))
    assert agreed == {scene.exemplars[0].name: "3", scene.exemplars[1].name: "1"}


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, scene: Scene, session: CouncilSession
) -> None:
    dialog = shown(qtbot, scene)
    dialog.set_value("ended_at", "lúc tan họp")
    dialog.set_value("issued", "4")
    go_to(dialog, "candidates_table")
    dialog.form.candidates_table.set_cell(0, "name", "Mô hình chưa đăng ký")
    save()
    assert "lúc tan họp" in error(dialog, "ended_at")
    assert error(dialog, "candidates") == f"Dòng 1: {texts.NO_EXEMPLAR}"
    assert "3 thành viên có mặt" in error(dialog, "issued")
    assert dialog.value("ended_at") == "lúc tan họp"
    assert scene.office.councils.get(session.uid) == session


def test_warnings_stand_beside_the_count_and_forbid_nothing(
    qtbot: QtBot, scene: Scene, session: CouncilSession
) -> None:
    for key in ("quorum", "pass_share"):
        scene.office.catalogues.put("settings", {"key": key, "name": key, "value": "4/5"})
    dialog = shown(qtbot, scene)
    assert "3/4" in dialog.form.warnings_label.text()
    for field in ("issued", "returned", "valid"):
        dialog.set_value(field, "3")
    dialog.set_value("votes", [{"agreed": "2", "against": "1"}, {"agreed": "3"}])
    assert texts.not_passed(scene.exemplars[0].name, "66,67%", "từ 80% trở lên") in dialog.form.warnings_label.text()
    save()
    assert scene.office.councils.get(session.uid).valid == 3


def test_a_new_session_is_one_of_the_same_council(qtbot: QtBot, scene: Scene, session: CouncilSession) -> None:
    dialog = shown(qtbot, scene)
    press(Qt.Key.Key_N, modifier=CTRL)
    qtbot.waitUntil(lambda: dialog.uid is None)
    assert dialog.value("council") == session.council
    assert dialog.value("symbol") == "-BB/HU"
    assert [(row["name"], row["absent"]) for row in dialog.value("members")][-1] == ("Hồ Sáu", "")
    assert dialog.value("subject") == ""
    assert dialog.value("candidates") == []


def test_proposed_exemplars_are_added_once(qtbot: QtBot, scene: Scene) -> None:
    scene.office.exemplars.choose([exemplar.uid for exemplar in scene.exemplars])
    dialog = shown(qtbot, scene)
    go_to(dialog, "add_proposed_button")
    press(Qt.Key.Key_Space)
    assert [row["name"] for row in dialog.value("candidates")] == [one.name for one in scene.exemplars]
    assert not dialog.form.add_proposed_button.isEnabled()
    assert dialog.form.votes_table.rowCount() == 2


def test_a_session_is_removed_and_comes_back(qtbot: QtBot, scene: Scene, session: CouncilSession) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "records_tree")
    press(Qt.Key.Key_Delete)
    assert scene.office.councils.find_all() == []
    assert dialog.form.note_label.text().startswith("Đã xóa")
    scene.office.history.undo()
    assert scene.office.councils.get(session.uid).subject == session.subject


def test_leaving_with_changes_asks(qtbot: QtBot, scene: Scene, session: CouncilSession, answers: list[str]) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "venue_edit")
    type_text("Hội trường")
    answers.append(window.SAVE)
    press(Qt.Key.Key_Escape)
    assert scene.office.councils.get(session.uid).venue == "Hội trường"


def test_the_paper_asked_for_is_that_of_the_saved_session(qtbot: QtBot, scene: Scene, session: CouncilSession) -> None:
    dialog = shown(qtbot, scene)
    wanted: list[tuple[str, str]] = []
    dialog.print_wanted.connect(lambda kind, uid: wanted.append((kind, uid)))
    go_to(dialog, "conclusion_edit")
    type_text("Nhất trí")
    menu = dialog.form.print_button.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert wanted == [("minutes", session.uid)]
    assert scene.office.councils.get(session.uid).conclusion == "Nhất trí"


def test_a_count_that_was_saved_shows_again(qtbot: QtBot, scene: Scene, session: CouncilSession) -> None:
    given = CouncilInput(
        issuer=scene.issuer.uid,
        council=session.council,
        subject=session.subject,
        held_on="20/11/2026",
        members=tuple(MemberInput(name=member.name, role=member.role) for member in session.members),
        candidates=(CandidateInput(name=scene.exemplars[0].name, conflicts="Ngô Năm"),),
        issued="4",
        returned="4",
        valid="4",
        votes=(VotesInput(agreed="2", against="1"),),
    )
    scene.office.councils.save(replace(given), session.uid, session.revision)
    dialog = shown(qtbot, scene)
    assert votes(dialog) == [("3", "2", "1", "", "66,67%")]
    assert not dialog.is_changed()


def test_what_was_typed_before_a_crash_comes_back(qtbot: QtBot, scene: Scene, session: CouncilSession) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "candidates_table")
    dialog.form.candidates_table.set_cell(2, "name", "Hồ Thị Mới")
    go_to(dialog, "votes_table")
    type_cells("3", "0")
    type_text("1")  # the cell stays open
    dialog.set_aside()
    (draft,) = scene.office.drafts.left().values()
    again = opened(None, scene.office, draft)
    qtbot.addWidget(again, before_close_func=CouncilsDialog.snapshot)
    assert again.value("candidates")[2]["name"] == "Hồ Thị Mới"
    assert again.value("votes")[0] == {"agreed": "3", "against": "0", "abstained": "1"}
    assert len(again.value("votes")) == 3
    assert scene.office.councils.get(session.uid) == session


def test_the_form_fits_a_small_screen_whatever_there_is_to_warn_of(
    qtbot: QtBot, scene: Scene, session: CouncilSession
) -> None:
    given = CouncilInput(
        issuer=scene.issuer.uid,
        council=session.council,
        subject=session.subject,
        held_on="20/11/2026",
        members=(MemberInput(name="Ngô Năm"),),
        candidates=tuple(CandidateInput(kind="individual", name=f"Người thứ {count}") for count in range(30)),
        issued="1",
        returned="1",
        valid="1",
    )
    scene.office.councils.save(given, session.uid, session.revision)
    dialog = shown(qtbot, scene)
    go_to(dialog, "votes_table")
    assert dialog.form.warnings_label.text().count("▲") == 4
    assert dialog.form.warnings_label.toolTip().count("\n") == 32
    assert dialog.minimumSizeHint().height() <= 566  # 1366 × 768 at 125 %, without the frame of the window


def test_minutes_are_issued_and_then_corrected_for_a_reason(
    qtbot: QtBot, scene: Scene, session: CouncilSession
) -> None:
    dialog = shown(qtbot, scene)
    go_to(dialog, "venue_edit")
    type_text("Hoi truong")
    within(IssueDialog, lambda _step: save())
    press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not dialog.form.issue_button.isEnabled())
    issued = scene.office.councils.get(session.uid)
    assert (issued.printed_number, issued.venue) == ("01-BB/HU", "Hoi truong")
    assert "Đã phát hành 01-BB/HU" in dialog.form.note_label.text()

    def say_why(_step: ReasonDialog) -> None:
        type_text("sai dia diem")
        press(ENTER)

    show(qtbot, dialog)
    go_to(dialog, "held_on_edit")
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    type_text("20/11")
    save()  # no reason is asked for before the year was seen
    assert dialog.value("held_on") == "20/11/2026"
    assert told(dialog, "message_label") == editing.YEAR_ADDED
    qtbot.waitUntil(lambda: not dialog._year_added)
    go_to(dialog, "venue_edit")
    type_text(" B")
    within(ReasonDialog, lambda step: step.reject())
    save()
    assert scene.office.councils.get(session.uid).venue == "Hoi truong"
    assert dialog.is_changed()
    within(ReasonDialog, say_why)
    show(qtbot, dialog)
    save()
    assert not dialog.is_changed()
    assert "B" in scene.office.councils.get(session.uid).venue
    entry = scene.office.councils.entry(session.uid)
    assert entry is not None
    assert [one.reason for one in entry.corrections] == ["sai dia diem"]
