import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop.domain.vietnamese import fold, nfc, person_key, sort_key

SYLLABLES = st.text("aàảãáạăắâấbcdđeêghiklmnoôơợpqrstuưvxyýĐÂ '-,.0123456789", max_size=20)


def icu_order(section: str) -> list[str]:
    """One of the three lists, more than 11,000 neighbours together, as `data/icu_order.mjs` has ICU order them."""
    text = (Path(__file__).parent / "data" / "icu_order.txt").read_text(encoding="utf-8")
    return text.partition(f"[{section}]\n")[2].partition("\n\n")[0].splitlines()


@pytest.mark.parametrize(("section", "size"), [("words", 6000), ("texts", 2900)])
def test_order_is_that_of_icu(section: str, size: int) -> None:
    """Syllables in every tone, small and capital; phrases, numbers of papers, hyphens, digits."""
    lines = icu_order(section)
    assert len(lines) >= size
    assert [pair for pair in pairwise(lines) if not sort_key(pair[0]) < sort_key(pair[1])] == []


def test_persons_are_ordered_by_given_name_then_by_the_rest() -> None:
    names = icu_order("names")
    assert len(names) >= 2100
    assert [pair for pair in pairwise(names) if not person_key(pair[0]) < person_key(pair[1])] == []


@given(st.one_of(st.text(), SYLLABLES))
def test_nfc_and_nfd_are_the_same(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert sort_key(text) == sort_key(decomposed)
    assert person_key(text) == person_key(decomposed)
    assert fold(text) == fold(decomposed)
    assert nfc(decomposed) == nfc(text)


@given(SYLLABLES, SYLLABLES)
def test_binary_order_in_a_database_is_the_order_of_the_keys(one: str, other: str) -> None:
    ours = sort_key(one) < sort_key(other)
    assert ours == (sort_key(one).encode() < sort_key(other).encode())


@given(SYLLABLES, SYLLABLES)
def test_letters_weigh_more_than_tones_and_case(one: str, other: str) -> None:
    """Texts whose letters differ keep their order whatever tones and capitals they get."""

    def bare(text: str) -> str:
        marks = "\u0300\u0301\u0303\u0309\u0323"
        return nfc("".join(c for c in unicodedata.normalize("NFD", text.lower()) if c not in marks))

    if sort_key(bare(one)) < sort_key(bare(other)):
        assert sort_key(one) < sort_key(other)
        assert sort_key(one.upper()) < sort_key(other)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("Thôn 10", "Thôn 9"),  # digits are plain text
        ("(nháp)", "1"),
        ("9", "a"),
        ("an", "An"),
        ("AN", "án"),
        ("z", "ж"),  # what the alphabet does not hold comes last
    ],
)
def test_order_of_other_characters(lower: str, higher: str) -> None:
    assert sort_key(lower) < sort_key(higher)


def test_blanks_and_invisible_characters_do_not_sort() -> None:
    assert sort_key("  Dân\u00a0 vận\n") == sort_key("Dân vận") == sort_key("Dân\u200b vận")


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("Trần Văn An", "Nguyễn Văn Án"),  # the tone of the given name before any letter of the family name
        ("An", "Bùi An"),
        ("Y An", "Bùi Anh"),
        ("NGUYỄN VĂN AN", "Trần Văn An"),  # capitals do not stand apart
        ("Nguyễn Văn An", "TRẦN VĂN AN"),
    ],
)
def test_order_of_persons(lower: str, higher: str) -> None:
    assert person_key(lower) < person_key(higher)


def test_a_name_of_blanks_is_lowest() -> None:
    assert person_key("  ") == person_key("") < person_key("A")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Dân vận khéo", "dan van kheo"),
        ("ĐẢNG ỦY  đoàn kết", "dang uy doan ket"),
        ("Hòa Hoà", "hoa hoa"),
        ("\tƯớc\u00a0nguyện\n", "uoc nguyen"),
        ("Ðông Hà", "dong ha"),  # eth typed for Đ
        ("374-CV/ĐU", "374-cv/du"),
        ("tr\u00adước ngày\u200b", "truoc ngay"),
        ("a\x00b", "a b"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.one_of(st.text(), SYLLABLES))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(SYLLABLES)
def test_case_does_not_matter_in_a_search(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)
    assert fold(text).isascii()
