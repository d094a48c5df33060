from dataclasses import replace

import pytest

from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.exemplars import ExemplarInput, Status
from danvan_desktop.domain.lists import ListQuery, Order
from danvan_desktop.domain.recipients import RecipientKind
from tests.conftest import Scene

FORM = ExemplarInput(
    year="2026", name="Vườn mẫu", field="economy", holder="Phạm Thị Lan", holder_kind="individual", unit="Thôn Một"
)


def test_names_typed_anew_become_records_in_the_same_step(scene: Scene) -> None:
    office = scene.office
    record = office.exemplars.save(FORM)
    assert record.printed_number == "03/MH-2026"
    assert office.exemplars.unit(record).name == "Thôn Một"
    assert office.exemplars.holders([record])[record.holder].kind is RecipientKind.INDIVIDUAL
    assert office.history.undo() == "Thêm mô hình “Vườn mẫu”"
    units, holders = office.exemplars.names()
    assert "Thôn Một" not in units
    assert "Phạm Thị Lan" not in holders


def test_numbers_typed_in_a_list_go_before_those_that_are_given_out(scene: Scene) -> None:
    given = [replace(FORM, name=f"Vườn mẫu {place}", number=typed) for place, typed in enumerate(("", "3", "", "12"))]
    made = scene.office.exemplars.take(given, "danh-sach.xlsx")
    assert [record.number for record in made] == [13, 3, 14, 12]


def test_a_name_known_already_is_used_again_but_not_one_with_another_tone(scene: Scene) -> None:
    office = scene.office
    first = office.exemplars.save(replace(FORM, unit="Thôn Hòa Bình"))
    again = office.exemplars.save(replace(FORM, name="Khác", unit="thôn  Hoà Bình"))
    other = office.exemplars.save(replace(FORM, name="Khác nữa", unit="Thôn Hóa Bình"))
    assert first.unit == again.unit != other.unit
    assert first.holder == again.holder


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"unit": "  "}, "unit"),
        ({"holder": ""}, "holder"),
        ({"field": "văn hóa"}, "field"),
        ({"year": ""}, "year"),
        ({"year": "26"}, "year"),
        ({"year": "9" * 5000}, "year"),
        ({"number": "1"}, "number"),
        ({"registered_on": "32/1/2026"}, "registered_on"),
        ({"content": "x" * 10_001}, "content"),
        ({"holder_kind": "người"}, "holder_kind"),
    ],
)
def test_bad_input_is_told_at_its_field(scene: Scene, changed: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        scene.office.exemplars.save(replace(FORM, **changed))  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [field]
    assert len(scene.office.exemplars.find_all()) == 2


def test_a_list_is_taken_whole_in_one_step_or_not_at_all(scene: Scene) -> None:
    office = scene.office
    rows = [replace(FORM, name=f"Mô hình {number}", unit=f"Thôn {number % 3}") for number in range(7)]
    with pytest.raises(InvalidInput) as refused:
        office.exemplars.take([*rows, replace(FORM, name="")], "ds.xlsx")
    assert [problem.field for problem in refused.value.problems] == ["7.name"]
    assert len(office.exemplars.find_all()) == 2
    taken = office.exemplars.take(rows, "ds.xlsx")
    assert [record.number for record in taken] == [3, 4, 5, 6, 7, 8, 9]
    assert office.history.undo() == "Nhập 7 mô hình từ tệp ds.xlsx"
    assert len(office.exemplars.find_all()) == 2


def test_linking_keeps_what_is_linked_and_is_one_step(scene: Scene) -> None:
    office = scene.office
    uids = [exemplar.uid for exemplar in scene.exemplars]
    tasks = [task.uid for task in scene.directive.tasks]
    office.exemplars.link(uids[:1], tasks[:1])
    office.exemplars.link(uids, tasks)
    assert [[answer.task for answer in office.exemplars.get(uid).answers] for uid in uids] == [tasks, tasks]
    (row,) = office.directives.rows(office.directives.keys(ListQuery()))
    assert row.answers == 2
    office.history.undo()
    assert [len(office.exemplars.get(uid).answers) for uid in uids] == [1, 0]


def test_choosing_proposes_and_undo_takes_it_back(scene: Scene) -> None:
    office = scene.office
    uids = [exemplar.uid for exemplar in scene.exemplars]
    office.exemplars.choose(uids)
    assert [record.status for record in office.exemplars.find_all()] == [Status.PROPOSED] * 2
    assert {record.uid for record in office.exemplars.proposed()} == set(uids)
    office.history.undo()
    assert office.exemplars.proposed() == []


def test_the_list_is_searched_by_holder_and_unit_too(scene: Scene) -> None:
    office = scene.office
    office.exemplars.save(FORM)

    def found(**asked: object) -> list[str]:
        keys = office.exemplars.keys(ListQuery(**asked))  # type: ignore[arg-type]
        return [row.name for row in office.exemplars.rows(keys)]

    assert found(search="pham thi lan") == ["Vườn mẫu"]
    assert found(search="cong an to tu quan") == ["Tổ tự quản an ninh trật tự"]
    assert found(filters={"field": "economy", "year": "2026"}, search="vuon") == ["Vườn mẫu"]
    assert found(order=(Order("unit"),))[0] == "Tổ tự quản an ninh trật tự"
    assert office.exemplars.years() == ["2026"]


def test_two_persons_of_one_name_in_two_units_stay_two(scene: Scene) -> None:
    office = scene.office
    one = office.exemplars.save(FORM)
    other = office.exemplars.save(replace(FORM, unit="Thôn Hai"))
    assert one.holder != other.holder
    moved = office.exemplars.save(replace(FORM, name="Vườn mẫu, sửa", unit="Thôn Hai"), one.uid)
    assert moved.holder == one.holder


def test_many_are_changed_in_one_step_and_what_was_not_named_stays(scene: Scene) -> None:
    office = scene.office
    first, second = (office.exemplars.get(one.uid) for one in scene.exemplars)
    changed = {"status": "running", "unit": "Hội Nông dân xã", "year": "2025"}
    saved = office.exemplars.change_many([first.uid, second.uid], changed)
    assert [one.status for one in saved] == [Status.RUNNING] * 2
    assert {office.exemplars.unit(one).name for one in saved} == {"Hội Nông dân xã"}
    assert [one.printed_number for one in saved] == ["01/MH-2025", "02/MH-2025"]
    assert [(one.name, one.holder, one.field) for one in saved] == [
        (one.name, one.holder, one.field) for one in (first, second)
    ]
    assert office.history.undo() == "Sửa 2 mô hình: tình trạng, đơn vị đăng ký, năm đăng ký"
    before = [office.exemplars.get(one.uid) for one in (first, second)]
    assert [(one.number, one.year, one.unit, one.status) for one in before] == [
        (one.number, one.year, one.unit, one.status) for one in (first, second)
    ]


def test_none_of_many_is_changed_where_one_cannot_be(scene: Scene) -> None:
    uids = [one.uid for one in scene.exemplars]
    for changed, field in (({"status": "nothing"}, "status"), ({"officer": "x" * 200, "status": "running"}, "officer")):
        with pytest.raises(InvalidInput) as caught:
            scene.office.exemplars.change_many(uids, changed)
        assert [problem.field for problem in caught.value.problems] == [field]
    assert {scene.office.exemplars.get(uid).status for uid in uids} == {Status.REGISTERED}
    with pytest.raises(UserError):
        scene.office.exemplars.change_many([*uids, "gone"], {"status": "running"})
