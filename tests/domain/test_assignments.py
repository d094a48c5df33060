"""Deadlines at midnight, rhythms, and that SQL judges as the domain does."""

import itertools
import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.db.rhythms import register
from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.assignments import (
    Report,
    ReportState,
    State,
    Terms,
    asked_now,
    periods,
    standing,
)
from danvan_desktop.domain.recurrence import MONTHS, Recurrence, Rhythm
from danvan_desktop.domain.units import Successor, Unit, UnitKind

DAY = timedelta(days=1)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
RHYTHMS = st.sampled_from(Rhythm).flatmap(
    lambda rhythm: st.builds(
        Recurrence,
        rhythm=st.just(rhythm),
        month=st.integers(1, MONTHS[rhythm] + 1),
        day=st.integers(1, 28),
        included=st.booleans(),
    )
)


def report(received: date, state: ReportState = ReportState.ACCEPTED, period: date | None = None) -> Report:
    return Report(period=period, received_on=received, number="", summary="", state=state, reason="")


def one_off(due: date, *, included: bool) -> Terms:
    return Terms(since=due - 30 * DAY, due=due, included=included)


@given(DAYS, st.booleans(), st.integers(-40, 40))
def test_a_deadline_is_over_at_the_midnight_after_its_last_day(due: date, included: bool, offset: int) -> None:
    today = deadlines.now(due + offset * DAY)
    found = standing(one_off(due, included=included), [], 0, today)
    last = due if included else due - DAY
    assert (found.state is State.LATE) == found.late == (today.day > last)
    assert (found.state is State.SOON) == (0 <= (last - today.day).days <= deadlines.SOON)


@given(DAYS, st.integers(0, 10))
def test_where_a_day_off_is_made_up_for_the_next_working_day_still_is_in_time(due: date, offset: int) -> None:
    def extended(last: date) -> date:
        return last + max(0, 7 - last.isoweekday()) * DAY + DAY if last.isoweekday() >= 6 else last

    today = due + offset * DAY
    found = standing(one_off(due, included=True), [], 0, deadlines.now(today, extended=extended))
    assert found.late == (today > extended(due))


@given(DAYS, st.booleans())
def test_a_deadline_can_be_typed_as_it_is_shown(due: date, included: bool) -> None:
    assert deadlines.parse(deadlines.typed(due, included), date(2026, 11, 23)) == (due, included)


@given(RHYTHMS)
def test_a_rhythm_can_be_typed_as_it_is_shown(rhythm: Recurrence) -> None:
    assert recurrence.parse(recurrence.typed(rhythm)) == rhythm
    assert recurrence.of_code(recurrence.code(rhythm)) == rhythm


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Hằng năm, trước ngày 15 tháng 11", "Hằng năm, ngày 15/11"),
        ("năm 15-11", "Hằng năm, ngày 15/11"),
        ("3 tháng 1 lần, ngày 20", "Hằng quý, ngày 20 tháng cuối quý"),
        ("quý, tháng thứ 2 ngày 15", "Hằng quý, ngày 15 tháng thứ 2 của quý"),
        ("quý 5 tháng đầu quý", "Hằng quý, ngày 5 tháng thứ 1 của quý"),
        ("6 tháng 30/6 và 31/12", "Sáu tháng một lần, ngày 31/6 và 31/12"),
        ("6 tháng: sáu tháng đầu năm 15/6, 6 tháng cuối năm 15/12", "Sáu tháng một lần, ngày 15/6 và 15/12"),
    ],
)
def test_a_rhythm_is_understood_as_officials_write_it(typed: str, shown: str) -> None:
    assert recurrence.typed(recurrence.parse(typed)) == shown


@pytest.mark.parametrize(
    "typed",
    ["tháng 20 25", "6 tháng 15/6 và 20/12", "6 tháng 15/6 và 15/11", "năm 15/11/2026", "quý 5 tháng thứ 2 quý sau"],
)
def test_a_rhythm_with_more_than_one_meaning_is_refused(typed: str) -> None:
    with pytest.raises(recurrence.InvalidRecurrence, match="Chưa rõ định kỳ"):
        recurrence.parse(typed)


@given(st.text(max_size=40))
def test_any_text_is_a_rhythm_or_a_sentence(text: str) -> None:
    try:
        found = recurrence.parse(text)
    except recurrence.InvalidRecurrence as error:
        sentence = str(error)
    else:
        sentence = ""
        assert recurrence.parse(recurrence.typed(found)) == found
    assert not sentence or "Hãy gõ như" in sentence


@given(RHYTHMS, DAYS, st.integers(0, 800))
def test_periods_follow_one_another_without_gaps_from_the_first_that_is_in_time(
    rhythm: Recurrence, since: date, length: int
) -> None:
    until = since + length * DAY
    found = list(recurrence.occurrences(rhythm, since, until))
    following = list(itertools.islice(recurrence.occurrences(rhythm, since), len(found) + 1))
    assert following[:-1] == found
    assert following[-1].due > until
    assert all(since <= one.last and one.due <= until for one in found)
    months = [one.period.year * 12 + one.period.month for one in following]
    assert all(b - a == rhythm.months for a, b in itertools.pairwise(months))
    before = next(recurrence.occurrences(rhythm, following[0].period - 400 * DAY))
    assert before.last < following[0].last
    assert all(one.due.day == rhythm.day for one in following)


def test_the_thirtyfirst_is_the_last_day_of_any_month() -> None:
    rhythm = recurrence.parse("tháng hết 31")
    assert rhythm is not None
    found = itertools.islice(recurrence.occurrences(rhythm, date(2027, 1, 31)), 3)
    assert [one.last for one in found] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


@given(RHYTHMS, DAYS, st.integers(0, 500), st.data())
def test_each_period_stands_for_itself_and_sql_says_the_same(
    rhythm: Recurrence, since: date, later: int, data: st.DataObject
) -> None:
    today = deadlines.now(since + later * DAY)
    asked = Terms(since=since, due=None, included=False, rhythm=rhythm)
    open_ones = periods(asked, [], today)
    assert [one.late for one in open_ones] == [True] * (len(open_ones) - 1) + [False]
    chosen = data.draw(st.lists(st.sampled_from(open_ones), unique=True, max_size=6))
    reports = [
        report(min(one.last or since, today.day), data.draw(st.sampled_from(ReportState)), one.period) for one in chosen
    ]
    found = {one.period: one for one in periods(asked, reports, today)}
    for one in reports:
        wanted = {ReportState.ACCEPTED: State.DONE, ReportState.RECEIVED: State.REPORTED}
        assert found[one.period].state is wanted.get(one.state, State.RETURNED)
    whole = standing(asked, reports, 0, today)
    owed = [one for one in found.values() if one.late and one.state not in (State.DONE, State.REPORTED)]
    if owed:
        assert whole == owed[0]

    connection = sqlite3.connect(":memory:")
    register(connection)
    told = ",".join(f"{one.period} {one.received_on} {one.state}" for one in reports) or None
    given_ = (recurrence.code(rhythm), since, None, told, today.day, today.late_before, today.soon_until)
    texts = [None if value is None else str(value) for value in given_]
    sql = "SELECT standing('state', ?1,?2,?3,?4,?5,?6,?7), standing('last', ?1,?2,?3,?4,?5,?6,?7)"
    assert connection.execute(sql, texts).fetchone() == (str(whole.state), str(whole.last))
    connection.close()


def test_the_newest_report_decides_and_one_that_came_after_the_day_is_late() -> None:
    asked = one_off(date(2026, 6, 30), included=True)
    today = deadlines.now(date(2026, 7, 10))
    late, good = report(date(2026, 7, 1)), report(date(2026, 6, 30))
    returned = report(date(2026, 6, 30), ReportState.RETURNED)
    assert standing(asked, [returned, good], 0, today).state is State.DONE
    assert not standing(asked, [returned, good], 0, today).late
    assert standing(asked, [late], 0, today).late
    assert (standing(asked, [returned], 0, today).state, standing(asked, [returned], 0, today).late) == (
        State.RETURNED,
        True,
    )


def test_a_chain_of_mergers_ends_with_those_that_exist_and_a_circle_ends_too() -> None:
    def unit(uid: str, ended: date | None, *successors: str) -> Unit:
        parts = tuple(Successor(unit=one) for one in successors)
        return Unit(uid=uid, name=uid, kind=UnitKind.VILLAGE, valid_to=ended, successors=parts)

    past = date(2025, 6, 30)
    units = {
        one.uid: one
        for one in (unit("a", past, "b", "c"), unit("b", past, "d"), unit("c", None), unit("d", None), unit("e", past))
    }
    assert asked_now("a", units, date(2026, 1, 1)) == ("d", "c")
    assert asked_now("a", units, past) == ("a",)
    assert asked_now("e", units, date(2026, 1, 1)) == ("e",)
    circle = {one.uid: one for one in (unit("x", past, "y"), unit("y", past, "x"))}
    assert asked_now("x", circle, date(2026, 1, 1)) == ("x",)
