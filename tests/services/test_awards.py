from dataclasses import replace
from datetime import date, timedelta

import pytest

from danvan_desktop.domain.awards import AwardInput, AwardLineInput, AwardStatus
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.errors import InvalidInput, UserError
from danvan_desktop.domain.exemplars import Status
from danvan_desktop.domain.issuers import Track
from danvan_desktop.domain.recipients import RecipientKind
from danvan_desktop.domain.registers import IssueInput
from danvan_desktop.texts import awards as texts
from tests.conftest import Scene


def party_kind(scene: Scene) -> str:
    """An award of the issuer's own track, in force on the day."""
    kinds = scene.office.catalogues.current().award_kinds.values()
    return next(kind.key for kind in kinds if kind.track is Track.PARTY and kind.in_force(date(2026, 10, 12)))


def form(scene: Scene, **changed: object) -> AwardInput:
    given = AwardInput(
        issuer=scene.issuer.uid,
        number="28",
        signed_on="12/10/2026",
        award_kind=party_kind(scene),
        subject="được khen thưởng",
        achieved_from="1/1/2026",
        achieved_to="30/9/2026",
        status="issued",
        lines=tuple(scene.office.awards.lines_for(scene.exemplars)),
    )
    return replace(given, **changed)  # type: ignore[arg-type]


def test_the_chosen_become_lines_and_are_recognised_in_one_step(scene: Scene) -> None:
    office = scene.office
    record = office.awards.save(form(scene))
    assert record.printed_number == "28-QĐ/HU"
    assert [line.exemplar for line in record.lines] == [exemplar.uid for exemplar in scene.exemplars]
    assert {exemplar.status for exemplar in office.exemplars.find_all()} == {Status.RECOGNISED}
    office.history.undo()
    assert {exemplar.status for exemplar in office.exemplars.find_all()} == {Status.REGISTERED}
    assert office.awards.find_all() == []
    office.history.redo()
    assert office.awards.find_all()[0].lines == record.lines


def test_money_follows_the_day_of_signing(scene: Scene) -> None:
    """The figures of domain knowledge: giấy khen of the chair of a commune, rounded up to 10,000 đồng."""
    office = scene.office
    kinds = office.catalogues.current().coefficients
    kind = next(c.award_kind for c in kinds.values() if c.value.as_tuple().digits == (1, 5) and c.value < 1)
    for day, individual, collective in (
        (date(2020, 1, 1), 230_000, 450_000),
        (date(2025, 7, 1), 710_000, 1_410_000),
        (date(2026, 7, 1), 760_000, 1_520_000),
    ):
        by_rule = [office.awards.reward(kind, who, day) for who in (RecipientKind.INDIVIDUAL, RecipientKind.COLLECTIVE)]
        assert [reward.amount if reward else None for reward in by_rule] == [individual, collective]
    assert office.awards.reward(kind, RecipientKind.INDIVIDUAL, date(1999, 1, 1)) is None


def test_a_draft_that_outlived_a_wage_is_told_before_it_is_issued(scene: Scene) -> None:
    office = scene.office
    first, second = office.awards.lines_for(scene.exemplars)
    older = office.awards.reward(party_kind(scene), RecipientKind(first.kind), date(2026, 6, 30))
    assert older is not None

    def warned(*amounts: str) -> list[str]:
        lines = tuple(replace(one, amount=amount) for one, amount in zip((first, second), amounts, strict=True))
        draft = office.awards.save(form(scene, number="", signed_on="", status="draft", lines=lines))
        return [sentence for sentence in office.papers.warnings("decision", draft.uid) if "Tiền thưởng" in sentence]

    assert warned("", "") == warned("1.234.000", "") == []
    (told,) = warned(str(older.amount), "")
    assert told.startswith("Tiền thưởng của 1 dòng không tính theo lương cơ sở ngày 23/11/2026.")


def test_an_amount_typed_stands_before_the_rule(scene: Scene) -> None:
    lines = scene.office.awards.lines_for(scene.exemplars)
    record = scene.office.awards.save(form(scene, lines=(replace(lines[0], amount="1.234.000"), lines[1])))
    assert record.lines[0].amount == 1_234_000


def test_new_recipients_and_changed_names_are_saved_with_the_decision(scene: Scene) -> None:
    office = scene.office
    first, second = office.awards.lines_for(scene.exemplars)
    new = AwardLineInput(kind="individual", name="Lê Văn Mới", position="Trưởng thôn", citation="x")
    record = office.awards.save(form(scene, lines=(replace(first, name="Tên đã sửa"), second, new)))
    names = [office.awards.recipients(record)[line.recipient].name for line in record.lines]
    assert names == ["Tên đã sửa", second.name, "Lê Văn Mới"]


def test_a_draft_is_not_issued_on_a_day_on_which_its_kind_is_not_in_force(scene: Scene) -> None:
    """A draft that lay about while the kind went, or is signed back to a day before the kind came."""
    office = scene.office
    kind = office.catalogues.current().award_kinds["gk-btv-dang-uy-xa"]
    draft = office.awards.save(form(scene, number="", signed_on="", status="draft", award_kind=kind.key))
    assert kind.valid_from is not None
    before = format_date(kind.valid_from - timedelta(days=1))
    with pytest.raises(InvalidInput) as error:
        office.awards.issue(draft.uid, IssueInput(signed_on=before))
    (problem,) = error.value.problems
    assert (problem.field, problem.message) == ("signed_on", texts.not_in_force(kind.name))
    assert office.awards.get(draft.uid).status is AwardStatus.DRAFT
    assert office.awards.issue(draft.uid, IssueInput(signed_on=format_date(kind.valid_from))).number == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"subject": ""}, "subject"),
        ({"award_kind": "x"}, "award_kind"),
        ({"award_kind": "gk-xa"}, "award_kind"),
        ({"lines": ()}, "lines"),
        ({"lines": (AwardLineInput(kind="individual", name="A", amount="900.000.000.000"),)}, "lines.0.amount"),
        ({"number": "", "signed_on": ""}, "number"),
        ({"status": "draft"}, "status"),
        ({"achieved_to": "1/1/2025"}, "achieved_to"),
        ({"lines": (AwardLineInput(kind="individual", name=""),)}, "lines.0.name"),
        ({"lines": (AwardLineInput(kind="individual", name="A", amount="-5"),)}, "lines.0.amount"),
        (
            {"lines": (AwardLineInput(kind="individual", name="A"), AwardLineInput(kind="individual", name=" a "))},
            "lines.1.name",
        ),
    ],
)
def test_bad_input_is_told_at_its_field(scene: Scene, changed: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        scene.office.awards.save(form(scene, **changed))
    assert field in {problem.field for problem in refused.value.problems}
    assert scene.office.awards.find_all() == []


def test_who_was_honoured_for_the_same_days_is_named(scene: Scene) -> None:
    office = scene.office
    first = office.awards.save(form(scene))
    assert office.awards.earlier(first) == []
    again = office.awards.save(form(scene, number="29", achieved_from="1/6/2026", achieved_to="1/11/2026"))
    sentences = office.awards.earlier(again)
    assert len(sentences) == 2
    assert "28-QĐ/HU" in sentences[0]
    later = office.awards.save(form(scene, number="30", achieved_from="1/10/2026", achieved_to="1/11/2026"))
    assert [s for s in office.awards.earlier(later) if "28-QĐ/HU" in s] == []


def test_a_revoked_decision_stays_and_counts_no_more(scene: Scene) -> None:
    office = scene.office
    first = office.awards.save(form(scene))
    lines = tuple(
        AwardLineInput(uid=line.uid, recipient=line.recipient, name=given.name, exemplar=line.exemplar)
        for line, given in zip(first.lines, office.awards.lines_for(scene.exemplars), strict=True)
    )
    office.awards.save(form(scene, status="revoked", lines=lines), first.uid)
    assert office.awards.get(first.uid).status is AwardStatus.REVOKED
    again = office.awards.save(form(scene, number="29"))
    assert office.awards.earlier(again) == []


def test_two_persons_may_share_a_name_if_they_differ_in_position(scene: Scene) -> None:
    lines = tuple(
        AwardLineInput(kind="individual", name="Nguyễn Văn An", position=position) for position in ("Thôn 1", "Thôn 2")
    )
    record = scene.office.awards.save(form(scene, lines=lines))
    assert len({line.recipient for line in record.lines}) == 2


def test_revoking_or_removing_a_decision_proposes_its_exemplars_again(scene: Scene) -> None:
    office = scene.office
    record = office.awards.save(form(scene))
    office.awards.remove([record.uid])
    assert {exemplar.status for exemplar in office.exemplars.find_all()} == {Status.PROPOSED}
    office.history.undo()
    assert {exemplar.status for exemplar in office.exemplars.find_all()} == {Status.RECOGNISED}
    first, second = record.lines
    kept = AwardLineInput(uid=first.uid, recipient=first.recipient, name="x", exemplar=first.exemplar)
    office.awards.save(form(scene, lines=(kept,)), record.uid)
    statuses = {exemplar.uid: exemplar.status for exemplar in office.exemplars.find_all()}
    assert (statuses[str(first.exemplar)], statuses[str(second.exemplar)]) == (Status.RECOGNISED, Status.PROPOSED)


def test_a_later_decision_does_not_rewrite_an_issued_one(scene: Scene) -> None:
    office = scene.office
    lines = (AwardLineInput(kind="individual", name="Lê Văn Mới", position="Trưởng thôn"),)
    issued = office.awards.save(form(scene, lines=lines))
    uid = issued.lines[0].recipient
    changed = AwardLineInput(recipient=uid, kind="household", name="Lê Văn Mới", position="Thôn Hai")
    later = office.awards.save(form(scene, number="29", lines=(changed,)))
    assert office.awards.recipients(issued)[uid].position == "Trưởng thôn"
    assert later.lines[0].recipient != uid


def test_somebody_elses_change_is_not_overwritten(scene: Scene) -> None:
    office = scene.office
    shown = office.awards.save(form(scene))
    office.awards.save(form(scene, subject="khác"), shown.uid, shown.revision)
    with pytest.raises(UserError, match="đã được sửa"):
        office.awards.save(form(scene, subject="khác nữa"), shown.uid, shown.revision)
    assert office.awards.get(shown.uid).subject == "khác"
