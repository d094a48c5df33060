"""A few of the cases that `python -m tests.fuzzing` goes through for as long as one lets it."""

import pytest

from tests.fuzzing.cases import run

MENDED = (1079, 1118, 1515, 776)
"""Lists whose numbers are none; text boxes hundreds deep; a page of a PDF that is not there, letters of no size."""


@pytest.mark.parametrize("seed", [*MENDED, *range(20)])
def test_nothing_comes_out_but_a_reading_or_a_sentence(seed: int) -> None:
    assert run(seed)
