"""Places that were left to be filled in."""

import pytest

from danvan_desktop.domain.gaps import gaps


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Công văn số 12-CV/HU, ngày ..... của Huyện ủy", ["Công văn số 12-CV/HU, ngày ..... của Huyện ủy"]),
        ("Địa điểm: ____", ["Địa điểm: ____"]),
        ("Kèm theo danh sách ( ).", ["Kèm theo danh sách ( )."]),
        ("một …… hai ....", ["một …… hai ....", "một …… hai ...."]),
        ("các chi bộ, đoàn thể,...", []),
        ("như sau: a, b…", []),
        ("(có danh sách kèm theo)./.", []),
    ],
)
def test_a_gap_is_shown_with_the_words_around_it(text: str, found: list[str]) -> None:
    assert gaps([text]) == found


def test_of_a_long_text_whole_words_around_the_gap_are_shown() -> None:
    long = "Thực hiện chương trình công tác dân vận năm 2026, ngày ..... tháng ....., các chi bộ triển khai đến cơ sở"
    assert gaps(["Không có gì.", long]) == [
        "…trình công tác dân vận năm 2026, ngày ..... tháng ....., các chi bộ triển khai đến…",
        "…tác dân vận năm 2026, ngày ..... tháng ....., các chi bộ triển khai đến cơ sở",
    ]
