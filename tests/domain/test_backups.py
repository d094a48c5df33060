from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.backups import Contents, Done, Settings, State, is_due, is_suspicious, kept

NOW = datetime(2026, 11, 23, 10)  # noqa: DTZ001 - the clock on an official's desk

times = st.lists(
    st.integers(0, 5 * 365 * 24).map(lambda hours: NOW - timedelta(hours=hours)), min_size=1, max_size=200, unique=True
)


@given(times)
def test_of_each_period_the_last_copy_stays(found: list[datetime]) -> None:
    stay = kept(found, NOW)
    assert stay <= set(found)
    days = sorted({at.date() for at in found}, reverse=True)[:7]
    months = sorted({(at.year, at.month) for at in found}, reverse=True)[:12]
    assert {max(at for at in found if at.date() == day) for day in days} <= stay
    assert {max(at for at in found if (at.year, at.month) == month) for month in months} <= stay
    assert {max(at for at in found if at.year == year) for year in {at.year for at in found}} <= stay
    assert set(sorted(found, reverse=True)[:3]) <= stay


@given(times)
def test_few_stay_and_choosing_again_changes_nothing(found: list[datetime]) -> None:
    stay = kept(found, NOW)
    assert len(stay) <= 3 + 7 + 4 + 12 + 6
    assert kept(stay, NOW) == stay


@given(times)
def test_a_clock_that_went_back_removes_nothing(found: list[datetime]) -> None:
    assert kept(found, min(found) - timedelta(days=365)) == set(found)


@given(times)
def test_copies_from_the_future_stay_and_the_others_are_chosen_without_them(found: list[datetime]) -> None:
    future = {NOW + timedelta(days=3650), NOW + timedelta(days=3651)}
    assert kept(future | set(found), NOW) == future | kept(found, NOW)


@pytest.mark.parametrize(
    ("minutes", "head", "paused", "due"),
    [
        (29, "b", False, False),
        (30, "b", False, True),
        (30, "a", False, False),
        (30, "b", True, False),
        (-400, "b", False, True),
    ],
)
def test_a_copy_is_due_after_the_interval_if_something_changed(
    minutes: int, head: str, paused: bool, due: bool
) -> None:
    state = State(settings=Settings(every_minutes=30, paused=paused), done=Done(at=NOW, head="a"))
    assert is_due(state, head, NOW + timedelta(minutes=minutes)) is due


def test_the_first_copy_is_due_at_once() -> None:
    assert is_due(State(), "a", NOW)
    assert not is_due(State(), "", NOW)


def test_much_is_not_replaced_by_almost_nothing_without_asking() -> None:
    much = Contents(schema=1, counts={"exemplar": 60, "unit": 40}, change_sets=9, head="a")
    assert is_suspicious(much, replace(much, counts={"exemplar": 19}))
    assert not is_suspicious(much, replace(much, counts={"exemplar": 20}))
    assert not is_suspicious(replace(much, counts={"unit": 19}), replace(much, counts={}))
