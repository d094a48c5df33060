"""A change holds little, and with either side of it the other one can be made again."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.db.differences import agrees, difference, merged
from danvan_desktop.domain.directives import Direction, Directive, Task
from danvan_desktop.domain.serial import encode

TASKS = tuple(Task(text=f"Việc {number}", due=date(2026, 6, number + 1)) for number in range(6))
DIRECTIVE = Directive(
    issuer="",
    direction=Direction.OUTGOING,
    kind="CV",
    number=None,
    suffix="",
    symbol="-CV/ĐU",
    series="CV 2026",
    signed_on=date(2026, 1, 5),
    place="An Bình",
    subject="Đẩy mạnh phong trào",
    opening="",
    closing="",
    report_to="",
    report_through="",
    due=None,
    signer=None,
    tasks=TASKS,
)
tasks = st.lists(
    st.builds(replace, st.sampled_from(TASKS), text=st.sampled_from(["Việc", "Việc khác", ""])),
    unique_by=lambda task: task.uid,
    max_size=6,
)
directives = st.builds(
    lambda found, subject: replace(DIRECTIVE, tasks=tuple(found), subject=subject),
    tasks | st.just(list(TASKS)),
    st.sampled_from(["Một", "Hai"]),
)


@given(directives, directives)
def test_each_side_is_made_again_from_the_other(before: Directive, after: Directive) -> None:
    change = difference("directive", before, after)
    assert change.before is not None
    assert change.after is not None
    assert merged(encode(before), change.after) == encode(after)
    assert merged(encode(after), change.before) == encode(before)
    assert agrees(encode(before), change.before)
    assert agrees(encode(after), change.after)
    assert agrees(encode(after), change.before) == (before == after)


def test_of_parts_that_stay_only_the_changed_ones_are_held() -> None:
    other = replace(TASKS[2], text="Việc khác")
    change = difference("directive", DIRECTIVE, replace(DIRECTIVE, tasks=(*TASKS[:2], other, *TASKS[3:])))
    assert change.before == {"tasks": {TASKS[2].uid: encode(TASKS[2])}}
    assert change.after == {"tasks": {TASKS[2].uid: encode(other)}}


def test_a_part_that_is_not_there_agrees_with_nothing() -> None:
    change = difference("directive", DIRECTIVE, replace(DIRECTIVE, tasks=(replace(TASKS[0], text="Khác"), *TASKS[1:])))
    assert change.after is not None
    assert not agrees(encode(replace(DIRECTIVE, tasks=TASKS[1:])), change.after)
