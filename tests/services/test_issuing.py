"""Papers take their numbers when they are issued, for good."""

from dataclasses import replace
from datetime import date

import pytest

from danvan_desktop.domain.awards import AwardInput, AwardLineInput, AwardStatus
from danvan_desktop.domain.directives import Directive, DirectiveInput, LineInput
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.registers import ArrivalInput, IssueInput
from tests.conftest import Scene

TODAY = "23/11/2026"


def draft(scene: Scene, subject: str = "kiểm tra việc thực hiện", **changed: object) -> Directive:
    given = DirectiveInput(issuer=scene.issuer.uid, subject=subject, addressees=(LineInput(name="Các chi bộ"),))
    return scene.office.directives.save(replace(given, **changed))  # type: ignore[arg-type]


def issue(scene: Scene, record: Directive, **given: str) -> Directive:
    return scene.office.directives.issue(record.uid, IssueInput(**{"signed_on": TODAY, **given}))


def fields(refused: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in refused.value.problems}


def test_a_number_is_offered_but_taken_only_when_the_paper_is_issued(scene: Scene) -> None:
    first, second = draft(scene), draft(scene)
    directives = scene.office.directives
    assert directives.offer(first.uid).printed == directives.offer(second.uid).printed == "01-CV/HU"
    assert issue(scene, second).printed_number == "01-CV/HU"
    assert directives.offer(first.uid).printed == "02-CV/HU"
    assert directives.get(first.uid).printed_number.strip() == "-CV/HU"
    assert issue(scene, first).signed_on == date(2026, 11, 23)


def test_undo_never_frees_a_number(scene: Scene) -> None:
    record = issue(scene, draft(scene))
    with pytest.raises(UserError, match="Phát hành văn bản: kiểm tra"):
        scene.office.history.undo()
    assert scene.office.directives.get(record.uid).number == 1


def test_an_issued_paper_is_locked_and_changed_by_a_correction(scene: Scene) -> None:
    office, record = scene.office, issue(scene, draft(scene))
    given = DirectiveInput(
        issuer=scene.issuer.uid,
        number="1",
        signed_on=TODAY,
        subject="kiểm tra, giám sát",
        addressees=(LineInput(name="Các chi bộ"),),
    )
    with pytest.raises(UserError, match="số 01-CV/HU đã phát hành nên đã khóa"):
        office.directives.save(given, record.uid)
    with pytest.raises(InvalidInput) as refused:
        office.directives.save(replace(given, number="2"), record.uid, correction="sai trích yếu")
    assert fields(refused) == {"number"}
    office.directives.save(given, record.uid, correction="sai  trích yếu")
    entry = office.directives.entry(record.uid)
    assert entry is not None
    assert [(one.on, one.reason) for one in entry.corrections] == [(date(2026, 11, 23), "sai trích yếu")]
    assert entry.subject == "kiểm tra, giám sát"
    with pytest.raises(UserError, match="đã phát hành nên không xóa được"):
        office.directives.remove([record.uid])
    with pytest.raises(UserError, match="đã có số 01-CV/HU"):
        issue(scene, record)


def test_an_old_paper_is_entered_afterwards_and_stays_open(scene: Scene) -> None:
    office = scene.office
    entry = office.directives.entry(scene.directive.uid)
    assert entry is not None
    assert (entry.late, entry.printed_number, entry.series) == (True, "374-CV/HU", "CV 2015-2020")
    given = DirectiveInput(
        issuer=scene.issuer.uid,
        number="375",
        signed_on="30/7/2019",
        subject="đẩy mạnh",
        addressees=(LineInput(name="Các chi bộ"),),
    )
    office.directives.save(given, scene.directive.uid)
    moved = office.directives.entry(scene.directive.uid)
    assert moved is not None
    assert (moved.number, moved.subject) == (375, "đẩy mạnh")
    office.history.undo()
    office.directives.remove([scene.directive.uid])
    assert office.directives.entry(scene.directive.uid) is None
    office.history.undo()
    back = office.directives.entry(scene.directive.uid)
    assert back is not None
    assert replace(back, revision=entry.revision) == entry


def test_a_cancelled_number_stays_cancelled_and_the_paper_is_a_draft_again(scene: Scene) -> None:
    office, record = scene.office, issue(scene, draft(scene))
    with pytest.raises(InvalidInput) as refused:
        office.directives.cancel_number(record.uid, " ")
    assert fields(refused) == {"reason"}
    again = office.directives.cancel_number(record.uid, "in sai tên cơ quan")
    assert (again.number, again.signed_on) == (None, None)
    with pytest.raises(InvalidInput, match=r"Số 01-CV/HU đã hủy \(in sai tên cơ quan\)"):
        issue(scene, again, number="1")
    assert issue(scene, again).printed_number == "02-CV/HU"
    with pytest.raises(UserError, match="chưa có số"):
        office.directives.cancel_number(draft(scene).uid, "x")


def test_what_came_in_loses_its_number_of_arrival_only(scene: Scene) -> None:
    office = scene.office
    record = draft(scene, direction="incoming", number="99", signed_on="20/11/2026")
    with pytest.raises(UserError, match="chưa có số trong sổ"):
        office.directives.cancel_number(record.uid, "vào nhầm sổ")
    given = ArrivalInput(receiver=scene.issuer.uid, arrived_on="23/11/2026")
    first = office.registers.arrive(record.uid, given)
    after = office.directives.cancel_number(record.uid, "vào nhầm sổ")
    assert (after.printed_number, after.signed_on) == (record.printed_number, record.signed_on)
    assert office.directives.get(record.uid) == record
    assert office.directives.entry(record.uid) is None
    assert office.registers.arrive(record.uid, given).number == first.number + 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"signed_on": ""}, "signed_on"),
        ({"signed_on": "24/11/2026"}, "signed_on"),
        ({"signed_on": "31/2/2026"}, "signed_on"),
        ({"signed_on": "1/1/2014"}, "signed_on"),  # the signer was not in office then
        ({"number": "mười"}, "number"),
        ({"number": "12-KH/HU"}, "number"),  # the symbol of another kind
    ],
)
def test_what_cannot_be_issued_is_told_and_nothing_is_taken(scene: Scene, given: dict[str, str], field: str) -> None:
    record = draft(scene, signer=scene.issuer.signers[0].uid)
    with pytest.raises(InvalidInput) as refused:
        issue(scene, record, **given)
    assert fields(refused) == {field}
    assert scene.office.directives.offer(record.uid).number == "1"


def test_a_number_may_be_typed_as_it_is_printed(scene: Scene) -> None:
    assert issue(scene, draft(scene), number="12 - cv/hu").printed_number == "12-CV/HU"


def test_a_number_of_another_kind_of_paper_counts_too(scene: Scene) -> None:
    """Decisions and directives of kind QĐ stand in one register of the whole database."""
    office = scene.office
    issue(scene, draft(scene, kind="QĐ"), number="5")
    given = AwardInput(
        issuer=scene.issuer.uid,
        subject="khen thưởng",
        award_kind=next(k.key for k in office.catalogues.current().award_kinds.values() if k.track == "party"),
    )
    empty = office.awards.save(given)
    with pytest.raises(UserError, match="chưa có tập thể, cá nhân nào"):
        office.awards.issue(empty.uid, IssueInput(signed_on=TODAY))
    holder = office.exemplars.get(scene.exemplars[0].uid)
    line = AwardLineInput(recipient=holder.holder, name="x", kind="collective", exemplar=holder.uid, amount="100000")
    decision = office.awards.save(replace(given, lines=(line,)), empty.uid)
    with pytest.raises(InvalidInput, match="05-QĐ/HU đã dùng"):
        office.awards.issue(decision.uid, IssueInput(number="5", signed_on=TODAY))
    issued = office.awards.issue(decision.uid, IssueInput(signed_on=TODAY))
    assert (issued.printed_number, issued.status) == ("06-QĐ/HU", AwardStatus.ISSUED)
    assert office.exemplars.get(holder.uid).status == "recognised"
    with pytest.raises(UserError, match="đã khóa"):
        office.awards.save(replace(given, number="6", signed_on=TODAY, status="issued", lines=(line,)), decision.uid)
    again = office.awards.cancel_number(decision.uid, "ghi sai mức thưởng")
    assert again.status is AwardStatus.DRAFT
    assert office.exemplars.get(holder.uid).status == "proposed"


def test_a_new_year_and_a_new_term_begin_anew(scene: Scene) -> None:
    """The Party's numbers run on through the years of a term; others begin anew on 1 January."""
    issue(scene, draft(scene), signed_on="30/7/2025")
    assert issue(scene, draft(scene), signed_on="1/8/2025").printed_number == "01-CV/HU"
    assert issue(scene, draft(scene), signed_on="5/1/2026").printed_number == "02-CV/HU"


def test_a_draft_that_somebody_changed_meanwhile_is_not_issued(scene: Scene) -> None:
    record = draft(scene)
    scene.office.directives.save(
        DirectiveInput(issuer=scene.issuer.uid, subject="khác", addressees=(LineInput(name="A"),)), record.uid
    )
    with pytest.raises(UserError, match="cửa sổ khác"):
        scene.office.directives.issue(record.uid, IssueInput(signed_on=TODAY), record.revision)
