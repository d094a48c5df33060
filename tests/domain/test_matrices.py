"""The matrix of bodies and tasks: its sums, and what the filters leave of it."""

import pytest

from danvan_desktop.domain.assignments import OVERDUE, UNREPORTED, State
from danvan_desktop.domain.matrices import Column, Line, Matrix, Told, matrix, narrowed

FIRST, SECOND = (Column(key, key, key) for key in ("first", "second"))
NAMES = {"one": "Thôn Một", "two": "Thôn Hai", "three": "Chi bộ Ba"}
TOLD = (
    Told("first", "one", State.DONE),
    Told("first", "one", State.LATE, late=True),
    Told("second", "one", State.DUE),
    Told("first", "two", State.RETURNED, late=True),
    Told("second", "three", State.REPORTED),
)


@pytest.fixture
def whole() -> Matrix:
    return matrix(TOLD, (FIRST, SECOND), lambda body: Line(body, NAMES[body], (body,)), lambda line: line.name)


def test_lines_columns_and_the_whole_are_summed_up(whole: Matrix) -> None:
    three, two, one = whole.lines
    assert [line.name for line in whole.lines] == ["Chi bộ Ba", "Thôn Hai", "Thôn Một"]
    assert whole.of_line(one) == {State.DONE: 1, State.LATE: 1, State.DUE: 1}
    assert whole.of_column(FIRST) == {State.DONE: 1, State.LATE: 1, State.RETURNED: 1}
    assert whole.total() == {State.DONE: 1, State.LATE: 1, State.DUE: 1, State.RETURNED: 1, State.REPORTED: 1}
    assert (whole.cell(one, FIRST).state, whole.cell(three, FIRST).state) == (State.LATE, State.NOT_ASKED)
    assert whole.cell(two, FIRST).shown == TOLD[3]


@pytest.mark.parametrize(
    ("state", "body", "words", "left"),
    [
        ("", "", (), ["three", "two", "one"]),
        (UNREPORTED, "", (), ["two", "one"]),
        (OVERDUE, "", (), ["two", "one"]),
        (str(State.LATE), "", (), ["one"]),
        ("", "three", (), ["three"]),
        (OVERDUE, "three", (), []),
        ("", "", ("thon", "hai"), ["two"]),
    ],
)
def test_filters_leave_lines(whole: Matrix, state: str, body: str, words: tuple[str, ...], left: list[str]) -> None:
    assert [line.key for line in narrowed(whole, state, body, words).lines] == left


def test_sums_are_of_the_lines_that_are_left(whole: Matrix) -> None:
    left = narrowed(whole, body="two")
    assert left.total() == left.of_column(FIRST) == {State.RETURNED: 1}
    assert left.of_column(SECOND) == {}
