import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from danvan_desktop.domain.searching import Term, as_typed, both_words, hits, terms, words_again, words_of


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("dan van kheo", "Phong trào “Dân vận khéo”"),
        ("dang uy", "Đảng ủy xã"),
        ("ĐẢNG UỶ", "Đảng ủy xã"),
        ("đảng ủy", "ĐẢNG UỶ XÃ"),
        ("Hoà Bình", "thôn Hòa Bình"),
        ("hòa", "Hoà"),
        ("374", "374-CV/HU"),
        ("37", "374-CV/HU"),
        ("cv/hu", "374-CV/HU"),
        ("uoc nguyen", "ƯỚC nguyện"),
        ("ươ", "ươm mầm"),
        ("kỹ", "kĩ thuật"),
        ("ly luan", "lí luận"),
        (unicodedata.normalize("NFD", "đoàn kết"), "Đoàn kết"),
    ],
)
def test_what_is_typed_finds_what_is_meant(typed: str, text: str) -> None:
    exact, folded = (words.split() for words in both_words(text))
    for term in terms(typed):
        words = exact if term.exact else folded
        assert any(word == term.word or (term.begins and word.startswith(term.word)) for word in words), term


@pytest.mark.parametrize(("typed", "text"), [("dân", "dẫn dắt"), ("đoàn", "doan"), ("quý", "quỳ")])
def test_a_word_with_accents_finds_no_other_word(typed: str, text: str) -> None:
    (term,) = terms(typed + " ")
    assert term.exact
    assert term.word not in both_words(text)[0].split()


def test_only_the_last_word_and_numbers_may_go_on() -> None:
    assert terms("dan 37 va") == [Term("dan", False, False), Term("37", False, True), Term("va", False, True)]
    assert terms("va ") == [Term("va", False, False)]
    assert terms(" -/ ") == []


def test_what_stands_just_as_typed_can_be_told_apart() -> None:
    assert as_typed(terms("dan ")) == [Term("dan", True, False)]


def test_hits_are_places_in_the_text_as_it_is_shown() -> None:
    text = "Mô hình “Dân vận khéo” thôn Hoà"
    assert [text[slice(*place)] for place in hits(text, terms("van hòa"))] == ["vận", "Hoà"]


@given(st.text())
@example("\uff9e")  # a mark that Unicode counts as a letter
def test_every_text_is_found_by_itself(text: str) -> None:
    exact, folded = (words.split() for words in both_words(text))
    assert len(exact) == len(folded)
    for term in terms(text + " "):
        assert term.word in (exact if term.exact else folded)


@given(st.lists(st.text(max_size=400)))
def test_the_words_of_texts_that_were_known_are_the_same(texts: list[str]) -> None:
    assert words_again(texts) == words_of(texts) == words_again(texts)
