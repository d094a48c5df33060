import uuid
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.evaluations import Criterion, CriterionKind, Rubric
from danvan_desktop.domain.records import new_uid
from danvan_desktop.domain.serial import decode, encode


def test_uids_are_version_7_and_sort_by_time() -> None:
    uids = [new_uid() for _ in range(5_000)]
    assert uids == sorted(uids)
    assert len(set(uids)) == len(uids)
    assert {uuid.UUID(uid).version for uid in uids} == {7}
    assert {uuid.UUID(uid).variant for uid in uids} == {uuid.RFC_4122}


@given(
    st.lists(
        st.builds(
            Criterion,
            text=st.text(),
            max_points=st.decimals(0, 100, places=2),
            kind=st.sampled_from(CriterionKind),
        )
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
def test_records_survive_the_journal(criteria: list[Criterion], day: date) -> None:
    rubric = Rubric(name="Bộ tiêu chí", version=2, valid_from=day, suggested=False, source="", criteria=tuple(criteria))
    assert decode(Rubric, encode(rubric)) == rubric
