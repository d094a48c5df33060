"""Lines: as wide as they may be, broken between words, and between characters only where a word is too wide."""

import re
import tomllib
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from danvan_desktop import resources
from danvan_desktop.exporters.pdf_fonts import Face, Faces
from danvan_desktop.exporters.pdf_text import Line, lines
from danvan_desktop.exporters.text import clean
from danvan_desktop.papers import layouts

PROFILE = tomllib.loads(resources.resource("layouts", "party-hd05.toml").read_text("utf-8"))
FACES = Faces(layouts.read("party-hd05", PROFILE), resources.resource("fonts"))
PLAIN, BOLD = FACES("body"), FACES("body", bold=True)
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƠƯ" + "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ" + "0123456789.,;“”-/²"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=12), max_size=40)


def texts(found: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line.pieces) for line in found]


def measured(line: Line) -> float:
    return sum(face.widths[text] for text, face in line.pieces)


def test_lines_break_between_words() -> None:
    room = PLAIN.widths["xây dựng hệ"]
    assert texts(lines([("xây dựng hệ thống chính trị", PLAIN)], room)) == ["xây dựng hệ", "thống chính", "trị"]


def test_the_first_line_is_shorter_by_its_indent() -> None:
    room = PLAIN.widths["xây dựng hệ"]
    assert texts(lines([("xây dựng hệ thống", PLAIN)], room, 10)) == ["xây dựng", "hệ thống"]


def test_a_line_feed_ends_a_line_and_two_leave_an_empty_one() -> None:
    found = lines([("một\nhai\n\nba", PLAIN)], 500)
    assert texts(found) == ["một", "hai", "", "ba"]
    assert not any(line.full for line in found)


def test_lines_break_behind_a_hyphen_within_a_word_but_not_before_one() -> None:
    room = PLAIN.widths["giai đoạn (2016-"]
    assert texts(lines([("giai đoạn (2016-2020) - phần 1", PLAIN)], room)) == ["giai đoạn (2016-", "2020) - phần 1"]


def test_a_hard_space_does_not_break() -> None:
    day = "05\N{NO-BREAK SPACE}tháng"
    assert texts(lines([(f"ngày {day} 7", PLAIN)], PLAIN.widths[day])) == ["ngày", day, "7"]


def test_a_word_in_two_faces_is_one_word() -> None:
    found = lines([("trước ", PLAIN), ("ngày 01/7", BOLD), (", không muộn hơn", PLAIN)], 70)
    assert [list(line.pieces) for line in found] == [
        [("trước ", PLAIN), ("ngày", BOLD)],
        [("01/7", BOLD), (", không", PLAIN)],
        [("muộn hơn", PLAIN)],
    ]


def test_a_word_wider_than_the_line_is_broken_between_characters() -> None:
    found = texts(lines([("xem " + "w" * 30, PLAIN)], PLAIN.widths["w" * 12]))
    assert found == ["xem", "w" * 12, "w" * 12, "w" * 6]


def test_a_line_holds_one_character_at_least() -> None:
    assert texts(lines([("ưa", PLAIN)], 1)) == ["ư", "a"]


def test_no_text_has_no_lines() -> None:
    assert lines([("", PLAIN)], 100) == []
    assert lines([(" \t ", PLAIN)], 100) == []


def test_what_cannot_be_drawn_is_dropped() -> None:
    assert clean("Dân\x00 \x07vận\tkhe\N{COMBINING ACUTE ACCENT}o\r\n\ud800!") == "Dân vận khéo\n!"


@given(WORDS, st.floats(150, 600), st.floats(0, 60), st.sampled_from(["NFC", "NFD"]))
def test_no_word_is_lost_and_every_line_is_as_full_as_it_can_be(
    words: list[str], room: float, indent: float, form: str
) -> None:
    text = unicodedata.normalize(form, " ".join(words))  # type: ignore[arg-type] # a name of a form, as it says
    found = lines([(text, PLAIN)], room, indent)
    assert "".join("".join(texts(found)).split()) == "".join(words)
    for index, line in enumerate(found):
        limit = room - (0 if index else indent)
        assert measured(line) <= limit + 0.001
        assert abs(line.width - measured(line)) < 0.001
        if index + 1 < len(found):
            following = re.findall(r"[^ ]*?\w-(?=\w)|[^ ]+", texts(found)[index + 1])[0]
            space = 0 if texts(found)[index].endswith("-") else PLAIN.widths[" "]
            assert measured(line) + space + PLAIN.widths[following] > limit - (PLAIN.widths[" "] - space)


@given(st.text(LETTERS + " \n", max_size=300), st.floats(5, 60))
def test_however_narrow_no_character_is_lost(text: str, room: float) -> None:
    found = lines([(text, PLAIN)], room)
    assert "".join("".join(texts(found)).split()) == "".join(text.split())


def test_faces_measure_as_their_fonts_do() -> None:
    def width(face: Face) -> float:
        return face.widths["ĐẢNG CỘNG SẢN VIỆT NAM"]

    assert abs(width(FACES("title_1")) * 25.4 / 72 - 72.9) < 0.1  # 15 pt bold, as measured in Times New Roman
    assert width(BOLD) == width(FACES("title_1")) * 14 / 15
