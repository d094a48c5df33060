from dataclasses import replace

import pytest

from danvan_desktop.domain.councils import KIND, CandidateInput, CouncilInput, MemberInput, VotesInput
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.lists import ListQuery
from danvan_desktop.domain.registers import IssueInput
from danvan_desktop.texts import councils as texts
from tests.conftest import Scene


def form(scene: Scene) -> CouncilInput:
    """Three members vote on an exemplar."""
    return CouncilInput(
        issuer=scene.issuer.uid,
        number="3",
        council="Hội đồng bình xét",
        subject="Bình xét mô hình năm 2026",
        held_on="20/11/2026",
        members=(
            MemberInput(name="Lê Hữu Thiện Tâm", role="chair"),
            MemberInput(name="Trần Thị Ba", role="secretary"),
            MemberInput(name="Ngô Năm", absent="1", reason="ốm"),
        ),
        candidates=(CandidateInput(name="Tuyến đường hoa thôn Nại Cửu", proposal="Giấy khen"),),
        issued="2",
        returned="2",
        valid="2",
        votes=(VotesInput(agreed="2"),),
    )


def test_a_session_is_kept_with_all_that_belongs_to_it(scene: Scene) -> None:
    saved = scene.office.councils.save(form(scene))
    again = scene.office.councils.get(saved.uid)
    assert again == saved
    assert again.candidates[0].exemplar == scene.exemplars[0].uid
    assert again.printed_number == "03-BB/HU"
    rows = scene.office.councils.rows(scene.office.councils.keys(ListQuery(search="nai cuu")))
    assert [(row.members, row.present, row.candidates) for row in rows] == [(3, 2, 1)]
    assert scene.office.councils.years() == ["2026"]


def test_undo_takes_a_session_back_and_redo_brings_it_again(scene: Scene) -> None:
    saved = scene.office.councils.save(form(scene))
    changed = replace(form(scene), conclusion="Nhất trí", members=form(scene).members[:2])
    scene.office.councils.save(changed, saved.uid, saved.revision)
    scene.office.history.undo()
    assert len(scene.office.councils.get(saved.uid).members) == 3
    scene.office.history.undo()
    with pytest.raises(UserError):
        scene.office.councils.get(saved.uid)
    scene.office.history.redo()
    assert scene.office.councils.get(saved.uid).held_on == saved.held_on
    scene.office.councils.remove([saved.uid])
    assert scene.office.councils.find_all() == []


def test_minutes_share_their_numbers_with_no_other_minutes(scene: Scene) -> None:
    office = scene.office
    office.councils.save(form(scene))
    assert office.councils.next_number(scene.issuer, KIND, office.today()) == 4
    with pytest.raises(InvalidInput) as error:
        office.councils.save(form(scene))
    assert [problem.field for problem in error.value.problems] == ["number"]


def test_minutes_issued_here_are_changed_by_a_correction_only(scene: Scene) -> None:
    councils = scene.office.councils
    draft = councils.save(replace(form(scene), number=""))
    issued = councils.issue(draft.uid, IssueInput(signed_on="20/11/2026"), draft.revision)
    assert issued.printed_number == "01-BB/HU"
    changed = replace(form(scene), number="1", conclusion="Nhất trí")
    with pytest.raises(UserError):
        councils.save(changed, issued.uid, issued.revision)
    assert councils.save(changed, issued.uid, issued.revision, "Ghi thiếu kết luận").conclusion == "Nhất trí"


def test_a_person_typed_anew_becomes_a_recipient_once(scene: Scene) -> None:
    row = CandidateInput(kind="individual", name="Hồ Thị Sáu", unit="Thôn Nại Cửu", proposal="Giấy khen")
    given = replace(form(scene), candidates=(row,), votes=())
    first = scene.office.councils.save(given)
    second = scene.office.councils.save(replace(given, number=""))
    assert first.candidates[0].recipient == second.candidates[0].recipient is not None
    other = replace(given, number="", candidates=(replace(row, unit="Thôn Bích La Đông"),))
    assert scene.office.councils.save(other).candidates[0].recipient != first.candidates[0].recipient
    assert "Hồ Thị Sáu" in scene.office.exemplars.names()[1]


@pytest.mark.parametrize("kind", ["exemplar", "individual"])
def test_half_a_letter_in_a_name_is_told_at_its_field(scene: Scene, kind: str) -> None:
    rows = (CandidateInput(kind=kind, name="Tuyến đường \ud83d hoa"),)
    with pytest.raises(InvalidInput) as error:
        scene.office.councils.save(replace(form(scene), candidates=rows, votes=()))
    assert {"candidates.0.name"} <= {problem.field for problem in error.value.problems}


def test_a_candidate_is_known_and_stands_on_the_ballot_once(scene: Scene) -> None:
    rows = (
        CandidateInput(name="Mô hình không có"),
        CandidateInput(name="Tuyến đường hoa thôn Nại Cửu"),
        CandidateInput(exemplar=scene.exemplars[0].uid, name="Tuyến đường hoa thôn Nại Cửu"),
        CandidateInput(kind="individual", name=""),
    )
    with pytest.raises(InvalidInput) as error:
        scene.office.councils.save(replace(form(scene), candidates=rows, votes=()))
    told = {problem.field: problem.message for problem in error.value.problems}
    assert told["candidates.0.name"] == texts.NO_EXEMPLAR
    assert told["candidates.2.name"] == texts.TWICE
    assert "candidates.3.name" in told
    assert "candidates.1.name" not in told
    assert scene.office.councils.find_all() == []


def test_warnings_follow_the_settings_of_the_office(scene: Scene) -> None:
    office = scene.office
    given = replace(form(scene), counted_by="Trần Thị Ba", checked_by="Ngô Năm")
    assert office.councils.warnings(given) == []
    for key in ("quorum", "pass_share"):
        office.catalogues.put("settings", {"key": key, "name": key, "value": "9/10"})
    assert office.councils.warnings(given) == [texts.no_quorum(2, 3, "từ 90% trở lên")]
    assert office.councils.warnings(replace(given, valid="9")) == []
    office.councils.save(given)  # nothing of this forbids anything


def test_rows_are_made_of_proposed_exemplars(scene: Scene) -> None:
    rows = scene.office.councils.candidates_for(scene.exemplars)
    assert [(row.name, row.unit) for row in rows] == [
        ("Tuyến đường hoa thôn Nại Cửu", "Hội Liên hiệp Phụ nữ xã"),
        ("Tổ tự quản an ninh trật tự", "Công an xã"),
    ]
    saved = scene.office.councils.save(replace(form(scene), candidates=tuple(rows), votes=()))
    assert [one.exemplar for one in saved.candidates] == [one.uid for one in scene.exemplars]


def test_an_exemplar_that_was_voted_on_stays(scene: Scene) -> None:
    scene.office.councils.save(form(scene))
    with pytest.raises(UserError):
        scene.office.exemplars.remove([scene.exemplars[0].uid])
