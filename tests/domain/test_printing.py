import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.errors import UserError
from danvan_desktop.domain.printing import chosen_pages


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("  ", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("3", [3]),
        ("1-3, 5", [1, 2, 3, 5]),
        ("5; 1 – 2", [1, 2, 5]),
        ("7-", [7, 8]),
        ("-2", [1, 2]),
        ("2-3,3,1-2", [1, 2, 3]),
    ],
)
def test_pages_are_named_as_in_word(typed: str, pages: list[int]) -> None:
    assert chosen_pages(typed, 8) == pages


@pytest.mark.parametrize("typed", ["x", "1-3-5", ",", "-", "1,", "1.5", "²"])
def test_what_is_no_page_is_named(typed: str) -> None:
    with pytest.raises(UserError, match="không phải là số trang"):
        chosen_pages(typed, 8)


@pytest.mark.parametrize("typed", ["0", "9", "3-2", "5-9"])
def test_pages_that_are_not_there_are_named(typed: str) -> None:
    with pytest.raises(UserError, match=f"không có trang “{typed}”"):
        chosen_pages(typed, 8)


@given(st.sets(st.integers(1, 50), min_size=1))
def test_every_set_of_pages_can_be_typed(pages: set[int]) -> None:
    assert chosen_pages(", ".join(map(str, pages)), 50) == sorted(pages)
