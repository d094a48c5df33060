"""The two ways to write `ủy`, `hòa`, `khỏe`: only the tone mark of an open syllable moves."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.vietnamese import Spelling, fold, spelled

PAIRS = [
    ("ỦY BAN", "UỶ BAN"),
    ("ủy quyền", "uỷ quyền"),
    ("CỘNG HÒA", "CỘNG HOÀ"),
    ("khỏe", "khoẻ"),
    ("tùy, hóa", "tuỳ, hoá"),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_mark_moves_and_comes_back(first: str, second: str) -> None:
    assert spelled(first, Spelling.SECOND) == spelled(second, Spelling.SECOND) == second
    assert spelled(second, Spelling.FIRST) == spelled(first, Spelling.FIRST) == first


@pytest.mark.parametrize("word", ["quý", "QUỶ", "hoàn", "toàn", "thuyết", "loẹt", "khoản", "của", "mía", "Việt"])
def test_other_words_stay(word: str) -> None:
    assert [spelled(word, each) for each in Spelling] == [word, word]


@given(st.text(), st.sampled_from(Spelling))
def test_a_search_finds_both(text: str, spelling: Spelling) -> None:
    once = spelled(text, spelling)
    assert fold(once) == fold(text)
    assert spelled(once, spelling) == once
    assert unicodedata.is_normalized("NFC", once)
