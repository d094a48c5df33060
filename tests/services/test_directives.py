from dataclasses import replace

import pytest

from danvan_desktop.bootstrap import Office
from danvan_desktop.domain.deadlines import DueState
from danvan_desktop.domain.directives import DirectiveInput, LineInput, TaskInput
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.issuers import IssuerInput, IssuerNameInput, SignerInput
from danvan_desktop.domain.lists import ListQuery, Order
from tests.conftest import Scene


def form(scene: Scene, **changed: object) -> DirectiveInput:
    given = DirectiveInput(
        issuer=scene.issuer.uid,
        number="375",
        signed_on="1/8/2019",
        subject="kiểm tra việc thực hiện",
        addressees=(LineInput(name="Các chi bộ"),),
    )
    return replace(given, **changed)  # type: ignore[arg-type]


def fields(refused: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in refused.value.problems}


def test_number_symbol_and_place_come_from_the_issuer(scene: Scene) -> None:
    record = scene.office.directives.save(form(scene))
    assert (record.printed_number, record.place, record.series) == ("375-CV/HU", "Triệu Phong", "CV 2015-2020")
    assert scene.office.directives.next_number(scene.issuer, "CV", record.signed_on or scene.office.today()) == 376
    assert scene.office.directives.next_number(scene.issuer, "KH", record.signed_on or scene.office.today()) == 1


def test_a_number_taken_in_its_register_is_refused_and_names_the_holder(scene: Scene) -> None:
    with pytest.raises(InvalidInput, match="374-CV/HU đã dùng cho văn bản “đẩy mạnh") as refused:
        scene.office.directives.save(form(scene, number="374 - CV/HU"))
    assert fields(refused) == {"number"}


def test_the_same_number_is_free_in_another_kind_term_or_with_a_suffix(scene: Scene) -> None:
    for changed in (
        {"kind": "KH"},
        {"signed_on": "1/9/2020"},
        {"number": "374a"},
    ):
        scene.office.directives.save(form(scene, **{"number": "374", **changed}))
    assert len(scene.office.directives.find_all()) == 4


def test_decisions_and_directives_share_a_series(scene: Scene) -> None:
    scene.office.directives.save(form(scene, number="28", kind="QĐ", signed_on="1/9/2020"))
    assert scene.office.awards.next_number(scene.issuer, "QĐ", scene.office.today().replace(2020, 10, 1)) == 29


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"subject": " "}, "subject"),
        ({"signed_on": "30/2/2019"}, "signed_on"),
        ({"signed_on": ""}, "signed_on"),
        ({"number": ""}, "number"),
        ({"number": "ba trăm"}, "number"),
        ({"due": "1/7/2019"}, "due"),
        ({"addressees": ()}, "addressees"),
        ({"kind": "XX"}, "kind"),
        ({"issuer": ""}, "issuer"),
        ({"symbol": "CV/HU"}, "symbol"),
        ({"signed_on": "1/8/2014", "number": "1"}, "signer"),
        ({"tasks": (TaskInput(text="Một"), TaskInput(due="1/1/2020"))}, "tasks.1.text"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_saved(
    scene: Scene, changed: dict[str, object], field: str
) -> None:
    changed = {"signer": scene.issuer.signers[0].uid, **changed}
    with pytest.raises(InvalidInput) as refused:
        scene.office.directives.save(form(scene, **changed))
    assert field in fields(refused)
    assert len(scene.office.directives.find_all()) == 1


def test_a_draft_needs_neither_number_nor_day(scene: Scene) -> None:
    record = scene.office.directives.save(form(scene, number="", signed_on=""))
    assert record.printed_number.strip() == "-CV/HU"
    assert scene.office.papers.file_name("dispatch", record.uid) == f"Công-văn-dự-thảo-{record.id}.docx"


def test_the_list_is_filtered_searched_and_sorted(scene: Scene) -> None:
    office = scene.office
    office.directives.save(form(scene, due="1/12/2026", subject="ấn định ngày họp"))
    office.directives.save(form(scene, number="376", due="1/1/2027", subject="Áp dụng cách làm"))
    office.directives.save(form(scene, number="", signed_on="", subject="ăn Tết tiết kiệm"))

    def found(**asked: object) -> list[str]:
        keys = office.directives.keys(ListQuery(**asked))  # type: ignore[arg-type]
        return [row.subject.split()[0] for row in office.directives.rows(keys)]

    assert found(order=(Order("subject"),)) == ["Áp", "ăn", "ấn", "đẩy"]
    assert found(order=(Order("subject", descending=True),)) == ["đẩy", "ấn", "ăn", "Áp"]
    assert found() == ["ăn", "ấn", "Áp", "đẩy"]
    assert found(search="an dinh") == ["ấn"]
    assert found(search="376") == ["Áp"]
    assert found(filters={"state": DueState.SOON}) == ["ấn"]
    assert found(filters={"state": DueState.ON_TIME}) == ["Áp"]
    assert found(filters={"state": DueState.LATE}) == ["đẩy"]
    assert found(filters={"state": DueState.NONE}) == ["ăn"]
    assert found(filters={"year": "2019", "direction": "outgoing"}, search="ap") == ["Áp"]


def test_a_task_that_is_answered_cannot_be_dropped(scene: Scene) -> None:
    office = scene.office
    office.exemplars.link([scene.exemplars[0].uid], [scene.directive.tasks[0].uid])
    kept = tuple(TaskInput(uid=task.uid, text=task.text) for task in scene.directive.tasks[1:])
    with pytest.raises(UserError, match="đang được mô hình “Tuyến đường hoa"):
        office.directives.save(form(scene, number="374", tasks=kept), scene.directive.uid)
    assert len(office.directives.get(scene.directive.uid).tasks) == 2


def test_a_name_typed_twice_may_be_signed_by_the_one_in_office(office: Office) -> None:
    issuer = office.issuers.save(
        IssuerInput(
            name="Đảng ủy xã",
            track="party",
            symbol="ĐU",
            place="An Bình",
            names=(IssuerNameInput(valid_from="1/7/2025", name="ĐẢNG ỦY XÃ"),),
            signers=(SignerInput(full_name="A", title="BÍ THƯ", valid_from="1/7/2025", valid_to="1/1/2026"),),
        )
    )
    given = DirectiveInput(
        issuer=issuer.uid,
        number="1",
        signed_on="2/1/2026",
        subject="x",
        addressees=(LineInput(name="y"),),
        signer=issuer.signers[0].uid,
    )
    with pytest.raises(InvalidInput, match="không có quyền ký vào ngày này"):
        office.directives.save(given)
    assert office.directives.save(replace(given, signed_on="1/1/2026")).signer == issuer.signers[0].uid
