"""What was read as it would be typed into the form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain import deadlines, recurrence
from danvan_desktop.domain.dates import format_date
from danvan_desktop.domain.reading import Deadline
from danvan_desktop.domain.receiving import NamesOfBodies, rhythm, typed
from danvan_desktop.domain.recurrence import InvalidRecurrence, Recurrence, Rhythm


@given(
    st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31)),
    st.sampled_from(
        [
            ("gửi báo cáo trước ngày ", False),
            ("nộp trước 16 giờ ngày ", False),
            ("gửi báo cáo chậm nhất ngày ", True),
            ("tiếp nhận đến hết ngày ", True),
            ("Tiền đề trước đó đã nêu; xong trong ngày ", True),
        ]
    ),
)
def test_a_day_keeps_whether_it_counts(day: date, asked: tuple[str, bool]) -> None:
    before, included = asked
    text = f"{before}{format_date(day)}."
    found = Deadline(day=day, sentence=text, span=(len(before), len(text) - 1))
    assert deadlines.parse(typed(found, text), date(2026, 1, 1)) == (day, included)


@pytest.mark.parametrize(
    ("words", "month", "shown"),
    [
        ("trước tháng ", "2026-11", "01/11/2026"),
        ("trong tháng ", "2026-02", "hết 28/02/2026"),
        ("trong tháng ", "2026-12", "hết 31/12/2026"),
    ],
)
def test_a_month_is_over_with_its_last_day(words: str, month: str, shown: str) -> None:
    text = f"hoàn thành {words}11/2026"
    place = len(text) - 7
    found = Deadline(day=None, month=month, sentence=text, span=(place, len(text)))
    assert typed(found, text) == shown


def test_the_head_of_a_column_tells_whether_the_day_counts() -> None:
    text = "Lập danh sách\tVăn phòng\t15/6/2026"
    for words, expected in (("Hoàn thành trước ngày ", "15/6/2026"), ("Thời hạn ", "hết 15/6/2026")):
        due = Deadline(day=date(2026, 6, 15), sentence=text, span=(24, 33), words=words)
        assert typed(due, text) == expected


@pytest.mark.parametrize(
    ("code", "sentence", "expected"),
    [
        ("monthly:23", "gửi trước ngày 23 hằng tháng", Recurrence(rhythm=Rhythm.MONTHLY, month=1, day=23)),
        (
            "quarter-end-month:20",
            "gửi chậm nhất ngày 20 tháng cuối quý",
            Recurrence(rhythm=Rhythm.QUARTERLY, month=3, day=20, included=True),
        ),
        ("yearly:11-15", "gửi trước ngày 15/11 hằng năm", Recurrence(rhythm=Rhythm.YEARLY, month=11, day=15)),
        (None, "trước ngày 15/11/2026", None),
    ],
)
def test_a_rhythm_is_typed_as_it_is_parsed(code: str | None, sentence: str, expected: Recurrence | None) -> None:
    found = Deadline(day=None, recurring=code, sentence=sentence, span=(0, len(sentence)))
    assert recurrence.parse(rhythm(found)) == expected


def test_a_rhythm_without_a_day_is_kept_and_asks_for_the_day() -> None:
    found = Deadline(day=None, recurring="every:6-months", sentence="định kỳ 6 tháng báo cáo", span=(0, 23))
    assert rhythm(found) == "Sáu tháng một lần"
    with pytest.raises(InvalidRecurrence, match="chưa có ngày"):
        recurrence.parse(rhythm(found))


def test_names_of_headings_are_written_as_usual_and_compared_spelt_out() -> None:
    names = NamesOfBodies({"ubnd": "uy ban nhan dan"}, ("xã", "ủy ban nhân dân", "Nội vụ"))
    assert names.written("ỦY BAN NHÂN DÂN XÃ ÁI TỬ") == "Ủy ban nhân dân xã Ái Tử"
    assert names.written("UBND XÃ ÁI TỬ") == "UBND xã Ái Tử"
    assert names.written("Sở Nội vụ") == "Sở Nội vụ"
    assert names.folded("UBND XÃ ÁI TỬ") == names.folded("Ủy ban nhân dân xã Ái Tử")
