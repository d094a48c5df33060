"""What Excel and Word put on the clipboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.ui.pasting import rows_of, text_of


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("một", [["một"]]),
        ("một\r\nhai\r\n", [["một"], ["hai"]]),
        ("a\tb\n\tc\n", [["a", "b"], ["", "c"]]),
        ("\n\n  \na", [["a"]]),
        ('"hai\ndòng"\tb', [["hai\ndòng", "b"]]),
        ('"có ""ngoặc""\nkép"', [['có "ngoặc"\nkép']]),
        ('"Dân vận khéo" là phong trào', [['"Dân vận khéo" là phong trào']]),
        ('"Dân vận khéo"', [['"Dân vận khéo"']]),
        ('"chưa đóng\nhai', [['"chưa đóng'], ["hai"]]),
        ("1.\tRà soát\n2.\tTổng kết", [["Rà soát"], ["Tổng kết"]]),
        ("1. Rà soát\n2) Tổng kết", [["Rà soát"], ["Tổng kết"]]),
        ("- UBND huyện\n–  Các xã\n•\tMặt trận", [["UBND huyện"], ["Các xã"], ["Mặt trận"]]),
        ("1\tHội Nông dân\tTập thể", [["Hội Nông dân", "Tập thể"]]),
        ("2026 là năm bản lề", [["2026 là năm bản lề"]]),
        ("1.520.000\tđồng", [["1.520.000", "đồng"]]),
        ("-5", [["-5"]]),
    ],
)
def test_copied_text_becomes_rows(text: str, rows: list[list[str]]) -> None:
    assert rows_of(text) == rows


CELLS = st.text(st.sampled_from('ab "\t\nậđ'), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5))
def test_what_we_copy_we_paste(rows: list[list[str]]) -> None:
    quoted_by_chance = any(cell.startswith('"') for row in rows for cell in row)
    if not quoted_by_chance:  # Excel's own form does not tell such a text from a quoted cell
        assert rows_of(text_of(rows)) == rows


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert all(any(row) for row in rows_of(text))
