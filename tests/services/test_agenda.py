"""What stands on which day, of real records of an office."""

from datetime import date
from pathlib import Path

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.agenda import AgendaItem, AgendaKind, AgendaState, Month, shifted
from danvan_desktop.domain.assignments import AssignInput, ReportInput
from danvan_desktop.domain.councils import CouncilInput
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput
from danvan_desktop.domain.lists import Condition, How, ListQuery
from danvan_desktop.domain.registers import IssueInput
from danvan_desktop.domain.units import Unit, UnitInput
from tests.exporters.test_ics import components, plain
from tests.papers.test_kinds import issuer_of
from tests.rendering import pdf_of, text_of


def asked(office: Office) -> tuple[Directive, list[Unit]]:
    """A dispatch of ours with three tasks for two bodies; it is 23 November 2026."""
    issuer = issuer_of(office, "party")
    bodies = [office.units.save(UnitInput(name=name, kind="party")) for name in ("Chi bộ Một", "Chi bộ Hai")]
    record = office.directives.save(
        DirectiveInput(
            issuer=issuer.uid,
            number="7",
            signed_on="1/10/2026",
            subject="đẩy mạnh phong trào",
            addressees=(LineInput(name="Các chi bộ"),),
            due="20/11/2026",
            tasks=(
                TaskInput(text="Rà soát mô hình"),
                TaskInput(text="Đề nghị khen thưởng", due="hết 30/11/2026"),
                TaskInput(text="Báo cáo tiến độ", recurrence="tháng 25"),
            ),
        )
    )
    cells = [AssignInput(task=task.uid, body=body.uid) for task in record.tasks for body in bodies]
    office.assignments.assign(record.uid, cells)
    return record, bodies


def items(office: Office, month: int = 11, year: int = 2026) -> list[AgendaItem]:
    days = office.agenda.days(Month(year, month))
    return [item for day in days.values() if day.day.month == month for item in day.items]


def brief(item: AgendaItem) -> tuple[int, str, str, str]:
    return item.day.day, item.kind.value, item.state.value, item.note


def test_each_deadline_stands_on_its_last_day_with_who_has_answered(office: Office) -> None:
    record, bodies = asked(office)
    first = office.assignments.of_directive(record.uid)[0]
    office.assignments.answer(first.uid, ReportInput(received_on="10/11/2026", number="3-BC/CB"))
    assert [brief(item) for item in items(office)] == [
        (19, "directive", "late", "Đã có 1/2 báo cáo"),  # before the 20th
        (24, "task", "soon", "Đã có 0/2 báo cáo"),  # before the 25th of each month
        (30, "task", "soon", "Đã có 0/2 báo cáo"),  # the 30th included
    ]
    assert items(office)[1].text == "Tháng 11/2026: 3. Báo cáo tiến độ"
    assert [brief(item)[:3] for item in items(office, 3, 2027)] == [(24, "task", "on_time")]
    other = office.assignments.of_directive(record.uid)[1]
    office.assignments.answer(other.uid, ReportInput(received_on="20/11/2026"))
    assert items(office)[0].state is AgendaState.DONE
    assert len(bodies) == 2


def test_a_body_with_a_day_of_its_own_has_a_line_of_its_own(office: Office) -> None:
    record, bodies = asked(office)
    cells = [
        AssignInput(task=record.tasks[0].uid, body=bodies[0].uid, due="15/12/2026"),
        AssignInput(task=record.tasks[0].uid, body=bodies[1].uid),
    ]
    office.assignments.assign(record.uid, cells)
    assert [brief(item) for item in items(office, 12)] == [
        (14, "task", "on_time", "Đã có 0/1 báo cáo"),
        (24, "task", "on_time", "Đã có 0/2 báo cáo"),
    ]


def test_an_answer_that_was_issued_ends_what_a_superior_asked_for(office: Office) -> None:
    ours = issuer_of(office, "party")
    name = IssuerNameInput(valid_from="1/1/1990", name="TỈNH ỦY")
    above = office.issuers.save(
        IssuerInput(name="Tỉnh ủy", track="party", symbol="TU", place="Đông Hà", own=False, names=(name,))
    )
    record = office.directives.save(
        DirectiveInput(
            issuer=above.uid,
            direction="incoming",
            number="312",
            symbol="-CV/TU",
            signed_on="1/10/2026",
            subject="báo cáo kết quả",
            addressees=(LineInput(name="Các đảng ủy"),),
            due="28/11/2026",
        )
    )
    assert [item.state for item in items(office)] == [AgendaState.SOON]
    answer = DirectiveInput(
        issuer=ours.uid, kind="BC", subject="kết quả", about=record.uid, addressees=(LineInput(name="Tỉnh ủy"),)
    )
    draft = office.directives.save(answer)
    assert [item.state for item in items(office)] == [AgendaState.SOON]  # a draft is no answer
    office.directives.issue(draft.uid, IssueInput(number="5", signed_on="23/11/2026"))
    assert [item.state for item in items(office)] == [AgendaState.DONE]


def test_sessions_holidays_and_filters(office: Office) -> None:
    asked(office)
    issuer = next(iter(office.issuers.all()))
    office.councils.save(CouncilInput(issuer=issuer, held_on="27/11/2026", council="Hội đồng xã", subject="bình xét"))
    days = office.agenda.days(Month(2026, 11), [AgendaKind.SESSION])
    assert [item.number for day in days.values() for item in day.items] == ["Hội đồng xã"]
    assert days[date(2026, 11, 24)].name == "Ngày Văn hóa Việt Nam"
    assert office.agenda.doubts(2026) == ""
    assert "chưa có thông báo" in office.agenda.doubts(2027)
    assert "chưa có ngày nghỉ Tết năm 2050" in office.agenda.doubts(2050)


def test_days_left_are_counted_as_the_office_counts(office: Office) -> None:
    last = date(2026, 11, 30)
    assert office.agenda.left(last) == "còn 7 ngày"
    row = next(row for row in office.catalogues.rows("settings") if row.key == "day_count")
    office.catalogues.put("settings", {**row.values, "value": "working"})
    assert office.agenda.left(last) == "còn 4 ngày làm việc"  # the 24th is a holiday, 28 and 29 a weekend
    assert office.agenda.left(date(2026, 11, 20)) == "quá hạn 1 ngày làm việc"


def test_a_calendar_file_has_what_is_not_done(office: Office, tmp_path: Path) -> None:
    record, _ = asked(office)
    path = tmp_path / "lich.ics"
    assert office.agenda.export_ics(date(2026, 11, 1), date(2027, 1, 31), path) == 5
    events = components(path.read_bytes(), "VEVENT")
    assert [event["DTSTART;VALUE=DATE"] for event in events] == [
        "20261119",
        "20261124",
        "20261130",
        "20261224",
        "20270124",
    ]
    assert len({event["UID"] for event in events}) == 5
    assert plain(events[0]["SUMMARY"]) == f"Văn bản: {record.printed_number} – đẩy mạnh phong trào"
    with pytest.raises(UserError, match="không có hạn nào"):
        office.agenda.export_ics(date(2025, 1, 1), date(2025, 1, 31), tmp_path / "none.ics")


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_sheet_of_a_month_says_all_of_it(office: Office, tmp_path: Path, suffix: str) -> None:
    asked(office)
    month = Month(2026, 11)
    printable = office.agenda.printable(month, office.agenda.days(month))
    made = printable.write(tmp_path / f"thang{suffix}")
    words = text_of(made if suffix == ".pdf" else pdf_of(made, tmp_path), "-raw")
    for expected in (
        "LỊCH HẠN THÁNG 11 NĂM 2026",
        "Thứ Hai",
        "Chủ nhật",
        "24 Ngày Văn hóa Việt Nam - 07-CV/ĐU: sắp đến hạn",
        "3 việc trong tháng: 1 quá hạn, 2 sắp đến hạn",
        "19/11/2026 Văn bản 07-CV/ĐU đẩy mạnh phong trào Quá hạn Đã có 0/2 báo cáo",
    ):
        assert expected in words


def test_months_shift_to_the_last_day_of_a_shorter_one() -> None:
    assert shifted(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert shifted(date(2026, 12, 15), -12) == date(2025, 12, 15)
    assert Month(2026, 11).first.weekday() == 0


def test_the_digest_has_what_is_late_due_today_and_this_week(office: Office) -> None:
    record, _ = asked(office)  # it is Monday
    other = {"issuer": record.issuer, "addressees": (LineInput(name="Các chi bộ"),), "signed_on": "1/10/2026"}
    for number, due in (("8", "hết 23/11/2026"), ("9", "30/11/2026"), ("10", "1/12/2026")):
        office.directives.save(DirectiveInput(number=number, subject="góp ý", due=due, **other))  # type: ignore[arg-type]
    office.directives.save(DirectiveInput(**other | {"signed_on": ""}, subject="dự thảo", due="1/10/2026"))  # type: ignore[arg-type]
    digest = office.agenda.digest()
    assert [(item.number, item.note) for item in digest.late] == [("07-CV/ĐU", "2 báo cáo quá hạn")]
    assert [item.number for item in digest.today] == ["08-CV/ĐU"]
    assert [(item.day.day, item.number) for item in digest.week] == [(24, "07-CV/ĐU"), (29, "09-CV/ĐU")]
    assert digest.late_in_all == 1


def test_the_digest_and_the_list_of_directives_call_the_same_late(office: Office) -> None:
    office.sample.load()
    asked(office)
    listed = ListQuery(filters={"state": "late"}, conditions=(Condition("signed_on", How.FILLED),))
    rows = office.directives.rows(office.directives.keys(listed))
    assert len(rows) > 1
    assert {item.record for item in office.agenda.digest().late} == {row.uid for row in rows}
