from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.directives import Direction
from danvan_desktop.domain.errors import InvalidInput
from danvan_desktop.domain.registers import (
    LETTERS,
    EntryState,
    Gap,
    RegisterEntry,
    ReservationInput,
    gaps,
    next_number,
    offer,
    reservation,
)

TODAY = date(2026, 11, 23)


def entry(
    number: int,
    suffix: str = "",
    state: EntryState = EntryState.TAKEN,
    dated: date | None = None,
    expires: date | None = None,
) -> RegisterEntry:
    return RegisterEntry(
        issuer="x",
        direction=Direction.OUTGOING,
        series="CV 2026",
        number=number,
        suffix=suffix,
        state=state,
        dated=dated,
        expires=expires,
    )


STATES = st.sampled_from(list(EntryState))
ENTRIES = st.lists(
    st.builds(
        entry,
        number=st.integers(1, 40),
        suffix=st.sampled_from(["", "", "", "a", "đ"]),
        state=STATES,
        dated=st.none() | st.dates(date(2026, 1, 1), TODAY),
        expires=st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 31)),
    ),
    unique_by=lambda one: (one.number, one.suffix),
)


@given(ENTRIES, st.integers(1, 60))
def test_the_next_number_is_free_and_behind_all_that_was_taken(entries: list[RegisterEntry], start: int) -> None:
    number = next_number(entries, start, TODAY)
    assert number >= start
    assert number not in {one.number for one in entries if one.stands(TODAY)}
    assert all(one.number < number for one in entries if one.state is not EntryState.RESERVED)


@given(ENTRIES, st.integers(1, 60), st.dates(date(2026, 1, 1), TODAY))
def test_what_is_offered_is_never_held_by_another(entries: list[RegisterEntry], start: int, day: date) -> None:
    assert offer(entries, start, day, TODAY) not in {(e.number, e.suffix) for e in entries if e.stands(TODAY)}


@given(ENTRIES, st.integers(1, 40))
def test_gaps_and_numbers_together_leave_nothing_out(entries: list[RegisterEntry], start: int) -> None:
    held = {one.number for one in entries if one.stands(TODAY) and not one.suffix}
    open_ = {number for gap in gaps(entries, start, TODAY) for number in range(gap.first, gap.last + 1)}
    last = max((one.number for one in entries if one.state is not EntryState.RESERVED), default=0)
    assert open_ == set(range(start, last + 1)) - held


@given(st.integers(0, 30))
def test_papers_numbered_one_after_the_other_leave_no_gap(count: int) -> None:
    entries: list[RegisterEntry] = []
    for day in range(count):
        number, suffix = offer(entries, 1, TODAY + timedelta(days=day // 3), TODAY)
        entries.append(entry(number, suffix, dated=TODAY + timedelta(days=day // 3)))
    assert [one.number for one in entries] == list(range(1, count + 1))
    assert gaps(entries, 1, TODAY) == []


def test_a_paper_of_an_earlier_day_gets_a_sub_number() -> None:
    entries = [entry(11, dated=date(2026, 3, 1)), entry(12, dated=date(2026, 3, 5)), entry(13, dated=date(2026, 3, 9))]
    assert offer(entries, 1, date(2026, 3, 7), TODAY) == (12, "a")
    assert offer(entries, 1, date(2026, 3, 9), TODAY) == (14, "")
    assert offer(entries, 1, date(2026, 2, 1), TODAY) == (14, "")
    more = [*entries, *(entry(12, letter, dated=date(2026, 3, 6)) for letter in "abcd")]
    assert offer(more, 1, date(2026, 3, 7), TODAY) == (12, "đ")
    full = [*entries, *(entry(12, letter, dated=date(2026, 3, 6)) for letter in LETTERS)]
    assert offer(full, 1, date(2026, 3, 7), TODAY) == (14, "")


def test_a_reserved_number_is_passed_over_until_its_day_is_over() -> None:
    entries = [entry(5), entry(6, state=EntryState.RESERVED, expires=TODAY)]
    assert next_number(entries, 1, TODAY) == 7
    assert next_number(entries, 1, TODAY + timedelta(days=1)) == 6


def test_an_office_that_begins_in_mid_year_has_no_gap_before_its_start() -> None:
    assert gaps([entry(374), entry(376)], 374, TODAY) == [Gap(375, 375)]
    assert gaps([entry(3)], 1, TODAY) == [Gap(1, 2)]
    assert gaps([entry(3, "a")], 3, TODAY) == [Gap(3, 3)], "a sub-number without its number"
    assert next_number([], 374, TODAY) == 374


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        (ReservationInput(number="x", holder="A", reason="b", expires="1/12/2026"), "number"),
        (ReservationInput(number="5-CV/ĐU", holder="A", reason="b", expires="1/12/2026"), "number"),
        (ReservationInput(holder=" ", reason="b", expires="1/12/2026"), "holder"),
        (ReservationInput(holder="A", expires="1/12/2026"), "reason"),
        (ReservationInput(holder="A", reason="b"), "expires"),
        (ReservationInput(holder="A", reason="b", expires="22/11/2026"), "expires"),
    ],
)
def test_a_reservation_needs_owner_reason_and_expiry(given_: ReservationInput, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        reservation(given_, TODAY)
    assert {problem.field for problem in refused.value.problems} == {field}
