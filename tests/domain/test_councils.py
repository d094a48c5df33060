from dataclasses import replace
from datetime import date, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.catalogues import Catalogues, Setting
from danvan_desktop.domain.councils import (
    CandidateInput,
    CouncilInput,
    CouncilSession,
    MemberInput,
    VotesInput,
    validated,
    warnings,
)
from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.hours import InvalidTime, format_time, format_time_long, parse_time
from danvan_desktop.domain.issuers import Issuer, Track
from danvan_desktop.domain.serial import decode, encode
from danvan_desktop.domain.shares import Share, format_share
from danvan_desktop.texts import councils as texts

TODAY = date(2026, 11, 26)
ISSUER = Issuer(name="Đảng ủy xã Bích Khê", track=Track.PARTY, symbol="ĐU", place="Bích Khê")
CATALOGUES = Catalogues({}, {}, {}, {}, {}, {}, {}, {}, {"x": Setting(key="x", name="", value="")})
NAMES = ("Trần Thị Ba", "Lê Văn Tư", "Ngô Năm", "Hồ Sáu", "Đỗ Bảy")
ROLES = ("chair", "deputy", "secretary", "member", "member")


def form(**changed: object) -> CouncilInput:
    """Five members, all there; one exemplar and one person on the ballot."""
    return replace(
        CouncilInput(
            issuer=ISSUER.uid,
            council="Hội đồng bình xét",
            subject="Bình xét mô hình năm 2026",
            held_on="20/11/2026",
            started_at="14h",
            ended_at="16h30",
            members=tuple(MemberInput(name=name, role=role) for name, role in zip(NAMES, ROLES, strict=True)),
            candidates=(CandidateInput(name="Tuyến đường hoa"), CandidateInput(kind="individual", name="Hồ Sáu")),
        ),
        **changed,  # type: ignore[arg-type]
    )


def session(**changed: object) -> CouncilSession:
    return validated(form(**changed), TODAY, {ISSUER.uid: ISSUER}, CATALOGUES)


def problems(**changed: object) -> dict[str, str]:
    with pytest.raises(InvalidInput) as error:
        session(**changed)
    return {problem.field: problem.message for problem in error.value.problems}


COUNTED = {"issued": "5", "returned": "5", "valid": "5", "counted_by": "Ngô Năm", "checked_by": "Hồ Sáu"}


def test_a_session_without_a_number_is_a_draft_of_its_day() -> None:
    record = session()
    assert (record.number, record.signed_on, record.held_on) == (None, None, date(2026, 11, 20))
    assert (record.started_at, record.ended_at) == (time(14), time(16, 30))
    assert session(number="05").signed_on == date(2026, 11, 20)
    assert session(number="05").printed_number == "05-BB/ĐU"


def test_whoever_is_absent_has_a_reason_and_does_not_preside() -> None:
    members = list(form().members)
    members[0] = replace(members[0], absent="1", reason="Đi công tác tỉnh")
    record = session(members=tuple(members))
    assert [member.reason for member in record.members if not member.present] == ["Đi công tác tỉnh"]
    assert record.chair is not None
    assert record.chair.name == "Lê Văn Tư"  # the deputy
    members[2] = replace(members[2], absent="1")
    members[1] = replace(members[1], absent="1")
    told = warnings(session(members=tuple(members)), Share.NONE, Share.NONE)
    assert told == [texts.NO_CHAIR, texts.NO_SECRETARY]


def test_a_conflict_of_interest_removes_the_ballot_for_that_candidate_only() -> None:
    candidates = (*form().candidates[:1], replace(form().candidates[1], conflicts="Hồ Sáu"))
    votes = (VotesInput(agreed="5"), VotesInput(agreed="3", against="1"))
    record = session(candidates=candidates, votes=votes, **COUNTED)
    first, second = record.candidates
    assert [member.name for member in record.excluded(second)] == ["Hồ Sáu"]
    assert (record.ballots(first), record.ballots(second)) == (5, 4)
    assert (record.share(first), record.share(second)) == (Fraction(1), Fraction(3, 4))
    told = problems(candidates=candidates, votes=(votes[0], VotesInput(agreed="5")), **COUNTED)
    assert list(told) == ["votes.1.agreed"]
    assert "Hồ Sáu" in told["votes.1.agreed"]


def test_an_absent_member_has_no_ballot_that_could_be_removed() -> None:
    members = tuple(replace(row, absent="1" if row.name == "Hồ Sáu" else "") for row in form().members)
    candidates = (replace(form().candidates[1], conflicts="Hồ Sáu"),)
    counted = COUNTED | {"issued": "4", "returned": "4", "valid": "4"}
    record = session(members=members, candidates=candidates, votes=(VotesInput(agreed="4"),), **counted)
    assert record.ballots(record.candidates[0]) == 4


def test_conflicts_name_members() -> None:
    candidates = (replace(form().candidates[0], conflicts="Ngô Năm; Ai Đó"),)
    assert problems(candidates=candidates) == {"candidates.0.conflicts": texts.no_member("Ai Đó")}
    twins = (*form().members, MemberInput(name="Ngô Năm"))
    assert problems(candidates=candidates[:1], members=twins)["candidates.0.conflicts"] == texts.no_member("Ai Đó")


@given(*(st.integers(0, 8) for _ in range(6)), st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_only_impossible_counts_are_refused(
    issued: int, returned: int, valid: int, agreed: int, against: int, abstained: int, away: set[str], biased: set[str]
) -> None:
    present = [name for name in NAMES if name not in away]
    ballots = max(valid - len(biased & set(present)), 0)
    possible = valid <= returned <= issued <= len(present) and agreed + against + abstained <= ballots
    given_ = {
        "issued": str(issued),
        "returned": str(returned),
        "valid": str(valid),
        "members": tuple(replace(row, absent="1" if row.name in away else "") for row in form().members),
        "candidates": (replace(form().candidates[0], conflicts="; ".join(sorted(biased))),),
        "votes": (VotesInput(agreed=str(agreed), against=str(against), abstained=str(abstained)),),
    }
    if not possible:
        assert problems(**given_).keys() <= {"issued", "returned", "valid", "votes.0.agreed"}
        return
    record = session(**given_)
    share = record.share(record.candidates[0])
    assert share is None or 0 <= share <= 1
    assert decode(CouncilSession, encode(record)) == record


def test_votes_need_the_ballots_they_are_part_of() -> None:
    assert problems(votes=(VotesInput(agreed="1"),)) == {"valid": texts.NEEDS_BALLOTS}
    assert "issued" in problems(issued="nhiều")


def test_thresholds_warn_and_never_refuse() -> None:
    members = tuple(replace(row, absent="1" if index > 1 else "") for index, row in enumerate(form().members))
    votes = (VotesInput(agreed="1", against="1"), VotesInput(agreed="1"))
    counted = {"issued": "2", "returned": "2", "valid": "2", "counted_by": "Ngô Năm", "checked_by": "ngô  năm"}
    record = session(members=members, votes=votes, **counted)
    told = warnings(record, Share.TWO_THIRDS, Share.FOUR_FIFTHS)
    assert told == [
        texts.NO_SECRETARY,
        texts.no_quorum(2, 5, "từ 2/3 trở lên"),
        texts.ONE_COUNTER,
        texts.not_passed("Tuyến đường hoa", "50%", "từ 80% trở lên"),
        texts.votes_missing("Hồ Sáu", 1, 2),
        texts.not_passed("Hồ Sáu", "50%", "từ 80% trở lên"),
    ]
    assert warnings(session(**COUNTED), Share.NONE, Share.NONE) == [
        texts.not_counted("Tuyến đường hoa"),
        texts.not_counted("Hồ Sáu"),
    ]


def test_the_meeting_ends_after_it_began() -> None:
    assert problems(ended_at="13:59") == {"ended_at": texts.ENDS_BEFORE_START}
    assert "started_at" in problems(started_at="25h")


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_shares_are_compared_exactly(part: int, whole: int) -> None:
    assert Share.NONE.reached(part, whole)
    assert Share.TWO_THIRDS.reached(part, whole) == (3 * part >= 2 * whole)
    assert Share.MORE_THAN_HALF.reached(part, whole) == (2 * part > whole)
    assert not Share.NINE_TENTHS.reached(0, 0)


@pytest.mark.parametrize(
    ("share", "printed"),
    [((6, 7), "85,71%"), ((1, 1), "100%"), ((0, 7), "0%"), ((2, 3), "66,67%"), ((1, 200), "0,5%")],
)
def test_shares_are_printed_with_a_comma(share: tuple[int, int], printed: str) -> None:
    assert format_share(Fraction(*share)) == printed


@given(st.times().map(lambda hour: hour.replace(second=0, microsecond=0)))
def test_hours_are_read_as_they_are_written(hour: time) -> None:
    assert parse_time(format_time(hour)) == hour
    assert parse_time(format_time_long(hour)) == hour
    assert parse_time(f"{hour:%H%M}") == hour
    assert parse_time(f"{hour.hour}g{hour.minute:02d}") == hour


@pytest.mark.parametrize("text", ["", "24:00", "12:60", "chiều", "14:5:0", "1 4 3 0", "14p"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(InvalidTime):
        parse_time(text)


def test_without_an_hour_there_is_room_to_write_one() -> None:
    assert format_time_long(None).split(" giờ")[0] == "\N{NO-BREAK SPACE}" * 6
