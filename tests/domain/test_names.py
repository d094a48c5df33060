import unicodedata

from danvan_desktop.domain.names import name_key


def test_the_place_of_the_tone_case_and_blanks_do_not_matter() -> None:
    assert name_key("Thôn Hoà  Bình") == name_key("thôn Hòa Bình")
    assert name_key("Uỷ ban") == name_key(unicodedata.normalize("NFD", "ủy ban"))


def test_another_tone_or_letter_is_another_name() -> None:
    names = ["Đông Hà", "Đông Hạ", "Đồng Hà", "Dông Hà", "Đông Ha"]
    assert len({name_key(name) for name in names}) == len(names)
