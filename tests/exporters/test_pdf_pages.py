"""Slices on pages: nothing lost, nothing over the foot, what belongs together together."""

from itertools import islice, repeat

from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.exporters.pdf_pages import Slice, pages

HEIGHT = 100.0


def piece(height: float, *, keep: bool = False, gap: float = 0.0, head: Slice | None = None) -> Slice:
    return Slice(height, lambda *_: None, gap=gap, keep=keep, head=head)


def heights(*slices: Slice) -> list[list[float]]:
    """The heights of the slices on each page."""
    return [[each.height for _, each in page] for page in pages(slices, HEIGHT)]


def test_a_page_is_filled_before_the_next_begins() -> None:
    assert heights(piece(60), piece(40), piece(1)) == [[60, 40], [1]]


def test_a_gap_falls_away_at_the_top_of_a_page() -> None:
    found = list(pages([piece(90, gap=20), piece(100, gap=20), piece(30), piece(20, gap=20)], HEIGHT))
    assert [[distance for distance, _ in page] for page in found] == [[0], [0], [0, 50]]


def test_what_is_kept_goes_to_the_page_of_what_follows() -> None:
    assert heights(piece(50), piece(20, keep=True), piece(20, keep=True), piece(20)) == [[50], [20, 20, 20]]


def test_of_a_group_that_no_page_holds_only_the_first_are_let_go() -> None:
    assert heights(*[piece(40, keep=True)] * 3, piece(20)) == [[40], [40, 40, 20]]


def test_a_slice_that_no_page_holds_has_one_of_its_own() -> None:
    assert heights(piece(50), piece(150), piece(50)) == [[50], [150], [50]]


def test_a_head_stands_above_each_part_of_its_table() -> None:
    one, other = piece(10), piece(5)
    rows = [piece(40, head=one), piece(40, head=one), piece(40, head=one), piece(40, head=other), piece(1)]
    assert heights(*rows) == [[10, 40, 40], [10, 40, 5, 40, 1]]


def test_a_head_counts_when_a_group_is_measured() -> None:
    head = piece(30)
    assert heights(piece(30), piece(40, head=head, keep=True), piece(30)) == [[30], [30, 40, 30]]


def test_a_paper_without_content_has_one_empty_page() -> None:
    assert heights() == [[]]


def test_pages_are_laid_out_one_by_one() -> None:
    endless = repeat(piece(50))
    assert len(list(islice(pages(endless, HEIGHT), 3))) == 3


@given(st.lists(st.tuples(st.floats(1, HEIGHT), st.floats(0, 20), st.booleans()), max_size=40))
def test_every_slice_stands_once_in_order_and_above_the_foot(drawn: list[tuple[float, float, bool]]) -> None:
    slices = [piece(height, gap=gap, keep=keep) for height, gap, keep in drawn]
    found = list(pages(slices, HEIGHT))
    assert [each for page in found for _, each in page] == slices
    for page in found:
        foot = 0.0
        for distance, each in page:
            assert distance >= foot
            foot = distance + each.height
        assert foot <= HEIGHT + 0.001
