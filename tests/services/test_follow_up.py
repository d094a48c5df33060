"""Công văn đôn đốc and báo cáo kết quả, drafted from what bodies reported."""

from dataclasses import replace
from pathlib import Path

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain import annexes
from danvan_desktop.domain.annexes import Annex
from danvan_desktop.domain.assignments import AssignInput, Assignment, ReportInput
from danvan_desktop.domain.deadlines import DueState
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.registers import IssueInput
from danvan_desktop.domain.units import Unit, UnitInput
from tests.papers.test_kinds import TRACKS, issuer_of
from tests.rendering import pdf_of, text_of

BODIES = ("Chi bộ thôn Ba", "Chi bộ thôn Hai", "Chi bộ thôn Một", "Hội Phụ nữ xã")


def asked(office: Office, track: str = "party", *, incoming: bool = False) -> tuple[Directive, list[Unit]]:
    """Two tasks that were due on 19 November for four bodies; it is 23 November 2026."""
    issuer = issuer_of(office, track)
    if incoming:
        name = IssuerNameInput(valid_from="1/1/1990", name="TỈNH ỦY QUẢNG TRỊ")
        above = IssuerInput(name="Tỉnh ủy", track="party", symbol="TU", place="Đông Hà", own=False, names=(name,))
        issuer = office.issuers.save(above)
    bodies = [office.units.save(UnitInput(name=name, kind="party")) for name in BODIES]
    record = office.directives.save(
        DirectiveInput(
            issuer=issuer.uid,
            direction="incoming" if incoming else "outgoing",
            number="12",
            symbol="-CV/TU" if incoming else "",
            signed_on="1/10/2026",
            subject="đẩy mạnh phong trào thi đua “Dân vận khéo”",
            addressees=(LineInput(name="Các đơn vị"),),
            report_to="Ban Thường vụ Tỉnh ủy" if incoming else "Đảng ủy xã",
            report_through="Ban Tuyên giáo và Dân vận" if incoming else "Ban Xây dựng Đảng",
            due="28/11/2026" if incoming else "20/11/2026",
            tasks=(TaskInput(text="Rà soát mô hình.\nLập danh sách."), TaskInput(text="Báo cáo kết quả năm 2026;")),
        )
    )
    cells = [AssignInput(task=task.uid, body=body.uid, due="20/11/2026") for task in record.tasks for body in bodies]
    office.assignments.assign(record.uid, cells)
    return record, bodies


def report(office: Office, record: Directive, body: Unit, task: int, **more: str) -> Assignment:
    (found,) = (
        one
        for one in office.assignments.of_directive(record.uid)
        if (one.body, one.task) == (body.uid, record.tasks[task].uid)
    )
    given = ReportInput(received_on="18/11/2026", number="5-BC/CB", summary="Đã xây dựng 02 mô hình.")
    return office.assignments.answer(found.uid, replace(given, **more))


def test_a_reminder_names_those_who_owe_and_nobody_who_has_reported(office: Office) -> None:
    record, bodies = asked(office)
    for task in (0, 1):
        report(office, record, bodies[0], task)
    report(office, record, bodies[1], 0)
    report(office, record, bodies[3], 0)
    report(office, record, bodies[3], 1, state="returned", reason="Thiếu số liệu.")
    draft = office.follow_up.reminder(record.uid, "3/12/2026")
    assert (draft.kind, draft.about, draft.issuer, draft.annex) == ("CV", record.uid, record.issuer, "")
    assert draft.subject == "đôn đốc báo cáo kết quả thực hiện Công văn số 12-CV/ĐU"
    assert [line.name for line in draft.addressees] == ["Chi bộ thôn Hai", "Chi bộ thôn Một", "Hội Phụ nữ xã"]
    opening, *lines = draft.opening.splitlines()
    assert "Công văn số 12-CV/ĐU, ngày 01/10/2026 của Ban Thường vụ Đảng ủy xã An Bình về đẩy mạnh" in opening
    assert opening.endswith(
        "Tính đến ngày 23/11/2026, còn 03 cơ quan, đơn vị chưa báo cáo các nội dung đã quá hạn, gồm:"
    )
    late = "(thời hạn trước ngày 20/11/2026, quá hạn 04 ngày)"
    assert lines == [
        f"- Chi bộ thôn Hai, Hội Phụ nữ xã: Báo cáo kết quả năm 2026 {late}.",
        f"- Chi bộ thôn Một: Rà soát mô hình {late}; Báo cáo kết quả năm 2026 {late}.",
    ]
    assert "gửi báo cáo về Đảng ủy xã (qua Ban Xây dựng Đảng) trước ngày 3/12/2026;" in draft.closing
    assert BODIES[0] not in draft.opening + draft.closing


def test_each_body_can_get_a_paper_of_its_own(office: Office) -> None:
    record, bodies = asked(office)
    chosen = [body.uid for body in bodies[:2]]
    drafts = office.follow_up.reminders(record.uid, "3/12/2026", chosen)
    assert [[line.name for line in draft.addressees] for draft in drafts] == [["Chi bộ thôn Ba"], ["Chi bộ thôn Hai"]]
    assert all("Chi bộ thôn Một" not in draft.opening for draft in drafts)
    saved = office.directives.add_all(drafts)
    assert [one.number for one in saved] == [None, None]
    office.history.undo()
    assert len(office.directives.find_all()) == 1


def test_many_who_are_late_stand_in_a_table_behind_the_paper(office: Office) -> None:
    record, _ = asked(office)
    draft = office.follow_up.reminder(record.uid, "3/12/2026")
    assert draft.opening.endswith("(có danh sách kèm theo).")
    annex = annexes.of_text(draft.annex)
    assert annex is not None
    assert annex.columns == ("Cơ quan, đơn vị", "Nội dung chưa báo cáo", "Thời hạn", "Quá hạn từ ngày")
    assert len(annex.rows) == 8
    assert annex.rows[0] == ("Chi bộ thôn Ba", "Rà soát mô hình", "trước ngày 20/11/2026", "20/11/2026")


def test_who_took_over_is_reminded(office: Office) -> None:
    record, bodies = asked(office)
    heir = office.units.save(UnitInput(name="Chi bộ thôn Mới", kind="party", valid_from="22/11/2026"))
    old = bodies[0]
    ended = UnitInput(name=old.name, kind="party", valid_to="21/11/2026", successors=(heir.uid,))
    office.units.save(ended, old.uid)
    assert next(iter(office.follow_up.late(record.uid))).name == "Chi bộ thôn Mới"


def test_nobody_late_is_said(office: Office) -> None:
    record, bodies = asked(office)
    for body in bodies:
        for task in (0, 1):
            report(office, record, body, task)
    with pytest.raises(UserError, match="Không có đơn vị nào quá hạn"):
        office.follow_up.reminder(record.uid, "3/12/2026")


def test_who_reports_after_the_draft_is_told_before_it_is_issued(office: Office) -> None:
    record, bodies = asked(office)
    draft = office.directives.save(office.follow_up.reminder(record.uid, "3/12/2026", [bodies[0].uid, bodies[1].uid]))
    assert office.papers.warnings("dispatch", draft.uid) == []
    report(office, record, bodies[1], 0)
    assert office.papers.warnings("dispatch", draft.uid) == []  # it still owes the other task
    report(office, record, bodies[1], 1)
    (told,) = office.papers.warnings("dispatch", draft.uid)
    assert told.startswith("Đã báo cáo sau khi soạn công văn: Chi bộ thôn Hai.")


def test_the_new_deadline_offered_is_a_working_day(office: Office) -> None:
    assert office.follow_up.usual_due() == "30/11/2026"


def test_the_answer_says_what_came_in_and_who_is_missing(office: Office) -> None:
    record, bodies = asked(office, incoming=True)
    report(office, record, bodies[0], 0)
    report(office, record, bodies[0], 1, number="", summary="Vận động 120 hộ.\nHiến 300 m² đất.")
    report(office, record, bodies[1], 0)
    draft = office.follow_up.answer(record.uid)
    assert (draft.kind, draft.about) == ("BC", record.uid)
    assert [line.name for line in draft.addressees] == ["Ban Thường vụ Tỉnh ủy (qua Ban Tuyên giáo và Dân vận)"]
    lines = draft.opening.splitlines()
    assert lines[2].startswith("Ban Thường vụ Đảng ủy xã An Bình đã giao nhiệm vụ cho 04 cơ quan, đơn vị.")
    assert lines[2].endswith("01 cơ quan, đơn vị đã báo cáo đầy đủ (có biểu tổng hợp kèm theo).")
    for expected in (
        "1. Rà soát mô hình",
        "Có 02/04 cơ quan, đơn vị được giao đã báo cáo.",
        "- Chi bộ thôn Ba (Báo cáo số 5-BC/CB, ngày 18/11/2026): Đã xây dựng 02 mô hình.",
        "- Chi bộ thôn Ba (báo cáo ngày 18/11/2026): Vận động 120 hộ. Hiến 300 m² đất.",
        "Còn 03 cơ quan, đơn vị chưa báo cáo hoặc báo cáo chưa đủ: Chi bộ thôn Hai; Chi bộ thôn Một; Hội Phụ nữ xã.",
    ):
        assert expected in lines
    annex = annexes.of_text(draft.annex)
    assert annex is not None
    assert annex.rows[:3] == (
        ("Chi bộ thôn Ba", "Đã báo cáo 18/11/2026", "Đã báo cáo 18/11/2026"),
        ("Chi bộ thôn Hai", "Đã báo cáo 18/11/2026", "Quá hạn"),
        ("Chi bộ thôn Một", "Quá hạn", "Quá hạn"),
    )


def test_issuing_the_answer_ends_what_the_superior_asked_for(office: Office) -> None:
    record, bodies = asked(office, incoming=True)

    def state() -> DueState:
        keys = office.directives.keys(ListQuery(filters={"direction": "incoming"}))
        return office.directives.rows(keys)[0].state

    assert state() is DueState.LATE  # bodies are
    for body in bodies:
        for task in (0, 1):
            report(office, record, body, task)
    assert state() is DueState.SOON  # all is there, but the answer has not gone out
    draft = office.directives.save(office.follow_up.answer(record.uid))
    assert state() is DueState.SOON
    office.directives.issue(draft.uid, IssueInput(signed_on="23/11/2026"))
    assert state() is DueState.DONE


def test_any_paper_that_answers_it_ends_it_and_a_reminder_does_not(office: Office) -> None:
    record, _ = asked(office, incoming=True)

    def state() -> DueState:
        return office.directives.rows(office.directives.keys(ListQuery(filters={"direction": "incoming"})))[0].state

    reminder = office.directives.save(office.follow_up.reminder(record.uid, "3/12/2026"))
    office.directives.issue(reminder.uid, IssueInput(signed_on="23/11/2026"))
    assert (state(), office.references.of(record.uid).answered_by) == (DueState.LATE, ())
    given = DirectiveInput(
        issuer=reminder.issuer, subject="trả lời", addressees=(LineInput(name="Tỉnh ủy"),), opening="Đã thực hiện."
    )
    reply = office.directives.save(given)
    office.references.answer(reply.uid, [record.uid])
    assert state() is DueState.LATE
    office.directives.issue(reply.uid, IssueInput(signed_on="23/11/2026"))
    assert state() is DueState.DONE


@pytest.mark.parametrize("track", TRACKS)
def test_both_papers_say_it_in_both_formats(office: Office, tmp_path: Path, track: str) -> None:
    record, bodies = asked(office, track)
    report(office, record, bodies[0], 0)
    for name, draft, expected in (
        ("dispatch", office.follow_up.reminder(record.uid, "3/12/2026"), "DANH SÁCH"),
        ("report", office.follow_up.answer(record.uid), "BIỂU TỔNG HỢP"),
    ):
        saved = office.directives.save(replace(draft, number="30", signed_on="23/11/2026"))
        number = saved.printed_number
        for suffix in (".pdf", ".docx"):
            made = office.papers.export(name, saved.uid, tmp_path / f"{name}{suffix}")
            words = text_of(made if suffix == ".pdf" else pdf_of(made, tmp_path), "-raw")
            assert f"số {number}{',' if track == 'party' else ''} ngày 23 tháng 11 năm 2026" in words
            assert words.index(expected) > words.index("Lê Văn Thử")  # behind the signature
            assert "Chi bộ thôn Một" in words


def test_an_annex_is_read_as_it_was_written() -> None:
    annex = Annex("BIỂU", "Kết quả", ("A", "B"), (("một\nhai", "ba\tbốn"), ("", "năm")))
    read = annexes.of_text(annexes.to_text(annex))
    assert read == Annex("BIỂU", "Kết quả", ("A", "B"), (("một hai", "ba bốn"), ("", "năm")))
    assert annexes.of_text("") is None
