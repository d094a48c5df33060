"""Following up on a real database: who is asked, what is owed at midnight, what came, and taking it all back."""

from dataclasses import replace
from datetime import date

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.assignments import (
    OVERDUE,
    UNREPORTED,
    AssignInput,
    ProgressInput,
    ReportInput,
    Role,
    State,
)
from danvan_desktop.domain.deadlines import DueState
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.matrices import narrowed
from danvan_desktop.domain.units import Unit, UnitInput
from tests.conftest import Scene


def unit(office: Office, name: str, **changed: object) -> Unit:
    return office.units.save(UnitInput(name=name, kind="village", **changed))  # type: ignore[arg-type]


@pytest.fixture
def asked(scene: Scene) -> Directive:
    """A plan of 1 November with three tasks: before 23/11, up to the end of 23/11, every quarter by the 20th."""
    return scene.office.directives.save(
        DirectiveInput(
            issuer=scene.issuer.uid,
            kind="KH",
            number="5",
            signed_on="1/11/2026",
            subject="Kế hoạch dân vận khéo",
            due="1/12/2026",
            addressees=(LineInput(name="Thôn Một"),),
            tasks=(
                TaskInput(text="Rà soát mô hình", due="trước 23/11/2026", product="Danh sách"),
                TaskInput(text="Đăng ký mô hình", due="hết 23/11/2026"),
                TaskInput(text="Báo cáo kết quả", recurrence="quý 20"),
            ),
        )
    )


def states(office: Office, **filters: str) -> list[tuple[str, int, str]]:
    rows = office.assignments.rows(office.assignments.keys(ListQuery(filters=filters)))
    return sorted((row.body_name, row.position, str(row.state)) for row in rows)


def row_of(office: Office, directive: Directive) -> tuple[str, date | None, bool]:
    (row,) = (one for one in office.directives.rows(office.directives.keys(ListQuery())) if one.uid == directive.uid)
    return str(row.state), row.due, row.included


def test_before_a_day_is_late_from_that_day_and_up_to_its_end_the_day_after(scene: Scene, asked: Directive) -> None:
    office = scene.office
    one, two = unit(office, "Thôn Một"), unit(office, "Thôn Hai")
    first, second, third = (task.uid for task in asked.tasks)
    office.assignments.assign(
        asked.uid,
        [
            AssignInput(task=first, body=one.uid),
            AssignInput(task=second, body=one.uid),
            AssignInput(task=second, body=two.uid, role=Role.SUPPORT, due="1/2/2027"),
            AssignInput(task=third, body=two.uid),
        ],
    )
    assert states(office) == [
        ("Thôn Hai", 2, "due"),
        ("Thôn Hai", 3, "due"),
        ("Thôn Một", 1, "late"),
        ("Thôn Một", 2, "soon"),
    ]
    assert row_of(office, asked) == ("late", date(2026, 11, 23), False)
    assert states(office, state=OVERDUE) == [("Thôn Một", 1, "late")]
    assert states(office, due_from="2026-11-23", due_to="2026-12-31") == [
        ("Thôn Hai", 3, "due"),
        ("Thôn Một", 2, "soon"),
    ]
    assert states(office, body=two.uid, role="support") == [("Thôn Hai", 2, "due")]
    (found,) = office.assignments.rows(office.assignments.keys(ListQuery(search="danh sach thon mot")))
    assert (found.product, found.directive_number) == ("Danh sách", "05-KH/HU")


def test_a_report_ends_the_asking_a_returned_one_does_not(scene: Scene, asked: Directive) -> None:
    office = scene.office
    body = unit(office, "Thôn Một")
    cells = [AssignInput(task=task.uid, body=body.uid) for task in asked.tasks]
    first, second, third = office.assignments.assign(asked.uid, cells)
    with pytest.raises(InvalidInput, match="lý do trả lại"):
        office.assignments.answer(first.uid, ReportInput(received_on="22/11/2026", state="returned"))
    with pytest.raises(InvalidInput, match="chưa tới"):
        office.assignments.answer(first.uid, ReportInput(received_on="24/11/2026"))
    sent = ReportInput(received_on="22/11/2026", number="12/BC", state="returned", reason="Thiếu số liệu")
    office.assignments.answer(first.uid, sent)
    assert states(office, state=UNREPORTED) == [
        ("Thôn Một", 1, "returned"),
        ("Thôn Một", 2, "soon"),
        ("Thôn Một", 3, "due"),
    ]
    assert states(office, state=OVERDUE) == [("Thôn Một", 1, "returned")]
    assert [line.name for line in narrowed(office.assignments.overview(), OVERDUE).lines] == ["Thôn Một"]
    office.assignments.answer(first.uid, ReportInput(received_on="23/11/2026", state="accepted"))
    assert office.assignments.standing(first.uid).state is State.DONE
    assert office.assignments.standing(first.uid).late
    office.assignments.answer(second.uid, ReportInput(received_on="23/11/2026"))
    assert states(office, state=UNREPORTED) == [("Thôn Một", 3, "due")]
    assert row_of(office, asked) == ("on_time", date(2026, 12, 20), False)
    with pytest.raises(InvalidInput, match="kỳ báo cáo này"):
        office.assignments.answer(third.uid, ReportInput(received_on="23/11/2026", period="1/9/2026"))
    office.assignments.answer(third.uid, ReportInput(received_on="23/11/2026", period="1/10/2026", state="accepted"))
    assert [str(one.state) for one in office.assignments.periods(third.uid)] == ["done", "due"]
    office.assignments.answer(third.uid, progress=ProgressInput(progress="40%", note="đang tổng hợp"))
    assert states(office, state="done") == [("Thôn Một", 1, "done")]
    (hit,) = office.assignments.rows(office.assignments.keys(ListQuery(search="12/BC")))
    assert hit.reported_on == date(2026, 11, 23)


def test_assigning_again_changes_only_what_was_said_and_is_one_step(scene: Scene, asked: Directive) -> None:
    office = scene.office
    one, two = unit(office, "Thôn Một"), unit(office, "Thôn Hai")
    cells = [AssignInput(task=task.uid, body=body.uid) for task in asked.tasks for body in (one, two)]
    made = office.assignments.assign(asked.uid, cells)
    office.assignments.answer(made[0].uid, ReportInput(received_on="20/11/2026", state="accepted"))
    with pytest.raises(UserError, match="Thôn Một đã có báo cáo"):
        office.assignments.assign(asked.uid, cells[1:], only=True)
    with pytest.raises(InvalidInput) as refused:
        office.assignments.assign(asked.uid, [replace(cells[0], due="31/2/2026")])
    assert [problem.field for problem in refused.value.problems] == ["cells.0.due"]
    office.assignments.assign(asked.uid, [replace(cells[0], role=Role.SUPPORT), *cells[1:3]], only=True)
    kept = office.assignments.of_directive(asked.uid)
    assert [(one.role, len(one.reports)) for one in kept] == [("support", 1), ("lead", 0), ("lead", 0)]
    office.history.undo()
    assert len(office.assignments.of_directive(asked.uid)) == 6
    for _ in range(2):
        office.history.undo()
    assert office.assignments.of_directive(asked.uid) == []
    for _ in range(3):
        office.history.redo()
    assert office.assignments.of_directive(asked.uid)[0].reports[0].received_on == date(2026, 11, 20)
    assert office.history.check().problems == ()


def test_a_directive_takes_its_assignments_along_and_brings_them_back(scene: Scene, asked: Directive) -> None:
    office = scene.office
    body = unit(office, "Thôn Một")
    (made,) = office.assignments.assign(asked.uid, [AssignInput(task=asked.tasks[0].uid, body=body.uid)])
    office.assignments.answer(made.uid, ReportInput(received_on="20/11/2026", number="12/BC"))
    with pytest.raises(UserError, match="Thôn Một"):
        office.units.remove(body.uid)
    with pytest.raises(InvalidInput, match="đã giao cho Thôn Một"):
        office.directives.save(
            DirectiveInput(issuer=asked.issuer, kind="KH", number="5", signed_on="1/11/2026", subject="x"), asked.uid
        )
    office.directives.remove([asked.uid])
    assert states(office) == []
    (key,) = office.trash.keys()
    office.trash.restore([key])
    assert states(office) == [("Thôn Một", 1, "reported")]
    office.history.undo()
    office.history.undo()
    assert office.assignments.get(made.uid).reports[0].number == "12/BC"


def test_who_took_over_is_asked_in_the_place_of_who_was(scene: Scene, asked: Directive) -> None:
    office = scene.office
    old, other = unit(office, "Thôn Cũ"), unit(office, "Thôn Kia")
    first, second, _ = asked.tasks
    office.assignments.assign(
        asked.uid, [AssignInput(task=first.uid, body=old.uid), AssignInput(task=second.uid, body=other.uid)]
    )
    new = unit(office, "Thôn Mới", valid_from="1/11/2026")
    ended = UnitInput(name=old.name, kind="village", valid_to="22/11/2026", successors=(new.uid,))
    office.units.save(ended, old.uid)
    newest = unit(office, "Thôn Mới Nhất", valid_from="24/11/2026")
    split = UnitInput(name=other.name, kind="village", valid_to="23/11/2026", successors=(new.uid, newest.uid))
    office.units.save(split, other.uid)
    now = office.assignments.asked_now([old.uid, other.uid])
    assert [unit.name for unit in now[old.uid]] == ["Thôn Mới"]
    assert [unit.name for unit in now[other.uid]] == ["Thôn Kia"]  # up to midnight
    assert states(office, body=new.uid) == [("Thôn Cũ", 1, "late")]
    with pytest.raises(InvalidInput, match="Thôn Cũ không còn hoạt động"):
        office.assignments.assign(asked.uid, [AssignInput(task=second.uid, body=old.uid)])


def test_all_answered_is_done_and_not_late_for_ever(scene: Scene, asked: Directive) -> None:
    office = scene.office
    body = unit(office, "Thôn Một")
    given = [AssignInput(task=task.uid, body=body.uid) for task in asked.tasks[:2]]
    made = office.assignments.assign(asked.uid, given)
    office.assignments.answer(made[0].uid, progress=ProgressInput(progress="100"))
    office.assignments.answer(made[1].uid, ReportInput(received_on="23/11/2026"))
    assert row_of(office, asked)[0] == DueState.SOON  # a task is not given to anybody yet
    office.assignments.assign(asked.uid, [AssignInput(task=asked.tasks[2].uid, body=body.uid, due="23/11/2026")])
    assert row_of(office, asked)[0] == DueState.DONE  # its rhythm ends before the first period does
